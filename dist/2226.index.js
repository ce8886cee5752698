export const id = 2226;
export const ids = [2226];
export const modules = {

/***/ 22226:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runBackup: () => (/* binding */ runBackup)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/format/backup-id.js
var backup_id = __webpack_require__(63422);
;// CONCATENATED MODULE: ./build/core/planning/full-reason.js
function describeFullReason(reason) {
    switch (reason.rule) {
        case 'requested':
            return '`kind: full` is set';
        case 'no-runner-key':
            return 'without `runner-key` there is no index of the stored chunks';
        case 'first':
            return 'there is no earlier backup that counts';
        case 'full-missing':
            return 'the full backup of the chain is missing';
        case 'other-source':
            return 'the source has changed';
        case 'encryption-changed':
            return 'the recovery keys, the passphrase or the OpenPGP profile changed';
        case 'engine-changed': {
            const { before, now } = reason;
            return `the database was ${before.name} ${before.majorVersion} and is now ${now.name} ${now.majorVersion}`;
        }
        case 'chain-length':
            return `the chain has ${reason.backups} backups`;
        case 'manifest-length':
            return `the manifest has no room for a chain of more than ${reason.backups} backups`;
        case 'full-age':
            return `the full backup of the chain is ${reason.hours} hours old`;
        case 'other-signer':
            return `${reason.id} was not signed with the key of this run`;
        case 'untrusted':
            return `${reason.id} can't be confirmed to be signed with the key of this run: ${reason.finding}`;
        case 'broken-chain':
        case 'out-of-sync':
        case 'index-key':
            return reason.finding;
        case 'advised':
            return reason.advice;
        case 'outgrown':
            return `the database has outgrown the chain's pieces of ${reason.averageBytes} bytes`;
        case 'index-unreadable':
            return `the index of the chain could not be read: ${reason.finding}`;
    }
}

// EXTERNAL MODULE: ./build/openpgp/encryption.js + 1 modules
var encryption = __webpack_require__(16714);
// EXTERNAL MODULE: ./build/core/planning/catalog-trust.js
var catalog_trust = __webpack_require__(7620);
// EXTERNAL MODULE: ./build/repository/reading/read-ahead.js
var read_ahead = __webpack_require__(15070);
// EXTERNAL MODULE: ./build/repository/catalog/authenticity.js
var authenticity = __webpack_require__(57210);
// EXTERNAL MODULE: ./build/repository/catalog/catalog.js
var catalog = __webpack_require__(84820);
;// CONCATENATED MODULE: ./build/repository/catalog/newest-manifest.js






const LOOKED_AT = 10_000;
const ONE_BY_ONE = 4;
const READS_AHEAD = 16;
const NAMED = 5;
async function newestManifest(listings, options) {
    const found = await lookForNewest(listings, options);
    const [first] = listings;
    if (found.newest !== undefined || first === undefined)
        return found;
    if (!(await options.ring?.tryMore(first.at.name)))
        return found;
    return lookForNewest(listings, options);
}
async function lookForNewest(listings, options) {
    const found = listings.flatMap(({ at, ids }) => ids.map((id) => ({ id, at })));
    found.sort((a, b) => (a.id < b.id ? 1 : a.id > b.id ? -1 : 0));
    const passed = new PassedOver();
    const past = [];
    for (const candidate of found) {
        const { id, at } = candidate;
        const isFuture = (0,backup_id/* readBackupId */.g)(id).startedAt.getTime() > at.clock.now().getTime() + catalog_trust/* CLOCK_SKEW_MS */.r;
        if (isFuture)
            passed.add(id, `${id} at ${at.label} is dated in the future; nothing is built on it.`);
        else
            past.push(candidate);
    }
    const failed = new Set();
    for (const [candidates, ahead] of [
        [past.slice(0, ONE_BY_ONE), 1],
        [past.slice(ONE_BY_ONE, LOOKED_AT), READS_AHEAD],
    ]) {
        for await (const looked of (0,read_ahead/* mapAhead */.M)(candidates, ahead, (each) => lookAt(each, options, failed))) {
            if (looked === undefined || failed.has(looked.at.storage))
                continue;
            const { id, at, found } = looked;
            if ('stored' in found)
                return { newest: found.stored, warnings: passed.warningsExcept(id) };
            if (found.error.isFinding) {
                passed.add(id, `${id} at ${at.label} does not count, and nothing is built on it: ${found.error.message}`);
            }
            else {
                failed.add(at.storage);
                options.onFailure(at, found.error);
            }
        }
    }
    const warnings = passed.warningsExcept(undefined);
    if (past.length > LOOKED_AT)
        warnings.push('Older ones were not read, and nothing is built on them.');
    return { newest: undefined, warnings };
}
async function lookAt({ id, at }, { ring, signatures = [at] }, failed) {
    if (failed.has(at.storage))
        return undefined;
    try {
        const stored = await (0,catalog/* readManifest */.WI)(at, id);
        if (ring !== undefined)
            await (0,authenticity/* authenticate */.Q)(signatures, stored, ring);
        return { id, at, found: { stored } };
    }
    catch (thrown) {
        return { id, at, found: { error: (0,errors/* toRestorableError */.tj)(thrown) } };
    }
}
class PassedOver {
    #warnings = new Map();
    add(id, warning) {
        if (!this.#warnings.has(id))
            this.#warnings.set(id, warning);
    }
    warningsExcept(good) {
        const all = [...this.#warnings].flatMap(([id, warning]) => (id === good ? [] : [warning]));
        const warnings = all.slice(0, NAMED);
        const more = all.length - warnings.length;
        if (more > 0)
            warnings.push(`Nothing is built on ${more} more manifests that do not count; \`list\` names them.`);
        return warnings;
    }
}

// EXTERNAL MODULE: ./build/repository/stored-database.js + 2 modules
var stored_database = __webpack_require__(86920);
;// CONCATENATED MODULE: ./build/repository/writing/replica-sources.js


class SparedSource extends stored_database/* StoredDatabase */.d {
    #replicaSet;
    constructor(at, replicaSet) {
        super(at.storage, at);
        this.#replicaSet = replicaSet;
    }
    until(signal) {
        return new SparedSource(super.until(signal), this.#replicaSet);
    }
    async get(key, maxBytes) {
        try {
            return await super.get(key, maxBytes);
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(this.#replicaSet.signal);
            const error = (0,errors/* toRestorableError */.tj)(thrown);
            if (error.isFinding || error.code === 'STORAGE_CORRUPTED')
                throw error;
            this.#replicaSet.spare(this, error);
            throw new errors/* RestorableError */.s$('OBJECT_MISSING', `${this.label} is excluded.`, { cause: error });
        }
    }
}
function sourcesOf(replicaSet) {
    return replicaSet.active.map((at) => new SparedSource(at, replicaSet));
}

// EXTERNAL MODULE: ./build/retention/retention.js + 1 modules
var retention = __webpack_require__(75114);
// EXTERNAL MODULE: ./build/retention/sweep-destination.js + 3 modules
var sweep_destination = __webpack_require__(11785);
// EXTERNAL MODULE: ./build/run/key-roles.js
var key_roles = __webpack_require__(71359);
// EXTERNAL MODULE: ./build/run/run-context.js + 1 modules
var run_context = __webpack_require__(88246);
// EXTERNAL MODULE: ./build/run/summary.js
var summary = __webpack_require__(8948);
// EXTERNAL MODULE: ./build/openpgp/keys/passphrase-keys.js + 1 modules
var passphrase_keys = __webpack_require__(34972);
// EXTERNAL MODULE: ./build/openpgp/signatures/signatures.js + 1 modules
var signatures = __webpack_require__(12601);
// EXTERNAL MODULE: ./build/run/key-rings.js
var key_rings = __webpack_require__(5425);
;// CONCATENATED MODULE: ./build/backup/backup-signer.js






async function openSigningKeys({ runnerKey, recipients }, now) {
    return {
        runner: runnerKey && (await (0,signatures/* createSigner */.rO)(runnerKey, 'runner-key', now)),
        passphrase: recipients.kind === 'passphrase' ? new passphrase_keys/* PassphraseKeys */.j9(recipients.passphrase) : undefined,
    };
}
function signsSomething({ runner, passphrase }) {
    return runner !== undefined || passphrase !== undefined;
}
async function openBackupKeyRings({ signers, verifiers }, signingKeys) {
    const { runner, passphrase } = signingKeys;
    const own = runner === undefined ? [] : [runner.publicKey];
    const accepted = signsSomething(signingKeys) ? [...signers, ...own] : [];
    return (0,key_rings/* openKeyRings */.n)({ signers: accepted, verifiers }, [], passphrase);
}
async function requireStillSigning(request, signingKeys, { listed, ...where }) {
    if (request.allowUnsigned || signsSomething(signingKeys))
        return;
    const rings = await (0,key_rings/* openKeyRings */.n)(request);
    const { newest } = await newestManifest(listed, { ...where, ring: rings.signers });
    if (newest === undefined || newest.manifest.signer === null)
        return;
    throw new errors/* RestorableError */.s$('KEY_MISSING', `The newest backup of ${request.name} (${newest.manifest.id}) is signed. This run would not sign, because \`runner-key\` is not given.`, {
        hint: 'Give `runner-key`. If signing ends on purpose, run once with `allow-unsigned: true`; every job with `signers` then refuses the new backups.',
    });
}
async function chooseSigner({ runner, passphrase }, line) {
    if (runner !== undefined || passphrase === undefined)
        return runner;
    return (await signerOfLine(passphrase, line)) ?? passphrase.signer();
}
async function signerOfLine(passphrase, { newest, sources }) {
    if (newest === undefined)
        return undefined;
    const signer = await passphrase.signerFor(newest.manifest);
    if (signer === undefined)
        return undefined;
    try {
        const ring = await (0,signatures/* createSignerRing */.TV)([signer.publicKey]);
        await (0,authenticity/* authenticate */.Q)(sources, newest, ring);
        return signer;
    }
    catch (thrown) {
        const error = (0,errors/* toRestorableError */.tj)(thrown);
        if (!error.isFinding)
            throw error;
        return undefined;
    }
}

// EXTERNAL MODULE: ./build/core/planning/chain.js
var planning_chain = __webpack_require__(67789);
;// CONCATENATED MODULE: ./build/repository/catalog/own-chain.js



async function reasonNotTrusted(chain) {
    const { sources, signer, newest, ancestors } = chain;
    const untrusted = [newest, ...ancestors].find(({ manifest }) => manifest.signer !== signer.fingerprint);
    if (untrusted !== undefined)
        return { rule: 'other-signer', id: untrusted.manifest.id };
    const ring = await (0,signatures/* createSignerRing */.TV)([signer.publicKey]);
    try {
        await (0,authenticity/* authenticate */.Q)(sources, newest, ring);
        return undefined;
    }
    catch (thrown) {
        const error = (0,errors/* toRestorableError */.tj)(thrown);
        if (!error.isFinding)
            throw error;
        return { rule: 'untrusted', id: newest.manifest.id, finding: error.message };
    }
}

// EXTERNAL MODULE: ./build/repository/reading/read-preference.js
var read_preference = __webpack_require__(72554);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/secret.js
var secret = __webpack_require__(88050);
;// CONCATENATED MODULE: ./build/backup/chain/index-cache.js





const FOLDER = 'index/';
async function openIndexCache(name, newestId, context) {
    const { host, openStorage } = context;
    const { runCache } = host;
    if (runCache === undefined)
        return undefined;
    const folder = (0,external_node_path_.join)((await host.workspace()).path, 'index-cache');
    const keyOf = (id) => `restorable-index-${name}-${id}`;
    if (newestId !== undefined)
        await runCache.restore(keyOf(newestId), folder);
    await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 });
    const storage = await openStorage({ scheme: 'file', url: new secret/* Secret */.zh(`file:${folder}`) }, host);
    const at = (0,run_context/* storedAt */.x)(storage, name, context);
    return {
        at,
        async keep(path, stored) {
            if (!path.startsWith(FOLDER))
                return;
            await at.put(at.keys.absolute(path), stored).catch((error) => {
                host.log.debug(`The index could not be kept for the next run: ${(0,errors/* messageOf */.bD)(error)}`);
            });
        },
        async save(ids) {
            try {
                await forgetOthers(at, ids);
                await runCache.save(keyOf(ids[0]), folder);
            }
            catch (error) {
                host.log.debug(`The index was not kept for the next run: ${(0,errors/* messageOf */.bD)(error)}`);
            }
        },
    };
}
async function forgetOthers({ storage, keys, signal }, ids) {
    const root = keys.absolute(FOLDER);
    for (const id of await storage.folders(root, { signal })) {
        if (ids.includes(id))
            continue;
        for await (const { key } of storage.list(`${root}${id}/`, { signal }))
            await storage.delete(key, { signal });
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/openpgp/session-key.js
var session_key = __webpack_require__(54152);
// EXTERNAL MODULE: ./build/repository/backup-reader.js + 4 modules
var backup_reader = __webpack_require__(2006);
// EXTERNAL MODULE: ./build/core/format/strict-json.js
var strict_json = __webpack_require__(56928);
;// CONCATENATED MODULE: ./build/repository/chunks/names.js

const NAME_BYTES = 16;
const BLOCK_BYTES = 64;
const DIGEST_BYTES = 32;
class ChunkNamer {
    #inner;
    #outer = Buffer.alloc(BLOCK_BYTES + DIGEST_BYTES);
    constructor(secret) {
        const key = new Uint8Array((0,external_node_crypto_.hkdfSync)('sha256', secret, '', 'restorable chunk names', DIGEST_BYTES));
        this.#inner = Buffer.alloc(BLOCK_BYTES + 64 * 1024, 0x36);
        this.#outer.fill(0x5c);
        for (const [index, byte] of key.entries()) {
            this.#inner[index] = 0x36 ^ byte;
            this.#outer[index] = 0x5c ^ byte;
        }
    }
    name(chunk) {
        if (BLOCK_BYTES + chunk.length > this.#inner.length) {
            const larger = Buffer.alloc(BLOCK_BYTES + chunk.length);
            larger.set(this.#inner.subarray(0, BLOCK_BYTES));
            this.#inner = larger;
        }
        this.#inner.set(chunk, BLOCK_BYTES);
        const digest = (0,external_node_crypto_.hash)('sha256', this.#inner.subarray(0, BLOCK_BYTES + chunk.length), 'buffer');
        this.#outer.set(digest, BLOCK_BYTES);
        return (0,external_node_crypto_.hash)('sha256', this.#outer, 'buffer').subarray(0, NAME_BYTES);
    }
}

;// CONCATENATED MODULE: ./build/repository/chunks/index-writer.js


const RECORD_BYTES = 4 + NAME_BYTES;
const NEW_PACK = 0x8000_0000;
const RECORDS_PER_PART = 200_000;
class IndexWriter {
    #chain;
    #put;
    #streams = [];
    #records = Buffer.alloc(RECORDS_PER_PART * RECORD_BYTES);
    #filled = 0;
    #partCount = 0;
    #chunkCount = 0;
    #lastPack = -1;
    #writing = Promise.resolve();
    constructor(chain, put) {
        this.#chain = chain;
        this.#put = put;
    }
    beginStream() {
        this.#lastPack = -1;
    }
    add(name, pack, length) {
        const begins = pack !== this.#lastPack;
        this.#lastPack = pack;
        const at = this.#filled * RECORD_BYTES;
        this.#records.writeUInt32LE((length | (begins ? NEW_PACK : 0)) >>> 0, at);
        this.#records.set(name, at + 4);
        this.#filled += 1;
        this.#chunkCount += 1;
        if (this.#filled === RECORDS_PER_PART)
            this.#handOn();
    }
    endStream(name, packCount) {
        this.#streams.push({ name, packCount });
    }
    async finish(id, nextFull) {
        this.#handOn();
        await this.#writing;
        const header = {
            format: planning_chain/* INDEX_FORMAT */.B7,
            id,
            chain: this.#chain,
            streams: this.#streams,
            partCount: this.#partCount,
            chunkCount: this.#chunkCount,
            nextFull,
        };
        await this.#put(0, Buffer.from(JSON.stringify(header)));
    }
    #handOn() {
        if (this.#filled === 0)
            return;
        const raw = this.#records.subarray(0, this.#filled * RECORD_BYTES);
        this.#partCount += 1;
        const part = this.#partCount;
        this.#writing = this.#writing.then(() => this.#put(part, raw));
        this.#writing.catch(() => { });
        this.#records = Buffer.alloc(RECORDS_PER_PART * RECORD_BYTES);
        this.#filled = 0;
    }
}

;// CONCATENATED MODULE: ./build/repository/chunks/table.js

const WORDS = NAME_BYTES / 4;
const FILL = 0.7;
class ChunkTable {
    #names;
    #places;
    #slots;
    #mask;
    #count = 0;
    constructor(expected = 1024) {
        const capacity = Math.max(1024, expected);
        this.#names = new Uint32Array(capacity * WORDS);
        this.#places = new Uint32Array(capacity * 3);
        this.#slots = new Uint32Array(slotsFor(capacity));
        this.#mask = this.#slots.length - 1;
    }
    get count() {
        return this.#count;
    }
    find(name) {
        const found = this.#slots[this.#slotOf(name)];
        if (found === 0)
            return undefined;
        const at = (found - 1) * 3;
        const places = this.#places;
        return { pack: places[at], offset: places[at + 1], length: places[at + 2] };
    }
    add(name, pack, offset, length) {
        if (this.#count === this.#places.length / 3)
            this.#grow();
        const slot = this.#slotOf(name);
        if (this.#slots[slot] !== 0)
            return;
        for (let word = 0; word < WORDS; word += 1) {
            this.#names[this.#count * WORDS + word] = name.readUInt32LE(word * 4);
        }
        this.#places.set([pack, offset, length], this.#count * 3);
        this.#count += 1;
        this.#slots[slot] = this.#count;
    }
    #slotOf(name) {
        const first = name.readUInt32LE(0);
        const second = name.readUInt32LE(4);
        const third = name.readUInt32LE(8);
        const fourth = name.readUInt32LE(12);
        for (let slot = first & this.#mask;; slot = (slot + 1) & this.#mask) {
            const found = this.#slots[slot];
            if (found === 0)
                return slot;
            const at = (found - 1) * WORDS;
            const names = this.#names;
            if (names[at] === first && names[at + 1] === second && names[at + 2] === third && names[at + 3] === fourth) {
                return slot;
            }
        }
    }
    #grow() {
        const capacity = Math.ceil((this.#places.length / 3) * 1.5);
        const names = new Uint32Array(capacity * WORDS);
        names.set(this.#names);
        const places = new Uint32Array(capacity * 3);
        places.set(this.#places);
        this.#names = names;
        this.#places = places;
        const slots = slotsFor(capacity);
        if (slots === this.#slots.length)
            return;
        this.#slots = new Uint32Array(slots);
        this.#mask = slots - 1;
        for (let chunk = 0; chunk < this.#count; chunk += 1) {
            let slot = names[chunk * WORDS] & this.#mask;
            while (this.#slots[slot] !== 0)
                slot = (slot + 1) & this.#mask;
            this.#slots[slot] = chunk + 1;
        }
    }
}
function slotsFor(capacity) {
    return 2 ** Math.ceil(Math.log2(capacity / FILL));
}

;// CONCATENATED MODULE: ./build/repository/chunks/known-chunks.js




class KnownChunks {
    #table;
    #packs = [];
    constructor(expected) {
        this.#table = new ChunkTable(expected);
    }
    get count() {
        return this.#table.count;
    }
    find(name) {
        return this.#table.find(name);
    }
    add(name, pack, offset, length) {
        this.#table.add(name, pack, offset, length);
    }
    pack(number) {
        return this.#packs[number];
    }
    addPack(pack) {
        return this.#packs.push(pack) - 1;
    }
    async addIndex(header, parts) {
        const packs = packsOf(header);
        let pack = -1;
        let offset = 0;
        let chunks = 0;
        for await (const part of parts) {
            const records = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
            if (records.length % RECORD_BYTES !== 0)
                throw damaged(header.id);
            for (let at = 0; at < records.length; at += RECORD_BYTES) {
                const word = records.readUInt32LE(at);
                if (word >= NEW_PACK) {
                    const next = packs.next();
                    if (next.done === true)
                        throw damaged(header.id);
                    pack = this.addPack(next.value);
                    offset = 0;
                }
                if (pack === -1)
                    throw damaged(header.id);
                const length = word % NEW_PACK;
                this.#table.add(records.subarray(at + 4, at + 4 + NAME_BYTES), pack, offset, length);
                offset += length;
                chunks += 1;
            }
        }
        if (chunks !== header.chunkCount || packs.next().done !== true)
            throw damaged(header.id);
    }
}
function* packsOf({ id, streams }) {
    for (const { name, packCount } of streams) {
        for (let number = 0; number < packCount; number += 1)
            yield { backup: id, stream: name, number };
    }
}
function damaged(id) {
    return new errors/* RestorableError */.s$('BACKUP_DAMAGED', `The index of ${id} does not agree with itself.`, {
        hint: 'The next backup will be a full one and begin a new chain.',
    });
}

;// CONCATENATED MODULE: ./build/repository/load-index.js





async function loadIndex(backups, newest, decryptor) {
    const indexes = [];
    for (const { id, reader } of backups)
        indexes.push({ header: await readHeader(id, reader, decryptor), reader });
    const headers = indexes.map(({ header }) => header);
    const [first] = headers;
    if (first === undefined)
        throw new RangeError('a chain without a backup');
    const last = headers.find(({ id }) => id === newest.id) ?? (await readHeader(newest.id, newest.reader, decryptor));
    const { secret, averageBytes } = first.chain;
    if ([...headers, last].some(({ chain }) => chain.secret !== secret || chain.averageBytes !== averageBytes)) {
        throw load_index_damaged(`The indexes up to ${newest.id} are not of one chain.`);
    }
    if (last.nextFull !== null)
        return { rule: 'advised', advice: last.nextFull };
    const chunks = headers.reduce((sum, { chunkCount }) => sum + chunkCount, 0);
    if (chunks > planning_chain/* MAX_CHUNKS */.sJ)
        return { rule: 'outgrown', averageBytes };
    const known = new KnownChunks(chunks);
    for (const { header, reader } of indexes)
        await known.addIndex(header, partsOf(header, reader, decryptor));
    return { chain: first.chain, known };
}
async function readHeader(id, reader, decryptor) {
    const raw = await reader.read({ kind: 'index', backup: id, number: 0 }, planning_chain/* INDEX_HEADER_MAX_BYTES */.WC, decryptor);
    const parsed = planning_chain/* indexHeaderSchema */.x8.safeParse(jsonOf(raw));
    if (parsed.success && parsed.data.id === id)
        return parsed.data;
    throw new errors/* RestorableError */.s$('BACKUP_FORMAT', `The index of ${id} is not as this program knows it.`, {
        hint: 'The next backup will be a full one and begin a new chain.',
    });
}
function jsonOf(raw) {
    try {
        return (0,strict_json/* parseJson */.q)(raw);
    }
    catch (error) {
        if (error instanceof strict_json/* JsonError */.N)
            return undefined;
        throw error;
    }
}
function load_index_damaged(message) {
    return new errors/* RestorableError */.s$('BACKUP_DAMAGED', message, {
        hint: 'The next backup will be a full one and begin a new chain.',
    });
}
async function* partsOf({ id, partCount }, reader, decryptor) {
    for (let part = 1; part <= partCount; part += 1) {
        yield reader.read({ kind: 'index', backup: id, number: part }, RECORDS_PER_PART * RECORD_BYTES, decryptor);
    }
}

;// CONCATENATED MODULE: ./build/backup/chain/open-chain.js








function indexKeyOf({ recipients, runnerKey }) {
    if (recipients.kind === 'passphrase')
        return recipients;
    return runnerKey && { kind: 'keys', keys: [runnerKey] };
}
async function openChain(access, parents, newest) {
    const links = [];
    for (const parent of parents.toReversed())
        links.push(await openLink(access, parent));
    const { signer } = newest.manifest;
    const recipients = signer === null ? undefined : [signer];
    const decryptor = await (0,encryption/* createDecryptor */.RJ)(access.indexKey, { recipients, input: session_key/* RUNNER_INPUT */.Ut });
    const newestLink = links.find(({ id }) => id === newest.manifest.id) ?? (await openLink(access, newest));
    try {
        return await loadIndex(links, newestLink, decryptor);
    }
    catch (error) {
        if (!isOtherPassphrase(error, access))
            throw error;
        return { rule: 'encryption-changed' };
    }
}
function isOtherPassphrase(error, { indexKey }) {
    return indexKey.kind === 'passphrase' && error instanceof errors/* RestorableError */.s$ && error.code === 'KEY_WRONG';
}
async function openLink({ context: { host }, sources, cache }, manifest) {
    const reader = await backup_reader/* BackupReader */.o.open({
        sources: new read_preference/* ReadPreference */.U(cache === undefined ? sources : [cache.at, ...sources], { tolerant: true }),
        onFetched: keeping(cache),
        manifest,
        parents: [],
        spillFolder: async () => (await host.workspace()).path,
        onBytes: () => { },
    });
    return { id: manifest.manifest.id, reader };
}
function keeping(cache) {
    return async (path, stored) => cache?.keep(path, stored);
}
function newChain({ indexEncryptor, cache, expectedBytes }) {
    return {
        chain: { secret: (0,external_node_crypto_.randomBytes)(32).toString('hex'), averageBytes: (0,planning_chain/* averageChunkBytes */._8)(expectedBytes) },
        known: undefined,
        onIndexObject: keeping(cache),
        indexEncryptor,
    };
}
async function indexEncryptorOf(indexKey, encryptor, now) {
    if (indexKey.kind === 'passphrase')
        return encryptor;
    try {
        return await (0,encryption/* createIndexEncryptor */.tY)(indexKey.keys, encryptor.profile, now);
    }
    catch (error) {
        if (error instanceof errors/* RestorableError */.s$ && ['KEY_INVALID', 'KEY_EXPIRED'].includes(error.code))
            return error;
        throw error;
    }
}

// EXTERNAL MODULE: ./build/core/verdict.js
var verdict = __webpack_require__(7033);
// EXTERNAL MODULE: ./build/repository/catalog/chain-health.js
var chain_health = __webpack_require__(32661);
// EXTERNAL MODULE: ./build/repository/removal/ancestors.js
var ancestors = __webpack_require__(69906);
;// CONCATENATED MODULE: ./build/repository/removal/broken-link.js



async function findBrokenLink(context, nearest) {
    const { at, verifiers } = context;
    const { id, parents } = nearest.manifest;
    const links = [{ id, manifestSha256: nearest.sha256 }, ...parents];
    const ids = links.map((link) => link.id);
    const [removed] = await (0,ancestors/* removedAmong */.r)(context, ids);
    if (removed !== undefined)
        return here(`${at.label} lacks ${removed}, or is about to remove it`);
    const expected = await (0,chain_health/* expectedObjects */.V)(at, { id, manifestSha256: nearest.sha256, parents });
    if (expected.problems[0] !== undefined)
        return here(`${expected.problems[0]} (${at.label})`);
    for (const link of ids) {
        for await (const { key, sizeBytes } of at.list(at.keys.packs(link))) {
            (0,chain_health/* markPresent */.n)(expected, at.keys.relative(key), sizeBytes);
        }
    }
    const lacking = [...expected.sizes.keys()].find((key) => key.startsWith('packs/'));
    if (lacking !== undefined)
        return here(`${at.label} lacks ${lacking}`);
    const log = await at.openVerifications(verifiers, await at.now());
    for (const link of links) {
        const evidence = await log.of(link);
        if (evidence === undefined || !(0,verdict/* refutes */.pN)(evidence))
            continue;
        return { reason: `the last verification of ${link.id} failed`, everywhere: !evidence.isOnlyHere };
    }
    return undefined;
}
function here(reason) {
    return { reason, everywhere: false };
}

;// CONCATENATED MODULE: ./build/backup/chain/stale-destinations.js

async function findStaleDestinations(replicaSet, nearest, { removers, verifiers }) {
    const looked = await replicaSet.each(({ at }) => findBrokenLink({ at, removers, verifiers }, nearest), false);
    const broken = looked.flatMap(({ at, value }) => (value === undefined ? [] : [{ at, ...value }]));
    const doubted = broken.find(({ everywhere }) => everywhere);
    if (doubted !== undefined)
        return { rule: 'broken-chain', finding: doubted.reason };
    const [first] = broken;
    if (first !== undefined && looked.length - broken.length < replicaSet.needed) {
        return { rule: 'broken-chain', finding: first.reason };
    }
    return broken.map(({ at, reason }) => ({ at, why: `${at.label} is out of sync: ${reason}.` }));
}

;// CONCATENATED MODULE: ./build/backup/chain/plan-chain.js










async function planChain(request, context, subject) {
    const { host, run } = context;
    const newestId = request.chain.kind === 'full' ? undefined : subject.newest?.manifest.id;
    const cache = indexKeyOf(request) && (await openIndexCache(request.name, newestId, context));
    const deciding = { request, context, subject, cache };
    let reason;
    try {
        const built = await buildOn(deciding);
        subject.replicaSet.throwIfFailed();
        if (!('rule' in built))
            return built;
        reason = built;
        if (reason.rule !== 'requested')
            host.log.info(`A full backup, because ${describeFullReason(reason)}.`);
    }
    catch (thrown) {
        subject.replicaSet.throwIfFailed();
        const { message } = (0,errors/* failureOf */.g5)(thrown, ['storage', 'object', 'backup', 'keys']);
        reason = { rule: 'index-unreadable', finding: message };
        run.warn(`A full backup, because ${describeFullReason(reason)}`);
    }
    const keepIndex = async (id) => cache?.save([id]);
    return { kind: 'full', reason, parents: [], writing: await beginChain(deciding), keepIndex };
}
async function buildOn({ request, context, subject, cache }) {
    const { clock } = context;
    const { replicaSet, encryptor, signer, newest, source } = subject;
    const indexKey = indexKeyOf(request);
    const sources = sourcesOf(replicaSet);
    const ancestors = newest === undefined || request.chain.kind === 'full'
        ? []
        : await (0,catalog/* readParents */.Wn)(new read_preference/* ReadPreference */.U(sources), newest.manifest);
    const full = ancestors.at(-1) ?? (newest?.manifest.kind === 'full' ? newest : undefined);
    const decision = (0,planning_chain/* decideKind */.vC)(request.chain, {
        now: clock.now(),
        hasIndexKey: indexKey !== undefined,
        newest: newest?.manifest,
        full: full?.manifest,
        engine: { name: source.engine, majorVersion: source.majorVersion },
        encryption: { profile: encryptor.profile, recipients: [...encryptor.recipients] },
        sameSource: subject.sameSource,
    });
    if (decision.kind === 'full')
        return decision.reason;
    if (newest === undefined)
        return { rule: 'first' };
    if (indexKey === undefined || signer === undefined)
        return { rule: 'no-runner-key' };
    const untrusted = await reasonNotTrusted({ sources, signer, newest, ancestors });
    if (untrusted !== undefined)
        return untrusted;
    const parents = (0,planning_chain/* parentsOf */.fY)(decision.kind, newest, ancestors);
    const stale = await findStaleDestinations(replicaSet, parents[0], subject.rings);
    if ('rule' in stale)
        return stale;
    const loaded = await openChain({ context, sources, cache, indexKey }, parents, newest);
    if ('rule' in loaded)
        return loaded;
    const indexEncryptor = await indexEncryptorOf(indexKey, encryptor, clock.now());
    if (indexEncryptor instanceof errors/* RestorableError */.s$)
        return { rule: 'index-key', finding: indexEncryptor.message };
    const outOfSync = leaveStaleBehind(replicaSet, stale);
    if (outOfSync !== undefined)
        return outOfSync;
    const keepIndex = async (id) => cache?.save([id, ...parents.map(({ manifest }) => manifest.id)]);
    const writing = { ...loaded, indexEncryptor, onIndexObject: keeping(cache) };
    return { kind: decision.kind, parents, writing, keepIndex };
}
function leaveStaleBehind(replicaSet, stale) {
    const { active, needed } = replicaSet;
    const behind = stale.filter(({ at }) => active.some(({ storage }) => storage === at.storage));
    const [first] = behind;
    if (first !== undefined && active.length - behind.length < needed)
        return { rule: 'out-of-sync', finding: first.why };
    for (const { at, why } of behind)
        replicaSet.markOutOfSync(at, why);
    return undefined;
}
async function beginChain({ request, context, subject, cache }) {
    const { encryptor, newest, source } = subject;
    const indexKey = indexKeyOf(request);
    if (indexKey === undefined)
        return undefined;
    const indexEncryptor = await indexEncryptorOf(indexKey, encryptor, context.clock.now());
    if (indexEncryptor instanceof errors/* RestorableError */.s$) {
        context.run.warn(`Only full backups can be made: the key in \`runner-key\` signs, but nothing can be encrypted to it. ${indexEncryptor.message} \`keygen\` creates suitable keys.`);
        return undefined;
    }
    const expectedBytes = Math.max(source.sizeBytes ?? 0, newest?.manifest.rawBytes ?? 0);
    return newChain({ indexEncryptor, cache, expectedBytes });
}

// EXTERNAL MODULE: ./build/core/format/manifest.js
var format_manifest = __webpack_require__(74493);
// EXTERNAL MODULE: ./build/core/run-origin.js
var run_origin = __webpack_require__(10252);
// EXTERNAL MODULE: ./build/core/version.js
var version = __webpack_require__(58860);
// EXTERNAL MODULE: ./build/repository/writing/runbook.js
var runbook = __webpack_require__(51988);
;// CONCATENATED MODULE: ./build/backup/describe-backup.js





function sourceIdentity(salt, info) {
    return (0,external_node_crypto_.createHmac)('sha256', Buffer.from(salt, 'hex')).update(`${info.engine}\n${info.identity}`).digest('hex');
}
function describeBackup(opened, { clock, host, run }, written) {
    const { source, predecessor, encryptor, signer, plan } = opened;
    const { contents, writer, stored } = written;
    const { info } = source;
    const salt = predecessor?.manifest.source.salt ?? (0,external_node_crypto_.randomBytes)(16).toString('hex');
    return (0,format_manifest/* withRunIfItFits */.W8)({
        format: format_manifest/* FORMAT */.uB,
        id: contents.id,
        database: contents.database,
        kind: plan.kind,
        parents: plan.parents.map(linkTo),
        predecessor: predecessor === undefined ? null : linkTo(predecessor),
        engine: { name: info.engine, serverVersion: info.serverVersion, majorVersion: info.majorVersion },
        source: { salt, identity: sourceIdentity(salt, info) },
        run: (0,run_origin/* storedRun */.bM)(host.origin),
        startedAt: run.startedAt.toISOString(),
        snapshotAt: contents.fingerprint.takenAt,
        finishedAt: clock.now().toISOString(),
        encryption: {
            profile: encryptor.profile,
            recipients: [...encryptor.recipients],
            salt: signer?.salt ?? null,
        },
        signer: signer?.fingerprint ?? null,
        ...stored,
        runbook: runbook/* RUNBOOK */.HA,
        rawBytes: contents.streams.reduce((sum, stream) => sum + stream.rawBytes, 0),
        storedBytes: writer.storedBytes,
        tool: version/* TOOL */.j,
    });
}
function linkTo({ manifest: { id }, sha256 }) {
    return { id, manifestSha256: sha256 };
}

// EXTERNAL MODULE: ./build/core/foreign.js
var foreign = __webpack_require__(54440);
;// CONCATENATED MODULE: ./build/ports/hook.js
const HOOK_VARIABLES = {
    stage: 'HOOK_STAGE',
    database: 'HOOK_DATABASE',
    backupId: 'HOOK_BACKUP_ID',
    kind: 'HOOK_KIND',
    rawBytes: 'HOOK_RAW_BYTES',
    outcome: 'HOOK_OUTCOME',
    error: 'HOOK_ERROR',
};

;// CONCATENATED MODULE: ./build/backup/hooks.js



const LAST_MS = 1_500;
const PASSED_ON = ['HOME', 'LANG'];
const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
async function runHook(stage, request, context, facts = {}) {
    const { host, run } = context;
    const argv = request.hooks?.[stage === 'before-commit' ? 'beforeCommit' : stage];
    if (argv === undefined)
        return;
    const isCancelled = host.signal.aborted;
    let isSilent = true;
    const command = {
        argv,
        env: environmentOf(stage, request, host, facts),
        signal: isCancelled ? AbortSignal.timeout(LAST_MS) : host.signal,
        onLine: (line) => {
            isSilent = false;
            host.toolWords.add(new foreign/* ForeignText */.sh(`the hook \`${stage}\``, line));
        },
        scrub: host.scrub,
    };
    const exit = await run.phase(`hook ${stage}`, () => context.runHook(command).catch((thrown) => {
        if (!isCancelled)
            (0,errors/* throwIfCancelled */.dZ)(host.signal);
        const error = (0,errors/* toRestorableError */.tj)(thrown);
        const said = isCancelled ? 'it took too long after the cancel' : error.message;
        throw failed(stage, `did not finish: ${said}`, error);
    }));
    if (exit.code === 0)
        return;
    const how = exit.code === null ? `was ended by ${exit.signal}` : `ended with exit code ${exit.code}`;
    throw failed(stage, isSilent ? `${how} and printed nothing.` : `${how}.`);
}
async function runLastHook(request, context, manifest) {
    const { run } = context;
    const { error } = run;
    const outcome = manifest !== undefined ? 'committed' : error?.code === 'CANCELLED' ? 'cancelled' : 'failed';
    const facts = { ...(manifest && factsOf(manifest)), outcome, error: error?.code ?? '' };
    try {
        await runHook('after', request, context, facts);
    }
    catch (thrown) {
        if (error !== undefined)
            run.warn((0,errors/* toRestorableError */.tj)(thrown).message);
        else
            run.fail(thrown);
    }
}
function factsOf({ id, kind, rawBytes }) {
    return { backupId: id, kind, rawBytes: String(rawBytes) };
}
const PRINTED = 'Its output may quote rows, so it is not in the log: `diagnostics` keeps it encrypted, and `--show-tool-output` prints it on a terminal.';
const AFTERWARDS = {
    before: 'Nothing was started.',
    'before-commit': 'Nothing was committed.',
    after: 'The commit stands, and nothing was rolled back.',
};
function failed(stage, what, cause) {
    const start = cause?.code === 'CLIENT_MISSING'
        ? ` Check the path, which begins at ${process.cwd()}, and that the file may be executed (chmod +x).`
        : '';
    return new errors/* RestorableError */.s$('HOOK_FAILED', `The hook \`${stage}\` ${what}`, {
        hint: `${AFTERWARDS[stage]} ${PRINTED}${start}`,
        cause,
    });
}
function environmentOf(stage, request, { env }, facts) {
    const given = { PATH: env['PATH'] ?? SYSTEM_PATH };
    for (const name of [...PASSED_ON, ...(request.hooks?.environment ?? [])]) {
        const value = env[name];
        if (value !== undefined)
            given[name] = value;
    }
    given[HOOK_VARIABLES.stage] = stage;
    given[HOOK_VARIABLES.database] = request.name;
    for (const [name, value] of Object.entries(facts))
        given[HOOK_VARIABLES[name]] = value;
    return given;
}

// EXTERNAL MODULE: ./build/core/planning/usual-age.js
var usual_age = __webpack_require__(88728);
;// CONCATENATED MODULE: ./build/backup/last-verifications.js



async function lastVerifications(holders, { verifiers }, { clock, host, run }) {
    const found = [];
    for (const at of holders) {
        try {
            const now = clock.now();
            const log = await at.openVerifications(verifiers, now);
            const usualAgeMs = (0,usual_age/* knownUsualAgeMs */.P)(log.times) ?? null;
            found.push({ label: at.label, last: (await (0,summary/* lastVerification */.MW)(log, now)) ?? null, usualAgeMs });
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(host.signal);
            const { message } = (0,errors/* toRestorableError */.tj)(thrown);
            run.warn(`When the backups at ${at.label} were last verified is unknown: ${message}`);
        }
    }
    return found;
}

// EXTERNAL MODULE: ./build/core/planning/requirement.js
var requirement = __webpack_require__(93827);
// EXTERNAL MODULE: ./build/repository/reading/destinations.js
var reading_destinations = __webpack_require__(97983);
// EXTERNAL MODULE: ./build/repository/concurrency/within-time.js
var within_time = __webpack_require__(63812);
;// CONCATENATED MODULE: ./build/repository/concurrency/change-signal.js

class Changes {
    #waiting = [];
    async next(ms) {
        const { promise, resolve } = Promise.withResolvers();
        this.#waiting.push(resolve);
        await (ms === undefined ? promise : (0,within_time/* within */.u)(promise, ms));
    }
    tell() {
        const waiting = this.#waiting;
        this.#waiting = [];
        for (const go of waiting)
            go();
    }
}

// EXTERNAL MODULE: ./build/repository/writing/commit.js
var writing_commit = __webpack_require__(13459);
;// CONCATENATED MODULE: ./build/repository/writing/pending-uploads.js
class PendingUploads {
    #needed;
    #pending = new Set();
    constructor(needed) {
        this.#needed = needed;
    }
    get isEmpty() {
        return this.#pending.size === 0;
    }
    get trailing() {
        return [...this.#pending].filter(({ isEnough }) => isEnough).length;
    }
    get heldBytes() {
        const bodies = [...this.#pending].flatMap(({ body }) => (body instanceof Uint8Array ? [body] : body));
        return bodies.reduce((sum, part) => sum + part.length, 0);
    }
    add(object, replicas) {
        const enough = Promise.withResolvers();
        const pending = {
            ...object,
            acknowledged: new Set(),
            missing: new Set(replicas),
            enough,
            isEnough: false,
        };
        this.#pending.add(pending);
        return pending;
    }
    acknowledge(pending, replica) {
        pending.missing.delete(replica);
        pending.acknowledged.add(replica);
        this.#advance(pending);
    }
    forget(replica) {
        for (const pending of this.#pending) {
            pending.missing.delete(replica);
            pending.acknowledged.delete(replica);
            this.#advance(pending);
        }
    }
    reject(error) {
        for (const { enough } of this.#pending)
            enough.reject(error);
        this.#pending.clear();
    }
    slowest(replicas) {
        const late = [...this.#pending].filter(({ acknowledged }) => acknowledged.size >= this.#needed);
        const lacks = (replica) => late.filter(({ missing }) => missing.has(replica)).length;
        const [most] = replicas.toSorted((a, b) => lacks(b) - lacks(a));
        return most === undefined || lacks(most) === 0 ? [undefined, 0] : [most, lacks(most)];
    }
    #advance(pending) {
        if (!pending.isEnough && pending.acknowledged.size >= this.#needed) {
            pending.isEnough = true;
            pending.enough.resolve();
        }
        if (pending.missing.size === 0)
            this.#pending.delete(pending);
    }
}

// EXTERNAL MODULE: ./build/repository/concurrency/for-each-bounded.js
var for_each_bounded = __webpack_require__(53344);
;// CONCATENATED MODULE: ./build/repository/writing/replica.js


const LANES = 4;
const FIRST_DELETE_MS = 5_000;
class Replica {
    label;
    at;
    signal;
    gone;
    out;
    heldMs = 0;
    slowestPutMs = 0;
    lastPutMs = 0;
    #own = new AbortController();
    #queue = [];
    #underWay = new Set();
    #attempted = [];
    #cleaning;
    constructor(at) {
        this.label = at.label;
        this.at = at;
        this.signal = AbortSignal.any([at.signal, this.#own.signal]);
        this.gone = new Promise((_, reject) => {
            this.signal.addEventListener('abort', () => reject(this.signal.reason), { once: true });
        });
        this.gone.catch(() => { });
    }
    take(object, ended) {
        this.#queue.push({ object, ended });
        this.#next();
    }
    stop(reason) {
        this.#queue.length = 0;
        this.#own.abort(reason);
    }
    clean(ms) {
        this.#cleaning ??= this.#clean(ms);
        return (0,within_time/* within */.u)(this.#cleaning, ms).then((gone) => gone === true);
    }
    async #clean(ms) {
        const signal = AbortSignal.timeout(ms);
        const { storage } = this.at;
        await (0,within_time/* within */.u)(Promise.all(this.#underWay), ms);
        const [first, ...others] = this.#attempted;
        if (first === undefined)
            return true;
        try {
            await storage.delete(first, { signal: AbortSignal.any([signal, AbortSignal.timeout(FIRST_DELETE_MS)]) });
            await (0,for_each_bounded/* forEachBounded */.a)(others, LANES, (key) => storage.delete(key, { signal }));
            return true;
        }
        catch {
            return false;
        }
    }
    #next() {
        while (this.#underWay.size < LANES) {
            const next = this.#queue.shift();
            if (next === undefined)
                return;
            const task = this.#put(next).finally(() => {
                this.#underWay.delete(task);
                this.#next();
            });
            this.#underWay.add(task);
        }
    }
    async #put({ object: { path, body, sha256 }, ended }) {
        const key = this.at.keys.absolute(path);
        this.#attempted.push(key);
        const { clock } = this.at;
        const startMs = clock.monotonicMs();
        try {
            await this.at.until(this.signal).put(key, body, { sha256 });
        }
        catch (thrown) {
            ended({ thrown });
            return;
        }
        this.lastPutMs = clock.monotonicMs();
        this.slowestPutMs = Math.max(this.slowestPutMs, this.lastPutMs - startMs);
        ended();
    }
}

;// CONCATENATED MODULE: ./build/repository/writing/active-replicas.js






const CLEAN_MS = 30_000;
class ActiveReplicas {
    needed;
    name;
    signal;
    uploads;
    changes = new Changes();
    #onOut;
    #all;
    #cleaning = [];
    #failure;
    constructor(openings, options) {
        this.needed = options.needed;
        this.name = options.name;
        this.signal = options.signal;
        this.#onOut = options.onOut;
        this.uploads = new PendingUploads(options.needed);
        this.#all = openings.map((opening) => opening.storage === undefined
            ? { label: opening.label, out: { kind: 'failed', detail: opening.error.message } }
            : new Replica(new stored_database/* StoredDatabase */.d(opening.storage, options)));
        const unopened = openings.flatMap((opening) => (opening.storage === undefined ? [opening.error] : []));
        if (unopened[0] !== undefined && this.replicas.length < options.needed)
            throw unopened[0];
        for (const error of unopened)
            options.onOut(error.message);
        const cancel = () => this.#fail((0,errors/* cancellation */.WN)(options.signal));
        if (options.signal.aborted)
            cancel();
        else
            options.signal.addEventListener('abort', cancel, { once: true });
    }
    get active() {
        return this.replicas.map(({ at }) => at);
    }
    get replicas() {
        return this.#all.filter((replica) => replica instanceof Replica && replica.out === undefined);
    }
    get hasFailed() {
        return this.#failure !== undefined;
    }
    get hasCleaned() {
        return this.#cleaning.length > 0;
    }
    lose(at, thrown) {
        const replica = this.#find(at);
        if (replica !== undefined)
            this.loseReplica(replica, thrown);
        this.throwIfFailed();
    }
    spare(at, thrown) {
        if (this.active.length <= this.needed)
            throw thrown;
        this.lose(at, thrown);
    }
    markOutOfSync(at, why) {
        const replica = this.#find(at);
        const hint = 'Run `sync`; without it the next full backup goes there again.';
        const error = new errors/* RestorableError */.s$('OBJECT_MISSING', why, { hint });
        if (replica !== undefined)
            this.takeOut(replica, 'out-of-sync', error);
    }
    #find({ storage }) {
        return this.replicas.find(({ at }) => at.storage === storage);
    }
    outcomes(commits = []) {
        return this.#all.map((replica) => {
            const { label, out } = replica;
            if (out !== undefined)
                return { label, outcome: out.kind, detail: out.detail };
            const commit = commits.find(({ at }) => replica instanceof Replica && at.storage === replica.at.storage);
            return commit === undefined ? { label, outcome: 'failed', detail: 'nothing was committed' } : (0,writing_commit/* outcomeOf */.sG)(commit);
        });
    }
    async abandon(ms) {
        const reason = this.#failure ?? new errors/* RestorableError */.s$('CANCELLED', 'The backup was stopped.');
        this.#fail(reason);
        const replicas = this.#all.filter((replica) => replica instanceof Replica);
        return (await Promise.all(replicas.map((replica) => replica.clean(ms)))).every(Boolean);
    }
    async cleaned() {
        let isClean;
        void Promise.all(this.#cleaning).then((each) => {
            isClean = each.every(Boolean);
            this.changes.tell();
        });
        while (isClean === undefined && this.#failure === undefined)
            await this.changes.next();
        this.throwIfFailed();
        return isClean === true;
    }
    throwIfFailed() {
        (0,errors/* throwIfCancelled */.dZ)(this.signal);
        if (this.#failure !== undefined)
            throw this.#failure;
    }
    loseReplica(replica, thrown) {
        if (this.signal.aborted || this.#failure !== undefined)
            return;
        const error = (0,errors/* toRestorableError */.tj)(thrown);
        this.takeOut(replica, error.code === 'STORAGE_SLOW' ? 'too-slow' : 'failed', error);
    }
    takeOut(replica, kind, error) {
        if (replica.out !== undefined || this.#failure !== undefined)
            return;
        replica.out = { kind, detail: error.message };
        replica.stop(error);
        if (this.active.length < this.needed) {
            this.#fail(error);
            return;
        }
        this.#onOut(kind === 'out-of-sync' ? `${error.message} ${error.hint}` : error.message);
        this.#cleaning.push(replica.clean(CLEAN_MS));
        this.uploads.forget(replica);
        this.changes.tell();
    }
    #fail(error) {
        this.#failure ??= error;
        this.uploads.reject(this.#failure);
        for (const replica of this.replicas)
            replica.stop(this.#failure);
        this.changes.tell();
    }
}

;// CONCATENATED MODULE: ./build/repository/writing/round.js
class ReplicaRound {
    #needed;
    #clock;
    #done = new Map();
    #heardMs = new Map();
    #enoughMs;
    constructor(needed, clock) {
        this.#needed = needed;
        this.#clock = clock;
    }
    finish(replica, value) {
        this.#done.set(replica, value);
    }
    hear(replica) {
        this.#heardMs.set(replica, this.#clock.monotonicMs());
    }
    resultsOf(replicas) {
        const done = replicas.filter((replica) => this.#done.has(replica));
        return done.map((replica) => ({ at: replica.at, value: this.#done.get(replica) }));
    }
    quietest(active) {
        const left = active.filter((replica) => !this.#done.has(replica));
        if (active.length - left.length < this.#needed)
            return undefined;
        this.#enoughMs ??= this.#clock.monotonicMs();
        const enoughMs = this.#enoughMs;
        const since = left.map((replica) => ({ replica, sinceMs: Math.max(enoughMs, this.#heardMs.get(replica) ?? 0) }));
        return since.toSorted((a, b) => a.sinceMs - b.sinceMs)[0];
    }
}

;// CONCATENATED MODULE: ./build/repository/writing/slow-destination.js

const PATIENCE_MS = 30_000;
const PATIENCE_SHARE = 0.1;
class SlowDestinationPolicy {
    #ms;
    #clock;
    #startMs;
    constructor(clock, ms = PATIENCE_MS) {
        this.#ms = ms;
        this.#clock = clock;
        this.#startMs = clock.monotonicMs();
    }
    toHold({ heldMs, lastPutMs }, beganMs) {
        const nowMs = this.#clock.monotonicMs();
        const altogetherMs = Math.max(this.#ms, (nowMs - this.#startMs) * PATIENCE_SHARE) - heldMs;
        return Math.min(altogetherMs, Math.max(beganMs, lastPutMs) + this.#ms - nowMs);
    }
    toSettle({ slowestPutMs }, count, beganMs) {
        return beganMs + Math.max(this.#ms, slowestPutMs * count) - this.#clock.monotonicMs();
    }
    toAnswer(sinceMs) {
        return sinceMs + this.#ms - this.#clock.monotonicMs();
    }
}
function tooSlow({ label }, what) {
    return new errors/* RestorableError */.s$('STORAGE_SLOW', `${label} ${what}; it is excluded from this run.`, {
        hint: 'Enough others hold the backup. `min-copies: all` waits for every destination.',
    });
}

;// CONCATENATED MODULE: ./build/repository/writing/replica-set.js



const MOST_TRAILING = 4;
class ReplicaSet extends ActiveReplicas {
    #clock;
    #patience;
    #holdingBack;
    constructor(openings, options) {
        super(openings, options);
        this.#clock = options.clock;
        this.#patience = new SlowDestinationPolicy(options.clock, options.patienceMs);
    }
    get heldBytes() {
        return this.uploads.heldBytes;
    }
    async room() {
        this.#holdingBack ??= this.#holdBack().finally(() => {
            this.#holdingBack = undefined;
        });
        await this.#holdingBack;
        this.throwIfFailed();
    }
    async put(path, body, sha256) {
        await this.room();
        const active = this.replicas;
        const pending = this.uploads.add({ path, body, sha256 }, active);
        for (const replica of active)
            replica.take(pending, (failure) => this.#ended(replica, pending, failure));
        await pending.enough.promise;
    }
    async each(work, vital = true) {
        this.throwIfFailed();
        const refused = [];
        const round = new ReplicaRound(this.needed, this.#clock);
        const tasks = this.replicas.map(async (replica) => {
            const at = replica.at.until(replica.signal);
            const alive = () => round.hear(replica);
            try {
                round.finish(replica, await Promise.race([work({ at, alive }), replica.gone]));
            }
            catch (thrown) {
                if (vital || this.replicas.length > this.needed)
                    this.loseReplica(replica, thrown);
                else
                    refused.push(thrown);
            }
            this.changes.tell();
        });
        let isOpen = true;
        const all = Promise.all(tasks).finally(() => {
            isOpen = false;
            this.changes.tell();
        });
        while (isOpen && !this.hasFailed)
            await this.#watch(round);
        await all;
        this.throwIfFailed();
        if (refused.length > 0)
            throw refused[0];
        return round.resultsOf(this.replicas);
    }
    async settle() {
        const startMs = this.#clock.monotonicMs();
        while (!this.hasFailed && !this.uploads.isEmpty) {
            const [slowest, count] = this.uploads.slowest(this.replicas);
            if (slowest === undefined)
                await this.changes.next();
            else {
                const leftMs = this.#patience.toSettle(slowest, count, startMs);
                if (leftMs > 0)
                    await this.changes.next(leftMs);
                else
                    this.takeOut(slowest, 'too-slow', tooSlow(slowest, `lacked ${count} objects when the others were done`));
            }
        }
        this.throwIfFailed();
    }
    #ended(replica, pending, failure) {
        if (failure !== undefined)
            this.loseReplica(replica, failure.thrown);
        else if (replica.out === undefined)
            this.uploads.acknowledge(pending, replica);
        this.changes.tell();
    }
    async #holdBack() {
        const clock = this.#clock;
        const beganMs = clock.monotonicMs();
        while (!this.hasFailed && this.uploads.trailing >= MOST_TRAILING) {
            const [slowest] = this.uploads.slowest(this.replicas);
            if (slowest === undefined) {
                await this.changes.next();
                continue;
            }
            const leftMs = this.#patience.toHold(slowest, beganMs);
            if (leftMs > 0) {
                const nowMs = clock.monotonicMs();
                await this.changes.next(leftMs);
                slowest.heldMs += clock.monotonicMs() - nowMs;
            }
            else {
                const seconds = Math.round(slowest.heldMs / 1_000);
                this.takeOut(slowest, 'too-slow', tooSlow(slowest, `held the others back for ${seconds} s altogether`));
            }
        }
    }
    async #watch(round) {
        const quiet = round.quietest(this.replicas);
        if (quiet === undefined) {
            await this.changes.next();
            return;
        }
        const { replica, sinceMs } = quiet;
        const leftMs = this.#patience.toAnswer(sinceMs);
        if (leftMs > 0)
            await this.changes.next(leftMs);
        else
            this.takeOut(replica, 'too-slow', tooSlow(replica, 'was silent for long when the others were done'));
    }
}

// EXTERNAL MODULE: ./build/run/lasting-destinations.js + 1 modules
var lasting_destinations = __webpack_require__(39803);
// EXTERNAL MODULE: ./build/run/open-destinations.js + 1 modules
var open_destinations = __webpack_require__(16896);
// EXTERNAL MODULE: ./build/run/warn-of-deleted-backups.js
var warn_of_deleted_backups = __webpack_require__(9896);
;// CONCATENATED MODULE: ./build/backup/open-replica-set.js







async function openReplicaSet({ destinations, minCopies, name, allowEphemeralDestination }, context) {
    const { host, clock, run } = context;
    const openings = [];
    for (const [at, spec] of destinations.entries()) {
        try {
            openings.push({ storage: await (0,open_destinations/* openDestination */.xB)(spec, context) });
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(host.signal);
            const error = (0,errors/* toRestorableError */.tj)(thrown);
            if (error.area === 'request')
                throw error;
            openings.push({ label: spec.name ?? `destination ${at + 1} (${spec.scheme})`, storage: undefined, error });
        }
    }
    const opened = openings.flatMap(({ storage }) => storage ?? []);
    await (0,lasting_destinations/* requireLasting */.a)(opened, { allowed: allowEphemeralDestination, host });
    const replicaSet = new ReplicaSet(openings, {
        needed: (0,requirement/* copiesNeeded */.fV)(minCopies, destinations.length),
        name,
        clock,
        signal: host.signal,
        onOut: (message) => run.warn(`A destination is excluded from this backup: ${message}`),
    });
    const listings = async () => {
        const listed = await replicaSet.each(async ({ at }) => {
            await (0,reading_destinations/* checkClock */.D)(at);
            const manifests = await at.listManifests();
            await (0,warn_of_deleted_backups/* warnOfDeletedBackups */.c)(run, at);
            return manifests;
        });
        return listed.map(({ value }) => value);
    };
    return { replicaSet, listings };
}

// EXTERNAL MODULE: ./build/repository/records/gap-records.js
var gap_records = __webpack_require__(87377);
;// CONCATENATED MODULE: ./build/backup/record-missed.js



async function recordMissed(run, opened, { holders }) {
    const { predecessor, listed } = opened;
    if (predecessor === undefined)
        return;
    const backup = { id: predecessor.manifest.id, manifestSha256: predecessor.sha256 };
    for (const listing of listed) {
        const holder = holders.find(({ storage }) => storage === listing.at.storage);
        if (holder === undefined || listing.has(backup.id))
            continue;
        run.warn(`${holder.label} does not hold ${backup.id}, the backup before this one; \`sync\` copies it there.`);
        try {
            const older = await newestIn(listing, opened);
            await (0,gap_records/* writeGap */.o)(holder, { backup, reason: 'missed', older }, opened.signer);
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(holder.signal);
            run.warn(`That ${holder.label} lacks ${backup.id} could not be recorded: ${(0,errors/* toRestorableError */.tj)(thrown).message}`);
        }
    }
}
async function newestIn(listing, { rings }) {
    const onFailure = (_, thrown) => {
        throw thrown;
    };
    const { newest } = await newestManifest([listing], { ring: rings.signers, onFailure });
    return newest === undefined ? null : { id: newest.manifest.id, manifestSha256: newest.sha256 };
}

// EXTERNAL MODULE: ./build/backup/standby.js
var standby = __webpack_require__(7756);
// EXTERNAL MODULE: ./build/backup/three-two-one.js
var three_two_one = __webpack_require__(60839);
// EXTERNAL MODULE: ./build/core/planning/calendar.js
var planning_calendar = __webpack_require__(12776);
// EXTERNAL MODULE: ./build/core/planning/time-window.js
var time_window = __webpack_require__(92500);
// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(3294);
;// CONCATENATED MODULE: ./build/backup/window.js




function requireOpenWindow({ window, timeZone }, now) {
    if (window === undefined)
        return;
    const calendar = new planning_calendar/* Calendar */.V(timeZone);
    if ((0,time_window/* isWithin */.UO)(window, calendar.minuteOfDay(now)))
        return;
    const opens = (0,time_window/* nextOpening */.gR)(window, calendar, now);
    const when = opens && `at ${opens.toISOString().slice(0, 16)}Z, in ${(0,format/* humanMs */.o0)(opens.getTime() - now.getTime())}`;
    throw new errors/* RestorableError */.s$('OUTSIDE_WINDOW', `It is outside the window ${(0,time_window/* describeWindow */.O2)(window)} (${timeZone}), so nothing was started.`, {
        hint: `It opens ${when ?? 'never'}. GitHub starts scheduled runs late: schedule them early in the window, or widen it.`,
    });
}

// EXTERNAL MODULE: ./build/core/planning/retention.js
var planning_retention = __webpack_require__(51222);
// EXTERNAL MODULE: ./build/core/format/contents.js
var format_contents = __webpack_require__(4290);
// EXTERNAL MODULE: ./build/core/format/object-keys.js
var object_keys = __webpack_require__(7240);
// EXTERNAL MODULE: ./build/core/format/object-list.js
var object_list = __webpack_require__(72352);
;// CONCATENATED MODULE: ./build/repository/concurrency/limiter.js
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

// EXTERNAL MODULE: ./build/repository/packs/digest.js
var digest = __webpack_require__(69984);
;// CONCATENATED MODULE: ./build/repository/packs/packer.js



const PACK_BYTES = 4 * 1024 * 1024;
class Packer {
    #sink;
    #options;
    #limiter;
    #pool = [];
    #pending = new Set();
    #failures = [];
    #buffer;
    #filled = 0;
    #packCount = 0;
    constructor(sink, options) {
        this.#sink = sink;
        this.#options = options;
        this.#limiter = new Limiter(options.buffers);
    }
    get packIndex() {
        return this.#packCount;
    }
    get offset() {
        return this.#filled;
    }
    throwIfFailed() {
        if (this.#failures.length > 0)
            throw this.#failures[0];
    }
    async write(bytes) {
        let rest = bytes;
        while (rest.length > 0) {
            if (this.#buffer === undefined)
                await this.#open();
            const part = rest.subarray(0, this.#options.packBytes - this.#filled);
            this.add(part);
            rest = rest.subarray(part.length);
            if (this.#filled === this.#options.packBytes)
                this.#handOn();
        }
    }
    hasRoomFor(length) {
        return this.#buffer !== undefined && this.#filled + length <= this.#options.packBytes;
    }
    async makeRoomFor(length) {
        if (this.#buffer !== undefined && !this.hasRoomFor(length))
            this.#handOn();
        if (this.#buffer === undefined)
            await this.#open();
    }
    add(bytes) {
        if (this.#buffer === undefined)
            throw new RangeError('bytes were added to a pack before there was one');
        this.#buffer.set(bytes, this.#filled);
        this.#filled += bytes.length;
    }
    async finish() {
        this.#handOn();
        await Promise.all(this.#pending);
        this.throwIfFailed();
        return this.#packCount;
    }
    async [Symbol.asyncDispose]() {
        await Promise.all(this.#pending);
    }
    async #open() {
        await this.#limiter.take();
        this.throwIfFailed();
        (0,errors/* throwIfCancelled */.dZ)(this.#options.signal);
        this.#buffer = this.#pool.pop() ?? Buffer.allocUnsafeSlow(this.#options.packBytes);
    }
    #handOn() {
        const full = this.#buffer;
        if (full === undefined)
            return;
        const release = once(() => {
            this.#pool.push(full);
            this.#limiter.give();
        });
        const task = this.#sink(full.subarray(0, this.#filled), this.#packCount, release).catch((error) => {
            this.#failures.push(error);
            this.#limiter.give();
        });
        this.#pending.add(task);
        void task.then(() => this.#pending.delete(task));
        this.#packCount += 1;
        this.#buffer = undefined;
        this.#filled = 0;
    }
}
async function packStream(content, sink, options) {
    await using packer = new Packer(sink, options);
    const hasher = new digest/* StreamHasher */.Y();
    for await (const chunk of content) {
        packer.throwIfFailed();
        hasher.update(chunk);
        await packer.write(chunk);
        options.onBytes(chunk.length);
    }
    return { packCount: await packer.finish(), ...hasher.finish() };
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

// EXTERNAL MODULE: ./build/repository/chunks/chunker.js
var chunker = __webpack_require__(46800);
// EXTERNAL MODULE: ./build/repository/chunks/map-reader.js
var map_reader = __webpack_require__(5762);
// EXTERNAL MODULE: ./build/repository/chunks/map-writer.js
var map_writer = __webpack_require__(66434);
;// CONCATENATED MODULE: ./build/repository/chunks/chain-writing.js







const MOST_NEW = 0.5;
const MOST_READ_BACK = 1.5;
function packBytesOf(chain) {
    return Math.max(PACK_BYTES, chain.averageBytes * planning_chain/* MOST_TIMES */.JF);
}
class ChunkedBackup {
    #id;
    #writing;
    #namer;
    #index;
    #touched = new Set();
    #rawBytes = 0;
    #newBytes = 0;
    constructor(id, writing, putIndexPart) {
        this.#id = id;
        this.#writing = writing;
        this.#namer = new ChunkNamer(Buffer.from(writing.chain.secret, 'hex'));
        this.#index = new IndexWriter(writing.chain, putIndexPart);
    }
    stream(name, putMapPart) {
        const { chain, known } = this.#writing;
        const map = known === undefined ? undefined : new map_writer/* MapWriter */._(putMapPart);
        const own = { backup: this.#id, stream: name };
        let chunkName = Buffer.alloc(0);
        let pack = -1;
        let chainPack = -1;
        this.#index.beginStream();
        const decider = {
            isNew: (chunk) => {
                chunkName = this.#namer.name(chunk);
                this.#rawBytes += chunk.length;
                const place = known?.find(chunkName);
                if (known === undefined || place?.length !== chunk.length)
                    return true;
                if (chunk.length < map_reader/* LEAST_RUN_BYTES */.KY)
                    return true;
                map?.add(known.pack(place.pack), known.pack(place.pack).number, place.offset, place.length);
                this.#touched.add(place.pack);
                return false;
            },
            stored: (storedIn, offset, length) => {
                this.#newBytes += length;
                this.#index.add(chunkName, storedIn, length);
                if (known === undefined)
                    return;
                if (storedIn !== pack) {
                    pack = storedIn;
                    chainPack = known.addPack({ ...own, number: pack });
                    this.#touched.add(chainPack);
                }
                if (known.count < planning_chain/* MAX_CHUNKS */.sJ)
                    known.add(chunkName, chainPack, offset, length);
                map?.add(own, pack, offset, length);
            },
        };
        return {
            chunker: new chunker/* Chunker */.j(Buffer.from(chain.secret, 'hex'), chain.averageBytes),
            decider,
            end: async (packCount) => {
                this.#index.endStream(name, packCount);
                return map === undefined ? undefined : { ...(await map.finish()), maxPackBytes: packBytesOf(chain) };
            },
        };
    }
    async finish() {
        await this.#index.finish(this.#id, this.#adviceForNext());
    }
    #adviceForNext() {
        const { known, chain } = this.#writing;
        if (known === undefined || this.#rawBytes === 0)
            return null;
        const newShare = this.#newBytes / this.#rawBytes;
        if (newShare > MOST_NEW)
            return `${Math.round(100 * newShare)} % of the backup before was new`;
        const readBack = this.#touched.size * packBytesOf(chain);
        const allowance = 64 * packBytesOf(chain);
        if (readBack <= MOST_READ_BACK * this.#rawBytes + allowance)
            return null;
        return `reading the backup before back fetches ${(readBack / this.#rawBytes).toFixed(1)} times its size`;
    }
}

;// CONCATENATED MODULE: ./build/repository/chunks/pack-chunks.js


async function packChunks(content, { chunker, decider }, sink, options) {
    await using packer = new Packer(sink, options);
    const hasher = new digest/* StreamHasher */.Y();
    const begun = Buffer.allocUnsafeSlow(chunker.maxBytes);
    let begunBytes = 0;
    const store = (chunk) => {
        decider.stored(packer.packIndex, packer.offset, chunk.length);
        packer.add(chunk);
    };
    const handle = (chunk) => {
        if (!decider.isNew(chunk))
            return undefined;
        if (!packer.hasRoomFor(chunk.length))
            return packer.makeRoomFor(chunk.length).then(() => store(chunk));
        store(chunk);
        return undefined;
    };
    for await (const piece of content) {
        packer.throwIfFailed();
        hasher.update(piece);
        let from = 0;
        while (from < piece.length) {
            const end = chunker.findEnd(piece, from);
            const part = piece.subarray(from, end === -1 ? piece.length : end);
            from += part.length;
            let waits;
            if (end !== -1 && begunBytes === 0)
                waits = handle(part);
            else {
                begun.set(part, begunBytes);
                begunBytes += part.length;
                if (end === -1)
                    continue;
                waits = handle(begun.subarray(0, begunBytes));
                begunBytes = 0;
            }
            if (waits !== undefined)
                await waits;
        }
        options.onBytes(piece.length);
    }
    if (begunBytes > 0)
        await handle(begun.subarray(0, begunBytes));
    return { packCount: await packer.finish(), ...hasher.finish() };
}

// EXTERNAL MODULE: ./build/repository/packs/pack.js + 2 modules
var pack = __webpack_require__(94728);
;// CONCATENATED MODULE: ./build/repository/backup-writer.js










const BUFFERS = 3;
const UPLOADS = 5;
class BackupWriter {
    #options;
    #objects = [];
    #stored = [];
    #uploads = new Limiter(UPLOADS);
    #chunks;
    #storedBytes = 0;
    constructor(options) {
        this.#options = options;
        const { chain, id } = options;
        this.#chunks =
            chain &&
                new ChunkedBackup(id, chain, async (part, raw) => {
                    const { parts, listed } = await this.#seal(raw, chain.indexEncryptor, { kind: 'index', number: part });
                    await chain.onIndexObject(listed.key, parts);
                });
    }
    get id() {
        return this.#options.id;
    }
    get storedBytes() {
        return this.#storedBytes;
    }
    get stored() {
        return this.#stored;
    }
    async writeStream(stream) {
        const { encryptor, replicaSet } = this.#options;
        if (!format_contents/* STREAM_NAME */.jD.test(stream.name))
            throw new errors/* RestorableError */.s$('INTERNAL', `Bad name of a stream: ${stream.name}`);
        let maxPackBytes = 0;
        const sink = async (raw, index, release) => {
            maxPackBytes = Math.max(maxPackBytes, raw.length);
            await this.#uploads.take();
            try {
                await replicaSet.room();
                const binding = { kind: 'pack', stream: stream.name, number: index };
                await this.#seal(raw, encryptor, binding, release);
            }
            finally {
                release();
                this.#uploads.give();
            }
        };
        const { packed, map } = await this.#pack(stream, sink);
        return {
            name: stream.name,
            rawBytes: packed.rawBytes,
            sha256: packed.sha256,
            checkpoints: [...packed.checkpoints],
            packCount: packed.packCount,
            maxPackBytes,
            ...(map !== undefined && { map }),
        };
    }
    async writeIndex() {
        await this.#chunks?.finish();
    }
    async #pack({ name, content }, sink) {
        const { chain, encryptor, replicaSet, onBytes } = this.#options;
        const options = { buffers: BUFFERS, signal: replicaSet.signal, onBytes };
        if (chain === undefined || this.#chunks === undefined) {
            return { packed: await packStream(content, sink, { packBytes: PACK_BYTES, ...options }), map: undefined };
        }
        const putMap = async (part, raw) => {
            await this.#seal(raw, encryptor, { kind: 'map', stream: name, number: part });
        };
        const { end, ...chunked } = this.#chunks.stream(name, putMap);
        const packBytes = packBytesOf(chain.chain);
        const packed = await packChunks(content, chunked, sink, { packBytes, ...options });
        return { packed, map: await end(packed.packCount) };
    }
    async writeContents(contents) {
        const raw = Buffer.from(JSON.stringify(contents));
        if (raw.length > format_contents/* CONTENTS_MAX_BYTES */.Wr)
            throw new RangeError(`contents of ${raw.length} bytes, which no reader takes`);
        const { listed } = await this.#seal(raw, this.#options.encryptor, { kind: 'contents' });
        return { sha256: listed.sha256, sizeBytes: listed.sizeBytes };
    }
    async writeObjectList() {
        const sorted = [...this.#objects].sort((a, b) => (a.key < b.key ? -1 : 1));
        const parts = [];
        for (let start = 0; start < sorted.length; start += object_list/* OBJECTS_PER_PART */.BC) {
            const body = (0,object_list/* serializeObjectList */.OP)(sorted.slice(start, start + object_list/* OBJECTS_PER_PART */.BC));
            const { sha256, sizeBytes } = await this.#store((0,object_keys/* listPartPath */.Zh)(this.#options.id, parts.length), body);
            parts.push({ sha256, sizeBytes });
        }
        return parts;
    }
    async writeSignature(fingerprint, armored) {
        await this.#store((0,object_keys/* signaturePath */.oY)(this.#options.id, fingerprint), Buffer.from(armored));
    }
    async #seal(raw, encryptor, place, release = () => { }) {
        const { replicaSet, id, level } = this.#options;
        const binding = { ...place, database: replicaSet.name, backup: id };
        const parts = await (0,pack/* sealPack */.zh)(raw, level, encryptor, binding).finally(release);
        const listed = await this.#store((0,object_keys/* sealedPath */.ss)(binding), parts);
        this.#objects.push(listed);
        return { parts, listed };
    }
    async #store(path, body) {
        const parts = body instanceof Uint8Array ? [body] : body;
        const sizeBytes = parts.reduce((sum, part) => sum + part.length, 0);
        const sha256 = (0,digest/* sha256Hex */.f)(body);
        await this.#options.replicaSet.put(path, body, sha256);
        this.#storedBytes += sizeBytes;
        const stored = { key: path, sizeBytes, sha256 };
        this.#stored.push(stored);
        return stored;
    }
}

// EXTERNAL MODULE: ./build/repository/writing/extend-locks.js
var extend_locks = __webpack_require__(43087);
// EXTERNAL MODULE: ./build/run/progress.js
var run_progress = __webpack_require__(94461);
// EXTERNAL MODULE: ./build/core/format/parse-contents.js
var parse_contents = __webpack_require__(46424);
;// CONCATENATED MODULE: ./build/backup/assert-readable.js



function assertReadable(manifestBytes, manifest, contents) {
    try {
        (0,format_manifest/* parseManifest */.Ng)(manifestBytes, manifest);
        (0,parse_contents/* parseContents */.O)(Buffer.from(JSON.stringify(contents)), manifest);
    }
    catch (cause) {
        throw new errors/* RestorableError */.s$('INTERNAL', `This backup could not be read again, so it is not committed. ${(0,errors/* messageOf */.bD)(cause)}`, {
            hint: "This is a defect in the program, or a name in the database that it can't represent. Report it.",
            cause,
        });
    }
}

;// CONCATENATED MODULE: ./build/backup/chain/confirm-parents.js


async function confirmParents({ signer, rings: { removers } }, manifest, commits) {
    if (manifest.parents.length === 0)
        return commits;
    const left = [];
    const found = [];
    for (const commit of commits) {
        const { at, outcome } = commit;
        const wrong = outcome === 'committed' ? await (0,ancestors/* rollBackWithoutAncestors */.v)({ at, signer, removers }, manifest) : undefined;
        if (wrong !== undefined)
            found.push(wrong);
        left.push(wrong === undefined ? commit : { at, outcome: 'failed', detail: detailOf(wrong) });
    }
    const rolledBack = found.filter((wrong) => wrong.outcome === 'rolled-back');
    const [first] = rolledBack;
    const isGone = rolledBack.length === found.length && left.every(({ outcome }) => outcome !== 'committed');
    if (first === undefined || !isGone)
        return left;
    throw new errors/* RestorableError */.s$('PARENT_REMOVED', `${first.ancestor}, which this backup needs, was removed at the same time. The backup was rolled back.`, { hint: 'Run it again: the next backup is a full one. To avoid this, do not prune and back up at the same time.' });
}
function detailOf(wrong) {
    if (wrong.outcome === 'unknown') {
        return `its manifest is there, but it could not be asked whether all that it needs still is: ${wrong.error.message}`;
    }
    const but = wrong.outcome === 'rolled-back' ? '' : `, but its manifest could not be taken back: ${wrong.error.message}`;
    return `rolled back: ${wrong.ancestor} was removed at the same time${but}`;
}

// EXTERNAL MODULE: ./build/core/format/content-digests.js
var content_digests = __webpack_require__(20755);
// EXTERNAL MODULE: ./build/report/words/flaws.js
var flaws = __webpack_require__(99116);
;// CONCATENATED MODULE: ./build/repository/writing/pace.js

const BURST_MS = 100;
class Pace {
    #bytesPerMs;
    #nowMs;
    #signal;
    #dueMs = Number.NEGATIVE_INFINITY;
    constructor(bytesPerSecond, nowMs, signal) {
        this.#bytesPerMs = bytesPerSecond / 1_000;
        this.#nowMs = nowMs;
        this.#signal = signal;
    }
    hold(stream) {
        return { name: stream.name, content: this.#held(stream.content) };
    }
    async *#held(content) {
        for await (const bytes of content) {
            yield bytes;
            const nowMs = this.#nowMs();
            this.#dueMs = Math.max(this.#dueMs, nowMs - BURST_MS) + bytes.length / this.#bytesPerMs;
            if (this.#dueMs > nowMs)
                await this.#wait(this.#dueMs - nowMs);
        }
    }
    #wait(ms) {
        (0,errors/* throwIfCancelled */.dZ)(this.#signal);
        return new Promise((resolve, reject) => {
            const onAbort = () => {
                clearTimeout(timer);
                reject((0,errors/* cancellation */.WN)(this.#signal));
            };
            const timer = setTimeout(() => {
                this.#signal.removeEventListener('abort', onAbort);
                resolve();
            }, ms);
            this.#signal.addEventListener('abort', onAbort, { once: true });
        });
    }
}

;// CONCATENATED MODULE: ./build/backup/dump-streams.js






async function dumpStreams(request, context, source, writer) {
    const { include, exclude, rowCountTimeoutMs, withPasswordHashes } = request;
    const hashing = hashingOf(request);
    const dump = await source.dump({ include, exclude, rowCountTimeoutMs, withPasswordHashes, ...hashing });
    const pace = paceOf(request, context);
    const streams = [];
    for await (const stream of dump.streams) {
        const written = await writer.writeStream(pace?.hold(stream) ?? stream);
        if (written.rawBytes === 0) {
            throw new errors/* RestorableError */.s$('DUMP_EMPTY', `The dump's stream ${stream.name} has no bytes.`, {
                hint: 'Even an empty database dumps to some bytes: the dump tool failed without saying so. Run it by hand.',
            });
        }
        streams.push(written);
    }
    if (streams.length === 0)
        throw new errors/* RestorableError */.s$('DUMP_EMPTY', 'The dump has no stream.', {
            hint: 'The dump ended before it wrote anything. Run again with debug logging.',
        });
    const fingerprint = await dump.fingerprint();
    const digests = hashing.digestKey === undefined ? undefined : await dump.digests?.();
    const warnings = [...dump.warnings, ...(0,flaws/* warningsOfFlaws */.e)(fingerprint)];
    context.run.warn(...warnings);
    return {
        format: format_contents/* CONTENTS_FORMAT */.zQ,
        id: writer.id,
        database: request.name,
        streams,
        fingerprint,
        ...(digests !== undefined && { digests: (0,content_digests/* eachNameOnce */.G)(digests) }),
        selection: { include: [...include], exclude: [...exclude] },
        warnings,
    };
}
function hashingOf({ digest }) {
    if (digest === 'off')
        return {};
    return { digestKey: (0,external_node_crypto_.randomBytes)(16).toString('hex'), ...(digest === 'lines' && { digestLines: true }) };
}
function paceOf({ maxRate }, { host, clock }) {
    return maxRate === undefined ? undefined : new Pace(maxRate, () => clock.monotonicMs(), host.signal);
}

;// CONCATENATED MODULE: ./build/repository/removal/unlisted.js
async function unlisted(at, id, objects) {
    const found = await at.objectsOf(id);
    return objects.filter(({ key, sizeBytes }) => found.get(key)?.sizeBytes !== sizeBytes);
}

;// CONCATENATED MODULE: ./build/backup/read-back.js



async function readBack(request, context, replicaSet, { id, stored }) {
    const chosen = (0,writing_commit/* objectsToReadBack */.pC)(stored, request.readBack, Math.random);
    const bytes = chosen.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) * replicaSet.active.length;
    const progress = (0,run_progress/* followBytes */.p)(context, 'read back', bytes);
    return context.run.phase(request.readBack === 'all' ? 'read everything back' : 'read back a sample', async () => {
        for (;;) {
            const isClean = await replicaSet.cleaned();
            const before = replicaSet.active.length;
            await replicaSet.each(async ({ at, alive }) => {
                const onBytes = (read) => {
                    alive();
                    progress(read);
                };
                const doubtful = replicaSet.hasCleaned ? await unlisted(at, id, stored) : [];
                alive();
                await (0,writing_commit/* compareReadBack */.v2)(at, [...doubtful, ...chosen], onBytes);
            });
            if (replicaSet.active.length === before)
                return isClean;
        }
    });
}

;// CONCATENATED MODULE: ./build/backup/write-backup.js
















const ABANDON_MS = { cancelled: 3_000, failed: 60_000 };
const REMAINS = 'Some objects of this unfinished backup could not be removed; they are never mistaken for a backup.';
async function writeBackup(request, context, opened) {
    const { host, run } = context;
    const { replicaSet } = opened;
    let prepared;
    try {
        prepared = await prepare(request, context, opened);
        await runHook('before-commit', request, context, factsOf(prepared.manifest));
        requireInTime(run);
        (0,errors/* throwIfCancelled */.dZ)(host.signal);
    }
    catch (error) {
        const ms = host.signal.aborted ? ABANDON_MS.cancelled : ABANDON_MS.failed;
        if (!(await replicaSet.abandon(ms)))
            run.warn(REMAINS);
        throw error;
    }
    return commit(run, opened, prepared);
}
async function prepare(request, context, opened) {
    const { host, run } = context;
    const { replicaSet, plan, signer } = opened;
    const id = (0,backup_id/* createBackupId */.w0)(run.startedAt, plan.kind, (0,external_node_crypto_.randomBytes)(3));
    const writer = new BackupWriter({
        id,
        replicaSet,
        encryptor: opened.encryptor,
        chain: plan.writing,
        level: request.compressionLevel,
        onBytes: (0,run_progress/* followBytes */.p)(context, 'dump', opened.source.info.sizeBytes ?? undefined),
    });
    host.log.info(`Backup ${id} of ${request.name} to ${replicaSet.active.map(({ label }) => label).join(', ')}`);
    const isLocked = plan.parents.length > 0 && replicaSet.active.some(({ storage }) => storage.locks?.policy !== undefined);
    if (isLocked)
        await run.phase('extend locks', () => extendParents(opened));
    const contents = await run.phase('dump', () => dumpStreams(request, context, opened.source, writer));
    const stored = await run.phase('describe', async () => {
        await writer.writeIndex();
        const runbooks = await replicaSet.each(({ at }) => (0,runbook/* putRunbook */.k6)(at));
        run.warn(...runbooks.flatMap(({ value }) => value));
        return { contents: await writer.writeContents(contents), objects: await writer.writeObjectList() };
    });
    const manifest = describeBackup(opened, context, { contents, writer, stored });
    const bytes = (0,format_manifest/* serializeManifest */.MZ)(manifest);
    assertReadable(bytes, manifest, contents);
    if (signer !== undefined)
        await writer.writeSignature(signer.fingerprint, await signer.sign(bytes));
    await replicaSet.settle();
    await extendParents(opened);
    if (!(await readBack(request, context, replicaSet, writer)))
        run.warn(REMAINS);
    return { manifest, bytes, fingerprint: contents.fingerprint };
}
function extendParents({ replicaSet, plan }) {
    return replicaSet.each(({ at, alive }) => (0,extend_locks/* extendLocks */.$)(at, plan.parents, alive));
}
async function commit(run, opened, { manifest, bytes, fingerprint }) {
    const { replicaSet, plan } = opened;
    const { active, needed } = replicaSet;
    const commits = await run.phase('commit', () => (0,writing_commit/* commitManifest */.XF)(active, { id: manifest.id, bytes }, needed));
    const confirmed = await confirmParents(opened, manifest, commits);
    await plan.keepIndex(manifest.id);
    return {
        manifest,
        outcomes: replicaSet.outcomes(confirmed),
        holders: confirmed.flatMap(({ at, outcome }) => (outcome === 'committed' ? [at] : [])),
        uncommitted: confirmed.filter(({ outcome }) => outcome !== 'committed').map(writing_commit/* outcomeOf */.sG),
        fingerprint,
    };
}
function requireInTime(run) {
    if (run.elapsedMs <= planning_retention/* GRACE_MS */.g3 / 2)
        return;
    throw new errors/* RestorableError */.s$('TIMEOUT', 'The backup took longer than three and a half days and was not committed.', {
        hint: 'Split the database with `include` and `exclude`, or back it up from a faster place.',
    });
}

;// CONCATENATED MODULE: ./build/backup/backup.js






















async function runBackup(request, dependencies) {
    const context = (0,run_context/* beginRun */.T)(dependencies);
    const { run, host } = context;
    const progress = { retention: [] };
    await run.guard(() => backUp(request, context, progress));
    const { replicaSet, previous, fullReason, replica, committed, rule, verifications, retention } = progress;
    await runLastHook(request, context, committed?.manifest);
    return {
        mode: 'backup',
        ...run.facts(false),
        objectives: { rpoMs: request.rpoMs, verifyEveryMs: request.verifyEveryMs },
        previous,
        backup: committed && (0,summary/* summarizeBackup */.Wg)(committed.manifest, committed.manifest.signer),
        replica: replica && { lagMs: replica.lagMs },
        kindReason: committed && fullReason && host.scrub(describeFullReason(fullReason)),
        destinations: committed?.outcomes ?? replicaSet?.outcomes() ?? [],
        tables: committed === undefined ? [] : (0,summary/* summarizeTables */.hv)(committed.fingerprint),
        ...(request.retention === undefined ? {} : { retention }),
        verifications,
        rule,
    };
}
async function backUp(request, context, progress) {
    const { run, host, clock } = context;
    requireOpenWindow(request, clock.now());
    const signingKeys = await openSigningKeys(request, clock.now());
    run.warn(...(signingKeys.runner?.warnings ?? []));
    run.noteKeys('runner', signingKeys.runner?.keyEnd);
    requireSigner(request, signingKeys, run);
    const opened = await backup_open(request, context, signingKeys, progress);
    const { replicaSet, plan, rings, signer } = opened;
    progress.fullReason = plan.kind === 'full' ? plan.reason : undefined;
    progress.replica = opened.source.info.replica;
    let committed;
    try {
        committed = await writeBackup(request, context, opened);
    }
    catch (error) {
        if (request.retention !== undefined && !host.signal.aborted)
            await (0,sweep_destination/* sweepOnly */.h)(replicaSet.active, opened, context);
        throw error;
    }
    progress.committed = committed;
    progress.rule = (0,three_two_one/* ruleOf */.Y)(committed);
    await recordMissed(run, opened, committed);
    requireEnough(committed, replicaSet, run);
    progress.verifications = await lastVerifications(committed.holders, rings, context);
    if (request.retention === undefined)
        return;
    const job = { settings: request.retention, rings, signer, acceptMissing: false, dryRun: false, run };
    await (0,retention/* retainEverywhere */.i)(job, committed.holders, progress.retention);
}
function requireEnough({ holders, uncommitted }, { needed }, run) {
    if (holders.length >= needed) {
        for (const { label, detail } of uncommitted)
            run.warn(`The backup is committed, but not at ${label}: ${detail}`);
        return;
    }
    const [worst] = uncommitted;
    throw new errors/* RestorableError */.s$('STORAGE_FAILED', `The backup is committed, but not at ${worst?.label}: ${worst?.detail}`, {
        hint: 'The other destinations hold a good copy. Repair this one, then run `sync` or another backup.',
    });
}
async function backup_open(request, context, signingKeys, progress) {
    const { host, clock, run } = context;
    const encryptor = await (0,encryption/* createEncryptor */.Dm)(request.recipients, request.aead ? 'rfc9580' : 'gnupg', clock.now());
    run.warn(...encryptor.warnings);
    run.noteKeys('recovery', ...encryptor.keyEnds);
    const rings = await openBackupKeyRings(request, signingKeys);
    const { replicaSet, listed, newest } = await run.phase('open destinations', async () => {
        const { replicaSet, listings } = await openReplicaSet(request, context);
        progress.replicaSet = replicaSet;
        const listed = await listings();
        const signatures = sourcesOf(replicaSet);
        const onFailure = replicaSet.lose.bind(replicaSet);
        const { newest, warnings } = await newestManifest(listed, { ring: rings.signers, signatures, onFailure });
        run.warn(...warnings);
        progress.previous = newest && previousOf(newest.manifest, listed);
        await requireStillSigning(request, signingKeys, { listed, signatures, onFailure });
        await (0,key_roles.requireKeyRoles)(request, newest?.manifest);
        return { replicaSet, listed, newest };
    });
    const signer = await chooseSigner(signingKeys, { newest, sources: sourcesOf(replicaSet) });
    await runHook('before', request, context);
    const source = await run.phase('connect', async () => {
        const engine = await context.engine(request.database.engine);
        return run.closeAtEnd(await engine.openSource(request.database.url, { requireTls: request.requireTls }, host));
    });
    const { info } = source;
    (0,standby/* requireFreshSource */.V)(request, info, run);
    if (newest !== undefined)
        requireSameSource(newest.manifest, info, request);
    const sameSource = newest !== undefined && isSameSource(newest.manifest, info);
    const subject = { replicaSet, encryptor, signer, newest, rings, source: info, sameSource };
    const plan = await run.phase('read the index', () => planChain(request, context, subject));
    return { replicaSet, listed, encryptor, signer, rings, predecessor: newest, source, plan };
}
function previousOf({ id, snapshotAt }, listed) {
    const started = [id, ...listed.flatMap(({ ids }) => ids)].map((each) => (0,backup_id/* readBackupId */.g)(each).startedAt.getTime());
    return { id, snapshotAt, oldestAt: new Date(Math.min(...started)).toISOString() };
}
function requireSigner({ retention, signers }, signingKeys, run) {
    if (signsSomething(signingKeys))
        return;
    const hint = 'Set `runner-key` (`keygen` creates one), or run `prune` with `signers` in a separate job.';
    if (retention !== undefined) {
        throw new errors/* RestorableError */.s$('INPUT_INVALID', "This backup is not signed, so it can't apply keep rules.", { hint });
    }
    if (signers.length > 0)
        run.warn('`signers` is ignored: this backup is not signed, so it builds on whatever backup it finds.');
}
function isSameSource({ source }, info) {
    return sourceIdentity(source.salt, info) === source.identity;
}
function requireSameSource(newest, info, request) {
    if (request.acceptNewSource || isSameSource(newest, info))
        return;
    throw new errors/* RestorableError */.s$('SOURCE_MISMATCH', `The newest backup under the name "${request.name}" (${newest.id}) is of a different database${seenFromElsewhere(newest, info)}.`, {
        hint: 'Give this database its own `name`. If it replaces the other one for good, run once with `accept-new-source: true`.',
    });
}
function seenFromElsewhere({ source }, { engine, identity, identitiesElsewhere = [] }) {
    const before = identitiesElsewhere.find((each) => sourceIdentity(source.salt, { engine, identity: each }) === source.identity);
    if (identitiesElsewhere.length === 0)
        return '';
    const other = before === undefined ? 'another path' : before;
    return `: that one was ${other}, this one is ${identity}, seen from the working folder ${process.cwd()}`;
}


/***/ }),

/***/ 7756:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ requireFreshSource)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _report_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3294);


function requireFreshSource(request, { replica }, run) {
    if (replica === undefined)
        return;
    const { maxReplicaLagMs } = request;
    if (replica.lagMs === null) {
        const sentence = `The source is a replica, and its lag is unknown: ${replica.because ?? 'it does not say'}.`;
        if (maxReplicaLagMs !== undefined)
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('REPLICA_LAG', sentence, { hint: replica.hint });
        run.warn(`${sentence} The age of the backup is counted as if there were no lag.`);
        return;
    }
    const lag = (0,_report_format_js__WEBPACK_IMPORTED_MODULE_1__/* .humanMs */ .o0)(replica.lagMs);
    if (maxReplicaLagMs === undefined) {
        if (replica.lagMs > 0)
            run.warn(`The source is a replica that is ${lag} behind; set \`max-replica-lag\` to refuse one too far.`);
        return;
    }
    if (replica.lagMs <= maxReplicaLagMs)
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('REPLICA_LAG', `The source is a replica that is ${lag} behind, beyond the max-replica-lag of ${(0,_report_format_js__WEBPACK_IMPORTED_MODULE_1__/* .humanMs */ .o0)(maxReplicaLagMs)}.`, { hint: 'Wait until it has caught up, find out what holds it back, or dump the primary.' });
}


/***/ }),

/***/ 93827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DD: () => (/* binding */ ON_ERROR),
/* harmony export */   MZ: () => (/* binding */ readRequirement),
/* harmony export */   fV: () => (/* binding */ copiesNeeded),
/* harmony export */   mo: () => (/* binding */ HISTORY_FORMATS),
/* harmony export */   px: () => (/* binding */ COPY_CHOICES),
/* harmony export */   xi: () => (/* binding */ READ_BACK)
/* harmony export */ });
const READ_BACK = ['sample', 'all'];
const COPY_CHOICES = ['nearest', 'each', 'rotate'];
const ON_ERROR = ['stop', 'continue'];
const HISTORY_FORMATS = ['table', 'csv', 'json', 'html'];
function readRequirement(text) {
    return text === 'all' ? 'all' : text === 'any' ? 1 : Number(text);
}
function copiesNeeded(requirement, destinations) {
    return requirement === 'all' ? destinations : requirement;
}


/***/ }),

/***/ 92500:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O2: () => (/* binding */ describeWindow),
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   gR: () => (/* binding */ nextOpening),
/* harmony export */   yq: () => (/* binding */ readTimeWindow)
/* harmony export */ });
function readTimeWindow(text) {
    const match = /^([01]?\d|2[0-3]):([0-5]\d)\s*-\s*([01]?\d|2[0-4]):([0-5]\d)$/.exec(text.trim());
    if (match === null)
        return undefined;
    const [fromHour = 0, fromMinutes = 0, toHour = 0, toMinutes = 0] = match.slice(1).map(Number);
    const fromMinute = fromHour * 60 + fromMinutes;
    const toMinute = toHour * 60 + toMinutes;
    return fromMinute === toMinute || toMinute > 24 * 60 ? undefined : { fromMinute, toMinute };
}
function isWithin({ fromMinute, toMinute }, minute) {
    if (fromMinute < toMinute)
        return minute >= fromMinute && minute < toMinute;
    return minute >= fromMinute || minute < toMinute;
}
function describeWindow({ fromMinute, toMinute }) {
    const clock = (minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    return `${clock(fromMinute)}-${clock(toMinute)}`;
}
const MINUTE_MS = 60_000;
const LOOK_AHEAD_MINUTES = 50 * 60;
function nextOpening(window, calendar, after) {
    const firstMs = Math.ceil(after.getTime() / MINUTE_MS) * MINUTE_MS;
    for (let minute = 0; minute < LOOK_AHEAD_MINUTES; minute += 1) {
        const time = new Date(firstMs + minute * MINUTE_MS);
        if (isWithin(window, calendar.minuteOfDay(time)))
            return time;
    }
    return undefined;
}


/***/ }),

/***/ 56484:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ requireOneRoleEach),
/* harmony export */   H: () => (/* binding */ requireOneRoleAcross)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_key_name_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(29679);
/* harmony import */ var _core_key_role_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99148);
/* harmony import */ var _library_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45549);
/* harmony import */ var _key_identity_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(17363);





async function requireOneRoleEach(given, before) {
    const keys = await keysOf(given);
    for (const each of keys)
        requireStatedRole(each);
    requireDifferentKeys(keys);
    if (before !== undefined)
        for (const each of keys)
            requireSameRoleAsBefore(each, before);
    return keys.map(({ key }) => (0,_key_identity_js__WEBPACK_IMPORTED_MODULE_3__/* .identityOf */ .c)(key));
}
async function requireOneRoleAcross(databases) {
    const keys = [];
    for (const { name, given } of databases) {
        keys.push(...(await keysOf(given)).map((each) => ({ ...each, database: name })));
    }
    requireDifferentKeys(keys);
}
async function keysOf(given) {
    const keys = [];
    for (const { option, armored } of given) {
        for (const text of armored)
            keys.push(...(await readKeys(text)).map((key) => ({ option, key })));
    }
    return keys;
}
async function readKeys(armoredKeys) {
    const library = await (0,_library_js__WEBPACK_IMPORTED_MODULE_2__/* .loadOpenpgp */ .aS)();
    return library.readKeys({ armoredKeys }).catch(() => []);
}
function requireStatedRole({ option, key }) {
    const { role } = _core_key_role_js__WEBPACK_IMPORTED_MODULE_1__/* .KEY_PLACES */ .bl[option];
    const roles = key.users.map(({ userID }) => (0,_core_key_role_js__WEBPACK_IMPORTED_MODULE_1__/* .roleInUserId */ .Af)(userID?.userID ?? ''));
    const stated = roles.find((each) => each !== undefined && each !== role);
    if (stated === undefined)
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_ROLE', `\`${option}\` was given a ${stated} key, ${(0,_key_identity_js__WEBPACK_IMPORTED_MODULE_3__/* .nameOfKey */ .m)(key)}. It must be ${wanted(option)}.`, { hint: _core_key_role_js__WEBPACK_IMPORTED_MODULE_1__/* .WHY_ALONE */ .Jw[stated] });
}
function requireDifferentKeys(keys) {
    const seen = new Map();
    for (const each of keys) {
        for (const part of each.key.getKeys()) {
            const fingerprint = part.getFingerprint();
            const other = seen.get(fingerprint) ?? each;
            seen.set(fingerprint, other);
            if (_core_key_role_js__WEBPACK_IMPORTED_MODULE_1__/* .KEY_PLACES */ .bl[other.option].role !== _core_key_role_js__WEBPACK_IMPORTED_MODULE_1__/* .KEY_PLACES */ .bl[each.option].role)
                throw sameKey(other, each);
        }
    }
}
function sameKey(one, other) {
    const name = (0,_key_identity_js__WEBPACK_IMPORTED_MODULE_3__/* .nameOfKey */ .m)(one.key);
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_ROLE', `${placeOf(one)} and ${placeOf(other)} were given the same key, ${name}. A key has one role.`, {
        hint: `Give ${wanted(one.option)} as \`${one.option}\`, and ${wanted(other.option)} as \`${other.option}\`. \`keygen\` makes them.`,
    });
}
function placeOf({ option, database }) {
    return database === undefined ? `\`${option}\`` : `\`${option}\` of ${database}`;
}
function requireSameRoleAsBefore({ option, key }, { id, signer, recipients }) {
    const { role } = _core_key_role_js__WEBPACK_IMPORTED_MODULE_1__/* .KEY_PLACES */ .bl[option];
    const identity = (0,_key_identity_js__WEBPACK_IMPORTED_MODULE_3__/* .identityOf */ .c)(key);
    const roles = [
        ...(signer === identity.fingerprint ? ['runner'] : []),
        ...(recipients.includes(identity.fingerprint) ? ['recovery'] : []),
    ];
    const other = roles.find((each) => each !== role);
    if (other === undefined)
        return;
    const what = other === 'runner' ? `signed the backup ${id}` : `decrypts the backup ${id}`;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_ROLE', `\`${option}\` was given the key ${(0,_core_key_name_js__WEBPACK_IMPORTED_MODULE_4__/* .keyName */ .x)(identity)}, which ${what}: it is a ${other} key. It must be ${wanted(option)}.`, { hint: `${_core_key_role_js__WEBPACK_IMPORTED_MODULE_1__/* .WHY_ALONE */ .Jw[other]} Give another key, or make one with \`keygen\`.` });
}
function wanted(option) {
    const { role, half } = _core_key_role_js__WEBPACK_IMPORTED_MODULE_1__/* .KEY_PLACES */ .bl[option];
    return `the ${half} ${role} key, ${(0,_core_key_role_js__WEBPACK_IMPORTED_MODULE_1__/* .keyFileOf */ .Bj)(option)}`;
}


/***/ }),

/***/ 99116:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ warningsOfFlaws),
/* harmony export */   w: () => (/* binding */ describeFlaw)
/* harmony export */ });
/* harmony import */ var _core_format_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32466);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35875);


const WORDS = {
    'collation-changed': 'the operating system orders text differently than when its indexes were built',
    'foreign-key-violated': 'has rows without their parent',
    'foreign-key-without-parent': 'its parent table is missing',
    'foreign-key-not-valid': 'has rows with a missing parent',
    'routine-unreadable': "the server can't parse it",
    'trigger-over-gone-column': 'uses a column that its table does not have',
    'view-over-something-gone': "refers to a missing object, or to one that its account can't read",
    'view-without-definer': 'its definer does not exist',
    'check-violated': 'has rows that violate a check constraint',
    'damaged-pages': 'has damaged pages',
    'foreign-key-not-checkable': "a foreign key can't be checked: no fitting key in the parent, or a collation of the application",
    'full-text-index': 'its full-text index is damaged',
    'index-entries': 'its entries are not those of its table',
    'not-checked': 'the check of its pages did not finish',
    'not-evaluable': 'needs a collation, function or module of the application',
    'null-in-not-null': 'has NULL in a NOT NULL column',
    'other-damage': 'is damaged',
    'text-beyond-its-charset': 'its name, table, definer or comment has letters that its character set lacks: it is created as UTF-8',
    'unreadable-schema': "its schema can't be read",
    'wrong-type': 'has values of a wrong type',
};
const UNSEEN = new Set(['foreign-key-not-checkable', 'not-checked', 'not-evaluable']);
const NAMED = 20;
function describeFlaw({ kind, type, name }) {
    const object = name === '' ? type : `${type} ${name}`;
    return `${object} (${WORDS[kind] ?? kind})`;
}
function warningsOfFlaws({ flaws = [] }) {
    const rows = flaws.filter(({ kind }) => _core_format_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .FLAWS_OF_ROWS */ .Se.has(kind)).map(describeFlaw);
    const indexes = flaws.filter(({ kind }) => _core_format_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .FLAWS_OF_INDEXES */ .f4.has(kind)).map(describeFlaw);
    const isBroken = ({ kind }) => !UNSEEN.has(kind) && !_core_format_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .FLAWS_OF_ROWS */ .Se.has(kind) && !_core_format_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .FLAWS_OF_INDEXES */ .f4.has(kind);
    const broken = flaws.filter(isBroken).map(describeFlaw);
    const unseen = flaws.filter(({ kind }) => UNSEEN.has(kind)).map(describeFlaw);
    return [
        ...(broken.length > 0
            ? [`This is broken in the source. The backup keeps it as it is, and a restore may lack it: ${some(broken)}.`]
            : []),
        ...(rows.length > 0 ? [`The source has such rows, and the backup keeps them: ${some(rows)}.`] : []),
        ...(indexes.length > 0
            ? [
                `Indexes on text may be damaged in the source: ${some(indexes)}. Run REINDEX there, then ALTER DATABASE or ALTER COLLATION with REFRESH VERSION. The backup has the rows, and a restore builds new indexes.`,
            ]
            : []),
        ...(unseen.length > 0 ? [`This could not be checked, and is in the backup as it is: ${some(unseen)}.`] : []),
    ];
}
function some(flaws) {
    return (0,_names_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .K)(flaws.slice(0, NAMED), flaws.length - NAMED);
}


/***/ }),

/***/ 35875:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ listed)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3294);

const NAME_LENGTH = 200;
function listed(names, more) {
    const shown = names.map((name) => (name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH)}…` : name));
    return `${shown.join(', ')}${more > 0 ? ` and ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .grouped */ .zD)(more)} more` : ''}`;
}


/***/ }),

/***/ 63812:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ within)
/* harmony export */ });
async function within(promise, ms) {
    let timer;
    const late = new Promise((resolve) => {
        timer = setTimeout(() => resolve(undefined), Math.min(ms, 2 ** 31 - 1));
    });
    try {
        return await Promise.race([promise, late]);
    }
    finally {
        clearTimeout(timer);
    }
}


/***/ }),

/***/ 71359:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   requireKeyRoles: () => (/* binding */ requireKeyRoles),
/* harmony export */   requireKeyRolesOfAll: () => (/* binding */ requireKeyRolesOfAll)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _openpgp_keys_key_roles_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56484);


async function requireKeyRoles(request, before) {
    const given = keysIn(request);
    if (given.length === 0)
        return [];
    const recorded = before && { id: before.id, signer: before.signer, recipients: before.encryption.recipients };
    return (0,_openpgp_keys_key_roles_js__WEBPACK_IMPORTED_MODULE_1__/* .requireOneRoleEach */ .D)(given, recorded);
}
async function requireKeyRolesOfAll(requests) {
    const databases = [];
    for (const request of requests) {
        try {
            await requireKeyRoles(request);
            databases.push({ name: request.name, given: keysIn(request) });
        }
        catch (thrown) {
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .failureOf */ .g5)(thrown, ['keys']);
        }
    }
    await (0,_openpgp_keys_key_roles_js__WEBPACK_IMPORTED_MODULE_1__/* .requireOneRoleAcross */ .H)(databases);
}
function keysIn(request) {
    const found = [];
    if ('recipients' in request && request.recipients?.kind === 'keys') {
        found.push({ option: 'encrypt-to', armored: request.recipients.publicKeys });
    }
    if ('unlock' in request && request.unlock?.kind === 'keys') {
        found.push({ option: 'decrypt-with', armored: request.unlock.keys.map(textOf) });
    }
    if ('runnerKey' in request)
        found.push({ option: 'runner-key', armored: textsOf(request.runnerKey) });
    if ('verifierKey' in request)
        found.push({ option: 'verifier-key', armored: textsOf(request.verifierKey) });
    if ('signers' in request)
        found.push({ option: 'signers', armored: request.signers });
    if ('verifiers' in request)
        found.push({ option: 'verifiers', armored: request.verifiers });
    return found.filter(({ armored }) => armored.length > 0);
}
function textsOf(spec) {
    return spec === undefined ? [] : [textOf(spec)];
}
function textOf({ armored }) {
    return armored.reveal();
}


/***/ })

};
