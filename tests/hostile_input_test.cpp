// Files and queries that break other programs, through the real program and the real server.

#include <httplib.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/catch.h"
#include "tests/integrity.h"
#include "tests/program.h"
#include "tests/shipped_corpus.h"
#include "tests/temporary_folder.h"

namespace materia {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

bool contains(const std::string& text, const std::string& needle) {
  return text.find(needle) != std::string::npos;
}

/// A folder of its own, indexed by the program.
class IndexedFolder {
 public:
  template <typename Fill>
  explicit IndexedFolder(Fill fill) {
    fs::create_directories(corpus());
    fill(folder_);
    const ProgramResult result = run_program({"index", corpus().string(), "--db", file().string(), "--json"});
    CAPTURE(result.err);
    REQUIRE(result.exit_code == 0);
    report_ = json::parse(result.out);
  }
  ~IndexedFolder() { check_integrity(file()); }
  IndexedFolder(const IndexedFolder&) = delete;
  IndexedFolder& operator=(const IndexedFolder&) = delete;

  [[nodiscard]] fs::path corpus() const { return folder_.path() / "corpus"; }
  [[nodiscard]] fs::path file() const { return folder_.path() / "hostile.db"; }
  [[nodiscard]] const json& report() const { return report_; }
  [[nodiscard]] bool lists(const std::string& rows, const std::string& path) const {
    const json& all = report_[rows];
    return std::any_of(all.begin(), all.end(), [&](const json& row) { return row["path"] == path; });
  }
  [[nodiscard]] json search(const std::string& query) const {
    return json::parse(run_program({"search", "--json", "--db", file().string(), "--", query}).out);
  }

