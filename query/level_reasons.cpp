#include "query/level_reasons.h"

#include <fmt/format.h>

#include <algorithm>

#include "store/level.h"

namespace materia {

std::vector<ShownReason> level_reasons(const Finding& finding) {
  if (!finding.level) {
    return {};
  }
  const LevelReasons& reasons = finding.reasons;
  const LevelPoints points = level_points(reasons);
  std::vector<ShownReason> shown = {
      {"in the title", points.title},
      {reasons.headings == 1 ? "in a heading" : fmt::format("in {} headings", reasons.headings), points.headings},
      {"in the first paragraph", points.lead},
      {fmt::format("named {:.2g} times in a hundred words", reasons.density), points.density},
      {fmt::format("in {:.0f}% of the sections", reasons.spread * 100), points.spread}};
  std::erase_if(shown, [](const ShownReason& reason) { return reason.points <= 0; });
  std::ranges::stable_sort(shown, std::ranges::greater(), &ShownReason::points);
  return shown;
}

}  // namespace materia
