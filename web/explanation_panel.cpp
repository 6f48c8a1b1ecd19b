#include "web/explanation_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <string>
#include <string_view>

#include "query/explain.h"
#include "web/results_block.h"

namespace materia {
namespace {

std::string decimals(double number) {
  return fmt::format("{:.2f}", number);
}

double sum(const Hit& hit) {
  return std::accumulate(hit.explanation.begin(), hit.explanation.end(), 0.0,
                         [](double so_far, const ScorePart& part) { return so_far + part.value; });
}

/// The part's share of the score. A picture of the number in the same row, so it is hidden from those who hear the
/// page. SVG, because our content security policy forbids styles in attributes.
Markup bar(double share) {
  const std::string width = fmt::format("{:.1f}", std::clamp(share, 0.0, 1.0) * 100);
  Markup out;
  out << "<svg class=\"part-bar\" viewBox=\"0 0 100 4\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
      << "<rect class=\"part-bar-whole\" width=\"100\" height=\"4\"/><rect class=\"part-bar-part\" width=\"" << width
      << "\" height=\"4\"/></svg>";
  return out;
}

Markup number_cell(bool there, double number) {
  Markup out;
  if (there) {
    out << "<td>" << decimals(number) << "</td>";
  } else {
    out << "<td><span aria-hidden=\"true\">–</span><span class=\"visually-hidden\">none</span></td>";
  }
  return out;
}

Markup sign(std::string_view of_formula) {
  Markup out;
  out << "<th scope=\"col\"><span class=\"part-sign\" aria-hidden=\"true\">" << of_formula << " </span>";
  return out;
}

Markup column_heads() {
  Markup out;
  out << "<thead><tr><th scope=\"col\"><span class=\"visually-hidden\">What was found</span></th>"
      << "<th scope=\"col\">Weight</th>" << sign("×") << "Rarity</th>" << sign("×") << "Frequency</th>" << sign("=")
      << "Value</th></tr></thead>\n";
  return out;
}

Markup part_row(const ScorePart& part, double score) {
  const bool is_of_words = has_idf(part);
  Markup out;
  out << "<tr><th scope=\"row\">" << describe(part) << bar(score > 0 ? part.value / score : 0) << "</th>"
      << number_cell(is_of_words, part.weight) << number_cell(is_of_words, part.idf)
      << number_cell(is_of_words, part.saturation) << "<td class=\"part-value\">" << decimals(part.value)
      << "</td></tr>\n";
  return out;
}

}  // namespace

Markup explanation_switch(const SearchRequest& request, const Results& results) {
  Markup out;
  if (results.query.clauses.empty() || results.total == 0) return out;
  out << "<span class=\"explanation-switch\">"
      << search_link(request.explained(!request.explain), request.explain ? "Hide why" : "Why these results")
      << "</span>";
  return out;
}

Markup explanation_note(const Results& results) {
  Markup out;
  if (std::ranges::all_of(results.hits, [](const Hit& hit) { return hit.explanation.empty(); })) return out;
  out << "<p class=\"explanation-note\">A score is the sum of its parts. A part is its weight × how few articles have "
      << "it (rarity, idf) × how often it stands here for the length of the article (frequency, saturation). It says "
         "how "
      << "well an article fits the words, not how well something works.</p>\n";
  return out;
}

Markup explanation_panel(const Hit& hit, bool open) {
  Markup out;
  if (hit.explanation.empty()) return out;
  const double score = sum(hit);
  out << "<details class=\"explanation\"";
  if (open) out << " open";
  out << "><summary>Why this result <span class=\"explanation-score\"><span class=\"visually-hidden\">score </span>"
      << decimals(score) << "</span></summary>\n"
      << "<table><caption class=\"visually-hidden\">The parts of the score of " << hit.title << "</caption>\n"
      << column_heads() << "<tbody>\n";
  for (const ScorePart& part : hit.explanation) out << part_row(part, score);
  out << "</tbody>\n<tfoot><tr><th scope=\"row\" colspan=\"4\">Score</th><td class=\"part-value\">" << decimals(score)
      << "</td></tr></tfoot></table></details>";
  return out;
}

}  // namespace materia
