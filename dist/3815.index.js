export const id = 3815;
export const ids = [3815];
export const modules = {

/***/ 53815:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createWorkflowRuns: () => (/* binding */ createWorkflowRuns)
});

// EXTERNAL MODULE: ../node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(79435);
// EXTERNAL MODULE: ../node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(69987);
;// CONCATENATED MODULE: ./build/ports/workflow-runs.js
const WORKFLOW_STATES = [
    'active',
    'deleted',
    'disabled_fork',
    'disabled_inactivity',
    'disabled_manually',
    'other',
];

// EXTERNAL MODULE: ./build/github/client.js + 1 modules
var github_client = __webpack_require__(83088);
;// CONCATENATED MODULE: ./build/github/workflow-runs.js



const PER_PAGE = 100;
const PERMISSION = 'actions: read';
const RUN_PAGE = /^https?:\/\/[\w.:-]{1,255}\/[\w.-]{1,101}\/[\w.-]{1,100}\/actions\/runs\/\d{1,20}$/;
const time = iso/* datetime */.w$({ offset: true }).transform((text) => new Date(text));
const workflowSchema = schemas/* object */.Ikc({ state: schemas/* string */.YjP() });
const runSchema = schemas/* object */.Ikc({
    id: schemas/* int */.Whr().positive(),
    event: schemas/* string */.YjP(),
    status: schemas/* string */.YjP().nullable(),
    conclusion: schemas/* string */.YjP().nullable(),
    run_attempt: schemas/* int */.Whr().positive().default(1),
    created_at: time,
    run_started_at: time.optional(),
    updated_at: time,
    html_url: schemas/* string */.YjP().regex(RUN_PAGE),
});
const runsSchema = schemas/* object */.Ikc({ workflow_runs: schemas/* array */.YOg(runSchema) });
const jobsSchema = schemas/* object */.Ikc({
    jobs: schemas/* array */.YOg(schemas/* object */.Ikc({
        steps: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP(), conclusion: schemas/* string */.YjP().nullable() })).optional(),
    })),
});
function createWorkflowRuns({ repository, file, token }, { env, signal }, pace) {
    const client = new github_client/* GithubClient */.t({ token, env, signal, pace });
    const base = `/repos/${repository}/actions`;
    const path = `${base}/workflows/${encodeURIComponent(file)}`;
    return {
        state: async () => {
            const call = { path, doing: `read the workflow ${file} of ${repository}`, permission: PERMISSION };
            return stateOf((await client.call(call, workflowSchema)).state);
        },
        since: async (since, most) => {
            const created = encodeURIComponent(`>=${since.toISOString().replace(/\.\d+/, '')}`);
            const query = `per_page=${PER_PAGE}&exclude_pull_requests=true&created=${created}`;
            const call = { path: `${path}/runs?${query}`, doing: `list the runs of ${file}`, permission: PERMISSION };
            const found = [];
            for await (const page of client.pages(call, runsSchema)) {
                found.push(...page.workflow_runs.map(runOf));
                if (found.length >= most)
                    break;
            }
            return found.slice(0, most).toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
        },
        reached: async ({ id }) => {
            const call = {
                path: `${base}/runs/${id}/jobs?per_page=${PER_PAGE}`,
                doing: `list the jobs of the run ${id}`,
                permission: PERMISSION,
            };
            return reachedBy((await client.call(call, jobsSchema)).jobs, env['GITHUB_ACTION_REPOSITORY']);
        },
    };
}
function stateOf(text) {
    return WORKFLOW_STATES.find((state) => state === text) ?? 'other';
}
function runOf(run) {
    return {
        id: String(run.id),
        event: /^[a-z_]{1,50}$/.test(run.event) ? run.event : 'other',
        outcome: outcomeOf(run.status, run.conclusion),
        createdAt: run.created_at,
        startedAt: run.run_started_at ?? run.created_at,
        updatedAt: run.updated_at,
        attempt: run.run_attempt,
        url: run.html_url,
    };
}
const OUTCOMES = {
    success: 'success',
    failure: 'failure',
    timed_out: 'failure',
    startup_failure: 'failure',
    cancelled: 'cancelled',
    stale: 'cancelled',
    skipped: 'skipped',
    neutral: 'skipped',
};
function outcomeOf(status, conclusion) {
    if (status === 'in_progress')
        return 'running';
    if (status !== 'completed' || conclusion === 'action_required')
        return 'queued';
    return OUTCOMES[conclusion ?? ''] ?? 'other';
}
function reachedBy(jobs, ours) {
    const steps = jobs.flatMap((job) => job.steps ?? []);
    const wasStarted = ({ conclusion }) => conclusion !== 'skipped';
    if (!steps.some(({ name, conclusion }) => name !== 'Set up job' && wasStarted({ conclusion })))
        return 'before-our-step';
    const isOurs = ({ name }) => /restorable/i.test(name) || (ours !== undefined && ours !== '' && name.toLowerCase().includes(ours.toLowerCase()));
    const own = steps.filter(isOurs);
    if (own.length === 0)
        return 'unknown';
    return own.some(wasStarted) ? 'our-step' : 'before-our-step';
}


/***/ }),

/***/ 79435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w$: () => (/* binding */ datetime)
/* harmony export */ });
/* unused harmony exports date, time, duration */
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68729);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69987);



function datetime(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._isoDateTime */ .G1(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodISODateTime */ .You, params);
}
function date(params) {
    return core._isoDate(ZodISODate, params);
}
function time(params) {
    return core._isoTime(ZodISOTime, params);
}
function duration(params) {
    return core._isoDuration(ZodISODuration, params);
}


/***/ })

};
