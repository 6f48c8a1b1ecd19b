#include "query/did_you_mean.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "query/lexer.h"
#include "query/phrase.h"
#include "query/rephrase.h"
#include "query/spelling.h"
#include "store/stop_words.h"

namespace materia {
namespace {

constexpr std::size_t words_corrected = 4;   ///< of a query; the others stay as they are
constexpr std::size_t meanings_of_word = 4;  ///< that are weighed against each other
constexpr std::size_t texts_weighed = 16;    ///< with all words put right
constexpr std::size_t texts_searched = 4;    ///< of those, the likeliest
constexpr std::size_t shortest_part = 3;     ///< letters of a word that another one was written together with

/// A word of the typed text that may be put right.
struct TypedWord {
  std::size_t begin = 0;  ///< bytes of the text
  std::size_t end = 0;
  std::string folded;
  bool splittable = true;  ///< two words in its place would mean the same
};

struct Replacement {
  std::size_t begin = 0;
  std::size_t end = 0;
  Correction correction;
};

using Replacements = std::vector<Replacement>;

class Corrector {
 public:
  Corrector(const Query& query, const Found& found, const Filters& filters, Session& session)
      : query_(query), found_(found), filters_(filters), session_(session) {}

  std::optional<std::string> run() {
    read_words();
    std::vector<Replacements> alternatives;
    for (std::size_t index = 0; index < words_.size() && alternatives.size() < words_corrected; ++index) {
      if (is_unknown(words_[index])) {
        Replacements found = replacements(index);
        const bool overlaps = !alternatives.empty() && !found.empty() &&
                              std::any_of(alternatives.back().begin(), alternatives.back().end(),
                                          [&](const Replacement& one) { return one.end > found.front().begin; });
        if (!found.empty() && !overlaps) {
          alternatives.push_back(std::move(found));
        }
      }
    }
    return alternatives.empty() ? std::nullopt : best(texts(alternatives));
  }

 private:
  void read_words() {
    const std::vector<std::string> schemes = filter_names(session_);
    QueryLexer lexer(query_.text, schemes);
    Term term;
    while (const std::optional<QueryItem> item = lexer.next()) {
      if (item->is_or || item->excluded || item->prefix || item->scheme != nullptr) {
        continue;
      }
      for (std::size_t position = 0; session_.analyzer().next_folded(item->text, position, term);) {
        words_.push_back(
            {item->text_begin + term.begin, item->text_begin + term.end, term.text, item->quoted || !item->field});
      }
    }
  }

  const WordList& list() {
    return session_.snapshot().typing().words(session_.reader(), session_.snapshot().vocabulary(), session_.analyzer());
  }

  std::size_t count(std::string_view words) {
    Clause clause;
    clause.alternatives = spellings(words, session_.analyzer());
    return clause.alternatives.empty() ? 0 : count(clause);
  }

  std::size_t count(const Clause& clause) { return session_.count(clause); }

  std::size_t documents_with(const std::string& word) {
    return session_.snapshot().count("as written: " + word,
                                     [&] { return session_.reader().documents_with_word(word); });
  }

  bool is_unknown(const TypedWord& word) {
    if (spelling_limit(word.folded) == 0 || !WordList::takes(word.folded) || is_stop_word(word.folded) ||
        documents_with(word.folded) > 0 || is_part_of_known(word)) {
      return false;
    }
    // Another form of it may stand in the documents: "kneeling" where they say "kneel".
    return !list().find(word.folded) && count(word.folded) == 0;
  }

  /// Inside a name that was recognised, or inside a compound that stands in the documents.
  bool is_part_of_known(const TypedWord& word) {
    return std::any_of(query_.clauses.begin(), query_.clauses.end(), [&](const Clause& clause) {
      const bool inside = clause.begin <= word.begin && word.end <= clause.end;
      const bool alone = clause.begin == word.begin && word.end == clause.end;
      return inside && (is_recognised(clause) || (!alone && clause.plain && count(clause) > 0));
    });
  }

  bool is_recognised(const Clause& clause) const {
    return std::any_of(query_.interpretation.begin(), query_.interpretation.end(), [&](const Interpretation& found) {
      return found.clause < query_.clauses.size() && &query_.clauses[found.clause] == &clause;
    });
  }

