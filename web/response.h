#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace materia {

namespace media_type {
inline constexpr std::string_view html = "text/html; charset=utf-8";
inline constexpr std::string_view csv = "text/csv; charset=utf-8";
inline constexpr std::string_view json = "application/json";
inline constexpr std::string_view problem = "application/problem+json";
}  // namespace media_type

using Headers = std::vector<std::pair<std::string, std::string>>;

/// What the site answers, whatever carries it.
struct Response {
  int status = 200;
  std::string media_type;
  std::string body;
  std::string cache_control = "no-cache";  ///< a page shows the newest generation
  Headers headers = {};                    ///< beside those that every answer has
};

}  // namespace materia
