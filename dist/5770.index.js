export const id = 5770;
export const ids = [5770];
export const modules = {

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

/***/ 56529:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wg: () => (/* binding */ summarizeBackup),
/* harmony export */   hv: () => (/* binding */ summarizeTables),
/* harmony export */   u0: () => (/* binding */ sourcesOf)
/* harmony export */ });
/** A backup as reports show it. */
function summarizeBackup(manifest, authenticatedBy) {
    return {
        id: manifest.id,
        kind: manifest.kind,
        database: manifest.database,
        engine: manifest.engine.name,
        serverVersion: manifest.engine.serverVersion,
        startedAt: manifest.startedAt,
        finishedAt: manifest.finishedAt,
        rawBytes: manifest.rawBytes,
        storedBytes: manifest.storedBytes,
        signed: manifest.signer !== null,
        authenticatedBy,
        parents: manifest.parents.map((parent) => parent.id),
    };
}
function qualified(table) {
    return table.schema === '' ? table.name : `${table.schema}.${table.name}`;
}
/** Tables with their rows, and beside them the rows after a restore when there was one. */
function summarizeTables(source, restored) {
    const after = new Map(restored?.tables.map((table) => [qualified(table), table.rows]));
    return source.tables.map((table) => ({
        name: qualified(table),
        rows: table.rows,
        ...(restored === undefined ? {} : { restoredRows: after.get(qualified(table)) ?? null }),
    }));
}
/** What was really read, and from where. */
function sourcesOf(orders) {
    const sources = orders.flatMap(({ served }) => served.map(({ source, objects, bytes }) => ({ label: source.label, objects, bytes })));
    return { source: sources.map(({ label }) => label).join(', ') || undefined, sources };
}


/***/ }),

/***/ 77788:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ warnOfHidden)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _repository_hidden_backups_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23169);
/* harmony import */ var _repository_removal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(49263);



/** Ids that a warning names. */
const NAMED = 5;
/** The newest removed backups of which it is asked whether they are locked: some requests for each. */
const ASKED = 5;
/** Warns of backups that were deleted behind the back of `prune` and can still be restored. */
async function warnOfHidden(run, storage, keys, signal) {
    const ids = await withoutRemoved(storage, keys, signal).catch(() => {
        // Those that are listed can be read all the same.
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(signal);
        return [];
    });
    if (ids.length === 0)
        return;
    const named = ids.toReversed().slice(0, NAMED).join(', ');
    const rest = ids.length > NAMED ? `, and ${ids.length - NAMED} older ones` : '';
    run.warn(`The manifests of these backups at ${storage.label} were deleted, but not by \`prune\`: ${named}${rest}. The bucket keeps older versions: \`backup: ${ids.at(-1)}\` verifies and restores one.`);
}
/**
 * Where versions may not be deleted, a removal leaves them hidden too. But `prune` writes no record of removal for what is
 * locked: a record beside that is of whoever hid it.
 */
async function withoutRemoved(storage, keys, signal) {
    const ids = await (0,_repository_hidden_backups_js__WEBPACK_IMPORTED_MODULE_1__/* .hiddenBackups */ .E)(storage, keys, signal);
    if (ids.length === 0)
        return ids;
    const removals = await (0,_repository_removal_js__WEBPACK_IMPORTED_MODULE_2__/* .listRemovals */ .Qb)(storage, keys, signal);
    const now = removals.size === 0 ? new Date() : await storage.serverTime({ signal });
    const hidden = new Set(ids.filter((id) => !removals.has(id)));
    for (const id of ids.filter((each) => removals.has(each)).slice(-ASKED)) {
        const end = await storage.lockedUntil?.(keys.manifest(id), { signal }).catch(() => undefined);
        if (end !== undefined && end > now)
            hidden.add(id);
    }
    return ids.filter((id) => hidden.has(id));
}


/***/ }),

/***/ 80097:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B7: () => (/* binding */ INDEX_FORMAT),
/* harmony export */   JF: () => (/* binding */ MOST_TIMES),
/* harmony export */   S1: () => (/* binding */ WANTED_KINDS),
/* harmony export */   WC: () => (/* binding */ INDEX_HEADER_MAX_BYTES),
/* harmony export */   _8: () => (/* binding */ averageChunkBytes),
/* harmony export */   fY: () => (/* binding */ parentsOf),
/* harmony export */   sJ: () => (/* binding */ MAX_CHUNKS),
/* harmony export */   sw: () => (/* binding */ AVERAGE_CHUNK_BYTES),
/* harmony export */   vC: () => (/* binding */ decideKind),
/* harmony export */   x8: () => (/* binding */ indexHeaderSchema)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(69987);
/* harmony import */ var _backup_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82896);
/* harmony import */ var _contents_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58223);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38883);




/** Mean length of a chunk of a small database. Measured on dumps: larger chunks store much more of scattered changes. */
const AVERAGE_CHUNK_BYTES = 4 * 1024;
/** A chunk is never larger than so many times the mean length. */
const MOST_TIMES = 8;
/** The longest chunk has to fit into a pack. */
const LARGEST_AVERAGE_BYTES = _contents_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_PACK_BYTES */ .rA / MOST_TIMES;
/** Chunks that the index may hold in memory: 96 MiB at some 36 bytes each. A chain that grows beyond it ends. */
const MAX_CHUNKS = Math.floor((96 * 1024 * 1024) / 36);
/** A chain's stream grows, and what changed is added to the index: so much room is left for both. */
const ROOM = 1.5;
/** The mean length of chunks for a chain that begins with so many bytes: the least power of two that keeps to the budget. */
function averageChunkBytes(streamBytes) {
    let average = AVERAGE_CHUNK_BYTES;
    while ((streamBytes * ROOM) / average > MAX_CHUNKS && average < LARGEST_AVERAGE_BYTES)
        average *= 2;
    return average;
}
/** The format of a backup's index. */
const INDEX_FORMAT = 'restorable-index/1';
const INDEX_HEADER_MAX_BYTES = 256 * 1024;
const bytes = zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig().int().nonnegative();
/**
 * Part 0 of a backup's index, encrypted to the runner key like the other parts: what the next backup of the chain needs
 * beside the chunks themselves. It names no table and holds no data.
 */
