#include "query/answer_places.h"

#include <algorithm>
#include <bit>

#include "query/definition.h"

namespace materia {
namespace {

// What a place is worth beside the weights of what it shows, which are 1 in all.
constexpr double heading_share = 0.8;        // of what only the heading shows
constexpr double one_sentence_share = 0.25;  // of what its best sentence shows
constexpr double closeness_share = 0.15;     // of what it shows, all in one spot
constexpr double definition_worth = 0.5;
constexpr double question_cost = 0.2;

constexpr std::size_t asked_limit = 64;

using Sentence = MatchedPassage::Sentence;

class PlaceFinder {
 public:
  PlaceFinder(std::string_view body, const std::vector<TextMatch>& matches, const AskedWeights& weights,
              std::size_t length, bool prefer_definitions)
      : body_(body), matches_(matches), weights_(weights), length_(length), prefer_definitions_(prefer_definitions) {}

  void add_places(const MatchedPassage& passage, std::size_t position) {
    passage_ = &passage;
    position_ = position;
    for (std::size_t first = 0; first < passage.sentences.size(); ++first) {
      const Sentence& sentence = passage.sentences[first];
      if (sentence.shown == 0) {
        if (first == 0 && passage.heading != 0) {
          add({position_, 0, 0, {sentence.range.begin, sentence.range.begin}, 0, 0});
        }
      } else if (sentence.range.size() > length_) {
        add_windows(first);
      } else {
        add_runs(first);
      }
    }
  }

  [[nodiscard]] std::vector<AnswerPlace> places() { return std::move(places_); }

 private:
  /// The sentence alone, and with those behind it as long as they fit, up to each that shows something more.
  void add_runs(std::size_t first) {
    const std::vector<Sentence>& sentences = passage_->sentences;
    AskedSet shown = 0;
    for (std::size_t last = first; last < sentences.size(); ++last) {
      const Sentence& sentence = sentences[last];
      if (sentence.range.end - sentences[first].range.begin > length_) {
        break;
      }
      if ((sentence.shown & ~shown) != 0) {
        shown |= sentence.shown;
        const std::size_t begin = matches_[sentences[first].first_match].begin;
        add({position_, first, last, {begin, matches_[sentence.matches_end - 1].end}, shown, 0});
      }
    }
  }

  /// Parts of a sentence that is too long, each beginning with a match.
  void add_windows(std::size_t at) {
    const Sentence& sentence = passage_->sentences[at];
    for (std::size_t first = sentence.first_match; first < sentence.matches_end; ++first) {
      AnswerPlace place{position_, at, at, {matches_[first].begin, matches_[first].end}, 0, 0};
      for (std::size_t i = first; i < sentence.matches_end; ++i) {
        if (i > first && matches_[i].end - place.focus.begin > length_) {
          break;
        }
        if (const AskedSet shown = weights_.shown_by(matches_[i]); (shown & ~place.shown) != 0) {
          place.shown |= shown;
          place.focus.end = matches_[i].end;
        }
      }
      add(place);
    }
  }

  void add(AnswerPlace place) {
    place.focus.end = std::min(place.focus.end, passage_->sentences[place.last].range.end);
    place.worth = worth(place);
    places_.push_back(place);
  }

  [[nodiscard]] double worth(const AnswerPlace& place) const {
    const std::vector<Sentence>& sentences = passage_->sentences;
    const double shown = weights_.worth(place.shown);
    double worth = shown + heading_share * weights_.worth(passage_->heading & ~place.shown);
    double best = 0;
    for (std::size_t i = place.first; i <= place.last; ++i) {
      best = std::max(best, weights_.worth(sentences[i].shown & place.shown));
    }
    worth += one_sentence_share * best + closeness_share * shown * closeness(place);
    if (prefer_definitions_ && place.shown != 0) {
      const TextMatch& name = matches_[sentences[place.first].first_match];
      const TextRange sentence = sentences[place.first].range;
      worth += definition_worth * definition_degree(body_, sentence, {name.begin, std::min(name.end, sentence.end)});
    }
    return body_[sentences[place.last].range.end - 1] == '?' ? worth - question_cost : worth;
  }

  /// 1 where all that the place shows stands side by side, 0 where it takes its whole length.
  [[nodiscard]] double closeness(const AnswerPlace& place) const {
    if (std::popcount(place.shown) < 2) {
      return 1;
    }
    const std::vector<Sentence>& sentences = passage_->sentences;
    const std::size_t end = sentences[place.last].matches_end;
    std::size_t shortest = length_;
    for (std::size_t first = sentences[place.first].first_match; first < end; ++first) {
      AskedSet shown = 0;
      for (std::size_t i = first; i < end && matches_[i].end - matches_[first].begin < shortest; ++i) {
        shown |= weights_.shown_by(matches_[i]);
        if ((place.shown & ~shown) == 0) {
          shortest = matches_[i].end - matches_[first].begin;
          break;
        }
      }
    }
    return 1 - static_cast<double>(shortest) / static_cast<double>(length_);
  }

