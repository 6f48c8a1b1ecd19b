#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "tests/catch.h"
#include "tests/small_corpus.h"

// The pipeline of indexing: order, errors, and the same file whatever the threads do (docs/indexing.md).

namespace materia {
namespace {

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// Lines and files with names of concepts, copies, and some that can't be read.
void write_articles(const SmallCorpus& corpus, int count) {
  static constexpr const char* subjects[] = {"Ozone therapy", "Knee pain", "PRP", "A slipped disc", "No subject"};
  std::string lines;
  for (int i = 0; i < count; ++i) {
    const std::string text = fmt::format(
        "{} was seen in group {} of the study, not in group {}. It did not help with knee pain number {} in all "
        "of the {} weeks, and herniated discs were ruled out by word{} and word{}.",
        subjects[i % 5], i % 7, i % 11, i, i % 13, i, i / 2);
    lines += i % 50 == 9 ? "not JSON\n"
                         : fmt::format("{{\"_id\": \"{}\", \"title\": \"{} {}\", \"text\": \"{}\"}}\n",
                                       i % 60 == 59 ? 3 : i, subjects[i % 5], i, text);
    corpus.write(fmt::format("folder/{:04}.md", i), i % 40 == 7 ? "" : "# Article " + text + "\n\n" + text + "\n");
  }
  corpus.write("lines.jsonl", lines);
}

TEST_CASE("A knowledge base is the same, byte for byte, with one thread and with several") {
  const SmallCorpus corpus;
  write_articles(corpus, 400);
  const auto indexed = [&](std::size_t threads) {
    const auto file = corpus.temporary().path() / fmt::format("{}.db", threads);
    IndexOptions options;
    options.threads = threads;
    const IndexReport report = index_corpus(corpus.folder(), file, options);
    CHECK(report.added > 700);
    check_integrity(file);
    return bytes_of(file);
  };
  const std::string one = indexed(1);
  CHECK(one == indexed(2));
  CHECK(one == indexed(7));
}

TEST_CASE("Sources that can't be read are reported in their order, and the others are there") {
  const SmallCorpus corpus;
  write_articles(corpus, 200);
  IndexOptions options;
  options.threads = 4;
  const IndexReport report = corpus.index(options);
  std::vector<std::string> skipped;
  for (const SkippedFile& file : report.skipped) {
    skipped.push_back(file.path);
  }
  CHECK(skipped == std::vector<std::string>{"folder/0007.md", "folder/0047.md", "folder/0087.md", "folder/0127.md",
                                            "folder/0167.md", "lines.jsonl:10", "lines.jsonl:60", "lines.jsonl:110",
                                            "lines.jsonl:120", "lines.jsonl:160", "lines.jsonl:180"});
  CHECK(report.added == 2 * 200 - skipped.size());
  Reader reader(corpus.file());
  CHECK(reader.find_document("lines.jsonl#199"));
  CHECK(reader.find_document("folder/0199.md"));
}

TEST_CASE("Progress grows up to all bytes") {
  const SmallCorpus corpus;
  write_articles(corpus, 150);
  std::vector<IndexProgress> told;
  IndexOptions options;
  options.progress = [&](const IndexProgress& progress) { told.push_back(progress); };
  corpus.index(options);
  REQUIRE_FALSE(told.empty());
  CHECK(told.back().done == told.back().total);
  CHECK(std::is_sorted(told.begin(), told.end(),
                       [](const IndexProgress& left, const IndexProgress& right) { return left.done < right.done; }));
}

TEST_CASE("A changed folder is read as a new one, with any number of threads") {
  const SmallCorpus corpus;
  write_articles(corpus, 150);
  IndexOptions options;
  options.threads = GENERATE(1, 3);
  corpus.index(options);
  corpus.write("folder/0003.md", "# Changed\n\nOzone therapy against knee pain.\n");
  corpus.rename("folder/0004.md", "folder/moved.md");
  corpus.remove("folder/0005.md");
  corpus.write("folder/new.md", "# New\n\nPRP, ozone therapy and knees.\n");
  const IndexReport report = corpus.index(options);
  CHECK(report.added == 1);
  CHECK(report.updated == 1);
  CHECK(report.renamed == 1);
  CHECK(report.removed == 1);
  CHECK(corpus.tags_of("folder/0003.md") == "ozone-therapy knee-pain");
  CHECK(corpus.index(options).generation == report.generation);
}

TEST_CASE("Little memory changes how a file is written, not what is in it") {
  const SmallCorpus corpus;
  write_articles(corpus, 300);
  IndexOptions options;
  options.memory = 1;
  corpus.index(options);
  Reader reader(corpus.file());
  CHECK(reader.count("\"group\"") == reader.count("\"study\""));
}

}  // namespace
}  // namespace materia
