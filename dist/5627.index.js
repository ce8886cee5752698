export const id = 5627;
export const ids = [5627];
export const modules = {

/***/ 33223:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runRestore: () => (/* binding */ runRestore)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _ports_engine_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32347);
/* harmony import */ var _verification_comparison_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64655);
/* harmony import */ var _choose_backup_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(29499);
/* harmony import */ var _open_backup_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(48116);
/* harmony import */ var _progress_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(93454);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(34344);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(56529);








/** Brings a backup back into a database that the user names. Never throws: the report holds the error. */
async function runRestore(request, dependencies) {
    const run = new _run_js__WEBPACK_IMPORTED_MODULE_5__/* .Run */ .K(dependencies);
    const found = { checks: [] };
    await run.guard(() => restore(request, dependencies, run, found));
    run.warn(...(found.chosen?.order.problems ?? []));
    const manifest = found.chosen?.stored.manifest;
    const now = dependencies.clock.now().getTime();
    return {
        mode: 'restore',
        ...run.facts(false),
        backup: manifest && (0,_summary_js__WEBPACK_IMPORTED_MODULE_6__/* .summarizeBackup */ .Wg)(manifest, found.chosen?.authenticatedBy ?? null),
        ...(0,_summary_js__WEBPACK_IMPORTED_MODULE_6__/* .sourcesOf */ .u0)(found.chosen === undefined ? [] : [found.chosen.order]),
        target: found.target?.description,
        notes: [found.chosen?.orderNote ?? [], found.target?.notes ?? []].flat(),
        keptAs: found.keptAs,
        checks: found.checks,
        tables: found.opened === undefined ? [] : (0,_summary_js__WEBPACK_IMPORTED_MODULE_6__/* .summarizeTables */ .hv)(found.opened.contents.fingerprint, found.restored),
        restoreMs: found.restoreMs,
        backupAgeMs: manifest && Math.max(0, now - Date.parse(manifest.snapshotAt)),
    };
}
async function restore(request, dependencies, run, found) {
    const { host, clock } = dependencies;
    const startedMs = clock.monotonicMs();
    const chosen = await run.phase('choose the backup', () => (0,_choose_backup_js__WEBPACK_IMPORTED_MODULE_3__/* .chooseStoredBackup */ .H)(request, dependencies, run));
    found.chosen = chosen;
    if (chosen.orderNote !== undefined)
        host.log.info(chosen.orderNote);
    const { manifest } = chosen.stored;
    requireFittingTarget(request, chosen);
    const progress = (0,_progress_js__WEBPACK_IMPORTED_MODULE_7__/* .followBytes */ .p)(host, clock, 'restore', manifest.rawBytes);
    const opened = await run.phase('open the backup', () => (0,_open_backup_js__WEBPACK_IMPORTED_MODULE_4__/* .openContents */ .h1)(request, dependencies, chosen, progress));
    found.opened = opened;
    const target = await run.phase('prepare the target', async () => {
        const engine = await dependencies.engine((0,_open_backup_js__WEBPACK_IMPORTED_MODULE_4__/* .engineOf */ .ky)(chosen.stored));
        const spec = { kind: 'restore', url: request.into.url, replace: request.replace };
        return run.closeAtEnd(await engine.openTarget(spec, (0,_open_backup_js__WEBPACK_IMPORTED_MODULE_4__/* .needsOf */ .hN)(chosen, opened), host));
    });
    found.target = target;
    if (target.strategy === 'in-place') {
        // What stands there is lost once the restore begins: all of the backup must be proved good before.
        await run.phase('read the whole backup first', () => (0,_open_backup_js__WEBPACK_IMPORTED_MODULE_4__/* .readAll */ .yw)(opened));
    }
    await run.phase('restore', () => target.restore(opened.reader.streams(opened.contents, opened.decryptor)));
    await run.phase('compare', async () => {
        found.restored = await target.inspect();
        found.checks.push(...(0,_verification_comparison_js__WEBPACK_IMPORTED_MODULE_2__/* .compareFingerprints */ .t)(opened.contents.fingerprint, found.restored));
    });
    requireEqual(found.checks);
    const { keptAs } = await run.phase('publish', () => target.publish());
    found.keptAs = keptAs;
    found.restoreMs = Math.round(clock.monotonicMs() - startedMs);
}
function requireFittingTarget(request, chosen) {
    const engine = (0,_open_backup_js__WEBPACK_IMPORTED_MODULE_4__/* .engineOf */ .ky)(chosen.stored);
    if ((0,_ports_engine_js__WEBPACK_IMPORTED_MODULE_1__/* .restoresInto */ .E)(engine, request.into.engine))
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `The backup is of ${engine}, but \`into\` names a ${request.into.engine} database.`, {
        hint: 'Give the URL of a database of the same kind, or check `name`.',
    });
}
function requireEqual(checks) {
    const failed = checks.filter((check) => check.outcome === 'failed');
    if (failed.length === 0)
        return;
    const names = failed.slice(0, 3).map((check) => `${check.name}: ${check.detail}`);
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('RESTORE_FAILED', `The restored database differs from what the source held: ${names.join('; ')}.`, {
        hint: 'The report lists every difference. An existing database was not replaced; look at what was restored before you use it.',
    });
}


