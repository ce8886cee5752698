export const id = 743;
export const ids = [743];
export const modules = {

/***/ 90743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runDrill: () => (/* binding */ runDrill)
});

// EXTERNAL MODULE: ./build/core/check.js
var check = __webpack_require__(5796);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/format/object-keys.js
var object_keys = __webpack_require__(7240);
// EXTERNAL MODULE: ./build/openpgp/keys/passphrase-keys.js + 1 modules
var passphrase_keys = __webpack_require__(34972);
// EXTERNAL MODULE: ./build/restore/choose-backup.js
var choose_backup = __webpack_require__(48089);
// EXTERNAL MODULE: ./build/restore/listed-destinations.js
var listed_destinations = __webpack_require__(20290);
// EXTERNAL MODULE: ./build/restore/restoration.js
var restoration = __webpack_require__(77083);
// EXTERNAL MODULE: ./build/run/key-roles.js
var key_roles = __webpack_require__(71359);
// EXTERNAL MODULE: ./build/run/open-destinations.js + 1 modules
var open_destinations = __webpack_require__(16896);
// EXTERNAL MODULE: ./build/run/run-context.js + 1 modules
var run_context = __webpack_require__(88246);
// EXTERNAL MODULE: ./build/run/summary.js
var summary = __webpack_require__(8948);
// EXTERNAL MODULE: ./build/run/verifier-signer.js
var verifier_signer = __webpack_require__(27039);
// EXTERNAL MODULE: ./build/runbook/instructions.js + 1 modules
var instructions = __webpack_require__(13664);
// EXTERNAL MODULE: ./build/verification/checks.js + 4 modules
var verification_checks = __webpack_require__(8701);
// EXTERNAL MODULE: ./build/verification/verdict.js
var verdict = __webpack_require__(89709);
// EXTERNAL MODULE: ./build/verify/known-differences.js
var known_differences = __webpack_require__(46744);
// EXTERNAL MODULE: ./build/verify/require-signing.js
var require_signing = __webpack_require__(88863);
// EXTERNAL MODULE: ./build/verify/unread-record.js
var unread_record = __webpack_require__(63393);
// EXTERNAL MODULE: ./build/verify/verification-run.js + 4 modules
var verification_run = __webpack_require__(55994);
// EXTERNAL MODULE: ./build/run/record-test.js + 2 modules
var record_test = __webpack_require__(33825);
// EXTERNAL MODULE: ./build/verify/verification-record.js
var verification_record = __webpack_require__(12133);
;// CONCATENATED MODULE: ./build/drill/record.js




