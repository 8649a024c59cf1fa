#define _GNU_SOURCE
#include "CPlatform.h"
#include <stdlib.h>
#include <string.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

const void *quoth_memmem(const void *haystack, size_t haystack_length,
                         const void *needle, size_t needle_length) {
  if (haystack_length < needle_length) return NULL;
  if (needle_length == 0) return haystack;
  // Most texts do not hold even the first byte, which is looked for much faster than several are.
  const char *first = memchr(haystack, *(const char *)needle, haystack_length);
  if (!first) return NULL;
  return memmem(first, haystack_length - (size_t)(first - (const char *)haystack), needle, needle_length);
}

void quoth_tune_memory(void) {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
  mallopt(M_TRIM_THRESHOLD, 64 << 20);
  mallopt(M_TOP_PAD, 1 << 20);
#endif
}

void quoth_reserve_memory(void) {
#ifdef __GLIBC__
  void *volatile memory = malloc(1 << 19);
  free(memory);
#endif
}
