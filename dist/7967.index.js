export const id = 7967;
export const ids = [7967];
export const modules = {

/***/ 47835:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ partsOf),
/* harmony export */   Y: () => (/* binding */ lengthOf)
/* harmony export */ });
/** A body's parts, without copying. */
function partsOf(body) {
    return body instanceof Uint8Array ? [body] : body;
}
/** Length of all parts, in bytes. */
function lengthOf(parts) {
    return parts.reduce((sum, part) => sum + part.length, 0);
}


/***/ }),

/***/ 27967:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openFilesystemStorage: () => (/* binding */ openFilesystemStorage)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(32434);
// EXTERNAL MODULE: ./build/core/secret.js
var secret = __webpack_require__(26993);
// EXTERNAL MODULE: ./build/storage/body.js
var storage_body = __webpack_require__(47835);
// EXTERNAL MODULE: ./build/storage/keys.js
var storage_keys = __webpack_require__(44523);
// EXTERNAL MODULE: ./build/storage/unfinished-name.js
var unfinished_name = __webpack_require__(38872);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./build/storage/filesystem/errors.js

function systemCode(thrown) {
    return thrown instanceof Error ? thrown.code : undefined;
}
/** Names a failure of the operating system. `what` completes "can't ..." and names the path. */
function filesystemError(thrown, what, signal) {
    if (thrown instanceof errors/* RestorableError */.s$)
        return thrown;
    if (signal?.aborted === true)
        return (0,errors/* cancellation */.WN)(signal);
    const code = systemCode(thrown) ?? 'unknown';
    const named = NAMES[code];
    const reason = named?.reason ?? (thrown instanceof Error ? thrown.message : String(thrown));
    return new errors/* RestorableError */.s$(named?.code ?? 'STORAGE_FAILED', `Can't ${what}: ${reason} (${code}).`, {
        hint: named?.hint ?? 'Check the disk and the mount of the destination folder.',
        cause: thrown,
    });
}
const full = {
    code: 'STORAGE_FULL',
    reason: 'no space is left',
    hint: 'Free space or inodes on that file system, raise the quota, or use another destination.',
};
const forbidden = {
    code: 'STORAGE_PERMISSION',
    reason: 'the system does not permit it',
    hint: 'Give the user that this runs as read and write access to the folder.',
};
const NAMES = {
    ENOSPC: full,
    EDQUOT: full,
    EFBIG: { ...full, reason: 'the file would exceed a size limit', hint: 'Raise the limit (`ulimit -f`).' },
    EACCES: forbidden,
    EPERM: forbidden,
    EROFS: { ...forbidden, reason: 'the file system is read-only', hint: 'Mount it for writing, or use another folder.' },
    ENOTDIR: {
        code: 'STORAGE_FAILED',
        reason: 'a part of the path is not a folder',
        hint: 'Remove what lies there, or use another folder.',
    },
    EISDIR: {
        code: 'STORAGE_FAILED',
        reason: 'a folder has that name',
        hint: 'Remove what lies there, or use another folder.',
    },
    ENAMETOOLONG: {
        code: 'STORAGE_FAILED',
        reason: 'the name is too long for the file system',
        hint: 'Use a shorter `name` or another destination.',
    },
    EIO: {
        code: 'STORAGE_FAILED',
        reason: 'the disk reports an input/output error',
        hint: 'Check the disk; do not rely on what is stored there.',
    },
};

;// CONCATENATED MODULE: ./build/storage/filesystem/sync.js



