#include "web/page_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "query/snippet.h"
#include "web/explanation_panel.h"

namespace materia {
namespace {

constexpr std::size_t facet_colours = 6;  // as many as assets/materia.css has
constexpr std::size_t tags_shown = 6;     // of a hit, the ones it is about first

std::size_t position(const std::vector<Facet>& facets, std::string_view scheme) {
  return static_cast<std::size_t>(std::ranges::find(facets, scheme, &Facet::scheme) - facets.begin());
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

Markup tag_list(const Hit& hit, const std::vector<Facet>& facets) {
  Markup out;
  if (hit.tags.empty()) return out;
  const std::size_t shown = std::min(tags_shown, hit.tags.size());
  out << "<ul class=\"tags\" aria-label=\"Tags\">";
  for (std::size_t at = 0; at < shown; ++at) out << "<li>" << tag_link(hit.tags[at], facets) << "</li>";
  if (shown < hit.tags.size()) out << "<li class=\"tags-more\">and " << hit.tags.size() - shown << " more</li>";
  out << "</ul>";
  return out;
}

Markup hit_source(const Hit& hit) {
  Markup out;
  out << "<p class=\"hit-source\">";
  if (!hit.date.empty()) out << time_element(hit.date) << " ";
  if (web_address(hit.url)) out << "<span>" << site_name(hit.url) << "</span> ";
  out << "<span class=\"path\">" << hit.path << "</span>";
  if (hit.title_inferred) out << " <span>title inferred</span>";
  out << "</p>";
  return out;
}

/// The fragments, each a link to its passage below the passage's heading; those of one passage are one paragraph.
Markup fragment_list(const Hit& hit, std::string_view text) {
  Markup out;
  for (auto first = hit.fragments.begin(); first != hit.fragments.end();) {
    const PassageReference& passage = first->passage;
    const auto next = std::find_if(first, hit.fragments.end(),
                                   [&](const Fragment& fragment) { return fragment.passage.anchor != passage.anchor; });
    if (!passage.heading.empty()) out << "<p class=\"hit-passage\">" << passage.heading << "</p>";
    out << "<p class=\"snippet\"><a href=\"" << document_url(hit.id, text, passage.anchor) << "\">"
        << marked(joined({first, next})) << "</a></p>";
    first = next;
  }
  return out;
}

/// "3 copies", which unfolds their names.
Markup copy_list(const Hit& hit, std::string_view text) {
  Markup out;
  if (hit.copies.empty()) return out;
  out << "<details class=\"copies\"><summary>" << counted(hit.copies.size(), "copy", "copies") << "</summary>"
      << copy_links(hit.copies, text) << "</details>";
  return out;
}

Markup hit_article(const Hit& hit, std::string_view text, const std::vector<Facet>& facets, bool open) {
  Markup out;
  out << "<li><article class=\"hit\">" << hit_source(hit) << "<h3><a href=\""
      << document_url(hit.id, text, hit.fragments.empty() ? "" : hit.fragments.front().passage.anchor) << "\">";
  if (hit.title_pieces.empty()) {
    out << hit.title;
  } else {
    out << marked(hit.title_pieces);
  }
  out << "</a></h3>";
  out << fragment_list(hit, text) << tag_list(hit, facets) << copy_list(hit, text) << explanation_panel(hit, open)
      << "</article></li>\n";
  return out;
}

}  // namespace

std::string grouped_number(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

std::string counted(std::size_t number, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", grouped_number(number), number == 1 ? one : many);
}

std::string readable_date(std::string_view date) {
  constexpr std::array<std::string_view, 12> months = {"January",   "February", "March",    "April",
                                                       "May",       "June",     "July",     "August",
                                                       "September", "October",  "November", "December"};
  if (date.size() != 10 || date[4] != '-' || date[7] != '-' || !is_digits(date.substr(0, 4)) ||
      !is_digits(date.substr(5, 2)) || !is_digits(date.substr(8))) {
    return std::string(date);
  }
  const int month = (date[5] - '0') * 10 + (date[6] - '0');
  const int day = (date[8] - '0') * 10 + (date[9] - '0');
  if (month < 1 || month > 12) return std::string(date);
  return fmt::format("{} {} {}", day, months[static_cast<std::size_t>(month - 1)], date.substr(0, 4));
}

std::string concept_url(std::string_view scheme, std::string_view concept_name) {
  return "/" + escape_url(scheme) + "/" + escape_url(concept_name);
}

std::string document_url(DocumentId id, std::string_view text, std::string_view anchor) {
  std::string url = "/documents/" + std::to_string(id);
  if (!text.empty()) url += "?q=" + escape_url(text);
  if (!anchor.empty()) url += "#" + escape_url(anchor);
  return url;
}

std::optional<std::string> web_address(std::string_view url) {
  std::string scheme(url.substr(0, std::min(url.find(':'), url.size())));
  std::ranges::transform(scheme, scheme.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  if ((scheme != "http" && scheme != "https") || !url.substr(scheme.size()).starts_with("://")) return std::nullopt;
  return std::string(url);
}

std::string site_name(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#"));
  if (url.starts_with("www.")) url.remove_prefix(4);
  return std::string(url);
}

std::string facet_class(const std::vector<Facet>& facets, std::string_view scheme) {
  constexpr std::array<std::string_view, 2> own = {"therapy", "condition"};
  auto colour = static_cast<std::size_t>(std::ranges::find(own, scheme) - own.begin());
  if (colour == own.size()) colour += position(facets, scheme) % (facet_colours - own.size());
  return fmt::format("facet-{}", colour);
}

std::string scheme_label(const std::vector<Facet>& facets, std::string_view scheme) {
  const std::size_t at = position(facets, scheme);
  return at < facets.size() && !facets[at].label.empty() ? facets[at].label : std::string(scheme);
}

Markup marked(const std::vector<TextPiece>& pieces) {
  Markup out;
  for (const TextPiece& piece : pieces) {
    if (piece.match) {
      out << "<mark>" << piece.text << "</mark>";
    } else {
      out << piece.text;
    }
  }
  return out;
}

Markup time_element(std::string_view date) {
  Markup out;
  out << "<time datetime=\"" << date << "\">" << readable_date(date) << "</time>";
  return out;
}

Markup tag_link(const ShownTag& tag, const std::vector<Facet>& facets) {
  Markup out;
  out << "<a class=\"tag " << facet_class(facets, tag.scheme);
  if (tag.level == Level::mention) out << " tag-mention";
  out << "\" href=\"" << concept_url(tag.scheme, tag.concept_name) << "\">";
  if (tag.level == Level::about) out << "<span class=\"visually-hidden\">about </span>";
  out << tag.label << "</a>";
  return out;
}

Markup copy_links(const std::vector<CopyReference>& copies, std::string_view text) {
  Markup out;
  out << "<ul>";
  for (const CopyReference& copy : copies) {
    out << "<li><a href=\"" << document_url(copy.id, text) << "\">" << copy.title << "</a> <span class=\"path\">"
        << copy.path << "</span></li>";
  }
  out << "</ul>";
  return out;
}

Markup hit_list(const Results& results, std::string_view text) {
  Markup out;
  out << "<ol class=\"hits\" start=\"" << results.query.offset + 1 << "\">\n";
  // The first explanation is unfolded: it shows what the others hold.
  for (const Hit& hit : results.hits) out << hit_article(hit, text, results.facets, &hit == &results.hits.front());
  out << "</ol>\n";
  return out;
}

}  // namespace materia
