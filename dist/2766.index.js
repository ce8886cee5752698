export const id = 2766;
export const ids = [2766];
export const modules = {

/***/ 63422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GW: () => (/* binding */ KINDS),
/* harmony export */   JN: () => (/* binding */ parseBackupId),
/* harmony export */   g: () => (/* binding */ readBackupId),
/* harmony export */   w0: () => (/* binding */ createBackupId),
/* harmony export */   x1: () => (/* binding */ requireBackupId)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

const KINDS = ['full', 'differential', 'incremental'];
const PATTERN = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z-(full|differential|incremental)-([0-9a-f]{6})$/;
function createBackupId(startedAt, kind, random) {
    const time = startedAt
        .toISOString()
        .replace(/\.\d+Z$/, 'Z')
        .replaceAll(/[-:]/g, '');
    const suffix = Buffer.from(random.subarray(0, 3)).toString('hex');
    return `${time}-${kind}-${suffix}`;
}
function parseBackupId(text) {
    const match = PATTERN.exec(text);
    if (match === null)
        return undefined;
    const [, year, month, day, hour, minute, second, kind] = match;
    const startedAt = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    if (Number.isNaN(startedAt.getTime()) || startedAt.getUTCDate() !== Number(day))
        return undefined;
    return { id: text, startedAt, kind: kind };
}
function readBackupId(id) {
    const parsed = parseBackupId(id);
    if (parsed === undefined)
        throw new RangeError(`${JSON.stringify(id)} is listed as a backup, but is not an id`);
    return parsed;
}
function requireBackupId(text) {
    const parsed = parseBackupId(text);
    if (parsed !== undefined)
        return parsed.id;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `"${text}" is not a backup id.`, {
        hint: 'An id looks like 20261121T020000Z-full-4f9c2a; `restorable list` prints those that exist.',
    });
}


/***/ }),

/***/ 66117:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ storedTime)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(79435);

const storedTime = zod__WEBPACK_IMPORTED_MODULE_0__/* .datetime */ .w$().regex(/T\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/);


/***/ }),

/***/ 10252:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A9: () => (/* binding */ storedRunSchema),
/* harmony export */   Kr: () => (/* binding */ isWorkflowFile),
/* harmony export */   Tl: () => (/* binding */ testRunSchema),
/* harmony export */   Vp: () => (/* binding */ runUrl),
/* harmony export */   bM: () => (/* binding */ storedRun),
/* harmony export */   en: () => (/* binding */ isRepositoryName),
/* harmony export */   qu: () => (/* binding */ parseCheckout),
/* harmony export */   rq: () => (/* binding */ parseRunOrigin),
/* harmony export */   sA: () => (/* binding */ testRun)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69987);

const REPOSITORY = /^[A-Za-z0-9][A-Za-z0-9_-]{0,38}\/[A-Za-z0-9._-]{1,100}$/;
const WORKFLOW = /^\.github\/workflows\/[ -.0-~]{1,200}$/;
const RUN_ID = /^[1-9][0-9]{0,19}$/;
const EVENT = /^[a-z][a-z_]{0,49}$/;
const SCHEDULE = /^[0-9A-Za-z*,/-]{1,100}(?: [0-9A-Za-z*,/-]{1,100}){4}$/;
const SCHEDULE_LENGTH = 200;
const REF_LENGTH = 1_000;
const REF = /^refs\/[!-~]{1,300}$/;
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const MOST_ATTEMPTS = 1_000_000;
const scheduleSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(SCHEDULE_LENGTH).regex(SCHEDULE);
const runFields = {
    repository: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(REPOSITORY),
    workflow: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(WORKFLOW),
    runId: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(RUN_ID),
    attempt: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().min(1).max(MOST_ATTEMPTS),
    event: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(EVENT),
    schedule: scheduleSchema.nullable(),
};
const OTHER_EVENT = 'a schedule of another event';
function isOfItsEvent({ event, schedule }) {
    return schedule === null || event === 'schedule';
}
const storedRunSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej(runFields).refine(isOfItsEvent, OTHER_EVENT);
const checkoutFields = { ref: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(REF).nullable(), commit: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(COMMIT).nullable() };
const testRunSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ ...runFields, ...checkoutFields }).refine(isOfItsEvent, OTHER_EVENT);
function storedRun(origin) {
    if (origin === undefined)
        return null;
    const { url: _, ...stored } = origin;
    return stored;
}
function testRun(origin, checkout) {
    const stored = storedRun(origin);
    return stored && { ...stored, ref: checkout?.ref ?? null, commit: checkout?.commit ?? null };
}
function parseCheckout(ref, commit) {
    const encoded = percentEncoded(ref?.slice(0, REF_LENGTH) ?? '');
    return {
        ref: checkoutFields.ref.safeParse(encoded).data ?? null,
        commit: checkoutFields.commit.safeParse(commit).data ?? null,
    };
}
function isRepositoryName(text) {
    return REPOSITORY.test(text) && !/\/\.{1,2}$/.test(text);
}
function isWorkflowFile(file) {
    return /\.ya?ml$/.test(file) && WORKFLOW.test(`.github/workflows/${file}`);
}
function parseRunOrigin(reported) {
    const { repository, event, runId, attempt } = reported;
    const stored = storedRunSchema.safeParse({
        repository,
        workflow: workflowIn(reported.workflowRef),
        runId,
        attempt: /^[0-9]{1,7}$/.test(attempt ?? '') ? Number(attempt) : undefined,
        event,
        schedule: event === 'schedule' ? parseSchedule(reported.schedule) : null,
    }).data;
    const server = serverOf(reported.server);
    if (stored === undefined || server === undefined)
        return undefined;
    return { ...stored, url: runUrl(server, stored) };
}
function runUrl(server, { repository, runId, attempt }) {
    const page = `${server}/${repository}/actions/runs/${runId}`;
    return attempt > 1 ? `${page}/attempts/${attempt}` : page;
}
function workflowIn(ref = '') {
    const path = /^[^/]+\/[^/]+\/([^@]+(?:@[^/@]+)*?\.ya?ml)@./.exec(ref.slice(0, REF_LENGTH))?.[1];
    return path === undefined || /\p{Cc}/u.test(path) ? undefined : percentEncoded(path);
}
function percentEncoded(path) {
    return path.toWellFormed().replaceAll(/[^ -~]+/g, encodeURIComponent);
}
function parseSchedule(text) {
    if (typeof text !== 'string' || text.length > 2 * SCHEDULE_LENGTH)
        return null;
    return scheduleSchema.safeParse(text.trim().replaceAll(/\s+/g, ' ')).data ?? null;
}
function serverOf(text) {
    const url = URL.parse(text ?? '');
    const isServer = url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.username === '';
    return isServer ? url.origin : undefined;
}


/***/ }),

/***/ 58860:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ TOOL)
/* harmony export */ });
const TOOL = { name: 'restorable', version: '0.1.0' };


