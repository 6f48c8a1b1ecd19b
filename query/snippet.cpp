#include "query/snippet.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "query/answer_places.h"
#include "query/fragment_text.h"

namespace materia {
namespace {

/// Differences of worth below this are none: the first place is taken.
constexpr double same_worth = 1e-9;

/// A place that is taken, as it will be shown.
struct Chosen {
  AnswerPlace place;
  Cut cut;

  [[nodiscard]] bool whole() const { return !cut.cut_before && !cut.cut_behind; }
};

class SnippetCutter {
 public:
  SnippetCutter(const Document& document, MatchFinder& finder, std::span<const double> weights, std::size_t length)
      : document_(document),
        body_(document.body),
        length_(std::max<std::size_t>(length, 1)),
        weights_(finder.clauses(), weights),
        matches_(finder.find(body_, Field::body)),
        passages_(matched_passages(document, matches_, finder, weights_)),
        places_(answer_places(body_, passages_, matches_, weights_, length_, finder.clauses().size() == 1)) {}

  std::vector<Fragment> cut() {
    if (places_.empty() && !take_beginning()) {
      return {};
    }
    chosen_.push_back(choose(best_place(), length_));
    if (const std::optional<AnswerPlace> rest = place_for_missing()) {
      chosen_.push_back(choose(*rest, room_for_missing()));
      fill(length_);
    } else {
      fill(length_);
      add_more_of_the_same();
    }
    std::vector<Fragment> fragments;
    for (const Chosen& chosen : chosen_) {
      const Passage& passage = document_.passages[passages_[chosen.place.passage].passage];
      fragments.push_back({one_line(body_, matches_, chosen.cut), {passage.anchor, passage.heading}});
    }
    return fragments;
  }

