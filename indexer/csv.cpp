#include "indexer/csv.h"

#include <fmt/format.h>

#include "store/error.h"
#include "store/fold.h"

namespace materia {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view formula_beginnings = "=+-@\t\r'";

bool begins_a_formula(std::string_view cell) {
  return !cell.empty() && formula_beginnings.find(cell.front()) != std::string_view::npos;
}

class CsvReading {
 public:
  CsvReading(const std::string& name, std::string_view text) : name_(name), text_(text) {}

  std::vector<CsvRow> run() {
    if (text_.starts_with(byte_order_mark)) {
      position_ = byte_order_mark.size();
    }
    check_encoding();
    std::vector<CsvRow> rows;
    while (position_ < text_.size()) {
      CsvRow row{{}, line_};
      do {
        row.cells.push_back(at_quote() ? quoted() : plain());
      } while (take(','));
      end_line();
      if (row.cells.size() > 1 || !row.cells.front().empty()) {
        rows.push_back(std::move(row));
      }
    }
    return rows;
  }

 private:
  [[nodiscard]] bool at_quote() const { return position_ < text_.size() && text_[position_] == '"'; }

  bool take(char expected) {
    if (position_ == text_.size() || text_[position_] != expected) {
      return false;
    }
    ++position_;
    return true;
  }

  std::string plain() {
    const std::size_t end = std::min(text_.find_first_of(",\r\n", position_), text_.size());
    const std::string_view cell = text_.substr(position_, end - position_);
    if (cell.find('"') != std::string_view::npos) {
      fail(line_, "a quote inside a cell; put the whole cell in quotes and write \"\" for the quote");
    }
    position_ = end;
    return std::string(cell);
  }

  std::string quoted() {
    const std::size_t begun = line_;
    std::string cell;
    ++position_;
    while (position_ < text_.size()) {
      const char byte = text_[position_++];
      if (byte == '"' && !take('"')) {
        if (position_ < text_.size() && std::string_view(",\r\n").find(text_[position_]) == std::string_view::npos) {
          fail(line_, "text behind the closing quote of a cell; write \"\" for a quote inside it");
        }
        return cell;
      }
      line_ += byte == '\n' ? 1 : 0;
      cell += byte;
    }
    fail(begun, "the quote of a cell that begins here is never closed");
  }

  void end_line() {
    take('\r');
    if (position_ < text_.size() && !take('\n')) {
      fail(line_, "a carriage return inside a row; put the cell in quotes");
    }
    ++line_;
  }

  void check_encoding() const {
    std::size_t line = 1;
    for (std::size_t at = position_; at < text_.size();) {
      const CodePoint character = code_point_at(text_, at);
      if (character.value < 0) {
        fail(line, "is not UTF-8; save the table as \"CSV UTF-8\"");
      }
      line += character.value == '\n' ? 1 : 0;
      at += character.size;
    }
  }

  [[noreturn]] void fail(std::size_t line, std::string_view what) const {
    throw Error(fmt::format("{}:{}: {}", name_, line, what));
  }

  const std::string& name_;
  std::string_view text_;
  std::size_t position_ = 0;
  std::size_t line_ = 1;
};

}  // namespace

std::vector<CsvRow> read_csv(const std::string& name, std::string_view text) {
  return CsvReading(name, text).run();
}

void append_csv_row(std::string& text, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    text += i == 0 ? "" : ",";
    if (cells[i].find_first_of(",\"\r\n") == std::string::npos) {
      text += cells[i];
      continue;
    }
    text += '"';
    for (const char byte : cells[i]) {
      text.append(byte == '"' ? 2 : 1, byte);
    }
    text += '"';
  }
  text += "\r\n";
}

std::string guarded(std::string_view cell) {
  return (begins_a_formula(cell) ? "'" : "") + std::string(cell);
}

std::string_view unguarded(std::string_view cell) {
  return cell.starts_with('\'') && begins_a_formula(cell.substr(1)) ? cell.substr(1) : cell;
}

}  // namespace materia