/***/ }),

/***/ 45512:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openGithubIssues: () => (/* binding */ openGithubIssues)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/watch/condition.js
var watch_condition = __webpack_require__(77689);
// EXTERNAL MODULE: ./build/github/client.js + 1 modules
var client = __webpack_require__(83088);
// EXTERNAL MODULE: ../node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(69987);
;// CONCATENATED MODULE: ./build/github/issues.js

const PER_PAGE = 100;
const MOST_PAGES = 10;
const PERMISSION = 'issues: write';
const repositorySchema = schemas/* object */.Ikc({
    private: schemas/* boolean */.zMY(),
    visibility: schemas/* string */.YjP().optional(),
    has_issues: schemas/* boolean */.zMY(),
    archived: schemas/* boolean */.zMY(),
    permissions: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* boolean */.zMY()).optional(),
});
const labelSchema = schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* object */.Ikc({ name: schemas/* string */.YjP().nullish() })]);
const issueSchema = schemas/* object */.Ikc({
    number: schemas/* int */.Whr().positive(),
    title: schemas/* string */.YjP(),
    body: schemas/* string */.YjP().nullish(),
    state: schemas/* enum */.k5n(['open', 'closed']),
    user: schemas/* object */.Ikc({ login: schemas/* string */.YjP() }).nullish(),
    labels: schemas/* array */.YOg(labelSchema),
    assignees: schemas/* array */.YOg(schemas/* object */.Ikc({ login: schemas/* string */.YjP() })).nullish(),
    pull_request: schemas/* unknown */.L5J().optional(),
})
    .transform(({ number, title, body, state, user, labels, assignees, pull_request: pull }) => ({
    ...{ number, title, state, body: body ?? '', author: user?.login ?? '', isPullRequest: pull !== undefined },
    labels: labels.map((each) => (typeof each === 'string' ? each : (each.name ?? ''))),
    assignees: (assignees ?? []).map(({ login }) => login),
}));
const commentSchema = schemas/* object */.Ikc({ body: schemas/* string */.YjP().nullish(), user: schemas/* object */.Ikc({ login: schemas/* string */.YjP() }).nullish() });
class RepositoryIssues {
    #client;
    #path;
    repository;
    constructor(client, repository) {
        this.#client = client;
        this.repository = repository;
        this.#path = `/repos/${repository}`;
    }
    until(signal) {
        return new RepositoryIssues(this.#client.until(signal), this.repository);
    }
    account() {
        return this.#client.account();
    }
    facts() {
        const call = { path: this.#path, doing: `read the repository ${this.repository}`, permission: PERMISSION };
        return this.#client.call(call, repositorySchema);
    }
    async list({ creator, label, state, since }) {
        const query = new URLSearchParams({ creator, labels: label, state, per_page: String(PER_PAGE) });
        if (since !== undefined)
            query.set('since', since.toISOString());
        const call = this.#about('list issues', `?${query}`);
        const found = [];
        let pages = 0;
        for await (const page of this.#client.pages(call, schemas/* array */.YOg(issueSchema))) {
            found.push(...page);
            pages += 1;
            if (pages === MOST_PAGES)
                break;
        }
        return found;
    }
    get(number) {
        return this.#client.find(this.#about(`read the issue ${number}`, `/${number}`), issueSchema);
    }
    create(issue) {
        return this.#client.call({ ...this.#about('open an issue'), method: 'POST', body: issue }, issueSchema);
    }
    update(number, change) {
        const call = this.#about(`change the issue ${number}`, `/${number}`);
        return this.#client.call({ ...call, method: 'PATCH', body: change }, issueSchema);
    }
    async comment(number, body) {
        const call = this.#about(`comment on the issue ${number}`, `/${number}/comments`);
        await this.#client.call({ ...call, method: 'POST', body: { body } }, schemas/* object */.Ikc({ id: schemas/* number */.aig() }));
    }
    async comments(number, by, since) {
        const query = new URLSearchParams({ per_page: String(PER_PAGE), since: since.toISOString() });
        const call = this.#about(`read the comments of the issue ${number}`, `/${number}/comments?${query}`);
        const page = await this.#client.call(call, schemas/* array */.YOg(commentSchema));
        return page.flatMap(({ body, user }) => (user?.login === by ? [body ?? ''] : []));
    }
    #about(doing, rest = '') {
        return { path: `${this.#path}/issues${rest}`, doing: `${doing} of ${this.repository}`, permission: PERMISSION };
    }
}

;// CONCATENATED MODULE: ./build/github/repository.js
const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,100}\/(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/;
function parseRepository(text) {
    return NAME.test(text) ? text : undefined;
}

// EXTERNAL MODULE: ./build/core/watch/incident.js
var watch_incident = __webpack_require__(20660);
// EXTERNAL MODULE: ./build/report/watch/message.js + 4 modules
var watch_message = __webpack_require__(85330);
// EXTERNAL MODULE: ./build/core/watch/stored-event.js
var stored_event = __webpack_require__(64272);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./build/github-issues/marker.js





const MARKER = /<!-- restorable:1 ([A-Za-z0-9+/=]{1,60000}) -->/;
const LONGEST_BODY = 65_000;
const LONGEST_JSON = 1024 * 1024;
const KEPT_REMINDERS = 6;
const hiddenSchema = schemas/* strictObject */.rej({ digest: schemas/* string */.YjP().regex(/^[0-9a-f]{16}$/) });
const markerSchema = schemas/* strictObject */.rej({
    events: schemas/* array */.YOg((0,stored_event/* eventSchemaWith */.i4)(schemas/* union */.KCZ([stored_event/* subjectSchema */.cn, hiddenSchema]))).min(1),
});
function digestOf({ condition, database, destination }, repository) {
    const text = JSON.stringify([repository.toLowerCase(), condition, database, destination]);
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, 16);
}
function withEvents(body, events, names) {
    const marker = markerOf(events, names) ?? markerOf(withoutOldReminders(events), names) ?? '';
    const others = body.replace(MARKER, '').trimEnd();
    return `${others.slice(0, LONGEST_BODY - marker.length - 2).toWellFormed()}\n\n${marker}`.trim();
}
function markerOf(events, names) {
    const json = JSON.stringify({ events: events.map((event) => markedOf(event, names)) });
    const text = (0,external_node_zlib_.deflateRawSync)(json).toString('base64');
    return text.length > 60_000 || json.length > LONGEST_JSON ? undefined : `<!-- restorable:1 ${text} -->`;
}
function markedOf(given, { repository, isPublic }) {
    const event = (0,stored_event/* storable */.hN)(given);
    if (!isPublic)
        return event;
    const subject = 'subject' in event ? { subject: { digest: digestOf(event.subject, repository) } } : {};
    const isElsewhere = 'origin' in event && event.origin?.repository.toLowerCase() !== repository.toLowerCase();
    return {
        ...event,
        ...subject,
        ...(isElsewhere ? { origin: null } : {}),
        ...('details' in event ? { details: shownOf(event, isElsewhere) } : {}),
    };
}
function shownOf({ details }, isElsewhere) {
    if (!isElsewhere)
        return details;
    const { runUrl: _, ...shown } = details;
    return shown;
}
function withoutOldReminders(events) {
    const days = events.flatMap((event) => (event.type === 'reminded' ? [event.day] : [])).sort((a, b) => b - a);
    const oldest = days[KEPT_REMINDERS - 1] ?? 0;
    return events.filter((event) => {
        if (event.type === 'reminded')
            return event.day >= oldest;
        const day = 'notice' in event ? /^reminded-(\d+)$/.exec(event.notice)?.[1] : undefined;
        return day === undefined || Number(day) >= oldest;
    });
}
function eventsIn(body, names) {
    const text = MARKER.exec(body)?.[1];
    const marked = text === undefined ? undefined : markerSchema.safeParse(expanded(text)).data?.events;
    if (marked === undefined)
        return undefined;
    const events = [];
    for (const event of marked) {
        const named = namedOf(event, names);
        if (named === undefined)
            return [];
        events.push(named);
    }
    return events;
}
function expanded(text) {
    try {
        return JSON.parse((0,external_node_zlib_.inflateRawSync)(Buffer.from(text, 'base64'), { maxOutputLength: LONGEST_JSON }).toString('utf8'));
    }
    catch {
        return undefined;
    }
}
function namedOf(event, names) {
    if (!('subject' in event))
        return event;
    const subject = 'digest' in event.subject ? subjectWith(event.subject.digest, names) : event.subject;
    if (subject === undefined || !['', ...names.databases].includes(subject.database))
        return undefined;
    return { ...event, subject };
}
const subjectsOf = new WeakMap();
function subjectWith(digest, names) {
    const known = subjectsOf.get(names) ?? new Map(possibleSubjects(names).map((each) => [digestOf(each, names.repository), each]));
    subjectsOf.set(names, known);
    return known.get(digest);
}
function possibleSubjects({ databases, destinations }) {
    const conditions = Object.keys(watch_condition/* CONDITIONS */.V);
    return conditions.flatMap((condition) => ['', ...databases].flatMap((database) => [null, ...destinations].map((destination) => ({ condition, database, destination }))));
}
function mergedEvents(...lists) {
    return [...new Map(lists.flat().map((event) => [(0,stored_event/* eventKey */.Mk)(event), event])).values()];
}

