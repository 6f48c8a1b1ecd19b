#include "store/look_alikes.h"

#include <stdexcept>

#include "tests/catch.h"
#include "tests/found_labels.h"

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

TEST_CASE("Signs, states and building blocks of the body are not what is named after them") {
  using Found = FoundLabels;
  const std::vector<std::string> labels = {"Weight loss", "Hypertension", "Fusion",    "Depressed",
                                           "Blood clot",  "Stretched",    "High arch", "Stroke",
                                           "Ice",         "Paraplegia",   "Diet",      "Loss of muscle"};
  for (const char* text :
       {"They had fever, weight loss and a cough.", "Rapid weight loss is a warning.", "He has pulmonary hypertension.",
        "It causes fusion of the skin of the toes.", "a depressed nasal bridge", "a blood clotting factor",
        "The bones are stretched apart.", "a high arched palate", "stroke-like episodes", "sucking on ice chips",
        "sugar that comes from the diet", "a loss of muscle tone"}) {
    CAPTURE(text);
    CHECK(found_of(labels, text) == Found{});
  }
  CHECK(found_of(labels, "Weight loss eases the knee.") == Found{"Weight loss: Weight loss"});
  CHECK(found_of(labels, "high arches") == Found{"High arch: high arches"});
}

}  // namespace
}  // namespace materia
