export const id = 4536;
export const ids = [4536];
export const modules = {

/***/ 34536:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dropMysqlLeftover: () => (/* binding */ dropMysqlLeftover),
  openMysqlTarget: () => (/* binding */ openMysqlTarget)
});

// EXTERNAL MODULE: ./build/core/format/known-names.js
var known_names = __webpack_require__(69208);
// EXTERNAL MODULE: ./build/engines/parts/contained-target.js
var contained_target = __webpack_require__(17322);
// EXTERNAL MODULE: ./build/engines/parts/database-names.js
var database_names = __webpack_require__(91339);
// EXTERNAL MODULE: ./build/engines/parts/server-target.js
var server_target = __webpack_require__(148);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/errors.js
var core_errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/engines/mysql/clients/clients.js
var clients = __webpack_require__(20048);
;// CONCATENATED MODULE: ./build/engines/mysql/by-hand.js



const CLIENT = 'mysql';
async function byHandOf(target, host) {
    const { flavor, series, role, ownServer } = target;
    const { path, prefix } = await (0,clients/* findClient */.$)('client', { flavor, majorVersion: series }, host);
    if (prefix.length > 0) {
        throw new core_errors/* RestorableError */.s$('CLIENT_MISSING', `This machine has no ${(0,external_node_path_.basename)(path)} client for its server.`, {
            hint: 'Install it in an earlier step: a drill calls no program in a container.',
        });
    }
    return {
        env: {},
        homeFiles: { '.my.cnf': `[client]\nuser=${role.user}\nsocket=${ownServer?.socket ?? ''}\n` },
        programs: [(0,external_node_path_.dirname)(path)],
        calls: [CLIENT],
        folders: ownServer?.binds ?? [],
        adopt: async () => { },
    };
}

// EXTERNAL MODULE: ./build/core/foreign.js
var foreign = __webpack_require__(54440);
// EXTERNAL MODULE: ./build/engines/mysql/catalog/foreign-keys.js
var foreign_keys = __webpack_require__(78364);
// EXTERNAL MODULE: ./build/engines/mysql/catalog/source-keys.js
var source_keys = __webpack_require__(48139);
// EXTERNAL MODULE: ./build/engines/mysql/catalog/sql-text.js
var sql_text = __webpack_require__(76651);
;// CONCATENATED MODULE: ./build/engines/mysql/catalog/integrity.js





const BATCH = 100;
const NAMED = 10;
async function checkIntegrity(connection, source, host) {
    const known = known_names/* KnownNames */.C.ofFingerprint(source);
    return [await checkTables(connection, known, host), await checkForeignKeys(connection, source, known)];
}
async function tableNames(connection) {
    const tables = await connection.query(`SELECT table_name AS name FROM information_schema.tables
      WHERE table_schema = DATABASE() AND table_type IN ('BASE TABLE', 'SYSTEM VERSIONED') ORDER BY 1`);
    return tables.map(({ name }) => name);
}
async function checkTables(connection, known, host) {
    const tables = await tableNames(connection);
    const problems = [];
    let unchecked = 0;
    for (let at = 0; at < tables.length; at += BATCH) {
        const names = tables.slice(at, at + BATCH).map(sql_text/* quoteName */.AB);
        for (const row of await connection.query(`CHECK TABLE ${names.join(', ')}`)) {
            if (row.Msg_type === 'note')
                unchecked += 1;
            else if (!isFine(row)) {
                host.toolWords.add(new foreign/* ForeignText */.sh('CHECK TABLE', `${row.Table}: ${row.Msg_type}: ${row.Msg_text}`));
                problems.push(row.Table.slice(row.Table.indexOf('.') + 1));
            }
        }
    }
    const name = 'CHECK TABLE';
    if (problems.length > 0)
        return { name, ok: false, detail: `not sound: ${known.some([...new Set(problems)])}` };
    const rest = unchecked === 0 ? '' : `; ${unchecked} of an engine that has no check`;
    return { name, ok: true, detail: `${tables.length - unchecked} of ${tables.length} tables are sound${rest}` };
}
function isFine({ Msg_type: type, Msg_text: text }) {
    return type === 'status' && /^(OK|Table is already up to date)$/.test(text);
}
async function checkForeignKeys(connection, source, known) {
    const keys = await (0,foreign_keys/* readForeignKeys */.rW)(connection);
    const found = { whole: [], violated: [], unknown: [] };
    const tables = new Set((await tableNames(connection)).map((table) => table.toLowerCase()));
    const elsewhere = keys.filter(({ isOwn }) => !isOwn).length;
    const orphaned = keys.filter(({ isOwn, parent }) => isOwn && !tables.has(parent.toLowerCase())).length;
    for (const key of keys) {
        if (!key.isOwn || !tables.has(key.parent.toLowerCase()))
            continue;
        const sql = `SELECT COUNT(*) AS orphans ${(0,foreign_keys/* rowsWithoutParent */.sB)(key)}`;
        const [row] = await connection.query(sql);
        const orphans = Number(row?.orphans ?? 0);
        if (orphans === 0)
            continue;
        const words = `${orphans} in ${known.some([key.child])} without a parent in ${known.some([key.parent])}`;
        found[(0,source_keys/* keyAtSource */.sF)(source, key)].push(words);
    }
    const name = 'foreign keys';
    if (found.whole.length > 0) {
        const detail = `rows that violate a foreign key, which the source did not have: ${some(found.whole)}`;
        return { name, ok: false, detail };
    }
    const broken = found.violated.length + found.unknown.length;
    const notes = [
        `${keys.length - elsewhere - orphaned - broken} foreign keys are satisfied`,
        ...(elsewhere === 0 ? [] : [`${elsewhere} into other databases were not checked`]),
        ...(orphaned === 0 ? [] : [`${orphaned} without a parent table were not checked`]),
        ...(found.violated.length === 0 ? [] : [`as in the source: ${some(found.violated)}`]),
        ...(found.unknown.length === 0 ? [] : [`not checked at the source: ${some(found.unknown)}`]),
    ];
    return { name, ok: true, detail: notes.join('; ') };
}
function some(problems) {
    const rest = problems.length - NAMED;
    return `${problems.slice(0, NAMED).join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`;
}

// EXTERNAL MODULE: ./build/engines/mysql/connection/connection.js + 2 modules
var connection_connection = __webpack_require__(1424);
// EXTERNAL MODULE: ./build/engines/mysql/connection/url.js
var connection_url = __webpack_require__(26905);
// EXTERNAL MODULE: ./build/engines/mysql/catalog/catalog.js + 1 modules
var catalog = __webpack_require__(57911);
// EXTERNAL MODULE: ./build/engines/mysql/catalog/scope.js
var scope = __webpack_require__(5851);
// EXTERNAL MODULE: ./build/engines/mysql/dump/dump.js + 9 modules
var dump = __webpack_require__(25967);
// EXTERNAL MODULE: ./build/engines/mysql/dump/exact-columns.js
var exact_columns = __webpack_require__(971);
// EXTERNAL MODULE: ./build/engines/mysql/dump/exact-values.js
var exact_values = __webpack_require__(90904);
// EXTERNAL MODULE: ./build/engines/mysql/dump/preflight.js
var preflight = __webpack_require__(52421);
// EXTERNAL MODULE: ./build/engines/mysql/dump/snapshot-bracket.js
var snapshot_bracket = __webpack_require__(57589);
// EXTERNAL MODULE: ./build/process/sandbox/system-programs.js
var system_programs = __webpack_require__(23041);
// EXTERNAL MODULE: ./build/process/shield/shield.js + 1 modules
var shield = __webpack_require__(50413);
// EXTERNAL MODULE: ./build/engines/parts/tls.js
var tls = __webpack_require__(8446);
// EXTERNAL MODULE: ./build/engines/mysql/connection/tls.js
var connection_tls = __webpack_require__(50957);
// EXTERNAL MODULE: ./build/engines/mysql/clients/option-file.js
var option_file = __webpack_require__(27794);
;// CONCATENATED MODULE: ./build/engines/mysql/clients/client-access.js



async function accessForClient(access, client, sandbox, host) {
    const { url } = access;
    const binds = [];
    const copy = async (name, path) => {
        if (path === undefined)
            return undefined;
        const given = await sandbox.giveFile(name, await (0,tls/* readTlsFile */.C0)(path, name));
        binds.push({ path: given, writable: false });
        return given;
    };
    const sslCa = await copy('ssl-ca', (0,connection_tls/* authoritiesFile */.Iz)(url));
    const sslCert = await copy('ssl-cert', url.sslCert);
    const sslKey = await copy('ssl-key', url.sslKey);
    const inside = { ...access, url: { ...url, sslCa, sslCert, sslKey } };
    const file = await sandbox.giveFile('client.cnf', (0,option_file/* optionText */.re)(inside, client, host.env));
    binds.push({ path: file, writable: false });
    const isSocket = url.host.startsWith('/');
    if (isSocket)
        binds.push({ path: url.host, writable: true });
    const env = { ...option_file/* CLIENT_ENVIRONMENT */.Oc, PATH: '/usr/bin:/bin' };
    return { arguments: [`--defaults-file=${file}`], env, binds, network: !isSocket };
}

;// CONCATENATED MODULE: ./build/engines/mysql/target/database.js
function hostOfRole(target, host) {
    return target.hasOwnRole ? { ...host, env: { ...host.env, MYSQL_PWD: undefined } } : host;
}

;// CONCATENATED MODULE: ./build/engines/mysql/target/contained-client.js






async function startAtTarget(client, { url, words, ...streams }, target, host) {
    const { signal } = host;
    if (target.ownServer !== undefined && client.prefix.length === 0) {
        const { sandbox, binds, socket } = target.ownServer;
        const login = ['--no-defaults', '--protocol=socket', `--socket=${socket}`, `--user=${url.user}`];
        const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', MYSQL_TEST_LOGIN_FILE: '/dev/null' };
        const all = [...binds, ...(await (0,system_programs/* programBinds */.v)(client.path, host))];
        const program = { file: client.path, args: [...login, ...words], env, binds: all };
        const child = await sandbox.start({ ...program, ...streams, signal });
        return { child, remove: async () => { } };
    }
    const asRole = hostOfRole(target, host);
    const connection = await (0,connection_connection/* openConnection */.JY)(url, asRole, { requireTls: false });
    await connection.close();
    if (target.client !== undefined && client.prefix.length === 0) {
        const access = await accessForClient((0,option_file/* accessOf */.YK)(connection), client, target.client, asRole);
        const binds = [...access.binds, ...(await (0,system_programs/* programBinds */.v)(client.path, host))];
        const program = { file: client.path, args: [...access.arguments, ...words], env: access.env, binds };
        const { network } = access;
        const child = await target.client.start({ ...program, ...streams, network, signal });
        return { child, remove: async () => { } };
    }
    const options = await (0,option_file/* writeOptionFile */.l9)((0,option_file/* accessOf */.YK)(connection), client, asRole);
    try {
        const args = [...client.prefix, ...options.arguments, ...words];
        const program = { file: client.path, args, env: options.env, scrub: host.scrub };
        const child = await (0,shield/* startBeside */.v)({ ...program, ...streams, signal }, host);
        return { child, remove: options.remove };
    }
    catch (error) {
        await options.remove();
        throw error;
    }
}

// EXTERNAL MODULE: ./build/engines/mysql/digests/column-uses.js
var column_uses = __webpack_require__(69532);
// EXTERNAL MODULE: ./build/engines/mysql/digests/content-digests.js
var content_digests = __webpack_require__(46792);
;// CONCATENATED MODULE: ./build/engines/mysql/digests/restored-digests.js














const NO_CODE = { ownViews: new Set(), ownRoutines: true, ownCode: '', legacy: new Map() };
const EXACT_LIMITS = { timeMs: 24 * 3_600_000, rows: 400_000 };
async function takeRestoredDigests({ expected, signal }, { target, known, host: whole }) {
    if (expected.method !== content_digests/* METHOD */.M)
        return undefined;
    const host = { ...whole, signal: AbortSignal.any([whole.signal, signal]) };
    const url = target.prepared();
    await using connection = await (0,connection_connection/* openConnection */.JY)(url, hostOfRole(target, host), { requireTls: false });
    const relations = await (0,catalog/* readRelations */.Ae)(connection);
    (0,preflight/* refuseCutAnswers */.qX)(connection, relations);
    const hashed = { key: expected.key, uses: await (0,column_uses/* readColumnUses */.h)(connection) };
    const exact = await readExactValues(connection, relations);
    const client = await (0,clients/* findClient */.$)('dump', { flavor: target.flavor, majorVersion: target.series }, host);
    const flags = { scope: scopeOf(relations, url.database), flaws: NO_CODE, exact };
    const words = (0,dump/* dumpArguments */.Dd)(client, flags, url.database);
    const started = await startAtTarget(client, { url, words, stdin: 'ignore', stdout: 'pipe' }, target, host);
    let summary;
    const reading = {
        flaws: NO_CODE,
        exact,
        hashed,
        names: known,
        onSnapshot: () => { },
        onSummary: (of) => {
            summary = of;
        },
        signal: host.signal,
    };
    await drain(started, (0,dump/* readDumpTool */.B0)(started.child, url, reading));
    await exact?.end();
    if (summary === undefined)
        throw new core_errors/* RestorableError */.s$('INTERNAL', 'The dump of the restored database has no end.');
    return (0,content_digests/* contentDigestsOf */.K)(expected.key, relations, summary);
}
function scopeOf(relations, database) {
    const without = relations.filter((relation) => relation.kind !== 'table' || (0,preflight/* isElsewhere */.l5)(relation));
    const options = ['--skip-triggers', ...without.map(({ name }) => `--ignore-table=${database}.${name}`)];
    return { ...scope/* WHOLE_DATABASE */.A, hasCode: false, options };
}
async function readExactValues(connection, relations) {
    const own = relations.filter((relation) => relation.kind === 'table' && !(0,preflight/* isElsewhere */.l5)(relation));
    const tables = await (0,exact_columns/* readExactTables */.Hl)(connection, own);
    if (tables.length === 0)
        return undefined;
    await (0,snapshot_bracket/* begin */.q)(connection);
    const exact = new exact_values/* ExactValues */.y(connection, { tables, others: [] }, EXACT_LIMITS);
    await exact.ready();
    return exact;
}
async function drain(started, dump) {
    try {
        for await (const _piece of dump) {
        }
    }
    catch (error) {
        throw ofRestored(error);
    }
    finally {
        await started.remove();
    }
}
function ofRestored(error) {
    if (!(error instanceof core_errors/* RestorableError */.s$) || !error.code.startsWith('DUMP_'))
        return error;
    const message = `The restored database could not be dumped to compare its content: ${error.message}`;
    return new core_errors/* RestorableError */.s$(error.code, message, {
        hint: 'Run it again with a dump tool of the same series as the server, or set `digest: off`.',
        cause: error,
        foreign: error.foreign,
    });
}

// EXTERNAL MODULE: ./build/engines/parts/disk.js
var disk = __webpack_require__(65482);
// EXTERNAL MODULE: ./build/engines/mysql/catalog/system-databases.js
var system_databases = __webpack_require__(41561);
// EXTERNAL MODULE: ./build/engines/mysql/server/programs.js
var programs = __webpack_require__(32186);
;// CONCATENATED MODULE: ./build/engines/mysql/server/layout.js


const ADMIN = 'restorable_admin';
const RESTORING_ROLE = 'restorable_restore';
const SERVER_ENVIRONMENT = { PATH: '/usr/bin:/bin:/usr/sbin', LC_ALL: 'C', TZ: 'UTC' };
function cannotStart(program, how, words) {
    if (/No space left|disk is full|Disk is full|errno: 28/i.test(words.reveal())) {
        return new core_errors/* RestorableError */.s$('DISK_FULL', 'The disk is full: the ephemeral server could not be created.', {
            hint: 'Free some space, or set `target:` to a database in a service container.',
        });
    }
    const name = `${(0,programs/* nameOf */.Vb)(program.flavor)} ${program.series}`;
    return new core_errors/* RestorableError */.s$('SERVER_MISSING', `The ephemeral ${name} server can't be started: ${how}.`, {
        foreign: words,
        hint: 'Install a complete server of that version, name its folder in MYSQL_BIN, or use `target:`.',
    });
}

