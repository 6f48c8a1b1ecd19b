#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/document.h"
#include "store/editors_work.h"

// Private to the store: what only editors know, as rows.

namespace materia {

class Connection;

/// In the order they were taken; those on one path, or all.
std::vector<Decision> read_decisions(Connection& connection, std::string_view path);
std::vector<Decision> read_decisions(Connection& connection);

/// Adds one; false where the very same decision stands there already.
bool write_decision(Connection& connection, const Decision& decision);
/// Takes the newest one on a path and concept away and returns it.
std::optional<Decision> take_decision(Connection& connection, std::string_view path, std::string_view scheme,
                                      std::string_view concept_name);

std::vector<Review> read_reviews(Connection& connection);
void write_review(Connection& connection, const Review& review);

std::vector<RetiredConcept> read_retired(Connection& connection);
void write_retired(Connection& connection, const RetiredConcept& retired);

}  // namespace materia
