export const id = 9690;
export const ids = [9690];
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

/***/ 57901:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ committedAt),
/* harmony export */   o: () => (/* binding */ backupDocument)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3294);
/* harmony import */ var _words_backups_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65368);
/* harmony import */ var _common_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85382);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4854);
/* harmony import */ var _retention_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88041);





const TONES = {
    committed: 'good',
    failed: 'bad',
    'too-slow': 'warn',
    'out-of-sync': 'warn',
};
function backupDocument(report) {
    const destinations = destinationSection(report.destinations);
    const isEverywhere = committedAt(report) === report.destinations.length;
    const facts = (0,_document_js__WEBPACK_IMPORTED_MODULE_4__/* .factsBlock */ .RI)(...(0,_common_js__WEBPACK_IMPORTED_MODULE_2__/* .backupFacts */ .Cf)(report, report.kindReason), ['Source', (0,_words_backups_js__WEBPACK_IMPORTED_MODULE_1__/* .replicaOf */ .ko)(report)]);
    const backup = report.backup === undefined ? [] : [{ title: 'Backup', blocks: [facts] }];
    const sections = [
        ...(isEverywhere ? [...backup, ...destinations] : [...destinations, ...backup]),
        ...(0,_common_js__WEBPACK_IMPORTED_MODULE_2__/* .ruleSection */ .E2)(report.rule, 'closed'),
        ...(0,_retention_js__WEBPACK_IMPORTED_MODULE_3__/* .retentionSections */ .R)(report.retention ?? [], { isAside: true, shown: report.error?.message }),
        ...(0,_common_js__WEBPACK_IMPORTED_MODULE_2__/* .tableSection */ .Yc)(report.tables),
    ];
    return { ...headline(report), sections };
}
function headline(report) {
    const { backup, error } = report;
    const committed = committedAt(report);
    if (backup === undefined || committed === 0) {
        const sentence = error === undefined ? 'Nothing was committed.' : '';
        return { tone: 'bad', title: 'No backup was made', sentence };
    }
    const total = report.destinations.length;
    const where = committed === total ? (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(total, 'destination') : `${committed} of ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(total, 'destination')}`;
    if (error === undefined) {
        const tone = report.warnings.length > 0 || committed < total ? 'warn' : 'good';
        const sizes = `${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanBytes */ .p6)(backup.rawBytes)} of ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .engineTitle */ .v6)(backup)} became ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanBytes */ .p6)(backup.storedBytes)}`;
        const sentence = `${sizes}, encrypted, at ${where} in ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanMs */ .o0)(report.durationMs)}.`;
        return { tone, title: `${backup.database} is backed up`, sentence };
    }
    const hookFailed = error.code === 'HOOK_FAILED';
    if (committed === total || (report.retention ?? []).length > 0 || hookFailed) {
        const title = `${backup.database} is backed up, but ${hookFailed ? 'its last hook failed' : 'not pruned'}`;
        return { tone: 'bad', title, sentence: `The backup is committed at ${where}.` };
    }
    const title = `Backup of ${backup.database} is incomplete`;
    return { tone: 'bad', title, sentence: `It was committed at ${where}.` };
}
function committedAt({ destinations }) {
    return destinations.filter(({ outcome }) => outcome === 'committed').length;
}
function destinationSection(destinations) {
    if (destinations.length === 0)
        return [];
    const rank = ({ outcome }) => (outcome === 'committed' ? 1 : 0);
    const sorted = destinations.toSorted((a, b) => rank(a) - rank(b));
    const rows = (0,_document_js__WEBPACK_IMPORTED_MODULE_4__/* .many */ ._d)(sorted, (each) => [
        (0,_document_js__WEBPACK_IMPORTED_MODULE_4__/* .toned */ .bQ)(TONES[each.outcome], each.outcome.replaceAll('-', ' ')),
        (0,_document_js__WEBPACK_IMPORTED_MODULE_4__/* .code */ .aY)(each.label),
        each.detail,
    ]);
    const columns = [{ title: '' }, { title: 'destination' }, { title: '' }];
    return [{ title: 'Destinations', blocks: [{ kind: 'table', extent: 'detail', columns, rows }] }];
}


/***/ }),

/***/ 85382:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cf: () => (/* binding */ backupFacts),
/* harmony export */   E2: () => (/* binding */ ruleSection),
/* harmony export */   MH: () => (/* binding */ readFacts),
/* harmony export */   Yc: () => (/* binding */ tableSection)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3294);
/* harmony import */ var _words_backups_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65368);
/* harmony import */ var _words_keys_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(20607);
/* harmony import */ var _words_rule_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81901);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4854);





const MOST_SHOWN = 10;
function backupFacts(report, kindReason) {
    const { backup } = report;
    if (backup === undefined)
        return [];
    const tookMs = new Date(backup.finishedAt).getTime() - new Date(backup.startedAt).getTime();
    const made = ['Made', `${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanTime */ .zK)(backup.startedAt)}${tookMs > 0 ? ` in ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanMs */ .o0)(tookMs)}` : ''}`];
    return [made, ...chosenFacts(backup, report, kindReason)];
}
function readFacts(report) {
    return report.backup === undefined ? [] : chosenFacts(report.backup, report);
}
function chosenFacts(backup, { givenKeys }, kindReason) {
    const ratio = backup.rawBytes > 0 ? `, ${Math.round((backup.storedBytes / backup.rawBytes) * 100)} % of the dump` : '';
    const hasKind = backup.kind !== 'full' || kindReason !== undefined;
    const origin = (0,_words_backups_js__WEBPACK_IMPORTED_MODULE_1__/* .authenticity */ .C2)(backup, givenKeys);
    return (0,_document_js__WEBPACK_IMPORTED_MODULE_3__/* .factsOf */ .xS)(['Backup', (0,_document_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(backup.id)], ['Kind', hasKind ? (0,_words_backups_js__WEBPACK_IMPORTED_MODULE_1__/* .kindOf */ .I)(backup, kindReason) : undefined], ['Database', [(0,_document_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(backup.database), ` on ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .engineTitle */ .v6)(backup)}`]], ['Size of the dump', (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .bytesBothWays */ .vk)(backup.rawBytes)], ['Size in storage', `${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .bytesBothWays */ .vk)(backup.storedBytes)}${ratio}`], ['Origin', backup.authenticatedBy === null ? [{ text: origin, tone: 'warn' }] : origin], ['Opened with', (0,_words_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .openedWith */ .i)(backup, givenKeys)]);
}
function ruleSection(rule, fold) {
    if (rule === undefined)
        return [];
    const known = (names) => (names.length === 0 ? 'none known' : names.join(', '));
    const facts = (0,_document_js__WEBPACK_IMPORTED_MODULE_3__/* .factsBlock */ .RI)(...rule.missing.map((advice) => ['To meet it', (0,_words_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .copyAdvice */ .u)(advice)]), ['Providers', known(rule.providers)], ['Regions', known(rule.regions)], ...rule.beyond.map((advice) => ['Beyond the rule', (0,_words_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .copyAdvice */ .u)(advice)]));
    return [{ title: (0,_words_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .ruleVerdict */ .Q)(rule), tone: rule.isMet ? 'good' : 'warn', fold, blocks: [facts] }];
}
function tableSection(tables) {
    if (tables.length === 0)
        return [];
    const restored = tables.some((each) => each.restoredRows !== undefined);
    const count = (rows) => (typeof rows === 'number' ? (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .grouped */ .zD)(rows) : 'unknown');
    const rank = (table) => Number(differs(table));
    const sorted = tables.toSorted((a, b) => rank(b) - rank(a) || (b.rows ?? -1) - (a.rows ?? -1));
    const restoredCell = (table) => differs(table) ? { text: count(table.restoredRows), tone: 'bad' } : count(table.restoredRows);
    const total = tables.reduce((sum, each) => sum + (each.rows ?? 0), 0);
    return [
        {
            title: restored
                ? `Rows of ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(tables.length, 'table')}`
                : `${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(tables.length, 'table')}, ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(total, 'row')}`,
            fold: tables.some(differs) ? 'open' : tables.length > MOST_SHOWN ? 'closed' : 'page',
            blocks: [
                {
                    kind: 'table',
                    extent: 'detail',
                    columns: [
                        { title: 'table' },
                        { title: restored ? 'rows in the backup' : 'rows', align: 'right' },
                        ...(restored ? [{ title: 'rows restored', align: 'right' }] : []),
                    ],
                    rows: (0,_document_js__WEBPACK_IMPORTED_MODULE_3__/* .many */ ._d)(sorted, (each) => [(0,_document_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(each.name), count(each.rows), ...(restored ? [restoredCell(each)] : [])]),
                },
            ],
        },
    ];
}
function differs(table) {
    return table.restoredRows !== undefined && table.rows !== null && table.restoredRows !== table.rows;
}


/***/ }),

/***/ 57148:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l: () => (/* binding */ documentOf)
});

// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(3294);
// EXTERNAL MODULE: ./build/report/document/backup.js
var backup = __webpack_require__(57901);
// EXTERNAL MODULE: ./build/report/words/checks.js + 1 modules
var words_checks = __webpack_require__(79475);
// EXTERNAL MODULE: ./build/core/check.js
var check = __webpack_require__(5796);
// EXTERNAL MODULE: ./build/report/document/document.js
var document_document = __webpack_require__(4854);
;// CONCATENATED MODULE: ./build/report/document/checks.js




const TONES = { passed: 'good', failed: 'bad', error: 'warn', skipped: 'skipped' };
const MOST_SHOWN = 20;
const OWN = new Set(['query', 'volume', 'objective']);
function failedChecks(checks) {
    const found = [
        { outcome: 'failed', title: 'Failed' },
        { outcome: 'error', title: 'Could not run' },
    ];
    return found.flatMap(({ outcome, title }) => {
        const those = checks.filter((check) => check.outcome === outcome);
        if (those.length === 0)
            return [];
        const counted = `${title}: ${those.length} of ${(0,format/* plural */.LS)(checks.length, 'check')}`;
        return [{ title: counted, tone: 'bad', blocks: [checkTable(those, 'finding')] }];
    });
}
function ownChecks(checks) {
    const own = checks.filter(({ outcome, group }) => outcome === 'passed' && OWN.has(group));
    if (own.length === 0)
        return [];
    const objectives = own.filter(({ group }) => group === 'objective').length;
    const counts = [
        ...(own.length > objectives ? [(0,format/* plural */.LS)(own.length - objectives, 'check')] : []),
        ...(objectives > 0 ? [(0,format/* plural */.LS)(objectives, 'objective')] : []),
    ];
    return [{ title: `Passed: ${counts.join(' and ')}`, tone: 'good', blocks: [checkTable(own, 'detail')] }];
}
function builtInChecks(checks) {
    const passed = checks.filter(({ outcome, group }) => outcome === 'passed' && !OWN.has(group));
    if (passed.length === 0)
        return [];
    const title = `Passed: ${(0,format/* plural */.LS)(passed.length, 'built-in check')}`;
    return [{ title, tone: 'good', fold: foldOf(passed), blocks: [checkTable(passed, 'detail')] }];
}
function passedChecks(checks) {
    const passed = checks.filter(({ outcome }) => outcome === 'passed');
    if (passed.length === 0)
        return [];
    const title = `Passed: ${(0,format/* plural */.LS)(passed.length, 'check')}`;
    return [{ title, tone: 'good', fold: foldOf(passed), blocks: [checkTable(passed, 'detail')] }];
}
function ignoredChecks(checks) {
    const ignored = checks.filter(({ isIgnored }) => isIgnored);
    if (ignored.length === 0)
        return [];
    const title = `Ignored: ${(0,format/* plural */.LS)(ignored.length, 'difference')}`;
    return [{ title, tone: 'warn', blocks: [checkTable(ignored, 'finding')] }];
}
function skippedChecks(checks) {
    const skipped = checks.filter(({ outcome, isIgnored }) => outcome === 'skipped' && isIgnored === undefined);
    if (skipped.length === 0)
        return [];
    const title = `Skipped: ${(0,format/* plural */.LS)(skipped.length, 'check')}`;
    return [{ title, tone: 'skipped', fold: foldOf(skipped), blocks: [checkTable(skipped, 'detail')] }];
}
const foldOf = (checks) => (checks.length > MOST_SHOWN ? 'closed' : 'page');
function checkTable(checks, extent) {
    const differ = (of) => new Set(checks.map(of)).size > 1;
    const showOutcome = differ(({ outcome }) => outcome);
    return {
        kind: 'table',
        extent,
        columns: [{ title: '' }, { title: 'check' }, { title: 'found' }],
        rows: (0,document_document/* many */._d)(checks, (check) => [
            showOutcome ? (0,document_document/* toned */.bQ)(TONES[check.outcome], check.outcome) : '',
            (0,document_document/* short */.h0)((0,words_checks/* checkName */.I3)(check), 120),
            (0,words_checks/* describeCheck */.cn)(check),
        ]),
    };
}
function failedInWords(checks) {
    const failed = checks.filter((check) => check.outcome === 'failed');
    const names = (0,document_document/* firstOf */.Ku)(failed.map((check) => (0,document_document/* short */.h0)((0,words_checks/* checkName */.I3)(check), 60)));
    return `${failed.length} of ${(0,format/* plural */.LS)(checks.length, 'check')} failed (${names})`;
}
function passedInWords(checks) {
    const passed = (0,format/* plural */.LS)((0,check/* countOf */.pq)(checks, 'passed'), 'check');
    const ignored = checks.filter(({ isIgnored }) => isIgnored).length;
    return ignored === 0
        ? passed
        : `${passed}; ${(0,format/* plural */.LS)(ignored, 'difference')} ${ignored === 1 ? 'was' : 'were'} ignored`;
}

// EXTERNAL MODULE: ./build/report/document/common.js
var common = __webpack_require__(85382);
;// CONCATENATED MODULE: ./build/report/document/destinations.js





const ORDER = { failed: 0, error: 1, passed: 2, skipped: 3 };
function checkDestinationsDocument(report) {
    const bad = report.destinations.filter((each) => !each.usable);
    const good = report.destinations.filter((each) => each.usable);
    const sections = [...[...bad, ...good].map(probe), ...(0,common/* ruleSection */.E2)(report.rule, 'page')];
    return { ...headline(report, bad), sections };
}
function headline({ destinations, error, warnings, rule }, bad) {
    const total = (0,format/* plural */.LS)(destinations.length, 'destination');
    if (bad.length > 0) {
        const named = (0,document_document/* firstOf */.Ku)(bad.map(reasonOf), 3, ' ');
        const sentence = `${bad.length} of ${total} can't be used as it is. ${named}`;
        return { tone: 'bad', title: 'Not ready for backups', sentence };
    }
    if (error !== undefined)
        return { tone: 'bad', title: 'Not checked', sentence: '' };
    const tone = warnings.length > 0 || rule?.isMet === false ? 'warn' : 'good';
    return { tone, title: 'Ready for backups', sentence: `Backups can be made at ${total}.` };
}
function reasonOf({ label, checks }) {
    const first = checks.find(({ outcome }) => outcome === 'failed');
    if (first === undefined)
        return (0,document_document/* short */.h0)(label, 80);
    return `${(0,document_document/* short */.h0)(label, 80)}: ${first.name}: ${(0,document_document/* short */.h0)((0,words_checks/* describeCheck */.cn)(first), 200)}`;
}
function probe({ label, usable, checks }) {
    const sorted = checks.toSorted((a, b) => ORDER[a.outcome] - ORDER[b.outcome]);
    return { title: (0,document_document/* code */.aY)(label), tone: usable ? 'good' : 'bad', blocks: [checkTable(sorted, 'finding')] };
}

// EXTERNAL MODULE: ./build/core/finding.js
var finding = __webpack_require__(44401);
;// CONCATENATED MODULE: ./build/report/document/doctor.js



const doctor_TONES = { ok: 'good', warning: 'warn', failed: 'bad', 'not-checked': 'skipped' };
const doctor_ORDER = { failed: 0, warning: 1, ok: 2, 'not-checked': 3 };
const LONGEST_NAME = 120;
function doctorDocument(report) {
    const { findings } = report;
    const ended = (result) => findings.filter((each) => each.result === result);
    return { ...doctor_headline(report, ended), sections: findings.length === 0 ? [] : [findingTable(findings)] };
}
function doctor_headline({ error, findings }, ended) {
    const [failed, warned, unexamined] = [ended('failed'), ended('warning'), ended('not-checked')];
    if (failed.length > 0) {
        return { tone: 'bad', title: 'Something is wrong', sentence: `${failed.length} of ${inWords(findings, failed)}` };
    }
    if (error !== undefined)
        return { tone: 'bad', title: 'Not examined', sentence: '' };
    const left = unexamined.length === 0 ? '' : `, ${unexamined.length} not checked`;
    const sentence = `${(0,format/* plural */.LS)(ended('ok').length, 'check')} ok${left}.`;
    if (warned.length === 0)
        return { tone: 'good', title: 'Everything that was given works', sentence };
    return { tone: 'warn', title: `It works, with ${(0,format/* plural */.LS)(warned.length, 'warning')}`, sentence };
}
function inWords(findings, failed) {
    const total = (0,format/* plural */.LS)(findings.length, 'check');
    const [only, ...others] = failed;
    if (only !== undefined && others.length === 0)
        return `${total} failed: ${nameOf(only)}: ${(0,document_document/* short */.h0)(only.detail, 300)}`;
    const named = (0,document_document/* firstOf */.Ku)(failed.map((each) => (0,document_document/* short */.h0)(nameOf(each), LONGEST_NAME)));
    return `${total} failed: ${named}. The table has the remedies.`;
}
function findingTable(findings) {
    const sorted = findings.toSorted((a, b) => doctor_ORDER[a.result] - doctor_ORDER[b.result] ||
        finding/* FINDING_AREAS */.Nz.indexOf(a.area) - finding/* FINDING_AREAS */.Nz.indexOf(b.area) ||
        (a.at ?? '').localeCompare(b.at ?? ''));
    const columns = [{ title: 'result' }, { title: 'check' }, { title: 'found, and the remedy' }];
    return { blocks: [{ kind: 'table', extent: 'result', columns, rows: (0,document_document/* many */._d)(sorted.flatMap(linesOf), (row) => row) }] };
}
function linesOf(finding) {
    const { area, result, detail, remedy } = finding;
    const check = `${area}: ${(0,document_document/* short */.h0)(nameOf(finding), LONGEST_NAME)}`;
    const line = [(0,document_document/* toned */.bQ)(doctor_TONES[result], result.replace('-', ' ')), check, detail];
    return remedy === undefined ? [line] : [line, ['', '', `→ ${remedy}`]];
}
function nameOf({ name, at }) {
    return at === undefined ? name : `${name} at ${at}`;
}

// EXTERNAL MODULE: ./build/core/verdict.js
var verdict = __webpack_require__(7033);
;// CONCATENATED MODULE: ./build/report/document/judgment.js




const SECOND_MS = 1_000;
function failureTitle(reason, checks) {
    const count = new Set(checks.filter((check) => (0,verdict/* reasonOf */.A3)(check) === reason).map(({ name }) => name)).size;
    switch (reason) {
        case 'backup':
            return 'Failed: do not rely on this backup';
        case 'lineage':
            return 'Failed: a gap in the lineage of backups';
        case 'check':
            return count > 1 ? `Failed: ${count} checks are not met` : 'Failed: a check is not met';
        case 'objective':
            return count > 1 ? `Failed: ${count} objectives are not met` : 'Failed: an objective is not met';
    }
}
function missedInWords(failed) {
    const order = ['backup', 'lineage', 'check', 'objective'];
    const sorted = failed.toSorted((a, b) => order.indexOf((0,verdict/* reasonOf */.A3)(a)) - order.indexOf((0,verdict/* reasonOf */.A3)(b)));
    const found = sorted.map((check) => {
        const facts = (0,document_document/* short */.h0)((0,words_checks/* describeCheck */.cn)(check), 160);
        return check.group === 'lineage' ? facts : `${(0,document_document/* short */.h0)((0,words_checks/* checkName */.I3)(check), 60)}: ${facts}`;
    });
    return (0,document_document/* firstOf */.Ku)(found, 3, '; ');
}
function restoredInWords({ restoreMs }) {
    return `restored${restoreMs === undefined ? '' : ` in ${(0,format/* humanMs */.o0)(restoreMs)}`}`;
}
function ageInWords({ backupAgeMs }) {
    if (backupAgeMs === undefined)
        return '';
    return ` Its data is ${backupAgeMs < SECOND_MS ? 'less than a second' : (0,format/* humanAge */.DZ)(backupAgeMs)} old.`;
}

;// CONCATENATED MODULE: ./build/report/document/drill.js





