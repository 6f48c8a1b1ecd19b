#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/query.h"
#include "store/reader.h"

namespace materia {

/// What a search has to find, from the text of every document, word by word: no index, nothing remembered, and no code
/// of the query room but the parsed query. The formula is that of docs/ranking.md, for exact queries (no concept is
/// read in the words, nothing learned is added) with match all or any, and every copy counted.
class LinearScan {
 public:
  struct Hit {
    DocumentId id = 0;
    double score = 0;
  };
  struct Answer {
    std::vector<Hit> hits;  ///< all of them, best first
    std::size_t total = 0;
    std::map<std::string, std::size_t> facets;  ///< by "scheme:concept", those above 0
  };

  explicit LinearScan(const std::filesystem::path& file);

  /// REQUIRES: query.exact, query.copies, and match all or any.
  [[nodiscard]] Answer search(const Query& query) const;

 private:
  struct Text {
    DocumentId id = 0;
    bool has_title = false;                         ///< one of its own, with a term
    std::array<std::vector<std::string>, 3> terms;  ///< by field
    std::map<std::size_t, bool> concepts;           ///< and all above them, by position: whether it is about them
    std::set<std::size_t> clearly_about;
    [[nodiscard]] double length() const;
    [[nodiscard]] double title_length() const;
  };
  /// Something that is scored by itself.
  struct Unit {
    std::string asked;
    std::vector<Alternative> alternatives;
    bool together = false;  ///< beside words of the same clause that may stand apart
    double weight = 1;
    double idf = 0;
    double title_idf = 0;
    std::string lone_term;
  };
  using Units = std::vector<std::vector<Unit>>;  ///< by clause

  static std::vector<std::size_t> places(const Alternative& alternative, const std::vector<std::string>& terms);
  static std::size_t times(const Alternative& alternative, const Text& text, Field field);
  static bool stands(const Alternative& alternative, const Text& text, std::optional<Field> only = std::nullopt);
  static bool has(const Clause& clause, const Text& text);
  static bool has_any_part(const Clause& clause, const Text& text);

  [[nodiscard]] double idf_of(const std::vector<Alternative>& alternatives, std::optional<Field> only) const;
  [[nodiscard]] double title_idf(const std::string& term) const;
  [[nodiscard]] Units units_of(const Query& query) const;
  [[nodiscard]] Unit finished(Unit unit) const;
  [[nodiscard]] double text_worth(const Unit& unit, const Text& text) const;
  [[nodiscard]] double title_worth(const Unit& unit, const Text& text) const;
  [[nodiscard]] double title_score(const Units& units, const Text& text) const;
  [[nodiscard]] double score(const Units& units, const Text& text) const;
  [[nodiscard]] double proximity(const Units& units, const Text& text) const;
  [[nodiscard]] bool passes(const Query& query, const Text& text, std::string_view but_of = {}) const;

  Vocabulary vocabulary_;
  std::vector<Text> texts_;
  std::map<std::string, std::size_t> titles_with_;
  std::map<std::size_t, std::map<std::string, double>> names_;  ///< of concepts: how often a term stands in them
  double mean_length_ = 0;
  double mean_title_length_ = 0;
};

}  // namespace materia
