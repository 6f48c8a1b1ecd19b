#pragma once

#include <deque>
#include <string>
#include <vector>

#include "query/results.h"
#include "web/request.h"

// What the tests of pages show, and how they look into it.

namespace materia {

inline const std::string hostile = "<img src=x onerror=alert(1)>\"'&";

inline bool has(const std::string& page, const std::string& needle) {
  return page.find(needle) != std::string::npos;
}

inline std::size_t count(const std::string& page, const std::string& needle) {
  std::size_t found = 0;
  for (std::size_t at = page.find(needle); at != std::string::npos; at = page.find(needle, at + 1)) ++found;
  return found;
}

inline FacetCount value(std::string name, std::string label, std::vector<std::string> broader, std::size_t number,
                        bool selected = false) {
  static std::deque<FacetName> names;
  return {&names.emplace_back(FacetName{std::move(name), std::move(label), std::move(broader)}), number, selected};
}

inline Results sample_results() {
  Results results;
  results.query.text = "slipped disk";
  results.query.interpretation.push_back({"slipped disk", "herniated-disc", "condition", "Herniated disc", 0});
  results.total = 25;
  results.took_ms = 0.84;
  results.facets = {{"therapy",
                     "Therapy",
                     {value("regenerative-medicine", "Regenerative medicine", {}, 9),
                      value("ozone-therapy", "Ozone therapy", {"regenerative-medicine"}, 7, true)}},
                    {"condition", "Condition", {value("herniated-disc", "Herniated disc", {}, 25)}}};
  Hit hit;
  hit.id = 12;
  hit.path = "articles/ozone.md";
  hit.title = "Ozone for herniated discs";
  hit.title_pieces = {{"Ozone for ", false}, {"herniated discs", true}};
  hit.url = "https://www.example.org/ozone";
  hit.date = "2025-03-14";
  hit.fragments = {{{{"… such as ", false}, {"herniated discs", true}}, {"who-can-benefit", "Who can benefit?"}}};
  hit.tags = {{"ozone-therapy", "therapy", "Ozone therapy", Level::about, 0.9, TagSource::editor, 4},
              {"sciatica", "condition", "Sciatica", Level::mention, 0.1, TagSource::tagger, 1}};
  results.hits.push_back(hit);
  return results;
}

inline SearchRequest sample_request() {
  SearchRequest request;
  request.text = "slipped disk";
  request.filters["therapy"] = {"ozone-therapy"};
  return request;
}

inline DocumentView sample_document() {
  DocumentView view;
  view.id = 12;
  view.document.path = "articles/ozone.md";
  view.document.title = "Ozone";
  view.document.author = "An Editor";
  view.document.date = "2025-03-14";
  view.document.url = "https://www.example.org/ozone";
  view.document.title_inferred = true;
  view.title = {{"Ozone", true}};
  view.sections = {{"start", {}, 2, {{false, {{{"First words.", false}}}}}},
                   {"who-can-benefit", {{"Who can benefit?", false}}, 2, {{true, {{{"one", true}}, {{"two", false}}}}}},
                   {"in-detail", {{"In detail", false}}, 3, {}}};
  view.tags = sample_results().hits[0].tags;
  return view;
}

inline ConceptView sample_concept() {
  ConceptView view;
  view.concept_name = "ozone-therapy";
  view.scheme = "therapy";
  view.label = "Ozone therapy";
  view.definition = "A gas.";
  view.other_names = {"Medical ozone", "Ozone injection"};
  view.broader = {value("regenerative-medicine", "Regenerative medicine", {}, 9)};
  view.family = {view.broader[0], value("ozone-therapy", "Ozone therapy", {"regenerative-medicine"}, 25)};
  view.exact_match = {"http://id.nlm.nih.gov/mesh/D010126", "javascript:alert(1)"};
  view.documents = 25;
  return view;
}

}  // namespace materia
