#pragma once

namespace materia {

/// A place where a test can end the program at once, as a power cut would: where $MATERIA_FAULT names it, the process
/// kills itself (SIGKILL; nothing is flushed, no destructor runs). $MATERIA_FAULT_TRACE names a file that the names of
/// the points passed are appended to. Compiled in where tests are built; costs nothing elsewhere. Any thread.
#ifdef MATERIA_FAULT_POINTS
void fault_point(const char* name);
#else
inline void fault_point(const char*) {}
#endif

}  // namespace materia
