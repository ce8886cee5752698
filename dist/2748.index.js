export const id = 2748;
export const ids = [2748];
export const modules = {

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

/***/ 32996:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ storageVariable),
/* harmony export */   m: () => (/* binding */ STORAGE_VARIABLES)
/* harmony export */ });
const AZURE_LOGIN = ['AZURE_STORAGE_CONNECTION_STRING', 'AZURE_STORAGE_KEY', 'AZURE_STORAGE_SAS_TOKEN'];
const SFTP_LOGIN = ['SFTP_PRIVATE_KEY', 'SFTP_PRIVATE_KEY_PASSPHRASE', 'SFTP_PASSWORD'];
const SETTINGS = [
    'AWS_REGION',
    'AWS_DEFAULT_REGION',
    'AWS_ENDPOINT_URL',
    'AWS_ENDPOINT_URL_S3',
    'SFTP_HOST_KEY',
];
const S3_SECRETS = ['ACCESS_KEY_ID', 'SECRET_ACCESS_KEY', 'SESSION_TOKEN'];
const S3_ROLE = ['ROLE_ARN', 'ROLE_SESSION_NAME'];
const S3_NAME = new RegExp(`^([A-Za-z][A-Za-z0-9_]*?)_(${[...S3_SECRETS, ...S3_ROLE].join('|')})$`);
const STORAGE_VARIABLES = [
    ...[...S3_SECRETS, ...S3_ROLE].map((name) => `AWS_${name}`),
    ...AZURE_LOGIN,
    ...SFTP_LOGIN,
    ...SETTINGS,
];
const RCLONE = /^RCLONE_[A-Z0-9_]+$/;
const RCLONE_PUBLIC = /_(?:TYPE|VENDOR|PROVIDER|URL|USER|HOST|PORT|REGION|ENDPOINT|FILE|ACL|ENV_AUTH|TRANSFERS|CHECKERS|BWLIMIT|TPSLIMIT)$/;
function storageVariable(name) {
    if (RCLONE.test(name))
        return { isSecret: !RCLONE_PUBLIC.test(name), login: [name] };
    if (contains(AZURE_LOGIN, name))
        return { isSecret: true, login: AZURE_LOGIN };
    if (contains(SFTP_LOGIN, name))
        return { isSecret: true, login: [...SFTP_LOGIN, 'SSH_AUTH_SOCK'] };
    if (contains(SETTINGS, name))
        return { isSecret: false, login: [name] };
    const [, prefix, part = ''] = S3_NAME.exec(name) ?? [];
    if (prefix === undefined)
        return undefined;
    const parts = [...S3_SECRETS, ...S3_ROLE, 'WEB_IDENTITY_TOKEN_FILE'].map((each) => `${prefix}_${each}`);
    return {
        isSecret: contains(S3_SECRETS, part),
        login: prefix === 'AWS' ? [...parts, 'AWS_PROFILE'] : parts,
    };
}
function contains(names, name) {
    return names.includes(name);
}


/***/ }),

/***/ 2748:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openStorage: () => (/* binding */ openStorage)
});

// EXTERNAL MODULE: ../node_modules/pretty-ms/index.js
var pretty_ms = __webpack_require__(61304);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/ports/forwarding-storage.js
var forwarding_storage = __webpack_require__(170);
;// CONCATENATED MODULE: ./build/storage/connection/time-limit.js



