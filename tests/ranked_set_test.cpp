// Sets that know the rank of their members, at any place among the documents of a snapshot.

#include "query/ranked/ranked_set.h"

#include <algorithm>
#include <random>
#include <vector>

#include "tests/catch.h"

namespace materia {
namespace {

TEST_CASE("A ranked set tells its members and their ranks, wherever it begins") {
  std::mt19937 random(7);
  const std::size_t first = GENERATE(0U, 1U, 63U, 64U, 100U, 640U);
  const std::size_t size = GENERATE(1U, 64U, 65U, 300U);
  CAPTURE(first, size);
  std::vector<std::uint64_t> words((size + 63) / 64);
  std::vector<std::uint32_t> members;
  for (std::size_t i = 0; i < size; ++i) {
    if (i + 1 == size || random() % 3 == 0) {  // the last one, for what lies at the end
      words[i / 64] |= std::uint64_t{1} << (i % 64);
      members.push_back(static_cast<std::uint32_t>(first + i));
    }
  }
  const RankedSet set(words, first);
  const std::size_t documents = first + size;

  Bitset added(documents);
  set.add_to(added);
  CHECK(added.count() == members.size());
  for (std::size_t position = 0; position < documents + 200; ++position) {
    const auto at = std::ranges::lower_bound(members, position);
    const bool is_member = at != members.end() && *at == position;
    REQUIRE(set.test(position) == is_member);
    REQUIRE(set.rank(position) == static_cast<std::size_t>(at - members.begin()));
    REQUIRE((position >= documents || added.test(position) == is_member));
  }
  for (int i = 0; i < 200; ++i) {
    const std::size_t begin = random() % (documents + 100) / 64 * 64;
    const std::size_t end = begin + random() % 4 * 64;
    const auto from = std::ranges::lower_bound(members, begin);
    const auto to = std::ranges::lower_bound(members, end);
    std::vector<std::uint32_t> found;
    set.for_each(begin, end, [&](std::uint32_t document) { found.push_back(document); });
    REQUIRE(std::equal(from, to, found.begin(), found.end()));
  }
}

}  // namespace
}  // namespace materia
