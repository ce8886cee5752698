export const id = 916;
export const ids = [916];
export const modules = {

/***/ 23916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runBackup: () => (/* binding */ runBackup)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/keys.js
var core_keys = __webpack_require__(18790);
// EXTERNAL MODULE: ./build/openpgp/encryption.js
var encryption = __webpack_require__(22725);
// EXTERNAL MODULE: ./build/openpgp/signatures.js
var signatures = __webpack_require__(60719);
// EXTERNAL MODULE: ./build/repository/catalogue.js
var catalogue = __webpack_require__(40794);
// EXTERNAL MODULE: ./build/core/catalogue.js
var core_catalogue = __webpack_require__(61417);
// EXTERNAL MODULE: ./build/repository/digest.js
var digest = __webpack_require__(65535);
;// CONCATENATED MODULE: ./build/repository/destinations.js



/** Puts one object at every destination; all must acknowledge it. */
async function putEverywhere(destinations, key, body, sha256, signal) {
    await allOrFirstError(destinations.map((destination) => destination.put(key, body, { sha256, signal })));
}
/** Like Promise.all, but waits for the others before the first error is thrown: nothing goes on unobserved. */
async function allOrFirstError(tasks) {
    const outcomes = await Promise.allSettled(tasks);
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed !== undefined)
        throw failed.reason;
    return outcomes.map((outcome) => outcome.value);
}
/**
 * Puts an object that is never replaced. One that is already there with the same bytes is what a retry after a lost
 * answer finds, and is success.
 * @returns whether the object there has these bytes
 */
async function putOnce(destination, key, body, signal) {
    try {
        await destination.put(key, body, { sha256: (0,digest/* sha256Hex */.f)(body), ifAbsent: true, signal });
        return true;
    }
    catch (error) {
        if (!(error instanceof errors/* RestorableError */.s$) || error.code !== 'OBJECT_EXISTS')
            throw error;
        const there = await destination.get(key, { maxBytes: 64 * 1024 * 1024, signal });
        return Buffer.from(there).equals(body);
    }
}
/** Refuses a machine whose clock is off: ids, retention and data age all count from it. @throws {RestorableError} STORAGE_CLOCK */
async function checkClock(destination, now, signal) {
    const before = now().getTime();
    const there = (await destination.serverTime({ signal })).getTime();
    const skewMs = Math.max(before - there, there - now().getTime(), 0);
    if (skewMs <= core_catalogue/* CLOCK_SKEW_MS */.r)
        return;
    throw new errors/* RestorableError */.s$('STORAGE_CLOCK', `This machine's clock and the clock of ${destination.label} differ by ${Math.round(skewMs / 60_000)} minutes.`, { hint: 'Set the clock (`timedatectl set-ntp true`) and run again; at most 5 minutes are accepted.' });
}

// EXTERNAL MODULE: ./build/commands/run.js
var commands_run = __webpack_require__(34344);
// EXTERNAL MODULE: ./build/commands/summary.js
var summary = __webpack_require__(56529);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/core/backup-id.js
var backup_id = __webpack_require__(82896);
// EXTERNAL MODULE: ./build/core/contents.js + 1 modules
var core_contents = __webpack_require__(58223);
// EXTERNAL MODULE: ./build/core/manifest.js
var core_manifest = __webpack_require__(38883);
// EXTERNAL MODULE: ./build/core/version.js
var version = __webpack_require__(58860);
;// CONCATENATED MODULE: ./build/repository/commit.js



/** Packs of each destination that are read back before the commit, besides the first and last of them all. */
const SAMPLE_PACKS = 4;
/**
 * Reads back a sample of what was written and compares it: a storage that answers 200 and keeps other bytes must be
 * noticed before the commit, not on the day of the restore. Small descriptions are all read back, packs by sample.
 * @throws {RestorableError} STORAGE_CORRUPTED
 */
