#!/usr/bin/env bash
# Creates the files of a release from the committed state: pack-release.sh FOLDER
#
#   restorable-VERSION.tar.gz  the bundle with its licenses, the action's metadata and the README; byte for byte identical on every machine
#   restorable-VERSION.cdx.json  the contents of the bundle, as a CycloneDX bill of materials
#   SHA256SUMS  the digests of both
set -euo pipefail
cd "$(dirname "$0")/.."

folder=${1:?give the folder for the files}
version=$(node --print 'require("./package.json").version')
name=restorable-$version
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
# From git, so that no untracked file is included. gzip without a timestamp, so that the bytes can be compared.
git archive --format=tar --prefix="$name/" HEAD action.yml dist LICENSE README.md | gzip --no-name --best >"$folder/$name.tar.gz"
# `npm sbom --omit=dev` also leaves out packages that development needs too, so the development packages are removed first.
bill=$(mktemp -d)
trap 'rm -rf "$bill"' EXIT
mkdir "$bill/restorable"
node --input-type=module --eval '
  import { readFileSync, writeFileSync } from "node:fs";
  const { devDependencies, overrides, ...rest } = JSON.parse(readFileSync("package.json", "utf8"));
  writeFileSync(process.argv[1], JSON.stringify(rest));
' "$bill/restorable/package.json"
cp package-lock.json "$bill/restorable/"
(
  cd "$bill/restorable"
  npm install --package-lock-only --offline --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
  npm sbom --package-lock-only --sbom-format=cyclonedx --sbom-type=application
) >"$folder/$name.cdx.json"
(cd "$folder" && sha256sum "$name.tar.gz" "$name.cdx.json" >SHA256SUMS)
echo "$folder: $name.tar.gz, $name.cdx.json, SHA256SUMS"
