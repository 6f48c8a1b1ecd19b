#pragma once

#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "indexer/assertion_cues.h"
#include "indexer/cue_matches.h"
#include "indexer/cue_sentence.h"

namespace materia {

/// Finds denied verbs that no cue of the list knows. What their denial says of subject and object follows from the kind
/// of verb, the tense and the subject: "X did not relieve her Y" (the treatment failed), "X does not relieve Y" (the
/// effect is denied), "she did not develop Y", "Y has not been found". Keeps its memory from sentence to sentence, so
/// it is not thread-safe.
class DeniedVerbs {
 public:
  explicit DeniedVerbs(const AssertionCues& cues);

  /// What they say, as cues that are read like those of the list; valid until the next call.
  const std::vector<CueMatch>& find(const CueSentence& sentence, const CueMatches& matches);
  /// Whether the cue says nothing because it is denied itself: "did not refuse X".
  [[nodiscard]] bool silences(const CueMatch& match) const;

 private:
  /// Of ten words at most; the places behind them are 0.
  using WordSet = std::array<WordNumber, 10>;
  enum class Subject { none, people, named, elsewhere };
  struct Verb {
    std::size_t begin = 0;  ///< its auxiliary, or what denies it
    std::size_t at = 0;     ///< the verb itself
    bool passive = false;
    bool past = false;
  };

  void read_denial(std::size_t negator);
  void read_failure(std::size_t at);
  void read_nobody(std::size_t first);
  bool read_persistence(std::size_t negator);
  bool read_partial(std::size_t negator);
  bool read_needed(std::size_t negator);
  bool read_undone(std::size_t negator);
  void read_elliptic(std::size_t negator);
  bool read_failed_effect(std::size_t negator);
  void read_denied_subject(std::size_t possibility);
  void read_lack(std::size_t without);
  void read_active(const Verb& verb);
  void read_passive(const Verb& verb);
  /// A cue from its first token to its last.
  void put(const Cue& cue, std::size_t begin, std::size_t last);

  [[nodiscard]] std::size_t auxiliary_of(std::size_t negator) const;
  [[nodiscard]] std::size_t skip_adverbs(std::size_t token) const;
  [[nodiscard]] bool is_any(std::size_t token, const WordSet& words) const;
  [[nodiscard]] bool is_attribute(std::size_t verb) const;
  [[nodiscard]] bool is_preposition(std::size_t token) const;
  [[nodiscard]] bool is_claimed(std::size_t negator) const;
  [[nodiscard]] bool is_hypothetical(std::size_t verb) const;
  [[nodiscard]] Subject subject_of(std::size_t verb) const;
  [[nodiscard]] bool has_complement(std::size_t verb) const;
  [[nodiscard]] bool has_object(std::size_t behind, bool behind_preposition) const;

  const CueSentence* sentence_ = nullptr;
  const CueMatches* matches_ = nullptr;
  WordSet negators_, failures_, conditions_, possibilities_, past_auxiliaries_, prepositions_, uses_, partial_,
      raising_, nobodies_, maybes_, attributive_;
  WordNumber been_, be_, by_, can_, did_, do_, never_, no_, nobody_, none_, of_, they_, to_, who_, without_, would_;
  std::vector<CueMatch> found_;
  std::vector<std::pair<std::size_t, std::size_t>> silenced_;
};

}  // namespace materia
