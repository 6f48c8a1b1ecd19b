#include "web/client_connection.h"

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace materia {
namespace {

constexpr std::size_t kept_room = 4096;  ///< an idle connection holds no more

bool would_block() {
  return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

}  // namespace

ClientConnection::~ClientConnection() {
  hang_up();
}

void ClientConnection::hang_up() {
  waits = Waits::for_nothing;
  if (socket_ >= 0) close(socket_);
  socket_ = -1;
}

ClientConnection::Progress ClientConnection::receive() {
  std::array<char, 16UL * 1024> bytes;
  const ssize_t count = recv(socket_, bytes.data(), bytes.size(), 0);
  if (count > 0) {
    received.append(bytes.data(), static_cast<std::size_t>(count));
    return Progress::more;
  }
  return count < 0 && would_block() ? Progress::more : Progress::lost;
}

ClientConnection::Progress ClientConnection::send() {
  while (sent_ < sending.size()) {
    const ssize_t count = ::send(socket_, sending.data() + sent_, sending.size() - sent_, MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return would_block() ? Progress::more : Progress::lost;
    sent_ += static_cast<std::size_t>(count);
  }
  sent_ = 0;
  sending.clear();
  if (sending.capacity() > kept_room) sending.shrink_to_fit();
  return Progress::done;
}

void ClientConnection::end_sending() const {
  shutdown(socket_, SHUT_WR);
}

void ClientConnection::consume(std::size_t size) {
  received.erase(0, size);
  if (received.capacity() > kept_room) received.shrink_to_fit();
}

}  // namespace materia