async function proveStored(destinations, root, objects, random, signal) {
    const sample = chooseSample(objects, random);
    await allOrFirstError(destinations.map(async (destination) => {
        for (const object of sample) {
            const stored = await destination
                .get(root + object.key, { maxBytes: object.sizeBytes, signal })
                .catch((cause) => {
                if (!(cause instanceof errors/* RestorableError */.s$) || cause.code !== 'OBJECT_MISSING')
                    throw cause;
                throw corrupted(destination, object, 'is not there', cause);
            });
            if (stored.length !== object.sizeBytes)
                throw corrupted(destination, object, `has ${stored.length} bytes`);
            if ((0,digest/* sha256Hex */.f)(stored) !== object.sha256)
                throw corrupted(destination, object, 'holds other bytes');
        }
    }));
}
function chooseSample(objects, random) {
    const packs = objects.filter((object) => object.key.startsWith('packs/'));
    const chosen = new Set(objects.filter((object) => !object.key.startsWith('packs/')));
    for (const edge of [packs[0], packs.at(-1)])
        if (edge !== undefined)
            chosen.add(edge);
    for (let count = 0; count < SAMPLE_PACKS && packs.length > 0; count += 1) {
        const pack = packs[Math.floor(random() * packs.length)];
        if (pack !== undefined)
            chosen.add(pack);
    }
    return [...chosen];
}
function corrupted(destination, object, what, cause) {
    return new errors/* RestorableError */.s$('STORAGE_CORRUPTED', `${destination.label} acknowledged ${object.key} (${object.sizeBytes} bytes), but read back it ${what}.`, { hint: 'This storage does not keep what it is given. Do not use it for backups before that is explained.', cause });
}
/**
 * Puts the manifest: the commit. From the first success on nothing is undone; each destination's outcome is told.
 * A manifest that is already there with the same bytes is the commit of an earlier try whose answer was lost.
 * @throws the first destination's failure, when no destination holds the commit
 */
async function commitManifest(destinations, key, manifest, signal) {
    const outcomes = [];
    for (const destination of destinations) {
        // Once one destination holds the commit, a cancel no longer stops the others: they are one request from done.
        const committed = outcomes.some((outcome) => outcome.outcome === 'committed');
        const error = await commitAt(destination, key, manifest, committed ? AbortSignal.timeout(60_000) : signal);
        if (error !== undefined && !committed)
            throw error;
        const outcome = error === undefined ? 'committed' : 'failed';
        outcomes.push({ label: destination.label, outcome, detail: error?.message ?? '' });
    }
    return outcomes;
}
async function commitAt(destination, key, manifest, signal) {
    try {
        if (await putOnce(destination, key, manifest, signal))
            return undefined;
        return new errors/* RestorableError */.s$('OBJECT_EXISTS', `${destination.label} holds another manifest with this id.`, {
            hint: 'Run the backup again.',
        });
    }
    catch (thrown) {
        // The put may have been done although its answer was lost or the wait for it was cancelled: look.
        const there = await destination
            .get(key, { maxBytes: manifest.length, signal: AbortSignal.timeout(2_000) })
            .catch(() => undefined);
        return there !== undefined && Buffer.from(there).equals(manifest) ? undefined : (0,errors/* toRestorableError */.tj)(thrown);
    }
}

;// CONCATENATED MODULE: ./build/repository/runbook-text.js
/**
 * What is written as RECOVERY-v1.md beside the backups. It is the same for every database and never changes once released:
 * its hash stands in every manifest. A changed text is a new name, RECOVERY-v2.md.
 */
const RUNBOOK = `# Getting a database back by hand

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

;// CONCATENATED MODULE: ./build/repository/runbook.js



const body = Buffer.from(RUNBOOK);
/** Hex SHA-256 of the instructions that this version writes; the manifest carries it. */
const RUNBOOK_SHA256 = (0,digest/* sha256Hex */.f)(body);
/**
 * Puts the instructions for recovery by hand beside the backups, once.
 * @returns a warning for each destination that holds other instructions under that name
 */
async function putRunbook(destinations, keys, signal) {
    const warnings = [];
    for (const destination of destinations) {
        if (await putOnce(destination, keys.runbook, body, signal))
            continue;
        warnings.push(`${keys.runbook} at ${destination.label} is not what this version writes. Someone may have changed it: compare it with the project's before you follow it.`);
    }
    return warnings;
}

