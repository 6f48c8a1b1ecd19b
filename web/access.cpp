#include "web/access.h"

#include <fmt/format.h>

#include <algorithm>

#include "web/origin.h"

namespace materia {
namespace {

constexpr std::string_view bearer = "Bearer ";

bool is_token_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~+/=").find(c) != std::string_view::npos;
}

std::string_view checked_token(std::string_view token) {
  if (token.size() < Secret::shortest || token.size() > Secret::longest) {
    throw Error(fmt::format("the editors' token has {} characters; it needs {} to {}", token.size(), Secret::shortest,
                            Secret::longest));
  }
  // What a header Authorization can carry (RFC 6750).
  if (!std::ranges::all_of(token, is_token_character)) {
    throw Error("the editors' token may have letters, digits and - . _ ~ + / = only");
  }
  return token;
}

}  // namespace

Access::Access(const EditingOptions& options)
    : token_(checked_token(options.token)),
      origin_(origin_of(options.public_url)),
      secure_(origin_.starts_with("https://")),
      sessions_(options.session_lifetime) {}

std::string Access::cookie(std::string_view id, std::chrono::seconds age) const {
  // The prefix makes browsers refuse a cookie of that name that came another way.
  return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Strict; Max-Age={}{}",
                     secure_ ? "__Host-materia_session" : "materia_session", id, age.count(),
                     secure_ ? "; Secure" : "");
}

std::string Access::session_id(const Request& request) const {
  const std::string_view name = secure_ ? "__Host-materia_session=" : "materia_session=";
  std::string_view rest = request.headers.cookie;
  while (!rest.empty()) {
    std::string_view one = rest.substr(0, rest.find(';'));
    rest.remove_prefix(std::min(one.size() + 1, rest.size()));
    while (one.starts_with(' ')) one.remove_prefix(1);
    if (one.starts_with(name)) return std::string(one.substr(name.size()));
  }
  return {};
}

Visitor Access::visitor(const Request& request) {
  Visitor visitor{true, {}, {}, request.target};
  if (const std::string id = session_id(request); !id.empty()) {
    if (auto session = sessions_.find(id)) {
      visitor.name = std::move(session->name);
      visitor.csrf = std::move(session->csrf);
    }
  }
  return visitor;
}

void Access::check_token(const Request& request, std::string_view token, const Headers& refusal) {
  if (const auto wait = failures_.wait(request.remote); wait.count() > 0) {
    throw Refusal(429,
                  fmt::format("Too many wrong tokens came from this address. Try again in {} seconds.", wait.count()),
                  {{"Retry-After", std::to_string(wait.count())}});
  }
  if (token_.is(token)) return;
  failures_.add(request.remote);
  throw Refusal(401, "That is not the token.", refusal);
}

std::string Access::sign_in(const Request& request, std::string_view name, std::string_view token) {
  check_token(request, token, {});
  sessions_.end(session_id(request));
  return cookie(sessions_.begin(name), sessions_.lifetime());
}

std::string Access::sign_out(const Request& request) {
  sessions_.end(session_id(request));
  return cookie({}, std::chrono::seconds(0));
}

void Access::check_origin(const Request& request) const {
  const RequestHeaders& headers = request.headers;
  const std::string_view site = headers.fetch_site;
  const std::string_view origin = headers.origin;
  const bool own_origin =
      origin_.empty() ? origin == "http://" + headers.host || origin == "https://" + headers.host : origin == origin_;
  if ((!site.empty() && site != "same-origin") || (!origin.empty() && !own_origin)) {
    throw Refusal(403, "This was sent from another site, so nothing was changed.");
  }
}

void Access::check_form(const Request& request, const Parameters& form, const Visitor& visitor) const {
  check_origin(request);
  if (request.headers.fetch_site.empty() && request.headers.origin.empty()) {
    throw Refusal(403,
                  "This form does not say which site it comes from, so nothing was changed. Programs use the API.");
  }
  if (!visitor.may_edit()) {
    throw Refusal(401, "Nobody is signed in here, or the session has ended. Nothing was changed.");
  }
  const auto sent = form.find("csrf");
  if (sent == form.end() || !Secret(visitor.csrf).is(sent->second)) {
    throw Refusal(403, "This form is of another session, so nothing was changed. Load its page again.");
  }
}

void Access::check_bearer(const Request& request) {
  check_origin(request);
  const std::string_view given = request.headers.authorization;
  const Headers how = {{"WWW-Authenticate", "Bearer realm=\"materia\""}};
  if (!given.starts_with(bearer)) {
    throw Refusal(401, "Editing needs the header “Authorization: Bearer TOKEN”.", how);
  }
  check_token(request, given.substr(bearer.size()), how);
}

}  // namespace materia
