#pragma once

#include <cstddef>
#include <vector>

#include "indexer/assertion_cues.h"
#include "indexer/cue_matches.h"
#include "indexer/cue_sentence.h"

namespace materia {

/// Finds clauses whose form says what becomes of the concepts in them, whatever verb they have: questions ("Does X
/// help?", "X for Y?"), conditions without an "if" ("Should X be needed, ..."), what would have been, sides that are
/// set against each other ("Where X eases pain, Y ..."), a bare denial at the end ("X did not"), a doubt put behind
/// ("X, I suspect,"). Keeps its memory from sentence to sentence, so it is not thread-safe.
class ClauseForms {
 public:
  explicit ClauseForms(const AssertionCues& cues);

  /// What they say, as cues that are read like those of the list; valid until the next call.
  const std::vector<CueMatch>& find(const CueSentence& sentence, const CueMatches& matches);

 private:
  /// What stands between two walls, or a wall and an end of the sentence.
  struct Part {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  void read_question(Part part);
  void read_openings(Part part);
  void read_ending(Part part);
  void read_vain_hope(Part part, std::size_t verb);
  void read_would_have(Part part);
  void read_doubts(Part part);
  void read_correction(std::size_t segment);
  void read_condition(std::size_t first);
  void read_inversion(std::size_t first, Part part);
  void read_had(std::size_t first, Part part);
  void read_nothing(std::size_t first, Part part);
  void read_where(std::size_t first, Part part);
  void put(const Cue& cue, std::size_t begin, std::size_t end);
  void put_inside(const Cue& cue, std::size_t begin, std::size_t end, Part gap);

  [[nodiscard]] const CueSentence& sentence() const { return *sentence_; }
  [[nodiscard]] bool is_word(std::size_t token, WordNumber word) const { return (*sentence_)[token].word == word; }
  [[nodiscard]] bool is_comma(std::size_t token) const { return sentence_->is(token, CueToken::Kind::comma); }
  [[nodiscard]] bool asks_with_verb(std::size_t first) const;
  [[nodiscard]] bool asks_without_verb(std::size_t first, std::size_t mark) const;
  /// Where the topic of a question begins that names none itself: "X: does it help?"; else where the question does.
  [[nodiscard]] std::size_t topic_begin(Part part, std::size_t first) const;

  const CueSentence* sentence_ = nullptr;
  const CueMatches* matches_ = nullptr;
  WordNumber about_, and_, but_, had_, hardly_, have_, if_, longer_, more_, no_, not_, nothing_, scarcely_, should_,
      the_, there_, where_, whereas_, while_, would_;
  std::vector<CueMatch> found_;
};

}  // namespace materia
