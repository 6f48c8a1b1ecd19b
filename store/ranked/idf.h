#pragma once

#include <cmath>
#include <cstddef>

namespace materia {

/// ln(1 + (N − n + 0.5)/(n + 0.5)), above 0 for any n ≤ N: BM25's inverse document frequency with 1 added inside the
/// logarithm, as Lucene does. Without it (Robertson and Zaragoza 2009, and FTS5's bm25()) it turns negative for what
/// stands in over half of the documents.
inline double inverse_document_frequency(std::size_t documents, std::size_t matching) {
  const auto n = static_cast<double>(matching);
  return std::log1p((static_cast<double>(documents) - n + 0.5) / (n + 0.5));
}

}  // namespace materia
