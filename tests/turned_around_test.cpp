#include <string>

#include "tests/catch.h"
#include "tests/found_labels.h"

using namespace materia;

using Found = FoundLabels;

TEST_CASE("Names are found with their words turned around") {
  check_found(GENERATE(values<FoundRow>({
      {"Knee pain", "pain in the knee", "pain in the knee"},
      {"Low back pain", "with pain in his low back for years", "pain in his low back"},
      {"Rotator cuff tear", "a full tear of the rotator cuff", "tear of the rotator cuff"},
      {"Hip replacement", "replacement of the hip", "replacement of the hip"},
      {"Hip replacement", "replacement of a worn hip", "replacement of a worn hip"},
      {"Spinal cord injury", "an injury to the spinal cord", "injury to the spinal cord"},
      {"Arthritis of the knee", "arthritis in one or both knees", "arthritis in one or both knees"},
      {"Torn meniscus", "her meniscus was torn", "meniscus was torn"},
      {"Slipped disc", "a disc that has slipped", "disc that has slipped"},
      {"Knee pain", "my knee hurts", "knee hurts"},
      {"Hip replacement", "to replace a worn hip", "replace a worn hip"},
      {"Knee replacement", "the knee was replaced", "knee was replaced"},
      {"Broken hip", "she has broken a hip", "broken a hip"},
      {"Sore knee", "a sore left knee", "sore left knee"},
      {"Swollen knee", "a knee that is hot, red and swollen", "knee that is hot, red and swollen"},
      {"Stem cells from fat", "stem cells from the fat", "stem cells from the fat"},
      // Another link, another clause, a longer name on either side, or the noun itself.
      {"Knee pain", "pain for the knee", ""},
      {"Knee pain", "pain. In the knee", ""},
      {"Knee pain", "pain in the neck", ""},
      {"Pain relief", "to relieve pain", ""},
      {"Painful knee", "knee pain", ""},
      {"Tendon repair", "repair tendons", ""},
      {"Swollen knee", "the knee, red and swollen", ""},
  })));
}

TEST_CASE("A longer name keeps its words from being turned around, unless it stands beside") {
  CHECK(found_of({"Knee pain", "Knee osteoarthritis"}, "pain in knee osteoarthritis") ==
        Found{"Knee osteoarthritis: knee osteoarthritis"});
  CHECK(found_of({"Arthritis of the knee", "Rheumatoid arthritis"}, "rheumatoid arthritis of the knee") ==
        Found{"Rheumatoid arthritis: rheumatoid arthritis"});
  CHECK(found_of({"Knee pain", "Chronic pain"}, "chronic pain in the knee") ==
        Found{"Chronic pain: chronic pain", "Knee pain: pain in the knee"});
  CHECK(found_of({"Fracture", "Hip fracture"}, "a fracture of the hip") == Found{"Hip fracture: fracture of the hip"});
}

TEST_CASE("A link need not stand beside its head, nor a part beside its link") {
  check_found(GENERATE(values<FoundRow>({
      {"Hand pain", "pain that is felt in the hand", "pain that is felt in the hand"},
      {"Foot pain", "pain confined to a foot", "pain confined to a foot"},
      {"Hand pain", "episodes of pain, particularly in the hands", "pain, particularly in the hands"},
      {"Elbow pain", "pain on the outer side of the elbow", "pain on the outer side of the elbow"},
      {"Nerve injury", "an injury to a branch of the nerve", "injury to a branch of the nerve"},
      {"Knee pain", "pain in the groin or the knee", "pain in the groin or the knee"},
      {"Leg pain", "pain in the back and in the legs", "pain in the back and in the legs"},
      {"Hip pain", "pain that spreads into the hip", "pain that spreads into the hip"},
      {"Wrist pain", "a pain shoots through the wrist", "pain shoots through the wrist"},
      {"Back pain", "pain in the upper back", "pain in the upper back"},
      {"Nerve injury", "damage to one of the nerves", ""},
      {"Nerve damage", "damage to one of the nerves", "damage to one of the nerves"},
      {"Nerve damage", "damage to one of us, the nerves", ""},
      {"Knee pain", "pain that the doctor found in the knee", ""},
      {"Knee pain", "pain, swelling in the knee", ""},
      {"Knee pain", "pain in the morning or the knee", ""},
  })));
}

