#include "web/server.h"

#include <httplib.h>

#include <atomic>
#include <chrono>
#include <future>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "store/error.h"
#include "tests/catch.h"
#include "tests/small_knowledge_base.h"
#include "web/assets.h"

namespace materia {
namespace {

/// A server on a free port for as long as it lives.
class RunningServer {
 public:
  explicit RunningServer(const std::filesystem::path& file)
      : server_({file, "127.0.0.1", 0}), port_(server_.bind()), thread_([this] { server_.run(); }) {}
  ~RunningServer() {
    server_.stop();
    thread_.join();
  }
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;

  [[nodiscard]] int port() const { return port_; }

  [[nodiscard]] httplib::Result get(const std::string& address) const {
    httplib::Client client("127.0.0.1", port_);
    client.set_url_encode(false);
    return client.Get(address);
  }

 private:
  Server server_;
  int port_;
  std::thread thread_;
};

struct Fixture {
  Fixture() {
    Document ozone;
    ozone.path = "articles/ozone therapy.md";
    ozone.title = "Ozone <b>&</b> discs";
    ozone.body = "Ozone is a gas.\n\nIt is tried for a herniated disc.";
    ozone.passages = {{"start", "", 2, 0, 15}, {"what-for", "What for?", 2, 17, ozone.body.size()}};
    ozone.date = "2025-03-14";
    ozone.url = "https://example.org/ozone";
    id = base.add(ozone, {{"therapy:ozone-therapy", Level::about}, {"condition:herniated-disc", Level::about}});
    base.add("plasma.md", "Plasma for the back", "Platelet-rich plasma for back pain.",
             {{"therapy:platelet-rich-plasma", Level::about}, {"condition:back-pain", Level::mention}});
  }

