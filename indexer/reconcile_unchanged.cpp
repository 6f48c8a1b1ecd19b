#include "indexer/reassemble.h"
#include "indexer/reconcile.h"
#include "indexer/settle_duplicates.h"
#include "indexer/tag_stored.h"

// What a run does to documents whose sources have not changed.

namespace materia {

void Reconciliation::settle(const CorpusListing& listing) {
  settle_duplicates(
      writer_, {report_.added + report_.updated + report_.removed, report_.removed, updated_},
      [&](const std::vector<DocumentId>& ids, const RepeatedHashes& repeated) {
        return assemble_again(ids, repeated, listing);
      },
      report_);
}

std::size_t Reconciliation::assemble_again(const std::vector<DocumentId>& ids, const RepeatedHashes& repeated,
                                           const CorpusListing& listing) {
  const std::set<DocumentId> wanted(ids.begin(), ids.end());
  std::vector<StoredDocument> documents = writer_.documents();
  std::erase_if(documents, [&](const StoredDocument& document) { return !wanted.contains(document.id); });
  return reassemble(documents, writer_.files(), listing, repeated, analyzers_.front(),
                    [&](const StoredDocument& row, const AssembledDocument& assembled) {
                      writer_.update_document(row.id, assembled.document, row.hash);
                      writer_.put_fingerprint(row.id, assembled.fingerprint, assembled.left_out);
                      const Tagging tagging =
                          tag_document(assembled.document, vocabulary_, matcher_, analyzers_.front());
                      writer_.put_findings(row.id, tagging.mentions, tagging.findings);
                      tagged_.insert(row.id);
                      ++report_.reassembled;
                    });
}

void Reconciliation::retag_unchanged() {
  std::vector<DocumentId> ids;
  for (const auto& [path, known] : stored_) {
    if (known.seen && !tagged_.contains(known.row.id)) {
      ids.push_back(known.row.id);
    }
  }
  report_.retagged += tag_stored(
      ids, vocabulary_, matcher_, [&](DocumentId id) { return writer_.document(id); },
      [&](DocumentId id, const Document&, const Tagging& tagging) {
        writer_.put_findings(id, tagging.mentions, tagging.findings);
      });
}

}  // namespace materia
