#pragma once

#include <filesystem>
#include <memory>
#include <string>

namespace materia {

struct ServerOptions {
  std::filesystem::path knowledge_base;
  std::string host = "127.0.0.1";
  int port = 8080;  ///< 0 takes any free one
};

/// The web pages and the HTTP API of one knowledge base. Reads only; a file changed or replaced by an indexer is served
/// from the next request on.
class Server {
 public:
  /// Throws Error when the knowledge base can't be opened.
  explicit Server(ServerOptions options);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Takes the port and returns it. Throws Error when it is in use.
  int bind();
  /// Answers requests until stop(); call bind() first.
  void run();
  /// Ends run() after what is being answered. May be called from another thread.
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace materia
