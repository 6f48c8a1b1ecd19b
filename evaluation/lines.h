#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

// Private to the evaluation room: what its files have in common.

namespace materia {

/// Calls `take` with each line of a text file that is not blank and its number, from 1; a byte order mark and
/// the carriage returns of Windows are left out. What `take` throws as EvaluationError gets the file and the line put
/// before it. Throws EvaluationError when the file can't be read.
void for_each_line(const std::filesystem::path& file,
                   const std::function<void(std::string_view line, std::size_t number)>& take);

/// The columns of a line: between tabs where it has any (an id may have spaces in it), else between runs of spaces.
std::vector<std::string_view> columns_of(std::string_view line);

/// The whole of `text` as a number. Throws EvaluationError that names the column.
int whole_number(std::string_view text, std::string_view column);
double finite_number(std::string_view text, std::string_view column);

}  // namespace materia
