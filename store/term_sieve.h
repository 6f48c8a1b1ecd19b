#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <string_view>

namespace materia {

/// Tells from the first two bytes of a word that it can't have one of the wanted terms, so that it need not be folded
/// and stemmed. Lets through more than is wanted, never less: folding and stemming keep the first two bytes of a word
/// in ASCII, and the few words that are read otherwise (oedema as edema, dying as die) are known. Reading it is
/// thread-safe.
class TermSieve {
 public:
  /// Lets the words through whose term is `term`. Nothing for an empty one.
  void add(std::string_view term);
  /// Lets the words through that begin with `beginning`, folded, or whose term does.
  void add_prefix(std::string_view beginning);

  /// False where the word that begins at `position` has no wanted term. REQUIRES: a letter or digit there.
  [[nodiscard]] bool lets_through(std::string_view text, std::size_t position) const;

 private:
  static constexpr std::size_t alphabet = 36;  ///< a to z and 0 to 9

  void add_beginning(std::string_view beginning);

  /// By first character, by second one.
  std::array<std::bitset<alphabet>, alphabet> pairs_;
  std::bitset<alphabet> single_;  ///< words of one letter
};

}  // namespace materia