const indexHeaderSchema = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz(INDEX_FORMAT),
    id: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().refine((text) => (0,_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)(text) !== undefined, 'not a backup id'),
    chain: zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
        /** 32 random bytes in hex, the same in all of a chain: the gear table and the names of chunks come from them. */
        secret: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(/^[0-9a-f]{64}$/),
        averageBytes: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig()
            .min(AVERAGE_CHUNK_BYTES)
            .max(LARGEST_AVERAGE_BYTES)
            .refine((value) => Number.isInteger(Math.log2(value)), 'not a power of two'),
    }),
    /** The streams in order, with the packs that this backup stored of each: chunks are listed in this order. */
    streams: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .STREAM_NAME */ .jD), packCount: bytes })),
    /** Parts that hold chunks, from number 1 on. */
    partCount: bytes,
    chunkCount: bytes,
    /** Why the next backup should be a full, or null. */
    nextFull: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().nullable(),
});
/** What may be asked for; `auto` is incremental where a chain allows it. */
const WANTED_KINDS = ['auto', 'full', 'differential', 'incremental'];
/** A daily job starts some minutes earlier or later each time: a full that is due within this is due now. */
const EARLY_SHARE = 0.02;
/** What the next manifest may need beyond the newest one's length: one more parent, and longer lists and names. */
const MANIFEST_ROOM = 1024;
/** Decides the kind of the next backup by what the manifests say; the index may still demand a full. */
function decideKind(policy, facts) {
    if (policy.kind === 'full')
        return { kind: 'full', because: undefined };
    const because = whyFull(policy, facts);
    if (because !== undefined)
        return { kind: 'full', because };
    return { kind: policy.kind === 'differential' ? 'differential' : 'incremental', because: undefined };
}
function whyFull(policy, facts) {
    const { newest, full, engine, encryption } = facts;
    if (!facts.hasRunnerKey)
        return 'without `runner-key` there is no index of what is stored already';
    if (encryption.recipients.length === 0)
        return 'with a passphrase nobody can tell whether it is still the same';
    if (newest === undefined)
        return 'there is no backup yet';
    if (full === undefined)
        return 'the full backup of the chain is missing';
    if (!facts.sameSource)
        return 'the source is another one';
    if (newest.engine.name !== engine.name || newest.engine.majorVersion !== engine.majorVersion) {
        return `the database was ${newest.engine.name} ${newest.engine.majorVersion} and is ${engine.name} ${engine.majorVersion}`;
    }
    if (!sameEncryption(full.encryption, encryption))
        return 'the recovery keys or the OpenPGP profile changed';
    const length = newest.parents.length + 1;
    if (policy.kind !== 'differential' && length >= policy.maxChain)
        return `the chain has ${length} backups`;
    if (policy.kind !== 'differential' && JSON.stringify(newest, null, 1).length > _manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .MANIFEST_MAX_BYTES */ .V4 - MANIFEST_ROOM) {
        return `the manifest has no room for a chain of more than ${length} backups`;
    }
    const ageMs = facts.now.getTime() - Date.parse(full.startedAt);
    if (ageMs >= policy.fullEveryMs * (1 - EARLY_SHARE)) {
        return `the full backup of the chain is ${Math.floor(ageMs / 3_600_000)} hours old`;
    }
    return undefined;
}
function sameEncryption(before, now) {
    const sorted = (recipients) => [...recipients].sort().join();
    return before.profile === now.profile && sorted(before.recipients) === sorted(now.recipients);
}
/** The manifests that a backup of this kind builds on, nearest first. */
function parentsOf(kind, newest, ancestors) {
    if (kind === 'full')
        return [];
    const full = ancestors.at(-1) ?? newest;
    return kind === 'differential' ? [full] : [newest, ...ancestors];
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

/***/ 29774:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ sentenceOf),
/* harmony export */   X: () => (/* binding */ judgeCopies)
/* harmony export */ });
/** A folder is on the machine of the run, and may be on that of the database: nobody knows better. */
const HERE = 'this machine';
/**
 * Judges where the copies are. Two buckets of one provider count as two copies on one medium: one account or one bill
 * can take both.
 * @param errors findings about the copies, such as missing objects and failed verifications; undefined where none were looked for
 */
function judgeCopies(places, errors) {
    const holding = places.filter((place) => place.holdsNewest);
    const providers = [...new Set(holding.map((place) => place.provider))].sort();
    const regions = [...new Set(holding.flatMap((place) => place.region ?? []))].sort();
    const copies = 1 + holding.length;
    const media = 1 + providers.filter((provider) => provider !== HERE).length;
    const offsite = holding.filter((place) => place.offsite).length;
    const immutable = holding.filter((place) => place.immutable).length;
    const missing = [];
    const behind = places.filter((place) => !place.holdsNewest);
    if (copies < 3)
        missing.push(copiesAdvice(3 - copies, behind));
    if (media < 2)
        missing.push('Keep one with a provider, or on a server, other than this machine.');
    if (offsite < 1)
        missing.push(offsiteAdvice(holding));
    const beyond = [];
    if (immutable < 1)
        beyond.push('No copy is immutable: `lock` on one destination keeps it from whoever may delete.');
    if (errors !== undefined && errors > 0)
        beyond.push(`There are errors to mend: ${errors}.`);
    return { isMet: missing.length === 0, copies, media, providers, regions, offsite, immutable, missing, beyond };
}
function copiesAdvice(lacking, behind) {
    const names = behind.map((place) => place.label).join(', ');
    const sync = behind.length === 0 ? '' : ` \`sync\` brings the newest backup to ${names}.`;
    const more = lacking - behind.length;
    if (more <= 0)
        return sync.trim();
    return `Add ${more} destination${more === 1 ? '' : 's'}.${sync}`;
}
function offsiteAdvice(holding) {
    if (holding.length === 0)
        return 'Keep one away from the database and its network.';
    return 'Keep one away from the database and its network; where one is and its address does not tell, add `offsite=true` to it.';
}
/** The verdict in a line: `3-2-1 is met: 3 copies on 3 media, 1 offsite, 0 immutable`. */
function sentenceOf({ isMet, copies, media, offsite, immutable, missing }) {
    const counts = `${copies} ${copies === 1 ? 'copy' : 'copies'} with the database itself, on ${media} ${media === 1 ? 'medium' : 'media'}, ${offsite} offsite, ${immutable} immutable`;
    return isMet ? `The 3-2-1 rule is met: ${counts}.` : `The 3-2-1 rule is not met: ${counts}. ${missing.join(' ')}`;
}


