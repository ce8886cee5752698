export const id = 6880;
export const ids = [6880];
export const modules = {

/***/ 96388:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FH: () => (/* binding */ choiceOf),
/* harmony export */   Sb: () => (/* binding */ chooseFromFile),
/* harmony export */   w: () => (/* binding */ layersOf)
/* harmony export */ });
/* harmony import */ var _core_format_database_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48937);
/* harmony import */ var _core_planning_name_pattern_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(23306);
/* harmony import */ var _options_options_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80515);
/* harmony import */ var _options_schema_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(26913);
/* harmony import */ var _options_suggest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(95949);
/* harmony import */ var _options_table_option_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46591);
/* harmony import */ var _entries_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4942);
/* harmony import */ var _schema_file_keys_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(16921);








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
const LOOKS_EVERYWHERE = new Set([
    ...['list', 'check-destinations', 'doctor', 'notify-test', 'evidence'],
]);
function chooseFromFile(mode, given, file) {
    const name = databaseIn(file, mode, given.get('name'));
    if (name === undefined)
        requireAlike(mode, given, file);
    const layers = layersOf(mode, name, file);
    const values = new Map();
    for (const option of (0,_schema_file_keys_js__WEBPACK_IMPORTED_MODULE_5__/* .fileOptionsOf */ .AU)(mode)) {
        const choice = given.has(option) ? undefined : choiceOf(option, layers);
        if (choice !== undefined)
            values.set(option, choice);
    }
    dropOtherLock(values, given, layers);
    dropUnused(mode, name, values, file);
    return { name, values, destinations: destinationsIn(mode, name, layers, file) };
}
function destinationsIn(mode, name, layers, { config }) {
    if (!(0,_options_options_js__WEBPACK_IMPORTED_MODULE_1__/* .optionsOf */ .cz)(mode).includes('destination'))
        return [];
    const chosen = name === undefined && LOOKS_EVERYWHERE.has(mode)
        ? config.defaults?.modes?.[mode]
        : layers.findLast(({ section }) => section.destinations !== undefined)?.section;
    return chosen?.destinations ?? Object.keys(config.destinations ?? {});
}
function requireAlike(mode, given, { config, invalid: wrong }) {
    const options = (0,_schema_file_keys_js__WEBPACK_IMPORTED_MODULE_5__/* .fileOptionsOf */ .AU)(mode).filter((option) => DECISIVE.has(option) && !given.has(option) && !(option === 'time-zone' && !hasPolicy(mode)));
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
function hasPolicy(mode) {
    return _options_table_option_js__WEBPACK_IMPORTED_MODULE_4__/* .POLICY */ .Po.some((each) => each === mode);
}
function isLeftOut(option, { without }) {
    return without?.includes(option) === true;
}
function databaseIn(file, mode, given) {
    const names = Object.keys(file.config.databases);
    if (given !== undefined) {
        const name = (0,_core_format_database_name_js__WEBPACK_IMPORTED_MODULE_0__/* .requireDatabaseName */ .ES)(given.trim());
        if ((0,_entries_js__WEBPACK_IMPORTED_MODULE_6__/* .entryOf */ .M)(file.config, name) !== undefined)
            return name;
        throw file.invalid(['databases'], `does not contain the database "${name}"`, (0,_options_suggest_js__WEBPACK_IMPORTED_MODULE_3__/* .didYouMean */ .au)(name, names));
    }
    const isNeeded = mode === 'backup' || (0,_options_options_js__WEBPACK_IMPORTED_MODULE_1__/* .findOption */ .$K)('name')?.required?.includes(mode) === true;
    if (!isNeeded && mode !== 'doctor')
        return undefined;
    const [only, ...others] = names;
    if (only !== undefined && others.length === 0 && !(0,_core_planning_name_pattern_js__WEBPACK_IMPORTED_MODULE_7__/* .isPattern */ .Pt)(only))
        return (0,_core_format_database_name_js__WEBPACK_IMPORTED_MODULE_0__/* .requireDatabaseName */ .ES)(only);
    if (!isNeeded)
        return undefined;
    const shown = names.slice(0, 20).join(', ');
    throw (0,_options_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .Gq)('name', `\`config\` holds ${names.some(_core_planning_name_pattern_js__WEBPACK_IMPORTED_MODULE_7__/* .isPattern */ .Pt) ? 'several' : names.length} databases, and \`name\` does not say which one is meant.`, names.some(_core_planning_name_pattern_js__WEBPACK_IMPORTED_MODULE_7__/* .isPattern */ .Pt)
        ? 'Give `name`, or `all: true` for all of them.'
        : `Give \`name\`: ${shown}${names.length > 20 ? ', ...' : ''}.`);
}
function layersOf(mode, name, { config }) {
    const key = name === undefined ? undefined : (0,_entries_js__WEBPACK_IMPORTED_MODULE_6__/* .entryOf */ .M)(config, name);
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
    if (mode === undefined)
        return [];
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
    const key = name === undefined ? undefined : (0,_entries_js__WEBPACK_IMPORTED_MODULE_6__/* .entryOf */ .M)(config, name);
    if (key !== undefined && config.databases[key]?.commands !== undefined)
        values.delete('database');
}


/***/ }),

