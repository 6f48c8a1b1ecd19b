#pragma once

#include <httplib.h>

#include <string>
#include <string_view>

#include "web/connection_loop.h"
#include "web/server_options.h"
#include "web/site.h"

// Private to the server: the only header that names httplib.

namespace materia {

/// What httplib does for us: takes a port, reads the requests that a ConnectionLoop hands over, writes the site's
/// answers. Its own way of serving, a thread for each connection, is not used: a handful of idle clients would block
/// it.
class HttpServer final : public Answerer, private httplib::Server {
 public:
  /// Throws Error when the knowledge base can't be opened, or for options that can't be.
  explicit HttpServer(const ServerOptions& options);
  ~HttpServer() override;

  /// Takes the port and returns it. Throws Error when it is in use.
  int bind();
  /// REQUIRES: bound.
  [[nodiscard]] int listening_socket() const { return svr_sock_; }

  /// Of the site that answers.
  [[nodiscard]] SearcherPool& searchers() { return site_.searchers(); }

  bool answer(const RawRequest& request, std::string& out) noexcept override;
  void refuse(int status, std::string_view head, std::string& out) noexcept override;

 private:
  void answer_with_site(const httplib::Request& request, httplib::Response& response);
  void log(std::string_view method, std::string_view route, int status, std::size_t bytes,
           ClientConnection::Clock::time_point came_at) const noexcept;

  ServerOptions options_;
  httplib::Headers headers_;  ///< of every answer
  Site site_;
};

}  // namespace materia
