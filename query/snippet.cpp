#include "query/snippet.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "query/text_matches.h"

namespace materia {
namespace {

constexpr const char* cut_before = "… ";
constexpr const char* cut_behind = " …";
constexpr std::string_view list_sign = "- ";
/// How far a cut is moved to find a space; a text without spaces is cut between code points.
constexpr std::size_t word_reach = 40;

/// A set of what was asked for: a place for each clause, or for each word of a clause whose words may stand apart. What
/// does not fit shares the last place.
using AskedSet = std::uint64_t;

AskedSet places(std::size_t first, std::size_t count) {
  AskedSet set = 0;
  for (std::size_t place = first; place < first + count; ++place) {
    set |= AskedSet{1} << std::min<std::size_t>(place, 63);
  }
  return set;
}

int size_of(AskedSet set) {
  return std::popcount(set);
}

std::size_t size_of(const Clause& clause) {
  const bool scattered = !clause.alternatives.empty() && clause.alternatives.back().scattered;
  return scattered ? clause.alternatives.back().terms.size() : 1;
}

bool is_space(char character) {
  return character == ' ' || (character >= '\t' && character <= '\r');
}

/// The matched part of the snippet to be.
struct Window {
  std::size_t passage = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  AskedSet shown = 0;    ///< in the window
  AskedSet heading = 0;  ///< in its passage's heading
  bool several = false;  ///< more than one match was needed

  /// Compares larger when better. A single match is as close together as can be, however long its words are.
  [[nodiscard]] auto worth() const {
    const std::size_t span = several ? end - begin : 0;
    return std::tuple(size_of(shown | heading), size_of(shown), -static_cast<std::ptrdiff_t>(span));
  }
};

class SnippetCutter {
 public:
  SnippetCutter(const Document& document, const std::vector<Clause>& clauses, Analyzer& analyzer, std::size_t length)
      : document_(document),
        body_(document.body),
        clauses_(clauses),
        analyzer_(analyzer),
        length_(length),
        matches_(find_matches(body_, Field::body, clauses, analyzer)) {
    std::size_t place = 0;
    for (const Clause& clause : clauses) {
      first_place_.push_back(place);
      place += size_of(clause);
    }
  }

  Snippet cut() {
    if (document_.passages.empty()) {
      return {};
    }
    const Window window = best_window();
    const Passage& passage = document_.passages[window.passage];
    return {pieces(window, passage), {passage.anchor, passage.heading}};
  }

 private:
  Window best_window() {
    Window best = beginning();
    for (std::size_t i = 0; i < document_.passages.size(); ++i) {
      const Passage& passage = document_.passages[i];
      Window window{i, passage.begin, passage.begin};
      for (const TextMatch& match : find_matches(passage.heading, Field::headings, clauses_, analyzer_)) {
        window.heading |= asked(match);
      }
      take_better(best, window);
      auto match = std::partition_point(matches_.begin(), matches_.end(),
                                        [&](const TextMatch& candidate) { return candidate.begin < passage.begin; });
      for (; match != matches_.end() && match->end <= passage.end; ++match) {
        take_better(best, window_from(match, window));
      }
    }
    return best;
  }

  /// What a match shows: all of its clause, or one word of it.
  [[nodiscard]] AskedSet asked(const TextMatch& match) const {
    const std::size_t first = first_place_[match.clause];
    return match.word ? places(first + *match.word, 1) : places(first, size_of(clauses_[match.clause]));
  }

  static void take_better(Window& best, const Window& candidate) {
    if (candidate.worth() > best.worth()) {
      best = candidate;
    }
  }

  /// The window that begins with a match, just long enough for all the clauses that `length` bytes can show.
  Window window_from(std::vector<TextMatch>::const_iterator match, Window window) const {
    const std::size_t limit =
        std::min(std::max(match->begin + length_, match->end), document_.passages[window.passage].end);
    window.begin = match->begin;
    window.end = match->end;
    for (; match != matches_.end() && match->end <= limit; ++match) {
      if ((asked(*match) & ~window.shown) != 0) {
        window.several = window.shown != 0;
        window.shown |= asked(*match);
        window.end = match->end;
      }
    }
    return window;
  }

  /// Where nothing matches: the first passage that has text.
  [[nodiscard]] Window beginning() const {
    const auto first = std::find_if(document_.passages.begin(), document_.passages.end(),
                                    [](const Passage& passage) { return passage.end > passage.begin; });
    const std::size_t position =
        first == document_.passages.end() ? 0 : static_cast<std::size_t>(first - document_.passages.begin());
    return {position, document_.passages[position].begin, document_.passages[position].begin};
  }

  [[nodiscard]] std::vector<TextPiece> pieces(const Window& window, const Passage& passage) const {
    const auto [first, last] = text_range(passage);
    const std::size_t begin = begin_of_cut(window, first, last);
    const std::size_t end = end_of_cut(std::max(window.end, begin), begin, last);
    std::vector<TextPiece> cut = flatten(mark(body_, matches_, begin, end));
    if (begin > first) {
      cut.insert(cut.begin(), {cut_before, false});
    }
    if (end < last) {
      cut.push_back({cut_behind, false});
    }
    return joined(std::move(cut));
  }

