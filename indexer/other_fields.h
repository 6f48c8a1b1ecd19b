#pragma once

#include <span>

#include "indexer/field_text.h"

namespace materia {

/// Drops the matches of a document whose surroundings speak of another field than health and not of health itself: "the
/// fracture of the coalition", "a stroke of the brush". The words of both stand in other_fields.txt, and each counts
/// once. An everyday word or an abbreviation is given up for one word of another field, a longer or rarer name for two.
/// A word of health outweighs two of those, and beside another name that is no everyday word nothing is dropped. Nor is
/// it in a document that uses five words of health anywhere: such a one means what it says.
///
/// May be called from several threads, each with its own document.
void drop_other_fields(std::span<FieldText> fields);

}  // namespace materia
