export const id = 5176;
export const ids = [5176];
export const modules = {

/***/ 15176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runVerify: () => (/* binding */ runVerify)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(32434);
// EXTERNAL MODULE: ./build/core/keys.js
var keys = __webpack_require__(309);
// EXTERNAL MODULE: ./build/core/version.js
var version = __webpack_require__(64341);
// EXTERNAL MODULE: ./build/openpgp/signatures.js
var signatures = __webpack_require__(85274);
// EXTERNAL MODULE: ./build/repository/evidence.js
var repository_evidence = __webpack_require__(17357);
// EXTERNAL MODULE: external "node:vm"
var external_node_vm_ = __webpack_require__(30714);
// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(62325);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./build/verification/values.js

/** Beyond this an exponent would make a number of millions of digits. */
const MAX_EXPONENT = 400;
/**
 * Reads a number, a bigint or a numeric text (drivers give 64-bit integers and decimals as text) exactly; undefined for
 * anything else, among it NaN and Infinity.
 */
function toDecimal(value) {
    if (typeof value !== 'number' && typeof value !== 'bigint' && typeof value !== 'string')
        return undefined;
    const match = /^\s*([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,4}))?\s*$/i.exec(String(value));
    const [, sign = '', whole = '', fraction = '', exponent = '0'] = match ?? [];
    if (match === null || whole + fraction === '')
        return undefined;
    const power = Number(exponent);
    if (Math.abs(power) > MAX_EXPONENT)
        return undefined;
    const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`);
    const scale = fraction.length - power;
    return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}
function compareDecimals(a, b) {
    const scale = Math.max(a.scale, b.scale);
    const left = a.digits * 10n ** BigInt(scale - a.scale);
    const right = b.digits * 10n ** BigInt(scale - b.scale);
    return left < right ? -1 : left > right ? 1 : 0;
}
const TIME = /^(\d{4,6}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?(?::\d{2})?)?$/i;
/**
 * Reads a point in time into milliseconds since 1970: a Date, an ISO or SQL text (UTC where it names no zone, as SQLite's
 * own functions write it), or seconds, milliseconds or microseconds since 1970, told apart by their size.
 */
function toTimeMs(value) {
    if (value instanceof Date)
        return Number.isNaN(value.getTime()) ? undefined : value.getTime();
    if (typeof value === 'number' || typeof value === 'bigint')
        return epochMs(Number(value));
    if (typeof value !== 'string')
        return undefined;
    const text = value.trim();
    if (/^\d{9,17}(?:\.\d+)?$/.test(text))
        return epochMs(Number(text));
    const match = TIME.exec(text);
    if (match === null)
        return undefined;
    const [, date, minutes = '00:00', seconds = '00', fraction = '', zone = 'Z'] = match;
    const ms = Date.parse(`${date}T${minutes}:${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}${isoZone(zone)}`);
    return Number.isNaN(ms) ? undefined : ms;
}
/** PostgreSQL writes `+00`, which Date does not take. */
function isoZone(zone) {
    if (/^(?:Z|UTC)$/i.test(zone))
        return 'Z';
    const [, hours, minutes = '00'] = /^([+-]\d{2}):?(\d{2})?/.exec(zone) ?? [];
    return `${hours}:${minutes}`;
}
/** 1e8 s is 1973, 1e11 ms is 1973, 1e14 us is 1973: the ranges between do not meet until the year 5138. */
function epochMs(number) {
    if (number >= 1e8 && number < 1e11)
        return number * 1000;
    if (number >= 1e11 && number < 1e14)
        return number;
    if (number >= 1e14 && number < 1e17)
        return number / 1000;
    return undefined;
}
/** Orders two values as numbers or, where one of them is none, as times; undefined where they have no order. */
function order(a, b) {
    const left = toDecimal(a);
    const right = toDecimal(b);
    if (left !== undefined && right !== undefined)
        return compareDecimals(left, right);
    const leftMs = toTimeMs(a);
    const rightMs = toTimeMs(b);
    if (leftMs === undefined || rightMs === undefined)
        return undefined;
    return Math.sign(leftMs - rightMs);
}
/** Whether a driver's value is what the user wrote: a number of any spelling, 1 or `t` for true, a time, or that text. */
function isEqual(value, expected) {
    if (typeof expected === 'boolean')
        return toBoolean(value) === expected;
    if (value === expected || (typeof value === 'string' && value === expected))
        return true;
    // The text "007" is asked for as a text, while 7 without quotes asks for a number.
    const numbers = typeof expected !== 'string' || typeof value === 'number' || typeof value === 'bigint';
    const left = toDecimal(value);
    const right = toDecimal(expected);
    if (numbers && left !== undefined && right !== undefined)
        return compareDecimals(left, right) === 0;
    return value instanceof Date && typeof expected === 'string' && toTimeMs(expected) === value.getTime();
}
function toBoolean(value) {
    if (typeof value === 'boolean')
        return value;
    const text = asText(value).toLowerCase();
    if (['1', 't', 'true'].includes(text))
        return true;
    return ['0', 'f', 'false'].includes(text) ? false : undefined;
}
/** True for a number that is zero, in every type in which drivers give one. */
function isZero(value) {
    return toDecimal(value)?.digits === 0n;
}
const SHOWN = 100;
/** A value as text: a time in ISO form, what JSON columns give as JSON. */
function asText(value) {
    if (value === null || value === undefined)
        return 'NULL';
    if (typeof value === 'string')
        return value;
    if (value instanceof Date)
        return Number.isNaN(value.getTime()) ? 'an invalid time' : value.toISOString();
    if (value instanceof Uint8Array)
        return `${value.length} bytes`;
    if (typeof value !== 'object')
        return String(value);
    try {
        return JSON.stringify(value);
    }
    catch {
        // A bigint or a cycle somewhere in it.
        return (0,external_node_util_.inspect)(value, { breakLength: Number.POSITIVE_INFINITY });
    }
}
/** A value as a check's result shows it, short. */
function show(value) {
    const text = asText(value);
    return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

;// CONCATENATED MODULE: ./build/verification/evaluate.js



/** Zones of times without one are unknown, so "later than the snapshot" begins a day after it. */
const FUTURE_MS = 24 * 60 * 60 * 1000;
const MATCHED_CHARACTERS = 10_000;
const MATCH_MS = 1_000;
/** Judges a query's result; value comparators look at the first column of the first row. */
function evaluateCheck(check, result, context) {
    const { expect } = check;
    const counted = isCount(check.sql, result);
    const value = result.rows[0]?.[0];
    // `select count(*)` always returns one row: what is meant is the number in it.
    const amount = counted ? countOf(value) : result.rows.length;
    const found = counted ? `the count is ${show(value)}` : foundWords(result);
    const findings = [
        ...quantityFindings(expect, amount, result, counted),
        ...(hasComparator(expect) ? valueFindings(expect, result, context) : []),
    ].filter((finding) => finding !== undefined);
    const passed = findings.length === 0;
    return {
        outcome: passed ? 'passed' : 'failed',
        detail: passed ? found : `${found}; expected ${findings.join(' and ')}`,
        provesData: passed && amount > 0 && /\bfrom\b/i.test(check.sql),
    };
}
function isCount(sql, { rows, columns }) {
    if (rows.length !== 1 || columns.length !== 1)
        return false;
    const plain = sql.replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ');
    return /^count\b/i.test(columns[0] ?? '') || /^\s*select\s+count\s*\(/i.test(plain);
}
function countOf(value) {
    return isZero(value) || value === null ? 0 : Number(value);
}
function foundWords({ rows, columns }) {
    if (rows.length === 0)
        return 'the query returned no row';
    if (columns.length === 1 && rows.length === 1)
        return `the value is ${show(rows[0]?.[0])}`;
    return (0,format/* plural */.LS)(rows.length, 'row');
}
function hasComparator(expect) {
    const { withinMs, equals, min, max, between, matches } = expect;
    return [withinMs, equals, min, max, between, matches].some((each) => each !== undefined);
}
function quantityFindings(expect, amount, result, counted) {
    const { rows, empty, notEmpty } = expect;
    const what = counted ? 'a count' : 'rows';
    // A single NULL is what max(), min() and sum() return for a table without rows.
    const isNull = result.rows.length === 1 && result.rows[0]?.every((cell) => cell === null) === true;
    const nothing = amount === 0 || (isNull && rows === undefined);
    const mayBeNothing = empty === true || (rows !== undefined && rows.min === 0);
    return [
        empty === true && amount !== 0 ? (counted ? 'a count of 0' : 'no row') : undefined,
        rows !== undefined && !(amount >= rows.min && amount <= rows.max) ? `${what} ${rangeWords(rows)}` : undefined,
        notEmpty === true && nothing ? 'something' : undefined,
        // Rows are one thing and values another: where only values are asked for, valueFindings speaks.
        result.rows.length === 0 && !mayBeNothing && rows === undefined && notEmpty !== true ? 'a value' : undefined,
    ];
}
function rangeWords({ min, max }) {
    if (min === max)
        return `of exactly ${min}`;
    return max === Number.POSITIVE_INFINITY ? `of at least ${min}` : `from ${min} to ${max}`;
}
function valueFindings(expect, result, context) {
    if (result.rows.length === 0)
        return [];
    const value = result.rows[0]?.[0];
    if (value === null || value === undefined)
        return ['a value that is not NULL'];
    const { withinMs, equals, min, max, between, matches } = expect;
    return [
        withinMs === undefined ? undefined : findTooOld(value, withinMs, context),
        equals === undefined || isEqual(value, equals) ? undefined : `exactly ${show(equals)}`,
        min === undefined ? undefined : findOutside(value, min, undefined),
        max === undefined ? undefined : findOutside(value, undefined, max),
        between === undefined ? undefined : findOutside(value, between[0], between[1]),
        matches === undefined ? undefined : findNoMatch(value, matches),
    ];
}
function findTooOld(value, withinMs, { snapshotAt }) {
    const timeMs = toTimeMs(value);
    if (timeMs === undefined)
        return 'a time';
    const ageMs = snapshotAt.getTime() - timeMs;
    // One row dated 2099 would keep a check of freshness green for ever.
    if (ageMs < -FUTURE_MS)
        return 'a time that is not in the future of the backup';
    if (ageMs <= withinMs)
        return undefined;
    return `at most ${(0,format/* humanMs */.o0)(withinMs)} before the backup, it is ${(0,format/* humanMs */.o0)(ageMs)}`;
}
function findOutside(value, min, max) {
    const low = min === undefined ? 0 : order(value, min);
    const high = max === undefined ? 0 : order(value, max);
    const words = min === undefined
        ? `at most ${show(max)}`
        : max === undefined
            ? `at least ${show(min)}`
            : `${show(min)} to ${show(max)}`;
    if (low === undefined || high === undefined)
        return `${words}, which this value can not be compared with`;
    return low >= 0 && high <= 0 ? undefined : words;
}
/** In a context of its own because that takes a time limit: some patterns need ages for some texts. */
function findNoMatch(value, pattern) {
    const text = asText(value).slice(0, MATCHED_CHARACTERS);
    try {
        const matched = (0,external_node_vm_.runInNewContext)('new RegExp(pattern, "u").test(text)', { pattern, text }, { timeout: MATCH_MS });
        return matched === true ? undefined : `a match of /${pattern}/`;
    }
    catch {
        return `a match of /${pattern}/, which took longer than ${MATCH_MS} ms`;
    }
}

// EXTERNAL MODULE: ./build/config/suggest.js
var suggest = __webpack_require__(35082);
// EXTERNAL MODULE: ../../../../work/main/node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(23857);
// EXTERNAL MODULE: ../../../../work/main/node_modules/zod/v4/core/core.js
var core = __webpack_require__(43772);
// EXTERNAL MODULE: ./build/core/duration.js
var duration = __webpack_require__(46725);
;// CONCATENATED MODULE: ./build/verification/check-schema.js


const DEFAULT_TIMEOUT_MS = 60_000;
const MAX_NAME = 200;
const MAX_PATTERN = 500;
/** A schema of thousands of checks is a mistake, or someone's YAML bomb. */
const MAX_CHECKS = 1_000;
const check_schema_duration = schemas/* string */.YjP('write a number and a unit, such as 24h').transform((text, context) => {
    try {
        return (0,duration/* parseDurationMs */.y)(text);
    }
    catch (error) {
        context.addIssue({ code: 'custom', message: error.message });
        return core/* NEVER */.tm;
    }
});
const numeric = schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* bigint */.oad()]);
const bound = schemas/* union */.KCZ([numeric, schemas/* string */.YjP()], 'must be a number or a time');
const count = schemas/* union */.KCZ([schemas/* bigint */.oad(), schemas/* number */.aig().int()], 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= 0, 'must not be negative');
const pattern = schemas/* string */.YjP()
    .max(MAX_PATTERN, `must have at most ${MAX_PATTERN} characters`)
    .refine(isPattern, 'is not a regular expression');
const rows = schemas/* union */.KCZ([
    count.transform((exact) => ({ min: exact, max: exact })),
    schemas/* strictObject */.rej({ min: count.optional(), max: count.optional() })
        .refine(({ min, max }) => min !== undefined || max !== undefined, 'needs `min` or `max`')
        // A query that returns nothing passes only where that is said in so many words: `rows: 0` or `min: 0`.
        .transform(({ min, max }) => ({ min: min ?? 1, max: max ?? Number.POSITIVE_INFINITY })),
]);
const expectation = schemas/* strictObject */.rej({
    within: check_schema_duration.optional(),
    equals: schemas/* union */.KCZ([numeric, schemas/* string */.YjP(), schemas/* boolean */.zMY()], 'must be a number, a text or true or false').optional(),
    min: bound.optional(),
    max: bound.optional(),
    between: schemas/* tuple */.PVZ([bound, bound], 'must be two values: [a, b]').optional(),
    matches: pattern.optional(),
    rows: rows.optional(),
    empty: schemas/* literal */.euz(true, 'takes only `true`; the opposite is `not-empty: true`').optional(),
    'not-empty': schemas/* literal */.euz(true, 'takes only `true`; the opposite is `empty: true`').optional(),
})
    .refine((value) => Object.keys(value).length > 0, 'expects nothing')
    .refine((value) => value.empty !== true || Object.keys(value).length === 1, '`empty` can not be combined: a query without rows has no value')
    .transform(({ within, 'not-empty': notEmpty, ...rest }) => ({ ...rest, withinMs: within, notEmpty }));
const check = schemas/* strictObject */.rej({
    name: schemas/* string */.YjP().trim().min(1, 'must not be empty').max(MAX_NAME, `must have at most ${MAX_NAME} characters`),
    sql: schemas/* string */.YjP().refine((text) => text.trim() !== '', 'must not be empty'),
    expect: expectation.optional(),
    timeout: check_schema_duration.refine((ms) => ms > 0, 'must be longer than nothing').optional(),
})
    .transform(({ name, sql, expect, timeout }) => ({
    name,
    sql,
    expect: expect ?? { notEmpty: true },
    timeoutMs: timeout ?? DEFAULT_TIMEOUT_MS,
}));
/** The checks of a YAML document that was brought into the form of a list. */
const checksSchema = schemas/* array */.YOg(check, 'must be a list of checks')
    .min(1, 'holds no check')
    .max(MAX_CHECKS, `may hold at most ${MAX_CHECKS} checks`);
const CHECK_KEYS = ['name', 'sql', 'expect', 'timeout'];
const EXPECT_KEYS = [
    'within',
    'equals',
    'min',
    'max',
    'between',
    'matches',
    'rows',
    'empty',
    'not-empty',
];
function isPattern(text) {
    try {
        new RegExp(text, 'u');
        return true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./build/verification/parse-checks.js



const HINT = 'Write a list: `- name: ...`, `sql: ...`, `expect: { min: 1 }`.';
const MAX_TEXT = 1024 * 1024;
/**
 * Reads the checks' YAML: a list, or `checks:` with a list below. Whole numbers of any length are kept exactly.
 * @throws {RestorableError} CHECKS_INVALID, naming the check, the key and the line
 */
async function parseChecks(text) {
    if (text.length > MAX_TEXT)
        throw invalid('The checks are longer than 1 MiB.', HINT);
    const { parseDocument, LineCounter: Counter } = await __webpack_require__.e(/* import() */ 5399).then(__webpack_require__.t.bind(__webpack_require__, 5399, 19));
    const lines = new Counter();
    const document = parseDocument(text, { intAsBigInt: true, lineCounter: lines, prettyErrors: true });
    const [broken] = document.errors;
    if (broken !== undefined)
        throw invalid(`The checks are not YAML: ${broken.message.split('\n')[0]}.`, HINT);
    let value;
    try {
        // Without aliases: a few lines of them grow to gigabytes.
        value = document.toJS({ maxAliasCount: 0 });
    }
    catch (cause) {
        throw invalid(`The checks are not YAML as it is taken here: ${cause.message}.`, 'Write it without `*aliases`.');
    }
    const located = { document, lines, prefix: hasList(value) ? ['checks'] : [] };
    const list = hasList(value) ? onlyList(value) : value;
    const parsed = checksSchema.safeParse(list);
    if (!parsed.success)
        throw explain(parsed.error.issues, list, located);
    refuseDuplicates(parsed.data, located);
    return parsed.data;
}
function hasList(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) && 'checks' in value;
}
function onlyList(value) {
    const other = Object.keys(value).find((key) => key !== 'checks');
    if (other === undefined)
        return value.checks;
    throw invalid(`\`${other}\` beside \`checks\` is not known.`, 'Only `checks` may stand there.');
}
function explain(issues, list, located) {
    const issue = deepest(issues);
    const path = issue?.path ?? [];
    const where = placeOf(path, list, located);
    if (issue?.code === 'unrecognized_keys') {
        const [key = ''] = issue.keys;
        const known = path.includes('rows') ? ['min', 'max'] : path.includes('expect') ? EXPECT_KEYS : CHECK_KEYS;
        return invalid(`${where}: \`${key}\` is not known.`, (0,suggest/* didYouMean */.a)(key, known));
    }
    const key = path.slice(1).join('.');
    const message = issue?.message ?? 'is not valid';
    return invalid(`${where}: ${key === '' ? '' : `\`${key}\` `}${lowerFirst(message)}.`, HINT);
}
/** A union's own message says "invalid input"; what each of its members said is more. */
function deepest(issues) {
    const [issue] = issues;
    if (issue?.code !== 'invalid_union' || issue.message !== 'Invalid input')
        return issue;
    const branches = issue.errors.filter((branch) => branch.length > 0);
    const nearest = branches.find((branch) => branch[0]?.code !== 'invalid_union' && branch[0]?.code !== 'invalid_type');
    const inner = deepest(nearest ?? branches.at(-1) ?? []);
    return inner && { ...inner, path: [...issue.path, ...inner.path] };
}
function placeOf(path, list, located) {
    const [index] = path;
    if (typeof index !== 'number')
        return 'The checks';
    const entry = Array.isArray(list) ? list[index] : undefined;
    const name = typeof entry === 'object' && entry !== null && 'name' in entry ? entry.name : undefined;
    const title = typeof name === 'string' && name !== '' ? `Check "${name.slice(0, 80)}"` : `Check ${index + 1}`;
    const line = lineOf(path, located);
    return line === undefined ? title : `${title} (line ${line})`;
}
/** The line of the value at the path, or of the nearest thing around it that is there. */
function lineOf(path, { document, lines, prefix }) {
    for (let length = path.length; length > 0; length -= 1) {
        const node = document.getIn([...prefix, ...path.slice(0, length)], true);
        if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range))
            continue;
        return lines.linePos(Number(node.range[0])).line;
    }
    return undefined;
}
function refuseDuplicates(checks, located) {
    const seen = new Set();
    for (const [index, { name }] of checks.entries()) {
        if (seen.has(name)) {
            const where = placeOf([index], checks, located);
            throw invalid(`${where}: another check has this name already.`, 'Reports name checks: give each its own name.');
        }
        seen.add(name);
    }
}
function lowerFirst(text) {
    return text.charAt(0).toLowerCase() + text.slice(1);
}
function invalid(message, hint) {
    return new errors/* RestorableError */.s$('CHECKS_INVALID', message, { hint });
}

;// CONCATENATED MODULE: ./build/verification/checks.js




/** What a query can fail with that says something about the restored data rather than about this run. */
const CHECK_FAILURES = new Set(['DATABASE_QUERY', 'DATABASE_PRIVILEGE']);
/**
 * Runs every check, also after one has failed.
 * @throws {RestorableError} CANCELLED, TIME_LIMIT and whatever else ends the run, such as a lost connection
 */
async function runChecks(checks, target, context) {
    const results = [];
    for (const check of checks) {
        const startedMs = performance.now();
        const judged = await judge(check, target, context);
        results.push({
            name: check.name,
            group: 'query',
            ...judged,
            durationMs: Math.round(performance.now() - startedMs),
        });
    }
    return results;
}
async function judge(check, target, context) {
    try {
        return evaluateCheck(check, await target.query(check.sql, { timeoutMs: check.timeoutMs }), context);
    }
    catch (thrown) {
        if (!(thrown instanceof errors/* RestorableError */.s$) || !CHECK_FAILURES.has(thrown.code))
            throw thrown;
        return { outcome: 'failed', detail: thrown.message, provesData: false };
    }
}

// EXTERNAL MODULE: ./build/verification/comparison.js + 2 modules
var comparison = __webpack_require__(59124);
;// CONCATENATED MODULE: ./build/verification/objectives.js

/** One check for each objective that is set: reaching it exactly is a pass. */
function evaluateObjectives(input) {
    const results = [];
    if (input.rtoMs !== undefined) {
        results.push(objective('recovery time (rto)', 'restored in', input.restoreMs, input.rtoMs));
    }
    if (input.rpoMs !== undefined) {
        results.push(objective('recovery point (rpo)', 'the data is as old as', input.backupAgeMs, input.rpoMs));
    }
    return results;
}
function objective(name, words, foundMs, allowedMs) {
    // NaN compares as false: a time that is not known is a miss, never a pass.
    const reached = foundMs <= allowedMs;
    const found = Number.isFinite(foundMs) ? (0,format/* humanMs */.o0)(foundMs) : 'an unknown time';
    const detail = `${words} ${found}; the objective is ${(0,format/* humanMs */.o0)(allowedMs)}`;
    return { name, group: 'objective', outcome: reached ? 'passed' : 'failed', detail };
}

;// CONCATENATED MODULE: ./build/verification/verdict.js
/** One failed check fails the verification; when nothing was checked at all there is nothing to pass. */
function decideVerdict(checks) {
    const failed = checks.some((check) => check.outcome === 'failed');
    const passed = checks.some((check) => check.outcome === 'passed');
    const dataProven = checks.some((check) => check.outcome === 'passed' && check.provesData === true);
    return { verdict: failed ? 'failed' : passed ? 'passed' : 'skipped', dataProven };
}

// EXTERNAL MODULE: ./build/commands/open-backup.js
var open_backup = __webpack_require__(67181);
// EXTERNAL MODULE: ./build/commands/progress.js
var commands_progress = __webpack_require__(34785);
// EXTERNAL MODULE: ./build/commands/run.js
var commands_run = __webpack_require__(12477);
// EXTERNAL MODULE: ./build/commands/summary.js
var summary = __webpack_require__(22368);
;// CONCATENATED MODULE: ./build/commands/verify.js













/** Restores a backup into an ephemeral database and judges it. Never throws: the report holds verdict and error. */
async function runVerify(request, dependencies) {
    const run = new commands_run/* Run */.K(dependencies);
    const found = {
        chosen: undefined,
        opened: undefined,
        target: undefined,
        restored: undefined,
        restoreMs: undefined,
        backupAgeMs: undefined,
        checks: [],
        record: undefined,
        verdict: 'error',
    };
    await run.guard(async () => {
        const checks = request.checks === undefined ? [] : await parseChecks(request.checks);
        const signer = request.verifierKey && (await (0,signatures/* createSigner */.r)(request.verifierKey, 'verifier-key', dependencies.clock.now()));
        try {
            await prove(request, dependencies, run, found, checks);
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(dependencies.host.signal);
            const error = (0,errors/* toRestorableError */.tj)(thrown);
            if (!error.isFinding)
                throw error;
            found.checks.push(finding(error));
        }
        const decided = decideVerdict(found.checks);
        found.verdict = decided.verdict;
        if (!decided.dataProven) {
            run.warn('No check proved data: nothing that was compared or queried held a row. Add a check on a table that is never empty.');
        }
        if (found.chosen !== undefined)
            found.record = await record(request, dependencies, run, found, signer);
    });
    const facts = run.facts(found.verdict === 'failed');
    return {
        mode: 'verify',
        ...facts,
        verdict: facts.error === undefined ? found.verdict : 'error',
        backup: found.chosen && (0,summary/* summarizeBackup */.W)(found.chosen.stored.manifest, found.chosen.authenticatedBy),
        source: found.chosen?.sources.map((source) => source.label).join(', '),
        target: found.target?.description,
        notes: found.target?.notes ?? [],
        checks: found.checks,
        tables: found.opened === undefined ? [] : (0,summary/* summarizeTables */.h)(found.opened.contents.fingerprint, found.restored),
        restoreMs: found.restoreMs,
        backupAgeMs: found.backupAgeMs,
        record: found.record,
    };
}
async function prove(request, dependencies, run, found, checks) {
    const { host, clock } = dependencies;
    const startedMs = clock.monotonicMs();
    const chosen = await run.phase('choose the backup', () => (0,open_backup/* chooseStoredBackup */.HL)(request, dependencies, run));
    found.chosen = chosen;
    const { manifest } = chosen.stored;
    found.backupAgeMs = Math.max(0, clock.now().getTime() - Date.parse(manifest.snapshotAt));
    if (chosen.authenticatedBy !== null) {
        found.checks.push({
            name: 'signature',
            group: 'authenticity',
            outcome: 'passed',
            detail: `signed by ${chosen.authenticatedBy}`,
        });
    }
    const progress = (0,commands_progress/* followBytes */.p)(host, clock, 'restore', manifest.rawBytes);
    const opened = await run.phase('open the backup', () => (0,open_backup/* openContents */.h1)(request, dependencies, chosen, progress));
    found.opened = opened;
    const target = await run.phase('prepare the target', async () => {
        const engine = await dependencies.engine((0,open_backup/* engineOf */.ky)(chosen.stored));
        const spec = request.into === undefined
            ? { kind: 'ephemeral', trustSource: request.trustSource }
            : { kind: 'scratch', url: request.into };
        return run.closeAtEnd(await engine.openTarget(spec, (0,open_backup/* needsOf */.hN)(chosen, opened), host));
    });
    found.target = target;
    await run.phase('restore', () => target.restore(opened.reader.streams(opened.contents, opened.decryptor)));
    found.restoreMs = Math.round(clock.monotonicMs() - startedMs);
    run.warn(...opened.reader.problems);
    found.checks.push({
        name: 'every stored byte',
        group: 'stored-bytes',
        outcome: 'passed',
        detail: `${manifest.rawBytes} bytes are what the dump tool gave`,
    }, { name: 'restore', group: 'restore', outcome: 'passed', detail: target.description });
    await verify_judge(request, dependencies, run, found, { opened, target, checks });
}
async function verify_judge(request, dependencies, run, found, subject) {
    const { opened, target, checks } = subject;
    const source = opened.contents.fingerprint;
    await run.phase('compare', async () => {
        found.restored = await target.inspect();
        found.checks.push(...(0,comparison/* compareFingerprints */.t)(source, found.restored));
        for (const result of await target.integrity()) {
            found.checks.push({
                name: result.name,
                group: 'integrity',
                outcome: result.ok ? 'passed' : 'failed',
                detail: result.detail,
            });
        }
    });
    await run.phase('checks', async () => {
        found.checks.push(...(await runChecks(checks, target, { snapshotAt: new Date(source.takenAt) })));
    });
    const { rtoMs, rpoMs } = request;
    found.checks.push(...evaluateObjectives({ restoreMs: found.restoreMs ?? 0, backupAgeMs: found.backupAgeMs ?? 0, rtoMs, rpoMs }));
    if (found.chosen === undefined)
        return;
    const runbook = await (0,open_backup/* checkRunbook */.x0)(request, dependencies, found.chosen);
    found.checks.push({
        name: 'recovery instructions',
        group: 'stored-bytes',
        outcome: runbook === undefined ? 'passed' : 'failed',
        detail: runbook ?? 'RECOVERY-v1.md is what the manifest names',
    });
}
/** A finding about the backup becomes a failed check, so that the report shows it where a reader looks. */
function finding(error) {
    const authenticity = ['SIGNATURE_MISSING', 'SIGNATURE_INVALID', 'SIGNER_UNKNOWN'].includes(error.code);
    const group = authenticity ? 'authenticity' : error.code === 'RESTORE_FAILED' ? 'restore' : 'stored-bytes';
    const detail = error.hint === undefined ? error.message : `${error.message} ${error.hint}`;
    return { name: error.code, group, outcome: 'failed', detail };
}
/** Writes the record to each destination that holds the backup; one that may not be written is a warning. */
async function record(request, dependencies, run, found, signer) {
    const { chosen, verdict } = found;
    if (chosen === undefined || (verdict !== 'passed' && verdict !== 'failed'))
        return undefined;
    const count = (outcome) => found.checks.filter((check) => check.outcome === outcome).length;
    const evidence = {
        format: 'restorable-verification/1',
        backup: { id: chosen.stored.manifest.id, manifestSha256: chosen.stored.sha256 },
        readFrom: chosen.sources.map((source) => source.label),
        verdict,
        checks: { passed: count('passed'), failed: count('failed'), skipped: count('skipped') },
        failed: found.checks
            .filter((check) => check.outcome === 'failed')
            .slice(0, 20)
            .map((check) => check.name.slice(0, 200)),
        authenticatedBy: chosen.authenticatedBy,
        target: found.target?.description ?? '',
        startedAt: run.startedAt.toISOString(),
        finishedAt: dependencies.clock.now().toISOString(),
        restoreMs: found.restoreMs ?? null,
        backupAgeMs: found.backupAgeMs ?? 0,
        verifier: signer?.fingerprint ?? null,
        tool: version/* TOOL */.j,
    };
    let key;
    for (const source of chosen.sources) {
        try {
            const own = found.opened?.reader.faulty.has(source) === true ? damagedHere(evidence) : evidence;
            key = await (0,repository_evidence/* writeEvidence */.nP)(source, (0,keys/* objectKeys */.uv)(request.name), own, signer, dependencies.host.signal);
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(dependencies.host.signal);
            run.warn(`The verification's record could not be written to ${source.label}: ${(0,errors/* toRestorableError */.tj)(thrown).message}`);
        }
    }
    return key;
}
/**
 * The record for a destination whose own copy is damaged, though another's restored: what it says there must let no backup
 * build on that copy, and no prune count on it.
 */
