export const id = 8347;
export const ids = [8347];
export const modules = {

/***/ 88347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openPostgresSource: () => (/* binding */ openPostgresSource)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/engines/postgres/catalogue.js + 1 modules
var catalogue = __webpack_require__(95553);
// EXTERNAL MODULE: ./build/engines/postgres/clients.js + 1 modules
var clients = __webpack_require__(59597);
// EXTERNAL MODULE: ./build/engines/postgres/connection.js + 2 modules
var postgres_connection = __webpack_require__(46305);
// EXTERNAL MODULE: ./build/process/programs.js
var programs = __webpack_require__(97591);
;// CONCATENATED MODULE: ./build/process/buffering.js

/**
 * Arguments before a dump tool's own that make it write whole mebibytes: pg_dump writes 4 KiB at a time, and through
 * `stdbuf` (GNU coreutils) the whole pipeline is a quarter faster. Empty where there is no `stdbuf`.
 */
async function buffering(host) {
    const stdbuf = await (0,programs/* findOnPath */.a)('stdbuf', host.env['PATH']);
    return stdbuf === undefined ? [] : [stdbuf, '-o1M'];
}

// EXTERNAL MODULE: ./build/process/child.js
var process_child = __webpack_require__(47902);
// EXTERNAL MODULE: ./build/engines/postgres/archive-toc.js
var archive_toc = __webpack_require__(45285);
;// CONCATENATED MODULE: ./build/engines/postgres/archive.js


const BLOCK_DATA = 1;
const BLOCK_LARGE_OBJECTS = 3;
const INT_BYTES = 5;
const NEWLINE = 10;
/** COPY's data end with `\.` and two empty lines (dumpTableData_copy). */
const NEWLINES_AFTER_ROWS = 3;
/** What the next bytes are. */
const TYPE = 0;
const DUMP_ID = 1;
const OBJECT_ID = 2;
const LENGTH = 3;
const CONTENT = 4;
/**
 * Follows an uncompressed archive of pg_dump's custom format while it passes by: a block for each entry with data, made of
 * pieces with their lengths and closed by a length of zero (src/bin/pg_dump/pg_backup_custom.c). The format has no end
 * mark, so it is whole when each announced block came once and was closed. Keeps no bytes and copies none but the table of
 * contents.
 */
class ArchiveReader {
    #options;
    #toc = new archive_toc/* ArchiveTocReader */.u();
    #awaited = new Map();
    #rows = [];
    #tocDone = false;
    #bytes = 0;
    #state = TYPE;
    #blockType = 0;
    /** Bytes of the piece that are still to come. */
    #left = 0;
    #newlines = -1;
    #entry;
    /** An integer that is cut by the end of a buffer. */
    #cut = new Uint8Array(INT_BYTES);
    #cutLength = 0;
    constructor(options) {
        this.#options = options;
    }
    /** @throws {RestorableError} DUMP_FAILED when the bytes are no such archive */
    push(chunk) {
        this.#bytes += chunk.length;
        const rest = this.#tocDone ? chunk : this.#toc.push(chunk);
        if (rest === undefined)
            return;
        if (!this.#tocDone) {
            this.#tocDone = true;
            for (const entry of this.#toc.entries)
                if (entry.hasData)
                    this.#awaited.set(entry.dumpId, entry);
        }
        this.#follow(rest);
    }
    /** @throws {RestorableError} DUMP_EMPTY, DUMP_TRUNCATED */
    end() {
        if (this.#bytes === 0) {
            throw new errors/* RestorableError */.s$('DUMP_EMPTY', 'pg_dump ended without an error and wrote nothing.', {
                hint: 'Check that PG_BIN and PATH lead to the real pg_dump, and run it by hand.',
            });
        }
        if (!this.#tocDone || this.#state !== TYPE || this.#awaited.size > 0) {
            const what = this.#tocDone ? `the data of ${this.#missing()} are missing` : 'its table of contents is cut';
            throw new errors/* RestorableError */.s$('DUMP_TRUNCATED', `pg_dump ended without an error before the archive's end: ${what}.`, {
                hint: 'Check memory and disk of the machine that runs pg_dump, then run again.',
            });
        }
        return { entries: this.#toc.entries, rows: this.#rows, bytes: this.#bytes };
    }
    #missing() {
        const [first] = this.#awaited.values();
        const entry = this.#state === TYPE ? first : this.#entry;
        const name = JSON.stringify([entry?.schema, entry?.name].filter((part) => part).join('.'));
        return this.#awaited.size > 1 ? `${name} and ${this.#awaited.size - 1} more` : name;
    }
    /** The hot loop: an archive has a piece for each row, so per piece it may cost only some nanoseconds. */
    #follow(chunk) {
        const end = chunk.length;
        let at = 0;
        while (at < end) {
            if (this.#state === CONTENT) {
                const stop = Math.min(at + this.#left, end);
                if (this.#newlines >= 0)
                    this.#newlines += countNewlines(chunk, at, stop);
                this.#left -= stop - at;
                at = stop;
                if (this.#left === 0)
                    this.#state = LENGTH;
            }
            else if (this.#state === TYPE) {
                this.#blockType = chunk[at];
                at += 1;
                this.#state = DUMP_ID;
            }
            else if (this.#cutLength === 0 && end - at >= INT_BYTES) {
                this.#accept(chunk, at);
                at += INT_BYTES;
            }
            else {
                at = this.#acceptCut(chunk, at);
            }
        }
    }
    #acceptCut(chunk, from) {
        let at = from;
        while (at < chunk.length && this.#cutLength < INT_BYTES) {
            this.#cut[this.#cutLength] = chunk[at];
            this.#cutLength += 1;
            at += 1;
        }
        if (this.#cutLength === INT_BYTES) {
            this.#cutLength = 0;
            this.#accept(this.#cut, 0);
        }
        return at;
    }
    /** Takes the integer at this place. */
    #accept(bytes, at) {
        const value = (bytes[at + 1] |
            (bytes[at + 2] << 8) |
            (bytes[at + 3] << 16) |
            (bytes[at + 4] << 24)) >>>
            0;
        if (this.#state === LENGTH) {
            if (bytes[at] !== 0)
                throw (0,archive_toc/* malformed */.Q)('a length is negative');
            this.#left = value;
            if (value > 0)
                this.#state = CONTENT;
            else
                this.#endOfPieces();
        }
        else if (this.#state === DUMP_ID) {
            this.#startBlock(value);
        }
        else if (value === 0) {
            this.#endOfBlock();
        }
        else {
            this.#state = LENGTH;
        }
    }
    #startBlock(dumpId) {
        this.#entry = this.#awaited.get(dumpId);
        if (this.#entry === undefined)
            throw (0,archive_toc/* malformed */.Q)(`a block has the unexpected number ${dumpId}`);
        if (this.#blockType !== BLOCK_DATA && this.#blockType !== BLOCK_LARGE_OBJECTS) {
            throw (0,archive_toc/* malformed */.Q)(`a block has the unknown type ${this.#blockType}`);
        }
        this.#newlines = this.#entry.isCopy && this.#options.countRows(this.#entry) ? 0 : -1;
        this.#state = this.#blockType === BLOCK_DATA ? LENGTH : OBJECT_ID;
    }
    #endOfPieces() {
        if (this.#blockType === BLOCK_LARGE_OBJECTS)
            this.#state = OBJECT_ID;
        else
            this.#endOfBlock();
    }
    #endOfBlock() {
        const entry = this.#entry;
        this.#awaited.delete(entry.dumpId);
        if (this.#newlines >= 0)
            this.#rows.push({ entry, rows: this.#newlines - NEWLINES_AFTER_ROWS });
        this.#newlines = -1;
        this.#state = TYPE;
    }
}
/** COPY's text format writes a newline within a value as `\n`, so that each byte 10 ends a row. */
function countNewlines(bytes, from, to) {
    let count = 0;
    for (let at = from; at < to; at += 1)
        if (bytes[at] === NEWLINE)
            count += 1;
    return count;
}

// EXTERNAL MODULE: ./build/engines/postgres/url.js
var postgres_url = __webpack_require__(29789);
;// CONCATENATED MODULE: ./build/engines/postgres/dump-errors.js


/** What pg_dump says when the cause is known, and what to do about it. */
const KNOWN = [
    [
        /permission denied for (.+)/,
        'DATABASE_PRIVILEGE',
        'Grant the account SELECT on what the message names, and USAGE on its schema.',
    ],
    [
        /server version mismatch/,
        'DATABASE_VERSION',
        "Install a client of the server's major version, or give its folder in PG_BIN.",
    ],
    [
        /row-level security|row security/,
        'DATABASE_ROW_SECURITY',
        "Dump as the tables' owner or with a role that has BYPASSRLS.",
    ],
    [
        /lock timeout|Lock wait/i,
        'DUMP_FAILED',
        'Another session held an exclusive lock for too long (a migration, VACUUM FULL): run when it is done.',
    ],
    [
        /conflict with recovery/,
        'DUMP_FAILED',
        'The standby had to apply changes that the dump still needed: set hot_standby_feedback=on or a larger max_standby_streaming_delay.',
    ],
    [/No space left on device/, 'DUMP_FAILED', "The server's disk is full."],
    [
        /server closed the connection|could not receive data|terminating connection|SSL SYSCALL|SSL error|no connection to the server|lost synchronization|Connection (refused|reset|timed out)/,
        'DATABASE_CONNECTION_LOST',
        'Check for a restart, a network cut or an idle limit between this machine and the server, then run again.',
    ],
];
/** The error for a pg_dump that did not end with 0. `words` is its scrubbed standard error. */
function nameDumpFailure(exit, words, url) {
    const said = lastLines(words);
    for (const [pattern, code, hint] of KNOWN) {
        if (pattern.test(words))
            return new errors/* RestorableError */.s$(code, `pg_dump of ${(0,postgres_url/* describeServer */.X8)(url)} failed: ${said}`, { hint });
    }
    const how = exit.signal === null ? `ended with exit code ${exit.code}` : `was killed by ${exit.signal}`;
    return new errors/* RestorableError */.s$('DUMP_FAILED', `pg_dump ${how}${said === '' ? '' : `: ${said}`}`, {
        hint: exit.signal === 'SIGKILL'
            ? 'Often the machine was out of memory; nothing was stored as a backup.'
            : 'Run the same pg_dump by hand to see more; nothing was stored as a backup.',
    });
}
const LINES = 4;
function lastLines(words) {
    return words
        .split('\n')
        .filter((line) => line.trim() !== '')
        .slice(0, LINES)
        .join(' ');
}

;// CONCATENATED MODULE: ./build/engines/postgres/dump.js






/** A table that stays locked longer fails the dump, rather than holding the job until its time limit. */
const LOCK_WAIT_MS = 300_000;
/**
 * The bytes of `pg_dump -Fc`, uncompressed. The iteration ends only after exit code 0 and the archive's proper end.
 * @throws {RestorableError} DUMP_FAILED, DUMP_EMPTY, DUMP_TRUNCATED, DATABASE_PRIVILEGE, DATABASE_VERSION,
 * DATABASE_ROW_SECURITY, DATABASE_CONNECTION_LOST, CANCELLED
 */
async function* runPgDump(options, host) {
    const { url, client, signal } = options;
    const [file = '', ...args] = [
        // In a container it is not our process that would be buffered.
        ...(client.prefix.length > 0 ? [] : await buffering(host)),
        client.path,
        ...client.prefix,
        ...dumpArguments(options),
    ];
    const child = await (0,process_child/* startChild */.v)({
        file,
        args,
        env: (0,postgres_url/* childEnvironment */.Qc)(url, host.env),
        stdin: 'ignore',
        stdout: 'pipe',
        signal,
        scrub: host.scrub,
        onErrorLine: (line) => host.log.debug(`pg_dump: ${line}`),
    });
    try {
        const reader = new ArchiveReader({ countRows: options.countRows });
        for await (const chunk of child.stdout) {
            reader.push(chunk);
            yield chunk;
        }
        const exit = await child.exited;
        if (signal.aborted)
            throw (0,errors/* cancellation */.WN)(signal);
        if (exit.code !== 0)
            throw nameDumpFailure(exit, child.errorText(), url);
        options.onSummary(reader.end());
    }
    catch (error) {
        if (signal.aborted)
            throw (0,errors/* cancellation */.WN)(signal);
        throw error;
    }
    finally {
        // Also when the reader of this stream gave up: a pg_dump left behind would wait on its pipe for ever.
        await child.stop();
    }
}
/**
 * A link that is cut without a word would hold the run until its time limit: after about three minutes of silence from
 * the other side the system ends it. There is no environment variable for these (libpq, section 34.1.2).
 */
const KEEPALIVES = 'keepalives_idle=60 keepalives_interval=15 keepalives_count=8';
/** pg_dump's arguments; the connection is in the environment. */
function dumpArguments(options) {
    return [
        '--format=custom',
        '--compress=0',
        `--snapshot=${options.snapshot}`,
        `--lock-wait-timeout=${LOCK_WAIT_MS}`,
        '--no-password',
        `--dbname=${KEEPALIVES}`,
        ...options.scopeArguments,
    ];
}

// EXTERNAL MODULE: ./build/engines/postgres/facts.js
var facts = __webpack_require__(14447);
// EXTERNAL MODULE: ./build/engines/postgres/fingerprint.js
var fingerprint = __webpack_require__(36948);
;// CONCATENATED MODULE: ./build/engines/postgres/sql-text.js
/**
 * SQL text made on this side for `globals.sql`, which holds one statement a line: what would break a line is escaped. The
 * reader's session must have standard_conforming_strings on, as every server since 9.1 has.
 */
/** A quoted identifier; one with control characters as `U&"..."` (manual, 4.1.2.3). */
function quoteIdentifier(name) {
    const doubled = name.replaceAll('"', '""');
    return hasControl(name) ? `U&"${escapeControls(doubled)}"` : `"${doubled}"`;
}
/** A string literal; one with control characters as `U&'...'` (manual, 4.1.2.3). */
function quoteLiteral(text) {
    const doubled = text.replaceAll("'", "''");
    return hasControl(text) ? `U&'${escapeControls(doubled)}'` : `'${doubled}'`;
}
/** Splits a list as the server stores it for `search_path` and alike: `"$user", public`. */
function splitIdentifierList(text) {
    return [...text.matchAll(/"((?:[^"]|"")*)"|([^",\s]+)/g)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '');
}
/** Runs a statement on the database that the reader is connected to, whatever its name: `%I` in it becomes that name. */
function onCurrentDatabase(statement) {
    const call = `begin execute pg_catalog.format(${quoteLiteral(statement)}, pg_catalog.current_database()); end`;
    return `DO ${quoteLiteral(call)};`;
}
/** Makes a text safe within the format string of onCurrentDatabase. */
function escapeFormat(text) {
    return text.replaceAll('%', '%%');
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f\u0085\u2028\u2029]/;
function hasControl(text) {
    return CONTROL.test(text);
}
function escapeControls(text) {
    return text
        .replaceAll('\\', '\\\\')
        .replaceAll(new RegExp(CONTROL, 'g'), (letter) => `\\${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

;// CONCATENATED MODULE: ./build/engines/postgres/globals.js


/** Roles of the provider's own: they exist at every database of that provider and can't be made elsewhere. */
const RESERVED = /^(pg_|rds|aws_|cloudsql|azure_|supabase_|neon_|alloydb|crunchy_)|^(azuresu|dashboard_user|authenticator|pgbouncer|pgsodium_\w+|doadmin|_doadmin\w*)$/;
/**
 * Roles with their attributes, memberships and settings, and the grants and settings of this database, from catalogues that
 * every account may read. Password hashes only when asked for.
 * @throws {RestorableError} DATABASE_PRIVILEGE when hashes are asked for and may not be read
 */
async function readGlobals(connection, withPasswordHashes) {
    const all = await connection.query(`select rolname as name, rolsuper as super, rolinherit as inherit, rolcreaterole as createrole, rolcreatedb as createdb,
       rolcanlogin as login, rolreplication as replication, rolbypassrls as bypass, rolconnlimit as connections,
       rolvaliduntil::text as valid_until
     from pg_catalog.pg_roles where rolname !~ '^pg_' order by 1`);
    const roles = all.filter(({ name }) => !RESERVED.test(name));
    const kept = new Set(roles.map(({ name }) => name));
    const passwords = withPasswordHashes ? await readPasswords(connection, kept) : [];
    const sections = [
        ['roles', roles.map(({ name }) => `CREATE ROLE ${quoteIdentifier(name)};`)],
        ['attributes of roles', roles.map(attributes)],
        ['passwords of roles', passwords],
        ['memberships of roles', await memberships(connection, kept)],
        ...(await settings(connection, kept)),
        ['grants on this database', await databaseGrants(connection, kept)],
    ];
    const lines = sections.flatMap(([title, statements]) => statements.length === 0 ? [] : [`-- ${title}`, ...statements]);
    const left = all.length - roles.length;
    return {
        sql: `${lines.join('\n')}\n`,
        warnings: left === 0 ? [] : [`${left} roles that the provider reserves are not in globals.sql.`],
    };
}
function attributes(role) {
    const flag = (on, word) => (on ? word : `NO${word}`);
    const words = [
        flag(role.super, 'SUPERUSER'),
        flag(role.inherit, 'INHERIT'),
        flag(role.createrole, 'CREATEROLE'),
        flag(role.createdb, 'CREATEDB'),
        flag(role.login, 'LOGIN'),
        flag(role.replication, 'REPLICATION'),
        flag(role.bypass, 'BYPASSRLS'),
    ];
    if (role.connections !== -1)
        words.push(`CONNECTION LIMIT ${role.connections}`);
    if (role.valid_until !== null)
        words.push(`VALID UNTIL ${quoteLiteral(role.valid_until)}`);
    return `ALTER ROLE ${quoteIdentifier(role.name)} WITH ${words.join(' ')};`;
}
async function readPasswords(connection, kept) {
    const [allowed] = await connection.query("select pg_catalog.has_table_privilege('pg_catalog.pg_authid', 'select') as ok");
    if (allowed?.ok !== true) {
        throw new errors/* RestorableError */.s$('DATABASE_PRIVILEGE', 'Password hashes were asked for, and this account may not read pg_authid.', {
            hint: 'Leave the password hashes out (managed providers never give them), or use a superuser.',
        });
    }
    const rows = await connection.query('select rolname as name, rolpassword as hash from pg_catalog.pg_authid where rolpassword is not null order by 1');
    return rows
        .filter(({ name }) => kept.has(name))
        .map(({ name, hash }) => `ALTER ROLE ${quoteIdentifier(name)} PASSWORD ${quoteLiteral(hash)};`);
}
/** The bootstrap superuser and predefined roles (`pg_monitor`) may be granted too: they are at the other end. */
async function memberships(connection, kept) {
    const options = connection.serverMajor >= 16 ? 'm.inherit_option, m.set_option' : 'null as inherit_option, null as set_option';
    const rows = await connection.query(`select distinct r.rolname as role, u.rolname as member, m.admin_option as admin, u.rolinherit as member_inherits, ${options}
     from pg_catalog.pg_auth_members m join pg_catalog.pg_roles r on r.oid = m.roleid
       join pg_catalog.pg_roles u on u.oid = m.member order by 1, 2, 3`);
    return rows
        .filter(({ role, member }) => kept.has(member) && (kept.has(role) || role.startsWith('pg_')))
        .map((row) => {
        const words = [];
        const extended = [];
        if (row.inherit_option !== null && row.inherit_option !== row.member_inherits) {
            extended.push(`INHERIT ${row.inherit_option ? 'TRUE' : 'FALSE'}`);
        }
        if (row.set_option === false)
            extended.push('SET FALSE');
        if (row.admin)
            words.push(extended.length > 0 ? 'ADMIN TRUE' : 'ADMIN OPTION');
        words.push(...extended);
        const withOptions = words.length > 0 ? ` WITH ${words.join(', ')}` : '';
        return `GRANT ${quoteIdentifier(row.role)} TO ${quoteIdentifier(row.member)}${withOptions};`;
    });
}
/** Their values are lists whose parts are quoted one by one (GUC_LIST_QUOTE in guc_tables.c). */
const LIST_SETTINGS = new Set([
    'local_preload_libraries',
    'search_path',
    'session_preload_libraries',
    'shared_preload_libraries',
    'temp_tablespaces',
    'unix_socket_directories',
]);
async function settings(connection, kept) {
    const rows = await connection.query(`select r.rolname as role, s.setdatabase <> 0 as is_database, c.setting
     from pg_catalog.pg_db_role_setting s left join pg_catalog.pg_roles r on r.oid = s.setrole,
       pg_catalog.unnest(s.setconfig) with ordinality c(setting, at)
     where s.setdatabase in (0, (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database()))
     order by 1, 2, c.at`);
    const ofRoles = [];
    const ofDatabase = [];
    for (const { role, is_database, setting } of rows) {
        if (role !== null && !kept.has(role))
            continue;
        const equals = setting.indexOf('=');
        const change = settingChange(setting.slice(0, equals), setting.slice(equals + 1));
        const name = role === null ? 'ALL' : quoteIdentifier(role);
        if (!is_database)
            ofRoles.push(`ALTER ROLE ${name} ${change};`);
        else if (role === null)
            ofDatabase.push(onCurrentDatabase(`ALTER DATABASE %I ${escapeFormat(change)}`));
        else
            ofDatabase.push(onCurrentDatabase(`ALTER ROLE ${escapeFormat(name)} IN DATABASE %I ${escapeFormat(change)}`));
    }
    return [
        ['settings of roles', ofRoles],
        ['settings of this database', ofDatabase],
    ];
}
function settingChange(name, value) {
    const parts = LIST_SETTINGS.has(name) ? splitIdentifierList(value) : [value];
    const values = parts.length === 0 ? "''" : parts.map(quoteLiteral).join(', ');
    return `SET ${name.split('.').map(quoteIdentifier).join('.')} TO ${values}`;
}
async function databaseGrants(connection, kept) {
    const rows = await connection.query(`select r.rolname as grantee, a.grantee = 0 as is_public, a.privilege_type as privilege, a.is_grantable as grantable
     from pg_catalog.pg_database d, pg_catalog.aclexplode(d.datacl) a left join pg_catalog.pg_roles r on r.oid = a.grantee
     where d.datname = pg_catalog.current_database() and d.datacl is not null and a.grantee <> d.datdba order by 2 desc, 1, 3`);
    const [acl] = await connection.query('select datacl is not null as changed from pg_catalog.pg_database where datname = pg_catalog.current_database()');
    const statements = acl?.changed === true ? [onCurrentDatabase('REVOKE ALL ON DATABASE %I FROM PUBLIC')] : [];
    for (const { grantee, is_public, privilege, grantable } of rows) {
        if (!is_public && (grantee === null || !kept.has(grantee)))
            continue;
        const to = is_public ? 'PUBLIC' : quoteIdentifier(grantee ?? '');
        const option = grantable ? ' WITH GRANT OPTION' : '';
        statements.push(onCurrentDatabase(`GRANT ${privilege} ON DATABASE %I TO ${escapeFormat(to)}${option}`));
    }
    return statements;
}

;// CONCATENATED MODULE: ./build/engines/postgres/preflight.js


const NAMED_AT_MOST = 8;
/**
 * Finds what would make the dump partial or stop it halfway, before it begins.
 * @returns warnings for the report
 * @throws {RestorableError} DATABASE_ROW_SECURITY, DATABASE_PRIVILEGE, naming the tables
 */
async function checkReadable(connection, scope, isStandby) {
    const relations = (await readRelations(connection)).filter(({ schema, name }) => scope.hasTable(schema, name));
    const user = quoteIdentifier(connection.url.user);
    const hidden = relations.filter(({ row_security }) => row_security);
    if (hidden.length > 0) {
        throw new errors/* RestorableError */.s$('DATABASE_ROW_SECURITY', `Row-level security would hide rows from this account in ${list(hidden)}.`, { hint: `Dump as the tables' owner (without FORCE ROW LEVEL SECURITY), or ALTER ROLE ${user} BYPASSRLS.` });
    }
    const closed = relations.filter(({ kind, usage, readable }) => 'rpS'.includes(kind) && !(usage && readable));
    if (closed.length > 0) {
        const schemas = [...new Set(closed.map(({ schema }) => quoteIdentifier(schema)))]
            .slice(0, NAMED_AT_MOST)
            .join(', ');
        const everything = connection.serverMajor >= 14 ? ` Or GRANT pg_read_all_data TO ${user}.` : '';
        throw new errors/* RestorableError */.s$('DATABASE_PRIVILEGE', `This account may not read ${list(closed)}.`, {
            hint: `GRANT USAGE ON SCHEMA ${schemas} TO ${user}; GRANT SELECT ON ALL TABLES IN SCHEMA ${schemas} TO ${user}; GRANT SELECT ON ALL SEQUENCES IN SCHEMA ${schemas} TO ${user}.${everything}`,
        });
    }
    await checkLargeObjects(connection, scope, user);
    return warningsAbout(relations, isStandby);
}
/** Every dump holds all large objects, and each has grants of its own. */
async function checkLargeObjects(connection, scope, user) {
    const rows = await connection.query(`select m.oid::text as oid, r.rolname as owner, pg_catalog.count(*) over ()::text as total
     from pg_catalog.pg_largeobject_metadata m left join pg_catalog.pg_roles r on r.oid = m.lomowner
     where not pg_catalog.pg_has_role(m.lomowner, 'usage') and pg_catalog.current_setting('lo_compat_privileges') = 'off'
       and not exists (select 1 from pg_catalog.aclexplode(m.lomacl) a where a.privilege_type = 'SELECT'
         and (a.grantee = 0 or pg_catalog.pg_has_role(a.grantee, 'usage')))
     limit 1`);
    const [first] = rows;
    if (first === undefined)
        return;
    throw new errors/* RestorableError */.s$('DATABASE_PRIVILEGE', `This account may not read ${first.total} large objects, such as ${first.oid}.`, {
        hint: scope.isAll
            ? `GRANT SELECT ON LARGE OBJECT ${first.oid} TO ${user} (for each), or GRANT ${quoteIdentifier(first.owner ?? 'their owner')} TO ${user}.`
            : `Large objects are always dumped: GRANT SELECT ON LARGE OBJECT ${first.oid} TO ${user} (for each).`,
    });
}
function warningsAbout(relations, isStandby) {
    const warnings = [];
    const foreign = relations.filter(({ kind }) => kind === 'f');
    if (foreign.length > 0)
        warnings.push(`Rows of foreign tables stay where they are and are not dumped: ${list(foreign)}.`);
    const unlogged = relations.filter((relation) => relation.unlogged && relation.kind === 'r');
    if (isStandby && unlogged.length > 0) {
        warnings.push(`A standby has no rows of unlogged tables; they are dumped empty: ${list(unlogged)}.`);
    }
    return warnings;
}
function readRelations(connection) {
    return connection.query(`select n.nspname as schema, c.relname as name, c.relkind as kind, c.relpersistence = 'u' as unlogged,
       c.relkind in ('r', 'p') and pg_catalog.row_security_active(c.oid) as row_security,
       pg_catalog.has_schema_privilege(n.oid, 'usage') as usage,
       case when c.relkind = 'S' then pg_catalog.has_sequence_privilege(c.oid, 'select')
         else pg_catalog.has_table_privilege(c.oid, 'select') end as readable
     from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'S', 'f') and c.relpersistence <> 't'
       and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
       and not exists (select 1 from pg_catalog.pg_depend e
         where e.classid = 'pg_catalog.pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
     order by 1, 2`);
}
function list(relations) {
    const names = relations.slice(0, NAMED_AT_MOST).map(({ schema, name }) => JSON.stringify(`${schema}.${name}`));
    const more = relations.length - names.length;
    return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}

