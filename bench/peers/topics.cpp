#include "bench/peers/topics.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>

#include "store/analyzer.h"

namespace materia {
namespace {

constexpr std::size_t keywords_of_a_text = 12;
constexpr std::size_t most_texts_of_a_keyword = 1000;

using TermNumber = std::uint32_t;
using TermCounts = std::vector<std::pair<TermNumber, std::uint32_t>>;

/// The terms of all texts, and in how many texts each stands.
struct Counted {
  std::vector<TermCounts> texts;
  std::vector<std::size_t> document_frequency;
};

Counted count_terms(const std::vector<SourceText>& texts) {
  Counted counted;
  Analyzer analyzer;
  std::unordered_map<std::string, TermNumber> numbers;
  std::unordered_map<TermNumber, std::uint32_t> in_text;
  Term term;
  for (const SourceText& text : texts) {
    in_text.clear();
    const auto add = [&](const std::string& piece) {
      for (std::size_t position = 0; analyzer.next(piece, position, term);) {
        ++in_text[numbers.try_emplace(term.text, static_cast<TermNumber>(numbers.size())).first->second];
      }
    };
    add(text.title);
    for (const SourceSentence& sentence : text.sentences) {
      add(sentence.text);
    }
    counted.document_frequency.resize(numbers.size());
    for (const auto& [number, count] : in_text) {
      ++counted.document_frequency[number];
    }
    TermCounts& counts = counted.texts.emplace_back(in_text.begin(), in_text.end());
    std::sort(counts.begin(), counts.end());
  }
  return counted;
}

/// The best `count` by weight, then by number; best first.
template <typename Number>
std::vector<Number> best(std::vector<std::pair<double, Number>>& weighed, std::size_t count) {
  count = std::min(count, weighed.size());
  const auto middle = weighed.begin() + static_cast<std::ptrdiff_t>(count);
  std::partial_sort(weighed.begin(), middle, weighed.end(), [](const auto& left, const auto& right) {
    return left.first != right.first ? left.first > right.first : left.second < right.second;
  });
  std::vector<Number> numbers;
  for (auto one = weighed.begin(); one != middle; ++one) {
    numbers.push_back(one->second);
  }
  return numbers;
}

}  // namespace

std::vector<std::vector<std::size_t>> find_alike(const std::vector<SourceText>& texts, std::size_t most) {
  const Counted counted = count_terms(texts);
  const auto idf = [&](TermNumber number) {
    return std::log(static_cast<double>(texts.size()) / static_cast<double>(counted.document_frequency[number]));
  };
  std::vector<std::vector<TermNumber>> keywords;
  std::unordered_map<TermNumber, std::vector<std::size_t>> texts_of;
  for (std::size_t text = 0; text < texts.size(); ++text) {
    std::vector<std::pair<double, TermNumber>> weighed;
    for (const auto& [number, count] : counted.texts[text]) {
      weighed.emplace_back(count * idf(number), number);
    }
    for (const TermNumber number : keywords.emplace_back(best(weighed, keywords_of_a_text))) {
      texts_of[number].push_back(text);
    }
  }
  std::vector<std::vector<std::size_t>> alike;
  std::vector<double> shared(texts.size());
  for (std::size_t text = 0; text < texts.size(); ++text) {
    std::vector<std::size_t> touched;
    for (const TermNumber number : keywords[text]) {
      const std::vector<std::size_t>& others = texts_of[number];
      for (std::size_t i = 0; others.size() <= most_texts_of_a_keyword && i < others.size(); ++i) {
        if (shared[others[i]] == 0) {
          touched.push_back(others[i]);
        }
        shared[others[i]] += idf(number);
      }
    }
    std::vector<std::pair<double, std::size_t>> weighed;
    for (const std::size_t other : touched) {
      if (other != text && shared[other] > 0) {
        weighed.emplace_back(shared[other], other);
      }
      shared[other] = 0;
    }
    alike.push_back(best(weighed, most));
  }
  return alike;
}

}  // namespace materia
