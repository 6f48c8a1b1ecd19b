// Denied verbs, by their kind: a table of sentences as in assertion_test.cpp.

#include "tests/marked_sentences.h"

namespace materia {
namespace {

TEST_CASE("A denied verb of having, finding or using takes its object with it") {
  check_said({
      {"The boy has not contracted [malaria].", "n"},
      {"We did not detect [osteoporosis].", "n"},
      {"The X-ray did not uncover a [fracture].", "n"},
      {"[Gout] has not been found in this family.", "n"},
      {"[Methotrexate] should not be given.", "n"},
      {"[Acupuncture] was not scheduled.", "n"},
      {"[Acupuncture] is not reimbursed for [sciatica].", "nn"},
      {"Our hospital does not stock [methotrexate].", "n"},
      {"Nobody in the ward wore a [brace].", "n"},
      {"No guideline endorses [traction].", "n"},
      {"[Massage] was offered but not accepted.", "n"},
      {"She did not sleep after [surgery].", "a"},
      {"Biopsies cannot diagnose [scleroderma].", "a"},
      {"A cure for [scleroderma] has not been found.", "a"},
      {"She did not refuse [surgery].", "a"},
      {"If [surgery] is not scheduled, call us.", "u"},
  });
}

TEST_CASE("A treatment that failed is denied, not what it was for, and an effect in the present") {
  check_said({
      {"[Massage] did not soften her [neck pain].", "na"},
      {"[Massage] never dulled his [neck pain].", "na"},
      {"[Massage] failed to dull her [neck pain].", "na"},
      {"[Massage] has not dulled her [neck pain].", "na"},
      {"[Massage] does not dampen [gout].", "an"},
      {"[Massage] does not seem to ease [gout].", "an"},
      {"[Massage] did not help my [sciatica].", "na"},
      {"[Massage] will not help.", "n"},
      {"[Massage] had no effect on her [sciatica].", "na"},
      {"Infections that [antibiotics] cannot cure are rare.", "a"},
      {"Not even [morphine] relieved her [back pain].", "na"},
  });
}

TEST_CASE("A sentence that breaks off behind a denied verb says nothing more") {
  check_said({
      {"[Ozone therapy] does not seem to really", "a"},
      {"[Ozone therapy] does not seem to", "a"},
      {"[Ozone therapy] does not", "n"},
      {"[Ozone therapy] did not ever", "a"},
      {"Her [gout] has not been", "a"},
      {"Nobody had ever", ""},
  });
}

TEST_CASE("What does not get better is there") {
  check_said({
      {"Her [sciatica] did not settle.", "a"},
      {"The [leg ulcer] has not healed yet.", "a"},
      {"If the [tendon injury] does not heal, come back.", "a"},
      {"[Sciatica] did not develop.", "n"},
  });
}

TEST_CASE("What is sometimes, or not to be done without, is there") {
  check_said({
      {"[Surgery] is not always needed for a [meniscus tear].", "aa"},
      {"[Surgery] is seldom needed for a [frozen shoulder].", "na"},
      {"Without [physiotherapy] he would be in a wheelchair.", "a"},
      {"He cannot get through the day without his [brace].", "a"},
      {"[Foot ulcers] rarely close without [offloading].", "aa"},
      {"Her joints are not free from [arthritis].", "a"},
  });
}

TEST_CASE("A denial in front turns the clause around") {
  check_said({
      {"In no case is [bed rest] necessary.", "n"},
      {"Seldom is [surgery] the answer.", "n"},
      {"In neither group did [infection] occur.", "n"},
      {"Not once did she complain of [chest pain].", "n"},
      {"Not only is [surgery] safe, it is cheap.", "a"},
      {"No fewer than nine patients had [gout].", "a"},
      {"Nothing could ease her [back pain].", "a"},
  });
}

TEST_CASE("An echo says what was said before it") {
  check_said({
      {"[Gout] was absent, as was [pseudogout].", "nn"},
      {"[Gout] was seen, as was [pseudogout].", "aa"},
      {"[Massage] did not help, nor did [yoga].", "nn"},
      {"[Massage] brought no relief, and neither did [yoga].", "nn"},
      {"She could do without [massage] as well as [yoga].", "nn"},
      {"[Yoga] helps, but [massage] does not.", "an"},
      {"He blamed his [gout], wrongly as it turned out.", "n"},
      {"[Massage] was offered, but she declined.", "n"},
      {"She wanted [massage] but could not afford it.", "n"},
  });
}

TEST_CASE("Everyday words are no cues by themselves") {
  check_said({
      {"A [diet] with clear rules suits them, and normal [hypertension] drugs do too.", "aa"},
      {"The clinic provided [physiotherapy] for a year.", "a"},
      {"Most patients want [acupuncture].", "a"},
      {"Nurses working in a [physiotherapy] unit took part in a prospective [massage] study.", "aa"},
      {"The drug may eliminate [back pain].", "u"},
  });
}

TEST_CASE("Ways of speaking that complete their families") {
  check_said({
      {"So far nothing shows that [glucosamine] slows [osteoarthritis].", "nn"},
      {"The panel was unable to endorse [opioids].", "n"},
      {"Fears of a [blood clot] proved unfounded.", "n"},
      {"[Surgery] was discussed but rejected.", "n"},
      {"[Glucosamine] is harmless but useless.", "n"},
      {"[Glucosamine] is of doubtful value.", "u"},
      {"Little is known of [exosomes]; we know too little about [cannabis].", "uu"},
      {"How well [exosomes] work in [stroke] is unclear.", "uu"},
      {"She need not take [methotrexate].", "n"},
      {"The trials of [needling] in [neck pain] found no effect.", "nn"},
      {"They looked for [arthritis] in vain.", "n"},
      {"The doctor did not believe it was [migraine].", "n"},
      {"Her doctor thought [injections] pointless.", "n"},
      {"There was no difference between [opioids] and placebo.", "n"},
      {"[Lupus] is an unlikely explanation.", "n"},
      {"[Lupus] is not a likely explanation.", "n"},
      {"[Lupus] is a likely explanation.", "u"},
      {"The specialist wanted to make sure it was not [lupus].", "u"},
      {"She moved from [ibuprofen] to [naproxen].", "ca"},
      {"[Gout] is not the same as [pseudogout].", "ac"},
      {"[Exercise] is preferable to a [brace].", "ac"},
      {"She took no [painkillers] except [aspirin].", "na"},
      {"She gave up [massage] and took up [yoga].", "na"},
      {"When is [knee replacement] needed?", "a"},
  });
}

TEST_CASE("A denial of the moment or the measure leaves the thing where it is") {
  check_said({
      {"[Surgery] did not help at first.", "a"},
      {"The doctor did not notice the [fracture] at first.", "a"},
      {"The [fracture] was not seen until the next day.", "a"},
      {"[Surgery] has no advantage over [physiotherapy].", "aa"},
      {"Patients did not have more [infections].", "a"},
      {"Women had no fewer [fractures] than the others.", "a"},
      {"[Ibuprofen] does not work any faster on an empty stomach.", "a"},
      {"The trial found [acupuncture] no better than saline for [gout].", "nn"},
  });
}

TEST_CASE("A treatment that failed leaves what it was for, wherever that stands") {
  check_said({
      {"For [sciatica], [massage] brought nothing.", "an"},
      {"For [sciatica], [massage] is not recommended.", "nn"},
      {"[Gabapentin] did next to nothing for the [sciatica].", "na"},
      {"Her [sciatica] was not soothed by the [massage].", "an"},
      {"Her [migraine] was helped by neither [Botox] nor [acupuncture].", "ann"},
  });
}

TEST_CASE("A denial ends at a new verb and at the people of whom none is meant") {
  check_said({
      {"The surgeon saw no need to operate on the [hip] and recommended [physiotherapy].", "na"},
      {"The scan ruled out [spinal stenosis] and showed a [herniated disc].", "na"},
      {"Those without [compression] developed an [ulcer].", "na"},
      {"Not one of those who paid for [massage] was content.", "a"},
      {"Fear of [infection] is no reason to avoid [acupuncture].", "ua"},
      {"Those who have [diabetes] were not asked to take part.", "a"},
      {"The doctor set the [fracture], and [surgery] was not needed.", "an"},
      {"In no case did the [fracture] need [surgery].", "an"},
      {"[Infection] after [surgery] did not occur.", "na"},
  });
}

TEST_CASE("A list of what is denied goes on with the same preposition") {
  check_said({
      {"He can dispense with his [brace] and with [painkillers].", "nn"},
      {"She shook her head at [opioids] and at [Botox].", "nn"},
  });
}

TEST_CASE("What is not needed for a concept says nothing of it where it is none itself") {
  check_said({
      {"A scan is not needed to diagnose [gout].", "a"},
      {"It is not necessary to have [surgery].", "n"},
      {"A [scan] is not needed for [gout].", "na"},
  });
}

TEST_CASE("A verb that takes something away is asked in a question, not denied") {
  check_said({
      {"Whether they spare people an [ulcer] no one has settled.", "u"},
      {"Might [exercise] make a [hip replacement] superfluous?", "uu"},
      {"[Exercise] may make [surgery] superfluous.", "au"},
  });
}

TEST_CASE("Two denials leave what would not have been") {
  check_said({
      {"Had it not been for the [ankle instability], he would never have proposed [surgery].", "aa"},
      {"Hardly had she started [methotrexate] when the joints swelled.", "a"},
      {"No reason to withdraw [methotrexate] was seen.", "a"},
      {"[Opioids] are not to be stopped overnight.", "a"},
      {"He cannot work without [tramadol].", "a"},
      {"There is hardly a runner who has never had [shin splints].", "a"},
  });
}

TEST_CASE("A denied verb finds its object in front of it and behind an article") {
  check_said({
      {"He never needed the [knee brace] again.", "n"},
      {"She has [gout]; [diabetes] she does not have.", "an"},
      {"It was blamed on [diabetes], which she does not have.", "n"},
      {"The drug lowers [uric acid]; [gout] it does not help.", "an"},
  });
}

TEST_CASE("Ways to deny that were missing from their families") {
  check_said({
      {"This cannot be [gout].", "n"},
      {"[Gout] was thereby excluded.", "n"},
      {"[Gout] was not among her complaints.", "n"},
      {"The plan does not include [surgery].", "n"},
      {"There is no place for [opioids] in [migraine].", "nn"},
      {"Guidelines no longer list [glucosamine] for [gout].", "nn"},
      {"[Surgery] was offered, but he said no.", "n"},
      {"He had [physiotherapy], never [surgery].", "an"},
      {"He got off [opioids].", "n"},
      {"The knee speaks for an intact joint and against [arthritis].", "n"},
      {"She does not have [hydrotherapy], let alone [surgery].", "nn"},
      {"It is unlikely that this is [gout].", "n"},
      {"It does not follow that [yoga] helps in [gout].", "nn"},
      {"She was to have had [surgery] in March.", "n"},
      {"[Surgery] will not be necessary.", "n"},
      {"[Surgery] has not been possible.", "n"},
      {"[Surgery] had not been offered.", "n"},
      {"[Gout] is not likely.", "n"},
      {"There was not a single [infection].", "n"},
      {"The doctor had never wanted [surgery].", "n"},
  });
}

}  // namespace
}  // namespace materia
