export const id = 3825;
export const ids = [3825];
export const modules = {

/***/ 2818:
/***/ ((__unused_webpack_module, exports) => {


exports.__esModule = true;
exports.distance = exports.closest = void 0;
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
exports.distance = distance;
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
exports.closest = closest;


/***/ }),

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

/***/ 68935:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K2: () => (/* binding */ TOOL_NAMES),
/* harmony export */   Pg: () => (/* binding */ chooseClient),
/* harmony export */   UT: () => (/* binding */ findClientPrograms),
/* harmony export */   aU: () => (/* binding */ chooseSubstitute)
/* harmony export */ });
/* unused harmony export readClientVersion */
/* harmony import */ var _process_programs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97591);
/* harmony import */ var _server_programs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32186);


const TOOL_NAMES = { dump: ['mariadb-dump', 'mysqldump'], client: ['mariadb', 'mysql'] };
const BREW = /^(mysql|mysql-client|mariadb|mariadb-connector-c)(@[\d.]+)?$/;
const SEARCH = {
    variable: 'MYSQL_BIN',
    roots: [
        ['/usr/local', /^(mysql|mariadb)/, 'bin'],
        ['/opt', /^(mysql|mariadb)/, 'bin'],
        ['/opt/homebrew/opt', BREW, 'bin'],
        ['/usr/local/opt', BREW, 'bin'],
        ['/home/linuxbrew/.linuxbrew/opt', BREW, 'bin'],
    ],
    readVersion: readClientVersion,
};
function readClientVersion(printed) {
    const match = /(?:Distrib|from) (\d+\.\d+)\.\d+(-MariaDB)?/i.exec(printed) ?? /Ver (\d+\.\d+)\.\d+/.exec(printed);
    const series = match?.[1];
    if (series === undefined)
        return undefined;
    return { flavor: /mariadb/i.test(printed) ? 'mariadb' : 'mysql', majorVersion: series };
}
async function findClientPrograms(tool, host) {
    const programs = [];
    for (const name of TOOL_NAMES[tool])
        programs.push(...(await (0,_process_programs_js__WEBPACK_IMPORTED_MODULE_0__/* .findPrograms */ .z)(name, SEARCH, host)));
    return programs;
}
function chooseClient(programs, server) {
    const own = programs.filter(({ version }) => version.flavor === server.flavor);
    const [nearest] = own
        .filter(({ version }) => (0,_server_programs_js__WEBPACK_IMPORTED_MODULE_1__/* .compareSeries */ .J4)(version.majorVersion, server.majorVersion) >= 0)
        .sort((one, other) => (0,_server_programs_js__WEBPACK_IMPORTED_MODULE_1__/* .compareSeries */ .J4)(one.version.majorVersion, other.version.majorVersion));
    return nearest ?? highest(own.filter(({ version }) => sameMajor(version, server)));
}
function chooseSubstitute(programs, server, tool) {
    const own = highest(programs.filter(({ version }) => version.flavor === server.flavor));
    return own ?? (tool === 'dump' ? undefined : highest(programs));
}
function highest(programs) {
    return [...programs].sort((one, other) => (0,_server_programs_js__WEBPACK_IMPORTED_MODULE_1__/* .compareSeries */ .J4)(other.version.majorVersion, one.version.majorVersion))[0];
}
function sameMajor(one, other) {
    return one.majorVersion.split('.')[0] === other.majorVersion.split('.')[0];
}


/***/ }),

/***/ 20048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ findClient),
/* harmony export */   S: () => (/* binding */ shown)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _process_docker_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88990);
/* harmony import */ var _client_programs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68935);
/* harmony import */ var _install_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44523);
/* harmony import */ var _option_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27794);





