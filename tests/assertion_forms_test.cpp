// What the form of a sentence says of its concepts where no cue reaches them: n negated, u uncertain, c contrast,
// a affirmed, a letter for each concept in [brackets].

#include "tests/catch.h"
#include "tests/marked_sentences.h"

namespace materia {
namespace {

TEST_CASE("A question without a verb asks as one with a verb does") {
  check_said({
      {"[Surgery] for [back pain]?", "uu"},
      {"A new [knee brace]?", "u"},
      {"[Pool therapy] or [weight training]? Both are offered here.", "uu"},
      {"Suffering from [back pain]?", "a"},
      {"What about [surgery]?", "a"},
      {"Why [surgery]? It is offered here.", "a"},
      {"[Back pain]: what helps?", "a"},
      {"[Back pain] that will not go away?", "a"},
      {"What are the signs of dystonia - [motor neuropathy]?", "a"},
  });
}

TEST_CASE("A question behind a colon asks of the topic before it") {
  check_said({
      {"[PRP]: does it work?", "u"},
      {"[Cold therapy], [neurostimulation]: does any of them ease the pain?", "uu"},
      {"[Back pain]: does [surgery] help?", "au"},
      {"[PRP] is popular: does it work?", "a"},
  });
}

TEST_CASE("A comment behind a colon is on the topic before it") {
  check_said({
      {"[Stem cells]: not yet proven.", "u"},
      {"[Stem cells] for [arthritis]: not yet proven.", "uu"},
      {"[PRP] for [knee osteoarthritis]: no evidence of benefit.", "nn"},
      {"[PRP] for [knee osteoarthritis]: the evidence is weak.", "uu"},
      {"[Cauda equina compression]: none.", "n"},
      {"[Infection]: excluded.", "n"},
      {"[Magnets], leeches, [prolotherapy]: none of these will be paid for.", "nn"},
      {"[Knee replacement]: no pain, no worries.", "a"},
      {"[Back pain]: no need for [surgery].", "an"},
      {"[Acupuncture]: no appointment needed.", "a"},
      {"[Arthritis]: you are not alone.", "a"},
      {"[Gout]: what not to eat", "a"},
      {"[Osteoarthritis]: not only a disease of the old.", "a"},
      {"To lower your risk of [heart disease]: avoid using illegal drugs.", "a"},
  });
}

TEST_CASE("A cue before a colon governs the list behind it") {
  check_said({
      {"Ruled out: [fracture], [dislocation], [infection].", "nnn"},
      {"Excluded by the scan: [fracture] and [dislocation].", "nn"},
      {"Not recommended: [opioids], [bed rest].", "nn"},
      {"Still unproven: [ozone therapy] and [prolotherapy].", "uu"},
      {"Causes: [gout], [infection].", "aa"},
      {"Treatment may include: [corticosteroids].", "a"},
      {"Pills do not replace giving up smoking: [exercise] does more.", "a"},
      {"Nothing was ruled out: the [fracture] was there to be seen.", "a"},
  });
}

TEST_CASE("A pronoun behind a colon or a semicolon stands for what was named before") {
  check_said({
      {"Our advice on [antidepressants] for [back pain] has hardened: they do not work.", "nn"},
      {"[Magnets] are popular; they do not work.", "n"},
      {"[Ozone] is sold for [sciatica], though there is no evidence that it helps.", "nn"},
      {"[Ozone] is popular: it has not been shown to help.", "a"},
      {"[Sciatica]: it is not the end of the world.", "a"},
      {"[Massage] is offered here. It does not need a letter.", "a"},
  });
}

TEST_CASE("What is put in front with \"of\" belongs to the cue behind it") {
  check_said({
      {"Of [infection] there was no sign.", "n"},
      {"The thumb was swollen; of a [ligament tear], not a trace.", "n"},
      {"Of those with [gout], none had a [fracture].", "an"},
      {"Because of these [infections], boys often do not survive.", "a"},
  });
}

TEST_CASE("A participle right behind a concept is a passive without its auxiliary") {
  check_said({
      {"[Fracture] excluded, [sprain] treated.", "na"},
      {"The palm was smooth; [trigger finger] rejected.", "n"},
      {"The team excluded [gout].", "n"},
      {"The doctor treating the [fracture] declined.", "a"},
  });
}

TEST_CASE("A clause that begins with its verb supposes") {
  check_said({
      {"Should the biopsy show [lymphoma], we shall telephone you.", "u"},
      {"Should [surgery] fail, [rehabilitation] follows.", "ua"},
      {"Patients should have [physiotherapy] first.", "a"},
      {"Had there been an [effusion], the fat would have lifted off the bone.", "n"},
      {"Had it not been for [surgery], he would have died.", "a"},
      {"Had [surgery] last week.", "a"},
  });
}

TEST_CASE("What would have been was not") {
  check_said({
      {"If I had listened, I would have had [surgery] at thirty.", "n"},
      {"She would have been a candidate for [nerve block], had she asked.", "n"},
      {"Most would have chosen [physiotherapy].", "a"},
      {"It is not known if it would have the same effect in [osteoporosis].", "u"},
  });
}

TEST_CASE("Nothing about a patient points to what is named, while nothing helps what is there") {
  check_said({
      {"Nothing about the gait points to [cerebral palsy].", "n"},
      {"Nothing in her history says [gout].", "n"},
      {"Nothing helps my [back pain].", "a"},
      {"Nothing beats [exercise].", "a"},
  });
}

TEST_CASE("A sentence that begins with \"where\" sets two sides against each other if both are named") {
  check_said({
      {"Where [opioids] dull the signal, [exercise] heals.", "ca"},
      {"Where [surgery] has failed, [injections] are tried.", "aa"},
      {"Where [opioids] dull the signal, pain comes back.", "a"},
      {"In the town where [PRP] began, [gout] was rare.", "aa"},
  });
}

TEST_CASE("A bare denial at the end of a clause denies its subject") {
  check_said({
      {"[Exercise] helped; [massage] did not.", "an"},
      {"[Sleep problems] foretold it; [depression], to our surprise, did not.", "an"},
      {"Some need [surgery], others do not.", "a"},
      {"Some develop [breast cancer] and others do not.", "a"},
      {"It bends in a way that a [cervical fusion] cannot.", "a"},
  });
}

TEST_CASE("A doubt between commas is on what stands before it") {
  check_said({
      {"Pins and needles: a [trapped nerve], maybe, or a cold neck.", "u"},
      {"[Sciatica], I suspect.", "u"},
      {"[Sciatica], she said.", "a"},
      {"During [anxiety], fear, or stress the heart pounds.", "a"},
      {"[Sciatica], which most people fear, passes.", "a"},
  });
}

TEST_CASE("Of what is said to be not this but that, the first is denied") {
  check_said({
      {"It was not [gout] but [arthritis].", "na"},
      {"It is not just [gout] but [arthritis].", "aa"},
  });
}

TEST_CASE("What was planned and what would be wrong is not there, what would explain it may be") {
  check_said({
      {"[Surgery] had been scheduled, but the pain went.", "n"},
      {"What had been read as a [labral tear] was a normal recess.", "n"},
      {"It would be misleading to recommend [ozone] for [sciatica].", "nn"},
      {"[Crush syndrome] would explain the dark urine.", "u"},
      {"[Discogenic pain] is our best guess.", "u"},
      {"How much comes from [dry needling] is anyone's guess.", "u"},
      {"Treat it as a [fracture] until shown otherwise.", "u"},
      {"The test for [gout] came back negative.", "n"},
      {"[Osteochondral defect] not identified.", "n"},
      {"[Growth factors] have never been licensed for [tendinopathy].", "nn"},
      {"A [bone bruise] would be the kinder reading.", "u"},
      {"The smears disposed of [leukemia].", "n"},
      {"I would not speak of [sicca syndrome].", "n"},
      {"[Nonunion] can now be set aside.", "n"},
      {"[Falls] are not prevented by [vitamin D].", "nn"},
  });
}

TEST_CASE("What only lies about is not spared") {
  check_said({
      {"A spare [brace] lay in the cupboard.", "a"},
      {"Bring a spare [brace], please.", "a"},
      {"That spared her [surgery].", "n"},
  });
}

TEST_CASE("What would have been behind an if was not, but a thing with an article is there") {
  check_said({
      {"If it had been [gout], the toe would have hurt.", "n"},
      {"Had it been [gout], the toe would have hurt.", "n"},
      {"Had the [fracture] been seen, the plaster would have come off sooner.", "a"},
  });
}

TEST_CASE("A hope that a short clause disappoints is denied") {
  check_said({
      {"She had hoped that [massage] would help, but it did not.", "n"},
      {"The patient takes [allopurinol] no longer.", "n"},
      {"[Synovitis] was absent, and so was [joint swelling].", "nn"},
      {"A [pars defect], as the coach saw, was missing, as was a [disc protrusion].", "nn"},
  });
}

TEST_CASE("A topic in front with \"in\" shares what is said of a treatment") {
  check_said({
      {"In [gout], [cannabinoids] are as yet untested.", "uu"},
      {"In people with [gout], [cannabinoids] are as yet untested.", "au"},
  });
}

TEST_CASE("An aside behind an auxiliary does not hide the subject") {
  check_said({
      {"[Lumbar fusion] is, in the eyes of the panel, not justified.", "n"},
      {"[Arthrofibrosis], should it develop, can be loosened.", "u"},
  });
}

TEST_CASE("A pronoun behind an open question stands for what was named before") {
  check_said({
      {"[Magnets] are used in [gout], but nobody knows whether it helps.", "uu"},
      {"Talk to the doctor about [magnets], but ask whether they were paid for.", "a"},
  });
}

TEST_CASE("Where only the cause is asked, what somebody has is there") {
  check_said({
      {"It is unclear whether her [fatigue] comes from [rheumatoid arthritis].", "au"},
      {"It is unclear whether [fatigue] comes from [rheumatoid arthritis].", "uu"},
      {"[Botox] is being considered for his [spasticity].", "ua"},
  });
}

}  // namespace
}  // namespace materia
