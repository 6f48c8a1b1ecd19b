#pragma once

#include <string>
#include <string_view>

namespace materia {

/// Where people reach the server, without a slash at its end: "https://kb.example.org" of "https://kb.example.org/".
/// Empty for empty. Throws Error for anything else than the scheme http or https and a host.
std::string origin_of(std::string_view public_url);

}  // namespace materia
