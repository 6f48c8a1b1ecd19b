#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/analyzer.h"

namespace materia {

/// A direction in the space learned from the collection, in signed bytes. Only the direction counts. Empty, or all
/// zeros, where nothing is known: as like everything as nothing.
using Direction = std::vector<std::int8_t>;

/// What one occurrence of a term adds: scale × components. Its idf, as it was when the space was learned, is in the
/// scale.
struct TermVector {
  std::string term;
  float scale = 0;
  Direction components;
};

/// How often each term stands in a text.
using TermCounts = std::map<std::string, std::size_t, std::less<>>;
void count_terms(std::string_view text, Analyzer& analyzer, TermCounts& counts);

/// The vector of a term; nullptr for a term the space does not know.
using TermVectorOf = std::function<const TermVector*(std::string_view term)>;

/// The direction of a text: Σ over its terms of ln(1 + tf) × the term's vector. So are documents folded into the space
/// that were not there when it was learned (Deerwester et al., "Indexing by Latent Semantic Analysis", 1990), and
/// queries. Empty where no term is known.
Direction fold_in(const TermCounts& counts, const TermVectorOf& vector_of);

/// The nearest signed bytes to `values` × any positive factor.
Direction quantized(std::span<const float> values);

/// −1 to 1; 0 where one of the two has no direction or they are of different spaces.
double cosine(std::span<const std::int8_t> left, std::span<const std::int8_t> right);

/// The same of one direction and many others. Refers to it.
class Likeness {
 public:
  explicit Likeness(std::span<const std::int8_t> direction);
  [[nodiscard]] double to(std::span<const std::int8_t> other) const;

 private:
  std::span<const std::int8_t> direction_;
  double length_ = 0;
};

/// All pairs: row-major, size() × size(), 1 on the diagonal (0 where there is no direction).
std::vector<float> cosines(std::span<const std::span<const std::int8_t>> directions);

}  // namespace materia
