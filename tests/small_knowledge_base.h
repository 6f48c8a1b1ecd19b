#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "store/writer.h"
#include "tests/temporary_folder.h"

namespace materia {

/// A vocabulary for tests: two facets, a tree, other names and a misspelling.
inline Vocabulary small_vocabulary() {
  const auto make = [](std::string scheme, std::string name, std::string label, std::vector<std::string> others,
                       std::vector<std::size_t> broader = {}) {
    Concept made;
    made.iri = "urn:test:" + scheme + ":" + name;
    made.scheme = std::move(scheme);
    made.local_name = std::move(name);
    made.pref_label = label;
    made.definition = "What " + label + " is.";
    made.labels.push_back({std::move(label), LabelKind::preferred, "en"});
    for (std::string& other : others) {
      made.labels.push_back({std::move(other), LabelKind::alternative, "en"});
    }
    made.broader = std::move(broader);
    return made;
  };
  std::vector<Concept> concepts;
  concepts.push_back(make("therapy", "regenerative-medicine", "Regenerative medicine", {}));
  concepts.push_back(make("therapy", "ozone-therapy", "Ozone therapy", {"Ozone injection"}, {0}));
  concepts.push_back(make("therapy", "platelet-rich-plasma", "Platelet-rich plasma", {"PRP"}, {0}));
  concepts.push_back(make("therapy", "physical-therapy", "Physical therapy", {"Physiotherapy", "PT"}));
  concepts.push_back(make("condition", "spine-condition", "Spine condition", {}));
  concepts.push_back(make("condition", "herniated-disc", "Herniated disc", {"Slipped disc", "Disc herniation"}, {4}));
  concepts.push_back(make("condition", "lumbar-disc-herniation", "Lumbar disc herniation", {}, {5}));
  concepts.push_back(make("condition", "back-pain", "Back pain", {}));
  concepts[5].labels.push_back({"Hernated disc", LabelKind::hidden, "en"});
  concepts[7].labels.push_back({"Sore sacroiliac joint", LabelKind::tagging, "en"});
  return Vocabulary(
      {{"urn:test:therapy", "therapy", "Therapy", ""}, {"urn:test:condition", "condition", "Condition", ""}},
      std::move(concepts));
}

/// A knowledge base written row by row, without an indexer.
class SmallKnowledgeBase {
 public:
  using TagNames = std::vector<std::pair<std::string, Level>>;  ///< "condition:herniated-disc"

  explicit SmallKnowledgeBase(const Vocabulary& vocabulary = small_vocabulary()) {
    Writer writer(file());
    vocabulary_ = writer.put_vocabulary(vocabulary);
    writer.commit();
  }

  [[nodiscard]] std::filesystem::path file() const { return folder_.path() / "small.db"; }
  [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }

  /// A document of one passage. Its date is newer than that of the document before.
  DocumentId add(const std::string& path, const std::string& title, const std::string& body,
                 const TagNames& tags = {}) {
    Document document;
    document.path = path;
    document.title = title;
    document.body = body;
    document.date = "2024-01-" + std::to_string(10 + added_++);
    document.passages.push_back({"start", "", 2, 0, body.size()});
    return add(document, tags);
  }

  DocumentId add(const Document& document, const TagNames& tags = {}) {
    Writer writer(file());
    SourceFile source;
    source.path = document.path;
    const DocumentId id = writer.add_document(writer.put_file(source), document, 0);
    std::vector<Finding> found;
    for (const auto& [name, level] : tags) {
      const std::size_t colon = name.find(':');
      const auto position = vocabulary_.find(name.substr(0, colon), name.substr(colon + 1));
      found.push_back({vocabulary_.concepts().at(position.value()).id, level, 0.5, {1}, {}});
    }
    writer.put_findings(id, {}, found);
    writer.commit();
    return id;
  }

 private:
  TemporaryFolder folder_;
  Vocabulary vocabulary_;
  int added_ = 0;
};

}  // namespace materia
