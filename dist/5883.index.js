export const id = 5883;
export const ids = [5883];
export const modules = {

/***/ 44401:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bs: () => (/* binding */ fine),
/* harmony export */   KY: () => (/* binding */ observationOf),
/* harmony export */   LK: () => (/* binding */ unexamined),
/* harmony export */   Nz: () => (/* binding */ FINDING_AREAS),
/* harmony export */   Yb: () => (/* binding */ doubtful),
/* harmony export */   mw: () => (/* binding */ broken)
/* harmony export */ });
const FINDING_AREAS = [
    'machine',
    'options',
    'keys',
    'destination',
    'database',
    'programs',
    'stored backup',
    'verification',
];
const fine = (detail) => ({ result: 'ok', detail });
const doubtful = (detail, remedy) => ({ result: 'warning', detail, remedy });
const broken = (detail, remedy) => ({ result: 'failed', detail, remedy });
const unexamined = (detail, remedy) => ({
    result: 'not-checked',
    detail,
    remedy,
});
function observationOf({ message, advice, code }) {
    return { result: 'failed', detail: message, remedy: advice, code };
}


/***/ }),

/***/ 25883:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   checkDestinations: () => (/* binding */ checkDestinations)
/* harmony export */ });
/* harmony import */ var _backup_three_two_one_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(60839);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_finding_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(44401);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7240);
/* harmony import */ var _core_planning_three_two_one_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(59290);
/* harmony import */ var _report_words_rule_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81901);
/* harmony import */ var _repository_probe_probe_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(47681);
/* harmony import */ var _run_lasting_destinations_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(39803);
/* harmony import */ var _run_open_destinations_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(76010);
/* harmony import */ var _machine_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(257);










const LIMIT_MS = 180_000;
const area = 'destination';
async function checkDestinations(wanted, findings, context) {
    const usable = [];
    const reachable = [];
    for (const [index, spec] of wanted.destinations.entries()) {
        const storage = await open(spec, index, findings, context);
        if (storage === undefined)
            continue;
        const state = await probe(storage, wanted, findings, context);
        if (state !== 'unreachable')
            reachable.push(storage);
        if (state === 'usable')
            usable.push(storage);
    }
    if (usable.length > 0) {
        const rule = (0,_core_planning_three_two_one_js__WEBPACK_IMPORTED_MODULE_7__/* .evaluateCopies */ .n)(usable.map((storage) => (0,_backup_three_two_one_js__WEBPACK_IMPORTED_MODULE_8__/* .placeOf */ .$)(storage, true)));
        const advice = rule.missing.map(_report_words_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .copyAdvice */ .u).join(' ');
        const verdict = (0,_report_words_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .ruleVerdict */ .Q)(rule);
        findings.add({ area, name: '3-2-1 rule' }, rule.isMet ? (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_9__/* .fine */ .Bs)(verdict) : (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_9__/* .doubtful */ .Yb)(verdict, advice));
    }
    return reachable;
}
async function open(spec, index, findings, context) {
    try {
        return await (0,_run_open_destinations_js__WEBPACK_IMPORTED_MODULE_5__/* .openDestination */ .xB)(spec, context);
    }
    catch (thrown) {
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(context.host.signal);
        context.run.keepWords(thrown);
        const at = `${spec.scheme}: (destination ${index + 1})`;
        findings.add({ area, name: 'address', at }, (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_9__/* .observationOf */ .KY)((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown)));
        return undefined;
    }
}
async function probe(storage, { name, allowEphemeralDestination: allowed }, findings, { clock, host }) {
    const at = storage.label;
    const folder = name === undefined ? '' : (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(name).root;
    let found;
    const { result } = await findings.examine({ area, name: 'connection', at, limitMs: LIMIT_MS }, async (signal) => {
        found = await (0,_repository_probe_probe_js__WEBPACK_IMPORTED_MODULE_3__/* .probeDestination */ .J)({ storage, folder, clock, signal });
        return connectionOf(found);
    });
    await findings.examine({ area, name: 'place', at }, async () => {
        await (0,_run_lasting_destinations_js__WEBPACK_IMPORTED_MODULE_4__/* .requireLasting */ .a)([storage], { allowed, host });
        return (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_9__/* .fine */ .Bs)([storage.place.provider, storage.place.region ?? []].flat().join(', '));
    });
    const { folder: local } = storage.place;
    if (local !== undefined && found !== undefined) {
        await findings.examine({ area, name: 'space', at }, () => (0,_machine_js__WEBPACK_IMPORTED_MODULE_6__/* .room */ .e)(local, 'Free some space, or prune old backups: a destination that is full ends the backup.'));
    }
    if (found === undefined || result === 'failed')
        return 'unreachable';
    for (const check of found.checks)
        findings.add({ area, name: check.name, at }, observationAt(check));
    const isBad = found.checks.some(({ outcome }) => outcome === 'failed');
    for (const key of isBad ? [] : found.leftBehind) {
        findings.add({ area, name: 'probe', at }, (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_9__/* .doubtful */ .Yb)(`${key} could not be deleted, and stays`));
    }
    return isBad ? 'refused' : 'usable';
}
function connectionOf({ unreachable, checks }) {
    if (unreachable !== undefined)
        return (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_9__/* .observationOf */ .KY)(unreachable);
    const tried = checks.filter(({ wasLeftOut }) => wasLeftOut !== true);
    const [first, ...others] = tried;
    const isOne = first?.outcome === 'failed' && others.every(({ detail }) => detail === first.detail);
    return isOne ? (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_9__/* .broken */ .mw)(first.detail, first.remedy) : (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_9__/* .fine */ .Bs)('the destination answers');
}
function observationAt({ outcome, detail, remedy, isAdvice, wasLeftOut }) {
    if (outcome === 'failed')
        return (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_9__/* .broken */ .mw)(detail, remedy);
    if (isAdvice === true)
        return (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_9__/* .doubtful */ .Yb)(detail, remedy);
    return wasLeftOut === true ? (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_9__/* .unexamined */ .LK)(detail) : (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_9__/* .fine */ .Bs)(detail);
}


/***/ }),

