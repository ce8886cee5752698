export const id = 7580;
export const ids = [7580];
export const modules = {

/***/ 48937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ES: () => (/* binding */ requireDatabaseName),
/* harmony export */   Tg: () => (/* binding */ suggestDatabaseName),
/* harmony export */   lH: () => (/* binding */ isDatabaseName)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

const PATTERN = /^[a-z0-9][a-z0-9._-]{0,62}$/;
const SHOWN_AT_MOST = 80;
function isDatabaseName(text) {
    return PATTERN.test(text) && !text.includes('..');
}
function requireDatabaseName(text) {
    if (isDatabaseName(text))
        return text;
    const shown = text.length > SHOWN_AT_MOST ? `${text.slice(0, SHOWN_AT_MOST)}…` : text;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `The name ${JSON.stringify(shown)} can't be used in storage.`, {
        hint: 'Use 1 to 63 lower-case letters, digits, ".", "_" or "-", starting with a letter or digit.',
    });
}
function suggestDatabaseName(text) {
    const name = text
        .toLowerCase()
        .replaceAll(/[^a-z0-9._-]+/g, '-')
        .replaceAll(/\.{2,}/g, '.')
        .replace(/^[._-]+/, '')
        .slice(0, 63)
        .replace(/[._-]+$/, '');
    return PATTERN.test(name) ? name : undefined;
}


/***/ }),

/***/ 72352:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BC: () => (/* binding */ OBJECTS_PER_PART),
/* harmony export */   IK: () => (/* binding */ OBJECT_LIST_MAX_BYTES),
/* harmony export */   OP: () => (/* binding */ serializeObjectList),
/* harmony export */   kN: () => (/* binding */ MAX_LISTED_OBJECTS),
/* harmony export */   vo: () => (/* binding */ parseObjectList)
/* harmony export */ });
/* unused harmony export OBJECT_MAX_BYTES */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _object_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7240);


const OBJECTS_PER_PART = 20_000;
const OBJECT_LIST_MAX_BYTES = 8 * 1024 * 1024;
const OBJECT_MAX_BYTES = 288 * 1024 * 1024;
const MAX_LISTED_OBJECTS = 2_000_000;
const LISTED = ['packs', 'maps', 'index', 'contents'];
const HEADER = '# restorable objects 1';
const KEY = /^[a-z0-9][A-Za-z0-9._/-]*$/;
function serializeObjectList(objects) {
    const lines = objects.map((object) => `# ${object.sizeBytes}\n${object.sha256}  ${object.key}\n`);
    return Buffer.from(`${HEADER}\n${lines.join('')}`);
}
function parseObjectList(stored, id) {
    const lines = Buffer.from(stored).toString('latin1').split('\n');
    const bad = (line) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_FORMAT', `Line ${line + 1} of the object list of ${id} does not have the form that this program writes.`, {
        hint: 'Use the version of this program that wrote the backup, or a newer one.',
    });
    if (lines[0] !== HEADER || lines.at(-1) !== '' || lines.length % 2 !== 0)
        throw bad(0);
    if (lines.length > 2 * OBJECTS_PER_PART + 2)
        throw bad(2 * OBJECTS_PER_PART + 1);
    const objects = [];
    for (let line = 1; line < lines.length - 1; line += 2) {
        const size = /^# (0|[1-9]\d{0,14})$/.exec(lines[line] ?? '')?.[1];
        const [, sha256, key] = /^([0-9a-f]{64}) {2}(.+)$/.exec(lines[line + 1] ?? '') ?? [];
        if (size === undefined || sha256 === undefined || key === undefined)
            throw bad(line);
        if (!KEY.test(key) || key.split('/').some((segment) => segment === '' || segment.startsWith('.')))
            throw bad(line + 1);
        const owner = (0,_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .ownerOfObject */ .WL)(key);
        if (owner?.id !== id || !LISTED.includes(owner.part) || Number(size) > OBJECT_MAX_BYTES)
            throw bad(line + 1);
        if (key <= (objects.at(-1)?.key ?? ''))
            throw bad(line + 1);
        objects.push({ key, sizeBytes: Number(size), sha256 });
    }
    return objects;
}


