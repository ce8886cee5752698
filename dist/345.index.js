export const id = 345;
export const ids = [345,1516];
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

/***/ 10345:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   onlyFileOf: () => (/* binding */ onlyFileOf)
/* harmony export */ });
/* harmony import */ var _byte_stream_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45412);
/* harmony import */ var _cache_archive_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(81516);


const BLOCK = 512;
const EXTENDED = ['x', 'g'];
const MAX_EXTENDED = 4;
const MAX_EXTENDED_BYTES = 64 * 1024;
const MIN_END_BYTES = 2 * BLOCK;
const MAX_END_BYTES = 64 * 1024;
const SIZE = [124, 12];
const CHECKSUM = [148, 8];
const TYPE = 156;
const MAGIC = [257, 6];
async function* onlyFileOf(archive) {
    const bytes = new _byte_stream_js__WEBPACK_IMPORTED_MODULE_1__/* .Bytes */ .I(archive);
    const size = await sizeOfFile(bytes);
    if (size > _cache_archive_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_ARCHIVE_BYTES */ .I)
        throw new RangeError('The file in the tar archive is too large.');
    yield* bytes.take(size);
    requireZeros(await bytes.read(padding(size)));
    await requireEnd(bytes);
}
async function sizeOfFile(bytes) {
    for (let extended = 0; extended <= MAX_EXTENDED; extended += 1) {
        const { type, size } = parseHeader(await bytes.read(BLOCK));
        if (type === '0')
            return size;
        if (!EXTENDED.includes(type))
            throw new RangeError('The tar archive holds something that is not a file.');
        if (size > MAX_EXTENDED_BYTES)
            throw new RangeError('An extended header of the tar archive is too large.');
        await bytes.read(size + padding(size));
    }
    throw new RangeError('The tar archive has too many extended headers.');
}
function parseHeader(header) {
    const text = (offset, length) => header.toString('latin1', offset, offset + length);
    const blank = Buffer.from(header).fill(' ', CHECKSUM[0], CHECKSUM[0] + CHECKSUM[1]);
    const sum = blank.reduce((total, byte) => total + byte, 0);
    const isTar = text(...MAGIC).startsWith('ustar') && octal(text(...CHECKSUM)) === sum;
    if (!isTar)
        throw new RangeError('The entry is not a tar archive.');
    const size = octal(text(...SIZE));
    if (size === undefined)
        throw new RangeError('A size in the tar archive is not valid.');
    return { type: text(TYPE, 1), size };
}
function octal(field) {
    const [, digits] = /^([0-7]{6,11})[\0 ]{1,2}$/.exec(field) ?? [];
    return digits === undefined ? undefined : Number.parseInt(digits, 8);
}
function padding(size) {
    return (BLOCK - (size % BLOCK)) % BLOCK;
}
async function requireEnd(bytes) {
    let length = 0;
    for await (const piece of bytes.rest()) {
        requireZeros(piece);
        length += piece.length;
        if (length > MAX_END_BYTES)
            break;
    }
    if (length < MIN_END_BYTES || length > MAX_END_BYTES)
        throw new RangeError('The tar archive has no proper end.');
}
function requireZeros(bytes) {
    if (bytes.some((byte) => byte !== 0))
        throw new RangeError('The tar archive holds more than one file.');
}


/***/ })

};
