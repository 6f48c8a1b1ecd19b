#pragma once

#include <cstddef>
#include <string_view>

namespace materia {

/// What a request may weigh, in bytes.
struct RequestLimits {
  std::size_t line = 8192;         ///< its first line: method and address
  std::size_t head = 16UL * 1024;  ///< that and the headers
  std::size_t body = 64UL * 1024;  ///< a form, or an object of four short texts
};

/// Where the first request ends in what a connection has sent so far.
struct RequestFrame {
  enum class State {
    incomplete,  ///< more has to come
    whole,       ///< it is the first `size` bytes
    refused      ///< it can't be answered; where the next one would begin is not known
  };
  State state = State::incomplete;
  std::size_t size = 0;
  int status = 0;             ///< of a refused one: 400, 411, 413, 414, 431
  bool asks_to_send = false;  ///< an incomplete one waits for “100 Continue” before it sends its body

  bool operator==(const RequestFrame&) const = default;
};

/// Finds it by the head alone. Strict, so that nobody in between can see another end: lines end in CRLF, a body has one
/// Content-Length and no Transfer-Encoding.
RequestFrame frame_request(std::string_view received, const RequestLimits& limits);

}  // namespace materia
