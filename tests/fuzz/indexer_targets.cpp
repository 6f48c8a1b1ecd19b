// What reads the files of a corpus.

#include <string>

#include "indexer/assemble.h"
#include "indexer/csv.h"
#include "indexer/extract.h"
#include "indexer/front_matter.h"
#include "indexer/read_skos.h"
#include "indexer/tag_document.h"
#include "indexer/turtle.h"
#include "indexer/vocabulary_csv.h"
#include "store/analyzer.h"
#include "store/error.h"
#include "store/label_matcher.h"
#include "tests/fuzz/targets.h"

namespace materia {
namespace {

bool has_control_characters(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 && c != '\n') {
      return true;
    }
  }
  return false;
}

void check_document(const Document& document) {
  must(!document.title.empty(), "a document has no title");
  must(!has_control_characters(document.title), "a title has control characters");
  must(!has_control_characters(document.body), "a body has control characters");
  std::size_t last = 0;
  for (const Passage& passage : document.passages) {
    must(passage.begin >= last && passage.begin <= passage.end, "passages are out of order");
    must(passage.end <= document.body.size(), "a passage is outside its document");
    must(!passage.anchor.empty(), "a passage has no anchor");
    last = passage.end;
  }
  must(document.heading_begins().size() == document.passages.size(), "headings don't belong to passages");
}

void extract_as(const char* name, std::string_view bytes) {
  try {
    check_document(assemble(extract(name, std::string(bytes)), name));
  } catch (const Error&) {
    // No text in it.
  }
}

void json_line(std::string_view bytes) {
  try {
    std::string id;
    check_document(assemble(extract_json_line(bytes, id), id));
  } catch (const Error&) {
    // No such object.
  }
}

void front_matter(std::string_view bytes) {
  ExtractedDocument document;
  const std::string_view rest = read_front_matter(bytes, document);
  must(rest.size() <= bytes.size(), "front matter makes a text longer");
  must(document.date.empty() || document.date.size() == 10, "a date is none");
}

void turtle(std::string_view bytes) {
  const std::string text(bytes);
  std::size_t faults = 0;
  read_turtle(
      "fuzz.ttl", text, [](const Triple& triple) { must(!triple.predicate.empty(), "a triple has no predicate"); },
      [&](const std::string&) { ++faults; });
  must(faults <= 1, "a fault did not end the reading");
  try {
    const SkosReading reading = read_skos({{"fuzz.ttl", text}});
    must(faults == 0, "a vocabulary was read from what does not parse");
    for (const Concept& read : reading.vocabulary.concepts()) {
      must(!read.pref_label.empty() && !read.local_name.empty(), "a concept has no name");
    }
  } catch (const Error&) {
    // Faults, listed.
  }
}

void vocabulary_table(std::string_view bytes) {
  const std::string text(bytes);
  try {
    read_csv("fuzz.csv", text);
  } catch (const Error&) {
    // A quote that does not end.
  }
  try {
    read_skos({{"fuzz.csv", text}});
  } catch (const Error&) {
    // Faults, listed.
  }
}

void analyzer(std::string_view bytes) {
  static Analyzer analyzer;
  const std::vector<Term> terms = analyzer.analyze(bytes);
  std::size_t begin = 0;
  std::size_t position = 0;
  Term folded;
  for (const Term& term : terms) {
    must(term.begin >= begin && term.begin <= term.end && term.end <= bytes.size(), "a term is outside its text");
    must(!term.text.empty(), "a term is empty");
    must(analyzer.next_folded(bytes, position, folded), "there are fewer folded words than terms");
    begin = term.begin;
  }
  must(!analyzer.next_folded(bytes, position, folded), "there are more folded words than terms");
}

/// The vocabulary that ships, with ids.
const Vocabulary& shipped_vocabulary() {
  static const Vocabulary vocabulary = [] {
    const Vocabulary read = read_skos(builtin_vocabulary()).vocabulary;
    std::vector<Concept> concepts = read.concepts();
    for (std::size_t i = 0; i < concepts.size(); ++i) {
      concepts[i].id = static_cast<ConceptId>(i) + 1;
    }
    return Vocabulary(read.schemes(), std::move(concepts));
  }();
  return vocabulary;
}

void tagger(std::string_view bytes) {
  static Analyzer analyzer;
  static const LabelMatcher matcher(shipped_vocabulary(), analyzer);
  Document document;
  try {
    document = assemble(extract("fuzz.md", std::string(bytes)), "fuzz.md");
  } catch (const Error&) {
    return;
  }
  const Tagging tagging = tag_document(document, shipped_vocabulary(), matcher, analyzer);
  const std::string headings = document.headings();
  const std::string* const fields[] = {&document.title, &headings, &document.body};
  for (const Mention& mention : tagging.mentions) {
    const std::size_t size = fields[static_cast<std::size_t>(mention.field)]->size();
    must(mention.begin < mention.end && mention.end <= size, "a mention is outside its text");
    must(mention.cue_begin <= mention.cue_end && mention.cue_end <= size, "a cue is outside its text");
    must(mention.concept_id > 0, "a mention has no concept");
  }
  for (const Finding& finding : tagging.findings) {
    must(finding.salience >= 0 && finding.salience <= 1, "a salience is out of range");
  }
}

constexpr FuzzTarget targets[] = {{"text", [](std::string_view bytes) { extract_as("fuzz.txt", bytes); }},
                                  {"markdown", [](std::string_view bytes) { extract_as("fuzz.md", bytes); }},
                                  {"html", [](std::string_view bytes) { extract_as("fuzz.html", bytes); }},
                                  {"json_line", json_line},
                                  {"front_matter", front_matter},
                                  {"turtle", turtle},
                                  {"vocabulary_table", vocabulary_table},
                                  {"analyzer", analyzer},
                                  {"tagger", tagger}};

}  // namespace

std::span<const FuzzTarget> indexer_targets() {
  return targets;
}

}  // namespace materia
