#include "web/facet_panel.h"

#include <algorithm>
#include <unordered_set>

#include "store/names.h"
#include "web/facet_tree.h"
#include "web/page.h"
#include "web/page_parts.h"

namespace materia {
namespace {

constexpr std::size_t shown_at_once = 10;  // of a facet, before its "more"
constexpr std::size_t searched_from = 12;  // values on, typing is quicker than looking
constexpr std::size_t listed = 150;        // of a facet, on the page at all: a thesaurus may have thousands

/// One facet being written: which of its concepts stand outside "more".
class FacetList {
 public:
  FacetList(const SearchRequest& request, const Facet& facet) : request_(request), facet_(facet) {
    std::size_t at = 0;
    for (const FacetCount& value : facet.counts) {
      if (at++ < shown_at_once || value.selected || value.excluded) shown_.insert(value.concept_name());
    }
  }

  /// `above` is the label of what the nodes stand below: the facet's or a concept's.
  [[nodiscard]] Markup list(const std::vector<FacetNode>& nodes, std::string_view above) const {
    Markup outside;
    Markup behind;
    std::size_t hidden = 0;
    for (const FacetNode& node : nodes) {
      const bool shown = is_shown(node);
      hidden += shown ? 0 : 1;
      (shown ? outside : behind) << item(node);
    }
    Markup out;
    if (!outside.empty()) out << "<ul>" << outside << "</ul>";
    if (hidden == 0) return out;
    out << "<details class=\"facet-more\"><summary><span>" << hidden
        << " more</span><span class=\"visually-hidden\"> of " << above << "</span></summary><ul>" << behind
        << "</ul></details>";
    return out;
  }

 private:
  /// Whatever stands above one that is shown is shown, too.
  [[nodiscard]] bool is_shown(const FacetNode& node) const {
    return shown_.contains(node.value->concept_name()) ||
           std::ranges::any_of(node.narrower, [&](const FacetNode& below) { return is_shown(below); });
  }

  [[nodiscard]] Markup item(const FacetNode& node) const {
    const FacetCount& value = *node.value;
    if (value.excluded) return excluded_item(node);
    const bool ticked = request_.has(facet_.scheme, value.concept_name());
    Markup out;
    out << "<li><div class=\"facet-line\"><label class=\"facet-value\"><input type=\"checkbox\" form=\""
        << search_form_id << "\" name=\"" << facet_.scheme << "\" value=\"" << value.concept_name() << "\"";
    if (ticked || value.selected) out << " checked";
    // A filter typed as therapy:… is taken back by editing the text, so its box can only show it.
    if (value.selected && !ticked) out << " disabled";
    out << "><span class=\"facet-name\">" << value.label() << "</span> <span class=\"facet-count\">"
        << grouped_number(value.count) << "</span></label>";
    if (!ticked && !value.selected) {
      out << "<button class=\"facet-exclude\" form=\"" << search_form_id << "\" name=\"" << excluding(facet_.scheme)
          << "\" value=\"" << value.concept_name() << "\" title=\"Leave out\" aria-label=\"Leave out " << value.label()
          << "\">−</button>";
    }
    out << "</div>" << list(node.narrower, value.label()) << "</li>";
    return out;
  }

  /// A link takes it back; one that was typed as -therapy:… is taken back by editing the text.
  [[nodiscard]] Markup excluded_item(const FacetNode& node) const {
    const FacetCount& value = *node.value;
    Markup out;
    out << "<li><div class=\"facet-line facet-excluded\"><span class=\"facet-value\"><span class=\"facet-name\">"
        << "<span class=\"visually-hidden\">Left out: </span><del>" << value.label()
        << "</del></span> <span class=\"facet-count\">" << grouped_number(value.count) << "</span></span>";
    if (request_.excludes(facet_.scheme, value.concept_name())) {
      out << "<a class=\"facet-exclude\" href=\""
          << search_url(request_.without_excluded(facet_.scheme, value.concept_name()))
          << "\" title=\"No longer leave out\" aria-label=\"No longer leave out " << value.label() << "\">+</a>";
    }
    out << "</div>" << list(node.narrower, value.label()) << "</li>";
    return out;
  }

