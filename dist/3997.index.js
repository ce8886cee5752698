export const id = 3997;
export const ids = [3997];
export const modules = {

/***/ 91339:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bg: () => (/* binding */ replacementNames),
/* harmony export */   U2: () => (/* binding */ scratchName),
/* harmony export */   VV: () => (/* binding */ passingKindOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);


const SCRATCH = /^restorable_verify_[0-9a-f]{12}$/;
const BESIDE = /_restorable_[0-9a-f]{6}$/;
/** A name for a verification's database, and for its account. */
function scratchName() {
    return `restorable_verify_${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex')}`;
}
/** A name for the database that a replacement is restored into, and one for what it replaces. */
function replacementNames(database, limit, lengthOf, now) {
    const stamp = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').toLowerCase();
    const suffixes = { beside: `_restorable_${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(3).toString('hex')}`, keptAs: `_before_${stamp}z` };
    let short = database;
    const room = limit - Math.max(suffixes.beside.length, suffixes.keptAs.length);
    // A longer name would be refused, or cut without a word; no character is cut.
    while (lengthOf(short) > room)
        short = [...short].slice(0, -1).join('');
    return { beside: short + suffixes.beside, keptAs: short + suffixes.keptAs };
}
/**
 * Which of our passing names this is, before a database of it is dropped.
 * @throws {RestorableError} INTERNAL for any name that this program doesn't give
 */
function passingKindOf(name) {
    if (SCRATCH.test(name))
        return 'scratch';
    if (BESIDE.test(name))
        return 'beside';
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('INTERNAL', `The database ${JSON.stringify(name)} was not made by this program.`);
}


/***/ }),

/***/ 148:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ serverTarget)
/* harmony export */ });
/** A target whose restored database is asked over one session, opened when it is first needed. */
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
        integrity: async () => parts.integrity(await connection()),
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

/***/ 3997:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dropPostgresLeftover: () => (/* binding */ dropPostgresLeftover),
  openPostgresTarget: () => (/* binding */ openPostgresTarget)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/known-names.js
var known_names = __webpack_require__(6674);
// EXTERNAL MODULE: ./build/engines/parts/contained-target.js + 15 modules
var contained_target = __webpack_require__(65121);
// EXTERNAL MODULE: ./build/engines/parts/database-names.js
var database_names = __webpack_require__(91339);
// EXTERNAL MODULE: ./build/engines/parts/server-target.js
var server_target = __webpack_require__(148);
// EXTERNAL MODULE: ./build/engines/postgres/connection.js + 6 modules
var postgres_connection = __webpack_require__(27828);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/engines/parts/disk.js
var disk = __webpack_require__(65482);
// EXTERNAL MODULE: ./build/engines/postgres/clients.js + 1 modules
var clients = __webpack_require__(59597);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./build/core/secret.js
var secret = __webpack_require__(88050);
// EXTERNAL MODULE: ./build/process/private-server.js
var private_server = __webpack_require__(98191);
// EXTERNAL MODULE: ./build/process/sandbox-programs.js
var sandbox_programs = __webpack_require__(26269);
// EXTERNAL MODULE: ./build/engines/postgres/url.js + 1 modules
var postgres_url = __webpack_require__(19217);
;// CONCATENATED MODULE: ./build/engines/postgres/cluster.js









const ADMIN = 'restorable_admin';
/** The database that a backup is restored into. */
const RESTORED_DATABASE = 'restored';
const RESTORING_ROLE = 'restorable_restore';
const PORT = 5432;
const START_TIMEOUT_MS = 180_000;
const MIB = 1024 * 1024;
/** A Unix socket's path may have 107 bytes, with `/.s.PGSQL.5432` at its end. */
const MAX_SOCKET_FOLDER = 107 - '/.s.PGSQL.5432'.length;
/**
 * Makes and starts a cluster in the workspace. Nothing listens but a Unix socket in a folder that only we can enter.
 * @throws {RestorableError} SERVER_MISSING when it can't be made or started, DISK_FULL
 */
async function startCluster(options, host) {
    const { sandbox } = options;
    const folder = (0,external_node_path_.join)((await host.workspace()).path, `p${(0,external_node_crypto_.randomBytes)(2).toString('hex')}`);
    await (0,promises_.mkdir)(folder, { mode: 0o700 });
    const sockets = await sandbox.makeSharedFolder(folder, 's');
    if (Buffer.byteLength(sockets) > MAX_SOCKET_FOLDER)
        throw tooLong(sockets);
    const home = await sandbox.makeSharedFolder(folder, 'd');
    const password = (0,external_node_crypto_.randomBytes)(24).toString('hex');
    host.mask(new secret/* Secret */.zh(password));
    const place = {
        ...options,
        folder,
        sockets,
        home,
        binds: await (0,sandbox_programs/* programBinds */.v)((0,external_node_path_.join)(options.binDirectory, 'postgres'), host),
    };
    let server;
    let stopped;
    const stop = async () => {
        await server?.stop();
        await sandbox.remove(folder, 'd');
        await (0,promises_.rm)(folder, { recursive: true, force: true, maxRetries: 3 });
    };
    const cluster = {
        admin: urlOf(ADMIN, password, sockets, 'postgres'),
        // Not asked for by this server. Code of the dump may put another in its place, and must not be given PGPASSWORD.
        role: urlOf(RESTORING_ROLE, 'none', sockets, 'postgres'),
        socketBind: { path: sockets, writable: true },
        log: () => server?.log() ?? '',
        stop: () => {
            stopped ??= stop();
            return stopped;
        },
    };
    try {
        await initialize(place, password, host);
        server = await startServer(place, host);
        return cluster;
    }
    catch (error) {
        await cluster.stop();
        throw error;
    }
}
const SERVER_ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
async function initialize(place, password, host) {
    const passwordFile = (0,external_node_path_.join)(place.folder, 'password');
    await (0,promises_.writeFile)(passwordFile, password, { mode: 0o644 });
    const args = [
        `--pgdata=${(0,external_node_path_.join)(place.home, 'data')}`,
        `--username=${ADMIN}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--no-sync',
        ...(place.major >= 18 ? ['--no-data-checksums'] : []),
    ];
    const exit = await place.sandbox.run({
        file: (0,external_node_path_.join)(place.binDirectory, 'initdb'),
        args,
        env: SERVER_ENVIRONMENT,
        binds: [...place.binds, { path: place.home, writable: true }, { path: passwordFile, writable: false }],
    });
    // Nothing of the dump has run yet; before it does, the password is gone.
    await (0,promises_.rm)(passwordFile);
    (0,errors/* throwIfCancelled */.dZ)(host.signal);
    if (exit.code !== 0)
        throw cannotStart(`initdb ended with exit code ${exit.code}`, exit.stderr);
    // Read by the server in place of its own file, which belongs to the other user.
    const rules = `local all ${ADMIN} scram-sha-256\nlocal all ${RESTORING_ROLE} trust\n`;
    await (0,promises_.mkdir)((0,external_node_path_.join)(place.folder, 'c'), { mode: 0o755 });
    await (0,promises_.writeFile)((0,external_node_path_.join)(place.folder, 'c', 'hba.conf'), rules, { mode: 0o644 });
}
function startServer(place, host) {
    const data = (0,external_node_path_.join)(place.home, 'data');
    return (0,private_server/* startPrivateServer */.X)({
        sandbox: place.sandbox,
        file: (0,external_node_path_.join)(place.binDirectory, 'postgres'),
        args: [`-D${data}`, ...settingsOf(place)],
        env: SERVER_ENVIRONMENT,
        binds: [
            ...place.binds,
            { path: place.home, writable: true },
            { path: place.sockets, writable: true },
            { path: (0,external_node_path_.join)(place.folder, 'c'), writable: false },
        ],
        dataFolder: data,
        isReadyLine: (line) => line.includes('ready to accept connections'),
        startTimeoutMs: START_TIMEOUT_MS,
        nameFailure: cannotStart,
    }, host);
}
/** Everything that keeps data safe over a crash is off, since after a crash nobody wants these data. */
function settingsOf(place) {
    const { preload } = place;
    const memoryMib = Math.floor((0,external_node_os_.totalmem)() / MIB);
    const walMib = Math.min(Math.max(Math.ceil(place.rawBytes / MIB), 128), 2_048);
    const settings = {
        listen_addresses: '',
        port: String(PORT),
        unix_socket_directories: place.sockets.replaceAll(',', '\\,'),
        unix_socket_permissions: '0777',
        hba_file: (0,external_node_path_.join)(place.folder, 'c', 'hba.conf'),
        max_connections: '24',
        // One statement asks every sequence, and holds a lock on each: with the default of 64 some 2,000 are too many.
        max_locks_per_transaction: '4096',
        fsync: 'off',
        synchronous_commit: 'off',
        full_page_writes: 'off',
        wal_level: 'minimal',
        max_wal_senders: '0',
        archive_mode: 'off',
        max_wal_size: `${walMib}MB`,
        checkpoint_timeout: '1h',
        autovacuum: 'off',
        shared_buffers: `${Math.min(Math.max(Math.floor(memoryMib / 16), 64), 512)}MB`,
        maintenance_work_mem: `${Math.min(Math.max(Math.floor(memoryMib / 16), 64), 512)}MB`,
        huge_pages: 'off',
        jit: 'off',
        logging_collector: 'off',
        log_destination: 'stderr',
        // A statement in the log may hold rows, and the log ends in our own messages.
        log_min_error_statement: 'panic',
        // The SQLSTATE alone: pg_restore hands on messages without it, and only a code may be shown.
        log_line_prefix: '%e ',
        shared_preload_libraries: preload.join(','),
        // It lives in the one database that is named here. Scheduled jobs of the source must not run on what was restored, nor
        // their failures add rows.
        ...(preload.includes('pg_cron') && {
            'cron.host': '/nonexistent',
            'cron.database_name': RESTORED_DATABASE,
            'cron.log_run': 'off',
        }),
    };
    return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
function urlOf(user, password, folder, database) {
    const host = encodeURIComponent(folder);
    const url = `postgres://${user}:${password}@/${database}?host=${host}&port=${PORT}&sslmode=disable`;
    return (0,postgres_url/* parsePostgresUrl */.qQ)(new secret/* Secret */.zh(url));
}
function cannotStart(how, words) {
    if (/No space left/.test(words.reveal())) {
        return new errors/* RestorableError */.s$('DISK_FULL', 'The disk is full: the ephemeral server could not be made.', {
            hint: 'Free some space, or give `into:` a database of a service container.',
        });
    }
    return new errors/* RestorableError */.s$('SERVER_MISSING', `The ephemeral server can't be started: ${how}${reasonIn(words)}.`, {
        hint: 'Install a complete server of that version (postgresql-N) or name its folder in PG_BIN, or use `into:`.',
        foreign: words,
    });
}
/** What a server says when it can't start on this machine, in our words. */
const REASONS = [
    [/could not access file|could not load library/, 'a library that is to be loaded is missing'],
    [/could not (?:map|create|resize) (?:anonymous )?shared memory|Cannot allocate memory/, 'too little memory'],
    [/cannot be run as root|must be started under an unprivileged/, 'it refuses to run as root'],
    [/could not find a "postgres"|not found in the|required by the database system/, 'its installation is not complete'],
    [/could not bind|could not create any/, 'its socket could not be made'],
    [/Permission denied/, 'permission denied'],
];
function reasonIn(words) {
    const reason = REASONS.find(([pattern]) => pattern.test(words.reveal()))?.[1];
    return reason === undefined ? '' : `: ${reason}`;
}
function tooLong(path) {
    return new errors/* RestorableError */.s$('SERVER_MISSING', `The path of the temporary folder is too long for a socket: ${path}`, {
        hint: 'Set RUNNER_TEMP (or TMPDIR) to a folder with a shorter path.',
    });
}

// EXTERNAL MODULE: ./build/engines/postgres/install.js
var install = __webpack_require__(95123);
// EXTERNAL MODULE: ./build/engines/postgres/connection-errors.js
var connection_errors = __webpack_require__(17716);
;// CONCATENATED MODULE: ./build/engines/postgres/target-create.js


/** A name, quoted for a statement. */
function quoteName(name) {
    return `"${name.replaceAll('"', '""')}"`;
}
/** A text, quoted for a statement, whatever standard_conforming_strings says. */
function quoteText(text) {
    const quoted = `'${text.replaceAll("'", "''")}'`;
    return text.includes('\\') ? `E${quoted.replaceAll('\\', '\\\\')}` : quoted;
}
/**
 * Makes an empty database with the source's encoding and locale, or C.UTF-8 (else C) where this machine lacks that locale.
 * @returns notes for the report
 * @throws {RestorableError} DATABASE_PRIVILEGE
 */
async function createDatabase(admin, database) {
    const { facts } = database;
    const encoding = facts['encoding'] || 'UTF8';
    const collate = facts['collation'] || 'C';
    const ctype = facts['ctype'] || collate;
    const provider = providerClause(facts);
    const attempts = [
        [collate, ctype, provider],
        // A provider decides the order of texts by itself, so that it is worth more than the name of libc's locale.
        ...(provider === '' ? [] : [['C', 'C', provider]]),
        ['C.UTF-8', 'C.UTF-8', ''],
        ['C', 'C', ''],
    ];
    let failure;
    for (const [index, [wantedCollate, wantedCtype, wantedProvider]] of attempts.entries()) {
        try {
            await admin.outside(`${statement(database, encoding, wantedCollate, wantedCtype)}${wantedProvider}`);
            if (index === 0 || (provider !== '' && wantedProvider === provider))
                return [];
            return [
                `The locale ${provider === '' ? collate : `${facts['locale']} (${facts['locale-provider']})`} is missing here; the database was made with ${wantedCollate}, so texts may sort in another order.`,
            ];
        }
        catch (error) {
            if (!isLocaleFailure(error))
                throw named(error);
            failure = error;
        }
    }
    throw named(failure);
}
function statement(database, encoding, collate, ctype) {
    return [
        `create database ${quoteName(database.name)} template template0`,
        database.owner === undefined ? '' : `owner ${quoteName(database.owner)}`,
        `encoding ${quoteText(encoding)} lc_collate ${quoteText(collate)} lc_ctype ${quoteText(ctype)}`,
    ].join(' ');
}
/** Servers of 15 and newer sort by ICU or by rules of their own where they are told; without it ranges of texts would shift. */
function providerClause(facts) {
    const provider = facts['locale-provider'];
    const locale = facts['locale'];
    if ((provider !== 'icu' && provider !== 'builtin') || locale === undefined)
        return '';
    const rules = facts['icu-rules'] === undefined ? '' : ` icu_rules ${quoteText(facts['icu-rules'])}`;
    return ` locale_provider ${provider} ${provider}_locale ${quoteText(locale)}${rules}`;
}
/**
 * What a server says of a locale, encoding or provider that it does not know, by its version (dbcommands.c, pg_locale.c):
 * invalid parameter, wrong kind of object, invalid definition, unknown option or object, not supported, ICU's own failure.
 */
const LOCALE_STATES = new Set(['22023', '42809', '42P17', '42601', '42704', '0A000', 'XX000']);
function isLocaleFailure(error) {
    return LOCALE_STATES.has((0,connection_errors/* stateOf */.L4)(error));
}
function named(error) {
    if (!(error instanceof errors/* RestorableError */.s$) || error.code !== 'DATABASE_PRIVILEGE')
        return error;
    return new errors/* RestorableError */.s$('DATABASE_PRIVILEGE', 'The account of `into:` may not create databases.', {
        hint: 'Grant it: ALTER ROLE name CREATEDB; for a verification the superuser of a service container is meant.',
        cause: error,
    });
}

// EXTERNAL MODULE: ./build/engines/postgres/catalogue.js + 2 modules
var catalogue = __webpack_require__(28668);
// EXTERNAL MODULE: ./build/engines/postgres/scope.js + 1 modules
var postgres_scope = __webpack_require__(50431);
// EXTERNAL MODULE: ./build/engines/postgres/sql-operators.js
var sql_operators = __webpack_require__(75248);
;// CONCATENATED MODULE: ./build/engines/postgres/standing.js




/** Nothing of anybody's. */
const NOTHING_STANDING = {
    schemas: new Set(),
    judge: () => 'normal',
    covers: () => false,
    counts: () => true,
    without: (restored) => restored,
};
const free = (catalogue, oid) => `not exists (select from pg_catalog.pg_depend e where e.classid ${sql_operators.EQ} 'pg_catalog.${catalogue}'::pg_catalog.regclass
    and e.objid ${sql_operators.EQ} ${oid} and e.deptype ${sql_operators.EQ} 'e')`;
/** Everything with a name, as pg_dump names it in its table of contents: `schema`, zero byte, `name`. */
const NAMES = `
  select n.nspname ${sql_operators/* CAT */.xD} E'\\x01' ${sql_operators/* CAT */.xD} x.name as name from (
    select relnamespace as namespace, relname::pg_catalog.text as name from pg_catalog.pg_class c where ${free('pg_class', 'c.oid')}
    union all select pronamespace, pg_catalog.format('%s(%s)', proname, pg_catalog.oidvectortypes(proargtypes))
      from pg_catalog.pg_proc p where ${free('pg_proc', 'p.oid')}
    union all select typnamespace, typname from pg_catalog.pg_type t where ${free('pg_type', 't.oid')}
    union all select c.relnamespace, pg_catalog.format('%s %s', c.relname, s.conname)
      from pg_catalog.pg_constraint s join pg_catalog.pg_class c on c.oid ${sql_operators.EQ} s.conrelid
    union all select c.relnamespace, pg_catalog.format('%s %s', c.relname, g.tgname)
      from pg_catalog.pg_trigger g join pg_catalog.pg_class c on c.oid ${sql_operators.EQ} g.tgrelid
    union all select c.relnamespace, pg_catalog.format('%s %s', c.relname, p.polname)
      from pg_catalog.pg_policy p join pg_catalog.pg_class c on c.oid ${sql_operators.EQ} p.polrelid
    union all select c.relnamespace, pg_catalog.format('%s %s', c.relname, r.rulename)
      from pg_catalog.pg_rewrite r join pg_catalog.pg_class c on c.oid ${sql_operators.EQ} r.ev_class
    union all select c.relnamespace, pg_catalog.format('%s %s', c.relname, a.attname)
      from pg_catalog.pg_attrdef d join pg_catalog.pg_class c on c.oid ${sql_operators.EQ} d.adrelid
      join pg_catalog.pg_attribute a on a.attrelid ${sql_operators.EQ} d.adrelid and a.attnum ${sql_operators.EQ} d.adnum
  ) x join pg_catalog.pg_namespace n on n.oid ${sql_operators.EQ} x.namespace where ${(0,sql_operators/* isOwnSchema */.us)('n')}
  union all select E'\\x01' ${sql_operators/* CAT */.xD} evtname from pg_catalog.pg_event_trigger
  union all select E'\\x01' ${sql_operators/* CAT */.xD} pubname from pg_catalog.pg_publication`;
/** Tables of the provider without a row, which this account may fill. */
const FILLABLE = `
  select n.nspname as schema, c.relname as name from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid ${sql_operators.EQ} c.relnamespace
   where c.relkind ${sql_operators.EQ} any ('{r,p}') and ${(0,sql_operators/* isOwnSchema */.us)('n')} and ${free('pg_class', 'c.oid')}
     and pg_catalog.has_schema_privilege(n.oid, 'usage')
     and pg_catalog.has_table_privilege(c.oid, 'select') and pg_catalog.has_table_privilege(c.oid, 'insert')`;
/** Looks at what stands in a database that holds nothing of its user's. */
async function readStanding(connection) {
    const schemas = await connection.query(`select nspname as name from pg_catalog.pg_namespace n
      where ${(0,sql_operators/* isOwnSchema */.us)('n')} and nspname ${sql_operators.NE} 'public' and ${free('pg_namespace', 'n.oid')}`);
    const names = new Set((await connection.query(NAMES)).map(({ name }) => name));
    if (schemas.length === 0 && names.size === 0)
        return NOTHING_STANDING;
    const objects = await (0,catalogue/* readObjects */.$I)(connection, postgres_scope/* WHOLE_DATABASE */.A);
    const fillable = new Set();
    for (const { schema, name } of await connection.query(FILLABLE)) {
        const sql = `select exists (select from ${quoteName(schema)}.${quoteName(name)}) as filled`;
        const [row] = await connection.query(sql).catch(() => []);
        if (row?.filled === false)
            fillable.add(`${schema}\x01${name}`);
    }
    return new Found(new Set(schemas.map(({ name }) => name)), names, fillable, objects);
}
/** Rights and comments of the provider's objects are the provider's. */
const OF_THE_PROVIDER = new Set(['ACL', 'COMMENT', 'SECURITY LABEL', 'ROW SECURITY', 'DEFAULT', 'SEQUENCE OWNED BY']);
const DATA = new Set(['TABLE DATA', 'SEQUENCE SET']);
class Found {
    schemas;
    #names;
    #fillable;
    #objects;
    #prefixes;
    constructor(schemas, names, fillable, objects) {
        this.schemas = schemas;
        this.#names = names;
        this.#fillable = fillable;
        this.#objects = new Set(objects.map(({ type, name }) => `${type}\x01${name}`));
        this.#prefixes = [...schemas].flatMap((name) => [`${name}.`, `${quoteName(name)}.`]);
    }
    judge({ description, schema, name }) {
        if (description === 'SCHEMA')
            return this.schemas.has(name) ? 'skip' : 'normal';
        if (description === 'EVENT TRIGGER' || description === 'PUBLICATION') {
            return this.#names.has(`\x01${name}`) ? 'skip' : 'normal';
        }
        if (schema === '')
            return this.#judgeTag(description, name);
        const isThere = this.#names.has(`${schema}\x01${name}`);
        if (!this.schemas.has(schema))
            return isThere && !DATA.has(description) ? 'skip' : 'normal';
        if (description === 'TABLE DATA')
            return this.#fillable.has(`${schema}\x01${name}`) ? 'tolerate' : this.#dataOf(schema, name);
        if (OF_THE_PROVIDER.has(description))
            return 'skip';
        return isThere && !DATA.has(description) ? 'skip' : 'tolerate';
    }
    /** Of a table that the restore makes itself. */
    #dataOf(schema, name) {
        return this.#names.has(`${schema}\x01${name}`) ? 'skip' : 'tolerate';
    }
    /** Comments on, and rights to, a schema or an event trigger: `SCHEMA auth`. */
    #judgeTag(description, tag) {
        if (!OF_THE_PROVIDER.has(description))
            return 'normal';
        const [, kind, name = ''] = /^(SCHEMA|EVENT TRIGGER|PUBLICATION) (.*)$/.exec(tag) ?? [];
        const plain = name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
        if (kind === 'SCHEMA')
            return this.schemas.has(plain) ? 'skip' : 'normal';
        return kind !== undefined && this.#names.has(`\x01${plain}`) ? 'skip' : 'normal';
    }
    covers(type, name) {
        if (type === 'schema')
            return this.schemas.has(name) || [...this.schemas].some((each) => quoteName(each) === name);
        return this.#objects.has(`${type}\x01${name}`) || this.#prefixes.some((prefix) => name.startsWith(prefix));
    }
    without(restored, source) {
        const ofSource = new Set(source.objects.map(({ type, name }) => `${type}\x01${name}`));
        const tables = new Set(source.tables.map(({ schema, name }) => `${schema}\x01${name}`));
        return {
            ...restored,
            objects: restored.objects
                .filter(({ type, name }) => ofSource.has(`${type}\x01${name}`) || !this.covers(type, name))
                .map((object) => (this.covers(object.type, object.name) ? { ...object, definitionSha256: null } : object)),
            tables: restored.tables.filter(({ schema, name }) => tables.has(`${schema}\x01${name}`) || !this.#isTheirs(schema, name)),
        };
    }
    counts({ schema, name }) {
        return !this.#isTheirs(schema, name) || this.#fillable.has(`${schema}\x01${name}`);
    }
    #isTheirs(schema, name) {
        return this.#names.has(`${schema}\x01${name}`);
    }
}

