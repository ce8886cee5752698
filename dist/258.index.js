export const id = 258;
export const ids = [258];
export const modules = {

/***/ 34943:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ planCounted)
/* harmony export */ });
/* harmony import */ var _core_retention_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94970);
/* harmony import */ var _repository_read_ahead_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10023);
/* harmony import */ var _retention_state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48535);



/** Backups whose lists are read at once. */
const LOOKED_AT_ONCE = 16;
/**
 * Plans by what counts here: the manifests of accepted signers whose objects are all there, and that are not being removed. Only
 * what takes a place can push another out, so the objects of nothing else are looked at, and of nothing at all where all stay.
 * @param open called when it is known that something would go
 */
async function planCounted(state, policy, open) {
    const backups = await (0,_retention_state_js__WEBPACK_IMPORTED_MODULE_1__/* .retainable */ .U)(state);
    const notCounted = new Map([...state.beingRemoved].map((id) => [id, 'a record says that it is being removed']));
    const checked = new Set();
    let wholeness;
    for (;;) {
        const counted = backups.map((backup) => ({ ...backup, counts: !notCounted.has(backup.id) }));
        const decisions = (0,_core_retention_js__WEBPACK_IMPORTED_MODULE_0__/* .planRetention */ .SA)(counted, policy, state.now);
        const unchecked = decisions.flatMap(({ id, keep }) => keep && !checked.has(id) ? (state.catalogue.get(id) ?? []) : []);
        if (decisions.every(({ keep }) => keep) || unchecked.length === 0)
            return { decisions, notCounted };
        wholeness ??= await open();
        const broken = await brokenAmong(unchecked, wholeness);
        for (const { id } of unchecked)
            checked.add(id);
        for (const [id, reason] of broken)
            notCounted.set(id, reason);
        if (broken.size === 0)
            return { decisions, notCounted };
    }
}
async function brokenAmong(backups, wholeness) {
    const broken = new Map();
    const look = async (at) => {
        const backup = backups[at];
        return { id: backup.id, reason: await wholeness.whyNot(backup) };
    };
    for await (const { id, reason } of (0,_repository_read_ahead_js__WEBPACK_IMPORTED_MODULE_2__/* .mapAhead */ .M)(backups.length, LOOKED_AT_ONCE, look)) {
        if (reason !== undefined)
            broken.set(id, reason);
    }
    return broken;
}


/***/ }),

/***/ 48535:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ retainable),
/* harmony export */   m: () => (/* binding */ readRetentionState)
/* harmony export */ });
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18790);
/* harmony import */ var _repository_catalogue_facts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(59104);
/* harmony import */ var _repository_holds_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36229);
/* harmony import */ var _repository_read_ahead_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(10023);
/* harmony import */ var _repository_removal_records_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22900);
/* harmony import */ var _repository_verification_log_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(39407);






