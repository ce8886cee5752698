export const id = 9291;
export const ids = [9291];
export const modules = {

/***/ 23206:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runSync: () => (/* binding */ runSync)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/repository/databases.js
var databases = __webpack_require__(60837);
// EXTERNAL MODULE: ./build/commands/open-destinations.js
var open_destinations = __webpack_require__(8099);
// EXTERNAL MODULE: ./build/commands/rings.js
var commands_rings = __webpack_require__(30666);
// EXTERNAL MODULE: ./build/commands/run.js
var commands_run = __webpack_require__(34344);
// EXTERNAL MODULE: ./build/core/keys.js
var core_keys = __webpack_require__(18790);
// EXTERNAL MODULE: ./build/core/catalogue.js
var catalogue = __webpack_require__(61417);
// EXTERNAL MODULE: ./build/core/retention.js
var retention = __webpack_require__(94970);
;// CONCATENATED MODULE: ./build/core/sync-plan.js


/**
 * Decides which backups a destination lacks and shall get, oldest first, so that parents come before their children.
 *
 * What is absent was missed, lost, or removed on purpose, and the record of a removal stays for the grace only. So without
 * a policy only that is copied which no retention can have removed: what is newer than all that the destination has of its
 * source (retention keeps the newest), what is younger than the grace and has no record, what lies there in part, what a
 * backup needs that stays, what is held, and everything where the destination has nothing of that source. With a policy that is copied which the
 * policy keeps, of what is there and what is absent together.
 */
function planCopies(known, holdings, policy) {
    const { has, removed } = holdings;
    const absent = known.filter(({ id }) => !has.has(id));
    const candidates = absent.filter(({ id }) => !removed.has(id));
    const wanted = policy === undefined ? unremovable(known, candidates, holdings) : kept(known, candidates, holdings, policy);
    const needed = new Map();
    for (const { id, parents } of known) {
        if (has.has(id) || wanted.has(id))
            for (const parent of parents)
                needed.set(parent, id);
    }
    const ids = new Set(known.map(({ id }) => id));
    return absent
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .map((backup) => {
        const { id } = backup;
        if (removed.has(id))
            return { id, decision: 'leave', reason: 'it was removed there in the last 7 days' };
        const child = needed.get(id);
        const reason = wanted.get(id) ?? (child === undefined ? undefined : `${child} needs it`);
        if (reason === undefined)
            return { id, decision: 'leave', reason: leftOut(policy) };
        return obstacle(backup, ids, removed) ?? { id, decision: 'copy', reason };
    });
}
function leftOut(policy) {
    return policy === undefined
        ? 'it is older than 7 days and than the newest there, so it may have been removed; give the keep rules to decide'
        : 'no keep rule keeps it';
}
/** What stands in the way of a backup that is wanted. */
function obstacle({ id, parents }, known, removed) {
    const lost = parents.find((parent) => !known.has(parent));
    if (lost !== undefined)
        return { id, decision: 'broken', reason: `it needs ${lost}, which no destination has` };
    const gone = parents.find((parent) => removed.has(parent));
    if (gone === undefined)
        return undefined;
    return { id, decision: 'leave', reason: `it needs ${gone}, of which a record says that it is being removed there` };
}
function unremovable(known, candidates, { has, whole = has, parts, now }) {
    const newest = new Map();
    for (const { id, source, startedAt } of known) {
        // One that is dated in the future would make everything older than it.
        if (!whole.has(id) || startedAt.getTime() > now.getTime() + catalogue/* CLOCK_SKEW_MS */.r)
            continue;
        newest.set(source, Math.max(newest.get(source) ?? 0, startedAt.getTime()));
    }
    const wanted = new Map();
    for (const { id, source, startedAt, held } of candidates) {
        const last = newest.get(source);
        if (last === undefined)
            wanted.set(id, 'nothing of this source is there');
        else if (startedAt.getTime() > last)
            wanted.set(id, 'it is newer than all that is there');
        else if (now.getTime() - startedAt.getTime() < retention/* GRACE_MS */.g3 - catalogue/* CLOCK_SKEW_MS */.r)
            wanted.set(id, 'it is younger than 7 days, and nothing says that it was removed');
        else if (parts.has(id))
            wanted.set(id, 'parts of it are there');
        else if (held)
            wanted.set(id, 'it is held');
    }
    return wanted;
}
function kept(known, candidates, { has, whole = has, now }, policy) {
    const fresh = new Set(candidates.map(({ id }) => id));
    const retainable = known
        .filter(({ id }) => has.has(id) || fresh.has(id))
        .map(({ id, startedAt, source, parents, held }) => ({
        id,
        startedAt,
        source,
        parents,
        verified: false,
        counts: whole.has(id) || fresh.has(id),
        pinned: held ? ['held'] : [],
    }));
    const decisions = (0,retention/* planRetention */.SA)(retainable, policy, now).filter(({ id, keep }) => keep && fresh.has(id));
    return new Map(decisions.map(({ id, reasons }) => [id, reasons.join(', ')]));
}

// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(3294);
// EXTERNAL MODULE: ./build/repository/commit.js
var commit = __webpack_require__(35846);
// EXTERNAL MODULE: ./build/repository/ancestors.js
var ancestors = __webpack_require__(80441);
// EXTERNAL MODULE: ./build/repository/catalogue.js
var repository_catalogue = __webpack_require__(40794);
// EXTERNAL MODULE: ./build/repository/authenticity.js
var authenticity = __webpack_require__(12850);
// EXTERNAL MODULE: ./build/repository/destinations.js
var destinations = __webpack_require__(99874);
// EXTERNAL MODULE: ./build/repository/digest.js
var digest = __webpack_require__(65535);
// EXTERNAL MODULE: ./build/repository/holds.js
var holds = __webpack_require__(36229);
// EXTERNAL MODULE: ./build/repository/runbook.js + 1 modules
var runbook = __webpack_require__(8121);
// EXTERNAL MODULE: ./build/repository/signed-record.js
var signed_record = __webpack_require__(29057);
;// CONCATENATED MODULE: ./build/repository/copy-records.js







/** A hold that can't be read holds all the same: its name says enough. */
const UNREADABLE_HOLD = Buffer.from('{}\n');
/**
 * Reads a signed backup's signature from a destination where it is good.
 * @param ring accepted signers; without, any signature that is there is taken
 * @returns undefined of a backup that is not signed
 * @throws {RestorableError} SIGNATURE_MISSING, SIGNATURE_INVALID, SIGNER_UNKNOWN, and the storage's errors
 */
async function readSignature(sources, keys, stored, ring, signal) {
    const { id, signer } = stored.manifest;
    if (signer === null)
        return undefined;
    let failure;
    for (const source of sources) {
        try {
            if (ring !== undefined)
                await (0,authenticity/* authenticate */.Q)([source], keys, stored, ring, signal);
            return await source.get(keys.signature(id, signer), { maxBytes: authenticity/* SIGNATURE_MAX_BYTES */.I, signal });
        }
        catch (error) {
            if (!(error instanceof errors/* RestorableError */.s$) || !error.isFinding)
                throw error;
            failure ??= error;
        }
    }
    if (failure !== undefined && failure.code !== 'OBJECT_MISSING')
        throw failure;
    throw new errors/* RestorableError */.s$('SIGNATURE_MISSING', `The signature of ${id} is missing at every destination.`, {
        hint: 'Someone removed it. Take this backup for lost where `signers` is set, and make a new one.',
        cause: failure,
    });
}
/**
 * Copies the records of holds and releases with their signatures: a backup that is held where it comes from must not be
 * removed where it goes to.
 */
async function copyHolds(sources, target, keys, id, signal) {
    const prefix = `${keys.allHolds}${id}/`;
    const done = new Set();
    for (const source of sources) {
        for await (const { key } of source.list(prefix, { signal })) {
            if (done.has(key) || !(0,holds/* isOfHold */.f3)(key))
                continue;
            done.add(key);
            const bytes = await source.get(key, { maxBytes: signed_record/* RECORD_MAX_BYTES */.xy, signal }).catch((error) => {
                // Larger than any record: whoever may put one must not stop a sync.
                if (error instanceof errors/* RestorableError */.s$ && error.code === 'STORAGE_CORRUPTED')
                    return undefined;
                throw error;
            });
            if (bytes === undefined && !key.endsWith('-hold.json'))
                continue;
            // One of that name is never replaced, as nowhere else.
            await (0,destinations/* putOnce */.L)(target, key, bytes ?? UNREADABLE_HOLD, signal);
        }
    }
}
/**
 * Puts the instructions and the script that a manifest names beside the backup.
 * @returns what is wrong with them
 */
async function copyRunbook(sources, target, keys, { manifest }, signal) {
    const problems = [];
    for (const file of manifest.runbook) {
        const problem = await copyRunbookFile(sources, target, keys, file, signal);
        if (problem !== undefined)
            problems.push(`${problem} that ${manifest.id} names.`);
    }
    return problems;
}
async function copyRunbookFile(sources, target, keys, file, signal) {
    const key = keys.absolute(file.key);
    for (const source of sources) {
        const bytes = await source.get(key, { maxBytes: runbook/* RUNBOOK_MAX_BYTES */.CH, signal }).catch((error) => {
            if (error instanceof errors/* RestorableError */.s$ && ['OBJECT_MISSING', 'STORAGE_CORRUPTED'].includes(error.code))
                return undefined;
            throw error;
        });
        if (bytes === undefined || (0,digest/* sha256Hex */.f)(bytes) !== file.sha256)
            continue;
        if (await (0,destinations/* putOnce */.L)(target, key, bytes, signal))
            return undefined;
        return `${file.key} at ${target.label} is not the one`;
    }
    return `No destination has the ${file.key}`;
}

// EXTERNAL MODULE: ./build/repository/extend-locks.js
var extend_locks = __webpack_require__(5210);
// EXTERNAL MODULE: ./build/repository/removal.js
var removal = __webpack_require__(49263);
// EXTERNAL MODULE: ./build/repository/source-order.js
var source_order = __webpack_require__(20031);
;// CONCATENATED MODULE: ./build/repository/commit-copy.js











/** How long the look for ancestors after the commit may take. */
const CONFIRM_MS = 300_000;
/** Puts the signature where it is missing. @throws as readSignature, and the storage's errors */
async function copySignature(target, stored, context) {
    const { database, sources, ring, signal } = context;
    const keys = (0,core_keys/* objectKeys */.uv)(database);
    const { id, signer } = stored.manifest;
    const signature = await readSignature(sources, keys, stored, ring, signal);
    if (signature === undefined || signer === null)
        return;
    const key = keys.signature(id, signer);
    if (await (0,destinations/* putOnce */.L)(target, key, signature, signal))
        return;
    // Another one is there. Only with `signers` it is known that this one is good.
    if (ring !== undefined)
        await target.put(key, signature, { sha256: (0,digest/* sha256Hex */.f)(signature), signal });
}
/**
 * Commits a backup whose objects are all at the target: holds, instructions, and last the manifest, byte for byte; then looks
 * for its ancestors as a new backup does (removal.ts), and withdraws it where a prune took one meanwhile.
 * @returns warnings
 * @throws {RestorableError} BACKUP_DAMAGED for another manifest of this id, PARENT_REMOVED, and the storage's errors
 */
async function commitCopy(target, stored, context) {
    const { database, sources, clock, removers, signal } = context;
    const keys = (0,core_keys/* objectKeys */.uv)(database);
    const { id } = stored.manifest;
    const problems = await copyRunbook(sources, target, keys, stored, signal);
    // Before the manifest: a prune that comes right after it must see the hold.
    await copyHolds(sources, target, keys, id, signal);
    if (target.lock !== undefined) {
        const parents = await (0,repository_catalogue/* readParents */.Wn)(new source_order/* SourceOrder */.a(sources), database, keys, stored.manifest, signal);
        await (0,extend_locks/* extendLocks */.$)(target, database, parents, signal);
    }
    await putManifest(target, stored, context);
    // A cancel must not stop this: without it a backup that does not restore could stay.
    const late = AbortSignal.timeout(CONFIRM_MS);
    const confirm = { storage: target, database, clock, signer: undefined, removers, signal: late };
    const [withdrawn] = await (0,ancestors/* withdrawWithoutAncestors */.P)([confirm], stored.manifest);
    if (withdrawn === undefined) {
        const forgotten = await forgetGap(target, id, { ...context, signal: late });
        return forgotten === undefined ? problems : [...problems, forgotten];
    }
    const { gone, failure } = withdrawn;
    if (gone[0] === undefined) {
        throw new errors/* RestorableError */.s$('STORAGE_FAILED', `${id} is there, but not proved to be whole: ${failure}`, {
            hint: 'Run sync again when the destination answers.',
        });
    }
    const but = failure === undefined ? 'it was withdrawn' : `it could not be withdrawn: ${failure}`;
    throw new errors/* RestorableError */.s$('PARENT_REMOVED', `${id} needs ${gone[0]}, which was removed there meanwhile; ${but}.`, {
        hint: 'Prune and sync one after the other.',
    });
}
/** What says that a destination missed a backup is no longer true: it must not explain a later theft. */
async function forgetGap(target, id, context) {
    const prefix = `${(0,core_keys/* objectKeys */.uv)(context.database).allGaps}${id}/`;
    const keys = [];
    try {
        for await (const { key } of target.list(prefix, { signal: context.signal }))
            keys.push(key);
        for (const key of keys)
            await (0,removal/* deleteUnlessLocked */.yD)(target, key, context);
        return undefined;
    }
    catch (thrown) {
        return `${target.label} still has a record that it missed ${id}: ${(0,errors/* toRestorableError */.tj)(thrown).message}`;
    }
}
async function putManifest(target, stored, { database, signal }) {
    const key = (0,core_keys/* objectKeys */.uv)(database).manifest(stored.manifest.id);
    try {
        await (0,commit/* commitManifest */.XF)([target], key, stored.bytes, signal);
    }
    catch (thrown) {
        if (!(thrown instanceof errors/* RestorableError */.s$) || thrown.code !== 'OBJECT_EXISTS')
            throw thrown;
        if (!(await isUnreadable(target, database, key, signal))) {
            throw new errors/* RestorableError */.s$('BACKUP_DAMAGED', `${target.label} has another manifest of ${stored.manifest.id}.`, {
                hint: 'Find out who wrote it. Delete it there if it is not yours, and run sync again.',
                cause: thrown,
            });
        }
        // What lies there is no manifest at all: nothing is lost with it.
        await target.put(key, stored.bytes, { sha256: stored.sha256, signal });
    }
}
async function isUnreadable(target, database, key, signal) {
    try {
        await (0,repository_catalogue/* readManifest */.WI)(target, database, key, signal);
        return false;
    }
    catch (error) {
        if (error instanceof errors/* RestorableError */.s$ && error.code === 'MANIFEST_INVALID')
            return true;
        throw error;
    }
}

// EXTERNAL MODULE: ./build/repository/copy-objects.js
var copy_objects = __webpack_require__(22883);
// EXTERNAL MODULE: ./build/repository/holdings.js
var holdings = __webpack_require__(36703);
// EXTERNAL MODULE: ./build/repository/stored-lists.js
var stored_lists = __webpack_require__(77672);
;// CONCATENATED MODULE: ./build/repository/copy-backup.js









/** Looks after the commit; what was lost between two of them was taken by a sweep that is done with it then. */
const LOOKS = 3;
/** How long they may take. */
const LOOK_MS = 300_000;
/**
 * Brings one backup to destinations that lack it or parts of it, without any key: objects, lists, signature, holds,
 * instructions, and the manifest last. A destination that fails does not stop the others.
 * @param sources destinations that have its manifest, the nearest first
 * @returns an outcome for each of `wanting`, in their order
 * @throws {RestorableError} BACKUP_DAMAGED, OBJECT_MISSING, BACKUP_FORMAT when no destination has a good copy of something; a
 *   source's error
 */
async function copyBackup(backup, sources, wanting, options) {
    const named = await (0,stored_lists/* readNamed */.M)(sources, options.database, backup, options.signal);
    const targets = [];
    for (const each of wanting)
        targets.push(await targetOf(each, named, options));
    const warnings = options.dryRun ? [] : await put(named, sources, targets, options);
    const outcomes = [];
    for (const [at, target] of targets.entries()) {
        const more = [];
        if (!options.dryRun && target.failure === undefined) {
            await finish(named, sources, target, wanting[at]?.isCommitted === true, options).then((told) => more.push(...told), (thrown) => {
                (0,errors/* throwIfCancelled */.dZ)(options.signal);
                target.failure = (0,errors/* toRestorableError */.tj)(thrown);
            });
        }
        const planned = { objects: target.lacking.size, bytes: bytesOf([...target.lacking.values()]) };
        const done = options.dryRun ? planned : target.copied;
        outcomes.push({ ...done, error: target.failure, warnings: [...warnings, ...more] });
    }
    return outcomes;
}
function bytesOf(objects) {
    return objects.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}
async function targetOf({ storage, isListed, now }, { stored, objects }, { database, readBack, signal }) {
    const keys = (0,core_keys/* objectKeys */.uv)(database);
    try {
        const found = await (0,holdings/* objectsOf */.i)(storage, keys, stored.manifest.id, signal);
        const lacking = (0,copy_objects/* lackingOf */.zb)(objects, found, isListed ? undefined : (0,copy_objects/* freshSince */.RV)(now));
        if (readBack === 'all') {
            for (const object of objects) {
                if (lacking.has(object.key))
                    continue;
                const isGood = await isGoodAt(storage, keys.root, object, signal);
                if (!isGood)
                    lacking.set(object.key, object);
            }
        }
        return { storage, lacking, failure: undefined, copied: { objects: 0, bytes: 0 } };
    }
    catch (thrown) {
        (0,errors/* throwIfCancelled */.dZ)(signal);
        return {
            storage,
            lacking: new Map(),
            failure: (0,errors/* toRestorableError */.tj)(thrown),
            copied: { objects: 0, bytes: 0 },
        };
    }
}
async function isGoodAt(storage, root, object, signal) {
    try {
        // Not by fetchVerified, which is content with an older version.
        return (0,digest/* sha256Hex */.f)(await storage.get(root + object.key, { maxBytes: object.sizeBytes, signal })) === object.sha256;
    }
    catch (error) {
        if (!(error instanceof errors/* RestorableError */.s$))
            throw error;
        if (error.isFinding || error.code === 'STORAGE_CORRUPTED')
            return false;
        throw error;
    }
}
function put(named, sources, targets, { database, signal, onBytes }) {
    return (0,copy_objects/* copyObjects */.If)(named.objects, sources, targets, { root: (0,core_keys/* objectKeys */.uv)(database).root, signal, onBytes });
}
/** Proves what was put, commits, and looks once more. @returns warnings */
async function finish(named, sources, target, isCommitted, options) {
    const { database, signal } = options;
    const { storage } = target;
    const keys = (0,core_keys/* objectKeys */.uv)(database);
    const context = { ...options, sources: sources.current };
    const warnings = [];
    const chosen = (0,commit/* objectsToProve */.st)([...target.lacking.values()], options.readBack, Math.random);
    await (0,commit/* proveStored */.AS)(storage, keys.root, chosen, () => { }, signal);
    requireInTime(options);
    await copySignature(storage, named.stored, context);
    (0,errors/* throwIfCancelled */.dZ)(signal);
    if (!isCommitted)
        warnings.push(...(await commitCopy(storage, named.stored, context)));
    // What is committed is told, also by a run that is cancelled right then.
    const looking = isCommitted ? signal : AbortSignal.timeout(LOOK_MS);
    for (let look = 1; look <= LOOKS; look += 1) {
        const found = await (0,holdings/* objectsOf */.i)(storage, keys, named.stored.manifest.id, looking);
        const lacking = (0,copy_objects/* lackingOf */.zb)(named.objects, found, undefined);
        if (lacking.size === 0)
            return warnings;
        // A sweep that began before this copy deletes what an earlier, dead sync had put under the same names.
        const again = { storage, lacking, failure: undefined, copied: target.copied };
        warnings.push(...(await put(named, sources, [again], options)));
        if (again.failure !== undefined)
            throw again.failure;
    }
    throw new errors/* RestorableError */.s$('STORAGE_FAILED', `${storage.label} loses objects of ${named.stored.manifest.id} again.`, {
        hint: 'Look for a lifecycle rule or another program that deletes there, and run sync again.',
    });
}
/** As of a backup: a sweep may take older objects without a manifest for remains. */
function requireInTime({ elapsedMs }) {
    if (elapsedMs() <= retention/* GRACE_MS */.g3 / 2)
        return;
    throw new errors/* RestorableError */.s$('TIME_LIMIT', 'The sync took longer than three and a half days; nothing more is committed.', {
        hint: 'Run it again: it goes on from there.',
    });
}

// EXTERNAL MODULE: ./build/repository/listing-digests.js
var listing_digests = __webpack_require__(78955);
;// CONCATENATED MODULE: ./build/repository/pool.js
/** Puts together what the destinations have. Pure. */
function poolOf(states) {
    const backups = new Map();
    const conflicts = new Map();
    const uncounted = new Map();
    for (const state of states) {
        for (const facts of state.catalogue.backups) {
            const earlier = backups.get(facts.id);
            if (earlier !== undefined && earlier.facts.manifestSha256 !== facts.manifestSha256) {
                const [first] = earlier.holders;
                conflicts.set(facts.id, `its manifests at ${first?.storage.label} and ${state.storage.label} differ`);
                continue;
            }
            backups.set(facts.id, { facts, holders: [...(earlier?.holders ?? []), state] });
        }
    }
    for (const { facts } of backups.values()) {
        const other = facts.parents.find(({ id, manifestSha256 }) => {
            const parent = backups.get(id);
            return parent !== undefined && parent.facts.manifestSha256 !== manifestSha256;
        });
        if (other !== undefined)
            conflicts.set(facts.id, `it was built on another ${other.id} than the one that there is`);
    }
    for (const id of conflicts.keys())
        backups.delete(id);
    for (const { storage, catalogue } of states) {
        for (const { id, reason } of catalogue.uncounted) {
            if (!backups.has(id) && !conflicts.has(id))
                uncounted.set(id, `${reason} (${storage.label})`);
        }
    }
    return { backups, conflicts, uncounted };
}

// EXTERNAL MODULE: ./build/repository/unfinished.js
var unfinished = __webpack_require__(7334);
// EXTERNAL MODULE: ./build/commands/progress.js
var progress = __webpack_require__(93454);
// EXTERNAL MODULE: ./build/core/nearest-first.js
var nearest_first = __webpack_require__(76293);
// EXTERNAL MODULE: ./build/repository/read-ahead.js
var read_ahead = __webpack_require__(10023);
// EXTERNAL MODULE: ./build/repository/removal-records.js
var removal_records = __webpack_require__(22900);
;// CONCATENATED MODULE: ./build/commands/sync-holdings.js








/** Backups whose lists are read at once. */
const READS_AHEAD = 4;
/** What is listed where a backup is whole, as a digest by its id. One whose list no destination has is left out. */
async function expectedListings({ backups }, database, { dependencies }) {
    const { signal } = dependencies.host;
    const all = [...backups.values()];
    const read = async (at) => {
        const pooled = all[at];
        try {
            const { objects } = await (0,stored_lists/* readNamed */.M)(orderOf(pooled, new Set()), database, pooled.facts, signal);
            return [pooled.facts.id, (0,listing_digests/* listingDigest */.p)(objects)];
        }
        catch {
            // Its outcome tells why, when its turn comes.
            (0,errors/* throwIfCancelled */.dZ)(signal);
            return undefined;
        }
    };
    const expected = new Map();
    for await (const found of (0,read_ahead/* mapAhead */.M)(all.length, READS_AHEAD, read))
        if (found !== undefined)
            expected.set(...found);
    return expected;
}
/** Whether a backup and all that it needs lie at a destination with all their objects. */
function isWholeAt({ listings, catalogue }, { backups }, expected, id) {
    const needed = backups.get(id)?.facts.parents.map((parent) => parent.id) ?? [];
    return [id, ...needed].every((each) => {
        const listing = expected.get(each);
        return catalogue.has(each) && listing !== undefined && listings.get(each) === listing;
    });
}
/** The ids of which a record at a destination says that they were removed there, by somebody who is believed. */
function removedAt({ storage, records }, database, { rings, dependencies }) {
    const { signal } = dependencies.host;
    return (0,removal_records/* beingRemoved */.wv)(storage, (0,core_keys/* objectKeys */.uv)(database), records.keys(), rings.removers, signal);
}
/** The nearest first: a copy from the same network is quicker, and costs nothing. One that failed before is asked last. */
function orderOf({ holders }, dead) {
    const near = (0,nearest_first/* nearestFirst */.F)(holders.map(({ storage, answerMs }) => ({ storage, answerMs, offsite: storage.place.offsite })));
    const storages = near.map(({ storage }) => storage);
    return new source_order/* SourceOrder */.a(storages.toSorted((a, b) => Number(dead.has(a)) - Number(dead.has(b))));
}

// EXTERNAL MODULE: ./build/commands/warn-of-hidden.js
var warn_of_hidden = __webpack_require__(77788);
// EXTERNAL MODULE: ./build/commands/warn-of-some.js
var warn_of_some = __webpack_require__(92592);
;// CONCATENATED MODULE: ./build/commands/sync-database.js














/**
 * Brings the destinations level for one database, backup by backup, oldest first.
 * @param outcomes what was done is added here
 */
async function syncDatabase(database, job, outcomes) {
    const { run, request } = job;
    const states = await run.phase(`look at ${database}`, () => look(database, job));
    if (!request.dryRun)
        await removeRemains(database, states, job);
    if (states.length < 2)
        return;
    const pool = poolOf(states);
    const strange = [...pool.uncounted].map(([id, reason]) => `${id} is not copied: ${reason}`);
    (0,warn_of_some/* warnOfSome */.A)(run, strange, (more) => `${more} more manifests that do not count are not copied.`);
    const known = knownOf(pool);
    const expected = await run.phase(`read the lists of ${database}`, () => expectedListings(pool, database, job));
    const believed = await Promise.all(states.map((state) => removedAt(state, database, job)));
    const sites = states.map((state, at) => {
        const has = new Set([...pool.backups].filter(([, { holders }]) => holders.includes(state)).map(([id]) => id));
        const removed = believed[at] ?? new Set();
        const whole = new Set([...has].filter((id) => isWholeAt(state, pool, expected, id)));
        const { catalogue, listings, now } = state;
        const parts = new Set([...listings.ids, ...catalogue.uncounted.map(({ id }) => id)]);
        const decisions = planCopies(known, { has, whole, removed, parts, now }, request.policy);
        const byId = new Map(decisions.map((decision) => [decision.id, decision]));
        return { state, decisions: byId, backups: conflictsAt(pool, state), failure: undefined, lacking: new Set() };
    });
    // Before anything is copied: a run that is cancelled reports what it had done.
    for (const { state, backups } of sites) {
        const { label } = state.storage;
        outcomes.push({ database, label, held: state.catalogue.backups.length, backups });
    }
    await run.phase(`copy ${database}`, async () => {
        const { host, clock } = job.dependencies;
        const options = {
            database,
            ring: job.rings.signers,
            removers: job.rings.removers,
            clock,
            signal: host.signal,
            readBack: request.readBack,
            dryRun: request.dryRun,
            elapsedMs: () => run.elapsedMs,
            onBytes: (0,progress/* followBytes */.p)(host, clock, `sync ${database}`, undefined),
        };
        const work = { job, pool, sites, expected, options, dead: new Set() };
        const oldestFirst = [...pool.backups.values()].sort((a, b) => (a.facts.id < b.facts.id ? -1 : 1));
        for (const pooled of oldestFirst)
            await syncBackup(pooled, work);
    });
}
/** Reads each destination; one that can't be read is the run's error, and the others are brought level without it. */
async function look(database, { destinations, rings, dependencies, run }) {
    const states = [];
    for (const storage of destinations) {
        try {
            const { signal } = dependencies.host;
            states.push(await (0,holdings/* readDestination */.F)(storage, database, rings, signal));
            await (0,warn_of_hidden/* warnOfHidden */.O)(run, storage, (0,core_keys/* objectKeys */.uv)(database), signal);
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(dependencies.host.signal);
            run.fail(thrown);
            run.warn(`${storage.label} is left out: ${(0,errors/* toRestorableError */.tj)(thrown).message}`);
        }
    }
    return states;
}
/** What killed runs left half written; where that may not be deleted, it takes room and does no harm. */
async function removeRemains(database, states, { dependencies: { host }, run }) {
    for (const { storage, now } of states) {
        try {
            const { objects, bytes } = await (0,unfinished/* removeUnfinished */.E)(storage, (0,core_keys/* objectKeys */.uv)(database), now, host.signal);
            if (objects === 0)
                continue;
            host.log.info(`${storage.label}: removed ${(0,format/* plural */.LS)(objects, 'unfinished file')} of killed runs, ${(0,format/* humanBytes */.p6)(bytes)}.`);
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(host.signal);
            const { code, message } = (0,errors/* toRestorableError */.tj)(thrown);
            if (code === 'STORAGE_PERMISSION')
                host.log.debug(message);
            else
                run.warn(`What killed runs left half written at ${storage.label} could not be removed: ${message}`);
        }
    }
}
function knownOf({ backups }) {
    return [...backups.values()].map(({ facts, holders }) => ({
        id: facts.id,
        startedAt: facts.startedAt,
        source: facts.source,
        parents: facts.parents.map(({ id }) => id),
        held: holders.some((holder) => holder.holds.has(facts.id)),
    }));
}
function conflictsAt({ conflicts }, { catalogue }) {
    return [...conflicts]
        .filter(([id]) => catalogue.has(id))
        .map(([id, detail]) => ({ id, outcome: 'damaged', detail, objects: 0, bytes: 0 }));
}
async function syncBackup(pooled, work) {
    const { job, sites, options } = work;
    const { id } = pooled.facts;
    const order = orderOf(pooled, work.dead);
    try {
        const wanting = await wantingOf(pooled, order, work);
        if (wanting.length === 0)
            return;
        const wants = wanting.map(({ state }) => ({
            storage: state.storage,
            isCommitted: pooled.holders.includes(state),
            isListed: state.catalogue.has(id),
            now: state.now,
        }));
        const copied = await copyBackup(pooled.facts, order, wants, options);
        for (const [at, site] of wanting.entries()) {
            const outcome = copied[at];
            if (outcome !== undefined)
                note(site, pooled, outcome, job);
        }
    }
    catch (thrown) {
        (0,errors/* throwIfCancelled */.dZ)(options.signal);
        const error = (0,errors/* toRestorableError */.tj)(thrown);
        if (!error.isFinding)
            job.run.fail(error);
        for (const site of sites) {
            const isThere = pooled.holders.includes(site.state);
            if (!isThere && site.decisions.get(id)?.decision !== 'copy')
                continue;
            site.lacking.add(id);
            const outcome = error.isFinding ? 'damaged' : 'failed';
            site.backups.push({ id, outcome, detail: error.message, objects: 0, bytes: 0 });
        }
    }
    for (const storage of order.unreliable)
        work.dead.add(storage);
}
/** The destinations that need something of this backup; what is left out on purpose is noted. */
async function wantingOf({ facts, holders }, order, { pool, sites, expected, options }) {
    const { id } = facts;
    const wanting = [];
    for (const site of sites) {
        if (site.failure !== undefined)
            continue;
        const { state } = site;
        const nothing = { objects: 0, bytes: 0 };
        if (holders.includes(state)) {
            const lost = facts.parents.find((parent) => !pool.backups.has(parent.id));
            if (lost !== undefined) {
                site.backups.push({ id, outcome: 'damaged', detail: `${lost.id}, which it needs, is nowhere`, ...nothing });
            }
            // Read again where it could not be read: then the reason is this backup's outcome.
            const listing = expected.get(id) ?? (0,listing_digests/* listingDigest */.p)((await (0,stored_lists/* readNamed */.M)(order, options.database, facts, options.signal)).objects);
            // A signature that any destination has, all should have.
            const isSigned = state.signed.has(id) || !holders.some(({ signed }) => signed.has(id));
            const isWhole = state.listings.get(id) === listing && isSigned;
            if (!isWhole || options.readBack === 'all')
                wanting.push(site);
            continue;
        }
        const decision = site.decisions.get(id);
        const blocked = facts.parents.find((parent) => site.lacking.has(parent.id));
        if (decision?.decision === 'copy' && blocked === undefined)
            wanting.push(site);
        else {
            site.lacking.add(id);
            const detail = decision?.decision === 'copy' ? `it needs ${blocked?.id}, which is not there` : decision?.reason;
            const outcome = decision?.decision === 'leave' ? 'left' : 'damaged';
            site.backups.push({ id, outcome, detail: detail ?? '', ...nothing });
        }
    }
    return wanting;
}
function note(site, { facts, holders }, copied, { request, run }) {
    const { id } = facts;
    const { objects, bytes, error, warnings } = copied;
    run.warn(...warnings);
    if (error !== undefined) {
        site.lacking.add(id);
        const outcome = error.isFinding ? 'damaged' : 'failed';
        site.backups.push({ id, outcome, detail: error.message, objects, bytes });
        if (error.isFinding)
            return;
        run.fail(error);
        // What failed for this backup alone, such as a parent that was just removed, does not stop the others.
        if (error.code.startsWith('STORAGE_'))
            site.failure = error;
        return;
    }
    const isThere = holders.includes(site.state);
    // Read through and found good, or only its signature was put.
    if (isThere && objects === 0)
        return;
    const what = isThere ? 'objects were missing, or not what they were' : (site.decisions.get(id)?.reason ?? '');
    const outcome = request.dryRun ? 'planned' : isThere ? 'mended' : 'copied';
    site.backups.push({ id, outcome, detail: what, objects, bytes });
}

;// CONCATENATED MODULE: ./build/commands/sync.js






/** Copies to each destination what it lacks and another has. Needs no key. Never throws: the report holds the error. */
async function runSync(request, dependencies) {
    const run = new commands_run/* Run */.K(dependencies);
    const outcomes = [];
    await run.guard(async () => {
        const rings = await (0,commands_rings/* openRings */.K)(request);
        if (rings.signers === undefined) {
            run.warn('Backups are copied without being authenticated: set `signers` or `passphrase` to copy only what accepted keys signed.');
        }
        const destinations = await (0,open_destinations/* openDestinations */.u)(request.destinations, dependencies, run);
        const names = request.name === undefined ? await namesAt(destinations, dependencies, run) : [request.name];
        for (const name of names)
            await syncDatabase(name, { request, rings, destinations, dependencies, run }, outcomes);
        const found = outcomes.some((each) => each.held + each.backups.length > 0);
        if (found || run.error !== undefined)
            return;
        // Not a success: a misspelt name would copy nothing for ever.
        throw new errors/* RestorableError */.s$('BACKUP_NOT_FOUND', 'There is no backup at any destination; nothing was copied.', {
            hint: 'Check `name` and `destination`; `list` without a name prints every database that a destination holds.',
        });
    });
    const isDamaged = outcomes.some((each) => each.backups.some(({ outcome }) => outcome === 'damaged'));
    return { mode: 'sync', ...run.facts(isDamaged), dryRun: request.dryRun, destinations: outcomes };
}
/** Every database that a destination has; one that can't be asked is the run's error, and the others' are synced. */
async function namesAt(destinations, { host }, run) {
    const names = new Set();
    for (const storage of destinations) {
        try {
            for (const name of await (0,databases/* databasesAt */.q)(storage, host.signal))
                names.add(name);
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(host.signal);
            run.fail(thrown);
        }
    }
    return [...names].sort();
}


/***/ }),