/***/ }),

/***/ 56845:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runDoctor: () => (/* binding */ runDoctor)
});

// EXTERNAL MODULE: ./build/core/finding.js
var finding = __webpack_require__(44401);
// EXTERNAL MODULE: ./build/openpgp/signatures/signatures.js + 1 modules
var signatures = __webpack_require__(12601);
// EXTERNAL MODULE: ./build/run/run-context.js + 1 modules
var run_context = __webpack_require__(88246);
// EXTERNAL MODULE: ./build/doctor/database.js
var doctor_database = __webpack_require__(4999);
// EXTERNAL MODULE: ./build/doctor/destinations.js
var destinations = __webpack_require__(25883);
// EXTERNAL MODULE: ./build/options/suggest.js
var suggest = __webpack_require__(95949);
// EXTERNAL MODULE: ./build/ports/storage-variables.js
var storage_variables = __webpack_require__(32996);
;// CONCATENATED MODULE: ./build/doctor/environment.js



const environment_area = 'options';
const KNOWN = [
    ...storage_variables/* STORAGE_VARIABLES */.m,
    ...['AWS_PROFILE', 'AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_ENDPOINT_URL_STS', 'SFTP_KNOWN_HOSTS'],
    ...['AZURE_CLIENT_ID', 'AZURE_TENANT_ID', 'AZURE_CLIENT_SECRET', 'AZURE_SUBSCRIPTION_ID'],
    ...['GOOGLE_APPLICATION_CREDENTIALS', 'GOOGLE_CLOUD_PROJECT'],
    ...['CLOUDFLARE_API_TOKEN', 'CLOUDFLARE_API_BASE_URL', 'CLOUDFLARE_ACCOUNT_ID'],
    ...['TUNNEL_PRIVATE_KEY', 'TUNNEL_PRIVATE_KEY_PASSPHRASE', 'TUNNEL_HOST_KEY', 'TUNNEL_KNOWN_HOSTS'],
    ...['PGPASSWORD', 'PGHOST', 'PGPORT', 'PGUSER', 'PGDATABASE', 'PGSSLMODE', 'PGSSLROOTCERT', 'MYSQL_PWD'],
    ...['PG_BIN', 'MYSQL_BIN'],
];
const OF_LINES = /PRIVATE_KEY$|HOST_KEY$|KNOWN_HOSTS$/;
const FAMILY = /^(?:AWS|AZURE|GOOGLE|CLOUDFLARE|SFTP|TUNNEL)_/;
function examineEnvironment(findings, { env }) {
    const before = findings.all.length;
    for (const [name, value] of Object.entries(env)) {
        if (value === undefined)
            continue;
        if (KNOWN.includes(name))
            examineValue(name, value, findings);
        else
            examineName(name, findings);
    }
    if (findings.all.length > before)
        return;
    findings.add({ area: environment_area, name: 'environment' }, (0,finding/* fine */.Bs)('no variable that looks empty, quoted or misspelled'));
}
function examineValue(name, value, findings) {
    const subject = { area: environment_area, name };
    if (value.trim() === '') {
        findings.add(subject, (0,finding/* doubtful */.Yb)('it is set and empty', 'A secret that does not exist is an empty text: check its name, and `environment:` of the job. If it is not needed, remove it.'));
    }
    else if (/^(["']).*\1$/s.test(value.trim())) {
        findings.add(subject, (0,finding/* broken */.mw)('its value is in quotes, which become part of it', 'Store the value without quotes.'));
    }
    else if (value !== value.trim() && !OF_LINES.test(name)) {
        findings.add(subject, (0,finding/* broken */.mw)('its value begins or ends with a space or a line break', 'Store it again without that.'));
    }
}
function examineName(name, findings) {
    if (name.startsWith('RESTORABLE_')) {
        findings.add({ area: environment_area, name }, (0,finding/* doubtful */.Yb)('it has no effect in a job', 'Give the option as an input (`with:`).'));
        return;
    }
    if (!FAMILY.test(name))
        return;
    const meant = (0,suggest/* misspelled */.vs)(name, KNOWN);
    if (meant === undefined)
        return;
    findings.add({ area: environment_area, name }, (0,finding/* doubtful */.Yb)('nothing reads this variable', `Did you mean \`${meant}\`?`));
}

// EXTERNAL MODULE: ./build/doctor/examine.js
var examine = __webpack_require__(70887);
// EXTERNAL MODULE: ./build/core/key-name.js
var key_name = __webpack_require__(29679);
// EXTERNAL MODULE: ./build/openpgp/encryption.js + 1 modules
var encryption = __webpack_require__(16714);
// EXTERNAL MODULE: ./build/openpgp/keys/key-identity.js
var key_identity = __webpack_require__(17363);
// EXTERNAL MODULE: ./build/openpgp/keys/keys.js
var keys = __webpack_require__(95347);
// EXTERNAL MODULE: ./build/openpgp/keys/private-keys.js
var private_keys = __webpack_require__(95249);
// EXTERNAL MODULE: ./build/run/key-roles.js
var key_roles = __webpack_require__(71359);
;// CONCATENATED MODULE: ./build/doctor/keys.js








const keys_area = 'keys';
async function checkKeys(keys, findings, { clock }) {
    const now = clock.now();
    const { recipients, unlock } = keys;
    if (recipients?.kind === 'keys') {
        await findings.examine({ area: keys_area, name: 'encrypt-to' }, async () => {
            const { warnings } = await (0,encryption/* createEncryptor */.Dm)(recipients, 'gnupg', now);
            if (warnings.length > 0)
                return (0,finding/* doubtful */.Yb)(warnings.join(' '), RENEW);
            return (0,finding/* fine */.Bs)(`can encrypt: ${await namesOf(recipients.publicKeys, 'encrypt-to')}`);
        });
    }
    else if (recipients !== undefined) {
        findings.add({ area: keys_area, name: 'passphrase' }, (0,finding/* fine */.Bs)('given: it encrypts, opens and signs'));
    }
    await checkSigner('runner-key', keys.runnerKey, keys.signers, { findings, now });
    if (unlock?.kind === 'keys') {
        await findings.examine({ area: keys_area, name: 'decrypt-with' }, async () => {
            await (0,encryption/* createDecryptor */.RJ)(unlock);
            return (0,finding/* fine */.Bs)('unlocked');
        });
        await checkPair(keys, findings);
    }
    await checkSigner('verifier-key', keys.verifierKey, keys.verifiers, { findings, now });
    if (holdsSome(keys)) {
        await findings.examine({ area: keys_area, name: 'roles' }, async () => {
            await (0,key_roles.requireKeyRoles)(keys);
            return (0,finding/* fine */.Bs)('no key is in the place of another');
        });
    }
    for (const name of ['signers', 'verifiers']) {
        if (keys[name].length === 0)
            continue;
        await findings.examine({ area: keys_area, name }, async () => (0,finding/* fine */.Bs)(`accepted: ${await namesOf(keys[name], name)}`));
    }
}
function holdsSome({ recipients, unlock, runnerKey, signers, verifierKey, verifiers }) {
    const isOfKeys = recipients?.kind === 'keys' || unlock?.kind === 'keys';
    return isOfKeys || runnerKey !== undefined || verifierKey !== undefined || signers.length + verifiers.length > 0;
}
const RENEW = 'Extend it with `gpg --quick-set-expire` and give the new public half, or replace it.';
const ACCEPTED = { 'runner-key': 'signers', 'verifier-key': 'verifiers' };
async function checkSigner(name, spec, accepted, { findings, now }) {
    if (spec === undefined)
        return;
    const { result } = await findings.examine({ area: keys_area, name }, async () => {
        const { fingerprint, warnings } = await (0,signatures/* createSigner */.rO)(spec, name, now);
        return warnings.length > 0 ? (0,finding/* doubtful */.Yb)(warnings.join(' '), RENEW) : (0,finding/* fine */.Bs)(`can sign: ${shortened([fingerprint])}`);
    });
    if (accepted.length === 0 || result === 'failed')
        return;
    const by = ACCEPTED[name];
    await findings.examine({ area: keys_area, name: `${name} and ${by}` }, async () => {
        const { fingerprint } = await (0,signatures/* createSigner */.rO)(spec, name, now);
        const known = (await (0,keys/* readPublicKeys */.eK)(accepted, by)).map(keys/* fingerprintOf */.ax);
        if (known.includes(fingerprint))
            return (0,finding/* fine */.Bs)('fit');
        return (0,finding/* broken */.mw)(`\`${by}\` does not contain the public half of \`${name}\` (${shortened([fingerprint])}), so what it signs is refused.`, `Add the .public.asc file that \`keygen\` wrote with it to \`${by}\`.`);
    });
}
async function checkPair({ recipients, unlock }, findings) {
    if (recipients?.kind !== 'keys' || unlock?.kind !== 'keys')
        return;
    await findings.examine({ area: keys_area, name: 'encrypt-to and decrypt-with' }, async () => {
        const to = (await (0,keys/* readPublicKeys */.eK)(recipients.publicKeys, 'encrypt-to')).map(keys/* fingerprintOf */.ax);
        const own = await (0,private_keys/* fingerprintsOf */.tm)(unlock.keys, { key: 'decrypt-with', passphrase: 'key-passphrase' });
        return to.some((key) => own.includes(key)) ? (0,finding/* fine */.Bs)('fit') : noPair(to, own);
    });
}
function noPair(to, own) {
    return (0,finding/* broken */.mw)(`No key in \`decrypt-with\` (${shortened(own)}) opens what is encrypted to \`encrypt-to\` (${shortened(to)}).`, 'Give both halves of one recovery key: its .public.asc to the backup job, its .private.asc to the verify job.');
}
async function namesOf(armored, option) {
    return (await (0,keys/* readPublicKeys */.eK)(armored, option)).map(key_identity/* nameOfKey */.m).join(', ');
}
function shortened(fingerprints) {
    return [...new Set(fingerprints)].map(key_name/* shortFingerprint */.n).join(', ');
}

// EXTERNAL MODULE: ./build/doctor/machine.js
var doctor_machine = __webpack_require__(257);
// EXTERNAL MODULE: ./build/core/planning/catalog-trust.js
var catalog_trust = __webpack_require__(7620);
// EXTERNAL MODULE: ./build/ports/engine.js
var ports_engine = __webpack_require__(32347);
// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(3294);
// EXTERNAL MODULE: ./build/repository/backup-reader.js + 4 modules
var backup_reader = __webpack_require__(2006);
// EXTERNAL MODULE: ./build/repository/catalog/authenticity.js
var authenticity = __webpack_require__(57210);
// EXTERNAL MODULE: ./build/repository/catalog/catalog.js
var catalog = __webpack_require__(84820);
// EXTERNAL MODULE: ./build/repository/catalog/databases.js
var databases = __webpack_require__(34445);
// EXTERNAL MODULE: ./build/repository/reading/read-preference.js
var read_preference = __webpack_require__(72554);
;// CONCATENATED MODULE: ./build/doctor/stored-backup.js












const stored_backup_area = 'stored backup';
const NAMED = 10;
async function examineStoredBackups(destinations, access, findings, context) {
    let series;
    for (const storage of destinations) {
        const at = storage.label;
        let newest;
        let stored;
        await findings.examine({ area: stored_backup_area, name: 'newest backup', at }, async (signal) => {
            stored = (0,run_context/* storedAt */.x)(storage, access.name, context).until(signal);
            newest = await findNewest(stored, context.clock.now());
            if (newest === undefined)
                return noBackup(stored, access.name);
            return describe(newest, context.clock.now());
        });
        if (newest === undefined || stored === undefined)
            continue;
        series ??= seriesOf(newest);
        await examineOne(newest, stored, access, findings);
    }
    return series;
}
async function examineOne(newest, stored, { ring, unlock, keys }, findings) {
    const at = stored.label;
    await findings.examine({ area: stored_backup_area, name: 'signature', at }, async (signal) => {
        if (ring === undefined)
            return unsigned(newest);
        await (0,authenticity/* authenticate */.Q)([stored.until(signal)], newest, ring);
        return (0,finding/* fine */.Bs)('by an accepted signer');
    });
    await findings.examine({ area: stored_backup_area, name: 'roles of keys', at }, async () => {
        await (0,key_roles.requireKeyRoles)(keys, newest.manifest);
        return (0,finding/* fine */.Bs)('as in this backup');
    });
    if (unlock === undefined)
        return;
    await findings.examine({ area: stored_backup_area, name: 'recovery key', at }, async (signal) => {
        const sources = new read_preference/* ReadPreference */.U([stored.until(signal)]);
        const reader = await backup_reader/* BackupReader */.o.open({
            sources,
            manifest: newest,
            parents: await (0,catalog/* readParents */.Wn)(sources, newest.manifest),
            spillFolder: () => Promise.reject(new Error('no pack is read')),
            onBytes: () => { },
        });
        await reader.contents(await (0,encryption/* createDecryptor */.RJ)(unlock));
        return (0,finding/* fine */.Bs)('opens this backup');
    });
}
function unsigned({ manifest }) {
    if (manifest.signer === null)
        return (0,finding/* doubtful */.Yb)('it is not signed', 'Give the backup job a `runner-key`.');
    return (0,finding/* doubtful */.Yb)('not checked, because no `signers` are given', "Give the runner key's public half as `signers`.");
}
async function findNewest(stored, now) {
    const { ids } = await stored.listManifests();
    if (ids.length === 0)
        return undefined;
    return stored.readManifest((0,catalog_trust/* chooseBackup */.S)(ids, { kind: 'latest' }, now));
}
async function noBackup({ storage, signal }, name) {
    const names = await (0,databases/* databasesAt */.q)(storage, signal);
    if (names.length === 0)
        return (0,finding/* fine */.Bs)('none yet');
    const shown = names.slice(0, NAMED).join(', ');
    const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
    return (0,finding/* doubtful */.Yb)(`none of ${name}; the destination holds ${shown}${more}`, 'Before the first backup, that is as it should be. Otherwise correct `name`.');
}
function describe({ manifest }, now) {
    const age = (0,format/* humanMs */.o0)(now.getTime() - new Date(manifest.snapshotAt).getTime());
    const { name, serverVersion } = manifest.engine;
    const keys = manifest.encryption.recipients.length;
    const to = keys === 0 ? 'a passphrase' : (0,format/* plural */.LS)(keys, 'recovery key');
    return (0,finding/* fine */.Bs)(`${manifest.id}, ${age} old, of ${(0,format/* engineTitle */.v6)({ engine: name, serverVersion })}, encrypted to ${to}`);
}
function seriesOf({ manifest: { engine } }) {
    const name = ports_engine/* ENGINES */.u.find((each) => each === engine.name);
    return name === undefined ? undefined : { engine: name, majorVersion: engine.majorVersion };
}

;// CONCATENATED MODULE: ./build/doctor/verification.js


const verification_area = 'verification';
async function examineVerification(series, request, findings, context) {
    const { engine, host, machine } = context;
    const { target, tunnel, trustSource } = request;
    await findings.examine({ area: verification_area, name: 'containment' }, async () => accepted(await machine.containment(), trustSource));
    if (target !== undefined) {
        return (0,doctor_database/* checkTarget */.e$)({ database: target, requireTls: false, hasTunnel: tunnel !== undefined }, findings, context);
    }
    if (series === undefined) {
        const why = 'neither a database nor a backup shows which server it needs';
        findings.add({ area: verification_area, name: 'server program' }, (0,finding/* unexamined */.LK)(why));
        return;
    }
    const needs = (await engine(series.engine)).verificationNeeds(series, host);
    await (0,doctor_database/* examineEach */.zF)(needs, findings, verification_area);
}
function accepted(observation, trustSource) {
    if (observation.result !== 'failed' || !trustSource)
        return observation;
    return {
        result: 'warning',
        detail: `${observation.detail} \`trust-source\` accepts that.`,
        remedy: observation.remedy,
    };
}

;// CONCATENATED MODULE: ./build/doctor/doctor.js











async function runDoctor(request, dependencies) {
    const context = (0,run_context/* beginRun */.T)(dependencies);
    const { run } = context;
    const { machine } = dependencies;
    const findings = new examine/* Findings */.Fv(context);
    await run.guard(async () => {
        await run.phase('machine', () => (0,doctor_machine/* examineMachine */.h)(findings, context, machine));
        examineOptions(request, findings, context);
        await run.phase('keys', () => examineKeys(request, findings, context));
        const reachable = await run.phase('destinations', () => examineDestinations(request, findings, context));
        const ofBackup = await run.phase('stored backups', () => examineBackups(request, reachable, findings, context));
        const ofDatabase = await run.phase('database', () => examineDatabase(request, findings, context));
        await run.phase('verification', () => examineVerification(ofDatabase ?? ofBackup, request, findings, { ...context, machine }));
    });
    const isBad = findings.all.some(({ result }) => result === 'failed');
    return { mode: 'doctor', ...run.facts(isBad), findings: findings.all };
}
function examineOptions({ problems }, findings, { host }) {
    for (const { option, error } of problems)
        findings.add({ area: 'options', name: option }, (0,finding/* observationOf */.KY)(error));
    examineEnvironment(findings, host);
}
async function examineKeys(request, findings, context) {
    await checkKeys(request, findings, context);
    if (hasProblem(request, 'encrypt-to', 'decrypt-with', 'passphrase'))
        return;
    const { recipients, unlock } = request;
    if (recipients === undefined && unlock === undefined) {
        findings.add({ area: 'keys', name: 'keys' }, notGiven('`encrypt-to`, `decrypt-with` or `passphrase`'));
    }
    else if (unlock === undefined) {
        findings.add({ area: 'keys', name: 'decrypt-with' }, notGiven('`decrypt-with`', ' A backup job must not hold it.'));
    }
}
async function examineDestinations(request, findings, context) {
    if (request.destinations.length === 0 && !hasProblem(request, 'destination')) {
        findings.add({ area: 'destination', name: 'destinations' }, notGiven('`destination`'));
    }
    return (0,destinations/* checkDestinations */.W)(request, findings, context);
}
async function examineBackups(request, reachable, findings, context) {
    const { name, unlock, passphrase, signers } = request;
    if (reachable.length === 0)
        return undefined;
    if (name === undefined) {
        findings.add({ area: 'stored backup', name: 'newest backup' }, notGiven('`name`'));
        return undefined;
    }
    const ring = await (0,signatures/* openSignerRing */.v9)(signers, passphrase).catch(() => undefined);
    return examineStoredBackups(reachable, { name, unlock, ring, keys: request }, findings, context);
}
async function examineDatabase(request, findings, context) {
    const { database, dump, requireTls, maxReplicaLagMs, tunnel } = request;
    if (database !== undefined) {
        const hasTunnel = tunnel !== undefined;
        return (0,doctor_database/* checkDatabase */.MG)({ database, dump, requireTls, maxReplicaLagMs, hasTunnel }, findings, context);
    }
    if (!hasProblem(request, 'database'))
        findings.add({ area: 'database', name: 'database' }, notGiven('`database`'));
    return undefined;
}
function hasProblem({ problems }, ...options) {
    return problems.some(({ option }) => options.includes(option));
}
function notGiven(what, more = '') {
    return (0,finding/* unexamined */.LK)(`${what} is not given.${more}`);
}


/***/ }),

