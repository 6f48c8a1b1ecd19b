#pragma once

#include <cstdint>
#include <vector>

#include "store/vectors.h"
#include "store/word_numbers.h"

namespace materia {

/// How often a term stands in a document.
struct CountedTerm {
  WordNumbers::Number term = 0;
  std::uint32_t count = 0;
};

/// Documents to learn from: the terms of each, once each, in any order.
struct TermSample {
  WordNumbers terms;
  std::vector<std::vector<CountedTerm>> documents;
};

/// Learns a space from documents: the truncated singular value decomposition of their matrix of ln(1 + tf) × idf with
/// rows of length 1 (latent semantic analysis), by the randomized method of Halko, Martinsson and Tropp, "Finding
/// Structure with Randomness" (2011), algorithm 4.4, with a fixed seed.
///
/// Terms of only one document tell nothing of others and are left out.
/// Axes are weighted by the square root of their singular values (between plain and whitened axes, the three of which
/// were equal within .001 nDCG). At most 192 dimensions, one for three documents in small collections; empty where
/// nothing can be learned.
std::vector<TermVector> learn_space(const TermSample& sample);

}  // namespace materia