/***/ 54723:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ES: () => (/* binding */ requireDatabaseName),
/* harmony export */   Tg: () => (/* binding */ suggestDatabaseName),
/* harmony export */   lH: () => (/* binding */ isDatabaseName)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

const PATTERN = /^[a-z0-9][a-z0-9._-]{0,62}$/;
/** Of a name in an error: more is a file that was given for a name. */
const SHOWN_AT_MOST = 80;
/** Whether a text can be a database's name in storage. */
function isDatabaseName(text) {
    return PATTERN.test(text) && !text.includes('..');
}
/** Reads a name that a user gave. @throws {RestorableError} INPUT_INVALID */
function requireDatabaseName(text) {
    if (isDatabaseName(text))
        return text;
    const shown = text.length > SHOWN_AT_MOST ? `${text.slice(0, SHOWN_AT_MOST)}…` : text;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `The name ${JSON.stringify(shown)} can't be used in storage.`, {
        hint: 'Use 1 to 63 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit.',
    });
}
/** Turns any text (a database's name from a URL, a file name) into a storage name, or undefined when nothing is left. */
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

/***/ 76293:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ nearestFirst)
/* harmony export */ });
/** Below this, times tell more of connecting than of the way, and are taken for equal. */
const SHORTEST_MS = 100;
/** Who is no more than so many times slower than the quickest keeps the place that it was given. */
const AS_QUICK = 2;
/**
 * The nearest first: what is not offsite before what is; then by the time of the first answer. The order given is kept among
 * those that are about as quick: each place goes to the first in it that took at most twice as long as the quickest left.
 */
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