;// CONCATENATED MODULE: ./build/github-issues/listed-issues.js



const LABEL = 'restorable';
async function listMarked(listing, now) {
    const { issues, account, names } = listing;
    const filter = { creator: account, label: LABEL };
    const open = await issues.list({ ...filter, state: 'open' });
    const since = now && new Date(now.getTime() - stored_event/* CLOSED_INCIDENTS_MS */.w4);
    const closed = since === undefined ? [] : await issues.list({ ...filter, state: 'closed', since });
    const own = [...open, ...closed].filter((issue) => isOwn(issue, account)).toSorted((a, b) => a.number - b.number);
    const marked = [];
    const duplicates = [];
    const unmarked = [];
    const openSubjects = new Set();
    for (const issue of own) {
        const events = eventsIn(issue.body, names);
        const incident = events && countingIn((0,watch_incident/* incidentsOf */.D3)(events));
        if (events === undefined && issue.state === 'open')
            unmarked.push(issue);
        if (events === undefined || incident === undefined || incident.state === 'duplicate')
            continue;
        const key = (0,watch_incident/* subjectKey */.ow)(incident.subject);
        const isDuplicate = incident.state === 'open' && openSubjects.has(key);
        if (incident.state === 'open')
            openSubjects.add(key);
        (isDuplicate ? duplicates : marked).push({ issue, events, incident });
    }
    return { marked, duplicates, unmarked };
}
function countingIn(incidents) {
    return (incidents.find(({ state }) => state === 'open') ??
        incidents.find(({ state }) => state !== 'duplicate') ??
        incidents[0]);
}
function isOwn({ author, labels, isPullRequest }, account) {
    return author === account && !isPullRequest && labels.some((label) => label.toLowerCase() === LABEL);
}

// EXTERNAL MODULE: ./build/github/answer.js
var answer = __webpack_require__(14668);
;// CONCATENATED MODULE: ./build/github-issues/target.js