// EXTERNAL MODULE: ./build/core/object-list.js
var object_list = __webpack_require__(15874);
;// CONCATENATED MODULE: ./build/repository/limiter.js
/** A bounded number of places; `take` waits for one, so that whoever produces is held back by whoever consumes. */
class Limiter {
    #free;
    #waiting = [];
    constructor(places) {
        this.#free = places;
    }
    async take() {
        if (this.#free > 0) {
            this.#free -= 1;
            return;
        }
        await new Promise((resolve) => this.#waiting.push(resolve));
    }
    give() {
        const next = this.#waiting.shift();
        if (next === undefined)
            this.#free += 1;
        else
            next();
    }
}

// EXTERNAL MODULE: ./build/repository/pack.js
var pack = __webpack_require__(53538);
;// CONCATENATED MODULE: ./build/repository/packer.js



/**
 * Cuts a stream into packs of equal size and hands them on. Waits when all buffers are in use, which holds back the
 * dump tool; the first failure of a pack ends the reading.
 */
async function packStream(content, sink, options) {
    const limiter = new Limiter(options.buffers);
    const pool = [];
    const hasher = new digest/* StreamHasher */.Y();
    const pending = new Set();
    const failures = [];
    let buffer;
    let filled = 0;
    let packCount = 0;
    const handOn = () => {
        if (buffer === undefined)
            return;
        const full = buffer;
        const task = sink(full.subarray(0, filled), packCount, once(() => {
            pool.push(full);
            limiter.give();
        })).catch((error) => {
            failures.push(error);
            // Whoever waits for a buffer must wake up to see the failure.
            limiter.give();
        });
        pending.add(task);
        void task.then(() => pending.delete(task));
        packCount += 1;
        buffer = undefined;
        filled = 0;
    };
    try {
        for await (const chunk of content) {
            if (failures.length > 0)
                throw failures[0];
            hasher.update(chunk);
            let rest = chunk;
            while (rest.length > 0) {
                if (buffer === undefined) {
                    await limiter.take();
                    if (failures.length > 0)
                        throw failures[0];
                    (0,errors/* throwIfCancelled */.dZ)(options.signal);
                    buffer = pool.pop() ?? Buffer.allocUnsafeSlow(options.packBytes);
                }
                const part = rest.subarray(0, options.packBytes - filled);
                buffer.set(part, filled);
                filled += part.length;
                rest = rest.subarray(part.length);
                if (filled === options.packBytes)
                    handOn();
            }
            options.onBytes(chunk.length);
        }
        handOn();
    }
    finally {
        await Promise.all(pending);
    }
    if (failures.length > 0)
        throw failures[0];
    return { ...hasher.finish(), packCount };
}
function once(run) {
    let done = false;
    return () => {
        if (done)
            return;
        done = true;
        run();
    };
}

;// CONCATENATED MODULE: ./build/repository/writer.js









/** Raw bytes of a pack. Smaller packs cost requests, larger ones memory; measured in bench/results-postgres-narrow.md. */
const PACK_BYTES = 4 * 1024 * 1024;
/** Raw packs under way at once: one fills while two are compressed on the thread pool. */
const BUFFERS = 3;
/** Sealed packs on their way to storage at once; on a distant storage they wait for answers, not for the processor. */
const UPLOADS = 4;
/** Writes the objects of one backup to every destination; nothing counts until the manifest is committed. */
class BackupWriter {
    #options;
    #keys;
    #objects = [];
    /** Every key that was tried, so that an aborted run can remove what it put. */
    #attempted = [];
    #uploads = new Limiter(UPLOADS);
    #storedBytes = 0;
    constructor(options) {
        this.#options = options;
        this.#keys = (0,core_keys/* objectKeys */.u)(options.database);
    }
    get storedBytes() {
        return this.#storedBytes;
    }
    get objects() {
        return this.#objects;
    }
    get attemptedKeys() {
        return this.#attempted;
    }
    /** Reads a stream to its end and stores it in packs. */
    async writeStream(stream) {
        const { id, level, encryptor, signal, onBytes } = this.#options;
        if (!core_contents/* STREAM_NAME */.jD.test(stream.name))
            throw new errors/* RestorableError */.s$('INTERNAL', `Bad name of a stream: ${stream.name}`);
        let maxPackBytes = 0;
        const packed = await packStream(stream.content, async (raw, index, release) => {
            maxPackBytes = Math.max(maxPackBytes, raw.length);
            const sealed = await (0,pack/* sealPack */.zh)(raw, level, encryptor).finally(release);
            await this.#uploads.take();
            try {
                await this.#put(this.#keys.pack(id, stream.name, index), sealed);
            }
            finally {
                this.#uploads.give();
            }
        }, { packBytes: PACK_BYTES, buffers: BUFFERS, signal, onBytes });
        return {
            name: stream.name,
            rawBytes: packed.rawBytes,
            sha256: packed.sha256,
            checkpoints: [...packed.checkpoints],
            packCount: packed.packCount,
            maxPackBytes,
        };
    }
    /** Stores the encrypted description. */
    async writeContents(contents) {
        const frame = await (0,pack/* compressFrame */.sm)(Buffer.from(JSON.stringify(contents)), this.#options.level);
        const key = this.#keys.contents(this.#options.id);
        const listed = await this.#put(key, await this.#options.encryptor.encrypt(frame));
        return { sha256: listed.sha256, sizeBytes: listed.sizeBytes };
    }
    /** Stores the list of all objects written so far, in parts. */
    async writeObjectList() {
        const sorted = [...this.#objects].sort((a, b) => (a.key < b.key ? -1 : 1));
        const parts = [];
        for (let start = 0; start < sorted.length; start += object_list/* OBJECTS_PER_PART */.BC) {
            const body = (0,object_list/* serializeObjectList */.OP)(sorted.slice(start, start + object_list/* OBJECTS_PER_PART */.BC));
            const key = this.#keys.objects(this.#options.id, parts.length);
            const sha256 = (0,digest/* sha256Hex */.f)(body);
            await this.#store(key, body, body.length, sha256);
            parts.push({ sha256, sizeBytes: body.length });
        }
        return parts;
    }
    /** Stores a small object that the manifest's signature needs. */
    async writeSignature(fingerprint, armored) {
        const body = Buffer.from(armored);
        await this.#store(this.#keys.signature(this.#options.id, fingerprint), body, body.length, (0,digest/* sha256Hex */.f)(body));
    }
    async #put(key, body) {
        const sizeBytes = body.reduce((sum, part) => sum + part.length, 0);
        const listed = { key: this.#keys.relative(key), sizeBytes, sha256: (0,digest/* sha256Hex */.f)(body) };
        await this.#store(key, body, sizeBytes, listed.sha256);
        this.#objects.push(listed);
        return listed;
    }
    async #store(key, body, sizeBytes, sha256) {
        this.#attempted.push(key);
        await putEverywhere(this.#options.destinations, key, body, sha256, this.#options.signal);
        this.#storedBytes += sizeBytes;
    }
}

// EXTERNAL MODULE: ./build/commands/progress.js
var commands_progress = __webpack_require__(93454);
;// CONCATENATED MODULE: ./build/commands/write-backup.js











/** A removal waits this long before it deletes objects (DESIGN: the grace); a commit must come well before that. */
const GRACE_MS = 7 * 86_400_000;
/** How long an aborted run may spend on deleting what it put: a cancelled job is killed after 10 s. */
const ABANDON_MS = { cancelled: 3_000, failed: 60_000 };
/** HMAC-SHA-256 of what tells this source from others, under the line's salt: the manifest is read without a key. */
function sourceIdentity(salt, info) {
    return (0,external_node_crypto_.createHmac)('sha256', Buffer.from(salt, 'hex')).update(`${info.engine}\n${info.identity}`).digest('hex');
}
/**
 * Dumps, stores, reads back a sample, and commits. A run that fails before the commit removes what it put.
 */
async function writeBackup(request, dependencies, run, opened) {
    const { host, clock } = dependencies;
    const keys = (0,core_keys/* objectKeys */.u)(request.name);
    const id = (0,backup_id/* createBackupId */.w0)(run.startedAt, 'full', (0,external_node_crypto_.randomBytes)(3));
    const progress = (0,commands_progress/* followBytes */.p)(host, clock, 'dump', opened.source.info.sizeBytes ?? undefined);
    const writer = new BackupWriter({
        database: request.name,
        id,
        destinations: opened.destinations,
        encryptor: opened.encryptor,
        level: request.compressionLevel,
        signal: host.signal,
        onBytes: progress,
    });
    host.log.info(`Backup ${id} of ${request.name} to ${opened.destinations.map((to) => to.label).join(', ')}`);
    let committing = false;
    try {
        const { contents, snapshotAt } = await run.phase('dump', () => dumpStreams(request, run, opened.source, writer, id));
        const reference = await run.phase('describe', async () => {
            run.warn(...(await putRunbook(opened.destinations, keys, host.signal)));
            return { contents: await writer.writeContents(contents), objects: await writer.writeObjectList() };
        });
        await run.phase('read back a sample', () => proveStored(opened.destinations, keys.root, writer.objects, Math.random, host.signal));
        const manifest = describe(request, dependencies, run, opened, { id, contents, snapshotAt, writer, reference });
        const bytes = (0,core_manifest/* serializeManifest */.MZ)(manifest);
        if (opened.signer !== undefined)
            await writer.writeSignature(opened.signer.fingerprint, await opened.signer.sign(bytes));
        requireInTime(run);
        (0,errors/* throwIfCancelled */.dZ)(host.signal);
        committing = true;
        const outcomes = await run.phase('commit', () => commitManifest(opened.destinations, keys.manifest(id), bytes, host.signal));
        return { manifest, outcomes, fingerprint: contents.fingerprint };
    }
    catch (error) {
        // Once a manifest may be on its way its objects must stay: it could arrive after they were deleted.
        if (!committing)
            await abandon(opened.destinations, writer.attemptedKeys, host.signal.aborted, run);
        throw error;
    }
}
async function dumpStreams(request, run, source, writer, id) {
    const { include, exclude, countTimeLimitMs, withPasswordHashes } = request;
    const dump = await source.dump({ include, exclude, countTimeLimitMs, withPasswordHashes });
    const streams = [];
    for await (const stream of dump.streams) {
        const written = await writer.writeStream(stream);
        if (written.rawBytes === 0) {
            throw new errors/* RestorableError */.s$('DUMP_EMPTY', `The dump's stream ${stream.name} has no bytes.`, {
                hint: 'Even an empty database dumps to some bytes: the dump tool failed without saying so. Run it by hand.',
            });
        }
        streams.push(written);
    }
    if (streams.length === 0)
        throw new errors/* RestorableError */.s$('DUMP_EMPTY', 'The dump has no stream.', {
            hint: 'The dump ended before it began: run again with debug logging.',
        });
    const fingerprint = await dump.fingerprint();
    run.warn(...dump.warnings);
    const contents = {
        format: core_contents/* CONTENTS_FORMAT */.zQ,
        id,
        database: request.name,
        streams,
        fingerprint,
        selection: { include: [...include], exclude: [...exclude] },
        warnings: [...dump.warnings],
    };
    return { contents, snapshotAt: fingerprint.takenAt };
}
function describe(request, dependencies, run, opened, written) {
    const { info } = opened.source;
    const salt = opened.predecessor?.manifest.source.salt ?? (0,external_node_crypto_.randomBytes)(16).toString('hex');
    return {
        format: core_manifest/* FORMAT */.uB,
        id: written.id,
        database: request.name,
        kind: 'full',
        parents: [],
        predecessor: opened.predecessor
            ? { id: opened.predecessor.manifest.id, manifestSha256: opened.predecessor.sha256 }
            : null,
        engine: { name: info.engine, serverVersion: info.serverVersion, majorVersion: info.majorVersion },
        source: { salt, identity: sourceIdentity(salt, info) },
        startedAt: run.startedAt.toISOString(),
        snapshotAt: written.snapshotAt,
        finishedAt: dependencies.clock.now().toISOString(),
        encryption: { profile: opened.encryptor.profile, recipients: [...opened.encryptor.recipients] },
        signer: opened.signer?.fingerprint ?? null,
        objects: written.reference.objects,
        contents: written.reference.contents,
        runbook: { key: 'RECOVERY-v1.md', sha256: RUNBOOK_SHA256 },
        rawBytes: written.contents.streams.reduce((sum, stream) => sum + stream.rawBytes, 0),
        storedBytes: written.writer.storedBytes,
        tool: version/* TOOL */.j,
    };
}
/** A sweep may take objects older than the grace for remains of a dead run: a commit this late could name them. */
function requireInTime(run) {
    if (run.elapsedMs <= GRACE_MS / 2)
        return;
    throw new errors/* RestorableError */.s$('TIME_LIMIT', 'The backup took longer than three and a half days and was not committed.', {
        hint: 'Split the database with `include` and `exclude`, or back it up from a faster place.',
    });
}
/** Removes what an uncommitted run put, as far as it may and in the time there is; a later sweep takes the rest. */
async function abandon(destinations, attempted, cancelled, run) {
    const signal = AbortSignal.timeout(cancelled ? ABANDON_MS.cancelled : ABANDON_MS.failed);
    const outcomes = await Promise.allSettled(destinations.map(async (destination) => {
        for (const key of attempted)
            await destination.delete(key, { signal });
    }));
    const left = outcomes.filter((outcome) => outcome.status === 'rejected').length;
    if (left > 0)
        run.warn('Some objects of this unfinished backup could not be removed; they are never taken for a backup.');
}

;// CONCATENATED MODULE: ./build/commands/backup.js









/** Dumps a database once, to every destination, and commits. Never throws: the report holds the error. */
async function runBackup(request, dependencies) {
    const run = new commands_run/* Run */.K(dependencies);
    let committed;
    let labels = [];
    await run.guard(async () => {
        const opened = await backup_open(request, dependencies, run);
        labels = opened.destinations.map((destination) => destination.label);
        committed = await writeBackup(request, dependencies, run, opened);
        const failed = committed.outcomes.find((outcome) => outcome.outcome === 'failed');
        if (failed === undefined)
            return;
        throw new errors/* RestorableError */.s$('STORAGE_FAILED', `The backup is committed, but not at ${failed.label}: ${failed.detail}`, {
            hint: 'The other destinations hold a good copy. Mend this one and run a backup again.',
        });
    });
    return {
        mode: 'backup',
        ...run.facts(false),
        backup: committed && (0,summary/* summarizeBackup */.W)(committed.manifest, committed.manifest.signer),
        destinations: committed?.outcomes ?? labels.map((label) => ({ label, outcome: 'failed', detail: 'nothing was committed' })),
        tables: committed === undefined ? [] : (0,summary/* summarizeTables */.h)(committed.fingerprint),
    };
}
/** Everything that can be refused is refused before the dump begins. */
async function backup_open(request, dependencies, run) {
    const { host, clock } = dependencies;
    const keys = (0,core_keys/* objectKeys */.u)(request.name);
    const encryptor = await (0,encryption/* createEncryptor */.D)(request.recipients, request.aead ? 'rfc9580' : 'gnupg', clock.now());
    run.warn(...encryptor.warnings);
    const signer = request.runnerKey && (await (0,signatures/* createSigner */.r)(request.runnerKey, 'runner-key', clock.now()));
    const destinations = [];
    const { newest, warnings } = await run.phase('open destinations', async () => {
        for (const spec of request.destinations) {
            destinations.push(run.closeAtEnd(await dependencies.openStorage(spec, host)));
        }
        await allOrFirstError(destinations.map((destination) => checkClock(destination, () => clock.now(), host.signal)));
        return (0,catalogue/* newestManifest */.SD)(destinations, request.name, keys, host.signal);
    });
    run.warn(...warnings);
    const source = await run.phase('connect', async () => {
        const engine = await dependencies.engine(request.database.engine);
        return run.closeAtEnd(await engine.openSource(request.database.url, { requireTls: request.requireTls }, host));
    });
    if (newest !== undefined)
        requireSameSource(newest.manifest, source.info, request);
    return { destinations, encryptor, signer, predecessor: newest, source };
}
/** Two databases under one name would mix their backups, and retention would remove one's for the other's. */
function requireSameSource(newest, info, request) {
    if (request.adopt || sourceIdentity(newest.source.salt, info) === newest.source.identity)
        return;
    throw new errors/* RestorableError */.s$('SOURCE_CHANGED', `The newest backup under the name "${request.name}" (${newest.id}) is of another database than this one.`, {
        hint: 'Give this database its own `name`; or, when it replaces the other for good, run once with `adopt: true`.',
    });
}


/***/ }),

/***/ 93454:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ followBytes)
/* harmony export */ });
/** Hosts decide what they print; they need not be asked for every 64 KiB. */
const EVERY_MS = 200;
/** Adds up bytes and tells the host now and then. */
function followBytes(host, clock, phase, totalBytes) {
    let doneBytes = 0;
    let lastMs = Number.NEGATIVE_INFINITY;
    return (bytes) => {
        doneBytes += bytes;
        const nowMs = clock.monotonicMs();
        if (nowMs - lastMs < EVERY_MS)
            return;
        lastMs = nowMs;
        host.progress({ phase, doneBytes, totalBytes });
    };
}