  SmallKnowledgeBase base;
  DocumentId id = 0;
};

bool has(const std::string& page, const std::string& needle) {
  return page.find(needle) != std::string::npos;
}

}  // namespace

TEST_CASE("Every page answers with HTML") {
  const Fixture fixture;
  const RunningServer server(fixture.base.file());
  const auto [address, needle] = GENERATE(table<std::string, std::string>({
      {"/", "Plasma for the back"},
      {"/search", "2 articles"},
      {"/search?q=slipped+disc", "Search exactly what I typed"},
      {"/search?q=slipped+disc&literal=Slipped+discs", "read as typed"},
      {"/search?q=ozone&explain=1", "Hide why"},
      {"/search?q=ozone&therapy=ozone-therapy&condition=herniated-disc&condition=back-pain", "1 article"},
      {"/search?q=disc&therapy=platelet-rich-plasma", "search without the filter Platelet-rich plasma"},
      {"/documents/articles/ozone%20therapy.md?q=ozone", "<section id=\"what-for\">"},
      {"/therapy/ozone-therapy", "What Ozone therapy is."},
      {"/condition/spine-condition", "1 article"},
      {"/browse", "Lumbar disc herniation"},
  }));
  CAPTURE(address);
  const auto response = server.get(address);
  REQUIRE(response);
  CHECK(response->status == 200);
  CHECK(response->get_header_value("Content-Type") == "text/html; charset=utf-8");
  CHECK(has(response->body, needle));
  CHECK_FALSE(has(response->body, "<b>&</b>"));
  CHECK(has(response->body, "Counts measure coverage, not evidence."));
}

TEST_CASE("The API answers with the same values") {
  const Fixture fixture;
  const RunningServer server(fixture.base.file());
  SECTION("search") {
    const auto response = server.get("/api/v1/search?q=slipped+disc&limit=1");
    REQUIRE(response);
    CHECK(response->status == 200);
    CHECK(response->get_header_value("Content-Type") == "application/json");
    const auto json = nlohmann::json::parse(response->body);
    CHECK(json.at("total") == 1);
    CHECK(json.at("limit") == 1);
    CHECK(json.at("hits").at(0).at("title") == "Ozone <b>&</b> discs");
    CHECK(json.at("interpretation").at(0).at("concept") == "herniated-disc");
  }
  SECTION("pages count in steps of the limit") {
    const auto json = nlohmann::json::parse(server.get("/api/v1/search?q=&limit=1&page=2")->body);
    CHECK(json.at("offset") == 1);
    CHECK(json.at("hits").size() == 1);
  }
  SECTION("document by id and by path") {
    const auto by_id = nlohmann::json::parse(server.get("/api/v1/documents/" + std::to_string(fixture.id))->body);
    const auto by_path = nlohmann::json::parse(server.get("/api/v1/documents/articles%2Fozone%20therapy.md")->body);
    CHECK(by_id == by_path);
    CHECK(by_id.at("path") == "articles/ozone therapy.md");
  }
  SECTION("concepts") {
    CHECK(nlohmann::json::parse(server.get("/api/v1/concepts")->body).contains("therapy"));
    const auto json = nlohmann::json::parse(server.get("/api/v1/concepts/condition/herniated-disc")->body);
    CHECK(json.at("label") == "Herniated disc");
  }
  SECTION("health") {
    const auto json = nlohmann::json::parse(server.get("/healthz")->body);
    CHECK(json.at("status") == "ok");
    CHECK(json.at("generation").is_number_integer());
  }
}

TEST_CASE("What is not there is not found") {
  const Fixture fixture;
  const RunningServer server(fixture.base.file());
  const auto address = GENERATE(
      as<std::string>(), "/nothing", "/documents/", "/documents/999999", "/documents/no.md", "/search/", "/therapy",
      "/therapy/", "/therapy/unknown", "/unknown/ozone-therapy", "/therapy/ozone-therapy/more", "/assets/",
      "/assets/materia.css", "/assets/../server.cpp", "//", "/%00", "/%", "/%zz/%ff", "/api/v1/documents/999999",
      "/api/v1/documents/999999/similar", "/api/v1/documents/similar", "/api/v1/documents//similar",
      "/api/v1/documents/", "/api/v1/concepts/therapy/unknown", "/api/v1", "/api/");
  CAPTURE(address);
  const auto response = server.get(address);
  REQUIRE(response);
  CHECK(response->status == 404);
  const bool is_api = address.rfind("/api/", 0) == 0;
  CHECK(response->get_header_value("Content-Type") ==
        (is_api ? std::string("application/problem+json") : std::string("text/html; charset=utf-8")));
  if (is_api) {
    const auto problem = nlohmann::json::parse(response->body);
    CHECK(problem.at("status") == 404);
    CHECK(problem.at("title") == "Not found");
    CHECK_FALSE(problem.at("detail").get<std::string>().empty());
  }
}

TEST_CASE("What can't be asked is a bad request that says why") {
  const Fixture fixture;
  const RunningServer server(fixture.base.file());
  const auto [parameters, needle] = GENERATE(table<std::string, std::string>({
      {"page=0", "page"},
      {"page=1001", "page"},
      {"match=most", "match"},
      {"therapy=no-such-therapy", "no-such-therapy"},
      {"therapy=%3Cscript%3Ealert(1)%3C/script%3E", "script"},
      {"q=" + std::string(2001, 'x'), "too long"},
  }));
  CAPTURE(parameters);
  const auto page = server.get("/search?" + parameters);
  REQUIRE(page);
  CHECK(page->status == 400);
  CHECK(has(page->body, needle));
  CHECK_FALSE(has(page->body, "<script>alert"));
  const auto problem = server.get("/api/v1/search?" + parameters);
  REQUIRE(problem);
  CHECK(problem->status == 400);
  CHECK(problem->get_header_value("Content-Type") == "application/problem+json");
  CHECK(has(nlohmann::json::parse(problem->body).at("detail"), needle));
}

TEST_CASE("Limits of the API and misspelt parameters are bad requests there") {
  const Fixture fixture;
  const RunningServer server(fixture.base.file());
  const auto parameters =
      GENERATE(as<std::string>(), "limit=0", "limit=101", "limit=x", "offset=-1", "offset=10001", "therpay=surgery");
  CHECK(server.get("/api/v1/search?" + parameters)->status == 400);
}

TEST_CASE("Hostile queries are only queries") {
  const Fixture fixture;
  const RunningServer server(fixture.base.file());
  httplib::Client client("127.0.0.1", server.port());
  const auto text =
      GENERATE(as<std::string>(), "platelet-rich", "L4-L5", "Parkinson's", "what is PRP?", "\"herniated disc", "AND",
               "OR OR", "NOT", "NEAR(a b, 3)", "((((", "))", "*", "**a*", "-", "--x", "\"", "\"\"",
               "title:", "title:\"", "body:x", "{a b}: c", "^a", "a AND", "; DROP TABLE document; --", "%", "\\", "'",
               "<script>alert(1)</script>", "\xF0\x9F\xA6\xB4", "\xFF\xFE\x80", "a\x01z", "rank:bm25", "=a+b&c");
  CAPTURE(text);
  const httplib::Params parameters = {{"q", text}};
  const auto page = client.Get("/search", parameters, httplib::Headers());
  REQUIRE(page);
  CHECK(page->status == 200);
  CHECK_FALSE(has(page->body, "<script>alert"));
  const auto data = client.Get("/api/v1/search", parameters, httplib::Headers());
  REQUIRE(data);
  CHECK(data->status == 200);
  CHECK(nlohmann::json::accept(data->body));
  const auto document = client.Get("/documents/" + std::to_string(fixture.id), parameters, httplib::Headers());
  REQUIRE(document);
  CHECK(document->status == 200);
}

TEST_CASE("A URL of broken UTF-8 and percent signs is shown harmlessly") {
  const Fixture fixture;
  const RunningServer server(fixture.base.file());
  const auto address = GENERATE(as<std::string>(), "/search?q=%", "/search?q=%F", "/search?q=%zz%C3%28",
                                "/search?%=%&&==&q", "/search?q=%00%0d%0aX-Evil:%201");
  CAPTURE(address);
  const auto response = server.get(address);
  REQUIRE(response);
  CHECK(response->status == 200);
  CHECK_FALSE(response->has_header("X-Evil"));
}

TEST_CASE("Every answer carries the security headers") {
  const Fixture fixture;
  const RunningServer server(fixture.base.file());
  const auto address = GENERATE(as<std::string>(), "/", "/nothing", "/search?page=x", "/api/v1/search", "/api/v1/x",
                                "/healthz", asset_url("materia.css"), "/search?q=" + std::string(9000, 'x'));
  CAPTURE(address);
  const auto response = server.get(address);
  REQUIRE(response);
  const std::string policy = response->get_header_value("Content-Security-Policy");
  CHECK(has(policy, "default-src 'none'"));
  CHECK_FALSE(has(policy, "unsafe"));
  CHECK(response->get_header_value("X-Content-Type-Options") == "nosniff");
  CHECK(response->get_header_value("Referrer-Policy") == "no-referrer");
  CHECK(response->get_header_value("Cross-Origin-Opener-Policy") == "same-origin");
  CHECK_FALSE(response->has_header("EXCEPTION_WHAT"));
}

TEST_CASE("Assets may be kept, pages are asked for again") {
  const Fixture fixture;
  const RunningServer server(fixture.base.file());
  const auto asset = server.get(asset_url("materia.js"));
  REQUIRE(asset);
  CHECK(asset->status == 200);
  CHECK(has(asset->get_header_value("Cache-Control"), "immutable"));
  CHECK(asset->body == find_asset(asset_url("materia.js").substr(8))->content);
  CHECK(server.get("/")->get_header_value("Cache-Control") == "no-cache");
}

TEST_CASE("HEAD answers like GET without the body, and nothing else is allowed") {
  const Fixture fixture;
  const RunningServer server(fixture.base.file());
  httplib::Client client("127.0.0.1", server.port());
  const auto head = client.Head("/browse");
  REQUIRE(head);
  CHECK(head->status == 200);
  CHECK(head->body.empty());
  CHECK(head->get_header_value("Content-Length") == std::to_string(server.get("/browse")->body.size()));
  CHECK(client.Head("/nothing")->status == 404);

  const auto post = client.Post("/search", "q=x", "application/x-www-form-urlencoded");
  REQUIRE(post);
  CHECK(post->status == 405);
  CHECK(post->get_header_value("Allow") == "GET, HEAD");
  CHECK(client.Put("/search", "x", "text/plain")->status == 405);
  CHECK(client.Delete("/documents/1")->status == 405);
  CHECK(client.Options("/")->status == 405);
}

TEST_CASE("A document changed while the server runs is served anew") {
  const Fixture fixture;
  const RunningServer server(fixture.base.file());
  CHECK(has(server.get("/search?q=vertebra")->body, "0 articles"));
  const auto before = nlohmann::json::parse(server.get("/healthz")->body).at("generation").get<int>();
  {
    Writer writer(fixture.base.file());
    Document changed = *writer.document(fixture.id);
    changed.title = "Vertebra";
    writer.update_document(fixture.id, changed, 1);
    CHECK(has(server.get("/search?q=vertebra")->body, "0 articles"));
    writer.commit();
  }
  CHECK(has(server.get("/search?q=vertebra")->body, "1 article "));
  CHECK(has(server.get("/documents/" + std::to_string(fixture.id))->body, "<h1>Vertebra</h1>"));
  CHECK(nlohmann::json::parse(server.get("/healthz")->body).at("generation").get<int>() == before + 1);
}

TEST_CASE("Many readers at once get whole answers") {
  const Fixture fixture;
  const RunningServer server(fixture.base.file());
  std::atomic<int> right = 0;
  std::vector<std::thread> readers;
  for (int reader = 0; reader < 8; ++reader) {
    readers.emplace_back([&] {
      httplib::Client client("127.0.0.1", server.port());
      client.set_keep_alive(true);
      for (int time = 0; time < 20; ++time) {
        const auto response = client.Get("/search?q=ozone");
        if (response && response->status == 200 && has(response->body, "</html>")) ++right;
      }
    });
  }
  for (std::thread& reader : readers) reader.join();
  CHECK(right == 160);
}

TEST_CASE("A port in use is an error that names it") {
  const Fixture fixture;
  const RunningServer server(fixture.base.file());
  Server second({fixture.base.file(), "127.0.0.1", server.port()});
  try {
    second.bind();
    FAIL("both took the port");
  } catch (const Error& error) {
    CHECK(has(error.what(), std::to_string(server.port())));
    CHECK(has(error.what(), "--port"));
  }
}

TEST_CASE("A server without a knowledge base does not start") {
  const TemporaryFolder folder;
  CHECK_THROWS_AS(Server({folder.path() / "none.db", "127.0.0.1", 0}), Error);
}

TEST_CASE("A server that was stopped before it ran returns at once") {
  const Fixture fixture;
  Server server({fixture.base.file(), "127.0.0.1", 0});
  server.bind();
  server.stop();
  std::future<void> running = std::async(std::launch::async, [&] { server.run(); });
  CHECK(running.wait_for(std::chrono::seconds(20)) == std::future_status::ready);
}

}  // namespace materia
