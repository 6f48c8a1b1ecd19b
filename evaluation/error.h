#pragma once

#include <stdexcept>

namespace materia {

/// A file of queries, judgements or rankings that can't be used: names the file and the line, and says what is wrong.
class EvaluationError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace materia
