#include "web/similar_articles.h"

#include "web/page_parts.h"

namespace materia {
namespace {

Markup shared_tags(const SimilarDocument& document, const std::vector<Facet>& facets) {
  Markup out;
  if (document.tags.empty()) return out;
  out << "<ul class=\"tags\" aria-label=\"Both are about\">";
  for (const ShownTag& tag : document.tags) out << "<li>" << tag_link(tag, facets) << "</li>";
  out << "</ul>";
  return out;
}

}  // namespace

Markup similar_articles(const std::vector<SimilarDocument>& similar, const std::vector<Facet>& facets) {
  Markup out;
  if (similar.empty()) return out;
  out << "<section class=\"similar\" aria-labelledby=\"similar_heading\">\n"
      << "<h2 id=\"similar_heading\">Similar articles</h2>\n<ol>\n";
  for (const SimilarDocument& document : similar) {
    out << "<li><h3><a href=\"" << document_url(document.id) << "\">" << document.title << "</a></h3>";
    if (!document.date.empty()) out << "<p class=\"quiet\">" << time_element(document.date) << "</p>";
    out << shared_tags(document, facets) << "</li>\n";
  }
  out << "</ol></section>\n";
  return out;
}

}  // namespace materia
