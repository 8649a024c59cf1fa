#ifndef QUOTH_CPLATFORM_H
#define QUOTH_CPLATFORM_H

#include <stddef.h>

/// The first occurrence of `needle` in `haystack`, or NULL: the system's memmem, which Swift's Glibc module hides.
const void *quoth_memmem(const void *haystack, size_t haystack_length,
                         const void *needle, size_t needle_length);

#endif
