#include "rows.h"

u8 input[INPUT_BYTES + 16];
struct total total;
u64 key[2];

EXPORT(input_at) u8 *input_at(void) { return input; }
EXPORT(input_bytes) u32 input_bytes(void) { return INPUT_BYTES; }
EXPORT(total_at) struct total *total_at(void) { return &total; }
EXPORT(key_at) u64 *key_at(void) { return key; }
