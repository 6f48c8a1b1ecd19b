#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "query/query.h"
#include "store/document.h"

namespace materia {

/// A piece of text that is or is not a match. Text, never markup: display escapes it.
struct TextPiece {
  std::string text;
  bool match = false;
};

/// Where in a document a snippet stands.
struct PassageReference {
  std::string anchor;
  std::string heading;
};

/// A tag as it is shown.
struct ShownTag {
  std::string concept_name;
  std::string scheme;
  std::string label;
  Level level = Level::mention;
  double salience = 0;
  TagSource source = TagSource::tagger;
  std::size_t mentions = 0;
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
  std::vector<TextPiece> snippet;
  PassageReference passage;
  std::vector<ShownTag> tags;  ///< about before mention, then by salience
};

/// How often a concept stands on the documents found, its narrower ones included, each document once.
struct FacetCount {
  std::string concept_name;
  std::string label;
  std::vector<std::string> broader;  ///< local names; empty at the top of the tree
  std::size_t count = 0;
  bool selected = false;
};

/// Counted over what all filters but this facet's own leave, so that ticking a second box adds.
struct Facet {
  std::string scheme;
  std::string label;
  std::vector<FacetCount> counts;  ///< count > 0 or selected; most first, then by label
};

struct Results {
  Query query;                           ///< as it was understood
  std::size_t total = 0;                 ///< exact
  MatchMode match = MatchMode::all;      ///< what was done: all or any
  std::optional<std::size_t> total_all;  ///< with any: how many have all clauses, where that was counted
  std::int64_t generation = 0;
  double took_ms = 0;
  std::optional<std::string> did_you_mean;
  std::vector<Hit> hits;
  std::vector<Facet> facets;  ///< one for each scheme, in the vocabulary's order
};

/// A whole document as it is shown, its matches with a query marked.
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
  std::int64_t generation = 0;
};

/// A concept as it is shown.
struct ConceptView {
  std::string concept_name;
  std::string scheme;
  std::string label;
  std::string definition;
  std::string scope_note;
  std::vector<std::string> other_names;  ///< altLabels
  std::vector<FacetCount> broader;
  std::vector<FacetCount> narrower;
  std::vector<std::string> exact_match;
  std::size_t documents = 0;  ///< tagged with it or a narrower one
};

}  // namespace materia
