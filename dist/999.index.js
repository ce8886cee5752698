export const id = 999;
export const ids = [999];
export const modules = {

/***/ 93454:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ followBytes)
/* harmony export */ });
/** Hosts decide what they print; they need not be asked for every 64 KiB. */
const EVERY_MS = 200;
/** Adds up bytes and tells the host now and then. */
function followBytes(host, clock, phase, totalBytes) {
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

/***/ 50999:
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
// EXTERNAL MODULE: ./build/commands/retention-state.js
var retention_state = __webpack_require__(48535);
// EXTERNAL MODULE: ./build/commands/run.js
var commands_run = __webpack_require__(34344);
// EXTERNAL MODULE: ./build/core/keys.js
var core_keys = __webpack_require__(18790);
// EXTERNAL MODULE: ./build/core/nearest-first.js
var nearest_first = __webpack_require__(76293);
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
function unremovable(known, candidates, { has, parts, now }) {
    const newest = new Map();
    for (const { id, source, startedAt } of known) {
        // One that is dated in the future would make everything older than it.
        if (!has.has(id) || startedAt.getTime() > now.getTime() + catalogue/* CLOCK_SKEW_MS */.r)
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
        else if (now.getTime() - startedAt.getTime() < retention/* GRACE_MS */.g - catalogue/* CLOCK_SKEW_MS */.r)
            wanted.set(id, 'it is younger than 7 days, and nothing says that it was removed');
        else if (parts.has(id))
            wanted.set(id, 'parts of it are there');
        else if (held)
            wanted.set(id, 'it is held');
    }
    return wanted;
}
function kept(known, candidates, { has, now }, policy) {
    const fresh = new Set(candidates.map(({ id }) => id));
    const retainable = known
        .filter(({ id }) => has.has(id) || fresh.has(id))
        .map(({ id, startedAt, source, parents, held }) => ({
        id,
        startedAt,
        source,
        parents,
        verified: false,
        pinned: held ? ['held'] : [],
    }));
    const decisions = (0,retention/* planRetention */.S)(retainable, policy, now).filter(({ id, keep }) => keep && fresh.has(id));
    return new Map(decisions.map(({ id, reasons }) => [id, reasons.join(', ')]));
}

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
// EXTERNAL MODULE: ./build/repository/signed-record.js
var signed_record = __webpack_require__(29057);
;// CONCATENATED MODULE: ./build/repository/copy-records.js





/** Instructions for recovery are some pages of text. */
const RUNBOOK_MAX_BYTES = 1024 * 1024;
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
            if (done.has(key))
                continue;
            done.add(key);
            const bytes = await source.get(key, { maxBytes: signed_record/* RECORD_MAX_BYTES */.xy, signal });
            // One of that name is never replaced, as nowhere else.
            await (0,destinations/* putOnce */.L)(target, key, bytes, signal);
        }
    }
}
/**
 * Puts the instructions that a manifest names beside the backup.
 * @returns what is wrong with them, or undefined
 */
async function copyRunbook(sources, target, keys, { manifest }, signal) {
    const key = keys.absolute(manifest.runbook.key);
    for (const source of sources) {
        const bytes = await source.get(key, { maxBytes: RUNBOOK_MAX_BYTES, signal }).catch((error) => {
            if (error instanceof errors/* RestorableError */.s$ && ['OBJECT_MISSING', 'STORAGE_CORRUPTED'].includes(error.code))
                return undefined;
            throw error;
        });
        if (bytes === undefined || (0,digest/* sha256Hex */.f)(bytes) !== manifest.runbook.sha256)
            continue;
        if (await (0,destinations/* putOnce */.L)(target, key, bytes, signal))
            return undefined;
        return `${manifest.runbook.key} at ${target.label} is not what ${manifest.id} names.`;
    }
    return `No destination has the ${manifest.runbook.key} that ${manifest.id} names.`;
}

