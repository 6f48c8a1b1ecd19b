#pragma once

#include <memory>

#include "web/server_options.h"

namespace materia {

/// The web pages and the HTTP API of one knowledge base. A file changed or replaced by an indexer is served from the
/// next request on. Writes nothing unless it lets editors in.
class Server {
 public:
  /// Throws Error when the knowledge base can't be opened, or for a token or public address that can't be.
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
