export const id = 700;
export const ids = [700];
export const modules = {

/***/ 61417:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ chooseBackup),
/* harmony export */   r: () => (/* binding */ CLOCK_SKEW_MS)
/* harmony export */ });
/* harmony import */ var _backup_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82896);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);


/** How far in the future an id may lie before it is taken for a mistake: the skew that a backup itself tolerates. */
const CLOCK_SKEW_MS = 5 * 60_000;
/**
 * Chooses among the ids of committed backups, newest first: several, so that a reader can say what it would have
 * taken next. Ids in the future are ignored unless named.
 * @throws {RestorableError} BACKUP_NOT_FOUND
 */
function chooseBackup(ids, selector, now) {
    const known = ids
        .map(_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)
        .filter((parsed) => parsed !== undefined)
        .sort((a, b) => (a.id < b.id ? 1 : -1));
    if (selector.kind === 'id') {
        if (known.some((candidate) => candidate.id === selector.id))
            return selector.id;
        throw notFound(`There is no backup ${selector.id}.`, known.length);
    }
    const limit = now.getTime() + CLOCK_SKEW_MS;
    const past = known.filter((candidate) => candidate.startedAt.getTime() <= limit);
    const chosen = selector.kind === 'latest'
        ? past[0]
        : past.find((candidate) => candidate.startedAt.getTime() < selector.time.getTime());
    if (chosen !== undefined)
        return chosen.id;
    if (selector.kind === 'before')
        throw notFound(`There is no backup from before ${selector.time.toISOString()}.`, past.length);
    throw notFound(known.length > 0 ? 'All backups are dated in the future.' : 'There is no backup.', known.length);
}
function notFound(message, count) {
    const hint = count > 0
        ? '`list` prints those that exist.'
        : 'Check `destination` and `name`; `list` without a name prints every database that the destination holds.';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('BACKUP_NOT_FOUND', message, { hint });
}


/***/ }),

/***/ 60720:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f1: () => (/* binding */ dateFrom),
/* harmony export */   p4: () => (/* binding */ choosePart),
/* harmony export */   su: () => (/* binding */ whySignatureFails)
/* harmony export */ });
/* harmony import */ var _core_catalogue_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61417);

/**
 * Whether a part of a key may be used at a time. A key that was compromised, or was revoked without a reason, counts at no time:
 * whoever has it can write any time into a signature. One that was superseded or retired counts for what it did before.
 */
function whyUnfit(part, at) {
    if (part.bound === undefined)
        return { kind: part.hasWeakHash ? 'weak hash' : 'not bound', part };
    if (part.isWeak)
        return { kind: 'weak', part };
    const revocation = part.revocations.find((each) => each.reason === 'compromised' || each.reason === 'unstated' || each.at <= at);
    if (revocation !== undefined)
        return { kind: 'revoked', part, revocation };
    if (part.createdAt.getTime() > at.getTime() + _core_catalogue_js__WEBPACK_IMPORTED_MODULE_0__/* .CLOCK_SKEW_MS */ .r)
        return { kind: 'not yet valid', part };
    if (part.expiresAt !== undefined && part.expiresAt <= at) {
        return { kind: 'expired', part, expiredAt: part.expiresAt };
    }
    return undefined;
}
/** Why a signature of this part at this time does not count, or undefined. */
function whySignatureFails({ primary }, part, at) {
    const unfit = whyUnfit(primary, at) ?? whyUnfit(part, at);
    if (unfit !== undefined)
        return unfit;
    return part.uses.has('sign') ? undefined : { kind: 'other use', use: 'sign' };
}
/**
 * The part of a key that serves now: the newest one, as GnuPG chooses.
 * @param isAtHand whether a part can be used here, such as one whose private half was opened
 */
