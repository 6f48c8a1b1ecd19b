#include "store/vectors.h"

#include <algorithm>
#include <cmath>

namespace materia {
namespace {

/// The largest component becomes this.
constexpr float largest = 127;

/// The product of two rows of so many components, and that of the second with itself. Inlined, as multiply().
struct Products {
  std::int32_t both = 0;
  std::int32_t second = 0;
};
__attribute__((always_inline)) inline Products products(const std::int8_t* first, const std::int8_t* second,
                                                        std::size_t size) {
  Products sums;
  for (std::size_t i = 0; i < size; ++i) {
    sums.both += static_cast<std::int32_t>(first[i]) * second[i];
    sums.second += static_cast<std::int32_t>(second[i]) * second[i];
  }
  return sums;
}

/// The products of all pairs of rows, of which the second is not behind the first; count × count. Inlined, so that it
/// is compiled for the machine of each caller.
__attribute__((always_inline)) inline void multiply(const std::vector<std::int16_t>& rows, std::size_t size,
                                                    std::size_t count, std::vector<std::int32_t>& products) {
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      const std::int16_t* const left = rows.data() + i * size;
      const std::int16_t* const right = rows.data() + j * size;
      std::int32_t sum = 0;
      for (std::size_t k = 0; k < size; ++k) {
        sum += std::int32_t{left[k]} * right[k];
      }
      products[i * count + j] = sum;
    }
  }
}

#if defined(__x86_64__)
/// Sixteen components at a time, on the machines that can.
__attribute__((target("avx2"))) void multiply_by_sixteen(const std::vector<std::int16_t>& rows, std::size_t size,
                                                         std::size_t count, std::vector<std::int32_t>& products) {
  multiply(rows, size, count, products);
}
__attribute__((target("avx2"))) Products products_by_sixteen(const std::int8_t* first, const std::int8_t* second,
                                                             std::size_t size) {
  return products(first, second, size);
}
const bool has_sixteen = __builtin_cpu_supports("avx2") != 0;
#endif

Products products_of(const std::int8_t* first, const std::int8_t* second, std::size_t size) {
#if defined(__x86_64__)
  if (has_sixteen) {
    return products_by_sixteen(first, second, size);
  }
#endif
  return products(first, second, size);
}

std::vector<std::int32_t> products_of(const std::vector<std::int16_t>& rows, std::size_t count, std::size_t size) {
  std::vector<std::int32_t> products(count * count);
#if defined(__x86_64__)
  if (has_sixteen) {
    multiply_by_sixteen(rows, size, count, products);
    return products;
  }
#endif
  multiply(rows, size, count, products);
  return products;
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
  return Likeness(left).to(right);
}

Likeness::Likeness(std::span<const std::int8_t> direction)
    : direction_(direction),
      length_(
          std::sqrt(static_cast<double>(products_of(direction.data(), direction.data(), direction.size()).second))) {}

double Likeness::to(std::span<const std::int8_t> other) const {
  if (direction_.size() != other.size()) {
    return 0;
  }
  const Products sums = products_of(direction_.data(), other.data(), other.size());
  const double lengths = length_ * std::sqrt(static_cast<double>(sums.second));
  return lengths == 0 ? 0 : sums.both / lengths;
}

std::vector<float> cosines(std::span<const std::span<const std::int8_t>> directions) {
  const std::size_t count = directions.size();
  std::size_t size = 0;
  for (const std::span<const std::int8_t> direction : directions) {
    size = std::max(size, direction.size());
  }
  std::vector<std::int16_t> rows(count * size);  // what is missing is 0, and adds nothing
  for (std::size_t i = 0; i < count; ++i) {
    std::ranges::copy(directions[i], rows.begin() + static_cast<std::ptrdiff_t>(i * size));
  }
  const std::vector<std::int32_t> products = products_of(rows, count, size);
  std::vector<float> inverse_lengths(count);
  for (std::size_t i = 0; i < count; ++i) {
    const auto square = static_cast<float>(products[i * count + i]);
    inverse_lengths[i] = square == 0 ? 0 : 1 / std::sqrt(square);
  }
  std::vector<float> all(count * count);
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      if (directions[i].size() == directions[j].size()) {
        const auto product = static_cast<float>(products[i * count + j]);
        all[i * count + j] = all[j * count + i] = product * inverse_lengths[i] * inverse_lengths[j];
      }
    }
  }
  return all;
}

}  // namespace materia
