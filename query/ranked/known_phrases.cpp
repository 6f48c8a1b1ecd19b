#include "query/ranked/known_phrases.h"

namespace materia {
namespace {

std::string key_of(std::size_t leaf, const std::string& phrase) {
  return std::to_string(leaf) + ' ' + phrase;
}

std::size_t bytes_of(const FoundPhrase& found) {
  return sizeof found + found.documents.size() * (sizeof found.documents[0] + sizeof found.frequencies[0]) +
         found.title.size() * sizeof found.title[0];
}

}  // namespace

std::shared_ptr<const FoundPhrase> KnownPhrases::find(std::size_t leaf, const std::string& phrase) {
  return phrases_.find(key_of(leaf, phrase));
}

void KnownPhrases::keep(std::size_t leaf, const std::string& phrase, const std::shared_ptr<const FoundPhrase>& found) {
  phrases_.keep(key_of(leaf, phrase), found, phrase.size() + bytes_of(*found));
}

}  // namespace materia
