#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "query/results.h"
#include "web/escape.h"
#include "web/request.h"

namespace materia {

// Links to one paragraph or list of an article, which tell when its text has changed since.

/// The name of a passage by its words: 12 hexadecimal digits, the same wherever the same text stands and whatever is
/// marked in it; spaces and line ends don't count.
std::string passage_name(const DocumentView::Block& block);

/// What "passage" asks for; nothing where it isn't asked. Throws BadRequest where it is no such name.
std::optional<std::string> read_passage(const Parameters& parameters);

/// The address of a passage: "/documents/12?passage=0123456789ab#p_0123456789ab".
std::string passage_url(DocumentId id, std::string_view name);

/// The id that a passage has on its article's page.
std::string passage_id(std::string_view name);

/// Whether a passage of that name stands in the article.
bool has_passage(const DocumentView& view, std::string_view name);

}  // namespace materia