async function findClient(tool, server, host) {
    const programs = await (0,_client_programs_js__WEBPACK_IMPORTED_MODULE_2__/* .findClientPrograms */ .UT)(tool, host);
    const found = (0,_client_programs_js__WEBPACK_IMPORTED_MODULE_2__/* .chooseClient */ .Pg)(programs, server);
    if (found !== undefined)
        return clientOf(found, tool, server);
    if (await (0,_install_js__WEBPACK_IMPORTED_MODULE_3__/* .installClient */ .LC)(server, host)) {
        const installed = (0,_client_programs_js__WEBPACK_IMPORTED_MODULE_2__/* .chooseClient */ .Pg)(await (0,_client_programs_js__WEBPACK_IMPORTED_MODULE_2__/* .findClientPrograms */ .UT)(tool, host), server);
        if (installed !== undefined)
            return clientOf(installed, tool, server);
    }
    const image = await (0,_process_docker_js__WEBPACK_IMPORTED_MODULE_1__/* .pullImage */ .ZP)(`${server.flavor}:${server.majorVersion}`, host);
    if (image !== undefined)
        return inContainer(image, tool, server, host);
    const substitute = (0,_client_programs_js__WEBPACK_IMPORTED_MODULE_2__/* .chooseSubstitute */ .aU)(programs, server, tool);
    if (substitute !== undefined)
        return clientOf(substitute, tool, server);
    const name = namesOf(tool, server.flavor)[0];
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('CLIENT_MISSING', `This machine has no ${name} for ${shown(server)}.`, {
        hint: `Install it in an earlier step (${(0,_install_js__WEBPACK_IMPORTED_MODULE_3__/* .installHint */ .J8)(server)}), or give its folder in MYSQL_BIN.`,
    });
}
function namesOf(tool, flavor) {
    return _client_programs_js__WEBPACK_IMPORTED_MODULE_2__/* .TOOL_NAMES */ .K2[tool].filter((name) => name.startsWith('mariadb') === (flavor === 'mariadb'));
}
function clientOf(program, tool, server) {
    const { flavor, majorVersion } = program.version;
    const isOwn = flavor === server.flavor && majorVersion === server.majorVersion;
    const words = tool === 'dump' ? 'dump tool' : 'client';
    const note = isOwn
        ? undefined
        : `The server is ${shown(server)}; the nearest ${words} on this machine is from ${shown(program.version)}.`;
    return { path: program.path, prefix: [], flavor, majorVersion, note };
}
async function inContainer(image, tool, { flavor, majorVersion }, host) {
    const program = namesOf(tool, flavor)[0] ?? tool;
    const mounts = [await (0,_option_file_js__WEBPACK_IMPORTED_MODULE_4__/* .optionFolder */ .YT)(host)];
    const variables = ['LC_ALL', 'TZ', 'MYSQL_TEST_LOGIN_FILE'];
    return {
        path: 'docker',
        prefix: (0,_process_docker_js__WEBPACK_IMPORTED_MODULE_1__/* .dockerPrefix */ .Bu)({ image, program, variables, mounts }),
        flavor,
        majorVersion,
        note: `${program} runs in the official image ${image}.`,
    };
}
function shown({ flavor, majorVersion }) {
    return `${flavor === 'mariadb' ? 'MariaDB' : 'MySQL'} ${majorVersion}`;
}


/***/ }),

/***/ 50765:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ clientExamination)
/* harmony export */ });
/* harmony import */ var _core_finding_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(44401);
/* harmony import */ var _parts_examinations_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10473);
/* harmony import */ var _client_programs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68935);
/* harmony import */ var _clients_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20048);
/* harmony import */ var _install_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44523);





function clientExamination(tool, server, host) {
    const names = _client_programs_js__WEBPACK_IMPORTED_MODULE_1__/* .TOOL_NAMES */ .K2[tool].filter((name) => name.startsWith('mariadb') === (server.flavor === 'mariadb'));
    const name = names[0] ?? tool;
    return {
        name,
        isOfMachine: true,
        examine: async () => {
            const programs = await (0,_client_programs_js__WEBPACK_IMPORTED_MODULE_1__/* .findClientPrograms */ .UT)(tool, host);
            const found = (0,_client_programs_js__WEBPACK_IMPORTED_MODULE_1__/* .chooseClient */ .Pg)(programs, server);
            if (found !== undefined)
                return (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_4__/* .fine */ .Bs)(`${(0,_clients_js__WEBPACK_IMPORTED_MODULE_2__/* .shown */ .S)(found.version)}, ${found.path}`);
            const install = (0,_install_js__WEBPACK_IMPORTED_MODULE_3__/* .installHint */ .J8)(server);
            const substitute = (0,_client_programs_js__WEBPACK_IMPORTED_MODULE_1__/* .chooseSubstitute */ .aU)(programs, server, tool);
            if (substitute !== undefined) {
                return (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_4__/* .doubtful */ .Yb)(`from ${(0,_clients_js__WEBPACK_IMPORTED_MODULE_2__/* .shown */ .S)(substitute.version)} (${substitute.path}), while the server is ${(0,_clients_js__WEBPACK_IMPORTED_MODULE_2__/* .shown */ .S)(server)}`, `Install the server's own: ${install}.`);
            }
            const lack = `this machine has no ${name} for ${(0,_clients_js__WEBPACK_IMPORTED_MODULE_2__/* .shown */ .S)(server)}`;
            return (0,_parts_examinations_js__WEBPACK_IMPORTED_MODULE_0__/* .missingProgram */ .HN)({ lack, install, variable: 'MYSQL_BIN', runsInDocker: true }, host);
        },
    };
}


/***/ }),

/***/ 30479:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O8: () => (/* binding */ WHOLE_DATABASE_FLAGS),
/* harmony export */   OJ: () => (/* binding */ dumpFlags),
/* harmony export */   YF: () => (/* binding */ tlsOptions)
/* harmony export */ });
/* unused harmony exports DUMP_FLAGS, knows */
/* harmony import */ var _server_programs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32186);

