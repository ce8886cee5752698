export const id = 6252;
export const ids = [6252];
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

/***/ 79040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ refuseSelection),
/* harmony export */   _: () => (/* binding */ refuseServer)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

function refuseSelection({ include, exclude }, why, hint = 'Remove them.') {
    if (include.length === 0 && exclude.length === 0)
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `\`include\` and \`exclude\` do not work with ${why}.`, { hint });
}
function refuseServer(spec, message) {
    if (spec.kind !== 'scratch')
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', message, { hint: 'Remove `target`, or set it to `auto`.' });
}


/***/ }),

/***/ 58040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ fingerprintTooEarly),
/* harmony export */   z: () => (/* binding */ serverSource)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

async function serverSource(basis, { readInfo, startDump, examinations }) {
    const context = { ...basis, opened: [basis.control], stop: new AbortController() };
    const close = async () => {
        context.stop.abort(new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('CANCELLED', 'The source was closed before its dump ended.'));
        await Promise.all(context.opened.map((each) => each[Symbol.asyncDispose]()));
    };
    try {
        const info = await readInfo(basis.control);
        return {
            info,
            examinations: (dumpOptions) => examinations({ ...context, dumpOptions }),
            dump: (dumpOptions) => startDump({ ...context, dumpOptions }),
            close,
        };
    }
    catch (error) {
        await close();
        throw error;
    }
}
function fingerprintTooEarly() {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INTERNAL', 'The fingerprint was asked for before the last stream had ended.');
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

/***/ 1863:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JM: () => (/* binding */ takeSourceFingerprint),
/* harmony export */   TP: () => (/* binding */ VIOLATIONS),
/* harmony export */   Z_: () => (/* binding */ schemaOrNone),
/* harmony export */   eq: () => (/* binding */ UNREADABLE_SCHEMA),
/* harmony export */   mP: () => (/* binding */ takeFingerprint)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _session_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48986);
/* harmony import */ var _session_limit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(24787);
/* harmony import */ var _session_words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(94549);
/* harmony import */ var _foreign_keys_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(23800);
/* harmony import */ var _page_check_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(99425);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(68156);
/* harmony import */ var _sql_text_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(82791);








const VIOLATIONS = 'foreign_key_violations';
const UNREADABLE_SCHEMA = 'unreadable-schema';
const SQL_ERROR = 1;
async function takeSourceFingerprint(session, options, host) {
    const limit = (0,_session_limit_js__WEBPACK_IMPORTED_MODULE_2__/* .limitOf */ .L)(options.rowCountTimeoutMs);
    const taken = await takeFingerprint(session, options, limit);
    const checked = await (0,_page_check_js__WEBPACK_IMPORTED_MODULE_5__/* .checkPages */ .t)(session, { pragma: 'quick_check', schema: await schemaOrNone(session), limit }, host);
    const flaws = [...(taken.flaws ?? []), ...checked.flaws];
    return { ...taken, flaws: [...new Map(flaws.map((flaw) => [(0,_session_words_js__WEBPACK_IMPORTED_MODULE_3__/* .keyOfFlaw */ .Hk)(flaw), flaw])).values()] };
}
async function takeFingerprint(session, { takenAt, header, sizeBytes }, limit = (0,_session_limit_js__WEBPACK_IMPORTED_MODULE_2__/* .limitOf */ .L)(Number.POSITIVE_INFINITY)) {
    const flaws = [];
    const schema = await schemaOrNone(session, flaws);
    const own = schema.filter((row) => !(0,_schema_js__WEBPACK_IMPORTED_MODULE_6__/* .isInternal */ .i)(row.name));
    const tables = [];
    for (const table of own.filter((row) => row.hasRows)) {
        tables.push({ schema: '', name: table.name, ...(await countRows(session, table.name, limit, flaws)) });
    }
    const violations = await countViolations(session, schema, limit, flaws);
    return {
        engine: 'sqlite',
        serverVersion: String(process.versions['sqlite']),
        takenAt: takenAt.toISOString(),
        sizeBytes,
        tables,
        objects: own.flatMap(describe),
        sequences: await readSequences(session, schema, flaws),
        extensions: [],
        facts: {
            ...(await readFacts(session)),
            page_size: String(header.pageSize),
            journal_mode: header.journalMode,
            ...(violations === undefined ? {} : { [VIOLATIONS]: String(violations) }),
        },
        flaws,
    };
}
async function readFacts(session) {
    const facts = {};
    for (const name of ['user_version', 'application_id', 'encoding', 'auto_vacuum']) {
        const value = await answerOf(() => session.all(`pragma ${name}`));
        if (value !== undefined)
            facts[name] = String(value.rows[0]?.[0]);
    }
    return facts;
}
async function answerOf(work) {
    try {
        return await work();
    }
    catch (thrown) {
        if (thrown instanceof _session_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .SqliteFailure */ .L)
            return undefined;
        throw thrown;
    }
}
async function schemaOrNone(session, flaws = []) {
    const schema = await answerOf(() => (0,_schema_js__WEBPACK_IMPORTED_MODULE_6__/* .readSchema */ .G)(session));
    if (schema === undefined)
        flaws.push({ kind: UNREADABLE_SCHEMA, type: 'database', name: '' });
    return schema ?? [];
}
async function countViolations(session, schema, limit, flaws) {
    if (schema.length === 0)
        return 0;
    try {
        const { byTable, uncheckable } = await (0,_foreign_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .findViolations */ .Mg)(session, schema, limit);
        flaws.push(...[...byTable.keys()].map(_foreign_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .flawOfKey */ .FU));
        flaws.push(...uncheckable.map((name) => ({ kind: 'foreign-key-not-checkable', type: 'table', name })));
        return uncheckable.length > 0 ? undefined : [...byTable.values()].reduce((sum, count) => sum + count, 0);
    }
    catch (thrown) {
        if (limit.excuses(thrown))
            return undefined;
        throw thrown;
    }
}
function describe({ type, name, sql }) {
    return [{ type, name, definitionSha256: sql === null ? null : (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(sql).digest('hex') }];
}
async function countRows(session, table, limit, flaws) {
    try {
        const sql = `select count(*) from ${(0,_sql_text_js__WEBPACK_IMPORTED_MODULE_7__/* .quoteName */ .AB)(table)} not indexed`;
        const { rows } = await session.all(sql, { timeoutMs: limit.left() });
        return { rows: Number(rows[0]?.[0]), rowsFrom: 'count' };
    }
    catch (thrown) {
        if (thrown instanceof _session_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .SqliteFailure */ .L) {
            const kind = thrown.primary === SQL_ERROR ? _session_words_js__WEBPACK_IMPORTED_MODULE_3__/* .NOT_EVALUABLE */ .i : _session_words_js__WEBPACK_IMPORTED_MODULE_3__/* .DAMAGED_PAGES */ .Xq;
            flaws.push({ kind, type: 'table', name: table });
        }
        else if (!limit.excuses(thrown))
            throw thrown;
        return { rows: null, rowsFrom: 'unknown' };
    }
}
async function readSequences(session, schema, flaws) {
    if (!schema.some((row) => row.name === 'sqlite_sequence' && row.hasRows))
        return [];
    const sql = 'select name, max(cast(seq as text)) from sqlite_sequence not indexed group by name order by name';
    const found = await answerOf(() => session.all(sql));
    if (found === undefined)
        flaws.push({ kind: _session_words_js__WEBPACK_IMPORTED_MODULE_3__/* .DAMAGED_PAGES */ .Xq, type: 'table', name: 'sqlite_sequence' });
    return (found?.rows ?? []).map(([name, last]) => ({
        schema: '',
        name: String(name),
        lastValue: last === null ? null : String(last),
    }));
}


/***/ }),

/***/ 23800:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FU: () => (/* binding */ flawOfKey),
/* harmony export */   Mg: () => (/* binding */ findViolations),
/* harmony export */   n8: () => (/* binding */ isOfKey)
/* harmony export */ });
/* harmony import */ var _session_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48986);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68156);
/* harmony import */ var _sql_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82791);



const FUNCTION = 'pragma_foreign_key_check';
const KEY_VIOLATED = 'foreign-key-violated';
const flawOfKey = (table) => ({ kind: KEY_VIOLATED, type: 'table', name: table });
const isOfKey = ({ kind }) => kind === KEY_VIOLATED;
async function findViolations(session, schema, limit) {
    const isShadowed = schema.some(({ name }) => name.toLowerCase() === FUNCTION);
    const count = isShadowed ? countHere : countThere;
    try {
        return { byTable: await count(session, undefined, limit), uncheckable: [] };
    }
    catch (thrown) {
        if (!(thrown instanceof _session_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .SqliteFailure */ .L))
            throw thrown;
    }
    const byTable = new Map();
    const uncheckable = [];
    for (const { name } of schema.filter((row) => row.hasRows && !(0,_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .isInternal */ .i)(row.name))) {
        try {
            for (const [table, rows] of await count(session, name, limit))
                byTable.set(table, rows);
        }
        catch (thrown) {
            if (!(thrown instanceof _session_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .SqliteFailure */ .L))
                throw thrown;
            uncheckable.push(name);
        }
    }
    return { byTable, uncheckable };
}
const countThere = async (session, table, limit) => {
    const of = table === undefined ? '' : `('${table.replaceAll("'", "''")}')`;
    const sql = `select "table", count(*) from ${FUNCTION}${of} group by 1 order by 2 desc`;
    const { rows } = await session.all(sql, { timeoutMs: limit.left() });
    return new Map(rows.map(([name, count]) => [String(name), Number(count)]));
};
const countHere = async (session, table, limit) => {
    const of = table === undefined ? '' : `(${(0,_sql_text_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteName */ .AB)(table)})`;
    const counts = new Map();
    const { rows } = await session.all(`pragma foreign_key_check${of}`, { timeoutMs: limit.left() });
    for (const [name] of rows)
        counts.set(String(name), (counts.get(String(name)) ?? 0) + 1);
    return counts;
};


/***/ }),

/***/ 99425:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ NOT_CHECKED),
/* harmony export */   t: () => (/* binding */ checkPages)
/* harmony export */ });
/* harmony import */ var _core_foreign_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(54440);
/* harmony import */ var _core_format_known_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69208);
/* harmony import */ var _session_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48986);
/* harmony import */ var _session_words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(94549);
/* harmony import */ var _sql_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(82791);





