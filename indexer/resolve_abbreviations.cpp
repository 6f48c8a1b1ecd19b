#include "indexer/resolve_abbreviations.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "indexer/abbreviations.h"
#include "store/label_context.h"
#include "store/word_case.h"

namespace materia {
namespace {

/// What a document says an abbreviation stands for; no concept where it is none of the vocabulary's.
struct Meaning {
  std::size_t concept_position = 0;
  std::size_t label = 0;
};

class Resolver {
 public:
  Resolver(std::span<FieldText> fields, const LabelMatcher& matcher, Analyzer& analyzer)
      : fields_(fields), matcher_(matcher), analyzer_(analyzer) {}

  void run() {
    for (const FieldText& field : fields_) {
      for (const AbbreviationDefinition& definition : find_abbreviation_definitions(field.text)) {
        read(field, definition);
      }
    }
    for (FieldText& field : fields_) {
      drop_other_meanings(field);
      add_defined(field);
    }
    for (const FieldText& field : fields_) {
      for (const LabelMatch& match : field.matches) {
        if (!match.ambiguous || match.rule == MentionRule::defined_abbreviation) {
          named_.insert(match.concept_position);
        }
      }
    }
    for (FieldText& field : fields_) {
      drop_unclear(field);
    }
  }

 private:
  void read(const FieldText& field, const AbbreviationDefinition& definition) {
    const auto words = [&](const TextRange& range) { return field.text.substr(range.begin, range.size()); };
    std::vector<Meaning>& meanings = defined_[std::string(words(definition.short_form))];
    for (const LabelMatch& match : matcher_.exact(words(definition.long_form), analyzer_)) {
      meanings.push_back({match.concept_position, match.label});
    }
    if (!meanings.empty()) {
      return;
    }
    // The shortest long form may be less than the name: "knee osteoarthritis (KOA)" has a K, "(OA)" has not.
    for (const LabelMatch& match : field.matches) {
      if (match.end == definition.long_form.end && match.begin <= definition.long_form.begin && !match.abbreviation) {
        meanings.push_back({match.concept_position, match.label});
      }
    }
  }

  [[nodiscard]] const std::vector<Meaning>* meanings(std::string_view abbreviation) const {
    const auto found = defined_.find(without_ending(abbreviation));
    return found == defined_.end() ? nullptr : &found->second;
  }

  void drop_other_meanings(FieldText& field) const {
    if (defined_.empty()) {
      return;
    }
    std::erase_if(field.matches, [&](LabelMatch& match) {
      const auto* defined =
          match.abbreviation ? meanings(field.text.substr(match.begin, match.end - match.begin)) : nullptr;
      if (defined == nullptr) {
        return false;
      }
      match.rule = MentionRule::defined_abbreviation;
      return std::none_of(defined->begin(), defined->end(),
                          [&](const Meaning& meaning) { return meaning.concept_position == match.concept_position; });
    });
  }

  /// Finds what the document defines and the vocabulary does not list.
  void add_defined(FieldText& field) const {
    if (defined_.empty()) {
      return;
    }
    std::vector<LabelMatch> added;
    auto behind = field.matches.begin();
    for (std::size_t i = 0; i < field.terms.size(); ++i) {
      const Term& term = field.terms[i];
      while (behind != field.matches.end() && behind->end <= term.begin) {
        ++behind;
      }
      if (behind != field.matches.end() && behind->begin <= term.begin) {
        continue;
      }
      if (const auto* defined = meanings(field.text.substr(term.begin, term.end - term.begin))) {
        for (const Meaning& meaning : *defined) {
          added.push_back({meaning.concept_position, meaning.label, term.begin, term.end,
                           MentionRule::defined_abbreviation, false, true, i, i});
        }
      }
    }
    field.matches.insert(field.matches.end(), added.begin(), added.end());
    std::stable_sort(field.matches.begin(), field.matches.end(),
                     [](const LabelMatch& a, const LabelMatch& b) { return a.begin < b.begin; });
  }

  void drop_unclear(FieldText& field) const {
    const std::vector<LabelMatch> all = field.matches;
    std::erase_if(field.matches, [&](LabelMatch& match) {
      if (!match.ambiguous || match.rule == MentionRule::defined_abbreviation) {
        return false;
      }
      if (match.rule == MentionRule::label && match.abbreviation) {
        match.rule = MentionRule::abbreviation_in_context;
      }
      return !named_.contains(match.concept_position) && !is_clear(field, all, match);
    });
  }

  [[nodiscard]] bool is_clear(const FieldText& field, const std::vector<LabelMatch>& all,
                              const LabelMatch& match) const {
    const auto [first, last] = terms_around(field, match, LabelContext::window_terms);
    std::vector<std::size_t> named;
    for (const LabelMatch& other : all) {
      if (!other.ambiguous && other.first_term >= first && other.last_term <= last) {
        named.push_back(other.concept_position);
      }
    }
    return matcher_.speaks_of(match.concept_position, field.terms.subspan(first, last - first + 1), named);
  }

  std::span<FieldText> fields_;
  const LabelMatcher& matcher_;
  Analyzer& analyzer_;
  std::map<std::string, std::vector<Meaning>, std::less<>> defined_;  ///< by abbreviation
  std::set<std::size_t> named_;                                       ///< concepts that the document names beyond doubt
};

}  // namespace

void resolve_abbreviations(std::span<FieldText> fields, const LabelMatcher& matcher, Analyzer& analyzer) {
  Resolver(fields, matcher, analyzer).run();
}

}  // namespace materia
