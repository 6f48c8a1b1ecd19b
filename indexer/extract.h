#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "store/document.h"

namespace materia {

/// A piece of a source document in reading order.
struct Block {
  enum class Kind { heading, paragraph, list_item };
  Kind kind = Kind::paragraph;
  std::string text;  ///< one line, white space folded; for a paragraph taken from a table row, cells joined by " | "
  int level = 2;     ///< of a heading, 2 to 6; the title is no block
};

/// A source document as read: what it says of itself and its blocks, before cleaning.
struct ExtractedDocument {
  std::string title;  ///< empty where the source has none
  std::string url;
  std::string author;
  std::string date;  ///< YYYY-MM-DD, or empty where none or not a date
  std::string language;
  std::vector<EditorTag> editor_tags;
  std::vector<Block> blocks;
  std::vector<std::string> repairs;  ///< what was wrong with the source and how it was read all the same
};

/// Reads the bytes of one .txt, .md, .markdown, .html or .htm file by its extension, and by its content where they
/// disagree (HTML in a .txt). Throws Error for what can't be text: a binary file, a file without any text. Messages
/// here and below leave the name out ("is not a text file"); callers report it beside them.
ExtractedDocument extract(const std::filesystem::path& name, std::string bytes);

/// True for the extensions extract() reads.
bool is_extractable(const std::filesystem::path& name);

// One function for each format; `text` is clean UTF-8 (see decode.h).
ExtractedDocument extract_text(std::string_view text);
ExtractedDocument extract_markdown(std::string_view text);
ExtractedDocument extract_html(std::string_view text);
/// One line of a JSON lines file in BEIR form: {"_id", "title", "text"} and any field of a front matter (url, author,
/// date, language, therapies, conditions). `id` receives _id. Throws Error for a line that is not such an object.
ExtractedDocument extract_json_line(std::string_view line, std::string& id);

}  // namespace materia
