// How well the five source articles of the project are tagged, against what a careful reader tagged in them. The seeds
// are no part of this repository; where they are absent the test says so and passes.

#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "indexer/index_corpus.h"
#include "store/reader.h"
#include "tests/catch.h"
#include "tests/integrity.h"
#include "tests/temporary_folder.h"

namespace materia {
namespace {

namespace fs = std::filesystem;

/// Level by "000 therapy ozone-therapy": the article's number, the scheme, the concept.
using LevelOfTag = std::map<std::string, std::string>;

LevelOfTag read_gold(const fs::path& file) {
  LevelOfTag gold;
  std::ifstream stream(file);
  for (std::string line; std::getline(stream, line);) {
    if (line.empty() || line.front() == '#') {
      continue;
    }
    std::istringstream words(line);
    std::string number, scheme, name, level;
    words >> number >> scheme >> name >> level;
    gold[number + " " + scheme + " " + name] = level;
  }
  return gold;
}

LevelOfTag tags_in(Reader& reader) {
  LevelOfTag tags;
  const Vocabulary vocabulary = reader.vocabulary();
  for (const DocumentTag& row : reader.tags()) {
    const Concept& found = vocabulary.concepts()[vocabulary.find(row.tag.concept_id).value()];
    const std::string number = reader.document(row.document)->path.substr(0, 3);
    tags[number + " " + found.scheme + " " + found.local_name] = row.tag.level == Level::about ? "about" : "mention";
  }
  return tags;
}

TEST_CASE("The seeds are tagged as a careful reader tags them") {
  const fs::path shared = MATERIA_SHARED_DIR;
  if (!fs::exists(shared / "gold/seeds.tsv") || !fs::exists(shared / "seeds")) {
    WARN("skipped: the seeds are not at hand");
    return;
  }
  const TemporaryFolder folder;
  const fs::path file = folder.path() / "seeds.db";
  REQUIRE(index_corpus(shared / "seeds", file).added == 5);
  Reader reader(file);
  const LevelOfTag gold = read_gold(shared / "gold/seeds.tsv");
  const LevelOfTag tags = tags_in(reader);
  REQUIRE(gold.size() > 40);

  double found = 0;
  double level_right = 0;
  std::string differences;
  for (const auto& [name, level] : gold) {
    const auto tag = tags.find(name);
    if (tag == tags.end()) {
      differences += "missing: " + name + "\n";
      continue;
    }
    ++found;
    level_right += tag->second == level ? 1 : 0;
    differences += tag->second == level ? "" : "level: " + name + " is " + level + ", tagged " + tag->second + "\n";
  }
  for (const auto& [name, level] : tags) {
    differences += gold.contains(name) ? "" : "too much: " + name + "\n";
  }
  const double precision = found / static_cast<double>(tags.size());
  const double recall = found / static_cast<double>(gold.size());
  const double levels = level_right / found;
  WARN("tags of the seeds: precision " << precision << ", recall " << recall << ", level right " << levels << "\n"
                                       << differences);
  CHECK(precision >= .85);
  CHECK(recall >= .85);
  CHECK(levels >= .8);
  check_integrity(file);
}

}  // namespace
}  // namespace materia
