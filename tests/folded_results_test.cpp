#include <nlohmann/json.hpp>
#include <random>
#include <thread>

#include "query/json.h"
#include "query/searcher.h"
#include "tests/catch.h"
#include "tests/integrity.h"
#include "tests/small_knowledge_base.h"

namespace materia {
namespace {

using Groups = std::vector<std::vector<DocumentId>>;

/// Makes each list a group; its first document leads it.
void put_groups(const SmallKnowledgeBase& base, const Groups& groups) {
  std::vector<Resemblance> resemblances;
  for (const std::vector<DocumentId>& group : groups) {
    for (const DocumentId id : group) {
      resemblances.push_back({id, group.front()});
    }
  }
  Writer writer(base.file());
  writer.put_resemblances(resemblances);
  writer.commit();
}

void choose(const SmallKnowledgeBase& base, const std::string& path) {
  Writer writer(base.file());
  writer.put_duplicate_decision({path, DuplicateDecision::Action::canonical, "Ada", "", ""});
  writer.commit();
}

Results search(Searcher& searcher, const std::string& typed, bool copies = false) {
  Query query = searcher.parse(typed);
  query.copies = copies;
  return searcher.search(std::move(query));
}

std::vector<std::string> paths(const Results& results) {
  std::vector<std::string> found;
  for (const Hit& hit : results.hits) {
    found.push_back(hit.path);
  }
  return found;
}

std::vector<std::string> paths(const std::vector<CopyReference>& copies) {
  std::vector<std::string> found;
  for (const CopyReference& copy : copies) {
    found.push_back(copy.path);
  }
  return found;
}

std::size_t count_of(const Results& results, const std::string& concept_name) {
  for (const Facet& facet : results.facets) {
    for (const FacetCount& count : facet.counts) {
      if (count.concept_name() == concept_name) {
        return count.count;
      }
    }
  }
  return 0;
}

using Paths = std::vector<std::string>;

/// first, second and third are copies; alone is not.
struct FourDocuments {
  FourDocuments() {
    const DocumentId first = base.add("first", "Ozone for discs", "Ozone for the back, told here.",
                                      {{"therapy:ozone-therapy", Level::about}});
    const DocumentId second =
        base.add("second", "Ozone for discs", "Ozone for the back, told here with care.",
                 {{"therapy:ozone-therapy", Level::about}, {"condition:back-pain", Level::about}});
    const DocumentId third = base.add("third", "Ozone for discs", "Ozone for the back, told here.",
                                      {{"therapy:ozone-therapy", Level::mention}});
    base.add("alone", "Knees", "Ozone for the knee.", {{"therapy:ozone-therapy", Level::about}});
    put_groups(base, {{first, second, third}});
  }
  SmallKnowledgeBase base;
};

TEST_CASE("A group of copies is one hit, counts once, and names the others") {
  const FourDocuments four;
  Searcher searcher(four.base.file());
  for (const std::string typed : {"ozone", ""}) {
    CAPTURE(typed);
    const Results results = search(searcher, typed);
    CHECK(results.total == 2);
    Paths found = paths(results);
    std::sort(found.begin(), found.end());
    CHECK(found == Paths{"alone", "first"});
    for (const Hit& hit : results.hits) {
      CHECK(paths(hit.copies) == (hit.path == "first" ? Paths{"second", "third"} : Paths{}));
    }
    CHECK(count_of(results, "ozone-therapy") == 2);
    CHECK(count_of(results, "back-pain") == 1);
  }
  const auto json = nlohmann::json::parse(to_json(search(searcher, "told")));
  CHECK(json["hits"][0]["copies"][0]["path"] == "second");
  check_integrity(four.base.file());
}

TEST_CASE("Every copy is shown and counted when that is asked for, and ranked for judgements") {
  const FourDocuments four;
  Searcher searcher(four.base.file());
  const Results results = search(searcher, "ozone", true);
  CHECK(results.total == 4);
  CHECK(results.hits.size() == 4);
  CHECK(results.hits.front().copies.empty());
  CHECK(count_of(results, "ozone-therapy") == 4);
  CHECK(searcher.rank(searcher.parse("ozone")).size() == 4);
}

TEST_CASE("The canonical document stands for its group where it is found, else the first that is") {
  const FourDocuments four;
  Searcher searcher(four.base.file());
  CHECK(paths(search(searcher, "care")) == Paths{"second"});
  CHECK(search(searcher, "care").hits.front().copies.empty());
  Query query = searcher.parse("told");
  query.filters["condition"] = {"back-pain"};
  CHECK(paths(searcher.search(query)) == Paths{"second"});
  choose(four.base, "third");
  CHECK(paths(search(searcher, "told")) == Paths{"third"});
  CHECK(paths(search(searcher, "told").hits.front().copies) == Paths{"first", "second"});
}

TEST_CASE("An article names its copies and the one that stands for it") {
  const FourDocuments four;
  Searcher searcher(four.base.file());
  const DocumentView first = searcher.document("first").value();
  CHECK(first.is_canonical);
  CHECK(paths(first.copies) == Paths{"second", "third"});
  const DocumentView third = searcher.document("third").value();
  CHECK_FALSE(third.is_canonical);
  CHECK(paths(third.copies) == Paths{"first", "second"});
  CHECK(searcher.document("alone")->copies.empty());
  CHECK(searcher.concept_view("therapy", "ozone-therapy")->documents == 2);
}

/// Sixty documents, half of them in groups, with chance words and tags.
class ManyDocuments {
 public:
  explicit ManyDocuments(unsigned seed) : random_(seed) {
    static const std::vector<std::string> words = {"ozone", "knee", "back", "disc", "plasma"};
    static const std::vector<std::string> tags = {"therapy:ozone-therapy", "therapy:platelet-rich-plasma",
                                                  "condition:herniated-disc", "condition:lumbar-disc-herniation",
                                                  "condition:back-pain"};
    std::vector<DocumentId> ids;
    for (int i = 0; i < 60; ++i) {
      std::string body = "text";
      for (const std::string& word : words) {
        for (auto times = random_() % 3; times > 0; --times) {
          body += " " + word;
        }
      }
      SmallKnowledgeBase::TagNames chosen;
      for (const std::string& tag : tags) {
        if (random_() % 3 == 0) {
          chosen.emplace_back(tag, random_() % 2 == 0 ? Level::about : Level::mention);
        }
      }
      ids.push_back(base.add("d" + std::to_string(i), "Title", body, chosen));
    }
    std::shuffle(ids.begin(), ids.end(), random_);
    Groups groups(8);
    for (std::size_t i = 0; i < 30; ++i) {
      groups[i % groups.size()].push_back(ids[i]);
    }
    put_groups(base, groups);
    choose(base, "d17");
    choose(base, "d31");
  }

