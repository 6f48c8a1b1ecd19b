#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "store/document.h"

namespace materia {

/// A tag as an editor names it: a document by path or id (digits), a concept by its local name, with its scheme before
/// a colon where two schemes have that name ("condition:herniated-disc").
struct TagAddress {
  std::string document;
  std::string concept_name;
};

/// What came of an editor's word.
struct Decided {
  Decision decision;        ///< as it is stored, or as it was taken back
  std::optional<Tag> tag;   ///< the tag that holds now; nothing where the document does not have it
  std::int64_t generation;  ///< that readers see now
};

/// Records an editor's word and applies it at once, in a transaction of its own; no file is read. `by` must not be
/// empty. Throws Error, and changes nothing, for a document or concept that is not there (naming the nearest there is
/// to do), confirming a tag that the document does not have and never had, or a file that can't be written.
Decided decide(const std::filesystem::path& knowledge_base, const TagAddress& tag, Decision::Action action,
               std::string_view by, std::string_view why);

/// Takes back the newest decision on a tag; the one before it, if any, is in force again. Throws Error where there is
/// none.
Decided undo_decision(const std::filesystem::path& knowledge_base, const TagAddress& tag);

}  // namespace materia
