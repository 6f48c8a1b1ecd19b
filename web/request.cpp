#include "web/request.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "store/names.h"
#include "web/escape.h"
#include "web/readable_text.h"

namespace materia {
namespace {

constexpr std::array<std::string_view, 12> own_names = {"q",       "match",  "about", "assertion", "exact", "literal",
                                                        "explain", "copies", "sort",  "page",      "limit", "offset"};
constexpr std::size_t largest_offset = 10000;
constexpr std::size_t largest_limit = 100;
constexpr std::size_t most_suggestions = 20;

std::string first_value(const Parameters& parameters, std::string_view name) {
  const auto found = parameters.find(std::string(name));
  return found == parameters.end() ? std::string() : found->second;
}

bool read_switch(const Parameters& parameters, std::string_view name) {
  const std::string value = first_value(parameters, name);
  if (value.empty() || value == "0" || value == "false") return false;
  if (value == "1" || value == "true") return true;
  throw BadRequest(fmt::format("“{}” must be 1 or 0.", name));
}

MatchMode read_match(const Parameters& parameters) {
  const std::string value = first_value(parameters, "match");
  if (value.empty()) return MatchMode::automatic;
  if (value == "all") return MatchMode::all;
  if (value == "any") return MatchMode::any;
  throw BadRequest("“match” must be all or any.");
}

Order read_order(const Parameters& parameters) {
  const std::string value = first_value(parameters, "sort");
  if (value.empty()) return Order::relevance;
  const std::optional<Order> order = order_named(value);
  if (!order) throw BadRequest("“sort” must be relevance, newest or title.");
  return *order;
}

std::optional<Assertion> read_assertion(const Parameters& parameters) {
  const std::string value = first_value(parameters, "assertion");
  if (value.empty()) return std::nullopt;
  const std::optional<Assertion> assertion = assertion_named(value);
  if (!assertion) throw BadRequest("“assertion” must be affirmed, negated, uncertain or contrast.");
  return assertion;
}

bool is_own_name(std::string_view name) {
  return std::ranges::find(own_names, name) != own_names.end();
}

using FilterMap = std::map<std::string, std::vector<std::string>>;

bool contains(const FilterMap& filters, std::string_view scheme, std::string_view concept_name) {
  const auto filter = filters.find(std::string(scheme));
  return filter != filters.end() && std::ranges::find(filter->second, concept_name) != filter->second.end();
}

void erase(FilterMap& filters, std::string_view scheme, std::string_view concept_name) {
  const auto filter = filters.find(std::string(scheme));
  if (filter == filters.end()) return;
  std::erase(filter->second, concept_name);
  if (filter->second.empty()) filters.erase(filter);
}

/// Adds those of a request to those that were typed.
void add(FilterMap& typed, const FilterMap& chosen) {
  for (const auto& [scheme, names] : chosen) {
    std::vector<std::string>& filter = typed[scheme];
    for (const std::string& name : names) {
      if (std::ranges::find(filter, name) == filter.end()) filter.push_back(name);
    }
  }
}

/// Sorted, each once: the same set is the same address.
void tidy(std::vector<std::string>& values) {
  std::ranges::sort(values);
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace

std::size_t read_number(const Parameters& parameters, std::string_view name, std::size_t absent, std::size_t least,
                        std::size_t most) {
  const std::string value = first_value(parameters, name);
  if (value.empty()) return absent;
  std::size_t number = 0;
  const char* end = value.data() + value.size();
  const auto [stopped, error] = std::from_chars(value.data(), end, number);
  if (error != std::errc() || stopped != end || number < least || number > most) {
    throw BadRequest(fmt::format("“{}” must be a whole number from {} to {}.", name, least, most));
  }
  return number;
}

std::vector<std::string> read_values(const Parameters& parameters, const std::string& name) {
  std::vector<std::string> values;
  const auto [begin, end] = parameters.equal_range(name);
  for (auto parameter = begin; parameter != end; ++parameter) {
    if (std::string value = readable_text(parameter->second); !value.empty()) values.push_back(std::move(value));
  }
  tidy(values);
  return values;
}

SearchRequest SearchRequest::on_page(std::size_t number) const {
  SearchRequest other = *this;
  other.page = number;
  return other;
}

SearchRequest SearchRequest::explained(bool yes) const {
  SearchRequest other = *this;
  other.explain = yes;
  return other;
}

SearchRequest SearchRequest::with_text(std::string_view other_text) const {
  SearchRequest other = on_page(1);
  other.text = other_text;
  return other;
}

SearchRequest SearchRequest::with_match(MatchMode mode) const {
  SearchRequest other = on_page(1);
  other.match = mode;
  return other;
}

SearchRequest SearchRequest::as_typed() const {
  SearchRequest other = on_page(1);
  other.exact = true;
  return other;
}

SearchRequest SearchRequest::with_copies(bool yes) const {
  SearchRequest other = on_page(1);
  other.copies = yes;
  return other;
}

SearchRequest SearchRequest::in_order(Order by) const {
  SearchRequest other = on_page(1);
  other.order = by;
  return other;
}

SearchRequest SearchRequest::with_literal(std::string_view typed) const {
  SearchRequest other = on_page(1);
  other.literal.emplace_back(typed);
  tidy(other.literal);
  return other;
}

SearchRequest SearchRequest::without_literal(std::string_view typed) const {
  SearchRequest other = on_page(1);
  std::erase(other.literal, typed);
  return other;
}

SearchRequest SearchRequest::without(std::string_view scheme, std::string_view concept_name) const {
  SearchRequest other = on_page(1);
  erase(other.filters, scheme, concept_name);
  return other;
}

SearchRequest SearchRequest::without_excluded(std::string_view scheme, std::string_view concept_name) const {
  SearchRequest other = on_page(1);
  erase(other.excluded_filters, scheme, concept_name);
  return other;
}

SearchRequest SearchRequest::without_filters() const {
  SearchRequest other = on_page(1);
  other.filters.clear();
  other.excluded_filters.clear();
  other.about_only = false;
  other.assertion.reset();
  return other;
}

bool SearchRequest::has(std::string_view scheme, std::string_view concept_name) const {
  return contains(filters, scheme, concept_name);
}

bool SearchRequest::excludes(std::string_view scheme, std::string_view concept_name) const {
  return contains(excluded_filters, scheme, concept_name);
}

std::string excluding(std::string_view scheme) {
  return "-" + std::string(scheme);
}

SearchRequest read_search(const Parameters& parameters, std::span<const std::string> schemes) {
  SearchRequest request;
  request.text = read_text(parameters);
  for (const std::string& scheme : schemes) {
    if (is_own_name(scheme)) continue;
    if (auto names = read_values(parameters, scheme); !names.empty()) request.filters[scheme] = std::move(names);
    std::vector<std::string> excluded = read_values(parameters, excluding(scheme));
    for (const std::string& name : excluded) erase(request.filters, scheme, name);
    if (!excluded.empty()) request.excluded_filters[scheme] = std::move(excluded);
  }
  request.match = read_match(parameters);
  request.about_only = read_switch(parameters, "about");
  request.assertion = read_assertion(parameters);
  request.exact = read_switch(parameters, "exact");
  request.literal = read_values(parameters, "literal");
  request.explain = read_switch(parameters, "explain");
  request.copies = read_switch(parameters, "copies");
  request.order = read_order(parameters);
  request.page = read_number(parameters, "page", 1, 1, last_page);
  return request;
}

std::string search_url(const SearchRequest& request) {
  std::string parameters;
  const auto add = [&](std::string_view name, std::string_view value) {
    parameters += parameters.empty() ? '?' : '&';
    parameters += escape_url(name) + '=' + escape_url(value);
  };
  if (!request.text.empty()) add("q", request.text);
  for (const auto& [scheme, names] : request.filters) {
    for (const std::string& name : names) add(scheme, name);
  }
  for (const auto& [scheme, names] : request.excluded_filters) {
    for (const std::string& name : names) add(excluding(scheme), name);
  }
  if (request.match == MatchMode::all) add("match", "all");
  if (request.match == MatchMode::any) add("match", "any");
  if (request.about_only) add("about", "1");
  if (request.assertion) add("assertion", name_of(*request.assertion));
  if (request.exact) add("exact", "1");
  for (const std::string& typed : request.literal) add("literal", typed);
  if (request.explain) add("explain", "1");
  if (request.copies) add("copies", "1");
  if (request.order != Order::relevance) add("sort", name_of(request.order));
  if (request.page > 1) add("page", std::to_string(request.page));
  return "/search" + parameters;
}

Query to_query(Query parsed, const SearchRequest& request) {
  add(parsed.filters, request.filters);
  add(parsed.excluded_filters, request.excluded_filters);
  parsed.match = request.match;
  parsed.about_only = request.about_only;
  parsed.assertion = request.assertion;
  parsed.exact = request.exact;
  parsed.literal = request.literal;
  parsed.explain = request.explain;
  parsed.copies = request.copies;
  parsed.order = request.order;
  parsed.limit = hits_per_page;
  parsed.offset = (request.page - 1) * hits_per_page;
  return parsed;
}

Window read_window(const Parameters& parameters, std::size_t absent, std::size_t most) {
  return {read_number(parameters, "offset", 0, 0, largest_offset), read_number(parameters, "limit", absent, 1, most)};
}

std::size_t read_limit(const Parameters& parameters, std::size_t absent) {
  return read_number(parameters, "limit", absent, 1, largest_limit);
}

void check_names(const Parameters& parameters, std::span<const std::string> schemes,
                 std::span<const std::string_view> more) {
  for (const auto& [name, value] : parameters) {
    const std::string_view facet = std::string_view(name).substr(name.starts_with('-') ? 1 : 0);
    if (is_own_name(name) || std::ranges::find(schemes, facet) != schemes.end()) continue;
    if (std::ranges::find(more, name) != more.end()) continue;
    throw BadRequest(fmt::format(
        "There is no parameter “{}”. Known are {}{}{}, and the facets {}, which a minus before the name excludes.",
        readable_text(name), fmt::join(own_names, ", "), more.empty() ? "" : ", ", fmt::join(more, ", "),
        fmt::join(schemes, ", ")));
  }
}

SuggestRequest read_suggest(const Parameters& parameters) {
  for (const auto& [name, value] : parameters) {
    if (name != "q" && name != "limit") {
      throw BadRequest(fmt::format("There is no parameter “{}”. Known are q, limit.", readable_text(name)));
    }
  }
  SuggestRequest request;
  request.text = read_text(parameters);
  if (first_value(parameters, "q").ends_with(' ')) request.text += ' ';
  request.limit = read_number(parameters, "limit", request.limit, 1, most_suggestions);
  return request;
}

std::pair<std::string_view, std::string_view> split_concept(std::string_view name) {
  const std::size_t slash = name.find('/');
  if (slash == std::string_view::npos || slash == 0 || slash + 1 == name.size() ||
      name.find('/', slash + 1) != std::string_view::npos) {
    throw NotFound("");
  }
  return {name.substr(0, slash), name.substr(slash + 1)};
}

std::string read_text(const Parameters& parameters, std::string_view name) {
  std::string text = first_value(parameters, name);
  if (text.size() > longest_text) {
    throw BadRequest(
        fmt::format("The search is too long: {} bytes, where {} are possible.", text.size(), longest_text));
  }
  return readable_text(text);
}

}  // namespace materia
