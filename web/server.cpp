#include "web/server.h"

#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <optional>
#include <thread>
#include <vector>

#include "web/connection_loop.h"
#include "web/http_server.h"
#include "web/warmup.h"

namespace materia {
namespace {

constexpr std::size_t other_files = 128;  ///< descriptors that are not connections: the knowledge base's, standard ones

/// As many as asked for, if the system lets us have so many files open.
std::size_t possible_connections(std::size_t asked) {
  rlimit files{};
  if (getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur == RLIM_INFINITY) return asked;
  const std::size_t most = files.rlim_cur;
  return std::max<std::size_t>(std::min(asked, most > other_files ? most - other_files : 1), 1);
}

ConnectionLimits connection_limits(const ServerOptions& options) {
  ConnectionLimits limits;
  limits.connections = possible_connections(options.connections);
  limits.stopping = options.deadline + std::chrono::seconds(5);
  return limits;
}

std::size_t worker_count(std::size_t asked) {
  return asked > 0 ? asked : std::max(2U, std::thread::hardware_concurrency());
}

}  // namespace

struct Server::Impl {
  explicit Impl(ServerOptions given) : options(std::move(given)), http(options) {}

  ServerOptions options;
  HttpServer http;
  std::optional<ConnectionLoop> loop;  ///< once bound
};

Server::Server(ServerOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {}

Server::~Server() = default;

int Server::bind() {
  const int port = impl_->http.bind();
  impl_->loop.emplace(impl_->http.listening_socket(), connection_limits(impl_->options), impl_->http);
  return port;
}

void Server::run() {
  const Warmup warmup(impl_->http.searchers());
  std::vector<std::thread> workers;
  for (std::size_t i = 0; i < worker_count(impl_->options.workers); ++i) {
    workers.emplace_back([this] { impl_->loop->work(); });
  }
  impl_->loop->run();
  for (std::thread& worker : workers) worker.join();
}

void Server::stop() {
  impl_->loop->stop();
}

}  // namespace materia