/***/ 257:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ room),
/* harmony export */   h: () => (/* binding */ examineMachine)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var _core_finding_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(44401);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58860);
/* harmony import */ var _report_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3294);





const MIB = 1024 * 1024;
const LITTLE_MEMORY = 512 * MIB;
const LITTLE_DISK = 1024 * MIB;
const HOPELESS_DISK = 64 * MIB;
async function examineMachine(findings, { host }, machine) {
    const area = 'machine';
    findings.add({ area, name: 'program' }, (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_4__/* .fine */ .Bs)(`${_core_version_js__WEBPACK_IMPORTED_MODULE_2__/* .TOOL */ .j.name} ${_core_version_js__WEBPACK_IMPORTED_MODULE_2__/* .TOOL */ .j.version} on Node.js ${process.versions.node}`));
    findings.add({ area, name: 'host' }, (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_4__/* .fine */ .Bs)(describeHost(host)));
    findings.add({ area, name: 'memory' }, memory(process.availableMemory()));
    await findings.examine({ area, name: 'temporary folder' }, async () => room((await host.workspace()).path, 'Free some space, or name another folder: RUNNER_TEMP in a job, else TMPDIR.'));
    for (const name of ['gpg', 'zstd']) {
        await findings.examine({ area, name }, async () => {
            const path = await machine.findProgram(name);
            return (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_4__/* .fine */ .Bs)(path ?? 'not on this machine: only recovery without this program needs it');
        });
    }
}
function describeHost({ env }) {
    const system = `${process.platform} ${(0,node_os__WEBPACK_IMPORTED_MODULE_1__.release)()} (${(0,node_os__WEBPACK_IMPORTED_MODULE_1__.arch)()}), ${(0,node_os__WEBPACK_IMPORTED_MODULE_1__.availableParallelism)()} cores`;
    if (!env['GITHUB_ACTIONS'])
        return `a terminal or a scheduler, ${system}`;
    const kind = env['RUNNER_ENVIRONMENT'] === 'github-hosted' ? 'a GitHub-hosted runner' : 'a self-hosted runner';
    return `${kind}, ${system}`;
}
function memory(available) {
    const shown = `${(0,_report_format_js__WEBPACK_IMPORTED_MODULE_3__/* .humanBytes */ .p6)(available)} available`;
    if (available >= LITTLE_MEMORY)
        return (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_4__/* .fine */ .Bs)(shown);
    return (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_4__/* .doubtful */ .Yb)(shown, 'Give the machine, or the container, at least 512 MiB that are free.');
}
async function room(folder, remedy) {
    const { bavail, bsize } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.statfs)(folder);
    const free = bavail * bsize;
    const shown = `${(0,_report_format_js__WEBPACK_IMPORTED_MODULE_3__/* .humanBytes */ .p6)(free)} free in ${folder.startsWith((0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)()) ? (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)() : folder}`;
    if (free >= LITTLE_DISK)
        return (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_4__/* .fine */ .Bs)(shown);
    return free >= HOPELESS_DISK ? (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_4__/* .doubtful */ .Yb)(shown, remedy) : (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_4__/* .broken */ .mw)(shown, remedy);
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

