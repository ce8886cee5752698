export const id = 5415;
export const ids = [5415];
export const modules = {

/***/ 2818:
/***/ ((__unused_webpack_module, exports) => {

var __webpack_unused_export__;

__webpack_unused_export__ = true;
exports.Io = exports.kp = void 0;
var peq = new Uint32Array(0x10000);
var myers_32 = function (a, b) {
    var n = a.length;
    var m = b.length;
    var lst = 1 << (n - 1);
    var pv = -1;
    var mv = 0;
    var sc = n;
    var i = n;
    while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
    }
    for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= ((eq & pv) + pv) ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
            sc++;
        }
        if (pv & lst) {
            sc--;
        }
        mv = (mv << 1) | 1;
        pv = (pv << 1) | ~(xv | mv);
        mv &= xv;
    }
    i = n;
    while (i--) {
        peq[a.charCodeAt(i)] = 0;
    }
    return sc;
};
var myers_x = function (b, a) {
    var n = a.length;
    var m = b.length;
    var mhc = [];
    var phc = [];
    var hsize = Math.ceil(n / 32);
    var vsize = Math.ceil(m / 32);
    for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
    }
    var j = 0;
    for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
            var eq = peq[a.charCodeAt(i)];
            var pb = (phc[(i / 32) | 0] >>> i) & 1;
            var mb = (mhc[(i / 32) | 0] >>> i) & 1;
            var xv = eq | mv_1;
            var xh = ((((eq | mb) & pv_1) + pv_1) ^ pv_1) | eq | mb;
            var ph = mv_1 | ~(xh | pv_1);
            var mh = pv_1 & xh;
            if ((ph >>> 31) ^ pb) {
                phc[(i / 32) | 0] ^= 1 << i;
            }
            if ((mh >>> 31) ^ mb) {
                mhc[(i / 32) | 0] ^= 1 << i;
            }
            ph = (ph << 1) | pb;
            mh = (mh << 1) | mb;
            pv_1 = mh | ~(xv | ph);
            mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] = 0;
        }
    }
    var mv = 0;
    var pv = -1;
    var start = j * 32;
    var vlen = Math.min(32, m - start) + start;
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
    }
    var score = m;
    for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = (phc[(i / 32) | 0] >>> i) & 1;
        var mb = (mhc[(i / 32) | 0] >>> i) & 1;
        var xv = eq | mv;
        var xh = ((((eq | mb) & pv) + pv) ^ pv) | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += (ph >>> (m - 1)) & 1;
        score -= (mh >>> (m - 1)) & 1;
        if ((ph >>> 31) ^ pb) {
            phc[(i / 32) | 0] ^= 1 << i;
        }
        if ((mh >>> 31) ^ mb) {
            mhc[(i / 32) | 0] ^= 1 << i;
        }
        ph = (ph << 1) | pb;
        mh = (mh << 1) | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
    }
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
    }
    return score;
};
var distance = function (a, b) {
    if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
    }
    if (b.length === 0) {
        return a.length;
    }
    if (a.length <= 32) {
        return myers_32(a, b);
    }
    return myers_x(a, b);
};
exports.Io = distance;
var closest = function (str, arr) {
    var min_distance = Infinity;
    var min_index = 0;
    for (var i = 0; i < arr.length; i++) {
        var dist = distance(str, arr[i]);
        if (dist < min_distance) {
            min_distance = dist;
            min_index = i;
        }
    }
    return arr[min_index];
};
exports.kp = closest;


/***/ }),

/***/ 99148:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Af: () => (/* binding */ roleInUserId),
/* harmony export */   Bj: () => (/* binding */ keyFileOf),
/* harmony export */   Jw: () => (/* binding */ WHY_ALONE),
/* harmony export */   bl: () => (/* binding */ KEY_PLACES),
/* harmony export */   w: () => (/* binding */ userIdOf)
/* harmony export */ });
/* unused harmony export KEY_ROLES */
const KEY_ROLES = ['recovery', 'runner', 'verifier'];
const KEY_PLACES = {
    'encrypt-to': { role: 'recovery', half: 'public' },
    'decrypt-with': { role: 'recovery', half: 'private' },
    'runner-key': { role: 'runner', half: 'private' },
    signers: { role: 'runner', half: 'public' },
    'verifier-key': { role: 'verifier', half: 'private' },
    verifiers: { role: 'verifier', half: 'public' },
};
const WHY_ALONE = {
    recovery: 'The recovery key reads every backup: its private half belongs in a safe and in the verify job, and signs nothing.',
    runner: 'The runner key is held by the backup job: it signs backups, and must not read them or sign verifications.',
    verifier: 'The verifier key is held by the verify job: it signs verifications, and must not read or sign backups.',
};
function keyFileOf(option) {
    const { role, half } = KEY_PLACES[option];
    return `${role}.${half}.asc`;
}
function userIdOf(role, identity) {
    const name = `Restorable ${role} key`;
    return identity.includes('@') ? { name, email: identity } : { name, comment: identity };
}
const USER_ID = /^Restorable (recovery|runner|verifier) key (?:<.*>|\(.*\))$/;
function roleInUserId(userId) {
    const stated = USER_ID.exec(userId)?.[1];
    return KEY_ROLES.find((role) => role === stated);
}


/***/ }),

/***/ 53144:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runInit: () => (/* binding */ runInit)
});

// EXTERNAL MODULE: ./build/run/run-context.js + 1 modules
var run_context = __webpack_require__(88246);
// EXTERNAL MODULE: ./build/core/secret.js
var secret = __webpack_require__(88050);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ../node_modules/yaml/dist/index.js
var dist = __webpack_require__(6637);
;// CONCATENATED MODULE: ./build/init/yaml-text.js

function yamlValue(text, indent) {
    const lines = (0,dist/* stringify */.As)(text, { lineWidth: 0 }).trimEnd().split('\n');
    return lines.join(`\n${' '.repeat(indent)}`);
}
function yamlMapping(values, indent) {
    return Object.entries(values)
        .map(([name, value]) => `${' '.repeat(indent)}${name}: ${yamlValue(value, indent)}\n`)
        .join('');
}

;// CONCATENATED MODULE: ./build/init/config-text.js


