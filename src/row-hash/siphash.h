/* SipHash-2-4 with 128-bit output (Aumasson and Bernstein), for rows that arrive in parts. */
#pragma once

typedef unsigned char u8;
typedef unsigned int u32;
typedef unsigned long long u64;

struct siphash {
  u64 v0, v1, v2, v3;
  /* Bytes that don't fill a word yet, the first one lowest. */
  u64 word;
  /* Their number. */
  u32 filled;
  /* Of the whole message; only the lowest byte is used. */
  u32 length;
};

static inline u64 rotl(u64 x, u32 by) { return (x << by) | (x >> (64 - by)); }

#define SIP_ROUND(v0, v1, v2, v3) \
  do { \
    v0 += v1; \
    v1 = rotl(v1, 13); \
    v1 ^= v0; \
    v0 = rotl(v0, 32); \
    v2 += v3; \
    v3 = rotl(v3, 16); \
    v3 ^= v2; \
    v0 += v3; \
    v3 = rotl(v3, 21); \
    v3 ^= v0; \
    v2 += v1; \
    v1 = rotl(v1, 17); \
    v1 ^= v2; \
    v2 = rotl(v2, 32); \
  } while (0)

/* An unaligned load: WebAssembly is little-endian and allows it. */
static inline u64 load_word(const u8 *at) {
  u64 word;
  __builtin_memcpy(&word, at, 8);
  return word;
}

static inline void siphash_begin(struct siphash *s, u64 k0, u64 k1) {
  s->v0 = 0x736f6d6570736575ULL ^ k0;
  s->v1 = 0x646f72616e646f6dULL ^ k1 ^ 0xee;
  s->v2 = 0x6c7967656e657261ULL ^ k0;
  s->v3 = 0x7465646279746573ULL ^ k1;
  s->word = 0;
  s->filled = 0;
  s->length = 0;
}

/* The caller's buffer must be readable for 7 bytes beyond the end. */
static inline void siphash_add(struct siphash *s, const u8 *at, u32 length) {
  u64 v0 = s->v0, v1 = s->v1, v2 = s->v2, v3 = s->v3;
  u64 word = s->word;
  const u32 shift = s->filled * 8;
  s->length += length;
  while (length >= 8) {
    const u64 next = load_word(at);
    const u64 full = word | (next << shift);
    v3 ^= full;
    SIP_ROUND(v0, v1, v2, v3);
    SIP_ROUND(v0, v1, v2, v3);
    v0 ^= full;
    /* Two shifts, because a shift by 64 would be none. */
    word = (next >> 1) >> (63 - shift);
    at += 8;
    length -= 8;
  }
  if (length > 0) {
    const u64 next = load_word(at) & ((1ULL << (length * 8)) - 1);
    word |= next << shift;
    s->filled += length;
    if (s->filled >= 8) {
      v3 ^= word;
      SIP_ROUND(v0, v1, v2, v3);
      SIP_ROUND(v0, v1, v2, v3);
      v0 ^= word;
      s->filled -= 8;
      word = s->filled == 0 ? 0 : next >> (64 - shift);
    }
  }
  s->v0 = v0;
  s->v1 = v1;
  s->v2 = v2;
  s->v3 = v3;
  s->word = word;
}

/* The 16 bytes of the result as a little-endian number: `low` and `high` half. */
static inline void siphash_end(const struct siphash *s, u64 *low, u64 *high) {
  u64 v0 = s->v0, v1 = s->v1, v2 = s->v2, v3 = s->v3;
  const u64 last = s->word | ((u64)s->length << 56);
  v3 ^= last;
  SIP_ROUND(v0, v1, v2, v3);
  SIP_ROUND(v0, v1, v2, v3);
  v0 ^= last;
  v2 ^= 0xee;
  SIP_ROUND(v0, v1, v2, v3);
  SIP_ROUND(v0, v1, v2, v3);
  SIP_ROUND(v0, v1, v2, v3);
  SIP_ROUND(v0, v1, v2, v3);
  *low = v0 ^ v1 ^ v2 ^ v3;
  v1 ^= 0xdd;
  SIP_ROUND(v0, v1, v2, v3);
  SIP_ROUND(v0, v1, v2, v3);
  SIP_ROUND(v0, v1, v2, v3);
  SIP_ROUND(v0, v1, v2, v3);
  *high = v0 ^ v1 ^ v2 ^ v3;
}
