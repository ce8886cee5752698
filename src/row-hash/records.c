/* Rows with their length before them: decimal digits and a colon, which SQL can write as well. */
#include "rows.h"

static struct siphash record;
/* The digits so far, or what is left of the row. */
static u32 record_left;
static u32 has_digits, has_row;

/* The next `length` bytes of the stream are in `input`. Returns 0 for bytes that are no rows. */
EXPORT(records) u32 records(u32 length) {
  u32 at = 0;
  while (at < length) {
    if (!has_row) {
      const u32 byte = input[at++];
      if (byte != ':') {
        const u32 digit = byte - '0';
        if (digit > 9 || record_left > (0xffffffffu - digit) / 10) return 0;
        record_left = record_left * 10 + digit;
        has_digits = 1;
        continue;
      }
      if (!has_digits) return 0;
      row_begin(&record);
      has_row = 1;
    }
    const u32 part = record_left < length - at ? record_left : length - at;
    siphash_add(&record, input + at, part);
    at += part;
    record_left -= part;
    if (record_left > 0) continue;
    row_end(&record);
    has_row = has_digits = 0;
  }
  return 1;
}

/* Whether the stream ends between two rows. */
EXPORT(records_end) u32 records_end(void) { return !has_row && !has_digits; }