function damagedHere(evidence) {
    const { checks, failed } = evidence;
    const more = evidence.verdict === 'failed' ? [] : [repository_evidence/* DAMAGED_HERE */.hz];
    return {
        ...evidence,
        verdict: 'failed',
        checks: { ...checks, failed: checks.failed + more.length },
        failed: [...more, ...failed],
    };
}


/***/ }),

/***/ 35082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ didYouMean)
/* harmony export */ });
/* unused harmony export nearest */
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82484);

/** The known word that was probably meant, or undefined when none is near. */
function nearest(word, known) {
    if (known.length === 0 || word === '')
        return undefined;
    const plain = (text) => text.toLowerCase().replaceAll(/[-_\s]/g, '');
    const same = known.find((name) => plain(name) === plain(word));
    if (same !== undefined)
        return same;
    const best = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .closest */ .kp)(word.toLowerCase(), known);
    return (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(word.toLowerCase(), best) <= Math.max(2, Math.floor(best.length / 3)) ? best : undefined;
}
/** `Did you mean "x"?` where something is near, else the list of what is known. */
function didYouMean(word, known) {
    const best = nearest(word, known);
    return best === undefined ? `Known are: ${known.join(', ')}.` : `Did you mean \`${best}\`?`;
}


/***/ }),

/***/ 46725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ parseDurationMs)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32434);

