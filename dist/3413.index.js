export const id = 3413;
export const ids = [3413];
export const modules = {

/***/ 63413:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runEvidence: () => (/* binding */ runEvidence)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/version.js
var version = __webpack_require__(58860);
// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(3294);
// EXTERNAL MODULE: ./build/repository/packs/digest.js
var digest = __webpack_require__(69984);
// EXTERNAL MODULE: ./build/run/key-rings.js
var key_rings = __webpack_require__(5425);
// EXTERNAL MODULE: ./build/run/run-context.js + 1 modules
var run_context = __webpack_require__(88246);
// EXTERNAL MODULE: ./build/run/verifier-signer.js
var verifier_signer = __webpack_require__(27039);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./build/evidence/archive/files.js
var archive_files = __webpack_require__(24296);
// EXTERNAL MODULE: ./build/evidence/archive/zip-format.js
var zip_format = __webpack_require__(74338);
;// CONCATENATED MODULE: ./build/evidence/archive/write-zip.js




function writeZip(files) {
    requireFit(files);
    const parts = [];
    const headers = [];
    let offset = 0;
    const sorted = [...files].toSorted(([a], [b]) => (a < b ? -1 : 1));
    for (const [name, content] of sorted) {
        const deflated = (0,external_node_zlib_.deflateRawSync)(content, { level: 9 });
        const isSmaller = deflated.length < content.length && content.length <= deflated.length * zip_format/* MOST_EXPANDED */.YG;
        const [method, stored] = isSmaller ? [zip_format/* DEFLATED */.aE, deflated] : [zip_format/* STORED */.SD, content];
        const sizes = { compressedBytes: stored.length, bytes: content.length };
        const entry = { name, method, crc: (0,zip_format/* crcOf */.Ah)(content), ...sizes, offset };
        const local = (0,zip_format/* localHeader */.$B)(entry);
        parts.push(local, stored);
        headers.push((0,zip_format/* centralHeader */.j)(entry));
        offset += local.length + stored.length;
    }
    const directory = Buffer.concat(headers);
    return Buffer.concat([...parts, directory, (0,zip_format/* endRecord */.rs)({ entries: files.size, bytes: directory.length, offset })]);
}
function requireFit(files) {
    const sizes = [...files.values()].map(({ length }) => length);
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    if (files.size <= archive_files/* MOST_FILES */.Q4 && bytes <= archive_files/* MOST_BYTES */.uZ && Math.max(0, ...sizes) <= archive_files/* MOST_FILE_BYTES */.XR)
        return;
    throw new errors/* RestorableError */.s$('INPUT_INVALID', `The evidence would have ${files.size} files and ${bytes} bytes.`, {
        hint: 'Choose a shorter `period`, or one database with `name`.',
    });
}

// EXTERNAL MODULE: ./build/evidence/facts/reconcile.js
var reconcile = __webpack_require__(73858);
// EXTERNAL MODULE: ./build/history/gap-explanations.js
var gap_explanations = __webpack_require__(37666);
// EXTERNAL MODULE: ./build/history/read-history.js + 6 modules
var read_history = __webpack_require__(41434);
// EXTERNAL MODULE: ./build/repository/catalog/databases.js
var databases = __webpack_require__(34445);
// EXTERNAL MODULE: ./build/run/open-destinations.js + 1 modules
var open_destinations = __webpack_require__(16896);
// EXTERNAL MODULE: ../node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(69987);
// EXTERNAL MODULE: ./build/core/format/backup-id.js
var backup_id = __webpack_require__(63422);
// EXTERNAL MODULE: ./build/core/format/manifest.js
var manifest = __webpack_require__(74493);
// EXTERNAL MODULE: ./build/core/format/object-keys.js
var object_keys = __webpack_require__(7240);
// EXTERNAL MODULE: ./build/repository/reading/older-copies.js
var older_copies = __webpack_require__(1434);
// EXTERNAL MODULE: ./build/repository/records/signed-record.js
var signed_record = __webpack_require__(52108);
// EXTERNAL MODULE: ./build/evidence/pack-storage.js
var pack_storage = __webpack_require__(78637);
;// CONCATENATED MODULE: ./build/evidence/payloads.js









const PAYLOAD_MAX_BYTES = 64 * 1024;
function wantedOf({ database, backups, removed, tests }, period, { signers, verifiers, removers }) {
    const ids = [...backups, ...removed].map(({ id }) => id).toSorted();
    const wanted = new Set(ofPeriod(ids, period, (id) => (0,backup_id/* readBackupId */.g)(id).startedAt));
    return [
        ...backups
            .filter(({ id }) => wanted.has(id))
            .map(({ id, manifestSha256 }) => ({
            key: `manifests/${id}.json`,
            sha256: manifestSha256,
            signature: (bytes) => {
                const { signer } = (0,manifest/* parseManifest */.Ng)(bytes, { id, database });
                return signer === null ? undefined : (0,object_keys/* signaturePath */.oY)(id, signer);
            },
            ring: signers,
        })),
        ...removed
            .filter(({ id }) => wanted.has(id))
            .map(({ id, signedBy }) => ({
            key: `pruned/${id}.json`,
            sha256: undefined,
            signature: signedBy === null ? undefined : `pruned/${id}.json.asc`,
            ring: removers,
        })),
        ...testsOf(tests, period).map(({ record, recordSha256, verifier }) => ({
            key: record,
            sha256: recordSha256,
            signature: verifier === null ? undefined : `${record}.asc`,
            ring: verifiers,
        })),
    ];
}
function testsOf(tests, period) {
    return ofPeriod(tests, period, ({ finishedAt }) => new Date(finishedAt));
}
function ofPeriod(all, { from, to }, time) {
    const before = all.findLast((item) => time(item) < from);
    const within = all.filter((item) => time(item) >= from && time(item) < to);
    return before === undefined ? within : [before, ...within];
}
async function addPayload(payloads, wanted, { places, context }) {
    let why = '';
    for (const at of places) {
        try {
            const found = await payloadAt(at, wanted);
            if (found === undefined)
                continue;
            for (const [key, content] of found)
                payloads.set(pack_storage/* PAYLOADS */.s + at.keys.absolute(key), content);
            return;
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(at.signal);
            why = `: ${(0,errors/* toRestorableError */.tj)(thrown).message}`;
        }
    }
    context.run.warn(`${wanted.key} is left out of the evidence, because no destination has it as it was signed${why}`);
}
async function payloadAt(at, wanted) {
    const { key, sha256, ring } = wanted;
    const bytes = await goodCopy(at, key, (stored) => sha256 === undefined || (0,digest/* sha256Hex */.f)(stored) === sha256);
    if (bytes === undefined)
        return undefined;
    const path = typeof wanted.signature === 'function' ? wanted.signature(bytes) : wanted.signature;
    if (path === undefined)
        return [[key, bytes]];
    const accepted = ring && (await ringFor(ring, at, bytes));
    const signature = await goodCopy(at, path, async (stored) => {
        return accepted === undefined || (await isSignature(accepted, bytes, stored));
    });
    return signature === undefined
        ? undefined
        : [
            [key, bytes],
            [path, signature],
        ];
}
async function isSignature(ring, bytes, signature) {
    return (await (0,signed_record/* unlessBad */.A0)(ring.verify(bytes, Buffer.from(signature).toString('latin1')))) !== undefined;
}
async function goodCopy(at, key, isGood) {
    let failure;
    try {
        const stored = await at.get(at.keys.absolute(key), PAYLOAD_MAX_BYTES);
        if (await isGood(stored))
            return Buffer.from(stored);
    }
    catch (thrown) {
        (0,errors/* throwIfCancelled */.dZ)(at.signal);
        failure = thrown;
    }
    const accept = async (stored) => ((await isGood(stored)) ? Buffer.from(stored) : undefined);
    const older = await (0,older_copies/* olderCopy */.E)([at], { key, maxBytes: PAYLOAD_MAX_BYTES }, accept);
    if (older === undefined && failure !== undefined)
        throw failure;
    return older?.value;
}
const payloads_name = schemas/* string */.YjP().nullable().optional();
const namesSchema = schemas/* object */.Ikc({
    signer: payloads_name,
    verifier: payloads_name,
    salt: payloads_name,
    encryption: schemas/* object */.Ikc({ profile: schemas/* enum */.k5n(['gnupg', 'rfc9580']), recipients: schemas/* array */.YOg(schemas/* string */.YjP()), salt: payloads_name })
        .optional(),
});
async function ringFor(ring, at, bytes) {
    const names = namesSchema.safeParse((0,signed_record/* recordOf */.zv)(bytes).json).data;
    const { profile = 'gnupg', recipients = [], salt = names?.salt } = names?.encryption ?? {};
    const encryption = { profile, recipients, salt: salt ?? null };
    const claimed = { id: '', database: at.name, signer: names?.signer ?? names?.verifier ?? null, encryption };
    return (await (0,signed_record/* unlessBad */.A0)(ring.ringFor(claimed))) ?? ring;
}

;// CONCATENATED MODULE: ./build/evidence/gather.js







const BEFORE_MS = 40 * 24 * 3_600_000;
async function databasesOf(request, context) {
    if (request.name !== undefined)
        return [request.name];
    const names = new Set();
    await inOwnRun(context, async (own) => {
        for (const storage of await (0,open_destinations/* openDestinations */.uY)(request.destinations, own)) {
            for (const name of await (0,databases/* databasesAt */.q)(storage, own.host.signal))
                names.add(name);
        }
    });
    return [...names].toSorted();
}
async function gather(request, name, context) {
    const { period, signers, verifiers, passphrase, destinations, scheduleTimeZone } = request;
    const since = new Date(period.from.getTime() - BEFORE_MS);
    const nothing = { rpoMs: undefined, rtoMs: undefined, verifyEveryMs: undefined, capacityBytes: undefined };
    const question = {
        ...{ name, destinations, signers, verifiers, passphrase, since, to: period.to, scheduleTimeZone },
        ...{ ...nothing, policy: undefined, keepRecordsMs: request.keepRecordsMs },
    };
    const history = await inOwnRun(context, (own) => (0,read_history/* readHistory */.L)(question, own));
    const payloads = new Map();
    await inOwnRun(context, async (own) => {
        const places = await (0,open_destinations/* openStored */.c2)({ destinations, name }, own);
        const rings = await (0,key_rings/* openKeyRings */.n)(request);
        const removals = await wantedRemovals(history, { request, rings, places, now: own.clock.now() });
        for (const wanted of [...wantedOf(history, period, rings), ...removals])
            await addPayload(payloads, wanted, { places, context: own });
    });
    const unread = history.destinations.flatMap(({ label, isReachable }) => (isReachable ? [] : [label]));
    return { name, findings: history.chain.findings, unread, payloads };
}
async function wantedRemovals({ tests: all, destinations }, { request, rings, places, now }) {
    const tests = testsOf(all, request.period);
    const hashes = new Set(tests.map(({ recordSha256 }) => recordSha256));
    const missing = tests.flatMap(({ previousSha256: recordSha256, previousAt: finishedAt }) => recordSha256 === null || finishedAt === null || hashes.has(recordSha256) ? [] : [{ recordSha256, finishedAt }]);
    if (missing.length === 0)
        return [];
    const reachable = new Set(destinations.flatMap(({ label, isReachable }) => (isReachable ? [label] : [])));
    const { removalsOf } = (0,gap_explanations/* gapExplanations */.b)(places.filter(({ label }) => reachable.has(label)).map((at) => ({ at, now })), { question: request, rings, now });
    const found = await Promise.all(missing.map(removalsOf));
    const wanted = found.flatMap(([first]) => {
        if (first === undefined)
            return [];
        const key = first.key.slice(first.key.indexOf('/') + 1);
        const signature = first.isSigned ? `${key}.asc` : undefined;
        return [[key, { key, sha256: first.sha256, signature, ring: rings.removers }]];
    });
    return [...new Map(wanted).values()];
}
async function inOwnRun(context, work) {
    const own = (0,run_context/* beginRun */.T)(context);
    const results = [];
    let failure;
    await own.run.guard(async () => {
        try {
            results.push({ value: await work(own) });
        }
        catch (thrown) {
            failure = thrown;
            throw thrown;
        }
    });
    context.run.warn(...own.run.facts(false).warnings);
    const [result] = results;
    if (result === undefined)
        throw failure ?? own.run.error;
    return result.value;
}

// EXTERNAL MODULE: ./build/evidence/index-file.js
var index_file = __webpack_require__(485);
// EXTERNAL MODULE: ./build/evidence/parts/render-parts.js + 8 modules
var render_parts = __webpack_require__(67602);
// EXTERNAL MODULE: ./build/evidence/read-pack.js + 5 modules
var read_pack = __webpack_require__(83179);
;// CONCATENATED MODULE: ./build/evidence/make-pack.js





async function makePack(unread, signer, dependencies) {
    const { files, head } = unread;
    const { facts, counted } = await (0,read_pack/* readPack */.w)(unread, dependencies);
    const kept = [...files].filter(([path]) => path === reconcile/* GITHUB_RUNS */.dC || counted.has(path));
    const listed = [...kept, ...(0,render_parts/* renderParts */.R)(facts)].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const index = {
        format: 'restorable-evidence/1',
        ...head,
        chains: facts.databases.flatMap(({ chains }) => chains.map((chain) => ({ ...chain }))),
        files: listed.map(([path, bytes]) => ({ path, sha256: (0,digest/* sha256Hex */.f)(bytes), sizeBytes: bytes.length })),
    };
    const bytes = (0,index_file/* serializeIndex */.Jt)(index);
    const pack = new Map([...listed, [index_file/* INDEX */.hx, bytes]]);
    if (signer !== undefined)
        pack.set(index_file/* INDEX_SIGNATURE */.KD, Buffer.from(await signer.sign(bytes)));
    return { facts, files: pack, leftOut: files.size - kept.length };
}

;// CONCATENATED MODULE: ./build/evidence/evidence.js













async function runEvidence(request, dependencies) {
    const context = (0,run_context/* beginRun */.T)(dependencies);
    const { run } = context;
    const made = [];
    await run.guard(async () => {
        const signer = await (0,verifier_signer/* openVerifierKey */.I)(request.verifierKey, context);
        if (signer === undefined) {
            run.warn('The evidence is unsigned: nothing shows who made it, or whether it was changed. Give `verifier-key`.');
        }
        const unread = await collect(request, signer, context);
        const pack = await run.phase('make the evidence', () => makePack(unread, signer, context));
        const { facts, leftOut } = pack;
        if (leftOut > 0)
            run.warn(`${(0,format/* plural */.LS)(leftOut, 'file')} that no accepted key signed ${leftOut === 1 ? 'is' : 'are'} left out.`);
        made.push({ facts, ...(await run.phase('write the evidence', () => writePack(request, pack.files))) });
    });
    const [result] = made;
    return {
        mode: 'evidence',
        ...run.facts(false),
        evidence: result?.facts,
        folder: result?.folder,
        archive: result?.archive,
        files: result?.files ?? 0,
        archiveSha256: result?.archiveSha256,
    };
}
async function collect(request, signer, context) {
    const { run, clock } = context;
    const names = await databasesOf(request, context);
    if (names.length === 0)
        throw noBackups();
    const gathered = [];
    for (const name of names)
        gathered.push(await run.phase(`read ${name}`, () => gather(request, name, context)));
    const files = new Map(gathered.flatMap(({ payloads }) => [...payloads]));
    const answer = await askGithub(request, context);
    if (answer !== undefined)
        files.set(reconcile/* GITHUB_RUNS */.dC, answer);
    const { period, scheduleTimeZone, keepRecordsMs } = request;
    const rings = await (0,key_rings/* openKeyRings */.n)(request);
    const head = {
        tool: version/* TOOL */.j,
        madeAt: clock.now().toISOString(),
        period: { text: period.text, from: period.from.toISOString(), to: period.to.toISOString() },
        timeZone: scheduleTimeZone,
        signers: rings.signers === undefined ? null : [...rings.signers.fingerprints],
        verifiers: rings.verifiers === undefined ? null : [...rings.verifiers.fingerprints],
        signer: signer?.fingerprint ?? null,
        keepRecordsMs,
        databases: gathered.map(({ name, findings, unread }) => ({
            name,
            findings: findings.map(({ records, ...finding }) => ({ ...finding, records: [...records] })),
            unread: [...unread],
        })),
    };
    return { files, head, keys: request };
}
function noBackups() {
    return new errors/* RestorableError */.s$('BACKUP_NOT_FOUND', 'No destination has a database.', {
        hint: 'Check `destination`. `list` shows what is there.',
    });
}
async function askGithub(request, context) {
    const { workflows, period } = request;
    if (workflows.length === 0)
        return undefined;
    const listed = await context.run.phase('ask GitHub', async () => {
        const found = [];
        for (const spec of workflows) {
            found.push(await (0,reconcile/* listRuns */.v)({ spec, runs: await context.workflowRuns(spec) }, period));
        }
        return found;
    });
    return (0,reconcile/* serializeAnswer */.Tc)({ workflows: listed });
}
async function writePack({ evidence: folder }, pack) {
    const zip = writeZip(pack);
    const archive = `${folder}.zip`;
    try {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(folder), { recursive: true });
        await (0,promises_.mkdir)(folder);
        for (const [path, bytes] of pack) {
            await (0,promises_.mkdir)((0,external_node_path_.dirname)((0,external_node_path_.join)(folder, path)), { recursive: true });
            await (0,promises_.writeFile)((0,external_node_path_.join)(folder, path), bytes, { flag: 'wx' });
        }
        await (0,promises_.writeFile)(archive, zip, { flag: 'wx' });
    }
    catch (cause) {
        const { code = 'unknown' } = cause;
        throw new errors/* RestorableError */.s$('FILE_UNWRITABLE', `The evidence can't be written (${code}).`, {
            hint: 'As `evidence`, give a folder that does not exist yet, where this user may create one.',
            cause,
        });
    }
    return { folder, archive, files: pack.size, archiveSha256: (0,digest/* sha256Hex */.f)(zip) };
}


/***/ }),

/***/ 34445:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ databasesAt)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_format_database_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48937);


async function databasesAt(storage, signal) {
    const names = [];
    for (const folder of await storage.folders('', { signal })) {
        try {
            names.push((0,_core_format_database_name_js__WEBPACK_IMPORTED_MODULE_1__/* .requireDatabaseName */ .ES)(folder));
        }
        catch (error) {
            if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$))
                throw error;
        }
    }
    return names;
}


/***/ }),

/***/ 27039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ openVerifierKey)
/* harmony export */ });
/* harmony import */ var _openpgp_signatures_signatures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12601);

async function openVerifierKey(verifierKey, { clock, run }) {
    if (verifierKey === undefined)
        return undefined;
    const signer = await (0,_openpgp_signatures_signatures_js__WEBPACK_IMPORTED_MODULE_0__/* .createSigner */ .rO)(verifierKey, 'verifier-key', clock.now());
    run.warn(...signer.warnings);
    run.noteKeys('verifier', signer.keyEnd);
    return signer;
}


/***/ })

};
