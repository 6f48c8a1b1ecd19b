#pragma once

#include <string_view>

#include "query/searcher.h"
#include "web/response.h"

namespace materia {

// What browsers and search engines look for at a site. Addresses in it begin with `origin`, which must not be empty for
// the two that can't hold relative ones: they throw NotFound without it.

/// robots.txt (RFC 9309): articles and concepts are there to be found, endless lists are not.
Response robots(std::string_view origin);

/// An OpenSearch description (1.1), by which a browser adds this search to its own.
Response open_search(std::string_view origin);

/// sitemaps.org: every article and concept, or from 50,000 addresses on a list of sitemaps. `part` is empty for
/// /sitemap.xml and "2" for /sitemap-2.xml; throws NotFound for a part that is not there.
Response sitemap(Searcher& searcher, std::string_view part, std::string_view origin);

}  // namespace materia
