export const id = 3305;
export const ids = [3305];
export const modules = {

/***/ 33305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  withFileOptions: () => (/* binding */ withFileOptions)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/secret.js
var core_secret = __webpack_require__(88050);
// EXTERNAL MODULE: ./build/options/schema.js + 2 modules
var schema = __webpack_require__(34237);
// EXTERNAL MODULE: ./build/options/suggest.js
var suggest = __webpack_require__(95949);
// EXTERNAL MODULE: ./build/secrets/secrets.js
var secrets = __webpack_require__(19689);
// EXTERNAL MODULE: ./build/core/format/database-name.js
var database_name = __webpack_require__(48937);
// EXTERNAL MODULE: ./build/core/planning/name-pattern.js
var name_pattern = __webpack_require__(23306);
// EXTERNAL MODULE: ./build/options/options.js + 9 modules
var options = __webpack_require__(81272);
// EXTERNAL MODULE: ./build/config-file/entries.js
var entries = __webpack_require__(4942);
// EXTERNAL MODULE: ./build/config-file/schema/file-keys.js
var file_keys = __webpack_require__(16921);
;// CONCATENATED MODULE: ./build/config-file/file-choice.js







const BY_PASSPHRASE = ['passphrase'];
const BY_KEYS = ['encrypt-to', 'decrypt-with', 'key-passphrase'];
const KEEP = [
    'keep-last',
    'keep-within',
    'keep-hourly',
    'keep-daily',
    'keep-weekly',
    'keep-monthly',
    'keep-yearly',
];
const DECISIVE = new Set([
    ...[...KEEP, 'time-zone'],
    ...['signers', 'verifiers', 'passphrase', 'key-bundle'],
]);
const LOOKS_EVERYWHERE = new Set(['list', 'check-destinations', 'doctor']);
function chooseFromFile(mode, given, file) {
    const name = databaseIn(file, mode, given.get('name'));
    if (name === undefined)
        requireAlike(mode, given, file);
    const layers = layersOf(mode, name, file);
    const values = new Map();
    for (const option of (0,file_keys/* fileOptionsOf */.AU)(mode)) {
        const choice = given.has(option) ? undefined : choiceOf(option, layers);
        if (choice !== undefined)
            values.set(option, choice);
    }
    dropOtherLock(values, given, layers);
    dropUnused(mode, name, values, file);
    return { name, values, destinations: destinationsIn(mode, name, layers, file) };
}
function destinationsIn(mode, name, layers, { config }) {
    const chosen = name === undefined && LOOKS_EVERYWHERE.has(mode)
        ? config.defaults?.modes?.[mode]
        : layers.findLast(({ section }) => section.destinations !== undefined)?.section;
    return chosen?.destinations ?? Object.keys(config.destinations ?? {});
}
function requireAlike(mode, given, { config, invalid: wrong }) {
    const options = (0,file_keys/* fileOptionsOf */.AU)(mode).filter((option) => DECISIVE.has(option) && !given.has(option));
    const names = LOOKS_EVERYWHERE.has(mode) || given.has('destination') ? options : [...options, 'destinations'];
    const inherited = { ...config.defaults, ...config.defaults?.modes?.[mode] };
    const isByPassphrase = options.includes('passphrase') && inherited.passphrase !== undefined;
    for (const [database, section] of Object.entries(config.databases)) {
        const own = { ...section, ...section.modes?.[mode] };
        const name = names.find((each) => own[each] !== undefined || (each !== 'destinations' && isLeftOut(each, section))) ??
            (isByPassphrase ? BY_KEYS.find((each) => own[each] !== undefined) : undefined);
        if (name === undefined)
            continue;
        throw wrong(['databases', database], `has ${name} of its own, and \`${mode}\` without \`name\` takes all databases alike`, 'Give `name`, in a run for each database; `matrix` lists them for a workflow.');
    }
}
function isLeftOut(option, { without }) {
    return without?.includes(option) === true;
}
function databaseIn(file, mode, given) {
    const names = Object.keys(file.config.databases);
    if (given !== undefined) {
        const name = (0,database_name/* requireDatabaseName */.ES)(given.trim());
        if ((0,entries/* entryOf */.M)(file.config, name) !== undefined)
            return name;
        throw file.invalid(['databases'], `does not contain the database "${name}"`, (0,suggest/* didYouMean */.au)(name, names));
    }
    const isNeeded = mode === 'backup' || (0,options/* findOption */.$K)('name')?.required?.includes(mode) === true;
    if (!isNeeded && mode !== 'doctor')
        return undefined;
    const [only, ...others] = names;
    if (only !== undefined && others.length === 0 && !(0,name_pattern/* isPattern */.Pt)(only))
        return (0,database_name/* requireDatabaseName */.ES)(only);
    if (!isNeeded)
        return undefined;
    const shown = names.slice(0, 20).join(', ');
    throw (0,schema/* invalid */.Gq)('name', `\`config\` holds ${names.some(name_pattern/* isPattern */.Pt) ? 'several' : names.length} databases, and \`name\` does not say which one is meant.`, names.some(name_pattern/* isPattern */.Pt)
        ? 'Give `name`, or `all: true` for all of them.'
        : `Give \`name\`: ${shown}${names.length > 20 ? ', ...' : ''}.`);
}
function layersOf(mode, name, { config }) {
    const key = name === undefined ? undefined : (0,entries/* entryOf */.M)(config, name);
    const database = key === undefined ? undefined : config.databases[key];
    const { defaults } = config;
    const ofModes = (sections, path) => appliedModes(mode).map((each) => ({ section: sections?.modes?.[each] ?? {}, path: [...path, 'modes', each] }));
    const inherited = [{ section: defaults ?? {}, path: ['defaults'] }, ...ofModes(defaults, ['defaults'])];
    if (database === undefined)
        return inherited;
    const without = new Set(database.without);
    const path = ['databases', key ?? ''];
    return [
        ...inherited.map((layer) => ({ ...layer, section: omit(layer.section, without) })),
        { section: database, path },
        ...ofModes(database, path),
    ];
}
function appliedModes(mode) {
    return mode === 'doctor' ? ['backup', 'verify', 'doctor'] : [mode];
}
function omit(section, names) {
    return Object.fromEntries(Object.entries(section).filter(([name]) => !names.has(name)));
}
function choiceOf(option, layers) {
    const layer = layers.findLast(({ section }) => section[option] !== undefined);
    const value = layer?.section[option];
    return layer === undefined || value === undefined ? undefined : { value, path: [...layer.path, option] };
}
function dropOtherLock(values, given, layers) {
    const nearness = (names) => names.some((name) => given.has(name))
        ? layers.length
        : layers.findLastIndex(({ section }) => names.some((name) => section[name] !== undefined));
    const [passphrase, keys] = [nearness(BY_PASSPHRASE), nearness(BY_KEYS)];
    if (passphrase === keys)
        return;
    for (const name of passphrase > keys ? BY_KEYS : BY_PASSPHRASE)
        values.delete(name);
}
function dropUnused(mode, name, values, { config }) {
    if (mode !== 'backup' && mode !== 'doctor')
        return;
    const key = name === undefined ? undefined : (0,entries/* entryOf */.M)(config, name);
    if (key !== undefined && config.databases[key]?.commands !== undefined)
        values.delete('database');
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
// EXTERNAL MODULE: ./build/options/destinations.js
var destinations = __webpack_require__(11498);
;// CONCATENATED MODULE: ./build/config-file/located.js

function located(work, placeOf) {
    try {
        return work();
    }
    catch (thrown) {
        throw withPlace(thrown, placeOf);
    }
}
function withPlace(thrown, placeOf) {
    if (!(thrown instanceof errors/* RestorableError */.s$))
        return thrown;
    const place = placeOf(thrown);
    if (place === undefined || thrown.message.startsWith(place))
        return thrown;
    return new errors/* RestorableError */.s$(thrown.code, `${place}: ${thrown.message}`, { hint: thrown.hint, cause: thrown });
}

// EXTERNAL MODULE: ./build/config-file/substitute.js
var substitute = __webpack_require__(26580);
;// CONCATENATED MODULE: ./build/config-file/file-destinations.js





function isDestinationOf(name, { config }) {
    return Object.hasOwn(config.destinations ?? {}, name);
}
function destinationLine(name, options) {
    const path = ['destinations', name];
    const line = lineOf(name, options, (text, at) => (0,substitute/* substituteValue */.A4)(text, at, options));
    if (/[\r\n]/.test(line)) {
        throw options.file.invalid(path, 'is more than one line', 'Give each destination a name of its own.');
    }
    return located(() => {
        (0,destinations/* readDestinations */.s)([line]);
        return line;
    }, ({ message }) => {
        const parameter = /parameter "([a-z-]+)"/.exec(message)?.[1];
        return options.file.place(parameter === undefined ? path : [...path, parameter]);
    });
}
function lenientDestinationLine(name, options) {
    return lineOf(name, options, (text) => (0,substitute/* substituteLeniently */.jY)(text, options.env));
}
function lineOf(name, { file }, putIn) {
    const entry = file.config.destinations?.[name] ?? '';
    const path = ['destinations', name];
    if (typeof entry === 'string')
        return putIn(entry, path).trim();
    const { url, ...parameters } = entry;
    return withParameters(putIn(url, [...path, 'url']).trim(), parameters, (value, key) => putIn(String(value), [...path, key]));
}
function withParameters(url, parameters, read) {
    const pairs = Object.entries(parameters).map(([key, value]) => `${key}=${encodeURIComponent(read(value, key))}`);
    if (pairs.length === 0)
        return url;
    const whole = asUrl(url);
    return `${whole}${whole.includes('?') ? '&' : '?'}${pairs.join('&')}`;
}
function asUrl(text) {
    const path = /^file:(?!\/\/)(.+)$/is.exec(text)?.[1];
    return path === undefined ? text : (0,external_node_url_.pathToFileURL)((0,external_node_path_.resolve)(path)).href;
}

;// CONCATENATED MODULE: ./build/config-file/file-options.js









function withFileOptions(mode, file, given, environment) {
    if (mode === 'matrix')
        return { raw: given, destinationNames: [], problems: [], located: (work) => work() };
    const options = { file, ...environment };
    const choices = chooseFromFile(mode, given, file);
    maskChosen(choices, given, options);
    const raw = new Map(given);
    if (choices.name !== undefined)
        raw.set('name', choices.name);
    const problems = [];
    const attempt = mode === 'doctor' ? tolerantly(problems) : (_, work) => work();
    for (const [name, choice] of choices.values) {
        const text = attempt(name, () => textOf(name, choice, options));
        if (text !== undefined)
            raw.set(name, text);
    }
    const lines = destinationLines(choices, given, options, (name, from) => attempt('destination', () => destinationLine(name, from)));
    requireUrls(lines, file);
    if (lines.length > 0)
        raw.set('destination', lines.join('\n'));
    const names = namesOfLines(choices, given, file);
    return {
        raw,
        problems,
        destinationNames: names.length === lines.length ? names : [],
        located: (work) => located(work, ({ message }) => placeOf(message, choices, file)),
    };
}
function namesOfLines({ destinations }, given, file) {
    const lines = given
        .get('destination')
        ?.split(/\r?\n/)
        .map((line) => line.trim());
    const named = lines?.filter((line) => line !== '').map((line) => (isDestinationOf(line, file) ? line : undefined));
    return named ?? [...destinations];
}
function tolerantly(problems) {
    return (option, work) => {
        try {
            return work();
        }
        catch (thrown) {
            problems.push({ option, error: (0,errors/* failureOf */.g5)(thrown, ['request']) });
            return undefined;
        }
    };
}
function destinationLines({ destinations }, given, options, lineOf) {
    const lines = given.get('destination');
    if (lines === undefined)
        return destinations.flatMap((name) => lineOf(name, options) ?? []);
    return lines.split(/\r?\n/).flatMap((line) => {
        const name = line.trim();
        return isDestinationOf(name, options.file) ? (lineOf(name, options) ?? []) : name;
    });
}
function requireUrls(lines, { config }) {
    const known = Object.keys(config.destinations ?? {});
    if (known.length === 0)
        return;
    for (const line of lines) {
        if (line === '' || line.includes(':'))
            continue;
        throw (0,schema/* invalid */.Gq)('destination', 'A `destination` is neither a URL nor a name of `config`.', (0,suggest/* didYouMean */.au)(line, known));
    }
}
function maskChosen(choices, given, options) {
    const texts = new Map();
    for (const [name, { value }] of choices.values) {
        texts.set(name, (0,substitute/* substituteLeniently */.jY)(listed(value).join('\n'), options.env));
    }
    texts.set('destination', destinationLines(choices, given, options, lenientDestinationLine).join('\n'));
    for (const secret of (0,secrets/* secretsIn */.VY)(texts))
        options.mask(new core_secret/* Secret */.zh(secret));
}
function textOf(name, { value, path }, options) {
    if (name === 'checks' && typeof value === 'object')
        return options.file.source(path);
    const isList = typeof value === 'object';
    return listed(value)
        .map((item, at) => (0,substitute/* substituteValue */.A4)(item, isList ? [...path, at] : path, options))
        .join('\n');
}
function listed(value) {
    return typeof value === 'object' ? value.map(String) : [String(value)];
}
function placeOf(message, { values }, file) {
    for (const [, name = ''] of message.matchAll(/`([a-z-]+)`/g)) {
        const choice = values.get(name);
        if (choice !== undefined)
            return file.place(choice.path);
    }
    return undefined;
}


/***/ }),

