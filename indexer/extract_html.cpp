#include <algorithm>
#include <string>

#include "indexer/characters.h"
#include "indexer/extract.h"
#include "indexer/html_content.h"
#include "indexer/html_metadata.h"
#include "indexer/html_tree.h"

namespace materia {
namespace {

/// The level of h1 to h6, 0 for other elements.
int heading_level(const GumboNode& node) {
  if (!is_element(node)) return 0;
  const GumboTag tag = node.v.element.tag;
  return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6 ? static_cast<int>(tag) - static_cast<int>(GUMBO_TAG_H1) + 1 : 0;
}

/// Elements that stand in the middle of a line; text on both sides of any other is apart.
bool is_inline(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_A:
    case GUMBO_TAG_ABBR:
    case GUMBO_TAG_ACRONYM:
    case GUMBO_TAG_B:
    case GUMBO_TAG_BDI:
    case GUMBO_TAG_BDO:
    case GUMBO_TAG_BIG:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_DATA:
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_DFN:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_FONT:
    case GUMBO_TAG_I:
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_INS:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_MARK:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_NOBR:
    case GUMBO_TAG_Q:
    case GUMBO_TAG_RUBY:
    case GUMBO_TAG_S:
    case GUMBO_TAG_SAMP:
    case GUMBO_TAG_SMALL:
    case GUMBO_TAG_SPAN:
    case GUMBO_TAG_STRIKE:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_TIME:
    case GUMBO_TAG_TT:
    case GUMBO_TAG_U:
    case GUMBO_TAG_VAR:
    case GUMBO_TAG_WBR:
    case GUMBO_TAG_UNKNOWN:
      return true;
    default:
      return false;
  }
}

/// Whether a table cell holds a piece of a page rather than a value: then its table lays the page out.
bool is_layout_cell(const GumboNode& cell) {
  std::size_t paragraphs = 0;
  bool layout = false;
  for_each_child(cell, [&](const GumboNode& child) {
    if (is_element(child, GUMBO_TAG_P)) ++paragraphs;
    layout = layout || heading_level(child) > 0 || is_element(child, GUMBO_TAG_TABLE) ||
             (is_element(child, GUMBO_TAG_DIV) && is_layout_cell(child));
  });
  return layout || paragraphs > 1;
}

class HtmlReader {
 public:
  HtmlReader(const HtmlContent& content, std::vector<Block>& blocks) : content_(content), blocks_(blocks) {}

  void read(const GumboNode& node) {
    visit(node);
    flush();
  }

 private:
  void visit(const GumboNode& node) {
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA) {
      if (node.type == GUMBO_NODE_TEXT) line_broken_ = false;
      text_ += node.v.text.text;
    } else if (is_element(node, GUMBO_TAG_BR)) {
      // Old pages part their paragraphs by two of them.
      if (line_broken_) flush();
      line_broken_ = true;
      text_ += ' ';
    } else if (is_element(node, GUMBO_TAG_TR) && !row_ && !is_layout_row(node)) {
      visit_row(node);
    } else if (!is_element(node) || is_inline(node.v.element.tag)) {
      visit_children(node);
    } else {
      visit_block(node);
    }
  }

  void visit_children(const GumboNode& node) {
    for_each_child(node, [&](const GumboNode& child) {
      if (!content_.is_left_out(child)) visit(child);
    });
  }

  void visit_block(const GumboNode& node) {
    if (row_) {
      text_ += ' ';
      visit_children(node);
      text_ += ' ';
      return;
    }
    flush();
    const int outer_level = level_;
    const bool item = is_element(node, GUMBO_TAG_LI);
    if (heading_level(node) > 0) level_ = heading_level(node);
    items_ += item ? 1 : 0;
    visit_children(node);
    flush();
    items_ -= item ? 1 : 0;
    level_ = outer_level;
  }

  static bool is_layout_row(const GumboNode& row) {
    bool layout = false;
    for_each_child(row, [&](const GumboNode& cell) { layout = layout || is_layout_cell(cell); });
    return layout;
  }

  void visit_row(const GumboNode& row) {
    flush();
    row_ = true;
    std::string cells;
    for_each_child(row, [&](const GumboNode& cell) {
      if (!is_element(cell) || content_.is_left_out(cell)) return;
      visit_children(cell);
      const std::string text = one_line(text_);
      text_.clear();
      if (!text.empty()) cells += (cells.empty() ? "" : " | ") + text;
    });
    text_ = cells;
    row_ = false;
    flush();
  }

  void flush() {
    if (row_) return;
    Block block;
    block.text = one_line(text_);
    text_.clear();
    line_broken_ = false;
    if (block.text.empty()) return;
    if (level_ > 0) block.kind = Block::Kind::heading;
    if (level_ == 0 && items_ > 0) block.kind = Block::Kind::list_item;
    block.level = std::max(2, level_);
    blocks_.push_back(std::move(block));
  }

  const HtmlContent& content_;
  std::vector<Block>& blocks_;
  std::string text_;
  int level_ = 0;  ///< of the open heading
  int items_ = 0;  ///< open list items
  bool row_ = false;
  bool line_broken_ = false;
};

}  // namespace

ExtractedDocument extract_html(std::string_view text) {
  ExtractedDocument document;
  const HtmlTree tree(text);
  read_html_metadata(tree, document);
  const HtmlContent content(tree);
  HtmlReader(content, document.blocks).read(content.article());
  return document;
}

}  // namespace materia
