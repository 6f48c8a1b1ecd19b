#include "cli/stop_signals.h"

#include <pthread.h>
#include <unistd.h>

namespace materia {

StopSignals::StopSignals() {
  sigemptyset(&signals_);
  sigaddset(&signals_, SIGINT);
  sigaddset(&signals_, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
}

void StopSignals::wait() const {
  int signal = 0;
  sigwait(&signals_, &signal);
}

void StopSignals::give_up() const {
  kill(getpid(), SIGTERM);  // blocked in every thread: it is only taken by wait()
}

}  // namespace materia
