#include "store/vectors.h"

#include <algorithm>
#include <cmath>

namespace materia {
namespace {

/// The largest component becomes this.
constexpr float largest = 127;

std::int32_t dot(std::span<const std::int8_t> left, std::span<const std::int8_t> right) {
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < left.size(); ++i) {
    sum += static_cast<std::int32_t>(left[i]) * right[i];
  }
  return sum;
}

}  // namespace

void count_terms(std::string_view text, Analyzer& analyzer, TermCounts& counts) {
  Term term;
  for (std::size_t position = 0; analyzer.next(text, position, term);) {
    if (const auto known = counts.find(term.text); known != counts.end()) {
      ++known->second;
    } else {
      counts.emplace(term.text, 1);
    }
  }
}

Direction fold_in(const TermCounts& counts, const TermVectorOf& vector_of) {
  std::vector<float> sum;
  for (const auto& [term, count] : counts) {
    const TermVector* vector = vector_of(term);
    if (vector == nullptr) {
      continue;
    }
    sum.resize(std::max(sum.size(), vector->components.size()));
    const float weight = vector->scale * std::log1p(static_cast<float>(count));
    for (std::size_t i = 0; i < vector->components.size(); ++i) {
      sum[i] += weight * static_cast<float>(vector->components[i]);
    }
  }
  return quantized(sum);
}

Direction quantized(std::span<const float> values) {
  float peak = 0;
  for (const float value : values) {
    peak = std::max(peak, std::abs(value));
  }
  if (peak == 0 || !std::isfinite(peak)) {
    return {};
  }
  Direction components;
  components.reserve(values.size());
  for (const float value : values) {
    components.push_back(static_cast<std::int8_t>(std::lround(value / peak * largest)));
  }
  return components;
}

double cosine(std::span<const std::int8_t> left, std::span<const std::int8_t> right) {
  if (left.size() != right.size()) {
    return 0;
  }
  const double lengths =
      std::sqrt(static_cast<double>(dot(left, left))) * std::sqrt(static_cast<double>(dot(right, right)));
  return lengths == 0 ? 0 : dot(left, right) / lengths;
}

std::vector<float> cosines(const std::vector<Direction>& directions) {
  const std::size_t count = directions.size();
  std::vector<float> inverse_lengths(count);
  for (std::size_t i = 0; i < count; ++i) {
    const auto square = static_cast<float>(dot(directions[i], directions[i]));
    inverse_lengths[i] = square == 0 ? 0 : 1 / std::sqrt(square);
  }
  std::vector<float> all(count * count);
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      if (directions[i].size() == directions[j].size()) {
        const auto product = static_cast<float>(dot(directions[i], directions[j]));
        all[i * count + j] = all[j * count + i] = product * inverse_lengths[i] * inverse_lengths[j];
      }
    }
  }
  return all;
}

}  // namespace materia
