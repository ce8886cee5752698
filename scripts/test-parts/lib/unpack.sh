# Sourced by the scripts of the test environment that unpack programs of other Debian releases (not install them) and run them
# with their own dynamic loader. This changes nothing on the machine and needs no privileges. Expects `$folder`, an existing
# folder in the cache that belongs to the script.
# shellcheck shell=sh

# Where all parts of the test environment are kept between runs.
test_cache() {
  echo "${RESTORABLE_TEST_CACHE:-${HOME:?}/.cache/restorable-test}"
}

# One mirror for all: the one that this machine's apt uses for Debian.
mirror() {
  found=$(sed -n 's/^URIs:[[:space:]]*\([^[:space:]]*\/debian\)\/*$/\1/p; s/^deb[[:space:]]\(\[[^]]*\][[:space:]]\)\{0,1\}\([^[:space:]]*\/debian\)\/\{0,1\}[[:space:]].*/\2/p' \
    /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | head -n 1)
  [ -n "$found" ] || { echo "no Debian mirror in the configuration of apt" >&2; exit 1; }
  echo "$found"
}

# A wrapper and not a link: the program needs the libraries of its own release, some of which may be in a separate folder.
# `$probe` is the argument that tests whether the program runs.
wrap() { # root program wrapper [folder of libraries below the root]
  loader=$1/usr/lib64/ld-linux-x86-64.so.2
  for candidate in "$1/lib64/ld-linux-x86-64.so.2" "$1/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2" "$1/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2"; do
    [ -e "$loader" ] || loader=$candidate
  done
  mkdir -p "$(dirname "$3")"
  printf '#!/bin/sh\nexec "%s" --library-path "%s" --argv0 "%s" "%s" "$@"\n' \
    "$loader" "$1/${4:-usr/lib/x86_64-linux-gnu}:$1/usr/lib/x86_64-linux-gnu:$1/lib/x86_64-linux-gnu" "$1/$2" "$1/$2" >"$3.new"
  chmod 755 "$3.new"
  "$3.new" "${probe:---version}" >/dev/null
  mv "$3.new" "$3"
}

# Unpacks packages of one Debian release into a folder, with all their dependencies.
unpack() { # release folder package...
  release=$1; target=$2; shift 2; packages=$*
  work=$(mktemp -d "${folder:?}/.unpack-XXXXXX")
  trap 'rm -rf "$work"' EXIT
  mkdir -p "$work/state/lists/partial" "$work/cache/archives/partial" "$work/etc" "$work/root"
  : >"$work/status"
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $(mirror) $release main" >"$work/etc/sources.list"
  set -- -qq -o Dir::State="$work/state" -o Dir::State::status="$work/status" -o Dir::Cache="$work/cache" \
    -o Dir::Etc::SourceList="$work/etc/sources.list" -o Dir::Etc::SourceParts=/dev/null -o Dir::Etc::PreferencesParts=/dev/null \
    -o Debug::NoLocking=true -o APT::Install-Recommends=false -o APT::Sandbox::User=root -o APT::Architecture=amd64
  apt-get "$@" update >&2
  # shellcheck disable=SC2086 # names of packages, one argument each
  apt-get "$@" --yes --download-only install $packages >&2
  for archive in "$work"/cache/archives/*.deb; do
    # These are most of the bytes, and none of the programs here use them.
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