  const SearchRequest& request_;
  const Facet& facet_;
  std::unordered_set<std::string> shown_;
};

/// The most frequent ones and those that are ticked.
Facet shortened(const Facet& facet) {
  Facet shorter = {facet.scheme, facet.label, {}};
  for (const FacetCount& value : facet.counts) {
    if (shorter.counts.size() < listed || value.selected || value.excluded) shorter.counts.push_back(value);
  }
  return shorter;
}

Markup facet_fieldset(const SearchRequest& request, const Results& results, const Facet& facet) {
  Markup out;
  out << "<fieldset class=\"facet " << facet_class(results.facets, facet.scheme) << "\"><legend>" << facet.label
      << "</legend>";
  const Facet shorter = shortened(facet);
  if (shorter.counts.size() >= searched_from) out << "<div class=\"facet-find\"></div>";  // filled in by facets.js
  if (facet.counts.empty()) out << "<p class=\"quiet\">None on these articles.</p>";
  out << FacetList(request, shorter).list(facet_tree(shorter.counts), facet.label);
  if (const std::size_t rarer = facet.counts.size() - shorter.counts.size(); rarer > 0) {
    out << "<p class=\"quiet\">" << grouped_number(rarer) << " rarer ones are among <a href=\"/browse#"
        << escape_url(facet.scheme) << "\">all concepts</a>.</p>";
  }
  out << "</fieldset>\n";
  return out;
}

Markup choice(std::string_view type, std::string_view name, std::string_view value, bool checked,
              std::string_view label) {
  Markup out;
  out << "<label class=\"choice\"><input type=\"" << type << "\" form=\"" << search_form_id << "\" name=\"" << name
      << "\" value=\"" << value << "\"";
  if (checked) out << " checked";
  out << "><span>" << label << "</span></label>";
  return out;
}

/// What articles say of what they are filtered by.
std::string_view said(Assertion assertion) {
  switch (assertion) {
    case Assertion::affirmed:
      return "affirmed in the text";
    case Assertion::negated:
      return "negated in the text";
    case Assertion::uncertain:
      return "uncertain in the text";
    case Assertion::contrast:
      return "set against something in the text";
  }
  return {};
}

/// By what filters and counts go: by tags, or by what is said of a concept in single mentions.
Markup said_choice(const SearchRequest& request) {
  Markup out;
  out << "<label class=\"said-choice\"><span>Filters and counts go by</span><select form=\"" << search_form_id
      << "\" name=\"assertion\"><option value=\"\">tags</option>";
  for (const Assertion assertion :
       {Assertion::affirmed, Assertion::negated, Assertion::uncertain, Assertion::contrast}) {
    out << "<option value=\"" << name_of(assertion) << "\"" << (request.assertion == assertion ? " selected" : "")
        << ">what is " << said(assertion) << "</option>";
  }
  out << "</select></label>";
  return out;
}

Markup options(const SearchRequest& request) {
  Markup out;
  out << "<fieldset class=\"options\"><legend>How to match</legend>"
      << choice("radio", "match", "", request.match == MatchMode::automatic, "All the words, else any")
      << choice("radio", "match", "all", request.match == MatchMode::all, "All the words")
      << choice("radio", "match", "any", request.match == MatchMode::any, "Any of the words")
      << choice("checkbox", "exact", "1", request.exact, "Exactly as typed, without other names")
      << choice("checkbox", "copies", "1", request.copies, "Every copy of an article, not each article once")
      << choice("checkbox", "about", "1", request.about_only, "Only articles about a concept, not ones that mention it")
      << said_choice(request) << "</fieldset>\n";
  return out;
}

std::size_t filter_count(const SearchRequest& request) {
  std::size_t count = (request.about_only ? 1 : 0) + (request.assertion ? 1 : 0);
  for (const auto& [scheme, names] : request.filters) count += names.size();
  for (const auto& [scheme, names] : request.excluded_filters) count += names.size();
  return count;
}

std::string label_of(const std::vector<Facet>& facets, std::string_view scheme, const std::string& concept_name) {
  const auto facet = std::ranges::find(facets, scheme, &Facet::scheme);
  if (facet == facets.end()) return concept_name;
  const auto value = std::ranges::find(facet->counts, concept_name, &FacetCount::concept_name);
  return value == facet->counts.end() ? concept_name : value->label();
}

}  // namespace

Markup facet_panel(const SearchRequest& request, const Results& results) {
  Markup out;
  // Closed on a phone; materia.css shows what is inside on wide screens, where there is room beside the results.
  out << "<aside class=\"filter-panel\" aria-label=\"Filters\"><details class=\"unfold-wide\"><summary>Filters";
  if (const std::size_t count = filter_count(request); count > 0) {
    out << " <span class=\"badge\">" << count << "<span class=\"visually-hidden\"> in force</span></span>";
  }
  out << "</summary><div class=\"filters\">\n";
  for (const Facet& facet : results.facets) out << facet_fieldset(request, results, facet);
  for (const auto& [scheme, names] : request.excluded_filters) {
    for (const std::string& name : names) {
      out << "<input type=\"hidden\" form=\"" << search_form_id << "\" name=\"" << excluding(scheme) << "\" value=\""
          << name << "\">\n";
    }
  }
  out << options(request)
      << "<p class=\"quiet\">Counts show how much is written, not how well something works.</p>\n"
      // With scripts a ticked box applies at once.
      << "<noscript class=\"filter-actions\"><button type=\"submit\" form=\"" << search_form_id
      << "\">Apply</button></noscript>\n"
      << "</div></details></aside>\n";
  return out;
}

Markup filter_chips(const SearchRequest& request, const std::vector<Facet>& facets) {
  Markup out;
  if (filter_count(request) == 0) return out;
  out << "<ul class=\"chips\" aria-label=\"Filters in force\">";
  const auto chip = [&](const SearchRequest& without, std::string_view colour, std::string_view label) {
    out << "<li><a class=\"chip " << colour << "\" href=\"" << search_url(without)
        << "\"><span class=\"visually-hidden\">Remove the filter </span>" << label
        << "<span class=\"chip-remove\" aria-hidden=\"true\">×</span></a></li>";
  };
  for (const auto& [scheme, names] : request.filters) {
    for (const std::string& name : names) {
      chip(request.without(scheme, name), facet_class(facets, scheme), label_of(facets, scheme, name));
    }
  }
  for (const auto& [scheme, names] : request.excluded_filters) {
    for (const std::string& name : names) {
      chip(request.without_excluded(scheme, name), facet_class(facets, scheme) + " chip-not",
           "not " + label_of(facets, scheme, name));
    }
  }
  if (request.about_only) {
    SearchRequest without = request.on_page(1);
    without.about_only = false;
    chip(without, "chip-plain", "about it only");
  }
  if (request.assertion) {
    SearchRequest without = request.on_page(1);
    without.assertion.reset();
    chip(without, "chip-plain", said(*request.assertion));
  }
  if (filter_count(request) > 1) {
    out << "<li><a class=\"chip-clear\" href=\"" << search_url(request.without_filters()) << "\">Clear all</a></li>";
  }
  out << "</ul>\n";
  return out;
}

}  // namespace materia