const FINDINGS = 1_000;
const SQL_ERROR = 1;
const CORRUPT = 11;
const NOTADB = 26;
const NOT_CHECKED = { kind: 'not-checked', type: 'database', name: '' };
async function checkPages(session, { pragma, schema, limit }, host) {
    const known = new _core_format_known_names_js__WEBPACK_IMPORTED_MODULE_1__/* .KnownNames */ .C(schema.map(({ name }) => name));
    const lines = [];
    const flaws = [];
    const failed = [];
    const ask = async (check, argument) => {
        try {
            const found = await session.all(`pragma ${check}(${argument})`, { timeoutMs: limit.left() });
            const said = found.rows.map((row) => String(row[0])).filter((line) => line !== 'ok');
            lines.push(...said);
            return 'done';
        }
        catch (thrown) {
            if (!(thrown instanceof _session_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .SqliteFailure */ .L))
                throw thrown;
            host.toolWords.add(thrown.foreign);
            failed.push(thrown.message);
            if (thrown.primary === SQL_ERROR)
                return 'refused';
            if (thrown.primary === CORRUPT || thrown.primary === NOTADB)
                return 'damaged';
            flaws.push(NOT_CHECKED);
            return 'done';
        }
    };
    const askTable = async ({ type, name }) => {
        let answer = await ask(pragma, (0,_sql_text_js__WEBPACK_IMPORTED_MODULE_4__/* .quoteName */ .AB)(name));
        if (answer === 'refused' && pragma === 'integrity_check')
            answer = await ask('quick_check', (0,_sql_text_js__WEBPACK_IMPORTED_MODULE_4__/* .quoteName */ .AB)(name));
        if (answer === 'refused')
            flaws.push({ kind: _session_words_js__WEBPACK_IMPORTED_MODULE_3__/* .NOT_EVALUABLE */ .i, type, name });
        if (answer === 'damaged')
            flaws.push({ kind: _session_words_js__WEBPACK_IMPORTED_MODULE_3__/* .DAMAGED_PAGES */ .Xq, type, name });
    };
    try {
        const whole = await ask(pragma, String(FINDINGS));
        if (whole === 'damaged')
            flaws.push({ kind: _session_words_js__WEBPACK_IMPORTED_MODULE_3__/* .DAMAGED_PAGES */ .Xq, type: 'database', name: '' });
        if (whole !== 'done') {
            await ask(pragma, 'sqlite_schema');
            for (const table of schema.filter(({ type }) => type.endsWith('table')))
                await askTable(table);
        }
        if (lines.length >= FINDINGS)
            flaws.push(NOT_CHECKED);
    }
    catch (thrown) {
        if (!limit.excuses(thrown))
            throw thrown;
        flaws.push(NOT_CHECKED);
    }
    if (lines.length > 0)
        host.toolWords.add(new _core_foreign_js__WEBPACK_IMPORTED_MODULE_0__/* .ForeignText */ .sh(pragma, lines.join('\n')));
    const all = new Map([...(0,_session_words_js__WEBPACK_IMPORTED_MODULE_3__/* .flawsOf */ .Pv)(lines, known), ...flaws].map((flaw) => [(0,_session_words_js__WEBPACK_IMPORTED_MODULE_3__/* .keyOfFlaw */ .Hk)(flaw), flaw]));
    const details = [...new Set(failed), ...(lines.length === 0 ? [] : [(0,_session_words_js__WEBPACK_IMPORTED_MODULE_3__/* .describeFindings */ .kA)(lines, known)])];
    return { flaws: [...all.values()], detail: details.join('; ') };
}


/***/ }),

/***/ 68156:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ readSchema),
/* harmony export */   i: () => (/* binding */ isInternal)
/* harmony export */ });
async function readSchema(session) {
    const sql = `select type, name, sql, coalesce(rootpage, 0) > 0 from sqlite_schema order by type, name`;
    const { rows } = await session.all(sql);
    return rows.map(([type, name, text, rooted]) => {
        const hasRows = type === 'table' && rooted === 1;
        return {
            type: type === 'table' && !hasRows ? 'virtual table' : String(type),
            name: String(name),
            sql: typeof text === 'string' ? text : null,
            hasRows,
        };
    });
}
function isInternal(name) {
    return name.toLowerCase().startsWith('sqlite_');
}


/***/ }),

/***/ 82791:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AB: () => (/* binding */ quoteName),
/* harmony export */   _g: () => (/* binding */ textOfHex),
/* harmony export */   ol: () => (/* binding */ quoteText)
/* harmony export */ });
function quoteName(name) {
    return `"${name.replaceAll('"', '""')}"`;
}
function quoteText(text) {
    return `'${text.replaceAll("'", "''")}'`;
}
function textOfHex(hex) {
    return `cast(x'${hex}' as text)`;
}


/***/ }),

/***/ 86634:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H2: () => (/* binding */ digestRestored),
  Pg: () => (/* binding */ takeDigests),
  AA: () => (/* binding */ wholeFile)
});

// UNUSED EXPORTS: METHOD

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/engines/sqlite/catalog/schema.js
var catalog_schema = __webpack_require__(68156);
// EXTERNAL MODULE: ./build/engines/sqlite/catalog/sql-text.js
var sql_text = __webpack_require__(82791);
// EXTERNAL MODULE: ./build/engines/sqlite/session/failure.js
var failure = __webpack_require__(48986);
// EXTERNAL MODULE: ./build/row-hash/module.js
var row_hash_module = __webpack_require__(99474);
;// CONCATENATED MODULE: ./build/engines/sqlite/digests/plan.js


const CELLS_AT_ONCE = 100;
function planDigest(table, { key, withRowid, isUtf16 }) {
    const from = `from main.${(0,sql_text/* quoteName */.AB)(table.name)} not indexed`;
    const taken = new Set(table.names.map((name) => name.toLowerCase()));
    const rowid = table.hasRowid ? ['rowid', '_rowid_', 'oid'].find((name) => !taken.has(name)) : undefined;
    const isNumbered = withRowid && rowid !== undefined;
    const cells = table.columns.map((column) => cellOf(column, isUtf16));
    const row = joined([...(isNumbered ? [rowid] : []), ...cells]);
    const bytes = isUtf16 ? (of) => of : (of) => `cast(${of} as blob)`;
    const record = `concat(${isUtf16 ? 'length' : 'octet_length'}(e), ':', e)`;
    const names = table.columns.map(({ name }) => (0,sql_text/* quoteName */.AB)(name));
    return {
        module: row_hash_module/* MODULE_BASE64 */.H,
        key,
        isHex: isUtf16,
        withRowid: isNumbered,
        each: `select ${bytes(record)} from (select ${row} as e ${from} limit -1)`,
        ...(rowid === undefined
            ? { batch: undefined, long: undefined }
            : {
                batch: `select ${bytes(`group_concat(${record}, '')`)}, max(k), count(*) from (select ${row} as e, ${rowid} as k ${from} where ${rowid} >= ?1 order by ${rowid} limit ?2)`,
                long: {
                    next: `select ${rowid} ${from} where ${rowid} >= ?1 order by ${rowid} limit 1`,
                    heads: `select ${names.map((name) => bytes(headOf(name))).join(', ')} ${from} where ${rowid} = ?1`,
                    parts: names.map((name) => `select substr(cast(${name} as blob), ?2, ?3) ${from} where ${rowid} = ?1`),
                },
            }),
    };
}
function joined(cells) {
    const parts = [];
    for (let at = 0; at < cells.length; at += CELLS_AT_ONCE) {
        parts.push(`concat_ws(':', ${cells.slice(at, at + CELLS_AT_ONCE).join(', ')})`);
    }
    return parts.length === 1 ? (parts[0] ?? '') : `concat_ws(':', ${parts.join(', ')})`;
}
function cellOf({ name, type }, isUtf16) {
    const column = (0,sql_text/* quoteName */.AB)(name);
    const bytes = isUtf16 ? `hex(cast(${column} as blob))` : column;
    const long = (kind) => `concat('${kind}:', octet_length(${column}), ':', ${bytes})`;
    const text = `when typeof(${column}) = 'text' then ${long('text')}`;
    return isTextType(type)
        ? `case ${text} ${numberOf(column)} else ${long('blob')} end`
        : `case ${numberOf(column)} ${text} else ${long('blob')} end`;
}
function headOf(column) {
    return `case ${numberOf(column)} else concat(typeof(${column}), ':', octet_length(${column}), ':') end`;
}
function numberOf(column) {
    return `when typeof(${column}) = 'integer' then ${column} when ${column} is null then 'null' when typeof(${column}) = 'real' then 'r' || restorable_bits(${column})`;
}
function isTextType(type) {
    return !/int/i.test(type) && /char|clob|text/i.test(type);
}

;// CONCATENATED MODULE: ./build/engines/sqlite/digests/take.js





const METHOD = 'sqlite-rows/1';
function wholeFile(key) {
    return { method: METHOD, key, withRowid: true, withGenerated: true, shownAs: (table) => table };
}
const SQL_ERROR = 1;
const OUT_OF_MEMORY = 7;
const TOO_BIG = 18;
const NORMAL = 0;
const STORED = 3;
async function takeDigests(session, form, reading) {
    const tables = [];
    const exempt = [];
    const listed = await attempt(reading, async () => listTables(session));
    if (typeof listed === 'string')
        exempt.push({ schema: '', name: 'all tables', reason: listed });
    for (const table of typeof listed === 'string' ? [] : listed.tables) {
        const name = form.shownAs(table.name);
        if (name === undefined)
            continue;
        const { isUtf16 } = listed;
        const digest = await attempt(reading, async () => {
            const read = await readColumns(session, table.name, form);
            return session.digest(planDigest({ ...table, ...read }, { ...form, isUtf16 }), reading.signal);
        });
        if (typeof digest === 'string')
            exempt.push({ schema: '', name, reason: digest });
        else
            tables.push({ schema: '', name, ...digest });
    }
    return { method: form.method, key: form.key, tables, exempt };
}
async function digestRestored(session, form, { expected, signal }) {
    const wanted = new Set(expected.tables.map(({ name }) => name));
    const shownAs = (table) => {
        const name = form.shownAs(table);
        return name !== undefined && wanted.has(name) ? name : undefined;
    };
    const found = await takeDigests(session, { ...form, shownAs }, { signal, isSource: false });
    signal.throwIfAborted();
    return { ...found, exempt: [] };
}
async function attempt({ signal, isSource }, work) {
    if (signal.aborted)
        return 'no-time';
    try {
        return await work();
    }
    catch (thrown) {
        if (thrown instanceof failure/* SqliteFailure */.L)
            return reasonOf(thrown);
        if (!(thrown instanceof errors/* RestorableError */.s$) || thrown.code !== 'DATABASE_QUERY')
            throw thrown;
        if (signal.aborted)
            return 'no-time';
        if (isSource)
            return 'not-readable';
        throw thrown;
    }
}
async function listTables(session) {
    const { rows } = await session.all('pragma main.table_list');
    const withoutRowid = new Set(rows.filter((row) => Number(row[4]) === 1).map((row) => String(row[1])));
    const schema = await (0,catalog_schema/* readSchema */.G)(session);
    return {
        tables: schema.filter((row) => row.hasRows).map(({ name }) => ({ name, hasRowid: !withoutRowid.has(name) })),
        isUtf16: (await session.all('pragma encoding')).rows[0]?.[0] !== 'UTF-8',
    };
}
async function readColumns(session, table, form) {
    const { rows } = await session.all(`pragma main.table_xinfo(${(0,sql_text/* quoteName */.AB)(table)})`);
    const kept = form.withGenerated ? [NORMAL, STORED] : [NORMAL];
    return {
        names: rows.map((row) => String(row[1])),
        columns: rows
            .filter((row) => kept.includes(Number(row[6])))
            .map((row) => ({ name: String(row[1]), type: String(row[2]) })),
    };
}
function reasonOf({ primary }) {
    if (primary === null)
        return 'not-readable';
    if (primary === SQL_ERROR)
        return 'not-evaluable';
    return primary === OUT_OF_MEMORY || primary === TOO_BIG ? 'row-too-long' : 'damaged-pages';
}


/***/ }),

/***/ 58220:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q4: () => (/* binding */ NOT_A_DATABASE_HINT),
/* harmony export */   SK: () => (/* binding */ explaining),
/* harmony export */   Vh: () => (/* binding */ hotJournal),
/* harmony export */   WE: () => (/* binding */ explain)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _session_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48986);


