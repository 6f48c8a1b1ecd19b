#pragma once

#include <string_view>

namespace materia {

/// Where in a phrase worth suggesting a word may stand.
struct WordKind {
  bool edge = false;  ///< first or last: neither a stop word, nor a number, nor a word of mere prose (phrase_edges.txt)
  bool inside = false;    ///< between others: the same, and of, in, the, and, for
  bool stop = false;      ///< a stop word
  bool everyday = false;  ///< a stop word or one of mere prose
};

/// REQUIRES: a folded word, not empty.
WordKind kind_of_word(std::string_view folded);

}  // namespace materia