function configFile(setup, { urls }, folder) {
    const names = destinationNames(setup);
    const destinations = setup.destinations.map(({ line }, at) => `  ${names[at]}: ${yamlValue(line, 2)}\n`);
    const databases = setup.databases.map((database) => `  ${yamlValue(database.name, 2)}:\n    database: ${yamlValue(urls.get(database) ?? '', 4)}\n`);
    return {
        path: (0,external_node_path_.join)(folder, 'restorable.yml'),
        content: `# Written by \`restorable init\`. docs/configuration.md explains each key.
destinations:
${destinations.join('')}databases:
${databases.join('')}`,
        isSecret: false,
        purpose: 'configuration: databases and destinations',
    };
}
function destinationNames({ destinations }) {
    return destinations.map(({ spec }, at) => {
        const before = destinations.slice(0, at).filter((each) => each.spec.scheme === spec.scheme).length;
        return before === 0 ? spec.scheme : `${spec.scheme}-${before + 1}`;
    });
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./build/init/credentials.js

const PREFIX = { backup: 'BACKUP_', verify: 'VERIFY_' };
const MOST_FILE_BYTES = 64 * 1024;
function credentialsFor(job, { destinations, databases }, env) {
    const variables = {};
    const missing = [];
    const take = (name) => {
        const value = env[`${PREFIX[job]}${name}`] ?? env[name];
        if (value === undefined || value.trim() === '')
            return false;
        variables[name] = isFileOf(name, value) ? (0,external_node_fs_.readFileSync)(value, 'utf8') : value;
        return true;
    };
    const wantAll = ({ oneOf, also }, place) => {
        for (const group of oneOf)
            if (!group.map(take).includes(true))
                missing.push({ place, oneOf: group });
        for (const name of also)
            take(name);
    };
    for (const { spec } of destinations)
        wantAll(wantedBy(spec, env), spec.scheme);
    const readsD1 = job === 'backup' && databases.some(({ engine }) => engine === 'd1');
    if (readsD1)
        wantAll({ oneOf: [['CLOUDFLARE_API_TOKEN']], also: ['CLOUDFLARE_API_BASE_URL'] }, 'd1');
    return { variables, missing };
}
function namedVariables({ destinations }) {
    return destinations.flatMap(({ spec }) => {
        const parameters = parametersOf(spec);
        return ['env', 'sse-c-key-env'].flatMap((name) => parameters.get(name) ?? []);
    });
}
function wantedBy(spec, env) {
    const parameters = parametersOf(spec);
    const own = parameters.get('env');
    switch (spec.scheme) {
        case 's3': {
            const prefix = own ?? 'AWS';
            if (parameters.get('oidc') === 'true')
                return { oneOf: [[`${prefix}_ROLE_ARN`]], also: [] };
            const key = parameters.get('sse-c-key-env');
            return {
                oneOf: [[`${prefix}_ACCESS_KEY_ID`], [`${prefix}_SECRET_ACCESS_KEY`]],
                also: key === null ? [] : [key],
            };
        }
        case 'sftp':
            return {
                oneOf: [['SFTP_PRIVATE_KEY', 'SFTP_PASSWORD']],
                also: ['SFTP_PRIVATE_KEY_PASSPHRASE', 'SFTP_HOST_KEY'],
            };
        case 'azure': {
            const usual = ['AZURE_STORAGE_CONNECTION_STRING', 'AZURE_STORAGE_KEY', 'AZURE_STORAGE_SAS_TOKEN'];
            return { oneOf: [own === null ? usual : [own]], also: [] };
        }
        case 'gs':
            return own === null ? { oneOf: [], also: [] } : { oneOf: [[own]], also: [] };
        case 'rclone': {
            const remote = /^rclone:\/\/([^/]+)/.exec(spec.url.reveal())?.[1]?.toUpperCase().replaceAll('-', '_') ?? '';
            const names = Object.keys(env).filter((name) => name.startsWith(`RCLONE_CONFIG_${remote}_`));
            return { oneOf: [names.length > 0 ? names : [`RCLONE_CONFIG_${remote}_TYPE`]], also: names };
        }
        case 'file':
            return { oneOf: [], also: [] };
    }
}
function parametersOf({ url }) {
    return new URLSearchParams(url.reveal().split('?', 2)[1] ?? '');
}
function isFileOf(name, value) {
    if (name !== 'SFTP_PRIVATE_KEY' || value.includes('\n'))
        return false;
    const found = (0,external_node_fs_.statSync)(value, { throwIfNoEntry: false });
    return found?.isFile() === true && found.size <= MOST_FILE_BYTES;
}

;// CONCATENATED MODULE: ./build/init/database-secrets.js

function referToDatabases({ databases, databaseSecret }) {
    const urls = new Map();
    const secrets = [];
    const refer = (database, name, value, rest = '') => {
        if (!secrets.some((secret) => secret.name === name)) {
            secrets.push({
                name,
                value,
                environment: undefined,
                holds: rest === '' ? 'the URL of the database' : 'the URL of the server',
            });
        }
        urls.set(database, `\${${name}}${rest}`);
    };
    const open = databases.filter((database) => !needsNoSecret(database));
    for (const database of databases) {
        if (needsNoSecret(database))
            urls.set(database, database.url?.reveal() ?? '');
    }
    const parts = open.map((database) => partsOf(database.url));
    const servers = new Set(parts.map((each) => each?.server));
    const isShared = open.length > 1 && servers.size === 1 && !servers.has(undefined);
    for (const [at, database] of open.entries()) {
        const known = parts[at];
        if (isShared && known !== undefined)
            refer(database, databaseSecret, new secret/* Secret */.zh(known.server), known.rest);
        else
            refer(database, open.length === 1 ? databaseSecret : `${databaseSecret}_${suffixOf(database)}`, database.url);
    }
    return { urls, secrets };
}
function needsNoSecret({ engine, url }) {
    return (engine === 'sqlite' || engine === 'd1') && url !== undefined;
}
function partsOf(url) {
    const [, server, rest] = /^([a-z]+:\/\/[^/?]+)(\/[^?]*(?:\?.*)?)$/i.exec(url?.reveal() ?? '') ?? [];
    return server === undefined || rest === undefined ? undefined : { server, rest };
}
function suffixOf({ name }) {
    return name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_');
}

// EXTERNAL MODULE: ./build/key-bundle/job-bundles.js
var job_bundles = __webpack_require__(28558);
// EXTERNAL MODULE: ./build/key-bundle/key-bundle.js + 1 modules
var key_bundle = __webpack_require__(77059);
// EXTERNAL MODULE: ./build/ports/storage-variables.js
var storage_variables = __webpack_require__(32996);
;// CONCATENATED MODULE: ./build/init/setup.js


const VERIFY_ENVIRONMENT = 'restore-verification';
function setupName({ databases }) {
    return databases.length === 1 ? databases[0].name : 'databases';
}
function workflowPath({ repository }) {
    return (0,external_node_path_.join)(repository ?? '.', '.github/workflows/restorable.yml');
}
function isSetUp(setup) {
    const path = setup.scheduler === 'github' ? workflowPath(setup) : (0,external_node_path_.join)(setup.privateFolder, 'restorable.yml');
    return (0,external_node_fs_.existsSync)(path);
}

;// CONCATENATED MODULE: ./build/init/job-secrets.js






const BUNDLE_SECRETS = { backup: 'BACKUP_BUNDLE', verify: 'VERIFY_BUNDLE' };
function bundlesOf(setup, material, credentials) {
    const named = namedVariables(setup);
    const carried = {
        backup: carriedOf(credentials.backup, named),
        verify: carriedOf(credentials.verify, named),
    };
    const bundles = material.kind === 'keys' ? (0,job_bundles/* jobBundles */.b)(material, carried) : passphraseBundles(material.passphrase, carried);
    const written = (role) => {
        const bundle = bundles.find((each) => each.role === role);
        if (bundle === undefined)
            throw new Error(`There is a bundle for each job, and none for ${role}.`);
        return (0,key_bundle/* writeKeyBundle */.H)(bundle, named);
    };
    return { backup: written('backup'), verify: written('verify') };
}
function jobSecrets(bundles, { encryption }, { backup, verify }) {
    const holds = (job, carried) => {
        const names = Object.keys(carried.variables).filter((name) => !(name in tokensOf(carried)));
        return [encryption === 'keys' ? `keys of the ${job} job` : 'the passphrase', ...names].join(', ');
    };
    const environment = encryption === 'keys' ? VERIFY_ENVIRONMENT : undefined;
    const tokens = Object.entries(tokensOf(backup)).map(([name, value]) => ({
        name,
        value: new secret/* Secret */.zh(value),
        environment: undefined,
        holds: 'the token for the database',
    }));
    return [
        ...tokens,
        { name: BUNDLE_SECRETS.backup, value: bundles?.backup, environment: undefined, holds: holds('backup', backup) },
        { name: BUNDLE_SECRETS.verify, value: bundles?.verify, environment, holds: holds('verify', verify) },
    ];
}
function tokensOf({ variables }) {
    return Object.fromEntries(Object.entries(variables).filter(([name]) => name.startsWith('CLOUDFLARE_')));
}
function carriedOf({ variables }, named) {
    const entries = Object.entries(variables).filter(([name]) => (0,storage_variables/* storageVariable */.a)(name) !== undefined || named.includes(name));
    return new Map(entries.map(([name, value]) => [name, new secret/* Secret */.zh(value)]));
}
function passphraseBundles(passphrase, credentials) {
    const options = new Map([['passphrase', passphrase]]);
    return [
        { role: 'backup', options, environment: credentials.backup },
        { role: 'verify', options, environment: credentials.verify },
    ];
}

;// CONCATENATED MODULE: ./build/init/workflow.js


const CHECKOUT = 'actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0';
const MINUTES = 60;
function workflowText(setup, parts) {
    const { nightly, weekly } = setup;
    const older = `    if: github.event.schedule == '${weekly}'\n`;
    return `# Written by \`restorable init\`, which also changes it: run it again with other options. docs/setup.md explains it.
name: Restorable

on:
  schedule:
    # A backup, then its verification. Times are UTC.
    - cron: '${nightly}'
    # A verification of the backup of a week ago.
    - cron: '${weekly}'
  workflow_dispatch:

permissions: {}

concurrency:
  group: restorable-${setupName(setup)}
  cancel-in-progress: false

jobs:
  backup:
    if: github.event.schedule != '${weekly}'
    runs-on: ubuntu-24.04
    timeout-minutes: ${MINUTES}
    permissions:
      contents: read
    outputs:
${parts.databases.map((_, at) => outputLine(parts, at)).join('')}    steps:
${checkout(parts)}${parts.databases.map((_, at) => backupStep(setup, parts, at)).join('')}
  # The only job that can read backups. It restores each into a private database, and compares it with its source.
  verify:
    needs: backup
${verifyBody(setup, parts, (at) => `\${{ needs.backup.outputs.${stepId(parts, at)}-id }}`)}
  verify-older:
${older}${verifyBody(setup, parts, () => 'age:7d')}`;
}
function stepId({ databases }, at) {
    return databases.length === 1 ? 'backup' : `backup-${at + 1}`;
}
function outputLine(parts, at) {
    const id = stepId(parts, at);
    return `      ${id}-id: \${{ steps.${id}.outputs.backup-id }}\n`;
}
function checkout({ needsCheckout }) {
    if (!needsCheckout)
        return '';
    return `      - uses: ${CHECKOUT}\n        with:\n          persist-credentials: false\n`;
}
function backupStep(setup, parts, at) {
    const { with: inputs, env } = merged(parts.databases[at]?.backup, parts.backup);
    return step(setup, { id: stepId(parts, at), inputs: { mode: 'backup', ...inputs }, env, evenAfterFailure: at > 0 });
}
function verifyBody(setup, parts, backupOf) {
    const { environment } = parts;
    const steps = parts.databases.map(({ verify }, at) => {
        const { with: inputs, env } = merged(verify, parts.verify);
        const all = { mode: 'verify', ...inputs, backup: backupOf(at) };
        return step(setup, { id: undefined, inputs: all, env, evenAfterFailure: at > 0 });
    });
    return `    runs-on: ubuntu-24.04
    timeout-minutes: ${MINUTES}
${environment === undefined ? '' : `    environment: ${environment}\n`}    permissions:
      contents: read
    steps:
${checkout(parts)}${steps.join('')}`;
}
function step({ action }, { id, inputs, env, evenAfterFailure }) {
    const head = [
        ...(id === undefined ? [] : [`id: ${id}`]),
        ...(evenAfterFailure ? [`if: \${{ !cancelled() }}`] : []),
        `uses: ${action ?? ''}`,
    ];
    const variables = Object.keys(env).length === 0 ? '' : `        env:\n${yamlMapping(env, 10)}`;
    return `      - ${head.join('\n        ')}\n        with:\n${yamlMapping(inputs, 10)}${variables}`;
}
function merged(first, second) {
    return { with: { ...first?.with, ...second.with }, env: { ...first?.env, ...second.env } };
}

;// CONCATENATED MODULE: ./build/init/plan-github.js







function credentialsOf(setup, env) {
    return { backup: credentialsFor('backup', setup, env), verify: credentialsFor('verify', setup, env) };
}
const expression = (secret) => `\${{ secrets.${secret} }}`;
function planGithub(setup, material, credentials) {
    const references = referToDatabases(setup);
    const bundles = material === undefined ? undefined : bundlesOf(setup, material, credentials);
    const secrets = [...references.secrets, ...jobSecrets(bundles, setup, credentials)];
    const usesConfig = setup.databases.length > 1;
    const databases = usesConfig ? configSteps(setup, references.secrets) : [singleStep(setup, references.urls)];
    const common = (job, env) => ({
        with: { 'key-bundle': expression(BUNDLE_SECRETS[job]) },
        env: Object.fromEntries(env.map((name) => [name, expression(name)])),
    });
    const parts = {
        databases,
        backup: common('backup', Object.keys(tokensOf(credentials.backup))),
        verify: common('verify', []),
        environment: secrets.find(({ environment }) => environment !== undefined)?.environment,
        needsCheckout: usesConfig,
    };
    const workflow = {
        path: workflowPath(setup),
        content: workflowText(setup, parts),
        isSecret: false,
        purpose: 'workflow: backup, verification, and verification of an older backup',
    };
    const config = usesConfig ? [configFile(setup, references, (0,external_node_path_.join)(setup.repository ?? '.', '.github'))] : [];
    return { files: [...config, workflow], secrets, commands: [] };
}
function singleStep(setup, urls) {
    const [database] = setup.databases;
    const common = { name: database.name, destination: setup.destinations.map(({ line }) => line).join('\n') };
    const url = (urls.get(database) ?? '').replace(/^\$\{(\w+)\}$/, (_all, name) => expression(name));
    return { backup: { with: { database: url, ...common }, env: {} }, verify: { with: common, env: {} } };
}
function configSteps(setup, secrets) {
    const env = Object.fromEntries(secrets.map(({ name }) => [name, expression(name)]));
    return setup.databases.map(({ name }) => {
        const common = { config: '.github/restorable.yml', name };
        return { backup: { with: common, env }, verify: { with: common, env: {} } };
    });
}

;// CONCATENATED MODULE: ./build/init/ask-credentials.js


async function askCredentials(setup, request, context) {
    const { prompter } = context.host;
    if (prompter === undefined || request.asksNothing)
        return context;
    const env = { ...context.host.env };
    for (const { place, oneOf } of credentialsOf(setup, env).backup.missing) {
        const [name = ''] = oneOf;
        const isFile = name === 'SFTP_PRIVATE_KEY';
        const answer = await prompter.text({
            message: `${name} for ${place}${isFile ? ': the path of the private key' : ''} (Enter to leave it out)`,
            isSecret: !isFile,
        });
        if (answer.trim() === '')
            continue;
        context.host.mask(new secret/* Secret */.zh(answer));
        env[name] = answer;
    }
    return { ...context, host: { ...context.host, env } };
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/format/database-name.js
var database_name = __webpack_require__(48937);
// EXTERNAL MODULE: ./build/options/destinations.js
var destinations = __webpack_require__(11498);
// EXTERNAL MODULE: ./build/options/schema.js + 2 modules
var schema = __webpack_require__(34237);
// EXTERNAL MODULE: ./build/options/urls.js
var urls = __webpack_require__(28625);
;// CONCATENATED MODULE: ./build/init/action-reference.js
const ACTION_REFERENCE = 'OWNER/restorable@COMMIT_HASH # v1.0.0';
function isReleased(reference) {
    return !/^OWNER\/|@COMMIT_HASH\b/.test(reference);
}

;// CONCATENATED MODULE: ./build/init/private-folder.js



function repositoryAround(path) {
    let at = (0,external_node_path_.resolve)(path);
    while (!(0,external_node_fs_.existsSync)(at))
        at = (0,external_node_path_.dirname)(at);
    for (at = (0,external_node_fs_.realpathSync)(at);; at = (0,external_node_path_.dirname)(at)) {
        if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(at, '.git')))
            return at;
        if ((0,external_node_path_.dirname)(at) === at)
            return undefined;
    }
}
async function refuseTracked(folder, { runProgram }) {
    const repository = repositoryAround(folder);
    if (repository === undefined)
        return;
    const files = ['recovery.private.asc', 'recovery-sheet.html', 'secrets/DATABASE_URL'].map((name) => (0,external_node_path_.join)((0,external_node_path_.resolve)(folder), name));
    const ignored = await runProgram({ file: 'git', args: ['check-ignore', '--', ...files], cwd: repository });
    if (ignored?.code === 0 && ignored.stdout.trim().split('\n').length === files.length)
        return;
    throw new errors/* RestorableError */.s$('INPUT_INVALID', 'The folder for the private keys is inside a repository.', {
        hint: 'Give a folder outside of it as `output`, such as ~/restorable-keys, or add the folder to .gitignore.',
    });
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/init/schedule.js

function nightlyFor(name) {
    const [first = 0, second = 0] = (0,external_node_crypto_.createHash)('sha256').update(name).digest();
    return `${5 + (first % 50)} ${1 + (second % 4)} * * *`;
}
function weeklyAfter(nightly) {
    const [minute = '', hour = ''] = nightly.split(' ');
    const isPlain = /^\d+$/.test(minute) && /^\d+$/.test(hour);
    const weekly = isPlain ? `${minute} ${(Number(hour) + 2) % 24} * * 0` : '53 4 * * 0';
    return weekly === nightly ? '52 5 * * 0' : weekly;
}

;// CONCATENATED MODULE: ./build/init/complete-setup.js











async function completeSetup(request, { host }) {
    const prompter = request.asksNothing ? undefined : host.prompter;
    if (prompter === undefined && !request.asksNothing)
        throw noTerminal();
    const databases = await databasesOf(request, prompter, host.mask);
    const destinations = request.destinations.length > 0 ? request.destinations : await askDestinations(prompter);
    const usesGithub = request.scheduler === 'github';
    const encryption = request.encryption ??
        (request.passphrase === undefined ? await chooseEncryption(usesGithub, prompter) : 'passphrase');
    if (encryption === 'keys' && request.passphrase !== undefined) {
        throw (0,schema/* invalid */.Gq)('passphrase', '`passphrase` was given together with `encryption: keys`.', 'Leave one of them out.');
    }
    const name = setupName({ databases });
    const nightly = request.schedule ?? (await askSchedule(nightlyFor(name), prompter));
    return {
        databases,
        databaseSecret: request.databaseSecret,
        destinations,
        encryption,
        identity: request.identity ?? name,
        scheduler: request.scheduler,
        nightly,
        weekly: weeklyAfter(nightly),
        action: usesGithub ? await actionOf(request, prompter) : undefined,
        repository: usesGithub ? repositoryOf(request) : undefined,
        privateFolder: (0,external_node_path_.resolve)(request.outputDirectory ?? (0,external_node_path_.join)((0,external_node_os_.homedir)(), `restorable-${name}`)),
    };
}
function noTerminal() {
    return new errors/* RestorableError */.s$('INPUT_INVALID', '`init` asks questions, and there is no terminal.', {
        hint: 'Give `--yes`, and as options what has no default: the database and the destinations.',
    });
}
async function databasesOf(request, prompter, mask) {
    const sources = [...request.databases];
    if (sources.length === 0 && request.engine === undefined) {
        if (prompter === undefined)
            throw (0,schema/* invalid */.Gq)('database', '`init` needs `database`, or `engine` and `name`.');
        sources.push(await askDatabase(prompter, mask));
    }
    if (sources.length === 0)
        sources.push(undefined);
    if (sources.length > 1 && request.name !== undefined) {
        throw (0,schema/* invalid */.Gq)('name', '`name` was given with several databases.', 'Leave it out: each gets its name from its URL.');
    }
    const found = [];
    for (const source of sources)
        found.push(await named(source, request, prompter));
    const twice = found.find(({ name }, at) => found.findIndex((each) => each.name === name) < at);
    if (twice !== undefined)
        throw (0,schema/* invalid */.Gq)('database', `Two databases would have the name ${twice.name} in storage.`);
    const [first, ...rest] = found;
    if (first === undefined)
        throw new Error('There is at least one database.');
    return [first, ...rest];
}
async function named(source, request, prompter) {
    const { engine = source?.engine } = request;
    if (engine === undefined || engine === 'command')
        throw new Error('A URL or `engine` names the engine.');
    const known = request.name ?? (source === undefined ? undefined : (0,urls/* suggestedName */.Zt)(source));
    return { name: known ?? (await askName(prompter)), engine, url: source?.url };
}
async function askDatabase(prompter, mask) {
    const url = await prompter.text({
        message: 'URL of the database (postgres://user:password@host/name, mysql://…, sqlite:path, d1://account/name)',
        isSecret: true,
        validate: (text) => objectionTo(() => (0,urls/* readDatabaseUrl */.Bq)('database', text.trim())),
    });
    const source = (0,urls/* readDatabaseUrl */.Bq)('database', url.trim());
    mask(source.url);
    return source;
}
async function askName(prompter) {
    if (prompter === undefined)
        throw (0,schema/* invalid */.Gq)('name', '`init` needs `name`: the URL contains no usable one.');
    const name = await prompter.text({
        message: 'Name of the database in storage',
        placeholder: 'shop',
        validate: (text) => ((0,database_name/* isDatabaseName */.lH)(text) ? undefined : 'Lower-case letters, digits, ".", "_" and "-".'),
    });
    return (0,database_name/* requireDatabaseName */.ES)(name);
}
async function askDestinations(prompter) {
    if (prompter === undefined)
        throw (0,schema/* invalid */.Gq)('destination', '`init` needs `destination`.');
    const lines = [];
    for (;;) {
        const line = await prompter.text({
            message: lines.length === 0 ? 'Where to store backups' : 'Another destination (Enter for none)',
            placeholder: 's3://bucket/prefix?region=eu-central-1',
            validate: (text) => {
                if (text.trim() === '')
                    return lines.length === 0 ? 'At least one.' : undefined;
                return objectionTo(() => (0,destinations/* readDestinations */.s)([...lines, text.trim()]));
            },
        });
        if (line.trim() === '')
            break;
        lines.push(line.trim());
    }
    return (0,destinations/* readDestinations */.s)(lines).map((spec, at) => ({ spec, line: lines[at] }));
}
async function chooseEncryption(usesGithub, prompter) {
    const usual = usesGithub ? 'keys' : 'passphrase';
    if (prompter === undefined)
        return usual;
    return prompter.choose('How to encrypt', [
        { value: 'keys', label: 'Keys', hint: "the backup job can't read backups" },
        { value: 'passphrase', label: 'A passphrase', hint: 'one secret; the backup job can read backups' },
    ], usual);
}
async function askSchedule(usual, prompter) {
    if (prompter === undefined)
        return usual;
    const { readCron } = await __webpack_require__.e(/* import() */ 9235).then(__webpack_require__.bind(__webpack_require__, 19235));
    const text = await prompter.text({
        message: 'When to back up, as a cron expression in UTC',
        initial: usual,
        validate: (answer) => objectionTo(() => readCron(answer)),
    });
    return readCron(text);
}
async function actionOf(request, prompter) {
    if (request.action !== undefined)
        return request.action;
    if (isReleased(ACTION_REFERENCE))
        return ACTION_REFERENCE;
    if (prompter === undefined) {
        throw (0,schema/* invalid */.Gq)('action', 'This build belongs to no release, so `init` needs `action`.');
    }
    return prompter.text({
        message: 'The action that the workflow uses (OWNER/REPO@REF)',
        validate: (text) => (/^[\w./-]+@[\w./-]+$/.test(text) ? undefined : 'OWNER/REPO@REF'),
    });
}
function repositoryOf({ repository }) {
    if (repository !== undefined)
        return (0,external_node_path_.resolve)(repository);
    const found = repositoryAround('.');
    if (found !== undefined)
        return found;
    throw (0,schema/* invalid */.Gq)('repository', 'The working folder is not inside a Git repository.', 'Run `init` in the checkout of the repository that gets the workflow, give its folder as `repository`, or use `--schedule-with cron` or `systemd`.');
}
function objectionTo(read) {
    try {
        read();
        return undefined;
    }
    catch (thrown) {
        if (thrown instanceof errors/* RestorableError */.s$)
            return [thrown.message, thrown.hint].filter(Boolean).join(' ');
        throw thrown;
    }
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./build/init/github.js

async function ghState(setup, context) {
    const login = await gh(['auth', 'status'], setup, context);
    if (login === undefined)
        return { kind: 'missing' };
    if (login.code !== 0)
        return { kind: 'logged-out' };
    const repository = await gh(['api', '--include', 'repos/{owner}/{repo}'], setup, context);
    return statusOf(repository) === 200 ? { kind: 'ready' } : { kind: 'no-repository' };
}
async function makeEnvironment(setup, context) {
    const path = `repos/{owner}/{repo}/environments/${VERIFY_ENVIRONMENT}`;
    const made = statusOf(await gh(['api', '--include', '--method', 'PUT', path], setup, context));
    if (made !== 200)
        return false;
    return statusOf(await gh(['api', '--include', `${path}/secrets/public-key`], setup, context)) === 200;
}
async function setSecret(secret, setup, context) {
    const { file, args } = setCommand(secret);
    const done = await context.runProgram({ file, args, cwd: setup.repository ?? '.', input: secret.value });
    return done?.code === 0;
}
function setCommand({ name, environment }) {
    return { file: 'gh', args: ['secret', 'set', name, ...(environment === undefined ? [] : ['--env', environment])] };
}
function makeEnvironmentCommand() {
    return `gh api --method PUT 'repos/{owner}/{repo}/environments/${VERIFY_ENVIRONMENT}'`;
}
async function gh(args, setup, { runProgram }) {
    return runProgram({ file: 'gh', args, cwd: setup.repository ?? '.' });
}
function statusOf(answer) {
    const status = /^HTTP\/[\d.]+ (\d{3})\b/.exec(answer?.stdout ?? '')?.[1];
    return status === undefined ? undefined : Number(status);
}

;// CONCATENATED MODULE: ./build/init/server-units.js

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
function calendarOf(cron) {
    const [minute = '', hour = '', day = '', month = '', weekday = ''] = cron.split(' ');
    if (day !== '*' && weekday !== '*') {
        throw new errors/* RestorableError */.s$('INPUT_INVALID', '`schedule` has a day of the month and a weekday.', {
            hint: 'Give one of them: cron runs on either, systemd only on days that are both.',
        });
    }
    const days = weekday === '*' ? '' : `${weekday.split(',').map(weekdays).join(',')} `;
    return `${days}*-${field(month, 1)}-${field(day, 1)} ${field(hour, 0)}:${field(minute, 0)}:00 UTC`;
}
function field(text, first) {
    return text
        .split(',')
        .map((part) => part.replace('-', '..').replace(/^\*\//, `${first}/`))
        .join(',');
}
function weekdays(part) {
    const [range = '', step] = part.split('/');
    const [low = '0', high = low] = range === '*' ? ['0', '6'] : range.split('-');
    const found = [];
    for (let at = Number(low); at <= Number(high); at += Number(step ?? 1))
        found.push(WEEKDAYS[at] ?? '');
    return found.join(',');
}
function environmentLine(name, value) {
    return `${name}="${value.replaceAll(/["\\$`]/g, '\\$&')}"\n`;
}
function unitWord(text) {
    const escaped = text.replaceAll('%', '%%').replaceAll('$', '$$$$').replaceAll(/["\\]/g, '\\$&');
    return /^[\w./:=%$-]+$/.test(text) ? escaped : `"${escaped}"`;
}
function shellWord(text) {
    return /^[\w./:=@-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

;// CONCATENATED MODULE: ./build/init/apply-secrets.js





const REASONS = {
    missing: 'gh is not installed',
    'logged-out': 'gh is not logged in (`gh auth login`)',
    'no-repository': 'gh finds no repository on GitHub for this folder, or may not read it',
};
function valueFile({ privateFolder }, { name }) {
    return (0,external_node_path_.join)(privateFolder, 'secrets', name);
}
async function wantsSecrets(request, { host }) {
    if (request.applySecrets || request.asksNothing || host.prompter === undefined)
        return request.applySecrets;
    return host.prompter.confirm('Set the secrets of the repository now, with gh?', true);
}
async function applySecrets(secrets, setup, context) {
    const ready = await ghState(setup, context);
    if (ready.kind !== 'ready') {
        throw new errors/* RestorableError */.s$('INPUT_INVALID', `The secrets were not set: ${REASONS[ready.kind]}.`, {
            hint: 'The files are written. Run the printed commands, or run `init` again with `--apply-secrets`.',
        });
    }
    const wantsEnvironment = secrets.some(({ environment }) => environment !== undefined);
    const hasEnvironment = wantsEnvironment && (await makeEnvironment(setup, context));
    if (wantsEnvironment && !hasEnvironment) {
        context.run.warn(`The environment ${VERIFY_ENVIRONMENT} can't have secrets here (private repositories need a paid plan for that), so the key that reads backups became a secret of the repository: every workflow of the repository can read it, the backup job's too.`);
    }
    const states = [];
    for (const secret of secrets) {
        const placed = hasEnvironment ? secret : { ...secret, environment: undefined };
        if (!(await setSecret(placed, setup, context)))
            throw notSet(secret, states);
        const fellBack = secret.environment !== undefined && !hasEnvironment;
        states.push({
            name: secret.name,
            environment: placed.environment,
            outcome: fellBack ? 'set-in-repository' : 'set',
            holds: secret.holds,
        });
    }
    return states;
}
function notSet({ name }, before) {
    const already = before.length === 0 ? 'No secret was set.' : `Set before it: ${before.map((each) => each.name).join(', ')}.`;
    return new errors/* RestorableError */.s$('FILE_UNWRITABLE', `gh could not set the secret ${name}. ${already}`, {
        hint: 'The account of gh needs write access to the repository. Run `init --apply-secrets` again: it continues.',
    });
}
function commandsFor(secrets, setup) {
    const commands = secrets.map((secret) => {
        const { file, args } = setCommand(secret);
        return `${file} ${args.join(' ')} < ${shellWord(valueFile(setup, secret))}`;
    });
    const wantsEnvironment = secrets.some(({ environment }) => environment !== undefined);
    return wantsEnvironment ? [makeEnvironmentCommand(), ...commands] : commands;
}

;// CONCATENATED MODULE: ./build/init/write-files.js





async function agreeOnFiles(files, request, context) {
    const differing = files.filter((file) => differenceOf(file) === 'different');
    const refused = [];
    for (const file of differing) {
        const { prompter, log } = context.host;
        const asks = prompter !== undefined && !request.asksNothing && !request.force;
        const diff = await diffOf(file);
        if (asks) {
            await prompter.show(`${file.path} exists and differs:`, diff);
            if (!(await prompter.confirm(`Replace ${file.path}?`, false)))
                refused.push(file.path);
            continue;
        }
        log.info(`${file.path} exists and differs:\n${diff}`);
        if (!request.force)
            refused.push(file.path);
    }
    if (refused.length === 0)
        return;
    throw new errors/* RestorableError */.s$('INPUT_INVALID', `${refused.join(', ')} exists with other content. Nothing was changed.`, {
        hint: 'Give `--force` to replace it, or change the options so that the content is the same.',
    });
}
async function writePlanned(file) {
    const difference = differenceOf(file);
    if (difference === 'same')
        return 'unchanged';
    const { path, content, isSecret } = file;
    const unfinished = `${path}.${(0,external_node_crypto_.randomBytes)(4).toString('hex')}.tmp`;
    try {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true, mode: isSecret ? 0o700 : 0o777 });
        await (0,promises_.writeFile)(unfinished, content, { mode: isSecret ? 0o600 : 0o644, flag: 'wx' });
        await (0,promises_.rename)(unfinished, path);
    }
    catch (cause) {
        await (0,promises_.rm)(unfinished, { force: true }).catch(() => { });
        const { code = 'unknown' } = cause;
        throw new errors/* RestorableError */.s$('FILE_UNWRITABLE', `${path} can't be written (${code}).`, {
            hint: 'Make its folder writable, then run `init` again with the same options: it continues.',
            cause,
        });
    }
    return difference === 'new' ? 'written' : 'replaced';
}
function differenceOf({ path, content }) {
    if (!(0,external_node_fs_.existsSync)(path))
        return 'new';
    return (0,external_node_fs_.readFileSync)(path, 'utf8') === content ? 'same' : 'different';
}
async function diffOf({ path, content, isSecret }) {
    if (isSecret)
        return '(It holds secrets, so the difference is not shown.)';
    const { createTwoFilesPatch } = await __webpack_require__.e(/* import() */ 1873).then(__webpack_require__.bind(__webpack_require__, 41873));
    return createTwoFilesPatch(path, path, (0,external_node_fs_.readFileSync)(path, 'utf8'), content, 'now', 'new', { context: 3 });
}

;// CONCATENATED MODULE: ./build/init/hand-over.js



async function handOver(plan, { setup, request, context, done }) {
    done.commands = plan.commands;
    const known = plan.secrets.filter(({ value }) => value !== undefined);
    const kept = plan.secrets.filter(({ value }) => value === undefined).map((secret) => stateOf(secret, 'kept'));
    done.secrets = kept;
    if (known.length === 0)
        return;
    try {
        if (await wantsSecrets(request, context)) {
            done.secrets = [...kept, ...(await applySecrets(known, setup, context))];
            for (const secret of known)
                await (0,promises_.rm)(valueFile(setup, secret), { force: true });
            return;
        }
    }
    catch (thrown) {
        await leaveToUser(known, kept, { setup, done });
        throw thrown;
    }
    await leaveToUser(known, kept, { setup, done });
}
async function leaveToUser(known, kept, { setup, done }) {
    for (const secret of known) {
        await writePlanned({
            path: valueFile(setup, secret),
            content: secret.value?.reveal() ?? '',
            isSecret: true,
            purpose: '',
        });
    }
    done.secrets = [...kept, ...known.map((secret) => stateOf(secret, 'file'))];
    done.commands = commandsFor(known, setup);
}
function stateOf({ name, environment, holds }, outcome) {
    return { name, environment, holds, outcome };
}

// EXTERNAL MODULE: ./build/keys/keygen.js + 2 modules
var keygen = __webpack_require__(59628);
;// CONCATENATED MODULE: ./build/init/key-material.js







const ROLES = ['recovery', 'runner', 'verifier'];
const PASSPHRASE_FILE = 'passphrase.txt';
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
async function keyMaterialOf(setup, request, context) {
    const { privateFolder } = setup;
    if (isSetUp(setup) && !hasMaterial(setup) && request.passphrase === undefined) {
        if (setup.scheduler !== 'github')
            throw incomplete(privateFolder);
        context.run.warn(`The keys of the earlier run are not in ${privateFolder}, so the secrets stay as they are. To change the secrets, give the folder with the keys as \`output\`.`);
        return undefined;
    }
    if (setup.encryption === 'passphrase') {
        const path = (0,external_node_path_.join)(privateFolder, PASSPHRASE_FILE);
        const kept = (0,external_node_fs_.existsSync)(path) ? new secret/* Secret */.zh((0,external_node_fs_.readFileSync)(path, 'utf8').trimEnd()) : undefined;
        const passphrase = request.passphrase ?? kept ?? newPassphrase();
        context.host.mask(passphrase);
        return { kind: 'passphrase', passphrase };
    }
    const folder = hasMaterial(setup) ? privateFolder : await makeKeys(setup, context);
    const [recovery, runner, verifier] = ROLES.map((role) => readPair(folder, role));
    if (recovery === undefined || runner === undefined || verifier === undefined)
        throw incomplete(folder);
    for (const { armoredPrivate } of [recovery, runner, verifier])
        context.host.mask(armoredPrivate);
    return { kind: 'keys', recovery, runner, verifier };
}
function hasMaterial({ privateFolder, encryption }) {
    const files = encryption === 'passphrase' ? [PASSPHRASE_FILE] : ROLES.map((role) => `${role}.private.asc`);
    return files.some((file) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(privateFolder, file)));
}
function keyFiles({ privateFolder }, material) {
    if (material.kind === 'passphrase') {
        const content = `${material.passphrase.reveal()}\n`;
        return [{ path: (0,external_node_path_.join)(privateFolder, PASSPHRASE_FILE), content, isSecret: true, purpose: 'the passphrase' }];
    }
    return ROLES.flatMap((role) => {
        const { armoredPublic, armoredPrivate } = material[role];
        const half = (which, content, isSecret) => ({
            path: (0,external_node_path_.join)(privateFolder, `${role}.${which}.asc`),
            content,
            isSecret,
            purpose: `${which} half of the ${role} key`,
        });
        return [half('private', armoredPrivate.reveal(), true), half('public', armoredPublic, false)];
    });
}
async function makeKeys({ identity }, context) {
    const { path } = await context.host.workspace();
    const folder = (0,external_node_path_.join)(path, 'keys');
    const report = await (0,keygen.runKeygen)({ mode: 'keygen', outputDirectory: folder, identity, passphrase: undefined, withCredentials: false }, context);
    if (report.error === undefined)
        return folder;
    throw new errors/* RestorableError */.s$(report.error.code, report.error.message, { hint: report.error.hint });
}
function readPair(folder, role) {
    const path = (half) => (0,external_node_path_.join)(folder, `${role}.${half}.asc`);
    if (!(0,external_node_fs_.existsSync)(path('public')) || !(0,external_node_fs_.existsSync)(path('private')))
        return undefined;
    return {
        armoredPublic: (0,external_node_fs_.readFileSync)(path('public'), 'utf8'),
        armoredPrivate: new secret/* Secret */.zh((0,external_node_fs_.readFileSync)(path('private'), 'utf8')),
    };
}
function incomplete(folder) {
    return new errors/* RestorableError */.s$('KEY_MISSING', `Some of the keys of an earlier run are no longer in ${folder}.`, {
        hint: 'Put all files back, or give another folder as `output` for new keys. Old backups can only be read with the old ones.',
    });
}
function newPassphrase() {
    const letters = [...(0,external_node_crypto_.randomBytes)(25)].map((byte) => ALPHABET[byte % ALPHABET.length]);
    return new secret/* Secret */.zh([0, 5, 10, 15, 20].map((at) => letters.slice(at, at + 5).join('')).join('-'));
}

;// CONCATENATED MODULE: ./build/init/plan-server.js






function planServer(setup, material, credentials, program) {
    const references = referToDatabases(setup);
    const config = configFile(setup, references, setup.privateFolder);
    const variables = {
        ...Object.fromEntries(references.secrets.map(({ name, value }) => [name, value?.reveal() ?? ''])),
        ...credentials.backup.variables,
        ...keyVariables(setup, material),
    };
    const environment = {
        path: (0,external_node_path_.join)(setup.privateFolder, `${setupName(setup)}.env`),
        content: Object.entries(variables)
            .map(([name, value]) => environmentLine(name, value))
            .join(''),
        isSecret: true,
        purpose: 'secrets of the scheduled runs',
    };
    const run = (mode, name, ...rest) => [
        program.node,
        program.script,
        mode,
        '--config',
        config.path,
        '--name',
        name,
        ...rest,
    ];
    const names = setup.databases.map(({ name }) => name);
    const nightly = names.flatMap((name) => [run('backup', name), run('verify', name)]);
    const weekly = names.map((name) => run('verify', name, '--backup', 'age:7d'));
    const scheduled = { setup, environment: environment.path, nightly, weekly };
    const { files, commands } = setup.scheduler === 'systemd' ? systemd(scheduled) : crontab(scheduled);
    return { files: [config, environment, ...files], secrets: [], commands };
}
function keyVariables({ privateFolder }, material) {
    if (material?.kind === 'passphrase')
        return { RESTORABLE_PASSPHRASE: material.passphrase.reveal() };
    const path = (file) => (0,external_node_path_.join)(privateFolder, `${file}.asc`);
    return {
        RESTORABLE_ENCRYPT_TO: path('recovery.public'),
        RESTORABLE_RUNNER_KEY: path('runner.private'),
        RESTORABLE_DECRYPT_WITH: path('recovery.private'),
        RESTORABLE_SIGNERS: path('runner.public'),
        RESTORABLE_VERIFIER_KEY: path('verifier.private'),
    };
}
function crontab({ setup, environment, nightly, weekly }) {
    const line = (cron, commands) => {
        const all = commands.map((command) => command.map(shellWord).join(' ')).join(' && ');
        return `${cron} ${`set -a; . ${shellWord(environment)} && ${all}`.replaceAll('%', '\\%')}\n`;
    };
    const path = (0,external_node_path_.join)(setup.privateFolder, `${setupName(setup)}.crontab`);
    const content = `# Written by \`restorable init\`. Times are in the time zone of this machine.
# A backup, then its verification. Then, once a week, the verification of the backup of a week ago.
${line(setup.nightly, nightly)}${line(setup.weekly, weekly)}`;
    return {
        files: [{ path, content, isSecret: false, purpose: 'lines for the crontab' }],
        commands: [`(crontab -l 2>/dev/null; cat ${shellWord(path)}) | crontab -`],
    };
}
function systemd({ setup, environment, nightly, weekly }) {
    const name = `restorable-${setupName(setup)}`;
    const folder = (0,external_node_path_.join)(setup.privateFolder, 'systemd');
    const unit = (file, content, purpose) => ({
        path: (0,external_node_path_.join)(folder, file),
        content: `# Written by \`restorable init\`.\n${content}`,
        isSecret: false,
        purpose,
    });
    const service = (what, commands) => `[Unit]
Description=Restorable: ${what}
After=network.target

[Service]
Type=oneshot
User=${(0,external_node_os_.userInfo)().username}
EnvironmentFile=${environment.replaceAll('%', '%%')}
${commands.map((command) => `ExecStart=${command.map(unitWord).join(' ')}\n`).join('')}`;
    const timer = (what, cron) => `[Unit]
Description=Restorable: ${what}

[Timer]
OnCalendar=${calendarOf(cron)}
Persistent=true

[Install]
WantedBy=timers.target
`;
    const files = [
        unit(`${name}.service`, service('backup and verification', nightly), 'service: backup and verification'),
        unit(`${name}.timer`, timer('backup and verification', setup.nightly), 'timer of the service'),
        unit(`${name}-older.service`, service('verification of an older backup', weekly), 'service: verification of an older backup'),
        unit(`${name}-older.timer`, timer('verification of an older backup', setup.weekly), 'timer of the service'),
    ];
    return {
        files,
        commands: [
            `sudo install -m 0644 ${files.map(({ path }) => shellWord(path)).join(' ')} /etc/systemd/system/`,
            'sudo systemctl daemon-reload',
            `sudo systemctl enable --now ${name}.timer ${name}-older.timer`,
            `sudo systemctl start ${name}.service && systemctl status ${name}.service`,
        ],
    };
}

;// CONCATENATED MODULE: ./build/init/recovery-sheet.js


const LONGEST_PART = 700;
async function sheetFile(setup, keys, withQrCodes) {
    return {
        path: (0,external_node_path_.join)(setup.privateFolder, 'recovery-sheet.html'),
        content: await recoverySheet(setup, keys, withQrCodes),
        isSecret: true,
        purpose: 'recovery sheet: print it, put it into the safe, and delete the file',
    };
}
async function recoverySheet(setup, keys, withQrCodes) {
    const secret = keys.kind === 'passphrase' ? keys.passphrase.reveal() : keys.recovery.armoredPrivate.reveal().trimEnd();
    const what = keys.kind === 'passphrase' ? 'The passphrase' : 'The private recovery key';
    const codes = withQrCodes ? await qrCodes(secret, what) : '';
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Recovery sheet: ${escaped(setupName(setup))}</title>
<style>
body { font: 11pt/1.35 sans-serif; max-width: 190mm; margin: 8mm auto; }
pre { font: 8.5pt/1.25 monospace; white-space: pre-wrap; overflow-wrap: anywhere; border: 0.3mm solid #999; padding: 2mm; }
figure { display: inline-block; width: 58mm; margin: 2mm; break-inside: avoid; }
svg { width: 58mm; height: 58mm; }
h1 { font-size: 15pt; } h2 { font-size: 12pt; margin: 3mm 0 1mm; }
</style>
</head>
<body>
<h1>Recovery sheet: ${escaped(setupName(setup))}</h1>
<p><strong>Keep this page in a safe. With it, every backup can be read. Without it and without the key files, none can.</strong></p>
<h2>What is backed up, and where</h2>
<ul>
${setup.databases.map(({ name, engine }) => `<li>${escaped(name)} (${engine})</li>`).join('\n')}
</ul>
<pre>${escaped(setup.destinations.map(({ line }) => line).join('\n'))}</pre>
<h2>${what}</h2>
<pre>${escaped(secret)}</pre>
${codes}<h2>To restore</h2>
<pre>${escaped(commandsOf(setup, keys))}</pre>
<p>Without this program: each database's folder at the destination has the file RECOVERY-v1.md, with the commands for GnuPG, zstd
and the database's own tools.</p>
</body>
</html>
`;
}
function commandsOf({ databases, destinations }, keys) {
    const [{ name, engine }] = databases;
    const [destination] = destinations;
    const target = engine === 'sqlite' || engine === 'd1' ? `sqlite:restored.db` : `${engine}://user:password@host/${name}`;
    const unlock = keys.kind === 'passphrase'
        ? "export RESTORABLE_PASSPHRASE='the passphrase above'"
        : 'export RESTORABLE_DECRYPT_WITH=recovery.private.asc   # a file with the key above, all lines';
    const signer = keys.kind === 'keys' ? `\n# To check who made the backup, add --signers with the runner's public key.` : '';
    return `# The credentials of the storage in the environment, such as AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY
${unlock}
restorable list --destination '${destination?.line ?? ''}'
restorable restore --name ${name} --destination '${destination?.line ?? ''}' --target '${target}'${signer}`;
}
async function qrCodes(text, what) {
    const { encodeQR } = await __webpack_require__.e(/* import() */ 2946).then(__webpack_require__.bind(__webpack_require__, 92946));
    const parts = recovery_sheet_partsOf(text);
    const figures = parts.map((part, at) => {
        const svg = encodeQR(part, 'svg', { ecc: 'medium', border: 4 });
        const caption = parts.length === 1 ? what : `${what}, part ${at + 1} of ${parts.length}`;
        return `<figure>${svg}<figcaption>${escaped(caption)}</figcaption></figure>\n`;
    });
    const note = parts.length === 1 ? '' : '<p>Read the codes in order, and put each on new lines after the one before.</p>\n';
    return `${note}${figures.join('')}`;
}
function recovery_sheet_partsOf(text) {
    const parts = [];
    for (const line of text.split('\n')) {
        const last = parts.at(-1);
        const joined = `${last ?? ''}\n${line}`;
        if (last === undefined || joined.length > LONGEST_PART)
            parts.push(line);
        else
            parts[parts.length - 1] = joined;
    }
    return parts;
}
function escaped(text) {
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

;// CONCATENATED MODULE: ./build/init/refuse-unfit.js

const ON_A_SERVER = 'Run `init` on the server that has it, with `--schedule-with cron` or `--schedule-with systemd`.';
const THIS_MACHINE = /^[a-z0-9]+:\/\/(?:[^/?]*@)?(?:localhost|127(?:\.\d+){3}|\[::1\])(?=[:/?]|$)/i;
function refuseUnfit(setup, { run }) {
    const { databases, destinations, scheduler } = setup;
    for (const { line } of destinations) {
        if (line.includes('${{')) {
            throw (0,schema/* invalid */.Gq)('destination', 'A `destination` contains "${{", which GitHub would evaluate.', 'Write the URL itself.');
        }
    }
    if (scheduler !== 'github')
        return;
    if (databases.some(({ engine }) => engine === 'sqlite')) {
        throw (0,schema/* invalid */.Gq)('database', 'A job on GitHub has no access to the file of a SQLite database.', ON_A_SERVER);
    }
    if (destinations.some(({ spec }) => spec.scheme === 'file')) {
        throw (0,schema/* invalid */.Gq)('destination', 'A folder is lost with the job on GitHub that writes to it.', `Give a destination elsewhere, such as s3: or sftp:. Or: ${ON_A_SERVER}`);
    }
    for (const { name, url } of databases) {
        if (!THIS_MACHINE.test(url?.reveal() ?? ''))
            continue;
        run.warn(`The URL of ${name} names this machine, which a job on GitHub can't reach.`);
    }
}

;// CONCATENATED MODULE: ./build/init/test-connections.js

async function testConnections(setup, context) {
    const { host, engine, run } = context;
    const results = [];
    for (const { name, engine: kind, url } of setup.databases) {
        if (url === undefined)
            continue;
        await run.phase(`test database ${name}`, async () => {
            const opened = await engine(kind);
            const source = await opened.openSource(url, { requireTls: false }, host);
            const { engine: found, serverVersion } = source.info;
            await source.close();
            results.push({ subject: `database ${name}`, found: `${found} ${serverVersion}` });
        });
    }
    const { runCheckDestinations } = await Promise.all(/* import() */[__webpack_require__.e(6925), __webpack_require__.e(415)]).then(__webpack_require__.bind(__webpack_require__, 80415));
    const report = await runCheckDestinations({
        mode: 'check-destinations',
        name: setup.databases[0].name,
        destinations: setup.destinations.map(({ spec }) => spec),
        timeoutMs: undefined,
        allowEphemeralDestination: true,
    }, context);
    if (report.error !== undefined) {
        throw new errors/* RestorableError */.s$(report.error.code, report.error.message, { hint: report.error.hint });
    }
    for (const { label, usable, checks } of report.destinations) {
        const failed = checks.find(({ outcome }) => outcome === 'failed');
        if (!usable) {
            throw new errors/* RestorableError */.s$('STORAGE_FAILED', `${label} can't hold backups: ${failed?.name ?? 'a probe'} failed.`, {
                hint: 'Run `restorable check-destinations` with the same destination for the details. `--skip-tests` continues without this test.',
            });
        }
        results.push({ subject: label, found: 'written, read and deleted' });
    }
    return results;
}

;// CONCATENATED MODULE: ./build/init/init.js












async function runInit(request, dependencies) {
    const given = { ...dependencies, ...(0,run_context/* beginRun */.T)(dependencies) };
    const done = { tests: [], files: [], secrets: [], commands: [] };
    await given.run.guard(async () => {
        const setup = await completeSetup(request, given);
        refuseUnfit(setup, given);
        await refuseTracked(setup.privateFolder, given);
        const context = await askCredentials(setup, request, given);
        if (!request.skipTests)
            done.tests = await testConnections(setup, withCredentials(setup, context));
        const material = await keyMaterialOf(setup, request, context);
        const plan = planFor(setup, material, context);
        const keys = material === undefined ? [] : keyFiles(setup, material);
        const sheet = material === undefined ? [] : [await sheetFile(setup, material, request.withQrCodes)];
        const files = [...keys, ...sheet, ...plan.files];
        await agreeOnFiles(files, request, context);
        done.privateFolder = setup.privateFolder;
        for (const file of files) {
            done.files.push({ path: file.path, purpose: file.purpose, outcome: await writePlanned(file) });
        }
        await handOver(plan, { setup, request, context, done });
    });
    return { mode: 'init', ...given.run.facts(false), ...done };
}
function withCredentials(setup, context) {
    const { variables } = credentialsOf(setup, context.host.env).backup;
    return { ...context, host: { ...context.host, env: { ...context.host.env, ...variables } } };
}
function planFor(setup, material, { host, run }) {
    const credentials = credentialsOf(setup, host.env);
    if (material !== undefined) {
        for (const { place, oneOf } of credentials.backup.missing) {
            run.warn(`No credentials for ${place}: none of ${oneOf.join(', ')} is set. Set it and run \`init\` again, or add it to the jobs yourself.`);
        }
    }
    if (setup.scheduler === 'github')
        return planGithub(setup, material, credentials);
    const [node = '', script = ''] = process.argv;
    if (script.includes('/_npx/')) {
        run.warn('This program runs from the cache of npx, which can be emptied. Install it, and run `init` again.');
    }
    return planServer(setup, material, credentials, { node, script });
}


/***/ }),

/***/ 28558:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ jobBundles)
/* harmony export */ });
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88050);

