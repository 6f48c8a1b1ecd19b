#include "query/ranked_lengths.h"

#include <cmath>

namespace materia {
namespace {

double mean_of(std::uint64_t sum, std::size_t count) {
  return count == 0 ? 0 : static_cast<double>(sum) / static_cast<double>(count);
}

constexpr double step = 1.03;

/// The shortest length of a code: every length up to 32, then steps.
double shortest(std::size_t code) {
  constexpr std::size_t exact = 32;
  return code < exact ? static_cast<double>(code)
                      : static_cast<double>(exact) * std::pow(step, static_cast<double>(code - exact));
}

std::uint8_t coarse(std::uint32_t length) {
  std::size_t low = 0;
  std::size_t high = 256;
  while (low + 1 < high) {
    const std::size_t middle = (low + high) / 2;
    (shortest(middle) <= length ? low : high) = middle;
  }
  return static_cast<std::uint8_t>(low);
}

}  // namespace

RankedLengths::RankedLengths(const std::vector<Document>& documents) {
  std::uint64_t words = 0;
  std::uint64_t title_words = 0;
  for (const Document& document : documents) {
    whole_.push_back(document.whole);
    title_.push_back(document.title);
    title_idf_.push_back(document.title_idf);
    words += document.whole;
    title_words += document.title;
  }
  mean_ = mean_of(words, documents.size());
  mean_title_ = mean_of(title_words, documents.size());
  for (const Document& document : documents) {
    coarse_whole_.push_back(coarse(document.whole));
    coarse_title_.push_back(coarse(document.title));
  }
  for (std::size_t code = 0; code < coarse_norms_.size(); ++code) {
    // A float nearer to 0 than the number it stands for.
    const auto below = [](double norm) { return std::nextafter(static_cast<float>(norm), 0.0F); };
    coarse_norms_[code] = below(length_norm(shortest(code), mean_, text_k1));
    coarse_title_norms_[code] = below(length_norm(shortest(code), mean_title_, title_k1));
  }
}

}  // namespace materia
