#include "web/page_concept.h"

#include <algorithm>
#include <set>

#include "web/concept_tree.h"
#include "web/facet_tree.h"
#include "web/page.h"
#include "web/page_parts.h"

namespace materia {
namespace {

SearchRequest articles_with(const ConceptView& view) {
  SearchRequest request;
  request.filters[view.scheme] = {view.concept_name};
  return request;
}

/// What is written about together with it: a bar as long as its share of the articles.
Markup together(const ConceptView& view) {
  Markup out;
  for (const Facet& facet : view.together) {
    if (facet.counts.empty()) continue;
    out << "<section class=\"related together " << facet_class(view.together, facet.scheme) << "\"><h2>" << facet.label
        << ", in the same articles</h2><ul>";
    for (const FacetCount& value : facet.counts) {
      SearchRequest both = articles_with(view);
      both.filters[facet.scheme].push_back(value.concept_name());
      out << "<li><a href=\"" << concept_url(facet.scheme, value.concept_name()) << "\">" << value.label()
          << "</a> <meter aria-hidden=\"true\" min=\"0\" max=\"" << view.documents << "\" value=\"" << value.count
          << "\">" << value.count << " of " << view.documents << "</meter> ";
      // Two concepts of one facet are alternatives to a search, which can't ask for both.
      if (facet.scheme == view.scheme) {
        out << "<span class=\"facet-count\">" << grouped_number(value.count) << "</span></li>";
      } else {
        out << "<a class=\"facet-count\" href=\"" << search_url(both) << "\">"
            << counted(value.count, "article", "articles") << "</a></li>";
      }
    }
    out << "</ul></section>\n";
  }
  return out;
}

Markup central(const std::vector<CentralDocument>& documents) {
  Markup out;
  if (documents.empty()) return out;
  out << "<section class=\"related\"><h2>Most about it</h2><ol class=\"central\">";
  for (const CentralDocument& document : documents) {
    out << "<li><a href=\"" << document_url(document.id) << "\">" << document.title << "</a></li>";
  }
  out << "</ol></section>\n";
  return out;
}

Markup other_names(const std::vector<std::string>& names) {
  Markup out;
  if (names.empty()) return out;
  out << "<section class=\"related\"><h2>Also called</h2><ul class=\"names\">";
  for (const std::string& name : names) out << "<li>" << name << "</li>";
  out << "</ul></section>\n";
  return out;
}

/// A code elsewhere: "D007405 id.nlm.nih.gov" for http://id.nlm.nih.gov/mesh/D007405.
Markup codes(const std::vector<std::string>& addresses) {
  Markup out;
  if (addresses.empty()) return out;
  out << "<section class=\"related\"><h2>The same elsewhere</h2><ul>";
  for (const std::string& address : addresses) {
    const std::size_t separator = address.find_last_of("/#:");
    const std::string code = separator + 1 < address.size() ? address.substr(separator + 1) : address;
    if (web_address(address)) {
      out << "<li><a href=\"" << address << "\" rel=\"noreferrer noopener\">" << code << "</a> <span class=\"quiet\">"
          << site_name(address) << "</span></li>";
    } else {
      out << "<li class=\"path\">" << address << "</li>";
    }
  }
  out << "</ul></section>\n";
  return out;
}

Markup articles(const ConceptView& view, const Results& newest) {
  Markup out;
  out << "<section class=\"results\"><h2>Newest articles</h2>\n";
  if (newest.hits.empty()) {
    out << "<p class=\"quiet\">Nothing is written about it yet.</p>";
  } else {
    out << hit_list(newest, {});
  }
  if (newest.total > newest.hits.size()) {
    out << "<p><a class=\"button\" href=\"" << search_url(articles_with(view)) << "\">All "
        << counted(newest.total, "article", "articles") << "</a></p>\n";
  }
  out << "</section>\n";
  return out;
}

/// The concept and all that stand above it.
std::set<std::string> line_of(const ConceptView& view) {
  std::set<std::string> line;
  std::vector<std::string> next = {view.concept_name};
  while (!next.empty()) {
    const std::string name = std::move(next.back());
    next.pop_back();
    const auto member = std::ranges::find(view.family, name, &FacetCount::concept_name);
    if (member != view.family.end() && line.insert(name).second) {
      next.insert(next.end(), member->broader().begin(), member->broader().end());
    }
  }
  return line;
}

/// Where it stands among the others. Of a large family only what stands above it and directly below.
Markup family(const ConceptView& view) {
  constexpr std::size_t drawn_whole = 40;
  Markup out;
  if (view.family.size() < 2) return out;
  std::vector<FacetCount> shown = view.family;
  if (shown.size() > drawn_whole) {
    const std::set<std::string> line = line_of(view);
    std::erase_if(shown, [&](const FacetCount& one) {
      return !line.contains(one.concept_name()) &&
             std::ranges::find(one.broader(), view.concept_name) == one.broader().end();
    });
  }
  out << "<section class=\"related family\"><h2>Where it stands</h2>"
      << concept_tree(facet_tree(shown), view.scheme, {.current = view.concept_name}) << "</section>\n";
  return out;
}

}  // namespace

std::string render_concept_page(const ConceptView& view, const Results& newest, const Visitor& visitor) {
  Page page;
  page.visitor = visitor;
  page.styles = {"results.css", "concepts.css"};
  page.title = view.label;
  page.canonical = concept_url(view.scheme, view.concept_name);
  page.feed = page.canonical + ".atom";
  page.content << "<div class=\"concept " << facet_class(newest.facets, view.scheme)
               << "\">\n<header class=\"concept-head\">\n"
               << "<p class=\"eyebrow\"><a href=\"/browse#" << escape_url(view.scheme) << "\">"
               << scheme_label(newest.facets, view.scheme) << "</a></p>\n<h1>" << view.label << "</h1>\n";
  if (!view.definition.empty()) page.content << "<p class=\"lead\">" << view.definition << "</p>\n";
  if (!view.scope_note.empty()) page.content << "<p class=\"notice\">" << view.scope_note << "</p>\n";
  page.content << "<p class=\"concept-count\"><a class=\"button\" href=\"" << search_url(articles_with(view)) << "\">"
               << counted(view.documents, "article", "articles") << "</a> <span class=\"quiet\">tagged with it";
  if (!view.narrower.empty()) page.content << " or a narrower one";
  page.content << "; coverage, not evidence</span></p>\n</header>\n<div class=\"concept-layout\">\n"
               << "<div class=\"concept-facts\">\n"
               << other_names(view.other_names) << family(view) << together(view) << codes(view.exact_match)
               << "</div>\n"
               << "<div>" << central(view.central) << articles(view, newest) << "</div></div>\n</div>\n";
  return render_page(page);
}

}  // namespace materia
