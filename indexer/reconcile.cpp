#include "indexer/reconcile.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <utility>

#include "store/error.h"

namespace materia {
namespace {

/// The file of "corpus/notes.jsonl:12"; nothing for the path of a file.
std::optional<std::string> file_of_line(const std::string& path) {
  const std::size_t colon = path.rfind(':');
  const bool has_number = colon != std::string::npos && colon + 1 < path.size() &&
                          path.find_first_not_of("0123456789", colon + 1) == std::string::npos;
  return has_number ? std::optional(path.substr(0, colon)) : std::nullopt;
}

}  // namespace

std::string Reconciliation::reason_of(std::string_view text, const CorpusFile& file) {
  for (const std::string& name : {file.path, file.file.string()}) {
    if (text.starts_with(name + ": ")) {
      return std::string(text.substr(name.size() + 2));
    }
  }
  return std::string(text);
}

Reconciliation::Reconciliation(Writer& writer, const Vocabulary& vocabulary, IndexReport& report,
                               const std::vector<KeptDocument>& kept, std::size_t threads)
    : writer_(writer),
      vocabulary_(vocabulary),
      report_(report),
      threads_(threads_for(threads)),
      analyzers_(threads_ + 1),
      matcher_(vocabulary, analyzers_.front()),
      repeated_(hashes_of(writer.repeated_blocks())),
      sources_(threads_, [this](std::vector<Source>&& sources) {
        for (Source& source : sources) {
          take_source(source);
        }
      }) {
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
  for (const auto& [path, file] : files_) {
    if (!listed_.contains(path)) {
      gone_.emplace(file.hash, &file);
    }
  }
  std::vector<Source> batch;
  std::size_t bytes = 0;
  std::uint64_t done = 0;
  for (const CorpusFile& file : listing.files) {
    const auto known = files_.find(file.path);
    const bool same =
        known != files_.end() && known->second.size == file.size && known->second.modified_ns == file.modified_ns;
    done += file.size;
    if (!same && !is_json_lines(file.file)) {
      batch.push_back({&file, done, {}});
      bytes += file.size;
    }
    if (batch.size() == documents_in_a_batch || bytes > bytes_in_a_batch || (!same && is_json_lines(file.file))) {
      read_sources(std::exchange(batch, {}));
      if (bytes > large_batch) {
        sources_.finish();
      }
      bytes = 0;
    }
    if (same) {
      keep(known->second);
    } else if (is_json_lines(file.file)) {
      sources_.finish();
      so_far_.done = done - file.size;
      read_lines(file);
    } else {
      continue;
    }
    tell_progress(std::max(so_far_.done, done - bytes));
  }
  read_sources(std::move(batch));
  sources_.finish();
  tell_progress(done);
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

void Reconciliation::read_sources(std::vector<Source>&& sources) {
  sources_.start([this, sources = std::move(sources)](std::size_t slot) mutable {
    const Preparation preparation(vocabulary_, matcher_, repeated_);
    for (Source& source : sources) {
      const auto is_known = [&](const std::string& path, std::uint64_t hash) {
        const auto known = files_.find(path);
        return known != files_.end() && known->second.hash == hash;
      };
      source.prepared = preparation.file(*source.file, is_known, analyzers_[slot]);
    }
    return std::move(sources);
  });
}

void Reconciliation::take_source(Source& source) {
  const CorpusFile& file = *source.file;
  PreparedDocument& prepared = source.prepared;
  ++report_.files_read;
  const auto known = files_.find(file.path);
  SourceFile row{known == files_.end() ? 0 : known->second.id, file.path, file.size, file.modified_ns, prepared.hash};
  const bool is_read = prepared.state != PreparedDocument::State::unreadable;
  if (is_read && row.id != 0 && known->second.hash == prepared.hash) {
    writer_.put_file(row);
    keep(row);
  } else if (is_read && row.id == 0 && take_over_renamed(file, prepared.hash)) {
    // Nothing of it has changed but the path.
  } else if (prepared.state == PreparedDocument::State::ready) {
    put(writer_.put_file(row), prepared);
    note_repairs(file.path, prepared.repairs);
  } else {
    skip(file, prepared.failure);
  }
  tell_progress(source.done);
}

void Reconciliation::skip(const CorpusFile& file, const std::string& failure) {
  report_.skipped.push_back({file.path, reason_of(failure, file)});
  if (const auto known = files_.find(file.path); known != files_.end()) {
    keep_unread(known->second.id);
  }
}

void Reconciliation::read_lines(const CorpusFile& file) {
  ++report_.files_read;
  try {
    const std::uint64_t hash = hash_file(file.file);
    const auto known = files_.find(file.path);
    SourceFile row{known == files_.end() ? 0 : known->second.id, file.path, file.size, file.modified_ns, hash};
    if (row.id != 0 && known->second.hash == hash) {
      writer_.put_file(row);
      keep(row);
    } else if (row.id != 0 || !take_over_renamed(file, hash)) {
      read_json_lines(file, writer_.put_file(row));
    }
  } catch (const Error& failure) {
    skip(file, failure.what());
  }
}

bool Reconciliation::take_over_renamed(const CorpusFile& file, std::uint64_t hash) {
  const auto [begin, end] = gone_.equal_range(hash);
  const auto found = std::find_if(begin, end, [&](const auto& one) { return one.second->size == file.size; });
  if (found == end) {
    return false;
  }
  const SourceFile& row = *found->second;
  writer_.put_file({row.id, file.path, file.size, file.modified_ns, hash});
  for (const std::string& path : paths_of_file_[row.id]) {
    const std::string renamed =
        is_json_lines(file.file) ? (one_file_ ? path : file.path + path.substr(row.path.size())) : file.path;
    Known& known = stored_.at(path);
    known.seen = true;
    if (renamed == path) {
      ++report_.unchanged;
      continue;
    }
    writer_.rename_document(known.row.id, row.id, renamed);
    ++report_.renamed;
  }
  carry_skipped_lines(row.path, file.path);
  renamed_.insert(row.id);
  gone_.erase(found);
  return true;
}

void Reconciliation::put(std::int64_t file_id, PreparedDocument& prepared) {
  const Document& document = prepared.assembled.document;
  const auto known = stored_.find(document.path);
  DocumentId id = 0;
  if (known != stored_.end()) {
    id = known->second.row.id;
    known->second.seen = true;
    if (known->second.row.file != file_id) {
      writer_.rename_document(id, file_id, document.path);
    }
    writer_.update_document(id, document, prepared.hash);
    updated_.push_back(id);
    ++report_.updated;
  } else {
    id = writer_.add_document(file_id, document, prepared.hash, kept_id(document, prepared.hash),
                              std::move(prepared.tagging.analyzed));
    ++report_.added;
  }
  writer_.put_fingerprint(id, prepared.assembled.fingerprint, prepared.assembled.left_out);
  writer_.put_findings(id, prepared.tagging.mentions, prepared.tagging.findings);
  tagged_.insert(id);
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

void Reconciliation::remove_unseen() {
  for (const auto& [path, known] : stored_) {
    if (!known.seen) {
      writer_.remove_document(known.row.id);
      ++report_.removed;
    }
  }
  for (const auto& [path, row] : files_) {
    if (!listed_.contains(path) && !renamed_.contains(row.id)) {
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