/***/ }),

/***/ 22725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dm: () => (/* binding */ createEncryptor),
/* harmony export */   RJ: () => (/* binding */ createDecryptor),
/* harmony export */   tY: () => (/* binding */ createIndexEncryptor)
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
 * Encrypts to the runner key itself: the index is for the next backup job, which holds the same key.
 * @throws {RestorableError} KEY_INVALID, KEY_LOCKED, KEY_WRONG, KEY_EXPIRED
 */
async function createIndexEncryptor(spec, profile, now) {
    const keys = await (0,_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .readPrivateKeys */ .Ck)(spec, 'runner-key', 'runner-key-passphrase');
    const publicKeys = keys.map((key) => key.toPublic().armor());
    return createEncryptor({ kind: 'keys', publicKeys }, profile, now);
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

/***/ 3294:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C2: () => (/* binding */ authenticity),
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   Le: () => (/* binding */ checksByOutcome),
/* harmony export */   MV: () => (/* binding */ tablesBySize),
/* harmony export */   Qb: () => (/* binding */ tableDiffers),
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   S7: () => (/* binding */ ruleFacts),
/* harmony export */   hN: () => (/* binding */ needsOf),
/* harmony export */   ko: () => (/* binding */ replicaOf),
/* harmony export */   o0: () => (/* binding */ humanMs),
/* harmony export */   p6: () => (/* binding */ humanBytes),
/* harmony export */   pq: () => (/* binding */ countOf),
/* harmony export */   v6: () => (/* binding */ engineTitle),
/* harmony export */   vk: () => (/* binding */ bytesBothWays),
/* harmony export */   zD: () => (/* binding */ grouped),
/* harmony export */   zK: () => (/* binding */ humanTime)
/* harmony export */ });
/* harmony import */ var pretty_bytes__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22691);
/* harmony import */ var pretty_ms__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61304);
/* harmony import */ var _core_three_two_one_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(29774);



/** Engines as people write them. */
const ENGINE_TITLES = {
    postgres: 'PostgreSQL',
    mysql: 'MySQL',
    mariadb: 'MariaDB',
    sqlite: 'SQLite',
    d1: 'Cloudflare D1',
    command: 'commands,',
};
/** `1.23 GB`. */
function humanBytes(bytes) {
    return (0,pretty_bytes__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A)(bytes, { space: true });
}
/** `1.23 GB (1,234,567,890 bytes)`; only the exact number where that is short already. */
function bytesBothWays(bytes) {
    return bytes < 1000 ? `${bytes} bytes` : `${humanBytes(bytes)} (${grouped(bytes)} bytes)`;
}
/** `1,234,567`. */
function grouped(count) {
    return count.toLocaleString('en-US');
}
/** `3m 20s`, `420ms`. */
function humanMs(ms) {
    return (0,pretty_ms__WEBPACK_IMPORTED_MODULE_1__/* ["default"] */ .A)(Math.max(0, Math.round(ms)), { unitCount: 2 });
}
/** What a backup's data are of, where that is not the server that is written to. */
function replicaOf({ replica }) {
    if (replica === undefined)
        return undefined;
    if (replica.lagMs === null)
        return 'a replica, nobody knows how far behind';
    return replica.lagMs === 0 ? 'a replica, not behind' : `a replica, ${humanMs(replica.lagMs)} behind`;
}
/** `2026-11-21 02:00:00 UTC` of an ISO time; the text itself when it is none. */
function humanTime(iso) {
    const time = new Date(iso);
    if (Number.isNaN(time.getTime()))
        return iso;
    return `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
function engineTitle(backup) {
    return `${ENGINE_TITLES[backup.engine] ?? backup.engine} ${backup.serverVersion}`;
}
/**
 * Makes everything invisible visible, and cuts: names come from databases and storages that others may write to. Control
 * characters would drive a terminal, direction marks would turn a sentence around, line breaks would forge a line.
 */
function visible(text, maxLength) {
    const cut = text.length > maxLength ? `${text.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
    return cut
        .replaceAll(/\r?\n/g, ' ')
        .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}
/** Who vouches for a backup, in one sentence. */
function authenticity(backup) {
    if (backup.authenticatedBy !== null)
        return `signed by ${backup.authenticatedBy}, an accepted signer`;
    const made = backup.signed ? 'signed, but compared with no accepted signer' : 'not signed';
    return `${made}; not authenticated: whoever can write the storage can have made this`;
}
/** What a backup can't be restored without. */
function needsOf({ parents = [] }) {
    const [nearest] = parents;
    if (nearest === undefined)
        return 'nothing';
    return parents.length === 1 ? nearest : `${nearest} and ${parents.length - 1} more`;
}
/** What kind of backup it is, and why or on what. @param because why it is a full, where the run that made it knows */
function kindOf(backup, because) {
    if (backup.kind === 'full')
        return because === undefined ? 'full' : `full, because ${because}`;
    return `${backup.kind}, needs ${needsOf(backup)}`;
}
/** Where the copies are, as name and plain value; the verdict first. */
function ruleFacts(rule) {
    const list = (names) => (names.length === 0 ? 'none known' : names.join(', '));
    const facts = [
        ['3-2-1 rule', (0,_core_three_two_one_js__WEBPACK_IMPORTED_MODULE_2__/* .sentenceOf */ .$)(rule)],
        ['Providers', list(rule.providers)],
        ['Regions', list(rule.regions)],
    ];
    return [...facts, ...rule.beyond.map((advice) => ['Beyond it', advice])];
}
/** Failed first, then skipped, then passed; each in the order of running. */
function checksByOutcome(checks) {
    const rank = { failed: 0, skipped: 1, passed: 2 };
    return checks.toSorted((a, b) => rank[a.outcome] - rank[b.outcome]);
}
/** Tables whose rows differ first, then by rows. */
function tablesBySize(tables) {
    const differs = (table) => (tableDiffers(table) ? 1 : 0);
    return tables.toSorted((a, b) => differs(b) - differs(a) || (b.rows ?? -1) - (a.rows ?? -1));
}
function tableDiffers(table) {
    return table.restoredRows !== undefined && table.rows !== null && table.restoredRows !== table.rows;
}
function countOf(checks, outcome) {
    return checks.filter((check) => check.outcome === outcome).length;
}
/** `1 check`, `3 checks`. */
function plural(count, noun, nouns = `${noun}s`) {
    return `${grouped(count)} ${count === 1 ? noun : nouns}`;
}


/***/ }),