;// CONCATENATED MODULE: ./build/engines/postgres/replica.js

/**
 * How far a standby is behind (manual, 9.28.4 "Recovery Control Functions"). Without writes on the primary the time since
 * the last one grows, so that a standby that streams and has replayed all that it received is not behind; one whose network
 * is silently cut seems so until its wal_receiver_timeout. To be asked outside of a transaction: it may be refused.
 * @returns undefined for a primary
 */
async function readReplica(connection) {
    const [role] = await connection.query('select pg_catalog.pg_is_in_recovery() as standby');
    if (role?.standby !== true)
        return undefined;
    const progress = await readProgress(connection);
    if (typeof progress === 'string') {
        return { lagMs: null, because: progress, hint: 'Its provider closes these functions: dump the primary instead.' };
    }
    if (progress.caught_up === true && progress.streaming)
        return { lagMs: 0 };
    if (progress.behind_ms !== null)
        return { lagMs: Math.max(0, Number(progress.behind_ms)) };
    return {
        lagMs: null,
        because: 'it has replayed nothing since it was started, and does not stream',
        hint: 'Check its primary_conninfo and restore_command, and its log.',
    };
}
/** @returns why it can't be known, in place of the progress */
async function readProgress(connection) {
    try {
        const [row] = await connection.query(`select pg_catalog.pg_last_wal_receive_lsn() <= pg_catalog.pg_last_wal_replay_lsn() as caught_up,
         exists (select from pg_catalog.pg_stat_wal_receiver
           where coalesce(status, 'streaming') = 'streaming') as streaming,
         pg_catalog.floor(extract(epoch from
           pg_catalog.clock_timestamp() - pg_catalog.pg_last_xact_replay_timestamp()) * 1000)::bigint::text as behind_ms`);
        return row ?? 'the server did not answer';
    }
    catch (error) {
        if (error instanceof errors/* RestorableError */.s$ && /^DATABASE_(QUERY|PRIVILEGE)$/.test(error.code))
            return error.message;
        throw error;
    }
}

