#include "web/page_document.h"

#include <algorithm>
#include <set>

#include "web/evidence_marks.h"
#include "web/evidence_panel.h"
#include "web/linked_data.h"
#include "web/page.h"
#include "web/page_parts.h"
#include "web/passage_links.h"
#include "web/readable_text.h"
#include "web/similar_articles.h"
#include "web/tag_forms.h"

namespace materia {
namespace {

using Section = DocumentView::Section;

std::string plain(const std::vector<TextPiece>& pieces) {
  std::string text;
  for (const TextPiece& piece : pieces) text += piece.text;
  return text;
}

/// Writes the text of an article: its words marked, each paragraph and list with a link to itself.
class TextWriter {
 public:
  TextWriter(const DocumentView& view, const std::optional<std::string>& passage)
      : id_(view.id), passage_(passage), marks_(view.evidence ? view.evidence->mentions.size() : 0) {}

  Markup marked(const std::vector<TextPiece>& pieces) { return marks_(pieces); }
  Markup section(const Section& section);
  /// How many words of the query are marked so far.
  [[nodiscard]] std::size_t matches() const { return marks_.matches(); }

 private:
  Markup block(const DocumentView::Block& block) {
    const std::string name = passage_name(block);
    Markup out;
    out << "<div class=\"passage";
    if (passage_ == name) out << " passage-linked";
    out << "\"";
    // The same text a second time has no link: there would be two places it leads to.
    Markup link;
    if (names_.insert(name).second) {
      out << " id=\"" << passage_id(name) << "\"";
      link << " <a class=\"passage-link\" href=\"" << passage_url(id_, name)
           << "\" aria-label=\"Link to this passage\"></a>";
    }
    out << ">";
    if (block.list) out << "<ul>\n";
    for (const auto& item : block.items) {
      const Markup& end = &item == &block.items.back() ? link : nothing_;
      if (block.list) {
        out << "<li>" << marks_(item) << end << "</li>\n";
      } else {
        out << "<p>" << marks_(item) << end << "</p>\n";
      }
    }
    if (block.list) out << "</ul>\n";
    out << "</div>\n";
    return out;
  }

