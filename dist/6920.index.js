export const id = 6920;
export const ids = [6920];
export const modules = {

/***/ 7240:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EV: () => (/* binding */ idOfKey),
/* harmony export */   GP: () => (/* binding */ incidentAt),
/* harmony export */   UU: () => (/* binding */ testName),
/* harmony export */   WL: () => (/* binding */ ownerOfObject),
/* harmony export */   Zh: () => (/* binding */ listPartPath),
/* harmony export */   em: () => (/* binding */ isEvidence),
/* harmony export */   jE: () => (/* binding */ RUNBOOK_FILES),
/* harmony export */   oY: () => (/* binding */ signaturePath),
/* harmony export */   sI: () => (/* binding */ recordInKey),
/* harmony export */   ss: () => (/* binding */ sealedPath),
/* harmony export */   uv: () => (/* binding */ objectKeys),
/* harmony export */   zR: () => (/* binding */ recordAt)
/* harmony export */ });
/* harmony import */ var _backup_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63422);

const NUMBER_DIGITS = 6;
function numbered(index) {
    return String(index).padStart(NUMBER_DIGITS, '0');
}
const RUNBOOK_FILES = ['RECOVERY-v1.md', 'RECOVERY-v1.py'];
function stamp(time) {
    return time.toISOString().replaceAll(/[-:.]/g, '');
}
function sealedPath({ kind, backup, stream, number }) {
    const folders = { pack: 'packs', map: 'maps', index: 'index', contents: 'contents' };
    const path = [folders[kind], backup, stream, number === undefined ? undefined : numbered(number)];
    const extension = kind === 'contents' ? '.json.zst.pgp' : '.zst.pgp';
    return path.filter((segment) => segment !== undefined).join('/') + extension;
}
function listPartPath(id, index) {
    return `objects/${id}/${numbered(index)}`;
}
function signaturePath(id, fingerprint) {
    return `signatures/${id}/${fingerprint}.asc`;
}
function incidentPath({ subject, generation, addition }) {
    const file = addition === undefined ? 'opened' : `${stamp(addition.at)}-${addition.random}-${addition.what}`;
    return `incidents/${subject}/${numbered(generation)}-${file}.json`;
}
const INCIDENT = /^incidents\/([a-z0-9-]{1,40}(?:\.[0-9a-f]{16})?)\/([0-9]{6,9})-(?:opened|(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-([0-9a-f]{8})-(events|opened|closed))\.json$/;
function incidentAt(relative) {
    const match = INCIDENT.exec(relative);
    if (match === null)
        return undefined;
    const [, subject = '', number = '', year, month, day, hour, minute, second, ms, random, what] = match;
    const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
    if (random !== undefined && Number.isNaN(at.getTime()))
        return undefined;
    const addition = random === undefined ? undefined : { at, random, what: what };
    const place = { subject, generation: Number(number), addition };
    return incidentPath(place) === relative ? place : undefined;
}
const NO_BACKUP = 'no-backup';
function testName(id, time) {
    return `${id ?? NO_BACKUP}/${stamp(time)}`;
}
function objectKeys(database) {
    const root = `${database}/`;
    return {
        root,
        database,
        manifests: `${root}manifests/`,
        manifest: (id) => `${root}manifests/${id}.json`,
        signature: (id, fingerprint) => root + signaturePath(id, fingerprint),
        signatures: (id) => `${root}signatures/${id}/`,
        contents: (id) => root + sealedPath({ kind: 'contents', backup: id }),
        pack: (id, stream, number) => root + sealedPath({ kind: 'pack', backup: id, stream, number }),
        sealed: (place) => root + sealedPath(place),
        packs: (id) => `${root}packs/${id}/`,
        objects: (id, index) => root + listPartPath(id, index),
        verifications: (id) => `${root}verifications/${id}/`,
        verification: (id, time) => `${root}verifications/${testName(id, time)}.json`,
        ofTest: (name, ending) => `${root}verifications/${name}${ending}`,
        hold: (id, action, time) => `${root}holds/${id}/${stamp(time)}-${action}.json`,
        allVerifications: `${root}verifications/`,
        removedTests: (time, number) => `${root}removed-tests/${stamp(time)}-${numbered(number)}.json`,
        allRemovedTests: `${root}removed-tests/`,
        allHolds: `${root}holds/`,
        allPruned: `${root}pruned/`,
        pruned: (id) => `${root}pruned/${id}.json`,
        allGaps: `${root}gaps/`,
        gap: (id, time) => `${root}gaps/${id}/${stamp(time)}.json`,
        allIncidents: `${root}incidents/`,
        incident: (place) => root + incidentPath(place),
        runbook: RUNBOOK_FILES.map((file) => root + file),
        ofBackup: (id) => [
            ...['packs', 'maps', 'index', 'objects', 'signatures'].map((part) => `${root}${part}/${id}/`),
            `${root}contents/${id}.`,
        ],
        relative: (key) => key.slice(root.length),
        absolute: (relative) => root + relative,
    };
}
function idOfKey(key, folder) {
    const [, found, file, ...deeper] = key.split('/');
    if (found !== folder || file === undefined || deeper.length > 0 || !file.endsWith('.json'))
        return undefined;
    return (0,_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)(file.slice(0, -'.json'.length))?.id;
}
function recordInKey(key, folder) {
    const [, found, id = '', file, ...deeper] = key.split('/');
    const parsed = (0,_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)(id);
    if (found !== folder || file === undefined || deeper.length > 0 || parsed === undefined)
        return undefined;
    return { id: parsed.id, file };
}
const FOLDERS = 'packs|maps|index|objects|signatures|verifications|holds';
const OF_BACKUP = new RegExp(`^(?:(${FOLDERS})/([^/]+)/.|(contents)/([^/]+)\\.json\\.zst\\.pgp$)`);
function ownerOfObject(relative) {
    const match = OF_BACKUP.exec(relative);
    const id = match?.[2] ?? match?.[4];
    const part = match?.[1] ?? match?.[3];
    if (id === undefined || part === undefined)
        return undefined;
    const parsed = (0,_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)(id);
    return parsed && { id: parsed.id, part };
}
const isEvidence = (part) => part === 'verifications';
const TEST = /^verifications\/([^/]+)\/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z(\.json|\.json\.asc|\.details\.zst\.pgp)$/;
function recordAt(relative) {
    const match = TEST.exec(relative);
    if (match === null)
        return undefined;
    const [, folder = '', year, month, day, hour, minute, second, ms, ending = ''] = match;
    const id = (0,_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)(folder)?.id;
    const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
    if ((id === undefined && folder !== NO_BACKUP) || Number.isNaN(time.getTime()))
        return undefined;
    return { id, time, name: testName(id, time), ending: ending };
}


/***/ }),

/***/ 29679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ shortFingerprint),
/* harmony export */   x: () => (/* binding */ keyName)
/* harmony export */ });
const SHORT_DIGITS = 16;
const V4_DIGITS = 40;
const USER_ID_LENGTH = 80;
function shortFingerprint(fingerprint) {
    return fingerprint.length > V4_DIGITS ? fingerprint.slice(0, SHORT_DIGITS) : fingerprint.slice(-SHORT_DIGITS);
}
const ADDRESS = /\s*<[^<>]*>|\S+@\S+/g;
function keyName({ fingerprint, userId }) {
    const short = shortFingerprint(fingerprint);
    const plain = userId?.slice(0, 1_000).replaceAll(/[\p{C}\s]+/gu, ' ') ?? '';
    const shown = plain.replaceAll(ADDRESS, '').trim();
    if (shown === '')
        return short;
    return `${short} (${shown.length > USER_ID_LENGTH ? `${shown.slice(0, USER_ID_LENGTH)}…` : shown})`;
}


/***/ }),

/***/ 7620:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ chooseBackup),
/* harmony export */   r: () => (/* binding */ CLOCK_SKEW_MS)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _format_backup_id_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63422);


const CLOCK_SKEW_MS = 5 * 60_000;
function chooseBackup(ids, selector, now) {
    const known = ids
        .map(_format_backup_id_js__WEBPACK_IMPORTED_MODULE_1__/* .parseBackupId */ .JN)
        .filter((parsed) => parsed !== undefined)
        .sort((a, b) => (a.id < b.id ? 1 : -1));
    if (selector.kind === 'id') {
        if (known.some((candidate) => candidate.id === selector.id))
            return selector.id;
        throw notFound(`There is no backup ${selector.id}.`, known.length);
    }
    const limit = now.getTime() + CLOCK_SKEW_MS;
    const past = known.filter((candidate) => candidate.startedAt.getTime() <= limit);
    const chosen = chosenOf(past, selector, now);
    if (chosen !== undefined)
        return chosen.id;
    if (selector.kind === 'before')
        throw notFound(`There is no backup from before ${selector.time.toISOString()}.`, past.length);
    throw notFound(known.length > 0 ? 'All backups are dated in the future.' : 'There is no backup.', known.length);
}
function chosenOf(past, selector, now) {
    switch (selector.kind) {
        case 'latest':
            return past[0];
        case 'before':
            return past.find((candidate) => candidate.startedAt.getTime() < selector.time.getTime());
        case 'age': {
            const distance = ({ startedAt }) => Math.abs(now.getTime() - startedAt.getTime() - selector.ms);
            return past.toSorted((a, b) => distance(a) - distance(b))[0];
        }
    }
}
function notFound(message, count) {
    const hint = count > 0
        ? '`list` prints those that exist.'
        : 'Check `destination` and `name`; `list` without a name prints every database that the destination holds.';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_NOT_FOUND', message, { hint });
}


