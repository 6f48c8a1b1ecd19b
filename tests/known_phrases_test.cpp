// Phrases that a generation remembers.

#include "query/ranked/known_phrases.h"

#include <string>

#include "tests/catch.h"

namespace materia {
namespace {

std::shared_ptr<const FoundPhrase> found_in(std::size_t documents) {
  auto found = std::make_shared<FoundPhrase>();
  found->documents.resize(documents);
  found->frequencies.resize(documents, 1);
  return found;
}

TEST_CASE("A phrase is known in the leaf it was looked for in") {
  KnownPhrases phrases;
  CHECK(phrases.find(0, "muscl diseas ") == nullptr);
  const auto found = found_in(3);
  phrases.keep(0, "muscl diseas ", found);
  CHECK(phrases.find(0, "muscl diseas ") == found);
  CHECK(phrases.find(1, "muscl diseas ") == nullptr);
  CHECK(phrases.find(0, "diseas muscl ") == nullptr);
}

TEST_CASE("What two threads found is kept once") {
  KnownPhrases phrases;
  const auto first = found_in(3);
  phrases.keep(0, "heart diseas ", first);
  phrases.keep(0, "heart diseas ", found_in(3));
  CHECK(phrases.find(0, "heart diseas ") == first);
}

TEST_CASE("Known phrases take no more memory than they may") {
  KnownPhrases phrases;
  constexpr std::size_t documents = 100'000;  // some 800 KB
  for (int i = 0; i < 100; ++i) {
    phrases.keep(0, std::to_string(i), found_in(documents));
    REQUIRE(phrases.find(0, std::to_string(i)) != nullptr);
  }
  std::size_t known = 0;
  for (int i = 0; i < 100; ++i) {
    known += phrases.find(0, std::to_string(i)) != nullptr ? 1 : 0;
  }
  CHECK(known > 1);
  CHECK(known <= 21);  // 16 MB
}

TEST_CASE("What is asked for again is kept longest, and what would fill a half is not kept") {
  Known<std::string> known(10'000);
  const auto value = std::make_shared<const std::string>("x");
  known.keep("often", value, 1'000);
  for (int i = 0; i < 50; ++i) {
    known.keep(std::to_string(i), value, 1'000);
    CHECK(known.find("often") == value);
  }
  CHECK(known.find("0") == nullptr);
  known.keep("large", value, 6'000);
  CHECK(known.find("large") == nullptr);
}

}  // namespace
}  // namespace materia
