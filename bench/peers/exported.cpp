#include "bench/peers/exported.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <string>

#include "store/error.h"

namespace materia {
namespace {

/// What stands before `separator`, which is taken off the front of `rest` with it.
std::string_view take(std::string_view& rest, char separator) {
  const std::string_view part = rest.substr(0, rest.find(separator));
  rest.remove_prefix(std::min(rest.size(), part.size() + 1));
  return part;
}

template <typename Number>
Number number(std::string_view text) {
  Number value = 0;
  if (std::from_chars(text.data(), text.data() + text.size(), value).ec != std::errc()) {
    throw Error(fmt::format("\"{}\" is no number", text));
  }
  return value;
}

std::vector<std::uint32_t> numbers(std::string_view text) {
  std::vector<std::uint32_t> values;
  while (!text.empty()) {
    values.push_back(number<std::uint32_t>(take(text, ',')));
  }
  return values;
}

}  // namespace

void for_each_exported(const std::filesystem::path& file, const std::function<void(const ExportedDocument&)>& visit) {
  std::ifstream stream(file);
  if (!stream) {
    throw Error(file.string() + ": can't be read");
  }
  std::size_t line_number = 0;
  for (std::string line; std::getline(stream, line);) {
    ++line_number;
    std::string_view rest = line;
    ExportedDocument document;
    try {
      document.id = number<std::int64_t>(take(rest, '\t'));
      document.title = take(rest, '\t');
      document.text = take(rest, '\t');
      document.therapies = numbers(take(rest, '\t'));
      document.conditions = numbers(take(rest, '\t'));
    } catch (const Error& error) {
      throw Error(fmt::format("{}:{}: {}", file.string(), line_number, error.what()));
    }
    visit(document);
  }
}

}  // namespace materia
