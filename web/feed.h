#pragma once

#include <string>
#include <string_view>

#include "query/searcher.h"
#include "web/request.h"
#include "web/response.h"

namespace materia {

/// The newest articles of a search, as an Atom feed (RFC 4287). Addresses begin with `origin`; where that is empty they
/// are relative to the feed's own. Articles without a date are left out: a feed is about what is new. Throws
/// BadRequest.
Response search_feed(Searcher& searcher, const Parameters& parameters, std::string_view origin);

/// Of the articles with a concept; throws NotFound where there is no such concept.
Response concept_feed(Searcher& searcher, std::string_view scheme, std::string_view concept_name,
                      std::string_view origin);

/// The address of the first.
std::string feed_url(const SearchRequest& request);

}  // namespace materia
