#include "indexer/boilerplate.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_set>

#include "embedded/boilerplate_data.h"
#include "indexer/characters.h"
#include "store/fold.h"

namespace materia {
namespace {

constexpr std::size_t longest_dropped = 400;
constexpr std::size_t shortest_menu = 5;

/// How phrases and blocks are compared: lower case, plain apostrophes, no signs or numbers at the ends.
std::string comparable(std::string_view text) {
  const std::string lower = lower_case(text);
  std::string folded;
  std::size_t begin = std::string::npos;
  std::size_t end = 0;
  for (std::size_t position = 0; position < lower.size();) {
    const std::size_t at = position;
    const std::int32_t code_point = next_character(lower, position);
    constexpr std::int32_t right_quotation_mark = 0x2019;
    const bool letter = is_letter(code_point);
    if (letter) begin = std::min(begin, folded.size());
    if (code_point == right_quotation_mark) {
      folded += '\'';
    } else {
      folded.append(lower, at, position - at);
    }
    if (letter) end = folded.size();
  }
  return end > 0 ? folded.substr(begin, end - begin) : std::string();
}

struct Phrases {
  std::unordered_set<std::string> cut, line, menu, element;
  std::vector<std::string> drop;

  Phrases() {
    std::string_view rest = embedded::boilerplate_data().front().content;
    while (!rest.empty()) {
      const std::size_t end = rest.find('\n');
      put(trimmed(rest.substr(0, end)));
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
  }

 private:
  void put(std::string_view entry) {
    if (entry.empty() || entry.front() == '#') return;
    const std::size_t space = entry.find(' ');
    const std::string_view kind = entry.substr(0, space);
    const std::string_view phrase = trimmed(entry.substr(space));
    if (kind == "cut") cut.insert(comparable(phrase));
    if (kind == "line") line.insert(comparable(phrase));
    if (kind == "menu") menu.insert(comparable(phrase));
    if (kind == "drop") drop.push_back(lower_case(phrase));
    if (kind == "element") element.emplace(phrase);
  }
};

const Phrases& phrases() {
  static const Phrases instance;
  return instance;
}

bool is_very_short(const Block& block) {
  if (block.kind == Block::Kind::heading || block.text.empty() || block.text.size() > 40) return false;
  if (character_count(block.text) > 30 || std::count(block.text.begin(), block.text.end(), ' ') > 3) return false;
  return std::string_view(".!?:;,").find(block.text.back()) == std::string_view::npos;
}

/// Short lines in a row are a menu; short list items may be a list of symptoms, so there one of them must be known.
template <typename Iterator>
bool is_menu(Iterator begin, Iterator end) {
  if (static_cast<std::size_t>(end - begin) < shortest_menu) return false;
  const bool is_list = std::any_of(begin, end, [](const Block& block) { return block.kind == Block::Kind::list_item; });
  return !is_list ||
         std::any_of(begin, end, [](const Block& block) { return phrases().menu.contains(comparable(block.text)); });
}

}  // namespace

Boilerplate boilerplate_of(std::string_view block_text) {
  if (block_text.size() > longest_dropped) return Boilerplate::none;
  const std::string whole = comparable(block_text);
  if (phrases().cut.contains(whole)) return Boilerplate::cut;
  if (phrases().line.contains(whole)) return Boilerplate::drop;
  const std::string lower = lower_case(block_text);
  const bool drop = std::any_of(phrases().drop.begin(), phrases().drop.end(),
                                [&](const std::string& phrase) { return lower.find(phrase) != std::string::npos; });
  return drop ? Boilerplate::drop : Boilerplate::none;
}

bool is_boilerplate_element(std::string_view class_or_id) {
  return phrases().element.contains(std::string(class_or_id));
}

std::size_t leading_menu(const std::vector<Block>& blocks) {
  const auto end = std::find_if_not(blocks.begin(), blocks.end(), is_very_short);
  if (end == blocks.end() || !is_menu(blocks.begin(), end)) return 0;
  return static_cast<std::size_t>(end - blocks.begin());
}

std::size_t trailing_menu(const std::vector<Block>& blocks) {
  const auto before = std::find_if_not(blocks.rbegin(), blocks.rend(), is_very_short);
  if (before == blocks.rend() || !is_menu(before.base(), blocks.end())) return 0;
  if (before->kind == Block::Kind::heading || before->text.ends_with(':')) return 0;
  return static_cast<std::size_t>(before - blocks.rbegin());
}

}  // namespace materia
