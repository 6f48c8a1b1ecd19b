#pragma once

#include <string>
#include <vector>

namespace materia {

struct DecodedText {
  std::string text;                  ///< valid UTF-8, newlines as "\n", no control characters but "\n" and "\t"
  std::vector<std::string> repairs;  ///< "3 invalid bytes replaced", "converted from Windows-1252"; empty when clean
};

/// Makes clean UTF-8 of the bytes of a text file: UTF-8 with or without byte order mark, UTF-16 with one, else
/// Windows-1252 where the bytes look like it, else UTF-8 with each invalid byte replaced by U+FFFD. Soft hyphens and
/// zero-width characters are dropped, no-break spaces become spaces. Throws Error for bytes that are no text
/// (many NULs or control characters).
DecodedText decode_text(std::string bytes);

}  // namespace materia
