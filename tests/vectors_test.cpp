#include "store/vectors.h"

#include <cmath>

#include "tests/catch.h"

namespace materia {
namespace {

TEST_CASE("Directions are kept in bytes, the largest component as 127, and only their direction counts") {
  CHECK(quantized(std::vector<float>{0.5F, -1, 0.25F}) == Direction{64, -127, 32});
  CHECK(quantized(std::vector<float>{5, -10, 2.5F}) == Direction{64, -127, 32});
  CHECK(quantized(std::vector<float>{0, 0}).empty());
  CHECK(quantized(std::vector<float>{}).empty());
  CHECK(quantized(std::vector<float>{1, INFINITY}).empty());
}

TEST_CASE("The cosine is 1 along, 0 across, -1 against, and 0 where there is nothing to compare") {
  const Direction east{127, 0};
  CHECK(cosine(east, Direction{10, 0}) == 1);
  CHECK(cosine(east, Direction{0, 3}) == 0);
  CHECK(cosine(east, Direction{-1, 0}) == -1);
  CHECK(std::abs(cosine(east, Direction{50, 50}) - std::sqrt(0.5)) < 1e-6);
  CHECK(cosine(east, Direction{}) == 0);
  CHECK(cosine(east, Direction{0, 0}) == 0);
  CHECK(cosine(east, Direction{1, 2, 3}) == 0);
}

TEST_CASE("All cosines are those of the pairs") {
  const std::vector<Direction> directions{{127, 3}, {-20, 90}, {}, {5, 5}, {0, 0}, {1, 2, 3}};
  const std::vector<std::span<const std::int8_t>> spans(directions.begin(), directions.end());
  const std::vector<float> all = cosines(spans);
  for (std::size_t i = 0; i < directions.size(); ++i) {
    for (std::size_t j = 0; j < directions.size(); ++j) {
      CHECK(std::abs(all[i * directions.size() + j] - cosine(directions[i], directions[j])) < 1e-6);
    }
  }
}

TEST_CASE("A text lies where its known terms point, each by the logarithm of its frequency") {
  const TermVector knee{"knee", 1, {100, 0}};
  const TermVector hip{"hip", 0.5F, {0, 100}};
  const auto vector_of = [&](std::string_view term) -> const TermVector* {
    return term == "knee" ? &knee : term == "hip" ? &hip : nullptr;
  };
  Analyzer analyzer;
  TermCounts counts;
  count_terms("Knees, knee; hip! Zebra", analyzer, counts);
  CHECK(counts == TermCounts{{"knee", 2}, {"hip", 1}, {"zebra", 1}});
  // knee: ln 3 × 100, hip: ln 2 × 50; 127 × 34.657 / 109.861 = 40.06.
  CHECK(fold_in(counts, vector_of) == Direction{127, 40});
  CHECK(fold_in({{"zebra", 3}}, vector_of).empty());
}

}  // namespace
}  // namespace materia
