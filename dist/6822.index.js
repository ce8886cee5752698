export const id = 6822;
export const ids = [6822];
export const modules = {

/***/ 63422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GW: () => (/* binding */ KINDS),
/* harmony export */   JN: () => (/* binding */ parseBackupId),
/* harmony export */   g: () => (/* binding */ readBackupId),
/* harmony export */   w0: () => (/* binding */ createBackupId),
/* harmony export */   x1: () => (/* binding */ requireBackupId)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

const KINDS = ['full', 'differential', 'incremental'];
const PATTERN = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z-(full|differential|incremental)-([0-9a-f]{6})$/;
function createBackupId(startedAt, kind, random) {
    const time = startedAt
        .toISOString()
        .replace(/\.\d+Z$/, 'Z')
        .replaceAll(/[-:]/g, '');
    const suffix = Buffer.from(random.subarray(0, 3)).toString('hex');
    return `${time}-${kind}-${suffix}`;
}
function parseBackupId(text) {
    const match = PATTERN.exec(text);
    if (match === null)
        return undefined;
    const [, year, month, day, hour, minute, second, kind] = match;
    const startedAt = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    if (Number.isNaN(startedAt.getTime()) || startedAt.getUTCDate() !== Number(day))
        return undefined;
    return { id: text, startedAt, kind: kind };
}
function readBackupId(id) {
    const parsed = parseBackupId(id);
    if (parsed === undefined)
        throw new RangeError(`${JSON.stringify(id)} is listed as a backup, but is not an id`);
    return parsed;
}
function requireBackupId(text) {
    const parsed = parseBackupId(text);
    if (parsed !== undefined)
        return parsed.id;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `"${text}" is not a backup id.`, {
        hint: 'An id looks like 20261121T020000Z-full-4f9c2a; `restorable list` prints those that exist.',
    });
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
