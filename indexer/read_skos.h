#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "store/vocabulary.h"

namespace materia {

/// Turtle text, or a table where the name ends in ".csv" (vocabulary_csv.h), and the name it is reported by.
struct TurtleSource {
  std::string name;
  std::string text;
};

struct SkosReading {
  Vocabulary vocabulary;
  /// What is allowed and most likely a mistake: labels of two concepts of a scheme that match the same text. Where one
  /// is a prefLabel it wins, else both match. Also labels without words, of one letter or of one everyday word, a mark
  /// of ambiguity on what is no label, and
  /// broader across schemes, which is passed over. Each "file:line: what".
  std::vector<std::string> warnings;
};

/// Whether a vocabulary's file is read as a table.
bool is_csv(const std::filesystem::path& name);

/// Reads SKOS from Turtle: skos:ConceptScheme, skos:Concept with inScheme (or topConceptOf), prefLabel, altLabel,
/// hiddenLabel, broader, narrower, definition, scopeNote, exactMatch, urn:materia:taggingLabel,
/// urn:materia:ambiguousLabel (which of the labels are ambiguous), and sh:order of a scheme (the order of facets); all
/// else is ignored. Labels in English or without a language are kept. The order of concepts is that of the sources.
/// Throws Error, listing every fault as "file:line: what", for Turtle that does not parse, a concept without prefLabel
/// or scheme, two concepts of a scheme with the same local name or (but for letter case) prefLabel, an unknown or
/// circular broader, and a scheme whose name is a search parameter ("q", "limit", …).
SkosReading read_skos(const std::vector<TurtleSource>& sources);

/// The *.ttl files of a folder, sorted by name, or the one file, Turtle or CSV. Throws Error when there is none.
std::vector<TurtleSource> turtle_sources(const std::filesystem::path& folder_or_file);

/// The vocabulary that ships with materia, compiled in.
std::vector<TurtleSource> builtin_vocabulary();

}  // namespace materia
