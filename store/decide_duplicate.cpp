#include "store/decide_duplicate.h"

#include <algorithm>

#include "store/connection.h"
#include "store/error.h"
#include "store/named_document.h"
#include "store/writer.h"

namespace materia {
namespace {

std::optional<DuplicateGroup> group_of(Writer& writer, DocumentId id) {
  for (DuplicateGroup& group : writer.duplicate_groups()) {
    if (std::any_of(group.members.begin(), group.members.end(),
                    [&](const DuplicateGroup::Member& member) { return member.id == id; })) {
      return std::move(group);
    }
  }
  return std::nullopt;
}

}  // namespace

DuplicateDecided decide_duplicate(const std::filesystem::path& knowledge_base, const std::string& document,
                                  DuplicateDecision::Action action, std::string_view by, std::string_view why) {
  if (by.empty()) {
    throw Error("a decision needs the name of who takes it");
  }
  require_file(knowledge_base);
  Writer writer(knowledge_base);
  const auto [id, path] = known_document(writer, document);
  if (!group_of(writer, id)) {
    throw Error(path + ": has no copies; `materia duplicates` lists the articles that have");
  }
  const DuplicateDecision decision{path, action, std::string(by), std::string(why), ""};
  writer.put_duplicate_decision(decision);
  std::optional<DuplicateGroup> group = group_of(writer, id);
  return {decision, std::move(group), writer.commit()};
}

DuplicateDecided undo_duplicate_decision(const std::filesystem::path& knowledge_base, const std::string& document) {
  require_file(knowledge_base);
  Writer writer(knowledge_base);
  const auto [id, path] = known_document(writer, document);
  std::optional<DuplicateDecision> undone = writer.undo_duplicate_decision(path);
  if (!undone) {
    throw Error(path + ": no decision on its copies to undo");
  }
  std::optional<DuplicateGroup> group = group_of(writer, id);
  return {std::move(*undone), std::move(group), writer.commit()};
}

}  // namespace materia
