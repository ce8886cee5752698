#!/bin/sh
# Makes sq 1.3 available for the tests, the reader of RFC 9580 that Debian 13 has. Prints the folder of the program.
#
# Unpacked from Debian trixie, not installed: Debian 12's own sq is too old. Safe to run again: what is there is kept.
set -eu

project=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
# shellcheck source=lib/unpack.sh
. "$project/scripts/test-parts/lib/unpack.sh"
folder=$(test_cache)/sq
mkdir -p "$folder"
# Several test files may ask at once.
exec 9>"$folder/.lock"
flock 9

probe=version
# The wrapper says that the part is whole.
if ! { [ -x "$folder/bin/sq" ] && "$folder/bin/sq" version >/dev/null 2>&1; }; then
  rm -rf "$folder/root"
  unpack trixie "$folder/root" sq
  wrap "$folder/root" usr/bin/sq "$folder/bin/sq"
fi
echo "$folder/bin"
