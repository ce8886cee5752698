export const id = 891;
export const ids = [891];
export const modules = {

/***/ 69906:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ removedAmong),
/* harmony export */   v: () => (/* binding */ rollBackWithoutAncestors)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _removal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37164);


const CONFIRM_MS = 300_000;
async function removedAmong({ at, removers }, ids) {
    if (ids.length === 0)
        return [];
    const manifests = await at.listManifests();
    const present = new Set(manifests.ids);
    const removals = await manifests.listRemovals();
    const removed = await removals.believed(ids.filter((id) => present.has(id)), removers);
    return ids.filter((id) => !present.has(id) || removed.has(id));
}
async function rollBackWithoutAncestors(context, { id, parents }) {
    const late = { ...context, at: context.at.until(AbortSignal.timeout(CONFIRM_MS)) };
    let ancestor;
    try {
        [ancestor] = await removedAmong(late, parents.map((parent) => parent.id));
    }
    catch (thrown) {
        return { outcome: 'unknown', error: (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown) };
    }
    if (ancestor === undefined)
        return undefined;
    try {
        await (0,_removal_js__WEBPACK_IMPORTED_MODULE_1__/* .rollBackCommit */ .as)(late, id, `rolled back: ${ancestor} was removed at the same time`);
        return { outcome: 'rolled-back', ancestor };
    }
    catch (thrown) {
        return { outcome: 'not-rolled-back', ancestor, error: (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown) };
    }
}


/***/ }),

/***/ 13459:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XF: () => (/* binding */ commitManifest),
/* harmony export */   pC: () => (/* binding */ objectsToReadBack),
/* harmony export */   sG: () => (/* binding */ outcomeOf),
/* harmony export */   v2: () => (/* binding */ compareReadBack)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_format_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74493);
/* harmony import */ var _concurrency_for_each_bounded_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53344);
/* harmony import */ var _packs_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(69984);
/* harmony import */ var _reading_destinations_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97983);