const DUMP_FLAGS = [
    { flag: '--single-transaction', mysql: '5.0', mariadb: '5.1', why: 'one snapshot without locks' },
    { flag: '--skip-lock-tables', mysql: '5.0', mariadb: '5.1', why: 'no LOCK TABLES privilege' },
    { flag: '--skip-add-locks', mysql: '5.0', mariadb: '5.1', why: 'a default from a sequence fails under LOCK TABLES' },
    { flag: '--quick', mysql: '5.0', mariadb: '5.1', why: 'no table in memory' },
    { flag: '--hex-blob', mysql: '5.0', mariadb: '5.1', why: 'binary columns survive every character set' },
    { flag: '--triggers', mysql: '5.0', mariadb: '5.1', why: 'complete' },
    { flag: '--tz-utc', mysql: '5.1', mariadb: '5.1', why: 'TIMESTAMP columns mean the same moment everywhere' },
    { flag: '--default-character-set=utf8mb4', mysql: '5.5', mariadb: '5.5', why: 'all of Unicode' },
    { flag: '--max-allowed-packet=1G', mysql: '5.0', mariadb: '5.1', why: 'rows up to 1 GB' },
    { flag: '--skip-dump-date', mysql: '5.1', mariadb: '5.1', why: 'equal data, equal bytes' },
    { flag: '--no-tablespaces', mysql: '5.1', mariadb: '5.1', why: 'no PROCESS privilege' },
    { flag: '--set-gtid-purged=OFF', mysql: '5.6', mariadb: null, why: 'else a restore sets the target GTIDs' },
    { flag: '--column-statistics=0', mysql: '8.0', mariadb: null, why: 'older servers have no such table' },
    { flag: '--network-timeout', mysql: '8.0', mariadb: null, why: 'slow storage holds the tool up for hours' },
    { flag: '--loose-skip-masking-policies', mysql: '9.5', mariadb: null, why: "the server's own, not the database's" },
    {
        flag: '--loose-init-command=SET SESSION max_execution_time = 0',
        mysql: '8.0',
        mariadb: null,
        why: 'a large table takes longer than a limit',
    },
    { flag: '--max-statement-time=0', mysql: null, mariadb: '10.2', why: 'a large table takes longer than a limit' },
];
const WHOLE_DATABASE_FLAGS = ['--routines', '--events'];
function dumpFlags(tool) {
    return DUMP_FLAGS.filter((entry) => knows(tool, entry)).map(({ flag }) => flag);
}
function knows({ flavor, majorVersion }, entry) {
    const since = entry[flavor];
    return since !== null && (0,_server_programs_js__WEBPACK_IMPORTED_MODULE_0__/* .compareSeries */ .J4)(majorVersion, since) >= 0;
}
function tlsOptions(client, { tls, isNear, url }, authorities) {
    const isSocket = url.host.startsWith('/');
    const ca = tls === 'authority' || tls === 'verified' ? authorities : undefined;
    if (client.flavor === 'mysql') {
        const modes = { none: 'DISABLED', unverified: 'REQUIRED', authority: 'VERIFY_CA', verified: 'VERIFY_IDENTITY' };
        return [
            ['ssl-mode', modes[tls]],
            ['ssl-ca', ca],
            ['loose-get-server-public-key', tls === 'none' && isNear && !isSocket ? '1' : undefined],
        ];
    }
    return [
        ['ssl', tls === 'none' ? '0' : '1'],
        ['ssl-ca', ca],
        ['ssl-verify-server-cert', tls === 'verified' ? '1' : '0'],
    ];
}


/***/ }),

/***/ 44523:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J8: () => (/* binding */ installHint),
/* harmony export */   LC: () => (/* binding */ installClient)
/* harmony export */ });
/* unused harmony export packageNames */
/* harmony import */ var _process_apt_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(35639);

async function installClient(server, host) {
    const privilege = await (0,_process_apt_js__WEBPACK_IMPORTED_MODULE_0__/* .aptPrivilege */ .fo)(host);
    if (privilege === undefined)
        return false;
    await (0,_process_apt_js__WEBPACK_IMPORTED_MODULE_0__/* .changeMachine */ .u9)((0,_process_apt_js__WEBPACK_IMPORTED_MODULE_0__/* .aptCommand */ .XF)(privilege, ['update']), host);
    for (const name of packageNames(server))
        if (await (0,_process_apt_js__WEBPACK_IMPORTED_MODULE_0__/* .installPackage */ .Ed)(privilege, name, host))
            return true;
    return false;
}
function packageNames({ flavor, majorVersion }) {
    if (flavor === 'mariadb')
        return ['mariadb-client'];
    const series = [majorVersion, '8.4', '8.0'];
    return [...new Set(series)].map((each) => `mysql-client-core-${each}`).concat('mysql-client-core');
}
function installHint(server, platform = process.platform) {
    const { flavor, majorVersion } = server;
    if (platform === 'darwin')
        return `brew install ${flavor === 'mariadb' ? 'mariadb' : `mysql-client@${majorVersion}`}`;
    if (flavor === 'mariadb')
        return 'sudo apt-get install --yes mariadb-client';
    return 'sudo apt-get install --yes mysql-client on Ubuntu; elsewhere from https://dev.mysql.com/downloads/';
}


