#include "bench/peers/random_queries.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "store/reader.h"

namespace materia {
namespace {

constexpr std::size_t most_texts = 5'000;

/// Spread evenly over the documents.
std::vector<std::string> some_texts(const std::filesystem::path& file) {
  Reader reader(file);
  const std::vector<DocumentId> ids = reader.newest_first();
  const std::size_t step = ids.size() / most_texts + 1;
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < ids.size(); i += step) {
    texts.push_back(reader.document(ids[i]).value().body);
  }
  return texts;
}

std::vector<std::pair<std::string, std::string>> concepts_in(const std::filesystem::path& file) {
  std::vector<std::pair<std::string, std::string>> concepts;
  for (const Facet& facet : Searcher(file).all_concepts()) {
    for (const FacetCount& count : facet.counts) {
      if (count.count > 0) concepts.emplace_back(facet.scheme, count.concept_name());
    }
  }
  return concepts;
}

}  // namespace

Query RandomQuery::build(Searcher& searcher) const {
  Query query = searcher.parse(text);
  query.match = match;
  const auto add = [](auto& to, const auto& chosen) {
    for (const auto& [scheme, names] : chosen) {
      to[scheme].insert(to[scheme].end(), names.begin(), names.end());
    }
  };
  add(query.filters, filters);
  add(query.excluded_filters, excluded_filters);
  query.assertion = assertion;
  query.exact = exact;
  query.about_only = about_only;
  query.copies = copies;
  query.offset = offset;
  query.limit = limit;
  return query;
}

std::string RandomQuery::description() const {
  const char* mode = match == MatchMode::all ? "all" : match == MatchMode::any ? "any" : "automatic";
  std::string settings;
  if (exact) settings += " exact";
  if (about_only) settings += " about";
  if (copies) settings += " copies";
  if (assertion) settings += fmt::format(" assertion {}", static_cast<int>(*assertion));
  return fmt::format("{} [match {}, filters {}, without {}, offset {}, limit {}{}]", text, mode, filters,
                     excluded_filters, offset, limit, settings);
}

RandomQueries::RandomQueries(const std::filesystem::path& file, std::uint64_t seed)
    : maker_(some_texts(file), seed), random_(seed), concepts_(concepts_in(file)) {}

std::string RandomQueries::any_shape() {
  while (true) {
    const auto shape = static_cast<Shape>(random_.below(shape_names.size()));
    if (const auto query = maker_.make(shape)) return *query;
  }
}

std::string RandomQueries::text() {
  std::string typed = random_.chance(0.02) ? "" : any_shape();
  const auto word = [&] {
    while (true) {
      const auto query = maker_.make(random_.chance(0.8) ? Shape::common : Shape::rare);
      if (query) return *query;
    }
  };
  if (random_.chance(0.1)) typed += " OR " + word();
  if (random_.chance(0.1)) typed += " " + word() + " OR " + word();
  if (random_.chance(0.1)) typed += " title:" + word();
  if (random_.chance(0.1)) typed = word() + " " + typed;
  if (random_.chance(0.15)) typed += " -" + word();
  if (random_.chance(0.05)) typed += " -" + maker_.make(Shape::phrase).value_or(word());
  return typed;
}

std::map<std::string, std::vector<std::string>> RandomQueries::filters() {
  std::map<std::string, std::vector<std::string>> chosen;
  for (std::size_t count = concepts_.empty() ? 0 : random_.between(1, 3); count > 0; --count) {
    const auto& [scheme, name] = random_.of(concepts_);
    chosen[scheme].push_back(name);
  }
  return chosen;
}

RandomQuery RandomQueries::next() {
  RandomQuery query;
  query.text = text();
  query.match = static_cast<MatchMode>(random_.below(3));
  if (random_.chance(0.35)) query.filters = filters();
  if (random_.chance(0.1)) query.excluded_filters = filters();
  if (random_.chance(0.05)) query.assertion = static_cast<Assertion>(random_.below(assertion_count));
  query.exact = random_.chance(0.5);
  query.about_only = random_.chance(0.15);
  query.copies = random_.chance(0.5);
  static const std::vector<std::size_t> offsets = {0, 0, 0, 0, 1, 7, 10, 90, 200, 1000, 100'000};
  static const std::vector<std::size_t> limits = {10, 10, 10, 0, 1, 50, 250};
  query.offset = random_.of(offsets);
  query.limit = random_.of(limits);
  return query;
}

}  // namespace materia