// EXTERNAL MODULE: ./build/engines/postgres/row-counts.js
var row_counts = __webpack_require__(26445);
// EXTERNAL MODULE: ./build/engines/postgres/scope.js + 1 modules
var postgres_scope = __webpack_require__(50431);
;// CONCATENATED MODULE: ./build/engines/postgres/source-info.js




/** Older servers lack catalogue columns that the fingerprint reads, and are without security updates. */
const OLDEST_MAJOR = 13;
/** @throws {RestorableError} DATABASE_VERSION */
async function readSourceInfo(connection) {
    if (connection.serverMajor < OLDEST_MAJOR) {
        throw new errors/* RestorableError */.s$('DATABASE_VERSION', `The server ${(0,postgres_url/* describeServer */.X8)(connection.url)} has version ${connection.serverVersion}; ${OLDEST_MAJOR} is the oldest supported.`, { hint: 'Upgrade the server; until then use its own pg_dump.' });
    }
    return {
        engine: 'postgres',
        // Without the packager's addition: `15.18 (Debian 15.18-0+deb12u1)`.
        serverVersion: connection.serverVersion.split(' ')[0] ?? connection.serverVersion,
        majorVersion: String(connection.serverMajor),
        identity: await readIdentity(connection),
        sizeBytes: await (0,facts/* readSize */.ik)(connection),
        replica: await readReplica(connection),
    };
}
/**
 * The cluster's system identifier, made at initdb and shared with its standbys, and the database's name (its object id
 * changes when a restore is swapped in). Where a provider closes that function: host and user, since in managed projects
 * one of the two names the project.
 */
