export const id = 6836;
export const ids = [6836];
export const modules = {

/***/ 26836:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runBackup: () => (/* binding */ runBackup)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/openpgp/encryption.js + 2 modules
var encryption = __webpack_require__(39604);
// EXTERNAL MODULE: ./build/core/format/backup-id.js
var backup_id = __webpack_require__(63422);
// EXTERNAL MODULE: ./build/core/format/object-keys.js
var object_keys = __webpack_require__(7240);
// EXTERNAL MODULE: ./build/core/planning/catalog-trust.js
var catalog_trust = __webpack_require__(7620);
// EXTERNAL MODULE: ./build/repository/reading/read-ahead.js
var read_ahead = __webpack_require__(15070);
// EXTERNAL MODULE: ./build/repository/catalog/authenticity.js
var authenticity = __webpack_require__(57210);
// EXTERNAL MODULE: ./build/repository/catalog/catalog.js
var catalog = __webpack_require__(84820);
;// CONCATENATED MODULE: ./build/repository/catalog/newest-manifest.js







const LOOKED_AT = 10_000;
const ONE_BY_ONE = 4;
const READS_AHEAD = 16;
const NAMED = 5;
async function newestManifest(listings, options) {
    const found = await lookForNewest(listings, options);
    if (found.newest !== undefined || !(await options.ring?.tryMore(options.database)))
        return found;
    return lookForNewest(listings, options);
}
async function lookForNewest(listings, options) {
    const found = listings.flatMap(({ storage, ids }) => ids.map((id) => ({ id, storage })));
    found.sort((a, b) => (a.id < b.id ? 1 : a.id > b.id ? -1 : 0));
    const limit = options.now.getTime() + catalog_trust/* CLOCK_SKEW_MS */.r;
    const isFuture = ({ id }) => ((0,backup_id/* parseBackupId */.JN)(id)?.startedAt.getTime() ?? 0) > limit;
    const passed = new PassedOver();
    for (const { id, storage } of found.filter(isFuture)) {
        passed.add(id, `${id} at ${storage.label} is dated in the future; nothing is built on it.`);
    }
    const past = found.filter((candidate) => !isFuture(candidate));
    const failed = new Set();
    const first = past.slice(0, ONE_BY_ONE);
    const rest = past.slice(ONE_BY_ONE, LOOKED_AT);
    for (const [candidates, ahead] of [
        [first, 1],
        [rest, READS_AHEAD],
    ]) {
        const look = (at) => lookAt(candidates[at], options, failed);
        let at = 0;
        for await (const looked of (0,read_ahead/* mapAhead */.M)(candidates.length, ahead, async (index) => look(index))) {
            const { id, storage } = candidates[at];
            at += 1;
            if (looked === undefined || failed.has(storage))
                continue;
            if ('stored' in looked)
                return { newest: looked.stored, warnings: passed.warningsExcept(id) };
            if (looked.error.isFinding) {
                const why = `does not count, and nothing is built on it: ${looked.error.message}`;
                passed.add(id, `${id} at ${storage.label} ${why}`);
            }
            else {
                failed.add(storage);
                options.onFailure(storage, looked.error);
            }
        }
    }
    const warnings = passed.warningsExcept(undefined);
    if (past.length > LOOKED_AT)
        warnings.push('Nothing is built on older ones, at which this run did not look.');
    return { newest: undefined, warnings };
}
function lookAt({ id, storage }, { database, ring, signatures = [storage], signal }, failed) {
    if (failed.has(storage))
        return undefined;
    const keys = (0,object_keys/* objectKeys */.uv)(database);
    const read = async () => {
        const stored = await (0,catalog/* readManifest */.WI)(storage, database, keys.manifest(id), signal);
        if (ring !== undefined)
            await (0,authenticity/* authenticate */.Q)(signatures, keys, stored, ring, signal);
        return { stored };
    };
    return read().catch((thrown) => ({ error: (0,errors/* toRestorableError */.tj)(thrown) }));
}
class PassedOver {
    #warnings = new Map();
    add(id, warning) {
        if (!this.#warnings.has(id))
            this.#warnings.set(id, warning);
    }
    warningsExcept(good) {
        const all = [...this.#warnings].flatMap(([id, warning]) => (id === good ? [] : [warning]));
        const warnings = all.slice(0, NAMED);
        const more = all.length - warnings.length;
        if (more > 0)
            warnings.push(`Nothing is built on ${more} more manifests that do not count; \`list\` names them.`);
        return warnings;
    }
}

// EXTERNAL MODULE: ./build/ports/forwarding-storage.js
var forwarding_storage = __webpack_require__(170);
;// CONCATENATED MODULE: ./build/repository/writing/replica-sources.js


function sourcesOf(replicaSet, signal) {
    return replicaSet.active.map((storage) => new SpareableStorage(storage, replicaSet, signal));
}
class SpareableStorage extends forwarding_storage/* ForwardingStorage */.l {
    #replicaSet;
    #signal;
    constructor(inner, replicaSet, signal) {
        super(inner);
        this.#replicaSet = replicaSet;
        this.#signal = signal;
    }
    async get(key, options) {
        try {
            return await super.get(key, options);
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(this.#signal);
            const error = (0,errors/* toRestorableError */.tj)(thrown);
            if (error.isFinding || error.code === 'STORAGE_CORRUPTED')
                throw error;
            this.#replicaSet.spare(this.inner, error);
            throw new errors/* RestorableError */.s$('OBJECT_MISSING', `${this.label} is left out.`, { cause: error });
        }
    }
}

// EXTERNAL MODULE: ./build/retention/retention.js + 1 modules
var retention_retention = __webpack_require__(75114);
// EXTERNAL MODULE: ./build/retention/sweep-destination.js + 1 modules
var sweep_destination = __webpack_require__(77425);
// EXTERNAL MODULE: ./build/run/run.js
var run_run = __webpack_require__(86297);
// EXTERNAL MODULE: ./build/run/summary.js
var summary = __webpack_require__(8948);
// EXTERNAL MODULE: ./build/openpgp/keys/passphrase-keys.js + 1 modules
var passphrase_keys = __webpack_require__(34972);
// EXTERNAL MODULE: ./build/openpgp/signatures/signatures.js + 2 modules
var signatures = __webpack_require__(24566);
// EXTERNAL MODULE: ./build/run/key-rings.js
var key_rings = __webpack_require__(5425);
;// CONCATENATED MODULE: ./build/backup/backup-signer.js






async function openSigningKeys({ runnerKey, recipients }, now) {
    return {
        runner: runnerKey && (await (0,signatures/* createSigner */.rO)(runnerKey, 'runner-key', now)),
        passphrase: recipients.kind === 'passphrase' ? new passphrase_keys/* PassphraseKeys */.j9(recipients.passphrase) : undefined,
    };
}
function signsSomething({ runner, passphrase }) {
    return runner !== undefined || passphrase !== undefined;
}
async function openBackupKeyRings({ signers, verifiers }, signingKeys) {
    const { runner, passphrase } = signingKeys;
    const own = runner === undefined ? [] : [runner.publicKey];
    const accepted = signsSomething(signingKeys) ? [...signers, ...own] : [];
    return (0,key_rings/* openKeyRings */.n)({ signers: accepted, verifiers }, [], passphrase);
}
async function chooseSigner(request, { runner, passphrase }, line) {
    if (runner !== undefined || passphrase === undefined)
        return runner;
    return (await signerOfLine(request, passphrase, line)) ?? passphrase.signer();
}
async function signerOfLine({ name }, passphrase, { newest, destinations, signal }) {
    if (newest === undefined)
        return undefined;
    const signer = await passphrase.signerFor(newest.manifest);
    if (signer === undefined)
        return undefined;
    try {
        const ring = await (0,signatures/* createSignerRing */.TV)([signer.publicKey]);
        await (0,authenticity/* authenticate */.Q)(destinations, (0,object_keys/* objectKeys */.uv)(name), newest, ring, signal);
        return signer;
    }
    catch (thrown) {
        const error = (0,errors/* toRestorableError */.tj)(thrown);
        if (!error.isFinding)
            throw error;
        return undefined;
    }
}

// EXTERNAL MODULE: ./build/core/foreign.js
var foreign = __webpack_require__(54440);
;// CONCATENATED MODULE: ./build/ports/hook.js
const HOOK_VARIABLES = {
    stage: 'HOOK_STAGE',
    database: 'HOOK_DATABASE',
    backupId: 'HOOK_BACKUP_ID',
    kind: 'HOOK_KIND',
    rawBytes: 'HOOK_RAW_BYTES',
    outcome: 'HOOK_OUTCOME',
    error: 'HOOK_ERROR',
};

;// CONCATENATED MODULE: ./build/backup/hooks.js



const LAST_MS = 1_500;
const PASSED_ON = ['HOME', 'LANG'];
const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
async function runHook(stage, request, dependencies, run, facts = {}) {
    const { host } = dependencies;
    const argv = request.hooks?.[stage === 'before-commit' ? 'beforeCommit' : stage];
    if (argv === undefined)
        return;
    const isCancelled = host.signal.aborted;
    let isSilent = true;
    const command = {
        argv,
        env: environmentOf(stage, request, host, facts),
        signal: isCancelled ? AbortSignal.timeout(LAST_MS) : host.signal,
        onLine: (line) => {
            isSilent = false;
            host.toolWords.add(new foreign/* ForeignText */.sh(`the hook \`${stage}\``, line));
        },
        scrub: host.scrub,
    };
    const exit = await run.phase(`hook ${stage}`, () => dependencies.runHook(command).catch((thrown) => {
        if (!isCancelled)
            (0,errors/* throwIfCancelled */.dZ)(host.signal);
        const error = (0,errors/* toRestorableError */.tj)(thrown);
        const said = isCancelled ? 'it took too long after the cancel' : error.message;
        throw failed(stage, `did not run to its end: ${said}`, error);
    }));
    if (exit.code === 0)
        return;
    const how = exit.code === null ? `was ended by ${exit.signal}` : `ended with exit code ${exit.code}`;
    throw failed(stage, isSilent ? `${how} and said nothing.` : `${how}.`);
}
async function runLastHook(request, dependencies, run, manifest) {
    const { error } = run;
    const outcome = manifest !== undefined ? 'committed' : error?.code === 'CANCELLED' ? 'cancelled' : 'failed';
    const facts = { ...(manifest && factsOf(manifest)), outcome, error: error?.code ?? '' };
    try {
        await runHook('after', request, dependencies, run, facts);
    }
    catch (thrown) {
        if (error !== undefined)
            run.warn((0,errors/* toRestorableError */.tj)(thrown).message);
        else
            run.fail(thrown);
    }
}
function factsOf({ id, kind, rawBytes }) {
    return { backupId: id, kind, rawBytes: String(rawBytes) };
}
const PRINTED = 'What it prints may quote rows, so the log does not have it: `diagnostics` keeps it encrypted, `--show-tool-output` prints it on a terminal.';
const AFTERWARDS = {
    before: 'Nothing was begun.',
    'before-commit': 'Nothing was committed.',
    after: 'What was committed stays, and nothing was undone.',
};
function failed(stage, what, cause) {
    const start = cause?.code === 'CLIENT_MISSING'
        ? ` Check the path, which begins at ${process.cwd()}, and that the file may be executed (chmod +x).`
        : '';
    return new errors/* RestorableError */.s$('HOOK_FAILED', `The hook \`${stage}\` ${what}`, {
        hint: `${AFTERWARDS[stage]} ${PRINTED}${start}`,
        cause,
    });
}
function environmentOf(stage, request, { env }, facts) {
    const given = { PATH: env['PATH'] ?? SYSTEM_PATH };
    for (const name of [...PASSED_ON, ...(request.hooks?.environment ?? [])]) {
        const value = env[name];
        if (value !== undefined)
            given[name] = value;
    }
    given[HOOK_VARIABLES.stage] = stage;
    given[HOOK_VARIABLES.database] = request.name;
    for (const [name, value] of Object.entries(facts))
        given[HOOK_VARIABLES[name]] = value;
    return given;
}

// EXTERNAL MODULE: ./build/core/planning/requirement.js
var requirement = __webpack_require__(93827);
// EXTERNAL MODULE: ./build/repository/reading/destinations.js
var reading_destinations = __webpack_require__(97983);
;// CONCATENATED MODULE: ./build/repository/concurrency/within-time.js
async function within(promise, ms) {
    let timer;
    const late = new Promise((resolve) => {
        timer = setTimeout(() => resolve(undefined), Math.min(ms, 2 ** 31 - 1));
    });
    try {
        return await Promise.race([promise, late]);
    }
    finally {
        clearTimeout(timer);
    }
}

;// CONCATENATED MODULE: ./build/repository/concurrency/change-signal.js

class Changes {
    #waiting = [];
    async next(ms) {
        const { promise, resolve } = Promise.withResolvers();
        this.#waiting.push(resolve);
        await (ms === undefined ? promise : within(promise, ms));
    }
    tell() {
        const waiting = this.#waiting;
        this.#waiting = [];
        for (const go of waiting)
            go();
    }
}

// EXTERNAL MODULE: ./build/repository/writing/commit.js
var writing_commit = __webpack_require__(13459);
;// CONCATENATED MODULE: ./build/repository/writing/pending-uploads.js
class PendingUploads {
    #needed;
    #pending = new Set();
    constructor(needed) {
        this.#needed = needed;
    }
    get isEmpty() {
        return this.#pending.size === 0;
    }
    get trailing() {
        return [...this.#pending].filter(({ isEnough }) => isEnough).length;
    }
    get heldBytes() {
        const bodies = [...this.#pending].flatMap(({ body }) => (body instanceof Uint8Array ? [body] : body));
        return bodies.reduce((sum, part) => sum + part.length, 0);
    }
    add(object, replicas) {
        const enough = Promise.withResolvers();
        const pending = {
            ...object,
            acknowledged: new Set(),
            missing: new Set(replicas),
            enough,
            isEnough: false,
        };
        this.#pending.add(pending);
        return pending;
    }
    acknowledge(pending, replica) {
        pending.missing.delete(replica);
        pending.acknowledged.add(replica);
        this.#advance(pending);
    }
    forget(replica) {
        for (const pending of this.#pending) {
            pending.missing.delete(replica);
            pending.acknowledged.delete(replica);
            this.#advance(pending);
        }
    }
    reject(error) {
        for (const { enough } of this.#pending)
            enough.reject(error);
        this.#pending.clear();
    }
    slowest(replicas) {
        const late = [...this.#pending].filter(({ acknowledged }) => acknowledged.size >= this.#needed);
        const lacks = (replica) => late.filter(({ missing }) => missing.has(replica)).length;
        const [most] = replicas.toSorted((a, b) => lacks(b) - lacks(a));
        return most === undefined || lacks(most) === 0 ? [undefined, 0] : [most, lacks(most)];
    }
    #advance(pending) {
        if (!pending.isEnough && pending.acknowledged.size >= this.#needed) {
            pending.isEnough = true;
            pending.enough.resolve();
        }
        if (pending.missing.size === 0)
            this.#pending.delete(pending);
    }
}

// EXTERNAL MODULE: ./build/repository/concurrency/for-each-bounded.js
var for_each_bounded = __webpack_require__(53344);
;// CONCATENATED MODULE: ./build/repository/writing/replica.js


const LANES = 4;
const FIRST_DELETE_MS = 5_000;
class Replica {
    label;
    storage;
    signal;
    gone;
    out;
    heldMs = 0;
    slowestPutMs = 0;
    lastPutMs = 0;
    #own = new AbortController();
    #queue = [];
    #underWay = new Set();
    #attempted = [];
    #cleaning;
    constructor(storage, signal) {
        this.label = storage.label;
        this.storage = storage;
        this.signal = AbortSignal.any([signal, this.#own.signal]);
        this.gone = new Promise((_, reject) => {
            this.signal.addEventListener('abort', () => reject(this.signal.reason), { once: true });
        });
        this.gone.catch(() => { });
    }
    take(object, ended) {
        this.#queue.push({ object, ended });
        this.#next();
    }
    stop(reason) {
        this.#queue.length = 0;
        this.#own.abort(reason);
    }
    clean(ms) {
        this.#cleaning ??= this.#clean(ms);
        return within(this.#cleaning, ms).then((gone) => gone === true);
    }
    async #clean(ms) {
        const signal = AbortSignal.timeout(ms);
        await within(Promise.all(this.#underWay), ms);
        const [first, ...others] = this.#attempted;
        if (first === undefined)
            return true;
        try {
            await this.storage.delete(first, { signal: AbortSignal.any([signal, AbortSignal.timeout(FIRST_DELETE_MS)]) });
            await (0,for_each_bounded/* forEachBounded */.a)(others, LANES, (key) => this.storage.delete(key, { signal }));
            return true;
        }
        catch {
            return false;
        }
    }
    #next() {
        while (this.#underWay.size < LANES) {
            const next = this.#queue.shift();
            if (next === undefined)
                return;
            const task = this.#put(next).finally(() => {
                this.#underWay.delete(task);
                this.#next();
            });
            this.#underWay.add(task);
        }
    }
    async #put({ object: { key, body, sha256 }, ended }) {
        this.#attempted.push(key);
        const startMs = performance.now();
        try {
            await this.storage.put(key, body, { sha256, signal: this.signal });
        }
        catch (thrown) {
            ended({ thrown });
            return;
        }
        this.lastPutMs = performance.now();
        this.slowestPutMs = Math.max(this.slowestPutMs, this.lastPutMs - startMs);
        ended();
    }
}

;// CONCATENATED MODULE: ./build/repository/writing/round.js
class ReplicaRound {
    #needed;
    #done = new Map();
    #heardMs = new Map();
    #enoughMs;
    constructor(needed) {
        this.#needed = needed;
    }
    finish(replica, value) {
        this.#done.set(replica, value);
    }
    hear(replica) {
        this.#heardMs.set(replica, performance.now());
    }
    resultsOf(replicas) {
        const done = replicas.filter((replica) => this.#done.has(replica));
        return done.map((replica) => ({ storage: replica.storage, value: this.#done.get(replica) }));
    }
    quietest(active) {
        const left = active.filter((replica) => !this.#done.has(replica));
        if (active.length - left.length < this.#needed)
            return undefined;
        this.#enoughMs ??= performance.now();
        const enoughMs = this.#enoughMs;
        const since = left.map((replica) => ({ replica, sinceMs: Math.max(enoughMs, this.#heardMs.get(replica) ?? 0) }));
        return since.toSorted((a, b) => a.sinceMs - b.sinceMs)[0];
    }
}

;// CONCATENATED MODULE: ./build/repository/writing/slow-destination.js

const PATIENCE_MS = 30_000;
const PATIENCE_SHARE = 0.1;
class SlowDestinationPolicy {
    #ms;
    #startMs = performance.now();
    constructor(ms = PATIENCE_MS) {
        this.#ms = ms;
    }
    toHold({ heldMs, lastPutMs }, beganMs) {
        const nowMs = performance.now();
        const altogetherMs = Math.max(this.#ms, (nowMs - this.#startMs) * PATIENCE_SHARE) - heldMs;
        return Math.min(altogetherMs, Math.max(beganMs, lastPutMs) + this.#ms - nowMs);
    }
    toSettle({ slowestPutMs }, count, beganMs) {
        return beganMs + Math.max(this.#ms, slowestPutMs * count) - performance.now();
    }
    toAnswer(sinceMs) {
        return sinceMs + this.#ms - performance.now();
    }
}
function tooSlow({ label }, what) {
    return new errors/* RestorableError */.s$('STORAGE_SLOW', `${label} ${what}; it is left out of this run.`, {
        hint: 'Enough others hold the backup. `min-copies: all` waits for every destination.',
    });
}

;// CONCATENATED MODULE: ./build/repository/writing/replica-set.js







const MOST_TRAILING = 4;
const CLEAN_MS = 30_000;
class ReplicaSet {
    needed;
    #options;
    #all;
    #patience;
    #ledger;
    #changes = new Changes();
    #cleaning = [];
    #failure;
    #holdingBack;
    constructor(openings, options) {
        this.needed = options.needed;
        this.#options = options;
        this.#ledger = new PendingUploads(options.needed);
        this.#patience = new SlowDestinationPolicy(options.patienceMs);
        this.#all = openings.map((opening) => opening.storage === undefined
            ? { label: opening.label, out: { kind: 'failed', detail: opening.error.message } }
            : new Replica(opening.storage, options.signal));
        const unopened = openings.flatMap((opening) => (opening.storage === undefined ? [opening.error] : []));
        if (unopened[0] !== undefined && this.#active.length < this.needed)
            throw unopened[0];
        for (const error of unopened)
            options.onOut(error.message);
        const cancel = () => this.#fail((0,errors/* cancellation */.WN)(options.signal));
        if (options.signal.aborted)
            cancel();
        else
            options.signal.addEventListener('abort', cancel, { once: true });
    }
    get active() {
        return this.#active.map((replica) => replica.storage);
    }
    get heldBytes() {
        return this.#ledger.heldBytes;
    }
    get hasCleaned() {
        return this.#cleaning.length > 0;
    }
    get #active() {
        return this.#all.filter((replica) => replica instanceof Replica && replica.out === undefined);
    }
    async room() {
        this.#holdingBack ??= this.#holdBack().finally(() => {
            this.#holdingBack = undefined;
        });
        await this.#holdingBack;
        this.throwIfFailed();
    }
    async put(key, body, sha256) {
        await this.room();
        const active = this.#active;
        const pending = this.#ledger.add({ key, body, sha256 }, active);
        for (const replica of active)
            replica.take(pending, (failure) => this.#ended(replica, pending, failure));
        await pending.enough.promise;
    }
    async each(work, vital = true) {
        this.throwIfFailed();
        const refused = [];
        const round = new ReplicaRound(this.needed);
        const tasks = this.#active.map(async (replica) => {
            const { storage, signal } = replica;
            const alive = () => round.hear(replica);
            try {
                round.finish(replica, await Promise.race([work({ storage, signal, alive }), replica.gone]));
            }
            catch (thrown) {
                if (vital || this.#active.length > this.needed)
                    this.#lose(replica, thrown);
                else
                    refused.push(thrown);
            }
            this.#changes.tell();
        });
        let isOpen = true;
        const all = Promise.all(tasks).finally(() => {
            isOpen = false;
            this.#changes.tell();
        });
        while (isOpen && this.#failure === undefined)
            await this.#watch(round);
        await all;
        this.throwIfFailed();
        if (refused.length > 0)
            throw refused[0];
        return round.resultsOf(this.#active);
    }
    async settle() {
        const startMs = performance.now();
        while (this.#failure === undefined && !this.#ledger.isEmpty) {
            const [slowest, count] = this.#ledger.slowest(this.#active);
            if (slowest === undefined)
                await this.#changes.next();
            else {
                const leftMs = this.#patience.toSettle(slowest, count, startMs);
                if (leftMs > 0)
                    await this.#changes.next(leftMs);
                else
                    this.#takeOut(slowest, 'too-slow', tooSlow(slowest, `lacked ${count} objects when the others were done`));
            }
        }
        this.throwIfFailed();
    }
    lose(storage, thrown) {
        const replica = this.#active.find((each) => each.storage === storage);
        if (replica !== undefined)
            this.#lose(replica, thrown);
        this.throwIfFailed();
    }
    spare(storage, thrown) {
        if (this.#active.length <= this.needed)
            throw thrown;
        this.lose(storage, thrown);
    }
    markOutOfSync(storage, why) {
        const replica = this.#active.find((each) => each.storage === storage);
        const hint = 'Run `sync`; without it the next full backup goes there again.';
        if (replica !== undefined)
            this.#takeOut(replica, 'out-of-sync', new errors/* RestorableError */.s$('OBJECT_MISSING', why, { hint }));
    }
    outcomes(commits = []) {
        return this.#all.map((replica) => {
            const { label, out } = replica;
            if (out !== undefined)
                return { label, outcome: out.kind, detail: out.detail };
            const commit = commits.find(({ storage }) => replica instanceof Replica && storage === replica.storage);
            return commit === undefined ? { label, outcome: 'failed', detail: 'nothing was committed' } : (0,writing_commit/* outcomeOf */.sG)(commit);
        });
    }
    async abandon(ms) {
        const reason = this.#failure ?? new errors/* RestorableError */.s$('CANCELLED', 'The backup was given up.');
        this.#fail(reason);
        const replicas = this.#all.filter((replica) => replica instanceof Replica);
        return (await Promise.all(replicas.map((replica) => replica.clean(ms)))).every(Boolean);
    }
    async cleaned() {
        let isClean;
        void Promise.all(this.#cleaning).then((each) => {
            isClean = each.every(Boolean);
            this.#changes.tell();
        });
        while (isClean === undefined && this.#failure === undefined)
            await this.#changes.next();
        this.throwIfFailed();
        return isClean === true;
    }
    throwIfFailed() {
        (0,errors/* throwIfCancelled */.dZ)(this.#options.signal);
        if (this.#failure !== undefined)
            throw this.#failure;
    }
    #ended(replica, pending, failure) {
        if (failure !== undefined)
            this.#lose(replica, failure.thrown);
        else if (replica.out === undefined)
            this.#ledger.acknowledge(pending, replica);
        this.#changes.tell();
    }
    #lose(replica, thrown) {
        if (this.#options.signal.aborted || this.#failure !== undefined)
            return;
        const error = (0,errors/* toRestorableError */.tj)(thrown);
        this.#takeOut(replica, error.code === 'STORAGE_SLOW' ? 'too-slow' : 'failed', error);
    }
    #takeOut(replica, kind, error) {
        if (replica.out !== undefined || this.#failure !== undefined)
            return;
        replica.out = { kind, detail: error.message };
        replica.stop(error);
        if (this.#active.length < this.needed) {
            this.#fail(error);
            return;
        }
        this.#options.onOut(kind === 'out-of-sync' ? `${error.message} ${error.hint}` : error.message);
        this.#cleaning.push(replica.clean(CLEAN_MS));
        this.#ledger.forget(replica);
        this.#changes.tell();
    }
    #fail(error) {
        this.#failure ??= error;
        this.#ledger.reject(this.#failure);
        for (const replica of this.#active)
            replica.stop(this.#failure);
        this.#changes.tell();
    }
    async #holdBack() {
        const beganMs = performance.now();
        while (this.#failure === undefined && this.#ledger.trailing >= MOST_TRAILING) {
            const [slowest] = this.#ledger.slowest(this.#active);
            if (slowest === undefined) {
                await this.#changes.next();
                continue;
            }
            const leftMs = this.#patience.toHold(slowest, beganMs);
            if (leftMs > 0) {
                const nowMs = performance.now();
                await this.#changes.next(leftMs);
                slowest.heldMs += performance.now() - nowMs;
            }
            else {
                const seconds = Math.round(slowest.heldMs / 1_000);
                this.#takeOut(slowest, 'too-slow', tooSlow(slowest, `held the others back for ${seconds} s altogether`));
            }
        }
    }
    async #watch(round) {
        const quiet = round.quietest(this.#active);
        if (quiet === undefined) {
            await this.#changes.next();
            return;
        }
        const { replica, sinceMs } = quiet;
        const leftMs = this.#patience.toAnswer(sinceMs);
        if (leftMs > 0)
            await this.#changes.next(leftMs);
        else
            this.#takeOut(replica, 'too-slow', tooSlow(replica, 'was silent for long when the others were done'));
    }
}

// EXTERNAL MODULE: ./build/run/open-destinations.js
var open_destinations = __webpack_require__(76010);
// EXTERNAL MODULE: ./build/run/warn-of-deleted-backups.js
var warn_of_deleted_backups = __webpack_require__(9896);
;// CONCATENATED MODULE: ./build/backup/open-replica-set.js








async function openReplicaSet({ destinations, minCopies, name }, dependencies, run) {
    const { host, clock } = dependencies;
    const openings = [];
    for (const [at, spec] of destinations.entries()) {
        try {
            openings.push({ storage: await (0,open_destinations/* openDestination */.x)(spec, dependencies, run) });
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(host.signal);
            const error = (0,errors/* toRestorableError */.tj)(thrown);
            if (error.area === 'request')
                throw error;
            openings.push({ label: `destination ${at + 1} (${spec.scheme})`, storage: undefined, error });
        }
    }
    const replicaSet = new ReplicaSet(openings, {
        needed: (0,requirement/* copiesNeeded */.fV)(minCopies, destinations.length),
        signal: host.signal,
        onOut: (message) => run.warn(`A destination is left out of this backup: ${message}`),
    });
    const listings = async () => {
        const listed = await replicaSet.each(async ({ storage, signal }) => {
            await (0,reading_destinations/* checkClock */.D)(storage, () => clock.now(), signal);
            const ids = await (0,catalog/* listBackupIds */.hf)(storage, (0,object_keys/* objectKeys */.uv)(name), signal);
            await (0,warn_of_deleted_backups/* warnOfDeletedBackups */.c)(run, storage, (0,object_keys/* objectKeys */.uv)(name), signal);
            return ids;
        });
        return listed.map(({ storage, value }) => ({ storage, ids: value }));
    };
    return { replicaSet, listings };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/core/planning/chain.js
var planning_chain = __webpack_require__(67789);
// EXTERNAL MODULE: ./build/repository/backup-reader.js + 4 modules
var backup_reader = __webpack_require__(2006);
;// CONCATENATED MODULE: ./build/repository/catalog/own-chain.js




async function reasonNotTrusted(chain) {
    const { database, destinations, signer, newest, ancestors, signal } = chain;
    const untrusted = [newest, ...ancestors].find(({ manifest }) => manifest.signer !== signer.fingerprint);
    if (untrusted !== undefined)
        return `${untrusted.manifest.id} was not signed with this runner key`;
    const ring = await (0,signatures/* createSignerRing */.TV)([signer.publicKey]);
    try {
        await (0,authenticity/* authenticate */.Q)(destinations, (0,object_keys/* objectKeys */.uv)(database), newest, ring, signal);
        return undefined;
    }
    catch (thrown) {
        const error = (0,errors/* toRestorableError */.tj)(thrown);
        if (!error.isFinding)
            throw error;
        return `${newest.manifest.id} is not proved to be signed with this runner key: ${error.message}`;
    }
}

// EXTERNAL MODULE: ./build/core/format/strict-json.js
var strict_json = __webpack_require__(56928);
;// CONCATENATED MODULE: ./build/repository/chunks/names.js

const NAME_BYTES = 16;
const BLOCK_BYTES = 64;
const DIGEST_BYTES = 32;
class ChunkNamer {
    #inner;
    #outer = Buffer.alloc(BLOCK_BYTES + DIGEST_BYTES);
    constructor(secret) {
        const key = new Uint8Array((0,external_node_crypto_.hkdfSync)('sha256', secret, '', 'restorable chunk names', DIGEST_BYTES));
        this.#inner = Buffer.alloc(BLOCK_BYTES + 64 * 1024, 0x36);
        this.#outer.fill(0x5c);
        for (const [index, byte] of key.entries()) {
            this.#inner[index] = 0x36 ^ byte;
            this.#outer[index] = 0x5c ^ byte;
        }
    }
    name(chunk) {
        if (BLOCK_BYTES + chunk.length > this.#inner.length) {
            const larger = Buffer.alloc(BLOCK_BYTES + chunk.length);
            larger.set(this.#inner.subarray(0, BLOCK_BYTES));
            this.#inner = larger;
        }
        this.#inner.set(chunk, BLOCK_BYTES);
        const digest = (0,external_node_crypto_.hash)('sha256', this.#inner.subarray(0, BLOCK_BYTES + chunk.length), 'buffer');
        this.#outer.set(digest, BLOCK_BYTES);
        return (0,external_node_crypto_.hash)('sha256', this.#outer, 'buffer').subarray(0, NAME_BYTES);
    }
}

;// CONCATENATED MODULE: ./build/repository/chunks/index-writer.js


const RECORD_BYTES = 4 + NAME_BYTES;
const NEW_PACK = 0x8000_0000;
const RECORDS_PER_PART = 200_000;
class IndexWriter {
    #chain;
    #put;
    #streams = [];
    #records = Buffer.alloc(RECORDS_PER_PART * RECORD_BYTES);
    #filled = 0;
    #partCount = 0;
    #chunkCount = 0;
    #lastPack = -1;
    #writing = Promise.resolve();
    constructor(chain, put) {
        this.#chain = chain;
        this.#put = put;
    }
    beginStream() {
        this.#lastPack = -1;
    }
    add(name, pack, length) {
        const begins = pack !== this.#lastPack;
        this.#lastPack = pack;
        const at = this.#filled * RECORD_BYTES;
        this.#records.writeUInt32LE((length | (begins ? NEW_PACK : 0)) >>> 0, at);
        this.#records.set(name, at + 4);
        this.#filled += 1;
        this.#chunkCount += 1;
        if (this.#filled === RECORDS_PER_PART)
            this.#handOn();
    }
    endStream(name, packCount) {
        this.#streams.push({ name, packCount });
    }
    async finish(id, nextFull) {
        this.#handOn();
        await this.#writing;
        const header = {
            format: planning_chain/* INDEX_FORMAT */.B7,
            id,
            chain: this.#chain,
            streams: this.#streams,
            partCount: this.#partCount,
            chunkCount: this.#chunkCount,
            nextFull,
        };
        await this.#put(0, Buffer.from(JSON.stringify(header)));
    }
    #handOn() {
        if (this.#filled === 0)
            return;
        const raw = this.#records.subarray(0, this.#filled * RECORD_BYTES);
        this.#partCount += 1;
        const part = this.#partCount;
        this.#writing = this.#writing.then(() => this.#put(part, raw));
        this.#writing.catch(() => { });
        this.#records = Buffer.alloc(RECORDS_PER_PART * RECORD_BYTES);
        this.#filled = 0;
    }
}

;// CONCATENATED MODULE: ./build/repository/chunks/table.js

const WORDS = NAME_BYTES / 4;
const FILL = 0.7;
class ChunkTable {
    #names;
    #places;
    #slots;
    #mask;
    #count = 0;
    constructor(expected = 1024) {
        const capacity = Math.max(1024, expected);
        this.#names = new Uint32Array(capacity * WORDS);
        this.#places = new Uint32Array(capacity * 3);
        this.#slots = new Uint32Array(slotsFor(capacity));
        this.#mask = this.#slots.length - 1;
    }
    get count() {
        return this.#count;
    }
    find(name) {
        const found = this.#slots[this.#slotOf(name)];
        if (found === 0)
            return undefined;
        const at = (found - 1) * 3;
        const places = this.#places;
        return { pack: places[at], offset: places[at + 1], length: places[at + 2] };
    }
    add(name, pack, offset, length) {
        if (this.#count === this.#places.length / 3)
            this.#grow();
        const slot = this.#slotOf(name);
        if (this.#slots[slot] !== 0)
            return;
        for (let word = 0; word < WORDS; word += 1) {
            this.#names[this.#count * WORDS + word] = name.readUInt32LE(word * 4);
        }
        this.#places.set([pack, offset, length], this.#count * 3);
        this.#count += 1;
        this.#slots[slot] = this.#count;
    }
    #slotOf(name) {
        const first = name.readUInt32LE(0);
        const second = name.readUInt32LE(4);
        const third = name.readUInt32LE(8);
        const fourth = name.readUInt32LE(12);
        for (let slot = first & this.#mask;; slot = (slot + 1) & this.#mask) {
            const found = this.#slots[slot];
            if (found === 0)
                return slot;
            const at = (found - 1) * WORDS;
            const names = this.#names;
            if (names[at] === first && names[at + 1] === second && names[at + 2] === third && names[at + 3] === fourth) {
                return slot;
            }
        }
    }
    #grow() {
        const capacity = Math.ceil((this.#places.length / 3) * 1.5);
        const names = new Uint32Array(capacity * WORDS);
        names.set(this.#names);
        const places = new Uint32Array(capacity * 3);
        places.set(this.#places);
        this.#names = names;
        this.#places = places;
        const slots = slotsFor(capacity);
        if (slots === this.#slots.length)
            return;
        this.#slots = new Uint32Array(slots);
        this.#mask = slots - 1;
        for (let chunk = 0; chunk < this.#count; chunk += 1) {
            let slot = names[chunk * WORDS] & this.#mask;
            while (this.#slots[slot] !== 0)
                slot = (slot + 1) & this.#mask;
            this.#slots[slot] = chunk + 1;
        }
    }
}
function slotsFor(capacity) {
    return 2 ** Math.ceil(Math.log2(capacity / FILL));
}

;// CONCATENATED MODULE: ./build/repository/chunks/known-chunks.js




class KnownChunks {
    #table;
    #packs = [];
    constructor(expected) {
        this.#table = new ChunkTable(expected);
    }
    get count() {
        return this.#table.count;
    }
    find(name) {
        return this.#table.find(name);
    }
    add(name, pack, offset, length) {
        this.#table.add(name, pack, offset, length);
    }
    pack(number) {
        return this.#packs[number];
    }
    addPack(pack) {
        return this.#packs.push(pack) - 1;
    }
    async addIndex(header, parts) {
        const packs = packsOf(header);
        let pack = -1;
        let offset = 0;
        let chunks = 0;
        for await (const part of parts) {
            const records = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
            if (records.length % RECORD_BYTES !== 0)
                throw damaged(header.id);
            for (let at = 0; at < records.length; at += RECORD_BYTES) {
                const word = records.readUInt32LE(at);
                if (word >= NEW_PACK) {
                    const next = packs.next();
                    if (next.done === true)
                        throw damaged(header.id);
                    pack = this.addPack(next.value);
                    offset = 0;
                }
                if (pack === -1)
                    throw damaged(header.id);
                const length = word % NEW_PACK;
                this.#table.add(records.subarray(at + 4, at + 4 + NAME_BYTES), pack, offset, length);
                offset += length;
                chunks += 1;
            }
        }
        if (chunks !== header.chunkCount || packs.next().done !== true)
            throw damaged(header.id);
    }
}
function* packsOf({ id, streams }) {
    for (const { name, packCount } of streams) {
        for (let number = 0; number < packCount; number += 1)
            yield { backup: id, stream: name, number };
    }
}
function damaged(id) {
    return new errors/* RestorableError */.s$('BACKUP_DAMAGED', `The index of ${id} does not agree with itself.`, {
        hint: 'The next backup will be a full one and begin a new chain.',
    });
}

;// CONCATENATED MODULE: ./build/repository/load-index.js





async function loadIndex(backups, newest, decryptor) {
    const headers = [];
    for (const { id, reader } of backups)
        headers.push(await readHeader(id, reader, decryptor));
    const [first] = headers;
    if (first === undefined)
        throw new RangeError('a chain without a backup');
    const last = headers.find(({ id }) => id === newest.id) ?? (await readHeader(newest.id, newest.reader, decryptor));
    const { secret, averageBytes } = first.chain;
    if ([...headers, last].some(({ chain }) => chain.secret !== secret || chain.averageBytes !== averageBytes)) {
        throw load_index_damaged(`The indexes up to ${newest.id} are not of one chain.`);
    }
    if (last.nextFull !== null)
        return { nextFull: last.nextFull };
    const chunks = headers.reduce((sum, { chunkCount }) => sum + chunkCount, 0);
    if (chunks > planning_chain/* MAX_CHUNKS */.sJ)
        return { nextFull: `the database has outgrown the chain's pieces of ${averageBytes} bytes` };
    const known = new KnownChunks(chunks);
    for (const [at, header] of headers.entries()) {
        const { reader } = backups[at];
        await known.addIndex(header, partsOf(header, reader, decryptor));
    }
    return { chain: first.chain, known };
}
async function readHeader(id, reader, decryptor) {
    const raw = await reader.read({ kind: 'index', backup: id, number: 0 }, planning_chain/* INDEX_HEADER_MAX_BYTES */.WC, decryptor);
    const parsed = planning_chain/* indexHeaderSchema */.x8.safeParse(jsonOf(raw));
    if (parsed.success && parsed.data.id === id)
        return parsed.data;
    throw new errors/* RestorableError */.s$('BACKUP_FORMAT', `The index of ${id} is not as this program knows it.`, {
        hint: 'The next backup will be a full one and begin a new chain.',
    });
}
function jsonOf(raw) {
    try {
        return (0,strict_json/* parseJson */.q)(raw);
    }
    catch (error) {
        if (error instanceof strict_json/* JsonError */.N)
            return undefined;
        throw error;
    }
}
function load_index_damaged(message) {
    return new errors/* RestorableError */.s$('BACKUP_DAMAGED', message, {
        hint: 'The next backup will be a full one and begin a new chain.',
    });
}
async function* partsOf({ id, partCount }, reader, decryptor) {
    for (let part = 1; part <= partCount; part += 1) {
        yield reader.read({ kind: 'index', backup: id, number: part }, RECORDS_PER_PART * RECORD_BYTES, decryptor);
    }
}

// EXTERNAL MODULE: ./build/repository/reading/read-preference.js
var read_preference = __webpack_require__(72554);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/secret.js
var secret = __webpack_require__(88050);
// EXTERNAL MODULE: ./build/repository/packs/digest.js
var digest = __webpack_require__(69984);
;// CONCATENATED MODULE: ./build/backup/index-cache.js






async function openIndexCache(name, newestId, { host, openStorage }) {
    const { runCache } = host;
    if (runCache === undefined)
        return undefined;
    const path = (0,external_node_path_.join)((await host.workspace()).path, 'index-cache');
    const keyOf = (id) => `restorable-index-${name}-${id}`;
    if (newestId !== undefined)
        await runCache.restore(keyOf(newestId), path);
    await (0,promises_.mkdir)(path, { recursive: true, mode: 0o700 });
    const storage = await openStorage({ scheme: 'file', url: new secret/* Secret */.zh(`file:${path}`) }, host);
    const root = `${(0,object_keys/* objectKeys */.uv)(name).root}index/`;
    return {
        storage,
        async keep(key, stored) {
            if (!key.startsWith(root))
                return;
            const sha256 = (0,digest/* sha256Hex */.f)(stored);
            await storage.put(key, stored, { sha256, signal: host.signal }).catch((error) => {
                host.log.debug(`The index could not be kept for the next run: ${(0,errors/* messageOf */.bD)(error)}`);
            });
        },
        async save(ids) {
            try {
                await forgetOthers(storage, root, ids, host.signal);
                await runCache.save(keyOf(ids[0]), path);
            }
            catch (error) {
                host.log.debug(`The index was not kept for the next run: ${(0,errors/* messageOf */.bD)(error)}`);
            }
        },
    };
}
async function forgetOthers(storage, root, ids, signal) {
    for (const id of await storage.folders(root, { signal })) {
        if (ids.includes(id))
            continue;
        for await (const { key } of storage.list(`${root}${id}/`, { signal }))
            await storage.delete(key, { signal });
    }
}

// EXTERNAL MODULE: ./build/repository/catalog/chain-health.js
var chain_health = __webpack_require__(32661);
// EXTERNAL MODULE: ./build/repository/records/evidence.js
var records_evidence = __webpack_require__(64541);
// EXTERNAL MODULE: ./build/repository/records/verification-log.js
var verification_log = __webpack_require__(89484);
// EXTERNAL MODULE: ./build/repository/removal/ancestors.js
var ancestors = __webpack_require__(69906);
;// CONCATENATED MODULE: ./build/repository/removal/broken-link.js





async function findBrokenLink(context, nearest) {
    const { storage, database, verifiers, signal } = context;
    const keys = (0,object_keys/* objectKeys */.uv)(database);
    const { id, parents } = nearest.manifest;
    const links = [{ id, manifestSha256: nearest.sha256 }, ...parents];
    const ids = links.map((link) => link.id);
    const [removed] = await (0,ancestors/* removedAmong */.r)(context, ids);
    if (removed !== undefined)
        return here(`${storage.label} lacks ${removed}, or is about to remove it`);
    const expected = await (0,chain_health/* expectedObjects */.V)(storage, database, { id, manifestSha256: nearest.sha256, parents }, signal);
    if (expected.problems[0] !== undefined)
        return here(`${expected.problems[0]} (${storage.label})`);
    for (const link of ids) {
        for await (const { key, sizeBytes } of storage.list(keys.packs(link), { signal })) {
            (0,chain_health/* markPresent */.n)(expected, keys.relative(key), sizeBytes);
        }
    }
    const lacking = [...expected.sizes.keys()].find((key) => key.startsWith('packs/'));
    if (lacking !== undefined)
        return here(`${storage.label} lacks ${lacking}`);
    const now = await storage.serverTime({ signal });
    const log = await verification_log/* VerificationLog */.C.open({ storage, keys, ring: verifiers, now, signal });
    for (const link of links) {
        const evidence = await log.of(link);
        if (evidence?.verdict !== 'failed')
            continue;
        const isOnlyHere = evidence.failed.length > 0 && evidence.failed.every(({ code }) => code === records_evidence/* DAMAGED_HERE */.hz);
        return { reason: `the last verification of ${link.id} failed`, everywhere: !isOnlyHere };
    }
    return undefined;
}
function here(reason) {
    return { reason, everywhere: false };
}

;// CONCATENATED MODULE: ./build/backup/stale-destinations.js

async function findStaleDestinations(replicaSet, database, nearest, { removers, verifiers }) {
    const look = ({ storage, signal }) => findBrokenLink({ storage, database, removers, verifiers, signal }, nearest);
    const looked = await replicaSet.each(look, false);
    const broken = looked.flatMap(({ storage, value }) => (value === undefined ? [] : [{ storage, ...value }]));
    const doubted = broken.find(({ everywhere }) => everywhere);
    if (doubted !== undefined)
        return doubted.reason;
    const [first] = broken;
    if (first !== undefined && looked.length - broken.length < replicaSet.needed)
        return first.reason;
    return broken.map(({ storage, reason }) => ({ storage, why: `${storage.label} is out of sync: ${reason}.` }));
}

;// CONCATENATED MODULE: ./build/backup/plan-chain.js













async function planChain(request, dependencies, run, subject) {
    const { host } = dependencies;
    const newestId = request.chain.kind === 'full' ? undefined : subject.newest?.manifest.id;
    const cache = request.runnerKey && (await openIndexCache(request.name, newestId, dependencies));
    const keepIndexWith = (parents) => async (id) => cache?.save([id, ...parents.map(({ manifest }) => manifest.id)]);
    let because;
    try {
        const built = await buildOn(request, dependencies, subject, cache);
        subject.replicaSet.throwIfFailed();
        if (typeof built !== 'string')
            return { ...built, because: undefined, keepIndex: keepIndexWith(built.parents) };
        because = built;
        if (request.chain.kind !== 'full')
            host.log.info(`A full backup, because ${because}.`);
    }
    catch (thrown) {
        subject.replicaSet.throwIfFailed();
        const { message } = (0,errors/* failureOf */.g5)(thrown, ['storage', 'object', 'backup', 'keys']);
        because = `the index of the chain could not be read: ${message}`;
        run.warn(`A full backup, because ${because}`);
    }
    return {
        kind: 'full',
        because,
        parents: [],
        writing: await newChain(request, dependencies, run, subject, cache),
        keepIndex: keepIndexWith([]),
    };
}
async function buildOn(request, dependencies, subject, cache) {
    const { host, clock } = dependencies;
    const { replicaSet, encryptor, signer, newest, source } = subject;
    const sources = sourcesOf(replicaSet, host.signal);
    const keys = (0,object_keys/* objectKeys */.uv)(request.name);
    const ancestors = newest === undefined || request.chain.kind === 'full'
        ? []
        : await (0,catalog/* readParents */.Wn)(new read_preference/* ReadPreference */.U(sources), request.name, keys, newest.manifest, host.signal);
    const full = ancestors.at(-1) ?? (newest?.manifest.kind === 'full' ? newest : undefined);
    const decision = (0,planning_chain/* decideKind */.vC)(request.chain, {
        now: clock.now(),
        hasRunnerKey: request.runnerKey !== undefined,
        newest: newest?.manifest,
        full: full?.manifest,
        engine: { name: source.engine, majorVersion: source.majorVersion },
        encryption: { profile: encryptor.profile, recipients: [...encryptor.recipients] },
        sameSource: subject.sameSource,
    });
    if (decision.kind === 'full' || newest === undefined || request.runnerKey === undefined || signer === undefined) {
        return decision.because ?? '`kind: full` asks for it';
    }
    const untrusted = await reasonNotTrusted({
        database: request.name,
        destinations: sources,
        signer,
        newest,
        ancestors,
        signal: host.signal,
    });
    if (untrusted !== undefined)
        return untrusted;
    const parents = (0,planning_chain/* parentsOf */.fY)(decision.kind, newest, ancestors);
    const [nearest = newest] = parents;
    const stale = await findStaleDestinations(replicaSet, request.name, nearest, subject.rings);
    if (typeof stale === 'string')
        return stale;
    const links = await openLinks(request.name, dependencies, sources, parents, cache);
    const decryptor = await (0,encryption/* createDecryptor */.RJ)({ kind: 'keys', keys: [request.runnerKey] });
    const [newestLink = await openLink(request.name, dependencies, sources, newest, cache)] = links.filter(({ id }) => id === newest.manifest.id);
    const loaded = await loadIndex(links, newestLink, decryptor);
    if ('nextFull' in loaded)
        return loaded.nextFull;
    const indexEncryptor = await indexEncryptorOf(request.runnerKey, encryptor.profile, clock.now());
    if (indexEncryptor instanceof errors/* RestorableError */.s$)
        return indexEncryptor.message;
    const behind = stale.filter(({ storage }) => replicaSet.active.includes(storage));
    if (behind[0] !== undefined && replicaSet.active.length - behind.length < replicaSet.needed)
        return behind[0].why;
    for (const { storage, why } of behind)
        replicaSet.markOutOfSync(storage, why);
    return { kind: decision.kind, parents, writing: { ...loaded, indexEncryptor, onIndexObject: keeping(cache) } };
}
async function openLinks(database, dependencies, sources, parents, cache) {
    const links = [];
    for (const manifest of [...parents].reverse()) {
        links.push(await openLink(database, dependencies, sources, manifest, cache));
    }
    return links;
}
async function openLink(database, { host }, sources, manifest, cache) {
    const reader = await backup_reader/* BackupReader */.o.open({
        database,
        sources: new read_preference/* ReadPreference */.U(cache === undefined ? sources : [cache.storage, ...sources], { tolerant: true }),
        onFetched: keeping(cache),
        manifest,
        parents: [],
        spillFolder: async () => (await host.workspace()).path,
        signal: host.signal,
        onBytes: () => { },
    });
    return { id: manifest.manifest.id, reader };
}
function keeping(cache) {
    return async (key, stored) => cache?.keep(key, stored);
}
async function newChain(request, { clock }, run, { encryptor, newest, source }, cache) {
    if (request.runnerKey === undefined || encryptor.recipients.length === 0)
        return undefined;
    const indexEncryptor = await indexEncryptorOf(request.runnerKey, encryptor.profile, clock.now());
    if (indexEncryptor instanceof errors/* RestorableError */.s$) {
        run.warn(`Only full backups can be made: the key in \`runner-key\` signs, but nothing can be encrypted to it. ${indexEncryptor.message} \`keygen\` makes keys that fit.`);
        return undefined;
    }
    const streamBytes = Math.max(source.sizeBytes ?? 0, newest?.manifest.rawBytes ?? 0);
    return {
        chain: { secret: (0,external_node_crypto_.randomBytes)(32).toString('hex'), averageBytes: (0,planning_chain/* averageChunkBytes */._8)(streamBytes) },
        known: undefined,
        onIndexObject: keeping(cache),
        indexEncryptor,
    };
}
async function indexEncryptorOf(key, profile, now) {
    try {
        return await (0,encryption/* createIndexEncryptor */.tY)(key, profile, now);
    }
    catch (error) {
        if (error instanceof errors/* RestorableError */.s$ && ['KEY_INVALID', 'KEY_EXPIRED'].includes(error.code))
            return error;
        throw error;
    }
}

// EXTERNAL MODULE: ./build/repository/records/gap-records.js
var gap_records = __webpack_require__(87377);
;// CONCATENATED MODULE: ./build/backup/record-missed.js




async function recordMissed({ name }, { host, clock }, run, { listed, predecessor, rings, signer }, { holders }) {
    if (predecessor === undefined)
        return;
    const backup = { id: predecessor.manifest.id, manifestSha256: predecessor.sha256 };
    for (const listing of listed) {
        const { storage, ids } = listing;
        if (!holders.includes(storage) || ids.includes(backup.id))
            continue;
        run.warn(`${storage.label} does not hold ${backup.id}, the backup before this one; \`sync\` copies it there.`);
        const asked = { database: name, ring: rings.signers, now: clock.now(), signal: host.signal };
        try {
            const onFailure = (_, thrown) => {
                throw thrown;
            };
            const { newest } = await newestManifest([listing], { ...asked, onFailure });
            const older = newest === undefined ? null : { id: newest.manifest.id, manifestSha256: newest.sha256 };
            await (0,gap_records/* writeGap */.o)(storage, (0,object_keys/* objectKeys */.uv)(name), { backup, reason: 'missed', older }, signer, host.signal);
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(host.signal);
            run.warn(`That ${storage.label} lacks ${backup.id} could not be recorded: ${(0,errors/* toRestorableError */.tj)(thrown).message}`);
        }
    }
}

// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(3294);
;// CONCATENATED MODULE: ./build/backup/standby.js


function requireFreshSource(request, { replica }, run) {
    if (replica === undefined)
        return;
    const { maxReplicaLagMs } = request;
    if (replica.lagMs === null) {
        const sentence = `The source is a replica, and how far it is behind can't be known: ${replica.because ?? 'it does not say'}.`;
        if (maxReplicaLagMs !== undefined)
            throw new errors/* RestorableError */.s$('REPLICA_LAG', sentence, { hint: replica.hint });
        run.warn(`${sentence} The backup's age is counted as if it were not behind.`);
        return;
    }
    const lag = (0,format/* humanMs */.o0)(replica.lagMs);
    if (maxReplicaLagMs === undefined) {
        if (replica.lagMs > 0)
            run.warn(`The source is a replica that is ${lag} behind; set \`max-replica-lag\` to refuse one too far.`);
        return;
    }
    if (replica.lagMs <= maxReplicaLagMs)
        return;
    throw new errors/* RestorableError */.s$('REPLICA_LAG', `The source is a replica that is ${lag} behind, beyond the max-replica-lag of ${(0,format/* humanMs */.o0)(maxReplicaLagMs)}.`, { hint: 'Wait until it has caught up, find out what holds it back, or dump the primary.' });
}

// EXTERNAL MODULE: ./build/backup/three-two-one.js
var three_two_one = __webpack_require__(60839);
// EXTERNAL MODULE: ./build/core/planning/calendar.js
var planning_calendar = __webpack_require__(12776);
// EXTERNAL MODULE: ./build/core/planning/time-window.js
var time_window = __webpack_require__(92500);
;// CONCATENATED MODULE: ./build/backup/window.js




function requireOpenWindow({ window, timeZone }, now) {
    if (window === undefined)
        return;
    const calendar = new planning_calendar/* Calendar */.V(timeZone);
    if ((0,time_window/* isWithin */.UO)(window, calendar.minuteOfDay(now)))
        return;
    const opens = (0,time_window/* nextOpening */.gR)(window, calendar, now);
    const when = opens && `at ${opens.toISOString().slice(0, 16)}Z, in ${(0,format/* humanMs */.o0)(opens.getTime() - now.getTime())}`;
    throw new errors/* RestorableError */.s$('OUTSIDE_WINDOW', `It is outside of the window ${(0,time_window/* describeWindow */.O2)(window)} (${timeZone}), so nothing was begun.`, {
        hint: `It opens ${when ?? 'on no day to come'}. GitHub starts schedules late: let them begin early in the window, or widen it.`,
    });
}

// EXTERNAL MODULE: ./build/core/format/contents.js
var format_contents = __webpack_require__(4290);
// EXTERNAL MODULE: ./build/core/format/manifest.js
var format_manifest = __webpack_require__(74493);
// EXTERNAL MODULE: ./build/core/planning/retention.js
var retention = __webpack_require__(51222);
// EXTERNAL MODULE: ./build/core/version.js
var version = __webpack_require__(58860);
// EXTERNAL MODULE: ./build/report/words/flaws.js
var flaws = __webpack_require__(99116);
// EXTERNAL MODULE: ./build/core/format/object-list.js
var object_list = __webpack_require__(72352);
;// CONCATENATED MODULE: ./build/repository/concurrency/limiter.js
class Limiter {
    #free;
    #waiting = [];
    constructor(places) {
        this.#free = places;
    }
    async take() {
        if (this.#free > 0) {
            this.#free -= 1;
            return;
        }
        await new Promise((resolve) => this.#waiting.push(resolve));
    }
    give() {
        const next = this.#waiting.shift();
        if (next === undefined)
            this.#free += 1;
        else
            next();
    }
}

;// CONCATENATED MODULE: ./build/repository/packs/packer.js



const PACK_BYTES = 4 * 1024 * 1024;
class Packer {
    #sink;
    #options;
    #limiter;
    #pool = [];
    #pending = new Set();
    #failures = [];
    #buffer;
    #filled = 0;
    #packCount = 0;
    constructor(sink, options) {
        this.#sink = sink;
        this.#options = options;
        this.#limiter = new Limiter(options.buffers);
    }
    get packIndex() {
        return this.#packCount;
    }
    get offset() {
        return this.#filled;
    }
    throwIfFailed() {
        if (this.#failures.length > 0)
            throw this.#failures[0];
    }
    async write(bytes) {
        let rest = bytes;
        while (rest.length > 0) {
            if (this.#buffer === undefined)
                await this.#open();
            const part = rest.subarray(0, this.#options.packBytes - this.#filled);
            this.add(part);
            rest = rest.subarray(part.length);
            if (this.#filled === this.#options.packBytes)
                this.#handOn();
        }
    }
    hasRoomFor(length) {
        return this.#buffer !== undefined && this.#filled + length <= this.#options.packBytes;
    }
    async makeRoomFor(length) {
        if (this.#buffer !== undefined && !this.hasRoomFor(length))
            this.#handOn();
        if (this.#buffer === undefined)
            await this.#open();
    }
    add(bytes) {
        if (this.#buffer === undefined)
            throw new RangeError('bytes were added to a pack before there was one');
        this.#buffer.set(bytes, this.#filled);
        this.#filled += bytes.length;
    }
    async finish() {
        this.#handOn();
        await Promise.all(this.#pending);
        this.throwIfFailed();
        return this.#packCount;
    }
    async abandon() {
        await Promise.all(this.#pending);
    }
    async #open() {
        await this.#limiter.take();
        this.throwIfFailed();
        (0,errors/* throwIfCancelled */.dZ)(this.#options.signal);
        this.#buffer = this.#pool.pop() ?? Buffer.allocUnsafeSlow(this.#options.packBytes);
    }
    #handOn() {
        const full = this.#buffer;
        if (full === undefined)
            return;
        const release = once(() => {
            this.#pool.push(full);
            this.#limiter.give();
        });
        const task = this.#sink(full.subarray(0, this.#filled), this.#packCount, release).catch((error) => {
            this.#failures.push(error);
            this.#limiter.give();
        });
        this.#pending.add(task);
        void task.then(() => this.#pending.delete(task));
        this.#packCount += 1;
        this.#buffer = undefined;
        this.#filled = 0;
    }
}
async function packStream(content, sink, options) {
    const packer = new Packer(sink, options);
    const hasher = new digest/* StreamHasher */.Y();
    try {
        for await (const chunk of content) {
            packer.throwIfFailed();
            hasher.update(chunk);
            await packer.write(chunk);
            options.onBytes(chunk.length);
        }
        return { packCount: await packer.finish(), ...hasher.finish() };
    }
    finally {
        await packer.abandon();
    }
}
function once(run) {
    let done = false;
    return () => {
        if (done)
            return;
        done = true;
        run();
    };
}

// EXTERNAL MODULE: ./build/repository/chunks/chunker.js
var chunker = __webpack_require__(46800);
// EXTERNAL MODULE: ./build/repository/chunks/map-reader.js
var map_reader = __webpack_require__(5762);
// EXTERNAL MODULE: ./build/repository/chunks/map-writer.js
var map_writer = __webpack_require__(66434);
;// CONCATENATED MODULE: ./build/repository/chunks/chain-writing.js







const MOST_NEW = 0.5;
const MOST_READ_BACK = 1.5;
function packBytesOf(chain) {
    return Math.max(PACK_BYTES, chain.averageBytes * planning_chain/* MOST_TIMES */.JF);
}
class ChunkedBackup {
    #id;
    #writing;
    #namer;
    #index;
    #touched = new Set();
    #rawBytes = 0;
    #newBytes = 0;
    constructor(id, writing, putIndexPart) {
        this.#id = id;
        this.#writing = writing;
        this.#namer = new ChunkNamer(Buffer.from(writing.chain.secret, 'hex'));
        this.#index = new IndexWriter(writing.chain, putIndexPart);
    }
    stream(name, putMapPart) {
        const { chain, known } = this.#writing;
        const map = known === undefined ? undefined : new map_writer/* MapWriter */._(putMapPart);
        const own = { backup: this.#id, stream: name };
        let chunkName = Buffer.alloc(0);
        let pack = -1;
        let chainPack = -1;
        this.#index.beginStream();
        const decider = {
            isNew: (chunk) => {
                chunkName = this.#namer.name(chunk);
                this.#rawBytes += chunk.length;
                const place = known?.find(chunkName);
                if (known === undefined || place?.length !== chunk.length)
                    return true;
                if (chunk.length < map_reader/* LEAST_RUN_BYTES */.KY)
                    return true;
                map?.add(known.pack(place.pack), known.pack(place.pack).number, place.offset, place.length);
                this.#touched.add(place.pack);
                return false;
            },
            stored: (storedIn, offset, length) => {
                this.#newBytes += length;
                this.#index.add(chunkName, storedIn, length);
                if (known === undefined)
                    return;
                if (storedIn !== pack) {
                    pack = storedIn;
                    chainPack = known.addPack({ ...own, number: pack });
                    this.#touched.add(chainPack);
                }
                if (known.count < planning_chain/* MAX_CHUNKS */.sJ)
                    known.add(chunkName, chainPack, offset, length);
                map?.add(own, pack, offset, length);
            },
        };
        return {
            chunker: new chunker/* Chunker */.j(Buffer.from(chain.secret, 'hex'), chain.averageBytes),
            decider,
            end: async (packCount) => {
                this.#index.endStream(name, packCount);
                return map === undefined ? undefined : { ...(await map.finish()), maxPackBytes: packBytesOf(chain) };
            },
        };
    }
    async finish() {
        await this.#index.finish(this.#id, this.#adviceForNext());
    }
    #adviceForNext() {
        const { known, chain } = this.#writing;
        if (known === undefined || this.#rawBytes === 0)
            return null;
        const newShare = this.#newBytes / this.#rawBytes;
        if (newShare > MOST_NEW)
            return `${Math.round(100 * newShare)} % of the backup before was new`;
        const readBack = this.#touched.size * packBytesOf(chain);
        const allowance = 64 * packBytesOf(chain);
        if (readBack <= MOST_READ_BACK * this.#rawBytes + allowance)
            return null;
        return `reading the backup before back fetches ${(readBack / this.#rawBytes).toFixed(1)} times its size`;
    }
}

;// CONCATENATED MODULE: ./build/repository/chunks/pack-chunks.js


async function packChunks(content, chunker, decider, sink, options) {
    const packer = new Packer(sink, options);
    const hasher = new digest/* StreamHasher */.Y();
    const begun = Buffer.allocUnsafeSlow(chunker.maxBytes);
    let begunBytes = 0;
    const store = (chunk) => {
        decider.stored(packer.packIndex, packer.offset, chunk.length);
        packer.add(chunk);
    };
    const handle = (chunk) => {
        if (!decider.isNew(chunk))
            return undefined;
        if (!packer.hasRoomFor(chunk.length))
            return packer.makeRoomFor(chunk.length).then(() => store(chunk));
        store(chunk);
        return undefined;
    };
    try {
        for await (const piece of content) {
            packer.throwIfFailed();
            hasher.update(piece);
            let from = 0;
            while (from < piece.length) {
                const end = chunker.findEnd(piece, from);
                const part = piece.subarray(from, end === -1 ? piece.length : end);
                from += part.length;
                let waits;
                if (end !== -1 && begunBytes === 0)
                    waits = handle(part);
                else {
                    begun.set(part, begunBytes);
                    begunBytes += part.length;
                    if (end === -1)
                        continue;
                    waits = handle(begun.subarray(0, begunBytes));
                    begunBytes = 0;
                }
                if (waits !== undefined)
                    await waits;
            }
            options.onBytes(piece.length);
        }
        if (begunBytes > 0)
            await handle(begun.subarray(0, begunBytes));
        return { packCount: await packer.finish(), ...hasher.finish() };
    }
    finally {
        await packer.abandon();
    }
}

// EXTERNAL MODULE: ./build/repository/packs/pack.js + 2 modules
var pack = __webpack_require__(94728);
;// CONCATENATED MODULE: ./build/repository/backup-writer.js










const BUFFERS = 3;
const UPLOADS = 5;
class BackupWriter {
    #options;
    #keys;
    #objects = [];
    #stored = [];
    #uploads = new Limiter(UPLOADS);
    #chunks;
    #storedBytes = 0;
    constructor(options) {
        this.#options = options;
        this.#keys = (0,object_keys/* objectKeys */.uv)(options.database);
        const { chain, id } = options;
        this.#chunks =
            chain &&
                new ChunkedBackup(id, chain, async (part, raw) => {
                    const { parts, listed } = await this.#seal(raw, chain.indexEncryptor, { kind: 'index', number: part });
                    await chain.onIndexObject(this.#keys.absolute(listed.key), parts);
                });
    }
    get storedBytes() {
        return this.#storedBytes;
    }
    get stored() {
        return this.#stored;
    }
    async writeStream(stream) {
        const { encryptor, replicaSet } = this.#options;
        if (!format_contents/* STREAM_NAME */.jD.test(stream.name))
            throw new errors/* RestorableError */.s$('INTERNAL', `Bad name of a stream: ${stream.name}`);
        let maxPackBytes = 0;
        const sink = async (raw, index, release) => {
            maxPackBytes = Math.max(maxPackBytes, raw.length);
            await this.#uploads.take();
            try {
                await replicaSet.room();
                const binding = { kind: 'pack', stream: stream.name, number: index };
                await this.#seal(raw, encryptor, binding, release);
            }
            finally {
                release();
                this.#uploads.give();
            }
        };
        const { packed, map } = await this.#pack(stream, sink);
        return {
            name: stream.name,
            rawBytes: packed.rawBytes,
            sha256: packed.sha256,
            checkpoints: [...packed.checkpoints],
            packCount: packed.packCount,
            maxPackBytes,
            ...(map !== undefined && { map }),
        };
    }
    async writeIndex() {
        await this.#chunks?.finish();
    }
    async #pack({ name, content }, sink) {
        const { chain, encryptor, signal, onBytes } = this.#options;
        const options = { buffers: BUFFERS, signal, onBytes };
        if (chain === undefined || this.#chunks === undefined) {
            return { packed: await packStream(content, sink, { packBytes: PACK_BYTES, ...options }), map: undefined };
        }
        const putMap = async (part, raw) => {
            await this.#seal(raw, encryptor, { kind: 'map', stream: name, number: part });
        };
        const { chunker, decider, end } = this.#chunks.stream(name, putMap);
        const packBytes = packBytesOf(chain.chain);
        const packed = await packChunks(content, chunker, decider, sink, { packBytes, ...options });
        return { packed, map: await end(packed.packCount) };
    }
    async writeContents(contents) {
        const raw = Buffer.from(JSON.stringify(contents));
        if (raw.length > format_contents/* CONTENTS_MAX_BYTES */.Wr)
            throw new RangeError(`contents of ${raw.length} bytes, which no reader takes`);
        const { listed } = await this.#seal(raw, this.#options.encryptor, { kind: 'contents' });
        return { sha256: listed.sha256, sizeBytes: listed.sizeBytes };
    }
    async writeObjectList() {
        const sorted = [...this.#objects].sort((a, b) => (a.key < b.key ? -1 : 1));
        const parts = [];
        for (let start = 0; start < sorted.length; start += object_list/* OBJECTS_PER_PART */.BC) {
            const body = (0,object_list/* serializeObjectList */.OP)(sorted.slice(start, start + object_list/* OBJECTS_PER_PART */.BC));
            const key = this.#keys.objects(this.#options.id, parts.length);
            const sha256 = (0,digest/* sha256Hex */.f)(body);
            await this.#store(key, body, body.length, sha256);
            parts.push({ sha256, sizeBytes: body.length });
        }
        return parts;
    }
    async writeSignature(fingerprint, armored) {
        const body = Buffer.from(armored);
        await this.#store(this.#keys.signature(this.#options.id, fingerprint), body, body.length, (0,digest/* sha256Hex */.f)(body));
    }
    async #seal(raw, encryptor, place, release = () => { }) {
        const { database, id, level } = this.#options;
        const binding = { ...place, database, backup: id };
        const parts = await (0,pack/* sealPack */.zh)(raw, level, encryptor, binding).finally(release);
        return { parts, listed: await this.#put(this.#keys.sealed(binding), parts) };
    }
    async #put(key, body) {
        const sizeBytes = body.reduce((sum, part) => sum + part.length, 0);
        const listed = await this.#store(key, body, sizeBytes, (0,digest/* sha256Hex */.f)(body));
        this.#objects.push(listed);
        return listed;
    }
    async #store(key, body, sizeBytes, sha256) {
        await this.#options.replicaSet.put(key, body, sha256);
        this.#storedBytes += sizeBytes;
        const stored = { key: this.#keys.relative(key), sizeBytes, sha256 };
        this.#stored.push(stored);
        return stored;
    }
}

// EXTERNAL MODULE: ./build/repository/catalog/destination-contents.js
var destination_contents = __webpack_require__(85890);
;// CONCATENATED MODULE: ./build/repository/removal/unlisted.js

async function unlisted(storage, { keys, id, objects }, signal) {
    const found = await (0,destination_contents/* objectsOf */.i)(storage, keys, id, signal);
    return objects.filter(({ key, sizeBytes }) => found.get(key)?.sizeBytes !== sizeBytes);
}

// EXTERNAL MODULE: ./build/repository/writing/extend-locks.js
var extend_locks = __webpack_require__(43087);
;// CONCATENATED MODULE: ./build/repository/writing/pace.js

const BURST_MS = 100;
class Pace {
    #bytesPerMs;
    #nowMs;
    #signal;
    #dueMs = Number.NEGATIVE_INFINITY;
    constructor(bytesPerSecond, nowMs, signal) {
        this.#bytesPerMs = bytesPerSecond / 1_000;
        this.#nowMs = nowMs;
        this.#signal = signal;
    }
    hold(stream) {
        return { name: stream.name, content: this.#held(stream.content) };
    }
    async *#held(content) {
        for await (const bytes of content) {
            yield bytes;
            const nowMs = this.#nowMs();
            this.#dueMs = Math.max(this.#dueMs, nowMs - BURST_MS) + bytes.length / this.#bytesPerMs;
            if (this.#dueMs > nowMs)
                await this.#wait(this.#dueMs - nowMs);
        }
    }
    #wait(ms) {
        (0,errors/* throwIfCancelled */.dZ)(this.#signal);
        return new Promise((resolve, reject) => {
            const onAbort = () => {
                clearTimeout(timer);
                reject((0,errors/* cancellation */.WN)(this.#signal));
            };
            const timer = setTimeout(() => {
                this.#signal.removeEventListener('abort', onAbort);
                resolve();
            }, ms);
            this.#signal.addEventListener('abort', onAbort, { once: true });
        });
    }
}

// EXTERNAL MODULE: ./build/repository/writing/runbook.js + 1 modules
var runbook = __webpack_require__(27002);
// EXTERNAL MODULE: ./build/run/progress.js
var run_progress = __webpack_require__(94461);
// EXTERNAL MODULE: ./build/core/format/parse-contents.js
var parse_contents = __webpack_require__(46424);
;// CONCATENATED MODULE: ./build/backup/assert-readable.js



function assertReadable(manifestBytes, manifest, contents) {
    try {
        (0,format_manifest/* parseManifest */.Ng)(manifestBytes, manifest);
        (0,parse_contents/* parseContents */.O)(Buffer.from(JSON.stringify(contents)), manifest);
    }
    catch (cause) {
        throw new errors/* RestorableError */.s$('INTERNAL', `This backup could not be read again, so it is not committed. ${(0,errors/* messageOf */.bD)(cause)}`, {
            hint: 'This is a defect of the program, or a name in the database that it can not write down. Report it.',
            cause,
        });
    }
}

;// CONCATENATED MODULE: ./build/backup/confirm-parents.js


const CONFIRM_MS = 300_000;
async function confirmParents(request, { clock }, { signer, rings: { removers } }, { manifest, commits }) {
    if (manifest.parents.length === 0)
        return commits;
    const signal = AbortSignal.timeout(CONFIRM_MS);
    const committed = commits.filter(({ outcome }) => outcome === 'committed');
    const contexts = committed.map(({ storage }) => ({
        storage,
        database: request.name,
        clock,
        signer,
        removers,
        signal,
    }));
    const rolledBack = await (0,ancestors/* rollBackWithoutAncestors */.v)(contexts, manifest);
    const left = commits.map((commit) => {
        const taken = rolledBack.find(({ storage }) => storage === commit.storage);
        if (taken === undefined)
            return commit;
        if (taken.gone[0] === undefined) {
            const detail = `its manifest is there, but it could not be asked whether all that it needs still is: ${taken.failure}`;
            return { ...commit, outcome: 'failed', detail };
        }
        const but = taken.failure === undefined ? '' : `, but its manifest could not be taken back: ${taken.failure}`;
        return { ...commit, outcome: 'failed', detail: `rolled back: ${taken.gone[0]} was removed meanwhile${but}` };
    });
    const isGone = rolledBack.every(({ gone, failure }) => gone.length > 0 && failure === undefined);
    if (!isGone || left.some(({ outcome }) => outcome === 'committed'))
        return left;
    throw new errors/* RestorableError */.s$('PARENT_REMOVED', `${rolledBack[0]?.gone[0]}, which this backup needs, was removed meanwhile; it was rolled back.`, { hint: 'Run it again: the next backup is a full one. Prune and back up one after the other to avoid this.' });
}

;// CONCATENATED MODULE: ./build/backup/write-backup.js



















const ABANDON_MS = { cancelled: 3_000, failed: 60_000 };
const REMAINS = 'Some objects of this unfinished backup could not be removed; they are never taken for a backup.';
function sourceIdentity(salt, info) {
    return (0,external_node_crypto_.createHmac)('sha256', Buffer.from(salt, 'hex')).update(`${info.engine}\n${info.identity}`).digest('hex');
}
async function writeBackup(request, dependencies, run, opened) {
    const { host, clock } = dependencies;
    const { replicaSet } = opened;
    const keys = (0,object_keys/* objectKeys */.uv)(request.name);
    const id = (0,backup_id/* createBackupId */.w0)(run.startedAt, opened.plan.kind, (0,external_node_crypto_.randomBytes)(3));
    const progress = (0,run_progress/* followBytes */.p)(host, clock, 'dump', opened.source.info.sizeBytes ?? undefined);
    const writer = new BackupWriter({
        database: request.name,
        id,
        replicaSet,
        encryptor: opened.encryptor,
        chain: opened.plan.writing,
        level: request.compressionLevel,
        signal: host.signal,
        onBytes: progress,
    });
    host.log.info(`Backup ${id} of ${request.name} to ${replicaSet.active.map((to) => to.label).join(', ')}`);
    const extendParents = () => replicaSet.each(({ storage, signal, alive }) => (0,extend_locks/* extendLocks */.$)(storage, request.name, opened.plan.parents, signal, alive));
    let committing = false;
    try {
        const isLocked = opened.plan.parents.length > 0 && replicaSet.active.some(({ locks }) => locks?.policy !== undefined);
        if (isLocked)
            await run.phase('extend locks', extendParents);
        const { contents, snapshotAt } = await run.phase('dump', () => dumpStreams(request, paceOf(request, dependencies), run, opened.source, writer, id));
        const reference = await run.phase('describe', async () => {
            await writer.writeIndex();
            const runbooks = await replicaSet.each(({ storage, signal }) => (0,runbook/* putRunbook */.k6)(storage, keys, signal));
            run.warn(...runbooks.flatMap(({ value }) => value ?? []));
            return { contents: await writer.writeContents(contents), objects: await writer.writeObjectList() };
        });
        const manifest = describe(request, dependencies, run, opened, { id, contents, snapshotAt, writer, reference });
        const bytes = (0,format_manifest/* serializeManifest */.MZ)(manifest);
        assertReadable(bytes, manifest, contents);
        if (opened.signer !== undefined)
            await writer.writeSignature(opened.signer.fingerprint, await opened.signer.sign(bytes));
        await replicaSet.settle();
        await extendParents();
        const isClean = await readBack(request, dependencies, run, replicaSet, { id, objects: writer.stored });
        if (!isClean)
            run.warn(REMAINS);
        await runHook('before-commit', request, dependencies, run, factsOf(manifest));
        requireInTime(run);
        (0,errors/* throwIfCancelled */.dZ)(host.signal);
        committing = true;
        const commits = await run.phase('commit', () => (0,writing_commit/* commitManifest */.XF)(replicaSet.active, keys.manifest(id), bytes, host.signal, replicaSet.needed));
        const confirmed = await confirmParents(request, dependencies, opened, { manifest, commits });
        await opened.plan.keepIndex(id);
        const holders = confirmed.flatMap(({ storage, outcome }) => (outcome === 'committed' ? [storage] : []));
        const uncommitted = confirmed.filter(({ outcome }) => outcome !== 'committed').map(writing_commit/* outcomeOf */.sG);
        return {
            manifest,
            outcomes: replicaSet.outcomes(confirmed),
            holders,
            uncommitted,
            fingerprint: contents.fingerprint,
        };
    }
    catch (error) {
        const ms = host.signal.aborted ? ABANDON_MS.cancelled : ABANDON_MS.failed;
        if (!committing && !(await replicaSet.abandon(ms)))
            run.warn(REMAINS);
        throw error;
    }
}
async function readBack(request, { host, clock }, run, replicaSet, { id, objects }) {
    const keys = (0,object_keys/* objectKeys */.uv)(request.name);
    const chosen = (0,writing_commit/* objectsToReadBack */.pC)(objects, request.readBack, Math.random);
    const bytes = chosen.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) * replicaSet.active.length;
    const progress = (0,run_progress/* followBytes */.p)(host, clock, 'read back', bytes);
    return run.phase(request.readBack === 'all' ? 'read everything back' : 'read back a sample', async () => {
        for (;;) {
            const isClean = await replicaSet.cleaned();
            const before = replicaSet.active.length;
            await replicaSet.each(async ({ storage, signal, alive }) => {
                const onBytes = (read) => {
                    alive();
                    progress(read);
                };
                const doubtful = replicaSet.hasCleaned ? await unlisted(storage, { keys, id, objects }, signal) : [];
                alive();
                await (0,writing_commit/* compareReadBack */.v2)(storage, keys.root, [...doubtful, ...chosen], onBytes, signal);
            });
            if (replicaSet.active.length === before)
                return isClean;
        }
    });
}
function paceOf({ maxRate }, { host, clock }) {
    return maxRate === undefined ? undefined : new Pace(maxRate, () => clock.monotonicMs(), host.signal);
}
async function dumpStreams(request, pace, run, source, writer, id) {
    const { include, exclude, rowCountTimeoutMs, withPasswordHashes } = request;
    const dump = await source.dump({ include, exclude, rowCountTimeoutMs, withPasswordHashes });
    const streams = [];
    for await (const stream of dump.streams) {
        const written = await writer.writeStream(pace?.hold(stream) ?? stream);
        if (written.rawBytes === 0) {
            throw new errors/* RestorableError */.s$('DUMP_EMPTY', `The dump's stream ${stream.name} has no bytes.`, {
                hint: 'Even an empty database dumps to some bytes: the dump tool failed without saying so. Run it by hand.',
            });
        }
        streams.push(written);
    }
    if (streams.length === 0)
        throw new errors/* RestorableError */.s$('DUMP_EMPTY', 'The dump has no stream.', {
            hint: 'The dump ended before it began: run again with debug logging.',
        });
    const fingerprint = await dump.fingerprint();
    const warnings = [...dump.warnings, ...(0,flaws/* warningsOfFlaws */.e)(fingerprint)];
    run.warn(...warnings);
    const contents = {
        format: format_contents/* CONTENTS_FORMAT */.zQ,
        id,
        database: request.name,
        streams,
        fingerprint,
        selection: { include: [...include], exclude: [...exclude] },
        warnings,
    };
    return { contents, snapshotAt: fingerprint.takenAt };
}
function describe(request, dependencies, run, opened, written) {
    const { info } = opened.source;
    const salt = opened.predecessor?.manifest.source.salt ?? (0,external_node_crypto_.randomBytes)(16).toString('hex');
    return {
        format: format_manifest/* FORMAT */.uB,
        id: written.id,
        database: request.name,
        kind: opened.plan.kind,
        parents: opened.plan.parents.map(({ manifest, sha256 }) => ({ id: manifest.id, manifestSha256: sha256 })),
        predecessor: opened.predecessor
            ? { id: opened.predecessor.manifest.id, manifestSha256: opened.predecessor.sha256 }
            : null,
        engine: { name: info.engine, serverVersion: info.serverVersion, majorVersion: info.majorVersion },
        source: { salt, identity: sourceIdentity(salt, info) },
        startedAt: run.startedAt.toISOString(),
        snapshotAt: written.snapshotAt,
        finishedAt: dependencies.clock.now().toISOString(),
        encryption: {
            profile: opened.encryptor.profile,
            recipients: [...opened.encryptor.recipients],
            salt: opened.signer?.salt ?? null,
        },
        signer: opened.signer?.fingerprint ?? null,
        objects: written.reference.objects,
        contents: written.reference.contents,
        runbook: runbook/* RUNBOOK */.HA,
        rawBytes: written.contents.streams.reduce((sum, stream) => sum + stream.rawBytes, 0),
        storedBytes: written.writer.storedBytes,
        tool: version/* TOOL */.j,
    };
}
function requireInTime(run) {
    if (run.elapsedMs <= retention/* GRACE_MS */.g3 / 2)
        return;
    throw new errors/* RestorableError */.s$('TIMEOUT', 'The backup took longer than three and a half days and was not committed.', {
        hint: 'Split the database with `include` and `exclude`, or back it up from a faster place.',
    });
}

;// CONCATENATED MODULE: ./build/backup/backup.js

















async function runBackup(request, dependencies) {
    const run = new run_run/* Run */.K(dependencies);
    let kindReason;
    let committed;
    let replicaSet;
    let rule;
    const retention = [];
    let replica;
    await run.guard(async () => {
        requireOpenWindow(request, dependencies.clock.now());
        const signingKeys = await openSigningKeys(request, dependencies.clock.now());
        run.warn(...(signingKeys.runner?.warnings ?? []));
        requireSigner(request, signingKeys, run);
        const onReplicaSet = (made) => {
            replicaSet = made;
        };
        const opened = await backup_open(request, dependencies, run, { signingKeys, onReplicaSet });
        kindReason = opened.plan.because;
        replica = opened.source.info.replica;
        try {
            committed = await writeBackup(request, dependencies, run, opened);
        }
        catch (error) {
            if (request.retention !== undefined && !dependencies.host.signal.aborted) {
                await (0,sweep_destination/* sweepOnly */.h)(opened.replicaSet.active, { ...request, ...opened }, dependencies, run);
            }
            throw error;
        }
        rule = (0,three_two_one/* ruleOf */.Y)(committed);
        await recordMissed(request, dependencies, run, opened, committed);
        requireEnough(committed, opened.replicaSet, run);
        if (request.retention === undefined)
            return;
        const { rings, signer } = opened;
        const job = { database: request.name, settings: request.retention, rings, signer, acceptMissing: false };
        await (0,retention_retention/* retainEverywhere */.i)({ ...job, dryRun: false }, committed.holders, dependencies, run, retention);
    });
    await runLastHook(request, dependencies, run, committed?.manifest);
    return {
        mode: 'backup',
        ...run.facts(false),
        backup: committed && (0,summary/* summarizeBackup */.Wg)(committed.manifest, committed.manifest.signer),
        replica: replica && { lagMs: replica.lagMs },
        kindReason: committed && kindReason && dependencies.host.scrub(kindReason),
        destinations: committed?.outcomes ?? replicaSet?.outcomes() ?? [],
        tables: committed === undefined ? [] : (0,summary/* summarizeTables */.hv)(committed.fingerprint),
        ...(request.retention === undefined ? {} : { retention }),
        rule,
    };
}
function requireEnough({ holders, uncommitted }, { needed }, run) {
    if (holders.length >= needed) {
        for (const { label, detail } of uncommitted)
            run.warn(`The backup is committed, but not at ${label}: ${detail}`);
        return;
    }
    const [worst] = uncommitted;
    throw new errors/* RestorableError */.s$('STORAGE_FAILED', `The backup is committed, but not at ${worst?.label}: ${worst?.detail}`, {
        hint: 'The other destinations hold a good copy. Mend this one, then run `sync`, or a backup again.',
    });
}
async function backup_open(request, dependencies, run, { signingKeys, onReplicaSet }) {
    const { host, clock } = dependencies;
    const encryptor = await (0,encryption/* createEncryptor */.Dm)(request.recipients, request.aead ? 'rfc9580' : 'gnupg', clock.now());
    run.warn(...encryptor.warnings);
    const rings = await openBackupKeyRings(request, signingKeys);
    const { replicaSet, newest, listed, warnings } = await run.phase('open destinations', async () => {
        const { replicaSet, listings } = await openReplicaSet(request, dependencies, run);
        onReplicaSet(replicaSet);
        const listed = await listings();
        const asked = { database: request.name, ring: rings.signers, now: clock.now(), signal: host.signal };
        const signatures = sourcesOf(replicaSet, host.signal);
        const onFailure = replicaSet.lose.bind(replicaSet);
        return { replicaSet, listed, ...(await newestManifest(listed, { ...asked, signatures, onFailure })) };
    });
    run.warn(...warnings);
    const line = { newest, destinations: sourcesOf(replicaSet, host.signal), signal: host.signal };
    const signer = await chooseSigner(request, signingKeys, line);
    await runHook('before', request, dependencies, run);
    const source = await run.phase('connect', async () => {
        const engine = await dependencies.engine(request.database.engine);
        return run.closeAtEnd(await engine.openSource(request.database.url, { requireTls: request.requireTls }, host));
    });
    requireFreshSource(request, source.info, run);
    if (newest !== undefined)
        requireSameSource(newest.manifest, source.info, request);
    const sameSource = newest !== undefined && isSameSource(newest.manifest, source.info);
    const plan = await run.phase('read the index', () => planChain(request, dependencies, run, {
        replicaSet,
        encryptor,
        signer,
        newest,
        rings,
        source: source.info,
        sameSource,
    }));
    return { replicaSet, listed, encryptor, signer, rings, predecessor: newest, source, plan };
}
function requireSigner({ retention, signers }, signingKeys, run) {
    if (signsSomething(signingKeys))
        return;
    const hint = 'Give it `runner-key`, which `keygen` makes; or run `prune` with `signers` in a job of its own.';
    if (retention !== undefined) {
        throw new errors/* RestorableError */.s$('INPUT_INVALID', 'This backup signs nothing, so it takes no keep rules.', { hint });
    }
    if (signers.length > 0)
        run.warn('`signers` is not used: this backup signs nothing, and builds on whatever is there.');
}
function isSameSource({ source }, info) {
    return sourceIdentity(source.salt, info) === source.identity;
}
function requireSameSource(newest, info, request) {
    if (request.acceptNewSource || isSameSource(newest, info))
        return;
    throw new errors/* RestorableError */.s$('SOURCE_MISMATCH', `The newest backup under the name "${request.name}" (${newest.id}) is of another database than this one.`, {
        hint: 'Give this database its own `name`; or, when it replaces the other for good, run once with `accept-new-source: true`.',
    });
}


/***/ }),

/***/ 60839:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ placeOf),
/* harmony export */   Y: () => (/* binding */ ruleOf)
/* harmony export */ });
/* harmony import */ var _core_planning_three_two_one_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59290);

function placeOf({ label, place, locks }, holdsNewest) {
    const { provider, region, offsite } = place;
    return { label, provider, region, offsite, immutable: locks?.policy !== undefined, holdsNewest };
}
function ruleOf({ outcomes, holders }) {
    const without = outcomes.filter(({ outcome }) => outcome !== 'committed');
    return (0,_core_planning_three_two_one_js__WEBPACK_IMPORTED_MODULE_0__/* .evaluateCopies */ .n)([
        ...holders.map((storage) => placeOf(storage, true)),
        ...without.map(({ label }) => lacking(label)),
    ]);
}
function lacking(label) {
    return { label, provider: '', region: undefined, offsite: false, immutable: false, holdsNewest: false };
}


/***/ }),

/***/ 93827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DD: () => (/* binding */ ON_ERROR),
/* harmony export */   MZ: () => (/* binding */ readRequirement),
/* harmony export */   fV: () => (/* binding */ copiesNeeded),
/* harmony export */   px: () => (/* binding */ COPY_CHOICES),
/* harmony export */   xi: () => (/* binding */ READ_BACK)
/* harmony export */ });
const READ_BACK = ['sample', 'all'];
const COPY_CHOICES = ['nearest', 'each', 'rotate'];
const ON_ERROR = ['stop', 'continue'];
function readRequirement(text) {
    return text === 'all' ? 'all' : text === 'any' ? 1 : Number(text);
}
function copiesNeeded(requirement, destinations) {
    return requirement === 'all' ? destinations : requirement;
}


/***/ }),

/***/ 59290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ evaluateCopies)
/* harmony export */ });
const HERE = 'this machine';
function evaluateCopies(places, errors) {
    const holding = places.filter((place) => place.holdsNewest);
    const providers = [...new Set(holding.map((place) => place.provider))].sort();
    const regions = [...new Set(holding.flatMap((place) => place.region ?? []))].sort();
    const copies = 1 + holding.length;
    const media = 1 + providers.filter((provider) => provider !== HERE).length;
    const offsite = holding.filter((place) => place.offsite).length;
    const immutable = holding.filter((place) => place.immutable).length;
    const missing = [];
    const behind = places.filter((place) => !place.holdsNewest);
    if (copies < 3)
        missing.push(copiesAdvice(3 - copies, behind));
    if (media < 2)
        missing.push({ need: 'medium' });
    if (offsite < 1)
        missing.push({ need: 'offsite', mayBeSo: holding.length > 0 });
    const beyond = [];
    if (immutable < 1)
        beyond.push({ need: 'immutable' });
    if (errors !== undefined && errors > 0)
        beyond.push({ need: 'repair', errors });
    return { isMet: missing.length === 0, copies, media, providers, regions, offsite, immutable, missing, beyond };
}
function copiesAdvice(lacking, behind) {
    return { need: 'copies', add: Math.max(0, lacking - behind.length), sync: behind.map((place) => place.label) };
}


/***/ }),

/***/ 92500:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O2: () => (/* binding */ describeWindow),
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   gR: () => (/* binding */ nextOpening),
/* harmony export */   yq: () => (/* binding */ readTimeWindow)
/* harmony export */ });
function readTimeWindow(text) {
    const match = /^([01]?\d|2[0-3]):([0-5]\d)\s*-\s*([01]?\d|2[0-4]):([0-5]\d)$/.exec(text.trim());
    if (match === null)
        return undefined;
    const [fromHour = 0, fromMinutes = 0, toHour = 0, toMinutes = 0] = match.slice(1).map(Number);
    const fromMinute = fromHour * 60 + fromMinutes;
    const toMinute = toHour * 60 + toMinutes;
    return fromMinute === toMinute || toMinute > 24 * 60 ? undefined : { fromMinute, toMinute };
}
function isWithin({ fromMinute, toMinute }, minute) {
    if (fromMinute < toMinute)
        return minute >= fromMinute && minute < toMinute;
    return minute >= fromMinute || minute < toMinute;
}
function describeWindow({ fromMinute, toMinute }) {
    const clock = (minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    return `${clock(fromMinute)}-${clock(toMinute)}`;
}
const MINUTE_MS = 60_000;
const LOOK_AHEAD_MINUTES = 50 * 60;
function nextOpening(window, calendar, after) {
    const firstMs = Math.ceil(after.getTime() / MINUTE_MS) * MINUTE_MS;
    for (let minute = 0; minute < LOOK_AHEAD_MINUTES; minute += 1) {
        const time = new Date(firstMs + minute * MINUTE_MS);
        if (isWithin(window, calendar.minuteOfDay(time)))
            return time;
    }
    return undefined;
}


/***/ }),

/***/ 32661:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ expectedObjects),
/* harmony export */   n: () => (/* binding */ markPresent)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7240);
/* harmony import */ var _core_format_object_list_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72352);
/* harmony import */ var _reading_fetch_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7964);
/* harmony import */ var _catalog_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(84820);





async function expectedObjects(storage, database, newest, signal) {
    const keys = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(database);
    const sizes = new Map();
    const problems = [];
    const chain = [{ id: newest.id, manifestSha256: newest.manifestSha256 }, ...newest.parents];
    for (const { id, manifestSha256 } of chain) {
        try {
            const { manifest, sha256 } = await (0,_catalog_js__WEBPACK_IMPORTED_MODULE_4__/* .readManifest */ .WI)(storage, database, keys.manifest(id), signal);
            if (sha256 !== manifestSha256)
                problems.push(`The manifest of ${id} is not the one that ${newest.id} names.`);
            sizes.set(keys.relative(keys.contents(id)), manifest.contents.sizeBytes);
            if (manifest.signer !== null)
                sizes.set(keys.relative(keys.signature(id, manifest.signer)), ANY_SIZE);
            for (const [index, part] of manifest.objects.entries()) {
                if (part.sizeBytes > _core_format_object_list_js__WEBPACK_IMPORTED_MODULE_2__/* .OBJECT_LIST_MAX_BYTES */ .IK)
                    throw new RangeError(`Part ${index} of the list of ${id} is too large.`);
                const listed = { key: keys.relative(keys.objects(id, index)), ...part };
                const stored = await (0,_reading_fetch_js__WEBPACK_IMPORTED_MODULE_3__/* .fetchVerified */ .J)([storage], keys.root, listed, signal, problems);
                for (const object of (0,_core_format_object_list_js__WEBPACK_IMPORTED_MODULE_2__/* .parseObjectList */ .vo)(stored, id))
                    sizes.set(object.key, object.sizeBytes);
            }
        }
        catch (thrown) {
            const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown);
            if (!error.isFinding && !(thrown instanceof RangeError))
                throw error;
            problems.push(error.message);
        }
    }
    return { sizes, problems };
}
const ANY_SIZE = -1;
function markPresent(expected, relative, sizeBytes) {
    const size = expected.sizes.get(relative);
    if (size === sizeBytes || size === ANY_SIZE)
        expected.sizes.delete(relative);
}


/***/ }),

/***/ 75114:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ retainEverywhere)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/format/object-keys.js
var object_keys = __webpack_require__(7240);
// EXTERNAL MODULE: ./build/repository/catalog/untrusted-backups.js
var untrusted_backups = __webpack_require__(74895);
// EXTERNAL MODULE: ./build/repository/records/removal-records.js
var removal_records = __webpack_require__(64921);
// EXTERNAL MODULE: ./build/repository/removal/inventory.js
var inventory = __webpack_require__(39340);
// EXTERNAL MODULE: ./build/repository/removal/removal.js
var removal_removal = __webpack_require__(37164);
// EXTERNAL MODULE: ./build/repository/reading/destinations.js
var destinations = __webpack_require__(97983);
;// CONCATENATED MODULE: ./build/repository/removal/restore-manifests.js




async function restoreManifests({ storage, database, removers, signal }, catalog, records) {
    const keys = (0,object_keys/* objectKeys */.uv)(database);
    const restored = [];
    const warnings = [];
    const named = new Map(catalog.backups.flatMap(({ parents }) => parents.map((each) => [each.id, each.manifestSha256])));
    for (const id of catalog.needed()) {
        (0,errors/* throwIfCancelled */.dZ)(signal);
        if (catalog.has(id) || !records.has(id))
            continue;
        const sha256 = named.get(id);
        const believed = sha256 === undefined ? removers : undefined;
        const removed = await (0,removal_records/* readRemoval */.hf)(storage, keys, id, believed, signal);
        if (removed === undefined || removed.manifestSha256 !== (sha256 ?? removed.manifestSha256)) {
            warnings.push(`A backup needs ${id}, whose manifest was removed and can't be put back from its record.`);
            continue;
        }
        await (0,destinations/* putOnce */.L)(storage, keys.manifest(id), removed.bytes, signal);
        restored.push(id);
    }
    if (restored.length > 0)
        await catalog.refresh();
    return { restored, warnings };
}

// EXTERNAL MODULE: ./build/repository/replication/wholeness.js
var wholeness = __webpack_require__(43222);
// EXTERNAL MODULE: ./build/run/warn-of-some.js
var warn_of_some = __webpack_require__(52395);
// EXTERNAL MODULE: ./build/retention/retention-plan.js
var retention_plan = __webpack_require__(92001);
// EXTERNAL MODULE: ./build/retention/retention-state.js
var retention_state = __webpack_require__(35213);
// EXTERNAL MODULE: ./build/retention/sweep-destination.js + 1 modules
var sweep_destination = __webpack_require__(77425);
;// CONCATENATED MODULE: ./build/retention/retention.js












const NOTHING = {
    backups: [],
    removed: 0,
    waiting: 0,
    freedBackups: 0,
    freedRuns: 0,
    freedObjects: 0,
    freedBytes: 0,
    lockedObjects: 0,
};
async function retainEverywhere(job, destinations, { host, clock }, run, outcomes) {
    if (job.rings.verifiers === undefined) {
        run.warn('Records of verifications are not authenticated: set `verifiers` to believe only accepted verifiers.');
    }
    let first;
    const { database, signer, dryRun, acceptMissing } = job;
    const { removers } = job.rings;
    const common = { database, clock, signal: host.signal, signer, removers, dryRun, acceptMissing, run };
    for (const storage of destinations) {
        const at = { storage, ...common };
        const { label } = storage;
        try {
            const { refusal, ...outcome } = await retainAt(at, job);
            outcomes.push(outcome);
            first ??= refusal;
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(host.signal);
            const error = (0,errors/* toRestorableError */.tj)(thrown);
            outcomes.push({ ...NOTHING, label, outcome: 'failed', detail: error.message });
            if (error.code === 'STORAGE_UNREACHABLE' && destinations.length > 1)
                run.warn(`Not pruned: ${error.message}`);
            else
                first ??= error;
        }
    }
    if (first !== undefined)
        throw first;
    const reached = outcomes.some((outcome) => outcome.outcome !== 'failed');
    if (reached || destinations.length === 0)
        return;
    throw new errors/* RestorableError */.s$('STORAGE_UNREACHABLE', 'No destination could be reached; nothing was removed.', {
        hint: 'The warnings name each. Check endpoint, region and network.',
    });
}
async function retainAt(common, { settings, rings }) {
    const { storage, database, dryRun, run, signal } = common;
    const { label } = storage;
    const state = await run.phase(`read ${label}`, () => (0,retention_state/* readRetentionState */.m)(storage, database, rings, signal));
    const at = { ...common, signer: common.signer ?? (await passphraseSigner(state, rings)) };
    if (!dryRun)
        await mend(at, state.catalog, state.records);
    const decisions = await planAt(at, state, settings);
    const backups = decisions.map((decision) => {
        const facts = state.catalog.get(decision.id);
        const startedAt = (facts?.startedAt ?? new Date(0)).toISOString();
        return { ...decision, kind: facts?.kind ?? 'full', startedAt, storedBytes: facts?.storedBytes ?? 0 };
    });
    const hidden = await (0,untrusted_backups/* deletedBackups */.H)(storage, (0,object_keys/* objectKeys */.uv)(database), signal);
    const unwanted = decisions.filter((decision) => !decision.keep).map((decision) => decision.id);
    const going = spareBefore(hidden, unwanted, label, run);
    const refusal = going.length === 0 ? undefined : await refusalFor(state, settings, label);
    const isRemoving = !dryRun && refusal === undefined;
    const removed = isRemoving ? await remove(at, state.catalog, going) : { count: dryRun ? going.length : 0, locked: 0 };
    const swept = await run.phase(`sweep ${label}`, () => (0,sweep_destination/* sweepAt */.K)(at, state.catalog));
    const lockedObjects = removed.locked + swept.lockedObjects;
    if (lockedObjects > 0) {
        run.warn(`${lockedObjects} objects at ${label} may not be deleted (Object Lock, or no permission); they stay.`);
    }
    const outcome = refusal !== undefined ? 'refused' : dryRun ? 'planned' : 'pruned';
    const detail = refusal?.message ?? '';
    return { label, outcome, detail, backups, removed: removed.count, ...swept, lockedObjects, refusal };
}
async function planAt({ storage, database, run, signal }, state, { policy }) {
    const { catalog } = state;
    const { label } = storage;
    const untrusted = catalog.uncounted.map(({ id, reason }) => `${id} at ${label} fills no place of the policy and is not removed: ${reason}`);
    (0,warn_of_some/* warnOfSome */.A)(run, untrusted, (more) => `${more} more manifests at ${label} fill no place and are not removed.`);
    const { decisions, notCounted } = await (0,retention_plan/* planCounted */.O)(state, policy, async () => {
        const { listings } = await (0,inventory/* takeInventory */.O)(storage, (0,object_keys/* objectKeys */.uv)(database), signal);
        return new wholeness/* Wholeness */.Z({ storage, database, catalog, listings, signal });
    });
    const broken = [...notCounted].map(([id, reason]) => `${id} at ${label} fills no place of the policy: ${reason}`);
    (0,warn_of_some/* warnOfSome */.A)(run, broken, (more) => `${more} more backups at ${label} fill no place of the policy.`);
    return decisions;
}
async function passphraseSigner({ catalog }, { passphrase }) {
    const salt = catalog.backups.findLast((backup) => backup.salt !== null)?.salt;
    return typeof salt === 'string' ? passphrase?.signer(salt) : undefined;
}
function spareBefore(hidden, unwanted, label, run) {
    const newest = hidden.at(-1) ?? '';
    const going = unwanted.filter((id) => id > newest);
    if (going.length < unwanted.length) {
        run.warn(`${unwanted.length - going.length} backups at ${label} stay: the manifest of ${newest}, which may need them, was deleted, but not by \`prune\`.`);
    }
    return going;
}
async function refusalFor({ log }, settings, label) {
    if (settings.allowFailedVerification)
        return undefined;
    const last = await log.last();
    if (last?.verdict !== 'failed')
        return undefined;
    return new errors/* RestorableError */.s$('PRUNE_REFUSED', `The last verification at ${label} failed (${last.backup.id}, ${last.finishedAt}); nothing is removed.`, {
        hint: 'An older backup may be the good one. Find out why it failed and verify again, or set `allow-failed-verification: true`.',
    });
}
async function remove(at, catalog, going) {
    const { run, storage, database, signal } = at;
    if (going.length === 0)
        return { count: 0, locked: 0 };
    const removal = await run.phase(`remove at ${storage.label}`, () => (0,removal_removal/* removeBackups */.mu)(at, catalog, going, 'no rule of the retention policy keeps it'));
    if (removal.spared.length > 0) {
        run.warn(`${removal.spared.length} backups at ${storage.label} stay: one that is locked, or was made meanwhile, may need them.`);
    }
    await mend(at, catalog, await (0,removal_records/* listRemovals */.Qb)(storage, (0,object_keys/* objectKeys */.uv)(database), signal));
    return { count: removal.removed.length, locked: removal.locked.length };
}
async function mend(at, catalog, records) {
    const { restored, warnings } = await restoreManifests(at, catalog, records);
    at.run.warn(...warnings);
    for (const id of restored)
        at.run.warn(`${id} at ${at.storage.label} was being removed, but is needed: it is back.`);
}


/***/ }),

/***/ 77425:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K: () => (/* binding */ sweepAt),
  h: () => (/* binding */ sweepOnly)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/format/object-keys.js
var object_keys = __webpack_require__(7240);
// EXTERNAL MODULE: ./build/repository/catalog/catalog-facts.js
var catalog_facts = __webpack_require__(12958);
// EXTERNAL MODULE: ./build/repository/catalog/untrusted-backups.js
var untrusted_backups = __webpack_require__(74895);
// EXTERNAL MODULE: ./build/repository/records/gap-records.js
var gap_records = __webpack_require__(87377);
// EXTERNAL MODULE: ./build/repository/records/removal-records.js
var removal_records = __webpack_require__(64921);
// EXTERNAL MODULE: ./build/repository/removal/inventory.js
var removal_inventory = __webpack_require__(39340);
// EXTERNAL MODULE: ./build/repository/removal/lineage.js + 1 modules
var lineage = __webpack_require__(2965);
// EXTERNAL MODULE: ./build/core/format/manifest.js
var manifest = __webpack_require__(74493);
// EXTERNAL MODULE: ./build/core/planning/retention.js
var retention = __webpack_require__(51222);
// EXTERNAL MODULE: ./build/repository/catalog/catalog.js
var catalog = __webpack_require__(84820);
// EXTERNAL MODULE: ./build/repository/concurrency/for-each-bounded.js
var for_each_bounded = __webpack_require__(53344);
// EXTERNAL MODULE: ./build/repository/removal/removal.js
var removal = __webpack_require__(37164);
// EXTERNAL MODULE: ./build/repository/removal/unfinished.js
var removal_unfinished = __webpack_require__(58155);
;// CONCATENATED MODULE: ./build/repository/removal/orphans.js








const REQUESTS_AT_ONCE = 8;
async function sweep(storage, keys, remains, now, signal) {
    const dead = new Set(remains.dead);
    const suspected = new Set([...remains.expired, ...remains.dead]);
    const appeared = await committedMeanwhile(storage, keys, suspected, signal);
    const toDelete = new Set([...suspected].filter((id) => !appeared.has(id)));
    const before = new Date(now.getTime() - retention/* GRACE_MS */.g3);
    const freed = { objects: 0, bytes: 0, locked: 0 };
    const incomplete = new Set();
    const remove = async (object) => {
        const owner = (0,object_keys/* ownerOfObject */.WL)(keys.relative(object.key));
        const isDead = owner !== undefined && dead.has(owner.id);
        if (isDead && object.modifiedAt > before)
            return;
        const isHopeless = isDead && incomplete.has(owner.id);
        if (!isHopeless && (await (0,removal/* deleteUnlessLocked */.yD)(storage, object.key, { signal }))) {
            freed.objects += 1;
            freed.bytes += object.sizeBytes;
            return;
        }
        freed.locked += 1;
        if (owner !== undefined)
            incomplete.add(owner.id);
    };
    if (toDelete.size > 0)
        await (0,for_each_bounded/* forEachBounded */.a)(objectsOf(storage, keys, toDelete, signal), REQUESTS_AT_ONCE, remove);
    const complete = remains.expired.filter((id) => toDelete.has(id) && !incomplete.has(id));
    freed.locked += await deleteRecords(storage, keys, complete, signal);
    for (const key of await loneSignatures(storage, keys, before, signal)) {
        await (0,removal/* deleteUnlessLocked */.yD)(storage, key, { signal });
    }
    const unfinished = await (0,removal_unfinished/* removeUnfinished */.E)(storage, keys, now, signal);
    freed.objects += unfinished.objects;
    freed.bytes += unfinished.bytes;
    return freed;
}
async function committedMeanwhile(storage, keys, ids, signal) {
    const found = new Set();
    await (0,for_each_bounded/* forEachBounded */.a)(ids, REQUESTS_AT_ONCE, async (id) => {
        if (await isThere(storage, keys.manifest(id), signal))
            found.add(id);
    });
    if (found.size === 0)
        return found;
    const listed = new Set(await (0,catalog/* listBackupIds */.hf)(storage, keys, signal));
    const unlisted = [...found].find((id) => !listed.has(id));
    if (unlisted === undefined)
        return found;
    throw new errors/* RestorableError */.s$('STORAGE_FAILED', `${storage.label} has the manifest of ${unlisted}, but does not list it.`, {
        hint: 'Nothing was deleted. Its listings are incomplete: check proxies in between, or use another storage.',
    });
}
async function isThere(storage, key, signal) {
    try {
        await storage.get(key, { maxBytes: manifest/* MANIFEST_MAX_BYTES */.V4, signal });
        return true;
    }
    catch (error) {
        if (!(error instanceof errors/* RestorableError */.s$))
            throw error;
        if (error.code === 'STORAGE_CORRUPTED')
            return true;
        if (error.code === 'OBJECT_MISSING')
            return false;
        throw error;
    }
}
async function deleteRecords(storage, keys, ids, signal) {
    let locked = 0;
    await (0,for_each_bounded/* forEachBounded */.a)(ids, REQUESTS_AT_ONCE, async (id) => {
        const key = keys.pruned(id);
        const isGone = await (0,removal/* deleteUnlessLocked */.yD)(storage, key, { signal });
        if (!isGone || !(await (0,removal/* deleteUnlessLocked */.yD)(storage, `${key}.asc`, { signal })))
            locked += 1;
    });
    return locked;
}
async function loneSignatures(storage, keys, before, signal) {
    const listed = new Map();
    for await (const { key, modifiedAt } of storage.list(keys.allPruned, { signal }))
        listed.set(key, modifiedAt);
    return [...listed].flatMap(([key, modifiedAt]) => key.endsWith('.asc') && !listed.has(key.slice(0, -'.asc'.length)) && modifiedAt <= before ? [key] : []);
}
async function* objectsOf(storage, keys, ids, signal) {
    for await (const object of storage.list(keys.root, { signal })) {
        const owner = (0,object_keys/* ownerOfObject */.WL)(keys.relative(object.key));
        if (owner !== undefined && ids.has(owner.id))
            yield object;
    }
}

// EXTERNAL MODULE: ./build/run/warn-of-some.js
var warn_of_some = __webpack_require__(52395);
;// CONCATENATED MODULE: ./build/retention/sweep-destination.js










async function sweepAt(at, catalog) {
    const { storage, database, signal, dryRun, run, acceptMissing } = at;
    const keys = (0,object_keys/* objectKeys */.uv)(database);
    const records = await believedRecords(at, catalog);
    const inventory = await (0,removal_inventory/* takeInventory */.O)(storage, keys, signal);
    const now = await storage.serverTime({ signal });
    const remains = (0,removal_inventory/* sortRemains */.I)(inventory, catalog, records, now, await (0,untrusted_backups/* deletedBackups */.H)(storage, keys, signal));
    const orphaned = remains.orphaned.map((id) => `${id} was committed, but its manifest is missing at ${storage.label}; its objects are left alone.`);
    (0,warn_of_some/* warnOfSome */.A)(run, orphaned, (more) => `The manifests of ${more} more are missing at ${storage.label}.`);
    const toDelete = [...remains.expired, ...remains.dead];
    const bytes = toDelete.reduce((sum, id) => sum + (inventory.owned.get(id)?.bytes ?? 0), 0);
    const objects = toDelete.reduce((sum, id) => sum + (inventory.owned.get(id)?.objects ?? 0), 0);
    if (!dryRun && (remains.expired.length > 0 || acceptMissing)) {
        const gaps = await gap_records/* GapRecords */.F.open({ storage, keys, ring: at.removers, signal });
        const tidying = { leaving: new Set(remains.expired), accept: acceptMissing };
        await (0,lineage/* tidyGaps */.G)(at, { catalog, gaps }, tidying);
    }
    const freed = dryRun ? { objects, bytes, locked: 0 } : await sweep(storage, keys, remains, now, signal);
    return {
        waiting: remains.waiting.length,
        freedBackups: remains.expired.length,
        freedRuns: remains.dead.length,
        freedObjects: freed.objects,
        freedBytes: freed.bytes,
        lockedObjects: freed.locked,
    };
}
async function believedRecords(at, catalog) {
    const { storage, database, signal, run, signer, removers, acceptMissing } = at;
    const keys = (0,object_keys/* objectKeys */.uv)(database);
    const records = await (0,removal_records/* listRemovals */.Qb)(storage, keys, signal);
    if (signer === undefined || removers === undefined || acceptMissing)
        return records;
    const alone = [...records.keys()].filter((id) => !catalog.has(id));
    const believed = await (0,removal_records/* beingRemoved */.wv)(storage, keys, alone, removers, signal);
    const doubted = alone.filter((id) => !believed.has(id));
    const warnings = doubted.map((id) => `Nobody accepted signed the record of the removal of ${id} at ${storage.label}.`);
    (0,warn_of_some/* warnOfSome */.A)(run, warnings, (more) => `Nor ${more} more records of removal at ${storage.label}.`);
    return new Map([...records].filter(([id]) => !doubted.includes(id)));
}
async function sweepOnly(destinations, { name: database, rings, signer }, { host, clock }, run) {
    const { signers: ring, removers } = rings;
    const common = { database, clock, signal: host.signal, signer, removers, run, dryRun: false, acceptMissing: false };
    for (const storage of destinations) {
        try {
            const catalog = await catalog_facts/* BackupCatalog */.S.read({ storage, database, ring, signal: host.signal });
            const swept = await run.phase(`sweep ${storage.label}`, () => sweepAt({ storage, ...common }, catalog));
            host.log.info(`Swept ${storage.label}: ${swept.freedObjects} objects, ${swept.freedBytes} bytes freed.`);
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(host.signal);
            run.warn(`${storage.label} could not be swept: ${(0,errors/* toRestorableError */.tj)(thrown).message}`);
        }
    }
}


/***/ })

};
