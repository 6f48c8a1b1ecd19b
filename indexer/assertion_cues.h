#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/document.h"

// The words that decide what a text says of a concept. assertion_cues.txt is their list and explains its own form.

namespace materia {

/// The number of a word of the list; 0 for every other word.
using WordNumber = std::uint16_t;

/// One piece of a sentence, as cues see it.
struct CueToken {
  /// wall: a sign that no scope crosses (; –), as is "?", and ":" except right behind its cue
  enum class Kind { word, comma, wall, colon, question, mention };
  Kind kind = Kind::word;
  WordNumber word = 0;
  bool adverb = false;     ///< a cue may have it inside: "is not currently recommended"
  bool past = false;       ///< a past tense or participle by its form: "reduced", "given"
  std::uint8_t depth = 0;  ///< brackets it stands in
  std::size_t mention = 0;
  std::size_t begin = 0;  ///< byte range in the text
  std::size_t end = 0;
};

/// Words that scopes are guided by; groups of the list with reserved names.
enum class WordClass {
  adverb,
  auxiliary,
  breaker,
  clause_breaker,
  relative,
  preposition,
  example,
  coordinator,
  pronoun,    ///< for what was named before
  addressed,  ///< for the reader, so for nothing that was named
  determiner,
  asker,       ///< opens a question that takes what it names for real
  participle,  ///< of a denial: "X excluded"
  doubt,       ///< between commas, on what stands before it
  doubter,     ///< the same, behind its subject: "I suspect"
  be,
  have,
  past,    ///< past tenses and participles that do not end in -ed
  effect,  ///< verbs of what a treatment does: where one is denied in the past, the treatment failed
  given,   ///< verbs of having, finding, using and needing: where one is denied, its object is
  takes,   ///< verbs with an object behind a preposition: "opt for X"
  need,    ///< verbs whose denial leaves what it would be for: "X is not needed for Y"
  abate,   ///< verbs of getting better by itself: where one is denied, what should have is there
  possessive,
  denier,    ///< in front turns a clause around: "in no case is X", "seldom is X"
  undenier,  ///< keeps it from doing so: "not only is X"
  sign,      ///< nouns that stand for what they are of: "no sign of X"
  wrongly,   ///< between commas, denies what stands before it
  acted,     ///< past tenses that are no participles and stand before no noun: what follows is a clause of its own
  measure,   ///< ends a denial of how soon or how far alone: "by itself"
  human      ///< whom a sentence is about, not what is done
};
inline constexpr std::size_t word_class_count = 31;

/// What a cue does to the concepts in its scope.
struct Cue {
  enum class Kind {
    asserts,    ///< gives the concepts in its scope an assertion
    shields,    ///< a pseudo-cue: takes its words away from other cues
    ends,       ///< no scope goes past it
    population  ///< "in patients with": whom it is about, which only the widest scopes include
  };
  /// Where the concept stands, seen from the cue; `both` and `onward` take in what stands in its gap.
  enum class Direction { forward, backward, both, inside, onward };
  enum class Reach {
    next,     ///< the very next concept, nothing between
    phrase,   ///< up to a finite verb or an adverbial
    clause,   ///< up to the end of the clause
    claim,    ///< the same with the people it is about
    effect,   ///< a claim without its subject: where it names several concepts, not the first
    sentence  ///< the whole sentence
  };
  Kind kind = Kind::asserts;
  Assertion assertion = Assertion::negated;
  Direction direction = Direction::forward;
  Reach reach = Reach::clause;

  [[nodiscard]] bool looks(Direction where) const {
    return direction == where || (direction == Direction::both && where != Direction::onward) ||
           (direction == Direction::onward && (where == Direction::forward || where == Direction::inside));
  }
};

/// A cue at the tokens [begin, end), of which [gap_begin, gap_end) are not its own.
struct CueMatch {
  const Cue* cue = nullptr;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t gap_begin = 0;
  std::size_t gap_end = 0;
  std::size_t words = 0;  ///< of its own; the longest wins

  [[nodiscard]] bool owns(std::size_t token) const {
    return token >= begin && token < end && (token < gap_begin || token >= gap_end);
  }
};

/// A list of cues, read. Immutable, so safe to share among threads.
class AssertionCues {
 public:
  /// Throws Error, naming the line, where a line is not of the form that assertion_cues.txt explains.
  explicit AssertionCues(std::string_view list);
  AssertionCues(const AssertionCues&) = delete;
  AssertionCues& operator=(const AssertionCues&) = delete;
  /// The list that is compiled in.
  static const AssertionCues& shipped();

  /// REQUIRES: small letters, straight apostrophes.
  [[nodiscard]] WordNumber number_of(std::string_view word) const;
  [[nodiscard]] bool is(WordNumber word, WordClass word_class) const;
  /// Appends every cue that begins at the token `begin`.
  void find(std::span<const CueToken> tokens, std::size_t begin, std::vector<CueMatch>& found) const;

 private:
  using State = std::uint32_t;
  static constexpr State start = 0;
  struct Edge {
    WordNumber word = 0;
    State to = start;
  };
  struct Node {
    std::size_t edges_begin = 0;  ///< in edges_, ordered by word
    std::size_t edges_end = 0;
    State gap = start;      ///< where up to `longest_gap` other words lead
    std::uint32_t cue = 0;  ///< one more than its position; 0 where none ends here
  };
  /// Most words that are looked up are none of the list's, which their hash tells: the words themselves stand apart.
  struct WordSlot {
    std::uint32_t hash = 0;
    WordNumber number = 0;
  };
  class Builder;
  struct Search;

  void number_words(std::vector<std::string> words);
  [[nodiscard]] State child(State state, WordNumber word) const;
  void follow(Search& search, State state, std::size_t at, std::size_t skipped) const;

  std::vector<WordSlot> slots_;
  std::vector<std::string> words_;      ///< by number less one
  std::vector<std::uint32_t> classes_;  ///< of each word, a bit for each class
  std::vector<State> first_;            ///< where each word leads from the start
  std::vector<Edge> edges_;
  std::vector<Node> nodes_;
  std::vector<Cue> cues_;
};

}  // namespace materia
