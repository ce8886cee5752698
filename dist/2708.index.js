export const id = 2708;
export const ids = [2708];
export const modules = {

/***/ 60839:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ placeOf),
/* harmony export */   Y: () => (/* binding */ ruleOf)
/* harmony export */ });
/* harmony import */ var _core_planning_three_two_one_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59290);

function placeOf({ label, place, locks }, holdsNewest) {
    const { provider, region, offsite } = place;
    return { label, provider, region, offsite, immutable: locks?.policy !== undefined, holdsNewest };
}
function ruleOf({ outcomes, holders }) {
    const without = outcomes.filter(({ outcome }) => outcome !== 'committed');
    return (0,_core_planning_three_two_one_js__WEBPACK_IMPORTED_MODULE_0__/* .evaluateCopies */ .n)([
        ...holders.map(({ storage }) => placeOf(storage, true)),
        ...without.map(({ label }) => lacking(label)),
    ]);
}
function lacking(label) {
    return { label, provider: '', region: undefined, offsite: false, immutable: false, holdsNewest: false };
}


/***/ }),

/***/ 59290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ evaluateCopies)
/* harmony export */ });
const HERE = 'this machine';
function evaluateCopies(places, errors) {
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
        missing.push({ need: 'medium' });
    if (offsite < 1)
        missing.push({ need: 'offsite', mayBeSo: holding.length > 0 });
    const beyond = [];
    if (immutable < 1)
        beyond.push({ need: 'immutable' });
    if (errors !== undefined && errors > 0)
        beyond.push({ need: 'repair', errors });
    return { isMet: missing.length === 0, copies, media, providers, regions, offsite, immutable, missing, beyond };
}
function copiesAdvice(lacking, behind) {
    return { need: 'copies', add: Math.max(0, lacking - behind.length), sync: behind.map((place) => place.label) };
}


/***/ }),

/***/ 170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ ForwardingStorage)
/* harmony export */ });
class ForwardingStorage {
    inner;
    constructor(inner) {
        this.inner = inner;
    }
    get label() {
        return this.inner.label;
    }
    get place() {
        return this.inner.place;
    }
    get versions() {
        return this.inner.versions;
    }
    get locks() {
        return this.inner.locks;
    }
    get unfinished() {
        return this.inner.unfinished;
    }
    put(key, body, options) {
        return this.inner.put(key, body, options);
    }
    get(key, options) {
        return this.inner.get(key, options);
    }
    list(prefix, options) {
        return this.inner.list(prefix, options);
    }
    folders(prefix, options) {
        return this.inner.folders(prefix, options);
    }
    delete(key, options) {
        return this.inner.delete(key, options);
    }
    serverTime(options) {
        return this.inner.serverTime(options);
    }
    close() {
        return this.inner.close();
    }
}


/***/ }),

/***/ 70307:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L5: () => (/* binding */ retry),
/* harmony export */   eS: () => (/* binding */ delayMs),
/* harmony export */   v7: () => (/* binding */ pause)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _until_aborted_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27571);


async function retry(act, options) {
    const { signal, after, onRetry } = options;
    for (let attempt = 1;; attempt += 1) {
        if (signal !== undefined)
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(signal);
        try {
            return await act(attempt);
        }
        catch (error) {
            if (signal !== undefined)
                (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(signal);
            const policy = after(error, attempt);
            if (policy === undefined || attempt >= policy.attempts)
                throw error;
            onRetry?.(error, attempt);
            await pause(delayMs(attempt, policy), signal);
        }
    }
}
function delayMs(done, { baseMs, longestMs, askedMs = 0 }) {
    const longest = Math.min(longestMs, baseMs * 2 ** (done - 1));
    return Math.max(longest * (0.5 + Math.random() / 2), Math.min(askedMs, longestMs));
}
async function pause(ms, signal) {
    if (signal !== undefined)
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(signal);
    if (ms <= 0)
        return;
    const { promise, resolve } = Promise.withResolvers();
    const timer = setTimeout(resolve, ms);
    try {
        await (signal === undefined ? promise : (0,_until_aborted_js__WEBPACK_IMPORTED_MODULE_1__/* .untilAborted */ .E)(signal, promise));
    }
    finally {
        clearTimeout(timer);
    }
}


/***/ }),