function jobBundles({ recovery, runner, verifier }, credentials) {
    const signers = new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(runner.armoredPublic);
    const verifiers = new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(verifier.armoredPublic);
    return [
        {
            role: 'backup',
            options: new Map([
                ['encrypt-to', new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(recovery.armoredPublic)],
                ['runner-key', runner.armoredPrivate],
                ['signers', signers],
                ['verifiers', verifiers],
            ]),
            environment: credentials.backup,
        },
        {
            role: 'verify',
            options: new Map([
                ['decrypt-with', recovery.armoredPrivate],
                ['signers', signers],
                ['verifier-key', verifier.armoredPrivate],
                ['verifiers', verifiers],
            ]),
            environment: credentials.verify,
        },
    ];
}


/***/ }),

/***/ 59628:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runKeygen: () => (/* binding */ runKeygen)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/key-bundle/job-bundles.js
var job_bundles = __webpack_require__(28558);
// EXTERNAL MODULE: ./build/key-bundle/key-bundle.js + 1 modules
var key_bundle = __webpack_require__(77059);
// EXTERNAL MODULE: ./build/core/key-role.js
var key_role = __webpack_require__(99148);
// EXTERNAL MODULE: ./build/core/secret.js
var core_secret = __webpack_require__(88050);
// EXTERNAL MODULE: ./build/openpgp/library.js
var openpgp_library = __webpack_require__(45549);
// EXTERNAL MODULE: ./build/openpgp/keys/keys.js
var keys = __webpack_require__(95347);
;// CONCATENATED MODULE: ./build/openpgp/keys/generate.js





