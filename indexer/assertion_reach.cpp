// How far the scope of a cue reaches, and what it passes on the way.

#include "indexer/assertion_scope.h"

namespace materia {
namespace {

/// Words of a remark between commas, at most: "of course", "she said".
constexpr std::size_t longest_parenthesis = 3;

/// Tokens that a scope reaches at most. Longer ones are lists without sentences, where a cue says nothing.
std::size_t limit_of(Cue::Reach reach) {
  switch (reach) {
    case Cue::Reach::next:
      return 2;  // an adjective may stand between
    case Cue::Reach::phrase:
      return 15;
    case Cue::Reach::clause:
      return 30;
    case Cue::Reach::claim:
    case Cue::Reach::effect:
    case Cue::Reach::sentence:
      break;
  }
  return 45;
}

}  // namespace

/// Any of "as well as", which enumerates.
bool ScopeReader::adds(std::size_t at) const {
  const auto is_word = [&](std::size_t token, WordNumber word) {
    return token < sentence_.size() && sentence_[token].word == word;
  };
  for (std::size_t first = at < 2 ? 0 : at - 2; first <= at; ++first) {
    if (first > 0 && sentence_.is(first - 1, CueToken::Kind::mention) && is_word(first, as_) &&
        is_word(first + 1, well_) && is_word(first + 2, as_)) {
      return true;
    }
  }
  return false;
}

/// "Dispense with X and with Y", "opposed to X or to Y".
bool ScopeReader::repeats_preposition(const CueMatch& match, std::size_t at) const {
  const WordNumber word = sentence_[at].word;
  return word != 0 && !marked_.empty() && sentence_.is(at - 1, WordClass::coordinator) &&
         (word == sentence_[match.end - 1].word || word == sentence_[match.end].word);
}

bool ScopeReader::stops_forward(const CueMatch& match, std::size_t at) const {
  const Cue::Reach reach = match.cue->reach;
  if (reach == Cue::Reach::next) {
    // "non-X" is no X, "non-urgent X" is one.
    return sentence_[at].word != 0 || !marked_.empty() || sentence_[at - 1].word == non_;
  }
  if (const CueMatch* owner = matches_.owner(at)) {
    const Cue& other = *owner->cue;
    if (reach == Cue::Reach::phrase && other.kind == Cue::Kind::shields && at == owner->begin &&
        sentence_.is(at, WordClass::auxiliary)) {
      return true;  // "fear of X is no reason to avoid Y"
    }
    if (reach == Cue::Reach::phrase && other.kind == Cue::Kind::asserts && at == owner->begin && at > match.end &&
        sentence_.has(WordClass::auxiliary, at, owner->end)) {
      return true;  // "avoiding crowds may prevent X"
    }
    return (other.kind == Cue::Kind::ends && other.looks(Cue::Direction::forward)) ||
           (reach < Cue::Reach::claim &&
            (other.kind == Cue::Kind::population || (other.kind == Cue::Kind::asserts && !marked_.empty())));
  }
  if (sentence_.is(at, WordClass::breaker)) {
    return true;
  }
  if (adds(at) || repeats_preposition(match, at)) {
    return false;
  }
  if (reach == Cue::Reach::clause && at > match.end + 1 && sentence_.is(at, WordClass::auxiliary) &&
      sentence_.has(who_, sentence_.part_begin(match.begin), match.begin)) {
    return true;  // "people who do not take X are at risk of Y"
  }
  if (reach == Cue::Reach::phrase && match.cue->assertion == Assertion::negated && sentence_[at].word == who_) {
    return true;  // "none of those who had X"
  }
  if (reach == Cue::Reach::phrase &&
      ((sentence_.is(at, WordClass::auxiliary) && !(at == match.end && match.cue->assertion == Assertion::contrast)) ||
       (!marked_.empty() && match.cue->assertion == Assertion::negated &&
        sentence_.is(at - 1, CueToken::Kind::mention) &&
        (sentence_.is(at, WordClass::acted) || (sentence_[at].past && sentence_.is(at, WordClass::effect)))) ||
       (!marked_.empty() && (sentence_.is(at, WordClass::preposition) || sentence_[at].word == for_)))) {
    return true;
  }
  // "do not use X on Y", while "is not recommended for X in Y" is one denial.
  const bool adverbial = !marked_.empty() && sentence_.is(at, WordClass::preposition) && sentence_[at].word != in_;
  return reach < Cue::Reach::claim &&
         (adverbial || sentence_.is(at, WordClass::clause_breaker) ||
          (sentence_.is(at, WordClass::coordinator) &&
           (sentence_.is(at + 1, WordClass::auxiliary) || sentence_.is(at + 1, WordClass::acted) ||
            (at + 1 < sentence_.size() && sentence_[at + 1].past && sentence_.is(at + 1, WordClass::given)) ||
            (at + 1 < sentence_.size() && matches_.owner(at + 1) != nullptr))));
}

void ScopeReader::read_forward(const CueMatch& match) {
  const std::size_t limit = limit_of(match.cue->reach);
  bool listed = false;
  for (std::size_t at = match.end; at < sentence_.size() && at < match.end + limit;) {
    const CueToken::Kind kind = sentence_[at].kind;
    if (at == match.end && sentence_[at].kind == CueToken::Kind::colon) {
      listed = true;  // "Ruled out: X, Y, Z"
      ++at;
      continue;
    }
    if (sentence_.is_wall(at) || sentence_[at].depth < sentence_[match.begin].depth) {
      return;  // "X (but not Y) relieves Z"
    }
    if (kind == CueToken::Kind::comma && listed) {
      ++at;
      continue;
    }
    if (kind == CueToken::Kind::comma) {
      const std::optional<std::size_t> next = pass_forward(match, at);
      if (!next) {
        return;
      }
      at = *next;
      continue;
    }
    if (kind == CueToken::Kind::mention) {
      marked_.push_back(at);
    } else if (stops_forward(match, at)) {
      return;
    }
    ++at;
  }
}

std::optional<std::size_t> ScopeReader::pass_forward(const CueMatch& match, std::size_t comma) const {
  const CueSentence::Segment& around = sentence_.segment(sentence_.segment_of(match.begin));
  const bool opening =
      (around.begin == match.begin &&
       (sentence_.is(match.begin, WordClass::preposition) || match.cue->assertion == Assertion::contrast)) ||
      (around.begin + 1 == match.begin && sentence_.begins_aside(around.begin) && sentence_[around.begin].word != but_);
  if (around.begin == match.begin && around.end == match.end && comma == match.end) {
    return comma + 1;  // "would, in theory, ease X"
  }
  bool passed = false;
  for (std::size_t next = sentence_.segment_of(comma) + 1; next < sentence_.segments(); ++next) {
    const CueSentence::Segment& one = sentence_.segment(next);
    if (one.begin == one.end ||
        (matches_.owner(one.begin) != nullptr && matches_.owner(one.begin)->cue->kind == Cue::Kind::asserts)) {
      return std::nullopt;
    }
    const bool as_with = match.cue->assertion == Assertion::contrast && sentence_[one.begin].word == as_;
    // "Unlike most kinds, gets worse with X and Y": a contrast has named what it is with before a comma.
    const bool listed =
        (match.cue->assertion != Assertion::contrast || !marked_.empty() || sentence_[match.end - 1].word == from_) &&
        sentence_.continues_list(next, opening);
    if (sentence_.is(one.begin, WordClass::example) || as_with || listed) {
      return one.begin + (as_with ? 1 : 0);
    }
    const bool other_clause = sentence_.is(one.begin, WordClass::breaker) && one.auxiliary < one.end;
    const bool remark = one.end - one.begin <= longest_parenthesis && sentence_.comma_follows(one) &&
                        !sentence_.has(CueToken::Kind::mention, one.begin, one.end);
    if ((!sentence_.begins_aside(one.begin) && !remark) || !sentence_.comma_follows(one) || other_clause) {
      const bool clause_goes_on = passed && !opening && !other_clause && match.cue->reach >= Cue::Reach::clause;
      return clause_goes_on ? std::optional(one.begin) : std::nullopt;
    }
    passed = true;
  }
  return std::nullopt;
}

/// Takes what was marked last, which stands right behind "in patients with", and what is enumerated with it away.
void ScopeReader::drop_people(std::size_t kept) {
  while (marked_.size() > kept) {
    const std::size_t person = marked_.back();
    marked_.pop_back();
    if (marked_.size() > kept && !is_enumerated(person + 1, marked_.back())) {
      return;
    }
  }
}

/// "X after Y did not occur": Y was there.
bool ScopeReader::is_occasion(const CueMatch& match, std::size_t mention) const {
  if (match.cue->assertion != Assertion::negated || mention < 2) {
    return false;
  }
  const WordNumber before = sentence_[mention - 1].word;
  return before != 0 && (before == after_ || before == during_) && sentence_.is(mention - 2, CueToken::Kind::mention);
}

/// "X will come back after the pain has gone": "after" begins a clause where another verb stands before it.
bool ScopeReader::begins_later_clause(const CueMatch& match, std::size_t at) const {
  const WordNumber word = sentence_[at].word;
  return word != 0 && (word == after_ || word == before_ || word == once_) && at + 1 < match.begin &&
         sentence_.segment(sentence_.segment_of(at)).auxiliary < at &&
         !sentence_.has(WordClass::coordinator, at, match.end);
}

void ScopeReader::read_backward(const CueMatch& match) {
  const std::size_t limit = limit_of(match.cue->reach);
  std::size_t of_earlier_segments = 0;
  for (std::size_t at = match.begin; at-- > 0 && match.begin - at <= limit;) {
    if (sentence_.is_wall(at)) {
      return;
    }
    if (sentence_[at].kind == CueToken::Kind::comma) {
      const std::optional<std::size_t> next = pass_backward(match, at);
      if (!next) {
        return;
      }
      at = *next;
      of_earlier_segments = marked_.size();
      continue;
    }
    if (sentence_[at].kind == CueToken::Kind::mention) {
      if (!is_occasion(match, at)) {
        marked_.push_back(at);
      }
      continue;
    }
    if (match.cue->reach == Cue::Reach::next) {
      return;
    }
    if (const CueMatch* owner = matches_.owner(at)) {
      if ((owner->cue->kind == Cue::Kind::ends && owner->cue->looks(Cue::Direction::backward)) ||
          (owner->cue->kind == Cue::Kind::asserts && owner->end == at + 1 && sentence_[at].word == that_)) {
        return;
      }
      if (owner->cue->kind == Cue::Kind::population && sentence_[at].word == who_ && marked_.empty()) {
        return;  // "X in women who were not given Y"
      }
      if (owner->cue->kind == Cue::Kind::population && match.cue->reach < Cue::Reach::claim && owner->end == at + 1) {
        drop_people(of_earlier_segments);
      }
      continue;
    }
    const bool breaks = sentence_.is(at, WordClass::breaker);
    if (breaks ||
        (sentence_.is(at, WordClass::coordinator) && sentence_.segment(sentence_.segment_of(at)).auxiliary < at)) {
      // "X is cheap but not recommended" has its subject before the first verb.
      if (marked_.empty() && match.begin - at <= 2 && sentence_.segment(sentence_.segment_of(at)).auxiliary < at) {
        mark_subject(sentence_.segment(sentence_.segment_of(at)));
      } else if (marked_.empty() && at == sentence_.segment(sentence_.segment_of(at)).begin && at > 0 &&
                 match.begin - at <= 2 && (match.begin - at == 1 || sentence_[at + 1].adverb) &&
                 sentence_[at - 1].kind == CueToken::Kind::comma) {
        mark_subject(sentence_.segment(sentence_.segment_of(at) - 1));
      }
      return;
    }
    if (sentence_.is(at, WordClass::relative) && at > 1 && sentence_[at - 1].kind == CueToken::Kind::comma &&
        marked_.empty()) {
      mark(at - 2, at);  // "X, which is not recommended"
    }
    const bool clause_begins = sentence_.is(at, WordClass::relative) || sentence_.is(at, WordClass::clause_breaker);
    const bool restricts = at + 1 == match.begin && sentence_[at].word == that_;  // "X that does not heal"
    if (clause_begins && !restricts && at > 0 && sentence_[at].word != who_ && marked_.empty() &&
        sentence_[at - 1].kind == CueToken::Kind::mention) {
      marked_.push_back(at - 1);  // "the X that two doctors had sworn to was not found"
    }
    if (clause_begins || begins_later_clause(match, at)) {
      return;
    }
  }
}

/// "For X, Y brought nothing" denies Y alone, "for X, Y is not recommended" both.
bool ScopeReader::tells_failure(const CueMatch& match) const {
  if (match.cue->assertion != Assertion::negated || sentence_.has(WordClass::be, match.begin, match.end)) {
    return false;
  }
  for (std::size_t at = match.begin; at < match.end; ++at) {
    if (match.owns(at) && (sentence_[at].past || sentence_[at].word == did_)) {
      return true;
    }
  }
  return false;
}

/// "The doctor set X": a verb in the past between a subject and an object.
bool ScopeReader::tells_deed(const CueSentence::Segment& segment) const {
  for (std::size_t at = segment.begin + 1; at + 1 < segment.end; ++at) {
    if (sentence_[at].past && !sentence_.is(at - 1, WordClass::determiner) &&
        (sentence_.is(at + 1, CueToken::Kind::mention) || sentence_.is(at + 1, WordClass::determiner))) {
      return true;
    }
  }
  return false;
}

std::optional<std::size_t> ScopeReader::pass_backward(const CueMatch& match, std::size_t comma) {
  const CueSentence::Segment& here = sentence_.segment(sentence_.segment_of(comma) + 1);
  const CueSentence::Segment& left = sentence_.segment(sentence_.segment_of(comma));
  const std::size_t first = here.begin;
  if (match.begin == first && sentence_.is(first, WordClass::breaker) && marked_.empty()) {
    mark_subject(left);  // "X was suspected at first, but then ruled out"
    return std::nullopt;
  }
  if (sentence_.begins_aside(first)) {
    return std::nullopt;
  }
  if (sentence_.is(first, WordClass::coordinator) && marked_.empty()) {
    if (match.begin - first <= 2) {
      mark_subject(left);
    }
    return std::nullopt;
  }
  const bool interrupted = sentence_.is(first, WordClass::auxiliary) || match.begin == first;
  for (std::size_t at = sentence_.segment_of(comma);; --at) {
    const CueSentence::Segment& one = sentence_.segment(at);
    if (one.begin == one.end) {
      return std::nullopt;
    }
    const bool comma_before = at > 0 && sentence_[one.begin - 1].kind == CueToken::Kind::comma;
    if (sentence_[one.begin].word == for_ && tells_failure(match)) {
      return std::nullopt;
    }
    if (sentence_[one.begin].word == in_ && one.begin + 1 < one.end && match.cue->direction == Cue::Direction::both &&
        sentence_.is(one.begin + 1, CueToken::Kind::mention) && !tells_failure(match)) {
      return one.end;  // "In X, Y is unproven"
    }
    const bool other_clause = sentence_.is(one.begin, WordClass::breaker) && one.auxiliary < one.end;
    if (other_clause || !(sentence_.begins_aside(one.begin) || sentence_.is(one.begin, WordClass::auxiliary))) {
      const bool verb = one.auxiliary < one.end || tells_deed(one);
      const bool goes_on = interrupted && one.end > one.begin && sentence_.is(one.end - 1, WordClass::auxiliary);
      const bool item = goes_on || (!verb && (one.end - one.begin <= CueSentence::longest_item || interrupted));
      return item ? std::optional(one.end) : std::nullopt;
    }
    if (!comma_before) {
      return std::nullopt;
    }
  }
}

}  // namespace materia
