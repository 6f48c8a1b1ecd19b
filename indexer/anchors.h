#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

namespace materia {

/// A heading as GitHub makes an anchor of it: lower case, letters, digits, "-" and "_" kept, spaces to hyphens.
/// "section" for a heading without any of those.
std::string slug(std::string_view heading);

/// The anchors of one document: each is given once.
class Anchors {
 public:
  /// The anchor of a text before the first heading.
  static constexpr std::string_view lead = "start";

  /// slug(heading), with "-1", "-2" … behind it where that one is taken.
  std::string next(std::string_view heading);

 private:
  std::unordered_map<std::string, std::size_t> given_{
      {std::string(lead), 0}};  ///< and how often it was asked for again
};

}  // namespace materia
