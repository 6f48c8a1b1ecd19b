#include "indexer/scan_corpus.h"

#include <sys/stat.h>
#include <utf8proc.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <memory>

#include "indexer/extract.h"
#include "store/error.h"

namespace materia {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t file_limit = 256ULL << 20U;

bool is_utf8(const std::string& text) {
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto size = static_cast<utf8proc_ssize_t>(text.size());
  for (utf8proc_ssize_t position = 0; position < size;) {
    utf8proc_int32_t ignored = 0;
    const utf8proc_ssize_t step = utf8proc_iterate(bytes + position, size - position, &ignored);
    if (step <= 0) {
      return false;
    }
    position += step;
  }
  return true;
}

/// Fills in size and time; false, with a row in `skipped`, for what is gone, no file, or has a name that can't be
/// shown.
bool describe(CorpusFile& entry, std::vector<SkippedFile>& skipped) {
  if (!is_utf8(entry.path)) {
    skipped.push_back({fs::path(entry.path).parent_path().string() + "/…", "its name is not UTF-8; rename it"});
    return false;
  }
  struct stat status {};
  if (stat(entry.file.c_str(), &status) != 0) {
    skipped.push_back({entry.path, std::string("can't be read: ") + std::strerror(errno)});
    return false;
  }
  if (!S_ISREG(status.st_mode)) {
    return false;
  }
  entry.size = static_cast<std::uint64_t>(status.st_size);
  entry.modified_ns = status.st_mtim.tv_sec * 1'000'000'000LL + status.st_mtim.tv_nsec;
  return true;
}

bool is_hidden(const fs::path& name) {
  return name.filename().string().starts_with('.');
}

/// Whether a link leads to a file below the folder; true for one that leads nowhere, which is told otherwise.
bool stays_inside(const fs::path& link, const fs::path& folder) {
  std::error_code failure;
  const fs::path target = fs::canonical(link, failure);
  if (failure) {
    return true;
  }
  const fs::path root = fs::canonical(folder, failure);
  return !failure && std::mismatch(root.begin(), root.end(), target.begin(), target.end()).first == root.end();
}

/// What a scan goes by: the corpus, the folder that is left out, whether links out of the corpus are followed.
struct Scan {
  const fs::path& corpus;
  const fs::path& left_out;
  bool follow_links;
};

void scan_folder(const Scan& scan, const fs::path& folder, CorpusListing& listing) {
  const fs::path& corpus = scan.corpus;
  std::error_code failure;
  fs::directory_iterator entries(folder, failure);
  if (failure) {
    if (folder == corpus) {
      throw Error(corpus.string() + ": can't be read: " + failure.message());
    }
    listing.skipped.push_back(
        {folder.lexically_relative(corpus).generic_string(), "can't be read: " + failure.message()});
    return;
  }
  for (; entries != fs::directory_iterator(); entries.increment(failure)) {
    const fs::path& file = entries->path();
    if (is_hidden(file)) {
      continue;
    }
    if (fs::is_directory(entries->symlink_status(failure))) {
      if (scan.left_out.empty() || !fs::equivalent(file, scan.left_out, failure)) {
        scan_folder(scan, file, listing);
      }
    } else if (is_extractable(file) || is_json_lines(file)) {
      CorpusFile entry{file, file.lexically_relative(corpus).generic_string()};
      const bool is_link = fs::is_symlink(entries->symlink_status(failure));
      if (is_link && !scan.follow_links && !stays_inside(file, corpus)) {
        listing.skipped.push_back({entry.path, "is a link out of the corpus; --follow-links reads it"});
      } else if (describe(entry, listing.skipped)) {
        listing.files.push_back(std::move(entry));
      }
    }
  }
}

}  // namespace

bool is_json_lines(const fs::path& name) {
  return name.extension() == ".jsonl";
}

CorpusListing scan_corpus(const fs::path& corpus, const fs::path& left_out, bool follow_links) {
  CorpusListing listing;
  std::error_code failure;
  const fs::file_status status = fs::status(corpus, failure);
  if (fs::is_directory(status)) {
    scan_folder({corpus, left_out, follow_links}, corpus, listing);
  } else if (fs::is_regular_file(status) && is_json_lines(corpus)) {
    CorpusFile entry{corpus, corpus.filename().string()};
    if (describe(entry, listing.skipped)) {
      listing.files.push_back(std::move(entry));
    }
  } else if (!fs::exists(status)) {
    throw Error(corpus.string() + ": no such folder or file");
  } else {
    throw Error(corpus.string() + ": is neither a folder nor a .jsonl file");
  }
  std::sort(listing.files.begin(), listing.files.end(),
            [](const CorpusFile& a, const CorpusFile& b) { return a.path < b.path; });
  return listing;
}

std::string read_file(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    throw Error(file.string() + ": can't be read: " + std::strerror(errno));
  }
  std::error_code failure;
  const auto size = fs::file_size(file, failure);
  if (!failure && size > file_limit) {
    throw Error(file.string() + ": is larger than 256 MB; split it");
  }
  std::string bytes(failure ? 0 : size, '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  return bytes;
}

std::uint64_t hash_bytes(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

std::uint64_t hash_file(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    throw Error(file.string() + ": can't be read: " + std::strerror(errno));
  }
  const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(), XXH3_freeState);
  XXH3_64bits_reset(state.get());
  std::string piece(1 << 16, '\0');
  while (stream.read(piece.data(), static_cast<std::streamsize>(piece.size())) || stream.gcount() > 0) {
    XXH3_64bits_update(state.get(), piece.data(), static_cast<std::size_t>(stream.gcount()));
  }
  return XXH3_64bits_digest(state.get());
}

}  // namespace materia
