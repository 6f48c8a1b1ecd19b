// The two engines of a searcher must not differ: FTS5 is the reference for the ranked index, with documents that come,
// change and go in between. Queries and documents are random, from a fixed seed.

#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "query/searcher.h"
#include "store/ranked/ranked_index_writer.h"
#include "tests/catch.h"
#include "tests/small_knowledge_base.h"

namespace materia {
namespace {

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

  void remove_first() {
    Writer writer(file());
    writer.remove_document(ids_.front());
    ids_.erase(ids_.begin());
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

/// What must be the same, as a text that a failing test can show.
std::string described(const Results& results) {
  std::string text = std::to_string(results.total) + "/" +
                     (results.total_all ? std::to_string(*results.total_all) : "-") + "/" +
                     std::to_string(static_cast<int>(results.match));
  for (const Hit& hit : results.hits) {
    text += "\n" + hit.path + " " + std::to_string(hit.score) + " copies " + std::to_string(hit.copies.size());
    for (const ScorePart& part : hit.explanation) {
      text += " " + std::to_string(part.value);
    }
  }
  for (const Facet& facet : results.facets) {
    for (const FacetCount& count : facet.counts) {
      text += "\n" + count.concept_name + " " + std::to_string(count.count);
    }
  }
  return text;
}

std::size_t compare(Searcher& ranked, Searcher& reference, RandomCorpus& random, std::size_t queries) {
  static const std::vector<std::string> conditions = {"herniated-disc", "spine-condition", "back-pain"};
  std::size_t found = 0;
  for (std::size_t i = 0; i < queries; ++i) {
    Query query = ranked.parse(random.query());
    query.match = static_cast<MatchMode>(random.below(3));
    query.exact = random.one_in(3);
    query.copies = random.one_in(3);
    query.explain = random.one_in(4);
    query.limit = random.one_in(10) ? 1000 : 1 + random.below(12);
    query.offset = random.one_in(4) ? random.below(150) : 0;
    if (random.one_in(4)) {
      query.filters["condition"] = {conditions[random.below(conditions.size())]};
      query.about_only = random.one_in(2);
    }
    const Results expected = reference.search(query);
    const Results results = ranked.search(query);
    found += results.total > 0 ? 1 : 0;
    INFO("query: " << query.text << ", match " << static_cast<int>(query.match) << ", offset " << query.offset);
    REQUIRE(described(results) == described(expected));
    REQUIRE(results.hits.size() == expected.hits.size());
    for (std::size_t hit = 0; hit < results.hits.size(); ++hit) {
      REQUIRE(results.hits[hit].score == expected.hits[hit].score);
    }
  }
  return found;
}

TEST_CASE("Both engines find, rank and count the same, whatever came, changed and went") {
  RandomCorpus random(20240229);
  ChangingBase base(random);
  Searcher ranked(base.file(), nullptr, Engine::ranked);
  Searcher reference(base.file(), nullptr, Engine::fts5);
  struct Change {
    std::size_t add;
    std::size_t update;
    std::size_t remove;
  };
  const std::vector<Change> changes = {{700, 0, 0}, {3, 0, 0},    {0, 1, 0}, {0, 0, 1}, {40, 20, 20},
                                       {0, 0, 300}, {300, 50, 5}, {5, 5, 5}, {1, 0, 0}, {0, 0, 1000}};
  std::size_t found = 0;
  for (const Change& change : changes) {
    base.change(change.add, change.update, change.remove);
    Reader reader(base.file());
    REQUIRE_FALSE(reader.ranked_segments().empty());
    CHECK(reader.ranked_segments().size() <= 4);
    found += compare(ranked, reference, random, 200);
  }
  CHECK(found > 1000);
}

TEST_CASE("Both engines find the same when the first document of a segment is gone") {
  RandomCorpus random(20240301);
  ChangingBase base(random);
  base.change(60, 0, 0);
  base.remove_first();
  Searcher ranked(base.file(), nullptr, Engine::ranked);
  Searcher reference(base.file(), nullptr, Engine::fts5);
  CHECK(compare(ranked, reference, random, 100) > 50);
}

TEST_CASE("Small segments become one, large ones are left alone until much of them is gone") {
  CHECK(segments_to_merge({}).empty());
  CHECK(segments_to_merge({{10, 10}}).empty());
  CHECK(segments_to_merge({{1000, 1000}, {10, 10}}).empty());
  CHECK(segments_to_merge({{1000, 1000}, {10, 10}, {10, 10}}) == std::vector<std::size_t>{1, 2});
  CHECK(segments_to_merge({{100, 100}, {20, 20}, {15, 15}}) == std::vector<std::size_t>{2, 1, 0});
  CHECK(segments_to_merge({{1000, 700}, {10, 10}}) == std::vector<std::size_t>{1, 0});
  CHECK(segments_to_merge({{1000, 1}}) == std::vector<std::size_t>{0});
}

}  // namespace
}  // namespace materia