/***/ }),

/***/ 51222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SA: () => (/* binding */ planRetention),
/* harmony export */   g3: () => (/* binding */ GRACE_MS),
/* harmony export */   gb: () => (/* binding */ UNFINISHED_GRACE_MS)
/* harmony export */ });
/* harmony import */ var _calendar_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12776);
/* harmony import */ var _catalog_trust_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7620);
/* harmony import */ var _policy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11240);



const GRACE_MS = 7 * 86_400_000;
const UNFINISHED_GRACE_MS = 86_400_000;
function planRetention(backups, policy, now) {
    (0,_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .requireKeeping */ .vA)(policy);
    const reasons = new Map(backups.map((backup) => [backup.id, [...backup.pinned]]));
    const keep = (kept, reason) => {
        for (const { id } of kept)
            reasons.get(id)?.push(reason);
    };
    const calendar = new _calendar_js__WEBPACK_IMPORTED_MODULE_0__/* .Calendar */ .V(policy.timeZone);
    const limit = now.getTime() + _catalog_trust_js__WEBPACK_IMPORTED_MODULE_1__/* .CLOCK_SKEW_MS */ .r;
    for (const line of Map.groupBy(backups, (backup) => backup.source).values()) {
        keep(line.filter((backup) => backup.startedAt.getTime() > limit), { rule: 'dated-in-future' });
        const past = line.filter((backup) => backup.startedAt.getTime() <= limit);
        applyRules(momentsOf(past), policy, calendar, keep);
    }
    const newestFirst = backups.toSorted(byTimeDescending);
    keepNeeded(newestFirst, reasons);
    return newestFirst.map(({ id }) => {
        const why = reasons.get(id) ?? [];
        return { id, keep: why.length > 0, reasons: why };
    });
}
function byTimeDescending(a, b) {
    return b.startedAt.getTime() - a.startedAt.getTime() || (a.id < b.id ? 1 : -1);
}
function momentsOf(backups) {
    return [...Map.groupBy(backups.toSorted(byTimeDescending), (backup) => backup.startedAt.getTime()).values()];
}
function applyRules(moments, policy, calendar, keep) {
    keepUntilFull(moments, 1, (moment) => keep(moment, { rule: 'newest' }));
    const verified = moments.map((moment) => moment.filter((backup) => backup.verified));
    keepUntilFull(verified, 1, (moment) => keep(moment, { rule: 'newest-verified' }));
    keepUntilFull(moments, policy.keepLast, (moment) => keep(moment, { rule: 'last' }));
    const since = timeOf(moments.find(counts) ?? moments[0] ?? []) - policy.keepWithinMs;
    const within = policy.keepWithinMs > 0 ? moments.filter((moment) => timeOf(moment) >= since) : [];
    for (const moment of within)
        keep(moment, { rule: 'within' });
    const filled = new Map(_calendar_js__WEBPACK_IMPORTED_MODULE_0__/* .GENERATIONS */ .g.map((generation) => [generation, new Set()]));
    for (const moment of moments) {
        const names = calendar.names(new Date(timeOf(moment)));
        for (const [generation, places] of filled) {
            const name = names[generation];
            if (places.size >= policy.generations[generation] || places.has(name))
                continue;
            if (counts(moment))
                places.add(name);
            keep(moment, { rule: generation, period: name });
        }
    }
}
function keepUntilFull(moments, places, keep) {
    let left = places;
    for (const moment of moments) {
        if (left <= 0)
            return;
        keep(moment);
        if (counts(moment))
            left -= 1;
    }
}
function counts(moment) {
    return moment.some((backup) => backup.counts !== false);
}
function timeOf(moment) {
    return moment[0]?.startedAt.getTime() ?? 0;
}
function keepNeeded(newestFirst, reasons) {
    const byId = new Map(newestFirst.map((backup) => [backup.id, backup]));
    const queue = newestFirst.filter((backup) => (reasons.get(backup.id)?.length ?? 0) > 0);
    for (let backup = queue.shift(); backup !== undefined; backup = queue.shift()) {
        for (const parent of backup.parents) {
            const why = reasons.get(parent);
            if (why === undefined || why.some(({ rule }) => rule === 'needed'))
                continue;
            const needed = byId.get(parent);
            if (why.length === 0 && needed !== undefined)
                queue.push(needed);
            why.push({ rule: 'needed', by: backup.id });
        }
    }
}


/***/ }),

/***/ 99408:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B_: () => (/* binding */ stepsOf),
/* harmony export */   PR: () => (/* binding */ CONTENT_CHECK),
/* harmony export */   Xj: () => (/* binding */ TEST_STEPS)
/* harmony export */ });
const TEST_STEPS = ['signature', 'bytes', 'restore', 'comparison', 'content', 'integrity', 'queries'];
const CONTENT_CHECK = 'content of every table';
const OF_GROUP = {
    authenticity: 'signature',
    'stored-bytes': 'bytes',
    restore: 'restore',
    comparison: 'comparison',
    integrity: 'integrity',
    query: 'queries',
};
const WORST_FIRST = ['failed', 'error', 'passed', 'skipped'];
function stepsOf(checks) {
    const steps = {};
    for (const { name, group, outcome } of checks) {
        const step = group === 'comparison' && name === CONTENT_CHECK ? 'content' : OF_GROUP[group];
        if (step === undefined)
            continue;
        steps[step] = WORST_FIRST.find((each) => each === outcome || each === steps[step]) ?? outcome;
    }
    return steps;
}


/***/ }),

/***/ 7033:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A3: () => (/* binding */ reasonOf),
/* harmony export */   N9: () => (/* binding */ FAILURE_REASONS),
/* harmony export */   NB: () => (/* binding */ COPY_STATES),
/* harmony export */   YH: () => (/* binding */ worstReason),
/* harmony export */   bk: () => (/* binding */ VERDICTS),
/* harmony export */   pN: () => (/* binding */ refutes),
/* harmony export */   sh: () => (/* binding */ confirms)
/* harmony export */ });
const VERDICTS = ['passed', 'failed', 'error', 'skipped'];
const COPY_STATES = ['read', 'not-read', 'damaged', 'unreachable'];
const FAILURE_REASONS = ['backup', 'lineage', 'check', 'objective'];
const REASONS = {
    lineage: 'lineage',
    query: 'check',
    volume: 'check',
    objective: 'objective',
};
function reasonOf({ group }) {
    return REASONS[group] ?? 'backup';
}
function worstReason(reasons) {
    return FAILURE_REASONS.find((reason) => reasons.includes(reason));
}
function refutes({ verdict, reason }) {
    return verdict === 'failed' && (reason ?? 'backup') === 'backup';
}
function confirms({ verdict, reason }) {
    return verdict === 'passed' || (verdict === 'failed' && reason === 'objective');
}


/***/ }),

/***/ 58860:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ TOOL)
/* harmony export */ });
const TOOL = { name: 'restorable', version: '0.1.0' };


/***/ }),

/***/ 57210:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ fetchSignature),
/* harmony export */   Q: () => (/* binding */ authenticate)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7240);
/* harmony import */ var _core_key_name_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(29679);
/* harmony import */ var _reading_older_copies_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1434);
/* harmony import */ var _reading_read_preference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72554);





const SIGNATURE_MAX_BYTES = 64 * 1024;
const OTHER_KEY = 'Add the public half of the runner key to `signers` if the backup job uses a new one; else find out who wrote this.';
const OTHER_PASSPHRASE = 'It was written with a passphrase: give that one as `passphrase`, with every space in it. If you did, someone else wrote this.';
async function authenticate(sources, stored, accepted) {
    const { id, signer, encryption } = stored.manifest;
    if (signer === null) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('SIGNATURE_MISSING', `The backup ${id} is not signed, but ${accepted.words.askedBy}.`, {
            hint: 'Someone else may have written it: a backup job signs with its `runner-key` or its `passphrase`. Until then, use an earlier, signed backup.',
        });
    }
    const ring = await accepted.ringFor(stored.manifest);
    if (!ring.fingerprints.includes(signer)) {
        const message = `The backup ${id} says that the key ${(0,_core_key_name_js__WEBPACK_IMPORTED_MODULE_4__/* .shortFingerprint */ .n)(signer)} signed it, which is ${ring.words.untrusted}.`;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('SIGNER_UNKNOWN', message, {
            hint: encryption.salt === null ? OTHER_KEY : OTHER_PASSPHRASE,
        });
    }
    const check = async (signature) => {
        const by = await ring.verify(stored.bytes, Buffer.from(signature).toString('latin1'));
        if (by === signer)
            return by;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('SIGNATURE_INVALID', `The signature of ${id} is by ${(0,_core_key_name_js__WEBPACK_IMPORTED_MODULE_4__/* .shortFingerprint */ .n)(by)}, the manifest names ${(0,_core_key_name_js__WEBPACK_IMPORTED_MODULE_4__/* .shortFingerprint */ .n)(signer)}.`, {
            hint: 'Signatures were exchanged. Use another destination or another backup.',
        });
    };
    try {
        return await (0,_reading_read_preference_js__WEBPACK_IMPORTED_MODULE_3__/* .readFromFirstHealthy */ .m)(new _reading_read_preference_js__WEBPACK_IMPORTED_MODULE_3__/* .ReadPreference */ .U(sources), async (source) => check(await fetchSignature(source, id, signer)));
    }
    catch (thrown) {
        const object = { key: (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .signaturePath */ .oY)(id, signer), maxBytes: SIGNATURE_MAX_BYTES };
        const older = await (0,_reading_older_copies_js__WEBPACK_IMPORTED_MODULE_2__/* .olderCopy */ .E)(sources, object, check);
        if (older === undefined)
            throw thrown;
        return older.value;
    }
}
async function fetchSignature(source, id, signer) {
    try {
        return await source.get(source.keys.signature(id, signer), SIGNATURE_MAX_BYTES);
    }
    catch (error) {
        if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$ && error.code === 'OBJECT_MISSING') {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('SIGNATURE_MISSING', `The signature of ${id} is missing at ${source.label}.`, {
                hint: 'It was removed after the backup, or the manifest is forged. Use another destination or another backup.',
                cause: error,
            });
        }
        if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$) || error.code !== 'STORAGE_CORRUPTED')
            throw error;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('SIGNATURE_INVALID', `The signature of ${id} at ${source.label} is larger than any.`, {
            hint: 'Someone put it there, or the storage damaged it. Use another destination or another backup.',
            cause: error,
        });
    }
}


