#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "indexer/extract.h"
#include "store/analyzer.h"
#include "store/duplicates.h"

namespace materia {

/// Grows whenever the fingerprint of any text changes; files written with another version are read again.
inline constexpr int fingerprint_version = 1;

/// One word shingle in this many is kept (those whose number is divisible by it, the same ones in every text): the
/// sample estimates resemblance and containment, and how many articles have a shingle is exact for those kept. After
/// Broder, "On the resemblance and containment of documents" (1997), the sets called MOD.
inline constexpr std::uint64_t shingles_to_a_sample = 2;

/// The words of a shingle.
inline constexpr std::size_t shingle_words = 4;

/// Hashes of the blocks that are left out of the articles of a corpus.
using RepeatedHashes = std::unordered_set<std::uint64_t>;
RepeatedHashes hashes_of(const std::vector<RepeatedBlock>& blocks);

/// A part of a text that can be told to repeat: a paragraph or list item of eight words or more, or a run of shorter
/// ones with eight words together (a menu, a box of links).
struct RepeatableBlock {
  std::uint64_t hash = 0;  ///< of its words, folded: case, accents, punctuation and white space don't count
  std::size_t first = 0;   ///< positions of its blocks, [first, end)
  std::size_t end = 0;
};

/// What a text is compared by, and where the blocks stand that it counts.
struct FingerprintedText {
  Fingerprint fingerprint;
  std::vector<RepeatableBlock> blocks;
};

/// REQUIRES: blocks cleaned by remove_boilerplate(). Headings are not compared: templates share them.
FingerprintedText fingerprint_of(const std::vector<Block>& blocks, Analyzer& analyzer);

/// The words of a text, folded, with one space before, between and behind them: " what is prp ". For finding one text
/// in another.
std::string folded_words(std::string_view text, Analyzer& analyzer);

/// Those of an article's blocks that are left out, in their order.
std::vector<std::uint64_t> asked_of(const std::vector<std::uint64_t>& blocks, const RepeatedHashes& repeated);

}  // namespace materia