const MAY_LABEL = ['admin', 'maintain', 'push', 'triage'];
class IssueTarget {
    account;
    names;
    #repository;
    #mayAssign = true;
    constructor({ account, names, repository }) {
        this.account = account;
        this.names = names;
        this.#repository = repository;
    }
    async create(issues, issue, assignee, warn) {
        if (assignee === undefined || !this.#mayAssign)
            return issues.create({ ...issue, assignees: [] });
        const created = await issues.create({ ...issue, assignees: [assignee] }).catch((error) => {
            if ((0,answer/* statusOf */.c2)(error) !== 422)
                throw error;
            return undefined;
        });
        const isAssigned = created?.assignees.some((login) => login.toLowerCase() === assignee.toLowerCase()) === true;
        if (!isAssigned) {
            this.#mayAssign = false;
            warn(`\`alert-assignee\` can't be assigned to issues of ${this.#repository}: it must be a user with access to it.`);
        }
        return created ?? issues.create({ ...issue, assignees: [] });
    }
    mayNotLabel() {
        return new errors/* RestorableError */.s$('GITHUB_REFUSED', `The account ${this.account} may not label issues of ${this.#repository}.`, {
            hint: 'Use a token of an account that may (the role triage is sufficient), or the token of the job.',
        });
    }
}
async function openTarget({ issues, databases, destinations }) {
    const facts = await issues.facts();
    const { repository } = issues;
    if (facts.archived || !facts.has_issues)
        throw unusable(repository, facts);
    const account = await issues.account();
    const names = { repository, isPublic: isPublic(facts), databases, destinations };
    const target = new IssueTarget({ account, names, repository });
    const { permissions } = facts;
    const isBot = account.endsWith('[bot]');
    if (!isBot && permissions !== undefined && !MAY_LABEL.some((role) => permissions[role] === true))
        throw target.mayNotLabel();
    return target;
}
function isPublic({ private: isPrivate, visibility }) {
    return visibility === undefined ? !isPrivate : visibility !== 'private' && visibility !== 'internal';
}
function unusable(repository, { archived }) {
    const why = archived ? 'is archived' : 'has no issues';
    return new errors/* RestorableError */.s$('GITHUB_REFUSED', `Alerts can't be issues of ${repository}: it ${why}.`, {
        hint: archived
            ? 'Give another repository as `alert-repository`, with an `alert-token` that may write issues there.'
            : 'Enable issues in its settings, or give another repository as `alert-repository` with an `alert-token`.',
    });
}
function toNotifyError(error) {
    if (!(0,errors/* hasCode */.up)(error, 'GITHUB_FAILED', 'GITHUB_REFUSED'))
        return error;
    const code = (0,answer/* statusOf */.c2)(error) === 422 ? 'NOTIFY_REFUSED' : 'NOTIFY_FAILED';
    return new errors/* RestorableError */.s$(code, error.message, { hint: error.hint, cause: error.cause });
}

;// CONCATENATED MODULE: ./build/github-issues/text.js
const LONGEST_TITLE = 250;
const APART = '\u200b';
function harmless(text) {
    return text
        .toWellFormed()
        .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
        .replaceAll(/\p{Cf}/gu, '')
        .replaceAll(/[@#]/g, (sign) => sign + APART)
        .replaceAll(/\b(GH-)(?=\d)/gi, (sign) => sign + APART)
        .replaceAll(/:(?=[a-z0-9_+-]+:)/gi, (sign) => sign + APART)
        .trim();
}
const MARKUP = /[\\`*_{}[\]<>|~&$!]/g;
function escaped(text) {
    return harmless(text)
        .replaceAll(MARKUP, (sign) => `\\${sign}`)
        .replace(/^[-+#=]|(?<=^\d+)[.)]/, (sign) => `\\${sign}`);
}
function titleOf({ title }) {
    const line = harmless(title).replaceAll('`', "'");
    return line.length > LONGEST_TITLE ? `${line.slice(0, LONGEST_TITLE - 1).toWellFormed()}…` : line;
}
const HOW_IT_ENDS = 'This issue is closed when the problem is over. Close it yourself to acknowledge it: until it is over, there are no reminders and no new issue.';
function bodyOf(message) {
    return [textOf(message), tableOf(message), `<sub>${HOW_IT_ENDS}</sub>`].filter((part) => part !== '').join('\n\n');
}
function commentOf(message) {
    return [`**${escaped(message.title)}**`, textOf(message), noticeMark(message.id)].join('\n\n');
}
function noticeMark(id) {
    return `<!-- restorable:notice ${id.replaceAll(/[^a-z0-9-]/g, '')} -->`;
}
function textOf({ sentences, advice, runUrl }) {
    const parts = [sentences.map(escaped).join(' '), escaped(advice)];
    const isLink = runUrl !== undefined && /^https?:\/\/[\w.:/-]+$/.test(runUrl);
    return [...parts, isLink ? `[The run](${runUrl})` : ''].filter((part) => part !== '').join('\n\n');
}
function tableOf({ fields }) {
    if (fields.length === 0)
        return '';
    const rows = fields.map(([name, value]) => `| ${escaped(name)} | ${escaped(value)} |`);
    return ['| | |', '|---|---|', ...rows].join('\n');
}

;// CONCATENATED MODULE: ./build/github-issues/writer.js



const MOST_WRITES = 4;
class IssueWriter {
    #issues;
    #target;
    #options;
    constructor(issues, target, options) {
        this.#issues = issues;
        this.#target = target;
        this.#options = options;
    }
    async create(message, events) {
        const { assignee, warn, labels } = this.#options;
        const text = bodyOf(message);
        const body = events.length === 0 ? text : withEvents(text, events, this.#target.names);
        const issue = { title: titleOf(message), body, labels: [LABEL, ...labels] };
        const created = await this.#target.create(this.#issues, issue, assignee, warn);
        if (created.labels.some((label) => label.toLowerCase() === LABEL))
            return created;
        await this.#issues.update(created.number, { state: 'closed', state_reason: 'not_planned' });
        throw this.#target.mayNotLabel();
    }
    async record(number, events) {
        const { names } = this.#target;
        for (let written = 0; written < MOST_WRITES; written += 1) {
            const issue = await this.#issues.get(number);
            if (issue === undefined)
                return;
            const stored = eventsIn(issue.body, names) ?? [];
            const body = withEvents(issue.body, mergedEvents(stored, events), names);
            if (body === issue.body)
                return;
            await this.#issues.update(number, { body });
        }
    }
    async closeDuplicate(number, events, incident) {
        const at = this.#options.now().toISOString();
        const closed = { type: 'closed', incident, reason: 'duplicate', at, origin: null };
        const isClosed = events.some((event) => event.type === 'closed' && event.incident === incident);
        await this.record(number, isClosed ? events : [...events, closed]);
        await this.#issues.update(number, { state: 'closed', state_reason: 'not_planned' });
    }
    async comment(number, message) {
        const earlier = await this.#issues.comments(number, this.#target.account, new Date(message.at));
        if (earlier.some((text) => text.includes(noticeMark(message.id))))
            return;
        await this.#issues.comment(number, commentOf(message));
    }
    async close(number) {
        await this.#issues.update(number, { state: 'closed', state_reason: 'completed' });
    }
    async reopen(number) {
        await this.#issues.update(number, { state: 'open', state_reason: 'reopened' });
    }
}

;// CONCATENATED MODULE: ./build/github-issues/github-issues.js








const GITHUB_ISSUES = 'github-issues';
class GithubIssues {
    id = GITHUB_ISSUES;
    keepsSuspicions = false;
    #options;
    #target;
    #listed;
    #opened = [];
    #history = [];
    constructor(options) {
        this.#options = options;
    }
    get label() {
        return `the issues of ${this.#options.issues.repository}`;
    }
    keeps(subject) {
        return this.#options.wants(subject);
    }
    learn(history) {
        this.#history = mergedEvents(this.#history, history);
    }
    async load() {
        const { marked, duplicates } = await this.#list();
        try {
            const writer = await this.#writer();
            for (const { issue, events, incident } of duplicates) {
                await writer.closeDuplicate(issue.number, events, incident.id);
            }
        }
        catch (error) {
            (0,errors/* failureOf */.g5)(error, ['notify']);
        }
        const events = marked.flatMap((each) => each.events);
        this.learn(events);
        return events;
    }
    async open(event) {
        const key = (0,watch_incident/* subjectKey */.ow)(event.subject);
        const { marked } = await this.#list();
        if (marked.some(({ incident }) => incident.state === 'open' && (0,watch_incident/* subjectKey */.ow)(incident.subject) === key))
            return false;
        this.learn([event]);
        const edited = await this.#findEdited(event.incident);
        if (edited === undefined)
            return this.#create(await this.#message(event.incident, 'opened', event.at));
        await (await this.#writer()).record(edited.issue.number, [event]);
        return false;
    }
    async append(events) {
        this.learn(events);
        const writer = await this.#writer();
        for (const [incident, of] of Map.groupBy(events, (event) => event.incident)) {
            const found = await this.#find(incident);
            if (found === undefined)
                continue;
            const { number } = found.issue;
            const isDuplicate = of.some((event) => event.type === 'closed' && event.reason === 'duplicate');
            const main = isDuplicate ? this.#incidents().find((each) => isSameCondition(each, found.incident)) : undefined;
            const other = main && (await this.#find(main.id));
            if (isDuplicate && other !== undefined && other.issue.number !== number) {
                await writer.closeDuplicate(number, of, incident);
            }
            else {
                await writer.record(number, [...this.#eventsOf(incident), ...this.#eventsOf(main?.id)]);
            }
        }
    }
    async send(message, signal) {
        try {
            const writer = await this.#writer(signal);
            if (message.kind === 'test')
                return await writer.close((await writer.create(message, [])).number);
            const notice = message.id.slice(message.incident.length + 1);
            const { isPublic } = (await this.#ready()).names;
            const shown = isPublic ? await this.#message(message.incident, notice, message.at) : message;
            await this.#deliver(writer, shown, signal);
        }
        catch (error) {
            throw toNotifyError(error);
        }
    }
    async #deliver(writer, message, signal) {
        const known = await this.#find(message.incident);
        const issue = known && (await this.#options.issues.until(signal).get(known.issue.number));
        if (issue === undefined) {
            const isNews = message.kind === 'escalated' || !this.#wasTold(message.incident);
            if (message.kind !== 'closed' && isNews)
                await this.#create(message, signal);
            return;
        }
        const isAcknowledged = issue.state === 'closed';
        if (message.kind === 'opened' || (message.kind === 'reminded' && isAcknowledged))
            return;
        await writer.comment(issue.number, message);
        if (message.kind === 'closed' && !isAcknowledged)
            await writer.close(issue.number);
        if (message.kind === 'escalated' && isAcknowledged)
            await writer.reopen(issue.number);
    }
    async #create(message, signal) {
        const [incident] = this.#incidents().filter(({ id }) => id === message.incident);
        if (incident === undefined)
            throw unknownIncident(message.incident);
        const events = this.#eventsOf(incident.id);
        const writer = await this.#writer(signal);
        const { account, names } = await this.#ready();
        const issue = await writer.create(message, events);
        const listed = await listMarked({ issues: this.#issues(signal), account, names }, undefined);
        const isDuplicate = listed.duplicates.some((each) => each.issue.number === issue.number);
        if (isDuplicate)
            await writer.closeDuplicate(issue.number, events, incident.id);
        else
            this.#opened.push({ issue, events, incident });
        return !isDuplicate;
    }
    #incidents() {
        return (0,watch_incident/* incidentsOf */.D3)(this.#history);
    }
    #eventsOf(incident) {
        return this.#history.filter((event) => event.incident === incident);
    }
    #wasTold(incident) {
        return this.#eventsOf(incident).some((event) => event.type === 'delivered' && event.channel === this.id);
    }
    async #message(id, notice, at) {
        const { isPublic } = (await this.#ready()).names;
        const incident = this.#incidents().find((each) => each.id === id);
        if (incident === undefined)
            throw unknownIncident(id);
        const message = (0,watch_message/* messageOf */.b)({ channel: this.id, incident, notice, at, covers: [] }, { isPublic });
        const isShown = !isPublic || isPageOf(message.runUrl, this.#options.issues.repository);
        return isShown ? message : { ...message, runUrl: undefined };
    }
    async #find(id) {
        const { marked } = await this.#list();
        const all = [...marked, ...this.#opened];
        const own = all.find(({ events }) => events.some(({ incident }) => incident === id));
        if (own !== undefined)
            return own;
        const incident = this.#incidents().find((each) => each.id === id);
        return incident && (all.find((each) => isSameCondition(each.incident, incident)) ?? (await this.#findEdited(id)));
    }
    async #findEdited(id) {
        const { unmarked } = await this.#list();
        const incident = this.#incidents().find((each) => each.id === id);
        if (unmarked.length === 0 || incident === undefined)
            return undefined;
        const title = titleOf(await this.#message(id, 'opened', incident.openedAt));
        const issue = unmarked.find((each) => each.title === title);
        return issue && { issue, events: [], incident };
    }
    #list() {
        this.#listed ??= this.#ready().then(({ account, names }) => {
            return listMarked({ issues: this.#options.issues, account, names }, this.#options.now());
        });
        return this.#listed;
    }
    #ready() {
        this.#target ??= openTarget(this.#options);
        return this.#target;
    }
    #issues(signal) {
        return signal === undefined ? this.#options.issues : this.#options.issues.until(signal);
    }
    async #writer(signal) {
        return new IssueWriter(this.#issues(signal), await this.#ready(), this.#options);
    }
}
function isPageOf(url, repository) {
    const path = URL.parse(url ?? '')?.pathname.toLowerCase();
    return path?.startsWith(`/${repository.toLowerCase()}/`) === true;
}
function isSameCondition(a, b) {
    return a.state === 'open' && (0,watch_incident/* subjectKey */.ow)(a.subject) === (0,watch_incident/* subjectKey */.ow)(b.subject);
}
function unknownIncident(id) {
    return new errors/* RestorableError */.s$('GITHUB_FAILED', `Nothing is known of the incident ${id}.`, {
        hint: 'The records of incidents could not be read. The next run tries it again.',
    });
}

;// CONCATENATED MODULE: ./build/github-issues/index.js






function openGithubIssues(spec, { env, signal, ...run }) {
    const { token, labels, assignee } = spec;
    const repository = parseRepository(spec.repository ?? env['GITHUB_REPOSITORY'] ?? '');
    if (repository === undefined) {
        throw new errors/* RestorableError */.s$('INPUT_INVALID', '`alerts: github-issues` needs the name of a repository.', {
            hint: 'In a workflow, it is that of the job. Elsewhere, write `alert-repository: owner/name`.',
        });
    }
    if (token === undefined) {
        throw new errors/* RestorableError */.s$('INPUT_INVALID', '`alerts: github-issues` needs a token.', {
            hint: 'In a workflow, `github-token` is set by default; on a command line, set the variable GITHUB_TOKEN.',
        });
    }
    const issues = new RepositoryIssues(new client/* GithubClient */.t({ token, env, signal }), repository);
    return new GithubIssues({ ...run, issues, labels, assignee, wants: ({ condition }) => isWanted(spec, condition) });
}
function isWanted({ severity, conditions }, condition) {
    if (conditions !== undefined && !conditions.includes(condition))
        return false;
    return watch_condition/* SEVERITIES */.o.indexOf(watch_condition/* CONDITIONS */.V[condition]) <= watch_condition/* SEVERITIES */.o.indexOf(severity);
}


/***/ }),

/***/ 14668:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Of: () => (/* binding */ refusalOf),
/* harmony export */   WG: () => (/* binding */ isPassing),
/* harmony export */   c2: () => (/* binding */ statusOf),
/* harmony export */   h2: () => (/* binding */ strangeAnswer),
/* harmony export */   me: () => (/* binding */ limitedForMs),
/* harmony export */   o9: () => (/* binding */ LONGEST_ANSWER_BYTES)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _http_retry_after_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46214);


const LONGEST_ANSWER_BYTES = 16 * 1024 * 1024;
class GithubStatus extends Error {
    name = 'GithubStatus';
    status;
    constructor(status) {
        super(`HTTP ${status}`);
        this.status = status;
    }
}
function statusOf(thrown) {
    const cause = thrown instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$ ? thrown.cause : undefined;
    return cause instanceof GithubStatus ? cause.status : undefined;
}
function limitedForMs({ status, headers }) {
    if (status !== 403 && status !== 429)
        return undefined;
    const after = (0,_http_retry_after_js__WEBPACK_IMPORTED_MODULE_1__/* .retryAfterMs */ .V)(headers);
    if (after !== undefined)
        return after;
    const reset = Number(headers['x-ratelimit-reset']);
    if (headers['x-ratelimit-remaining'] === '0' && Number.isSafeInteger(reset)) {
        const now = Date.parse(headers.date ?? '');
        return Math.max(0, reset * 1_000 - (Number.isNaN(now) ? Date.now() : now));
    }
    return status === 429 ? 0 : undefined;
}
function isPassing(answer) {
    return answer.status >= 500 || answer.status === 408 || limitedForMs(answer) !== undefined;
}
function refusalOf(answer, asked) {
    const { status } = answer;
    const waitMs = limitedForMs(answer);
    const cause = new GithubStatus(status);
    if (waitMs !== undefined) {
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('GITHUB_FAILED', `GitHub limits the requests of this token (${asked.doing}).`, {
            hint: `It accepts requests again in ${Math.ceil(waitMs / 60_000)} minutes. The next run tries it again.`,
            cause,
        });
    }
    if (status >= 500 || status === 408) {
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('GITHUB_FAILED', `GitHub failed to ${asked.doing} (HTTP ${status}).`, {
            hint: 'The next run tries it again. https://www.githubstatus.com shows incidents.',
            cause,
        });
    }
    const hint = hintOf(answer, asked);
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('GITHUB_REFUSED', `GitHub refused to ${asked.doing} (HTTP ${status}).`, { hint, cause });
}
function hintOf({ status, headers }, { permission }) {
    if (status === 401)
        return 'The token is wrong, expired or revoked: set a new one.';
    if (status === 403 && headers['x-github-sso'] !== undefined) {
        return 'The organization requires single sign-on: authorize the token for it in the settings of the account.';
    }
    const grant = permission === undefined
        ? 'Give the token access to this repository.'
        : `Add \`${permission}\` to \`permissions\` of the job; a personal access token needs the same permission for this repository.`;
    if (status === 403)
        return grant;
    if (status === 404)
        return `There is no such thing, or the token can't see it: check the name. ${grant}`;
    if (status === 410)
        return 'The repository has no issues: enable them in its settings.';
    return 'Check the names in the options; else the API has changed: use a newer version of this program.';
}
function strangeAnswer({ doing }, detail) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('GITHUB_FAILED', `The answer to "${doing}" is not one of GitHub's API: ${detail}.`, {
        hint: 'Check GITHUB_API_URL and proxies; else the API has changed: use a newer version of this program.',
    });
}


/***/ }),

/***/ 83088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ GithubClient)
});

