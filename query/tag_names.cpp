#include "query/tag_names.h"

#include <map>
#include <numeric>

namespace materia {
TagNames::TagNames(const Vocabulary& vocabulary, const TagLists& tags, std::size_t documents, Analyzer& analyzer) {
  for (std::size_t position = 0; position < vocabulary.concepts().size(); ++position) {
    std::map<std::string, std::uint32_t> times;
    Term term;
    for (const Label& label : vocabulary.concepts()[position].labels) {
      if (!is_shown(label.kind)) {
        continue;
      }
      for (std::size_t byte = 0; analyzer.next(label.text, byte, term);) {
        ++times[term.text];
      }
    }
    for (const auto& [text, count] : times) {
      by_term_[text].push_back({static_cast<std::uint32_t>(position), count});
    }
  }
  begin_.reserve(documents + 1);
  for (std::size_t document = 0; document < documents; ++document) {
    begin_.push_back(static_cast<std::uint32_t>(about_.size()));
    for (const TagEntry& entry : tags.concepts(document)) {
      if (entry.clearly) {
        about_.push_back(entry.position);
      }
    }
  }
  begin_.push_back(static_cast<std::uint32_t>(about_.size()));
  documents_begin_.resize(vocabulary.concepts().size() + 1);
  for (const std::uint32_t concept_position : about_) {
    ++documents_begin_[concept_position + 1];
  }
  std::partial_sum(documents_begin_.begin(), documents_begin_.end(), documents_begin_.begin());
  documents_.resize(about_.size());
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
