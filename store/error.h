#pragma once

#include <stdexcept>

namespace materia {

/// What went wrong and what to do, in words for the person who runs the program: names the file, line or argument
/// at fault. Shown on the command line; never sent to a web client.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// What was asked for does not fit what there is.
class ConflictError : public Error {
 public:
  using Error::Error;
};

/// The answer took longer than it may.
class DeadlineError : public Error {
 public:
  using Error::Error;
};

[[noreturn]] void throw_overdue();

/// The file can't be read as a knowledge base: damaged, or none at all.
class DamagedError : public Error {
 public:
  using Error::Error;
};

/// Another process is writing; it may succeed later.
class BusyError : public Error {
 public:
  using Error::Error;
};

}  // namespace materia
