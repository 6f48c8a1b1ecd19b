#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Private to the analyzer: exceptions.tsv, spellings.tsv and compounds.tsv. Read once for the program; immutable
// afterwards.

namespace materia {

/// A line of a list: a folded word and what it is read as.
struct ReadAs {
  std::string_view word;
  std::string_view read_as;
};

/// What exceptions.tsv reads a word as (itself, where it is to be kept whole); empty where the list has nothing of it.
std::string_view exception(std::string_view word);

/// The pairs of spellings.tsv.
const std::vector<ReadAs>& spelling_pairs();

/// The size of the first of the two words that compounds.tsv takes a word apart into; 0 where it does not.
std::size_t compound_split(std::string_view word);

/// The lines of all three lists whose word begins so and is read as something else.
std::vector<ReadAs> lines_beginning(std::string_view beginning);

}  // namespace materia
