#include "indexer/reconcile.h"

#include <fmt/format.h>

#include <fstream>
#include <unordered_set>

#include "indexer/assemble.h"
#include "store/error.h"

namespace materia {
namespace {

/// How often progress is told while one large file is read.
constexpr std::size_t lines_between_reports = 64;

/// An error's text without the file it names, which stands beside it in the report.
std::string reason_of(const std::exception& failure, const CorpusFile& file) {
  const std::string_view text = failure.what();
  for (const std::string& name : {file.path, file.file.string()}) {
    if (text.starts_with(name + ": ")) {
      return std::string(text.substr(name.size() + 2));
    }
  }
  return std::string(text);
}

/// The file of "corpus/notes.jsonl:12"; nothing for the path of a file.
std::optional<std::string> file_of_line(const std::string& path) {
  const std::size_t colon = path.rfind(':');
  const bool has_number = colon != std::string::npos && colon + 1 < path.size() &&
                          path.find_first_not_of("0123456789", colon + 1) == std::string::npos;
  return has_number ? std::optional(path.substr(0, colon)) : std::nullopt;
}

}  // namespace

Reconciliation::Reconciliation(Writer& writer, const Vocabulary& vocabulary, IndexReport& report,
                               const std::vector<KeptDocument>& kept)
    : writer_(writer),
      vocabulary_(vocabulary),
      report_(report),
      matcher_(vocabulary, analyzer_),
      repeated_(hashes_of(writer.repeated_blocks())) {
  for (const SkippedFile& row : writer_.skipped()) {
    if (const auto file = file_of_line(row.path)) {
      skipped_lines_[*file].push_back(row);
    }
  }
  for (SourceFile& file : writer_.files()) {
    files_.emplace(file.path, file);
  }
  for (StoredDocument& row : writer_.documents()) {
    paths_of_file_[row.file].push_back(row.path);
    stored_.emplace(row.path, Known{row});
  }
  for (const KeptDocument& document : kept) {
    kept_by_path_.emplace(document.path, document);
    kept_by_hash_.emplace(document.hash, document.path);
  }
}

std::size_t Reconciliation::known_among(const CorpusListing& listing) const {
  std::size_t known = 0;
  for (const CorpusFile& file : listing.files) {
    known += files_.contains(file.path) ? 1 : 0;
  }
  return known;
}

void Reconciliation::run(const CorpusListing& listing, bool is_one_file,
                         const std::function<void(const IndexProgress&)>& progress) {
  one_file_ = is_one_file;
  progress_ = progress;
  for (const CorpusFile& file : listing.files) {
    listed_.insert(file.path);
    so_far_.total += file.size;
  }
  keep_unreachable(listing.skipped);
  for (const CorpusFile& file : listing.files) {
    const std::uint64_t before = so_far_.done;
    const auto known = files_.find(file.path);
    if (known != files_.end() && known->second.size == file.size && known->second.modified_ns == file.modified_ns) {
      keep(known->second);
    } else {
      read_changed(file);
    }
    tell_progress(before + file.size);
  }
  remove_unseen();
}

void Reconciliation::tell_progress(std::uint64_t done) {
  so_far_.done = done;
  so_far_.documents = report_.added + report_.updated;
  if (progress_) {
    progress_(so_far_);
  }
}

void Reconciliation::keep(const SourceFile& file) {
  for (const std::string& path : paths_of_file_[file.id]) {
    stored_.at(path).seen = true;
    ++report_.unchanged;
  }
  carry_skipped_lines(file.path, file.path);
}

/// What can't be read now was read once; it stays until it is mended or gone.
void Reconciliation::keep_unread(std::int64_t file_id) {
  for (const std::string& path : paths_of_file_[file_id]) {
    stored_.at(path).seen = true;
  }
}

/// Files that the listing could not reach: a folder that may not be opened, a link that leads nowhere.
void Reconciliation::keep_unreachable(const std::vector<SkippedFile>& skipped) {
  for (const SkippedFile& place : skipped) {
    for (const auto& [path, file] : files_) {
      if (path == place.path || path.starts_with(place.path + "/")) {
        keep_unread(file.id);
        listed_.insert(path);
      }
    }
  }
}

/// Lines that could not be read in a file that has not changed since.
void Reconciliation::carry_skipped_lines(const std::string& old_path, const std::string& path) {
  const auto rows = skipped_lines_.find(old_path);
  if (rows == skipped_lines_.end()) {
    return;
  }
  for (const SkippedFile& row : rows->second) {
    report_.skipped.push_back({path + row.path.substr(old_path.size()), row.reason});
  }
}

void Reconciliation::read_changed(const CorpusFile& file) {
  ++report_.files_read;
  const auto known = files_.find(file.path);
  try {
    const bool lines = is_json_lines(file.file);
    std::string bytes = lines ? std::string() : read_file(file.file);
    const std::uint64_t hash = lines ? hash_file(file.file) : hash_bytes(bytes);
    SourceFile row{known == files_.end() ? 0 : known->second.id, file.path, file.size, file.modified_ns, hash};
    if (row.id != 0 && known->second.hash == hash) {
      writer_.put_file(row);
      keep(row);
    } else if (row.id == 0 && take_over_renamed(file, hash)) {
      return;
    } else if (lines) {
      read_json_lines(file, writer_.put_file(row));
    } else {
      ExtractedDocument extracted = extract(file.path, std::move(bytes));
      const std::vector<std::string> repairs = extracted.repairs;
      const AssembledDocument assembled = assemble(std::move(extracted), file.path, repeated_, analyzer_);
      put(writer_.put_file(row), assembled, hash);
      note_repairs(file.path, repairs);
    }
  } catch (const Error& failure) {
    report_.skipped.push_back({file.path, reason_of(failure, file)});
    if (known != files_.end()) {
      keep_unread(known->second.id);
    }
  }
}

bool Reconciliation::take_over_renamed(const CorpusFile& file, std::uint64_t hash) {
  for (auto& [old_path, row] : files_) {
    if (row.hash != hash || row.size != file.size || listed_.contains(old_path)) {
      continue;
    }
    writer_.put_file({row.id, file.path, file.size, file.modified_ns, hash});
    for (const std::string& path : paths_of_file_[row.id]) {
      const std::string renamed =
          is_json_lines(file.file) ? (one_file_ ? path : file.path + path.substr(old_path.size())) : file.path;
      Known& known = stored_.at(path);
      known.seen = true;
      if (renamed == path) {
        ++report_.unchanged;
        continue;
      }
      writer_.rename_document(known.row.id, row.id, renamed);
      ++report_.renamed;
    }
    carry_skipped_lines(old_path, file.path);
    files_.erase(old_path);
    return true;
  }
  return false;
}

void Reconciliation::read_json_lines(const CorpusFile& file, std::int64_t file_id) {
  std::ifstream stream(file.file, std::ios::binary);
  std::unordered_set<std::string> paths;
  const std::string prefix = one_file_ ? std::string() : file.path + "#";
  const std::uint64_t before = so_far_.done;
  std::uint64_t bytes = 0;
  std::string line;
  for (std::size_t number = 1; std::getline(stream, line); ++number) {
    bytes += line.size() + 1;
    const std::string place = fmt::format("{}:{}", file.path, number);
    try {
      read_json_line(line, prefix, file_id, paths, place);
    } catch (const Error& failure) {
      report_.skipped.push_back({place, reason_of(failure, file)});
    }
    if (number % lines_between_reports == 0) {
      tell_progress(before + bytes);
    }
  }
  so_far_.done = before;
}

void Reconciliation::read_json_line(std::string_view line, const std::string& prefix, std::int64_t file_id,
                                    std::unordered_set<std::string>& paths, const std::string& place) {
  if (line.find_first_not_of(" \t\r") == std::string_view::npos) {
    return;
  }
  std::string id;
  ExtractedDocument extracted = extract_json_line(line, id);
  const std::string path = prefix + id;
  const std::uint64_t hash = hash_bytes(line);
  const auto known = stored_.find(path);
  if (!paths.insert(path).second || (known != stored_.end() && known->second.seen)) {
    throw Error(fmt::format("its _id \"{}\" was used before; give each document one of its own", id));
  }
  if (known != stored_.end() && known->second.row.hash == hash && known->second.row.file == file_id) {
    known->second.seen = true;
    ++report_.unchanged;
    return;
  }
  const std::vector<std::string> repairs = extracted.repairs;
  put(file_id, assemble(std::move(extracted), path, repeated_, analyzer_), hash);
  note_repairs(place, repairs);
}

void Reconciliation::put(std::int64_t file_id, const AssembledDocument& assembled, std::uint64_t hash) {
  const Document& document = assembled.document;
  const auto known = stored_.find(document.path);
  DocumentId id = 0;
  if (known != stored_.end()) {
    id = known->second.row.id;
    known->second.seen = true;
    if (known->second.row.file != file_id) {
      writer_.rename_document(id, file_id, document.path);
    }
    writer_.update_document(id, document, hash);
    ++report_.updated;
  } else {
    id = writer_.add_document(file_id, document, hash, kept_id(document, hash));
    ++report_.added;
  }
  writer_.put_fingerprint(id, assembled.fingerprint, assembled.left_out);
  tag(id, document);
  note_unknown_tags(document);
}

/// The id that a document has in the file that is being rebuilt; 0 for a new one. What editors said of one that was
/// renamed since goes along.
DocumentId Reconciliation::kept_id(const Document& document, std::uint64_t hash) {
  if (const auto same = kept_by_path_.find(document.path); same != kept_by_path_.end()) {
    return same->second.id;
  }
  const auto [begin, end] = kept_by_hash_.equal_range(hash);
  for (auto candidate = begin; candidate != end; ++candidate) {
    const KeptDocument renamed = kept_by_path_.at(candidate->second);
    if (!listed_.contains(renamed.source)) {
      kept_by_hash_.erase(candidate);
      writer_.move_editors_work(renamed.path, document.path);
      return renamed.id;
    }
  }
  return 0;
}

void Reconciliation::tag(DocumentId id, const Document& document) {
  const Tagging tagging = tag_document(document, vocabulary_, matcher_, analyzer_);
  writer_.put_findings(id, tagging.mentions, tagging.findings);
  tagged_.insert(id);
}

void Reconciliation::remove_unseen() {
  for (const auto& [path, known] : stored_) {
    if (!known.seen) {
      writer_.remove_document(known.row.id);
      ++report_.removed;
    }
  }
  for (const auto& [path, row] : files_) {
    if (!listed_.contains(path)) {
      writer_.remove_file(row.id);
    }
  }
}

void Reconciliation::note_repairs(const std::string& place, const std::vector<std::string>& repairs) {
  for (const std::string& repair : repairs) {
    report_.repaired.push_back({place, repair});
  }
}

void Reconciliation::note_unknown_tags(const Document& document) {
  for (const EditorTag& tag : document.editor_tags) {
    if (!vocabulary_.find(tag.scheme, tag.concept_name)) {
      report_.repaired.push_back({document.path, fmt::format("the vocabulary has no {} \"{}\"; this tag is left out",
                                                             tag.scheme, tag.concept_name)});
    }
  }
}

}  // namespace materia
