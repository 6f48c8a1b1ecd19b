// What is said of each concept: a table of sentences with the concepts in [brackets], and for each "n:" negated,
// "u:" uncertain, "c:" contrast, "a:" affirmed, with the words that decide where a colon follows them in the table.

#include "indexer/assertion.h"

#include <chrono>
#include <string>
#include <vector>

#include "indexer/assertion_cues.h"
#include "store/error.h"
#include "tests/catch.h"
#include "tests/marked_sentences.h"

namespace materia {
namespace {

std::string cue_of(std::string_view sentence) {
  MarkedSentence read = marked(sentence);
  assert_mentions(read.text, Field::body, read.mentions);
  const Mention& first = read.mentions.front();
  return read.text.substr(first.cue_begin, first.cue_end - first.cue_begin);
}

TEST_CASE("What is named without a cue is affirmed") {
  check_said({{"[Exercise] eases [knee pain].", "aa"},
              {"People with [diabetes] heal slowly after [surgery].", "aa"},
              {"[Shockwave therapy] is cheaper than [surgery].", "aa"},
              {"", ""}});
}

TEST_CASE("What is absent is negated up to the end of the phrase") {
  check_said({
      {"There was no sign of [infection].", "n"},
      {"The scan showed no [fracture] and no [dislocation].", "nn"},
      {"No redness, swelling or [infection] was seen after [surgery].", "na"},
      {"She had no [back pain], [sciatica], or [numbness].", "nnn"},
      {"He denies [fatigue] and [insomnia].", "nn"},
      {"The joint was free of [inflammation].", "n"},
      {"An [infection] was ruled out.", "n"},
      {"[Gout] was excluded, but [arthritis] was confirmed.", "na"},
      {"Many recover without [surgery] or [injections].", "nn"},
      {"There is no [fracture]; [osteoarthritis] was seen.", "na"},
      {"The patient doesn't have [psoriasis], although her mother has [Crohn's disease].", "na"},
      {"Neither [surgery] nor [bracing] was needed.", "nn"},
      {"In the absence of [infection] the wound may be closed.", "n"},
      {"[Osteoporosis] was not found in any of them.", "n"},
      {"He has never had [gout].", "n"},
      {"The pain is not due to a [herniated disc].", "n"},
      {"It is [arthritis], not [gout].", "an"},
      {"None of the patients developed [deep vein thrombosis].", "n"},
      {"She tested negative for [rheumatoid arthritis].", "n"},
      {"There is no cure for [arthritis], but [exercise] helps.", "aa"},
  });
}

TEST_CASE("What is not used, not recommended or does not work is negated") {
  check_said({
      {"[Ozone therapy] is not recommended for [knee pain].", "nn"},
      {"[Opioids] should not be used for [chronic back pain].", "nn"},
      {"[Opioids] should be avoided.", "n"},
      {"Avoid [ibuprofen] after [surgery].", "na"},
      {"Doctors advise against [bed rest].", "n"},
      {"[Steroid injections] are contraindicated.", "n"},
      {"Do not take [aspirin].", "n"},
      {"Don\u2019t use [heat] on a fresh [sprain].", "na"},
      {"[SURGERY] IS NOT AN OPTION.", "n"},
      {"[Stem cells], [exosomes] and [PRP] are not approved for [autism].", "nnnn"},
      {"[Surgery] isn't needed.", "n"},
      {"[Traction] did not help.", "n"},
      {"[Laser therapy] was no better than placebo.", "n"},
      {"[Magnets] do not work.", "n"},
      {"[Levodopa] does not cure [Parkinson's disease].", "an"},
      {"[PRP] has not been shown to help [hair loss].", "an"},
      {"There is no evidence that [magnets] help [back pain].", "nn"},
      {"No study has shown that [copper] relieves [arthritis].", "nn"},
      {"[Glucosamine] has no place in the treatment of [back pain].", "nn"},
      {"Guidelines do not recommend [opioids] for [fibromyalgia].", "nn"},
      {"[Injections] failed to relieve her [sciatica].", "na"},
      {"[Acupuncture] was declined.", "n"},
      {"[Surgery], which is not recommended, was tried.", "n"},
      {"[Physiotherapy] was used, and [surgery] was not needed.", "an"},
      {"[Surgery] was not used, but [exercise] was.", "na"},
  });
}

TEST_CASE("What may be, is asked, is studied or depends on something is uncertain") {
  check_said({
      {"[Yoga] may help [back pain].", "au"},
      {"[PRP] could reduce [knee pain] and [stiffness].", "auu"},
      {"A possible [fracture] was seen.", "u"},
      {"[Septic arthritis] is suspected.", "u"},
      {"If [surgery] is needed, [physiotherapy] follows.", "ua"},
      {"If you have [diabetes], tell your doctor.", "u"},
      {"[Exosome therapy] is being studied for [Alzheimer's disease].", "uu"},
      {"[Gene therapy] remains experimental for [osteoarthritis].", "uu"},
      {"It is unclear whether [ozone] helps [sciatica].", "uu"},
      {"Does [PRP] help [tennis elbow]?", "uu"},
      {"Is [surgery] needed? [Exercise] is tried first.", "ua"},
      {"Who can benefit from [ozone therapy]?", "a"},
      {"What is [stem cell therapy]?", "a"},
      {"Is [gout] inherited?", "a"},
      {"More research is needed to know whether [cannabinoids] relieve [spasticity].", "uu"},
      {"[Surgery] may be necessary.", "u"},
      {"The evidence for [acupuncture] in [migraine] is mixed.", "uu"},
      {"[Ozone] has been tried in [sciatica], but its benefit is unproven.", "uu"},
      {"Blood tests help to rule out [gout].", "u"},
      {"The cause of [fibromyalgia] is unknown.", "a"},
      {"[Hand osteoarthritis] has been studied less.", "a"},
  });
}

TEST_CASE("How sure somebody is and how much is known leave it uncertain") {
  check_said({
      {"A normal level does not rule out [gout].", "u"},
      {"We cannot be sure that this is [gout].", "u"},
      {"We consider [gout] likely.", "u"},
      {"We consider [gout] unlikely.", "n"},
      {"The diagnosis of [gout] is not certain.", "u"},
      {"Everything points to [gout].", "u"},
      {"Watch out for [infection].", "u"},
      {"Critics doubt that [yoga] helps in [gout].", "uu"},
      {"It is by no means certain that [yoga] helps in [gout].", "uu"},
      {"How well [yoga] works in [gout] is not known.", "uu"},
      {"The data on [yoga] in [gout] conflict.", "uu"},
      {"[Yoga] will be tested in [gout].", "uu"},
      {"The study left the value of [yoga] open.", "u"},
      {"A study is to compare [yoga] with [massage].", "uu"},
      {"A fall from [infection] is rare; a [fracture] is not impossible.", "au"},
      {"This may be [gout].", "u"},
      {"[Gout] may have been present.", "u"},
      {"[Surgery] may well be needed.", "u"},
      {"[Exosomes] are the subject of a trial.", "u"},
  });
}

TEST_CASE("What something else is set against is a contrast") {
  check_said({
      {"Instead of introducing new cells, as with [stem cell therapy], [exosome therapy] delivers signals.", "ca"},
      {"Unlike [surgery], [PRP] leaves no [scar].", "can"},
      {"[Exercise] rather than [surgery] is the first step.", "ac"},
      {"[Physiotherapy] is an alternative to [surgery] for [back pain].", "aca"},
      {"Instead of [opioids], [antidepressants] or rest, nurses offered [yoga].", "cca"},
      {"She chose [PRP] in place of [cortisone] because of her [diabetes].", "aca"},
      {"As opposed to [gout], [osteoarthritis] comes slowly.", "ca"},
      {"There is no alternative to [surgery].", "a"},
  });
}

TEST_CASE("What only looks like a cue denies nothing") {
  check_said({
      {"Not only [knee pain] but also [back pain] improves.", "aa"},
      {"There was no increase in [infections].", "a"},
      {"No doubt [exercise] helps.", "a"},
      {"There is no doubt that [exercise] helps [back pain].", "aa"},
      {"[Cauda equina syndrome] cannot be treated without [surgery].", "aa"},
      {"[Stroke] is not uncommon.", "a"},
      {"[Surgery] takes no longer than an hour.", "a"},
      {"With or without [surgery], most recover.", "a"},
      {"Do not ignore [chest pain].", "a"},
      {"[Surgery] is not without risk of [infection].", "aa"},
      {"[Knee pain] that does not respond to [exercise] is common.", "aa"},
  });
}

TEST_CASE("What is denied of something else, or twice, is there") {
  check_said({
      {"[Diabetes] is no obstacle to [surgery].", "aa"},
      {"[Whiplash] does not show on an X-ray.", "a"},
      {"What causes [fibromyalgia] is unknown.", "a"},
      {"We do not know what causes [fibromyalgia].", "a"},
      {"[Yoga] does not replace [physiotherapy].", "aa"},
      {"There is no denying the [fracture].", "a"},
      {"There is no lack of evidence for [yoga].", "a"},
      {"The doctor had no objection to [acupuncture].", "a"},
      {"No wonder she feared the knife after what she had gone through with [sciatica].", "a"},
      {"In a person with [haemophilia] a swollen knee is [hemarthrosis] until proven otherwise.", "au"},
  });
}

TEST_CASE("A cue with a gap takes in what stands there, before it or behind it") {
  check_said({
      {"Evidence for [PRP] in [tendinopathy] is weak.", "uu"},
      {"Insurers have struck [viscosupplementation] off the list of treatments for [osteoarthritis].", "nn"},
      {"She mistook the first attack of [gout] for a [sprain].", "an"},
      {"[Orthotics] were chosen ahead of any [injection].", "ac"},
  });
}

TEST_CASE("Times and later events end what a cue reaches") {
  check_said({
      {"[Massage] is not advised in the first week after a [hamstring tear].", "na"},
      {"Stockings are worn instead of [total contact casts] once the [ulcer] has moved.", "ca"},
      {"It is possible that the burning is due to [neuropathy].", "u"},
      {"The old fracture has not led to [arthritis].", "n"},
      {"[Surgery] is rarely needed for [tennis elbow].", "na"},
      {"[Lupus] was considered at first, but the tests said otherwise.", "u"},
      {"The treatment was not associated with a higher rate of [infection].", "a"},
      {"Do not combine [tramadol] with [antidepressants].", "nn"},
  });
}

TEST_CASE("A colon right behind its cue hands it to the list") {
  check_said({
      {"Differential diagnosis: [tendinopathy], [bursitis].", "uu"},
      {"Ruled out: [fracture], [dislocation], [infection].", "nnn"},
      {"There was no doubt: [gout] it was.", "a"},
  });
}

TEST_CASE("A cue between commas goes on behind them") {
  check_said({{"[Nerve stimulation] would, in theory, dampen [colitis].", "au"}, {"", ""}});
}

TEST_CASE("A relative clause between a subject and its denial is passed") {
  check_said({
      {"The [slipped disc] that two doctors had sworn to was not found.", "n"},
      {"People with [gout] who were not treated came back.", "a"},
  });
}

TEST_CASE("The subject of a passive may be the person") {
  check_said({{"She was not offered [surgery].", "n"}, {"[Surgery] was not offered to her.", "n"}});
}

TEST_CASE("A comma and \"and\" go on with a list, not with a clause") {
  check_said({
      {"He turned down [surgery], and the [back pain] grew milder.", "na"},
      {"There was no [fracture], no [dislocation], and no [sprain] of the ankle.", "nnn"},
  });
}

TEST_CASE("A comparison affirms both sides") {
  check_said({
      {"[PRP] was superior to [cortisone].", "aa"},
      {"[PRP] is no more effective than [cortisone].", "aa"},
      {"[PRP] was no better than placebo for [tendinopathy].", "nn"},
  });
}

TEST_CASE("What is spared or missed counts where a person or a goal says so") {
  check_said({
      {"That spared her [surgery].", "n"},
      {"A spare [brace] lay in the cupboard.", "a"},
      {"The trial of [PRP] missed its endpoint.", "n"},
      {"The needle missed the target in [arthritis].", "a"},
  });
}

TEST_CASE("Titles, headings and items of lists are read by themselves") {
  CHECK(said_of("Treating [knee pain] without [surgery]", Field::title) == "an");
  CHECK(said_of("Does [PRP] work?\n[Exercise]\nLife without [pain]\n[Rest]", Field::headings) == "uana");
  CHECK(said_of("It is used without:\n- [surgery]\n- [opioids]") == "aa");
  CHECK(said_of("There is no [fracture].\n\n[Arthritis] is seen.") == "na");
}

TEST_CASE("The words that decided are kept with the mention") {
  CHECK(cue_of("There is no evidence of [infection].") == "no evidence of");
  CHECK(cue_of("[Surgery] isn't needed.") == "isn't needed");
  CHECK(cue_of("[Ozone] is not currently recommended.") == "is not currently recommended");
  CHECK(cue_of("[Ozone] is used.").empty());
}

TEST_CASE("Mentions that overlap share what is said of them") {
  const std::string text = "She had no back or neck pain, but a headache.";
  std::vector<Mention> mentions(3);
  mentions[0].begin = text.find("back");
  mentions[1].begin = text.find("neck");
  mentions[0].end = mentions[1].end = text.find(", but");
  mentions[2].begin = text.find("headache");
  mentions[2].end = mentions[2].begin + 8;
  assert_mentions(text, Field::body, mentions);
  CHECK(letters(mentions) == "nna");
}

TEST_CASE("Bytes that are no text and mentions at its very ends are valid") {
  CHECK(said_of("\xFF\xFEno [\xC3] \xE2\x80") == "n");
  CHECK(said_of("[x]") == "a");
  CHECK(said_of("no [x]") == "n");
  CHECK(said_of("\n\n- [x]?\n") == "u");
  CHECK(said_of(",,, no ,,, [x] ;;; ??? [y]") == "aa");
}

TEST_CASE("A line of ten million bytes takes time in proportion") {
  const auto seconds = [](std::string_view piece, std::size_t bytes) {
    MarkedSentence read;
    while (read.text.size() < bytes) {
      read.mentions.emplace_back().begin = read.text.size();
      read.text += piece.substr(0, 4);
      read.mentions.back().end = read.text.size();
      read.text += piece.substr(4);
    }
    const auto start = std::chrono::steady_clock::now();
    assert_mentions(read.text, Field::body, read.mentions);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  seconds("gout is not ", 1000);  // the cues are read
  for (const std::string_view piece : {"gout, ", "gout no ", "gout is not recommended for if whether ", "gout\n"}) {
    INFO(piece);
    const double small = seconds(piece, 500'000);
    CHECK(seconds(piece, 5'000'000) < 40 * small + 1);
  }
}

TEST_CASE("A list of cues with a fault says where it is") {
  for (const std::string_view list :
       {"denied forward phrase no", "negated sideways phrase no", "negated forward far no", "negated forward phrase",
        "negated forward phrase (very) no", "negated forward phrase no ...", "negated forward phrase <be> no",
        "group empty"}) {
    INFO(list);
    CHECK_THROWS_WITH(AssertionCues("# a comment\n" + std::string(list)),
                      Catch::Matchers::StartsWith("assertion_cues.txt:2: "));
  }
  CHECK_NOTHROW(AssertionCues::shipped());
}

}  // namespace
}  // namespace materia
