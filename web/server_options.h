#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

#include "web/editing_options.h"

namespace materia {

struct ServerOptions {
  std::filesystem::path knowledge_base;
  std::string host = "127.0.0.1";
  int port = 8080;                                       ///< 0 takes any free one
  std::optional<EditingOptions> editing = std::nullopt;  ///< nothing: this server can only be read
  std::string public_url = {};                           ///< where people reach it, "https://kb.example.org"
  std::size_t workers = 0;                               ///< requests answered at once; 0 is one for each core
  std::size_t connections = 1000;                        ///< open at once; fewer where the system allows fewer files
  std::chrono::milliseconds deadline{10'000};            ///< from a request's arrival; later the answer is a 503
  std::size_t answer_cache = std::size_t{32} << 20U;     ///< bytes of answers kept to be given again; 0 keeps none
  bool log = false;  ///< a line for each request on standard error, without what was asked
};

}  // namespace materia
