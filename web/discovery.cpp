#include "web/discovery.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "web/page_parts.h"
#include "web/request.h"

namespace materia {
namespace {

constexpr std::size_t most_addresses = 50'000;  // of one sitemap, as sitemaps.org has it
constexpr std::string_view xml = "application/xml; charset=utf-8";

void require_origin(std::string_view origin) {
  if (origin.empty()) {
    throw NotFound(
        "This needs to know where people reach the server: materia serve --public-url https://kb.example.org");
  }
}

std::vector<std::string> addresses(Searcher& searcher) {
  std::vector<std::string> all = {"/", "/browse"};
  for (const Facet& facet : searcher.all_concepts()) {
    for (const FacetCount& row : facet.counts) {
      if (row.count > 0) all.push_back(concept_url(facet.scheme, row.concept_name()));
    }
  }
  for (const DocumentId id : searcher.document_ids()) all.push_back(document_url(id));
  return all;
}

Markup address_list(const std::vector<std::string>& all, std::size_t part, std::string_view origin) {
  Markup out;
  out << "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (std::size_t i = part * most_addresses; i < std::min(all.size(), (part + 1) * most_addresses); ++i) {
    out << "<url><loc>" << std::string(origin) + all[i] << "</loc></url>\n";
  }
  out << "</urlset>\n";
  return out;
}

Markup sitemap_list(std::size_t parts, std::string_view origin) {
  Markup out;
  out << "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (std::size_t part = 1; part <= parts; ++part) {
    out << "<sitemap><loc>" << origin << "/sitemap-" << part << ".xml</loc></sitemap>\n";
  }
  out << "</sitemapindex>\n";
  return out;
}

Response xml_response(const Markup& content) {
  return {200, std::string(xml), "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + content.html()};
}

}  // namespace

Response robots(std::string_view origin) {
  std::string text =
      "User-agent: *\nAllow: /search.atom\nDisallow: /search\nDisallow: /grid\nDisallow: /export\nDisallow: "
      "/api/\nDisallow: /review\nDisallow: /sign-in\n";
  if (!origin.empty()) text += fmt::format("Sitemap: {}/sitemap.xml\n", origin);
  return {200, "text/plain; charset=utf-8", std::move(text)};
}

Response open_search(std::string_view origin) {
  require_origin(origin);
  Markup out;
  out << "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n<ShortName>materia</ShortName>\n"
      << "<Description>Health articles by therapy and condition</Description>\n<InputEncoding>UTF-8</InputEncoding>\n"
      << "<Url type=\"text/html\" template=\"" << origin << "/search?q={searchTerms}\"/>\n"
      << "<Url type=\"application/x-suggestions+json\" template=\"" << origin
      << "/api/v1/suggest/opensearch?q={searchTerms}\"/>\n"
      << "<Url type=\"application/atom+xml\" template=\"" << origin << "/search.atom?q={searchTerms}\"/>\n"
      << "</OpenSearchDescription>\n";
  Response response = xml_response(out);
  response.media_type = "application/opensearchdescription+xml";
  return response;
}

Response sitemap(Searcher& searcher, std::string_view part, std::string_view origin) {
  require_origin(origin);
  const std::vector<std::string> all = addresses(searcher);
  const std::size_t parts = (all.size() + most_addresses - 1) / most_addresses;
  if (part.empty()) return xml_response(parts == 1 ? address_list(all, 0, origin) : sitemap_list(parts, origin));
  std::size_t number = 0;
  const auto [stopped, error] = std::from_chars(part.data(), part.data() + part.size(), number);
  if (error != std::errc() || stopped != part.data() + part.size() || number < 1 || number > parts) throw NotFound("");
  return xml_response(address_list(all, number - 1, origin));
}

}  // namespace materia
