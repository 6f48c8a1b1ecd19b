#include "query/scorer.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

namespace materia {
namespace {

constexpr float tag_name_weight = 1;
constexpr auto title_field = static_cast<std::size_t>(Field::title);

float text_frequency(const FieldFrequencies& frequencies, bool with_title) {
  const std::uint32_t sum = std::accumulate(frequencies.begin(), frequencies.end(), std::uint32_t{0});
  return static_cast<float>(with_title ? sum : sum - frequencies[title_field]);
}

FoundForm::Way way_of(const Alternative& alternative) {
  if (alternative.narrower) {
    return FoundForm::Way::narrower;
  }
  return alternative.typed ? FoundForm::Way::typed : FoundForm::Way::other_name;
}

double text_worth(const Unit& unit, double frequency, double norm) {
  return frequency > 0 ? unit.weight * unit.idf * saturation(frequency, norm, text_k1) : 0;
}

double title_worth(const Unit& unit, double frequency, double norm) {
  return frequency > 0 ? unit.weight * unit.title_idf * saturation(frequency, norm, title_k1) : 0;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    text += (text.empty() ? "" : " ") + word;
  }
  return text;
}

}  // namespace

Scorer::Scorer(const Units& units, const std::vector<Clause>& clauses, const Snapshot& snapshot, Analyzer& analyzer)
    : units_(units), clauses_(clauses), snapshot_(snapshot) {
  name_concepts(analyzer);
}

void Scorer::name_concepts(Analyzer& analyzer) {
  const TagNames& names = snapshot_.tag_names(analyzer);
  slot_of_concept_.assign(snapshot_.vocabulary().concepts().size(), -1);
  for (std::size_t unit = 0; unit < units_.units.size(); ++unit) {
    for (const TagNames::NamedConcept& named : names.concepts_named(units_.units[unit].lone_term)) {
      add_slot(named.concept_position, unit, tag_name_weight * static_cast<float>(named.times));
    }
  }
  if (!slots_.empty()) {
    tag_names_ = &names;
    std::vector<std::uint32_t> named;
    for (std::uint32_t position = 0; position < slot_of_concept_.size(); ++position) {
      if (slot_of_concept_[position] >= 0) {
        named.push_back(position);
      }
    }
    names.list(named);
    most_clearly_ = names.by_document();
  }
}

void Scorer::add_slot(std::size_t concept_position, std::size_t unit, float adds) {
  const std::size_t count = units_.units.size();
  std::int32_t& slot = slot_of_concept_[concept_position];
  if (slot < 0) {
    slot = static_cast<std::int32_t>(slots_.size() / count);
    slots_.resize(slots_.size() + count);
  }
  slots_[static_cast<std::size_t>(slot) * count + unit] += adds;
}

TermSet Scorer::count(std::size_t document, std::span<const FieldFrequencies> phrases, Scratch& scratch) const {
  const bool with_title = snapshot_.lengths().title(document) > 0;
  TermSet title_terms = 0;
  scratch.resize(units_.units.size());
  for (std::size_t i = 0; i < scratch.size(); ++i) {
    Frequencies found;
    for (const Unit::Phrase& phrase : units_.units[i].phrases) {
      const FieldFrequencies& frequencies = phrases[phrase.phrase];
      found.text += phrase.weight * text_frequency(frequencies, with_title);
      if (with_title && frequencies[title_field] > 0) {
        found.title += phrase.weight * static_cast<float>(frequencies[title_field]);
        title_terms |= phrase.terms;
      }
    }
    scratch[i] = found;
  }
  return title_terms;
}

void Scorer::add_tags(std::size_t document, Scratch& scratch) const {
  if (tag_names_ == nullptr) {
    return;
  }
  const auto add = [&](std::uint32_t concept_position) {
    const std::int32_t slot = slot_of_concept_[concept_position];
    if (slot < 0) {
      return;
    }
    const float* adds = &slots_[static_cast<std::size_t>(slot) * scratch.size()];
    for (std::size_t i = 0; i < scratch.size(); ++i) {
      scratch[i].tags += adds[i];
    }
  };
  if (most_clearly_ != nullptr) {
    std::ranges::for_each(most_clearly_->concepts(document), add);
    return;
  }
  for (const TagEntry entry : snapshot_.tags().concepts(document)) {
    if (entry.clearly()) {
      add(entry.position());
    }
  }
}

bool Scorer::has_all(std::span<const FieldFrequencies> phrases) const {
  const auto stands = [](const FieldFrequencies& frequencies) { return frequencies != FieldFrequencies{}; };
  std::size_t had = 0;  // clauses, all of them up to this one
  for (const Requirement& way : units_.requirements) {
    if (way.clause > had) {
      return false;
    }
    const auto needed = phrases.subspan(way.first, way.count);
    if (way.clause == had && std::all_of(needed.begin(), needed.end(), stands)) {
      ++had;
    }
  }
  return had == clauses_.size();
}