const BUSY = 5;
const LOCKED = 6;
const READONLY = 8;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const NOTADB = 26;
const READONLY_ROLLBACK = 776;
function explain(thrown, doing) {
    if (!(thrown instanceof _session_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .SqliteFailure */ .L))
        return thrown;
    const message = `Can't ${doing}: ${thrown.message}.`;
    const named = (code, hint) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$(code, message, { hint, cause: thrown, foreign: thrown.foreign });
    if (thrown.errcode === READONLY_ROLLBACK)
        return named('DATABASE_QUERY', HOT_JOURNAL_HINT);
    switch (thrown.primary) {
        case BUSY:
        case LOCKED:
            return named('DATABASE_UNREACHABLE', 'Another program has locked it for writing. Try again, or switch it to WAL mode.');
        case READONLY:
            return named('DATABASE_PRIVILEGE', "It is in WAL mode and can't be read without writing to the files next to it: open it once with its own program, and run it again.");
        case CORRUPT:
            return named('DATABASE_QUERY', 'The database is damaged: `sqlite3 FILE ".recover"` extracts what can be read.');
        case FULL:
            return named('DISK_FULL', 'Free some space.');
        case CANTOPEN:
            return named('DATABASE_PRIVILEGE', 'Check that this user may read the file and, for a database in WAL mode, the `-wal` and `-shm` files next to it.');
        case NOTADB:
            return named('DATABASE_NOT_FOUND', NOT_A_DATABASE_HINT);
        default:
            return named('DATABASE_QUERY', 'Codes are listed at https://sqlite.org/rescode.html.');
    }
}
const HOT_JOURNAL_HINT = 'A program ended while it was writing and left a journal to be rolled back, which would write to the source. Open the database once with that program, or run `sqlite3 FILE "select 1"`.';
function hotJournal(doing) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('DATABASE_QUERY', `Can't ${doing}: its -journal file is not rolled back.`, {
        hint: HOT_JOURNAL_HINT,
    });
}
const NOT_A_DATABASE_HINT = 'Check the path. An encrypted database (SQLCipher, SEE) looks like this too: export it decrypted first, or back up the file itself.';
async function explaining(doing, work) {
    try {
        return await work();
    }
    catch (thrown) {
        throw explain(thrown, doing);
    }
}


/***/ }),

/***/ 22105:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ parseHeader),
/* harmony export */   _: () => (/* binding */ inspectSourceFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58220);



const MAGIC = Buffer.from('SQLite format 3\0');
const HEADER_BYTES = 100;
function parseHeader(bytes) {
    if (bytes.length < HEADER_BYTES || !MAGIC.equals(bytes.subarray(0, MAGIC.length)))
        return undefined;
    const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const stated = view.readUInt16BE(16);
    return {
        pageSize: stated === 1 ? 65_536 : stated,
        journalMode: view[18] === 2 ? 'wal' : 'rollback',
        readsWal: view[19] === 2,
    };
}
async function inspectSourceFile(path) {
    const unknown = (message, hint, cause) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('DATABASE_NOT_FOUND', message, { hint, cause });
    try {
        const facts = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path);
        if (facts.isDirectory())
            throw unknown(`${path} is a folder, not a SQLite file.`, 'Name the file in it.');
        if (!facts.isFile())
            throw unknown(`${path} is not a regular file.`, 'Name a SQLite file.');
        await using handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path);
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
        if (bytesRead === 0)
            return { sizeBytes: 0, header: undefined };
        const header = parseHeader(buffer.subarray(0, bytesRead));
        if (header === undefined)
            throw unknown(`${path} is not a SQLite 3 database.`, _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .NOT_A_DATABASE_HINT */ .Q4);
        return { sizeBytes: facts.size, header };
    }
    catch (thrown) {
        const { code } = thrown;
        if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP') {
            const hint = `A relative path is relative to the working folder, ${process.cwd()}.`;
            throw unknown(`There is no file ${path}.`, hint, thrown);
        }
        if (code === 'EACCES' || code === 'EPERM') {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('DATABASE_PRIVILEGE', `This user may not read ${path}.`, {
                hint: 'Allow this user to read the file and to enter its folders.',
                cause: thrown,
            });
        }
        throw thrown;
    }
}


/***/ }),

/***/ 23012:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cF: () => (/* binding */ removeTemporary),
/* harmony export */   k2: () => (/* binding */ openTargetFile),
/* harmony export */   yS: () => (/* binding */ folderOf),
/* harmony export */   zN: () => (/* binding */ swapIn)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22193);
/* harmony import */ var _file_failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(58220);
/* harmony import */ var _file_header_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(22105);
/* harmony import */ var _session_session_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4258);







const COMPANIONS = ['-wal', '-shm', '-journal'];
const TEMPORARY = /^\.restorable-[0-9a-f]{16}\.tmp$/;
async function openTargetFile(asked, replace, host) {
    const path = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(asked).catch(() => asked);
    await requireFolder((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path));
    const temporaryPath = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), `.restorable-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex')}.tmp`);
    const facts = await lstatOrNone(path);
    if (facts !== undefined && !facts.isFile()) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RestorableError */ .s$('INPUT_INVALID', `${path} exists and is not a regular file.`, {
            hint: 'Name a file that does not exist yet.',
        });
    }
    const companions = await companionsOf(path);
    const occupied = (facts !== undefined && facts.size > 0) || companions.length > 0;
    if (occupied && !replace && (companions.length > 0 || !(await isWithoutTables(path, host)))) {
        const what = facts === undefined ? `${companions[0]} is left over from another database` : `${path} holds a database`;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RestorableError */ .s$('TARGET_NOT_EMPTY', `${what}; nothing was restored.`, {
            hint: 'Restore to another path, or set `replace: true`: the existing file is then kept next to it under a new name.',
        });
    }
    return { path, temporaryPath, occupied };
}
async function isWithoutTables(path, host) {
    const file = await (0,_file_header_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectSourceFile */ ._)(path).catch((thrown) => {
        if (thrown instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RestorableError */ .s$ && thrown.code === 'DATABASE_NOT_FOUND')
            return undefined;
        throw thrown;
    });
    if (file === undefined)
        return false;
    await using session = new _session_session_js__WEBPACK_IMPORTED_MODULE_6__/* .SqliteSession */ .R({ path, access: 'still' }, host);
    return await (0,_file_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .explaining */ .SK)(`read ${path}`, async () => {
        const { rows } = await session.all('select count(*) from sqlite_schema');
        return rows[0]?.[0] === 0;
    });
}
async function requireFolder(folder) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.access)(folder, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.constants.W_OK | node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.constants.X_OK);
        if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(folder)).isDirectory())
            return;
    }
    catch (cause) {
        if (cause.code !== 'ENOENT') {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RestorableError */ .s$('DATABASE_PRIVILEGE', `This user can't write to the folder ${folder}.`, {
                hint: 'SQLite databases are restored next to the old one, which requires write access to their folder.',
                cause,
            });
        }
    }
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RestorableError */ .s$('DATABASE_NOT_FOUND', `There is no folder ${folder}.`, { hint: 'Create it first.' });
}
async function swapIn(target, now) {
    const old = await lstatOrNone(target.path);
    if (!target.occupied && ((old?.size ?? 0) > 0 || (await companionsOf(target.path)).length > 0)) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RestorableError */ .s$('TARGET_NOT_EMPTY', `Another program created ${target.path} during the restore.`, {
            hint: 'Stop that program, then restore again with `replace: true`.',
        });
    }
    if (old !== undefined) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.chmod)(target.temporaryPath, old.mode & 0o7777);
        if (process.getuid?.() === 0)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.chown)(target.temporaryPath, old.uid, old.gid);
    }
    const keptAs = target.occupied ? await setAside(target.path, now) : undefined;
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(target.temporaryPath, target.path);
    }
    catch (error) {
        if (keptAs !== undefined)
            await putBack(keptAs, target.path);
        throw error;
    }
    await syncFolder((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(target.path));
    return keptAs === undefined ? {} : { keptAs };
}
async function setAside(path, now) {
    const stamp = now.toISOString().replaceAll(/[-:]|\.\d+/g, '');
    let kept = `${path}.before-${stamp}`;
    for (let attempt = 2; (await lstatOrNone(kept)) !== undefined; attempt += 1)
        kept = `${path}.before-${stamp}-${attempt}`;
    if ((await lstatOrNone(path)) !== undefined)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(path, kept);
    for (const companion of COMPANIONS) {
        if ((await lstatOrNone(path + companion)) !== undefined)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(path + companion, kept + companion);
    }
    return kept;
}
async function putBack(kept, path) {
    for (const suffix of [...COMPANIONS, '']) {
        if ((await lstatOrNone(kept + suffix)) !== undefined)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(kept + suffix, path + suffix);
    }
}
async function folderOf(asked) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(asked).catch(() => asked));
}
async function removeTemporary(folder, name) {
    if (!TEMPORARY.test((0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(name)) || (0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(name) !== name)
        return;
    for (const suffix of ['', ...COMPANIONS])
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name + suffix), { force: true });
}
async function companionsOf(path) {
    const found = [];
    for (const companion of COMPANIONS) {
        if ((await lstatOrNone(path + companion)) !== undefined)
            found.push(path + companion);
    }
    return found;
}
async function lstatOrNone(path) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path);
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return undefined;
        throw error;
    }
}
async function syncFolder(folder) {
    await using handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(folder);
    await handle.sync();
}


/***/ }),

/***/ 48986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ SqliteFailure)
/* harmony export */ });
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94549);

class SqliteFailure extends Error {
    errcode;
    isOwn;
    #foreign;
    constructor(foreign, errcode, ours) {
        super(ours ?? (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .describeCode */ .lA)(errcode, foreign));
        this.errcode = errcode;
        this.isOwn = ours !== undefined;
        this.#foreign = foreign;
    }
    get foreign() {
        return this.#foreign;
    }
    get primary() {
        return this.errcode === null ? null : this.errcode & 0xff;
    }
}


/***/ }),

/***/ 24787:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ limitOf)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

function limitOf(ms) {
    const endMs = performance.now() + ms;
    return {
        excuses: (thrown) => Number.isFinite(endMs) && thrown instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$ && thrown.code === 'DATABASE_QUERY',
        left: () => {
            if (!Number.isFinite(endMs))
                return undefined;
            const leftMs = endMs - performance.now();
            if (leftMs > 0)
                return leftMs;
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('DATABASE_QUERY', 'There is no time left.', { hint: 'Raise `row-count-timeout`.' });
        },
    };
}


/***/ }),

/***/ 4258:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  R: () => (/* binding */ SqliteSession)
});

// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(80481);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/process/sandbox/system-programs.js
var system_programs = __webpack_require__(23041);
// EXTERNAL MODULE: ./build/process/shield/shield.js + 1 modules
var shield = __webpack_require__(50413);
;// CONCATENATED MODULE: ./build/engines/sqlite/digests/digest-program.js
function digestTable(database, plan) {
    const LONGEST_BYTES = 64 * 1024 * 1024;
    const PART_BYTES = 64 * 1024 * 1024;
    const BATCH_BYTES = 256 * 1024;
    const MOST_ROWS = 5_000;
    const LAST_ROWID = 2n ** 63n - 1n;
    const TOO_LONG = [7, 18];
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(plan.module, 'base64')));
    const call = (name, value = 0) => exports[name](value);
    const { buffer } = exports['memory'];
    const memory = new Uint8Array(buffer);
    memory.set(Buffer.from(plan.key, 'hex'), call('key_at'));
    const [inputAt, inputBytes] = [call('input_at'), call('input_bytes')];
    const push = (bytes) => {
        for (let at = 0; at < bytes.length; at += inputBytes) {
            const part = bytes.subarray(at, at + inputBytes);
            memory.set(part, inputAt);
            if (call('records', part.length) === 0)
                throw new Error('a row has no length');
        }
    };
    const bytesOf = (value) => value instanceof Uint8Array ? value : Buffer.from(String(value), 'latin1');
    const float = new Float64Array(1);
    const bits = new BigInt64Array(float.buffer);
    database.function('restorable_bits', { deterministic: true, directOnly: true }, (value) => {
        float[0] = value;
        return bits[0] ?? 0n;
    });
    const { limits } = database;
    const allow = (bytes) => {
        if (limits !== undefined)
            limits.length = bytes;
    };
    const prepared = (sql) => {
        const statement = database.prepare(sql);
        statement.setReturnArrays(true);
        statement.setReadBigInts(true);
        return statement;
    };
    const first = (statement, ...parameters) => statement.get(...parameters);
    const pushLong = (rowid, { heads, parts }) => {
        const found = (first(prepared(heads), rowid) ?? []).map(bytesOf);
        const octets = found.map((head) => Number(/^(?:text|blob):(\d+):$/.exec(Buffer.from(head).toString('latin1'))?.[1] ?? 0));
        const front = plan.withRowid ? Buffer.from(`${rowid}:`) : Buffer.alloc(0);
        const valueBytes = (at) => (octets[at] ?? 0) * (plan.isHex ? 2 : 1);
        const length = found.reduce((sum, head, at) => sum + head.length + valueBytes(at), front.length + found.length - 1);
        push(Buffer.from(`${length}:`));
        push(front);
        for (const [at, head] of found.entries()) {
            if (at > 0)
                push(Buffer.from(':'));
            push(head);
            const total = octets[at] ?? 0;
            const part = total > 0 ? prepared(parts[at] ?? '') : undefined;
            for (let done = 0; part !== undefined && done < total; done += PART_BYTES) {
                const bytes = bytesOf(first(part, rowid, done + 1, PART_BYTES)?.[0]);
                push(plan.isHex ? Buffer.from(Buffer.from(bytes).toString('hex').toUpperCase()) : bytes);
            }
        }
    };
    const pushInBatches = (sql, long) => {
        const batch = prepared(sql);
        let most = 16;
        for (let start = -(2n ** 63n); start !== undefined;) {
            allow(LONGEST_BYTES);
            let last;
            try {
                const found = first(batch, start, most) ?? [];
                last = found[1];
                if (last === null)
                    return;
                const bytes = bytesOf(found[0]);
                push(bytes);
                const fitting = Math.floor((BATCH_BYTES / (bytes.length + 1)) * Number(found[2]));
                most = Math.max(1, Math.min(fitting, most * 8, MOST_ROWS));
            }
            catch (thrown) {
                if (!TOO_LONG.includes((thrown.errcode ?? 0) & 0xff))
                    throw thrown;
                if (most > 1) {
                    most = Math.ceil(most / 16);
                    continue;
                }
                allow(1_000_000_000);
                last = first(prepared(long.next), start)?.[0];
                pushLong(last, long);
            }
            start = last === LAST_ROWID ? undefined : last + 1n;
        }
    };
    const pushEach = () => {
        const waiting = Buffer.alloc(inputBytes);
        let filled = 0;
        for (const row of prepared(plan.each).iterate()) {
            const bytes = bytesOf(row[0]);
            if (filled + bytes.length > inputBytes) {
                push(waiting.subarray(0, filled));
                filled = 0;
            }
            if (bytes.length > inputBytes)
                push(bytes);
            else {
                waiting.set(bytes, filled);
                filled += bytes.length;
            }
        }
        push(waiting.subarray(0, filled));
    };
    try {
        if (plan.batch !== undefined && plan.long !== undefined)
            pushInBatches(plan.batch, plan.long);
        else
            pushEach();
    }
    finally {
        allow(1_000_000_000);
    }
    if (call('records_end') === 0)
        throw new Error('a row is incomplete');
    const total = new DataView(buffer, call('total_at'), 24);
    const [low, high, rows] = [0, 8, 16].map((at) => total.getBigUint64(at, true));
    return [rows, ((high << 64n) | low).toString(16).padStart(32, '0')];
}

;// CONCATENATED MODULE: ./build/engines/sqlite/session/child-program.js
function sqliteChildProgram(digestTable) {
    const { DatabaseSync, backup, constants } = process.getBuiltinModule('node:sqlite');
    const readline = process.getBuiltinModule('node:readline');
    const { existsSync } = process.getBuiltinModule('node:fs');
    let database;
    const send = (response) => {
        process.stdout.write(`${JSON.stringify(response)}\n`);
    };
    const refusal = (message) => Object.assign(new Error(message), { isOurs: true });
    const encode = (value) => {
        if (value === null || typeof value === 'string')
            return value;
        if (typeof value === 'bigint')
            return ['i', String(value)];
        if (typeof value === 'number')
            return ['r', String(value)];
        return ['b', Buffer.from(value).toString('hex')];
    };
    const open = (request) => {
        const opened = new DatabaseSync(new URL(request.location), {
            readOnly: !request.isNew,
            enableForeignKeyConstraints: false,
            allowExtension: false,
            enableDoubleQuotedStringLiterals: request.isNew,
            timeout: request.busyTimeoutMs,
            defensive: true,
        });
        opened.exec(`pragma trusted_schema = off; pragma cell_size_check = on`);
        if (request.isNew) {
            opened.exec('pragma journal_mode = memory; pragma synchronous = off; pragma cache_size = -65536');
            opened.exec('pragma user_version = 0');
            opened.exec('pragma ignore_check_constraints = on');
        }
        if (request.heapLimitBytes > 0)
            opened.exec(`pragma hard_heap_limit = ${request.heapLimitBytes}`);
        if (!request.requires.every((path) => existsSync(path))) {
            throw Object.assign(refusal('a file of the database is gone'), { errcode: 14 });
        }
        if (request.requires.length > 0)
            opened.prepare('pragma user_version').all();
        database = opened;
        send({ kind: 'result', columns: [], rows: [] });
    };
    const authorize = (action, _first, second) => {
        const denied = [constants.SQLITE_ATTACH, constants.SQLITE_DETACH, constants.SQLITE_TRANSACTION];
        const loads = action === constants.SQLITE_FUNCTION && second?.toLowerCase() === 'load_extension';
        return loads || denied.includes(action) ? constants.SQLITE_DENY : constants.SQLITE_OK;
    };
    const all = (request) => {
        database?.setAuthorizer(request.asCheck ? authorize : null);
        const statement = database?.prepare(request.sql);
        if (statement === undefined)
            throw refusal('no database is open');
        const rest = request.sql.slice(statement.sourceSQL.length).replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\/|[\s;]/g, '');
        if (rest !== '')
            throw refusal('more than one statement');
        statement.setReturnArrays(true);
        statement.setReadBigInts(true);
        const columns = statement.columns().map((column) => column.name);
        if (request.asCheck && columns.length === 0)
            throw refusal('not a statement that returns rows');
        const rows = [];
        let bytes = 0;
        for (const row of statement.iterate()) {
            const encoded = row.map(encode);
            for (const value of encoded)
                bytes += value === null ? 4 : typeof value === 'string' ? value.length : value[1].length;
            if (rows.length >= request.limits.rows)
                throw refusal(`more than ${request.limits.rows} rows`);
            if (bytes > request.limits.bytes)
                throw refusal(`more than ${request.limits.bytes} bytes of values`);
            rows.push(encoded);
        }
        send({ kind: 'result', columns, rows });
    };
    const digest = ({ plan }) => {
        if (database === undefined)
            throw refusal('no database is open');
        database.setAuthorizer(null);
        const [rows, sum] = digestTable(database, plan);
        send({ kind: 'result', columns: ['rows', 'sum'], rows: [[['i', String(rows)], sum]] });
    };
    const authorizeScript = (action, first, second) => {
        const harmless = ['defer_foreign_keys', 'foreign_keys', 'data_version'];
        if (action === constants.SQLITE_PRAGMA && !harmless.includes(first?.toLowerCase() ?? ''))
            return constants.SQLITE_DENY;
        return authorize(action, first, second);
    };
    const run = (request) => {
        if (database === undefined)
            throw refusal('no database is open');
        database.exec('begin');
        try {
            database.setAuthorizer(authorizeScript);
            database.exec(request.script);
        }
        catch (error) {
            database.setAuthorizer(null);
            if (database.isTransaction)
                database.exec('rollback');
            throw error;
        }
        database.setAuthorizer(null);
        database.exec('commit');
        send({ kind: 'result', columns: [], rows: [] });
    };
    const copy = async (request) => {
        if (database === undefined)
            throw refusal('no database is open');
        database.exec('begin');
        try {
            database.prepare('pragma user_version').all();
            await backup(database, request.to, {
                rate: request.pagesPerStep,
                progress: ({ totalPages, remainingPages }) => send({ kind: 'progress', donePages: totalPages - remainingPages, totalPages }),
            });
        }
        finally {
            database.exec('rollback');
        }
        send({ kind: 'result', columns: [], rows: [] });
    };
    const handle = async (request) => {
        try {
            if (request.op === 'open')
                open(request);
            else if (request.op === 'all')
                all(request);
            else if (request.op === 'run')
                run(request);
            else if (request.op === 'digest')
                digest(request);
            else
                await copy(request);
        }
        catch (thrown) {
            const error = thrown;
            const isOurs = error.isOurs === true;
            send({ kind: 'error', message: error.message, errcode: error.errcode ?? null, isOurs });
        }
    };
    readline
        .createInterface({ input: process.stdin })
        .on('line', (line) => void handle(JSON.parse(line)))
        .on('close', () => process.exit(0));
}

// EXTERNAL MODULE: ./build/core/foreign.js
var foreign = __webpack_require__(54440);
// EXTERNAL MODULE: ./build/engines/sqlite/session/failure.js
var failure = __webpack_require__(48986);
;// CONCATENATED MODULE: ./build/engines/sqlite/session/responses.js



function failureOf({ message, errcode, isOurs }) {
    return new failure/* SqliteFailure */.L(new foreign/* ForeignText */.sh('SQLite', message), errcode, isOurs ? message : undefined);
}
function resultOf({ columns, rows }) {
    return { columns, rows: rows.map((row) => row.map(decode)) };
}
function decode(value) {
    if (value === null || typeof value === 'string')
        return value;
    const [type, text] = value;
    if (type === 'b')
        return Buffer.from(text, 'hex');
    const number = Number(text);
    return type === 'i' && !Number.isSafeInteger(number) ? BigInt(text) : number;
}
function tooLate(timeoutMs) {
    const message = `The statement was stopped after its time limit of ${timeoutMs / 1000} s.`;
    return new errors/* RestorableError */.s$('DATABASE_QUERY', message, { hint: 'Raise its `timeout`, or add an index.' });
}

;// CONCATENATED MODULE: ./build/engines/sqlite/session/session.js