/***/ 27571:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ untilAborted)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78474);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);


async function untilAborted(signal, work) {
    work.catch(() => { });
    (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .throwIfCancelled */ .dZ)(signal);
    const { promise: aborted, reject } = Promise.withResolvers();
    using _ = (0,node_events__WEBPACK_IMPORTED_MODULE_0__.addAbortListener)(signal, () => reject((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .cancellation */ .WN)(signal)));
    return await Promise.race([work, aborted]);
}


/***/ }),

/***/ 47681:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J: () => (/* binding */ probeDestination)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/planning/catalog-trust.js
var catalog_trust = __webpack_require__(7620);
// EXTERNAL MODULE: ./build/repository/packs/digest.js
var digest = __webpack_require__(69984);
// EXTERNAL MODULE: ./build/ports/retry.js
var retry = __webpack_require__(70307);
;// CONCATENATED MODULE: ./build/repository/probe/probe-objects.js



const FOLDER = '.probe/';
const PROBE_LOCK_MS = 5_000;
const REMOVE_MS = 30_000;
const SMALL_BYTES = 1024;
const REFUSED = new Set(['OBJECT_EXISTS', 'STORAGE_PERMISSION', 'STORAGE_AUTHENTICATION']);
class ProbeObjects {
    folder;
    id = (0,external_node_crypto_.randomBytes)(8).toString('hex');
    #storage;
    #signal;
    #there = new Map();
    constructor(storage, folder, signal) {
        this.#storage = storage;
        this.folder = folder + FOLDER;
        this.#signal = signal;
    }
    get left() {
        return [...this.#there.keys()];
    }
    keyOf(name) {
        return `${this.folder}${this.id}/${name}`;
    }
    async put(name, body, { ifAbsent = false, isLocked = false } = {}) {
        const key = this.keyOf(name);
        const lock = isLocked ? { lockForMs: PROBE_LOCK_MS } : { unlocked: true };
        try {
            await this.#storage.put(key, body, { sha256: (0,digest/* sha256Hex */.f)(body), ifAbsent, signal: this.#signal, ...lock });
            this.#there.set(key, undefined);
        }
        catch (error) {
            if (!(error instanceof errors/* RestorableError */.s$) || !REFUSED.has(error.code))
                this.#there.set(key, (0,errors/* messageOf */.bD)(error));
            throw error;
        }
    }
    get(name, maxBytes = SMALL_BYTES) {
        return this.#storage.get(this.keyOf(name), { maxBytes, signal: this.#signal });
    }
    async delete(name) {
        await this.#storage.delete(this.keyOf(name), { signal: this.#signal });
        this.#there.delete(this.keyOf(name));
    }
    async remove() {
        const signal = AbortSignal.timeout(REMOVE_MS);
        for (const [key, problem] of this.#there) {
            try {
                await this.#storage.delete(key, { signal });
            }
            catch (error) {
                if (problem === undefined || problem !== (0,errors/* messageOf */.bD)(error))
                    continue;
            }
            this.#there.delete(key);
        }
    }
}

;// CONCATENATED MODULE: ./build/repository/probe/probe-lock.js



const NAME = 'locked';
const PATIENCE_MS = 3 * PROBE_LOCK_MS;
const MARGIN_MS = 2_000;
async function probeLock({ locks, policy }, objects, mayDelete, signal) {
    const wanted = wordsOf(policy);
    await objects.put(NAME, Buffer.from('a locked probe of restorable'), { isLocked: true });
    const until = await locks.until(objects.keyOf(NAME), { signal });
    if (until === undefined) {
        return { outcome: 'failed', detail: `${wanted} is requested, but the written object is not locked.` };
    }
    if (!mayDelete)
        return { outcome: 'passed', detail: `${wanted}: a written object is locked` };
    if (await isDeletable(objects)) {
        return {
            outcome: 'failed',
            detail: `The written object is locked until ${until.toISOString()}, but could be deleted.`,
        };
    }
    const restMs = until.getTime() - Date.now();
    if (restMs > PATIENCE_MS) {
        return { outcome: 'passed', detail: `${wanted}: enforced; the probe itself stays until ${until.toISOString()}` };
    }
    await (0,retry/* pause */.v7)(Math.max(0, restMs) + MARGIN_MS, signal);
    return { outcome: 'passed', detail: `${wanted}: enforced; what is locked could not be deleted` };
}
async function isDeletable(objects) {
    try {
        await objects.delete(NAME);
        return true;
    }
    catch (error) {
        if (error instanceof errors/* RestorableError */.s$ && error.code === 'STORAGE_PERMISSION')
            return false;
        throw error;
    }
}
function wordsOf({ mode, forMs }) {
    const days = forMs / 86_400_000;
    const time = Number.isInteger(days) ? `${days} day${days === 1 ? '' : 's'}` : `${Math.round(forMs / 60_000)} minutes`;
    return `${mode} for ${time}`;
}

;// CONCATENATED MODULE: ./build/repository/probe/probe.js






const SPEED_BYTES = 4 * 1024 * 1024;
const HOPELESS = new Set(['STORAGE_UNREACHABLE', 'STORAGE_AUTHENTICATION']);
async function probeDestination(options) {
    const probe = new Probe(options);
    try {
        await probe.run();
    }
    finally {
        await probe.objects.remove();
    }
    probe.findings.leftBehind.push(...probe.objects.left);
    return probe.findings;
}
const passed = (detail) => ({ outcome: 'passed', detail });
const failed = (detail, remedy) => ({ outcome: 'failed', detail, remedy });
const skipped = (detail) => ({ outcome: 'skipped', detail });
const advised = (detail, remedy) => ({ ...skipped(detail), remedy, isAdvice: true });
class Probe {
    objects;
    findings = {
        checks: [],
        uploadBytesPerSecond: undefined,
        downloadBytesPerSecond: undefined,
        clockSkewMs: undefined,
        leftBehind: [],
        unreachable: undefined,
    };
    #options;
    #stored;
    #isAtomic = true;
    #mayDelete = false;
    constructor(options) {
        this.#options = options;
        this.objects = new ProbeObjects(options.storage, options.folder, options.signal);
    }
    async run() {
        await this.#check('clock', () => this.#clock());
        await this.#check('put', () => this.#put());
        const isThere = () => (this.#stored === undefined ? 'nothing could be put' : undefined);
        await this.#check('get', () => this.#get(), isThere);
        await this.#check('conditional put', () => this.#conditionalPut(), isThere);
        await this.#check('list', () => this.#list());
        await this.#check('delete', () => this.#delete(), isThere);
        const mayClean = () => this.#mayDelete ? undefined : 'not tried, because it could not be deleted again';
        await this.#check('speed', () => this.#speed(), mayClean);
        await this.#check('older versions', () => this.#versions(), mayClean);
        const { storage, signal } = this.#options;
        const { locks } = storage;
        const policy = locks?.policy;
        if (locks === undefined || policy === undefined)
            return;
        await this.#check('lock', () => probeLock({ locks, policy }, this.objects, this.#mayDelete, signal), isThere);
    }
    async #check(name, work, whyNot = () => undefined) {
        const { checks, unreachable } = this.findings;
        const reason = unreachable === undefined ? whyNot() : 'the destination does not answer';
        if (reason !== undefined) {
            checks.push({ name, ...skipped(reason), wasLeftOut: true });
            return;
        }
        try {
            checks.push({ name, ...(await work()) });
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(this.#options.signal);
            const error = (0,errors/* failureOf */.g5)(thrown, ['storage', 'object', 'request']);
            checks.push({ name, ...failed(error.message.replace(/(?<![.!?])$/, '.'), error.advice) });
            if (HOPELESS.has(error.code))
                this.findings.unreachable = error;
        }
    }
    async #clock() {
        const { storage, clock, signal } = this.#options;
        const before = clock.now().getTime();
        const there = (await storage.serverTime({ signal })).getTime();
        const skewMs = there < before ? there - before : Math.max(0, there - clock.now().getTime());
        this.findings.clockSkewMs = skewMs;
        const seconds = Math.round(Math.abs(skewMs) / 1000);
        const off = `${seconds} s ${skewMs < 0 ? 'behind' : 'ahead of'} this machine's`;
        if (Math.abs(skewMs) <= catalog_trust/* CLOCK_SKEW_MS */.r)
            return passed(seconds === 0 ? "the same as this machine's" : off);
        return failed(`${off}; a backup accepts 5 minutes.`, 'Set the clock (`timedatectl set-ntp true`).');
    }
    async #put() {
        const bodies = ['first', 'second'].map((name) => Buffer.from(`A probe of restorable, ${name}: ${(0,external_node_crypto_.randomBytes)(16).toString('hex')}\n`));
        const tried = await Promise.allSettled(bodies.map((body) => this.objects.put('once', body, { ifAbsent: true })));
        const done = bodies.filter((_, at) => tried[at]?.status === 'fulfilled');
        const refused = tried.flatMap((each) => (each.status === 'rejected' ? [(0,errors/* toRestorableError */.tj)(each.reason)] : []));
        const other = refused.find(({ code }) => code !== 'OBJECT_EXISTS');
        if (other !== undefined || done.length === 0)
            throw other ?? refused[0];
        this.#isAtomic = done.length === 1;
        this.#stored = done[0];
        if (done.length === 2)
            this.#stored = await this.#oneOf(done);
        return passed('an object was stored');
    }
    async #oneOf(bodies) {
        const there = await this.objects.get('once').catch((thrown) => {
            (0,errors/* failureOf */.g5)(thrown, ['storage', 'object']);
            return undefined;
        });
        return bodies.find((body) => there !== undefined && body.equals(there)) ?? bodies[0];
    }
    async #get() {
        const there = Buffer.from(await this.objects.get('once'));
        if (this.#stored?.equals(there) === true)
            return passed('the same bytes came back');
        return failed('The bytes that were read differ from those that were written.', 'Do not use this storage until that is explained.');
    }
    async #conditionalPut() {
        try {
            await this.objects.put('once', Buffer.from('another'), { ifAbsent: true });
        }
        catch (error) {
            if (!(error instanceof errors/* RestorableError */.s$) || error.code !== 'OBJECT_EXISTS')
                throw error;
            if (this.#isAtomic)
                return passed('what is there is not replaced, not even by two at once');
            return advised('what is there is not replaced, but two puts at once were both done: this is not atomic here', 'Let one job at a time write to it (`concurrency:` in a workflow).');
        }
        return failed('An object was replaced that should have been kept: a manifest is written once only.');
    }
    async #list() {
        const { storage, signal } = this.#options;
        const { folder, id } = this.objects;
        const sizes = new Map();
        for await (const { key, sizeBytes } of storage.list(`${folder}${id}/`, { signal }))
            sizes.set(key, sizeBytes);
        const folders = await storage.folders(folder, { signal });
        if (this.#stored === undefined)
            return passed('permitted');
        const size = sizes.get(this.objects.keyOf('once'));
        if (size === undefined || !folders.includes(id)) {
            return failed('The written object is not in the listing: the newest backup would not be found.');
        }
        if (size === this.#stored.length)
            return passed('the written object is in the listing');
        return failed(`The written object is listed with ${size} bytes instead of ${this.#stored.length}.`);
    }
    async #delete() {
        try {
            await this.objects.delete('once');
        }
        catch (error) {
            if (!(error instanceof errors/* RestorableError */.s$) || error.code !== 'STORAGE_PERMISSION')
                throw error;
            return skipped('not permitted: recommended for a backup job; a job that prunes needs it');
        }
        this.#mayDelete = true;
        const there = await this.objects.get('once').catch((error) => {
            if (error instanceof errors/* RestorableError */.s$ && error.code === 'OBJECT_MISSING')
                return undefined;
            throw error;
        });
        return there === undefined
            ? passed('permitted: leave it to the job that prunes, where you can')
            : failed('A deleted object can still be read.');
    }
    async #speed() {
        const { clock } = this.#options;
        const body = (0,external_node_crypto_.randomBytes)(SPEED_BYTES);
        const start = clock.monotonicMs();
        await this.objects.put('speed', body);
        const middle = clock.monotonicMs();
        const there = await this.objects.get('speed', SPEED_BYTES);
        const end = clock.monotonicMs();
        if ((0,digest/* sha256Hex */.f)(there) !== (0,digest/* sha256Hex */.f)(body))
            return failed('The bytes that were read differ from those that were written: 4 MiB were damaged.');
        const up = SPEED_BYTES / Math.max(0.001, (middle - start) / 1000);
        const down = SPEED_BYTES / Math.max(0.001, (end - middle) / 1000);
        this.findings.uploadBytesPerSecond = Math.round(up);
        this.findings.downloadBytesPerSecond = Math.round(down);
        const rate = (perSecond) => `${(perSecond / 1_000_000).toFixed(1)} MB/s`;
        return passed(`one object of 4 MiB: ${rate(up)} up, ${rate(down)} down`);
    }
    async #versions() {
        const { storage, signal } = this.#options;
        if (storage.versions === undefined)
            return skipped('this kind of storage keeps none');
        const first = Buffer.from('the first version');
        await this.objects.put('versions', first);
        await this.objects.put('versions', Buffer.from('the second'));
        for await (const version of storage.versions.older(this.objects.keyOf('versions'), { maxBytes: 1024, signal })) {
            if (first.equals(version))
                return passed('kept: what is replaced or deleted can be read on');
        }
        return advised('none are kept', 'Turn on versioning, so that nothing is lost by being replaced.');
    }
}