;// CONCATENATED MODULE: ./build/engines/postgres/target-place.js

/** What every place begins with that has nothing of a provider's and stops at the first error. */
function ordinaryPlace() {
    return { standing: NOTHING_STANDING, onError: 'stop', leftOut: [], unfilled: new Set(), madeRoles: [], kept: [] };
}

;// CONCATENATED MODULE: ./build/engines/postgres/target-scratch.js









/**
 * A new database with a random name on the server of the URL. A superuser's account also makes a role of that name for
 * the restore, which is none; both are dropped afterwards.
 * @throws {RestorableError} DATABASE_VERSION, DATABASE_PRIVILEGE and what connecting throws
 */
async function openScratch(url, needs, host) {
    const name = (0,database_names/* scratchName */.U2)();
    const leftover = { kind: 'database', engine: 'postgres', name };
    const workspace = await host.workspace();
    const common = ordinaryPlace();
    const admin = await (0,postgres_connection/* openConnection */.J)(url, host, { requireTls: false, writes: true });
    try {
        requireVersion(admin, needs);
        const isSuperuser = await readSuperuser(admin);
        await workspace.note(leftover);
        const role = isSuperuser ? await makeRole(admin, name, host) : undefined;
        const facts = needs.fingerprint.facts;
        const notes = await createDatabase(admin, { name, owner: role?.user, facts });
        const inside = { ...url, database: name };
        const adminUrl = isSuperuser ? withoutEventTriggers(inside, admin.serverMajor) : inside;
        const usable = role && (await tryRole({ ...url, ...role, database: name }, host));
        if (role !== undefined && usable === undefined) {
            notes.push('The server admits no second account, so the backup was restored by the superuser of `into:`.');
        }
        if (usable !== undefined)
            await giveSchemas(adminUrl, usable.user, host);
        return {
            ...common,
            description: `scratch database on PostgreSQL ${admin.serverVersion.split(' ')[0]} at ${(0,postgres_url/* describeServer */.X8)(url)}`,
            notes,
            strategy: 'fresh',
            serverMajor: admin.serverMajor,
            admin: adminUrl,
            adminIsSuperuser: isSuperuser,
            role: usable ?? inside,
            hasOwnRole: usable !== undefined,
            keepsOwners: false,
            isDisposable: true,
            box: undefined,
            serverLog: () => '',
            publish: async () => ({}),
            close: async () => {
                await dropScratch(url, name, common.madeRoles, host);
                await workspace.forget(leftover);
            },
        };
    }
    catch (error) {
        await dropScratch(url, name, [], host)
            .then(() => workspace.forget(leftover))
            .catch(() => { });
        throw error;
    }
    finally {
        await admin.close();
    }
}
/** @throws {RestorableError} DATABASE_VERSION */
function requireVersion(connection, needs) {
    const wanted = Number.parseInt(needs.majorVersion, 10);
    if (connection.serverMajor >= wanted)
        return;
    throw new errors/* RestorableError */.s$('DATABASE_VERSION', `The backup is of PostgreSQL ${wanted}, and the server of \`into:\` is version ${connection.serverMajor}.`, { hint: `Restore into PostgreSQL ${wanted} or newer: for a service container, the image postgres:${wanted}.` });
}
/** Since version 17 an event trigger of the dump could run at each login: not in the sessions of a superuser. */
function withoutEventTriggers(url, major) {
    if (major < 17)
        return url;
    return { ...url, options: `${url.options ?? ''} -c event_triggers=off`.trim() };
}
async function readSuperuser(connection) {
    const [row] = await connection.query(`select rolsuper as superuser from pg_catalog.pg_roles where rolname ${sql_operators.EQ} current_user`);
    return row?.superuser === true;
}
async function makeRole(admin, name, host) {
    const password = new secret/* Secret */.zh((0,external_node_crypto_.randomBytes)(24).toString('hex'));
    host.mask(password);
    await admin.simple(`create role ${quoteName(name)} login bypassrls password ${quoteText(password.reveal())}`);
    return { user: name, password };
}
/** Some servers admit only accounts that are listed. */
async function tryRole(role, host) {
    try {
        await (await (0,postgres_connection/* openConnection */.J)(role, host, { requireTls: false })).close();
        return role;
    }
    catch (error) {
        host.log.debug(`The verification's own account can't connect: ${(0,errors/* messageOf */.bD)(error)}`);
        return undefined;
    }
}
async function giveSchemas(admin, user, host) {
    const connection = await (0,postgres_connection/* openConnection */.J)(admin, host, { requireTls: false, writes: true });
    try {
        await connection.simple(`alter schema public owner to ${quoteName(user)}`);
        await connection.simple(`grant select on pg_catalog.pg_largeobject to ${quoteName(user)}`);
    }
    finally {
        await connection.close();
    }
}
/** A cancelled run still drops: with a host whose signal is fresh. */
async function dropScratch(url, name, roles, host) {
    const cleaning = { ...host, signal: AbortSignal.timeout(20_000) };
    const admin = await (0,postgres_connection/* openConnection */.J)(url, cleaning, { requireTls: false, writes: true });
    try {
        await admin.outside(`drop database if exists ${quoteName(name)} with (force)`);
        for (const role of [name, ...roles]) {
            await admin.simple(`drop role if exists ${quoteName(role)}`).catch((error) => {
                host.log.debug(`The role ${role} stays: ${(0,errors/* messageOf */.bD)(error)}`);
            });
        }
    }
    finally {
        await admin.close();
    }
}

;// CONCATENATED MODULE: ./build/engines/postgres/ephemeral.js











/** An empty cluster, and what a checkpoint leaves. */
const CLUSTER_BYTES = 128 * 1024 * 1024;
const MAX_LOG_BYTES = 2 * 1024 * 1024 * 1024;
/** Extensions whose library must be there from the server's start. */
const PRELOADED = ['pg_cron', 'timescaledb', 'pgaudit', 'pg_squeeze', 'citus'];
/**
 * A private cluster of this machine's server binaries, contained, with an empty database that belongs to an account that
 * is no superuser.
 * @throws {RestorableError} SERVER_MISSING, DISK_FULL
 */
async function openEphemeral(needs, { sandbox, host }) {
    await checkDisk(needs, host);
    const wanted = Number.parseInt(needs.majorVersion, 10);
    const { binDirectory, major } = await requireServer(wanted, host);
    const preload = preloadOf(binDirectory, needs);
    const cluster = await startCluster({ binDirectory, major, sandbox, preload, rawBytes: needs.rawBytes }, host);
    try {
        return await prepareDatabase(cluster, sandbox, needs, { wanted, major }, host);
    }
    catch (error) {
        await cluster.stop();
        throw error;
    }
}
async function prepareDatabase(cluster, sandbox, needs, majors, host) {
    const notes = [];
    if (sandbox.note !== undefined)
        notes.push(sandbox.note);
    if (majors.major !== majors.wanted) {
        notes.push(`PostgreSQL ${majors.major} was used: this machine has no server of version ${majors.wanted}.`);
    }
    const admin = await (0,postgres_connection/* openConnection */.J)(cluster.admin, host, { requireTls: false });
    const { serverVersion } = admin;
    try {
        // BYPASSRLS: otherwise the counts of tables whose owner is subject to its own policies would fail.
        await admin.simple(`create role ${quoteName(RESTORING_ROLE)} login bypassrls`);
        notes.push(...(await createDatabase(admin, {
            name: RESTORED_DATABASE,
            owner: RESTORING_ROLE,
            facts: needs.fingerprint.facts,
        })));
    }
    finally {
        await admin.close();
    }
    const adminUrl = withoutEventTriggers({ ...cluster.admin, database: RESTORED_DATABASE }, majors.major);
    await ephemeral_giveSchemas(adminUrl, host);
    return {
        ...ordinaryPlace(),
        description: `ephemeral PostgreSQL ${serverVersion.split(' ')[0]}`,
        notes,
        strategy: 'fresh',
        serverMajor: majors.major,
        admin: adminUrl,
        adminIsSuperuser: true,
        role: { ...cluster.role, database: RESTORED_DATABASE },
        hasOwnRole: true,
        keepsOwners: false,
        isDisposable: true,
        box: { sandbox, binds: [cluster.socketBind] },
        serverLog: () => cluster.log(),
        publish: async () => ({}),
        close: () => cluster.stop(),
    };
}
/** What the owner of a database had to itself if it were also who made the cluster. */
async function ephemeral_giveSchemas(url, host) {
    const admin = await (0,postgres_connection/* openConnection */.J)(url, host, { requireTls: false });
    try {
        // Before version 15 `public` belongs to the bootstrap superuser: the dump's grants on it would fail.
        await admin.simple(`alter schema public owner to ${quoteName(RESTORING_ROLE)}`);
        await admin.simple(`grant select on pg_catalog.pg_largeobject to ${quoteName(RESTORING_ROLE)}`);
    }
    finally {
        await admin.close();
    }
}
async function requireServer(wanted, host) {
    const found = await (0,clients/* findServerBinaries */.Q)(wanted, host);
    if (found !== undefined)
        return found;
    host.log.info(`This machine has no PostgreSQL server of version ${wanted} or newer; installing one.`);
    if (await (0,install/* installPostgres */.zk)('server', wanted, host)) {
        const installed = await (0,clients/* findServerBinaries */.Q)(wanted, host);
        if (installed !== undefined)
            return installed;
    }
    throw new errors/* RestorableError */.s$('SERVER_MISSING', `This machine has no PostgreSQL server of version ${wanted} or newer.`, {
        hint: `Install it in an earlier step (${(0,install/* installHint */.J8)('server', wanted)}), give its folder in PG_BIN, or give \`into:\` a database of a service container.`,
    });
}
function preloadOf(binDirectory, needs) {
    const names = new Set(needs.fingerprint.extensions.map(({ name }) => name));
    const folders = ['lib', 'lib/postgresql', 'lib64'].map((folder) => (0,external_node_path_.join)(binDirectory, '..', folder));
    return PRELOADED.filter((name) => names.has(name) && folders.some((folder) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, `${name}.so`))));
}
/** @throws {RestorableError} DISK_FULL before anything is fetched */
async function checkDisk(needs, host) {
    const { path } = await host.workspace();
    const data = Math.max(needs.rawBytes, needs.fingerprint.sizeBytes ?? 0);
    await (0,disk/* requireSpace */.M)(path, data + Math.min(data, MAX_LOG_BYTES) + CLUSTER_BYTES, 'an ephemeral database', 'Give `into:` a database of a service container or another server, or free some disk of the runner.');
}

// EXTERNAL MODULE: ./build/engines/postgres/text-bytes.js
var text_bytes = __webpack_require__(98515);
;// CONCATENATED MODULE: ./build/engines/postgres/archive-texts.js

const LENGTH_BYTES = 5;
/** Sections of a dump (src/bin/pg_dump/pg_backup.h, teSection). */
const PRE_DATA = 2;
const POST_DATA = 4;
/** How the format says that an entry has no data (K_OFFSET_NO_DATA). */
const NO_DATA = 3;
/** A text of an archive's table of contents; empty where it is absent. */
function textAt({ toc, decode }, [start, end]) {
    return decode(toc.subarray(start + LENGTH_BYTES, end));
}
/** The statements that make an entry's object, for a session of our own. */
function definitionOf(texts, { places }) {
    return places === undefined ? '' : textAt(texts, places.definition);
}
/** The same with its bytes as they are, whatever their encoding, for going back into the table of contents. */
function storedDefinition(toc, entry) {
    return definitionOf({ toc, decode: text_bytes/* textOf */.b }, entry);
}
/**
 * A copy of a table of contents with some texts changed, and with statements of our own before and after everything
 * (src/bin/pg_dump/pg_backup_archiver.c, WriteToc). What follows it in the archive stays as it is.
 */
function editToc({ head, toc, plan }, { edits, first, last }) {
    const { entries } = plan;
    const nextId = entries.reduce((highest, { dumpId }) => Math.max(highest, dumpId), 0) + 1;
    const before = first.map((statements, index) => ownEntry(head, nextId + index, statements, 'first'));
    const after = last.map((statements, index) => ownEntry(head, nextId + first.length + index, statements, 'last'));
    const countEnd = head.countAt + LENGTH_BYTES;
    const parts = [
        toc.subarray(0, head.countAt),
        encodeInt(head.entries + before.length + after.length),
        ...before,
    ];
    let at = countEnd;
    const put = ([start, end], bytes) => {
        parts.push(toc.subarray(at, start), bytes);
        at = end;
    };
    for (const { dumpId, places } of entries) {
        const edit = edits.get(dumpId);
        if (edit === undefined || places === undefined)
            continue;
        if (edit.dropsData === true)
            put(places.hasData, Buffer.alloc(LENGTH_BYTES));
        if (edit.definition !== undefined)
            put(places.definition, encodeText(edit.definition));
        // Without a definition there is nothing whose owner could be set.
        if (edit.dropsOwner === true || edit.definition === '')
            put(places.owner, encodeText(''));
    }
    return Buffer.concat([...parts, toc.subarray(at), ...after]);
}
function ownEntry({ version, offsetSize }, dumpId, statements, place) {
    return Buffer.concat([
        encodeInt(dumpId),
        encodeInt(0),
        encodeText('0'),
        encodeText('0'),
        encodeText(''),
        // Event triggers run in the last pass, after rights and the content of materialized views.
        encodeText(place === 'first' ? 'SHELL TYPE' : 'EVENT TRIGGER'),
        encodeInt(place === 'first' ? PRE_DATA : POST_DATA),
        encodeText(statements),
        encodeText(''),
        encodeInt(-1),
        encodeText(''),
        encodeText(''),
        ...(version >= 1_014 ? [encodeInt(-1)] : []),
        ...(version >= 1_016 ? [encodeInt(0)] : []),
        encodeText(''),
        encodeText('false'),
        encodeInt(-1),
        Buffer.from([NO_DATA]),
        Buffer.alloc(offsetSize),
    ]);
}
/** A sign byte and four bytes, least significant first (WriteInt). */
function encodeInt(value) {
    const bytes = Buffer.alloc(LENGTH_BYTES);
    bytes[0] = value < 0 ? 1 : 0;
    bytes.writeUInt32LE(Math.abs(value), 1);
    return bytes;
}
/** Its length and its bytes (WriteStr). */
function encodeText(text) {
    const bytes = (0,text_bytes/* bytesOf */.$)(text);
    return Buffer.concat([encodeInt(bytes.length), bytes]);
}

// EXTERNAL MODULE: ./build/engines/postgres/globals-text.js
var globals_text = __webpack_require__(54658);
// EXTERNAL MODULE: ./build/engines/postgres/reserved-roles.js
var reserved_roles = __webpack_require__(24358);
;// CONCATENATED MODULE: ./build/engines/postgres/restore-roles.js






/** Roles of the server whose rights reach beyond the database. */
const POWERFUL = /^pg_(?:execute_server_program|read_server_files|write_server_files)$/;
/**
 * Prepares the roles of globals.sql and those that the archive names besides: a provider's own are in no globals.sql. For a
 * verification all are made bare: without login, password or attributes, none of which the data need; a restored SUPERUSER
 * would give the dump's code what containment withholds. For a restore they are made as globals.sql says, and bare where it
 * says nothing, as far as the account may; existing roles stay as they are.
 */
