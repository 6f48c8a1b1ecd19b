#include "web/http_server.h"

#include <fmt/format.h>
#include <sys/socket.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

#include "web/log.h"
#include "web/page_error.h"

namespace materia {
namespace {

/// A page of one that editors use sends its address to itself: browsers else hide where a form comes from from us, too.
httplib::Headers security_headers(bool editing) {
  return {
      {"Content-Security-Policy",
       "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
       "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
      {"X-Content-Type-Options", "nosniff"},
      {"Referrer-Policy", editing ? "same-origin" : "no-referrer"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
  };
}

bool is_read(const httplib::Request& request) {
  return request.method == "GET" || request.method == "HEAD";
}

/// The body goes through a provider because httplib would otherwise compress it anew for every request, with Brotli
/// at its slowest.
void send(Response response, httplib::Response& out) {
  out.status = response.status;
  out.set_header("Cache-Control", response.cache_control);
  for (const auto& [name, value] : response.headers) out.set_header(name, value);
  if (response.body.empty()) return;  // httplib would ask a provider of nothing for more, for ever
  const auto body = std::make_shared<const std::string>(std::move(response.body));
  out.set_content_provider(body->size(), response.media_type,
                           [body](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
                             return sink.write(body->data() + offset, length);
                           });
}

/// True for a request that httplib has read whole and knows no answer to: all others than GET and HEAD, because none is
/// registered. It says 404, and 400 to a method that it has no place for.
bool is_unanswered(const httplib::Request& request, const httplib::Response& response) {
  if (is_read(request) || request.method.empty()) return false;
  return response.status == 404 || (response.status == 400 && request.method != "POST");
}

void send_failure(const httplib::Request& request, httplib::Response& out, const std::exception_ptr& /*failure*/) {
  web_log().error("a request could not be answered");
  send(error_response(request.path, 500), out);
}

/// httplib's own choice, SO_REUSEPORT, lets two servers share a port in silence.
void reuse_address_only(socket_t socket) {
  const int yes = 1;
  setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
}

/// A request that is whole already, and room for its answer.
class MemoryStream final : public httplib::Stream {
 public:
  MemoryStream(const RawRequest& request, std::string& out) : request_(request), rest_(request.bytes), out_(out) {}

  [[nodiscard]] bool is_readable() const override { return true; }
  [[nodiscard]] bool is_writable() const override { return true; }
  ssize_t read(char* bytes, std::size_t size) override {
    const std::size_t count = rest_.copy(bytes, size);
    rest_.remove_prefix(count);
    return static_cast<ssize_t>(count);
  }
  ssize_t write(const char* bytes, std::size_t size) override {
    // The loop has said it, while the body was not there.
    if (const std::string_view text(bytes, size); text != go_on) out_.append(text);
    return static_cast<ssize_t>(size);
  }
  void get_remote_ip_and_port(std::string& address, int& port) const override {
    address = request_.remote;
    port = 0;
  }
  void get_local_ip_and_port(std::string& address, int& port) const override {
    address.clear();
    port = 0;
  }
  [[nodiscard]] socket_t socket() const override { return INVALID_SOCKET; }

 private:
  static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";

  const RawRequest& request_;
  std::string_view rest_;
  std::string& out_;
};

/// httplib says a length of 0 where there is no body; a 304 must say its 200's or none (RFC 9110, 8.6).
void take_length_from_304(std::string& out, std::size_t begin) {
  constexpr std::string_view length = "Content-Length: 0\r\n";
  if (!std::string_view(out).substr(begin).starts_with("HTTP/1.1 304 ")) return;
  if (const std::size_t at = out.find(length, begin); at != std::string::npos) out.erase(at, length.size());
}

/// When the request came that this thread answers: httplib hands its handlers nothing of ours.
thread_local ClientConnection::Clock::time_point answering_since;

/// The words of the first line.
std::pair<std::string_view, std::string_view> method_and_target(std::string_view head) {
  const std::string_view line = head.substr(0, head.find_first_of("\r\n"));
  const std::size_t space = std::min(line.find(' '), line.size());
  const std::string_view rest = line.substr(std::min(space + 1, line.size()));
  return {line.substr(0, space), rest.substr(0, rest.find_first_of(" ?#"))};
}

}  // namespace

HttpServer::HttpServer(const ServerOptions& options)
    : options_(options),
      headers_(security_headers(options.editing.has_value())),
      site_(options.knowledge_base, options.editing, options.answer_cache, options.public_url) {
  set_default_headers(headers_);
  set_socket_options(reuse_address_only);
  const ConnectionLimits limits;
  set_keep_alive_timeout(std::chrono::duration_cast<std::chrono::seconds>(limits.idle).count());
  set_keep_alive_max_count(1'000'000);  // said in a header, and held by nobody
  set_payload_max_length(limits.request.body);
  // Before httplib's own routing, which would match patterns by std::regex: it recurses for every character.
  set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
    if (!is_read(request)) return HandlerResponse::Unhandled;
    answer_with_site(request, response);
    return HandlerResponse::Handled;
  });
  // What is sent to us comes here once its body is read, for the same reason; and what httplib refuses by itself.
  set_error_handler(Handler([this](const httplib::Request& request, httplib::Response& response) {
    if (is_unanswered(request, response)) return answer_with_site(request, response);
    if (response.has_header("Content-Type")) return;  // an answer of our own
    send(error_response(request.path, response.status), response);
    log(request.method, "-", response.status, response.content_length_, answering_since);
  }));
  set_exception_handler(send_failure);
}

HttpServer::~HttpServer() {
  if (const socket_t socket = svr_sock_.exchange(INVALID_SOCKET); socket != INVALID_SOCKET) ::close(socket);
}

int HttpServer::bind() {
  if (options_.port == 0) {
    const int port = bind_to_any_port(options_.host);
    if (port > 0) return port;
    throw Error(fmt::format("can't listen on {}: is it an address of this machine? --host names it", options_.host));
  }
  if (bind_to_port(options_.host, options_.port)) return options_.port;
  throw Error(fmt::format("can't listen on {}:{}: the port is in use or not ours to take; choose another with --port",
                          options_.host, options_.port));
}

void HttpServer::answer_with_site(const httplib::Request& request, httplib::Response& response) {
  const auto header = [&](const char* name) { return request.get_header_value(name); };
  Request seen = {request.path,
                  // httplib puts the fields of a form among the parameters of the address; the site reads those itself.
                  is_read(request) ? request.params : httplib::Params(),
                  request.method,
                  request.target,
                  {header("Authorization"), header("Content-Type"), header("Cookie"), header("Host"), header("Origin"),
                   header("Sec-Fetch-Site"), header("Accept-Encoding"), header("If-None-Match")},
                  request.body,
                  request.remote_addr,
                  answering_since + options_.deadline};
  Response answer = site_.answer(seen);
  log(request.method, route_name(request.path), answer.status, answer.body.size(), answering_since);
  send(std::move(answer), response);
}

bool HttpServer::answer(const RawRequest& request, std::string& out) noexcept {
  const std::size_t before = out.size();
  try {
    if (ClientConnection::Clock::now() - request.came_at > options_.deadline) {
      refuse(503, request.bytes, out);
      return false;
    }
    answering_since = request.came_at;
    MemoryStream stream(request, out);
    bool closed = request.last;
    const bool goes_on = process_request(stream, request.last, closed, nullptr) && !closed;
    take_length_from_304(out, before);
    return goes_on;
  } catch (...) {
    out.resize(before);
    refuse(500, request.bytes, out);
    return false;
  }
}

void HttpServer::refuse(int status, std::string_view head, std::string& out) noexcept {
  try {
    const auto [method, path] = method_and_target(head);
    const Response response = error_response(path, status);
    auto end = std::back_inserter(out);
    fmt::format_to(end, "HTTP/1.1 {} {}\r\n", status, status_title(status));
    for (const auto& [name, value] : headers_) fmt::format_to(end, "{}: {}\r\n", name, value);
    for (const auto& [name, value] : response.headers) fmt::format_to(end, "{}: {}\r\n", name, value);
    if (status == 503) fmt::format_to(end, "Retry-After: 1\r\n");
    fmt::format_to(end,
                   "Cache-Control: no-store\r\nConnection: close\r\nContent-Length: {}\r\nContent-Type: {}\r\n\r\n",
                   response.body.size(), response.media_type);
    if (method != "HEAD") out += response.body;
    log("-", "-", status, response.body.size(), ClientConnection::Clock::now());
  } catch (...) {
    // The connection ends without an answer, which says enough.
  }
}

void HttpServer::log(std::string_view method, std::string_view route, int status, std::size_t bytes,
                     ClientConnection::Clock::time_point came_at) const noexcept {
  if (!options_.log) return;
  const std::chrono::duration<double, std::milli> took = ClientConnection::Clock::now() - came_at;
  // spdlog throws nothing: what it can't write it says on standard error.
  web_log().info("{} {} {} {} bytes {:.1f} ms", method, route, status, bytes, took.count());
}

}  // namespace materia
