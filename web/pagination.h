#pragma once

#include <cstddef>

#include "web/escape.h"
#include "web/request.h"

namespace materia {

/// How many pages a list of `total` hits has that can be opened: at most `last_page`.
std::size_t page_count(std::size_t total);

/// Links to the pages around the one that is shown, to the first and to the last; empty for a single page.
Markup page_links(const SearchRequest& request, std::size_t total);

}  // namespace materia
