#include "web/page_browse.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "store/fold.h"
#include "web/concept_tree.h"
#include "web/escape.h"
#include "web/page.h"
#include "web/page_parts.h"

namespace materia {
namespace {

constexpr std::size_t unfolded_up_to = 500;  // concepts of a tree that is shown whole
constexpr std::size_t most_tops = 100;       // concepts without a broader one, above which letters stand over them
constexpr std::size_t most_found = 300;      // names, where something is typed

std::string first_value(const Parameters& parameters, const std::string& name) {
  const auto found = parameters.find(name);
  return found == parameters.end() ? std::string() : found->second;
}

std::string letter_url(std::string_view letter) {
  return "/browse?by=name&letter=" + escape_url(letter);
}

/// Without capitals and accents: Ménière's disease stands between medulloblastoma and menopause.
std::string folded(const FacetNode& node) {
  std::string label;
  append_folded(node.value->label(), label);
  return label;
}

void sort_by_label(std::vector<FacetNode>& nodes) {
  std::vector<std::pair<std::string, FacetNode>> by_label;
  by_label.reserve(nodes.size());
  for (FacetNode& node : nodes) {
    sort_by_label(node.narrower);
    by_label.emplace_back(folded(node), std::move(node));
  }
  std::ranges::stable_sort(by_label, {}, &std::pair<std::string, FacetNode>::first);
  nodes.clear();
  for (auto& [label, node] : by_label) nodes.push_back(std::move(node));
}

/// Of its first word, whatever stands before it.
std::string initial_of(const FacetNode& node) {
  const std::string label = folded(node);
  const auto first = std::ranges::find_if(label, [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
           static_cast<unsigned char>(letter) >= 0x80;
  });
  return first != label.end() && *first >= 'a' && *first <= 'z' ? std::string(1, static_cast<char>(*first - 'a' + 'A'))
                                                                : "#";
}

/// A scheme's tree. One with hardly any hierarchy would be a list without end: its tops are folded away by letter.
Markup tree(const std::vector<FacetNode>& nodes, const Facet& facet) {
  const ConceptTree drawn{.folded = facet.counts.size() > unfolded_up_to};
  if (!drawn.folded || nodes.size() <= most_tops) return concept_tree(nodes, facet.scheme, drawn);
  std::map<std::string, std::vector<FacetNode>> letters;
  for (const FacetNode& node : nodes) letters[initial_of(node)].push_back(node);
  Markup out;
  for (const auto& [letter, below] : letters) {
    out << "<details class=\"letter\"><summary>" << letter << " <span class=\"facet-count\">"
        << counted(below.size(), "concept", "concepts") << "</span></summary>\n"
        << concept_tree(below, facet.scheme, drawn) << "</details>\n";
  }
  return out;
}

Markup trees(const std::vector<Facet>& concepts) {
  Markup out;
  out << "<ul class=\"chips\">";
  for (const Facet& facet : concepts) {
    out << "<li><a class=\"chip " << facet_class(concepts, facet.scheme) << "\" href=\"#" << escape_url(facet.scheme)
        << "\">" << facet.label << " <span class=\"chip-count\">" << grouped_number(facet.counts.size())
        << "</span></a></li>";
  }
  out << "</ul>\n";
  for (const Facet& facet : concepts) {
    std::vector<FacetNode> nodes = facet_tree(facet.counts);
    sort_by_label(nodes);
    out << "<section class=\"concept-tree " << facet_class(concepts, facet.scheme) << "\" id=\"" << facet.scheme
        << "\"><h2>" << facet.label << "</h2>\n"
        << tree(nodes, facet) << "</section>\n";
  }
  return out;
}

/// Which letter is shown, and which there are.
Markup letters(const std::map<std::string, std::size_t>& counts, const std::string& shown) {
  Markup out;
  out << "<nav class=\"letters\" aria-label=\"Letters\"><ul>";
  for (const auto& [letter, count] : counts) {
    out << "<li><a href=\"" << letter_url(letter) << "\"";
    if (letter == shown) out << " aria-current=\"page\"";
    out << ">" << letter << "</a></li>";
  }
  out << "</ul></nav>\n";
  return out;
}

/// What stands above a concept, the top first: the line by which a tree is gone down to it.
class Lines {
 public:
  explicit Lines(const std::vector<Facet>& concepts) {
    for (const Facet& facet : concepts) {
      for (const FacetCount& value : facet.counts) {
        listed_.emplace(std::pair(facet.scheme, value.concept_name()), &value);
      }
    }
  }

  /// "Spinal disorder › Herniated disc"; empty for a concept at the top.
  Markup above(const std::string& scheme, const std::string& concept_name) const {
    const FacetCount* below = find(scheme, concept_name);
    std::vector<const FacetCount*> line;
    while (below != nullptr && !below->broader().empty() && line.size() < listed_.size()) {
      below = find(scheme, below->broader().front());
      if (below != nullptr) line.push_back(below);
    }
    Markup out;
    for (auto at = line.rbegin(); at != line.rend(); ++at) {
      if (at != line.rbegin()) out << " › ";
      out << (*at)->label();
    }
    return out;
  }

 private:
  const FacetCount* find(const std::string& scheme, const std::string& concept_name) const {
    const auto found = listed_.find(std::pair(scheme, concept_name));
    return found == listed_.end() ? nullptr : found->second;
  }

