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
  std::size_t forgotten = 0;
  for (int i = 0; i < 100; ++i) {
    const std::string phrase = std::to_string(i);
    phrases.keep(0, phrase, found_in(documents));
    REQUIRE(phrases.find(0, phrase) != nullptr);
    forgotten += i > 0 && phrases.find(0, std::to_string(i - 1)) == nullptr ? 1 : 0;
    std::size_t known = 0;
    for (int other = 0; other <= i; ++other) {
      known += phrases.find(0, std::to_string(other)) != nullptr ? 1 : 0;
    }
    REQUIRE(known <= 21);  // 16 MB
  }
  CHECK(forgotten > 0);
}

}  // namespace
}  // namespace materia