async function generateKeyPair(role, identity, passphrase) {
    const library = await (0,openpgp_library/* loadOpenpgp */.aS)();
    const { privateKey, publicKey } = await library
        .generateKey({
        type: 'ecc',
        curve: 'curve25519Legacy',
        userIDs: (0,key_role/* userIdOf */.w)(role, identity),
        ...(passphrase === undefined ? {} : { passphrase: passphrase.reveal() }),
        format: 'object',
    })
        .catch((cause) => {
        if (!cause.message.includes('user ID'))
            throw cause;
        throw new errors/* RestorableError */.s$('INPUT_INVALID', '`identity` contains an address that is not valid in a key.', {
            hint: 'Write a complete address such as ops@example.com, or a name without "@".',
            cause,
        });
    });
    return {
        fingerprint: (0,keys/* fingerprintOf */.ax)(publicKey),
        armoredPublic: publicKey.armor(),
        armoredPrivate: new core_secret/* Secret */.zh(privateKey.armor()),
    };
}

// EXTERNAL MODULE: ./build/run/run-context.js + 1 modules
var run_context = __webpack_require__(88246);
// EXTERNAL MODULE: ./build/key-bundle/bundle-roles.js
var bundle_roles = __webpack_require__(61285);
// EXTERNAL MODULE: ./build/ports/storage-variables.js
var storage_variables = __webpack_require__(32996);
;// CONCATENATED MODULE: ./build/keys/bundle-credentials.js




