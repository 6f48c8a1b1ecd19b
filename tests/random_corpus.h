#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "store/writer.h"
#include "tests/small_knowledge_base.h"

namespace materia {

/// Documents and queries of few words, so that everything meets everything: the same from one seed on every run.
class RandomCorpus {
 public:
  explicit RandomCorpus(std::uint32_t seed) : random_(seed) {}

  std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_); }
  bool one_in(std::size_t count) { return below(count) == 0; }

  /// Few common words and many rare ones, as in a text.
  std::string word() {
    static const std::vector<std::string> words = {
        "pain",   "disc",     "knee",     "ozone",     "therapy",    "herniated", "slipped",       "injection",
        "spine",  "patients", "treated",  "treatment", "the",        "of",        "back",          "lumbar",
        "physio", "physical", "platelet", "rich",      "plasma",     "PRP",       "platelet-rich", "PT",
        "x-ray",  "L4-L5",    "disk",     "discs",     "herniation", "condition"};
    const std::size_t rank = below(words.size() * (1 + below(4)));
    return rank < words.size() ? words[below(rank + 1)] : "word" + std::to_string(below(400));
  }

  std::string text(std::size_t words) {
    std::string made;
    for (std::size_t i = 0; i < words; ++i) {
      made += (made.empty() ? "" : one_in(12) ? ". " : " ") + word();
    }
    return made;
  }

  Document document(const std::string& path) {
    Document made;
    made.path = path;
    made.title = text(1 + below(6));
    made.title_inferred = one_in(4);
    made.date = one_in(5) ? "" : "2024-02-" + std::to_string(10 + below(18));
    made.body = text(5 + below(one_in(10) ? 600 : 60));
    const std::size_t half = made.body.size() / 2;
    made.passages.push_back({"start", "", 2, 0, half});
    made.passages.push_back({"more", text(1 + below(4)), 2, half, made.body.size()});
    return made;
  }

  std::string query() {
    static const std::vector<std::string> names = {"herniated disc", "ozone therapy",   "PRP",      "slipped disk",
                                                   "physiotherapy",  "spine condition", "back pain"};
    std::string made;
    for (std::size_t left = 1 + below(one_in(6) ? 9 : 3); left > 0; --left) {
      std::string part = one_in(4) ? names[below(names.size())] : word();
      switch (below(12)) {
        case 0:
          part = '"' + part + ' ' + word() + '"';
          break;
        case 1:
          part = part.substr(0, 1 + below(part.size())) + '*';
          break;
        case 2:
          part = "title:" + word();
          break;
        case 3:
          part = "-" + word();
          break;
        case 4:
          part += " OR " + word();
          break;
        default:
          break;
      }
      made += (made.empty() ? "" : " ") + part;
    }
    return made;
  }

 private:
  std::mt19937 random_;
};

/// Writes documents with random tags, some of them copies of others, and remembers which there are.
class ChangingBase {
 public:
  explicit ChangingBase(RandomCorpus& random) : random_(random) {}

  [[nodiscard]] std::filesystem::path file() const { return base_.file(); }

  void change(std::size_t add, std::size_t update, std::size_t remove) {
    Writer writer(file());
    for (; add > 0; --add) {
      const std::string path = "d" + std::to_string(next_++);
      SourceFile source;
      source.path = path;
      const DocumentId id = writer.add_document(writer.put_file(source), random_.document(path), 0);
      put_tags(writer, id);
      ids_.push_back(id);
    }
    for (; update > 0 && !ids_.empty(); --update) {
      const DocumentId id = ids_[random_.below(ids_.size())];
      writer.update_document(id, random_.document(writer.path(id).value()), 0);
      put_tags(writer, id);
    }
    for (; remove > 0 && ids_.size() > 1; --remove) {
      const std::size_t place = random_.below(ids_.size());
      writer.remove_document(ids_[place]);
      ids_.erase(ids_.begin() + static_cast<std::ptrdiff_t>(place));
    }
    std::vector<Resemblance> groups;
    for (std::size_t i = 0; i + 3 < ids_.size(); i += 20) {
      groups.push_back({ids_[i], ids_[i]});
      groups.push_back({ids_[i + 1 + random_.below(2)], ids_[i]});
    }
    writer.put_resemblances(groups);
    writer.commit();
  }

 private:
  void put_tags(Writer& writer, DocumentId id) {
    std::map<ConceptId, Finding> found;
    for (std::size_t left = random_.below(4); left > 0; --left) {
      const Concept& chosen = base_.vocabulary().concepts()[random_.below(base_.vocabulary().concepts().size())];
      const bool about = random_.one_in(2);
      found[chosen.id] = {chosen.id, about ? Level::about : Level::mention, about ? 0.7 : 0.2, {1}, {}};
    }
    std::vector<Finding> findings;
    for (const auto& [name, finding] : found) {
      findings.push_back(finding);
    }
    writer.put_findings(id, {}, findings);
  }

  RandomCorpus& random_;
  SmallKnowledgeBase base_;
  std::vector<DocumentId> ids_;
  std::size_t next_ = 0;
};

}  // namespace materia
