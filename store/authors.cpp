#include "store/authors.h"

namespace materia {

std::string join_authors(const std::vector<std::string>& authors) {
  std::string joined;
  for (const std::string& author : authors) {
    if (author.empty()) continue;
    if (!joined.empty()) joined += "; ";
    joined += author;
  }
  return joined;
}

std::vector<std::string> split_authors(std::string_view authors) {
  std::vector<std::string> split;
  while (!authors.empty()) {
    const std::size_t end = authors.find(';');
    std::string_view author = authors.substr(0, end);
    authors.remove_prefix(end == std::string_view::npos ? authors.size() : end + 1);
    const std::size_t first = author.find_first_not_of(' ');
    if (first == std::string_view::npos) continue;
    split.emplace_back(author.substr(first, author.find_last_not_of(' ') + 1 - first));
  }
  return split;
}

}  // namespace materia
