#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/ranked/segment.h"

// Private to the store: the tables ranked_segment, ranked_list, ranked_positions.

namespace materia {

class Connection;

/// In the order they were written. Throws Error where they are damaged.
std::vector<RankedSegment> read_segments(Connection& connection);
/// Adds a segment without postings and returns its id.
std::int64_t write_segment(Connection& connection, const RankedSegment& segment);
void write_gone(Connection& connection, const RankedSegment& segment);
void delete_segment(Connection& connection, std::int64_t segment);
void delete_all_segments(Connection& connection);

/// False where the segment does not have the term; else its coded postings are copied to `bytes`.
bool read_postings(Connection& connection, std::int64_t segment, PostingField field, std::string_view term,
                   std::string& bytes);
bool read_positions(Connection& connection, std::int64_t segment, std::string_view term, std::string& bytes);
/// The coded postings of each term of the titles, ascending by the terms' bytes.
void for_each_title_term(Connection& connection, std::int64_t segment,
                         const std::function<void(std::string_view term, std::span<const unsigned char>)>& visit);
/// The terms of a segment that begin so, ascending by bytes.
std::vector<std::string> read_terms(Connection& connection, std::int64_t segment, std::string_view beginning);

void write_postings(Connection& connection, std::int64_t segment, PostingField field, std::string_view term,
                    const std::string& bytes);
void write_positions(Connection& connection, std::int64_t segment, std::string_view term, const std::string& bytes);

}  // namespace materia
