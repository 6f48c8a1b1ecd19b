#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "query/results.h"
#include "query/review_queue.h"
#include "store/reader.h"

namespace materia {

// The same JSON for the command line and the HTTP API: one object, UTF-8, no newline at the end. docs/api.md gives the
// fields.

std::string to_json(const Results& results);
/// With the evidence of a concept where that was asked for.
std::string to_json(const DocumentView& document);
/// The same with the articles like it, most similar first.
std::string to_json(const DocumentView& document, const std::vector<SimilarDocument>& similar);
/// Only which document it is and the articles like it.
std::string similar_json(const DocumentView& document, const std::vector<SimilarDocument>& similar);
std::string to_json(const DocumentEvidence& evidence);
std::string to_json(const ReviewQueue& queue);
/// What holds of the concept whose evidence is marked in a document; null where there is nothing of it.
std::string tag_json(const DocumentView& document);
std::string to_json(const ConceptView& view);
std::string to_json(const std::vector<Facet>& facets);
std::string to_json(const std::vector<ListedName>& names);
std::string to_json(const Statistics& statistics);
/// `typed` is what they are suggested for.
std::string to_json(const std::vector<Suggestion>& suggestions, std::string_view typed, std::int64_t generation);

}  // namespace materia