/***/ }),

/***/ 27794:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Oc: () => (/* binding */ CLIENT_ENVIRONMENT),
/* harmony export */   YK: () => (/* binding */ accessOf),
/* harmony export */   YT: () => (/* binding */ optionFolder),
/* harmony export */   l9: () => (/* binding */ writeOptionFile),
/* harmony export */   re: () => (/* binding */ optionText)
/* harmony export */ });
/* unused harmony exports withOptionFile, quoteOption */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _connection_tls_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(50957);
/* harmony import */ var _connection_url_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(26905);
/* harmony import */ var _flags_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(30479);






const CLIENT_ENVIRONMENT = {
    LC_ALL: 'C',
    TZ: 'UTC',
    MYSQL_TEST_LOGIN_FILE: '/dev/null',
};
function accessOf({ url, tls, isNear }) {
    return { url, tls, isNear };
}
async function withOptionFile(access, client, host, work) {
    const file = await writeOptionFile(access, client, host);
    try {
        return await work(file);
    }
    finally {
        await file.remove();
    }
}
async function optionFolder(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((await host.workspace()).path, 'client-options');
}
async function writeOptionFile(access, client, host) {
    const folder = await optionFolder(host);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(folder, { recursive: true, mode: 0o700 });
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, `${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex')}.cnf`);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(path, optionText(access, client, host.env), { mode: 0o600, flag: 'wx' });
    return {
        path,
        arguments: [`--defaults-file=${path}`],
        env: { ...CLIENT_ENVIRONMENT, PATH: host.env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin' },
        remove: () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path, { force: true }),
    };
}
function optionText(access, client, env) {
    const { url } = access;
    const isSocket = url.host.startsWith('/');
    const via = url.via?.kind === 'port' ? url.via : undefined;
    const values = [
        ['user', url.user],
        ['password', (0,_connection_url_js__WEBPACK_IMPORTED_MODULE_4__/* .passwordOf */ .No)(url, env)?.reveal() ?? ''],
        ['host', isSocket ? undefined : (via?.host ?? url.host)],
        ['port', isSocket ? undefined : String(via?.port ?? url.port)],
        ['protocol', isSocket ? 'socket' : 'tcp'],
        ['socket', isSocket ? url.host : undefined],
        ['default-character-set', 'utf8mb4'],
        ['ssl-cert', url.sslCert],
        ['ssl-key', url.sslKey],
        ...(0,_flags_js__WEBPACK_IMPORTED_MODULE_5__/* .tlsOptions */ .YF)(client, access, (0,_connection_tls_js__WEBPACK_IMPORTED_MODULE_3__/* .authoritiesFile */ .Iz)(url)),
    ];
    const lines = values.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${quoteOption(value)}`]));
    return `[client]\n${lines.join('\n')}\n`;
}
function quoteOption(value) {
    const escaped = value
        .replaceAll('\\', '\\\\')
        .replaceAll('"', '\\"')
        .replaceAll('\n', '\\n')
        .replaceAll('\r', '\\r')
        .replaceAll('\t', '\\t')
        .replaceAll('\b', '\\b');
    return `"${escaped}"`;
}


/***/ }),

/***/ 50957:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Iz: () => (/* binding */ authoritiesFile),
/* harmony export */   cp: () => (/* binding */ planAttempts)
/* harmony export */ });
/* unused harmony export sslModeOf */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77030);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41692);
/* harmony import */ var _parts_tls_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8446);




const SYSTEM_AUTHORITIES = [
    '/etc/ssl/certs/ca-certificates.crt',
    '/etc/pki/tls/certs/ca-bundle.crt',
    '/etc/ssl/cert.pem',
    '/opt/homebrew/etc/ca-certificates/cert.pem',
];
function authoritiesFile(url) {
    return url.sslCa ?? SYSTEM_AUTHORITIES.find((path) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path));
}
function sslModeOf(url, isNear) {
    return url.sslMode ?? (isNear ? 'PREFERRED' : 'VERIFY_IDENTITY');
}
async function planAttempts(url, isNear) {
    const mode = sslModeOf(url, isNear);
    if (url.host.startsWith('/') || mode === 'DISABLED')
        return [_parts_tls_js__WEBPACK_IMPORTED_MODULE_3__/* .WITHOUT_TLS */ .vV];
    const file = authoritiesFile(url);
    const ca = file === undefined ? [...node_tls__WEBPACK_IMPORTED_MODULE_2__.rootCertificates] : await (0,_parts_tls_js__WEBPACK_IMPORTED_MODULE_3__/* .readTlsFile */ .C0)(file, 'ssl-ca');
    const key = url.sslKey === undefined ? undefined : await (0,_parts_tls_js__WEBPACK_IMPORTED_MODULE_3__/* .readTlsFile */ .C0)(url.sslKey, 'ssl-key');
    const cert = url.sslCert === undefined ? undefined : await (0,_parts_tls_js__WEBPACK_IMPORTED_MODULE_3__/* .readTlsFile */ .C0)(url.sslCert, 'ssl-cert');
    const name = (0,node_net__WEBPACK_IMPORTED_MODULE_1__.isIP)(url.host) === 0 ? { servername: url.host } : {};
    const own = { host: url.host, ...name, ...(key && { key }), ...(cert && { cert }) };
    const unverified = { state: 'unverified', tls: { ...own, rejectUnauthorized: false } };
    switch (mode) {
        case 'PREFERRED':
            return [unverified, _parts_tls_js__WEBPACK_IMPORTED_MODULE_3__/* .WITHOUT_TLS */ .vV];
        case 'REQUIRED':
            return [unverified];
        case 'VERIFY_CA':
            return [{ state: 'authority', tls: { ...own, ca, checkServerIdentity: () => undefined } }];
        case 'VERIFY_IDENTITY':
            return [{ state: 'verified', tls: { ...own, ca } }];
    }
}


/***/ }),

/***/ 97278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D4: () => (/* binding */ decode),
/* harmony export */   Gq: () => (/* binding */ invalid),
/* harmony export */   Zu: () => (/* binding */ readParameters),
/* harmony export */   mZ: () => (/* binding */ readSslMode)
/* harmony export */ });
/* unused harmony export SSL_MODES */
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2818);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);


const SSL_MODES = ['DISABLED', 'PREFERRED', 'REQUIRED', 'VERIFY_CA', 'VERIFY_IDENTITY'];
const SPELLINGS = {
    'ssl-mode': ['sslmode', 'ssl_mode', 'sslMode'],
    'ssl-ca': ['ssl_ca', 'sslca', 'sslcert-ca', 'serverSslCert'],
    'ssl-cert': ['ssl_cert'],
    'ssl-key': ['ssl_key', 'sslkey'],
    'connect-timeout': ['connect_timeout', 'connectTimeout', 'connection-timeout'],
    socket: ['unix_socket', 'unixSocket', 'socketPath'],
    sslaccept: [],
    ssl: ['useSSL'],
    tls: [],
    charset: ['characterEncoding'],
    connection_limit: ['connectionLimit'],
    pool_timeout: [],
    parseTime: [],
    serverTimezone: ['timezone'],
};
const CANONICAL = new Map(Object.entries(SPELLINGS).flatMap(([name, others]) => [name, ...others].map((each) => [each, name])));
const MODE_WORDS = {
    disable: 'DISABLED',
    disabled: 'DISABLED',
    prefer: 'PREFERRED',
    preferred: 'PREFERRED',
    require: 'REQUIRED',
    required: 'REQUIRED',
    'verify-ca': 'VERIFY_CA',
    'verify-full': 'VERIFY_IDENTITY',
    'verify-identity': 'VERIFY_IDENTITY',
};
const ON_WORDS = {
    true: 'VERIFY_IDENTITY',
    '1': 'VERIFY_IDENTITY',
    strict: 'VERIFY_IDENTITY',
    '{"rejectunauthorized":true}': 'VERIFY_IDENTITY',
    '{}': 'VERIFY_IDENTITY',
    '{"rejectunauthorized":false}': 'REQUIRED',
    accept_invalid_certs: 'REQUIRED',
    'skip-verify': 'REQUIRED',
    preferred: 'PREFERRED',
    false: 'DISABLED',
    '0': 'DISABLED',
};
function readParameters(query) {
    const parameters = new Map();
    for (const part of query.split('&').filter((text) => text !== '')) {
        const equals = part.indexOf('=');
        const written = decode(equals === -1 ? part : part.slice(0, equals));
        const name = CANONICAL.get(written);
        if (name === undefined) {
            const shown = /^[A-Za-z_-]{2,40}$/.test(written) ? `"${written}"` : 'parameter';
            const nearest = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__.closest)(written, Object.keys(SPELLINGS).slice(0, 9));
            throw invalid(`The MySQL URL has an unknown ${shown}.`, `Did you mean "${nearest}"?`);
        }
        const value = equals === -1 ? '' : decode(part.slice(equals + 1));
        const before = parameters.get(name);
        if (before !== undefined && before !== value) {
            throw invalid(`The MySQL URL has two different values of ${name}.`, 'Leave one of them out.');
        }
        parameters.set(name, value);
    }
    return parameters;
}
function readSslMode(parameters) {
    const mode = statedMode(parameters);
    if (mode === 'VERIFY_CA' && !parameters.get('ssl-ca')) {
        throw invalid('ssl-mode=VERIFY_CA needs ssl-ca, the file of your private authority.', 'With public authorities, anyone can get a certificate. Use ssl-mode=VERIFY_IDENTITY.');
    }
    return mode;
}
function statedMode(parameters) {
    const stated = parameters.get('ssl-mode');
    if (stated !== undefined) {
        const mode = MODE_WORDS[stated.toLowerCase().replaceAll('_', '-')];
        if (mode === undefined) {
            throw invalid('The MySQL URL has an unknown ssl-mode.', `Use one of ${SSL_MODES.join(', ')}.`);
        }
        return mode;
    }
    for (const name of ['ssl', 'tls', 'sslaccept']) {
        const value = parameters.get(name);
        if (value === undefined)
            continue;
        const mode = ON_WORDS[value.toLowerCase().replaceAll(/\s/g, '')];
        if (mode === undefined) {
            throw invalid(`The MySQL URL's ${name} has an unknown value.`, 'Write ssl-mode=VERIFY_IDENTITY instead.');
        }
        return mode;
    }
    return undefined;
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        throw invalid('The MySQL URL has a "%" that does not begin a percent-encoding.', 'Write a literal "%" as %25.');
    }
}
const EXAMPLE = 'mysql://user:password@host:3306/database?ssl-mode=VERIFY_IDENTITY';
function invalid(message, hint) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('INPUT_INVALID', message, {
        hint: hint ?? `Write it as ${EXAMPLE}, with special characters in the password percent-encoded (@ is %40, / is %2F).`,
    });
}