const UNITS_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
/** Reads `90s`, `30m`, `24h`, `7d`, `1h30m` into milliseconds. @throws {RestorableError} INPUT_INVALID */
function parseDurationMs(text) {
    const parts = [...text.trim().matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d|w)/g)];
    const matched = parts.map((part) => part[0]).join('');
    if (parts.length === 0 || matched !== text.trim().replaceAll(' ', '')) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `"${text}" is not a duration.`, {
            hint: 'Write a number and a unit: 90s, 30m, 24h, 7d, or 1h30m.',
        });
    }
    return parts.reduce((sum, part) => sum + Number(part[1]) * UNITS_MS[part[2]], 0);
}


/***/ }),

/***/ 17357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gp: () => (/* binding */ idOfRecord),
/* harmony export */   hz: () => (/* binding */ DAMAGED_HERE),
/* harmony export */   jU: () => (/* binding */ evidenceSchema),
/* harmony export */   nP: () => (/* binding */ writeEvidence),
/* harmony export */   yN: () => (/* binding */ newestEvidence)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42465);
/* harmony import */ var _read_ahead_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(25204);
/* harmony import */ var _signed_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16668);



/** The failed check of a backup of which only the copy beside the record is damaged. */
const DAMAGED_HERE = 'the copy at this destination';
/** Records that are read at once. */
const READS_AHEAD = 8;
const evidenceSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('restorable-verification/1'),
    backup: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), manifestSha256: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }),
    /** The destinations that were read, in order, without anything secret. */
    readFrom: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    verdict: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['passed', 'failed']),
    checks: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ passed: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), failed: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), skipped: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig() }),
    /** Names of the failed checks, at most 20. */
    failed: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    authenticatedBy: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable(),
    target: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    startedAt: zod__WEBPACK_IMPORTED_MODULE_2__/* .datetime */ .w$(),
    finishedAt: zod__WEBPACK_IMPORTED_MODULE_2__/* .datetime */ .w$(),
    restoreMs: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().nullable(),
    backupAgeMs: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(),
    verifier: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable(),
    tool: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), version: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }),
});
/**
 * Puts a verification's record beside the backup, with its detached signature when there is a verifier key.
 * @returns the record's key
 */