/***/ 46800:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ LEAST_SHARE),
/* harmony export */   j: () => (/* binding */ Chunker)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _core_chain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80097);


/** A chunk is never smaller than this share of the average, but for the last one of a stream. */
const LEAST_SHARE = 4;
/**
 * Cuts a stream where its content says so, whatever stands before: with a gear hash (Xia et al., "FastCDC", USENIX ATC
 * 2016) whose table is a secret of the chain. Without the table nobody can tell from the lengths of stored things where a
 * known text would be cut.
 */
class Chunker {
    maxBytes;
    #minBytes;
    #gear;
    /** A place is a cut when the hash, as an unsigned number, is below. */
    #threshold;
    #length = 0;
    #hash = 0;
    /**
     * @param secret 32 bytes, the chain's
     * @param averageBytes mean length of a chunk
     */
    constructor(secret, averageBytes) {
        if (averageBytes < _core_chain_js__WEBPACK_IMPORTED_MODULE_1__/* .AVERAGE_CHUNK_BYTES */ .sw)
            throw new RangeError(`average chunk of ${averageBytes} bytes`);
        this.maxBytes = averageBytes * _core_chain_js__WEBPACK_IMPORTED_MODULE_1__/* .MOST_TIMES */ .JF;
        this.#minBytes = averageBytes / LEAST_SHARE;
        this.#gear = new Int32Array((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hkdfSync)('sha256', secret, '', 'restorable gear table', 256 * 4));
        this.#threshold = Math.floor(2 ** 32 / (averageBytes - this.#minBytes));
    }
    /**
     * Where the chunk under way ends within these bytes, or -1 when it goes on behind them. Call it again from that end for
     * the next chunk, or with the bytes that follow.
     */
    findEnd(bytes, from) {
        const gear = this.#gear;
        const threshold = this.#threshold;
        // Where this chunk would begin if all of it lay in these bytes.
        const start = from - this.#length;
        // Before the least length no cut can be: those bytes are not looked at.
        let at = Math.max(from, Math.min(bytes.length, start + this.#minBytes));
        const end = Math.min(bytes.length, start + this.maxBytes);
        let hash = this.#hash;
        while (at < end) {
            hash = ((hash << 1) + gear[bytes[at]]) | 0;
            at += 1;
            if (hash >>> 0 < threshold)
                return this.#cutAt(at);
        }
        if (at - start === this.maxBytes)
            return this.#cutAt(at);
        this.#hash = hash;
        this.#length = at - start;
        return -1;
    }
    #cutAt(at) {
        this.#length = 0;
        this.#hash = 0;
        return at;
    }
}


/***/ }),

/***/ 66434:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ MapWriter),
/* harmony export */   s: () => (/* binding */ MAP_PART_MAX_BYTES)
/* harmony export */ });
/* harmony import */ var _varint_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69070);

/** Raw bytes of a part of a map, about. */
const PART_BYTES = 1024 * 1024;
/** No part is larger: what is over the mark is less than one run's four numbers. */
const MAP_PART_MAX_BYTES = PART_BYTES + 64;
/**
 * Writes the map of one stream: which run of which pack comes next. A run is four numbers (varint.ts): source, pack,
 * offset and length. Neighbouring chunks of a pack are one run; a run never leaves its pack.
 */