/***/ 3294:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DZ: () => (/* binding */ humanAge),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   o0: () => (/* binding */ humanMs),
/* harmony export */   p6: () => (/* binding */ humanBytes),
/* harmony export */   v6: () => (/* binding */ engineTitle),
/* harmony export */   vk: () => (/* binding */ bytesBothWays),
/* harmony export */   zD: () => (/* binding */ grouped),
/* harmony export */   zK: () => (/* binding */ humanTime)
/* harmony export */ });
/* harmony import */ var pretty_bytes__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22691);
/* harmony import */ var pretty_ms__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61304);


const ENGINE_TITLES = {
    postgres: 'PostgreSQL',
    mysql: 'MySQL',
    mariadb: 'MariaDB',
    sqlite: 'SQLite',
    d1: 'Cloudflare D1',
    command: 'commands,',
};
function humanBytes(bytes) {
    return (0,pretty_bytes__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A)(bytes, { space: true });
}
function bytesBothWays(bytes) {
    return bytes < 1000 ? `${bytes} bytes` : `${humanBytes(bytes)} (${grouped(bytes)} bytes)`;
}
function grouped(count) {
    return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}
function humanMs(ms) {
    return (0,pretty_ms__WEBPACK_IMPORTED_MODULE_1__/* ["default"] */ .A)(Math.max(0, Math.round(ms)), { unitCount: 2 });
}
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
function humanAge(ms) {
    const unitMs = ms >= DAY_MS ? HOUR_MS : ms >= MINUTE_MS ? MINUTE_MS : 1_000;
    return humanMs(Math.floor(ms / unitMs) * unitMs);
}
function humanTime(iso) {
    const time = new Date(iso);
    if (Number.isNaN(time.getTime()))
        return iso;
    return `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
function engineTitle(backup) {
    return `${ENGINE_TITLES[backup.engine] ?? backup.engine} ${backup.serverVersion}`;
}
function plural(count, noun, nouns = `${noun}s`) {
    return `${grouped(count)} ${count === 1 ? noun : nouns}`;
}


/***/ }),

/***/ 81901:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ ruleVerdict),
/* harmony export */   u: () => (/* binding */ copyAdvice)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3294);

function ruleVerdict({ isMet, copies, media, offsite, immutable }) {
    const counts = `${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(copies, 'copy', 'copies')} with the database itself, on ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(media, 'medium', 'media')}, ${offsite} offsite, ${immutable} immutable`;
    return `The 3-2-1 rule is ${isMet ? 'met' : 'not met'}: ${counts}`;
}
function copyAdvice(advice) {
    switch (advice.need) {
        case 'copies': {
            const sync = advice.sync.length === 0 ? '' : `\`sync\` copies the newest backup to ${advice.sync.join(', ')}.`;
            return `${advice.add === 0 ? '' : `Add ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(advice.add, 'destination')}. `}${sync}`.trim();
        }
        case 'medium':
            return 'Keep one copy with a provider, or on a server, other than this machine.';
        case 'offsite': {
            const hint = advice.mayBeSo ? ' If one is and its address does not show it, add `offsite=true` to it.' : '';
            return `Keep one copy away from the database and its network.${hint}`;
        }
        case 'immutable':
            return 'No copy is immutable: `lock` on one destination protects it from deletion.';
        case 'repair':
            return `Errors found in the copies: ${advice.errors}. Repair them with \`sync\`.`;
    }
}


/***/ }),

/***/ 76010:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c2: () => (/* binding */ openStored),
/* harmony export */   uY: () => (/* binding */ openDestinations),
/* harmony export */   xB: () => (/* binding */ openDestination)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _ports_forwarding_storage_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(170);
/* harmony import */ var _run_context_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88246);



async function openDestinations(specs, context) {
    const opened = [];
    for (const spec of specs)
        opened.push(await openDestination(spec, context));
    return opened;
}
async function openStored({ destinations, name }, context) {
    return (await openDestinations(destinations, context)).map((storage) => (0,_run_context_js__WEBPACK_IMPORTED_MODULE_1__/* .storedAt */ .x)(storage, name, context));
}
async function openDestination(spec, { openStorage, host, run }) {
    const storage = run.closeAtEnd(await openStorage(spec, host));
    if (!run.isFirst(storage.label)) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `Two destinations are the same place: ${storage.label}.`, {
            hint: 'Remove one of them.',
        });
    }
    const { offsite } = spec;
    if (offsite === undefined)
        return storage;
    return new PlacedStorage(storage, { ...storage.place, offsite });
}
class PlacedStorage extends _ports_forwarding_storage_js__WEBPACK_IMPORTED_MODULE_2__/* .ForwardingStorage */ .l {
    #place;
    constructor(inner, place) {
        super(inner);
        this.#place = place;
    }
    get place() {
        return this.#place;
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
