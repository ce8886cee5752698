export const id = 9168;
export const ids = [9168];
export const modules = {

/***/ 44401:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bs: () => (/* binding */ fine),
/* harmony export */   KY: () => (/* binding */ observationOf),
/* harmony export */   LK: () => (/* binding */ unexamined),
/* harmony export */   Nz: () => (/* binding */ FINDING_AREAS),
/* harmony export */   Yb: () => (/* binding */ doubtful),
/* harmony export */   mw: () => (/* binding */ broken)
/* harmony export */ });
const FINDING_AREAS = [
    'machine',
    'options',
    'keys',
    'destination',
    'database',
    'programs',
    'stored backup',
    'verification',
    'alerts',
];
const fine = (detail) => ({ result: 'ok', detail });
const doubtful = (detail, remedy) => ({ result: 'warning', detail, remedy });
const broken = (detail, remedy) => ({ result: 'failed', detail, remedy });
const unexamined = (detail, remedy) => ({
    result: 'not-checked',
    detail,
    remedy,
});
function observationOf({ message, advice, code }) {
    return { result: 'failed', detail: message, remedy: advice, code };
}


/***/ }),

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

/***/ 10473:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ab: () => (/* binding */ remarksObservation),
/* harmony export */   HN: () => (/* binding */ missingProgram),
/* harmony export */   sK: () => (/* binding */ clockExamination),
/* harmony export */   y4: () => (/* binding */ routeObservation)
/* harmony export */ });
/* harmony import */ var _core_finding_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44401);
/* harmony import */ var _core_planning_catalog_trust_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7620);
/* harmony import */ var _process_apt_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35639);
/* harmony import */ var _process_docker_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88990);




function routeObservation({ tls, isNear }, advice) {
    if (tls === 'verified')
        return (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .fine */ .Bs)("encrypted, and the server's certificate is verified");
    if (tls === 'authority')
        return (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .fine */ .Bs)("encrypted; the certificate's authority is verified, its host name is not");
    const how = tls === 'none' ? 'not encrypted' : "encrypted, but the server's certificate is not verified";
    if (isNear)
        return (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .fine */ .Bs)(`${how}; the server is on this machine or in a private network`);
    return (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .doubtful */ .Yb)(`${how}: anyone on the way to the server can read the password and every row`, advice);
}
function clockExamination(read) {
    return {
        name: 'clock of the server',
        examine: async () => {
            const before = Date.now();
            const there = (await read()).getTime();
            const skewMs = there < before ? there - before : Math.max(0, there - Date.now());
            const seconds = Math.round(Math.abs(skewMs) / 1000);
            if (Math.abs(skewMs) <= _core_planning_catalog_trust_js__WEBPACK_IMPORTED_MODULE_0__/* .CLOCK_SKEW_MS */ .r)
                return (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .fine */ .Bs)(seconds < 2 ? "the same as this machine's" : `${seconds} s off`);
            return (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .doubtful */ .Yb)(`${seconds} s ${skewMs < 0 ? 'behind' : 'ahead of'} this machine's`, 'Set the clock of the machine that is wrong (`timedatectl set-ntp true`): ages and objectives are measured with both.');
        },
    };
}
function remarksObservation(remarks) {
    return remarks.length === 0 ? (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .fine */ .Bs)('nothing that we know of') : (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .doubtful */ .Yb)(remarks.join(' '));
}
async function missingProgram({ lack, install, variable, runsInDocker }, host) {
    if ((await (0,_process_apt_js__WEBPACK_IMPORTED_MODULE_1__/* .aptPrivilege */ .fo)(host)) !== undefined) {
        return (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .doubtful */ .Yb)(`${lack}. A run installs it with apt, which it may use here`, `To save that time in every run, install it before: ${install}.`);
    }
    if (runsInDocker && (await (0,_process_docker_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerResponds */ .dd)(host))) {
        return (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .doubtful */ .Yb)(`${lack}. A run uses the official Docker image instead`, `To save the download: ${install}.`);
    }
    return (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .broken */ .mw)(`${lack}, and this user can't install it.`, `Install it (${install}), or give its folder in ${variable}. On a GitHub-hosted runner, the Action installs it itself.`);
}


/***/ }),

