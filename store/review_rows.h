#pragma once

#include <functional>
#include <vector>

#include "store/reader.h"

// Private to the store: what the review desk asks for, as rows.

namespace materia {

class Connection;

std::vector<ReviewState> read_review_states(Connection& connection);
std::vector<TagChange> read_tag_changes(Connection& connection, DocumentId id);
void read_unreviewed_findings(Connection& connection, const std::function<void(DocumentId, const FoundTag&)>& visit);

}  // namespace materia
