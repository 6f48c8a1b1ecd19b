#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "store/document.h"
#include "store/error.h"

namespace materia {

/// What an editor named is not there: a document, a concept, a decision. The text says what there is.
class UnknownTag : public Error {
 public:
  using Error::Error;
};

/// There is no decision to take back.
class NothingToUndo : public UnknownTag {
 public:
  using UnknownTag::UnknownTag;
};

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
/// empty. Saying again what is in force already, with the same name and reason, changes nothing. Throws UnknownTag, and
/// changes nothing, for a document or concept that is not there, naming the nearest that is; ConflictError for
/// confirming what neither the tagger nor an editor gave, or a name that two facets have; BusyError while another
/// process writes; Error for a file that can't be written.
Decided decide(const std::filesystem::path& knowledge_base, const TagAddress& tag, Decision::Action action,
               std::string_view by, std::string_view why);

/// Takes back the newest decision on a tag; the one before it, if any, is in force again. The document may be gone
/// (name it by its path) and the concept retired. Throws NothingToUndo where there is none.
Decided undo_decision(const std::filesystem::path& knowledge_base, const TagAddress& tag);

/// What came of a review.
struct Reviewed {
  DocumentId id = 0;
  std::string path;
  std::int64_t generation = 0;  ///< that readers see now
};

/// Notes that an editor has gone through the tags of a document, named by path or id; what runs had changed in them up
/// to now is seen. `by` must not be empty. Throws UnknownTag for a document that is not there, and otherwise as
/// decide().
Reviewed review(const std::filesystem::path& knowledge_base, const std::string& document, std::string_view by);
/// Takes that back: the document is as one never reviewed. Throws NothingToUndo for one that is.
Reviewed undo_review(const std::filesystem::path& knowledge_base, const std::string& document);

}  // namespace materia
