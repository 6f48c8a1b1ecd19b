#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "indexer/characters.h"
#include "indexer/extract.h"
#include "indexer/front_matter.h"
#include "indexer/text_blocks.h"
#include "store/error.h"

namespace materia {
namespace {

using Json = nlohmann::json;

Json parse_object(std::string_view line) {
  Json object;
  try {
    object = Json::parse(line);
  } catch (const Json::exception& error) {
    throw Error(fmt::format("is not JSON: {}", error.what()));
  }
  if (!object.is_object()) throw Error("is not a JSON object with _id, title and text");
  return object;
}

/// A field's strings: one, or several of a list. Numbers count as text; null and absent as none.
std::vector<std::string> strings_of(const Json& object, const char* key) {
  std::vector<std::string> strings;
  const auto put = [&](const Json& value) {
    if (value.is_string()) strings.push_back(value.get<std::string>());
    if (value.is_number()) strings.push_back(value.dump());
  };
  const auto found = object.find(key);
  if (found == object.end()) return strings;
  put(*found);
  if (found->is_array()) std::for_each(found->begin(), found->end(), put);
  return strings;
}

std::string string_of(const Json& object, const char* key) {
  std::vector<std::string> strings = strings_of(object, key);
  return strings.empty() ? std::string() : std::move(strings.front());
}

std::string id_of(const Json& object) {
  std::string id = string_of(object, "_id");
  if (id.empty()) throw Error("has no _id");
  const bool printable = std::none_of(id.begin(), id.end(), [](char byte) { return byte >= 0 && byte < ' '; });
  if (!printable) throw Error("has control characters in its _id");
  return id;
}

}  // namespace

ExtractedDocument extract_json_line(std::string_view line, std::string& id) {
  const Json object = parse_object(line);
  id = id_of(object);
  ExtractedDocument document;
  for (const char* key : {"title", "author", "authors", "date", "url", "language", "therapies", "conditions"}) {
    if (object.contains(key)) put_field(document, key, strings_of(object, key));
  }
  const std::string text = string_of(object, "text");
  if (text.find('\n') != std::string::npos) {
    if (document.title.empty()) {
      ExtractedDocument structured = extract_text(text);
      document.title = std::move(structured.title);
      document.blocks = std::move(structured.blocks);
    } else {
      document.blocks = text_blocks(text);
    }
  } else if (std::string paragraph = one_line(text); !paragraph.empty()) {
    document.blocks.push_back({Block::Kind::paragraph, std::move(paragraph), 2});
  }
  if (document.blocks.empty() && document.title.empty()) throw Error(fmt::format("\"{}\" has no text", id));
  return document;
}

}  // namespace materia
