#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "store/reader.h"
#include "store/writer.h"

namespace materia {

/// How far a run has come.
struct IndexProgress {
  std::uint64_t done = 0;     ///< bytes of source files looked at
  std::uint64_t total = 0;    ///< bytes of all source files
  std::size_t documents = 0;  ///< read so far
};

struct IndexOptions {
  /// A folder of *.ttl files, or one .ttl or .csv file. Empty: CORPUS/vocabulary where that exists, else the vocabulary
  /// the knowledge base already has, else the one built into the program (bring_vocabulary.h).
  std::filesystem::path vocabulary;
  /// Read everything anew into a new file, which then takes the place of the old one. Editors' decisions are kept. A
  /// damaged file is set aside; what it held that no article has is read from it as far as that goes.
  bool rebuild = false;
  /// Read what symbolic links to files outside of the corpus lead to.
  bool follow_links = false;
  /// About how many bytes a first load or a rebuild may take (docs/indexing.md says what is bounded by it).
  std::size_t memory = Writer::default_memory;
  /// Threads that sources are read, cleaned and tagged on; 0: as many as there are processors. The file that comes of
  /// it does not depend on it.
  std::size_t threads = 0;
  /// Called now and then from the calling thread. May be empty.
  std::function<void(const IndexProgress&)> progress;
};

struct IndexReport {
  std::size_t added = 0;
  std::size_t updated = 0;
  std::size_t unchanged = 0;
  std::size_t renamed = 0;
  std::size_t removed = 0;
  std::size_t retagged = 0;           ///< unchanged documents tagged anew because vocabulary or tagger changed
  std::size_t reassembled = 0;        ///< read again because a block began or ceased to repeat across the corpus
  std::size_t repeated_blocks = 0;    ///< different blocks that are left out of the articles they stand in
  std::size_t files_read = 0;         ///< source files whose bytes were read
  std::vector<SkippedFile> skipped;   ///< files or lines that could not be read, each with its reason
  std::vector<SkippedFile> repaired;  ///< read, but not as they stood: invalid bytes, broken front matter, and so on
  std::vector<std::string> warnings;  ///< about the vocabulary
  /// Of a rebuild in the place of a damaged file: what only that file held and could not be read from it, and where the
  /// file is now.
  std::vector<std::string> lost;
  std::int64_t generation = 0;
  double seconds = 0;
};

/// Brings a knowledge base in line with a corpus: a folder (every .txt, .md, .html and .jsonl file below it, hidden
/// files and the vocabulary folder left out, symbolic links to files in it followed, to folders not) or one .jsonl
/// file. Changed, new, removed and renamed files are reconciled in one transaction; an unchanged file (size and time of
/// change, else content) is not read again. A bad file becomes a row of `skipped`, what was last read of it stays, and
/// the run goes on.
///
/// Throws Error when the corpus can't be read at all, the vocabulary is wrong, the file can't be written, or
/// when the run would remove every document of a knowledge base made from another corpus (a wrong folder, most
/// likely); `rebuild` allows that.
IndexReport index_corpus(const std::filesystem::path& corpus, const std::filesystem::path& knowledge_base,
                         const IndexOptions& options = {});

}  // namespace materia
