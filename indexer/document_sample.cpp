#include "indexer/document_sample.h"

namespace materia {

DocumentSample sample_documents(Writer& writer, std::size_t most) {
  const std::vector<DocumentId> ids = writer.document_ids();
  DocumentSample sample;
  sample.of = ids.size();
  sample.step = ids.size() <= most ? 1 : (ids.size() + most - 1) / most;
  for (std::size_t i = 0; i < ids.size(); i += sample.step) {
    sample.ids.push_back(ids[i]);
  }
  return sample;
}

}  // namespace materia
