#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace materia {

/// What a person says of a concept and a document.
enum class TagVerdict {
  about,     ///< a tag at this level
  mention,   ///< a tag at this level
  present,   ///< the concept is named, whatever is said of it
  absent,    ///< it is not
  affirmed,  ///< named, and so asserted; and so the next three
  negated,
  uncertain,
  contrast
};

struct TagJudgement {
  std::string document;  ///< a path, or the beginning of one
  std::string scheme;
  std::string concept_name;
  TagVerdict verdict = TagVerdict::about;
};

/// As it stands in files and reports: "about".
std::string_view name_of(TagVerdict verdict);

/// Reads a gold set: document, scheme, concept and verdict a line, between tabs or spaces; lines that begin with # are
/// comments. Throws EvaluationError, naming file and line, for what is no such line and for a document and concept that
/// stand there twice.
std::vector<TagJudgement> read_tag_judgements(const std::filesystem::path& file);

}  // namespace materia
