#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "query/saturation.h"

// Private to the query room.

namespace materia {

/// What ranking needs to know of the lengths of documents, which are in terms. Immutable after construction. They are
/// looked up for documents here and there, and what does not fit into the processor's caches is slow: so there is a
/// byte of each for a walk over many documents, and what a score needs lies together.
class RankedLengths {
 public:
  /// A title of length 0 counts for nothing: there is none, or it was inferred and repeats the beginning of the body.
  struct Document {
    std::uint32_t whole = 0;  ///< title (where it counts), headings and body
    std::uint32_t title = 0;
    float title_idf = 0;  ///< of all different terms of the title together
  };

  RankedLengths() = default;
  explicit RankedLengths(std::vector<Document> documents);

  [[nodiscard]] std::uint32_t whole(std::size_t document) const { return documents_[document].whole; }
  [[nodiscard]] std::uint32_t title(std::size_t document) const { return documents_[document].title; }
  [[nodiscard]] float title_idf(std::size_t document) const { return documents_[document].title_idf; }
  /// Begins to fetch these into the processor's caches: they are needed soon.
  void fetch(std::size_t document) const { __builtin_prefetch(&documents_[document]); }
  [[nodiscard]] double mean() const { return mean_; }
  [[nodiscard]] double mean_title() const { return mean_title_; }

  /// At most norm(), and nearly that.
  [[nodiscard]] float norm_at_least(std::size_t document) const { return coarse_norms_[coarse_whole_[document]]; }
  [[nodiscard]] float title_norm_at_least(std::size_t document) const {
    return coarse_title_norms_[coarse_title_[document]];
  }

  /// At most title_idf(), and nearly that.
  [[nodiscard]] float title_idf_at_least(std::size_t document) const {
    return coarse_title_idfs_[coarse_title_idf_[document]];
  }

  /// length_norm() of the whole text, and of the title.
  [[nodiscard]] double norm(std::size_t document) const { return length_norm(whole(document), mean_, text_k1); }
  [[nodiscard]] double title_norm(std::size_t document) const {
    return length_norm(title(document), mean_title_, title_k1);
  }

 private:
  std::vector<Document> documents_;
  double mean_ = 0;
  double mean_title_ = 0;
  /// By their logarithm, rounded down: steps of 3 %.
  std::vector<std::uint8_t> coarse_whole_;
  std::vector<std::uint8_t> coarse_title_;
  std::vector<std::uint8_t> coarse_title_idf_;
  std::array<float, 256> coarse_norms_{};
  std::array<float, 256> coarse_title_norms_{};
  std::array<float, 256> coarse_title_idfs_{};
};

}  // namespace materia