function choosePart(life, use, now, isAtHand = () => true) {
    const { primary, parts } = life;
    const ofAll = whyUnfit(primary, now);
    if (ofAll !== undefined)
        return { unfit: ofAll };
    const newestFirst = parts.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
    const candidates = newestFirst.filter((part) => part.uses.has(use) || (part.bound === undefined && !part.isPrimary));
    const fitting = candidates.filter((part) => whyUnfit(part, now) === undefined && isAtHand(part));
    const [part] = fitting;
    if (part !== undefined)
        return { fit: fitOf(primary, part, fitting) };
    const unfit = candidates.map((each) => whyUnfit(each, now)).find((each) => each !== undefined);
    return { unfit: unfit ?? { kind: 'other use', use } };
}
function fitOf(primary, part, fitting) {
    const last = fitting.reduce((a, b) => (endOf(b) > endOf(a) ? b : a));
    const first = endOf(primary) <= endOf(last) ? primary : last;
    const starts = [primary, part].flatMap(({ createdAt, bound }) => [createdAt, bound?.at ?? createdAt]);
    const from = new Date(Math.max(...starts.map((start) => start.getTime())));
    return { part, ends: first.expiresAt && { at: first.expiresAt, part: first }, from };
}
/** The first time, from a given one on, at which a key can be used. */
function dateFrom({ from }, at) {
    return from > at ? from : at;
}
function endOf({ expiresAt }) {
    return expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
}


/***/ }),

/***/ 12632:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ lifeOf)
/* harmony export */ });
/* harmony import */ var _library_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45549);

const SIGN_FLAG = 0x02;
const ENCRYPT_FLAGS = 0x0c;
const LEAST_RSA_BITS = 2047;
const lives = new WeakMap();
/**
 * Reads what a key says of itself: expiry and use by the newest self-signature, whenever that was made, and every revocation.
 * openpgp.js looks at the self-signatures that there were at a certain time, but GnuPG keeps only the newest: by that rule the
 * signatures of a key would become invalid when its expiry is extended.
 */