const SAMPLE_PACKS = 4;
const READ_AT_ONCE = 2;
const MANIFEST_MS = 60_000;
function objectsToReadBack(objects, readBack, random) {
    if (readBack === 'all')
        return objects;
    const isBulk = ({ key }) => /^(packs|maps|index)\//.test(key);
    const packs = objects.filter(isBulk).sort((a, b) => (a.key < b.key ? -1 : 1));
    const isFirst = ({ key }) => key.endsWith('/000000.zst.pgp');
    const chosen = new Set(objects.filter((object) => !isBulk(object) || isFirst(object)));
    const last = packs.at(-1);
    if (last !== undefined)
        chosen.add(last);
    for (let count = 0; count < SAMPLE_PACKS && packs.length > 0; count += 1) {
        const pack = packs[Math.floor(random() * packs.length)];
        if (pack !== undefined)
            chosen.add(pack);
    }
    return [...chosen];
}
async function compareReadBack(at, objects, onBytes = () => { }) {
    await (0,_concurrency_for_each_bounded_js__WEBPACK_IMPORTED_MODULE_4__/* .forEachBounded */ .a)(objects, READ_AT_ONCE, async (object) => {
        const stored = await at.get(at.keys.absolute(object.key), object.sizeBytes).catch((cause) => {
            if (!(cause instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$) || cause.code !== 'OBJECT_MISSING')
                throw cause;
            throw corrupted(at, object, 'is not there', cause);
        });
        if (stored.length !== object.sizeBytes)
            throw corrupted(at, object, `has ${stored.length} bytes`);
        if ((0,_packs_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Hex */ .f)(stored) !== object.sha256)
            throw corrupted(at, object, 'holds other bytes');
        onBytes(object.sizeBytes);
    });
}
function corrupted(at, object, what, cause) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('STORAGE_CORRUPTED', `${at.label} acknowledged ${object.key} (${object.sizeBytes} bytes), but when it was read back it ${what}.`, {
        hint: 'This storage does not keep what was written to it. Do not use it for backups until that is explained.',
        cause,
    });
}
function outcomeOf({ at, outcome, detail }) {
    return { label: at.label, outcome, detail };
}
async function commitManifest(destinations, manifest, needed = destinations.length) {
    const commits = [];
    for (const [index, at] of destinations.entries()) {
        const before = commits.flatMap((commit) => (commit.outcome === 'committed' ? [commit.at.label] : []));
        const committed = before.length;
        const others = committed + destinations.length - index - 1;
        const stops = committed > 0 ? [] : [at.signal];
        if (committed > 0 || others >= needed)
            stops.push(manifestTimeLimit(at));
        const limited = at.until(AbortSignal.any(stops));
        const error = (await samePlace(limited, before, manifest)) ?? (await commitAt(limited, manifest));
        if (error !== undefined && committed === 0 && (others < needed || at.signal.aborted))
            throw error;
        const outcome = error === undefined ? 'committed' : 'failed';
        commits.push({ at, outcome, detail: error?.message ?? '' });
    }
    return commits;
}
function manifestTimeLimit({ label }) {
    const controller = new AbortController();
    const seconds = MANIFEST_MS / 1_000;
    const error = new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('STORAGE_SLOW', `${label} did not take the manifest within ${seconds} s.`, {
        hint: 'Without it, what was stored there is not a backup. Run `sync`, or the backup again.',
    });
    setTimeout(() => controller.abort(error), MANIFEST_MS).unref();
    return controller.signal;
}
async function samePlace(at, before, { id }) {
    if (before.length === 0)
        return undefined;
    const there = await at.get(at.keys.manifest(id), _core_format_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .MANIFEST_MAX_BYTES */ .V4).catch(() => undefined);
    if (there === undefined)
        return undefined;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('OBJECT_EXISTS', `${at.label} is the same place as ${before.join(' or ')}; it counts once.`, { hint: 'Give each place one `destination`.' });
}
async function commitAt(at, { id, bytes }) {
    const key = at.keys.manifest(id);
    try {
        if (await (0,_reading_destinations_js__WEBPACK_IMPORTED_MODULE_3__/* .putOnce */ .L)(at, key, bytes))
            return await lostManifest(at, { id, bytes });
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('OBJECT_EXISTS', `${at.label} holds another manifest with this id.`, {
            hint: 'Run the backup again.',
        });
    }
    catch (thrown) {
        const looking = at.until(AbortSignal.timeout(2_000));
        const there = await looking.get(key, bytes.length).catch(() => undefined);
        return there !== undefined && Buffer.from(there).equals(bytes) ? undefined : (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown);
    }
}
async function lostManifest(at, { id, bytes }) {
    const key = at.keys.relative(at.keys.manifest(id));
    try {
        await compareReadBack(at, [{ key, sizeBytes: bytes.length, sha256: (0,_packs_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Hex */ .f)(bytes) }]);
        return undefined;
    }
    catch (error) {
        return error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$ && error.code === 'STORAGE_CORRUPTED' ? error : undefined;
    }
}


/***/ }),

/***/ 43087:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ extendLocks)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _catalog_object_lists_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15232);
/* harmony import */ var _concurrency_for_each_bounded_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53344);
/* harmony import */ var _reading_read_preference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72554);




