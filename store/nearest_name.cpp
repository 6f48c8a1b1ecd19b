#include "store/nearest_name.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace materia {
namespace {

/// True when `part` stands in `name` between hyphens or ends.
bool has_part(std::string_view name, std::string_view part) {
  for (std::size_t at = name.find(part); at != std::string_view::npos; at = name.find(part, at + 1)) {
    const std::size_t end = at + part.size();
    if ((at == 0 || name[at - 1] == '-') && (end == name.size() || name[end] == '-')) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::size_t edit_distance(std::string_view left, std::string_view right) {
  std::vector<std::size_t> before_last(right.size() + 1);
  std::vector<std::size_t> last(right.size() + 1);
  std::vector<std::size_t> row(right.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= left.size(); ++i) {
    std::swap(before_last, last);
    std::swap(last, row);
    row[0] = i;
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
    }
  }
  return row[right.size()];
}

std::optional<std::string> nearest_name(std::string_view typed, const std::vector<std::string>& names) {
  const std::string* nearest = nullptr;
  for (const std::string& name : names) {
    if (!typed.empty() && has_part(name, typed) && (nearest == nullptr || name.size() < nearest->size())) {
      nearest = &name;
    }
  }
  if (nearest != nullptr) {
    return *nearest;
  }
  std::size_t smallest = typed.size() / 3 + 1;
  for (const std::string& name : names) {
    if (const std::size_t distance = edit_distance(typed, name); distance < smallest) {
      nearest = &name;
      smallest = distance;
    }
  }
  return nearest == nullptr ? std::nullopt : std::optional(*nearest);
}

std::optional<std::string> nearest_path(std::string_view typed, const std::vector<std::string>& paths) {
  const auto file_of = [](std::string_view path) { return path.substr(path.rfind('/') + 1); };
  const auto stem_of = [&](std::string_view path) { return file_of(path).substr(0, file_of(path).rfind('.')); };
  for (const std::string& path : paths) {
    if (!typed.empty() && (file_of(path) == typed || stem_of(path) == typed)) {
      return path;
    }
  }
  return nearest_name(typed, paths);
}

}  // namespace materia
