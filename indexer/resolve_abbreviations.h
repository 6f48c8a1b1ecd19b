#pragma once

#include <span>

#include "indexer/field_text.h"

namespace materia {

/// Decides what the abbreviations and ambiguous labels of a document mean (docs/tagging.md), over all of its fields:
///
/// - what the document spells out ("platelet-rich plasma (PRP)") means just that, everywhere in it; an abbreviation
/// that it
///   spells out as something else is no match, one that the vocabulary does not list becomes one
///   (MentionRule::defined_abbreviation).
/// - an ambiguous label that is not spelled out counts where the document names its concept in another way, or where
/// its
///   surroundings speak of the concept (MentionRule::abbreviation_in_context).
void resolve_abbreviations(std::span<FieldText> fields, const LabelMatcher& matcher, Analyzer& analyzer);

}  // namespace materia
