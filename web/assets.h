#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace materia {

/// A file that is compiled in and served to the browser.
struct Asset {
  std::string_view content;
  std::string media_type;
};

/// The address of an asset with a hash of its content in it, so that it may be cached for ever:
/// "/assets/materia-1f0c9a3b5d7e2468.css". REQUIRES: an asset of that name.
std::string asset_url(std::string_view name);

/// The asset served under /assets/`name`, the hash included; nothing for any other name.
std::optional<Asset> find_asset(std::string_view name);

}  // namespace materia
