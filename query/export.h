#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/results.h"

namespace materia {

/// How a list of articles is written for other programs.
enum class ExportFormat {
  csv,         ///< RFC 4180, with a line of names; for spreadsheets
  json_lines,  ///< an object a line
  ris,         ///< for reference managers
  bibtex
};

/// csv, jsonl, ris, bibtex; nothing for any other name.
std::optional<ExportFormat> export_format_named(std::string_view name);
/// All of those names.
std::vector<std::string> export_format_names();
/// What a file of that format is served as, and how its name ends.
std::string_view media_type_of(ExportFormat format);
std::string_view extension_of(ExportFormat format);

/// Writes articles one behind the other. Whatever a field holds, it stays a field: nothing in it ends a line or a value
/// before its end, and no spreadsheet takes it for a formula. Not thread-safe.
class Exporter {
 public:
  /// `schemes` are the facets of the knowledge base: CSV has a column for each.
  Exporter(ExportFormat format, std::vector<std::string> schemes);

  /// What stands before the first article.
  [[nodiscard]] std::string head() const;
  [[nodiscard]] std::string article(const FoundDocument& document) const;

 private:
  [[nodiscard]] std::string csv(const FoundDocument& document) const;

  ExportFormat format_;
  std::vector<std::string> schemes_;
};

}  // namespace materia