/***/ 73239:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ findClient),
/* harmony export */   Q: () => (/* binding */ findServerBinaries)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _process_docker_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88990);
/* harmony import */ var _url_parameters_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(84244);
/* harmony import */ var _install_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72308);
/* harmony import */ var _programs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(48282);





const DOCKER_VARIABLES = [...Object.values(_url_parameters_js__WEBPACK_IMPORTED_MODULE_2__/* .PARAMETER_VARIABLES */ .Kp), 'LC_ALL', 'TZ', 'PGTZ', 'PGDATESTYLE'];
async function findClient(tool, serverMajor, host, minimumMajor = serverMajor) {
    const wanted = Math.max(serverMajor, minimumMajor);
    const found = (0,_programs_js__WEBPACK_IMPORTED_MODULE_4__/* .chooseProgram */ .e)(await (0,_programs_js__WEBPACK_IMPORTED_MODULE_4__/* .findPostgresPrograms */ .N)(tool, host), wanted);
    if (found !== undefined)
        return clientOf(tool, found, serverMajor);
    if (await (0,_install_js__WEBPACK_IMPORTED_MODULE_3__/* .installPostgres */ .zk)('client', wanted, host)) {
        const installed = (0,_programs_js__WEBPACK_IMPORTED_MODULE_4__/* .chooseProgram */ .e)(await (0,_programs_js__WEBPACK_IMPORTED_MODULE_4__/* .findPostgresPrograms */ .N)(tool, host), wanted);
        if (installed !== undefined)
            return clientOf(tool, installed, serverMajor);
    }
    const image = await (0,_process_docker_js__WEBPACK_IMPORTED_MODULE_1__/* .pullImage */ .ZP)(`postgres:${wanted}`, host);
    if (image !== undefined) {
        const note = `${tool} ${wanted} runs in the official image ${image}.`;
        const prefix = (0,_process_docker_js__WEBPACK_IMPORTED_MODULE_1__/* .dockerPrefix */ .Bu)({ image, program: tool, variables: DOCKER_VARIABLES });
        return { path: 'docker', prefix, major: wanted, note };
    }
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('CLIENT_MISSING', `This machine has no ${tool} of version ${wanted} or newer.`, {
        hint: `Install it in an earlier step (${(0,_install_js__WEBPACK_IMPORTED_MODULE_3__/* .installHint */ .J8)('client', wanted)}), or give its folder in PG_BIN.`,
    });
}
async function findServerBinaries(major, host) {
    const servers = await (0,_programs_js__WEBPACK_IMPORTED_MODULE_4__/* .findPostgresPrograms */ .N)('postgres', host);
    const withInitdb = new Set((await (0,_programs_js__WEBPACK_IMPORTED_MODULE_4__/* .findPostgresPrograms */ .N)('initdb', host)).map(({ directory }) => directory));
    const found = (0,_programs_js__WEBPACK_IMPORTED_MODULE_4__/* .chooseProgram */ .e)(servers.filter(({ directory }) => withInitdb.has(directory)), major);
    return found && { binDirectory: found.directory, major: found.version };
}
function clientOf(tool, found, serverMajor) {
    const note = found.version === serverMajor
        ? undefined
        : `The server has version ${serverMajor}; the nearest client on this machine is ${tool} ${found.version}.`;
    return { path: found.path, prefix: [], major: found.version, note };
}


/***/ }),

/***/ 51786:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ clientExamination)
/* harmony export */ });
/* harmony import */ var _core_finding_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44401);
/* harmony import */ var _parts_examinations_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10473);
/* harmony import */ var _install_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72308);
/* harmony import */ var _programs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48282);




function clientExamination(tool, serverMajor, host) {
    return {
        name: tool,
        isOfMachine: true,
        examine: async () => {
            const programs = await (0,_programs_js__WEBPACK_IMPORTED_MODULE_2__/* .findPostgresPrograms */ .N)(tool, host);
            const found = (0,_programs_js__WEBPACK_IMPORTED_MODULE_2__/* .chooseProgram */ .e)(programs, serverMajor);
            if (found !== undefined)
                return (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .fine */ .Bs)(`version ${found.version}, ${found.path}`);
            const newest = programs.toSorted((one, other) => other.version - one.version)[0];
            const lack = newest === undefined
                ? `this machine has no ${tool}`
                : `the newest ${tool} is ${newest.version} (${newest.path}), older than the server's ${serverMajor}`;
            const install = (0,_install_js__WEBPACK_IMPORTED_MODULE_1__/* .installHint */ .J8)('client', serverMajor);
            return (0,_parts_examinations_js__WEBPACK_IMPORTED_MODULE_0__/* .missingProgram */ .HN)({ lack, install, variable: 'PG_BIN', runsInDocker: true }, host);
        },
    };
}


