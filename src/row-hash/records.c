/* Rows with their length before them: 4 bytes, little-endian. */
#include "rows.h"

static struct siphash record;
/* Bytes of the length that were read, and its value so far. */
static u32 length_bytes, record_left;

/* The next `length` bytes of the stream are in `input`. */
EXPORT(records) void records(u32 length) {
  u32 at = 0;
  while (at < length) {
    if (length_bytes < 4) {
      record_left |= (u32)input[at++] << (8 * length_bytes++);
      if (length_bytes < 4) continue;
      row_begin(&record);
    }
    const u32 part = record_left < length - at ? record_left : length - at;
    siphash_add(&record, input + at, part);
    at += part;
    record_left -= part;
    if (record_left > 0) continue;
    row_end(&record);
    length_bytes = 0;
  }
}

/* Whether the stream ends between two rows. */
EXPORT(records_end) u32 records_end(void) { return length_bytes == 0; }