const PREFIX = { backup: 'BACKUP_', verify: 'VERIFY_' };
const NO_CREDENTIALS = { backup: new Map(), verify: new Map() };
function credentialsForBundles(host) {
    const found = Object.fromEntries(bundle_roles/* BUNDLE_ROLES */.$m.map((role) => [role, credentialsOf(role, host)]));
    if (bundle_roles/* BUNDLE_ROLES */.$m.some((role) => found[role].size > 0))
        return found;
    throw new errors/* RestorableError */.s$('INPUT_INVALID', '`bundle-credentials` finds no storage credentials in the environment.', {
        hint: 'Set them with the prefix of their job, such as BACKUP_AWS_ACCESS_KEY_ID and VERIFY_AWS_ACCESS_KEY_ID.',
    });
}
function credentialsOf(role, { env, mask }) {
    const found = new Map();
    for (const [variable, value] of Object.entries(env)) {
        if (!variable.startsWith(PREFIX[role]) || value === undefined || value.trim() === '')
            continue;
        const name = variable.slice(PREFIX[role].length);
        const known = (0,storage_variables/* storageVariable */.a)(name);
        if (known === undefined)
            continue;
        const secret = new core_secret/* Secret */.zh(value);
        if (known.isSecret)
            mask(secret);
        found.set(name, secret);
    }
    return found;
}