const LONGEST_TIMER_MS = 2 ** 31 - 1;
function withTimeLimit(storage, limitMs) {
    return new TimeLimitedStorage(storage, limitMs);
}
class TimeLimitedStorage extends forwarding_storage/* ForwardingStorage */.l {
    #budget;
    constructor(inner, limitMs) {
        super(inner);
        this.#budget = new TimeBudget(inner.label, limitMs);
    }
    get versions() {
        const { versions } = this.inner;
        return (versions && {
            older: (key, options) => this.#budget.each(options, (limited) => versions.older(key, limited)),
            hidden: (prefix, options) => this.#budget.each(options, (limited) => versions.hidden(prefix, limited)),
        });
    }
    get locks() {
        const { locks } = this.inner;
        return (locks && {
            policy: locks.policy,
            extend: (key, until, options) => this.#budget.spend(options, (limited) => locks.extend(key, until, limited)),
            until: (key, options) => this.#budget.spend(options, (limited) => locks.until(key, limited)),
        });
    }
    put(key, body, options) {
        return this.#budget.spend(options, (limited) => super.put(key, body, limited));
    }
    get(key, options) {
        return this.#budget.spend(options, (limited) => super.get(key, limited));
    }
    list(prefix, options) {
        return this.#budget.each(options, (limited) => super.list(prefix, limited));
    }
    folders(prefix, options) {
        return this.#budget.spend(options, (limited) => super.folders(prefix, limited));
    }
    serverTime(options) {
        return this.#budget.spend(options, (limited) => super.serverTime(limited));
    }
    close() {
        this.#budget.close();
        return super.close();
    }
}
class TimeBudget {
    #label;
    #limitMs;
    #stop = new AbortController();
    #spentMs = 0;
    #underWay = 0;
    #sinceMs = 0;
    #timer;
    constructor(label, limitMs) {
        this.#label = label;
        this.#limitMs = limitMs;
    }
    async *each(options, list) {
        const iterator = list(this.#limited(options))[Symbol.asyncIterator]();
        try {
            for (;;) {
                const next = await this.spend(options, () => iterator.next());
                if (next.done === true)
                    return;
                yield next.value;
            }
        }
        finally {
            await iterator.return?.();
        }
    }
    async spend(options, work) {
        this.#stop.signal.throwIfAborted();
        this.#underWay += 1;
        if (this.#underWay === 1) {
            this.#sinceMs = performance.now();
            this.#timer = setTimeout(() => this.#stop.abort(this.#slow()), Math.min(Math.max(0, this.#limitMs - this.#spentMs), LONGEST_TIMER_MS));
        }
        try {
            return await work(this.#limited(options));
        }
        finally {
            this.#underWay -= 1;
            if (this.#underWay === 0) {
                clearTimeout(this.#timer);
                this.#spentMs += performance.now() - this.#sinceMs;
            }
        }
    }
    close() {
        clearTimeout(this.#timer);
    }
    #limited(options) {
        return { ...options, signal: AbortSignal.any([options.signal, this.#stop.signal]) };
    }
    #slow() {
        const limit = (0,pretty_ms/* default */.A)(this.#limitMs);
        return new errors/* RestorableError */.s$('STORAGE_SLOW', `${this.#label} exceeded its timeout of ${limit}.`, {
            hint: 'Raise `timeout` in its URL, or require fewer copies with `min-copies`, so that a run continues without it.',
        });
    }
}

// EXTERNAL MODULE: ./build/ports/storage-variables.js
var storage_variables = __webpack_require__(32996);
;// CONCATENATED MODULE: ./build/storage/parameters/carried-variables.js

function withVariables(host, carried) {
    if (carried.size === 0)
        return host;
    const env = Object.assign(Object.create(null), host.env);
    for (const name of carried.keys())
        for (const each of (0,storage_variables/* storageVariable */.a)(name)?.login ?? [])
            delete env[each];
    for (const [name, value] of carried)
        env[name] = value.reveal();
    return { ...host, env };
}

;// CONCATENATED MODULE: ./build/storage/index.js


const DRIVERS = {
    s3: async (url, host) => (await Promise.all(/* import() */[__webpack_require__.e(9325), __webpack_require__.e(4459)]).then(__webpack_require__.bind(__webpack_require__, 94459))).openS3Storage(url, host),
    azure: async (url, host) => (await Promise.all(/* import() */[__webpack_require__.e(9325), __webpack_require__.e(8094)]).then(__webpack_require__.bind(__webpack_require__, 98094))).openAzureStorage(url, host),
    gs: async (url, host) => (await Promise.all(/* import() */[__webpack_require__.e(9325), __webpack_require__.e(5038)]).then(__webpack_require__.bind(__webpack_require__, 55038))).openGoogleStorage(url, host),
    sftp: async (url, host) => (await __webpack_require__.e(/* import() */ 6513).then(__webpack_require__.bind(__webpack_require__, 46513))).openSftpStorage(url, host),
    rclone: async (url, host) => (await Promise.all(/* import() */[__webpack_require__.e(515), __webpack_require__.e(4216)]).then(__webpack_require__.bind(__webpack_require__, 86537))).openRcloneStorage(url, host),
    file: async (url, host) => (await __webpack_require__.e(/* import() */ 8940).then(__webpack_require__.bind(__webpack_require__, 98940))).openFilesystemStorage(url, host),
};
async function openStorage({ scheme, url, timeoutMs }, host, carried = new Map()) {
    const storage = await DRIVERS[scheme](url, withVariables(host, carried));
    return timeoutMs === undefined ? storage : withTimeLimit(storage, timeoutMs);
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
