export const id = 2694;
export const ids = [2694];
export const modules = {

/***/ 62694:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cleanUp: () => (/* binding */ cleanUp),
/* harmony export */   databasesOf: () => (/* binding */ databasesOf),
/* harmony export */   requireTogether: () => (/* binding */ requireTogether),
/* harmony export */   runRequest: () => (/* binding */ runRequest),
/* harmony export */   watch: () => (/* binding */ watch)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88050);
/* harmony import */ var _options_pasted_url_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3754);



async function loadEngine(name, commands) {
    switch (name) {
        case 'postgres':
            return (await __webpack_require__.e(/* import() */ 9168).then(__webpack_require__.bind(__webpack_require__, 69168))).createPostgresEngine();
        case 'sqlite':
            return (await Promise.all(/* import() */[__webpack_require__.e(6863), __webpack_require__.e(2331), __webpack_require__.e(6252), __webpack_require__.e(5983)]).then(__webpack_require__.bind(__webpack_require__, 45983))).createSqliteEngine();
        case 'mysql':
        case 'mariadb':
            return (await __webpack_require__.e(/* import() */ 3825).then(__webpack_require__.bind(__webpack_require__, 23825))).createMysqlEngine();
        case 'd1':
            return (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(6863), __webpack_require__.e(2331), __webpack_require__.e(6252), __webpack_require__.e(2594)]).then(__webpack_require__.bind(__webpack_require__, 52594))).createD1Engine();
        case 'command':
            if (commands === undefined)
                throw commandsMissing();
            return (await Promise.all(/* import() */[__webpack_require__.e(6863), __webpack_require__.e(2331), __webpack_require__.e(1087)]).then(__webpack_require__.bind(__webpack_require__, 56697))).createCommandEngine(commands);
    }
}
async function onItsWay(engine, tunnel) {
    if (tunnel === undefined)
        return engine;
    return (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(5268), __webpack_require__.e(515), __webpack_require__.e(6913), __webpack_require__.e(9622)]).then(__webpack_require__.bind(__webpack_require__, 82957))).throughTunnel(engine, tunnel);
}
function commandsMissing() {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', 'This backup was made by commands that are in the configuration file.', {
        hint: 'Give the file with `config`. It must contain this database under `name`.',
    });
}
function commandsOf(request) {
    if (request.mode === 'verify')
        return request.commands;
    const source = request.mode === 'backup' || request.mode === 'doctor'
        ? request.database
        : request.mode === 'restore'
            ? request.target
            : undefined;
    return source?.engine === 'command' ? source.commands : undefined;
}
const CLOCK = { now: () => new Date(), monotonicMs: () => performance.now() };
function dependenciesOf(request, host) {
    const commands = commandsOf(request);
    const tunnel = 'tunnel' in request ? request.tunnel : undefined;
    return {
        host,
        clock: CLOCK,
        openStorage: async (spec, forHost) => (await __webpack_require__.e(/* import() */ 2748).then(__webpack_require__.bind(__webpack_require__, 2748))).openStorage(spec, forHost, request.bundle?.environment),
        engine: async (name) => onItsWay(await loadEngine(name, commands), tunnel),
        runHook: async (command) => (await __webpack_require__.e(/* import() */ 8389).then(__webpack_require__.bind(__webpack_require__, 98389))).runHook(command),
        workflowRuns: async (spec) => (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(3815)]).then(__webpack_require__.bind(__webpack_require__, 53815))).createWorkflowRuns(spec, host),
    };
}
function notifiersFor({ host }) {
    return async (specs) => {
        const { openChannels } = await __webpack_require__.e(/* import() */ 6899).then(__webpack_require__.bind(__webpack_require__, 56899));
        return (await openChannels(specs, host)).map(({ notifier }) => notifier);
    };
}
function setupDependencies(dependencies) {
    return {
        ...dependencies,
        openNotifiers: notifiersFor(dependencies),
        runProgram: async (command) => (await __webpack_require__.e(/* import() */ 7602).then(__webpack_require__.bind(__webpack_require__, 97602))).runLocalProgram(command, dependencies.host),
    };
}
async function told(request, dependencies, reporting) {
    const report = await reporting;
    if (request.diagnostics === undefined)
        return report;
    return (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(7363), __webpack_require__.e(4584), __webpack_require__.e(449)]).then(__webpack_require__.bind(__webpack_require__, 54879))).withDiagnostics(request, dependencies, report);
}
async function runRequest(request, host) {
    const dependencies = dependenciesOf(request, host);
    if (request.mode === 'doctor')
        return runCommand(request, dependencies);
    const givenKeys = await (await Promise.all(/* import() */[__webpack_require__.e(7363), __webpack_require__.e(6822)]).then(__webpack_require__.bind(__webpack_require__, 71359))).requireKeyRoles(request);
    const report = await runCommand(request, dependencies);
    return givenKeys.length === 0 ? report : { ...report, givenKeys };
}
async function requireTogether(requests) {
    await (await Promise.all(/* import() */[__webpack_require__.e(7363), __webpack_require__.e(6822)]).then(__webpack_require__.bind(__webpack_require__, 71359))).requireKeyRolesOfAll(requests);
}
async function runDrillOf(request, dependencies) {
    const { host } = dependencies;
    const { openDesk } = await Promise.all(/* import() */[__webpack_require__.e(6863), __webpack_require__.e(1850)]).then(__webpack_require__.bind(__webpack_require__, 34824));
    const { askForKey } = await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(5268), __webpack_require__.e(515), __webpack_require__.e(6913), __webpack_require__.e(334), __webpack_require__.e(8608)]).then(__webpack_require__.bind(__webpack_require__, 81383));
    const { runDrill } = await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(7954), __webpack_require__.e(5268), __webpack_require__.e(6920), __webpack_require__.e(7363), __webpack_require__.e(2601), __webpack_require__.e(4584), __webpack_require__.e(2006), __webpack_require__.e(9108), __webpack_require__.e(962), __webpack_require__.e(743)]).then(__webpack_require__.bind(__webpack_require__, 90743));
    return runDrill(request, {
        ...dependencies,
        openDesk: (options) => openDesk(options, host),
        typedKey: () => askForKey(host),
    });
}
async function runCommand(request, dependencies) {
    switch (request.mode) {
        case 'backup':
            return told(request, dependencies, (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(5268), __webpack_require__.e(6920), __webpack_require__.e(7363), __webpack_require__.e(2601), __webpack_require__.e(3284), __webpack_require__.e(9303), __webpack_require__.e(4584), __webpack_require__.e(2006), __webpack_require__.e(7502), __webpack_require__.e(891), __webpack_require__.e(2226)]).then(__webpack_require__.bind(__webpack_require__, 22226))).runBackup(request, dependencies));
        case 'verify':
            return told(request, dependencies, (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(7954), __webpack_require__.e(5268), __webpack_require__.e(6920), __webpack_require__.e(7363), __webpack_require__.e(2601), __webpack_require__.e(3284), __webpack_require__.e(4584), __webpack_require__.e(2006), __webpack_require__.e(9108), __webpack_require__.e(962), __webpack_require__.e(8027)]).then(__webpack_require__.bind(__webpack_require__, 98027))).runVerify(request, dependencies));
        case 'restore':
            return told(request, dependencies, (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(5268), __webpack_require__.e(6920), __webpack_require__.e(7363), __webpack_require__.e(2601), __webpack_require__.e(4584), __webpack_require__.e(2006), __webpack_require__.e(9108), __webpack_require__.e(8567)]).then(__webpack_require__.bind(__webpack_require__, 23737))).runRestore(request, dependencies));
        case 'drill':
            return told(request, dependencies, runDrillOf(request, dependencies));
        case 'runbook':
            return (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(767), __webpack_require__.e(5268), __webpack_require__.e(6920), __webpack_require__.e(7363), __webpack_require__.e(2601), __webpack_require__.e(3284), __webpack_require__.e(2061), __webpack_require__.e(9303), __webpack_require__.e(5209), __webpack_require__.e(9690), __webpack_require__.e(7182)]).then(__webpack_require__.bind(__webpack_require__, 87182))).runRunbook(request, dependencies);
        case 'list':
            return (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(5268), __webpack_require__.e(6920), __webpack_require__.e(7363), __webpack_require__.e(2601), __webpack_require__.e(3284), __webpack_require__.e(4071)]).then(__webpack_require__.bind(__webpack_require__, 91445))).runList(request, dependencies);
        case 'status':
            return (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(5268), __webpack_require__.e(6920), __webpack_require__.e(7363), __webpack_require__.e(2601), __webpack_require__.e(3284), __webpack_require__.e(2061), __webpack_require__.e(9303), __webpack_require__.e(5209), __webpack_require__.e(14)]).then(__webpack_require__.bind(__webpack_require__, 15209))).runStatus(request, dependencies);
        case 'history':
            return (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(5268), __webpack_require__.e(6920), __webpack_require__.e(7363), __webpack_require__.e(2601), __webpack_require__.e(3284), __webpack_require__.e(2061), __webpack_require__.e(9303), __webpack_require__.e(5209), __webpack_require__.e(8486)]).then(__webpack_require__.bind(__webpack_require__, 27417))).runHistory(request, dependencies);
        case 'prune':
            return (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(5268), __webpack_require__.e(6920), __webpack_require__.e(7363), __webpack_require__.e(2601), __webpack_require__.e(3284), __webpack_require__.e(7502), __webpack_require__.e(2009)]).then(__webpack_require__.bind(__webpack_require__, 57763))).runPrune(request, dependencies);
        case 'sync':
            return (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(5268), __webpack_require__.e(6920), __webpack_require__.e(7363), __webpack_require__.e(2601), __webpack_require__.e(891), __webpack_require__.e(9570)]).then(__webpack_require__.bind(__webpack_require__, 63190))).runSync(request, dependencies);
        case 'check-destinations':
            return (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(5268), __webpack_require__.e(6920), __webpack_require__.e(2708), __webpack_require__.e(45)]).then(__webpack_require__.bind(__webpack_require__, 80415))).runCheckDestinations(request, dependencies);
        case 'doctor': {
            const machine = (await Promise.all(/* import() */[__webpack_require__.e(6863), __webpack_require__.e(4690)]).then(__webpack_require__.bind(__webpack_require__, 54690))).machineOf(dependencies.host);
            return (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(5573), __webpack_require__.e(5268), __webpack_require__.e(6920), __webpack_require__.e(7363), __webpack_require__.e(2601), __webpack_require__.e(4584), __webpack_require__.e(2006), __webpack_require__.e(2708), __webpack_require__.e(4272), __webpack_require__.e(7580)]).then(__webpack_require__.bind(__webpack_require__, 56845))).runDoctor(request, { ...dependencies, machine });
        }
        case 'hold':
        case 'release':
            return (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(5268), __webpack_require__.e(6920), __webpack_require__.e(7363), __webpack_require__.e(2601), __webpack_require__.e(4550)]).then(__webpack_require__.bind(__webpack_require__, 52882))).runHold(request, dependencies);
        case 'page':
            return (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(5268), __webpack_require__.e(6920), __webpack_require__.e(7363), __webpack_require__.e(2601), __webpack_require__.e(3284), __webpack_require__.e(2061), __webpack_require__.e(9303), __webpack_require__.e(5209), __webpack_require__.e(3809)]).then(__webpack_require__.bind(__webpack_require__, 3974))).runPage(request, dependencies);
        case 'evidence':
            return (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(767), __webpack_require__.e(5268), __webpack_require__.e(6920), __webpack_require__.e(7363), __webpack_require__.e(2601), __webpack_require__.e(3284), __webpack_require__.e(2061), __webpack_require__.e(9303), __webpack_require__.e(5209), __webpack_require__.e(1326), __webpack_require__.e(9609), __webpack_require__.e(3413)]).then(__webpack_require__.bind(__webpack_require__, 63413))).runEvidence(request, dependencies);
        case 'verify-evidence':
            return (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(767), __webpack_require__.e(5268), __webpack_require__.e(6920), __webpack_require__.e(7363), __webpack_require__.e(2601), __webpack_require__.e(3284), __webpack_require__.e(2061), __webpack_require__.e(9303), __webpack_require__.e(5209), __webpack_require__.e(1326), __webpack_require__.e(9609), __webpack_require__.e(4496)]).then(__webpack_require__.bind(__webpack_require__, 54496))).runVerifyEvidence(request, dependencies);
        case 'matrix':
            return (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(6637), __webpack_require__.e(5268), __webpack_require__.e(6920), __webpack_require__.e(4479)]).then(__webpack_require__.bind(__webpack_require__, 75485))).runMatrix(request, dependencies);
        case 'notify-test': {
            const openNotifiers = notifiersFor(dependencies);
            return (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(5268), __webpack_require__.e(6920), __webpack_require__.e(2011)]).then(__webpack_require__.bind(__webpack_require__, 81249))).runNotifyTest(request, { ...dependencies, openNotifiers });
        }
        case 'keygen':
            return (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(5268), __webpack_require__.e(6920), __webpack_require__.e(7363), __webpack_require__.e(515), __webpack_require__.e(63)]).then(__webpack_require__.bind(__webpack_require__, 52269))).runKeygen(request, dependencies);
        case 'init':
            return (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(6637), __webpack_require__.e(5573), __webpack_require__.e(5268), __webpack_require__.e(6920), __webpack_require__.e(7363), __webpack_require__.e(515), __webpack_require__.e(6913), __webpack_require__.e(6123), __webpack_require__.e(2708), __webpack_require__.e(4272), __webpack_require__.e(911)]).then(__webpack_require__.bind(__webpack_require__, 50192))).runInit(request, setupDependencies(dependencies));
    }
}
async function databasesOf(discover, host) {
    const { discoverDatabases } = await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(5268), __webpack_require__.e(6920), __webpack_require__.e(4184)]).then(__webpack_require__.bind(__webpack_require__, 63720));
    return discoverDatabases(discover, dependenciesOf(discover.request, host));
}
async function watch(watched, host) {
    const { watchRun } = await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(5268), __webpack_require__.e(6920), __webpack_require__.e(7363), __webpack_require__.e(2601), __webpack_require__.e(515), __webpack_require__.e(2548), __webpack_require__.e(6249)]).then(__webpack_require__.bind(__webpack_require__, 76249));
    const openStorage = (spec, request) => dependenciesOf(request, host).openStorage(spec, host);
    const openChannels = async (specs) => (await __webpack_require__.e(/* import() */ 6899).then(__webpack_require__.bind(__webpack_require__, 56899))).openChannels(specs, { env: host.env });
    const openIssues = async (spec, run) => {
        const { openGithubIssues } = await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(2548), __webpack_require__.e(2766)]).then(__webpack_require__.bind(__webpack_require__, 45512));
        return openGithubIssues(spec, { ...run, env: host.env, signal: host.signal, now: CLOCK.now });
    };
    return watchRun(watched, { host, clock: CLOCK, openChannels, openIssues, openStorage });
}
async function cleanUp(host, { leftovers, inputs }) {
    for (const leftover of leftovers) {
        if (leftover.kind === 'process') {
            const { killLeftover } = await __webpack_require__.e(/* import() */ 5357).then(__webpack_require__.bind(__webpack_require__, 65357));
            await killLeftover(leftover.pid, leftover.viaSudo, AbortSignal.timeout(10_000));
            continue;
        }
        const url = inputs.get('target');
        if (!url)
            continue;
        const tunnel = inputs.get('tunnel')?.trim();
        const spec = tunnel ? { url: new _core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .zh(tunnel) } : undefined;
        const engine = await onItsWay(await loadEngine(leftover.engine, undefined), spec);
        await engine.dropLeftover(new _core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .zh((0,_options_pasted_url_js__WEBPACK_IMPORTED_MODULE_2__/* .readPastedUrl */ .tg)(url).url), leftover.name, host);
        host.log.info(`Dropped the database ${leftover.name} that an earlier step left behind.`);
    }
}