// EXTERNAL MODULE: ../node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(69987);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/foreign.js
var foreign = __webpack_require__(54440);
// EXTERNAL MODULE: ./build/core/version.js
var version = __webpack_require__(58860);
// EXTERNAL MODULE: ./build/ports/retry.js
var retry = __webpack_require__(70307);
// EXTERNAL MODULE: ./build/github/answer.js
var github_answer = __webpack_require__(14668);
// EXTERNAL MODULE: ./build/http/request.js
var http_request = __webpack_require__(66358);
;// CONCATENATED MODULE: ./build/github/transport.js


const MOST_REDIRECTS = 3;
const SAME_METHOD = new Set([307, 308]);
const REDIRECTS = new Set([301, 302, 307, 308]);
async function exchange(request, sending) {
    const { method, headers, body } = request;
    let { url } = request;
    for (let hop = 0;; hop += 1) {
        const answer = await (0,http_request/* sendRequest */.w)({ method, url, headers, body }, { ...sending, maxBytes: github_answer/* LONGEST_ANSWER_BYTES */.o9 });
        const next = nextOf(answer, url, request);
        if (next === undefined) {
            if (Buffer.byteLength(answer.text) < github_answer/* LONGEST_ANSWER_BYTES */.o9)
                return answer;
            throw (0,github_answer/* strangeAnswer */.h2)(request, `it has more than ${github_answer/* LONGEST_ANSWER_BYTES */.o9 / 1024 ** 2} MiB`);
        }
        if (hop === MOST_REDIRECTS || next.origin !== request.url.origin) {
            throw (0,github_answer/* strangeAnswer */.h2)(request, 'it leads to another place');
        }
        url = next;
    }
}
function nextOf({ status, headers }, at, { method }) {
    if (!REDIRECTS.has(status) || (method !== 'GET' && !SAME_METHOD.has(status)))
        return undefined;
    return URL.parse(headers.location ?? '', at.href) ?? undefined;
}