const AT_ONCE = 16;
const SLACK_SHARE = 0.1;
const MOST_SLACK_MS = 86_400_000;
async function extendLocks(at, parents, onExtended = () => { }) {
    const { keys, signal } = at;
    const { locks } = at.storage;
    const policy = locks?.policy;
    if (locks === undefined || policy === undefined)
        return 0;
    const now = Math.max(at.clock.now().getTime(), (await at.now()).getTime());
    const needed = now + policy.forMs;
    const seconds = Math.ceil((needed + Math.min(MOST_SLACK_MS, policy.forMs * SLACK_SHARE)) / 1_000);
    const until = new Date(seconds * 1_000);
    let extended = 0;
    const extend = async (key) => {
        await locks.extend(key, until, { signal });
        extended += 1;
        onExtended();
    };
    for (const key of keys.runbook)
        if ((await endOf(at, key)) < needed)
            await extend(key);
    for (const { manifest } of parents) {
        const key = keys.manifest(manifest.id);
        const tookMs = Date.parse(manifest.finishedAt) - Date.parse(manifest.startedAt);
        if ((await endOf(at, key)) - tookMs >= needed)
            continue;
        await (0,_concurrency_for_each_bounded_js__WEBPACK_IMPORTED_MODULE_3__/* .forEachBounded */ .a)(await keysOf(at, manifest), AT_ONCE, extend);
        await extend(key);
    }
    return extended;
}
async function endOf({ storage, signal }, key) {
    const end = await storage.locks?.until(key, { signal }).catch((error) => {
        if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$ && error.code === 'STORAGE_PERMISSION')
            return undefined;
        throw error;
    });
    return end?.getTime() ?? 0;
}
async function keysOf(at, manifest) {
    const { keys } = at;
    const listed = await (0,_catalog_object_lists_js__WEBPACK_IMPORTED_MODULE_1__/* .readObjectList */ ._)(new _reading_read_preference_js__WEBPACK_IMPORTED_MODULE_2__/* .ReadPreference */ .U([at]), manifest);
    const own = [
        ...manifest.objects.map((_, index) => keys.objects(manifest.id, index)),
        ...(manifest.signer === null ? [] : [keys.signature(manifest.id, manifest.signer)]),
    ];
    return [...listed.map((object) => keys.absolute(object.key)).sort(), ...own];
}


/***/ }),

/***/ 51988:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CH: () => (/* binding */ RUNBOOK_MAX_BYTES),
/* harmony export */   HA: () => (/* binding */ RUNBOOK),
/* harmony export */   k6: () => (/* binding */ putRunbook)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7240);
/* harmony import */ var _packs_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(69984);
/* harmony import */ var _reading_destinations_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97983);




const RUNBOOK_MAX_BYTES = 1024 * 1024;
const [pageName, scriptName] = _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .RUNBOOK_FILES */ .jE;
const page = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(__webpack_require__.ab + "RECOVERY-v1.md");
const script = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(__webpack_require__.ab + "RECOVERY-v1.py");
const RUNBOOK = [
    { key: pageName, sha256: (0,_packs_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Hex */ .f)(page) },
    { key: scriptName, sha256: (0,_packs_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Hex */ .f)(script) },
];
async function putRunbook(at) {
    const warnings = [];
    for (const [name, body] of [
        [pageName, page],
        [scriptName, script],
    ]) {
        const key = at.keys.absolute(name);
        if (await (0,_reading_destinations_js__WEBPACK_IMPORTED_MODULE_3__/* .putOnce */ .L)(at, key, body))
            continue;
        warnings.push(`${key} at ${at.label} is not what this version writes. Someone may have changed it: compare it with the one of the project before you follow it or run it.`);
    }
    return warnings;
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

/***/ 94461:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ followBytes)
/* harmony export */ });
const EVERY_MS = 200;
function followBytes({ host, clock }, phase, totalBytes) {
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

/***/ 9896:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ warnOfDeletedBackups)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _repository_reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15070);


const NAMED = 5;
const ASKED = 1_000;
const ASKED_AT_ONCE = 16;
async function warnOfDeletedBackups(run, at) {
    const ids = await withoutRemoved(at).catch((thrown) => {
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(at.signal);
        const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown);
        if (error.code === 'INTERNAL')
            run.warn(`${at.label}: ${error.message}`);
        return [];
    });
    const newest = ids.at(-1);
    if (newest === undefined)
        return;
    const named = ids.toReversed().slice(0, NAMED).join(', ');
    const rest = ids.length > NAMED ? `, and ${ids.length - NAMED} older ones` : '';
    run.warn(`The manifests of these backups at ${at.label} were deleted, but not by \`prune\`: ${named}${rest}. The bucket keeps older versions: \`backup: ${newest}\` verifies and restores one.`);
}
async function withoutRemoved(at) {
    const hidden = await at.listDeleted();
    if (hidden.ids.length === 0)
        return [];
    const removals = await hidden.listRemovals();
    const now = removals.ids.length === 0 ? at.clock.now() : await at.now();
    const found = new Set(hidden.ids.filter((id) => !removals.has(id)));
    const asked = hidden.ids.filter((id) => removals.has(id)).slice(-ASKED);
    const lockedOf = async (id) => (await isLocked(at, at.keys.manifest(id), now)) ? id : undefined;
    for await (const id of (0,_repository_reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_1__/* .mapAhead */ .M)(asked, ASKED_AT_ONCE, lockedOf))
        if (id !== undefined)
            found.add(id);
    return hidden.ids.filter((id) => found.has(id));
}
async function isLocked({ storage, signal }, key, now) {
    try {
        const end = await storage.locks?.until(key, { signal });
        return end !== undefined && end > now;
    }
    catch (thrown) {
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .failureOf */ .g5)(thrown, ['storage', 'object']);
        return false;
    }
}


