#include "query/spelling.h"

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "query/word_list.h"
#include "store/nearest_name.h"
#include "tests/catch.h"

namespace materia {
namespace {

using Words = std::map<std::string, std::size_t>;

WordList list_of(const Words& words) {
  WordList list;
  for (const auto& [word, documents] : words) {
    if (WordList::takes(word)) {
      list.add(word, documents);
    }
  }
  return list;
}

std::vector<std::string> near(const WordList& list, const std::string& word, std::size_t limit) {
  std::vector<std::string> found;
  list.near(word, limit, [&](std::size_t index) { found.emplace_back(list.text(index)); });
  return found;
}

TEST_CASE("A misspelled word is corrected to what was most likely meant") {
  const WordList list =
      list_of({{"arthritis", 100}, {"arthrosis", 3},  {"glucose", 20},      {"glucosamine", 8}, {"herniated", 40},
               {"holder", 1},      {"injection", 60}, {"inflammation", 30}, {"metformin", 5},   {"naproxen", 4},
               {"parkinson's", 9}, {"prednisone", 6}, {"prednisolone", 6},  {"sciatica", 12},   {"shoulder", 50},
               {"spinal", 70},     {"steroid", 33},   {"swelling", 20},     {"tendon", 15},     {"knee", 90}});
  const auto [typed, meant] = GENERATE(table<std::string, std::string>({
      {"hernated", "herniated"},        // a letter left out
      {"hernaited", "herniated"},       // two swapped
      {"inflamation", "inflammation"},  // one of a pair left out
      {"innflammation", "inflammation"},
      {"artritis", "arthritis"},  // a silent letter
      {"arthretis", "arthritis"},
      {"scaitica", "sciatica"},
      {"ciatica", "sciatica"},  // the first letter left out
      {"dheroid", ""},          // two slips in seven letters are too many
      {"sholder", "shoulder"},  // the first letter is rarely wrong, so not "holder"
      {"sweling", "swelling"},
      {"injektoin", "injection"},  // two slips
      {"injektiom", "injection"},
      {"injektiohm", ""},  // three
      {"tendn", "tendon"},
      {"tenddn", "tendon"},
      {"knne", ""},  // four letters
      {"kneee", "knee"},
      {"parkinsn's", "parkinson's"},
      {"metfromin", "metformin"},
      {"predinsone", "prednisone"},
      {"l4l5l6", ""},  // digits
      {"covid19", ""},
      {"", ""},
      {"qwertzuiop", ""},
      {"спина", ""},
  }));
  CAPTURE(typed);
  const std::vector<Correction> found = corrections(typed, list, 3);
  CHECK((found.empty() ? "" : found.front().text) == meant);
}

TEST_CASE("Fewer slips win, then likelier ones, then the word of more documents") {
  const auto [typed, words, meant] = GENERATE(table<std::string, Words, std::string>({
      {"carrier", {{"barrier", 9}, {"carriers", 1}}, "carriers"},
      {"diabetis", {{"diabetes", 500}, {"diabetics", 40}}, "diabetes"},
      {"tarsal", {{"carpal", 5000}, {"tarsals", 1}}, "tarsals"},
      {"masage", {{"massage", 3}, {"manage", 3}}, "massage"},
      {"masage", {{"massage", 0}, {"manage", 90000}}, "manage"},
      {"bonne", {{"bonnet", 2}, {"bonner", 2}}, "bonner"},
  }));
  CAPTURE(typed);
  const std::vector<Correction> found = corrections(typed, list_of(words), 1);
  REQUIRE(found.size() == 1);
  CHECK(found[0].text == meant);
  CHECK(found[0].documents == words.at(meant));
}

TEST_CASE("The kind of a slip is told") {
  const auto [typed, meant, number, unlikeliness] = GENERATE(table<std::string, std::string, std::size_t, std::size_t>({
      {"knee", "knee", 0, 0},
      {"recieve", "receive", 1, 0},
      {"sweling", "swelling", 1, 0},
      {"swelliing", "swelling", 1, 0},
      {"massege", "massage", 1, 1},
      {"artritis", "arthritis", 1, 1},
      {"hernated", "herniated", 1, 1 + 1},
      {"bendon", "tendon", 1, 3 + 2},
      {"endon", "tendon", 1, 2 + 2},
      {"abc", "", 3, 2 + 2 + 2 + 2},
  }));
  CAPTURE(typed, meant);
  const Slips slips = slips_between(typed, meant);
  CHECK(slips.number == number);
  CHECK(slips.unlikeliness == unlikeliness);
}

TEST_CASE("The list finds the same words near another as a comparison with each of them") {
  std::mt19937 random(20);
  const auto word = [&] {
    std::string made(4 + random() % 8, 'a');
    for (char& letter : made) {
      letter = static_cast<char>('a' + random() % 3);
    }
    return made;
  };
  Words words;
  for (int i = 0; i < 2000; ++i) {
    words[word()] = 1;
  }
  const WordList list = list_of(words);
  REQUIRE(list.size() == words.size());
  for (int i = 0; i < 300; ++i) {
    const std::string typed = word();
    const std::size_t limit = 1 + random() % 2;
    std::vector<std::string> expected;
    for (const auto& [other, documents] : words) {
      if (edit_distance(typed, other) <= limit) {
        expected.push_back(other);
        CHECK(slips_between(typed, other).number == edit_distance(typed, other));
      }
    }
    CAPTURE(typed, limit);
    CHECK(near(list, typed, limit) == expected);
  }
}

TEST_CASE("A word list finds the words it holds") {
  const WordList list = list_of({{"knee", 3}, {"knees", 2}, {"hip", 9}, {"l4", 1}});
  CHECK(list.size() == 2);
  CHECK(list.find("knees") == 1);
  CHECK_FALSE(list.find("kneel"));
  CHECK_FALSE(list.find("hip"));
  CHECK(list.documents(0) == 3);
  CHECK_FALSE(WordList().find("knee"));
  CHECK_FALSE(WordList::takes(std::string(WordList::longest + 1, 'a')));
}

}  // namespace
}  // namespace materia