  Replacements replacements(std::size_t index) {
    const TypedWord& word = words_[index];
    Replacements found;
    for (Correction& correction : corrections(word.folded, list(), meanings_of_word)) {
      found.push_back({word.begin, word.end, std::move(correction)});
    }
    if (word.splittable) {
      add_split(word, found);
    }
    if (index > 0) {
      add_joined(words_[index - 1], word, found);
    }
    if (index + 1 < words_.size()) {
      add_joined(word, words_[index + 1], found);
    }
    std::stable_sort(found.begin(), found.end(), [](const Replacement& left, const Replacement& right) {
      return is_likelier(left.correction, right.correction);
    });
    found.resize(std::min(found.size(), meanings_of_word));
    return found;
  }

  /// "kneepain": two words of the collection that stand side by side in it.
  void add_split(const TypedWord& word, Replacements& found) {
    const std::string& text = word.folded;
    for (std::size_t cut = shortest_part; cut + shortest_part <= text.size(); ++cut) {
      const std::string left = text.substr(0, cut);
      const std::string right = text.substr(cut);
      if (is_stop_word(left) || is_stop_word(right) || session_.reader().documents_with_word(left) == 0 ||
          session_.reader().documents_with_word(right) == 0) {
        continue;
      }
      std::string both = left;
      both.append(" ").append(right);
      if (const std::size_t documents = count(both); documents > 0) {
        found.push_back({word.begin, word.end, {both, documents, {1, 0}}});
      }
    }
  }

  /// "osteo arthritis": one word of the collection, typed as two.
  void add_joined(const TypedWord& left, const TypedWord& right, Replacements& found) {
    const std::string_view between = std::string_view(query_.text).substr(left.end, right.begin - left.end);
    const std::string both = left.folded + right.folded;
    if (between != " " || !WordList::takes(both)) {
      return;
    }
    if (const std::size_t documents = session_.reader().documents_with_word(both); documents > 0) {
      found.push_back({left.begin, right.end, {both, documents, {1, 0}}});
    }
  }

  /// The typed text with one meaning for each unknown word, the likeliest of all of them first.
  std::vector<std::string> texts(const std::vector<Replacements>& alternatives) const {
    std::vector<std::string> made;
    std::vector<std::size_t> chosen(alternatives.size());
    for (bool more = true; more && made.size() < texts_weighed;) {
      std::string text = query_.text;
      for (std::size_t i = alternatives.size(); i-- > 0;) {
        const Replacement& one = alternatives[i][chosen[i]];
        text.replace(one.begin, one.end - one.begin, as_typed(one));
      }
      made.push_back(std::move(text));
      more = false;
      for (std::size_t i = 0; i < chosen.size() && !more; ++i) {
        more = ++chosen[i] < alternatives[i].size();
        chosen[i] = more ? chosen[i] : 0;
      }
    }
    return made;
  }

  /// The words in capitals, or the first letter of them, where they were typed so.
  std::string as_typed(const Replacement& one) const {
    const auto is_capital = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
    const auto is_small = [](char letter) { return letter >= 'a' && letter <= 'z'; };
    const std::string_view typed = std::string_view(query_.text).substr(one.begin, one.end - one.begin);
    std::string text = one.correction.text;
    const bool all = std::none_of(typed.begin(), typed.end(), is_small);
    for (std::size_t i = 0; i < text.size() && is_capital(typed.front()) && (i == 0 || all); ++i) {
      text[i] = is_small(text[i]) ? static_cast<char>(text[i] - 'a' + 'A') : text[i];
    }
    return text;
  }

  /// How many documents have all that was asked for, and how many are found.
  static std::pair<std::size_t, std::size_t> yield(const Found& found) {
    return {found.match == MatchMode::all ? found.total : found.total_all.value_or(0), found.total};
  }

  /// The first text that finds more than what was typed; before the others those in which a concept is recognised.
  std::optional<std::string> best(const std::vector<std::string>& made) {
    std::vector<std::pair<Query, std::string>> queries;
    queries.reserve(made.size());
    for (const std::string& text : made) {
      queries.emplace_back(rephrased(query_, text, session_), text);
    }
    std::stable_sort(queries.begin(), queries.end(), [](const auto& left, const auto& right) {
      return left.first.interpretation.size() > right.first.interpretation.size();
    });
    queries.resize(std::min(queries.size(), texts_searched));
    for (const auto& [next, text] : queries) {
      const Found found = find_documents(next, filters_, session_);
      if (found.total > 0 && yield(found) > yield(found_)) {
        return text;
      }
    }
    return std::nullopt;
  }

  const Query& query_;
  const Found& found_;
  const Filters& filters_;
  Session& session_;
  std::vector<TypedWord> words_;
};

}  // namespace

std::optional<std::string> did_you_mean(const Query& query, const Found& found, const Filters& filters,
                                        Session& session) {
  return Corrector(query, found, filters, session).run();
}

}  // namespace materia
