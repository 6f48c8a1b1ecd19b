#include "indexer/cue_sentence.h"

#include <algorithm>

namespace materia {
namespace {

constexpr std::size_t longest_list = 10;
/// Words of an item before its concept, at most.
constexpr std::size_t longest_before = 5;

}  // namespace

bool CueSentence::is(std::size_t token, WordClass word_class) const {
  return token < tokens_.size() && cues_.is(tokens_[token].word, word_class);
}

bool CueSentence::is_wall(std::size_t token) const {
  return tokens_[token].kind == CueToken::Kind::wall || tokens_[token].kind == CueToken::Kind::colon ||
         tokens_[token].kind == CueToken::Kind::question;
}

bool CueSentence::has(WordClass word_class, std::size_t begin, std::size_t end) const {
  return std::ranges::any_of(tokens_.subspan(begin, end - begin),
                             [&](const CueToken& token) { return cues_.is(token.word, word_class); });
}

bool CueSentence::has(CueToken::Kind kind, std::size_t begin, std::size_t end) const {
  return std::ranges::any_of(tokens_.subspan(begin, end - begin),
                             [&](const CueToken& token) { return token.kind == kind; });
}

bool CueSentence::has(WordNumber word, std::size_t begin, std::size_t end) const {
  return std::ranges::any_of(tokens_.subspan(begin, end - begin),
                             [&](const CueToken& token) { return token.word == word; });
}

bool CueSentence::opens_clause(std::size_t token) const {
  return token == part_begin(token) || is(token - 1, CueToken::Kind::comma) || is(token - 1, WordClass::coordinator) ||
         is(token - 1, WordClass::breaker) || is(token - 1, WordClass::clause_breaker);
}

std::size_t CueSentence::part_end(std::size_t token) const {
  while (token < tokens_.size() && !is_wall(token)) {
    ++token;
  }
  return token;
}

/// What stands between commas and is no part of the clause around it.
bool CueSentence::begins_aside(std::size_t token) const {
  return is(token, WordClass::relative) || is(token, WordClass::preposition) || is(token, WordClass::breaker) ||
         is(token, WordClass::clause_breaker);
}

bool CueSentence::comma_follows(const Segment& segment) const {
  return segment.end < tokens_.size() && tokens_[segment.end].kind == CueToken::Kind::comma;
}

void CueSentence::read(std::span<const CueToken> tokens) {
  tokens_ = tokens;
  segments_.clear();
  segment_of_.clear();
  Segment current;
  for (std::size_t at = 0; at <= tokens_.size(); ++at) {
    segment_of_.push_back(segments_.size());
    if (at < tokens_.size() && !is_wall(at) && tokens_[at].kind != CueToken::Kind::comma) {
      if (current.auxiliary == 0 && is(at, WordClass::auxiliary)) {
        current.auxiliary = at + 1;
      }
      if (current.coordinator == 0 && is(at, WordClass::coordinator)) {
        current.coordinator = at + 1;
      }
      continue;
    }
    // Held one too high until here, so that 0 is "none yet".
    current.end = at;
    current.auxiliary = current.auxiliary == 0 ? at : current.auxiliary - 1;
    current.coordinator = current.coordinator == 0 ? at : current.coordinator - 1;
    segments_.push_back(current);
    const bool walled = at < tokens_.size() && is_wall(at);
    current = Segment{at + 1, 0, 0, 0, walled ? at + 1 : current.part};
  }
}

bool CueSentence::continues_list(std::size_t segment, bool opening) const {
  for (std::size_t item = segment; item < segments_.size() && item < segment + longest_list; ++item) {
    const Segment& one = segments_[item];
    if (one.begin == one.end || (opening && !comma_follows(one)) || begins_aside(one.begin)) {
      return false;
    }
    if (one.coordinator == one.begin) {
      const bool verb = one.auxiliary < one.end;
      const auto words = tokens_.subspan(one.begin, one.end - one.begin);
      const auto mention = std::ranges::find(words, CueToken::Kind::mention, &CueToken::kind) - words.begin();
      // "..., and X went away" is a clause of its own, "..., and X of the knee" an item.
      const std::size_t behind = one.begin + static_cast<std::size_t>(mention) + 1;
      const bool clause = verb || (behind < one.end && is(behind, CueToken::Kind::word) && !begins_aside(behind) &&
                                   !is(behind, WordClass::coordinator));
      return static_cast<std::size_t>(mention) <= longest_before && words.size() <= longest_item &&
             !(clause && tokens_[one.begin].word == and_);
    }
    if (one.coordinator < one.auxiliary && one.coordinator - one.begin <= longest_item / 2) {
      return true;
    }
    if (one.auxiliary < one.end || one.end - one.begin > longest_item || !comma_follows(one)) {
      return false;
    }
  }
  return false;
}

}  // namespace materia
