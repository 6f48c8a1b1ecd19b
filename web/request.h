#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/query.h"
#include "store/error.h"
#include "web/response.h"

namespace materia {

/// The decoded parameters of a URL's query, in the order they stand there for each name.
using Parameters = std::multimap<std::string, std::string>;

/// The headers that the site reads; each empty where the request does not have it.
struct RequestHeaders {
  std::string authorization;
  std::string content_type;
  std::string cookie;
  std::string host;
  std::string origin;
  std::string fetch_site;  ///< Sec-Fetch-Site
  std::string accept_encoding;
  std::string if_none_match;
};

/// A request as the site sees it.
struct Request {
  std::string path;       ///< decoded
  Parameters parameters;  ///< of the address
  std::string method = "GET";
  std::string target = {};  ///< path and query as they were sent
  RequestHeaders headers = {};
  std::string body = {};
  std::string remote = {};                                                        ///< the address it came from
  std::optional<std::chrono::steady_clock::time_point> answer_by = std::nullopt;  ///< later the answer is a 503

  /// GET or HEAD: asks, and changes nothing.
  [[nodiscard]] bool is_read() const { return method == "GET" || method == "HEAD"; }
};

/// A parameter that can't be read. The text is fit for the person who asked.
class BadRequest : public Error {
 public:
  using Error::Error;
};

/// An address at which there is nothing.
class NotFound : public Error {
 public:
  using Error::Error;
};

/// What is answered with another status of 400 or more. The text is fit for the person who asked; where it is empty the
/// status is explained.
class Refusal : public Error {
 public:
  explicit Refusal(int status, const std::string& text = {}, Headers headers = {})
      : Error(text), status_(status), headers_(std::move(headers)) {}
  [[nodiscard]] int status() const { return status_; }
  [[nodiscard]] const Headers& headers() const { return headers_; }

 private:
  int status_;
  Headers headers_;
};

inline constexpr std::size_t hits_per_page = 10;
inline constexpr std::size_t last_page = 1000;
inline constexpr std::size_t longest_text = 2000;  ///< bytes

/// A search as its URL says it. The URL is the state: whatever a page shows can be had again from this value.
struct SearchRequest {
  std::string text;                                         ///< valid UTF-8 without control characters, trimmed
  std::map<std::string, std::vector<std::string>> filters;  ///< by scheme: local names, sorted, each once, none empty
  std::map<std::string, std::vector<std::string>> excluded_filters;  ///< the same; none of them is in `filters`
  MatchMode match = MatchMode::automatic;
  bool about_only = false;
  std::optional<Assertion> assertion;  ///< filters and facets go by it instead of by tags
  bool exact = false;
  std::vector<std::string> literal;  ///< words not read as a concept; readable, sorted, each once, none empty
  bool explain = false;
  bool copies = false;  ///< every copy of an article is shown and counted
  Order order = Order::relevance;
  std::size_t page = 1;

  [[nodiscard]] SearchRequest on_page(std::size_t number) const;
  [[nodiscard]] SearchRequest explained(bool yes) const;
  // The next ones begin at the first page again.
  [[nodiscard]] SearchRequest with_text(std::string_view other) const;
  [[nodiscard]] SearchRequest with_match(MatchMode mode) const;
  [[nodiscard]] SearchRequest as_typed() const;
  [[nodiscard]] SearchRequest with_copies(bool yes) const;
  [[nodiscard]] SearchRequest in_order(Order by) const;
  [[nodiscard]] SearchRequest with_literal(std::string_view typed) const;
  [[nodiscard]] SearchRequest without_literal(std::string_view typed) const;
  [[nodiscard]] SearchRequest without(std::string_view scheme, std::string_view concept_name) const;
  [[nodiscard]] SearchRequest without_excluded(std::string_view scheme, std::string_view concept_name) const;
  [[nodiscard]] SearchRequest without_filters() const;

  [[nodiscard]] bool has(std::string_view scheme, std::string_view concept_name) const;
  [[nodiscard]] bool excludes(std::string_view scheme, std::string_view concept_name) const;
};

/// The parameter that excludes concepts of a facet: "-therapy".
std::string excluding(std::string_view scheme);

/// Reads what a search URL says; `schemes` are the facets of the knowledge base. A concept that it both asks for and
/// excludes is excluded. Parameters it doesn't know are left
/// alone. Throws BadRequest for a text that is too long or a value that can't be.
SearchRequest read_search(const Parameters& parameters, std::span<const std::string> schemes);

/// The address of a search, its parameters in one canonical order, defaults left out: "/search?q=…".
std::string search_url(const SearchRequest& request);

/// Adds what the request asks for to what its text was parsed into; filters typed and chosen are taken together.
Query to_query(Query parsed, const SearchRequest& request);

/// Which hits an API request asks for.
struct Window {
  std::size_t offset = 0;
  std::size_t limit = 10;
};

/// Reads offset (0 to 10,000) and limit (1 to `most`); without one it is `absent`. Throws BadRequest for anything else.
Window read_window(const Parameters& parameters, std::size_t absent = hits_per_page, std::size_t most = 100);

/// Reads limit (1 to 100) alone. Throws BadRequest for anything else.
std::size_t read_limit(const Parameters& parameters, std::size_t absent);

/// Reads a whole number; `absent` where there is none. Throws BadRequest for anything else.
std::size_t read_number(const Parameters& parameters, std::string_view name, std::size_t absent, std::size_t least,
                        std::size_t most);

/// The readable values of a parameter that may be repeated: sorted, each once, none empty.
std::vector<std::string> read_values(const Parameters& parameters, const std::string& name);

/// Throws BadRequest when there is a parameter that an API request does not know, which is most often a misspelling.
/// `more` are the names that this request knows beside those of a search.
void check_names(const Parameters& parameters, std::span<const std::string> schemes,
                 std::span<const std::string_view> more = {});

/// What was typed so far, and how many suggestions are wanted.
struct SuggestRequest {
  std::string text;  ///< readable; a space at its end says that the last word is whole
  std::size_t limit = 8;
};

/// Reads q and limit (1 to 20). Throws BadRequest for anything else.
SuggestRequest read_suggest(const Parameters& parameters);

/// "therapy/ozone-therapy" as scheme and concept. Throws NotFound unless it is two names.
std::pair<std::string_view, std::string_view> split_concept(std::string_view name);

/// The readable text of the parameter `q`; empty without one. Throws BadRequest when it is too long.
std::string read_text(const Parameters& parameters, std::string_view name = "q");

}  // namespace materia
