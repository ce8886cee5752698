export const id = 9108;
export const ids = [9108];
export const modules = {

/***/ 5796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ev: () => (/* binding */ told),
/* harmony export */   Ro: () => (/* binding */ LINEAGE_CHECK),
/* harmony export */   fQ: () => (/* binding */ SIZE_CHECK),
/* harmony export */   jh: () => (/* binding */ measured),
/* harmony export */   pc: () => (/* binding */ objectiveOf),
/* harmony export */   pn: () => (/* binding */ OBJECTIVE_NAMES),
/* harmony export */   pq: () => (/* binding */ countOf),
/* harmony export */   wk: () => (/* binding */ state)
/* harmony export */ });
const LINEAGE_CHECK = 'lineage of backups';
const SIZE_CHECK = 'size of the newest backup';
const OBJECTIVE_NAMES = {
    verification: { rto: 'recovery time (rto)', rpo: 'recovery point (rpo)' },
    status: {
        rpo: 'newest backup',
        'verify-every': 'last verification',
        rto: 'measured restore time',
        capacity: 'capacity',
    },
};
function objectiveOf({ name, group }) {
    if (group !== 'objective')
        return undefined;
    const names = Object.values(OBJECTIVE_NAMES).flatMap((each) => Object.entries(each));
    return names.find(([, each]) => each === name)?.[0];
}
function told(text) {
    return { kind: 'told', text };
}
function state(of) {
    return { kind: 'state', state: of };
}
function measured(found, rest = {}) {
    return { kind: 'measured', found, ...rest };
}
function countOf(checks, outcome) {
    return checks.filter((check) => check.outcome === outcome).length;
}


/***/ }),

/***/ 48937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ES: () => (/* binding */ requireDatabaseName),
/* harmony export */   Tg: () => (/* binding */ suggestDatabaseName),
/* harmony export */   lH: () => (/* binding */ isDatabaseName)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

const PATTERN = /^[a-z0-9][a-z0-9._-]{0,62}$/;
const SHOWN_AT_MOST = 80;
function isDatabaseName(text) {
    return PATTERN.test(text) && !text.includes('..');
}
function requireDatabaseName(text) {
    if (isDatabaseName(text))
        return text;
    const shown = text.length > SHOWN_AT_MOST ? `${text.slice(0, SHOWN_AT_MOST)}…` : text;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `The name ${JSON.stringify(shown)} can't be used in storage.`, {
        hint: 'Use 1 to 63 lower-case letters, digits, ".", "_" or "-", starting with a letter or digit.',
    });
}
function suggestDatabaseName(text) {
    const name = text
        .toLowerCase()
        .replaceAll(/[^a-z0-9._-]+/g, '-')
        .replaceAll(/\.{2,}/g, '.')
        .replace(/^[._-]+/, '')
        .slice(0, 63)
        .replace(/[._-]+$/, '');
    return PATTERN.test(name) ? name : undefined;
}


/***/ }),

/***/ 72352:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BC: () => (/* binding */ OBJECTS_PER_PART),
/* harmony export */   IK: () => (/* binding */ OBJECT_LIST_MAX_BYTES),
/* harmony export */   OP: () => (/* binding */ serializeObjectList),
/* harmony export */   kN: () => (/* binding */ MAX_LISTED_OBJECTS),
/* harmony export */   vo: () => (/* binding */ parseObjectList)
/* harmony export */ });
/* unused harmony export OBJECT_MAX_BYTES */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _object_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7240);


const OBJECTS_PER_PART = 20_000;
const OBJECT_LIST_MAX_BYTES = 8 * 1024 * 1024;
const OBJECT_MAX_BYTES = 288 * 1024 * 1024;
const MAX_LISTED_OBJECTS = 2_000_000;
const LISTED = ['packs', 'maps', 'index', 'contents'];
const HEADER = '# restorable objects 1';
const KEY = /^[a-z0-9][A-Za-z0-9._/-]*$/;
function serializeObjectList(objects) {
    const lines = objects.map((object) => `# ${object.sizeBytes}\n${object.sha256}  ${object.key}\n`);
    return Buffer.from(`${HEADER}\n${lines.join('')}`);
}
function parseObjectList(stored, id) {
    const lines = Buffer.from(stored).toString('latin1').split('\n');
    const bad = (line) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_FORMAT', `Line ${line + 1} of the object list of ${id} does not have the form that this program writes.`, {
        hint: 'Use the version of this program that wrote the backup, or a newer one.',
    });
    if (lines[0] !== HEADER || lines.at(-1) !== '' || lines.length % 2 !== 0)
        throw bad(0);
    if (lines.length > 2 * OBJECTS_PER_PART + 2)
        throw bad(2 * OBJECTS_PER_PART + 1);
    const objects = [];
    for (let line = 1; line < lines.length - 1; line += 2) {
        const size = /^# (0|[1-9]\d{0,14})$/.exec(lines[line] ?? '')?.[1];
        const [, sha256, key] = /^([0-9a-f]{64}) {2}(.+)$/.exec(lines[line + 1] ?? '') ?? [];
        if (size === undefined || sha256 === undefined || key === undefined)
            throw bad(line);
        if (!KEY.test(key) || key.split('/').some((segment) => segment === '' || segment.startsWith('.')))
            throw bad(line + 1);
        const owner = (0,_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .ownerOfObject */ .WL)(key);
        if (owner?.id !== id || !LISTED.includes(owner.part) || Number(size) > OBJECT_MAX_BYTES)
            throw bad(line + 1);
        if (key <= (objects.at(-1)?.key ?? ''))
            throw bad(line + 1);
        objects.push({ key, sizeBytes: Number(size), sha256 });
    }
    return objects;
}


/***/ }),

/***/ 93985:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ nearestFirst)
/* harmony export */ });
const SHORTEST_MS = 100;
const AS_QUICK = 2;
function nearestFirst(places) {
    const here = places.filter((place) => !place.offsite);
    const away = places.filter((place) => place.offsite);
    return [...quickestFirst(here), ...quickestFirst(away)];
}
function quickestFirst(places) {
    const left = [...places];
    const ordered = [];
    const timeOf = ({ answerMs }) => Math.max(SHORTEST_MS, answerMs);
    while (left.length > 0) {
        const limit = AS_QUICK * Math.min(...left.map(timeOf));
        const at = left.findIndex((place) => timeOf(place) <= limit);
        ordered.push(...left.splice(Math.max(0, at), 1));
    }
    return ordered;
}


/***/ }),

/***/ 32347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ restoresInto),
/* harmony export */   u: () => (/* binding */ ENGINES)
/* harmony export */ });
const ENGINES = ['postgres', 'mysql', 'mariadb', 'sqlite', 'd1', 'command'];
const ALSO_INTO = {
    mysql: ['mariadb'],
    mariadb: ['mysql'],
    d1: ['sqlite'],
};
function restoresInto(engine, target) {
    return engine === target || ALSO_INTO[engine]?.includes(target) === true;
}


/***/ }),

/***/ 79475:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I3: () => (/* binding */ checkName),
  cn: () => (/* binding */ describeCheck),
  nK: () => (/* binding */ differencesIgnored),
  _5: () => (/* binding */ verdictInWords)
});

// EXTERNAL MODULE: ./build/core/key-name.js
var key_name = __webpack_require__(29679);
// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(3294);
// EXTERNAL MODULE: ./build/report/words/names.js
var words_names = __webpack_require__(35875);
;// CONCATENATED MODULE: ./build/report/words/digests.js

const REASONS = {
    'materialized-view': 'a restore computes a materialized view again',
    'foreign-table': 'the rows of a foreign table are not in the dump',
    'extension-table': 'the table belongs to an extension',
    'rows-elsewhere': 'its rows are stored by another table or server',
    'session-settings': 'the pooler accepts no start-up options, so values may be printed differently',
    'object-identifiers': 'its columns name objects or roles of the server',
    'not-dumped': 'its rows are not in the dump',
    'not-copied': 'its rows are not in the format of COPY',
    'statement-form': "Cloudflare's export writes it in a form that this version can't read",
    'dump-not-run': 'the command `dump` does not run on the restored database',
    'no-time': 'there was no time to read it in the source',
    'not-readable': 'the process that read it in the source ended',
    'not-evaluable': 'the source has a part of the application in it that this program does not have',
    'row-too-long': 'it has a row that is too long to be read in parts',
    'same-name': 'the name is not valid text, and another table has one that is read as the same',
    'damaged-pages': 'it could not be read completely in the source',
};
function describeExempt({ reason, names, more }) {
    return `not compared, because ${REASONS[reason] ?? 'of a reason that this version does not know'}: ${(0,words_names/* listed */.K)(names, more)}`;
}

