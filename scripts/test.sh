#!/usr/bin/env bash
# Runs all tests on a fresh clone: installs what is missing (scripts/install-test-parts.sh), then runs vitest on the Node version
# of the GitHub Actions runtime, which is a development dependency. Needs any Node with npm, and root or `sudo -n` if Debian
# packages are missing. Arguments are passed to vitest, such as `test/unit`.
#
# `--quick`, as the first argument, runs only the unit tests and one path through the bundle for each engine, in less than two
# minutes, and installs only what these need.
set -uo pipefail
cd "$(dirname "$0")/.." || exit

parts=()
if [ "${1:-}" = --quick ]; then
  shift
  parts=(--quick)
  set -- test/unit test/bundle/each-engine.test.ts "$@"
fi

parts_log=$(mktemp)
copy=
scratch=
trap 'rm -rf "$parts_log" "$copy" "$scratch"' EXIT
scripts/install-test-parts.sh "${parts[@]}" | tee "$parts_log"
if grep -q '^part not available: npm packages$' "$parts_log"; then exit 2; fi

# As root, some tests run servers and programs in this folder as another user. A folder that no other user can enter, such as a
# clone below `mktemp -d`, is tested in a copy made of links.
if [ "$(id -u)" = 0 ] && ! setpriv --reuid=65534 --regid=65534 --clear-groups test -r "$PWD/package.json"; then
  copy=$(mktemp -d)
  chmod 755 "$copy"
  cp -al . "$copy/restorable" 2>/dev/null || cp -a . "$copy/restorable" || exit 2
  chmod go+rx "$copy/restorable"
  echo "Other users may not enter $PWD: the tests run in $copy/restorable"
  cd "$copy/restorable" || exit 2
fi

# The tests create some hundred data folders of servers, each with a thousand files. In memory, that takes a quarter of the time.
memory_free=$(awk '/^MemAvailable:/ { print int($2 / 1024 / 1024) }' /proc/meminfo 2>/dev/null || echo 0)
shared_free=$(df --output=avail -BG /dev/shm 2>/dev/null | tail -n 1 | tr -dc '0-9')
if [ -z "${TMPDIR:-}" ] && [ "$memory_free" -ge 12 ] && [ "${shared_free:-0}" -ge 8 ]; then
  scratch=$(mktemp -d /dev/shm/XXXX) || exit 2
  chmod 1777 "$scratch"
  export TMPDIR="$scratch"
fi

PATH="$PWD/node_modules/.bin:$PATH" vitest run "$@" </dev/null
code=$?

# Repeated at the end, where it is noticed: an unavailable part is not a passed test.
if grep '^part not available: ' "$parts_log"; then [ "$code" -ne 0 ] || code=3; fi
exit "$code"
