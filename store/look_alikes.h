#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace materia {

/// The phrases of a list in the form of store/look_alikes.txt, in its order: a line is a phrase, "name = one | another"
/// gives a slot its fillings, and a line with {name} stands for one phrase per filling (of several slots, for each
/// combination). Comments and empty lines make none. Throws std::invalid_argument where a slot is not defined before it
/// is used.
std::vector<std::string> look_alike_phrases(std::string_view list);

}  // namespace materia
