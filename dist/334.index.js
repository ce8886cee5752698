export const id = 334;
export const ids = [334];
export const modules = {

/***/ 29175:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ packetsIn),
/* harmony export */   l: () => (/* binding */ keysInPackets)
/* harmony export */ });
const TAG = { privateKey: 5, publicKey: 6 };
function* packetsIn(bytes) {
    let at = 0;
    while (at < bytes.length) {
        const mark = bytes.readUInt8(at);
        const isOld = (mark & 0x40) === 0;
        const length = isOld ? oldLength(bytes, at + 1, mark & 3) : newLength(bytes, at + 1);
        const end = length === undefined ? bytes.length : length.bodyAt + length.bytes;
        const isWhole = mark >= 0x80 && length !== undefined && end <= bytes.length;
        const body = bytes.subarray(length?.bodyAt ?? bytes.length, end);
        yield { tag: isOld ? (mark >> 2) & 15 : mark & 63, body, isWhole };
        at = end;
    }
}
function keysInPackets(bytes) {
    let first;
    for (const { tag, isWhole } of packetsIn(bytes)) {
        if (!isWhole)
            return undefined;
        first ??= tag;
        if (first !== TAG.privateKey && first !== TAG.publicKey)
            return undefined;
    }
    if (first === undefined)
        return undefined;
    return first === TAG.privateKey ? 'private' : 'public';
}
function oldLength(bytes, at, type) {
    const digits = [1, 2, 4][type];
    if (digits === undefined || at + digits > bytes.length)
        return undefined;
    return { bytes: bytes.readUIntBE(at, digits), bodyAt: at + digits };
}
function newLength(bytes, at) {
    const first = bytes[at];
    if (first === undefined)
        return undefined;
    if (first < 192)
        return { bytes: first, bodyAt: at + 1 };
    if (first < 224) {
        const second = bytes[at + 1];
        return second === undefined ? undefined : { bytes: (first - 192) * 256 + second + 192, bodyAt: at + 2 };
    }
    if (first < 255 || at + 5 > bytes.length)
        return undefined;
    return { bytes: bytes.readUInt32BE(at + 1), bodyAt: at + 5 };
}


/***/ }),

/***/ 50334:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $k: () => (/* binding */ readPrivateKey),
  Ck: () => (/* binding */ readPrivateKeys),
  eK: () => (/* binding */ readPublicKeys)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/key-text/key-packets.js
var key_packets = __webpack_require__(29175);
;// CONCATENATED MODULE: ./build/core/key-text/armor.js

const LINE_LENGTH = 60;
const CHECKSUM_DIGITS = 4;
const FIRST_DIGITS = 'xlm';
const MOST_OFFSETS = 400;
const MOST_SEARCHED = 64 * 1024;
const DATA = /^([A-Za-z0-9+/]*={0,2}?)(?:=([A-Za-z0-9+/]{4}))?$/;
function readKeyData(text) {
    const lines = text.split('\n').map((line) => line.replace(/^[\s>|]+/, ''));
    const isInLines = lines.filter((line) => line.trim() !== '').length > 1;
    const data = (isInLines ? lines.filter((line) => !line.includes(':')) : lines).join('').replaceAll(/\s/g, '');
    const whole = readWhole(data);
    if (typeof whole !== 'string')
        return whole;
    if (data.length > MOST_SEARCHED)
        return whole;
    const start = data.lastIndexOf(':') + 1;
    for (let at = start; at < Math.min(start + MOST_OFFSETS, data.length); at += 1) {
        if (!FIRST_DIGITS.includes(data.charAt(at)))
            continue;
        const found = readWhole(data.slice(at));
        if (typeof found !== 'string')
            return found;
    }
    return whole;
}
function readWhole(data) {
    const match = DATA.exec(data);
    if (match === null)
        return 'changed';
    const [, base64 = '', checksum] = match;
    const bytes = Buffer.from(base64, 'base64');
    if (checksum !== undefined && checksumOf(bytes) !== checksum)
        return 'changed';
    const half = (0,key_packets/* keysInPackets */.l)(bytes);
    if (half === undefined)
        return checksum === undefined ? 'cut' : 'changed';
    return { half, armored: armor(half, bytes) };
}
function armor(half, bytes) {
    const title = `PGP ${half.toUpperCase()} KEY BLOCK`;
    const lines = bytes.toString('base64').match(new RegExp(`.{1,${LINE_LENGTH}}`, 'g')) ?? [];
    return `-----BEGIN ${title}-----\n\n${lines.join('\n')}\n=${checksumOf(bytes)}\n-----END ${title}-----\n`;
}
function checksumOf(bytes) {
    let crc = 0xb704ce;
    for (const byte of bytes) {
        crc ^= byte << 16;
        for (let bit = 0; bit < 8; bit += 1) {
            crc <<= 1;
            if (crc & 0x1000000)
                crc ^= 0x1864cfb;
        }
    }
    const digits = Buffer.from([(crc >> 16) & 0xff, (crc >> 8) & 0xff, crc & 0xff]).toString('base64');
    return digits.slice(0, CHECKSUM_DIGITS);
}