  SmallKnowledgeBase base;

 private:
  std::mt19937 random_;
};

/// What a search answers, as a text that a failing test can show.
std::string answer(Searcher& searcher, const std::string& typed, bool filtered) {
  Query query = searcher.parse(typed);
  query.limit = 100;
  if (filtered) {
    query.filters["condition"] = {"herniated-disc", "back-pain"};
    query.excluded_filters["therapy"] = {"platelet-rich-plasma"};
  }
  const Results results = searcher.search(query);
  std::string text = std::to_string(results.total);
  for (const Hit& hit : results.hits) {
    text += " " + hit.path + " " + std::to_string(hit.score);
  }
  for (const Facet& facet : results.facets) {
    for (const FacetCount& count : facet.counts) {
      text += " " + count.concept_name() + " " + std::to_string(count.count);
    }
  }
  return text;
}

const std::vector<std::string> asked = {"ozone", "knee disc", "ozone OR plasma", "herniated disc", "", "back pain"};

TEST_CASE("What is made only once it is worth it changes no answer") {
  const ManyDocuments many(3);
  Searcher ready(many.base.file());
  ready.warm_up();
  Searcher asked_on(many.base.file());
  for (int round = 0; round < 30; ++round) {
    for (const std::string& typed : asked) {
      const bool filtered = round % 3 == 1;
      CAPTURE(round, typed);
      const std::string expected = answer(ready, typed, filtered);
      REQUIRE(answer(asked_on, typed, filtered) == expected);
      if (round < 2) {
        Searcher once(many.base.file());
        REQUIRE(answer(once, typed, filtered) == expected);
      }
    }
  }
}

TEST_CASE("Threads that ask a new snapshot at once get the same answers, while one makes what they share") {
  const ManyDocuments many(4);
  Searcher ready(many.base.file());
  ready.warm_up();
  std::vector<std::string> expected;
  for (const std::string& typed : asked) {
    expected.push_back(answer(ready, typed, false));
  }
  for (int round = 0; round < 5; ++round) {
    const auto cache = make_snapshot_cache();
    std::vector<std::vector<std::string>> answers(4);
    std::vector<std::jthread> threads;
    for (std::vector<std::string>& of_thread : answers) {
      threads.emplace_back([&] {
        Searcher searcher(many.base.file(), cache);
        for (int again = 0; again < 6; ++again) {
          for (const std::string& typed : asked) {
            of_thread.push_back(answer(searcher, typed, false));
          }
        }
      });
    }
    Searcher(many.base.file(), cache).warm_up();
    threads.clear();  // joins them
    for (const std::vector<std::string>& of_thread : answers) {
      REQUIRE(of_thread.size() == 6 * asked.size());
      for (std::size_t i = 0; i < of_thread.size(); ++i) {
        REQUIRE(of_thread[i] == expected[i % asked.size()]);
      }
    }
  }
}

TEST_CASE("Pages of folded results share no document, lose none, and end at the total") {
  const ManyDocuments many(GENERATE(1U, 2U));
  Searcher searcher(many.base.file());
  for (const std::string typed : {"", "ozone", "knee disc", "ozone OR plasma", "-knee"}) {
    CAPTURE(typed);
    const Results unfolded = [&] {
      Query query = searcher.parse(typed);
      query.copies = true;
      query.limit = 100;
      return searcher.search(query);
    }();
    std::vector<std::string> seen;
    std::size_t total = 0;
    for (std::size_t offset = 0; offset == 0 || offset < total; offset += 7) {
      Query query = searcher.parse(typed);
      query.offset = offset;
      query.limit = 7;
      const Results results = searcher.search(query);
      total = results.total;
      CHECK(results.hits.size() == std::min<std::size_t>(7, total - offset));
      for (const Hit& hit : results.hits) {
        seen.push_back(hit.path);
        const Paths copies = paths(hit.copies);
        seen.insert(seen.end(), copies.begin(), copies.end());
      }
    }
    CHECK(total < unfolded.total);
    Paths all = paths(unfolded);
    std::sort(all.begin(), all.end());
    std::sort(seen.begin(), seen.end());
    CHECK(seen == all);
  }
}

TEST_CASE("A facet's count is what is found when it is ticked, with copies folded") {
  const ManyDocuments many(GENERATE(3U, 4U));
  Searcher searcher(many.base.file());
  for (const std::string typed : {"", "ozone", "knee disc"}) {
    for (const bool about : {false, true}) {
      Query query = searcher.parse(typed);
      query.about_only = about;
      query.match = MatchMode::all;
      query.filters["therapy"] = {"regenerative-medicine"};
      const Results results = searcher.search(query);
      CHECK(count_of(results, "regenerative-medicine") == results.total);
      for (const FacetCount& count : results.facets.at(1).counts) {
        Query ticked = query;
        ticked.filters["condition"] = {count.concept_name()};
        CAPTURE(typed, about, count.concept_name());
        CHECK(searcher.search(ticked).total == count.count);
      }
    }
  }
}

}  // namespace
}  // namespace materia
