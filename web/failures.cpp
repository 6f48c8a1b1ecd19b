#include "web/failures.h"

#include <algorithm>

namespace materia {

std::chrono::seconds Failures::wait(std::string_view address) {
  const std::lock_guard lock(mutex_);
  forget_old();
  const auto found = counts_.find(address);
  if (found == counts_.end() || found->second.failures < most_failures) return std::chrono::seconds(0);
  const auto left = found->second.first + window - Clock::now();
  return std::max(std::chrono::ceil<std::chrono::seconds>(left), std::chrono::seconds(1));
}

void Failures::add(std::string_view address) {
  const std::lock_guard lock(mutex_);
  forget_old();
  auto found = counts_.find(address);
  if (found == counts_.end()) {
    if (counts_.size() >= most_addresses) {
      counts_.erase(std::ranges::min_element(counts_, {}, [](const auto& one) { return one.second.first; }));
    }
    found = counts_.emplace(std::string(address), Count{0, Clock::now()}).first;
  }
  ++found->second.failures;
}

void Failures::forget_old() {
  const Clock::time_point now = Clock::now();
  std::erase_if(counts_, [&](const auto& one) { return now - one.second.first >= window; });
}

}  // namespace materia
