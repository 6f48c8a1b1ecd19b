#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/analyzer.h"
#include "store/document.h"

namespace materia {

/// One way to satisfy a clause: words that must stand side by side (one word is a phrase of one), or, when scattered,
/// words that must all stand somewhere in the document.
struct Alternative {
  std::vector<std::string> terms;  ///< the analyzer's terms; never empty. A prefix ends in a folded word, not a stem
  std::vector<std::string> words;  ///< the same as written, one for each term: FTS5 analyses them itself
  bool prefix = false;             ///< the last term is the beginning of a word
  bool scattered = false;          ///< anywhere, in any order: the last way of a clause, if it has one
  bool loose = false;              ///< a scattered one that is ranked but is not enough for having the clause
  std::optional<Field> field;      ///< only there; anywhere when absent
  bool typed = true;               ///< false for one that interpretation added
  bool narrower = false;           ///< a name of a concept below the recognised one
};

/// What counts as one thing that was asked for: a word, a phrase, a group joined by OR, a recognised concept.
/// Its alternatives share one document frequency, and their occurrences are pooled.
struct Clause {
  std::vector<Alternative> alternatives;  ///< never empty
  std::size_t begin = 0;                  ///< the bytes of Query::text it was typed as
  std::size_t end = 0;
  bool plain = false;  ///< typed as bare words, without quotes, field, star or OR: open to interpretation
};

/// all: documents with every clause; any: with at least one; automatic: all, but any for six clauses or more, and where
/// fewer than ten have all of several clauses and the best with any is none of them.
enum class MatchMode { automatic, all, any };

/// What results are ordered by. Whatever it is, ties go to one order, and pages never overlap.
enum class Order {
  relevance,  ///< by score; without words, as newest
  newest,     ///< by date, undated last
  title       ///< A to Z
};

/// "relevance", "newest", "title", and back; nothing for any other name.
std::string_view name_of(Order order);
std::optional<Order> order_named(std::string_view name);

/// A concept that was recognised in what was typed.
struct Interpretation {
  std::string typed;
  std::string concept_name;
  std::string scheme;
  std::string label;
  std::size_t clause = 0;  ///< the clause that stands for it
};

/// What was asked for, as a value: the command line, the web page and the API fill in the same one.
struct Query {
  std::string text;              ///< as typed
  std::vector<Clause> clauses;   ///< stop words are dropped unless nothing else is left
  std::vector<Clause> excluded;  ///< typed with a minus
  /// By scheme: the concepts of which a document must have at least one (or one below it); across schemes, all must
  /// hold.
  std::map<std::string, std::vector<std::string>> filters;
  /// By scheme: the concepts of which a document must have none, nor one below them.
  std::map<std::string, std::vector<std::string>> excluded_filters;
  std::vector<Interpretation> interpretation;
  MatchMode match = MatchMode::automatic;
  bool exact = false;  ///< don't interpret: only what was typed
  /// Typed words that are not read as a concept (compared by their terms): what a person took back. Interpretation
  /// keeps only those that stand in `text`.
  std::vector<std::string> literal;
  bool explain = false;     ///< fill in Hit::explanation
  bool about_only = false;  ///< filters and facets count only documents that are about the concept
  /// Filters and facets count documents by what they say of a concept, tagged with it or not: those that have at least
  /// one mention of it, or of one below it, with this assertion. Absent: they count its tags.
  std::optional<Assertion> assertion;
  bool copies = false;  ///< show and count every copy; else a group of near-duplicates is one hit and counts once
  Order order = Order::relevance;  ///< with another, hits have no score and no explanation
  bool texts = true;  ///< false leaves a hit's texts empty: path, title, snippet, source, tags; its copies too
  std::size_t offset = 0;
  std::size_t limit = 10;
};

/// Reads what a person typed: words, "phrases", -not, -(not these), OR, prefix*, title:, and a filter for each scheme
/// (therapy:, condition:), with a minus one that excludes (-therapy:). Every input is valid: what is no syntax is
/// words. Nothing typed makes an empty query, which finds every document. `platelet-rich` finds platelet rich,
/// plateletrich and platelet-rich. At most 64 clauses are read, and 64 words of a phrase. `schemes` are the names that
/// may stand before a colon; a filter's value is a local name or a label in quotes ("ozone therapy"), kept as a local
/// name.
Query parse_query(std::string_view text, std::span<const std::string> schemes, Analyzer& analyzer);

/// The local name of the concept that a filter's value means; nothing where there is none, and then the value is read
/// as words.
using FilterResolver = std::function<std::optional<std::string>(std::string_view scheme, std::string_view value)>;

/// The same, with the filters' values looked up.
Query parse_query(std::string_view text, std::span<const std::string> schemes, Analyzer& analyzer,
                  const FilterResolver& resolve);

}  // namespace materia