/***/ 95949:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   au: () => (/* binding */ didYouMean),
/* harmony export */   pA: () => (/* binding */ nearest),
/* harmony export */   vs: () => (/* binding */ misspelled)
/* harmony export */ });
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2818);

const LONGEST = 100;
function nearest(typed, known) {
    const word = typed.slice(0, LONGEST);
    if (known.length === 0 || word === '')
        return undefined;
    const plain = (text) => text.toLowerCase().replaceAll(/[-_\s]/g, '');
    const same = known.find((name) => plain(name) === plain(word));
    if (same !== undefined)
        return same;
    const best = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__.closest)(word.toLowerCase(), known);
    if ((0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__.distance)(word.toLowerCase(), best) <= Math.max(2, Math.floor(best.length / 3)))
        return best;
    const [partly, ...others] = known.filter((name) => name.split('-').includes(word.toLowerCase()));
    return others.length === 0 ? partly : undefined;
}
function misspelled(typed, known) {
    const word = typed.slice(0, LONGEST);
    return known.find((name) => (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__.distance)(word, name) <= 2);
}
function didYouMean(word, known) {
    const best = nearest(word, known);
    return best === undefined ? `Known are: ${known.join(', ')}.` : `Did you mean \`${best}\`?`;
}


/***/ }),