/***/ }),

/***/ 26905:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LM: () => (/* binding */ parseMysqlUrl),
/* harmony export */   No: () => (/* binding */ passwordOf),
/* harmony export */   X8: () => (/* binding */ describeServer)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88050);
/* harmony import */ var _process_account_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(62195);
/* harmony import */ var _url_parameters_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97278);




const SHAPE = /^(?:mysql|mariadb):\/\/(?:([^/?#]*)@)?([^/?#@]*)(?:\/([^?#@/]*))?(?:\?([^#]*))?$/i;
const DEFAULT_PORT = 3306;
const CONNECT_TIMEOUT_SECONDS = 20;
function parseMysqlUrl(url) {
    const match = SHAPE.exec(url.reveal().trim());
    if (match === null)
        throw (0,_url_parameters_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .Gq)('The MySQL URL is malformed.');
    const [, userInfoPart = '', hostPart = '', databasePart = '', query = ''] = match;
    const parameters = (0,_url_parameters_js__WEBPACK_IMPORTED_MODULE_3__/* .readParameters */ .Zu)(query);
    const [userText = '', ...passwordParts] = userInfoPart.split(':');
    const authority = readAuthority(hostPart);
    const passwordText = (0,_url_parameters_js__WEBPACK_IMPORTED_MODULE_3__/* .decode */ .D4)(passwordParts.join(':'));
    const database = (0,_url_parameters_js__WEBPACK_IMPORTED_MODULE_3__/* .decode */ .D4)(databasePart);
    if (database === '') {
        throw (0,_url_parameters_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .Gq)('The MySQL URL names no database.', 'Add it after the host: mysql://user:password@host:3306/database.');
    }
    const host = parameters.get('socket') || authority.host || 'localhost';
    if (parameters.get('socket') && !host.startsWith('/'))
        throw (0,_url_parameters_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .Gq)("The MySQL URL's socket is not an absolute path.");
    if (database.includes('\0') || (0,_url_parameters_js__WEBPACK_IMPORTED_MODULE_3__/* .decode */ .D4)(userText).includes('\0'))
        throw (0,_url_parameters_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .Gq)('The MySQL URL contains a zero byte.');
    const user = (0,_url_parameters_js__WEBPACK_IMPORTED_MODULE_3__/* .decode */ .D4)(userText) || (0,_process_account_js__WEBPACK_IMPORTED_MODULE_2__/* .accountName */ .v)();
    if (user === undefined)
        throw (0,_url_parameters_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .Gq)('The MySQL URL names no user, and this user id has no account name.');
    return {
        user,
        password: passwordText === '' ? undefined : new _core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .zh(passwordText),
        host,
        port: readNumber('port', authority.port, 1, 65_535) ?? DEFAULT_PORT,
        database,
        sslMode: (0,_url_parameters_js__WEBPACK_IMPORTED_MODULE_3__/* .readSslMode */ .mZ)(parameters),
        sslCa: parameters.get('ssl-ca') || undefined,
        sslCert: parameters.get('ssl-cert') || undefined,
        sslKey: parameters.get('ssl-key') || undefined,
        connectTimeoutSeconds: readNumber('connect-timeout', parameters.get('connect-timeout'), 0, 86_400) || CONNECT_TIMEOUT_SECONDS,
    };
}
function describeServer(url) {
    if (url.host.startsWith('/'))
        return url.host;
    return (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(url.host) === 6 ? `[${url.host}]:${url.port}` : `${url.host}:${url.port}`;
}
function passwordOf(url, env) {
    if (url.password !== undefined)
        return url.password;
    const fromJob = env['MYSQL_PWD'];
    return fromJob === undefined || fromJob === '' ? undefined : new _core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .zh(fromJob);
}
function readAuthority(text) {
    if (text.includes(',')) {
        throw (0,_url_parameters_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .Gq)('The MySQL URL names several hosts.', 'Name the one server that should be backed up.');
    }
    const match = /^(?:\[([0-9a-fA-F:.%]+)\]|([^:[\]]*))(?::(\d*))?$/.exec(text);
    if (match === null)
        throw (0,_url_parameters_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .Gq)("The MySQL URL's host and port can't be read.");
    return { host: (0,_url_parameters_js__WEBPACK_IMPORTED_MODULE_3__/* .decode */ .D4)(match[1] ?? match[2] ?? ''), port: match[3] || undefined };
}
function readNumber(name, text, min, max) {
    if (text === undefined || text === '')
        return undefined;
    const value = Number(text);
    if (Number.isInteger(value) && value >= min && value <= max)
        return value;
    throw (0,_url_parameters_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .Gq)(`The MySQL URL's ${name} is not a number from ${min} to ${max}.`);
}


/***/ }),

/***/ 23825:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createMysqlEngine: () => (/* binding */ createMysqlEngine)
});

