#include "query/filters.h"

#include <fmt/format.h>

#include <algorithm>

#include "query/searcher.h"
#include "store/nearest_name.h"

namespace materia {
namespace {

/// Values from outside are shown back; what is longer than any name is cut.
constexpr std::size_t shown_limit = 80;

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char character) {
    return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a') : character;
  });
  return lower;
}

std::string question(const std::optional<std::string>& name) {
  return name ? fmt::format(": did you mean {}?", *name) : std::string();
}

[[noreturn]] void throw_unknown_facet(const std::string& scheme, const Vocabulary& vocabulary) {
  std::vector<std::string> names;
  for (const Scheme& known : vocabulary.schemes()) {
    names.push_back(known.local_name);
  }
  throw QueryError(fmt::format("unknown facet '{}'{}", scheme.substr(0, shown_limit),
                               question(nearest_name(lower_case(scheme.substr(0, shown_limit)), names))));
}

[[noreturn]] void throw_unknown_concept(const std::string& scheme, const std::string& value, const Snapshot& snapshot,
                                        Analyzer& analyzer) {
  const std::vector<Concept>& concepts = snapshot.vocabulary().concepts();
  const std::string shown = value.substr(0, shown_limit);
  std::optional<std::string> name;
  if (const auto position = find_concept(scheme, value, snapshot, analyzer)) {
    name = concepts[*position].local_name;
  } else {
    std::vector<std::string> names;
    for (const Concept& known : concepts) {
      if (known.scheme == scheme) {
        names.push_back(known.local_name);
      }
    }
    std::string typed = lower_case(shown);
    std::replace(typed.begin(), typed.end(), ' ', '-');
    name = nearest_name(typed, names);
  }
  throw QueryError(fmt::format("unknown {} '{}'{}", scheme, shown, question(name)));
}

/// The positions of a scheme's concepts, in the order they are asked for.
std::vector<std::size_t> positions_of(const std::string& scheme, const std::vector<std::string>& values,
                                      const Snapshot& snapshot, Analyzer& analyzer) {
  if (snapshot.vocabulary().scheme(scheme) == nullptr) {
    throw_unknown_facet(scheme, snapshot.vocabulary());
  }
  std::vector<std::size_t> positions;
  for (const std::string& value : values) {
    const std::optional<std::size_t> position = snapshot.vocabulary().find(scheme, value);
    if (!position) {
      throw_unknown_concept(scheme, value, snapshot, analyzer);
    }
    if (std::find(positions.begin(), positions.end(), *position) == positions.end()) {
      positions.push_back(*position);
    }
  }
  return positions;
}

}  // namespace

Filters resolve_filters(const Query& query, const TagLists& tags, const Snapshot& snapshot, Analyzer& analyzer) {
  Filters filters;
  for (const auto& [scheme, values] : query.filters) {
    std::vector<std::size_t> positions = positions_of(scheme, values, snapshot, analyzer);
    if (!positions.empty()) {
      Bitset documents = tags.documents_with(positions, query.about_only);
      filters.required.push_back({scheme, std::move(positions), std::move(documents)});
    }
  }
  for (const auto& [scheme, values] : query.excluded_filters) {
    for (const std::size_t position : positions_of(scheme, values, snapshot, analyzer)) {
      filters.excluded.push_back({scheme, position, tags.documents_with({&position, 1}, query.about_only)});
    }
  }
  return filters;
}

std::optional<Bitset> allowed_documents(const Filters& filters, std::string_view except) {
  std::optional<Bitset> allowed;
  for (const SchemeFilter& filter : filters.required) {
    if (filter.scheme == except) {
      continue;
    }
    if (allowed) {
      *allowed &= filter.documents;
    } else {
      allowed = filter.documents;
    }
  }
  for (const ExcludedConcept& excluded : filters.excluded) {
    if (!allowed) {
      allowed = Bitset(excluded.documents.size(), true);
    }
    *allowed -= excluded.documents;
  }
  return allowed;
}

std::optional<std::size_t> find_concept(std::string_view scheme, std::string_view value, const Snapshot& snapshot,
                                        Analyzer& analyzer) {
  const Vocabulary& vocabulary = snapshot.vocabulary();
  if (const auto position = vocabulary.find(scheme, value)) {
    return position;
  }
  if (const auto position = vocabulary.find(scheme, lower_case(value))) {
    return position;
  }
  const std::vector<Term> terms = analyzer.analyze(value);
  for (const LabelMatch& match : snapshot.matcher(value, analyzer)->match(value, analyzer, Abbreviations::any_case)) {
    if (vocabulary.concepts()[match.concept_position].scheme == scheme && match.begin == terms.front().begin &&
        match.end == terms.back().end) {
      return match.concept_position;
    }
  }
  return std::nullopt;
}

}  // namespace materia