const SCENARIOS = {
    'newest-backup': 'Newest backup, as the instructions say',
    'lost-destination': 'A destination is lost',
    'older-point': 'An older backup is needed',
    'damaged-object': 'An object of one copy is damaged',
    'key-from-safe': 'A person brings the key from the safe',
};
function drillDocument(report) {
    const { target, source, record } = report;
    const facts = (0,document_document/* factsOf */.xS)(['Scenario', SCENARIOS[report.scenario]], ...(0,common/* readFacts */.MH)(report), ['Read from', source && (0,document_document/* code */.aY)(source)], ['Restored into', target && (0,document_document/* code */.aY)(target)], ['Recorded as', record && (0,document_document/* code */.aY)(record)]);
    const sections = [
        ...failedChecks(report.checks),
        ...stepSection(report.steps),
        ...ownChecks(report.checks),
        { title: 'Drill', blocks: [{ kind: 'facts', rows: facts }] },
        ...notes(report.notes),
        ...(0,common/* tableSection */.Yc)(report.tables),
        ...builtInChecks(report.checks),
        ...skippedChecks(report.checks),
    ];
    return { ...drillHeadline(report), sections };
}
const OUTCOMES = {
    done: ['good', 'done'],
    noticed: ['good', 'noticed the damage'],
    failed: ['bad', 'failed'],
    'not-run': ['skipped', 'not reached'],
};
function stepSection(steps) {
    if (steps.length === 0)
        return [];
    const columns = [
        { title: 'Section' },
        { title: 'Step' },
        { title: 'Result' },
        { title: 'Time', align: 'right' },
    ];
    const rows = (0,document_document/* many */._d)(steps, ({ heading, title, outcome, durationMs }) => {
        const [tone, word] = OUTCOMES[outcome];
        return [heading, title, (0,document_document/* toned */.bQ)(tone, word), durationMs === undefined ? '' : (0,format/* humanMs */.o0)(durationMs)];
    });
    return [{ title: 'Steps of the instructions', blocks: [{ kind: 'table', extent: 'result', columns, rows }] }];
}
function notes(items) {
    if (items.length === 0)
        return [];
    return [{ title: 'Notes', blocks: [{ kind: 'list', extent: 'detail', items: (0,document_document/* many */._d)(items, (item) => item) }] }];
}
function drillHeadline(report) {
    const { backup, checks, verdict, reason = 'backup' } = report;
    const of = backup === undefined ? 'The backup' : `The backup of ${backup.database} from ${(0,format/* humanTime */.zK)(backup.startedAt)}`;
    const age = ageInWords(report);
    if (verdict === 'passed') {
        const sentence = `${of} was ${restoredInWords(report)} by the stored instructions, with stock tools, and passed ${passedInWords(checks)}.${age}`;
        const tone = report.warnings.length > 0 ? 'warn' : 'good';
        return { tone, title: 'Passed: the instructions recover this backup', sentence };
    }
    if (verdict !== 'failed') {
        return { tone: 'bad', title: 'No verdict was reached', sentence: `This is not a verdict on the backup.${age}` };
    }
    const failed = checks.filter((check) => check.outcome === 'failed');
    if (reason !== 'backup') {
        const sentence = `${of} was recovered, but ${missedInWords(failed)}.${age}`;
        return { tone: 'bad', title: 'Failed: recovered, but not as required', sentence };
    }
    const sentence = `${of} did not pass: ${failedInWords(checks)}.${age}`;
    return { tone: 'bad', title: 'Failed: the instructions did not recover this backup', sentence };
}

// EXTERNAL MODULE: ./build/report/document/evidence-results.js
var evidence_results = __webpack_require__(15781);
;// CONCATENATED MODULE: ./build/report/document/evidence-report.js



function evidenceReportDocument(report) {
    const { evidence, folder, archive, archiveSha256, files } = report;
    if (evidence === undefined)
        return { tone: 'bad', title: 'No evidence', sentence: '', sections: [] };
    const isSigned = evidence.signer !== null;
    const written = (0,document_document/* factsBlock */.RI)(['Folder', folder === undefined ? undefined : (0,document_document/* code */.aY)(folder)], ['Zip file', archive === undefined ? undefined : (0,document_document/* code */.aY)(archive)], ['Its SHA-256', archiveSha256 === undefined ? undefined : (0,document_document/* code */.aY)(archiveSha256)], ['Files', String(files)], ['Index', isSigned ? `signed by ${evidence.signer}` : 'unsigned']);
    return {
        tone: isSigned && evidence.verifiers !== null ? 'good' : 'warn',
        title: `Evidence of ${evidence.period.text}`,
        sentence: `It is about ${(0,format/* plural */.LS)(evidence.databases.length, 'database')}, and is ${isSigned ? 'signed' : 'unsigned'}.`,
        sections: [
            { blocks: [written] },
            (0,evidence_results/* databaseSection */.Ff)(evidence),
            ...(0,evidence_results/* failureSection */.mo)(evidence),
            (0,evidence_results/* objectiveSection */.t3)(evidence),
        ],
    };
}
const PROBLEMS = {
    unsigned: 'the index is not signed',
    'index-signature': 'the signature of the index is not by an accepted verifier, or does not match',
    missing: 'missing',
    added: 'not in the index',
    changed: 'not the file that the index names',
    payload: 'not signed by an accepted key, or not what its name says',
    chain: 'the records are not the chain that the index states: one is missing, added or in another order',
    'not-rendered': 'does not say what the records say',
};
function verifyEvidenceDocument(report) {
    const { evidence, signedBy, files, isRendered, problems, version } = report;
    const facts = (0,document_document/* factsBlock */.RI)(['Period', evidence?.period.text], ['Made', evidence && (0,format/* humanTime */.zK)(evidence.madeAt)], ['Databases', evidence?.databases.map(({ name }) => name).join(', ')], ['Index', signedBy === null ? 'no accepted signature' : `signed by ${signedBy}`], ['Files', String(files)], [
        'Page and tables',
        evidence === undefined
            ? undefined
            : isRendered
                ? 'compared with the records'
                : `not compared: they were made by version ${evidence.tool.version}, and this is ${version}`,
    ]);
    const rows = (0,document_document/* many */._d)(problems, ({ kind, path }) => [(0,document_document/* code */.aY)(path ?? ''), PROBLEMS[kind]]);
    const columns = [{ title: 'file' }, { title: 'problem' }];
    const listed = { title: 'Problems', tone: 'bad' };
    return {
        ...headlineOf(report),
        sections: [
            ...(problems.length === 0
                ? []
                : [{ ...listed, blocks: [{ kind: 'table', extent: 'finding', columns, rows }] }]),
            { blocks: [facts] },
        ],
    };
}
function headlineOf({ verdict, problemCount, signedBy, isRendered }) {
    if (verdict === 'error')
        return { tone: 'bad', title: 'The evidence was not checked', sentence: '' };
    if (verdict === 'failed') {
        const sentence = problemCount === 0 ? '' : `${(0,format/* plural */.LS)(problemCount, 'problem')} found.`;
        return { tone: 'bad', title: 'Do not rely on this evidence', sentence };
    }
    const how = isRendered ? ', and its page and tables say what the records say' : '';
    return {
        tone: signedBy === null || !isRendered ? 'warn' : 'good',
        title: 'The evidence is unchanged',
        sentence: `Every file is the one that its ${signedBy === null ? 'unsigned' : 'signed'} index names${how}.`,
    };
}

;// CONCATENATED MODULE: ./build/report/document/fleet.js



const DONE = {
    backup: 'backed up',
    verify: 'verified',
    status: 'as they should be',
    prune: 'pruned',
    doctor: 'ready',
    page: 'shown',
};
const COLUMNS = {
    backup: [{ title: 'kind' }, { title: 'dump', align: 'right' }, { title: 'stored', align: 'right' }],
    verify: [
        { title: 'age of the data', align: 'right' },
        { title: 'restored in', align: 'right' },
        { title: 'checks', align: 'right' },
    ],
    status: [
        { title: 'newest backup', align: 'right' },
        { title: 'last verification' },
        { title: 'stored', align: 'right' },
    ],
    prune: [
        { title: 'removed', align: 'right' },
        { title: 'freed', align: 'right' },
    ],
    doctor: [
        { title: 'ok', align: 'right' },
        { title: 'warnings', align: 'right' },
        { title: 'failed', align: 'right' },
        { title: 'not checked', align: 'right' },
    ],
    page: [],
};
function fleetDocument(report, documentOf) {
    const rows = Object.entries(report.databases)
        .map(([name, each]) => ({ name, report: each, document: documentOf(each) }))
        .toSorted((a, b) => b.report.exitCode - a.report.exitCode);
    return { ...fleet_headline(report, rows), sections: [{ blocks: [table(report, rows)] }, ...rows.map(details)] };
}
function endedInWords({ databases }) {
    const all = Object.values(databases);
    const ended = all.filter(({ error }) => error?.code !== 'CANCELLED').length;
    return ended === 0 ? undefined : `${ended} of ${(0,format/* plural */.LS)(all.length, 'database')}`;
}
function fleet_headline({ task, warnings, durationMs }, rows) {
    const failed = rows.filter(({ report }) => report.exitCode !== 0);
    const total = (0,format/* plural */.LS)(rows.length, 'database');
    if (failed.length === 0) {
        const title = task === 'status' ? `The backups of ${total} are ${DONE.status}` : `${total} ${DONE[task]}`;
        return { tone: warnings.length > 0 ? 'warn' : 'good', title, sentence: `It took ${(0,format/* humanMs */.o0)(durationMs)}.` };
    }
    const title = task === 'status'
        ? `The backups of ${failed.length} of ${total} need attention`
        : `${failed.length} of ${total} not ${DONE[task]}`;
    const named = (0,document_document/* firstOf */.Ku)(failed.map(({ name, report, document }) => `${name}: ${report.error?.code ?? (0,document_document/* short */.h0)(document.sentence, 160).replace(/\.$/, '')}`), 5, '; ');
    return { tone: 'bad', title, sentence: `${named}.` };
}
function table({ task }, rows) {
    const columns = [
        { title: 'result' },
        { title: 'database' },
        ...COLUMNS[task],
        { title: 'time', align: 'right' },
        { title: 'what failed' },
    ];
    return {
        kind: 'table',
        extent: 'result',
        columns,
        rows: (0,document_document/* many */._d)(rows, ({ name, report, document }) => [
            (0,document_document/* toned */.bQ)(document.tone, resultOf(report)),
            (0,document_document/* code */.aY)(name),
            ...cellsOf(report),
            (0,format/* humanMs */.o0)(report.durationMs),
            failureOf(report, document),
        ]),
    };
}
function resultOf(report) {
    if (report.error?.code === 'CANCELLED')
        return 'cancelled';
    if (report.mode === 'verify')
        return report.verdict;
    if (report.exitCode === 0)
        return hasWarnings(report) ? 'warnings' : 'good';
    return report.exitCode === 1 ? 'failed' : 'error';
}
function hasWarnings(report) {
    if (report.mode === 'doctor' && report.findings.some(({ result }) => result === 'warning'))
        return true;
    return report.warnings.length > 0;
}
function cellsOf(report) {
    switch (report.mode) {
        case 'backup': {
            const { backup } = report;
            if (backup === undefined)
                return ['', '', ''];
            return [backup.kind, (0,format/* humanBytes */.p6)(backup.rawBytes), (0,format/* humanBytes */.p6)(backup.storedBytes)];
        }
        case 'verify': {
            const { checks, restoreMs, backupAgeMs } = report;
            const passed = checks.length === 0 ? '' : `${(0,check/* countOf */.pq)(checks, 'passed')} of ${checks.length}`;
            return [humanOrNone(backupAgeMs), humanOrNone(restoreMs), passed];
        }
        case 'status':
            return statusCells(report.destinations);
        case 'doctor': {
            const ended = (result) => String(report.findings.filter((each) => each.result === result).length);
            return [ended('ok'), ended('warning'), ended('failed'), ended('not-checked')];
        }
        case 'page':
            return [];
        case 'prune': {
            const sum = (of) => report.destinations.reduce((total, each) => total + of(each), 0);
            if (report.destinations.length === 0)
                return ['', ''];
            return [String(sum((each) => each.removed)), (0,format/* humanBytes */.p6)(sum((each) => each.freedBytes))];
        }
    }
}
function statusCells(destinations) {
    if (destinations.length === 0)
        return ['', '', ''];
    const ages = destinations.map(({ newestAgeMs }) => newestAgeMs);
    const oldest = ages.some((age) => age === undefined)
        ? 'none'
        : (0,format/* humanMs */.o0)(Math.max(...ages.filter((age) => age !== undefined)));
    const verified = destinations.map(({ lastVerification }) => lastVerification);
    const last = verified.find((each) => each?.verdict === 'failed') ?? verified.find((each) => each !== undefined);
    const bytes = Math.max(...destinations.map(({ totalBytes }) => totalBytes));
    return [oldest, last === undefined ? 'none' : `${last.verdict} ${(0,format/* humanMs */.o0)(last.ageMs)} ago`, (0,format/* humanBytes */.p6)(bytes)];
}
function humanOrNone(ms) {
    return ms === undefined ? '' : (0,format/* humanMs */.o0)(ms);
}
function failureOf(report, { sentence, error }) {
    if (report.exitCode === 0)
        return '';
    return (0,document_document/* short */.h0)(error === undefined ? sentence : `${error.code}: ${error.message}`, 200);
}
function details({ name, report, document }) {
    const blocks = document.sections.flatMap(({ title, blocks: inner }) => [
        ...(title === undefined ? [] : [{ kind: 'note', text: strongly(title) }]),
        ...inner.map(asDetail),
    ]);
    const hint = document.error?.hint;
    const why = document.error === undefined
        ? []
        : [
            { kind: 'note', text: [{ text: document.error.code, code: true }, ` ${document.error.message}`] },
            ...(hint === undefined ? [] : [{ kind: 'note', text: `What to do: ${hint}` }]),
        ];
    const warnings = document.warnings.length === 0
        ? []
        : [{ kind: 'list', extent: 'detail', items: (0,document_document/* many */._d)(document.warnings, (warning) => warning) }];
    return {
        title: [(0,document_document/* code */.aY)(name), `: ${document.title}`],
        tone: document.tone,
        ...(report.exitCode === 0 ? { fold: 'closed', repeats: true } : { fold: 'open' }),
        blocks: [...why, ...warnings, ...blocks],
    };
}
function strongly(title) {
    const spans = Array.isArray(title) ? title : [title];
    return spans.map((span) => (typeof span === 'string' ? (0,document_document/* strong */.ko)(span) : { ...span, strong: true }));
}
function asDetail(block) {
    return 'extent' in block && block.extent === 'result' ? { ...block, extent: 'detail' } : block;
}

// EXTERNAL MODULE: ./build/core/key-name.js
var key_name = __webpack_require__(29679);
// EXTERNAL MODULE: ./build/report/words/names.js
var names = __webpack_require__(35875);
;// CONCATENATED MODULE: ./build/report/document/history.js





const VERDICT_TONES = { passed: 'good', failed: 'bad', error: 'warn' };
const NAMED = 4;
const FINDINGS = {
    gap: 'The record before this one is missing at every destination, and no accepted removal explains that',
    fork: 'Two records name the same one before them',
    overlap: 'Two tests took place at the same time, so their records name the same one before them',
    replay: 'A signed record is stored under a name or in a database that is not its own',
    unsigned: 'No accepted verifier signed these, so they do not count',
    future: 'A signed record has a date in the future, so it does not count',
};
const history_COLUMNS = [
    { title: 'finished' },
    { title: 'test' },
    { title: 'verdict' },
    { title: 'backup' },
    { title: 'restored in', align: 'right' },
    { title: 'age of its data', align: 'right', optional: true },
    { title: 'copies read', optional: true },
    { title: 'signed by', optional: true },
];
function historyDocument(report) {
    const { history } = report;
    if (history === undefined)
        return { tone: 'bad', title: 'No history', sentence: '', sections: [] };
    const sections = [
        ...findingsOf(history, 'finding'),
        testSection(history),
        ...findingsOf(history, 'note'),
        chainSection(history),
        ...destinationSection(history),
    ];
    return { ...history_headline(history), sections };
}
function history_headline({ tests, chain, from, isAuthenticated }) {
    const missing = chain.findings.filter(({ severity }) => severity === 'finding').length;
    const since = from === null ? '' : ` since ${(0,format/* humanTime */.zK)(from)}`;
    const count = (verdict) => {
        const number = tests.filter((test) => test.verdict === verdict).length;
        return number === 0 ? '' : `${number} ${verdict === 'error' ? 'without a verdict' : verdict}`;
    };
    const counts = ['passed', 'failed', 'error'].map(count).filter((text) => text !== '');
    const made = `${(0,format/* plural */.LS)(tests.length, 'test')}${since}${counts.length === 0 ? '' : `: ${counts.join(', ')}`}.`;
    if (missing > 0)
        return { tone: 'bad', title: 'The records are not as they should be', sentence: made };
    const title = tests.length === 0 ? 'No tests are on record' : 'The records are complete';
    return { tone: tests.length === 0 || !isAuthenticated ? 'warn' : 'good', title, sentence: made };
}
function findingsOf({ chain }, severity) {
    const found = chain.findings.filter((each) => each.severity === severity);
    if (found.length === 0)
        return [];
    const items = (0,document_document/* many */._d)(found, ({ kind, records }) => {
        return `${FINDINGS[kind]}: ${(0,names/* listed */.K)(records.slice(0, NAMED), records.length - NAMED)}.`;
    });
    const isFinding = severity === 'finding';
    const title = isFinding ? 'Wrong with the records' : 'Notes about the records';
    const list = { kind: 'list', extent: isFinding ? 'finding' : 'detail', items };
    return [{ title, tone: isFinding ? 'bad' : 'warn', blocks: [list] }];
}
function testSection({ tests, isAuthenticated }) {
    if (tests.length === 0)
        return { title: 'Tests', blocks: [{ kind: 'note', text: 'None.' }] };
    const rows = (0,document_document/* many */._d)(tests.toReversed(), (test) => rowOf(test, isAuthenticated));
    return { title: 'Tests', blocks: [{ kind: 'table', extent: 'result', columns: history_COLUMNS, rows }] };
}
function rowOf(test, isAuthenticated) {
    const { verdict, reason, errorCode, backup, restoreMs, backupAgeMs, copies, verifier } = test;
    const { ignored = 0 } = test.checks;
    const why = errorCode === null ? '' : ` (${errorCode})`;
    const but = ignored === 0 ? '' : `, ${(0,words_checks/* differencesIgnored */.nK)(ignored)}`;
    const read = copies.flatMap(({ destination, state }) => (state === 'read' ? destination : []));
    const key = verifier === null ? 'no key' : (0,key_name/* shortFingerprint */.n)(verifier);
    return [
        (0,format/* humanTime */.zK)(test.finishedAt),
        test.scenario === null ? test.kind : `${test.kind}: ${test.scenario}`,
        (0,document_document/* toned */.bQ)(VERDICT_TONES[verdict], `${(0,words_checks/* verdictInWords */._5)(verdict, reason)}${why}${but}`),
        backup === null ? 'none' : (0,document_document/* code */.aY)(backup.id),
        restoreMs === null ? '' : (0,format/* humanMs */.o0)(restoreMs),
        backupAgeMs === null ? '' : (0,format/* humanMs */.o0)(backupAgeMs),
        read.length === 0 ? 'none' : read.join(', '),
        verifier !== null && !isAuthenticated ? `${key}, not checked` : key,
    ];
}
function chainSection({ chain }) {
    const facts = chain.heads.map(({ verifier, recordSha256, finishedAt }) => {
        const whose = verifier === null ? 'Newest unsigned record' : `Newest record of ${(0,key_name/* shortFingerprint */.n)(verifier)}`;
        return [whose, [(0,document_document/* code */.aY)(recordSha256), `, ${(0,format/* humanTime */.zK)(finishedAt)}`]];
    });
    const none = facts.length === 0 ? [['Newest record', 'none']] : [];
    return { title: 'Chain', fold: 'page', blocks: [(0,document_document/* factsBlock */.RI)(...facts, ...none)] };
}
function destinationSection({ destinations, backups }) {
    const rows = destinations.map(({ label, isReachable, backups: count, totalBytes, lastProvedAt }) => {
        if (!isReachable)
            return [label, 'could not be read'];
        const proved = lastProvedAt === null ? 'no copy was read yet' : `a copy was last verified at ${(0,format/* humanTime */.zK)(lastProvedAt)}`;
        return [label, `${(0,format/* plural */.LS)(count, 'backup')}, ${(0,format/* humanBytes */.p6)(totalBytes)}; ${proved}`];
    });
    const title = `${(0,format/* plural */.LS)(backups.length, 'backup')} at ${(0,format/* plural */.LS)(destinations.length, 'destination')}`;
    return [{ title, fold: 'page', blocks: [(0,document_document/* factsBlock */.RI)(...rows)] }];
}

;// CONCATENATED MODULE: ./build/report/document/hold.js


function holdDocument(report) {
    return { ...hold_headline(report), sections: facts(report) };
}
function hold_headline({ mode, backup, records, error }) {
    const where = (0,format/* plural */.LS)(records.length, 'destination');
    if (error !== undefined || backup === undefined) {
        const ended = error === undefined ? 'The run ended early. ' : '';
        const done = records.length > 0 ? `It is recorded at ${where} only.` : '';
        const title = mode === 'hold' ? 'Not held' : 'Not released';
        return { tone: 'bad', title, sentence: `${ended}${done}`.trim() };
    }
    if (mode === 'hold') {
        const sentence = `Retention keeps it at ${where} until it is released.`;
        return { tone: 'good', title: `${backup.id} is held`, sentence };
    }
    const sentence = `Where \`verifiers\` includes this key, the policy applies to it again, at ${where}.`;
    return { tone: 'good', title: `${backup.id} is released`, sentence };
}
function facts({ backup, reason, records }) {
    if (backup === undefined)
        return [];
    const recorded = records.map(({ label, key }) => ['Recorded', [(0,document_document/* code */.aY)(label), ': ', (0,document_document/* code */.aY)(key)]]);
    return [{ blocks: [(0,document_document/* factsBlock */.RI)(['Backup', (0,document_document/* code */.aY)(backup.id)], ['Reason', reason], ...recorded)] }];
}

;// CONCATENATED MODULE: ./build/report/document/init.js



