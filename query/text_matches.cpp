#include "query/text_matches.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>

namespace materia {
namespace {

struct Candidate {
  const Alternative* alternative;
  std::size_t clause;
  std::optional<std::size_t> word;  ///< of a scattered alternative
  [[nodiscard]] std::size_t size() const { return word ? 1 : alternative->terms.size(); }
};

/// The alternatives to look for in one field, by the term they begin with, so that a text is walked once.
class Candidates {
 public:
  Candidates(const std::vector<Clause>& clauses, Field field) {
    for (std::size_t clause = 0; clause < clauses.size(); ++clause) {
      for (const Alternative& alternative : clauses[clause].alternatives) {
        if (alternative.field && alternative.field != field) {
          continue;
        }
        if (alternative.scattered) {
          add_words(alternative, clause);
          continue;
        }
        const bool begins_with_prefix = alternative.prefix && alternative.terms.size() == 1;
        has_prefixes_ = has_prefixes_ || alternative.prefix;
        std::vector<Candidate>& list = begins_with_prefix ? prefixes_ : by_first_term_[alternative.terms.front()];
        list.push_back({&alternative, clause, std::nullopt});
      }
    }
  }

  [[nodiscard]] bool empty() const { return by_first_term_.empty() && prefixes_.empty(); }
  [[nodiscard]] bool has_prefixes() const { return has_prefixes_; }

  template <typename Function>
  void for_each_beginning_with(const std::string& term, Function&& function) const {
    if (const auto found = by_first_term_.find(term); found != by_first_term_.end()) {
      std::for_each(found->second.begin(), found->second.end(), function);
    }
    std::for_each(prefixes_.begin(), prefixes_.end(), function);
  }

 private:
  void add_words(const Alternative& alternative, std::size_t clause) {
    for (std::size_t word = 0; word < alternative.terms.size(); ++word) {
      by_first_term_[alternative.terms[word]].push_back({&alternative, clause, word});
    }
  }

  std::unordered_map<std::string_view, std::vector<Candidate>> by_first_term_;
  std::vector<Candidate> prefixes_;
  bool has_prefixes_ = false;
};

/// A text's terms, and its folded words where prefixes have to be compared.
class AnalyzedText {
 public:
  AnalyzedText(std::string_view text, Analyzer& analyzer, bool folded) : terms_(analyzer.analyze(text)) {
    Term word;
    for (std::size_t position = 0; folded && analyzer.next_folded(text, position, word);) {
      words_.push_back(word.text);
    }
  }

  [[nodiscard]] const std::vector<Term>& terms() const { return terms_; }

  /// REQUIRES: a candidate whose first term stands at `position`, or one that begins with a prefix.
  [[nodiscard]] bool stands_at(std::size_t position, const Candidate& candidate) const {
    if (candidate.word) {
      return true;
    }
    const Alternative& alternative = *candidate.alternative;
    const std::size_t count = alternative.terms.size();
    if (position + count > terms_.size()) {
      return false;
    }
    for (std::size_t i = 0; i < count; ++i) {
      const bool prefix = alternative.prefix && i + 1 == count;
      if (prefix ? !begins_with(position + i, alternative.terms[i])
                 : terms_[position + i].text != alternative.terms[i]) {
        return false;
      }
    }
    return true;
  }

 private:
  /// The index is asked for the beginnings of terms; readers see the beginnings of words. Both are marked.
  [[nodiscard]] bool begins_with(std::size_t position, const std::string& prefix) const {
    return words_[position].starts_with(prefix) || terms_[position].text.starts_with(prefix);
  }

  std::vector<Term> terms_;
  std::vector<std::string> words_;  ///< one for each term; empty where not asked for
};

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

std::vector<TextMatch> find_matches(std::string_view text, Field field, const std::vector<Clause>& clauses,
                                    Analyzer& analyzer) {
  const Candidates candidates(clauses, field);
  std::vector<TextMatch> matches;
  if (candidates.empty()) {
    return matches;
  }
  const AnalyzedText analyzed(text, analyzer, candidates.has_prefixes());
  const std::vector<Term>& terms = analyzed.terms();
  for (std::size_t position = 0; position < terms.size(); ++position) {
    std::optional<TextMatch> longest;
    candidates.for_each_beginning_with(terms[position].text, [&](const Candidate& candidate) {
      if (!analyzed.stands_at(position, candidate)) {
        return;
      }
      const std::size_t end = terms[position + candidate.size() - 1].end;
      if (!longest || end > longest->end || (end == longest->end && longest->word && !candidate.word)) {
        longest = TextMatch{candidate.clause, terms[position].begin, end, candidate.word};
      }
    });
    if (longest) {
      add_longest(matches, *longest);
    }
  }
  drop_needless_words(matches, clauses.size());
  return matches;
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
