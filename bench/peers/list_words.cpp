// Prints what an engine in another language is to be asked for: SHAPE, QUERY, how its words are put together (all, any,
// phrase, prefix) and the words, between tabs:
//   list_words QUERIES.tsv >words.tsv

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <exception>
#include <string_view>

#include "bench/peers/asked.h"

namespace materia {
namespace {

constexpr std::array<std::string_view, 4> join_names = {"all", "any", "phrase", "prefix"};

void list_words(const char* file) {
  for (const Asked& asked : read_asked(file)) {
    fmt::print("{}\t{}\t{}\t{}\n", name_of(asked.shape), asked.text,
               join_names.at(static_cast<std::size_t>(asked.join())), fmt::join(asked.words, " "));
  }
}

}  // namespace
}  // namespace materia

int main(int count, char** arguments) {
  if (count != 2) {
    fmt::print(stderr, "usage: list_words QUERIES.tsv >words.tsv\n");
    return 2;
  }
  try {
    materia::list_words(arguments[1]);
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "list_words: {}\n", error.what());
    return 2;
  }
}