/***/ 56880:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ maskTexts),
  b: () => (/* binding */ textOf),
  withFileOptions: () => (/* binding */ withFileOptions)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/secret.js
var core_secret = __webpack_require__(88050);
// EXTERNAL MODULE: ./build/options/schema.js + 5 modules
var schema = __webpack_require__(26913);
// EXTERNAL MODULE: ./build/options/suggest.js
var suggest = __webpack_require__(95949);
// EXTERNAL MODULE: ./build/options/table/watch.js
var watch = __webpack_require__(95131);
// EXTERNAL MODULE: ./build/secrets/secrets.js
var secrets = __webpack_require__(19689);
// EXTERNAL MODULE: ./build/config-file/file-choice.js
var file_choice = __webpack_require__(96388);
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

// EXTERNAL MODULE: ./build/config-file/schema/channel-schema.js
var channel_schema = __webpack_require__(13971);
;// CONCATENATED MODULE: ./build/config-file/file-options.js











function withFileOptions(mode, file, given, environment) {
    if (mode === 'matrix')
        return { raw: given, destinationNames: [], problems: [], located: (work) => work() };
    const options = { file, ...environment };
    const choices = (0,file_choice/* chooseFromFile */.Sb)(mode, given, file);
    maskChosen(choices, given, options);
    const raw = new Map(given);
    if (choices.name !== undefined)
        raw.set('name', choices.name);
    const problems = [];
    const attempt = mode === 'doctor' ? tolerantly(problems) : (_, work) => work();
    for (const [name, choice] of choices.values) {
        if (isDispensable(mode, name) && (0,substitute/* lacksVariable */.nR)(listed(choice.value).join('\n'), environment.env))
            continue;
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
const BY_HAND = ['restore', 'drill', 'runbook', 'list', 'hold', 'release', 'check-destinations'];
const WITHOUT_KEY = ['list', 'status', 'history', 'sync', 'page'];
function isDispensable(mode, name) {
    if (name === 'verifier-key' || name === 'verifier-key-passphrase')
        return WITHOUT_KEY.includes(mode);
    return BY_HAND.includes(mode) && Object.hasOwn(watch/* WATCH_OPTIONS */.n, name);
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
    maskTexts(choices.values, options);
    const lines = destinationLines(choices, given, options, lenientDestinationLine).join('\n');
    for (const secret of (0,secrets/* secretsIn */.VY)(new Map([['destination', lines]])))
        options.mask(new core_secret/* Secret */.zh(secret));
}
function maskTexts(values, { env, mask }) {
    const texts = [...values].map(([name, { value }]) => [name, (0,substitute/* substituteLeniently */.jY)(listed(value).join('\n'), env)]);
    for (const secret of (0,secrets/* secretsIn */.VY)(new Map(texts)))
        mask(new core_secret/* Secret */.zh(secret));
}
function textOf(name, { value, path }, options) {
    if ((name === 'checks' || name === 'ignore') && typeof value === 'object')
        return options.file.source(path);
    const isList = typeof value === 'object';
    return listed(value)
        .map((item, at) => (0,substitute/* substituteValue */.A4)(item, isList ? [...path, at] : path, options))
        .join('\n');
}
function listed(value) {
    return typeof value === 'object' ? value.map(channel_schema/* channelLine */.y) : [String(value)];
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

/***/ 13971:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ channelSchema),
/* harmony export */   y: () => (/* binding */ channelLine)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(69987);
/* harmony import */ var _core_watch_condition_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77689);
/* harmony import */ var _ports_channel_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11258);
/* harmony import */ var _literal_secrets_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81271);




