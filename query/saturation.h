#pragma once

// Private to the query room. How often a term stands in a text, as BM25 counts it (scorer.h has the source).

namespace materia {

/// Of the whole text, and of the title.
inline constexpr double text_k1 = 1.2;
inline constexpr double title_k1 = 0.9;
inline constexpr double length_share = 0.75;  ///< b, of both
/// What the title counts beside the text.
inline constexpr double title_weight = 0.7;

/// k1 (1 − b + b length / mean_length): the frequency that is worth half of what any can be.
inline double length_norm(double length, double mean_length, double k1, double b = length_share) {
  return k1 * (1 - b + b * length / mean_length);
}

/// tf (k1 + 1) / (tf + norm), below k1 + 1; 0 for tf = 0.
inline double saturation(double frequency, double norm, double k1) {
  return frequency <= 0 ? 0 : frequency * (k1 + 1) / (frequency + norm);
}

}  // namespace materia