/***/ }),

/***/ 22691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ prettyBytes)
/* harmony export */ });
const BYTE_UNITS = [
	'B',
	'kB',
	'MB',
	'GB',
	'TB',
	'PB',
	'EB',
	'ZB',
	'YB',
];

const BIBYTE_UNITS = [
	'B',
	'KiB',
	'MiB',
	'GiB',
	'TiB',
	'PiB',
	'EiB',
	'ZiB',
	'YiB',
];

const BIT_UNITS = [
	'b',
	'kbit',
	'Mbit',
	'Gbit',
	'Tbit',
	'Pbit',
	'Ebit',
	'Zbit',
	'Ybit',
];

const BIBIT_UNITS = [
	'b',
	'kibit',
	'Mibit',
	'Gibit',
	'Tibit',
	'Pibit',
	'Eibit',
	'Zibit',
	'Yibit',
];

// Indexed by `bits` and then `binary`, so the four unit systems are picked in one step.
const UNIT_SETS = [BYTE_UNITS, BIBYTE_UNITS, BIT_UNITS, BIBIT_UNITS];

/*
`Number#toString` switches to exponential notation outside the range [1e-6, 1e21) and `Intl.NumberFormat` drops every fraction digit past the 100 it accepts.
Byte counts read as plain decimal numbers, so both losses are undone here. Expects a finite, non-negative number.
*/
const toDecimalString = number => {
	if (number >= 1e-6 && number < 1e21) {
		return String(number);
	}

	const [mantissa, exponentString] = number.toExponential().split('e');
	const digits = mantissa.replace('.', '');
	const pointPosition = Number(exponentString) + 1;
	const isPositive = pointPosition > 0;
	const padded = isPositive ? digits.padEnd(pointPosition, '0') : '0'.repeat(1 - pointPosition) + digits;
	const integerPart = padded.slice(0, isPositive ? pointPosition : 1);
	const fractionPart = padded.slice(isPositive ? pointPosition : 1).replace(/0+$/, '');

	return fractionPart ? `${integerPart}.${fractionPart}` : integerPart;
};

/*
Formats the given number using `Number#toLocaleString`.
- If locale is a string or array, the value is expected to be a BCP 47 language tag or list of language tags (for example: `de`).
- If locale is true, the system default locale is used for translation.
- If locale is false or unspecified, formatting options are applied without localization; without options, the number is written out as plain digits.
*/
const toLocaleString = (number, locale, options) => {
	if (typeof locale === 'string' || Array.isArray(locale) || locale === true) {
		const locales = locale === true ? undefined : locale;

		if (options !== undefined) {
			return number.toLocaleString(locales, options);
		}

		// `Intl.NumberFormat` limits itself to 3 *fraction* digits while the default here is 3 *significant* digits, so the limit comes from the value.
		const text = toDecimalString(number);
		const pointIndex = text.indexOf('.');
		const maximumFractionDigits = pointIndex === -1 ? 0 : text.length - pointIndex - 1;

		// `Intl.NumberFormat` accepts at most 100 fraction digits. Rounding to 3 significant digits only needs more than that for absurdly small values, which are written out as plain digits instead.
		if (maximumFractionDigits > 100) {
			return text;
		}

		return number.toLocaleString(locales, {maximumFractionDigits});
	}

	if (options === undefined) {
		return toDecimalString(number);
	}

	return number.toLocaleString('en-US', {...options, useGrouping: false});
};

const log10 = numberOrBigInt => {
	if (typeof numberOrBigInt === 'number') {
		return Math.log10(numberOrBigInt);
	}

	const string = numberOrBigInt.toString(10);

	// A `number` only holds about 15 significant digits, so the remaining digits cannot move the magnitude. The result can still land exactly on a unit boundary, which the caller corrects for.
	return string.length + Math.log10(`0.${string.slice(0, 15)}`);
};

