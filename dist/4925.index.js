export const id = 4925;
export const ids = [4925,1516];
export const modules = {

/***/ 45412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ Bytes)
/* harmony export */ });
const NEWLINE = 0x0a;
class Bytes {
    #pieces;
    #rest = new Uint8Array();
    constructor(content) {
        this.#pieces = content[Symbol.asyncIterator]();
    }
    async line(maxBytes) {
        const parts = [];
        for (let length = 0; length <= maxBytes;) {
            const piece = await this.#next();
            const end = piece.indexOf(NEWLINE);
            parts.push(end < 0 ? piece : piece.subarray(0, end));
            length += piece.length;
            if (end < 0)
                continue;
            this.#rest = piece.subarray(end + 1);
            return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
        }
        throw new RangeError('The archive has no header.');
    }
    async *take(length) {
        for (let left = length; left > 0;) {
            const piece = await this.#next();
            const taken = piece.subarray(0, left);
            this.#rest = piece.subarray(taken.length);
            left -= taken.length;
            yield taken;
        }
    }
    async read(length) {
        const parts = [];
        for await (const part of this.take(length))
            parts.push(part);
        return Buffer.concat(parts);
    }
    async *rest() {
        if (this.#rest.length > 0)
            yield this.#rest;
        this.#rest = new Uint8Array();
        for (let next = await this.#pieces.next(); next.done !== true; next = await this.#pieces.next())
            yield next.value;
    }
    async end() {
        const isOver = this.#rest.length === 0 && (await this.#pieces.next()).done === true;
        if (!isOver)
            throw new RangeError('The archive goes on after its last file.');
    }
    async #next() {
        if (this.#rest.length > 0) {
            const rest = this.#rest;
            this.#rest = new Uint8Array();
            return rest;
        }
        const { done, value } = await this.#pieces.next();
        if (done === true)
            throw new RangeError('The archive ends before its last file.');
        return value;
    }
}


/***/ }),

/***/ 81516:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ packFolder),
/* harmony export */   I: () => (/* binding */ MAX_ARCHIVE_BYTES),
/* harmony export */   archivePath: () => (/* binding */ archivePath),
/* harmony export */   unpackInto: () => (/* binding */ unpackInto)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(69987);
/* harmony import */ var _byte_stream_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(45412);





const MAX_BYTES = 512 * 1024 * 1024;
const MAX_FILES = 10_000;
const MAX_HEADER_BYTES = 2 * 1024 * 1024;
const MAX_ARCHIVE_BYTES = MAX_BYTES + MAX_HEADER_BYTES + 1;
const NAME = /^[A-Za-z0-9_][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_][A-Za-z0-9._-]*){0,7}$/;
const headerSchema = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    files: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().max(512).regex(NAME), bytes: zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr().min(0).max(MAX_BYTES) }))
        .max(MAX_FILES),
});
const FILE_PREFIX = 'restorable-archive-1-';
function archivePath(env, key) {
    const { RUNNER_TEMP: folder } = env;
    return folder ? (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, `${FILE_PREFIX}${key}`) : undefined;
}
async function packFolder(folder) {
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(folder, { recursive: true, withFileTypes: true });
    const names = entries
        .filter((entry) => entry.isFile())
        .map((entry) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(folder, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(entry.parentPath, entry.name)));
    const files = [];
    for (const name of names.filter((each) => NAME.test(each)).sort())
        files.push({ name, bytes: (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name))).size });
    const header = Buffer.from(`${JSON.stringify(requireBounded({ files }))}\n`);
    return contentOf(folder, header, files);
}
async function* contentOf(folder, header, files) {
    yield header;
    for (const { name } of files)
        yield* (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name));
}
async function unpackInto(folder, content) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(folder, { mode: 0o700 });
    try {
        const bytes = new _byte_stream_js__WEBPACK_IMPORTED_MODULE_4__/* .Bytes */ .I(content);
        const header = requireBounded(headerSchema.parse(JSON.parse(await bytes.line(MAX_HEADER_BYTES))));
        for (const { name, bytes: length } of header.files)
            await writeNew((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name), bytes.take(length));
        await bytes.end();
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(folder, { recursive: true, force: true });
        throw error;
    }
}
async function writeNew(path, content) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), { recursive: true, mode: 0o700 });
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, 'wx', 0o600);
    try {
        await file.writeFile(content);
    }
    finally {
        await file.close();
    }
}
function requireBounded(header) {
    if (totalOf(header) > MAX_BYTES || header.files.length > MAX_FILES)
        throw new RangeError('The archive is too large.');
    return header;
}
function totalOf({ files }) {
    return files.reduce((sum, { bytes }) => sum + bytes, 0);
}


