#include "indexer/prepare.h"

#include <utility>

namespace materia {

void Preparation::finish(ExtractedDocument extracted, Analyzer& analyzer, PreparedDocument& made) const {
  made.repairs = extracted.repairs;
  made.assembled = assemble(std::move(extracted), made.path, repeated_, analyzer);
  made.tagging = tag_document(made.assembled.document, vocabulary_, matcher_, analyzer);
  made.state = PreparedDocument::State::ready;
}

}  // namespace materia