/***/ }),

/***/ 84820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GU: () => (/* binding */ ManifestListing),
/* harmony export */   WI: () => (/* binding */ readManifest),
/* harmony export */   Wn: () => (/* binding */ readParents),
/* harmony export */   sH: () => (/* binding */ olderManifest)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_format_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74493);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7240);
/* harmony import */ var _core_planning_chain_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67789);
/* harmony import */ var _packs_digest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(69984);
/* harmony import */ var _reading_older_copies_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1434);
/* harmony import */ var _reading_read_preference_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(72554);
/* harmony import */ var _records_removal_records_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(64921);








class ManifestListing {
    at;
    ids;
    listing = 1;
    constructor(at, ids) {
        this.at = at;
        this.ids = ids;
    }
    static async of(at) {
        const keys = [];
        for await (const { key } of at.list(at.keys.manifests))
            keys.push(key);
        return new ManifestListing(at, idsOf(keys));
    }
    static async ofDeleted(at) {
        const keys = [];
        for await (const key of at.listDeletedKeys(at.keys.manifests))
            keys.push(key);
        return new ManifestListing(at, idsOf(keys));
    }
    has(id) {
        return this.ids.includes(id);
    }
    listRemovals() {
        return _records_removal_records_js__WEBPACK_IMPORTED_MODULE_7__/* .RemovalRecords */ .Xg.listAfter(this);
    }
}
function idsOf(keys) {
    return keys.flatMap((key) => (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .idOfKey */ .EV)(key, 'manifests') ?? []);
}
async function readManifest(at, id) {
    const key = at.keys.manifest(id);
    const bytes = await at.get(key, _core_format_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .MANIFEST_MAX_BYTES */ .V4).catch((error) => {
        if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$) || error.code !== 'STORAGE_CORRUPTED')
            throw error;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('MANIFEST_INVALID', `${key} at ${at.label} is larger than any manifest.`, {
            hint: 'Someone put it there, or the storage damaged it. Use another destination or an earlier backup.',
            cause: error,
        });
    });
    return manifestIn(bytes, at, id);
}
function manifestIn(bytes, { name }, id) {
    return { manifest: (0,_core_format_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng)(bytes, { id, database: name }), bytes, sha256: (0,_packs_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .sha256Hex */ .f)(bytes) };
}
async function readParents(sources, manifest) {
    const parents = [];
    for (const { id, manifestSha256 } of manifest.parents) {
        const ask = async (source) => {
            const stored = await readManifest(source, id).catch((thrown) => {
                const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown);
                throw error.isFinding ? parentLost(manifest.id, id, source, error) : error;
            });
            if (stored.sha256 !== manifestSha256)
                throw parentLost(manifest.id, id, source);
            return stored;
        };
        parents.push(await (0,_reading_read_preference_js__WEBPACK_IMPORTED_MODULE_6__/* .readFromFirstHealthy */ .m)(sources, ask).catch(async (thrown) => {
            const isMeant = (older) => older.sha256 === manifestSha256 ? older : undefined;
            const older = await olderManifest(sources.current, id, isMeant, sources.problems);
            if (older === undefined)
                throw thrown;
            return older;
        }));
    }
    const why = (0,_core_planning_chain_js__WEBPACK_IMPORTED_MODULE_3__/* .whyNoChain */ .Hi)(manifest, parents.map((parent) => parent.manifest));
    if (why === undefined)
        return parents;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('MANIFEST_INVALID', `${manifest.id} can't build on its parents: ${why}.`, {
        hint: 'No backup job writes such a manifest. Find out who wrote it, and use an earlier backup.',
    });
}
async function olderManifest(sources, id, accept, problems = []) {
    const object = { key: `manifests/${id}.json`, maxBytes: _core_format_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .MANIFEST_MAX_BYTES */ .V4 };
    const take = (bytes, source) => accept(manifestIn(bytes, source, id), source);
    return (await (0,_reading_older_copies_js__WEBPACK_IMPORTED_MODULE_5__/* .olderCopy */ .E)(sources, object, take, problems))?.value;
}
function parentLost(child, parent, source, cause) {
    const message = `${child} needs ${parent}, which is missing or different at ${source.label}.`;
    const hint = 'Use another destination or an earlier backup; the next run makes a full backup automatically.';
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_DAMAGED', message, { hint, cause });
}


/***/ }),

/***/ 69984:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ StreamHasher),
/* harmony export */   f: () => (/* binding */ sha256Hex)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _core_format_contents_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4290);


function sha256Hex(body) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    for (const part of body instanceof Uint8Array ? [body] : body)
        hash.update(part);
    return hash.digest('hex');
}
class StreamHasher {
    #hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    #checkpoints = [];
    #bytes = 0;
    update(bytes) {
        let rest = bytes;
        for (;;) {
            const untilCheckpoint = _core_format_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .CHECKPOINT_BYTES */ .bq - (this.#bytes % _core_format_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .CHECKPOINT_BYTES */ .bq);
            if (rest.length < untilCheckpoint)
                break;
            this.#hash.update(rest.subarray(0, untilCheckpoint));
            this.#bytes += untilCheckpoint;
            this.#checkpoints.push(this.#hash.copy().digest('hex'));
            rest = rest.subarray(untilCheckpoint);
        }
        this.#hash.update(rest);
        this.#bytes += rest.length;
    }
    get rawBytes() {
        return this.#bytes;
    }
    finish() {
        return { rawBytes: this.#bytes, sha256: this.#hash.digest('hex'), checkpoints: this.#checkpoints };
    }
}


/***/ }),

/***/ 1434:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ olderCopy)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

async function olderCopy(sources, { key, maxBytes }, accept, problems = []) {
    for (const source of sources) {
        const { storage, keys, signal } = source;
        const path = keys.absolute(key);
        try {
            for await (const stored of storage.versions?.older(path, { maxBytes, signal }) ?? []) {
                const value = await unlessBad(async () => accept(stored, source));
                if (value === undefined)
                    continue;
                problems.push(`${path} at ${source.label} was deleted or replaced; an older version of it is good and was read.`);
                return { source, value };
            }
        }
        catch (thrown) {
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(signal);
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .failureOf */ .g5)(thrown, ['storage', 'object', 'backup', 'keys']);
        }
    }
    return undefined;
}
async function unlessBad(work) {
    try {
        return await work();
    }
    catch (thrown) {
        if ((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown).isFinding)
            return undefined;
        throw thrown;
    }
}


/***/ }),

/***/ 15070:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ mapAhead),
/* harmony export */   j: () => (/* binding */ upTo)
/* harmony export */ });
function* upTo(count) {
    for (let number = 0; number < count; number += 1)
        yield number;
}
async function* mapAhead(items, ahead, task) {
    const underWay = [];
    const begin = (item) => {
        const started = task(item);
        started.catch(() => { });
        underWay.push(started);
    };
    try {
        for (const item of items) {
            begin(item);
            const [first] = underWay;
            if (underWay.length < ahead || first === undefined)
                continue;
            underWay.shift();
            yield await first;
        }
        for (let first = underWay.shift(); first !== undefined; first = underWay.shift())
            yield await first;
    }
    finally {
        await Promise.allSettled(underWay);
    }
}


/***/ }),

/***/ 72554:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ ReadPreference),
/* harmony export */   m: () => (/* binding */ readFromFirstHealthy)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