const log = numberOrBigInt => {
	if (typeof numberOrBigInt === 'number') {
		return Math.log(numberOrBigInt);
	}

	return log10(numberOrBigInt) * Math.log(10);
};

/*
A `bigint` that a `number` can hold exactly is divided the same way, so the output never depends on which type it was given as.
`floor(a / b) + (a % b) / b` is a different double than `a / b`, which flips the rounding at ties like 1805 bytes.
*/
const divide = (numberOrBigInt, base, exponent) => {
	const divisor = base ** exponent;

	if (typeof numberOrBigInt === 'number' || numberOrBigInt <= Number.MAX_SAFE_INTEGER) {
		return Number(numberOrBigInt) / divisor;
	}

	// `divisor` is not exact for every unit, as `1000 ** 8` is not `1e24`, so the exact divisor is rebuilt from the base and the exponent.
	const bigintDivisor = BigInt(base) ** BigInt(exponent);
	const integerPart = numberOrBigInt / bigintDivisor;
	const remainder = numberOrBigInt % bigintDivisor;

	return Number(integerPart) + (Number(remainder) / divisor);
};

/*
The plain decimal digits of a scaled value that no `number` can hold. `Intl.NumberFormat` is not involved, so the output carries no grouping or localized separator, the same as the fallback for a value with more fraction digits than it accepts.
*/
const toUnrepresentableString = (number, base, exponent, localeOptions) => {
	const scale = BigInt(base) ** BigInt(exponent);
	const whole = number / scale;

	// The 3 significant digit default never bites here: it only ever rounds to at least as many digits as the value has integers, and this one has far more than 3.
	if (localeOptions === undefined) {
		return whole.toString();
	}

	// The fraction digit options take over from that default, so the integer part stays exact and the fraction is truncated.
	const minimumFractionDigits = localeOptions.minimumFractionDigits ?? 0;
	const maximumFractionDigits = Math.max(localeOptions.maximumFractionDigits ?? 3, minimumFractionDigits);
	const truncated = ((number % scale) * (10n ** BigInt(maximumFractionDigits)) / scale).toString().padStart(maximumFractionDigits, '0');
	const fraction = truncated.replace(/0+$/, '').padEnd(minimumFractionDigits, '0');

	return fraction ? `${whole}.${fraction}` : whole.toString();
};

/*
The sign to print in front of the number. A difference of exactly zero gets a space instead of a plus sign, for better alignment. `0 === 0n` is `false`, so both are compared.
*/
const signOf = (number, signed) => {
	if (number < 0) {
		return '-';
	}

	if (!signed) {
		return '';
	}

	return number === 0 || number === 0n ? ' ' : '+';
};

const assertFixedWidth = fixedWidth => {
	if (fixedWidth !== undefined && (typeof fixedWidth !== 'number' || !Number.isSafeInteger(fixedWidth) || fixedWidth < 0)) {
		throw new TypeError(`Expected fixedWidth to be a non-negative integer, got ${typeof fixedWidth}: ${fixedWidth}`);
	}
};

/*
`Intl.NumberFormat` silently truncates non-integers, so they are rejected here instead of quietly changing the output.
*/
const assertFractionDigits = (name, value) => {
	if (value !== undefined && (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 100)) {
		throw new TypeError(`Expected ${name} to be an integer between 0 and 100, got ${typeof value}: ${value}`);
	}
};

const buildLocaleOptions = options => {
	const {minimumFractionDigits, maximumFractionDigits} = options;

	if (minimumFractionDigits === undefined && maximumFractionDigits === undefined) {
		return undefined;
	}

	assertFractionDigits('minimumFractionDigits', minimumFractionDigits);
	assertFractionDigits('maximumFractionDigits', maximumFractionDigits);

	// Checked here rather than left to `Intl.NumberFormat`, which is skipped for a value past the number range.
	if (minimumFractionDigits > maximumFractionDigits) {
		throw new RangeError(`Expected minimumFractionDigits (${minimumFractionDigits}) to not be greater than maximumFractionDigits (${maximumFractionDigits})`);
	}

	return {
		...(minimumFractionDigits !== undefined && {minimumFractionDigits}),
		...(maximumFractionDigits !== undefined && {maximumFractionDigits}),
		roundingMode: 'trunc',
	};
};

