#include "indexer/extract.h"

#include <algorithm>
#include <array>

#include "indexer/characters.h"
#include "indexer/decode.h"
#include "store/error.h"

namespace materia {
namespace {

enum class Format { text, markdown, html, unknown };

Format format_of_extension(const std::filesystem::path& name) {
  const std::string extension = lower_case(name.extension().string());
  if (extension == ".txt") return Format::text;
  if (extension == ".md" || extension == ".markdown") return Format::markdown;
  if (extension == ".html" || extension == ".htm") return Format::html;
  return Format::unknown;
}

/// The text behind white space, an XML declaration and comments, where a page would begin.
std::string_view beginning(std::string_view text) {
  while (true) {
    text = trimmed(text);
    const std::string_view end = text.starts_with("<?") ? "?>" : text.starts_with("<!--") ? "-->" : "";
    const std::size_t found = end.empty() ? std::string_view::npos : text.find(end);
    if (found == std::string_view::npos) return text;
    text.remove_prefix(found + end.size());
  }
}

bool begins_like_html(std::string_view text) {
  static constexpr std::array<std::string_view, 4> starts = {"<!doctype html", "<html", "<head>", "<body"};
  const std::string start = lower_case(beginning(text).substr(0, 16));
  return std::any_of(starts.begin(), starts.end(), [&](std::string_view begin) { return start.starts_with(begin); });
}

bool has_tags(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    if (at + 1 == text.size()) return false;
    const char next = text[at + 1];
    if ((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '!') return true;
  }
  return false;
}

ExtractedDocument extract_as(Format format, std::string_view text) {
  if (begins_like_html(text) || (format == Format::html && has_tags(text))) return extract_html(text);
  return format == Format::markdown ? extract_markdown(text) : extract_text(text);
}

}  // namespace

bool is_extractable(const std::filesystem::path& name) {
  return format_of_extension(name) != Format::unknown;
}

ExtractedDocument extract(const std::filesystem::path& name, std::string bytes) {
  const Format format = format_of_extension(name);
  if (format == Format::unknown) throw Error("has no extension that is read (.txt, .md, .markdown, .html, .htm)");
  DecodedText decoded = decode_text(std::move(bytes));
  ExtractedDocument document = extract_as(format, decoded.text);
  if (document.title.empty() && document.blocks.empty()) throw Error("has no text");
  document.repairs.insert(document.repairs.begin(), decoded.repairs.begin(), decoded.repairs.end());
  return document;
}

}  // namespace materia
