/**
 * What is written as RECOVERY-v1.md beside the backups. It is the same for every database and never changes once released:
 * its hash stands in every manifest. A changed text is a new name, RECOVERY-v2.md.
 */
export const RUNBOOK = `# Getting a database back by hand

These backups were written by Restorable. Nothing but stock tools is needed to recover them:
a POSIX shell, \`gpg\` (2.2 or newer), \`zstd\`, \`sha256sum\`, and the database's own restore tool.

You need the recovery key (or the passphrase). It is in the team's safe, never in this storage.
These instructions are for backups of the kind \`full\`, encrypted in the \`gnupg\` profile.

## 1. Copy this folder

Copy the folder in which this file lies (the one that holds \`manifests/\`) to a disk with room for the
compressed backup and, for some databases, the restored one. Then, in that folder:

\`\`\`sh
set -eu
ls manifests            # every file is a backup; the names sort by time
ID=20261121T020000Z-full-4f9c2a   # the one that you want
\`\`\`

## 2. Who wrote it, and is it whole

With the runner's public key (\`runner.public.asc\`, beside the recovery key), if the backups are signed:

\`\`\`sh
gpg --batch --import runner.public.asc
for signature in signatures/"$ID"/*.asc; do gpg --verify "$signature" manifests/"$ID".json; done
\`\`\`

"Good signature" with the fingerprint that you expect is the only good answer. Without a signature
whoever can write this storage can have made the backup.

The manifest holds the SHA-256 of each part of the object list, and of this file, in order:

\`\`\`sh
cat manifests/"$ID".json
sha256sum objects/"$ID"/*  RECOVERY-v1.md      # compare with "objects" and "runbook" in the manifest
\`\`\`

The object list holds the SHA-256 of every object. A missing or changed one stops here:

\`\`\`sh
for part in objects/"$ID"/*; do sha256sum --check --strict --quiet "$part"; done
\`\`\`

## 3. Decrypt

\`\`\`sh
gpg --batch --import recovery.private.asc
gpg --decrypt contents/"$ID".json.zst.pgp | zstd -d > contents.json     # streams, lengths, digests, row counts
\`\`\`

Each stream is a folder below \`packs/\`. Its packs, decrypted and decompressed in the order of their names, are the stream:

\`\`\`sh
recover() {   # recover STREAM: writes the file STREAM, stops at the first error
  : > "$1"
  for pack in packs/"$ID"/"$1"/*.zst.pgp; do
    gpg --batch --quiet --decrypt "$pack" > pack.zst || { echo "FAILED: $pack"; return 1; }
    zstd -d -q -c pack.zst >> "$1" || { echo "FAILED: $pack"; return 1; }
  done
  rm -f pack.zst
  sha256sum "$1"          # compare with the stream's "sha256" in contents.json
}
ls packs/"$ID"
\`\`\`

(With a passphrase instead of keys: put it into a file that only you can read and add
\`--pinentry-mode loopback --passphrase-file FILE\` after \`gpg --batch\`.)

## 4. Restore

PostgreSQL (\`globals.sql\` and \`database.dump\`):

\`\`\`sh
recover globals.sql
recover database.dump
less globals.sql                       # roles and memberships: read it before you run it
psql --no-psqlrc --dbname=postgres --file=globals.sql
createdb restored
pg_restore --exit-on-error --dbname=restored database.dump
\`\`\`

\`pg_restore\` must be of the major version that made the dump, or newer. A dump is a program: restore one that you
don't trust on a machine that holds nothing else.

MySQL and MariaDB (\`globals.sql\` and \`database.sql\`; where the client is MariaDB's, write \`mariadb\` for \`mysql\`). The
character set and collation of the database stand in \`contents.json\` ("fingerprint", "facts"):

\`\`\`sh
recover globals.sql
recover database.sql
tail -n 1 database.sql                 # begins with "-- Dump completed", or the dump is cut
less globals.sql                       # accounts and grants: read it before you run it
# views that name their own database, and columns that count by a sequence of MariaDB, want the source's own name here
mysql --execute='CREATE DATABASE restored CHARACTER SET utf8mb4'
mysql --binary-mode --comments --default-character-set=utf8mb4 restored < database.sql
\`\`\`

Cloudflare D1 (\`database.sql\` alone):

\`\`\`sh
recover database.sql
{ echo 'begin;'; cat database.sql; echo 'commit;'; } | sqlite3 -bail restored.sqlite
sqlite3 restored.sqlite 'pragma integrity_check'
\`\`\`

A database that was dumped by a command of your own (\`database.dump\`): recover it, and give it to that database's
restore command.

SQLite (\`database.sqlite\`):

\`\`\`sh
recover database.sqlite
sqlite3 database.sqlite 'pragma integrity_check'
\`\`\`

## 5. Look

Compare the row counts with \`contents.json\` ("fingerprint", "tables") before you let anyone in.
`;
