#!/usr/bin/env bash
# Runs `npm ci` only if the lock file has changed since the last run, because it takes half a minute and deletes node_modules.
# Prints one line, or npm's output if it fails.
set -euo pipefail
cd "$(dirname "$0")/.."

stamp=node_modules/.restorable-lock
lock=$(sha256sum <package-lock.json)
if [ "$(cat "$stamp" 2>/dev/null || true)" = "$lock" ] && [ -x node_modules/.bin/node ]; then
  echo 'npm packages: nothing to install'
  exit 0
fi
started=$SECONDS
# What was downloaded before is not asked for again: the lock file has the hash of each package.
if ! output=$(npm ci --prefer-offline --no-audit --no-fund --no-update-notifier --loglevel=error </dev/null 2>&1); then
  # Without the list of all npm options at the end of its output.
  sed '/^npm error Clean install a project/,/^npm error Run /d' <<<"$output"
  echo 'npm packages: npm ci failed' >&2
  exit 1
fi
echo "$lock" >"$stamp"
echo "npm packages: installed in $((SECONDS - started)) s"