async function recordDrill(request, { verification, attempt, choice, copied, lost }, thrown) {
    const { run } = verification.context;
    const { restoreMs, target } = (0,restoration/* factsOfRestoration */.d)(attempt.reached);
    const reachable = choice.copies.filter((copy) => copy.state !== 'unreachable');
    const unreachable = [...choice.copies.flatMap((copy) => (copy.state === 'unreachable' ? copy.label : [])), ...lost];
    const verdict = thrown === undefined && attempt.verdict !== 'skipped' ? attempt.verdict : 'error';
    const recorded = await (0,record_test/* recordTest */.w)({
        database: request.name,
        kind: 'drill',
        scenario: request.scenario,
        backup: choice.stored,
        verdict,
        reason: verdict === 'failed' ? (attempt.reason ?? null) : null,
        errorCode: verdict === 'error' ? codeOf(thrown) : null,
        checks: attempt.checks,
        copies: [
            ...choice.copies.flatMap((copy) => stateOf(copy, copied)),
            ...lost.map((destination) => ({ destination, state: 'not-read' })),
        ],
        isOnlyTheCopies: false,
        authenticatedBy: choice.authenticatedBy,
        target: { kind: 'ephemeral', description: target?.description ?? '' },
        definitions: (0,verification_record/* definitionsIn */.kM)(request),
        restoreMs: restoreMs ?? null,
        backupAgeMs: attempt.backupAgeMs,
        objectives: { rpoMs: request.rpoMs ?? null, rtoMs: request.rtoMs ?? null },
        phases: run.phases,
        startedAt: run.startedAt,
    }, {
        places: reachable.map(({ at }) => at),
        holders: reachable.flatMap(({ at, state }) => (state === 'out-of-sync' ? [] : at)),
        unreachable,
        signer: verification.signer,
        unlock: verification.request.unlock,
    }, verification.context);
    return recorded?.key;
}
function codeOf(thrown) {
    return thrown === undefined ? 'CHECK_NOT_RUN' : (0,errors/* toRestorableError */.tj)(thrown).code;
}
function stateOf({ label: destination, state }, copied) {
    if (state === 'out-of-sync')
        return [];
    if (state === 'unreachable')
        return { destination, state };
    return { destination, state: copied.includes(destination) ? 'read' : 'not-read' };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/restore/open-backup.js
var open_backup = __webpack_require__(98218);
// EXTERNAL MODULE: ./build/run/progress.js
var run_progress = __webpack_require__(94461);
// EXTERNAL MODULE: ./build/runbook/recovery-page.js
var recovery_page = __webpack_require__(85048);
// EXTERNAL MODULE: ./build/runbook/recovery-steps.js
var recovery_steps = __webpack_require__(9048);
// EXTERNAL MODULE: ./build/verification/objectives.js
var objectives = __webpack_require__(23606);
;// CONCATENATED MODULE: ./build/drill/follow.js


const NOTICED = ['BACKUP_DAMAGED', 'OBJECT_MISSING'];
const COULD_NOT_RUN = 2;
class Following {
    #context;
    #shell;
    #typed;
    #done;
    constructor(context, shell, typed, done) {
        this.#context = context;
        this.#shell = shell;
        this.#typed = typed;
        this.#done = done;
    }
    async run(step) {
        const { clock, run, host } = this.#context;
        const { heading, title, expects } = step;
        const startedMs = clock.monotonicMs();
        const note = (outcome) => {
            this.#done.push({ heading, title, outcome, durationMs: Math.round(clock.monotonicMs() - startedMs) });
        };
        host.log.info(`Step ${heading.split('.')[0]}: ${title}`);
        try {
            const end = await run.phase((0,recovery_steps/* phaseOfStep */.xd)(title), () => this.#shell.run(step.commands, step.needsSecret ? this.#typed : new Map()));
            (0,errors/* throwIfCancelled */.dZ)(host.signal);
            requireEnd(step, end);
        }
        catch (thrown) {
            note('failed');
            throw thrown;
        }
        note(expects === 'damage' ? 'noticed' : 'done');
    }
}
function requireEnd({ title, heading, expects, name, commands }, { code, codes, words }) {
    const where = `"${title}" (section "${heading}" of the instructions)`;
    const because = codes.length === 0 ? '' : `: ${[...new Set(codes)].join(', ')}`;
    if (code === null) {
        throw new errors/* RestorableError */.s$('INSTRUCTIONS_NOT_RUN', `The shell ended in the step ${where}.`, {
            hint: 'This is not a verdict on the backup. Run the drill again, with more memory if the machine is small.',
            foreign: words,
        });
    }
    if (expects === 'any')
        return;
    if (expects === 'damage') {
        if (code === 1 && codes.some((each) => NOTICED.includes(each)))
            return;
        const message = code === 0
            ? `The step ${where} did not notice the damaged object.`
            : `The step ${where} did not name the damaged object${because}.`;
        throw new errors/* RestorableError */.s$('INSTRUCTIONS_FAILED', message, { hint: BY_HAND, foreign: words });
    }
    if (code === 0)
        return;
    if (name.startsWith('decrypt') && code === COULD_NOT_RUN) {
        throw new errors/* RestorableError */.s$('INSTRUCTIONS_NOT_RUN', `The step ${where} could not run${because}.`, {
            hint: 'This is not a verdict on the backup. The code is one of docs/troubleshooting.md.',
            foreign: words,
        });
    }
    throw new errors/* RestorableError */.s$('INSTRUCTIONS_FAILED', `The step ${where} failed${because}.`, {
        hint: commands.includes('restored < database.sql') ? MYSQL_HINT : BY_HAND,
        foreign: words,
    });
}
const BY_HAND = 'Follow the page yourself on a test machine to see its output, and run `verify` on the same backup.';
const MYSQL_HINT = 'If views or sequences contain the name of the database, give that name as `restore-as`. Otherwise follow the page yourself on a test machine to see its output.';

;// CONCATENATED MODULE: ./build/drill/overlay.js




const MOST_LISTED = 200;
const SMALL_BYTES = 64 * 1024;
const NOT_COPIED = /^(?:index|verifications)\//;
async function copyBackup(folder, copied) {
    const { at, stored, ids, instructions } = copied;
    const { id, parents } = stored.manifest;
    const put = (relative, bytes) => writeObject(folder, relative, bytes);
    await put(object_keys/* RUNBOOK_FILES */.jE[0], instructions.page);
    await put(object_keys/* RUNBOOK_FILES */.jE[1], instructions.script);
    const whole = [id, ...parents.map((parent) => parent.id)];
    const listed = ids.slice(-MOST_LISTED).filter((each) => !whole.includes(each));
    for (const each of listed)
        await copyListed(each, at, put);
    for (const each of whole) {
        await copySmall(at, at.keys.manifest(each), put);
        await copyObjects(each, copied, put);
    }
}
async function copyListed(id, at, put) {
    try {
        await copySmall(at, at.keys.manifest(id), put);
        for await (const { key, sizeBytes } of at.list(at.keys.signatures(id))) {
            if (sizeBytes <= SMALL_BYTES)
                await copySmall(at, key, put);
        }
    }
    catch (thrown) {
        (0,errors/* throwIfCancelled */.dZ)(at.signal);
        const { code } = (0,errors/* toRestorableError */.tj)(thrown);
        if (code !== 'OBJECT_MISSING' && code !== 'STORAGE_CORRUPTED')
            throw thrown;
    }
}
async function copySmall(at, key, put) {
    const relative = at.keys.relative(key);
    if (!isPlain(relative))
        return;
    await put(relative, await at.get(key, SMALL_BYTES));
}
async function copyObjects(id, { at, onBytes }, put) {
    for (const [relative, { sizeBytes }] of await at.objectsOf(id)) {
        if (NOT_COPIED.test(relative) || !isPlain(relative))
            continue;
        const bytes = await at.get(at.keys.absolute(relative), sizeBytes);
        await put(relative, bytes);
        onBytes(bytes.length);
    }
}
function isPlain(relative) {
    return relative.split('/').every((part) => /^[A-Za-z0-9_][A-Za-z0-9._-]{0,200}$/.test(part) && !part.includes('..'));
}
async function writeObject(folder, relative, bytes) {
    const path = (0,external_node_path_.join)(folder, relative);
    await makeOpen(folder, (0,external_node_path_.dirname)(relative));
    try {
        await (0,promises_.writeFile)(path, bytes, { flag: 'wx' });
    }
    catch (thrown) {
        throw nameFullDisk(thrown);
    }
    await (0,promises_.chmod)(path, 0o644);
}
async function makeOpen(folder, relative) {
    let path = folder;
    for (const part of ['', ...relative.split('/')]) {
        path = (0,external_node_path_.join)(path, part);
        await (0,promises_.mkdir)(path, { recursive: true });
        await (0,promises_.chmod)(path, 0o755);
    }
}
function nameFullDisk(thrown) {
    if (thrown.code !== 'ENOSPC')
        return thrown;
    return new errors/* RestorableError */.s$('DISK_FULL', 'The temporary folder has no room for a copy of the stored backup.', {
        hint: 'A drill needs room for the stored backup and for twice the size of the database. Free some disk space.',
        cause: thrown,
    });
}
async function damageObject(folder, at, { manifest }) {
    const objects = [...(await at.objectsOf(manifest.id)).keys()].filter(isPlain);
    const relative = objects.find((each) => each.startsWith('packs/')) ?? at.keys.relative(at.keys.contents(manifest.id));
    const path = (0,external_node_path_.join)(folder, relative);
    const bytes = await (0,promises_.readFile)(path);
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    await (0,promises_.writeFile)(path, bytes);
    return relative;
}

;// CONCATENATED MODULE: ./build/drill/place.js



const RECOVERY = 'recovery';
const OTHER = 'other';
async function makePlace({ home }, database) {
    for (const folder of [RECOVERY, OTHER])
        await makeShared((0,external_node_path_.join)(home, folder));
    const recovery = (0,external_node_path_.join)(home, RECOVERY);
    return {
        copy: (0,external_node_path_.join)(recovery, database),
        otherCopy: (0,external_node_path_.join)(home, OTHER, database),
        files: (0,external_node_path_.join)(recovery, 'files'),
        signer: (0,external_node_path_.join)(recovery, 'runner.public.asc'),
        key: (0,external_node_path_.join)(recovery, 'recovery.private.asc'),
    };
}
const otherCopyInShell = (database) => `$HOME/${OTHER}/${database}`;
async function makeShared(path) {
    await (0,promises_.mkdir)(path, { recursive: true });
    await (0,promises_.chmod)(path, 0o777);
}
async function putKeys({ home }, place, { unlock, signers, byHand, }) {
    await (0,promises_.writeFile)(place.signer, `${signers.join('\n')}\n`, { mode: 0o644 });
    for (const [name, text] of Object.entries(byHand.homeFiles))
        await (0,promises_.writeFile)((0,external_node_path_.join)(home, name), text, { mode: 0o644 });
    if (unlock.kind === 'passphrase')
        return new Map([['RESTORABLE_PASSPHRASE', unlock.passphrase]]);
    const keys = unlock.keys.map(({ armored }) => armored.reveal().trimEnd());
    await (0,promises_.writeFile)(place.key, `${keys.join('\n')}\n`, { mode: 0o600 });
    await (0,promises_.chmod)(place.key, 0o666);
    const locked = unlock.keys.find(({ passphrase }) => passphrase !== undefined)?.passphrase;
    return new Map(locked === undefined ? [] : [['RESTORABLE_KEY_PASSPHRASE', locked]]);
}
async function emptyKey(place) {
    if (await exists(place.key))
        await (0,promises_.truncate)(place.key);
}
async function requireClean(place) {
    if (!(await exists(place.key)) && !(await exists(place.files)))
        return;
    throw new errors/* RestorableError */.s$('INSTRUCTIONS_FAILED', 'The last step of the instructions left the key or decrypted files.', {
        hint: 'After a recovery, delete both by hand.',
    });
}
async function exists(path) {
    return (0,promises_.lstat)(path).then(() => true, () => false);
}

;// CONCATENATED MODULE: ./build/drill/recover.js













async function recoverByHand(request, verification, recovery) {
    const { attempt, choice, context } = recovery;
    const { run, host } = context;
    const { manifest } = choice.stored;
    const engine = (0,open_backup/* engineOf */.ky)(choice.stored);
    requireSteps(engine, request, recovery);
    if (choice.authenticatedBy !== null) {
        const facts = [{ kind: 'named', what: 'signer', names: [choice.authenticatedBy], more: 0 }];
        attempt.checks.push({ name: 'signature', group: 'authenticity', outcome: 'passed', facts });
    }
    const progress = (0,run_progress/* followBytes */.p)(context, 'copy the backup', manifest.storedBytes);
    const opened = await run.phase('open the backup', () => (0,open_backup/* openContents */.h1)(verification.request, context, choice, () => { }));
    attempt.reached = { stage: 'opened', opened };
    const desk = await context.openDesk({ limits: request.limits, rawBytes: manifest.rawBytes });
    await using _desk = run.closing(desk);
    const place = await makePlace(desk, manifest.database);
    const copies = await run.phase('copy the backup', () => layOut(request, place, recovery, progress));
    const target = await run.phase('prepare the target', async () => {
        const byHand = { database: request.restoreAs };
        const spec = { kind: 'ephemeral', byHand, trustSource: false, limits: request.limits };
        return (await context.engine(engine)).openTarget(spec, (0,open_backup/* needsOf */.hN)(choice, opened), host);
    });
    await using _target = run.closing(target);
    attempt.reached = { stage: 'prepared', opened, target: { description: target.description, notes: target.notes } };
    const { byHand } = target;
    if (byHand === undefined)
        throw new RangeError(`${engine} has no target for a drill`);
    const typed = await putKeys(desk, place, { unlock: verification.unlock, signers: request.signers, byHand });
    const shell = await desk.begin({ byHand, readOnly: copies });
    await follow(request, verification, { ...recovery, opened, target, byHand, desk, place, shell, typed });
}
function requireSteps(engine, request, recovery) {
    const { choice, instructions } = recovery;
    if (!(0,recovery_steps/* hasRecoverySteps */.lj)(engine)) {
        throw new errors/* RestorableError */.s$('INPUT_INVALID', `The instructions have no commands for a backup of ${engine}.`, {
            hint: 'A drill covers PostgreSQL, MySQL, MariaDB, SQLite and D1. Use `verify` for your own commands.',
        });
    }
    if (request.scenario === 'older-point' && choice.ids.toSorted().at(-1) === choice.stored.manifest.id) {
        throw new errors/* RestorableError */.s$('BACKUP_NOT_FOUND', 'There is no older backup than the newest.', {
            hint: 'Run this scenario once there are two backups, or give an older one as `backup`.',
        });
    }
    if (request.scenario !== 'damaged-object' || instructions.length > 1)
        return;
    throw new errors/* RestorableError */.s$('BACKUP_NOT_FOUND', 'Only one destination has this backup and known instructions.', {
        hint: 'In the scenario `damaged-object` another destination must serve. Run `sync`, then run it again.',
    });
}
async function layOut({ scenario }, place, { choice, instructions, found }, onBytes) {
    const [first, second] = instructions;
    if (first === undefined)
        throw new RangeError('a drill without instructions');
    const { stored, order } = choice;
    const copy = async (folder, from) => {
        await (0,promises_.mkdir)(folder);
        const { ids } = await from.at.listManifests();
        const counted = (bytes) => {
            order.noteServed(from.at, bytes);
            onBytes(bytes);
        };
        found.copied.push(from.at.label);
        await copyBackup(folder, { at: from.at, stored, ids, instructions: from, onBytes: counted });
    };
    await copy(place.copy, first);
    if (scenario !== 'damaged-object' || second === undefined)
        return [place.copy];
    await copy(place.otherCopy, second);
    const damaged = await damageObject(place.copy, first.at, stored);
    found.notes.push(`One byte of ${damaged} was changed in the copy of ${first.at.label}, and nowhere else.`);
    return [place.copy, place.otherCopy];
}
async function follow(request, verification, followed) {
    const { attempt, byHand, context, found, opened, place, shell, target } = followed;
    const { clock, run } = context;
    const steps = stepsOf(request, verification, followed);
    const following = new Following(context, shell, followed.typed, found.steps);
    try {
        for (const step of steps.filter(({ name }) => name !== 'clean-up')) {
            if (step.name === 'restore')
                await emptyKey(place);
            await following.run(step);
        }
        const file = byHand.file === undefined ? undefined : shell.read((0,external_node_path_.join)(place.files, byHand.file));
        await run.phase('open the restored database', () => byHand.adopt(file));
        const restoreMs = Math.round(clock.monotonicMs() - attempt.startedMs);
        const shown = { description: target.description, notes: target.notes };
        const restored = { opened, target: shown, restoreMs };
        attempt.reached = { stage: 'restored', ...restored };
        attempt.checks.push({ name: 'restore by hand', group: 'restore', outcome: 'passed', facts: [(0,check/* state */.wk)('restored')] });
        await (0,verification_run/* evaluateTarget */.hx)(verification, attempt, { target, restored });
        const { rtoMs, rpoMs } = request;
        attempt.checks.push(...(0,objectives/* evaluateObjectives */.G)({ restoreMs, backupAgeMs: attempt.backupAgeMs, rtoMs, rpoMs }));
        for (const step of steps.filter(({ name }) => name === 'clean-up'))
            await following.run(step);
        await requireClean(place);
    }
    finally {
        for (const { heading, title } of steps.slice(found.steps.length))
            found.steps.push({ heading, title, outcome: 'not-run' });
    }
}
function stepsOf(request, { unlock }, followed) {
    const { choice, instructions } = followed;
    const { manifest } = choice.stored;
    const page = (0,recovery_page/* readRecoveryPage */.H)(Buffer.from(instructions[0]?.page ?? []).toString('utf8'));
    const isNewest = choice.ids.toSorted().at(-1) === manifest.id;
    return (0,recovery_steps/* recoverySteps */.F4)(page, {
        database: manifest.database,
        engine: (0,open_backup/* engineOf */.ky)(choice.stored),
        isOfPassphrase: unlock.kind === 'passphrase',
        hasSigner: request.signers.length > 0,
        backup: isNewest ? undefined : manifest.id,
        restoreAs: (0,recovery_steps/* ofMysql */.ap)((0,open_backup/* engineOf */.ky)(choice.stored), request.restoreAs),
        secondCopy: request.scenario === 'damaged-object' ? otherCopyInShell(manifest.database) : undefined,
    });
}

;// CONCATENATED MODULE: ./build/drill/drill.js





















async function runDrill(request, dependencies) {
    const context = (0,run_context/* beginRun */.T)(dependencies);
    const { run } = context;
    const found = { steps: [], notes: [], copied: [], lost: [], checks: [], verdict: 'error' };
    await run.guard(() => drill(request, { ...dependencies, ...context }, found));
    const { choice, attempt } = found;
    const facts = run.facts(found.verdict === 'failed');
    const isJudged = facts.error === undefined;
    const manifest = choice?.stored.manifest;
    const { opened, target, restoreMs, restored } = attempt === undefined ? {} : (0,restoration/* factsOfRestoration */.d)(attempt.reached);
    return {
        mode: 'drill',
        ...facts,
        scenario: request.scenario,
        objectives: { rpoMs: request.rpoMs, rtoMs: request.rtoMs },
        verdict: isJudged ? found.verdict : 'error',
        reason: isJudged ? found.reason : undefined,
        backup: manifest && (0,summary/* summarizeBackup */.Wg)(manifest, choice?.authenticatedBy ?? null),
        ...(0,summary/* sourcesOf */.u0)(choice === undefined ? [] : [choice.order]),
        target: target?.description,
        notes: [...found.notes, ...(target?.notes ?? [])],
        steps: found.steps,
        checks: attempt?.checks ?? found.checks,
        tables: opened === undefined ? [] : (0,summary/* summarizeTables */.hv)(opened.contents.fingerprint, restored),
        restoreMs,
        backupAgeMs: attempt?.backupAgeMs,
        record: found.record,
    };
}
async function drill(request, context, found) {
    const { clock, run } = context;
    const checks = request.checks === undefined ? [] : await (0,verification_checks/* parseChecks */.B2)(request.checks);
    const unlock = request.unlock ?? (await run.phase('ask for the key', context.typedKey));
    const startedMs = clock.monotonicMs();
    const asVerified = await pretend(request, unlock, context, found);
    const passphrase = unlock.kind === 'passphrase' ? new passphrase_keys/* PassphraseKeys */.j9(unlock.passphrase) : undefined;
    const signer = await (0,verifier_signer/* openVerifierKey */.I)(request.verifierKey, context);
    const ignores = await (0,known_differences/* ignoresOf */.f)(request, context);
    const unsigned = { request: asVerified, context, checks, ignores, passphrase, signer };
    const choice = await chooseOrFail(unsigned, request, found);
    if (choice === undefined)
        return;
    found.choice = choice;
    const { manifest } = choice.stored;
    await (0,key_roles.requireKeyRoles)(asVerified, manifest);
    run.warn(...choice.order.problems);
    const verification = {
        ...unsigned,
        signer: signer ?? (await passphrase?.signer(manifest.encryption.salt ?? manifest.source.salt)),
    };
    await (0,require_signing/* requireSigning */.D)(verification, choice.order.all);
    const attempt = (0,verification_run/* beginVerificationRun */.Kj)(context, choice, startedMs);
    found.attempt = attempt;
    const { copied, lost } = found;
    const record = (thrown) => recordDrill(request, { verification, attempt, choice, copied, lost }, thrown);
    try {
        await attemptRecovery(request, { ...verification, unlock }, { attempt, choice, context, found });
    }
    catch (thrown) {
        found.record = await record(thrown);
        throw thrown;
    }
    (0,known_differences/* warnOfUnused */.M)(verification);
    found.verdict = attempt.verdict;
    found.reason = attempt.reason;
    found.record = await record();
}
async function pretend(request, unlock, context, found) {
    const { scenario, destinations, backup } = request;
    const [lost, ...others] = destinations;
    const isLost = scenario === 'lost-destination' && lost !== undefined;
    if (isLost) {
        const { label } = await (0,open_destinations/* openDestination */.xB)(lost, context);
        found.lost.push(label);
        found.notes.push(`${label} was taken as lost, and was not read.`);
    }
    const isOlder = scenario === 'older-point' && backup.kind === 'latest';
    return {
        ...request,
        mode: 'verify',
        unlock,
        destinations: isLost ? others : destinations,
        backup: isOlder ? { kind: 'age', ms: context.clock.now().getTime() } : backup,
        commands: undefined,
        target: undefined,
        verifyCopies: 'nearest',
        trustSource: false,
        policy: undefined,
        volumeDrift: undefined,
        maxBackups: undefined,
    };
}
async function chooseOrFail(verification, { scenario }, found) {
    const { request, context } = verification;
    const asked = [];
    try {
        return await context.run.phase('choose the backup', async () => {
            asked.push(...(await (0,listed_destinations/* askEverywhere */.g)(request, context)));
            return (0,choose_backup/* chooseListed */.tS)(asked, request, context);
        });
    }
    catch (thrown) {
        found.record = await (0,unread_record/* recordNoChoice */.g)(verification, asked, thrown, { kind: 'drill', scenario, lost: found.lost });
        (0,errors/* throwIfCancelled */.dZ)(context.host.signal);
        const error = (0,errors/* toRestorableError */.tj)(thrown);
        if (!error.isFinding)
            throw error;
        found.checks = [(0,verification_run/* findingOf */.hD)(error)];
        found.verdict = 'failed';
        found.reason = 'backup';
        return undefined;
    }
}
async function attemptRecovery(request, verification, { attempt, choice, context, found }) {
    const { run, host } = context;
    try {
        const { good, refused } = await run.phase('check the instructions', () => (0,instructions/* readInstructions */.K)(choice.order.all));
        attempt.checks.push(...instructionChecks(good, refused));
        if (good.length > 0) {
            await recoverByHand(request, verification, { attempt, choice, instructions: good, context, found });
        }
    }
    catch (thrown) {
        (0,errors/* throwIfCancelled */.dZ)(host.signal);
        const error = (0,errors/* toRestorableError */.tj)(thrown);
        if (!error.isFinding)
            throw error;
        run.keepWords(error);
        attempt.checks.push((0,verification_run/* findingOf */.hD)(error));
    }
    const decided = (0,verdict/* decideVerdict */.A)(attempt.checks);
    attempt.verdict = decided.verdict;
    attempt.reason = decided.reason;
}
const INSTRUCTIONS = { name: 'recovery instructions', group: 'stored-bytes' };
function instructionChecks(good, refused) {
    const failed = refused.map(({ label, code }) => {
        const error = refusal(label, code);
        return {
            ...INSTRUCTIONS,
            outcome: 'failed',
            code,
            at: label,
            facts: [(0,check/* told */.Ev)(`${error.message} ${error.hint ?? ''}`)],
        };
    });
    if (failed.length > 0 || good.length === 0)
        return failed;
    const names = { kind: 'named', what: 'instructions', names: object_keys/* RUNBOOK_FILES */.jE, more: 0 };
    return [{ ...INSTRUCTIONS, outcome: 'passed', facts: [names, (0,check/* state */.wk)('known-version')] }];
}
function refusal(label, code) {
    const files = object_keys/* RUNBOOK_FILES */.jE.join(' or ');
    const hint = 'Do not follow them. Take both files from the safe or another destination, and find out who changed these.';
    return code === 'OBJECT_MISSING'
        ? new errors/* RestorableError */.s$(code, `${files} is missing at ${label}.`, { hint })
        : new errors/* RestorableError */.s$(code, `${files} at ${label} is not a version that this program knows, and was not run.`, {
            hint,
        });
}


/***/ }),

