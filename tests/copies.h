#pragma once

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "tests/shipped_corpus.h"
#include "tests/small_corpus.h"

namespace materia {

/// The articles of the shipped corpus by name, as they are written.
inline const std::map<std::string, std::string>& shipped_articles() {
  static const std::map<std::string, std::string> articles = [] {
    std::map<std::string, std::string> read;
    for (const auto& entry : std::filesystem::directory_iterator(shipped_corpus() / "articles")) {
      std::ifstream stream(entry.path(), std::ios::binary);
      read[entry.path().filename().string()] = {std::istreambuf_iterator<char>(stream), {}};
    }
    return read;
  }();
  return articles;
}

/// The text of an article below its front matter.
inline std::string body_of(const std::string& article) {
  return article.substr(article.find("\n---\n") + 5);
}

/// The groups of copies by path: "a.md = b.md c.md", the canonical one first.
inline std::vector<std::string> groups_of(const std::filesystem::path& file) {
  std::vector<std::string> groups;
  for (const DuplicateGroup& group : Reader(file).duplicate_groups()) {
    std::string text = group.members.front().path + " =";
    for (std::size_t i = 1; i < group.members.size(); ++i) {
      text += " " + group.members[i].path;
    }
    groups.push_back(text);
  }
  std::sort(groups.begin(), groups.end());
  return groups;
}

/// Sentences that are different for each seed, all of words that only this seed has.
inline std::string own_text(const std::string& seed, std::size_t words = 120) {
  std::string text;
  for (std::size_t i = 0; i < words; ++i) {
    text += (i % 12 == 0 ? "It" : "") + std::string(i == 0 ? "" : " ") + "w" + seed + "x" + std::to_string(i) +
            (i % 12 == 11 ? "." : "");
  }
  return text + ".";
}

}  // namespace materia