// EXTERNAL MODULE: ./build/engines/mysql/server/needs.js + 1 modules
var server_needs = __webpack_require__(26549);
// EXTERNAL MODULE: ../node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(69987);
// EXTERNAL MODULE: ./build/engines/parts/refusals.js
var refusals = __webpack_require__(44434);
;// CONCATENATED MODULE: ./build/engines/mysql/connection/time-zones.js
const FIRST_SECONDS = 0;
const LAST_SECONDS = 2 ** 31 - 1;
const STEP_SECONDS = 14 * 24 * 3_600;
function zoneTransitions(name) {
    const offset = offsetsOf(name);
    if (offset === undefined)
        return undefined;
    let before = offset(FIRST_SECONDS);
    const transitions = [{ atSeconds: FIRST_SECONDS, offsetSeconds: before }];
    for (let from = FIRST_SECONDS; from < LAST_SECONDS; from += STEP_SECONDS) {
        const to = Math.min(from + STEP_SECONDS, LAST_SECONDS);
        const after = offset(to);
        if (after !== before)
            transitions.push({ atSeconds: firstWith(offset, after, from, to), offsetSeconds: after });
        before = after;
    }
    return transitions;
}
function firstWith(offset, wanted, from, to) {
    let before = from;
    let after = to;
    while (after - before > 1) {
        const middle = Math.floor((before + after) / 2);
        if (offset(middle) === wanted)
            after = middle;
        else
            before = middle;
    }
    return after;
}
function offsetsOf(timeZone) {
    let format;
    try {
        format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
    }
    catch (error) {
        if (error instanceof RangeError)
            return undefined;
        throw error;
    }
    return (atSeconds) => {
        const text = format.formatToParts(atSeconds * 1_000).find(({ type }) => type === 'timeZoneName')?.value ?? '';
        const [, sign, hours = '0', minutes = '0', seconds = '0'] = /^GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(text) ?? [];
        const size = Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
        return sign === '-' ? -size : size;
    };
}

;// CONCATENATED MODULE: ./build/engines/mysql/server/provide.js





async function provideNeeds(admin, { facts }) {
    for (const engine of (0,server_needs/* listOf */.c3)(facts, server_needs/* NEEDS */.Qo.engines)) {
        if (admin.flavor === 'mariadb' && !(await hasEngine(admin, engine)))
            await installEngine(admin, engine);
    }
    await requireEngines(admin, facts, 'Install its plugin with the server (such as mariadb-plugin-…)');
    await makeReferences(admin, facts[server_needs/* NEEDS */.Qo.references]);
    await makeZones(admin, (0,server_needs/* listOf */.c3)(facts, server_needs/* NEEDS */.Qo.zones));
}
async function requireEngines(connection, facts, whatToDo = "Install the engine's plugin on the server") {
    const missing = [];
    for (const engine of (0,server_needs/* listOf */.c3)(facts, server_needs/* NEEDS */.Qo.engines))
        if (!(await hasEngine(connection, engine)))
            missing.push(engine);
    if (missing.length === 0)
        return;
    throw new core_errors/* RestorableError */.s$('EXTENSION_MISSING', `The server lacks a storage engine of the source: ${missing.join(', ')}.`, {
        hint: `${whatToDo}, or set \`target:\` to a server that has it. This is not a verdict on the backup.`,
    });
}
async function hasEngine(connection, engine) {
    const rows = await connection.query("select 1 from information_schema.engines where engine = ? and support in ('YES', 'DEFAULT')", [engine]);
    return rows.length > 0;
}
async function installEngine(admin, engine) {
    if (!/^\w+$/.test(engine))
        return;
    await (0,refusals/* unlessRefused */.J0)(admin.simple(`INSTALL SONAME 'ha_${engine.toLowerCase()}'`));
}
const references = schemas/* array */.YOg(schemas/* strictObject */.rej({ id: schemas/* number */.aig().int(), name: schemas/* string */.YjP(), definition: schemas/* string */.YjP() }));
async function makeReferences(admin, fact) {
    if (fact === undefined || admin.flavor !== 'mysql')
        return;
    for (const { id, name, definition } of references.parse(JSON.parse(fact))) {
        const sql = `CREATE SPATIAL REFERENCE SYSTEM IF NOT EXISTS ${id} NAME ${quoted(name)} DEFINITION ${quoted(definition)}`;
        await (0,refusals/* unlessRefused */.J0)(admin.simple(sql));
    }
}
function quoted(text) {
    return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
async function makeZones(admin, names) {
    for (const [index, name] of names.entries()) {
        const transitions = zoneTransitions(name);
        if (transitions === undefined)
            continue;
        const id = index + 1;
        const offsets = [...new Set(transitions.map(({ offsetSeconds }) => offsetSeconds))];
        const types = offsets.map((offset, type) => `(${id}, ${type}, ${offset}, 0, '')`);
        const changes = transitions.map(({ atSeconds, offsetSeconds }) => `(${id}, ${atSeconds}, ${offsets.indexOf(offsetSeconds)})`);
        await (0,refusals/* unlessRefused */.J0)(makeZone(admin, name, id, { types, changes }));
    }
}
async function makeZone(admin, name, id, { types, changes }) {
    await admin.simple(`INSERT INTO mysql.time_zone (Time_zone_id, Use_leap_seconds) VALUES (${id}, 'N')`);
    await admin.query('INSERT INTO mysql.time_zone_name (Name, Time_zone_id) VALUES (?, ?)', [name, id]);
    await admin.simple(`INSERT INTO mysql.time_zone_transition_type (Time_zone_id, Transition_type_id, \`Offset\`, Is_DST, Abbreviation) VALUES ${types.join(', ')}`);
    await admin.simple(`INSERT INTO mysql.time_zone_transition (Time_zone_id, Transition_time, Transition_type_id) VALUES ${changes.join(', ')}`);
}

// EXTERNAL MODULE: ./build/core/secret.js
var secret = __webpack_require__(88050);
// EXTERNAL MODULE: ./build/process/sandbox/private-server.js
var private_server = __webpack_require__(85675);
// EXTERNAL MODULE: ./build/engines/parts/own-server.js
var own_server = __webpack_require__(89967);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/process/command.js
var command = __webpack_require__(15229);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./build/engines/mysql/server/settings.js


const MIB = 1024 * 1024;
const dataFolderOf = (folders) => (0,external_node_path_.join)(folders.home, 'data');
function baseSettings({ flavor }, folders, fixed) {
    return [
        '--no-defaults',
        `--datadir=${dataFolderOf(folders)}`,
        `--tmpdir=${(0,external_node_path_.join)(folders.home, 'tmp')}`,
        `--lower-case-table-names=${fixed.lowerCaseNames === '1' ? '1' : '0'}`,
        '--character-set-server=utf8mb4',
        ...(/^\d{4,5}$/.test(fixed.pageSize ?? '') ? [`--innodb-page-size=${fixed.pageSize}`] : []),
        '--skip-log-bin',
        '--innodb-flush-method=nosync',
        '--innodb-flush-log-at-trx-commit=0',
        '--innodb-doublewrite=OFF',
        '--loose-sync-frm=OFF',
        '--loose-debug-no-sync',
        '--innodb-use-native-aio=OFF',
        '--performance-schema=OFF',
        ...(flavor === 'mysql' ? ['--loose-mysqlx=OFF', '--loose-auto-generate-certs=OFF'] : ['--loose-feedback=OFF']),
    ];
}
function serverSettings(program, folders, options) {
    const memoryMib = Math.floor((0,external_node_os_.totalmem)() / MIB);
    const poolMib = Math.min(Math.max(Math.floor(memoryMib / 16), 128), 512);
    const redoMib = Math.min(Math.max(Math.ceil(options.rawBytes / MIB / 4), 64), 512);
    const isMysql = program.flavor === 'mysql';
    return [
        ...baseSettings(program, folders, options),
        '--skip-networking',
        `--socket=${folders.socket}`,
        `--pid-file=${(0,external_node_path_.join)(folders.home, 'pid')}`,
        '--skip-name-resolve',
        '--max-connections=24',
        '--max-allowed-packet=1G',
        '--max-heap-table-size=2G',
        `--innodb-buffer-pool-size=${poolMib}M`,
        isMysql ? `--loose-innodb-redo-log-capacity=${redoMib}M` : `--innodb-log-file-size=${redoMib}M`,
        '--innodb-buffer-pool-dump-at-shutdown=OFF',
        '--innodb-buffer-pool-load-at-startup=OFF',
        '--innodb-strict-mode=OFF',
        '--loose-symbolic-links=OFF',
        '--loose-restrict-fk-on-non-standard-key=OFF',
        '--explicit-defaults-for-timestamp=ON',
        ...(isMysql ? ['--loose-federated'] : []),
        '--local-infile=OFF',
        `--secure-file-priv=${isMysql ? 'NULL' : (0,external_node_path_.join)(folders.home, 'none')}`,
        '--event-scheduler=OFF',
        ...(isMysql
            ? ['--loose-caching-sha2-password-auto-generate-rsa-keys=OFF', '--loose-persisted-globals-load=OFF']
            : []),
    ];
}

;// CONCATENATED MODULE: ./build/engines/mysql/server/initialize.js







const HELP_TIMEOUT_MS = 10_000;
async function initializeServer(layout, password, host) {
    await makeFolders(layout);
    const accounts = [
        `CREATE USER '${ADMIN}'@'localhost' IDENTIFIED BY '${password}';`,
        `GRANT ALL PRIVILEGES ON *.* TO '${ADMIN}'@'localhost' WITH GRANT OPTION;`,
        `CREATE USER '${RESTORING_ROLE}'@'localhost';`,
    ];
    if (layout.program.flavor === 'mariadb')
        await bootstrapMariadb(layout, accounts, host);
    else
        await initializeMysql(layout, accounts, host);
}
async function makeFolders(layout) {
    const exit = await layout.sandbox.run({
        file: '/bin/mkdir',
        args: ['-m', '700', '--', ...['data', 'tmp', 'none'].map((name) => (0,external_node_path_.join)(layout.home, name))],
        env: SERVER_ENVIRONMENT,
        binds: [{ path: layout.home, writable: true }],
    });
    if (exit.code !== 0)
        throw cannotStart(layout.program, endOf(exit), exit.stderr);
}
async function bootstrapMariadb(layout, accounts, host) {
    const tables = await (0,promises_.readFile)(await findSystemTables(layout, host), 'utf8');
    const child = await layout.sandbox.start({
        file: layout.program.path,
        args: [...baseSettings(layout.program, layout, layout), '--bootstrap'],
        env: SERVER_ENVIRONMENT,
        binds: [...layout.binds, { path: layout.home, writable: true }],
        stdin: 'pipe',
        stdout: 'ignore',
    });
    const head = 'CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket=NULL;\n';
    child.stdin?.end(`${head}${tables}\nFLUSH PRIVILEGES;\n${accounts.join('\n')}\n`);
    const exit = await child.exited;
    (0,core_errors/* throwIfCancelled */.dZ)(host.signal);
    if (exit.code !== 0)
        throw cannotStart(layout.program, endOf(exit), child.errorText());
}
const endOf = ({ code, signal }) => signal === null ? `it exited with code ${code}` : `it was killed by ${signal}`;
async function findSystemTables({ program }, host) {
    const help = [program.path, '--no-defaults', '--verbose', '--help'];
    const printed = await (0,command/* runCommand */.d1)(help, host, { timeoutMs: HELP_TIMEOUT_MS });
    const setting = (name) => {
        const value = new RegExp(`^${name}\\s+(/\\S.*)$`, 'm').exec(printed?.stdout ?? '')?.[1];
        return value === undefined ? [] : [value.trim()];
    };
    const shares = ['mysql', 'mariadb', ''].map((name) => (0,external_node_path_.join)('share', name));
    const folders = [
        ...setting('lc-messages-dir'),
        ...[(0,external_node_path_.join)(program.path, '..', '..'), ...setting('basedir'), '/usr'].flatMap((base) => shares.map((share) => (0,external_node_path_.join)(base, share))),
    ];
    for (const folder of folders) {
        for (const name of ['mariadb_system_tables.sql', 'mysql_system_tables.sql']) {
            if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, name)))
                return (0,external_node_path_.join)(folder, name);
        }
    }
    throw new core_errors/* RestorableError */.s$('SERVER_MISSING', `The installation of ${program.path} lacks the SQL of its system tables.`, {
        hint: 'Install the complete server package (mariadb-server-core), or use `target:`.',
    });
}
async function initializeMysql(layout, accounts, host) {
    const file = (0,external_node_path_.join)(layout.folder, 'accounts.sql');
    const lines = [...accounts, "ALTER USER 'root'@'localhost' ACCOUNT LOCK;"];
    await (0,promises_.writeFile)(file, `${lines.join('\n')}\n`, { mode: 0o644 });
    try {
        const exit = await layout.sandbox.run({
            file: layout.program.path,
            args: [...baseSettings(layout.program, layout, layout), '--initialize-insecure', `--init-file=${file}`],
            env: SERVER_ENVIRONMENT,
            binds: [...layout.binds, { path: layout.home, writable: true }, { path: file, writable: false }],
        });
        (0,core_errors/* throwIfCancelled */.dZ)(host.signal);
        if (exit.code !== 0)
            throw cannotStart(layout.program, endOf(exit), exit.stderr);
    }
    finally {
        await (0,promises_.rm)(file, { force: true });
    }
}

;// CONCATENATED MODULE: ./build/engines/mysql/server/server.js








const START_TIMEOUT_MS = 180_000;
const SOCKET_NAME = 'm';
async function startServer(options, host) {
    const { sandbox, program } = options;
    const folders = await (0,own_server/* makeServerFolders */.h2)({ sandbox, prefix: 'm', socketName: SOCKET_NAME, program: program.path }, host);
    const socket = (0,external_node_path_.join)(folders.sockets, SOCKET_NAME);
    const password = (0,own_server/* makePassword */.WR)(host);
    const layout = { ...options, ...folders, socket };
    const server = await (0,own_server/* startOwnServer */.Ii)(folders, sandbox, async () => {
        await initializeServer(layout, password, host);
        return run(layout, host);
    });
    return {
        ...server,
        program,
        admin: urlOf(program, ADMIN, password, socket),
        role: urlOf(program, RESTORING_ROLE, undefined, socket),
        socket,
    };
}
function run(layout, host) {
    const { sandbox, program } = layout;
    return (0,private_server/* startPrivateServer */.X)({
        sandbox,
        file: program.path,
        args: serverSettings(program, layout, layout),
        env: SERVER_ENVIRONMENT,
        binds: [...layout.binds, { path: layout.home, writable: true }, { path: layout.sockets, writable: true }],
        dataFolder: dataFolderOf(layout),
        isReadyLine: (line) => /: ready for connections\./.test(line) && !line.includes('X Plugin'),
        startTimeoutMs: START_TIMEOUT_MS,
        nameFailure: (how, words) => cannotStart(program, how, words),
    }, host);
}
function urlOf({ flavor }, user, password, socket) {
    const login = password === undefined ? user : `${user}:${password}`;
    return (0,connection_url/* parseMysqlUrl */.LM)(new secret/* Secret */.zh(`${flavor}://${login}@localhost/mysql?socket=${encodeURIComponent(socket)}`));
}

// EXTERNAL MODULE: ./build/engines/parts/given-database.js
var given_database = __webpack_require__(50898);
// EXTERNAL MODULE: ./build/engines/mysql/connection/errors.js
var errors = __webpack_require__(53593);
;// CONCATENATED MODULE: ./build/engines/mysql/target/create.js




