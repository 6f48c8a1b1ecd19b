#pragma once

#include <bitset>
#include <cstddef>
#include <string_view>

namespace materia {

/// How words must begin to be read as one of some terms: by their first two letters, which tells most words of a text
/// apart without looking them up.
class WordBeginnings {
 public:
  /// Words that are read as a term, or as one that begins so; taken apart, as two of which either is (oedema as edema,
  /// xray as x and ray). REQUIRES: not empty.
  void add(std::string_view term);

  /// Whether a folded word of two letters from a to z or more may be one of them. REQUIRES: such letters.
  [[nodiscard]] bool may_have(char first, char second) const { return pairs_.test(pair(first, second)); }

 private:
  static constexpr std::size_t letters = 26;
  static std::size_t pair(char first, char second) {
    return static_cast<std::size_t>(first - 'a') * letters + static_cast<std::size_t>(second - 'a');
  }
  void add_beginning(std::string_view beginning);

  std::bitset<letters * letters> pairs_;
};

}  // namespace materia
