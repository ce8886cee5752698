#!/usr/bin/env bash
# Backs up, verifies and restores a SQLite database with an image: try-image.sh IMAGE. Needs Docker.
set -euo pipefail
image=${1:?give the name of the image}

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# The image's user has another id than this one.
chmod 777 "$folder"
RESTORABLE_PASSPHRASE=$(head -c 24 /dev/urandom | base64)
export RESTORABLE_PASSPHRASE

restorable() {
  # A container has no user namespaces by default. The flags allow what bubblewrap needs to contain a verification.
  docker run --rm --env RESTORABLE_PASSPHRASE --volume "$folder:/backups" \
    --security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined "$image" "$@"
}

test "$(docker run --rm --entrypoint id "$image" --user)" != 0
docker run --rm --volume "$folder:/backups" --entrypoint sqlite3 "$image" shop.sqlite \
  "create table orders (id integer primary key, total integer); insert into orders (total) values (1), (2), (3)"
restorable backup --database sqlite:shop.sqlite --name shop --destination file:stored
restorable verify --name shop --destination file:stored
restorable restore --name shop --destination file:stored --target sqlite:restored.sqlite
test "$(docker run --rm --volume "$folder:/backups" --entrypoint sqlite3 "$image" restored.sqlite 'select sum(total) from orders')" = 6
