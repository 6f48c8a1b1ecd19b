#include <algorithm>
#include <array>

#include "query/lexer.h"
#include "query/phrase.h"
#include "query/query.h"
#include "store/stop_words.h"

namespace materia {
namespace {

constexpr std::array<std::string_view, 3> order_names = {"relevance", "newest", "title"};

constexpr std::size_t clause_limit = 64;

bool is_lower_case(char character) {
  return character >= 'a' && character <= 'z';
}

bool is_upper_case(char character) {
  return character >= 'A' && character <= 'Z';
}

class Parser {
 public:
  Parser(std::string_view text, std::span<const std::string> schemes, Analyzer& analyzer, const FilterResolver& resolve)
      : lexer_(text, schemes),
        analyzer_(analyzer),
        resolve_(resolve),
        all_capitals_(std::none_of(text.begin(), text.end(), is_lower_case)) {
    query_.text = text;
  }

  Query run() {
    // Each item of an OR counts as much as a clause: both cost the same to answer.
    while (pieces_ < clause_limit) {
      const std::optional<QueryItem> item = lexer_.next();
      if (!item) {
        break;
      }
      read(*item);
    }
    keep_content_words();
    return std::move(query_);
  }

 private:
  struct Draft {
    Clause clause;
    bool stop_word = false;
  };

  void read(const QueryItem& item) {
    if (item.is_or && (can_join_ || item.excluded)) {
      joining_ = can_join_;
    } else if (item.scheme != nullptr && read_filter(item)) {
      can_join_ = joining_ = false;
    } else if (item.quoted || item.prefix || item.field || item.excluded) {
      read_marked(item);
    } else {
      read_plain(item);
    }
  }

  bool read_filter(const QueryItem& item) {
    std::optional<std::string> name = resolve_(*item.scheme, item.text);
    if (!name) {
      return false;
    }
    std::vector<std::string>& names = (item.excluded ? query_.excluded_filters : query_.filters)[*item.scheme];
    if (std::find(names.begin(), names.end(), *name) == names.end()) {
      names.push_back(std::move(*name));
    }
    return true;
  }

  /// The parts of an item that hyphens hold together: "knee,platelet-rich" has two.
  std::vector<std::string_view> parts(std::string_view text) {
    std::vector<std::string_view> found;
    Term term;
    std::size_t begin = 0;
    std::size_t end = 0;
    for (std::size_t position = 0; found.size() < clause_limit && analyzer_.next(text, position, term);) {
      const bool joined =
          joins_words(text.substr(end, term.begin - end)) || is_written_fraction(text.substr(begin, term.end - begin));
      if (end > 0 && !joined) {
        found.push_back(text.substr(begin, end - begin));
        begin = term.begin;
      } else if (end == 0) {
        begin = term.begin;
      }
      end = term.end;
    }
    if (end > 0) {
      found.push_back(text.substr(begin, end - begin));
    }
    return found;
  }

  /// An item with quotes, a star, a field or a minus: its clauses stand for all its bytes and are not interpreted.
  void read_marked(const QueryItem& item) {
    const std::vector<std::string_view> found =
        item.quoted ? std::vector<std::string_view>{item.text} : parts(item.text);
    for (const std::string_view part : found) {
      const bool prefix = item.prefix && part.data() + part.size() == item.text.data() + item.text.size();
      Draft draft;
      draft.clause.alternatives = prefix ? prefix_spellings(part, analyzer_) : spellings(part, analyzer_);
      draft.clause.begin = item.begin;
      draft.clause.end = item.end;
      for (Alternative& alternative : draft.clause.alternatives) {
        alternative.field = item.field;
      }
      const bool bare = !item.quoted && !prefix && !item.field;
      if (!draft.clause.alternatives.empty() && !(bare && carries_no_content(part))) {
        add(std::move(draft), item.excluded);
      }
    }
  }

