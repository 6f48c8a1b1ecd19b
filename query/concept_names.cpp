#include <algorithm>

#include "query/searcher.h"
#include "query/searcher_impl.h"

namespace materia {
namespace {

/// The folded words of a text.
std::vector<std::string> folded_words(std::string_view text, Analyzer& analyzer) {
  std::vector<std::string> words;
  Term term;
  for (std::size_t position = 0; analyzer.next_folded(text, position, term);) {
    words.push_back(term.text);
  }
  return words;
}

/// Whether each of `typed` begins one of `words`.
bool begin_words(const std::vector<std::string>& typed, const std::vector<std::string>& words) {
  return std::ranges::all_of(typed, [&](const std::string& beginning) {
    return std::ranges::any_of(words, [&](const std::string& word) { return word.starts_with(beginning); });
  });
}

std::string initial_of(const std::vector<std::string>& words) {
  const char first = words.empty() ? '\0' : words.front().front();
  return first >= 'a' && first <= 'z' ? std::string(1, static_cast<char>(first - 'a' + 'A')) : "#";
}

}  // namespace

std::vector<ListedName> Searcher::concept_names(std::string_view typed) {
  Session session(*impl_);
  const Snapshot& snapshot = session.snapshot();
  const std::vector<std::string> wanted = folded_words(typed, session.analyzer());
  std::vector<std::pair<std::vector<std::string>, ListedName>> found;
  if (wanted.empty() && !typed.empty()) {
    return {};
  }
  for (std::size_t position = 0; position < snapshot.vocabulary().concepts().size(); ++position) {
    const Concept& named = snapshot.vocabulary().concepts()[position];
    std::optional<std::size_t> documents;  // counted where a name is listed
    for (const Label& label : named.labels) {
      if (!is_shown(label.kind)) {
        continue;
      }
      std::vector<std::string> words = folded_words(label.text, session.analyzer());
      if (!begin_words(wanted, words)) {
        continue;
      }
      if (!documents) {
        documents = snapshot.folding().count(snapshot.tags().documents(position));
      }
      std::string initial = initial_of(words);
      found.emplace_back(std::move(words),
                         ListedName{label.text, std::move(initial), label.kind == LabelKind::preferred, named.scheme,
                                    named.local_name, named.pref_label, *documents});
    }
  }
  std::ranges::stable_sort(
      found, {}, [](const auto& entry) -> const auto& { return entry.first; });
  std::vector<ListedName> names;
  names.reserve(found.size());
  for (auto& [words, name] : found) {
    names.push_back(std::move(name));
  }
  return names;
}

}  // namespace materia