const BUSY_TIMEOUT_MS = 10_000;
const HEAP_LIMIT_BYTES = 512 * 1024 * 1024;
const LIMITS = { rows: 1_000_000, bytes: 64 * 1024 * 1024 };
const CHECK_LIMITS = { rows: 100_000, bytes: 16 * 1024 * 1024 };
const SEARCH = { live: '?readonly_shm=1', still: '?immutable=1', private: '', new: '' };
const PAGES_PER_STEP = 8_192;
class SqliteSession {
    #options;
    #host;
    #child;
    #noted;
    #pending;
    #closed = false;
    constructor(options, host) {
        this.#options = options;
        this.#host = host;
    }
    async all(sql, options = {}) {
        const asCheck = options.asCheck ?? false;
        const limits = asCheck ? CHECK_LIMITS : LIMITS;
        return this.#ask({ op: 'all', sql, asCheck, limits }, options.timeoutMs);
    }
    async run(script) {
        await this.#ask({ op: 'run', script });
    }
    async digest(plan, signal) {
        const stop = () => void this.#stop();
        signal.addEventListener('abort', stop, { once: true });
        try {
            const { rows } = await this.#ask({ op: 'digest', plan });
            return { rows: Number(rows[0]?.[0]), sum: String(rows[0]?.[1]) };
        }
        finally {
            signal.removeEventListener('abort', stop);
        }
    }
    async backup(to, onProgress) {
        await this.#ask({ op: 'backup', to, pagesPerStep: PAGES_PER_STEP }, undefined, onProgress);
    }
    async close() {
        this.#closed = true;
        await this.#stop();
    }
    [Symbol.asyncDispose]() {
        return this.close();
    }
    async #ask(request, timeoutMs, onProgress) {
        if (this.#closed)
            throw new errors/* RestorableError */.s$('INTERNAL', 'The SQLite file is already closed.');
        (0,errors/* throwIfCancelled */.dZ)(this.#host.signal);
        if (this.#child === undefined)
            await this.#start();
        if (timeoutMs === undefined)
            return this.#send(request, onProgress);
        let timer;
        const late = new Promise((_resolve, reject) => {
            timer = setTimeout(() => reject(tooLate(timeoutMs)), Math.min(timeoutMs, 2_147_483_647));
        });
        try {
            return await Promise.race([this.#send(request, onProgress), late]);
        }
        catch (error) {
            if (error instanceof errors/* RestorableError */.s$)
                await this.#stop();
            throw error;
        }
        finally {
            clearTimeout(timer);
        }
    }
    async #start() {
        const child = await this.#startProcess();
        this.#child = child;
        this.#noted = { kind: 'process', pid: child.pid, viaSudo: this.#options.containment?.sandbox.viaSudo ?? false };
        (0,external_node_readline_.createInterface)({ input: child.stdout }).on('line', (line) => this.#receive(child, line));
        void child.exited.then((exit) => this.#ended(child, exit.signal ?? `exit code ${exit.code}`));
        await (await this.#host.workspace()).note(this.#noted);
        const { path, access, requires = [] } = this.#options;
        const url = (0,external_node_url_.pathToFileURL)(path);
        url.search = SEARCH[access];
        const open = {
            op: 'open',
            location: url.href,
            busyTimeoutMs: BUSY_TIMEOUT_MS,
            heapLimitBytes: HEAP_LIMIT_BYTES,
            isNew: access === 'new',
            requires,
        };
        try {
            await this.#send(open);
        }
        catch (error) {
            await this.#stop();
            throw error;
        }
    }
    async #startProcess() {
        const { path, access, containment } = this.#options;
        const args = ['--no-warnings', '--eval', `(${sqliteChildProgram.toString()})(${digestTable.toString()})`];
        const common = { file: process.execPath, args, stdin: 'pipe', stdout: 'pipe' };
        if (containment !== undefined) {
            const { sandbox, temporaryFolder } = containment;
            const seen = [
                { path, writable: access === 'new' },
                { path: temporaryFolder, writable: true },
            ];
            const binds = [...(await (0,system_programs/* programBinds */.v)(common.file, this.#host)), ...seen];
            const env = { SQLITE_TMPDIR: temporaryFolder };
            return sandbox.start({ ...common, env, binds, isOurs: true, killAfterMs: 0 });
        }
        const { path: folder } = await this.#host.workspace();
        const program = {
            ...common,
            env: { SQLITE_TMPDIR: folder },
            cwd: folder,
            signal: this.#host.signal,
            killAfterMs: 1_000,
            scrub: this.#host.scrub,
            speaker: 'the process that reads SQLite',
        };
        return (0,shield/* startBeside */.v)(program, this.#host);
    }
    async #send(request, onProgress) {
        const child = this.#child;
        if (child === undefined)
            throw this.#lost('it was stopped');
        if (this.#pending !== undefined)
            throw new errors/* RestorableError */.s$('INTERNAL', 'Two simultaneous statements on one SQLite file.');
        return new Promise((resolve, reject) => {
            this.#pending = { resolve, reject, onProgress };
            child.stdin?.write(`${JSON.stringify(request)}\n`);
        });
    }
    #receive(child, line) {
        const pending = this.#pending;
        if (pending === undefined || child !== this.#child)
            return;
        const response = JSON.parse(line);
        if (response.kind === 'progress') {
            pending.onProgress?.(response.donePages, response.totalPages);
            return;
        }
        this.#pending = undefined;
        if (response.kind === 'error')
            pending.reject(failureOf(response));
        else
            pending.resolve(resultOf(response));
    }
    #ended(child, how) {
        if (child !== this.#child)
            return;
        this.#child = undefined;
        const pending = this.#pending;
        this.#pending = undefined;
        pending?.reject(this.#lost(how, child.errorText()));
    }
    #lost(how, foreign) {
        if (this.#host.signal.aborted)
            return (0,errors/* cancellation */.WN)(this.#host.signal);
        return new errors/* RestorableError */.s$('DATABASE_QUERY', `The process that reads the SQLite file ended early (${how}).`, {
            hint: 'It ran out of memory or was killed, or the file is damaged: run `pragma integrity_check` on it.',
            foreign,
        });
    }
    async #stop() {
        const child = this.#child;
        const noted = this.#noted;
        this.#child = undefined;
        this.#noted = undefined;
        const pending = this.#pending;
        this.#pending = undefined;
        pending?.reject(this.#lost('it was stopped'));
        await child?.stop();
        if (noted !== undefined)
            await (await this.#host.workspace()).forget(noted);
    }
}


/***/ }),

/***/ 94549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hk: () => (/* binding */ keyOfFlaw),
/* harmony export */   Pv: () => (/* binding */ flawsOf),
/* harmony export */   Xq: () => (/* binding */ DAMAGED_PAGES),
/* harmony export */   i: () => (/* binding */ NOT_EVALUABLE),
/* harmony export */   kA: () => (/* binding */ describeFindings),
/* harmony export */   lA: () => (/* binding */ describeCode)
/* harmony export */ });
/* harmony import */ var _core_format_known_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69208);

const CODES = {
    1: 'SQL error',
    2: 'internal error',
    3: 'access denied',
    4: 'aborted',
    5: 'locked by another program',
    6: 'table locked',
    7: 'out of memory',
    8: 'read-only',
    9: 'interrupted',
    10: 'I/O error',
    11: 'database damaged',
    13: 'disk full',
    14: 'unable to open the file',
    15: 'locking protocol',
    17: 'schema changed',
    18: 'text or blob too long',
    19: 'constraint violation',
    20: 'datatype mismatch',
    21: 'misuse',
    23: 'not authorized',
    25: 'parameter out of range',
    26: 'not a database',
    275: 'check constraint violation',
    531: 'constraint violation at commit',
    787: 'foreign key violation',
    1043: 'constraint violation of a function',
    1299: 'not-null violation',
    1555: 'primary key violation',
    1811: 'exception raised by a trigger',
    2067: 'unique violation',
    2323: 'constraint violation of a virtual table',
    2579: 'rowid violation',
    2835: 'constraint violation of a pinned row',
    3091: 'datatype violation of a strict table',
};
const ERRORS = [
    [/^no such table: /, 'no such table'],
    [/^no such column: /, 'no such column'],
    [/^no such index: /, 'no such index'],
    [/^no such view: /, 'no such view'],
    [/^no such function: |^unknown function: /, 'no such function'],
    [/^no such collation/, 'no such collation'],
    [/^no such module: /, 'no such module'],
    [/^near ".*": syntax error$|^incomplete input$|^unrecognized token: /s, 'syntax error'],
    [/already exists$/, 'object exists already'],
    [/^foreign key mismatch - /, 'foreign key mismatch'],
    [/^malformed JSON$/, 'malformed JSON'],
    [/^integer overflow$/, 'integer overflow'],
    [/^not authorized|^unsafe use of/, 'not authorized'],
    [/^ambiguous column name: /, 'ambiguous column name'],
    [/^malformed database schema/, 'malformed schema'],
];
function describeCode(errcode, said) {
    if (errcode === null)
        return 'SQLite refused it';
    const words = (errcode & 0xff) === 1 && errcode < 256 ? ERRORS.find(([pattern]) => pattern.test(said.reveal()))?.[1] : undefined;
    const known = words ?? CODES[errcode] ?? CODES[errcode & 0xff];
    return known === undefined ? `SQLite code ${errcode}` : `${known} (SQLite code ${errcode})`;
}
const NOT_EVALUABLE = 'not-evaluable';
const DAMAGED_PAGES = 'damaged-pages';
const OTHER_DAMAGE = 'other-damage';
const index = (pattern, words) => ({
    pattern,
    words,
    kind: 'index-entries',
    type: 'index',
});
const table = (pattern, words, kind) => ({ pattern, words, kind, type: 'table' });
const FINDINGS = [
    index(/^row .* missing from index (?<name>.+)$/s, 'rows missing from an index'),
    index(/^wrong # of entries in index (?<name>.+)$/s, 'wrong number of entries in an index'),
    index(/^non-unique entry in index (?<name>.+)$/s, 'entries of a unique index that are not unique'),
    index(/^rowid not at end-of-record for row .* of index (?<name>.+)$/s, 'damaged entries of an index'),
    index(/^row .* values? differ(?:s)? from index (?<name>.+)$/s, 'values that differ from an index'),
    table(/^NULL value in (?<name>.+)\.[^.]+$/s, 'NULL in a NOT NULL column', 'null-in-not-null'),
    table(/^CHECK constraint failed in (?<name>.+)$/s, 'rows that violate a check constraint', 'check-violated'),
    table(/^(?:NUMERIC|TEXT|non-\w+) value in (?<name>.+)\.[^.]+$/s, 'values of the wrong type', 'wrong-type'),
    {
        pattern: /^(?:\*\*\* in database|Tree \d+|On (?:tree )?page|Page \d+|Freelist|Fragmentation|2nd reference|invalid page|btree)/i,
        words: 'damaged pages',
        kind: DAMAGED_PAGES,
        type: 'database',
    },
    {
        pattern: /^malformed inverted index for \w+ table (?:main\.)?(?<name>.+)$/s,
        words: 'damaged full-text index',
        kind: 'full-text-index',
        type: 'virtual table',
    },
    {
        pattern: /^unable to validate the inverted index for \w+ table (?:main\.)?(?<name>[^:]+)/,
        words: 'parts that could not be checked',
        kind: NOT_EVALUABLE,
        type: 'virtual table',
    },
    { pattern: /^unable to validate/, words: 'parts that could not be checked', kind: NOT_EVALUABLE, type: 'database' },
];
function flawsOf(lines, known) {
    const found = new Map();
    for (const line of lines) {
        const { pattern, kind, type } = FINDINGS.find((each) => each.pattern.test(line)) ?? {};
        const name = pattern?.exec(line)?.groups?.['name'] ?? '';
        const isNamed = type !== undefined && type !== 'database' && known.has(name);
        const flaw = { kind: kind ?? OTHER_DAMAGE, type: isNamed ? type : 'database', name: isNamed ? name : '' };
        found.set(keyOfFlaw(flaw), flaw);
    }
    return [...found.values()];
}
function keyOfFlaw({ kind, type, name }) {
    return JSON.stringify([kind, type, name]);
}
function describeFindings(lines, known) {
    const found = new Map();
    for (const line of lines) {
        const finding = FINDINGS.find(({ pattern }) => pattern.test(line));
        const name = finding?.pattern.exec(line)?.groups?.['name'] ?? '';
        const words = [finding?.words ?? 'other damage', ...(known.has(name) ? [(0,_core_format_known_names_js__WEBPACK_IMPORTED_MODULE_0__/* .showName */ .$)(name)] : [])].join(': ');
        found.set(words, (found.get(words) ?? 0) + 1);
    }
    return [...found].map(([words, count]) => (count === 1 ? words : `${words} (${count} times)`)).join('; ');
}


/***/ }),

/***/ 82029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ STREAM),
  W: () => (/* binding */ openSqliteSource)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/engines/parts/disk.js
var disk = __webpack_require__(65482);
// EXTERNAL MODULE: ./build/engines/parts/server-source.js
var server_source = __webpack_require__(58040);
// EXTERNAL MODULE: ./build/engines/sqlite/catalog/fingerprint.js
var fingerprint = __webpack_require__(1863);
// EXTERNAL MODULE: ./build/engines/sqlite/digests/take.js + 1 modules
var take = __webpack_require__(86634);
// EXTERNAL MODULE: ../node_modules/pretty-bytes/index.js
var pretty_bytes = __webpack_require__(22691);
// EXTERNAL MODULE: ./build/core/finding.js
var finding = __webpack_require__(44401);
// EXTERNAL MODULE: ./build/engines/parts/refuse-options.js
var refuse_options = __webpack_require__(79040);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./build/ports/retry.js
var retry = __webpack_require__(70307);
// EXTERNAL MODULE: ./build/engines/sqlite/file/failure.js
var failure = __webpack_require__(58220);
// EXTERNAL MODULE: ./build/engines/sqlite/file/header.js
var file_header = __webpack_require__(22105);
;// CONCATENATED MODULE: ./build/engines/sqlite/file/source-files.js








const CLOCK_TICK_MS = 30;
const SETTLE_ROUNDS = 20;
async function findReading(path) {
    const { header } = await (0,file_header/* inspectSourceFile */._)(path);
    const wal = await statOrNone(`${path}-wal`);
    if (header === undefined) {
        if ((wal?.size ?? 0n) === 0n)
            return { kind: 'empty' };
        throw new errors/* RestorableError */.s$('DATABASE_QUERY', `${path} is empty, but its -wal file has ${wal?.size} bytes.`, {
            hint: 'The database was truncated, and any SQLite program that opens it deletes the -wal file. Copy both files first, then find out what emptied it.',
        });
    }
    if (wal !== undefined) {
        const hasShm = (await statOrNone(`${path}-shm`)) !== undefined;
        return hasShm ? { kind: 'live', requires: [`${path}-wal`, `${path}-shm`] } : { kind: 'apart' };
    }
    if (!header.readsWal)
        return { kind: 'live', requires: [] };
    if (await hasHotJournal(path))
        throw (0,failure/* hotJournal */.Vh)(`read ${path}`);
    return { kind: 'still' };
}
async function sizeWithWal(path) {
    const wal = await statOrNone(`${path}-wal`);
    return Number((await (0,promises_.stat)(path)).size) + Number(wal?.size ?? 0n);
}
async function hasHotJournal(path) {
    if (((await statOrNone(`${path}-journal`))?.size ?? 0n) === 0n)
        return false;
    await using handle = await (0,promises_.open)(`${path}-journal`);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(1), 0, 1, 0);
    return bytesRead === 1 && buffer[0] !== 0;
}
async function undisturbed(path, host, work) {
    const before = await settled(path, host);
    const isAsBefore = async () => before === (await describeFiles(path)).text;
    let result;
    try {
        result = await work();
    }
    catch (thrown) {
        if (host.signal.aborted || (await isAsBefore()))
            throw thrown;
        return undefined;
    }
    return (await isAsBefore()) ? result : undefined;
}
async function settled(path, { signal }) {
    for (let round = 0;; round += 1) {
        const { text, changedMs } = await describeFiles(path);
        if (round === SETTLE_ROUNDS || Math.abs(Date.now() - changedMs) > CLOCK_TICK_MS)
            return text;
        await (0,retry/* pause */.v7)(CLOCK_TICK_MS, signal);
    }
}
async function describeFiles(path) {
    const facts = await Promise.all(['', '-wal', '-shm', '-journal'].map((suffix) => statOrNone(path + suffix)));
    const text = facts.map((each) => (each === undefined ? 'none' : identify(each))).join(' ');
    const changed = facts.map((each) => Number((each?.mtimeNs ?? 0n) / 1000000n));
    return { text, changedMs: Math.max(...changed) };
}
function identify({ dev, ino, size, mtimeNs, ctimeNs }) {
    return [dev, ino, size, mtimeNs, ctimeNs].join(':');
}
async function copyFiles(path, to, { signal }) {
    for (const suffix of ['', '-wal']) {
        try {
            await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(path + suffix), (0,external_node_fs_.createWriteStream)(to + suffix, { mode: 0o600 }), { signal });
        }
        catch (thrown) {
            if (signal.aborted)
                throw (0,errors/* cancellation */.WN)(signal);
            if (thrown.code !== 'EACCES')
                throw (0,disk/* nameFullDisk */.E)(thrown, to);
            throw new errors/* RestorableError */.s$('DATABASE_PRIVILEGE', `This user may not read ${path}${suffix}.`, {
                hint: 'It contains transactions of the database: allow this user to read it.',
                cause: thrown,
            });
        }
    }
}
async function statOrNone(path) {
    try {
        return await (0,promises_.stat)(path, { bigint: true });
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/engines/sqlite/examinations.js






function refuseParts(options) {
    const smaller = 'Remove them, or create a smaller database with `vacuum into` and back that up.';
    (0,refuse_options/* refuseSelection */.$)(options, 'SQLite, because the entire file is copied', smaller);
}
function fileExaminations({ path, header }, options, host) {
    return [
        {
            name: 'selected tables',
            examine: async () => {
                refuseParts(options);
                return (0,finding/* fine */.Bs)('the entire file');
            },
        },
        {
            name: 'journal mode',
            examine: async () => (0,finding/* fine */.Bs)(header?.journalMode === 'wal'
                ? 'WAL: programs can write during the backup'
                : 'rollback journal: programs that write wait while the snapshot is taken'),
        },
        {
            name: 'space for the snapshot',
            isOfMachine: true,
            examine: async () => {
                const bytes = await sizeWithWal(await (0,promises_.realpath)(path));
                await (0,disk/* requireSpace */.M)((await host.workspace()).path, bytes, 'a snapshot of the database');
                return (0,finding/* fine */.Bs)(`enough for its ${(0,pretty_bytes/* default */.A)(bytes, { binary: true })}`);
            },
        },
    ];
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/engines/sqlite/session/failure.js
var session_failure = __webpack_require__(48986);
// EXTERNAL MODULE: ./build/engines/sqlite/session/session.js + 3 modules
var session_session = __webpack_require__(4258);
;// CONCATENATED MODULE: ./build/engines/sqlite/file/snapshot.js










const BUSY = { attempts: 6, baseMs: 50, longestMs: 300 };
const DISTURBED = { ...BUSY, attempts: 40 };
const CANTOPEN = 14;
const PASSING = new Set([15, 261, 264, 1288]);
async function probeSource(asked, host) {
    const path = await (0,promises_.realpath)(asked);
    await repeated(asked, host, async () => {
        const reading = await findReading(path);
        if (reading.kind === 'live') {
            return withSession({ path, access: 'live', requires: reading.requires }, host, readVersion);
        }
        if (reading.kind === 'apart')
            await isAlone(path, host);
        return true;
    });
}
async function takeSnapshot(asked, host) {
    const path = await (0,promises_.realpath)(asked);
    const workspace = await host.workspace();
    const sizeBytes = await sizeWithWal(path);
    await (0,disk/* requireSpace */.M)(workspace.path, sizeBytes, `a snapshot of ${asked}`);
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(workspace.path, 'sqlite-'));
    const remove = () => (0,promises_.rm)(folder, { recursive: true, force: true });
    const to = (0,external_node_path_.join)(folder, 'database.sqlite');
    const copy = async (session) => {
        await (0,promises_.rm)(to, { force: true });
        const takenAt = new Date();
        await session.backup(to, (donePages, totalPages) => {
            const share = totalPages === 0 ? 1 : donePages / totalPages;
            host.progress({ phase: 'snapshot', doneBytes: Math.round(share * sizeBytes), totalBytes: sizeBytes });
        });
        return takenAt;
    };
    try {
        const takenAt = await repeated(asked, host, () => read(path, folder, host, copy));
        return { path: to, takenAt, header: await readHeader(to), remove };
    }
    catch (error) {
        await remove();
        throw error;
    }
}
async function read(path, folder, host, use) {
    const reading = await findReading(path);
    if (reading.kind === 'still')
        return undisturbed(path, host, () => withSession({ path, access: 'still' }, host, use));
    if (reading.kind === 'live')
        return withSession({ path, access: 'live', requires: reading.requires }, host, use);
    const own = (0,external_node_path_.join)(folder, 'copy.sqlite');
    try {
        if (reading.kind === 'empty')
            await (0,promises_.writeFile)(own, '', { mode: 0o600 });
        else if (!(await copiedApart(path, folder, own, host)))
            return undefined;
        return await withSession({ path: own, access: 'private' }, host, use);
    }
    finally {
        for (const suffix of ['', '-wal', '-shm'])
            await (0,promises_.rm)(own + suffix, { force: true });
    }
}
async function copiedApart(path, folder, to, host) {
    await (0,disk/* requireSpace */.M)(folder, 2 * (await sizeWithWal(path)), `a copy of ${path} and its snapshot`);
    if (!(await isAlone(path, host)))
        return false;
    const copied = await undisturbed(path, host, async () => {
        await copyFiles(path, to, host);
        return true;
    });
    return copied === true;
}
async function isAlone(path, host) {
    try {
        await withSession({ path, access: 'live', requires: [`${path}-wal`] }, host, readVersion);
        return false;
    }
    catch (thrown) {
        if (thrown instanceof session_failure/* SqliteFailure */.L && thrown.primary === CANTOPEN)
            return true;
        throw thrown;
    }
}
const readVersion = async (session) => {
    await session.all('pragma user_version');
    return true;
};
async function withSession(options, host, use) {
    await using session = new session_session/* SqliteSession */.R(options, host);
    return await use(session);
}
async function repeated(asked, host, attempt) {
    let last = '';
    const once = async () => {
        try {
            const done = await attempt();
            if (done !== undefined)
                return done;
        }
        catch (thrown) {
            if (!isPassing(thrown))
                throw thrown;
            const { text } = await describeFiles(await (0,promises_.realpath)(asked));
            if (text === last)
                throw thrown;
            last = text;
        }
        throw new Disturbed();
    };
    try {
        return await (0,retry/* retry */.L5)(once, { signal: host.signal, after: policyAfter });
    }
    catch (thrown) {
        if (host.signal.aborted || !isDisturbed(thrown))
            throw (0,failure/* explain */.WE)(thrown, `read ${asked}`);
        throw new errors/* RestorableError */.s$('DATABASE_UNREACHABLE', `Other programs kept opening and closing ${asked}.`, {
            hint: 'They did so each time it was copied. Run it again when there is less activity.',
            cause: thrown,
        });
    }
}
class Disturbed extends Error {
}
function policyAfter(thrown) {
    if (isDisturbed(thrown))
        return DISTURBED;
    return isPassing(thrown) || (thrown instanceof session_failure/* SqliteFailure */.L && thrown.primary === CANTOPEN) ? BUSY : undefined;
}
function isPassing(thrown) {
    return thrown instanceof session_failure/* SqliteFailure */.L && PASSING.has(thrown.errcode);
}
function isDisturbed(thrown) {
    if (thrown instanceof Disturbed)
        return true;
    if (thrown instanceof session_failure/* SqliteFailure */.L)
        return thrown.isOwn && thrown.primary === CANTOPEN;
    return thrown.code === 'ENOENT';
}
async function readHeader(path) {
    await using handle = await (0,promises_.open)(path);
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(100), 0, 100, 0);
    const header = (0,file_header/* parseHeader */.R)(buffer.subarray(0, bytesRead));
    if (header !== undefined && size % header.pageSize === 0)
        return header;
    throw new errors/* RestorableError */.s$('DUMP_EMPTY', `The snapshot of ${size} bytes is not a SQLite database.`, {
        hint: 'The online backup failed without reporting it. Check the disk of the temporary folder.',
    });
}

// EXTERNAL MODULE: ./build/engines/sqlite/url.js
var sqlite_url = __webpack_require__(22182);
;// CONCATENATED MODULE: ./build/engines/sqlite/source.js












const STREAM = 'database.sqlite';
const READ_BYTES = 1024 * 1024;
const LEAST_DIGEST_MS = 900_000;
const EMPTY_WARNING = 'The SQLite file is empty (0 bytes, no table), so this backup is empty.';
async function openSqliteSource(url, host) {
    const path = (0,sqlite_url/* pathOfUrl */.kj)(url);
    const file = await (0,file_header/* inspectSourceFile */._)(path);
    await probeSource(path, host);
    const opened = [];
    return {
        info: {
            engine: 'sqlite',
            serverVersion: String(process.versions['sqlite']),
            majorVersion: '3',
            identity: (0,sqlite_url/* identityOf */.cu)(path),
            identitiesElsewhere: (0,sqlite_url/* identitiesOf */.UI)(path),
            sizeBytes: file.sizeBytes,
        },
        examinations: (options) => fileExaminations({ path, header: file.header }, options, host),
        dump: async (options) => {
            refuseParts(options);
            const snapshot = await takeSnapshot(path, host);
            const session = new session_session/* SqliteSession */.R({ path: snapshot.path, access: 'still' }, host);
            opened.push(() => session.close(), snapshot.remove);
            return describeDump({ snapshot, session }, options, host, file.sizeBytes === 0 ? [EMPTY_WARNING] : []);
        },
        close: async () => {
            for (const close of opened)
                await close();
        },
    };
}
async function describeDump({ snapshot, session }, options, host, warnings) {
    const { takenAt, header } = snapshot;
    const { size: sizeBytes } = await (0,promises_.stat)(snapshot.path);
    let streamed = false;
    async function* streams() {
        yield { name: STREAM, content: readSnapshot(snapshot, host) };
        streamed = true;
    }
    const { rowCountTimeoutMs, digestKey } = options;
    const counted = (0,failure/* explaining */.SK)('read the snapshot', () => (0,fingerprint/* takeSourceFingerprint */.JM)(session, { takenAt, header, sizeBytes, rowCountTimeoutMs }, host));
    const late = new AbortController();
    const hashed = counted.then(async () => {
        if (digestKey === undefined)
            return undefined;
        return (0,take/* takeDigests */.Pg)(session, (0,take/* wholeFile */.AA)(digestKey), { signal: late.signal, isSource: true });
    });
    const finished = hashed.finally(() => session.close());
    finished.catch(() => { });
    return {
        streams: streams(),
        fingerprint: async () => {
            if (!streamed)
                throw (0,server_source/* fingerprintTooEarly */.A)();
            try {
                return await counted;
            }
            finally {
                if (digestKey === undefined)
                    await snapshot.remove();
            }
        },
        digests: async () => {
            const timer = setTimeout(() => late.abort(), Math.max(rowCountTimeoutMs, LEAST_DIGEST_MS));
            try {
                return await finished;
            }
            finally {
                clearTimeout(timer);
                await snapshot.remove();
            }
        },
        warnings,
    };
}
async function* readSnapshot(snapshot, host) {
    const handle = await (0,promises_.open)(snapshot.path);
    try {
        const { size } = await handle.stat();
        let done = 0;
        while (done < size) {
            (0,errors/* throwIfCancelled */.dZ)(host.signal);
            const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafeSlow(READ_BYTES), 0, READ_BYTES, done);
            if (bytesRead === 0)
                break;
            done += bytesRead;
            yield buffer.subarray(0, bytesRead);
        }
        if (done === size)
            return;
        throw new errors/* RestorableError */.s$('DUMP_TRUNCATED', `The snapshot ended after ${done} of ${size} bytes.`, {
            hint: 'Something changed the temporary folder during the backup. Run it again.',
        });
    }
    catch (thrown) {
        throw (0,disk/* nameFullDisk */.E)(thrown, snapshot.path);
    }
    finally {
        await handle.close();
    }
}


/***/ }),

/***/ 17370:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ openSqliteTarget)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/format/known-names.js
var known_names = __webpack_require__(69208);
// EXTERNAL MODULE: ./build/engines/parts/contained-target.js
var contained_target = __webpack_require__(17322);
// EXTERNAL MODULE: ./build/engines/parts/disk.js
var disk = __webpack_require__(65482);
// EXTERNAL MODULE: ./build/engines/parts/given-database.js
var given_database = __webpack_require__(50898);
// EXTERNAL MODULE: ./build/engines/parts/refuse-options.js
var refuse_options = __webpack_require__(79040);
// EXTERNAL MODULE: ./build/engines/sqlite/catalog/fingerprint.js
var fingerprint = __webpack_require__(1863);
// EXTERNAL MODULE: ./build/engines/sqlite/session/limit.js
var limit = __webpack_require__(24787);
// EXTERNAL MODULE: ./build/engines/sqlite/session/words.js
var words = __webpack_require__(94549);
// EXTERNAL MODULE: ./build/engines/sqlite/catalog/foreign-keys.js
var foreign_keys = __webpack_require__(23800);
// EXTERNAL MODULE: ./build/engines/sqlite/catalog/page-check.js
var page_check = __webpack_require__(99425);
;// CONCATENATED MODULE: ./build/engines/sqlite/catalog/integrity.js