/** File systems (network, FUSE) that can't sync a folder answer with one of these. */
const NO_FOLDER_SYNC = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'EPERM', 'EISDIR', 'EBADF']);
/** Makes the names in a folder durable: without it a power cut can lose a file whose own bytes were synced. */
async function syncFolder(folder) {
    const handle = await (0,promises_.open)(folder, 'r');
    try {
        await handle.sync();
    }
    catch (error) {
        if (!NO_FOLDER_SYNC.has(systemCode(error) ?? ''))
            throw error;
    }
    finally {
        await handle.close();
    }
}
/** Makes a folder (0700) with its parents, durably; returns the first one that had to be made. */
async function makeFolder(folder) {
    const first = await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 });
    if (first === undefined)
        return undefined;
    for (let made = folder; made.length >= first.length; made = (0,external_node_path_.dirname)(made))
        await syncFolder((0,external_node_path_.dirname)(made));
    return first;
}

;// CONCATENATED MODULE: ./build/storage/filesystem/atomic-write.js









/** What `link` answers where the file system has no hard links (exFAT, some SMB and FUSE mounts). */
const NO_HARD_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL']);
/** A lock is held for one rename; one that is this old belongs to a dead run. */
const LOCK_EXPIRES_MS = 30_000;
/**
 * Writes a file that is either whole and durable or not there, at any moment and after any crash: a temporary name in the
 * same folder, fsync, then one atomic step to the real name, then fsync of the folder. A temporary file that could not
 * be moved is deleted.
 * @throws {RestorableError} OBJECT_EXISTS, CANCELLED; else what the system throws
 */
async function writeAtomically(path, parts, { ifAbsent, signal, link: makeLink = promises_.link }) {
    const folder = (0,external_node_path_.dirname)(path);
    const temporary = (0,external_node_path_.join)(folder, `.restorable-${(0,external_node_crypto_.randomBytes)(8).toString('hex')}.part`);
    const flags = external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL | external_node_fs_.constants.O_NOFOLLOW;
    const handle = await (0,promises_.open)(temporary, flags, 0o600);
    try {
        try {
            await writeParts(handle, parts, signal);
            await handle.sync();
        }
        finally {
            await handle.close();
        }
        (0,errors/* throwIfCancelled */.dZ)(signal);
        if (ifAbsent)
            await publishOnce(temporary, path, makeLink);
        else
            await (0,promises_.rename)(temporary, path);
        await syncFolder(folder);
    }
    finally {
        // After a rename nothing is left to delete.
        await (0,promises_.rm)(temporary, { force: true });
    }
}
async function writeParts(handle, parts, signal) {
    for (const part of parts) {
        // A write may take less than it was given: near a size limit, or on a disk that is filling up.
        for (let offset = 0; offset < part.length;) {
            (0,errors/* throwIfCancelled */.dZ)(signal);
            offset += (await handle.write(part, offset)).bytesWritten;
        }
    }
    const { size } = await handle.stat();
    if (size === (0,storage_body/* lengthOf */.Y)(parts))
        return;
    throw new errors/* RestorableError */.s$('STORAGE_CORRUPTED', `The file system holds ${size} bytes of ${(0,storage_body/* lengthOf */.Y)(parts)} written.`, {
        hint: 'Check the disk and the mount of the destination folder.',
    });
}
async function publishOnce(temporary, path, makeLink) {
    try {
        await makeLink(temporary, path);
    }
    catch (error) {
        const code = systemCode(error);
        if (code === 'EEXIST')
            throw exists(path, error);
        if (!NO_HARD_LINKS.has(code ?? ''))
            throw error;
        await renameOnce(temporary, path);
    }
}
/**
 * Without hard links nothing of the system moves a file only where there is none. A lock file (O_EXCL) excludes other
 * runs of this program; an empty placeholder under the real name would do too, but a crash would leave it there.
 */
