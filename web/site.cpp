#include "web/site.h"

#include <array>
#include <typeinfo>
#include <utility>

#include "web/api.h"
#include "web/assets.h"
#include "web/log.h"
#include "web/page_concept.h"
#include "web/page_document.h"
#include "web/page_error.h"
#include "web/page_home.h"
#include "web/page_search.h"

namespace materia {
namespace {

Response page_response(std::string html) {
  return {200, std::string(media_type::html), std::move(html)};
}

/// What is behind the route's prefix is its `rest`.
using Answer = Response (*)(Searcher& searcher, const Request& request, std::string_view rest);

Response home(Searcher& searcher, const Request& /*request*/, std::string_view /*rest*/) {
  const Results newest = searcher.search(to_query(searcher.parse({}), {}));
  SearchRequest about;
  about.about_only = true;
  const Results examples = searcher.search(to_query(searcher.parse({}), about));
  return page_response(render_home_page(newest, examples.facets, searcher.statistics(), searcher.all_concepts()));
}

Response search(Searcher& searcher, const Request& request, std::string_view /*rest*/) {
  const SearchRequest asked = read_search(request.parameters, searcher.schemes());
  return page_response(render_search_page(asked, searcher.search(to_query(searcher.parse(asked.text), asked))));
}

Response document(Searcher& searcher, const Request& request, std::string_view rest) {
  const std::string text = read_text(request.parameters);
  const auto view = searcher.document(rest, text);
  if (!view) throw NotFound("There is no such article. It may have been removed since the link was made.");
  const auto similar = searcher.similar(std::to_string(view->id)).value_or(std::vector<SimilarDocument>());
  return page_response(render_document_page(*view, text, searcher.all_concepts(), similar));
}

Response concepts(Searcher& searcher, const Request& /*request*/, std::string_view /*rest*/) {
  return page_response(render_concepts_page(searcher.all_concepts()));
}

Response concept_page(Searcher& searcher, const Request& /*request*/, std::string_view rest) {
  const auto [scheme, concept_name] = split_concept(rest);
  const auto view = searcher.concept_view(scheme, concept_name);
  if (!view) throw NotFound("");
  SearchRequest with_it;
  with_it.filters[view->scheme] = {view->concept_name};
  return page_response(render_concept_page(*view, searcher.search(to_query(searcher.parse({}), with_it))));
}

Response health(Searcher& searcher, const Request& /*request*/, std::string_view /*rest*/) {
  return api_health(searcher);
}

Response search_data(Searcher& searcher, const Request& request, std::string_view /*rest*/) {
  return api_search(searcher, request.parameters);
}

Response document_data(Searcher& searcher, const Request& request, std::string_view rest) {
  return api_document(searcher, rest, request.parameters);
}

Response suggest_data(Searcher& searcher, const Request& request, std::string_view /*rest*/) {
  return api_suggest(searcher, request.parameters);
}

Response concepts_data(Searcher& searcher, const Request& /*request*/, std::string_view /*rest*/) {
  return api_concepts(searcher);
}

Response concept_data(Searcher& searcher, const Request& /*request*/, std::string_view rest) {
  return api_concept(searcher, rest);
}

/// The first one that fits answers; a path ending in a slash stands for all that begin with it.
struct Route {
  std::string_view path;
  Answer answer;
};

constexpr std::array routes = {
    Route{"/search", search},
    Route{"/concepts", concepts},
    Route{"/documents/", document},
    Route{"/healthz", health},
    Route{"/api/v1/search", search_data},
    Route{"/api/v1/suggest", suggest_data},
    Route{"/api/v1/documents/", document_data},
    Route{"/api/v1/concepts", concepts_data},
    Route{"/api/v1/concepts/", concept_data},
};
constexpr Route home_route = {"/", home};
/// Whatever fits nothing else: each scheme is a folder of its concepts.
constexpr Route concept_route = {"/{scheme}/{concept}", concept_page};
constexpr std::string_view api_prefix = "/api/";
constexpr std::string_view asset_prefix = "/assets/";

bool fits(const Route& route, std::string_view path) {
  return route.path.ends_with('/') ? path.starts_with(route.path) : path == route.path;
}

std::pair<Route, std::string_view> find_route(std::string_view path) {
  if (path == home_route.path) return {home_route, {}};
  for (const Route& route : routes) {
    if (fits(route, path)) return {route, path.substr(route.path.size())};
  }
  if (path.starts_with(api_prefix) || !path.starts_with('/')) throw NotFound("");
  return {concept_route, path.substr(1)};
}

Response asset_response(std::string_view name) {
  const auto asset = find_asset(name);
  if (!asset) throw NotFound("");
  return {200, asset->media_type, std::string(asset->content), "public, max-age=31536000, immutable"};
}

/// Only what can't repeat a query: the route as it is written here, and the kind of exception; its text where nothing
/// was asked that it could hold.
void log_failure(const Request& request, const std::exception& failure) noexcept {
  try {
    const bool is_private = !request.parameters.empty();
    std::string_view route =
        request.path.starts_with(asset_prefix) ? asset_prefix : find_route(request.path).first.path;
    web_log().error("{}: {}: {}", route, typeid(failure).name(),
                    is_private ? "(text withheld, it might repeat the query)" : failure.what());
  } catch (...) {
    // The answer matters more than the log.
  }
}

}  // namespace

Site::Site(std::filesystem::path knowledge_base) : searchers_(std::move(knowledge_base)) {}

Response Site::route(const Request& request) {
  const std::string_view path = request.path;
  if (path.starts_with(asset_prefix)) return asset_response(path.substr(asset_prefix.size()));
  const auto [route, rest] = find_route(path);
  const SearcherPool::Borrowed searcher = searchers_.borrow();
  return route.answer(*searcher, request, rest);
}

Response Site::answer(const Request& request) noexcept {
  try {
    return route(request);
  } catch (const NotFound& nothing) {
    return error_response(request.path, 404, nothing.what());
  } catch (const BadRequest& bad) {
    return error_response(request.path, 400, bad.what());
  } catch (const QueryError& bad) {
    return error_response(request.path, 400, bad.what());
  } catch (const std::exception& failure) {
    log_failure(request, failure);
    return error_response(request.path, 500);
  }
}

Response error_response(std::string_view path, int status, std::string_view detail) {
  if (path.starts_with(api_prefix)) return api_problem(status, detail);
  return {status, std::string(media_type::html), render_error_page(status, detail)};
}

}  // namespace materia
