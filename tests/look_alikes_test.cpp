#include "store/look_alikes.h"

#include <stdexcept>

#include "tests/catch.h"

namespace materia {
namespace {

using Phrases = std::vector<std::string>;

TEST_CASE("A line of look-alikes is a phrase, and one with slots as many as they have fillings") {
  CHECK(look_alike_phrases("").empty());
  CHECK(look_alike_phrases("# nothing\n\nozone layer\noptic disc") == Phrases{"ozone layer", "optic disc"});
  CHECK(look_alike_phrases("self = himself | oneself\nbrace {self}\n") == Phrases{"brace himself", "brace oneself"});
  CHECK(look_alike_phrases("a = x | y\nb = 1 | two words\n{a} of {b}\n") ==
        Phrases{"x of 1", "x of two words", "y of 1", "y of two words"});
}

TEST_CASE("A slot that is not defined is an error") {
  CHECK_THROWS_AS(look_alike_phrases("brace {self}"), std::invalid_argument);
}

}  // namespace
}  // namespace materia