/***/ }),

/***/ 39803:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  a: () => (/* binding */ requireLasting)
});

// EXTERNAL MODULE: external "node:dns/promises"
var promises_ = __webpack_require__(71553);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/run/shared-file-systems.js


const SHARED = new Set([
    'nfs',
    'nfs4',
    'cifs',
    'smb3',
    'smbfs',
    'ceph',
    'glusterfs',
    'lustre',
    'beegfs',
    'gpfs',
    'ocfs2',
    'gfs2',
    'afs',
    '9p',
    'virtiofs',
]);
const LOCAL_FUSE = new Set([
    'fuse.bindfs',
    'fuse.encfs',
    'fuse.fuse-overlayfs',
    'fuse.fuse2fs',
    'fuse.gocryptfs',
    'fuse.lxcfs',
    'fuse.mergerfs',
    'fuse.portal',
    'fuse.snapfuse',
    'fuse.squashfuse',
    'fuse.squashfuse_ll',
    'fuse.unionfs',
]);
async function isOnSharedFileSystem(folder) {
    let mounts;
    try {
        mounts = await (0,external_node_fs_promises_.readFile)('/proc/self/mountinfo', 'utf8');
    }
    catch {
        return false;
    }
    const { mountPoint, type } = mountOf(await existingPart(folder), mounts);
    if (mountPoint === '/')
        return false;
    return SHARED.has(type) || (/^fuse(?:\.|$)/.test(type) && !LOCAL_FUSE.has(type));
}
async function existingPart(folder) {
    try {
        return await (0,external_node_fs_promises_.realpath)(folder);
    }
    catch (thrown) {
        const above = (0,external_node_path_.dirname)(folder);
        if (above === folder)
            throw thrown;
        return existingPart(above);
    }
}
function mountOf(path, mountinfo) {
    let found = { mountPoint: '', type: '' };
    for (const line of mountinfo.split('\n')) {
        const [before = '', after = ''] = line.split(' - ');
        const mountPoint = unescaped(before.split(' ')[4] ?? '');
        if (mountPoint === '' || !contains(mountPoint, path))
            continue;
        if (mountPoint.length >= found.mountPoint.length)
            found = { mountPoint, type: after.split(' ')[0] ?? '' };
    }
    return found;
}
function contains(folder, path) {
    return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
function unescaped(text) {
    return text.replaceAll(/\\([0-7]{3})/g, (_, digits) => String.fromCharCode(Number.parseInt(digits, 8)));
}

;// CONCATENATED MODULE: ./build/run/lasting-destinations.js





const HERE = new Map([
    ['this machine', 'a service'],
    ['rclone local', 'on a disk'],
    ['rclone memory', 'in the memory'],
]);
async function requireLasting(storages, { allowed, host: { env } }) {
    if (allowed || env['GITHUB_ACTIONS'] !== 'true' || env['RUNNER_ENVIRONMENT'] !== 'github-hosted')
        return;
    for (const { label, place } of storages) {
        const what = await whatIsLost(place);
        if (what === undefined)
            continue;
        throw new errors/* RestorableError */.s$('INPUT_INVALID', `The destination ${label} is ${what} of this GitHub-hosted runner, and is lost when the job ends.`, {
            hint: 'Store in a bucket, on a server, or in a folder on a mounted network file system. If a later step uploads the folder: `allow-ephemeral-destination: true`.',
        });
    }
}
async function whatIsLost({ provider, folder }) {
    if (folder !== undefined)
        return (await isOnSharedFileSystem(folder)) ? undefined : 'on a disk';
    return HERE.get(provider) ?? (await whatIsBehind(provider.replace(/^\[(.*)\]$/, '$1')));
}
const BRIDGE = /^(?:docker\d+|br-[0-9a-f]+)$/;
async function whatIsBehind(host) {
    if (!/^[a-z0-9_.:-]+$/i.test(host))
        return undefined;
    const { own, bridges, near } = networksHere();
    try {
        const found = (await (0,promises_.lookup)(host, { all: true })).map(({ address, family }) => {
            return [address, family === 4 ? 'ipv4' : 'ipv6'];
        });
        const containers = /^[a-z0-9_-]+$/i.test(host) ? near : bridges;
        if (found.some((each) => containers.check(...each)))
            return 'a service container';
        return found.some((each) => own.check(...each)) ? 'a service' : undefined;
    }
    catch {
        return undefined;
    }
}
function networksHere() {
    const own = new external_node_net_.BlockList();
    const bridges = new external_node_net_.BlockList();
    const near = new external_node_net_.BlockList();
    own.addSubnet('127.0.0.0', 8, 'ipv4');
    own.addAddress('0.0.0.0', 'ipv4');
    for (const address of ['::', '::1'])
        own.addAddress(address, 'ipv6');
    for (const [name, addresses] of Object.entries((0,external_node_os_.networkInterfaces)())) {
        for (const { address, cidr, family } of addresses ?? []) {
            const kind = family === 'IPv4' ? 'ipv4' : 'ipv6';
            own.addAddress(address, kind);
            const [network, bits] = cidr?.split('/') ?? [];
            if (network === undefined)
                continue;
            near.addSubnet(network, Number(bits), kind);
            if (BRIDGE.test(name))
                bridges.addSubnet(network, Number(bits), kind);
        }
    }
    return { own, bridges, near };
}


/***/ }),

