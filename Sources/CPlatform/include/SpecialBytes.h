#ifndef QUOTH_SPECIAL_BYTES_H
#define QUOTH_SPECIAL_BYTES_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/// The bytes that a format writes otherwise than they are: five of them (one stands again where there are fewer), and all
/// that are less than `below`.
typedef struct {
  uint8_t first, second, third, fourth, fifth, below;
} quoth_special_bytes;

typedef uint8_t quoth_vector __attribute__((vector_size(16)));
typedef uint64_t quoth_words __attribute__((vector_size(16)));

/// Where the first special one of 16 bytes is; 16: none is.
static inline size_t quoth_first_special(quoth_vector bytes, quoth_special_bytes special) {
  quoth_words found = (quoth_words)((bytes == special.first) | (bytes == special.second) | (bytes == special.third) |
                                    (bytes == special.fourth) | (bytes == special.fifth) | (bytes < special.below));
  if ((found[0] | found[1]) == 0) return 16;
  // The lowest byte of a word is the first in memory.
  return found[0] != 0 ? (size_t)__builtin_ctzll(found[0]) / 8 : 8 + (size_t)__builtin_ctzll(found[1]) / 8;
}

/// Copies the bytes before the first special one, and returns how many they are; what stands behind them in `to`, up to
/// `count`, is not said. Almost all text holds none, so 16 bytes are looked at and copied together; the last piece
/// overlaps the one before it.
static inline size_t quoth_copy_plain(void *to, const void *from, size_t count, quoth_special_bytes special) {
  const char *source = from;
  char *target = to;
  quoth_vector bytes;
  size_t place;
  if (count >= 16) {
    for (size_t at = 0; at < count; at += 16) {
      if (at > count - 16) at = count - 16;
      memcpy(&bytes, source + at, 16);
      memcpy(target + at, &bytes, 16);
      place = quoth_first_special(bytes, special);
      if (place < 16) return at + place;
    }
    return count;
  }
  // A shorter text is looked at as its beginning and its end, which may overlap; one of less than eight bytes twice.
  if (count >= 8) {
    quoth_words words;
    uint64_t word;
    memcpy(&word, source, 8);
    words[0] = word;
    memcpy(&word, source + count - 8, 8);
    words[1] = word;
    word = words[0];
    memcpy(target, &word, 8);
    word = words[1];
    memcpy(target + count - 8, &word, 8);
    place = quoth_first_special((quoth_vector)words, special);
    return place == 16 ? count : place < 8 ? place : count - 16 + place;
  }
  if (count >= 4) {
    uint32_t first, last;
    memcpy(&first, source, 4);
    memcpy(&last, source + count - 4, 4);
    memcpy(target, &first, 4);
    memcpy(target + count - 4, &last, 4);
    uint64_t word = (uint64_t)last << 32 | first;
    quoth_words words = {word, word};
    place = quoth_first_special((quoth_vector)words, special);
    return place == 16 ? count : place < 4 ? place : count - 8 + place;
  }
  for (place = 0; place < count; place++) {
    uint8_t byte = (uint8_t)source[place];
    if (byte == special.first || byte == special.second || byte == special.third || byte == special.fourth ||
        byte == special.fifth || byte < special.below) {
      break;
    }
    target[place] = (char)byte;
  }
  return place;
}

#endif
