// The real program over real HTTP: what a reader's browser and another program get, while an indexer is at work.

#include <arpa/inet.h>
#include <httplib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
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

using nlohmann::json;

/// A visitor of a running server.
class Visitor {
 public:
  explicit Visitor(const RunningServer& server) : client_("127.0.0.1", server.port()) {
    client_.set_read_timeout(std::chrono::seconds(20));
  }

  httplib::Response visit(const std::string& path) {
    const auto result = client_.Get(path);
    REQUIRE(result);
    return *result;
  }
  json read(const std::string& path) {
    const httplib::Response response = visit(path);
    CAPTURE(path, response.body);
    CHECK(response.status == 200);
    CHECK(response.get_header_value("Content-Type").starts_with("application/json"));
    return json::parse(response.body);
  }

 private:
  httplib::Client client_;
};

bool contains(const std::string& text, const std::string& needle) {
  return text.find(needle) != std::string::npos;
}

/// A corpus of its own with its knowledge base, indexed by the program.
struct ServedFolder {
  TemporaryFolder folder;
  std::filesystem::path corpus = folder.path() / "corpus";
  std::filesystem::path file = folder.path() / "kb.db";

  ServedFolder() {
    folder.write("corpus/knee.md", "# Knee pain\n\nKnee pain has many causes, and most of them pass by themselves.\n");
    index();
  }
  void index(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words = {"index", corpus.string(), "--db", file.string()};
    words.insert(words.end(), more.begin(), more.end());
    REQUIRE(run_program(words).exit_code == 0);
  }
};

TEST_CASE("materia serve prints one URL, and what stands there is the site") {
  const RunningServer server(ShippedKnowledgeBase::instance().file());
  CHECK(server.url() == "http://127.0.0.1:" + std::to_string(server.port()) + "/");
  Visitor visitor(server);
  CHECK(visitor.visit("/").status == 200);
  const httplib::Response page = visitor.visit("/search?q=herniated%20disc&therapy=ozone-therapy");
  CHECK(page.status == 200);
  CHECK(contains(page.body, "Ozone injections for a <mark>herniated disc</mark>"));
  CHECK(contains(page.get_header_value("Content-Security-Policy"), "default-src 'none'"));
  CHECK(visitor.visit("/therapy/ozone-therapy").status == 200);
  CHECK(visitor.visit("/nowhere").status == 404);
  CHECK(visitor.read("/healthz")["status"] == "ok");
}

TEST_CASE("The API and the command line print the same") {
  const auto file = ShippedKnowledgeBase::instance().file();
  const RunningServer server(file);
  Visitor visitor(server);
  json from_api = visitor.read("/api/v1/search?q=slipped%20disk&therapy=ozone-therapy&limit=5");
  json from_program = json::parse(run_program({"search", "slipped disk", "--therapy", "ozone-therapy", "--limit", "5",
                                               "--json", "--db", file.string()})
                                      .out);
  from_api.erase("took_ms");
  from_program.erase("took_ms");
  CHECK(json::diff(from_api, from_program) == json::array());
  const std::string id = from_api["hits"].at(0)["id"].dump();
  CHECK(visitor.read("/api/v1/documents/" + id) ==
        json::parse(run_program({"show", id, "--json", "--db", file.string()}).out));
}

TEST_CASE("What another process indexes is served without a restart, also after a rebuild") {
  const ServedFolder served;
  const RunningServer server(served.file);
  Visitor visitor(server);
  CHECK(visitor.read("/api/v1/search?q=sesamoiditis")["total"] == 0);
  CHECK(visitor.read("/healthz")["generation"] == 1);

  served.folder.write("corpus/toe.md", "# Big toes\n\nSesamoiditis is pain below the big toe of runners.\n");
  served.index();
  CHECK(visitor.read("/api/v1/search?q=sesamoiditis")["total"] == 1);
  CHECK(contains(visitor.visit("/search?q=sesamoiditis").body, "Big toes"));
  CHECK(visitor.read("/healthz")["generation"] == 2);
  const std::string id = visitor.read("/api/v1/search?q=sesamoiditis")["hits"].at(0)["id"].dump();

  std::filesystem::remove(served.corpus / "knee.md");
  served.folder.write("corpus/hip.md", "# Hips\n\nCoxalgia is an old word for pain in the hip.\n");
  served.index({"--rebuild"});
  CHECK(visitor.read("/api/v1/search?q=coxalgia")["total"] == 1);
  CHECK(visitor.read("/api/v1/search?q=knee")["total"] == 0);
  CHECK(visitor.read("/api/v1/documents/" + id)["path"] == "toe.md");
  CHECK(visitor.read("/healthz")["generation"] == 3);
  check_integrity(served.file);
}