const EMPTY = 'is empty: give it a value or remove it';
const WORD = 'must be one word: put it in quotes';
const word = zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(WORD).regex(/^\S+$/, WORD);
const FACTS = _ports_channel_js__WEBPACK_IMPORTED_MODULE_1__/* .CHANNEL_NAMES */ .bW.map((kind) => ({ kind, ...(0,_ports_channel_js__WEBPACK_IMPORTED_MODULE_1__/* .factsOfChannel */ .W6)(kind) }));
const FLAGS = [...new Set(FACTS.flatMap(({ flags }) => flags))];
const PARAMETERS = [...new Set(FACTS.flatMap(({ parameters }) => parameters))];
const entry = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    ...shapeOf(FACTS, ({ kind, address, example }) => [
        kind,
        (address === 'none' ? zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz(true, 'must be true') : word).describe(`Such as: ${example}.`),
    ]),
    ...shapeOf(PARAMETERS, (name) => [name, zod__WEBPACK_IMPORTED_MODULE_3__/* .union */ .KCZ([word, zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig()], WORD)]),
    ...shapeOf(FLAGS, (name) => [name, zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz(true, 'must be true')]),
    severity: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(_core_watch_condition_js__WEBPACK_IMPORTED_MODULE_0__/* .SEVERITIES */ .o, `must be one of ${_core_watch_condition_js__WEBPACK_IMPORTED_MODULE_0__/* .SEVERITIES */ .o.join(', ')}`)
        .optional()
        .describe('critical: no warnings. Default: everything.'),
    conditions: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(Object.keys(_core_watch_condition_js__WEBPACK_IMPORTED_MODULE_0__/* .CONDITIONS */ .V), 'must be a condition'), 'must be a list of conditions')
        .min(1, EMPTY)
        .optional()
        .describe('Only these conditions. Default: all.'),
}, 'must be a line, or a mapping of a kind to its address')
    .superRefine((value, context) => {
    const kinds = _ports_channel_js__WEBPACK_IMPORTED_MODULE_1__/* .CHANNEL_NAMES */ .bW.filter((kind) => Object.hasOwn(value, kind));
    if (kinds.length === 1)
        return;
    const message = kinds.length === 0 ? `needs one of ${_ports_channel_js__WEBPACK_IMPORTED_MODULE_1__/* .CHANNEL_NAMES */ .bW.join(', ')}` : `has ${kinds.join(' and ')}`;
    context.addIssue({ code: 'custom', message, params: { hint: 'Write each channel as an item of its own.' } });
});
function shapeOf(items, pair) {
    return Object.fromEntries(items.map((item) => {
        const [name, schema] = pair(item);
        return [name, schema.optional()];
    }));
}
const line = zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP('must be a line, or a mapping of a kind to its address')
    .regex(/^[^\r\n]*\S[^\r\n]*$/, 'must be one line that is not empty');
