#include "CPlatform.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// A parser of Markdown takes hundreds of small pieces of memory for an article and gives all of them back at its end.
// Here a small piece is a step forward in a block of the thread's own, and giving it back is nothing; blocks are kept
// for the next article. Pieces that are large are the system's, each in a list, so that they can be resized and freed.

enum { ALIGNMENT = 16, BLOCK = 1 << 18, LARGE = 1 << 14 };

// Before each piece: its size. Before a large one: its neighbours too.
typedef struct { size_t size; size_t unused; } head;
typedef struct large { struct large *next, *previous; head head; } large;
typedef struct block { struct block *next; size_t unused; } block;

static _Thread_local struct {
  block *blocks;     // the one in use first
  char *next, *end;  // what is free in it
  large *large;
} arena;

static void *checked(void *memory) {
  if (!memory) abort();  // as cmark's own allocator does
  return memory;
}

static head *head_of(void *memory) { return (head *)memory - 1; }

static void *take_large(size_t size) {
  if (size > SIZE_MAX - sizeof(large)) abort();
  large *piece = checked(calloc(1, sizeof(large) + size));
  piece->head.size = size;
  piece->next = arena.large;
  if (piece->next) piece->next->previous = piece;
  arena.large = piece;
  return piece + 1;
}

static void unlink_large(large *piece) {
  if (piece->next) piece->next->previous = piece->previous;
  if (piece->previous) piece->previous->next = piece->next;
  else arena.large = piece->next;
}

static void *take(size_t size) {
  if (size > LARGE) return take_large(size);
  size_t whole = sizeof(head) + ((size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1));
  if ((size_t)(arena.end - arena.next) < whole) {
    block *fresh = checked(malloc(BLOCK));
    fresh->next = arena.blocks;
    arena.blocks = fresh;
    arena.next = (char *)(fresh + 1);
    arena.end = (char *)fresh + BLOCK;
  }
  head *piece = (head *)arena.next;
  arena.next += whole;
  piece->size = size;
  return memset(piece + 1, 0, size);
}

void *quoth_arena_calloc(size_t count, size_t size) {
  if (size && count > SIZE_MAX / size) abort();
  return take(count * size);
}

void *quoth_arena_realloc(void *memory, size_t size) {
  if (!memory) return take(size);
  size_t old = head_of(memory)->size;
  if (size <= old) return memory;
  if (old > LARGE) {
    if (size > SIZE_MAX - sizeof(large)) abort();
    large *piece = (large *)memory - 1;
    unlink_large(piece);
    piece = checked(realloc(piece, sizeof(large) + size));
    piece->head.size = size;
    piece->previous = NULL;
    piece->next = arena.large;
    if (piece->next) piece->next->previous = piece;
    arena.large = piece;
    return piece + 1;
  }
  return memcpy(take(size), memory, old);
}

void quoth_arena_free(void *memory) {
  if (!memory || head_of(memory)->size <= LARGE) return;
  large *piece = (large *)memory - 1;
  unlink_large(piece);
  free(piece);
}

void quoth_arena_reset(void) {
  while (arena.large) {
    large *next = arena.large->next;
    free(arena.large);
    arena.large = next;
  }
  if (!arena.blocks) return;
  // One block is enough for nearly every article; a large one's are not kept.
  while (arena.blocks->next) {
    block *next = arena.blocks->next;
    free(arena.blocks);
    arena.blocks = next;
  }
  arena.next = (char *)(arena.blocks + 1);
  arena.end = (char *)arena.blocks + BLOCK;
}
