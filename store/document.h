#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "store/vocabulary.h"

namespace materia {

/// The row of a document in one file; kept when the document changes or is renamed, never used again after it.
using DocumentId = std::int64_t;

/// The searched fields, in the order of FTS5's columns.
enum class Field { title, headings, body };
inline constexpr std::size_t field_count = 3;

/// A heading's section, the part of a document that a link can point to. A text before the first heading is a
/// passage with an empty heading and the anchor "start".
struct Passage {
  std::string anchor;     ///< unique in its document, stable as long as its heading is
  std::string heading;    ///< as written; may be empty
  int level = 2;          ///< 2 for a section, 3 for one inside it, down to 6
  std::size_t begin = 0;  ///< byte range of its text in Document::body, [begin, end)
  std::size_t end = 0;
};

/// What a front matter says of a concept: the editor's word, which no machine overrules.
struct EditorTag {
  std::string scheme;
  std::string concept_name;  ///< the concept's local name
  bool denied = false;       ///< written as "-herniated-disc"
};

/// A cleaned document. `body` is plain UTF-8: blocks separated by a blank line; a block whose lines start with
/// "- " is a list. Headings stand in the passages, not in the body.
struct Document {
  std::string path;  ///< relative to the corpus, with '/'; for a JSON line its _id
  std::string title;
  bool title_inferred = false;  ///< made from the first sentence because the source has none
  std::string body;
  std::vector<Passage> passages;  ///< in order, covering the body
  std::string url;                ///< empty where unknown, and so the next three
  std::string author;
  std::string date;      ///< ISO 8601, YYYY-MM-DD
  std::string language;  ///< BCP 47
  std::vector<EditorTag> editor_tags;

  /// The searched text of the field `headings`: one heading a line. Passage headings are its only source.
  [[nodiscard]] std::string headings() const;
};

/// What a text says of a concept it names. Only affirmed mentions make tags.
enum class Assertion { affirmed, negated, uncertain };

/// A concept at a place in the text of a document.
struct Mention {
  ConceptId concept_id = 0;
  Field field = Field::body;
  std::size_t begin = 0;  ///< byte range in the field's text
  std::size_t end = 0;
  Assertion assertion = Assertion::affirmed;
};

/// about: a reader who filters by it would be glad to get this document; mention: named in passing.
enum class Level { mention, about };

/// Who put a tag there: the tagger, or an editor (front matter or a decision).
enum class TagSource { tagger, editor };

/// A concept on a document. At most one for each pair.
struct Tag {
  ConceptId concept_id = 0;
  Level level = Level::mention;
  double salience = 0;  ///< 0 to 1; docs/tagging.md gives the formula
  TagSource source = TagSource::tagger;
  std::size_t mentions = 0;  ///< affirmed ones
};

}  // namespace materia