/***/ }),

/***/ 61417:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ chooseBackup),
/* harmony export */   r: () => (/* binding */ CLOCK_SKEW_MS)
/* harmony export */ });
/* harmony import */ var _backup_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82896);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);


/** How far in the future an id may lie before it is taken for a mistake: the skew that a backup itself tolerates. */
const CLOCK_SKEW_MS = 5 * 60_000;
/**
 * Chooses among the ids of committed backups, newest first: several, so that a reader can say what it would have
 * taken next. Ids in the future are ignored unless named.
 * @throws {RestorableError} BACKUP_NOT_FOUND
 */
function chooseBackup(ids, selector, now) {
    const known = ids
        .map(_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)
        .filter((parsed) => parsed !== undefined)
        .sort((a, b) => (a.id < b.id ? 1 : -1));
    if (selector.kind === 'id') {
        if (known.some((candidate) => candidate.id === selector.id))
            return selector.id;
        throw notFound(`There is no backup ${selector.id}.`, known.length);
    }
    const limit = now.getTime() + CLOCK_SKEW_MS;
    const past = known.filter((candidate) => candidate.startedAt.getTime() <= limit);
    const chosen = selector.kind === 'latest'
        ? past[0]
        : past.find((candidate) => candidate.startedAt.getTime() < selector.time.getTime());
    if (chosen !== undefined)
        return chosen.id;
    if (selector.kind === 'before')
        throw notFound(`There is no backup from before ${selector.time.toISOString()}.`, past.length);
    throw notFound(known.length > 0 ? 'All backups are dated in the future.' : 'There is no backup.', known.length);
}
function notFound(message, count) {
    const hint = count > 0
        ? '`list` prints those that exist.'
        : 'Check `destination` and `name`; `list` without a name prints every database that the destination holds.';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('BACKUP_NOT_FOUND', message, { hint });
}