const BAD_IN_A_ROW = 3;
const BAD_ALTOGETHER = 20;
const PATIENCE_MS = 60_000;
const TIMES_LONGER = 4;
class ReadPreference {
    signal;
    #all;
    problems = [];
    faulty = new Set();
    unreliable = new Set();
    #first;
    #last = [];
    #served = new Map();
    #bad = new Map();
    #warn;
    #longestMs = new Map();
    #isTolerant;
    #patienceMs;
    constructor(sources, options = {}) {
        const { warn = () => { }, tolerant = false, patienceMs = PATIENCE_MS } = options;
        const [nearest] = sources;
        if (nearest === undefined)
            throw new RangeError('a backup that is read from nowhere');
        this.signal = nearest.signal;
        this.#all = sources;
        this.#first = [...sources];
        this.#warn = warn;
        this.#isTolerant = tolerant;
        this.#patienceMs = patienceMs;
    }
    get all() {
        return this.#all;
    }
    get current() {
        return [...this.#first, ...this.#last];
    }
    get served() {
        return this.all.flatMap((source) => {
            const served = this.#served.get(source.storage);
            return served === undefined ? [] : [{ source, ...served }];
        });
    }
    get readAlone() {
        const [only, ...others] = this.served;
        if (only === undefined || others.length > 0)
            return undefined;
        const { storage } = only.source;
        return this.faulty.has(storage) ? undefined : storage;
    }
    exclude({ storage }) {
        const others = (sources) => sources.filter((each) => each.storage !== storage);
        this.#all = others(this.#all);
        this.#first = others(this.#first);
        this.#last = others(this.#last);
    }
    patienceFor(source) {
        if (!this.#first.includes(source))
            return undefined;
        return Math.max(this.#patienceMs, TIMES_LONGER * (this.#longestMs.get(source.storage) ?? 0));
    }
    noteTime({ storage }, ms) {
        this.#longestMs.set(storage, Math.max(ms, this.#longestMs.get(storage) ?? 0));
    }
    noteServed({ storage }, bytes) {
        const before = this.#served.get(storage) ?? { objects: 0, bytes: 0 };
        this.#served.set(storage, { objects: before.objects + 1, bytes: before.bytes + bytes });
        this.#bad.set(storage, { inARow: 0, altogether: this.#bad.get(storage)?.altogether ?? 0 });
    }
    noteFailed({ storage }, error) {
        if (!error.isFinding) {
            this.unreliable.add(storage);
            this.#askLast(storage, `${storage.label} failed and is asked last from now on: ${error.message}`);
            return;
        }
        this.faulty.add(storage);
        const before = this.#bad.get(storage) ?? { inARow: 0, altogether: 0 };
        const bad = { inARow: before.inARow + 1, altogether: before.altogether + 1 };
        this.#bad.set(storage, bad);
        if (this.#isTolerant || (bad.inARow < BAD_IN_A_ROW && bad.altogether < BAD_ALTOGETHER))
            return;
        const many = bad.inARow < BAD_IN_A_ROW ? `${bad.altogether} objects` : `${bad.inARow} objects in a row`;
        this.#askLast(storage, `${storage.label} is asked last from now on: ${many} are missing or wrong there.`);
    }
    #askLast(storage, warning) {
        const isMeant = (each) => each.storage === storage;
        const first = this.#first.filter(isMeant);
        if (first.length > 0 && this.all.length > 1)
            this.#warn(warning);
        this.#last = [...this.#last.filter((each) => !isMeant(each)), ...first, ...this.#last.filter(isMeant)];
        this.#first = this.#first.filter((each) => !isMeant(each));
    }
}
async function readFromFirstHealthy(sources, ask, problems = sources.problems) {
    const failures = [];
    const asked = new Set();
    const next = () => sources.current.find(({ storage }) => !asked.has(storage));
    for (let source = next(); source !== undefined; source = next()) {
        asked.add(source.storage);
        const patienceMs = next() === undefined ? undefined : sources.patienceFor(source);
        const { clock } = source;
        const startedMs = clock.monotonicMs();
        try {
            const answer = await (patienceMs === undefined ? ask(source) : askPatiently(source, patienceMs, ask));
            sources.noteTime(source, clock.monotonicMs() - startedMs);
            problems.push(...failures.filter((failure) => failure.isFinding).map((failure) => failure.message));
            return answer;
        }
        catch (thrown) {
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(sources.signal);
            const failure = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown);
            failures.push(failure);
            sources.noteFailed(source, failure);
        }
    }
    throw failures.find((failure) => !failure.isFinding) ?? failures[0];
}
async function askPatiently(source, patienceMs, ask) {
    const hangs = new AbortController();
    const timer = setTimeout(() => {
        const message = `${source.label} did not give an object within ${Math.round(patienceMs / 1000)} seconds.`;
        hangs.abort(new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('STORAGE_UNREACHABLE', message, { hint: 'Check network and server.' }));
    }, patienceMs);
    try {
        return await ask(source.until(AbortSignal.any([source.signal, hangs.signal])));
    }
    catch (thrown) {
        throw hangs.signal.aborted && !source.signal.aborted ? hangs.signal.reason : thrown;
    }
    finally {
        clearTimeout(timer);
    }
}


/***/ }),

/***/ 52524:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RC: () => (/* binding */ readHolds),
/* harmony export */   f3: () => (/* binding */ isOfHold),
/* harmony export */   hA: () => (/* binding */ writeHold)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(69987);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7240);
/* harmony import */ var _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(66117);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58860);
/* harmony import */ var _signed_record_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(52108);






const holdSchema = zod__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_5__/* .literal */ .euz('restorable-hold/1'),
    database: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(),
    action: zod__WEBPACK_IMPORTED_MODULE_5__/* ["enum"] */ .k5n(['hold', 'release']),
    backup: zod__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej({ id: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), manifestSha256: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP() }),
    reason: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(),
    by: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(),
    at: _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_2__/* .storedTime */ .t,
    signer: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().nullable(),
    tool: zod__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), version: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP() }),
});
async function writeHold(stored, facts, signer) {
    const at = await timeAfterAll(stored, facts.id);
    const record = {
        format: 'restorable-hold/1',
        database: stored.name,
        action: facts.action,
        backup: { id: facts.id, manifestSha256: facts.manifestSha256 },
        reason: facts.reason,
        by: facts.by,
        at: at.toISOString(),
        signer: signer?.fingerprint ?? null,
        tool: _core_version_js__WEBPACK_IMPORTED_MODULE_3__/* .TOOL */ .j,
    };
    const key = stored.keys.hold(facts.id, facts.action, at);
    await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_4__/* .putRecord */ .j8)(stored, key, { record, signer });
    return key;
}
async function timeAfterAll(stored, id) {
    let atMs = stored.clock.now().getTime();
    for await (const { key } of stored.list(`${stored.keys.allHolds}${id}/`)) {
        const named = nameOf(key);
        if (named !== undefined)
            atMs = Math.max(atMs, named.at.getTime() + 1);
    }
    if (atMs <= LAST_TIME_MS)
        return new Date(atMs);
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('STORAGE_FAILED', `No record of a hold of ${id} at ${stored.label} can be the newest.`, {
        hint: 'One of the last millisecond of the year 9999 is there. Find out who put it, and delete it.',
    });
}
async function readHolds(at, ring) {
    const listed = new Map();
    for await (const key of at.listWithDeleted(at.keys.allHolds)) {
        const named = nameOf(key);
        if (named === undefined)
            continue;
        const known = listed.get(named.id);
        if (known === undefined)
            listed.set(named.id, [named]);
        else
            known.push(named);
    }
    const held = new Map();
    for (const [id, records] of listed) {
        const state = await stateOf(at, records, ring);
        if (state !== undefined)
            held.set(id, state);
    }
    return held;
}
const LAST_TIME_MS = Date.parse('9999-12-31T23:59:59.999Z');
function isOfHold(key) {
    return nameOf(key.replace(/\.asc$/, '')) !== undefined;
}
function nameOf(key) {
    const { id, file = '' } = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .recordInKey */ .sI)(key, 'holds') ?? {};
    const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-(hold|release)\.json$/.exec(file);
    if (id === undefined || match === null)
        return undefined;
    const [, year, month, day, hour, minute, second, ms, action] = match;
    const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
    return Number.isNaN(at.getTime()) ? undefined : { key, id, at, action: action };
}
async function stateOf(stored, records, ring) {
    const newestFirst = records.toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.action === 'hold' ? -1 : 1));
    for (const record of newestFirst) {
        const found = await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_4__/* .getRecord */ .EI)(stored, record.key);
        const parsed = found && holdSchema.safeParse(found.json).data;
        if (record.action === 'hold')
            return { reason: parsed?.reason ?? "a record that can't be read", since: record.at };
        if (found === undefined || parsed === undefined || ring === undefined)
            continue;
        if (parsed.database !== stored.name)
            continue;
        if (stored.keys.hold(parsed.backup.id, parsed.action, new Date(parsed.at)) !== record.key)
            continue;
        if ((await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_4__/* .signerOfRecord */ .vw)(stored, record.key, found.bytes, ring)) !== undefined)
            return undefined;
    }
    return undefined;
}


/***/ }),

/***/ 88238:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ ListingDigests),
/* harmony export */   p: () => (/* binding */ listingDigest)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7240);


class ListingDigests {
    #hashes = new Map();
    #done = new Map();
    add(relative, sizeBytes) {
        const owner = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .ownerOfObject */ .WL)(relative);
        if (owner === undefined || !isListed(owner.part))
            return;
        const hash = this.#hashes.get(owner.id) ?? (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
        hash.update(line(relative, sizeBytes));
        this.#hashes.set(owner.id, hash);
    }
    get ids() {
        return [...this.#hashes.keys()];
    }
    get(id) {
        const digest = this.#done.get(id) ?? this.#hashes.get(id)?.digest('hex');
        if (digest !== undefined)
            this.#done.set(id, digest);
        return digest;
    }
}
function listingDigest(objects) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    for (const { key, sizeBytes } of objects.toSorted((a, b) => (a.key < b.key ? -1 : 1))) {
        hash.update(line(key, sizeBytes));
    }
    return hash.digest('hex');
}
function line(relative, sizeBytes) {
    return `${relative} ${sizeBytes}\n`;
}
function isListed(part) {
    return part !== 'signatures' && part !== 'holds' && !(0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .isEvidence */ .em)(part);
}


