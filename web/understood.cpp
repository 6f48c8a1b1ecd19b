#include "web/understood.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "web/page_parts.h"
#include "web/results_block.h"

namespace materia {
namespace {

/// Typed words and all that they were read as.
struct Reading {
  std::string_view typed;
  std::vector<const Interpretation*> concepts;
};

std::vector<Reading> readings(const Query& query) {
  std::vector<Reading> all;
  for (const Interpretation& one : query.interpretation) {
    auto reading = std::ranges::find(all, one.typed, &Reading::typed);
    if (reading == all.end()) reading = all.insert(reading, {one.typed, {}});
    const auto same = [&](const Interpretation* other) {
      return other->scheme == one.scheme && other->concept_name == one.concept_name;
    };
    if (std::ranges::none_of(reading->concepts, same)) reading->concepts.push_back(&one);
  }
  return all;
}

Markup concept_names(const Reading& reading, const std::vector<Facet>& facets) {
  Markup out;
  for (const Interpretation* one : reading.concepts) {
    if (one != reading.concepts.front()) out << " <span class=\"reading-or\">or</span> ";
    out << "<a class=\"reading-concept " << facet_class(facets, one->scheme) << "\" href=\""
        << concept_url(one->scheme, one->concept_name) << "\">" << one->label << " <span class=\"reading-scheme\">("
        << one->scheme << ")</span></a>";
  }
  return out;
}

Markup understood_chip(const Reading& reading, const SearchRequest& request, const std::vector<Facet>& facets) {
  Markup out;
  out << "<li class=\"reading " << facet_class(facets, reading.concepts.front()->scheme)
      << "\"><span class=\"reading-text\"><span class=\"reading-typed\">" << reading.typed
      << "</span> <span class=\"reading-arrow\" aria-hidden=\"true\">→</span><span "
         "class=\"visually-hidden\">understood "
      << "as</span> " << concept_names(reading, facets) << "</span><a class=\"reading-change\" href=\""
      << search_url(request.with_literal(reading.typed))
      << "\"><span class=\"visually-hidden\">take back: " << reading.typed << " is ";
  for (const Interpretation* one : reading.concepts) {
    if (one != reading.concepts.front()) out << " or ";
    out << one->label;
  }
  out << "</span><span aria-hidden=\"true\">×</span></a></li>";
  return out;
}

Markup literal_chip(std::string_view typed, const SearchRequest& request) {
  Markup out;
  out << "<li class=\"reading reading-literal\"><span class=\"reading-text\"><span class=\"reading-typed\">" << typed
      << "</span> <span class=\"reading-scheme\">read as typed</span></span><a class=\"reading-change\" href=\""
      << search_url(request.without_literal(typed)) << "\">undo<span class=\"visually-hidden\"> reading " << typed
      << " as typed</span></a></li>";
  return out;
}

}  // namespace

Markup understood_chips(const SearchRequest& request, const Results& results) {
  Markup out;
  const std::vector<Reading> all = readings(results.query);
  // A search for exactly what was typed reads nothing, so there is nothing to take back.
  const bool has_literals = !request.exact && !request.literal.empty();
  if (all.empty() && !has_literals) return out;
  out << "<div class=\"understood\"><ul class=\"readings\" aria-label=\"Understood as\">";
  for (const Reading& reading : all) out << understood_chip(reading, request, results.facets);
  if (has_literals) {
    for (const std::string& typed : request.literal) out << literal_chip(typed, request);
  }
  out << "</ul>";
  if (!all.empty()) out << search_link(request.as_typed(), "Search exactly what I typed");
  out << "</div>\n";
  return out;
}

}  // namespace materia
