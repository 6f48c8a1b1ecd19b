#pragma once

#include <string>
#include <vector>

#include "indexer/extract.h"

namespace materia {

/// Blocks as a test writes them: "## Heading", "- item", "paragraph".
inline std::string written(const Block& block) {
  if (block.kind == Block::Kind::heading)
    return std::string(static_cast<std::size_t>(block.level), '#') + " " + block.text;
  return block.kind == Block::Kind::list_item ? "- " + block.text : block.text;
}

inline std::vector<std::string> written(const std::vector<Block>& blocks) {
  std::vector<std::string> lines;
  for (const Block& block : blocks) lines.push_back(written(block));
  return lines;
}

inline std::vector<Block> blocks_of(const std::vector<std::string>& lines) {
  std::vector<Block> blocks;
  for (const std::string& line : lines) {
    const std::size_t level = line.find_first_not_of('#');
    if (level > 0 && line[level] == ' ') {
      blocks.push_back({Block::Kind::heading, line.substr(level + 1), static_cast<int>(level)});
    } else if (line.rfind("- ", 0) == 0) {
      blocks.push_back({Block::Kind::list_item, line.substr(2), 2});
    } else {
      blocks.push_back({Block::Kind::paragraph, line, 2});
    }
  }
  return blocks;
}

/// A paragraph of prose, about `sentences` x 60 bytes.
inline std::string prose(int sentences = 5) {
  std::string text;
  for (int i = 0; i < sentences; ++i)
    text += (i > 0 ? " " : "") + std::string("An injection into the joint may ease pain for some weeks.");
  return text;
}

}  // namespace materia
