#include "web/tag_forms.h"

#include <fmt/format.h>

#include "web/page_parts.h"

namespace materia {
namespace {

Markup button(std::string_view action, std::string_view label, std::string_view concept_label) {
  Markup out;
  out << "<button class=\"edit-button edit-" << action << "\" name=\"action\" value=\"" << action << "\">" << label
      << "<span class=\"visually-hidden\"> " << concept_label << "</span></button>";
  return out;
}

std::string tags_address(DocumentId document) {
  return fmt::format("/documents/{}/tags", document);
}

/// The page without its fragment, at another place.
std::string at_place(const Visitor& visitor, std::string_view place) {
  return visitor.here + "#" + escape_url(place);
}

}  // namespace

Markup edit_form(std::string_view action, std::string_view back, const Visitor& visitor) {
  Markup out;
  out << "<form class=\"edit-form\" method=\"post\" action=\"" << action
      << "\"><input type=\"hidden\" name=\"csrf\" value=\"" << visitor.csrf
      << "\"><input type=\"hidden\" name=\"back\" value=\"" << back << "\">";
  return out;
}

Markup tag_form(DocumentId document, const TagEvidence& evidence, std::string_view place, const Visitor& visitor) {
  Markup out;
  if (!visitor.may_edit()) return out;
  const ShownTag& tag = evidence.tag;
  const bool kept = evidence.decision && evidence.decision->action != Decision::Action::deny;
  out << edit_form(tags_address(document), at_place(visitor, place), visitor)
      << "<input type=\"hidden\" name=\"concept\" value=\"" << tag.scheme << ":" << tag.concept_name << "\">"
      << "<span class=\"edit-buttons\">";
  if (evidence.tagged && !kept) out << button("confirm", "Confirm", tag.label);
  if (evidence.tagged) out << button("deny", "Deny", tag.label);
  if (!evidence.tagged && !evidence.decision) out << button("add", "Add", tag.label);
  if (evidence.decision) out << button("undo", "Undo", tag.label);
  // A text area, because Enter in a line of text would press the first button, whichever was meant.
  out << "</span><details class=\"edit-why\"><summary>Reason</summary><label><span class=\"visually-hidden\">Reason, "
         "shown beside the decision on "
      << tag.label
      << "</span><textarea name=\"why\" rows=\"2\" maxlength=\"500\"></textarea></label></details></form>\n";
  return out;
}

Markup add_tag_form(DocumentId document, const std::vector<Facet>& concepts, const Visitor& visitor) {
  Markup out;
  if (!visitor.may_edit()) return out;
  out << "<div class=\"add-tag\" id=\"add_tag\">" << edit_form(tags_address(document), document_url(document), visitor)
      << "<label class=\"add-tag-concept\"><span>Add the tag</span>"
      << "<input name=\"concept\" list=\"all_concepts\" required autocomplete=\"off\" placeholder=\"Name of a "
         "concept\">"
      << "</label><datalist id=\"all_concepts\">";
  for (const Facet& facet : concepts) {
    for (const FacetCount& one : facet.counts) {
      out << "<option value=\"" << facet.scheme << ":" << one.concept_name() << "\">" << one.label() << "</option>";
    }
  }
  out << "</datalist><label class=\"add-tag-why\"><span>Reason <span class=\"quiet\">(may stay empty)</span></span>"
      << "<input name=\"why\" maxlength=\"500\"></label>"
      << "<button class=\"edit-button edit-confirm\" name=\"action\" value=\"add\">Add</button></form></div>\n";
  return out;
}

Markup decision_note(const TagEvidence& evidence) {
  Markup out;
  if (!evidence.decision) return out;
  const Decision& decision = *evidence.decision;
  out << "<p class=\"decision\">";
  switch (decision.action) {
    case Decision::Action::confirm:
      out << "<strong>Confirmed</strong>";
      break;
    case Decision::Action::deny:
      out << "<strong>Denied</strong>";
      break;
    case Decision::Action::add:
      out << "<strong>Added</strong>";
      break;
  }
  out << " by " << decision.by << " on " << time_element(decision.at.substr(0, 10));
  if (!decision.why.empty()) out << ": “" << decision.why << "”";
  out << "</p>\n";
  return out;
}

}  // namespace materia
