#include "web/concept_tree.h"

#include "web/page_parts.h"

namespace materia {
namespace {

/// Written into one value: a large vocabulary is a long page.
void write(const std::vector<FacetNode>& nodes, std::string_view scheme, const ConceptTree& drawn, Markup& out) {
  if (nodes.empty()) return;
  out << "<ul>\n";
  for (const FacetNode& node : nodes) {
    const FacetCount& value = *node.value;
    if (value.concept_name() == drawn.current) {
      out << "<li aria-current=\"true\"><strong>" << value.label() << "</strong>";
    } else {
      if (value.count == 0) {
        out << "<li class=\"unwritten\">";
      } else {
        out << "<li>";
      }
      out << "<a href=\"" << concept_url(scheme, value.concept_name()) << "\">" << value.label() << "</a>";
    }
    out << "\u00a0<span class=\"facet-count\">" << grouped_number(value.count) << "</span>";
    const bool folds = drawn.folded && !node.narrower.empty();
    if (folds) {
      out << "<details><summary>" << node.narrower.size() << " narrower<span class=\"visually-hidden\"> than "
          << value.label() << "</span></summary>";
    }
    write(node.narrower, scheme, drawn, out);
    if (folds) out << "</details>";
    out << "</li>\n";
  }
  out << "</ul>\n";
}

}  // namespace

Markup concept_tree(const std::vector<FacetNode>& nodes, std::string_view scheme, const ConceptTree& drawn) {
  Markup out;
  write(nodes, scheme, drawn, out);
  return out;
}

}  // namespace materia