function prettyBytes(number, options) {
	if (typeof number !== 'bigint' && !Number.isFinite(number)) {
		throw new TypeError(`Expected a finite number, got ${typeof number}: ${number}`);
	}

	options = {
		bits: false,
		binary: false,
		space: true,
		nonBreakingSpace: false,
		...options,
	};

	assertFixedWidth(options.fixedWidth);
	const localeOptions = buildLocaleOptions(options);

	// Indexed by `bits` then `binary`, so the four combinations line up in one table.
	const UNITS = UNIT_SETS[(options.bits ? 2 : 0) + (options.binary ? 1 : 0)];

	const separator = options.space ? (options.nonBreakingSpace ? '\u00A0' : ' ') : '';

	// Normalize `-0` to `0` so it never formats as `-0`.
	if (Object.is(number, -0)) {
		number = 0;
	}

	const prefix = signOf(number, options.signed);

	if (number < 0) {
		number = -number;
	}

	const base = options.binary ? 1024 : 1000;

	let exponent = 0;
	if (number >= 1) {
		exponent = Math.min(Math.floor(options.binary ? log(number) / Math.log(base) : log10(number) / 3), UNITS.length - 1);
	}

	// A `number` always scales down to something a `number` can hold, and a `bigint` stops being able to once the quotient passes `Number.MAX_VALUE`, where `divide` overflows to `Infinity` and the exact quotient is formatted instead.
	const scaled = divide(number, base, exponent);

	let numberString;
	if (Number.isFinite(scaled)) {
		number = scaled;

		// A value that sits just below a unit boundary, like `999999999999999` bytes, has a `log10` that rounds up to the boundary itself, so the exponent has to be corrected back.
		if (number < 1 && exponent > 0) {
			number *= base;
			exponent -= 1;
		}

		if (!localeOptions) {
			const minimumPrecision = Math.max(3, Math.floor(number).toString().length);
			number = Number(number.toPrecision(minimumPrecision));

			if (number >= base && exponent < UNITS.length - 1) {
				number /= base;
				exponent += 1;
			}
		}

		numberString = toLocaleString(number, options.locale, localeOptions);
	} else {
		// The scaled value is past what a `number` can hold, so the exact quotient is written out instead.
		numberString = toUnrepresentableString(number, base, exponent, localeOptions);
	}

	const result = prefix + numberString + separator + UNITS[exponent];
	return result.padStart(options.fixedWidth ?? 0);
}


/***/ }),

/***/ 61304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ prettyMilliseconds)
/* harmony export */ });
const isZero = value => value === 0 || value === 0n;
const pluralize = (word, count) => (count === 1 || count === 1n) ? word : `${word}s`;

const ONE_SECOND_IN_MILLISECONDS = 1000n;
const ONE_MINUTE_IN_MILLISECONDS = 60n * ONE_SECOND_IN_MILLISECONDS;
const ONE_HOUR_IN_MILLISECONDS = 60n * ONE_MINUTE_IN_MILLISECONDS;
const ONE_DAY_IN_MILLISECONDS = 24n * ONE_HOUR_IN_MILLISECONDS;
const MAX_DECIMAL_DIGITS = 100; // The same limit as `Number#toFixed()`, which keeps the output a sensible size.

// A negative or fractional count is not a digit count, and a `NaN` count would leak into the output as `NaN`.
const decimalDigits = (value, defaultValue) => typeof value === 'number' && !Number.isNaN(value)
	? Math.min(Math.max(Math.trunc(value), 0), MAX_DECIMAL_DIGITS)
	: defaultValue;

