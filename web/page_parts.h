#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/results.h"
#include "web/escape.h"

namespace materia {

// Pieces that several pages show. `facets` stand in the vocabulary's order and give each scheme its label and colour.

/// With thousands separated: "12,345".
std::string grouped_number(std::size_t number);
/// "1 article", "12,345 articles".
std::string counted(std::size_t number, std::string_view one, std::string_view many);
/// "14 March 2025"; a date that isn't YYYY-MM-DD stays as it is.
std::string readable_date(std::string_view date);

std::string concept_url(std::string_view scheme, std::string_view concept_name);
/// The article with the words of `text` marked, at a passage where `anchor` is not empty.
std::string document_url(DocumentId id, std::string_view text = {}, std::string_view anchor = {});
/// The address where it is one a browser may follow (http or https), else nothing: javascript: is no source.
std::optional<std::string> web_address(std::string_view url);
/// "example.org" of "https://www.example.org/page".
std::string site_name(std::string_view url);

/// The class that colours a scheme: "facet-0" for therapy, "facet-1" for condition, "facet-2" to "facet-5" for others
/// by their place among the facets.
std::string facet_class(const std::vector<Facet>& facets, std::string_view scheme);
/// The scheme's label, or its name where the facets don't have it.
std::string scheme_label(const std::vector<Facet>& facets, std::string_view scheme);

/// The articles that are copies of one, as a list of links.
Markup copy_links(const std::vector<CopyReference>& copies, std::string_view text);

/// The pieces with their matches in <mark>.
Markup marked(const std::vector<TextPiece>& pieces);
Markup time_element(std::string_view date);
/// A tag that leads to its concept's page.
Markup tag_link(const ShownTag& tag, const std::vector<Facet>& facets);
/// The hits as an ordered list; `text` is marked in the articles they lead to.
Markup hit_list(const Results& results, std::string_view text);

}  // namespace materia