// EXTERNAL MODULE: ./build/report/words/flaws.js
var flaws = __webpack_require__(99116);
// EXTERNAL MODULE: ./build/report/words/gaps.js
var gaps = __webpack_require__(58010);
// EXTERNAL MODULE: ./build/report/words/misses.js
var misses = __webpack_require__(43463);
;// CONCATENATED MODULE: ./build/report/words/checks.js







function describeCheck({ facts }) {
    return facts.reduce((text, fact, at) => {
        if (at === 0)
            return describeFact(fact);
        return `${text}${continues(fact, facts[at - 1]) ? ',' : ';'} ${describeFact(fact)}`;
    }, '');
}
function continues(fact, before) {
    const isCount = (each) => each?.kind === 'measured' && each.expected === undefined;
    return isCount(before) && (isCount(fact) || fact.kind === 'state');
}
function verdictInWords(verdict, reason) {
    return reason === null ? verdict : `${verdict} (${reason})`;
}
function differencesIgnored(count) {
    return `${(0,format/* plural */.LS)(count, 'difference')} ignored`;
}
function checkName({ name, at, backup }) {
    const of = backup === undefined ? '' : ` of ${backup}`;
    return at === undefined ? `${name}${of}` : `${name}${of} at ${at}`;
}
function describeFact(fact) {
    switch (fact.kind) {
        case 'measured':
            return describeMeasured(fact);
        case 'named':
            return NAMES[fact.what]((0,words_names/* listed */.K)(fact.what === 'signer' ? fact.names.map(key_name/* shortFingerprint */.n) : fact.names, fact.more));
        case 'answer':
            return describeAnswer(fact);
        case 'gap':
            return (0,gaps/* describeGap */.e)(fact);
        case 'exempt':
            return describeExempt(fact);
        case 'flaws':
            return `noted when the backup was made, not counted as a failure: ${(0,words_names/* listed */.K)(fact.flaws.map(flaws/* describeFlaw */.w), fact.more)}`;
        case 'state':
            return STATES[fact.state];
        case 'told':
            return fact.text;
        case 'drift':
            return describeDrift(fact);
        case 'ignored':
            return `ignored${fact.until === null ? '' : ` until ${fact.until}`}: ${fact.reason}`;
    }
}
const NAMES = {
    missing: (names) => `missing: ${names}`,
    changed: (names) => `defined differently: ${names}`,
    'other-content': (names) => `rows that differ from the dump: ${names}`,
    'other-value': (names) => `at another value: ${names}`,
    'printed-differently': (names) => `definitions differ, perhaps only as another server version prints them: ${names}`,
    uncounted: (names) => `not counted on one side, so not compared: ${names}`,
    'perhaps-renamed': (names) => `gone, and a new table has about as many rows: ${names}`,
    equal: (names) => `equal: ${names}`,
    'one-sided': (names) => `known on one side: ${names}`,
    signer: (names) => `signed by ${names}`,
    target: (names) => names,
    instructions: (names) => names,
    backup: (names) => names,
};
const STATES = {
    'as-in-source': 'as in the source',
    'not-in-source': 'not in the source',
    'same-content': 'every row as the dump had it',
    'nothing-to-compare': 'no table whose content can be compared',
    'digests-off': 'not compared: `digest` is off',
    'no-digests': 'not compared: the backup has no content digests',
    'digests-incomparable': 'not compared: this version does not compute digests of this kind',
    missing: 'is missing after the restore',
    'more-differ': 'which differ too',
    'none-behind': 'none lower than in the source',
    'no-table': 'the source held no table',
    'no-data-proven': 'no rows confirm the data',
    'no-backup': 'there is no backup',
    'never-read': 'no verification that counts has read a copy here',
    'not-measured': 'no verification has measured it',
    'measured-elsewhere': 'measured with the copy at another destination',
    'nothing-asked': 'no limit is set',
    'too-few': 'too few backups of its kind to compare with',
    'as-dumped': 'exactly what the dump tool wrote',
    restored: 'without an error',
    'as-in-manifest': 'exactly what the manifest names',
    'known-version': 'exactly a version that this program knows',
    complete: 'all objects are there, with their sizes',
    'line-complete': 'no backup is missing that a later one names, and each names the one before it',
    'not-within-a-year': 'the capacity is not reached within a year at this growth',
    'no-schedule': 'no run of the last 30 days was started by a schedule',
    'workflow-active': 'it is active',
    'workflow-deleted': 'it was deleted from the default branch, so nothing starts it',
    'workflow-disabled-fork': 'GitHub disabled it, because the repository is a fork',
    'workflow-disabled-inactivity': 'GitHub disabled it, because nothing was committed to the repository for 60 days',
    'workflow-disabled-manually': 'someone disabled it',
    'workflow-unknown': 'GitHub reports a state that this version does not know',
    'run-disabled': misses/* MISS_REASONS */.v.disabled,
    'run-never-created': misses/* MISS_REASONS */.v['never-created'],
    'run-queued': misses/* MISS_REASONS */.v.queued,
    'run-running': misses/* MISS_REASONS */.v.running,
    'run-cancelled': misses/* MISS_REASONS */.v.cancelled,
    'run-failed-before-our-step': misses/* MISS_REASONS */.v['failed-before-our-step'],
    'run-failed': misses/* MISS_REASONS */.v.failed,
    'run-skipped': misses/* MISS_REASONS */.v.skipped,
    'run-made-nothing': misses/* MISS_REASONS */.v['made-nothing'],
    'run-unknown': misses/* MISS_REASONS */.v.unknown,
};
const NOUNS = {
    rows: 'row',
    tables: 'table',
    objects: 'object',
    sequences: 'sequence',
    extensions: 'extension',
};
function describeMeasured({ of, found, unit, expected, bound = 'exactly' }) {
    const is = `${of === undefined ? '' : `${of}: `}${figure(found, unit)}`;
    if (expected === undefined)
        return is;
    const wanted = figure(expected, unit);
    if (bound === 'usually')
        return `${is}, usually ${wanted}`;
    return bound === 'at-most' ? `${is} (at most ${wanted} expected)` : `${is} (${wanted} expected)`;
}
function figure(value, unit) {
    if (value === null)
        return 'nothing';
    if (typeof value === 'string')
        return value;
    if (unit === 'ms')
        return (0,format/* humanMs */.o0)(value);
    if (unit === 'bytes')
        return (0,format/* humanBytes */.p6)(value);
    return unit === undefined ? (0,format/* grouped */.zD)(value) : (0,format/* plural */.LS)(value, NOUNS[unit]);
}
function describeDrift({ rows, before, since, limit }) {
    const had = `${(0,format/* plural */.LS)(before, 'row')} in ${since}`;
    const allowed = `at most ${percent(limit)} ${limit <= 0 ? 'fewer' : 'more'} allowed`;
    if (rows === null)
        return `the table is gone, which had ${had} (${allowed})`;
    const change = `${percent((rows - before) / before)} ${rows < before ? 'fewer' : 'more'}`;
    return `${(0,format/* plural */.LS)(rows, 'row')}, ${change} than the ${had} (${allowed})`;
}
function percent(share) {
    return `${Math.abs(Math.round(share * 1_000) / 10)} %`;
}
function describeAnswer({ found, wanted, unmet }) {
    const is = describeFound(found);
    if (unmet.length > 0)
        return `${is}; expected ${unmet.map(describeUnmet).join(' and ')}`;
    return wanted.length === 0 ? is : `${is} (${wanted.map(describeWanted).join(' and ')} expected)`;
}
function describeWanted(wanted) {
    return wanted.want === 'within' ? `at most ${(0,format/* humanMs */.o0)(wanted.ms)} before the backup` : describeUnmet(wanted);
}
function describeFound(found) {
    switch (found.as) {
        case 'count':
            return `the count is ${found.value ?? 'not a number'}`;
        case 'value':
            return `the value is ${found.value}`;
        case 'rows':
            return found.rows === 0 ? 'the query returned no row' : (0,format/* plural */.LS)(found.rows, 'row');
        case 'text':
            if (found.matches === undefined)
                return 'the value is a text';
            return found.matches ? 'the text matches' : 'the text does not match';
    }
}
const WANTED = {
    'no-rows': 'no row',
    'zero-count': 'a count of 0',
    anything: 'something',
    'a-value': 'a value',
    'not-null': 'a value that is not NULL',
    'a-time': 'a time',
    'not-in-future': 'a time that is not in the future of the backup',
};
function describeUnmet(unmet) {
    switch (unmet.want) {
        case 'rows':
            return `rows ${range(unmet)}`;
        case 'count':
            return `a count ${range(unmet)}`;
        case 'age':
            return `at most ${(0,format/* humanMs */.o0)(unmet.atMostMs)} before the backup, it is ${(0,format/* humanMs */.o0)(unmet.foundMs)}`;
        case 'equal':
            return `exactly ${unmet.value}`;
        case 'range':
            return `${bounds(unmet)}${unmet.comparable ? '' : ", which this value can't be compared with"}`;
        case 'match':
            return `a match of /${unmet.pattern}/${unmet.limitMs === undefined ? '' : `, which took longer than ${unmet.limitMs} ms`}`;
        default:
            return WANTED[unmet.want];
    }
}
function range({ min, max }) {
    if (min === max)
        return `of exactly ${min}`;
    return max === undefined ? `of at least ${min}` : `from ${min} to ${max}`;
}
function bounds({ min, max }) {
    if (min === undefined)
        return `at most ${max}`;
    return max === undefined ? `at least ${min}` : `${min} to ${max}`;
}


