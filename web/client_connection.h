#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <string>

namespace materia {

/// A client's socket with what it has sent and what it is still to be sent. Belongs to one thread at a time: to the
/// loop while it waits for the client, to a worker from the queue on.
class ClientConnection {
 public:
  using Clock = std::chrono::steady_clock;
  enum class Waits {
    for_request,  ///< for the next one to begin, or to be whole
    for_answer,   ///< queued, or with a worker
    for_reader,   ///< for room to send the rest of an answer
    for_end,      ///< for the client to hang up after its last answer
    for_nothing   ///< hung up
  };
  enum class Progress { done, more, lost };

  ClientConnection(int socket, std::string remote) : socket_(socket), remote_(std::move(remote)) {}
  ~ClientConnection();
  ClientConnection(const ClientConnection&) = delete;
  ClientConnection& operator=(const ClientConnection&) = delete;

  [[nodiscard]] int socket() const { return socket_; }
  [[nodiscard]] const std::string& remote() const { return remote_; }

  /// Adds what has come to `received`. Progress::lost at the end, or after an error.
  Progress receive();
  /// Sends of `sending` what fits. Progress::done when all is sent.
  Progress send();
  /// Says that nothing more comes. The client's own end is then waited for: closing at once would let the system throw
  /// away the answer where the client is still sending.
  void end_sending() const;

  void hang_up();

  /// Takes the first `size` bytes off `received`.
  void consume(std::size_t size);

  std::string received;
  std::string sending;
  bool last_answer = false;  ///< what is being sent is the last
  bool told_to_send = false;

  // The loop looks at these while others work on the connection.
  std::atomic<Waits> waits = Waits::for_request;
  std::atomic<Clock::time_point> since = Clock::now();  ///< that it waits, or that the request began

 private:
  int socket_;
  std::string remote_;
  std::size_t sent_ = 0;
};

}  // namespace materia