/***/ }),

/***/ 12850:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ SIGNATURE_MAX_BYTES),
/* harmony export */   Q: () => (/* binding */ authenticate)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _older_copies_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80291);
/* harmony import */ var _source_order_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20031);



/** An armored detached signature is under 2 KiB even with RSA keys. */
const SIGNATURE_MAX_BYTES = 64 * 1024;
/**
 * Checks who wrote a backup. The bytes of the manifest are what is authenticated: a good signature of them counts from
 * whichever source it comes.
 * @returns the accepted signer's fingerprint
 * @throws {RestorableError} SIGNATURE_MISSING, SIGNER_UNKNOWN, SIGNATURE_INVALID
 */
async function authenticate(sources, keys, stored, ring, signal) {
    const { id, signer } = stored.manifest;
    if (signer === null) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('SIGNATURE_MISSING', `The backup ${id} is not signed, but \`signers\` is set.`, {
            hint: 'Someone else may have written it. Give the backup job its `runner-key`; choose an earlier, signed backup meanwhile.',
        });
    }
    if (!ring.fingerprints.includes(signer)) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('SIGNER_UNKNOWN', `The backup ${id} says that ${signer} signed it, who is not among \`signers\`.`, {
            hint: 'Add the public half of the runner key if the backup job uses a new one; else find out who wrote this.',
        });
    }
    const key = keys.signature(id, signer);
    const check = async (armored) => {
        const by = await ring.verify(stored.bytes, armored);
        if (by === signer)
            return by;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('SIGNATURE_INVALID', `The signature of ${id} is by ${by}, the manifest names ${signer}.`, {
            hint: 'Signatures were exchanged. Use another destination or another backup.',
        });
    };
    try {
        return await (0,_source_order_js__WEBPACK_IMPORTED_MODULE_2__/* .firstGood */ .C)(new _source_order_js__WEBPACK_IMPORTED_MODULE_2__/* .SourceOrder */ .a(sources), signal, [], async (source, limited) => check(await readSignature(source, key, id, limited)));
    }
    catch (thrown) {
        const accept = (stored) => check(Buffer.from(stored).toString('latin1'));
        const older = await (0,_older_copies_js__WEBPACK_IMPORTED_MODULE_1__/* .olderCopy */ .E)(sources, key, SIGNATURE_MAX_BYTES, signal, [], accept);
        if (older === undefined)
            throw thrown;
        return older.value;
    }
}
async function readSignature(source, key, id, signal) {
    try {
        return Buffer.from(await source.get(key, { maxBytes: SIGNATURE_MAX_BYTES, signal })).toString('latin1');
    }
    catch (error) {
        if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$) || error.code !== 'OBJECT_MISSING')
            throw error;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('SIGNATURE_MISSING', `The signature of ${id} is missing at ${source.label}.`, {
            hint: 'It was removed after the backup, or the manifest is forged. Use another destination or another backup.',
            cause: error,
        });
    }
}


/***/ }),

/***/ 31304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ forEachBounded)
/* harmony export */ });
/**
 * Runs `task` for each item, up to `atOnce` under way. After a failure nothing new begins; what is under way is awaited
 * before the failure is thrown, so that nothing goes on unobserved.
 */
async function forEachBounded(items, atOnce, task) {
    const underWay = new Set();
    let failure;
    try {
        for await (const item of items) {
            const running = task(item)
                .catch((thrown) => {
                failure ??= { thrown };
            })
                .finally(() => underWay.delete(running));
            underWay.add(running);
            if (underWay.size >= atOnce)
                await Promise.race(underWay);
            if (failure !== undefined)
                break;
        }
    }
    finally {
        await Promise.all(underWay);
    }
    if (failure !== undefined)
        throw failure.thrown;
}


/***/ }),

/***/ 10023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ mapAhead)
/* harmony export */ });
/**
 * Runs `task` for 0 to count-1 with up to `ahead` under way, and yields the results in order. When the reader stops
 * early, what is under way is awaited, so that nothing fails unobserved.
 */
async function* mapAhead(count, ahead, task) {
    const underWay = [];
    let next = 0;
    try {
        while (next < count || underWay.length > 0) {
            while (next < count && underWay.length < ahead) {
                const started = task(next);
                // Its failure is thrown when its turn comes; until then it must not count as unhandled.
                started.catch(() => { });
                underWay.push(started);
                next += 1;
            }
            yield await underWay.shift();
        }
    }
    finally {
        await Promise.allSettled(underWay);
    }
}


