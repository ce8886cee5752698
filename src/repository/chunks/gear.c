/*
 * Finds where chunks end: a gear hash (chunker.ts), which takes about one and a half instructions' time per byte here and three
 * times that in JavaScript.
 */
typedef unsigned char u8;
typedef unsigned int u32;

#define EXPORT(name) __attribute__((export_name(#name)))

#define WINDOW_BYTES 262144
/* No chunk is shorter, except the last one of a stream. */
#define LEAST_BYTES 1024

/* JavaScript copies each window of a stream here. */
static u8 window[WINDOW_BYTES];
static u32 gear[256];
/* The ends of chunks in the window. */
static u32 ends[WINDOW_BYTES / LEAST_BYTES + 1];

static u32 min_bytes, max_bytes, threshold;
/* Of the chunk that has begun. */
static u32 length, hash;

EXPORT(window_at) u8 *window_at(void) { return window; }
EXPORT(window_bytes) u32 window_bytes(void) { return WINDOW_BYTES; }
EXPORT(gear_at) u32 *gear_at(void) { return gear; }
EXPORT(ends_at) u32 *ends_at(void) { return ends; }

/* A position is a cut if the hash is below `limit`. */
EXPORT(begin) void begin(u32 least, u32 most, u32 limit) {
  min_bytes = least;
  max_bytes = most;
  threshold = limit;
}

/* The next `size` bytes of the stream are in `window`. Returns the number of chunks that end there. */
EXPORT(cut) u32 cut(u32 size) {
  u32 count = 0;
  u32 at = 0;
  u32 sum = hash;
  while (at < size) {
    /* There can't be a cut before the minimum length, so those bytes are skipped. */
    const u32 skipped = length < min_bytes ? min_bytes - length : 0;
    if (skipped >= size - at) {
      length += size - at;
      break;
    }
    at += skipped;
    length += skipped;
    const u32 from = at;
    const u32 end = max_bytes - length < size - at ? at + (max_bytes - length) : size;
    u32 is_cut = 0;
    while (at < end && !is_cut) {
      sum = (sum << 1) + gear[window[at]];
      at += 1;
      is_cut = sum < threshold;
    }
    length += at - from;
    if (!is_cut && length < max_bytes) break;
    ends[count] = at;
    count += 1;
    length = 0;
    sum = 0;
  }
  hash = sum;
  return count;
}
