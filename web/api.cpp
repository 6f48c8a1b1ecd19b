#include "web/api.h"

#include <nlohmann/json.hpp>

#include "query/grid.h"
#include "query/json.h"
#include "web/escape.h"
#include "web/grid_address.h"
#include "web/page_error.h"
#include "web/page_parts.h"
#include "web/readable_text.h"

namespace materia {
namespace {

Response json_response(std::string body) {
  return {200, std::string(media_type::json), std::move(body)};
}

std::string dump(const nlohmann::ordered_json& value) {
  return value.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

constexpr std::string_view similar_suffix = "/similar";
constexpr std::string_view tags_suffix = "/tags";
constexpr std::size_t similar_shown = 5;

Response similar_response(Searcher& searcher, const DocumentView& document, const Parameters& parameters) {
  const std::size_t limit = read_limit(parameters, similar_shown);
  const auto similar = searcher.similar(std::to_string(document.id), limit);
  return json_response(similar_json(document, similar.value_or(std::vector<SimilarDocument>())));
}

}  // namespace

Response api_search(Searcher& searcher, const Parameters& parameters) {
  const std::vector<std::string> schemes = searcher.schemes();
  check_names(parameters, schemes);
  const SearchRequest request = read_search(parameters, schemes);
  Query query = to_query(searcher.parse(request.text), request);
  // `page` is the pages' way to say it; where it is given without an offset it counts in steps of the limit.
  const Window window = read_window(parameters);
  query.limit = window.limit;
  query.offset = window.offset > 0 ? window.offset : (request.page - 1) * window.limit;
  return json_response(to_json(searcher.search(std::move(query))));
}

Response api_document(Searcher& searcher, std::string_view path_or_id, const Parameters& parameters) {
  // A path may end so, too: then it is the article's unless there is one by the shorter name.
  if (path_or_id.ends_with(similar_suffix)) {
    const std::string_view of = path_or_id.substr(0, path_or_id.size() - similar_suffix.size());
    if (const auto view = searcher.document(of)) return similar_response(searcher, *view, parameters);
  }
  if (path_or_id.ends_with(tags_suffix)) {
    const auto evidence = searcher.evidence(path_or_id.substr(0, path_or_id.size() - tags_suffix.size()));
    if (evidence) return json_response(to_json(*evidence));
  }
  const auto view = searcher.document(path_or_id, read_text(parameters));
  if (!view) throw NotFound("There is no document with that id or path.");
  return json_response(to_json(*view));
}

Response api_suggest(Searcher& searcher, const Parameters& parameters) {
  const SuggestRequest request = read_suggest(parameters);
  const std::int64_t generation = searcher.edition().generation;
  return json_response(to_json(searcher.suggest(request.text, request.limit), request.text, generation));
}

Response api_suggest_open_search(Searcher& searcher, const Parameters& parameters, std::string_view origin) {
  const SuggestRequest request = read_suggest(parameters);
  using Json = nlohmann::ordered_json;
  Json texts = Json::array();
  Json notes = Json::array();
  Json addresses = Json::array();
  for (const Suggestion& one : searcher.suggest(request.text, request.limit)) {
    const bool title = one.kind == Suggestion::Kind::title;
    SearchRequest search;
    search.text = one.text;
    texts.push_back(one.text);
    notes.push_back(title ? std::string("article") : counted(one.documents, "article", "articles"));
    addresses.push_back(std::string(origin) + (title ? "/documents/" + escape_url(one.path) : search_url(search)));
  }
  return {200, "application/x-suggestions+json",
          dump({request.text, std::move(texts), std::move(notes), std::move(addresses)})};
}

Response api_grid(Searcher& searcher, const Parameters& parameters) {
  const std::vector<std::string> schemes = searcher.schemes();
  check_names(parameters, schemes, grid_names());
  return json_response(to_json(searcher.grid(to_request(searcher, read_grid(parameters, schemes)))));
}

Response api_concepts(Searcher& searcher) {
  return json_response(to_json(searcher.all_concepts()));
}

Response api_names(Searcher& searcher, const Parameters& parameters) {
  for (const auto& [name, value] : parameters) {
    if (name != "find") throw BadRequest("There is no parameter “" + readable_text(name) + "”. Known is find.");
  }
  return json_response(to_json(searcher.concept_names(read_text(parameters, "find"))));
}

Response api_concept(Searcher& searcher, std::string_view name) {
  const auto [scheme, concept_name] = split_concept(name);
  const auto view = searcher.concept_view(scheme, concept_name);
  if (!view) throw NotFound("There is no such concept.");
  return json_response(to_json(*view));
}

Response api_health(std::string_view status, std::optional<std::int64_t> generation) {
  return json_response(
      dump({{"status", std::string(status)},
            {"generation", generation ? nlohmann::ordered_json(*generation) : nlohmann::ordered_json()}}));
}

Response api_problem(int status, std::string_view detail) {
  return {status, std::string(media_type::problem),
          dump({{"type", "about:blank"},
                {"title", std::string(status_title(status))},
                {"status", status},
                {"detail", std::string(detail.empty() ? status_explanation(status) : detail)}})};
}

}  // namespace materia
