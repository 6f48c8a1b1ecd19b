#include "indexer/repeated_blocks.h"

#include <fmt/format.h>

#include <random>
#include <set>

#include "tests/copies.h"

namespace materia {
namespace {

const std::string disclaimer =
    "The content of this page is for general information only and does not replace the advice of a physician.";
const std::string menu = "- Ozone therapy\n- Knee pain\n- Slipped disc\n- PRP\n- Cupping sets";

std::string page_name(int number) {
  return fmt::format("page{:02}.md", number);
}

std::string page(int number, const std::string& below = "\n\n" + disclaimer) {
  return "# Page " + std::to_string(number) + "\n\n" + own_text(std::to_string(number), 80) + below;
}

void put_pages(const SmallCorpus& corpus, int count) {
  for (int number = 0; number < count; ++number) {
    corpus.write(page_name(number), page(number));
  }
}

std::string body(const SmallCorpus& corpus, const std::string& path) {
  Reader reader(corpus.file());
  return reader.document(reader.find_document(path).value())->body;
}

bool has(const SmallCorpus& corpus, const std::string& path, const std::string& text) {
  return body(corpus, path).find(text) != std::string::npos;
}

std::vector<std::string> left_out(const SmallCorpus& corpus, const std::string& path) {
  Reader reader(corpus.file());
  return reader.left_out(reader.find_document(path).value());
}

TEST_CASE("A block below most articles is left out of all of them, and can be seen") {
  const SmallCorpus corpus;
  put_pages(corpus, 24);
  corpus.write("other.md", page(90, "\n\n## Other treatments\n\n" + menu));
  const IndexReport report = corpus.index();
  CHECK(report.repeated_blocks == 1);
  CHECK_FALSE(has(corpus, page_name(3), "general information"));
  CHECK(has(corpus, page_name(3), "w3x79"));
  CHECK(left_out(corpus, page_name(3)) == std::vector<std::string>{disclaimer});
  CHECK(left_out(corpus, "other.md").empty());
  CHECK(corpus.reader().statistics().left_out_blocks == 24);
}

TEST_CASE("A repeated menu neither tags the pages it stands on nor leaves its heading behind") {
  const SmallCorpus corpus;
  const std::string box = "\n\n## Treatments we offer\n\n" + menu;
  for (int number = 0; number < 20; ++number) {
    corpus.write(page_name(number), page(number, box));
  }
  corpus.write("own.md", "# Own\n\nOzone therapy for knee pain. " + own_text("own", 80) + box);
  corpus.index();
  CHECK(corpus.tags_of(page_name(7)).empty());
  CHECK(corpus.tags_of("own.md") == "ozone-therapy knee-pain");
  Reader reader(corpus.file());
  CHECK(reader.document(corpus.id_of(page_name(7)))->headings().find("Treatments") == std::string::npos);
}

TEST_CASE("A tiny corpus keeps what its articles share") {
  const SmallCorpus corpus;
  put_pages(corpus, 19);
  CHECK(corpus.index().repeated_blocks == 0);
  CHECK(has(corpus, page_name(3), "general information"));
}

TEST_CASE("What copies of one article share is kept: they are one voice") {
  const SmallCorpus corpus;
  for (int number = 0; number < 25; ++number) {
    corpus.write(page_name(number), page(number, ""));
  }
  const std::string article = own_text("a", 90) + "\n\n" + own_text("b", 90);
  for (int copy = 0; copy < 8; ++copy) {
    corpus.write(fmt::format("copy{}.md", copy), fmt::format("# Title {}\n\n{}", copy, article));
  }
  CHECK(corpus.index().repeated_blocks == 0);
  CHECK(has(corpus, "copy3.md", "wbx89"));
  CHECK(groups_of(corpus.file()).size() == 1);
}

TEST_CASE("A sentence of a template amid the text stays unless most articles have it") {
  const SmallCorpus corpus;
  const auto put = [&](int with) {
    for (int number = 0; number < 30; ++number) {
      corpus.write(page_name(number), page(number, number < with ? "\n\n" + disclaimer + "\n\n" +
                                                                       own_text("end" + std::to_string(number), 30)
                                                                 : ""));
    }
  };
  put(12);
  CHECK(corpus.index().repeated_blocks == 0);
  put(20);
  CHECK(corpus.index().repeated_blocks == 1);
}

TEST_CASE("An article that is nothing but repeated blocks keeps them") {
  const SmallCorpus corpus;
  put_pages(corpus, 24);
  corpus.write("imprint.md", "# Imprint\n\n" + disclaimer);
  corpus.index();
  CHECK(has(corpus, "imprint.md", "general information"));
  CHECK(left_out(corpus, "imprint.md").empty());
  CHECK(corpus.index().reassembled == 0);
}

TEST_CASE("A block that begins or ceases to repeat goes or comes back in the same run") {
  const SmallCorpus corpus;
  for (int number = 0; number < 30; ++number) {
    corpus.write(page_name(number), page(number, number < 4 ? "\n\n" + disclaimer : ""));
  }
  CHECK(corpus.index().repeated_blocks == 0);
  corpus.write(page_name(4), page(4));
  const IndexReport more = corpus.index();
  CHECK(more.repeated_blocks == 1);
  CHECK(more.updated == 1);
  CHECK(more.reassembled == 5);
  CHECK_FALSE(has(corpus, page_name(0), "general information"));

  const IndexReport same = corpus.index();
  CHECK(same.generation == more.generation);
  CHECK(same.reassembled == 0);

  corpus.remove(page_name(4));
  CHECK(corpus.index().reassembled == 4);
  CHECK(has(corpus, page_name(0), "general information"));
}

TEST_CASE("An article whose source can't be read waits for it") {
  const SmallCorpus corpus;
  for (int number = 0; number < 30; ++number) {
    corpus.write(page_name(number), page(number, number < 4 ? "\n\n" + disclaimer : ""));
  }
  corpus.index();
  const std::filesystem::path source = corpus.folder() / page_name(0);
  const auto time = std::filesystem::last_write_time(source);
  // The same size and time: the run believes it unchanged and finds other bytes only when it reads it again.
  std::string bytes = page(0);
  bytes.back() = '!';
  corpus.write(page_name(0), bytes);
  std::filesystem::last_write_time(source, time);
  corpus.write(page_name(4), page(4));
  CHECK(corpus.index().reassembled == 4);
  CHECK(has(corpus, page_name(0), "general information"));
  CHECK_FALSE(has(corpus, page_name(1), "general information"));

  corpus.write(page_name(0), page(0));
  std::filesystem::last_write_time(source, time);
  CHECK(corpus.index().reassembled == 1);
  CHECK_FALSE(has(corpus, page_name(0), "general information"));
}

TEST_CASE("Lines of a JSON lines file are assembled again one by one") {
  const SmallCorpus corpus;
  std::string lines;
  for (int number = 0; number < 30; ++number) {
    lines += fmt::format(R"({{"_id": "{0}", "title": "Line {0}", "text": "{1}{2}"}})", number,
                         own_text(std::to_string(number), 80), number < 4 ? R"(\n\n)" + disclaimer : "") +
             "\n";
  }
  corpus.write("lines.jsonl", lines);
  CHECK(corpus.index().repeated_blocks == 0);
  corpus.write(page_name(4), page(4));
  CHECK(corpus.index().reassembled == 5);
  CHECK_FALSE(has(corpus, "lines.jsonl#2", "general information"));
}

/// All that a reader can see of a knowledge base, by path.
std::vector<std::string> contents(const SmallCorpus& corpus) {
  std::vector<std::string> lines = groups_of(corpus.file());
  Reader reader(corpus.file());
  for (const DocumentId id : reader.newest_first()) {
    const Document document = reader.document(id).value();
    std::string line = document.path + "|" + document.title + "|" + document.headings() + "|" + document.body + "|" +
                       corpus.tags_of(document.path) + "|";
    for (const std::string& text : reader.left_out(id)) {
      line += text + ";";
    }
    lines.push_back(line);
  }
  const Statistics statistics = reader.statistics();
  lines.push_back(fmt::format("{} {} {} {} {} {}", statistics.documents, statistics.words, statistics.tags,
                              statistics.copies, statistics.repeated_blocks, statistics.left_out_blocks));
  std::sort(lines.begin(), lines.end());
  return lines;
}

TEST_CASE("Whatever was added, changed and removed in whatever order, the file holds what a rebuild makes") {
  const unsigned seed = GENERATE(1U, 2U, 3U);
  CAPTURE(seed);
  std::mt19937 random(seed);
  const auto below = [&](unsigned bound) { return static_cast<int>(random() % bound); };
  const SmallCorpus corpus;
  const auto write_any = [&] {
    const int number = below(34);
    std::string below_text;
    for (const std::string& block : {"\n\n" + disclaimer, "\n\n## Treatments we offer\n\n" + menu,
                                     std::string("\n\nWritten by our team of editors and read by a nurse before it "
                                                 "was published here.")}) {
      below_text += below(5) == 0 ? block : "";
    }
    // A third of the pages are copies of a few texts.
    corpus.write(page_name(number), page(below(3) == 0 ? below(4) : number, below_text));
  };
  for (int i = 0; i < 90; ++i) {
    write_any();
  }
  for (int round = 0; round < 6; ++round) {
    for (int change = 0; change < 8; ++change) {
      if (below(3) == 0) {
        std::filesystem::remove(corpus.folder() / page_name(below(34)));
      } else {
        write_any();
      }
    }
    corpus.index();
    const std::vector<std::string> incremental = contents(corpus);
    IndexOptions rebuild;
    rebuild.rebuild = true;
    corpus.index(rebuild);
    CHECK(incremental == contents(corpus));
  }
}

}  // namespace
}  // namespace materia
