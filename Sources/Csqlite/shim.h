#include <sqlite3.h>

/// Before all else: memory is not counted, which takes a lock each time. `sqlite3_config` takes a list of arguments
/// of any length, which Swift cannot call.
static inline int quoth_sqlite_without_memory_statistics(void) {
  return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