/***/ 170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ ForwardingStorage)
/* harmony export */ });
class ForwardingStorage {
    inner;
    constructor(inner) {
        this.inner = inner;
    }
    get label() {
        return this.inner.label;
    }
    get place() {
        return this.inner.place;
    }
    get versions() {
        return this.inner.versions;
    }
    get locks() {
        return this.inner.locks;
    }
    get unfinished() {
        return this.inner.unfinished;
    }
    put(key, body, options) {
        return this.inner.put(key, body, options);
    }
    get(key, options) {
        return this.inner.get(key, options);
    }
    list(prefix, options) {
        return this.inner.list(prefix, options);
    }
    folders(prefix, options) {
        return this.inner.folders(prefix, options);
    }
    delete(key, options) {
        return this.inner.delete(key, options);
    }
    serverTime(options) {
        return this.inner.serverTime(options);
    }
    close() {
        return this.inner.close();
    }
}


/***/ }),

/***/ 16896:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  xB: () => (/* binding */ openDestination),
  uY: () => (/* binding */ openDestinations),
  c2: () => (/* binding */ openStored)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/ports/forwarding-storage.js
var forwarding_storage = __webpack_require__(170);
;// CONCATENATED MODULE: ./build/run/named-storage.js


class DestinationName {
    #name;
    #address;
    constructor(name) {
        this.#name = name;
    }
    get name() {
        return this.#name;
    }
    hostFor(host) {
        const { log } = host;
        const naming = (write) => (message) => write(this.in(message));
        const named = {
            debug: naming((message) => log.debug(message)),
            info: naming((message) => log.info(message)),
            notice: naming((message) => log.notice(message)),
            warning: naming((message) => log.warning(message)),
            error: naming((message) => log.error(message)),
        };
        return { ...host, log: named };
    }
    of(storage) {
        this.#address = storage.label;
        return new NamedStorage(storage, this);
    }
    in(text) {
        return this.#address === undefined ? text : text.replaceAll(this.#address, () => this.#name);
    }
    async through(work) {
        try {
            return await work();
        }
        catch (thrown) {
            if (thrown instanceof errors/* RestorableError */.s$)
                thrown.message = this.in(thrown.message);
            throw thrown;
        }
    }
    async *each(items) {
        const iterator = items[Symbol.asyncIterator]();
        try {
            for (;;) {
                const next = await this.through(() => iterator.next());
                if (next.done === true)
                    return;
                yield next.value;
            }
        }
        finally {
            await iterator.return?.();
        }
    }
}
class NamedStorage extends forwarding_storage/* ForwardingStorage */.l {
    #name;
    constructor(inner, name) {
        super(inner);
        this.#name = name;
    }
    get label() {
        return this.#name.name;
    }
    get versions() {
        const { versions } = this.inner;
        return (versions && {
            older: (key, options) => this.#name.each(versions.older(key, options)),
            hidden: (prefix, options) => this.#name.each(versions.hidden(prefix, options)),
        });
    }
    get locks() {
        const { locks } = this.inner;
        return (locks && {
            policy: locks.policy,
            extend: (key, until, options) => this.#name.through(() => locks.extend(key, until, options)),
            until: (key, options) => this.#name.through(() => locks.until(key, options)),
        });
    }
    get unfinished() {
        const { unfinished } = this.inner;
        return unfinished && { remove: (prefix, options) => this.#name.through(() => unfinished.remove(prefix, options)) };
    }
    put(key, body, options) {
        return this.#name.through(() => super.put(key, body, options));
    }
    get(key, options) {
        return this.#name.through(() => super.get(key, options));
    }
    list(prefix, options) {
        return this.#name.each(super.list(prefix, options));
    }
    folders(prefix, options) {
        return this.#name.through(() => super.folders(prefix, options));
    }
    delete(key, options) {
        return this.#name.through(() => super.delete(key, options));
    }
    serverTime(options) {
        return this.#name.through(() => super.serverTime(options));
    }
    close() {
        return this.#name.through(() => super.close());
    }
}
class PlacedStorage extends forwarding_storage/* ForwardingStorage */.l {
    #place;
    constructor(inner, place) {
        super(inner);
        this.#place = place;
    }
    get place() {
        return this.#place;
    }
}

// EXTERNAL MODULE: ./build/run/run-context.js + 1 modules
var run_context = __webpack_require__(88246);
;// CONCATENATED MODULE: ./build/run/open-destinations.js



async function openDestinations(specs, context) {
    const opened = [];
    for (const spec of specs)
        opened.push(await openDestination(spec, context));
    return opened;
}
async function openStored({ destinations, name }, context) {
    return (await openDestinations(destinations, context)).map((storage) => (0,run_context/* storedAt */.x)(storage, name, context));
}
async function openDestination(spec, { openStorage, host, run }) {
    const name = spec.name === undefined ? undefined : new DestinationName(spec.name);
    const storage = run.closeAtEnd(await openStorage(spec, name?.hostFor(host) ?? host));
    if (!run.isFirst(storage.label)) {
        throw new errors/* RestorableError */.s$('INPUT_INVALID', `Two destinations are the same place: ${storage.label}.`, {
            hint: 'Remove one of them.',
        });
    }
    const { offsite } = spec;
    const named = name?.of(storage) ?? storage;
    return offsite === undefined ? named : new PlacedStorage(named, { ...storage.place, offsite });
}


/***/ }),