const FILES = {
    written: 'written',
    replaced: 'replaced',
    unchanged: 'unchanged',
    kept: 'kept',
};
const SECRETS = {
    set: 'set',
    'set-in-repository': 'set for all jobs of the repository',
    file: 'not set yet',
    kept: 'set by you',
};
function initDocument(report) {
    const { error, files, secrets, commands, privateFolder } = report;
    const sections = [
        init_testSection(report),
        fileSection(report),
        secretSection(report),
        alertSection(report),
        commandSection(report),
    ].flat();
    if (error !== undefined && files.length === 0) {
        return { tone: 'bad', title: 'Nothing was set up', sentence: '', sections };
    }
    const safe = privateFolder === undefined
        ? ''
        : ` Print the recovery sheet in ${privateFolder} for the safe: without it or the key files, backups can't be read.`;
    if (error !== undefined)
        return { tone: 'bad', title: 'Not complete', sentence: `Run it again: it continues.${safe}`, sections };
    return {
        tone: 'good',
        title: 'Set up',
        sentence: `${nextSteps(commands.length, secrets.length > 0)}${safe}`,
        sections,
    };
}
function nextSteps(commands, isGithub) {
    const run = commands === 1 ? 'Run the command below. ' : `Run the ${(0,format/* plural */.LS)(commands, 'command')} below. `;
    const start = 'Commit and push the files, then start the workflow once: gh workflow run restorable.yml.';
    return `${commands === 0 ? '' : run}${isGithub ? start : ''}`.trim();
}
function init_testSection({ findings }) {
    if (findings.length === 0)
        return [];
    const isAllFine = findings.every(({ result }) => result !== 'failed' && result !== 'warning');
    return isAllFine
        ? [{ title: `Tested: ${(0,format/* plural */.LS)(findings.length, 'check')} of the connections passed`, tone: 'good', blocks: [] }]
        : [{ title: 'Tested', ...findingTable(findings.filter(({ result }) => result !== 'ok')) }];
}
function fileSection({ files }) {
    if (files.length === 0)
        return [];
    const rows = init_table(['file', '', 'what it is'], files, ({ path, outcome, purpose }) => [
        (0,document_document/* code */.aY)(path),
        FILES[outcome],
        purpose,
    ]);
    return [{ title: 'Files', blocks: [rows] }];
}
function secretSection({ secrets }) {
    if (secrets.length === 0)
        return [];
    const rows = init_table(['secret', 'of', '', 'what it holds'], secrets, ({ name, environment, outcome, holds }) => [
        (0,document_document/* code */.aY)(name),
        environment === undefined ? 'the repository' : `the environment ${environment}`,
        SECRETS[outcome],
        holds,
    ]);
    return [{ title: (0,format/* plural */.LS)(secrets.length, 'secret'), blocks: [rows] }];
}
function alertSection({ alerts, files }) {
    if (alerts === undefined || files.length === 0)
        return [];
    const { told, hasHeartbeat } = alerts;
    const problems = told.length === 0
        ? 'Problems are only in the log. Give a channel with --notify to report them: see docs/alerts.md.'
        : `Problems are reported to: ${told.join(', ')}.`;
    const silence = hasHeartbeat
        ? 'A heartbeat service notices if no backup runs.'
        : 'No service notices if no backup runs at all. Give the address of one with --heartbeat, or see docs/heartbeats.md.';
    return [
        { title: 'Alerts', blocks: [{ kind: 'list', extent: 'result', items: (0,document_document/* many */._d)([problems, silence], (line) => line) }] },
    ];
}
function commandSection({ commands }) {
    if (commands.length === 0)
        return [];
    return [
        {
            title: 'Commands for you',
            blocks: [{ kind: 'list', extent: 'result', items: (0,document_document/* many */._d)(commands, (command) => (0,document_document/* code */.aY)(command)) }],
        },
    ];
}
function init_table(titles, rows, cells) {
    return { kind: 'table', extent: 'result', columns: titles.map((title) => ({ title })), rows: (0,document_document/* many */._d)(rows, cells) };
}

;// CONCATENATED MODULE: ./build/report/document/keygen.js



function keygenDocument({ error, keys, bundles }) {
    if (error !== undefined)
        return { tone: 'bad', title: 'No keys were made', sentence: '', sections: [] };
    const isMade = keys.length > 0;
    return {
        tone: 'good',
        title: isMade ? `${(0,format/* plural */.LS)(keys.length, 'key pair')} made` : `${(0,format/* plural */.LS)(bundles.length, 'bundle')} written`,
        sentence: isMade
            ? 'The private recovery key is the only way to your data: keep it in a safe, never in the backup job.'
            : 'The keys are the same. Replace the secrets with the new lines.',
        sections: [...keys.map(keySection), ...bundles.map(bundleSection)],
    };
}
function keySection(key) {
    return {
        title: [`${key.role} key `, (0,document_document/* code */.aY)((0,key_name/* keyName */.x)(key))],
        blocks: [
            (0,document_document/* factsBlock */.RI)(['Fingerprint', (0,document_document/* code */.aY)(key.fingerprint)], ['Public half', (0,document_document/* code */.aY)(key.publicPath)], ['Private half', (0,document_document/* code */.aY)(key.privatePath)], ['Where it belongs', key.belongs]),
        ],
    };
}
function bundleSection({ role, path, variables, belongs }) {
    return {
        title: [`Bundle of the ${role} job`],
        blocks: [
            (0,document_document/* factsBlock */.RI)(['File', (0,document_document/* code */.aY)(path)], ['Storage credentials', variables.length === 0 ? 'none' : variables.join(', ')], ['Where it belongs', belongs]),
        ],
    };
}

// EXTERNAL MODULE: ./build/report/words/backups.js
var backups = __webpack_require__(65368);
// EXTERNAL MODULE: ./build/report/words/gaps.js
var gaps = __webpack_require__(58010);
// EXTERNAL MODULE: ./build/report/words/keys.js
var words_keys = __webpack_require__(20607);
;// CONCATENATED MODULE: ./build/report/document/list.js







const list_VERDICT_TONES = { passed: 'good', failed: 'bad', error: 'warn', skipped: 'skipped' };
const list_COLUMNS = [
    { title: 'backup' },
    { title: 'database' },
    { title: 'engine' },
    { title: 'dump', align: 'right' },
    { title: 'stored', align: 'right' },
    { title: 'needs' },
    { title: 'signed by' },
    { title: 'held' },
    { title: 'last verification' },
];
const KEY_COLUMNS = [{ title: 'key' }, { title: 'use' }];
function listDocument(report) {
    return { ...list_headline(report), sections: [...list_gaps(report), ...report.destinations.map(destination), ...keys(report)] };
}
function list_headline(report) {
    if (report.error !== undefined)
        return { tone: 'bad', title: 'Not listed', sentence: '' };
    const listed = report.destinations.flatMap(({ backups }) => backups);
    const ids = new Set(listed.map(({ id }) => id));
    const invalid = report.destinations.reduce((sum, each) => sum + each.invalid.length, 0);
    const stored = listed.reduce((sum, { storedBytes }) => sum + storedBytes, 0);
    const title = `${(0,format/* plural */.LS)(ids.size, 'backup')} at ${(0,format/* plural */.LS)(report.destinations.length, 'destination')}`;
    const missing = report.gaps.length;
    const sentences = [
        `In all, ${(0,format/* bytesBothWays */.vk)(stored)} are stored.`,
        ...(invalid > 0 ? [`${(0,format/* plural */.LS)(invalid, 'invalid object')} among the manifests.`] : []),
        ...(missing > 0 ? [`${(0,format/* plural */.LS)(missing, 'gap')} in the lineage of backups.`] : []),
    ];
    const tone = missing > 0 ? 'bad' : invalid > 0 ? 'warn' : 'good';
    return { tone, title, sentence: sentences.join(' ') };
}
function list_gaps({ gaps: found }) {
    if (found.length === 0)
        return [];
    const items = (0,document_document/* many */._d)(found, (gap) => [(0,document_document/* code */.aY)(gap.database), `: ${(0,gaps/* describeGap */.e)(gap)}`]);
    return [{ title: 'Missing', tone: 'bad', blocks: [{ kind: 'list', extent: 'detail', items }] }];
}
function destination({ label, backups, invalid }) {
    const listed = backups.length === 0
        ? { kind: 'note', text: 'No backups.' }
        : { kind: 'table', extent: 'result', columns: list_COLUMNS, rows: (0,document_document/* many */._d)(backups, row) };
    const items = (0,document_document/* many */._d)(invalid, ({ key, reason }) => [(0,document_document/* toned */.bQ)('bad', 'not valid'), ': ', (0,document_document/* code */.aY)(key), `: ${reason}`]);
    const bad = invalid.length === 0 ? [] : [{ kind: 'list', extent: 'detail', items }];
    return { title: (0,document_document/* code */.aY)(label), blocks: [...bad, listed] };
}
function signedBy({ signed, signer, authenticatedBy }) {
    if (!signed)
        return 'no key';
    const name = signer ? (0,key_name/* shortFingerprint */.n)(signer) : 'a key';
    return authenticatedBy === null ? `${name}, not checked` : (0,document_document/* toned */.bQ)('good', name);
}
function keys({ destinations, givenKeys }) {
    const counts = new Map();
    const count = (what, fingerprint, id) => {
        const ofKey = counts.get(fingerprint) ?? new Map();
        counts.set(fingerprint, ofKey.set(what, (ofKey.get(what) ?? new Set()).add(id)));
    };
    for (const { id, signer, recipients = [] } of destinations.flatMap(({ backups }) => backups)) {
        for (const recipient of recipients)
            count('opens', recipient, id);
        if (signer)
            count('signed', signer, id);
    }
    if (counts.size === 0)
        return [];
    const rows = (0,document_document/* many */._d)([...counts], ([fingerprint, uses]) => [
        (0,document_document/* code */.aY)((0,words_keys/* nameOf */.V)(fingerprint, givenKeys)),
        [...uses].map(([what, ids]) => `${what} ${(0,format/* plural */.LS)(ids.size, 'backup')}`).join(', '),
    ]);
    return [{ title: 'Keys', blocks: [{ kind: 'table', extent: 'detail', columns: KEY_COLUMNS, rows }] }];
}
function row(backup) {
    return [
        (0,document_document/* code */.aY)(backup.id),
        (0,document_document/* code */.aY)(backup.database),
        (0,format/* engineTitle */.v6)(backup),
        (0,format/* humanBytes */.p6)(backup.rawBytes),
        (0,format/* humanBytes */.p6)(backup.storedBytes),
        (0,backups/* needsOf */.hN)(backup),
        signedBy(backup),
        backup.held === undefined ? 'no' : (0,document_document/* short */.h0)(backup.held, 80),
        backup.verdict === null
            ? 'never'
            : [
                (0,document_document/* toned */.bQ)(list_VERDICT_TONES[backup.verdict], (0,words_checks/* verdictInWords */._5)(backup.verdict, backup.reason)),
                ` ${(0,format/* humanTime */.zK)(backup.verifiedAt ?? '')}`,
            ],
    ];
}

// EXTERNAL MODULE: ./build/report/document/matrix.js
var matrix = __webpack_require__(71238);
;// CONCATENATED MODULE: ./build/report/document/notify-test.js


function notifyTestDocument(report) {
    return { ...notify_test_headline(report), sections: report.channels.length === 0 ? [] : sections(report.channels) };
}
function notify_test_headline({ error, channels }) {
    if (error !== undefined)
        return { tone: 'bad', title: 'Nothing was tested', sentence: '' };
    const delivered = channels.filter(({ outcome }) => outcome === 'delivered').length;
    if (delivered === channels.length) {
        const sentence = 'Look at each of them: only people can see that a message arrived.';
        return { tone: 'good', title: `${(0,format/* plural */.LS)(delivered, 'channel')} accepted a test message`, sentence };
    }
    const failed = channels.filter(({ outcome }) => outcome !== 'delivered').map(({ label }) => label);
    const title = `${(0,format/* plural */.LS)(failed.length, 'channel')} did not accept a test message`;
    return { tone: 'bad', title, sentence: `Without success: ${(0,document_document/* firstOf */.Ku)(failed)}.` };
}
function sections(channels) {
    const failed = channels.filter(({ error }) => error !== undefined);
    return [
        {
            blocks: [
                {
                    kind: 'table',
                    extent: 'result',
                    columns: [{ title: 'channel' }, { title: 'result' }, { title: 'time', align: 'right' }],
                    rows: (0,document_document/* many */._d)(channels, (each) => [(0,document_document/* code */.aY)(each.label), notify_test_resultOf(each), (0,format/* humanMs */.o0)(each.durationMs)]),
                },
                ...(failed.length === 0 ? [] : [{ kind: 'list', extent: 'finding', items: (0,document_document/* many */._d)(failed, problemOf) }]),
            ],
        },
    ];
}
function notify_test_resultOf({ outcome }) {
    return outcome === 'delivered' ? (0,document_document/* toned */.bQ)('good', outcome) : (0,document_document/* toned */.bQ)('bad', outcome);
}
function problemOf({ error }) {
    return [error?.message, error?.hint].filter((text) => text !== undefined).join(' ');
}

;// CONCATENATED MODULE: ./build/report/document/page/periods.js

const DAY_MS = 86_400_000;
const MOST_DAYS = 45;
const MOST_WEEKS_DAYS = 200;
const MOST_ROWS = 60;
function periodsOf({ fromMs, toMs }) {
    const days = (toMs - fromMs) / DAY_MS;
    const periods = [];
    let start = startOf(fromMs, days);
    while (start <= toMs) {
        const end = nextStart(start, days);
        periods.push({ fromMs: start, toMs: end, name: periods_nameOf(start, days) });
        start = end;
    }
    return periods.reverse();
}
function startOf(ms, days) {
    const day = Math.floor(ms / DAY_MS) * DAY_MS;
    if (days <= MOST_DAYS)
        return day;
    if (days <= MOST_WEEKS_DAYS)
        return day - ((Math.floor(day / DAY_MS) + 3) % 7) * DAY_MS;
    const date = new Date(ms);
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
}
function nextStart(start, days) {
    if (days <= MOST_DAYS)
        return start + DAY_MS;
    if (days <= MOST_WEEKS_DAYS)
        return start + 7 * DAY_MS;
    const date = new Date(start);
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
}
function periods_nameOf(start, days) {
    const day = dayOf(start);
    if (days <= MOST_DAYS)
        return day;
    return days <= MOST_WEEKS_DAYS ? `week of ${day}` : day.slice(0, 7);
}
function dayOf(ms) {
    return new Date(ms).toISOString().slice(0, 10);
}
const msOf = (iso) => new Date(iso).getTime();
function tookInWords(ms) {
    return (0,format/* humanMs */.o0)(ms >= 10_000 ? Math.round(ms / 1_000) * 1_000 : ms);
}
function fewRows(items, make) {
    return { total: items.length, first: (most) => items.slice(0, Math.min(most, MOST_ROWS)).map(make) };
}

;// CONCATENATED MODULE: ./build/report/document/page/judgment.js





function judge({ history, checks, }) {
    const now = new Date(history.to).getTime();
    const tests = countingTests(history);
    const last = tests.at(-1);
    const proof = tests.findLast(verdict/* confirms */.sh);
    const newest = history.backups.at(-1);
    const ageMs = newest && Math.max(0, now - new Date(newest.snapshotAt).getTime());
    const proofAgeMs = proof && Math.max(0, now - new Date(proof.finishedAt).getTime());
    const known = { newest, ageMs, last, proof, proofAgeMs };
    const problems = [
        ...missedObjectives(history, known),
        ...failedTests(known),
        ...doubts(history),
        ...checks.filter(({ outcome }) => outcome === 'failed').map(failedCheck),
    ].toSorted((a, b) => Number(b.tone === 'bad') - Number(a.tone === 'bad'));
    return { ...verdictOf(known, problems), sentence: sentenceOf(known), problems, ...known };
}
function countingTests({ tests, isAuthenticated }) {
    return isAuthenticated ? tests.filter(({ signedBy }) => signedBy !== null) : tests;
}
function verdictOf({ newest, last, proof }, problems) {
    if (newest === undefined)
        return { tone: 'bad', verdict: 'has no backup' };
    if (last !== undefined && (0,verdict/* refutes */.pN)(last))
        return { tone: 'bad', verdict: 'failed its last recovery test' };
    if (proof === undefined)
        return { tone: worstOf(problems, 'warn'), verdict: 'has backups, but no test confirms that they restore' };
    const tone = worstOf(problems, 'good');
    const but = tone === 'bad' ? ', but needs attention' : '';
    return { tone, verdict: `can be recovered${but}` };
}
function worstOf(problems, best) {
    return problems.some(({ tone }) => tone === 'bad') ? 'bad' : problems.length > 0 ? 'warn' : best;
}
function sentenceOf({ newest, ageMs, proof, proofAgeMs }) {
    if (newest === undefined || ageMs === undefined)
        return 'Nothing is stored that could be restored.';
    const age = `The newest backup holds the data of ${(0,format/* humanAge */.DZ)(ageMs)} ago.`;
    if (proof === undefined || proofAgeMs === undefined)
        return `${age} No accepted test has restored a backup yet.`;
    const took = proof.restoreMs === null ? '' : ` and took ${tookInWords(proof.restoreMs)}`;
    return `${age} A restore was last verified ${(0,format/* humanAge */.DZ)(proofAgeMs)} ago${took}.`;
}
function missedObjectives({ objectives, backups }, { ageMs, proof, proofAgeMs }) {
    const { rpoMs, rtoMs, verifyEveryMs } = objectives;
    const took = proof?.restoreMs ?? undefined;
    const problems = [];
    const isOver = (value, limit) => value !== undefined && limit !== undefined && value > limit;
    if (isOver(ageMs, rpoMs)) {
        problems.push({
            tone: 'bad',
            text: `The newest data is ${(0,format/* humanAge */.DZ)(ageMs ?? 0)} old; at most ${(0,format/* humanMs */.o0)(rpoMs ?? 0)} is allowed (RPO).`,
        });
    }
    if (isOver(took, rtoMs)) {
        problems.push({
            tone: 'bad',
            text: `A restore took ${tookInWords(took ?? 0)}; at most ${(0,format/* humanMs */.o0)(rtoMs ?? 0)} is allowed (RTO).`,
        });
    }
    if (backups.length > 0 && verifyEveryMs !== undefined && (proofAgeMs === undefined || proofAgeMs > verifyEveryMs)) {
        const since = proofAgeMs === undefined ? 'No test has passed' : `The last test that passed was ${(0,format/* humanAge */.DZ)(proofAgeMs)} ago`;
        problems.push({ tone: 'bad', text: `${since}; one is due every ${(0,format/* humanMs */.o0)(verifyEveryMs)}.` });
    }
    return problems;
}
function failedTests({ last, proof }) {
    if (last === undefined || last === proof)
        return [];
    const when = (0,format/* humanTime */.zK)(last.finishedAt);
    const why = last.failed.length === 0 ? '' : `: ${last.failed.map(({ code }) => code).join(', ')}`;
    if (last.verdict === 'error') {
        return [
            { tone: 'warn', text: `The last test, ${when}, reached no verdict (${last.errorCode ?? 'unknown error'}).` },
        ];
    }
    return [{ tone: 'bad', text: `The last test, ${when}: ${(0,words_checks/* verdictInWords */._5)(last.verdict, last.reason)}${why}.` }];
}
function doubts({ isAuthenticated, tests, destinations, chain }) {
    const problems = [];
    if (!isAuthenticated && tests.length > 0) {
        problems.push({ tone: 'warn', text: 'No verifiers were given, so no signature of a test was checked.' });
    }
    const foreign = tests.filter(({ signedBy }) => signedBy === null).length;
    if (isAuthenticated && foreign > 0) {
        problems.push({
            tone: 'warn',
            text: `${(0,format/* plural */.LS)(foreign, 'record')} without an accepted signature ${foreign === 1 ? 'does' : 'do'} not count.`,
        });
    }
    for (const { label } of destinations.filter(({ isReachable }) => !isReachable)) {
        problems.push({
            tone: 'warn',
            text: `${(0,document_document/* short */.h0)(label, 120)} could not be read. What only it has is not on this page.`,
        });
    }
    const findings = chain.findings.filter(({ severity }) => severity === 'finding');
    for (const [kind, of] of Map.groupBy(findings, (finding) => finding.kind)) {
        problems.push({
            tone: 'bad',
            text: `The chain of test records is not complete (${kind}: ${(0,format/* plural */.LS)(of.length, 'finding')}).`,
        });
    }
    return problems;
}
function failedCheck(check) {
    const name = (0,document_document/* short */.h0)((0,words_checks/* checkName */.I3)(check), 120);
    return {
        tone: 'bad',
        text: `${name.slice(0, 1).toUpperCase()}${name.slice(1)}: ${(0,document_document/* short */.h0)((0,words_checks/* describeCheck */.cn)(check), 200)}.`,
    };
}

;// CONCATENATED MODULE: ./build/report/document/page/chain.js





const MOST_CHAINS = 8;
const STATES = [
    { name: 'restored in a test', hue: 'good' },
    { name: 'needed by one that was restored', hue: 2 },
    { name: 'failed its test', hue: 'bad' },
    { name: 'not tested itself', hue: 'skipped' },
];
const [RESTORED, NEEDED, FAILED, UNTESTED] = [0, 1, 2, 3];
function chainChart(history, span) {
    const { backups } = history;
    if (backups.length === 0)
        return undefined;
    const proofs = proofsOf(history);
    const stateOf = ({ id }) => proofs.get(id)?.state ?? UNTESTED;
    const count = (state) => backups.filter((each) => stateOf(each) === state).length;
    const marks = (of) => of.map((each) => ({ atMs: msOf(each.startedAt), state: stateOf(each) }));
    const { chains, alone } = chainsOf(backups);
    const shown = chains.slice(-MOST_CHAINS).reverse();
    const more = chains.length - shown.length;
    const sentence = `${(0,format/* plural */.LS)(backups.length, 'backup')}: ${count(RESTORED)} restored in a test, ${count(NEEDED)} needed by one that was, ${count(FAILED)} failed, ${count(UNTESTED)} not tested.`;
    return {
        kind: 'chart',
        title: 'Backups, and which of them were tested',
        sentence: more > 0 ? `${sentence} ${(0,format/* plural */.LS)(more, 'older chain')} not drawn.` : sentence,
        chart: {
            kind: 'lanes',
            ...span,
            states: STATES,
            lanes: [
                ...shown.map((chain) => ({
                    name: dayOf(msOf(chain[0]?.startedAt ?? '')),
                    marks: marks(chain),
                    isChain: true,
                })),
                ...(alone.length === 0
                    ? []
                    : [{ name: chains.length === 0 ? 'full backups' : 'single fulls', marks: marks(alone) }]),
            ],
        },
        table: {
            kind: 'table',
            extent: 'detail',
            columns: [{ title: 'backup' }, { title: 'needs' }, { title: 'test' }],
            rows: fewRows(backups.toReversed(), (backup) => {
                const { state, at } = proofs.get(backup.id) ?? { state: UNTESTED, at: undefined };
                const tone = state === RESTORED ? 'good' : state === FAILED ? 'bad' : undefined;
                const text = `${STATES[state].name}${at === undefined ? '' : ` ${(0,format/* humanTime */.zK)(at)}`}`;
                const { parents } = backup;
                return [
                    (0,document_document/* code */.aY)(backup.id),
                    parents.length === 0 ? '' : (0,format/* plural */.LS)(parents.length, 'backup'),
                    tone === undefined ? text : (0,document_document/* toned */.bQ)(tone, text),
                ];
            }),
        },
    };
}
function proofsOf(history) {
    const proofs = new Map();
    const byId = new Map(history.backups.map((backup) => [backup.id, backup]));
    for (const test of countingTests(history)) {
        if (test.backup === null || (!(0,verdict/* confirms */.sh)(test) && !(0,verdict/* refutes */.pN)(test)))
            continue;
        proofs.set(test.backup.id, { state: (0,verdict/* confirms */.sh)(test) ? RESTORED : FAILED, at: test.finishedAt });
        if (!(0,verdict/* confirms */.sh)(test))
            continue;
        for (const parent of byId.get(test.backup.id)?.parents ?? []) {
            const known = proofs.get(parent)?.state;
            if (known === undefined || known === NEEDED)
                proofs.set(parent, { state: NEEDED, at: test.finishedAt });
        }
    }
    return proofs;
}
function chainsOf(backups) {
    const isFull = new Set(backups.filter(({ parents }) => parents.length === 0).map(({ id }) => id));
    const groups = Map.groupBy(backups, ({ id, parents }) => parents.find((parent) => isFull.has(parent)) ?? parents[0] ?? id);
    const all = [...groups.values()];
    return { chains: all.filter(({ length }) => length > 1), alone: all.filter(({ length }) => length === 1).flat() };
}

