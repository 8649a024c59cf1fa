#ifndef QUOTH_CPLATFORM_H
#define QUOTH_CPLATFORM_H

#include <stddef.h>

#include "SpecialBytes.h"

/// The first occurrence of `needle` in `haystack`, or NULL: as the system's memmem, which Swift's Glibc module hides.
const void *quoth_memmem(const void *haystack, size_t haystack_length,
                         const void *needle, size_t needle_length);

/// Asks for memory that will be read soon; so the processor fetches it while it does other things. Any address will do.
static inline void quoth_prefetch(const void *memory) { __builtin_prefetch(memory); }

/// Has large pieces of memory (a megabyte) given back to the system as soon as they are free, and the free ends of heaps
/// only when they are 64 megabytes long, for the rest of the program. Left alone, glibc learns from the first large piece it
/// frees to keep such pieces, and goes on keeping them; the ends it gives back only to ask for them again.
/// The first thread's heap grows by a megabyte at a time, which asks the system an eighth as often.
void quoth_tune_memory(void);

/// Has the heap of this thread grow by half a megabyte if it has less left at its end: left alone, glibc has the heaps of
/// other threads than the first grow page by page, and asks the system each time.
void quoth_reserve_memory(void);

/// Memory for one piece of work on one thread: taken in small steps, given back all at once. Each thread has an arena of
/// its own. The first three have the signatures that libraries ask for (calloc, realloc, free); memory that one
/// thread took must not be resized or freed on another.
void *quoth_arena_calloc(size_t count, size_t size);
void *quoth_arena_realloc(void *memory, size_t size);
void quoth_arena_free(void *memory);

/// Gives back all that this thread has taken from its arena.
void quoth_arena_reset(void);

#endif
