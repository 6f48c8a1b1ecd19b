#pragma once

#include <string_view>

namespace materia {

/// True for a word that carries no content in a typed query and neither begins nor ends a phrase worth suggesting
/// (stop_words.txt): what, is, of, the.
/// REQUIRES: a folded word (Analyzer::fold).
bool is_stop_word(std::string_view folded);

}  // namespace materia
