export const id = 2594;
export const ids = [2594];
export const modules = {

/***/ 52594:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createD1Engine: () => (/* binding */ createD1Engine)
});

// EXTERNAL MODULE: ./build/core/finding.js
var finding = __webpack_require__(44401);
;// CONCATENATED MODULE: ./build/engines/d1/api/pace.js
const PACE = {
    pollMs: 1_000,
    idleMs: 10 * 60_000,
    longestMs: 24 * 3_600_000,
    retryMs: 1_000,
    requestMs: 90_000,
    stalledMs: 120_000,
};
function transferPolicy({ retryMs }) {
    return { attempts: 3, baseMs: 2 * retryMs, longestMs: 4 * retryMs };
}

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ../node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(69987);
// EXTERNAL MODULE: ./build/core/foreign.js
var foreign = __webpack_require__(54440);
// EXTERNAL MODULE: ./build/core/secret.js
var secret = __webpack_require__(88050);
// EXTERNAL MODULE: ./build/ports/retry.js
var retry = __webpack_require__(70307);
;// CONCATENATED MODULE: ./build/engines/d1/api/errors.js


class ApiRefusal extends Error {
    status;
    problems;
    #foreign;
    constructor(status, problems) {
        const words = wordsOf(problems);
        super(describe(status, problems, words));
        this.status = status;
        this.problems = problems;
        this.#foreign = new foreign/* ForeignText */.sh('the Cloudflare API', words);
    }
    get foreign() {
        return this.#foreign;
    }
}
const TOKEN_CODES = new Set([6003, 6111, 9106, 9109, 10001]);
function wordsOf(problems) {
    return problems.map(({ code, message }) => `${message ?? 'no message'} (${code ?? 'no code'})`).join('\n');
}
const SYMBOL = /\bSQLITE_(?:ERROR|AUTH|BUSY|CONSTRAINT|CORRUPT|FULL|LIMIT|LOCKED|MISMATCH|NOMEM|READONLY|SCHEMA|TOOBIG)(?:_(?:CHECK|DATATYPE|FOREIGNKEY|NOTNULL|PRIMARYKEY|ROWID|TRIGGER|UNIQUE))?\b/;
function symbolIn(words) {
    return SYMBOL.exec(words)?.[0];
}
function describe(status, problems, words) {
    const codes = problems.flatMap(({ code }) => (Number.isSafeInteger(code) ? [`code ${code}`] : []));
    return [`HTTP ${status}`, ...codes.slice(0, 5), symbolIn(words) ?? []].flat().join(', ');
}
function isPassing(refusal) {
    if (/exceeded its cpu time limit|operation exceeded timeout|memory limit/i.test(refusal.foreign.reveal()))
        return false;
    if (refusal.status === 429 || refusal.status >= 500)
        return true;
    return /long-running (?:export|import)|overloaded|reset because|please retry/i.test(refusal.foreign.reveal());
}
function explainRefusal(refusal, doing, scrub) {
    const { status, problems } = refusal;
    const named = (code, hint) => new errors/* RestorableError */.s$(code, `Cloudflare refused to ${doing}: ${refusal.message}.`, {
        hint,
        cause: refusal,
        foreign: new foreign/* ForeignText */.sh('the Cloudflare API', scrub(refusal.foreign.reveal())),
    });
    if (status === 401 || problems.some(({ code }) => TOKEN_CODES.has(code ?? 0))) {
        return named('DATABASE_AUTHENTICATION', 'Check CLOUDFLARE_API_TOKEN: it may be mistyped, expired or revoked.');
    }
    if (status === 403) {
        return named('DATABASE_PRIVILEGE', 'Give the API token the permission "D1 Read" (to back up) or "D1 Write" (to restore) on this account, and check the account id.');
    }
    if (status === 404) {
        return named('DATABASE_NOT_FOUND', 'Check the account id and the database; `wrangler d1 list` shows what there is.');
    }
    if (isPassing(refusal)) {
        return named('DATABASE_UNREACHABLE', 'Try again later. https://www.cloudflarestatus.com shows whether D1 has a problem. Another program may be running an export or import.');
    }
    return named('DATABASE_QUERY', 'Codes are listed in the documentation of the Cloudflare API.');
}

;// CONCATENATED MODULE: ./build/engines/d1/api/api.js






