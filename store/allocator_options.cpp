#include <jemalloc/jemalloc.h>

// What an index holds in memory is looked up here and there. With pages of 2 MB instead of 4 KB, the processor finds it
// without looking up where it lies (docs/ranked-index.md). Two arenas, since more hold more that is free; a thread
// keeps to its own, so a command of one thread has its memory in one piece. (One arena for each processor would not do
// that, and jemalloc complains on standard error wherever a container may use only some of the processors.) What is
// freed is kept a minute: after the usual ten seconds, a tenth of a search was clearing pages that were asked for
// again.
const char* malloc_conf = "thp:always,narenas:2,dirty_decay_ms:60000";