/***/ }),

/***/ 72308:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J8: () => (/* binding */ installHint),
/* harmony export */   zk: () => (/* binding */ installPostgres)
/* harmony export */ });
/* unused harmony exports packageName, pgdgCommand */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _process_apt_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(35639);



const PGDG_SCRIPT = '/usr/share/postgresql-common/pgdg/apt.postgresql.org.sh';
const SOURCES_FOLDER = '/etc/apt/sources.list.d';
const MAJORS_ABOVE = 4;
async function installPostgres(kind, major, host) {
    const privilege = await (0,_process_apt_js__WEBPACK_IMPORTED_MODULE_2__/* .aptPrivilege */ .fo)(host);
    if (privilege === undefined)
        return false;
    await (0,_process_apt_js__WEBPACK_IMPORTED_MODULE_2__/* .changeMachine */ .u9)((0,_process_apt_js__WEBPACK_IMPORTED_MODULE_2__/* .aptCommand */ .XF)(privilege, ['update']), host);
    const wanted = packageName(kind, major);
    if (await (0,_process_apt_js__WEBPACK_IMPORTED_MODULE_2__/* .installPackage */ .Ed)(privilege, wanted, host))
        return true;
    host.log.info(`The package lists do not have ${wanted}; adding the PostgreSQL project's repository.`);
    if ((await addRepository(privilege, wanted, host)) && (await (0,_process_apt_js__WEBPACK_IMPORTED_MODULE_2__/* .installPackage */ .Ed)(privilege, wanted, host)))
        return true;
    for (let higher = major + 1; higher <= major + MAJORS_ABOVE; higher += 1) {
        if (await (0,_process_apt_js__WEBPACK_IMPORTED_MODULE_2__/* .installPackage */ .Ed)(privilege, packageName(kind, higher), host))
            return true;
    }
    return false;
}
function packageName(kind, major) {
    return kind === 'client' ? `postgresql-client-${major}` : `postgresql-${major}`;
}
function installHint(kind, major, platform = process.platform) {
    if (platform === 'darwin')
        return `brew install postgresql@${major}`;
    return `sudo apt-get install --yes postgresql-common && sudo ${PGDG_SCRIPT} -y && sudo apt-get install --yes ${packageName(kind, major)}`;
}
function pgdgCommand(privilege) {
    return [...privilege, PGDG_SCRIPT, '-y'];
}
async function addRepository(privilege, wanted, host) {
    const before = new Set(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(SOURCES_FOLDER).catch(() => []));
    await (0,_process_apt_js__WEBPACK_IMPORTED_MODULE_2__/* .installPackages */ .R)(privilege, ['postgresql-common', 'ca-certificates'], host);
    await (0,_process_apt_js__WEBPACK_IMPORTED_MODULE_2__/* .changeMachine */ .u9)(pgdgCommand(privilege), host);
    if ((await (0,_process_apt_js__WEBPACK_IMPORTED_MODULE_2__/* .candidateVersion */ .eD)(wanted, host)) !== undefined)
        return true;
    const after = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(SOURCES_FOLDER).catch(() => []);
    for (const name of after.filter((file) => file.startsWith('pgdg.') && !before.has(file))) {
        await (0,_process_apt_js__WEBPACK_IMPORTED_MODULE_2__/* .changeMachine */ .u9)([...privilege, 'rm', '-f', (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(SOURCES_FOLDER, name)], host);
    }
    return false;
}


/***/ }),

/***/ 48282:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ findPostgresPrograms),
/* harmony export */   e: () => (/* binding */ chooseProgram)
/* harmony export */ });
/* harmony import */ var _process_programs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97591);

