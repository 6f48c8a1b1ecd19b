#include "indexer/text_blocks.h"

#include <algorithm>
#include <cstdint>
#include <initializer_list>

#include "indexer/characters.h"
#include "indexer/text_lines.h"
#include "store/fold.h"

namespace materia {
namespace {

constexpr std::size_t longest_heading = 90;  ///< in characters
constexpr std::size_t most_heading_words = 14;
constexpr std::size_t longest_label = 5;  ///< words of a heading that ends with ":"

std::size_t word_count(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

bool has_letter(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    if (is_letter(next_character(text, position))) return true;
  }
  return false;
}

/// Whether all words of four bytes and more begin with a capital: "The Healing Power of Stem Cells".
bool is_title_case(std::string_view text) {
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    std::size_t position = 0;
    if (word.size() >= 4 && !is_capital_or_digit(next_character(word, position))) return false;
    text.remove_prefix(std::min(text.size(), word.size() + 1));
  }
  return true;
}

std::int32_t first_character_of_word(std::string_view text) {
  std::size_t position = 0;
  std::int32_t first = ' ';
  // An opening quotation mark or bracket may stand before a heading's first word.
  do {
    first = next_character(text, position);
  } while (position < text.size() &&
           (first == '"' || first == '\'' || first == '(' || first == 0x201C || first == 0x2018));
  return first;
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> endings, std::size_t& size) {
  for (const std::string_view ending : endings) {
    size = ending.size();
    if (text.ends_with(ending)) return true;
  }
  return false;
}

bool ends_like_a_sentence(std::string_view text) {
  std::size_t size = 0;
  while (ends_with_any(text, {"\"", "'", ")", "”", "’"}, size)) text.remove_suffix(size);
  return text.empty() || ends_with_any(text, {".", "!", ",", ";", "-", "…", "—", "–", "。"}, size);
}

bool looks_like_a_heading(const SourcePiece& piece) {
  const std::string& text = piece.text;
  if (piece.item || text.size() > 4 * longest_heading || character_count(text) > longest_heading) return false;
  const std::size_t words = word_count(text);
  if (words > most_heading_words || !is_capital_or_digit(first_character_of_word(text)) || !has_letter(text)) {
    return false;
  }
  // "These cells heal in several ways:" introduces a list; "Benefits:" is its heading.
  if (text.ends_with(':')) return words <= longest_label || is_title_case(text);
  return !ends_like_a_sentence(text);
}

/// Tells headings from paragraphs, which takes the neighbours of each piece.
std::vector<bool> find_headings(const std::vector<SourcePiece>& pieces) {
  const std::size_t count = pieces.size();
  std::vector<bool> alike(count);
  for (std::size_t i = 0; i < count; ++i) {
    const bool below_a_heading = i > 0 && alike[i - 1];
    alike[i] = looks_like_a_heading(pieces[i]) && !(below_a_heading && pieces[i].text.ends_with(':'));
  }
  std::vector<bool> headings(count);
  for (std::size_t i = count; i-- > 0;) {
    if (pieces[i].hashes > 0) headings[i] = true;
    if (!alike[i] || i + 1 == count) continue;
    const SourcePiece& next = pieces[i + 1];
    // A heading may stand above another; three short lines and more in a row are lines, and the last one a heading.
    const bool two_in_a_row = headings[i + 1] && (i == 0 || !alike[i - 1]);
    const bool text_follows = !alike[i + 1] && (next.text.size() > pieces[i].text.size() || next.text.ends_with(':'));
    if (next.item || two_in_a_row || text_follows) headings[i] = true;
  }
  return headings;
}

}  // namespace

std::vector<Block> text_blocks(std::string_view text) {
  std::vector<SourcePiece> pieces = text_pieces(text);
  const std::vector<bool> headings = find_headings(pieces);
  std::vector<Block> blocks;
  blocks.reserve(pieces.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    Block block;
    block.text = std::move(pieces[i].text);
    if (pieces[i].item) block.kind = Block::Kind::list_item;
    if (headings[i]) {
      block.kind = Block::Kind::heading;
      block.level = std::max(2, pieces[i].hashes);
      while (block.text.ends_with(':') || block.text.ends_with(' ')) block.text.pop_back();
    }
    blocks.push_back(std::move(block));
  }
  return blocks;
}

}  // namespace materia
