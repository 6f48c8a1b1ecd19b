#include "query/ranked/known_phrases.h"

namespace materia {
namespace {

std::string key_of(std::size_t leaf, const std::string& phrase) {
  return std::to_string(leaf) + ' ' + phrase;
}

std::size_t bytes_of(const FoundPhrase& found) {
  return found.documents.size() * (sizeof found.documents[0] + sizeof found.frequencies[0]) +
         found.title.size() * sizeof found.title[0];
}

/// What the table itself takes for one, about.
constexpr std::size_t bytes_of_entry = 256;

}  // namespace

std::shared_ptr<const FoundPhrase> KnownPhrases::find(std::size_t leaf, const std::string& phrase) const {
  const std::lock_guard lock(mutex_);
  const auto known = phrases_.find(key_of(leaf, phrase));
  return known == phrases_.end() ? nullptr : known->second;
}

void KnownPhrases::keep(std::size_t leaf, const std::string& phrase, const std::shared_ptr<const FoundPhrase>& found) {
  const std::size_t bytes = bytes_of(*found) + bytes_of_entry;
  const std::lock_guard lock(mutex_);
  if (bytes_ + bytes > most_bytes) {
    phrases_.clear();
    bytes_ = 0;
  }
  if (phrases_.try_emplace(key_of(leaf, phrase), found).second) {
    bytes_ += bytes;
  }
}

}  // namespace materia