/***/ 60837:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ databasesAt)
/* harmony export */ });
/* harmony import */ var _core_database_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(54723);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);


/** The names of the databases that a destination has folders of. */
async function databasesAt(storage, signal) {
    const names = [];
    for (const folder of await storage.folders('', { signal })) {
        try {
            names.push((0,_core_database_name_js__WEBPACK_IMPORTED_MODULE_0__/* .requireDatabaseName */ .ES)(folder));
        }
        catch (error) {
            // A foreign folder beside ours is not a database.
            if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$))
                throw error;
        }
    }
    return names;
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


/***/ }),

/***/ 7334:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ removeUnfinished)
/* harmony export */ });
/* harmony import */ var _core_retention_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94970);

/**
 * Removes what killed runs left half written of a database, where this kind of storage has such things. What another run
 * writes just now is younger than the grace.
 * @param now by the storage's clock
 */
async function removeUnfinished(storage, keys, now, signal) {
    const before = new Date(now.getTime() - _core_retention_js__WEBPACK_IMPORTED_MODULE_0__/* .UNFINISHED_GRACE_MS */ .gb);
    return (await storage.removeUnfinished?.(keys.root, { before, signal })) ?? { objects: 0, bytes: 0 };
}


/***/ }),

/***/ 22691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ prettyBytes)
/* harmony export */ });
const BYTE_UNITS = [
	'B',
	'kB',
	'MB',
	'GB',
	'TB',
	'PB',
	'EB',
	'ZB',
	'YB',
];

