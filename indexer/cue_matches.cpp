#include "indexer/cue_matches.h"

#include <algorithm>

namespace materia {

void CueMatches::find(std::span<const CueToken> tokens) {
  candidates_.clear();
  accepted_.clear();
  owners_.assign(tokens.size(), nullptr);
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    cues_.find(tokens, at, candidates_);
  }
  // Of two with as many words the one with less between them.
  std::ranges::stable_sort(candidates_, [](const CueMatch& left, const CueMatch& right) {
    return left.words != right.words ? left.words > right.words : left.end - left.begin < right.end - right.begin;
  });
  accepted_.reserve(candidates_.size());  // the owners point into it
  for (const CueMatch& candidate : candidates_) {
    bool is_free = true;
    for (std::size_t at = candidate.begin; at < candidate.end; ++at) {
      is_free = is_free && (!candidate.owns(at) || owners_[at] == nullptr);
    }
    if (!is_free) {
      continue;
    }
    const CueMatch& match = accepted_.emplace_back(candidate);
    for (std::size_t at = match.begin; at < match.end; ++at) {
      if (match.owns(at)) {
        owners_[at] = &match;
      }
    }
  }
}

}  // namespace materia