 private:
  /// Where nothing matches: the first passage that has text. False for a document without any.
  bool take_beginning() {
    for (std::size_t i = 0; i < document_.passages.size(); ++i) {
      MatchedPassage first{i, 0, matched_sentences(document_, document_.passages[i], matches_, weights_)};
      if (!first.sentences.empty()) {
        const std::size_t begin = first.sentences.front().range.begin;
        passages_ = {std::move(first)};
        places_ = {{0, 0, 0, {begin, begin}, 0, 0}};
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] const AnswerPlace& best_place() const {
    const AnswerPlace* best = &places_.front();
    for (const AnswerPlace& place : places_) {
      if (place.worth > best->worth + same_worth) {
        best = &place;
      }
    }
    return *best;
  }

  [[nodiscard]] TextRange range_of(std::size_t passage, std::size_t first, std::size_t last) const {
    const std::vector<MatchedPassage::Sentence>& sentences = passages_[passage].sentences;
    return {sentences[first].range.begin, sentences[last].range.end};
  }

  [[nodiscard]] TextRange range_of(const AnswerPlace& place) const {
    return range_of(place.passage, place.first, place.last);
  }

  [[nodiscard]] Chosen choose(const AnswerPlace& place, std::size_t room) const {
    return {place, cut_around(body_, range_of(place), place.focus, room)};
  }

  [[nodiscard]] std::size_t length_so_far() const {
    std::size_t sum = 0;
    for (const Chosen& chosen : chosen_) {
      sum += chosen.cut.range.size();
    }
    return sum;
  }

  // ---- the second fragment

  /// What a second fragment that shows more may take: whole sentences may go beyond the length by a sixth.
  [[nodiscard]] std::size_t room_for_missing() const {
    const std::size_t most = length_ + length_ / 6;
    const std::size_t taken = chosen_.front().cut.range.size();
    return std::max(most > taken ? most - taken : 0, length_ / 4);
  }

  static bool overlap(const AnswerPlace& left, const AnswerPlace& right) {
    return left.passage == right.passage && left.first <= right.last && left.last >= right.first;
  }

  [[nodiscard]] bool overlaps_first(const AnswerPlace& place) const { return overlap(place, chosen_.front().place); }

  /// The place that shows most of what the first one and its heading leave out; nothing where none shows more.
  [[nodiscard]] std::optional<AnswerPlace> place_for_missing() const {
    const AnswerPlace& first = chosen_.front().place;
    const AskedSet missing = ~(first.shown | passages_[first.passage].heading);
    const std::size_t room = room_for_missing();
    const AnswerPlace* best = nullptr;
    double best_worth = 0;
    for (const AnswerPlace& place : places_) {
      const double gain = weights_.worth(place.shown & missing);
      if (gain <= 0 || overlaps_first(place)) {
        continue;
      }
      // What is new decides; a whole sentence goes before a cut one, then what else it is worth.
      const double worth = 4 * gain + (range_of(place).size() <= room ? 0.5 : 0) + place.worth / 4;
      if (best == nullptr || worth > best_worth + same_worth) {
        best = &place;
        best_worth = worth;
      }
    }
    return best == nullptr ? std::nullopt : std::optional(narrowed(*best, missing, room));
  }

  /// A place whose matches take more room than there is, around its first match that is new.
  [[nodiscard]] AnswerPlace narrowed(AnswerPlace place, AskedSet missing, std::size_t room) const {
    if (place.focus.size() <= room) {
      return place;
    }
    const std::vector<MatchedPassage::Sentence>& sentences = passages_[place.passage].sentences;
    for (std::size_t at = place.first; at <= place.last; ++at) {
      for (std::size_t i = sentences[at].first_match; i < sentences[at].matches_end; ++i) {
        if ((weights_.shown_by(matches_[i]) & missing) != 0) {
          place.first = place.last = at;
          place.focus = {matches_[i].begin, std::min(matches_[i].end, sentences[at].range.end)};
          return place;
        }
      }
    }
    return place;
  }

  /// Where the first fragment is short: the best other place that fits, unless it says the same words again.
  void add_more_of_the_same() {
    const std::size_t taken = length_so_far();
    const std::size_t room = length_ > taken ? length_ - taken : 0;
    if (room < length_ / 3) {
      return;
    }
    const TextRange shown = chosen_.front().cut.range;
    const AnswerPlace* best = nullptr;
    for (const AnswerPlace& place : places_) {
      const TextRange range = range_of(place);
      if (place.shown != 0 && range.size() <= room && !overlaps_first(place) &&
          body_.substr(shown.begin, shown.size()).find(body_.substr(range.begin, range.size())) ==
              std::string_view::npos &&
          (best == nullptr || place.worth > best->worth + same_worth)) {
        best = &place;
      }
    }
    if (best != nullptr) {
      chosen_.push_back(choose(*best, room));
      fill(length_);
    }
  }

  // ---- sentences around the places

  /// Adds sentences behind the fragments, and before a short one, as far as they fit; fragments that meet become one.
  void fill(std::size_t length) {
    merge_neighbours();
    for (std::size_t i = 0; i < chosen_.size(); ++i) {
      while (chosen_[i].whole() &&
             (extend(i, length, true) || (length_so_far() < length / 2 && extend(i, length, false)))) {
        if (merge_neighbours()) {
          i = 0;
        }
      }
    }
  }

  bool extend(std::size_t position, std::size_t length, bool behind) {
    Chosen& chosen = chosen_[position];
    AnswerPlace place = chosen.place;
    if (behind ? place.last + 1 == passages_[place.passage].sentences.size() : place.first == 0) {
      return false;
    }
    (behind ? ++place.last : --place.first);
    if (chosen_.size() > 1 && overlap(place, chosen_[1 - position].place)) {
      return false;  // The other one is a part of that sentence.
    }
    const TextRange range = range_of(place);
    if (length_so_far() - chosen.cut.range.size() + range.size() > length) {
      return false;
    }
    chosen = {place, {range, false, false}};
    return true;
  }

  /// True where two fragments that touch became one.
  bool merge_neighbours() {
    if (chosen_.size() < 2 || !chosen_[0].whole() || !chosen_[1].whole()) {
      return false;
    }
    AnswerPlace& first = chosen_[0].place;
    const AnswerPlace& second = chosen_[1].place;
    if (first.passage != second.passage || second.first > first.last + 1 || first.first > second.last + 1) {
      return false;
    }
    first.first = std::min(first.first, second.first);
    first.last = std::max(first.last, second.last);
    first.shown |= second.shown;
    chosen_[0].cut.range = range_of(first);
    chosen_.pop_back();
    return true;
  }

  const Document& document_;
  std::string_view body_;
  std::size_t length_;
  AskedWeights weights_;
  std::vector<TextMatch> matches_;
  std::vector<MatchedPassage> passages_;
  std::vector<AnswerPlace> places_;
  std::vector<Chosen> chosen_;  ///< at most two
};

}  // namespace

std::vector<Fragment> cut_snippet(const Document& document, MatchFinder& finder, std::span<const double> weights,
                                  std::size_t length) {
  return SnippetCutter(document, finder, weights, length).cut();
}

std::vector<TextPiece> joined(const std::vector<Fragment>& fragments) {
  constexpr std::string_view dots = "…";
  std::vector<TextPiece> pieces;
  for (const Fragment& fragment : fragments) {
    TextPiece first = fragment.pieces.front();
    if (!pieces.empty()) {
      const bool ends_cut = pieces.back().text.ends_with(dots);
      const bool begins_cut = first.text.starts_with(dots);
      if (ends_cut && begins_cut) {
        first.text.erase(0, dots.size() + 1);
      }
      pieces.push_back({ends_cut || begins_cut ? " " : " … ", false});
    }
    pieces.push_back(std::move(first));
    pieces.insert(pieces.end(), fragment.pieces.begin() + 1, fragment.pieces.end());
  }
  std::erase_if(pieces, [](const TextPiece& piece) { return piece.text.empty(); });
  return pieces;
}

}  // namespace materia
