#include "indexer/text_lines.h"

#include <algorithm>
#include <array>

#include "indexer/characters.h"
#include "store/fold.h"

namespace materia {
namespace {

struct Line {
  std::string_view text;   ///< trimmed; empty for a blank line
  std::size_t indent = 0;  ///< in bytes
  std::size_t length = 0;  ///< in characters
  std::size_t mark = 0;    ///< bytes of the mark of a list item, 0 where it is none
  bool numbered = false;   ///< begins with "1." or "1)"
};

/// Lines of a hard-wrapped text have at most this many characters.
constexpr std::size_t widest_wrapped = 100;

bool is_rule(std::string_view text) {
  return text.size() >= 3 && text.find_first_not_of("-=_*~#") == std::string_view::npos;
}

std::size_t list_mark(std::string_view text) {
  static constexpr std::array<std::string_view, 8> marks = {"- ", "* ", "•", "●", "▪", "◦", "‣", "– "};
  for (const std::string_view mark : marks) {
    if (text.starts_with(mark) && text.size() > mark.size()) return mark.size();
  }
  return 0;
}

bool is_numbered(std::string_view text) {
  const std::size_t digits = text.find_first_not_of("0123456789");
  return digits != std::string_view::npos && digits > 0 && digits <= 2 && digits + 1 < text.size() &&
         (text[digits] == '.' || text[digits] == ')') && text[digits + 1] == ' ';
}

Line read_line(std::string_view raw) {
  Line line;
  line.text = trimmed(raw);
  if (is_rule(line.text)) line.text = {};
  if (line.text.empty()) return line;
  line.indent = static_cast<std::size_t>(line.text.data() - raw.data());
  line.length = character_count(line.text);
  line.mark = list_mark(line.text);
  line.numbered = is_numbered(line.text);
  return line;
}

std::vector<Line> read_lines(std::string_view text) {
  std::vector<Line> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(read_line(text.substr(0, end)));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

bool begins_lower(std::string_view text) {
  std::size_t position = 0;
  const std::int32_t first = next_character(text, position);
  return is_letter(first) && !is_capital_or_digit(first);
}

bool ends_a_sentence(std::string_view text) {
  return std::string_view(".!?:").find(text.back()) != std::string_view::npos;
}

/// Whether the paragraphs of a text stand on several lines each: no line is long, and lines go on in the next, many of
/// them in the middle of a sentence.
bool is_hard_wrapped(const std::vector<Line>& lines) {
  std::size_t written = 0;
  std::size_t wide = 0;
  std::size_t width = 0;
  for (const Line& line : lines) {
    if (line.text.empty()) continue;
    ++written;
    if (line.length > widest_wrapped) ++wide;
    if (line.length <= widest_wrapped) width = std::max(width, line.length);
  }
  if (width < 40 || wide * 50 > written) return false;
  std::size_t pairs = 0;
  std::size_t going_on = 0;
  std::size_t lower = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const Line& line = lines[i];
    const Line& next = lines[i + 1];
    if (line.text.empty() || next.text.empty() || next.mark > 0 || next.numbered) continue;
    ++pairs;
    if (begins_lower(next.text)) ++lower;
    if (line.length * 10 >= width * 6 && (!ends_a_sentence(line.text) || begins_lower(next.text))) ++going_on;
  }
  return going_on >= 2 && going_on * 2 >= pairs && lower * 3 >= pairs;
}

/// A number begins a list item where the next or the last written line has one too; alone it may begin a heading.
void mark_numbered_items(std::vector<Line>& lines) {
  Line* last = nullptr;
  for (Line& line : lines) {
    if (line.text.empty()) continue;
    if (last != nullptr && last->numbered && line.numbered) last->mark = line.mark = std::string_view::npos;
    last = &line;
  }
}

class PieceBuilder {
 public:
  explicit PieceBuilder(bool wrapped) : wrapped_(wrapped) {}

  void add(const Line& line, const Line* next) {
    if (line.text.empty()) {
      open_ = false;
      return;
    }
    if (open_ && continues(line)) {
      std::string& text = pieces_.back().text;
      // A word divided at the end of its line keeps its hyphen: "platelet-" + "rich".
      if (!text.ends_with('-') || text.ends_with(" -")) text += ' ';
      text += line.text;
      return;
    }
    begin(line);
    if (wrapped_ && next != nullptr && is_heading_above(line, *next)) open_ = false;
  }

  std::vector<SourcePiece> finish() {
    for (SourcePiece& piece : pieces_) piece.text = one_line(piece.text);
    std::erase_if(pieces_, [](const SourcePiece& piece) { return piece.text.empty(); });
    return std::move(pieces_);
  }

 private:
  [[nodiscard]] bool continues(const Line& line) const {
    if (line.mark > 0 || pieces_.back().hashes > 0) return false;
    if (pieces_.back().item) return line.indent > 0 || (wrapped_ && begins_lower(line.text));
    return wrapped_;
  }

  static bool is_heading_above(const Line& line, const Line& next) {
    return line.mark == 0 && !next.text.empty() && line.length * 4 < next.length * 3 && !ends_a_sentence(line.text) &&
           !begins_lower(next.text);
  }

  void begin(const Line& line) {
    SourcePiece piece;
    std::string_view text = line.text;
    piece.item = line.mark > 0;
    if (piece.item && line.mark != std::string_view::npos) text.remove_prefix(line.mark);
    const std::size_t hashes = text.find_first_not_of('#');
    if (!piece.item && hashes > 0 && hashes <= 6 && text[hashes] == ' ') {
      piece.hashes = static_cast<int>(hashes);
      text.remove_prefix(hashes);
      text = text.substr(0, text.find_last_not_of("# ") + 1);
    }
    piece.text = text;
    pieces_.push_back(std::move(piece));
    open_ = true;
  }

  bool wrapped_;
  bool open_ = false;  ///< whether the next line may go on with the last piece
  std::vector<SourcePiece> pieces_;
};

}  // namespace

std::vector<SourcePiece> text_pieces(std::string_view text) {
  std::vector<Line> lines = read_lines(text);
  const bool wrapped = is_hard_wrapped(lines);
  mark_numbered_items(lines);
  PieceBuilder builder(wrapped);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    builder.add(lines[i], i + 1 < lines.size() ? &lines[i + 1] : nullptr);
  }
  return builder.finish();
}

}  // namespace materia
