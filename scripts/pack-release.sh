#!/usr/bin/env bash
# Creates the files of a release from the committed state: pack-release.sh FOLDER OWNER/NAME [NPM_SCOPE]
#
#   restorable-VERSION.tar.gz      the bundle, the pages, the examples and the Dockerfile, with this repository and commit filled in
#   restorable-npm-VERSION.tgz     the npm package: the bundle only
#   restorable-VERSION.cdx.json    the contents of the bundle, as a CycloneDX bill of materials
#   SHA256SUMS                     the digests of these
#   notes/NOTES.md                 the text of the release: how to use exactly this one
#
# The archive is byte for byte the same on every machine, and the package with the same version of Node.js.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=${1:?give the folder for the files}
repository=${2:?give the repository as OWNER/NAME}
npm_scope=${3:-}
version=$(node --print 'require("./package.json").version')
commit=$(git rev-parse HEAD)
name=restorable-$version
mkdir -p "$folder/notes"
folder=$(cd "$folder" && pwd)
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT

# From git, so that no untracked file is included.
git archive --format=tar --prefix="$name/" HEAD \
  .dockerignore action.yml dist docs examples schema CHANGELOG.md CONTRIBUTING.md Dockerfile LICENSE README.md SECURITY.md \
  | tar --extract --directory "$stage"
filling=(--repository "$repository" --version "$version" --npm-scope "$npm_scope")
node scripts/fill-release.mjs "$stage/$name" --commit "$commit" --notes "$folder/notes/NOTES.md" "${filling[@]}"
# Sorted, with the commit's time and without owners and a gzip timestamp, so that the bytes can be compared.
tar --create --directory "$stage" --sort=name --format=gnu --mtime="@$(git log -1 --format=%ct)" --owner=0 --group=0 --numeric-owner \
  --mode='u+rw,go+r-w,a+X' "$name" | gzip --no-name --best >"$folder/$name.tar.gz"

node scripts/write-npm-package.mjs "$stage/$name" "$stage/package" "${filling[@]}"
(cd "$stage" && npm pack --silent --ignore-scripts ./package >packed)
mv "$stage/$(cat "$stage/packed")" "$folder/restorable-npm-$version.tgz"

# `npm sbom --omit=dev` also leaves out packages that development needs too, so the development packages are removed first.
mkdir "$stage/restorable"
node --input-type=module --eval '
  import { readFileSync, writeFileSync } from "node:fs";
  const { devDependencies, overrides, ...rest } = JSON.parse(readFileSync("package.json", "utf8"));
  writeFileSync(process.argv[1], JSON.stringify(rest));
' "$stage/restorable/package.json"
cp package-lock.json "$stage/restorable/"
(
  cd "$stage/restorable"
  npm install --package-lock-only --offline --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
  npm sbom --package-lock-only --sbom-format=cyclonedx --sbom-type=application
) >"$folder/$name.cdx.json"

(cd "$folder" && sha256sum "$name.tar.gz" "restorable-npm-$version.tgz" "$name.cdx.json" >SHA256SUMS)
echo "$folder: $name.tar.gz, restorable-npm-$version.tgz, $name.cdx.json, SHA256SUMS"
