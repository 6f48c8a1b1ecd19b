#include <jemalloc/jemalloc.h>

// What an index holds in memory is looked up here and there. With pages of 2 MB instead of 4 KB, the processor finds it
// without looking up where it lies (docs/ranked-index.md). One arena for each processor: more hold more that is free.
// What is freed is kept a minute: after the usual ten seconds, a tenth of a search was clearing pages that were asked
// for again.
const char* malloc_conf = "thp:always,percpu_arena:percpu,dirty_decay_ms:60000";