/***/ 32347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ restoresInto),
/* harmony export */   u: () => (/* binding */ ENGINES)
/* harmony export */ });
const ENGINES = ['postgres', 'mysql', 'mariadb', 'sqlite', 'd1', 'command'];
const ALSO_INTO = {
    mysql: ['mariadb'],
    mariadb: ['mysql'],
    d1: ['sqlite'],
};
function restoresInto(engine, target) {
    return engine === target || ALSO_INTO[engine]?.includes(target) === true;
}


/***/ }),

/***/ 32996:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ storageVariable),
/* harmony export */   m: () => (/* binding */ STORAGE_VARIABLES)
/* harmony export */ });
const AZURE_LOGIN = ['AZURE_STORAGE_CONNECTION_STRING', 'AZURE_STORAGE_KEY', 'AZURE_STORAGE_SAS_TOKEN'];
const SFTP_LOGIN = ['SFTP_PRIVATE_KEY', 'SFTP_PRIVATE_KEY_PASSPHRASE', 'SFTP_PASSWORD'];
const SETTINGS = [
    'AWS_REGION',
    'AWS_DEFAULT_REGION',
    'AWS_ENDPOINT_URL',
    'AWS_ENDPOINT_URL_S3',
    'SFTP_HOST_KEY',
];
const S3_SECRETS = ['ACCESS_KEY_ID', 'SECRET_ACCESS_KEY', 'SESSION_TOKEN'];
const S3_ROLE = ['ROLE_ARN', 'ROLE_SESSION_NAME'];
const S3_NAME = new RegExp(`^([A-Za-z][A-Za-z0-9_]*?)_(${[...S3_SECRETS, ...S3_ROLE].join('|')})$`);
const STORAGE_VARIABLES = [
    ...[...S3_SECRETS, ...S3_ROLE].map((name) => `AWS_${name}`),
    ...AZURE_LOGIN,
    ...SFTP_LOGIN,
    ...SETTINGS,
];
const RCLONE = /^RCLONE_[A-Z0-9_]+$/;
const RCLONE_PUBLIC = /_(?:TYPE|VENDOR|PROVIDER|URL|USER|HOST|PORT|REGION|ENDPOINT|FILE|ACL|ENV_AUTH|TRANSFERS|CHECKERS|BWLIMIT|TPSLIMIT)$/;
function storageVariable(name) {
    if (RCLONE.test(name))
        return { isSecret: !RCLONE_PUBLIC.test(name), login: [name] };
    if (contains(AZURE_LOGIN, name))
        return { isSecret: true, login: AZURE_LOGIN };
    if (contains(SFTP_LOGIN, name))
        return { isSecret: true, login: [...SFTP_LOGIN, 'SSH_AUTH_SOCK'] };
    if (contains(SETTINGS, name))
        return { isSecret: false, login: [name] };
    const [, prefix, part = ''] = S3_NAME.exec(name) ?? [];
    if (prefix === undefined)
        return undefined;
    const parts = [...S3_SECRETS, ...S3_ROLE, 'WEB_IDENTITY_TOKEN_FILE'].map((each) => `${prefix}_${each}`);
    return {
        isSecret: contains(S3_SECRETS, part),
        login: prefix === 'AWS' ? [...parts, 'AWS_PROFILE'] : parts,
    };
}
function contains(names, name) {
    return names.includes(name);
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

/***/ 15232:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ readObjectList)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7240);
/* harmony import */ var _core_format_object_list_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72352);
/* harmony import */ var _reading_fetch_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7964);




