#!/usr/bin/env bash
# Makes the files of a release from what is committed: pack-release.sh FOLDER
#
#   restorable-VERSION.tar.gz  the bundle with its licenses, the action's metadata and the README; byte for byte the same on every machine
#   restorable-VERSION.cdx.json  what the bundle is made of, as a CycloneDX bill of materials
#   SHA256SUMS  the digests of both
set -euo pipefail
cd "$(dirname "$0")/.."

folder=${1:?give the folder for the files}
version=$(node --print 'require("./package.json").version')
name=restorable-$version
mkdir -p "$folder"
# From git, so that nothing that lies beside the sources gets in; gzip without a time, so that the bytes can be compared.
git archive --format=tar --prefix="$name/" HEAD action.yml dist LICENSE README.md | gzip --no-name --best >"$folder/$name.tar.gz"
# Not `npm sbom`: of packages that development needs too, it leaves some out.
node_modules/.bin/cyclonedx-npm --omit dev --package-lock-only --output-reproducible --output-format JSON \
  --output-file "$folder/$name.cdx.json"
(cd "$folder" && sha256sum "$name.tar.gz" "$name.cdx.json" >SHA256SUMS)
echo "$folder: $name.tar.gz, $name.cdx.json, SHA256SUMS"