/***/ }),

/***/ 99116:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ warningsOfFlaws),
/* harmony export */   w: () => (/* binding */ describeFlaw)
/* harmony export */ });
/* harmony import */ var _core_format_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32466);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35875);


const WORDS = {
    'collation-changed': 'the operating system orders text differently than when its indexes were built',
    'foreign-key-violated': 'has rows without their parent',
    'foreign-key-without-parent': 'its parent table is missing',
    'foreign-key-not-valid': 'has rows with a missing parent',
    'routine-unreadable': "the server can't parse it",
    'trigger-over-gone-column': 'uses a column that its table does not have',
    'view-over-something-gone': "refers to a missing object, or to one that its account can't read",
    'view-without-definer': 'its definer does not exist',
    'check-violated': 'has rows that violate a check constraint',
    'damaged-pages': 'has damaged pages',
    'foreign-key-not-checkable': "a foreign key can't be checked: no fitting key in the parent, or a collation of the application",
    'full-text-index': 'its full-text index is damaged',
    'index-entries': 'its entries are not those of its table',
    'not-checked': 'the check of its pages did not finish',
    'not-evaluable': 'needs a collation, function or module of the application',
    'null-in-not-null': 'has NULL in a NOT NULL column',
    'other-damage': 'is damaged',
    'text-beyond-its-charset': 'its name, table, definer or comment has letters that its character set lacks: it is created as UTF-8',
    'unreadable-schema': "its schema can't be read",
    'wrong-type': 'has values of a wrong type',
};
const UNSEEN = new Set(['foreign-key-not-checkable', 'not-checked', 'not-evaluable']);
const NAMED = 20;
function describeFlaw({ kind, type, name }) {
    const object = name === '' ? type : `${type} ${name}`;
    return `${object} (${WORDS[kind] ?? kind})`;
}
function warningsOfFlaws({ flaws = [] }) {
    const rows = flaws.filter(({ kind }) => _core_format_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .FLAWS_OF_ROWS */ .Se.has(kind)).map(describeFlaw);
    const indexes = flaws.filter(({ kind }) => _core_format_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .FLAWS_OF_INDEXES */ .f4.has(kind)).map(describeFlaw);
    const isBroken = ({ kind }) => !UNSEEN.has(kind) && !_core_format_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .FLAWS_OF_ROWS */ .Se.has(kind) && !_core_format_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .FLAWS_OF_INDEXES */ .f4.has(kind);
    const broken = flaws.filter(isBroken).map(describeFlaw);
    const unseen = flaws.filter(({ kind }) => UNSEEN.has(kind)).map(describeFlaw);
    return [
        ...(broken.length > 0
            ? [`This is broken in the source. The backup keeps it as it is, and a restore may lack it: ${some(broken)}.`]
            : []),
        ...(rows.length > 0 ? [`The source has such rows, and the backup keeps them: ${some(rows)}.`] : []),
        ...(indexes.length > 0
            ? [
                `Indexes on text may be damaged in the source: ${some(indexes)}. Run REINDEX there, then ALTER DATABASE or ALTER COLLATION with REFRESH VERSION. The backup has the rows, and a restore builds new indexes.`,
            ]
            : []),
        ...(unseen.length > 0 ? [`This could not be checked, and is in the backup as it is: ${some(unseen)}.`] : []),
    ];
}
function some(flaws) {
    return (0,_names_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .K)(flaws.slice(0, NAMED), flaws.length - NAMED);
}


/***/ }),

/***/ 58010:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ describeGap)
/* harmony export */ });
function describeGap({ state, id, older, newer }) {
    const where = older === undefined ? `before ${newer}` : `between ${older} and ${newer}`;
    switch (state) {
        case 'unlinked':
            return `${id} names no predecessor, although ${older} exists. Whether backups between them were removed is unknown`;
        case 'replaced':
            return `${id} ${where} was replaced: its manifest is not the one that the next backup names`;
        case 'removal-untrusted':
            return `${id} is missing ${where}, and no accepted key signed the record of its removal`;
        case 'missing':
            return `${id} is missing ${where}`;
    }
}


/***/ }),

/***/ 43463:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ MISS_REASONS)
/* harmony export */ });
const MISS_REASONS = {
    disabled: 'the workflow is disabled',
    'never-created': 'GitHub did not create a run',
    queued: 'the run is still waiting',
    running: 'the run is still in progress',
    cancelled: 'the run was cancelled',
    'failed-before-our-step': 'the run failed before the step of this program',
    failed: 'the run failed',
    skipped: 'the run was skipped',
    'made-nothing': 'the run succeeded, but nothing of it is stored here',
    unknown: 'what became of its run is not known',
};


/***/ }),

/***/ 35875:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ listed)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3294);

const NAME_LENGTH = 200;
function listed(names, more) {
    const shown = names.map((name) => (name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH)}…` : name));
    return `${shown.join(', ')}${more > 0 ? ` and ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .grouped */ .zD)(more)} more` : ''}`;
}


/***/ }),

/***/ 34445:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ databasesAt)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_format_database_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48937);


async function databasesAt(storage, signal) {
    const names = [];
    for (const folder of await storage.folders('', { signal })) {
        try {
            names.push((0,_core_format_database_name_js__WEBPACK_IMPORTED_MODULE_1__/* .requireDatabaseName */ .ES)(folder));
        }
        catch (error) {
            if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$))
                throw error;
        }
    }
    return names;
}


/***/ }),

/***/ 15232:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ readObjectList)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7240);
/* harmony import */ var _core_format_object_list_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72352);
/* harmony import */ var _reading_fetch_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7964);




async function readObjectList(sources, manifest, problems = sources.problems) {
    const objects = [];
    for (const [index, part] of manifest.objects.entries()) {
        if (part.sizeBytes > _core_format_object_list_js__WEBPACK_IMPORTED_MODULE_2__/* .OBJECT_LIST_MAX_BYTES */ .IK)
            throw damaged(manifest, `its part ${index} is too large`);
        const expected = { key: (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .listPartPath */ .Zh)(manifest.id, index), ...part };
        const listed = (0,_core_format_object_list_js__WEBPACK_IMPORTED_MODULE_2__/* .parseObjectList */ .vo)(await (0,_reading_fetch_js__WEBPACK_IMPORTED_MODULE_3__/* .fetchVerified */ .J)(sources, expected, problems), manifest.id);
        const isLast = index === manifest.objects.length - 1;
        const [first] = listed;
        if (first === undefined || (!isLast && listed.length !== _core_format_object_list_js__WEBPACK_IMPORTED_MODULE_2__/* .OBJECTS_PER_PART */ .BC)) {
            throw damaged(manifest, `its part ${index} has ${listed.length} objects`);
        }
        const before = objects.at(-1);
        if (before !== undefined && first.key <= before.key)
            throw damaged(manifest, 'it is not in order');
        for (const object of listed)
            objects.push(object);
    }
    requireAgreement(manifest, objects);
    return objects;
}
function requireAgreement(manifest, objects) {
    const key = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .sealedPath */ .ss)({ kind: 'contents', backup: manifest.id });
    const contents = objects.find((object) => object.key === key);
    if (contents?.sha256 !== manifest.contents.sha256 || contents.sizeBytes !== manifest.contents.sizeBytes) {
        throw damaged(manifest, 'its contents differ from those that the manifest names');
    }
    const storedBytes = [...objects, ...manifest.objects].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    if (storedBytes === manifest.storedBytes)
        return;
    throw damaged(manifest, `it is about ${storedBytes} bytes, and the manifest about ${manifest.storedBytes}`);
}
function damaged({ id }, what) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_DAMAGED', `The list of objects of ${id} is not what a backup writes: ${what}.`, {
        hint: 'Use another destination or an earlier backup, and find out what changed this one.',
    });
}


/***/ }),

/***/ 97983:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ checkClock),
/* harmony export */   L: () => (/* binding */ putOnce)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_planning_catalog_trust_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7620);


async function putOnce(at, key, body) {
    try {
        await at.put(key, body, { ifAbsent: true });
        return true;
    }
    catch (error) {
        if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$) || error.code !== 'OBJECT_EXISTS')
            throw error;
        const there = await at.get(key, body.length).catch((unread) => {
            if (unread instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$ && unread.code === 'STORAGE_CORRUPTED')
                return undefined;
            throw unread;
        });
        return there !== undefined && Buffer.from(there).equals(body);
    }
}
async function checkClock(at) {
    const before = at.clock.now().getTime();
    const there = (await at.now()).getTime();
    const skewMs = Math.max(before - there, there - at.clock.now().getTime(), 0);
    if (skewMs <= _core_planning_catalog_trust_js__WEBPACK_IMPORTED_MODULE_1__/* .CLOCK_SKEW_MS */ .r)
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('CLOCK_SKEW', `This machine's clock and the clock of ${at.label} differ by ${Math.round(skewMs / 60_000)} minutes.`, { hint: 'Set the clock (`timedatectl set-ntp true`) and run again; at most 5 minutes are accepted.' });
}