  void read_plain(const QueryItem& item) {
    for (const std::string_view part : parts(item.text)) {
      Draft draft;
      draft.clause.alternatives = spellings(part, analyzer_);
      add_loose_words(draft.clause, part);
      draft.clause.begin = item.text_begin + static_cast<std::size_t>(part.data() - item.text.data());
      draft.clause.end = draft.clause.begin + part.size();
      draft.clause.plain = true;
      draft.stop_word = carries_no_content(part);
      add(std::move(draft), false);
    }
  }

  /// `drug-drug interactions`, `Beckwith-Wieddeman`: a document that has the parts apart may still be what is meant.
  void add_loose_words(Clause& clause, std::string_view part) {
    Alternative words = scattered_words(part, analyzer_);
    if (words.terms.size() > 1) {
      words.loose = true;
      clause.alternatives.push_back(std::move(words));
    }
  }

  /// A word in capitals is a name (WHO, IT band, vitamin A), where not all is typed in capitals.
  bool carries_no_content(std::string_view word) {
    const bool is_name = !all_capitals_ && std::all_of(word.begin(), word.end(), is_upper_case) && word != "I" &&
                         word != "AND" && word != "OR" && word != "NOT";
    return !is_name && is_stop_word(analyzer_.fold(word));
  }

  void add(Draft draft, bool excluded) {
    if (draft.stop_word && ++stop_words_ > clause_limit) {
      can_join_ = joining_ = false;
      return;
    }
    pieces_ += draft.stop_word ? 0 : 1;
    if (excluded) {
      query_.excluded.push_back(std::move(draft.clause));
      can_join_ = joining_ = false;
      return;
    }
    if (joining_) {
      join(drafts_.back(), std::move(draft.clause));
    } else {
      drafts_.push_back(std::move(draft));
    }
    can_join_ = true;
    joining_ = false;
  }

  static void join(Draft& draft, Clause clause) {
    for (Clause* half : {&draft.clause, &clause}) {  // each is asked for as it stands
      std::erase_if(half->alternatives, [](const Alternative& alternative) { return alternative.loose; });
    }
    std::move(clause.alternatives.begin(), clause.alternatives.end(), std::back_inserter(draft.clause.alternatives));
    draft.clause.end = clause.end;
    draft.clause.plain = false;
    draft.stop_word = false;
  }

  void keep_content_words() {
    const bool only_stop_words =
        std::all_of(drafts_.begin(), drafts_.end(), [](const Draft& draft) { return draft.stop_word; });
    for (Draft& draft : drafts_) {
      if (only_stop_words || !draft.stop_word) {
        query_.clauses.push_back(std::move(draft.clause));
      }
    }
  }

  QueryLexer lexer_;
  Analyzer& analyzer_;
  const FilterResolver& resolve_;
  bool all_capitals_;
  Query query_;
  std::vector<Draft> drafts_;
  std::size_t pieces_ = 0;  ///< clauses and their parts read so far, stop words not counted
  std::size_t stop_words_ = 0;
  bool can_join_ = false;  ///< a clause stands directly before, which OR may extend
  bool joining_ = false;   ///< OR was read behind it
};

}  // namespace

Query parse_query(std::string_view text, std::span<const std::string> schemes, Analyzer& analyzer) {
  const FilterResolver as_typed = [&](std::string_view, std::string_view value) -> std::optional<std::string> {
    std::string name;
    Term term;
    for (std::size_t position = 0; analyzer.next_folded(value, position, term);) {
      name += (name.empty() ? "" : "-") + term.text;
    }
    return name.empty() ? std::nullopt : std::optional(name);
  };
  return parse_query(text, schemes, analyzer, as_typed);
}

Query parse_query(std::string_view text, std::span<const std::string> schemes, Analyzer& analyzer,
                  const FilterResolver& resolve) {
  return Parser(text, schemes, analyzer, resolve).run();
}

std::string_view name_of(Order order) {
  return order_names.at(static_cast<std::size_t>(order));
}

std::optional<Order> order_named(std::string_view name) {
  const auto* const found = std::find(order_names.begin(), order_names.end(), name);
  return found == order_names.end() ? std::nullopt : std::optional(static_cast<Order>(found - order_names.begin()));
}

}  // namespace materia