// EXTERNAL MODULE: ./build/core/finding.js
var finding = __webpack_require__(44401);
// EXTERNAL MODULE: ./build/engines/parts/examinations.js
var examinations = __webpack_require__(10473);
// EXTERNAL MODULE: ./build/engines/mysql/clients/examination.js
var examination = __webpack_require__(50765);
// EXTERNAL MODULE: ./build/engines/mysql/server/programs.js
var programs = __webpack_require__(32186);
;// CONCATENATED MODULE: ./build/engines/mysql/verification-needs.js




function verificationNeeds({ engine, majorVersion }, host) {
    const flavor = engine === 'mariadb' ? 'mariadb' : 'mysql';
    return [
        {
            name: 'server program',
            examine: async () => {
                const found = await (0,programs/* findServer */.Fm)(flavor, majorVersion, host);
                if (found !== undefined)
                    return (0,finding/* fine */.Bs)(`${(0,programs/* nameOf */.Vb)(flavor)} ${found.series}, ${found.path}`);
                return (0,examinations/* missingProgram */.HN)({
                    lack: `this machine has no ${(0,programs/* nameOf */.Vb)(flavor)} server of version ${majorVersion} or newer`,
                    install: `sudo apt-get install --yes ${(0,programs/* serverPackages */.T2)(flavor, majorVersion)[0]}`,
                    variable: 'MYSQL_BIN',
                    runsInDocker: false,
                }, host);
            },
        },
        (0,examination/* clientExamination */.F)('client', { flavor, majorVersion }, host),
        (0,examination/* clientExamination */.F)('dump', { flavor, majorVersion }, host),
    ];
}

