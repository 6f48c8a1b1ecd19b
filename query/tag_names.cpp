#include "query/tag_names.h"

#include <map>
#include <numeric>

#include "store/label_terms.h"

namespace materia {
TagNames::TagNames(const Vocabulary& vocabulary, const TagLists& tags, std::size_t documents, Analyzer& analyzer) {
  for (std::size_t position = 0; position < vocabulary.concepts().size(); ++position) {
    std::map<std::string, std::uint32_t> times;
    for (const Label& label : vocabulary.concepts()[position].labels) {
      if (is_shown(label.kind)) {
        for_each_term(label, analyzer, [&](std::string_view term) { ++times[std::string(term)]; });
      }
    }
    for (const auto& [text, count] : times) {
      by_term_[text].push_back({static_cast<std::uint32_t>(position), count});
    }
  }
  begin_.reserve(documents + 1);
  std::uint32_t count = 0;
  for (const TagEntry entry : tags.all()) {
    count += entry.clearly() ? 1 : 0;
  }
  about_.resize(count + 1);
  count = 0;
  for (std::size_t document = 0; document < documents; ++document) {
    begin_.push_back(count);
    for (const TagEntry entry : tags.concepts(document)) {
      // What is none is written over by the next: a branch would often be guessed wrong.
      about_[count] = entry.position();
      count += entry.clearly() ? 1 : 0;
    }
  }
  begin_.push_back(count);
  about_.pop_back();
  documents_begin_.resize(vocabulary.concepts().size() + 1);
  for (const std::uint32_t concept_position : about_) {
    ++documents_begin_[concept_position + 1];
  }
  std::partial_sum(documents_begin_.begin(), documents_begin_.end(), documents_begin_.begin());
  documents_.resize(count);
  std::vector<std::size_t> next(documents_begin_.begin(), documents_begin_.end() - 1);
  for (std::size_t document = 0; document < documents; ++document) {
    for (const std::uint32_t concept_position : concepts_of(document)) {
      documents_[next[concept_position]++] = static_cast<std::uint32_t>(document);
    }
  }
}

std::span<const TagNames::NamedConcept> TagNames::concepts_named(std::string_view term) const {
  const auto found = by_term_.find(std::string(term));
  return found == by_term_.end() ? std::span<const NamedConcept>() : found->second;
}

}  // namespace materia
