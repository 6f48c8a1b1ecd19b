#include "store/vocabulary.h"

#include "tests/catch.h"
#include "tests/store_samples.h"

using namespace materia;

TEST_CASE("A vocabulary finds concepts by name and walks its tree") {
  const Vocabulary vocabulary = sample_vocabulary();
  const auto back_pain = vocabulary.find("condition", "back-pain");
  REQUIRE(back_pain);
  CHECK(vocabulary.concepts()[*back_pain].pref_label == "Back pain");
  CHECK_FALSE(vocabulary.find("therapy", "back-pain"));
  CHECK(vocabulary.ancestors(*back_pain) == std::vector<std::size_t>{*back_pain, 4});
  CHECK(vocabulary.narrower(4) == std::vector<std::size_t>{5, 6, 7, 8});
  CHECK(vocabulary.scheme("therapy")->label == "Therapy");
  CHECK(vocabulary.scheme("other") == nullptr);
}

TEST_CASE("Two ways up to one ancestor count it once") {
  const Vocabulary vocabulary(sample_schemes(), {
                                                    sample_concept("condition", "top", {"Top"}),
                                                    sample_concept("condition", "left", {"Left"}, {0}),
                                                    sample_concept("condition", "right", {"Right"}, {0}),
                                                    sample_concept("condition", "bottom", {"Bottom"}, {1, 2}),
                                                });
  CHECK(vocabulary.ancestors(3) == std::vector<std::size_t>{3, 1, 2, 0});
}