// EXTERNAL MODULE: ./build/repository/extend-locks.js
var extend_locks = __webpack_require__(5210);
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
    const { database, sources, clock, signal } = context;
    const keys = (0,core_keys/* objectKeys */.uv)(database);
    const { id } = stored.manifest;
    const runbook = await copyRunbook(sources, target, keys, stored, signal);
    // Before the manifest: a prune that comes right after it must see the hold.
    await copyHolds(sources, target, keys, id, signal);
    if (target.lock !== undefined) {
        const parents = await (0,repository_catalogue/* readParents */.Wn)(new source_order/* SourceOrder */.a(sources), database, keys, stored.manifest, signal);
        await (0,extend_locks/* extendLocks */.$)(target, database, parents, signal);
    }
    await putManifest(target, stored, context);
    // A cancel must not stop this: without it a backup that does not restore could stay.
    const confirm = { storage: target, database, clock, signal: AbortSignal.timeout(CONFIRM_MS) };
    const [withdrawn] = await (0,ancestors/* withdrawWithoutAncestors */.P)([confirm], stored.manifest);
    if (withdrawn === undefined)
        return runbook === undefined ? [] : [runbook];
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

// EXTERNAL MODULE: ./build/repository/fetch.js
var fetch = __webpack_require__(9535);
// EXTERNAL MODULE: ./build/repository/for-each-bounded.js
var for_each_bounded = __webpack_require__(31304);
;// CONCATENATED MODULE: ./build/repository/copy-objects.js




/** Packs in memory at once: one on its way while the next is fetched. */
const AT_ONCE = 2;
/**
 * What a destination lacks of a backup, by key: missing, or of another size.
 * @param freshSince of a backup that is not committed there, older objects count as lacking: they are what a dead run left,
 *   and a sweep that is under way may be about to delete them
 */
function lackingOf(objects, found, freshSince) {
    const lacking = new Map();
    for (const object of objects) {
        const there = found.get(object.key);
        const isStale = freshSince !== undefined && there !== undefined && there.modifiedAt < freshSince;
        if (there === undefined || there.sizeBytes !== object.sizeBytes || isStale)
            lacking.set(object.key, object);
    }
    return lacking;
}
/** Since when an object must have been written for a copy to rely on it, as a backup relies on its own. */
function freshSince(now) {
    return new Date(now.getTime() - retention/* GRACE_MS */.g / 2);
}
/**
 * Fetches each object that a target lacks once, checked against its size and SHA-256, and puts it there. Data comes before
 * lists, in the order of the objects. A target that fails is left out from then on; its failure is in it.
 * @param order the destinations that have the backup; one is not asked for what it lacks itself
 * @returns what was wrong with copies that were passed over
 * @throws {RestorableError} BACKUP_DAMAGED or OBJECT_MISSING when no destination has a good copy of an object; the error of a
 *   source that is the only one left
 */