const SEARCH = {
    variable: 'PG_BIN',
    roots: [
        ['/usr/lib/postgresql', /^\d+$/, 'bin'],
        ['/usr', /^pgsql-\d+$/, 'bin'],
        ['/opt/homebrew/opt', /^(postgresql@\d+|libpq(@\d+)?)$/, 'bin'],
        ['/usr/local/opt', /^(postgresql@\d+|libpq(@\d+)?)$/, 'bin'],
        ['/home/linuxbrew/.linuxbrew/opt', /^(postgresql@\d+|libpq(@\d+)?)$/, 'bin'],
        ['/Applications/Postgres.app/Contents/Versions', /^\d+$/, 'bin'],
    ],
    isWrapper: (realPath) => realPath.endsWith('/pg_wrapper'),
    readVersion: (printed) => {
        const match = /\(PostgreSQL\) (\d+)/.exec(printed);
        return match === null ? undefined : Number(match[1]);
    },
};
function findPostgresPrograms(name, host) {
    return (0,_process_programs_js__WEBPACK_IMPORTED_MODULE_0__/* .findPrograms */ .z)(name, SEARCH, host);
}
function chooseProgram(programs, wanted, minimum = wanted) {
    const from = Math.max(wanted, minimum);
    return programs
        .filter(({ version }) => version >= from)
        .reduce((best, next) => (best === undefined || next.version < best.version ? next : best), undefined);
}


/***/ }),

/***/ 69168:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createPostgresEngine: () => (/* binding */ createPostgresEngine)
});

// EXTERNAL MODULE: ./build/core/finding.js
var finding = __webpack_require__(44401);
// EXTERNAL MODULE: ./build/engines/parts/examinations.js
var examinations = __webpack_require__(10473);
// EXTERNAL MODULE: ./build/engines/postgres/clients/clients.js
var clients = __webpack_require__(73239);
// EXTERNAL MODULE: ./build/engines/postgres/clients/examination.js
var examination = __webpack_require__(51786);
// EXTERNAL MODULE: ./build/engines/postgres/clients/install.js
var install = __webpack_require__(72308);
;// CONCATENATED MODULE: ./build/engines/postgres/verification-needs.js





function verificationNeeds({ majorVersion }, host) {
    const wanted = Number.parseInt(majorVersion, 10);
    return [
        {
            name: 'server program',
            examine: async () => {
                const found = await (0,clients/* findServerBinaries */.Q)(wanted, host);
                if (found !== undefined)
                    return (0,finding/* fine */.Bs)(`PostgreSQL ${found.major} in ${found.binDirectory}`);
                return (0,examinations/* missingProgram */.HN)({
                    lack: `this machine has no PostgreSQL server of version ${wanted} or newer`,
                    install: (0,install/* installHint */.J8)('server', wanted),
                    variable: 'PG_BIN',
                    runsInDocker: false,
                }, host);
            },
        },
        (0,examination/* clientExamination */.F)('pg_restore', wanted, host),
    ];
}

;// CONCATENATED MODULE: ./build/engines/postgres/index.js

function createPostgresEngine() {
    return {
        openSource: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(2331), __webpack_require__.e(7030), __webpack_require__.e(8798), __webpack_require__.e(6337)]).then(__webpack_require__.bind(__webpack_require__, 29813))).openPostgresSource(...args),
        openTarget: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(6863), __webpack_require__.e(2331), __webpack_require__.e(7030), __webpack_require__.e(8798), __webpack_require__.e(4851)]).then(__webpack_require__.bind(__webpack_require__, 44851))).openPostgresTarget(...args),
        databases: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(7030), __webpack_require__.e(8105)]).then(__webpack_require__.bind(__webpack_require__, 9838))).listPostgresDatabases(...args),
        verificationNeeds: verificationNeeds,
        serverOf: async (url) => (await __webpack_require__.e(/* import() */ 9791).then(__webpack_require__.bind(__webpack_require__, 69791))).serverOf(url),
        dropLeftover: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(6863), __webpack_require__.e(2331), __webpack_require__.e(7030), __webpack_require__.e(8798), __webpack_require__.e(4851)]).then(__webpack_require__.bind(__webpack_require__, 44851))).dropPostgresLeftover(...args),
    };
}


/***/ }),