/***/ }),

/***/ 15874:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BC: () => (/* binding */ OBJECTS_PER_PART),
/* harmony export */   IK: () => (/* binding */ OBJECT_LIST_MAX_BYTES),
/* harmony export */   OP: () => (/* binding */ serializeObjectList),
/* harmony export */   vo: () => (/* binding */ parseObjectList)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

/** Objects in one part of the list; keeps a part under 4 MiB and the manifest under its bound up to several TB. */
const OBJECTS_PER_PART = 20_000;
const OBJECT_LIST_MAX_BYTES = 8 * 1024 * 1024;
const HEADER = '# restorable objects 1';
const KEY = /^[a-z0-9][A-Za-z0-9._/-]*$/;
/**
 * Writes one part: lines that `sha256sum -c` checks in the database's folder, each after a comment with the size.
 */
function serializeObjectList(objects) {
    const lines = objects.map((object) => `# ${object.sizeBytes}\n${object.sha256}  ${object.key}\n`);
    return Buffer.from(`${HEADER}\n${lines.join('')}`);
}
/** Reads one part. @throws {RestorableError} BACKUP_FORMAT */
function parseObjectList(stored, id) {
    const lines = Buffer.from(stored).toString('utf8').split('\n');
    const bad = (line) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_FORMAT', `Line ${line + 1} of the object list of ${id} is not as this program writes it.`, {
        hint: 'Use the version of this program that wrote the backup, or a newer one.',
    });
    if (lines[0] !== HEADER || lines.at(-1) !== '')
        throw bad(0);
    const objects = [];
    for (let line = 1; line < lines.length - 1; line += 2) {
        const size = /^# (\d{1,15})$/.exec(lines[line] ?? '')?.[1];
        const [, sha256, key] = /^([0-9a-f]{64}) {2}(.+)$/.exec(lines[line + 1] ?? '') ?? [];
        if (size === undefined || sha256 === undefined || key === undefined)
            throw bad(line);
        if (!KEY.test(key) || key.split('/').some((segment) => segment === '' || segment.startsWith('.')))
            throw bad(line + 1);
        objects.push({ key, sizeBytes: Number(size), sha256 });
    }
    return objects;
}


