#include "indexer/watch_corpus.h"

#include <chrono>
#include <exception>
#include <utility>

namespace materia {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

/// An editor that saves writes, renames and removes within some tens of milliseconds.
constexpr auto settle = milliseconds(500);
constexpr auto until_next_try = milliseconds(5'000);
constexpr auto forever = milliseconds(3'600'000);

/// Ends a run whose watch was stopped.
struct Stopped {};

}  // namespace

std::vector<fs::path> watched_roots(const fs::path& corpus, const IndexOptions& options) {
  std::vector<fs::path> roots = {corpus};
  if (!options.vocabulary.empty()) {
    roots.push_back(options.vocabulary);
  }
  return roots;
}

void watch_corpus(const fs::path& corpus, const fs::path& knowledge_base, IndexOptions options, FolderWatch& watch,
                  const WatchEvents& events) {
  options.progress = [&watch, told = std::move(options.progress)](const IndexProgress& progress) {
    if (watch.is_stopped()) {
      throw Stopped();
    }
    if (told) {
      told(progress);
    }
  };
  bool due = true;
  while (!watch.is_stopped()) {
    bool failed = false;
    std::error_code ignored;
    if (due && fs::exists(corpus, ignored)) {
      try {
        const IndexReport report = index_corpus(corpus, knowledge_base, options);
        options.rebuild = false;
        if (events.indexed) {
          events.indexed(report);
        }
      } catch (const Stopped&) {
        return;
      } catch (const std::exception& failure) {
        failed = true;
        if (events.failed) {
          events.failed(failure.what());
        }
      }
    }
    due = watch.wait(settle, failed ? until_next_try : forever) == FolderWatch::Outcome::changed || failed;
  }
}

}  // namespace materia