TEST_CASE("A knowledge base that was deleted and made anew is served anew") {
  const ServedFolder served;
  const RunningServer server(served.file);
  Visitor visitor(server);
  CHECK(visitor.read("/api/v1/search?q=knee")["total"] == 1);
  for (const char* suffix : {"", "-wal", "-shm"}) {
    std::filesystem::remove(served.file.string() + suffix);
  }
  served.folder.write("corpus/toe.md", "# Big toes\n\nSesamoiditis is pain below the big toe of runners.\n");
  served.index();
  CHECK(visitor.read("/api/v1/search?q=sesamoiditis")["total"] == 1);
}

TEST_CASE("What follows serve is the server's to read") {
  const ProgramResult help = run_program({"serve", "--help"});
  CHECK(help.exit_code == 0);
  CHECK(contains(help.out, "Usage: materia serve"));
  CHECK(contains(help.out, "--deadline"));
  const ProgramResult refusal = run_program({"serve", "--colour"});
  CHECK(refusal.exit_code == 2);
  CHECK(contains(refusal.err, "--colour"));
}

TEST_CASE("A port in use is an error that names it") {
  const int taken = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  REQUIRE(bind(taken, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  REQUIRE(listen(taken, 1) == 0);
  socklen_t size = sizeof address;
  REQUIRE(getsockname(taken, reinterpret_cast<sockaddr*>(&address), &size) == 0);
  const std::string port = std::to_string(ntohs(address.sin_port));
  const ProgramResult result =
      run_program({"serve", "--port", port, "--db", ShippedKnowledgeBase::instance().file().string()});
  close(taken);
  CHECK(result.exit_code == 2);
  CHECK(result.out.empty());
  CHECK(contains(result.err, port));
  CHECK(contains(result.err, "--port"));
}

TEST_CASE("Editing needs a token, and says how to make one") {
  const TemporaryFolder folder;
  folder.write("short", "fifteen-letters\n");
  folder.write("empty", "");
  const std::string db = ShippedKnowledgeBase::instance().file().string();
  const auto refusal = [&](std::vector<std::string> options, const std::string& token = "") {
    options.insert(options.begin(), {"serve", "--port", "0", "--db", db});
    const ProgramResult result = run_program(options, {{{"MATERIA_TOKEN", token}}, folder.path()});
    CAPTURE(result.err);
    CHECK(result.exit_code == 2);
    CHECK(result.out.empty());
    return result.err;
  };
  CHECK(contains(refusal({"--edit"}), "/dev/urandom"));
  CHECK(contains(refusal({"--edit"}, "short"), "16"));
  CHECK(contains(refusal({"--edit", "--token-file", "short"}, "long-enough-to-be-a-token"), "15 characters"));
  CHECK(contains(refusal({"--edit", "--token-file", "empty"}), "empty: can't be read"));
  CHECK(contains(refusal({"--edit", "--token-file", "nowhere"}), "nowhere: can't be read"));
  CHECK(contains(refusal({"--token-file", "short"}), "--edit"));
  CHECK(contains(refusal({"--edit", "--public-url", "kb.example.org"}, "long-enough-to-be-a-token"), "--public-url"));
}

TEST_CASE("SIGTERM ends the server in order") {
  RunningServer server(ShippedKnowledgeBase::instance().file());
  Visitor visitor(server);
  CHECK(visitor.visit("/").status == 200);
  CHECK(server.stop() == 0);
}

}  // namespace
}  // namespace materia
