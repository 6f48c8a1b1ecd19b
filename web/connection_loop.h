#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "web/client_connection.h"
#include "web/request_frame.h"
#include "web/request_queue.h"

namespace materia {

struct ConnectionLimits {
  RequestLimits request;
  std::size_t connections = 1000;
  std::size_t waiting = 256;                    ///< requests that wait for a worker; more get a 503
  std::chrono::milliseconds idle{60'000};       ///< between requests
  std::chrono::milliseconds receiving{10'000};  ///< from the first byte of a request to its last
  std::chrono::milliseconds reading{10'000};    ///< for a client to take in some of its answer
  std::chrono::milliseconds ending{1'000};      ///< for a client to hang up after its last answer
  std::chrono::milliseconds stopping{15'000};   ///< for what runs to be answered after stop()
};

/// A whole request and what is known of it.
struct RawRequest {
  std::string_view bytes;
  const std::string& remote;  ///< the client's address
  ClientConnection::Clock::time_point came_at;
  bool last = false;  ///< the connection ends after it
};

/// What the loop asks for the bytes of answers. Called by several threads at once.
class Answerer {
 public:
  virtual ~Answerer() = default;
  /// Appends the answer; false where the connection ends with it. Must not throw.
  virtual bool answer(const RawRequest& request, std::string& out) noexcept = 0;
  /// Appends the answer to what can't be a request or has no place. `head` is what was received of it.
  virtual void refuse(int status, std::string_view head, std::string& out) noexcept = 0;
};

/// Holds the connections of a listening socket: one thread waits for all of them, and hands a request over when it is
/// whole. So a client that is idle or slow costs a socket and some bytes, and never a worker.
class ConnectionLoop {
 public:
  /// REQUIRES: `listening` stays open while this lives. Throws Error where the system gives no descriptors.
  ConnectionLoop(int listening, const ConnectionLimits& limits, Answerer& answerer);
  ~ConnectionLoop();
  ConnectionLoop(const ConnectionLoop&) = delete;
  ConnectionLoop& operator=(const ConnectionLoop&) = delete;

  /// Waits for clients until stop(), and then until what runs is answered.
  void run();
  /// Answers requests of the queue until it is closed. To be run by as many threads as work at once.
  void work();
  /// No new connections and requests from now on. May be called from any thread.
  void stop();
  [[nodiscard]] bool is_stopping() const { return stopping_; }

 private:
  using Clock = ClientConnection::Clock;

  void accept_clients();
  /// Whether the listening socket is looked at. It is not while there is no room.
  void accept_more(bool yes);
  /// Lets go of a connection that has waited longest for a request; false where none waits for one.
  bool make_room();
  void handle(ClientConnection& connection);
  void close(ClientConnection& connection);
  void look_round(Clock::time_point now);
  [[nodiscard]] bool is_overdue(const ClientConnection& connection, Clock::time_point now) const;

  // By the thread that the connection belongs to.
  /// Looks for a whole request in what was received.
  void proceed(ClientConnection& connection);
  void refuse(ClientConnection& connection, int status);
  void flush(ClientConnection& connection);
  /// Gives the connection to the loop, which waits for `events`.
  void wait(ClientConnection& connection, ClientConnection::Waits waits, Clock::time_point since = Clock::now());

  int listening_;
  ConnectionLimits limits_;
  Answerer& answerer_;
  RequestQueue queue_;
  int epoll_ = -1;
  int wake_ = -1;
  std::atomic<bool> stopping_ = false;
  bool accepting_ = true;
  std::mutex hand_over_;  ///< held where the loop looks at connections that a worker might be giving back
  std::unordered_map<ClientConnection*, std::unique_ptr<ClientConnection>> connections_;
  std::vector<std::unique_ptr<ClientConnection>> closed_;  ///< an event that is still to be looked at may name them
};

}  // namespace materia
