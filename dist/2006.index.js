export const id = 2006;
export const ids = [2006];
export const modules = {

/***/ 46424:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ parseContents)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _contents_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4290);
/* harmony import */ var _strict_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56928);



const MAX_STREAMS = 64;
function parseContents(raw, manifest) {
    const parsed = _contents_js__WEBPACK_IMPORTED_MODULE_1__/* .contentsSchema */ .KC.safeParse(jsonOf(raw, manifest.id));
    if (!parsed.success) {
        const issue = parsed.error.issues[0];
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_FORMAT', `The contents of ${manifest.id} do not have the form that this program knows: ${placeOf(issue?.path ?? [])} (${issue?.code}).`, { hint: 'Use the version of this program that wrote the backup, or a newer one.' });
    }
    const why = whyInconsistent(parsed.data, manifest);
    if (why === undefined)
        return parsed.data;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_DAMAGED', `The contents of ${manifest.id} do not match the backup: ${why}.`, {
        hint: 'They are not what the backup wrote. Use another destination or another backup.',
    });
}
function placeOf(path) {
    return path.map((part) => (/^\w{1,40}$/.test(String(part)) ? String(part) : '?')).join('.') || 'the top';
}
function jsonOf(raw, id) {
    try {
        return (0,_strict_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .q)(raw);
    }
    catch (error) {
        if (!(error instanceof _strict_json_js__WEBPACK_IMPORTED_MODULE_2__/* .JsonError */ .N))
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_DAMAGED', `The contents of ${id} can't be read: ${error.message}.`, {
            hint: 'Use the version of this program that wrote the backup, or another backup.',
        });
    }
}
function whyInconsistent(contents, manifest) {
    const { streams, fingerprint, digests } = contents;
    if (contents.id !== manifest.id || contents.database !== manifest.database) {
        return `they belong to ${contents.id} of ${contents.database}`;
    }
    if (streams.length === 0 || streams.length > MAX_STREAMS)
        return `they have ${streams.length} streams`;
    if (new Set(streams.map(({ name }) => name)).size !== streams.length)
        return 'two streams have the same name';
    if (fingerprint.engine !== manifest.engine.name)
        return `the fingerprint is of ${fingerprint.engine}`;
    if (streams.reduce((sum, { rawBytes }) => sum + rawBytes, 0) !== manifest.rawBytes) {
        return 'they and the manifest contradict each other on the length of the streams';
    }
    if (digests !== undefined && namesTwice([...digests.tables, ...digests.exempt]))
        return 'a table has two digests';
    for (const stream of streams) {
        const why = whyStream(stream, manifest);
        if (why !== undefined)
            return `${stream.name}: ${why}`;
    }
    return undefined;
}
function namesTwice(tables) {
    return new Set(tables.map(({ schema, name }) => JSON.stringify([schema, name]))).size !== tables.length;
}
function whyStream(stream, manifest) {
    const { rawBytes, checkpoints, packCount, maxPackBytes, map } = stream;
    if (checkpoints.length !== Math.floor(rawBytes / _contents_js__WEBPACK_IMPORTED_MODULE_1__/* .CHECKPOINT_BYTES */ .bq))
        return 'it has too many or too few checkpoints';
    if ((packCount === 0) !== (maxPackBytes === 0))
        return 'its packs are declared empty';
    if ((map === undefined) !== (manifest.kind === 'full'))
        return 'its map and the kind of the backup contradict each other';
    if (map !== undefined)
        return whyMap(map, rawBytes, manifest);
    const mayFit = packCount <= rawBytes && rawBytes <= packCount * maxPackBytes;
    return mayFit ? undefined : 'its packs are too small for it';
}
function whyMap({ partCount, sources }, rawBytes, manifest) {
    if ((partCount === 0) !== (rawBytes === 0) || partCount > rawBytes)
        return 'its map and its length contradict each other';
    const backups = [manifest.id, ...manifest.parents.map(({ id }) => id)];
    if (sources.length > MAX_STREAMS * backups.length)
        return 'its map has too many sources';
    const named = new Set(sources.map(({ backup, stream }) => `${backup}/${stream}`));
    if (named.size !== sources.length)
        return 'its map names a source twice';
    if (!sources.every(({ backup }) => backups.includes(backup)))
        return 'its map needs a backup that is not a parent';
    return undefined;
}


/***/ }),

/***/ 2006:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  o: () => (/* binding */ BackupReader)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/format/contents.js
var format_contents = __webpack_require__(4290);
// EXTERNAL MODULE: ./build/core/format/object-keys.js
var object_keys = __webpack_require__(7240);
// EXTERNAL MODULE: ./build/core/format/object-list.js
var object_list = __webpack_require__(72352);
// EXTERNAL MODULE: ./build/core/format/parse-contents.js
var parse_contents = __webpack_require__(46424);
;// CONCATENATED MODULE: ./build/repository/catalog/listed-objects.js

function whyOtherObjects(contents, listed) {
    const { id, streams } = contents;
    const index = [...listed].filter((key) => (0,object_keys/* ownerOfObject */.WL)(key)?.part === 'index');
    const expected = streams.reduce((sum, { packCount, map }) => sum + packCount + (map?.partCount ?? 0), 1);
    if (listed.size - index.length !== expected)
        return `it lists ${listed.size} objects`;
    const missing = findMissing(contents, listed) ??
        index.map((_, number) => (0,object_keys/* sealedPath */.ss)({ kind: 'index', backup: id, number })).find((key) => !listed.has(key));
    return missing && `it does not list ${missing}`;
}
function findMissing({ id: backup, streams }, listed) {
    for (const { name: stream, packCount, map } of streams) {
        const counts = { pack: packCount, map: map?.partCount ?? 0 };
        for (const kind of ['pack', 'map']) {
            for (let number = 0; number < counts[kind]; number += 1) {
                const key = (0,object_keys/* sealedPath */.ss)({ kind, backup, stream, number });
                if (!listed.has(key))
                    return key;
            }
        }
    }
    return undefined;
}

// EXTERNAL MODULE: ./build/repository/catalog/object-lists.js
var object_lists = __webpack_require__(15232);
// EXTERNAL MODULE: ./build/repository/chunks/map-writer.js
var map_writer = __webpack_require__(66434);
;// CONCATENATED MODULE: ./build/repository/packs/not-the-dump.js

function notTheDump() {
    return new errors/* RestorableError */.s$('BACKUP_DAMAGED', 'A stream is not what the dump tool gave.', {
        hint: 'Use another destination or an earlier backup, and find out what changed this one.',
    });
}

// EXTERNAL MODULE: ./build/repository/reading/read-ahead.js
var read_ahead = __webpack_require__(15070);
// EXTERNAL MODULE: ./build/repository/chunks/map-reader.js
var map_reader = __webpack_require__(5762);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/repository/chunks/pack-store.js


const MEMORY_PACKS = 10;
const MEMORY_BYTES = 64 * 1024 * 1024;
const FREE_SHARE = 1 / 4;
class PackStore {
    #options;
    #slotBytes;
    #memory = new Map();
    #memoryBytes = 0;
    #spilled = new Map();
    #freeSlots = [];
    #file;
    #slots;
    #usedSlots = 0;
    constructor(options, maxPackBytes) {
        this.#options = options;
        this.#slotBytes = Math.max(1, maxPackBytes);
    }
    has(key) {
        return this.#memory.has(key) || this.#spilled.has(key);
    }
    async put(key, raw) {
        this.#memory.set(key, raw);
        this.#memoryBytes += raw.length;
        for (const [oldest, bytes] of this.#memory) {
            const fits = this.#memory.size <= MEMORY_PACKS && this.#memoryBytes <= MEMORY_BYTES;
            if (fits || this.#memory.size === 1)
                return;
            this.#release(oldest, bytes);
            await this.#spill(oldest, bytes);
        }
    }
    async take(key, offset, length, isLast) {
        const raw = this.#memory.get(key);
        if (raw !== undefined) {
            if (isLast)
                this.#release(key, raw);
            else
                this.#touch(key, raw);
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
    async [Symbol.asyncDispose]() {
        this.#memory.clear();
        this.#spilled.clear();
        await this.#file?.close();
        this.#file = undefined;
    }
    #touch(key, raw) {
        this.#memory.delete(key);
        this.#memory.set(key, raw);
    }
    #release(key, raw) {
        this.#memory.delete(key);
        this.#memoryBytes -= raw.length;
    }
    async #spill(key, raw) {
        if (raw.length > this.#slotBytes || this.#slots === 0)
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
        catch (error) {
            if (!(error instanceof Error) || !('syscall' in error))
                throw error;
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





const PACKS_AHEAD = 2;
async function* readMapped(map, rawBytes, from) {
    const runs = new map_reader/* RunList */.at(rawBytes, (source) => from.isOwn(source));
    for (let part = 0; part < map.partCount; part += 1)
        runs.addPart(await from.mapPart(part));
    runs.finish();
    const { order, uses } = planPacks(runs, map, from);
    await using store = new PackStore(from.options, map.maxPackBytes);
    await using fetched = (0,read_ahead/* mapAhead */.M)(order, PACKS_AHEAD, ({ source, pack }) => from.pack(source, pack));
    let next = 0;
    for (let index = 0; index < runs.count; index += 1) {
        (0,errors/* throwIfCancelled */.dZ)(from.signal);
        const run = runs.at(index);
        const key = keyOf(run);
        const expected = order[next];
        if (!store.has(key) && expected !== undefined && keyOf(expected) === key) {
            const pack = await fetched.next();
            if (pack.done === true)
                throw new RangeError('fewer packs were fetched than are needed');
            await store.put(key, pack.value);
            next += 1;
        }
        yield await bytesOf(run, uses, store, from);
    }
}
async function bytesOf(run, uses, store, from) {
    const { source, pack, offset, length } = run;
    const key = keyOf(run);
    const before = uses.get(key);
    if (before === undefined)
        throw new RangeError('a run of a pack that was not planned');
    const left = before - 1;
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
    throw notTheDump();
}
function planPacks(runs, map, from) {
    const order = [];
    const uses = new Map();
    for (let index = 0; index < runs.count; index += 1) {
        const run = runs.at(index);
        if (run.source >= map.sources.length)
            throw damaged('A map names a source that the backup does not have.');
        const key = keyOf(run);
        const known = uses.get(key);
        if (known === undefined) {
            if (!from.hasPack(run.source, run.pack))
                throw damaged('A map names a pack that no backup of the chain lists.');
            order.push(run);
        }
        uses.set(key, (known ?? 0) + 1);
    }
    return { order, uses };
}
function keyOf({ source, pack }) {
    return `${source}/${pack}`;
}
function damaged(message) {
    return new errors/* RestorableError */.s$('BACKUP_DAMAGED', message, {
        hint: 'Use another destination or an earlier backup, and find out what changed this one.',
    });
}

// EXTERNAL MODULE: ./build/repository/packs/digest.js
var digest = __webpack_require__(69984);
// EXTERNAL MODULE: ./build/repository/packs/pack.js + 2 modules
var pack = __webpack_require__(94728);
// EXTERNAL MODULE: ./build/repository/reading/fetch.js
var fetch = __webpack_require__(7964);
;// CONCATENATED MODULE: ./build/repository/backup-reader.js














const backup_reader_PACKS_AHEAD = 2;
const SPILL_BYTES = 4 * 1024 ** 3;
class BackupReader {
    #options;
    #objects;
    constructor(options, objects) {
        this.#options = options;
        this.#objects = objects;
    }
    static async open(options) {
        const { sources } = options;
        const objects = new Map();
        for (const { manifest } of [options.manifest, ...options.parents]) {
            const listed = await (0,object_lists/* readObjectList */._)(sources, manifest);
            for (const object of listed)
                objects.set(object.key, object);
            if (objects.size > object_list/* MAX_LISTED_OBJECTS */.kN)
                throw backup_reader_damaged('The backup and its parents list more objects than any.');
        }
        return new BackupReader(options, objects);
    }
    async contents(decryptor) {
        const { manifest } = this.#options.manifest;
        const raw = await this.read({ kind: 'contents', backup: manifest.id }, format_contents/* CONTENTS_MAX_BYTES */.Wr, decryptor);
        const contents = (0,parse_contents/* parseContents */.O)(raw, manifest);
        const own = new Set([...this.#objects.keys()].filter((key) => (0,object_keys/* ownerOfObject */.WL)(key)?.id === manifest.id));
        const why = whyOtherObjects(contents, own);
        if (why !== undefined)
            throw backup_reader_damaged(`The list of objects of ${manifest.id} and its contents disagree: ${why}.`);
        return contents;
    }
    async *streams(contents, decryptor) {
        for (const stream of contents.streams) {
            yield { name: stream.name, content: this.#content(stream, decryptor) };
        }
    }
    async read(place, maxBytes, decryptor) {
        const { sources, manifest, onFetched } = this.#options;
        const { database, encryption } = manifest.manifest;
        const path = (0,object_keys/* sealedPath */.ss)(place);
        const object = this.#objects.get(path);
        if (object === undefined)
            throw backup_reader_damaged(`${path} is not in the list of objects.`);
        if (object.sizeBytes > (0,pack/* storedBound */.iF)(maxBytes))
            throw backup_reader_damaged(`${path} is larger than it can be.`);
        const stored = await (0,fetch/* fetchVerified */.J)(sources, object);
        await onFetched?.(path, [stored]);
        return (0,pack/* openPack */.g5)(stored, maxBytes, decryptor.only(encryption.profile), { ...place, database });
    }
    async *#content(stream, decryptor) {
        const hasher = new digest/* StreamHasher */.Y();
        for await (const raw of this.#pieces(stream, decryptor)) {
            (0,errors/* throwIfCancelled */.dZ)(this.#options.sources.signal);
            if (raw.length === 0 || hasher.rawBytes + raw.length > stream.rawBytes)
                throw notTheDump();
            hasher.update(raw);
            this.#options.onBytes(raw.length);
            yield raw;
        }
        const { rawBytes, sha256, checkpoints } = hasher.finish();
        const isSame = rawBytes === stream.rawBytes && sha256 === stream.sha256;
        if (!isSame || checkpoints.join() !== stream.checkpoints.join())
            throw notTheDump();
    }
    #pieces({ name, rawBytes, packCount, maxPackBytes, map }, decryptor) {
        const { id } = this.#options.manifest.manifest;
        if (map === undefined) {
            return (0,read_ahead/* mapAhead */.M)((0,read_ahead/* upTo */.j)(packCount), backup_reader_PACKS_AHEAD, (index) => this.read({ kind: 'pack', backup: id, stream: name, number: index }, maxPackBytes, decryptor));
        }
        const { sources, spillFolder } = this.#options;
        const sourceOf = (source) => {
            const from = map.sources[source];
            if (from === undefined)
                throw backup_reader_damaged('A map names a source that the backup does not have.');
            return from;
        };
        return readMapped(map, rawBytes, {
            options: { spillFolder, spillBytes: SPILL_BYTES },
            signal: sources.signal,
            isOwn: (source) => map.sources[source]?.backup === id,
            hasPack: (source, number) => this.#objects.has((0,object_keys/* sealedPath */.ss)({ kind: 'pack', ...sourceOf(source), number })),
            mapPart: (part) => this.read({ kind: 'map', backup: id, stream: name, number: part }, map_writer/* MAP_PART_MAX_BYTES */.s, decryptor),
            pack: async (source, pack) => this.read({ kind: 'pack', ...sourceOf(source), number: pack }, map.maxPackBytes, decryptor),
        });
    }
}
function backup_reader_damaged(message) {
    return new errors/* RestorableError */.s$('BACKUP_DAMAGED', message, {
        hint: 'Use another destination or an earlier backup, and find out what changed this one.',
    });
}


/***/ }),

/***/ 46800:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ LEAST_SHARE),
/* harmony export */   j: () => (/* binding */ Chunker)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _core_planning_chain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67789);


const LEAST_SHARE = 4;
class Chunker {
    maxBytes;
    #minBytes;
    #gear;
    #threshold;
    #length = 0;
    #hash = 0;
    constructor(secret, averageBytes) {
        if (averageBytes < _core_planning_chain_js__WEBPACK_IMPORTED_MODULE_1__/* .AVERAGE_CHUNK_BYTES */ .sw)
            throw new RangeError(`average chunk of ${averageBytes} bytes`);
        this.maxBytes = averageBytes * _core_planning_chain_js__WEBPACK_IMPORTED_MODULE_1__/* .MOST_TIMES */ .JF;
        this.#minBytes = averageBytes / LEAST_SHARE;
        this.#gear = new Int32Array((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hkdfSync)('sha256', secret, '', 'restorable gear table', 256 * 4));
        this.#threshold = Math.floor(2 ** 32 / (averageBytes - this.#minBytes));
    }
    findEnd(bytes, from) {
        const gear = this.#gear;
        const threshold = this.#threshold;
        const start = from - this.#length;
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

/***/ 5762:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KY: () => (/* binding */ LEAST_RUN_BYTES),
/* harmony export */   _k: () => (/* binding */ MAX_RUNS),
/* harmony export */   at: () => (/* binding */ RunList)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_planning_chain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67789);
/* harmony import */ var _chunker_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46800);
/* harmony import */ var _varint_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(69070);




const FIELDS = 4;
const FIELD_MAX = 0xffff_ffff;
const LEAST_RUN_BYTES = _core_planning_chain_js__WEBPACK_IMPORTED_MODULE_1__/* .AVERAGE_CHUNK_BYTES */ .sw / _chunker_js__WEBPACK_IMPORTED_MODULE_2__/* .LEAST_SHARE */ .Q;
const MAX_RUNS = 16 * 1024 * 1024;
class RunList {
    #rawBytes;
    #isOwn;
    #numbers = new Uint32Array(FIELDS * 1024);
    #count = 0;
    #total = 0;
    #lastLength = Number.POSITIVE_INFINITY;
    constructor(rawBytes, isOwn) {
        this.#rawBytes = rawBytes;
        this.#isOwn = isOwn;
    }
    get count() {
        return this.#count;
    }
    addPart(raw) {
        if (raw.length === 0)
            throw damaged('A part of a map is empty.');
        const reader = new _varint_js__WEBPACK_IMPORTED_MODULE_3__/* .VarintReader */ .I(raw);
        try {
            while (!reader.atEnd)
                this.#add(reader.read(), reader.read(), reader.read(), reader.read());
        }
        catch (cause) {
            if (!(cause instanceof RangeError))
                throw cause;
            throw damaged("A map of the backup can't be read to its end.", cause);
        }
    }
    finish() {
        const isShort = this.#lastLength < LEAST_RUN_BYTES;
        if (isShort && !this.#isOwn(this.at(this.#count - 1).source))
            throw tooShort();
        if (this.#total !== this.#rawBytes)
            throw damaged('A map is not as long as its stream.');
    }
    at(index) {
        const [source = 0, pack = 0, offset = 0, length = 0] = this.#numbers.subarray(index * FIELDS, (index + 1) * FIELDS);
        return { source, pack, offset, length };
    }
    #add(...fields) {
        const length = fields[3];
        if (this.#lastLength < LEAST_RUN_BYTES)
            throw tooShort();
        this.#lastLength = length;
        this.#total += length;
        const mostRuns = Math.min(MAX_RUNS, this.#rawBytes / LEAST_RUN_BYTES + 1);
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
function tooShort() {
    return damaged(`A map has a run of less than ${LEAST_RUN_BYTES} bytes.`);
}
function damaged(message, cause) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_DAMAGED', message, {
        hint: 'Use another destination or an earlier backup, and find out what changed this one.',
        cause,
    });
}


/***/ }),

/***/ 66434:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ MapWriter),
/* harmony export */   s: () => (/* binding */ MAP_PART_MAX_BYTES)
/* harmony export */ });
/* harmony import */ var _map_reader_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5762);
/* harmony import */ var _varint_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69070);


const PART_BYTES = 1024 * 1024;
const MAP_PART_MAX_BYTES = PART_BYTES + 64;
class MapWriter {
    #put;
    #sources = [];
    #numbers = new _varint_js__WEBPACK_IMPORTED_MODULE_1__/* .VarintWriter */ .w();
    #run;
    #partCount = 0;
    #runCount = 0;
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
    async finish() {
        this.#endRun();
        this.#handOn();
        await this.#writing;
        return { partCount: this.#partCount, sources: this.#sources };
    }
    #numberOf({ backup, stream }) {
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
        this.#runCount += 1;
        if (this.#runCount > _map_reader_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_RUNS */ ._k)
            throw new RangeError('a map of more runs than a reader takes');
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
class VarintWriter {
    #buffer = Buffer.alloc(64 * 1024);
    #length = 0;
    get length() {
        return this.#length;
    }
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
    take() {
        const taken = Buffer.from(this.#buffer.subarray(0, this.#length));
        this.#length = 0;
        return taken;
    }
}
const LARGEST_SCALE = 128 ** 7;
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
            if (value > Number.MAX_SAFE_INTEGER || scale > LARGEST_SCALE)
                throw new RangeError('a number is too large');
            if (byte === 0 && scale > 1)
                throw new RangeError('a number is longer than it has to be');
            if (byte < 128)
                return value;
            scale *= 128;
        }
    }
}


/***/ })

};
