#include "web/feed.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <vector>

#include "store/authors.h"
#include "web/page_parts.h"

namespace materia {
namespace {

constexpr std::size_t newest_shown = 30;

struct Feed {
  std::string title;
  std::string self;       ///< its address, from the root
  std::string alternate;  ///< the page of the same
  std::string_view origin;
};

/// The same for ever for the same text, and for no other. Texts begin with where the site is, as far as that is known.
std::string permanent_id(std::string_view kind, std::string_view text) {
  return fmt::format("urn:materia:{}:{:016x}", kind, XXH3_64bits(text.data(), text.size()));
}

/// RFC 3339 of a day; empty for what is none.
std::string instant(std::string_view date) {
  const auto is_digit = [](char character) { return character >= '0' && character <= '9'; };
  const bool day = date.size() == 10 && date[4] == '-' && date[7] == '-' && std::ranges::count_if(date, is_digit) == 8;
  return day ? std::string(date) + "T00:00:00Z" : std::string();
}

/// Characters that XML does not have at all are left out; the rest is escaped as in HTML.
std::string readable(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto byte = static_cast<unsigned char>(text.front());
    // U+FFFE and U+FFFF, which are no characters.
    if (text.starts_with("\xef\xbf\xbe") || text.starts_with("\xef\xbf\xbf")) {
      text.remove_prefix(3);
      continue;
    }
    if (byte >= 0x20 || byte == '\t' || byte == '\n' || byte == '\r') out += text.front();
    text.remove_prefix(1);
  }
  return out;
}

std::string summary(const FoundDocument& document) {
  std::string labels;
  for (const ShownTag& tag : document.tags) {
    if (tag.level == Level::about) labels += (labels.empty() ? "About: " : ", ") + tag.label;
  }
  return labels;
}

Markup entry(const FoundDocument& document, std::string_view origin) {
  Markup out;
  const std::string updated = instant(document.date);
  out << "<entry>\n<title>" << readable(document.title) << "</title>\n<id>"
      << permanent_id("article", std::string(origin) + document.path) << "</id>\n<updated>" << updated
      << "</updated>\n<link href=\"" << std::string(origin) + document_url(document.id) << "\"/>\n";
  if (const auto source = web_address(document.url)) {
    out << "<link rel=\"via\" href=\"" << readable(*source) << "\"/>\n";
  }
  for (const std::string& author : split_authors(document.author)) {
    out << "<author><name>" << readable(author) << "</name></author>\n";
  }
  for (const ShownTag& tag : document.tags) {
    out << "<category term=\"" << tag.scheme + "/" + tag.concept_name << "\" label=\"" << readable(tag.label)
        << "\"/>\n";
  }
  if (const std::string about = summary(document); !about.empty()) {
    out << "<summary>" << readable(about) << "</summary>\n";
  }
  out << "</entry>\n";
  return out;
}

Response atom(const Feed& feed, const std::vector<FoundDocument>& newest) {
  const std::string origin(feed.origin);
  Markup out;
  out << "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">\n"
      << "<title>" << readable(feed.title) << "</title>\n<id>" << permanent_id("feed", origin + feed.self)
      << "</id>\n<updated>" << (newest.empty() ? std::string("1970-01-01T00:00:00Z") : instant(newest.front().date))
      << "</updated>\n<author><name>materia</name></author>\n<link rel=\"self\" type=\"application/atom+xml\" href=\""
      << origin + feed.self << "\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"" << origin + feed.alternate
      << "\"/>\n";
  for (const FoundDocument& document : newest) out << entry(document, feed.origin);
  out << "</feed>\n";
  return {200, "application/atom+xml; charset=utf-8", out.html()};
}

std::vector<FoundDocument> newest_of(Searcher& searcher, Query query) {
  query.offset = 0;
  query.limit = newest_shown;
  query.order = Order::newest;
  std::vector<FoundDocument> found;
  searcher.for_each_found(std::move(query), [&](const FoundDocument& document) {
    if (!instant(document.date).empty()) found.push_back(document);
  });
  return found;
}

}  // namespace

Response search_feed(Searcher& searcher, const Parameters& parameters, std::string_view origin) {
  const SearchRequest request = read_search(parameters, searcher.schemes());
  const std::string title = request.text.empty() ? "Articles" : "Articles for “" + request.text + "”";
  return atom({title + " · materia", feed_url(request), search_url(request.in_order(Order::newest)), origin},
              newest_of(searcher, to_query(searcher.parse(request.text), request)));
}

Response concept_feed(Searcher& searcher, std::string_view scheme, std::string_view concept_name,
                      std::string_view origin) {
  const auto view = searcher.concept_view(scheme, concept_name);
  if (!view) throw NotFound("");
  SearchRequest request;
  request.filters[view->scheme] = {view->concept_name};
  const std::string page = concept_url(view->scheme, view->concept_name);
  return atom({view->label + " · materia", page + ".atom", page, origin},
              newest_of(searcher, to_query(searcher.parse({}), request)));
}

std::string feed_url(const SearchRequest& request) {
  constexpr std::string_view search = "/search";
  // Whatever the list is ordered by, the newest come first here.
  return "/search.atom" + search_url(request.in_order(Order::relevance)).substr(search.size());
}

}  // namespace materia