/***/ }),

/***/ 49263:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HP: () => (/* binding */ withdrawBackup),
/* harmony export */   M8: () => (/* binding */ prunedSchema),
/* harmony export */   Qb: () => (/* binding */ listRemovals),
/* harmony export */   mu: () => (/* binding */ removeBackups),
/* harmony export */   yD: () => (/* binding */ deleteUnlessLocked)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(69987);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(79435);
/* harmony import */ var _core_backup_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82896);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18790);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58860);
/* harmony import */ var _catalogue_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(40794);
/* harmony import */ var _for_each_bounded_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(31304);
/* harmony import */ var _signed_record_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(29057);








/*
 * Removal in two phases, and why nothing that is committed is lost.
 *
 * Phase one, here: (1) put `pruned/<id>.json`, which holds the manifest; (2) list the manifests again; (3) delete the
 * manifest, unless a manifest now needs it. Phase two, in sweep.ts: when the record is older than the grace, no manifest
 * has this id and none needs it, delete the objects, and the record last.
 *
 * - A backup beside a prune. A backup commits (a) its manifest and then (b) looks for the manifests and for the removal
 *   records of all that it needs (ancestors.ts). Of (2) and (b), one comes later: either the prune sees the new manifest at
 *   (2) and spares what it needs, or the backup sees the record at (b), withdraws and fails. Both is possible and harmless.
 *   Objects are safe meanwhile: a backup commits within half the grace of its start, so one that began before the record
 *   was written is committed or refused long before phase two, which asks the manifests again.
 * - A backup that is killed between (a) and (b) may be left without an ancestor's manifest. Its manifest keeps phase two
 *   from the objects, and the next prune puts the ancestor's manifest back from the record (undo-removals.ts).
 * - A prune that is killed after (1) leaves a record beside a manifest. It stays there: nobody can tell it from that of a
 *   prune which is between (1) and (3). It does nothing but keep new backups from building on that one. Phase one writes it
 *   anew, so that the grace always counts from the removal itself.
 * - A prune that is killed after (3) is done with phase one; one killed in phase two leaves the record, and the next goes on.
 * - Two prunes at once do the same work: puts of equal meaning, deletes of what may be gone. If their policies differ, the
 *   stricter one wins, as it would if it came later.
 * - Descendants go before their ancestors, so that at every moment what is committed is whole.
 */
/** The longest time between writing records and deleting the manifests that they are about: little beside the grace. */
const PHASE_LIMIT_MS = 3_600_000;
/** Removals between two listings of the manifests. */
const BATCH = 500;
const AT_ONCE = 8;
/** A record of removal. */
const prunedSchema = zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({
    format: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('restorable-pruned/1'),
    backup: zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(), manifestSha256: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP() }),
    reason: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(),
    prunedAt: zod__WEBPACK_IMPORTED_MODULE_7__/* .datetime */ .w$(),
    /** The manifest's bytes as text: what undoes the removal as long as the objects are there. */
    manifest: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(),
});
/**
 * Ids with a record of removal, and when it was written by the storage's clock. To be listed after the manifests: of what
 * had no manifest then, the record was there already.
 */
async function listRemovals(storage, keys, signal) {
    const records = new Map();
    for await (const object of storage.list(keys.allPruned, { signal })) {
        const id = /\/pruned\/([^/]+)\.json$/.exec(object.key)?.[1];
        if (id !== undefined && (0,_core_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)(id) !== undefined)
            records.set(id, object.modifiedAt);
    }
    return records;
}
/** Phase one for every backup of `ids`. The catalogue is up to date afterwards. @throws the storage's errors */
async function removeBackups(context, catalogue, ids, reason) {
    const going = new Set(ids);
    const backups = ids.map((id) => catalogue.get(id)).filter((backup) => backup !== undefined);
    // `parents` names all ancestors, so that a descendant's list is longer than those of what it needs.
    backups.sort((a, b) => b.parents.length - a.parents.length);
    const outcome = { removed: [], spared: [], locked: [] };
    for (let start = 0; start < backups.length; start += BATCH) {
        const unlocked = await unlockedOf(context, backups.slice(start, start + BATCH), going, outcome.locked);
        // No record beside what only a locked one keeps: it would be written anew by each prune until that lock has ended.
        const kept = catalogue.needed(going);
        const batch = unlocked.filter(({ id }) => !kept.has(id));
        for (const { id } of unlocked)
            if (kept.has(id) && going.delete(id))
                outcome.spared.push(id);
        const startMs = context.clock.monotonicMs();
        const prunedAt = await context.storage.serverTime({ signal: context.signal });
        await (0,_for_each_bounded_js__WEBPACK_IMPORTED_MODULE_8__/* .forEachBounded */ .a)(batch, AT_ONCE, (backup) => putRemoval(context, backup, reason, prunedAt));
        await catalogue.refresh();
        for (const level of levelsOf(batch)) {
            const late = context.clock.monotonicMs() - startMs > PHASE_LIMIT_MS;
            const needed = catalogue.needed(going);
            const unknown = catalogue.newestUnknown;
            const mayBeNeeded = (backup) => unknown !== undefined && backup.startedAt < unknown.startedAt;
            const spared = level.filter((backup) => late || needed.has(backup.id) || mayBeNeeded(backup));
            // What a spared or locked backup needs is spared as well: it stays, so it no longer counts as going.
            for (const { id } of spared)
                going.delete(id);
            outcome.spared.push(...spared.map(({ id }) => id));
            await (0,_for_each_bounded_js__WEBPACK_IMPORTED_MODULE_8__/* .forEachBounded */ .a)(level.filter((backup) => !spared.includes(backup)), AT_ONCE, async ({ id }) => {
                const isDeleted = await deleteUnlessLocked(context.storage, (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKeys */ .uv)(context.database).manifest(id), context);
                if (!isDeleted)
                    going.delete(id);
                (isDeleted ? outcome.removed : outcome.locked).push(id);
            });
        }
    }
    await catalogue.refresh();
    return outcome;
}
/**
 * Those whose manifests are not locked. A record beside a manifest that stays would do nothing but keep new backups from
 * building on it, so none is written.
 */