/***/ 84244:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HB: () => (/* binding */ SESSION_ATTRIBUTES),
/* harmony export */   Kp: () => (/* binding */ PARAMETER_VARIABLES),
/* harmony export */   Mk: () => (/* binding */ TLS_VERSIONS),
/* harmony export */   eM: () => (/* binding */ IDLE_PARAMETERS),
/* harmony export */   mA: () => (/* binding */ FOREIGN_PARAMETERS),
/* harmony export */   ug: () => (/* binding */ REFUSED_PARAMETERS),
/* harmony export */   yj: () => (/* binding */ SSL_MODES)
/* harmony export */ });
const PARAMETER_VARIABLES = {
    host: 'PGHOST',
    hostaddr: 'PGHOSTADDR',
    port: 'PGPORT',
    dbname: 'PGDATABASE',
    user: 'PGUSER',
    password: 'PGPASSWORD',
    application_name: 'PGAPPNAME',
    channel_binding: 'PGCHANNELBINDING',
    connect_timeout: 'PGCONNECT_TIMEOUT',
    gssencmode: 'PGGSSENCMODE',
    options: 'PGOPTIONS',
    sslcert: 'PGSSLCERT',
    sslkey: 'PGSSLKEY',
    sslmode: 'PGSSLMODE',
    sslnegotiation: 'PGSSLNEGOTIATION',
    sslrootcert: 'PGSSLROOTCERT',
    ssl_max_protocol_version: 'PGSSLMAXPROTOCOLVERSION',
    ssl_min_protocol_version: 'PGSSLMINPROTOCOLVERSION',
    target_session_attrs: 'PGTARGETSESSIONATTRS',
};
const FOREIGN_PARAMETERS = ['ssl', 'pgbouncer'];
const SSL_MODES = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'];
const IDLE_PARAMETERS = {
    client_encoding: /^(?:auto|utf-?8)$/i,
    fallback_application_name: /^/,
    keepalives: /^1?$/,
    keepalives_count: /^\d+$/,
    keepalives_idle: /^\d+$/,
    keepalives_interval: /^\d+$/,
    load_balance_hosts: /^(?:disable|random)$/,
    sslcertmode: /^allow$/,
    sslcompression: /^0?$/,
    sslsni: /^1?$/,
    tcp_user_timeout: /^\d+$/,
};
const IN_URL = 'Put user, password, host and database into the URL itself, with the password from a secret or in PGPASSWORD.';
const IN_TLS = 'Remove it: certificates are checked by sslmode=verify-full with sslrootcert.';
const BY_PASSWORD = 'Remove it: accounts log in by password or by a client certificate.';
const REFUSED_PARAMETERS = {
    gssdelegation: BY_PASSWORD,
    gsslib: BY_PASSWORD,
    krbsrvname: BY_PASSWORD,
    max_protocol_version: 'Remove it: version 3.0 of the protocol is used.',
    min_protocol_version: 'Remove it: version 3.0 of the protocol is used.',
    oauth_client_id: BY_PASSWORD,
    oauth_client_secret: BY_PASSWORD,
    oauth_issuer: BY_PASSWORD,
    oauth_scope: BY_PASSWORD,
    passfile: IN_URL,
    replication: 'Remove it: a dump needs a plain connection.',
    require_auth: BY_PASSWORD,
    requirepeer: BY_PASSWORD,
    requiressl: 'Write sslmode=require, or better sslmode=verify-full.',
    scram_client_key: BY_PASSWORD,
    scram_server_key: BY_PASSWORD,
    service: IN_URL,
    servicefile: IN_URL,
    sslcrl: IN_TLS,
    sslcrldir: IN_TLS,
    sslkeylogfile: IN_TLS,
    sslpassword: 'Set sslkey to a key without a passphrase, in a file that only this job can read.',
};
const TLS_VERSIONS = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];
const SESSION_ATTRIBUTES = ['any', 'read-write', 'read-only', 'primary', 'standby', 'prefer-standby'];


/***/ }),

/***/ 35639:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ed: () => (/* binding */ installPackage),
/* harmony export */   R: () => (/* binding */ installPackages),
/* harmony export */   XF: () => (/* binding */ aptCommand),
/* harmony export */   eD: () => (/* binding */ candidateVersion),
/* harmony export */   fo: () => (/* binding */ aptPrivilege),
/* harmony export */   u9: () => (/* binding */ changeMachine)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15229);