async function renameOnce(temporary, path) {
    const lock = (0,external_node_path_.join)((0,external_node_path_.dirname)(path), `.restorable-lock-${(0,external_node_path_.basename)(path)}`);
    await takeLock(lock);
    try {
        const there = await (0,promises_.lstat)(path).catch((error) => {
            if (systemCode(error) === 'ENOENT')
                return undefined;
            throw error;
        });
        if (there !== undefined)
            throw exists(path);
        await (0,promises_.rename)(temporary, path);
    }
    finally {
        await (0,promises_.rm)(lock, { force: true });
    }
}
async function takeLock(lock) {
    for (;;) {
        try {
            await (await (0,promises_.open)(lock, 'wx', 0o600)).close();
            return;
        }
        catch (error) {
            if (systemCode(error) !== 'EEXIST')
                throw error;
        }
        const held = await (0,promises_.stat)(lock).catch(() => undefined);
        if (held !== undefined && Date.now() - held.mtimeMs > LOCK_EXPIRES_MS)
            await (0,promises_.unlink)(lock).catch(() => { });
        await (0,external_node_timers_promises_.setTimeout)(20);
    }
}
function exists(path, cause) {
    return new errors/* RestorableError */.s$('OBJECT_EXISTS', `${path} exists already.`, { cause });
}

;// CONCATENATED MODULE: ./build/storage/filesystem/unfinished.js





/**
 * Deletes the temporary files of killed runs below a folder, and folders that hold nothing else. A file that is being
 * written is never touched: `before` must be further back than any write takes.
 */
async function removeUnfinished(folder, before, signal) {
    const removed = { objects: 0, bytes: 0 };
    (0,errors/* throwIfCancelled */.dZ)(signal);
    const entries = await (0,promises_.readdir)(folder, { withFileTypes: true }).catch(ignoreMissing);
    for (const entry of entries ?? []) {
        const path = (0,external_node_path_.join)(folder, entry.name);
        if (entry.isDirectory()) {
            const below = await removeUnfinished(path, before, signal);
            removed.objects += below.objects;
            removed.bytes += below.bytes;
            // Refused where anything is in it.
            if (below.objects > 0)
                await (0,promises_.rmdir)(path).catch(() => { });
        }
        else if (entry.isFile() && (0,unfinished_name/* isUnfinished */.u)(entry.name)) {
            const found = await (0,promises_.lstat)(path).catch(ignoreMissing);
            if (found === undefined || found.mtime >= before)
                continue;
            await (0,promises_.unlink)(path).catch(ignoreMissing);
            removed.objects += 1;
            removed.bytes += found.size;
        }
    }
    return removed;
}
function ignoreMissing(error) {
    if (systemCode(error) !== 'ENOENT')
        throw error;
}

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
;// CONCATENATED MODULE: ./build/storage/filesystem/url.js



/**
 * The absolute folder that a destination names. `file:path` is taken as it stands, relative to the working directory,
 * so that a path with `%` or a space can be written down; `file:///path` is a URL (RFC 8089) and is percent-decoded.
 * @throws {RestorableError} INPUT_INVALID
 */
