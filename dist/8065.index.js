export const id = 8065;
export const ids = [8065];
export const modules = {

/***/ 44714:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runKeygen: () => (/* binding */ runKeygen)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/secret.js
var secret = __webpack_require__(88050);
// EXTERNAL MODULE: ./build/openpgp/keys.js
var keys = __webpack_require__(90700);
// EXTERNAL MODULE: ./build/openpgp/library.js
var openpgp_library = __webpack_require__(45549);
;// CONCATENATED MODULE: ./build/openpgp/generate.js




/**
 * Makes a key pair that GnuPG 2.2 opens (Curve25519 in the encoding from before RFC 9580) and that does not expire:
 * a backup that fails because a key ran out is a worse risk than a key that lasts.
 * @throws {RestorableError} INPUT_INVALID for an address that is none
 */
async function generateKeyPair(name, identity, passphrase) {
    const library = await (0,openpgp_library/* loadOpenpgp */.aS)();
    const { privateKey, publicKey } = await library
        .generateKey({
        type: 'ecc',
        curve: 'curve25519Legacy',
        userIDs: { name, ...(identity.includes('@') ? { email: identity } : { comment: identity }) },
        ...(passphrase === undefined ? {} : { passphrase: passphrase.reveal() }),
        format: 'object',
    })
        .catch((cause) => {
        if (!cause.message.includes('user ID'))
            throw cause;
        throw new errors/* RestorableError */.s$('INPUT_INVALID', "`identity` holds an address that a key can't carry.", {
            hint: 'Write a whole address such as ops@example.com, or a name without "@".',
            cause,
        });
    });
    return {
        fingerprint: (0,keys/* fingerprintOf */.ax)(publicKey),
        armoredPublic: publicKey.armor(),
        armoredPrivate: new secret/* Secret */.zh(privateKey.armor()),
    };
}

// EXTERNAL MODULE: ./build/commands/run.js
var commands_run = __webpack_require__(34344);
;// CONCATENATED MODULE: ./build/commands/keygen.js






const ROLES = [
    {
        role: 'recovery',
        belongs: 'The public half goes into `encrypt-to` of the backup job. The private half goes into the safe, on paper too, and as `decrypt-with` only to the verify job. Without it no backup can be read.',
    },
    {
        role: 'runner',
        belongs: 'The private half is the `runner-key` of the backup job. The public half goes into the repository, as `signers` of verify and restore, and into the safe. It decrypts no data.',
    },
    {
        role: 'verifier',
        belongs: 'The private half is the `verifier-key` of the verify job, which signs its records, and of prune. The public half goes into the repository, as `verifiers`.',
    },
];
/** Makes the three key pairs and says where each belongs. Never replaces a file. Never throws. */
async function runKeygen(request, dependencies) {
    const run = new commands_run/* Run */.K(dependencies);
    const keys = [];
    await run.guard(async () => {
        await (0,promises_.mkdir)(request.outputDirectory, { recursive: true, mode: 0o700 }).catch((cause) => {
            throw new errors/* RestorableError */.s$('INPUT_INVALID', `The folder for the keys can't be made: ${cause.message}`, {
                hint: 'Give a folder that you may write to as `output`.',
                cause,
            });
        });
        const planned = ROLES.map((entry) => ({ ...entry, ...pathsOf(request.outputDirectory, entry.role) }));
        for (const { publicPath, privatePath } of planned) {
            for (const path of [publicPath, privatePath])
                await refuseExisting(path);
        }
        for (const plan of planned) {
            // Only the recovery key is used by people; the other two are used by jobs, where a passphrase would lie beside them.
            const passphrase = plan.role === 'recovery' ? request.passphrase : undefined;
            const key = await generateKeyPair(`Restorable ${plan.role} key`, request.identity, passphrase);
            await (0,promises_.writeFile)(plan.privatePath, key.armoredPrivate.reveal(), { mode: 0o600, flag: 'wx' });
            await (0,promises_.writeFile)(plan.publicPath, key.armoredPublic, { mode: 0o644, flag: 'wx' });
            keys.push({ ...plan, fingerprint: key.fingerprint });
        }
        if (request.passphrase === undefined) {
            run.warn('The recovery key is not locked with a passphrase: whoever has its file can read every backup.');
        }
    });
    return { mode: 'keygen', ...run.facts(false), keys };
}
function pathsOf(directory, role) {
    return { publicPath: (0,external_node_path_.join)(directory, `${role}.public.asc`), privatePath: (0,external_node_path_.join)(directory, `${role}.private.asc`) };
}
async function refuseExisting(path) {
    const exists = await (0,promises_.access)(path, external_node_fs_.constants.F_OK).then(() => true, () => false);
    if (!exists)
        return;
    throw new errors/* RestorableError */.s$('INPUT_INVALID', `${path} exists; a key is never replaced.`, {
        hint: 'Give another folder as `output`, or move the old keys away and keep them: old backups need them.',
    });
}


/***/ }),

/***/ 34344:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ Run)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58860);