;// CONCATENATED MODULE: ./build/github/client.js







const API_VERSION = '2022-11-28';
const DEFAULT_API_URL = 'https://api.github.com';
const PACE = { attempts: 4, baseMs: 500, longestMs: 30_000, requestMs: 10_000 };
class GithubClient {
    signal;
    #token;
    #pace;
    #env;
    #apiUrl;
    constructor({ token, env, signal, pace = PACE }) {
        if (!/^[\x21-\x7e]+$/.test(token.reveal())) {
            throw new errors/* RestorableError */.s$('INPUT_INVALID', 'The token for GitHub is not a token.', {
                hint: "Set `github-token` to the job's token (github.token), or on a command line the variable GITHUB_TOKEN.",
            });
        }
        this.#token = token;
        this.#apiUrl = readApiUrl(env['GITHUB_API_URL']);
        this.#pace = pace;
        this.#env = env;
        this.signal = signal;
    }
    until(signal) {
        const access = { token: this.#token, env: this.#env, pace: this.#pace };
        return new GithubClient({ ...access, signal: AbortSignal.any([this.signal, signal]) });
    }
    async call(call, schema) {
        return parse(await this.#untilAnswered(call), schema, call);
    }
    async find(call, schema) {
        try {
            return await this.call(call, schema);
        }
        catch (error) {
            if ((0,github_answer/* statusOf */.c2)(error) === 404)
                return undefined;
            throw error;
        }
    }
    async *pages(call, schema) {
        const separator = call.path.includes('?') ? '&' : '?';
        for (let page = 1;; page += 1) {
            const answer = await this.#untilAnswered({ ...call, path: `${call.path}${separator}page=${page}` });
            yield parse(answer, schema, call);
            if (!/;\s*rel="?next"?/.test(String(answer.headers['link'] ?? '')))
                return;
        }
    }
    async account() {
        const schema = schemas/* object */.Ikc({ data: schemas/* object */.Ikc({ viewer: schemas/* object */.Ikc({ login: schemas/* string */.YjP().min(1) }) }) });
        const call = {
            ...{ method: 'POST', path: '', body: { query: '{viewer{login}}' }, isRepeatable: true },
            doing: 'name the account of the token',
        };
        const answer = await this.#untilAnswered(call, graphqlUrl(this.#apiUrl));
        return parse(answer, schema, call).data.viewer.login;
    }
    async #untilAnswered(call, url = new URL(this.#apiUrl + call.path)) {
        let failure;
        const ask = async () => {
            const outcome = await this.#once(call, url);
            if (!('error' in outcome))
                return outcome;
            failure = outcome;
            throw outcome.error;
        };
        return (0,retry/* retry */.L5)(ask, { signal: this.signal, after: (error) => this.#policyAfter(error, failure) });
    }
    #policyAfter(error, failure) {
        if (failure === undefined || error !== failure.error || failure.retryAfterMs === undefined)
            return undefined;
        if (failure.retryAfterMs > this.#pace.longestMs)
            return undefined;
        return { ...this.#pace, askedMs: failure.retryAfterMs };
    }
    async #once(call, url) {
        const { method = 'GET', body, isRepeatable = method !== 'POST' } = call;
        let answer;
        try {
            const text = body === undefined ? undefined : JSON.stringify(body);
            const sending = { env: this.#env, signal: this.signal, timeoutMs: this.#pace.requestMs };
            answer = await exchange({ ...call, method, url, headers: this.#headers(text), body: text }, sending);
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(this.signal);
            if ((0,errors/* hasCode */.up)(thrown, 'GITHUB_FAILED'))
                return { error: thrown, retryAfterMs: undefined };
            return {
                error: unreachable(call, url, thrown),
                retryAfterMs: isRepeatable || isUnsent(thrown) ? 0 : undefined,
            };
        }
        if (answer.status >= 200 && answer.status < 300)
            return answer;
        const limitMs = (0,github_answer/* limitedForMs */.me)(answer);
        const mayRepeat = (0,github_answer/* isPassing */.WG)(answer) && (isRepeatable || limitMs !== undefined);
        return { error: (0,github_answer/* refusalOf */.Of)(answer, call), retryAfterMs: mayRepeat ? (limitMs ?? 0) : undefined };
    }
    #headers(body) {
        return {
            accept: 'application/vnd.github+json',
            authorization: `Bearer ${this.#token.reveal()}`,
            'user-agent': `${version/* TOOL */.j.name}/${version/* TOOL */.j.version}`,
            'x-github-api-version': API_VERSION,
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        };
    }
}
function parse(answer, schema, asked) {
    let json;
    try {
        json = JSON.parse(answer.text);
    }
    catch {
        throw (0,github_answer/* strangeAnswer */.h2)(asked, 'no JSON');
    }
    const parsed = schema.safeParse(json);
    if (parsed.success)
        return parsed.data;
    throw (0,github_answer/* strangeAnswer */.h2)(asked, `${parsed.error.issues[0]?.path.join('.') || 'the answer'} is not as documented`);
}
function isUnsent(thrown) {
    const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
    const { code } = (cause ?? {});
    return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'].includes(String(code));
}
function unreachable({ doing }, url, thrown) {
    if (thrown instanceof errors/* RestorableError */.s$)
        return new errors/* RestorableError */.s$('GITHUB_FAILED', thrown.message, thrown);
    return new errors/* RestorableError */.s$('GITHUB_FAILED', `GitHub at ${url.host} did not answer (${doing}): ${(0,foreign/* describeNetwork */.UY)(thrown)}.`, {
        hint: 'Check the network of this machine, its proxy, and GITHUB_API_URL if it is set. The next run tries it again.',
    });
}
function graphqlUrl(apiUrl) {
    return new URL(`${apiUrl.replace(/\/v3$/, '')}/graphql`);
}
function readApiUrl(text) {
    if (text === undefined || text.trim() === '')
        return DEFAULT_API_URL;
    const url = URL.parse(text.trim());
    const isLoopback = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url?.hostname ?? '');
    if (url !== null && url.username === '' && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback))) {
        return (url.origin + url.pathname).replace(/\/+$/, '');
    }
    throw new errors/* RestorableError */.s$('INPUT_INVALID', 'GITHUB_API_URL is not an https URL.', {
        hint: `GitHub sets it in every job. Unset it to use ${DEFAULT_API_URL}.`,
    });
}


/***/ }),

