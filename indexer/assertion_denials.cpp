#include "indexer/assertion_denials.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace materia {
namespace {

constexpr Cue subject_denied{Cue::Kind::asserts, Assertion::negated, Cue::Direction::backward, Cue::Reach::clause};
constexpr Cue object_denied{Cue::Kind::asserts, Assertion::negated, Cue::Direction::forward, Cue::Reach::phrase};
constexpr Cue objects_denied{Cue::Kind::asserts, Assertion::negated, Cue::Direction::forward, Cue::Reach::clause};
constexpr Cue both_denied{Cue::Kind::asserts, Assertion::negated, Cue::Direction::both, Cue::Reach::clause};

/// Words from "no" to its verb, at most: "no patient in either group received X".
constexpr std::size_t longest_subject = 6;

}  // namespace

DeniedVerbs::DeniedVerbs(const AssertionCues& cues) {
  const auto number = [&](std::string_view word) { return cues.number_of(word); };
  const auto words = [&](std::initializer_list<std::string_view> list) {
    WordSet set{};
    std::ranges::transform(list, set.begin(), number);
    return set;
  };
  negators_ = words({"not", "never"});
  failures_ = words({"fail", "fails", "failed", "failing"});
  conditions_ = words({"if", "unless", "until", "whether", "when", "lest", "till", "alone"});
  possibilities_ = words({"may", "might"});
  past_auxiliaries_ = words({"did", "could", "was", "were"});
  prepositions_ = words({"of", "for", "to", "about", "into", "than"});
  uses_ = words({"for", "in", "as"});
  partial_ = words({"always", "only", "merely", "just", "all", "every", "everyone"});
  raising_ = words({"seem", "appear", "manage", "tend", "seemed", "appeared", "managed", "serve", "happen"});
  nobodies_ = words({"nothing", "neither", "nor", "nobody", "none", "no"});
  maybes_ = words({"could", "may", "might"});
  attributive_ = words({"of", "for", "with"});
  did_ = number("did");
  no_ = number("no");
  nobody_ = number("nobody");
  none_ = number("none");
  been_ = number("been");
  be_ = number("be");
  by_ = number("by");
  do_ = number("do");
  can_ = number("can");
  never_ = number("never");
  of_ = number("of");
  they_ = number("they");
  to_ = number("to");
  who_ = number("who");
  without_ = number("without");
  would_ = number("would");
}

const std::vector<CueMatch>& DeniedVerbs::find(const CueSentence& sentence, const CueMatches& matches) {
  sentence_ = &sentence;
  matches_ = &matches;
  found_.clear();
  silenced_.clear();
  for (std::size_t at = 0; at + 1 < sentence.size(); ++at) {
    if (!sentence.is(at, CueToken::Kind::word)) {
      continue;
    }
    if (sentence[at].word == no_ || sentence[at].word == nobody_ || sentence[at].word == none_) {
      read_nobody(at);
    } else if (is_any(at, negators_)) {
      read_denial(at);
    } else if (is_any(at, failures_)) {
      read_failure(at);
    } else if (is_any(at, maybes_)) {
      read_denied_subject(at);
    } else if (sentence[at].word == without_) {
      read_lack(at);
    }
  }
  return found_;
}

bool DeniedVerbs::is_any(std::size_t token, const WordSet& words) const {
  return token < sentence_->size() && (*sentence_)[token].word != 0 &&
         std::ranges::find(words, (*sentence_)[token].word) != words.end();
}

std::size_t DeniedVerbs::skip_adverbs(std::size_t token) const {
  while (token < sentence_->size() && (*sentence_)[token].adverb) {
    ++token;
  }
  return token;
}

void DeniedVerbs::put(const Cue& cue, std::size_t begin, std::size_t last) {
  const std::size_t end = last + 1;
  found_.push_back({&cue, begin, end, end, end});
  silenced_.emplace_back(begin, end);
}

/// "X did not ease her Y", also where a cue of the list knows the verb: it stands for the subject alone.
bool DeniedVerbs::read_failed_effect(std::size_t negator) {
  const std::size_t verb = skip_adverbs(negator + 1);
  const std::size_t auxiliary = auxiliary_of(negator);
  const bool never = auxiliary == negator && (*sentence_)[negator].word == never_;
  if (!sentence_->is(verb, WordClass::effect) || !has_complement(verb) || is_hypothetical(negator) ||
      !((*sentence_)[auxiliary].word == did_ || (never && (*sentence_)[verb].past)) ||
      subject_of(auxiliary) != Subject::named) {
    return false;
  }
  put(subject_denied, auxiliary, verb);
  return true;
}

