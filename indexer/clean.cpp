#include "indexer/clean.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "indexer/boilerplate.h"
#include "indexer/characters.h"

namespace materia {
namespace {

/// A paragraph this long is prose; boxes of links and forms have shorter pieces.
constexpr std::size_t shortest_prose = 200;

bool ends_a_sentence(std::string_view text) {
  return !text.empty() && std::string_view(".!?").find(text.back()) != std::string_view::npos;
}

bool is_short_piece(const Block& block) {
  return block.kind != Block::Kind::heading && block.text.size() <= 120 && !ends_a_sentence(block.text);
}

/// Marks what goes and takes it away at the end, so that headings know what stood below them.
class Cleaning {
 public:
  explicit Cleaning(std::vector<Block>& blocks) : blocks_(blocks), gone_(blocks.size(), false) {}

  /// False, and nothing is marked, where no text would be left.
  bool drop(const std::vector<bool>& marked) {
    const bool has_text = std::any_of(blocks_.begin(), blocks_.end(), [&](const Block& block) {
      return block.kind != Block::Kind::heading && !marked[position_of(block)];
    });
    if (has_text) gone_ = marked;
    return has_text;
  }

  void drop_menus() {
    const std::size_t leading = leading_menu(blocks_);
    const std::size_t trailing = trailing_menu(blocks_);
    std::fill_n(gone_.begin(), leading, true);
    std::fill_n(gone_.rbegin(), trailing, true);
  }

  void drop_phrases() {
    std::size_t total = 0;
    for (const Block& block : blocks_) total += block.text.size();
    std::size_t before = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const Boilerplate kind = boilerplate_of(blocks_[i].text);
      if (kind != Boilerplate::none) gone_[i] = true;
      if (kind == Boilerplate::cut) {
        const std::size_t after = total - before - blocks_[i].text.size();
        if (before > 0 && (before >= after || !prose_follows(i))) {
          std::fill(gone_.begin() + static_cast<std::ptrdiff_t>(i), gone_.end(), true);
          return;
        }
        drop_short_pieces(i + 1);
      }
      before += blocks_[i].text.size();
    }
  }

  /// A heading whose text is all gone goes too, but for the first block of all, which may be the article's name.
  void drop_empty_headings() {
    const bool has_text = std::any_of(blocks_.begin(), blocks_.end(), [&](const Block& block) {
      return block.kind != Block::Kind::heading && !gone_[position_of(block)];
    });
    if (!has_text) return;
    std::size_t next = blocks_.size();  // the next block that stays
    for (std::size_t i = blocks_.size(); i-- > 0;) {
      if (gone_[i]) continue;
      const bool ends_here = next == blocks_.size() || (next > i + 1 && blocks_[next].kind == Block::Kind::heading &&
                                                        blocks_[next].level <= blocks_[i].level);
      if (blocks_[i].kind == Block::Kind::heading && ends_here && i > 0) {
        gone_[i] = true;
      } else {
        next = i;
      }
    }
  }

  void finish() {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (gone_[i]) continue;
      if (kept != i) blocks_[kept] = std::move(blocks_[i]);
      ++kept;
    }
    blocks_.resize(kept);
  }

 private:
  [[nodiscard]] std::size_t position_of(const Block& block) const {
    return static_cast<std::size_t>(&block - blocks_.data());
  }

  [[nodiscard]] bool prose_follows(std::size_t i) const {
    return std::any_of(blocks_.begin() + static_cast<std::ptrdiff_t>(i) + 1, blocks_.end(), [](const Block& block) {
      return block.kind != Block::Kind::heading && block.text.size() >= shortest_prose;
    });
  }

  void drop_short_pieces(std::size_t first) {
    for (std::size_t i = first; i < blocks_.size() && is_short_piece(blocks_[i]); ++i) gone_[i] = true;
  }

  std::vector<Block>& blocks_;
  std::vector<bool> gone_;
};

/// Whether the point that ends `text` belongs to an abbreviation ("Dr.", "J.", "e.g.").
bool ends_in_abbreviation(std::string_view text) {
  static constexpr std::array<std::string_view, 15> known = {"Dr",  "Mr",  "Mrs", "Ms",  "Prof", "St",     "vs", "e.g",
                                                             "i.e", "etc", "No",  "Fig", "al",   "approx", "ca"};
  const std::size_t space = text.rfind(' ');
  const std::string_view word = text.substr(space == std::string_view::npos ? 0 : space + 1);
  return word.size() <= 1 || std::find(known.begin(), known.end(), word) != known.end();
}

std::string_view first_sentence(std::string_view text) {
  for (std::size_t end = text.find_first_of(".!?"); end != std::string_view::npos;
       end = text.find_first_of(".!?", end + 1)) {
    const bool at_end = end + 1 == text.size() || text[end + 1] == ' ';
    if (!at_end || (text[end] == '.' && ends_in_abbreviation(text.substr(0, end)))) continue;
    return text.substr(0, text[end] == '.' ? end : end + 1);
  }
  return text;
}

}  // namespace

void remove_boilerplate(std::vector<Block>& blocks) {
  Cleaning cleaning(blocks);
  cleaning.drop_menus();
  cleaning.drop_phrases();
  cleaning.drop_empty_headings();
  cleaning.finish();
}

bool remove_marked(std::vector<Block>& blocks, const std::vector<bool>& gone) {
  if (std::find(gone.begin(), gone.end(), true) == gone.end()) return false;
  Cleaning cleaning(blocks);
  if (!cleaning.drop(gone)) return false;
  cleaning.drop_empty_headings();
  cleaning.finish();
  return true;
}

std::string infer_title(const std::vector<Block>& blocks, std::size_t limit) {
  auto source = std::find_if(blocks.begin(), blocks.end(), [](const Block& block) {
    return block.kind != Block::Kind::heading && !block.text.empty();
  });
  if (source == blocks.end()) source = blocks.begin();
  if (source == blocks.end()) return {};
  std::string_view sentence = first_sentence(source->text);
  while (sentence.ends_with(':') || sentence.ends_with(' ')) sentence.remove_suffix(1);
  return cut_at_word(sentence, limit);
}

}  // namespace materia