const BIBYTE_UNITS = [
	'B',
	'KiB',
	'MiB',
	'GiB',
	'TiB',
	'PiB',
	'EiB',
	'ZiB',
	'YiB',
];

const BIT_UNITS = [
	'b',
	'kbit',
	'Mbit',
	'Gbit',
	'Tbit',
	'Pbit',
	'Ebit',
	'Zbit',
	'Ybit',
];

const BIBIT_UNITS = [
	'b',
	'kibit',
	'Mibit',
	'Gibit',
	'Tibit',
	'Pibit',
	'Eibit',
	'Zibit',
	'Yibit',
];

// Indexed by `bits` and then `binary`, so the four unit systems are picked in one step.
const UNIT_SETS = [BYTE_UNITS, BIBYTE_UNITS, BIT_UNITS, BIBIT_UNITS];

/*
`Number#toString` switches to exponential notation outside the range [1e-6, 1e21) and `Intl.NumberFormat` drops every fraction digit past the 100 it accepts.
Byte counts read as plain decimal numbers, so both losses are undone here. Expects a finite, non-negative number.
*/
const toDecimalString = number => {
	if (number >= 1e-6 && number < 1e21) {
		return String(number);
	}

	const [mantissa, exponentString] = number.toExponential().split('e');
	const digits = mantissa.replace('.', '');
	const pointPosition = Number(exponentString) + 1;
	const isPositive = pointPosition > 0;
	const padded = isPositive ? digits.padEnd(pointPosition, '0') : '0'.repeat(1 - pointPosition) + digits;
	const integerPart = padded.slice(0, isPositive ? pointPosition : 1);
	const fractionPart = padded.slice(isPositive ? pointPosition : 1).replace(/0+$/, '');

	return fractionPart ? `${integerPart}.${fractionPart}` : integerPart;
};

