#include "web/passage_links.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>

#include "web/page_parts.h"

namespace materia {
namespace {

constexpr std::size_t name_digits = 12;

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// The words with one space between them.
std::string words_of(const DocumentView::Block& block) {
  std::string words;
  bool apart = false;
  for (const auto& item : block.items) {
    for (const TextPiece& piece : item) {
      for (const char c : piece.text) {
        if (is_space(c)) {
          apart = true;
          continue;
        }
        if (apart && !words.empty()) words += ' ';
        apart = false;
        words += c;
      }
    }
    apart = true;
  }
  return words;
}

}  // namespace

std::string passage_name(const DocumentView::Block& block) {
  const std::string words = words_of(block);
  return fmt::format("{:016x}", XXH3_64bits(words.data(), words.size())).substr(0, name_digits);
}

std::optional<std::string> read_passage(const Parameters& parameters) {
  const auto found = parameters.find("passage");
  if (found == parameters.end()) return std::nullopt;
  const std::string& name = found->second;
  const bool is_name = name.size() == name_digits && std::ranges::all_of(name, [](char c) {
                         return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
                       });
  if (!is_name) throw BadRequest("“passage” must be the 12 digits of a link to a passage.");
  return name;
}

std::string passage_url(DocumentId id, std::string_view name) {
  return fmt::format("{}?passage={}#{}", document_url(id), name, passage_id(name));
}

std::string passage_id(std::string_view name) {
  return "p_" + std::string(name);
}

bool has_passage(const DocumentView& view, std::string_view name) {
  return std::ranges::any_of(view.sections, [&](const DocumentView::Section& section) {
    return std::ranges::any_of(section.blocks,
                               [&](const DocumentView::Block& block) { return passage_name(block) == name; });
  });
}

}  // namespace materia