  std::map<std::pair<std::string, std::string>, const FacetCount*> listed_;
};

Markup name_list(const std::vector<ListedName>& names, const std::vector<Facet>& concepts, const std::string& letter,
                 std::size_t most, const Lines* lines = nullptr) {
  Markup out;
  out << "<ul class=\"name-list\">\n";
  for (const ListedName& name : names) {
    if (!letter.empty() && name.initial != letter) continue;
    if (most-- == 0) break;
    out << "<li class=\"" << facet_class(concepts, name.scheme);
    if (name.documents == 0) out << " unwritten";
    out << "\"><a href=\"" << concept_url(name.scheme, name.concept_name) << "\">" << name.name << "</a>";
    if (!name.preferred) out << " <span class=\"quiet\">is " << name.label << "</span>";
    out << "\u00a0<span class=\"facet-count\">" << grouped_number(name.documents) << "</span>";
    if (lines != nullptr) {
      if (const Markup line = lines->above(name.scheme, name.concept_name); !line.empty()) {
        out << "<span class=\"line\"><span class=\"visually-hidden\">below </span>" << line << "</span>";
      }
    }
    out << "</li>\n";
  }
  out << "</ul>\n";
  return out;
}

Markup index(const BrowseRequest& request, const std::vector<Facet>& concepts, const std::vector<ListedName>& names) {
  std::map<std::string, std::size_t> counts;
  for (const ListedName& name : names) ++counts[name.initial];
  Markup out;
  if (counts.empty()) return out << "<p class=\"quiet\">The vocabulary is empty.</p>\n";
  // "#" is sorted before the letters, and is no good first page.
  const auto first = counts.size() > 1 && counts.begin()->first == "#" ? std::next(counts.begin()) : counts.begin();
  const std::string shown = request.letter.empty() ? first->first : request.letter;
  out << letters(counts, shown);
  if (!counts.contains(shown)) return out << "<p class=\"quiet\">No name begins with " << shown << ".</p>\n";
  return out << "<h2 class=\"visually-hidden\">" << shown << "</h2>" << name_list(names, concepts, shown, names.size());
}

/// How many names fit what is typed; empty where nothing is.
Markup how_many(const BrowseRequest& request, const std::vector<ListedName>& names) {
  Markup out;
  if (request.typed.empty()) return out;
  out << counted(names.size(), "name", "names") << " for “" << request.typed << "”";
  if (names.size() > most_found) out << "; these are the first " << most_found;
  out << ". ";
  if (names.empty()) {
    SearchRequest search;
    search.text = request.typed;
    out << "<a href=\"" << search_url(search) << "\">Search the articles for it</a>";
  }
  return out;
}

Markup found(const std::vector<Facet>& concepts, const std::vector<ListedName>& names) {
  if (names.empty()) return {};
  const Lines lines(concepts);
  return name_list(names, concepts, {}, most_found, &lines);
}

Markup view_link(std::string_view address, std::string_view label, bool current) {
  Markup out;
  out << "<li><a href=\"" << address << "\"";
  if (current) out << " aria-current=\"page\"";
  out << ">" << label << "</a></li>";
  return out;
}

}  // namespace

BrowseRequest read_browse(const Parameters& parameters) {
  BrowseRequest request;
  request.typed = read_text(parameters, "find");
  const std::string by = first_value(parameters, "by");
  if (!by.empty() && by != "tree" && by != "name") throw BadRequest("“by” must be tree or name.");
  request.by_name = by == "name";
  request.letter = first_value(parameters, "letter");
  const bool is_letter =
      request.letter.size() == 1 && ((request.letter[0] >= 'A' && request.letter[0] <= 'Z') || request.letter == "#");
  if (!request.letter.empty() && !is_letter) throw BadRequest("“letter” must be one from A to Z, or #.");
  return request;
}

std::string render_browse_page(const BrowseRequest& request, const std::vector<Facet>& concepts,
                               const std::vector<ListedName>& names, const Visitor& visitor) {
  Page page;
  page.visitor = visitor;
  page.title = "Concepts";
  page.place = Page::Place::concepts;
  page.styles = {"concepts.css", "browse.css"};
  page.scripts = {"browse.js"};
  const bool typed = !request.typed.empty();
  page.content
      << "<header class=\"concept-head\"><h1>Concepts</h1>\n<p class=\"lead\">Everything an article can be tagged "
      << "with, and how many are. A concept counts the articles of those below it, too.</p>\n</header>\n"
      << "<div class=\"browse-bar\"><ul class=\"views\">" << view_link("/browse", "Tree", !typed && !request.by_name)
      << view_link("/browse?by=name", "A–Z", !typed && request.by_name)
      << "</ul><form class=\"browse-form\" action=\"/browse\" method=\"get\" role=\"search\" aria-label=\"Concepts\">"
      << "<label class=\"visually-hidden\" for=\"browse_find\">Find a concept by any of its names</label>"
      << "<input id=\"browse_find\" name=\"find\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\" "
      << "placeholder=\"Find by any name\" maxlength=\"200\" value=\"" << request.typed
      << "\"><button class=\"button\">Find</button></form></div>\n<p class=\"quiet\" id=\"browse_found\" "
         "role=\"status\">"
      << how_many(request, names) << "</p>\n<div class=\"browse-list\">\n"
      << (typed             ? found(concepts, names)
          : request.by_name ? index(request, concepts, names)
                            : trees(concepts))
      << "</div>\n";
  return render_page(page);
}

}  // namespace materia
