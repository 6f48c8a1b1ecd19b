#pragma once

#include "store/writer.h"

namespace materia {

/// Finds the phrases of the collection that are worth suggesting and stores them: two to four words side by side that
/// neither begin nor end with a stop word, a number or a word of mere prose (phrase_edges.txt); in at least three
/// documents (two of a collection of less than a hundred); eight times as often as chance would have the words come
/// together. Pieces are left out: what mostly stands beside one and the same word ("platelet-rich" before "plasma", any
/// part of a sentence that documents repeat), and what seldom stands between stop words or punctuation. The 30,000 of
/// most documents are kept.
///
/// Of more than `most_documents` every second, third, … is read (document_sample.h), twice, and counted for those that
/// are not: counts are estimates then, and what fewer than three of those read have is missed. Memory is bounded (some
/// 200 MB): what is rare is forgotten when the tables are full. The same documents give the same phrases.
void collect_phrases(Writer& writer, std::size_t threads = 0, std::size_t most_documents = 50'000);

}  // namespace materia