const WORD = /^\w+$/;
const UNKNOWN_CHARSET = new Set([1115, 1273]);
async function createDatabase(admin, name, facts) {
    try {
        await admin.simple(`CREATE DATABASE ${(0,sql_text/* quoteName */.AB)(name)}`);
        return await setCharset(admin, name, facts);
    }
    catch (error) {
        throw (0,given_database/* createFailure */.p6)(error, 'Grant it: GRANT ALL PRIVILEGES ON *.* TO the account. For a verification, use the root account of a service container.');
    }
}
async function setCharset(admin, name, facts) {
    const charset = facts['charset'] ?? '';
    const collation = facts['collation'] ?? '';
    if (!WORD.test(charset) || !WORD.test(collation))
        return [];
    try {
        await admin.simple(`ALTER DATABASE ${(0,sql_text/* quoteName */.AB)(name)} CHARACTER SET ${charset} COLLATE ${collation}`);
        return [];
    }
    catch (error) {
        if (!(error instanceof core_errors/* RestorableError */.s$) || !UNKNOWN_CHARSET.has((0,errors/* numberOf */.rl)(error)))
            throw error;
        return [`This server lacks the collation ${collation}. New tables of the database will have another one.`];
    }
}

;// CONCATENATED MODULE: ./build/engines/mysql/ephemeral.js










const DATABASE = 'restored';
const SERVER_BYTES = 320 * 1024 * 1024;
const GROWTH = 1.5;
async function openEphemeral(needs, { sandbox, host }, byHand) {
    await checkDisk(needs, host);
    const flavor = needs.fingerprint.engine === 'mariadb' ? 'mariadb' : 'mysql';
    const program = await (0,programs/* requireServer */.jY)(flavor, needs.majorVersion, host);
    const lowerCaseNames = needs.fingerprint.facts['lower_case_table_names'] ?? '0';
    const pageSize = needs.fingerprint.facts[server_needs/* NEEDS */.Qo.pageSize];
    const options = { program, sandbox, lowerCaseNames, pageSize, rawBytes: needs.rawBytes };
    const server = await startServer(options, host);
    try {
        await prepareServer(server, needs, host);
        const place = await placeOf(server, sandbox, needs, host);
        return byHand === undefined ? place : await givenToPerson(place, server, byHand, host);
    }
    catch (error) {
        await server.stop();
        throw error;
    }
}
async function prepareServer(server, { fingerprint }, host) {
    await using admin = await (0,connection_connection/* openConnection */.JY)(server.admin, host, { requireTls: false });
    await provideNeeds(admin, fingerprint);
}
async function placeOf(server, sandbox, needs, host) {
    const { program } = server;
    const notes = [];
    if (sandbox.note !== undefined)
        notes.push(sandbox.note);
    const name = (0,programs/* nameOf */.Vb)(program.flavor);
    if (program.series !== needs.majorVersion) {
        notes.push(`${name} ${program.series} was used, because this machine has no server of version ${needs.majorVersion}.`);
    }
    let role = server.role;
    return {
        description: `ephemeral ${name} ${await versionOf(server, host)}`,
        notes,
        strategy: 'fresh',
        flavor: program.flavor,
        series: program.series,
        admin: server.admin,
        role: server.role,
        hasOwnRole: true,
        afterwards: [],
        keepsDefiners: false,
        isDisposable: true,
        ownServer: { sandbox, binds: [server.socketBind], socket: server.socket },
        serverLog: () => server.log(),
        prepare: async (nameInDump) => {
            const database = usableName(nameInDump);
            notes.push(...(await makeDatabase(server, database, needs, host)));
            role = { ...server.role, database };
            return role;
        },
        prepared: () => role,
        publish: async () => ({}),
        close: () => server.stop(),
    };
}
async function givenToPerson(place, server, { database = DATABASE }, host) {
    await using admin = await (0,connection_connection/* openConnection */.JY)(server.admin, host, { requireTls: false });
    await admin.simple(`GRANT ALL PRIVILEGES ON *.* TO '${RESTORING_ROLE}'@'localhost' WITH GRANT OPTION`);
    return { ...place, prepared: () => ({ ...server.role, database }) };
}
function usableName(nameInDump) {
    if (nameInDump === undefined || nameInDump === '' || [...nameInDump].length > 64)
        return DATABASE;
    return (0,system_databases/* isSystemDatabase */.x)(nameInDump) ? DATABASE : nameInDump;
}
async function makeDatabase(server, database, needs, host) {
    await using admin = await (0,connection_connection/* openConnection */.JY)(server.admin, host, { requireTls: false });
    await admin.simple(`DROP DATABASE IF EXISTS ${(0,sql_text/* quoteName */.AB)(database)}`);
    const notes = await createDatabase(admin, database, needs.fingerprint.facts);
    await admin.simple(`GRANT ALL PRIVILEGES ON ${grantName(database)}.* TO '${RESTORING_ROLE}'@'localhost'`);
    return notes;
}
function grantName(database) {
    return (0,sql_text/* quoteName */.AB)(database.replaceAll(/[\\_%]/g, '\\$&'));
}
async function versionOf(server, host) {
    await using admin = await (0,connection_connection/* openConnection */.JY)(server.admin, host, { requireTls: false });
    return admin.serverVersion.split('-')[0] ?? admin.serverVersion;
}
async function checkDisk(needs, host) {
    const { path } = await host.workspace();
    const data = Math.max(Math.ceil(needs.rawBytes * GROWTH), needs.fingerprint.sizeBytes ?? 0);
    await (0,disk/* requireSpace */.M)(path, data + SERVER_BYTES, 'an ephemeral database', 'Set `target:` to a database in a service container or on another server, or free some disk space on the runner.');
}

// EXTERNAL MODULE: ./build/engines/mysql/fingerprint.js
var fingerprint = __webpack_require__(77395);
// EXTERNAL MODULE: ./build/engines/parts/streams.js
var streams = __webpack_require__(11086);
// EXTERNAL MODULE: ./build/engines/mysql/streams.js
var mysql_streams = __webpack_require__(90274);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/engines/mysql/target/definers.js



const RIGHTS = /\b(ALL PRIVILEGES|SUPER|SET USER|SET_ANY_DEFINER|SET_USER_ID)\b/;
async function mayDefine(connection) {
    const { rows } = await connection.queryArrays('SHOW GRANTS FOR CURRENT_USER()');
    return rows.some(([grant]) => {
        const match = /^GRANT (.*?) ON \*\.\* TO /.exec(String(grant));
        return match !== null && RIGHTS.test(match[1] ?? '');
    });
}
async function acceptsDefiners(connection, definers) {
    const name = (0,sql_text/* quoteName */.AB)(`restorable_probe_${(0,external_node_crypto_.randomBytes)(4).toString('hex')}`);
    const isTaken = async (definer) => {
        const error = await connection.simple(`CREATE ${definer}PROCEDURE ${name}() SELECT 1`).catch(refusalOf);
        if (error === undefined)
            await connection.simple(`DROP PROCEDURE ${name}`);
        return error === undefined;
    };
    if (definers.length === 0 || !(await isTaken('')))
        return true;
    for (const definer of definers) {
        const at = definer.lastIndexOf('@');
        const [user, host] = [definer.slice(0, at), definer.slice(at + 1)];
        const account = host === '' ? (0,sql_text/* quoteName */.AB)(user) : `${(0,sql_text/* quoteName */.AB)(user)}@${(0,sql_text/* quoteName */.AB)(host)}`;
        if (at > 0 && !(await isTaken(`DEFINER=${account} `)))
            return false;
    }
    return true;
}
function refusalOf(error) {
    if ((0,refusals/* isRefusal */.vu)(error))
        return error;
    throw error;
}

;// CONCATENATED MODULE: ./build/engines/mysql/restore/accounts.js




const EXISTS = 1396;
const NAME = '`(?:[^`]|``)*`';
const TEXT = "'(?:[^']|'')*'";
const ACCOUNT = `((?:${NAME}|${TEXT})(?:@(?:${NAME}|${TEXT}))?)`;
const CREATE = new RegExp(`^CREATE (USER|ROLE) IF NOT EXISTS ${ACCOUNT}`);
const GRANT = new RegExp(`^(GRANT (?:${NAME}|[^\`])*? ON (?:(?:TABLE|FUNCTION|PROCEDURE|PACKAGE|PACKAGE BODY) )?)(${NAME})(\\..* TO ${ACCOUNT}.*)$`);
async function restoreAccounts(globals, target, host) {
    const lines = globals.split('\n').map((line) => line.trim().replace(/;$/, ''));
    const made = new Set();
    await withAdmin(target, host, async (admin) => {
        for (const line of lines) {
            const account = CREATE.exec(line)?.[2];
            if (account === undefined)
                continue;
            if (await create({ admin, target, host }, line.replace(' IF NOT EXISTS', '')))
                made.add(account);
        }
    });
    return lines.filter((line) => made.has(GRANT.exec(line)?.[4] ?? ''));
}
async function restoreGrants(grants, names, target, host) {
    if (grants.length === 0)
        return;
    await withAdmin(target, host, async (admin) => {
        for (const line of grants)
            await grant({ admin, target, host }, line, names);
    });
}
async function create(session, statement) {
    try {
        await session.admin.simple(statement);
        return true;
    }
    catch (error) {
        if ((0,refusals/* isRefusal */.vu)(error) && (0,errors/* numberOf */.rl)(error) !== EXISTS)
            note(session, statement, error);
        else if (!(0,refusals/* isRefusal */.vu)(error))
            throw error;
        return false;
    }
}
async function grant(session, line, { source, here }) {
    const [, head = '', database = '', rest = ''] = GRANT.exec(line) ?? [];
    const name = database.slice(1, -1).replaceAll('``', '`');
    if (name !== source && name.replaceAll(/\\([\\_%])/g, '$1') !== source)
        return;
    const isEscaped = rest.startsWith('.*') && !/ (FUNCTION|PROCEDURE|PACKAGE) $/.test(head);
    const grantee = isEscaped ? here.replaceAll(/[\\_%]/g, '\\$&') : here;
    const statement = `${head}${(0,sql_text/* quoteName */.AB)(grantee)}${rest}`;
    try {
        await session.admin.simple(statement);
    }
    catch (error) {
        if (!(0,refusals/* isRefusal */.vu)(error))
            throw error;
        note(session, statement, error);
    }
}
function note({ target, host }, statement, error) {
    const kind = /^(?:CREATE (?:USER|ROLE)|GRANT)\b/.exec(statement)?.[0] ?? 'a statement';
    if (error.foreign !== undefined)
        host.toolWords.add(error.foreign);
    target.notes.push(`A statement of globals.sql was refused (${kind}). ${error.message}`);
}
async function withAdmin(target, host, work) {
    await using admin = await (0,connection_connection/* openConnection */.JY)(target.admin, host, { requireTls: false, database: null });
    await work(admin);
}

// EXTERNAL MODULE: ./build/process/feed.js
var feed = __webpack_require__(30254);
// EXTERNAL MODULE: ./build/engines/mysql/connection/error-numbers.js
var error_numbers = __webpack_require__(57773);
;// CONCATENATED MODULE: ./build/engines/mysql/restore/lacks.js
const LACKS = {
    1071: "the source's InnoDB page size (innodb_page_size)",
    1115: 'a character set of the source',
    1118: "the source's InnoDB page size (innodb_page_size)",
    1128: 'a full-text parser of the source',
    1193: 'a setting that the dump uses',
    1273: 'a collation of the source',
    1286: 'a storage engine of the source',
    1298: 'a time zone of the source (mysql_tzinfo_to_sql loads them)',
    1478: 'a table option of the source',
    1524: 'a plugin of the source',
    1709: "the source's InnoDB page size (innodb_page_size)",
    1911: 'a table option of the source',
    3185: 'encryption of tables',
    3510: 'a tablespace of the source',
    3548: 'a spatial reference system of the source (CREATE SPATIAL REFERENCE SYSTEM)',
    6125: 'foreign keys to keys that are not unique (restrict_fk_on_non_standard_key=OFF allows them)',
};
function lackOf(number) {
    return Object.hasOwn(LACKS, number) ? LACKS[number] : undefined;
}

;// CONCATENATED MODULE: ./build/engines/mysql/restore/errors.js




const NO_SPACE = new Set([3, 1021, 1030, 1114, 1534]);
const NO_SPACE_WORDS = /No space left|disk is full|disk full|(?:errno|error|errcode)(?: number)?:? 28\b/i;
const LOST = new Set([1053, 1152, 1158, 1159, 1160, 1161, 1184, 1317, 1927, 2002, 2003, 2006, 2013, 2055, 4031]);
const PRIVILEGE = new Set([1044, 1045, 1142, 1143, 1227, 1370, 1410, 1418, 1419, 1449, 1873, 3619]);
const DEFINER = new Set([1227, 1449]);
const PACKET = 1153;
const STRICTER = new Set([1031, 1118, 1173, 1478, 3161, 3750]);
function waitsForSpace(target) {
    return /Disk is full writing|waiting for someone to free/i.test(target.serverLog());
}
function failedClient(foreign, target, end, facts) {
    const words = foreign.reveal();
    const number = Number(/^ERROR (\d{1,5})\b/m.exec(words)?.[1] ?? 0);
    const failed = { foreign, words, number, end, what: describe(words, number, facts), target };
    const isFull = waitsForSpace(target) ||
        (facts.isDiskFull && LOST.has(number)) ||
        NO_SPACE_WORDS.test(words) ||
        ((NO_SPACE.has(number) || LOST.has(number)) && NO_SPACE_WORDS.test(target.serverLog()));
    if (isFull || number === 1021 || number === 1114) {
        return new core_errors/* RestorableError */.s$('DISK_FULL', `The disk filled up during the restore${failed.what}.`, {
            hint: target.ownServer === undefined
                ? "Free some space on the server's disk, or restore into another server."
                : 'Set `target:` to a database in a service container or on another server, or free some disk space on the runner.',
            foreign,
        });
    }
    if (LOST.has(number)) {
        return new core_errors/* RestorableError */.s$('DATABASE_CONNECTION_LOST', `The server ended during the restore${failed.what}.`, {
            hint: 'Check its log: out of memory, restarted, or shut down. Then run it again. This is not a verdict on the backup.',
            foreign,
        });
    }
    const isLoadable = number === NO_ROUTINE && facts.loadable.length > 0;
    const lack = isLoadable ? `functions of a shared library (${facts.loadable.join(', ')})` : lackOf(number);
    if (lack !== undefined) {
        return new core_errors/* RestorableError */.s$('EXTENSION_MISSING', `The server lacks ${lack}${failed.what}.`, {
            hint: 'Provide it there, or set `target:` to a server that has it. This is not a verdict on the backup.',
            foreign,
        });
    }
    const elsewhere = otherDatabaseFailure(failed, facts);
    if (elsewhere !== undefined)
        return elsewhere;
    if (target.ownServer === undefined)
        return strangerFailure(failed, facts) ?? failedRestore(failed);
    return failedRestore(failed);
}
function describe(words, number, { statements, known }) {
    const line = Number(/^ERROR \d+ (?:\(\w+\) )?at line (\d{1,12})\b/m.exec(words)?.[1] ?? 0);
    const statement = line === 0 ? undefined : statements.at(line);
    const isKnown = statement?.name !== undefined && known.has(statement.name);
    const at = statement && `at ${statement.kind}${isKnown ? ` ${(0,known_names/* showName */.$)(statement.name ?? '')}` : ''}`;
    const parts = [(0,error_numbers/* describeNumber */.D)(number), at].filter((part) => part !== undefined);
    return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}
