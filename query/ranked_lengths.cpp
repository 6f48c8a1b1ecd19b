#include "query/ranked_lengths.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

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

// A sum of idfs has for its code the highest bits of the float that it is: the exponent and five bits behind it,
// counted from those of 0.5 on; 0 is the code of what is less.
constexpr unsigned dropped_bits = 18;
constexpr std::uint32_t first_idf = std::bit_cast<std::uint32_t>(0.5F) >> dropped_bits;

std::uint8_t code_of_idf(float idf) {
  const std::uint32_t bits = std::bit_cast<std::uint32_t>(idf) >> dropped_bits;
  return static_cast<std::uint8_t>(bits < first_idf ? 0 : std::min(bits - first_idf + 1, std::uint32_t{UINT8_MAX}));
}

/// The smallest of each code.
std::array<float, 256> smallest_idfs() {
  std::array<float, 256> smallest{};
  for (std::uint32_t code = 1; code < smallest.size(); ++code) {
    smallest[code] = std::bit_cast<float>((first_idf + code - 1) << dropped_bits);
  }
  return smallest;
}

}  // namespace

RankedLengths::RankedLengths(std::vector<Document> documents) : documents_(std::move(documents)) {
  std::uint64_t words = 0;
  std::uint64_t title_words = 0;
  for (const Document& document : documents_) {
    words += document.whole;
    title_words += document.title;
  }
  mean_ = mean_of(words, documents_.size());
  mean_title_ = mean_of(title_words, documents_.size());
  const std::array<double, 256> shortest = shortest_lengths();
  const auto code_of = [&](std::uint32_t length) {
    return static_cast<std::uint8_t>(std::ranges::upper_bound(shortest, length) - shortest.begin() - 1);
  };
  std::array<std::uint8_t, 4096> usual{};  // nearly all lengths, looked for once each
  for (std::uint32_t length = 0; length < usual.size(); ++length) {
    usual[length] = code_of(length);
  }
  const auto coarse = [&](std::uint32_t length) { return length < usual.size() ? usual[length] : code_of(length); };
  coarse_title_idfs_ = smallest_idfs();
  coarse_whole_.reserve(documents_.size());
  coarse_title_.reserve(documents_.size());
  coarse_title_idf_.reserve(documents_.size());
  for (const Document& document : documents_) {
    coarse_whole_.push_back(coarse(document.whole));
    coarse_title_.push_back(coarse(document.title));
    coarse_title_idf_.push_back(code_of_idf(document.title_idf));
  }
  for (std::size_t code = 0; code < coarse_norms_.size(); ++code) {
    // A float nearer to 0 than the number it stands for.
    const auto below = [](double norm) { return std::nextafter(static_cast<float>(norm), 0.0F); };
    coarse_norms_[code] = below(length_norm(shortest[code], mean_, text_k1));
    coarse_title_norms_[code] = below(length_norm(shortest[code], mean_title_, title_k1));
  }
}

}  // namespace materia
