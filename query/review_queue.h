#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/results.h"

namespace materia {

/// Why a document is on the review desk. One that was reviewed comes back only where a run changes its tags.
enum class ReviewKind {
  never,    ///< nobody has gone through its tags yet: "new"
  changed,  ///< a run has changed its tags since
  weak,     ///< never reviewed, and a tag that was found is doubtful
  untagged  ///< never reviewed, and no tag was found or given
};
inline constexpr std::size_t review_kind_count = 4;

std::string_view name_of(ReviewKind kind);  ///< new, changed, weak, untagged
/// Nothing for any other name.
std::optional<ReviewKind> review_kind_named(std::string_view name);

/// Why a tag that was found is worth a look.
enum class TagDoubt {
  near_the_line,     ///< between about and mention
  only_uncertain,    ///< no mention affirms it
  only_abbreviation  ///< an abbreviation that its surroundings make clear is all there is
};
std::string_view name_of(TagDoubt doubt);  ///< near_the_line, …

inline constexpr std::size_t documents_on_desk = 5;
inline constexpr std::size_t most_on_desk = 50;

struct ReviewRequest {
  std::optional<ReviewKind> kind;  ///< only documents of that kind
  std::size_t offset = 0;
  std::size_t limit = documents_on_desk;
};

/// A tag as an editor goes through it.
struct ReviewTag {
  TagEvidence evidence;
  std::vector<TagDoubt> doubts;  ///< whatever an editor has said of it
  bool changed = false;          ///< by a run, since the document was added or reviewed
};

/// How a run has changed a tag; nothing for no tag.
struct ShownChange {
  std::string scheme;
  std::string concept_name;
  std::string label;
  std::optional<Level> before;
  std::optional<Level> after;
};

struct ReviewDocument {
  DocumentId id = 0;
  std::string path;
  std::string title;
  std::string date;               ///< empty where unknown
  std::vector<ReviewKind> kinds;  ///< never empty
  std::vector<ReviewTag> tags;    ///< doubtful and changed ones first, then as DocumentEvidence has them
  std::vector<ShownChange> changes;
};

/// A page of the review desk.
struct ReviewQueue {
  std::size_t documents = 0;                            ///< of the whole collection
  std::size_t reviewed = 0;                             ///< of them, those that are not on the desk
  std::array<std::size_t, review_kind_count> counts{};  ///< on the desk, by kind; a document may be of several
  std::size_t total = 0;                                ///< on the desk, of the kind that was asked for
  ReviewRequest asked;
  std::vector<ReviewDocument> page;  ///< newest first
  std::int64_t generation = 0;
};

}  // namespace materia
