#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "store/ranked/posting_list.h"

namespace materia {

/// Whether a term of so many of a segment's documents has them as a set as well (docs/ranked-index.md): to unite or to
/// look up in a set takes no decoding, and it is not much larger than the list.
bool worth_a_set(std::size_t postings, std::size_t documents);

/// The documents of some postings, a bit each, the first of the segment in the lowest bit of the first byte.
/// REQUIRES: all below `documents`.
std::string encode_set(std::span<const Posting> postings, std::uint32_t documents);

/// Them in words of 64. Throws Error where the bytes aren't a set of `size` of so many documents.
std::vector<std::uint64_t> decode_set(std::span<const unsigned char> bytes, std::size_t size, std::uint32_t documents);

}  // namespace materia