/** Backups whose records are read at once. */
const LOOKED_AT_ONCE = 4;
/** Backups before one whose record names other destinations, among which one is looked for that was read here. */
const LOOKED_BEYOND = 30;
/** Reads manifests, and lists records, holds and verifications. @throws the storage's errors */
async function readRetentionState(storage, database, rings, signal) {
    const keys = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .objectKeys */ .uv)(database);
    const now = await storage.serverTime({ signal });
    // In this order: see listRemovals.
    const catalogue = await _repository_catalogue_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupCatalogue */ .k.read({ storage, database, ring: rings.signers, signal });
    const records = await (0,_repository_removal_records_js__WEBPACK_IMPORTED_MODULE_3__/* .listRemovals */ .Qb)(storage, keys, signal);
    const beside = catalogue.backups.flatMap(({ id }) => (records.has(id) ? [id] : []));
    const removed = await (0,_repository_removal_records_js__WEBPACK_IMPORTED_MODULE_3__/* .beingRemoved */ .wv)(storage, keys, beside, rings.removers, signal);
    const holds = await (0,_repository_holds_js__WEBPACK_IMPORTED_MODULE_2__/* .readHolds */ .RC)(storage, keys, rings.verifiers, signal);
    const log = await _repository_verification_log_js__WEBPACK_IMPORTED_MODULE_4__/* .VerificationLog */ .C.open({ storage, keys, ring: rings.verifiers, now, signal });
    return { catalogue, records, beingRemoved: removed, holds, log, now, label: storage.label };
}
/** What the plan needs; only the newest verified backup of each source is looked for, not every verification. */
async function retainable(state) {
    const { catalogue, holds, log } = state;
    const { backups, newestUnknown } = catalogue;
    const neededByUncounted = new Set(catalogue.uncounted.flatMap((each) => each.parents ?? []));
    const verified = new Set();
    const verifiedElsewhere = new Set();
    for (const line of Map.groupBy(backups, (backup) => backup.source).values()) {
        const newest = await newestVerified(log, line, state.label);
        if (newest.here !== undefined)
            verified.add(newest.here);
        for (const id of newest.elsewhere)
            verifiedElsewhere.add(id);
    }
    return backups.map((backup) => {
        const held = holds.get(backup.id);
        const pinned = [];
        if (held !== undefined)
            pinned.push(`held: ${held.reason}`);
        if (verifiedElsewhere.has(backup.id))
            pinned.push('newest verified at another destination');
        if (neededByUncounted.has(backup.id))
            pinned.push('needed by a backup that does not count');
        if (newestUnknown !== undefined && backup.startedAt < newestUnknown.startedAt)
            pinned.push(`may be needed by ${newestUnknown.id}, which can't be read`);
        const { id, startedAt, source } = backup;
        const parents = backup.parents.map((parent) => parent.id);
        return { id, startedAt, source, parents, verified: verified.has(id), pinned };
    });
}
/**
 * The newest backup of which the copy here passed, and newer ones of which another destination's copy did: those are known to
 * restore, but these copies of them are not. A record that names other destinations may have been copied from there.
 */
async function newestVerified(log, line, label) {
    const elsewhere = [];
    let copied;
    let looked = 0;
    const newestFirst = line.toReversed();
    const read = async (at) => {
        const backup = newestFirst[at];
        return { backup, evidence: await log.of(backup) };
    };
    for await (const { backup, evidence } of (0,_repository_read_ahead_js__WEBPACK_IMPORTED_MODULE_5__/* .mapAhead */ .M)(newestFirst.length, LOOKED_AT_ONCE, read)) {
        const { id } = backup;
        if (evidence?.verdict === 'passed') {
            if (evidence.readFrom.includes(label))
                return { here: id, elsewhere: [...elsewhere, ...(copied ? [copied] : [])] };
            copied ??= id;
        }
        else if (evidence === undefined && elsewhere.length === 0 && copied === undefined) {
            if (await log.hasPassedElsewhere(backup))
                elsewhere.push(id);
        }
        // Where a destination was named in another way it is the record of this one.
        looked += copied === undefined ? 0 : 1;
        if (looked > LOOKED_BEYOND)
            break;
    }
    return { here: copied, elsewhere };
}


/***/ }),

/***/ 43311:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ placeOf),
/* harmony export */   a: () => (/* binding */ tellRule)
/* harmony export */ });
/* harmony import */ var _core_three_two_one_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29774);

/** A destination as the rule sees it. */
function placeOf({ label, place, lock }, holdsNewest) {
    const { provider, region, offsite } = place;
    return { label, provider, region, offsite, immutable: lock !== undefined, holdsNewest };
}
/**
 * Judges where the copies are of a backup that was just made, and says it in one line: a note and no warning, as who has one
 * destination knows that.
 */
function tellRule({ outcomes, holders }, host) {
    const without = outcomes.filter(({ outcome }) => outcome !== 'committed');
    const rule = (0,_core_three_two_one_js__WEBPACK_IMPORTED_MODULE_0__/* .judgeCopies */ .X)([
        ...holders.map((storage) => placeOf(storage, true)),
        ...without.map(({ label }) => lacking(label)),
    ]);
    host.log.info((0,_core_three_two_one_js__WEBPACK_IMPORTED_MODULE_0__/* .sentenceOf */ .$)(rule));
    return rule;
}
function lacking(label) {
    return { label, provider: '', region: undefined, offsite: false, immutable: false, holdsNewest: false };
}


/***/ }),