async function copyObjects(objects, order, targets, at) {
    const problems = [];
    const isWanted = ({ key }) => targets.some((target) => lacks(target, key));
    await (0,for_each_bounded/* forEachBounded */.a)(objects.filter(isWanted), AT_ONCE, async (object) => {
        (0,errors/* throwIfCancelled */.dZ)(at.signal);
        const takers = targets.filter((target) => lacks(target, object.key));
        if (takers.length === 0)
            return;
        const isLacking = (source) => targets.some((each) => each.storage === source && each.lacking.has(object.key));
        const good = order.current.filter((source) => !isLacking(source));
        // Where none has it as it should be, an older version of it may.
        const from = good.length === 0 || good.length === order.all.length ? order : good;
        const bytes = await (0,fetch/* fetchVerified */.J)(from, at.root, object, at.signal, problems);
        await Promise.all(takers.map((taker) => putAt(taker, object, bytes, at)));
    });
    return problems;
}
function lacks(target, key) {
    return target.failure === undefined && target.lacking.has(key);
}
async function putAt(target, { key, sha256, sizeBytes }, bytes, { root, signal, onBytes }) {
    try {
        await target.storage.put(root + key, bytes, { sha256, signal });
        target.copied.objects += 1;
        target.copied.bytes += sizeBytes;
        onBytes(sizeBytes);
    }
    catch (thrown) {
        (0,errors/* throwIfCancelled */.dZ)(signal);
        target.failure ??= (0,errors/* toRestorableError */.tj)(thrown);
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/repository/catalogue-facts.js
var catalogue_facts = __webpack_require__(59104);
// EXTERNAL MODULE: ./build/repository/holds.js
var repository_holds = __webpack_require__(36229);
// EXTERNAL MODULE: ./build/repository/removal.js
var removal = __webpack_require__(49263);
;// CONCATENATED MODULE: ./build/repository/holdings.js





/** Reads manifests and lists the rest once. @throws the storage's errors */
async function readDestination(storage, database, rings, signal) {
    const keys = (0,core_keys/* objectKeys */.uv)(database);
    const start = performance.now();
    const now = await storage.serverTime({ signal });
    const answerMs = performance.now() - start;
    // In this order: see listRemovals.
    const catalogue = await catalogue_facts/* BackupCatalogue */.k.read({ storage, database, ring: rings.signers, signal });
    const records = await (0,removal/* listRemovals */.Qb)(storage, keys, signal);
    const holds = await (0,repository_holds/* readHolds */.R)(storage, keys, rings.verifiers, signal);
    const hashes = new Map();
    const signed = new Set();
    for await (const { key, sizeBytes } of storage.list(keys.root, { signal })) {
        const relative = keys.relative(key);
        const owner = (0,core_keys/* ownerOfObject */.WL)(relative);
        if (owner === undefined)
            continue;
        if (owner.part === 'signatures')
            signed.add(owner.id);
        if (!isListed(owner.part))
            continue;
        const hash = hashes.get(owner.id) ?? (0,external_node_crypto_.createHash)('sha256');
        hash.update(line(relative, sizeBytes));
        hashes.set(owner.id, hash);
    }
    const listings = new Map([...hashes].map(([id, hash]) => [id, hash.digest('hex')]));
    return { storage, catalogue, records, holds, listings, signed, now, answerMs };
}
/** What `listings` holds of a destination that has all of these objects, with their sizes, and no other of the backup. */
function listingDigest(objects) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    // Listings come in byte order, and keys are ASCII.
    for (const { key, sizeBytes } of objects.toSorted((a, b) => (a.key < b.key ? -1 : 1))) {
        hash.update(line(key, sizeBytes));
    }
    return hash.digest('hex');
}
function line(relative, sizeBytes) {
    return `${relative} ${sizeBytes}\n`;
}
/** The parts of a backup that its manifest names by hash, through its lists. */
function isListed(part) {
    return part !== 'signatures' && part !== 'verifications' && part !== 'holds';
}
/** The objects of one backup at a destination, by key below the database's folder. @throws the storage's errors */
async function objectsOf(storage, keys, id, signal) {
    const found = new Map();
    for (const prefix of keys.ofBackup(id)) {
        for await (const { key, sizeBytes, modifiedAt } of storage.list(prefix, { signal })) {
            found.set(keys.relative(key), { sizeBytes, modifiedAt });
        }
    }
    return found;
}

// EXTERNAL MODULE: ./build/repository/object-lists.js
var object_lists = __webpack_require__(33848);
;// CONCATENATED MODULE: ./build/repository/stored-lists.js





/**
 * Reads a backup's manifest and lists of objects from whichever destination has good ones.
 * @param sources destinations that have this manifest
 * @throws {RestorableError} BACKUP_DAMAGED, BACKUP_FORMAT, OBJECT_MISSING where none has, and the storage's errors
 */
async function readNamed(sources, database, backup, signal) {
    const keys = (0,core_keys/* objectKeys */.uv)(database);
    const stored = await manifestOf(sources, database, backup, signal);
    const data = await (0,object_lists/* readObjectList */._)(sources, keys, stored.manifest, signal, []);
    const parts = stored.manifest.objects.map((part, index) => ({
        key: keys.relative(keys.objects(backup.id, index)),
        ...part,
    }));
    return { stored, objects: [...data, ...parts] };
}
function manifestOf(sources, database, { id, manifestSha256 }, signal) {
    return (0,source_order/* firstGood */.C)(sources, signal, [], async (source) => {
        const stored = await (0,repository_catalogue/* readManifest */.WI)(source, database, (0,core_keys/* objectKeys */.uv)(database).manifest(id), signal);
        if (stored.sha256 === manifestSha256)
            return stored;
        throw new errors/* RestorableError */.s$('BACKUP_DAMAGED', `The manifest of ${id} at ${source.label} changed meanwhile.`, {
            hint: 'Run sync again.',
        });
    });
}

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
    const named = await readNamed(sources, options.database, backup, options.signal);
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
        const found = await objectsOf(storage, keys, stored.manifest.id, signal);
        const lacking = lackingOf(objects, found, isListed ? undefined : freshSince(now));
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
    return copyObjects(named.objects, sources, targets, { root: (0,core_keys/* objectKeys */.uv)(database).root, signal, onBytes });
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
        const found = await objectsOf(storage, keys, named.stored.manifest.id, looking);
        const lacking = lackingOf(named.objects, found, undefined);
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
    if (elapsedMs() <= retention/* GRACE_MS */.g / 2)
        return;
    throw new errors/* RestorableError */.s$('TIME_LIMIT', 'The sync took longer than three and a half days; nothing more is committed.', {
        hint: 'Run it again: it goes on from there.',
    });
}

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

