/* The value of a number in MySQL's JSON, which a dump and restore may turn from a DECIMAL into a DOUBLE. */
#pragma once

#include "siphash.h"

/* Longer than any number that MySQL prints. */
#define NUMBER_BYTES 128

/*
 * Whether the text is a number that JSON does not keep as an integer of 64 bits. Then `bits` are those of the nearest double, which
 * is what a restore stores.
 */
u32 is_double(const u8 *text, u32 length, u64 *bits);
