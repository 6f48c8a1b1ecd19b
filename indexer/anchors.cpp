#include "indexer/anchors.h"

#include <utf8proc.h>

#include "indexer/characters.h"

namespace materia {
namespace {

bool belongs_to_a_slug(std::int32_t code_point) {
  if (code_point == '-') return true;
  switch (utf8proc_category(code_point)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_PC:
      return true;
    default:
      return false;
  }
}

}  // namespace

std::string slug(std::string_view heading) {
  const std::string lower = lower_case(heading);
  std::string kept;
  for (std::size_t position = 0; position < lower.size();) {
    const std::size_t begin = position;
    const std::int32_t code_point = next_character(lower, position);
    if (code_point == ' ') {
      kept += '-';
    } else if (belongs_to_a_slug(code_point)) {
      kept.append(lower, begin, position - begin);
    }
  }
  return kept.find_first_not_of('-') == std::string::npos ? "section" : kept;
}

std::string Anchors::next(std::string_view heading) {
  const std::string wanted = slug(heading);
  std::string anchor = wanted;
  while (!given_.try_emplace(anchor, 0).second) anchor = wanted + "-" + std::to_string(++given_[wanted]);
  return anchor;
}

}  // namespace materia
