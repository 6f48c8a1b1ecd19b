#include "web/log.h"

#include <spdlog/sinks/stdout_sinks.h>

#include <memory>

namespace materia {

spdlog::logger& web_log() {
  static spdlog::logger log("web", std::make_shared<spdlog::sinks::stderr_sink_mt>());
  return log;
}

}  // namespace materia
