#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
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
  std::string author;             ///< several between semicolons (store/authors.h)
  std::string date;               ///< ISO 8601, YYYY-MM-DD
  std::string language;           ///< BCP 47
  std::vector<EditorTag> editor_tags;

  /// The searched text of the field `headings`: one heading a line. Passage headings are its only source.
  [[nodiscard]] std::string headings() const;
  /// Where each passage's heading begins in headings(); of one without a heading, where the next one would.
  [[nodiscard]] std::vector<std::size_t> heading_begins() const;
};

/// A document that is about a concept, and how much.
struct SalientDocument {
  DocumentId id = 0;
  double salience = 0;
};

struct YearCount {
  std::string year;  ///< four digits
  std::size_t documents = 0;
};

/// What a text says of a concept it names (docs/tagging.md). Affirmed and uncertain mentions make tags.
enum class Assertion {
  affirmed,   ///< it is there, used, treated, spoken of
  negated,    ///< absent, ruled out, not used, not helped
  uncertain,  ///< possible, asked, under study, unproven
  contrast    ///< named only as what something else is set against: "instead of stem cells"
};
inline constexpr std::size_t assertion_count = 4;

/// How a mention was recognised.
enum class MentionRule {
  label,                   ///< a label, as it stands
  shared_head,             ///< a part of a coordination: "back pain" in "back or neck pain"
  turned_around,           ///< the words of a label in another order: "pain in the knee"
  defined_abbreviation,    ///< an abbreviation that the document spells out: "platelet-rich plasma (PRP)"
  abbreviation_in_context  ///< an ambiguous abbreviation that its surroundings make clear
};

/// A concept at a place in the text of a document.
struct Mention {
  ConceptId concept_id = 0;
  Field field = Field::body;
  std::size_t begin = 0;  ///< byte range in the field's text
  std::size_t end = 0;
  Assertion assertion = Assertion::affirmed;
  std::size_t label = 0;  ///< position in the concept's labels
  MentionRule rule = MentionRule::label;
  std::size_t cue_begin = 0;  ///< byte range of the words that decided the assertion; empty where it is plain
  std::size_t cue_end = 0;

  bool operator==(const Mention&) const = default;
};

/// about: a reader who filters by it would be glad to get this document; mention: named in passing.
enum class Level { mention, about };

/// Where a document names a concept: what its level is decided by (level.h). Negated and contrasted mentions count for
/// nothing here.
struct LevelReasons {
  bool in_title = false;     ///< not in one that was inferred from the first sentence
  std::size_t headings = 0;  ///< mentions in headings
  bool in_lead = false;      ///< in the first block of the text
  double density = 0;        ///< mentions in a hundred terms
  double spread = 0;         ///< share of the passages that name it, 0 to 1

  bool operator==(const LevelReasons&) const = default;
};

/// What the tagger found of one concept in a document, before any editor's word.
struct Finding {
  ConceptId concept_id = 0;
  std::optional<Level> level;  ///< nothing where the concept is only denied or contrasted: that makes no tag
  double salience = 0;         ///< 0 to 1
  std::array<std::size_t, assertion_count> mentions{};  ///< by assertion
  LevelReasons reasons;

  [[nodiscard]] std::size_t count(Assertion assertion) const { return mentions[static_cast<std::size_t>(assertion)]; }
  /// Those that make a tag.
  [[nodiscard]] std::size_t tagging() const { return count(Assertion::affirmed) + count(Assertion::uncertain); }
  /// What a tag rests on that it makes: uncertain where no mention is affirmed.
  [[nodiscard]] Assertion assertion() const {
    return count(Assertion::affirmed) == 0 && count(Assertion::uncertain) > 0 ? Assertion::uncertain
                                                                              : Assertion::affirmed;
  }
  bool operator==(const Finding&) const = default;
};

/// Who put a tag there: the tagger, or an editor (front matter or a decision).
enum class TagSource { tagger, editor };

/// A concept on a document. At most one for each pair.
struct Tag {
  ConceptId concept_id = 0;
  Level level = Level::mention;
  double salience = 0;  ///< 0 to 1; docs/tagging.md gives the formula
  TagSource source = TagSource::tagger;
  std::size_t mentions = 0;  ///< affirmed and uncertain ones

  bool operator==(const Tag&) const = default;
};

struct DocumentTag {
  DocumentId document = 0;
  Tag tag;
  Assertion assertion = Assertion::affirmed;  ///< uncertain where no mention is affirmed
};

/// An editor's word on a tag. Keyed by path and concept, so it outlives reindexing, renaming and vocabularies.
struct Decision {
  enum class Action {
    confirm,  ///< the tag is right, and stays whatever the tagger finds later
    deny,     ///< the document does not have this tag, whatever the tagger finds
    add       ///< the document has this tag, at level about
  };
  std::string path;
  std::string scheme;
  std::string concept_name;
  Action action = Action::confirm;
  std::string by;
  std::string why;  ///< may be empty
  std::string at;   ///< ISO 8601; filled in by the writer when empty

  bool operator==(const Decision&) const = default;
};

}  // namespace materia