/** Keeps the time of each phase, the warnings, and what must be closed at the end, whatever happens. */
class Run {
    startedAt;
    #dependencies;
    #startedMs;
    #phases = [];
    #warnings = [];
    #closers = [];
    #labels = new Set();
    #error;
    constructor(dependencies) {
        this.#dependencies = dependencies;
        this.startedAt = dependencies.clock.now();
        this.#startedMs = dependencies.clock.monotonicMs();
    }
    get elapsedMs() {
        return this.#dependencies.clock.monotonicMs() - this.#startedMs;
    }
    get error() {
        return this.#error;
    }
    /** Times a phase; it counts also when it fails. */
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
    /** Whether a destination of this name was not opened before. */
    isFirst(label) {
        const { size } = this.#labels;
        return this.#labels.add(label).size > size;
    }
    /** Closed in reverse order at the end of the run. */
    closeAtEnd(resource) {
        this.#closers.push(() => resource.close());
        return resource;
    }
    /** Runs the work; what it throws becomes the report's error. Then closes everything. */
    async guard(work) {
        try {
            await (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelledByNow */ .sE)(this.#dependencies.host.signal);
            await work();
        }
        catch (thrown) {
            this.fail(thrown);
        }
        for (const close of this.#closers.reverse())
            await this.#close(close);
    }
    /** Closes the resource as soon as the work with it is done, for what must be gone before the run goes on. */
    async closing(resource, work) {
        try {
            return await work(resource);
        }
        finally {
            await this.#close(() => resource.close());
        }
    }
    async #close(close) {
        await close().catch((thrown) => {
            this.keepWords(thrown);
            this.warn(`Cleaning up: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown).message}`);
        });
    }
    /** Notes a failure; the first one is the report's. A cancel explains whatever else broke because of it. */
    fail(thrown) {
        const { signal, log } = this.#dependencies.host;
        const error = signal.aborted ? (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .cancellation */ .WN)(signal) : (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown);
        this.#error ??= error;
        this.keepWords(thrown);
        for (const line of (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .causesOf */ .cZ)(thrown, { withFrames: true }))
            log.debug(line);
    }
    /** Keeps what other programs said about a failure for the diagnostics, where the failure itself is only noted. */
    keepWords(thrown) {
        for (const words of (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .foreignWordsOf */ .Rw)(thrown))
            this.#dependencies.host.toolWords.add(words);
    }
    facts(findings) {
        const { host } = this.#dependencies;
        const error = this.#error;
        return {
            tool: _core_version_js__WEBPACK_IMPORTED_MODULE_1__/* .TOOL */ .j,
            startedAt: this.startedAt.toISOString(),
            durationMs: Math.round(this.elapsedMs),
            exitCode: error !== undefined ? (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodeOf */ .FO)(error) : findings ? _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .dc.finding : _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .dc.done,
            error: error === undefined
                ? undefined
                : { code: error.code, message: host.scrub(error.message), hint: error.hint && host.scrub(error.hint) },
            warnings: this.#warnings.map((warning) => host.scrub(warning)),
            phases: this.#phases,
        };
    }
}


/***/ }),

/***/ 82896:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GW: () => (/* binding */ KINDS),
/* harmony export */   JN: () => (/* binding */ parseBackupId),
/* harmony export */   w0: () => (/* binding */ createBackupId),
/* harmony export */   x1: () => (/* binding */ requireBackupId)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

/** What a backup holds: all, the changes since the last full, or the changes since the last backup. */
const KINDS = ['full', 'differential', 'incremental'];
const PATTERN = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z-(full|differential|incremental)-([0-9a-f]{6})$/;
/** Makes the id of a backup that starts now. `random` is 3 bytes of randomness. */
function createBackupId(startedAt, kind, random) {
    const time = startedAt
        .toISOString()
        .replace(/\.\d+Z$/, 'Z')
        .replaceAll(/[-:]/g, '');
    const suffix = Buffer.from(random.subarray(0, 3)).toString('hex');
    return `${time}-${kind}-${suffix}`;
}
/** Reads an id, or gives undefined where the text is not one (a foreign file among the manifests, a typo). */
function parseBackupId(text) {
    const match = PATTERN.exec(text);
    if (match === null)
        return undefined;
    const [, year, month, day, hour, minute, second, kind] = match;
    const startedAt = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    // A day that the month does not have is taken for one of the next month, of which the id would be another.
    if (Number.isNaN(startedAt.getTime()) || startedAt.getUTCDate() !== Number(day))
        return undefined;
    return { id: text, startedAt, kind: kind };
}
/** Reads an id that a user gave. @throws {RestorableError} INPUT_INVALID */
function requireBackupId(text) {
    const parsed = parseBackupId(text);
    if (parsed !== undefined)
        return parsed.id;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `"${text}" is not a backup id.`, {
        hint: 'An id looks like 20261121T020000Z-full-4f9c2a; `restorable list` prints those that exist.',
    });
}


/***/ }),

/***/ 58860:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ TOOL)
/* harmony export */ });
/** This program, as manifests and reports name it. A test keeps the version equal to package.json's. */
const TOOL = { name: 'restorable', version: '0.1.0' };


/***/ })

};
