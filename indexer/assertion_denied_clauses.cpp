// What stands around a denied verb, and denials that take nothing away.

#include <algorithm>

#include "indexer/assertion_denials.h"

namespace materia {
namespace {

/// Words between "without" and what would be otherwise, at most.
constexpr std::size_t longest_to_would = 10;
/// Words between a verb and its object, at most: "did not show any clear sign of X".
constexpr std::size_t longest_to_object = 6;

}  // namespace

/// "Her X did not settle": it is there.
bool DeniedVerbs::read_persistence(std::size_t negator) {
  const std::size_t verb = skip_adverbs(negator + 1);
  if (!sentence_->is(verb, WordClass::abate) || has_complement(verb)) {
    return false;
  }
  const std::size_t begin = auxiliary_of(negator);
  if (sentence_->is(begin, WordClass::be)) {
    return false;
  }
  silenced_.emplace_back(begin, verb + 1);
  return true;
}

/// "Without X she would never have walked": she had it.
void DeniedVerbs::read_lack(std::size_t without) {
  if (without != sentence_->part_begin(without)) {
    return;
  }
  const std::size_t end = sentence_->part_end(without);
  for (std::size_t at = without + 1; at < end; ++at) {
    if ((*sentence_)[at].word == would_) {
      silenced_.emplace_back(without, without + 1);
      silenced_.emplace_back(at, at + 1);
      return;
    }
    if (at > without + longest_to_would) {
      return;
    }
  }
}

/// "Nothing could ease Y": "could" makes it no less real.
void DeniedVerbs::read_denied_subject(std::size_t possibility) {
  const std::size_t begin = sentence_->segment(sentence_->segment_of(possibility)).begin;
  if (is_any(begin, nobodies_)) {
    silenced_.emplace_back(possibility, possibility + 1);
  }
}

/// "X is not always needed": sometimes it is.
bool DeniedVerbs::read_partial(std::size_t negator) {
  if (!is_any(negator + 1, partial_)) {
    return false;
  }
  silenced_.emplace_back(auxiliary_of(negator), negator + 2);
  return true;
}

/// "Had it not been for X, Y would never have been done": it was.
bool DeniedVerbs::read_needed(std::size_t negator) {
  const std::size_t auxiliary = auxiliary_of(negator);
  const std::size_t behind = skip_adverbs(negator + 1);
  if ((*sentence_)[auxiliary].word != would_ || !sentence_->is(behind, WordClass::have)) {
    return false;
  }
  for (std::size_t at = sentence_->part_begin(negator); at < auxiliary; ++at) {
    if (is_any(at, negators_)) {
      silenced_.emplace_back(auxiliary, behind + 2);
      return true;
    }
  }
  return false;
}

bool DeniedVerbs::silences(const CueMatch& match) const {
  return std::ranges::any_of(
      silenced_, [&](const auto& range) { return match.begin >= range.first && match.begin < range.second; });
}

/// Whether something that the verb could act upon stands behind it.
bool DeniedVerbs::has_complement(std::size_t verb) const {
  const std::size_t behind = skip_adverbs(verb + 1);
  return behind < sentence_->size() &&
         (sentence_->is(behind, CueToken::Kind::mention) ||
          (sentence_->is(behind, CueToken::Kind::word) && !is_preposition(behind) &&
           !sentence_->is(behind, WordClass::breaker) && !sentence_->is(behind, WordClass::coordinator)));
}

/// Whether a cue of the list has the negator together with what follows it.
bool DeniedVerbs::is_claimed(std::size_t negator) const {
  const CueMatch* owner = matches_->owner(negator);
  return owner != nullptr && (owner->end > negator + 1 || owner->cue->kind == Cue::Kind::shields);
}

bool DeniedVerbs::is_hypothetical(std::size_t verb) const {
  const CueSentence::Segment& segment = sentence_->segment(sentence_->segment_of(verb));
  for (std::size_t at = segment.begin; at < segment.end; ++at) {
    if (is_any(at, conditions_)) {
      return true;
    }
  }
  const std::size_t end = sentence_->part_end(verb);
  return end < sentence_->size() && sentence_->is(end, CueToken::Kind::question);
}

/// Of what stands before the verb, what its clause begins with.
DeniedVerbs::Subject DeniedVerbs::subject_of(std::size_t verb) const {
  Subject subject = Subject::none;
  std::size_t begin = sentence_->segment(sentence_->segment_of(verb)).begin;
  std::size_t words = 0;
  for (std::size_t at = verb; at-- > begin;) {
    const CueToken& token = (*sentence_)[at];
    if (token.kind == CueToken::Kind::mention) {
      subject = Subject::named;
      ++words;
      continue;
    }
    const bool breaks = sentence_->is(at, WordClass::breaker) || sentence_->is(at, WordClass::relative) ||
                        sentence_->is(at, WordClass::clause_breaker) ||
                        (sentence_->is(at, WordClass::coordinator) &&
                         (words == 0 || sentence_->segment(sentence_->segment_of(at)).auxiliary < at));
    if (breaks && words > 0 && token.word == who_) {
      return Subject::people;  // "those who have X were not asked"
    }
    if (breaks) {
      return words == 0 ? Subject::elsewhere : subject;
    }
    if (!token.adverb) {
      ++words;
    }
    if (sentence_->is(at, WordClass::human)) {
      subject = Subject::people;
    } else if (words == 1 && sentence_->is(at, WordClass::pronoun) && token.word != they_) {
      return Subject::elsewhere;
    }
  }
  return words == 0 ? Subject::elsewhere : subject;
}

/// Where the auxiliary before the negator stands; the negator where there is none.
std::size_t DeniedVerbs::auxiliary_of(std::size_t negator) const {
  std::size_t before = negator;
  while (before > 0 && (*sentence_)[before - 1].adverb) {
    --before;
  }
  return before > 0 && sentence_->is(before - 1, WordClass::auxiliary) ? before - 1 : negator;
}

/// "A cure for X has not been found" says nothing of X; "a sign of X was not found" does.
bool DeniedVerbs::is_attribute(std::size_t verb) const {
  const std::size_t begin = sentence_->segment(sentence_->segment_of(verb)).begin;
  for (std::size_t at = begin; at < verb; ++at) {
    if (sentence_->is(at, CueToken::Kind::mention)) {
      return at > begin && is_any(at - 1, attributive_) && !sentence_->has(WordClass::sign, begin, at);
    }
  }
  return false;
}

/// A concept close behind, and nothing that makes it an adverbial.
bool DeniedVerbs::has_object(std::size_t behind, bool behind_preposition) const {
  for (std::size_t at = behind; at < sentence_->size() && at < behind + longest_to_object; ++at) {
    if (sentence_->is(at, CueToken::Kind::mention)) {
      return true;
    }
    if (!sentence_->is(at, CueToken::Kind::word) || sentence_->is(at, WordClass::breaker) ||
        sentence_->is(at, WordClass::clause_breaker) || sentence_->is(at, WordClass::auxiliary) ||
        sentence_->is(at, WordClass::relative)) {
      return false;
    }
    if (is_preposition(at) && !(at == behind && behind_preposition) && !(at > behind && (*sentence_)[at].word == of_)) {
      return false;
    }
  }
  return false;
}

bool DeniedVerbs::is_preposition(std::size_t token) const {
  return sentence_->is(token, WordClass::preposition) || is_any(token, prepositions_);
}

}  // namespace materia