const NO_ROUTINE = 1305;
const NO_TABLE = 1146;
const NO_DATABASE = 1049;
const OTHER_DATABASE = /(?:for table |Table )(?:`([^`]+)`\.`|'([^'.]+)\.)|Unknown database '([^']+)'/;
const DENIED = new Set([1142, 1143, 1370]);
const READS = /\b(?:SELECT|REFERENCES|SHOW VIEW|EXECUTE|ANY)\b.* command denied/i;
function otherDatabaseFailure(failed, facts) {
    const { number, words, target, foreign } = failed;
    if (!DENIED.has(number) && number !== NO_TABLE && number !== NO_DATABASE)
        return undefined;
    if (DENIED.has(number) && !READS.test(words))
        return undefined;
    const other = OTHER_DATABASE.exec(words)
        ?.slice(1)
        .find((name) => name !== undefined);
    const own = [facts.source, facts.here].map((name) => name?.toLowerCase());
    const isForeign = other === undefined ? target.hasOwnRole && DENIED.has(number) : !own.includes(other.toLowerCase());
    if (!isForeign)
        return undefined;
    return new core_errors/* RestorableError */.s$('DATABASE_QUERY', `The backup needs another database besides its own${failed.what}.`, {
        hint: 'A foreign key, view or routine refers to it: set `target:` to a server that has it, with an account that may read it but may not create other accounts. This is not a verdict on the backup.',
        foreign,
    });
}
function strangerFailure(failed, { source, here }) {
    const { number, words, what, foreign } = failed;
    if (source !== undefined && source !== here && words.toLowerCase().includes(`${source.toLowerCase()}.`)) {
        return new core_errors/* RestorableError */.s$('DATABASE_QUERY', `The backup can't be restored under another name${what}.`, {
            hint: `A view or routine names the database ${JSON.stringify(source)} itself: restore into a database of that name (verify: \`target: auto\`). This is not a verdict on the backup.`,
            foreign,
        });
    }
    if (number === 1418 || number === 1419) {
        return new core_errors/* RestorableError */.s$('DATABASE_PRIVILEGE', `The server does not let this account create functions${what}.`, {
            hint: 'Set log_bin_trust_function_creators=1 on the server (in RDS, in its parameter group), or restore as an account with SUPER.',
            foreign,
        });
    }
    if (DEFINER.has(number)) {
        return new core_errors/* RestorableError */.s$('DATABASE_PRIVILEGE', `The restoring account lacks a privilege${what}.`, {
            hint: 'To keep definers it needs SET_ANY_DEFINER, ALLOW_NONEXISTENT_DEFINER for accounts that do not exist here, and SYSTEM_USER for administrators (MariaDB: SET USER). With none of these the backup is restored without definers. This is not a verdict on the backup.',
            foreign,
        });
    }
    if (PRIVILEGE.has(number)) {
        return new core_errors/* RestorableError */.s$('DATABASE_PRIVILEGE', `The restoring account lacks a privilege${what}.`, {
            hint: 'Grant the account ALL PRIVILEGES on the database, or check the object at the source. This is not a verdict on the backup.',
            foreign,
        });
    }
    if (STRICTER.has(number)) {
        return new core_errors/* RestorableError */.s$('DATABASE_QUERY', `The server does not allow a table of the backup${what}.`, {
            hint: 'It is stricter than the source: check innodb_strict_mode, sql_require_primary_key and innodb_force_primary_key there, or restore as an account that may set them for its session. This is not a verdict on the backup.',
            foreign,
        });
    }
    if (number === PACKET) {
        return new core_errors/* RestorableError */.s$('DATABASE_QUERY', `The server does not accept a row as large as one in the backup${what}.`, {
            hint: 'Raise max_allowed_packet on the server, up to 1G. This is not a verdict on the backup.',
            foreign,
        });
    }
    return undefined;
}
function failedRestore({ end, what, target, foreign }) {
    const left = target.strategy === 'in-place'
        ? 'The old content of the database was dropped before, and it now contains what has been restored so far.'
        : target.strategy === 'beside'
            ? 'Nothing was replaced.'
            : 'The notes say what the target contains now.';
    const next = target.ownServer === undefined && !target.isDisposable
        ? 'Verify the backup (`verify` with `target: auto`), which shows whether the backup or this server is to blame.'
        : 'Check the statement at the source, or choose an older backup with `backup:`.';
    return new core_errors/* RestorableError */.s$('RESTORE_FAILED', `The client failed (${end})${what}.`, {
        hint: target.isDisposable ? next : `${left} ${next}`,
        foreign,
    });
}

;// CONCATENATED MODULE: ./build/engines/mysql/restore/flaws.js



