#pragma once

#include <cstddef>
#include <string_view>

#include "store/writer.h"

namespace materia {

/// Counts under the fact `name` how many documents have changed since something was last derived from all of them, and
/// tells whether it is due: where it never was, or where more than one document in `share` has changed. The count
/// begins anew when it is due. An unreadable fact counts as never.
bool due_after_changes(Writer& writer, std::string_view name, std::size_t changed, std::size_t share);

}  // namespace materia