TEST_CASE("Adverbs, other predicates and a place may stand between a part and its state") {
  check_found(GENERATE(values<FoundRow>({
      {"Torn meniscus", "the meniscus is already partly torn", "meniscus is already partly torn"},
      {"Sore knee", "a knee that started to be sore again", "knee that started to be sore"},
      {"Painful joint", "a joint that is far hotter and more painful", "joint that is far hotter and more painful"},
      {"Compressed nerve", "the nerve at the wrist is compressed", "nerve at the wrist is compressed"},
      {"Painful knee", "for a painful, worn knee", "painful, worn knee"},
      {"Knee replacement", "after both knees replaced", "knees replaced"},
      {"Knee replacement", "replacing knees", "replacing knees"},
      // The lining of the heart is another one, and so is what a swelling or pain is in.
      {"Inflamed lining", "the lining of the heart is inflamed", ""},
      {"Bone swelling", "swelling, pain and weakened bone", ""},
      {"Knee replacement", "knee replacement", "knee replacement"},
  })));
}

TEST_CASE("What a name says is found in the words of its family") {
  check_found(GENERATE(values<FoundRow>({
      {"Knee pain", "my knee hurts", "knee hurts"},
      {"Knee pain", "her knee is sore", "knee is sore"},
      {"Labrum tear", "a torn labrum", "torn labrum"},
      {"ACL tear", "her ACL snapped", "ACL snapped"},
      {"Tendon rupture", "when a tendon ruptures", "tendon ruptures"},
      {"Labrum tear", "the labrum tore", "labrum tore"},
      {"Wrist fracture", "she broke her wrist", "broke her wrist"},
      {"Wrist fracture", "a break in the wrist", "break in the wrist"},
      {"Ankle instability", "an unstable ankle", "unstable ankle"},
      {"Nerve compression", "something squeezes the nerve", "squeezes the nerve"},
      {"Tendon repair", "the tendon is stitched", "tendon is stitched"},
      {"Fracture of the rib", "two broken ribs", "broken ribs"},
      // Families hold for parts of the body alone, and an act's own word is no new name.
      {"Open fracture", "the blister broke open", ""},
      {"Tendon repair", "to repair tendons", ""},
      {"Bone fracture", "bones that break down", ""},
  })));
}

TEST_CASE("Words of a family are another label's where that one is written so") {
  CHECK(found_of({"Tendon tear", "Torn tendon"}, "a torn tendon") == Found{"Torn tendon: torn tendon"});
  CHECK(found_of({"Tendon tear", "Torn tendon"}, "his tendon was torn") == Found{"Torn tendon: tendon was torn"});
}

TEST_CASE("A longer name that ends in the part stands beside the one turned around") {
  CHECK(found_of({"Knee pain", "Arthritic knee"}, "pain in the arthritic knee") ==
        Found{"Knee pain: pain in the arthritic knee", "Arthritic knee: arthritic knee"});
}

TEST_CASE("A head that ends one name may begin the next") {
  CHECK(found_of({"Heel pain", "Pain that lasts"}, "heel pain that lasts") ==
        Found{"Heel pain: heel pain", "Pain that lasts: pain that lasts"});
  CHECK(found_of({"Heel bone", "Bone that breaks"}, "a heel bone that breaks") ==
        Found{"Bone that breaks: bone that breaks"});
}

TEST_CASE("Heads that are joined share a link, also where the last of them names nothing by itself") {
  check_found(GENERATE(values<FoundRow>({
      {"Back pain", "pain and weakness in the back", "pain and weakness in the back"},
      {"Shoulder pain", "pain, numbness and weakness in the shoulder", "pain, numbness and weakness in the shoulder"},
      {"Joint swelling", "pain, swelling, and stiffness in the joints", "swelling, and stiffness in the joints"},
      {"Joint pain", "pain, swelling, and reduced motion in the joints",
       "pain, swelling, and reduced motion in the joints"},
      // A comma alone joins nothing, and a word that takes no such link ends the list.
      {"Back pain", "pain, weakness in the back", ""},
      {"Back pain", "pain and trust in the back", ""},
      {"Back pain", "pain, doubt and weakness in the back", ""},
  })));
}
