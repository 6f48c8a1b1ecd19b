#pragma once

// Sentences with their concepts in [brackets], and what is said of each.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/assertion.h"
#include "tests/catch.h"

namespace materia {

struct MarkedSentence {
  std::string text;
  std::vector<Mention> mentions;
};

inline MarkedSentence marked(std::string_view sentence) {
  MarkedSentence result;
  for (const char character : sentence) {
    if (character == '[') {
      result.mentions.emplace_back().begin = result.text.size();
    } else if (character == ']') {
      result.mentions.back().end = result.text.size();
    } else {
      result.text += character;
    }
  }
  return result;
}

/// "aunc": a letter for each mention.
inline std::string letters(const std::vector<Mention>& mentions) {
  std::string text;
  for (const Mention& mention : mentions) {
    text += "anuc"[static_cast<std::size_t>(mention.assertion)];
  }
  return text;
}

inline std::string said_of(std::string_view sentence, Field field = Field::body) {
  MarkedSentence read = marked(sentence);
  assert_mentions(read.text, field, read.mentions);
  return letters(read.mentions);
}

using SaidTable = std::vector<std::pair<std::string_view, std::string_view>>;

inline void check_said(const SaidTable& table, Field field = Field::body) {
  for (const auto& [sentence, expected] : table) {
    INFO(sentence);
    CHECK(said_of(sentence, field) == expected);
  }
}

}  // namespace materia