class MapWriter {
    #put;
    #sources = [];
    #numbers = new _varint_js__WEBPACK_IMPORTED_MODULE_0__/* .VarintWriter */ .w();
    #run;
    #partCount = 0;
    #writing = Promise.resolve();
    constructor(put) {
        this.#put = put;
    }
    add(from, pack, offset, length) {
        const source = this.#numberOf(from);
        const run = this.#run;
        if (run?.source === source && run.pack === pack && run.offset + run.length === offset) {
            run.length += length;
            return;
        }
        this.#endRun();
        this.#run = { source, pack, offset, length };
    }
    /** Stores what is left. @returns what the contents say of the map */
    async finish() {
        this.#endRun();
        this.#handOn();
        await this.#writing;
        return { partCount: this.#partCount, sources: this.#sources };
    }
    #numberOf({ backup, stream }) {
        // Chains are short: there are some thirty sources, and the last ones are asked for most.
        const found = this.#sources.findLastIndex((source) => source.backup === backup && source.stream === stream);
        return found === -1 ? this.#sources.push({ backup, stream }) - 1 : found;
    }
    #endRun() {
        const run = this.#run;
        if (run === undefined)
            return;
        for (const value of [run.source, run.pack, run.offset, run.length])
            this.#numbers.write(value);
        this.#run = undefined;
        if (this.#numbers.length >= PART_BYTES)
            this.#handOn();
    }
    #handOn() {
        if (this.#numbers.length === 0)
            return;
        const raw = this.#numbers.take();
        const part = this.#partCount;
        this.#partCount += 1;
        this.#writing = this.#writing.then(() => this.#put(part, raw));
        // Its failure is thrown by `finish`; until then it must not count as unhandled.
        this.#writing.catch(() => { });
    }
}


/***/ }),

/***/ 69070:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ VarintReader),
/* harmony export */   w: () => (/* binding */ VarintWriter)
/* harmony export */ });
/** Unsigned LEB128 (DWARF 5, section 7.6): seven bits a byte, least first, the eighth bit says that more follow. */
class VarintWriter {
    #buffer = Buffer.alloc(64 * 1024);
    #length = 0;
    get length() {
        return this.#length;
    }
    /** @param value a safe integer, not negative */
    write(value) {
        if (this.#buffer.length - this.#length < 10) {
            const larger = Buffer.alloc(this.#buffer.length * 2);
            larger.set(this.#buffer);
            this.#buffer = larger;
        }
        let rest = value;
        while (rest >= 128) {
            this.#buffer[this.#length] = (rest % 128) | 128;
            this.#length += 1;
            rest = Math.floor(rest / 128);
        }
        this.#buffer[this.#length] = rest;
        this.#length += 1;
    }
    /** What was written, and begins anew. */
    take() {
        const taken = Buffer.from(this.#buffer.subarray(0, this.#length));
        this.#length = 0;
        return taken;
    }
}
/** Reads numbers one after the other. Throws a RangeError at a number that is cut or too large. */
class VarintReader {
    #bytes;
    #at;
    constructor(bytes, from = 0) {
        this.#bytes = bytes;
        this.#at = from;
    }
    get atEnd() {
        return this.#at >= this.#bytes.length;
    }
    read() {
        let value = 0;
        let scale = 1;
        for (;;) {
            const byte = this.#bytes[this.#at];
            if (byte === undefined)
                throw new RangeError('a number is cut');
            this.#at += 1;
            value += (byte & 127) * scale;
            if (value > Number.MAX_SAFE_INTEGER)
                throw new RangeError('a number is too large');
            if (byte < 128)
                return value;
            scale *= 128;
        }
    }
}


/***/ }),

/***/ 9535:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ fetchVerified)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65535);
/* harmony import */ var _older_copies_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(80291);
/* harmony import */ var _source_order_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(20031);




/**
 * Reads an object from the first source that has a good copy of it: of the expected size and SHA-256. Where none has, older
 * versions of it are tried.
 * @param problems what was wrong with the copies that were passed over is added here
 * @throws {RestorableError} OBJECT_MISSING or BACKUP_DAMAGED when no source has a good copy, or the storage's error when
 *   that is all that could be learned
 */
async function fetchVerified(sources, root, object, signal, problems) {
    const order = sources instanceof _source_order_js__WEBPACK_IMPORTED_MODULE_3__/* .SourceOrder */ .a ? sources : new _source_order_js__WEBPACK_IMPORTED_MODULE_3__/* .SourceOrder */ .a(sources);
    try {
        return await (0,_source_order_js__WEBPACK_IMPORTED_MODULE_3__/* .firstGood */ .C)(order, signal, problems, async (source, limited) => {
            const stored = await fetchFrom(source, root, object, limited);
            order.noteServed(source, stored.length);
            return stored;
        });
    }
    catch (thrown) {
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(signal);
        const isGood = (stored) => stored.length === object.sizeBytes && (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Hex */ .f)(stored) === object.sha256 ? stored : undefined;
        const older = await (0,_older_copies_js__WEBPACK_IMPORTED_MODULE_2__/* .olderCopy */ .E)(order.current, root + object.key, object.sizeBytes, signal, problems, isGood);
        if (older === undefined)
            throw thrown;
        order.noteServed(older.source, older.value.length);
        return older.value;
    }
}
async function fetchFrom(source, root, object, signal) {
    const hint = 'Use another destination or an earlier backup, and find out what changed this one.';
    const wrong = (what, cause) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_DAMAGED', `${object.key} at ${source.label} ${what}.`, { hint, cause });
    const stored = await source.get(root + object.key, { maxBytes: object.sizeBytes, signal }).catch((cause) => {
        const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(cause);
        if (error.code === 'OBJECT_MISSING') {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('OBJECT_MISSING', `${object.key} is missing at ${source.label}.`, { hint, cause });
        }
        if (error.code === 'STORAGE_CORRUPTED')
            throw wrong(`has not the ${object.sizeBytes} bytes that were written`, cause);
        throw error;
    });
    if (stored.length !== object.sizeBytes)
        throw wrong(`has ${stored.length} bytes; ${object.sizeBytes} were written`);
    if ((0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Hex */ .f)(stored) !== object.sha256)
        throw wrong('holds other bytes than were written');
    return stored;
}


/***/ }),

/***/ 33848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ readObjectList)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_object_list_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15874);
/* harmony import */ var _fetch_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9535);



/**
 * Reads all parts of a backup's list of objects, each from the first destination that has a good copy.
 * @param problems what was wrong with copies that were passed over is added here
 * @throws {RestorableError} OBJECT_MISSING, BACKUP_DAMAGED, BACKUP_FORMAT and the storage's errors
 */
