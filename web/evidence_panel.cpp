#include "web/evidence_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "store/level.h"
#include "store/names.h"
#include "web/evidence_marks.h"
#include "web/page_parts.h"
#include "web/tag_forms.h"

namespace materia {
namespace {

std::string points(double number) {
  return fmt::format("{:.2g}", number);
}

double sum_of(const std::vector<ShownReason>& reasons) {
  double sum = 0;
  for (const ShownReason& reason : reasons) sum += reason.points;
  return sum;
}

Markup reasons(const TagEvidence& evidence) {
  Markup out;
  if (evidence.reasons.empty()) return out;
  out << "<table class=\"reasons\"><caption>Why this level</caption><tbody>";
  for (const ShownReason& reason : evidence.reasons) {
    out << "<tr><th scope=\"row\">" << reason.says << "</th><td>" << points(reason.points) << "</td></tr>";
  }
  out << "</tbody><tfoot><tr><th scope=\"row\">points together; " << points(level_weights::about)
      << " or more is about</th><td>" << points(sum_of(evidence.reasons)) << "</td></tr></tfoot></table>\n";
  return out;
}

std::string_view what_rule(MentionRule rule) {
  switch (rule) {
    case MentionRule::shared_head:
      return "a word shared in a list";
    case MentionRule::turned_around:
      return "the words in another order";
    case MentionRule::defined_abbreviation:
      return "an abbreviation that the article spells out";
    case MentionRule::abbreviation_in_context:
      return "an abbreviation, understood by what stands near it";
    case MentionRule::label:
      break;
  }
  return {};
}

Markup mention_list(const TagEvidence& evidence) {
  Markup out;
  if (evidence.mentions.empty()) {
    return out << "<p class=\"quiet\">The article does not name it: the tag is an editor's word.</p>\n";
  }
  out << "<h3>" << counted(evidence.mentions.size(), "mention", "mentions") << "</h3>\n<ol class=\"mention-list\">\n";
  for (std::size_t at = 0; at < evidence.mentions.size(); ++at) {
    const ShownMention& mention = evidence.mentions[at];
    out << "<li><a href=\"#mention_" << at + 1 << "\" class=\"said " << assertion_class(mention.assertion) << "\">"
        << evidence_sentence(mention.sentence) << "</a>" << mention_note(mention) << "</li>\n";
  }
  out << "</ol>\n";
  return out;
}

/// The styles that stand in this article.
Markup legend(const TagEvidence& evidence) {
  constexpr std::array<std::string_view, assertion_count> meanings = {"said of it plainly", "said not to be so",
                                                                      "possible, asked or unproven",
                                                                      "named only to set something against it"};
  Markup out;
  if (evidence.mentions.empty()) return out;
  out << "<dl class=\"legend\">";
  for (std::size_t at = 0; at < assertion_count; ++at) {
    const auto assertion = static_cast<Assertion>(at);
    if (std::ranges::find(evidence.mentions, assertion, &ShownMention::assertion) == evidence.mentions.end()) continue;
    out << "<div><dt><span class=\"said " << assertion_class(assertion) << "\">" << name_of(assertion)
        << "</span></dt><dd>" << meanings[at] << "</dd></div>";
  }
  out << "</dl>\n";
  return out;
}

Markup standing(const TagEvidence& evidence) {
  Markup out;
  out << "<p class=\"evidence-level\">" << level_note(evidence) << "</p>\n" << decision_note(evidence);
  if (evidence.from_front_matter) out << "<p class=\"decision\">The article's own front matter says so.</p>\n";
  return out;
}

}  // namespace

std::string evidence_url(DocumentId document, std::string_view text, const ShownTag& tag) {
  std::string url = document_url(document, text);
  url += url.find('?') == std::string::npos ? '?' : '&';
  return url + "evidence=" + escape_url(tag.scheme + ":" + tag.concept_name) + "#evidence_panel";
}

Markup level_note(const TagEvidence& evidence) {
  Markup out;
  if (!evidence.tagged) {
    out << "not a tag";
  } else {
    out << (evidence.tag.level == Level::about ? std::string_view("about") : std::string_view("mention"));
  }
  if (!evidence.reasons.empty()) out << " · " << points(sum_of(evidence.reasons)) << " points";
  return out;
}

Markup mention_note(const ShownMention& mention) {
  Markup out;
  out << "<p class=\"mention-note\">";
  if (mention.assertion != Assertion::affirmed) {
    out << "<span class=\"assertion\">" << name_of(mention.assertion) << "</span>";
    if (!mention.cue.empty()) out << " by “" << mention.cue << "”";
    out << " · ";
  }
  if (mention.field == Field::title) {
    out << "title";
  } else if (mention.field == Field::headings) {
    out << "heading";
  } else if (!mention.passage.heading.empty()) {
    out << mention.passage.heading;
  } else {
    out << "text";
  }
  if (!mention.label.empty()) out << " · as “" << mention.label << "”";
  if (const std::string_view rule = what_rule(mention.rule); !rule.empty()) out << ", " << rule;
  out << "</p>";
  return out;
}

Markup evidence_panel(DocumentId document, std::string_view text, const TagEvidence& evidence,
                      const std::vector<Facet>& facets, const Visitor& visitor) {
  const ShownTag& tag = evidence.tag;
  Markup out;
  out << "<aside class=\"evidence " << facet_class(facets, tag.scheme)
      << "\" id=\"evidence_panel\" tabindex=\"-1\" aria-labelledby=\"evidence_title\">\n<header "
         "class=\"evidence-head\">"
      << "<p class=\"eyebrow\">" << scheme_label(facets, tag.scheme) << "</p><h2 id=\"evidence_title\">"
      << "<span class=\"visually-hidden\">Evidence: </span>" << tag.label << "</h2>"
      << "<a class=\"evidence-close\" href=\"" << document_url(document, text)
      << "\" aria-label=\"Close the evidence\">×</a></header>\n"
      << standing(evidence) << tag_form(document, evidence, "evidence_panel", visitor) << reasons(evidence)
      << mention_list(evidence) << legend(evidence) << "<p class=\"evidence-more\"><a href=\""
      << concept_url(tag.scheme, tag.concept_name) << "\">All articles on " << tag.label << "</a></p>\n"
      << "<p class=\"quiet key-help\" hidden>Keys: <kbd>n</kbd> next mention, <kbd>p</kbd> the one before, "
      << "<kbd>Esc</kbd> closes.</p>\n</aside>\n";
  return out;
}

}  // namespace materia