const ERROR = /^ERROR (\d{1,5}) \(\w+\) at line (\d{1,12})\b/;
class FlawErrors {
    #flawed;
    #statements;
    #leftOut = new Set();
    #tolerated = new Set();
    #onFailure;
    #hasFailed = false;
    constructor(flaws, statements, onFailure) {
        const single = flaws.filter(({ type }) => type !== 'database' && type !== 'foreign key');
        this.#flawed = new Set(single.map(({ type, name }) => `${type} ${name}`));
        this.#statements = statements;
        this.#onFailure = onFailure;
    }
    get areExpected() {
        return this.#flawed.size > 0;
    }
    get hasFailed() {
        return this.#hasFailed;
    }
    get leftOut() {
        return [...this.#leftOut];
    }
    read(line) {
        const match = ERROR.exec(line);
        if (match === null || !this.areExpected)
            return;
        const object = this.#objectAt(Number(match[2]));
        if (object !== undefined && this.#flawed.has(object) && !error_numbers/* NOT_OF_THE_STATEMENT */.E.has(Number(match[1]))) {
            this.#leftOut.add(object);
            this.#tolerated.add(line);
            return;
        }
        if (!this.#hasFailed)
            this.#onFailure();
        this.#hasFailed = true;
    }
    #objectAt(line) {
        const statement = this.#statements.at(line);
        const type = /^CREATE (.*)$/.exec(statement?.kind ?? '')?.[1]?.toLowerCase();
        return type === undefined || statement?.name === undefined ? undefined : `${type} ${(0,sql_text/* showName */.$i)(statement.name)}`;
    }
    withoutFlaws(words) {
        if (this.#tolerated.size === 0)
            return words;
        const lines = words.reveal().split('\n');
        return new foreign/* ForeignText */.sh(words.speaker, lines.filter((line) => !this.#tolerated.has(line)).join('\n'));
    }
}

;// CONCATENATED MODULE: ./build/engines/mysql/restore/client.js







const LOOK_AT_LOG_MS = 2_000;
const NO_SPACE_BYTES = 16 * 1024 * 1024;
async function runClient(dump, options, { target, known, host }) {
    const client = await (0,clients/* findClient */.$)('client', { flavor: target.flavor, majorVersion: target.series }, host);
    if (client.note !== undefined)
        host.log.debug(client.note);
    const { url, sourceName } = options;
    const errors = new FlawErrors(options.flaws, options.statements, () => void started.child.stop());
    const force = errors.areExpected ? ['--force'] : [];
    const started = await startAtTarget(client, {
        url,
        words: [...argumentsFor(client), ...force, `--database=${url.database}`],
        stdin: 'pipe',
        stdout: 'ignore',
        onErrorLine: (line) => errors.read(line),
    }, target, host);
    const { child } = started;
    let isTaken = false;
    const watching = setInterval(() => {
        if (waitsForSpace(target))
            void child.stop();
    }, LOOK_AT_LOG_MS);
    const watched = async function* () {
        yield* dump;
        isTaken = true;
    };
    try {
        await (0,feed/* feedChild */.B)(watched(), child);
        const { code, signal } = await child.exited;
        (0,core_errors/* throwIfCancelled */.dZ)(host.signal);
        if (code === 0 && isTaken && !errors.hasFailed)
            return errors.leftOut;
        const end = code === null ? `signal ${signal}` : `exit code ${code}${isTaken ? '' : " before the dump's end"}`;
        const isDiskFull = target.ownServer !== undefined && (await hasNoSpace(host));
        throw failedClient(errors.withoutFlaws(child.errorText()), target, end, {
            ...options,
            known,
            source: sourceName,
            here: url.database,
            isDiskFull,
        });
    }
    finally {
        clearInterval(watching);
        await child.stop();
        await started.remove();
    }
}
async function hasNoSpace(host) {
    const { bavail, bsize } = await (0,promises_.statfs)((await host.workspace()).path);
    return bavail * bsize < NO_SPACE_BYTES;
}
function argumentsFor(client) {
    return [
        '--binary-mode',
        client.flavor === 'mysql' ? '--loose-system-command=OFF' : '--loose-sandbox',
        '--batch',
        '--local-infile=OFF',
        '--default-character-set=utf8mb4',
        '--max-allowed-packet=1G',
        '--comments',
        '--skip-reconnect',
        '--skip-auto-rehash',
        ...(client.flavor === 'mariadb' ? ['--skip-progress-reports'] : []),
    ];
}

// EXTERNAL MODULE: ./build/engines/mysql/code/session.js
var code_session = __webpack_require__(20733);
;// CONCATENATED MODULE: ./build/engines/mysql/restore/definers.js


const definers_DEFINER = /^(CREATE )(.{0,80}?DEFINER=)(?:`(?:[^`]|``)*`(?:@`(?:[^`]|``)*`)?)/;
async function restoreViewDefiners(views, database, { target, known, host }) {
    if (views.size === 0)
        return;
    const kept = [];
    await using session = await (0,code_session/* openCodeSession */.w)(target.admin, host);
    await session.use(database);
    for (const [name, definer] of views) {
        const view = await session.read('VIEW', name);
        const sql = view.sql.replace(definers_DEFINER, (_all, create, middle) => `${create}OR REPLACE ${middle}${bytesOf(definer, view.charset)}`);
        if (sql === view.sql)
            continue;
        await session.create({ ...view, sql }).catch((error) => {
            if (!(0,refusals/* isRefusal */.vu)(error))
                throw error;
            if (error.foreign !== undefined)
                host.toolWords.add(error.foreign);
            kept.push(name);
        });
    }
    if (kept.length > 0) {
        target.notes.push(`Views that now have the restoring account as definer, because the server refused their own: ${known.some(kept)}.`);
    }
}
function bytesOf(definer, charset) {
    const isByteEach = !charset.startsWith('utf8') && [...definer].every((letter) => letter <= '\xff');
    return isByteEach ? definer : Buffer.from(definer, 'utf8').toString('latin1');
}

;// CONCATENATED MODULE: ./build/engines/mysql/restore/modes.js

const GONE = new Set([
    'NO_AUTO_CREATE_USER',
    'DB2',
    'MAXDB',
    'MSSQL',
    'MYSQL323',
    'MYSQL40',
    'ORACLE',
    'POSTGRESQL',
    'NO_FIELD_OPTIONS',
    'NO_KEY_OPTIONS',
    'NO_TABLE_OPTIONS',
]);
const SET_MODE = /^((?:\/\*!\d+ )?SET sql_mode\s*=\s*')([A-Z0-9_,]*)'/i;
function refusesOldModes({ flavor, series }) {
    return flavor === 'mysql' && (0,programs/* compareSeries */.J4)(series, '8.0') >= 0;
}
function withoutOldModes(head) {
    const [whole, start = '', modes = ''] = SET_MODE.exec(head) ?? [];
    if (whole === undefined)
        return undefined;
    const kept = modes.split(',').filter((mode) => !GONE.has(mode.toUpperCase()));
    return { text: `${start}${kept.join(',')}'`, length: whole.length };
}

// EXTERNAL MODULE: ./build/engines/parts/bytes.js
var parts_bytes = __webpack_require__(7276);
;// CONCATENATED MODULE: ./build/engines/mysql/catalog/table-placement.js
const QUOTED = "'(?:[^'\\\\]|\\\\.|'')*'|`(?:[^`]|``)*`";
const VALUE = `(?:${QUOTED}|[\\w$]+)`;
const OPTIONS = [
    `(?:DATA|INDEX) DIRECTORY ?=? ?${VALUE}`,
    `TABLESPACE ?=? ?${VALUE}(?: STORAGE (?:DISK|MEMORY))?`,
    "`?ENCRYPTED`?=(?:'?(?:YES|NO|DEFAULT)'?)",
    '`?ENCRYPTION_KEY_ID`?=\\d+',
    `ENCRYPTION ?= ?${VALUE}`,
];
const OPTION = new RegExp(`${QUOTED}|( (?:/\\*!\\d{5,6} )?(?:${OPTIONS.join('|')})(?: \\*/)?(?=[\\s,);]))`, 'gis');
function withoutPlacement(definition) {
    return definition.replace(OPTION, (all, option) => (option === undefined ? all : ''));
}

// EXTERNAL MODULE: ./build/engines/mysql/code/heads.js
var heads = __webpack_require__(54970);
// EXTERNAL MODULE: ./build/engines/mysql/restore/scanner.js
var scanner = __webpack_require__(68460);
;// CONCATENATED MODULE: ./build/engines/mysql/restore/rewrite.js







const HEAD_BYTES = 8 * 1024;
const GLANCE_BYTES = 48;
const HEAD_OF_LOG_BYTES = 400;
const LONGEST_DELIMITER = 15;
const LONGEST_DEFINITION_BYTES = 16 * 1024 * 1024;
const DATA = /^(?:INSERT|REPLACE) /;
const REWRITTEN = /^(?:CREATE DEFINER|ALTER DATABASE|\/\*M?!\d+ (?:CREATE|ALTER DATABASE))/;
const END_MARK = /^-- Dump completed\b/;
class DumpRewriter {
    #options;
    #carry = Buffer.alloc(0);
    #delimiter = ';';
    #position = 'between';
    #definition = [];
    #definitionBytes = 0;
    #scan = new scanner/* CodeScanner */.O();
    #comment = '';
    #previousByte = 0;
    #isComplete = false;
    #timeIsSet = false;
    #noBackslash = false;
    constructor(options) {
        this.#options = options;
    }
    get isComplete() {
        return this.#isComplete && this.#position === 'between';
    }
    push(piece, isLast = false) {
        const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
        const input = this.#carry.length === 0 ? bytes : Buffer.concat([this.#carry, bytes]);
        const output = [];
        const { statements } = this.#options;
        let at = 0;
        while (at < input.length) {
            const before = output.length;
            const next = this.#step(input, at, output, isLast);
            if (statements !== undefined)
                for (const part of output.slice(before))
                    statements.pass(part);
            if (next === undefined)
                break;
            at = next;
        }
        this.#carry = Buffer.from(input.subarray(at));
        return output;
    }
    #step(input, at, output, isLast) {
        switch (this.#position) {
            case 'between':
                return this.#between(input, at, output, isLast);
            case 'comment line':
                return this.#commentLine(input, at, output);
            case 'dropped line':
            case 'rest of line': {
                const end = (0,parts_bytes/* endOfLine */.vT)(input, at);
                if (this.#position === 'rest of line')
                    output.push(input.subarray(at, end));
                if (input[end - 1] === parts_bytes/* NEWLINE */.Xy)
                    this.#position = 'between';
                return end;
            }
            case 'data':
                return this.#data(input, at, output);
            case 'table':
                return this.#table(input, at, output, isLast);
            case 'code': {
                const end = this.#scan.findEnd(input, at, this.#delimiter);
                output.push(input.subarray(at, end));
                if (this.#scan.isAtEnd)
                    this.#position = 'between';
                return end;
            }
        }
    }
    #between(input, start, output, isLast) {
        let at = start;
        while (at < input.length && input[at] <= 0x20)
            at += 1;
        if (at > start) {
            output.push(input.subarray(start, at));
            return at;
        }
        if (!isLast && input.length - at < HEAD_BYTES && !this.#isData(input, at))
            return undefined;
        const glance = input.toString('latin1', at, at + GLANCE_BYTES);
        if (glance.startsWith('--') || glance.startsWith('#')) {
            this.#position = 'comment line';
            this.#comment = '';
            return at;
        }
        this.#isComplete = false;
        return this.#statement(input, at, glance, output);
    }
    #isData(input, at) {
        return input.length - at >= GLANCE_BYTES && DATA.test(input.toString('latin1', at, at + GLANCE_BYTES));
    }
    #statement(input, at, glance, output) {
        if (/^\/\*M?!\d+\\- /.test(glance)) {
            this.#position = 'dropped line';
            return at;
        }
        const delimiter = /^delimiter ([^\n]*)/i.exec(glance)?.[1];
        if (delimiter !== undefined) {
            this.#delimiter = delimiter.trim().slice(0, LONGEST_DELIMITER) || ';';
            this.#position = 'rest of line';
            return at;
        }
        this.#options.statements?.begin(/`|CREATE/.test(glance) ? input.toString('utf8', at, at + HEAD_OF_LOG_BYTES) : glance);
        if (this.#timeIsSet) {
            output.push(Buffer.from(`SET TIMESTAMP=DEFAULT${this.#delimiter}\n`));
            this.#timeIsSet = false;
        }
        if (this.#delimiter === ';' && DATA.test(glance)) {
            this.#position = 'data';
            return at;
        }
        this.#followSqlMode(input, at, glance);
        this.#position = glance.startsWith('CREATE TABLE ') ? 'table' : 'code';
        this.#scan = new scanner/* CodeScanner */.O(this.#noBackslash);
        const rewrite = this.#rewriteOf(glance, () => input.toString('latin1', at, at + HEAD_BYTES));
        if (rewrite === undefined)
            return at;
        output.push(Buffer.from(rewrite.text, 'latin1'));
        return at + rewrite.length;
    }
    #rewriteOf(glance, head) {
        if (REWRITTEN.test(glance))
            return this.#rewriteHead(head());
        const setsMode = this.#options.removeOldModes === true && /sql_mode/i.test(glance);
        return setsMode ? withoutOldModes(head()) : undefined;
    }
    #rewriteHead(head) {
        const { removeDefiners, disableEventsAsOf, onView } = this.#options;
        const view = (0,heads/* viewWithoutDefiner */.Tq)(head);
        if (view !== undefined) {
            const dropped = this.#options.statements?.lastDropped;
            onView?.(dropped?.kind === 'CREATE VIEW' ? (dropped.name ?? view.name) : view.name, view.definer);
            return view;
        }
        const database = (0,heads/* alterDatabase */.q3)(head);
        if (database !== undefined)
            return database;
        if (disableEventsAsOf !== undefined) {
            const event = (0,heads/* disabledEvent */.Fn)(head);
            if (event !== undefined) {
                this.#timeIsSet = true;
                return { ...event, text: `SET TIMESTAMP=${disableEventsAsOf}${this.#delimiter}\n${event.text}` };
            }
        }
        return (0,heads/* movableCode */.mw)(head, removeDefiners);
    }
    #table(input, at, output, isLast) {
        const end = this.#scan.findEnd(input, at, this.#delimiter);
        this.#definition.push(Buffer.from(input.subarray(at, end)));
        this.#definitionBytes += end - at;
        if (this.#definitionBytes > LONGEST_DEFINITION_BYTES)
            throw (0,refusals/* unusableBackup */.iW)("The dump contains a table's definition without an end.");
        if (!this.#scan.isAtEnd && !isLast)
            return end;
        const definition = Buffer.concat(this.#definition).toString('utf8');
        const { sourceName } = this.#options;
        const placed = this.#options.removePlacement === true ? withoutPlacement(definition) : definition;
        const own = sourceName === undefined ? placed : (0,sql_text/* withOwnSequences */.xZ)(placed, sourceName);
        output.push(...(own === definition ? this.#definition : [Buffer.from(own)]));
        this.#definition = [];
        this.#definitionBytes = 0;
        if (this.#scan.isAtEnd)
            this.#position = 'between';
        return end;
    }
    #followSqlMode(input, at, glance) {
        if (!/sql_mode/i.test(glance))
            return;
        this.#noBackslash = (0,scanner/* setsNoBackslash */.h)(input.toString('latin1', at, at + HEAD_BYTES)) ?? this.#noBackslash;
    }
    #commentLine(input, at, output) {
        const end = (0,parts_bytes/* endOfLine */.vT)(input, at);
        output.push(input.subarray(at, end));
        this.#comment = (this.#comment + input.toString('latin1', at, Math.min(end, at + 80))).slice(0, 80);
        if (end > at && input[end - 1] === parts_bytes/* NEWLINE */.Xy) {
            this.#position = 'between';
            this.#isComplete = END_MARK.test(this.#comment);
        }
        return end;
    }
    #data(input, at, output) {
        const isSplit = this.#previousByte === parts_bytes/* SEMICOLON */.I8 && input[at] === parts_bytes/* NEWLINE */.Xy;
        const found = isSplit ? at - 1 : input.indexOf(';\n', at);
        const isAtEnd = found !== -1 || isSplit;
        const end = isAtEnd ? found + 2 : input.length;
        this.#previousByte = isAtEnd ? 0 : input[end - 1];
        if (isAtEnd)
            this.#position = 'between';
        output.push(input.subarray(at, end));
        return end;
    }
}
async function* rewriteDump(content, options) {
    const rewriter = new DumpRewriter(options);
    for await (const piece of content)
        yield* rewriter.push(piece);
    yield* rewriter.push(new Uint8Array(), true);
    if (rewriter.isComplete)
        return;
    throw (0,refusals/* unusableBackup */.iW)('The dump is incomplete: it does not end with `-- Dump completed`.');
}

// EXTERNAL MODULE: ./build/engines/mysql/restore/session.js
var session = __webpack_require__(15202);
;// CONCATENATED MODULE: ./build/engines/mysql/restore/statements.js

const KEPT = 4_000;
const statements_NAME = '`((?:[^`]|``)+)`';
const OPEN = '(?:\\/\\*M?!\\d{5,6} )?';
const HEADS = [
    ['INSERT', new RegExp(`^(?:INSERT|REPLACE)\\s+(?:IGNORE\\s+)?INTO ${statements_NAME}`)],
    ['CREATE TABLE', new RegExp(`^${OPEN}CREATE TABLE (?:IF NOT EXISTS )?${statements_NAME}`)],
    ['CREATE SEQUENCE', new RegExp(`^${OPEN}CREATE SEQUENCE ${statements_NAME}`)],
    ['ALTER TABLE', new RegExp(`^${OPEN}ALTER TABLE ${statements_NAME}`)],
    ['DROP TABLE', new RegExp(`^${OPEN}DROP (?:TABLE|VIEW)(?: IF EXISTS)? ${statements_NAME}`)],
    ['CREATE VIEW', new RegExp(`^${OPEN}CREATE [\\s\\S]*?VIEW ${statements_NAME}`)],
    ['CREATE TRIGGER', new RegExp(`^${OPEN}CREATE[\\s\\S]*?TRIGGER ${statements_NAME}`)],
    [
        'CREATE TRIGGER',
        new RegExp(`^${OPEN}CREATE\\b[\\s\\S]*?\\btrigger\\s+(?:if\\s+not\\s+exists\\s+)?(?:(?:\`(?:[^\`]|\`\`)+\`|[\\w$]+)\\s*\\.\\s*)?(?:${statements_NAME}|([\\p{L}\\p{N}_$]+))\\s+(?:before|after)\\b`, 'iu'),
    ],
    ['CREATE EVENT', new RegExp(`^${OPEN}CREATE[\\s\\S]*?EVENT ${statements_NAME}`)],
    ['CREATE PROCEDURE', new RegExp(`^${OPEN}CREATE[\\s\\S]*?PROCEDURE ${statements_NAME}`)],
    ['CREATE FUNCTION', new RegExp(`^${OPEN}CREATE[\\s\\S]*?FUNCTION ${statements_NAME}`)],
    ['CREATE PACKAGE', new RegExp(`^${OPEN}CREATE[\\s\\S]*?PACKAGE (?:BODY )?${statements_NAME}`)],
    ['LOCK TABLES', new RegExp(`^${OPEN}LOCK TABLES ${statements_NAME}`)],
    ['SET', /^(?:\/\*M?!\d{5,6} )?SET /],
];
const DROP = new RegExp(`^${OPEN}DROP (VIEW|EVENT|PROCEDURE|FUNCTION|PACKAGE)(?: BODY)? IF EXISTS ${statements_NAME}`);
const unquoted = (name) => name?.replaceAll('``', '`');
const isAscii = (text) => Buffer.byteLength(text, 'utf8') === text.length;
class StatementLog {
    #line = 1;
    #begun = [];
    #next = 0;
    #dropped;
    pass(bytes) {
        for (let at = bytes.indexOf(parts_bytes/* NEWLINE */.Xy); at !== -1; at = bytes.indexOf(parts_bytes/* NEWLINE */.Xy, at + 1))
            this.#line += 1;
    }
    begin(head) {
        const last = this.#begun[(this.#next + KEPT - 1) % KEPT];
        const dropped = DROP.exec(head);
        if (dropped !== null)
            this.#dropped = { kind: `CREATE ${dropped[1]}`, name: unquoted(dropped[2]) };
        const found = this.#named(headOf(head));
        if (last !== undefined && last.kind === found.kind && last.name === found.name)
            return;
        this.#begun[this.#next] = { ...found, line: this.#line };
        this.#next = (this.#next + 1) % KEPT;
    }
    #named(found) {
        if (found.name === undefined || isAscii(found.name) || this.#dropped?.kind !== found.kind)
            return found;
        return this.#dropped;
    }
    get lastDropped() {
        return this.#dropped;
    }
    at(line) {
        let found;
        for (const begun of this.#begun) {
            if (begun.line <= line && (found === undefined || begun.line >= found.line))
                found = begun;
        }
        return found;
    }
}
function headOf(head) {
    for (const [kind, pattern] of HEADS) {
        const match = pattern.exec(head);
        if (match !== null)
            return { kind, name: unquoted(match[1]) ?? match[2] };
    }
    return { kind: 'another statement', name: undefined };
}

;// CONCATENATED MODULE: ./build/engines/mysql/restore/restore.js
















const restore_HEAD_BYTES = 4_096;
const MAX_GLOBALS_BYTES = 64 * 1024 * 1024;
async function restoreStreams(streams, context) {
    try {
        await restoreAll(streams, context);
    }
    catch (error) {
        const { target } = context;
        const left = await target.discard?.();
        if (left !== undefined)
            target.notes.push(left);
        throw error;
    }
}
async function restoreAll(streams, context) {
    const { target, host } = context;
    let grants = [];
    let hasDump = false;
    for await (const { name, content } of streams) {
        if (name === mysql_streams/* GLOBALS_STREAM */.W) {
            const accounts = await readGlobals(content);
            if (!target.isDisposable)
                grants = await restoreAccounts(accounts, target, host);
        }
        else if (name === mysql_streams/* DATABASE_STREAM */.Z) {
            const { sourceName, views, keepsDefiners } = await restoreDump(content, context);
            target.afterwards.push((here) => restoreGrants(grants, { source: sourceName, here }, target, host));
            if (keepsDefiners)
                target.afterwards.push((here) => restoreViewDefiners(views, here, context));
            hasDump = true;
        }
        else {
            throw (0,refusals/* unusableBackup */.iW)(`The backup has a stream "${name}", which is not valid in a MySQL backup.`);
        }
    }
    if (!hasDump)
        throw (0,refusals/* unusableBackup */.iW)('The backup does not contain database.sql.');
    await refuseEmpty(context);
    if (target.strategy === 'beside')
        return;
    for (const work of target.afterwards)
        await work(target.prepared().database);
}
async function restoreDump(content, context) {
    const { target, needs, host } = context;
    const { head, all } = await peek(content, host.signal);
    const sourceName = databaseInHeader(head);
    const url = await target.prepare(sourceName);
    const views = new Map();
    const statements = new StatementLog();
    const { settings, keepsDefiners } = await prepareSession(url, context);
    const options = {
        sourceName,
        onView: (name, definer) => views.set(name, definer),
        removeDefiners: !keepsDefiners,
        disableEventsAsOf: target.isDisposable
            ? Math.floor(Date.parse(needs.fingerprint.takenAt) / 1_000) || undefined
            : undefined,
        statements,
        removePlacement: target.isDisposable,
        removeOldModes: refusesOldModes(target),
    };
    const rewritten = rewriteDump(all, options);
    try {
        const { flaws = [] } = needs.fingerprint;
        const feed = after(settings, rewritten);
        const loadable = (0,server_needs/* listOf */.c3)(needs.fingerprint.facts, server_needs/* NEEDS */.Qo.loadable);
        const leftOut = await runClient(feed, { url, sourceName, statements, flaws, loadable }, context);
        noteLeftOut(leftOut, views, target);
        return { sourceName, views, keepsDefiners };
    }
    finally {
        await (0,streams/* release */._)(rewritten, host.signal);
    }
}
function noteLeftOut(leftOut, views, target) {
    if (leftOut.length === 0)
        return;
    for (const name of [...views.keys()])
        if (leftOut.includes(`view ${(0,sql_text/* showName */.$i)(name)}`))
            views.delete(name);
    target.notes.push(`Not restored, because it is broken at the source: ${leftOut.join(', ')}.`);
}
async function prepareSession(url, { target, needs, host }) {
    await using connection = await (0,connection_connection/* openConnection */.JY)(url, hostOfRole(target, host), { requireTls: false });
    const settings = await (0,session/* prepareRestoring */.L)(connection);
    if (!target.keepsDefiners)
        return { settings, keepsDefiners: false };
    const keepsDefiners = await acceptsDefiners(connection, (0,server_needs/* definersIn */.gS)(needs.fingerprint.facts));
    if (!keepsDefiners) {
        target.notes.push('Restored without definers: the server does not let this account name all of them, so views and routines run as this account.');
    }
    return { settings, keepsDefiners };
}
async function* after(settings, dump) {
    if (settings !== '')
        yield Buffer.from(settings);
    yield* dump;
}
function databaseInHeader(head) {
    return /^-- Host: .*? {4}Database: (.*)$/m.exec(head)?.[1];
}
async function peek(content, signal) {
    const iterator = content[Symbol.asyncIterator]();
    const parts = [];
    let bytes = 0;
    while (bytes < restore_HEAD_BYTES) {
        const next = await unlessCancelled(iterator.next(), signal);
        if (next.done)
            break;
        parts.push(Buffer.from(next.value));
        bytes += next.value.length;
    }
    const first = Buffer.concat(parts);
    const all = async function* () {
        try {
            yield first;
            for (let next = await iterator.next(); !next.done; next = await iterator.next())
                yield next.value;
        }
        finally {
            await iterator.return?.();
        }
    };
    return { head: first.toString('utf8', 0, restore_HEAD_BYTES), all: all() };
}
async function unlessCancelled(promise, signal) {
    (0,core_errors/* throwIfCancelled */.dZ)(signal);
    let onAbort = () => { };
    const aborted = new Promise((_resolve, reject) => {
        onAbort = () => reject((0,core_errors/* cancellation */.WN)(signal));
        signal.addEventListener('abort', onAbort, { once: true });
    });
    try {
        return await Promise.race([promise, aborted]);
    }
    finally {
        signal.removeEventListener('abort', onAbort);
    }
}
async function readGlobals(content) {
    const parts = [];
    let bytes = 0;
    for await (const chunk of content) {
        bytes += chunk.length;
        if (bytes > MAX_GLOBALS_BYTES)
            throw (0,refusals/* unusableBackup */.iW)('globals.sql is larger than accounts can ever be.');
        parts.push(Buffer.from(chunk));
    }
    return Buffer.concat(parts).toString('utf8');
}
async function refuseEmpty({ target, needs, host }) {
    if (needs.fingerprint.tables.length === 0)
        return;
    await using connection = await (0,connection_connection/* openConnection */.JY)(target.prepared(), hostOfRole(target, host), { requireTls: false });
    const tables = await connection.query('SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() LIMIT 1');
    if (tables.length === 0)
        throw (0,refusals/* unusableBackup */.iW)('The client reported success and restored nothing.');
}

// EXTERNAL MODULE: ./build/engines/mysql/code/stored-code.js
var stored_code = __webpack_require__(4554);
// EXTERNAL MODULE: ./build/engines/mysql/target/preflight.js
var target_preflight = __webpack_require__(52762);
;// CONCATENATED MODULE: ./build/engines/mysql/code/kept-code.js


async function keepTexts(admin, database, code) {
    const table = `${(0,sql_text/* quoteName */.AB)(database)}.${(0,sql_text/* quoteName */.AB)(`restorable_code_${(0,external_node_crypto_.randomBytes)(3).toString('hex')}`)}`;
    await admin.simple(`CREATE TABLE ${table} (position INT PRIMARY KEY, kind VARCHAR(20), name VARCHAR(64), sql_mode TEXT,
      character_set_client VARCHAR(64), collation_connection VARCHAR(64), database_collation VARCHAR(64),
      time_zone VARCHAR(64), statement LONGBLOB) CHARACTER SET utf8mb4`);
    for (const [position, object] of code.entries()) {
        await admin.query(`INSERT INTO ${table} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`, [
            position,
            object.kind,
            object.name,
            object.sqlMode,
            object.charset,
            object.collation,
            object.databaseCollation,
            object.timeZone ?? null,
            Buffer.from(object.sql, 'latin1'),
        ]);
    }
    return table;
}

// EXTERNAL MODULE: ./build/engines/mysql/connection/session.js
var connection_session = __webpack_require__(24476);
;// CONCATENATED MODULE: ./build/engines/mysql/target/content.js


async function listContents(connection) {
    const tables = await tablesOf(connection);
    const code = await (0,stored_code/* readNames */.r6)(connection);
    return [
        ...tables.slice(0, 5).map(({ name }) => JSON.stringify(name)),
        ...code.slice(0, 5).map(({ kind, name }) => `${kind.toLowerCase()} ${JSON.stringify(name)}`),
    ];
}
async function tablesOf(connection) {
    const rows = await connection.query(`SELECT table_name AS name, table_type AS type FROM information_schema.tables
      WHERE table_schema = DATABASE() AND table_type NOT IN ('VIEW', 'SYSTEM VIEW') ORDER BY 1`);
    return rows.map(({ name, type }) => ({ name, isSequence: type === 'SEQUENCE' }));
}
async function emptyDatabase(connection) {
    await (0,stored_code/* dropCode */.Tf)(connection, await (0,stored_code/* readNames */.r6)(connection));
    await connection.simple('SET SESSION foreign_key_checks = 0');
    try {
        for (const { name, isSequence } of await tablesOf(connection)) {
            await connection.simple(`DROP ${isSequence ? 'SEQUENCE' : 'TABLE'} IF EXISTS ${(0,sql_text/* quoteName */.AB)(name)}`);
        }
    }
    finally {
        await connection.simple('SET SESSION foreign_key_checks = 1');
    }
}

;// CONCATENATED MODULE: ./build/engines/mysql/target/rights.js


async function readRoutineRights(admin, database) {
    try {
        return await admin.query(`SELECT routine_type AS kind, routine_name AS name, user AS user, host AS host, CAST(proc_priv AS CHAR) AS rights
         FROM mysql.procs_priv WHERE db = ?`, [database]);
    }
    catch (error) {
        if (!(0,refusals/* isRefusal */.vu)(error))
            throw error;
        return undefined;
    }
}
async function giveRoutineRights(admin, database, rights, there) {
    const routines = new Map(there.map((each) => [keyOf(each.kind, each.name), each]));
    const lost = new Set();
    for (const right of rights) {
        const routine = routines.get(keyOf(right.kind, right.name));
        if (routine === undefined)
            continue;
        await admin.simple(grantOf(database, routine, right)).catch((error) => {
            if (!(0,refusals/* isRefusal */.vu)(error))
                throw error;
            lost.add((0,sql_text/* showName */.$i)(routine.name));
        });
    }
    if (lost.size === 0)
        return [];
    return [`Privileges on these routines could not be granted again: ${[...lost].slice(0, 10).join(', ')}.`];
}
const keyOf = (kind, name) => `${kind} ${name.toLowerCase()}`.toUpperCase();
function grantOf(database, { kind, name }, { user, host, rights }) {
    const words = rights.split(',').map((word) => word.trim().toUpperCase());
    const given = words.filter((word) => word !== 'GRANT' && /^[A-Z ]+$/.test(word));
    const option = words.includes('GRANT') ? ' WITH GRANT OPTION' : '';
    const account = host === '' ? (0,sql_text/* quoteName */.AB)(user) : `${(0,sql_text/* quoteName */.AB)(user)}@${(0,sql_text/* quoteName */.AB)(host)}`;
    return `GRANT ${given.length === 0 ? 'USAGE' : given.join(', ')} ON ${kind} ${(0,sql_text/* quoteName */.AB)(database)}.${(0,sql_text/* quoteName */.AB)(name)} TO ${account}${option}`;
}

;// CONCATENATED MODULE: ./build/engines/mysql/target/sequences.js

async function ownSequences(admin, from, to) {
    if (admin.flavor !== 'mariadb')
        return;
    const columns = await admin.query(`SELECT table_name AS \`table\`, column_name AS \`column\`, column_default AS value FROM information_schema.columns
      WHERE table_schema = ? AND LOCATE(?, column_default) > 0 ORDER BY table_name, ordinal_position`, [to, `val(${(0,sql_text/* quoteName */.AB)(from)}.`]);
    const changes = new Map();
    for (const { table, column, value } of columns) {
        const own = (0,sql_text/* pointSequences */.fl)(value, from, to);
        if (own === value)
            continue;
        const change = `ALTER COLUMN ${(0,sql_text/* quoteName */.AB)(column)} SET DEFAULT ${own}`;
        changes.set(table, [...(changes.get(table) ?? []), change]);
    }
    if (changes.size === 0)
        return;
    await admin.simple("SET SESSION system_versioning_alter_history = 'KEEP'");
    for (const [table, parts] of changes) {
        await admin.simple(`ALTER TABLE ${(0,sql_text/* quoteName */.AB)(to)}.${(0,sql_text/* quoteName */.AB)(table)} ${parts.join(', ')}`);
    }
}

;// CONCATENATED MODULE: ./build/engines/mysql/target/swap.js










const SWAP_WAIT_SECONDS = 3;
async function swapDatabases(swap) {
    const { current, restored, admin, names } = swap;
    const before = await readBefore(swap);
    await admin.simple(`CREATE DATABASE ${(0,sql_text/* quoteName */.AB)(names.keptAs)} ${before.charset}`);
    const state = { texts: undefined, isMoved: false };
    const notes = [];
    try {
        await waitForLocks(swap, SWAP_WAIT_SECONDS);
        if (before.oldCode.length > 0)
            state.texts = await keepTexts(admin, names.keptAs, before.oldCode);
        await (0,stored_code/* dropCode */.Tf)(restored, before.newCode.filter(({ kind }) => kind === 'TRIGGER'));
        await (0,stored_code/* dropCode */.Tf)(current, before.oldCode);
        await rename(admin, [
            ...before.oldTables.map((name) => move(name, names.current, names.keptAs)),
            ...before.newTables.map((name) => move(name, names.restored, names.current)),
        ]);
        state.isMoved = true;
        await waitForLocks(swap, connection_session/* LOCK_WAIT_SECONDS */.wJ);
        notes.push(...(await complete(swap, before)));
    }
    catch (error) {
        throw await undone(swap, before, state, error);
    }
    await completeKept(swap, before, state.texts);
    await admin.simple(`DROP DATABASE ${(0,sql_text/* quoteName */.AB)(names.restored)}`).catch((error) => {
        notes.push(`The empty database ${JSON.stringify(names.restored)} stays: ${(0,core_errors/* messageOf */.bD)(error)}`);
    });
    return notes;
}
async function readBefore({ current, restored, admin, code, names }) {
    const [oldNames, newNames] = [await (0,stored_code/* readNames */.r6)(current), await (0,stored_code/* readNames */.r6)(restored)];
    await code.use(names.restored);
    const newCode = await (0,stored_code/* readCode */.wr)(code, newNames);
    await code.use(names.current);
    const oldCode = await (0,stored_code/* readCode */.wr)(code, oldNames);
    return {
        oldCode,
        newCode,
        oldTables: (await tablesOf(current)).map(({ name }) => name),
        newTables: (await tablesOf(restored)).map(({ name }) => name),
        wanted: await swap_describe(restored),
        charset: await charsetOf(current),
        rights: oldCode.some(isRoutine) ? await readRoutineRights(admin, names.current) : [],
    };
}
const isRoutine = ({ kind }) => !['VIEW', 'TRIGGER', 'EVENT'].includes(kind);
async function swap_describe(connection) {
    const { objects, facts } = await (0,fingerprint/* takeOutline */.eU)(connection, scope/* WHOLE_DATABASE */.A);
    return [
        ...objects.map(({ type, name, definitionSha256 }) => `${type} ${name}\0${definitionSha256}`),
        ...Object.entries(facts).map(([name, value]) => `${name} of the database\0${value}`),
    ];
}
async function waitForLocks({ current, restored, admin }, seconds) {
    for (const each of [current, restored, admin])
        await each.simple(`SET SESSION lock_wait_timeout = ${seconds}`);
}
const move = (table, from, to) => `${(0,sql_text/* quoteName */.AB)(from)}.${(0,sql_text/* quoteName */.AB)(table)} TO ${(0,sql_text/* quoteName */.AB)(to)}.${(0,sql_text/* quoteName */.AB)(table)}`;
async function charsetOf(connection) {
    const [row] = await connection.query(`SELECT default_character_set_name AS charset, default_collation_name AS collation
       FROM information_schema.schemata WHERE schema_name = DATABASE()`);
    return row === undefined ? '' : `CHARACTER SET ${row.charset} COLLATE ${row.collation}`;
}
async function rename(admin, renames) {
    if (renames.length === 0)
        return;
    await admin.simple('SET SESSION foreign_key_checks = 0');
    await admin.simple(`RENAME TABLE ${renames.join(', ')}`);
}
async function complete(swap, { newCode, wanted, rights }) {
    const { current, restored, admin, code, names } = swap;
    await admin.simple(`ALTER DATABASE ${(0,sql_text/* quoteName */.AB)(names.current)} ${await charsetOf(restored)}`);
    await ownSequences(admin, names.restored, names.current);
    await code.use(names.current);
    await (0,stored_code/* createCode */.oX)(code, newCode);
    const found = new Set(await swap_describe(current));
    const other = wanted.filter((each) => !found.has(each)).map((each) => each.slice(0, each.indexOf('\0')));
    if (other.length > 0) {
        const more = other.length > 3 ? ` and ${other.length - 3} more` : '';
        throw new core_errors/* RestorableError */.s$('DATABASE_QUERY', `changed by the swap: ${other.slice(0, 3).join(', ')}${more}.`);
    }
    if (rights !== undefined)
        return giveRoutineRights(admin, names.current, rights, newCode);
    return [
        'Privileges on single routines of the replaced database were not granted again: this account may not read them.',
    ];
}
async function undone(swap, before, state, cause) {
    const { current, admin, code, names } = swap;
    const name = JSON.stringify(names.current);
    const where = state.texts === undefined ? '' : ` Their texts are in ${state.texts}.`;
    try {
        await waitForLocks(swap, connection_session/* LOCK_WAIT_SECONDS */.wJ);
        if (state.isMoved)
            await moveBack(swap, before);
    }
    catch (error) {
        return failed(`The database ${name} has the restored tables, but not all of their code (${(0,core_errors/* messageOf */.bD)(cause)}), and could not be put back (${(0,core_errors/* messageOf */.bD)(error)}). Its former tables are in ${JSON.stringify(names.keptAs)}.${where}`, cause);
    }
    const kept = `The database ${name} could not be replaced and keeps its tables: ${(0,core_errors/* messageOf */.bD)(cause)}`;
    try {
        const there = new Set((await (0,stored_code/* readNames */.r6)(current)).map(swap_keyOf));
        const gone = before.oldCode.filter((object) => !there.has(swap_keyOf(object)));
        await code.use(names.current);
        await (0,stored_code/* createCode */.oX)(code, gone);
        await giveRoutineRights(admin, names.current, before.rights ?? [], gone);
        await admin.simple(`DROP DATABASE ${(0,sql_text/* quoteName */.AB)(names.keptAs)}`);
    }
    catch (error) {
        const what = 'Its views, routines, triggers and events could not all be created again';
        return failed(`${kept} ${what} (${(0,core_errors/* messageOf */.bD)(error)}).${where}`, cause);
    }
    return failed(kept, cause);
}
function failed(message, cause) {
    return new core_errors/* RestorableError */.s$('RESTORE_FAILED', message, {
        hint: 'End the sessions that use its tables, then run the restore again. This is not a verdict on the backup.',
        cause,
    });
}
async function moveBack({ current, admin, names }, { oldTables, newTables, charset }) {
    await (0,stored_code/* dropCode */.Tf)(current, await (0,stored_code/* readNames */.r6)(current));
    await rename(admin, [
        ...newTables.map((name) => move(name, names.current, names.restored)),
        ...oldTables.map((name) => move(name, names.keptAs, names.current)),
    ]);
    await admin.simple(`ALTER DATABASE ${(0,sql_text/* quoteName */.AB)(names.current)} ${charset}`);
}
const swap_keyOf = ({ kind, name }) => `${kind} ${name}`;
async function completeKept({ admin, code, names }, { oldCode }, texts) {
    try {
        await ownSequences(admin, names.current, names.keptAs);
        await code.use(names.keptAs);
        await (0,stored_code/* createCode */.oX)(code, oldCode.filter(({ kind }) => kind !== 'EVENT'));
        const isAll = oldCode.every(({ kind }) => kind !== 'EVENT');
        if (isAll && texts !== undefined)
            await admin.simple(`DROP TABLE ${texts}`);
    }
    catch {
    }
}

;// CONCATENATED MODULE: ./build/engines/mysql/target/scratch.js











async function openScratch(url, needs, host) {
    const name = (0,database_names/* scratchName */.U2)();
    await using admin = await (0,connection_connection/* openConnection */.JY)(url, host, { requireTls: false, database: null });
    let forget = async () => { };
    let trust;
    let isMade = false;
    const drop = async () => {
        if (isMade)
            await dropScratch(url, name, trust, host);
        await forget();
    };
    try {
        requireVersion(admin, needs);
        forget = await (0,given_database/* noteDatabase */.s1)(host, admin.flavor, name);
        const notes = await createDatabase(admin, name, needs.fingerprint.facts);
        isMade = true;
        const role = await makeAccount(admin, { ...url, database: name }, host);
        if (role === undefined) {
            notes.push('The account of `target:` may not create other accounts, so the backup was restored with its privileges.');
        }
        else {
            trust = await trustFunctions(admin, needs, host);
            if (trust !== undefined)
                notes.push('log_bin_trust_function_creators was on during the verification.');
        }
        const inside = role ?? { ...url, database: name };
        await requireFitOf(inside, needs, host);
        return {
            description: `scratch database on ${(0,programs/* nameOf */.Vb)(admin.flavor)} ${scratch_versionOf(admin)} at ${(0,connection_url/* describeServer */.X8)(url)}`,
            notes,
            strategy: 'fresh',
            flavor: admin.flavor,
            series: admin.majorVersion,
            admin: { ...url, database: name },
            role: inside,
            hasOwnRole: role !== undefined,
            afterwards: [],
            keepsDefiners: false,
            isDisposable: true,
            ownServer: undefined,
            serverLog: () => '',
            prepare: async () => inside,
            prepared: () => inside,
            publish: async () => ({}),
            close: drop,
        };
    }
    catch (error) {
        await drop().catch(() => { });
        throw error;
    }
}
async function requireFitOf(role, needs, host) {
    await using connection = await (0,connection_connection/* openConnection */.JY)(role, host, { requireTls: false });
    await (0,target_preflight/* requireFit */.vY)(connection, needs);
    await (0,target_preflight/* requireFunctions */.Hj)(connection, role.database, needs);
}
const scratch_versionOf = ({ serverVersion }) => serverVersion.split('-')[0] ?? serverVersion;
function requireVersion(connection, needs) {
    const wanted = needs.fingerprint.engine === 'mariadb' ? 'mariadb' : 'mysql';
    const isFlavor = connection.flavor === wanted;
    if (isFlavor && (0,programs/* compareSeries */.J4)(connection.majorVersion, needs.majorVersion) >= 0)
        return;
    const found = `${(0,programs/* nameOf */.Vb)(connection.flavor)} ${connection.majorVersion}`;
    throw new core_errors/* RestorableError */.s$('DATABASE_VERSION', `The backup is of ${(0,programs/* nameOf */.Vb)(wanted)} ${needs.majorVersion}, and the server of \`target:\` is ${found}.`, {
        hint: `Restore into ${(0,programs/* nameOf */.Vb)(wanted)} ${needs.majorVersion} or newer: for a service container, the image ${wanted}:${needs.majorVersion}.`,
    });
}
async function makeAccount(admin, url, host) {
    const password = new secret/* Secret */.zh(`${(0,external_node_crypto_.randomBytes)(24).toString('hex')}-Aa1`);
    host.mask(password);
    const account = `'${url.database}'@'%'`;
    try {
        await admin.simple(`CREATE USER ${account} IDENTIFIED BY '${password.reveal()}'`);
        await admin.simple(`GRANT ALL PRIVILEGES ON ${(0,sql_text/* quoteName */.AB)(url.database)}.* TO ${account}`);
        const role = { ...url, user: url.database, password };
        await (await (0,connection_connection/* openConnection */.JY)(role, host, { requireTls: false })).close();
        return role;
    }
    catch (error) {
        if (host.signal.aborted)
            throw error;
        host.log.debug(`The verification has no separate account: ${(0,core_errors/* messageOf */.bD)(error)}`);
        await admin.simple(`DROP USER IF EXISTS ${account}`).catch(() => { });
        return undefined;
    }
}
async function trustFunctions(admin, needs, host) {
    if (!needs.fingerprint.objects.some(({ type }) => type === 'function' || type === 'trigger'))
        return undefined;
    const [row] = await admin.query('SELECT @@global.log_bin AS log, @@global.log_bin_trust_function_creators AS trust');
    if (Number(row?.log) !== 1 || Number(row?.trust) !== 0)
        return undefined;
    try {
        await admin.simple('SET GLOBAL log_bin_trust_function_creators = 1');
        return { before: '0' };
    }
    catch (error) {
        host.log.debug(`log_bin_trust_function_creators stays off: ${(0,core_errors/* messageOf */.bD)(error)}`);
        return undefined;
    }
}
async function dropScratch(url, name, trust, host) {
    const cleaning = (0,given_database/* cleanupHost */.VC)(host);
    await using admin = await (0,connection_connection/* openConnection */.JY)(url, cleaning, { requireTls: false, database: null });
    if (trust !== undefined)
        await admin.simple(`SET GLOBAL log_bin_trust_function_creators = ${trust.before}`);
    await dropDatabaseAndAccount(admin, name, cleaning);
}
async function dropDatabaseAndAccount(admin, name, host) {
    await killSessions(admin, name);
    await admin.simple(`DROP DATABASE IF EXISTS ${(0,sql_text/* quoteName */.AB)(name)}`);
    await admin.simple(`DROP USER IF EXISTS '${name}'@'%'`).catch((error) => {
        host.log.debug(`The account ${name} stays: ${(0,core_errors/* messageOf */.bD)(error)}`);
    });
}
async function killSessions(admin, user) {
    const sessions = await admin
        .query('SELECT id FROM information_schema.processlist WHERE user = ?', [user])
        .catch(() => []);
    for (const { id } of sessions)
        await admin.simple(`KILL ${id}`).catch(() => { });
}

;// CONCATENATED MODULE: ./build/engines/mysql/target/user-server.js








function user_server_placeOf({ url, connection, definers, strategy, notes, shownAs = url.database, }) {
    if (!definers) {
        notes.push('Restored without definers: this account may not name others, so views and routines run as this account.');
    }
    return {
        description: `${JSON.stringify(shownAs)} on ${(0,programs/* nameOf */.Vb)(connection.flavor)} ${scratch_versionOf(connection)} at ${(0,connection_url/* describeServer */.X8)(url)}`,
        notes,
        strategy,
        flavor: connection.flavor,
        series: connection.majorVersion,
        admin: url,
        role: url,
        afterwards: [],
        hasOwnRole: false,
        keepsDefiners: definers,
        isDisposable: false,
        ownServer: undefined,
        serverLog: () => '',
        prepare: async () => url,
        prepared: () => url,
        publish: async () => ({}),
        close: async () => { },
    };
}
async function discard(url, isOurs, host) {
    const name = JSON.stringify(url.database);
    try {
        await using connection = await (0,connection_connection/* openConnection */.JY)(url, (0,given_database/* cleanupHost */.VC)(host), {
            requireTls: false,
            database: isOurs ? null : url.database,
        });
        if (isOurs)
            await connection.simple(`DROP DATABASE IF EXISTS ${(0,sql_text/* quoteName */.AB)(url.database)}`);
        else
            await emptyDatabase(connection);
    }
    catch (error) {
        return `What had been restored is still in the database ${name}: ${(0,core_errors/* messageOf */.bD)(error)}`;
    }
    return isOurs
        ? `The database ${name}, which was created for this restore, was dropped again.`
        : `The database ${name} was emptied again.`;
}

;// CONCATENATED MODULE: ./build/engines/mysql/target/beside.js











async function openBeside(existing, needs, host) {
    const { connection, definers } = existing;
    const { url } = connection;
    const { beside: name, keptAs } = (0,database_names/* replacementNames */.Bg)(url.database, 64, (text) => [...text].length, new Date());
    const forget = await (0,given_database/* noteDatabase */.s1)(host, connection.flavor, name);
    let notes;
    try {
        notes = await createDatabase(connection, name, needs.fingerprint.facts);
    }
    catch (error) {
        await forget();
        if ((0,core_errors/* hasCode */.up)(error, 'DATABASE_PRIVILEGE'))
            return undefined;
        throw error;
    }
    let isPublished = false;
    const drop = async () => {
        const admin = await (0,connection_connection/* openConnection */.JY)(url, (0,given_database/* cleanupHost */.VC)(host), { requireTls: false, database: null });
        await admin.simple(`DROP DATABASE IF EXISTS ${(0,sql_text/* quoteName */.AB)(name)}`).finally(() => admin.close());
        await forget();
    };
    try {
        await refuseUnmovable(connection, definers);
        await (0,target_preflight/* requireFunctions */.Hj)(connection, name, needs);
    }
    catch (error) {
        await drop();
        throw error;
    }
    const inside = { ...url, database: name };
    const target = user_server_placeOf({
        url: inside,
        ...existing,
        strategy: 'beside',
        notes,
        shownAs: url.database,
    });
    return {
        ...target,
        publish: async () => {
            target.notes.push(...(await publish(url, { current: url.database, restored: name, keptAs }, host)));
            isPublished = true;
            if (host.signal.aborted) {
                target.notes.push(`The cancellation came too late: the database was replaced. Its former tables are in ${JSON.stringify(keptAs)}.`);
            }
            for (const work of target.afterwards)
                await work(url.database);
            await forget();
            return { keptAs };
        },
        close: async () => {
            if (!isPublished)
                await drop();
        },
    };
}
async function publish(url, names, host) {
    (0,core_errors/* throwIfCancelled */.dZ)(host.signal);
    const steady = { ...host, signal: new AbortController().signal };
    await using opened = new AsyncDisposableStack();
    const open = async (database) => {
        const own = database === null ? url : { ...url, database };
        return opened.use(await (0,connection_connection/* openConnection */.JY)(own, steady, { requireTls: false, database }));
    };
    const [admin, current, restored] = [await open(null), await open(names.current), await open(names.restored)];
    const code = opened.use(await (0,code_session/* openCodeSession */.w)(url, steady));
    return await swapDatabases({ admin, current, restored, code, names });
}
async function refuseUnmovable(connection, definers) {
    await (0,stored_code/* readNames */.r6)(connection);
    if (!definers)
        await refuseForeignCode(connection);
    await refuseOutsideReferences(connection);
}
async function refuseForeignCode(connection) {
    const [row] = await connection.query('SELECT CURRENT_USER() AS account');
    const other = (await (0,stored_code/* definersOf */.iA)(connection)).find((definer) => definer !== row?.account);
    if (other === undefined)
        return;
    throw new core_errors/* RestorableError */.s$('DATABASE_PRIVILEGE', `The database has views, routines, triggers or events of ${(0,sql_text/* showName */.$i)(other)}, which this account could not create again.`, {
        hint: 'Replace it with an account that may (MySQL: SET_ANY_DEFINER or SUPER; MariaDB: SET USER), or restore into a new database.',
    });
}
async function refuseOutsideReferences(connection) {
    const found = await connection.query(`SELECT CONCAT(r.constraint_schema, '.', r.table_name) AS child, r.constraint_name AS name, r.referenced_table_name AS parent
       FROM information_schema.referential_constraints r
      WHERE r.unique_constraint_schema = DATABASE() AND r.constraint_schema <> DATABASE() ORDER BY 1, 2 LIMIT 100`);
    const [first] = found;
    if (first === undefined)
        return;
    const more = found.length > 1 ? ` (and ${found.length - 1} more)` : '';
    throw new core_errors/* RestorableError */.s$('DATABASE_QUERY', `The foreign key ${(0,sql_text/* showName */.$i)(first.name)} of the table ${JSON.stringify(first.child)}${more} refers to ${JSON.stringify(first.parent)} in this database. After a replacement it would refer to the replaced table.`, {
        hint: 'Drop it, replace the database, and add it again; or restore into a new database. This is not a verdict on the backup.',
    });
}

;// CONCATENATED MODULE: ./build/engines/mysql/target/existing.js











async function openExisting(named, replace, needs, host) {
    (0,system_databases/* refuseSystemDatabase */.b)(named);
    await using connection = await (0,given_database/* unlessMissing */.F2)((0,connection_connection/* openAsWritten */._i)(named, host, { requireTls: false }));
    if (connection === undefined)
        return createTarget(named, needs, host);
    const { url } = connection;
    requireVersion(connection, needs);
    await (0,target_preflight/* requireFit */.vY)(connection, needs);
    const found = await listContents(connection);
    const existing = { connection, definers: await mayDefine(connection) };
    if (found.length === 0) {
        await (0,target_preflight/* requireFunctions */.Hj)(connection, url.database, needs);
        const notes = await setCharset(connection, url.database, needs.fingerprint.facts);
        const target = user_server_placeOf({ url, ...existing, strategy: 'fresh', notes });
        return { ...target, discard: () => discard(url, false, host) };
    }
    if (!replace)
        throw (0,given_database/* notEmpty */.z2)(url.database, found);
    return (await openBeside(existing, needs, host)) ?? (await inPlace(existing, needs, host));
}
async function createTarget(url, needs, host) {
    await using admin = await (0,connection_connection/* openConnection */.JY)(url, host, { requireTls: false, database: null });
    requireVersion(admin, needs);
    await (0,target_preflight/* requireFit */.vY)(admin, needs);
    const notes = await createDatabase(admin, url.database, needs.fingerprint.facts);
    await (0,target_preflight/* requireFunctions */.Hj)(admin, url.database, needs).catch(async (error) => {
        await admin.simple(`DROP DATABASE ${(0,sql_text/* quoteName */.AB)(url.database)}`);
        throw error;
    });
    notes.push((0,given_database/* createdNote */.Vd)(url.database));
    const target = user_server_placeOf({ url, connection: admin, definers: await mayDefine(admin), strategy: 'fresh', notes });
    return { ...target, discard: () => discard(url, true, host) };
}
async function inPlace(existing, needs, host) {
    const { connection } = existing;
    const { url } = connection;
    await (0,target_preflight/* requireFunctions */.Hj)(connection, url.database, needs);
    const target = user_server_placeOf({ url, ...existing, strategy: 'in-place', notes: [] });
    target.notes.push('This account may not create databases, so the old content of the database was dropped before the restore.');
    return {
        ...target,
        prepare: async () => {
            await using connection = await (0,connection_connection/* openConnection */.JY)(url, host, { requireTls: false });
            await emptyDatabase(connection);
            target.notes.push(...(await setCharset(connection, url.database, needs.fingerprint.facts)));
            return url;
        },
    };
}

;// CONCATENATED MODULE: ./build/engines/mysql/target/inspect.js



const KILL_AFTER_MS = 500;
const OUT_OF_TIME = new Set([1317, 1969, 3024]);
async function runQuery(connection, sql, timeoutMs, host) {
    await limit(connection, timeoutMs);
    await connection.simple('SET SESSION TRANSACTION READ ONLY');
    await connection.simple('START TRANSACTION READ ONLY');
    const startedMs = performance.now();
    let killing;
    const timer = setTimeout(() => {
        killing = killStatement(connection, host).catch(() => { });
    }, timeoutMs + KILL_AFTER_MS);
    try {
        const result = await connection.queryArrays(sql);
        if (performance.now() - startedMs > timeoutMs)
            throw tooLong(timeoutMs);
        return result;
    }
    catch (error) {
        throw named(error, timeoutMs);
    }
    finally {
        clearTimeout(timer);
        await killing;
        await connection.simple('ROLLBACK').catch(() => { });
        await limit(connection, 0).catch(() => { });
    }
}
async function limit(connection, timeoutMs) {
    const ms = timeoutMs === 0 ? 0 : Math.max(1, Math.round(timeoutMs));
    const setting = connection.flavor === 'mariadb' ? `max_statement_time = ${ms / 1_000}` : `max_execution_time = ${ms}`;
    await connection.simple(`SET SESSION ${setting}`);
}
async function killStatement(connection, host) {
    if (connection.threadId === null)
        return;
    await using other = await (0,connection_connection/* openConnection */.JY)(connection.url, host, { requireTls: false });
    await other.simple(`KILL QUERY ${connection.threadId}`);
}
function named(error, timeoutMs) {
    if (!(error instanceof core_errors/* RestorableError */.s$))
        return error;
    if (OUT_OF_TIME.has((0,errors/* numberOf */.rl)(error)))
        return tooLong(timeoutMs);
    if (error.code !== 'DATABASE_PRIVILEGE')
        return error;
    return new core_errors/* RestorableError */.s$('DATABASE_QUERY', error.message, {
        hint: error.hint,
        cause: error.cause,
        foreign: error.foreign,
    });
}
function tooLong(timeoutMs) {
    return new core_errors/* RestorableError */.s$('DATABASE_QUERY', `The statement exceeded its timeout of ${timeoutMs} ms.`, {
        hint: 'Raise the time limit of the check, or simplify it.',
    });
}

;// CONCATENATED MODULE: ./build/engines/mysql/target.js



















async function openMysqlTarget(spec, needs, host) {
    if (spec.kind === 'ephemeral') {
        return (0,contained_target/* openSurelyContained */.IF)({ spec, needs }, host, async (containment) => {
            const target = await openEphemeral(needs, containment, spec.byHand);
            const opened = targetAt(target, needs, containment.host);
            return spec.byHand !== undefined ? { ...opened, byHand: await byHandOf(target, containment.host) } : opened;
        });
    }
    const url = { ...(0,connection_url/* parseMysqlUrl */.LM)(spec.url), via: spec.via };
    const isKnownByUser = url.host.startsWith('/') && (0,connection_url/* passwordOf */.No)(url, host.env) === undefined;
    const open = async (containment) => {
        await checkServer(url, needs, containment.host);
        const target = await openDatabase(spec, url, needs, containment.host);
        return targetAt({ ...target, ...(0,contained_target/* clientIn */.LT)(containment, target.notes) }, needs, containment.host);
    };
    return (0,contained_target/* openContained */.c)({ spec, needs, isKnownByUser }, host, open);
}
function targetAt(target, needs, host) {
    const asRole = hostOfRole(target, host);
    const known = known_names/* KnownNames */.C.ofFingerprint(needs.fingerprint);
    return (0,server_target/* serverTarget */.d)(target, {
        restore: (streams) => restoreStreams(streams, { target, needs, known, host }),
        connect: () => (0,connection_connection/* openConnection */.JY)(target.prepared(), asRole, { requireTls: false }),
        inspect: fingerprint/* takeFingerprint */.mP,
        query: (connection, sql, timeoutMs) => runQuery(connection, sql, timeoutMs, asRole),
        digests: (wanted) => takeRestoredDigests(wanted, { target, needs, known, host }),
        integrity: (connection) => checkIntegrity(connection, needs.fingerprint, host),
    });
}
function openDatabase(spec, url, needs, host) {
    return spec.kind === 'scratch' ? openScratch(url, needs, host) : openExisting(url, spec.replace, needs, host);
}
async function checkServer(url, { fingerprint }, host) {
    if ((0,server_needs/* listOf */.c3)(fingerprint.facts, server_needs/* NEEDS */.Qo.engines).length === 0)
        return;
    await using connection = await (0,connection_connection/* openConnection */.JY)(url, host, { requireTls: false, database: null });
    await requireEngines(connection, fingerprint.facts);
}
async function dropMysqlLeftover(url, name, host, via) {
    const kind = (0,database_names/* temporaryKindOf */.Le)(name);
    await using admin = await (0,connection_connection/* openConnection */.JY)({ ...(0,connection_url/* parseMysqlUrl */.LM)(url), via }, host, { requireTls: false, database: null });
    if (kind === 'scratch')
        await dropDatabaseAndAccount(admin, name, host);
    else
        await admin.simple(`DROP DATABASE IF EXISTS ${(0,sql_text/* quoteName */.AB)(name)}`);
}


/***/ }),

/***/ 17322:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IF: () => (/* binding */ openSurelyContained),
/* harmony export */   LT: () => (/* binding */ clientIn),
/* harmony export */   c: () => (/* binding */ openContained)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _process_sandbox_limits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77266);
/* harmony import */ var _process_sandbox_sandbox_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(96863);
/* harmony import */ var _wrapped_target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(52510);




