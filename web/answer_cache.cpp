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

std::size_t bytes_of(std::string_view address, const KeptAnswer& answer) {
  return entry_bytes + address.size() + answer.response.body.size() + (answer.gzip ? answer.gzip->size() : 0);
}

/// RFC 9110, 13.1.2: a list of tags, or "*"; a weak one is as good as a strong one here.
bool has_already(std::string_view if_none_match, std::string_view etag) {
  return if_none_match == "*" || if_none_match.find(etag) != std::string_view::npos;
}

}  // namespace

std::shared_ptr<const KeptAnswer> to_keep(Response response) {
  auto answer = std::make_shared<KeptAnswer>();
  const std::string& body = response.body;
  answer->etag = fmt::format("\"{:016x}\"", XXH3_64bits(body.data(), body.size()));
  if (body.size() >= least_to_compress) {
    answer->gzip = gzip(body);
  }
  answer->response = std::move(response);
  return answer;
}

Response sent_as(const KeptAnswer& answer, const RequestHeaders& asked) {
  Response response{
      answer.response.status, answer.response.media_type, {}, answer.response.cache_control, answer.response.headers};
  response.headers.emplace_back("ETag", answer.etag);
  response.headers.emplace_back("Vary", "Accept-Encoding");
  if (has_already(asked.if_none_match, answer.etag)) {
    response.status = 304;
    response.media_type.clear();
  } else if (answer.gzip && accepts_gzip(asked.accept_encoding)) {
    response.headers.emplace_back("Content-Encoding", "gzip");
    response.body = *answer.gzip;
  } else {
    response.body = answer.response.body;
  }
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
  const std::size_t bytes = bytes_of(address, *answer);
  const std::lock_guard lock(mutex_);
  if (edition != edition_ || bytes > limit_ / 8 || by_address_.contains(address)) {
    return;
  }
  recent_.push_front({std::string(address), std::move(answer)});
  by_address_.emplace(recent_.front().address, recent_.begin());
  bytes_ += bytes;
  while (bytes_ > limit_) {
    const Entry& oldest = recent_.back();
    bytes_ -= bytes_of(oldest.address, *oldest.answer);
    by_address_.erase(oldest.address);
    recent_.pop_back();
  }
}

}  // namespace materia
