#include "cli/print_explanation.h"

#include <fmt/format.h>

#include "query/explain.h"

namespace materia {

void print_explanation(const Hit& hit, const Style& style) {
  fmt::print("   {}\n", style.faint(fmt::format("score {:.4f}, document {}", hit.score, hit.id)));
  for (const ScorePart& part : hit.explanation) {
    const std::string numbers = factors(part);
    fmt::print("   {:>7.2f}  {}{}\n", part.value, describe(part), numbers.empty() ? "" : style.faint("  = " + numbers));
  }
}

}  // namespace materia
