#include <fmt/format.h>
#include <md4c.h>

#include <algorithm>
#include <string>

#include "indexer/characters.h"
#include "indexer/extract.h"
#include "indexer/front_matter.h"
#include "indexer/html_tree.h"
#include "store/error.h"

namespace materia {
namespace {

/// Turns md4c's events into blocks. A heading of level 1 is the title where nothing else gave one.
class MarkdownReader {
 public:
  explicit MarkdownReader(ExtractedDocument& document) : document_(document) {}

  void enter_block(MD_BLOCKTYPE type, void* detail) {
    if (type == MD_BLOCK_TR) row_ = true;
    if (type == MD_BLOCK_HTML) skipped_ += 1;
    if (type == MD_BLOCK_LI) {
      flush();
      ++items_;
    }
    if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) {
      if (!text_.empty()) text_ += " | ";
    } else if (!row_) {
      flush();
    }
    if (type == MD_BLOCK_H) level_ = static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
  }

  void leave_block(MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) return;
    flush();
    if (type == MD_BLOCK_TR) row_ = false;
    if (type == MD_BLOCK_HTML) skipped_ -= 1;
    if (type == MD_BLOCK_LI) --items_;
    if (type == MD_BLOCK_H) level_ = 0;
  }

  void enter_span(MD_SPANTYPE type) { skipped_ += type == MD_SPAN_IMG ? 1 : 0; }
  void leave_span(MD_SPANTYPE type) { skipped_ -= type == MD_SPAN_IMG ? 1 : 0; }

  void add_text(MD_TEXTTYPE type, std::string_view text) {
    if (skipped_ > 0) return;
    switch (type) {
      case MD_TEXT_BR:
      case MD_TEXT_SOFTBR:
        text_ += ' ';
        break;
      case MD_TEXT_ENTITY:
        text_ += entities_.text(text);
        break;
      case MD_TEXT_HTML:
        // Tags inside a line are left out; "<br>" parts words.
        if (lower_case(text).starts_with("<br")) text_ += ' ';
        break;
      case MD_TEXT_NULLCHAR:
        break;
      default:
        text_ += text;
    }
  }

 private:
  void flush() {
    std::string text = one_line(text_);
    text_.clear();
    if (text.empty()) return;
    Block block;
    if (level_ == 1 && document_.title.empty() && !seen_heading_) {
      document_.title = std::move(text);
    } else {
      if (level_ > 0) block.kind = Block::Kind::heading;
      if (level_ == 0 && items_ > 0) block.kind = Block::Kind::list_item;
      block.level = std::max(2, level_);
      block.text = std::move(text);
      document_.blocks.push_back(std::move(block));
    }
    seen_heading_ = seen_heading_ || level_ > 0;
  }

  ExtractedDocument& document_;
  EntityText entities_;
  std::string text_;
  int level_ = 0;    ///< of the open heading
  int items_ = 0;    ///< open list items
  int skipped_ = 0;  ///< open blocks and spans whose text is left out
  bool row_ = false;
  bool seen_heading_ = false;
};

MD_PARSER markdown_parser() {
  MD_PARSER parser = {};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* reader) {
    static_cast<MarkdownReader*>(reader)->enter_block(type, detail);
    return 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* reader) {
    static_cast<MarkdownReader*>(reader)->leave_block(type);
    return 0;
  };
  parser.enter_span = [](MD_SPANTYPE type, void*, void* reader) {
    static_cast<MarkdownReader*>(reader)->enter_span(type);
    return 0;
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* reader) {
    static_cast<MarkdownReader*>(reader)->leave_span(type);
    return 0;
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* reader) {
    static_cast<MarkdownReader*>(reader)->add_text(type, {text, size});
    return 0;
  };
  return parser;
}

}  // namespace

ExtractedDocument extract_markdown(std::string_view text) {
  ExtractedDocument document;
  text = read_front_matter(text, document);
  MarkdownReader reader(document);
  const MD_PARSER parser = markdown_parser();
  if (md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, &reader) != 0) {
    throw Error("can't be read as Markdown");
  }
  return document;
}

}  // namespace materia