/***/ }),

/***/ 22725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ createEncryptor),
/* harmony export */   R: () => (/* binding */ createDecryptor)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90700);
/* harmony import */ var _library_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(45549);




/**
 * Encrypts to recovery keys or to a passphrase. One session key of ours serves the whole backup: the message header is made
 * once, so that a passphrase's slow derivation, or a large RSA key, costs nothing per pack. Each message still has
 * its own random prefix (RFC 9580, 5.13.1) or salt (5.13.2).
 * @throws {RestorableError} KEY_INVALID, KEY_EXPIRED
 */
async function createEncryptor(recipients, profile, now) {
    const library = await (0,_library_js__WEBPACK_IMPORTED_MODULE_3__/* .loadOpenpgp */ .a)();
    const config = (0,_library_js__WEBPACK_IMPORTED_MODULE_3__/* .profileConfig */ .J)(library, profile);
    const keys = recipients.kind === 'keys' ? await (0,_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .readPublicKeys */ .eK)(recipients.publicKeys, 'encrypt-to') : [];
    if (recipients.kind === 'keys' && keys.length === 0) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('KEY_MISSING', 'There is no key to encrypt to.', {
            hint: 'Give `encrypt-to` or `passphrase`.',
        });
    }
    const warnings = [];
    for (const key of keys) {
        const warning = await (0,_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .checkRecipient */ .SB)(key, now);
        if (warning !== undefined)
            warnings.push(warning);
    }
    const sessionKey = {
        data: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(32),
        algorithm: 'aes256',
        ...(profile === 'rfc9580' ? { aeadAlgorithm: 'gcm' } : {}),
    };
    const header = await library.encryptSessionKey({
        ...sessionKey,
        ...(recipients.kind === 'keys' ? { encryptionKeys: keys } : { passwords: recipients.passphrase.reveal() }),
        format: 'binary',
        date: now,
        config,
    });
    return {
        profile,
        recipients: keys.map(_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .fingerprintOf */ .ax),
        warnings,
        async encrypt(bytes) {
            const message = await library.createMessage({ binary: bytes, format: 'binary' });
            const data = await library.encrypt({ message, sessionKey, format: 'binary', config });
            return [header, data];
        },
    };
}
/**
 * Opens messages with recovery keys or a passphrase.
 * @throws {RestorableError} KEY_INVALID, KEY_LOCKED, KEY_WRONG
 */
