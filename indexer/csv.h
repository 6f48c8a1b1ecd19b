#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace materia {

/// A row of a table; not one cell where the text has an empty line.
struct CsvRow {
  std::vector<std::string> cells;
  std::size_t line = 0;  ///< the line of the text on which it begins, from 1
};

/// Reads a table as RFC 4180 has it: cells between commas, in quotes where they hold commas, quotes (doubled) or line
/// ends; rows end with CR LF or LF. A byte order mark is passed over. Empty lines are left out. Throws Error with
/// "NAME:LINE: what" for a quote that is not closed or stands where none may, and for bytes that are not UTF-8.
std::vector<CsvRow> read_csv(const std::string& name, std::string_view text);

/// Appends a row that read_csv reads as these cells; CR LF ends it.
void append_csv_row(std::string& text, const std::vector<std::string>& cells);

/// A cell that no spreadsheet takes for a formula: an apostrophe is put before one that begins with =, +, -, @, a
/// tab, a carriage return or an apostrophe. unguarded() takes it away again, so that every text comes back as it was.
std::string guarded(std::string_view cell);
std::string_view unguarded(std::string_view cell);

}  // namespace materia