;// CONCATENATED MODULE: ./build/engines/mysql/index.js

function createMysqlEngine() {
    return {
        openSource: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(2331), __webpack_require__.e(4808), __webpack_require__.e(5031), __webpack_require__.e(4141)]).then(__webpack_require__.bind(__webpack_require__, 80337))).openMysqlSource(...args),
        openTarget: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(6863), __webpack_require__.e(2331), __webpack_require__.e(4808), __webpack_require__.e(5031), __webpack_require__.e(4536)]).then(__webpack_require__.bind(__webpack_require__, 34536))).openMysqlTarget(...args),
        databases: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(4808), __webpack_require__.e(872)]).then(__webpack_require__.bind(__webpack_require__, 26557))).listMysqlDatabases(...args),
        verificationNeeds: verificationNeeds,
        serverOf: async (url) => (await __webpack_require__.e(/* import() */ 8789).then(__webpack_require__.bind(__webpack_require__, 58789))).serverOf(url),
        dropLeftover: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(6863), __webpack_require__.e(2331), __webpack_require__.e(4808), __webpack_require__.e(5031), __webpack_require__.e(4536)]).then(__webpack_require__.bind(__webpack_require__, 34536))).dropMysqlLeftover(...args),
    };
}


/***/ }),

/***/ 32186:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fm: () => (/* binding */ findServer),
/* harmony export */   J4: () => (/* binding */ compareSeries),
/* harmony export */   T2: () => (/* binding */ serverPackages),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   jY: () => (/* binding */ requireServer)
/* harmony export */ });
/* unused harmony export readServerVersion */
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _process_apt_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35639);
/* harmony import */ var _process_programs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97591);



