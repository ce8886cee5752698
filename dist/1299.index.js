export const id = 1299;
export const ids = [1299];
export const modules = {

/***/ 11299:
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
;// CONCATENATED MODULE: ./build/repository/fleet-sources.js

/**
 * The destinations of a backup, to read from one after the other what the run can do without: one that fails is out, and what
 * was asked for is taken for missing there, so that whoever reads goes on with the next. The failure of one that is needed is thrown.
 */
function sourcesOf(fleet, signal) {
    return fleet.active.map((storage) => {
        const get = async (key, options) => {
            try {
                return await storage.get(key, options);
            }
            catch (thrown) {
                (0,errors/* throwIfCancelled */.dZ)(signal);
                const error = (0,errors/* toRestorableError */.tj)(thrown);
                // Larger than it may be: that is about the object.
                if (error.isFinding || error.code === 'STORAGE_CORRUPTED')
                    throw error;
                fleet.spare(storage, error);
                throw new errors/* RestorableError */.s$('OBJECT_MISSING', `${storage.label} is left out.`, { cause: error });
            }
        };
        return new Proxy(storage, {
            get: (target, name) => {
                if (name === 'get')
                    return get;
                const value = Reflect.get(target, name);
                return typeof value === 'function' ? value.bind(target) : value;
            },
        });
    });
}

// EXTERNAL MODULE: ./build/core/backup-id.js
var backup_id = __webpack_require__(82896);
// EXTERNAL MODULE: ./build/core/catalogue.js
var catalogue = __webpack_require__(61417);
// EXTERNAL MODULE: ./build/core/keys.js
var core_keys = __webpack_require__(18790);
// EXTERNAL MODULE: ./build/repository/authenticity.js
var authenticity = __webpack_require__(12850);
// EXTERNAL MODULE: ./build/repository/catalogue.js
var repository_catalogue = __webpack_require__(40794);
// EXTERNAL MODULE: ./build/repository/read-ahead.js
var read_ahead = __webpack_require__(10023);
;// CONCATENATED MODULE: ./build/repository/newest-manifest.js







/** Manifests that don't count before no older one is looked for: whoever may put could keep a run busy for hours. */
const LOOKED_AT = 10_000;
/** Usually the first is the one; after so many there are thousands, and they are read side by side. */
const ONE_BY_ONE = 4;
const READS_AHEAD = 16;
/** Manifests that don't count which a warning names. */
const NAMED = 5;
/**
 * The newest manifest that counts among the destinations, for the line of predecessors and the source's identity. One that can't be
 * read, that no accepted signer signed, or that is dated in the future is passed over with a warning: whoever can put one must not
 * stop new backups, nor stand before all of them for years.
 */
async function newestManifest(listings, options) {
    const found = await lookForNewest(listings, options);
    if (found.newest !== undefined || !(await options.ring?.tryMore(options.database)))
        return found;
    return lookForNewest(listings, options);
}
async function lookForNewest(listings, options) {
    const found = listings.flatMap(({ storage, ids }) => ids.map((id) => ({ id, storage })));
    found.sort((a, b) => (a.id < b.id ? 1 : a.id > b.id ? -1 : 0));
    const limit = options.now.getTime() + catalogue/* CLOCK_SKEW_MS */.r;
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
/** @returns undefined of a storage that failed before */
function lookAt({ id, storage }, { database, ring, signatures = [storage], signal }, failed) {
    if (failed.has(storage))
        return undefined;
    const keys = (0,core_keys/* objectKeys */.uv)(database);
    const read = async () => {
        const stored = await (0,repository_catalogue/* readManifest */.WI)(storage, database, keys.manifest(id), signal);
        if (ring !== undefined)
            await (0,authenticity/* authenticate */.Q)(signatures, keys, stored, ring, signal);
        return { stored };
    };
    return read().catch((thrown) => ({ error: (0,errors/* toRestorableError */.tj)(thrown) }));
}
/** Manifests that don't count, by name, in a bounded number of warnings. */
class PassedOver {
    #warnings = new Map();
    add(id, warning) {
        if (!this.#warnings.has(id))
            this.#warnings.set(id, warning);
    }
    /** @param good one of which another destination's copy counts */
    warningsExcept(good) {
        const all = [...this.#warnings].flatMap(([id, warning]) => (id === good ? [] : [warning]));
        const warnings = all.slice(0, NAMED);
        const more = all.length - warnings.length;
        if (more > 0)
            warnings.push(`Nothing is built on ${more} more manifests that do not count; \`list\` names them.`);
        return warnings;
    }
}

// EXTERNAL MODULE: ./build/openpgp/passphrase-keys.js + 1 modules
var passphrase_keys = __webpack_require__(75063);
// EXTERNAL MODULE: ./build/openpgp/signatures.js + 2 modules
var signatures = __webpack_require__(73536);
// EXTERNAL MODULE: ./build/commands/rings.js
var rings = __webpack_require__(30666);
;// CONCATENATED MODULE: ./build/commands/backup-signer.js






/** @throws {RestorableError} KEY_INVALID, KEY_LOCKED, KEY_WRONG, KEY_EXPIRED */
async function openSigningKeys({ runnerKey, recipients }, now) {
    return {
        runner: runnerKey && (await (0,signatures/* createSigner */.rO)(runnerKey, 'runner-key', now)),
        passphrase: recipients.kind === 'passphrase' ? new passphrase_keys/* PassphraseKeys */.j9(recipients.passphrase) : undefined,
    };
}
function signsSomething({ runner, passphrase }) {
    return runner !== undefined || passphrase !== undefined;
}
/** Whose backups a backup run counts: its own, and those of `signers`; everybody's where it signs nothing itself. */
async function openBackupRings({ signers, verifiers }, signingKeys) {
    const { runner, passphrase } = signingKeys;
    const own = runner === undefined ? [] : [runner.publicKey];
    const accepted = signsSomething(signingKeys) ? [...signers, ...own] : [];
    return (0,rings/* openRings */.K)({ signers: accepted, verifiers }, [], passphrase);
}
/**
 * Who signs a backup; undefined where there is neither runner key nor passphrase. The salt stays the same along a line of
 * backups, so that a reader derives one key for all of them.
 * @throws the storage's errors
 */
async function chooseSigner(request, { runner, passphrase }, line) {
    if (runner !== undefined || passphrase === undefined)
        return runner;
    return (await signerOfLine(request, passphrase, line)) ?? passphrase.signer();
}
/** The signer of the newest backup, where that is proved: else whoever may put a manifest could choose our salt. */
async function signerOfLine({ name }, passphrase, { newest, destinations, signal }) {
    if (newest === undefined)
        return undefined;
    const signer = await passphrase.signerFor(newest.manifest);
    if (signer === undefined)
        return undefined;
    try {
        const ring = await (0,signatures/* createSignerRing */.TV)([signer.publicKey]);
        await (0,authenticity/* authenticate */.Q)(destinations, (0,core_keys/* objectKeys */.uv)(name), newest, ring, signal);
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
/**
 * Variables that a hook gets beside those that the user names. Not RESTORABLE_...: those stand for options, and a hook may
 * run this program.
 */
const HOOK_VARIABLES = {
    /** `before`, `before-commit` or `after`. */
    stage: 'HOOK_STAGE',
    /** The database's name in storage. */
    database: 'HOOK_DATABASE',
    /** Once there is one. */
    backupId: 'HOOK_BACKUP_ID',
    kind: 'HOOK_KIND',
    /** Length of the dump. */
    rawBytes: 'HOOK_RAW_BYTES',
    /** `after` alone: `committed`, `failed` or `cancelled`. */
    outcome: 'HOOK_OUTCOME',
    /** `after` alone: the code of what went wrong; empty where nothing did. */
    error: 'HOOK_ERROR',
};

;// CONCATENATED MODULE: ./build/commands/hooks.js



/** What a cancelled run gives its last hook: the host is killed some seconds later. */
const LAST_MS = 1_500;
const PASSED_ON = ['HOME', 'LANG'];
const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
/**
 * Runs the hook of a stage, where there is one. Its exit code 0 lets the run go on, any other ends it.
 * @throws {RestorableError} HOOK_FAILED, CANCELLED
 */
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
        // The hook after a cancelled run must not end with it.
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
/** The last hook, whatever came of the run: what it does wrong is told, and undoes nothing. Never throws. */
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
/** What a hook is told of a backup. */
function factsOf({ id, kind, rawBytes }) {
    return { backupId: id, kind, rawBytes: String(rawBytes) };
}
/** The run keeps it line by line, and so may a hook: by writing a file of its own. */
const PRINTED = 'What it prints may quote rows, so the log does not have it: `diagnostics` keeps it encrypted, `--show-tool-output` prints it on a terminal.';
const AFTERWARDS = {
    before: 'Nothing was begun.',
    'before-commit': 'Nothing was committed.',
    after: 'What was committed stays, and nothing was undone.',
};
/** @param cause of a hook that was not started or did not end by itself */
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

// EXTERNAL MODULE: ./build/core/requirement.js
var requirement = __webpack_require__(59895);
// EXTERNAL MODULE: ./build/repository/destinations.js
var repository_destinations = __webpack_require__(99874);
;// CONCATENATED MODULE: ./build/repository/within.js
/** Waits for a promise, but not longer than this. @returns its value, or undefined when the time was up */
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

;// CONCATENATED MODULE: ./build/repository/changes.js

/** Wakes whoever waits for something to happen. */
class Changes {
    #waiting = [];
    /** Waits until something happened, but not longer than this. */
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

;// CONCATENATED MODULE: ./build/repository/fleet-ledger.js
/** Who holds which of the objects that are on their way; an object's bytes are held here once, until all active ones have it. */
class FleetLedger {
    #needed;
    #pending = new Set();
    /** @param needed how many destinations are enough */
    constructor(needed) {
        this.#needed = needed;
    }
    get isEmpty() {
        return this.#pending.size === 0;
    }
    /** Objects that enough destinations have acknowledged, and that are kept for the others. */
    get trailing() {
        return [...this.#pending].filter(({ isEnough }) => isEnough).length;
    }
    get heldBytes() {
        const bodies = [...this.#pending].flatMap(({ body }) => (body instanceof Uint8Array ? [body] : body));
        return bodies.reduce((sum, part) => sum + part.length, 0);
    }
    add(parcel, members) {
        const enough = Promise.withResolvers();
        const pending = { ...parcel, acknowledged: new Set(), missing: new Set(members), enough, isEnough: false };
        this.#pending.add(pending);
        return pending;
    }
    acknowledge(pending, member) {
        pending.missing.delete(member);
        pending.acknowledged.add(member);
        this.#advance(pending);
    }
    /** From now on nothing is kept for this one, and what it holds does not count. */
    forget(member) {
        for (const pending of this.#pending) {
            pending.missing.delete(member);
            pending.acknowledged.delete(member);
            this.#advance(pending);
        }
    }
    reject(error) {
        for (const { enough } of this.#pending)
            enough.reject(error);
        this.#pending.clear();
    }
    /** The one that lacks most of what enough others hold, and how many objects that are. */
    slowest(members) {
        const late = [...this.#pending].filter(({ acknowledged }) => acknowledged.size >= this.#needed);
        const lacks = (member) => late.filter(({ missing }) => missing.has(member)).length;
        const [most] = members.toSorted((a, b) => lacks(b) - lacks(a));
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

// EXTERNAL MODULE: ./build/repository/for-each-bounded.js
var for_each_bounded = __webpack_require__(31304);
;// CONCATENATED MODULE: ./build/repository/fleet-member.js


/** Objects on their way to one destination at once; on a distant storage they wait for answers, not for the processor. */
const LANES = 4;
/** How long a storage may take to delete the first of many objects. */
const FIRST_DELETE_MS = 5_000;
/** One destination of a run, with a queue of its own. */
class Member {
    label;
    storage;
    /** Aborted with the run, and when this one is out. */
    signal;
    /** Rejects when the signal is aborted: for work that does not heed it. */
    gone;
    out;
    /** For how long it held the others back. */
    heldMs = 0;
    /** The longest that one of its puts took. */
    slowestPutMs = 0;
    /** When a put last ended well, by the monotonic clock. */
    lastPutMs = 0;
    #own = new AbortController();
    #queue = [];
    #underWay = new Set();
    /** Every key that was tried, so that an unfinished run can remove what it put. */
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
    /** Puts an object as soon as a lane is free. */
    take(parcel, ended) {
        this.#queue.push({ parcel, ended });
        this.#next();
    }
    /** Stops what is under way and lets the queue go. */
    stop(reason) {
        this.#queue.length = 0;
        this.#own.abort(reason);
    }
    /**
     * Removes what was put here, once nothing is under way any more that could still arrive.
     * @returns whether all of it went within the time
     */
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
            // One that is gone for good would be asked again and again until the time is up.
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
            const errand = this.#queue.shift();
            if (errand === undefined)
                return;
            const task = this.#put(errand).finally(() => {
                this.#underWay.delete(task);
                this.#next();
            });
            this.#underWay.add(task);
        }
    }
    async #put({ parcel: { key, body, sha256 }, ended }) {
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

;// CONCATENATED MODULE: ./build/repository/fleet-patience.js

/** How long a destination may hold the others back at once, and how long it may be silent when they are done. */
const PATIENCE_MS = 30_000;
/** In a long run it may hold them back for this share of the time altogether. */
const PATIENCE_SHARE = 0.1;
/** How long a destination that is not needed is waited for. All times by the monotonic clock. */
class FleetPatience {
    #ms;
    #startMs = performance.now();
    constructor(ms = PATIENCE_MS) {
        this.#ms = ms;
    }
    /** What is left for one that holds the others back. @param beganMs since when they wait */
    toHold({ heldMs, lastPutMs }, beganMs) {
        const nowMs = performance.now();
        const altogetherMs = Math.max(this.#ms, (nowMs - this.#startMs) * PATIENCE_SHARE) - heldMs;
        // Never for long at once: a database server ends a session that takes nothing, MariaDB after a minute.
        return Math.min(altogetherMs, Math.max(beganMs, lastPutMs) + this.#ms - nowMs);
    }
    /** What is left at the end for so many objects that one lacks. @param beganMs when the last object was made */
    toSettle({ slowestPutMs }, count, beganMs) {
        return beganMs + Math.max(this.#ms, slowestPutMs * count) - performance.now();
    }
    /** What is left for one that is silent. */
    toAnswer(sinceMs) {
        return sinceMs + this.#ms - performance.now();
    }
}
/** Why one is dropped. */
function tooSlow({ label }, what) {
    return new errors/* RestorableError */.s$('STORAGE_SLOW', `${label} ${what}; it is left out of this run.`, {
        hint: 'Enough others hold the backup. `require: all` waits for every destination.',
    });
}

;// CONCATENATED MODULE: ./build/repository/fleet-round.js
/** One thing that is done at every destination side by side: who is done, and who was last heard of when. */
class FleetRound {
    #needed;
    #done = new Map();
    #heardMs = new Map();
    #enoughMs;
    /** @param needed how many are enough */
    constructor(needed) {
        this.#needed = needed;
    }
    finish(member, value) {
        this.#done.set(member, value);
    }
    hear(member) {
        this.#heardMs.set(member, performance.now());
    }
    /** The results of these, as far as they are done. */
    resultsOf(members) {
        const done = members.filter((member) => this.#done.has(member));
        return done.map((member) => ({ storage: member.storage, value: this.#done.get(member) }));
    }
    /** Once enough are done: the one of the others that was silent for longest, and since when. */
    quietest(active) {
        const left = active.filter((member) => !this.#done.has(member));
        if (active.length - left.length < this.#needed)
            return undefined;
        this.#enoughMs ??= performance.now();
        const enoughMs = this.#enoughMs;
        const since = left.map((member) => ({ member, sinceMs: Math.max(enoughMs, this.#heardMs.get(member) ?? 0) }));
        return since.toSorted((a, b) => a.sinceMs - b.sinceMs)[0];
    }
}

;// CONCATENATED MODULE: ./build/repository/fleet.js






/** Objects that enough destinations hold and others do not yet: so many are kept for those before the dump waits. */
const MOST_TRAILING = 4;
/** How long what was put at a destination that is out may take to be removed, while the run goes on. */
const CLEAN_MS = 30_000;
/**
 * The destinations of one backup: each with a queue of its own, active or out. An object counts as put when as many hold it
 * as are needed, so that the dump goes as fast as the slowest of those; where all are needed, as the slowest of all. Others
 * may trail by a few objects. One that fails, or holds the others back for too long, is out for this run; when fewer are
 * left than are needed, everything fails with the error that was one too many.
 */
class Fleet {
    needed;
    #options;
    /** In the order given. */
    #all;
    #patience;
    #ledger;
    #changes = new Changes();
    #cleaning = [];
    #failure;
    #holdingBack;
    /** @throws what kept the first one from opening, when fewer are open than are needed */
    constructor(openings, options) {
        this.needed = options.needed;
        this.#options = options;
        this.#ledger = new FleetLedger(options.needed);
        this.#patience = new FleetPatience(options.patienceMs);
        this.#all = openings.map((opening) => opening.storage === undefined
            ? { label: opening.label, out: { kind: 'failed', detail: opening.error.message } }
            : new Member(opening.storage, options.signal));
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
    /** Those that take part, in the order given. */
    get active() {
        return this.#active.map((member) => member.storage);
    }
    /** Bytes that are held for destinations which have not acknowledged them yet. */
    get heldBytes() {
        return this.#ledger.heldBytes;
    }
    /** Whether something was removed at a destination that is out. */
    get hasCleaned() {
        return this.#cleaning.length > 0;
    }
    get #active() {
        return this.#all.filter((member) => member instanceof Member && member.out === undefined);
    }
    /** Waits while some destination trails the others by too much: to be asked before an object is made. */
    async room() {
        this.#holdingBack ??= this.#holdBack().finally(() => {
            this.#holdingBack = undefined;
        });
        await this.#holdingBack;
        this.throwIfFailed();
    }
    /** Puts an object, once there is room; resolves when as many destinations hold it as are needed. */
    async put(key, body, sha256) {
        await this.room();
        const active = this.#active;
        const pending = this.#ledger.add({ key, body, sha256 }, active);
        for (const member of active)
            member.take(pending, (failure) => this.#ended(member, pending, failure));
        await pending.enough.promise;
    }
    /**
     * Does something at every active destination, side by side. One that fails is out, and so is one that is silent for long
     * when as many are done as are needed.
     * @param vital false: the run can do without it, so that a failure of one that is needed is thrown, and nobody is out
     * @returns the results of those that are still active
     */
    async each(work, vital = true) {
        this.throwIfFailed();
        const refused = [];
        const round = new FleetRound(this.needed);
        const tasks = this.#active.map(async (member) => {
            const { storage, signal } = member;
            const alive = () => round.hear(member);
            try {
                round.finish(member, await Promise.race([work({ storage, signal, alive }), member.gone]));
            }
            catch (thrown) {
                if (vital || this.#active.length > this.needed)
                    this.#lose(member, thrown);
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
    /** Waits until every active destination holds all that was put; one that takes too long for its last few is dropped. */
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
                    this.#takeOut(slowest, 'dropped', tooSlow(slowest, `lacked ${count} objects when the others were done`));
            }
        }
        this.throwIfFailed();
    }
    /** Takes out one that failed at something else than the fleet's own work. @throws when too few are left */
    lose(storage, thrown) {
        const member = this.#active.find((each) => each.storage === storage);
        if (member !== undefined)
            this.#lose(member, thrown);
        this.throwIfFailed();
    }
    /** Takes out one that failed at what the run can do without. @throws what it failed with, when it is needed */
    spare(storage, thrown) {
        if (this.#active.length <= this.needed)
            throw thrown;
        this.lose(storage, thrown);
    }
    /** Leaves one out that lacks what this backup builds on: nothing is put there. */
    leaveBehind(storage, why) {
        const member = this.#active.find((each) => each.storage === storage);
        const hint = 'Run `sync`; without it the next full backup goes there again.';
        if (member !== undefined)
            this.#takeOut(member, 'behind', new errors/* RestorableError */.s$('OBJECT_MISSING', why, { hint }));
    }
    /** What became of each, in the order given. @param committed of the commit, in the order of `active` */
    outcomes(committed = []) {
        let at = 0;
        return this.#all.map(({ label, out }) => {
            if (out !== undefined)
                return { label, outcome: out.kind, detail: out.detail };
            at += 1;
            return committed[at - 1] ?? { label, outcome: 'failed', detail: 'nothing was committed' };
        });
    }
    /** Ends an unfinished backup everywhere and removes what it put. @returns whether all of it went within the time */
    async abandon(ms) {
        const reason = this.#failure ?? new errors/* RestorableError */.s$('CANCELLED', 'The backup was given up.');
        this.#fail(reason);
        const members = this.#all.filter((member) => member instanceof Member);
        return (await Promise.all(members.map((member) => member.clean(ms)))).every(Boolean);
    }
    /** Waits until what was put at destinations that are out is removed. @returns whether all of it is @throws once all fails */
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
    #ended(member, pending, failure) {
        if (failure !== undefined)
            this.#lose(member, failure.thrown);
        else if (member.out === undefined)
            this.#ledger.acknowledge(pending, member);
        this.#changes.tell();
    }
    #lose(member, thrown) {
        if (this.#options.signal.aborted || this.#failure !== undefined)
            return;
        const error = (0,errors/* toRestorableError */.tj)(thrown);
        this.#takeOut(member, error.code === 'STORAGE_SLOW' ? 'dropped' : 'failed', error);
    }
    #takeOut(member, kind, error) {
        if (member.out !== undefined || this.#failure !== undefined)
            return;
        member.out = { kind, detail: error.message };
        member.stop(error);
        if (this.#active.length < this.needed) {
            this.#fail(error);
            return;
        }
        this.#options.onOut(kind === 'behind' ? `${error.message} ${error.hint}` : error.message);
        this.#cleaning.push(member.clean(CLEAN_MS));
        this.#ledger.forget(member);
        this.#changes.tell();
    }
    #fail(error) {
        this.#failure ??= error;
        this.#ledger.reject(this.#failure);
        for (const member of this.#active)
            member.stop(this.#failure);
        this.#changes.tell();
    }
    /** Waits while others trail by too much, and drops whoever makes them wait for too long. */
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
                this.#takeOut(slowest, 'dropped', tooSlow(slowest, `held the others back for ${seconds} s altogether`));
            }
        }
    }
    /** Waits until something happens in a round, or drops who is silent for too long. */
    async #watch(round) {
        const quiet = round.quietest(this.#active);
        if (quiet === undefined) {
            await this.#changes.next();
            return;
        }
        const { member, sinceMs } = quiet;
        const leftMs = this.#patience.toAnswer(sinceMs);
        if (leftMs > 0)
            await this.#changes.next(leftMs);
        else
            this.#takeOut(member, 'dropped', tooSlow(member, 'was silent for long when the others were done'));
    }
}

// EXTERNAL MODULE: ./build/commands/open-destinations.js
var open_destinations = __webpack_require__(8099);
// EXTERNAL MODULE: ./build/commands/warn-of-hidden.js
var warn_of_hidden = __webpack_require__(77788);
;// CONCATENATED MODULE: ./build/commands/open-fleet.js








/**
 * Opens the destinations of a backup. Where not all of them are needed, one that can't be reached, whose clock is off or that
 * may not be listed is out from the start, with a warning. They are closed at the end of the run.
 * @throws {RestorableError} INPUT_INVALID, FILE_UNREADABLE, and the storage's errors when too few are left
 */
async function openFleet({ destinations, require, name }, dependencies, run) {
    const { host, clock } = dependencies;
    const openings = [];
    for (const [at, spec] of destinations.entries()) {
        try {
            openings.push({ storage: await (0,open_destinations/* openDestination */.x)(spec, dependencies, run) });
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(host.signal);
            const error = (0,errors/* toRestorableError */.tj)(thrown);
            // What is written wrong is no failure of a storage: it would be wrong in every run.
            if (/^(INPUT|FILE)_/.test(error.code))
                throw error;
            openings.push({ label: `destination ${at + 1} (${spec.scheme})`, storage: undefined, error });
        }
    }
    const fleet = new Fleet(openings, {
        needed: (0,requirement/* copiesNeeded */.fV)(require, destinations.length),
        signal: host.signal,
        onOut: (message) => run.warn(`A destination is left out of this backup: ${message}`),
    });
    const listings = async () => {
        const listed = await fleet.each(async ({ storage, signal }) => {
            await (0,repository_destinations/* checkClock */.D)(storage, () => clock.now(), signal);
            const ids = await (0,repository_catalogue/* listBackupIds */.hf)(storage, (0,core_keys/* objectKeys */.uv)(name), signal);
            // This run makes a full then, and may be the first to notice.
            await (0,warn_of_hidden/* warnOfHidden */.O)(run, storage, (0,core_keys/* objectKeys */.uv)(name), signal);
            return ids;
        });
        return listed.map(({ storage, value }) => ({ storage, ids: value }));
    };
    return { fleet, listings };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/core/chain.js
var core_chain = __webpack_require__(80097);
// EXTERNAL MODULE: ./build/core/strict-json.js
var strict_json = __webpack_require__(62274);
;// CONCATENATED MODULE: ./build/repository/chunks/names.js

/** Bytes of a chunk's name: half of an HMAC-SHA-256. Two of 2^40 chunks share a name with a probability of 2^-49. */
const NAME_BYTES = 16;
const BLOCK_BYTES = 64;
const DIGEST_BYTES = 32;
/**
 * Names chunks by HMAC-SHA-256 (RFC 2104) under a key of the chain: whoever reads the storage can't confirm a guess about
 * a chunk. By two one-shot hashes, since a new Hmac object for each 4 KiB costs more than the hashing.
 */
class ChunkNamer {
    /** Inner padding, then room for the chunk. */
    #inner;
    #outer = Buffer.alloc(BLOCK_BYTES + DIGEST_BYTES);
    /** @param secret 32 bytes, the chain's */
    constructor(secret) {
        const key = new Uint8Array((0,external_node_crypto_.hkdfSync)('sha256', secret, '', 'restorable chunk names', DIGEST_BYTES));
        this.#inner = Buffer.alloc(BLOCK_BYTES + 64 * 1024, 0x36);
        this.#outer.fill(0x5c);
        for (const [index, byte] of key.entries()) {
            this.#inner[index] = 0x36 ^ byte;
            this.#outer[index] = 0x5c ^ byte;
        }
    }
    /** @returns the first 16 bytes of the chunk's HMAC */
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


/** A chunk in the index: its length, whose first bit says that a new pack begins with it, and its name. */
const RECORD_BYTES = 4 + NAME_BYTES;
const NEW_PACK = 0x8000_0000;
/** Chunks in one part: raw about 4 MiB, some 800 MiB of a dump at the usual chunks. */
const RECORDS_PER_PART = 200_000;
/**
 * Writes the index of one backup: every chunk that it stored, in the order of its streams and packs, so that offsets and pack
 * numbers follow from the lengths.
 */
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
    /** Adds a chunk that was just stored. @param pack its pack's number within the stream */
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
    /** Stores what is left and the header. @param nextFull why the next backup should be a full, or null */
    async finish(id, nextFull) {
        this.#handOn();
        await this.#writing;
        const header = {
            format: core_chain/* INDEX_FORMAT */.B7,
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
        // Its failure is thrown by `finish`; until then it must not count as unhandled.
        this.#writing.catch(() => { });
        this.#records = Buffer.alloc(RECORDS_PER_PART * RECORD_BYTES);
        this.#filled = 0;
    }
}

;// CONCATENATED MODULE: ./build/repository/chunks/table.js

const WORDS = NAME_BYTES / 4;
const FILL = 0.7;
/**
 * The chunks of a chain by name: an open-addressing hash table over typed arrays, 33 bytes a chunk. (A Map with text keys
 * takes some 200.) Names are uniformly distributed and secret, so their own first bits serve as hash.
 */
class ChunkTable {
    #names;
    #places;
    /** Position of a chunk plus one; 0 is free. */
    #slots;
    #mask;
    #count = 0;
    /** @param expected chunks that will be added; more only cost time to grow */
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
    /** The place of the chunk of this name, or undefined. */
    find(name) {
        const found = this.#slots[this.#slotOf(name)];
        if (found === 0)
            return undefined;
        const at = (found - 1) * 3;
        const places = this.#places;
        return { pack: places[at], offset: places[at + 1], length: places[at + 2] };
    }
    /** Adds a chunk; one that is there already keeps its place. */
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
    /** The slot that holds the name, or the free one where it belongs. */
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




/** What a chain holds already: its chunks by name, and the packs in which they lie. */
class KnownChunks {
    #table;
    #packs = [];
    /** @param expected chunks of all the indexes that will be added */
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
    /** @returns the number by which chunks name this pack */
    addPack(pack) {
        return this.#packs.push(pack) - 1;
    }
    /**
     * Adds a backup's index, part by part.
     * @throws {RestorableError} BACKUP_DAMAGED where parts and header disagree
     */
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

;// CONCATENATED MODULE: ./build/repository/chunks/load-index.js





/**
 * Reads the indexes of a chain with the runner key.
 * @param backups those that are built on, oldest (the full) first
 * @param newest the newest backup, which need not be among them: its index says whether the chain goes on
 * @returns what they hold, or why the next backup should be a full
 * @throws {RestorableError} OBJECT_MISSING, BACKUP_DAMAGED, BACKUP_FORMAT, KEY_WRONG and the storage's errors
 */
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
    // Also what a first full of an unexpected size leaves: its index must not take the memory of the job.
    if (chunks > core_chain/* MAX_CHUNKS */.sJ)
        return { nextFull: `the database has outgrown the chain's pieces of ${averageBytes} bytes` };
    const known = new KnownChunks(chunks);
    for (const [at, header] of headers.entries()) {
        const { reader } = backups[at];
        await known.addIndex(header, partsOf(header, reader, decryptor));
    }
    return { chain: first.chain, known };
}
async function readHeader(id, reader, decryptor) {
    const raw = await reader.read({ kind: 'index', backup: id, number: 0 }, core_chain/* INDEX_HEADER_MAX_BYTES */.WC, decryptor);
    const parsed = core_chain/* indexHeaderSchema */.x8.safeParse(jsonOf(raw));
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

;// CONCATENATED MODULE: ./build/repository/own-chain.js




/**
 * Whether this runner key signed the backups that would be built on. An index proves nothing by itself: whoever can write the
 * storage can encrypt one to the runner's public key, and a backup that believed it would leave out data that nobody holds.
 * One signature is enough, because the newest manifest names its ancestors by their digests.
 * @returns why it did not, or undefined
 * @throws the storage's errors
 */
async function whyNotOurs(chain) {
    const { database, destinations, signer, newest, ancestors, signal } = chain;
    const strange = [newest, ...ancestors].find(({ manifest }) => manifest.signer !== signer.fingerprint);
    if (strange !== undefined)
        return `${strange.manifest.id} was not signed with this runner key`;
    const ring = await (0,signatures/* createSignerRing */.TV)([signer.publicKey]);
    try {
        await (0,authenticity/* authenticate */.Q)(destinations, (0,core_keys/* objectKeys */.uv)(database), newest, ring, signal);
        return undefined;
    }
    catch (thrown) {
        const error = (0,errors/* toRestorableError */.tj)(thrown);
        if (!error.isFinding)
            throw error;
        return `${newest.manifest.id} is not proved to be signed with this runner key: ${error.message}`;
    }
}

// EXTERNAL MODULE: ./build/repository/reader.js + 4 modules
var repository_reader = __webpack_require__(5872);
// EXTERNAL MODULE: ./build/repository/source-order.js
var source_order = __webpack_require__(20031);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/secret.js
var secret = __webpack_require__(88050);
// EXTERNAL MODULE: ./build/repository/digest.js
var digest = __webpack_require__(65535);
;// CONCATENATED MODULE: ./build/commands/index-cache.js






/**
 * Brings back what the run of the newest backup kept.
 * @returns undefined where the host keeps nothing between runs
 */
async function openIndexCache(name, newestId, { host, openStorage }) {
    const { runCache } = host;
    if (runCache === undefined)
        return undefined;
    const path = (0,external_node_path_.join)((await host.workspace()).path, 'index-cache');
    const keyOf = (id) => `restorable-index-${name}-${id}`;
    if (newestId !== undefined)
        await runCache.restore(keyOf(newestId), path);
    // A destination that has to be made is worth a warning; this one is always new.
    await (0,promises_.mkdir)(path, { recursive: true, mode: 0o700 });
    const storage = await openStorage({ scheme: 'file', url: new secret/* Secret */.zh(`file:${path}`) }, host);
    const root = `${(0,core_keys/* objectKeys */.uv)(name).root}index/`;
    return {
        storage,
        async keep(key, stored) {
            if (!key.startsWith(root))
                return;
            const sha256 = (0,digest/* sha256Hex */.f)(stored);
            // A disk that is full must not fail a backup that needs no cache.
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
                // The backup is committed: what is only a shortcut must not make it look failed.
                host.log.debug(`The index was not kept for the next run: ${(0,errors/* messageOf */.bD)(error)}`);
            }
        },
    };
}
/** Deletes the indexes of chains that have ended: nobody will ask for them again. */
async function forgetOthers(storage, root, ids, signal) {
    for (const id of await storage.folders(root, { signal })) {
        if (ids.includes(id))
            continue;
        for await (const { key } of storage.list(`${root}${id}/`, { signal }))
            await storage.delete(key, { signal });
    }
}

// EXTERNAL MODULE: ./build/repository/ancestors.js
var ancestors = __webpack_require__(80441);
// EXTERNAL MODULE: ./build/repository/chain-health.js
var chain_health = __webpack_require__(14893);
// EXTERNAL MODULE: ./build/repository/evidence.js
var repository_evidence = __webpack_require__(72142);
// EXTERNAL MODULE: ./build/repository/verification-log.js
var verification_log = __webpack_require__(39407);
;// CONCATENATED MODULE: ./build/repository/chunks/broken-link.js





/**
 * Whether one destination still holds what a new backup would build on: the manifests of the chain, none about to be
 * removed, every pack with its size by one listing a backup, and no verification that failed.
 * @param nearest the backup that is built on; its own parents are the rest of the chain
 * @returns what is wrong, or undefined
 */
async function findBrokenLink(context, nearest) {
    const { storage, database, verifiers, signal } = context;
    const keys = (0,core_keys/* objectKeys */.uv)(database);
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
            (0,chain_health/* tickOff */.p)(expected, keys.relative(key), sizeBytes);
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
        // An empty list names nothing: then nobody knows that another copy is good.
        const isOnlyHere = evidence.failed.length > 0 && evidence.failed.every(({ code }) => code === repository_evidence/* DAMAGED_HERE */.hz);
        return { reason: `the last verification of ${link.id} failed`, everywhere: !isOnlyHere };
    }
    return undefined;
}
function here(reason) {
    return { reason, everywhere: false };
}

;// CONCATENATED MODULE: ./build/commands/lagging.js

/**
 * Looks at every destination for the chain that the next backup would build on. Where as many hold it as are needed, the
 * others are lagging: `sync` brings them level, or the next full, which `full-every` brings anyway. So one that lags causes
 * no full of its own.
 * @returns those that lag, or why a full has to be made
 * @throws {RestorableError} what kept one from being looked at that is needed
 */
async function findLagging(fleet, database, nearest, { removers, verifiers }) {
    const look = ({ storage, signal }) => findBrokenLink({ storage, database, removers, verifiers, signal }, nearest);
    const looked = await fleet.each(look, false);
    const broken = looked.flatMap(({ storage, value }) => (value === undefined ? [] : [{ storage, ...value }]));
    // Its last verification failed: who knows whether the others' copies are better.
    const doubted = broken.find(({ everywhere }) => everywhere);
    if (doubted !== undefined)
        return doubted.reason;
    const [first] = broken;
    if (first !== undefined && looked.length - broken.length < fleet.needed)
        return first.reason;
    return broken.map(({ storage, reason }) => ({ storage, why: `${storage.label} is behind: ${reason}.` }));
}

;// CONCATENATED MODULE: ./build/commands/plan-chain.js













/**
 * Decides the kind of this backup. Whatever stands in the way of an incremental one makes it a full, with the reason in the
 * log: a backup that is larger than it had to be is better than none.
 */
async function planChain(request, dependencies, run, subject) {
    const { host } = dependencies;
    // A full begins a chain of its own: what an earlier run kept would be fetched for nothing.
    const newestId = request.chain.kind === 'full' ? undefined : subject.newest?.manifest.id;
    const cache = request.runnerKey && (await openIndexCache(request.name, newestId, dependencies));
    const keepIndexWith = (parents) => async (id) => cache?.save([id, ...parents.map(({ manifest }) => manifest.id)]);
    let because;
    try {
        const built = await buildOn(request, dependencies, subject, cache);
        subject.fleet.throwIfFailed();
        if (typeof built !== 'string')
            return { ...built, because: undefined, keepIndex: keepIndexWith(built.parents) };
        because = built;
        if (request.chain.kind !== 'full')
            host.log.info(`A full backup, because ${because}.`);
    }
    catch (thrown) {
        // With too few destinations left nothing can be made.
        subject.fleet.throwIfFailed();
        because = `the index of the chain could not be read: ${(0,errors/* toRestorableError */.tj)(thrown).message}`;
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
/** The plan of a backup that builds on others, or why a full has to be made. */
async function buildOn(request, dependencies, subject, cache) {
    const { host, clock } = dependencies;
    const { fleet, encryptor, signer, newest, source } = subject;
    const sources = sourcesOf(fleet, host.signal);
    const keys = (0,core_keys/* objectKeys */.uv)(request.name);
    const ancestors = newest === undefined || request.chain.kind === 'full'
        ? []
        : await (0,repository_catalogue/* readParents */.Wn)(new source_order/* SourceOrder */.a(sources), request.name, keys, newest.manifest, host.signal);
    const full = ancestors.at(-1) ?? (newest?.manifest.kind === 'full' ? newest : undefined);
    const decision = (0,core_chain/* decideKind */.vC)(request.chain, {
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
    const strange = await whyNotOurs({
        database: request.name,
        destinations: sources,
        signer,
        newest,
        ancestors,
        signal: host.signal,
    });
    if (strange !== undefined)
        return strange;
    const parents = (0,core_chain/* parentsOf */.fY)(decision.kind, newest, ancestors);
    const [nearest = newest] = parents;
    const lagging = await findLagging(fleet, request.name, nearest, subject.rings);
    if (typeof lagging === 'string')
        return lagging;
    const links = await openLinks(request.name, dependencies, sources, parents, cache);
    const decryptor = await (0,encryption/* createDecryptor */.RJ)({ kind: 'keys', keys: [request.runnerKey] });
    // A differential does not build on the newest backup, whose index says whether another one is worth it.
    const [newestLink = await openLink(request.name, dependencies, sources, newest, cache)] = links.filter(({ id }) => id === newest.manifest.id);
    const loaded = await loadIndex(links, newestLink, decryptor);
    if ('nextFull' in loaded)
        return loaded.nextFull;
    const indexEncryptor = await indexEncryptorOf(request.runnerKey, encryptor.profile, clock.now());
    if (indexEncryptor instanceof errors/* RestorableError */.s$)
        return indexEncryptor.message;
    // Only now: a full for another reason goes there too. More may have been lost meanwhile.
    const behind = lagging.filter(({ storage }) => fleet.active.includes(storage));
    if (behind[0] !== undefined && fleet.active.length - behind.length < fleet.needed)
        return behind[0].why;
    for (const { storage, why } of behind)
        fleet.leaveBehind(storage, why);
    return { kind: decision.kind, parents, writing: { ...loaded, indexEncryptor, onIndexObject: keeping(cache) } };
}
/** The lists of objects of the backups that are built on, oldest first. */
async function openLinks(database, dependencies, sources, parents, cache) {
    const links = [];
    for (const manifest of [...parents].reverse()) {
        links.push(await openLink(database, dependencies, sources, manifest, cache));
    }
    return links;
}
async function openLink(database, { host }, sources, manifest, cache) {
    const reader = await repository_reader/* BackupReader */.o.open({
        database,
        sources: new source_order/* SourceOrder */.a(cache === undefined ? sources : [cache.storage, ...sources], { tolerant: true }),
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
    // With a passphrase no chain can follow, so that an index would serve nobody.
    if (request.runnerKey === undefined || encryptor.recipients.length === 0)
        return undefined;
    const indexEncryptor = await indexEncryptorOf(request.runnerKey, encryptor.profile, clock.now());
    if (indexEncryptor instanceof errors/* RestorableError */.s$) {
        run.warn(`Only full backups can be made: the key in \`runner-key\` signs, but nothing can be encrypted to it. ${indexEncryptor.message} \`keygen\` makes keys that fit.`);
        return undefined;
    }
    const streamBytes = Math.max(source.sizeBytes ?? 0, newest?.manifest.rawBytes ?? 0);
    return {
        chain: { secret: (0,external_node_crypto_.randomBytes)(32).toString('hex'), averageBytes: (0,core_chain/* averageChunkBytes */._8)(streamBytes) },
        known: undefined,
        onIndexObject: keeping(cache),
        indexEncryptor,
    };
}
/** A key that only signs, or whose part for encryption has ended, is good enough for fulls: then the reason is returned. */
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

// EXTERNAL MODULE: ./build/repository/gap-records.js
var gap_records = __webpack_require__(31320);
;// CONCATENATED MODULE: ./build/commands/record-missed.js




/**
 * At a destination that did not get the backup before this one, says so in a record: else nobody could tell later whether it was
 * missed or removed. What goes wrong is a warning.
 */
async function recordMissed({ name }, { host, clock }, run, { listed, predecessor, rings, signer }, { holders }) {
    if (predecessor === undefined)
        return;
    const backup = { id: predecessor.manifest.id, manifestSha256: predecessor.sha256 };
    for (const listing of listed) {
        const { storage, ids } = listing;
        if (!holders.includes(storage) || ids.includes(backup.id))
            continue;
        run.warn(`${storage.label} does not hold ${backup.id}, the backup before this one; \`sync\` brings it level.`);
        const asked = { database: name, ring: rings.signers, now: clock.now(), signal: host.signal };
        try {
            const onFailure = (_, thrown) => {
                throw thrown;
            };
            const { newest } = await newestManifest([listing], { ...asked, onFailure });
            const older = newest === undefined ? null : { id: newest.manifest.id, manifestSha256: newest.sha256 };
            await (0,gap_records/* writeGap */.o)(storage, (0,core_keys/* objectKeys */.uv)(name), { backup, reason: 'missed', older }, signer, host.signal);
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(host.signal);
            run.warn(`That ${storage.label} lacks ${backup.id} could not be recorded: ${(0,errors/* toRestorableError */.tj)(thrown).message}`);
        }
    }
}

// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(3294);
;// CONCATENATED MODULE: ./build/commands/replica.js


/**
 * A backup of a replica holds no more than the replica does. With `rpo` one that is too far behind, or about which that
 * can't be known, is refused; without, it is said.
 * @throws {RestorableError} SOURCE_LAGS
 */
function requireFreshSource(request, { replica }, run) {
    if (replica === undefined)
        return;
    const { rpoMs } = request;
    if (replica.lagMs === null) {
        const sentence = `The source is a replica, and how far it is behind can't be known: ${replica.because ?? 'it does not say'}.`;
        if (rpoMs !== undefined)
            throw new errors/* RestorableError */.s$('SOURCE_LAGS', sentence, { hint: replica.hint });
        run.warn(`${sentence} The backup's age is counted as if it were not behind.`);
        return;
    }
    const lag = (0,format/* humanMs */.o0)(replica.lagMs);
    if (rpoMs === undefined) {
        if (replica.lagMs > 0)
            run.warn(`The source is a replica that is ${lag} behind; set \`rpo\` to refuse one too far.`);
        return;
    }
    if (replica.lagMs <= rpoMs)
        return;
    throw new errors/* RestorableError */.s$('SOURCE_LAGS', `The source is a replica that is ${lag} behind, beyond the rpo of ${(0,format/* humanMs */.o0)(rpoMs)}.`, { hint: 'Wait until it has caught up, find out what holds it back, or dump the primary.' });
}

// EXTERNAL MODULE: ./build/commands/retention.js + 1 modules
var commands_retention = __webpack_require__(78748);
// EXTERNAL MODULE: ./build/commands/run.js
var commands_run = __webpack_require__(34344);
// EXTERNAL MODULE: ./build/commands/summary.js
var summary = __webpack_require__(56529);
// EXTERNAL MODULE: ./build/commands/sweep-destination.js + 1 modules
var sweep_destination = __webpack_require__(30318);
// EXTERNAL MODULE: ./build/commands/three-two-one.js
var three_two_one = __webpack_require__(43311);
// EXTERNAL MODULE: ./build/core/calendar.js
var core_calendar = __webpack_require__(56012);
// EXTERNAL MODULE: ./build/core/time-window.js
var time_window = __webpack_require__(64760);
;// CONCATENATED MODULE: ./build/commands/window.js




/**
 * Refuses to begin outside of the hours of `window`. A run that began in them may end later: `time-limit` ends one.
 * @throws {RestorableError} OUTSIDE_WINDOW, INPUT_INVALID for a zone that is none
 */
function requireOpenWindow({ window, timeZone = 'UTC' }, now) {
    if (window === undefined)
        return;
    const calendar = new core_calendar/* Calendar */.V(timeZone);
    if ((0,time_window/* isWithin */.UO)(window, calendar.minuteOfDay(now)))
        return;
    const opens = (0,time_window/* nextOpening */.gR)(window, calendar, now);
    const when = opens && `at ${opens.toISOString().slice(0, 16)}Z, in ${(0,format/* humanMs */.o0)(opens.getTime() - now.getTime())}`;
    throw new errors/* RestorableError */.s$('OUTSIDE_WINDOW', `It is outside of the window ${(0,time_window/* describeWindow */.O2)(window)} (${timeZone}), so nothing was begun.`, {
        hint: `It opens ${when ?? 'on no day to come'}. GitHub starts schedules late: let them begin early in the window, or widen it.`,
    });
}

// EXTERNAL MODULE: ./build/core/contents.js + 1 modules
var core_contents = __webpack_require__(58223);
// EXTERNAL MODULE: ./build/core/manifest.js
var core_manifest = __webpack_require__(38883);
// EXTERNAL MODULE: ./build/core/retention.js
var retention = __webpack_require__(94970);
// EXTERNAL MODULE: ./build/core/version.js
var version = __webpack_require__(58860);
// EXTERNAL MODULE: ./build/repository/commit.js
var commit = __webpack_require__(35846);
// EXTERNAL MODULE: ./build/repository/extend-locks.js
var extend_locks = __webpack_require__(5210);
;// CONCATENATED MODULE: ./build/repository/pace.js

/** What of a second may be read at once after a pause: so that no second sees more than a little above the rate. */
const BURST_MS = 100;
/** Holds streams to so many bytes a second, all of them together: what reads them waits, and so does what writes them. */
class Pace {
    #bytesPerMs;
    #nowMs;
    #signal;
    /** When what was read so far would have been read at exactly the rate. */
    #dueMs = Number.NEGATIVE_INFINITY;
    /** @param nowMs a monotonic clock */
    constructor(bytesPerSecond, nowMs, signal) {
        this.#bytesPerMs = bytesPerSecond / 1_000;
        this.#nowMs = nowMs;
        this.#signal = signal;
    }
    hold(stream) {
        return { name: stream.name, content: this.#held(stream.content) };
    }
    /** @throws {RestorableError} CANCELLED and what the content throws */
    async *#held(content) {
        for await (const bytes of content) {
            yield bytes;
            const nowMs = this.#nowMs();
            // What was not read in time is not made up for: the server would see a burst after every pause.
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

// EXTERNAL MODULE: ./build/repository/runbook.js + 1 modules
var runbook = __webpack_require__(8121);
// EXTERNAL MODULE: ./build/repository/holdings.js
var holdings = __webpack_require__(36703);
;// CONCATENATED MODULE: ./build/repository/unlisted.js

/**
 * Those of a backup's objects that a listing does not show as they were put: the one way to learn, without reading them all,
 * that the place has a second name under which they were removed.
 * @throws the storage's errors
 */
async function unlisted(storage, { keys, id, objects }, signal) {
    const found = await (0,holdings/* objectsOf */.i)(storage, keys, id, signal);
    return objects.filter(({ key, sizeBytes }) => found.get(key)?.sizeBytes !== sizeBytes);
}

// EXTERNAL MODULE: ./build/core/object-list.js
var object_list = __webpack_require__(15874);
;// CONCATENATED MODULE: ./build/repository/limiter.js
/** A bounded number of places; `take` waits for one, so that whoever produces is held back by whoever consumes. */
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

;// CONCATENATED MODULE: ./build/repository/packer.js



/** Raw bytes of a pack. Smaller packs cost requests, larger ones memory; measured in bench/results-postgres-narrow.md. */
const PACK_BYTES = 4 * 1024 * 1024;
/**
 * Gathers bytes in pooled buffers and hands each on as a pack. Waits when all buffers are in use, which holds back the
 * dump tool. `finish` must be awaited in every case, also after a failure: packs may still be under way.
 */
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
    /** Number of the pack that the next byte goes into, once there is room for it. */
    get packIndex() {
        return this.#packCount;
    }
    /** Where the next byte goes in its pack. */
    get offset() {
        return this.#filled;
    }
    /** Throws the first failure of a pack that was handed on. */
    throwIfFailed() {
        if (this.#failures.length > 0)
            throw this.#failures[0];
    }
    /** Adds bytes, cut wherever a pack is full. */
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
    /** True when these bytes can be added whole to the pack under way. */
    hasRoomFor(length) {
        return this.#buffer !== undefined && this.#filled + length <= this.#options.packBytes;
    }
    /** Makes room for bytes that must lie in one pack. @param length at most the length of a pack */
    async makeRoomFor(length) {
        if (this.#buffer !== undefined && !this.hasRoomFor(length))
            this.#handOn();
        if (this.#buffer === undefined)
            await this.#open();
    }
    /** Adds bytes for which there is room. */
    add(bytes) {
        this.#buffer?.set(bytes, this.#filled);
        this.#filled += bytes.length;
    }
    /** Hands on what is left and waits for every pack. @returns the number of packs */
    async finish() {
        this.#handOn();
        await Promise.all(this.#pending);
        this.throwIfFailed();
        return this.#packCount;
    }
    /** Waits for every pack that is under way, and forgets the one that is not full. */
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
            // Whoever waits for a buffer must wake up to see the failure.
            this.#limiter.give();
        });
        this.#pending.add(task);
        void task.then(() => this.#pending.delete(task));
        this.#packCount += 1;
        this.#buffer = undefined;
        this.#filled = 0;
    }
}
/** Cuts a stream into packs of equal size and hands them on. The first failure of a pack ends the reading. */
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







/** More of a backup was new than this: a full would have cost little more. */
const MOST_NEW = 0.5;
/** Reading the chain back fetches more than so many times what the backup holds. */
const MOST_READ_BACK = 1.5;
/** Raw bytes of a chain's packs: the usual ones, or as much as a chunk of a large database may need. */
function packBytesOf(chain) {
    return Math.max(PACK_BYTES, chain.averageBytes * core_chain/* MOST_TIMES */.JF);
}
/** Writes the chunks of one backup's streams into its index and maps. */
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
    /** What cuts and decides for one stream; `end` must be called after the last chunk. */
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
                // A name that stands for another length is no chunk of ours: better stored again than restored wrong.
                if (known === undefined || place?.length !== chunk.length)
                    return true;
                // The end of a stream may be shorter than a run of another backup may be.
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
                // Beyond the budget of memory new chunks are stored, and no longer found again; the next run begins a new chain.
                if (known.count < core_chain/* MAX_CHUNKS */.sJ)
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
    /** Stores the rest of the index. */
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
        // The reader keeps or spills what it needs again, so that each pack is fetched once.
        const readBack = this.#touched.size * packBytesOf(chain);
        // The last pack of each small backup is not full: the least that a chain costs is not held against it.
        const allowance = 64 * packBytesOf(chain);
        if (readBack <= MOST_READ_BACK * this.#rawBytes + allowance)
            return null;
        return `reading the backup before back fetches ${(readBack / this.#rawBytes).toFixed(1)} times its size`;
    }
}

;// CONCATENATED MODULE: ./build/repository/chunks/pack-chunks.js


/**
 * Cuts a stream into chunks and packs those that are new, each whole within one pack, in the stream's order. The first
 * failure of a pack ends the reading.
 */
async function packChunks(content, chunker, decider, sink, options) {
    const packer = new Packer(sink, options);
    const hasher = new digest/* StreamHasher */.Y();
    // A chunk that began in an earlier piece of the stream is put together here.
    const begun = Buffer.allocUnsafeSlow(chunker.maxBytes);
    let begunBytes = 0;
    const store = (chunk) => {
        decider.stored(packer.packIndex, packer.offset, chunk.length);
        packer.add(chunk);
    };
    /** Undefined when there is nothing to wait for: at 250,000 chunks a gigabyte, needless waits cost more than the rest. */
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

// EXTERNAL MODULE: ./build/repository/pack.js + 2 modules
var pack = __webpack_require__(64131);
;// CONCATENATED MODULE: ./build/repository/writer.js










/** Raw packs under way at once: one fills while two are compressed on the thread pool. */
const BUFFERS = 3;
/** Packs that are sealed or on their way to storage at once, which too few destinations hold yet. */
const UPLOADS = 5;
/** Writes the objects of one backup to its destinations; nothing counts until the manifest is committed. */
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
        this.#keys = (0,core_keys/* objectKeys */.uv)(options.database);
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
    /** All that was put so far, what the list of objects can't name included: its own parts, and the signature. */
    get stored() {
        return this.#stored;
    }
    /** Reads a stream to its end and stores it in packs. */
    async writeStream(stream) {
        const { encryptor, fleet } = this.#options;
        if (!core_contents/* STREAM_NAME */.jD.test(stream.name))
            throw new errors/* RestorableError */.s$('INTERNAL', `Bad name of a stream: ${stream.name}`);
        let maxPackBytes = 0;
        const sink = async (raw, index, release) => {
            maxPackBytes = Math.max(maxPackBytes, raw.length);
            // First a place, then the sealing: what is sealed is a copy, and its buffer lets the dump go on.
            await this.#uploads.take();
            try {
                await fleet.room();
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
    /** Stores the rest of the index, where this backup belongs to a chain. */
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
    /** Stores the encrypted description. */
    async writeContents(contents) {
        const raw = Buffer.from(JSON.stringify(contents));
        if (raw.length > core_contents/* CONTENTS_MAX_BYTES */.Wr)
            throw new RangeError(`contents of ${raw.length} bytes, which no reader takes`);
        const { listed } = await this.#seal(raw, this.#options.encryptor, { kind: 'contents' });
        return { sha256: listed.sha256, sizeBytes: listed.sizeBytes };
    }
    /** Stores the list of all objects written so far, in parts. */
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
    /** Stores a small object that the manifest's signature needs. */
    async writeSignature(fingerprint, armored) {
        const body = Buffer.from(armored);
        await this.#store(this.#keys.signature(this.#options.id, fingerprint), body, body.length, (0,digest/* sha256Hex */.f)(body));
    }
    /** @param release called as soon as the raw bytes are no longer needed */
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
        await this.#options.fleet.put(key, body, sha256);
        this.#storedBytes += sizeBytes;
        const stored = { key: this.#keys.relative(key), sizeBytes, sha256 };
        this.#stored.push(stored);
        return stored;
    }
}

// EXTERNAL MODULE: ./build/verification/flaws.js
var flaws = __webpack_require__(70703);
// EXTERNAL MODULE: ./build/core/parse-contents.js
var parse_contents = __webpack_require__(85478);
;// CONCATENATED MODULE: ./build/commands/assert-readable.js



/**
 * Reads what is about to be committed as a reader will: nothing is committed that this program itself would refuse.
 * @throws {RestorableError} INTERNAL
 */
function assertReadable(manifestBytes, manifest, contents) {
    try {
        (0,core_manifest/* parseManifest */.Ng)(manifestBytes, manifest);
        (0,parse_contents/* parseContents */.O)(Buffer.from(JSON.stringify(contents)), manifest);
    }
    catch (cause) {
        throw new errors/* RestorableError */.s$('INTERNAL', `This backup could not be read again, so it is not committed. ${(0,errors/* messageOf */.bD)(cause)}`, {
            hint: 'This is a defect of the program, or a name in the database that it can not write down. Report it.',
            cause,
        });
    }
}

;// CONCATENATED MODULE: ./build/commands/confirm-parents.js


/** How long the look for ancestors after the commit may take. */
const CONFIRM_MS = 300_000;
/**
 * Looks again for all that a committed backup needs, and withdraws it where a prune removed something meanwhile.
 * @throws {RestorableError} PARENT_REMOVED when it is left nowhere
 */
async function confirmParents(request, { clock }, { signer, rings: { removers } }, destinations, { manifest, outcomes }) {
    if (manifest.parents.length === 0)
        return outcomes;
    // A cancel must not stop this: without it a backup that does not restore could stay.
    const signal = AbortSignal.timeout(CONFIRM_MS);
    const committed = destinations.filter((_, at) => outcomes[at]?.outcome === 'committed');
    const contexts = committed.map((storage) => ({ storage, database: request.name, clock, signer, removers, signal }));
    const withdrawn = await (0,ancestors/* withdrawWithoutAncestors */.P)(contexts, manifest);
    const left = outcomes.map((outcome) => {
        const taken = withdrawn.find(({ label }) => label === outcome.label);
        if (taken === undefined)
            return outcome;
        if (taken.gone[0] === undefined) {
            const detail = `its manifest is there, but it could not be asked whether all that it needs still is: ${taken.failure}`;
            return { ...outcome, outcome: 'failed', detail };
        }
        const but = taken.failure === undefined ? '' : `, but its manifest could not be taken back: ${taken.failure}`;
        return { ...outcome, outcome: 'failed', detail: `withdrawn: ${taken.gone[0]} was removed meanwhile${but}` };
    });
    const isGone = withdrawn.every(({ gone, failure }) => gone.length > 0 && failure === undefined);
    if (!isGone || left.some((outcome) => outcome.outcome === 'committed'))
        return left;
    throw new errors/* RestorableError */.s$('PARENT_REMOVED', `${withdrawn[0]?.gone[0]}, which this backup needs, was removed meanwhile; it was withdrawn.`, { hint: 'Run it again: the next backup is a full one. Prune and back up one after the other to avoid this.' });
}

// EXTERNAL MODULE: ./build/commands/progress.js
var commands_progress = __webpack_require__(93454);
;// CONCATENATED MODULE: ./build/commands/write-backup.js



















/** How long an aborted run may spend on deleting what it put: a cancelled job is killed after 10 s. */
const ABANDON_MS = { cancelled: 3_000, failed: 60_000 };
const REMAINS = 'Some objects of this unfinished backup could not be removed; they are never taken for a backup.';
/** HMAC-SHA-256 of what tells this source from others, under the line's salt: the manifest is read without a key. */
function sourceIdentity(salt, info) {
    return (0,external_node_crypto_.createHmac)('sha256', Buffer.from(salt, 'hex')).update(`${info.engine}\n${info.identity}`).digest('hex');
}
/** Dumps, stores, reads back, and commits. A run that fails before the commit removes what it put. */
async function writeBackup(request, dependencies, run, opened) {
    const { host, clock } = dependencies;
    const { fleet } = opened;
    const keys = (0,core_keys/* objectKeys */.uv)(request.name);
    const id = (0,backup_id/* createBackupId */.w0)(run.startedAt, opened.plan.kind, (0,external_node_crypto_.randomBytes)(3));
    const progress = (0,commands_progress/* followBytes */.p)(host, clock, 'dump', opened.source.info.sizeBytes ?? undefined);
    const writer = new BackupWriter({
        database: request.name,
        id,
        fleet,
        encryptor: opened.encryptor,
        chain: opened.plan.writing,
        level: request.compressionLevel,
        signal: host.signal,
        onBytes: progress,
    });
    host.log.info(`Backup ${id} of ${request.name} to ${fleet.active.map((to) => to.label).join(', ')}`);
    const extendParents = () => fleet.each(({ storage, signal, alive }) => (0,extend_locks/* extendLocks */.$)(storage, request.name, opened.plan.parents, signal, alive));
    let committing = false;
    try {
        // Now as well as before the commit: an account that may not do it is told before the dump, with nothing locked yet.
        const isLocked = opened.plan.parents.length > 0 && fleet.active.some(({ lock }) => lock !== undefined);
        if (isLocked)
            await run.phase('extend locks', extendParents);
        const { contents, snapshotAt } = await run.phase('dump', () => dumpStreams(request, paceOf(request, dependencies), run, opened.source, writer, id));
        const reference = await run.phase('describe', async () => {
            await writer.writeIndex();
            const runbooks = await fleet.each(({ storage, signal }) => (0,runbook/* putRunbook */.k6)(storage, keys, signal));
            run.warn(...runbooks.flatMap(({ value }) => value ?? []));
            return { contents: await writer.writeContents(contents), objects: await writer.writeObjectList() };
        });
        const manifest = describe(request, dependencies, run, opened, { id, contents, snapshotAt, writer, reference });
        const bytes = (0,core_manifest/* serializeManifest */.MZ)(manifest);
        assertReadable(bytes, manifest, contents);
        if (opened.signer !== undefined)
            await writer.writeSignature(opened.signer.fingerprint, await opened.signer.sign(bytes));
        await fleet.settle();
        await extendParents();
        const isClean = await readBack(request, dependencies, run, fleet, { id, objects: writer.stored });
        if (!isClean)
            run.warn(REMAINS);
        await runHook('before-commit', request, dependencies, run, factsOf(manifest));
        requireInTime(run);
        (0,errors/* throwIfCancelled */.dZ)(host.signal);
        committing = true;
        const destinations = fleet.active;
        const outcomes = await run.phase('commit', () => (0,commit/* commitManifest */.XF)(destinations, keys.manifest(id), bytes, host.signal, fleet.needed));
        const confirmed = await confirmParents(request, dependencies, opened, destinations, { manifest, outcomes });
        await opened.plan.keepIndex(id);
        const holders = destinations.filter((_, at) => confirmed[at]?.outcome === 'committed');
        const uncommitted = confirmed.filter(({ outcome }) => outcome !== 'committed');
        return { manifest, outcomes: fleet.outcomes(confirmed), holders, uncommitted, fingerprint: contents.fingerprint };
    }
    catch (error) {
        // Once a manifest may be on its way its objects must stay: it could arrive after they were deleted.
        const ms = host.signal.aborted ? ABANDON_MS.cancelled : ABANDON_MS.failed;
        if (!committing && !(await fleet.abandon(ms)))
            run.warn(REMAINS);
        throw error;
    }
}
/**
 * Compares what the destinations keep with what they were given, before anything is committed. Whoever is out is cleaned up
 * first: once another holds the commit, a sync could go there; and were it the same place under another name, what is missing
 * then shows in a listing.
 * @returns whether all is gone from those that are out
 */
async function readBack(request, { host, clock }, run, fleet, { id, objects }) {
    const keys = (0,core_keys/* objectKeys */.uv)(request.name);
    const chosen = (0,commit/* objectsToProve */.st)(objects, request.readBack, Math.random);
    const bytes = chosen.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) * fleet.active.length;
    const progress = (0,commands_progress/* followBytes */.p)(host, clock, 'read back', bytes);
    return run.phase(request.readBack === 'all' ? 'read everything back' : 'read back a sample', async () => {
        for (;;) {
            const isClean = await fleet.cleaned();
            const before = fleet.active.length;
            await fleet.each(async ({ storage, signal, alive }) => {
                const onBytes = (read) => {
                    alive();
                    progress(read);
                };
                const doubtful = fleet.hasCleaned ? await unlisted(storage, { keys, id, objects }, signal) : [];
                alive();
                await (0,commit/* proveStored */.AS)(storage, keys.root, [...doubtful, ...chosen], onBytes, signal);
            });
            if (fleet.active.length === before)
                return isClean;
        }
    });
}
function paceOf({ maxRate }, { host, clock }) {
    return maxRate === undefined ? undefined : new Pace(maxRate, () => clock.monotonicMs(), host.signal);
}
async function dumpStreams(request, pace, run, source, writer, id) {
    const { include, exclude, countTimeLimitMs, withPasswordHashes } = request;
    const dump = await source.dump({ include, exclude, countTimeLimitMs, withPasswordHashes });
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
    const warnings = [...dump.warnings, ...(0,flaws/* warningsOfFlaws */.eG)(fingerprint)];
    run.warn(...warnings);
    const contents = {
        format: core_contents/* CONTENTS_FORMAT */.zQ,
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
        format: core_manifest/* FORMAT */.uB,
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
/** A sweep may take objects older than the grace for remains of a dead run: a commit this late could name them. */
function requireInTime(run) {
    if (run.elapsedMs <= retention/* GRACE_MS */.g3 / 2)
        return;
    throw new errors/* RestorableError */.s$('TIME_LIMIT', 'The backup took longer than three and a half days and was not committed.', {
        hint: 'Split the database with `include` and `exclude`, or back it up from a faster place.',
    });
}

;// CONCATENATED MODULE: ./build/commands/backup.js

















/** Dumps a database once, to all its destinations at once, and commits. Never throws: the report holds the error. */
async function runBackup(request, dependencies) {
    const run = new commands_run/* Run */.K(dependencies);
    let kindReason;
    let committed;
    let fleet;
    let rule;
    const retention = [];
    let replica;
    await run.guard(async () => {
        requireOpenWindow(request, dependencies.clock.now());
        // Wrong keys are named before the dump.
        const signingKeys = await openSigningKeys(request, dependencies.clock.now());
        run.warn(...(signingKeys.runner?.warnings ?? []));
        requireSigner(request, signingKeys, run);
        const onFleet = (made) => {
            fleet = made;
        };
        const opened = await backup_open(request, dependencies, run, { signingKeys, onFleet });
        kindReason = opened.plan.because;
        replica = opened.source.info.replica;
        try {
            committed = await writeBackup(request, dependencies, run, opened);
        }
        catch (error) {
            if (request.retention !== undefined && !dependencies.host.signal.aborted) {
                await (0,sweep_destination/* sweepOnly */.h)(opened.fleet.active, { ...request, ...opened }, dependencies, run);
            }
            throw error;
        }
        rule = (0,three_two_one/* tellRule */.a)(committed, dependencies.host);
        await recordMissed(request, dependencies, run, opened, committed);
        requireEnough(committed, opened.fleet, run);
        if (request.retention === undefined)
            return;
        const { rings, signer } = opened;
        const job = { database: request.name, settings: request.retention, rings, signer, acceptMissing: false };
        await (0,commands_retention/* retainEverywhere */.i)({ ...job, dryRun: false }, committed.holders, dependencies, run, retention);
    });
    await runLastHook(request, dependencies, run, committed?.manifest);
    return {
        mode: 'backup',
        ...run.facts(false),
        backup: committed && (0,summary/* summarizeBackup */.Wg)(committed.manifest, committed.manifest.signer),
        replica: replica && { lagMs: replica.lagMs },
        kindReason: committed && kindReason && dependencies.host.scrub(kindReason),
        destinations: committed?.outcomes ?? fleet?.outcomes() ?? [],
        tables: committed === undefined ? [] : (0,summary/* summarizeTables */.hv)(committed.fingerprint),
        ...(request.retention === undefined ? {} : { retention }),
        rule,
    };
}
/**
 * Says at which destinations the backup is not.
 * @throws {RestorableError} STORAGE_FAILED when fewer hold it than are needed
 */
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
/** Everything that can be refused is refused before the dump begins. */
async function backup_open(request, dependencies, run, { signingKeys, onFleet }) {
    const { host, clock } = dependencies;
    const encryptor = await (0,encryption/* createEncryptor */.Dm)(request.recipients, request.aead ? 'rfc9580' : 'gnupg', clock.now());
    run.warn(...encryptor.warnings);
    // What others put counts for nothing: neither for the chain nor for retention.
    const rings = await openBackupRings(request, signingKeys);
    const { fleet, newest, listed, warnings } = await run.phase('open destinations', async () => {
        const { fleet, listings } = await openFleet(request, dependencies, run);
        onFleet(fleet);
        const listed = await listings();
        const asked = { database: request.name, ring: rings.signers, now: clock.now(), signal: host.signal };
        const signatures = sourcesOf(fleet, host.signal);
        const onFailure = fleet.lose.bind(fleet);
        return { fleet, listed, ...(await newestManifest(listed, { ...asked, signatures, onFailure })) };
    });
    run.warn(...warnings);
    const line = { newest, destinations: sourcesOf(fleet, host.signal), signal: host.signal };
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
    const plan = await run.phase('read the index', () => planChain(request, dependencies, run, { fleet, encryptor, signer, newest, rings, source: source.info, sameSource }));
    return { fleet, listed, encryptor, signer, rings, predecessor: newest, source, plan };
}
/**
 * Whoever signs nothing can't tell his own backups from those that others put, and so must remove none.
 * @throws {RestorableError} INPUT_INVALID
 */
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
/** Two databases under one name would mix their backups, and retention would remove one's for the other's. */
function requireSameSource(newest, info, request) {
    if (request.adopt || isSameSource(newest, info))
        return;
    throw new errors/* RestorableError */.s$('SOURCE_CHANGED', `The newest backup under the name "${request.name}" (${newest.id}) is of another database than this one.`, {
        hint: 'Give this database its own `name`; or, when it replaces the other for good, run once with `adopt: true`.',
    });
}


/***/ }),

/***/ 59895:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DD: () => (/* binding */ ON_ERROR),
/* harmony export */   MZ: () => (/* binding */ readRequirement),
/* harmony export */   fV: () => (/* binding */ copiesNeeded),
/* harmony export */   px: () => (/* binding */ COPY_CHOICES),
/* harmony export */   xi: () => (/* binding */ READ_BACK)
/* harmony export */ });
/** Which stored packs are read back before a commit. */
const READ_BACK = ['sample', 'all'];
/** Which destinations' copies a verification proves. */
const COPY_CHOICES = ['nearest', 'each', 'rotate'];
/** What becomes of a restore when its target can't hold an object. */
const ON_ERROR = ['stop', 'continue'];
/** @param text `all`, `any` or a whole number above 0 */
function readRequirement(text) {
    return text === 'all' ? 'all' : text === 'any' ? 1 : Number(text);
}
/** How many copies of so many destinations are enough. */
function copiesNeeded(requirement, destinations) {
    return requirement === 'all' ? destinations : requirement;
}


/***/ }),

/***/ 64760:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O2: () => (/* binding */ describeWindow),
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   gR: () => (/* binding */ nextOpening),
/* harmony export */   yq: () => (/* binding */ readTimeWindow)
/* harmony export */ });
/** Reads `22:00-05:30`; undefined where it is none, or empty. */
function readTimeWindow(text) {
    const match = /^([01]?\d|2[0-3]):([0-5]\d)\s*-\s*([01]?\d|2[0-4]):([0-5]\d)$/.exec(text.trim());
    if (match === null)
        return undefined;
    const [fromHour = 0, fromMinutes = 0, toHour = 0, toMinutes = 0] = match.slice(1).map(Number);
    const fromMinute = fromHour * 60 + fromMinutes;
    const toMinute = toHour * 60 + toMinutes;
    return fromMinute === toMinute || toMinute > 24 * 60 ? undefined : { fromMinute, toMinute };
}
/** @param minute of the day, from midnight in the window's zone */
function isWithin({ fromMinute, toMinute }, minute) {
    if (fromMinute < toMinute)
        return minute >= fromMinute && minute < toMinute;
    return minute >= fromMinute || minute < toMinute;
}
/** `22:00-05:30` */
function describeWindow({ fromMinute, toMinute }) {
    const clock = (minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    return `${clock(fromMinute)}-${clock(toMinute)}`;
}
const MINUTE_MS = 60_000;
/** A day of 25 hours, and one whose only hour of the window is skipped by the clocks. */
const LOOK_AHEAD_MINUTES = 50 * 60;
/**
 * The next moment, to the minute, that lies in the window. Looked for minute by minute: no arithmetic with days would know
 * which of them has 23 hours.
 */
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

/***/ 80441:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ withdrawWithoutAncestors),
/* harmony export */   r: () => (/* binding */ removedAmong)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18790);
/* harmony import */ var _catalogue_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(40794);
/* harmony import */ var _removal_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(49263);
/* harmony import */ var _removal_records_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(22900);





/**
 * Which of these backups are gone from a destination or about to be: without a manifest, or with a record of removal. A new
 * backup must need none of them. A record that nobody who may remove has signed is not believed: it would be enough to stop every
 * backup. Where it is of a prune without a key after all, the next prune puts the manifest back (undo-removals.ts).
 */
async function removedAmong({ storage, database, removers, signal }, ids) {
    if (ids.length === 0)
        return [];
    const keys = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(database);
    const present = new Set(await (0,_catalogue_js__WEBPACK_IMPORTED_MODULE_2__/* .listBackupIds */ .hf)(storage, keys, signal));
    const listed = await (0,_removal_records_js__WEBPACK_IMPORTED_MODULE_4__/* .listRemovals */ .Qb)(storage, keys, signal);
    const candidates = ids.filter((id) => present.has(id) && listed.has(id));
    const removed = await (0,_removal_records_js__WEBPACK_IMPORTED_MODULE_4__/* .beingRemoved */ .wv)(storage, keys, candidates, removers, signal);
    return ids.filter((id) => !present.has(id) || removed.has(id));
}
/**
 * After the commit: looks again for all that the backup needs, and withdraws it where a prune took something meanwhile. The
 * other half of the protocol in removal.ts: it is this look, after the manifest is there, that makes the two meet.
 */
async function withdrawWithoutAncestors(contexts, manifest) {
    const parents = manifest.parents.map((parent) => parent.id);
    const withdrawn = [];
    for (const context of contexts) {
        const { storage } = context;
        const gone = await removedAmong(context, parents).catch((thrown) => {
            // What is committed elsewhere is still asked about, and the report must not say that nothing was committed.
            withdrawn.push({ label: storage.label, gone: [], failure: (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown).message });
            return [];
        });
        if (gone.length === 0)
            continue;
        const failure = await (0,_removal_js__WEBPACK_IMPORTED_MODULE_3__/* .withdrawBackup */ .HP)(context, manifest.id, `withdrawn: ${gone[0]} was removed meanwhile`).then(() => undefined, (thrown) => (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown).message);
        withdrawn.push({ label: storage.label, gone, failure });
    }
    return withdrawn;
}


/***/ }),

/***/ 35846:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AS: () => (/* binding */ proveStored),
/* harmony export */   XF: () => (/* binding */ commitManifest),
/* harmony export */   st: () => (/* binding */ objectsToProve)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38883);
/* harmony import */ var _destinations_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(99874);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(65535);
/* harmony import */ var _for_each_bounded_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(31304);





/** Packs that are read back by sample, besides the first of each stream and the last of all. */
const SAMPLE_PACKS = 4;
/** Objects of one destination that are read back at once; each lies in memory whole. */
const READ_AT_ONCE = 2;
/** How long the manifest may take where the backup would be made without this destination. */
const MANIFEST_MS = 60_000;
/**
 * What is read back before the commit: small descriptions all, packs by sample or all of them too. The first of each stream
 * always: without it nothing of the stream can be restored.
 */
function objectsToProve(objects, readBack, random) {
    if (readBack === 'all')
        return objects;
    const isBulk = ({ key }) => /^(packs|maps|index)\//.test(key);
    const packs = objects.filter(isBulk).sort((a, b) => (a.key < b.key ? -1 : 1));
    const isFirst = ({ key }) => key.endsWith('/000000.zst.pgp');
    const chosen = new Set(objects.filter((object) => !isBulk(object) || isFirst(object)));
    const last = packs.at(-1);
    if (last !== undefined)
        chosen.add(last);
    for (let count = 0; count < SAMPLE_PACKS && packs.length > 0; count += 1) {
        const pack = packs[Math.floor(random() * packs.length)];
        if (pack !== undefined)
            chosen.add(pack);
    }
    return [...chosen];
}
/**
 * Reads back what was written at one destination and compares it: a storage that answers 200 and keeps other bytes must be
 * noticed before the commit, not on the day of the restore.
 * @param onBytes told the bytes of each object that was found good
 * @throws {RestorableError} STORAGE_CORRUPTED
 */
async function proveStored(destination, root, objects, onBytes, signal) {
    await (0,_for_each_bounded_js__WEBPACK_IMPORTED_MODULE_4__/* .forEachBounded */ .a)(objects, READ_AT_ONCE, async (object) => {
        const stored = await destination
            .get(root + object.key, { maxBytes: object.sizeBytes, signal })
            .catch((cause) => {
            if (!(cause instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$) || cause.code !== 'OBJECT_MISSING')
                throw cause;
            throw corrupted(destination, object, 'is not there', cause);
        });
        if (stored.length !== object.sizeBytes)
            throw corrupted(destination, object, `has ${stored.length} bytes`);
        if ((0,_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .sha256Hex */ .f)(stored) !== object.sha256)
            throw corrupted(destination, object, 'holds other bytes');
        onBytes(object.sizeBytes);
    });
}
function corrupted(destination, object, what, cause) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('STORAGE_CORRUPTED', `${destination.label} acknowledged ${object.key} (${object.sizeBytes} bytes), but read back it ${what}.`, { hint: 'This storage does not keep what it is given. Do not use it for backups before that is explained.', cause });
}
/**
 * Puts the manifest: the commit. From the first success on nothing is undone; each destination's outcome is told.
 * A manifest that is already there with the same bytes is the commit of an earlier try whose answer was lost.
 * @param needed how many have to take it: while none has, and too few are left, the rest is not tried
 * @throws the failure that was one too many, when no destination holds the commit
 */
async function commitManifest(destinations, key, manifest, signal, needed = destinations.length) {
    const outcomes = [];
    for (const [at, destination] of destinations.entries()) {
        const before = outcomes.flatMap(({ label, outcome }) => (outcome === 'committed' ? [label] : []));
        const committed = before.length;
        const others = committed + destinations.length - at - 1;
        // Once one destination holds the commit, a cancel no longer stops the others: they are one request from done.
        const stops = committed > 0 ? [] : [signal];
        if (committed > 0 || others >= needed)
            stops.push(manifestTimeLimit(destination));
        const limited = AbortSignal.any(stops);
        const error = (await samePlace(destination, before, key, limited)) ?? (await commitAt(destination, key, manifest, limited));
        if (error !== undefined && committed === 0 && (others < needed || signal.aborted))
            throw error;
        const outcome = error === undefined ? 'committed' : 'failed';
        outcomes.push({ label: destination.label, outcome, detail: error?.message ?? '' });
    }
    return outcomes;
}
function manifestTimeLimit({ label }) {
    const controller = new AbortController();
    const seconds = MANIFEST_MS / 1_000;
    const error = new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('STORAGE_SLOW', `${label} did not take the manifest within ${seconds} s.`, {
        hint: 'What was put there is no backup without it. Run `sync`, or the backup again.',
    });
    setTimeout(() => controller.abort(error), MANIFEST_MS).unref();
    return controller.signal;
}
/**
 * Where the manifest lies before it was put, it came there through another destination's name, such as a link or a second
 * host name: one copy must not be taken for two.
 */
async function samePlace(destination, before, key, signal) {
    if (before.length === 0)
        return undefined;
    // What can't be asked shows in the put.
    const there = await destination.get(key, { maxBytes: _core_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .MANIFEST_MAX_BYTES */ .V4, signal }).catch(() => undefined);
    if (there === undefined)
        return undefined;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('OBJECT_EXISTS', `${destination.label} is the same place as ${before.join(' or ')}; it counts once.`, { hint: 'Give each place one `destination`.' });
}
async function commitAt(destination, key, manifest, signal) {
    try {
        if (await (0,_destinations_js__WEBPACK_IMPORTED_MODULE_2__/* .putOnce */ .L)(destination, key, manifest, signal))
            return await lostManifest(destination, key, manifest, signal);
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('OBJECT_EXISTS', `${destination.label} holds another manifest with this id.`, {
            hint: 'Run the backup again.',
        });
    }
    catch (thrown) {
        // The put may have been done although its answer was lost or the wait for it was cancelled: look.
        const there = await destination
            .get(key, { maxBytes: manifest.length, signal: AbortSignal.timeout(2_000) })
            .catch(() => undefined);
        return there !== undefined && Buffer.from(there).equals(manifest) ? undefined : (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown);
    }
}
/** One more lie to notice: a manifest that was acknowledged and is not kept. Who can't be asked is believed. */
async function lostManifest(destination, key, manifest, signal) {
    const object = { key, sizeBytes: manifest.length, sha256: (0,_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .sha256Hex */ .f)(manifest) };
    try {
        await proveStored(destination, '', [object], () => { }, signal);
        return undefined;
    }
    catch (error) {
        return error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$ && error.code === 'STORAGE_CORRUPTED' ? error : undefined;
    }
}


/***/ }),

/***/ 5210:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ extendLocks)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18790);
/* harmony import */ var _for_each_bounded_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(31304);
/* harmony import */ var _object_lists_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33848);




const AT_ONCE = 16;
/** How much further a lock is extended than it has to be, so that hourly backups need not do it hourly. */
const SLACK_SHARE = 0.1;
const MOST_SLACK_MS = 86_400_000;
/**
 * Extends the locks of everything that a new backup needs of its ancestors, and of the instructions for recovery, at least to
 * where its own lock ends; to be called before its commit, so that no committed backup is protected for less time than was
 * promised. Does nothing where the destination asks for no locks.
 *
 * What it costs: one or two requests for each ancestor whose lock reaches far enough, else one for each of its objects and
 * one for each thousand. The lock of a manifest tells for all of its backup: it is extended last, and when it was put its
 * objects had been put since the backup's start.
 * @param parents all that the backup needs
 * @param onExtended called after each object: a long chain takes minutes
 * @returns how many objects' locks were extended
 * @throws {RestorableError} OBJECT_MISSING when something of the chain is not there, and the storage's errors
 */
async function extendLocks(storage, database, parents, signal, onExtended = () => { }) {
    const { lock } = storage;
    if (lock === undefined || storage.extendLock === undefined)
        return 0;
    const keys = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(database);
    const now = Math.max(Date.now(), (await storage.serverTime({ signal })).getTime());
    const needed = now + lock.forMs;
    // Whole seconds: some storages keep no fractions.
    const seconds = Math.ceil((needed + Math.min(MOST_SLACK_MS, lock.forMs * SLACK_SHARE)) / 1_000);
    const until = new Date(seconds * 1_000);
    let extended = 0;
    const extend = async (key) => {
        await storage.extendLock?.(key, until, { signal });
        extended += 1;
        onExtended();
    };
    for (const key of keys.runbook)
        if ((await endOf(storage, key, signal)) < needed)
            await extend(key);
    for (const { manifest } of parents) {
        const key = keys.manifest(manifest.id);
        const tookMs = Date.parse(manifest.finishedAt) - Date.parse(manifest.startedAt);
        if ((await endOf(storage, key, signal)) - tookMs >= needed)
            continue;
        await (0,_for_each_bounded_js__WEBPACK_IMPORTED_MODULE_3__/* .forEachBounded */ .a)(await keysOf(storage, keys, manifest, signal), AT_ONCE, extend);
        await extend(key);
    }
    return extended;
}
/** Milliseconds since the epoch; 0 where it is not locked, or not said: who may lock but not ask locks more than he had to. */
async function endOf(storage, key, signal) {
    const end = await storage.lockedUntil?.(key, { signal }).catch((error) => {
        if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$ && error.code === 'STORAGE_PERMISSION')
            return undefined;
        throw error;
    });
    return end?.getTime() ?? 0;
}
/** All objects of a backup but its manifest, in an order that keeps folders together. */
async function keysOf(storage, keys, manifest, signal) {
    const listed = await (0,_object_lists_js__WEBPACK_IMPORTED_MODULE_2__/* .readObjectList */ ._)([storage], keys, manifest, signal, []);
    const own = [
        ...manifest.objects.map((_, index) => keys.objects(manifest.id, index)),
        ...(manifest.signer === null ? [] : [keys.signature(manifest.id, manifest.signer)]),
    ];
    return [...listed.map((object) => keys.absolute(object.key)).sort(), ...own];
}


/***/ })

};