;// CONCATENATED MODULE: ./build/core/key-text/tidy-text.js
const INVISIBLE = /(?![\n\r\t])[\p{C}\u{FFFD}]/gu;
const OTHER_SPACE = /[\u{00A0}\u{2000}-\u{200A}\u{202F}\u{205F}\u{3000}]/gu;
const OTHER_LINE_BREAK = /\r\n?|[\u{2028}\u{2029}]/gu;
const OTHER_DASH = /[\u{2010}-\u{2015}\u{2212}]/gu;
function tidyText(text) {
    const plain = text
        .replaceAll(INVISIBLE, '')
        .replaceAll(OTHER_SPACE, ' ')
        .replaceAll(OTHER_LINE_BREAK, '\n')
        .replaceAll(OTHER_DASH, '-');
    return withLineBreaks(withoutPercents(plain));
}
function withLineBreaks(text) {
    if (!/BEGIN PGP|END PGP/.test(text) && !/^["']?[A-Za-z0-9+/=]{40,}\\n/.test(text))
        return text;
    return text.replaceAll(/\\{1,4}r\\{1,4}n|\\{1,4}[nr]|\\\n/g, '\n').replaceAll(/\\{1,4}t/g, ' ');
}
function withoutPercents(text) {
    if (!/BEGIN(?:%20|\+)PGP/i.test(text))
        return text;
    try {
        return decodeURIComponent(text.replaceAll('+', ' '));
    }
    catch {
        return text;
    }
}
function unquote(line) {
    return /^(["'`])(.*)\1,?$/.exec(line)?.[2]?.trim() ?? line;
}
function decodeText(bytes) {
    if (bytes[0] === 0xff && bytes[1] === 0xfe)
        return bytes.toString('utf16le');
    if (bytes[0] === 0xfe && bytes[1] === 0xff && bytes.length % 2 === 0) {
        return Buffer.from(bytes).swap16().toString('utf16le');
    }
    return bytes.toString('utf8');
}

;// CONCATENATED MODULE: ./build/core/key-text/key-blocks.js


const TYPES = 'PUBLIC KEY BLOCK|PRIVATE KEY BLOCK|SECRET KEY BLOCK|SIGNED MESSAGE|MESSAGE|SIGNATURE|ARMORED FILE';
const DASHES = '-{0,9}[ \\t]{0,9}';
const BEGIN = new RegExp(`${DASHES}BEGIN PGP (${TYPES})(?:[ \\t]{0,9}-+)?`);
const END = new RegExp(`${DASHES}END PGP (?:${TYPES})(?:[ \\t]{0,9}-+)?`);
const LONG = 40;
const BASE64 = /^[A-Za-z0-9+/=_\s-]+$/;
const ASSIGNMENT = /^(?:export\s+)?[A-Za-z][\w-]*\s*(?:=|:\s)\s*(?=\S{40})/;
const MOST_LAYERS = 2;
function readKeyText(text, layers = MOST_LAYERS) {
    const found = { blocks: [], otherBlocks: [], rest: [], flaw: undefined };
    let remaining = tidyText(text);
    for (;;) {
        const begin = BEGIN.exec(remaining);
        if (begin === null)
            break;
        readOutside(remaining.slice(0, begin.index), found, layers);
        remaining = readBlock(begin[1] ?? '', remaining.slice(begin.index + begin[0].length), found);
    }
    readOutside(remaining, found, layers);
    return found;
}
function readBlock(type, text, found) {
    const next = BEGIN.exec(text)?.index ?? text.length;
    const end = END.exec(text.slice(0, next));
    const bodyEnd = end?.index ?? next;
    const behind = end === null ? next : end.index + end[0].length;
    const half = type === 'PUBLIC KEY BLOCK' ? 'public' : /^(?:PRIVATE|SECRET)/.test(type) ? 'private' : undefined;
    if (half === undefined)
        found.otherBlocks.push(type);
    else
        keep(readKeyData(end === null ? onlyData(text.slice(0, bodyEnd)) : text.slice(0, bodyEnd)), half, found);
    return text.slice(behind);
}
function onlyData(body) {
    const lines = body.split('\n');
    const isData = (line) => /^[\s>|]*[A-Za-z0-9+/=]*\s*$/.test(line) || line.includes(':');
    const first = lines.findIndex((line) => line.trim() !== '');
    const stop = lines.findIndex((line, at) => at > first && !isData(line));
    return lines.slice(0, stop === -1 ? lines.length : stop).join('\n');
}
function keep(read, half, found) {
    if (typeof read === 'string')
        found.flaw ??= { flaw: read, half };
    else
        found.blocks.push(read);
}
function readOutside(text, found, layers) {
    let data = [];
    const readData = () => {
        if (data.length > 0)
            readBase64(data, found, layers);
        data = [];
    };
    for (const each of text.split('\n')) {
        const line = each.replace(END, '').trim();
        const value = line.replace(ASSIGNMENT, '').replaceAll(/^["'`]|["'`],?$/g, '');
        const isLong = value.split(/\s+/).some((word) => word.length >= LONG);
        if (BASE64.test(value) && (isLong || data.length > 0))
            data.push(value);
        else if (line !== '') {
            readData();
            found.rest.push(line);
        }
    }
    readData();
}
function readBase64(lines, found, layers) {
    const joined = lines.join('\n');
    const block = readKeyData(joined);
    if (typeof block !== 'string') {
        found.blocks.push(block);
        return;
    }
    const inside = Buffer.from(joined, 'base64').toString('utf8');
    if (layers > 0 && (inside.includes('BEGIN PGP') || BASE64.test(inside.trim()))) {
        const { blocks, otherBlocks, flaw, rest } = readKeyText(inside, layers - 1);
        found.blocks.push(...blocks);
        found.otherBlocks.push(...otherBlocks);
        found.flaw ??= flaw;
        if (blocks.length === 0)
            found.rest.push(...rest);
        return;
    }
    found.rest.push(...lines);
}

// EXTERNAL MODULE: ./build/core/secret.js
var core_secret = __webpack_require__(88050);
// EXTERNAL MODULE: ./build/key-bundle/bundle-text.js
var bundle_text = __webpack_require__(3333);
// EXTERNAL MODULE: ./build/options/options.js + 10 modules
var options_options = __webpack_require__(80515);
// EXTERNAL MODULE: ./build/options/schema.js + 5 modules
var schema = __webpack_require__(26913);
// EXTERNAL MODULE: ./build/secrets/secrets.js
var secrets = __webpack_require__(19689);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
// EXTERNAL MODULE: ./build/options/files.js
var files = __webpack_require__(84364);
;// CONCATENATED MODULE: ./build/requests/key-files.js








const KEY_FILE = /\.(?:asc|gpg|pgp|key|pub|txt|pem)$/i;
const PATH = /^~|[/\\]|\.\w{1,8}$/;
function keyFileAt(line) {
    return spellings(line).find((path) => (0,external_node_fs_.existsSync)(path) && !(0,external_node_fs_.statSync)(path).isDirectory());
}
function looksLikePath(line) {
    const path = unquote(line);
    return KEY_FILE.test(path) || (PATH.test(path) && !/\s/.test(path));
}
function namesSeveralFiles(line) {
    const words = line.split(/[\s,;]+/).filter((word) => word !== '');
    return words.length > 1 && words.every((word) => KEY_FILE.test(unquote(word)));
}
function readKeyFile(name, line) {
    const path = keyFileAt(line) ?? spellings(line).at(-1) ?? line;
    const bytes = (0,files/* readInputBytes */.a)(name, path, KEY_FILE.test(path));
    const half = (0,key_packets/* keysInPackets */.l)(bytes);
    return half === undefined ? decodeText(bytes) : armor(half, bytes);
}
function refuseSeveralFiles(name) {
    throw new errors/* RestorableError */.s$('KEY_INVALID', `\`${name}\` names several files in one line.`, {
        hint: 'Give one path per line.',
    });
}
function spellings(line) {
    const path = unquote(line);
    const expanded = path.replace(/^(?:~|\$HOME|\$\{HOME\})(?=[/\\])/, (0,external_node_os_.homedir)());
    const local = /^file:\/\/\//i.test(path) ? [fromUrl(path)] : [];
    return [...new Set([line, path, path.replaceAll('\\', '/'), ...local, expanded])];
}
function fromUrl(url) {
    try {
        return (0,external_node_url_.fileURLToPath)(url);
    }
    catch {
        return url;
    }
}

;// CONCATENATED MODULE: ./build/requests/other-formats.js
const OTHER_KEY = 'Backups use OpenPGP keys. `restorable keygen` makes them; `gpg --armor --export` exports existing ones.';
const WHOLE_TEXT = 'Give the armored key itself, or the path of its file.';
const FORMATS = [
    { pattern: /BEGIN (?:OPENSSH|SSH2 ENCRYPTED) PRIVATE KEY/, what: 'a private SSH key', hint: OTHER_KEY },
    { pattern: /^PuTTY-User-Key-File/m, what: 'a private SSH key of PuTTY', hint: OTHER_KEY },
    { pattern: /^(?:ssh-\w+|ecdsa-sha2-\S+|sk-\S+) AAAA/m, what: 'a public SSH key', hint: OTHER_KEY },
    { pattern: /AGE-SECRET-KEY-/i, what: 'a private age key', hint: OTHER_KEY },
    { pattern: /^age1[0-9a-z]{40,}$/m, what: 'a public age key', hint: OTHER_KEY },
    { pattern: /BEGIN AGE ENCRYPTED FILE|^age-encryption\.org\//m, what: 'a file encrypted with age', hint: OTHER_KEY },
    { pattern: /BEGIN (?:[A-Z0-9]+ )?PRIVATE KEY/, what: 'a private key in PEM format, as TLS uses it', hint: OTHER_KEY },
    { pattern: /BEGIN (?:[A-Z0-9]+ )?PUBLIC KEY-/, what: 'a public key in PEM format, as TLS uses it', hint: OTHER_KEY },
    { pattern: /BEGIN (?:[A-Z0-9]+ )?CERTIFICATE/, what: 'an X.509 certificate', hint: OTHER_KEY },
    { pattern: /BEGIN (?:PKCS7|CMS)/, what: 'a CMS message', hint: OTHER_KEY },
    { pattern: /^untrusted comment:/m, what: 'a key of minisign or signify', hint: OTHER_KEY },
    { pattern: /^\s*\{[\s\S]*"(?:kty|keys)"\s*:/, what: 'a JSON web key', hint: OTHER_KEY },
    { pattern: /^\s*\{[\s\S]*"private_key"\s*:/, what: 'a JSON file of a service account', hint: OTHER_KEY },
    {
        pattern: /\$\{\{|^\$\{?\w+\}?$|^%\w+%$|^(?:secrets|vars|env)[.:]\w+$/,
        what: 'the name of a variable',
        hint: `Nothing has replaced it. In a workflow, write \`\${{ secrets.NAME }}\`; in a shell, use double quotes around it.`,
    },
    {
        pattern: /^\*{3,}$/,
        what: 'asterisks',
        hint: `They replaced a secret in a log or a form. ${WHOLE_TEXT}`,
    },
    {
        pattern: /^(?:0x)?(?:[0-9A-F]{16}|[0-9A-F]{40}|[0-9A-F]{64}|(?:[0-9A-F]{4}\s+){9}[0-9A-F]{4})!?$/i,
        what: 'a fingerprint',
        hint: 'Keys are not looked up. Give the key itself: `gpg --armor --export FINGERPRINT`, or --export-secret-keys for a private one.',
    },
    {
        pattern: /^[^\s@/]+@[^\s@/]+\.[a-z]+$/i,
        what: 'an e-mail address',
        hint: 'Keys are not looked up. Give the key itself: `gpg --armor --export ADDRESS`, or --export-secret-keys for a private one.',
    },
    {
        pattern: /^(?:https?|hkps?|ldaps?|s3|gs|sftp):\/\//i,
        what: 'an address on the network',
        hint: 'Keys are not downloaded: their source must be reviewed like code. Put a public key into the repository, and give its path.',
    },
];
function otherFormat(text) {
    return FORMATS.find(({ pattern }) => pattern.test(text)) ?? inBase64(text);
}
function inBase64(text) {
    const bare = text.replaceAll(/\s/g, '');
    if (!/^[A-Za-z0-9+/=]{40,}$/.test(bare))
        return undefined;
    const inside = Buffer.from(bare, 'base64').toString('utf8');
    return FORMATS.find(({ pattern }) => pattern.test(inside));
}

;// CONCATENATED MODULE: ./build/requests/keys.js









function readPublicKeys(name, value, mask) {
    const blocks = readBlocks(name, value, mask);
    if (blocks.some(({ half }) => half === 'private')) {
        throw new errors/* RestorableError */.s$('KEY_INVALID', `\`${name}\` was given a private key; only public keys belong there.`, {
            hint: 'Give the file that ends in .public.asc. Keep the private key out of this job: everything in it can read the key.',
        });
    }
    return blocks.map(({ armored }) => armored);
}
function readPrivateKeys(name, value, passphrase, mask) {
    return readBlocks(name, value, mask).map(({ half, armored }) => {
        if (half === 'public') {
            throw new errors/* RestorableError */.s$('KEY_INVALID', `\`${name}\` was given a public key; it needs the private one.`, {
                hint: 'Give the file that ends in .private.asc, or what `gpg --armor --export-secret-keys` prints.',
            });
        }
        return {
            armored: new core_secret/* Secret */.zh(armored),
            passphrase: passphrase === undefined ? undefined : new core_secret/* Secret */.zh(passphrase),
        };
    });
}
function readPrivateKey(name, options, mask) {
    const { [name]: value, [`${name}-passphrase`]: passphrase } = options;
    if (value === undefined) {
        if (passphrase === undefined)
            return undefined;
        throw (0,schema/* invalid */.Gq)(name, `\`${name}-passphrase\` was given without \`${name}\`.`);
    }
    const keys = readPrivateKeys(name, value, passphrase, mask);
    if (keys.length === 1)
        return keys[0];
    throw new errors/* RestorableError */.s$('KEY_INVALID', `\`${name}\` contains ${keys.length} keys but accepts one.`, {
        hint: (0,options_options/* findOption */.$K)(name)?.description,
    });
}
function readBlocks(name, value, mask) {
    if ((0,bundle_text/* beginsBundle */.n4)(value)) {
        throw new errors/* RestorableError */.s$('KEY_INVALID', `\`${name}\` was given a key bundle, not a key.`, {
            hint: 'Give it as `key-bundle`.',
        });
    }
    const text = readKeyText(value);
    const blocks = [...blocksIn(name, text, mask)];
    const given = text.rest.filter((line) => !line.startsWith('#'));
    const others = given.filter((line) => keyFileAt(line) === undefined);
    refuseData(name, others);
    const ignored = blocks.length > 0 ? others.filter((line) => !looksLikePath(line)) : [];
    for (const path of given.filter((line) => !ignored.includes(line)))
        blocks.push(...readFile(name, path, mask));
    if (blocks.length > 0)
        return blocks;
    throw new errors/* RestorableError */.s$('KEY_INVALID', `\`${name}\` holds no key.`, { hint: (0,options_options/* findOption */.$K)(name)?.description });
}
function readFile(name, path, mask) {
    const content = readKeyFile(name, path);
    for (const secret of (0,secrets/* privateKeyTexts */.FS)(content))
        mask(new core_secret/* Secret */.zh(secret));
    const text = readKeyText(content);
    const blocks = blocksIn(name, text, mask);
    if (blocks.length > 0)
        return blocks;
    const other = otherFormat(content.trim());
    if (other !== undefined)
        throw otherThanKey(name, other, 'a file with ');
    throw new errors/* RestorableError */.s$('KEY_INVALID', `The file of \`${name}\` does not contain an armored OpenPGP key.`, {
        hint: 'Export it as text: `gpg --armor --export` for a public key, `--export-secret-keys` for a private one.',
    });
}
function blocksIn(name, text, mask) {
    for (const { half, armored } of text.blocks)
        if (half === 'private')
            mask(new core_secret/* Secret */.zh(armored));
    if (text.flaw !== undefined)
        throw damaged(name, text.flaw);
    const [other] = text.otherBlocks;
    if (other === undefined)
        return text.blocks;
    const message = `\`${name}\` was given a PGP ${other.toLowerCase()}, not a key.`;
    throw new errors/* RestorableError */.s$('KEY_INVALID', message, { hint: (0,options_options/* findOption */.$K)(name)?.description });
}
function damaged(name, { flaw, half }) {
    const key = half === undefined ? 'a key' : `a ${half} key`;
    const missing = half === undefined ? 'its beginning or its end' : 'its end';
    const what = flaw === 'cut'
        ? `${key} that is truncated: ${missing} is missing`
        : `${key} that is damaged: a character was changed, lost or added`;
    return new errors/* RestorableError */.s$('KEY_INVALID', `\`${name}\` contains ${what}.`, {
        hint: 'Copy all of it again, from the BEGIN to the END line. If line breaks get lost on the way, give it in base64: `base64 -w0 FILE`.',
    });
}
function refuseData(name, lines) {
    const other = otherFormat(lines.join('\n')) ?? lines.map(otherFormat).find((each) => each !== undefined);
    if (other !== undefined)
        throw otherThanKey(name, other);
    if (lines.some((line) => line.includes('-----') || (0,secrets/* looksLikeArmor */.Vd)(line))) {
        throw damaged(name, { flaw: 'cut', half: undefined });
    }
    if (lines.some(namesSeveralFiles))
        refuseSeveralFiles(name);
}
function otherThanKey(name, { what, hint }, where = '') {
    return new errors/* RestorableError */.s$('KEY_INVALID', `\`${name}\` was given ${where}${what}, not an OpenPGP key.`, { hint });
}


/***/ }),

/***/ 93831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ secretsInChannels)
/* harmony export */ });
/* harmony import */ var _ports_channel_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11258);

const FACTS = _ports_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .CHANNEL_NAMES */ .bW.map(_ports_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .factsOfChannel */ .W6);
const SECRET_SETTINGS = new Set(FACTS.flatMap(({ secret }) => secret));
const PLAIN_SETTINGS = new Set([
    ...['severity', 'conditions'],
    ...FACTS.flatMap(({ parameters }) => parameters).filter((name) => !SECRET_SETTINGS.has(name)),
]);
const TOKEN = /^(?=.*\d)[\w~.+=-]{16,}$|^(?=.*[a-z])(?=.*[A-Z])[\w~.+=-]{20,}$/;
function secretsInChannels(text) {
    return text.split(/\r?\n/).flatMap((line) => line
        .trim()
        .split(/\s+/)
        .flatMap((word, at) => secretsInWord(word, at === 0)));
}
function secretsInWord(word, isFirst) {
    if (word === '' || isPlainSetting(word) || isKnownWord(word))
        return [];
    if (isFirst && /^[a-z-]{1,20}$/i.test(word))
        return [];
    const value = /^[a-z-]+=(.*)$/is.exec(word)?.[1] ?? word;
    if (value === '')
        return [];
    return value.split(/,(?=[a-z][a-z0-9+.-]*:\/\/)/i).flatMap((each) => [each, ...keysIn(each), ...tokensIn(each)]);
}
function isPlainSetting(word) {
    const at = word.indexOf('=');
    return at !== -1 && PLAIN_SETTINGS.has(word.slice(0, at).toLowerCase());
}
function isKnownWord(word) {
    return _ports_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .CHANNEL_NAMES */ .bW.some((kind) => kind === word.toLowerCase() || (0,_ports_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .factsOfChannel */ .W6)(kind).flags.includes(word));
}
function tokensIn(value) {
    const [, afterHost = value] = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*(.*)$/is.exec(value) ?? [];
    return afterHost.split(/[/?#&=:]/).filter((part) => TOKEN.test(part));
}
function keysIn(value) {
    const key = /^whsec_(.+)$/.exec(value)?.[1];
    return key === undefined ? [] : [key];
}


/***/ }),

/***/ 19689:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ct: () => (/* binding */ secretsInUrl),
/* harmony export */   FS: () => (/* binding */ privateKeyTexts),
/* harmony export */   VY: () => (/* binding */ secretsIn),
/* harmony export */   Vd: () => (/* binding */ looksLikeArmor),
/* harmony export */   jc: () => (/* binding */ holdsPrivateKey)
/* harmony export */ });
/* harmony import */ var _key_bundle_bundle_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3333);
/* harmony import */ var _options_heartbeat_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60055);
/* harmony import */ var _options_mode_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5560);
/* harmony import */ var _options_options_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(80515);
/* harmony import */ var _options_pasted_url_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3754);
/* harmony import */ var _ports_storage_variables_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(32996);
/* harmony import */ var _channel_secrets_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(93831);