async function unlockedOf({ storage, database, signal }, batch, going, locked) {
    if (storage.lockedUntil === undefined)
        return [...batch];
    const now = await storage.serverTime({ signal });
    await (0,_for_each_bounded_js__WEBPACK_IMPORTED_MODULE_8__/* .forEachBounded */ .a)(batch, AT_ONCE, async ({ id, startedAt }) => {
        // Who may not ask finds out by the delete; but where he may not list versions either, that hides what is locked.
        const assumed = storage.lock && new Date(startedAt.getTime() + storage.lock.forMs);
        const end = await storage.lockedUntil?.((0,_core_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKeys */ .uv)(database).manifest(id), { signal }).catch(() => assumed);
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .throwIfCancelled */ .dZ)(signal);
        if (end !== undefined && end > now && going.delete(id))
            locked.push(id);
    });
    return batch.filter(({ id }) => going.has(id));
}
/** Descendants first; those of one level don't need each other. */
function levelsOf(batch) {
    return [...Map.groupBy(batch, (backup) => backup.parents.length).values()];
}
async function putRemoval({ storage, database, signal }, backup, reason, prunedAt) {
    const keys = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKeys */ .uv)(database);
    const stored = await (0,_catalogue_js__WEBPACK_IMPORTED_MODULE_4__/* .readManifest */ .WI)(storage, database, keys.manifest(backup.id), signal).catch((error) => {
        // Another prune was faster, and has written its record.
        if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$ && error.code === 'OBJECT_MISSING')
            return undefined;
        throw error;
    });
    if (stored === undefined)
        return;
    const record = {
        format: 'restorable-pruned/1',
        backup: { id: backup.id, manifestSha256: stored.sha256 },
        reason,
        prunedAt: prunedAt.toISOString(),
        manifest: Buffer.from(stored.bytes).toString('utf8'),
        tool: _core_version_js__WEBPACK_IMPORTED_MODULE_3__/* .TOOL */ .j,
    };
    // A record that a dead prune left beside the manifest is replaced: the grace counts from this removal.
    // Not locked: it is about something whose own lock has ended, and protects nothing; locked, it would stay for that long
    // again, and every prune would report objects that it may not delete.
    await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_5__/* .putRecord */ .j8)(storage, keys.pruned(backup.id), record, undefined, signal, { unlocked: true });
}
/** Takes back the manifest of a backup that must not be kept, as phase one does. @throws the storage's errors */
async function withdrawBackup(context, id, reason) {
    const { storage, database, signal } = context;
    const stored = await (0,_catalogue_js__WEBPACK_IMPORTED_MODULE_4__/* .readManifest */ .WI)(storage, database, (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKeys */ .uv)(database).manifest(id), signal);
    await putRemoval(context, { id, manifestSha256: stored.sha256 }, reason, await storage.serverTime({ signal }));
    await storage.delete((0,_core_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKeys */ .uv)(database).manifest(id), { signal });
}
/** Deletes an object. @returns false where the storage does not permit it: an Object Lock, or missing rights */
async function deleteUnlessLocked(storage, key, { signal }) {
    try {
        await storage.delete(key, { signal });
        return true;
    }
    catch (error) {
        if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$ && error.code === 'STORAGE_PERMISSION')
            return false;
        throw error;
    }
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
