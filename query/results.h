#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "query/query.h"
#include "store/document.h"

namespace materia {

/// What a piece of text is to the concept whose evidence is shown.
enum class EvidenceMark {
  none,
  sentence,  ///< of a sentence that names it
  cue,       ///< the words that decided the assertion
  mention    ///< the words that name it
};

/// A piece of text that is or is not a match. Text, never markup: display escapes it.
struct TextPiece {
  std::string text;
  bool match = false;
  EvidenceMark evidence = EvidenceMark::none;  ///< only where the evidence of a concept was asked for
  Assertion assertion = Assertion::affirmed;   ///< of the mention that the sentence, cue or words belong to
  std::size_t mention = 0;                     ///< which one: its position in TagEvidence::mentions
};

/// Where in a document a fragment stands.
struct PassageReference {
  std::string anchor;
  std::string heading;
};

/// A part of a snippet: a run of sentences of one passage, on one line.
struct Fragment {
  std::vector<TextPiece> pieces;  ///< never empty
  PassageReference passage;
};

/// A tag as it is shown.
struct ShownTag {
  std::string concept_name;
  std::string scheme;
  std::string label;
  Level level = Level::mention;
  double salience = 0;
  TagSource source = TagSource::tagger;  ///< editor: an editor gave or confirmed it
  std::size_t mentions = 0;
  Assertion assertion = Assertion::affirmed;  ///< uncertain where no mention is affirmed
};

/// One form of what was asked, as it stood in a document.
struct FoundForm {
  enum class Way {
    typed,       ///< as typed
    other_name,  ///< another name of a concept that was recognised
    narrower,    ///< a name of a concept below it
    apart        ///< the words, not side by side
  };
  std::string text;
  Way way = Way::typed;
  double times = 0;  ///< how often, in the field that is scored
};

/// One part of a hit's score. The values of a hit's parts sum to its score.
struct ScorePart {
  enum class Source {
    text,       ///< the whole text: title, headings and body as one
    title,      ///< the title, as a collection of its own
    tags,       ///< the names of the document's tags
    proximity,  ///< words that were asked for stand close together
    meaning,    ///< the document is like the query in the space learned from the collection
    neighbours  ///< the documents most like it match better than it does itself, or worse: may be negative
  };
  Source source = Source::text;
  std::string asked;             ///< what was typed that this part is for; empty where it is for the whole query
  std::vector<FoundForm> forms;  ///< of text, title and tags: what was found; never empty there
  double weight = 1;             ///< of text, title and tags: of what was asked, and of the whole title
  double idf = 0;                ///< of text, title and tags
  double saturation = 0;         ///< the same: what frequency and length come to
  double value = 0;
};

/// What a list of sources tells of a document that was found.
struct FoundDocument {
  DocumentId id = 0;
  std::string path;
  std::string title;
  std::string url;  ///< empty where unknown, and so the next three
  std::string author;
  std::string date;  ///< YYYY-MM-DD
  std::string language;
  std::vector<ShownTag> tags;  ///< about before mention, then by salience
};

/// A concept by name.
struct ConceptName {
  std::string scheme;
  std::string local_name;
};

/// A reason for a tag's level, as it is shown.
struct ShownReason {
  std::string says;   ///< "in the title", "in 2 headings"
  double points = 0;  ///< docs/tagging.md
};

/// One place where a document names a concept, as it is shown.
struct ShownMention {
  PassageReference passage;  ///< empty for the title
  Field field = Field::body;
  std::size_t begin = 0;  ///< byte range in the field's text
  std::size_t end = 0;
  std::vector<TextPiece> sentence;  ///< the whole sentence, cue and words marked
  std::string words;                ///< as they stand in the text
  std::string cue;                  ///< empty where the assertion is plain
  Assertion assertion = Assertion::affirmed;
  std::string label;  ///< of the concept, as the vocabulary writes it; empty for a hidden one
  MentionRule rule = MentionRule::label;
};

/// Why a document has a tag, or why it has it not although it names the concept.
struct TagEvidence {
  ShownTag tag;        ///< as found, where `tagged` is false
  bool tagged = true;  ///< false for a concept that is only denied or contrasted, or that an editor denied
  Finding finding;     ///< what the machine found; no mentions for a tag that only an editor gave
  std::vector<ShownReason> reasons;    ///< for the level that it found; those that gave points
  std::optional<Decision> decision;    ///< the one in force
  bool from_front_matter = false;      ///< the document's front matter names it, as a tag or as a denial
  std::vector<ShownMention> mentions;  ///< in the order they are read: title, then each heading and its text
};

/// The tags of a document with their evidence.
struct DocumentEvidence {
  DocumentId id = 0;
  std::string path;
  std::string title;
  std::vector<TagEvidence> tags;  ///< tagged ones first, about before mention, then by salience
  bool reviewed = false;          ///< an editor has gone through them
  std::int64_t generation = 0;
};

/// Another document with nearly the same text.
struct CopyReference {
  DocumentId id = 0;
  std::string path;
  std::string title;
};

struct Hit {
  DocumentId id = 0;
  std::string path;
  std::string title;
  bool title_inferred = false;
  std::string url;   ///< empty where unknown
  std::string date;  ///< empty where unknown
  double score = 0;
  std::vector<TextPiece> title_pieces;  ///< the title with its matches
  std::vector<Fragment> fragments;      ///< of the text: at most two, the best first; empty where it has no text
  std::vector<ShownTag> tags;           ///< about before mention, then by salience
  std::vector<CopyReference> copies;    ///< that are found, too, and that this hit stands for; by id
  std::vector<ScorePart> explanation;   ///< largest value first; only where Query::explain
};

/// A place in a ranking, without what is shown of it.
struct RankedPath {
  std::string path;
  double score = 0;
};

/// What facets call a concept.
struct FacetName {
  std::string concept_name;
  std::string label;
  std::vector<std::string> broader;  ///< local names; empty at the top of the tree
};

/// By position in the vocabulary. Shared by all answers of a generation: hundreds of names come with each.
using FacetNames = std::shared_ptr<const std::vector<FacetName>>;

/// How often a concept stands on the documents found, its narrower ones included, each document once.
struct FacetCount {
  const FacetName* name = nullptr;  ///< never null in an answer; valid as long as its FacetNames, or a copy of them
  std::size_t count = 0;
  bool selected = false;
  bool excluded = false;  ///< `count` is then how many more articles there would be without that