const NAMED = 20;
const NO_LIMIT = (0,limit/* limitOf */.L)(Number.POSITIVE_INFINITY);
async function checkIntegrity(session, source, restored, host) {
    return [
        await evaluatePages(session, 'integrity_check', source, host),
        await checkForeignKeys(session, source, restored),
    ];
}
async function evaluatePages(session, pragma, source, host) {
    const look = async (check) => (0,page_check/* checkPages */.t)(session, { pragma: check, schema: await (0,fingerprint/* schemaOrNone */.Z_)(session), limit: NO_LIMIT }, host);
    const checked = await look(pragma);
    const { fresh, ...judged } = judge(checked, source);
    if (!fresh || source.engine === 'd1' || pragma === 'quick_check')
        return { name: pragma, ok: !fresh, ...judged };
    const quick = judge(await look('quick_check'), source);
    if (quick.fresh)
        return { name: pragma, ok: false, ...judged };
    const detail = `as stored, so the source has it too (\`reindex\` repairs an index): ${checked.detail}`;
    return { name: pragma, ok: true, detail };
}
function judge({ flaws, detail }, source) {
    const isUnseen = ({ kind }) => kind === words/* NOT_EVALUABLE */.i || kind === page_check/* NOT_CHECKED */.m.kind;
    const unevaluated = flaws.filter(isUnseen);
    const found = flaws.filter((flaw) => !isUnseen(flaw));
    const lacking = unevaluated.some(({ kind }) => kind === words/* NOT_EVALUABLE */.i)
        ? 'the schema needs a function, collation or module of the application'
        : 'there were too many findings, or too little memory or disk';
    const without = unevaluated.length === 0 ? '' : `; not all of it could be checked (${lacking})`;
    if (found.length === 0)
        return { fresh: false, detail: `ok${without}` };
    const had = new Set(source.flaws?.map(words/* keyOfFlaw */.Hk));
    if (found.every((flaw) => had.has((0,words/* keyOfFlaw */.Hk)(flaw)))) {
        return { fresh: false, detail: `as in the source: ${detail}${without}` };
    }
    if (source.engine === 'd1')
        return { fresh: true, detail };
    if (source.flaws === undefined || source.flaws.some(hidesOthers)) {
        return { fresh: false, detail: `${detail}; as stored, and the source was not checked completely` };
    }
    return { fresh: true, detail: `${detail}; the source did not have that` };
}
function hidesOthers({ kind }) {
    return [page_check/* NOT_CHECKED */.m.kind, fingerprint/* UNREADABLE_SCHEMA */.eq, words/* DAMAGED_PAGES */.Xq].includes(kind);
}
async function checkForeignKeys(session, source, restored) {
    const name = 'foreign_key_check';
    const before = source.facts[fingerprint/* VIOLATIONS */.TP];
    const after = restored.facts[fingerprint/* VIOLATIONS */.TP];
    if (after === '0')
        return { name, ok: true, detail: 'ok' };
    if (after === undefined)
        return { name, ok: true, detail: "not counted here: a key can't be checked" };
    if (after === before)
        return { name, ok: true, detail: `as in the source: ${after} rows violate a foreign key` };
    const had = source.flaws?.some(foreign_keys/* isOfKey */.n8) === true ? 'the source had some too' : 'the source was not counted';
    const detail = `rows that violate a foreign key: ${await describeViolations(session, known_names/* KnownNames */.C.ofFingerprint(source))}`;
    if (before === undefined)
        return { name, ok: true, detail: `${detail}; ${had}` };
    return { name, ok: false, detail: `${detail}; the source had ${before}` };
}
async function describeViolations(session, known) {
    const { byTable } = await (0,foreign_keys/* findViolations */.Mg)(session, await (0,fingerprint/* schemaOrNone */.Z_)(session), NO_LIMIT);
    return [...byTable]
        .sort(([, one], [, other]) => other - one)
        .slice(0, NAMED)
        .map(([table, count]) => `${count} in ${known.some([table])}`)
        .join(', ');
}

