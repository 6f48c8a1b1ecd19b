#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "query/searcher.h"
#include "web/request.h"
#include "web/response.h"

namespace materia {

// The HTTP API, the same values as the command line prints with --json. Each throws BadRequest or QueryError for what
// can't be answered as asked and NotFound for what is not there.

Response api_search(Searcher& searcher, const Parameters& parameters);
/// By id or by path; with "/similar" behind it, the articles like it, with "/tags", its tags and their evidence.
Response api_document(Searcher& searcher, std::string_view path_or_id, const Parameters& parameters);
/// What a person may be about to type.
Response api_suggest(Searcher& searcher, const Parameters& parameters);
/// The same for browsers, as OpenSearch has it: the titles lead to their articles, the others to a search.
Response api_suggest_open_search(Searcher& searcher, const Parameters& parameters, std::string_view origin);
Response api_grid(Searcher& searcher, const Parameters& parameters);
Response api_concepts(Searcher& searcher);
/// The names of concepts, those that "find" begins where it is given.
Response api_names(Searcher& searcher, const Parameters& parameters);
/// `name` is SCHEME/CONCEPT.
Response api_concept(Searcher& searcher, std::string_view name);
/// {"status":"ok","generation":7}; the generation is null where the knowledge base can't be read.
Response api_health(std::string_view status, std::optional<std::int64_t> generation);

/// An error as application/problem+json (RFC 9457): type, title, status, detail.
Response api_problem(int status, std::string_view detail);

}  // namespace materia
