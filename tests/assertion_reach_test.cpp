// Where a denial, a doubt or a contrast ends, and what only looks like one: n negated, u uncertain, c contrast,
// a affirmed, a letter for each concept in [brackets].

#include "tests/catch.h"
#include "tests/marked_sentences.h"

namespace materia {
namespace {

TEST_CASE("A cue in brackets ends with them") {
  check_said({
      {"A new hip (but not a new knee) eases [arthritis].", "a"},
      {"Low salt (a lack of sodium), [anxiety] and thirst are common.", "a"},
      {"She had no [gout] (podagra) or [arthritis].", "nn"},
      {"[Surgery] (not recommended) was not done.", "n"},
  });
}

TEST_CASE("A phrase ends at the verb of another cue") {
  check_said({
      {"Avoiding crowds may prevent [infection].", "u"},
      {"In contrast to his brothers he never had [gout].", "n"},
  });
}

TEST_CASE("Non- and lack of deny what stands right behind them") {
  check_said({
      {"This is non-[diabetic] damage.", "n"},
      {"A non-urgent [hip replacement] was booked.", "a"},
      {"A lack of this enzyme leaves them open to [infection].", "a"},
      {"She has a lack of [vitamin D].", "n"},
  });
}

TEST_CASE("A clause behind after, before or once is no part of the one before it") {
  check_said({
      {"The [gout] will come back after the swelling has gone.", "a"},
      {"The [gout] that troubled her has gone.", "n"},
      {"[Infection] was looked for after the fall and not found.", "n"},
      {"[Arthritis] is common in women who have not been treated.", "a"},
      {"The monitor misses an [irregular heartbeat] that does not occur that day.", "a"},
  });
}

TEST_CASE("A denial of the measure or the moment takes nothing away") {
  check_said({
      {"Runners did not develop [shin splints] more often than walkers.", "a"},
      {"They do not develop [arthritis] until late in life.", "a"},
      {"[Antidepressants] do not work right away.", "a"},
      {"A cushion does not prevent [bedsores] by itself.", "a"},
      {"Runners have no higher risk of [osteoarthritis].", "a"},
      {"Do not start [opioids] until the doctor agrees.", "n"},
  });
}

TEST_CASE("A contrast that has named what it is with ends at a comma") {
  check_said({
      {"Unlike most kinds, this one gets worse with [exercise] and stress.", "a"},
      {"Unlike [gout], it is not painful.", "c"},
      {"It has to be differentiated from scurvy, [gout] and fever.", "c"},
      {"Treatment is replacing lost fluid and giving [antibiotics].", "a"},
  });
}

TEST_CASE("A list that but begins goes on to its end") {
  check_said({
      {"She reports tingling but denies [back pain], [headache] and [anxiety].", "nnn"},
  });
}

TEST_CASE("Words of a stage, a condition or a choice that say nothing") {
  check_said({
      {"[Epilepsy] begins in infancy.", "a"},
      {"The treatment of [leukemia] is done in phases.", "a"},
      {"The dose of the [antibiotic] depends on the weight.", "a"},
      {"If you get a [joint infection], call the clinic.", "u"},
      {"[Gene therapy] is still in its infancy.", "u"},
      {"There is no standard treatment for [scoliosis].", "a"},
  });
}

TEST_CASE("Ways to deny and to doubt that plain prose showed to be missing") {
  check_said({
      {"Should it prove to be a [stress fracture], she has to rest.", "u"},
      {"He preferred [yoga] to a [steroid injection].", "ac"},
      {"[Acupuncture], which she prefers to [massage], is paid for.", "ac"},
      {"He managed to postpone [knee replacement] for years.", "n"},
      {"The supposed [tennis elbow] was actually [gout].", "na"},
      {"[Ozone therapy] is offered for [gout], although its value has yet to be established.", "uu"},
      {"The data are insufficient to judge the benefit of [ozone therapy].", "u"},
      {"[Shockwave therapy] is an unproven treatment for [gout].", "uu"},
      {"The headaches were not the result of [spondylosis].", "n"},
      {"The fear of [gout] proved groundless.", "n"},
      {"A [fracture] is not excluded.", "u"},
      {"She was talked out of a [nerve block].", "n"},
      {"We are in no hurry to propose [surgery].", "n"},
      {"The diagnosis of [fibromyalgia] was later withdrawn.", "n"},
      {"It would be rash to claim that [yoga] helps.", "u"},
      {"Her doctor considers [lupus] unlikely.", "n"},
      {"She considers [gout] less likely than a strain.", "u"},
      {"The rash was mistaken for [psoriasis] at first.", "n"},
      {"There is no proof of any benefit of [stem cells] in [arthritis].", "nn"},
      {"There were cases of [nerve damage] but none of [infection].", "an"},
      {"[Gabapentin] is a poor choice for [back pain].", "nn"},
      {"[Surgery] might be avoided.", "u"},
  });
}

}  // namespace
}  // namespace materia