async function readObjectList(sources, manifest, problems = sources.problems) {
    const objects = [];
    for (const [index, part] of manifest.objects.entries()) {
        if (part.sizeBytes > _core_format_object_list_js__WEBPACK_IMPORTED_MODULE_2__/* .OBJECT_LIST_MAX_BYTES */ .IK)
            throw damaged(manifest, `its part ${index} is too large`);
        const expected = { key: (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .listPartPath */ .Zh)(manifest.id, index), ...part };
        const listed = (0,_core_format_object_list_js__WEBPACK_IMPORTED_MODULE_2__/* .parseObjectList */ .vo)(await (0,_reading_fetch_js__WEBPACK_IMPORTED_MODULE_3__/* .fetchVerified */ .J)(sources, expected, problems), manifest.id);
        const isLast = index === manifest.objects.length - 1;
        const [first] = listed;
        if (first === undefined || (!isLast && listed.length !== _core_format_object_list_js__WEBPACK_IMPORTED_MODULE_2__/* .OBJECTS_PER_PART */ .BC)) {
            throw damaged(manifest, `its part ${index} has ${listed.length} objects`);
        }
        const before = objects.at(-1);
        if (before !== undefined && first.key <= before.key)
            throw damaged(manifest, 'it is not in order');
        for (const object of listed)
            objects.push(object);
    }
    requireAgreement(manifest, objects);
    return objects;
}
function requireAgreement(manifest, objects) {
    const key = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .sealedPath */ .ss)({ kind: 'contents', backup: manifest.id });
    const contents = objects.find((object) => object.key === key);
    if (contents?.sha256 !== manifest.contents.sha256 || contents.sizeBytes !== manifest.contents.sizeBytes) {
        throw damaged(manifest, 'its contents differ from those that the manifest names');
    }
    const storedBytes = [...objects, ...manifest.objects].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    if (storedBytes === manifest.storedBytes)
        return;
    throw damaged(manifest, `it is about ${storedBytes} bytes, and the manifest about ${manifest.storedBytes}`);
}
function damaged({ id }, what) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_DAMAGED', `The list of objects of ${id} is not what a backup writes: ${what}.`, {
        hint: 'Use another destination or an earlier backup, and find out what changed this one.',
    });
}