/***/ }),

/***/ 64921:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G6: () => (/* binding */ writeRemoval),
/* harmony export */   Xg: () => (/* binding */ RemovalRecords),
/* harmony export */   hf: () => (/* binding */ readRemoval)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(69987);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_format_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74493);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7240);
/* harmony import */ var _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(66117);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(58860);
/* harmony import */ var _packs_digest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(69984);
/* harmony import */ var _removal_inventory_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(39340);
/* harmony import */ var _signed_record_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(52108);









const prunedSchema = zod__WEBPACK_IMPORTED_MODULE_8__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_8__/* .literal */ .euz('restorable-pruned/1'),
    backup: zod__WEBPACK_IMPORTED_MODULE_8__/* .strictObject */ .rej({ id: zod__WEBPACK_IMPORTED_MODULE_8__/* .string */ .YjP(), manifestSha256: zod__WEBPACK_IMPORTED_MODULE_8__/* .string */ .YjP() }),
    reason: zod__WEBPACK_IMPORTED_MODULE_8__/* .string */ .YjP(),
    prunedAt: _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_3__/* .storedTime */ .t,
    manifest: zod__WEBPACK_IMPORTED_MODULE_8__/* .string */ .YjP(),
    ..._signed_record_js__WEBPACK_IMPORTED_MODULE_7__/* .signedBy */ .qI,
    tool: zod__WEBPACK_IMPORTED_MODULE_8__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_8__/* .string */ .YjP(), version: zod__WEBPACK_IMPORTED_MODULE_8__/* .string */ .YjP() }),
});
class RemovalRecords {
    #writtenAt;
    #manifests;
    #listing;
    constructor(manifests, listing, writtenAt) {
        this.#manifests = manifests;
        this.#listing = listing;
        this.#writtenAt = writtenAt;
    }
    static async listAfter(manifests) {
        const { at, listing } = manifests;
        const writtenAt = new Map();
        for await (const { key, modifiedAt } of at.list(at.keys.allPruned)) {
            const id = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .idOfKey */ .EV)(key, 'pruned');
            if (id !== undefined)
                writtenAt.set(id, modifiedAt);
        }
        return new RemovalRecords(manifests, listing, writtenAt);
    }
    get at() {
        return this.#manifests.at;
    }
    assertAfter(catalog) {
        if (catalog !== this.#manifests || catalog.listing !== this.#listing) {
            throw new RangeError('the records of removal are older than the manifests that they are to explain');
        }
    }
    get ids() {
        return [...this.#writtenAt.keys()];
    }
    has(id) {
        return this.#writtenAt.has(id);
    }
    writtenAt(id) {
        return this.#writtenAt.get(id);
    }
    without(ids) {
        const believed = new Map([...this.#writtenAt].filter(([id]) => !ids.includes(id)));
        return new RemovalRecords(this.#manifests, this.#listing, believed);
    }
    async read(id, ring) {
        return this.has(id) ? readRemoval(this.at, id, ring) : undefined;
    }
    async believed(ids, ring) {
        const removed = new Set();
        for (const id of ids) {
            if (this.has(id) && (ring === undefined || (await this.read(id, ring)) !== undefined))
                removed.add(id);
        }
        return removed;
    }
    takeInventory(onObject) {
        return (0,_removal_inventory_js__WEBPACK_IMPORTED_MODULE_6__/* .takeInventory */ .O)(this, onObject);
    }
}
async function readRemoval(at, id, ring) {
    const key = at.keys.pruned(id);
    const record = await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_7__/* .getRecord */ .EI)(at, key);
    const parsed = record && prunedSchema.safeParse(record.json).data;
    if (record === undefined || parsed === undefined || parsed.backup.id !== id)
        return undefined;
    const bytes = Buffer.from(parsed.manifest);
    const manifest = manifestIn(bytes, at, id);
    if (manifest === undefined || (0,_packs_digest_js__WEBPACK_IMPORTED_MODULE_5__/* .sha256Hex */ .f)(bytes) !== parsed.backup.manifestSha256)
        return undefined;
    const isBelieved = await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_7__/* .isSignedBy */ .s3)(ring, { at, id, key, ...record }, parsed);
    const by = ring === undefined ? null : parsed.signer;
    return isBelieved ? { ...parsed.backup, manifest, bytes, prunedAt: parsed.prunedAt, by } : undefined;
}
function manifestIn(bytes, { name }, id) {
    try {
        return (0,_core_format_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng)(bytes, { id, database: name });
    }
    catch (error) {
        if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$ && error.isFinding)
            return undefined;
        throw error;
    }
}
async function writeRemoval(at, { manifest: { id }, sha256, bytes }, { reason, prunedAt, signer }) {
    const record = {
        format: 'restorable-pruned/1',
        backup: { id, manifestSha256: sha256 },
        reason,
        prunedAt: prunedAt.toISOString(),
        manifest: Buffer.from(bytes).toString('utf8'),
        ...(0,_signed_record_js__WEBPACK_IMPORTED_MODULE_7__/* .namesOf */ .eZ)(signer),
        tool: _core_version_js__WEBPACK_IMPORTED_MODULE_4__/* .TOOL */ .j,
    };
    await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_7__/* .putRecord */ .j8)(at, at.keys.pruned(id), { record, signer, unlocked: true });
}


/***/ }),

/***/ 52108:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $K: () => (/* binding */ recordBytes),
/* harmony export */   A0: () => (/* binding */ unlessBad),
/* harmony export */   EI: () => (/* binding */ getRecord),
/* harmony export */   eZ: () => (/* binding */ namesOf),
/* harmony export */   j8: () => (/* binding */ putRecord),
/* harmony export */   qI: () => (/* binding */ signedBy),
/* harmony export */   s3: () => (/* binding */ isSignedBy),
/* harmony export */   vw: () => (/* binding */ signerOfRecord),
/* harmony export */   xy: () => (/* binding */ RECORD_MAX_BYTES),
/* harmony export */   zv: () => (/* binding */ recordOf)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(69987);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_format_strict_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56928);
/* harmony import */ var _reading_older_copies_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1434);




const RECORD_MAX_BYTES = 64 * 1024;
const SIGNATURE_MAX_BYTES = 64 * 1024;
function recordBytes(record) {
    return Buffer.from(`${JSON.stringify(record, null, 1)}\n`);
}
async function putRecord(at, key, { record, signer, unlocked = false }) {
    const body = recordBytes(record);
    if (signer !== undefined)
        await at.put(`${key}.asc`, Buffer.from(await signer.sign(body)), { unlocked });
    await at.put(key, body, { unlocked });
}
async function getRecord(at, key) {
    const bytes = await unlessBad(at.get(key, RECORD_MAX_BYTES));
    return bytes && recordOf(bytes);
}
function recordOf(bytes) {
    try {
        return { bytes, json: (0,_core_format_strict_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .q)(bytes) };
    }
    catch (error) {
        if (!(error instanceof _core_format_strict_json_js__WEBPACK_IMPORTED_MODULE_2__/* .JsonError */ .N))
            throw error;
        return { bytes, json: undefined };
    }
}
async function signerOfRecord(at, key, bytes, ring) {
    const verify = (signature) => ring.verify(bytes, Buffer.from(signature).toString('latin1'));
    const signature = await unlessBad(at.get(`${key}.asc`, SIGNATURE_MAX_BYTES));
    const by = signature && (await unlessBad(verify(signature)));
    if (by !== undefined)
        return by;
    return (await (0,_reading_older_copies_js__WEBPACK_IMPORTED_MODULE_1__/* .olderCopy */ .E)([at], { key: at.keys.relative(`${key}.asc`), maxBytes: SIGNATURE_MAX_BYTES }, verify))?.value;
}
const signedBy = {
    signer: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().nullable(),
    salt: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().nullable(),
};
function namesOf(signer) {
    return { signer: signer?.fingerprint ?? null, salt: signer?.salt ?? null };
}
async function isSignedBy(ring, { at, id, key, bytes }, { signer, salt }) {
    if (ring === undefined)
        return true;
    if (signer === null)
        return false;
    const encryption = { profile: 'gnupg', recipients: [], salt };
    const own = await unlessBad(ring.ringFor({ id, database: at.name, signer, encryption }));
    return own !== undefined && (await signerOfRecord(at, key, bytes, own)) !== undefined;
}
async function unlessBad(work) {
    try {
        return await work;
    }
    catch (error) {
        if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$ && (error.isFinding || error.code === 'STORAGE_CORRUPTED'))
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 34103:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BD: () => (/* binding */ putTestRecord),
/* harmony export */   Lf: () => (/* binding */ sealTestRecord),
/* harmony export */   dH: () => (/* binding */ MOST_PHASES),
/* harmony export */   mL: () => (/* binding */ MOST_COPIES),
/* harmony export */   rw: () => (/* binding */ testRecordSchema),
/* harmony export */   sL: () => (/* binding */ isJudged)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(69987);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7240);
/* harmony import */ var _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(66117);
/* harmony import */ var _core_run_origin_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10252);
/* harmony import */ var _core_test_steps_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(99408);
/* harmony import */ var _core_verdict_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7033);
/* harmony import */ var _packs_digest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(69984);
/* harmony import */ var _signed_record_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(52108);








