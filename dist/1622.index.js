export const id = 1622;
export const ids = [1622];
export const modules = {

/***/ 81590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ parseDurationMs)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

const UNITS_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const PART = String.raw `(\d+(?:\.\d+)?)(ms|s|m|h|d|w) *`;
const DURATION = new RegExp(`^(?:${PART})+$`);
const LONGEST_MS = 1_000 * 365 * UNITS_MS.d;
const SHOWN = 60;
function parseDurationMs(text) {
    const trimmed = text.trim();
    if (!DURATION.test(trimmed))
        throw invalid(`"${trimmed.slice(0, SHOWN)}" is not a duration.`);
    const parts = [...trimmed.matchAll(new RegExp(PART, 'g'))];
    const ms = parts.reduce((sum, part) => sum + Number(part[1]) * UNITS_MS[part[2]], 0);
    if (ms <= LONGEST_MS)
        return ms;
    throw invalid(`"${trimmed.slice(0, SHOWN)}" is longer than 1,000 years.`);
}
function invalid(message) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', message, {
        hint: 'Write a number and a unit: 90s, 30m, 24h, 7d, or 1h30m.',
    });
}


/***/ }),

/***/ 95949:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ didYouMean)
/* harmony export */ });
/* unused harmony export nearest */
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2818);

const LONGEST = 100;
function nearest(typed, known) {
    const word = typed.slice(0, LONGEST);
    if (known.length === 0 || word === '')
        return undefined;
    const plain = (text) => text.toLowerCase().replaceAll(/[-_\s]/g, '');
    const same = known.find((name) => plain(name) === plain(word));
    if (same !== undefined)
        return same;
    const best = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .closest */ .kp)(word.toLowerCase(), known);
    if ((0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(word.toLowerCase(), best) <= Math.max(2, Math.floor(best.length / 3)))
        return best;
    const [partly, ...others] = known.filter((name) => name.split('-').includes(word.toLowerCase()));
    return others.length === 0 ? partly : undefined;
}
function didYouMean(word, known) {
    const best = nearest(word, known);
    return best === undefined ? `Known are: ${known.join(', ')}.` : `Did you mean \`${best}\`?`;
}


/***/ }),

/***/ 27039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ openVerifierKey)
/* harmony export */ });
/* harmony import */ var _openpgp_signatures_signatures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24566);

async function openVerifierKey(verifierKey, { clock }, run) {
    if (verifierKey === undefined)
        return undefined;
    const signer = await (0,_openpgp_signatures_signatures_js__WEBPACK_IMPORTED_MODULE_0__/* .createSigner */ .rO)(verifierKey, 'verifier-key', clock.now());
    run.warn(...signer.warnings);
    return signer;
}


/***/ }),

/***/ 76033:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ki: () => (/* binding */ checkLineage),
/* harmony export */   Xp: () => (/* binding */ gapFact),
/* harmony export */   ji: () => (/* binding */ evaluateLineage)
/* harmony export */ });
/* harmony import */ var _core_check_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5796);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7240);
/* harmony import */ var _repository_catalog_catalog_facts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12958);
/* harmony import */ var _repository_records_gap_records_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(87377);
/* harmony import */ var _repository_removal_lineage_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2965);






const NAMED = 3;
function gapFact(gap) {
    if (!('missing' in gap)) {
        return { kind: 'gap', state: 'unlinked', id: gap.newer.id, older: gap.older.id, newer: gap.newer.id };
    }
    const { missing, newer, older, isReplaced, isClaimed } = gap;
    const state = isReplaced ? 'replaced' : isClaimed ? 'removal-untrusted' : 'missing';
    return { kind: 'gap', state, id: missing.id, older, newer };
}
async function evaluateLineage(places, isEverywhere) {
    const check = { name: _core_check_js__WEBPACK_IMPORTED_MODULE_5__/* .LINEAGE_CHECK */ .Ro, group: 'lineage' };
    const gaps = await (0,_repository_removal_lineage_js__WEBPACK_IMPORTED_MODULE_4__/* .gapsAmong */ .Q)(places);
    if (gaps.length === 0)
        return { ...check, outcome: 'passed', facts: [(0,_core_check_js__WEBPACK_IMPORTED_MODULE_5__/* .state */ .wk)('line-complete')] };
    const more = gaps.length > NAMED ? [(0,_core_check_js__WEBPACK_IMPORTED_MODULE_5__/* .told */ .Ev)(`and ${gaps.length - NAMED} more`)] : [];
    const facts = [...gaps.slice(0, NAMED).map(gapFact), ...more];
    return { ...check, outcome: isEverywhere ? 'failed' : 'skipped', facts };
}
async function checkLineage(destinations, database, { signers: ring, removers }, run, signal) {
    const keys = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(database);
    const places = [];
    for (const storage of destinations) {
        try {
            const catalog = await _repository_catalog_catalog_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupCatalog */ .S.read({ storage, database, ring, signal });
            places.push({ catalog, gaps: await _repository_records_gap_records_js__WEBPACK_IMPORTED_MODULE_3__/* .GapRecords */ .F.open({ storage, keys, ring: removers, signal }) });
        }
        catch (thrown) {
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(signal);
            run.warn(`Whether backups are missing at ${storage.label} is not known: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown).message}`);
        }
    }
    return evaluateLineage(places, places.length === destinations.length);
}


