#include "query/interpret.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "query/literal.h"
#include "query/phrase.h"
#include "store/stop_words.h"

namespace materia {
namespace {

/// Abbreviations this short mean too much else to be searched for unasked: MS is also milliseconds, PT also patient.
constexpr std::size_t ambiguous_letters = 2;

/// Each name costs a walk through its list.
constexpr std::size_t most_names = 48;

using Range = std::pair<std::size_t, std::size_t>;

/// A clause that takes the place of others, and the concepts it stands for.
struct Reading {
  Clause clause;
  std::vector<Interpretation> concepts;
};

class Interpreter {
 public:
  Interpreter(Query& query, const Vocabulary& vocabulary, const LabelMatcher& matcher, Analyzer& analyzer)
      : query_(query), vocabulary_(vocabulary), matcher_(matcher), analyzer_(analyzer) {}

  void run() {
    read_concepts();
    if (!readings_.empty()) {
      replace_clauses();
    }
  }

 private:
  void read_concepts() {
    const std::vector<Clause>& clauses = query_.clauses;
    for (std::size_t first = 0; first < clauses.size();) {
      std::size_t last = first;
      while (last + 1 < clauses.size() && side_by_side(clauses[last], clauses[last + 1])) {
        ++last;
      }
      if (clauses[first].plain) {
        read_run(clauses[first].begin, clauses[last].end);
      }
      first = last + 1;
    }
  }

  /// True where nothing but stop words stands between two plain clauses: no filter, no excluded word.
  bool side_by_side(const Clause& left, const Clause& right) {
    if (!left.plain || !right.plain) {
      return false;
    }
    const std::string_view between = std::string_view(query_.text).substr(left.end, right.begin - left.end);
    Term term;
    for (std::size_t position = 0; analyzer_.next_folded(between, position, term);) {
      if (!is_stop_word(term.text)) {
        return false;
      }
    }
    return true;
  }

  void read_run(std::size_t begin, std::size_t end) {
    const std::string_view run = std::string_view(query_.text).substr(begin, end - begin);
    std::map<Range, std::vector<LabelMatch>> by_range;
    for (const LabelMatch& match : matcher_.match(run, analyzer_, Abbreviations::any_case)) {
      if (vocabulary_.concepts()[match.concept_position].labels[match.label].kind != LabelKind::tagging) {
        by_range[{begin + match.begin, begin + match.end}].push_back(match);
      }
    }
    for (const auto& [range, matches] : by_range) {
      if (may_be_read(range.first, range.second, query_, analyzer_)) {
        readings_.push_back(read(range, matches));
      }
    }
  }

  std::string_view typed_at(const Range& range) const {
    return std::string_view(query_.text).substr(range.first, range.second - range.first);
  }

  Reading read(const Range& range, const std::vector<LabelMatch>& matches) {
    const std::string typed(typed_at(range));
    Reading reading;
    reading.clause.begin = range.first;
    reading.clause.end = range.second;
    reading.clause.alternatives = spellings(typed, analyzer_);
    std::vector<std::size_t> recognised;
    for (const LabelMatch& match : matches) {
      const Concept& found = vocabulary_.concepts()[match.concept_position];
      const auto same = [&](const Interpretation& other) {
        return other.scheme == found.scheme && other.concept_name == found.local_name;
      };
      if (std::none_of(reading.concepts.begin(), reading.concepts.end(), same)) {
        reading.concepts.push_back({typed, found.local_name, found.scheme, found.pref_label, 0});
        recognised.push_back(match.concept_position);
        add_labels(reading.clause, found, false);
      }
    }
    for (const std::size_t position : recognised) {
      add_narrower(reading.clause, position);
    }
    drop_longer_forms(reading.clause.alternatives);
    add_scattered_words(reading.clause, typed);
    return reading;
  }