/***/ 14893:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ expectedObjects),
/* harmony export */   p: () => (/* binding */ tickOff)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18790);
/* harmony import */ var _core_object_list_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15874);
/* harmony import */ var _catalogue_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(40794);
/* harmony import */ var _fetch_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9535);





/** Reads the lists of objects of a chain; needs no key. @throws the storage's errors */
async function expectedObjects(storage, database, newest, signal) {
    const keys = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(database);
    const sizes = new Map();
    const problems = [];
    const chain = [{ id: newest.id, manifestSha256: newest.manifestSha256 }, ...newest.parents];
    for (const { id, manifestSha256 } of chain) {
        try {
            const { manifest, sha256 } = await (0,_catalogue_js__WEBPACK_IMPORTED_MODULE_3__/* .readManifest */ .WI)(storage, database, keys.manifest(id), signal);
            if (sha256 !== manifestSha256)
                problems.push(`The manifest of ${id} is not the one that ${newest.id} names.`);
            sizes.set(keys.relative(keys.contents(id)), manifest.contents.sizeBytes);
            if (manifest.signer !== null)
                sizes.set(keys.relative(keys.signature(id, manifest.signer)), ANY_SIZE);
            for (const [index, part] of manifest.objects.entries()) {
                if (part.sizeBytes > _core_object_list_js__WEBPACK_IMPORTED_MODULE_2__/* .OBJECT_LIST_MAX_BYTES */ .IK)
                    throw new RangeError(`Part ${index} of the list of ${id} is too large.`);
                const listed = { key: keys.relative(keys.objects(id, index)), ...part };
                const stored = await (0,_fetch_js__WEBPACK_IMPORTED_MODULE_4__/* .fetchVerified */ .J)([storage], keys.root, listed, signal, problems);
                for (const object of (0,_core_object_list_js__WEBPACK_IMPORTED_MODULE_2__/* .parseObjectList */ .vo)(stored, id))
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
/** An object that must be there, of which no list names the size. */
const ANY_SIZE = -1;
/** Takes an object out of what is expected, when it is as it should be. */
function tickOff(expected, relative, sizeBytes) {
    const size = expected.sizes.get(relative);
    if (size === sizeBytes || size === ANY_SIZE)
        expected.sizes.delete(relative);
}


/***/ }),

/***/ 82363:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ sortRemains),
/* harmony export */   O: () => (/* binding */ takeInventory)
/* harmony export */ });
/* harmony import */ var _core_backup_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82896);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18790);
/* harmony import */ var _core_retention_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(94970);
/* harmony import */ var _listing_digests_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(78955);




/** Counts a database's objects by backup, with one listing; memory grows with the backups, not with the objects. */
async function takeInventory(storage, keys, signal, onObject = () => { }) {
    const owned = new Map();
    const listings = new _listing_digests_js__WEBPACK_IMPORTED_MODULE_3__/* .ListingDigests */ .A();
    let totalBytes = 0;
    for await (const object of storage.list(keys.root, { signal })) {
        totalBytes += object.sizeBytes;
        const relative = keys.relative(object.key);
        onObject(relative, object.sizeBytes);
        listings.add(relative, object.sizeBytes);
        const owner = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .ownerOfObject */ .WL)(relative);
        if (owner === undefined)
            continue;
        const of = owned.get(owner.id) ?? { objects: 0, bytes: 0, newest: new Date(0), hasRecords: false };
        of.objects += 1;
        of.bytes += object.sizeBytes;
        if (object.modifiedAt > of.newest)
            of.newest = object.modifiedAt;
        of.hasRecords ||= owner.part === 'verifications' || owner.part === 'holds';
        owned.set(owner.id, of);
    }
    return { owned, totalBytes, listings };
}
/**
 * Decides about what has no manifest. The catalogue must be older than the records, and these older than the inventory:
 * then what had no manifest because it was removed has its record, and what has neither is of a run without a commit. A run
 * that commits meanwhile began within half the grace, so that all its objects are younger than the grace.
 * @param hidden ids whose manifests were deleted, but not by a removal, and are still there below: whoever may only hide must
 *   not get us to delete for good, neither by hiding a manifest nor by forging a record beside it
 */