async function openContained({ spec, needs, isKnownByUser }, host, open) {
    if (spec.kind !== 'restore')
        return openSurelyContained({ spec, needs, isKnownByUser }, host, open);
    const sandbox = await (0,_process_sandbox_sandbox_js__WEBPACK_IMPORTED_MODULE_2__/* .findSandbox */ .n7)(host, { isKnownByUser });
    return guarded({ sandbox, host }, host, open);
}
async function openSurelyContained({ spec, needs, isKnownByUser }, host, open) {
    const over = new AbortController();
    const boxed = { ...host, signal: AbortSignal.any([host.signal, over.signal]) };
    const limits = (0,_process_sandbox_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .limitsFor */ .I9)(spec.limits ?? {}, needs.rawBytes, await (0,_process_sandbox_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .measureMachine */ .iI)(host));
    const sandbox = await (0,_process_sandbox_sandbox_js__WEBPACK_IMPORTED_MODULE_2__/* .prepareSandbox */ .D_)(boxed, {
        trustSource: spec.trustSource ?? false,
        limits,
        isKnownByUser,
        onOver: (error) => over.abort(error),
    });
    return guarded({ sandbox, host: boxed }, host, open);
}
function clientIn({ sandbox }, notes) {
    if (sandbox?.isContained === true)
        return { client: sandbox };
    if (sandbox !== undefined)
        notes.push(UNCONTAINED_CLIENT);
    return { client: undefined };
}
const UNCONTAINED_CLIENT = "The client that restored the backup ran without containment (trust-source): it could reach this job's files.";
async function guarded(containment, outer, open) {
    const named = async (work) => {
        try {
            const result = await work();
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(containment.host.signal);
            return result;
        }
        catch (error) {
            throw (await reasonBehind(containment, outer)) ?? error;
        }
    };
    try {
        return (0,_wrapped_target_js__WEBPACK_IMPORTED_MODULE_3__/* .wrappedTarget */ .V)(await named(() => open(containment)), named, async () => containment.sandbox?.close());
    }
    catch (error) {
        await containment.sandbox?.close();
        throw error;
    }
}
async function reasonBehind({ sandbox }, outer) {
    return outer.signal.aborted ? undefined : sandbox?.whyStopped();
}