async function readIdentity(connection) {
    const [row] = await connection.query(`select pg_catalog.current_database() as name,
       pg_catalog.has_function_privilege('pg_catalog.pg_control_system()', 'execute') as allowed`);
    const name = row?.name ?? connection.url.database;
    if (row?.allowed === true) {
        const [system] = await connection.query('select system_identifier::text as id from pg_catalog.pg_control_system()');
        if (system !== undefined)
            return `postgres:${system.id}/${name}`;
    }
    return `postgres:${connection.url.user}@${(0,postgres_url/* describeServer */.X8)(connection.url)}/${name}`;
}

;// CONCATENATED MODULE: ./build/engines/postgres/source.js














/** Connects, and asks for version, identity and size. @throws what openConnection throws, and DATABASE_VERSION */
async function openPostgresSource(url, options, host) {
    const parsed = { ...(0,postgres_url/* parsePostgresUrl */.qQ)(url), via: options.via };
    if (parsed.password !== undefined)
        host.mask(parsed.password);
    const control = await (0,postgres_connection/* openConnection */.J)(parsed, host, options);
    const stop = new AbortController();
    const opened = [control];
    try {
        const info = await readSourceInfo(control);
        return {
            info,
            dump: (dumpOptions) => startDump({ url: parsed, control, opened, stop, host, options, dumpOptions }),
            close: async () => {
                stop.abort(new errors/* RestorableError */.s$('CANCELLED', 'The source was closed before its dump ended.'));
                await Promise.all(opened.map((connection) => connection.close()));
            },
        };
    }
    catch (error) {
        await control.close();
        throw error;
    }
}
/** A size or a count waits for a table's lock; no longer than pg_dump does. */
const BEGIN = `begin transaction isolation level repeatable read, read only; set local lock_timeout = ${LOCK_WAIT_MS}`;
function beginIn(snapshot) {
    return `${BEGIN}; set transaction snapshot '${snapshot.replaceAll("'", "''")}'`;
}
async function startDump(context) {
    const prepared = await prepare(context);
    let counting;
    let summary;
    async function* streams() {
        yield { name: 'globals.sql', content: once(prepared.globals) };
        counting = describeBeside(context, prepared);
        // A fingerprint that fails makes the backup fail: stop pg_dump now, not after an hour.
        counting.catch((error) => context.stop.abort((0,errors/* toRestorableError */.tj)(error)));
        const content = databaseDump(context, prepared, (value) => {
            summary = value;
        });
        yield { name: 'database.dump', content };
    }
    return {
        streams: streams(),
        warnings: prepared.warnings,
        fingerprint: async () => {
            if (summary === undefined || counting === undefined) {
                throw new errors/* RestorableError */.s$('INTERNAL', 'The fingerprint was asked for before the last stream had ended.');
            }
            const { outline, rows } = await counting;
            return (0,fingerprint/* assembleFingerprint */.Pg)(outline, [...rows, ...rowsOfDump(prepared, summary)]);
        },
    };
}
async function prepare(context) {
    const { control, dumpOptions, host } = context;
    const client = await (0,clients/* findClient */.$)('pg_dump', control.serverMajor, host);
    const takenAt = await dataTime(control);
    await control.simple(BEGIN);
    const [row] = await control.query('select pg_catalog.pg_export_snapshot() as snapshot, pg_catalog.pg_is_in_recovery() as standby');
    const isStandby = row?.standby === true;
    const snapshot = row?.snapshot ?? '';
    const scope = await (0,postgres_scope/* resolveScope */.H)(control, dumpOptions.include, dumpOptions.exclude);
    const readable = await checkReadable(control, scope, isStandby);
    const globals = await readGlobals(control, dumpOptions.withPasswordHashes);
    const tables = await (0,catalogue/* withEmptySearchPath */.LP)(control, () => (0,catalogue/* readTables */.gb)(control, scope));
    const isAbsent = ({ isUnlogged }) => isStandby && isUnlogged;
    return {
        client,
        takenAt,
        snapshot,
        scope,
        plan: (0,row_counts/* planCounts */.Ai)(tables.filter((table) => !isAbsent(table)), dumpOptions.countTimeLimitMs),
        emptyTables: tables.filter(isAbsent),
        // Sequences stand outside of snapshots: read before pg_dump reads them, so that the dump's are never behind these.
        sequences: await readSequencesUnlocked(context, snapshot, scope),
        globals: globals.sql,
        warnings: [
            ...(client.note === undefined ? [] : [client.note]),
            ...scope.warnings,
            ...readable,
            ...globals.warnings,
        ],
    };
}
/** Just before the snapshot: its data are at least as new, on a standby by less than the time that it is behind. */
async function dataTime(control) {
    const now = Date.now();
    return new Date(now - ((await readReplica(control))?.lagMs ?? 0));
}
/**
 * On a connection of its own, closed before the dump begins: asking a sequence locks it until the transaction's end, and
 * thousands would use up the server's locks beside those of pg_dump.
 */
