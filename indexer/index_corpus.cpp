#include "indexer/index_corpus.h"

#include <fmt/format.h>

#include <chrono>
#include <unordered_map>

#include "indexer/bring_vocabulary.h"
#include "indexer/changes_since.h"
#include "indexer/collect_phrases.h"
#include "indexer/learn_vectors.h"
#include "indexer/reconcile.h"
#include "indexer/scan_corpus.h"
#include "store/allocator.h"
#include "store/backup.h"
#include "store/error.h"
#include "store/fault_point.h"
#include "store/unfinished_file.h"
#include "store/writer.h"

namespace materia {
namespace {

namespace fs = std::filesystem;

/// A run that would take every document away is most likely a wrong or an unmounted folder.
void refuse_other_corpus(const Reconciliation& reconciliation, const CorpusListing& listing, const fs::path& corpus,
                         const std::string& indexed_before) {
  if (reconciliation.stored_documents() == 0 || reconciliation.known_among(listing) > 0) {
    return;
  }
  if (listing.files.empty() || fs::weakly_canonical(corpus).string() != indexed_before) {
    throw Error(
        fmt::format("{}: none of the {} documents of this knowledge base, made from {}, is in there, so all would be "
                    "removed; choose "
                    "another file with --db, or give --rebuild if that is meant",
                    corpus.string(), reconciliation.stored_documents(), indexed_before));
  }
}

/// What a rebuild takes over from the old file: what only the file holds, and the ids that links point to.
struct Carried {
  EditorsWork work;
  std::vector<KeptDocument> documents;
  DocumentId last_id = 0;  ///< that any document ever had
  StoredVocabulary vocabulary;
};

void carry_documents(Writer& old, Carried& carried) {
  std::unordered_map<std::int64_t, std::string> sources;
  for (const SourceFile& file : old.files()) {
    sources.emplace(file.id, file.path);
  }
  for (const StoredDocument& document : old.documents()) {
    carried.documents.push_back({document.id, document.path, document.hash, sources[document.file]});
  }
  carried.last_id = old.last_document_id();
}

Carried carry_over(const fs::path& old_file) {
  Carried carried;
  Writer old(old_file);
  carried.work = old.editors_work();
  carry_documents(old, carried);
  carried.vocabulary = stored_vocabulary(old);
  return carried;
}

/// The same from a damaged file, part by part.
Carried salvage(const fs::path& damaged, std::vector<std::string>& lost) {
  Carried carried;
  const auto read = [&](const char* what, const std::function<void(Writer&)>& part) {
    try {
      Writer old(damaged);
      part(old);
    } catch (const Error&) {
      lost.emplace_back(what);
    }
  };
  read("editors' decisions and reviews", [&](Writer& old) { carried.work = old.editors_work(); });
  read("the ids of articles, which links may point to", [&](Writer& old) { carry_documents(old, carried); });
  read("the vocabulary, where it came from somewhere else than the corpus",
       [&](Writer& old) { carried.vocabulary = stored_vocabulary(old); });
  return carried;
}

void take_over(const Carried& carried, Writer& writer) {
  writer.put_editors_work(carried.work);
  if (carried.last_id > 0) {
    writer.begin_document_ids_after(carried.last_id);
  }
  put_stored_vocabulary(writer, carried.vocabulary);
}

/// The phrases are collected anew when more than one document in this many has changed since.
constexpr std::size_t share_to_collect_anew = 10;

void write(const fs::path& corpus, const fs::path& file, Writer::Mode mode, const IndexOptions& options,
           const Carried& carried, IndexReport& report) {
  const VocabularyPlace place = vocabulary_place(corpus, options.vocabulary);
  const CorpusListing listing = scan_corpus(corpus, place.path, options.follow_links);
  Writer writer(file, mode, options.memory);
  take_over(carried, writer);
  const bool new_vocabulary = bring_vocabulary(writer, place, report.warnings);
  const Vocabulary vocabulary = writer.vocabulary();
  Reconciliation reconciliation(writer, vocabulary, report, carried.documents, options.threads);
  refuse_other_corpus(reconciliation, listing, corpus, writer.fact("corpus"));

  report.skipped = listing.skipped;
  reconciliation.run(listing, fs::is_regular_file(corpus), options.progress);
  fault_point("index: sources read");
  writer.end_load();
  give_back_memory();  // what the documents took in small pieces: the next steps have large ones
  reconciliation.settle(listing);
  give_back_memory();
  fault_point("index: settled");
  const std::string tagger = std::to_string(tagger_version);
  if (new_vocabulary || writer.fact("tagger_version") != tagger) {
    reconciliation.retag_unchanged();
    fault_point("index: tagged anew");
    writer.put_fact("tagger_version", tagger);
  }
  const std::size_t changed = report.added + report.updated + report.removed + report.reassembled;
  VectorLearning vectors(writer, options.threads);
  if (due_after_changes(writer, "changes_since_phrases", changed, share_to_collect_anew)) {
    collect_phrases(writer, options.threads);
  }
  vectors.finish();
  fault_point("index: learned");
  writer.put_corpus(fs::weakly_canonical(corpus).string());
  writer.put_skipped(report.skipped);
  report.generation = writer.commit();
}

}  // namespace

IndexReport index_corpus(const fs::path& corpus, const fs::path& knowledge_base, const IndexOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  IndexReport report;
  const bool exists = fs::exists(knowledge_base);
  if (exists && !options.rebuild) {
    write(corpus, knowledge_base, Writer::Mode::update, options, {}, report);
  } else {
    Carried carried;
    bool damaged = false;
    try {
      carried = exists ? carry_over(knowledge_base) : Carried{};
    } catch (const DamagedError&) {
      damaged = true;
      carried = salvage(knowledge_base, report.lost);
    }
    const UnfinishedFile unfinished(knowledge_base);
    write(corpus, unfinished.file(), Writer::Mode::bulk, options, carried, report);
    fault_point("index: new file complete");
    if (damaged) {
      report.lost.push_back("the damaged file is kept as " + set_aside_damaged(knowledge_base));
    }
    report.generation = replace_knowledge_base(unfinished.file(), knowledge_base);
  }
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return report;
}

}  // namespace materia