async function createDecryptor(unlock) {
    const library = await (0,_library_js__WEBPACK_IMPORTED_MODULE_3__/* .loadOpenpgp */ .a)();
    const keys = [];
    if (unlock.kind === 'keys') {
        for (const spec of unlock.keys)
            keys.push(...(await (0,_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .readPrivateKeys */ .Ck)(spec, 'decrypt-with', 'key-passphrase')));
    }
    let known;
    return {
        async decrypt(bytes) {
            const message = await readEncrypted(library, bytes);
            const header = Buffer.from(message.packets
                .filterByTag(library.enums.packet.publicKeyEncryptedSessionKey, library.enums.packet.symEncryptedSessionKey)
                .write());
            if (known === undefined || !known.header.equals(header)) {
                known = { header, sessionKey: await openSessionKey(library, message, unlock, keys) };
            }
            const opened = await library
                .decrypt({ message, sessionKeys: known.sessionKey, format: 'binary' })
                .catch((cause) => {
                throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('BACKUP_DAMAGED', 'A message could not be decrypted: its integrity check failed.', {
                    hint: 'The object was changed after it was written. Use another destination or another backup.',
                    cause,
                });
            });
            return opened.data;
        },
    };
}
async function readEncrypted(library, bytes) {
    return library.readMessage({ binaryMessage: bytes }).catch((cause) => {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('BACKUP_DAMAGED', 'An object is not an OpenPGP message.', {
            hint: 'The object was changed after it was written. Use another destination or another backup.',
            cause,
        });
    });
}
async function openSessionKey(library, message, unlock, keys) {
    const opened = await library
        .decryptSessionKeys({
        message,
        ...(unlock.kind === 'keys' ? { decryptionKeys: [...keys] } : { passwords: unlock.passphrase.reveal() }),
    })
        .catch((cause) => {
        throw wrongKey(message, unlock, keys, cause);
    });
    const [first] = opened;
    if (first === undefined)
        throw wrongKey(message, unlock, keys, undefined);
    // A version 6 packet does not carry the cipher: the data packet states it (RFC 9580, section 5.13.2).
    return { data: first.data, algorithm: first.algorithm ?? 'aes256' };
}
function wrongKey(message, unlock, keys, cause) {
    const wanted = message.getEncryptionKeyIDs().map((id) => id.toHex());
    const hint = wanted.length === 0
        ? 'The backup was encrypted with a passphrase. Give it as `passphrase`.'
        : `The backup was encrypted to the key(s) ${wanted.join(', ')}; given: ${keys.map(_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .fingerprintOf */ .ax).join(', ') || 'a passphrase'}.`;
    const what = unlock.kind === 'keys' ? 'None of the keys in `decrypt-with` opens' : 'The passphrase does not open';
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('KEY_WRONG', `${what} this backup.`, { hint, cause });
}


