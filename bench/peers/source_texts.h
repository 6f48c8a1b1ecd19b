#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace materia {

struct SourceSentence {
  std::string text;
  std::size_t heading = 0;  ///< position in SourceText::headings
  std::size_t words = 0;
};

/// A document that others are made of.
struct SourceText {
  std::string title;                  ///< empty where it has none
  std::vector<std::string> headings;  ///< the first is empty: what stands before any
  std::vector<SourceSentence> sentences;
  std::size_t words = 0;
};

/// Reads a folder of articles or a .jsonl file in BEIR form as `materia index` does; a file or line that can't be read
/// and a document without sentences are left out. Throws Error where nothing is left.
std::vector<SourceText> read_source_texts(const std::filesystem::path& corpus);

}  // namespace materia