/***/ }),

/***/ 7964:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ fetchVerified)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _packs_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69984);
/* harmony import */ var _older_copies_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1434);
/* harmony import */ var _read_preference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72554);




async function fetchVerified(sources, object, problems = sources.problems) {
    try {
        const ask = async (source) => {
            const stored = await fetchFrom(source, object);
            sources.noteServed(source, stored.length);
            return stored;
        };
        return await (0,_read_preference_js__WEBPACK_IMPORTED_MODULE_3__/* .readFromFirstHealthy */ .m)(sources, ask, problems);
    }
    catch (thrown) {
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(sources.signal);
        const isGood = (stored) => stored.length === object.sizeBytes && (0,_packs_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Hex */ .f)(stored) === object.sha256 ? stored : undefined;
        const bounded = { key: object.key, maxBytes: object.sizeBytes };
        const older = await (0,_older_copies_js__WEBPACK_IMPORTED_MODULE_2__/* .olderCopy */ .E)(sources.current, bounded, isGood, problems);
        if (older === undefined)
            throw thrown;
        sources.noteServed(older.source, older.value.length);
        return older.value;
    }
}
async function fetchFrom(source, object) {
    const hint = 'Use another destination or an earlier backup, and find out what changed this one.';
    const wrong = (what, cause) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_DAMAGED', `${object.key} at ${source.label} ${what}.`, { hint, cause });
    const stored = await source.get(source.keys.absolute(object.key), object.sizeBytes).catch((cause) => {
        const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(cause);
        if (error.code === 'OBJECT_MISSING') {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('OBJECT_MISSING', `${object.key} is missing at ${source.label}.`, { hint, cause });
        }
        if (error.code === 'STORAGE_CORRUPTED')
            throw wrong(`does not have the ${object.sizeBytes} bytes that were written`, cause);
        throw error;
    });
    if (stored.length !== object.sizeBytes)
        throw wrong(`has ${stored.length} bytes; ${object.sizeBytes} were written`);
    if ((0,_packs_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Hex */ .f)(stored) !== object.sha256)
        throw wrong('differs from what was written');
    return stored;
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
