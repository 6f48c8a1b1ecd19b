#pragma once

#include <httplib.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include "tests/catch.h"
#include "tests/small_knowledge_base.h"
#include "web/server.h"

namespace materia {

inline const std::string editors_token = "the-token-of-a-test";
inline const std::string form_type = "application/x-www-form-urlencoded";

inline bool has(const std::string& text, const std::string& needle) {
  return text.find(needle) != std::string::npos;
}

/// A knowledge base of one article with two tags, and a server that lets editors in.
class Desk {
 public:
  explicit Desk(EditingOptions options = {editors_token}, bool editing = true)
      : id(base.add("articles/ozone.md", "Ozone", "Ozone injections were tried for a slipped disc.",
                    {{"therapy:ozone-therapy", Level::about}, {"condition:herniated-disc", Level::about}})),
        server_({base.file(), "127.0.0.1", 0, editing ? std::optional(std::move(options)) : std::nullopt}),
        port_(server_.bind()),
        thread_([this] { server_.run(); }) {}
  ~Desk() {
    server_.stop();
    thread_.join();
  }
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  [[nodiscard]] std::string origin() const { return "http://127.0.0.1:" + std::to_string(port_); }
  [[nodiscard]] std::string tags_address() const { return "/documents/" + std::to_string(id) + "/tags"; }
  [[nodiscard]] std::string review_address() const { return "/documents/" + std::to_string(id) + "/review"; }

  [[nodiscard]] httplib::Response get(const std::string& address, const httplib::Headers& headers = {}) const {
    const auto response = client().Get(address, headers);
    REQUIRE(response);
    return *response;
  }
  [[nodiscard]] httplib::Response post(const std::string& address, const httplib::Headers& headers,
                                       const std::string& body, const std::string& type = form_type) const {
    const auto response = client().Post(address, headers, body, type);
    REQUIRE(response);
    return *response;
  }
  /// As a page of this site would.
  [[nodiscard]] httplib::Response submit(const std::string& address, const std::string& body,
                                         httplib::Headers headers = {}) const {
    headers.emplace("Origin", origin());
    return post(address, headers, body);
  }
  [[nodiscard]] httplib::Response send(const nlohmann::json& body, const std::string& bearer = editors_token,
                                       const std::string& document = "articles%2Fozone.md") const {
    return post("/api/v1/documents/" + document + "/tags", {{"Authorization", "Bearer " + bearer}}, body.dump(),
                "application/json");
  }

  /// The names of the tags that a reader sees now.
  [[nodiscard]] std::string tags() const {
    std::string names;
    const auto document = nlohmann::json::parse(get("/api/v1/documents/" + std::to_string(id)).body);
    for (const auto& tag : document.at("tags")) {
      names += (names.empty() ? "" : " ") + tag.at("concept").get<std::string>();
    }
    return names;
  }

  SmallKnowledgeBase base;
  DocumentId id = 0;

 private:
  [[nodiscard]] httplib::Client client() const {
    httplib::Client client("127.0.0.1", port_);
    client.set_url_encode(false);
    client.set_read_timeout(std::chrono::seconds(30));
    return client;
  }

  Server server_;
  int port_;
  std::thread thread_;
};

/// Someone who has signed in at a desk.
struct SignedIn {
  explicit SignedIn(const Desk& desk) {
    const httplib::Response response = desk.submit("/sign-in", "name=Ann+Lee&token=" + editors_token);
    REQUIRE(response.status == 303);
    cookie = response.get_header_value("Set-Cookie");
    cookie = cookie.substr(0, cookie.find(';'));
    const std::string page = desk.get("/review", headers()).body;
    const std::string mark = "name=\"csrf\" value=\"";
    REQUIRE(has(page, mark));
    csrf = page.substr(page.find(mark) + mark.size(), 64);
  }
  [[nodiscard]] httplib::Headers headers() const { return {{"Cookie", cookie}}; }
  [[nodiscard]] std::string form(const std::string& fields) const { return "csrf=" + csrf + "&" + fields; }

  std::string cookie;
  std::string csrf;
};

inline const std::string deny_disc = "action=deny&concept=condition%3Aherniated-disc";

}  // namespace materia
