#pragma once

#include <string>

#include "query/export.h"
#include "query/searcher.h"
#include "web/request.h"
#include "web/response.h"

namespace materia {

/// More articles than that are not written into one answer, which is whole in memory.
inline constexpr std::size_t most_exported = 10'000;

/// The articles that a search finds, in its order, as a file to be kept: the parameters of a search, and `format`.
/// Throws BadRequest.
Response export_articles(Searcher& searcher, const Parameters& parameters);

/// The address of that.
std::string export_url(const SearchRequest& request, std::string_view format);

}  // namespace materia
