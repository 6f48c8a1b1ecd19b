#include "query/tag_names.h"

#include <algorithm>
#include <map>

#include "store/label_terms.h"

namespace materia {

TagNames::TagNames(const Vocabulary& vocabulary, const TagLists& tags, Analyzer& analyzer)
    : tags_(tags), listed_(vocabulary.concepts().size()), documents_(vocabulary.concepts().size()) {
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
}

TagNames::ByDocument::ByDocument(const TagLists& tags) {
  begin_.reserve(tags.size() + 1);
  std::size_t left = 0;
  for (std::size_t document = 0; document < tags.size(); ++document) {
    left += tags.concepts(document).size();
  }
  concepts_.resize(left + 1);
  std::uint32_t count = 0;
  for (std::size_t document = 0; document < tags.size(); ++document) {
    begin_.push_back(count);
    for (const TagEntry entry : tags.concepts(document)) {
      // What is none is written over by the next: a branch would often be guessed wrong.
      concepts_[count] = entry.position();
      count += entry.clearly() ? 1 : 0;
    }
  }
  begin_.push_back(count);
  concepts_.resize(count);
  concepts_.shrink_to_fit();
}

void TagNames::list(std::span<const std::uint32_t> concepts) const {
  const std::lock_guard lock(mutex_);
  if (std::ranges::all_of(concepts, [&](std::uint32_t position) { return listed_[position]; })) {
    return;
  }
  if (std::ranges::find(listed_, true) != listed_.end()) {
    list_missing();
    return;
  }
  std::vector<bool> wanted(documents_.size());
  for (const std::uint32_t position : concepts) {
    wanted[position] = true;
  }
  add_documents(wanted);
}

void TagNames::list_all() const {
  const std::lock_guard lock(mutex_);
  if (!by_document_) {
    list_missing();
  }
}

void TagNames::list_missing() const {
  add_documents(std::vector<bool>(documents_.size(), true));
  by_document_.emplace(tags_);
}

const TagNames::ByDocument* TagNames::by_document() const {
  const std::lock_guard lock(mutex_);
  return by_document_ ? &*by_document_ : nullptr;
}

void TagNames::add_documents(const std::vector<bool>& wanted) const {
  std::vector<char> missing;  // quicker to ask than bits
  for (std::size_t position = 0; position < documents_.size(); ++position) {
    missing.push_back(wanted[position] && !listed_[position] ? 1 : 0);
    listed_[position] = listed_[position] || wanted[position];
  }
  tags_.for_each([&](TagEntry entry) { return (missing[entry.position()] != 0) & entry.clearly(); },
                 [&](std::size_t document, TagEntry entry) {
                   documents_[entry.position()].push_back(static_cast<std::uint32_t>(document));
                 });
}

std::span<const TagNames::NamedConcept> TagNames::concepts_named(std::string_view term) const {
  const auto found = by_term_.find(std::string(term));
  return found == by_term_.end() ? std::span<const NamedConcept>() : found->second;
}

}  // namespace materia
