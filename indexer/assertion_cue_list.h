#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/assertion_cues.h"

// Private to the cues: how their list is read. assertion_cues.txt explains its form.

namespace materia {

/// The element that stands for other words between.
inline constexpr std::string_view cue_gap = "...";

using CueWords = std::vector<std::string>;

/// One place in a cue: any of these.
struct CueElement {
  std::vector<CueWords> alternatives;
  bool optional = false;
};

struct CueEntry {
  Cue cue;
  std::vector<CueElement> elements;
};

struct CueList {
  std::vector<CueEntry> entries;                           ///< in the order of their lines
  std::vector<std::pair<std::string, WordClass>> classes;  ///< the words of the groups with reserved names
};

/// Throws Error, naming the line.
CueList read_cue_list(std::string_view text);

}  // namespace materia
