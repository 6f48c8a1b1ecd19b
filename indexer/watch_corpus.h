#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "indexer/folder_watch.h"
#include "indexer/index_corpus.h"

namespace materia {

/// What a watcher says of its runs; called on the thread that watches. Each may be empty.
struct WatchEvents {
  std::function<void(const IndexReport&)> indexed;
  std::function<void(const std::string&)> failed;  ///< a run that threw; it is tried again
};

/// What a corpus is read from, and so what is to be watched: itself, and the vocabulary where that stands elsewhere.
std::vector<std::filesystem::path> watched_roots(const std::filesystem::path& corpus, const IndexOptions& options);

/// Indexes the corpus now and after every change that `watch` tells, once it has settled, until the watch is stopped; a
/// run under way is then given up, and leaves the file as it was. A corpus that is gone is waited for: the knowledge
/// base keeps what it has. A run that fails is tried again after the next change, or some seconds later.
void watch_corpus(const std::filesystem::path& corpus, const std::filesystem::path& knowledge_base,
                  IndexOptions options, FolderWatch& watch, const WatchEvents& events);

}  // namespace materia
