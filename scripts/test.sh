#!/usr/bin/env bash
# Passes all tests from a fresh clone: installs what is missing (npm packages, then scripts/install-test-parts.sh), then
# runs vitest on the Node version of the GitHub Actions runtime, which is a development dependency. Needs any Node with
# npm, and root or `sudo -n` where Debian packages are missing. Arguments go to vitest.
set -uo pipefail
cd "$(dirname "$0")/.." || exit

scripts/install-packages.sh || exit 2
parts_log=$(mktemp)
trap 'rm -f "$parts_log"' EXIT
scripts/install-test-parts.sh | tee "$parts_log"

PATH="$PWD/node_modules/.bin:$PATH" vitest run "$@" </dev/null
code=$?

# Said again at the end, where it is read: a part that could not be had is not a passed test.
if grep '^part not available: ' "$parts_log"; then [ "$code" -ne 0 ] || code=3; fi
exit "$code"
