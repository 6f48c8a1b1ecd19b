#pragma once

#include <string_view>
#include <vector>

#include "store/sentences.h"

namespace materia {

/// A place where a text spells out an abbreviation: "platelet-rich plasma (PRP)", "PRP (platelet-rich plasma)".
struct AbbreviationDefinition {
  TextRange short_form;  ///< PRP, without a plural s
  TextRange long_form;   ///< platelet-rich plasma
};

/// The definitions in a text, in order, by the algorithm of Schwartz and Hearst, "A simple algorithm for identifying
/// abbreviation definitions in biomedical text" (2003): the short form's letters and digits stand in the long form in
/// order, the first of them at the beginning of its first word, and the long form has at most twice as many words as
/// the short form has letters, and at most five more. Short forms have two capitals or more and ten characters at most.
/// Where the short form comes first, all that the brackets hold up to a comma or semicolon is the long form.
std::vector<AbbreviationDefinition> find_abbreviation_definitions(std::string_view text);

}  // namespace materia
