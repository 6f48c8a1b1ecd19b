#include "web/site.h"

#include <array>
#include <typeinfo>
#include <utility>

#include "web/api.h"
#include "web/assets.h"
#include "web/discovery.h"
#include "web/export.h"
#include "web/feed.h"
#include "web/grid_address.h"
#include "web/log.h"
#include "web/origin.h"
#include "web/page_concept.h"
#include "web/page_document.h"
#include "web/page_error.h"
#include "web/page_grid.h"
#include "web/page_home.h"
#include "web/page_search.h"

namespace materia {
namespace {

Response page_response(std::string html) {
  return {200, std::string(media_type::html), std::move(html)};
}

/// What an address is asked for.
struct Visit {
  const Request& request;
  const Visitor& visitor;
  std::string_view rest;  ///< what is behind the route's prefix
};
using Answer = Response (*)(Searcher& searcher, const Visit& visit);

/// "condition:herniated-disc"; nothing where no such parameter is.
std::optional<ConceptName> read_evidence(const Parameters& parameters) {
  const auto found = parameters.find("evidence");
  if (found == parameters.end()) return std::nullopt;
  const std::size_t colon = found->second.find(':');
  if (colon == std::string::npos) throw BadRequest("“evidence” must name a concept, as “condition:herniated-disc”.");
  return ConceptName{found->second.substr(0, colon), found->second.substr(colon + 1)};
}

Response home(Searcher& searcher, const Visit& visit) {
  const Results newest = searcher.search(to_query(searcher.parse({}), {}));
  SearchRequest about;
  about.about_only = true;
  const Results examples = searcher.search(to_query(searcher.parse({}), about));
  return page_response(
      render_home_page(newest, examples.facets, searcher.statistics(), searcher.all_concepts(), visit.visitor));
}

Response search(Searcher& searcher, const Visit& visit) {
  const SearchRequest asked = read_search(visit.request.parameters, searcher.schemes());
  const Results results = searcher.search(to_query(searcher.parse(asked.text), asked));
  return page_response(render_search_page(asked, results, visit.visitor));
}

Response document(Searcher& searcher, const Visit& visit) {
  const Parameters& parameters = visit.request.parameters;
  const std::string text = read_text(parameters);
  const auto view = searcher.document(visit.rest, text, read_evidence(parameters));
  if (!view) throw NotFound("There is no such article. It may have been removed since the link was made.");
  const std::string id = std::to_string(view->id);
  const auto similar = searcher.similar(id).value_or(std::vector<SimilarDocument>());
  const auto evidence = searcher.evidence(id);
  return page_response(
      render_document_page(*view, text, searcher.all_concepts(), similar,
                           {evidence ? &*evidence : nullptr, parameters.contains("add"), visit.visitor}));
}

Response grid(Searcher& searcher, const Visit& visit) {
  GridAddress asked = read_grid(visit.request.parameters, searcher.schemes());
  const Grid counted = searcher.grid(to_request(searcher, asked));
  return page_response(render_grid_page(std::move(asked), counted, visit.visitor));
}

Response grid_table_file(Searcher& searcher, const Visit& visit) {
  GridAddress asked = read_grid(visit.request.parameters, searcher.schemes(), most_grid_lines);
  asked.gaps = 0;
  Response file{200, std::string(media_type::csv), to_csv(searcher.grid(to_request(searcher, asked)))};
  file.headers.emplace_back("Content-Disposition", "attachment; filename=\"grid.csv\"");
  return file;
}

Response concepts(Searcher& searcher, const Visit& visit) {
  return page_response(render_concepts_page(searcher.all_concepts(), visit.visitor));
}

constexpr std::string_view feed_suffix = ".atom";

Response concept_page(Searcher& searcher, const Visit& visit) {
  if (visit.rest.ends_with(feed_suffix)) {
    const auto [scheme, concept_name] = split_concept(visit.rest.substr(0, visit.rest.size() - feed_suffix.size()));
    return concept_feed(searcher, scheme, concept_name, visit.visitor.origin);
  }
  const auto [scheme, concept_name] = split_concept(visit.rest);
  const auto view = searcher.concept_view(scheme, concept_name);
  if (!view) throw NotFound("");
  SearchRequest with_it;
  with_it.filters[view->scheme] = {view->concept_name};
  return page_response(
      render_concept_page(*view, searcher.search(to_query(searcher.parse({}), with_it)), visit.visitor));
}

Response search_data(Searcher& searcher, const Visit& visit) {
  return api_search(searcher, visit.request.parameters);
}

Response document_data(Searcher& searcher, const Visit& visit) {
  return api_document(searcher, visit.rest, visit.request.parameters);
}

Response suggest_data(Searcher& searcher, const Visit& visit) {
  return api_suggest(searcher, visit.request.parameters);
}

Response grid_data(Searcher& searcher, const Visit& visit) {
  return api_grid(searcher, visit.request.parameters);
}

Response concepts_data(Searcher& searcher, const Visit& /*visit*/) {
  return api_concepts(searcher);
}

Response concept_data(Searcher& searcher, const Visit& visit) {
  return api_concept(searcher, visit.rest);
}

Response feed(Searcher& searcher, const Visit& visit) {
  return search_feed(searcher, visit.request.parameters, visit.visitor.origin);
}

Response exported(Searcher& searcher, const Visit& visit) {
  return export_articles(searcher, visit.request.parameters);
}

Response robots_file(Searcher& /*searcher*/, const Visit& visit) {
  return robots(visit.visitor.origin);
}

Response open_search_file(Searcher& /*searcher*/, const Visit& visit) {
  return open_search(visit.visitor.origin);
}

/// Behind "/sitemap": ".xml", or "-2.xml".
Response sitemap_file(Searcher& searcher, const Visit& visit) {
  std::string_view part = visit.request.path;
  part.remove_prefix(std::string_view("/sitemap").size());
  part.remove_suffix(std::string_view(".xml").size());
  return sitemap(searcher, part.empty() ? part : part.substr(1), visit.visitor.origin);
}

/// The first one that fits answers; a path ending in a slash stands for all that begin with it.
struct Route {
  std::string_view path;
  Answer answer;
};

constexpr std::array routes = {
    Route{"/search", search},
    Route{"/search.atom", feed},
    Route{"/export", exported},
    Route{"/robots.txt", robots_file},
    Route{"/opensearch.xml", open_search_file},
    Route{"/sitemap.xml", sitemap_file},
    Route{"/concepts", concepts},
    Route{"/grid", grid},
    Route{"/grid.csv", grid_table_file},
    Route{"/documents/", document},
    Route{"/api/v1/search", search_data},
    Route{"/api/v1/suggest", suggest_data},
    Route{"/api/v1/documents/", document_data},
    Route{"/api/v1/grid", grid_data},
    Route{"/api/v1/concepts", concepts_data},
    Route{"/api/v1/concepts/", concept_data},
};
constexpr Route home_route = {"/", home};
constexpr Route sitemap_route = {"/sitemap-{n}.xml", sitemap_file};
/// Whatever fits nothing else: each scheme is a folder of its concepts.
constexpr Route concept_route = {"/{scheme}/{concept}", concept_page};
constexpr std::string_view api_prefix = "/api/";
constexpr std::string_view health_path = "/healthz";
constexpr std::string_view ready_path = "/readyz";
constexpr std::string_view asset_prefix = "/assets/";

bool fits(const Route& route, std::string_view path) {
  return route.path.ends_with('/') ? path.starts_with(route.path) : path == route.path;
}

std::pair<Route, std::string_view> find_route(std::string_view path) {
  if (path == home_route.path) return {home_route, {}};
  for (const Route& route : routes) {
    if (fits(route, path)) return {route, path.substr(route.path.size())};
  }
  if (path.starts_with("/sitemap-") && path.ends_with(".xml")) return {sitemap_route, {}};
  if (path.starts_with(api_prefix) || !path.starts_with('/')) throw NotFound("");
  return {concept_route, path.substr(1)};
}

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
    answer = to_keep({200, file->media_type, std::string(file->content), "public, max-age=31536000, immutable"});
    assets_.keep(of_this_program, request.path, answer);
  }
  return sent_as(*answer, request.headers);
}

Response Site::read(const Request& request, const Visitor& visitor) {
  const auto [route, rest] = find_route(request.path);
  const SearcherPool::Borrowed searcher = searchers_.borrow(request.answer_by);
  const auto made = [&] { return route.answer(*searcher, {request, visitor, rest}); };
  if (editing_ != nullptr) {  // what it shows depends on who asks
    Response response = made();
    if (visitor.may_edit()) response.cache_control = "no-store";
    return response;
  }
  // An answer made a moment later may be of a newer edition than it is kept for, never of an older one.
  const Edition edition = (*searcher).edition();
  std::shared_ptr<const KeptAnswer> answer = answers_.find(edition, request.target);
  if (answer == nullptr) {
    answer = to_keep(made());
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
    return find_route(path).first.path;
  } catch (const NotFound&) {
    return "-";
  }
}

Response error_response(std::string_view path, int status, std::string_view detail, const Visitor& visitor) {
  if (path.starts_with(api_prefix)) return api_problem(status, detail);
  return {status, std::string(media_type::html), render_error_page(status, detail, visitor)};
}

}  // namespace materia