  [[nodiscard]] const std::string& concept_name() const { return name->concept_name; }
  [[nodiscard]] const std::string& label() const { return name->label; }
  [[nodiscard]] const std::vector<std::string>& broader() const { return name->broader; }
};

/// Counted over what all filters but those that this facet requires leave, so that ticking a second box adds.
struct Facet {
  std::string scheme;
  std::string label;
  std::vector<FacetCount> counts;  ///< count > 0, selected or excluded; most first, then by label
  FacetNames names = {};
};

/// What could be left out of a query that has no results.
struct WayOut {
  enum class Kind {
    words,            ///< what was asked for: a word, a phrase, a group, a concept
    excluded,         ///< what was typed with a minus
    filter,           ///< all that is chosen of one facet
    excluded_filter,  ///< all that is excluded of one facet
    tag               ///< words that articles are tagged by, though no query is read by them; nothing is left out: the
                      ///< tag takes their place
  };
  Kind kind = Kind::words;
  std::string dropped;     ///< as typed; of a filter the labels of its concepts
  std::string scheme;      ///< of a filter or a tag
  std::string query;       ///< the typed text without it; the filters stay, but for the one that is dropped
  std::size_t alone = 0;   ///< how many documents have it, whatever else was asked; 0 is what fails by itself
  std::size_t total = 0;   ///< how many are found without it
  std::string label = {};  ///< of a tag: its concept's
};

struct Results {
  Query query;                           ///< as it was understood
  std::size_t total = 0;                 ///< exact
  MatchMode match = MatchMode::all;      ///< what was done: all or any
  std::optional<std::size_t> total_all;  ///< with any: how many have all clauses, where that was counted
  std::int64_t generation = 0;
  double took_ms = 0;
  std::optional<std::string> did_you_mean;  ///< a whole query that has results; never searched for unasked
  std::vector<WayOut> ways_out;             ///< only where total is 0; most results first
  std::vector<Hit> hits;
  std::vector<Facet> facets;  ///< one for each scheme, in the vocabulary's order
};

/// What a person may be about to type.
struct Suggestion {
  enum class Kind { concept_name, title, phrase };
  Kind kind = Kind::phrase;
  std::string text;          ///< what is shown and searched for
  std::string scheme;        ///< of a concept
  std::string concept_name;  ///< of a concept
  std::string label;         ///< of a concept: its prefLabel, where `text` is another of its names
  std::string path;          ///< of a title: the document's
  std::size_t documents = 0;
};

/// A document that is like another one.
struct SimilarDocument {
  DocumentId id = 0;
  std::string path;
  std::string title;
  std::string date;            ///< empty where unknown
  double similarity = 0;       ///< cosine, 0 to 1
  std::vector<ShownTag> tags;  ///< those both are about
};

/// A whole document as it is shown, its matches with a query and the evidence of a concept marked.
struct DocumentView {
  struct Block {
    bool list = false;
    std::vector<std::vector<TextPiece>> items;  ///< one for a paragraph, one for each item of a list
  };
  struct Section {
    std::string anchor;
    std::vector<TextPiece> heading;  ///< empty for the text before the first heading
    int level = 2;
    std::vector<Block> blocks;
  };
  DocumentId id = 0;
  Document document;
  std::vector<TextPiece> title;
  std::vector<Section> sections;
  std::vector<ShownTag> tags;
  std::optional<TagEvidence> evidence;  ///< of the concept whose evidence is marked, where there is any
  std::vector<CopyReference> copies;    ///< the other documents of its group; the one that stands for it first
  bool is_canonical = true;             ///< false where the first of `copies` stands for this one
  std::vector<std::string> left_out;    ///< blocks that were left out because they repeat across the corpus
  std::int64_t generation = 0;
};

/// A name of a concept, as an index of names lists it.
struct ListedName {
  std::string name;
  std::string initial;     ///< "A" to "Z", accents aside; "#" for what begins otherwise
  bool preferred = false;  ///< the name that it is shown by; else another one
  std::string scheme;
  std::string concept_name;
  std::string label;          ///< the preferred name
  std::size_t documents = 0;  ///< tagged with it or a narrower one; copies count once
};

/// An article that is about a concept more than others are.
struct CentralDocument {
  DocumentId id = 0;
  std::string path;
  std::string title;
  double salience = 0;  ///< of the concept, or of the one below it that is most salient
};

/// A concept as it is shown.
struct ConceptView {
  std::string concept_name;
  std::string scheme;
  std::string label;
  std::string definition;
  std::string scope_note;
  std::vector<std::string> other_names;  ///< altLabels
  FacetNames names;                      ///< of the concepts below
  std::vector<FacetCount> broader;
  std::vector<FacetCount> narrower;
  std::vector<std::string> exact_match;
  std::size_t documents = 0;  ///< tagged with it or a narrower one; copies count once
  /// Itself and all above and below it, in the order of labels: what facet_tree() draws.
  std::vector<FacetCount> family;
  /// By scheme, in the vocabulary's order: the concepts that its documents have, too, without its family; the most
  /// frequent ones, most first, then by label.
  std::vector<Facet> together;
  std::vector<CentralDocument> central;  ///< those about it, most salient first; at most 5, one of each group of copies
};

}  // namespace materia