/***/ }),

/***/ 7964:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ fetchVerified)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _packs_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69984);
/* harmony import */ var _older_copies_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1434);
/* harmony import */ var _read_preference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72554);




async function fetchVerified(sources, object, problems = sources.problems) {
    try {
        const ask = async (source) => {
            const stored = await fetchFrom(source, object);
            sources.noteServed(source, stored.length);
            return stored;
        };
        return await (0,_read_preference_js__WEBPACK_IMPORTED_MODULE_3__/* .readFromFirstHealthy */ .m)(sources, ask, problems);
    }
    catch (thrown) {
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(sources.signal);
        const isGood = (stored) => stored.length === object.sizeBytes && (0,_packs_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Hex */ .f)(stored) === object.sha256 ? stored : undefined;
        const bounded = { key: object.key, maxBytes: object.sizeBytes };
        const older = await (0,_older_copies_js__WEBPACK_IMPORTED_MODULE_2__/* .olderCopy */ .E)(sources.current, bounded, isGood, problems);
        if (older === undefined)
            throw thrown;
        sources.noteServed(older.source, older.value.length);
        return older.value;
    }
}
async function fetchFrom(source, object) {
    const hint = 'Use another destination or an earlier backup, and find out what changed this one.';
    const wrong = (what, cause) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_DAMAGED', `${object.key} at ${source.label} ${what}.`, { hint, cause });
    const stored = await source.get(source.keys.absolute(object.key), object.sizeBytes).catch((cause) => {
        const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(cause);
        if (error.code === 'OBJECT_MISSING') {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('OBJECT_MISSING', `${object.key} is missing at ${source.label}.`, { hint, cause });
        }
        if (error.code === 'STORAGE_CORRUPTED')
            throw wrong(`does not have the ${object.sizeBytes} bytes that were written`, cause);
        throw error;
    });
    if (stored.length !== object.sizeBytes)
        throw wrong(`has ${stored.length} bytes; ${object.sizeBytes} were written`);
    if ((0,_packs_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Hex */ .f)(stored) !== object.sha256)
        throw wrong('differs from what was written');
    return stored;
}


/***/ }),

/***/ 51988:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CH: () => (/* binding */ RUNBOOK_MAX_BYTES),
/* harmony export */   HA: () => (/* binding */ RUNBOOK),
/* harmony export */   k6: () => (/* binding */ putRunbook)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7240);
/* harmony import */ var _packs_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(69984);
/* harmony import */ var _reading_destinations_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97983);




const RUNBOOK_MAX_BYTES = 1024 * 1024;
const [pageName, scriptName] = _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .RUNBOOK_FILES */ .jE;
const page = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(__webpack_require__.ab + "RECOVERY-v1.md");
const script = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(__webpack_require__.ab + "RECOVERY-v1.py");
const RUNBOOK = [
    { key: pageName, sha256: (0,_packs_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Hex */ .f)(page) },
    { key: scriptName, sha256: (0,_packs_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Hex */ .f)(script) },
];
async function putRunbook(at) {
    const warnings = [];
    for (const [name, body] of [
        [pageName, page],
        [scriptName, script],
    ]) {
        const key = at.keys.absolute(name);
        if (await (0,_reading_destinations_js__WEBPACK_IMPORTED_MODULE_3__/* .putOnce */ .L)(at, key, body))
            continue;
        warnings.push(`${key} at ${at.label} is not what this version writes. Someone may have changed it: compare it with the one of the project before you follow it or run it.`);
    }
    return warnings;
}


/***/ }),

/***/ 48089:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HL: () => (/* binding */ chooseStoredBackup),
/* harmony export */   i6: () => (/* binding */ chooseAmong),
/* harmony export */   tS: () => (/* binding */ chooseListed)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_planning_catalog_trust_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7620);
/* harmony import */ var _core_planning_nearest_first_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(93985);
/* harmony import */ var _openpgp_signatures_signatures_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12601);
/* harmony import */ var _report_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3294);
/* harmony import */ var _repository_catalog_authenticity_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(57210);
/* harmony import */ var _repository_catalog_catalog_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(84820);
/* harmony import */ var _repository_reading_read_preference_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(72554);
/* harmony import */ var _run_no_backup_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(53912);
/* harmony import */ var _listed_destinations_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(20290);










async function chooseStoredBackup(request, context) {
    return chooseListed(await (0,_listed_destinations_js__WEBPACK_IMPORTED_MODULE_8__/* .askEverywhere */ .g)(request, context), request, context);
}
async function chooseListed(asked, request, context) {
    const { backup } = request;
    const all = await findUnlisted(asked, backup);
    return chooseAmong(all, request, context, (ids) => (0,_core_planning_catalog_trust_js__WEBPACK_IMPORTED_MODULE_1__/* .chooseBackup */ .S)(ids, backup, context.clock.now()));
}
async function chooseAmong(asked, { unlock, signers }, { run }, pick) {
    const ring = await (0,_openpgp_signatures_signatures_js__WEBPACK_IMPORTED_MODULE_2__/* .openSignerRing */ .v9)(signers, unlock.kind === 'passphrase' ? unlock.passphrase : undefined);
    const listed = asked.filter((each) => 'ids' in each);
    const ids = [...new Set(listed.flatMap((each) => each.ids))];
    const places = listed.map(({ at }) => at);
    if (ids.length === 0)
        await (0,_run_no_backup_js__WEBPACK_IMPORTED_MODULE_7__/* .throwNoBackup */ .E)(places);
    const id = await pick(ids, places);
    const holders = (0,_core_planning_nearest_first_js__WEBPACK_IMPORTED_MODULE_9__/* .nearestFirst */ .F)(listed.filter((each) => each.ids.includes(id)));
    const order = new _repository_reading_read_preference_js__WEBPACK_IMPORTED_MODULE_6__/* .ReadPreference */ .U(holders.map(({ at }) => at), { warn: (message) => run.warn(message) });
    const { source, stored, by } = await readChosen(order, id, ring);
    const copies = [];
    for (const each of asked) {
        if (!('ids' in each))
            copies.push(each);
        else if (each.at.storage === source)
            copies.push(good(each));
        else
            copies.push(await compare(each, stored, order));
    }
    for (const copy of copies)
        if (copy.state === 'out-of-sync' || copy.state === 'other')
            run.warn(copy.detail);
    if (by === null) {
        run.warn('Not authenticated: anyone with write access to the storage could have made this backup. Set `signers` to check who did.');
    }
    const orderNote = holders.length > 1 ? describeOrder(holders) : undefined;
    return { stored, authenticatedBy: by, ring, order, copies, orderNote, ids };
}
async function readChosen(order, id, ring) {
    const trusted = async (stored, at) => {
        const by = ring === undefined ? null : await (0,_repository_catalog_authenticity_js__WEBPACK_IMPORTED_MODULE_4__/* .authenticate */ .Q)([at], stored, ring);
        return { source: at.storage, stored, by };
    };
    try {
        return await (0,_repository_reading_read_preference_js__WEBPACK_IMPORTED_MODULE_6__/* .readFromFirstHealthy */ .m)(order, async (source) => trusted(await source.readManifest(id), source));
    }
    catch (thrown) {
        const older = await (0,_repository_catalog_catalog_js__WEBPACK_IMPORTED_MODULE_5__/* .olderManifest */ .sH)(order.current, id, trusted, order.problems);
        if (older === undefined)
            throw thrown;
        return older;
    }
}
async function findUnlisted(asked, backup) {
    if (backup.kind !== 'id')
        return asked;
    const { id } = backup;
    if (asked.some((each) => 'ids' in each && each.ids.includes(id)))
        return asked;
    return Promise.all(asked.map(async (each) => {
        if (!('ids' in each))
            return each;
        const found = await (0,_repository_catalog_catalog_js__WEBPACK_IMPORTED_MODULE_5__/* .olderManifest */ .sH)([each.at], id, () => true);
        return found === undefined ? each : { ...each, ids: [...each.ids, id] };
    }));
}
function good({ at, answerMs }) {
    return { label: at.label, state: 'good', detail: '', at, answerMs };
}
async function compare(listed, { manifest: { id }, bytes }, order) {
    const { at, ids } = listed;
    const { label } = at;
    const copy = good(listed);
    if (!ids.includes(id)) {
        const detail = `${label} does not hold ${id}: it is out of sync with the other destinations; \`sync\` copies it there.`;
        return { ...copy, state: 'out-of-sync', detail };
    }
    try {
        if (Buffer.from(await at.get(at.keys.manifest(id), bytes.length)).equals(bytes))
            return copy;
    }
    catch (thrown) {
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(at.signal);
        const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown);
        if (!error.isFinding && error.code !== 'STORAGE_CORRUPTED') {
            order.noteFailed(at, error);
            order.exclude(at);
            return { label, state: 'unreachable', error };
        }
    }
    const isSame = ({ bytes: older }) => Buffer.from(older).equals(bytes) || undefined;
    if ((await (0,_repository_catalog_catalog_js__WEBPACK_IMPORTED_MODULE_5__/* .olderManifest */ .sH)([at], id, isSame, order.problems)) !== undefined)
        return copy;
    order.exclude(at);
    const detail = `The manifest of ${id} at ${label} is missing or differs from the one that was chosen; it is not read.`;
    return { ...copy, state: 'other', detail };
}
function describeOrder(holders) {
    const each = holders.map(({ at, offsite, answerMs }) => `${at.label} (${offsite ? 'offsite, ' : ''}listed in ${(0,_report_format_js__WEBPACK_IMPORTED_MODULE_3__/* .humanMs */ .o0)(Math.round(answerMs))})`);
    return `Read in this order, the nearest first: ${each.join(', ')}.`;
}


