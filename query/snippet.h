#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "query/results.h"
#include "query/text_matches.h"
#include "store/document.h"

namespace materia {

/// How long a snippet is, in bytes. Whole sentences may make it a little longer.
inline constexpr std::size_t snippet_length = 300;

/// The sentences of a document that answer best, as one or two fragments, the best first.
///
/// A place is worth the weights of the clauses it shows, those that only its passage's heading shows counting for
/// 0.8; more where one sentence shows them and where they stand close together, less where it is itself a question. Of
/// places worth the same the first is taken. Where only one clause is asked for, a sentence that says what it is ("X is
/// a …", "X, also called …") goes before others. A second fragment shows what the first leaves out, or more of the same
/// where the first is short.
///
/// Fragments begin and end with sentences. A sentence longer than the snippet is cut at words around its matches,
/// "…" where cut; a text without spaces is cut between code points. Without any match the beginning of the text is
/// shown. Empty only for a document without text.
///
/// `weights` has the worth of each of the finder's clauses, as a rule its inverse document frequency; a clause that has
/// none, or none above 0, counts 1.
std::vector<Fragment> cut_snippet(const Document& document, MatchFinder& finder, std::span<const double> weights = {},
                                  std::size_t length = snippet_length);

/// The fragments as one text, " … " between them; no second "…" where one is cut there already.
std::vector<TextPiece> joined(const std::vector<Fragment>& fragments);

}  // namespace materia
