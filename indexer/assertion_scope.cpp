#include "indexer/assertion_scope.h"

#include <algorithm>

namespace materia {
namespace {

/// Of two cues over one concept: a contrast says nothing of it, whatever the sentence denies; what is denied is more
/// than doubted.
int weight(Assertion assertion) {
  switch (assertion) {
    case Assertion::contrast:
      return 3;
    case Assertion::negated:
      return 2;
    case Assertion::uncertain:
      return 1;
    case Assertion::affirmed:
      break;
  }
  return 0;
}

}  // namespace

ScopeReader::ScopeReader(const AssertionCues& cues)
    : sentence_(cues),
      matches_(cues),
      denials_(cues),
      forms_(cues),
      topics_(sentence_, cues),
      after_(cues.number_of("after")),
      as_(cues.number_of("as")),
      at_(cues.number_of("at")),
      away_(cues.number_of("away")),
      before_(cues.number_of("before")),
      but_(cues.number_of("but")),
      by_(cues.number_of("by")),
      did_(cues.number_of("did")),
      do_(cues.number_of("do")),
      does_(cues.number_of("does")),
      during_(cues.number_of("during")),
      first_(cues.number_of("first")),
      for_(cues.number_of("for")),
      from_(cues.number_of("from")),
      had_(cues.number_of("had")),
      if_(cues.number_of("if")),
      in_(cues.number_of("in")),
      initially_(cues.number_of("initially")),
      less_(cues.number_of("less")),
      may_(cues.number_of("may")),
      might_(cues.number_of("might")),
      more_(cues.number_of("more")),
      non_(cues.number_of("non")),
      once_(cues.number_of("once")),
      over_(cues.number_of("over")),
      right_(cues.number_of("right")),
      so_(cues.number_of("so")),
      than_(cues.number_of("than")),
      that_(cues.number_of("that")),
      until_(cues.number_of("until")),
      was_(cues.number_of("was")),
      well_(cues.number_of("well")),
      were_(cues.number_of("were")),
      when_(cues.number_of("when")),
      whether_(cues.number_of("whether")),
      who_(cues.number_of("who")),
      without_(cues.number_of("without")) {}

const std::vector<Judgement>& ScopeReader::judge(std::span<const CueToken> tokens, std::size_t mentions) {
  sentence_.read(tokens);
  judgements_.assign(mentions, Judgement());
  matches_.find(tokens);
  const std::vector<CueMatch>& denials = denials_.find(sentence_, matches_);
  for (const CueMatch& match : matches_.all()) {
    if (match.cue->kind == Cue::Kind::asserts && !denials_.silences(match) && !takes_nothing(match)) {
      read_scope(match);
    }
  }
  for (const CueMatch& denial : denials) {
    if (!takes_nothing(denial)) {
      read_scope(denial);
    }
  }
  for (const CueMatch& form : forms_.find(sentence_, matches_)) {
    read_scope(form);
  }
  read_echoes();
  return judgements_;
}

/// "X was absent, as was Y", "X was absent, and so was Y": what is said of X.
void ScopeReader::read_echoes() {
  for (std::size_t i = 1; i < sentence_.segments(); ++i) {
    const CueSentence::Segment& echo = sentence_.segment(i);
    const std::size_t first = echo.begin + (sentence_.is(echo.begin, WordClass::coordinator) ? 1 : 0);
    const std::size_t verb = first + 1;
    if (verb >= echo.end || (sentence_[first].word != as_ && sentence_[first].word != so_) ||
        !sentence_.is(verb, WordClass::auxiliary) || sentence_.is_wall(echo.begin - 1)) {
      continue;
    }
    const std::size_t begin = sentence_.part_begin(echo.begin);
    std::size_t last = echo.begin;
    while (last > begin && !sentence_.is(last - 1, CueToken::Kind::mention)) {
      --last;
    }
    if (last == begin) {
      continue;
    }
    marked_.clear();
    mark(verb, echo.end);
    apply(judgements_[sentence_[last - 1].mention]);
  }
}

void ScopeReader::mark(std::size_t begin, std::size_t end) {
  for (std::size_t at = begin; at < end; ++at) {
    if (sentence_[at].kind == CueToken::Kind::mention) {
      marked_.push_back(at);
    }
  }
}

void ScopeReader::mark_subject(const CueSentence::Segment& segment) {
  mark(segment.begin, segment.auxiliary);
}

/// Whether nothing but commas and "and" stand at [begin, end).
bool ScopeReader::is_enumerated(std::size_t begin, std::size_t end) const {
  for (std::size_t at = begin; at < end; ++at) {
    if (sentence_[at].kind != CueToken::Kind::comma && !sentence_.is(at, WordClass::coordinator)) {
      return false;
    }
  }
  return true;
}

void ScopeReader::spare_subject() {
  std::size_t subject = 1;
  while (subject < marked_.size() && is_enumerated(marked_[subject - 1] + 1, marked_[subject])) {
    ++subject;
  }
  if (subject < marked_.size()) {
    marked_.erase(marked_.begin(), marked_.begin() + static_cast<std::ptrdiff_t>(subject));
  }
}

void ScopeReader::apply(const Judgement& judgement) {
  for (const std::size_t at : marked_) {
    Judgement& held = judgements_[sentence_[at].mention];
    if (weight(judgement.assertion) > weight(held.assertion)) {
      held = judgement;
    }
  }
}

/// "Whether they spare her X", "it may make X superfluous": a verb that takes something away, and no word that
/// denies.
bool ScopeReader::is_asked(const CueMatch& match) const {
  for (std::size_t at = match.begin; at < match.end; ++at) {
    if (match.owns(at) && (sentence_.is(at, WordClass::denier) || sentence_[at].word == without_)) {
      return false;
    }
  }
  const WordNumber before = match.begin == 0 ? 0 : sentence_[match.begin - 1].word;
  if (before != 0 && (before == may_ || before == might_)) {
    return true;
  }
  const std::size_t end = sentence_.part_end(match.begin);
  return (end < sentence_.size() && sentence_.is(end, CueToken::Kind::question)) ||
         sentence_.has(whether_, sentence_.segment(sentence_.segment_of(match.begin)).begin, match.begin);
}

/// "... more often than Y", "... by itself", "... right away": what is denied is the measure.
bool ScopeReader::tells_measure(std::size_t at) const {
  const WordNumber word = sentence_[at].word;
  if (word == 0) {
    return false;
  }
  const auto is_word = [&](std::size_t token, WordNumber other) {
    return token < sentence_.size() && sentence_[token].word == other;
  };
  if (word == more_ || word == less_) {
    return is_word(at + 2, than_);
  }
  return sentence_.is(at, WordClass::measure) || (word == by_ && sentence_.is(at + 1, WordClass::measure)) ||
         (word == right_ && is_word(at + 1, away_));
}

/// A denial of how soon something came, or of how much better than something else: "X was not found until May", "X did
/// not help at first", "X has no advantage over Y".
bool ScopeReader::takes_nothing(const CueMatch& match) const {
  if (match.cue->assertion != Assertion::negated) {
    return false;
  }
  if (is_asked(match)) {
    return true;
  }
  if (match.end >= sentence_.size()) {
    return false;
  }
  const bool forward = match.cue->direction == Cue::Direction::forward;
  const bool takes_object =
      forward || !sentence_.has(CueToken::Kind::mention, sentence_.part_begin(match.begin), match.begin);
  std::size_t next = match.end;
  if (takes_object) {
    next += sentence_.is(next, WordClass::determiner) ? 1 : 0;
    next += next < sentence_.size() && sentence_.is(next, CueToken::Kind::mention) ? 1 : 0;
  }
  if (next >= sentence_.size()) {
    return false;
  }
  const WordNumber first_word = sentence_[match.begin].word;
  const bool told = match.begin > sentence_.part_begin(match.begin);  // no order
  if (sentence_[next].word == until_ && first_word != 0 &&
      (first_word == was_ || first_word == were_ || first_word == did_ || first_word == had_ ||
       (told && (first_word == do_ || first_word == does_ ||
                 (sentence_.is(match.begin, WordClass::be) && sentence_.is(match.begin + 1, WordClass::denier)))))) {
    return true;
  }
  const bool at_first =
      sentence_[next].word == initially_ ||
      (sentence_[next].word == at_ && next + 1 < sentence_.size() && sentence_[next + 1].word == first_);
  if (at_first && sentence_[match.end - 1].word != for_) {  // "mistaken for X at first" it was none
    return true;
  }
  if (next + 1 < sentence_.size() && tells_measure(next)) {
    return true;
  }
  return !forward && sentence_[next - 1].word == over_ && sentence_.is(next, CueToken::Kind::mention);
}

/// "Whether her X comes from Y": she has X.
bool ScopeReader::is_someones(const CueMatch& match) const {
  return match.cue->assertion == Assertion::uncertain && match.cue->reach == Cue::Reach::claim && marked_.size() > 1 &&
         sentence_.is(marked_.front() - 1, WordClass::possessive);
}

/// "A scan is not needed for X": what is not needed is no concept; "it is not needed for X" and "no need for X" tell of
/// X.
bool ScopeReader::is_idle(const CueMatch& match) const {
  return match.begin > sentence_.part_begin(match.begin) && sentence_.is(match.begin, WordClass::be) &&
         sentence_.is(match.begin - 1, CueToken::Kind::word) && !sentence_.is(match.begin - 1, WordClass::pronoun) &&
         sentence_.has(WordClass::need, match.begin, match.end);
}

/// Where a cue of two sides takes its subject alone: "X is not needed for Y", "X did not help her Y", "X is being
/// considered for her Y".
bool ScopeReader::leaves_object(const CueMatch& match) const {
  if (match.cue->direction != Cue::Direction::both) {
    return false;
  }
  if (match.cue->assertion == Assertion::uncertain) {
    return sentence_[match.end - 1].word == for_ && sentence_.is(match.end, WordClass::possessive);
  }
  return match.cue->assertion == Assertion::negated &&
         (sentence_.has(WordClass::need, match.begin, match.end) || sentence_.is(match.end, WordClass::possessive) ||
          sentence_.is(match.end - 1, WordClass::possessive) ||
          (tells_failure(match) && sentence_.is(match.end, WordClass::determiner)));
}

/// A denied effect, or a denied passive, that the sentence names no object of.
bool ScopeReader::is_bare_effect(const CueMatch& match) const {
  const std::size_t clause = sentence_.segment(sentence_.segment_of(match.begin)).begin;
  for (std::size_t at = clause; at < match.begin; ++at) {
    const WordNumber word = sentence_[at].word;
    if (sentence_.is(at, WordClass::relative) || (word == that_ && matches_.owner(at) == nullptr) ||
        (word != 0 && (word == if_ || word == when_))) {
      return false;  // "infections that X cannot cure"
    }
  }
  return match.cue->assertion == Assertion::negated && match.cue->direction == Cue::Direction::forward &&
         (sentence_.is(match.end - 1, WordClass::effect) ||
          (sentence_[match.end - 1].past && sentence_.has(WordClass::be, match.begin, match.end))) &&
         (match.end == sentence_.size() || sentence_.is_wall(match.end) ||
          sentence_.is(match.end, CueToken::Kind::comma) || sentence_.is(match.end, WordClass::coordinator) ||
          sentence_.is(match.end, WordClass::breaker) || sentence_[match.end].adverb);
}

void ScopeReader::read_scope(const CueMatch& match) {
  const Cue& cue = *match.cue;
  const Judgement judgement{cue.assertion, match.begin, match.end};
  marked_.clear();
  if (cue.looks(Cue::Direction::inside)) {
    mark(match.gap_begin, match.gap_end);
    apply(judgement);
    marked_.clear();
  }
  if (cue.reach == Cue::Reach::sentence) {
    if (cue.assertion == Assertion::contrast) {
      mark(0, sentence_.segment(sentence_.segment_of(match.begin)).begin);  // "...; X is used in its place"
    }
    if (marked_.empty()) {
      mark(cue.looks(Cue::Direction::backward) ? 0 : match.end,
           cue.looks(Cue::Direction::forward) ? sentence_.size() : match.begin);
    }
  } else {
    if (cue.looks(Cue::Direction::backward)) {
      read_backward(match);
      // The subject of a passive may be the person: "she was not offered X", "he never needed the X".
      const std::size_t object = sentence_.is(match.end, WordClass::determiner) ? match.end + 1 : match.end;
      if (marked_.empty() && cue.direction == Cue::Direction::backward && cue.assertion == Assertion::negated &&
          object < sentence_.size() && sentence_.is(object, CueToken::Kind::mention)) {
        marked_.push_back(object);
      }
      if (marked_.empty()) {
        topics_.find(match, marked_);
      }
    }
    if (cue.looks(Cue::Direction::forward)) {
      apply(judgement);
      if (leaves_object(match) && (!marked_.empty() || is_idle(match))) {
        return;
      }
      marked_.clear();
      read_forward(match);
      if (cue.reach == Cue::Reach::effect || is_someones(match)) {
        spare_subject();
      }
      if (marked_.empty() && is_bare_effect(match)) {
        read_backward(match);  // "X will not help"
      }
      if (marked_.empty() && !cue.looks(Cue::Direction::backward)) {
        topics_.find(match, marked_);
      }
    }
  }
  apply(judgement);
}

}  // namespace materia
