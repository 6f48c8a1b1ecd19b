#include "web/origin.h"

#include <fmt/format.h>

#include "store/error.h"

namespace materia {

std::string origin_of(std::string_view url) {
  if (url.empty()) return {};
  if (url.ends_with('/')) url.remove_suffix(1);
  const std::size_t scheme = url.find("://");
  const bool known = url.starts_with("http://") || url.starts_with("https://");
  if (!known || url.size() == scheme + 3 || url.find_first_of("/?# \\", scheme + 3) != std::string_view::npos) {
    throw Error(fmt::format("--public-url {}: write it as https://kb.example.org, without a path", url));
  }
  return std::string(url);
}

}  // namespace materia
