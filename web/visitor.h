#pragma once

#include <string>

namespace materia {

/// Who looks at a page, and so what it offers.
struct Visitor {
  bool editing = false;     ///< the server was started with --edit
  std::string name = {};    ///< of who is signed in
  std::string csrf = {};    ///< what the forms of who is signed in carry
  std::string here = {};    ///< path and query of the page, to come back to
  std::string origin = {};  ///< where people reach the site, "https://kb.example.org"; empty where that is not known

  [[nodiscard]] bool may_edit() const { return !csrf.empty(); }
};

}  // namespace materia
