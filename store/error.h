#pragma once

#include <stdexcept>

namespace materia {

/// What went wrong and what to do, in words for the person who runs the program: names the file, line or argument
/// at fault. Shown on the command line; never sent to a web client.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace materia
