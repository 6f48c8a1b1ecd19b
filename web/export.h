#pragma once

#include <string>

#include "query/export.h"
#include "query/searcher.h"
#include "web/request.h"
#include "web/response.h"

namespace materia {

/// More articles than that are not written into one answer: it is whole in memory, so that who reads it slowly holds
/// neither a thread nor a snapshot of the knowledge base.
inline constexpr std::size_t most_exported = 10'000;

/// The articles that a search finds, in its order, as a file to be kept: the parameters of a search, `format` and,
/// where there are more than `most`, `part`, from 1. A Link header leads to the next part. Throws BadRequest.
Response export_articles(Searcher& searcher, const Parameters& parameters, std::size_t most = most_exported);

/// The address of that.
std::string export_url(const SearchRequest& request, std::string_view format, std::size_t part = 1);

}  // namespace materia
