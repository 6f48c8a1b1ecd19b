#include "web/page_review.h"

#include <algorithm>
#include <array>

#include "web/evidence_marks.h"
#include "web/evidence_panel.h"
#include "web/page.h"
#include "web/page_parts.h"
#include "web/tag_forms.h"

namespace materia {
namespace {

constexpr std::size_t sentences_shown = 2;  // of a tag; the article has them all
constexpr std::array<std::string_view, review_kind_count> kind_labels = {"New", "Changed", "Weak tags", "No tags"};

std::string_view label_of(ReviewKind kind) {
  return kind_labels.at(static_cast<std::size_t>(kind));
}

std::string_view says(TagDoubt doubt) {
  switch (doubt) {
    case TagDoubt::near_the_line:
      return "between about and mention";
    case TagDoubt::only_uncertain:
      return "uncertain only";
    case TagDoubt::only_abbreviation:
      break;
  }
  return "an abbreviation only";
}

Markup kind_link(const ReviewQueue& queue, std::optional<ReviewKind> kind, std::string_view label, std::size_t count) {
  Markup out;
  ReviewRequest request;
  request.kind = kind;
  out << "<li><a class=\"chip\" href=\"" << review_url(request) << "\"";
  if (queue.asked.kind == kind) out << " aria-current=\"page\"";
  out << ">" << label << " <span class=\"chip-count\">" << grouped_number(count) << "</span></a></li>";
  return out;
}

Markup head(const ReviewQueue& queue) {
  Markup out;
  out << "<header class=\"desk-head\"><h1>Review desk</h1>\n<div class=\"desk-progress\"><label for=\"desk_progress\">"
      << grouped_number(queue.reviewed) << " of " << counted(queue.documents, "article", "articles")
      << " reviewed</label><progress id=\"desk_progress\" max=\"" << std::max<std::size_t>(queue.documents, 1)
      << "\" value=\"" << queue.reviewed
      << "\"></progress></div>\n<nav aria-label=\"What to review\"><ul class=\"chips\">"
      << kind_link(queue, std::nullopt, "All", queue.documents - queue.reviewed);
  for (std::size_t kind = 0; kind < review_kind_count; ++kind) {
    out << kind_link(queue, static_cast<ReviewKind>(kind), kind_labels[kind], queue.counts[kind]);
  }
  out << "</ul></nav>\n<p class=\"quiet key-help\" hidden>Keys: <kbd>j</kbd> next, <kbd>k</kbd> the one before, "
      << "<kbd>y</kbd> confirm a tag or finish an article, <kbd>n</kbd> deny, <kbd>u</kbd> undo.</p></header>\n";
  return out;
}

std::string review_address(DocumentId id) {
  return document_url(id) + "/review";
}

Markup last_reviewed(const DocumentView* reviewed, const ReviewRequest& asked, const Visitor& visitor) {
  Markup out;
  if (reviewed == nullptr) return out;
  out << "<div class=\"desk-last\" role=\"status\"><p>“" << reviewed->document.title << "” is reviewed.</p>"
      << edit_form(review_address(reviewed->id), review_url(asked), visitor)
      << "<button class=\"edit-button edit-undo\" name=\"action\" value=\"undo\">Undo</button></form></div>\n";
  return out;
}

Markup level_name(const std::optional<Level>& level) {
  Markup out;
  if (!level) return out << "no tag";
  if (*level == Level::about) return out << "about";
  return out << "mention";
}

Markup changes(const ReviewDocument& document) {
  Markup out;
  if (document.changes.empty()) return out;
  out << "<p class=\"desk-changes\">Changed since the last look: ";
  for (const ShownChange& change : document.changes) {
    if (&change != &document.changes.front()) out << "; ";
    out << change.label << " <span>" << level_name(change.before) << " → " << level_name(change.after) << "</span>";
  }
  out << "</p>\n";
  return out;
}

Markup sentences(const ReviewDocument& document, const TagEvidence& evidence) {
  Markup out;
  const std::size_t shown = std::min(sentences_shown, evidence.mentions.size());
  if (shown == 0) return out;
  out << "<ol class=\"mention-list\">";
  for (std::size_t at = 0; at < shown; ++at) {
    const ShownMention& mention = evidence.mentions[at];
    out << "<li><p class=\"said " << assertion_class(mention.assertion) << "\">" << evidence_sentence(mention.sentence)
        << "</p>" << mention_note(mention) << "</li>";
  }
  out << "</ol>\n";
  if (const std::size_t more = evidence.mentions.size() - shown; more > 0) {
    out << "<p class=\"desk-more\"><a href=\"" << evidence_url(document.id, {}, evidence.tag) << "\">" << more
        << " more<span class=\"visually-hidden\"> of " << evidence.tag.label << "</span></a></p>\n";
  }
  return out;
}

/// A tag with its evidence. `place` is its id on the page; keys step from one to the next.
Markup tag_item(const ReviewDocument& document, const ReviewTag& tag, const std::string& place,
                const std::vector<Facet>& facets, const Visitor& visitor) {
  const TagEvidence& evidence = tag.evidence;
  Markup out;
  out << "<li class=\"desk-tag " << facet_class(facets, evidence.tag.scheme);
  if (evidence.decision) out << " is-decided";
  out << "\" id=\"" << place << "\" tabindex=\"-1\" data-item>\n<div class=\"desk-tag-head\"><h3><a href=\""
      << evidence_url(document.id, {}, evidence.tag) << "\">" << evidence.tag.label << "</a></h3><span class=\"quiet\">"
      << level_note(evidence) << "</span>";
  if (tag.changed) out << "<span class=\"doubt\">changed</span>";
  for (const TagDoubt doubt : tag.doubts) out << "<span class=\"doubt\">" << says(doubt) << "</span>";
  out << "</div>\n"
      << decision_note(evidence) << sentences(document, evidence) << tag_form(document.id, evidence, place, visitor)
      << "</li>\n";
  return out;
}

Markup tag_items(const ReviewDocument& document, const std::vector<Facet>& facets, const Visitor& visitor) {
  Markup tags;
  Markup others;  // named, but neither a tag nor decided on
  std::size_t number_of_others = 0;
  for (std::size_t at = 0; at < document.tags.size(); ++at) {
    const ReviewTag& tag = document.tags[at];
    const std::string place = "tag_" + std::to_string(document.id) + "_" + std::to_string(at);
    const bool other = !tag.evidence.tagged && !tag.evidence.decision;
    number_of_others += other ? 1 : 0;
    (other ? others : tags) << tag_item(document, tag, place, facets, visitor);
  }
  Markup out;
  if (tags.empty()) {
    out << "<p class=\"notice\">It has no tags.</p>\n";
  } else {
    out << "<ul class=\"desk-tags\">\n" << tags << "</ul>\n";
  }
  if (!others.empty()) {
    out << "<details class=\"desk-others\"><summary>" << counted(number_of_others, "concept is", "concepts are")
        << " named, but no tag</summary><ul class=\"desk-tags\">\n"
        << others << "</ul></details>\n";
  }
  return out;
}

Markup document_item(const ReviewDocument& document, const ReviewQueue& queue, const std::vector<Facet>& facets,
                     const Visitor& visitor) {
  ReviewRequest here = queue.asked;
  const std::string back = review_url(here) + (review_url(here).find('?') == std::string::npos ? "?" : "&") +
                           "reviewed=" + std::to_string(document.id) + "#desk";
  Markup out;
  out << "<li><article class=\"desk-article\" aria-labelledby=\"title_" << document.id
      << "\">\n<header><p class=\"hit-source\">";
  if (!document.date.empty()) out << time_element(document.date);
  out << "<span class=\"path\">" << document.path << "</span>";
  for (const ReviewKind kind : document.kinds) out << "<span class=\"doubt\">" << label_of(kind) << "</span>";
  out << "</p>\n<h2 id=\"title_" << document.id << "\"><a href=\"" << document_url(document.id) << "\">"
      << document.title << "</a></h2>\n"
      << changes(document) << "</header>\n"
      << tag_items(document, facets, visitor) << "<footer id=\"done_" << document.id << "\" tabindex=\"-1\" data-item>"
      << edit_form(review_address(document.id), back, visitor)
      << "<button class=\"button\" name=\"action\" value=\"done\">Reviewed<span class=\"visually-hidden\">: "
      << document.title << "</span></button></form><a href=\"" << document_url(document.id)
      << "?add=1#add_tag\">Add a tag<span class=\"visually-hidden\"> to " << document.title
      << "</span></a></footer>\n</article></li>\n";
  return out;
}

Markup nothing_left(const ReviewQueue& queue) {
  Markup out;
  out << "<div class=\"nothing\"><h2>Nothing to review here</h2><p>";
  if (queue.total > 0) {
    ReviewRequest first = queue.asked;
    first.offset = 0;
    out << "<a href=\"" << review_url(first) << "\">Go to the first page</a>";
  } else if (queue.documents == queue.reviewed) {
    out << "Every article has been looked through.";
  } else {
    out << "<a href=\"/review\">See all that is on the desk</a>";
  }
  out << "</p></div>\n";
  return out;
}

Markup steps(const ReviewQueue& queue) {
  Markup out;
  if (queue.total <= queue.asked.limit && queue.asked.offset == 0) return out;
  const std::size_t limit = queue.asked.limit;
  ReviewRequest other = queue.asked;
  out << "<nav class=\"pages\" aria-label=\"Pages of the desk\"><ul>";
  if (queue.asked.offset > 0) {
    other.offset = queue.asked.offset > limit ? queue.asked.offset - limit : 0;
    out << "<li><a rel=\"prev\" href=\"" << review_url(other) << "\">Before</a></li>";
  }
  if (queue.asked.offset + limit < queue.total) {
    other.offset = queue.asked.offset + limit;
    out << "<li><a rel=\"next\" href=\"" << review_url(other) << "\">Next</a></li>";
  }
  out << "</ul></nav>\n";
  return out;
}

}  // namespace

std::string review_url(const ReviewRequest& request) {
  std::string url = "/review";
  const auto add = [&](const std::string& parameter) {
    url += (url.find('?') == std::string::npos ? "?" : "&") + parameter;
  };
  if (request.kind) add("kind=" + std::string(name_of(*request.kind)));
  if (request.offset > 0) add("offset=" + std::to_string(request.offset));
  if (request.limit != documents_on_desk) add("limit=" + std::to_string(request.limit));
  return url;
}

std::string render_review_page(const ReviewQueue& queue, const std::vector<Facet>& facets, const DocumentView* reviewed,
                               const Visitor& visitor) {
  // What was reviewed last is said once: it is no part of the place to come back to.
  Visitor here = visitor;
  here.here = review_url(queue.asked);
  Page page;
  page.title = "Review desk";
  page.place = Page::Place::review;
  page.visitor = visitor;
  page.styles = {"results.css", "evidence.css", "editing.css"};
  page.scripts = {"review.js"};
  page.content << "<div class=\"desk\" id=\"desk\" tabindex=\"-1\">\n"
               << head(queue) << last_reviewed(reviewed, queue.asked, here);
  if (queue.page.empty()) {
    page.content << nothing_left(queue);
  } else {
    page.content << "<ol class=\"desk-list\">\n";
    for (const ReviewDocument& document : queue.page) page.content << document_item(document, queue, facets, here);
    page.content << "</ol>\n" << steps(queue);
  }
  page.content << "</div>\n";
  return render_page(page);
}

}  // namespace materia
