#include "query/ranked_lengths.h"

#include <algorithm>
#include <cmath>

namespace materia {
namespace {

double mean_of(std::uint64_t sum, std::size_t count) {
  return count == 0 ? 0 : static_cast<double>(sum) / static_cast<double>(count);
}

constexpr double step = 1.03;

/// The shortest length of each code: every length up to 32, then steps.
std::array<double, 256> shortest_lengths() {
  constexpr std::size_t exact = 32;
  std::array<double, 256> shortest{};
  for (std::size_t code = 0; code < shortest.size(); ++code) {
    shortest[code] = code < exact ? static_cast<double>(code)
                                  : static_cast<double>(exact) * std::pow(step, static_cast<double>(code - exact));
  }
  return shortest;
}

}  // namespace

RankedLengths::RankedLengths(const std::vector<Document>& documents) {
  std::uint64_t words = 0;
  std::uint64_t title_words = 0;
  whole_.reserve(documents.size());
  title_.reserve(documents.size());
  title_idf_.reserve(documents.size());
  coarse_whole_.reserve(documents.size());
  coarse_title_.reserve(documents.size());
  for (const Document& document : documents) {
    whole_.push_back(document.whole);
    title_.push_back(document.title);
    title_idf_.push_back(document.title_idf);
    words += document.whole;
    title_words += document.title;
  }
  mean_ = mean_of(words, documents.size());
  mean_title_ = mean_of(title_words, documents.size());
  const std::array<double, 256> shortest = shortest_lengths();
  const auto code_of = [&](std::uint32_t length) {
    return static_cast<std::uint8_t>(std::ranges::upper_bound(shortest, length) - shortest.begin() - 1);
  };
  std::array<std::uint8_t, 4096> usual{};  // nearly all lengths, looked for once each
  for (std::uint32_t length = 0; length < usual.size(); ++length) {
    usual[length] = code_of(length);
  }
  const auto coarse = [&](std::uint32_t length) { return length < usual.size() ? usual[length] : code_of(length); };
  for (const Document& document : documents) {
    coarse_whole_.push_back(coarse(document.whole));
    coarse_title_.push_back(coarse(document.title));
  }
  for (std::size_t code = 0; code < coarse_norms_.size(); ++code) {
    // A float nearer to 0 than the number it stands for.
    const auto below = [](double norm) { return std::nextafter(static_cast<float>(norm), 0.0F); };
    coarse_norms_[code] = below(length_norm(shortest[code], mean_, text_k1));
    coarse_title_norms_[code] = below(length_norm(shortest[code], mean_title_, title_k1));
  }
}

}  // namespace materia
