export const id = 5588;
export const ids = [5588];
export const modules = {

/***/ 80668:
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
// EXTERNAL MODULE: ./build/openpgp/library.js
var openpgp_library = __webpack_require__(45549);
// EXTERNAL MODULE: ./build/openpgp/keys/keys.js
var keys = __webpack_require__(95347);
;// CONCATENATED MODULE: ./build/openpgp/keys/generate.js




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
        throw new errors/* RestorableError */.s$('INPUT_INVALID', '`identity` contains an address that is not valid in a key.', {
            hint: 'Write a complete address such as ops@example.com, or a name without "@".',
            cause,
        });
    });
    return {
        fingerprint: (0,keys/* fingerprintOf */.ax)(publicKey),
        armoredPublic: publicKey.armor(),
        armoredPrivate: new secret/* Secret */.zh(privateKey.armor()),
    };
}

// EXTERNAL MODULE: ./build/run/run-context.js + 1 modules
var run_context = __webpack_require__(88246);
;// CONCATENATED MODULE: ./build/keys/keygen.js






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
async function runKeygen(request, dependencies) {
    const { run } = (0,run_context/* beginRun */.T)(dependencies);
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
            const passphrase = plan.role === 'recovery' ? request.passphrase : undefined;
            const key = await generateKeyPair(`Restorable ${plan.role} key`, request.identity, passphrase);
            await (0,promises_.writeFile)(plan.privatePath, key.armoredPrivate.reveal(), { mode: 0o600, flag: 'wx' });
            await (0,promises_.writeFile)(plan.publicPath, key.armoredPublic, { mode: 0o644, flag: 'wx' });
            keys.push({ ...plan, fingerprint: key.fingerprint });
        }
        if (request.passphrase === undefined) {
            run.warn('The recovery key is not locked with a passphrase: anyone with its file can read every backup.');
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
