#!/usr/bin/env bash
# Compiles src/row-hash/*.c to WebAssembly and writes it to src/row-hash/module.ts. With --check it writes nothing, and fails if
# that file is not the result. Always by the same compiler, so that the result is the same on every machine.
set -euo pipefail
cd "$(dirname "$0")/../src/row-hash"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# No imports and no library: the module can do nothing but compute.
flags=(--target=wasm32 -std=c11 -O3 -Wall -Wextra -Werror -ffreestanding -nostdlib -mbulk-memory -msimd128)
for source in *.c; do
  clang-14 "${flags[@]}" -c -o "$work/${source%.c}.o" "$source"
done
wasm-ld-14 --no-entry --strip-all --stack-first -z stack-size=16384 --initial-memory=262144 --max-memory=262144 \
  -o "$work/module.wasm" "$work"/*.o

{
  echo '// Written by scripts/build-row-hash.sh from the C files in this folder.'
  echo
  echo '/** The WebAssembly module in base64. */'
  echo 'export const MODULE_BASE64 = `'
  base64 -w 116 "$work/module.wasm"
  echo '`;'
} >"$work/module.ts"

if [ "${1:-}" = --check ]; then
  cmp "$work/module.ts" module.ts || { echo 'src/row-hash/module.ts is out of date: run scripts/build-row-hash.sh'; exit 1; }
else
  cp "$work/module.ts" module.ts
fi
