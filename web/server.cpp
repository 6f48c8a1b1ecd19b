#include "web/server.h"

#include <fmt/format.h>
#include <httplib.h>
#include <sys/socket.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "web/log.h"
#include "web/site.h"

namespace materia {
namespace {

constexpr std::size_t threads = 16;
constexpr std::size_t longest_payload = 64UL * 1024;  // a form, or an object of four short texts
constexpr std::size_t requests_per_connection = 100;
constexpr std::time_t idle_seconds = 2;
constexpr std::time_t transfer_seconds = 10;

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

Request as_the_site_sees(const httplib::Request& request) {
  const auto header = [&](const char* name) { return request.get_header_value(name); };
  return {request.path,
          // httplib puts the fields of a form among the parameters of the address; the site reads those itself.
          is_read(request) ? request.params : httplib::Params(),
          request.method,
          request.target,
          {header("Authorization"), header("Content-Type"), header("Cookie"), header("Host"), header("Origin"),
           header("Sec-Fetch-Site")},
          request.body,
          request.remote_addr};
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

/// For what httplib refuses by itself: unreadable or too long requests. Our own answers have a type already.
void send_refusal(const httplib::Request& request, httplib::Response& out) {
  if (!out.has_header("Content-Type")) send(error_response(request.path, out.status), out);
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

}  // namespace

struct Server::Impl {
  explicit Impl(ServerOptions given) : options(std::move(given)), site(options.knowledge_base, options.editing) {
    server.set_default_headers(security_headers(options.editing.has_value()));
    server.set_socket_options(reuse_address_only);
    server.set_tcp_nodelay(true);
    server.set_keep_alive_max_count(requests_per_connection);
    server.set_keep_alive_timeout(idle_seconds);
    server.set_read_timeout(transfer_seconds);
    server.set_write_timeout(transfer_seconds);
    server.set_payload_max_length(longest_payload);
    server.new_task_queue = [] { return new httplib::ThreadPool(threads); };
    // Before httplib's own routing, which would match patterns by std::regex: it recurses for every character.
    server.set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
      if (!is_read(request)) return httplib::Server::HandlerResponse::Unhandled;
      send(site.answer(as_the_site_sees(request)), response);
      return httplib::Server::HandlerResponse::Handled;
    });
    // What is sent to us comes here once its body is read, for the same reason.
    server.set_error_handler(
        httplib::Server::Handler([this](const httplib::Request& request, httplib::Response& response) {
          if (!is_unanswered(request, response)) return send_refusal(request, response);
          send(site.answer(as_the_site_sees(request)), response);
        }));
    server.set_exception_handler(send_failure);
  }

  ServerOptions options;
  Site site;
  httplib::Server server;
  std::atomic<bool> running = false;
  std::atomic<bool> stopping = false;
};

Server::Server(ServerOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {}

Server::~Server() = default;

int Server::bind() {
  const ServerOptions& options = impl_->options;
  if (options.port == 0) {
    const int port = impl_->server.bind_to_any_port(options.host);
    if (port > 0) return port;
    throw Error(fmt::format("can't listen on {}: is it an address of this machine? --host names it", options.host));
  }
  if (impl_->server.bind_to_port(options.host, options.port)) return options.port;
  throw Error(fmt::format("can't listen on {}:{}: the port is in use or not ours to take; choose another with --port",
                          options.host, options.port));
}

void Server::run() {
  impl_->running = true;
  if (!impl_->stopping) impl_->server.listen_after_bind();
  impl_->running = false;
}

void Server::stop() {
  if (impl_->stopping.exchange(true)) return;
  // httplib forgets a stop that comes before it listens, so one that falls between waits for that moment.
  while (impl_->running && !impl_->server.is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  impl_->server.stop();
}

}  // namespace materia
