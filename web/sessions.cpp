#include "web/sessions.h"

#include <algorithm>

#include "web/secret.h"

namespace materia {

std::string Sessions::begin(std::string_view name) {
  std::string id = random_secret();
  const std::lock_guard lock(mutex_);
  forget_old();
  if (held_.size() >= most) {
    held_.erase(std::ranges::min_element(held_, {}, [](const auto& one) { return one.second.begun; }));
  }
  held_.emplace(id, Held{{std::string(name), random_secret()}, Clock::now()});
  return id;
}

std::optional<EditorSession> Sessions::find(std::string_view id) {
  const std::lock_guard lock(mutex_);
  forget_old();
  const auto found = held_.find(id);
  return found == held_.end() ? std::nullopt : std::optional(found->second.session);
}

void Sessions::end(std::string_view id) {
  const std::lock_guard lock(mutex_);
  if (const auto found = held_.find(id); found != held_.end()) held_.erase(found);
}

void Sessions::forget_old() {
  const Clock::time_point now = Clock::now();
  std::erase_if(held_, [&](const auto& one) { return now - one.second.begun >= lifetime_; });
}

}  // namespace materia