const RECORDED_REASONS = _core_verdict_js__WEBPACK_IMPORTED_MODULE_4__/* .FAILURE_REASONS */ .N9.filter((reason) => reason !== 'lineage');
function recordedReason(text) {
    return RECORDED_REASONS.find((reason) => reason === text) ?? 'backup';
}
const MOST_COPIES = 100;
const MOST_PHASES = 200;
const sha256 = zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP().regex(/^[0-9a-f]{64}$/);
const count = zod__WEBPACK_IMPORTED_MODULE_7__/* .int */ .Whr().nonnegative();
const ms = zod__WEBPACK_IMPORTED_MODULE_7__/* .number */ .aig().nonnegative().nullable();
const copySchema = zod__WEBPACK_IMPORTED_MODULE_7__/* .strictObject */ .rej({ destination: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(), state: zod__WEBPACK_IMPORTED_MODULE_7__/* ["enum"] */ .k5n(_core_verdict_js__WEBPACK_IMPORTED_MODULE_4__/* .COPY_STATES */ .NB) });
const recordSchema = zod__WEBPACK_IMPORTED_MODULE_7__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_7__/* .literal */ .euz('restorable-verification/1'),
    database: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    kind: zod__WEBPACK_IMPORTED_MODULE_7__/* ["enum"] */ .k5n(['verification', 'drill']),
    scenario: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP()
        .regex(/^[a-z][a-z0-9-]{0,39}$/)
        .nullable(),
    previous: zod__WEBPACK_IMPORTED_MODULE_7__/* .strictObject */ .rej({ recordSha256: sha256, finishedAt: _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_1__/* .storedTime */ .t }).nullable(),
    unread: zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP()).max(MOST_COPIES),
    backup: zod__WEBPACK_IMPORTED_MODULE_7__/* .strictObject */ .rej({ id: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(), manifestSha256: sha256, snapshotAt: _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_1__/* .storedTime */ .t }).nullable(),
    copies: zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(copySchema).max(MOST_COPIES),
    verdict: zod__WEBPACK_IMPORTED_MODULE_7__/* ["enum"] */ .k5n(['passed', 'failed', 'error']),
    reason: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP()
        .regex(/^[a-z-]{1,40}$/)
        .nullable(),
    errorCode: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP()
        .regex(/^[A-Z][A-Z0-9_]{0,39}$/)
        .nullable(),
    onlyCopies: zod__WEBPACK_IMPORTED_MODULE_7__/* .boolean */ .zMY(),
    checks: zod__WEBPACK_IMPORTED_MODULE_7__/* .strictObject */ .rej({
        passed: count,
        failed: count,
        error: count,
        skipped: count,
        ignored: count.optional(),
    }),
    steps: zod__WEBPACK_IMPORTED_MODULE_7__/* .partialRecord */ .jgl(zod__WEBPACK_IMPORTED_MODULE_7__/* ["enum"] */ .k5n(_core_test_steps_js__WEBPACK_IMPORTED_MODULE_3__/* .TEST_STEPS */ .Xj), zod__WEBPACK_IMPORTED_MODULE_7__/* ["enum"] */ .k5n(['passed', 'failed', 'error', 'skipped'])),
    failed: zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_7__/* .strictObject */ .rej({ code: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP().regex(/^[A-Za-z0-9_-]{1,40}$/), count: zod__WEBPACK_IMPORTED_MODULE_7__/* .int */ .Whr().positive() })),
    definitionsSha256: sha256.nullable(),
    objectives: zod__WEBPACK_IMPORTED_MODULE_7__/* .strictObject */ .rej({ rpoMs: ms, rtoMs: ms }),
    phases: zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_7__/* .strictObject */ .rej({ phase: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(), durationMs: zod__WEBPACK_IMPORTED_MODULE_7__/* .number */ .aig().nonnegative() })).max(MOST_PHASES),
    details: zod__WEBPACK_IMPORTED_MODULE_7__/* .strictObject */ .rej({ sha256, sizeBytes: count }).nullable(),
    authenticatedBy: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP().nullable(),
    target: zod__WEBPACK_IMPORTED_MODULE_7__/* ["enum"] */ .k5n(['ephemeral', 'scratch']),
    run: _core_run_origin_js__WEBPACK_IMPORTED_MODULE_2__/* .testRunSchema */ .Tl.nullable(),
    startedAt: _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_1__/* .storedTime */ .t,
    finishedAt: _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_1__/* .storedTime */ .t,
    restoreMs: ms,
    backupAgeMs: ms,
    verifier: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP().nullable(),
    salt: _signed_record_js__WEBPACK_IMPORTED_MODULE_6__/* .signedBy */ .qI.salt,
    tool: zod__WEBPACK_IMPORTED_MODULE_7__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(), version: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP() }),
});
const testRecordSchema = recordSchema
    .refine(({ verdict, reason }) => verdict === 'failed' || reason === null, 'a reason without a failure')
    .refine(({ verdict, errorCode }) => (verdict === 'error') === (errorCode !== null), 'an error without a code, or a code')
    .refine(({ kind, scenario }) => (kind === 'drill') === (scenario !== null), 'a scenario of a verification, or none')
    .refine(({ verdict, onlyCopies }) => verdict === 'failed' || !onlyCopies, 'damaged copies without a failure')
    .refine(({ startedAt, finishedAt }) => Date.parse(startedAt) <= Date.parse(finishedAt), 'an end before its start')
    .refine(({ copies }) => new Set(copies.map(({ destination }) => destination)).size === copies.length, 'two states of one destination')
    .transform(({ reason, ...record }) => ({
    ...record,
    reason: record.verdict === 'failed' ? recordedReason(reason) : null,
}));
const CHECK_NOT_RUN = 'CHECK_NOT_RUN';
function isJudged({ backup, verdict, errorCode }) {
    return backup !== null && (verdict !== 'error' || errorCode === CHECK_NOT_RUN);
}
async function sealTestRecord(record, signer) {
    const bytes = (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_6__/* .recordBytes */ .$K)(record);
    return {
        name: (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .testName */ .UU)(record.backup?.id, new Date(record.finishedAt)),
        bytes,
        signature: signer && Buffer.from(await signer.sign(bytes)),
        sha256: (0,_packs_digest_js__WEBPACK_IMPORTED_MODULE_5__/* .sha256Hex */ .f)(bytes),
    };
}
async function putTestRecord(at, { name, bytes, signature }, details) {
    if (details !== undefined) {
        await at.put(at.keys.ofTest(name, '.details.zst.pgp'), details.parts, { sha256: details.sha256 });
    }
    if (signature !== undefined)
        await at.put(at.keys.ofTest(name, '.json.asc'), signature);
    await at.put(at.keys.ofTest(name, '.json'), bytes);
}


/***/ }),

/***/ 79789:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ VerificationLog)
});

// EXTERNAL MODULE: ./build/core/format/object-keys.js
var object_keys = __webpack_require__(7240);
// EXTERNAL MODULE: ./build/core/planning/catalog-trust.js
var catalog_trust = __webpack_require__(7620);
// EXTERNAL MODULE: ./build/core/verdict.js
var verdict = __webpack_require__(7033);
// EXTERNAL MODULE: ./build/repository/packs/digest.js
var digest = __webpack_require__(69984);
// EXTERNAL MODULE: ./build/repository/reading/older-copies.js
var older_copies = __webpack_require__(1434);
// EXTERNAL MODULE: ./build/repository/reading/read-ahead.js
var read_ahead = __webpack_require__(15070);
// EXTERNAL MODULE: ./build/repository/records/test-record.js
var test_record = __webpack_require__(34103);
;// CONCATENATED MODULE: ./build/repository/records/copy-statement.js


const COPIED_AFTER_MS = 3_600_000;
function statementAt(record, place) {
    const { backup } = record;
    if (record.kind !== 'verification' || backup === null || !(0,test_record/* isJudged */.sL)(record))
        return undefined;
    const state = stateAt(record, place);
    const isBad = (0,verdict/* refutes */.pN)(record);
    if (state === 'damaged') {
        const verdict = { verdict: 'failed', reason: 'backup', errorCode: null };
        return { ...record, ...verdict, backup, state, isOnlyHere: !isBad || record.onlyCopies };
    }
    if (isBad && record.onlyCopies)
        return undefined;
    return { ...record, backup, state, isOnlyHere: false };
}
function stateAt({ copies, finishedAt }, { label, storedAt }) {
    const state = copies.find(({ destination }) => destination === label)?.state;
    if (state === 'damaged')
        return state;
    if (state !== 'read')
        return 'not-read';
    const isCopied = storedAt !== undefined && storedAt.getTime() > Date.parse(finishedAt) + COPIED_AFTER_MS;
    return isCopied ? 'not-read' : 'read';
}
async function evaluateStatements(statements) {
    let restoredSince = false;
    for await (const statement of statements) {
        if (statement.state !== 'not-read')
            return statement;
        const isBad = (0,verdict/* refutes */.pN)(statement);
        if (isBad && !restoredSince)
            return statement;
        restoredSince ||= !isBad;
    }
    return undefined;
}