function lifeOf(key) {
    const known = lives.get(key);
    if (known !== undefined)
        return known;
    const life = readLife(key);
    lives.set(key, life);
    return life;
}
async function readLife(key) {
    const library = await (0,_library_js__WEBPACK_IMPORTED_MODULE_0__/* .loadOpenpgp */ .aS)();
    const primary = await readPrimary(library, key);
    const subkeys = await Promise.all(key.subkeys.map((subkey) => readSubkey(library, key, subkey)));
    return { primary, parts: [primary, ...subkeys] };
}
async function readPrimary(library, key) {
    const { signature: types } = library.enums;
    const data = { key: key.keyPacket };
    const direct = key.directSignatures;
    const all = [...direct];
    const good = await goodOnes(direct, key, types.key, data);
    const withdrawn = [];
    for (const user of key.users) {
        if (user.userID === null)
            continue;
        const named = { ...data, userID: user.userID };
        const revoked = await goodOnes(user.revocationSignatures, key, types.certRevocation, named);
        const end = Math.max(0, ...revoked.map(({ at }) => at.getTime()));
        all.push(...user.selfCertifications);
        for (const each of await goodOnes(user.selfCertifications, key, types.certGeneric, named)) {
            (each.at.getTime() > end ? good : withdrawn).push(each);
        }
    }
    const revocations = await revocationsOf(key.revocationSignatures, key, types.keyRevocation, data);
    // Who withdraws every name says nothing against the key itself.
    return partOf(library, key, { isPrimary: true, good: good.length > 0 ? good : withdrawn, all, revocations });
}
async function readSubkey(library, key, subkey) {
    const { signature: types } = library.enums;
    const data = { key: key.keyPacket, bind: subkey.keyPacket };
    const good = [];
    for (const each of subkey.bindingSignatures) {
        const statement = await goodStatement(each, key, types.subkeyBinding, data);
        if (statement === undefined)
            continue;
        // A subkey that signs must agree, or anybody's could be claimed.
        const back = each.embeddedSignature;
        const agrees = back !== null && (await goodStatement(back, subkey, types.keyBinding, data)) !== undefined;
        if (agrees || !hasFlag(each, SIGN_FLAG))
            good.push(statement);
    }
    const revocations = await revocationsOf(subkey.revocationSignatures, key, types.subkeyRevocation, data);
    return partOf(library, subkey, { isPrimary: false, good, all: subkey.bindingSignatures, revocations });
}
function partOf(library, key, { isPrimary, good, all, revocations }) {
    const { keyPacket } = key;
    const info = key.getAlgorithmInfo();
    const newestFirst = good.toSorted((a, b) => b.at.getTime() - a.at.getTime() || endOf(key, b) - endOf(key, a));
    const [newest] = newestFirst;
    const ends = newest === undefined ? Number.POSITIVE_INFINITY : endOf(key, newest);
    // A statement about the whole key may say nothing of its use, which the names' then do.
    const stating = newestFirst.find(({ signature }) => signature.keyFlags !== null)?.signature;
    const broken = library.config.rejectHashAlgorithms;
    return {
        keyId: key.getKeyID().toHex(),
        fingerprint: key.getFingerprint().toLowerCase(),
        isPrimary,
        algorithm: [info.algorithm, info.bits ?? info.curve].filter((word) => word !== undefined).join(' '),
        isWeak: library.config.rejectPublicKeyAlgorithms.has(keyPacket.algorithm) ||
            (info.bits !== undefined && info.bits < LEAST_RSA_BITS),
        createdAt: keyPacket.created,
        bound: newest,
        hasWeakHash: newest === undefined && all.length > 0 && all.every((each) => broken.has(each.hashAlgorithm)),
        expiresAt: Number.isFinite(ends) ? new Date(ends) : undefined,
        revocations,
        uses: usesOf(library, keyPacket.algorithm, stating),
    };
}
/** When a key ends by a statement, or the statement itself, in milliseconds. */
function endOf(key, { signature }) {
    const { keyExpirationTime, keyNeverExpires } = signature;
    const own = signature.getExpirationTime();
    const ofKey = keyNeverExpires === false && keyExpirationTime !== null && keyExpirationTime > 0
        ? key.getCreationTime().getTime() + keyExpirationTime * 1000
        : Number.POSITIVE_INFINITY;
    return Math.min(ofKey, own instanceof Date ? own.getTime() : Number.POSITIVE_INFINITY);
}
function usesOf({ enums }, algorithm, stating) {
    const { publicKey } = enums;
    const encrypting = [publicKey.rsaEncrypt, publicKey.elgamal, publicKey.ecdh, publicKey.x25519, publicKey.x448];
    const signing = [publicKey.rsaSign, publicKey.dsa, publicKey.ecdsa, publicKey.eddsaLegacy, publicKey.ed25519];
    const isBoth = algorithm === publicKey.rsaEncryptSign;
    const uses = new Set();
    if (stating === undefined)
        return uses;
    if ((isBoth || encrypting.includes(algorithm)) && hasFlag(stating, ENCRYPT_FLAGS))
        uses.add('encrypt');
    const canSign = isBoth || algorithm === publicKey.ed448 || signing.includes(algorithm);
    if (canSign && hasFlag(stating, SIGN_FLAG))
        uses.add('sign');
    return uses;
}
function hasFlag({ keyFlags }, flags) {
    return ((keyFlags?.[0] ?? 0) & flags) !== 0;
}
async function goodOnes(signatures, issuer, type, data) {
    const found = await Promise.all(signatures.map((each) => goodStatement(each, issuer, type, data)));
    return found.filter((each) => each !== undefined);
}
/** What a signature by `issuer` says, where it is good at the time when it was made. */
async function goodStatement(signature, issuer, type, data) {
    const at = signature.created;
    if (at === null)
        return undefined;
    try {
        await signature.verify(issuer.keyPacket, type, data, at, false);
        return { signature, at };
    }
    catch {
        // Somebody else's, damaged, or of an algorithm that is not known: it says nothing.
        return undefined;
    }
}
const SUPERSEDED = 1;
const COMPROMISED = 2;
const RETIRED = 3;
async function revocationsOf(signatures, issuer, type, data) {
    return (await goodOnes(signatures, issuer, type, data)).map(({ signature, at }) => {
        const flag = signature.reasonForRevocationFlag;
        const soft = flag === SUPERSEDED ? 'superseded' : flag === RETIRED ? 'retired' : undefined;
        return { at, reason: soft ?? (flag === COMPROMISED ? 'compromised' : 'unstated') };
    });
}