const LOOK_UP_TIMEOUT_MS = 20_000;
const CHANGE_TIMEOUT_MS = 240_000;
const LOCK_TIMEOUT_S = 120;
async function aptPrivilege(host) {
    const look = { timeoutMs: LOOK_UP_TIMEOUT_MS };
    if (process.platform !== 'linux' || !(await (0,_command_js__WEBPACK_IMPORTED_MODULE_2__/* .succeeds */ .kz)(['apt-get', '--version'], host, look)))
        return undefined;
    if (process.getuid?.() === 0)
        return [];
    return (await (0,_command_js__WEBPACK_IMPORTED_MODULE_2__/* .succeeds */ .kz)(['sudo', '-n', 'true'], host, look)) ? ['sudo', '-n'] : undefined;
}
function aptCommand(privilege, args, archives) {
    const options = archives === undefined ? [] : [`Dir::Cache::archives=${archives}/`, 'APT::Sandbox::User=root'];
    const folder = options.flatMap((option) => ['-o', option]);
    const quietly = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', '-o', 'Dpkg::Use-Pty=0'];
    const patiently = ['-o', `DPkg::Lock::Timeout=${LOCK_TIMEOUT_S}`];
    return [...privilege, ...quietly, ...patiently, ...folder, ...args];
}
async function changeMachine(command, host) {
    return (0,_command_js__WEBPACK_IMPORTED_MODULE_2__/* .succeeds */ .kz)(command, host, { timeoutMs: CHANGE_TIMEOUT_MS });
}
async function candidateVersion(name, host) {
    const found = await (0,_command_js__WEBPACK_IMPORTED_MODULE_2__/* .runCommand */ .d1)(['apt-cache', 'policy', name], host, { timeoutMs: LOOK_UP_TIMEOUT_MS });
    const version = /^ *Candidate: (\S+)/m.exec(found?.code === 0 ? found.stdout : '')?.[1];
    return version === '(none)' ? undefined : version;
}
async function installPackage(privilege, name, host) {
    const version = await candidateVersion(name, host);
    if (version === undefined)
        return false;
    host.log.info(`Installing ${name} ${version}.`);
    return installPackages(privilege, ['--no-install-recommends', name], host);
}
async function installPackages(privilege, args, host) {
    const archives = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((await host.workspace()).path, 'packages-'));
    try {
        return await changeMachine(aptCommand(privilege, ['install', '--yes', ...args], archives), host);
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(archives, { recursive: true, force: true }).catch(async () => {
            await changeMachine([...privilege, 'rm', '-rf', '--', archives], host).catch(() => false);
        });
    }
}


/***/ }),

/***/ 47902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ runToEnd),
/* harmony export */   v: () => (/* binding */ startChild)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22193);
/* harmony import */ var _core_foreign_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(54440);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(58555);





const ERROR_TAIL_BYTES = 16 * 1024;
const KILL_AFTER_MS = 3_000;
async function startChild(spec) {
    if (spec.signal.aborted)
        throw (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .cancellation */ .WN)(spec.signal);
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(spec.file, [...spec.args], {
        env: { ...spec.env },
        cwd: spec.cwd,
        detached: true,
        shell: false,
        stdio: [spec.stdin, spec.stdout, 'pipe'],
    });
    let tail = '';
    const lines = (0,_lines_js__WEBPACK_IMPORTED_MODULE_4__/* .cutLines */ .E)((line) => spec.onErrorLine?.(spec.scrub(line)));
    child.stderr?.setEncoding('utf8');
    child.stderr?.on('data', (text) => {
        tail = (tail + text).slice(-ERROR_TAIL_BYTES);
        lines.push(text);
    });
    child.stderr?.once('end', lines.end);
    if (spec.drainMs !== undefined)
        endOutput(child, spec.drainMs);
    const exited = new Promise((resolve) => {
        child.once('close', (code, signal) => resolve({ code, signal }));
    });
    await new Promise((resolve, reject) => {
        child.once('spawn', resolve);
        child.once('error', (cause) => reject(new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RestorableError */ .s$('CLIENT_MISSING', `Can't start ${spec.file}: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(cause)}.`, {
            hint: 'Check that the program is installed and executable.',
            cause,
        })));
    });
    const pid = child.pid;
    let gone = false;
    const stop = async () => {
        if (gone)
            return;
        const send = spec.signalGroup ?? signalOwnGroup;
        void send(pid, 'SIGTERM');
        const timer = setTimeout(() => void send(pid, 'SIGKILL'), spec.killAfterMs ?? KILL_AFTER_MS);
        await exited;
        clearTimeout(timer);
    };
    const onAbort = () => void stop();
    spec.signal.addEventListener('abort', onAbort, { once: true });
    void exited.then(() => {
        gone = true;
        spec.signal.removeEventListener('abort', onAbort);
    });
    child.stdin?.on('error', () => { });
    const speaker = spec.speaker ?? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(spec.file);
    const errorText = () => new _core_foreign_js__WEBPACK_IMPORTED_MODULE_3__/* .ForeignText */ .sh(speaker, spec.scrub(tail).trim());
    return { pid, stdin: child.stdin, stdout: child.stdout, exited, errorText, stop };
}
function endOutput(child, drainMs) {
    child.once('exit', () => {
        const timer = setTimeout(() => {
            child.stdout?.destroy();
            child.stderr?.destroy();
        }, drainMs);
        child.once('close', () => clearTimeout(timer));
    });
}
async function signalOwnGroup(group, signal) {
    try {
        process.kill(-group, signal);
    }
    catch {
    }
}
async function runToEnd(spec) {
    const child = await startChild({ ...spec, stdin: 'ignore', stdout: 'pipe' });
    let stdout = '';
    child.stdout?.setEncoding('utf8');
    child.stdout?.on('data', (text) => {
        stdout += text;
    });
    const exit = await child.exited;
    if (spec.signal.aborted)
        throw (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .cancellation */ .WN)(spec.signal);
    return { ...exit, stdout, stderr: child.errorText() };
}


