// Clients that are slow, idle, many or rude, over real sockets: none of them stands in the way of another.

#include <arpa/inet.h>
#include <httplib.h>
#include <spdlog/sinks/ostream_sink.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <future>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "query/searcher.h"
#include "tests/catch.h"
#include "tests/small_knowledge_base.h"
#include "web/log.h"
#include "web/server.h"

namespace materia {
namespace {

using Clock = std::chrono::steady_clock;

class BusyServer {
 public:
  explicit BusyServer(ServerOptions options)
      : server_(std::move(options)), port_(server_.bind()), thread_([this] { server_.run(); }) {}
  ~BusyServer() { stop(); }
  BusyServer(const BusyServer&) = delete;
  BusyServer& operator=(const BusyServer&) = delete;

  void stop() {
    server_.stop();
    if (thread_.joinable()) thread_.join();
  }
  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] httplib::Result get(const std::string& address) const {
    httplib::Client client("127.0.0.1", port_);
    return client.Get(address);
  }

 private:
  Server server_;
  int port_;
  std::thread thread_;
};

/// A socket without a library's manners.
class RawClient {
 public:
  explicit RawClient(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    connected_ = connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    const timeval patience{5, 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  }
  ~RawClient() { close(socket_); }
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  [[nodiscard]] bool connected() const { return connected_; }
  bool send(const std::string& bytes) const {
    return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
  }
  /// All until there is `count` times `needle`, or the end.
  std::string read_until(const std::string& needle, int count = 1) {
    std::string all;
    std::array<char, 4096> bytes;
    for (;;) {
      int found = 0;
      for (std::size_t at = all.find(needle); at != std::string::npos; at = all.find(needle, at + 1)) ++found;
      if (found >= count) return all;
      const ssize_t got = recv(socket_, bytes.data(), bytes.size(), 0);
      if (got <= 0) return all;
      all.append(bytes.data(), static_cast<std::size_t>(got));
    }
  }
  std::string read_to_the_end() { return read_until("\n\nnever"); }

 private:
  int socket_;
  bool connected_ = false;
};

struct Base {
  Base() { base.add("plasma.md", "Plasma for the back", "Platelet-rich plasma for back pain."); }
  [[nodiscard]] ServerOptions options() const { return {base.file(), "127.0.0.1", 0}; }
  SmallKnowledgeBase base;
};

const std::string health = "GET /healthz HTTP/1.1\r\nHost: here\r\n\r\n";

bool has(const std::string& text, const std::string& needle) {
  return text.find(needle) != std::string::npos;
}

}  // namespace

TEST_CASE("Two hundred clients that never finish their requests keep nobody waiting") {
  const Base base;
  const BusyServer server(base.options());
  std::vector<std::unique_ptr<RawClient>> slow;
  for (int i = 0; i < 200; ++i) {
    slow.push_back(std::make_unique<RawClient>(server.port()));
    CHECK(slow.back()->connected());
    CHECK(
        slow.back()->send(i % 2 == 0 ? "GET /search?q=plas" : "POST /sign-in HTTP/1.1\r\nContent-Length: 9\r\n\r\nab"));
  }
  std::vector<Clock::duration> waits;
  for (int time = 0; time < 21; ++time) {
    for (const auto& client : slow) client->send("");
    const auto begin = Clock::now();
    const auto response = server.get("/api/v1/search?q=plasma");
    waits.push_back(Clock::now() - begin);
    REQUIRE(response);
    CHECK(response->status == 200);
  }
  std::ranges::nth_element(waits, waits.begin() + 10);
  std::cout << "beside 200 clients that never finish, half of the answers took at most "
            << std::chrono::duration<double, std::milli>(waits[10]).count() << " ms\n";
  CHECK(waits[10] < std::chrono::milliseconds(50));
}

TEST_CASE("Clients on kept connections, more than there are workers, are all served alike") {
  const Base base;
  ServerOptions options = base.options();
  options.workers = 2;
  const BusyServer server(options);
  std::array<std::atomic<int>, 32> answers{};
  std::atomic<bool> over = false;
  std::vector<std::thread> clients;
  for (std::atomic<int>& count : answers) {
    clients.emplace_back([&] {
      httplib::Client client("127.0.0.1", server.port());
      client.set_keep_alive(true);
      client.set_tcp_nodelay(true);
      while (!over) {
        const auto response = client.Get("/api/v1/search?q=plasma");
        if (response && response->status == 200) ++count;
      }
    });
  }
  std::this_thread::sleep_for(std::chrono::seconds(2));
  over = true;
  for (std::thread& client : clients) client.join();
  const auto [least, most] = std::ranges::minmax_element(answers, {}, [](const auto& count) { return count.load(); });
  CAPTURE(least->load(), most->load());
  CHECK(least->load() > 0);
  CHECK(most->load() <= 2 * least->load() + 4);
}

TEST_CASE("Requests sent at once on one connection are answered in their order") {
  const Base base;
  const BusyServer server(base.options());
  RawClient client(server.port());
  CHECK(client.send("GET /healthz HTTP/1.1\r\n\r\nGET /readyz HTTP/1.1\r\n\r\nGET /nothing HTTP/1.1\r\n\r\nGET /he"));
  CHECK(client.send("althz HTTP/1.1\r\n\r\n"));
  const std::string all = client.read_until("\"status\":\"ok\"", 2);
  const std::size_t first = all.find("\"status\":\"ok\"");
  const std::size_t second = all.find("\"status\":\"ready\"");
  const std::size_t third = all.find("404 Not Found");
  CHECK(first < second);
  CHECK(second < third);
  CHECK(third < all.rfind("\"status\":\"ok\""));
}

TEST_CASE("A client that has said all it will still gets its answer") {
  const Base base;
  const BusyServer server(base.options());
  RawClient client(server.port());
  CHECK(client.send("GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n"));
  CHECK(has(client.read_to_the_end(), "\"status\":\"ok\""));
}

TEST_CASE("What can't be a request is refused, with the headers of every answer, and the connection ends") {
  const Base base;
  const BusyServer server(base.options());
  const auto [request, status] = GENERATE(table<std::string, std::string>({
      {"GET /search?q=" + std::string(9000, 'x') + " HTTP/1.1\r\n\r\n", "414"},
      {"GET / HTTP/1.1\r\nCookie: " + std::string(20000, 'x') + "\r\n\r\n", "431"},
      {"POST /api/v1/x HTTP/1.1\r\nContent-Length: 70000\r\n\r\n" + std::string(70000, 'x'), "413"},
      {"POST /sign-in HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "411"},
      {"GET / HTTP/1.1\r\nbroken\r\n\r\n", "400"},
      {"\x16\x03\x01 not http\r\n\r\n", "400"},
  }));
  CAPTURE(request.substr(0, 30));
  RawClient client(server.port());
  client.send(request);
  const std::string answer = client.read_to_the_end();
  CHECK(answer.starts_with("HTTP/1.1 " + status));
  CHECK(has(answer, "default-src 'none'"));
  CHECK(has(answer, "Connection: close"));
  CHECK(has(answer, has(request, "/api/") ? "application/problem+json" : "text/html"));
  CHECK(server.get("/healthz")->status == 200);
}

TEST_CASE("A body may be asked for before it is sent") {
  const Base base;
  const BusyServer server(base.options());
  RawClient client(server.port());
  CHECK(client.send("POST /search HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 3\r\nConnection: close\r\n\r\n"));
  CHECK(client.read_until("\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n");
  CHECK(client.send("q=x"));
  const std::string answer = client.read_to_the_end();
  CHECK(answer.starts_with("HTTP/1.1 405"));
}

TEST_CASE("Where no more connections fit, the one that is idle longest goes") {
  const Base base;
  ServerOptions options = base.options();
  options.connections = 4;
  const BusyServer server(options);
  std::vector<std::unique_ptr<RawClient>> clients;
  for (int i = 0; i < 6; ++i) {
    clients.push_back(std::make_unique<RawClient>(server.port()));
    CHECK(clients.back()->send(health));
    CHECK(has(clients.back()->read_until("}"), "200 OK"));
  }
  CHECK(clients.front()->read_to_the_end().empty());
  CHECK(clients.back()->send(health));
  CHECK(has(clients.back()->read_until("}"), "200 OK"));
}

TEST_CASE("A request that can't be answered in time is answered by a 503 that says when to try again") {
  const Base base;
  ServerOptions options = base.options();
  options.deadline = std::chrono::milliseconds(0);
  const BusyServer server(options);
  const auto data = server.get("/api/v1/search?q=plasma");
  REQUIRE(data);
  CHECK(data->status == 503);
  CHECK(data->get_header_value("Content-Type") == "application/problem+json");
  CHECK(data->has_header("Retry-After"));
  CHECK(nlohmann::json::parse(data->body).at("status") == 503);
  CHECK(server.get("/search?q=plasma")->get_header_value("Content-Type") == "text/html; charset=utf-8");
}

TEST_CASE("A searcher gives up at its deadline, and answers again when it has more time") {
  const Base base;
  Searcher searcher(base.base.file());
  Query query = searcher.parse("plasma");
  searcher.answer_by(Searcher::Clock::now() - std::chrono::milliseconds(1));
  CHECK_THROWS_AS(searcher.search(query), DeadlineError);
  CHECK_THROWS_AS(searcher.document("plasma.md"), DeadlineError);
  searcher.answer_by(std::nullopt);
  CHECK(searcher.search(query).total == 1);
}

TEST_CASE("A server that stops answers what has come, and then takes no more") {
  const Base base;
  BusyServer server(base.options());
  RawClient idle(server.port());
  RawClient unfinished(server.port());
  CHECK(unfinished.send("GET /sea"));
  CHECK(idle.send(health));
  CHECK(has(idle.read_until("}"), "200 OK"));
  const auto begin = Clock::now();
  server.stop();
  CHECK(Clock::now() - begin < std::chrono::seconds(5));
  CHECK(idle.read_to_the_end().empty());
  CHECK(unfinished.read_to_the_end().empty());
  CHECK_FALSE(RawClient(server.port()).connected());
}

TEST_CASE("The log tells what was done, and nothing of what was asked") {
  const Base base;
  ServerOptions options = base.options();
  options.log = GENERATE(true, false);
  std::ostringstream lines;
  const auto sink = std::make_shared<spdlog::sinks::ostream_sink_mt>(lines);
  web_log().sinks().push_back(sink);
  {
    const BusyServer server(options);
    for (const char* asked : {"/api/v1/search?q=secretword", "/search?q=secretword&therapy=secretword",
                              "/documents/secretword.md?q=secretword", "/condition/secretword", "/secretword",
                              "/api/secretword", "/documents/plasma.md", "/healthz"}) {
      REQUIRE(server.get(asked));
    }
    RawClient client(server.port());
    CHECK(client.send("GET /secretword HTTP/1.1\r\nTransfer-Encoding: secretword\r\n\r\n"));
    client.read_to_the_end();
  }
  web_log().sinks().pop_back();
  CAPTURE(lines.str());
  CHECK_FALSE(has(lines.str(), "secretword"));
  CHECK_FALSE(has(lines.str(), "plasma"));
  CHECK_FALSE(has(lines.str(), "127.0.0.1"));
  CHECK(has(lines.str(), "GET /api/v1/search 200 ") == options.log);
  CHECK(has(lines.str(), "GET /search 400 ") == options.log);
  CHECK(has(lines.str(), "GET /documents/ 404 ") == options.log);
  CHECK(has(lines.str(), "GET /{scheme}/{concept} 404 ") == options.log);
  CHECK(has(lines.str(), "- - 411 ") == options.log);
}

TEST_CASE("A server is ready while its knowledge base can be read, and lives without") {
  const Base base;
  const BusyServer server(base.options());
  CHECK(nlohmann::json::parse(server.get("/readyz")->body).at("status") == "ready");
  std::filesystem::rename(base.base.file(), base.base.file().string() + ".away");
  CHECK(server.get("/readyz")->status == 503);
  CHECK(nlohmann::json::parse(server.get("/healthz")->body).at("status") == "ok");
  std::filesystem::rename(base.base.file().string() + ".away", base.base.file());
  CHECK(server.get("/readyz")->status == 200);
}

}  // namespace materia