const DEFAULT_BASE_URL = 'https://api.cloudflare.com/client/v4';
const ATTEMPTS = 6;
const LONGEST_WAIT_MS = 60_000;
const LONGEST_ANSWER_BYTES = 32 * 1024 * 1024;
const envelopeSchema = schemas/* object */.Ikc({
    success: schemas/* boolean */.zMY(),
    errors: schemas/* array */.YOg(schemas/* object */.Ikc({ code: schemas/* number */.aig().optional(), message: schemas/* string */.YjP().optional() })).nullish(),
    result: schemas/* unknown */.L5J().optional(),
    result_info: schemas/* object */.Ikc({ total_count: schemas/* number */.aig().nullish(), count: schemas/* number */.aig().nullish() }).nullish(),
});
class D1Api {
    host;
    pace;
    #baseUrl;
    #token;
    constructor(host, pace) {
        this.host = host;
        this.pace = pace;
        this.#token = readToken(host);
        this.#baseUrl = readBaseUrl(host.env['CLOUDFLARE_API_BASE_URL']);
    }
    get baseUrl() {
        return new URL(this.#baseUrl);
    }
    async call(call, schema) {
        const answered = await this.#untilAnswered(call);
        const parsed = schema.safeParse(answered.result);
        if (parsed.success)
            return { result: parsed.data, total: answered.result_info?.total_count ?? undefined };
        const [issue] = parsed.error.issues;
        throw this.#strange(call, `${issue?.path.join('.') || 'result'}: ${issue?.message}`);
    }
    async #untilAnswered(call) {
        const backoff = { attempts: ATTEMPTS, baseMs: this.pace.retryMs, longestMs: LONGEST_WAIT_MS };
        let failure;
        const ask = async () => {
            const outcome = await this.#once(call);
            if (!('error' in outcome))
                return outcome;
            failure = outcome;
            throw outcome.error;
        };
        return (0,retry/* retry */.L5)(ask, {
            signal: this.host.signal,
            after: (error) => {
                if (failure === undefined || error !== failure.error)
                    return undefined;
                const mayRepeat = failure.isPassing && (call.isRepeatable !== false || failure.isRefused);
                return mayRepeat ? { ...backoff, askedMs: failure.retryAfterMs } : undefined;
            },
            onRetry: (error) => this.host.log.debug(`${(0,errors/* messageOf */.bD)(error)} Trying again.`),
        });
    }
    pause(ms) {
        return (0,retry/* pause */.v7)(ms, this.host.signal);
    }
    async #once(call) {
        let response;
        let text;
        try {
            response = await fetch(this.#baseUrl + call.path, {
                method: call.method,
                headers: {
                    authorization: `Bearer ${this.#token.reveal()}`,
                    ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
                },
                ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
                signal: AbortSignal.any([this.host.signal, AbortSignal.timeout(this.pace.requestMs)]),
                redirect: 'error',
            });
            text = await readText(response, LONGEST_ANSWER_BYTES);
        }
        catch (thrown) {
            if (this.host.signal.aborted)
                throw (0,errors/* cancellation */.WN)(this.host.signal);
            if (thrown instanceof AnswerTooLong)
                throw this.#strange(call, thrown.message);
            return { error: this.#unreachable(call, thrown), isPassing: true, isRefused: false, retryAfterMs: 0 };
        }
        const envelope = envelopeSchema.safeParse(parseJson(text)).data;
        if (response.ok && envelope?.success === true)
            return envelope;
        const refusal = new ApiRefusal(response.status, envelope?.errors ?? []);
        const known = response.ok && envelope === undefined ? this.#strange(call, 'no JSON') : undefined;
        return {
            error: known ?? explainRefusal(refusal, call.doing, this.host.scrub),
            isPassing: known === undefined && isPassing(refusal),
            isRefused: response.status === 429,
            retryAfterMs: retryAfterMs(response.headers.get('retry-after')),
        };
    }
    #unreachable(call, cause) {
        const message = `The Cloudflare API at ${new URL(this.#baseUrl).host} did not answer (${call.doing}): ${(0,foreign/* describeNetwork */.UY)(cause)}.`;
        return new errors/* RestorableError */.s$('DATABASE_UNREACHABLE', message, {
            hint: 'Check the network of this machine, its proxy, and CLOUDFLARE_API_BASE_URL if it is set.',
        });
    }
    #strange(call, detail) {
        return new errors/* RestorableError */.s$('DATABASE_QUERY', `The response to "${call.doing}" is not a valid response of the Cloudflare API: ${detail}.`, {
            hint: 'Check CLOUDFLARE_API_BASE_URL and proxies; else the API has changed: use a newer version of this program.',
        });
    }
}
class AnswerTooLong extends Error {
}
async function readText(response, maxBytes) {
    if (response.body === null)
        return '';
    const parts = [];
    let bytes = 0;
    for await (const part of response.body) {
        bytes += part.length;
        if (bytes > maxBytes)
            throw new AnswerTooLong(`it has more than ${maxBytes / 1024 ** 2} MiB`);
        parts.push(part);
    }
    return Buffer.concat(parts).toString('utf8');
}
function readToken(host) {
    const text = host.env['CLOUDFLARE_API_TOKEN']?.trim() ?? '';
    const token = new secret/* Secret */.zh(text);
    if (text !== '')
        host.mask(token);
    if (/^[\x21-\x7e]+$/.test(text))
        return token;
    const message = text === '' ? 'There is no Cloudflare API token.' : 'CLOUDFLARE_API_TOKEN is not a token.';
    throw new errors/* RestorableError */.s$('INPUT_INVALID', message, {
        hint: 'Set the environment variable CLOUDFLARE_API_TOKEN to a token with the permission "D1 Read" (to back up) or "D1 Write" (to restore into D1).',
    });
}
function readBaseUrl(text) {
    if (text === undefined || text.trim() === '')
        return DEFAULT_BASE_URL;
    const url = URL.parse(text.trim());
    if (url !== null && /^https?:$/.test(url.protocol) && url.username === '') {
        return url.href.replace(/\/+$/, '');
    }
    throw new errors/* RestorableError */.s$('INPUT_INVALID', 'CLOUDFLARE_API_BASE_URL is not an http or https URL.', {
        hint: `Unset it to use ${DEFAULT_BASE_URL}.`,
    });
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function retryAfterMs(header) {
    if (header === null)
        return 0;
    const ms = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
    return Number.isFinite(ms) ? Math.max(0, ms) : 0;
}

;// CONCATENATED MODULE: ./build/engines/d1/api/database.js


const PAGE = 100;
const NAMED = 10;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const uuidSchema = schemas/* string */.YjP().regex(UUID, 'no id of a database');
const listedSchema = schemas/* object */.Ikc({ uuid: uuidSchema, name: schemas/* string */.YjP() });
const detailsSchema = schemas/* object */.Ikc({
    uuid: uuidSchema,
    name: schemas/* string */.YjP(),
    version: schemas/* string */.YjP().nullish(),
    file_size: schemas/* number */.aig().nullish(),
});
function pathOf({ accountId, uuid }) {
    return `/accounts/${accountId}/d1/database/${uuid}`;
}
async function findDatabase(api, address) {
    const uuid = UUID.test(address.database) ? address.database.toLowerCase() : await findByName(api, address);
    const path = pathOf({ accountId: address.accountId, uuid });
    const { result } = await api.call({ method: 'GET', path, doing: `find the database ${address.database}` }, detailsSchema);
    return {
        accountId: address.accountId,
        uuid: result.uuid.toLowerCase(),
        name: result.name,
        sizeBytes: result.file_size ?? null,
        generation: result.version ?? 'production',
    };
}
async function findByName(api, { accountId, database }) {
    const names = [];
    for (let page = 1;; page += 1) {
        const path = `/accounts/${accountId}/d1/database?page=${page}&per_page=${PAGE}`;
        const { result, total } = await api.call({ method: 'GET', path, doing: "list the account's databases" }, schemas/* array */.YOg(listedSchema));
        const found = result.find(({ name }) => name === database);
        if (found !== undefined)
            return found.uuid;
        names.push(...result.map(({ name }) => name));
        if (result.length < PAGE || (total !== undefined && names.length >= total))
            break;
    }
    const known = names.length === 0 ? 'it has none' : `it has ${names.slice(0, NAMED).join(', ')}`;
    const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
    throw new errors/* RestorableError */.s$('DATABASE_NOT_FOUND', `The account has no D1 database "${database}": ${known}${more}.`, {
        hint: 'Check the name and the account id; names are case-sensitive.',
    });
}

;// CONCATENATED MODULE: ./build/engines/d1/api/url.js

const SHAPE = 'Write d1://<account id>/<database id or name>. The API token comes from CLOUDFLARE_API_TOKEN.';
function parseD1Url(url) {
    const refuse = (message) => new errors/* RestorableError */.s$('INPUT_INVALID', message, { hint: SHAPE });
    const text = url.reveal().replace(/^d1:\/\//i, '');
    if (/[@?#]/.test(text))
        throw refuse('A D1 URL contains an account and a database, no token and no parameters.');
    const [accountId = '', database = '', ...more] = text.replace(/\/$/, '').split('/');
    if (database === '' || more.length > 0)
        throw refuse('The D1 URL does not name exactly one database.');
    if (!/^[0-9a-f]{32}$/i.test(accountId)) {
        throw refuse('The account in the D1 URL is not a Cloudflare account id (32 hexadecimal digits).');
    }
    try {
        return { accountId: accountId.toLowerCase(), database: decodeURIComponent(database) };
    }
    catch {
        throw refuse('The database in the D1 URL is not correctly percent-encoded.');
    }
}

;// CONCATENATED MODULE: ./build/engines/d1/api/query.js


const REQUEST_BYTES = 90_000;
const STATEMENTS = 50;
const value = schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* null */.chJ(), schemas/* array */.YOg(schemas/* number */.aig())]);
const answerSchema = schemas/* array */.YOg(schemas/* object */.Ikc({ results: schemas/* object */.Ikc({ columns: schemas/* array */.YOg(schemas/* string */.YjP()).optional(), rows: schemas/* array */.YOg(schemas/* array */.YOg(value)) }) }));
async function queryRows(api, database, sql, doing) {
    return (await queryEach(api, database, [sql], doing))[0] ?? [];
}
async function queryEach(api, database, statements, doing) {
    const results = [];
    for (const batch of inBatches(statements)) {
        const call = { method: 'POST', path: `${pathOf(database)}/raw`, body: { sql: batch.join(';\n') }, doing };
        const { result } = await api.call(call, answerSchema.length(batch.length));
        results.push(...result.map((each) => each.results.rows));
    }
    return results;
}
function inBatches(statements) {
    const batches = [];
    let bytes = Number.POSITIVE_INFINITY;
    for (const statement of statements) {
        const length = Buffer.byteLength(statement) + 2;
        if (bytes + length > REQUEST_BYTES || (batches.at(-1)?.length ?? 0) >= STATEMENTS) {
            batches.push([]);
            bytes = 0;
        }
        batches.at(-1)?.push(statement);
        bytes += length;
    }
    return batches;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/engines/d1/catalog/schema.js



const schema_PAGE = 200;
function isInternal(name) {
    return name.startsWith('_cf_') || name.toLowerCase().startsWith('sqlite_');
}
async function readSchema(api, database) {
    const listed = await queryRows(api, database, 'pragma table_list', 'list the tables');
    const shadows = new Set(listed.filter((row) => row[2] === 'shadow').map((row) => String(row[1])));
    const withoutRowid = new Set(listed.filter((row) => row[4] === 1).map((row) => String(row[1])));
    const strict = new Set(listed.filter((row) => row[5] === 1).map((row) => String(row[1])));
    const objects = [];
    let after = 0;
    for (;;) {
        const sql = `select rowid, type, name, tbl_name, sql from sqlite_schema where rowid > ${after} order by rowid limit ${schema_PAGE}`;
        const rows = await queryRows(api, database, sql, 'read the schema');
        for (const [, type, name, table, text] of rows) {
            if (typeof text !== 'string' || isInternal(String(name)) || isInternal(String(table)))
                continue;
            if (shadows.has(String(name)) || shadows.has(String(table)))
                continue;
            objects.push({ type: typeOf(String(type), text), name: String(name), table: String(table), sql: text });
        }
        const last = rows.at(-1)?.[0];
        if (rows.length < schema_PAGE || typeof last !== 'number')
            break;
        if (last <= after) {
            throw new errors/* RestorableError */.s$('DATABASE_QUERY', 'Cloudflare returns the same page of the schema again and again.', {
                hint: 'Check CLOUDFLARE_API_BASE_URL and proxies in between, and run it again.',
            });
        }
        after = last;
    }
    return { objects, shadows, withoutRowid, strict };
}
function typeOf(type, sql) {
    if (sql.startsWith('CREATE VIRTUAL TABLE'))
        return 'virtual table';
    return type === 'index' || type === 'view' || type === 'trigger' ? type : 'table';
}
function describeObjects(objects) {
    return objects.map(({ type, name, sql }) => ({
        type,
        name,
        definitionSha256: (0,external_node_crypto_.createHash)('sha256').update(sql).digest('hex'),
    }));
}

// EXTERNAL MODULE: ./build/engines/sqlite/catalog/sql-text.js
var sql_text = __webpack_require__(82791);
;// CONCATENATED MODULE: ./build/engines/d1/catalog/survey.js



const COLUMNS_AT_ONCE = 24;
function garbledCondition(column, kind) {
    const name = (0,sql_text/* quoteName */.AB)(column);
    if (kind === 'integer') {
        return `typeof(${name}) = 'integer' and (${name} > 9007199254740991 or ${name} < -9007199254740991)`;
    }
    const both = (code, written) => `(instr(${name}, char(${code})) > 0 and instr(${name}, '${written}') > 0)`;
    return `typeof(${name}) = 'text' and (${both(10, '\\n')} or ${both(13, '\\r')})`;
}
async function surveyTables(api, database, tables, deadlineMs) {
    const infos = tables.map((table) => `pragma table_info(${(0,sql_text/* quoteName */.AB)(table)})`);
    const columns = (await queryEach(api, database, infos, 'read the columns')).map(columnsOf);
    const found = new Map();
    for (const [index, table] of tables.entries()) {
        found.set(table, { columns: columns[index] ?? [], rows: null, garbled: undefined });
    }
    for (let start = 0; start < tables.length && performance.now() < deadlineMs; start += 25) {
        const group = tables.slice(start, start + 25);
        for (const [table, surveyed] of await surveyGroup(api, database, group, found))
            found.set(table, surveyed);
    }
    return found;
}
async function surveyGroup(api, database, tables, known) {
    const plans = tables.map((table) => planOf(table, known.get(table)?.columns ?? []));
    try {
        const statements = plans.flatMap((plan) => plan.statements);
        const results = await queryEach(api, database, statements, 'count rows');
        const found = new Map();
        for (const plan of plans)
            found.set(plan.table, readPlan(plan, results.splice(0, plan.statements.length)));
        return found;
    }
    catch (thrown) {
        if (!isRefusedQuery(thrown))
            throw thrown;
        if (tables.length > 1) {
            const singles = new Map();
            for (const table of tables) {
                for (const [name, surveyed] of await surveyGroup(api, database, [table], known))
                    singles.set(name, surveyed);
            }
            return singles;
        }
        const [table = ''] = tables;
        const rows = (await countRows(api, database, [table], Number.POSITIVE_INFINITY)).get(table) ?? null;
        return new Map([[table, { columns: known.get(table)?.columns ?? [], rows, garbled: undefined }]]);
    }
}
async function countRows(api, database, tables, deadlineMs) {
    const counts = new Map(tables.map((table) => [table, null]));
    const count = async (group) => {
        if (group.length === 0 || performance.now() >= deadlineMs)
            return;
        try {
            const statements = group.map((table) => `select count(*) from ${(0,sql_text/* quoteName */.AB)(table)}`);
            const results = await queryEach(api, database, statements, 'count rows');
            for (const [index, table] of group.entries())
                counts.set(table, Number(results[index]?.[0]?.[0]));
        }
        catch (thrown) {
            if (!isRefusedQuery(thrown))
                throw thrown;
            if (group.length > 1)
                for (const table of group)
                    await count([table]);
        }
    };
    for (let start = 0; start < tables.length; start += 50)
        await count(tables.slice(start, start + 50));
    return counts;
}
function isRefusedQuery(thrown) {
    return thrown instanceof errors/* RestorableError */.s$ && thrown.code === 'DATABASE_QUERY';
}
function columnsOf(rows) {
    return rows.map((row) => ({ name: String(row[1]), type: String(row[2]), keyPlace: Number(row[5]) }));
}
function planOf(table, columns) {
    const statements = [];
    for (let start = 0; start < Math.max(columns.length, 1); start += COLUMNS_AT_ONCE) {
        const wanted = columns.slice(start, start + COLUMNS_AT_ONCE).flatMap(({ name }) => {
            const text = garbledCondition(name, 'text');
            return [
                `count(case when ${garbledCondition(name, 'integer')} then 1 end)`,
                `count(case when ${text} then 1 end)`,
                `coalesce(max(case when ${text} then length(cast(${(0,sql_text/* quoteName */.AB)(name)} as blob)) end), 0)`,
            ];
        });
        statements.push(`select ${['count(*)', ...wanted].join(', ')} from ${(0,sql_text/* quoteName */.AB)(table)}`);
    }
    return { table, columns, statements };
}
function readPlan({ columns }, results) {
    const rows = Number(results[0]?.[0]?.[0]);
    const garbled = columns.flatMap(({ name }, index) => {
        const row = results[Math.floor(index / COLUMNS_AT_ONCE)]?.[0] ?? [];
        const at = 1 + (index % COLUMNS_AT_ONCE) * 3;
        const [integers, texts, longestBytes] = [Number(row[at]), Number(row[at + 1]), Number(row[at + 2])];
        return [
            ...(integers > 0 ? [{ column: name, kind: 'integer', count: integers, longestBytes: 20 }] : []),
            ...(texts > 0 ? [{ column: name, kind: 'text', count: texts, longestBytes }] : []),
        ];
    });
    return { columns, rows, garbled };
}

;// CONCATENATED MODULE: ./build/engines/d1/catalog/fingerprint.js




const RECOUNTS = 3;
const RECOUNT_AFTER_MS = 500;
async function readSequences(api, database) {
    const found = await queryRows(api, database, "select 1 from sqlite_schema where name = 'sqlite_sequence'", 'read the schema');
    if (found.length === 0)
        return [];
    const sql = 'select name, max(cast(seq as text)) from sqlite_sequence group by name order by name';
    const rows = await queryRows(api, database, sql, 'read the sequences');
    return rows
        .map(([name, last]) => ({ name: String(name), lastValue: last === null ? null : String(last) }))
        .filter(({ name }) => !name.startsWith('_cf_'));
}
async function readVersion(api, database) {
    try {
        const rows = await queryRows(api, database, 'select sqlite_version()', 'ask for the version');
        return String(rows[0]?.[0]);
    }
    catch (thrown) {
        if (!(thrown instanceof errors/* RestorableError */.s$) || thrown.code !== 'DATABASE_QUERY')
            throw thrown;
        return `3 (D1 ${database.generation})`;
    }
}
async function recountTables(api, database, tables, deadlineMs) {
    const after = await countRows(api, database, tables.map(({ name }) => name), deadlineMs);
    const found = [];
    for (const { name, dumped, before } of tables) {
        let last = after.get(name) ?? null;
        if (before !== null && last === before && dumped !== before)
            last = await recount(api, database, { name, before, dumped });
        const counted = before !== null && last !== null && last !== before ? { counted: { before, after: last } } : {};
        found.push({ schema: '', name, rows: dumped, rowsFrom: 'dump', ...counted });
    }
    return found;
}
async function recount(api, database, { name: table, before, dumped }) {
    for (let attempt = 0; attempt < RECOUNTS; attempt += 1) {
        await api.pause(RECOUNT_AFTER_MS);
        const again = (await countRows(api, database, [table], Number.POSITIVE_INFINITY)).get(table) ?? null;
        if (again !== before)
            return again;
    }
    const message = `Cloudflare's export has ${dumped} rows of ${table}, the database has ${before}.`;
    throw new errors/* RestorableError */.s$('DUMP_FAILED', message, {
        hint: 'The export left out rows, or the table is emptied and refilled all the time. Run it again.',
    });
}
function assembleFingerprint(parts) {
    return {
        engine: 'd1',
        serverVersion: parts.serverVersion,
        takenAt: parts.takenAt.toISOString(),
        sizeBytes: parts.sizeBytes,
        tables: parts.tables,
        objects: describeObjects(parts.schema.objects),
        sequences: parts.sequences.map(({ name, lastValue }) => ({ schema: '', name, lastValue })),
        extensions: [],
        facts: {},
        ...(parts.flaws !== undefined && parts.flaws.length > 0 && { flaws: [...parts.flaws] }),
    };
}

// EXTERNAL MODULE: ./build/engines/sqlite/catalog/foreign-keys.js
var foreign_keys = __webpack_require__(23800);
;// CONCATENATED MODULE: ./build/engines/d1/catalog/foreign-keys.js



async function readViolations(api, database, deadlineMs) {
    if (performance.now() >= deadlineMs)
        return [];
    try {
        const sql = 'select distinct "table" from pragma_foreign_key_check order by 1';
        const rows = await queryRows(api, database, sql, 'check foreign keys');
        return rows.map(([table]) => (0,foreign_keys/* flawOfKey */.FU)(String(table)));
    }
    catch (error) {
        if (!(error instanceof errors/* RestorableError */.s$) || error.code === 'CANCELLED')
            throw error;
        return [];
    }
}

;// CONCATENATED MODULE: ./build/engines/d1/catalog/fts5.js
function moduleOf({ sql }) {
    const afterName = sql.slice(endOfName(sql));
    return /^\s*using\s+["'`[]?(\w+)/i.exec(afterName)?.[1]?.toLowerCase() ?? '';
}
function endOfName(sql) {
    const start = sql.slice('CREATE VIRTUAL TABLE'.length).search(/\S/) + 'CREATE VIRTUAL TABLE'.length;
    return tokenEnd(sql, start);
}
function tokenEnd(text, start) {
    const quote = text[start] ?? '';
    const closing = quote === '[' ? ']' : quote;
    if (!'"\'`['.includes(quote) || quote === '') {
        const length = text.slice(start).search(/[\s("'`[]/);
        return length === -1 ? text.length : start + Math.max(length, 1);
    }
    let at = start + 1;
    for (;;) {
        const end = text.indexOf(closing, at);
        if (end === -1)
            return text.length;
        if (text[end + 1] !== closing || quote === '[')
            return end + 1;
        at = end + 2;
    }
}
function contentOf(table) {
    for (const argument of argumentsOf(table.sql)) {
        const option = /^content\s*=([\s\S]*)$/i.exec(argument.trim())?.[1]?.trim();
        if (option === undefined)
            continue;
        return { kind: /^(?:''|""|``|\[\]|)$/.test(option) ? 'none' : 'external' };
    }
    return { kind: 'own' };
}
function argumentsOf(sql) {
    const open = sql.indexOf('(', endOfName(sql));
    const close = sql.lastIndexOf(')');
    if (open === -1 || close <= open)
        return [];
    const text = sql.slice(open + 1, close);
    const found = [];
    let start = 0;
    for (let at = 0; at < text.length;) {
        if (text[at] === ',') {
            found.push(text.slice(start, at));
            start = at + 1;
            at += 1;
        }
        else
            at = '"\'`['.includes(text[at] ?? '') ? tokenEnd(text, at) : at + 1;
    }
    return [...found, text.slice(start)];
}

;// CONCATENATED MODULE: ./build/engines/d1/catalog/virtual-tables.js


function planVirtualTables(schema) {
    const virtual = schema.objects.filter(({ type }) => type === 'virtual table');
    if (virtual.length === 0)
        return undefined;
    const tables = schema.objects.filter(({ type }) => type === 'table').map(({ name }) => name);
    const contentTables = new Map();
    const warnings = [];
    for (const table of virtual) {
        const module = moduleOf(table);
        const kind = contentOf(table).kind;
        if (module === 'fts5' && kind === 'own')
            contentTables.set(table.name, `${table.name}_content`);
        else if (module === 'fts5' && kind === 'none') {
            warnings.push(`The full-text table ${table.name} stores no text (content=''): its definition is in this backup, its index is not. Fill it again after a restore.`);
        }
        else if (module !== 'fts5' && module !== 'fts5vocab') {
            warnings.push(`The virtual table ${table.name} (${module}) is in this backup only with its definition, not with its content.`);
        }
    }
    return { tables: [...tables, ...contentTables.values()], contentTables, warnings };
}
function fillStatements(schema, plan, columns) {
    const taken = new Set([...schema.objects.map(({ name }) => name), ...schema.shadows]);
    return schema.objects.flatMap((table) => {
        const content = plan.contentTables.get(table.name);
        if (content === undefined)
            return [];
        let exported = `${content}_exported`;
        while (taken.has(exported))
            exported += '_';
        taken.add(exported);
        const names = columns.get(table.name) ?? [];
        const into = ['rowid', ...names.map(sql_text/* quoteName */.AB)].join(', ');
        const from = ['id', ...names.map((_, index) => `c${index}`)].join(', ');
        return [
            `ALTER TABLE ${(0,sql_text/* quoteName */.AB)(content)} RENAME TO ${(0,sql_text/* quoteName */.AB)(exported)};`,
            `${table.sql};`,
            `INSERT INTO ${(0,sql_text/* quoteName */.AB)(table.name)} (${into}) SELECT ${from} FROM ${(0,sql_text/* quoteName */.AB)(exported)};`,
            `DROP TABLE ${(0,sql_text/* quoteName */.AB)(exported)};`,
        ];
    });
}
function rebuildStatements(schema, plan) {
    const others = schema.objects.filter(({ type, name }) => type === 'virtual table' && !plan.contentTables.has(name));
    return others.flatMap((table) => [`${table.sql};`, ...rebuildOf(table)]);
}
function rebuildOf(table) {
    if (moduleOf(table) !== 'fts5' || contentOf(table).kind !== 'external')
        return [];
    const name = (0,sql_text/* quoteName */.AB)(table.name);
    return [`INSERT INTO ${name} (${name}) VALUES ('rebuild');`];
}
function sequenceStatements(sequences) {
    if (sequences.length === 0)
        return [];
    return [
        'DELETE FROM sqlite_sequence;',
        ...sequences.map(({ name, lastValue }) => `INSERT INTO sqlite_sequence (name, seq) VALUES (${(0,sql_text/* quoteText */.ol)(name)}, ${lastValue});`),
    ];
}

;// CONCATENATED MODULE: ./build/engines/d1/dump/insert-values.js
function parseInsert(text) {
    const start = /^\s*INSERT INTO (?=")/.exec(text)?.[0].length;
    if (start === undefined)
        return undefined;
    const named = endOfQuoted(text, start);
    if (!text.startsWith(' (', named))
        return undefined;
    const columns = listAt(text, named + 1);
    if (columns === undefined)
        return undefined;
    const open = text.indexOf('(', columns.end);
    if (open === -1 || text.slice(columns.end, open).trim() !== 'VALUES')
        return undefined;
    const values = valuesAt(text, open);
    if (values?.items.length !== columns.items.length)
        return undefined;
    return {
        columns: columns.items.map((item) => item.trim().replace(/^"|"$/g, '').replaceAll('""', '"')),
        values: values.items,
        head: text.slice(0, open + 1),
        written: (changed) => `${text.slice(0, open + 1)}${changed.join(',')}${text.slice(values.end - 1)}`,
    };
}
function valuesBehind(head, text) {
    return valuesAt(text, head.length - 1)?.items;
}
function valuesAt(text, open) {
    const values = listAt(text, open);
    return values !== undefined && /^\s*;?\s*$/.test(text.slice(values.end)) ? values : undefined;
}
function listAt(text, open) {
    const items = [];
    let depth = 1;
    let start = open + 1;
    for (let at = start; at < text.length;) {
        const character = text[at];
        if (character === "'" || character === '"') {
            at = endOfQuoted(text, at);
            continue;
        }
        if (character === '(')
            depth += 1;
        if (character === ')')
            depth -= 1;
        if (depth === 0 || (depth === 1 && character === ',')) {
            items.push(text.slice(start, at));
            start = at + 1;
        }
        at += 1;
        if (depth === 0)
            return { items, end: at };
    }
    return undefined;
}
function endOfQuoted(text, start) {
    const quote = text.charAt(start);
    let end = text.indexOf(quote, start + 1);
    while (end !== -1 && text[end + 1] === quote)
        end = text.indexOf(quote, end + 2);
    return end === -1 ? text.length : end + 1;
}
function evaluate(expression, depth = 0) {
    const text = expression.trim();
    if (text === 'NULL')
        return null;
    if (isNumber(text))
        return Number(text);
    if (/^-?Infinity$/.test(text))
        return Number(text);
    const digits = digitsOfBlob(text);
    if (digits !== undefined)
        return { hex: digits.toUpperCase() };
    const hex = digitsOfText(text);
    if (hex !== undefined)
        return { text: Buffer.from(hex, 'hex').toString('utf8') };
    if (text.startsWith("'")) {
        return endOfQuoted(text, 0) === text.length ? { text: text.slice(1, -1).replaceAll("''", "'") } : undefined;
    }
    return text.startsWith('replace(') && depth < NESTED_REPLACEMENTS ? replaced(text, depth) : undefined;
}
const NESTED_REPLACEMENTS = 4;
const LONGEST_NUMBER = 400;
function isNumber(text) {
    return text.length <= LONGEST_NUMBER && /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(text);
}
function digitsOfBlob(text) {
    return digitsBetween("x'", text, "'");
}
function digitsOfText(text) {
    return digitsBetween("cast(x'", text, "' as text)");
}
function digitsBetween(before, text, after) {
    const end = text.length - after.length;
    if (end < before.length)
        return undefined;
    if (text.slice(0, before.length).toLowerCase() !== before || text.slice(end).toLowerCase() !== after)
        return undefined;
    const digits = text.slice(before.length, end);
    return Buffer.from(digits, 'hex').length * 2 === digits.length ? digits : undefined;
}
function replaced(text, depth) {
    const list = listAt(text, text.indexOf('('));
    if (list === undefined || list.end !== text.length || list.items.length !== 3)
        return undefined;
    const [inner, from] = list.items.slice(0, 2).map((item) => evaluate(item, depth + 1));
    const code = /^char\((\d{1,7})\)$/.exec(list.items[2]?.trim() ?? '')?.[1];
    if (typeof inner !== 'object' || inner === null || !('text' in inner))
        return undefined;
    if (typeof from !== 'object' || from === null || !('text' in from) || from.text === '')
        return undefined;
    if (code === undefined || Number(code) > 0x10ffff)
        return undefined;
    return { text: inner.text.replaceAll(from.text, String.fromCodePoint(Number(code))) };
}

;// CONCATENATED MODULE: ./build/engines/d1/digests/cells.js

const DIGITS = /^-?\d+$/;
const LIKE_NUMBER = /^[ \t\n\v\f\r]*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?[ \t\n\v\f\r]*$/i;
const SMALLEST = -(2n ** 63n);
const LARGEST = 2n ** 63n - 1n;
function affinityOf(type, isStrict) {
    if (isStrict && /^any$/i.test(type))
        return 'none';
    if (/int/i.test(type))
        return 'number';
    if (/char|clob|text/i.test(type))
        return 'text';
    if (type === '' || /blob/i.test(type))
        return 'none';
    return /real|floa|doub/i.test(type) ? 'real' : 'number';
}
function cellOf(expression, affinity) {
    const value = literalOf(expression.trim());
    const stored = value && storedAs(value, affinity);
    if (stored === undefined)
        return undefined;
    switch (stored.kind) {
        case 'null':
            return 'null';
        case 'integer':
            return String(stored.integer);
        case 'real':
            return `r${bitsOf(stored.real)}`;
        default:
            return `${stored.kind}:${stored.bytes.length}:${stored.bytes}`;
    }
}
function literalOf(text, depth = 0) {
    if (text.startsWith("'")) {
        const inner = quoted(text);
        return inner === undefined ? undefined : { kind: 'text', bytes: inner };
    }
    if (text === 'NULL')
        return { kind: 'null' };
    if (isNumber(text))
        return numberOf(text);
    const blob = digitsOfBlob(text);
    if (blob !== undefined)
        return { kind: 'blob', bytes: bytesOfHex(blob) };
    const bytes = digitsOfText(text);
    if (bytes !== undefined)
        return { kind: 'text', bytes: bytesOfHex(bytes) };
    return depth < NESTED_REPLACEMENTS ? cells_replaced(text, depth) : undefined;
}
function numberOf(text) {
    if (DIGITS.test(text)) {
        const integer = BigInt(text);
        return integer < SMALLEST || integer > LARGEST
            ? { kind: 'real', real: Number(text) }
            : { kind: 'integer', integer };
    }
    return { kind: 'real', real: Number(text) };
}
function quoted(text) {
    let end = text.indexOf("'", 1);
    while (end !== -1 && text[end + 1] === "'")
        end = text.indexOf("'", end + 2);
    return end === text.length - 1 && end > 0 ? text.slice(1, -1).replaceAll("''", "'") : undefined;
}
function cells_replaced(text, depth) {
    const end = /,\s*'((?:[^']|'')*)'\s*,\s*char\((\d{1,3})\)\s*\)$/.exec(text.slice(-60));
    const code = Number(end?.[2]);
    if (end === null || !text.startsWith('replace(') || code > 127)
        return undefined;
    const inner = literalOf(text.slice('replace('.length, text.length - end[0].length).trim(), depth + 1);
    const from = (end[1] ?? '').replaceAll("''", "'");
    if (inner?.kind !== 'text' || from === '')
        return undefined;
    return { kind: 'text', bytes: inner.bytes.replaceAll(from, String.fromCharCode(code)) };
}
function bytesOfHex(digits) {
    return Buffer.from(digits, 'hex').toString('latin1');
}
function storedAs(value, affinity) {
    if (affinity === 'none' || value.kind === 'null' || value.kind === 'blob')
        return value;
    if (affinity === 'text')
        return value.kind === 'text' ? value : undefined;
    if (value.kind === 'text')
        return LIKE_NUMBER.test(value.bytes) ? undefined : value;
    if (affinity === 'real') {
        return { kind: 'real', real: value.kind === 'integer' ? Number(value.integer) : value.real + 0 };
    }
    if (value.kind === 'integer' || !Number.isInteger(value.real))
        return value;
    const integer = BigInt(value.real);
    return integer > SMALLEST && integer < LARGEST ? { kind: 'integer', integer } : value;
}
const cells_double = new Float64Array(1);
const bits = new BigInt64Array(cells_double.buffer);
function bitsOf(value) {
    cells_double[0] = value;
    return String(bits[0]);
}

// EXTERNAL MODULE: ./build/row-hash/row-hash.js
var row_hash = __webpack_require__(67237);
;// CONCATENATED MODULE: ./build/engines/sqlite/restore/statements.js
const LONGEST_STATEMENT_BYTES = 64 * 1024 * 1024;
const SCAN_BYTES = 1024 * 1024;
const HEAD_BYTES = 4_096;
const GAP = String.raw `(?:\s|--[^\n]*\n|/\*(?:[^*]|\*(?!/))*\*/)`;
const TRIGGER = new RegExp(`^${GAP}*create${GAP}+(?:temp(?:orary)?${GAP}+)?trigger\\b`, 'i');
const TAB = 0x09;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const FORM_FEED = 0x0c;
const SPACE = 0x20;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const STAR = 0x2a;
const DASH = 0x2d;
const SLASH = 0x2f;
const SEMICOLON = 0x3b;
const BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;
const BACKTICK = 0x60;
class StatementSplitter {
    #scanBytes;
    #waiting = [];
    #waitingBytes = 0;
    #buffer = Buffer.alloc(0);
    #at = 0;
    #body;
    constructor(scanBytes = SCAN_BYTES) {
        this.#scanBytes = scanBytes;
    }
    push(chunk) {
        this.#waiting.push(chunk);
        this.#waitingBytes += chunk.length;
        return this.#waitingBytes < this.#scanBytes ? [] : this.#scanWaiting();
    }
    end() {
        return { statements: this.#scanWaiting(), rest: this.#buffer };
    }
    get isTooLong() {
        return this.#buffer.length > LONGEST_STATEMENT_BYTES;
    }
    #scanWaiting() {
        this.#buffer = Buffer.concat([this.#buffer, ...this.#waiting]);
        this.#waiting = [];
        this.#waitingBytes = 0;
        const statements = [];
        let start = 0;
        for (;;) {
            const end = this.#findEnd(start);
            if (end === undefined)
                break;
            statements.push(this.#buffer.subarray(start, end));
            start = end;
        }
        this.#buffer = this.#buffer.subarray(start);
        this.#at -= start;
        return statements;
    }
    #findEnd(start) {
        const bytes = this.#buffer;
        let at = Math.max(this.#at, start);
        while (at < bytes.length) {
            const byte = bytes[at];
            if (byte === SEMICOLON) {
                at += 1;
                if (this.#endsAt(start, at)) {
                    this.#at = at;
                    return at;
                }
                continue;
            }
            const next = this.#behind(byte, at);
            if (next === undefined)
                break;
            at = next;
        }
        this.#at = at;
        return undefined;
    }
    #endsAt(start, at) {
        if (this.#body === undefined) {
            const head = this.#buffer.toString('latin1', start, Math.min(at, start + HEAD_BYTES));
            if (!TRIGGER.test(head))
                return true;
            this.#body = 'after semicolon';
            return false;
        }
        const ended = this.#body === 'after end';
        this.#body = ended ? undefined : 'after semicolon';
        return ended;
    }
    #behind(byte, at) {
        const bytes = this.#buffer;
        switch (byte) {
            case APOSTROPHE:
            case QUOTE:
            case BACKTICK:
            case BRACKET: {
                const end = bytes.indexOf(byte === BRACKET ? CLOSING_BRACKET : byte, at + 1);
                if (end === -1)
                    return undefined;
                this.#sawOther();
                return end + 1;
            }
            case DASH:
            case SLASH: {
                if (at + 1 >= bytes.length)
                    return undefined;
                const isComment = bytes[at + 1] === (byte === DASH ? DASH : STAR);
                if (!isComment)
                    break;
                const end = byte === DASH ? bytes.indexOf(NEWLINE, at + 2) : bytes.indexOf('*/', at + 2);
                if (end === -1)
                    return undefined;
                return end + (byte === DASH ? 1 : 2);
            }
            case TAB:
            case NEWLINE:
            case RETURN:
            case FORM_FEED:
            case SPACE:
                return at + 1;
            default:
                break;
        }
        return this.#body === undefined ? at + 1 : this.#behindWord(at);
    }
    #behindWord(at) {
        let end = at;
        while (end < this.#buffer.length && isWordByte(this.#buffer[end]))
            end += 1;
        if (end === this.#buffer.length)
            return undefined;
        if (end > at && this.#body === 'after semicolon' && /^end$/i.test(this.#buffer.toString('latin1', at, end))) {
            this.#body = 'after end';
        }
        else
            this.#sawOther();
        return Math.max(end, at + 1);
    }
    #sawOther() {
        if (this.#body !== undefined)
            this.#body = 'inside';
    }
}
function isWordByte(byte) {
    if (byte === undefined)
        return false;
    const isLetter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
    return isLetter || (byte >= 0x30 && byte <= 0x39) || byte === 0x5f || byte === 0x24 || byte >= 0x80;
}

;// CONCATENATED MODULE: ./build/engines/d1/digests/row-digests.js




const METHOD = 'd1-rows/1';
const BATCH_BYTES = 64 * 1024;
class RowDigests {
    #key;
    #tables;
    #splitter = new StatementSplitter();
    #hash;
    #totals = new Map();
    #unread = new Set();
    #last;
    #current = '';
    #waiting = [];
    #waitingBytes = 0;
    constructor(key, tables) {
        this.#key = key;
        this.#tables = new Map(tables.map((table) => [table.name, table]));
        this.#hash = new row_hash/* RecordHash */.Yd(key);
    }
    push(chunk) {
        for (const statement of this.#splitter.push(chunk))
            this.#read(statement);
    }
    end(exempt) {
        for (const statement of this.#splitter.end().statements)
            this.#read(statement);
        this.#close();
        const tables = [...this.#tables.values()];
        return {
            method: METHOD,
            key: this.#key,
            tables: tables
                .filter(({ name }) => !this.#unread.has(name))
                .map(({ name, shownAs }) => {
                const { rows, sum } = this.#totals.get(name) ?? row_hash/* NO_ROWS */.c6;
                return { schema: '', name: shownAs, rows, sum: (0,row_hash/* sumText */.$u)(sum) };
            }),
            exempt: [
                ...exempt,
                ...tables
                    .filter(({ name }) => this.#unread.has(name))
                    .map(({ shownAs }) => ({ schema: '', name: shownAs, reason: 'statement-form' })),
            ],
        };
    }
    #read(statement) {
        const text = statement.toString('latin1');
        if (this.#last === undefined || !text.startsWith(this.#last.head)) {
            const table = this.#writtenBy(text);
            if (table === undefined)
                return;
            this.#last = formOf(text, table);
            if (this.#last === undefined) {
                this.#unread.add(table.name);
                return;
            }
        }
        const row = rowOf(text, this.#last);
        if (row === undefined)
            this.#unread.add(this.#last.table.name);
        else
            this.#add(this.#last.table.name, row);
    }
    #writtenBy(text) {
        const name = WRITES.exec(text.slice(0, 2_000))?.[1]?.replaceAll('""', '"');
        return name === undefined ? undefined : this.#tables.get(Buffer.from(name, 'latin1').toString('utf8'));
    }
    #add(table, row) {
        if (table !== this.#current)
            this.#close();
        this.#current = table;
        const record = `${row.length}:${row}`;
        this.#waiting.push(record);
        this.#waitingBytes += record.length;
        if (this.#waitingBytes >= BATCH_BYTES)
            this.#flush();
    }
    #flush() {
        this.#hash.push(Buffer.from(this.#waiting.join(''), 'latin1'));
        this.#waiting = [];
        this.#waitingBytes = 0;
    }
    #close() {
        this.#flush();
        this.#totals.set(this.#current, (0,row_hash/* addTotals */.lB)(this.#totals.get(this.#current) ?? row_hash/* NO_ROWS */.c6, this.#hash.take()));
    }
}
const WRITES = /^\s*(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM)\s+"((?:[^"]|"")*)"/i;
function formOf(text, table) {
    const insert = parseInsert(text);
    if (insert === undefined || insert.columns.length !== table.columns.length)
        return undefined;
    const names = insert.columns.map((name) => Buffer.from(name, 'latin1').toString('utf8'));
    const places = table.columns.map(({ name }) => names.indexOf(name));
    return places.includes(-1) ? undefined : { table, head: insert.head, places };
}
function rowOf(text, { table, head, places }) {
    const values = valuesBehind(head, text);
    if (values?.length !== places.length)
        return undefined;
    const cells = [];
    for (const [at, { affinity }] of table.columns.entries()) {
        const cell = cellOf(values[places[at] ?? -1] ?? '', affinity);
        if (cell === undefined)
            return undefined;
        cells.push(cell);
    }
    return cells.join(':');
}

;// CONCATENATED MODULE: ./build/engines/d1/digests/tables.js



function rowDigestsOf(key, { schema, virtual, surveyed }) {
    const shown = new Map([...(virtual?.contentTables ?? [])].map(([name, content]) => [content, name]));
    const tables = [...surveyed].map(([name, { columns }]) => ({
        name,
        shownAs: shown.get(name) ?? name,
        columns: columns.map((column) => ({
            name: column.name,
            affinity: affinityOf(column.type, schema.strict.has(name)),
        })),
    }));
    return new RowDigests(key, tables);
}
function notInStream({ schema }) {
    return schema.objects
        .filter((table) => {
        if (table.type !== 'virtual table')
            return false;
        const module = moduleOf(table);
        return module === 'fts5' ? contentOf(table).kind === 'none' : module !== 'fts5vocab';
    })
        .map(({ name }) => ({ schema: '', name, reason: 'not-dumped' }));
}

;// CONCATENATED MODULE: ./build/engines/d1/dump/exact-rows.js




const PAGE_ROWS = 500;
const PAGE_BYTES = 4 * 1024 * 1024;
const HELD_BYTES = 64 * 1024 * 1024;
const OTHER_COLUMNS = 30;
const exact_rows_HEAD_BYTES = 16;
const TEXT_BYTES = 900_000;
class ExactRows {
    #api;
    #database;
    #table;
    #columns;
    #held = new Map();
    #heldBytes = 0;
    #after;
    #isDone = false;
    constructor(api, database, table) {
        this.#api = api;
        this.#database = database;
        this.#table = table;
        const { columns, garbled = [] } = table.surveyed;
        const first = columns.filter(({ name, keyPlace }) => keyPlace > 0 || garbled.some(({ column }) => column === name));
        const others = columns.filter((column) => !first.includes(column)).slice(0, OTHER_COLUMNS);
        this.#columns = columns
            .filter((column) => first.includes(column) || others.includes(column))
            .map(({ name }) => name);
    }
    async take(insert) {
        const key = this.#lookOf(insert);
        if (key === undefined)
            return undefined;
        while (!this.#held.has(key) && !this.#isDone && this.#heldBytes < HELD_BYTES)
            await this.#readPage();
        const rows = this.#held.get(key);
        const found = rows?.shift();
        if (rows?.length === 0)
            this.#held.delete(key);
        this.#heldBytes -= found?.bytes ?? 0;
        return found?.row;
    }
    #lookOf({ columns, values }) {
        const looks = this.#columns.map((name) => {
            const value = evaluate(values[columns.indexOf(name)] ?? '');
            if (value === undefined)
                return undefined;
            if (value === null)
                return 'N';
            if (typeof value === 'number')
                return lookOfNumber(value);
            return 'text' in value
                ? lookOfText(value.text)
                : `B${value.hex.length / 2}:${value.hex.slice(0, exact_rows_HEAD_BYTES * 2)}`;
        });
        return looks.includes(undefined) ? undefined : looks.join(' ');
    }
    async #readPage() {
        const order = this.#order();
        const { garbled = [] } = this.#table.surveyed;
        const rowBytes = 100 + 60 * this.#columns.length + garbled.reduce((sum, each) => sum + 2 * each.longestBytes, 0);
        const limit = Math.max(1, Math.min(PAGE_ROWS, Math.floor(PAGE_BYTES / rowBytes)));
        const conditions = balanced(garbled.map(({ column, kind }) => `(${garbledCondition(column, kind)})`), ' or ');
        const beyond = this.#after === undefined ? '' : ` and (${order.join(', ')}) > (${this.#after.join(', ')})`;
        const cells = balanced(this.#columns.map((name) => this.#cellOf(name)), " || ' ' || ");
        const sql = `select ${[cells, ...order.map(exact_rows_literalOf)].join(', ')} from ${(0,sql_text/* quoteName */.AB)(this.#table.name)} where (${conditions})${beyond} order by ${order.join(', ')} limit ${limit}`;
        const rows = await this.#answerTo(sql);
        for (const [text] of rows)
            this.#hold(String(text));
        const last = rows.at(-1);
        this.#after = last?.slice(1).map(String);
        this.#isDone = rows.length < limit || last === undefined;
    }
    async #answerTo(sql) {
        try {
            return await queryRows(this.#api, this.#database, sql, 'read exact values');
        }
        catch (thrown) {
            if (!isRefusedQuery(thrown))
                throw thrown;
            return [];
        }
    }
    #hold(cells) {
        const row = new Map();
        const looks = cells.split(' ').map((cell, index) => {
            const name = this.#columns[index] ?? '';
            const said = cell.slice(1);
            if (cell.startsWith('M'))
                return lookOfNumber(Number(said));
            if (cell.startsWith('I')) {
                if (!Number.isSafeInteger(Number(said)))
                    row.set(name, { integer: said });
                return lookOfNumber(Number(said));
            }
            if (cell.startsWith('L'))
                row.set(name, 'unread');
            if (!cell.startsWith('X'))
                return cell.replace(/^L/, 'T');
            const text = Buffer.from(said, 'hex').toString('utf8');
            row.set(name, { text });
            return lookOfText(text);
        });
        const key = looks.join(' ');
        const alike = this.#held.get(key) ?? [];
        alike.push({ row, bytes: cells.length });
        this.#held.set(key, alike);
        this.#heldBytes += cells.length;
    }
    #order() {
        const { surveyed, withoutRowid } = this.#table;
        const taken = new Set(surveyed.columns.map(({ name }) => name.toLowerCase()));
        const rowid = withoutRowid ? undefined : ['rowid', '_rowid_', 'oid'].find((name) => !taken.has(name));
        if (rowid !== undefined)
            return [rowid];
        const keyed = surveyed.columns.filter(({ keyPlace }) => keyPlace > 0);
        const ordered = keyed.length > 0 ? keyed.toSorted((a, b) => a.keyPlace - b.keyPlace) : surveyed.columns;
        return ordered.map(({ name }) => (0,sql_text/* quoteName */.AB)(name));
    }
    #cellOf(column) {
        const name = (0,sql_text/* quoteName */.AB)(column);
        const { garbled = [] } = this.#table.surveyed;
        const texts = garbled.filter(({ kind }) => kind === 'text');
        const isGarbled = texts.some((each) => each.column === column);
        const plain = `cast(replace(replace(${name}, char(10), '\\n'), char(13), '\\r') as blob)`;
        const head = (of) => `length(${of}) || ':' || hex(substr(${of}, 1, ${exact_rows_HEAD_BYTES}))`;
        const most = Math.floor(TEXT_BYTES / Math.max(1, texts.length));
        const isLong = `length(cast(${name} as blob)) > ${most}`;
        const exact = isGarbled
            ? `when ${garbledCondition(column, 'text')} then case when ${isLong} then 'L' || ${head(plain)} else 'X' || hex(${name}) end `
            : '';
        return `case ${exact}when ${name} is null then 'N' when typeof(${name}) = 'integer' then 'I' || ${name} when typeof(${name}) = 'real' then 'M' || quote(${name}) when typeof(${name}) = 'text' then 'T' || ${head(plain)} else 'B' || ${head(name)} end`;
    }
}
function balanced(operands, operator) {
    if (operands.length < 2)
        return operands[0] ?? '';
    const middle = Math.ceil(operands.length / 2);
    return `(${balanced(operands.slice(0, middle), operator)}${operator}${balanced(operands.slice(middle), operator)})`;
}
function lookOfNumber(value) {
    return `M${value}`;
}
function lookOfText(text) {
    const bytes = Buffer.from(text.replaceAll('\n', '\\n').replaceAll('\r', '\\r'));
    return `T${bytes.length}:${bytes.subarray(0, exact_rows_HEAD_BYTES).toString('hex').toUpperCase()}`;
}
function exact_rows_literalOf(name) {
    return `case typeof(${name}) when 'text' then 'cast(x''' || hex(${name}) || ''' as text)' else quote(${name}) end`;
}