// EXTERNAL MODULE: ./build/report/words/rule.js
var words_rule = __webpack_require__(81901);
;// CONCATENATED MODULE: ./build/report/document/page/copies.js






const copies_STATES = [
    { name: 'read completely, and it restored', hue: 'good' },
    { name: 'damaged', hue: 'bad' },
    { name: 'not reachable', hue: 'warn' },
];
const [PROVED, DAMAGED, UNREACHABLE] = [0, 1, 2];
function copiesChart({ history, rule }, span) {
    if (history === undefined || history.destinations.length === 0)
        return undefined;
    const { destinations, to } = history;
    const proved = destinations.filter((each) => lastProved(history, each) !== undefined).length;
    const counts = `A copy was read and restored from ${proved} of ${destinations.length} destinations.`;
    return {
        kind: 'chart',
        title: 'Copies, and when each was verified',
        sentence: rule === undefined ? counts : `${counts} ${(0,words_rule/* ruleVerdict */.Q)(rule)}.`,
        chart: {
            kind: 'lanes',
            ...span,
            states: copies_STATES,
            lanes: destinations.map(({ label }) => ({ name: label, marks: marksOf(history, label) })),
        },
        table: {
            kind: 'table',
            extent: 'detail',
            columns: [
                { title: 'destination' },
                { title: 'last verified' },
                { title: 'newest backup' },
                { title: 'stored', align: 'right' },
            ],
            rows: fewRows(destinations, (each) => {
                const at = lastProved(history, each);
                const when = at === undefined ? (0,document_document/* toned */.bQ)('warn', 'never') : `${(0,format/* humanAge */.DZ)(msOf(to) - msOf(at))} ago`;
                if (!each.isReachable)
                    return [(0,document_document/* code */.aY)(each.label), when, (0,document_document/* toned */.bQ)('warn', 'not reachable'), ''];
                return [(0,document_document/* code */.aY)(each.label), when, each.newestId ?? (0,document_document/* toned */.bQ)('bad', 'none'), (0,format/* humanBytes */.p6)(each.totalBytes)];
            }),
        },
    };
}
function marksOf(history, label) {
    return countingTests(history).flatMap((test) => {
        const state = test.copies.find(({ destination }) => destination === label)?.state;
        const atMs = msOf(test.finishedAt);
        if (state === 'damaged')
            return [{ atMs, state: DAMAGED }];
        if (state === 'unreachable')
            return [{ atMs, state: UNREACHABLE }];
        return state === 'read' && (0,verdict/* confirms */.sh)(test) ? [{ atMs, state: PROVED }] : [];
    });
}
function lastProved(history, { label, lastProvedAt }) {
    const test = countingTests(history).findLast((each) => (0,verdict/* confirms */.sh)(each) && each.copies.some(({ destination, state }) => destination === label && state === 'read'));
    return test?.finishedAt ?? lastProvedAt ?? undefined;
}

;// CONCATENATED MODULE: ./build/report/document/page/ladder.js





const STEPS = [
    ['signature', 'Signature', 'the backup was made by the key of the backup job'],
    ['bytes', 'Stored bytes', 'every stored byte is as it was written'],
    ['restore', 'Restore', "the database's own tools restored it without an error"],
    ['comparison', 'Schema and row counts', 'every table is there, with as many rows as the source had'],
    ['content', 'Content of every table', 'every row of the tables that are compared is as in the dump'],
    ['queries', "The team's own queries", 'the data means what it should'],
];
const ladder_OUTCOMES = {
    passed: { tone: 'good', state: 'confirmed' },
    failed: { tone: 'bad', state: 'failed' },
    error: { tone: 'warn', state: 'could not run' },
    skipped: { tone: 'skipped', state: 'skipped' },
};
function ladderChart(history) {
    const tests = countingTests(history);
    const last = tests.findLast(({ kind }) => kind === 'verification');
    const drill = tests.findLast(({ kind }) => kind === 'drill');
    const rungs = [...STEPS.map((step) => rungOf(step, last)), drillRung(drill, history.to)];
    const proved = rungs.filter(({ tone }) => tone === 'good').length;
    const when = last === undefined
        ? 'There was no verification yet.'
        : `The last verification was ${(0,format/* humanTime */.zK)(last.finishedAt)}${ignoredBy(last)}.`;
    return {
        kind: 'chart',
        title: 'How far it is verified',
        sentence: `${proved} of ${rungs.length} steps. ${when}`,
        chart: { kind: 'ladder', rungs },
        table: {
            kind: 'table',
            extent: 'detail',
            columns: [{ title: 'state' }, { title: 'step' }, { title: 'what is known' }],
            rows: (0,document_document/* many */._d)(rungs, ({ name, tone, state, text }) => [(0,document_document/* toned */.bQ)(tone, state), name, text]),
        },
    };
}
function ignoredBy({ checks: { ignored = 0 } }) {
    return ignored === 0 ? '' : `, with ${(0,words_checks/* differencesIgnored */.nK)(ignored)} by rules`;
}
function rungOf([step, name, proves], last) {
    if (last === undefined)
        return { name, tone: 'skipped', state: 'not tested', text: `It would confirm that ${proves}.` };
    const outcome = last.steps?.[step];
    if (outcome !== undefined) {
        const text = outcome === 'passed' ? proves : `It would confirm that ${proves}`;
        return { name, ...ladder_OUTCOMES[outcome], text: `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.` };
    }
    const state = last.steps === undefined ? 'not recorded' : last.verdict === 'error' ? 'not reached' : 'not configured';
    return { name, tone: 'skipped', state, text: `It would confirm that ${proves}.` };
}
function drillRung(drill, to) {
    const name = 'Drill by the instructions';
    const proves = 'people can recover with stock tools and the stored instructions alone';
    if (drill === undefined)
        return { name, tone: 'skipped', state: 'not configured', text: `It would confirm that ${proves}.` };
    const ago = `${(0,format/* humanAge */.DZ)(msOf(to) - msOf(drill.finishedAt))} ago`;
    const scenario = drill.scenario === null ? '' : `, scenario ${drill.scenario}`;
    const text = drill.verdict === 'passed'
        ? `${proves.slice(0, 1).toUpperCase()}${proves.slice(1)}`
        : `It would confirm that ${proves}`;
    return { name, ...ladder_OUTCOMES[drill.verdict], text: `${text} (${ago}${scenario}).` };
}

// EXTERNAL MODULE: ./build/core/format/backup-id.js
var backup_id = __webpack_require__(63422);
;// CONCATENATED MODULE: ./build/report/document/page/recovery-point.js




const MOST_POINTS = 700;
function recoveryPointChart(history, span) {
    const reigns = reignsOf(history).filter(({ toMs }) => toMs > span.fromMs);
    if (reigns.length === 0)
        return undefined;
    const { rpoMs } = history.objectives;
    const limit = rpoMs === undefined ? undefined : { name: `RPO ${(0,format/* humanMs */.o0)(rpoMs)}`, value: rpoMs };
    const breaches = rpoMs === undefined ? [] : reigns.filter((reign) => recovery_point_worstOf(reign) > rpoMs);
    const worst = reigns.reduce((most, reign) => Math.max(most, recovery_point_worstOf(reign)), 0);
    const judged = rpoMs === undefined
        ? 'No RPO is set.'
        : breaches.length === 0
            ? `It never exceeded the RPO of ${(0,format/* humanMs */.o0)(rpoMs)}.`
            : `It exceeded the RPO of ${(0,format/* humanMs */.o0)(rpoMs)} ${(0,format/* plural */.LS)(breaches.length, 'time')}.`;
    return {
        kind: 'chart',
        title: 'Age of the newest recoverable data',
        sentence: `At most ${(0,format/* humanAge */.DZ)(worst)} old. ${judged}`,
        chart: {
            kind: 'curves',
            unit: 'duration',
            ...span,
            curves: [{ name: 'age', hue: 1, shape: 'area', points: thinned(pointsOf(reigns), span) }],
            limit,
        },
        table: {
            kind: 'table',
            extent: 'detail',
            columns: [
                { title: 'time' },
                { title: 'backups', align: 'right' },
                { title: 'oldest', align: 'right' },
                { title: 'over the RPO', align: 'right' },
            ],
            rows: fewRows(rowsOf(reigns, span, rpoMs), ({ name, made, worstMs, overMs }) => [
                name,
                String(made),
                worstMs === undefined ? 'unknown' : (0,format/* humanAge */.DZ)(worstMs),
                overMs === 0 ? '' : (0,document_document/* toned */.bQ)('bad', (0,format/* humanAge */.DZ)(overMs)),
            ]),
        },
    };
}
function recovery_point_worstOf({ toMs, snapshotMs }) {
    return toMs - snapshotMs;
}
function reignsOf({ backups, removed, to }) {
    const now = msOf(to);
    const byId = new Map(backups.map((backup) => [backup.id, backup]));
    const gone = new Set(removed.map(({ id }) => id));
    const ordered = backups.toSorted((a, b) => (a.finishedAt < b.finishedAt ? -1 : 1));
    const reigns = [];
    for (const [at, { finishedAt, predecessor }] of ordered.entries()) {
        const before = predecessor === undefined ? ordered[at - 1]?.id : predecessor;
        if (before === null || before === undefined)
            continue;
        const known = byId.get(before);
        if (known === undefined && !gone.has(before) && (0,backup_id/* parseBackupId */.JN)(before) === undefined)
            continue;
        const beganMs = known === undefined ? (0,backup_id/* readBackupId */.g)(before).startedAt.getTime() : msOf(known.finishedAt);
        const snapshotMs = known === undefined ? beganMs : msOf(known.snapshotAt);
        reigns.push({ fromMs: beganMs, toMs: Math.max(beganMs, msOf(finishedAt)), snapshotMs });
    }
    const newest = ordered.at(-1);
    if (newest !== undefined) {
        reigns.push({
            fromMs: msOf(newest.finishedAt),
            toMs: Math.max(now, msOf(newest.finishedAt)),
            snapshotMs: msOf(newest.snapshotAt),
        });
    }
    return reigns;
}
function pointsOf(reigns) {
    return reigns.flatMap(({ fromMs, toMs, snapshotMs }, at) => {
        const isNext = at === 0 || fromMs <= (reigns[at - 1]?.toMs ?? 0);
        return [
            ...(isNext ? [] : [[reigns[at - 1]?.toMs ?? fromMs, null]]),
            [fromMs, fromMs - snapshotMs],
            [toMs, toMs - snapshotMs],
        ];
    });
}
function thinned(points, { fromMs, toMs }) {
    const within = points.filter(([ms]) => ms >= fromMs);
    if (within.length <= MOST_POINTS)
        return within;
    const parts = MOST_POINTS / 2;
    const part = (toMs - fromMs) / parts;
    const groups = Map.groupBy(within, ([ms]) => Math.min(parts - 1, Math.floor((ms - fromMs) / part)));
    return [...groups].flatMap(([at, group]) => {
        const known = group.filter(([, value]) => value !== null);
        const worst = known.reduce((most, [, value]) => Math.max(most, value ?? 0), 0);
        const middle = fromMs + (at + 0.5) * part;
        return [
            ...(known.length === 0 ? [] : [[middle, worst]]),
            ...(group.length === known.length ? [] : [[middle, null]]),
        ];
    });
}
function rowsOf(reigns, span, rpoMs) {
    return periodsOf(span).map(({ fromMs, toMs, name }) => {
        const within = reigns.filter((reign) => reign.toMs > fromMs && reign.fromMs < toMs);
        const ages = within.map((reign) => Math.min(reign.toMs, toMs) - reign.snapshotMs);
        const over = within.map((reign) => rpoMs === undefined ? 0 : Math.max(0, Math.min(reign.toMs, toMs) - Math.max(reign.snapshotMs + rpoMs, fromMs)));
        return {
            name,
            made: within.filter((reign) => reign.fromMs >= fromMs).length,
            worstMs: ages.length === 0 ? undefined : Math.max(...ages),
            overMs: over.reduce((sum, each) => sum + each, 0),
        };
    });
}

;// CONCATENATED MODULE: ./build/report/document/page/restore-time.js




const MOST_BARS = 60;
const MOST_PARTS = 4;
const HUES = [1, 2, 3, 4];
const OTHER = 'other';
function restoreTimeChart(history) {
    const timed = countingTests(history).filter((test) => test.restoreMs !== null);
    if (timed.length === 0)
        return undefined;
    const { rtoMs } = history.objectives;
    const limit = rtoMs === undefined ? undefined : { name: `RTO ${(0,format/* humanMs */.o0)(rtoMs)}`, value: rtoMs };
    const shown = slowest(timed);
    const spent = shown.map((test) => ({ test, parts: partsOf(test) }));
    const names = namesOf(spent.map(({ parts }) => parts));
    const rest = spent.some(({ parts }) => [...parts.keys()].some((name) => !names.includes(name)));
    const all = [...names, ...(rest ? [OTHER] : [])];
    return {
        kind: 'chart',
        title: 'Time to restore',
        sentence: restore_time_sentenceOf(timed, rtoMs),
        chart: {
            kind: 'bars',
            unit: 'duration',
            parts: all.map((name, at) => ({ name, hue: HUES[at] ?? 6 })),
            bars: spent.map(({ test, parts }) => ({
                atMs: msOf(test.finishedAt),
                values: all.map((name) => name === OTHER ? sumOf(parts, (each) => !names.includes(each)) : (parts.get(name) ?? 0)),
            })),
            limit,
        },
        table: {
            kind: 'table',
            extent: 'detail',
            columns: [
                { title: 'test' },
                { title: 'backup', optional: true },
                { title: 'restored in', align: 'right' },
                { title: 'spent on' },
            ],
            rows: fewRows(timed.toReversed(), (test) => [
                (0,format/* humanTime */.zK)(test.finishedAt),
                test.backup?.id ?? '',
                rtoMs !== undefined && test.restoreMs > rtoMs
                    ? (0,document_document/* toned */.bQ)('bad', tookInWords(test.restoreMs))
                    : tookInWords(test.restoreMs),
                [...partsOf(test)].map(([name, ms]) => `${name} ${tookInWords(ms)}`).join(', '),
            ]),
        },
    };
}
function restore_time_sentenceOf(timed, rtoMs) {
    const sorted = timed.map(({ restoreMs }) => restoreMs).toSorted((a, b) => a - b);
    const median = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
    const over = rtoMs === undefined ? [] : sorted.filter((each) => each > rtoMs);
    const judged = rtoMs === undefined
        ? 'No RTO is set.'
        : over.length === 0
            ? `All within the RTO of ${(0,format/* humanMs */.o0)(rtoMs)}.`
            : `${(0,format/* plural */.LS)(over.length, 'test')} took longer than the RTO of ${(0,format/* humanMs */.o0)(rtoMs)}.`;
    return `${(0,format/* plural */.LS)(timed.length, 'test')}, half of them within ${tookInWords(median)}, the slowest ${tookInWords(sorted.at(-1) ?? 0)}. ${judged}`;
}
function slowest(timed) {
    if (timed.length <= MOST_BARS)
        return timed;
    const size = timed.length / MOST_BARS;
    const groups = Map.groupBy(timed.keys(), (at) => Math.floor(at / size));
    return [...groups.values()].flatMap((group) => {
        const tests = group.flatMap((at) => timed[at] ?? []);
        return tests.toSorted((a, b) => b.restoreMs - a.restoreMs)[0] ?? [];
    });
}
function partsOf({ phases, restoreMs }) {
    const parts = new Map();
    const last = phases.findLastIndex(({ phase }) => phase === 'restore');
    let left = restoreMs;
    for (const { phase, durationMs } of last === -1 ? phases : phases.slice(0, last + 1)) {
        if (durationMs > left * 1.02)
            break;
        const spent = Math.min(durationMs, left);
        parts.set(phase, (parts.get(phase) ?? 0) + spent);
        left -= spent;
    }
    if (left > restoreMs / 100)
        parts.set(OTHER, (parts.get(OTHER) ?? 0) + left);
    return parts;
}
function namesOf(all) {
    const totals = new Map();
    for (const [name, ms] of all.flatMap((parts) => [...parts]))
        totals.set(name, (totals.get(name) ?? 0) + ms);
    totals.delete(OTHER);
    const longest = [...totals].toSorted(([, a], [, b]) => b - a).slice(0, MOST_PARTS);
    return [...totals.keys()].filter((name) => longest.some(([each]) => each === name));
}
function sumOf(parts, isMeant) {
    return [...parts].reduce((sum, [name, ms]) => (isMeant(name) ? sum + ms : sum), 0);
}

// EXTERNAL MODULE: ./build/core/planning/keep-reason.js
var keep_reason = __webpack_require__(9388);
// EXTERNAL MODULE: ./build/report/words/reasons.js
var reasons = __webpack_require__(67650);
;// CONCATENATED MODULE: ./build/report/document/page/retention.js





const retention_STATES = [
    { name: 'kept', hue: 1 },
    { name: 'kept by no rule', hue: 'skipped' },
];
const retention_ORDER = [
    ...['held', 'yearly', 'monthly', 'weekly', 'daily', 'hourly', 'within', 'last'],
    ...[
        'newest',
        'newest-verified',
        'verified-elsewhere',
        'needed',
        'needed-by-uncounted',
        'may-be-needed',
        'dated-in-future',
    ],
    undefined,
];
const MOST_REASONS = 3;
function retentionChart({ history, keptUntil = {} }, span) {
    const backups = history?.backups ?? [];
    if (backups.length === 0)
        return undefined;
    const hasPolicy = backups.some(({ kept }) => kept !== undefined);
    const byRule = Map.groupBy(backups, ({ kept = [] }) => (hasPolicy ? (0,keep_reason/* longestRule */.J)(kept) : undefined));
    const rules = [...byRule.keys()].toSorted((a, b) => retention_ORDER.indexOf(a) - retention_ORDER.indexOf(b));
    const free = hasPolicy ? (byRule.get(undefined)?.length ?? 0) : 0;
    return {
        kind: 'chart',
        title: 'What is kept, and why',
        sentence: hasPolicy
            ? `${(0,format/* plural */.LS)(backups.length, 'backup')}. ${free === 0 ? 'A rule keeps each of them.' : `No rule keeps ${free} of them.`}`
            : `${(0,format/* plural */.LS)(backups.length, 'backup')}. No retention rules were given, so nothing is removed.`,
        chart: {
            kind: 'lanes',
            ...span,
            states: free === 0 ? retention_STATES.slice(0, 1) : retention_STATES,
            lanes: rules.map((rule) => ({
                name: hasPolicy ? (0,reasons/* shareName */.pt)(rule ?? 'no-rule') : 'kept',
                marks: (byRule.get(rule) ?? []).map(({ startedAt }) => ({
                    atMs: msOf(startedAt),
                    state: hasPolicy && rule === undefined ? 1 : 0,
                })),
            })),
        },
        table: {
            kind: 'table',
            extent: 'detail',
            columns: [{ title: 'made' }, { title: 'backup' }, { title: 'kept because' }, { title: 'until' }],
            rows: fewRows(backups.toReversed(), (backup) => [
                (0,format/* humanTime */.zK)(backup.startedAt),
                (0,document_document/* code */.aY)(backup.id),
                backup.kept === undefined ? 'no rules given' : (0,reasons/* keepReasons */.XL)(backup.kept, MOST_REASONS),
                untilOf(backup, keptUntil),
            ]),
        },
    };
}
function untilOf({ id, kept }, keptUntil) {
    if (kept === undefined)
        return '';
    if (kept.some(({ rule }) => rule === 'held'))
        return 'it is released';
    if (kept.length === 0)
        return 'the next prune';
    const until = Object.hasOwn(keptUntil, id) ? keptUntil[id] : undefined;
    return until === undefined ? '' : (until ?? 'more than a year from now');
}

// EXTERNAL MODULE: ./build/core/planning/calendar.js
var planning_calendar = __webpack_require__(12776);
// EXTERNAL MODULE: ./build/core/planning/missed-runs.js + 1 modules
var missed_runs = __webpack_require__(50419);
;// CONCATENATED MODULE: ./build/report/document/page/runs.js