  std::string_view body_;
  const std::vector<TextMatch>& matches_;
  const AskedWeights& weights_;
  std::size_t length_;
  bool prefer_definitions_;
  const MatchedPassage* passage_ = nullptr;
  std::size_t position_ = 0;
  std::vector<AnswerPlace> places_;
};

}  // namespace

AskedWeights::AskedWeights(const std::vector<Clause>& clauses, std::span<const double> weights) {
  double sum = 0;
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    const Alternative* last = clauses[i].alternatives.empty() ? nullptr : &clauses[i].alternatives.back();
    const std::size_t count = last != nullptr && last->scattered ? last->terms.size() : 1;
    const double weight = i < weights.size() && weights[i] > 0 ? weights[i] : 1;
    first_place_.push_back(weights_.size());
    AskedSet set = 0;
    for (std::size_t word = 0; word < count; ++word) {
      set |= AskedSet{1} << std::min(weights_.size(), asked_limit - 1);
      weights_.push_back(weight / static_cast<double>(count));
    }
    clauses_.push_back(set);
    sum += weight;
  }
  for (std::size_t place = asked_limit; place < weights_.size(); ++place) {
    weights_[asked_limit - 1] += weights_[place];
  }
  for (double& weight : weights_) {
    weight /= sum;
  }
}

AskedSet AskedWeights::shown_by(const TextMatch& match) const {
  return match.word ? AskedSet{1} << std::min(first_place_[match.clause] + *match.word, asked_limit - 1)
                    : clauses_[match.clause];
}

double AskedWeights::worth(AskedSet set) const {
  double sum = 0;
  for (; set != 0; set &= set - 1) {
    sum += weights_[static_cast<std::size_t>(std::countr_zero(set))];
  }
  return sum;
}

std::vector<Sentence> matched_sentences(const Document& document, const Passage& passage,
                                        const std::vector<TextMatch>& matches, const AskedWeights& weights) {
  const std::string_view text = std::string_view(document.body).substr(0, passage.end);
  std::vector<Sentence> found;
  auto match = static_cast<std::size_t>(
      std::ranges::partition_point(matches, [&](const TextMatch& m) { return m.begin < passage.begin; }) -
      matches.begin());
  TextRange range;
  for (std::size_t position = std::min(passage.begin, text.size()); next_sentence(text, position, range);) {
    if (!found.empty() && match > found.back().first_match && matches[match - 1].end > range.begin) {
      found.back().range.end = range.end;
    } else {
      found.push_back({range, 0, match, match});
    }
    for (; match < matches.size() && matches[match].begin < range.end; ++match) {
      found.back().shown |= weights.shown_by(matches[match]);
    }
    found.back().matches_end = match;
  }
  return found;
}

std::vector<MatchedPassage> matched_passages(const Document& document, const std::vector<TextMatch>& matches,
                                             MatchFinder& finder, const AskedWeights& weights) {
  std::vector<MatchedPassage> found;
  AskedSet above = 0;  // in headings that have no text of their own
  int above_level = 0;
  auto match = matches.begin();
  for (std::size_t i = 0; i < document.passages.size(); ++i) {
    const Passage& passage = document.passages[i];
    AskedSet heading = passage.level > above_level ? above : 0;
    for (const TextMatch& shown : finder.find(passage.heading, Field::headings)) {
      heading |= weights.shown_by(shown);
    }
    const auto first = match;
    match = std::find_if(match, matches.end(), [&](const TextMatch& m) { return m.begin >= passage.end; });
    MatchedPassage matched{i, heading, {}};
    if (heading != 0 || first != match) {
      matched.sentences = matched_sentences(document, passage, matches, weights);
    }
    const bool empty = matched.sentences.empty();
    above = empty && heading != 0 ? heading : 0;
    above_level = passage.level;
    if (!empty) {
      found.push_back(std::move(matched));
    }
  }
  return found;
}

std::vector<AnswerPlace> answer_places(std::string_view body, const std::vector<MatchedPassage>& passages,
                                       const std::vector<TextMatch>& matches, const AskedWeights& weights,
                                       std::size_t length, bool prefer_definitions) {
  PlaceFinder finder(body, matches, weights, length, prefer_definitions);
  for (std::size_t i = 0; i < passages.size(); ++i) {
    finder.add_places(passages[i], i);
  }
  return finder.places();
}

}  // namespace materia