async function readObjectList(sources, keys, manifest, signal, problems) {
    const objects = [];
    for (const [index, part] of manifest.objects.entries()) {
        if (part.sizeBytes > _core_object_list_js__WEBPACK_IMPORTED_MODULE_1__/* .OBJECT_LIST_MAX_BYTES */ .IK) {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_DAMAGED', `Part ${index} of the object list of ${manifest.id} is too large.`, {
                hint: 'Use another destination or an earlier backup, and find out what changed this one.',
            });
        }
        const expected = { key: keys.relative(keys.objects(manifest.id, index)), ...part };
        objects.push(...(0,_core_object_list_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObjectList */ .vo)(await (0,_fetch_js__WEBPACK_IMPORTED_MODULE_2__/* .fetchVerified */ .J)(sources, keys.root, expected, signal, problems), manifest.id));
    }
    return objects;
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


/***/ }),

/***/ 79851:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  o: () => (/* binding */ BackupReader)
});

// EXTERNAL MODULE: ./build/core/contents.js + 1 modules
var core_contents = __webpack_require__(58223);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/keys.js
var core_keys = __webpack_require__(18790);
// EXTERNAL MODULE: ./build/repository/chunks/map-writer.js
var map_writer = __webpack_require__(66434);
// EXTERNAL MODULE: ./build/repository/read-ahead.js
var read_ahead = __webpack_require__(10023);
// EXTERNAL MODULE: ./build/core/chain.js
var chain = __webpack_require__(80097);
// EXTERNAL MODULE: ./build/repository/chunks/chunker.js
var chunker = __webpack_require__(46800);
// EXTERNAL MODULE: ./build/repository/chunks/varint.js
var varint = __webpack_require__(69070);
;// CONCATENATED MODULE: ./build/repository/chunks/map-reader.js




