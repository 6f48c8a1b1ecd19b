#include "store/named_document.h"

#include <charconv>

#include "store/decide.h"
#include "store/nearest_name.h"
#include "store/writer.h"

namespace materia {

std::optional<std::pair<DocumentId, std::string>> find_document(Writer& writer, const std::string& name) {
  DocumentId id = 0;
  const auto [stop, problem] = std::from_chars(name.data(), name.data() + name.size(), id);
  if (problem == std::errc() && stop == name.data() + name.size()) {
    if (const auto path = writer.path(id)) {
      return std::pair(id, *path);
    }
  }
  const auto found = writer.find_document(name);
  return found ? std::optional(std::pair(*found, name)) : std::nullopt;
}

std::pair<DocumentId, std::string> known_document(Writer& writer, const std::string& name) {
  if (auto document = find_document(writer, name)) {
    return std::move(*document);
  }
  std::vector<std::string> paths;
  for (const StoredDocument& document : writer.documents()) {
    paths.push_back(document.path);
  }
  const auto nearest = nearest_path(name, paths);
  throw UnknownTag(name + ": no such document" +
                   (nearest ? question(nearest) : "; name its path or id as search prints them"));
}

std::string question(const std::optional<std::string>& name) {
  return name ? "; did you mean " + *name + "?" : "";
}

}  // namespace materia
