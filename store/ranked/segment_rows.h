#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/ranked/segment.h"

// Private to the store: the tables whose names begin with ranked_.

namespace materia {

class Connection;

/// In the order they were written. Throws Error where they are damaged.
std::vector<RankedSegment> read_segments(Connection& connection);
/// No segment ever had it.
std::int64_t next_segment_id(Connection& connection);
/// Adds a segment, without its terms and lists.
void write_segment(Connection& connection, std::int64_t id, const RankedSegment& segment);
void write_gone(Connection& connection, const RankedSegment& segment);
void delete_segment(Connection& connection, std::int64_t segment);
void delete_all_segments(Connection& connection);

/// The id of a term; nothing where the segment does not have it.
std::optional<std::int64_t> find_term(Connection& connection, std::int64_t segment, std::string_view term);
/// The terms of a segment that begin so, ascending by bytes.
std::vector<RankedTerm> read_terms(Connection& connection, std::int64_t segment, std::string_view beginning);
/// False where the term has no such list; else it is copied to `bytes`.
bool read_ranked_list(Connection& connection, std::int64_t term, RankedList list, std::string& bytes);
/// The coded postings of each term of the titles, ascending by the terms' bytes.
void for_each_title_term(Connection& connection, std::int64_t segment,
                         const std::function<void(std::string_view term, std::span<const unsigned char>)>& visit);

/// Of the number-th term of a segment, from 1.
constexpr std::int64_t ranked_term_id(std::int64_t segment, std::uint32_t number) {
  return segment << 32 | std::int64_t{number};
}
void write_term(Connection& connection, std::int64_t segment, const RankedTerm& term);
void write_ranked_list(Connection& connection, const RankedTerm& term, RankedList list, const std::string& bytes);

}  // namespace materia
