#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/assemble.h"
#include "indexer/extract.h"
#include "indexer/in_order.h"
#include "indexer/index_corpus.h"
#include "indexer/prepare.h"
#include "indexer/scan_corpus.h"
#include "indexer/tag_document.h"
#include "store/writer.h"

namespace materia {

/// What is prepared at once on another thread: so many documents or bytes at most, or one that is larger.
inline constexpr std::size_t documents_in_a_batch = 64;
inline constexpr std::size_t bytes_in_a_batch = 256 << 10;
/// Nothing else is begun until one that is larger than this is written: what is under way must fit in memory.
inline constexpr std::size_t large_batch = 16 << 20;

/// A document of the file that is being rebuilt.
struct KeptDocument {
  DocumentId id = 0;
  std::string path;
  std::uint64_t hash = 0;
  std::string source;  ///< the path of its source file
};

/// Brings the documents of one writer's transaction in line with a listing of the corpus. Used once, by one thread;
/// sources are read, cleaned and tagged on others, and written in their order (docs/indexing.md).
class Reconciliation {
 public:
  /// `kept` are the documents of the file that is being rebuilt; empty otherwise. One that has the path of such a
  /// document, or its bytes where the source of that one is gone, keeps its id, and what editors said of it.
  Reconciliation(Writer& writer, const Vocabulary& vocabulary, IndexReport& report,
                 const std::vector<KeptDocument>& kept, std::size_t threads = 0);

  /// How many source files of the listing the knowledge base knows already by path.
  [[nodiscard]] std::size_t known_among(const CorpusListing& listing) const;
  [[nodiscard]] std::size_t stored_documents() const { return stored_.size(); }

  /// Adds, updates, renames and removes until the documents are those of the listing.
  void run(const CorpusListing& listing, bool is_one_file, const std::function<void(const IndexProgress&)>& progress);

  /// Makes copies and repeated blocks what the documents say now; those that a block was left out of, or came back to,
  /// are assembled again from their sources. REQUIRES: run() with the same listing.
  void settle(const CorpusListing& listing);

  /// Tags the documents anew that this run has not tagged.
  void retag_unchanged();

 private:
  /// An error's text without the file it names, which stands beside it in the report.
  static std::string reason_of(std::string_view text, const CorpusFile& file);
  /// A document as it stands in the store before this run.
  struct Known {
    StoredDocument row;
    bool seen = false;  ///< still in the corpus
  };

  /// A line of a JSON lines file.
  struct Line {
    std::size_t number = 0;
    std::uint64_t end = 0;  ///< bytes of the file up to its end
    std::string text;
    PreparedDocument prepared;
  };
  /// A file of one document.
  struct Source {
    const CorpusFile* file = nullptr;
    std::uint64_t done = 0;  ///< bytes of the corpus up to its end
    PreparedDocument prepared;
  };

  void read_sources(std::vector<Source>&& sources);
  void take_source(Source& source);
  void read_lines(const CorpusFile& file);
  void read_json_lines(const CorpusFile& file, std::int64_t file_id);
  void take_line(Line& line, const CorpusFile& file, std::int64_t file_id, std::unordered_set<std::string>& paths);
  void skip(const CorpusFile& file, const std::string& failure);
  DocumentId kept_id(const Document& document, std::uint64_t hash);
  void put(std::int64_t file_id, PreparedDocument& prepared);
  std::size_t assemble_again(const std::vector<DocumentId>& ids, const RepeatedHashes& repeated,
                             const CorpusListing& listing);
  bool take_over_renamed(const CorpusFile& file, std::uint64_t hash);
  void keep(const SourceFile& file);
  void keep_unread(std::int64_t file_id);
  void keep_unreachable(const std::vector<SkippedFile>& skipped);
  void carry_skipped_lines(const std::string& old_path, const std::string& path);
  void remove_unseen();
  void note_repairs(const std::string& place, const std::vector<std::string>& repairs);
  void note_unknown_tags(const Document& document);
  void tell_progress(std::uint64_t done);

  Writer& writer_;
  const Vocabulary& vocabulary_;
  IndexReport& report_;
  std::unordered_map<std::string, KeptDocument> kept_by_path_;
  std::unordered_multimap<std::uint64_t, std::string> kept_by_hash_;  ///< their paths
  std::size_t threads_;
  std::vector<Analyzer> analyzers_;  ///< one for each batch under way
  LabelMatcher matcher_;
  std::map<std::string, SourceFile> files_;               ///< by path
  std::multimap<std::uint64_t, const SourceFile*> gone_;  ///< those of them that are not listed, by hash
  std::unordered_set<std::int64_t> renamed_;              ///< ids of those that are listed under another path
  std::unordered_map<std::string, Known> stored_;         ///< by path
  std::unordered_map<std::int64_t, std::vector<std::string>> paths_of_file_;
  std::unordered_map<std::string, std::vector<SkippedFile>> skipped_lines_;  ///< of the run before, by file
  RepeatedHashes repeated_;                                                  ///< of the run before
  std::set<DocumentId> tagged_;
  std::vector<DocumentId> updated_;
  std::set<std::string> listed_;  ///< paths of source files in the corpus
  bool one_file_ = false;
  std::function<void(const IndexProgress&)> progress_;
  IndexProgress so_far_;
  InOrder<std::vector<Source>> sources_;
};

}  // namespace materia
