#include "tests/fuzz/query_generator.h"

#include <algorithm>
#include <array>
#include <utility>

namespace materia {
namespace {

using namespace std::string_view_literals;

/// Longer than the 2,000 bytes that the API reads, so that the limits behind it are tried too.
constexpr std::size_t longest_query = 6'000;

/// What means something to the query language, to FTS5, to SQL, to HTML or to a decoder of UTF-8.
constexpr std::array pieces = {"\""sv,
                               "\"\""sv,
                               "("sv,
                               ")"sv,
                               "-"sv,
                               "--"sv,
                               "-("sv,
                               "*"sv,
                               "**"sv,
                               ":"sv,
                               " OR "sv,
                               " AND "sv,
                               " NOT "sv,
                               "NEAR("sv,
                               "title:"sv,
                               "therapy:"sv,
                               "condition:"sv,
                               "therapy:\""sv,
                               "-title:\""sv,
                               "{title} : "sv,
                               "^"sv,
                               "+"sv,
                               "'"sv,
                               "''"sv,
                               ";"sv,
                               "/"sv,
                               "."sv,
                               ","sv,
                               "..."sv,
                               "%"sv,
                               "_"sv,
                               "\\"sv,
                               "<b>"sv,
                               "&amp;"sv,
                               " "sv,
                               "\t"sv,
                               "\n"sv,
                               "\0"sv,
                               "\x01"sv,
                               "\x7f"sv,
                               "\xff"sv,
                               "\xc3"sv,
                               "\xe2\x80"sv,
                               "\xf0\x9f\x98"sv,
                               "\xed\xa0\x80"sv,
                               "\xc0\x80"sv,
                               "\xf4\x90\x80\x80"sv,
                               "\u201C"sv,
                               "\u201D"sv,
                               "\u2019"sv,
                               "\u2011"sv,
                               "\u2013"sv,
                               "\u200b"sv,
                               "\ufeff"sv,
                               "\u00ad"sv,
                               "\u0301"sv,
                               "\u202e"sv,
                               "α"sv,
                               "β"sv,
                               "µg"sv,
                               "½"sv,
                               "°C"sv,
                               "ﬁ"sv,
                               "ß"sv,
                               "İ"sv,
                               "ſ"sv,
                               "膝"sv,
                               "😀"sv,
                               "𝒳"sv,
                               "\ufdfa"sv,
                               "5mg"sv,
                               "U.S."sv,
                               "1,000"sv,
                               "L4-L5"sv,
                               "x-ray"sv,
                               "xray"sv,
                               "n't"sv,
                               "1/2"sv,
                               "0"sv,
                               "-1"sv,
                               "99999999999999999999"sv,
                               "OR"sv,
                               "or"sv};

std::string any_bytes(Random& random, std::size_t size) {
  std::string bytes(size, '\0');
  std::generate(bytes.begin(), bytes.end(), [&] { return static_cast<char>(random.below(256)); });
  return bytes;
}

}  // namespace

std::uint64_t Random::next() {
  state_ += 0x9E3779B97F4A7C15U;
  std::uint64_t mixed = state_;
  mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
  return mixed ^ (mixed >> 31U);
}

QueryGenerator::QueryGenerator(std::vector<std::string> words, std::vector<std::string> names,
                               std::vector<std::string> seeds)
    : words_(std::move(words)), names_(std::move(names)), seeds_(std::move(seeds)) {}

std::string QueryGenerator::query(Random& random) const {
  if (random.one_in(200)) {
    return repeated(random).substr(0, longest_query);
  }
  const std::size_t kind = random.below(100);
  std::string text = kind < 45   ? from_grammar(random)
                     : kind < 92 ? mutated(random)
                     : kind < 98 ? any_bytes(random, random.below(60))
                                 : std::string(random.pick(seeds_));
  if (text.size() > longest_query) {
    text.resize(longest_query);
  }
  return text;
}

std::string QueryGenerator::word(Random& random) const {
  switch (random.below(8)) {
    case 0:
      return random.pick(names_);
    case 1:
      return std::string(random.pick(pieces));
    case 2: {
      std::string joined = random.pick(words_) + "-" + random.pick(words_);
      return random.one_in(3) ? joined + "-" + random.pick(words_) : joined;
    }
    case 3: {
      std::string beginning = random.pick(words_);
      beginning.resize(1 + random.below(beginning.size()));
      return beginning;
    }
    default:
      return random.pick(words_);
  }
}

std::string QueryGenerator::item(Random& random, std::size_t depth) const {
  switch (random.below(14)) {
    case 0: {
      std::string phrase = "\"" + word(random);
      for (std::size_t i = random.below(4); i > 0; --i) {
        phrase += " " + word(random);
      }
      return phrase + (random.one_in(8) ? "" : "\"");
    }
    case 1:
      return "-" + (depth < 3 ? item(random, depth + 1) : word(random));
    case 2:
      return word(random) + "*";
    case 3:
      return "title:" + (depth < 3 ? item(random, depth + 1) : word(random));
    case 4:
      return (random.one_in(2) ? "therapy:" : "condition:") +
             (random.one_in(2) ? "\"" + random.pick(names_) + "\"" : word(random));
    case 5:
      return item(random, 3) + " OR " + item(random, 3);
    case 6:
      return depth < 3 ? "(" + item(random, depth + 1) + " " + item(random, depth + 1) + ")" : word(random);
    case 7:
      return "-(" + word(random) + " " + word(random) + ")";
    default:
      return word(random);
  }
}

std::string QueryGenerator::from_grammar(Random& random) const {
  std::string text = item(random, 0);
  for (std::size_t i = random.one_in(100) ? random.below(80) : random.below(6); i > 0; --i) {
    text += " " + item(random, 0);
  }
  return text;
}

std::string QueryGenerator::mutated(Random& random) const {
  std::string text = random.pick(seeds_);
  if (random.one_in(4)) {
    const std::string& other = random.pick(seeds_);
    text = text.substr(0, random.below(text.size() + 1)) + other.substr(random.below(other.size() + 1));
  }
  for (std::size_t i = 1 + random.below(4); i > 0; --i) {
    mutate(text, random);
  }
  return text;
}

void QueryGenerator::mutate(std::string& text, Random& random) const {
  const std::size_t at = random.below(text.size() + 1);
  switch (random.below(7)) {
    case 0:
      text.insert(at, random.pick(pieces));
      break;
    case 1:
      text.insert(at, item(random, 2));
      break;
    case 2:
      text.erase(at, 1 + random.below(4));
      break;
    case 3:
      text.insert(at, text.substr(random.below(text.size() + 1), 1 + random.below(12)));
      break;
    case 4:
      if (at < text.size()) {
        text[at] = static_cast<char>(random.below(256));
      }
      break;
    case 5:
      if (at + 1 < text.size()) {
        std::swap(text[at], text[at + 1]);
      }
      break;
    default:
      text = random.one_in(2) ? "\"" + text + "\"" : text + "*";
      break;
  }
}

std::string QueryGenerator::repeated(Random& random) const {
  const std::string unit = random.one_in(2) ? std::string(random.pick(pieces)) : item(random, 2) + " ";
  const std::size_t size = random.one_in(2) ? longest_query : 1 + random.below(longest_query);
  std::string text;
  while (!unit.empty() && text.size() < size) {
    text += unit;
  }
  return text;
}

}  // namespace materia
