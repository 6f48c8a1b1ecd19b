#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "query/query.h"
#include "query/results.h"
#include "store/analyzer.h"
#include "store/word_beginnings.h"

namespace materia {

/// A place where a clause matches: text.substr(begin, end - begin).
struct TextMatch {
  std::size_t clause = 0;  ///< position in the clauses asked for
  std::size_t begin = 0;
  std::size_t end = 0;
  std::optional<std::size_t> word = {};  ///< which word it is, where only one of a scattered alternative stands here
};

/// Where clauses match in texts, by the same analyzer as the index. What is marked is what matched, also by another
/// name of a concept. Refers to the clauses and the analyzer, which must live longer; not thread-safe.
class MatchFinder {
 public:
  MatchFinder(const std::vector<Clause>& clauses, Analyzer& analyzer);

  /// The matches in a text that stands in `field`: ordered by begin, none overlapping (the longer of two wins). Single
  /// words of a scattered alternative are matches only in a text where their clause stands in no better way.
  std::vector<TextMatch> find(std::string_view text, Field field);

  [[nodiscard]] const std::vector<Clause>& clauses() const { return *clauses_; }

 private:
  struct Candidate {
    const Alternative* alternative;
    std::size_t clause;
    std::optional<std::size_t> word;  ///< of a scattered alternative
    [[nodiscard]] std::size_t size() const { return word ? 1 : alternative->terms.size(); }
  };
  class Place;

  void add(const Alternative& alternative, std::size_t clause);
  [[nodiscard]] std::optional<TextMatch> longest_at(Place& place, Field field) const;

  const std::vector<Clause>* clauses_;
  Analyzer* analyzer_;
  std::unordered_map<std::string_view, std::vector<Candidate>> by_first_term_;
  std::vector<Candidate> prefixes_;  ///< those that are a prefix alone
  WordBeginnings wanted_;            ///< of the words that a match may begin with
};

/// The matches in one text.
std::vector<TextMatch> find_matches(std::string_view text, Field field, const std::vector<Clause>& clauses,
                                    Analyzer& analyzer);

/// The text from `begin` to `end` cut into pieces along its matches.
std::vector<TextPiece> mark(std::string_view text, const std::vector<TextMatch>& matches, std::size_t begin,
                            std::size_t end);

}  // namespace materia