// The duration as the exact fraction `value / scale` milliseconds, so every field can be derived with exact BigInt arithmetic.
// An integer is exact at any size, including a number past the safe range. A fractional number is rounded to 15 significant digits, counting the whole duration, as that is all the precision a double has. This turns float noise back into the intended value: `0.57 * 100_000` is `56999.99999999999`, which is read as `57000`, and `999.9999999999999` is read as `1000`. Digits past the 15th are rounded away, so they are not exact.
const toExactMilliseconds = milliseconds => {
	// eslint-disable-next-line unicorn/prefer-number-is-safe-integer -- An integer past the safe range is still exact.
	if (typeof milliseconds === 'bigint' || Number.isInteger(milliseconds)) {
		return {value: BigInt(milliseconds), scale: 1n};
	}

	const [significand, exponent = '0'] = milliseconds.toPrecision(15).split('e', 2);
	const [whole, fraction = ''] = significand.split('.', 2);
	const digits = BigInt(whole + fraction);
	const decimals = fraction.length - Number(exponent);

	// From `1e15` up, the 15 digits end before the decimal point, so the exponent is positive. The fraction is then dropped and the duration is rounded to the nearest 10 milliseconds. A number from `2 ** 52` up is always an integer, so this only applies below that.
	return decimals < 0
		? {value: digits * (10n ** BigInt(-decimals)), scale: 1n}
		: {value: digits, scale: 10n ** BigInt(decimals)};
};