;// CONCATENATED MODULE: ./build/engines/d1/dump/exact-inserts.js




class ExactInserts {
    #tables;
    #unread = 0;
    #garbled;
    constructor(api, database, tables) {
        const changed = tables.filter(({ surveyed }) => (surveyed.garbled ?? []).length > 0);
        this.#garbled = changed.flatMap(({ name, surveyed }) => (surveyed.garbled ?? []).map((garbled) => ({ table: name, garbled })));
        this.#tables = new Map(changed.map((table) => {
            const tallies = (table.surveyed.garbled ?? []).map((each) => [keyOf(each), { repaired: 0, doubtful: 0 }]);
            return [table.name, { rows: new ExactRows(api, database, table), tallies: new Map(tallies) }];
        }));
    }
    async *repaired(script) {
        if (this.#tables.size === 0) {
            yield* script;
            return;
        }
        const splitter = new StatementSplitter();
        for await (const chunk of script)
            yield* this.#repairAll(splitter.push(chunk));
        const { statements, rest } = splitter.end();
        yield* this.#repairAll(statements);
        yield rest;
    }
    async *#repairAll(statements) {
        let untouched = [];
        for (const statement of statements) {
            const table = tableOf(statement);
            if (table === undefined && exact_inserts_WRITES.test(statement.toString('latin1', 0, 100)))
                this.#unread += 1;
            if (table === undefined || !this.#tables.has(table)) {
                untouched.push(statement);
                continue;
            }
            yield Buffer.concat([...untouched, await this.#repair(table, statement)]);
            untouched = [];
        }
        if (untouched.length > 0)
            yield Buffer.concat(untouched);
    }
    async #repair(table, statement) {
        const known = this.#tables.get(table);
        const insert = known === undefined ? undefined : parseInsert(statement.toString('utf8'));
        if (insert === undefined)
            this.#unread += 1;
        if (known === undefined || insert === undefined)
            return statement;
        const suspects = insert.values.map(suspicionOf);
        if (!suspects.some((kind) => kind !== undefined))
            return statement;
        const exact = await known.rows.take(insert);
        let isChanged = false;
        const values = insert.values.map((written, index) => {
            const column = insert.columns[index] ?? '';
            const value = exact?.get(column);
            const kind = suspects[index];
            if (value === undefined || value === 'unread') {
                const tally = (exact === undefined || value === 'unread') && kind !== undefined
                    ? known.tallies.get(keyOf({ column, kind }))
                    : undefined;
                if (tally !== undefined)
                    tally.doubtful += 1;
                return written;
            }
            if (isExactly(written, value))
                return written;
            const tally = known.tallies.get(keyOf({ column, kind: 'text' in value ? 'text' : 'integer' }));
            if (tally !== undefined)
                tally.repaired += 1;
            isChanged = true;
            return exact_inserts_literalOf(value);
        });
        return isChanged ? Buffer.from(insert.written(values)) : statement;
    }
    warnings() {
        return [...this.#unreadWarning(), ...this.#valueWarnings()];
    }
    #unreadWarning() {
        if (this.#unread === 0)
            return [];
        const columns = [...new Set(this.#garbled.map(({ table, garbled }) => `${table}.${garbled.column}`))].slice(0, 5);
        return [
            `${this.#unread} statements of Cloudflare's export have a form that this version can't read: values of ${columns.join(', ')} that the export changes may NOT be exact in this backup.`,
        ];
    }
    #valueWarnings() {
        return this.#garbled.flatMap(({ table, garbled }) => {
            const { column, kind, count } = garbled;
            const { repaired, doubtful } = this.#tables.get(table)?.tallies.get(keyOf(garbled)) ?? {
                repaired: 0,
                doubtful: 0,
            };
            const lost = kind === 'integer' ? doubtful : Math.min(doubtful, Math.max(0, count - repaired));
            const rows = Math.max(repaired, lost);
            if (rows === 0)
                return [];
            const what = kind === 'integer'
                ? `${table}.${column} has integers beyond 2^53 (in ${repaired + lost} rows), which Cloudflare's export rounds`
                : `${table}.${column} has text with both line breaks and the characters \\n or \\r (in ${repaired + lost} rows), which Cloudflare's export makes the same`;
            if (lost === 0)
                return [`${what}: the INSERT statements of this backup correct them.`];
            return [
                `${what}: ${lost} of them may NOT be exact in this backup: the rows were changed during the export, or are too long to read.`,
            ];
        });
    }
}
const exact_inserts_WRITES = /^\s*(?:INSERT|REPLACE|WITH|UPDATE)\b/i;
function tableOf(statement) {
    const head = statement.toString('utf8', 0, 1_000);
    return /^\s*INSERT INTO "((?:[^"]|"")*)"/.exec(head)?.[1]?.replaceAll('""', '"');
}
function keyOf({ column, kind }) {
    return `${kind} ${column}`;
}
function suspicionOf(expression) {
    if (/^\s*-?\d{16,}\s*$/.test(expression))
        return Number.isSafeInteger(Number(expression)) ? undefined : 'integer';
    return /(?:\\n|\n)[\s\S]*(?:\\n|\n)|(?:\\r|\r)[\s\S]*(?:\\r|\r)/.test(expression) ? 'text' : undefined;
}
function isExactly(written, exact) {
    if ('integer' in exact)
        return written.trim() === exact.integer;
    const value = evaluate(written);
    return typeof value === 'object' && value !== null && 'text' in value && value.text === exact.text;
}
function exact_inserts_literalOf(exact) {
    if ('integer' in exact)
        return exact.integer;
    return /[\r\0]/.test(exact.text) ? (0,sql_text/* textOfHex */._g)(Buffer.from(exact.text).toString('hex')) : (0,sql_text/* quoteText */.ol)(exact.text);
}