async function readSequencesUnlocked({ url, host, options, opened }, snapshot, scope) {
    const connection = await (0,postgres_connection/* openConnection */.J)(url, host, options);
    opened.push(connection);
    try {
        await connection.simple(beginIn(snapshot));
        return await (0,catalogue/* readSequences */.lu)(connection, scope);
    }
    finally {
        await connection.close();
    }
}
/** On a connection of its own, in the dump's snapshot, while pg_dump runs. */
async function describeBeside(context, { snapshot, scope, plan, sequences, takenAt }) {
    const { url, host, options, dumpOptions, opened, stop } = context;
    const connection = await (0,postgres_connection/* openConnection */.J)(url, host, options);
    opened.push(connection);
    try {
        // The source may have been closed while this was connecting.
        (0,errors/* throwIfCancelled */.dZ)(stop.signal);
        await connection.simple(beginIn(snapshot));
        // Beside a dump that keeps a server's disk busy, one worker for the counts is enough.
        await connection.simple('set max_parallel_workers_per_gather = 0');
        return await (0,catalogue/* withEmptySearchPath */.LP)(connection, async () => ({
            outline: { ...(await outlineOfSource(connection, scope, sequences)), takenAt: takenAt.toISOString() },
            rows: await (0,row_counts/* countRows */.BO)(connection, plan.byServer, dumpOptions.countTimeLimitMs),
        }));
    }
    finally {
        await connection.close();
    }
}
async function outlineOfSource(connection, scope, sequences) {
    const outline = await (0,fingerprint/* takeOutline */.eU)(connection, scope, sequences);
    return { ...outline, facts: { ...outline.facts, ...(await (0,facts/* readLocale */.XE)(connection)) } };
}
function databaseDump({ url, host, stop }, { client, snapshot, scope, plan }, onSummary) {
    const counted = new Set(plan.inDump.map(({ schema, name }) => JSON.stringify([schema, name])));
    return runPgDump({
        url,
        client,
        snapshot,
        scopeArguments: scope.arguments,
        countRows: ({ schema, name }) => counted.has(JSON.stringify([schema, name])),
        onSummary,
        signal: AbortSignal.any([host.signal, stop.signal]),
    }, host);
}
function rowsOfDump({ plan, emptyTables }, summary) {
    const found = new Map(summary.rows.map(({ entry, rows }) => [JSON.stringify([entry.schema, entry.name]), rows]));
    const empty = emptyTables.map((table) => (0,row_counts/* rowsOf */.RO)(table, 0, 'dump'));
    const counted = plan.inDump.map((table) => {
        const rows = found.get(JSON.stringify([table.schema, table.name]));
        return rows === undefined ? (0,row_counts/* unknownRows */.YZ)(table) : (0,row_counts/* rowsOf */.RO)(table, rows, 'dump');
    });
    return [...empty, ...counted];
}
async function* once(text) {
    yield Buffer.from(text, 'utf8');
}


/***/ })

};
