#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace materia {

/// What was measured of one engine at one number of documents.
struct EngineFigures {
  struct TimedQuery {
    std::string shape;
    double microseconds = 0;
    std::size_t total = 0;
    std::size_t facet_counts = 0;
  };
  struct Index {
    double seconds = 0;
    double text_bytes = 0;
    double file_bytes = 0;
    double peak_bytes = 0;
  };
  std::map<std::string, TimedQuery> queries;  ///< by what was typed, with its shape before it
  std::optional<Index> index;                 ///< nothing for one that shares another's
  std::vector<double> cold_ms;                ///< first queries from disk
  std::vector<double> warm_ms;                ///< first queries of a program, files in the page cache
  std::vector<double> command_ms;             ///< searches from the command line, files in the page cache

  /// Of one shape, or of all where it is empty; ascending.
  [[nodiscard]] std::vector<double> times(const std::string& shape = {}) const;
};

/// One run at one number of documents.
struct Figures {
  std::size_t documents = 0;
  std::vector<std::string> engines;  ///< in the order of the file
  std::map<std::string, EngineFigures> of;
};

/// Reads the JSON lines of the engines. Throws Error naming file and line.
Figures read_figures(const std::filesystem::path& file);

double mean(const std::vector<double>& values);
/// The nearest rank. REQUIRES: ascending values, at least one.
double percentile(const std::vector<double>& values, double share);
/// REQUIRES: at least one value.
double median(std::vector<double> values);

/// "12,345"; with digits below the point where the number is small: "0.62", "3.4".
std::string readable(double number);

}  // namespace materia