  DocumentId id_;
  const std::optional<std::string>& passage_;
  EvidenceMarks marks_;
  std::set<std::string> names_;
  Markup nothing_;
};

Markup TextWriter::section(const Section& section) {
  Markup out;
  out << "<section id=\"" << section.anchor << "\">\n";
  if (!section.heading.empty()) {
    const int level = std::clamp(section.level, 2, 6);
    out << "<h" << level << ">" << marks_(section.heading) << " <a class=\"anchor\" href=\"#"
        << escape_url(section.anchor) << "\" aria-label=\"Link to this section\">#</a></h" << level << ">\n";
  }
  for (const auto& one : section.blocks) out << block(one);
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

/// What stands below a quotation: "Title. Author. example.org, 14 March 2025."
std::string credit(const Document& document) {
  std::string text = document.title + ".";
  if (!document.author.empty()) text += " " + document.author + ".";
  std::string place;
  if (const auto address = web_address(document.url)) place = site_name(*address);
  if (!document.date.empty()) place += (place.empty() ? "" : ", ") + readable_date(document.date);
  if (!place.empty()) text += " " + place + ".";
  return text;
}

Markup passage_gone() {
  Markup out;
  out << "<p class=\"notice\" role=\"status\">The passage that your link leads to no longer stands here as it was: it "
         "has "
         "changed since, or was removed.</p>\n";
  return out;
}

/// The first words of the text, as those who share a link are shown them.
std::string beginning(const DocumentView& view) {
  constexpr std::size_t long_enough = 160;
  std::string text = view.document.body.substr(0, 2 * long_enough);
  std::ranges::replace(text, '\n', ' ');
  if (text.size() <= long_enough) return text;
  const std::size_t space = text.rfind(' ', long_enough);
  return readable_text(text.substr(0, space == std::string::npos ? long_enough : space)) + " …";
}

bool same_concept(const ShownTag& left, const ShownTag& right) {
  return left.scheme == right.scheme && left.concept_name == right.concept_name;
}

/// The decision in force on a tag, if there is one.
const Decision* decision_on(const ShownTag& tag, const DocumentEvidence* evidence) {
  if (evidence == nullptr) return nullptr;
  const auto found =
      std::ranges::find_if(evidence->tags, [&](const TagEvidence& one) { return same_concept(one.tag, tag); });
  return found != evidence->tags.end() && found->decision ? &*found->decision : nullptr;
}

/// A tag that opens its evidence.
Markup evidence_link(const ShownTag& tag, bool tagged, const DocumentView& view, std::string_view text,
                     const std::vector<Facet>& facets, const DocumentEvidence* evidence) {
  Markup out;
  out << "<li><a class=\"tag " << facet_class(facets, tag.scheme);
  if (!tagged) {
    out << " tag-other";
  } else if (tag.level == Level::mention) {
    out << " tag-mention";
  }
  out << "\" data-evidence href=\"" << evidence_url(view.id, text, tag) << "\"";
  if (view.evidence && same_concept(view.evidence->tag, tag)) out << " aria-current=\"true\"";
  out << ">";
  if (tagged && tag.level == Level::about) out << "<span class=\"visually-hidden\">about </span>";
  out << tag.label;
  if (decision_on(tag, evidence) != nullptr) {
    out << "<span class=\"tag-decided\" aria-hidden=\"true\">✓</span><span class=\"visually-hidden\">, decided by an "
           "editor</span>";
  }
  out << "</a></li>";
  return out;
}

/// What is named and is no tag: denied in the text, or by an editor.
Markup other_concepts(const DocumentView& view, std::string_view text, const std::vector<Facet>& facets,
                      const DocumentEvidence* evidence) {
  Markup list;
  if (evidence == nullptr) return list;
  for (const TagEvidence& one : evidence->tags) {
    if (!one.tagged) list << evidence_link(one.tag, false, view, text, facets, evidence);
  }
  Markup out;
  if (!list.empty()) out << "<div><dt>Not tagged</dt><dd><ul class=\"tags\">" << list << "</ul></dd></div>\n";
  return out;
}

Markup tags(const DocumentView& view, std::string_view text, const std::vector<Facet>& facets,
            const ArticleView& shown) {
  Markup rows;
  for (const Facet& facet : facets) {
    Markup list;
    for (const ShownTag& tag : view.tags) {
      if (tag.scheme == facet.scheme) list << evidence_link(tag, true, view, text, facets, shown.evidence);
    }
    if (list.empty()) continue;
    rows << "<div><dt>" << facet.label << "</dt><dd><ul class=\"tags\">" << list << "</ul></dd></div>\n";
  }
  rows << other_concepts(view, text, facets, shown.evidence);
  Markup out;
  if (!rows.empty()) {
    out << "<dl class=\"tag-table\">\n"
        << rows << "</dl>\n<p class=\"quiet tag-help\">A tag opens the sentences that it comes from.</p>\n";
  }
  if (!shown.visitor.may_edit()) return out;
  if (shown.adding) return out << add_tag_form(view.id, facets, shown.visitor);
  return out << "<p class=\"add-tag-link\"><a href=\"" << document_url(view.id)
             << "?add=1#add_tag\">Add a tag</a></p>\n";
}

Markup copies(const DocumentView& view) {
  Markup out;
  if (view.copies.empty()) return out;
  out << "<div class=\"notice\"><p>" << (view.is_canonical ? "Copies:" : "A copy. The first of these stands for it:")
      << "</p>" << copy_links(view.copies, "") << "</div>\n";
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
    out << " · <a href=\"#match_1\">first one</a><span class=\"match-steps\" hidden></span> · <a href=\""
        << document_url(view.id) << "\">without marks</a>";
  }
  out << "</span></p>\n";
  return out;
}

}  // namespace

std::string render_document_page(const DocumentView& view, std::string_view text, const std::vector<Facet>& facets,
                                 const std::vector<SimilarDocument>& similar, const ArticleView& shown) {
  TextWriter writer(view, shown.passage);
  Markup title;
  title << "<h1>" << (view.title.empty() ? Markup() << view.document.title : writer.marked(view.title)) << "</h1>\n";
  Markup body;
  for (const Section& one : view.sections) body << writer.section(one);

  Page page;
  page.title = view.document.title;
  page.canonical = document_url(view.id);
  page.search.text = text;
  page.visitor = shown.visitor;
  page.styles = {"results.css", "article.css", "evidence.css"};
  page.scripts = {"evidence.js", "article.js"};
  page.kind = Page::Kind::article;
  page.description = beginning(view);
  page.published = view.document.date;
  if (shown.visitor.may_edit()) page.styles.emplace_back("editing.css");
  page.content << match_bar(view, text, writer.matches()) << "<div class=\"article-layout\">\n"
               << contents(view.sections) << "<article class=\"article";
  if (view.evidence) page.content << " " << facet_class(facets, view.evidence->tag.scheme);
  page.content << "\"";
  if (!view.document.language.empty()) page.content << " lang=\"" << view.document.language << "\"";
  page.content << ">\n";
  if (shown.passage && !has_passage(view, *shown.passage)) page.content << passage_gone();
  page.content << "<header class=\"article-head\">\n"
               << title << source(view.document) << tags(view, text, facets, shown) << copies(view) << "</header>\n";
  if (view.evidence) page.content << evidence_panel(view.id, text, *view.evidence, facets, shown.visitor);
  page.content << "<div class=\"article-text\" data-credit=\"" << credit(view.document) << "\">\n"
               << body << "</div>\n</article>\n</div>\n"
               << similar_articles(similar, facets) << linked_data(view, shown.evidence, shown.visitor.origin);
  return render_page(page);
}

}  // namespace materia