/***/ 16896:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  xB: () => (/* binding */ openDestination),
  uY: () => (/* binding */ openDestinations),
  c2: () => (/* binding */ openStored)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/ports/forwarding-storage.js
var forwarding_storage = __webpack_require__(170);
;// CONCATENATED MODULE: ./build/run/named-storage.js


class DestinationName {
    #name;
    #address;
    constructor(name) {
        this.#name = name;
    }
    get name() {
        return this.#name;
    }
    hostFor(host) {
        const { log } = host;
        const naming = (write) => (message) => write(this.in(message));
        const named = {
            debug: naming((message) => log.debug(message)),
            info: naming((message) => log.info(message)),
            notice: naming((message) => log.notice(message)),
            warning: naming((message) => log.warning(message)),
            error: naming((message) => log.error(message)),
        };
        return { ...host, log: named };
    }
    of(storage) {
        this.#address = storage.label;
        return new NamedStorage(storage, this);
    }
    in(text) {
        return this.#address === undefined ? text : text.replaceAll(this.#address, () => this.#name);
    }
    async through(work) {
        try {
            return await work();
        }
        catch (thrown) {
            if (thrown instanceof errors/* RestorableError */.s$)
                thrown.message = this.in(thrown.message);
            throw thrown;
        }
    }
    async *each(items) {
        const iterator = items[Symbol.asyncIterator]();
        try {
            for (;;) {
                const next = await this.through(() => iterator.next());
                if (next.done === true)
                    return;
                yield next.value;
            }
        }
        finally {
            await iterator.return?.();
        }
    }
}
class NamedStorage extends forwarding_storage/* ForwardingStorage */.l {
    #name;
    constructor(inner, name) {
        super(inner);
        this.#name = name;
    }
    get label() {
        return this.#name.name;
    }
    get versions() {
        const { versions } = this.inner;
        return (versions && {
            older: (key, options) => this.#name.each(versions.older(key, options)),
            hidden: (prefix, options) => this.#name.each(versions.hidden(prefix, options)),
        });
    }
    get locks() {
        const { locks } = this.inner;
        return (locks && {
            policy: locks.policy,
            extend: (key, until, options) => this.#name.through(() => locks.extend(key, until, options)),
            until: (key, options) => this.#name.through(() => locks.until(key, options)),
        });
    }
    get unfinished() {
        const { unfinished } = this.inner;
        return unfinished && { remove: (prefix, options) => this.#name.through(() => unfinished.remove(prefix, options)) };
    }
    put(key, body, options) {
        return this.#name.through(() => super.put(key, body, options));
    }
    get(key, options) {
        return this.#name.through(() => super.get(key, options));
    }
    list(prefix, options) {
        return this.#name.each(super.list(prefix, options));
    }
    folders(prefix, options) {
        return this.#name.through(() => super.folders(prefix, options));
    }
    delete(key, options) {
        return this.#name.through(() => super.delete(key, options));
    }
    serverTime(options) {
        return this.#name.through(() => super.serverTime(options));
    }
    close() {
        return this.#name.through(() => super.close());
    }
}
class PlacedStorage extends forwarding_storage/* ForwardingStorage */.l {
    #place;
    constructor(inner, place) {
        super(inner);
        this.#place = place;
    }
    get place() {
        return this.#place;
    }
}

// EXTERNAL MODULE: ./build/run/run-context.js + 1 modules
var run_context = __webpack_require__(88246);
;// CONCATENATED MODULE: ./build/run/open-destinations.js



async function openDestinations(specs, context) {
    const opened = [];
    for (const spec of specs)
        opened.push(await openDestination(spec, context));
    return opened;
}
async function openStored({ destinations, name }, context) {
    return (await openDestinations(destinations, context)).map((storage) => (0,run_context/* storedAt */.x)(storage, name, context));
}
async function openDestination(spec, { openStorage, host, run }) {
    const name = spec.name === undefined ? undefined : new DestinationName(spec.name);
    const storage = run.closeAtEnd(await openStorage(spec, name?.hostFor(host) ?? host));
    if (!run.isFirst(storage.label)) {
        throw new errors/* RestorableError */.s$('INPUT_INVALID', `Two destinations are the same place: ${storage.label}.`, {
            hint: 'Remove one of them.',
        });
    }
    const { offsite } = spec;
    const named = name?.of(storage) ?? storage;
    return offsite === undefined ? named : new PlacedStorage(named, { ...storage.place, offsite });
}


/***/ }),

