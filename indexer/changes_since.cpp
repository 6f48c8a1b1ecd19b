#include "indexer/changes_since.h"

#include <charconv>
#include <string>

namespace materia {

bool due_after_changes(Writer& writer, std::string_view name, std::size_t changed, std::size_t share) {
  const std::string before = writer.fact(name);
  std::size_t changes = 0;
  const bool never = std::from_chars(before.data(), before.data() + before.size(), changes).ec != std::errc();
  changes += changed;
  const bool due = never || changes * share > writer.document_count();
  writer.put_fact(name, std::to_string(due ? 0 : changes));
  return due;
}

}  // namespace materia
