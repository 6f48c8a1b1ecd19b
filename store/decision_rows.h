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

/// When an editor's word was given: as it says, else now (ISO 8601).
std::string time_or_now(const std::string& at);

/// In the order they were taken (by time, then as they were written); those on one path, or all.
std::vector<Decision> read_decisions(Connection& connection, std::string_view path);
std::vector<Decision> read_decisions(Connection& connection);

/// Adds one. Without a time it is taken now, and becomes the newest on its path and concept. With a time it is one that
/// was taken elsewhere: false where the very same stands there already.
bool write_decision(Connection& connection, const Decision& decision);
/// Takes the newest one on a path and concept away and returns it.
std::optional<Decision> take_decision(Connection& connection, std::string_view path, std::string_view scheme,
                                      std::string_view concept_name);
/// Gives the decisions and the review of one path to another one.
void move_editors_work(Connection& connection, std::string_view from, std::string_view to);

std::optional<Review> read_review(Connection& connection, std::string_view path);
std::vector<Review> read_reviews(Connection& connection);
void write_review(Connection& connection, const Review& review);

/// All that only editors know.
EditorsWork read_editors_work(Connection& connection);

std::vector<RetiredConcept> read_retired(Connection& connection);
void write_retired(Connection& connection, const RetiredConcept& retired);

}  // namespace materia