;// CONCATENATED MODULE: ./build/engines/d1/api/polling.js





const taskSchema = schemas/* object */.Ikc({
    success: schemas/* boolean */.zMY().optional(),
    status: schemas/* enum */.k5n(['active', 'complete', 'error']).optional(),
    at_bookmark: schemas/* string */.YjP().optional(),
    messages: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
    error: schemas/* string */.YjP().nullish(),
    errors: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
    result: schemas/* unknown */.L5J().optional(),
    upload_url: schemas/* string */.YjP().optional(),
    filename: schemas/* string */.YjP().optional(),
});
const VIRTUAL_HINT = "Cloudflare can't export a database with full-text tables in part: drop them, back up, and create them again; or ask Cloudflare to enable the export.";
async function askTask(api, database, { method, body, isRepeatable = true }) {
    const path = `${pathOf(database)}/${method}`;
    const call = { method: 'POST', path, body, doing: `${method} the database`, isRepeatable };
    return (await api.call(call, taskSchema)).result;
}
async function pollTask(api, database, options) {
    let task = await options.start();
    let lastWords = '';
    const startedMs = performance.now();
    let newsAtMs = startedMs;
    for (;;) {
        const words = (task.messages ?? []).join('; ');
        if (words !== '') {
            api.host.toolWords.add(polling_wordsOf(api, task, words));
            api.host.progress({ phase: options.method, doneBytes: 0 });
            if (words !== lastWords)
                newsAtMs = performance.now();
            lastWords = words;
        }
        if (task.status === 'complete')
            return task;
        if (task.status === 'error' || task.success === false)
            throw failed(options, polling_wordsOf(api, task, lastWords));
        const { idleMs, longestMs } = api.pace;
        if (performance.now() - newsAtMs > idleMs) {
            throw failed(options, polling_wordsOf(api, task, lastWords), `no progress for ${minutesOf(idleMs)} minutes`);
        }
        if (performance.now() - startedMs > longestMs) {
            throw failed(options, polling_wordsOf(api, task, lastWords), `it did not end within ${minutesOf(longestMs)} minutes`);
        }
        await api.pause(api.pace.pollMs);
        task = await askTask(api, database, { method: options.method, body: options.next(task.at_bookmark) });
    }
}
function minutesOf(ms) {
    return Math.round(ms / 6_000) / 10;
}
function polling_wordsOf(api, task, lastWords) {
    const words = [task.error, ...(task.errors ?? []), lastWords].filter((each) => each);
    return new foreign/* ForeignText */.sh('the Cloudflare API', api.host.scrub(words.join('\n')));
}
function failed(options, foreign, why) {
    const words = foreign.reveal();
    const reason = why ?? symbolIn(words) ?? (foreign.isEmpty ? 'it gave no reason' : undefined);
    const message = `Cloudflare's ${options.method} failed${reason === undefined ? '' : `: ${reason}`}.`;
    const hint = /virtual table/i.test(words) ? VIRTUAL_HINT : options.hint;
    return new errors/* RestorableError */.s$(options.failure, message, { hint, foreign });
}

