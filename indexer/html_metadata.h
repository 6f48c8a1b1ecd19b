#pragma once

#include <string>
#include <vector>

#include "indexer/extract.h"
#include "indexer/html_tree.h"

namespace materia {

/// Reads what a page says of itself into title, url, author, date and language of `document`: its meta and link
/// elements, <title>, the first <h1> and the first <time>.
void read_html_metadata(const HtmlTree& tree, ExtractedDocument& document);

}  // namespace materia
