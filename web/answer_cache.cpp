#include "web/answer_cache.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <utility>

#include "web/compress.h"

namespace materia {
namespace {

/// Shorter ones fit into one packet either way.
constexpr std::size_t least_to_compress = 1024;
/// What an entry takes beside its texts, roughly.
constexpr std::size_t entry_bytes = 512;
constexpr std::size_t reckoned_compression = 4;

/// RFC 9110, 13.1.2: a list of tags, or "*"; a weak one is as good as a strong one here.
bool has_already(std::string_view if_none_match, std::string_view etag) {
  return if_none_match == "*" || if_none_match.find(etag) != std::string_view::npos;
}

}  // namespace

KeptAnswer::KeptAnswer(Response response)
    : response_(std::move(response)),
      etag_(fmt::format("\"{:016x}\"", XXH3_64bits(response_.body.data(), response_.body.size()))) {}

const std::string* KeptAnswer::gzip() const {
  if (response_.body.size() < least_to_compress) {
    return nullptr;
  }
  std::call_once(compressed_, [this] { gzip_ = materia::gzip(response_.body); });
  return gzip_ ? &*gzip_ : nullptr;
}

std::size_t KeptAnswer::bytes() const {
  const std::size_t body = response_.body.size();
  return entry_bytes + body + (body < least_to_compress ? 0 : body / reckoned_compression);
}

Response sent_as(const KeptAnswer& answer, const RequestHeaders& asked) {
  const Response& kept = answer.response();
  Response response{kept.status, kept.media_type, {}, kept.cache_control, kept.headers};
  // Weak: the same tag stands for the bytes as they are and for the compressed ones (RFC 9110, 8.8.3.3).
  response.headers.emplace_back("ETag", "W/" + answer.etag());
  response.headers.emplace_back("Vary", "Accept-Encoding");
  if (has_already(asked.if_none_match, answer.etag())) {
    response.status = 304;
    response.media_type.clear();
    return response;
  }
  const std::string* const compressed = accepts_gzip(asked.accept_encoding) ? answer.gzip() : nullptr;
  if (compressed != nullptr) {
    response.headers.emplace_back("Content-Encoding", "gzip");
  }
  response.body = compressed != nullptr ? *compressed : kept.body;
  return response;
}

std::shared_ptr<const KeptAnswer> AnswerCache::find(const Edition& edition, std::string_view address) {
  const std::lock_guard lock(mutex_);
  if (edition != edition_) {
    by_address_.clear();
    recent_.clear();
    bytes_ = 0;
    edition_ = edition;
  }
  const auto found = by_address_.find(address);
  if (found == by_address_.end()) {
    return nullptr;
  }
  recent_.splice(recent_.begin(), recent_, found->second);
  return found->second->answer;
}

void AnswerCache::keep(const Edition& edition, std::string_view address, std::shared_ptr<const KeptAnswer> answer) {
  const std::size_t bytes = address.size() + answer->bytes();
  const std::lock_guard lock(mutex_);
  if (edition != edition_ || bytes > limit_ / 8 || by_address_.contains(address)) {
    return;
  }
  recent_.push_front({std::string(address), std::move(answer)});
  by_address_.emplace(recent_.front().address, recent_.begin());
  bytes_ += bytes;
  while (bytes_ > limit_) {
    const Entry& oldest = recent_.back();
    bytes_ -= oldest.address.size() + oldest.answer->bytes();
    by_address_.erase(oldest.address);
    recent_.pop_back();
  }
}

}  // namespace materia
