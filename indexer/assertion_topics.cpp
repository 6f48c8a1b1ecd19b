#include "indexer/assertion_topics.h"

namespace materia {
namespace {

/// Words between a cue and the colon of its list, at most: "Ruled out by the scan:".
constexpr std::size_t longest_to_colon = 4;
/// Words of a list before its first concept, at most.
constexpr std::size_t longest_before_item = 2;
/// Words of a comment before its cue, at most: "Stem cells: the benefit is unproven".
constexpr std::size_t longest_subject = 4;
/// Words of what is put in front before its concept, at most: "Of the dreaded infection there was no trace".
constexpr std::size_t longest_fronted = 4;
/// Words of who refuses, at most: "the old man".
constexpr std::size_t longest_refuser = 4;

}  // namespace

CueTopics::CueTopics(const CueSentence& sentence, const AssertionCues& cues)
    : sentence_(sentence),
      and_(cues.number_of("and")),
      but_(cues.number_of("but")),
      it_(cues.number_of("it")),
      no_(cues.number_of("no")),
      of_(cues.number_of("of")),
      so_(cues.number_of("so")),
      them_(cues.number_of("them")),
      though_(cues.number_of("though")),
      which_(cues.number_of("which")),
      yet_(cues.number_of("yet")) {}

void CueTopics::find(const CueMatch& match, std::vector<std::size_t>& mentions) const {
  if (!find_list(match, mentions) && !find_elliptic(match, mentions) && !find_fronted(match, mentions) &&
      !find_claimed(match, mentions) && !find_refused(match, mentions)) {
    find_topic(match, mentions);
  }
}

/// A mention that is behind no more than `words` words, or the first token that is none.
std::size_t CueTopics::first_mention(std::size_t begin, std::size_t words) const {
  std::size_t at = begin;
  while (at < sentence_.size() && at < begin + words && sentence_.is(at, CueToken::Kind::word)) {
    ++at;
  }
  return at;
}

bool CueTopics::ends_clause(std::size_t token) const {
  while (token < sentence_.size() && sentence_[token].adverb) {
    ++token;
  }
  return token == sentence_.size() || sentence_.is_wall(token) || sentence_.is(token, CueToken::Kind::comma);
}

void CueTopics::put_all(std::size_t begin, std::size_t end, std::vector<std::size_t>& mentions) const {
  for (std::size_t at = begin; at < end; ++at) {
    if (sentence_.is(at, CueToken::Kind::mention)) {
      mentions.push_back(at);
    }
  }
}

/// "Ruled out so far: X, Y."
bool CueTopics::find_list(const CueMatch& match, std::vector<std::size_t>& mentions) const {
  const bool heads = match.cue->assertion == Assertion::negated && match.begin == sentence_.part_begin(match.begin);
  const std::size_t colon = first_mention(match.end, heads ? longest_to_colon : 0);
  if (colon >= sentence_.size() || !sentence_.is(colon, CueToken::Kind::colon)) {
    return false;
  }
  const std::size_t end = sentence_.part_end(colon + 1);
  const std::size_t item = first_mention(colon + 1, longest_before_item);
  if (item >= end || !sentence_.is(item, CueToken::Kind::mention) ||
      sentence_.has(WordClass::auxiliary, colon + 1, end)) {
    return false;
  }
  put_all(colon + 1, end, mentions);
  return true;
}

/// "X ruled out.", "X rejected, and ...": the passive without its auxiliary.
bool CueTopics::find_elliptic(const CueMatch& match, std::vector<std::size_t>& mentions) const {
  if (match.begin == 0 || !sentence_.is(match.begin - 1, CueToken::Kind::mention) ||
      !sentence_.is(match.begin, WordClass::participle) || !ends_clause(match.end)) {
    return false;
  }
  mentions.push_back(match.begin - 1);
  return true;
}

/// "Of X there was no sign."
bool CueTopics::find_fronted(const CueMatch& match, std::vector<std::size_t>& mentions) const {
  std::size_t first = sentence_.part_begin(match.begin);
  while (first < match.begin && (sentence_[first].adverb || sentence_.is(first, WordClass::coordinator))) {
    ++first;
  }
  const std::size_t topic = first_mention(first, longest_fronted);
  if (first >= match.begin || sentence_[first].word != of_ || topic >= match.begin ||
      !sentence_.is(topic, CueToken::Kind::mention) || sentence_.has(CueToken::Kind::mention, topic + 1, match.begin)) {
    return false;
  }
  mentions.push_back(topic);
  return true;
}

/// "X is sold for Y, though there is no evidence that it works."
bool CueTopics::find_claimed(const CueMatch& match, std::vector<std::size_t>& mentions) const {
  if (match.cue->looks(Cue::Direction::backward) || match.cue->reach < Cue::Reach::claim ||
      match.end >= sentence_.size() || !sentence_.is(match.end, WordClass::pronoun) || ends_clause(match.end + 1) ||
      (match.cue->assertion != Assertion::negated && !sentence_.is(match.end + 1, WordClass::effect))) {
    return false;
  }
  const std::size_t part = sentence_.part_begin(match.begin);
  std::size_t clause = match.begin;
  while (clause > part && !sentence_.is(clause - 1, CueToken::Kind::comma) &&
         !sentence_.is(clause - 1, WordClass::breaker)) {
    --clause;
  }
  if (clause == 0 || sentence_.has(CueToken::Kind::mention, clause, match.begin)) {
    return false;
  }
  put_all(sentence_.part_begin(clause - 1), clause, mentions);
  return true;
}

/// What joins a clause to the one before it that tells what became of it.
bool CueTopics::links(std::size_t token) const {
  const WordNumber word = sentence_[token].word;
  return word != 0 &&
         (word == and_ || word == but_ || word == yet_ || word == so_ || word == though_ || word == which_);
}

/// "X was offered, but she declined", "she wanted X but could not afford it", "X she does not have", "X, which she does
/// not have".
bool CueTopics::find_refused(const CueMatch& match, std::vector<std::size_t>& mentions) const {
  if (match.cue->assertion != Assertion::negated || match.cue->direction != Cue::Direction::forward ||
      (match.cue->reach != Cue::Reach::clause && !sentence_.is(match.end - 1, WordClass::given)) || match.begin == 0) {
    return false;
  }
  const bool pronoun =
      match.end < sentence_.size() && (sentence_[match.end].word == it_ || sentence_[match.end].word == them_);
  if (!ends_clause(match.end + (pronoun ? 1 : 0))) {
    return false;
  }
  std::size_t subject = match.begin;
  while (subject > 0 && match.begin - subject < longest_refuser && sentence_.is(subject - 1, CueToken::Kind::word) &&
         !links(subject - 1)) {
    --subject;
  }
  const bool named = subject < match.begin && sentence_.has(WordClass::human, subject, match.begin);
  const bool in_front = subject > 0 && ((named && sentence_.is(subject, WordClass::human)) ||
                                        (subject + 1 == match.begin && sentence_.is(subject, WordClass::pronoun) &&
                                         sentence_.opens_clause(subject - 1)));
  if (in_front && sentence_.is(subject - 1, CueToken::Kind::mention)) {
    mentions.push_back(subject - 1);
    return true;
  }
  if (subject == 0 || !links(subject - 1) || (subject < match.begin && !named)) {
    return false;
  }
  if (sentence_[subject - 1].word == which_ && subject > 2 && sentence_.is(subject - 3, CueToken::Kind::mention)) {
    mentions.push_back(subject - 3);
    return true;
  }
  std::size_t before = sentence_.segment(sentence_.segment_of(subject - 1)).begin;
  if (before == subject - 1 && before > 0 && sentence_.is(before - 1, CueToken::Kind::comma)) {
    before = sentence_.segment(sentence_.segment_of(before - 1)).begin;
  }
  for (std::size_t at = before; at < subject; ++at) {
    if (sentence_.is(at, CueToken::Kind::mention)) {
      mentions.push_back(at);
      return true;
    }
  }
  return false;
}

/// "no evidence", and "no evidence of benefit" too; "no pain" and "avoid drugs" speak of what follows.
bool CueTopics::closes(const CueMatch& match) const {
  const bool of_benefit = match.words > 1 && sentence_[match.begin].word == no_ && match.end < sentence_.size() &&
                          sentence_.is(match.end, CueToken::Kind::word);
  return ends_clause(match.end) || (of_benefit && ends_clause(match.end + 1));
}

/// Words alone, and of one clause.
bool CueTopics::is_one_subject(std::size_t begin, std::size_t end) const {
  for (std::size_t at = begin; at < end; ++at) {
    if (!sentence_.is(at, CueToken::Kind::word) || sentence_.is(at, WordClass::breaker) ||
        sentence_.is(at, WordClass::coordinator)) {
      return false;
    }
  }
  return true;
}

/// "X: not yet proven", "X for Y: no evidence", "X is sold for Y; it does not work".
void CueTopics::find_topic(const CueMatch& match, std::vector<std::size_t>& mentions) const {
  const std::size_t begin = sentence_.part_begin(match.begin);
  if (begin == 0 || match.begin - begin > longest_subject || !is_one_subject(begin, match.begin)) {
    return;
  }
  const bool looks_back = match.cue->looks(Cue::Direction::backward);
  const std::size_t topic = sentence_.part_begin(begin - 1);
  const bool pronoun = begin + 1 == match.begin && sentence_.is(begin, WordClass::pronoun) && looks_back;
  const bool comment = sentence_.is(begin - 1, CueToken::Kind::colon) && (looks_back || closes(match)) &&
                       !sentence_.has(WordClass::auxiliary, topic, begin - 1) &&
                       !sentence_.is(begin, WordClass::addressed) && !sentence_.is(begin, WordClass::asker);
  if (pronoun || comment) {
    put_all(topic, begin - 1, mentions);
  }
}

}  // namespace materia