/// "Her X was not eased by Y" denies Y; in the present the list says what is denied.
bool DeniedVerbs::read_undone(std::size_t negator) {
  const std::size_t auxiliary = auxiliary_of(negator);
  const std::size_t verb = skip_adverbs(negator + 1);
  if (auxiliary == negator || !is_any(auxiliary, past_auxiliaries_) || verb + 1 >= sentence_->size() ||
      !sentence_->is(verb, WordClass::effect) || (*sentence_)[verb + 1].word != by_ || is_hypothetical(negator) ||
      subject_of(auxiliary) != Subject::named || !has_object(verb + 2, false)) {
    return false;
  }
  put(object_denied, auxiliary, verb + 1);
  return true;
}

/// "Nobody in the ward wore X", "no guideline supports X".
void DeniedVerbs::read_nobody(std::size_t first) {
  const CueMatch* owner = matches_->owner(first);
  if ((owner != nullptr && owner->end > first + 1) || !sentence_->opens_clause(first) || is_hypothetical(first)) {
    return;
  }
  bool human = (*sentence_)[first].word == nobody_ || (*sentence_)[first].word == none_;
  for (std::size_t at = first + 1; at < sentence_->size() && at <= first + longest_subject; ++at) {
    if (!sentence_->is(at, CueToken::Kind::word) || sentence_->is(at, WordClass::breaker) ||
        sentence_->is(at, WordClass::relative) || sentence_->is(at, WordClass::clause_breaker)) {
      return;
    }
    human = human || sentence_->is(at, WordClass::human);
    Verb verb{first, at, false, (*sentence_)[at].past};
    if (sentence_->is(at, WordClass::auxiliary)) {
      verb.at = skip_adverbs(at + 1);
      verb.past = is_any(at, past_auxiliaries_) || sentence_->is(at, WordClass::have);
      if (verb.at < sentence_->size() && ((*sentence_)[verb.at].word == been_ || (*sentence_)[verb.at].word == be_)) {
        verb.at = skip_adverbs(verb.at + 1);
      }
    }
    if (sentence_->is(verb.at, WordClass::given) && (human || verb.past) &&
        has_object(verb.at + 1, sentence_->is(verb.at, WordClass::takes))) {
      put(verb.past ? object_denied : objects_denied, verb.begin, verb.at);
      return;
    }
    if (verb.at != at) {
      return;
    }
  }
}

/// "X was offered but not taken": the passive without its auxiliary.
void DeniedVerbs::read_elliptic(std::size_t negator) {
  const std::size_t verb = skip_adverbs(negator + 1);
  if (negator == 0 || is_any(negator - 1, conditions_) || verb >= sentence_->size() || !(*sentence_)[verb].past ||
      !sentence_->is(verb, WordClass::given) ||
      !(sentence_->is(negator - 1, WordClass::breaker) || sentence_->is(negator - 1, WordClass::coordinator)) ||
      has_object(verb + 1, false)) {
    return;
  }
  put(subject_denied, negator, verb);
}

