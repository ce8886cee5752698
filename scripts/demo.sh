#!/usr/bin/env bash
# Backs up and verifies a sample SQLite database with fresh keys in its own folder, like a first try. Needs any Node with npm.
# Installs only a Node of the right version, if this machine has none.
# Usage: scripts/demo.sh [FOLDER], default: a new folder in the temporary one.
set -euo pipefail
project=$(cd "$(dirname "$0")/.." && pwd)

folder=${1:-$(mktemp -d "${TMPDIR:-/tmp}/restorable-demo-XXXXXX")}
mkdir -p "$folder"
cd "$folder"
if [ -n "$(ls -A)" ]; then
  echo "$folder is not empty: name a new folder." >&2
  exit 2
fi

# GitHub's runners use Node 24 for actions. An older one lacks zstd and SQLite's online backup.
is_24() { "$@" -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 24 ? 0 : 1)' 2>/dev/null; }
if is_24 node; then
  node=(node)
elif is_24 "$project/node_modules/.bin/node"; then
  node=("$project/node_modules/.bin/node")
else
  command -v npx >/dev/null || { echo 'Install Node.js 24, or any Node.js with npm, first.' >&2; exit 2; }
  echo "Fetching Node 24 with npx: this machine's own is $(node --version)."
  node=(npx --yes --loglevel=error --package=node@24 -- node)
fi
restorable() {
  printf '\n$ restorable %s\n' "$*"
  "${node[@]}" "$project/dist/index.js" "$@"
}

"${node[@]}" "$project/scripts/demo-database.mjs" shop.sqlite

cat >checks.yml <<'YAML'
checks:
  - name: there are orders
    sql: select count(*) from orders
    expect: { min: 1000 }
  - name: orders are fresh
    sql: select max(created_at) from orders
    expect: { within: 24h }
  - name: no order without a customer
    sql: select orders.id from orders left join customers on customers.id = customer_id where customers.id is null
    expect: { empty: true }
YAML

restorable keygen --output keys --identity demo@example.com
restorable backup --database sqlite:shop.sqlite --name shop --destination file:backups \
  --encrypt-to keys/recovery.public.asc --runner-key keys/runner.private.asc --report backup.json

"${node[@]}" "$project/scripts/demo-database.mjs" shop.sqlite one-more-order
# The second backup stores only what is new.
restorable backup --database sqlite:shop.sqlite --name shop --destination file:backups \
  --encrypt-to keys/recovery.public.asc --runner-key keys/runner.private.asc --report second-backup.json
restorable verify --name shop --destination file:backups --decrypt-with keys/recovery.private.asc \
  --signers keys/runner.public.asc --verifier-key keys/verifier.private.asc --checks checks.yml \
  --rto 5m --rpo 24h --report verification.json
restorable list --destination file:backups
restorable status --name shop --destination file:backups --rpo 24h --verify-every 7d --capacity 1GB
restorable restore --name shop --destination file:backups --decrypt-with keys/recovery.private.asc \
  --signers keys/runner.public.asc --target sqlite:restored.sqlite

cat <<TEXT

Everything is in $folder:
  keys/                          recovery, runner and verifier key; keygen printed above where each belongs
  backups/shop/                  what is stored: signed manifests, encrypted packs and contents
  backups/shop/RECOVERY-v1.md    how to get the data back with gpg and zstd alone
  *.json                         the reports of the two backups and of the verification
  restored.sqlite                the database, restored from the backup
TEXT
