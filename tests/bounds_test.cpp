// What bounds of scores are made from: never on the wrong side, and near.

#include <random>
#include <vector>

#include "query/ranked/window_mask.h"
#include "query/ranked_lengths.h"
#include "tests/catch.h"

namespace materia {
namespace {

TEST_CASE("Coarse lengths are at most the lengths, and nearly those") {
  std::mt19937 random(5);
  std::vector<RankedLengths::Document> documents = {{0, 0, 0}, {1, 1, 0.3F}, {100'000'000, 70'000, 5000}};
  std::uniform_int_distribution<std::uint32_t> usual(1, 300);
  std::uniform_int_distribution<std::uint32_t> any(1, 20'000);
  std::uniform_int_distribution<std::uint32_t> title(1, 40);
  std::uniform_real_distribution<float> idf(0.5F, 120);
  while (documents.size() < 5000) {
    const std::uint32_t whole = documents.size() % 7 == 0 ? any(random) : usual(random);
    documents.push_back({whole, title(random), idf(random)});
  }
  const RankedLengths lengths(documents);
  constexpr double near = 1.04;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    CAPTURE(i);
    REQUIRE(lengths.norm_at_least(i) <= lengths.norm(i));
    REQUIRE(lengths.title_norm_at_least(i) <= lengths.title_norm(i));
    REQUIRE(lengths.title_idf_at_least(i) <= lengths.title_idf(i));
    if (i >= 3) {
      REQUIRE(lengths.norm_at_least(i) * near >= lengths.norm(i));
      REQUIRE(lengths.title_norm_at_least(i) * near >= lengths.title_norm(i));
      REQUIRE(lengths.title_idf_at_least(i) * near >= lengths.title_idf(i));
    }
  }
}

TEST_CASE("Members of a mask stay where their number is not below the least") {
  std::mt19937_64 random(6);
  for (std::size_t words = 0; words < 20; ++words) {
    std::vector<float> row(words * 64);
    for (float& number : row) {
      number = static_cast<float>(random() % 5);
    }
    std::vector<std::uint64_t> mask(words);
    std::vector<std::uint64_t> expected(words);
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::uint64_t member = random() % 2;
      mask[i / 64] |= member << (i % 64);
      expected[i / 64] |= (row[i] >= 2 ? member : 0) << (i % 64);
    }
    drop_those_below(2, row, mask);
    CHECK(mask == expected);
  }
}

}  // namespace
}  // namespace materia