/***/ }),

/***/ 54925:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CacheService: () => (/* binding */ CacheService)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57075);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38522);
/* harmony import */ var _actions_http_client__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58564);
/* harmony import */ var _actions_http_client_lib_auth__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(42455);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(69987);
/* harmony import */ var _cache_archive_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(81516);







const SERVICE = 'twirp/github.actions.results.api.v1.CacheService';
const BLOBS = '.blob.core.windows.net';
const SOCKET_TIMEOUT_MS = 30_000;
const HTTP = { allowRedirects: false, socketTimeout: SOCKET_TIMEOUT_MS };
const foundSchema = zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ ok: zod__WEBPACK_IMPORTED_MODULE_6__/* .boolean */ .zMY(), signed_download_url: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP().default('') });
const COMPRESSIONS = new Map([
    ['zstd-without-long', () => (0,node_zlib__WEBPACK_IMPORTED_MODULE_2__.createZstdDecompress)({ params: { [node_zlib__WEBPACK_IMPORTED_MODULE_2__.constants.ZSTD_d_windowLogMax]: 23 } })],
    ['gzip', () => (0,node_zlib__WEBPACK_IMPORTED_MODULE_2__.createGunzip)()],
]);
const TOOLKIT_FORM = '1.0';
class CacheService {
    #access;
    #calls;
    #blobs = new _actions_http_client__WEBPACK_IMPORTED_MODULE_3__/* .HttpClient */ .Qq('restorable', [], HTTP);
    constructor(access) {
        this.#access = access;
        this.#calls = new _actions_http_client__WEBPACK_IMPORTED_MODULE_3__/* .HttpClient */ .Qq('restorable', [new _actions_http_client_lib_auth__WEBPACK_IMPORTED_MODULE_4__/* .BearerCredentialHandler */ .tZ(access.token)], HTTP);
    }
    static of(env) {
        const { ACTIONS_RESULTS_URL: service, ACTIONS_RUNTIME_TOKEN: token, ACTIONS_CACHE_MODE: mode } = env;
        if (!env['ACTIONS_CACHE_SERVICE_V2'] || !service || !token)
            return undefined;
        if (['none', 'write-only'].includes(mode?.trim().toLowerCase() ?? ''))
            return undefined;
        return new CacheService({ service, token });
    }
    async get(key, path) {
        for (const [compression, expander] of COMPRESSIONS) {
            const request = { key, restore_keys: [], version: versionOf(path, compression) };
            const found = await this.#call('GetCacheEntryDownloadURL', request, foundSchema);
            if (!found.ok)
                continue;
            const { message } = await this.#blobs.get(this.#address(found.signed_download_url));
            return expanded(requireDone(message), expander());
        }
        return undefined;
    }
    async #call(method, request, answer) {
        const url = new URL(`/${SERVICE}/${method}`, this.#access.service).href;
        const { result } = await this.#calls.postJson(url, request);
        return answer.parse(result);
    }
    #address(signed) {
        const url = new URL(signed);
        const isGitHubs = url.protocol === 'https:' && url.hostname.endsWith(BLOBS);
        if (isGitHubs || url.origin === new URL(this.#access.service).origin)
            return url.href;
        throw new Error(`The cache service names ${url.hostname}, which is not its own.`);
    }
}
function versionOf(path, compression) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update([path, compression, TOOLKIT_FORM].join('|')).digest('hex');
}
function requireDone(message) {
    if (message.statusCode === 200)
        return message;
    message.destroy();
    throw new Error(`The cache service answered ${message.statusCode}.`);
}
function expanded(message, expander) {
    expander.on('error', () => { });
    return (0,node_stream__WEBPACK_IMPORTED_MODULE_1__.pipeline)(message, bounded, expander, () => { });
}
async function* bounded(pieces) {
    let bytes = 0;
    for await (const piece of pieces) {
        bytes += piece.length;
        if (bytes > _cache_archive_js__WEBPACK_IMPORTED_MODULE_5__/* .MAX_ARCHIVE_BYTES */ .I)
            throw new RangeError('The entry is too large.');
        yield piece;
    }
}


/***/ })

};