// EXTERNAL MODULE: ./build/commands/progress.js
var progress = __webpack_require__(93454);
// EXTERNAL MODULE: ./build/commands/warn-of-hidden.js
var warn_of_hidden = __webpack_require__(77788);
;// CONCATENATED MODULE: ./build/commands/sync-database.js











/**
 * Brings the destinations level for one database, backup by backup, oldest first.
 * @param outcomes what was done is added here
 */
async function syncDatabase(database, job, outcomes) {
    const { run, request } = job;
    const states = await run.phase(`look at ${database}`, () => look(database, job));
    if (states.length < 2)
        return;
    const pool = poolOf(states);
    for (const [id, reason] of pool.uncounted)
        run.warn(`${id} is not copied: ${reason}`);
    const known = knownOf(pool);
    const sites = states.map((state) => {
        const has = new Set([...pool.backups].filter(([, { holders }]) => holders.includes(state)).map(([id]) => id));
        const removed = new Set(state.records.keys());
        const { catalogue, listings, now } = state;
        const parts = new Set([...listings.keys(), ...catalogue.uncounted.map(({ id }) => id)]);
        const decisions = planCopies(known, { has, removed, parts, now }, request.policy);
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
            clock,
            signal: host.signal,
            readBack: request.readBack,
            dryRun: request.dryRun,
            elapsedMs: () => run.elapsedMs,
            onBytes: (0,progress/* followBytes */.p)(host, clock, `sync ${database}`, undefined),
        };
        const work = { job, pool, sites, options, dead: new Set() };
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
            states.push(await readDestination(storage, database, rings, signal));
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
async function wantingOf({ facts, holders }, order, { pool, sites, options }) {
    const { id } = facts;
    const wanting = [];
    let expected;
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
            expected ??= listingDigest((await readNamed(order, options.database, facts, options.signal)).objects);
            // A signature that any destination has, all should have.
            const isSigned = state.signed.has(id) || !holders.some(({ signed }) => signed.has(id));
            const isWhole = state.listings.get(id) === expected && isSigned;
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
/** The nearest first: a copy from the same network is quicker, and costs nothing. One that failed before is asked last. */
function orderOf({ holders }, dead) {
    const near = (0,nearest_first/* nearestFirst */.F)(holders.map(({ storage, answerMs }) => ({ storage, answerMs, offsite: storage.place.offsite })));
    const storages = near.map(({ storage }) => storage);
    return new source_order/* SourceOrder */.a(storages.toSorted((a, b) => Number(dead.has(a)) - Number(dead.has(b))));
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
        const rings = await (0,retention_state/* openRings */.K0)(request);
        if (rings.signers === undefined) {
            run.warn('Backups are copied without being authenticated: set `signers` to copy only what accepted signers signed.');
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

/***/ 77788:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ warnOfHidden)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _repository_hidden_backups_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23169);
/* harmony import */ var _repository_removal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(49263);



/** Ids that a warning names. */
const NAMED = 5;
/** The newest removed backups of which it is asked whether they are locked: some requests for each. */
const ASKED = 5;
/** Warns of backups that were deleted behind the back of `prune` and can still be restored. */
async function warnOfHidden(run, storage, keys, signal) {
    const ids = await withoutRemoved(storage, keys, signal).catch(() => {
        // Those that are listed can be read all the same.
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(signal);
        return [];
    });
    if (ids.length === 0)
        return;
    const named = ids.toReversed().slice(0, NAMED).join(', ');
    const rest = ids.length > NAMED ? `, and ${ids.length - NAMED} older ones` : '';
    run.warn(`The manifests of these backups at ${storage.label} were deleted, but not by \`prune\`: ${named}${rest}. The bucket keeps older versions: \`backup: ${ids.at(-1)}\` verifies and restores one.`);
}
/**
 * Where versions may not be deleted, a removal leaves them hidden too. But `prune` writes no record of removal for what is
 * locked: a record beside that is of whoever hid it.
 */
async function withoutRemoved(storage, keys, signal) {
    const ids = await (0,_repository_hidden_backups_js__WEBPACK_IMPORTED_MODULE_1__/* .hiddenBackups */ .E)(storage, keys, signal);
    if (ids.length === 0)
        return ids;
    const removals = await (0,_repository_removal_js__WEBPACK_IMPORTED_MODULE_2__/* .listRemovals */ .Qb)(storage, keys, signal);
    const now = removals.size === 0 ? new Date() : await storage.serverTime({ signal });
    const hidden = new Set(ids.filter((id) => !removals.has(id)));
    for (const id of ids.filter((each) => removals.has(each)).slice(-ASKED)) {
        const end = await storage.lockedUntil?.(keys.manifest(id), { signal }).catch(() => undefined);
        if (end !== undefined && end > now)
            hidden.add(id);
    }
    return ids.filter((id) => hidden.has(id));
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
/** Whether a text can be a database's name in storage. */
function isDatabaseName(text) {
    return PATTERN.test(text) && !text.includes('..');
}
/** Reads a name that a user gave. @throws {RestorableError} INPUT_INVALID */
function requireDatabaseName(text) {
    if (isDatabaseName(text))
        return text;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `The name ${JSON.stringify(text)} can't be used in storage.`, {
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

/***/ 15874:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BC: () => (/* binding */ OBJECTS_PER_PART),
/* harmony export */   IK: () => (/* binding */ OBJECT_LIST_MAX_BYTES),
/* harmony export */   OP: () => (/* binding */ serializeObjectList),
/* harmony export */   vo: () => (/* binding */ parseObjectList)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

/** Objects in one part of the list; keeps a part under 4 MiB and the manifest under its bound up to several TB. */
const OBJECTS_PER_PART = 20_000;
const OBJECT_LIST_MAX_BYTES = 8 * 1024 * 1024;
const HEADER = '# restorable objects 1';
const KEY = /^[a-z0-9][A-Za-z0-9._/-]*$/;
/**
 * Writes one part: lines that `sha256sum -c` checks in the database's folder, each after a comment with the size.
 */
function serializeObjectList(objects) {
    const lines = objects.map((object) => `# ${object.sizeBytes}\n${object.sha256}  ${object.key}\n`);
    return Buffer.from(`${HEADER}\n${lines.join('')}`);
}
/** Reads one part. @throws {RestorableError} BACKUP_FORMAT */
function parseObjectList(stored, id) {
    const lines = Buffer.from(stored).toString('utf8').split('\n');
    const bad = (line) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_FORMAT', `Line ${line + 1} of the object list of ${id} is not as this program writes it.`, {
        hint: 'Use the version of this program that wrote the backup, or a newer one.',
    });
    if (lines[0] !== HEADER || lines.at(-1) !== '')
        throw bad(0);
    const objects = [];
    for (let line = 1; line < lines.length - 1; line += 2) {
        const size = /^# (\d{1,15})$/.exec(lines[line] ?? '')?.[1];
        const [, sha256, key] = /^([0-9a-f]{64}) {2}(.+)$/.exec(lines[line + 1] ?? '') ?? [];
        if (size === undefined || sha256 === undefined || key === undefined)
            throw bad(line);
        if (!KEY.test(key) || key.split('/').some((segment) => segment === '' || segment.startsWith('.')))
            throw bad(line + 1);
        objects.push({ key, sizeBytes: Number(size), sha256 });
    }
    return objects;
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




/**
 * Which of these backups are gone from a destination or about to be: without a manifest, or with a record of removal. A new
 * backup must need none of them.
 */
async function removedAmong(storage, database, ids, signal) {
    if (ids.length === 0)
        return [];
    const keys = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(database);
    const present = new Set(await (0,_catalogue_js__WEBPACK_IMPORTED_MODULE_2__/* .listBackupIds */ .hf)(storage, keys, signal));
    const removals = await (0,_removal_js__WEBPACK_IMPORTED_MODULE_3__/* .listRemovals */ .Qb)(storage, keys, signal);
    return ids.filter((id) => !present.has(id) || removals.has(id));
}
/**
 * After the commit: looks again for all that the backup needs, and withdraws it where a prune took something meanwhile. The
 * other half of the protocol in removal.ts: it is this look, after the manifest is there, that makes the two meet.
 */
async function withdrawWithoutAncestors(contexts, manifest) {
    const parents = manifest.parents.map((parent) => parent.id);
    const withdrawn = [];
    for (const context of contexts) {
        const { storage, database, signal } = context;
        const gone = await removedAmong(storage, database, parents, signal).catch((thrown) => {
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
 * always: whoever was left out and cleaned up had it, so that it is missing if that was the same place under another name.
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

/***/ 99874:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ checkClock),
/* harmony export */   L: () => (/* binding */ putOnce)
/* harmony export */ });
/* harmony import */ var _core_catalogue_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61417);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(65535);



/**
 * Puts an object that is never replaced. One that is already there with the same bytes is what a retry after a lost
 * answer finds, and is success.
 * @returns whether the object there has these bytes
 */
async function putOnce(destination, key, body, signal) {
    try {
        await destination.put(key, body, { sha256: (0,_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Hex */ .f)(body), ifAbsent: true, signal });
        return true;
    }
    catch (error) {
        if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$) || error.code !== 'OBJECT_EXISTS')
            throw error;
        const there = await destination.get(key, { maxBytes: body.length, signal }).catch((unread) => {
            // Something larger is not ours either: whoever puts it there must not stop all backups.
            if (unread instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$ && unread.code === 'STORAGE_CORRUPTED')
                return undefined;
            throw unread;
        });
        return there !== undefined && Buffer.from(there).equals(body);
    }
}
/** Refuses a machine whose clock is off: ids, retention and data age all count from it. @throws {RestorableError} STORAGE_CLOCK */
async function checkClock(destination, now, signal) {
    const before = now().getTime();
    const there = (await destination.serverTime({ signal })).getTime();
    const skewMs = Math.max(before - there, there - now().getTime(), 0);
    if (skewMs <= _core_catalogue_js__WEBPACK_IMPORTED_MODULE_0__/* .CLOCK_SKEW_MS */ .r)
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('STORAGE_CLOCK', `This machine's clock and the clock of ${destination.label} differ by ${Math.round(skewMs / 60_000)} minutes.`, { hint: 'Set the clock (`timedatectl set-ntp true`) and run again; at most 5 minutes are accepted.' });
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
    if ((await endOf(storage, keys.runbook, signal)) < needed)
        await extend(keys.runbook);
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

/***/ 9535:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ fetchVerified)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65535);
/* harmony import */ var _older_copies_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(80291);
/* harmony import */ var _source_order_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(20031);




/**
 * Reads an object from the first source that has a good copy of it: of the expected size and SHA-256. Where none has, older
 * versions of it are tried.
 * @param problems what was wrong with the copies that were passed over is added here
 * @throws {RestorableError} OBJECT_MISSING or BACKUP_DAMAGED when no source has a good copy, or the storage's error when
 *   that is all that could be learned
 */
async function fetchVerified(sources, root, object, signal, problems) {
    const order = sources instanceof _source_order_js__WEBPACK_IMPORTED_MODULE_3__/* .SourceOrder */ .a ? sources : new _source_order_js__WEBPACK_IMPORTED_MODULE_3__/* .SourceOrder */ .a(sources);
    try {
        return await (0,_source_order_js__WEBPACK_IMPORTED_MODULE_3__/* .firstGood */ .C)(order, signal, problems, async (source, limited) => {
            const stored = await fetchFrom(source, root, object, limited);
            order.noteServed(source, stored.length);
            return stored;
        });
    }
    catch (thrown) {
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(signal);
        const isGood = (stored) => stored.length === object.sizeBytes && (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Hex */ .f)(stored) === object.sha256 ? stored : undefined;
        const older = await (0,_older_copies_js__WEBPACK_IMPORTED_MODULE_2__/* .olderCopy */ .E)(order.current, root + object.key, object.sizeBytes, signal, problems, isGood);
        if (older === undefined)
            throw thrown;
        order.noteServed(older.source, older.value.length);
        return older.value;
    }
}
async function fetchFrom(source, root, object, signal) {
    const hint = 'Use another destination or an earlier backup, and find out what changed this one.';
    const wrong = (what, cause) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_DAMAGED', `${object.key} at ${source.label} ${what}.`, { hint, cause });
    const stored = await source.get(root + object.key, { maxBytes: object.sizeBytes, signal }).catch((cause) => {
        const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(cause);
        if (error.code === 'OBJECT_MISSING') {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('OBJECT_MISSING', `${object.key} is missing at ${source.label}.`, { hint, cause });
        }
        if (error.code === 'STORAGE_CORRUPTED')
            throw wrong(`has not the ${object.sizeBytes} bytes that were written`, cause);
        throw error;
    });
    if (stored.length !== object.sizeBytes)
        throw wrong(`has ${stored.length} bytes; ${object.sizeBytes} were written`);
    if ((0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Hex */ .f)(stored) !== object.sha256)
        throw wrong('holds other bytes than were written');
    return stored;
}


/***/ }),