/***/ }),

/***/ 60841:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F8: () => (/* binding */ unfitError),
/* harmony export */   Mx: () => (/* binding */ signatureHint),
/* harmony export */   iD: () => (/* binding */ expiryWarning),
/* harmony export */   jc: () => (/* binding */ signatureRefusal)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

/** A part that ends within this time is warned about. */
const EXPIRY_WARNING_MS = 30 * 86_400_000;
const MINUTE_MS = 60_000;
const REVOKED = {
    compromised: 'as compromised',
    superseded: 'as superseded',
    retired: 'as no longer used',
    unstated: 'without a reason',
};
function nameOf(subject, part) {
    return part.isPrimary ? subject : `the subkey ${part.fingerprint} of ${subject}`;
}
function capital(text) {
    return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
/** What is wrong with a key, as the end of a sentence that begins with its name. */
function predicateOf(unfit) {
    switch (unfit.kind) {
        case 'revoked':
            return `was revoked on ${unfit.revocation.at.toISOString()} ${REVOKED[unfit.revocation.reason]}`;
        case 'expired':
            return `expired on ${unfit.expiredAt.toISOString()}`;
        case 'not yet valid':
            return `is valid only from ${unfit.part.createdAt.toISOString()} on`;
        case 'weak':
            return `is of an algorithm that is too weak: ${unfit.part.algorithm}`;
        case 'weak hash':
            return 'says what it is for only in signatures with a broken hash, MD5 or RIPEMD-160';
        case 'not bound':
            return 'has no self-signature that fits it';
    }
}
/** Why a signature does not count, as a sentence. */
function signatureRefusal(unfit, madeAt, subject) {
    const made = `The signature of ${madeAt.toISOString()} does not count`;
    if (unfit.kind === 'other use')
        return `${made}: ${subject} is not made for signing.`;
    return `${made}: ${nameOf(subject, unfit.part)} ${predicateOf(unfit)}.`;
}
/** What to do about a signature that does not count. */
function signatureHint({ kind }) {
    switch (kind) {
        case 'expired':
            return 'If its holder extended it, export its public half anew and give that: the newest self-signature counts. Else find out who signed with it.';
        case 'revoked':
            return 'If it was replaced and never leaked, revoke it as superseded or no longer used: what it signed before then counts. Else choose a backup that another key signed.';
        case 'not yet valid':
            return 'The key is newer than the signature. Compare the clocks of the machines that made them.';
        default:
            return 'Make a new key with `keygen`, and let the next backup be signed with that one.';
    }
}
/** An error about a key that can't be used now. */
function unfitError(unfit, subject, now, unknownAlgorithms = []) {
    if (unfit.kind === 'other use')
        return otherUse(unfit.use, subject, unknownAlgorithms);
    const { kind, part } = unfit;
    const sentence = `${capital(nameOf(subject, part))} ${predicateOf(unfit)}`;
    if (kind === 'expired') {
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_EXPIRED', `${sentence}.`, { hint: extendHint(part) });
    }
    if (kind === 'not yet valid') {
        const minutes = Math.ceil((part.createdAt.getTime() - now.getTime()) / MINUTE_MS);
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_INVALID', `${sentence}, ${minutes} minutes after now by the clock of this machine.`, {
            hint: 'Compare this clock, and that of the machine that made the key, with the real time.',
        });
    }
    const hint = kind === 'revoked'
        ? 'It is used for nothing new. Make a new key with `keygen`, and keep this one as long as backups need it.'
        : kind === 'not bound'
            ? 'It was changed or cut, or is bound in a way that is not known. Export it anew with `gpg --armor --export`.'
            : '`keygen` makes keys that fit; RSA of 2048 bits and more and the elliptic curves of GnuPG do, too.';
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_INVALID', `${sentence}.`, { hint });
}
function otherUse(use, subject, unknownAlgorithms) {
    const what = use === 'encrypt' ? 'encrypts: it has no encryption subkey' : 'signs';
    if (unknownAlgorithms.length > 0) {
        const message = `${capital(subject)} has no part that can be used to ${use}: it has parts of algorithms that are not known here (${unknownAlgorithms.join(', ')}).`;
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_INVALID', message, {
            hint: 'Add a subkey of RSA or of an elliptic curve (`gpg --quick-add-key`), or make a key with `keygen`.',
        });
    }
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_INVALID', `${capital(subject)} has no part that ${what}.`, {
        hint: use === 'encrypt'
            ? 'Add one (`gpg --quick-add-key FINGERPRINT cv25519 encr`), or make a key with `keygen`.'
            : 'Give the private key that `keygen` made for this, whole: it may be that only a part of it was exported.',
    });
}
function extendHint({ isPrimary, fingerprint }) {
    const command = isPrimary
        ? `gpg --quick-set-expire ${fingerprint} 2y`
        : `gpg --quick-set-expire KEY 2y ${fingerprint}`;
    return `Extend it (\`${command}\`) and give it anew, its public half too wherever that is given; or replace it. What it encrypted or signed before stays good.`;
}
/** A warning where a key ends soon. @param consequence what happens then */
function expiryWarning({ ends }, subject, now, consequence) {
    if (ends === undefined || ends.at.getTime() - now.getTime() > EXPIRY_WARNING_MS)
        return undefined;
    return `${capital(nameOf(subject, ends.part))} expires on ${ends.at.toISOString().slice(0, 10)}; ${consequence} from then on.`;
}


