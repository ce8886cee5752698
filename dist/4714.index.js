export const id = 4714;
export const ids = [4714];
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
        armoredPrivate: new secret/* Secret */.z(privateKey.armor()),
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

/***/ 58860:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ TOOL)
/* harmony export */ });
/** This program, as manifests and reports name it. A test keeps the version equal to package.json's. */
const TOOL = { name: 'restorable', version: '0.1.0' };


/***/ }),

/***/ 90700:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ck: () => (/* binding */ readPrivateKeys),
/* harmony export */   SB: () => (/* binding */ checkRecipient),
/* harmony export */   ax: () => (/* binding */ fingerprintOf),
/* harmony export */   eK: () => (/* binding */ readPublicKeys)
/* harmony export */ });
/* unused harmony export EXPIRY_WARNING_MS */
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _library_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45549);


/** Keys that expire within this time are warned about. */
const EXPIRY_WARNING_MS = 30 * 86_400_000;
/**
 * Reads armored public keys. `purpose` names the input in errors, such as `encrypt-to`.
 * @throws {RestorableError} KEY_INVALID; a private key is refused without being printed
 */
async function readPublicKeys(armored, purpose) {
    const { readKeys } = await (0,_library_js__WEBPACK_IMPORTED_MODULE_1__/* .loadOpenpgp */ .aS)();
    const keys = [];
    for (const text of armored) {
        const found = await readKeys({ armoredKeys: text }).catch((cause) => {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_INVALID', `A key in \`${purpose}\` can't be read as an OpenPGP public key.`, {
                hint: 'Give the armored text that begins with -----BEGIN PGP PUBLIC KEY BLOCK-----, or the path of a file with it.',
                cause,
            });
        });
        if (found.some((key) => key.isPrivate())) {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_INVALID', `\`${purpose}\` was given a private key; it takes public keys only.`, {
                hint: 'Export the public half (`gpg --armor --export`). If the private key reached a log or a repository, replace it.',
            });
        }
        keys.push(...found);
    }
    return keys;
}
/**
 * Reads a private key and unlocks it.
 * @throws {RestorableError} KEY_INVALID, KEY_LOCKED (a passphrase is needed), KEY_WRONG (it is not the right one)
 */
async function readPrivateKeys(spec, purpose, passphraseInput) {
    const keys = await readLocked(spec, purpose);
    return Promise.all(keys.map((key) => unlock(key, spec.passphrase, purpose, passphraseInput)));
}
async function readLocked(spec, purpose) {
    const library = await (0,_library_js__WEBPACK_IMPORTED_MODULE_1__/* .loadOpenpgp */ .aS)();
    return library.readPrivateKeys({ armoredKeys: spec.armored.reveal() }).catch((cause) => {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_INVALID', `\`${purpose}\` can't be read as an OpenPGP private key.`, {
            hint: 'Give the armored text that begins with -----BEGIN PGP PRIVATE KEY BLOCK-----, or the path of a file with it.',
            cause,
        });
    });
}
async function unlock(key, passphrase, purpose, passphraseInput) {
    if (key.isDecrypted())
        return key;
    if (passphrase === undefined) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_LOCKED', `The key in \`${purpose}\` is locked with a passphrase.`, {
            hint: `Give it as \`${passphraseInput}\`.`,
        });
    }
    const { decryptKey } = await (0,_library_js__WEBPACK_IMPORTED_MODULE_1__/* .loadOpenpgp */ .aS)();
    return decryptKey({ privateKey: key, passphrase: passphrase.reveal() }).catch((cause) => {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_WRONG', `The passphrase does not open the key in \`${purpose}\`.`, {
            hint: `Check \`${passphraseInput}\`: every space in it counts, also at its beginning and end.`,
            cause,
        });
    });
}
/** Fingerprint as hex in lower case. */
function fingerprintOf(key) {
    return key.getFingerprint().toLowerCase();
}
/**
 * Checks that a key can encrypt now and will for a while.
 * @returns a warning when it expires soon
 * @throws {RestorableError} KEY_EXPIRED, KEY_INVALID (revoked, or has no part that encrypts)
 */
async function checkRecipient(key, now) {
    const fingerprint = fingerprintOf(key);
    const expiry = await key.getExpirationTime();
    const expiresAt = expiry instanceof Date ? expiry : undefined;
    if (expiresAt !== undefined && expiresAt <= now) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_EXPIRED', `The recovery key ${fingerprint} expired on ${expiresAt.toISOString()}.`, {
            hint: 'Extend it (`gpg --quick-set-expire`) and give its public half anew, or replace it; old backups stay readable.',
        });
    }
    await key.getEncryptionKey(undefined, now).catch((cause) => {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_INVALID', `The recovery key ${fingerprint} can't encrypt now.`, {
            hint: 'It, or its encryption subkey, is revoked or expired, or it is made for signing only. `keygen` makes keys that fit.',
            cause,
        });
    });
    if (expiresAt === undefined || expiresAt.getTime() - now.getTime() > EXPIRY_WARNING_MS)
        return undefined;
    return `The recovery key ${fingerprint} expires on ${expiresAt.toISOString().slice(0, 10)}; backups will fail from then on.`;
}


/***/ }),

/***/ 45549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   aS: () => (/* binding */ loadOpenpgp),
/* harmony export */   ae: () => (/* binding */ profileConfig)
/* harmony export */ });
/* unused harmony export S2K_COUNT_BYTE */
/** Loads openpgp.js on first use: it takes a tenth of a second that `--help` should not pay. */
async function loadOpenpgp() {
    return __webpack_require__.e(/* import() */ 1036).then(__webpack_require__.bind(__webpack_require__, 81036));
}
/**
 * How much a passphrase is hashed for a message, as OpenPGP codes it (RFC 9580, section 3.7.1.3): 65,011,712 bytes, the most there
 * is. openpgp.js would take a quarter of it.
 */
const S2K_COUNT_BYTE = 255;
/** Settings of one call for a profile; openpgp.js would otherwise follow what the recipients' keys advertise. */
function profileConfig(library, profile) {
    return {
        aeadProtect: profile === 'rfc9580',
        preferredAEADAlgorithm: library.enums.aead.gcm,
        preferredSymmetricAlgorithm: library.enums.symmetric.aes256,
        aeadChunkSizeByte: 12,
        preferredCompressionAlgorithm: library.enums.compression.uncompressed,
        s2kType: library.enums.s2k.iterated,
        s2kIterationCountByte: S2K_COUNT_BYTE,
    };
}


/***/ })

};
