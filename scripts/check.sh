#!/usr/bin/env bash
# The checks that don't need the test environment, one line each: `ok NAME`, or `FAILED NAME` with its output. Optional argument:
# a folder for their output. Exits 1 if one failed.
set -uo pipefail
cd "$(dirname "$0")/.." || exit
export PATH="$PWD/node_modules/.bin:$PATH"

logs=${1:-}
[ -n "$logs" ] || { logs=$(mktemp -d); trap 'rm -rf "$logs"' EXIT; }
failed=0

check() {
  local name=$1
  shift
  if "$@" >"$logs/$name.log" 2>&1 </dev/null; then
    echo "ok $name"
  else
    echo "FAILED $name: $*"
    cat "$logs/$name.log"
    failed=1
  fi
}

check types tsc --noEmit -p .
if [ -e tsconfig.test.json ]; then check test-types tsc --noEmit -p tsconfig.test.json; fi
# Not Markdown: biome would pad tables until they are unreadable as text.
check style biome ci --colors=off src test scripts bench .dependency-cruiser.cjs vitest.config.ts ./*.json
check arrows depcruise --config .dependency-cruiser.cjs src
check unused knip --no-progress
check wasm scripts/build-wasm.sh --check
check workflows node scripts/lint-workflows.mjs
check bundle scripts/check-dist.sh
exit "$failed"