// EXTERNAL MODULE: ./build/repository/records/signed-record.js
var signed_record = __webpack_require__(52108);
;// CONCATENATED MODULE: ./build/repository/records/verification-log.js









const READS_AHEAD = 4;
class VerificationLog {
    #at;
    #ring;
    #now;
    #listed;
    #byName;
    #byBackup;
    #known = new Map();
    constructor(at, ring, now, listed) {
        this.#at = at;
        this.#ring = ring;
        this.#now = now;
        this.#listed = listed.toSorted((a, b) => b.time.getTime() - a.time.getTime());
        this.#byName = new Map(listed.map((each) => [each.name, each]));
        this.#byBackup = Map.groupBy(this.#listed, ({ id }) => id);
    }
    static async open(at, ring, now) {
        const listed = new Map();
        const add = (key, storedAt) => {
            const place = (0,object_keys/* recordAt */.zR)(at.keys.relative(key));
            if (place?.ending === '.json' && !listed.has(key))
                listed.set(key, { ...place, key, storedAt });
        };
        for await (const { key, modifiedAt } of at.list(at.keys.allVerifications))
            add(key, modifiedAt);
        for await (const key of at.listDeletedKeys(at.keys.allVerifications))
            add(key, undefined);
        return new VerificationLog(at, ring, now, [...listed.values()]);
    }
    of(backup) {
        return evaluateStatements(this.#statementsOf(backup));
    }
    async hasPassedElsewhere(backup) {
        for await (const statement of this.#statementsOf(backup)) {
            return (0,verdict/* confirms */.sh)(statement) && statement.state === 'not-read';
        }
        return false;
    }
    last() {
        return evaluateStatements(this.#statements(this.#listed));
    }
    async newest(verifier) {
        for await (const found of this.#read(this.#listed)) {
            if (verifier === undefined || found.record.verifier === verifier)
                return found;
        }
        return undefined;
    }
    async newestOfEach() {
        const newest = async ([id, listed]) => {
            if (id === undefined)
                return undefined;
            for (const each of listed) {
                const found = await this.#find(each);
                if (found.status === 'accepted')
                    return [id, found.record];
            }
            return undefined;
        };
        const found = new Map();
        for await (const each of (0,read_ahead/* mapAhead */.M)(this.#byBackup, READS_AHEAD, newest))
            if (each !== undefined)
                found.set(...each);
        return found;
    }
    async since(time, most) {
        const later = this.#listed.filter((each) => each.time >= time);
        const found = [];
        for await (const { record } of this.#read(later.slice(0, most))) {
            if (record.kind === 'verification' && (0,test_record/* isJudged */.sL)(record))
                found.push(record);
        }
        return found;
    }
    async lastRead() {
        for await (const statement of this.#statements(this.#listed))
            if (statement.state !== 'not-read')
                return statement;
        return undefined;
    }
    get times() {
        return this.#listed.map(({ time }) => time);
    }
    get names() {
        return this.#listed;
    }
    async find(name) {
        const listed = this.#byName.get(name);
        return listed && this.#find(listed);
    }
    async *#statementsOf({ id, manifestSha256 }) {
        for await (const statement of this.#statements(this.#byBackup.get(id) ?? [])) {
            if (statement.backup.manifestSha256 === manifestSha256)
                yield statement;
        }
    }
    async *#statements(listed) {
        for await (const { record, storedAt } of this.#read(listed)) {
            const statement = statementAt(record, { label: this.#at.label, storedAt });
            if (statement !== undefined)
                yield statement;
        }
    }
    async *#read(listed) {
        for await (const found of (0,read_ahead/* mapAhead */.M)(listed, READS_AHEAD, (each) => this.#find(each))) {
            if (found.status === 'accepted')
                yield found;
        }
    }
    #find(listed) {
        const known = this.#known.get(listed.key) ?? this.#fetch(listed);
        this.#known.set(listed.key, known);
        return known;
    }
    async #fetch(listed) {
        const at = this.#at;
        const { key } = listed;
        const found = await this.#evaluate(listed, await (0,signed_record/* getRecord */.EI)(at, key));
        if (found.status === 'accepted')
            return found;
        const accept = async (bytes) => {
            const older = await this.#evaluate(listed, (0,signed_record/* recordOf */.zv)(bytes));
            return older.status === 'accepted' ? older : undefined;
        };
        return (await (0,older_copies/* olderCopy */.E)([at], { key: at.keys.relative(key), maxBytes: signed_record/* RECORD_MAX_BYTES */.xy }, accept))?.value ?? found;
    }
    async #evaluate({ key, storedAt }, stored) {
        const at = this.#at;
        const record = stored && test_record/* testRecordSchema */.rw.safeParse(stored.json).data;
        if (stored === undefined || record === undefined) {
            return { status: 'foreign', key, verifier: null, isSigned: async () => false };
        }
        const { verifier, salt, backup, database } = record;
        const signed = { ...stored, at, id: backup?.id ?? '', key };
        const isSigned = () => (0,signed_record/* isSignedBy */.s3)(this.#ring, signed, { signer: verifier, salt });
        const finishedAt = new Date(record.finishedAt);
        if (database !== at.name || at.keys.verification(backup?.id, finishedAt) !== key) {
            return { status: 'misplaced', key, verifier, isSigned };
        }
        if (finishedAt.getTime() > this.#now.getTime() + catalog_trust/* CLOCK_SKEW_MS */.r) {
            return { status: 'future', key, verifier, isSigned };
        }
        if (!(await isSigned()))
            return { status: 'unsigned', key, verifier, isSigned: async () => false };
        return { status: 'accepted', key, record, sha256: (0,digest/* sha256Hex */.f)(stored.bytes), storedAt };
    }
}


/***/ }),

/***/ 39340:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ sortRemains),
/* harmony export */   O: () => (/* binding */ takeInventory)
/* harmony export */ });
/* harmony import */ var _core_format_backup_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63422);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7240);
/* harmony import */ var _core_planning_retention_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51222);
/* harmony import */ var _records_listing_digests_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88238);




const NOTHING = {
    objects: 0,
    bytes: 0,
    evidenceObjects: 0,
    evidenceBytes: 0,
    newest: new Date(0),
    hasRecords: false,
    hasSignature: false,
};
async function takeInventory(removals, onObject = () => { }) {
    const { at } = removals;
    const owned = new Map();
    const listings = new _records_listing_digests_js__WEBPACK_IMPORTED_MODULE_3__/* .ListingDigests */ .A();
    let totalBytes = 0;
    for await (const object of at.list(at.keys.root)) {
        totalBytes += object.sizeBytes;
        const relative = at.keys.relative(object.key);
        onObject(relative, object.sizeBytes);
        listings.add(relative, object.sizeBytes);
        const owner = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .ownerOfObject */ .WL)(relative);
        if (owner === undefined)
            continue;
        const of = owned.get(owner.id) ?? { ...NOTHING };
        count(of, object, owner.part);
        of.hasSignature ||= owner.part === 'signatures';
        owned.set(owner.id, of);
    }
    return { removals, owned, totalBytes, listings };
}
function count(of, { sizeBytes, modifiedAt }, part) {
    if (modifiedAt > of.newest)
        of.newest = modifiedAt;
    of.hasRecords ||= (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .isEvidence */ .em)(part) || part === 'holds';
    if ((0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .isEvidence */ .em)(part)) {
        of.evidenceObjects += 1;
        of.evidenceBytes += sizeBytes;
        return;
    }
    of.objects += 1;
    of.bytes += sizeBytes;
}
function sortRemains(inventory, catalog, { now, hidden }) {
    const { removals } = inventory;
    removals.assertAfter(catalog);
    const remains = {
        expired: [],
        waiting: [],
        dead: [],
        unfinished: [],
        orphaned: [],
        recorded: [],
    };
    const needed = catalog.needed();
    const unknownBefore = catalog.newestUnknown?.startedAt;
    const manifests = [...catalog.backups, ...catalog.uncounted];
    const known = new Set(manifests.flatMap((each) => each.predecessor?.id ?? []));
    const isOld = (time) => now.getTime() - time.getTime() > _core_planning_retention_js__WEBPACK_IMPORTED_MODULE_2__/* .GRACE_MS */ .g3;
    for (const id of new Set([...inventory.owned.keys(), ...removals.ids])) {
        if (catalog.has(id))
            continue;
        const owned = inventory.owned.get(id);
        const { startedAt } = (0,_core_format_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .readBackupId */ .g)(id);
        const isNeeded = needed.has(id) || (unknownBefore !== undefined && startedAt < unknownBefore);
        const removedAt = removals.writtenAt(id);
        if (hidden.includes(id))
            remains.orphaned.push(id);
        else if (removedAt !== undefined) {
            (isOld(removedAt) && !isNeeded ? remains.expired : remains.waiting).push(id);
        }
        else if (!isNeeded && owned?.objects === 0) {
            remains.recorded.push(id);
        }
        else if (isNeeded || owned?.hasRecords === true || known.has(id)) {
            remains.orphaned.push(id);
        }
        else {
            const isDead = isOld(startedAt) && isOld(owned?.newest ?? startedAt);
            (isDead ? remains.dead : remains.unfinished).push(id);
        }
    }
    return remains;
}