/***/ }),

/***/ 90700:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O$: () => (/* binding */ unreadable),
/* harmony export */   ax: () => (/* binding */ fingerprintOf),
/* harmony export */   eK: () => (/* binding */ readPublicKeys),
/* harmony export */   nn: () => (/* binding */ encryptionPart),
/* harmony export */   yg: () => (/* binding */ keyIdOf)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _key_fitness_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60720);
/* harmony import */ var _key_life_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12632);
/* harmony import */ var _key_words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(60841);
/* harmony import */ var _library_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(45549);
/* harmony import */ var _unknown_algorithms_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(18191);






/** Of keys that were read together with others that are not known. */
const strangers = new WeakMap();
/**
 * Reads armored public keys. `purpose` names the input in errors, such as `encrypt-to`.
 * @throws {RestorableError} KEY_INVALID; a private key is refused without being printed
 */
async function readPublicKeys(armored, purpose) {
    const { readKeys } = await (0,_library_js__WEBPACK_IMPORTED_MODULE_4__/* .loadOpenpgp */ .aS)();
    const keys = [];
    for (const text of armored) {
        const unknown = (0,_unknown_algorithms_js__WEBPACK_IMPORTED_MODULE_5__/* .unknownAlgorithms */ .H)(text);
        const found = await readKeys({ armoredKeys: text }).catch((cause) => {
            throw unreadable(`A key in \`${purpose}\` can't be read as an OpenPGP public key`, 'PUBLIC', unknown, cause);
        });
        if (found.some((key) => key.isPrivate())) {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_INVALID', `\`${purpose}\` was given a private key; it takes public keys only.`, {
                hint: 'Export the public half (`gpg --armor --export`). If the private key reached a log or a repository, replace it.',
            });
        }
        for (const key of found)
            strangers.set(key, unknown);
        keys.push(...found);
    }
    return keys;
}
/** An error about armored text that holds no key that can be used. @param unknown its unknown algorithms */
function unreadable(message, half, unknown, cause) {
    if (unknown.length === 0) {
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_INVALID', `${message}.`, {
            hint: `Give the armored text that begins with -----BEGIN PGP ${half} KEY BLOCK-----, or the path of a file with it.`,
            cause,
        });
    }
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_INVALID', `${message}: its algorithm is not known here (${unknown.join(', ')}).`, {
        hint: 'Take a key of RSA or of an elliptic curve that GnuPG 2.2 knows, or make one with `keygen`.',
        cause,
    });
}
/** Fingerprint as hex in lower case. */
function fingerprintOf(key) {
    return key.getFingerprint().toLowerCase();
}
/** The id of a part as openpgp.js takes it. */
function keyIdOf(key, { keyId }) {
    const found = key.getKeyIDs().find((id) => id.toHex() === keyId);
    if (found === undefined)
        throw new RangeError('not a part of this key');
    return found;
}
/**
 * Which part of a key is encrypted to now.
 * @throws {RestorableError} KEY_EXPIRED, and KEY_INVALID with the reason: revoked, not yet valid, no such part, too weak, unknown
 */