;// CONCATENATED MODULE: ./build/engines/d1/api/signed-link.js

const PROVIDER_DOMAINS = ['cloudflarestorage.com', 'cloudflare.com'];
function checkLink(api, link) {
    const url = URL.parse(link);
    const base = api.baseUrl;
    if (url !== null && url.username === '' && url.password === '') {
        if (url.protocol === base.protocol && url.host === base.host)
            return url;
        const isCloudflare = PROVIDER_DOMAINS.some((domain) => url.hostname.endsWith(`.${domain}`));
        if (url.protocol === 'https:' && url.port === '' && isCloudflare)
            return url;
    }
    const where = url === null ? 'no URL' : url.host === '' ? `a ${url.protocol} URL` : `${url.protocol}//${url.host}`;
    throw new errors/* RestorableError */.s$('DATABASE_QUERY', `The D1 service returned an address that is not its own: ${where}.`, {
        hint: 'Nothing was sent there. Check CLOUDFLARE_API_BASE_URL and any proxies. Only https at cloudflarestorage.com is followed.',
    });
}

;// CONCATENATED MODULE: ./build/engines/d1/dump/reader.js




const INSERT = Buffer.from('INSERT INTO "');
const CREATE = Buffer.from('CREATE ');
const INFINITY = 'Infinity';
const STATEMENT_LIMIT_BYTES = 100_000;
class DumpReader {
    rows = new Map();
    definitions = new Set();
    oversized = new Set();
    triggers = [];
    bytesRead = 0;
    #splitter;
    #written;
    constructor(scanBytes, written = new Set()) {
        this.#splitter = new StatementSplitter(scanBytes);
        this.#written = written;
    }
    push(chunk) {
        this.bytesRead += chunk.length;
        const output = this.#readAll(this.#splitter.push(chunk));
        if (!this.#splitter.isTooLong)
            return output;
        throw new errors/* RestorableError */.s$('DUMP_FAILED', "Cloudflare's export has a statement without an end.", {
            hint: 'Run it again. If it fails again, export the database with wrangler and examine the file.',
        });
    }
    end() {
        const { statements, rest } = this.#splitter.end();
        const output = this.#readAll(statements);
        if (rest.toString('utf8').trim() !== '')
            throw truncated('it ends in the middle of a statement');
        if (this.bytesRead === 0) {
            throw new errors/* RestorableError */.s$('DUMP_EMPTY', "Cloudflare's export has no bytes.", {
                hint: 'Even an empty database exports some bytes. Run it again.',
            });
        }
        return output;
    }
    #readAll(statements) {
        return Buffer.concat(statements.map((statement) => this.#read(statement)));
    }
    #read(statement) {
        let start = 0;
        while ((statement[start] ?? 0x21) <= 0x20)
            start += 1;
        if (startsWith(statement, start, INSERT))
            return this.#readInsert(statement, start + INSERT.length);
        if (!startsWith(statement, start, CREATE))
            return statement;
        const text = statement.toString('utf8', start, statement.length - 1);
        const definition = text.replace(/^CREATE TABLE IF NOT EXISTS /, 'CREATE TABLE ');
        this.definitions.add(definition);
        if (this.#written.has(definition))
            return Buffer.alloc(0);
        if (!text.startsWith('CREATE TRIGGER'))
            return statement;
        this.triggers.push(text);
        return Buffer.alloc(0);
    }
    #readInsert(statement, start) {
        let end = statement.indexOf(0x22, start);
        while (end !== -1 && statement[end + 1] === 0x22)
            end = statement.indexOf(0x22, end + 2);
        const table = statement.toString('utf8', start, end).replaceAll('""', '"');
        this.rows.set(table, (this.rows.get(table) ?? 0) + 1);
        const output = statement.includes(0) || statement.includes(INFINITY) ? rewritten(statement) : statement;
        if (output.length > STATEMENT_LIMIT_BYTES)
            this.oversized.add(table);
        return output;
    }
}
function startsWith(bytes, start, word) {
    return bytes.compare(word, 0, word.length, start, Math.min(start + word.length, bytes.length)) === 0;
}
function rewritten(statement) {
    const text = statement.toString('utf8');
    const parts = [];
    let at = 0;
    for (let match = nextToken(text, 0); match !== null; match = nextToken(text, at)) {
        const end = match[0] === INFINITY ? match.index + INFINITY.length : endOfQuoted(text, match.index);
        parts.push(text.slice(at, match.index), rewrittenToken(text.slice(match.index, end)));
        at = end;
    }
    return Buffer.from(parts.join('') + text.slice(at));
}
function nextToken(text, from) {
    const token = /["']|\bInfinity\b/g;
    token.lastIndex = from;
    return token.exec(text);
}
function rewrittenToken(token) {
    if (token === INFINITY)
        return '9e999';
    if (!token.startsWith("'") || !token.includes('\0'))
        return token;
    return (0,sql_text/* textOfHex */._g)(Buffer.from(token.slice(1, -1).replaceAll("''", "'")).toString('hex'));
}
function truncated(how) {
    return new errors/* RestorableError */.s$('DUMP_TRUNCATED', `Cloudflare's export is incomplete: ${how}.`, {
        hint: 'The download was interrupted, or a migration ran at the same time. Run it again.',
    });
}

;// CONCATENATED MODULE: ./build/engines/d1/dump/export.js









const EXPORT_LIMIT_BYTES = 40 * 1024 ** 3;
const completeSchema = schemas/* object */.Ikc({ signed_url: schemas/* string */.YjP() });
const HINT = 'Check https://www.cloudflarestatus.com, and run it again when no other export is running.';
async function* exportSql(api, database, tables) {
    const response = await openDownload(api, database, tables);
    const announced = response.headers.get('content-encoding') === null ? response.headers.get('content-length') : null;
    let received = 0;
    for await (const chunk of readBody(api, response)) {
        received += chunk.length;
        if (received > EXPORT_LIMIT_BYTES)
            throw export_failed('its file is larger than any D1 database');
        api.host.progress({ phase: 'download', doneBytes: received, totalBytes: Number(announced ?? 0) || undefined });
        yield chunk;
    }
    if (announced !== null && received !== Number(announced)) {
        throw truncated(`${received} of ${announced} bytes arrived`);
    }
}
async function openDownload(api, database, tables) {
    const options = tables.length === 0 ? {} : { tables };
    const body = { output_format: 'polling', dump_options: options };
    const exportOnce = async () => {
        const task = await pollTask(api, database, {
            method: 'export',
            start: () => askTask(api, database, { method: 'export', body }),
            next: (bookmark) => ({ ...body, current_bookmark: bookmark }),
            failure: 'DUMP_FAILED',
            hint: HINT,
        });
        const link = completeSchema.safeParse(task.result).data?.signed_url;
        if (link === undefined)
            throw export_failed('it is complete, but has no link');
        api.host.mask(new secret/* Secret */.zh(link));
        const outcome = await openLink(api, checkLink(api, link));
        if (typeof outcome !== 'string')
            return outcome;
        throw new LinkUnopened(outcome);
    };
    try {
        return await (0,retry/* retry */.L5)(exportOnce, {
            signal: api.host.signal,
            after: (error) => (error instanceof LinkUnopened ? transferPolicy(api.pace) : undefined),
            onRetry: (error) => api.host.log.debug(`The download of the export failed (${(0,errors/* messageOf */.bD)(error)}); exporting again.`),
        });
    }
    catch (error) {
        throw error instanceof LinkUnopened ? export_failed(`the file can't be downloaded: ${error.message}`) : error;
    }
}
class LinkUnopened extends Error {
}
async function openLink(api, link) {
    const timer = new AbortController();
    const late = setTimeout(() => timer.abort(), api.pace.stalledMs);
    try {
        const response = await fetch(link, {
            headers: { 'accept-encoding': 'identity' },
            signal: AbortSignal.any([api.host.signal, timer.signal]),
            redirect: 'error',
        });
        if (response.ok && response.body !== null)
            return response;
        await response.body?.cancel();
        return `HTTP ${response.status}`;
    }
    catch (thrown) {
        if (api.host.signal.aborted)
            throw (0,errors/* cancellation */.WN)(api.host.signal);
        return (0,foreign/* describeNetwork */.UY)(thrown);
    }
    finally {
        clearTimeout(late);
    }
}
async function* readBody(api, response) {
    const reader = response.body.getReader();
    try {
        for (;;) {
            let late;
            const stalled = new Promise((_resolve, reject) => {
                late = setTimeout(() => reject(new DOMException('no data arrived for too long', 'TimeoutError')), api.pace.stalledMs);
            });
            const { done, value } = await Promise.race([reader.read(), stalled]).finally(() => clearTimeout(late));
            if (done)
                return;
            yield value;
        }
    }
    catch (thrown) {
        if (api.host.signal.aborted)
            throw (0,errors/* cancellation */.WN)(api.host.signal);
        if (thrown instanceof errors/* RestorableError */.s$)
            throw thrown;
        throw truncated(`the download was interrupted (${(0,foreign/* describeNetwork */.UY)(thrown)})`);
    }
    finally {
        await reader.cancel().catch(() => { });
    }
}
function export_failed(words) {
    return new errors/* RestorableError */.s$('DUMP_FAILED', `Cloudflare's export failed: ${words}.`, { hint: HINT });
}

;// CONCATENATED MODULE: ./build/engines/d1/dump/streams.js

const STREAM = 'database.sql';
async function* onlyStream(streams) {
    let found = false;
    for await (const stream of streams) {
        if (stream.name !== STREAM || found) {
            throw new errors/* RestorableError */.s$('RESTORE_FAILED', `Unexpected stream ${stream.name} for D1.`, {
                hint: 'This is not a backup of a D1 database. Check `name`, or choose another backup.',
            });
        }
        found = true;
        yield* stream.content;
    }
    if (found)
        return;
    throw new errors/* RestorableError */.s$('RESTORE_FAILED', 'The backup has no stream.', { hint: 'Choose another backup.' });
}

;// CONCATENATED MODULE: ./build/engines/d1/dump/dump.js













async function dumpDatabase(api, database, options, serverVersion) {
    const deadlineMs = performance.now() + options.rowCountTimeoutMs;
    const warnings = [];
    const prepared = await prepare(api, database, deadlineMs, warnings);
    const first = firstStatements(prepared.schema);
    const reader = new DumpReader(undefined, new Set(first));
    let takenAt = new Date();
    let streamed = false;
    const { digestKey } = options;
    const hashing = digestKey === undefined ? undefined : rowDigestsOf(digestKey, prepared);
    async function* content() {
        takenAt = new Date();
        if (first.length > 0)
            yield Buffer.from(first.map((sql) => `${sql};\n`).join(''));
        yield* prepared.exact.repaired(readExport(api, database, prepared, reader));
        for (const statement of await closing(api, database, prepared, reader))
            yield Buffer.from(`\n${statement}`);
        yield Buffer.from('\n');
        streamed = true;
    }
    async function* hashed() {
        for await (const chunk of content()) {
            hashing?.push(chunk);
            yield chunk;
        }
    }
    async function* streams() {
        yield { name: STREAM, content: hashed() };
    }
    const fingerprint = async () => {
        if (!streamed)
            throw new errors/* RestorableError */.s$('INTERNAL', 'The fingerprint was asked for before the stream had ended.');
        await requireSameSchema(api, database, prepared.schema);
        const counts = countsOf(prepared, reader);
        const untilMs = performance.now() + options.rowCountTimeoutMs;
        const tables = await recountTables(api, database, counts, untilMs);
        const flaws = await readViolations(api, database, untilMs);
        warnings.push(...prepared.exact.warnings(), ...warningsOf(reader));
        const { schema, sequences } = prepared;
        return assembleFingerprint({
            takenAt,
            serverVersion,
            sizeBytes: database.sizeBytes,
            schema,
            tables,
            sequences,
            flaws,
        });
    };
    const digests = async () => hashing?.end(notInStream(prepared));
    return { streams: streams(), fingerprint, digests, warnings };
}
async function prepare(api, database, deadlineMs, warnings) {
    const schema = await readSchema(api, database);
    const virtual = planVirtualTables(schema);
    warnings.push(...(virtual?.warnings ?? []));
    const sequences = await readSequences(api, database);
    const tables = schema.objects.filter(({ type }) => type === 'table').map(({ name }) => name);
    const surveyed = await surveyTables(api, database, virtual?.tables ?? tables, deadlineMs);
    const unseen = [...surveyed].filter(([, { garbled }]) => garbled === undefined).map(([name]) => name);
    if (unseen.length > 0) {
        warnings.push(`There was no time to search ${nameSome(unseen)} for values that Cloudflare's export changes (integers beyond 2^53, text with line breaks and the characters \\n).`);
    }
    const exactTables = [...surveyed].map(([name, found]) => {
        return { name, surveyed: found, withoutRowid: schema.withoutRowid.has(name) };
    });
    return { schema, virtual, surveyed, exact: new ExactInserts(api, database, exactTables), sequences };
}
function firstStatements({ objects }) {
    const tables = objects.filter(({ type }) => type === 'table');
    const indexes = objects.filter(({ type, sql }) => type === 'index' && /^CREATE UNIQUE INDEX/i.test(sql));
    return [...tables, ...indexes].map(({ sql }) => sql);
}
async function* readExport(api, database, { schema, virtual }, reader) {
    const tables = virtual?.tables ?? [];
    const isBare = virtual !== undefined && tables.length === 0;
    if (isBare)
        yield Buffer.from('PRAGMA defer_foreign_keys=TRUE;');
    else {
        for await (const chunk of exportSql(api, database, tables)) {
            const output = reader.push(chunk);
            if (output.length > 0)
                yield output;
        }
        yield reader.end();
    }
    const wanted = schema.objects.filter(({ type }) => virtual === undefined || type === 'table');
    const missing = wanted.filter(({ sql }) => !reader.definitions.has(sql)).map(({ name }) => name);
    if (missing.length > 0)
        throw truncated(`it does not define ${nameSome(missing)}`);
}
async function closing(api, database, { schema, virtual }, reader) {
    if (virtual === undefined)
        return reader.triggers.map((sql) => `${sql};`);
    const written = new Set(firstStatements(schema));
    const left = schema.objects.filter(({ sql }) => !reader.definitions.has(sql) && !written.has(sql));
    const triggers = new Set([
        ...reader.triggers,
        ...left.filter(({ type }) => type === 'trigger').map(({ sql }) => sql),
    ]);
    return [
        ...fillStatements(schema, virtual, await readFts5Columns(api, database, virtual)),
        ...left.filter(({ type }) => type === 'index' || type === 'view').map(({ sql }) => `${sql};`),
        ...rebuildStatements(schema, virtual),
        ...sequenceStatements(await readSequences(api, database)),
        ...[...triggers].map((sql) => `${sql};`),
    ];
}
async function readFts5Columns(api, database, { contentTables }) {
    const names = [...contentTables.keys()];
    const infos = names.map((name) => `pragma table_info(${(0,sql_text/* quoteName */.AB)(name)})`);
    const results = await queryEach(api, database, infos, 'read the columns');
    return new Map(names.map((name, index) => [name, (results[index] ?? []).map((row) => String(row[1]))]));
}
function countsOf({ virtual, surveyed }, reader) {
    const shown = new Map([...(virtual?.contentTables ?? [])].map(([name, content]) => [content, name]));
    return [...surveyed].map(([table, { rows }]) => ({
        name: shown.get(table) ?? table,
        before: rows,
        dumped: reader.rows.get(table) ?? 0,
    }));
}
async function requireSameSchema(api, database, before) {
    const after = await readSchema(api, database);
    const texts = ({ objects }) => objects
        .map(({ sql }) => sql)
        .toSorted()
        .join('\n');
    if (texts(before) === texts(after))
        return;
    throw new errors/* RestorableError */.s$('DUMP_FAILED', 'The schema of the D1 database was changed during the backup.', {
        hint: 'A migration ran at the same time. Run it again.',
    });
}
function warningsOf({ oversized }) {
    if (oversized.size === 0)
        return [];
    return [
        `${nameSome([...oversized])}: rows whose INSERT statement is longer than 100 KB, which D1 may refuse to import. A restore into SQLite accepts them.`,
    ];
}
function nameSome(names) {
    const shown = names.slice(0, 5).join(', ');
    return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}

// EXTERNAL MODULE: ./build/engines/parts/refuse-options.js
var refuse_options = __webpack_require__(79040);
;// CONCATENATED MODULE: ./build/engines/d1/examinations.js



function refuseParts(options) {
    (0,refuse_options/* refuseSelection */.$)(options, 'D1, because the entire database is exported');
}
function sourceExaminations(api, database, options) {
    return [
        {
            name: 'selected tables',
            examine: async () => {
                refuseParts(options);
                return (0,finding/* fine */.Bs)('the entire database');
            },
        },
        {
            name: 'permission of the token',
            examine: async () => {
                const sql = "select count(*) from sqlite_master where type = 'table'";
                await queryRows(api, database, sql, 'query the database');
                return (0,finding/* fine */.Bs)('it can query the database. An export is not tried, because the database answers no query during one');
            },
        },
    ];
}

;// CONCATENATED MODULE: ./build/engines/d1/source.js








async function openD1Source(url, host, pace = PACE) {
    const address = parseD1Url(url);
    const api = new D1Api(host, pace);
    const database = await findDatabase(api, address);
    if (database.generation === 'alpha') {
        throw new errors/* RestorableError */.s$('DATABASE_VERSION', `The database ${database.name} is of D1's first generation (alpha).`, {
            hint: 'Cloudflare no longer supports these. Move it to a new D1 database.',
        });
    }
    const serverVersion = await readVersion(api, database);
    return {
        info: {
            engine: 'd1',
            serverVersion,
            majorVersion: '3',
            identity: `${database.accountId}/${database.uuid}`,
            sizeBytes: database.sizeBytes,
        },
        examinations: (options) => sourceExaminations(api, database, options),
        dump: async (options) => {
            refuseParts(options);
            return dumpDatabase(api, database, options, serverVersion);
        },
        close: async () => { },
    };
}

// EXTERNAL MODULE: ./build/engines/parts/wrapped-target.js
var wrapped_target = __webpack_require__(52510);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/engines/parts/disk.js
var disk = __webpack_require__(65482);
// EXTERNAL MODULE: ./build/engines/sqlite/file/header.js
var file_header = __webpack_require__(22105);
// EXTERNAL MODULE: ./build/engines/sqlite/session/failure.js
var failure = __webpack_require__(48986);
;// CONCATENATED MODULE: ./build/engines/sqlite/restore/script.js






const script_HINT = 'The dump does not run in SQLite: choose an earlier backup, or recover this one by hand with RECOVERY-v1.md.';
const LONGEST_END_BYTES = 16 * 1024;
const FULL = 13;
async function runScriptInto(file, script) {
    const { path, host } = file;
    await (await (0,promises_.open)(path, 'wx', 0o600)).close();
    await file.admit();
    const session = file.session('new');
    const splitter = new StatementSplitter();
    try {
        for await (const chunk of script) {
            (0,errors/* throwIfCancelled */.dZ)(host.signal);
            await runAll(session, splitter.push(chunk));
            if (splitter.isTooLong)
                throw script_failed('a statement has no end');
        }
        const { statements, rest } = splitter.end();
        await runAll(session, statements);
        if (rest.length > LONGEST_END_BYTES)
            throw script_failed('it ends in the middle of a statement');
        const left = rest.toString('utf8').replaceAll(/--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\//g, '');
        if (left.trim() !== '')
            throw script_failed('it ends in the middle of a statement');
    }
    catch (thrown) {
        throw explain(thrown, path);
    }
    finally {
        await session.close();
    }
    return finish(path);
}
async function runAll(session, statements) {
    if (statements.length === 0)
        return;
    const script = Buffer.concat(statements);
    if (script.includes(0))
        throw script_failed('it contains a NUL character');
    await session.run(script.toString('utf8'));
}
async function finish(path) {
    await using handle = await (0,promises_.open)(path, 'r+');
    await handle.sync();
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(100), 0, 100, 0);
    const header = (0,file_header/* parseHeader */.R)(buffer.subarray(0, bytesRead));
    if (header !== undefined)
        return header;
    throw script_failed('it creates no table');
}
function script_failed(why, cause) {
    return new errors/* RestorableError */.s$('RESTORE_FAILED', `The SQL of this backup can't be restored: ${why}.`, {
        hint: script_HINT,
        cause,
        foreign: cause?.foreign,
    });
}
function explain(thrown, path) {
    if (!(thrown instanceof failure/* SqliteFailure */.L))
        return thrown;
    if (thrown.primary === FULL)
        return (0,disk/* nameFullDisk */.E)(Object.assign(new Error(thrown.message), { code: 'ENOSPC' }), path);
    return script_failed(thrown.message, thrown);
}

// EXTERNAL MODULE: ./build/engines/sqlite/target.js + 3 modules
var sqlite_target = __webpack_require__(17370);
;// CONCATENATED MODULE: ./build/engines/d1/digests/restored-form.js



async function restoredForm(key, session) {
    const listed = await session.all('pragma main.table_list');
    const shadows = new Set(listed.rows.filter((row) => row[2] === 'shadow').map((row) => String(row[1])));
    const virtual = await session.all("select name, sql from main.sqlite_schema where sql like 'CREATE VIRTUAL TABLE%'");
    const contents = new Map();
    for (const [name, sql] of virtual.rows) {
        const table = { type: 'virtual table', name: String(name), table: String(name), sql: String(sql) };
        if (moduleOf(table) !== 'fts5' || contentOf(table).kind !== 'own')
            continue;
        contents.set(`${table.name}_content`, table.name);
    }
    return {
        method: METHOD,
        key,
        withRowid: false,
        withGenerated: false,
        shownAs: (table) => contents.get(table) ?? (shadows.has(table) || isInternal(table) ? undefined : table),
    };
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/format/known-names.js
var known_names = __webpack_require__(69208);
// EXTERNAL MODULE: ./build/engines/sqlite/session/words.js
var words = __webpack_require__(94549);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./build/engines/d1/restore/import.js








const IMPORT_LIMIT_BYTES = 5 * 1024 ** 3;
const import_HINT = 'D1 rolls back an import that fails, so you can try again. A restore into `sqlite:FILE` always works.';
async function importSql(api, database, file) {
    if (file.sizeBytes > IMPORT_LIMIT_BYTES) {
        const gigabytes = (file.sizeBytes / 1024 ** 3).toFixed(1);
        throw new errors/* RestorableError */.s$('RESTORE_FAILED', `The SQL is ${gigabytes} GiB long; D1 imports at most 5 GiB.`, {
            hint: 'Restore into `sqlite:FILE`, and import that in several files with wrangler.',
        });
    }
    await pollTask(api, database, {
        method: 'import',
        start: () => begin(api, database, file),
        next: (bookmark) => ({ action: 'poll', current_bookmark: bookmark }),
        failure: 'RESTORE_FAILED',
        hint: import_HINT,
    });
}
async function begin(api, database, file) {
    const init = await askTask(api, database, { method: 'import', body: { action: 'init', etag: file.md5 } });
    if (init.upload_url === undefined)
        return init;
    if (init.filename === undefined)
        throw import_failed('it asks for an upload without a name');
    api.host.mask(new secret/* Secret */.zh(init.upload_url));
    await upload(api, checkLink(api, init.upload_url), file);
    const ingest = { action: 'ingest', etag: file.md5, filename: init.filename };
    return askTask(api, database, { method: 'import', body: ingest, isRepeatable: false });
}
async function upload(api, url, file) {
    const send = async () => {
        const problem = await put(api, url, file);
        if (problem !== undefined)
            throw import_failed(`the upload does not arrive: ${problem}`);
    };
    await (0,retry/* retry */.L5)(send, {
        signal: api.host.signal,
        after: () => transferPolicy(api.pace),
        onRetry: (error) => api.host.log.debug(`${(0,errors/* messageOf */.bD)(error)} Sending it again.`),
    });
}
async function put(api, url, { path, md5 }) {
    try {
        const body = await (0,external_node_fs_.openAsBlob)(path);
        const response = await fetch(url, { method: 'PUT', body, signal: api.host.signal, redirect: 'error' });
        await response.body?.cancel();
        if (!response.ok)
            return `HTTP ${response.status}`;
        const etag = response.headers.get('etag')?.replace(/^W\//, '').replaceAll('"', '');
        return etag === md5 ? undefined : 'what arrived is different';
    }
    catch (thrown) {
        if (api.host.signal.aborted)
            throw (0,errors/* cancellation */.WN)(api.host.signal);
        return (0,foreign/* describeNetwork */.UY)(thrown);
    }
}
function import_failed(words) {
    return new errors/* RestorableError */.s$('RESTORE_FAILED', `Cloudflare's import failed: ${words}.`, { hint: import_HINT });
}

;// CONCATENATED MODULE: ./build/engines/d1/restore/database.js





















const TIME_TRAVEL = 'D1 Time Travel can bring back the old content (for 30 days, 7 on the free plan)';
async function openImportTarget(api, { url, replace }, needs) {
    const database = await findDatabase(api, parseD1Url(url));
    const schema = await readSchema(api, database);
    if (schema.objects.length > 0 && !replace) {
        const names = schema.objects.slice(0, 3).map(({ name }) => name);
        const message = `The D1 database ${database.name} has ${schema.objects.length} objects (${names.join(', ')}${schema.objects.length > 3 ? ', ...' : ''}); nothing was restored.`;
        throw new errors/* RestorableError */.s$('TARGET_NOT_EMPTY', message, {
            hint: 'Create a new one with `wrangler d1 create`, or set `replace: true`: all its content is then dropped.',
        });
    }
    return new ImportTarget(api, database, schema, needs);
}
class ImportTarget {
    description;
    notes;
    strategy;
    #api;
    #database;
    #old;
    #needs;
    #folder;
    #keptAs;
    constructor(api, database, old, needs) {
        const isOccupied = old.objects.length > 0;
        this.description = `D1 database ${database.name} (${database.uuid})`;
        this.strategy = isOccupied ? 'in-place' : 'fresh';
        this.notes = isOccupied
            ? [`All tables of ${database.name} are dropped and created again in one import. ${TIME_TRAVEL}.`]
            : [];
        this.#api = api;
        this.#database = database;
        this.#old = old;
        this.#needs = needs;
    }
    async restore(streams) {
        const file = await this.#spool(onlyStream(streams));
        if (this.strategy === 'in-place')
            this.#keptAs = await readBookmark(this.#api, this.#database);
        await importSql(this.#api, this.#database, file).catch((error) => {
            throw this.#blamed(error);
        });
        await this.#forget();
    }
    #blamed(error) {
        const broken = (this.#needs.fingerprint.flaws ?? []).filter(foreign_keys/* isOfKey */.n8).map(({ name }) => name);
        if (!(error instanceof errors/* RestorableError */.s$) || error.code !== 'RESTORE_FAILED' || broken.length === 0)
            return error;
        if (!/^SQLITE_CONSTRAINT/.test(symbolIn(error.foreign?.reveal() ?? '') ?? 'SQLITE_CONSTRAINT'))
            return error;
        return new errors/* RestorableError */.s$('TARGET_UNSUITABLE', `${error.message} The source had rows that violate a foreign key, which D1 refuses: ${broken.slice(0, 5).join(', ')}.`, {
            hint: 'This is not a verdict on the backup. Restore into `sqlite:FILE`, which accepts them, and fix them there.',
            cause: error,
            foreign: error.foreign,
        });
    }
    async #spool(content) {
        const workspace = await this.#api.host.workspace();
        await (0,disk/* requireSpace */.M)(workspace.path, this.#needs.rawBytes, 'the SQL to be imported');
        this.#folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(workspace.path, 'd1-'));
        const path = (0,external_node_path_.join)(this.#folder, 'import.sql');
        const hash = (0,external_node_crypto_.createHash)('md5');
        let sizeBytes = 0;
        const handle = await (0,promises_.open)(path, 'wx', 0o600);
        const write = async (bytes) => {
            hash.update(bytes);
            sizeBytes += bytes.length;
            await handle.writeFile(bytes);
        };
        try {
            await write(Buffer.from(dropStatements(this.#old).join('\n')));
            for await (const chunk of content) {
                (0,errors/* throwIfCancelled */.dZ)(this.#api.host.signal);
                await write(chunk);
            }
        }
        catch (thrown) {
            throw (0,disk/* nameFullDisk */.E)(thrown, path);
        }
        finally {
            await handle.close();
        }
        return { path, sizeBytes, md5: hash.digest('hex') };
    }
    async inspect() {
        const api = this.#api;
        const database = await findDatabase(api, { accountId: this.#database.accountId, database: this.#database.uuid });
        const schema = await readSchema(api, database);
        const tables = schema.objects.filter(({ type }) => type === 'table').map(({ name }) => name);
        const counted = [...tables, ...(planVirtualTables(schema)?.contentTables.keys() ?? [])];
        const counts = await countRows(api, database, counted, Number.POSITIVE_INFINITY);
        return assembleFingerprint({
            takenAt: new Date(),
            serverVersion: await readVersion(api, database),
            sizeBytes: database.sizeBytes,
            schema,
            tables: [...counts].map(([name, rows]) => ({
                schema: '',
                name,
                rows,
                rowsFrom: rows === null ? 'unknown' : 'count',
            })),
            sequences: await readSequences(api, database),
        });
    }
    async query() {
        throw new errors/* RestorableError */.s$('DATABASE_QUERY', 'Checks do not run on a D1 database: its API has no read-only mode.', {
            hint: 'Verify the backup, which runs them in a temporary SQLite file.',
        });
    }
    async integrity() {
        const rows = await queryRows(this.#api, this.#database, 'pragma quick_check', 'check the database');
        const lines = rows.map((row) => String(row[0]));
        if (lines.length === 1 && lines[0] === 'ok')
            return [{ name: 'quick_check', ok: true, detail: 'ok' }];
        this.#api.host.toolWords.add(new foreign/* ForeignText */.sh('quick_check', lines.join('\n')));
        const detail = (0,words/* describeFindings */.kA)(lines, known_names/* KnownNames */.C.ofFingerprint(this.#needs.fingerprint));
        return [{ name: 'quick_check', ok: false, detail: detail === '' ? 'the check returned nothing' : detail }];
    }
    async publish() {
        return { keptAs: this.#keptAs };
    }
    async close() {
        await this.#forget();
    }
    async #forget() {
        if (this.#folder !== undefined)
            await (0,promises_.rm)(this.#folder, { recursive: true, force: true });
        this.#folder = undefined;
    }
}
function dropStatements({ objects }) {
    if (objects.length === 0)
        return [];
    const drops = (type, word) => objects
        .filter((each) => each.type === type)
        .map(({ name }) => `DROP ${word} ${(0,sql_text/* quoteName */.AB)(name)};`)
        .toReversed();
    return [
        'PRAGMA defer_foreign_keys=TRUE;',
        ...drops('trigger', 'TRIGGER'),
        ...drops('view', 'VIEW'),
        ...drops('virtual table', 'TABLE'),
        ...drops('table', 'TABLE'),
        '',
    ];
}
async function readBookmark(api, database) {
    const call = { method: 'GET', path: `${pathOf(database)}/time_travel/bookmark`, doing: 'read the bookmark' };
    const { result } = await api.call(call, schemas/* object */.Ikc({ bookmark: schemas/* string */.YjP() }));
    return `Time Travel bookmark ${result.bookmark}`;
}

;// CONCATENATED MODULE: ./build/engines/d1/target.js












const QUERY_MS = 600_000;
async function openD1Target(spec, needs, host, pace = PACE) {
    (0,refuse_options/* refuseServer */._)(spec, 'A D1 backup is verified in a temporary SQLite file; it needs no `target`.');
    if (spec.kind === 'restore' && /^d1:/i.test(spec.url.reveal())) {
        return openImportTarget(new D1Api(host, pace), spec, needs);
    }
    const target = await (0,sqlite_target/* openSqliteTarget */.u)(spec, needs, host, {
        write: (streams, file) => runScriptInto(file, onlyStream(streams)),
        digestForm: restoredForm,
    });
    return {
        ...(0,wrapped_target/* wrappedTarget */.V)(target, (work) => work(), async () => { }),
        inspect: async () => asD1(await target.inspect(), target),
    };
}
async function asD1(taken, target) {
    const ask = async (sql) => (await target.query(sql, { timeoutMs: QUERY_MS })).rows;
    const listed = await ask('pragma table_list');
    const shadows = new Set(listed.filter((row) => row[2] === 'shadow').map((row) => String(row[1])));
    const isOwn = ({ name }) => !shadows.has(name) && !isInternal(name);
    const tables = taken.tables.filter(isOwn);
    const virtual = await ask("select name, sql from sqlite_schema where sql like 'CREATE VIRTUAL TABLE%'");
    for (const [name, sql] of virtual) {
        const table = { type: 'virtual table', name: String(name), table: String(name), sql: String(sql) };
        if (moduleOf(table) !== 'fts5' || contentOf(table).kind !== 'own')
            continue;
        const rows = Number((await ask(`select count(*) from ${(0,sql_text/* quoteName */.AB)(table.name)}`))[0]?.[0]);
        tables.push({ schema: '', name: table.name, rows, rowsFrom: 'count' });
    }
    return { ...taken, engine: 'd1', tables, objects: taken.objects.filter(isOwn), facts: {} };
}

;// CONCATENATED MODULE: ./build/engines/d1/index.js




function createD1Engine(pace = {}) {
    const whole = { ...PACE, ...pace };
    return {
        openSource: (url, _options, host) => openD1Source(url, host, whole),
        openTarget: (spec, needs, host) => openD1Target(spec, needs, host, whole),
        verificationNeeds: () => [
            {
                name: 'server program',
                examine: async () => (0,finding/* fine */.Bs)('not needed: a backup of D1 is verified in SQLite, which Node.js contains'),
            },
        ],
        dropLeftover: async () => { },
    };
}


/***/ }),

/***/ 67237:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $u: () => (/* binding */ sumText),
/* harmony export */   X: () => (/* binding */ RowHash),
/* harmony export */   Yd: () => (/* binding */ RecordHash),
/* harmony export */   c6: () => (/* binding */ NO_ROWS),
/* harmony export */   hD: () => (/* binding */ LineHash),
/* harmony export */   lB: () => (/* binding */ addTotals)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _module_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99474);


const NO_ROWS = { rows: 0, sum: 0n };
const KEY = /^[0-9a-f]{32}$/;
const MODULO = 1n << 128n;
let compiled;
function addTotals(one, other) {
    return { rows: one.rows + other.rows, sum: (one.sum + other.sum) % MODULO };
}
function sumText(sum) {
    return sum.toString(16).padStart(32, '0');
}
class RowHash {
    #exports;
    #memory;
    #total;
    #inputAt;
    #inputBytes;
    constructor(key) {
        if (!KEY.test(key))
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INTERNAL', 'The key for hashing rows is not 16 bytes in hex.');
        compiled ??= new WebAssembly.Module(Buffer.from(_module_js__WEBPACK_IMPORTED_MODULE_1__/* .MODULE_BASE64 */ .H, 'base64'));
        this.#exports = new WebAssembly.Instance(compiled).exports;
        const { buffer } = this.#exports['memory'];
        this.#memory = new Uint8Array(buffer);
        this.#memory.set(Buffer.from(key, 'hex'), this.call('key_at'));
        this.#total = new DataView(buffer, this.call('total_at'), 24);
        this.#inputAt = this.call('input_at');
        this.#inputBytes = this.call('input_bytes');
    }
    call(name, ...values) {
        return this.#exports[name](...values);
    }
    load(bytes, from) {
        const length = Math.min(bytes.length - from, this.#inputBytes);
        this.#memory.set(bytes.subarray(from, from + length), this.#inputAt);
        return length;
    }
    loadPlaces(places) {
        const at = this.call('places_at');
        new Uint16Array(this.#memory.buffer, at, places.length).set(places);
    }
    write(at, bytes) {
        this.#memory.set(bytes, at);
    }
    take() {
        const [low, high, rows] = [0, 8, 16].map((at) => this.#total.getBigUint64(at, true));
        for (const at of [0, 8, 16])
            this.#total.setBigUint64(at, 0n, true);
        return { rows: Number(rows), sum: (high << 64n) | low };
    }
}
class LineHash {
    #hash;
    constructor(key) {
        this.#hash = new RowHash(key);
    }
    push(bytes) {
        pushAll(this.#hash, 'lines', bytes);
    }
    end() {
        this.#hash.call('lines_end');
        return this.#hash.take();
    }
}
class RecordHash {
    #hash;
    constructor(key) {
        this.#hash = new RowHash(key);
    }
    push(bytes) {
        if (!pushAll(this.#hash, 'records', bytes)) {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INTERNAL', 'A row to hash has no length before it.');
        }
    }
    take() {
        if (this.#hash.call('records_end') === 0)
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INTERNAL', 'A row to hash is incomplete.');
        return this.#hash.take();
    }
}
function pushAll(hash, reader, bytes) {
    for (let at = 0; at < bytes.length;) {
        const length = hash.load(bytes, at);
        if (hash.call(reader, length) === 0)
            return false;
        at += length;
    }
    return true;
}


/***/ })

};
