#include "web/page_document.h"

#include <algorithm>

#include "web/page.h"
#include "web/page_parts.h"
#include "web/similar_articles.h"

namespace materia {
namespace {

using Section = DocumentView::Section;

/// Marks numbered through the whole article, so that a link can lead to one.
class NumberedMarks {
 public:
  Markup operator()(const std::vector<TextPiece>& pieces) {
    Markup out;
    for (const TextPiece& piece : pieces) {
      if (piece.match) {
        out << "<mark id=\"match_" << ++count_ << "\">" << piece.text << "</mark>";
      } else {
        out << piece.text;
      }
    }
    return out;
  }
  [[nodiscard]] std::size_t count() const { return count_; }

 private:
  std::size_t count_ = 0;
};

std::string plain(const std::vector<TextPiece>& pieces) {
  std::string text;
  for (const TextPiece& piece : pieces) text += piece.text;
  return text;
}

Markup block(const DocumentView::Block& block, NumberedMarks& marks) {
  Markup out;
  if (!block.list) {
    for (const auto& paragraph : block.items) out << "<p>" << marks(paragraph) << "</p>\n";
    return out;
  }
  out << "<ul>\n";
  for (const auto& item : block.items) out << "<li>" << marks(item) << "</li>\n";
  out << "</ul>\n";
  return out;
}

Markup section(const Section& section, NumberedMarks& marks) {
  Markup out;
  out << "<section id=\"" << section.anchor << "\">\n";
  if (!section.heading.empty()) {
    const int level = std::clamp(section.level, 2, 6);
    out << "<h" << level << ">" << marks(section.heading) << " <a class=\"anchor\" href=\"#"
        << escape_url(section.anchor) << "\" aria-label=\"Link to this section\">#</a></h" << level << ">\n";
  }
  for (const auto& one : section.blocks) out << block(one, marks);
  out << "</section>\n";
  return out;
}

Markup contents(const std::vector<Section>& sections) {
  Markup out;
  const auto headed = std::ranges::count_if(sections, [](const Section& one) { return !one.heading.empty(); });
  if (headed < 2) return out;
  // Folded on a phone; materia.css shows what is inside on wide screens.
  out << "<nav class=\"contents\" aria-label=\"Contents\"><details "
         "class=\"unfold-wide\"><summary>Contents</summary><ol>\n";
  for (const Section& one : sections) {
    if (one.heading.empty()) continue;
    out << "<li class=\"contents-" << std::clamp(one.level, 2, 4) << "\"><a href=\"#" << escape_url(one.anchor) << "\">"
        << plain(one.heading) << "</a></li>\n";
  }
  out << "</ol></details></nav>\n";
  return out;
}

Markup source(const Document& document) {
  Markup out;
  out << "<p class=\"byline\">";
  if (!document.date.empty()) out << "<span>" << time_element(document.date) << "</span>";
  if (!document.author.empty()) out << "<span>" << document.author << "</span>";
  if (const auto address = web_address(document.url)) {
    out << "<span><a href=\"" << *address << "\" rel=\"noreferrer noopener\">" << site_name(*address) << "</a></span>";
  }
  out << "<span class=\"path\">" << document.path << "</span></p>\n";
  if (document.title_inferred) {
    out << "<p class=\"notice\">The title was inferred: the source has none, so this one is the beginning of its "
           "text.</p>\n";
  }
  return out;
}

Markup tags(const std::vector<ShownTag>& tags, const std::vector<Facet>& facets) {
  Markup out;
  if (tags.empty()) return out;
  out << "<dl class=\"tag-table\">\n";
  for (const Facet& facet : facets) {
    Markup list;
    for (const ShownTag& tag : tags) {
      if (tag.scheme == facet.scheme) list << "<li>" << tag_link(tag, facets) << "</li>";
    }
    if (list.empty()) continue;
    out << "<div><dt>" << facet.label << "</dt><dd><ul class=\"tags\">" << list << "</ul></dd></div>\n";
  }
  out << "</dl>\n";
  return out;
}

Markup match_bar(const DocumentView& view, std::string_view text, std::size_t matches) {
  Markup out;
  if (text.empty()) return out;
  SearchRequest search;
  search.text = text;
  out << "<p class=\"match-bar\"><a class=\"back\" href=\"" << search_url(search) << "\">All results for “" << text
      << "”</a><span>" << counted(matches, "match", "matches") << " here";
  if (matches > 0) {
    out << " · <a href=\"#match_1\">first one</a> · <a href=\"" << document_url(view.id) << "\">without marks</a>";
  }
  out << "</span></p>\n";
  return out;
}

}  // namespace

std::string render_document_page(const DocumentView& view, std::string_view text, const std::vector<Facet>& facets,
                                 const std::vector<SimilarDocument>& similar) {
  NumberedMarks marks;
  Markup title;
  title << "<h1>" << (view.title.empty() ? Markup() << view.document.title : marks(view.title)) << "</h1>\n";
  Markup body;
  for (const Section& one : view.sections) body << section(one, marks);

  Page page;
  page.title = view.document.title;
  page.search.text = text;
  page.content << match_bar(view, text, marks.count()) << "<div class=\"article-layout\">\n"
               << contents(view.sections) << "<article class=\"article\"";
  if (!view.document.language.empty()) page.content << " lang=\"" << view.document.language << "\"";
  page.content << ">\n<header class=\"article-head\">\n"
               << title << source(view.document) << tags(view.tags, facets)
               << "</header>\n<div class=\"article-text\">\n"
               << body << "</div>\n</article>\n</div>\n"
               << similar_articles(similar, facets);
  return render_page(page);
}

}  // namespace materia
