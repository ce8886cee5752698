#!/usr/bin/env bash
# Makes docs/images/verification.png: the step summary of a real verification, as GitHub shows it. Needs dist/ and Chromium.
# Usage: scripts/screenshot.sh [FOLDER], an empty one, which then also has the summaries.
set -euo pipefail
cd "$(dirname "$0")/.."
project=$PWD
export PATH="$project/node_modules/.bin:$PATH"
# A short path, because the picture shows it.
folder=${1:-/tmp/shop}
[ $# -gt 0 ] || rm -rf /tmp/shop
mkdir -p "$folder" docs/images
cd "$folder"

node "$project/scripts/demo-database.mjs" shop.sqlite
restorable() { node "$project/dist/index.js" "$@"; }
restorable keygen --output keys --identity backups@example.com
cat >checks.yml <<'YAML'
- name: orders are fresh
  sql: select max(created_at) from orders
  expect: { within: 24h }
- name: there are enough customers
  sql: select count(*) from customers
  expect: { min: 100 }
- name: no order without a customer
  sql: select orders.id from orders left join customers on customers.id = customer_id where customers.id is null
  expect: { empty: true }
YAML

# As the runner starts the Action: inputs in variables, the summary in a file.
action() {
  local mode=$1
  shift
  : >"$mode.md"
  env -u CI GITHUB_ACTIONS=true GITHUB_STEP_SUMMARY="$folder/$mode.md" RUNNER_TEMP="$folder" INPUT_MODE="$mode" \
    INPUT_NAME=shop INPUT_DESTINATION=file:backups "$@" node "$project/dist/index.js"
}
action backup INPUT_DATABASE=sqlite:shop.sqlite INPUT_ENCRYPT-TO=keys/recovery.public.asc INPUT_RUNNER-KEY=keys/runner.private.asc
action verify INPUT_DECRYPT-WITH=keys/recovery.private.asc INPUT_SIGNERS=keys/runner.public.asc \
  INPUT_VERIFIER-KEY=keys/verifier.private.asc INPUT_CHECKS=checks.yml INPUT_RTO=5m INPUT_RPO=24h

cd "$project"
node scripts/render-summary.ts "$folder/verify.md" docs/images/verification.png
