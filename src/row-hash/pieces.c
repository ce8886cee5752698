/*
 * The data blocks of pg_dump's custom format, uncompressed (pg_backup_custom.c): a type, the number of the entry, and pieces with
 * their lengths, ended by a length of zero. A block of large objects has the number of each object before its pieces, and ends
 * with an object number of zero. Integers have a sign byte and four bytes, least significant first.
 */
#include "rows.h"

/* What the next bytes are. */
enum { TYPE, DUMP_ID, OBJECT_ID, LENGTH, CONTENT };

/* Why `pieces` returned before the end of its input. */
enum { MORE, BLOCK, BLOCK_END, NEGATIVE };

/* What is done with a block's content. */
enum { SKIP, COUNT, HASH_ROWS, HASH_FIELDS, HASH_OBJECTS };

#define MAX_FIELDS 1664

static u32 state, use, event;
/* Of the block. */
static u32 type, dump_id;
/* Bytes of the integer that were read, and its value so far. */
static u32 int_bytes, int_value, is_negative;
/* Remaining bytes of the piece. */
static u32 left;
/* The row or large object whose end was not found yet. */
static struct siphash row;
static u32 in_row;
/* The line that ends the rows of a table was read: nothing after it is a row. */
static u32 ended;

/* Where the hash of each field of a row goes, for a table whose columns may be in another order after a restore. */
static unsigned short places[MAX_FIELDS];
static u64 fields[MAX_FIELDS][2];
static u32 field_count, field;

EXPORT(pieces_event) u32 pieces_event(void) { return event; }
EXPORT(pieces_type) u32 pieces_type(void) { return type; }
EXPORT(pieces_dump_id) u32 pieces_dump_id(void) { return dump_id; }
/* Whether the stream may end here. */
EXPORT(pieces_between) u32 pieces_between(void) { return state == TYPE; }
/* Whether the rows of the table had their end mark. */
EXPORT(pieces_ended) u32 pieces_ended(void) { return ended; }
EXPORT(places_at) unsigned short *places_at(void) { return places; }

/* After BLOCK: what follows, and what to do with it. */
EXPORT(pieces_use) void pieces_use(u32 of_objects, u32 what, u32 count) {
  state = of_objects ? OBJECT_ID : LENGTH;
  use = what;
  field_count = count;
  field = 0;
  in_row = 0;
  ended = 0;
}

/* `\.`: no row has this text, because COPY writes a backslash twice. */
static inline u32 is_end_mark(void) { return row.length == 2 && row.word == 0x2e5c; }

static inline void count_newlines(u32 at, u32 end) {
  while ((at = find_newline(at, end)) < end) {
    total.rows += 1;
    at += 1;
  }
}

static inline void hash_rows(u32 at, u32 end) {
  while (at < end && !ended) {
    const u32 stop = find_newline(at, end);
    if (!in_row) row_begin(&row);
    siphash_add(&row, input + at, stop - at);
    in_row = stop == end;
    if (in_row) return;
    if (is_end_mark()) ended = 1;
    else row_end(&row);
    at = stop + 1;
  }
}

static u32 find_field_end(u32 at, u32 end) {
  while (at < end && input[at] != '\t' && input[at] != '\n') at += 1;
  return at;
}

static void field_end(void) {
  const u32 place = field < field_count ? places[field] : MAX_FIELDS;
  if (place < MAX_FIELDS) siphash_end(&row, &fields[place][0], &fields[place][1]);
  field += 1;
}

/* A row is the hashes of its fields in the order of `places`. A field more or less than expected is part of the hash too. */
static void fields_end(void) {
  row_begin(&row);
  siphash_add(&row, (const u8 *)&field, sizeof field);
  siphash_add(&row, (const u8 *)fields, field_count * sizeof fields[0]);
  row_end(&row);
}

static void hash_fields(u32 at, u32 end) {
  while (at < end && !ended) {
    const u32 stop = find_field_end(at, end);
    if (!in_row) row_begin(&row);
    siphash_add(&row, input + at, stop - at);
    in_row = stop == end;
    if (in_row) return;
    const u32 is_last = input[stop] == '\n';
    if (is_last && field == 0 && is_end_mark()) ended = 1;
    else field_end();
    if (is_last && !ended) {
      fields_end();
      field = 0;
    }
    at = stop + 1;
  }
}

static inline void content(u32 at, u32 end) {
  if (use == HASH_ROWS) hash_rows(at, end);
  else if (use == HASH_OBJECTS) siphash_add(&row, input + at, end - at);
  else if (use == COUNT) count_newlines(at, end);
  else if (use == HASH_FIELDS) hash_fields(at, end);
}

static inline void object_begin(u32 number) {
  row_begin(&row);
  siphash_add(&row, (const u8 *)&number, sizeof number);
}

/* A whole integer was read. */
static inline void accept(u32 value) {
  event = MORE;
  if (state == LENGTH) {
    if (is_negative) event = NEGATIVE;
    left = value;
    if (value > 0) {
      state = CONTENT;
      return;
    }
    if (type == 3) {
      if (use == HASH_OBJECTS) row_end(&row);
      state = OBJECT_ID;
      return;
    }
    state = TYPE;
    event = BLOCK_END;
  } else if (state == DUMP_ID) {
    dump_id = value;
    event = BLOCK;
  } else if (value == 0) {
    state = TYPE;
    event = BLOCK_END;
  } else {
    if (use == HASH_OBJECTS) object_begin(value);
    state = LENGTH;
  }
}

static inline u32 read_int(u32 at, u32 length) {
  if (int_bytes == 0 && length - at >= 5) {
    is_negative = input[at];
    u32 value;
    __builtin_memcpy(&value, input + at + 1, 4);
    accept(value);
    return at + 5;
  }
  if (int_bytes == 0) is_negative = input[at];
  else int_value |= (u32)input[at] << (8 * (int_bytes - 1));
  if (++int_bytes == 5) {
    const u32 value = int_value;
    int_bytes = 0;
    int_value = 0;
    accept(value);
  }
  return at + 1;
}

/* Reads `input` from `at` to `length`, and returns where it stopped. */
EXPORT(pieces) u32 pieces(u32 at, u32 length) {
  event = MORE;
  while (at < length && event == MORE) {
    if (state == CONTENT) {
      const u32 part = left < length - at ? left : length - at;
      content(at, at + part);
      at += part;
      left -= part;
      if (left == 0) state = LENGTH;
    } else if (state == TYPE) {
      type = input[at++];
      state = DUMP_ID;
    } else {
      at = read_int(at, length);
    }
  }
  return at;
}
