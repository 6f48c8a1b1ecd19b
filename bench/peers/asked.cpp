#include "bench/peers/asked.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "store/error.h"
#include "store/stop_words.h"

namespace materia {
namespace {

bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/// make_queries writes words of plain letters alone.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    std::string word;
    for (; end < text.size() && is_letter(text[end]); ++end) {
      word += static_cast<char>(text[end] | 0x20);
    }
    if (!word.empty() && !is_stop_word(word)) {
      words.push_back(std::move(word));
    }
    begin = end + 1;
  }
  return words;
}

Asked asked_in(std::string_view line) {
  const std::size_t tab = line.find('\t');
  const auto* const name = std::find(shape_names.begin(), shape_names.end(), line.substr(0, tab));
  if (tab == std::string_view::npos || name == shape_names.end()) {
    throw Error("is no SHAPE<TAB>QUERY");
  }
  Asked asked{static_cast<Shape>(name - shape_names.begin()), std::string(line.substr(tab + 1)), {}};
  asked.words = words_of(asked.text);
  if (asked.words.empty()) {
    throw Error("has no words to look for");
  }
  return asked;
}

}  // namespace

std::string_view name_of(Shape shape) {
  return shape_names.at(static_cast<std::size_t>(shape));
}

Join Asked::join() const {
  switch (shape) {
    case Shape::phrase:
      return Join::phrase;
    case Shape::prefix:
      return Join::prefix;
    case Shape::question:
    case Shape::any:
      return Join::any;
    default:
      return Join::all;
  }
}

std::vector<Asked> read_asked(const std::filesystem::path& file) {
  std::ifstream stream(file);
  if (!stream) {
    throw Error(file.string() + ": can't be read");
  }
  std::vector<Asked> queries;
  for (std::string line; std::getline(stream, line);) {
    try {
      queries.push_back(asked_in(line));
    } catch (const Error& error) {
      throw Error(fmt::format("{}:{}: {}", file.string(), queries.size() + 1, error.what()));
    }
  }
  return queries;
}

}  // namespace materia
