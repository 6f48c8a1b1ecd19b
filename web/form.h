#pragma once

#include <string>
#include <string_view>

#include "web/request.h"

namespace materia {

/// The fields of a form as a browser sends it (application/x-www-form-urlencoded). Throws Refusal 415 for a body of
/// another type. A field that can't be decoded is kept as it stands.
Parameters read_form(const Request& request);

/// The readable text of a field; empty without it. Throws BadRequest when it is longer than `most` bytes.
std::string field_text(const Parameters& form, const std::string& name, std::size_t most);

/// Where a form came from, to go back to: `address` where it is a path of this site, else `otherwise`. What a browser
/// could take for another site (//host, backslashes, control characters) is no path of this site.
std::string own_path(std::string_view address, std::string_view otherwise);

/// True for a content type of that name, whatever its parameters.
bool has_content_type(const Request& request, std::string_view name);

}  // namespace materia