async function writeEvidence(destination, keys, evidence, signer, signal) {
    const key = keys.verification(evidence.backup.id, new Date(evidence.finishedAt));
    await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_0__/* .putRecord */ .j8)(destination, key, evidence, signer, signal);
    return key;
}
/** The newest record of each backup of a database, by backup id; records that can't be read are left out. */
async function newestEvidence(storage, keys, signal) {
    const newest = new Map();
    for await (const object of storage.list(keys.allVerifications, { signal })) {
        const id = idOfRecord(object.key);
        if (id !== undefined)
            newest.set(id, object.key);
    }
    const records = new Map();
    const found = [...newest];
    const read = (at) => readEvidence(storage, found[at]?.[1] ?? '', signal);
    let at = 0;
    for await (const evidence of (0,_read_ahead_js__WEBPACK_IMPORTED_MODULE_3__/* .mapAhead */ .M)(found.length, READS_AHEAD, read)) {
        const id = found[at]?.[0];
        at += 1;
        if (evidence !== undefined && evidence.backup.id === id)
            records.set(id, evidence);
    }
    return records;
}
/** The backup's id in the key of a verification's record. */
function idOfRecord(key) {
    return /\/verifications\/([^/]+)\/[^/]+\.json$/.exec(key)?.[1];
}
async function readEvidence(storage, key, signal) {
    const record = await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_0__/* .getRecord */ .EI)(storage, key, signal);
    return record && evidenceSchema.safeParse(record.json).data;
}


