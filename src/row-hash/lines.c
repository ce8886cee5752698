/* Rows are lines. A newline ends a row and is not part of it. */
#include "rows.h"

static struct siphash line;
static u32 has_line;

/* The next `length` bytes of the stream are in `input`. */
EXPORT(lines) void lines(u32 length) {
  u32 at = 0;
  while (at < length) {
    const u32 end = find_newline(at, length);
    if (!has_line) row_begin(&line);
    siphash_add(&line, input + at, end - at);
    has_line = end == length;
    if (!has_line) row_end(&line);
    at = end + 1;
  }
}

/* The stream has ended: a last line without a newline is a row. */
EXPORT(lines_end) void lines_end(void) {
  if (has_line) row_end(&line);
  has_line = 0;
}