function folderOf(url) {
    const rest = /^file:(.*)$/is.exec(url)?.[1];
    if (rest === undefined || rest === '')
        throw invalid('names no folder', 'Write file:path or file:///absolute/path.');
    if (rest.includes('\0'))
        throw invalid('holds a NUL character', 'Remove it.');
    if (rest.startsWith('//'))
        return fromUrl(url, rest);
    if (rest === '~' || rest.startsWith('~/')) {
        throw invalid('begins with "~", which only a shell understands', 'Write the whole path.');
    }
    return (0,external_node_path_.resolve)(rest);
}
function fromUrl(url, rest) {
    if (!/^\/\/(localhost)?\//i.test(rest)) {
        throw invalid('has a host name after "file://"', 'Three slashes begin an absolute path: file:///srv/backups.');
    }
    if (/[?#]/.test(rest))
        throw invalid('has a "?" or "#"', 'Write them as %3F and %23, or use file:path.');
    try {
        return (0,external_node_path_.resolve)((0,external_node_url_.fileURLToPath)(url));
    }
    catch (cause) {
        throw invalid('is not a valid URL', 'Write "%" as %25, or use file:path, which is taken as it stands.', cause);
    }
}
function invalid(what, hint, cause) {
    return new errors/* RestorableError */.s$('INPUT_INVALID', `A file: destination ${what}.`, { hint, cause });
}

;// CONCATENATED MODULE: ./build/storage/filesystem/walk.js






/**
 * Every file below a folder whose key begins with the prefix, in byte order of the keys; one folder's names are in memory
 * at a time (and those of the folders above it). Symbolic links are neither shown nor followed: they lead out.
 */
async function* walk(root, prefix, signal) {
    yield* walkFolder(root, prefix.slice(0, prefix.lastIndexOf('/') + 1), prefix, signal);
}
async function* walkFolder(root, folder, prefix, signal) {
    (0,errors/* throwIfCancelled */.dZ)(signal);
    for (const key of await keysIn(root, folder)) {
        if (!key.startsWith(prefix))
            continue;
        if (key.endsWith('/')) {
            yield* walkFolder(root, key, prefix, signal);
            continue;
        }
        (0,errors/* throwIfCancelled */.dZ)(signal);
        const found = await (0,promises_.lstat)((0,external_node_path_.join)(root, key)).catch(walk_ignoreMissing);
        if (found?.isFile() === true)
            yield { key, sizeBytes: found.size, modifiedAt: found.mtime };
    }
}
/** Keys of the files and, with a slash at the end, of the folders directly in a folder, in byte order of all below. */
async function keysIn(root, folder) {
    const keys = [];
    for (const entry of await entriesOf((0,external_node_path_.join)(root, folder))) {
        if (entry.isDirectory())
            keys.push(`${folder}${entry.name}/`);
        else if (entry.isFile() && !(0,unfinished_name/* isUnfinished */.u)(entry.name))
            keys.push(`${folder}${entry.name}`);
    }
    // With the slash, so that "a-b" comes before what is in "a", as in a bucket.
    return keys.sort(storage_keys/* compareBytes */.Xo);
}
/** Names of the folders directly in a folder, in byte order. */
async function foldersIn(folder) {
    const entries = await entriesOf(folder);
    return entries
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort(storage_keys/* compareBytes */.Xo);
}
async function entriesOf(folder) {
    return (await (0,promises_.readdir)(folder, { withFileTypes: true }).catch(walk_ignoreMissing)) ?? [];
}
/** What another run deletes while we look is not there. */
function walk_ignoreMissing(error) {
    if (systemCode(error) !== 'ENOENT')
        throw error;
}

;// CONCATENATED MODULE: ./build/storage/filesystem/index.js














/** How often a put begins again when another run removed the folder, empty just then, below it. */
const FOLDER_ATTEMPTS = 5;
class FilesystemStorage {
    label;
    place = { provider: 'this machine', region: undefined, offsite: false };
    #root;
    #host;
    #missingNoticed = false;
    constructor(root, host) {
        this.label = `file:${root}`;
        this.#root = root;
        this.#host = host;
    }
    async put(key, body, { ifAbsent = false, signal }) {
        const path = this.#pathOf(key);
        for (let attempt = 1;; attempt += 1) {
            (0,errors/* throwIfCancelled */.dZ)(signal);
            try {
                await this.#makeFolderOf(path);
                await writeAtomically(path, (0,storage_body/* partsOf */.C)(body), { ifAbsent, signal });
                return;
            }
            catch (error) {
                if (systemCode(error) === 'ENOENT' && attempt < FOLDER_ATTEMPTS)
                    continue;
                throw filesystemError(error, `write ${path}`, signal);
            }
        }
    }
    async get(key, { maxBytes, signal }) {
        const path = this.#pathOf(key);
        (0,errors/* throwIfCancelled */.dZ)(signal);
        try {
            await this.#refuseOutside((0,external_node_path_.dirname)(path));
            return await readWhole(path, key, maxBytes, signal);
        }
        catch (error) {
            const code = systemCode(error);
            // ELOOP: a symbolic link where the object should be. EISDIR, ENOTDIR: a folder, or a file where a folder should be.
            if (code === 'ENOENT' || code === 'ELOOP' || code === 'EISDIR' || code === 'ENOTDIR')
                throw missing(key, error);
            throw filesystemError(error, `read ${path}`, signal);
        }
    }
    async *list(prefix, { signal }) {
        (0,storage_keys/* checkPrefix */.by)(prefix);
        try {
            await this.#noticeMissing();
            yield* walk(this.#root, prefix, signal);
        }
        catch (error) {
            throw filesystemError(error, `list ${(0,external_node_path_.join)(this.#root, prefix)}`, signal);
        }
    }
    async folders(prefix, { signal }) {
        (0,storage_keys/* checkPrefix */.by)(prefix);
        (0,errors/* throwIfCancelled */.dZ)(signal);
        try {
            await this.#noticeMissing();
            return await foldersIn((0,external_node_path_.join)(this.#root, prefix));
        }
        catch (error) {
            throw filesystemError(error, `list ${(0,external_node_path_.join)(this.#root, prefix)}`, signal);
        }
    }
    async delete(key, { signal }) {
        const path = this.#pathOf(key);
        (0,errors/* throwIfCancelled */.dZ)(signal);
        try {
            await this.#refuseOutside((0,external_node_path_.dirname)(path));
            await (0,promises_.unlink)(path);
        }
        catch (error) {
            const code = systemCode(error);
            if (code === 'ENOENT' || code === 'ENOTDIR')
                return;
            throw filesystemError(error, `delete ${path}`, signal);
        }
        await this.#removeEmptyFolders((0,external_node_path_.dirname)(path));
    }
    async removeUnfinished(prefix, { before, signal }) {
        (0,storage_keys/* checkPrefix */.by)(prefix);
        try {
            return await removeUnfinished((0,external_node_path_.join)(this.#root, prefix), before, signal);
        }
        catch (error) {
            throw filesystemError(error, `clean up ${(0,external_node_path_.join)(this.#root, prefix)}`, signal);
        }
    }
    async serverTime() {
        return new Date();
    }
    async close() { }
    #pathOf(key) {
        (0,storage_keys/* checkKey */.yR)(key);
        if (key.split('/').some(unfinished_name/* isUnfinished */.u)) {
            throw new errors/* RestorableError */.s$('INPUT_INVALID', `${key} is a name for unfinished files.`, { hint: 'Use another.' });
        }
        return (0,external_node_path_.join)(this.#root, key);
    }
    async #makeFolderOf(path) {
        const made = await makeFolder((0,external_node_path_.dirname)(path));
        if (made !== undefined && !this.#missingNoticed && (this.#root === made || this.#root.startsWith(made + external_node_path_.sep))) {
            this.#missingNoticed = true;
            // A disk that is not mounted looks just like a destination that is used for the first time.
            this.#host.log.warning(`The destination folder ${this.#root} did not exist; it was created.`);
        }
        await this.#refuseOutside((0,external_node_path_.dirname)(path));
    }
    /** A symbolic link below the destination may lead anywhere; the destination itself may be one. */
    async #refuseOutside(folder) {
        const [root, real] = await Promise.all([(0,promises_.realpath)(this.#root), (0,promises_.realpath)(folder)]);
        if (real === root || real.startsWith(root.endsWith(external_node_path_.sep) ? root : root + external_node_path_.sep))
            return;
        throw new errors/* RestorableError */.s$('STORAGE_FAILED', `${folder} leads out of the destination.`, {
            hint: 'Remove the symbolic link below the destination folder.',
        });
    }
    async #noticeMissing() {
        if (this.#missingNoticed)
            return;
        const found = await (0,promises_.stat)(this.#root).catch((error) => {
            if (systemCode(error) !== 'ENOENT')
                throw error;
        });
        if (found !== undefined)
            return;
        this.#missingNoticed = true;
        // Said once, and not again when a backup, which lists first, then makes it.
        this.#host.log.warning(`The destination folder ${this.#root} does not exist yet (is its disk mounted?); a backup makes it.`);
    }
    /** Folders exist in a bucket as long as something is in them; here it is the same. */
    async #removeEmptyFolders(lowest) {
        for (let folder = lowest; folder.startsWith(this.#root + external_node_path_.sep); folder = (0,external_node_path_.dirname)(folder)) {
            try {
                await (0,promises_.rmdir)(folder);
            }
            catch {
                return;
            }
        }
    }
}
/** Opened without waiting (a FIFO would hold us forever) and without following a link. */
async function readWhole(path, key, maxBytes, signal) {
    const handle = await (0,promises_.open)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK);
    try {
        const found = await handle.stat();
        if (!found.isFile())
            throw missing(key);
        if (found.size > maxBytes) {
            throw new errors/* RestorableError */.s$('STORAGE_CORRUPTED', `${path} has ${found.size} bytes; at most ${maxBytes} are expected.`, { hint: 'The file is not what was stored. Use another destination or another backup.' });
        }
        const bytes = Buffer.allocUnsafeSlow(found.size);
        for (let offset = 0; offset < bytes.length;) {
            if (signal.aborted)
                throw (0,errors/* cancellation */.WN)(signal);
            const { bytesRead } = await handle.read(bytes, offset, bytes.length - offset, offset);
            if (bytesRead === 0) {
                throw new errors/* RestorableError */.s$('STORAGE_CORRUPTED', `${path} ended after ${offset} of ${bytes.length} bytes.`, {
                    hint: 'The file is not what was stored. Use another destination or another backup.',
                });
            }
            offset += bytesRead;
        }
        return bytes;
    }
    finally {
        await handle.close();
    }
}
function missing(key, cause) {
    return new errors/* RestorableError */.s$('OBJECT_MISSING', `There is no object ${key}.`, {
        hint: 'Someone deleted it, or it was never written. Use another destination or an earlier backup.',
        cause,
    });
}
/**
 * A folder as a destination: `file:relative`, `file:/absolute` or `file:///absolute`. It is made by the first put.
 * @throws {RestorableError} INPUT_INVALID
 */
async function openFilesystemStorage(url, host) {
    return new FilesystemStorage(folderOf(url instanceof secret/* Secret */.z ? url.reveal() : url), host);
}


/***/ }),

/***/ 44523:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xo: () => (/* binding */ compareBytes),
/* harmony export */   by: () => (/* binding */ checkPrefix),
/* harmony export */   yR: () => (/* binding */ checkKey)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32434);

/**
 * Refuses a key that is not a plain relative path: with `..`, a leading slash or an empty segment it would name another
 * place in a folder than in a bucket, or lead out of the destination.
 * @throws {RestorableError} INPUT_INVALID
 */
function checkKey(key) {
    const segments = key.split('/');
    const bad = segments.some((segment) => segment === '' || segment === '.' || segment === '..');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    if (!bad && !/[\u0000-\u001f\u007f]/.test(key))
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `${JSON.stringify(key)} can't be the name of a stored object.`, {
        hint: 'Names are relative, without "..", empty segments and control characters.',
    });
}
/** The same for the beginning of keys, which may end anywhere. @throws {RestorableError} INPUT_INVALID */
function checkPrefix(prefix) {
    if (prefix !== '')
        checkKey(prefix.endsWith('/') ? prefix.slice(0, -1) : prefix);
}
/** Byte order, which is S3's; JavaScript's own order differs beyond U+FFFF. */
function compareBytes(a, b) {
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
}


/***/ }),

/***/ 38872:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ isUnfinished)
/* harmony export */ });
/** Names of unfinished files and locks; a dead run leaves them, and no listing shows them. */
const UNFINISHED = /^\.restorable-(?:[0-9a-f]{16}\.part|lock-.+)$/;
/** True for a name that a storage made of files gives to what is not an object yet. */
function isUnfinished(name) {
    return UNFINISHED.test(name);
}


/***/ })

};