  /// All below it, level by level, as far as there is room.
  void add_narrower(Clause& clause, std::size_t position) {
    std::vector<std::size_t> below = vocabulary_.narrower(position);
    for (std::size_t next = 0; next < below.size() && clause.alternatives.size() < most_names; ++next) {
      add_labels(clause, vocabulary_.concepts()[below[next]], true);
      for (const std::size_t deeper : vocabulary_.narrower(below[next])) {
        if (std::find(below.begin(), below.end(), deeper) == below.end()) {
          below.push_back(deeper);
        }
      }
    }
  }

  void add_labels(Clause& clause, const Concept& found, bool narrower) {
    for (const Label& label : found.labels) {
      std::vector<Alternative> ways =
          is_shown(label.kind) ? spellings(label.text, analyzer_) : std::vector<Alternative>{};
      if (ways.empty() || is_ambiguous(ways.front())) {
        continue;
      }
      ways.front().typed = false;
      ways.front().narrower = narrower;
      const auto known = [&](const Alternative& other) { return other.terms == ways.front().terms; };
      if (std::none_of(clause.alternatives.begin(), clause.alternatives.end(), known)) {
        clause.alternatives.push_back(std::move(ways.front()));
      }
    }
  }

  /// "knee pain" is also asked of an article that says "pain in the knee": its words anywhere are the last way.
  void add_scattered_words(Clause& clause, std::string_view typed) {
    Alternative scattered = scattered_words(typed, analyzer_);
    if (scattered.terms.size() > 1) {
      clause.alternatives.push_back(std::move(scattered));
    }
  }

  static bool is_ambiguous(const Alternative& alternative) {
    return alternative.terms.size() == 1 && alternative.terms.front().size() <= ambiguous_letters;
  }

  /// A label that contains another is found with that other; kept, it would count the same words twice.
  static void drop_longer_forms(std::vector<Alternative>& alternatives) {
    const std::vector<Alternative> all = alternatives;
    std::erase_if(alternatives, [&](const Alternative& longer) {
      return !longer.typed && std::any_of(all.begin(), all.end(), [&](const Alternative& shorter) {
        return shorter.terms.size() < longer.terms.size() &&
               std::search(longer.terms.begin(), longer.terms.end(), shorter.terms.begin(), shorter.terms.end()) !=
                   longer.terms.end();
      });
    });
  }

  void replace_clauses() {
    std::erase_if(query_.clauses, [&](const Clause& clause) {
      return std::any_of(readings_.begin(), readings_.end(), [&](const Reading& reading) {
        return clause.begin >= reading.clause.begin && clause.end <= reading.clause.end;
      });
    });
    for (Clause& clause : query_.clauses) {
      readings_.push_back({std::move(clause), {}});
    }
    std::stable_sort(readings_.begin(), readings_.end(),
                     [](const Reading& left, const Reading& right) { return left.clause.begin < right.clause.begin; });
    query_.clauses.clear();
    for (Reading& reading : readings_) {
      for (Interpretation& interpretation : reading.concepts) {
        interpretation.clause = query_.clauses.size();
        query_.interpretation.push_back(std::move(interpretation));
      }
      query_.clauses.push_back(std::move(reading.clause));
    }
  }

  Query& query_;
  const Vocabulary& vocabulary_;
  const LabelMatcher& matcher_;
  Analyzer& analyzer_;
  std::vector<Reading> readings_;
};

}  // namespace

bool may_be_read(std::size_t begin, std::size_t end, const Query& query, Analyzer& analyzer) {
  bool covers_any = false;
  for (const Clause& clause : query.clauses) {
    if (clause.end <= begin || clause.begin >= end) {
      continue;
    }
    if (!clause.plain || clause.begin < begin || clause.end > end) {
      return false;
    }
    covers_any = true;
  }
  return covers_any && !is_literal(std::string_view(query.text).substr(begin, end - begin), query, analyzer);
}

void interpret(Query& query, const Vocabulary& vocabulary, const LabelMatcher& matcher, Analyzer& analyzer) {
  if (!query.exact && query.interpretation.empty()) {
    drop_unused_literals(query, analyzer);
    Interpreter(query, vocabulary, matcher, analyzer).run();
  }
}

}  // namespace materia
