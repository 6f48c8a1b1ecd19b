#include "indexer/assertion_forms.h"

namespace materia {
namespace {

constexpr Cue asked{Cue::Kind::asserts, Assertion::uncertain, Cue::Direction::inside, Cue::Reach::clause};
constexpr Cue supposed{Cue::Kind::asserts, Assertion::uncertain, Cue::Direction::forward, Cue::Reach::clause};
constexpr Cue denied_behind{Cue::Kind::asserts, Assertion::negated, Cue::Direction::forward, Cue::Reach::clause};
constexpr Cue lacking{Cue::Kind::asserts, Assertion::negated, Cue::Direction::forward, Cue::Reach::phrase};
constexpr Cue denied_inside{Cue::Kind::asserts, Assertion::negated, Cue::Direction::inside, Cue::Reach::clause};
constexpr Cue denied_before{Cue::Kind::asserts, Assertion::negated, Cue::Direction::backward, Cue::Reach::clause};
constexpr Cue against{Cue::Kind::asserts, Assertion::contrast, Cue::Direction::forward, Cue::Reach::phrase};

/// Words before the concept of a question without a verb, at most: "Another steroid injection?"
constexpr std::size_t longest_before_topic = 2;
/// Words of a doubt put behind, at most: "the internet now suggests".
constexpr std::size_t longest_doubt = 4;
/// Words of a denial put in front, at most: "in neither of the two groups".
constexpr std::size_t longest_inverted = 7;
/// Words of "wrongly, as it turned out", at most.
constexpr std::size_t longest_remark = 6;

}  // namespace

ClauseForms::ClauseForms(const AssertionCues& cues)
    : about_(cues.number_of("about")),
      and_(cues.number_of("and")),
      but_(cues.number_of("but")),
      had_(cues.number_of("had")),
      hardly_(cues.number_of("hardly")),
      have_(cues.number_of("have")),
      if_(cues.number_of("if")),
      longer_(cues.number_of("longer")),
      more_(cues.number_of("more")),
      no_(cues.number_of("no")),
      not_(cues.number_of("not")),
      nothing_(cues.number_of("nothing")),
      scarcely_(cues.number_of("scarcely")),
      should_(cues.number_of("should")),
      the_(cues.number_of("the")),
      there_(cues.number_of("there")),
      where_(cues.number_of("where")),
      whereas_(cues.number_of("whereas")),
      while_(cues.number_of("while")),
      would_(cues.number_of("would")) {}

const std::vector<CueMatch>& ClauseForms::find(const CueSentence& sentence, const CueMatches& matches) {
  sentence_ = &sentence;
  matches_ = &matches;
  found_.clear();
  for (Part part; part.begin <= sentence.size(); part.begin = part.end + 1) {
    part.end = sentence.part_end(part.begin);
    if (part.end < sentence.size() && sentence.is(part.end, CueToken::Kind::question)) {
      read_question(part);
    } else if (sentence.has(CueToken::Kind::mention, part.begin, part.end)) {
      read_openings(part);
      read_ending(part);
      read_would_have(part);
      read_doubts(part);
    }
  }
  return found_;
}

void ClauseForms::put(const Cue& cue, std::size_t begin, std::size_t end) {
  put_inside(cue, begin, end, {end, end});
}

void ClauseForms::put_inside(const Cue& cue, std::size_t begin, std::size_t end, Part gap) {
  found_.push_back({&cue, begin, end, gap.begin, gap.end});
}

void ClauseForms::read_question(Part part) {
  std::size_t first = part.begin;
  while (first < part.end && !sentence().is(first, WordClass::asker) &&
         (sentence()[first].adverb || sentence().is(first, WordClass::coordinator) ||
          sentence().is(first, WordClass::breaker))) {
    ++first;
  }
  if (first < part.end && (asks_with_verb(first) || (part.begin == 0 && asks_without_verb(first, part.end)))) {
    put_inside(asked, part.end, part.end + 1, {topic_begin(part, first), part.end});
  }
}

/// "Does X help?" asks; "Who has X?" takes X for real.
bool ClauseForms::asks_with_verb(std::size_t first) const {
  const CueMatch* owner = matches_->owner(first);
  return sentence().is(first, WordClass::auxiliary) && (owner == nullptr || owner->cue->kind != Cue::Kind::shields);
}

/// "Surgery for back pain?", "Another injection?"; "Living with X?" takes X for real.
bool ClauseForms::asks_without_verb(std::size_t first, std::size_t mark) const {
  std::size_t topic = first;
  while (topic < mark && topic <= first + longest_before_topic && sentence().is(topic, CueToken::Kind::word)) {
    if (sentence().is(topic, WordClass::asker) || sentence().is(topic, WordClass::preposition) ||
        matches_->owner(topic) != nullptr) {
      return false;
    }
    ++topic;
  }
  const bool described = topic <= first + 1 || sentence().is(first, WordClass::determiner);
  return topic < mark && sentence().is(topic, CueToken::Kind::mention) && described &&
         !sentence().has(WordClass::auxiliary, topic, mark) && !sentence().has(WordClass::asker, topic, mark);
}

std::size_t ClauseForms::topic_begin(Part part, std::size_t first) const {
  if (part.begin == 0 || !sentence().is(part.begin - 1, CueToken::Kind::colon)) {
    return part.begin;
  }
  const std::size_t subject = first + 1;
  const bool refers_back = sentence().is(subject, WordClass::pronoun) ||
                           sentence().is(subject, WordClass::determiner) ||
                           !sentence().has(CueToken::Kind::mention, part.begin, part.end);
  const std::size_t topic = sentence().part_begin(part.begin - 1);
  return refers_back && !sentence().has(WordClass::auxiliary, topic, part.begin) ? topic : part.begin;
}

void ClauseForms::read_openings(Part part) {
  for (std::size_t at = part.begin; at + 1 < part.end; ++at) {
    if (!sentence().opens_clause(at)) {
      continue;
    }
    if (at == part.begin || is_comma(at - 1) || !is_word(at - 1, and_)) {
      read_inversion(at, part);
    }
    if (matches_->owner(at) != nullptr) {
      continue;
    }
    read_had(at, part);
    read_nothing(at, part);
    if (at == part.begin) {
      read_condition(at);
      read_where(at, part);
    }
  }
}

/// "Should X be needed, ..."
void ClauseForms::read_condition(std::size_t first) {
  if (is_word(first, should_)) {
    put(supposed, first, first + 1);
  }
}

/// "Had X been there, ... would have ..."; "Had it not been for X" and "Had the X been seen" take X for real.
void ClauseForms::read_had(std::size_t first, Part part) {
  if (!is_word(first, had_) || is_word(first + 1, the_) || sentence().is(first + 1, WordClass::possessive)) {
    return;
  }
  for (std::size_t at = first + 1; at < part.end && !is_word(at, not_); ++at) {
    if (is_word(at, would_)) {
      put(denied_behind, first, first + 1);
      return;
    }
  }
}

/// "Nothing about the gait points to X"; "Nothing helps X" and "Nothing beats X" take X for real.
void ClauseForms::read_nothing(std::size_t first, Part part) {
  const std::size_t next = first + 1;
  if (is_word(first, nothing_) && next < part.end &&
      (sentence().is(next, WordClass::preposition) || is_word(next, about_))) {
    put(denied_behind, first, next);
  }
}

/// "In no case is X needed", "not once did she complain of X", "nor had they X".
void ClauseForms::read_inversion(std::size_t first, Part part) {
  std::size_t verb = first;
  bool denied = false;
  while (verb < part.end && verb < first + longest_inverted && sentence().is(verb, CueToken::Kind::word) &&
         !sentence().is(verb, WordClass::auxiliary)) {
    denied = denied || (sentence().is(verb, WordClass::denier) && verb <= first + 1);
    if (sentence().is(verb, WordClass::undenier)) {
      return;  // "not only", "no sooner"
    }
    ++verb;
  }
  if (!denied || verb >= part.end || verb == first || !sentence().is(verb, WordClass::auxiliary)) {
    return;
  }
  if (is_word(verb, had_) && (is_word(first, hardly_) || is_word(first, scarcely_))) {
    return;  // "hardly had she started X when ..."
  }
  std::size_t subject = verb + 1;
  while (subject < part.end && (sentence()[subject].adverb || sentence().is(subject, WordClass::determiner) ||
                                sentence().is(subject, WordClass::possessive))) {
    ++subject;
  }
  if (subject >= part.end) {
    return;
  }
  if (sentence().is(subject, CueToken::Kind::mention)) {
    if (sentence().is(verb, WordClass::have)) {
      return;  // "none other than the doctor had X"
    }
    const std::size_t object = subject + 2;
    if (object < part.end && sentence().is(subject + 1, WordClass::given) && !sentence().is(verb, WordClass::be) &&
        sentence().has(CueToken::Kind::mention, object, part.end)) {
      put(lacking, first, object);  // "in no case did X need Y"
      return;
    }
    put_inside(denied_inside, first, subject, {subject, subject + 1});
    found_.back().end = subject + 1;
  } else if (sentence().is(subject, WordClass::human) || is_word(subject, there_)) {
    std::size_t behind = subject + 1;
    while (behind < part.end && sentence().is(behind, WordClass::have)) {
      ++behind;
    }
    put(lacking, first, behind);
  }
}

/// "Where X dulls the pain, Y ..."; with an auxiliary it is a condition ("Where X has failed, ...").
void ClauseForms::read_where(std::size_t first, Part part) {
  const CueSentence::Segment& side = sentence().segment(sentence().segment_of(first));
  if (!is_word(first, where_) || side.end >= part.end || side.auxiliary < side.end) {
    return;
  }
  const CueSentence::Segment& other = sentence().segment(sentence().segment_of(first) + 1);
  if (sentence().has(CueToken::Kind::mention, other.begin, other.end)) {
    put(against, first, first + 1);
  }
}

/// "X helped; Y did not."; not in a clause that hangs on another ("in a way that Y cannot").
void ClauseForms::read_ending(Part part) {
  if (part.end >= part.begin + 3 && is_word(part.end - 2, no_) &&
      (is_word(part.end - 1, longer_) || is_word(part.end - 1, more_)) &&
      sentence().is(part.end - 3, CueToken::Kind::mention)) {
    put(denied_before, part.end - 2, part.end);  // "she takes X no longer"
    return;
  }
  if (part.end < part.begin + 2 || !is_word(part.end - 1, not_)) {
    return;
  }
  const std::size_t verb = part.end - 2;
  std::size_t begin = verb;
  while (!sentence().opens_clause(begin)) {
    --begin;
  }
  const bool hangs = (begin > part.begin && !is_comma(begin - 1) && !is_word(begin - 1, and_) &&
                      !(sentence().is(begin, CueToken::Kind::mention) &&
                        (is_word(begin - 1, but_) || is_word(begin - 1, while_) || is_word(begin - 1, whereas_)))) ||
                     sentence().has(WordClass::relative, begin, verb) || sentence().has(WordClass::asker, begin, verb);
  const bool named = begin == verb || sentence().is(verb - 1, CueToken::Kind::mention);
  if (sentence().is(verb, WordClass::auxiliary) && verb > part.begin + 1 &&
      sentence().is(verb - 1, WordClass::pronoun) && (is_word(verb - 2, but_) || is_word(verb - 2, and_))) {
    read_vain_hope(part, verb);
    return;
  }
  if (sentence().is(verb, WordClass::auxiliary) && !hangs && named) {
    put(denied_before, verb, part.end);
  }
}

/// "She had hoped that X would help, but it did not": X.
void ClauseForms::read_vain_hope(Part part, std::size_t verb) {
  for (std::size_t at = part.begin; at < verb; ++at) {
    if (sentence().is(at, CueToken::Kind::mention)) {
      put_inside(denied_inside, verb, part.end, {at, at + 1});
      return;
    }
  }
}

/// "If I had listened, I would have had X", "if it had been X, it would have hurt".
void ClauseForms::read_would_have(Part part) {
  if (!sentence().has(had_, part.begin, part.end)) {
    return;
  }
  std::size_t condition = part.end;
  for (std::size_t at = part.begin; at + 1 < part.end; ++at) {
    if (is_word(at, if_) && at + 2 < part.end && is_word(at + 2, had_)) {
      condition = at;
    }
    if (is_word(at, would_) && is_word(at + 1, have_)) {
      put(denied_behind, at, at + 2);
      if (condition < at && !sentence().has(not_, condition, at)) {
        put(denied_behind, condition, condition + 3);
      }
    }
  }
}

/// "blamed on X, wrongly as it turned out"
void ClauseForms::read_correction(std::size_t segment) {
  const CueSentence::Segment& remark = sentence().segment(segment);
  const CueSentence::Segment& before = sentence().segment(segment - 1);
  if (!sentence().is(remark.begin, WordClass::wrongly) || remark.end - remark.begin > longest_remark ||
      sentence().has(CueToken::Kind::mention, remark.begin, remark.end)) {
    return;
  }
  for (std::size_t at = before.end; at-- > before.begin;) {
    if (sentence().is(at, CueToken::Kind::mention)) {
      put_inside(denied_inside, remark.begin, remark.begin + 1, {at, at + 1});
      return;
    }
  }
}

/// "X, I suspect, ...", "X, maybe."
void ClauseForms::read_doubts(Part part) {
  for (std::size_t at = sentence().segment_of(part.begin) + 1; at <= sentence().segment_of(part.end); ++at) {
    const CueSentence::Segment& doubt = sentence().segment(at);
    const std::size_t words = doubt.end - doubt.begin;
    read_correction(at);
    if (words == 0 || words > longest_doubt ||
        !(sentence().is(doubt.end - 1, WordClass::doubt) ||
          (words > 1 && sentence().is(doubt.end - 1, WordClass::doubter))) ||
        sentence().has(CueToken::Kind::mention, doubt.begin, doubt.end) ||
        sentence().is(doubt.begin, WordClass::relative) || sentence().is(doubt.begin, WordClass::breaker) ||
        sentence().is(doubt.begin, WordClass::clause_breaker)) {
      continue;
    }
    const CueSentence::Segment& before = sentence().segment(at - 1);
    put_inside(asked, doubt.begin, doubt.end, {before.begin, before.end});
  }
}

}  // namespace materia
