#pragma once

#include <string>
#include <string_view>

#include "web/visitor.h"

namespace materia {

/// What a status means, in a few words: "Not found".
std::string_view status_title(int status);
/// The same in a sentence or two, with what to do.
std::string_view status_explanation(int status);

/// A page that says what went wrong and where to go on. `detail` is text fit for the person who asked; where it is
/// empty the page explains the status itself.
std::string render_error_page(int status, std::string_view detail, const Visitor& visitor = {});

}  // namespace materia
