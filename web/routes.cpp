#include "web/routes.h"

#include <array>

#include "web/api.h"
#include "web/api_description.h"
#include "web/assets.h"
#include "web/discovery.h"
#include "web/export.h"
#include "web/feed.h"
#include "web/grid_address.h"
#include "web/page_api.h"
#include "web/page_browse.h"
#include "web/page_concept.h"
#include "web/page_document.h"
#include "web/page_grid.h"
#include "web/page_home.h"
#include "web/page_search.h"
#include "web/passage_links.h"

namespace materia {
namespace {

Response page_response(std::string html) {
  return {200, std::string(media_type::html), std::move(html)};
}

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
  return page_response(render_document_page(
      *view, text, searcher.all_concepts(), similar,
      {evidence ? &*evidence : nullptr, parameters.contains("add"), visit.visitor, read_passage(parameters)}));
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

Response browse(Searcher& searcher, const Visit& visit) {
  const BrowseRequest asked = read_browse(visit.request.parameters);
  const bool names = !asked.typed.empty() || asked.by_name;
  return page_response(render_browse_page(asked, searcher.all_concepts(),
                                          names ? searcher.concept_names(asked.typed) : std::vector<ListedName>(),
                                          visit.visitor));
}

/// Where the concepts were listed before.
Response moved_to_browse(Searcher& /*searcher*/, const Visit& /*visit*/) {
  Response there{301, std::string(media_type::html), ""};
  there.headers.emplace_back("Location", "/browse");
  return there;
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

Response suggest_browser_data(Searcher& searcher, const Visit& visit) {
  return api_suggest_open_search(searcher, visit.request.parameters, visit.visitor.origin);
}

Response api_page(Searcher& /*searcher*/, const Visit& visit) {
  return page_response(render_api_page(visit.visitor));
}

Response description_json(Searcher& /*searcher*/, const Visit& /*visit*/) {
  return {200, std::string(media_type::json), std::string(api_description().json)};
}

Response description_yaml(Searcher& /*searcher*/, const Visit& /*visit*/) {
  return {200, "application/yaml", std::string(api_description().yaml)};
}

Response grid_data(Searcher& searcher, const Visit& visit) {
  return api_grid(searcher, visit.request.parameters);
}

Response concepts_data(Searcher& searcher, const Visit& /*visit*/) {
  return api_concepts(searcher);
}

Response names_data(Searcher& searcher, const Visit& visit) {
  return api_names(searcher, visit.request.parameters);
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

/// Asked for by programs that don't look into the page for it.
Response icon_file(Searcher& /*searcher*/, const Visit& /*visit*/) {
  Response there{302, std::string(media_type::html), ""};
  there.headers.emplace_back("Location", asset_url("favicon.svg"));
  return there;
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

/// The first one that fits answers.
constexpr std::array routes = {
    Route{"/search", search},
    Route{"/search.atom", feed},
    Route{"/export", exported},
    Route{"/robots.txt", robots_file},
    Route{"/favicon.ico", icon_file},
    Route{"/opensearch.xml", open_search_file},
    Route{"/sitemap.xml", sitemap_file},
    Route{"/browse", browse},
    Route{"/concepts", moved_to_browse},
    Route{"/grid", grid},
    Route{"/grid.csv", grid_table_file},
    Route{"/documents/", document},
    Route{"/api", api_page},
    Route{"/api/v1/openapi.json", description_json},
    Route{"/api/v1/openapi.yaml", description_yaml},
    Route{"/api/v1/search", search_data},
    Route{"/api/v1/suggest", suggest_data},
    Route{"/api/v1/suggest/opensearch", suggest_browser_data},
    Route{"/api/v1/documents/", document_data},
    Route{"/api/v1/grid", grid_data},
    Route{"/api/v1/concepts", concepts_data},
    Route{"/api/v1/concepts/", concept_data},
    Route{"/api/v1/names", names_data},
};
constexpr Route home_route = {"/", home};
constexpr Route sitemap_route = {"/sitemap-{n}.xml", sitemap_file};
/// Whatever fits nothing else: each scheme is a folder of its concepts.
constexpr Route concept_route = {"/{scheme}/{concept}", concept_page};
bool fits(const Route& route, std::string_view path) {
  return route.path.ends_with('/') ? path.starts_with(route.path) : path == route.path;
}

}  // namespace

FoundRoute find_route(std::string_view path) {
  if (path == home_route.path) return {home_route, {}};
  for (const Route& route : routes) {
    if (fits(route, path)) return {route, path.substr(route.path.size())};
  }
  if (path.starts_with("/sitemap-") && path.ends_with(".xml")) return {sitemap_route, {}};
  if (path.starts_with(api_prefix) || !path.starts_with('/')) throw NotFound("");
  return {concept_route, path.substr(1)};
}

}  // namespace materia