/***/ }),

/***/ 53538:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g5: () => (/* binding */ openPack),
/* harmony export */   sm: () => (/* binding */ compressFrame),
/* harmony export */   zh: () => (/* binding */ sealPack)
/* harmony export */ });
/* unused harmony export expandFrame */
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38522);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22193);



const compress = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_1__.zstdCompress);
const decompress = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_1__.zstdDecompress);
/** Output is made in pieces of this size: 16 KiB, the default, costs a thread switch for each; one piece for the worst case, memory. */
const OUTPUT_PIECE_BYTES = 1024 * 1024;
/**
 * One zstd frame (RFC 8878) with content size and checksum: without the checksum a flipped bit decodes silently. Runs
 * on the thread pool.
 */
async function compressFrame(raw, level) {
    return compress(raw, {
        chunkSize: OUTPUT_PIECE_BYTES,
        pledgedSrcSize: raw.length,
        params: {
            [node_zlib__WEBPACK_IMPORTED_MODULE_1__.constants.ZSTD_c_compressionLevel]: level,
            [node_zlib__WEBPACK_IMPORTED_MODULE_1__.constants.ZSTD_c_checksumFlag]: 1,
            [node_zlib__WEBPACK_IMPORTED_MODULE_1__.constants.ZSTD_c_contentSizeFlag]: 1,
        },
    });
}
/**
 * Expands one frame, never to more than `maxBytes`: a small object can claim to hold terabytes.
 * @throws {RestorableError} BACKUP_DAMAGED
 */
async function expandFrame(frame, maxBytes) {
    if (maxBytes === 0)
        return new Uint8Array();
    const options = { chunkSize: Math.max(64, Math.min(maxBytes, 1024 * 1024)), maxOutputLength: maxBytes };
    return decompress(frame, options).catch((cause) => {
        const tooLarge = cause.code === 'ERR_BUFFER_TOO_LARGE';
        const what = tooLarge ? `expands to more than the ${maxBytes} bytes that it may hold` : 'is not a whole zstd frame';
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RestorableError */ .s$('BACKUP_DAMAGED', `An object ${what}.`, {
            hint: 'The object is not what the backup wrote. Use another destination or another backup.',
            cause,
        });
    });
}
/** Raw bytes to the parts of a stored object. */
async function sealPack(raw, level, encryptor) {
    return encryptor.encrypt(await compressFrame(raw, level));
}
/** A stored object to its raw bytes. @throws {RestorableError} BACKUP_DAMAGED, KEY_WRONG */
async function openPack(stored, maxBytes, decryptor) {
    return expandFrame(await decryptor.decrypt(stored), maxBytes);
}


/***/ })

};