async function restoreRoles(admin, place, statements, named, host) {
    const existing = await admin.query('select rolname as name, rolsuper as superuser from pg_catalog.pg_roles');
    const names = new Set(existing.map(({ name }) => name));
    const ofGlobals = statements.map(globals_text/* createdRole */.Po).filter((name) => name !== undefined);
    const absent = [...new Set([...ofGlobals, ...named])].filter((name) => !names.has(name));
    const created = place.hasOwnRole
        ? await createBare(admin, place, absent, statements, host)
        : await createWhereAllowed(admin, place, absent, statements, host);
    const missing = absent.filter((name) => !created.has(name));
    return {
        created,
        missing: new Set(missing),
        superusers: new Set([
            ...existing.filter(({ superuser }) => superuser).map(({ name }) => name),
            ...(place.isDisposable
                ? []
                : statements.map(globals_text/* superuserIn */.Ur).filter((name) => name !== undefined && created.has(name))),
        ]),
        wereSuperusers: new Set(statements.map(globals_text/* superuserIn */.Ur).filter((name) => name !== undefined)),
    };
}
/** All at once, with the memberships among them: on a server of our own, or of somebody who lent us a superuser. */
async function createBare(admin, place, absent, statements, host) {
    const created = new Set();
    if (absent.length === 0)
        return created;
    await admin.simple(absent.map((name) => `create role ${quoteName(name)} nologin`).join('; '));
    for (const name of absent)
        created.add(name);
    // The restoring account acts for them: it gives them what is theirs, and reads it. They are bare, so this gives no right.
    await admin.simple(`grant ${absent.map(quoteName).join(', ')} to ${quoteName(place.role.user)}`);
    for (const statement of statements) {
        const membership = (0,globals_text/* membershipIn */.wC)(statement);
        if (membership === undefined || !created.has(membership.member))
            continue;
        const isHarmless = created.has(membership.role) || /^pg_/.test(membership.role);
        if (isHarmless && !POWERFUL.test(membership.role))
            await attempt(admin, statement, place, host);
    }
    return created;
}
async function createWhereAllowed(admin, place, absent, statements, host) {
    const created = new Set();
    if (absent.length === 0)
        return created;
    if (!(await mayCreateRoles(admin))) {
        place.notes.push(`This account may not create roles: ${listed(absent)} ${are(absent)} missing here.`);
        return created;
    }
    for (const name of absent) {
        const own = place.isDisposable ? undefined : statements.find((line) => (0,globals_text/* createdRole */.Po)(line) === name);
        if (await attempt(admin, own ?? `create role ${quoteName(name)} nologin`, place, host))
            created.add(name);
    }
    if (place.isDisposable)
        return created;
    for (const statement of statements) {
        if ((0,globals_text/* createdRole */.Po)(statement) !== undefined)
            continue;
        const changed = (0,globals_text/* changedRole */.J3)(statement);
        // A role that was here before stays as it is: it may serve other databases of the server.
        if (changed === undefined || created.has(changed))
            await attempt(admin, statement, place, host);
    }
    return created;
}
async function mayCreateRoles(admin) {
    const [row] = await admin.query(`select rolsuper or rolcreaterole as may from pg_catalog.pg_roles where rolname ${sql_operators.EQ} current_user`);
    return row?.may === true;
}
/** Runs a single statement (the protocol with parameters refuses two); a refusal becomes a note. */
async function attempt(admin, statement, place, host) {
    try {
        await admin.single(statement);
        return true;
    }
    catch (error) {
        const refusal = (0,connection_errors/* nameQueryFailure */.G0)(error, (0,postgres_url/* describeServer */.X8)(admin.url));
        if (refusal.code === 'DATABASE_CONNECTION_LOST' || refusal.code === 'CANCELLED')
            throw refusal;
        if (refusal.foreign !== undefined)
            host.toolWords.add(refusal.foreign);
        place.notes.push(`A statement of globals.sql was refused (${(0,globals_text/* kindOfStatement */.n4)(statement)}). ${refusal.message}`);
        return false;
    }
}
const LISTED = 10;
/** `"a", "b" and 3 more`. */
function listed(names) {
    const shown = names.slice(0, LISTED).map(known_names/* showName */.$).join(', ');
    return names.length > LISTED ? `${shown} and ${names.length - LISTED} more` : shown;
}
const are = (names) => (names.length === 1 ? 'is' : 'are');