/***/ }),

/***/ 20290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ askAgain),
/* harmony export */   g: () => (/* binding */ askEverywhere)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _run_open_destinations_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16896);
/* harmony import */ var _run_run_context_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88246);
/* harmony import */ var _run_warn_of_deleted_backups_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9896);




async function askEverywhere(request, context) {
    const { host, run } = context;
    const asked = [];
    let firstError;
    for (const [index, spec] of request.destinations.entries()) {
        let storage;
        try {
            storage = await (0,_run_open_destinations_js__WEBPACK_IMPORTED_MODULE_1__/* .openDestination */ .xB)(spec, context);
            const at = (0,_run_run_context_js__WEBPACK_IMPORTED_MODULE_2__/* .storedAt */ .x)(storage, request.name, context);
            const listed = await list(at, context);
            await (0,_run_warn_of_deleted_backups_js__WEBPACK_IMPORTED_MODULE_3__/* .warnOfDeletedBackups */ .c)(run, at);
            asked.push(listed);
        }
        catch (thrown) {
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(host.signal);
            const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .failureOf */ .g5)(thrown, ['storage']);
            firstError ??= error;
            run.warn(`A destination is excluded: ${error.message}`);
            asked.push({ label: storage?.label ?? spec.name ?? `destination ${index + 1}`, state: 'unreachable', error });
        }
    }
    if (firstError !== undefined && asked.every((each) => !('ids' in each)))
        throw firstError;
    return asked;
}
async function askAgain(asked, context) {
    const again = [];
    for (const each of asked) {
        if (!('ids' in each))
            again.push(each);
        else {
            try {
                again.push(await list(each.at, context));
            }
            catch (thrown) {
                (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(context.host.signal);
                again.push({ label: each.at.label, state: 'unreachable', error: (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .failureOf */ .g5)(thrown, ['storage']) });
            }
        }
    }
    return again;
}
async function list(at, { clock }) {
    const startedMs = clock.monotonicMs();
    const { ids } = await at.listManifests();
    return { at, ids, offsite: at.storage.place.offsite, answerMs: clock.monotonicMs() - startedMs };
}


/***/ }),

/***/ 98218:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h1: () => (/* binding */ openContents),
/* harmony export */   hN: () => (/* binding */ needsOf),
/* harmony export */   ky: () => (/* binding */ engineOf),
/* harmony export */   x0: () => (/* binding */ checkRunbook),
/* harmony export */   yw: () => (/* binding */ readAll)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22193);
/* harmony import */ var _openpgp_encryption_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16714);
/* harmony import */ var _ports_engine_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(32347);
/* harmony import */ var _repository_backup_reader_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2006);
/* harmony import */ var _repository_catalog_catalog_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(84820);
/* harmony import */ var _repository_packs_digest_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(69984);
/* harmony import */ var _repository_reading_read_preference_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(72554);
/* harmony import */ var _repository_writing_runbook_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(51988);










async function openContents(request, context, chosen, onBytes) {
    const { recipients } = chosen.stored.manifest.encryption;
    const decryptor = await (0,_openpgp_encryption_js__WEBPACK_IMPORTED_MODULE_3__/* .createDecryptor */ .RJ)(request.unlock, { recipients });
    const reader = await _repository_backup_reader_js__WEBPACK_IMPORTED_MODULE_5__/* .BackupReader */ .o.open({
        sources: chosen.order,
        manifest: chosen.stored,
        parents: await (0,_repository_catalog_catalog_js__WEBPACK_IMPORTED_MODULE_6__/* .readParents */ .Wn)(chosen.order, chosen.stored.manifest),
        spillFolder: () => makeSpillFolder(context),
        onBytes,
    });
    return { reader, contents: await reader.contents(decryptor), decryptor };
}
async function makeSpillFolder({ host }) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((await host.workspace()).path, 'spill');
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder, { recursive: true, mode: 0o700 });
    return folder;
}
function needsOf({ stored }, { contents }) {
    const { engine, rawBytes } = stored.manifest;
    return { majorVersion: engine.majorVersion, fingerprint: contents.fingerprint, rawBytes };
}
async function readAll({ reader, contents, decryptor }) {
    for await (const stream of reader.streams(contents, decryptor)) {
        for await (const _ of stream.content) {
        }
    }
}
function engineOf(stored) {
    const { name } = stored.manifest.engine;
    const known = _ports_engine_js__WEBPACK_IMPORTED_MODULE_4__/* .ENGINES */ .u.find((engine) => engine === name);
    if (known !== undefined)
        return known;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RestorableError */ .s$('BACKUP_FORMAT', `The backup is of the engine ${name}, which this version does not know.`, {
        hint: 'Use the version of this program that wrote it, or a newer one.',
    });
}
async function checkRunbook({ stored, order }) {
    for (const file of stored.manifest.runbook)
        await checkRunbookFile(order, file);
}
async function checkRunbookFile(order, file) {
    const hint = 'Manual recovery follows them. Use those of another destination, and find out what changed these.';
    const wrong = (label, cause) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RestorableError */ .s$('BACKUP_DAMAGED', `${file.key} at ${label} is not what the backup's manifest names.`, {
        hint,
        cause,
    });
    await (0,_repository_reading_read_preference_js__WEBPACK_IMPORTED_MODULE_8__/* .readFromFirstHealthy */ .m)(order, async (source) => {
        const bytes = await source.get(source.keys.absolute(file.key), _repository_writing_runbook_js__WEBPACK_IMPORTED_MODULE_9__/* .RUNBOOK_MAX_BYTES */ .CH).catch((cause) => {
            const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .toRestorableError */ .tj)(cause);
            if (error.code === 'STORAGE_CORRUPTED')
                throw wrong(source.label, cause);
            if (error.code !== 'OBJECT_MISSING')
                throw error;
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RestorableError */ .s$('OBJECT_MISSING', `${file.key} is missing at ${source.label}.`, { hint, cause });
        });
        if ((0,_repository_packs_digest_js__WEBPACK_IMPORTED_MODULE_7__/* .sha256Hex */ .f)(bytes) !== file.sha256)
            throw wrong(source.label);
    });
}


/***/ }),

