#pragma once

#include <string_view>

#include "query/results.h"
#include "web/escape.h"

namespace materia {

/// What an article is, for machines: a schema.org MedicalWebPage as a block of JSON-LD. It is about what an editor
/// confirmed or added, and about nothing else: what a program found is no statement of ours. `evidence` may be null,
/// `origin` empty: then no address of ours is told.
Markup linked_data(const DocumentView& view, const DocumentEvidence* evidence, std::string_view origin);

}  // namespace materia