const LATE_MS = 3_600_000;
const runs_STATES = [
    { name: 'made', hue: 'good' },
    { name: 'late', hue: 2 },
    { name: 'missed', hue: 'warn' },
    { name: 'failed', hue: 'bad' },
];
function runsChart(history, span) {
    const firstMs = Math.floor(span.fromMs / DAY_MS) * DAY_MS;
    const runs = runsOf(history, span).filter(({ atMs }) => atMs >= firstMs);
    if (runs.length === 0)
        return undefined;
    const days = Array.from({ length: Math.floor((span.toMs - firstMs) / DAY_MS) + 1 }, () => null);
    for (const { atMs, state } of runs) {
        const day = Math.floor((atMs - firstMs) / DAY_MS);
        const rank = runs_STATES.findIndex(({ name }) => name === state);
        if (day < days.length)
            days[day] = Math.max(days[day] ?? 0, rank);
    }
    return {
        kind: 'chart',
        title: 'Expected runs',
        sentence: runs_sentenceOf(runs),
        chart: { kind: 'days', states: runs_STATES, days, firstMs },
        table: {
            kind: 'table',
            extent: 'detail',
            columns: [
                { title: 'time' },
                ...['expected', 'made', 'late', 'missed', 'failed'].map((title) => ({ title, align: 'right' })),
            ],
            rows: fewRows(runs_rowsOf(runs, span), (row) => row),
        },
    };
}
function runsMade(history, span) {
    const due = runsOf(history, span).filter(({ isDue, atMs }) => isDue && atMs >= span.fromMs);
    return due.length === 0
        ? undefined
        : { due: due.length, made: due.filter(({ state }) => state === 'made' || state === 'late').length };
}
function runs_sentenceOf(runs) {
    const due = runs.filter(({ isDue }) => isDue);
    const count = (of) => runs.filter(({ state }) => state === of).length;
    if (due.length === 0)
        return `${(0,format/* plural */.LS)(runs.length, 'run')}, none of which a known schedule started.`;
    const made = due.filter(({ state }) => state === 'made' || state === 'late').length;
    const others = ['late', 'missed', 'failed'].map((state) => `${count(state)} ${state === 'late' ? 'more than an hour late' : state}`);
    return `Of ${(0,format/* plural */.LS)(due.length, 'backup and test', 'backups and tests')} that were due, ${made} were made: ${others.join(', ')}.`;
}
function runs_rowsOf(runs, span) {
    return periodsOf(span).map(({ name, fromMs, toMs }) => {
        const within = runs.filter(({ atMs }) => atMs >= fromMs && atMs < toMs);
        const count = (of) => within.filter(({ state }) => state === of).length;
        const shown = (of, tone) => count(of) === 0 ? '0' : (0,document_document/* toned */.bQ)(tone, String(count(of)));
        const due = within.filter(({ isDue }) => isDue).length;
        return [
            name,
            String(due),
            String(count('made') + count('late')),
            String(count('late')),
            shown('missed', 'warn'),
            shown('failed', 'bad'),
        ];
    });
}
function runsOf(history, span) {
    const calendar = new planning_calendar/* Calendar */.V(history.schedules[0]?.timeZone ?? 'UTC');
    const of = (what, starts) => {
        const now = new Date(span.toMs);
        const outcomes = (0,missed_runs/* findMissedRuns */.J)({ starts, now, calendar, periodMs: span.toMs - span.fromMs });
        const due = outcomes.flatMap((outcome) => outcome.due);
        const known = new Set(outcomes.map(({ schedule }) => schedule));
        return [
            ...due.flatMap(({ at, result, lateMs = 0 }) => {
                if (result === 'pending' || result === 'unknown')
                    return [];
                const state = result === 'missed' ? 'missed' : lateMs > LATE_MS ? 'late' : 'made';
                return [{ atMs: at.getTime(), what, state, isDue: true }];
            }),
            ...starts
                .filter(({ run }) => run?.schedule == null || !known.has(run.schedule))
                .map(({ startedAt }) => ({ atMs: startedAt.getTime(), what, state: 'made', isDue: false })),
        ];
    };
    const failed = history.tests
        .filter(isFailed)
        .map((test) => ({ atMs: msOf(test.startedAt), what: 'test', state: 'failed', isDue: false }));
    return [...of('backup', backupStarts(history)), ...of('test', testStarts(history)), ...failed];
}
function isFailed({ verdict }) {
    return verdict !== 'passed';
}
function backupStarts({ backups, removed }) {
    const stored = new Set(backups.map(({ id }) => id));
    const others = new Set([...removed.map(({ id }) => id), ...backups.flatMap(({ predecessor }) => predecessor ?? [])]);
    const gone = [...others].filter((id) => !stored.has(id)).flatMap((id) => (0,backup_id/* parseBackupId */.JN)(id)?.startedAt ?? []);
    return [
        ...backups.map(({ startedAt, run, predecessor }, at) => {
            const before = predecessor === undefined ? backups[at - 1]?.id : predecessor;
            const nothingSince = before === undefined || before === null ? undefined : (0,backup_id/* parseBackupId */.JN)(before)?.startedAt;
            return { startedAt: new Date(startedAt), run, nothingSince };
        }),
        ...gone.map((startedAt) => ({ startedAt, run: null, nothingSince: undefined })),
    ];
}
function testStarts({ tests }) {
    return tests.map(({ startedAt, run }, at) => {
        const before = tests[at - 1]?.startedAt;
        return { startedAt: new Date(startedAt), run, nothingSince: before === undefined ? undefined : new Date(before) };
    });
}

;// CONCATENATED MODULE: ./build/report/document/page/sizes.js



const sizes_MOST_POINTS = 400;
function sizesChart({ backups }, span) {
    const [first, last] = [backups[0], backups.at(-1)];
    if (first === undefined || last === undefined)
        return undefined;
    const curve = (name, hue, of) => {
        const points = backups.map((backup) => [msOf(backup.startedAt), of(backup)]);
        return { name, hue, shape: 'area', points: sizes_thinned(points) };
    };
    const raw = curve('dump', 1, ({ rawBytes }) => rawBytes);
    const stored = curve('stored', 3, ({ storedBytes }) => storedBytes);
    return {
        kind: 'chart',
        title: 'Size of each backup',
        sentence: `The newest dump has ${(0,format/* humanBytes */.p6)(last.rawBytes)}; it takes ${(0,format/* humanBytes */.p6)(last.storedBytes)} in storage. The oldest one had ${(0,format/* humanBytes */.p6)(first.rawBytes)}.`,
        chart: { kind: 'curves', unit: 'bytes', ...span, curves: [raw, stored] },
        table: {
            kind: 'table',
            extent: 'detail',
            columns: [
                { title: 'made' },
                { title: 'kind' },
                { title: 'dump', align: 'right' },
                { title: 'stored', align: 'right' },
            ],
            rows: fewRows(backups.toReversed(), ({ startedAt, kind, rawBytes, storedBytes }) => [
                (0,format/* humanTime */.zK)(startedAt),
                kind,
                (0,format/* humanBytes */.p6)(rawBytes),
                (0,format/* humanBytes */.p6)(storedBytes),
            ]),
        },
    };
}
function sizes_thinned(points) {
    if (points.length <= sizes_MOST_POINTS)
        return [...points];
    const size = points.length / sizes_MOST_POINTS;
    const groups = Map.groupBy(points.keys(), (at) => Math.floor(at / size));
    return [...groups.values()].flatMap((group) => {
        const part = group.flatMap((at) => (points[at] === undefined ? [] : [points[at]]));
        return part.toSorted(([, a], [, b]) => (b ?? 0) - (a ?? 0)).slice(0, 1);
    });
}
function capacityChart({ destinations, objectives: { capacityBytes }, }) {
    const read = destinations.filter(({ isReachable }) => isReachable);
    if (read.length === 0)
        return undefined;
    const most = capacityBytes ?? Math.max(...read.map(({ totalBytes }) => totalBytes), 1);
    const when = ({ capacityReachedOn: on }) => on === null ? 'not full within a year' : `full on ${on}`;
    const soonest = read.flatMap(({ capacityReachedOn }) => capacityReachedOn ?? []).toSorted()[0];
    const sentence = capacityBytes === undefined
        ? 'No capacity is set, so there is no forecast.'
        : `The capacity is ${(0,format/* humanBytes */.p6)(capacityBytes)}. At the present growth, it is ${soonest === undefined ? 'not reached within a year' : `reached on ${soonest}`}.`;
    return {
        kind: 'chart',
        title: 'Stored, and when it is full',
        sentence,
        chart: {
            kind: 'meters',
            meters: read.map((each) => ({
                name: each.label,
                value: each.totalBytes,
                most,
                text: capacityBytes === undefined ? (0,format/* humanBytes */.p6)(each.totalBytes) : `${(0,format/* humanBytes */.p6)(each.totalBytes)}, ${when(each)}`,
                hue: capacityBytes !== undefined && each.totalBytes > capacityBytes
                    ? 'bad'
                    : each.capacityReachedOn === null
                        ? 1
                        : 'warn',
            })),
        },
        table: {
            kind: 'table',
            extent: 'detail',
            columns: [{ title: 'destination' }, { title: 'stored', align: 'right' }, { title: 'forecast' }],
            rows: fewRows(read, (each) => [
                (0,document_document/* code */.aY)(each.label),
                (0,format/* humanBytes */.p6)(each.totalBytes),
                capacityBytes === undefined ? '' : when(each),
            ]),
        },
    };
}

;// CONCATENATED MODULE: ./build/report/document/page/page.js












const LEAST_DAYS = 14;
const MONTH_MS = 30 * DAY_MS;
function pageDocument(reports) {
    const all = Object.entries(reports)
        .map(([name, report]) => shownOf(name, report))
        .toSorted((a, b) => rankOf(a) - rankOf(b) || (a.name < b.name ? -1 : 1));
    const [only] = all;
    if (only !== undefined && all.length === 1)
        return { ...headlineOfOne(only), sections: page_partsOf(only).map(unfolded) };
    return { ...headlineOfMany(all), sections: [{ blocks: [overview(all)] }, ...all.flatMap(page_partsOf)] };
}
function shownOf(name, report) {
    const { history, checks, error } = report;
    if (history === undefined) {
        const verdict = error?.code === 'CANCELLED' ? 'was not read' : 'could not be read';
        return { name, report, history, judgment: undefined, tone: 'bad', verdict };
    }
    const judgment = judge({ history, checks });
    return { name, report, history, judgment, tone: judgment.tone, verdict: judgment.verdict };
}
function rankOf({ tone }) {
    return ['bad', 'warn'].indexOf(tone) === -1 ? 2 : ['bad', 'warn'].indexOf(tone);
}
function headlineOfOne({ name, tone, verdict, judgment }) {
    return { tone, title: `${(0,document_document/* short */.h0)(name, 80)} ${verdict}`, sentence: judgment?.sentence ?? '' };
}
function headlineOfMany(all) {
    const recoverable = all.filter(({ verdict }) => verdict.startsWith('can be')).length;
    const wrong = all.filter(({ tone }) => tone === 'bad').map(({ name }) => (0,document_document/* short */.h0)(name, 60));
    const count = recoverable === all.length ? `All ${all.length}` : `${recoverable} of ${all.length}`;
    const attention = wrong.length === 0 ? '' : `, ${wrong.length} ${wrong.length === 1 ? 'needs' : 'need'} attention`;
    const known = all.flatMap(({ judgment }) => judgment ?? []);
    const ages = known.flatMap(({ ageMs }) => ageMs ?? []);
    const times = known.flatMap(({ proof }) => proof?.restoreMs ?? []);
    const proofs = known.flatMap(({ proofAgeMs }) => proofAgeMs ?? []);
    const facts = [
        ages.length === 0 ? '' : `No newest backup holds data that is older than ${(0,format/* humanAge */.DZ)(Math.max(...ages))}.`,
        times.length === 0 ? '' : `The slowest restore took ${tookInWords(Math.max(...times))}.`,
        proofs.length === 0 ? '' : `No last verification is older than ${(0,format/* humanAge */.DZ)(Math.max(...proofs))}.`,
        wrong.length === 0 ? '' : `Look at ${(0,document_document/* firstOf */.Ku)(wrong, 5)}.`,
    ];
    return {
        tone: all[0]?.tone ?? 'warn',
        title: `${count} databases can be recovered${attention}`,
        sentence: facts.filter((text) => text !== '').join(' '),
    };
}
const page_COLUMNS = [
    { title: 'database' },
    { title: 'newest data', align: 'right' },
    { title: 'restored in', align: 'right' },
    { title: 'last verified', align: 'right' },
    { title: 'runs made', align: 'right', optional: true },
    { title: 'what is known' },
];
function overview(all) {
    return {
        kind: 'table',
        extent: 'result',
        columns: page_COLUMNS,
        rows: (0,document_document/* many */._d)(all, ({ name, tone, verdict, judgment, history, report }) => {
            const link = { text: name, strong: true, tone, to: name };
            if (judgment === undefined || history === undefined)
                return [link, '', '', '', '', `${verdict}: ${(0,document_document/* short */.h0)(report.error?.message ?? '', 160)}`];
            const runs = runsMade(history, monthOf(history));
            return [
                link,
                judgment.ageMs === undefined ? 'none' : (0,format/* humanAge */.DZ)(judgment.ageMs),
                judgment.proof?.restoreMs == null ? '' : tookInWords(judgment.proof.restoreMs),
                judgment.proofAgeMs === undefined ? 'never' : `${(0,format/* humanAge */.DZ)(judgment.proofAgeMs)} ago`,
                runs === undefined ? '' : `${runs.made} of ${runs.due}`,
                judgment.problems[0]?.text ?? verdict,
            ];
        }),
    };
}
function monthOf({ to }) {
    return { fromMs: msOf(to) - MONTH_MS, toMs: msOf(to) };
}
function spanOf({ from, to, backups, tests }) {
    const toMs = msOf(to);
    const first = [backups[0]?.startedAt, tests[0]?.startedAt].flatMap((iso) => (iso === undefined ? [] : [msOf(iso)]));
    const known = Math.min(...first, toMs - LEAST_DAYS * DAY_MS);
    return { fromMs: from === null ? known : Math.max(known, msOf(from)), toMs };
}
function page_partsOf(shown) {
    const { name, report, history, judgment, tone, verdict } = shown;
    const title = [(0,document_document/* strong */.ko)((0,document_document/* short */.h0)(name, 80)), ` ${verdict}`];
    if (history === undefined || judgment === undefined) {
        const { error } = report;
        const why = error === undefined ? 'There is no result.' : [(0,document_document/* code */.aY)(error.code), ` ${error.message}`];
        return [{ title, tone, part: name, fold: 'closed', blocks: [{ kind: 'note', text: why }] }];
    }
    const span = spanOf(history);
    const charts = [
        ladderChart(history),
        recoveryPointChart(history, span),
        restoreTimeChart(history),
        runsChart(history, span),
        sizesChart(history, span),
        capacityChart(history),
        copiesChart(report, span),
        chainChart(history, span),
        retentionChart(report, span),
    ].filter((chart) => chart !== undefined);
    const problems = judgment.problems.map(({ tone: of, text }) => (0,document_document/* toned */.bQ)(of, text));
    const list = problems.length === 0 ? [] : [{ kind: 'list', extent: 'finding', items: (0,document_document/* many */._d)(problems, (line) => line) }];
    const blocks = [
        { kind: 'note', text: judgment.sentence },
        figuresOf(shown, history, judgment),
        ...list,
        ...charts,
    ];
    return [{ title, tone, part: name, fold: 'closed', blocks }];
}
function unfolded({ blocks }) {
    return { blocks: blocks.filter(({ kind }) => kind !== 'note') };
}
function figuresOf({ report }, history, { ageMs, proof, proofAgeMs }) {
    const { rpoMs, rtoMs, verifyEveryMs } = history.objectives;
    const figure = (name, value, limits, rest) => {
        const [found, most] = limits;
        const isOver = most !== undefined && (found === undefined || found > most);
        return [name, [isOver ? (0,document_document/* toned */.bQ)('bad', value) : (0,document_document/* strong */.ko)(value), rest]];
    };
    const runs = runsMade(history, monthOf(history));
    const stored = history.destinations.reduce((sum, { totalBytes }) => sum + totalBytes, 0);
    const limit = (ms, name) => ms === undefined ? `no ${name} is set` : `${name} ${(0,format/* humanMs */.o0)(ms)}`;
    const rows = [
        figure('Newest data', ageMs === undefined ? 'none' : `${(0,format/* humanAge */.DZ)(ageMs)} old`, [ageMs, rpoMs], limit(rpoMs, 'RPO')),
        figure('A restore takes', proof?.restoreMs == null ? 'not known' : tookInWords(proof.restoreMs), [proof?.restoreMs ?? undefined, rtoMs], limit(rtoMs, 'RTO')),
        figure('Last verified', proofAgeMs === undefined ? 'never' : `${(0,format/* humanAge */.DZ)(proofAgeMs)} ago`, [proofAgeMs, verifyEveryMs], proof === undefined ? '' : (0,format/* humanTime */.zK)(proof.finishedAt)),
        ...(runs === undefined
            ? []
            : [['Runs made', [(0,document_document/* strong */.ko)(`${runs.made} of ${runs.due}`), 'of the last 30 days']]]),
        [
            'Stored',
            [
                (0,document_document/* strong */.ko)((0,format/* humanBytes */.p6)(stored)),
                `${(0,format/* plural */.LS)(history.backups.length, 'backup')} at ${(0,format/* plural */.LS)(report.history?.destinations.length ?? 0, 'destination')}`,
            ],
        ],
    ];
    return { kind: 'facts', isKey: true, rows };
}

;// CONCATENATED MODULE: ./build/report/document/audit.js




const VERDICTS = {
    passed: (0,document_document/* toned */.bQ)('good', 'passed'),
    failed: (0,document_document/* toned */.bQ)('bad', 'failed'),
    error: (0,document_document/* toned */.bQ)('warn', 'no verdict'),
    skipped: (0,document_document/* toned */.bQ)('skipped', 'skipped'),
};
function auditHeadline(report, { backups, left }) {
    const withVerdict = (verdict) => backups.filter((backup) => backup.verdict === verdict);
    const [passed, failed] = [withVerdict('passed').length, withVerdict('failed')];
    const of = `${(0,format/* plural */.LS)(backups.length, 'backup')}${left > 0 ? `, ${(0,format/* grouped */.zD)(left)} more are left` : ''}`;
    if (report.verdict === 'failed') {
        const bad = failed.filter(({ reason }) => reason === 'backup');
        const title = bad.length > 0
            ? `Failed: do not rely on ${bad.length} of ${(0,format/* plural */.LS)(backups.length, 'backup')}`
            : `Failed: ${failed.length} of ${(0,format/* plural */.LS)(backups.length, 'backup')} did not pass`;
        const named = (0,document_document/* firstOf */.Ku)(failed.map(({ id, reason }) => `${id} (${reason ?? 'backup'})`));
        const sentence = failed.length === 0 ? `${of}: ${passed} passed.` : `${of}: ${passed} passed, ${named} did not.`;
        return { tone: 'bad', title, sentence };
    }
    if (report.verdict === 'passed') {
        const slowest = report.restoreMs === undefined ? '' : `, at the slowest in ${(0,format/* humanMs */.o0)(report.restoreMs)}`;
        const sentence = `${of}: each was restored${slowest}, and they passed ${passedInWords(report.checks)}.`;
        return { tone: report.warnings.length > 0 ? 'warn' : 'good', title: 'Passed: every backup restores', sentence };
    }
    const ended = report.error === undefined ? ' The run ended early.' : '';
    const title = `No verdict on ${backups.length - passed} of ${(0,format/* plural */.LS)(backups.length, 'backup')}`;
    return { tone: 'bad', title, sentence: `${of}: ${passed} passed.${ended}` };
}
function auditSections(audit) {
    if (audit === undefined || audit.backups.length === 0)
        return [];
    const order = ['failed', 'error', 'skipped', 'passed'];
    const sorted = audit.backups.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
    const rows = (0,document_document/* many */._d)(sorted, (backup) => [
        VERDICTS[backup.verdict],
        (0,document_document/* code */.aY)(backup.id),
        `${backup.checks.passed} passed, ${backup.checks.failed} failed`,
        backup.restoreMs === undefined ? '' : (0,format/* humanMs */.o0)(backup.restoreMs),
        (0,format/* humanBytes */.p6)(backup.readBytes),
        backup.reason ?? backup.detail,
    ]);
    const columns = [
        { title: '' },
        { title: 'backup' },
        { title: 'checks' },
        { title: 'time to recover', align: 'right' },
        { title: 'read', align: 'right' },
        { title: '' },
    ];
    const passed = audit.backups.filter(({ verdict }) => verdict === 'passed').length;
    const title = `${(0,format/* plural */.LS)(audit.backups.length, 'backup')}, ${passed} passed`;
    return [{ title, blocks: [{ kind: 'table', extent: 'detail', columns, rows }] }];
}
function chosenInWords({ among, chosen, windowMs }) {
    if (chosen === undefined)
        return undefined;
    const window = windowMs === null ? '' : ` of the last ${(0,format/* humanAge */.DZ)(windowMs)}`;
    return `from ${(0,format/* plural */.LS)(among, 'backup')}${window}: ${whyChosen(chosen)}`;
}
function whyChosen({ rule, triedAt, isFree }) {
    const last = triedAt === null ? 'never verified before' : `last verified at ${(0,format/* humanTime */.zK)(triedAt)}`;
    const kept = rule === null ? '' : `, kept as ${(0,reasons/* ruleName */.oF)(rule)}`;
    return `${isFree ? 'drawn from all of them' : 'next in order'}, ${last}${kept}`;
}

;// CONCATENATED MODULE: ./build/report/document/copies.js






