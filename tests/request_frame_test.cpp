#include "web/request_frame.h"

#include <string>

#include "tests/catch.h"

namespace materia {
namespace {

using State = RequestFrame::State;
constexpr RequestLimits limits = {100, 300, 50};

RequestFrame frame(std::string_view received) {
  return frame_request(received, limits);
}

}  // namespace

TEST_CASE("A request ends where its head says, whatever comes behind it") {
  const std::string get = "GET /search?q=knee HTTP/1.1\r\nHost: here\r\n\r\n";
  const std::string post = "POST /sign-in HTTP/1.1\r\ncontent-LENGTH:  5 \r\n\r\nabcde";
  const std::string bare = "GET / HTTP/1.1\r\n\r\n";
  for (const std::string& request : {get, post, bare}) {
    CAPTURE(request);
    CHECK(frame(request) == RequestFrame{State::whole, request.size()});
    CHECK(frame(request + get) == RequestFrame{State::whole, request.size()});
    for (std::size_t sent = 0; sent < request.size(); ++sent) {
      CHECK(frame(request.substr(0, sent)).state == State::incomplete);
    }
  }
}

TEST_CASE("Who asks before sending a body is heard until it has come") {
  const std::string head = "POST /sign-in HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n";
  CHECK(frame(head).asks_to_send);
  CHECK(frame(head + "abc").asks_to_send);
  CHECK(frame(head + "abcde") == RequestFrame{State::whole, head.size() + 5});
  CHECK_FALSE(frame("POST /sign-in HTTP/1.1\r\nExpect: 100-continue\r\n").asks_to_send);
}

TEST_CASE("What is too long, or could be read in two ways, is refused") {
  const auto [request, status] = GENERATE(table<std::string, int>({
      {"GET /" + std::string(100, 'x'), 414},
      {"GET /" + std::string(100, 'x') + " HTTP/1.1\r\n\r\n", 414},
      {"GET / HTTP/1.1\r\nA: " + std::string(300, 'x'), 431},
      {"GET / HTTP/1.1\r\nA: " + std::string(300, 'x') + "\r\n\r\n", 431},
      {"POST / HTTP/1.1\r\nContent-Length: 51\r\n\r\n", 413},
      {"POST / HTTP/1.1\r\nContent-Length: 99999999999999999999999\r\n\r\n", 413},
      {"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 411},
      {"POST / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", 411},
      {"POST / HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nabcde", 400},
      {"POST / HTTP/1.1\r\nContent-Length: 5, 5\r\n\r\nabcde", 400},
      {"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400},
      {"POST / HTTP/1.1\r\nContent-Length: +5\r\n\r\nabcde", 400},
      {"POST / HTTP/1.1\r\nContent-Length: 0x5\r\n\r\nabcde", 400},
      {"POST / HTTP/1.1\r\nContent-Length:\r\n\r\n", 400},
      {"POST / HTTP/1.1\r\nContent-Length : 5\r\n\r\nabcde", 400},
      {"GET / HTTP/1.1\r\nA: b\r\n folded\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nno colon\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n: no name\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nA: b\n\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nA: b\rContent-Length: 5\r\n\r\n", 400},
      {std::string("GET / HTTP/1.1\r\nA: b\0c\r\n\r\n", 27), 400},
      {"\r\n\r\n", 400},
      {"\x16\x03\x01 / HTTP/1.1\r\n\r\n", 400},
      {"GET /two words HTTP/1.1\r\n\r\n", 400},
      {"GET  HTTP/1.1\r\n\r\n", 400},
      {"GET /\r\n\r\n", 400},
      {" / HTTP/1.1\r\n\r\n", 400},
      {"PRI * HTTP/2.0\r\n\r\n", 400},
      {"\r\nGET / HTTP/1.1\r\n\r\n", 400},
  }));
  CAPTURE(request);
  CHECK(frame(request) == RequestFrame{State::refused, 0, status});
}

}  // namespace materia
