#!/bin/sh
# Provides sq 1.3 for the tests, the RFC 9580 reader in Debian 13. Prints the folder of the program.
#
# Unpacked from Debian trixie and not installed, because Debian 12's own sq is too old. Safe to run again: existing files are
# kept.
set -eu

project=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
# shellcheck source=lib/unpack.sh
. "$project/scripts/test-parts/lib/unpack.sh"
folder=$(test_cache)/sq
mkdir -p "$folder"
# Several test files may run this at once.
exec 9>"$folder/.lock"
flock 9

probe=version
# The wrapper marks the part as complete.
if ! { [ -x "$folder/bin/sq" ] && "$folder/bin/sq" version >/dev/null 2>&1; }; then
  rm -rf "$folder/root"
  unpack trixie "$folder/root" sq
  wrap "$folder/root" usr/bin/sq "$folder/bin/sq"
fi
echo "$folder/bin"
