#include "indexer/learn_vectors.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "indexer/changes_since.h"
#include "indexer/document_sample.h"
#include "indexer/in_order.h"
#include "indexer/latent_space.h"
#include "store/word_numbers.h"

namespace materia {
namespace {

constexpr std::size_t most_documents = 20000;
/// The space is learned anew when more than one document in this many has changed since.
constexpr std::size_t share_to_learn_anew = 5;
constexpr std::size_t documents_in_a_batch = 64;

/// What of a document is counted.
struct Text {
  DocumentId id = 0;
  std::string text;  ///< its fields, a line each
};

Text text_of(const StoredText& stored) {
  Text made{stored.id, std::string(stored.headings)};
  made.text.append("\n").append(stored.body);
  if (!stored.title_inferred) {  // else it stands in the body too
    made.text.append("\n").append(stored.title);
  }
  return made;
}

TermSample read_sample(Writer& writer) {
  TermSample sample;
  Analyzer analyzer;
  std::vector<std::uint32_t> counts;  // by number
  std::vector<WordNumbers::Number> counted;
  Term term;
  writer.for_each_text(sample_documents(writer, most_documents).ids, [&](const StoredText& stored) {
    const Text text = text_of(stored);
    for (std::size_t position = 0; analyzer.next(text.text, position, term);) {
      const WordNumbers::Number number = sample.terms.add(term.text);
      counts.resize(std::max<std::size_t>(counts.size(), number + 1));
      if (counts[number]++ == 0) {
        counted.push_back(number);
      }
    }
    std::vector<CountedTerm>& terms = sample.documents.emplace_back();
    terms.reserve(counted.size());
    for (const WordNumbers::Number number : counted) {
      terms.push_back({number, std::exchange(counts[number], 0)});
    }
    counted.clear();
  });
  return sample;
}

/// The vectors of a space as they are added up. Safe to share among threads.
class Space {
 public:
  /// REQUIRES: vectors in the order of their terms.
  explicit Space(const std::vector<TermVector>& vectors) {
    for (const TermVector& vector : vectors) {
      terms_.add(vector.term);
      scales_.push_back(vector.scale);
      dimensions_ = std::max(dimensions_, vector.components.size());
    }
    components_.resize(vectors.size() * dimensions_);
    for (std::size_t i = 0; i < vectors.size(); ++i) {
      std::copy(vectors[i].components.begin(), vectors[i].components.end(),
                components_.begin() + static_cast<std::ptrdiff_t>(i * dimensions_));
    }
  }

  [[nodiscard]] std::size_t terms() const { return scales_.size(); }
  [[nodiscard]] WordNumbers::Number find(std::string_view term) const { return terms_.find(term); }

  void add(WordNumbers::Number number, std::uint32_t count, std::vector<float>& sum) const {
    sum.resize(dimensions_);
    const float weight = scales_[number] * std::log1p(static_cast<float>(count));
    const float* components = components_.data() + number * dimensions_;
    for (std::size_t i = 0; i < dimensions_; ++i) {
      sum[i] += weight * components[i];
    }
  }

 private:
  WordNumbers terms_;
  std::vector<float> scales_;
  std::vector<float> components_;  ///< of one term after the other
  std::size_t dimensions_ = 0;
};

/// Folds documents into a space as fold_in() does. Used by one thread at a time.
class Folder {
 public:
  explicit Folder(const Space& space) : space_(space), counts_(space.terms()) {}

  Direction fold(std::string_view text) {
    for (std::size_t position = 0; analyzer_.next(text, position, term_);) {
      if (const WordNumbers::Number number = space_.find(term_.text);
          number != WordNumbers::none && counts_[number]++ == 0) {
        counted_.push_back(number);
      }
    }
    // In the order of the terms, as fold_in() adds them: sums of floats depend on it.
    std::sort(counted_.begin(), counted_.end());
    sum_.clear();
    for (const WordNumbers::Number number : counted_) {
      space_.add(number, std::exchange(counts_[number], 0), sum_);
    }
    counted_.clear();
    return quantized(sum_);
  }

 private:
  const Space& space_;
  Analyzer analyzer_;
  Term term_;
  std::vector<std::uint32_t> counts_;
  std::vector<WordNumbers::Number> counted_;
  std::vector<float> sum_;
};

using Folded = std::vector<std::pair<DocumentId, Direction>>;

void fold_in_documents(const std::vector<DocumentId>& ids, const std::vector<TermVector>& vectors, Writer& writer,
                       std::size_t threads) {
  const Space space(vectors);
  std::vector<Folder> folders;
  InOrder<Folded> folding(threads, [&](Folded&& folded) {
    for (const auto& [id, direction] : folded) {
      writer.put_document_vector(id, direction);
    }
  });
  for (std::size_t i = 0; i < std::min(folding.ahead(), ids.size() / documents_in_a_batch + 1); ++i) {
    folders.emplace_back(space);
  }
  for (std::size_t begin = 0; begin < ids.size(); begin += documents_in_a_batch) {
    const auto first = ids.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = first + static_cast<std::ptrdiff_t>(std::min(documents_in_a_batch, ids.size() - begin));
    std::vector<Text> batch;
    writer.for_each_text({first, last}, [&](const StoredText& stored) { batch.push_back(text_of(stored)); });
    folding.start([&folders, batch = std::move(batch)](std::size_t slot) {
      Folded folded;
      for (const Text& text : batch) {
        folded.emplace_back(text.id, folders[slot].fold(text.text));
      }
      return folded;
    });
  }
  folding.finish();
}

}  // namespace

VectorLearning::VectorLearning(Writer& writer, std::size_t threads)
    : writer_(writer), threads_(threads_for(threads)), missing_(writer.documents_without_vector()) {
  if (!missing_.empty() &&
      due_after_changes(writer, "documents_changed_since_vectors", missing_.size(), share_to_learn_anew)) {
    learned_ = std::async(threads_ > 1 ? std::launch::async : std::launch::deferred,
                          [sample = read_sample(writer)] { return learn_space(sample); });
  }
}

void VectorLearning::finish() {
  if (missing_.empty()) {
    return;
  }
  std::vector<TermVector> vectors;
  if (learned_.valid()) {
    vectors = learned_.get();
    writer_.put_term_vectors(vectors);
    missing_ = writer_.documents_without_vector();
  } else {
    vectors = writer_.term_vectors();
  }
  fold_in_documents(missing_, vectors, writer_, threads_);
}

}  // namespace materia
