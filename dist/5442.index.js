export const id = 5442;
export const ids = [5442];
export const modules = {

/***/ 38314:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ csvOf)
/* harmony export */ });
function csvOf(columns, rows) {
    return [columns, ...rows].map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}
const FORMULA = /^[\s\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]/u;
function cellOf(value) {
    if (value === null)
        return '""';
    if (typeof value === 'number')
        return `"${value}"`;
    const plain = value.replaceAll(/\p{Cc}/gu, ' ');
    const safe = FORMULA.test(plain) ? `'${plain}` : plain;
    return `"${safe.replaceAll('"', '""')}"`;
}


/***/ }),

/***/ 95442:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderHistory: () => (/* binding */ renderHistory)
});

// EXTERNAL MODULE: ./build/report/render/csv.js
var csv = __webpack_require__(38314);
;// CONCATENATED MODULE: ./build/report/render/history-csv.js

const COLUMNS = [
    ...['finished', 'started', 'database', 'kind', 'scenario', 'verdict', 'reason', 'error', 'failed'],
    ...['backup', 'data_of', 'manifest_sha256', 'copies_read', 'copies_damaged', 'checks_passed', 'checks_failed'],
    ...[
        'checks_not_run',
        'checks_skipped',
        'checks_ignored',
        'definitions_sha256',
        'restore_seconds',
        'rto_seconds',
        'backup_age_seconds',
        'rpo_seconds',
    ],
    ...['repository', 'workflow', 'run', 'attempt', 'event', 'ref', 'commit', 'verifier', 'signature', 'record'],
    ...['record_sha256', 'previous_sha256', 'tool_version'],
];
function renderHistoryCsv({ database, tests, isAuthenticated }) {
    return (0,csv/* csvOf */.Q)(COLUMNS, tests.map((test) => rowOf(database, test, isAuthenticated)));
}
function rowOf(database, test, isAuthenticated) {
    const { backup, checks, run, objectives } = test;
    return [
        ...[test.finishedAt, test.startedAt, database, test.kind, test.scenario, test.verdict, test.reason, test.errorCode],
        test.failed.map(({ code, count }) => `${code} ${count}`).join(', '),
        ...[backup?.id ?? null, backup?.snapshotAt ?? null, backup?.manifestSha256 ?? null],
        ...[copiesThatAre('read', test), copiesThatAre('damaged', test)],
        ...[checks.passed, checks.failed, checks.error, checks.skipped, checks.ignored ?? 0],
        test.definitionsSha256,
        ...[seconds(test.restoreMs), seconds(objectives.rtoMs), seconds(test.backupAgeMs), seconds(objectives.rpoMs)],
        ...[run?.repository ?? null, run?.workflow ?? null, run?.runId ?? null, run?.attempt ?? null, run?.event ?? null],
        ...[run?.ref ?? null, run?.commit ?? null],
        ...[test.verifier, signatureOf(test, isAuthenticated)],
        ...[test.record, test.recordSha256, test.previousSha256, test.tool.version],
    ];
}
function copiesThatAre(state, { copies }) {
    return copies.flatMap((copy) => (copy.state === state ? copy.destination : [])).join(', ');
}
function signatureOf({ verifier, signedBy }, isAuthenticated) {
    if (verifier === null)
        return 'none';
    return isAuthenticated && signedBy !== null ? 'good' : 'not checked';
}
function seconds(ms) {
    return ms === null ? null : ms / 1_000;
}

// EXTERNAL MODULE: ./build/report/render/json.js
var json = __webpack_require__(79014);
// EXTERNAL MODULE: ./build/report/render/text.js
var render_text = __webpack_require__(63335);
;// CONCATENATED MODULE: ./build/report/render/history.js



async function renderHistory(report, document) {
    const { format, history } = report;
    if (history === undefined)
        return undefined;
    switch (format) {
        case 'csv':
            return renderHistoryCsv(history);
        case 'json':
            return (0,json/* renderJson */.h)(report);
        case 'html':
            return (await __webpack_require__.e(/* import() */ 1326).then(__webpack_require__.bind(__webpack_require__, 81326))).renderHtml(document);
        case 'table':
            return (0,render_text/* renderText */.S)(document, (_tone, text) => text);
    }
}


/***/ })

};