async function encryptionPart(key, subject, now) {
    const choice = (0,_key_fitness_js__WEBPACK_IMPORTED_MODULE_1__/* .choosePart */ .p4)(await (0,_key_life_js__WEBPACK_IMPORTED_MODULE_2__/* .lifeOf */ .c)(key), 'encrypt', now);
    if ('unfit' in choice)
        throw (0,_key_words_js__WEBPACK_IMPORTED_MODULE_3__/* .unfitError */ .F8)(choice.unfit, subject, now, strangers.get(key));
    const { fit } = choice;
    // What openpgp.js asks besides, such as whether it can find the name that counts.
    await key.getEncryptionKey(keyIdOf(key, fit.part), (0,_key_fitness_js__WEBPACK_IMPORTED_MODULE_1__/* .dateFrom */ .f1)(fit, now)).catch((cause) => {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_INVALID', `Nothing can be encrypted to ${subject} now.`, {
            hint: 'Export it anew with `gpg --armor --export`, or make another one with `keygen`.',
            cause,
        });
    });
    return fit;
}


/***/ }),

/***/ 45549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dk: () => (/* binding */ SESSION_KEY_BYTES),
/* harmony export */   aS: () => (/* binding */ loadOpenpgp),
/* harmony export */   ae: () => (/* binding */ profileConfig)
/* harmony export */ });
/* unused harmony export S2K_COUNT_BYTE */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

/**
 * Curves for which openpgp.js would use OpenSSL by way of a package that it does not install (eckey-utils). What it carries
 * itself for other platforms is slower, and needs nothing.
 */
const WITHOUT_OPENSSL = new Set([
    'brainpoolP256r1',
    'brainpoolP384r1',
    'brainpoolP512r1',
    'secp256k1',
]);
let loading;
/** AES-256. */
const SESSION_KEY_BYTES = 32;
/** Loads openpgp.js on first use: it takes a tenth of a second that `--help` should not pay. */
function loadOpenpgp() {
    loading ??= load();
    return loading;
}
/** It asks for OpenSSL's curves while it is loaded, and never again. */
async function load() {
    const { getCurves } = node_crypto__WEBPACK_IMPORTED_MODULE_0__;
    node_crypto__WEBPACK_IMPORTED_MODULE_0__.getCurves = () => getCurves().filter((name) => !WITHOUT_OPENSSL.has(name));
    try {
        const library = await __webpack_require__.e(/* import() */ 1036).then(__webpack_require__.bind(__webpack_require__, 81036));
        // GnuPG makes keys of secp256k1 too.
        library.config.rejectCurves = new Set();
        return library;
    }
    finally {
        node_crypto__WEBPACK_IMPORTED_MODULE_0__.getCurves = getCurves;
    }
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


/***/ }),

