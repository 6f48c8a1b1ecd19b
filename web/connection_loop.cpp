#include "web/connection_loop.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <optional>

#include "store/error.h"

namespace materia {
namespace {

using Waits = ClientConnection::Waits;
using Progress = ClientConnection::Progress;

constexpr int backlog = 1024;  // httplib's own is 5: the sixth of a burst would wait a second for its next try
constexpr int most_events = 64;
constexpr int look_round_ms = 250;
constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";

bool is_probe(std::string_view request) {
  return request.starts_with("GET /healthz ") || request.starts_with("GET /readyz ");
}

std::string address_of(const sockaddr_storage& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const void* number = address.ss_family == AF_INET6
                           ? static_cast<const void*>(&reinterpret_cast<const sockaddr_in6&>(address).sin6_addr)
                           : &reinterpret_cast<const sockaddr_in&>(address).sin_addr;
  return inet_ntop(address.ss_family, number, text.data(), text.size()) != nullptr ? text.data() : "";
}

}  // namespace

ConnectionLoop::ConnectionLoop(int listening, const ConnectionLimits& limits, Answerer& answerer)
    : listening_(listening), limits_(limits), answerer_(answerer), queue_(limits.waiting) {
  epoll_ = epoll_create1(EPOLL_CLOEXEC);
  wake_ = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  epoll_event listening_event{EPOLLIN, {.ptr = nullptr}};
  epoll_event wake_event{EPOLLIN, {.ptr = &wake_}};
  const bool ready = epoll_ >= 0 && wake_ >= 0 && fcntl(listening_, F_SETFL, O_NONBLOCK) == 0 &&
                     listen(listening_, backlog) == 0 &&
                     epoll_ctl(epoll_, EPOLL_CTL_ADD, listening_, &listening_event) == 0 &&
                     epoll_ctl(epoll_, EPOLL_CTL_ADD, wake_, &wake_event) == 0;
  if (!ready) throw Error("can't wait for connections: the system gives no more descriptors");
}

ConnectionLoop::~ConnectionLoop() {
  ::close(epoll_);
  ::close(wake_);
}

void ConnectionLoop::stop() {
  stopping_ = true;
  const std::uint64_t one = 1;
  // It can fail only where the counter is full, and then the loop wakes as well.
  [[maybe_unused]] const ssize_t written = write(wake_, &one, sizeof one);
}

void ConnectionLoop::run() {
  std::array<epoll_event, most_events> events;
  Clock::time_point looked_at = Clock::now();
  std::optional<Clock::time_point> give_up_at;
  while (!give_up_at || (!connections_.empty() && Clock::now() < *give_up_at)) {
    const bool undisturbed = connections_.empty() && accepting_;
    const int count = epoll_wait(epoll_, events.data(), most_events, undisturbed ? -1 : look_round_ms);
    for (int i = 0; i < count; ++i) {
      void* const about = events[static_cast<std::size_t>(i)].data.ptr;
      if (about == nullptr) {
        accept_clients();
      } else if (about != &wake_) {
        handle(*static_cast<ClientConnection*>(about));
      }
    }
    const Clock::time_point now = Clock::now();
    const bool stops = stopping_ && !give_up_at;
    if (stops) {
      give_up_at = now + limits_.stopping;
      shutdown(listening_, SHUT_RDWR);
      epoll_ctl(epoll_, EPOLL_CTL_DEL, listening_, nullptr);
      epoll_ctl(epoll_, EPOLL_CTL_DEL, wake_, nullptr);
    }
    if (stops || now - looked_at >= std::chrono::milliseconds(look_round_ms)) {
      looked_at = now;
      look_round(now);
    }
    closed_.clear();
  }
  queue_.close();
}

void ConnectionLoop::accept_clients() {
  if (stopping_) return;
  for (;;) {
    if (connections_.size() >= limits_.connections && !make_room()) return accept_more(false);
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    const int socket = accept4(listening_, reinterpret_cast<sockaddr*>(&address), &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (socket < 0) {
      const bool no_descriptors = errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM;
      if (no_descriptors && !make_room()) accept_more(false);
      return;  // where there is room now, the next wait comes back at once
    }
    const int yes = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    auto connection = std::make_unique<ClientConnection>(socket, address_of(address));
    epoll_event event{EPOLLIN | EPOLLONESHOT, {.ptr = connection.get()}};
    if (epoll_ctl(epoll_, EPOLL_CTL_ADD, socket, &event) != 0) continue;
    connections_.emplace(connection.get(), std::move(connection));
  }
}

void ConnectionLoop::accept_more(bool yes) {
  epoll_event event{yes ? static_cast<std::uint32_t>(EPOLLIN) : 0U, {.ptr = nullptr}};
  epoll_ctl(epoll_, EPOLL_CTL_MOD, listening_, &event);
  accepting_ = yes;
}

bool ConnectionLoop::make_room() {
  const std::lock_guard lock(hand_over_);
  ClientConnection* oldest = nullptr;
  for (const auto& [connection, ignored] : connections_) {
    const Waits waits = connection->waits;
    const bool can_go = waits == Waits::for_request || waits == Waits::for_end;
    if (can_go && (oldest == nullptr || connection->since.load() < oldest->since.load())) oldest = connection;
  }
  if (oldest == nullptr) return false;
  close(*oldest);
  return true;
}

void ConnectionLoop::close(ClientConnection& connection) {
  connection.hang_up();
  const auto found = connections_.find(&connection);
  closed_.push_back(std::move(found->second));
  connections_.erase(found);
}

void ConnectionLoop::look_round(Clock::time_point now) {
  const std::lock_guard lock(hand_over_);
  std::vector<ClientConnection*> overdue;
  for (const auto& [connection, ignored] : connections_) {
    if (is_overdue(*connection, now)) overdue.push_back(connection);
  }
  for (ClientConnection* connection : overdue) close(*connection);
  if (!accepting_ && !stopping_) accept_more(true);
}

bool ConnectionLoop::is_overdue(const ClientConnection& connection, Clock::time_point now) const {
  const auto waited = now - connection.since.load();
  switch (connection.waits) {
    case Waits::for_request:
      return stopping_ || waited > (connection.received.empty() ? limits_.idle : limits_.receiving);
    case Waits::for_reader:
      return waited > limits_.reading;
    case Waits::for_end:
      return waited > limits_.ending;
    default:
      return false;
  }
}

void ConnectionLoop::handle(ClientConnection& connection) {
  Waits waits = Waits::for_nothing;
  {
    // What the worker did that gave it back is seen from here on.
    const std::lock_guard lock(hand_over_);
    waits = connection.waits;
  }
  switch (waits) {
    case Waits::for_request: {
      const bool begins = connection.received.empty();
      if (connection.receive() == Progress::lost) return close(connection);
      if (begins) connection.since = Clock::now();
      return proceed(connection);
    }
    case Waits::for_reader:
      return flush(connection);
    case Waits::for_end:
      connection.received.clear();
      if (connection.receive() == Progress::lost) return close(connection);
      return wait(connection, Waits::for_end, connection.since);
    default:
      return;
  }
}

void ConnectionLoop::work() {
  while (const std::optional<QueuedRequest> next = queue_.pop()) {
    ClientConnection& connection = *next->connection;
    const std::string_view bytes = std::string_view(connection.received).substr(0, next->size);
    connection.last_answer =
        !answerer_.answer({bytes, connection.remote(), next->came_at, stopping_}, connection.sending);
    connection.consume(next->size);
    connection.told_to_send = false;
    connection.since = Clock::now();
    flush(connection);
  }
}

void ConnectionLoop::proceed(ClientConnection& connection) {
  const RequestFrame frame = frame_request(connection.received, limits_.request);
  switch (frame.state) {
    case RequestFrame::State::refused:
      return refuse(connection, frame.status);
    case RequestFrame::State::whole:
      connection.waits = Waits::for_answer;
      // From here on it is a worker's.
      if (stopping_ || !queue_.push({&connection, frame.size, Clock::now()}, is_probe(connection.received))) {
        refuse(connection, 503);
      }
      return;
    case RequestFrame::State::incomplete:
      if (frame.asks_to_send && !connection.told_to_send) {
        connection.told_to_send = true;
        connection.sending = go_on;
        return flush(connection);
      }
      return wait(connection, Waits::for_request, connection.received.empty() ? Clock::now() : connection.since.load());
  }
}

void ConnectionLoop::refuse(ClientConnection& connection, int status) {
  answerer_.refuse(status, connection.received, connection.sending);
  connection.last_answer = true;
  flush(connection);
}

void ConnectionLoop::flush(ClientConnection& connection) {
  switch (connection.send()) {
    case Progress::more:
      return wait(connection, Waits::for_reader);
    case Progress::lost:
      return wait(connection, Waits::for_end);
    case Progress::done:
      if (!connection.last_answer) return proceed(connection);
      connection.end_sending();
      return wait(connection, Waits::for_end);
  }
}

void ConnectionLoop::wait(ClientConnection& connection, Waits waits, Clock::time_point since) {
  const std::lock_guard lock(hand_over_);
  connection.waits = waits;
  connection.since = since;
  const std::uint32_t events = waits == Waits::for_reader ? EPOLLOUT : EPOLLIN;
  epoll_event event{events | EPOLLONESHOT, {.ptr = &connection}};
  epoll_ctl(epoll_, EPOLL_CTL_MOD, connection.socket(), &event);
}

}  // namespace materia
