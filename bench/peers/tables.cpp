#include "bench/peers/tables.h"

#include <fmt/format.h>

#include "bench/peers/asked.h"

namespace materia {
namespace {

constexpr double megabyte = 1e6;

std::string heading_row(const std::vector<std::string>& columns) {
  std::string row = "|";
  std::string rule = "\n|";
  for (const std::string& column : columns) {
    row += " " + column + " |";
    rule += "---|";
  }
  return row + rule + "\n";
}

/// "mean | p50 | p95 | p99".
std::string spread(const std::vector<double>& times) {
  return fmt::format("{} | {} | {} | {}", readable(mean(times)), readable(percentile(times, 0.5)),
                     readable(percentile(times, 0.95)), readable(percentile(times, 0.99)));
}

std::string ratio(double value, double base) {
  return fmt::format("{} ×", readable(value / base));
}

/// The engines that were asked anything.
std::vector<std::string> timed(const Figures& figures) {
  std::vector<std::string> engines;
  for (const std::string& engine : figures.engines) {
    if (!figures.of.at(engine).queries.empty()) engines.push_back(engine);
  }
  return engines;
}

std::string overall(const Figures& figures, const std::vector<std::string>& engines) {
  std::string table = heading_row({"µs a query", "mean", "p50", "p95", "p99", "mean, " + engines.front() + " = 1"});
  const double base = mean(figures.of.at(engines.front()).times());
  for (const std::string& engine : engines) {
    const std::vector<double> times = figures.of.at(engine).times();
    table += fmt::format("| {} | {} | {} |\n", engine, spread(times), ratio(mean(times), base));
  }
  return table;
}

std::string by_shape(const Figures& figures, const std::vector<std::string>& engines) {
  std::vector<std::string> columns = {"µs, mean (p50 · p95 · p99)"};
  columns.insert(columns.end(), engines.begin(), engines.end());
  std::string table = heading_row(columns);
  for (const std::string_view shape : shape_names) {
    if (figures.of.at(engines.front()).times(std::string(shape)).empty()) continue;
    table += fmt::format("| {} |", shape);
    for (const std::string& engine : engines) {
      const std::vector<double> times = figures.of.at(engine).times(std::string(shape));
      table += fmt::format(" **{}** ({} · {} · {}) |", readable(mean(times)), readable(percentile(times, 0.5)),
                           readable(percentile(times, 0.95)), readable(percentile(times, 0.99)));
    }
    table += "\n";
  }
  return table;
}

std::string indexes(const Figures& figures) {
  std::string table =
      heading_row({"index", "built in, s", "MB of text/s", "peak memory, MB", "file, MB", "file / text"});
  for (const std::string& engine : figures.engines) {
    if (const auto& index = figures.of.at(engine).index) {
      table +=
          fmt::format("| {} | {} | {} | {} | {} | {:.2f} |\n", engine, readable(index->seconds),
                      readable(index->text_bytes / megabyte / index->seconds), readable(index->peak_bytes / megabyte),
                      readable(index->file_bytes / megabyte), index->file_bytes / index->text_bytes);
    }
  }
  return table;
}

std::string first_queries(const Figures& figures) {
  std::string table = heading_row({"first query, ms", "from disk", "from the page cache", "whole command"});
  const auto in_the_middle = [](const std::vector<double>& ms) { return ms.empty() ? "" : readable(median(ms)); };
  for (const std::string& engine : figures.engines) {
    const EngineFigures& of = figures.of.at(engine);
    table += fmt::format("| {} | {} | {} | {} |\n", engine, in_the_middle(of.cold_ms), in_the_middle(of.warm_ms),
                         in_the_middle(of.command_ms));
  }
  return table;
}

/// For how many queries the peers gave the same totals and facet counts as the first engine: stemmers differ.
std::string agreement(const Figures& figures, const std::vector<std::string>& engines) {
  std::string text;
  const EngineFigures& first = figures.of.at(engines.front());
  for (const std::string& engine : engines) {
    if (engine == engines.front() || engine.starts_with("materia")) continue;
    std::size_t same = 0;
    std::size_t asked = 0;
    double found = 0;
    double found_by_first = 0;
    for (const auto& [query, answer] : figures.of.at(engine).queries) {
      const auto other = first.queries.find(query);
      if (other == first.queries.end()) continue;
      ++asked;
      found += static_cast<double>(answer.total);
      found_by_first += static_cast<double>(other->second.total);
      same += answer.total == other->second.total && answer.facet_counts == other->second.facet_counts ? 1 : 0;
    }
    text += fmt::format("{}{} in {} of {} queries, {:.2f} times the documents", text.empty() ? "" : "; ", engine, same,
                        asked, found / found_by_first);
  }
  return text.empty() ? "" : fmt::format("\nSame total and same facet counts as {}: {}.\n", engines.front(), text);
}

}  // namespace

std::string tables(const Figures& figures) {
  const std::vector<std::string> engines = timed(figures);
  std::string text = fmt::format("### {} documents\n\n", readable(static_cast<double>(figures.documents)));
  if (!engines.empty()) {
    text += overall(figures, engines) + "\n" + by_shape(figures, engines) + "\n";
  }
  text += indexes(figures) + "\n" + first_queries(figures);
  return engines.empty() ? text : text + agreement(figures, engines);
}

}  // namespace materia
