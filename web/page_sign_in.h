#pragma once

#include <string>

#include "web/visitor.h"

namespace materia {

/// What stands in the form for signing in.
struct SignIn {
  std::string name;     ///< as it was given; the token is never shown again
  std::string back;     ///< where to go then
  std::string problem;  ///< why it did not work; empty at first
};

std::string render_sign_in_page(const SignIn& shown, const Visitor& visitor);

}  // namespace materia
