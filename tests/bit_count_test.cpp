// Counts of bits, of one word and of rows of any length.

#include "store/bit_count.h"

#include <bit>
#include <random>
#include <vector>

#include "tests/catch.h"

namespace materia {
namespace {

TEST_CASE("The bits of a word are counted as the standard library counts them") {
  static_assert(count_bits(std::uint64_t{0}) == 0);
  static_assert(count_bits(~std::uint64_t{0}) == 64);
  std::mt19937_64 random(3);
  for (int i = 0; i < 10'000; ++i) {
    const std::uint64_t mask = random();
    const std::uint64_t word = random() & mask;
    REQUIRE(count_bits(word) == static_cast<std::uint32_t>(std::popcount(word)));
    REQUIRE(count_bits(std::uint64_t{1} << (i % 64)) == 1);
  }
}

TEST_CASE("The bits that two rows have in common are counted, however long they are") {
  std::mt19937_64 random(4);
  for (std::size_t words = 0; words < 40; ++words) {
    std::vector<std::uint64_t> left(words);
    std::vector<std::uint64_t> right(words);
    std::size_t common = 0;
    std::size_t set = 0;
    for (std::size_t i = 0; i < words; ++i) {
      left[i] = random();
      right[i] = random();
      common += static_cast<std::size_t>(std::popcount(left[i] & right[i]));
      set += static_cast<std::size_t>(std::popcount(left[i]));
    }
    CHECK(count_common_bits(left.data(), right.data(), words) == common);
    CHECK(count_bits(left.data(), words) == set);
  }
}

}  // namespace
}  // namespace materia
