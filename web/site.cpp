#include "web/site.h"

#include <typeinfo>
#include <utility>

#include "web/api.h"
#include "web/assets.h"
#include "web/log.h"
#include "web/origin.h"
#include "web/page_error.h"
#include "web/routes.h"

namespace materia {
namespace {

constexpr std::string_view health_path = "/healthz";
constexpr std::string_view ready_path = "/readyz";
constexpr std::string_view asset_prefix = "/assets/";

/// Only what can't repeat a query: the route as it is written here, and the kind of exception; its text where nothing
/// was asked that it could hold.
void log_failure(const Request& request, const std::exception& failure) noexcept {
  try {
    const bool is_private = !request.parameters.empty() || !request.body.empty();
    web_log().error("{}: {}: {}", route_name(request.path), typeid(failure).name(),
                    is_private ? "(text withheld, it might repeat the query)" : failure.what());
  } catch (...) {
    // The answer matters more than the log.
  }
}

}  // namespace

Site::Site(const std::filesystem::path& knowledge_base, const std::optional<EditingOptions>& editing,
           std::size_t answer_cache, std::string_view public_url)
    : origin_(origin_of(public_url)),
      searchers_(knowledge_base),
      answers_(answer_cache),
      editing_(editing ? std::make_unique<Editing>(knowledge_base, *editing) : nullptr) {}

Response Site::route(const Request& request, const Visitor& visitor) {
  const std::string_view path = request.path;
  if (request.is_read() && path.starts_with(asset_prefix)) return asset(request);
  if (editing_ != nullptr) {
    if (auto answer = editing_->answer(request, visitor, searchers_)) return std::move(*answer);
  }
  if (!request.is_read()) throw Refusal(405, {}, {{"Allow", "GET, HEAD"}});
  if (path == health_path || path == ready_path) return probe(request);
  return read(request, visitor);
}

Response Site::asset(const Request& request) {
  const Edition of_this_program;
  std::shared_ptr<const KeptAnswer> answer = assets_.find(of_this_program, request.path);
  if (answer == nullptr) {
    const auto file = find_asset(std::string_view(request.path).substr(asset_prefix.size()));
    if (!file) throw NotFound("");
    answer = std::make_shared<const KeptAnswer>(
        Response{200, file->media_type, std::string(file->content), "public, max-age=31536000, immutable"});
    assets_.keep(of_this_program, request.path, answer);
  }
  return sent_as(*answer, request.headers);
}

Response Site::read(const Request& request, const Visitor& visitor) {
  const FoundRoute found = find_route(request.path);
  const SearcherPool::Borrowed searcher = searchers_.borrow(request.answer_by);
  const auto made = [&] {
    const Searcher::OneGeneration same(*searcher);
    return found.route.answer(*searcher, {request, visitor, found.rest});
  };
  if (editing_ != nullptr) {  // what it shows depends on who asks
    Response response = made();
    if (visitor.may_edit()) response.cache_control = "no-store";
    return response;
  }
  // An answer made a moment later may be of a newer edition than it is kept for, never of an older one.
  const Edition edition = (*searcher).edition();
  std::shared_ptr<const KeptAnswer> answer = answers_.find(edition, request.target);
  if (answer == nullptr) {
    answer = std::make_shared<const KeptAnswer>(made());
    answers_.keep(edition, request.target, answer);
  }
  return sent_as(*answer, request.headers);
}

Response Site::probe(const Request& request) {
  std::optional<std::int64_t> generation;
  try {
    generation = (*searchers_.borrow(request.answer_by)).edition().generation;
  } catch (const std::exception& failure) {
    log_failure(request, failure);
  }
  if (request.path == health_path) return api_health("ok", generation);
  if (!generation) throw Refusal(503, "The knowledge base can't be read. The reason has been logged.");
  return api_health("ready", generation);
}

Response Site::answer(const Request& request) noexcept {
  Visitor visitor;
  const auto refused = [&](int status, std::string_view detail = {}) {
    return error_response(request.path, status, detail, visitor);
  };
  const auto later = [&](std::string_view detail) {
    Response response = refused(503, detail);
    response.headers = {{"Retry-After", "5"}};
    return response;
  };
  try {
    if (editing_ != nullptr) visitor = editing_->visitor(request);
    visitor.origin = origin_;
    return route(request, visitor);
  } catch (const Refusal& refusal) {
    Response response = refused(refusal.status(), refusal.what());
    response.headers = refusal.headers();
    return response;
  } catch (const NotFound& nothing) {
    return refused(404, nothing.what());
  } catch (const NothingToUndo& nothing) {
    return refused(409, nothing.what());
  } catch (const UnknownTag& unknown) {
    return refused(404, unknown.what());
  } catch (const ConflictError& conflict) {
    return refused(409, conflict.what());
  } catch (const BusyError&) {
    return later(
        "Another program is writing to the knowledge base. Nothing was changed; please try again in a moment.");
  } catch (const DeadlineError&) {
    return later("The answer took too long and was given up. Please try again, or search for less.");
  } catch (const BadRequest& bad) {
    return refused(400, bad.what());
  } catch (const QueryError& bad) {
    return refused(400, bad.what());
  } catch (const std::exception& failure) {
    log_failure(request, failure);
    return refused(500);
  }
}

std::string_view route_name(std::string_view path) {
  if (path.starts_with(asset_prefix)) return asset_prefix;
  for (const std::string_view whole :
       {health_path, ready_path, std::string_view("/sign-in"), std::string_view("/sign-out"),
        std::string_view("/review"), std::string_view("/api/v1/review")}) {
    if (path == whole) return whole;
  }
  try {
    return find_route(path).route.path;
  } catch (const NotFound&) {
    return "-";
  }
}

Response error_response(std::string_view path, int status, std::string_view detail, const Visitor& visitor) {
  if (path.starts_with(api_prefix)) return api_problem(status, detail);
  return {status, std::string(media_type::html), render_error_page(status, detail, visitor)};
}

}  // namespace materia