/***/ 88246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ beginRun),
  x: () => (/* binding */ storedAt)
});

// EXTERNAL MODULE: ./build/repository/stored-database.js + 2 modules
var stored_database = __webpack_require__(86920);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/version.js
var version = __webpack_require__(58860);
;// CONCATENATED MODULE: ./build/run/run.js


class Run {
    startedAt;
    #dependencies;
    #startedMs;
    #phases = [];
    #warnings = [];
    #closers = [];
    #labels = new Set();
    #keyExpiry = [];
    #error;
    constructor(dependencies) {
        this.#dependencies = dependencies;
        this.startedAt = dependencies.clock.now();
        this.#startedMs = dependencies.clock.monotonicMs();
    }
    get elapsedMs() {
        return this.#dependencies.clock.monotonicMs() - this.#startedMs;
    }
    get phases() {
        return [...this.#phases];
    }
    get error() {
        return this.#error;
    }
    async phase(phase, work) {
        const { clock, host } = this.#dependencies;
        const startMs = clock.monotonicMs();
        host.log.debug(`Phase: ${phase}`);
        try {
            return await work();
        }
        finally {
            this.#phases.push({ phase, durationMs: Math.round(clock.monotonicMs() - startMs) });
        }
    }
    warn(...messages) {
        for (const message of messages) {
            if (this.#warnings.includes(message))
                continue;
            this.#warnings.push(message);
            this.#dependencies.host.log.warning(message);
        }
    }
    noteKeys(use, ...ends) {
        for (const end of ends) {
            if (end === undefined)
                continue;
            this.#keyExpiry.push({ use, fingerprint: end.fingerprint, expiresAt: end.endsAt?.toISOString() ?? null });
        }
    }
    isFirst(label) {
        const { size } = this.#labels;
        return this.#labels.add(label).size > size;
    }
    closeAtEnd(resource) {
        this.#closers.push(() => resource.close());
        return resource;
    }
    async guard(work) {
        try {
            await (0,errors/* throwIfCancelledByNow */.sE)(this.#dependencies.host.signal);
            await work();
        }
        catch (thrown) {
            this.fail(thrown);
        }
        for (const close of this.#closers.reverse())
            await this.#close(close);
    }
    closing(resource) {
        return { [Symbol.asyncDispose]: () => this.#close(() => resource.close()) };
    }
    async #close(close) {
        await close().catch((thrown) => {
            this.keepWords(thrown);
            this.warn(`Cleaning up: ${(0,errors/* toRestorableError */.tj)(thrown).message}`);
        });
    }
    fail(thrown) {
        const { signal, log } = this.#dependencies.host;
        const error = signal.aborted ? (0,errors/* cancellation */.WN)(signal) : (0,errors/* toRestorableError */.tj)(thrown);
        this.#error ??= error;
        this.keepWords(thrown);
        for (const line of (0,errors/* causesOf */.cZ)(thrown, { withFrames: true }))
            log.debug(line);
    }
    keepWords(thrown) {
        for (const words of (0,errors/* foreignWordsOf */.Rw)(thrown))
            this.#dependencies.host.toolWords.add(words);
    }
    facts(findings) {
        const { host } = this.#dependencies;
        const error = this.#error;
        return {
            tool: version/* TOOL */.j,
            startedAt: this.startedAt.toISOString(),
            durationMs: Math.round(this.elapsedMs),
            exitCode: error !== undefined ? (0,errors/* exitCodeOf */.FO)(error) : findings ? errors/* EXIT */.dc.finding : errors/* EXIT */.dc.done,
            error: error === undefined
                ? undefined
                : { code: error.code, message: host.scrub(error.message), hint: error.hint && host.scrub(error.hint) },
            warnings: this.#warnings.map((warning) => host.scrub(warning)),
            phases: this.#phases,
            ...(this.#keyExpiry.length === 0 ? {} : { keyExpiry: this.#keyExpiry }),
        };
    }
}

;// CONCATENATED MODULE: ./build/run/run-context.js


function beginRun(dependencies) {
    return { ...dependencies, run: new Run(dependencies) };
}
function storedAt(storage, name, { clock, host }) {
    return new stored_database/* StoredDatabase */.d(storage, { name, clock, signal: host.signal });
}


/***/ }),

/***/ 13664:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K: () => (/* binding */ readInstructions)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/format/object-keys.js
var object_keys = __webpack_require__(7240);
// EXTERNAL MODULE: ./build/repository/packs/digest.js
var digest = __webpack_require__(69984);
// EXTERNAL MODULE: ./build/repository/writing/runbook.js
var runbook = __webpack_require__(51988);
;// CONCATENATED MODULE: ./build/runbook/known-instructions.js

const EARLIER = [];
const KNOWN_INSTRUCTIONS = [
    { page: runbook/* RUNBOOK */.HA[0].sha256, script: runbook/* RUNBOOK */.HA[1].sha256 },
    ...EARLIER,
];

;// CONCATENATED MODULE: ./build/runbook/instructions.js





async function readInstructions(places, known = KNOWN_INSTRUCTIONS) {
    const good = [];
    const refused = [];
    for (const at of places) {
        const [page, script] = [await read(at, object_keys/* RUNBOOK_FILES */.jE[0]), await read(at, object_keys/* RUNBOOK_FILES */.jE[1])];
        if (page === 'missing' || script === 'missing')
            refused.push({ label: at.label, code: 'OBJECT_MISSING' });
        else if (page !== 'unknown' && script !== 'unknown' && isKnown(page, script, known))
            good.push({ at, page, script });
        else
            refused.push({ label: at.label, code: 'INSTRUCTIONS_UNKNOWN' });
    }
    return { good, refused };
}
function isKnown(page, script, known) {
    const [ofPage, ofScript] = [(0,digest/* sha256Hex */.f)(page), (0,digest/* sha256Hex */.f)(script)];
    return known.some((each) => each.page === ofPage && each.script === ofScript);
}
async function read(at, file) {
    try {
        return await at.get(at.keys.absolute(file), runbook/* RUNBOOK_MAX_BYTES */.CH);
    }
    catch (thrown) {
        (0,errors/* throwIfCancelled */.dZ)(at.signal);
        const error = (0,errors/* toRestorableError */.tj)(thrown);
        if (error.code === 'OBJECT_MISSING')
            return 'missing';
        if (error.code === 'STORAGE_CORRUPTED')
            return 'unknown';
        throw error;
    }
}


/***/ }),

/***/ 85048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ readRecoveryPage),
/* harmony export */   Y: () => (/* binding */ blockWith)
/* harmony export */ });
function readRecoveryPage(text) {
    const sections = text.split(/^#{2,3} /m).slice(1);
    const blocks = new Map(sections.map((section) => [
        section.slice(0, section.indexOf('\n')),
        [...section.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? ''),
    ]));
    return {
        blocks: (heading) => [...blocks].find(([each]) => each.startsWith(heading))?.[1] ?? [],
    };
}
function blockWith(page, heading, text = '') {
    const found = page.blocks(heading).filter((block) => block.includes(text));
    const [block] = found;
    if (block === undefined || found.length > 1)
        throw new RangeError(`the page has ${found.length} such blocks under ${JSON.stringify(heading)}`);
    return block;
}


/***/ }),