/*
Formats the given number using `Number#toLocaleString`.
- If locale is a string or array, the value is expected to be a BCP 47 language tag or list of language tags (for example: `de`).
- If locale is true, the system default locale is used for translation.
- If locale is false or unspecified, formatting options are applied without localization; without options, the number is written out as plain digits.
*/
const toLocaleString = (number, locale, options) => {
	if (typeof locale === 'string' || Array.isArray(locale) || locale === true) {
		const locales = locale === true ? undefined : locale;

		if (options !== undefined) {
			return number.toLocaleString(locales, options);
		}

		// `Intl.NumberFormat` limits itself to 3 *fraction* digits while the default here is 3 *significant* digits, so the limit comes from the value.
		const text = toDecimalString(number);
		const pointIndex = text.indexOf('.');
		const maximumFractionDigits = pointIndex === -1 ? 0 : text.length - pointIndex - 1;

		// `Intl.NumberFormat` accepts at most 100 fraction digits. Rounding to 3 significant digits only needs more than that for absurdly small values, which are written out as plain digits instead.
		if (maximumFractionDigits > 100) {
			return text;
		}

		return number.toLocaleString(locales, {maximumFractionDigits});
	}

	if (options === undefined) {
		return toDecimalString(number);
	}

	return number.toLocaleString('en-US', {...options, useGrouping: false});
};