/***/ }),

/***/ 15229:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ls: () => (/* binding */ PROXIES),
/* harmony export */   d1: () => (/* binding */ runCommand),
/* harmony export */   kz: () => (/* binding */ succeeds),
/* harmony export */   sg: () => (/* binding */ SYSTEM_PATH)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _child_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47902);


const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const PROXIES = ['http_proxy', 'https_proxy', 'no_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'];
async function runCommand(command, host, options) {
    const [file = '', ...args] = command;
    const signal = AbortSignal.any([host.signal, AbortSignal.timeout(options.timeoutMs)]);
    const common = { file, args, env: options.env ?? environmentOf(host), signal };
    try {
        const result = await (host.runCommand === undefined
            ? (0,_child_js__WEBPACK_IMPORTED_MODULE_1__/* .runToEnd */ .c)({ ...common, scrub: host.scrub })
            : host.runCommand(common));
        if (result.code !== 0) {
            host.toolWords.add(result.stderr);
            host.log.debug(`${command.join(' ')}: exit code ${result.code}`);
        }
        return result;
    }
    catch (error) {
        if (host.signal.aborted)
            throw error;
        host.log.debug(`${command.join(' ')}: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`);
        return undefined;
    }
}
async function succeeds(command, host, options) {
    return (await runCommand(command, host, options))?.code === 0;
}
function environmentOf(host) {
    const env = { PATH: host.env['PATH'] ?? SYSTEM_PATH, LC_ALL: 'C' };
    for (const name of PROXIES) {
        const value = host.env[name];
        if (value !== undefined)
            env[name] = value;
    }
    return env;
}


/***/ }),

/***/ 88990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bu: () => (/* binding */ dockerPrefix),
/* harmony export */   ZP: () => (/* binding */ pullImage),
/* harmony export */   dd: () => (/* binding */ dockerResponds)
/* harmony export */ });
/* harmony import */ var _child_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47902);

