#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "query/edition.h"
#include "web/request.h"
#include "web/response.h"

namespace materia {

/// An answer that may be given again: what a client needs to know whether it has it already, and its body as it is and
/// compressed. Thread-safe.
class KeptAnswer {
 public:
  explicit KeptAnswer(Response response);

  [[nodiscard]] const Response& response() const { return response_; }
  /// Quoted; of the body, so that it stays true whatever becomes of the file.
  [[nodiscard]] const std::string& etag() const { return etag_; }
  /// Compressed for the first client that takes it so. Null where that would not be shorter.
  [[nodiscard]] const std::string* gzip() const;
  /// What it takes in memory, roughly: a compressed body is reckoned as a quarter of what it stands for.
  [[nodiscard]] std::size_t bytes() const;

 private:
  Response response_;
  std::string etag_;
  mutable std::once_flag compressed_;
  mutable std::optional<std::string> gzip_;
};

/// As the client takes it: compressed where it says so, a 304 without a body where it has it already.
Response sent_as(const KeptAnswer& answer, const RequestHeaders& asked);

/// The answers of one edition of the knowledge base, by address; of those that were asked for longest ago as few as
/// fit are kept. In memory only, since addresses hold what people ask about their health. Thread-safe.
class AnswerCache {
 public:
  /// 0 bytes keep nothing.
  explicit AnswerCache(std::size_t bytes) : limit_(bytes) {}

  /// Null where the answer is not known for that edition. Another one than before forgets all answers.
  std::shared_ptr<const KeptAnswer> find(const Edition& edition, std::string_view address);
  /// Keeps nothing for an edition that is not the one asked for last, or where the answer takes more than an
  /// eighth of the room.
  void keep(const Edition& edition, std::string_view address, std::shared_ptr<const KeptAnswer> answer);

 private:
  struct Entry {
    std::string address;
    std::shared_ptr<const KeptAnswer> answer;
  };

  std::size_t limit_;
  std::mutex mutex_;
  Edition edition_;
  std::size_t bytes_ = 0;
  std::list<Entry> recent_;  ///< the newest first
  std::unordered_map<std::string_view, std::list<Entry>::iterator> by_address_;
};

}  // namespace materia
