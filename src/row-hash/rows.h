/* What all readers share: the input, the key, and the sum of the hashes of the rows. */
#pragma once

#include "siphash.h"

#define EXPORT(name) __attribute__((export_name(#name)))

#define INPUT_BYTES 65536

/* JavaScript copies each piece of a stream here. Readers read up to 15 bytes beyond it. */
extern u8 input[INPUT_BYTES + 16];

struct total {
  /* The sum of the hashes modulo 2^128. */
  u64 low, high;
  u64 rows;
};

extern struct total total;
extern u64 key[2];

static inline void row_begin(struct siphash *row) { siphash_begin(row, key[0], key[1]); }

static inline void row_end(const struct siphash *row) {
  u64 low, high;
  siphash_end(row, &low, &high);
  total.low += low;
  total.high += high + (total.low < low);
  total.rows += 1;
}

/* The position of the first newline in [at, end), or `end`. Reads up to 7 bytes beyond it. */
static inline u32 find_newline(u32 at, u32 end) {
  const u64 ones = 0x0101010101010101ULL;
  while (at < end) {
    const u64 zero_at_newline = load_word(input + at) ^ (ones * '\n');
    const u64 found = (zero_at_newline - ones) & ~zero_at_newline & (ones << 7);
    if (found != 0) {
      const u32 place = at + ((u32)__builtin_ctzll(found) >> 3);
      return place < end ? place : end;
    }
    at += 8;
  }
  return end;
}