/***/ 16921:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AU: () => (/* binding */ fileOptionsOf),
/* harmony export */   Ce: () => (/* binding */ FILE_MODES),
/* harmony export */   IY: () => (/* binding */ FILE_OPTIONS),
/* harmony export */   b2: () => (/* binding */ whyNotInFile)
/* harmony export */ });
/* harmony import */ var _options_options_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(81272);

const NOT_IN_FILE = {
    name: 'The key under `databases` is the name.',
    all: 'Each run selects its databases.',
    config: 'One file holds everything.',
    destination: 'Write `destinations`: a list of names from the `destinations` of the file.',
    backup: 'Each run selects its backup.',
    target: 'Each run names its target; a file never does.',
    replace: 'Each run names what it overwrites; a file never does.',
    'on-error': 'It belongs to one run.',
    'accept-new-source': 'Another server is accepted once, by the run that meets it.',
    'allow-unsigned': 'Signing ends once, in the run that is told so.',
    'dry-run': 'It belongs to one run.',
    'allow-failed-verification': 'It belongs to one run.',
    'accept-missing': 'It belongs to one run.',
    reason: 'It belongs to one run.',
    filter: 'It belongs to one run.',
    shard: 'It belongs to one run.',
    report: 'It belongs to one run.',
};
const FEWER_MODES = {
    tunnel: ['backup', 'doctor'],
};
const FILE_MODES = _options_options_js__WEBPACK_IMPORTED_MODULE_0__/* .OPTIONS */ .lw.config.modes.filter((mode) => mode !== 'matrix');
const FILE_OPTIONS = _options_options_js__WEBPACK_IMPORTED_MODULE_0__/* .OPTION_NAMES */ .TM.filter((name) => !Object.hasOwn(NOT_IN_FILE, name) && FILE_MODES.some((mode) => modesInFile(name).includes(mode)));
function fileOptionsOf(mode) {
    return FILE_OPTIONS.filter((name) => modesInFile(name).includes(mode));
}
function whyNotInFile(name) {
    return Object.hasOwn(NOT_IN_FILE, name) ? NOT_IN_FILE[name] : undefined;
}
function modesInFile(name) {
    return FEWER_MODES[name] ?? _options_options_js__WEBPACK_IMPORTED_MODULE_0__/* .OPTIONS */ .lw[name].modes;
}


/***/ })

};