/***/ 64093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ restoreChecked)
/* harmony export */ });
async function restoreChecked(target, streams, signal) {
    const watched = new WatchedStreams(streams);
    try {
        await target.restore(watched);
        await watched.readToEnd();
    }
    catch (error) {
        if (!signal.aborted)
            await watched.readToEnd();
        throw error;
    }
    finally {
        const closed = watched.close();
        if (signal.aborted)
            closed.catch(() => { });
        else
            await closed;
    }
}
class WatchedStreams {
    #streams;
    #current;
    #reading = Promise.resolve();
    #failed = false;
    #failure;
    constructor(streams) {
        this.#streams = streams[Symbol.asyncIterator]();
    }
    [Symbol.asyncIterator]() {
        return {
            next: async () => {
                const next = await this.#watch(this.#streams.next());
                if (next.done === true)
                    return next;
                this.#current = next.value.content[Symbol.asyncIterator]();
                return { done: false, value: { name: next.value.name, content: this.#watched(this.#current) } };
            },
            return: async () => ({ done: true, value: undefined }),
        };
    }
    async readToEnd() {
        await this.#reading.catch(() => { });
        if (this.#failed)
            throw this.#failure;
        const current = this.#current;
        if (current === undefined)
            return;
        for (let next = await current.next(); next.done !== true; next = await current.next())
            ;
    }
    async close() {
        await this.#current?.return?.();
        await this.#streams.return?.();
    }
    #watched(content) {
        return {
            [Symbol.asyncIterator]: () => ({
                next: () => this.#watch(content.next()),
                return: async () => ({ done: true, value: undefined }),
            }),
        };
    }
    async #watch(reading) {
        this.#reading = reading;
        try {
            return await reading;
        }
        catch (error) {
            this.#failed = true;
            this.#failure = error;
            throw error;
        }
    }
}


/***/ }),

/***/ 53912:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ throwNoBackup)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _repository_catalog_databases_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34445);


const SHOWN = 20;
async function throwNoBackup(places) {
    const names = new Set();
    for (const { storage, signal } of places) {
        try {
            for (const name of await (0,_repository_catalog_databases_js__WEBPACK_IMPORTED_MODULE_1__/* .databasesAt */ .q)(storage, signal))
                names.add(name);
        }
        catch (thrown) {
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .failureOf */ .g5)(thrown, ['storage']);
        }
    }
    const [first] = places;
    const where = places.map(({ label }) => label).join(' and ');
    const others = [...names].sort().slice(0, SHOWN);
    const rest = names.size > SHOWN ? `, and ${names.size - SHOWN} more` : '';
    const holds = others.length === 0 ? 'No database has backups there' : `It holds: ${others.join(', ')}${rest}`;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_NOT_FOUND', `There is no backup of ${first?.name} at ${where}. ${holds}.`, {
        hint: 'Check `name` and `destination`, and its prefix; `list` without a name prints every database that the destination holds.',
    });
}


/***/ }),

/***/ 94461:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ followBytes)
/* harmony export */ });
const EVERY_MS = 200;
function followBytes({ host, clock }, phase, totalBytes) {
    let doneBytes = 0;
    let lastMs = Number.NEGATIVE_INFINITY;
    return (bytes) => {
        doneBytes += bytes;
        const nowMs = clock.monotonicMs();
        if (nowMs - lastMs < EVERY_MS)
            return;
        lastMs = nowMs;
        host.progress({ phase, doneBytes, totalBytes });
    };
}


/***/ }),

/***/ 8948:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MW: () => (/* binding */ lastVerification),
/* harmony export */   Wg: () => (/* binding */ summarizeBackup),
/* harmony export */   hv: () => (/* binding */ summarizeTables),
/* harmony export */   u0: () => (/* binding */ sourcesOf)
/* harmony export */ });
function summarizeBackup(manifest, authenticatedBy) {
    return {
        id: manifest.id,
        kind: manifest.kind,
        database: manifest.database,
        engine: manifest.engine.name,
        serverVersion: manifest.engine.serverVersion,
        startedAt: manifest.startedAt,
        finishedAt: manifest.finishedAt,
        rawBytes: manifest.rawBytes,
        storedBytes: manifest.storedBytes,
        signed: manifest.signer !== null,
        signer: manifest.signer,
        recipients: manifest.encryption.recipients,
        authenticatedBy,
        parents: manifest.parents.map((parent) => parent.id),
    };
}
function qualified(table) {
    return table.schema === '' ? table.name : `${table.schema}.${table.name}`;
}
function summarizeTables(source, restored) {
    const after = new Map(restored?.tables.map((table) => [qualified(table), table.rows]));
    return source.tables.map((table) => ({
        name: qualified(table),
        rows: table.rows,
        ...(restored === undefined ? {} : { restoredRows: after.get(qualified(table)) ?? null }),
    }));
}
async function lastVerification(log, now) {
    const last = await log.last();
    if (last === undefined)
        return undefined;
    const { verdict, reason, finishedAt, restoreMs } = last;
    const ageMs = Math.max(0, now.getTime() - Date.parse(finishedAt));
    return { id: last.backup.id, verdict, reason, finishedAt, ageMs, restoreMs };
}
function sourcesOf(orders) {
    const total = new Map();
    for (const { source, objects, bytes } of orders.flatMap(({ served }) => served)) {
        const before = total.get(source.label);
        total.set(source.label, {
            label: source.label,
            objects: (before?.objects ?? 0) + objects,
            bytes: (before?.bytes ?? 0) + bytes,
        });
    }
    const sources = [...total.values()];
    return { source: sources.map(({ label }) => label).join(', ') || undefined, sources };
}


/***/ }),

/***/ 9896:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ warnOfDeletedBackups)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _repository_reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15070);


const NAMED = 5;
const ASKED = 1_000;
const ASKED_AT_ONCE = 16;
async function warnOfDeletedBackups(run, at) {
    const ids = await withoutRemoved(at).catch((thrown) => {
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(at.signal);
        const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown);
        if (error.code === 'INTERNAL')
            run.warn(`${at.label}: ${error.message}`);
        return [];
    });
    const newest = ids.at(-1);
    if (newest === undefined)
        return;
    const named = ids.toReversed().slice(0, NAMED).join(', ');
    const rest = ids.length > NAMED ? `, and ${ids.length - NAMED} older ones` : '';
    run.warn(`The manifests of these backups at ${at.label} were deleted, but not by \`prune\`: ${named}${rest}. The bucket keeps older versions: \`backup: ${newest}\` verifies and restores one.`);
}
async function withoutRemoved(at) {
    const hidden = await at.listDeleted();
    if (hidden.ids.length === 0)
        return [];
    const removals = await hidden.listRemovals();
    const now = removals.ids.length === 0 ? at.clock.now() : await at.now();
    const found = new Set(hidden.ids.filter((id) => !removals.has(id)));
    const asked = hidden.ids.filter((id) => removals.has(id)).slice(-ASKED);
    const lockedOf = async (id) => (await isLocked(at, at.keys.manifest(id), now)) ? id : undefined;
    for await (const id of (0,_repository_reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_1__/* .mapAhead */ .M)(asked, ASKED_AT_ONCE, lockedOf))
        if (id !== undefined)
            found.add(id);
    return hidden.ids.filter((id) => found.has(id));
}
async function isLocked({ storage, signal }, key, now) {
    try {
        const end = await storage.locks?.until(key, { signal });
        return end !== undefined && end > now;
    }
    catch (thrown) {
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .failureOf */ .g5)(thrown, ['storage', 'object']);
        return false;
    }
}


/***/ }),

/***/ 33655:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ compareFingerprints)
});

// EXTERNAL MODULE: ./build/core/check.js
var core_check = __webpack_require__(5796);
// EXTERNAL MODULE: ./build/verification/ignores.js
var verification_ignores = __webpack_require__(88619);
// EXTERNAL MODULE: ./build/verification/naming.js
var naming = __webpack_require__(44758);
;// CONCATENATED MODULE: ./build/verification/compare-objects.js