const FIELDS = 4;
const FIELD_MAX = 0xffff_ffff;
/** No run is shorter, but for the last one of a stream. */
const LEAST_RUN_BYTES = chain/* AVERAGE_CHUNK_BYTES */.sw / chunker/* LEAST_SHARE */.Q;
/** The runs of one stream's map, in memory as numbers: a scattered map of a large database has millions. */
class RunList {
    #rawBytes;
    #numbers = new Uint32Array(FIELDS * 1024);
    #count = 0;
    #total = 0;
    /** @param rawBytes length of the stream: a map that says more is refused before it fills the memory */
    constructor(rawBytes) {
        this.#rawBytes = rawBytes;
    }
    get count() {
        return this.#count;
    }
    /** Adds the runs of one decrypted part. @throws {RestorableError} BACKUP_DAMAGED */
    addPart(raw) {
        const reader = new varint/* VarintReader */.I(raw);
        try {
            while (!reader.atEnd)
                this.#add(reader.read(), reader.read(), reader.read(), reader.read());
        }
        catch (cause) {
            if (!(cause instanceof RangeError))
                throw cause;
            throw damaged('A map of the backup can not be read to its end.', cause);
        }
    }
    /** To be called after the last part. @throws {RestorableError} BACKUP_DAMAGED where the runs are not as long as the stream */
    finish() {
        if (this.#total !== this.#rawBytes)
            throw damaged('A map is not as long as its stream.');
    }
    at(index) {
        const [source = 0, pack = 0, offset = 0, length = 0] = this.#numbers.subarray(index * FIELDS, (index + 1) * FIELDS);
        return { source, pack, offset, length };
    }
    #add(...fields) {
        const length = fields[3];
        this.#total += length;
        const mostRuns = this.#rawBytes / LEAST_RUN_BYTES + 1;
        if (length === 0 || this.#total > this.#rawBytes || this.#count >= mostRuns) {
            throw damaged('A map says more than its stream holds.');
        }
        if (fields.some((field) => field > FIELD_MAX))
            throw new RangeError('a number is too large');
        if ((this.#count + 1) * FIELDS > this.#numbers.length) {
            const larger = new Uint32Array(this.#numbers.length * 2);
            larger.set(this.#numbers);
            this.#numbers = larger;
        }
        this.#numbers.set(fields, this.#count * FIELDS);
        this.#count += 1;
    }
}
function damaged(message, cause) {
    return new errors/* RestorableError */.s$('BACKUP_DAMAGED', message, {
        hint: 'Use another destination or an earlier backup, and find out what changed this one.',
        cause,
    });
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/repository/chunks/pack-store.js


/** Decoded packs in memory at once. */
const MEMORY_PACKS = 10;
/** So much of the folder's free space may be taken: what is restored may need the rest. */
const FREE_SHARE = 1 / 4;
/**
 * Decoded packs that a stream needs more than once: the latest in memory, others in a file of the run's own folder, so that
 * each is fetched and decrypted about once. What fits into neither is let go, and has to be fetched again.
 */
class PackStore {
    #options;
    #slotBytes;
    /** In the order of their last use. */
    #memory = new Map();
    #spilled = new Map();
    #freeSlots = [];
    #file;
    /** Undefined until the first pack is spilled; 0 when nothing more can be. */
    #slots;
    #usedSlots = 0;
    /** @param maxPackBytes no pack is larger */
    constructor(options, maxPackBytes) {
        this.#options = options;
        this.#slotBytes = Math.max(1, maxPackBytes);
    }
    has(key) {
        return this.#memory.has(key) || this.#spilled.has(key);
    }
    /** Keeps a decoded pack. */
    async put(key, raw) {
        this.#memory.set(key, raw);
        for (const [oldest, bytes] of this.#memory) {
            if (this.#memory.size <= MEMORY_PACKS)
                return;
            this.#memory.delete(oldest);
            await this.#spill(oldest, bytes);
        }
    }
    /**
     * Bytes of a pack that is held, or undefined when it has to be fetched; fewer than asked for at the pack's end.
     * @param isLast forgets the pack
     */
    async take(key, offset, length, isLast) {
        const raw = this.#memory.get(key);
        if (raw !== undefined) {
            this.#memory.delete(key);
            if (!isLast)
                this.#memory.set(key, raw);
            return raw.subarray(offset, offset + length);
        }
        const spilled = this.#spilled.get(key);
        if (spilled === undefined)
            return undefined;
        if (isLast)
            this.#forget(key, spilled);
        const bytes = Buffer.allocUnsafeSlow(Math.max(0, Math.min(length, spilled.sizeBytes - offset)));
        const read = await this.#file?.read(bytes, 0, bytes.length, spilled.slot * this.#slotBytes + offset);
        return read?.bytesRead === bytes.length ? bytes : undefined;
    }
    /** Gives the disk back. */
    async close() {
        this.#memory.clear();
        this.#spilled.clear();
        await this.#file?.close();
        this.#file = undefined;
    }
    async #spill(key, raw) {
        if (raw.length > this.#slotBytes)
            return;
        try {
            this.#file ??= await this.#open();
            const slot = this.#freeSlots.pop() ?? this.#nextSlot();
            if (slot === undefined)
                return;
            const file = this.#file;
            for (let written = 0; written < raw.length;) {
                const at = slot * this.#slotBytes + written;
                written += (await file.write(raw, written, raw.length - written, at)).bytesWritten;
            }
            this.#spilled.set(key, { slot, sizeBytes: raw.length });
        }
        catch {
            // A full disk costs time, not the restore: what can't lie here is fetched again.
            this.#slots = 0;
            this.#freeSlots.length = 0;
        }
    }
    #nextSlot() {
        if (this.#usedSlots >= (this.#slots ?? 0))
            return undefined;
        this.#usedSlots += 1;
        return this.#usedSlots - 1;
    }
    /** The file has no name while it is used, so that nothing of it is left however the run ends. */
    async #open() {
        if (this.#slots !== undefined)
            throw new RangeError('nothing more is spilled');
        const folder = await this.#options.spillFolder();
        const { bavail, bsize } = await (0,promises_.statfs)(folder);
        this.#slots = Math.floor(Math.min(this.#options.spillBytes, bavail * bsize * FREE_SHARE) / this.#slotBytes);
        const path = (0,external_node_path_.join)(folder, 'packs');
        const file = await (0,promises_.open)(path, 'wx+', 0o600);
        await (0,promises_.rm)(path, { force: true });
        return file;
    }
    #forget(key, { slot }) {
        this.#spilled.delete(key);
        if (this.#slots !== 0)
            this.#freeSlots.push(slot);
    }
}

;// CONCATENATED MODULE: ./build/repository/chunks/mapped-stream.js




/** Packs that are fetched, checked and decrypted ahead of the restore tool. */
const PACKS_AHEAD = 2;
/**
 * The bytes of a stream of a differential or incremental backup, run by run. Packs are fetched ahead in the order of their
 * first use and kept while they are needed.
 * @param rawBytes length of the stream
 * @throws {RestorableError} BACKUP_DAMAGED, OBJECT_MISSING
 */
async function* readMapped(map, rawBytes, from) {
    const runs = new RunList(rawBytes);
    for (let part = 0; part < map.partCount; part += 1)
        runs.addPart(await from.mapPart(part));
    runs.finish();
    const { order, uses } = planPacks(runs, map);
    const store = new PackStore(from.options, map.maxPackBytes);
    const fetched = (0,read_ahead/* mapAhead */.M)(order.length, PACKS_AHEAD, (index) => {
        const run = order[index];
        return from.pack(run.source, run.pack);
    });
    let next = 0;
    try {
        for (let index = 0; index < runs.count; index += 1) {
            (0,errors/* throwIfCancelled */.dZ)(from.signal);
            const run = runs.at(index);
            const key = keyOf(run);
            // Packs come in the order of their first use: this run's is there, is the next, or was let go.
            while (!store.has(key) && next < order.length && keyOf(order[next]) === key) {
                const { value } = await fetched.next();
                await store.put(key, value);
                next += 1;
            }
            yield await bytesOf(run, uses, store, from);
        }
    }
    finally {
        await fetched.return(undefined);
        await store.close();
    }
}
async function bytesOf(run, uses, store, from) {
    const { source, pack, offset, length } = run;
    const key = keyOf(run);
    const left = (uses.get(key) ?? 1) - 1;
    uses.set(key, left);
    let bytes = await store.take(key, offset, length, left === 0);
    if (bytes === undefined) {
        const raw = await from.pack(source, pack);
        if (left > 0)
            await store.put(key, raw);
        bytes = raw.subarray(offset, offset + length);
    }
    if (bytes.length === length)
        return bytes;
    throw mapped_stream_damaged('A map names more bytes than its pack holds.');
}
/** Which packs are needed, in the order of their first use, and how often each. */
function planPacks(runs, map) {
    const order = [];
    const uses = new Map();
    for (let index = 0; index < runs.count; index += 1) {
        const run = runs.at(index);
        if (run.source >= map.sources.length)
            throw mapped_stream_damaged('A map names a source that the backup does not have.');
        const key = keyOf(run);
        const known = uses.get(key);
        if (known === undefined)
            order.push(run);
        uses.set(key, (known ?? 0) + 1);
    }
    return { order, uses };
}
function keyOf({ source, pack }) {
    return `${source}/${pack}`;
}
function mapped_stream_damaged(message) {
    return new errors/* RestorableError */.s$('BACKUP_DAMAGED', message, {
        hint: 'Use another destination or an earlier backup, and find out what changed this one.',
    });
}

// EXTERNAL MODULE: ./build/repository/digest.js
var repository_digest = __webpack_require__(65535);
// EXTERNAL MODULE: ./build/repository/fetch.js
var fetch = __webpack_require__(9535);
// EXTERNAL MODULE: ./build/repository/object-lists.js
var object_lists = __webpack_require__(33848);
// EXTERNAL MODULE: ./build/repository/pack.js
var pack = __webpack_require__(53538);
;// CONCATENATED MODULE: ./build/repository/reader.js










/** Packs that are fetched, checked and decrypted ahead of the restore tool. */
const reader_PACKS_AHEAD = 2;
/** Decoded packs that may lie in the spill folder: enough that a chain's are fetched once, and less than what is restored. */
const SPILL_BYTES = 4 * 1024 ** 3;
/**
 * Reads one backup, with what it needs of its chain. Every object is named through the manifest, and checked against its
 * size and SHA-256 before it is decrypted.
 */
class BackupReader {
    #options;
    #keys;
    /** By key, those of the parents too. */
    #objects;
    constructor(options, objects) {
        this.#options = options;
        this.#keys = (0,core_keys/* objectKeys */.uv)(options.database);
        this.#objects = objects;
    }
    /** Reads the lists of objects. @throws {RestorableError} OBJECT_MISSING, BACKUP_DAMAGED, BACKUP_FORMAT */
    static async open(options) {
        const { database, sources, signal } = options;
        const keys = (0,core_keys/* objectKeys */.uv)(database);
        const objects = new Map();
        for (const { manifest } of [options.manifest, ...options.parents]) {
            const listed = await (0,object_lists/* readObjectList */._)(sources, keys, manifest, signal, sources.problems);
            for (const object of listed)
                objects.set(object.key, object);
        }
        return new BackupReader(options, objects);
    }
    /** Decrypts the description. @throws {RestorableError} KEY_WRONG, OBJECT_MISSING, BACKUP_DAMAGED, BACKUP_FORMAT */
    async contents(decryptor) {
        const { manifest } = this.#options.manifest;
        const key = this.#keys.relative(this.#keys.contents(manifest.id));
        const stored = await this.#fetch({ key, ...manifest.contents });
        const contents = (0,core_contents/* parseContents */.OJ)(await (0,pack/* openPack */.g5)(stored, core_contents/* CONTENTS_MAX_BYTES */.Wr, decryptor), {
            id: manifest.id,
            database: manifest.database,
        });
        const rawBytes = contents.streams.reduce((sum, stream) => sum + stream.rawBytes, 0);
        if (rawBytes !== manifest.rawBytes)
            throw reader_damaged('The contents and the manifest disagree on the length of the streams.');
        return contents;
    }
    /** The streams in order; each must be read to its end, where its length and SHA-256 are checked. */
    async *streams(contents, decryptor) {
        for (const stream of contents.streams) {
            yield { name: stream.name, content: this.#content(stream, decryptor) };
        }
    }
    /** An object that this backup lists, decrypted. @param key absolute @throws as `contents` */
    async read(key, maxBytes, decryptor) {
        const relative = this.#keys.relative(key);
        const object = this.#objects.get(relative);
        if (object === undefined)
            throw reader_damaged(`${relative} is not in the list of objects.`);
        const stored = await this.#fetch(object);
        await this.#options.onFetched?.(key, [stored]);
        return (0,pack/* openPack */.g5)(stored, maxBytes, decryptor);
    }
    async #fetch(object) {
        const { sources, signal } = this.#options;
        return (0,fetch/* fetchVerified */.J)(sources, this.#keys.root, object, signal, sources.problems);
    }
    async *#content(stream, decryptor) {
        const hasher = new repository_digest/* StreamHasher */.Y();
        for await (const raw of this.#pieces(stream, decryptor)) {
            (0,errors/* throwIfCancelled */.dZ)(this.#options.signal);
            if (hasher.rawBytes + raw.length > stream.rawBytes)
                throw reader_damaged(`${stream.name} is longer than it was.`);
            hasher.update(raw);
            this.#options.onBytes(raw.length);
            yield raw;
        }
        const digest = hasher.finish();
        const firstWrong = stream.checkpoints.findIndex((checkpoint, index) => checkpoint !== digest.checkpoints[index]);
        if (digest.rawBytes === stream.rawBytes && digest.sha256 === stream.sha256 && firstWrong === -1)
            return;
        const where = firstWrong === -1 ? 'at its end' : `within ${64 * (firstWrong + 1)} MiB from its beginning`;
        throw reader_damaged(`${stream.name} is not what the dump tool gave: it differs ${where}.`);
    }
    /** A full's packs in order are the stream; of the other kinds a map says what is. */
    #pieces({ name, rawBytes, packCount, maxPackBytes, map }, decryptor) {
        const { id } = this.#options.manifest.manifest;
        if (map === undefined) {
            return (0,read_ahead/* mapAhead */.M)(packCount, reader_PACKS_AHEAD, (index) => this.read(this.#keys.pack(id, name, index), maxPackBytes, decryptor));
        }
        const { signal, spillFolder } = this.#options;
        return readMapped(map, rawBytes, {
            options: { spillFolder, spillBytes: SPILL_BYTES },
            signal,
            mapPart: (part) => this.read(this.#keys.map(id, name, part), map_writer/* MAP_PART_MAX_BYTES */.s, decryptor),
            pack: (source, pack) => {
                const from = map.sources[source];
                if (from === undefined)
                    throw reader_damaged('A map names a source that the backup does not have.');
                return this.read(this.#keys.pack(from.backup, from.stream, pack), map.maxPackBytes, decryptor);
            },
        });
    }
}
function reader_damaged(message) {
    return new errors/* RestorableError */.s$('BACKUP_DAMAGED', message, {
        hint: 'Use another destination or an earlier backup, and find out what changed this one.',
    });
}


/***/ })

};
