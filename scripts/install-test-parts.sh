#!/usr/bin/env bash
# Installs what the tests need and this machine lacks, in parallel: npm packages, Debian packages (as root or through `sudo -n`),
# and everything in scripts/test-parts/. Safe to run again: installed parts are left unchanged. `--quick` installs only the parts
# for the quick tests.
#
# Prints one line per part with the time that it took, then one line `part not available: NAME` for each unavailable part. Exits 3
# if there is one.
set -uo pipefail
cd "$(dirname "$0")/.." || exit

packages=(
  postgresql-15 # a server and clients as distributions ship them
  mariadb-server-core mariadb-client # the same; the package without `core` would start a service
  redis-server  # a database for the command engine
  bubblewrap    # sandboxes the restored code
  sudo          # how an ordinary user runs a contained server
  sqlite3
  clang-14 lld-14 # compile the C files of src, which scripts/check.sh compares
  python3-aiosmtpd # a mail server
  python3-jsonschema # checks the schema of the configuration file with examples
)
if [ "${1:-}" != --quick ]; then
  packages+=(
    gnupg zstd    # recovery by hand with stock tools
    faketime      # wrong clocks
    openssh-server # SFTP; without its service
    rclone # its protocols, and a WebDAV server
    ceph-mon ceph-osd ceph-common radosgw # a real S3 server
    chromium fonts-liberation fonts-noto-color-emoji # summaries as GitHub shows them
    poppler-utils # reads printed pages
    prometheus # promtool, which evaluates the alert rules; without its service
  )
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

unavailable() {
  echo "$1" >>"$work/unavailable"
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

lacking() {
  local installed
  installed=$(dpkg-query -W -f='${Package} ${Status}\n' "$@" 2>/dev/null | sed -n 's/ install ok installed$//p')
  printf '%s\n' "$@" | grep -vxF "$installed"
}

# Debian's packaging creates and starts a PostgreSQL cluster, a Redis server and Prometheus on install. The tests start their own
# or need none, so none of these should stay.
no_main_cluster=/etc/postgresql-common/createcluster.d/restorable-tests.conf
no_services=/usr/sbin/policy-rc.d

# Another program may be installing, such as unattended-upgrades soon after a machine has started. apt waits for dpkg's lock, and
# these retries are for the lock of its lists.
apt_update() {
  local try
  for try in 1 2 3 4 5 6; do
    as_root apt-get update -qq </dev/null && return
    sleep "$try"
  done
}

apt_install() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 install -qq --yes --no-install-recommends "$@" </dev/null
}

install_debian() {
  as_root mkdir -p "$(dirname "$no_main_cluster")"
  echo 'create_main_cluster = false' | as_root tee "$no_main_cluster" >/dev/null
  local policy_is_ours=false
  if [ ! -e "$no_services" ]; then
    policy_is_ours=true
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$no_services" >/dev/null
    as_root chmod 755 "$no_services"
  fi
  apt_update
  apt_install "$@"
  as_root rm -f "$no_main_cluster"
  [ "$policy_is_ours" = false ] || as_root rm -f "$no_services"
}

debian_packages() {
  if ! command -v apt-get >/dev/null; then
    unavailable "Debian packages (${packages[*]}): this machine has no apt-get"
    return
  fi
  local missing started=$SECONDS
  mapfile -t missing < <(lacking "${packages[@]}")
  if [ "${#missing[@]}" -eq 0 ]; then
    echo 'Debian packages: nothing to install'
    return
  fi
  if [ "$(id -u)" != 0 ] && ! sudo -n true 2>/dev/null; then
    echo "Debian packages: run as root: apt-get install ${missing[*]}"
  else
    echo "Debian packages: installing ${missing[*]}"
    install_debian "${missing[@]}" >"$work/debian.log" 2>&1
    mapfile -t missing < <(lacking "${packages[@]}")
    [ "${#missing[@]}" -eq 0 ] || cat "$work/debian.log"
    echo "Debian packages: installed in $((SECONDS - started)) s"
  fi
  local name
  for name in "${missing[@]}"; do unavailable "$name"; done
}

npm_packages() {
  scripts/install-packages.sh || unavailable 'npm packages'
}

# A part's script prints its folder. Only its failures matter here.
test_part() {
  local name=$1 started=$SECONDS
  if "scripts/test-parts/$name.sh" >"$work/$name.log" 2>&1 </dev/null; then
    echo "$name: ready in $((SECONDS - started)) s"
  else
    cat "$work/$name.log"
    unavailable "$name"
  fi
}

npm_packages &
npm=$!
debian_packages &
debian=$!
if [ "${1:-}" != --quick ]; then
  echo 'Programs of other releases are downloaded where they are missing, 1 GB the first time.'
  test_part mysql &
  test_part ceph-current &
  # These check what npm and Debian's packages installed.
  wait "$npm" "$debian"
  test_part postgres-clients &
  test_part ceph &
fi
wait

[ -e "$work/unavailable" ] || exit 0
sed 's/^/part not available: /' "$work/unavailable"
exit 3
