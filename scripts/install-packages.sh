#!/usr/bin/env bash
# `npm ci`, only when the lock file is another than at the last time: it takes half a minute and deletes node_modules.
# Prints one line, or what npm says when it fails.
set -euo pipefail
cd "$(dirname "$0")/.."

stamp=node_modules/.restorable-lock
lock=$(sha256sum <package-lock.json)
if [ "$(cat "$stamp" 2>/dev/null || true)" = "$lock" ] && [ -x node_modules/.bin/node ]; then
  echo 'npm packages: nothing to install'
  exit 0
fi
started=$SECONDS
npm ci --no-audit --no-fund --loglevel=error </dev/null >/dev/null
echo "$lock" >"$stamp"
echo "npm packages: installed in $((SECONDS - started)) s"
