#pragma once

#include <string>
#include <vector>

#include "query/results.h"

namespace materia {

/// How text looks on standard output: in colours on a terminal (unless NO_COLOR is set), plain elsewhere, where matches
/// stand in [brackets].
class Style {
 public:
  Style();

  [[nodiscard]] std::string title(const std::vector<TextPiece>& pieces) const;
  [[nodiscard]] std::string text(const std::vector<TextPiece>& pieces) const;
  /// A sentence with the words that name a concept marked as matches are; its cue is underlined in colours.
  [[nodiscard]] std::string evidence(const std::vector<TextPiece>& pieces) const;
  [[nodiscard]] std::string faint(const std::string& text) const;
  /// A facet's name and what belongs to it; each facet has a colour, as in the web pages.
  [[nodiscard]] std::string facet(const std::string& scheme, const std::string& text) const;

 private:
  bool colours_;
};

/// "1 article", "1,234 articles".
std::string counted(std::size_t count, const std::string& noun);

/// The same for what has a plural of its own: "1 copy", "3 copies".
std::string counted(std::size_t count, const std::string& one, const std::string& many);

/// A number with a comma between thousands.
std::string grouped(std::size_t number);

}  // namespace materia
