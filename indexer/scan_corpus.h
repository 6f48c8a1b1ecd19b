#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "store/reader.h"

namespace materia {

/// A file that may hold articles, as the folder lists it.
struct CorpusFile {
  std::filesystem::path file;
  std::string path;  ///< relative to the corpus, with '/'
  std::uint64_t size = 0;
  std::int64_t modified_ns = 0;
};

struct CorpusListing {
  std::vector<CorpusFile> files;  ///< sorted by path
  std::vector<SkippedFile> skipped;
};

/// Lists every file below a folder that extract() or the JSON lines reader can read; or the one .jsonl file. Hidden
/// files and folders and `left_out` are passed over, links to files of the same folder followed, links to folders not
/// (they may loop). A link to a file elsewhere could show what was never meant to be read: it becomes a row of
/// `skipped` unless `follow_links`. Folders that can't be read and names that are not UTF-8 become rows of `skipped`.
/// Throws Error when `corpus` is neither a folder nor a .jsonl file.
CorpusListing scan_corpus(const std::filesystem::path& corpus, const std::filesystem::path& left_out,
                          bool follow_links = false);

bool is_json_lines(const std::filesystem::path& name);

/// The bytes of a file. Throws Error naming it when it can't be read or is larger than 256 MB.
std::string read_file(const std::filesystem::path& file);

/// XXH3, 64 bits: to tell whether bytes changed, not against forgery.
std::uint64_t hash_bytes(std::string_view bytes);
/// The same of a whole file, read in pieces. Throws Error when it can't be read.
std::uint64_t hash_file(const std::filesystem::path& file);

}  // namespace materia