const copies_VERDICTS = {
    passed: (0,document_document/* toned */.bQ)('good', 'passed'),
    failed: (0,document_document/* toned */.bQ)('bad', 'failed'),
    error: (0,document_document/* toned */.bQ)('warn', 'no verdict'),
    skipped: (0,document_document/* toned */.bQ)('skipped', 'skipped'),
};
function copiesHeadline(report, copies, of) {
    const withVerdict = (verdict) => copies.filter((copy) => copy.verdict === verdict);
    const [passed, failed] = [withVerdict('passed').length, withVerdict('failed')];
    const destinations = (0,format/* plural */.LS)(copies.length, 'destination');
    if (report.verdict === 'failed') {
        if (report.reason !== undefined && report.reason !== 'backup')
            return missedHeadline(report, report.reason, of);
        const title = `Failed: ${failed.length} of the copies at ${destinations} must not be relied on`;
        const named = (0,document_document/* firstOf */.Ku)(failed.map((copy) => `${(0,document_document/* short */.h0)(copy.label, 120)} (${copies_reasonOf(copy)})`));
        return { tone: 'bad', title, sentence: `${of} did not pass from ${named}; ${passed} passed.${ageInWords(report)}` };
    }
    if (report.verdict === 'passed') {
        const took = report.restoreMs === undefined ? '' : `, at the slowest in ${(0,format/* humanMs */.o0)(report.restoreMs)},`;
        const tone = report.warnings.length > 0 ? 'warn' : 'good';
        const sentence = `${of} was restored from each of ${destinations}${took} and passed ${passedInWords(report.checks)}.${ageInWords(report)}`;
        return { tone, title: 'Passed: every copy restores', sentence };
    }
    const title = `No verdict on ${copies.length - passed} of the copies at ${destinations}`;
    const ended = report.error === undefined ? ' The run ended early.' : '';
    return { tone: 'bad', title, sentence: `${(0,format/* plural */.LS)(passed, 'copy', 'copies')} passed.${ended}` };
}
function missedHeadline(report, reason, of) {
    const failed = report.checks.filter((check) => check.outcome === 'failed');
    const sentence = `${of} restores, but ${missedInWords(failed)}.${ageInWords(report)}`;
    return { tone: 'bad', title: failureTitle(reason, failed), sentence };
}
function copies_reasonOf(copy) {
    return (0,document_document/* short */.h0)(copy.checks.find((check) => check.outcome === 'failed')?.name ?? 'failed', 60);
}
function copySections(copies) {
    if (copies.length === 0)
        return [];
    const rows = (0,document_document/* many */._d)(copies, (copy) => {
        const failed = copy.checks.find((check) => check.outcome === 'failed');
        return [
            copies_VERDICTS[copy.verdict],
            (0,document_document/* code */.aY)(copy.label),
            `${(0,check/* countOf */.pq)(copy.checks, 'passed')} passed, ${(0,check/* countOf */.pq)(copy.checks, 'failed')} failed`,
            copy.restoreMs === undefined ? '' : (0,format/* humanMs */.o0)(copy.restoreMs),
            (0,format/* humanBytes */.p6)(copy.readBytes),
            failed === undefined ? copy.detail : (0,words_checks/* describeCheck */.cn)(failed),
        ];
    });
    const columns = [
        { title: '' },
        { title: 'copy at' },
        { title: 'checks' },
        { title: 'time to recover', align: 'right' },
        { title: 'read', align: 'right' },
        { title: '' },
    ];
    const passed = copies.filter(({ verdict }) => verdict === 'passed').length;
    const title = `${(0,format/* plural */.LS)(copies.length, 'copy', 'copies')}, ${passed} passed`;
    return [{ title, blocks: [{ kind: 'table', extent: 'detail', columns, rows }] }];
}
function distinctChecks({ checks, copies = [], audit }) {
    if (copies.length < 2 && audit?.kind !== 'each')
        return checks;
    const distinct = new Map();
    for (const { at: _, backup: _each, durationMs: _of, ...check } of checks) {
        if (check.outcome !== 'failed')
            distinct.set(`${check.outcome} ${check.name}: ${(0,words_checks/* describeCheck */.cn)(check)}`, check);
    }
    return [...distinct.values()];
}

;// CONCATENATED MODULE: ./build/report/document/recovery.js








const MOST_SOURCES = 5;
function verifyDocument(report) {
    const sections = [
        ...failedChecks(report.checks),
        ...ignoredChecks(distinctChecks(report)),
        ...auditSections(report.audit),
        ...copySections(report.copies ?? []),
        ...ownChecks(distinctChecks(report)),
        ...recoveryFacts(report, ['Recorded as', report.record && (0,document_document/* code */.aY)(report.record)]),
        ...recovery_notes(report.notes),
        ...(report.audit?.kind === 'each' ? [] : (0,common/* tableSection */.Yc)(report.tables)),
        ...builtInChecks(distinctChecks(report)),
        ...skippedChecks(distinctChecks(report)),
    ];
    return { ...verifyHeadline(report), sections };
}
function restoreDocument(report) {
    const sections = [
        ...failedChecks(report.checks),
        ...recoveryFacts(report, ['Old database kept as', report.keptAs && (0,document_document/* code */.aY)(report.keptAs)]),
        ...recovery_notes(report.notes),
        ...(0,common/* tableSection */.Yc)(report.tables),
        ...builtInChecks(report.checks),
        ...skippedChecks(report.checks),
    ];
    return { ...restoreHeadline(report), sections };
}
function recoveryFacts(report, last) {
    const { target } = report;
    const audit = report.mode === 'verify' ? report.audit : undefined;
    if (audit?.kind === 'each')
        return [];
    const facts = (0,document_document/* factsOf */.xS)(...(0,common/* readFacts */.MH)(report), ['Chosen', audit && chosenInWords(audit)], ...readFrom(report), ['Restored into', target && (0,document_document/* code */.aY)(target)], last);
    return facts.length === 0 ? [] : [{ title: 'Recovery', blocks: [{ kind: 'facts', rows: facts }] }];
}
function readFrom({ source, sources = [] }) {
    if (source === undefined)
        return [];
    if (sources.length < 2)
        return [['Read from', (0,document_document/* code */.aY)(source)]];
    const shown = sources.slice(0, MOST_SOURCES);
    const more = sources.length - shown.length;
    const lines = shown.flatMap(({ label, bytes }, at) => [at === 0 ? '' : ', ', (0,document_document/* code */.aY)(label), ` (${(0,format/* humanBytes */.p6)(bytes)})`]);
    return [['Read from', [...lines, more > 0 ? `, and ${more} more` : '']]];
}
function recovery_notes(items) {
    return items.length === 0
        ? []
        : [{ title: 'Notes', blocks: [{ kind: 'list', extent: 'detail', items: (0,document_document/* many */._d)(items, (item) => item) }] }];
}
function verifyHeadline(report) {
    const { backup, checks, error } = report;
    const of = ofBackup(backup);
    if (report.audit?.kind === 'each' && report.audit.backups.length > 0 && report.reason !== 'lineage')
        return auditHeadline(report, report.audit);
    if (report.copies !== undefined && report.reason !== 'lineage')
        return copiesHeadline(report, report.copies, of);
    const age = ageInWords(report);
    switch (report.verdict) {
        case 'passed': {
            const isClean = report.warnings.length === 0 && !checks.some(({ isIgnored }) => isIgnored);
            const tone = isClean ? 'good' : 'warn';
            const sentence = `${of} was ${restoredInWords(report)} and passed ${passedInWords(checks)}.${age}`;
            return { tone, title: 'Passed: this backup restores', sentence };
        }
        case 'failed':
            return failedHeadline(report, of);
        case 'skipped':
            return { tone: 'warn', title: 'Skipped', sentence: 'Nothing was verified.' };
        case 'error': {
            if (error?.code === 'CHECK_NOT_RUN') {
                const sentence = `${of} was ${restoredInWords(report)} and is what the source held.${age}`;
                return { tone: 'bad', title: 'No verdict: not every check could run', sentence };
            }
            const ended = error === undefined ? ' The run ended early.' : '';
            const sentence = `This is not a verdict on the backup.${ended}${age}`;
            return { tone: 'bad', title: 'No verdict was reached', sentence };
        }
    }
}
function failedHeadline(report, of) {
    const { checks, reason = 'backup' } = report;
    const failed = checks.filter((check) => check.outcome === 'failed');
    const title = failureTitle(reason, failed);
    if (reason === 'backup') {
        const restored = report.restoreMs === undefined ? 'did' : `was ${restoredInWords(report)}, but did`;
        const sentence = `${of} ${restored} not pass: ${failedInWords(checks)}.${ageInWords(report)}`;
        return { tone: 'bad', title, sentence };
    }
    const sentence = `${of} restores, but ${missedInWords(failed)}.${ageInWords(report)}`;
    return { tone: 'bad', title, sentence };
}
function ofBackup(backup) {
    return backup === undefined ? 'The backup' : `The backup of ${backup.database} from ${(0,format/* humanTime */.zK)(backup.startedAt)}`;
}
function restoreHeadline(report) {
    const { backup, checks, error } = report;
    if (error?.code === 'RESTORE_INCOMPLETE')
        return { tone: 'bad', title: 'Restored in part', sentence: '' };
    if (error !== undefined || backup === undefined) {
        const sentence = error === undefined ? 'The run ended early.' : '';
        return { tone: 'bad', title: 'Not restored', sentence };
    }
    const what = `${backup.database} as of ${(0,format/* humanTime */.zK)(backup.startedAt)} was ${restoredInWords(report)}`;
    const age = ageInWords(report);
    if ((0,check/* countOf */.pq)(checks, 'failed') > 0) {
        const sentence = `${what}, but ${failedInWords(checks)}.${age}`;
        return { tone: 'bad', title: 'Restored with findings', sentence };
    }
    return { tone: 'good', title: `${backup.database} is restored`, sentence: `${what}.${age}` };
}

// EXTERNAL MODULE: ./build/report/document/retention.js
var retention = __webpack_require__(88041);
;// CONCATENATED MODULE: ./build/report/document/runbook.js



function runbookDocument(report) {
    const { database, backup, measured, objectives } = report;
    if (backup === undefined)
        return { tone: 'bad', title: `No runbook of ${database}`, sentence: '', sections: [] };
    const [best] = measured;
    const lasted = best === undefined
        ? 'No recovery was measured yet: run `drill`.'
        : `The last ${best.kind} recovered it in ${(0,format/* humanMs */.o0)(best.restoreMs)}.`;
    const goal = objectives?.rtoMs === undefined ? '' : ` The objective is ${(0,format/* humanMs */.o0)(objectives.rtoMs)}.`;
    const sections = [
        list('Who', report.contacts, 'Not given: set `contacts` in the configuration.'),
        list('Where', report.destinations, ''),
        runbook_keys(report),
        ...timing(measured),
        ...report.steps.map(runbook_stepSection),
        { title: 'Newest backup at the time of this page', blocks: [runbook_facts(report)] },
    ];
    return { tone: 'good', title: `Runbook: recover ${database}`, sentence: `${lasted}${goal}`, sections };
}
function list(title, items, none) {
    if (items.length === 0)
        return { title, blocks: [{ kind: 'note', text: none }] };
    return { title, blocks: [{ kind: 'list', extent: 'result', items: (0,document_document/* many */._d)(items, (item) => item) }] };
}
function runbook_keys({ backup }) {
    const recipients = backup?.recipients ?? [];
    const rows = (0,document_document/* factsOf */.xS)(...recipients.map((fingerprint) => ['Private recovery key', (0,document_document/* code */.aY)(fingerprint)]), ['Passphrase', recipients.length === 0 ? 'the passphrase of the backups' : undefined], ['Public key of the backup job', backup?.signer ? (0,document_document/* code */.aY)(backup.signer) : undefined]);
    return { title: 'Keys, from the safe', blocks: [{ kind: 'facts', rows }] };
}
function timing(measured) {
    if (measured.length === 0)
        return [];
    const columns = [
        { title: 'Test' },
        { title: 'When' },
        { title: 'Recovery', align: 'right' },
        { title: 'Record' },
    ];
    const rows = (0,document_document/* many */._d)(measured, ({ kind, scenario, finishedAt, restoreMs, signedBy }) => [
        scenario === null ? kind : `${kind}: ${scenario}`,
        (0,format/* humanTime */.zK)(finishedAt),
        (0,format/* humanMs */.o0)(restoreMs),
        signedBy === null ? 'signature not checked' : 'signed',
    ]);
    return [{ title: 'How long it took', blocks: [{ kind: 'table', extent: 'result', columns, rows }] }];
}
function runbook_stepSection({ heading, title, commands, isDrilled, lastMs }) {
    const took = lastMs === undefined ? '' : ` (${(0,format/* humanMs */.o0)(lastMs)} in the last drill)`;
    const number = heading.split('.')[0] ?? '';
    const before = isDrilled
        ? []
        : [{ kind: 'note', text: 'A drill does not do this: it has the programs and a copy.' }];
    return { title: `Step ${number}: ${title}${took}`, blocks: [...before, { kind: 'commands', text: commands }] };
}
function runbook_facts(report) {
    return { kind: 'facts', rows: (0,common/* readFacts */.MH)(report) };
}

;// CONCATENATED MODULE: ./build/report/document/schedule.js


const schedule_NAMED = 3;
function scheduleSection(schedules) {
    if (schedules.length === 0)
        return [];
    const isMissing = ({ missingSince }) => (missingSince === null ? 1 : 0);
    const rows = (0,document_document/* many */._d)(schedules.toSorted((a, b) => isMissing(a) - isMissing(b)), (each) => [
        (0,document_document/* code */.aY)(each.schedule),
        `${each.what} by ${fileOf(each)} in ${each.repository}`,
        String(each.expected),
        String(each.made + each.replaced),
        (0,document_document/* toned */.bQ)(toneOf(each), schedule_missedInWords(each)),
        lateInWords(each),
    ]);
    const columns = [
        { title: `schedule (${schedules[0]?.timeZone})` },
        { title: '' },
        { title: 'due', align: 'right' },
        { title: 'made', align: 'right' },
        { title: 'missed' },
        { title: 'started late' },
    ];
    return [{ title: 'Schedules', blocks: [{ kind: 'table', extent: 'detail', columns, rows }] }];
}
function toneOf({ missingSince, missed }) {
    if (missingSince !== null)
        return 'bad';
    return missed > 0 ? 'warn' : 'good';
}
function schedule_missedInWords({ missed, missedAt, replaced, endedAt }) {
    if (endedAt !== null)
        return `ended on ${endedAt.slice(0, 10)}`;
    const more = missed - Math.min(schedule_NAMED, missedAt.length);
    const named = missedAt.slice(0, schedule_NAMED).map(minuteOf).join(', ');
    const times = missed === 0 ? 'none' : `${missed}: ${named}${more > 0 ? ` and ${more} earlier` : ''}`;
    return replaced === 0 ? times : `${times}; ${(0,format/* plural */.LS)(replaced, 'run')} started otherwise`;
}
function lateInWords({ late }) {
    if (late === null)
        return '';
    return `${(0,format/* humanMs */.o0)(late.medianMs)} (median), ${(0,format/* humanMs */.o0)(late.worstMs)} at most`;
}
function fileOf({ workflow }) {
    return workflow.slice(workflow.lastIndexOf('/') + 1);
}
function minuteOf(time) {
    return `${time.slice(0, 16)}Z`;
}

// EXTERNAL MODULE: ./build/report/words/misses.js
var misses = __webpack_require__(43463);
;// CONCATENATED MODULE: ./build/report/document/workflow.js


const workflow_STATES = {
    active: 'active',
    deleted: 'deleted from the default branch',
    disabled_fork: 'disabled, because the repository is a fork',
    disabled_inactivity: 'disabled by GitHub, because nothing was committed for 60 days',
    disabled_manually: 'disabled by hand',
    other: 'unknown',
};
function workflowSection(workflow) {
    if (workflow === undefined)
        return [];
    const { repository, file, state, url, events, missed } = workflow;
    const facts = (0,document_document/* factsBlock */.RI)(['Workflow', [(0,document_document/* code */.aY)(file), ` in ${repository}`]], ['State', (0,document_document/* toned */.bQ)(state === 'active' ? 'good' : 'bad', workflow_STATES[state])], ['Page', url], ['Runs', events.length === 0 ? `none since ${workflow_minuteOf(workflow.since)}` : undefined]);
    return [{ title: 'Workflow', blocks: [facts, ...eventTable(events), ...missedTable(missed)] }];
}
function eventTable(events) {
    if (events.length === 0)
        return [];
    const rows = (0,document_document/* many */._d)(events, ({ event, last, counts }) => [
        event,
        (0,document_document/* toned */.bQ)(workflow_toneOf(last.outcome), last.outcome),
        workflow_minuteOf(last.createdAt),
        last.url,
        Object.entries(counts)
            .map(([outcome, count]) => `${count} ${outcome}`)
            .join(', '),
    ]);
    const columns = [
        { title: 'started by' },
        { title: 'last run' },
        { title: 'at' },
        { title: 'page', optional: true },
        { title: 'all of the time' },
    ];
    return [{ kind: 'table', extent: 'detail', columns, rows }];
}
function workflow_toneOf(outcome) {
    if (outcome === 'success')
        return 'good';
    return outcome === 'failure' ? 'bad' : 'warn';
}
function missedTable(missed) {
    if (missed.length === 0)
        return [];
    const rows = (0,document_document/* many */._d)(missed, ({ what, at, reason, runUrl }) => [
        `${what} of ${workflow_minuteOf(at)}`,
        misses/* MISS_REASONS */.v[reason],
        runUrl ?? '',
    ]);
    const columns = [{ title: 'missed' }, { title: 'why' }, { title: 'page', optional: true }];
    return [{ kind: 'table', extent: 'finding', columns, rows }];
}
function workflow_minuteOf(time) {
    return `${time.slice(0, 16)}Z`;
}

;// CONCATENATED MODULE: ./build/report/document/status.js









function statusDocument(report) {
    const sections = [
        ...failedChecks(report.checks),
        ...report.destinations.map((each) => status_destination(each, report.givenKeys)),
        ...scheduleSection(report.schedules ?? []),
        ...workflowSection(report.workflow),
        ...passedChecks(report.checks),
        ...(0,common/* ruleSection */.E2)(report.rule, 'page'),
        ...skippedChecks(report.checks),
    ];
    return { ...status_headline(report), sections };
}
function status_headline({ error, checks, warnings }) {
    if (error !== undefined)
        return { tone: 'bad', title: 'No status', sentence: '' };
    const failed = checks.filter((check) => check.outcome === 'failed');
    if (failed.length === 0) {
        const tone = warnings.length > 0 ? 'warn' : 'good';
        return { tone, title: 'The backups are as they should be', sentence: `${passedInWords(checks)} passed.` };
    }
    const named = (0,document_document/* firstOf */.Ku)(failed.map((check) => `${(0,document_document/* short */.h0)((0,words_checks/* checkName */.I3)(check), 60)}: ${(0,document_document/* short */.h0)((0,words_checks/* describeCheck */.cn)(check), 120)}`), 3, '; ');
    const sentence = `${failed.length} of ${(0,format/* plural */.LS)(checks.length, 'check')} failed (${named}).`;
    return { tone: 'bad', title: 'The backups need attention', sentence };
}
function status_destination(status, keys) {
    const { newest, newestAgeMs, lastVerification: last, capacityReachedOn: on } = status;
    const measured = last === undefined || last.restoreMs === null ? '' : `, restored in ${(0,format/* humanMs */.o0)(last.restoreMs)}`;
    const facts = (0,document_document/* factsBlock */.RI)(['Newest backup', newest === undefined ? 'none' : `${newest.id}, ${(0,format/* humanAge */.DZ)(newestAgeMs ?? 0)} old`], ['Signed by', newest?.signer ? (0,words_keys/* nameOf */.V)(newest.signer, keys) : undefined], ['Opened with', newest && (0,words_keys/* openedWith */.i)(newest, keys)], ['Backups', String(status.backups)], [
        'Last verification',
        last === undefined
            ? 'none'
            : `${(0,words_checks/* verdictInWords */._5)(last.verdict, last.reason)} ${(0,format/* humanAge */.DZ)(last.ageMs)} ago: ${last.id}${measured}`,
    ], ['Stored', (0,format/* humanBytes */.p6)(status.totalBytes)], ['Runs without a commit', incompleteInWords(status)], ['Capacity reached', on === undefined ? undefined : (on ?? 'not within a year at this growth')]);
    return { title: (0,document_document/* code */.aY)(status.label), blocks: [facts, ...shares(status)] };
}
function incompleteInWords({ incompleteRuns, incomplete = [] }) {
    if (incompleteRuns === 0)
        return undefined;
    const [newest] = incomplete;
    if (newest === undefined)
        return String(incompleteRuns);
    const { id, hasEnded, runUrl } = newest;
    const state = hasEnded ? 'ended without a commit' : 'may be in progress';
    return `${incompleteRuns}; the newest, ${id}, ${state}${runUrl === null ? '' : `: ${runUrl}`}`;
}
function shares({ shares: all }) {
    if (all.length === 0)
        return [];
    const rows = (0,document_document/* many */._d)(all, ({ of, backups, bytes }) => [(0,reasons/* shareName */.pt)(of), String(backups), (0,format/* humanBytes */.p6)(bytes)]);
    const columns = [
        { title: 'kept as' },
        { title: 'backups', align: 'right' },
        { title: 'stored', align: 'right' },
    ];
    return [{ kind: 'table', extent: 'detail', columns, rows }];
}

// EXTERNAL MODULE: ./build/report/document/sync.js
var sync = __webpack_require__(15412);
;// CONCATENATED MODULE: ./build/report/document/watch.js

function watchSections(watch) {
    if (watch === undefined || watch.messages.length === 0)
        return [];
    const columns = [{ title: 'channel' }, { title: 'about' }, { title: 'message' }, { title: 'outcome' }];
    const isBad = watch.messages.some(({ outcome }) => outcome !== 'sent');
    const table = { kind: 'table', extent: 'detail', columns, rows: (0,document_document/* many */._d)(watch.messages, watch_rowOf) };
    return [{ title: 'Alerts', ...(isBad && { tone: 'warn' }), blocks: [table] }];
}
function watch_rowOf({ channel, database, destination, condition, notice, outcome, code: error }) {
    const place = [database, destination ?? ''].filter((name) => name !== '').join(' at ');
    const about = place === '' ? [(0,document_document/* code */.aY)(condition)] : [(0,document_document/* code */.aY)(condition), ` of ${place}`];
    return [channel, about, wordsOf(notice), outcome === 'sent' ? 'sent' : (0,document_document/* toned */.bQ)('warn', wordsOfFailure(outcome, error))];
}
function wordsOf(notice) {
    switch (notice) {
        case 'opened':
            return 'a problem';
        case 'escalated':
            return 'now critical';
        case 'closed':
            return 'it is over';
        default:
            return `still there after ${notice.replace('reminded-', '')} d`;
    }
}
function wordsOfFailure(outcome, error) {
    const what = outcome === 'failed' ? 'not delivered; the next run tries again' : 'refused';
    return error === undefined ? what : `${what} (${error})`;
}

;// CONCATENATED MODULE: ./build/report/document/document-of.js





















