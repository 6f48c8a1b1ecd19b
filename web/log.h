#pragma once

#include <spdlog/logger.h>

namespace materia {

/// Where the web room says what went wrong: standard error. Never give it what a person searched for. Thread-safe.
spdlog::logger& web_log();

}  // namespace materia
