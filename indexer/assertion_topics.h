#pragma once

#include <cstddef>
#include <vector>

#include "indexer/assertion_cues.h"
#include "indexer/cue_sentence.h"

namespace materia {

/// Finds the concepts that a cue speaks of where its scope holds none, because the form of the sentence puts them
/// elsewhere: a topic before a colon, a list behind one, what a pronoun stands for.
class CueTopics {
 public:
  /// Keeps a reference to the sentence, which must outlive it.
  CueTopics(const CueSentence& sentence, const AssertionCues& cues);

  /// Appends the tokens of their mentions. REQUIRES: none in the scope of the cue.
  void find(const CueMatch& match, std::vector<std::size_t>& mentions) const;

 private:
  bool find_list(const CueMatch& match, std::vector<std::size_t>& mentions) const;
  bool find_elliptic(const CueMatch& match, std::vector<std::size_t>& mentions) const;
  bool find_fronted(const CueMatch& match, std::vector<std::size_t>& mentions) const;
  bool find_claimed(const CueMatch& match, std::vector<std::size_t>& mentions) const;
  [[nodiscard]] bool links(std::size_t token) const;
  bool find_refused(const CueMatch& match, std::vector<std::size_t>& mentions) const;
  void find_topic(const CueMatch& match, std::vector<std::size_t>& mentions) const;

  [[nodiscard]] bool ends_clause(std::size_t token) const;
  [[nodiscard]] bool closes(const CueMatch& match) const;
  [[nodiscard]] bool is_one_subject(std::size_t begin, std::size_t end) const;
  [[nodiscard]] std::size_t first_mention(std::size_t begin, std::size_t words) const;
  void put_all(std::size_t begin, std::size_t end, std::vector<std::size_t>& mentions) const;

  const CueSentence& sentence_;
  WordNumber and_, but_, it_, no_, of_, so_, them_, though_, which_, yet_;
};

}  // namespace materia