// EXTERNAL MODULE: ./build/engines/sqlite/digests/take.js + 1 modules
var take = __webpack_require__(86634);
// EXTERNAL MODULE: ./build/engines/sqlite/file/failure.js
var failure = __webpack_require__(58220);
// EXTERNAL MODULE: ./build/engines/sqlite/file/header.js
var file_header = __webpack_require__(22105);
// EXTERNAL MODULE: ./build/engines/sqlite/source.js + 3 modules
var source = __webpack_require__(82029);
;// CONCATENATED MODULE: ./build/engines/sqlite/restore/database-file.js





const HINT = 'This backup does not contain exactly one SQLite file. Check `name`, or choose another backup.';
async function writeRestored(streams, { path, host: { signal } }) {
    let header;
    for await (const stream of streams) {
        if (stream.name !== source/* STREAM */.d || header !== undefined) {
            throw new errors/* RestorableError */.s$('RESTORE_FAILED', `Unexpected stream ${stream.name} for SQLite.`, { hint: HINT });
        }
        header = await writeOne(stream.content, path, signal);
    }
    if (header === undefined)
        throw new errors/* RestorableError */.s$('RESTORE_FAILED', 'The backup has no stream.', { hint: HINT });
    return header;
}
async function writeOne(content, path, signal) {
    const handle = await (0,promises_.open)(path, 'wx+', 0o600);
    try {
        let size = 0;
        for await (const chunk of content) {
            (0,errors/* throwIfCancelled */.dZ)(signal);
            await writeAll(chunk);
            size += chunk.length;
        }
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(100), 0, 100, 0);
        const header = (0,file_header/* parseHeader */.R)(buffer.subarray(0, bytesRead));
        if (header === undefined || size % header.pageSize !== 0) {
            throw new errors/* RestorableError */.s$('RESTORE_FAILED', `The restored ${size} bytes are not a SQLite database.`, {
                hint: HINT,
            });
        }
        await handle.sync();
        return header;
    }
    catch (thrown) {
        throw (0,disk/* nameFullDisk */.E)(thrown, path);
    }
    finally {
        await handle.close();
    }
    async function writeAll(chunk) {
        for (let done = 0; done < chunk.length;) {
            done += (await handle.write(chunk, done, chunk.length - done)).bytesWritten;
        }
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/engines/sqlite/session/session.js + 3 modules
var session_session = __webpack_require__(4258);
;// CONCATENATED MODULE: ./build/engines/sqlite/restore/new-file.js




async function temporaryFile({ sandbox, host }) {
    const { inner, temporaryFolder, remove } = await sharedFolders(sandbox, host);
    const path = (0,external_node_path_.join)(inner, 'restored.sqlite');
    return {
        path,
        host,
        admit: () => (0,promises_.chmod)(path, 0o666),
        session: (access) => new session_session/* SqliteSession */.R({ path, access, containment: { sandbox, temporaryFolder } }, host),
        takeBack: async () => { },
        remove,
    };
}
async function placedFile(path, { sandbox, host }) {
    if (sandbox === undefined) {
        const none = async () => { };
        const session = (access) => new session_session/* SqliteSession */.R({ path, access }, host);
        return { path, host, admit: none, session, takeBack: none, remove: none };
    }
    const { temporaryFolder, remove } = await sharedFolders(sandbox, host);
    let back;
    return {
        path,
        host,
        admit: async () => {
            back ??= await sandbox.lend(path);
        },
        session: (access) => new session_session/* SqliteSession */.R({ path, access, containment: { sandbox, temporaryFolder } }, host),
        takeBack: async () => {
            await back?.();
            back = undefined;
        },
        remove,
    };
}
async function sharedFolders(sandbox, host) {
    const folder = (0,external_node_path_.join)((await host.workspace()).path, `sqlite-${(0,external_node_crypto_.randomBytes)(4).toString('hex')}`);
    await (0,promises_.mkdir)(folder, { mode: 0o700 });
    const inner = await sandbox.makeSharedFolder(folder, 'd');
    const temporaryFolder = await sandbox.makeSharedFolder(folder, 't');
    const remove = async () => {
        for (const name of ['d', 't'])
            await sandbox.remove(folder, name);
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    };
    return { inner, temporaryFolder, remove };
}

// EXTERNAL MODULE: ./build/engines/sqlite/restore/target-file.js
var target_file = __webpack_require__(23012);
// EXTERNAL MODULE: ./build/engines/sqlite/session/failure.js
var session_failure = __webpack_require__(48986);
// EXTERNAL MODULE: ./build/engines/sqlite/url.js
var url = __webpack_require__(22182);
;// CONCATENATED MODULE: ./build/engines/sqlite/target.js


















const WHOLE_FILE = { write: writeRestored, digestForm: async (key) => (0,take/* wholeFile */.AA)(key) };
async function openSqliteTarget(spec, needs, host, kind = WHOLE_FILE) {
    (0,refuse_options/* refuseServer */._)(spec, 'A SQLite backup is verified in a temporary file; it needs no `target`.');
    if (spec.kind === 'ephemeral') {
        return (0,contained_target/* openSurelyContained */.IF)({ spec, needs }, host, async (containment) => {
            return new SqliteTarget(await temporaryFileTarget(needs, containment), needs, containment.host, kind);
        });
    }
    return (0,contained_target/* openContained */.c)({ spec, needs }, host, async (containment) => {
        return new SqliteTarget(await givenFileTarget(spec, needs, containment), needs, containment.host, kind);
    });
}
async function temporaryFileTarget(needs, containment) {
    await (0,disk/* requireSpace */.M)((await containment.host.workspace()).path, needs.rawBytes, 'the restored database');
    const file = await temporaryFile(containment);
    return {
        file,
        description: `ephemeral SQLite ${process.versions['sqlite']}`,
        notes: containment.sandbox.note === undefined ? [] : [containment.sandbox.note],
        strategy: 'fresh',
        publish: async () => ({}),
        remove: () => file.remove(),
    };
}
async function givenFileTarget(spec, needs, containment) {
    const { host } = containment;
    const target = await (0,target_file/* openTargetFile */.k2)((0,url/* pathOfUrl */.kj)(spec.url), spec.replace, host);
    const folder = (0,external_node_path_.dirname)(target.path);
    await (0,disk/* requireSpace */.M)(folder, needs.rawBytes, 'the restored database');
    const name = (0,external_node_path_.basename)(target.temporaryPath);
    const forget = await (0,given_database/* noteDatabase */.s1)(host, 'sqlite', name);
    const file = await placedFile(target.temporaryPath, containment);
    return {
        file,
        description: `SQLite ${process.versions['sqlite']} file ${target.path}`,
        notes: target.occupied
            ? ['A program that has the old file open keeps writing to the kept copy: stop it before, or restart it after.']
            : [],
        strategy: target.occupied ? 'beside' : 'fresh',
        publish: async () => {
            await file.takeBack();
            return (0,target_file/* swapIn */.zN)(target, new Date());
        },
        remove: async () => {
            await (0,target_file/* removeTemporary */.cF)(folder, name);
            await file.remove();
            await forget();
        },
    };
}
class SqliteTarget {
    description;
    notes;
    strategy;
    #seat;
    #needs;
    #host;
    #kind;
    #session;
    #header;
    #inspected;
    constructor(seat, needs, host, kind) {
        this.description = seat.description;
        this.notes = seat.notes;
        this.strategy = seat.strategy;
        this.#seat = seat;
        this.#needs = needs;
        this.#host = host;
        this.#kind = kind;
        this.#session = seat.file.session('still');
    }
    get byHand() {
        const name = this.#needs.fingerprint.engine === 'd1' ? 'restored.sqlite' : source/* STREAM */.d;
        return {
            ...{ env: {}, homeFiles: {}, programs: [], calls: ['sqlite3'], folders: [], file: name },
            adopt: async (content) => {
                if (content === undefined)
                    throw new RangeError('a SQLite target without a file');
                await this.#restoreBy(writeRestored, oneStream(content));
            },
        };
    }
    restore(streams) {
        return this.#restoreBy(this.#kind.write, streams);
    }
    async #restoreBy(write, streams) {
        const { file } = this.#seat;
        this.#header = await write(streams, file);
        await file.admit();
        const source = this.#needs.fingerprint;
        if (source.flaws?.some(({ kind }) => kind === fingerprint/* UNREADABLE_SCHEMA */.eq) === true)
            return;
        try {
            await (0,failure/* explaining */.SK)('read the restored database', () => this.#session.all('select count(*) from sqlite_schema'));
        }
        catch (thrown) {
            throw asRestoreFailure(thrown, source);
        }
    }
    async inspect() {
        const header = this.#restored();
        const { size: sizeBytes } = await (0,promises_.stat)(this.#seat.file.path);
        const taken = await (0,failure/* explaining */.SK)('read the restored database', () => (0,fingerprint/* takeFingerprint */.mP)(this.#session, { takenAt: new Date(), header, sizeBytes }));
        this.#inspected = taken;
        return taken;
    }
    async digests({ expected, signal }) {
        this.#restored();
        const form = await this.#kind.digestForm(expected.key, this.#session);
        return (0,take/* digestRestored */.H2)(this.#session, form, { expected, signal });
    }
    async query(sql, { timeoutMs }) {
        this.#restored();
        try {
            return await this.#session.all(sql, { timeoutMs, asCheck: true });
        }
        catch (thrown) {
            if (!(thrown instanceof session_failure/* SqliteFailure */.L))
                throw thrown;
            const named = known_names/* KnownNames */.C.ofStatement(sql).within(quoteEnd(thrown.foreign));
            const about = named.length === 0 ? '' : `: ${named.join(', ')}`;
            throw new errors/* RestorableError */.s$('DATABASE_QUERY', `SQLite refused the query: ${thrown.message}${about}.`, {
                hint: 'Run it with sqlite3 against the source, and fix the check.',
                cause: thrown,
                foreign: thrown.foreign,
            });
        }
    }
    async integrity() {
        const restored = this.#inspected ?? (await this.inspect());
        return checkIntegrity(this.#session, this.#needs.fingerprint, restored, this.#host);
    }
    async publish() {
        this.#restored();
        const pages = await evaluatePages(this.#session, 'quick_check', this.#needs.fingerprint, this.#host);
        if (!pages.ok) {
            throw new errors/* RestorableError */.s$('RESTORE_FAILED', `The restored database is damaged: ${pages.detail}.`, {
                hint: 'The backup was read without errors: check the disk and the memory of this machine, and restore on another one.',
            });
        }
        await this.#session.close();
        return this.#seat.publish();
    }
    async close() {
        await this.#session.close();
        await this.#seat.remove();
    }
    #restored() {
        if (this.#header !== undefined)
            return this.#header;
        throw new errors/* RestorableError */.s$('INTERNAL', 'The SQLite target was asked before anything was restored into it.');
    }
}
async function* oneStream(content) {
    yield { name: source/* STREAM */.d, content };
}
function quoteEnd(words) {
    return words.reveal().replace(/: ([^:]+)$/, (_all, name) => ` ${JSON.stringify(name)}`);
}
function asRestoreFailure(thrown, { engine, serverVersion }) {
    if (!(thrown instanceof errors/* RestorableError */.s$) || !thrown.code.startsWith('DATABASE_'))
        return thrown;
    const { message, hint, cause, foreign } = thrown;
    const here = String(process.versions['sqlite']);
    if (engine === 'sqlite' && isNewer(serverVersion, here)) {
        return new errors/* RestorableError */.s$('DATABASE_VERSION', `SQLite ${here} can't read what SQLite ${serverVersion} wrote.`, {
            hint: 'Use the version of this program, or of Node, that made the backup, or a newer one.',
            cause,
            foreign,
        });
    }
    return new errors/* RestorableError */.s$('RESTORE_FAILED', message, { hint, cause, foreign });
}
function isNewer(version, other) {
    return version.localeCompare(other, 'en', { numeric: true }) > 0;
}


/***/ }),

/***/ 22182:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UI: () => (/* binding */ identitiesOf),
/* harmony export */   cu: () => (/* binding */ identityOf),
/* harmony export */   kj: () => (/* binding */ pathOfUrl)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);


function pathOfUrl(url, cwd = process.cwd()) {
    const path = url.reveal().replace(/^sqlite:(?:\/\/)?/i, '');
    const refuse = (message, hint) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('INPUT_INVALID', message, { hint });
    if (path === '')
        throw refuse('The SQLite URL names no file.', 'Write sqlite:path/to/file.db.');
    if (path.includes('\0'))
        throw refuse('The SQLite path contains a NUL character.', 'No file can have such a name.');
    if (path.startsWith(':memory:'))
        throw refuse("A database in memory can't be backed up.", 'Name a file.');
    if (/\?\w+=/.test(path))
        throw refuse('SQLite URLs accept no parameters here.', 'Remove what follows "?".');
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(cwd, path);
}
function identityOf(path, cwd = process.cwd()) {
    const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(cwd, path);
    const isInside = inside !== '' && inside !== '..' && !inside.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_0__.sep}`) && !(0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(inside);
    return isInside ? `./${inside.split(node_path__WEBPACK_IMPORTED_MODULE_0__.sep).join('/')}` : path;
}
function identitiesOf(path) {
    const names = path.split(node_path__WEBPACK_IMPORTED_MODULE_0__.sep).filter((name) => name !== '');
    return [path, ...names.map((_, at) => `./${names.slice(at).join('/')}`)];
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
