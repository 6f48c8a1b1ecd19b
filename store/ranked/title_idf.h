#pragma once

#include <string>
#include <vector>

#include "store/ranked/segment.h"

// Private to the store: how rare the titles of documents are, kept with the ranked index so that who opens the file
// need not walk all their postings.

namespace materia {

class Connection;

/// For each segment, by number in it, the sum of the idfs of the title's different terms, the titles taken as a
/// collection of their own: 0 where the title does not count (inferred, or without a term) and for documents that are
/// gone. Added up in the order of the terms' bytes, so that they round the same in each run.
std::vector<std::vector<float>> title_idf_sums(Connection& connection, const std::vector<RankedSegment>& segments);

/// Says that they are not known: documents have changed.
void forget_title_idf(Connection& connection);
/// Writes those of all segments, where one is not known.
void write_title_idf(Connection& connection);
/// Fills in RankedSegment::title_idf; false where they are not known of each. Throws Error where they are damaged.
bool read_title_idf(Connection& connection, std::vector<RankedSegment>& segments);
/// That they are what the titles come to.
void check_title_idf(Connection& connection, std::vector<RankedSegment> segments, std::vector<std::string>& problems);

}  // namespace materia
