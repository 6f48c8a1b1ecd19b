#include "web/assets.h"

#include <fmt/format.h>

#include <cstdint>
#include <map>

#include "embedded/web_assets.h"

namespace materia {
namespace {

struct Served {
  std::string name;  ///< with the hash
  Asset asset;
};

/// FNV-1a, 64 bits: it has to tell versions of a file apart, not to resist anyone.
std::uint64_t content_hash(std::string_view content) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : content) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash;
}

std::string media_type_of(std::string_view extension) {
  if (extension == ".css") return "text/css; charset=utf-8";
  if (extension == ".js") return "text/javascript; charset=utf-8";
  if (extension == ".svg") return "image/svg+xml";
  return "application/octet-stream";
}

std::map<std::string, Served, std::less<>> serve_embedded() {
  std::map<std::string, Served, std::less<>> all;
  for (const EmbeddedFile& file : embedded::web_assets()) {
    const std::size_t dot = file.name.rfind('.');
    const std::string_view extension = file.name.substr(dot);
    all[std::string(file.name)] = {
        fmt::format("{}-{:016x}{}", file.name.substr(0, dot), content_hash(file.content), extension),
        {file.content, media_type_of(extension)}};
  }
  return all;
}

const std::map<std::string, Served, std::less<>>& served() {
  static const std::map<std::string, Served, std::less<>> all = serve_embedded();
  return all;
}

}  // namespace

std::string asset_url(std::string_view name) {
  return "/assets/" + served().at(std::string(name)).name;
}

std::optional<Asset> find_asset(std::string_view name) {
  for (const auto& [plain_name, file] : served()) {
    if (file.name == name) return file.asset;
  }
  return std::nullopt;
}

}  // namespace materia