/***/ }),

/***/ 91339:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bg: () => (/* binding */ replacementNames),
/* harmony export */   Le: () => (/* binding */ temporaryKindOf),
/* harmony export */   U2: () => (/* binding */ scratchName)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);


const SCRATCH = /^restorable_verify_[0-9a-f]{12}$/;
const BESIDE = /_restorable_[0-9a-f]{6}$/;
function scratchName() {
    return `restorable_verify_${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex')}`;
}
function replacementNames(database, limit, lengthOf, now) {
    const stamp = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').toLowerCase();
    const suffixes = {
        beside: `_restorable_${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(3).toString('hex')}`,
        keptAs: `_before_${stamp}z`,
        incomplete: `_incomplete_${stamp}z`,
    };
    let short = database;
    const room = limit - Math.max(...Object.values(suffixes).map(({ length }) => length));
    while (lengthOf(short) > room)
        short = [...short].slice(0, -1).join('');
    return { beside: short + suffixes.beside, keptAs: short + suffixes.keptAs, incomplete: short + suffixes.incomplete };
}
function temporaryKindOf(name) {
    if (SCRATCH.test(name))
        return 'scratch';
    if (BESIDE.test(name))
        return 'beside';
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('INTERNAL', `The database ${JSON.stringify(name)} was not created by this program.`);
}