void DeniedVerbs::read_denial(std::size_t negator) {
  if (read_persistence(negator) || read_partial(negator) || read_needed(negator) || read_undone(negator) ||
      read_failed_effect(negator) || is_claimed(negator)) {
    return;
  }
  Verb verb;
  verb.begin = auxiliary_of(negator);
  verb.at = skip_adverbs(negator + 1);
  const bool helped = verb.begin != negator;
  const bool bare = !helped && (*sentence_)[negator].word == never_;
  if (!helped && !bare) {
    read_elliptic(negator);
    return;
  }
  if (is_any(verb.begin, possibilities_) || is_hypothetical(negator)) {
    return;
  }
  const std::size_t auxiliary = verb.begin;
  verb.past = is_any(auxiliary, past_auxiliaries_);
  if (verb.at < sentence_->size() && ((*sentence_)[verb.at].word == been_ || (*sentence_)[verb.at].word == be_)) {
    verb.passive = true;
    verb.past = (*sentence_)[verb.at].word == been_;
    verb.at = skip_adverbs(verb.at + 1);
  } else if (helped && sentence_->is(auxiliary, WordClass::be)) {
    verb.passive = true;
  } else if (helped && sentence_->is(auxiliary, WordClass::have)) {
    verb.past = true;
  }
  if (verb.at >= sentence_->size() || !sentence_->is(verb.at, CueToken::Kind::word) || is_preposition(verb.at) ||
      sentence_->is(verb.at, WordClass::determiner) || sentence_->is(verb.at, WordClass::coordinator)) {
    return;
  }
  if (is_any(verb.at, raising_) && verb.at + 2 < sentence_->size() && (*sentence_)[verb.at + 1].word == to_) {
    verb.at = skip_adverbs(verb.at + 2);  // "does not seem to ease X"
    if (verb.at >= sentence_->size()) {
      return;
    }
  }
  const bool perfect = helped && !verb.passive && sentence_->is(auxiliary, WordClass::have);
  const bool past_form = (*sentence_)[verb.at].past;
  if ((verb.passive || perfect) && !past_form) {
    return;
  }
  if (bare) {
    verb.past = past_form;
  }
  // "would not have had": read elsewhere.
  if (helped && !verb.past && sentence_->is(verb.at, WordClass::have) &&
      (*sentence_)[verb.at + 1 < sentence_->size() ? verb.at + 1 : verb.at].past) {
    return;
  }
  if (helped && (*sentence_)[auxiliary].word == do_ && auxiliary == sentence_->part_begin(auxiliary)) {
    return;  // an order
  }
  if (verb.passive) {
    read_passive(verb);
  } else {
    read_active(verb);
  }
}

void DeniedVerbs::read_failure(std::size_t at) {
  const std::size_t verb = skip_adverbs(at + 2);
  const CueMatch* owner = matches_->owner(at);
  if (at + 1 >= sentence_->size() || (*sentence_)[at + 1].word != to_ || (owner != nullptr && owner->end > verb) ||
      (at > 0 && is_any(at - 1, negators_)) || is_hypothetical(at) || !sentence_->is(verb, WordClass::effect) ||
      subject_of(at) != Subject::named) {
    return;
  }
  put(subject_denied, at, verb);
}

void DeniedVerbs::read_active(const Verb& verb) {
  const CueMatch* owner = matches_->owner(verb.at);
  const bool doubly = owner != nullptr && owner->begin == verb.at && owner->cue->kind == Cue::Kind::asserts &&
                      owner->cue->assertion == Assertion::negated;
  const bool effect = sentence_->is(verb.at, WordClass::effect);
  if (owner != nullptr && owner->begin == verb.at && !effect && !doubly && owner->words > 1) {
    return;
  }
  if (doubly && !effect) {
    silenced_.emplace_back(verb.begin, verb.at + 1);
    return;
  }
  const Subject subject = subject_of(verb.begin);
  if (!effect && (*sentence_)[verb.begin].word == can_ && subject != Subject::people) {
    return;  // "a scan cannot show X"
  }
  if (effect && verb.past) {
    if (subject == Subject::named && has_complement(verb.at)) {
      put(subject_denied, verb.begin, verb.at);
    }
    return;
  }
  const bool takes = sentence_->is(verb.at, WordClass::takes);
  if (!effect && !sentence_->is(verb.at, WordClass::given)) {
    return;
  }
  if (effect && subject != Subject::named && subject != Subject::none) {
    return;
  }
  if (has_object(verb.at + 1, takes)) {
    put(verb.past ? object_denied : objects_denied, verb.begin, verb.at);
  }
}

void DeniedVerbs::read_passive(const Verb& verb) {
  const bool by = verb.at + 1 < sentence_->size() && (*sentence_)[verb.at + 1].word == by_;
  if (sentence_->is(verb.at, WordClass::effect)) {
    if (by && verb.past && has_object(verb.at + 2, false)) {
      put(object_denied, verb.begin, verb.at + 1);
    }
    return;
  }
  if (!sentence_->is(verb.at, WordClass::given)) {
    return;
  }
  const Subject subject = subject_of(verb.begin);
  if (subject == Subject::named) {
    if (is_attribute(verb.begin)) {
      return;
    }
    const bool both = !verb.past && is_any(verb.at + 1, uses_) && !sentence_->is(verb.at, WordClass::need);
    put(both ? both_denied : subject_denied, verb.begin, verb.at);
  } else if (subject != Subject::elsewhere && has_object(verb.at + 1, true)) {
    put(object_denied, verb.begin, verb.at);
  }
}

}  // namespace materia
