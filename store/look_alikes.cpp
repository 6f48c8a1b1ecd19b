#include "store/look_alikes.h"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "store/listed_lines.h"

namespace materia {
namespace {

using Slots = std::map<std::string, std::vector<std::string>, std::less<>>;

/// What stands before the next `mark`, which is taken away with it.
std::string_view take_until(std::string_view& rest, std::string_view mark) {
  const std::string_view part = rest.substr(0, rest.find(mark));
  rest.remove_prefix(std::min(part.size() + mark.size(), rest.size()));
  return part;
}

void fill(const std::string& phrase, const Slots& slots, std::vector<std::string>& phrases) {
  const std::size_t open = phrase.find('{');
  if (open == std::string::npos) {
    phrases.push_back(phrase);
    return;
  }
  const std::size_t close = std::min(phrase.find('}', open), phrase.size() - 1);
  const auto slot = slots.find(std::string_view(phrase).substr(open + 1, close - open - 1));
  if (slot == slots.end()) {
    throw std::invalid_argument("look-alikes: no such slot: " + phrase);
  }
  for (const std::string& filling : slot->second) {
    fill(phrase.substr(0, open) + filling + phrase.substr(close + 1), slots, phrases);
  }
}

}  // namespace

std::vector<std::string> look_alike_phrases(std::string_view list) {
  std::vector<std::string> phrases;
  Slots slots;
  for_each_listed_line(list, [&](std::string_view line) {
    if (line.find(" = ") == std::string_view::npos) {
      fill(std::string(line), slots, phrases);
      return;
    }
    std::vector<std::string>& fillings = slots[std::string(take_until(line, " = "))];
    while (!line.empty()) {
      fillings.emplace_back(take_until(line, " | "));
    }
  });
  return phrases;
}

}  // namespace materia