/***/ 91079:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ proxyFor),
/* harmony export */   w: () => (/* binding */ proxyEnvironment)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);


const VARIABLES = {
    'http:': ['http_proxy', 'HTTP_PROXY'],
    'https:': ['https_proxy', 'HTTPS_PROXY'],
};
function proxyFor(target, env) {
    const variable = VARIABLES[target.protocol]?.find((name) => (env[name] ?? '').trim() !== '');
    if (variable === undefined || isBypassed(target, env))
        return undefined;
    const value = (env[variable] ?? '').trim();
    const url = URL.parse(value.includes('://') ? value : `http://${value}`);
    if (url !== null && /^https?:$/.test(url.protocol) && url.hostname !== '') {
        return { variable, address: url.host, url: url.href };
    }
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('INPUT_INVALID', `The variable ${variable} is not the address of a proxy.`, {
        hint: 'Write http://host:port or http://user:password@host:port, special characters percent-encoded (@ is %40, / is %2F); SOCKS is not supported.',
    });
}
function proxyEnvironment(target, env) {
    const proxies = ['https:', 'http:'].flatMap((protocol) => {
        const [name = ''] = VARIABLES[protocol] ?? [];
        const url = usableProxy(protocol, env);
        return url === undefined ? [] : [[name, url]];
    });
    if (proxies.length === 0)
        return {};
    const own = isBypassed(target, env) ? [target.hostname, hostOf(target)] : [];
    const bypassed = [...entriesOf(env).flatMap(forNode), ...own].join(',');
    return { ...Object.fromEntries(proxies), ...(bypassed === '' ? {} : { no_proxy: bypassed }) };
}
function usableProxy(protocol, env) {
    try {
        return proxyFor(new URL(`${protocol}//host.invalid`), { ...env, no_proxy: '', NO_PROXY: '' })?.url;
    }
    catch {
        return undefined;
    }
}
function isBypassed(target, env) {
    const port = target.port || (target.protocol === 'https:' ? '443' : '80');
    return entriesOf(env).some((entry) => {
        const [, name = '', only] = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(entry) === 6 ? [entry, entry] : (/^(.*?)(?::(\d+))?$/.exec(entry) ?? []);
        return (only === undefined || only === port) && isNamed(hostOf(target), name.replace(/^\[(.*)\]$/, '$1'));
    });
}
function isNamed(host, name) {
    if (name === '*')
        return true;
    const family = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host);
    if (family !== 0)
        return addressesIn(name)?.check(host, family === 6 ? 'ipv6' : 'ipv4') === true;
    const domain = name.replace(/^\*?\.+/, '');
    return domain !== '' && (host === domain || host.endsWith(`.${domain}`));
}
function addressesIn(name) {
    const [, first = '', separator, second = ''] = /^([^/-]+)(?:([/-])(.*))?$/.exec(name) ?? [];
    const type = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(first) === 6 ? 'ipv6' : 'ipv4';
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(first) === 0)
        return undefined;
    const list = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
    try {
        if (separator === '/')
            list.addSubnet(first, Number(second), type);
        else if (separator === '-')
            list.addRange(first, second, type);
        else
            list.addAddress(first, type);
        return list;
    }
    catch {
        return undefined;
    }
}
function forNode(entry) {
    const [, address = '', bits] = /^(\d+(?:\.\d+){3})\/(\d+)$/.exec(entry) ?? [];
    if (bits !== undefined && (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 4 && Number(bits) <= 32) {
        const size = 2 ** (32 - Number(bits));
        const first = Math.floor(numberOf(address) / size) * size;
        return [`${addressOf(first)}-${addressOf(first + size - 1)}`];
    }
    return /^[a-z]/i.test(entry) ? [entry, `.${entry}`] : [entry];
}
function numberOf(address) {
    return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}
function addressOf(number) {
    return [24, 16, 8, 0].map((bits) => Math.floor(number / 2 ** bits) % 256).join('.');
}
function entriesOf(env) {
    const text = env['no_proxy'] || env['NO_PROXY'] || '';
    return text
        .toLowerCase()
        .split(/[\s,]+/)
        .filter((entry) => entry !== '');
}
function hostOf({ hostname }) {
    return hostname.toLowerCase().replace(/^\[(.*)\]$/, '$1');
}


/***/ }),

