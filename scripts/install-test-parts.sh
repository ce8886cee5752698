#!/usr/bin/env bash
# Installs what the tests need and this machine lacks: Debian packages, as root or through `sudo -n`, then everything in
# scripts/test-parts/. Safe to run again; a machine that has all of it is left alone.
#
# Prints one line `part not available: NAME` for each part that can't be had, and exits 3 when there is one.
set -uo pipefail
cd "$(dirname "$0")/.." || exit

packages=(
  postgresql-15 # a server and clients as a distribution ships them
  mariadb-server-core mariadb-client # the same; without `core` the server would be a service of the machine
  redis-server  # a database of the command engine
  bubblewrap    # contains the restored code
  sudo          # the ordinary user's way to a contained server
  gnupg zstd    # recovery by hand, with stock tools
  sqlite3
  python3-jsonschema # judges the schema of the configuration file by example
  faketime      # clocks that are wrong
  openssh-server # SFTP; without its service
  rclone # what it speaks, and a WebDAV server
  ceph-mon ceph-osd ceph-common radosgw # a real S3 server
)

unavailable=()

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

lacking() {
  local package
  for package in "$@"; do
    [ "$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null)" = 'install ok installed' ] || echo "$package"
  done
}

# Debian's packaging makes and starts a PostgreSQL cluster and a Redis on install; the tests start their own, so nothing is
# to stay.
no_main_cluster=/etc/postgresql-common/createcluster.d/restorable-tests.conf
no_services=/usr/sbin/policy-rc.d

install_debian() {
  as_root mkdir -p "$(dirname "$no_main_cluster")"
  echo 'create_main_cluster = false' | as_root tee "$no_main_cluster" >/dev/null
  local policy_is_ours=false
  if [ ! -e "$no_services" ]; then
    policy_is_ours=true
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$no_services" >/dev/null
    as_root chmod 755 "$no_services"
  fi
  as_root apt-get update -qq </dev/null
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends "$@" </dev/null >/dev/null
  as_root rm -f "$no_main_cluster"
  [ "$policy_is_ours" = false ] || as_root rm -f "$no_services"
}

if ! command -v apt-get >/dev/null; then
  unavailable+=("Debian packages (${packages[*]}): this machine has no apt-get")
else
  mapfile -t missing < <(lacking "${packages[@]}")
  if [ "${#missing[@]}" -gt 0 ]; then
    echo "installing ${missing[*]}"
    if [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; then
      install_debian "${missing[@]}"
      mapfile -t missing < <(lacking "${packages[@]}")
    else
      echo "run as root: apt-get install ${missing[*]}"
    fi
    unavailable+=("${missing[@]}")
  fi
fi

for part in scripts/test-parts/*.sh; do
  [ -e "$part" ] || continue
  # A part's script prints where it put things; only its failures matter here.
  if ! output=$(bash "$part" 2>&1 </dev/null); then
    printf '%s\n' "$output"
    unavailable+=("$(basename "$part" .sh)")
  fi
done

for name in "${unavailable[@]}"; do
  [ -n "$name" ] && echo "part not available: $name"
done
[ "${#unavailable[@]}" -eq 0 ] || exit 3
