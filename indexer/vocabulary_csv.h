#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "indexer/turtle.h"
#include "store/vocabulary.h"

namespace materia {

/// Reads a vocabulary from a table (RFC 4180) and hands it on as the statements that Turtle would make, all text in
/// English. The first row names the columns, in any order: scheme, id and prefLabel; altLabels, hiddenLabels,
/// taggingLabels, broader (ids of the scheme), exactMatch and ambiguousLabels, which hold any number parted by | (\|
/// for the character itself); definition, scopeNote; iri, where it is not urn:materia:SCHEME:ID. A row without an id
/// describes its scheme; a scheme without such a row is called by its name. A fault ends the reading: `on_fault`
/// receives it as "file:line: what".
void read_vocabulary_csv(const std::string& name, std::string_view text, const std::function<void(Triple)>& on_triple,
                         const std::function<void(std::string)>& on_fault);

/// The table that read_vocabulary_csv reads as this vocabulary, but for the languages of labels; the schemes' rows come
/// first. Cells are guarded against spreadsheets that take them for formulas (csv.h).
std::string write_vocabulary_csv(const Vocabulary& vocabulary);

}  // namespace materia