/***/ }),

/***/ 86920:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ StoredDatabase)
});

// EXTERNAL MODULE: ./build/core/format/object-keys.js
var object_keys = __webpack_require__(7240);
// EXTERNAL MODULE: ./build/repository/catalog/catalog.js
var catalog = __webpack_require__(84820);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/format/backup-id.js
var backup_id = __webpack_require__(63422);
// EXTERNAL MODULE: ./build/repository/reading/read-ahead.js
var read_ahead = __webpack_require__(15070);
// EXTERNAL MODULE: ./build/repository/records/removal-records.js
var removal_records = __webpack_require__(64921);
// EXTERNAL MODULE: ./build/repository/catalog/authenticity.js
var authenticity = __webpack_require__(57210);
;// CONCATENATED MODULE: ./build/repository/catalog/catalog-facts.js






const READS_AHEAD = 16;
class BackupCatalog {
    at;
    #ring;
    #backups = new Map();
    #uncounted = new Map();
    #listing = 0;
    constructor(at, ring) {
        this.at = at;
        this.#ring = ring;
    }
    static async read(at, ring) {
        const catalog = new BackupCatalog(at, ring);
        await catalog.refresh();
        return catalog;
    }
    get listing() {
        return this.#listing;
    }
    get backups() {
        return [...this.#backups.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    }
    get uncounted() {
        return [...this.#uncounted.values()];
    }
    get(id) {
        return this.#backups.get(id);
    }
    has(id) {
        return this.#backups.has(id) || this.#uncounted.has(id);
    }
    async refresh() {
        const { ids: listed } = await catalog/* ManifestListing */.GU.of(this.at);
        this.#listing += 1;
        const there = new Set(listed);
        for (const known of [this.#backups, this.#uncounted]) {
            for (const id of known.keys())
                if (!there.has(id))
                    known.delete(id);
        }
        const fresh = listed.filter((id) => !this.has(id)).toReversed();
        await this.#readAll(fresh);
        if (await this.#ring?.tryMore(this.at.name)) {
            const refused = fresh.filter((id) => this.#uncounted.delete(id));
            await this.#readAll(refused);
        }
    }
    listRemovals() {
        return removal_records/* RemovalRecords */.Xg.listAfter(this);
    }
    async #readAll(ids) {
        for await (const facts of (0,read_ahead/* mapAhead */.M)(ids, READS_AHEAD, (id) => this.#read(id))) {
            if (facts === undefined)
                continue;
            if ('reason' in facts)
                this.#uncounted.set(facts.id, facts);
            else
                this.#backups.set(facts.id, facts);
        }
    }
    needed(except = new Set()) {
        const needed = new Set();
        for (const { id, parents } of this.#backups.values()) {
            if (!except.has(id))
                for (const parent of parents)
                    needed.add(parent.id);
        }
        for (const { parents } of this.#uncounted.values())
            for (const id of parents ?? [])
                needed.add(id);
        return needed;
    }
    get newestUnknown() {
        return this.uncounted
            .filter((each) => each.parents === undefined)
            .sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime())[0];
    }
    async #read(id) {
        const { startedAt, kind } = (0,backup_id/* readBackupId */.g)(id);
        let parents = kind === 'full' ? [] : undefined;
        let facts;
        try {
            const stored = await (0,catalog/* readManifest */.WI)(this.at, id);
            facts = factsOf(stored.manifest, stored.sha256);
            parents = facts.parents.map((parent) => parent.id);
            if (this.#ring === undefined)
                return facts;
            return { ...facts, authenticatedBy: await (0,authenticity/* authenticate */.Q)([this.at], stored, this.#ring) };
        }
        catch (thrown) {
            const error = (0,errors/* toRestorableError */.tj)(thrown);
            if (error.code === 'OBJECT_MISSING')
                return undefined;
            if (!error.isFinding)
                throw error;
            return {
                id,
                startedAt,
                reason: error.message,
                parents: await this.#withReplaced(id, parents),
                manifestSha256: facts?.manifestSha256,
                predecessor: facts?.predecessor ?? null,
            };
        }
    }
    async #withReplaced(id, parents) {
        if ((0,backup_id/* readBackupId */.g)(id).kind === 'full')
            return parents;
        const needs = async (older) => {
            if (this.#ring !== undefined)
                await (0,authenticity/* authenticate */.Q)([this.at], older, this.#ring);
            return older.manifest.parents.map((parent) => parent.id);
        };
        const replaced = await (0,catalog/* olderManifest */.sH)([this.at], id, needs);
        return replaced === undefined ? parents : [...(parents ?? []), ...replaced];
    }
}
function factsOf(manifest, manifestSha256) {
    return {
        id: manifest.id,
        kind: manifest.kind,
        startedAt: (0,backup_id/* readBackupId */.g)(manifest.id).startedAt,
        begunAt: new Date(manifest.startedAt),
        run: manifest.run,
        finishedAt: new Date(manifest.finishedAt),
        snapshotAt: new Date(manifest.snapshotAt),
        parents: manifest.parents,
        predecessor: manifest.predecessor,
        source: `${manifest.source.salt}:${manifest.source.identity}`,
        manifestSha256,
        authenticatedBy: null,
        salt: manifest.encryption.salt,
        objects: manifest.objects,
        contents: manifest.contents,
        rawBytes: manifest.rawBytes,
        storedBytes: manifest.storedBytes,
    };
}

;// CONCATENATED MODULE: ./build/repository/catalog/stored-state.js
class StoredState {
    at;
    catalog;
    removals;
    beingRemoved;
    holds;
    now;
    answerMs;
    #rings;
    #verifications;
    constructor(at, rings, parts) {
        this.at = at;
        this.#rings = rings;
        this.catalog = parts.catalog;
        this.removals = parts.removals;
        this.beingRemoved = parts.beingRemoved;
        this.holds = parts.holds;
        this.now = parts.now;
        this.answerMs = parts.answerMs;
    }
    static async read(at, rings) {
        const startMs = at.clock.monotonicMs();
        const now = await at.now();
        const answerMs = at.clock.monotonicMs() - startMs;
        const catalog = await at.readCatalog(rings.signers);
        const removals = await catalog.listRemovals();
        const beside = removals.ids.filter((id) => catalog.get(id) !== undefined);
        const beingRemoved = await removals.believed(beside, rings.removers);
        const holds = await at.readHolds(rings.verifiers);
        return new StoredState(at, rings, { catalog, removals, beingRemoved, holds, now, answerMs });
    }
    verifications() {
        this.#verifications ??= this.at.openVerifications(this.#rings.verifiers, this.now);
        return this.#verifications;
    }
}

// EXTERNAL MODULE: ./build/repository/packs/digest.js
var digest = __webpack_require__(69984);
// EXTERNAL MODULE: ./build/repository/records/holds.js
var holds = __webpack_require__(52524);
// EXTERNAL MODULE: ./build/repository/records/verification-log.js + 1 modules
var verification_log = __webpack_require__(79789);
;// CONCATENATED MODULE: ./build/repository/stored-database.js







class StoredDatabase {
    storage;
    name;
    keys;
    clock;
    signal;
    constructor(storage, { name, clock, signal }) {
        this.storage = storage;
        this.name = name;
        this.keys = (0,object_keys/* objectKeys */.uv)(name);
        this.clock = clock;
        this.signal = signal;
    }
    get label() {
        return this.storage.label;
    }
    until(signal) {
        return new StoredDatabase(this.storage, { name: this.name, clock: this.clock, signal });
    }
    now() {
        return this.storage.serverTime({ signal: this.signal });
    }
    get(key, maxBytes) {
        return this.storage.get(key, { maxBytes, signal: this.signal });
    }
    put(key, body, options = {}) {
        const sha256 = options.sha256 ?? (0,digest/* sha256Hex */.f)(body);
        return this.storage.put(key, body, { ...options, sha256, signal: this.signal });
    }
    list(prefix) {
        return this.storage.list(prefix, { signal: this.signal });
    }
    async *listWithDeleted(prefix) {
        for await (const { key } of this.list(prefix))
            yield key;
        yield* this.listDeletedKeys(prefix);
    }
    async *listDeletedKeys(prefix) {
        for await (const key of this.storage.versions?.hidden(prefix, { signal: this.signal }) ?? [])
            yield key;
    }
    async objectsOf(id) {
        const found = new Map();
        for (const prefix of this.keys.ofBackup(id)) {
            for await (const { key, sizeBytes, modifiedAt } of this.list(prefix)) {
                found.set(this.keys.relative(key), { sizeBytes, modifiedAt });
            }
        }
        return found;
    }
    readManifest(id) {
        return (0,catalog/* readManifest */.WI)(this, id);
    }
    listManifests() {
        return catalog/* ManifestListing */.GU.of(this);
    }
    listDeleted() {
        return catalog/* ManifestListing */.GU.ofDeleted(this);
    }
    readCatalog(ring) {
        return BackupCatalog.read(this, ring);
    }
    read(rings) {
        return StoredState.read(this, rings);
    }
    readHolds(ring) {
        return (0,holds/* readHolds */.RC)(this, ring);
    }
    openVerifications(ring, now) {
        return verification_log/* VerificationLog */.C.open(this, ring, now);
    }
}


/***/ })

};