function sortRemains(inventory, catalogue, records, now, hidden) {
    const remains = {
        expired: [],
        waiting: [],
        dead: [],
        unfinished: [],
        orphaned: [],
    };
    const needed = catalogue.needed();
    const unknownBefore = catalogue.newestUnknown?.startedAt;
    const manifests = [...catalogue.backups, ...catalogue.uncounted];
    const known = new Set(manifests.flatMap((each) => each.predecessor?.id ?? []));
    const isOld = (time) => now.getTime() - time.getTime() > _core_retention_js__WEBPACK_IMPORTED_MODULE_2__/* .GRACE_MS */ .g3;
    for (const id of new Set([...inventory.owned.keys(), ...records.keys()])) {
        if (catalogue.has(id))
            continue;
        const owned = inventory.owned.get(id);
        const startedAt = timeIn(id);
        const isNeeded = needed.has(id) || (unknownBefore !== undefined && startedAt < unknownBefore);
        const record = records.get(id);
        if (hidden.includes(id))
            remains.orphaned.push(id);
        else if (record !== undefined) {
            (isOld(record) && !isNeeded ? remains.expired : remains.waiting).push(id);
        }
        else if (isNeeded || owned?.hasRecords === true || known.has(id)) {
            remains.orphaned.push(id);
        }
        else {
            // Both: copies may keep old times of files, and a storage may not tell them at all.
            const isDead = isOld(startedAt) && isOld(owned?.newest ?? startedAt);
            (isDead ? remains.dead : remains.unfinished).push(id);
        }
    }
    return remains;
}
function timeIn(id) {
    return (0,_core_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)(id)?.startedAt ?? new Date();
}


/***/ }),

/***/ 92723:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ Wholeness)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18790);
/* harmony import */ var _copy_objects_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22883);
/* harmony import */ var _holdings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36703);
/* harmony import */ var _listing_digests_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(78955);
/* harmony import */ var _source_order_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(20031);
/* harmony import */ var _stored_lists_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(77672);







/**
 * Whether backups are complete at one destination: every object that a backup and its ancestors name is listed there with its size.
 * Each list is read once. Whoever copies a signed manifest to a destination does not make a backup of it.
 */
class Wholeness {
    #options;
    #known = new Map();
    constructor(options) {
        this.#options = options;
    }
    /** What is missing of a backup here, or undefined when it is whole. @throws the storage's errors */
    async whyNot({ id, manifestSha256, parents }) {
        for (const link of [{ id, manifestSha256 }, ...parents]) {
            const key = `${link.id} ${link.manifestSha256}`;
            const found = this.#known.get(key) ?? this.#whyNotAlone(link);
            this.#known.set(key, found);
            const reason = await found;
            if (reason !== undefined)
                return reason;
        }
        return undefined;
    }
    async #whyNotAlone(link) {
        const { storage, database, catalogue, listings, signal } = this.#options;
        const sources = new _source_order_js__WEBPACK_IMPORTED_MODULE_5__/* .SourceOrder */ .a([storage]);
        const known = catalogue.get(link.id);
        try {
            const objects = known?.manifestSha256 === link.manifestSha256
                ? await (0,_stored_lists_js__WEBPACK_IMPORTED_MODULE_6__/* .readNamedObjects */ .A)(sources, database, known, signal)
                : (await (0,_stored_lists_js__WEBPACK_IMPORTED_MODULE_6__/* .readNamed */ .M)(sources, database, link, signal)).objects;
            if (listings.get(link.id) === (0,_listing_digests_js__WEBPACK_IMPORTED_MODULE_4__/* .listingDigest */ .p)(objects))
                return undefined;
            // Something is missing, or something that nobody asked for lies beside it: only the first makes it incomplete.
            const lacking = (0,_copy_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .lackingOf */ .zb)(objects, await (0,_holdings_js__WEBPACK_IMPORTED_MODULE_3__/* .objectsOf */ .i)(storage, (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(database), link.id, signal), undefined);
            const [first] = lacking.keys();
            if (first === undefined)
                return undefined;
            return `${lacking.size} of its objects are missing or of another size, such as ${first}`;
        }
        catch (error) {
            if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$) || !error.isFinding)
                throw error;
            return error.message;
        }
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


/***/ })

};
