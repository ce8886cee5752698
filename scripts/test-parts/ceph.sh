#!/bin/sh
# Checks that the programs of a real S3 server, a Ceph Object Gateway, are installed, and prints its version. They come from
# Debian (ceph-mon ceph-osd ceph-common radosgw). test/support/ceph.ts starts a private one that stores its objects in memory.
set -eu

for program in ceph-mon ceph-osd ceph monmaptool radosgw radosgw-admin; do
  if ! command -v "$program" >/dev/null; then
    echo "missing: $program (apt-get install ceph-mon ceph-osd ceph-common radosgw)"
    exit 1
  fi
done
radosgw --version