const KIND = /^(?:schema|table|foreign table|virtual table|view|materialized view|index|constraint|function|aggregate|procedure|package|package body|trigger|event|sequence|policy|rule|enum|domain|type|operator|operator class|operator family|access method|cast|collation|conversion|language|transform|statistics|publication|foreign server|text search (?:configuration|dictionary|parser|template)|event trigger|foreign key|check|library)$/;
function compareObjects(source, restored, compareDefinitions, { isExempt, ignores }) {
    const before = byType(source);
    const after = byType(restored);
    const types = [...new Set([...before.keys(), ...after.keys()])];
    return types.flatMap((type) => compareType(before.has(type) || KIND.test(type) ? type : 'another kind', before.get(type) ?? new Map(), after.get(type) ?? new Map(), { compareDefinitions, ignores, isFlawed: (name) => isExempt(type, name) }));
}
function byType(fingerprint) {
    const types = new Map();
    for (const { type, name, definitionSha256 } of fingerprint.objects) {
        const objects = types.get(type) ?? new Map();
        objects.set(name, definitionSha256);
        types.set(type, objects);
    }
    return types;
}
function compareType(type, before, after, { compareDefinitions, ignores, isFlawed }) {
    const check = { name: `schema: ${type}`, group: 'comparison' };
    const missing = ignores.split(check.name, [...before.keys()].filter((name) => !after.has(name) && !isFlawed(name)));
    const extra = ignores.split(check.name, [...after.keys()].filter((name) => !before.has(name)));
    const differing = [...before].filter(([name, digest]) => differs(digest, after.get(name)) && !isFlawed(name));
    const names = differing.map(([name]) => name);
    const changed = compareDefinitions ? ignores.split(check.name, names) : { left: names, ignored: [] };
    const findings = [
        ...(missing.left.length > 0 ? [(0,naming/* named */.KT)('missing', missing.left)] : []),
        ...(extra.left.length > 0 ? [(0,core_check/* measured */.jh)(extra.left.length, { unit: 'objects' }), (0,core_check/* state */.wk)('not-in-source')] : []),
        ...(changed.left.length > 0 && compareDefinitions ? [(0,naming/* named */.KT)('changed', changed.left)] : []),
    ];
    const accepted = [
        ...acceptedIn(check, missing, (those) => [(0,naming/* named */.KT)('missing', those)]),
        ...acceptedIn(check, extra, (those) => [(0,core_check/* measured */.jh)(those.length, { unit: 'objects' }), (0,core_check/* state */.wk)('not-in-source')]),
        ...acceptedIn(check, changed, (those) => [(0,naming/* named */.KT)('changed', those)]),
    ];
    if (findings.length > 0)
        return [{ ...check, outcome: 'failed', facts: findings }, ...accepted];
    if (accepted.length > 0)
        return accepted;
    const present = (0,core_check/* measured */.jh)(before.size, { unit: 'objects' });
    if (changed.left.length === 0)
        return [{ ...check, outcome: 'passed', facts: [present, (0,core_check/* state */.wk)('as-in-source')] }];
    return [{ ...check, outcome: 'skipped', facts: [present, (0,naming/* named */.KT)('printed-differently', changed.left)] }];
}
function acceptedIn(check, split, factsOf) {
    return split.ignored.map(({ rule, names }) => (0,verification_ignores/* ignored */.P)({ ...check, outcome: 'failed', facts: factsOf(names) }, rule));
}
function differs(before, after) {
    return before !== null && after !== null && after !== undefined && before !== after;
}

// EXTERNAL MODULE: ./build/core/format/fingerprint.js
var fingerprint = __webpack_require__(32466);
;// CONCATENATED MODULE: ./build/verification/flaws.js


function flawedIn({ flaws = [] }) {
    const names = new Set(flaws
        .filter(({ kind }) => !fingerprint/* FLAWS_OF_ROWS */.Se.has(kind) && !fingerprint/* FLAWS_OF_INDEXES */.f4.has(kind))
        .map(({ type, name }) => `${type}\0${name}`));
    return (type, name) => names.has(`${type}\0${name}`);
}
function flawsNoted({ flaws = [] }) {
    if (flaws.length === 0)
        return [];
    const fact = { kind: 'flaws', flaws: flaws.slice(0, naming/* NAMED */.qB), more: Math.max(0, flaws.length - naming/* NAMED */.qB) };
    return [{ name: 'flaws of the source', group: 'comparison', outcome: 'skipped', facts: [fact] }];
}

;// CONCATENATED MODULE: ./build/verification/comparison.js





function compareFingerprints(source, restored, options = {}) {
    if (source.engine !== restored.engine) {
        return [result('engine', 'failed', (0,core_check/* measured */.jh)(restored.engine, { expected: source.engine }))];
    }
    const sameMajor = major(source) === major(restored);
    const ofSource = flawedIn(source);
    const isExempt = (type, name) => ofSource(type, name) || options.exempts?.(type, name) === true;
    const ignores = options.ignores ?? verification_ignores/* Ignores */.w.none;
    return [
        ...compareRows(source, restored, { isExempt, ignores }),
        ...compareObjects(source, restored, options.compareDefinitions ?? sameMajor, { isExempt, ignores }),
        ...compareSequences(source, restored, { exempts: options.exempts, ignores }),
        ...compareExtensions(source, restored, ignores),
        ...compareFacts(source, restored),
        ...flawsNoted(source),
    ];
}
function major({ engine, serverVersion }) {
    const pattern = engine === 'mysql' || engine === 'mariadb' ? /^\d+\.\d+/ : /^\d+/;
    return pattern.exec(serverVersion)?.[0] ?? serverVersion;
}
function result(name, outcome, ...facts) {
    return { name, group: 'comparison', outcome, facts };
}
function compareRows(source, restored, { isExempt, ignores }) {
    const after = new Map(restored.tables.map((table) => [(0,naming/* qualified */.LX)(table), table]));
    const before = new Set(source.tables.map(naming/* qualified */.LX));
    const problems = [];
    const accepted = [];
    const note = (name, found) => {
        const [rule] = ignores.split(found.name, [name]).ignored;
        if (rule === undefined)
            problems.push(found);
        else
            accepted.push((0,verification_ignores/* ignored */.P)(found, rule.rule));
    };
    const unknown = [];
    const settled = settledWithin(source.tables, restored.tables);
    let equalTables = 0;
    let equalRows = 0;
    for (const table of source.tables) {
        const name = (0,naming/* qualified */.LX)(table);
        const found = after.get(name);
        if (found === undefined && isExempt('table', name))
            continue;
        if (found === undefined)
            note(name, result(`table ${name}`, 'failed', (0,core_check/* state */.wk)('missing')));
        else if (table.rows === null || found.rows === null)
            unknown.push(name);
        else if (table.rows !== found.rows && !settled.has(table.movesWithin)) {
            const rows = (0,core_check/* measured */.jh)(found.rows, { unit: 'rows', expected: table.rows });
            note(name, result(`rows of ${name}`, 'failed', rows));
        }
        else {
            equalTables += 1;
            equalRows += table.rows;
        }
    }
    const extra = ignores.split(OTHER_TABLES, [...after.keys()].filter((name) => !before.has(name)));
    return [
        ...capped(problems),
        ...foreignTables(extra.left.length),
        ...extra.ignored.flatMap(({ rule, names }) => foreignTables(names.length).map((found) => (0,verification_ignores/* ignored */.P)(found, rule))),
        ...accepted,
        ...summarizeRows(source, { equalTables, equalRows, unknown }),
    ];
}
const OTHER_TABLES = 'other tables';
function foreignTables(count) {
    if (count === 0)
        return [];
    return [result(OTHER_TABLES, 'failed', (0,core_check/* measured */.jh)(count, { unit: 'tables' }), (0,core_check/* state */.wk)('not-in-source'))];
}
function settledWithin(before, after) {
    const sums = [sumsWithin(before), sumsWithin(after)];
    return new Set([...sums[0]].filter(([name, rows]) => sums[1].get(name) === rows).map(([name]) => name));
}
function sumsWithin(tables) {
    const sums = new Map();
    for (const { movesWithin, rows } of tables) {
        if (movesWithin !== undefined)
            sums.set(movesWithin, (sums.get(movesWithin) ?? 0) + (rows ?? Number.NaN));
    }
    return sums;
}
function capped(problems) {
    if (problems.length <= naming/* NAMED */.qB)
        return [...problems];
    const rest = problems.length - naming/* NAMED */.qB;
    const more = result('more tables', 'failed', (0,core_check/* measured */.jh)(rest, { unit: 'tables' }), (0,core_check/* state */.wk)('more-differ'));
    return [...problems.slice(0, naming/* NAMED */.qB), more];
}
function summarizeRows(source, found) {
    const results = [];
    if (source.tables.length === 0) {
        results.push(result('row counts', 'skipped', (0,core_check/* state */.wk)('no-table'), (0,core_check/* state */.wk)('no-data-proven')));
    }
    else if (found.equalTables > 0) {
        const provesData = found.equalRows > 0;
        const tables = (0,core_check/* measured */.jh)(found.equalTables, { unit: 'tables' });
        const rows = (0,core_check/* measured */.jh)(found.equalRows, { unit: 'rows' });
        const seen = (0,core_check/* state */.wk)(provesData ? 'as-in-source' : 'no-data-proven');
        results.push({ ...result('row counts', 'passed', tables, rows, seen), ...(provesData && { provesData }) });
    }
    if (found.unknown.length > 0) {
        results.push(result('uncounted tables', 'skipped', (0,naming/* named */.KT)('uncounted', found.unknown)));
    }
    return results;
}
function compareSequences(source, restored, { exempts, ignores }) {
    if (source.sequences.length === 0)
        return [];
    const after = new Map(restored.sequences.map((sequence) => [(0,naming/* qualified */.LX)(sequence), sequence.lastValue]));
    const problems = [];
    const accepted = [];
    for (const sequence of source.sequences) {
        const name = (0,naming/* qualified */.LX)(sequence);
        const value = after.get(name);
        if (exempts?.('sequence', name) === true)
            continue;
        const isBad = value === undefined || isBehind(sequence.lastValue, value, sequence.goes);
        const [rule] = isBad ? ignores.split('sequences', [name]).ignored : [];
        if (rule !== undefined) {
            const facts = value === undefined ? [(0,naming/* named */.KT)('missing', [name])] : positions(name, value, sequence.lastValue);
            accepted.push((0,verification_ignores/* ignored */.P)(result('sequences', 'failed', ...facts), rule.rule));
        }
        else if (value === undefined)
            problems.push((0,naming/* named */.KT)('missing', [name]));
        else if (isBehind(sequence.lastValue, value, sequence.goes))
            problems.push(...positions(name, value, sequence.lastValue));
    }
    const { length } = problems;
    const more = length > naming/* NAMED */.qB ? [(0,core_check/* measured */.jh)(length - naming/* NAMED */.qB, { unit: 'sequences' }), (0,core_check/* state */.wk)('more-differ')] : [];
    if (length > 0)
        return [result('sequences', 'failed', ...problems.slice(0, naming/* NAMED */.qB), ...more), ...accepted];
    if (accepted.length > 0)
        return accepted;
    const all = (0,core_check/* measured */.jh)(source.sequences.length, { unit: 'sequences' });
    return [result('sequences', 'passed', all, (0,core_check/* state */.wk)('none-behind'))];
}
function positions(of, restored, source) {
    const isShown = [restored, source].every((value) => value === null || WHOLE.test(value));
    return isShown ? [(0,core_check/* measured */.jh)(restored, { of, expected: source })] : [(0,naming/* named */.KT)('other-value', [of])];
}
const WHOLE = /^[+-]?\d{1,40}$/;
function isBehind(source, restored, goes) {
    if (source === null)
        return false;
    if (restored === null)
        return true;
    if (!WHOLE.test(source) || !WHOLE.test(restored))
        return source !== restored;
    if (goes === 'around')
        return false;
    return goes === 'down' ? BigInt(restored) > BigInt(source) : BigInt(restored) < BigInt(source);
}
function compareExtensions(source, restored, ignores) {
    if (source.extensions.length === 0)
        return [];
    const after = new Map(restored.extensions.map((extension) => [extension.name, extension.version]));
    const missing = source.extensions.filter(({ name }) => !after.has(name)).map(({ name }) => name);
    const split = ignores.split('extensions', missing);
    const check = { name: 'extensions', group: 'comparison' };
    const accepted = acceptedIn(check, split, (names) => [(0,naming/* named */.KT)('missing', names)]);
    if (split.left.length > 0)
        return [result('extensions', 'failed', (0,naming/* named */.KT)('missing', split.left)), ...accepted];
    if (accepted.length > 0)
        return accepted;
    const other = source.extensions
        .filter(({ name, version }) => after.get(name) !== version)
        .map(({ name, version }) => (0,core_check/* measured */.jh)(word(after.get(name)), { of: name, expected: word(version) }));
    const all = (0,core_check/* measured */.jh)(source.extensions.length, { unit: 'extensions' });
    return [result('extensions', 'passed', all, ...other.slice(0, naming/* NAMED */.qB))];
}
function word(value) {
    return value !== undefined && /^[\w.:+-]{1,60}$/.test(value) ? value : 'another value';
}
const OF_SOURCE = 'source.';
function compareFacts(source, restored) {
    const results = [];
    const equal = [];
    const oneSided = [];
    for (const name of new Set([...Object.keys(source.facts), ...Object.keys(restored.facts)])) {
        if (name.startsWith(OF_SOURCE))
            continue;
        const before = Object.hasOwn(source.facts, name) ? source.facts[name] : undefined;
        const after = Object.hasOwn(restored.facts, name) ? restored.facts[name] : undefined;
        if (before === undefined || after === undefined)
            oneSided.push(name);
        else if (before === after)
            equal.push(name);
        else
            results.push(result(name, 'failed', (0,core_check/* measured */.jh)(word(after), { expected: word(before) })));
    }
    if (equal.length > 0)
        results.push(result('facts', 'passed', (0,naming/* named */.KT)('equal', equal)));
    if (oneSided.length > 0)
        results.push(result('facts not compared', 'skipped', (0,naming/* named */.KT)('one-sided', oneSided)));
    return results;
}


