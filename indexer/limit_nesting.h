#pragma once

#include <string>
#include <string_view>

namespace materia {

/// HTML as gumbo can read it in linear time and on a small stack. Ordinary pages come back as they are; from one that
/// nests elements by the hundred, or has a tag of many kilobytes, the tags that do so are left out and the text is
/// kept.
std::string limit_nesting(std::string_view html);

}  // namespace materia
