#include <fmt/format.h>

#include <fstream>
#include <utility>

#include "indexer/reconcile.h"

// Files of JSON lines, which hold many documents.

namespace materia {

void Reconciliation::read_json_lines(const CorpusFile& file, std::int64_t file_id) {
  std::unordered_set<std::string> paths;
  const std::string prefix = one_file_ ? std::string() : file.path + "#";
  const std::uint64_t before = so_far_.done;
  InOrder<std::vector<Line>> lines(threads_, [&](std::vector<Line>&& batch) {
    for (Line& line : batch) {
      take_line(line, file, file_id, paths);
    }
    tell_progress(before + batch.back().end);
  });
  std::vector<Line> batch;
  std::size_t bytes = 0;
  const auto start = [&] {
    lines.start([this, &prefix, file_id, batch = std::exchange(batch, {})](std::size_t slot) mutable {
      const Preparation preparation(vocabulary_, matcher_, repeated_);
      for (Line& line : batch) {
        const auto is_known = [&](const std::string& path, std::uint64_t hash) {
          const auto known = stored_.find(path);
          return known != stored_.end() && known->second.row.hash == hash && known->second.row.file == file_id;
        };
        line.prepared = preparation.line(line.text, prefix, is_known, analyzers_[slot]);
      }
      return std::move(batch);
    });
    if (bytes > large_batch) {
      lines.finish();
    }
    bytes = 0;
  };
  std::ifstream stream(file.file, std::ios::binary);
  std::string text;
  std::uint64_t end = 0;
  for (std::size_t number = 1; std::getline(stream, text); ++number) {
    end += text.size() + 1;
    if (text.find_first_not_of(" \t\r") == std::string_view::npos) {
      continue;
    }
    bytes += text.size();
    batch.push_back({number, end, std::exchange(text, {}), {}});
    if (batch.size() == documents_in_a_batch || bytes > bytes_in_a_batch) {
      start();
    }
  }
  if (!batch.empty()) {
    start();
  }
  lines.finish();
  so_far_.done = before;
}

void Reconciliation::take_line(Line& line, const CorpusFile& file, std::int64_t file_id,
                               std::unordered_set<std::string>& paths) {
  PreparedDocument& prepared = line.prepared;
  const std::string place = fmt::format("{}:{}", file.path, line.number);
  const auto skip_line = [&](std::string_view failure) {
    report_.skipped.push_back({place, reason_of(failure, file)});
  };
  if (prepared.state == PreparedDocument::State::unreadable) {
    skip_line(prepared.failure);
    return;
  }
  const auto known = stored_.find(prepared.path);
  if (!paths.insert(prepared.path).second || (known != stored_.end() && known->second.seen)) {
    const std::size_t prefix = one_file_ ? 0 : file.path.size() + 1;
    skip_line(fmt::format("its _id \"{}\" was used before; give each document one of its own",
                          std::string_view(prepared.path).substr(prefix)));
  } else if (known != stored_.end() && known->second.row.hash == prepared.hash && known->second.row.file == file_id) {
    known->second.seen = true;
    ++report_.unchanged;
  } else if (prepared.state == PreparedDocument::State::ready) {
    put(file_id, prepared);
    note_repairs(place, prepared.repairs);
  } else {
    skip_line(prepared.failure);
  }
}

}  // namespace materia