const DOCKER_TIMEOUT_MS = 20_000;
const PULL_TIMEOUT_MS = 300_000;
async function pullImage(tagged, host) {
    if (!(await dockerResponds(host)))
        return undefined;
    const reference = `docker.io/library/${tagged}`;
    const pulled = await docker(['pull', reference], PULL_TIMEOUT_MS, host);
    const digest = /^Digest: sha256:([0-9a-f]{64})$/m.exec(pulled ?? '')?.[1];
    if (digest === undefined)
        return undefined;
    return `${reference.slice(0, reference.lastIndexOf(':'))}@sha256:${digest}`;
}
async function dockerResponds(host) {
    const version = await docker(['version', '--format', '{{.Server.Version}}'], DOCKER_TIMEOUT_MS, host);
    return version !== undefined && version.trim() !== '';
}
async function docker(args, timeoutMs, host) {
    const exit = await (0,_child_js__WEBPACK_IMPORTED_MODULE_0__/* .runToEnd */ .c)({
        file: 'docker',
        args,
        env: dockerEnvironment(host),
        signal: AbortSignal.any([host.signal, AbortSignal.timeout(timeoutMs)]),
        scrub: host.scrub,
    }).catch((error) => {
        if (host.signal.aborted)
            throw error;
        host.log.debug(`docker ${args[0]}: ${error instanceof Error ? error.message : String(error)}`);
        return undefined;
    });
    return exit?.code === 0 ? exit.stdout : undefined;
}
function dockerPrefix({ image, program, variables, mounts = [] }) {
    return [
        'run',
        '--rm',
        '--interactive',
        '--network=host',
        '--pull=never',
        ...['/etc/ssl/certs', ...mounts].map((path) => `--volume=${path}:${path}:ro`),
        ...variables.map((name) => `--env=${name}`),
        `--entrypoint=${program}`,
        image,
    ];
}
function dockerEnvironment(host) {
    const env = { PATH: host.env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin' };
    for (const name of ['DOCKER_HOST', 'DOCKER_CONTEXT', 'HOME']) {
        const value = host.env[name];
        if (value !== undefined)
            env[name] = value;
    }
    return env;
}


/***/ }),

/***/ 58555:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ cutLines)
/* harmony export */ });
const LONGEST_LINE = 16 * 1024;
function cutLines(onLine) {
    let partial = '';
    const add = (text) => {
        if (partial.length < LONGEST_LINE)
            partial += text.slice(0, LONGEST_LINE - partial.length);
    };
    const give = () => {
        onLine(partial.replace(/\r$/, ''));
        partial = '';
    };
    return {
        push: (text) => {
            const [first = '', ...others] = text.split('\n');
            add(first);
            for (const other of others) {
                give();
                add(other);
            }
        },
        end: () => {
            if (partial !== '')
                give();
        },
    };
}


/***/ }),

/***/ 97591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ findOnPath),
/* harmony export */   z: () => (/* binding */ findPrograms)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22193);
/* harmony import */ var _child_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(47902);





const VERSION_TIMEOUT_MS = 10_000;
async function findPrograms(name, search, host) {
    const programs = [];
    const seen = new Set();
    for (const directory of await candidateDirectories(search, host.env)) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, name);
        const real = await executable(path);
        if (real === undefined || search.isWrapper?.(real) === true || seen.has(real))
            continue;
        seen.add(real);
        const version = search.readVersion(await printedVersion(path, host));
        if (version !== undefined)
            programs.push({ path, directory, version });
    }
    return programs;
}
async function findOnPath(name, path) {
    for (const directory of splitFolders(path)) {
        const candidate = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, name);
        if ((await executable(candidate)) !== undefined)
            return candidate;
    }
    return undefined;
}
const splitFolders = (value) => (value ?? '').split(node_path__WEBPACK_IMPORTED_MODULE_2__.delimiter).filter((part) => part !== '');
async function candidateDirectories(search, env) {
    const directories = splitFolders(env[search.variable]);
    for (const [root, pattern, inside] of search.roots) {
        const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(root).catch(() => []);
        const matching = names.filter((name) => pattern.test(name)).sort();
        directories.push(...matching.map((name) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, name, inside)));
    }
    return [...directories, ...splitFolders(env['PATH'])];
}
async function executable(path) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.access)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(path);
    }
    catch {
        return undefined;
    }
}
const printed = new Map();
async function printedVersion(path, host) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path, { bigint: true }).catch(() => undefined);
    if (found === undefined)
        return '';
    const file = [path, found.dev, found.ino, found.size, found.mtimeNs, found.ctimeNs].join(':');
    const known = printed.get(file);
    if (known !== undefined)
        return known;
    const exit = await (0,_child_js__WEBPACK_IMPORTED_MODULE_4__/* .runToEnd */ .c)({
        file: path,
        args: ['--version'],
        env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' },
        signal: AbortSignal.any([host.signal, AbortSignal.timeout(VERSION_TIMEOUT_MS)]),
        scrub: host.scrub,
    }).catch((error) => {
        if (host.signal.aborted)
            throw error;
        host.log.debug(`${path} can't be run: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error)}`);
        return undefined;
    });
    if (exit?.code !== 0)
        return '';
    printed.set(file, exit.stdout);
    return exit.stdout;
}


/***/ })

};