/***/ }),

/***/ 88050:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _o: () => (/* binding */ secretLines),
/* harmony export */   nC: () => (/* binding */ withoutLineEnds),
/* harmony export */   oI: () => (/* binding */ withoutLineEnd),
/* harmony export */   zh: () => (/* binding */ Secret)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);

class Secret {
    #value;
    constructor(value) {
        this.#value = value;
    }
    reveal() {
        return this.#value;
    }
    toString() {
        return '***';
    }
    toJSON() {
        return '***';
    }
    [node_util__WEBPACK_IMPORTED_MODULE_0__.inspect.custom]() {
        return '***';
    }
}
function withoutLineEnd(text) {
    return text.replace(/\r?\n$/, '');
}
function secretLines(secret) {
    const lines = secret?.reveal().split(/\r?\n/) ?? [];
    return lines.filter((line) => line !== '').map((line) => new Secret(line));
}
function withoutLineEnds(text) {
    return text.replace(/[\r\n]+$/, '');
}


/***/ }),

/***/ 3754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jv: () => (/* binding */ urlsInText),
/* harmony export */   LS: () => (/* binding */ unwrapUrl),
/* harmony export */   t0: () => (/* binding */ passwordsInText),
/* harmony export */   tg: () => (/* binding */ readPastedUrl)
/* harmony export */ });
const SCHEME = '(?:jdbc:)?[a-z][a-z0-9+.-]*:';
const IN_FRONT = new RegExp(String.raw `^(?:(?:export|set)\s+)?(?:[a-z_]\w*\s*(?:=|:(?=\s))\s*|(?:psql|mysql|mariadb)\s+)(?=["'\u0060“”‘’]?${SCHEME})`, 'i');
const QUOTED = /^(["'`])(.*)\1$|^[“”](.*)[“”]$|^[‘’](.*)[‘’]$|^<(.*)>$/s;
const ENGINES = {
    postgres: 'postgres',
    postgresql: 'postgresql',
    postgis: 'postgres',
    pgsql: 'postgres',
    mysql: 'mysql',
    mysql2: 'mysql',
    mariadb: 'mariadb',
    sqlite: 'sqlite',
    sqlite3: 'sqlite',
};
const DRIVERS = new Set(`aiomysql aiosqlite asyncmy asyncpg cymysql mariadbconnector mysqlconnector mysqldb pg8000 psycopg psycopg2 psycopg2cffi psycopg_async
  pygresql pymysql pyodbc pysqlcipher pysqlite`.split(/\s+/));
const IGNORED = new Set(`adapter allowmultiqueries allowpublickeyretrieval applicationname autoreconnect autosave cacheprepstmts charset characterencoding
  checkout_timeout collation conn_health_checks conn_max_age connection_limit connectionlimit currentschema encoding idle_timeout
  interpolateparams loc logintimeout max_overflow max_pool_size maxpoolsize min_pool_size minpoolsize multistatements parsetime pool
  pool_pre_ping pool_recycle pool_size pool_timeout pooltimeout preparedstatementcachequeries prepared_statements preparethreshold
  reaping_frequency reconnect rewritebatchedinserts rewritebatchedstatements schema search_path server_version servertimezone serverversion
  single_use_connections socket_timeout sockettimeout statement_cache_size statement_limit stringtype supa tcpkeepalive timezone
  uselegacydatetimecode uselibpqcompat useunicode workaround zerodatetimebehavior`.split(/\s+/));
function unwrapUrl(text) {
    let url = text.trim();
    for (let round = 0; round < 3; round += 1) {
        const before = url;
        url = url.replace(IN_FRONT, '');
        if (/:\/\//.test(url))
            url = url.replace(/[;,]+$/, '');
        const quoted = QUOTED.exec(url);
        if (quoted !== null)
            url =
                quoted
                    .slice(2)
                    .find((part) => part !== undefined)
                    ?.trim() ?? url;
        if (url === before)
            break;
    }
    return url;
}
function readPastedUrl(text) {
    const unwrapped = unwrapUrl(text);
    const parts = /^(jdbc:)?([a-z][a-z0-9]*)(?:\+([a-z0-9_]+))?:(.*)$/is.exec(unwrapped) ?? [];
    const [, jdbc, scheme = '', driver, rest = ''] = parts;
    const engine = Object.hasOwn(ENGINES, scheme.toLowerCase()) ? ENGINES[scheme.toLowerCase()] : undefined;
    if (engine === undefined || (driver !== undefined && !DRIVERS.has(driver.toLowerCase())))
        return { url: unwrapped, ignored: [] };
    if (!rest.startsWith('//') || engine === 'sqlite')
        return { url: `${engine}:${rest}`, ignored: [] };
    const at = rest.indexOf('?');
    const address = at === -1 ? rest : rest.slice(0, at);
    const pairs = at === -1 ? [] : rest.slice(at + 1).split('&');
    const nameOf = (pair) => pair.split('=', 1)[0] ?? '';
    const isIgnored = (pair) => IGNORED.has(nameOf(pair).toLowerCase());
    const kept = pairs.filter((pair) => !isIgnored(pair));
    const plain = jdbc === undefined ? { address, pairs: kept } : withUserInfo(address, kept);
    const query = plain.pairs.length === 0 ? '' : `?${plain.pairs.join('&')}`;
    return { url: `${engine}:${plain.address}${query}`, ignored: pairs.filter(isIgnored).map(nameOf) };
}
function withUserInfo(address, pairs) {
    const parameters = new Map(pairs.map((pair) => [pair.split('=', 1)[0] ?? '', pair.slice(pair.indexOf('=') + 1)]));
    const user = parameters.get('user');
    if (user === undefined || address.includes('@'))
        return { address, pairs };
    const password = parameters.get('password');
    const account = [user, ...(password === undefined ? [] : [password])].map(encoded).join(':');
    return {
        address: `//${account}@${address.slice(2)}`,
        pairs: pairs.filter((pair) => !/^(?:user|password)=/.test(pair)),
    };
}
function encoded(text) {
    try {
        return encodeURIComponent(decodeURIComponent(text));
    }
    catch {
        return encodeURIComponent(text);
    }
}
const ACCOUNT_FIRST = /^(?:(?:jdbc:|r2dbc:)?(?:postgres\w*|mysql2?|mariadb)\b:?\/{0,2})?([^:@/\s]+:(.+)@)/is;
const PATHS = /^(?:file|sqlite3?|rclone|d1|command):/i;
function passwordsInText(text) {
    const named = /\b(?:password|pwd)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^;\s]+))/gi;
    const short = /\b(?:password|pwd)\s*=\s*([^"';\s,)&]+)/gi;
    const flag = /^\s*(?:mysql|mariadb)\w*\s.*?\s-p(\S+)/is.exec(text)?.[1];
    const account = PATHS.test(text) || text.includes('://') ? undefined : ACCOUNT_FIRST.exec(text)?.[2];
    const found = [named, short].flatMap((pattern) => [...text.matchAll(pattern)].map(([, ...parts]) => parts));
    return [...found.map((parts) => parts.find((part) => part !== undefined)), flag, account].filter((part) => part !== undefined && part !== '');
}
function urlsInText(text) {
    return text.match(/[a-z][a-z0-9+.-]*:\/\/[^\s"'`<>]+/gi) ?? [];
}


/***/ })

};