/***/ 66358:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ sendRequest)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44708);
/* harmony import */ var _proxies_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91079);



async function sendRequest(request, options) {
    (0,_proxies_js__WEBPACK_IMPORTED_MODULE_2__/* .proxyFor */ .i)(request.url, options.env);
    const timeout = AbortSignal.timeout(options.timeoutMs);
    const signal = AbortSignal.any([options.signal, timeout]);
    const isSecure = request.url.protocol === 'https:';
    const proxyEnv = (0,_proxies_js__WEBPACK_IMPORTED_MODULE_2__/* .proxyEnvironment */ .w)(request.url, options.env);
    const agent = isSecure ? new node_https__WEBPACK_IMPORTED_MODULE_1__.Agent({ proxyEnv }) : new node_http__WEBPACK_IMPORTED_MODULE_0__.Agent({ proxyEnv });
    using _ = closing(agent);
    try {
        const answer = await answerTo(request, { agent, signal, isSecure });
        const text = await beginningOf(answer, options.maxBytes);
        options.signal.throwIfAborted();
        return { status: answer.statusCode ?? 0, headers: answer.headers, text };
    }
    catch (thrown) {
        if (!options.signal.aborted && timeout.aborted) {
            throw Object.assign(new Error(`no answer in ${options.timeoutMs} ms`), { code: 'ETIMEDOUT' });
        }
        throw thrown;
    }
}
function closing(agent) {
    const connections = new Set();
    const connect = agent.createConnection.bind(agent);
    agent.createConnection = (options, callback) => {
        const connection = connect(options, callback);
        if (connection)
            connections.add(connection);
        return connection;
    };
    return {
        [Symbol.dispose]: () => {
            agent.destroy();
            for (const connection of connections)
                connection.destroy();
        },
    };
}
function answerTo({ method, url, headers, body }, connection) {
    const { agent, signal, isSecure } = connection;
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    return new Promise((resolve, reject) => {
        const sent = (isSecure ? node_https__WEBPACK_IMPORTED_MODULE_1__.request : node_http__WEBPACK_IMPORTED_MODULE_0__.request)(url, {
            method,
            agent,
            signal,
            headers: { 'user-agent': 'restorable', 'accept-encoding': 'identity', ...length, ...headers },
        });
        sent.on('response', resolve);
        sent.on('error', reject);
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        sent.end(body);
    });
}
async function beginningOf(answer, maxBytes) {
    const parts = [];
    let received = 0;
    try {
        for await (const part of answer) {
            parts.push(part.subarray(0, maxBytes - received));
            received += part.length;
            if (received >= maxBytes)
                break;
        }
    }
    catch {
    }
    return Buffer.concat(parts).toString();
}


/***/ }),

/***/ 46214:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ retryAfterMs),
/* harmony export */   W: () => (/* binding */ isPassingStatus)
/* harmony export */ });
function retryAfterMs(headers) {
    const text = headers['retry-after']?.trim() ?? '';
    if (text === '')
        return undefined;
    const ms = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - Date.now();
    return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
const PASSING_STATUS = new Set([408, 425, 429]);
function isPassingStatus(status) {
    return status >= 500 || PASSING_STATUS.has(status);
}


/***/ }),

/***/ 70307:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L5: () => (/* binding */ retry),
/* harmony export */   eS: () => (/* binding */ delayMs),
/* harmony export */   v7: () => (/* binding */ pause)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _until_aborted_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27571);


async function retry(act, options) {
    const { signal, after, onRetry } = options;
    for (let attempt = 1;; attempt += 1) {
        if (signal !== undefined)
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(signal);
        try {
            return await act(attempt);
        }
        catch (error) {
            if (signal !== undefined)
                (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(signal);
            const policy = after(error, attempt);
            if (policy === undefined || attempt >= policy.attempts)
                throw error;
            onRetry?.(error, attempt);
            await pause(delayMs(attempt, policy), signal);
        }
    }
}
function delayMs(done, { baseMs, longestMs, askedMs = 0 }) {
    const longest = Math.min(longestMs, baseMs * 2 ** (done - 1));
    return Math.max(longest * (0.5 + Math.random() / 2), Math.min(askedMs, longestMs));
}
async function pause(ms, signal) {
    if (signal !== undefined)
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(signal);
    if (ms <= 0)
        return;
    const { promise, resolve } = Promise.withResolvers();
    const timer = setTimeout(resolve, ms);
    try {
        await (signal === undefined ? promise : (0,_until_aborted_js__WEBPACK_IMPORTED_MODULE_1__/* .untilAborted */ .E)(signal, promise));
    }
    finally {
        clearTimeout(timer);
    }
}


/***/ })

};
