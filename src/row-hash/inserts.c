/*
 * The rows of `INSERT INTO t VALUES (...),(...);` as mysqldump and mariadb-dump write them: strings in single quotes with backslash
 * escapes, numbers, NULL and hexadecimals. The bytes between a row's parentheses are hashed. A statement may arrive in any parts.
 */
#include <wasm_simd128.h>

#include "json-number.h"
#include "rows.h"

#define MOST_COLUMNS 8192

/* How the value of a column is hashed. */
enum { AS_TEXT = 0, AS_JSON = 1, NOT_AT_ALL = 2 };

/* For each column of the table, in the order of its values. */
static u8 columns[MOST_COLUMNS];

static struct siphash row;
/* Within a row: open parentheses; in a text; after its backslash. */
static u32 depth, is_quoted, is_escaped;
static u32 column;
/* Within a JSON value: in one of its strings; after a backslash there; the number that is being read. */
static u32 in_string, after_backslash, number_bytes;
static u8 number[NUMBER_BYTES + 8];

EXPORT(columns_at) u8 *columns_at(void) { return columns; }

/* Positions of bytes, as a mask: a quote or a backslash; a quote, a parenthesis or a comma. */
static inline u32 text_ends(v128_t bytes) {
  const v128_t quotes = wasm_i8x16_eq(bytes, wasm_i8x16_splat('\''));
  return wasm_i8x16_bitmask(wasm_v128_or(quotes, wasm_i8x16_eq(bytes, wasm_i8x16_splat('\\'))));
}

static inline u32 marks(v128_t bytes, u32 by_column) {
  /* ' ( ) are neighbors. */
  const v128_t found = wasm_u8x16_lt(wasm_i8x16_sub(bytes, wasm_i8x16_splat('\'')), wasm_i8x16_splat(3));
  if (!by_column) return wasm_i8x16_bitmask(found);
  return wasm_i8x16_bitmask(wasm_v128_or(found, wasm_i8x16_eq(bytes, wasm_i8x16_splat(','))));
}

#define FIND(mask_of) \
  for (; at < end; at += 16) { \
    const u32 mask = mask_of; \
    if (mask == 0) continue; \
    const u32 place = at + (u32)__builtin_ctz(mask); \
    return place < end ? place : end; \
  } \
  return end

static inline u32 find_text_end(u32 at, u32 end) { FIND(text_ends(wasm_v128_load(input + at))); }
static inline u32 find_mark(u32 at, u32 end, u32 by_column) { FIND(marks(wasm_v128_load(input + at), by_column)); }

static void hash_bytes(u32 from, u32 to) {
  if (to > from) siphash_add(&row, input + from, to - from);
}

static void hash_number(void) {
  u64 bits;
  if (is_double(number, number_bytes, &bits)) {
    u8 double_value[9 + 8] = {'d'};
    __builtin_memcpy(double_value + 1, &bits, 8);
    siphash_add(&row, double_value, 9);
  } else {
    siphash_add(&row, number, number_bytes);
  }
  number_bytes = 0;
}

static inline u32 is_of_number(u8 byte) {
  if (byte >= '0' && byte <= '9') return 1;
  if (byte == '-') return 1;
  return number_bytes > 0 && (byte == '.' || byte == '+' || byte == 'e' || byte == 'E');
}

/* Reads a JSON value up to the end of its text. @returns how far it got; *from is where the bytes begin that are not hashed yet */
static u32 read_json(u32 at, u32 end, u32 *from) {
  for (; at < end; at++) {
    const u8 byte = input[at];
    if (!is_escaped && !in_string && is_of_number(byte)) {
      if (number_bytes == 0) hash_bytes(*from, at);
      if (number_bytes == NUMBER_BYTES) hash_number();
      number[number_bytes++] = byte;
      *from = at + 1;
      continue;
    }
    if (number_bytes > 0) hash_number();
    if (!is_escaped && byte == '\\') {
      is_escaped = 1;
      continue;
    }
    if (!is_escaped && byte == '\'') {
      is_quoted = 0;
      return at + 1;
    }
    is_escaped = 0;
    if (byte == '"' && !after_backslash) in_string ^= 1;
    after_backslash = in_string && byte == '\\' && !after_backslash;
  }
  return at;
}

static inline __attribute__((always_inline)) u32 read_rows(u32 at, u32 end, const u32 hashes, const u32 by_column) {
  /* Where the bytes of the row begin that are not hashed yet. */
  u32 from = at;
#define COLUMN (by_column && column < MOST_COLUMNS ? columns[column] : AS_TEXT)
#define IS_HASHED (hashes && COLUMN != NOT_AT_ALL)
  while (at < end) {
    if (depth == 0 && !is_quoted) {
      const u8 byte = input[at++];
      if (byte == ';') return at;
      if (byte == '\'') is_quoted = 1;
      if (byte != '(') continue;
      depth = 1;
      column = 0;
      from = at;
      in_string = after_backslash = 0;
      if (hashes) row_begin(&row);
    } else if (is_quoted && depth > 0 && COLUMN == AS_JSON) {
      at = read_json(at, end, &from);
    } else if (is_escaped) {
      is_escaped = 0;
      at += 1;
    } else if (is_quoted) {
      at = find_text_end(at, end);
      if (at == end) break;
      if (input[at++] == '\\') is_escaped = 1;
      else is_quoted = 0;
    } else {
      at = find_mark(at, end, by_column);
      if (at == end) break;
      const u8 byte = input[at++];
      if (byte == '\'') is_quoted = 1;
      else if (byte == '(') depth += 1;
      else if (byte == ')') {
        depth -= 1;
        if (depth > 0) continue;
        if (IS_HASHED) hash_bytes(from, at - 1);
        if (hashes) row_end(&row);
        else total.rows += 1;
      } else if (depth == 1) {
        if (IS_HASHED) hash_bytes(from, at - 1);
        from = at - 1;
        column += 1;
        if (COLUMN == NOT_AT_ALL) hash_bytes(from, at);
        in_string = after_backslash = 0;
      }
    }
  }
  if (depth > 0 && IS_HASHED) hash_bytes(from, end);
  return 0;
}

/*
 * Input from `at` to `end` is part of an INSERT, after VALUES. @returns the position after its semicolon, or 0 if it goes on. Three
 * functions, so that the compiler makes the usual ones fast.
 */
EXPORT(inserts) u32 inserts(u32 at, u32 end) { return read_rows(at, end, 1, 0); }
EXPORT(inserts_by_column) u32 inserts_by_column(u32 at, u32 end) { return read_rows(at, end, 1, 1); }
EXPORT(inserts_counted) u32 inserts_counted(u32 at, u32 end) { return read_rows(at, end, 0, 0); }