// Places the decimal point in a count of steps of `10 ** -digits`.
const formatSteps = (steps, digits) => {
	if (digits === 0) {
		return String(steps);
	}

	const padded = String(steps).padStart(digits + 1, '0');
	return `${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
};

function prettyMilliseconds(milliseconds, options) {
	const isBigInt = typeof milliseconds === 'bigint';
	if (!isBigInt && !Number.isFinite(milliseconds)) {
		throw new TypeError('Expected a finite number or bigint');
	}

	options = {...options};

	const sign = milliseconds < 0 ? '-' : '';
	// eslint-disable-next-line unicorn/prefer-math-abs -- `Math.abs()` throws on a bigint, and the bigint path reaches here.
	milliseconds = milliseconds < 0 ? -milliseconds : milliseconds; // Cannot use `Math.abs()` because of BigInt support.

	if (options.colonNotation) {
		options.compact = false;
		options.formatSubMilliseconds = false;
		options.separateMilliseconds = false;
		options.verbose = false;
		// Dropping a field from the right would change what the remaining fields mean: `1:01:01` would become `1:01`, which reads as 1 minute.
		options.unitCount = undefined;
	}

	if (options.compact) {
		options.unitCount = 1;
		options.secondsDecimalDigits = 0;
		options.millisecondsDecimalDigits = 0;
	}

	let result = [];

	const add = (value, long, short, valueString) => {
		// Colon notation always shows the minutes, and the hours too when the seconds are hidden, so the last fields read as `m:ss`, or as `h:mm` without the seconds. A duration under a minute keeps its seconds, so it reads as `h:mm:ss` there.
		const isAlwaysShown = options.colonNotation && (short === 'm' || (short === 'h' && options.hideSeconds));

		if (
			!isAlwaysShown
			&& (result.length === 0 || !options.colonNotation)
			&& isZero(value)) {
			return;
		}

		valueString ??= String(value);
		if (options.colonNotation) {
			const wholeDigits = valueString.includes('.') ? valueString.split('.', 1)[0].length : valueString.length;
			// The first field is not padded. The days after a year go up to 364, so they get 3 digits to keep the width.
			let minLength = 1;
			if (result.length > 0) {
				minLength = short === 'd' ? 3 : 2;
			}

			valueString = '0'.repeat(Math.max(0, minLength - wholeDigits)) + valueString;
		} else {
			valueString += options.verbose ? ' ' + pluralize(long, value) : short;
		}

		result.push(valueString);
	};

	const {value, scale} = toExactMilliseconds(milliseconds);
	const second = ONE_SECOND_IN_MILLISECONDS * scale;
	const minute = ONE_MINUTE_IN_MILLISECONDS * scale;
	const hour = ONE_HOUR_IN_MILLISECONDS * scale;
	const day = ONE_DAY_IN_MILLISECONDS * scale;

	// The days, hours, minutes, seconds, and sub-millisecond fields are floored from the exact value, so none of them can round up into the next unit. Only the milliseconds, when they are the last unit, are rounded (see below).
	const days = value / day;
	const hoursWithinDay = (value % day) / hour;
	const minutesWithinHour = (value % hour) / minute;

	if (options.hideYearAndDays) {
		add((days * 24n) + hoursWithinDay, 'hour', 'h');
	} else {
		if (options.hideYear) {
			add(days, 'day', 'd');
		} else {
			add(days / 365n, 'year', 'y');
			add(days % 365n, 'day', 'd');
		}

		add(hoursWithinDay, 'hour', 'h');
	}

	add(minutesWithinHour, 'minute', 'm');

	const secondsDecimalDigits = decimalDigits(options.secondsDecimalDigits, 1);
	const secondsStepsPerSecond = 10n ** BigInt(secondsDecimalDigits);

	// A duration under a minute has no coarser field, so hiding the seconds would leave nothing to carry its value.
	const hideSeconds = options.hideSeconds && value >= minute;

	// `subSecondsAsDecimals` moves the value into the seconds field, so it only applies when that field is rendered and can represent the value, at least one step of the seconds digits. Otherwise the value is lost.
	const canShowAsDecimalSeconds = options.subSecondsAsDecimals
		&& !hideSeconds
		&& value * secondsStepsPerSecond >= second;

	if (!hideSeconds) {
		const withinMinute = value % minute;

		if (
			options.separateMilliseconds
			|| options.formatSubMilliseconds
			|| (!canShowAsDecimalSeconds && !options.colonNotation && value < second)
		) {
			add(withinMinute / second, 'second', 's');

			if (options.formatSubMilliseconds) {
				// Floored to whole nanoseconds, the smallest unit shown. `formatSubMilliseconds` shows these as they are, so a duration under 1 nanosecond is `0ms` there.
				const subMillisecondNanoseconds = ((value % scale) * 1_000_000n) / scale;

				add((value % second) / scale, 'millisecond', 'ms');
				add(subMillisecondNanoseconds / 1000n, 'microsecond', 'µs');
				add(subMillisecondNanoseconds % 1000n, 'nanosecond', 'ns');
			} else {
				const millisecondsDecimalDigits
					= decimalDigits(options.millisecondsDecimalDigits, 0);
				const stepsPerMillisecond = 10n ** BigInt(millisecondsDecimalDigits);

				// Rounded half up in exact steps of the last digit, as a float sum of the parts can land a midpoint like `1.005` below it.
				let steps = ((2n * (value % second) * stepsPerMillisecond) + scale) / (2n * scale);

				// Under a second, the zero field is dropped entirely, so a nonzero duration is clamped to the smallest representable value instead of rounding down onto it. From a second up, the seconds field carries the value, so the milliseconds round normally.
				if (steps === 0n && value > 0n && value < second) {
					steps = 1n;
				}

				// The milliseconds are rounded, not floored, but never up to a full second, which would need the seconds field.
				const maximumSteps = (1000n * stepsPerMillisecond) - 1n;
				if (steps > maximumSteps) {
					steps = maximumSteps;
				}

				const millisecondsString = formatSteps(steps, millisecondsDecimalDigits);

				add(
					Number(millisecondsString),
					'millisecond',
					'ms',
					millisecondsString,
				);
			}
		} else {
			// Floored to the digit count, so the seconds never round up into the next step, or to `60s`.
			const secondsFixed = formatSteps((withinMinute * secondsStepsPerSecond) / second, secondsDecimalDigits);
			const secondsString = options.keepDecimalsOnWholeSeconds
				? secondsFixed
				: secondsFixed.replace(/\.0+$/v, '');
			add(Number(secondsString), 'second', 's', secondsString);
		}
	}

	const separator = options.colonNotation ? ':' : ' ';
	if (typeof options.unitCount === 'number') {
		// `Math.max()` propagates `NaN`, and `slice(0, NaN)` is an empty slice, which would drop every unit.
		result = result.slice(0, Math.max(options.unitCount, 1) || Infinity);
	}

	const output = result.length === 0
		? '0' + (options.verbose ? ' milliseconds' : 'ms')
		: result.join(separator);

	// Rounding can leave nothing but zeros behind, and a signed zero reads as a negative duration.
	return /[1-9]/v.test(output) ? sign + output : output;
}


/***/ })

};