;// CONCATENATED MODULE: ./build/engines/postgres/sql-reader.js
const TOKEN = /(\s+|--[^\n]*)|"([^"]*(?:""[^"]*)*)"|([eE]'[^'\\]*(?:(?:''|\\[\s\S])[^'\\]*)*'|'[^']*(?:''[^']*)*'|\$(\w*)\$[\s\S]*?\$\4\$)|([\p{L}\p{N}_][\p{L}\p{N}_$]*)|([\s\S])/uy;
function tokensOf(sql) {
    const tokens = [];
    TOKEN.lastIndex = 0;
    for (let match = TOKEN.exec(sql); match !== null; match = TOKEN.exec(sql)) {
        const [whole, space, name, text, , word] = match;
        const place = { start: match.index, end: match.index + whole.length };
        if (space !== undefined)
            continue;
        if (name !== undefined)
            tokens.push({ kind: 'name', text: name.replaceAll('""', '"'), ...place });
        else if (text !== undefined)
            tokens.push({ kind: 'text', text: whole, ...place });
        else
            tokens.push({ kind: word === undefined ? 'mark' : 'word', text: whole, ...place });
    }
    return tokens;
}
/** Splits what pg_dump wrote for one entry into its statements, without the semicolons. */
function splitStatements(sql) {
    const statements = [];
    let start = 0;
    for (const token of tokensOf(sql)) {
        if (token.kind !== 'mark' || token.text !== ';')
            continue;
        statements.push(sql.slice(start, token.start).trim());
        start = token.end;
    }
    statements.push(sql.slice(start).trim());
    return statements.filter((statement) => statement !== '');
}
/**
 * The roles of a statement of an ACL, DEFAULT ACL, POLICY or USER MAPPING, as pg_dump writes them. PUBLIC is none, nor are
 * the roles that every server has.
 */
function roleListsOf(description, statement) {
    const tokens = tokensOf(statement);
    if (description === 'POLICY')
        return listsAfter(tokens, ['TO'], 'first');
    if (description === 'USER MAPPING')
        return listsAfter(tokens, ['FOR'], 'first');
    if (/^SET SESSION AUTHORIZATION\b/i.test(statement))
        return listsAfter(tokens, ['AUTHORIZATION'], 'first');
    const grantees = listsAfter(tokens, ['TO', 'FROM'], 'last');
    if (description !== 'DEFAULT ACL')
        return grantees;
    return [...listsAfter(tokens, ['ROLE'], 'first'), ...grantees];
}
/** The list after the first or last of these keywords that stands outside of parentheses. */
function listsAfter(tokens, keywords, which) {
    let depth = 0;
    const found = [];
    for (const [index, { kind, text }] of tokens.entries()) {
        if (kind === 'mark' && text === '(')
            depth += 1;
        else if (kind === 'mark' && text === ')')
            depth -= 1;
        else if (depth === 0 && kind === 'word' && keywords.includes(text))
            found.push(index);
    }
    const at = which === 'first' ? found[0] : found.at(-1);
    return at === undefined ? [] : [readList(tokens, at + 1)];
}
function readList(tokens, from) {
    const names = [];
    let at = from;
    for (;;) {
        const token = tokens[at];
        if (token === undefined || (token.kind !== 'word' && token.kind !== 'name'))
            break;
        if (token.kind === 'name' || !NO_ROLE.test(token.text))
            names.push(token.text);
        at += 1;
        if (tokens[at]?.text !== ',' || tokens[at]?.kind !== 'mark')
            break;
        at += 1;
    }
    return {
        names: names.filter((name) => !/^pg_/.test(name)),
        start: tokens[from]?.start ?? 0,
        end: tokens[at - 1]?.end ?? 0,
    };
}
/** Words in the place of a role; pg_dump quotes a role that is called so. */
const NO_ROLE = /^(?:PUBLIC|CURRENT_USER|CURRENT_ROLE|SESSION_USER)$/i;

;// CONCATENATED MODULE: ./build/engines/postgres/restore-adapt.js






/** A target may lack what these need: a provider of labels, another server. */
const DECIDED_BY_TARGET = new Set(['SECURITY LABEL', 'MATERIALIZED VIEW DATA']);
/**
 * Policies that hold for a table's own owner too: turned on at their place, they would keep rows from materialized views,
 * whose content is the last that a dump makes.
 */
const FORCED_SECURITY = 'FORCE ROW LEVEL SECURITY';
const RIGHTS = new Set(['ACL', 'DEFAULT ACL']);
const WITH_ROLES = new Set(['ACL', 'DEFAULT ACL', 'POLICY', 'USER MAPPING']);
const OWNED_BY_SUPERUSERS = new Set(['EVENT TRIGGER', 'FOREIGN DATA WRAPPER', 'PUBLICATION']);
/** The roles that an archive's statements name; with `owners` also those to whom its objects belong. */
function rolesNamed(archive, owners) {
    const names = new Set();
    for (const entry of archive.plan.entries) {
        if (owners && entry.owner !== '' && !entry.owner.startsWith('pg_'))
            names.add(entry.owner);
        if (!WITH_ROLES.has(entry.description))
            continue;
        for (const statement of splitStatements(definitionOf(archive, entry))) {
            for (const { names: listedNames } of roleListsOf(entry.description, statement)) {
                for (const name of listedNames)
                    names.add(name);
            }
        }
    }
    return names;
}
/**
 * Decides what of an archive's entries this target gets: what names a role that is missing here, what only another account
 * may do, and what the target has already is left out or done apart.
 */
function adaptArchive(archive, place, roles, standing) {
    const adapter = new Adapter(archive, place, roles);
    for (const entry of archive.plan.entries) {
        const judgement = standing.judge(entry);
        if (judgement === 'skip')
            adapter.skip(entry);
        else if (judgement === 'tolerate')
            adapter.tolerated.add(entry.dumpId);
        else
            adapter.adapt(entry);
    }
    adapter.end();
    return adapter;
}
class Adapter {
    edits = new Map();
    late = [];
    impossible = [];
    tolerated = new Set();
    #texts;
    #place;
    #roles;
    #isOneTransaction;
    #forcesSecurity;
    #security = [];
    /** What was left out, told once for each reason. */
    #notes = new Map();
    constructor(texts, place, roles) {
        this.#texts = texts;
        this.#place = place;
        this.#roles = roles;
        this.#isOneTransaction = place.strategy === 'in-place';
        this.#forcesSecurity = texts.toc.includes(FORCED_SECURITY);
    }
    adapt(entry) {
        const { description } = entry;
        const { adminIsSuperuser, hasOwnRole, keepsOwners } = this.#place;
        if (!this.#isOneTransaction && DECIDED_BY_TARGET.has(description))
            this.#defer(entry, false);
        else if (!this.#isOneTransaction && this.#forcesSecurity && description === 'ROW SECURITY')
            this.#security.push(entry);
        else if (!adminIsSuperuser && this.#needsRights(entry))
            return;
        else if (description === 'POLICY' || description === 'USER MAPPING')
            this.#dropMissing(entry);
        else if (hasOwnRole && description === 'DEFAULT ACL')
            this.#dropOfOthers(entry);
        else if (keepsOwners && OWNED_BY_SUPERUSERS.has(description))
            this.#dropOwner(entry);
    }
    /** What the target's provider has there already. */
    skip(entry) {
        this.leaveOut(entry);
        if (entry.description !== 'TABLE DATA')
            return;
        this.#note("rows of the provider's own tables, which hold others or are not this account's", entry.name);
    }
    leaveOut({ dumpId }) {
        this.edits.set(dumpId, { definition: '', dropsData: true });
    }
    /** Decides what waits for all others, and tells what was left out. */
    end() {
        for (const entry of this.#security)
            this.#defer(entry, false);
        for (const [what, names] of this.#notes)
            this.#place.notes.push(`Left out: ${what} (${listed([...names])}).`);
    }
    #defer(entry, isRight) {
        this.leaveOut(entry);
        this.late.push({ entry, statements: splitStatements(definitionOf(this.#texts, entry)), isRight });
    }
    #note(what, name) {
        this.#notes.set(what, (this.#notes.get(what) ?? new Set()).add(name));
    }
    /** What an ordinary account may perhaps not do. @returns whether this entry is settled */
    #needsRights(entry) {
        const { description, name, owner } = entry;
        if (RIGHTS.has(description))
            this.#defer(entry, true);
        else if (description === 'COMMENT' && name.startsWith('EXTENSION '))
            this.#defer(entry, false);
        else if (description === 'EVENT TRIGGER' && (0,reserved_roles/* isReserved */.B)(owner)) {
            this.leaveOut(entry);
            this.#note('event triggers of the provider', name);
        }
        else
            return false;
        return true;
    }
    #dropMissing(entry) {
        const { description, dumpId, name } = entry;
        const edit = this.#withoutMissing(entry);
        if (edit === undefined)
            return;
        this.edits.set(dumpId, edit);
        if (description === 'USER MAPPING')
            this.#note('user mappings of roles that are missing here', name);
        else if (edit.definition === '')
            this.impossible.push([entry, 'its roles are missing here']);
        else
            this.#note('roles that are missing here, in policies', name);
    }
    /** A policy for some roles holds for those that are there; undefined where all are. */
    #withoutMissing(entry) {
        const definition = storedDefinition(this.#texts.toc, entry);
        const [list] = roleListsOf(entry.description, definition);
        const isMissing = (name) => this.#roles.missing.has(this.#texts.decode((0,text_bytes/* bytesOf */.$)(name)));
        if (list === undefined || !list.names.some(isMissing))
            return undefined;
        const here = list.names.filter((name) => !isMissing(name));
        if (here.length === 0)
            return { definition: '' };
        return {
            definition: `${definition.slice(0, list.start)}${here.map(quoteName).join(', ')}${definition.slice(list.end)}`,
        };
    }
    /** ALTER DEFAULT PRIVILEGES FOR ROLE wants to be a member of that role, which here has a life of its own. */
    #dropOfOthers(entry) {
        if (this.#roles.created.has(entry.owner) || entry.owner === '')
            return;
        this.leaveOut(entry);
        this.#note('default privileges of roles that the server has already', entry.owner);
    }
    #dropOwner(entry) {
        const { description, dumpId, name, owner } = entry;
        if (this.#roles.superusers.has(owner))
            return;
        if (description === 'PUBLICATION' && !definitionOf(this.#texts, entry).includes(' FOR ALL TABLES'))
            return;
        this.edits.set(dumpId, { dropsOwner: true });
        this.#note('owners that must be superusers and are none here', name);
    }
}
/** Statements that give the restored objects to the roles of the source, as pg_restore writes them. */
function ownerStatements(archive, roles) {
    const { entries } = archive.plan;
    const owned = new Set(entries
        .filter(({ description }) => description === 'SEQUENCE OWNED BY')
        .map(({ schema, name }) => `${schema}\0${name}`));
    return entries.flatMap((entry) => {
        const { description, schema, name, owner, places } = entry;
        // What a superuser owned stays with the account that restores, which stands for one: it reads everything.
        if (places === undefined || !roles.created.has(owner) || roles.wereSuperusers.has(owner))
            return [];
        if (!CHANGES_OWNER.has(description) || OWNED_BY_SUPERUSERS.has(description))
            return [];
        // Its table takes it along.
        if (description === 'SEQUENCE' && owned.has(`${schema}\0${name}`))
            return [];
        const [drop, ...more] = splitStatements(textAt(archive, places.drop));
        if (drop === undefined || more.length > 0 || !/^DROP /.test(drop))
            return [];
        return [`${drop.replace(/^DROP /, 'ALTER ')} OWNER TO ${quoteName(owner)}`];
    });
}
/** As in _getObjectDescription of pg_backup_archiver.c. */
const CHANGES_OWNER = new Set([
    'AGGREGATE',
    'COLLATION',
    'CONVERSION',
    'DOMAIN',
    'FOREIGN TABLE',
    'FUNCTION',
    'MATERIALIZED VIEW',
    'OPERATOR',
    'OPERATOR CLASS',
    'OPERATOR FAMILY',
    'PROCEDURAL LANGUAGE',
    'PROCEDURE',
    'SCHEMA',
    'SEQUENCE',
    'SERVER',
    'STATISTICS',
    'TABLE',
    'TEXT SEARCH CONFIGURATION',
    'TEXT SEARCH DICTIONARY',
    'TYPE',
    'VIEW',
]);

;// CONCATENATED MODULE: ./build/engines/postgres/restore-in-place.js



const NAMED = 8;
/** Entries of relations: no two of one name may be in a schema. */
const RELATIONS = new Set(['TABLE', 'VIEW', 'MATERIALIZED VIEW', 'FOREIGN TABLE', 'SEQUENCE', 'TYPE', 'DOMAIN']);
/** What runs before the archive, within the transaction that restores it: everything old goes, and no lock is waited for in vain. */
function replacingStatements(emptying, plan) {
    return [
        `set local lock_timeout = ${emptying.lockWaitMs}`,
        ...emptying.statements,
        'set local lock_timeout = 0',
        ...(plan.createsPublic && !emptying.keepsPublic ? ['drop schema if exists public'] : []),
        ...plan.absentSchemas.map((name) => `create schema if not exists ${quoteName(name)}`),
    ]
        .map((statement) => `${statement};\n`)
        .join('');
}
/**
 * Refuses a replacement that would meet what this account may not drop.
 * @throws {RestorableError} DATABASE_PRIVILEGE before anything was changed
 */
function refuseConflicts(emptying, entries) {
    const names = new Set(entries
        .filter(({ description }) => RELATIONS.has(description))
        .map(({ schema, name }) => JSON.stringify([schema, name])));
    const inTheWay = emptying.kept.filter(({ entry, schema, name }) => entry === 'OBJECT' && names.has(JSON.stringify([schema, name])));
    if (inTheWay.length === 0)
        return;
    throw new errors/* RestorableError */.s$('DATABASE_PRIVILEGE', `This account may not drop what the backup replaces: ${listKept(inTheWay)}. Nothing was changed.`, {
        hint: 'Restore as the owner of these, or give the account CREATEDB, so that the backup is restored beside them.',
    });
}
/** Tells the entries whose objects stay as they are. */
function withoutKept(emptying) {
    const kept = new Set(emptying.kept.map(({ entry, name }) => `${entry}\0${name}`));
    if (emptying.keepsPublic)
        kept.add('SCHEMA\0public');
    const kinds = [...new Set(emptying.kept.map(({ entry }) => entry)), 'SCHEMA'];
    return ({ description, name: tag }) => {
        if (description === 'COMMENT' || description === 'SECURITY LABEL') {
            return kinds.some((kind) => tag.startsWith(`${kind} `) && kept.has(`${kind}\0${tag.slice(kind.length + 1)}`));
        }
        if (description.startsWith('PUBLICATION ')) {
            return emptying.kept.some(({ entry, name }) => entry === 'PUBLICATION' && tag.startsWith(`${name} `));
        }
        // CREATE EXTENSION IF NOT EXISTS says nothing about one that is there.
        return description !== 'EXTENSION' && kept.has(`${description}\0${tag}`);
    };
}
/** For the report. */
function noteKept({ kept }) {
    if (kept.length === 0)
        return [];
    return [`Not this account's to drop, and so left as they are: ${listKept(kept)}.`];
}
function listKept(kept) {
    const named = kept.slice(0, NAMED).map(({ shown }) => (0,known_names/* showName */.$)(shown));
    const more = kept.length - named.length;
    return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

// EXTERNAL MODULE: ./build/process/child.js
var child = __webpack_require__(47902);
// EXTERNAL MODULE: ./build/process/feed.js
var feed = __webpack_require__(30254);
;// CONCATENATED MODULE: ./build/engines/postgres/client-access.js



/** Variables that name files; the user of a contained program could not read all of them where they are. */
const FILES = ['PGSSLCERT', 'PGSSLKEY', 'PGSSLROOTCERT'];
/**
 * The way of a contained client to somebody's server: the password in a file that it alone can read (an argument or a
 * variable of bubblewrap would show in the process list), copies of certificates and key, the network or the socket.
 * @throws {RestorableError} FILE_UNREADABLE, INPUT_INVALID for a password of several lines
 */
async function accessForClient(url, sandbox, host) {
    const env = { ...(0,postgres_url/* childEnvironment */.Qc)({ ...url, password: undefined }), PATH: '/usr/bin:/bin' };
    const binds = [];
    const give = async (variable, content) => {
        const path = await sandbox.giveFile(variable.toLowerCase(), content);
        binds.push({ path, writable: false });
        env[variable] = path;
    };
    const password = (0,postgres_url/* passwordOf */.No)(url, host.env)?.reveal();
    if (password !== undefined)
        await give('PGPASSFILE', passwordLine(password));
    for (const variable of FILES) {
        const path = env[variable];
        if (path !== undefined && path !== 'system')
            await give(variable, await read(path, variable));
    }
    const folder = env['PGHOST'] ?? '';
    if (!folder.startsWith('/'))
        return { env, binds, network: true };
    // The socket alone: the folder that it lies in may be one that only we can enter.
    const socket = `${folder}/.s.PGSQL.${env['PGPORT'] ?? ''}`;
    return { env, binds: [...binds, { path: socket, writable: true }], network: false };
}
/** As libpq reads it (manual, 34.16): any server, and a backslash before what would end the field. */
function passwordLine(password) {
    if (/[\r\n]/.test(password)) {
        throw new errors/* RestorableError */.s$('INPUT_INVALID', 'The password of `into` holds a line break.', {
            hint: 'A contained client reads it from a file of one line: give the account another password.',
        });
    }
    return `*:*:*:*:${password.replaceAll(/[:\\]/g, '\\$&')}\n`;
}
async function read(path, variable) {
    try {
        return await (0,promises_.readFile)(path);
    }
    catch (cause) {
        throw new errors/* RestorableError */.s$('FILE_UNREADABLE', `The file of ${variable} can't be read: ${path}`, {
            hint: 'Write the certificate to a file in an earlier step and give its path.',
            cause,
        });
    }
}

;// CONCATENATED MODULE: ./build/engines/postgres/restore-failures.js


const CONTINUE_HINT = 'A `restore` with `on-error: continue` restores all that can be and lists the rest.';
/**
 * Codes that tell what a server or machine lacks, whatever the backup holds: a library or file, another server, a role or
 * collation, room. By their classes (manual, appendix A).
 */
const TARGETS = /^(?:08|53|HV|58|0A)/;
/** Whether a refusal with this code is due to where the backup is restored. */
function isTargetsFault(state, place) {
    if (state === undefined)
        return false;
    // On a server of our own every role is made: what is unknown there is missing in the backup.
    return TARGETS.test(state) || (place.box === undefined && state === '42704');
}
/** `POLICY "public.t mine"`. Only the description's own names are shown: all else may be a value. */
function describeEntry({ description, schema, name }, known) {
    if (!/^[A-Z ]{1,40}$/.test(description))
        return 'an entry';
    // The tag of a constraint, trigger or policy is its table and its own name; that of a comment begins with a kind.
    const space = name.indexOf(' ');
    const [first, second] = space === -1 ? [name, ''] : [name.slice(0, space), name.slice(space + 1)];
    const candidates = [
        `${schema}.${name}`,
        name,
        `${schema}.${first}.${second}`,
        `${schema}.${first}`,
        second,
        `${schema}.${second}`,
    ];
    const shown = candidates.find((candidate) => known.has(candidate));
    return shown === undefined ? `an entry ${description}` : `${description} ${(0,known_names/* showName */.$)(shown)}`;
}
const restore_failures_LISTED = 20;
/** One line for each, the first ones. */
function listFailures(failures, known) {
    return failures.map(({ entry, reason }) => `${describeEntry(entry, known)} (${reason})`);
}
/** @param lines as listFailures gives them */
function unsuitable(lines) {
    const rest = lines.length > restore_failures_LISTED ? ` and ${lines.length - restore_failures_LISTED} more` : '';
    return new errors/* RestorableError */.s$('TARGET_UNSUITABLE', `The target can't hold what the backup has: ${lines.slice(0, restore_failures_LISTED).join('; ')}${rest}.`, {
        hint: `Give the server or the account what these need; nothing is wrong with the backup. ${CONTINUE_HINT}`,
    });
}

// EXTERNAL MODULE: ./build/core/foreign.js
var foreign = __webpack_require__(54440);
;// CONCATENATED MODULE: ./build/engines/postgres/restore-words.js

/** What a verbose pg_restore says of its own progress: a line for each of what may be a hundred thousand objects. */
const PROGRESS = /^pg_restore: (?:connecting|creating|processing|executing|dropping|disabling|enabling|restoring|restored|setting|skipping|implied|entering|starting|launching|finished|reading)\b/;
const ENTRY = /^pg_restore: from TOC entry (\d{1,10});/;
/** Its last line when it went on after errors. */
const IGNORED = /^pg_restore: warning: errors ignored on restore: (\d{1,10})$/;
const FIRST_CHARACTERS = 16 * 1024;
const LAST_CHARACTERS = 16 * 1024;
/**
 * What pg_restore says besides its progress. The first words tell what failed and the last ones how many errors there were;
 * of very many the middle is left out.
 */
class RestoreWords {
    #first = '';
    #last = '';
    #failed = new Set();
    #ignored;
    /** Takes a line of standard error. */
    add(line) {
        if (PROGRESS.test(line))
            return;
        const entry = ENTRY.exec(line)?.[1];
        if (entry !== undefined)
            this.#failed.add(Number(entry));
        const ignored = IGNORED.exec(line)?.[1];
        this.#ignored = ignored === undefined ? undefined : Number(ignored);
        if (this.#first.length + line.length <= FIRST_CHARACTERS)
            this.#first += `${line}\n`;
        else
            this.#last = `${this.#last}${line}\n`.slice(-LAST_CHARACTERS);
    }
    /** The entries that failed, by their numbers in the archive. */
    get failed() {
        return this.#failed;
    }
    /** Errors after which it went on to the archive's end; undefined: it did not. */
    get ignored() {
        return this.#ignored;
    }
    get text() {
        return new foreign/* ForeignText */.sh('pg_restore', this.#first + this.#last);
    }
}

// EXTERNAL MODULE: ./build/engines/postgres/sqlstate.js
var sqlstate = __webpack_require__(52419);
;// CONCATENATED MODULE: ./build/engines/postgres/restore-tool.js









/** From this major on pg_restore begins with `SET transaction_timeout`, which older servers refuse. */
const TRANSACTION_TIMEOUT_MAJOR = 17;
/**
 * Feeds an archive to pg_restore, contained where the place is, and waits for both to end well.
 * @returns the entries that failed and were allowed to
 * @throws {RestorableError} RESTORE_FAILED, TARGET_UNSUITABLE, DISK_FULL, DATABASE_PRIVILEGE, DATABASE_CONNECTION_LOST,
 * CANCELLED, and what reading the archive throws
 */
async function runPgRestore(archive, client, restoring, place, host) {
    const logBefore = place.serverLog();
    const said = new RestoreWords();
    const goesOn = restoring.toleratesAll || restoring.tolerated.size > 0 || meetsTransactionTimeout(client, place);
    const args = goesOn ? restoring.args : ['--exit-on-error', ...restoring.args];
    const child = await startPgRestore(client, args, place, host, said);
    const iterator = archive[Symbol.asyncIterator]();
    try {
        // The same iterator, since what pg_restore does not read is read below.
        await (0,feed/* feedChild */.B)({ [Symbol.asyncIterator]: () => iterator }, child);
        const { code, signal } = await child.exited;
        (0,errors/* throwIfCancelled */.dZ)(host.signal);
        const failed = code === 0 ? [] : toleratedIn(said, code, restoring, client, place);
        if (failed === undefined) {
            const dumpId = firstFailure(said, restoring);
            const state = dumpId === undefined ? undefined : await restoring.askState?.(dumpId);
            const end = code === null ? `signal ${signal}` : `exit code ${code}`;
            throw failedTool(said.text, place, end, { ...restoring, logBefore, dumpId, state });
        }
        if (failed.length > 0)
            host.toolWords.add(said.text);
        // pg_restore stops reading at the last entry; only at the stream's own end are its digests checked.
        for (let next = await iterator.next(); !next.done; next = await iterator.next())
            ;
        return failed;
    }
    finally {
        await child.stop();
        const released = iterator.return?.();
        // A generator that waits for bytes answers only after them; a cancelled run doesn't wait that long.
        if (host.signal.aborted)
            released?.catch(() => { });
        else
            await released;
    }
}
/** Undefined where something failed that may not. */
function toleratedIn(said, code, { tolerated, toleratesAll }, client, place) {
    if (code !== 1 || said.ignored === undefined)
        return undefined;
    const failed = [...said.failed];
    if (failed.length === 0) {
        // A setting that the server does not know is set before the first entry.
        return said.ignored === 1 && meetsTransactionTimeout(client, place) ? [] : undefined;
    }
    return toleratesAll || failed.every((dumpId) => tolerated.has(dumpId)) ? failed : undefined;
}
function firstFailure({ failed }, { tolerated }) {
    return [...failed].find((dumpId) => !tolerated.has(dumpId));
}
async function startPgRestore(client, args, place, host, said) {
    const words = [...client.prefix, ...args];
    const onErrorLine = (line) => said.add(line);
    const sandbox = client.prefix.length > 0 ? undefined : (place.box?.sandbox ?? place.client);
    if (sandbox === undefined) {
        const common = { env: (0,postgres_url/* childEnvironment */.Qc)(place.role, host.env), signal: host.signal, scrub: host.scrub };
        return (0,child/* startChild */.v)({ ...common, file: client.path, args: words, stdin: 'pipe', stdout: 'ignore', onErrorLine });
    }
    const { env, binds, network } = place.box === undefined ? await accessForClient(place.role, sandbox, host) : ownAccess(place, place.box.binds);
    const program = { file: client.path, args: words, env, network };
    const all = [...binds, ...(await (0,sandbox_programs/* programBinds */.v)(client.path, host))];
    return sandbox.start({ ...program, binds: all, stdin: 'pipe', stdout: 'ignore', onErrorLine });
}
function ownAccess({ role }, binds) {
    // No password: the account needs none, and the job's PGPASSWORD is not for these eyes.
    const env = { ...(0,postgres_url/* childEnvironment */.Qc)({ ...role, password: undefined }), PATH: '/usr/bin:/bin' };
    return { env, binds, network: false };
}
const NO_SPACE = /No space left on device|could not extend file/;
/** What keeps an old database from giving way says nothing about the backup. */
function replacementFailure(what, { dumpId, entries, ownFirst }, state, foreign) {
    const ownFrom = nextEntry(entries);
    if (state === '53200') {
        return new errors/* RestorableError */.s$('DATABASE_QUERY', `The server has too few locks for the replacement in one transaction${what}.`, {
            hint: 'Raise max_locks_per_transaction at the server (by the number of tables, indexes and sequences over max_connections), or give the account CREATEDB: then the backup is restored beside the old database.',
            foreign,
        });
    }
    if (dumpId !== undefined && dumpId >= ownFrom && dumpId < ownFrom + ownFirst) {
        return new errors/* RestorableError */.s$('DATABASE_QUERY', `What is in the database could not be dropped${what}.`, {
            hint: 'End the sessions that use it, or give the account CREATEDB: then the backup is restored beside the old database.',
            foreign,
        });
    }
    return undefined;
}
/** An error of pg_restore is a finding about the backup, but for what this server or machine lacks. */
function failedTool(foreign, place, end, facts) {
    const all = foreign.reveal();
    // What was tolerated stands before it.
    const words = facts.dumpId === undefined ? all : all.slice(Math.max(all.indexOf(`from TOC entry ${facts.dumpId};`), 0));
    const state = stateOfFailure(words, place, facts);
    const entry = facts.entries.find(({ dumpId }) => dumpId === facts.dumpId);
    const parts = [(0,sqlstate/* describeState */.J)(state) ?? restore_tool_reasonIn(words), entry && `at ${describeEntry(entry, facts.known)}`];
    const known = parts.filter((part) => part !== undefined);
    const what = known.length === 0 ? '' : `: ${known.join(', ')}`;
    if (state === '53100' || NO_SPACE.test(words) || NO_SPACE.test(place.serverLog())) {
        return new errors/* RestorableError */.s$('DISK_FULL', 'The disk became full during the restore.', {
            hint: 'Give `into:` a database of a service container or another server, or free some disk of the runner.',
            foreign,
        });
    }
    if (/server closed the connection|terminating connection|connection to server .* failed/.test(words)) {
        return new errors/* RestorableError */.s$('DATABASE_CONNECTION_LOST', `The server went away during the restore${what}.`, {
            hint: 'Check its log: out of memory, restarted, or shut down. Then run again; this says nothing about the backup.',
            foreign,
        });
    }
    const ofReplacement = place.strategy === 'in-place' ? replacementFailure(what, facts, state, foreign) : undefined;
    if (ofReplacement !== undefined)
        return ofReplacement;
    // On a server of our own every right is there that a restore may need; elsewhere the account is to blame, not the backup.
    if (place.box === undefined && state === '42501') {
        return new errors/* RestorableError */.s$('DATABASE_PRIVILEGE', `The restoring account lacks a right${what}.`, {
            hint: `Restore as a superuser (verify: \`into: auto\`), or check the object at the source; this says nothing about the backup. ${CONTINUE_HINT}`,
            foreign,
        });
    }
    if (isTargetsFault(state, place)) {
        return new errors/* RestorableError */.s$('TARGET_UNSUITABLE', `The target can't hold what the backup has${what}.`, {
            hint: `Give the server what it lacks; nothing is wrong with the backup. ${CONTINUE_HINT}`,
            foreign,
        });
    }
    return new errors/* RestorableError */.s$('RESTORE_FAILED', `pg_restore failed (${end})${what}.`, {
        hint: `Look at the object at the source and at what the target lacks, then run again. ${CONTINUE_HINT}`,
        foreign,
    });
}
/** What pg_restore itself says of a statement that failed, whatever language the server speaks. */
const IS_SERVERS = /^pg_restore: error: (?:could not execute query|COPY failed|error returned by PQputCopy\w+)|(?:ERROR|FATAL|PANIC): {2}/m;
function stateOfFailure(words, place, { logBefore, state }) {
    if (state !== undefined)
        return state;
    const log = place.serverLog();
    // Only the log's end is kept: where its beginning has moved on, all of it is newer.
    const since = log.startsWith(logBefore) ? log.slice(logBefore.length) : log;
    // An error of pg_restore itself makes the server log that its statement was cancelled.
    return IS_SERVERS.test(words) ? (loggedState(since, words) ?? (0,sqlstate/* stateIn */.p)(words)) : undefined;
}
/**
 * In the log of a server of our own, whose lines begin with the code; lines that go on from one before begin with a tab. Other
 * sessions log there too, and pg_restore's own cancelled statement: the error that pg_restore tells is the one that counts.
 */
function loggedState(log, words) {
    const told = new Set([...words.matchAll(/(?:ERROR|FATAL|PANIC): {2}(.*)$/gm)].map(([, message]) => message));
    const logged = [...log.matchAll(/^([0-9A-Z]{5}) (?:ERROR|FATAL|PANIC): {2}(.*)$/gm)];
    return logged.findLast(([, , message]) => told.has(message))?.[1];
}
/** What pg_restore says of the archive itself. */
const restore_tool_REASONS = [
    [/unsupported version/, 'the archive is of a newer pg_dump'],
    [/unexpected end of file|could not read from input file/, 'the archive ends early'],
    [/does not appear to be a valid archive|did not find magic string/, 'it is no archive'],
    [/could not find block|unexpected block ID|unrecognized data block|corrupt/, 'the archive is damaged'],
    [/could not uncompress|compress/, 'data of the archive can not be expanded'],
    [/out of memory/, 'out of memory'],
];
function restore_tool_reasonIn(words) {
    return restore_tool_REASONS.find(([pattern]) => pattern.test(words))?.[1];
}
/** Of the first statements of our own; see archive-texts.ts. */
function nextEntry(entries) {
    return entries.reduce((highest, { dumpId }) => Math.max(highest, dumpId), 0) + 1;
}
/** An archive of pg_dump 17 can't be read by an older pg_restore, which a server of 16 would suit better. */
function meetsTransactionTimeout(client, place) {
    return client.major >= TRANSACTION_TIMEOUT_MAJOR && place.serverMajor < TRANSACTION_TIMEOUT_MAJOR;
}

// EXTERNAL MODULE: ./build/engines/postgres/object-kinds.js
var object_kinds = __webpack_require__(74403);
;// CONCATENATED MODULE: ./build/engines/postgres/target-empty-privileges.js


/** As pg_default_acl names kinds of objects, and what PUBLIC may do with them where nothing else is said. */
const KINDS = {
    r: { word: 'tables' },
    S: { word: 'sequences' },
    f: { word: 'functions', everybody: 'execute' },
    T: { word: 'types', everybody: 'usage' },
    n: { word: 'schemas' },
    L: { word: 'large objects' },
};
/**
 * Statements that bring default privileges of this account's roles back to what a new database has: else what is restored
 * would get grants that the backup doesn't know.
 * @param standing schemas that are not dropped; those of others fall with them
 * @throws {RestorableError} DATABASE_QUERY
 */
async function resetDefaultPrivileges(connection, standing) {
    const rows = await connection.query(`select pg_catalog.pg_get_userbyid(d.defaclrole) as role, n.nspname as schema, d.defaclobjtype as kind,
       array(select distinct case when a.grantee ${sql_operators.EQ} 0 then null else pg_catalog.pg_get_userbyid(a.grantee) end
         from pg_catalog.aclexplode(d.defaclacl) a)::pg_catalog.text[] as grantees
     from pg_catalog.pg_default_acl d left join pg_catalog.pg_namespace n on n.oid ${sql_operators.EQ} d.defaclnamespace
     where pg_catalog.pg_has_role(d.defaclrole, 'usage') order by 1, 2, 3`);
    return rows.filter(({ schema }) => schema === null || standing.includes(schema)).flatMap(resetOne);
}
function resetOne({ role, schema, kind, grantees }) {
    const known = KINDS[kind];
    if (known === undefined)
        return [];
    const where = schema === null ? '' : ` in schema ${quoteName(schema)}`;
    const change = `alter default privileges for role ${quoteName(role)}${where}`;
    const named = grantees.map((name) => (name === null ? 'public' : quoteName(name)));
    return [
        ...named.map((name) => `${change} revoke all on ${known.word} from ${name}`),
        ...(schema === null ? [`${change} grant all on ${known.word} to ${quoteName(role)}`] : []),
        ...(schema === null && known.everybody !== undefined
            ? [`${change} grant ${known.everybody} on ${known.word} to public`]
            : []),
    ];
}

;// CONCATENATED MODULE: ./build/engines/postgres/target-empty.js




/** The first object id that initdb doesn't use. */
const FIRST_OWN = 16_384;
const usage = (owner) => `pg_catalog.pg_has_role(${owner}, 'usage')`;
/** A part of something else: of an extension ('e'), or made with its owner ('i'). A column's dependency is not the table's. */
const isPart = (kinds, catalogue, oid) => `exists (select from pg_catalog.pg_depend e
  where e.classid ${sql_operators.EQ} 'pg_catalog.${catalogue}'::pg_catalog.regclass and e.objid ${sql_operators.EQ} ${oid} and e.objsubid ${sql_operators.EQ} 0
    and e.deptype ${sql_operators.EQ} any ('{${kinds}}'))`;
/**
 * How everything that this account may drop goes away: schemas, what is in those that must stay, and every kind of object
 * that belongs to no schema. Nothing is changed here.
 * @throws {RestorableError} DATABASE_QUERY
 */
async function planEmptying(connection) {
    const extensions = await readExtensions(connection);
    const schemas = await readSchemas(connection, extensions.kept);
    const inside = await readObjects(connection, schemas.standing);
    const first = await readDatabaseKinds(connection, object_kinds/* DATABASE_KINDS_FIRST */.Xh);
    const last = await readDatabaseKinds(connection, object_kinds/* DATABASE_KINDS_LAST */.po);
    const subscriptions = await readSubscriptions(connection);
    const objects = await readLargeObjects(connection);
    return {
        statements: [
            ...subscriptions.statements,
            ...first.statements,
            ...schemas.statements,
            ...inside.statements,
            ...(await userMappings(connection)),
            ...last.statements,
            ...extensions.statements,
            ...objects.statements,
            ...(await resetDefaultPrivileges(connection, schemas.standing)),
            ...(await forgetConfigurations(connection, extensions.kept)),
            ...schemas.missingPublic,
        ],
        kept: [...schemas.kept, ...inside.kept, ...first.kept, ...last.kept, ...extensions.keptObjects, ...objects.kept],
        keepsPublic: schemas.keepsPublic || inside.kept.some(({ schema }) => schema === 'public'),
        lockWaitMs: await readLockWait(connection),
        notes: subscriptions.notes,
    };
}
const LOCK_WAIT_MS = 60_000;
/** The account's own limit, where that is shorter than ours. */
async function readLockWait(connection) {
    const [row] = await connection.query(`select reset_val as ms from pg_catalog.pg_settings where name ${sql_operators.EQ} 'lock_timeout'`);
    const own = Number(row?.ms ?? 0);
    return own > 0 ? Math.min(own, LOCK_WAIT_MS) : LOCK_WAIT_MS;
}
/** Extensions that this account could not make again stay, with those that they are built on. */
async function readExtensions(connection) {
    const found = await connection.query(`select e.extname as name, e.oid::pg_catalog.text as oid, ${usage('e.extowner')} as mine,
       (select rolsuper from pg_catalog.pg_roles where rolname ${sql_operators.EQ} current_user) or exists
         (select from pg_catalog.pg_available_extension_versions v where v.name ${sql_operators.EQ} e.extname and v.trusted) as creatable,
       array(select d.refobjid::pg_catalog.text from pg_catalog.pg_depend d where d.objid ${sql_operators.EQ} e.oid
         and d.classid ${sql_operators.EQ} 'pg_catalog.pg_extension'::pg_catalog.regclass and d.refclassid ${sql_operators.EQ} d.classid) as requires
     from pg_catalog.pg_extension e where e.extname ${sql_operators.NE} 'plpgsql' order by 1`);
    const kept = new Map(found.filter(({ mine, creatable }) => !mine || !creatable).map((each) => [each.oid, each]));
    // A map's iteration also meets what is added on the way.
    for (const { requires } of kept.values()) {
        for (const each of found)
            if (requires.includes(each.oid))
                kept.set(each.oid, each);
    }
    return {
        kept: [...kept.values()],
        statements: found
            .filter(({ oid }) => !kept.has(oid))
            .map(({ name }) => `drop extension if exists ${quoteName(name)} cascade`),
        keptObjects: [...kept.values()].map(({ name }) => keptObject('EXTENSION', '', name, 'extension')),
    };
}
/** Schemas go with all that is in them, unless they are somebody else's or hold something of an extension that stays. */
async function readSchemas(connection, extensions) {
    const oids = extensions.map(({ oid }) => oid);
    const rows = await connection.query(`select n.nspname as name, ${usage('n.nspowner')} as mine, n.nspname ${sql_operators.EQ} 'public' as public,
       exists (select from pg_catalog.pg_extension e where e.extnamespace ${sql_operators.EQ} n.oid and e.oid ${sql_operators.EQ} any ($1::pg_catalog.oid[]))
       or exists (select from pg_catalog.pg_depend s join pg_catalog.pg_depend e on e.classid ${sql_operators.EQ} s.classid and e.objid ${sql_operators.EQ} s.objid
         where s.refclassid ${sql_operators.EQ} 'pg_catalog.pg_namespace'::pg_catalog.regclass and s.refobjid ${sql_operators.EQ} n.oid
           and e.deptype ${sql_operators.EQ} 'e' and e.refobjid ${sql_operators.EQ} any ($1::pg_catalog.oid[])) as holds
     from pg_catalog.pg_namespace n where ${(0,sql_operators/* isOwnSchema */.us)('n')} and not ${isPart('e', 'pg_namespace', 'n.oid')} order by 1`, [oids]);
    const going = rows.filter((row) => row.mine && !row.holds && !row.public);
    const standing = rows.filter((row) => !going.includes(row));
    return {
        statements: going.map(({ name }) => `drop schema if exists ${quoteName(name)} cascade`),
        standing: standing.map(({ name }) => name),
        kept: standing.filter((row) => !row.public).map(({ name }) => keptObject('SCHEMA', '', name, 'schema')),
        keepsPublic: standing.some((row) => row.public && (!row.mine || row.holds)),
        // A dump does not make it: every new database has it.
        missingPublic: rows.some((row) => row.public)
            ? []
            : ['create schema if not exists public', 'grant usage on schema public to public'],
    };
}
/** What is in schemas that stay, object by object. */
async function readObjects(connection, schemas) {
    const statements = [];
    const kept = [];
    for (const { catalogue, prefix, hasOwner, drop, only } of object_kinds/* SCHEMA_KINDS */.mP) {
        const own = hasOwner ? ` or ${usage(`x.${prefix}owner`)}` : '';
        const rows = await connection.query(`select n.nspname as schema, i.type, i.identity as what, x.${prefix}name as name, (${usage('n.nspowner')}${own}) as mine
       from pg_catalog.${catalogue} x join pg_catalog.pg_namespace n on n.oid ${sql_operators.EQ} x.${prefix}namespace,
         pg_catalog.pg_identify_object('pg_catalog.${catalogue}'::pg_catalog.regclass, x.oid, 0) i
       where n.nspname ${sql_operators.EQ} any ($1) and ${only} and not ${isPart('e,i', catalogue, 'x.oid')}
       order by x.oid`, [schemas]);
        for (const { schema, name, type, what, mine } of rows) {
            if (mine)
                statements.push(`drop ${drop ?? type} if exists ${what} cascade`);
            else
                kept.push({ entry: 'OBJECT', schema, name, shown: `${type} ${what}` });
        }
    }
    return { statements, kept };
}
async function readDatabaseKinds(connection, kinds) {
    const statements = [];
    const kept = [];
    for (const { catalogue, entry, type, name, compared, sql, mine } of kinds) {
        const rows = await connection.query(`select ${name} as name, ${compared ?? `pg_catalog.quote_ident(${name})`} as compared, ${sql} as sql, ${mine} as mine from pg_catalog.${catalogue} x
       where x.oid ${sql_operators.GE} ${FIRST_OWN} and not ${isPart('e,i', catalogue, 'x.oid')} order by x.oid`);
        for (const row of rows) {
            if (row.mine)
                statements.push(row.sql);
            else
                kept.push({ ...keptObject(entry, '', row.name, type), compared: { type, name: row.compared } });
        }
    }
    return { statements, kept };
}
/** Their slots at the other server can't be dropped in a transaction, and stay there. */
async function readSubscriptions(connection) {
    const rows = await connection.query(`select s.subname as name, s.subslotname as slot from pg_catalog.pg_subscription s
     where s.subdbid ${sql_operators.EQ} (select oid from pg_catalog.pg_database where datname ${sql_operators.EQ} pg_catalog.current_database())
       and ${usage('s.subowner')} order by 1`);
    return {
        statements: rows.map(({ name }) => {
            const change = `alter subscription ${quoteName(name)}`;
            return `${change} disable; ${change} set (slot_name = none); drop subscription ${quoteName(name)}`;
        }),
        notes: rows.some(({ slot }) => slot !== null)
            ? ['Subscriptions were dropped: their replication slots stay at the other server until they are dropped there.']
            : [],
    };
}
/** Of a server that stays, the mapping of this account: all others need the server's owner. */
async function userMappings(connection) {
    const rows = await connection.query(`select m.srvname as server from pg_catalog.pg_user_mappings m
       join pg_catalog.pg_foreign_server s on s.oid ${sql_operators.EQ} m.srvid
     where m.usename ${sql_operators.EQ} current_user and not ${usage('s.srvowner')} and pg_catalog.has_server_privilege(s.oid, 'usage')`);
    return rows.map(({ server }) => `drop user mapping if exists for current_user server ${quoteName(server)}`);
}
async function readLargeObjects(connection) {
    const [row] = await connection.query(`select pg_catalog.count(*) filter (where ${usage('lomowner')}) as mine,
       pg_catalog.count(*) filter (where not ${usage('lomowner')}) as others from pg_catalog.pg_largeobject_metadata`);
    return {
        statements: row === undefined || row.mine === '0'
            ? []
            : [`select pg_catalog.lo_unlink(oid) from pg_catalog.pg_largeobject_metadata where ${usage('lomowner')}`],
        kept: row === undefined || row.others === '0'
            ? []
            : [{ entry: 'BLOB', schema: '', name: '', shown: `large objects (${row.others})` }],
    };
}
/** Rows that a dump holds of an extension's own tables: they would come a second time. */
async function forgetConfigurations(connection, extensions) {
    const rows = await connection.query(`select pg_catalog.format('delete from %s %s', c.relation::pg_catalog.regclass, c.condition) as sql
     from (select pg_catalog.unnest(extconfig) as relation, pg_catalog.unnest(extcondition) as condition
       from pg_catalog.pg_extension where oid ${sql_operators.EQ} any ($1::pg_catalog.oid[])) c
       join pg_catalog.pg_class r on r.oid ${sql_operators.EQ} c.relation
     where r.relkind ${sql_operators.EQ} 'r' and pg_catalog.has_table_privilege(c.relation, 'delete')`, [extensions.map(({ oid }) => oid)]);
    return rows.map(({ sql }) => sql);
}
function keptObject(entry, schema, name, kind) {
    return { entry, schema, name, shown: `${kind} ${quoteName(name)}` };
}

;// CONCATENATED MODULE: ./build/engines/postgres/restore-edit.js







/**
 * What a place adds to the table of contents: in place of an old database everything is one transaction that first drops what
 * is there, and turns row security on at its end.
 * @throws {RestorableError} DATABASE_PRIVILEGE where something that is in the way may not be dropped, CLIENT_MISSING
 */
async function suitPlace({ plan, toc, encoding }, place, client, host) {
    const emptying = place.strategy === 'in-place' ? await planEmptyingAt(place, host) : undefined;
    if (emptying !== undefined) {
        refuseConflicts(emptying, plan.entries);
        place.notes.push(...emptying.notes, ...noteKept(emptying));
        place.kept.push(...emptying.kept);
    }
    const isKept = emptying === undefined ? () => false : withoutKept(emptying);
    const kept = plan.entries.filter(isKept);
    const late = place.strategy === 'in-place' ? lateRowSecurity(plan, toc).filter((entry) => !isKept(entry)) : [];
    const around = transactionAround(emptying, plan, place, client);
    const statements = late.map((entry) => storedDefinition(toc, entry)).join('\n');
    return {
        edits: new Map([...kept, ...late].map(({ dumpId }) => [dumpId, { definition: '' }])),
        first: around.first.length > 0 ? asUtf8(around.first, encoding) : [],
        last: [...(late.length > 0 ? [statements] : []), ...around.last],
    };
}
/** Statements of our own in a session whose other texts are the archive's. Each by itself: a server reads all of a text at once. */
function asUtf8(statements, encoding) {
    if (encoding === 'UTF8' || encoding === 'SQL_ASCII')
        return [...statements];
    return ["set client_encoding = 'UTF8';", ...statements, `set client_encoding = '${encoding}';`];
}
/** The entries that turn row security on, where a table forces it on its owner too. */
function lateRowSecurity({ entries }, toc) {
    if (!toc.includes(FORCED_SECURITY))
        return [];
    return entries.filter(({ description }) => description === 'ROW SECURITY');
}
/**
 * What runs before and after the archive. `--single-transaction` is pg_restore's own; with a setting that this server refuses
 * the transaction is ours, and pg_restore's transaction for large objects would end it.
 */
function transactionAround(emptying, plan, place, client) {
    if (emptying === undefined)
        return { first: [], last: [] };
    const first = replacingStatements(emptying, plan);
    if (!meetsTransactionTimeout(client, place))
        return { first: [first], last: [] };
    if (plan.entries.some(({ description, hasData }) => hasData && description.startsWith('BLOB'))) {
        throw new errors/* RestorableError */.s$('CLIENT_MISSING', `pg_restore ${client.major} can't replace a database with large objects in one transaction on a server of version ${place.serverMajor}. Nothing was changed.`, {
            hint: 'Give the account CREATEDB, so that the backup is restored beside the old database, or restore into a server of version 17 or newer.',
        });
    }
    return { first: [`begin;\n${first}`], last: ['commit;'] };
}
async function planEmptyingAt(place, host) {
    const admin = await (0,postgres_connection/* openConnection */.J)(place.admin, host, { requireTls: false });
    try {
        return await planEmptying(admin);
    }
    finally {
        await admin.close();
    }
}

;// CONCATENATED MODULE: ./build/engines/postgres/restore-extensions.js




/** Debian's and PGDG's packages, with %N for the major, where the name doesn't follow from the extension's. */
const PACKAGES = {
    postgis: 'postgresql-%N-postgis-3',
    postgis_raster: 'postgresql-%N-postgis-3',
    postgis_sfcgal: 'postgresql-%N-postgis-3',
    postgis_tiger_geocoder: 'postgresql-%N-postgis-3',
    postgis_topology: 'postgresql-%N-postgis-3',
    address_standardizer: 'postgresql-%N-postgis-3',
    vector: 'postgresql-%N-pgvector',
    pg_cron: 'postgresql-%N-cron',
    pg_partman: 'postgresql-%N-partman',
    pg_repack: 'postgresql-%N-repack',
    plpython3u: 'postgresql-plpython3-%N',
    plperl: 'postgresql-plperl-%N',
    plperlu: 'postgresql-plperl-%N',
    pltcl: 'postgresql-pltcl-%N',
    pltclu: 'postgresql-pltcl-%N',
};
/** Extensions that live in one database of a server, and the setting that names it. */
const ONE_DATABASE = { pg_cron: 'cron.database_name' };
/**
 * Checks that the server has every extension of the archive, and that it may be in this database.
 * @param goesOn what is missing is no error: the restore will list it
 * @throws {RestorableError} EXTENSION_MISSING that names the package, TARGET_UNSUITABLE
 */
async function requireExtensions(connection, wanted, goesOn) {
    const rows = await connection.query(`select name, pg_catalog.array_agg(version)::pg_catalog.text[] as versions, pg_catalog.bool_and(trusted) as trusted
       from pg_catalog.pg_available_extension_versions group by name`);
    const available = new Map(rows.map((row) => [row.name, { name: row.name, versions: row.versions, isTrusted: row.trusted }]));
    const missing = wanted.map(({ name }) => name).filter((name) => !available.has(name));
    if (goesOn)
        return available;
    if (missing.length === 0) {
        for (const { name } of wanted)
            await requireItsDatabase(connection, name);
        return available;
    }
    const packages = [...new Set(missing.map((name) => packageOf(name, connection.serverMajor)))];
    throw new errors/* RestorableError */.s$('EXTENSION_MISSING', `The server lacks ${missing.length === 1 ? 'the extension' : 'extensions'} that the backup needs: ${missing.join(', ')}.`, { hint: `Install on the machine of the server: sudo apt-get install --yes ${packages.join(' ')}.` });
}
/** @throws {RestorableError} TARGET_UNSUITABLE */
async function requireItsDatabase(connection, extension) {
    const setting = ONE_DATABASE[extension];
    if (setting === undefined)
        return;
    const [row] = await connection.query(`select pg_catalog.current_setting($1, true) as named, pg_catalog.current_database()::pg_catalog.text as here,
       exists (select from pg_catalog.pg_extension where extname ${sql_operators.EQ} $2) as installed`, [setting, extension]);
    if (row === undefined || row.installed || row.named === row.here)
        return;
    const where = row.named === null || row.named === ''
        ? 'the server does not load it (shared_preload_libraries)'
        : `it may only be in the database ${JSON.stringify(row.named)}, which the server's setting ${setting} names`;
    throw new errors/* RestorableError */.s$('TARGET_UNSUITABLE', `The backup has the extension ${extension}, and ${where}.`, {
        hint: `Restore into the database of that name (without \`replace\`, which makes another one first), or let the server name this one; verify: \`into: auto\`. ${CONTINUE_HINT}`,
    });
}
/** The Debian package of an extension: `postgresql-15-postgis-3`. */
function packageOf(extension, major) {
    const pattern = PACKAGES[extension] ?? `postgresql-%N-${extension.replaceAll('_', '-')}`;
    return pattern.replace('%N', String(major));
}
/** Schemas that every new database has; in another, the archive itself first makes the schema. */
const STANDING_SCHEMAS = ['public', 'pg_catalog'];
/** Extensions that a superuser must make and that can't be made before the restore. */
function untimelyExtensions(wanted, available) {
    return wanted
        .filter(({ name, schema }) => !STANDING_SCHEMAS.includes(schema) && available.get(name)?.isTrusted === false)
        .map(({ name }) => `extension ${name} in a schema of its own`);
}
/**
 * Makes those extensions that only a superuser may make, in the version of the source where there is one.
 * @param connection of the restoring account, which is a superuser for this moment, so that it owns them
 * @returns notes for the report
 */
async function createExtensions(connection, wanted, available, source) {
    const notes = [];
    for (const { name, schema } of wanted) {
        const known = available.get(name);
        if (known === undefined || known.isTrusted || !STANDING_SCHEMAS.includes(schema))
            continue;
        const version = source.find((extension) => extension.name === name)?.version;
        const hasVersion = version !== undefined && known.versions.includes(version);
        if (version !== undefined && !hasVersion)
            notes.push(`The extension ${name} is of another version than ${version} here.`);
        const statement = `create extension if not exists ${quoteName(name)} schema ${quoteName(schema)}`;
        await connection.simple(`${statement}${hasVersion ? ` version ${quoteText(version)}` : ''} cascade`);
    }
    return notes;
}
/** True when an extension must be made by a superuser before the archive is restored. */
function needsPreparation(wanted, available) {
    return wanted.some(({ name, schema }) => available.get(name)?.isTrusted === false && STANDING_SCHEMAS.includes(schema));
}

// EXTERNAL MODULE: ./build/engines/postgres/lock-holders.js
var lock_holders = __webpack_require__(27863);
;// CONCATENATED MODULE: ./build/engines/postgres/target-content.js


/** Schemas that providers put into every new database, some of them under the user's own name. */
const PROVIDER_SCHEMAS = [
    '_analytics',
    '_heroku',
    '_realtime',
    'aiven_extras',
    'auth',
    'cron',
    'extensions',
    'google_vacuum_mgmt',
    'graphql',
    'graphql_public',
    'heroku_ext',
    'neon_auth',
    'net',
    'pgbouncer',
    'pgmq',
    'pgsodium',
    'pgsodium_masks',
    'pgtle',
    'realtime',
    'storage',
    'supabase_functions',
    'supabase_migrations',
    'vault',
];
/**
 * Names of a few things that a user made: tables and alike, routines, types, schemas, large objects. What belongs to a
 * provider's role, or to one whose rights this account has not, is not counted: it came with the database.
 */
async function whatIsInside(target) {
    const roles = await target.query(`select oid::pg_catalog.text as oid, rolname as name, pg_catalog.pg_has_role(oid, 'member') as member from pg_catalog.pg_roles`);
    const theirs = roles.filter(({ name, member }) => !member || (0,reserved_roles/* isReserved */.B)(name)).map(({ oid }) => oid);
    const isManaged = roles.some(({ name }) => !name.startsWith('pg_') && (0,reserved_roles/* isReserved */.B)(name));
    const own = (alias, catalogue, owner) => `${(0,sql_operators/* isOwnSchema */.us)('n')} and ${alias}.${owner} ${sql_operators.NE} all ($1::pg_catalog.oid[]) and not exists (select from pg_catalog.pg_depend d
      where d.classid ${sql_operators.EQ} 'pg_catalog.${catalogue}'::pg_catalog.regclass and d.objid ${sql_operators.EQ} ${alias}.oid
        and d.objsubid ${sql_operators.EQ} 0 and d.deptype ${sql_operators.EQ} any ('{e,i}'))`;
    const notNamed = `n.nspname ${sql_operators.NE} all ($2)`;
    const rows = await target.query(`(select pg_catalog.format('%I.%I', n.nspname, c.relname) as name from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid ${sql_operators.EQ} c.relnamespace
        where c.relkind ${sql_operators.NE} 'i' and ${own('c', 'pg_class', 'relowner')} limit 5)
     union all (select pg_catalog.format('%I.%I()', n.nspname, p.proname) from pg_catalog.pg_proc p
        join pg_catalog.pg_namespace n on n.oid ${sql_operators.EQ} p.pronamespace
        where ${own('p', 'pg_proc', 'proowner')} and ${notNamed} limit 5)
     union all (select pg_catalog.format('type %I.%I', n.nspname, t.typname) from pg_catalog.pg_type t
        join pg_catalog.pg_namespace n on n.oid ${sql_operators.EQ} t.typnamespace
        where t.typtype ${sql_operators.EQ} any ('{e,d,r}') and ${own('t', 'pg_type', 'typowner')} and ${notNamed} limit 5)
     union all (select pg_catalog.format('schema %I', n.nspname) from pg_catalog.pg_namespace n
        where n.nspname ${sql_operators.NE} 'public' and ${own('n', 'pg_namespace', 'nspowner')} and ${notNamed} limit 5)
     union all (select 'large object ' ${sql_operators/* CAT */.xD} oid::pg_catalog.text from pg_catalog.pg_largeobject_metadata
        where lomowner ${sql_operators.NE} all ($1::pg_catalog.oid[]) limit 1)`, [theirs, isManaged ? PROVIDER_SCHEMAS : []]);
    return rows.map(({ name }) => name);
}

;// CONCATENATED MODULE: ./build/engines/postgres/target-signature.js


/**
 * A text that changes when an object comes or goes, to tell afterwards whether a transaction took place.
 * @throws {RestorableError} DATABASE_QUERY
 */
async function signatureOf(connection) {
    const parts = object_kinds/* SCHEMA_KINDS */.mP.map(({ catalogue, prefix }) => `select '${catalogue}' ${sql_operators/* CAT */.xD} x.oid::pg_catalog.text as each from pg_catalog.${catalogue} x
       join pg_catalog.pg_namespace n on n.oid ${sql_operators.EQ} x.${prefix}namespace where ${(0,sql_operators/* isOwnSchema */.us)('n')}`);
    const [row] = await connection.query(`select pg_catalog.md5(pg_catalog.string_agg(each, ' ' order by each)) as signature from (
       ${parts.join(' union all ')} union all select 'schema' ${sql_operators/* CAT */.xD} oid::pg_catalog.text from pg_catalog.pg_namespace n where ${(0,sql_operators/* isOwnSchema */.us)('n')}
       union all select 'lo' ${sql_operators/* CAT */.xD} oid::pg_catalog.text from pg_catalog.pg_largeobject_metadata) all_of_it`);
    return row?.signature ?? '';
}

;// CONCATENATED MODULE: ./build/engines/postgres/restore-failure.js







const CLEANING_MS = 60_000;
const restore_failure_LOCK_WAIT_MS = 5_000;
const UNKNOWN = 'It could not be found out what the database holds now: look at it before you use it.';
/**
 * Remembers what a database holds before a restore into it.
 * @throws {RestorableError} DATABASE_QUERY and what connecting throws
 */
async function watchPlace(place, host) {
    if (place.isDisposable)
        return async (error) => error;
    const before = await withConnection(place, host, async (connection) => ({
        signature: await signatureOf(connection),
        statements: new Set((await planEmptying(connection)).statements),
    }));
    return async (error) => {
        if (!(error instanceof errors/* RestorableError */.s$))
            return error;
        // A cancelled run cleans up as well, for a while.
        const cleaning = { ...host, signal: AbortSignal.timeout(CLEANING_MS) };
        const state = await stateAfter(place, before, error, cleaning).catch(() => UNKNOWN);
        const { code, message, hint, cause, foreign } = error;
        return new errors/* RestorableError */.s$(code, message, {
            hint: hint === undefined ? state : `${state} ${hint}`,
            cause,
            foreign,
        });
    };
}
async function stateAfter(place, before, error, host) {
    if (place.strategy === 'beside')
        return 'The database that was to be replaced is as it was.';
    if (place.discard !== undefined) {
        await place.discard(host);
        return 'The database, which had been created for this restore, was dropped again.';
    }
    return withConnection(place, host, async (connection) => {
        if ((await signatureOf(connection)) === before.signature) {
            const holder = error.code === 'DATABASE_QUERY' ? await (0,lock_holders/* describeLockHolder */.H)(connection, 'drop') : undefined;
            return `The database is as it was.${holder === undefined ? '' : ` ${holder}.`}`;
        }
        if (place.strategy === 'in-place') {
            return 'The restore had been completed before this: the database holds what the backup holds, and no longer what was there.';
        }
        const isClean = await removeRestored(connection, before);
        if (isClean) {
            await dropRoles(connection, place.madeRoles);
            return 'What had been restored was removed: the database is empty again.';
        }
        const found = await whatIsInside(connection);
        return `The database holds a part of the backup, which could not be removed: ${found.slice(0, 4).join(', ')}${found.length > 4 ? ', ...' : ''}.`;
    });
}
/** In transactions of their own: thousands of objects need more locks than a server may have for one. */
async function removeRestored(connection, before) {
    const { statements } = await planEmptying(connection);
    for (const statement of statements.filter((each) => !before.statements.has(each))) {
        await connection
            .transaction(() => connection.simple(statement), { lockTimeoutMs: restore_failure_LOCK_WAIT_MS })
            .catch((error) => {
            if (!(error instanceof errors/* RestorableError */.s$) || error.code === 'DATABASE_CONNECTION_LOST')
                throw error;
        });
    }
    return (await whatIsInside(connection)).length === 0;
}
/** Roles that only this restore made; one that something else needs by now stays. */
async function dropRoles(connection, roles) {
    for (const role of roles)
        await connection.simple(`drop role if exists ${quoteName(role)}`).catch(() => { });
}
async function withConnection(place, host, work) {
    const connection = await (0,postgres_connection/* openConnection */.J)(place.admin, host, { requireTls: false, writes: true });
    try {
        return await work(connection);
    }
    finally {
        await connection.close();
    }
}

// EXTERNAL MODULE: ./build/engines/postgres/archive-toc.js + 1 modules
var archive_toc = __webpack_require__(55524);
;// CONCATENATED MODULE: ./build/engines/postgres/restore-plan.js


const FORMAT_MAJORS = { 1015: 16, 1016: 17 };
/** From the statements' "only superusers" in the manual, as pg_dump names the entries. */
const SUPERUSER_ENTRIES = new Set([
    'ACCESS METHOD',
    'CAST',
    'EVENT TRIGGER',
    'FOREIGN DATA WRAPPER',
    'OPERATOR CLASS',
    'OPERATOR FAMILY',
    'PROCEDURAL LANGUAGE',
    'PUBLICATION TABLES IN SCHEMA',
    'SHELL TYPE',
    'TEXT SEARCH PARSER',
    'TEXT SEARCH TEMPLATE',
]);
/** As pg_dump writes them into definitions. One found in a text by chance only means a superuser where none was needed. */
const SUPERUSER_TEXTS = [
    ['\n    LANGUAGE c\n', 'C function'],
    ['\n    LANGUAGE c ', 'C function'],
    ['\n    LANGUAGE internal', 'internal function'],
    ['\n    LANGUAGE plpython3u', 'plpython3u function'],
    ['\n    LANGUAGE plperlu', 'plperlu function'],
    ['\n    LANGUAGE pltclu', 'pltclu function'],
    [' LEAKPROOF', 'leakproof function'],
    ['STYPE = internal', 'aggregate with internal state'],
    ['SET SESSION AUTHORIZATION', 'grant by another role'],
    [' FOR ALL TABLES', 'publication of all tables'],
];
/**
 * Reads an archive as far as its table of contents, which comes first, and gives what follows to be read on.
 * @throws {RestorableError} RESTORE_FAILED when this is no archive, or not even its table of contents is whole
 */
async function openArchive(content) {
    const iterator = content[Symbol.asyncIterator]();
    const reader = new archive_toc/* ArchiveTocReader */.u({ withPlaces: true });
    const held = [];
    let tocBytes = 0;
    for (;;) {
        const next = await iterator.next();
        if (next.done)
            throw unreadable(held.length === 0 ? 'it is empty' : 'its table of contents is cut');
        // Copied: whoever gives the bytes may use the buffer again.
        held.push(Buffer.from(next.value));
        tocBytes += next.value.length;
        const rest = readOn(reader, next.value);
        const { head, encoding, decode } = reader;
        if (rest === undefined || head === undefined)
            continue;
        const toc = Buffer.concat(held).subarray(0, tocBytes - rest.length);
        const following = continued(Buffer.from(rest), iterator);
        return { plan: planOf(reader, toc), head, encoding, decode, toc, rest: following };
    }
}
function readOn(reader, chunk) {
    try {
        return reader.push(chunk);
    }
    catch (cause) {
        throw unreadable('it is not of a known format', cause);
    }
}
async function* continued(rest, iterator) {
    try {
        yield rest;
        for (let next = await iterator.next(); !next.done; next = await iterator.next())
            yield next.value;
    }
    finally {
        await iterator.return?.();
    }
}
/** An archive with this table of contents. */
async function* wholeArchive(toc, rest) {
    yield toc;
    yield* rest;
}
function planOf(reader, toc) {
    const { entries } = reader;
    const reasons = new Set();
    for (const { description, schema } of entries) {
        if (SUPERUSER_ENTRIES.has(description))
            reasons.add(description.toLowerCase());
        if (description === 'ACL' && schema === 'pg_catalog')
            reasons.add('grant on a system object');
    }
    for (const [text, what] of SUPERUSER_TEXTS)
        if (toc.includes(text))
            reasons.add(what);
    return {
        minimumMajor: FORMAT_MAJORS[reader.head?.version ?? 0] ?? 12,
        entries,
        extensions: restore_plan_readExtensions(toc, entries),
        superuserFor: [...reasons],
        settings: readSettings(toc),
        absentSchemas: absentSchemas(entries),
        createsPublic: entries.some(({ description, name }) => description === 'SCHEMA' && name === 'public') &&
            toc.includes('CREATE SCHEMA public;\n'),
    };
}
function absentSchemas(entries) {
    // A dump of everything has them all: as entries, or made by their extensions.
    if (entries.some(({ description }) => description === 'SCHEMA' || description === 'EXTENSION'))
        return [];
    const schemas = new Set(entries.map(({ schema }) => schema));
    return [...schemas].filter((name) => name !== '' && name !== 'public' && !name.startsWith('pg_'));
}
/**
 * As pg_dump writes the settings of a function: on a line of their own, before its body. Bounded, because a text of some
 * megabytes in quotes would need more stack than there is.
 */
const FUNCTION_SETTING = /\n {4}SET ("(?:[^"]|""){1,256}"|[^\s"]{1,256}) TO /g;
/** A line of a function's body may be taken for one; that costs nothing, since only names that the server knows count. */
function readSettings(toc) {
    // Each byte a letter: names of settings are ASCII, and a large table of contents is not decoded for nothing.
    const text = toc.includes('\n    SET ') ? toc.toString('latin1') : '';
    return [...new Set([...text.matchAll(FUNCTION_SETTING)].map(([, name = '']) => unquote(name)))];
}
const CREATE_EXTENSION = 'CREATE EXTENSION IF NOT EXISTS ';
const EXTENSION = /^CREATE EXTENSION IF NOT EXISTS ("(?:[^"]|"")+"|[^\s;"]+) WITH SCHEMA ("(?:[^"]|"")+"|[^\s;"]+);/;
const MAX_STATEMENT_BYTES = 512;
/** The table of contents keeps the statement, and only the statement has the schema. */
function restore_plan_readExtensions(toc, entries) {
    const names = new Set(entries.filter((entry) => entry.description === 'EXTENSION').map((entry) => entry.name));
    const found = new Map();
    for (let at = toc.indexOf(CREATE_EXTENSION); at !== -1; at = toc.indexOf(CREATE_EXTENSION, at + 1)) {
        const match = EXTENSION.exec(toc.toString('utf8', at, at + MAX_STATEMENT_BYTES));
        const name = unquote(match?.[1] ?? '');
        if (names.has(name))
            found.set(name, { name, schema: unquote(match?.[2] ?? '') });
    }
    return [...found.values()];
}
function unquote(identifier) {
    return identifier.startsWith('"') ? identifier.slice(1, -1).replaceAll('""', '"') : identifier;
}
function unreadable(reason, cause) {
    return new errors/* RestorableError */.s$('RESTORE_FAILED', `The stored dump is not an archive of pg_dump: ${reason}.`, {
        hint: 'The backup was made from a broken dump: choose an older one with `backup:`, and look at the run that made this one.',
        cause,
    });
}

;// CONCATENATED MODULE: ./build/engines/postgres/restore-late.js




/**
 * Runs the statements of the archive that were kept from pg_restore, in the archive's order: rights first, since a
 * materialized view may need them.
 */
async function runLate(connection, late, host) {
    const failures = [];
    const rights = late.filter(({ isRight }) => isRight).flatMap(({ statements }) => statements);
    const refusedRights = rights.length === 0 ? 0 : await grantEach(connection, rights, host);
    for (const { entry, statements, isRight } of late) {
        if (isRight)
            continue;
        for (const statement of statements) {
            const error = await refusal(connection, statement, host);
            if (error === undefined || (await isCommented(connection, entry, statement)))
                continue;
            const state = (0,connection_errors/* stateOf */.L4)(error);
            failures.push({ entry, state, error, reason: (0,sqlstate/* describeState */.J)(state) ?? 'an error with a code of its own' });
        }
    }
    return { failures, refusedRights };
}
/** In one transaction, each from a point to which it is rolled back. */
async function grantEach(connection, statements, host) {
    return connection.transaction(async () => {
        let refused = 0;
        for (const statement of statements) {
            await connection.simple('savepoint restorable_right');
            if ((await refusal(connection, statement, host)) === undefined)
                continue;
            refused += 1;
            await connection.simple('rollback to savepoint restorable_right');
        }
        return refused;
    });
}
async function refusal(connection, statement, host) {
    try {
        await connection.single(statement);
        return undefined;
    }
    catch (error) {
        if (!(error instanceof errors/* RestorableError */.s$))
            throw error;
        if (error.code === 'DATABASE_CONNECTION_LOST' || error.code === 'CANCELLED')
            throw error;
        if (error.foreign !== undefined)
            host.toolWords.add(error.foreign);
        return error;
    }
}
/** Every archive has the comments of its extensions, and only an extension's owner may write one: mostly it is there already. */
async function isCommented(connection, { description, name }, statement) {
    if (description !== 'COMMENT' || !name.startsWith('EXTENSION '))
        return false;
    const literal = /^COMMENT ON EXTENSION (?:"(?:[^"]|"")+"|\S+) IS ([\s\S]+)$/.exec(statement)?.[1];
    if (literal === undefined)
        return false;
    const extension = name.slice('EXTENSION '.length);
    const plain = extension.startsWith('"') ? extension.slice(1, -1).replaceAll('""', '"') : extension;
    const rows = await connection.query(`select pg_catalog.obj_description(oid, 'pg_extension') ${sql_operators.EQ} ${literal} as same from pg_catalog.pg_extension where extname ${sql_operators.EQ} $1`, [plain]);
    return rows[0]?.same === true;
}
/**
 * Adds foreign keys whose rows don't fit as NOT VALID: they hold for what comes.
 * @returns those that were added
 */
async function addNotValid(connection, keys, host) {
    const added = new Set();
    for (const [{ dumpId }, statement] of keys) {
        if ((await refusal(connection, `${statement} NOT VALID`, host)) === undefined)
            added.add(dumpId);
    }
    return added;
}

;// CONCATENATED MODULE: ./build/engines/postgres/restore-rest.js








/**
 * Runs what was kept from pg_restore, and tells what could not be restored.
 * @throws {RestorableError} TARGET_UNSUITABLE, DATABASE_PRIVILEGE, RESTORE_FAILED
 */
async function finishRestore(restored, place, host) {
    const { adaptation, known } = restored;
    const failed = restored.archive.plan.entries.filter(({ dumpId }) => restored.failures.includes(dumpId));
    const ofProvider = failed.filter(({ dumpId }) => adaptation.tolerated.has(dumpId));
    const others = failed.filter(({ dumpId }) => !adaptation.tolerated.has(dumpId));
    if (adaptation.late.length > 0 || others.length > 0) {
        const connection = await (0,postgres_connection/* openConnection */.J)(place.role, host, { requireTls: false, writes: true });
        try {
            settle(await runLate(connection, adaptation.late, host), known, place);
            const keys = others
                .filter(({ description }) => description === 'FK CONSTRAINT')
                .map((entry) => [entry, onlyStatement(restored.archive, entry)]);
            const added = await addNotValid(connection, keys, host);
            place.leftOut.push(...listFailures(others.map((entry) => ({ entry, reason: reasonFor(entry, added) })), known));
        }
        finally {
            await connection.close();
        }
    }
    noteStanding(ofProvider, known, place);
}
/** What a user has in the provider's schemas: rows, and what hangs on their tables. The rest of them is the provider's. */
const OF_THE_USER = new Set(['TABLE DATA', 'TRIGGER', 'POLICY', 'RULE']);
const reasonFor = ({ dumpId }, added) => added.has(dumpId) ? 'its rows do not fit, so it was added NOT VALID' : 'refused';
function onlyStatement(archive, entry) {
    return splitStatements(definitionOf(archive, entry))[0] ?? '';
}
/** A foreign server that is not to be logged in to: no user mapping for this account, or none with a password. */
const NO_LOGIN = /^(?:28|2F003|42704)/;
/** Decides what a refused statement means: for a verification, what this machine can't do says nothing of the backup. */
function settle({ failures, refusedRights }, known, place) {
    if (refusedRights > 0) {
        place.notes.push(`${refusedRights} grants were left out: their roles are missing here, or this account may not give them.`);
    }
    const isLabel = ({ entry, state }) => entry.description === 'SECURITY LABEL' && state === '22023';
    const isFarView = ({ entry, state }) => entry.description === 'MATERIALIZED VIEW DATA' && NO_LOGIN.test(state);
    const excused = failures.filter((failure) => isTargetsFault(failure.state, place) || isLabel(failure) || isFarView(failure));
    const refused = failures.filter((failure) => !excused.includes(failure));
    if (place.onError === 'continue') {
        place.leftOut.push(...listFailures(failures, known));
        return;
    }
    const [first] = refused;
    if (first !== undefined)
        throw nameRefusal(first, known, place);
    if (excused.length === 0)
        return;
    if (!place.isDisposable)
        throw unsuitable(listFailures(excused, known));
    place.notes.push(`Not restored, since this machine lacks what they need: ${listFailures(excused, known).join('; ')}.`);
    for (const { entry } of excused) {
        if (entry.description === 'MATERIALIZED VIEW DATA')
            markUnfilled(entry, place);
    }
}
/** Under every way in which its name may be quoted. */
function markUnfilled({ schema, name }, { unfilled }) {
    for (const first of [schema, quoteName(schema)]) {
        for (const second of [name, quoteName(name)])
            unfilled.add(`${first}.${second}`);
    }
}
function nameRefusal({ entry, reason, state, error }, known, place) {
    const what = `${reason}, at ${describeEntry(entry, known)}`;
    if (place.box === undefined && state === '42501') {
        return new errors/* RestorableError */.s$('DATABASE_PRIVILEGE', `The restoring account lacks a right: ${what}.`, {
            hint: `Restore as a superuser (verify: \`into: auto\`); this says nothing about the backup. ${CONTINUE_HINT}`,
            foreign: error.foreign,
        });
    }
    return new errors/* RestorableError */.s$('RESTORE_FAILED', `The restore failed: ${what}.`, {
        hint: `Look at the object at the source and at what the target lacks, then run again. ${CONTINUE_HINT}`,
        foreign: error.foreign,
    });
}
function noteStanding(failed, known, place) {
    const { schemas } = place.standing;
    if (schemas.size === 0)
        return;
    place.notes.push(`The provider's own schemas were left as they are: ${[...schemas].map((name) => JSON.stringify(name)).join(', ')}.`);
    const failures = failed.map((entry) => ({ entry, reason: "refused in the provider's schema" }));
    const ofUser = listFailures(failures.filter(({ entry }) => OF_THE_USER.has(entry.description)), known);
    if (ofUser.length > 0 && place.onError === 'stop')
        throw unsuitable(ofUser);
    place.leftOut.push(...ofUser);
    const others = listFailures(failures.filter(({ entry }) => !OF_THE_USER.has(entry.description)), known);
    if (others.length > 0)
        place.notes.push(`What this server's provider does not have: ${others.slice(0, 20).join('; ')}.`);
}
/**
 * Asks the server why it refuses an entry, by its code, which pg_restore doesn't hand on: the entry's statements are tried
 * again and rolled back.
 */
async function stateOfEntry(archive, dumpId, place, host) {
    const entry = archive.plan.entries.find((each) => each.dumpId === dumpId);
    const definition = entry === undefined ? '' : definitionOf(archive, entry);
    if (definition === '')
        return undefined;
    try {
        const connection = await (0,postgres_connection/* openConnection */.J)(place.role, host, { requireTls: false, writes: true });
        try {
            await connection.transaction(() => connection.simple(definition), { rollBack: true });
            return undefined;
        }
        finally {
            await connection.close();
        }
    }
    catch (error) {
        const state = error instanceof errors/* RestorableError */.s$ ? (0,connection_errors/* stateOf */.L4)(error) : '';
        return state.length === 5 ? state : undefined;
    }
}

// EXTERNAL MODULE: ./build/engines/postgres/sql-text.js
var sql_text = __webpack_require__(42570);
;// CONCATENATED MODULE: ./build/engines/postgres/restore-settings.js







const CLUSTER_WIDE = /^(?:ALTER ROLE ALL |GRANT [A-Z ]+ ON PARAMETER .* TO PUBLIC\b)/i;
/**
 * Applies the settings of database and roles, and the rights on the database, once the data are there: some of them keep
 * data out (default_transaction_read_only, a time limit) or change what is restored (search_path). What is refused becomes a
 * note. Then looks whether the restored database still admits its account.
 */
async function applySettings(admin, place, statements, created, host) {
    const isNew = place.isDisposable || place.discard !== undefined;
    let wide = 0;
    let applied = 0;
    for (const statement of statements) {
        const changed = (0,globals_text/* changedRole */.J3)(statement);
        // A database that was here before keeps its owner: that role may not lose what it could do.
        if (!isNew && GIVES_OWNER.test(statement))
            continue;
        if (CLUSTER_WIDE.test(statement))
            wide += 1;
        // A role that was here before stays as it is: it may serve other databases of the server.
        else if (changed === undefined || created.has(changed)) {
            applied += (await attempt(admin, statement, place, host)) ? 1 : 0;
        }
    }
    if (wide > 0 && !place.isDisposable) {
        place.notes.push('What holds for all roles of a server (ALTER ROLE ALL, rights of PUBLIC on parameters) was left out: it would hold for its other databases.');
    }
    if (applied > 0)
        await keepOpen(admin, place, host);
}
/** The words of globals.sql's statement that gives the database to its owner at the source, within a DO block. */
const GIVES_OWNER = /ALTER DATABASE %I OWNER TO /;
/** Those that load a library, which this server may lack, at the start of every session. */
const LOADING = ['session_preload_libraries', 'local_preload_libraries'];
/** A setting may keep every session out of the restored database: it is taken back, and noted. */
async function keepOpen(admin, place, host) {
    const steps = [
        [
            `The settings ${LOADING.join(' and ')} were left out: this server lacks a library that they load.`,
            LOADING.flatMap((name) => resets(`RESET ${name}`, place)),
        ],
        [
            'The settings of the database were left out: with them no session could be opened here.',
            [...resets('RESET ALL', place), ...(place.isDisposable ? ['ALTER DATABASE %I CONNECTION LIMIT -1'] : [])],
        ],
    ];
    for (const [note, statements] of steps) {
        if (await admits(place, host))
            return;
        for (const statement of statements)
            await admin.simple((0,sql_text/* onCurrentDatabase */.SA)(statement)).catch(() => { });
        place.notes.push(note);
    }
}
const resets = (what, { role }) => [
    `ALTER DATABASE %I ${what}`,
    `ALTER ROLE ${quoteName(role.user).replaceAll('%', '%%')} IN DATABASE %I ${what}`,
];
async function admits(place, host) {
    try {
        await (await openRestored(place, host)).close();
        return true;
    }
    catch (error) {
        if (!(error instanceof errors/* RestorableError */.s$) || error.code === 'CANCELLED')
            throw error;
        host.log.debug(`No session with the restored settings: ${(0,errors/* messageOf */.bD)(error)}`);
        return false;
    }
}
/**
 * A session in the restored database under its own settings, but for those that would keep us from looking: another role, a
 * session that ends with its first error.
 */
async function openRestored(place, host, account = 'role') {
    const connection = await (0,postgres_connection/* openConnection */.J)(place[account], host, { requireTls: false, writes: true });
    if (place.isDisposable)
        await connection.outside('set role none; set exit_on_error = off');
    else if (await changesRole(connection))
        await connection.outside('set role none');
    return connection;
}
/** Whether the database gives its sessions a role; one that the account has everywhere is meant to be used. */
async function changesRole(connection) {
    const [row] = await connection.query(`select exists (select from pg_catalog.pg_db_role_setting s, pg_catalog.unnest(s.setconfig) c
       where s.setdatabase ${sql_operators.EQ} (select oid from pg_catalog.pg_database where datname ${sql_operators.EQ} pg_catalog.current_database())
         and pg_catalog.starts_with(c, 'role=')) as changes`);
    return row?.changes === true;
}

// EXTERNAL MODULE: ./build/engines/postgres/tool-settings.js
var tool_settings = __webpack_require__(80676);
;// CONCATENATED MODULE: ./build/engines/postgres/restore.js



















/** The streams of a backup of PostgreSQL. */
const GLOBALS_STREAM = 'globals.sql';
const ARCHIVE_STREAM = 'database.dump';
/**
 * Restores a backup's streams into an empty database: roles, then the archive, then the settings of roles and database, which
 * could keep the data out. No word of the backup reaches psql: globals.sql goes statement by statement through the driver,
 * the archive through pg_restore.
 * @throws {RestorableError} RESTORE_FAILED, TARGET_UNSUITABLE, EXTENSION_MISSING, CLIENT_MISSING, CANCELLED, and what reading
 * the streams throws
 */
async function restoreStreams(streams, place, needs, host) {
    const afterFailure = await watchPlace(place, host);
    try {
        await restoreEach(streams, place, needs, host);
    }
    catch (error) {
        throw await afterFailure(error);
    }
}
async function restoreEach(streams, place, needs, host) {
    let globals = (0,globals_text/* readStatements */.bA)('');
    let roles;
    for await (const { name, content } of streams) {
        if (name === GLOBALS_STREAM)
            globals = (0,globals_text/* readStatements */.bA)(await (0,globals_text/* readGlobals */.$q)(content));
        else if (name === ARCHIVE_STREAM)
            roles = await restoreArchive(content, globals.roles, place, needs, host);
        else
            throw failed(`The backup has a stream "${name}", which no PostgreSQL backup has.`);
    }
    if (roles === undefined)
        throw failed('The backup holds no database.dump.');
    const { created } = roles;
    if (globals.settings.length > 0) {
        await withAdmin(place, host, (admin) => applySettings(admin, place, globals.settings, created, host));
    }
    await refuseEmpty(place, needs, host);
}
async function restoreArchive(content, roleStatements, place, needs, host) {
    const archive = await openArchive(content);
    const { plan } = archive;
    const client = await (0,clients/* findClient */.$)('pg_restore', place.serverMajor, host, plan.minimumMajor);
    if (client.note !== undefined)
        host.log.debug(client.note);
    const roles = await withAdmin(place, host, async (admin) => {
        const named = rolesNamed(archive, place.keepsOwners || place.hasOwnRole);
        const outcome = await restoreRoles(admin, place, roleStatements, named, host);
        place.madeRoles.push(...outcome.created);
        return outcome;
    });
    const adaptation = adaptArchive(archive, place, roles, place.standing);
    const known = known_names/* KnownNames */.C.ofFingerprint(needs.fingerprint);
    refuseImpossible(adaptation, known, place);
    // In place of an old database this is part of the one transaction.
    if (place.strategy !== 'in-place')
        await prepareSchemas(plan, place, host);
    const asSuperuser = await prepareExtensions(plan, place, needs, host);
    try {
        const suited = await suitPlace(archive, place, client, host);
        const restoring = {
            args: argumentsFor(place, client),
            entries: plan.entries,
            known,
            ownFirst: suited.first.length,
            tolerated: adaptation.tolerated,
            toleratesAll: place.onError === 'continue',
            // A transaction that was rolled back has left nothing to try a statement on.
            askState: place.box === undefined && place.strategy !== 'in-place'
                ? (id) => stateOfEntry(archive, id, place, host)
                : undefined,
        };
        const edits = new Map([...adaptation.edits, ...suited.edits]);
        const edited = wholeArchive(editToc(archive, { ...suited, edits }), archive.rest);
        const reached = await withoutTriggers(adaptation, place, host);
        const tool = await (0,tool_settings/* toolUrlFor */.Bl)(reached.role, needs.fingerprint.facts, host);
        place.notes.push(...tool.notes);
        const failures = await runPgRestore(edited, client, restoring, { ...reached, role: tool.url }, host);
        if (place.hasOwnRole)
            await giveOwners(archive, roles, place, host);
        await finishRestore({ archive, adaptation, failures, known }, place, host);
    }
    catch (error) {
        // The server may be gone: what failed first is what counts.
        if (asSuperuser)
            await setSuperuser(place, false, host).catch(() => { });
        throw error;
    }
    if (asSuperuser)
        await setSuperuser(place, false, host);
    return roles;
}
/** Rows for the provider's tables come in no order that suits their foreign keys: these wait, where the account may say so. */
async function withoutTriggers({ tolerated }, place, host) {
    if (tolerated.size === 0 || place.serverMajor < 15)
        return place;
    const [row] = await withAdmin(place, host, (admin) => admin.query("select pg_catalog.has_parameter_privilege('session_replication_role', 'set') as may"));
    if (row?.may !== true)
        return place;
    const options = `${place.role.options ?? ''} -c session_replication_role=replica`.trim();
    return { ...place, role: { ...place.role, options } };
}
function refuseImpossible({ impossible }, known, place) {
    const failures = impossible.map(([entry, reason]) => ({ entry, reason }));
    if (failures.length === 0)
        return;
    const lines = listFailures(failures, known);
    if (place.onError !== 'continue')
        throw unsuitable(lines);
    place.leftOut.push(...lines);
}
/** Statements of one transaction: each holds a lock. */
const OWNERS_AT_ONCE = 200;
/**
 * Gives the objects to the roles of the source, as a restore by a superuser does. After the data, and not by pg_restore: so the
 * restoring account needs no more rights than before.
 */
async function giveOwners(archive, roles, place, host) {
    const statements = ownerStatements(archive, roles);
    if (statements.length === 0)
        return;
    await withAdmin(place, host, async (admin) => {
        for (let at = 0; at < statements.length; at += OWNERS_AT_ONCE) {
            const some = statements.slice(at, at + OWNERS_AT_ONCE).join('; ');
            // An event trigger of the dump has no say in it.
            await admin.simple(`set local session_replication_role = replica; ${some}`);
        }
    });
}
/** Makes what only a superuser may make. @returns true when the restoring account was left a superuser for the restore */
async function prepareExtensions(plan, place, needs, host) {
    const [available, settings] = await withAdmin(place, host, async (admin) => [
        await requireExtensions(admin, plan.extensions, place.onError === 'continue'),
        await superuserSettings(admin, plan.settings),
    ]);
    if (!place.hasOwnRole)
        return false;
    const reasons = [...plan.superuserFor, ...settings, ...untimelyExtensions(plan.extensions, available)];
    if (reasons.length === 0 && !needsPreparation(plan.extensions, available))
        return false;
    await setSuperuser(place, true, host);
    const role = await (0,postgres_connection/* openConnection */.J)(place.role, host, { requireTls: false, writes: true });
    try {
        place.notes.push(...(await createExtensions(role, plan.extensions, available, needs.fingerprint.extensions)));
    }
    finally {
        await role.close();
    }
    if (reasons.length === 0) {
        await setSuperuser(place, false, host);
        return false;
    }
    const where = place.box?.sandbox.isContained === true ? ', contained' : '';
    place.notes.push(`Restored as superuser${where}: the backup holds what only one may create (${reasons.join(', ')}).`);
    return true;
}
/** Those of the settings that no ordinary account may give to its functions. */
async function superuserSettings(admin, names) {
    if (names.length === 0)
        return [];
    const rows = await admin.query(`select name from pg_catalog.pg_settings
      where name ${sql_operators.EQ} any ($1) and context ${sql_operators.EQ} any ('{superuser,superuser-backend}')`, [names]);
    return rows.map(({ name }) => `function that sets ${name}`);
}
/** Else the archive's own CREATE SCHEMA would be the first error. Without `cascade`: what is in use stays. */
async function dropEmptyPublic(admin) {
    await admin.simple('drop schema if exists public');
}
async function prepareSchemas(plan, place, host) {
    if (plan.createsPublic)
        await withAdmin(place, host, dropEmptyPublic);
    if (plan.absentSchemas.length > 0)
        await createSchemas(plan.absentSchemas, place, host);
}
async function createSchemas(names, place, host) {
    const role = await (0,postgres_connection/* openConnection */.J)(place.role, host, { requireTls: false, writes: true });
    try {
        for (const name of names)
            await role.simple(`create schema if not exists ${quoteName(name)}`);
    }
    finally {
        await role.close();
    }
}
async function setSuperuser(place, on, host) {
    if (host.signal.aborted)
        return;
    await withAdmin(place, host, (admin) => admin.simple(`alter role ${quoteName(place.role.user)} ${on ? 'superuser' : 'nosuperuser'}`));
}
async function withAdmin(place, host, work) {
    const admin = await (0,postgres_connection/* openConnection */.J)(place.admin, host, { requireTls: false, writes: true });
    try {
        return await work(admin);
    }
    finally {
        await admin.close();
    }
}
function argumentsFor(place, client) {
    // Only a verbose pg_restore says at which entry it failed.
    const args = ['--format=custom', '--no-password', '--no-tablespaces', '--verbose'];
    // One transaction also stops at the first error.
    if (place.strategy === 'in-place' && !meetsTransactionTimeout(client, place))
        args.push('--single-transaction');
    if (!place.keepsOwners)
        args.push('--no-owner');
    // A copy that is dropped again must not follow anybody, and with a subscription its database can't be dropped.
    if (place.isDisposable)
        args.push('--no-subscriptions');
    // As a connection string, in which a name can't be taken for one.
    const database = place.role.database.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
    return [...args, `--dbname=dbname='${database}'`];
}
async function refuseEmpty(place, needs, host) {
    if (needs.fingerprint.tables.length === 0)
        return;
    const role = await openRestored(place, host);
    try {
        const [row] = await role.query(`select exists (select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid ${sql_operators.EQ} c.relnamespace
         where ${(0,sql_operators/* isOwnSchema */.us)('n')}) as found`);
        if (row?.found !== true)
            throw failed('pg_restore ended without an error and restored nothing.');
    }
    finally {
        await role.close();
    }
}
function failed(message) {
    return new errors/* RestorableError */.s$('RESTORE_FAILED', message, {
        hint: 'This backup can not be used as it is: choose an older one with `backup:`, and find out what made it.',
    });
}

// EXTERNAL MODULE: ./build/engines/postgres/fingerprint.js
var fingerprint = __webpack_require__(36948);
// EXTERNAL MODULE: ./build/engines/postgres/row-counts.js
var row_counts = __webpack_require__(26445);
;// CONCATENATED MODULE: ./build/engines/postgres/restored-fingerprint.js






/**
 * Describes a restored database, without what was there before and stays. Tables whose policies hold for their own owner are
 * counted with these off, in a transaction that is rolled back.
 * @throws {RestorableError} as takeFingerprint
 */
async function inspectRestored(connection, place, source) {
    const forced = await forcedTables(connection);
    const counts = (table) => place.standing.counts(table);
    if (forced.length === 0 && place.kept.length === 0)
        return (0,fingerprint/* takeFingerprint */.mP)(connection, counts);
    const scope = place.kept.length === 0 ? postgres_scope/* WHOLE_DATABASE */.A : scopeWithout(place.kept, source);
    return connection.transaction(async () => {
        const sequences = await (0,catalogue/* readSequences */.lu)(connection, scope);
        const outline = await (0,fingerprint/* takeOutline */.eU)(connection, scope, sequences);
        const tables = await (0,catalogue/* readTables */.gb)(connection, scope);
        for (const table of forced)
            await connection.simple(`alter table ${table} no force row level security`);
        const objects = outline.objects.filter((object) => !isKept(object, place.kept, source));
        const facts = factsWithout(place.kept, outline.facts);
        const rows = await (0,row_counts/* countRows */.BO)(connection, tables.filter(counts));
        const others = tables.filter((table) => !counts(table)).map(row_counts/* unknownRows */.YZ);
        return (0,fingerprint/* assembleFingerprint */.Pg)({ ...outline, objects, facts }, [...rows, ...others]);
    }, { rollBack: true });
}
/**
 * Tables of this account whose policies hold for itself too, as SQL identifiers.
 * @throws {RestorableError} DATABASE_QUERY
 */
async function forcedTables(connection) {
    const rows = await connection.query(`select c.oid::pg_catalog.regclass::pg_catalog.text as name from pg_catalog.pg_class c, pg_catalog.pg_roles r
     where r.rolname ${sql_operators.EQ} current_user and not r.rolsuper and not r.rolbypassrls and c.relkind ${sql_operators.EQ} any ('{r,p}')
       and c.relrowsecurity and c.relforcerowsecurity and pg_catalog.pg_has_role(c.relowner, 'usage')`);
    return rows.map(({ name }) => name);
}
/**
 * Lets the owner of a disposable database see all rows: for queries of the team's, which run in read-only transactions.
 * @throws {RestorableError} DATABASE_QUERY
 */
async function unforceRowSecurity(connection) {
    for (const table of await forcedTables(connection)) {
        await connection.simple(`alter table ${table} no force row level security`);
    }
}
function scopeWithout(kept, source) {
    const objects = new Set(kept.filter(({ entry }) => entry === 'OBJECT').map(({ schema, name }) => key(schema, name)));
    const ofSource = new Set(source.tables.map(({ schema, name }) => key(schema, name)));
    const schemas = new Set(kept.filter(({ entry }) => entry === 'SCHEMA').map(({ name }) => name));
    const inSource = new Set(source.objects.filter(({ type }) => type === 'schema').map(({ name }) => name));
    const isForeign = (schema) => schemas.has(schema) && !inSource.has(schema) && !inSource.has(quoteName(schema));
    return {
        ...postgres_scope/* WHOLE_DATABASE */.A,
        isAll: false,
        hasTable: (schema, name) => !isForeign(schema) && (!objects.has(key(schema, name)) || ofSource.has(key(schema, name))),
        hasSchema: (schema) => !isForeign(schema),
        hasObject: (schema) => !isForeign(schema),
    };
}
const key = (schema, name) => JSON.stringify([schema, name]);
function isKept(object, kept, source) {
    const isSame = (other) => other?.type === object.type && other.name === object.name;
    return kept.some(({ compared }) => isSame(compared)) && !source.objects.some(isSame);
}
/** Large objects are only counted: with some of somebody else among them there is nothing to compare. */
function factsWithout(kept, facts) {
    if (!kept.some(({ entry }) => entry === 'BLOB'))
        return facts;
    return Object.fromEntries(Object.entries(facts).filter(([name]) => !name.startsWith('large-object')));
}

;// CONCATENATED MODULE: ./build/engines/postgres/target-inspect.js






const CHECKING = { isolation: 'repeatable read', readOnly: true, rollBack: true };
/**
 * Runs a user's check: one statement, in a read-only transaction that is rolled back. Names in it mean what they mean to
 * the team: it is the only statement with the search_path of the account and the database.
 * @throws {RestorableError} DATABASE_QUERY
 */
async function runQuery(connection, sql, timeoutMs) {
    const statementTimeoutMs = Math.max(1, Math.round(timeoutMs));
    return connection.transaction(() => connection.single(sql), { ...CHECKING, ownSearchPath: true, statementTimeoutMs });
}
const AMCHECK_SCHEMA = 'restorable_amcheck';
/** Freshly built indexes are seldom wrong: a look at the small ones costs little, a look at all may cost minutes. */
const AMCHECK_PAGES = 16_384;
const AMCHECK_TIMEOUT_MS = 15_000;
/** What the server itself knows of damage: invalid indexes, and in a disposable database B-trees that amcheck refuses. */
async function checkIntegrity(connection, place, known, host) {
    const invalid = await connection.query(`select i.indexrelid::pg_catalog.regclass::pg_catalog.text as name from pg_catalog.pg_index i
       join pg_catalog.pg_class c on c.oid ${sql_operators.EQ} i.indexrelid
      where not (i.indisvalid and i.indisready) and c.relkind ${sql_operators.EQ} 'i' order by 1`);
    const names = invalid.map(({ name }) => name);
    const indexes = {
        name: 'indexes are valid',
        ok: names.length === 0,
        detail: names.length === 0 ? 'no invalid index' : `invalid: ${known.some(names)}`,
    };
    const trees = place.isDisposable && place.adminIsSuperuser && place.hasOwnRole
        ? await checkTrees(connection, place, known, host)
        : [];
    return [indexes, ...trees];
}
async function checkTrees(connection, place, known, host) {
    // An event trigger of the dump would run its code in the session of the superuser that installs amcheck.
    const [{ armed } = { armed: true }] = await connection.query('select exists (select from pg_catalog.pg_event_trigger) as armed');
    if (armed || !(await installAmcheck(place, host)))
        return [];
    const problems = [];
    const indexes = await connection.query(`select c.oid::pg_catalog.text as oid, c.oid::pg_catalog.regclass::pg_catalog.text as name from pg_catalog.pg_class c
       join pg_catalog.pg_am a on a.oid ${sql_operators.EQ} c.relam join pg_catalog.pg_index i on i.indexrelid ${sql_operators.EQ} c.oid
       join pg_catalog.pg_namespace n on n.oid ${sql_operators.EQ} c.relnamespace
      where a.amname ${sql_operators.EQ} 'btree' and c.relkind ${sql_operators.EQ} 'i' and c.relpersistence ${sql_operators.EQ} 'p' and i.indisvalid and ${(0,sql_operators/* isOwnSchema */.us)('n')}
      order by c.relpages limit 10000`);
    const endMs = performance.now() + AMCHECK_TIMEOUT_MS;
    let checked = 0;
    for (const { oid, name } of indexes) {
        if (performance.now() > endMs)
            break;
        try {
            const sql = `select ${AMCHECK_SCHEMA}.bt_index_check(oid) from pg_catalog.pg_class where oid ${sql_operators.EQ} ${oid} and relpages ${sql_operators.LT} ${AMCHECK_PAGES}`;
            await connection.transaction(() => connection.simple(sql), {
                ...CHECKING,
                statementTimeoutMs: AMCHECK_TIMEOUT_MS,
            });
            checked += 1;
        }
        catch (error) {
            if (!(error instanceof errors/* RestorableError */.s$) || error.code !== 'DATABASE_QUERY')
                throw error;
            host.toolWords.add(error.foreign ?? new foreign/* ForeignText */.sh('amcheck', name));
            if ((0,connection_errors/* stateOf */.L4)(error) !== '57014')
                problems.push(name);
        }
    }
    const detail = problems.length === 0
        ? `amcheck found ${checked} of ${indexes.length} sound`
        : `amcheck found damage: ${known.some(problems)}`;
    return [{ name: 'B-tree indexes', ok: problems.length === 0, detail }];
}
async function installAmcheck(place, host) {
    const admin = await openRestored(place, host, 'admin');
    try {
        await admin.simple(`create schema if not exists ${AMCHECK_SCHEMA}`);
        await admin.simple(`create extension if not exists amcheck schema ${AMCHECK_SCHEMA}`);
        await admin.simple(`grant usage on schema ${AMCHECK_SCHEMA} to ${quoteName(place.role.user)}`);
        await admin.simple(`grant execute on all functions in schema ${AMCHECK_SCHEMA} to ${quoteName(place.role.user)}`);
        return true;
    }
    catch (error) {
        // The packages of some distributions leave it out, and an event trigger of the dump may forbid it.
        host.log.debug(`No amcheck: ${(0,errors/* messageOf */.bD)(error)}`);
        return false;
    }
    finally {
        await admin.close();
    }
}

;// CONCATENATED MODULE: ./build/engines/postgres/target-publish.js




/** Other users are connected to it. */
const IN_USE = '55006';
const ATTEMPTS = 20;
const PAUSE_MS = 150;
/**
 * Puts the restored database in the current one's place, which keeps its content under another name. Sessions of both are
 * ended, since a database in use can't be renamed; clients that connect again at once are met by another attempt.
 * @param admin connected to a third database
 * @throws {RestorableError} DATABASE_QUERY, DATABASE_PRIVILEGE with both databases under their old names, where the message doesn't say otherwise
 */
async function swapDatabases(admin, swap) {
    await renameUnused(admin, swap.current, swap.keptAs);
    try {
        await renameUnused(admin, swap.restored, swap.current);
    }
    catch (error) {
        await renameUnused(admin, swap.keptAs, swap.current).catch((cause) => {
            throw new errors/* RestorableError */.s$('DATABASE_QUERY', `The swap stopped half-way: the old database is called ${JSON.stringify(swap.keptAs)} now, and none ${JSON.stringify(swap.current)}.`, { hint: `Rename it: ALTER DATABASE ${quoteName(swap.keptAs)} RENAME TO ${quoteName(swap.current)}.`, cause });
        });
        throw error;
    }
}
async function renameUnused(admin, from, to) {
    for (let attempt = 1;; attempt += 1) {
        await admin
            .query(`select pg_catalog.pg_terminate_backend(pid) from pg_catalog.pg_stat_activity where datname ${sql_operators.EQ} $1`, [
            from,
        ])
            .catch(() => { });
        try {
            await admin.outside(`alter database ${quoteName(from)} rename to ${quoteName(to)}`);
            return;
        }
        catch (error) {
            const isInUse = (0,connection_errors/* stateOf */.L4)(error) === IN_USE;
            if (isInUse && attempt < ATTEMPTS) {
                await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
                continue;
            }
            throw new errors/* RestorableError */.s$((0,connection_errors/* stateOf */.L4)(error) === '42501' ? 'DATABASE_PRIVILEGE' : 'DATABASE_QUERY', `The database ${JSON.stringify(from)} could not be renamed: ${(0,errors/* messageOf */.bD)(error)}`, {
                hint: 'Stop what is connected to it (or end its sessions as superuser), then run the restore again.',
                cause: error,
            });
        }
    }
}

;// CONCATENATED MODULE: ./build/engines/postgres/target-restore.js













/** Databases to be connected to while the target itself is made or renamed. */
const MAINTENANCE = ['postgres', 'template1', 'defaultdb'];
/**
 * The database of the URL. One that is missing is made; one that holds anything is refused, or with `replace` restored
 * beside and swapped at `publish`, or where databases can't be made here, in one transaction that also drops what is there.
 * @throws {RestorableError} TARGET_NOT_EMPTY, DATABASE_VERSION, DATABASE_PRIVILEGE and what connecting throws
 */
async function openExisting(given, replace, needs, host) {
    const target = await openAsAccount(given, host).catch((error) => {
        if (error instanceof errors/* RestorableError */.s$ && error.code === 'DATABASE_UNKNOWN')
            return undefined;
        throw error;
    });
    if (target === undefined)
        return createTarget(given, needs, host);
    const { url } = target;
    try {
        requireVersion(target, needs);
        const found = await whatIsInside(target);
        const isSuperuser = await readSuperuser(target);
        if (found.length === 0) {
            const standing = await readStanding(target);
            return placeOf({ url, connection: target, isSuperuser, strategy: 'fresh', notes: [], standing });
        }
        if (!replace)
            throw notEmpty(url, found);
        if (!(await mayCreate(target)))
            return inPlace(url, target);
        return await beside(url, target, isSuperuser, needs, host);
    }
    finally {
        await target.close();
    }
}
/** A role that the old database gives its sessions would hide the account's own objects, and make the new ones its own. */
async function openAsAccount(url, host) {
    const connection = await (0,postgres_connection/* openConnection */.J)(url, host, { requireTls: false, writes: true });
    if (!(await changesRole(connection)))
        return connection;
    await connection.close();
    return (0,postgres_connection/* openConnection */.J)({ ...url, options: `${url.options ?? ''} -c role=none`.trim() }, host, {
        requireTls: false,
        writes: true,
    });
}
async function createTarget(url, needs, host) {
    const admin = await openMaintenance(url, host);
    try {
        requireVersion(admin, needs);
        const notes = await createDatabase(admin, { name: url.database, owner: undefined, facts: needs.fingerprint.facts });
        notes.push(`The database ${JSON.stringify(url.database)} was missing and has been created.`);
        const place = placeOf({
            url,
            connection: admin,
            isSuperuser: await readSuperuser(admin),
            strategy: 'fresh',
            notes,
        });
        return { ...place, discard: (cleaning) => discard(url, place.madeRoles, cleaning) };
    }
    finally {
        await admin.close();
    }
}
/** With the roles that were made for it. */
async function discard(url, madeRoles, host) {
    const admin = await openMaintenance(url, host);
    try {
        await admin.outside(`drop database if exists ${quoteName(url.database)} with (force)`);
        await dropRoles(admin, madeRoles);
    }
    finally {
        await admin.close();
    }
}
async function beside(url, target, isSuperuser, needs, host) {
    const { beside: name, keptAs } = (0,database_names/* replacementNames */.Bg)(url.database, 63, (text) => Buffer.byteLength(text), new Date());
    const leftover = { kind: 'database', engine: 'postgres', name };
    const workspace = await host.workspace();
    await workspace.note(leftover);
    const owner = isSuperuser ? await ownerOf(target) : undefined;
    const notes = await createDatabase(target, { name, owner, facts: needs.fingerprint.facts });
    let isPublished = false;
    const place = placeOf({
        url: { ...url, database: name },
        connection: target,
        isSuperuser,
        strategy: 'beside',
        notes,
        shownAs: url.database,
    });
    return {
        ...place,
        publish: async () => {
            const admin = await openMaintenance(url, host);
            try {
                await swapDatabases(admin, { current: url.database, restored: name, keptAs });
                isPublished = true;
                await workspace.forget(leftover);
                return { keptAs };
            }
            finally {
                await admin.close();
            }
        },
        close: async () => {
            if (isPublished)
                return;
            const cleaning = { ...host, signal: AbortSignal.timeout(20_000) };
            await discard({ ...url, database: name }, place.madeRoles, cleaning);
            await workspace.forget(leftover);
        },
    };
}
/** Whose the current database is: its successor must be the same role's, or that role could no longer make schemas. */
async function ownerOf(target) {
    const [row] = await target.query(`select pg_catalog.pg_get_userbyid(datdba) as owner from pg_catalog.pg_database
      where datname ${sql_operators.EQ} pg_catalog.current_database()`);
    return row?.owner;
}
/** The account may not make databases: the content of the existing one gives way, in the transaction that restores the backup. */
function inPlace(url, target) {
    const place = placeOf({ url, connection: target, isSuperuser: false, strategy: 'in-place', notes: [] });
    place.notes.push('This account may not create databases: the backup takes the place of what was there in one transaction.');
    return place;
}
function placeOf({ url, connection, isSuperuser, strategy, notes, shownAs = url.database, standing }) {
    if (!isSuperuser)
        notes.push('Restored without owners: this account is no superuser, so everything belongs to it.');
    return {
        ...ordinaryPlace(),
        ...(standing !== undefined && { standing }),
        description: `${JSON.stringify(shownAs)} on PostgreSQL ${connection.serverVersion.split(' ')[0]} at ${(0,postgres_url/* describeServer */.X8)(url)}`,
        notes,
        strategy,
        serverMajor: connection.serverMajor,
        admin: url,
        adminIsSuperuser: isSuperuser,
        role: url,
        hasOwnRole: false,
        keepsOwners: isSuperuser,
        isDisposable: false,
        box: undefined,
        serverLog: () => '',
        publish: async () => ({}),
        close: async () => { },
    };
}
async function openMaintenance(url, host) {
    let failure;
    for (const database of MAINTENANCE.filter((name) => name !== url.database)) {
        try {
            return await (0,postgres_connection/* openConnection */.J)(url, host, { requireTls: false, writes: true, database });
        }
        catch (error) {
            failure ??= error;
            if (!(error instanceof errors/* RestorableError */.s$) || !/^DATABASE_(UNKNOWN|PRIVILEGE|AUTHENTICATION)$/.test(error.code))
                break;
        }
    }
    throw failure;
}
async function mayCreate(target) {
    const [row] = await target.query(`select rolsuper or (rolcreatedb and pg_catalog.pg_has_role(
         (select datdba from pg_catalog.pg_database where datname ${sql_operators.EQ} pg_catalog.current_database()), 'usage')) as may
       from pg_catalog.pg_roles where rolname ${sql_operators.EQ} current_user`);
    return row?.may === true;
}
function notEmpty(url, found) {
    const what = found.slice(0, 4).join(', ');
    return new errors/* RestorableError */.s$('TARGET_NOT_EMPTY', `The database ${JSON.stringify(url.database)} is not empty: it holds ${what}${found.length > 4 ? ', ...' : '.'}`, { hint: 'Name a new or empty database, or set `replace: true` to restore beside it and swap after success.' });
}

;// CONCATENATED MODULE: ./build/engines/postgres/target.js















/**
 * Prepares an empty database to restore into.
 * @throws {RestorableError} SANDBOX_MISSING, SERVER_MISSING, DISK_FULL, TARGET_NOT_EMPTY, DATABASE_VERSION and what
 * connecting throws
 */
async function openPostgresTarget(spec, needs, host) {
    if (spec.kind === 'ephemeral') {
        return (0,contained_target/* openSurelyContained */.IF)(spec, needs, host, async (box) => {
            return targetAt(await openEphemeral(needs, box), needs, box.host);
        });
    }
    const url = { ...(0,postgres_url/* parsePostgresUrl */.qQ)(spec.url), via: spec.via };
    const isKnownByUser = url.host.startsWith('/') && (0,postgres_url/* passwordOf */.No)(url, host.env) === undefined;
    const open = async (box) => {
        const place = await openPlace(spec, url, needs, box.host);
        return targetAt({ ...place, ...(0,contained_target/* clientIn */.LT)(box, place.notes) }, needs, box.host);
    };
    return (0,contained_target/* openContained */.c)(spec, needs, host, open, { isKnownByUser });
}
function targetAt(place, needs, host) {
    const known = known_names/* KnownNames */.C.ofFingerprint(needs.fingerprint);
    const { standing, unfilled, leftOut } = place;
    const target = (0,server_target/* serverTarget */.d)(place, {
        restore: (streams) => restoreStreams(streams, place, needs, host),
        connect: () => openRestored(place, host),
        inspect: async (connection) => standing.without(await inspectRestored(connection, place, needs.fingerprint), needs.fingerprint),
        query: async (connection, sql, timeoutMs) => {
            if (place.isDisposable && !place.hasOwnRole)
                await unforceRowSecurity(connection);
            return runQuery(connection, sql, timeoutMs);
        },
        integrity: (connection) => checkIntegrity(connection, place, known, host),
    });
    return {
        ...target,
        leftOut,
        exempts: (type, name) => standing.covers(type, name) || (/^(?:table|materialized view)$/.test(type) && unfilled.has(name)),
    };
}
function openPlace(spec, url, needs, host) {
    if (spec.kind === 'scratch')
        return openScratch(url, needs, host);
    const { onError = 'stop' } = spec;
    return openExisting(url, spec.replace, needs, host).then((place) => {
        if (onError === 'continue' && place.strategy === 'in-place')
            throw oneTransaction();
        return { ...place, onError };
    });
}
function oneTransaction() {
    return new errors/* RestorableError */.s$('DATABASE_PRIVILEGE', 'This account may not create databases, so that the old database is replaced in one transaction, and that ends with the first error: `on-error: continue` is not possible.', { hint: 'Give the account CREATEDB, or restore into a new database. Nothing was changed.' });
}
/**
 * Drops a database that a crashed verification or replacement left, with the former's role. Refuses any name that this program doesn't give.
 * @throws {RestorableError} INTERNAL and what connecting throws
 */
async function dropPostgresLeftover(url, name, host, via) {
    const kind = (0,database_names/* passingKindOf */.VV)(name);
    const admin = await (0,postgres_connection/* openConnection */.J)({ ...(0,postgres_url/* parsePostgresUrl */.qQ)(url), via }, host, { requireTls: false, writes: true });
    try {
        await admin.outside(`drop database if exists ${quoteName(name)} with (force)`);
        if (kind === 'scratch')
            await admin.simple(`drop role if exists ${quoteName(name)}`).catch(() => { });
    }
    finally {
        await admin.close();
    }
}


/***/ }),

/***/ 30254:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ feedChild)
/* harmony export */ });
/**
 * Writes bytes to a child's standard input until their end, which closes it, or until the child ends or closes it.
 * @returns whether the child took every byte; where it didn't, its exit code and words tell why
 * @throws what reading the content throws; the child's input then stays open, since its end would look like the proper one
 */
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
        // The bytes may be overwritten once the next are asked for: so each write is waited for.
        const written = new Promise((resolve) => stdin.write(next.value, (error) => resolve(!error)));
        if ((await unlessEnded(written)) !== true)
            return false;
    }
    return (await unlessEnded(new Promise((resolve) => stdin.end(() => resolve(true))))) === true;
}
const ENDED = Symbol('ended');
/**
 * Waits for a promise or the child's end. Not Promise.race: it would leave a reaction on the child's promise for every
 * pack, each holding its pack, and memory would grow with the database.
 */
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

/***/ 98191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ startPrivateServer)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

/**
 * Starts a contained server, noted in the workspace's journal so that the post step finds it after a crash, and waits
 * until it takes connections.
 * @throws what `nameFailure` makes of its last words, CANCELLED
 */
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
        // Its data are deleted in any case: there is nothing to save.
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
    await untilReady(child, isReady, stop, options, host);
    return { log: () => child.errorText().reveal(), stop };
}
async function untilReady(child, isReady, stop, { startTimeoutMs, nameFailure }, host) {
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


/***/ })

};
