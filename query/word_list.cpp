#include "query/word_list.h"

#include <algorithm>
#include <array>

namespace materia {
namespace {

constexpr std::size_t shortest = 4;
constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

/// The rows of one alignment: rows[d][j] is the distance of the first d letters of a listed word to the first j typed.
class Alignment {
 public:
  Alignment(std::string_view typed, std::size_t limit) : typed_(typed), limit_(limit) {
    for (std::size_t j = 0; j <= typed.size(); ++j) {
      rows_[0][j] = static_cast<std::uint8_t>(std::min(j, limit + 1));
    }
  }

  /// Fills the row of the first `depth` letters from the two before it; false when all of it is beyond the limit.
  bool extend(std::string_view word, std::size_t depth) {
    const auto far = static_cast<std::uint8_t>(limit_ + 1);
    const Row& last = rows_[depth - 1];
    Row& row = rows_[depth];
    // What is further from the diagonal than the limit is beyond it by the lengths alone.
    const std::size_t first = depth > limit_ ? depth - limit_ : 1;
    const std::size_t end = std::min(typed_.size(), depth + limit_);
    row[first - 1] = first == 1 ? static_cast<std::uint8_t>(std::min(depth, limit_ + 1)) : far;
    std::uint8_t least = row[first - 1];
    for (std::size_t j = first; j <= end; ++j) {
      const bool same = word[depth - 1] == typed_[j - 1];
      auto best = static_cast<std::uint8_t>(last[j - 1] + (same ? 0 : 1));
      best = std::min({best, static_cast<std::uint8_t>(row[j - 1] + 1), static_cast<std::uint8_t>(last[j] + 1)});
      if (depth > 1 && j > 1 && word[depth - 1] == typed_[j - 2] && word[depth - 2] == typed_[j - 1]) {
        best = std::min(best, static_cast<std::uint8_t>(rows_[depth - 2][j - 2] + 1));
      }
      row[j] = std::min(best, far);
      least = std::min(least, row[j]);
    }
    if (end < typed_.size()) {
      row[end + 1] = far;
    }
    return least <= limit_;
  }

  /// Whether the whole typed word is near enough to the first `depth` letters.
  [[nodiscard]] bool is_near(std::size_t depth) const {
    return depth + limit_ >= typed_.size() && rows_[depth][typed_.size()] <= limit_;
  }

 private:
  using Row = std::array<std::uint8_t, WordList::longest + 2>;
  std::string_view typed_;
  std::size_t limit_;
  std::array<Row, WordList::longest + 1> rows_{};
};

}  // namespace

bool WordList::takes(std::string_view word) {
  return word.size() >= shortest && word.size() <= longest && std::all_of(word.begin(), word.end(), [](char letter) {
           return (letter >= 'a' && letter <= 'z') || letter == '\'';
         });
}

void WordList::add(std::string_view word, std::size_t documents) {
  std::size_t shared = 0;
  if (size() > 0) {
    const std::string_view before = text(size() - 1);
    const auto difference = std::mismatch(before.begin(), before.end(), word.begin(), word.end());
    shared = static_cast<std::size_t>(difference.second - word.begin());
  }
  shared_.push_back(static_cast<std::uint8_t>(shared));
  begin_.push_back(static_cast<std::uint32_t>(letters_.size()));
  documents_.push_back(static_cast<std::uint32_t>(documents));
  letters_ += word;
}

std::string_view WordList::text(std::size_t index) const {
  const std::size_t end = index + 1 < begin_.size() ? begin_[index + 1] : letters_.size();
  return std::string_view(letters_).substr(begin_[index], end - begin_[index]);
}

std::optional<std::size_t> WordList::find(std::string_view word) const {
  std::size_t first = 0;
  std::size_t end = size();
  while (first < end) {
    const std::size_t middle = first + (end - first) / 2;
    if (text(middle) < word) {
      first = middle + 1;
    } else {
      end = middle;
    }
  }
  return first < size() && text(first) == word ? std::optional(first) : std::nullopt;
}

void WordList::near(std::string_view word, std::size_t limit,
                    const std::function<void(std::size_t index)>& function) const {
  if (word.empty() || word.size() > longest) {
    return;
  }
  Alignment alignment(word, limit);
  std::size_t filled = 0;          // rows that hold for the beginning of the word at hand
  std::size_t given_up = nowhere;  // the number of letters that were already too far off
  for (std::size_t index = 0; index < size(); ++index) {
    if (given_up <= shared_[index]) {
      continue;
    }
    given_up = nowhere;
    const std::string_view candidate = text(index);
    filled = std::min<std::size_t>(filled, shared_[index]);
    while (filled < candidate.size() && given_up == nowhere) {
      ++filled;
      if (!alignment.extend(candidate, filled)) {
        given_up = filled;
      }
    }
    if (given_up == nowhere && alignment.is_near(candidate.size())) {
      function(index);
    }
  }
}

}  // namespace materia