function documentOf(report) {
    const body = bodyOf(report);
    const { error, warnings, diagnostics, phases, durationMs, tool, mode, startedAt } = report;
    const cancelled = error?.code === 'CANCELLED' ? cancelledHeadline(report) : {};
    const what = report.mode === 'fleet' ? `${report.task} of several databases` : mode;
    const footer = `${tool.name} ${tool.version}, ${what}, started ${(0,format/* humanTime */.zK)(startedAt)}`;
    const sections = [...body.sections, ...watchSections(report.watch)];
    return { ...body, ...cancelled, sections, error, warnings, diagnostics, phases: inTotal(phases), durationMs, footer };
}
function bodyOf(report) {
    switch (report.mode) {
        case 'backup':
            return (0,backup/* backupDocument */.o)(report);
        case 'verify':
            return verifyDocument(report);
        case 'restore':
            return restoreDocument(report);
        case 'drill':
            return drillDocument(report);
        case 'runbook':
            return runbookDocument(report);
        case 'list':
            return listDocument(report);
        case 'status':
            return statusDocument(report);
        case 'history':
            return historyDocument(report);
        case 'prune':
            return (0,retention/* pruneDocument */.S)(report);
        case 'sync':
            return (0,sync/* syncDocument */.P)(report);
        case 'check-destinations':
            return checkDestinationsDocument(report);
        case 'doctor':
            return doctorDocument(report);
        case 'hold':
        case 'release':
            return holdDocument(report);
        case 'page':
            return pageDocument({ [report.history?.database ?? 'the database']: report });
        case 'evidence':
            return evidenceReportDocument(report);
        case 'verify-evidence':
            return verifyEvidenceDocument(report);
        case 'matrix':
            return (0,matrix/* matrixDocument */.P)(report);
        case 'notify-test':
            return notifyTestDocument(report);
        case 'keygen':
            return keygenDocument(report);
        case 'init':
            return initDocument(report);
        case 'fleet':
            return report.task === 'page' ? pageDocument(pagesOf(report)) : fleetDocument(report, documentOf);
    }
}
function pagesOf({ databases }) {
    return Object.fromEntries(Object.entries(databases).flatMap(([name, each]) => (each.mode === 'page' ? [[name, each]] : [])));
}
function cancelledHeadline(report) {
    const committed = report.mode === 'backup' ? (0,backup/* committedAt */.A)(report) : 0;
    const synced = report.mode === 'sync' && !report.dryRun ? (0,sync/* syncedOf */.C)(report, 'copied', 'repaired').length : 0;
    const after = report.mode === 'fleet'
        ? endedInWords(report)
        : committed > 0
            ? `the backup had been committed at ${(0,format/* plural */.LS)(committed, 'destination')}`
            : synced > 0
                ? `${(0,format/* plural */.LS)(synced, 'backup')} had been copied or repaired`
                : undefined;
    const sentence = after === undefined ? '' : `The run was cancelled after ${after}.`;
    return { tone: 'cancelled', title: 'Cancelled', sentence };
}
function inTotal(phases) {
    const totals = new Map();
    for (const { phase, durationMs } of phases)
        totals.set(phase, (totals.get(phase) ?? 0) + durationMs);
    return [...totals].map(([phase, durationMs]) => ({ phase, durationMs }));
}


/***/ }),

/***/ 4854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ku: () => (/* binding */ firstOf),
/* harmony export */   RI: () => (/* binding */ factsBlock),
/* harmony export */   _d: () => (/* binding */ many),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   bQ: () => (/* binding */ toned),
/* harmony export */   h0: () => (/* binding */ short),
/* harmony export */   ko: () => (/* binding */ strong),
/* harmony export */   xS: () => (/* binding */ factsOf)
/* harmony export */ });
const code = (text) => ({ text, code: true });
const strong = (text) => ({ text, strong: true });
const toned = (tone, text) => ({ text, tone });
function many(items, make) {
    return { total: items.length, first: (most) => items.slice(0, most).map(make) };
}
function factsOf(...rows) {
    return rows.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}
function factsBlock(...rows) {
    return { kind: 'facts', rows: factsOf(...rows) };
}
function short(text, maxLength) {
    return text.length > maxLength ? `${text.slice(0, maxLength - 1)}…` : text;
}
function firstOf(names, most = 3, separator = ', ') {
    return `${names.slice(0, most).join(separator)}${names.length > most ? `${separator}…` : ''}`;
}


/***/ }),

/***/ 15781:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ff: () => (/* binding */ databaseSection),
/* harmony export */   mo: () => (/* binding */ failureSection),
/* harmony export */   rO: () => (/* binding */ scheduleSection),
/* harmony export */   t3: () => (/* binding */ objectiveSection)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3294);
/* harmony import */ var _words_times_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31597);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4854);



const DAY_MS = 24 * 3_600_000;
const SPANS = 6;
function databaseSection({ databases }) {
    const columns = [
        { title: 'database' },
        { title: 'backups made', align: 'right' },
        { title: 'expected', align: 'right' },
        { title: 'tests made', align: 'right' },
        { title: 'expected', align: 'right' },
        { title: 'not passed', align: 'right' },
        { title: 'not ended', align: 'right' },
    ];
    const rows = (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .many */ ._d)(databases.toSorted((a, b) => open(b) - open(a) || b.failures.length - a.failures.length), (each) => [
        (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(each.name),
        String(each.backups.length),
        expected(each, 'backup'),
        String(each.tests.length),
        expected(each, 'verification'),
        String(each.failures.length),
        open(each) === 0 ? '0' : (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .toned */ .bQ)('bad', String(open(each))),
    ]);
    return { title: 'Population', blocks: [{ kind: 'table', extent: 'result', columns, rows }] };
}
function open({ failures }) {
    return failures.filter(({ endedAt }) => endedAt === null).length;
}
function expected({ schedules }, what) {
    const own = schedules.filter((each) => each.what === what);
    return own.length === 0 ? 'no schedule' : String(own.reduce((sum, each) => sum + each.expected, 0));
}
function failureSection({ databases }) {
    const failures = databases.flatMap(({ name, failures: own }) => own.map((failure) => ({ name, failure })));
    if (failures.length === 0)
        return [];
    const rows = (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .many */ ._d)(failures.toSorted((a, b) => (a.failure.at < b.failure.at ? -1 : 1)), ({ name, failure }) => [
        (0,_words_times_js__WEBPACK_IMPORTED_MODULE_2__/* .minuteOf */ .i)(failure.at),
        (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(name),
        what(failure),
        failure.backup === null ? 'none was found' : (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(failure.backup),
        failure.endedAt === null
            ? (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .toned */ .bQ)('bad', 'not in this period')
            : `${(0,_words_times_js__WEBPACK_IMPORTED_MODULE_2__/* .minuteOf */ .i)(failure.endedAt)}, ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanAge */ .DZ)(Date.parse(failure.endedAt) - Date.parse(failure.at))} later`,
    ]);
    const columns = [
        { title: 'test (UTC)' },
        { title: 'database' },
        { title: 'result' },
        { title: 'backup' },
        { title: 'ended by a passed test' },
    ];
    return [{ title: 'Failures and how they ended', blocks: [{ kind: 'table', extent: 'result', columns, rows }] }];
}
const REASONS = {
    backup: "the backup can't be relied on",
    lineage: 'another backup is missing',
    check: 'the data is not as a check expects',
    objective: 'an objective was missed',
};
function what({ verdict, reason, codes }) {
    const named = codes.length === 0 ? '' : ` (${codes.join(', ')})`;
    return verdict === 'error' ? `no verdict${named}` : `failed: ${REASONS[reason ?? 'backup']}${named}`;
}
function objectiveSection({ databases }) {
    const columns = [
        { title: 'database' },
        { title: 'objective' },
        { title: 'set', align: 'right' },
        { title: 'median', align: 'right' },
        { title: 'worst', align: 'right' },
        { title: 'when (UTC)' },
        { title: 'above it', align: 'right' },
    ];
    const lines = databases.flatMap(({ name, recoveryTime, recoveryPoint }) => [
        { name, what: 'recovery time', reached: recoveryTime, show: _format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanMs */ .o0 },
        { name, what: 'recovery point', reached: recoveryPoint, show: _format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanAge */ .DZ },
    ]);
    const rows = (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .many */ ._d)(lines, ({ name, what: title, reached, show }) => [
        (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(name),
        title,
        reached.objectiveMs === null ? 'none' : show(reached.objectiveMs),
        reached.medianMs === null ? '' : show(reached.medianMs),
        worst(reached, show),
        reached.worstAt === null ? '' : (0,_words_times_js__WEBPACK_IMPORTED_MODULE_2__/* .minuteOf */ .i)(reached.worstAt),
        reached.objectiveMs === null ? '' : `${reached.above} of ${reached.measured}`,
    ]);
    const text = 'Recovery time is how long a restore took. Recovery point is how old the data of the newest backup was just before the next one was stored.';
    return {
        title: 'Objectives, and what was reached',
        blocks: [
            { kind: 'table', extent: 'result', columns, rows },
            { kind: 'note', text },
        ],
    };
}
function worst({ worstMs, objectiveMs }, show) {
    if (worstMs === null)
        return 'not measured';
    return objectiveMs !== null && worstMs > objectiveMs ? (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .toned */ .bQ)('bad', show(worstMs)) : show(worstMs);
}
function scheduleSection({ databases, timeZone }) {
    const all = databases.flatMap(({ name, schedules }) => schedules.map((schedule) => ({ name, schedule })));
    if (all.length === 0)
        return [];
    const columns = [
        { title: 'database' },
        { title: 'run' },
        { title: `schedule (${timeZone})` },
        { title: 'expected', align: 'right' },
        { title: 'made', align: 'right' },
        { title: 'made otherwise', align: 'right' },
        { title: 'missed' },
    ];
    const rows = (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .many */ ._d)(all, ({ name, schedule }) => [
        (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(name),
        schedule.what,
        (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(schedule.schedule),
        String(schedule.expected),
        String(schedule.made),
        String(schedule.replaced),
        missedInWords(schedule),
    ]);
    return [{ title: 'Scheduled runs', blocks: [{ kind: 'table', extent: 'result', columns, rows }] }];
}
function missedInWords({ missedAt, unknown, endedAt }) {
    const more = [
        ...(unknown === 0 ? [] : [`nothing is known any more about ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(unknown, 'other')}`]),
        ...(endedAt === null ? [] : [`the schedule ended on ${endedAt.slice(0, 10)}`]),
    ];
    if (missedAt.length === 0)
        return ['none', ...more].join('; ');
    const spans = spansOf(missedAt);
    const shown = spans.slice(0, SPANS).join(', ');
    const left = spans.length > SPANS ? ' and others' : '';
    return (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .toned */ .bQ)('warn', [`${missedAt.length}: ${shown}${left}`, ...more].join('; '));
}
function spansOf(times) {
    const days = [...new Set(times.map((time) => time.slice(0, 10)))];
    const spans = [];
    for (const day of days) {
        const last = spans.at(-1);
        if (last !== undefined && Date.parse(day) - Date.parse(last[1]) <= DAY_MS)
            last[1] = day;
        else
            spans.push([day, day]);
    }
    return spans.map(([first, last]) => (first === last ? first : `${first} to ${last}`));
}


/***/ }),

/***/ 71238:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ matrixDocument),
/* harmony export */   l: () => (/* binding */ matrixOf)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3294);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4854);


function matrixOf({ databases }) {
    return JSON.stringify({ include: databases });
}
function matrixDocument({ error, databases, total }) {
    if (error !== undefined)
        return { tone: 'bad', title: 'Not planned', sentence: '', sections: [] };
    const names = databases.map(({ name }) => name);
    const jobs = (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(names.length, 'job');
    return {
        tone: names.length === 0 ? 'warn' : 'good',
        title: `${jobs} planned`,
        sentence: `${jobs} for ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(total, 'database')} of the file.`,
        sections: names.length === 0 ? [] : [{ blocks: [{ kind: 'list', extent: 'result', items: (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .many */ ._d)(names, _document_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY) }] }],
        lines: names,
    };
}


/***/ }),

/***/ 88041:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ retentionSections),
/* harmony export */   S: () => (/* binding */ pruneDocument)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3294);
/* harmony import */ var _words_reasons_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67650);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4854);



const MOST_REASONS = 3;
const TONES = {
    pruned: 'good',
    planned: undefined,
    refused: 'bad',
    failed: 'bad',
};
const COLUMNS = [{ title: '' }, { title: 'backup' }, { title: 'stored', align: 'right' }, { title: 'why' }];
function pruneDocument(report) {
    const sentence = retentionSentence(report.destinations);
    const sections = retentionSections(report.destinations, { shown: report.error?.message });
    if (report.error !== undefined)
        return { tone: 'bad', title: 'Not pruned', sentence, sections };
    const tone = report.warnings.length > 0 ? 'warn' : 'good';
    return { tone, title: report.dryRun ? 'What pruning would do' : 'Pruned', sentence, sections };
}
function retentionSentence(outcomes) {
    const reached = outcomes.filter((each) => each.outcome !== 'failed');
    if (reached.length === 0)
        return '';
    const refused = reached.filter((each) => each.outcome === 'refused');
    const held = refusedSentence(refused);
    if (refused.length === reached.length)
        return held;
    const would = reached.every((each) => each.outcome === 'planned') ? 'would be ' : '';
    const sum = (of) => reached.reduce((total, each) => total + of(each), 0);
    const removed = sum((each) => each.removed);
    const kept = sum((each) => each.backups.length) - removed;
    const waiting = sum((each) => each.waiting);
    const wait = waiting > 0 ? ` ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(waiting, 'removed backup')} wait out their grace period of 7 days.` : '';
    const freed = `${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanBytes */ .p6)(sum((each) => each.freedBytes))} ${would}freed`;
    return `${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(removed, 'backup')} ${would}removed and ${kept} kept at ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(reached.length, 'destination')}, ${freed}.${later(reached)}${wait}${held === '' ? '' : ` ${held}`}`;
}
function refusedSentence(refused) {
    if (refused.length === 0)
        return '';
    const left = (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(refused.reduce((sum, each) => sum + each.refused, 0), 'backup');
    return `Nothing was removed at ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(refused.length, 'destination')}, where no rule keeps ${left}.`;
}
function later(reached) {
    const going = reached.flatMap((each) => (each.outcome === 'planned' ? each.backups.filter(({ keep }) => !keep) : []));
    if (going.length === 0)
        return '';
    return ` ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanBytes */ .p6)(going.reduce((sum, backup) => sum + backup.storedBytes, 0))} of the removed would be freed after 7 days.`;
}
function retentionSections(outcomes, { isAside = false, shown }) {
    return outcomes.flatMap((outcome) => {
        const tone = TONES[outcome.outcome];
        const title = [(0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(outcome.label), `: ${outcome.outcome}, ${counts(outcome)}`];
        const facts = retentionFacts(outcome, shown);
        const isGoing = ({ keep }) => !keep;
        const going = outcome.backups.filter(isGoing);
        const kept = outcome.backups.filter(({ keep }) => keep);
        const toned = tone === undefined ? {} : { tone };
        if (isAside && tone !== 'bad') {
            return [{ title, ...toned, fold: 'closed', blocks: [facts, ...plan(outcome, [...going, ...kept])] }];
        }
        const section = { title, ...toned, blocks: [facts, ...plan(outcome, going)] };
        if (kept.length === 0)
            return [section];
        const keptTitle = [`Kept at `, (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(outcome.label), `: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(kept.length, 'backup')}`];
        return [section, { title: keptTitle, fold: 'page', blocks: plan(outcome, kept) }];
    });
}
function counts({ outcome, removed, refused, backups, waiting }) {
    if (outcome === 'refused')
        return `nothing removed; no rule keeps ${refused} of ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(backups.length, 'backup')}`;
    const would = outcome === 'planned' ? 'would be ' : '';
    const wait = waiting > 0 ? `, ${waiting} in their grace period of 7 days` : '';
    return `${removed} of ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(backups.length, 'backup')} ${would}removed${wait}`;
}
function retentionFacts(outcome, shown) {
    const { freedBytes, freedObjects, freedBackups, freedRuns, freedRecords, lockedObjects } = outcome;
    const records = freedRecords > 0 ? `, and ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(freedRecords, 'old record')} of verifications or incidents` : '';
    const of = `${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(freedBackups, 'removed backup')} and ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(freedRuns, 'incomplete run')}${records}`;
    const freed = `${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanBytes */ .p6)(freedBytes)} in ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(freedObjects, 'object')} of ${of}`;
    return (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .factsBlock */ .RI)(['Why', outcome.detail === '' || outcome.detail === shown ? undefined : outcome.detail], [outcome.outcome === 'planned' ? 'Would be freed' : 'Freed', freedObjects > 0 ? freed : undefined], [
        'Not deletable',
        lockedObjects > 0 ? [{ text: (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(lockedObjects, 'object'), tone: 'warn' }] : undefined,
    ]);
}
function plan({ outcome }, backups) {
    if (backups.length === 0)
        return [];
    const kept = backups.every(({ keep }) => keep) ? '' : 'keep';
    const rows = (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .many */ ._d)(backups, (backup) => [
        backup.keep ? kept : outcome === 'refused' ? 'not kept' : (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .strong */ .ko)('remove'),
        (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(backup.id),
        (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanBytes */ .p6)(backup.storedBytes),
        (0,_words_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .keepReasons */ .XL)(backup.reasons, MOST_REASONS),
    ]);
    return [{ kind: 'table', extent: 'result', columns: COLUMNS, rows }];
}


/***/ }),

/***/ 15412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ syncedOf),
/* harmony export */   P: () => (/* binding */ syncDocument)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3294);
/* harmony import */ var _words_reasons_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67650);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4854);



const OUTCOMES = {
    damaged: (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .toned */ .bQ)('bad', 'damaged'),
    failed: (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .toned */ .bQ)('bad', 'failed'),
    copied: (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .toned */ .bQ)('good', 'copied'),
    repaired: (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .toned */ .bQ)('good', 'repaired'),
    planned: 'to be copied',
    skipped: (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .toned */ .bQ)('skipped', 'skipped'),
};
const WORST_FIRST = Object.keys(OUTCOMES);
const COLUMNS = [
    { title: '' },
    { title: 'backup' },
    { title: 'objects', align: 'right' },
    { title: 'bytes', align: 'right' },
    { title: 'why' },
];
function syncDocument(report) {
    const sections = report.destinations.map((each) => destination(each, report.error === undefined));
    return { ...headline(report), sections };
}
function syncedOf(report, ...outcomes) {
    return report.destinations.flatMap((each) => each.backups.filter(({ outcome }) => outcomes.includes(outcome)));
}
function headline(report) {
    const done = syncedOf(report, 'copied', 'repaired', 'planned');
    const objects = done.reduce((sum, each) => sum + each.objects, 0);
    const bytes = done.reduce((sum, each) => sum + each.bytes, 0);
    const would = report.dryRun ? 'would be ' : '';
    const what = done.length === 0
        ? 'Nothing had to be copied.'
        : `${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(done.length, 'backup')} ${would}copied or repaired: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(objects, 'object')}, ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanBytes */ .p6)(bytes)}.`;
    const damaged = new Set(syncedOf(report, 'damaged').map(({ id }) => id));
    const lost = damaged.size === 0 ? '' : ` No destination has a complete copy of ${(0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .firstOf */ .Ku)([...damaged])}.`;
    const sentence = `${what}${lost}`;
    if (report.error !== undefined)
        return { tone: 'bad', title: 'Not in sync', sentence };
    if (damaged.size > 0)
        return { tone: 'bad', title: 'In sync, except for damaged backups', sentence };
    const title = report.dryRun ? 'What sync would do' : 'The destinations are in sync';
    return { tone: report.warnings.length > 0 ? 'warn' : 'good', title, sentence };
}
function destination({ database, label, held, backups, records }, isComplete) {
    const title = [(0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(database), ' at ', (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(label)];
    const had = `It had ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(held, 'backup')}.${records > 0 ? ` It lacked ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(records, 'record')} of verifications.` : ''}`;
    if (backups.length === 0) {
        return { title, blocks: [{ kind: 'note', text: `${had}${isComplete ? ' Nothing was missing.' : ''}` }] };
    }
    const sorted = backups.toSorted((a, b) => WORST_FIRST.indexOf(a.outcome) - WORST_FIRST.indexOf(b.outcome));
    const rows = (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .many */ ._d)(sorted, (each) => [
        OUTCOMES[each.outcome],
        (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(each.id),
        each.objects === 0 ? '' : String(each.objects),
        each.bytes === 0 ? '' : (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanBytes */ .p6)(each.bytes),
        (0,_words_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .syncReason */ .gE)(each),
    ]);
    return {
        title,
        blocks: [
            { kind: 'note', text: had },
            { kind: 'table', extent: 'result', columns: COLUMNS, rows },
        ],
    };
}


/***/ }),

/***/ 19546:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fk: () => (/* binding */ valueOnLine),
/* harmony export */   Gg: () => (/* binding */ titleOf),
/* harmony export */   Ly: () => (/* binding */ spansOf),
/* harmony export */   oG: () => (/* binding */ shownTable),
/* harmony export */   zF: () => (/* binding */ countTables)
/* harmony export */ });
function titleOf({ title, sentence }) {
    return sentence === '' ? title : `${title}: ${sentence}`;
}
function spansOf(line) {
    const pieces = typeof line === 'string' || 'text' in line ? [line] : line;
    return pieces.map((piece) => (typeof piece === 'string' ? { text: piece } : piece));
}
function valueOnLine(value, isKey) {
    if (!isKey)
        return value;
    const parts = spansOf(value).filter(({ text }) => text !== '');
    return parts.flatMap((part, at) => (at === 0 ? [part] : [{ text: ', ' }, part]));
}
function shownTable({ columns, rows }, options) {
    const shown = rows.first(options.most);
    const kept = columns.flatMap((column, at) => {
        const isEmpty = shown.every((row) => row[at] === undefined || row[at] === '');
        return isEmpty || (column.optional === true && !options.optional) ? [] : [at];
    });
    return {
        columns: kept.flatMap((at) => columns[at] ?? []),
        rows: shown.map((row) => kept.map((at) => row[at] ?? '')),
        more: rows.total - shown.length,
    };
}
function countTables(sections, extent) {
    return sections.flatMap(({ blocks }) => blocks).filter((block) => 'extent' in block && block.extent === extent)
        .length;
}


/***/ }),

/***/ 63593:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ renderMarkdown)
});

// EXTERNAL MODULE: ./build/report/document/document.js
var document_document = __webpack_require__(4854);
// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(3294);
// EXTERNAL MODULE: ./build/report/words/backups.js
var backups = __webpack_require__(65368);
// EXTERNAL MODULE: ./build/report/render/blocks.js
var blocks = __webpack_require__(19546);
// EXTERNAL MODULE: ./build/report/render/visible.js
var visible = __webpack_require__(85728);
;// CONCATENATED MODULE: ./build/report/render/markdown-text.js