const channelSchema = zod__WEBPACK_IMPORTED_MODULE_3__/* .union */ .KCZ([line, entry], 'must be a line, or a mapping of a kind to its address')
    .superRefine((value, context) => {
    const found = (0,_literal_secrets_js__WEBPACK_IMPORTED_MODULE_2__/* .literalSecret */ .M)(channelLine(value), 'channels');
    if (found !== undefined)
        context.addIssue({ code: 'custom', message: found.message, params: { hint: found.hint } });
});
function channelLine(item) {
    if (typeof item !== 'object' || item === null)
        return String(item);
    const values = new Map(Object.entries(item));
    const kind = _ports_channel_js__WEBPACK_IMPORTED_MODULE_1__/* .CHANNEL_NAMES */ .bW.find((name) => values.has(name)) ?? '';
    const address = values.get(kind);
    values.delete(kind);
    const settings = [...values].map(([name, value]) => (value === true ? name : `${name}=${String(value)}`));
    return [kind, ...(address === true || address === undefined ? [] : [String(address)]), ...settings].join(' ');
}


/***/ }),

/***/ 16921:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AU: () => (/* binding */ fileOptionsOf),
/* harmony export */   Ce: () => (/* binding */ FILE_MODES),
/* harmony export */   E7: () => (/* binding */ whyOnlyInModes),
/* harmony export */   IY: () => (/* binding */ FILE_OPTIONS),
/* harmony export */   b2: () => (/* binding */ whyNotInFile),
/* harmony export */   dy: () => (/* binding */ SECTION_OPTIONS)
/* harmony export */ });
/* harmony import */ var _options_options_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80515);

const NOT_IN_FILE = {
    name: 'The key under `databases` is the name.',
    all: 'Each run selects its databases.',
    config: 'One file holds everything.',
    destination: 'Write `destinations`: a list of names from the `destinations` of the file.',
    backup: 'Each run selects its backup.',
    scenario: 'Each run chooses its scenario.',
    output: 'Each run names its file.',
    'max-backups': 'Each run selects its backups.',
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
    period: 'Each run selects its period.',
    evidence: 'It belongs to one run.',
    report: 'It belongs to one run.',
    'report-html': 'It belongs to one run.',
    since: 'It belongs to one run.',
    format: 'It belongs to one run.',
    'history-file': 'It belongs to one run.',
    'github-token': 'Each job has its own.',
};
const ONLY_IN_MODES = {
    heartbeat: 'Write it under `modes`, in the section of one mode: otherwise, the success of any other mode would hide a missing run of this one.',
};
const FEWER_MODES = {
    tunnel: ['backup', 'doctor'],
};
const FILE_MODES = _options_options_js__WEBPACK_IMPORTED_MODULE_0__/* .OPTIONS */ .lw.config.modes.filter((mode) => mode !== 'matrix');
const FILE_OPTIONS = _options_options_js__WEBPACK_IMPORTED_MODULE_0__/* .OPTION_NAMES */ .TM.filter((name) => !Object.hasOwn(NOT_IN_FILE, name) && FILE_MODES.some((mode) => modesInFile(name).includes(mode)));
const SECTION_OPTIONS = FILE_OPTIONS.filter((name) => !Object.hasOwn(ONLY_IN_MODES, name));
function fileOptionsOf(mode) {
    return FILE_OPTIONS.filter((name) => modesInFile(name).includes(mode));
}
function whyNotInFile(name) {
    return Object.hasOwn(NOT_IN_FILE, name) ? NOT_IN_FILE[name] : undefined;
}
function whyOnlyInModes(name) {
    return Object.hasOwn(ONLY_IN_MODES, name) ? ONLY_IN_MODES[name] : undefined;
}
function modesInFile(name) {
    return FEWER_MODES[name] ?? _options_options_js__WEBPACK_IMPORTED_MODULE_0__/* .OPTIONS */ .lw[name].modes;
}