/***/ }),

/***/ 65482:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ nameFullDisk),
/* harmony export */   M: () => (/* binding */ requireSpace)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var pretty_bytes__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22691);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);



const MARGIN_BYTES = 16 * 1024 * 1024;
const LARGER_DISK = 'Free some space, or use a larger disk. Temporary files are in RUNNER_TEMP in a job and in TMPDIR elsewhere.';
async function requireSpace(folder, bytes, purpose, hint = LARGER_DISK) {
    const { bavail, bsize } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.statfs)(folder);
    const free = bavail * bsize;
    const needed = bytes + MARGIN_BYTES;
    if (free >= needed)
        return;
    const shown = (count) => (0,pretty_bytes__WEBPACK_IMPORTED_MODULE_2__/* ["default"] */ .A)(count, { binary: true });
    const message = `${folder} has ${shown(free)} free; ${purpose} needs about ${shown(needed)}.`;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('DISK_FULL', message, { hint });
}
function nameFullDisk(thrown, path) {
    const { code } = thrown;
    if (code !== 'ENOSPC' && code !== 'EDQUOT' && code !== 'EFBIG')
        return thrown;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('DISK_FULL', `The disk filled up before ${path} was complete.`, {
        hint: 'Free some space, or raise the quota.',
        cause: thrown,
    });
}


/***/ }),

/***/ 50898:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F2: () => (/* binding */ unlessMissing),
/* harmony export */   VC: () => (/* binding */ cleanupHost),
/* harmony export */   Vd: () => (/* binding */ createdNote),
/* harmony export */   p6: () => (/* binding */ createFailure),
/* harmony export */   s1: () => (/* binding */ noteDatabase),
/* harmony export */   z2: () => (/* binding */ notEmpty)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

const CLEANUP_MS = 20_000;
const cleanupHost = (host, timeoutMs = CLEANUP_MS) => ({
    ...host,
    signal: AbortSignal.timeout(timeoutMs),
});
async function noteDatabase(host, engine, name) {
    const leftover = { kind: 'database', engine, name };
    const workspace = await host.workspace();
    await workspace.note(leftover);
    return () => workspace.forget(leftover);
}
async function unlessMissing(connecting) {
    try {
        return await connecting;
    }
    catch (error) {
        if ((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'DATABASE_NOT_FOUND'))
            return undefined;
        throw error;
    }
}
const createdNote = (database) => `The database ${JSON.stringify(database)} was missing and has been created.`;
function notEmpty(database, found) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('TARGET_NOT_EMPTY', `The database ${JSON.stringify(database)} is not empty: it contains ${found.slice(0, 4).join(', ')}${found.length > 4 ? ', ...' : '.'}`, { hint: 'Name a new or empty database, or set `replace: true` to restore next to it and swap after success.' });
}
function createFailure(error, hint) {
    if (!(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'DATABASE_PRIVILEGE'))
        return error;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('DATABASE_PRIVILEGE', 'The account of `target:` may not create databases.', {
        hint,
        cause: error,
    });
}


/***/ }),

/***/ 89967:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ii: () => (/* binding */ startOwnServer),
/* harmony export */   WR: () => (/* binding */ makePassword),
/* harmony export */   h2: () => (/* binding */ makeServerFolders)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22193);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(88050);
/* harmony import */ var _process_sandbox_system_programs_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(23041);






const MAX_SOCKET_PATH = 107;
async function makeServerFolders(options, host) {
    const { sandbox, prefix, socketName, program } = options;
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((await host.workspace()).path, `${prefix}${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(2).toString('hex')}`);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(folder, { mode: 0o700 });
    const sockets = await sandbox.makeSharedFolder(folder, 's');
    const socket = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(sockets, socketName);
    if (Buffer.byteLength(socket) > MAX_SOCKET_PATH) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RestorableError */ .s$('SERVER_MISSING', `The path of the temporary folder is too long for a socket: ${socket}`, { hint: 'Set RUNNER_TEMP (or TMPDIR) to a folder with a shorter path.' });
    }
    const home = await sandbox.makeSharedFolder(folder, 'd');
    return { folder, sockets, home, binds: await (0,_process_sandbox_system_programs_js__WEBPACK_IMPORTED_MODULE_5__/* .programBinds */ .v)(program, host) };
}
function makePassword(host) {
    const password = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(24).toString('hex');
    host.mask(new _core_secret_js__WEBPACK_IMPORTED_MODULE_4__/* .Secret */ .zh(password));
    return password;
}
async function startOwnServer({ folder, sockets }, sandbox, start) {
    let server;
    const end = async () => {
        await server?.stop();
        await sandbox.remove(folder, 'd');
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(folder, { recursive: true, force: true, maxRetries: 3 });
    };
    let stopped;
    const stop = () => {
        stopped ??= end();
        return stopped;
    };
    try {
        server = await start();
        const running = server;
        return { socketBind: { path: sockets, writable: true }, log: () => running.log(), stop };
    }
    catch (error) {
        await stop();
        throw error;
    }
}


/***/ }),

/***/ 148:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ serverTarget)
/* harmony export */ });
function serverTarget(place, parts) {
    let session;
    const connection = () => {
        session ??= parts.connect();
        return session;
    };
    const disconnect = async () => {
        const open = session;
        session = undefined;
        await open?.then((it) => it.close()).catch(() => { });
    };
    let closed;
    return {
        description: place.description,
        notes: place.notes,
        strategy: place.strategy,
        restore: parts.restore,
        inspect: async () => parts.inspect(await connection()),
        query: async (sql, { timeoutMs }) => parts.query(await connection(), sql, timeoutMs),
        integrity: async (options = {}) => parts.integrity(await connection(), options),
        digests: parts.digests,
        publish: async () => {
            await disconnect();
            return place.publish();
        },
        close: () => {
            closed ??= disconnect().then(() => place.close());
            return closed;
        },
    };
}


/***/ }),

/***/ 52510:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ wrappedTarget)
/* harmony export */ });
function wrappedTarget(target, around, release) {
    const { keepBeside, digests, byHand } = target;
    let closed;
    const wrapped = {
        description: target.description,
        notes: target.notes,
        strategy: target.strategy,
        leftOut: target.leftOut,
        exempts: target.exempts,
        keepBeside: keepBeside && (() => around(() => keepBeside.call(target))),
        restore: (streams) => around(() => target.restore(streams)),
        inspect: () => around(() => target.inspect()),
        digests: digests && ((of) => around(() => digests.call(target, of))),
        byHand: byHand && { ...byHand, adopt: (file) => around(() => byHand.adopt(file)) },
        query: (sql, options) => around(() => target.query(sql, options)),
        integrity: (options) => around(() => target.integrity(options)),
        publish: () => around(() => target.publish()),
        close: () => {
            closed ??= target.close().finally(release);
            return closed;
        },
    };
    return wrapped;
}


/***/ }),

/***/ 30254:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ feedChild)
/* harmony export */ });
async function feedChild(content, child) {
    const { stdin } = child;
    const iterator = content[Symbol.asyncIterator]();
    if (stdin === null)
        return (await iterator.next()).done === true;
    const unlessEnded = orEnd(child);
    for (;;) {
        const next = await unlessEnded(iterator.next());
        if (next === ENDED)
            return false;
        if (next.done)
            break;
        const written = new Promise((resolve) => stdin.write(next.value, (error) => resolve(!error)));
        if ((await unlessEnded(written)) !== true)
            return false;
    }
    return (await unlessEnded(new Promise((resolve) => stdin.end(() => resolve(true))))) === true;
}
const ENDED = Symbol('ended');
function orEnd(child) {
    let hasEnded = false;
    let onEnd = () => { };
    void child.exited.then(() => {
        hasEnded = true;
        onEnd();
    });
    return (promise) => new Promise((resolve, reject) => {
        onEnd = () => resolve(ENDED);
        if (hasEnded)
            onEnd();
        promise.then(resolve, reject);
    });
}


/***/ }),

/***/ 85675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ startPrivateServer)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

async function startPrivateServer(options, host) {
    const { sandbox, file, args, env, binds } = options;
    const workspace = await host.workspace();
    let ready = () => { };
    const isReady = new Promise((resolve) => {
        ready = resolve;
    });
    const child = await sandbox.start({
        file,
        args,
        env,
        binds,
        stdin: 'ignore',
        stdout: 'ignore',
        killAfterMs: 500,
        removeAtEnd: options.dataFolder,
        onErrorLine: (line) => {
            if (options.isReadyLine(line))
                ready();
        },
    });
    const leftover = { kind: 'process', pid: child.pid, viaSudo: sandbox.viaSudo };
    await workspace.note(leftover);
    const stop = async () => {
        await child.stop();
        await workspace.forget(leftover);
    };
    await untilReady({ child, isReady, stop }, options, host);
    return { log: () => child.errorText().reveal(), stop };
}
async function untilReady({ child, isReady, stop }, { startTimeoutMs, nameFailure }, host) {
    let timer;
    const tooLate = new Promise((resolve) => {
        timer = setTimeout(() => resolve('late'), startTimeoutMs);
    });
    const outcome = await Promise.race([isReady.then(() => 'ready'), child.exited.then(() => 'ended'), tooLate]);
    clearTimeout(timer);
    if (outcome === 'ready')
        return;
    await stop();
    (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(host.signal);
    const how = outcome === 'late' ? `it was not ready after ${startTimeoutMs / 1000} s` : 'it ended early';
    throw nameFailure(how, child.errorText());
}


/***/ }),

/***/ 23041:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ programBinds)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _account_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(62195);




const SYSTEM = ['/usr/bin', '/usr/sbin', '/usr/lib', '/bin', '/sbin'];
async function programBinds(path, host) {
    const hidden = await privateFolders(host);
    const folders = new Set();
    for (const directory of new Set([(0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(path))])) {
        if (SYSTEM.some((root) => directory === root || directory.startsWith(`${root}/`)))
            continue;
        const prefix = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(directory);
        const showsTooMuch = hidden.some((folder) => folder === prefix || folder.startsWith(`${prefix}/`) || prefix === '/');
        if ((0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(directory) === 'bin' && !showsTooMuch)
            folders.add(prefix);
        else
            for (const part of [directory, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(prefix, 'lib'), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(prefix, 'share')])
                folders.add(part);
    }
    return [...folders].filter((folder) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(folder)).map((folder) => ({ path: folder, writable: false }));
}
async function privateFolders(host) {
    const { path } = await host.workspace();
    const named = ['GITHUB_WORKSPACE', 'RUNNER_TEMP', 'RUNNER_WORKSPACE', 'HOME'].map((name) => host.env[name]);
    return [path, (0,_account_js__WEBPACK_IMPORTED_MODULE_3__/* .homeFolder */ .W)(), process.cwd(), ...named].filter((folder) => folder !== undefined && folder !== '');
}


/***/ })

};
