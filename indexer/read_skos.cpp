#include "indexer/read_skos.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "embedded/vocabulary_data.h"
#include "indexer/characters.h"
#include "indexer/scan_corpus.h"
#include "indexer/skos_checks.h"
#include "indexer/skos_drafts.h"
#include "indexer/turtle.h"
#include "indexer/vocabulary_csv.h"
#include "store/error.h"

namespace materia {
namespace {

/// Makes schemes and concepts of the drafts and checks them.
class VocabularyBuilder {
 public:
  VocabularyBuilder(std::vector<SkosDraft> drafts, SkosComplaints& complaints)
      : drafts_(std::move(drafts)), complaints_(complaints) {}

  Vocabulary build() {
    for (const SkosDraft& draft : drafts_) {
      if (draft.is_scheme) add_scheme(draft);
    }
    for (const SkosDraft& draft : drafts_) {
      if (draft.is_concept) add_concept(draft);
    }
    for (const SkosDraft& draft : drafts_) relate(draft);
    check_names(schemes_, scheme_places_, concepts_, places_, complaints_);
    check_labels(concepts_, places_, complaints_);
    check_circles(concepts_, places_, complaints_);
    if (!complaints_.faults.empty()) return {};
    return {std::move(schemes_), std::move(concepts_)};
  }

 private:
  void add_scheme(const SkosDraft& draft) {
    const Concept& made = draft.made;
    if (made.local_name.empty()) fault(draft, "ends without a local name");
    scheme_names_.emplace(made.iri, made.local_name);
    schemes_.push_back(
        {made.iri, made.local_name, made.pref_label.empty() ? made.local_name : made.pref_label, made.definition});
    scheme_places_.push_back(draft.places.concept_place);
  }

  void add_concept(const SkosDraft& draft) {
    // A concept with a fault gets its place all the same, so that others which name it are no faults too.
    positions_.emplace(draft.made.iri, concepts_.size());
    concepts_.push_back(draft.made);
    places_.push_back(draft.places);
    if (draft.made.iri.starts_with("_:")) return fault(draft, "is a concept without an IRI");
    if (draft.made.local_name.empty()) return fault(draft, "ends without a local name");
    if (draft.made.pref_label.empty()) fault(draft, "has no prefLabel in English or without a language");
    for (const AmbiguousMark& mark : draft.unknown_marks) {
      complaints_.warnings.push_back(fmt::format("{}: \"{}\" is marked as ambiguous and is no label of {}", mark.place,
                                                 mark.label, draft.made.iri));
    }
    if (draft.scheme.iri.empty()) return fault(draft, "has no inScheme");
    const auto scheme = scheme_names_.find(draft.scheme.iri);
    if (scheme == scheme_names_.end()) {
      complaints_.faults.push_back(
          fmt::format("{}: {} is in the scheme {}, which is not declared as a skos:ConceptScheme", draft.scheme.place,
                      draft.made.iri, draft.scheme.iri));
      return;
    }
    concepts_.back().scheme = scheme->second;
  }

  void relate(const SkosDraft& draft) {
    const auto self = positions_.find(draft.made.iri);
    if (self == positions_.end()) return;
    for (const PlacedIri& broader : draft.broader) {
      if (const auto above = find(draft, broader, "broader")) add_broader(self->second, *above, broader.place);
    }
    for (const PlacedIri& narrower : draft.narrower) {
      if (const auto below = find(draft, narrower, "narrower")) add_broader(*below, self->second, narrower.place);
    }
  }

  std::optional<std::size_t> find(const SkosDraft& draft, const PlacedIri& target, std::string_view relation) {
    const auto found = positions_.find(target.iri);
    if (found != positions_.end()) return found->second;
    complaints_.faults.push_back(
        fmt::format("{}: {} of {} is no concept: {}", target.place, relation, draft.made.iri, target.iri));
    return std::nullopt;
  }

  void add_broader(std::size_t position, std::size_t above, const std::string& place) {
    Concept& below = concepts_[position];
    if (below.scheme != concepts_[above].scheme) {
      complaints_.warnings.push_back(fmt::format("{}: broader from {} to {} crosses schemes and is passed over", place,
                                                 below.iri, concepts_[above].iri));
      return;
    }
    if (std::find(below.broader.begin(), below.broader.end(), above) != below.broader.end()) return;
    below.broader.push_back(above);
    places_[position].broader.push_back(place);
  }

  void fault(const SkosDraft& draft, std::string_view what) {
    complaints_.faults.push_back(fmt::format("{}: {} {}", draft.places.concept_place, draft.made.iri, what));
  }

  std::vector<SkosDraft> drafts_;
  SkosComplaints& complaints_;
  std::vector<Scheme> schemes_;
  std::vector<std::string> scheme_places_;
  std::vector<Concept> concepts_;
  std::vector<ConceptPlaces> places_;
  std::unordered_map<std::string, std::string> scheme_names_;  ///< by IRI
  std::unordered_map<std::string, std::size_t> positions_;     ///< in concepts_, by IRI
};

}  // namespace

bool is_csv(const std::filesystem::path& name) {
  return lower_case(name.extension().string()) == ".csv";
}

SkosReading read_skos(const std::vector<TurtleSource>& sources) {
  SkosComplaints complaints;
  SkosDrafts drafts;
  for (const TurtleSource& source : sources) {
    const auto read = is_csv(source.name) ? read_vocabulary_csv : read_turtle;
    read(
        source.name, source.text, [&](const Triple& triple) { drafts.put(triple); },
        [&](std::string fault) { complaints.faults.push_back(std::move(fault)); });
  }
  SkosReading reading;
  // What a file that does not parse leaves out would be complained about as missing.
  if (complaints.faults.empty()) reading.vocabulary = VocabularyBuilder(drafts.finish(), complaints).build();
  if (!complaints.faults.empty()) throw Error(fmt::format("{}", fmt::join(complaints.faults, "\n")));
  reading.warnings = std::move(complaints.warnings);
  return reading;
}

std::vector<TurtleSource> turtle_sources(const std::filesystem::path& folder_or_file) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  if (std::filesystem::is_directory(folder_or_file, error)) {
    for (std::filesystem::directory_iterator entry(folder_or_file, error), end; !error && entry != end;
         entry.increment(error)) {
      if (entry->path().extension() == ".ttl" && entry->is_regular_file(error)) files.push_back(entry->path());
    }
    if (error) throw Error(fmt::format("can't read the folder {}: {}", folder_or_file.string(), error.message()));
    if (files.empty()) throw Error(fmt::format("no *.ttl file in {}", folder_or_file.string()));
    std::sort(files.begin(), files.end());
  } else if (std::filesystem::exists(folder_or_file, error)) {
    files.push_back(folder_or_file);
  } else {
    throw Error(fmt::format("no such vocabulary: {}", folder_or_file.string()));
  }
  std::vector<TurtleSource> sources;
  sources.reserve(files.size());
  for (const std::filesystem::path& file : files) sources.push_back({file.string(), read_file(file)});
  return sources;
}

std::vector<TurtleSource> builtin_vocabulary() {
  std::vector<TurtleSource> sources;
  for (const EmbeddedFile& file : embedded::vocabulary_data()) {
    sources.push_back({std::string(file.name), std::string(file.content)});
  }
  return sources;
}

}  // namespace materia