/***/ }),

/***/ 81271:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ literalSecret)
/* harmony export */ });
/* harmony import */ var _key_bundle_bundle_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3333);
/* harmony import */ var _options_channel_mistakes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1092);
/* harmony import */ var _options_heartbeat_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60055);
/* harmony import */ var _ports_channel_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11258);
/* harmony import */ var _secrets_channel_secrets_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(93831);
/* harmony import */ var _secrets_secrets_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(19689);
/* harmony import */ var _substitute_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(26580);







const HINT = `The file is committed, and anyone who can read the repository can read it. Write "\${NAME}" and give the variable in \`env\` of the step, from a secret.`;
const LOOPBACK = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#]*@)?(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?:[:/?#]|$)/i;
function literalSecret(text, secrecy) {
    const literal = (0,_substitute_js__WEBPACK_IMPORTED_MODULE_6__/* .withoutReferences */ .Xl)(text);
    if (secrecy === 'value' && literal.trim() !== '')
        return { message: 'is a literal secret', hint: HINT };
    if (secrecy === 'heartbeat' && isLiteralHeartbeat(text))
        return { message: 'is a literal secret', hint: HINT };
    if (secrecy === 'channels' && text.split('\n').some(isLiteralChannel))
        return { message: 'is a literal secret', hint: HINT };
    if (secrecy === 'bundle' && (0,_key_bundle_bundle_text_js__WEBPACK_IMPORTED_MODULE_0__/* .holdsBundle */ .P7)(literal))
        return { message: 'contains a key bundle', hint: HINT };
    if ((0,_secrets_secrets_js__WEBPACK_IMPORTED_MODULE_5__/* .holdsPrivateKey */ .jc)(literal, secrecy))
        return { message: 'contains a private key', hint: HINT };
    if ((0,_secrets_secrets_js__WEBPACK_IMPORTED_MODULE_5__/* .secretsInUrl */ .Ct)(literal.trim()).length === 0 || LOOPBACK.test(literal.trim()))
        return undefined;
    return { message: 'contains a URL with a literal secret', hint: HINT };
}
function isLiteralHeartbeat(text) {
    return !(0,_substitute_js__WEBPACK_IMPORTED_MODULE_6__/* .holdsReference */ .sm)(text) || (0,_options_heartbeat_js__WEBPACK_IMPORTED_MODULE_2__/* .tokensInHeartbeat */ .ol)((0,_substitute_js__WEBPACK_IMPORTED_MODULE_6__/* .withoutReferences */ .Xl)(text)).length > 0;
}
function isLiteralChannel(line) {
    const words = line.trim().split(/\s+/);
    const kind = _ports_channel_js__WEBPACK_IMPORTED_MODULE_3__/* .CHANNEL_NAMES */ .bW.find((name) => name === words[0]) ?? (0,_options_channel_mistakes_js__WEBPACK_IMPORTED_MODULE_1__/* .kindOfAddress */ .Qi)(words[0] ?? '')?.kind;
    if (kind === undefined)
        return false;
    const { isSecret, secret } = (0,_ports_channel_js__WEBPACK_IMPORTED_MODULE_3__/* .factsOfChannel */ .W6)(kind);
    return words.some((word) => {
        if ((0,_substitute_js__WEBPACK_IMPORTED_MODULE_6__/* .holdsReference */ .sm)(word) || LOOPBACK.test(word))
            return false;
        const [name = '', value] = word.split('=', 2);
        if (value !== undefined && !word.includes('://'))
            return secret.includes(name) && value !== '';
        const found = (0,_secrets_channel_secrets_js__WEBPACK_IMPORTED_MODULE_4__/* .secretsInChannels */ .$)(word);
        return isSecret ? found.length > 0 : found.length > 1;
    });
}


/***/ })

};