const NAME_LENGTH = 120;
const UNBROKEN_LENGTH = 16;
const UNBROKEN_WORD_LENGTH = 13;
const LONG_WORD = new RegExp(`\\S{${UNBROKEN_WORD_LENGTH + 1}}`);
const TEXT_LENGTH = 400;
const ICONS = {
    good: '✅',
    bad: '❌',
    warn: '⚠️',
    cancelled: '🚫',
    skipped: '⏭️',
};
function escapeText(text, maxLength = TEXT_LENGTH) {
    return ((0,visible/* visible */.R)(text, maxLength)
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll(/[\\`*_[\]|~#]/g, '\\$&')
        .replaceAll('://', '\\://')
        .replaceAll('@', '\\@')
        .replaceAll(/www\./gi, (www) => `${www.slice(0, 3)}\\.`)
        .replace(/^(\s*)([-+=])/, '$1\\$2')
        .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2'));
}
function escapeHtml(text, maxLength = TEXT_LENGTH) {
    return (0,visible/* visible */.R)(text, maxLength)
        .replaceAll(/[&<>"'\\`*_[\]|~#@]/g, (character) => `&#${character.charCodeAt(0)};`)
        .replaceAll('://', '&#58;//')
        .replaceAll(/www\./gi, (www) => `${www.slice(0, 3)}&#46;`);
}
function breakable(word) {
    const parts = word.match(/^\w+:\/\/|[^/?&._:]*?(?:[/?&._:]|$)/g) ?? [];
    return parts
        .filter((part) => part !== '')
        .map((part) => escapeText(part))
        .join('<wbr>');
}
const codeText = (name) => (name.length > UNBROKEN_LENGTH ? breakable(name) : escapeText(name));
function breakableWords(text) {
    const whole = (0,visible/* visible */.R)(text, TEXT_LENGTH);
    if (!LONG_WORD.test(whole))
        return escapeText(whole);
    return whole
        .split(/(\s+)/)
        .map((word) => (word.length > UNBROKEN_WORD_LENGTH ? breakable(word) : escapeText(word)))
        .join('');
}
function markdownLine(line) {
    return (0,blocks/* spansOf */.Ly)(line).map(markdownSpan).join('');
}
function markdownSpan({ text, code, strong, tone }) {
    const shown = code === true ? `<code>${codeText((0,visible/* visible */.R)(text, NAME_LENGTH))}</code>` : breakableWords(text);
    const isBold = strong === true || tone === 'bad' || tone === 'warn';
    return `${tone === undefined ? '' : `${ICONS[tone]} `}${isBold && shown !== '' ? `**${shown}**` : shown}`;
}
function htmlLine(line) {
    return (0,blocks/* spansOf */.Ly)(line)
        .map(({ text, code, tone }) => {
        const shown = code === true ? `<code>${escapeHtml(text, NAME_LENGTH)}</code>` : escapeHtml(text);
        return tone === undefined ? shown : `${ICONS[tone]} ${shown}`;
    })
        .join('');
}

;// CONCATENATED MODULE: ./build/report/render/markdown.js





const MOST_BYTES = 1024 * 1024 - 1;
const LIMITS = { result: 100, finding: 100, detail: 50 };
const LEAST_ROWS = 3;
const MOST_FACTS = 40;
const MOST_WARNINGS = 20;
const MOST_PHASES = 30;
const CUT = 'The summary ends here, because GitHub would not show a longer one. The report file has all of it.';
function renderMarkdown(document) {
    const head = [`## ${ICONS[document.tone]} ${escapeText(document.title)}`, lead(document), errorBlock(document)];
    const tail = [
        escapeText((0,backups/* diagnosticsOf */.o)(document) ?? ''),
        phaseSection(document),
        `<sub>${escapeText(document.footer)}</sub>`,
    ];
    const limits = limitsOf(document.sections);
    const warnings = warningSection(document.warnings);
    const left = MOST_BYTES - bytesOf([...head, warnings, ...tail, CUT]);
    const sections = withinBytes(document.sections, left, limits);
    const rest = document.sections.findIndex(({ tone }) => tone !== 'bad');
    const at = rest === -1 ? sections.length : rest;
    const page = [...head, ...sections.slice(0, at), warnings, ...sections.slice(at), ...tail];
    return `${page.filter((part) => part !== '').join('\n\n')}\n`;
}
function lead({ sentence, error }) {
    return [sentence, error?.message ?? '']
        .filter((part) => part !== '')
        .map((part) => escapeText(part))
        .join(' ');
}
function errorBlock({ error }) {
    if (error === undefined)
        return '';
    const hint = error.hint === undefined ? [] : [`> **What to do:** ${escapeText(error.hint)}`];
    return [...hint, `> <sub>error <code>${escapeText(error.code)}</code></sub>`].join('\n>\n');
}
function withinBytes(sections, bytes, limits) {
    const shown = [];
    let left = bytes;
    for (const section of sections) {
        const text = sectionOf(section, limits);
        left -= bytesOf([text]);
        if (left < 0)
            return [...shown, CUT];
        shown.push(text);
    }
    return shown;
}
function bytesOf(parts) {
    return parts.reduce((sum, part) => sum + Buffer.byteLength(part) + 2, 0);
}
function limitsOf(sections) {
    const share = Math.floor(LIMITS.result / Math.max(1, (0,blocks/* countTables */.zF)(sections, 'result')));
    return { ...LIMITS, result: Math.max(LEAST_ROWS, share) };
}
function sectionOf({ title, tone, fold, blocks }, limits) {
    const body = blocks.map((block) => blockOf(block, limits)).filter((part) => part !== '');
    if (title === undefined)
        return body.join('\n\n');
    const icon = tone === undefined ? '' : `${ICONS[tone]} `;
    if (fold === undefined)
        return [`### ${icon}${markdownLine(title)}`, ...body].join('\n\n');
    const open = fold === 'open' ? ' open' : '';
    const summary = `<details${open}><summary>${icon}<b>${htmlLine(title)}</b></summary>`;
    return [summary, ...body, '</details>'].join('\n\n');
}
function blockOf(block, limits) {
    switch (block.kind) {
        case 'facts':
            return factsOf(block);
        case 'table':
            return tableOf(block, limits[block.extent]);
        case 'chart': {
            const title = `**${escapeText((0,blocks/* titleOf */.Gg)(block))}**`;
            return block.table.rows.total === 0 ? title : `${title}\n\n${tableOf(block.table, limits[block.table.extent])}`;
        }
        case 'list': {
            const items = block.items.first(limits[block.extent]).map((item) => `- ${markdownLine(item)}`);
            return `${items.join('\n')}${more(block.items.total - items.length)}`;
        }
        case 'commands':
            return fenced(block.text);
        case 'note':
            return markdownLine(block.text);
    }
}
function fenced(text) {
    const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
    const fence = '`'.repeat(longest + 1);
    return `${fence}sh\n${text.trimEnd()}\n${fence}`;
}
function factsOf({ rows, isKey }) {
    const shown = rows.slice(0, MOST_FACTS);
    const [first, ...rest] = shown.map(([name, value]) => [escapeText(name), markdownLine((0,blocks/* valueOnLine */.Fk)(value, isKey === true))]);
    if (first === undefined)
        return '';
    const body = rest.map(([name, value]) => [`**${name}**`, value]);
    return `${pipes([first, [':---', ':---'], ...body])}${more(rows.length - shown.length)}`;
}
function tableOf(table, most) {
    const shown = (0,blocks/* shownTable */.oG)(table, { most, optional: true });
    const header = shown.columns.map(({ title }) => escapeText(title));
    const rule = shown.columns.map(({ align }) => (align === 'right' ? '---:' : ':---'));
    return `${pipes([header, rule, ...shown.rows.map((row) => row.map(markdownLine))])}${more(shown.more)}`;
}
function pipes(rows) {
    return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
function more(count) {
    return count > 0 ? `\n\n… and ${(0,format/* grouped */.zD)(count)} more.` : '';
}
function warningSection(warnings) {
    if (warnings.length === 0)
        return '';
    const shown = warnings.slice(0, MOST_WARNINGS).map((warning) => `- ${escapeText(warning)}`);
    return `### ${ICONS.warn} Warnings\n\n${shown.join('\n')}${more(warnings.length - shown.length)}`;
}
function phaseSection({ phases, durationMs }) {
    if (phases.length === 0)
        return '';
    const share = (ms) => (durationMs > 0 ? `${Math.round((ms / durationMs) * 100)} %` : '');
    const columns = [{ title: 'phase' }, { title: 'time', align: 'right' }, { title: 'share', align: 'right' }];
    const rows = (0,document_document/* many */._d)(phases, (each) => [each.phase, (0,format/* humanMs */.o0)(each.durationMs), share(each.durationMs)]);
    const table = tableOf({ kind: 'table', extent: 'detail', columns, rows }, MOST_PHASES);
    return `<details><summary>How long: ${(0,format/* humanMs */.o0)(durationMs)}</summary>\n\n${table}\n\n</details>`;
}


/***/ }),

/***/ 63335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ renderText)
/* harmony export */ });
/* unused harmony export columns */
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3294);
/* harmony import */ var _words_backups_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65368);
/* harmony import */ var _blocks_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(19546);
/* harmony import */ var _visible_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85728);




const TITLE_LENGTH = 400;
const TEXT_LENGTH = 400;
const COMMAND_LENGTH = 4_000;
const LIMITS = { result: Number.POSITIVE_INFINITY, finding: 60, detail: 20 };
function renderText(document, paint) {
    if (document.lines !== undefined)
        return document.lines.map((line) => `${(0,_visible_js__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .R)(line, TEXT_LENGTH)}\n`).join('');
    const head = [paint(document.tone, (0,_visible_js__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .R)(document.title, TITLE_LENGTH))];
    if (document.sentence !== '')
        head.push((0,_visible_js__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .R)(document.sentence, 2 * TEXT_LENGTH));
    const parts = [head, ...document.sections.map((section) => sectionLines(section, paint)), tail(document)];
    return `${parts
        .filter((lines) => lines.length > 0)
        .map((lines) => lines.join('\n'))
        .join('\n\n')}\n`;
}
function tail(document) {
    const phases = document.phases.map((each) => `${each.phase} ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanMs */ .o0)(each.durationMs)}`).join(', ');
    const took = document.phases.length === 0 ? [] : [`Took ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanMs */ .o0)(document.durationMs)}: ${phases}`];
    const diagnostics = (0,_words_backups_js__WEBPACK_IMPORTED_MODULE_1__/* .diagnosticsOf */ .o)(document);
    return [...(diagnostics === undefined ? [] : [diagnostics]), ...took].map((line) => (0,_visible_js__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .R)(line, 2 * TEXT_LENGTH));
}
function sectionLines({ title, tone, fold, repeats, blocks }, paint) {
    if (fold === 'closed' && repeats === true)
        return [];
    const heading = title === undefined ? [] : [headingOf(title, tone, paint)];
    if (fold === 'closed' && title !== undefined)
        return heading;
    return [...heading, ...blocks.flatMap((block) => blockLines(block, paint))];
}
function headingOf(title, tone, paint) {
    const text = (0,_visible_js__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .R)(plainOf(title), TITLE_LENGTH);
    return tone === undefined ? text : paint(tone, text);
}
function plainOf(line) {
    return (0,_blocks_js__WEBPACK_IMPORTED_MODULE_3__/* .spansOf */ .Ly)(line)
        .map(({ text }) => text)
        .join('');
}
function blockLines(block, paint) {
    switch (block.kind) {
        case 'facts':
            return columns(block.rows.map(([name, value]) => [`  ${name}`, (0,_blocks_js__WEBPACK_IMPORTED_MODULE_3__/* .valueOnLine */ .Fk)(value, block.isKey === true)]), paint);
        case 'table':
            return tableLines(block, paint);
        case 'chart':
            return [`  ${(0,_visible_js__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .R)((0,_blocks_js__WEBPACK_IMPORTED_MODULE_3__/* .titleOf */ .Gg)(block), TITLE_LENGTH)}`, ...tableLines(block.table, paint)];
        case 'list': {
            const most = LIMITS[block.extent];
            const items = block.items.first(most).map((item) => `  - ${(0,_visible_js__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .R)(plainOf(item), TEXT_LENGTH)}`);
            return [...items, ...more(block.items.total - items.length)];
        }
        case 'commands':
            return block.text
                .trimEnd()
                .split('\n')
                .map((line) => (0,_visible_js__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .R)(line, COMMAND_LENGTH));
        case 'note':
            return [`  ${(0,_visible_js__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .R)(plainOf(block.text), TEXT_LENGTH)}`];
    }
}
function tableLines(table, paint) {
    const shown = (0,_blocks_js__WEBPACK_IMPORTED_MODULE_3__/* .shownTable */ .oG)(table, { most: LIMITS[table.extent], optional: false });
    const header = shown.columns.map(({ title }) => title.toUpperCase());
    const isTold = header.filter((title) => title !== '').length > 1;
    const rows = [...(isTold ? [header] : []), ...shown.rows].map(([first = '', ...rest]) => [
        ['  ', ...(0,_blocks_js__WEBPACK_IMPORTED_MODULE_3__/* .spansOf */ .Ly)(first)],
        ...rest,
    ]);
    const alignRight = shown.columns.map(({ align }) => align === 'right');
    return [...columns(rows, paint, alignRight), ...more(shown.more)];
}
function more(count) {
    return count > 0 ? [`  ... and ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .grouped */ .zD)(count)} more`] : [];
}
function columns(rows, paint = (_tone, text) => text, alignRight = []) {
    const measured = rows.map((row) => row.map((cell) => measure(cell, paint)));
    const widths = [];
    for (const row of measured) {
        for (const [at, { width }] of row.entries())
            widths[at] = Math.max(widths[at] ?? 0, width);
    }
    return measured.map((row) => row
        .map(({ text, width }, at) => {
        const gap = ' '.repeat((widths[at] ?? width) - width);
        return alignRight[at] === true ? gap + text : text + gap;
    })
        .join('  ')
        .trimEnd());
}
function measure(cell, paint) {
    const whole = (0,_visible_js__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .R)(plainOf(cell), TEXT_LENGTH);
    const spans = (0,_blocks_js__WEBPACK_IMPORTED_MODULE_3__/* .spansOf */ .Ly)(cell);
    const colored = spans.map(({ text, tone }) => {
        const shown = (0,_visible_js__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .R)(text, TEXT_LENGTH);
        return tone === undefined ? shown : paint(tone, shown);
    });
    return { text: spans.some(({ tone }) => tone !== undefined) ? colored.join('') : whole, width: (0,_visible_js__WEBPACK_IMPORTED_MODULE_2__/* .widthOf */ .q)(whole) };
}


/***/ }),

/***/ 85728:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ visible),
/* harmony export */   q: () => (/* binding */ widthOf)
/* harmony export */ });
/* harmony import */ var get_east_asian_width__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97152);

function visible(text, maxLength) {
    const cut = text.length > maxLength ? `${text.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
    return cut
        .replaceAll(/\r?\n/g, ' ')
        .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}
function widthOf(text) {
    if (/^[ -~]*$/.test(text))
        return text.length;
    let width = 0;
    for (const character of text.replaceAll(/[\p{Mn}\p{Me}]/gu, ''))
        width += (0,get_east_asian_width__WEBPACK_IMPORTED_MODULE_0__/* .eastAsianWidth */ .Q1)(character.codePointAt(0));
    return width;
}


/***/ }),

/***/ 65368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C2: () => (/* binding */ authenticity),
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   hN: () => (/* binding */ needsOf),
/* harmony export */   ko: () => (/* binding */ replicaOf),
/* harmony export */   o: () => (/* binding */ diagnosticsOf)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3294);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20607);


function authenticity(backup, keys) {
    if (backup.authenticatedBy !== null)
        return `signed by ${(0,_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .V)(backup.authenticatedBy, keys)}, an accepted signer`;
    const by = backup.signer ? ` by ${(0,_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .V)(backup.signer, keys)}` : '';
    const made = backup.signed ? `signed${by}, but not checked against accepted signers` : 'not signed';
    return `${made}; not authenticated: anyone who can write to the storage could have made it`;
}
function needsOf({ parents = [] }) {
    const [nearest] = parents;
    if (nearest === undefined)
        return 'nothing';
    return parents.length === 1 ? nearest : `${nearest} and ${parents.length - 1} more`;
}
function kindOf(backup, because) {
    if (backup.kind === 'full')
        return because === undefined ? 'full' : `full, because ${because}`;
    return `${backup.kind}, needs ${needsOf(backup)}`;
}
function replicaOf({ replica }) {
    if (replica === undefined)
        return undefined;
    if (replica.lagMs === null)
        return 'a replica; its lag is not known';
    return replica.lagMs === 0 ? 'a replica without lag' : `a replica, ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanMs */ .o0)(replica.lagMs)} behind`;
}
function diagnosticsOf({ diagnostics }) {
    if (diagnostics === undefined)
        return undefined;
    return `The full messages of tools and servers are in ${diagnostics.path}, encrypted. Open it with: ${diagnostics.open}`;
}


/***/ }),

/***/ 20607:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ nameOf),
/* harmony export */   i: () => (/* binding */ openedWith)
/* harmony export */ });
/* harmony import */ var _core_key_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29679);

function nameOf(fingerprint, keys = []) {
    return (0,_core_key_name_js__WEBPACK_IMPORTED_MODULE_0__/* .keyName */ .x)(keys.find((key) => key.fingerprint === fingerprint) ?? { fingerprint });
}
function openedWith({ recipients }, keys) {
    if (recipients === undefined)
        return undefined;
    if (recipients.length === 0)
        return 'a passphrase';
    return recipients.map((fingerprint) => nameOf(fingerprint, keys)).join(', ');
}


/***/ }),

/***/ 67650:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XL: () => (/* binding */ keepReasons),
/* harmony export */   gE: () => (/* binding */ syncReason),
/* harmony export */   oF: () => (/* binding */ ruleName),
/* harmony export */   pt: () => (/* binding */ shareName)
/* harmony export */ });
/* unused harmony export keepReason */
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(35875);

const KEPT = {
    held: 'held',
    newest: 'newest',
    'newest-verified': 'newest verified',
    'verified-elsewhere': 'newest verified at another destination',
    last: 'last',
    within: 'within',
    hourly: 'hourly',
    daily: 'daily',
    weekly: 'weekly',
    monthly: 'monthly',
    yearly: 'yearly',
    needed: 'needed by',
    'may-be-needed': 'may be needed by',
    'needed-by-uncounted': 'needed by a backup that does not count',
    'dated-in-future': 'dated in the future',
};
function ruleName(rule) {
    return KEPT[rule];
}
function keepReason(reason) {
    const words = KEPT[reason.rule];
    if ('period' in reason)
        return `${words} ${reason.period}`;
    if (reason.rule === 'held')
        return reason.reason === undefined ? words : `${words}: ${reason.reason}`;
    if (reason.rule === 'may-be-needed')
        return `${words} ${reason.by}, which can't be read`;
    return 'by' in reason ? `${words} ${reason.by}` : words;
}
function keepReasons(reasons, most = reasons.length) {
    if (reasons.length === 0)
        return 'no rule keeps it';
    return (0,_names_js__WEBPACK_IMPORTED_MODULE_0__/* .listed */ .K)(reasons.slice(0, most).map(keepReason), reasons.length - most);
}
function shareName(of) {
    switch (of) {
        case 'no-rule':
            return 'kept by no rule';
        case 'not-counted':
            return 'not counted';
        case 'waiting':
            return 'removed, waiting for deletion';
        case 'incomplete-runs':
            return 'leftovers of incomplete runs';
        case 'records':
            return 'removed; records of their verifications';
        case 'orphaned':
            return 'without their manifest';
        case 'full':
        case 'differential':
        case 'incremental':
            return of;
        case 'needed':
        case 'may-be-needed':
            return `${KEPT[of]} others`;
        default:
            return KEPT[of];
    }
}
const SYNCED = {
    'nothing-there': () => 'the destination has nothing of this source',
    newer: () => 'it is newer than everything there',
    'in-grace': () => 'it is younger than 7 days, and no record says that it was removed',
    'in-part': () => 'parts of it are there',
    held: () => 'it is held',
    needed: (id) => `${id} needs it`,
    'needs-lost': (id) => `it needs ${id}, which no destination has`,
    'needs-removed': (id) => `it needs ${id}, which is being removed there according to a record`,
    'needs-absent': (id) => `it needs ${id}, which is missing there`,
    removed: () => 'it was removed there in the last 7 days',
    'maybe-removed': () => 'it is older than 7 days and than the newest there, so it may have been removed; set the keep rules to decide',
    'not-kept': () => 'no keep rule keeps it',
    'objects-missing': () => 'objects were missing or damaged',
};
function syncReason({ reason, error = '' }) {
    if (reason === undefined)
        return error;
    if (reason.why === 'kept')
        return keepReasons(reason.by);
    return SYNCED[reason.why]('id' in reason ? reason.id : '');
}


/***/ }),

/***/ 81901:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ ruleVerdict),
/* harmony export */   u: () => (/* binding */ copyAdvice)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3294);

function ruleVerdict({ isMet, copies, media, offsite, immutable }) {
    const counts = `${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(copies, 'copy', 'copies')} with the database itself, on ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(media, 'medium', 'media')}, ${offsite} offsite, ${immutable} immutable`;
    return `The 3-2-1 rule is ${isMet ? 'met' : 'not met'}: ${counts}`;
}
function copyAdvice(advice) {
    switch (advice.need) {
        case 'copies': {
            const sync = advice.sync.length === 0 ? '' : `\`sync\` copies the newest backup to ${advice.sync.join(', ')}.`;
            return `${advice.add === 0 ? '' : `Add ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(advice.add, 'destination')}. `}${sync}`.trim();
        }
        case 'medium':
            return 'Keep one copy with a provider, or on a server, other than this machine.';
        case 'offsite': {
            const hint = advice.mayBeSo ? ' If one is and its address does not show it, add `offsite=true` to it.' : '';
            return `Keep one copy away from the database and its network.${hint}`;
        }
        case 'immutable':
            return 'No copy is immutable: `lock` on one destination protects it from deletion.';
        case 'repair':
            return `Errors found in the copies: ${advice.errors}. Repair them with \`sync\`.`;
    }
}


/***/ }),

/***/ 31597:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ minuteOf)
/* harmony export */ });
function minuteOf(iso) {
    return iso.slice(0, 16).replace('T', ' ');
}


/***/ })

};
