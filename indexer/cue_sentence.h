#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "indexer/assertion_cues.h"

namespace materia {

/// The tokens of a sentence and what its commas part. Keeps its memory from sentence to sentence, so it is not
/// thread-safe.
class CueSentence {
 public:
  /// What stands between two commas or walls.
  struct Segment {
    std::size_t begin = 0;
    std::size_t end = 0;          ///< the comma, the wall or the end
    std::size_t auxiliary = 0;    ///< the first one, or `end`
    std::size_t coordinator = 0;  ///< the first one, or `end`
    std::size_t part = 0;         ///< behind the wall before it
  };

  /// Tokens of an item of an enumeration, at most.
  static constexpr std::size_t longest_item = 8;

  /// Keeps a reference to the cues, which must outlive it.
  explicit CueSentence(const AssertionCues& cues) : cues_(cues), and_(cues.number_of("and")) {}

  /// The tokens must outlive the next call.
  void read(std::span<const CueToken> tokens);

  [[nodiscard]] std::size_t size() const { return tokens_.size(); }
  [[nodiscard]] const CueToken& operator[](std::size_t token) const { return tokens_[token]; }
  /// False behind the end.
  [[nodiscard]] bool is(std::size_t token, WordClass word_class) const;
  [[nodiscard]] bool is(std::size_t token, CueToken::Kind kind) const { return tokens_[token].kind == kind; }
  [[nodiscard]] bool is_wall(std::size_t token) const;
  /// Whether any of the tokens [begin, end) is one.
  [[nodiscard]] bool has(WordClass word_class, std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool has(CueToken::Kind kind, std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool has(WordNumber word, std::size_t begin, std::size_t end) const;
  /// Behind the wall before the token, and at the wall behind it or the end.
  [[nodiscard]] std::size_t part_begin(std::size_t token) const { return segments_[segment_of_[token]].part; }
  [[nodiscard]] std::size_t part_end(std::size_t token) const;
  /// Whether a clause may begin with a token that is no wall.
  [[nodiscard]] bool opens_clause(std::size_t token) const;
  /// What begins so between commas is no part of the clause around it.
  [[nodiscard]] bool begins_aside(std::size_t token) const;

  [[nodiscard]] std::size_t segments() const { return segments_.size(); }
  [[nodiscard]] const Segment& segment(std::size_t position) const { return segments_[position]; }
  /// The position of the segment that a token is in or ends; size() is in the last.
  [[nodiscard]] std::size_t segment_of(std::size_t token) const { return segment_of_[token]; }
  [[nodiscard]] bool comma_follows(const Segment& segment) const;
  /// True where the segment goes on with the enumeration before it. `opening`: of a sentence's opening phrase, which
  /// needs a comma behind it ("Instead of A, B or C, the doctor ...").
  [[nodiscard]] bool continues_list(std::size_t segment, bool opening) const;

 private:
  const AssertionCues& cues_;
  WordNumber and_;
  std::span<const CueToken> tokens_;
  std::vector<std::size_t> segment_of_;
  std::vector<Segment> segments_;
};

}  // namespace materia
