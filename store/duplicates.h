#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "store/document.h"

// Near-duplicates and repeated blocks as they are kept (docs/duplicates.md). What is near and what repeats is decided
// by the indexer.

namespace materia {

/// What an article is compared by: made from its cleaned text before repeated blocks are left out, so that it depends
/// on nothing but the article.
struct Fingerprint {
  std::size_t words = 0;
  std::vector<std::uint32_t> shingles;  ///< a sample of its word shingles; ascending, each once
  std::vector<std::uint64_t> blocks;    ///< those long enough to be called repeated, in their order

  bool operator==(const Fingerprint&) const = default;
};

/// What an article was put together without.
struct LeftOut {
  std::uint64_t asked = 0;         ///< what was asked to be left out (digest_of_asked)
  std::vector<std::string> texts;  ///< what was; empty where the article would have had no text without it
};

/// The blocks of an article that are asked to be left out, as one number; 0 for none.
std::uint64_t digest_of_asked(const std::vector<std::uint64_t>& blocks);

struct FingerprintedDocument {
  DocumentId id = 0;
  std::int64_t file = 0;
  Fingerprint fingerprint;
  std::uint64_t asked = 0;
  std::string title;  ///< empty where it was inferred from the text
  std::string language;
};

/// A block that is left out of every article it stands in.
struct RepeatedBlock {
  std::uint64_t hash = 0;
  std::size_t articles = 0;  ///< that are no copies of each other

  bool operator==(const RepeatedBlock&) const = default;
};

/// That a document's text is nearly that of the first of its group.
struct Resemblance {
  DocumentId document = 0;
  DocumentId leader = 0;

  bool operator==(const Resemblance&) const = default;
};

/// A document of a group of copies and the one that stands for the group; that one is a row, too.
struct Copy {
  DocumentId document = 0;
  DocumentId canonical = 0;
};

/// An editor's word on copies. Keyed by path, so it outlives reindexing and renaming.
struct DuplicateDecision {
  enum class Action {
    canonical,  ///< this one stands for its group
    separate    ///< this one is no copy
  };
  std::string path;
  Action action = Action::canonical;
  std::string by;
  std::string why;  ///< may be empty
  std::string at;   ///< ISO 8601; filled in by the writer when empty

  bool operator==(const DuplicateDecision&) const = default;
};

/// Documents that are copies of each other, as they are listed.
struct DuplicateGroup {
  struct Member {
    DocumentId id = 0;
    std::string path;
    std::string title;
  };
  std::vector<Member> members;  ///< the canonical one first, then by id
  bool chosen = false;          ///< an editor has chosen the canonical one
};

}  // namespace materia
