#!/usr/bin/env bash
# Checks that a fresh build equals the committed dist/: the runner executes what is reviewed in src/. Changes nothing.
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="$PWD/node_modules/.bin:$PATH"

fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
node scripts/build.mjs "$fresh/dist"
if diff --recursive --brief dist "$fresh/dist"; then
  echo "dist/ is what src/ builds to"
else
  echo "dist/ is not what src/ builds to: run 'node scripts/build.mjs' and commit dist/" >&2
  exit 1
fi