/***/ 88246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ beginRun),
  x: () => (/* binding */ storedAt)
});

// EXTERNAL MODULE: ./build/repository/stored-database.js + 2 modules
var stored_database = __webpack_require__(86920);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/version.js
var version = __webpack_require__(58860);
;// CONCATENATED MODULE: ./build/run/run.js


class Run {
    startedAt;
    #dependencies;
    #startedMs;
    #phases = [];
    #warnings = [];
    #closers = [];
    #labels = new Set();
    #keyExpiry = [];
    #error;
    constructor(dependencies) {
        this.#dependencies = dependencies;
        this.startedAt = dependencies.clock.now();
        this.#startedMs = dependencies.clock.monotonicMs();
    }
    get elapsedMs() {
        return this.#dependencies.clock.monotonicMs() - this.#startedMs;
    }
    get phases() {
        return [...this.#phases];
    }
    get error() {
        return this.#error;
    }
    async phase(phase, work) {
        const { clock, host } = this.#dependencies;
        const startMs = clock.monotonicMs();
        host.log.debug(`Phase: ${phase}`);
        try {
            return await work();
        }
        finally {
            this.#phases.push({ phase, durationMs: Math.round(clock.monotonicMs() - startMs) });
        }
    }
    warn(...messages) {
        for (const message of messages) {
            if (this.#warnings.includes(message))
                continue;
            this.#warnings.push(message);
            this.#dependencies.host.log.warning(message);
        }
    }
    noteKeys(use, ...ends) {
        for (const end of ends) {
            if (end === undefined)
                continue;
            this.#keyExpiry.push({ use, fingerprint: end.fingerprint, expiresAt: end.endsAt?.toISOString() ?? null });
        }
    }
    isFirst(label) {
        const { size } = this.#labels;
        return this.#labels.add(label).size > size;
    }
    closeAtEnd(resource) {
        this.#closers.push(() => resource.close());
        return resource;
    }
    async guard(work) {
        try {
            await (0,errors/* throwIfCancelledByNow */.sE)(this.#dependencies.host.signal);
            await work();
        }
        catch (thrown) {
            this.fail(thrown);
        }
        for (const close of this.#closers.reverse())
            await this.#close(close);
    }
    closing(resource) {
        return { [Symbol.asyncDispose]: () => this.#close(() => resource.close()) };
    }
    async #close(close) {
        await close().catch((thrown) => {
            this.keepWords(thrown);
            this.warn(`Cleaning up: ${(0,errors/* toRestorableError */.tj)(thrown).message}`);
        });
    }
    fail(thrown) {
        const { signal, log } = this.#dependencies.host;
        const error = signal.aborted ? (0,errors/* cancellation */.WN)(signal) : (0,errors/* toRestorableError */.tj)(thrown);
        this.#error ??= error;
        this.keepWords(thrown);
        for (const line of (0,errors/* causesOf */.cZ)(thrown, { withFrames: true }))
            log.debug(line);
    }
    keepWords(thrown) {
        for (const words of (0,errors/* foreignWordsOf */.Rw)(thrown))
            this.#dependencies.host.toolWords.add(words);
    }
    facts(findings) {
        const { host } = this.#dependencies;
        const error = this.#error;
        return {
            tool: version/* TOOL */.j,
            startedAt: this.startedAt.toISOString(),
            durationMs: Math.round(this.elapsedMs),
            exitCode: error !== undefined ? (0,errors/* exitCodeOf */.FO)(error) : findings ? errors/* EXIT */.dc.finding : errors/* EXIT */.dc.done,
            error: error === undefined
                ? undefined
                : { code: error.code, message: host.scrub(error.message), hint: error.hint && host.scrub(error.hint) },
            warnings: this.#warnings.map((warning) => host.scrub(warning)),
            phases: this.#phases,
            ...(this.#keyExpiry.length === 0 ? {} : { keyExpiry: this.#keyExpiry }),
        };
    }
}

;// CONCATENATED MODULE: ./build/run/run-context.js


function beginRun(dependencies) {
    return { ...dependencies, run: new Run(dependencies) };
}
function storedAt(storage, name, { clock, host }) {
    return new stored_database/* StoredDatabase */.d(storage, { name, clock, signal: host.signal });
}


/***/ })

};
