#include "indexer/document_sample.h"

namespace materia {

DocumentSample sample_documents(Writer& writer, std::size_t most) {
  const std::vector<StoredDocument> documents = writer.documents();
  DocumentSample sample;
  sample.of = documents.size();
  sample.step = documents.size() <= most ? 1 : (documents.size() + most - 1) / most;
  for (std::size_t i = 0; i < documents.size(); i += sample.step) {
    sample.ids.push_back(documents[i].id);
  }
  return sample;
}

}  // namespace materia
