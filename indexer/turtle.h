#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace materia {

/// One statement of a Turtle text, IRIs in full.
struct Triple {
  std::string subject;
  std::string predicate;
  std::string object;
  bool is_literal = false;  ///< of the object; else it is an IRI or a blank node ("_:…")
  std::string language;     ///< of a literal, as written
  std::string where;        ///< "file:line" of the object
};

/// Reads Turtle and hands on each statement in order. A fault ends the reading: `on_fault` receives it as "file:line:
/// what". `name` is what the text is called in messages.
void read_turtle(const std::string& name, std::string_view text, const std::function<void(Triple)>& on_triple,
                 const std::function<void(std::string)>& on_fault);

}  // namespace materia
