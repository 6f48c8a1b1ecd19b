#include "query/text_matches.h"

#include <algorithm>
#include <optional>
#include <string>

namespace materia {
namespace {

/// Adds a match that may overlap the last one: the longer of the two stays.
void add_longest(std::vector<TextMatch>& matches, const TextMatch& match) {
  if (matches.empty() || match.begin >= matches.back().end) {
    matches.push_back(match);
  } else if (match.end - match.begin > matches.back().end - matches.back().begin) {
    matches.back() = match;
  }
}

/// Takes single words of a clause away where the clause stands whole as well: "pain" beside "knee pain".
void drop_needless_words(std::vector<TextMatch>& matches, std::size_t clauses) {
  std::vector<bool> whole(clauses);
  for (const TextMatch& match : matches) {
    whole[match.clause] = whole[match.clause] || !match.word;
  }
  std::erase_if(matches, [&](const TextMatch& match) { return match.word && whole[match.clause]; });
}

}  // namespace

/// A word of a text, and as many behind it as candidates ask for.
class MatchFinder::Place {
 public:
  Place(std::string_view text, Analyzer& analyzer) : text_(text), analyzer_(analyzer) {}

  /// To the first word from `position` on that may begin so; `position` moves behind it. False at the end.
  bool move(std::size_t& position, const WordBeginnings& wanted) {
    known_ = 1;
    return analyzer_.next(text_, position, terms_.front(), wanted);
  }

  [[nodiscard]] const Term& first() const { return terms_.front(); }
  /// Where a candidate of that many words ends. REQUIRES: it stands here.
  [[nodiscard]] std::size_t end_of(std::size_t size) const { return terms_[size - 1].end; }

  /// REQUIRES: a candidate whose first term is the first word's, or one that begins with a prefix.
  [[nodiscard]] bool holds(const Candidate& candidate) {
    if (candidate.word) {
      return true;
    }
    const Alternative& alternative = *candidate.alternative;
    const std::size_t count = alternative.terms.size();
    for (std::size_t i = 0; i < count; ++i) {
      if (!reach(i)) {
        return false;
      }
      const bool prefix = alternative.prefix && i + 1 == count;
      if (prefix ? !begins_with(terms_[i], alternative.terms[i]) : terms_[i].text != alternative.terms[i]) {
        return false;
      }
    }
    return true;
  }

 private:
  bool reach(std::size_t place) {
    while (known_ <= place) {
      if (terms_.size() == known_) {
        terms_.emplace_back();
      }
      std::size_t position = terms_[known_ - 1].end;
      if (!analyzer_.next(text_, position, terms_[known_])) {
        return false;
      }
      ++known_;
    }
    return true;
  }

  /// The index is asked for the beginnings of terms; readers see the beginnings of words. Both are marked.
  [[nodiscard]] bool begins_with(const Term& term, const std::string& prefix) {
    std::size_t position = term.begin;
    return term.text.starts_with(prefix) ||
           (analyzer_.next_folded(text_, position, folded_) && folded_.text.starts_with(prefix));
  }

  std::string_view text_;
  Analyzer& analyzer_;
  std::vector<Term> terms_ = std::vector<Term>(1);
  std::size_t known_ = 0;  ///< how many of them are of this place
  Term folded_;
};

MatchFinder::MatchFinder(const std::vector<Clause>& clauses, Analyzer& analyzer)
    : clauses_(&clauses), analyzer_(&analyzer) {
  for (std::size_t clause = 0; clause < clauses.size(); ++clause) {
    for (const Alternative& alternative : clauses[clause].alternatives) {
      add(alternative, clause);
    }
  }
}

void MatchFinder::add(const Alternative& alternative, std::size_t clause) {
  if (alternative.scattered) {
    for (std::size_t word = 0; word < alternative.terms.size(); ++word) {
      wanted_.add(alternative.terms[word]);
      by_first_term_[alternative.terms[word]].push_back({&alternative, clause, word});
    }
    return;
  }
  wanted_.add(alternative.terms.front());
  if (alternative.prefix && alternative.terms.size() == 1) {
    prefixes_.push_back({&alternative, clause, std::nullopt});
  } else {
    by_first_term_[alternative.terms.front()].push_back({&alternative, clause, std::nullopt});
  }
}

std::optional<TextMatch> MatchFinder::longest_at(Place& place, Field field) const {
  std::optional<TextMatch> longest;
  const auto look_at = [&](const Candidate& candidate) {
    if ((candidate.alternative->field && candidate.alternative->field != field) || !place.holds(candidate)) {
      return;
    }
    const std::size_t end = place.end_of(candidate.size());
    if (!longest || end > longest->end || (end == longest->end && longest->word && !candidate.word)) {
      longest = TextMatch{candidate.clause, place.first().begin, end, candidate.word};
    }
  };
  if (const auto found = by_first_term_.find(place.first().text); found != by_first_term_.end()) {
    std::ranges::for_each(found->second, look_at);
  }
  std::ranges::for_each(prefixes_, look_at);
  return longest;
}

std::vector<TextMatch> MatchFinder::find(std::string_view text, Field field) {
  std::vector<TextMatch> matches;
  if (by_first_term_.empty() && prefixes_.empty()) {
    return matches;
  }
  Place place(text, *analyzer_);
  for (std::size_t position = 0; place.move(position, wanted_);) {
    if (const std::optional<TextMatch> longest = longest_at(place, field)) {
      add_longest(matches, *longest);
    }
  }
  drop_needless_words(matches, clauses_->size());
  return matches;
}

std::vector<TextMatch> find_matches(std::string_view text, Field field, const std::vector<Clause>& clauses,
                                    Analyzer& analyzer) {
  return MatchFinder(clauses, analyzer).find(text, field);
}

std::vector<TextPiece> mark(std::string_view text, const std::vector<TextMatch>& matches, std::size_t begin,
                            std::size_t end) {
  std::vector<TextPiece> pieces;
  std::size_t position = begin;
  const auto add = [&](std::size_t until, bool match) {
    if (until > position) {
      pieces.push_back({std::string(text.substr(position, until - position)), match});
      position = until;
    }
  };
  auto match = std::partition_point(matches.begin(), matches.end(),
                                    [&](const TextMatch& candidate) { return candidate.end <= begin; });
  for (; match != matches.end() && match->begin < end; ++match) {
    add(match->begin, false);
    add(std::min(match->end, end), true);
  }
  add(end, false);
  return pieces;
}

}  // namespace materia
