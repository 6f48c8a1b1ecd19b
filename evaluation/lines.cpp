#include "evaluation/lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstring>
#include <fstream>
#include <system_error>

#include "evaluation/error.h"

namespace materia {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view white_space = " \t\r\v\f";

/// The number that `text` is from its first to its last byte; false where it is none.
template <typename Number>
bool read_number(std::string_view text, Number& number) {
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  return failure == std::errc() && end == text.data() + text.size();
}

}  // namespace

void for_each_line(const std::filesystem::path& file,
                   const std::function<void(std::string_view line, std::size_t number)>& take) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream || std::filesystem::is_directory(file)) {
    throw EvaluationError(
        fmt::format("{}: can't be read: {}", file.string(), stream ? "is a folder" : std::strerror(errno)));
  }
  std::size_t number = 0;
  for (std::string text; std::getline(stream, text);) {
    ++number;
    std::string_view line = text;
    if (number == 1 && line.starts_with(byte_order_mark)) line.remove_prefix(byte_order_mark.size());
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.find_first_not_of(white_space) == std::string_view::npos) continue;
    try {
      take(line, number);
    } catch (const EvaluationError& error) {
      throw EvaluationError(fmt::format("{}:{}: {}", file.string(), number, error.what()));
    }
  }
  if (stream.bad()) {
    throw EvaluationError(fmt::format("{}: can't be read after line {}", file.string(), number));
  }
}

std::vector<std::string_view> columns_of(std::string_view line) {
  const bool tabs = line.find('\t') != std::string_view::npos;
  std::vector<std::string_view> columns;
  std::size_t begin = 0;
  while (begin <= line.size()) {
    const std::size_t end = std::min(line.find(tabs ? '\t' : ' ', begin), line.size());
    if (tabs || end > begin) columns.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return columns;
}

int whole_number(std::string_view text, std::string_view column) {
  int number = 0;
  if (!read_number(text, number)) {
    throw EvaluationError(fmt::format("{} is '{}', which is no whole number", column, text));
  }
  return number;
}

double finite_number(std::string_view text, std::string_view column) {
  double number = 0;
  if (!read_number(text, number) || !std::isfinite(number)) {
    throw EvaluationError(fmt::format("{} is '{}', which is no number", column, text));
  }
  return number;
}

}  // namespace materia
