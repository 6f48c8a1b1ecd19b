#include "store/word_lists.h"

#include <algorithm>
#include <bitset>
#include <unordered_map>
#include <utility>

#include "embedded/analyzer_data.h"
#include "store/listed_lines.h"
#include "store/word_hash.h"

namespace materia {
namespace {

std::vector<ReadAs> read_lines(std::string_view list) {
  std::vector<ReadAs> lines;
  for_each_listed_line(list, [&](std::string_view line) {
    if (const std::size_t tab = line.find('\t'); tab != std::string_view::npos) {
      lines.push_back({line.substr(0, tab), line.substr(tab + 1)});
    }
  });
  return lines;
}

struct Lists {
  std::unordered_map<std::string_view, std::string_view> exceptions;
  std::vector<ReadAs> spellings;
  std::unordered_map<std::string_view, std::size_t> compounds;
  std::bitset<4096> compound_hashes;  ///< most words are told apart from all compounds by these
  std::vector<ReadAs> by_word;        ///< all lines that change a word, sorted

  Lists() {
    const auto files = embedded::analyzer_data();
    const std::vector<ReadAs> kept_or_changed = read_lines(files[0].content);
    spellings = read_lines(files[1].content);
    const std::vector<ReadAs> split = read_lines(files[2].content);
    for (const ReadAs& line : kept_or_changed) {
      exceptions.emplace(line.word, line.read_as);
    }
    for (const ReadAs& line : split) {
      compounds.emplace(line.word, line.read_as.find(' '));
      compound_hashes.set(word_hash(line.word) % compound_hashes.size());
    }
    for (const std::vector<ReadAs>* lines : {&kept_or_changed, &std::as_const(spellings), &split}) {
      std::copy_if(lines->begin(), lines->end(), std::back_inserter(by_word),
                   [](const ReadAs& line) { return line.word != line.read_as; });
    }
    std::sort(by_word.begin(), by_word.end(),
              [](const ReadAs& left, const ReadAs& right) { return left.word < right.word; });
  }
};

const Lists& lists() {
  static const Lists read;
  return read;
}

}  // namespace

std::string_view exception(std::string_view word) {
  const auto found = lists().exceptions.find(word);
  return found == lists().exceptions.end() ? std::string_view() : found->second;
}

const std::vector<ReadAs>& spelling_pairs() {
  return lists().spellings;
}

std::size_t compound_split(std::string_view word) {
  if (!lists().compound_hashes.test(word_hash(word) % lists().compound_hashes.size())) {
    return 0;
  }
  const auto found = lists().compounds.find(word);
  return found == lists().compounds.end() ? 0 : found->second;
}

std::vector<ReadAs> lines_beginning(std::string_view beginning) {
  const std::vector<ReadAs>& lines = lists().by_word;
  auto line = std::partition_point(lines.begin(), lines.end(),
                                   [&](const ReadAs& candidate) { return candidate.word < beginning; });
  std::vector<ReadAs> found;
  for (; line != lines.end() && line->word.starts_with(beginning); ++line) {
    found.push_back(*line);
  }
  return found;
}

}  // namespace materia