  /// The passage's text without the spaces and the list sign around it.
  [[nodiscard]] std::pair<std::size_t, std::size_t> text_range(const Passage& passage) const {
    std::size_t end = std::min(passage.end, body_.size());
    std::size_t begin = std::min(passage.begin, end);
    while (begin < end && is_space(body_[begin])) {
      ++begin;
    }
    while (end > begin && is_space(body_[end - 1])) {
      --end;
    }
    return {behind_list_sign(begin, end), end};
  }

  /// Where the sentence of the window begins, when the window fits behind it; else a word about half of the spare
  /// length before the window.
  [[nodiscard]] std::size_t begin_of_cut(const Window& window, std::size_t first, std::size_t last) const {
    const std::size_t at = std::clamp(window.begin, first, last);
    const std::size_t span = window.end > at ? window.end - at : 0;
    const std::size_t spare = length_ > span ? length_ - span : 0;
    // A text that ends soon leaves room for more of what stands before.
    const std::size_t missing = last - at < length_ ? length_ - (last - at) : 0;
    if (at - first <= std::max(spare / 2, missing)) {
      return first;
    }
    const std::size_t farthest = at - std::min(at - first, std::max(spare * 3 / 4, missing));
    for (std::size_t begin = at; begin > farthest && missing <= spare / 2; --begin) {
      if (begins_sentence(begin)) {
        return behind_list_sign(begin, at);
      }
    }
    return behind_list_sign(next_word(at - std::max(spare / 2, std::min(missing, at - first)), at), at);
  }

  [[nodiscard]] std::size_t behind_list_sign(std::size_t begin, std::size_t limit) const {
    return body_.substr(begin, limit - begin).starts_with(list_sign) ? begin + list_sign.size() : begin;
  }

  [[nodiscard]] bool begins_sentence(std::size_t position) const {
    if (position < 2 || !is_space(body_[position - 1]) || is_space(body_[position])) {
      return false;
    }
    const char before = body_[position - 2];
    return body_[position - 1] == '\n' || before == '.' || before == '!' || before == '?';
  }

  [[nodiscard]] std::size_t next_word(std::size_t position, std::size_t limit) const {
    for (std::size_t at = position; at < std::min(limit, position + word_reach); ++at) {
      if (is_space(body_[at])) {
        return std::min(body_.find_first_not_of(" \t\n\v\f\r", at), limit);
      }
    }
    return code_point_begin(position);
  }

  /// Behind the last whole word, not before `least`.
  [[nodiscard]] std::size_t end_of_cut(std::size_t least, std::size_t begin, std::size_t last) const {
    if (last - begin <= length_) {
      return last;
    }
    const std::size_t wanted = std::max(begin + length_, least);
    for (std::size_t at = wanted; at > least && at + word_reach > wanted; --at) {
      if (is_space(body_[at])) {
        return at;
      }
    }
    return std::max(code_point_begin(std::min(wanted, last)), least);
  }

  [[nodiscard]] std::size_t code_point_begin(std::size_t position) const {
    while (position > 0 && position < body_.size() && (static_cast<unsigned char>(body_[position]) & 0xC0U) == 0x80U) {
      --position;
    }
    return position;
  }

  /// One line: runs of spaces become one space, the items of a list are parted by a dot.
  static std::vector<TextPiece> flatten(std::vector<TextPiece> pieces) {
    bool after_space = true;
    for (TextPiece& piece : pieces) {
      std::string line;
      for (std::size_t i = 0; i < piece.text.size(); ++i) {
        if (piece.text[i] == '\n' && std::string_view(piece.text).substr(i + 1).starts_with(list_sign)) {
          line += after_space ? "· " : " · ";
          i += list_sign.size();
          after_space = true;
        } else if (!is_space(piece.text[i])) {
          line += piece.text[i];
          after_space = false;
        } else if (!after_space) {
          line += ' ';
          after_space = true;
        }
      }
      piece.text = std::move(line);
    }
    return pieces;
  }

  /// Neighbours that are both no matches become one; empty ones go.
  static std::vector<TextPiece> joined(std::vector<TextPiece> pieces) {
    std::vector<TextPiece> result;
    for (TextPiece& piece : pieces) {
      if (piece.text.empty()) {
        continue;
      }
      if (!result.empty() && !result.back().match && !piece.match) {
        result.back().text += piece.text;
      } else {
        result.push_back(std::move(piece));
      }
    }
    return result;
  }

  const Document& document_;
  std::string_view body_;
  const std::vector<Clause>& clauses_;
  Analyzer& analyzer_;
  std::size_t length_;
  std::vector<TextMatch> matches_;
  std::vector<std::size_t> first_place_;  ///< of each clause
};

}  // namespace

Snippet cut_snippet(const Document& document, const std::vector<Clause>& clauses, Analyzer& analyzer,
                    std::size_t length) {
  return SnippetCutter(document, clauses, analyzer, length).cut();
}

}  // namespace materia