const SEARCH = {
    variable: 'MYSQL_BIN',
    roots: [
        ['/usr', /^(sbin|libexec)$/, ''],
        ['/usr/local', /^(sbin|mysql.*|mariadb.*)$/, 'bin'],
        ['/usr/local', /^sbin$/, ''],
        ['/opt/homebrew/opt', /^(mysql|mariadb)(@[\d.]+)?$/, 'bin'],
        ['/usr/local/opt', /^(mysql|mariadb)(@[\d.]+)?$/, 'bin'],
        ['/home/linuxbrew/.linuxbrew/opt', /^(mysql|mariadb)(@[\d.]+)?$/, 'bin'],
    ],
    readVersion: readServerVersion,
};
function readServerVersion(printed) {
    const match = /Ver (\d+)\.(\d+)\.\d+(-MariaDB)?/i.exec(printed);
    if (match === null)
        return undefined;
    const [, major, minor, mariadb] = match;
    return { flavor: mariadb === undefined ? 'mysql' : 'mariadb', series: `${major}.${minor}` };
}
function compareSeries(one, other) {
    const [major = 0, minor = 0] = one.split('.').map(Number);
    const [otherMajor = 0, otherMinor = 0] = other.split('.').map(Number);
    return major - otherMajor || minor - otherMinor;
}
async function requireServer(flavor, series, host) {
    const found = await findServer(flavor, series, host);
    if (found !== undefined)
        return found;
    host.log.info(`This machine has no ${nameOf(flavor)} server of version ${series} or newer; trying to install one.`);
    for (const name of serverPackages(flavor, series)) {
        if (!(await install(name, host)))
            continue;
        const installed = await findServer(flavor, series, host);
        if (installed !== undefined)
            return installed;
    }
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('SERVER_MISSING', `This machine has no ${nameOf(flavor)} server of version ${series} or newer.`, {
        hint: `Set \`target:\` to a database in a service container (image ${flavor}:${series}), or install the server in an earlier step (${serverPackages(flavor, series)[0]}) and give its folder in MYSQL_BIN.`,
    });
}
async function findServer(flavor, series, host) {
    const names = flavor === 'mariadb' ? ['mariadbd', 'mysqld'] : ['mysqld'];
    const programs = [];
    for (const name of names)
        programs.push(...(await (0,_process_programs_js__WEBPACK_IMPORTED_MODULE_2__/* .findPrograms */ .z)(name, SEARCH, host)));
    const fitting = programs.filter(({ version }) => version.flavor === flavor && compareSeries(version.series, series) >= 0);
    const [best] = fitting.sort((one, other) => compareSeries(one.version.series, other.version.series));
    return best && { path: best.path, ...best.version };
}
function serverPackages(flavor, series) {
    if (flavor === 'mariadb')
        return ['mariadb-server-core', `mariadb-server-core-${series}`];
    return [`mysql-server-core-${series}`, 'mysql-server-core'];
}
async function install(name, host) {
    const privilege = await (0,_process_apt_js__WEBPACK_IMPORTED_MODULE_1__/* .aptPrivilege */ .fo)(host);
    if (privilege === undefined)
        return false;
    if (await (0,_process_apt_js__WEBPACK_IMPORTED_MODULE_1__/* .installPackage */ .Ed)(privilege, name, host))
        return true;
    await (0,_process_apt_js__WEBPACK_IMPORTED_MODULE_1__/* .changeMachine */ .u9)((0,_process_apt_js__WEBPACK_IMPORTED_MODULE_1__/* .aptCommand */ .XF)(privilege, ['update']), host);
    return (0,_process_apt_js__WEBPACK_IMPORTED_MODULE_1__/* .installPackage */ .Ed)(privilege, name, host);
}
function nameOf(flavor) {
    return flavor === 'mariadb' ? 'MariaDB' : 'MySQL';
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

/***/ 8446:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C0: () => (/* binding */ readTlsFile),
/* harmony export */   MY: () => (/* binding */ warnUnverified),
/* harmony export */   vV: () => (/* binding */ WITHOUT_TLS),
/* harmony export */   y1: () => (/* binding */ refuseUnverified)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);


const WITHOUT_TLS = { state: 'none', tls: undefined };
const isVerified = ({ state }) => state === 'verified' || state === 'authority';
function refuseUnverified(peer, attempts, requireTls) {
    if (!requireTls || peer.addresses.isNear || attempts.every(isVerified))
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('DATABASE_TLS', `The connection to ${peer.shown} would not verify the server's certificate.`, { hint: `${peer.fullAdvice}, or leave out require-tls.` });
}
function warnUnverified(peer, attempt, host) {
    if (peer.addresses.isNear || isVerified(attempt))
        return;
    const how = attempt.state === 'none' ? 'is not encrypted' : "doesn't verify the server's certificate";
    host.log.warning(`The connection to ${peer.shown} ${how}: ${peer.advice}, and set require-tls to enforce it.`);
}
async function readTlsFile(path, parameter) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path);
    }
    catch (cause) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('FILE_UNREADABLE', `The file in ${parameter} can't be read: ${path}`, {
            hint: 'Write the certificate to a file in an earlier step and give its path.',
            cause,
        });
    }
}


/***/ }),

/***/ 62195:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ homeFolder),
/* harmony export */   v: () => (/* binding */ accountName)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);

function homeFolder() {
    try {
        return (0,node_os__WEBPACK_IMPORTED_MODULE_0__.homedir)() || undefined;
    }
    catch {
        return undefined;
    }
}
function accountName() {
    try {
        return (0,node_os__WEBPACK_IMPORTED_MODULE_0__.userInfo)().username || undefined;
    }
    catch {
        return undefined;
    }
}


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
