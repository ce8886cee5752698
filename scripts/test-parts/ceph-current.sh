#!/bin/sh
# Provides the daemons of a current Ceph for the tests: its gateway compares the checksums in a put request, and Debian 12's
# ignores them. Prints FOLDER, with the programs in FOLDER/bin.
#
# They are unpacked from Debian sid and not installed, about 500 MB. The command `ceph` stays the machine's own (a Python program
# with libraries of its release) and works with newer daemons. Safe to run again: existing files are kept.
set -eu

project=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
# shellcheck source=lib/unpack.sh
. "$project/scripts/test-parts/lib/unpack.sh"
folder=$(test_cache)/ceph-current
mkdir -p "$folder"
# Several test files may run this at once.
exec 9>"$folder/.lock"
flock 9

# The last wrapper marks the part as complete.
if ! "$folder/bin/radosgw" --version >/dev/null 2>&1; then
  rm -rf "$folder/root" "$folder/bin"
  unpack sid "$folder/root" ceph-mon ceph-osd radosgw
  for program in ceph-mon ceph-osd monmaptool radosgw-admin radosgw; do
    wrap "$folder/root" "usr/bin/$program" "$folder/bin/$program" usr/lib/x86_64-linux-gnu/ceph
  done
fi
echo "$folder"
