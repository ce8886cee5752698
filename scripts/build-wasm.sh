#!/usr/bin/env bash
# Compiles the C files of src/ to WebAssembly, and writes each module in base64 to a TypeScript file. With --check it writes
# nothing, and fails if those files are not the result. Always by the same compiler, so that the result is the same on every machine.
set -euo pipefail
cd "$(dirname "$0")/../src"

check=${1:-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# No imports and no library: the module can do nothing but compute.
flags=(--target=wasm32 -std=c11 -O3 -Wall -Wextra -Werror -ffreestanding -nostdlib -mbulk-memory -msimd128)

# Usage: compile FOLDER TYPESCRIPT-FILE MEMORY-BYTES. Compiles every C file of the folder.
compile() {
  local folder=$1 typescript=$1/$2 memory=$3 source
  rm -f "$work"/*
  for source in "$folder"/*.c; do
    clang-14 "${flags[@]}" -c -o "$work/$(basename "$source" .c).o" "$source"
  done
  wasm-ld-14 --no-entry --strip-all --stack-first -z stack-size=16384 --initial-memory="$memory" --max-memory="$memory" \
    -o "$work/module.wasm" "$work"/*.o
  {
    echo '// Written by scripts/build-wasm.sh from the C files in this folder.'
    echo
    echo '/** The WebAssembly module in base64. */'
    echo 'export const MODULE_BASE64 = `'
    base64 -w 116 "$work/module.wasm"
    echo '`;'
  } >"$work/module.ts"
  if [ "$check" = --check ]; then
    cmp "$work/module.ts" "$typescript" || { echo "src/$typescript is out of date: run scripts/build-wasm.sh"; exit 1; }
  else
    cp "$work/module.ts" "$typescript"
  fi
}

compile row-hash module.ts 262144
compile repository/chunks gear-module.ts 393216