/***/ }),

/***/ 16668:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EI: () => (/* binding */ getRecord),
/* harmony export */   j8: () => (/* binding */ putRecord),
/* harmony export */   vw: () => (/* binding */ signerOfRecord)
/* harmony export */ });
/* unused harmony export RECORD_MAX_BYTES */
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32434);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28860);


/** Verifications, holds and records of removal: small JSON beside the backup, never data. */
const RECORD_MAX_BYTES = 64 * 1024;
const SIGNATURE_MAX_BYTES = 64 * 1024;
/** Puts a record, after its detached signature when there is a key: a record without one must not look unsigned. */
async function putRecord(destination, key, record, signer, signal) {
    const body = Buffer.from(`${JSON.stringify(record, null, 1)}\n`);
    if (signer !== undefined) {
        const signature = Buffer.from(await signer.sign(body));
        await destination.put(`${key}.asc`, signature, { sha256: (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Hex */ .f)(signature), signal });
    }
    await destination.put(key, body, { sha256: (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Hex */ .f)(body), signal });
}
/** Reads a record, or gives undefined when it is gone or larger than any. */
async function getRecord(storage, key, signal) {
    const bytes = await unlessBad(storage.get(key, { maxBytes: RECORD_MAX_BYTES, signal }));
    if (bytes === undefined)
        return undefined;
    try {
        return { bytes, json: JSON.parse(Buffer.from(bytes).toString('utf8')) };
    }
    catch {
        return { bytes, json: undefined };
    }
}
/** Who of the accepted signed a record, or undefined when nobody did. */
async function signerOfRecord(storage, key, bytes, ring, signal) {
    const signature = await unlessBad(storage.get(`${key}.asc`, { maxBytes: SIGNATURE_MAX_BYTES, signal }));
    if (signature === undefined)
        return undefined;
    return unlessBad(ring.verify(bytes, Buffer.from(signature).toString('latin1')));
}
/** A record that is missing, damaged or forged says nothing; a storage that can't be asked is an error. */
async function unlessBad(work) {
    try {
        return await work;
    }
    catch (error) {
        if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$ && (error.isFinding || error.code === 'STORAGE_CORRUPTED'))
            return undefined;
        throw error;
    }
}


/***/ })

};
