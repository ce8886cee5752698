export const id = 4496;
export const ids = [4496];
export const modules = {

/***/ 54496:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runVerifyEvidence: () => (/* binding */ runVerifyEvidence)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/version.js
var version = __webpack_require__(58860);
// EXTERNAL MODULE: ./build/run/run-context.js + 1 modules
var run_context = __webpack_require__(88246);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/evidence/archive/files.js
var archive_files = __webpack_require__(24296);
;// CONCATENATED MODULE: ./build/evidence/archive/read-folder.js





async function readFolder(folder) {
    const reading = new archive_files/* FilesBeingRead */.vA();
    await readInto(reading, folder, '');
    return reading.files;
}
async function readInto(reading, folder, prefix) {
    const entries = await (0,promises_.readdir)((0,external_node_path_.join)(folder, prefix), { withFileTypes: true }).catch((cause) => {
        throw unreadable(cause);
    });
    if (prefix !== '' && entries.length === 0)
        throw (0,archive_files/* unfit */.Ri)('an empty folder');
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
        const path = prefix + entry.name;
        if (entry.isDirectory()) {
            if (!isFolderName(path))
                throw (0,archive_files/* unfit */.Ri)('a folder name that no evidence has');
            await readInto(reading, folder, `${path}/`);
        }
        else if (entry.isFile())
            await readOne(reading, folder, path);
        else
            throw (0,archive_files/* unfit */.Ri)('something that is not a file, such as a link');
    }
}
function isFolderName(path) {
    return (0,archive_files/* isPackPath */.DC)(`${path}/x`);
}
async function readOne(reading, folder, path) {
    const flags = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK;
    const handle = await (0,promises_.open)((0,external_node_path_.join)(folder, path), flags).catch((cause) => {
        throw unreadable(cause);
    });
    try {
        const stats = await handle.stat();
        if (!stats.isFile())
            throw (0,archive_files/* unfit */.Ri)('something that is not a file, such as a link');
        reading.expect(path, stats.size);
        const content = await handle.readFile();
        if (content.length !== stats.size)
            throw (0,archive_files/* unfit */.Ri)('a file that changes while it is read');
        reading.add(path, content);
    }
    finally {
        await handle.close();
    }
}
function unreadable(cause) {
    const { code = 'unknown' } = cause;
    return new errors/* RestorableError */.s$('FILE_UNREADABLE', `The evidence can't be read (${code}).`, {
        hint: 'As `evidence`, give the folder or the zip file that `mode: evidence` wrote.',
        cause,
    });
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./build/evidence/archive/zip-format.js
var zip_format = __webpack_require__(74338);
;// CONCATENATED MODULE: ./build/evidence/archive/read-zip.js



function readZip(zip) {
    const reading = new archive_files/* FilesBeingRead */.vA();
    const entries = directoryOf(zip);
    for (const { name, bytes, compressedBytes } of entries) {
        if (bytes > compressedBytes * zip_format/* MOST_EXPANDED */.YG)
            throw (0,archive_files/* unfit */.Ri)('a file that expands to much more than evidence does');
        reading.expect(name, bytes);
    }
    for (const entry of entries)
        reading.add(entry.name, contentOf(zip, entry));
    return reading.files;
}
const MOST_ZIP_BYTES = archive_files/* MOST_BYTES */.uZ;
function directoryOf(zip) {
    const endAt = zip.length - zip_format/* END */.Kp.bytes;
    if (endAt < 0 || zip.readUInt32LE(endAt) !== zip_format/* END */.Kp.signature)
        throw (0,archive_files/* unfit */.Ri)('no directory at its end: it is not a zip file');
    const count = zip.readUInt16LE(endAt + 10);
    const bytes = zip.readUInt32LE(endAt + 12);
    const offset = zip.readUInt32LE(endAt + 16);
    const expected = (0,zip_format/* endRecord */.rs)({ entries: count, bytes, offset });
    if (offset + bytes !== endAt || !zip.subarray(endAt).equals(expected))
        throw (0,archive_files/* unfit */.Ri)('a directory that does not fit');
    const entries = [];
    let at = offset;
    let contentAt = 0;
    for (let index = 0; index < count; index += 1) {
        const entry = entryAt(zip, at, endAt);
        const header = (0,zip_format/* centralHeader */.j)(entry);
        if (!zip.subarray(at, at + header.length).equals(header))
            throw (0,archive_files/* unfit */.Ri)('a header that does not fit');
        if (entry.offset !== contentAt)
            throw (0,archive_files/* unfit */.Ri)('something between its files');
        at += header.length;
        contentAt += (0,zip_format/* localHeader */.$B)(entry).length + entry.compressedBytes;
        entries.push(entry);
    }
    if (at !== endAt || contentAt !== offset)
        throw (0,archive_files/* unfit */.Ri)('data that no file owns');
    return entries;
}
function entryAt(zip, at, endAt) {
    if (at + zip_format/* CENTRAL */.w8.bytes > endAt)
        throw (0,archive_files/* unfit */.Ri)('a header that is cut off');
    const nameBytes = zip.readUInt16LE(at + 28);
    const nameAt = at + zip_format/* CENTRAL */.w8.bytes;
    if (nameAt + nameBytes > endAt)
        throw (0,archive_files/* unfit */.Ri)('a name that is cut off');
    return {
        name: zip.subarray(nameAt, nameAt + nameBytes).toString('latin1'),
        method: zip.readUInt16LE(at + 10),
        crc: zip.readUInt32LE(at + 16),
        compressedBytes: zip.readUInt32LE(at + 20),
        bytes: zip.readUInt32LE(at + 24),
        offset: zip.readUInt32LE(at + 42),
    };
}
function contentOf(zip, entry) {
    const local = (0,zip_format/* localHeader */.$B)(entry);
    const at = entry.offset + local.length;
    if (!zip.subarray(entry.offset, at).equals(local))
        throw (0,archive_files/* unfit */.Ri)('a file that is described in two ways');
    const stored = zip.subarray(at, at + entry.compressedBytes);
    const content = expanded(stored, entry);
    if (content.length !== entry.bytes || (0,zip_format/* crcOf */.Ah)(content) !== entry.crc)
        throw (0,archive_files/* unfit */.Ri)('a damaged file');
    return content;
}
function expanded(stored, { method, bytes }) {
    if (method === zip_format/* STORED */.SD)
        return stored;
    if (method !== zip_format/* DEFLATED */.aE)
        throw (0,archive_files/* unfit */.Ri)('a file that is compressed in an unknown way');
    try {
        const { buffer, engine } = (0,external_node_zlib_.inflateRawSync)(stored, {
            maxOutputLength: Math.max(1, bytes),
            info: true,
        });
        if (engine.bytesWritten === stored.length)
            return buffer;
    }
    catch (thrown) {
        if (!(thrown instanceof Error) || !('code' in thrown))
            throw thrown;
        throw (0,archive_files/* unfit */.Ri)("a file that can't be expanded");
    }
    throw (0,archive_files/* unfit */.Ri)('data after the end of a file');
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./build/openpgp/library.js
var openpgp_library = __webpack_require__(45549);
// EXTERNAL MODULE: ./build/openpgp/signatures/detached-signature.js
var detached_signature = __webpack_require__(44319);
;// CONCATENATED MODULE: ./build/openpgp/signatures/exact-signature.js


async function isExactSignature(armored) {
    const binarySignature = (0,detached_signature/* readDetachedSignature */.z)(armored);
    const library = await (0,openpgp_library/* loadOpenpgp */.aS)();
    const signature = await library.readSignature({ binarySignature });
    const [packet] = signature.packets;
    return packet?.unhashedSubpackets.length === 0 && signature.armor() === armored;
}

// EXTERNAL MODULE: ./build/openpgp/signatures/signatures.js + 1 modules
var signatures = __webpack_require__(12601);
// EXTERNAL MODULE: ./build/repository/packs/digest.js
var digest = __webpack_require__(69984);
// EXTERNAL MODULE: ./build/evidence/facts/reconcile.js
var reconcile = __webpack_require__(73858);
// EXTERNAL MODULE: ./build/evidence/index-file.js
var index_file = __webpack_require__(485);
// EXTERNAL MODULE: ./build/evidence/pack-storage.js
var pack_storage = __webpack_require__(78637);
// EXTERNAL MODULE: ./build/evidence/parts/render-parts.js + 8 modules
var render_parts = __webpack_require__(67602);
// EXTERNAL MODULE: ./build/evidence/read-pack.js + 5 modules
var read_pack = __webpack_require__(83179);
;// CONCATENATED MODULE: ./build/evidence/check-pack.js












async function checkPack(files, request, dependencies) {
    const bytes = files.get(index_file/* INDEX */.hx);
    if (bytes === undefined)
        throw (0,archive_files/* unfit */.Ri)('no index');
    const index = (0,index_file/* parseIndex */.A1)(bytes);
    requireKeys(index, request);
    const problems = [];
    const signedBy = await signerOf({ files, bytes, index }, request, problems);
    problems.push(...compareFiles(files, index));
    if (problems.length > 0)
        return { problems, facts: undefined, signedBy, isRendered: false };
    const head = headOf(index);
    const { facts, counted } = await (0,read_pack/* readPack */.w)({ files, head, keys: keysFor(index, request) }, dependencies);
    for (const path of files.keys()) {
        if (path.startsWith(pack_storage/* PAYLOADS */.s) && !counted.has(path))
            problems.push({ kind: 'payload', path });
    }
    const chains = facts.databases.flatMap((each) => each.chains);
    if (!(0,external_node_util_.isDeepStrictEqual)(chains, index.chains))
        problems.push({ kind: 'chain' });
    const isRendered = (0,external_node_util_.isDeepStrictEqual)(index.tool, { ...version/* TOOL */.j });
    if (isRendered)
        problems.push(...compareParts(files, facts));
    return { problems, facts, signedBy, isRendered };
}
function requireKeys({ signers, verifiers }, request) {
    const hasVerifiers = request.verifiers.length > 0 || request.passphrase !== undefined;
    const hasSigners = request.signers.length > 0 || request.passphrase !== undefined;
    const missing = [
        ...(hasVerifiers ? [] : ['verifiers']),
        ...(hasSigners || signers === null ? [] : ['signers']),
    ];
    if (missing.length === 0)
        return;
    const names = missing.map((name) => `\`${name}\``).join(' and ');
    throw new errors/* RestorableError */.s$('KEY_MISSING', `${names} must be given to check this evidence.`, {
        hint: `Get the public keys from the organization, separately from the evidence${verifiers === null ? '. It was made without them, so it has no checked signature' : ''}.`,
    });
}
function keysFor({ signers, verifiers }, request) {
    return {
        signers: signers === null ? [] : request.signers,
        verifiers: verifiers === null ? [] : request.verifiers,
        passphrase: signers === null && verifiers === null ? undefined : request.passphrase,
    };
}
function headOf({ format: _format, files: _files, chains: _chains, ...head }) {
    return head;
}
async function signerOf({ files, bytes, index }, { verifiers, allowUnsigned }, problems) {
    const signature = files.get(index_file/* INDEX_SIGNATURE */.KD);
    if (index.signer === null && signature === undefined) {
        if (!allowUnsigned)
            problems.push({ kind: 'unsigned' });
        return null;
    }
    try {
        if (signature === undefined)
            throw (0,archive_files/* unfit */.Ri)('no signature, although it names a signer');
        const armored = signature.toString('latin1');
        const by = await (await (0,signatures/* createSignerRing */.TV)(verifiers)).verify(bytes, armored);
        if (by === index.signer && (await isExactSignature(armored)))
            return by;
    }
    catch (thrown) {
        (0,errors/* failureOf */.g5)(thrown, ['keys', 'evidence']);
    }
    problems.push({ kind: 'index-signature', path: index_file/* INDEX_SIGNATURE */.KD });
    return null;
}
function compareFiles(files, { files: listed }) {
    const known = new Set([index_file/* INDEX */.hx, index_file/* INDEX_SIGNATURE */.KD]);
    const problems = [];
    for (const { path, sha256, sizeBytes } of listed) {
        const bytes = files.get(path);
        if (known.has(path))
            problems.push({ kind: 'added', path });
        known.add(path);
        if (bytes === undefined)
            problems.push({ kind: 'missing', path });
        else if (bytes.length !== sizeBytes || (0,digest/* sha256Hex */.f)(bytes) !== sha256)
            problems.push({ kind: 'changed', path });
    }
    const added = [...files.keys()].filter((path) => !known.has(path));
    return [...problems, ...added.map((path) => ({ kind: 'added', path }))];
}
function compareParts(files, facts) {
    const rendered = (0,render_parts/* renderParts */.R)(facts);
    const readable = [...files.keys()].filter((path) => !path.startsWith(pack_storage/* PAYLOADS */.s) && ![index_file/* INDEX */.hx, index_file/* INDEX_SIGNATURE */.KD, reconcile/* GITHUB_RUNS */.dC].includes(path));
    const paths = new Set([...rendered.keys(), ...readable]);
    return [...paths].flatMap((path) => {
        const made = rendered.get(path);
        return made !== undefined && files.get(path)?.equals(made) === true ? [] : [{ kind: 'not-rendered', path }];
    });
}

;// CONCATENATED MODULE: ./build/evidence/verify-evidence.js







const LISTED = 100;
async function runVerifyEvidence(request, dependencies) {
    const context = (0,run_context/* beginRun */.T)(dependencies);
    const { run } = context;
    const checked = [];
    let files = 0;
    await run.guard(async () => {
        const pack = await run.phase('read the evidence', () => readEvidence(request.evidence));
        files = pack.size;
        checked.push(await run.phase('check the evidence', () => checkPack(pack, request, context)));
    });
    const [result] = checked;
    const problems = result?.problems ?? [];
    const isRefused = run.error?.isFinding === true;
    return {
        mode: 'verify-evidence',
        ...run.facts(problems.length > 0),
        verdict: problems.length > 0 || isRefused ? 'failed' : result === undefined ? 'error' : 'passed',
        problems: problems.slice(0, LISTED),
        problemCount: problems.length,
        evidence: result?.facts,
        signedBy: result?.signedBy ?? null,
        files,
        isRendered: result?.isRendered ?? false,
        version: version/* TOOL */.j.version,
    };
}
async function readEvidence(path) {
    try {
        if ((await (0,promises_.stat)(path)).isDirectory())
            return await readFolder(path);
        return readZip(await readArchive(path));
    }
    catch (thrown) {
        if (thrown instanceof errors/* RestorableError */.s$)
            throw (0,errors/* failureOf */.g5)(thrown, ['evidence', 'request']);
        const { code = 'unknown' } = thrown;
        throw new errors/* RestorableError */.s$('FILE_UNREADABLE', `The evidence can't be read (${code}).`, {
            hint: 'As `evidence`, give the folder or the zip file that `mode: evidence` wrote.',
            cause: thrown,
        });
    }
}
async function readArchive(path) {
    await using handle = await (0,promises_.open)(path);
    const { size } = await handle.stat();
    if (size > MOST_ZIP_BYTES)
        throw new errors/* RestorableError */.s$('EVIDENCE_INVALID', 'The evidence is larger than any.', {});
    return handle.readFile();
}


/***/ })

};