template <typename Worth>
Scorer::Reading Scorer::better_reading(std::size_t first, const Worth& worth) const {
  const std::vector<Unit>& units = units_.units;
  Reading words{first, first, 0};
  while (words.end < units.size() && units[words.end].clause == units[first].clause && !units[words.end].names) {
    words.worth += worth(words.end++);
  }
  Reading names{words.end, words.end, 0};
  while (names.end < units.size() && units[names.end].clause == units[first].clause) {
    names.worth += worth(names.end++);
  }
  return names.worth > words.worth ? names : words;
}

Scorer::Verdict Scorer::score(std::size_t document, std::span<const FieldFrequencies> phrases, Scratch& scratch) const {
  const TermSet title_terms = count(document, phrases, scratch);
  return {score_counted(document, scratch, title_terms), has_all(phrases)};
}

double Scorer::text_score(std::size_t document, const Scratch& counted) const {
  const std::vector<Unit>& units = units_.units;
  const double norm = snapshot_.lengths().norm(document);
  double sum = 0;
  for (std::size_t i = 0; i < units.size(); i = next_clause(i)) {
    sum += better_reading(i, [&](std::size_t unit) {
             return text_worth(units[unit], counted[unit].text + counted[unit].tags, norm);
           }).worth;
  }
  return sum;
}

double Scorer::title_score(std::size_t document, const Scratch& counted, TermSet title_terms) const {
  if (title_terms == 0) {
    return 0;
  }
  const std::vector<Unit>& units = units_.units;
  const double norm = snapshot_.lengths().title_norm(document);
  double sum = 0;
  for (std::size_t i = 0; i < units.size(); i = next_clause(i)) {
    sum +=
        better_reading(i, [&](std::size_t unit) { return title_worth(units[unit], counted[unit].title, norm); }).worth;
  }
  return sum > 0 ? sum * title_factor(document, title_terms) : 0;
}

std::size_t Scorer::next_clause(std::size_t unit) const {
  const std::vector<Unit>& units = units_.units;
  const std::size_t clause = units[unit].clause;
  while (unit < units.size() && units[unit].clause == clause) {
    ++unit;
  }
  return unit;
}

std::vector<ScorePart> Scorer::parts(std::size_t document, std::span<const FieldFrequencies> phrases) const {
  using Source = ScorePart::Source;
  Scratch scratch;
  const TermSet title_terms = count(document, phrases, scratch);
  add_tags(document, scratch);
  const double factor = title_terms == 0 ? 0 : title_factor(document, title_terms);
  const double norm = snapshot_.lengths().norm(document);
  const double title_norm = snapshot_.lengths().title_norm(document);
  const std::vector<Unit>& units = units_.units;
  std::vector<ScorePart> parts;
  for (std::size_t i = 0; i < units.size(); i = next_clause(i)) {
    const Reading text = better_reading(
        i, [&](std::size_t unit) { return text_worth(units[unit], scratch[unit].text + scratch[unit].tags, norm); });
    for (std::size_t unit = text.begin; unit < text.end; ++unit) {
      const double alone = text_worth(units[unit], scratch[unit].text, norm);
      const double with_tags = text_worth(units[unit], scratch[unit].text + scratch[unit].tags, norm);
      add_part(parts, Source::text, unit, phrases, units[unit].weight, units[unit].idf, alone);
      add_part(parts, Source::tags, unit, phrases, units[unit].weight, units[unit].idf, with_tags - alone);
    }
    const Reading title =
        better_reading(i, [&](std::size_t unit) { return title_worth(units[unit], scratch[unit].title, title_norm); });
    for (std::size_t unit = title.begin; unit < title.end; ++unit) {
      add_part(parts, Source::title, unit, phrases, factor * units[unit].weight, units[unit].title_idf,
               factor * title_worth(units[unit], scratch[unit].title, title_norm));
    }
  }
  return parts;
}

void Scorer::add_part(std::vector<ScorePart>& parts, ScorePart::Source source, std::size_t unit,
                      std::span<const FieldFrequencies> phrases, double weight, double idf, double worth) const {
  if (worth <= 0) {
    return;
  }
  const Unit& scored = units_.units[unit];
  ScorePart part{source, scored.asked, {}, weight, idf, worth / (weight * idf), worth};
  if (source == ScorePart::Source::tags) {
    part.forms.push_back({scored.asked, FoundForm::Way::typed, 1});
  }
  for (const Unit::Phrase& phrase : scored.phrases) {
    const FieldFrequencies& frequencies = phrases[phrase.phrase];
    const auto times = source == ScorePart::Source::title
                           ? frequencies[title_field]
                           : std::accumulate(frequencies.begin(), frequencies.end(), std::uint32_t{0});
    if (times > 0 && source != ScorePart::Source::tags) {
      const Alternative& alternative = clauses_[scored.clause].alternatives[phrase.alternative];
      part.forms.push_back({alternative.scattered ? scored.asked : joined(alternative.words), way_of(alternative),
                            static_cast<double>(times)});
    }
  }
  parts.push_back(std::move(part));
}

}  // namespace materia
