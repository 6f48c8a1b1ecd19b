#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "store/duplicates.h"

namespace materia {

/// What came of an editor's word on copies.
struct DuplicateDecided {
  DuplicateDecision decision;           ///< as it was given, or as it was taken back
  std::optional<DuplicateGroup> group;  ///< the one the document belongs to now; nothing where it has no copies
  std::int64_t generation = 0;          ///< that readers see now
};

/// Records an editor's word on a document (named by path or id) and applies it at once; no file is read. Throws Error,
/// and changes nothing, for a document that is not there, an empty `by`, or a document without copies: there is nothing
/// to choose then, and nothing to separate it from.
DuplicateDecided decide_duplicate(const std::filesystem::path& knowledge_base, const std::string& document,
                                  DuplicateDecision::Action action, std::string_view by, std::string_view why);

/// Takes the newest word on a document back; the one before it, if any, holds again. Throws Error where there is none.
DuplicateDecided undo_duplicate_decision(const std::filesystem::path& knowledge_base, const std::string& document);

}  // namespace materia