const PRIVATE_KEY = /(?:PRIVATE|SECRET) KEY(?: BLOCK|-{2,})|AGE-SECRET-KEY-1/i;
const PUBLIC_KEY = 'PUBLIC KEY BLOCK';
const UNKNOWN_SECRET_LENGTH = 8;
const BUNDLE_MARK = 'restorable-bundle';
const SECRET_PARAMETER = /secret|token|password|passphrase|signature|credential|^sig$|access-?key|api[-_]?key|^pwd$/i;
function secretsIn(raw) {
    const found = [];
    for (const [name, value] of raw) {
        const option = (0,_options_options_js__WEBPACK_IMPORTED_MODULE_3__/* .findOption */ .$K)(name);
        if ((option?.secrecy === 'bundle' && (0,_key_bundle_bundle_text_js__WEBPACK_IMPORTED_MODULE_0__/* .holdsBundle */ .P7)(value)) || (0,_key_bundle_bundle_text_js__WEBPACK_IMPORTED_MODULE_0__/* .beginsBundle */ .n4)(value))
            found.push(...secretsInBundle(value));
        if (option?.secrecy === 'channels')
            found.push(...(0,_channel_secrets_js__WEBPACK_IMPORTED_MODULE_6__/* .secretsInChannels */ .$)(value));
        else if (option?.secrecy === 'heartbeat')
            found.push(...(0,_options_heartbeat_js__WEBPACK_IMPORTED_MODULE_1__/* .secretsInHeartbeat */ .Nd)(value));
        else if (option?.secrecy === 'value')
            found.push(value);
        else if (holdsPrivateKey(value, option?.secrecy))
            found.push(...privateKeyTexts(value));
        else if (option === undefined && value.length >= UNKNOWN_SECRET_LENGTH && !isMode(name, value))
            found.push(value);
        if (option?.secrecy === 'urls' || value.includes('://')) {
            for (const line of value.split(/\r?\n/))
                found.push(...secretsInLine(line.trim()));
        }
    }
    return found.filter((value) => value.trim() !== '');
}
function secretsInBundle(text) {
    const tidy = (0,_key_bundle_bundle_text_js__WEBPACK_IMPORTED_MODULE_0__/* .tidyBundle */ .Zc)(text);
    const found = [text, tidy];
    for (const document of [(0,_key_bundle_bundle_text_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeLeniently */ .t4)(tidy), text]) {
        for (const [name, value] of (0,_key_bundle_bundle_text_js__WEBPACK_IMPORTED_MODULE_0__/* .pairsIn */ .jR)(document)) {
            if ((0,_options_options_js__WEBPACK_IMPORTED_MODULE_3__/* .findOption */ .$K)(name) !== undefined)
                found.push(...secretsIn(new Map([[name, value]])));
            else if (name !== 'role' && name !== BUNDLE_MARK) {
                if ((0,_ports_storage_variables_js__WEBPACK_IMPORTED_MODULE_5__/* .storageVariable */ .a)(name)?.isSecret !== false)
                    found.push(value);
                else
                    found.push(...secretsInUrl(value));
            }
        }
    }
    return found;
}
function isMode(name, value) {
    return name === 'mode' && _options_mode_js__WEBPACK_IMPORTED_MODULE_2__/* .MODES */ .FN.some((mode) => mode === value.trim());
}
function holdsPrivateKey(text, secrecy) {
    if (PRIVATE_KEY.test(text))
        return true;
    return secrecy === 'keys' && !text.includes(PUBLIC_KEY) && wordsOf(text).some(looksLikeArmor);
}
function privateKeyTexts(text) {
    return [...(PRIVATE_KEY.test(text) ? [text] : []), ...wordsOf(text).filter(looksLikeArmor)];
}
function wordsOf(text) {
    return text.split(/\s+|\\+[nrt]|["'`,;]/);
}
function looksLikeArmor(line) {
    return /^[A-Za-z0-9+/=]{40,}$/.test(line.trim());
}
function secretsInLine(line) {
    const texts = new Set([line, (0,_options_pasted_url_js__WEBPACK_IMPORTED_MODULE_4__/* .unwrapUrl */ .LS)(line), (0,_options_pasted_url_js__WEBPACK_IMPORTED_MODULE_4__/* .readPastedUrl */ .tg)(line).url, ...(0,_options_pasted_url_js__WEBPACK_IMPORTED_MODULE_4__/* .urlsInText */ .Jv)(line)]);
    const found = [...[...texts].flatMap(secretsInUrl), ...(0,_options_pasted_url_js__WEBPACK_IMPORTED_MODULE_4__/* .passwordsInText */ .t0)(line)];
    return found.length === 0 ? [] : [...found, line];
}
function secretsInUrl(text) {
    const match = /^(?:jdbc:)?[a-z][a-z0-9+.-]*:\/\/(.*)$/is.exec(text);
    const rest = match?.[1];
    if (rest === undefined)
        return [];
    const found = new Set();
    const publicWords = publicWordsOf(rest);
    for (const password of passwordsOf(rest)) {
        const values = [password, decode(password)];
        if (values.some((value) => publicWords.has(value)))
            found.add(`:${password}@`);
        else
            for (const value of values)
                found.add(value);
    }
    for (const [name, value] of parametersOf(rest)) {
        if (!SECRET_PARAMETER.test(name))
            continue;
        found.add(value);
        found.add(decode(value));
    }
    if (found.size > 0)
        found.add(text);
    return [...found].filter((value) => value !== '');
}
function passwordsOf(rest) {
    const greedy = /^[^:/?#@]*:(.+)@/s.exec(rest)?.[1];
    const plain = /^[^:/?#@]*:([^@]+)@/s.exec(rest)?.[1];
    const afterUser = /^[^:/?#]*@[^:/?#]*:([^/?#]+)@/.exec(rest)?.[1];
    return [...new Set([greedy, plain, afterUser])].filter((value) => value !== undefined);
}
function publicWordsOf(rest) {
    const [beforeQuery = ''] = rest.split('?');
    const user = /^([^:/?#@]*)[:@]/.exec(rest)?.[1] ?? '';
    const location = beforeQuery.slice(beforeQuery.lastIndexOf('@') + 1);
    return new Set([user, ...location.split(/[/:]/)].flatMap((word) => [word, decode(word)]));
}
function parametersOf(rest) {
    const query = rest.slice(rest.indexOf('?') + 1);
    if (!rest.includes('?'))
        return [];
    return query.split('&').map((pair) => {
        const at = pair.indexOf('=');
        return at === -1 ? [pair, ''] : [decode(pair.slice(0, at)), pair.slice(at + 1)];
    });
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}


/***/ })

};