 private:
  TemporaryFolder folder_;
  json report_;
};

TEST_CASE("Hostile files: no crash, nothing lost, each bad one told of") {
  const IndexedFolder indexed([](const TemporaryFolder& folder) {
    folder.write("corpus/good.md", "# Knee pain\n\nThis one is read, whatever stands beside it.\n");
    folder.write("corpus/one-line.txt", std::string(10'000'000, 'a'));
    std::string words = "Many words about gout\n\n";
    while (words.size() < 1'000'000) {
      words += "gout hurts and so does the toe, ";
    }
    folder.write("corpus/one-line-of-words.txt", words);
    folder.write("corpus/empty.txt", "");
    folder.write("corpus/blank.md", "\n \n\t\n");
    std::string binary;
    for (int i = 0; i < 50'000; ++i) {
      binary += static_cast<char>((i * 7919) >> 3);
    }
    folder.write("corpus/binary.txt", binary);
    folder.write("corpus/a folder é/naïve file.txt", "Plain text\n\nIn a folder with a space, about lumbago.\n");
    fs::create_directory_symlink("..", folder.path() / "corpus/a folder é/loop");
    fs::create_symlink("self.txt", folder.path() / "corpus/self.txt");
    folder.write("corpus/front.md",
                 "---\ntitle: [broken\n  : yaml\n---\n\n# Broken\n\nThe text about bunions stays.\n");
    folder.write("corpus/nul.txt", std::string("A title\n\nText with\0 NULs\x07 and bells on tendinopathy.\n", 52));
    folder.write("corpus/brackets.html", std::string(20'000, '<') + "<p>A paragraph on scoliosis behind them.</p>");
    std::string deep;
    for (int i = 0; i < 20'000; ++i) {
      deep += "<div>";
    }
    folder.write("corpus/deep.html", deep + "Deep text on scoliosis, long enough to be a paragraph of its own.");
    folder.write("corpus/forbidden.txt", "Nobody may read this.");
    fs::permissions(folder.path() / "corpus/forbidden.txt", fs::perms::none);
  });
  for (const char* path : {"empty.txt", "blank.md", "binary.txt", "self.txt"}) {
    CAPTURE(path);
    CHECK(indexed.lists("skipped", path));
  }
  if (geteuid() != 0) {
    CHECK(indexed.lists("skipped", "forbidden.txt"));
  }
  CHECK(indexed.lists("repaired", "front.md"));
  CHECK(indexed.search("knee")["total"] == 1);
  CHECK(indexed.search("gout")["total"] == 1);
  CHECK(indexed.search("lumbago")["hits"].at(0)["path"] == "a folder é/naïve file.txt");
  CHECK(indexed.search("bunions")["total"] == 1);
  CHECK(indexed.search("tendinopathy")["total"] == 1);
  CHECK(indexed.search("scoliosis")["total"] == 2);
}

constexpr const char* alert = "<script>alert(";
constexpr const char* escaped_alert = "&lt;script&gt;alert(";

IndexedFolder markup_everywhere() {
  return IndexedFolder([](const TemporaryFolder& folder) {
    folder.write("corpus/page.html",
                 "<html><head><title>Hi &lt;script&gt;alert(1)&lt;/script&gt;</title></head><body><h2>Head "
                 "&lt;script&gt;alert(2)&lt;/script&gt;</h2><p>A paragraph on sciatica &lt;script&gt;alert(3)&lt;"
                 "/script&gt; that is long enough to be one.</p></body></html>");
    folder.write("corpus/raw.html",
                 "<title>Raw <script>alert(4)</script></title><p>A paragraph on sciatica that is "
                 "long enough to be one.</p><script>alert(5)</script>");
    folder.write("corpus/markup.txt",
                 "Hi <script>alert(6)</script> there\n\nA paragraph on sciatica and <b>bold</b> "
                 "<script>alert(7)</script> claims that is long enough to be one.\n");
    folder.write("corpus/markup.md",
                 "---\ntitle: \"Hi <script>alert(8)</script>\"\nauthor: \"<script>alert(9)</script>"
                 "\"\nurl: \"https://example.org/?<script>alert(10)</script>\"\n---\n\n"
                 "A paragraph on sciatica & `<script>alert(11)</script>` in code.\n");
    folder.write("corpus/<script>alert(12)<.txt", "A title\n\nA paragraph on sciatica in a file with such a name.\n");
    folder.write("corpus/x.jsonl",
                 R"x({"_id": "<script>alert(13)</script>\"'>", "title": "T \"'><script>alert(14)</script>", )x"
                 R"x("text": "A line on sciatica.", "url": "javascript:alert(15)"})x"
                 "\n");
  });
}

TEST_CASE("Markup in titles, texts and names is text in JSON and escaped on every page") {
  const IndexedFolder indexed = markup_everywhere();
  const json results = indexed.search("sciatica");
  CHECK(results["total"] == 6);
  CHECK(contains(results.dump(), "T \\\"'><script>alert(14)</script>"));

  const RunningServer server(indexed.file());
  httplib::Client client("127.0.0.1", server.port());
  const auto page = [&](const std::string& path) {
    const auto answer = client.Get(path);
    REQUIRE(answer);
    CAPTURE(path);
    CHECK(answer->status == 200);
    CHECK_FALSE(contains(answer->body, alert));
    CHECK_FALSE(contains(answer->body, "<b>bold"));
    CHECK_FALSE(contains(answer->body, "&amp;lt;script"));
    CHECK_FALSE(contains(answer->body, "href=\"javascript:"));
    return answer->body;
  };
  const std::string list = page("/search?q=sciatica");
  CHECK(contains(list, escaped_alert));
  page("/search?q=%3Cscript%3Ealert(99)%3C/script%3E");
  page("/search?q=%22%3E%3Cscript%3Ealert(99)%3C/script%3E%20sciatica");
  page("/");
  page("/condition/sciatica");
  for (const json& hit : results["hits"]) {
    const std::string id = hit["id"].dump();
    page("/documents/" + id + "?q=sciatica");
    const auto data = client.Get("/api/v1/documents/" + id);
    REQUIRE(data);
    CHECK(data->get_header_value("Content-Type").starts_with("application/json"));
    CHECK(data->get_header_value("X-Content-Type-Options") == "nosniff");
    CHECK(json::parse(data->body)["title"] == hit["title"]);
  }
}

/// Queries that other systems answer with an error or a crash (shared pitfalls), and worse.
const std::vector<std::string> queries = {"platelet-rich",
                                          "L4-L5",
                                          "Parkinson's",
                                          "what is PRP?",
                                          "\"herniated disc",
                                          "herniated\" disc",
                                          "\"",
                                          "\"\"",
                                          "'",
                                          "*",
                                          "**",
                                          "a*b*",
                                          "^x",
                                          "NEAR(a b)",
                                          "NEAR(a b, 5)",
                                          "knee NEAR pain",
                                          "title:",
                                          "title:\"",
                                          ":",
                                          "col:x",
                                          "therapy:",
                                          "therapy:nothing-like-it",
                                          "condition:\"not one\"",
                                          "a AND",
                                          "AND OR NOT",
                                          "OR",
                                          "OR OR",
                                          "NOT knee",
                                          "-",
                                          "--",
                                          "-knee",
                                          "-(",
                                          "-(knee",
                                          "(",
                                          ")",
                                          "((((((((((",
                                          "{title}:x",
                                          "{title body}: x",
                                          "+knee +pain",
                                          "a + b",
                                          "'; DROP TABLE document; --",
                                          "%",
                                          "_",
                                          "\\",
                                          "\x01\x02",
                                          "\xff\xfe knee",
                                          "knee\xc3",
                                          "\xe2\x80\x8b",
                                          "<script>alert(1)</script>",
                                          "the of and",
                                          "膝 の 痛み",
                                          "❤️ heart",
                                          "ﬁbromyalgia",
                                          "oedema",
                                          "0",
                                          "1e9",
                                          "99999999999999999999999999"};

std::string percent_encoded(const std::string& text) {
  constexpr const char* digits = "0123456789ABCDEF";
  std::string encoded;
  for (const char each : text) {
    const auto byte = static_cast<unsigned char>(each);
    encoded += {'%', digits[byte >> 4U], digits[byte & 15U]};
  }
  return encoded;
}

TEST_CASE("Every query is valid in the browser and over the API") {
  const RunningServer server(ShippedKnowledgeBase::instance().file());
  httplib::Client client("127.0.0.1", server.port());
  client.set_keep_alive(true);
  for (const std::string& query : queries) {
    CAPTURE(query);
    const auto data = client.Get("/api/v1/search?q=" + percent_encoded(query));
    REQUIRE(data);
    CHECK(data->status == 200);
    CHECK(json::parse(data->body).contains("total"));
    const auto page = client.Get("/search?q=" + percent_encoded(query));
    REQUIRE(page);
    CHECK(page->status == 200);
    CHECK_FALSE(contains(page->body, alert));
  }
}

TEST_CASE("Every query is valid on the command line") {
  const std::string db = ShippedKnowledgeBase::instance().file().string();
  for (const std::string& query : queries) {
    const ProgramResult result = run_program({"search", "--json", "--limit", "1", "--db", db, "--", query});
    CAPTURE(query, result.err);
    CHECK((result.exit_code == 0 || result.exit_code == 1));
    CHECK(json::accept(result.out));
  }
}

TEST_CASE("A very long query and very many words are answered or refused, never a crash") {
  const std::string db = ShippedKnowledgeBase::instance().file().string();
  std::string many;
  for (int i = 0; i < 2'000; ++i) {
    many += "knee" + std::to_string(i) + " ";
  }
  for (const std::string& query :
       {std::string(100'000, 'a'), std::string(100'000, '"'), many, std::string(50'000, '(')}) {
    const ProgramResult result = run_program({"search", "--json", "--db", db, "--", query});
    CHECK(result.exit_code <= 1);
    CHECK(json::accept(result.out));
  }
  const RunningServer server(db);
  httplib::Client client("127.0.0.1", server.port());
  const auto refused = client.Get("/search?q=" + std::string(6'000, 'a'));
  REQUIRE(refused);
  CHECK((refused->status == 400 || refused->status == 414));
  const auto alive = client.Get("/healthz");
  REQUIRE(alive);
  CHECK(alive->status == 200);
}

TEST_CASE("The words users complain about in other systems are found in the shipped corpus") {
  const std::string db = ShippedKnowledgeBase::instance().file().string();
  const auto total = [&](const std::string& query) {
    return json::parse(run_program({"search", "--json", "--db", db, "--", query}).out)["total"].get<int>();
  };
  CHECK(total("platelet-rich") > 0);
  CHECK(total("platelet rich") == total("platelet-rich"));
  CHECK(total("Parkinson's") > 0);
  CHECK(total("parkinsons") == total("Parkinson's"));
  CHECK(total("what is PRP?") > 0);
  CHECK(total("\"herniated disc") > 0);
  CHECK(total("orthopaedic") == total("orthopedic"));
}

}  // namespace
}  // namespace materia
