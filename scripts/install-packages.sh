#!/usr/bin/env bash
# `npm ci`, only when the lock file is another than at the last time: it takes half a minute and deletes node_modules.
set -euo pipefail
cd "$(dirname "$0")/.."

stamp=node_modules/.restorable-lock
lock=$(sha256sum <package-lock.json)
if [ "$(cat "$stamp" 2>/dev/null || true)" = "$lock" ] && [ -x node_modules/.bin/node ]; then exit 0; fi
npm ci --no-audit --no-fund --loglevel=error </dev/null
echo "$lock" >"$stamp"