const log10 = numberOrBigInt => {
	if (typeof numberOrBigInt === 'number') {
		return Math.log10(numberOrBigInt);
	}

	const string = numberOrBigInt.toString(10);

	// A `number` only holds about 15 significant digits, so the remaining digits cannot move the magnitude. The result can still land exactly on a unit boundary, which the caller corrects for.
	return string.length + Math.log10(`0.${string.slice(0, 15)}`);
};

const log = numberOrBigInt => {
	if (typeof numberOrBigInt === 'number') {
		return Math.log(numberOrBigInt);
	}

	return log10(numberOrBigInt) * Math.log(10);
};

/*
A `bigint` that a `number` can hold exactly is divided the same way, so the output never depends on which type it was given as.
`floor(a / b) + (a % b) / b` is a different double than `a / b`, which flips the rounding at ties like 1805 bytes.
*/
const divide = (numberOrBigInt, base, exponent) => {
	const divisor = base ** exponent;

	if (typeof numberOrBigInt === 'number' || numberOrBigInt <= Number.MAX_SAFE_INTEGER) {
		return Number(numberOrBigInt) / divisor;
	}

	// `divisor` is not exact for every unit, as `1000 ** 8` is not `1e24`, so the exact divisor is rebuilt from the base and the exponent.
	const bigintDivisor = BigInt(base) ** BigInt(exponent);
	const integerPart = numberOrBigInt / bigintDivisor;
	const remainder = numberOrBigInt % bigintDivisor;

	return Number(integerPart) + (Number(remainder) / divisor);
};

