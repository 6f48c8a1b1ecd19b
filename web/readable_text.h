#pragma once

#include <string>
#include <string_view>

namespace materia {

/// The bytes of a request made fit to be searched and shown: what isn't UTF-8 becomes U+FFFD, one for each byte;
/// control characters become spaces; trimmed.
std::string readable_text(std::string_view bytes);

}  // namespace materia
