#pragma once

#include <string>
#include <string_view>

#include "web/editing_options.h"
#include "web/failures.h"
#include "web/request.h"
#include "web/secret.h"
#include "web/sessions.h"
#include "web/visitor.h"

namespace materia {

/// Who may edit: the token, the sessions of those who gave it, and where a request has to come from. Thread-safe.
class Access {
 public:
  /// Throws Error for a token that is too short or too long and for a public address that is none.
  explicit Access(const EditingOptions& options);

  /// Who asks, by the session's cookie.
  [[nodiscard]] Visitor visitor(const Request& request);

  /// Begins a session for who knows the token and returns the cookie to set. Throws Refusal: 401 for a wrong token, 429
  /// after too many of them.
  std::string sign_in(const Request& request, std::string_view name, std::string_view token);
  /// Ends the session of the request and returns the cookie that takes it back.
  std::string sign_out(const Request& request);

  /// Throws Refusal 403 for a request that a page of another site made. A form has to say where it comes from; a
  /// program need not.
  void check_origin(const Request& request) const;
  /// check_origin, and that the form is one of a session's own. Throws Refusal: 403, or 401 where nobody is signed in.
  void check_form(const Request& request, const Parameters& form, const Visitor& visitor) const;
  /// Throws Refusal: 401 without the token (Authorization: Bearer), 429 after too many wrong ones.
  void check_bearer(const Request& request);

 private:
  /// Throws Refusal: 401 for a wrong token, 429 after too many of them.
  void check_token(const Request& request, std::string_view token, const Headers& refusal);
  [[nodiscard]] std::string cookie(std::string_view id, std::chrono::seconds age) const;
  [[nodiscard]] std::string session_id(const Request& request) const;

  Secret token_;
  std::string origin_;  ///< of the public address; empty where there is none
  bool secure_;
  Sessions sessions_;
  Failures failures_;
};

}  // namespace materia
