#include "indexer/reassemble.h"

#include <fstream>
#include <map>
#include <unordered_map>

#include "store/error.h"

namespace materia {
namespace {

using Wanted = std::unordered_multimap<std::uint64_t, const StoredDocument*>;  // by the hash of their source bytes

class SourceFileReading {
 public:
  SourceFileReading(Wanted& wanted, const RepeatedHashes& repeated, Analyzer& analyzer,
                    const std::function<void(const StoredDocument&, const AssembledDocument&)>& found)
      : wanted_(wanted), repeated_(repeated), analyzer_(analyzer), found_(found) {}

  void read_lines(const CorpusFile& file) {
    std::ifstream stream(file.file, std::ios::binary);
    std::string line;
    while (!wanted_.empty() && std::getline(stream, line)) {
      const auto [begin, end] = wanted_.equal_range(hash_bytes(line));
      if (begin == end) {
        continue;
      }
      std::string id;
      ExtractedDocument extracted = extract_json_line(line, id);
      // The path of a line ends in its _id; two lines may be the same but for white space that the hash knows.
      const auto document =
          std::find_if(begin, end, [&](const auto& entry) { return entry.second->path.ends_with(id); });
      if (document != end) {
        give(std::move(extracted), document);
      }
    }
  }

  void read_whole(const CorpusFile& file) {
    std::string bytes = read_file(file.file);
    const auto document = wanted_.find(hash_bytes(bytes));
    if (document != wanted_.end()) {
      give(extract(file.path, std::move(bytes)), document);
    }
  }

 private:
  void give(ExtractedDocument extracted, Wanted::iterator document) {
    const StoredDocument& row = *document->second;
    const AssembledDocument assembled = assemble(std::move(extracted), row.path, repeated_, analyzer_);
    wanted_.erase(document);
    found_(row, assembled);
  }

  Wanted& wanted_;
  const RepeatedHashes& repeated_;
  Analyzer& analyzer_;
  const std::function<void(const StoredDocument&, const AssembledDocument&)>& found_;
};

}  // namespace

std::size_t reassemble(const std::vector<StoredDocument>& documents, const std::vector<SourceFile>& sources,
                       const CorpusListing& listing, const RepeatedHashes& repeated, Analyzer& analyzer,
                       const std::function<void(const StoredDocument&, const AssembledDocument&)>& found) {
  std::map<std::int64_t, Wanted> wanted;  // by source file
  for (const StoredDocument& document : documents) {
    wanted[document.file].emplace(document.hash, &document);
  }
  std::unordered_map<std::string, const CorpusFile*> listed;
  for (const CorpusFile& file : listing.files) {
    listed.emplace(file.path, &file);
  }
  std::size_t unread = 0;
  for (const SourceFile& source : sources) {
    const auto here = wanted.find(source.id);
    if (here == wanted.end()) {
      continue;
    }
    if (const auto file = listed.find(source.path); file != listed.end()) {
      SourceFileReading reading(here->second, repeated, analyzer, found);
      try {
        if (is_json_lines(file->second->file)) {
          reading.read_lines(*file->second);
        } else {
          reading.read_whole(*file->second);
        }
      } catch (const Error&) {
        // Reported where the file was looked at first; what is not found is counted below.
      }
    }
    unread += here->second.size();
  }
  return unread;
}

}  // namespace materia
