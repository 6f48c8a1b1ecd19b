#include "bench/peers/figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <numeric>

#include "store/error.h"

namespace materia {
namespace {

void add(const nlohmann::json& line, Figures& figures) {
  const std::string kind = line.at("kind");
  if (kind == "documents") {
    figures.documents = line.at("documents");
    return;
  }
  const std::string engine = line.at("engine");
  if (figures.of.count(engine) == 0) figures.engines.push_back(engine);
  EngineFigures& of = figures.of[engine];
  if (kind == "query") {
    const std::string shape = line.at("shape");
    of.queries[shape + " " + line.at("query").get<std::string>()] = {shape, line.at("cpu_us"), line.at("total"),
                                                                     line.at("facet_counts")};
  } else if (kind == "index") {
    of.index = {line.at("seconds"), line.at("text_bytes"), line.at("file_bytes"), line.at("peak_bytes")};
  } else if (kind == "cold" || kind == "warm") {
    (kind == "cold" ? of.cold_ms : of.warm_ms).push_back(line.at("ms"));
  } else if (kind == "command") {
    of.command_ms.push_back(1e3 * line.at("seconds").get<double>());
  }
}

}  // namespace

std::vector<double> EngineFigures::times(const std::string& shape) const {
  std::vector<double> values;
  for (const auto& [text, query] : queries) {
    if (shape.empty() || query.shape == shape) values.push_back(query.microseconds);
  }
  std::sort(values.begin(), values.end());
  return values;
}

Figures read_figures(const std::filesystem::path& file) {
  std::ifstream stream(file);
  if (!stream) throw Error(file.string() + ": can't be read");
  Figures figures;
  std::size_t number = 0;
  for (std::string line; std::getline(stream, line);) {
    ++number;
    try {
      add(nlohmann::json::parse(line), figures);
    } catch (const nlohmann::json::exception& error) {
      throw Error(fmt::format("{}:{}: {}", file.string(), number, error.what()));
    }
  }
  return figures;
}

double mean(const std::vector<double>& values) {
  return values.empty() ? 0 : std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double percentile(const std::vector<double>& values, double share) {
  const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size())));
  return values.at(std::max<std::size_t>(rank, 1) - 1);
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return percentile(values, 0.5);
}

std::string readable(double number) {
  if (number < 10) return fmt::format("{:.{}f}", number, number < 1 ? 2 : 1);
  std::string digits = fmt::format("{:.0f}", number);
  for (std::size_t end = digits.size(); end > 3; end -= 3) {
    digits.insert(end - 3, ",");
  }
  return digits;
}

}  // namespace materia
