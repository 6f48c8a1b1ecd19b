#include "cli/progress_bar.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "cli/terminal.h"

namespace materia {
namespace {

constexpr auto between_updates = std::chrono::milliseconds(100);
constexpr std::size_t bar_width = 24;

}  // namespace

ProgressBar::ProgressBar() : on_terminal_(isatty(STDERR_FILENO) != 0) {}

ProgressBar::~ProgressBar() {
  if (shown_) {
    std::fputs("\r\x1b[K", stderr);
  }
}

void ProgressBar::show(const IndexProgress& progress) {
  const auto now = Clock::now();
  const bool is_end = progress.done >= progress.total;
  if (!on_terminal_ || progress.total == 0 || (now - last_ < between_updates && !is_end)) {
    return;
  }
  last_ = now;
  shown_ = true;
  const double share = std::min(1.0, static_cast<double>(progress.done) / static_cast<double>(progress.total));
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const auto filled = static_cast<std::size_t>(share * static_cast<double>(bar_width));
  std::string bar(filled, '=');
  bar.resize(bar_width, ' ');
  const std::string left =
      share > 0.02 ? fmt::format("{:.0f} s left", seconds / share - seconds) : std::string("measuring");
  fmt::print(stderr, "\r\x1b[K[{}] {:3.0f}%  {}  {:.0f}/s  {}", bar, share * 100,
             counted(progress.documents, "article"), static_cast<double>(progress.documents) / seconds, left);
  std::fflush(stderr);
}

}  // namespace materia
