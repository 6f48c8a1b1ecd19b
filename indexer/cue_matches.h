#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "indexer/assertion_cues.h"

namespace materia {

/// The cues of a sentence: of those that overlap the one with the most words. Keeps its memory from sentence to
/// sentence, so it is not thread-safe.
class CueMatches {
 public:
  /// Keeps a reference to the cues, which must outlive it.
  explicit CueMatches(const AssertionCues& cues) : cues_(cues) {}

  void find(std::span<const CueToken> tokens);

  /// Valid, as what owner() gives, until the next find().
  [[nodiscard]] const std::vector<CueMatch>& all() const { return accepted_; }
  /// The cue that the token is a word of; nullptr where there is none.
  [[nodiscard]] const CueMatch* owner(std::size_t token) const { return owners_[token]; }

 private:
  const AssertionCues& cues_;
  std::vector<CueMatch> candidates_;
  std::vector<CueMatch> accepted_;
  std::vector<const CueMatch*> owners_;
};

}  // namespace materia