/***/ 33848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ readObjectList)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_object_list_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15874);
/* harmony import */ var _fetch_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9535);



/**
 * Reads all parts of a backup's list of objects, each from the first destination that has a good copy.
 * @param problems what was wrong with copies that were passed over is added here
 * @throws {RestorableError} OBJECT_MISSING, BACKUP_DAMAGED, BACKUP_FORMAT and the storage's errors
 */
async function readObjectList(sources, keys, manifest, signal, problems) {
    const objects = [];
    for (const [index, part] of manifest.objects.entries()) {
        if (part.sizeBytes > _core_object_list_js__WEBPACK_IMPORTED_MODULE_1__/* .OBJECT_LIST_MAX_BYTES */ .IK) {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_DAMAGED', `Part ${index} of the object list of ${manifest.id} is too large.`, {
                hint: 'Use another destination or an earlier backup, and find out what changed this one.',
            });
        }
        const expected = { key: keys.relative(keys.objects(manifest.id, index)), ...part };
        objects.push(...(0,_core_object_list_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObjectList */ .vo)(await (0,_fetch_js__WEBPACK_IMPORTED_MODULE_2__/* .fetchVerified */ .J)(sources, keys.root, expected, signal, problems), manifest.id));
    }
    return objects;
}


/***/ })

};
