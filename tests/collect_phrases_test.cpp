#include "indexer/collect_phrases.h"

#include <map>
#include <string>
#include <vector>

#include "indexer/phrase_counts.h"
#include "tests/catch.h"
#include "tests/small_corpus.h"
#include "tests/store_samples.h"

namespace materia {
namespace {

using Phrases = std::map<std::string, std::size_t>;

/// What is collected from texts, one document each.
Phrases phrases_of(const std::vector<std::string>& texts, std::size_t most_documents = 1000) {
  const TemporaryFolder folder;
  const auto file = folder.path() / "kb.db";
  {
    Writer writer(file);
    const std::int64_t source = writer.put_file({0, "a", 1, 1, 1});
    for (std::size_t i = 0; i < texts.size(); ++i) {
      writer.add_document(source, sample_document(std::to_string(i), "", texts[i]), 1);
    }
    collect_phrases(writer, 0, most_documents);
    writer.commit();
  }
  Phrases phrases;
  for (const CountedText& phrase : Reader(file).phrases()) {
    phrases[phrase.text] = phrase.documents;
  }
  return phrases;
}

/// Sentences about other things, so that nothing stands together by chance.
std::string filler(std::size_t number) {
  std::string text;
  for (std::size_t i = 0; i < 60; ++i) {
    text += " Word" + std::to_string(number) + "x" + std::to_string(i) + ",";
  }
  return text;
}

TEST_CASE("Phrases are words that stand side by side in several documents") {
  const auto [sentences, expected] = GENERATE(table<std::vector<std::string>, Phrases>({
      {{"Herniated DISC, it is.", "The herniated disc.", "A herniated disc? Herniated disc!"}, {{"herniated disc", 3}}},
      {{"Once a herniated disc."}, {}},
      // Not across punctuation.
      {{"herniated, disc", "herniated. Disc", "herniated; disc", "herniated\n\ndisc"}, {}},
      // Not beginning or ending with a stop word, a number, or a word of prose; those of a closed list may be inside.
      {{"It has the disc.", "It is the disc.", "Is the disc?"}, {}},
      {{"usually painful", "usually painful", "usually painful"}, {}},
      {{"disc 4", "disc 4", "the disc 4"}, {}},
      {{"The range of motion.", "A range of motion.", "Range of motion."}, {{"range of motion", 3}}},
      {{"Pain in the knee.", "His pain in the knee.", "The pain in the knee!"}, {{"pain in the knee", 3}}},
      {{"Pain during the walk.", "His pain during the walk.", "The pain during the walk!"}, {}},
      // Pieces of longer ones are left out.
      {{"Platelet-rich plasma.", "The platelet-rich plasma", "It is platelet rich plasma. Platelet-rich plasma."},
       {{"platelet-rich plasma", 3}}},
      // Parts of a sentence that documents repeat, too.
      {{"Zed said vitamin tablets cure nobody here.", "Zed said vitamin tablets cure nobody here.",
        "Zed said vitamin tablets cure nobody here.", "Zed said vitamin tablets cure nobody here."},
       {}},
      {{}, {}},
      {{"\xff\xfe", ""}, {}},
  }));
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    texts.push_back(sentences[i] + "\n\n" + filler(i));
  }
  CAPTURE(sentences);
  CHECK(phrases_of(texts) == expected);
}

TEST_CASE("Words that are common everywhere make no phrase by standing together now and then") {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < 12; ++i) {
    texts.push_back("Pain. Knee. Pain. Knee. Pain. Knee. Pain. Knee. " + std::string(i < 3 ? "Knee pain. " : "") +
                    "Carpal tunnel.");
  }
  CHECK(phrases_of(texts) == Phrases{{"carpal tunnel", 12}});
}

TEST_CASE("Of many documents some are read, and counted for the others") {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < 11; ++i) {
    texts.push_back(filler(i) + " Carpal tunnel." + (i % 6 == 0 ? " Frozen shoulder." : "") +
                    (i % 3 == 0 ? "" : " Tennis elbow."));
  }
  CHECK(phrases_of(texts, 11) == Phrases{{"carpal tunnel", 11}, {"frozen shoulder", 2}, {"tennis elbow", 7}});
  // The first, the fourth, the seventh and the tenth.
  CHECK(phrases_of(texts, 4) == Phrases{{"carpal tunnel", 11}, {"frozen shoulder", 6}});
}

TEST_CASE("In a hundred documents a phrase has to stand in three") {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < 100; ++i) {
    texts.push_back(filler(i) + (i < 3 ? " Carpal tunnel." : "") + (i < 2 ? " Frozen shoulder." : ""));
  }
  CHECK(phrases_of(texts) == Phrases{{"carpal tunnel", 3}});
}

TEST_CASE("Phrases are collected first and when a tenth of the documents has changed since") {
  const SmallCorpus corpus;
  const auto write = [&](int number, const std::string& text) {
    corpus.write("articles/" + std::to_string(number) + ".md", "# Title " + std::to_string(number) + "\n\n" + text);
  };
  const auto phrases = [&] {
    Phrases found;
    for (const CountedText& phrase : corpus.reader().phrases()) {
      found[phrase.text] = phrase.documents;
    }
    return found;
  };
  for (int i = 0; i < 30; ++i) {
    write(i, "The carpal tunnel.\n\n" + filler(static_cast<std::size_t>(i)));
  }
  corpus.index();
  CHECK(phrases() == Phrases{{"carpal tunnel", 30}});
  const auto changed = [&](int from, int end) {
    for (int i = from; i < end; ++i) {
      write(i, "The frozen shoulder.\n\n" + filler(static_cast<std::size_t>(i)));
    }
    corpus.index();
    return phrases();
  };
  CHECK(changed(0, 2) == Phrases{{"carpal tunnel", 30}});
  CHECK(changed(2, 3) == Phrases{{"carpal tunnel", 30}});
  CHECK(changed(3, 4) == Phrases{{"carpal tunnel", 26}, {"frozen shoulder", 4}});
  CHECK(changed(4, 6) == Phrases{{"carpal tunnel", 26}, {"frozen shoulder", 4}});
  const std::int64_t generation = corpus.reader().generation();
  corpus.index();
  CHECK(corpus.reader().generation() == generation);
}

TEST_CASE("Counts hold what is frequent when there is more than they have room for") {
  PhraseCounts counts;
  for (std::uint32_t document = 1; document <= 3; ++document) {
    for (std::uint64_t key = 1; key <= 1000; ++key) {
      counts.count(key * 977, document);
      counts.count(key * 977, document);
    }
  }
  CHECK(counts.size() == 1000);
  for (std::uint64_t key = 0; key < 2'000'000; ++key) {
    counts.count((key << 20U) + 5, 4);
  }
  CHECK(counts.size() < 1'600'000);
  const Occurrences found = counts.find(977);
  CHECK(found.documents == 3);
  CHECK(found.times == 6);
  CHECK(counts.find(3).times == 0);
  counts.keep(2);
  CHECK(counts.size() == 1000);
  counts.keep(4);
  CHECK(counts.size() == 0);
}

}  // namespace
}  // namespace materia