/***/ }),

/***/ 51622:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runVerify: () => (/* binding */ runVerify)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/repository/reading/read-preference.js
var read_preference = __webpack_require__(72554);
// EXTERNAL MODULE: ./build/restore/choose-backup.js
var choose_backup = __webpack_require__(48089);
// EXTERNAL MODULE: ./build/run/key-rings.js
var key_rings = __webpack_require__(5425);
// EXTERNAL MODULE: ./build/run/run.js
var run_run = __webpack_require__(86297);
// EXTERNAL MODULE: ./build/run/summary.js
var summary = __webpack_require__(8948);
// EXTERNAL MODULE: ./build/run/verifier-signer.js
var verifier_signer = __webpack_require__(27039);
// EXTERNAL MODULE: ./build/status/lineage-check.js
var lineage_check = __webpack_require__(76033);
// EXTERNAL MODULE: ./build/core/check.js
var core_check = __webpack_require__(5796);
// EXTERNAL MODULE: external "node:vm"
var external_node_vm_ = __webpack_require__(30714);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./build/verification/values.js

const MAX_EXPONENT = 400;
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
function isoZone(zone) {
    if (/^(?:Z|UTC)$/i.test(zone))
        return 'Z';
    const [, hours, minutes = '00'] = /^([+-]\d{2}):?(\d{2})?/.exec(zone) ?? [];
    return `${hours}:${minutes}`;
}
function epochMs(number) {
    if (number >= 1e8 && number < 1e11)
        return number * 1000;
    if (number >= 1e11 && number < 1e14)
        return number;
    if (number >= 1e14 && number < 1e17)
        return number / 1000;
    return undefined;
}
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
function isEqual(value, expected) {
    if (typeof expected === 'boolean')
        return toBoolean(value) === expected;
    if (value === expected || (typeof value === 'string' && value === expected))
        return true;
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
function isZero(value) {
    return toDecimal(value)?.digits === 0n;
}
const SHOWN = 100;
const SPAN = /^-?(?:\d{1,6} (?:years?|mons?|days?) ?)*(?:-?\d{1,6}:\d\d(?::\d\d(?:\.\d{1,9})?)?)?(?:[+-]\d\d(?::\d\d)?)?$/;
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
        return (0,external_node_util_.inspect)(value, { breakLength: Number.POSITIVE_INFINITY });
    }
}
function show(value) {
    const text = asText(value);
    return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
function showFound(value, kind) {
    if (value === null || value === undefined)
        return 'NULL';
    if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
        return String(value);
    if (value instanceof Date)
        return asText(value);
    if (typeof value !== 'string' || value.length > SHOWN)
        return undefined;
    if (kind === 'number' && toDecimal(value) !== undefined)
        return value;
    if (kind === 'boolean' && /^(?:t|f|true|false)$/i.test(value))
        return value;
    const isTime = TIME.test(value) || (kind === 'time' && SPAN.test(value));
    return isTime && (kind === 'time' || kind === undefined) ? value : undefined;
}

;// CONCATENATED MODULE: ./build/verification/evaluate.js


const FUTURE_MS = 24 * 60 * 60 * 1000;
const MATCHED_CHARACTERS = 10_000;
const MATCH_MS = 1_000;
function evaluateCheck(check, result, context) {
    const { expect } = check;
    const counted = isCount(check.sql, result);
    const value = result.rows[0]?.[0];
    const amount = counted ? countOf(value) : result.rows.length;
    const findingsOfValue = hasComparator(expect) ? valueFindings(expect, result, context) : [];
    const found = counted
        ? { as: 'count', value: showFound(value, 'number') }
        : foundIn(result, hasComparator(expect), findingsOfValue);
    const unmet = [...quantityFindings(expect, amount, result, counted), ...findingsOfValue].filter((finding) => finding !== undefined);
    const passed = unmet.length === 0;
    return {
        outcome: passed ? 'passed' : 'failed',
        facts: [{ kind: 'answer', found, unmet }],
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
function foundIn({ rows, columns, kinds }, compared, findings) {
    if (columns.length !== 1 || rows.length !== 1)
        return { as: 'rows', rows: rows.length };
    const shown = showFound(rows[0]?.[0], kinds?.[0]);
    if (shown !== undefined)
        return { as: 'value', value: shown };
    if (!compared)
        return { as: 'text', matches: undefined };
    return { as: 'text', matches: findings.every((finding) => finding === undefined) };
}
function hasComparator(expect) {
    const { withinMs, equals, min, max, between, matches } = expect;
    return [withinMs, equals, min, max, between, matches].some((each) => each !== undefined);
}
function quantityFindings(expect, amount, result, counted) {
    const { rows, empty, notEmpty } = expect;
    const isNull = result.rows.length === 1 && result.rows[0]?.every((cell) => cell === null) === true;
    const nothing = amount === 0 || (isNull && rows === undefined);
    const mayBeNothing = empty === true || (rows !== undefined && rows.min === 0);
    return [
        empty === true && amount !== 0 ? { want: counted ? 'zero-count' : 'no-rows' } : undefined,
        rows !== undefined && !(amount >= rows.min && amount <= rows.max)
            ? { want: counted ? 'count' : 'rows', min: rows.min, max: Number.isFinite(rows.max) ? rows.max : undefined }
            : undefined,
        notEmpty === true && nothing ? { want: 'anything' } : undefined,
        result.rows.length === 0 && !mayBeNothing && rows === undefined && notEmpty !== true
            ? { want: 'a-value' }
            : undefined,
    ];
}
function valueFindings(expect, result, context) {
    if (result.rows.length === 0)
        return [];
    const value = result.rows[0]?.[0];
    if (value === null || value === undefined)
        return [{ want: 'not-null' }];
    const { withinMs, equals, min, max, between, matches } = expect;
    return [
        withinMs === undefined ? undefined : findTooOld(value, withinMs, context),
        equals === undefined || isEqual(value, equals) ? undefined : { want: 'equal', value: show(equals) },
        min === undefined ? undefined : findOutside(value, min, undefined),
        max === undefined ? undefined : findOutside(value, undefined, max),
        between === undefined ? undefined : findOutside(value, between[0], between[1]),
        matches === undefined ? undefined : findNoMatch(value, matches),
    ];
}
function findTooOld(value, withinMs, { snapshotAt }) {
    const timeMs = toTimeMs(value);
    if (timeMs === undefined)
        return { want: 'a-time' };
    const ageMs = snapshotAt.getTime() - timeMs;
    if (ageMs < -FUTURE_MS)
        return { want: 'not-in-future' };
    return ageMs <= withinMs ? undefined : { want: 'age', atMostMs: withinMs, foundMs: ageMs };
}
function findOutside(value, min, max) {
    const low = min === undefined ? 0 : order(value, min);
    const high = max === undefined ? 0 : order(value, max);
    const comparable = low !== undefined && high !== undefined;
    if (comparable && low >= 0 && high <= 0)
        return undefined;
    const shown = (bound) => (bound === undefined ? undefined : show(bound));
    return { want: 'range', min: shown(min), max: shown(max), comparable };
}
function findNoMatch(value, pattern) {
    const text = asText(value).slice(0, MATCHED_CHARACTERS);
    try {
        const matched = (0,external_node_vm_.runInNewContext)('new RegExp(pattern, "u").test(text)', { pattern, text }, { timeout: MATCH_MS });
        return matched === true ? undefined : { want: 'match', pattern, limitMs: undefined };
    }
    catch (thrown) {
        if (thrown.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT')
            throw thrown;
        return { want: 'match', pattern, limitMs: MATCH_MS };
    }
}

// EXTERNAL MODULE: ./build/options/suggest.js
var suggest = __webpack_require__(95949);
// EXTERNAL MODULE: ../node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(69987);
// EXTERNAL MODULE: ../node_modules/zod/v4/core/core.js
var core = __webpack_require__(74214);
// EXTERNAL MODULE: ./build/core/duration.js
var duration = __webpack_require__(81590);
;// CONCATENATED MODULE: ./build/verification/check-schema.js



const DEFAULT_TIMEOUT_MS = 60_000;
const MAX_NAME = 200;
const MAX_PATTERN = 500;
const MAX_CHECKS = 1_000;
const check_schema_duration = schemas/* string */.YjP('write a number and a unit, such as 24h').transform((text, context) => {
    try {
        return (0,duration/* parseDurationMs */.y)(text);
    }
    catch (error) {
        context.addIssue({ code: 'custom', message: (0,errors/* failureOf */.g5)(error, ['request']).message });
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
    .refine((value) => value.empty !== true || Object.keys(value).length === 1, "`empty` can't be combined: a query without rows has no value")
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
async function parseChecks(text) {
    if (text.length > MAX_TEXT)
        throw invalid('The checks are longer than 1 MiB.', HINT);
    const { LineCounter: Counter } = await __webpack_require__.e(/* import() */ 6637).then(__webpack_require__.t.bind(__webpack_require__, 6637, 19));
    const { parseBoundedYaml, yamlReason } = await Promise.all(/* import() */[__webpack_require__.e(6637), __webpack_require__.e(6360)]).then(__webpack_require__.bind(__webpack_require__, 26360));
    const lines = new Counter();
    let document;
    let value;
    try {
        document = parseBoundedYaml(text, { intAsBigInt: true, lineCounter: lines });
        const [broken] = document.errors;
        if (broken !== undefined)
            throw invalid(`The checks are not YAML: ${yamlReason(broken.message)}.`, HINT);
        value = document.toJS({ maxAliasCount: 0 });
    }
    catch (cause) {
        if (cause instanceof errors/* RestorableError */.s$)
            throw cause;
        throw invalid(`The checks use YAML that is not supported here: ${yamlReason(cause.message)}.`, 'Write it without `*aliases`.');
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
    throw invalid(`\`${other}\` next to \`checks\` is not known.`, 'Only `checks` is allowed there.');
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





const CHECK_FAILURES = new Set(['DATABASE_QUERY', 'DATABASE_PRIVILEGE']);
async function runChecks(checks, target, context, onFailure = () => { }) {
    const results = [];
    for (const check of checks) {
        const startedMs = context.clock.monotonicMs();
        const evaluated = await evaluate(check, target, context, onFailure);
        results.push({
            name: check.name,
            group: 'query',
            ...evaluated,
            durationMs: Math.round(context.clock.monotonicMs() - startedMs),
        });
    }
    return results;
}
async function evaluate(check, target, context, onFailure) {
    try {
        return evaluateCheck(check, await target.query(check.sql, { timeoutMs: check.timeoutMs }), context);
    }
    catch (thrown) {
        if (!(thrown instanceof errors/* RestorableError */.s$) || !CHECK_FAILURES.has(thrown.code))
            throw thrown;
        onFailure(thrown);
        return { outcome: 'failed', facts: [(0,core_check/* told */.Ev)(thrown.message)], provesData: false };
    }
}

// EXTERNAL MODULE: ./build/core/format/object-keys.js
var object_keys = __webpack_require__(7240);
// EXTERNAL MODULE: ./build/openpgp/signatures/signatures.js + 2 modules
var signatures = __webpack_require__(24566);
// EXTERNAL MODULE: ./build/repository/records/verification-log.js
var verification_log = __webpack_require__(89484);
;// CONCATENATED MODULE: ./build/verify/least-recently-read.js




async function leastRecentlyRead(verification, holders) {
    const { dependencies, run, signer } = verification;
    const { signal } = dependencies.host;
    const ring = signer && (await (0,signatures/* createSignerRing */.TV)([signer.publicKey]));
    let turn;
    let failure = new errors/* RestorableError */.s$('INTERNAL', 'There is no copy to choose from.');
    for (const storage of holders) {
        try {
            const readAt = await lastReadAt(verification, storage, ring);
            if (turn === undefined || (readAt ?? '') < (turn.readAt ?? ''))
                turn = { storage, readAt };
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(signal);
            failure = thrown;
            run.warn(`${storage.label} has no turn: ${(0,errors/* toRestorableError */.tj)(thrown).message}`);
        }
    }
    if (turn === undefined)
        throw failure;
    const { storage, readAt } = turn;
    const since = readAt === undefined ? 'no verification has read a copy there' : `it was last read at ${readAt}`;
    return { storage, why: `The copy at ${storage.label} has its turn: ${since}.` };
}
async function lastReadAt({ request, dependencies }, storage, ring) {
    const { signal } = dependencies.host;
    const now = await storage.serverTime({ signal });
    const log = await verification_log/* VerificationLog */.C.open({ storage, keys: (0,object_keys/* objectKeys */.uv)(request.name), ring, now, signal });
    return (await log.lastRead())?.finishedAt;
}

// EXTERNAL MODULE: ./build/core/version.js
var version = __webpack_require__(58860);
// EXTERNAL MODULE: ./build/openpgp/encryption.js + 2 modules
var encryption = __webpack_require__(39604);
// EXTERNAL MODULE: ./build/report/words/checks.js
var words_checks = __webpack_require__(96318);
// EXTERNAL MODULE: ./build/repository/records/evidence.js
var records_evidence = __webpack_require__(64541);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/repository/packs/pack.js + 2 modules
var pack = __webpack_require__(94728);
;// CONCATENATED MODULE: ./build/repository/records/verification-details.js


const MOST_CHECKS = 1_000;
const TEXT_LENGTH = 500;
const LEVEL = 3;
async function sealDetails(database, details, encryptor) {
    const { backup, target, checks } = details;
    const failedFirst = checks.toSorted((a, b) => Number(b.outcome === 'failed') - Number(a.outcome === 'failed'));
    const body = {
        format: 'restorable-verification-details/1',
        backup,
        target: target.slice(0, TEXT_LENGTH),
        checks: failedFirst.slice(0, MOST_CHECKS).map(({ name, group, outcome, detail }) => ({
            name: name.slice(0, TEXT_LENGTH),
            group,
            outcome,
            detail: detail.slice(0, TEXT_LENGTH),
        })),
    };
    const parts = await (0,pack/* sealPack */.zh)(Buffer.from(`${JSON.stringify(body, null, 1)}\n`), LEVEL, encryptor, {
        kind: 'record',
        database,
        backup: backup.id,
    });
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for (const part of parts)
        hash.update(part);
    return { parts, sha256: hash.digest('hex'), sizeBytes: parts.reduce((sum, part) => sum + part.length, 0) };
}

;// CONCATENATED MODULE: ./build/verify/verification-record.js








async function recordVerification(verification, attempt, holders) {
    const { run, dependencies } = verification;
    if (attempt.verdict !== 'passed' && attempt.verdict !== 'failed')
        return;
    const details = await detailsOf(verification, attempt);
    const evidence = evidenceOf(verification, attempt, details);
    const { order } = attempt.chosen;
    if (attempt.verdict === 'passed' && order.readAlone === undefined) {
        run.warn('No single copy was read from beginning to end: the backup is proved, but none of its copies is. `verify-copies: each` proves every one.');
    }
    for (const holder of holders) {
        const own = statementAt(holder, attempt, evidence);
        if (own === undefined)
            continue;
        if (attempt.verdict === 'passed' && order.unreliable.has(holder))
            run.warn(`No record is written to ${holder.label}, which failed in this run.`);
        else
            await writeRecord(verification, attempt, holder, { evidence: own, details });
    }
    (0,errors/* throwIfCancelled */.dZ)(dependencies.host.signal);
}
async function writeRecord({ request, dependencies, run, signer }, attempt, holder, { evidence, details }) {
    const { signal } = dependencies.host;
    try {
        const key = await (0,records_evidence/* writeEvidence */.nP)(holder, (0,object_keys/* objectKeys */.uv)(request.name), evidence, details, signer, signal);
        attempt.record ??= key;
    }
    catch (thrown) {
        (0,errors/* throwIfCancelled */.dZ)(signal);
        const { message } = (0,errors/* toRestorableError */.tj)(thrown);
        run.warn(`The verification's record could not be written to ${holder.label}: ${message}`);
    }
}
async function detailsOf({ request, dependencies, run }, { chosen, checks, target }) {
    const { manifest, sha256 } = chosen.stored;
    try {
        const encryptor = await (0,encryption/* createRecordEncryptor */.ey)(request.unlock, manifest.encryption.profile, dependencies.clock.now());
        const backup = { id: manifest.id, manifestSha256: sha256 };
        const inWords = checks.map((check) => ({ ...check, detail: (0,words_checks/* describeCheck */.c)(check) }));
        return await sealDetails(request.name, { backup, target: target?.description ?? '', checks: inWords }, encryptor);
    }
    catch (thrown) {
        (0,errors/* throwIfCancelled */.dZ)(dependencies.host.signal);
        run.warn(`The record of this verification has no details: ${(0,errors/* toRestorableError */.tj)(thrown).message}`);
        return undefined;
    }
}
function statementAt(holder, { chosen: { order }, isOnlyTheCopy }, evidence) {
    if (order.faulty.has(holder))
        return damagedHere(evidence);
    if (order.readAlone === holder)
        return evidence;
    if (evidence.verdict === 'failed' && isOnlyTheCopy === true)
        return undefined;
    return { ...evidence, copy: 'not read' };
}
function damagedHere(evidence) {
    if (evidence.verdict === 'failed')
        return evidence;
    const { checks } = evidence;
    return {
        ...evidence,
        verdict: 'failed',
        checks: { ...checks, failed: checks.failed + 1 },
        failed: [{ code: records_evidence/* DAMAGED_HERE */.hz, count: 1 }],
    };
}
function evidenceOf({ request, dependencies, run, signer }, attempt, details) {
    const { chosen, checks, verdict } = attempt;
    const failed = Map.groupBy(checks.filter((check) => check.outcome === 'failed'), codeOf);
    return {
        format: 'restorable-verification/1',
        database: request.name,
        backup: { id: chosen.stored.manifest.id, manifestSha256: chosen.stored.sha256 },
        readFrom: chosen.order.served.map(({ source }) => source.label),
        verdict: verdict === 'passed' ? 'passed' : 'failed',
        checks: {
            passed: (0,core_check/* countOf */.pq)(checks, 'passed'),
            failed: (0,core_check/* countOf */.pq)(checks, 'failed'),
            skipped: (0,core_check/* countOf */.pq)(checks, 'skipped'),
        },
        failed: [...failed].map(([code, those]) => ({ code, count: those.length })),
        details: details === undefined ? null : { sha256: details.sha256, sizeBytes: details.sizeBytes },
        authenticatedBy: chosen.authenticatedBy,
        target: request.target === undefined ? 'ephemeral' : 'scratch',
        startedAt: run.startedAt.toISOString(),
        finishedAt: dependencies.clock.now().toISOString(),
        restoreMs: attempt.restoreMs ?? null,
        backupAgeMs: attempt.backupAgeMs ?? 0,
        verifier: signer?.fingerprint ?? null,
        tool: version/* TOOL */.j,
    };
}
function codeOf({ code, group }) {
    return code ?? group;
}

// EXTERNAL MODULE: ./build/restore/open-backup.js
var open_backup = __webpack_require__(98218);
// EXTERNAL MODULE: ./build/restore/restore-checked.js
var restore_checked = __webpack_require__(64093);
// EXTERNAL MODULE: ./build/run/progress.js
var run_progress = __webpack_require__(94461);
// EXTERNAL MODULE: ./build/verification/comparison.js + 3 modules
var comparison = __webpack_require__(6371);
;// CONCATENATED MODULE: ./build/verification/objectives.js

function evaluateObjectives(input) {
    const results = [];
    if (input.rtoMs !== undefined) {
        results.push(objective('recovery time (rto)', input.restoreMs, input.rtoMs));
    }
    if (input.rpoMs !== undefined) {
        results.push(objective('recovery point (rpo)', input.backupAgeMs, input.rpoMs));
    }
    return results;
}
function objective(name, foundMs, allowedMs) {
    if (!Number.isFinite(foundMs))
        throw new RangeError(`${name}: no time was measured`);
    const outcome = foundMs <= allowedMs ? 'passed' : 'failed';
    const facts = [(0,core_check/* measured */.jh)(foundMs, { unit: 'ms', expected: allowedMs, bound: 'at-most' })];
    return { name, group: 'objective', outcome, facts };
}

;// CONCATENATED MODULE: ./build/verification/verdict.js

function decideVerdict(checks) {
    const failed = (0,core_check/* countOf */.pq)(checks, 'failed') > 0;
    const passed = (0,core_check/* countOf */.pq)(checks, 'passed') > 0;
    const dataProven = checks.some((check) => check.outcome === 'passed' && check.provesData === true);
    return { verdict: failed ? 'failed' : passed ? 'passed' : 'skipped', dataProven };
}

;// CONCATENATED MODULE: ./build/verify/verification-run.js









function beginVerificationRun(chosen, startedMs) {
    return { chosen, startedMs, checks: [], verdict: 'error' };
}
async function verifyBackup(verification, attempt) {
    const { run, dependencies } = verification;
    const ofCopy = [];
    const { order } = attempt.chosen;
    try {
        await restoreAndEvaluate(verification, attempt);
        ofCopy.push(...(await evaluateRunbook(verification, attempt)));
    }
    catch (thrown) {
        (0,errors/* throwIfCancelled */.dZ)(dependencies.host.signal);
        const error = (0,errors/* toRestorableError */.tj)(thrown);
        if (!error.isFinding)
            throw error;
        run.keepWords(error);
        const check = findingOf(error);
        const areBytesBad = error.code === 'OBJECT_MISSING' || error.code === 'BACKUP_DAMAGED';
        if (areBytesBad && order.all.every((source) => order.faulty.has(source)))
            ofCopy.push(check);
        attempt.checks.push(check);
    }
    finally {
        run.warn(...order.problems);
    }
    const decided = decideVerdict(attempt.checks);
    attempt.verdict = decided.verdict;
    attempt.isOnlyTheCopy = attempt.checks.every((check) => check.outcome !== 'failed' || ofCopy.includes(check));
    if (!decided.dataProven && attempt.verdict === 'passed') {
        run.warn('No check proved data: nothing that was compared or queried held a row. Add a check on a table that is never empty.');
    }
}
async function restoreAndEvaluate(verification, attempt) {
    const { request, dependencies, run } = verification;
    const { host, clock } = dependencies;
    const { chosen } = attempt;
    const { manifest } = chosen.stored;
    const backupAgeMs = Math.max(0, clock.now().getTime() - Date.parse(manifest.snapshotAt));
    attempt.backupAgeMs = backupAgeMs;
    if (chosen.authenticatedBy !== null) {
        const facts = [named('signer', chosen.authenticatedBy)];
        attempt.checks.push({ name: 'signature', group: 'authenticity', outcome: 'passed', facts });
    }
    const progress = (0,run_progress/* followBytes */.p)(host, clock, 'restore', manifest.rawBytes);
    const opened = await run.phase('open the backup', () => (0,open_backup/* openContents */.h1)(request, dependencies, chosen, progress));
    attempt.opened = opened;
    const target = await run.phase('prepare the target', async () => {
        const engine = await dependencies.engine((0,open_backup/* engineOf */.ky)(chosen.stored));
        const { trustSource, limits } = request;
        const spec = request.target === undefined
            ? { kind: 'ephemeral', trustSource, limits }
            : { kind: 'scratch', url: request.target, trustSource, limits };
        return engine.openTarget(spec, (0,open_backup/* needsOf */.hN)(chosen, opened), host);
    });
    await run.closing(target, async () => {
        attempt.target = { description: target.description, notes: target.notes };
        const streams = opened.reader.streams(opened.contents, opened.decryptor);
        await run.phase('restore', () => (0,restore_checked/* restoreChecked */.c)(target, streams, host.signal));
        const restoreMs = Math.round(clock.monotonicMs() - attempt.startedMs);
        attempt.restoreMs = restoreMs;
        attempt.checks.push({
            name: 'every stored byte',
            group: 'stored-bytes',
            outcome: 'passed',
            facts: [(0,core_check/* measured */.jh)(manifest.rawBytes, { unit: 'bytes' }), (0,core_check/* state */.wk)('as-dumped')],
        }, { name: 'restore', group: 'restore', outcome: 'passed', facts: [named('target', target.description)] });
        await evaluateTarget(verification, attempt, opened, target);
        attempt.checks.push(...evaluateObjectives({ restoreMs, backupAgeMs, rtoMs: request.rtoMs, rpoMs: request.rpoMs }));
    });
}
async function evaluateTarget({ dependencies, run, checks }, attempt, { contents }, target) {
    const source = contents.fingerprint;
    await run.phase('compare', async () => {
        attempt.restored = await target.inspect();
        const { exempts } = target;
        for (const check of (0,comparison/* compareFingerprints */.t)(source, attempt.restored, { exempts }))
            attempt.checks.push(check);
        for (const { name, ok, detail } of await target.integrity()) {
            attempt.checks.push({ name, group: 'integrity', outcome: ok ? 'passed' : 'failed', facts: [(0,core_check/* told */.Ev)(detail)] });
        }
    });
    await run.phase('checks', async () => {
        const context = { snapshotAt: new Date(source.takenAt), clock: dependencies.clock };
        attempt.checks.push(...(await runChecks(checks, target, context, (error) => run.keepWords(error))));
    });
}
async function evaluateRunbook({ request, dependencies }, attempt) {
    const check = { name: 'recovery instructions', group: 'stored-bytes' };
    try {
        await (0,open_backup/* checkRunbook */.x0)(request, dependencies, attempt.chosen);
        const names = attempt.chosen.stored.manifest.runbook.map(({ key }) => key);
        attempt.checks.push({
            ...check,
            outcome: 'passed',
            facts: [named('instructions', ...names), (0,core_check/* state */.wk)('as-in-manifest')],
        });
        return [];
    }
    catch (thrown) {
        if (!(thrown instanceof errors/* RestorableError */.s$) || !thrown.isFinding)
            throw thrown;
        const failed = { ...check, outcome: 'failed', facts: [(0,core_check/* told */.Ev)(thrown.message)] };
        attempt.checks.push(failed);
        return [failed];
    }
}
function findingOf(error) {
    const authenticity = ['SIGNATURE_MISSING', 'SIGNATURE_INVALID', 'SIGNER_UNKNOWN'].includes(error.code);
    const group = authenticity ? 'authenticity' : error.code === 'RESTORE_FAILED' ? 'restore' : 'stored-bytes';
    const detail = error.hint === undefined ? error.message : `${error.message} ${error.hint}`;
    return { name: error.code, group, outcome: 'failed', code: error.code, facts: [(0,core_check/* told */.Ev)(detail)] };
}
function named(what, ...names) {
    return { kind: 'named', what, names, more: 0 };
}

// EXTERNAL MODULE: ./build/repository/catalog/authenticity.js
var authenticity = __webpack_require__(57210);
;// CONCATENATED MODULE: ./build/verify/verify-each.js







async function verifyEach(verification, choice, done) {
    for (const copy of choice.copies) {
        const stopped = done.some(({ error }) => error !== undefined && error.area !== 'storage');
        if (stopped)
            done.push({ copy, attempt: undefined, verdict: 'skipped', error: undefined });
        else
            done.push(await verifyOne(verification, choice, copy));
    }
}
async function verifyOne(verification, choice, copy) {
    const { run, dependencies } = verification;
    const { storage, state } = copy;
    if (state === 'unreachable' || storage === undefined) {
        const error = (0,errors/* toRestorableError */.tj)(copy.error);
        return { copy, attempt: undefined, verdict: 'error', error };
    }
    const order = new read_preference/* ReadPreference */.U([storage]);
    const attempt = beginVerificationRun({ ...choice, order }, dependencies.clock.monotonicMs() - copy.answerMs);
    dependencies.host.log.info(`The copy at ${copy.label}:`);
    try {
        if (state === 'good')
            await verifyAlone(verification, attempt, storage);
        else
            fail(attempt, { name: 'copy', group: 'stored-bytes', outcome: 'failed', facts: [(0,core_check/* told */.Ev)(copy.detail)] });
        if (state === 'other')
            order.faulty.add(storage);
        if (state !== 'out-of-sync')
            await recordVerification(verification, attempt, [storage]);
        return { copy, attempt, verdict: attempt.verdict, error: undefined };
    }
    catch (thrown) {
        (0,errors/* throwIfCancelled */.dZ)(dependencies.host.signal);
        const error = (0,errors/* toRestorableError */.tj)(thrown);
        run.keepWords(error);
        run.warn(`The copy at ${copy.label} has no verdict: ${error.message}`);
        return { copy, attempt, verdict: 'error', error };
    }
}
async function verifyAlone(verification, attempt, storage) {
    const { request, dependencies } = verification;
    const { stored, order, ring } = attempt.chosen;
    if (ring !== undefined) {
        try {
            await (0,authenticity/* authenticate */.Q)([storage], (0,object_keys/* objectKeys */.uv)(request.name), stored, ring, dependencies.host.signal);
        }
        catch (thrown) {
            const error = (0,errors/* toRestorableError */.tj)(thrown);
            if (!error.isFinding)
                throw error;
            order.noteFailed(storage, error);
            attempt.isOnlyTheCopy = true;
            fail(attempt, findingOf(error));
            return;
        }
    }
    await verifyBackup(verification, attempt);
}
function fail(attempt, check) {
    attempt.checks.push(check);
    attempt.verdict = 'failed';
}
function verifiedCopies(attempts, run) {
    const verdict = overall(attempts.map((each) => each.verdict));
    const isAlone = attempts.length === 1;
    const checks = attempts.flatMap(({ copy, attempt }) => (attempt?.checks ?? []).map((check) => (isAlone ? check : { ...check, at: copy.label })));
    const copies = attempts.map(({ copy, attempt, verdict: own, error }) => {
        return {
            label: copy.label,
            verdict: own,
            detail: error?.message ?? copy.detail,
            checks: attempt?.checks ?? [],
            restoreMs: attempt?.restoreMs,
            readBytes: attempt?.chosen.order.served[0]?.bytes ?? 0,
            record: attempt?.record,
        };
    });
    const failed = attempts.find((each) => each.verdict === 'failed' && each.attempt?.opened !== undefined);
    const first = attempts.find((each) => each.attempt?.opened !== undefined);
    const error = attempts.find((each) => each.error !== undefined)?.error;
    if (verdict !== 'failed' && error !== undefined)
        run.fail(error);
    const orders = attempts.flatMap((each) => each.attempt?.chosen.order ?? []);
    return { verdict, checks, copies, attempt: (failed ?? first)?.attempt, orders };
}
function overall(verdicts) {
    const worst = ['failed', 'error', 'skipped'].find((verdict) => verdicts.includes(verdict));
    return worst ?? 'passed';
}

;// CONCATENATED MODULE: ./build/verify/verify.js













async function runVerify(request, dependencies) {
    const run = new run_run/* Run */.K(dependencies);
    const found = { orders: [], notes: [], checks: [], verdict: 'error' };
    await run.guard(() => verify(request, dependencies, run, found));
    const { choice, attempt, line } = found;
    const verdict = found.verdict === 'passed' && line?.outcome === 'failed' ? 'failed' : found.verdict;
    const facts = run.facts(verdict === 'failed');
    const manifest = choice?.stored.manifest;
    return {
        mode: 'verify',
        ...facts,
        verdict: facts.error === undefined ? verdict : 'error',
        backup: manifest && (0,summary/* summarizeBackup */.Wg)(manifest, choice?.authenticatedBy ?? null),
        ...(0,summary/* sourcesOf */.u0)(found.orders),
        target: attempt?.target?.description,
        notes: [...found.notes, ...(attempt?.target?.notes ?? [])],
        checks: [
            ...(found.copies === undefined ? (attempt?.checks ?? found.checks) : found.checks),
            ...(line ? [line] : []),
        ],
        tables: attempt?.opened === undefined ? [] : (0,summary/* summarizeTables */.hv)(attempt.opened.contents.fingerprint, attempt.restored),
        restoreMs: slowest(found.copies?.map((copy) => copy.restoreMs) ?? [attempt?.restoreMs]),
        backupAgeMs: attempt?.backupAgeMs,
        record: attempt?.record,
        ...(found.copies !== undefined && { copies: found.copies }),
    };
}
async function verify(request, dependencies, run, found) {
    const { host, clock } = dependencies;
    const startedMs = clock.monotonicMs();
    const checks = request.checks === undefined ? [] : await parseChecks(request.checks);
    const signer = await (0,verifier_signer/* openVerifierKey */.I)(request.verifierKey, dependencies, run);
    const verification = { request, dependencies, run, checks, signer };
    const choice = await choose(verification, found);
    if (choice === undefined)
        return;
    found.choice = choice;
    run.warn(...choice.order.problems);
    found.line = await run.phase('look at the line of backups', () => lookAt(verification, choice));
    if (request.verifyCopies === 'each') {
        const attempts = [];
        try {
            await verifyEach(verification, choice, attempts);
        }
        finally {
            Object.assign(found, verifiedCopies(attempts, run));
        }
        return;
    }
    const turn = request.verifyCopies === 'rotate' ? await leastRecentlyRead(verification, choice.order.all) : undefined;
    const note = turn?.why ?? choice.orderNote;
    if (note !== undefined) {
        host.log.info(note);
        found.notes.push(note);
    }
    const order = turn === undefined ? choice.order : new read_preference/* ReadPreference */.U([turn.storage]);
    const attempt = beginVerificationRun({ ...choice, order }, startedMs);
    found.attempt = attempt;
    found.orders = [order];
    if (turn === undefined)
        await verifyBackup(verification, attempt);
    else
        await verifyAlone(verification, attempt, turn.storage);
    found.verdict = attempt.verdict;
    await recordVerification(verification, attempt, choice.order.all);
}
async function lookAt({ request, dependencies, run, signer }, { copies }) {
    const passphrase = request.unlock.kind === 'passphrase' ? request.unlock.passphrase : undefined;
    const rings = await (0,key_rings/* openKeyRings */.n)({ ...request, passphrase }, signer === undefined ? [] : [signer.publicKey]);
    const reachable = copies.flatMap(({ storage, state }) => (state === 'unreachable' ? [] : (storage ?? [])));
    const check = await (0,lineage_check/* checkLineage */.Ki)(reachable, request.name, rings, run, dependencies.host.signal);
    return reachable.length < copies.length && check.outcome === 'failed' ? { ...check, outcome: 'skipped' } : check;
}
async function choose(verification, found) {
    const { request, dependencies, run } = verification;
    try {
        return await run.phase('choose the backup', () => (0,choose_backup/* chooseStoredBackup */.H)(request, dependencies, run));
    }
    catch (thrown) {
        (0,errors/* throwIfCancelled */.dZ)(dependencies.host.signal);
        const error = (0,errors/* toRestorableError */.tj)(thrown);
        if (!error.isFinding)
            throw error;
        found.checks = [findingOf(error)];
        found.verdict = 'failed';
        return undefined;
    }
}
function slowest(times) {
    const known = times.filter((time) => time !== undefined);
    return known.length === 0 ? undefined : Math.max(...known);
}


/***/ })

};
