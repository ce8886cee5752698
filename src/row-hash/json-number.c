/* Decimal text to the nearest double, exactly: an estimate, corrected by comparing large integers. */
#include "json-number.h"

/* 10^400 and a number of 128 digits, or 2^1100 and that number, have fewer bits. */
#define WORDS 160
#define EXACT_DIGITS 15
#define EXACT_POWER 22
#define MOST_DIGITS 19
#define INFINITE 0x7ff0000000000000ULL
#define HIDDEN_BIT (1ULL << 52)

struct large {
  u32 count;
  u32 words[WORDS];
};

/* value = digits * 10^exponent, without leading and trailing zeros */
struct decimal {
  u32 is_negative, is_integer, count;
  int exponent;
  u8 digits[NUMBER_BYTES];
};

static void multiply(struct large *number, u32 by, u32 carry) {
  for (u32 at = 0; at < number->count; at++) {
    const u64 product = (u64)number->words[at] * by + carry;
    number->words[at] = (u32)product;
    carry = (u32)(product >> 32);
  }
  if (carry != 0 && number->count < WORDS) number->words[number->count++] = carry;
}

static void multiply_by_power(struct large *number, u32 base, int exponent) {
  for (; exponent >= 8 && base == 10; exponent -= 8) multiply(number, 100000000, 0);
  for (; exponent >= 31 && base == 2; exponent -= 31) multiply(number, 1U << 31, 0);
  for (; exponent > 0; exponent--) multiply(number, base, 0);
}

static int compare_large(const struct large *one, const struct large *other) {
  if (one->count != other->count) return one->count < other->count ? -1 : 1;
  for (u32 at = one->count; at-- > 0;) {
    if (one->words[at] != other->words[at]) return one->words[at] < other->words[at] ? -1 : 1;
  }
  return 0;
}

/* Compares the decimal number with factor * 2^power. */
static int compare(const struct decimal *number, u64 factor, int power) {
  static struct large left, right;
  left.count = 0;
  for (u32 at = 0; at < number->count; at++) multiply(&left, 10, number->digits[at]);
  right.words[0] = (u32)factor;
  right.words[1] = (u32)(factor >> 32);
  right.count = right.words[1] != 0 ? 2 : 1;
  multiply_by_power(&left, 10, number->exponent);
  multiply_by_power(&right, 10, -number->exponent);
  multiply_by_power(&left, 2, -power);
  multiply_by_power(&right, 2, power);
  return compare_large(&left, &right);
}

/* A positive double as factor * 2^power. */
static u64 factor_of(u64 bits, int *power) {
  const u32 exponent = (u32)(bits >> 52);
  *power = exponent == 0 ? -1074 : (int)exponent - 1075;
  return exponent == 0 ? bits : ((bits & (HIDDEN_BIT - 1)) | HIDDEN_BIT);
}

/* 1 if the number is nearer to the next double, -1 if to the previous one, 0 if this one is the nearest. */
static int direction(const struct decimal *number, u64 bits) {
  int power;
  const u64 factor = factor_of(bits, &power);
  const u32 is_odd = factor & 1;
  const int above = compare(number, 2 * factor + 1, power - 1);
  if (above > 0 || (above == 0 && is_odd)) return 1;
  if (factor == 0) return 0;
  /* Below a power of two, doubles are twice as dense. */
  const u32 is_dense = factor == HIDDEN_BIT && power > -1074;
  const int below = compare(number, is_dense ? 4 * factor - 1 : 2 * factor - 1, is_dense ? power - 2 : power - 1);
  return below < 0 || (below == 0 && is_odd) ? -1 : 0;
}

static double estimate(const struct decimal *number) {
  static const double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                  1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  const u32 used = number->count < MOST_DIGITS ? number->count : MOST_DIGITS;
  u64 digits = 0;
  for (u32 at = 0; at < used; at++) digits = digits * 10 + number->digits[at];
  int exponent = number->exponent + (int)(number->count - used);
  double value = (double)digits;
  for (; exponent > EXACT_POWER; exponent -= EXACT_POWER) value *= powers[EXACT_POWER];
  for (; exponent < -EXACT_POWER; exponent += EXACT_POWER) value /= powers[EXACT_POWER];
  return exponent < 0 ? value / powers[-exponent] : value * powers[exponent];
}

static u64 nearest(const struct decimal *number) {
  const double value = estimate(number);
  u64 bits;
  __builtin_memcpy(&bits, &value, 8);
  const int exponent = number->exponent;
  if (number->count <= EXACT_DIGITS && exponent <= EXACT_POWER && exponent >= -EXACT_POWER) return bits;
  if (bits >= INFINITE) bits = INFINITE - 1;
  for (u32 turn = 0; turn < 64; turn++) {
    const int to = direction(number, bits);
    if (to == 0) break;
    bits = to > 0 ? bits + 1 : bits - 1;
  }
  return bits;
}

static u32 is_digit(u8 byte) { return byte >= '0' && byte <= '9'; }

/* Returns 0 if the text is not a number. */
static u32 parse(const u8 *text, u32 length, struct decimal *number) {
  u32 at = 0, has_point = 0, has_digits = 0;
  number->is_negative = text[0] == '-';
  number->is_integer = 1;
  number->count = 0;
  number->exponent = 0;
  if (number->is_negative) at = 1;
  for (; at < length && (is_digit(text[at]) || (text[at] == '.' && !has_point)); at++) {
    if (text[at] == '.') {
      has_point = 1;
      continue;
    }
    has_digits = 1;
    if (number->count > 0 || text[at] != '0') number->digits[number->count++] = text[at] - '0';
    if (has_point) number->exponent -= 1;
  }
  if (!has_digits) return 0;
  if (has_point) number->is_integer = 0;
  if (at < length) {
    number->is_integer = 0;
    if (text[at] != 'e' && text[at] != 'E') return 0;
    at += 1;
    const u32 is_negative = at < length && text[at] == '-';
    if (at < length && (text[at] == '-' || text[at] == '+')) at += 1;
    int exponent = 0;
    if (at == length || length - at > 3) return 0;
    for (; at < length; at++) {
      if (!is_digit(text[at])) return 0;
      exponent = exponent * 10 + (text[at] - '0');
    }
    number->exponent += is_negative ? -exponent : exponent;
  }
  return 1;
}

/* JSON keeps integers from -2^63 to 2^64 - 1. */
static u32 fits_integer(const struct decimal *number) {
  if (number->count < MOST_DIGITS) return 1;
  if (number->count > MOST_DIGITS + 1) return 0;
  const u64 most = number->is_negative ? 1ULL << 63 : ~0ULL;
  u64 value = 0;
  for (u32 at = 0; at < number->count; at++) {
    if (value > (most - number->digits[at]) / 10) return 0;
    value = value * 10 + number->digits[at];
  }
  return 1;
}

u32 is_double(const u8 *text, u32 length, u64 *bits) {
  static struct decimal number;
  if (!parse(text, length, &number)) return 0;
  if (number.is_integer && fits_integer(&number)) return 0;
  while (number.count > 0 && number.digits[number.count - 1] == 0) {
    number.count -= 1;
    number.exponent += 1;
  }
  const int magnitude = number.exponent + (int)number.count;
  /* What no double can be stays as it is. */
  if (magnitude > 310 || magnitude < -330) return 0;
  *bits = (number.count == 0 ? 0 : nearest(&number)) | ((u64)number.is_negative << 63);
  return 1;
}
