#include "indexer/write_turtle.h"

#include <serd/serd.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/skos_names.h"
#include "store/error.h"
#include "store/fold.h"

namespace materia {
namespace {

/// A node over text that outlives it.
SerdNode node_of(SerdType type, std::string_view text) {
  return serd_node_from_substring(type, reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
}

std::size_t append(const void* bytes, std::size_t size, void* text) {
  static_cast<std::string*>(text)->append(static_cast<const char*>(bytes), size);
  return size;
}

/// A name that needs no escaping on either side of a colon; narrower than what Turtle allows.
bool is_plain(std::string_view name) {
  return !name.empty() && is_ascii_letter(name.front()) && std::all_of(name.begin(), name.end(), [](char byte) {
    return is_ascii_letter(byte) || is_ascii_digit(byte) || byte == '-';
  });
}

class TurtleWriting {
 public:
  TurtleWriting()
      : environment_(serd_env_new(nullptr), &serd_env_free),
        writer_(serd_writer_new(SERD_TURTLE, SERD_STYLE_ABBREVIATED, environment_.get(), nullptr, append, &text_),
                &serd_writer_free) {
    prefix("skos", skos_namespace);
    prefix("sh", shacl_namespace);
    prefix("materia", materia_namespace);
  }

  std::string write(const Vocabulary& vocabulary) {
    for (const Scheme& scheme : vocabulary.schemes()) {
      const bool taken = std::any_of(prefixes_.begin(), prefixes_.end(),
                                     [&](const auto& known) { return known.second == scheme.local_name; });
      if (is_plain(scheme.local_name) && !taken) {
        prefix(scheme.local_name, scheme.iri + ":");
      }
    }
    for (std::size_t i = 0; i < vocabulary.schemes().size(); ++i) {
      write_scheme(vocabulary.schemes()[i], i + 1);
    }
    for (const Concept& row : vocabulary.concepts()) {
      write_concept(vocabulary, row);
    }
    serd_writer_finish(writer_.get());
    return std::move(text_);
  }

 private:
  void write_scheme(const Scheme& scheme, std::size_t order) {
    put(scheme.iri, rdf_type, skos_iri("ConceptScheme"));
    put_text(scheme.iri, skos_iri("prefLabel"), scheme.label, "en");
    if (!scheme.definition.empty()) put_text(scheme.iri, skos_iri("definition"), scheme.definition, "en");
    put_number(scheme.iri, shacl_order(), order);
  }

  void write_concept(const Vocabulary& vocabulary, const Concept& row) {
    put(row.iri, rdf_type, skos_iri("Concept"));
    put(row.iri, skos_iri("inScheme"), vocabulary.scheme(row.scheme)->iri);
    for (const Label& label : row.labels) {
      put_text(row.iri, property_of(label.kind).iri(), label.text, label.language);
      if (label.ambiguous) put_text(row.iri, ambiguous_label(), label.text, label.language);
    }
    for (const std::size_t above : row.broader) put(row.iri, skos_iri("broader"), vocabulary.concepts()[above].iri);
    if (!row.definition.empty()) put_text(row.iri, skos_iri("definition"), row.definition, "en");
    if (!row.scope_note.empty()) put_text(row.iri, skos_iri("scopeNote"), row.scope_note, "en");
    for (const std::string& code : row.exact_match) put(row.iri, skos_iri("exactMatch"), code);
  }

  void prefix(std::string_view name, std::string_view iri) {
    const SerdNode name_node = node_of(SERD_LITERAL, name);
    const SerdNode iri_node = node_of(SERD_URI, iri);
    check(serd_writer_set_prefix(writer_.get(), &name_node, &iri_node), iri);
    prefixes_.emplace_back(iri, name);
  }

  /// Shortened by a prefix where that leaves a plain name: serd itself shortens no name with a hyphen.
  [[nodiscard]] std::string shortened(std::string_view iri) const {
    for (const auto& [beginning, name] : prefixes_) {
      if (iri.starts_with(beginning) && is_plain(iri.substr(beginning.size()))) {
        return name + ":" + std::string(iri.substr(beginning.size()));
      }
    }
    return {};
  }

  void put(std::string_view subject, std::string_view predicate, std::string_view object) {
    // Codes may be blank nodes where the source had them.
    const std::string curie = shortened(object);
    const SerdNode object_node = object.starts_with("_:") ? node_of(SERD_BLANK, object.substr(2))
                                 : curie.empty()          ? node_of(SERD_URI, object)
                                                          : node_of(SERD_CURIE, curie);
    put_statement(subject, predicate, object_node, nullptr, nullptr);
  }

  void put_text(std::string_view subject, std::string_view predicate, std::string_view text,
                std::string_view language) {
    const SerdNode text_node = node_of(SERD_LITERAL, text);
    const SerdNode language_node = node_of(SERD_LITERAL, language);
    put_statement(subject, predicate, text_node, nullptr, language.empty() ? nullptr : &language_node);
  }

  void put_number(std::string_view subject, std::string_view predicate, std::size_t number) {
    const std::string digits = std::to_string(number);
    const SerdNode number_node = node_of(SERD_LITERAL, digits);
    const SerdNode type = node_of(SERD_URI, "http://www.w3.org/2001/XMLSchema#integer");
    put_statement(subject, predicate, number_node, &type, nullptr);
  }

  void put_statement(std::string_view subject, std::string_view predicate, const SerdNode& object, const SerdNode* type,
                     const SerdNode* language) {
    const std::string short_subject = shortened(subject);
    const std::string short_predicate = shortened(predicate);
    const SerdNode subject_node =
        short_subject.empty() ? node_of(SERD_URI, subject) : node_of(SERD_CURIE, short_subject);
    const SerdNode predicate_node =
        short_predicate.empty() ? node_of(SERD_URI, predicate) : node_of(SERD_CURIE, short_predicate);
    check(
        serd_writer_write_statement(writer_.get(), 0, nullptr, &subject_node, &predicate_node, &object, type, language),
        subject);
  }

  static void check(SerdStatus status, std::string_view subject) {
    if (status != SERD_SUCCESS) {
      throw Error("<" + std::string(subject) +
                  "> can't be written as Turtle: " + reinterpret_cast<const char*>(serd_strerror(status)));
    }
  }

  std::string text_;
  std::vector<std::pair<std::string, std::string>> prefixes_;  ///< IRI and name
  std::unique_ptr<SerdEnv, decltype(&serd_env_free)> environment_;
  std::unique_ptr<SerdWriter, decltype(&serd_writer_free)> writer_;
};

}  // namespace

std::string write_turtle(const Vocabulary& vocabulary) {
  return TurtleWriting().write(vocabulary);
}

}  // namespace materia
