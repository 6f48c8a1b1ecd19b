#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace materia {

/// The text as gzip (RFC 1952). Nothing where that would not be shorter. Thread-safe.
std::optional<std::string> gzip(std::string_view text);

/// True where a client that sent this Accept-Encoding (RFC 9110, 12.5.3) takes gzip: it is named, or all are by "*",
/// with a weight above 0.
bool accepts_gzip(std::string_view accept_encoding);

}  // namespace materia
