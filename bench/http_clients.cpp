// Asks a server as many clients at once, each on a connection that it keeps, and tells how evenly they are served:
//   http_clients HOST PORT PATHS CONNECTIONS SECONDS
// PATHS is a file with a path a line; each client asks them in turn, from another line on. A client whose connection
// the server closes connects again. Prints a JSON object: answers a second of all, and of the slowest and fastest
// client. What wrk does not tell: it has no rates by connection.

#include <arpa/inet.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <exception>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void fail(const std::string& what) {
  throw std::runtime_error(fmt::format("{}: {}", what, std::strerror(errno)));
}

/// Asks one path after the other over one connection at a time.
class Client {
 public:
  Client(const sockaddr_in& server, const std::vector<std::string>& paths, std::size_t first)
      : server_(server), paths_(paths), next_(first % paths.size()) {
    ask();
  }
  ~Client() { hang_up(); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  [[nodiscard]] int descriptor() const { return descriptor_; }
  [[nodiscard]] std::size_t answers() const { return answers_; }
  /// The longest that it has waited for an answer, the one that it waits for now included.
  [[nodiscard]] Clock::duration longest_wait() const { return std::max(longest_wait_, Clock::now() - asked_at_); }

  /// To be called when the server has sent something or hung up.
  void read_some() {
    char bytes[65536];
    const ssize_t count = recv(descriptor_, bytes, sizeof bytes, 0);
    if (count <= 0) {
      hang_up();
      ask();
      return;
    }
    received_.append(bytes, static_cast<std::size_t>(count));
    if (is_whole()) {
      ++answers_;
      longest_wait_ = longest_wait();
      const bool closes =
          received_.substr(0, received_.find("\r\n\r\n")).find("Connection: close") != std::string::npos;
      if (closes) hang_up();
      ask();
    }
  }

 private:
  void ask() {
    received_.clear();
    if (descriptor_ < 0) {
      descriptor_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
      if (descriptor_ < 0 || connect(descriptor_, reinterpret_cast<const sockaddr*>(&server_), sizeof server_) != 0) {
        fail("can't connect");
      }
    }
    asked_at_ = Clock::now();
    const std::string request = "GET " + paths_[next_] + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    next_ = (next_ + 1) % paths_.size();
    // A server that has hung up in the meantime is noticed when its answer is read.
    static_cast<void>(send(descriptor_, request.data(), request.size(), MSG_NOSIGNAL));
  }

  [[nodiscard]] bool is_whole() const {
    const std::size_t head = received_.find("\r\n\r\n");
    if (head == std::string::npos) return false;
    if (!received_.starts_with("HTTP/1.1 200")) {
      throw std::runtime_error("the server answered: " + received_.substr(0, received_.find('\r')));
    }
    static constexpr std::string_view length_header = "\r\nContent-Length: ";
    const std::size_t length_at = received_.find(length_header);
    if (length_at > head) throw std::runtime_error("the server gives no Content-Length");
    std::size_t length = 0;
    std::from_chars(received_.data() + length_at + length_header.size(), received_.data() + head, length);
    return received_.size() >= head + 4 + length;
  }

  void hang_up() {
    if (descriptor_ >= 0) close(descriptor_);
    descriptor_ = -1;
  }

  sockaddr_in server_;
  const std::vector<std::string>& paths_;
  std::size_t next_;
  int descriptor_ = -1;
  std::string received_;
  std::size_t answers_ = 0;
  Clock::time_point asked_at_;
  Clock::duration longest_wait_{};
};

std::vector<std::string> read_lines(const char* file) {
  std::ifstream stream(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  if (lines.empty()) throw std::runtime_error(fmt::format("{}: can't be read, or has no paths", file));
  return lines;
}

void run(char** arguments) {
  sockaddr_in server{};
  server.sin_family = AF_INET;
  server.sin_port = htons(static_cast<std::uint16_t>(std::stoul(arguments[2])));
  if (inet_pton(AF_INET, arguments[1], &server.sin_addr) != 1)
    throw std::runtime_error("HOST is an address: 127.0.0.1");
  const std::vector<std::string> paths = read_lines(arguments[3]);
  const std::size_t connections = std::stoul(arguments[4]);
  const double seconds = std::stod(arguments[5]);

  std::vector<std::unique_ptr<Client>> clients;
  for (std::size_t i = 0; i < connections; ++i) {
    clients.push_back(std::make_unique<Client>(server, paths, i * paths.size() / connections));
  }
  std::vector<pollfd> waiting(connections);
  const Clock::time_point end =
      Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
  while (Clock::now() < end) {
    for (std::size_t i = 0; i < connections; ++i) waiting[i] = {clients[i]->descriptor(), POLLIN, 0};
    if (poll(waiting.data(), waiting.size(), 100) < 0 && errno != EINTR) fail("can't wait for answers");
    for (std::size_t i = 0; i < connections; ++i) {
      if (waiting[i].revents != 0) clients[i]->read_some();
    }
  }
  std::vector<double> rates;
  double all = 0;
  double longest_wait = 0;
  for (const auto& client : clients) {
    longest_wait = std::max(longest_wait, std::chrono::duration<double, std::milli>(client->longest_wait()).count());
    rates.push_back(static_cast<double>(client->answers()) / seconds);
    all += rates.back();
  }
  const auto [slowest, fastest] = std::minmax_element(rates.begin(), rates.end());
  fmt::print(
      "{{\"connections\":{},\"per_second\":{:.1f},\"slowest\":{:.1f},\"fastest\":{:.1f},\"longest_wait_ms\":{:.0f}}}\n",
      connections, all, *slowest, *fastest, longest_wait);
}

}  // namespace

int main(int count, char** arguments) {
  try {
    if (count != 6) throw std::runtime_error("usage: http_clients HOST PORT PATHS CONNECTIONS SECONDS");
    run(arguments);
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "http_clients: {}\n", error.what());
    return 2;
  }
}