/*
The plain decimal digits of a scaled value that no `number` can hold. `Intl.NumberFormat` is not involved, so the output carries no grouping or localized separator, the same as the fallback for a value with more fraction digits than it accepts.
*/
const toUnrepresentableString = (number, base, exponent, localeOptions) => {
	const scale = BigInt(base) ** BigInt(exponent);
	const whole = number / scale;

	// The 3 significant digit default never bites here: it only ever rounds to at least as many digits as the value has integers, and this one has far more than 3.
	if (localeOptions === undefined) {
		return whole.toString();
	}

	// The fraction digit options take over from that default, so the integer part stays exact and the fraction is truncated.
	const minimumFractionDigits = localeOptions.minimumFractionDigits ?? 0;
	const maximumFractionDigits = Math.max(localeOptions.maximumFractionDigits ?? 3, minimumFractionDigits);
	const truncated = ((number % scale) * (10n ** BigInt(maximumFractionDigits)) / scale).toString().padStart(maximumFractionDigits, '0');
	const fraction = truncated.replace(/0+$/, '').padEnd(minimumFractionDigits, '0');

	return fraction ? `${whole}.${fraction}` : whole.toString();
};

/*
The sign to print in front of the number. A difference of exactly zero gets a space instead of a plus sign, for better alignment. `0 === 0n` is `false`, so both are compared.
*/
const signOf = (number, signed) => {
	if (number < 0) {
		return '-';
	}

	if (!signed) {
		return '';
	}

	return number === 0 || number === 0n ? ' ' : '+';
};

const assertFixedWidth = fixedWidth => {
	if (fixedWidth !== undefined && (typeof fixedWidth !== 'number' || !Number.isSafeInteger(fixedWidth) || fixedWidth < 0)) {
		throw new TypeError(`Expected fixedWidth to be a non-negative integer, got ${typeof fixedWidth}: ${fixedWidth}`);
	}
};

/*
`Intl.NumberFormat` silently truncates non-integers, so they are rejected here instead of quietly changing the output.
*/
const assertFractionDigits = (name, value) => {
	if (value !== undefined && (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 100)) {
		throw new TypeError(`Expected ${name} to be an integer between 0 and 100, got ${typeof value}: ${value}`);
	}
};

const buildLocaleOptions = options => {
	const {minimumFractionDigits, maximumFractionDigits} = options;

	if (minimumFractionDigits === undefined && maximumFractionDigits === undefined) {
		return undefined;
	}

	assertFractionDigits('minimumFractionDigits', minimumFractionDigits);
	assertFractionDigits('maximumFractionDigits', maximumFractionDigits);

	// Checked here rather than left to `Intl.NumberFormat`, which is skipped for a value past the number range.
	if (minimumFractionDigits > maximumFractionDigits) {
		throw new RangeError(`Expected minimumFractionDigits (${minimumFractionDigits}) to not be greater than maximumFractionDigits (${maximumFractionDigits})`);
	}

	return {
		...(minimumFractionDigits !== undefined && {minimumFractionDigits}),
		...(maximumFractionDigits !== undefined && {maximumFractionDigits}),
		roundingMode: 'trunc',
	};
};

function prettyBytes(number, options) {
	if (typeof number !== 'bigint' && !Number.isFinite(number)) {
		throw new TypeError(`Expected a finite number, got ${typeof number}: ${number}`);
	}

	options = {
		bits: false,
		binary: false,
		space: true,
		nonBreakingSpace: false,
		...options,
	};

	assertFixedWidth(options.fixedWidth);
	const localeOptions = buildLocaleOptions(options);

	// Indexed by `bits` then `binary`, so the four combinations line up in one table.
	const UNITS = UNIT_SETS[(options.bits ? 2 : 0) + (options.binary ? 1 : 0)];

	const separator = options.space ? (options.nonBreakingSpace ? '\u00A0' : ' ') : '';

	// Normalize `-0` to `0` so it never formats as `-0`.
	if (Object.is(number, -0)) {
		number = 0;
	}

	const prefix = signOf(number, options.signed);

	if (number < 0) {
		number = -number;
	}

	const base = options.binary ? 1024 : 1000;

	let exponent = 0;
	if (number >= 1) {
		exponent = Math.min(Math.floor(options.binary ? log(number) / Math.log(base) : log10(number) / 3), UNITS.length - 1);
	}

	// A `number` always scales down to something a `number` can hold, and a `bigint` stops being able to once the quotient passes `Number.MAX_VALUE`, where `divide` overflows to `Infinity` and the exact quotient is formatted instead.
	const scaled = divide(number, base, exponent);

	let numberString;
	if (Number.isFinite(scaled)) {
		number = scaled;

		// A value that sits just below a unit boundary, like `999999999999999` bytes, has a `log10` that rounds up to the boundary itself, so the exponent has to be corrected back.
		if (number < 1 && exponent > 0) {
			number *= base;
			exponent -= 1;
		}

		if (!localeOptions) {
			const minimumPrecision = Math.max(3, Math.floor(number).toString().length);
			number = Number(number.toPrecision(minimumPrecision));

			if (number >= base && exponent < UNITS.length - 1) {
				number /= base;
				exponent += 1;
			}
		}

		numberString = toLocaleString(number, options.locale, localeOptions);
	} else {
		// The scaled value is past what a `number` can hold, so the exact quotient is written out instead.
		numberString = toUnrepresentableString(number, base, exponent, localeOptions);
	}

	const result = prefix + numberString + separator + UNITS[exponent];
	return result.padStart(options.fixedWidth ?? 0);
}


/***/ }),

/***/ 61304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ prettyMilliseconds)
/* harmony export */ });
const isZero = value => value === 0 || value === 0n;
const pluralize = (word, count) => (count === 1 || count === 1n) ? word : `${word}s`;

const ONE_SECOND_IN_MILLISECONDS = 1000n;
const ONE_MINUTE_IN_MILLISECONDS = 60n * ONE_SECOND_IN_MILLISECONDS;
const ONE_HOUR_IN_MILLISECONDS = 60n * ONE_MINUTE_IN_MILLISECONDS;
const ONE_DAY_IN_MILLISECONDS = 24n * ONE_HOUR_IN_MILLISECONDS;
const MAX_DECIMAL_DIGITS = 100; // The same limit as `Number#toFixed()`, which keeps the output a sensible size.

// A negative or fractional count is not a digit count, and a `NaN` count would leak into the output as `NaN`.
const decimalDigits = (value, defaultValue) => typeof value === 'number' && !Number.isNaN(value)
	? Math.min(Math.max(Math.trunc(value), 0), MAX_DECIMAL_DIGITS)
	: defaultValue;

// The duration as the exact fraction `value / scale` milliseconds, so every field can be derived with exact BigInt arithmetic.
// An integer is exact at any size, including a number past the safe range. A fractional number is rounded to 15 significant digits, counting the whole duration, as that is all the precision a double has. This turns float noise back into the intended value: `0.57 * 100_000` is `56999.99999999999`, which is read as `57000`, and `999.9999999999999` is read as `1000`. Digits past the 15th are rounded away, so they are not exact.
const toExactMilliseconds = milliseconds => {
	// eslint-disable-next-line unicorn/prefer-number-is-safe-integer -- An integer past the safe range is still exact.
	if (typeof milliseconds === 'bigint' || Number.isInteger(milliseconds)) {
		return {value: BigInt(milliseconds), scale: 1n};
	}

	const [significand, exponent = '0'] = milliseconds.toPrecision(15).split('e', 2);
	const [whole, fraction = ''] = significand.split('.', 2);
	const digits = BigInt(whole + fraction);
	const decimals = fraction.length - Number(exponent);

	// From `1e15` up, the 15 digits end before the decimal point, so the exponent is positive. The fraction is then dropped and the duration is rounded to the nearest 10 milliseconds. A number from `2 ** 52` up is always an integer, so this only applies below that.
	return decimals < 0
		? {value: digits * (10n ** BigInt(-decimals)), scale: 1n}
		: {value: digits, scale: 10n ** BigInt(decimals)};
};

