#pragma once

#include <chrono>
#include <string>

namespace materia {

/// How a server lets editors in.
struct EditingOptions {
  std::string token;            ///< what an editor has to know; 16 to 256 characters
  std::string public_url = {};  ///< where people reach the server, "https://kb.example.org"; empty: as it is asked
  std::chrono::seconds session_lifetime = std::chrono::hours(12);
};

}  // namespace materia
