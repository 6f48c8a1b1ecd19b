#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "indexer/assertion_cues.h"
#include "indexer/assertion_denials.h"
#include "indexer/assertion_forms.h"
#include "indexer/assertion_topics.h"
#include "indexer/cue_matches.h"
#include "indexer/cue_sentence.h"

namespace materia {

/// What one mention is, with the tokens of its cue.
struct Judgement {
  Assertion assertion = Assertion::affirmed;
  std::size_t cue_begin = 0;  ///< tokens [cue_begin, cue_end); empty where it is affirmed
  std::size_t cue_end = 0;
};

/// Finds the cues of a sentence and what lies in their scopes. Keeps its memory from sentence to sentence, so it is not
/// thread-safe.
class ScopeReader {
 public:
  /// Keeps a reference to the cues, which must outlive it.
  explicit ScopeReader(const AssertionCues& cues);

  /// A judgement for each mention of the sentence, in order; valid until the next call.
  const std::vector<Judgement>& judge(std::span<const CueToken> tokens, std::size_t mentions);

 private:
  void read_forward(const CueMatch& match);
  void read_backward(const CueMatch& match);
  void read_scope(const CueMatch& match);
  /// Takes what is marked first, and what is enumerated with it, away where more is marked.
  void spare_subject();
  void drop_people(std::size_t kept);
  [[nodiscard]] bool is_enumerated(std::size_t begin, std::size_t end) const;
  void apply(const Judgement& judgement);
  void read_echoes();
  [[nodiscard]] bool is_bare_effect(const CueMatch& match) const;
  [[nodiscard]] bool is_asked(const CueMatch& match) const;
  [[nodiscard]] bool tells_measure(std::size_t at) const;
  [[nodiscard]] bool takes_nothing(const CueMatch& match) const;
  [[nodiscard]] bool is_someones(const CueMatch& match) const;
  [[nodiscard]] bool is_idle(const CueMatch& match) const;
  [[nodiscard]] bool leaves_object(const CueMatch& match) const;
  [[nodiscard]] bool adds(std::size_t at) const;
  [[nodiscard]] bool begins_later_clause(const CueMatch& match, std::size_t at) const;
  [[nodiscard]] bool is_occasion(const CueMatch& match, std::size_t mention) const;
  [[nodiscard]] bool repeats_preposition(const CueMatch& match, std::size_t at) const;
  [[nodiscard]] bool tells_deed(const CueSentence::Segment& segment) const;
  [[nodiscard]] bool tells_failure(const CueMatch& match) const;

  /// Where a scope goes on behind the comma at `comma`, or before it; nothing where it ends there.
  [[nodiscard]] std::optional<std::size_t> pass_forward(const CueMatch& match, std::size_t comma) const;
  [[nodiscard]] std::optional<std::size_t> pass_backward(const CueMatch& match, std::size_t comma);
  [[nodiscard]] bool stops_forward(const CueMatch& match, std::size_t at) const;
  /// Marks the subject of the segment: what stands before its verb.
  void mark_subject(const CueSentence::Segment& segment);
  void mark(std::size_t begin, std::size_t end);

  CueSentence sentence_;
  CueMatches matches_;
  DeniedVerbs denials_;
  ClauseForms forms_;
  CueTopics topics_;
  WordNumber after_, as_, at_, away_, before_, but_, by_, did_, do_, does_, during_, first_, for_, from_, had_, if_,
      in_, initially_, less_, may_, might_, more_, non_, once_, over_, right_, so_, than_, that_, until_, was_, well_,
      were_, when_, whether_, who_, without_;
  std::vector<std::size_t> marked_;  ///< tokens of the mentions in the scope that is being read
  std::vector<Judgement> judgements_;
};

}  // namespace materia