// Places the decimal point in a count of steps of `10 ** -digits`.
const formatSteps = (steps, digits) => {
	if (digits === 0) {
		return String(steps);
	}

	const padded = String(steps).padStart(digits + 1, '0');
	return `${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
};

function prettyMilliseconds(milliseconds, options) {
	const isBigInt = typeof milliseconds === 'bigint';
	if (!isBigInt && !Number.isFinite(milliseconds)) {
		throw new TypeError('Expected a finite number or bigint');
	}

	options = {...options};

	const sign = milliseconds < 0 ? '-' : '';
	// eslint-disable-next-line unicorn/prefer-math-abs -- `Math.abs()` throws on a bigint, and the bigint path reaches here.
	milliseconds = milliseconds < 0 ? -milliseconds : milliseconds; // Cannot use `Math.abs()` because of BigInt support.

	if (options.colonNotation) {
		options.compact = false;
		options.formatSubMilliseconds = false;
		options.separateMilliseconds = false;
		options.verbose = false;
		// Dropping a field from the right would change what the remaining fields mean: `1:01:01` would become `1:01`, which reads as 1 minute.
		options.unitCount = undefined;
	}

	if (options.compact) {
		options.unitCount = 1;
		options.secondsDecimalDigits = 0;
		options.millisecondsDecimalDigits = 0;
	}

	let result = [];

	const add = (value, long, short, valueString) => {
		// Colon notation always shows the minutes, and the hours too when the seconds are hidden, so the last fields read as `m:ss`, or as `h:mm` without the seconds. A duration under a minute keeps its seconds, so it reads as `h:mm:ss` there.
		const isAlwaysShown = options.colonNotation && (short === 'm' || (short === 'h' && options.hideSeconds));

		if (
			!isAlwaysShown
			&& (result.length === 0 || !options.colonNotation)
			&& isZero(value)) {
			return;
		}

		valueString ??= String(value);
		if (options.colonNotation) {
			const wholeDigits = valueString.includes('.') ? valueString.split('.', 1)[0].length : valueString.length;
			// The first field is not padded. The days after a year go up to 364, so they get 3 digits to keep the width.
			let minLength = 1;
			if (result.length > 0) {
				minLength = short === 'd' ? 3 : 2;
			}

			valueString = '0'.repeat(Math.max(0, minLength - wholeDigits)) + valueString;
		} else {
			valueString += options.verbose ? ' ' + pluralize(long, value) : short;
		}

		result.push(valueString);
	};

	const {value, scale} = toExactMilliseconds(milliseconds);
	const second = ONE_SECOND_IN_MILLISECONDS * scale;
	const minute = ONE_MINUTE_IN_MILLISECONDS * scale;
	const hour = ONE_HOUR_IN_MILLISECONDS * scale;
	const day = ONE_DAY_IN_MILLISECONDS * scale;

	// The days, hours, minutes, seconds, and sub-millisecond fields are floored from the exact value, so none of them can round up into the next unit. Only the milliseconds, when they are the last unit, are rounded (see below).
	const days = value / day;
	const hoursWithinDay = (value % day) / hour;
	const minutesWithinHour = (value % hour) / minute;

	if (options.hideYearAndDays) {
		add((days * 24n) + hoursWithinDay, 'hour', 'h');
	} else {
		if (options.hideYear) {
			add(days, 'day', 'd');
		} else {
			add(days / 365n, 'year', 'y');
			add(days % 365n, 'day', 'd');
		}

		add(hoursWithinDay, 'hour', 'h');
	}

	add(minutesWithinHour, 'minute', 'm');

	const secondsDecimalDigits = decimalDigits(options.secondsDecimalDigits, 1);
	const secondsStepsPerSecond = 10n ** BigInt(secondsDecimalDigits);

	// A duration under a minute has no coarser field, so hiding the seconds would leave nothing to carry its value.
	const hideSeconds = options.hideSeconds && value >= minute;

	// `subSecondsAsDecimals` moves the value into the seconds field, so it only applies when that field is rendered and can represent the value, at least one step of the seconds digits. Otherwise the value is lost.
	const canShowAsDecimalSeconds = options.subSecondsAsDecimals
		&& !hideSeconds
		&& value * secondsStepsPerSecond >= second;

	if (!hideSeconds) {
		const withinMinute = value % minute;

		if (
			options.separateMilliseconds
			|| options.formatSubMilliseconds
			|| (!canShowAsDecimalSeconds && !options.colonNotation && value < second)
		) {
			add(withinMinute / second, 'second', 's');

			if (options.formatSubMilliseconds) {
				// Floored to whole nanoseconds, the smallest unit shown. `formatSubMilliseconds` shows these as they are, so a duration under 1 nanosecond is `0ms` there.
				const subMillisecondNanoseconds = ((value % scale) * 1_000_000n) / scale;

				add((value % second) / scale, 'millisecond', 'ms');
				add(subMillisecondNanoseconds / 1000n, 'microsecond', 'µs');
				add(subMillisecondNanoseconds % 1000n, 'nanosecond', 'ns');
			} else {
				const millisecondsDecimalDigits
					= decimalDigits(options.millisecondsDecimalDigits, 0);
				const stepsPerMillisecond = 10n ** BigInt(millisecondsDecimalDigits);

				// Rounded half up in exact steps of the last digit, as a float sum of the parts can land a midpoint like `1.005` below it.
				let steps = ((2n * (value % second) * stepsPerMillisecond) + scale) / (2n * scale);

				// Under a second, the zero field is dropped entirely, so a nonzero duration is clamped to the smallest representable value instead of rounding down onto it. From a second up, the seconds field carries the value, so the milliseconds round normally.
				if (steps === 0n && value > 0n && value < second) {
					steps = 1n;
				}

				// The milliseconds are rounded, not floored, but never up to a full second, which would need the seconds field.
				const maximumSteps = (1000n * stepsPerMillisecond) - 1n;
				if (steps > maximumSteps) {
					steps = maximumSteps;
				}

				const millisecondsString = formatSteps(steps, millisecondsDecimalDigits);

				add(
					Number(millisecondsString),
					'millisecond',
					'ms',
					millisecondsString,
				);
			}
		} else {
			// Floored to the digit count, so the seconds never round up into the next step, or to `60s`.
			const secondsFixed = formatSteps((withinMinute * secondsStepsPerSecond) / second, secondsDecimalDigits);
			const secondsString = options.keepDecimalsOnWholeSeconds
				? secondsFixed
				: secondsFixed.replace(/\.0+$/v, '');
			add(Number(secondsString), 'second', 's', secondsString);
		}
	}

	const separator = options.colonNotation ? ':' : ' ';
	if (typeof options.unitCount === 'number') {
		// `Math.max()` propagates `NaN`, and `slice(0, NaN)` is an empty slice, which would drop every unit.
		result = result.slice(0, Math.max(options.unitCount, 1) || Infinity);
	}

	const output = result.length === 0
		? '0' + (options.verbose ? ' milliseconds' : 'ms')
		: result.join(separator);

	// Rounding can leave nothing but zeros behind, and a signed zero reads as a negative duration.
	return /[1-9]/v.test(output) ? sign + output : output;
}


/***/ })

};