/***/ 18191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ unknownAlgorithms)
/* harmony export */ });
/** Numbers of public key algorithms that openpgp.js knows (RFC 9580, section 9.1). */
const KNOWN = new Set([1, 2, 3, 16, 17, 18, 19, 22, 25, 26, 27, 28]);
/** Those whose key begins with the object identifier of a curve, and the curves that openpgp.js knows, as hex. */
const WITH_CURVE = new Set([18, 19, 22]);
const CURVES = new Set([
    '2a8648ce3d030107',
    '2b81040022',
    '2b81040023',
    '2b8104000a',
    '2b06010401da470f01',
    '2b060104019755010501',
    '2b2403030208010107',
    '2b240303020801010b',
    '2b240303020801010d',
]);
/** Secret and public keys and subkeys (RFC 9580, section 5.5). */
const KEY_TAGS = new Set([5, 6, 7, 14]);
const ARMOR = /^-----BEGIN PGP [A-Z ]+-----\r?\n(?:[^\r\n]+\r?\n)*\s*\r?\n([A-Za-z0-9+/=\s]+?)(?:=[A-Za-z0-9+/]{4}\s*)?-----END/m;
/**
 * The algorithms of an armored key that openpgp.js passes over without a word, such as `8` or `18 (curve 2b656f)`.
 * @returns nothing of text that is no key
 */
function unknownAlgorithms(armored) {
    const body = ARMOR.exec(armored)?.[1];
    if (body === undefined)
        return [];
    const found = new Set();
    for (const packet of packetsOf(Buffer.from(body, 'base64'))) {
        const strange = KEY_TAGS.has(packet.tag) ? strangeAlgorithm(packet.body) : undefined;
        if (strange !== undefined)
            found.add(strange);
    }
    return [...found];
}
function strangeAlgorithm(body) {
    const [version, , , , , algorithm = 0] = body;
    if (!KNOWN.has(algorithm))
        return String(algorithm);
    if (!WITH_CURVE.has(algorithm))
        return undefined;
    const at = version === 4 ? 6 : 10;
    const curve = body.subarray(at + 1, at + 1 + (body[at] ?? 0)).toString('hex');
    return CURVES.has(curve) ? undefined : `${algorithm} (curve ${curve})`;
}
/** In both formats of headers: GnuPG writes keys in the older one (RFC 9580, section 4.2). */
function* packetsOf(bytes) {
    let at = 0;
    while (at + 6 <= bytes.length) {
        const mark = bytes.readUInt8(at);
        const isOld = (mark & 0x40) === 0;
        const { length, bodyAt } = isOld ? oldLength(bytes, at + 1, mark & 3) : newLength(bytes, at + 1);
        yield { tag: isOld ? (mark >> 2) & 15 : mark & 63, body: bytes.subarray(bodyAt, bodyAt + length) };
        at = bodyAt + length;
    }
}
function oldLength(bytes, at, type) {
    if (type === 0)
        return { length: bytes.readUInt8(at), bodyAt: at + 1 };
    if (type === 1)
        return { length: bytes.readUInt16BE(at), bodyAt: at + 2 };
    if (type === 2)
        return { length: bytes.readUInt32BE(at), bodyAt: at + 4 };
    return { length: bytes.length - at, bodyAt: at };
}
function newLength(bytes, at) {
    const first = bytes.readUInt8(at);
    if (first < 192)
        return { length: first, bodyAt: at + 1 };
    if (first < 224)
        return { length: (first - 192) * 256 + bytes.readUInt8(at + 1) + 192, bodyAt: at + 2 };
    if (first === 255)
        return { length: bytes.readUInt32BE(at + 1), bodyAt: at + 5 };
    // In pieces, which only data are.
    return { length: bytes.length - at, bodyAt: at + 1 };
}


/***/ })

};
