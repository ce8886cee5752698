#!/usr/bin/env bash
# `npm ci`, only when the lock file is another than at the last time: it takes half a minute and deletes node_modules.
set -euo pipefail
cd "$(dirname "$0")/.."

stamp=node_modules/.restorable-lock
lock=$(sha256sum <package-lock.json)
if [ "$(cat "$stamp" 2>/dev/null || true)" = "$lock" ] && [ -x node_modules/.bin/node ]; then exit 0; fi
# A registry mirror that lacks the packages of other platforms can have left them out of the lock; `npm ci` refuses such a
# lock, `npm install` takes the same locked versions.
npm ci --no-audit --no-fund --loglevel=error </dev/null ||
  npm install --no-save --no-audit --no-fund --loglevel=error </dev/null
echo "$lock" >"$stamp"