;// CONCATENATED MODULE: ./build/keys/keygen.js









const ROLES = [
    {
        role: 'recovery',
        belongs: 'The public half goes into `encrypt-to` of the backup job. The private half goes into the safe, on paper too, and as `decrypt-with` only to the verify job. Without it no backup can be read.',
    },
    {
        role: 'runner',
        belongs: 'The private half is the `runner-key` of the backup job. The public half goes into the repository, as `signers` of verify and restore, and into the safe. It decrypts no data.',
    },
    {
        role: 'verifier',
        belongs: 'The private half is the `verifier-key` of the verify job, which signs its records, and of prune. The public half goes into the repository, as `verifiers`.',
    },
];
const BUNDLE_BELONGS = {
    backup: 'One secret of the repository, as `key-bundle` of the backup job. It replaces `encrypt-to`, `runner-key`, `signers` and `verifiers`.',
    verify: 'One secret of the environment of the verify job, as its `key-bundle`. It replaces `decrypt-with`, `verifier-key`, `signers` and `verifiers`. It contains the recovery key: never give it to a backup job.',
};
const PASSPHRASE_APART = 'Its passphrase is not in it: that stays a secret of its own, `key-passphrase`.';
async function runKeygen(request, dependencies) {
    const { run } = (0,run_context/* beginRun */.T)(dependencies);
    const keys = [];
    const bundles = [];
    await run.guard(async () => {
        const credentials = request.withCredentials ? credentialsForBundles(dependencies.host) : NO_CREDENTIALS;
        await (0,promises_.mkdir)(request.outputDirectory, { recursive: true, mode: 0o700 }).catch((cause) => {
            throw new errors/* RestorableError */.s$('INPUT_INVALID', `The folder for the keys can't be made: ${cause.message}`, {
                hint: 'Give a folder that you may write to as `output`.',
                cause,
            });
        });
        const planned = ROLES.map((entry) => ({ ...entry, ...pathsOf(request.outputDirectory, entry.role) }));
        for (const { publicPath, privatePath } of planned) {
            for (const path of [publicPath, privatePath])
                await refuseExisting(path);
        }
        for (const role of ['backup', 'verify'])
            await refuseExisting(bundlePath(request.outputDirectory, role));
        const pairs = new Map();
        for (const plan of planned) {
            const passphrase = plan.role === 'recovery' ? request.passphrase : undefined;
            const key = await generateKeyPair(plan.role, request.identity, passphrase);
            await (0,promises_.writeFile)(plan.privatePath, key.armoredPrivate.reveal(), { mode: 0o600, flag: 'wx' });
            await (0,promises_.writeFile)(plan.publicPath, key.armoredPublic, { mode: 0o644, flag: 'wx' });
            keys.push({ ...plan, fingerprint: key.fingerprint });
            pairs.set(plan.role, key);
        }
        bundles.push(...(await writeBundles(request, Object.fromEntries(pairs), credentials)));
        if (request.passphrase === undefined) {
            run.warn('The recovery key is not locked with a passphrase: anyone with its file can read every backup.');
        }
    });
    return { mode: 'keygen', ...run.facts(false), keys, bundles };
}
async function writeBundles({ outputDirectory, passphrase }, keys, credentials) {
    const written = [];
    for (const bundle of (0,job_bundles/* jobBundles */.b)(keys, credentials)) {
        const path = bundlePath(outputDirectory, bundle.role);
        await (0,promises_.writeFile)(path, `${(0,key_bundle/* writeKeyBundle */.H)(bundle).reveal()}\n`, { mode: 0o600, flag: 'wx' });
        const variables = [...bundle.environment.keys()];
        const apart = bundle.role === 'verify' && passphrase !== undefined ? ` ${PASSPHRASE_APART}` : '';
        written.push({ role: bundle.role, path, variables, belongs: `${BUNDLE_BELONGS[bundle.role]}${apart}` });
    }
    return written;
}
function bundlePath(directory, role) {
    return (0,external_node_path_.join)(directory, `${role}.bundle`);
}
function pathsOf(directory, role) {
    return { publicPath: (0,external_node_path_.join)(directory, `${role}.public.asc`), privatePath: (0,external_node_path_.join)(directory, `${role}.private.asc`) };
}
async function refuseExisting(path) {
    const exists = await (0,promises_.access)(path, external_node_fs_.constants.F_OK).then(() => true, () => false);
    if (!exists)
        return;
    throw new errors/* RestorableError */.s$('INPUT_INVALID', `${path} exists; a key is never replaced.`, {
        hint: 'Give another folder as `output`, or move the old keys away and keep them: old backups need them.',
    });
}


/***/ }),

/***/ 79435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w$: () => (/* binding */ datetime)
/* harmony export */ });
/* unused harmony exports date, time, duration */
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68729);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69987);



function datetime(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._isoDateTime */ .G1(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodISODateTime */ .You, params);
}
function date(params) {
    return core._isoDate(ZodISODate, params);
}
function time(params) {
    return core._isoTime(ZodISOTime, params);
}
function duration(params) {
    return core._isoDuration(ZodISODuration, params);
}


/***/ })

};