/***/ 9048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F4: () => (/* binding */ recoverySteps),
/* harmony export */   ap: () => (/* binding */ ofMysql),
/* harmony export */   lj: () => (/* binding */ hasRecoverySteps),
/* harmony export */   xd: () => (/* binding */ phaseOfStep)
/* harmony export */ });
/* harmony import */ var _recovery_page_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85048);

const TITLES = {
    names: ['2. Copy', 'Set the names'],
    check: ['3. Check these instructions', 'Check the instructions'],
    choose: ['4. Choose', 'List the backups'],
    'decrypt-damaged': ['5. Decrypt', 'Decrypt the damaged copy'],
    decrypt: ['5. Decrypt', 'Decrypt'],
    restore: ['6. Restore', 'Restore'],
    accounts: ['6. Restore', 'Restore the accounts'],
    look: ['7. Check', 'Show what the source contained'],
    'clean-up': ['7. Check', 'Clean up'],
};
const SECTIONS = {
    postgres: 'PostgreSQL',
    mysql: 'MySQL and MariaDB',
    mariadb: 'MySQL and MariaDB',
    sqlite: 'SQLite',
    d1: 'Cloudflare D1',
};
function ofMysql(engine, name) {
    return engine === 'mysql' || engine === 'mariadb' ? name : undefined;
}
const phaseOfStep = (title) => `instructions: ${title}`;
function hasRecoverySteps(engine) {
    return SECTIONS[engine] !== undefined;
}
function recoverySteps(page, plan) {
    const { engine, isOfPassphrase, hasSigner, secondCopy } = plan;
    const unlock = isOfPassphrase ? '--passphrase' : '--key';
    const choose = (0,_recovery_page_js__WEBPACK_IMPORTED_MODULE_0__/* .blockWith */ .Y)(page, TITLES.choose[0], isOfPassphrase ? '--passphrase' : '--signer');
    const decrypt = withBackup((0,_recovery_page_js__WEBPACK_IMPORTED_MODULE_0__/* .blockWith */ .Y)(page, TITLES.decrypt[0], unlock), plan.backup);
    const signed = (block) => (isOfPassphrase && hasSigner ? withSigner(block) : block);
    const section = SECTIONS[engine];
    if (section === undefined)
        throw new RangeError(`the page has no commands for ${engine}`);
    const [restore = '', accounts] = page.blocks(section);
    const secret = { needsSecret: true };
    return [
        step('names', namesFor((0,_recovery_page_js__WEBPACK_IMPORTED_MODULE_0__/* .blockWith */ .Y)(page, TITLES.names[0], 'export BACKUPS'), plan.database)),
        ...(hasSigner ? [step('check', (0,_recovery_page_js__WEBPACK_IMPORTED_MODULE_0__/* .blockWith */ .Y)(page, TITLES.check[0]))] : []),
        step('choose', signed(choose), { needsSecret: isOfPassphrase }),
        ...(secondCopy === undefined ? [] : [step('decrypt-damaged', signed(decrypt), { ...secret, expects: 'damage' })]),
        step('decrypt', withSecondCopy(signed(decrypt), secondCopy), secret),
        step('restore', withDatabase(restore, plan.restoreAs)),
        ...(accounts === undefined ? [] : [step('accounts', accounts, { expects: 'any' })]),
        step('look', (0,_recovery_page_js__WEBPACK_IMPORTED_MODULE_0__/* .blockWith */ .Y)(page, TITLES.look[0], 'CONTENTS.json')),
        step('clean-up', (0,_recovery_page_js__WEBPACK_IMPORTED_MODULE_0__/* .blockWith */ .Y)(page, TITLES['clean-up'][0], 'shred')),
    ];
}
function step(name, commands, more = {}) {
    const [heading, title] = TITLES[name];
    return { name, heading, title, commands, needsSecret: false, expects: 'success', ...more };
}
function namesFor(block, database) {
    return block.replaceAll('/recovery/shop', `/recovery/${database}`);
}
function withBackup(block, id) {
    return id === undefined ? block : block.replace(' --output', ` --backup ${id} --output`);
}
function withSigner(block) {
    return block.replace(' --passphrase', ' --signer "$SIGNER" --passphrase');
}
function withDatabase(block, name) {
    if (name === undefined)
        return block;
    return block
        .replace('mysql < CREATE-DATABASE.sql', `sed 's/^CREATE DATABASE restored/CREATE DATABASE ${name}/' CREATE-DATABASE.sql | mysql`)
        .replace(' restored < database.sql', ` ${name} < database.sql`)
        .replace('"restored"', `"${name}"`);
}
function withSecondCopy(block, folder) {
    if (folder === undefined)
        return block;
    return block.replace(' --output', ` --folder "$BACKUPS" --folder "${folder}" --output`);
}


/***/ })

};