/***/ }),

/***/ 88619:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ ignored),
/* harmony export */   w: () => (/* binding */ Ignores)
/* harmony export */ });
const CAN_BE_IGNORED = new Set(['comparison', 'integrity', 'query', 'volume']);
const DAY_MS = 86_400_000;
class Ignores {
    static none = new Ignores([], new Date(0));
    expired;
    #rules;
    #used = new Set();
    #isAsked = false;
    constructor(rules, now) {
        const isOver = ({ until }) => until !== undefined && Date.parse(until) + DAY_MS <= now.getTime();
        this.expired = rules.filter(isOver);
        this.#rules = rules.filter((rule) => !isOver(rule));
    }
    get unused() {
        return this.#isAsked ? this.#rules.filter((rule) => !this.#used.has(rule)) : [];
    }
    split(check, names) {
        const left = [];
        const ignored = new Map();
        for (const name of names) {
            const rule = this.#find(check, [name]);
            if (rule === undefined)
                left.push(name);
            else
                ignored.set(rule, [...(ignored.get(rule) ?? []), name]);
        }
        return { left, ignored: [...ignored].map(([rule, those]) => ({ rule, names: those })) };
    }
    apply(checks) {
        this.#isAsked ||= checks.some(({ group }) => group === 'comparison');
        return checks.flatMap((check) => {
            const isOpen = check.outcome === 'failed' && CAN_BE_IGNORED.has(check.group);
            return isOpen ? this.#applyTo(check) : [check];
        });
    }
    #applyTo(check) {
        const lists = namedIn(check.facts);
        if (lists === undefined) {
            const rule = this.#find(check.name, undefined);
            return [rule === undefined ? check : ignored(check, rule)];
        }
        const accepted = [];
        const left = lists.flatMap((list) => {
            const split = this.split(check.name, list.names);
            for (const { rule, names } of split.ignored)
                accepted.push(ignored({ ...check, facts: [{ ...list, names }] }, rule));
            return split.left.length === 0 ? [] : [{ ...list, names: split.left }];
        });
        if (accepted.length === 0)
            return [check];
        const rest = check.facts.filter(({ kind }) => kind !== 'named');
        return left.length === 0 ? accepted : [{ ...check, facts: [...left, ...rest] }, ...accepted];
    }
    #find(check, names) {
        const found = this.#rules.find(({ check: pattern, object }) => fits(pattern, check) && (object === undefined || names?.every((name) => fits(object, name)) === true));
        if (found !== undefined)
            this.#used.add(found);
        return found;
    }
}
function ignored(check, { reason, until }) {
    const fact = { kind: 'ignored', reason, until: until ?? null };
    return { ...check, outcome: 'skipped', isIgnored: true, facts: [...check.facts, fact] };
}
function namedIn(facts) {
    const lists = facts.flatMap((fact) => (fact.kind === 'named' ? fact : []));
    const isComplete = facts.every(({ kind }) => kind === 'named' || kind === 'exempt');
    return lists.length > 0 && isComplete && lists.every(({ more }) => more === 0) ? lists : undefined;
}
function fits(pattern, text) {
    const [first = '', ...more] = pattern.split('*');
    const last = more.pop();
    if (last === undefined)
        return text === pattern;
    if (!text.startsWith(first))
        return false;
    let from = first.length;
    for (const part of more) {
        const at = text.indexOf(part, from);
        if (at < 0)
            return false;
        from = at + part.length;
    }
    return text.length >= from + last.length && text.endsWith(last);
}


/***/ }),

/***/ 44758:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KT: () => (/* binding */ named),
/* harmony export */   Ku: () => (/* binding */ firstOf),
/* harmony export */   LX: () => (/* binding */ qualified),
/* harmony export */   qB: () => (/* binding */ NAMED)
/* harmony export */ });
const NAMED = 20;
const NAME_LENGTH = 200;
function qualified({ schema, name }) {
    return schema === '' ? name : `${schema}.${name}`;
}
function named(what, names) {
    return { kind: 'named', what, ...firstOf(names) };
}
function firstOf(names) {
    const shown = names
        .slice(0, NAMED)
        .map((name) => (name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH)}…` : name));
    return { names: shown, more: names.length - shown.length };
}


/***/ })

};
