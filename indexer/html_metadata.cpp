#include "indexer/html_metadata.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "indexer/characters.h"
#include "indexer/front_matter.h"
#include "store/authors.h"

namespace materia {
namespace {

struct Metadata {
  std::string og_title, site_name, title, canonical, og_url, published, time, language;
  std::vector<std::string> authors;
  std::vector<std::string> headings;  ///< the h1 elements
};

void put_once(std::string& value, std::string_view found) {
  if (value.empty()) value = one_line(found);
}

/// A page names each of several, and often the same one under several keys.
void put_author(std::vector<std::string>& authors, std::string_view found) {
  std::string author = one_line(found);
  if (std::ranges::find(authors, author) == authors.end()) authors.push_back(std::move(author));
}

void read_meta(const GumboNode& node, Metadata& metadata) {
  const std::string_view content = attribute(node, "content");
  for (const char* key : {"property", "name", "itemprop"}) {
    const std::string name = lower_case(attribute(node, key));
    if (name == "og:title") put_once(metadata.og_title, content);
    if (name == "og:site_name") put_once(metadata.site_name, content);
    if (name == "og:url") put_once(metadata.og_url, content);
    // article:author often holds the address of a profile.
    if ((name == "author" || name == "article:author" || name == "dc.creator") && !is_web_address(content)) {
      put_author(metadata.authors, content);
    }
    if (name == "article:published_time" || name == "datepublished" || name == "date" || name == "dc.date") {
      put_once(metadata.published, iso_day(content));
    }
  }
}

void read_node(const GumboNode& node, Metadata& metadata) {
  if (is_element(node)) {
    switch (node.v.element.tag) {
      case GUMBO_TAG_SVG:
      case GUMBO_TAG_SCRIPT:
        return;
      case GUMBO_TAG_HTML:
        put_once(metadata.language, attribute(node, "lang"));
        break;
      case GUMBO_TAG_META:
        read_meta(node, metadata);
        break;
      case GUMBO_TAG_LINK:
        if (lower_case(attribute(node, "rel")) == "canonical") put_once(metadata.canonical, attribute(node, "href"));
        break;
      case GUMBO_TAG_TITLE:
        put_once(metadata.title, text_of(node));
        break;
      case GUMBO_TAG_H1:
        metadata.headings.push_back(text_of(node));
        break;
      case GUMBO_TAG_TIME:
        put_once(metadata.time, iso_day(attribute(node, "datetime")));
        break;
      default:
        break;
    }
  }
  for_each_child(node, [&](const GumboNode& child) { read_node(child, metadata); });
}

/// A page's title without the name of its site: "Ozone | Clinic" where the page has the heading "Ozone" or says that
/// the site is called "Clinic".
std::string without_site_name(const std::string& title, const Metadata& metadata) {
  static constexpr std::array<std::string_view, 6> separators = {" | ", " - ", " – ", " — ", " · ", " » "};
  for (const std::string_view separator : separators) {
    for (std::size_t at = title.rfind(separator); at != std::string::npos && at > 0;
         at = title.rfind(separator, at - 1)) {
      std::string rest = title.substr(0, at);
      if (!metadata.site_name.empty() && title.substr(at + separator.size()) == metadata.site_name) return rest;
      for (const std::string& heading : metadata.headings) {
        if (lower_case(heading) == lower_case(rest)) return rest;
      }
    }
  }
  return title;
}

}  // namespace

void read_html_metadata(const HtmlTree& tree, ExtractedDocument& document) {
  Metadata metadata;
  read_node(tree.root(), metadata);
  document.title = without_site_name(metadata.og_title.empty() ? metadata.title : metadata.og_title, metadata);
  for (const std::string& heading : metadata.headings) {
    if (document.title.empty()) document.title = heading;
  }
  for (const std::string* address : {&metadata.canonical, &metadata.og_url}) {
    if (document.url.empty() && is_web_address(*address)) document.url = *address;
  }
  document.author = join_authors(metadata.authors);
  document.date = metadata.published.empty() ? metadata.time : metadata.published;
  document.language = metadata.language;
}

}  // namespace materia
