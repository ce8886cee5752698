export const id = 5147;
export const ids = [5147,6360];
export const modules = {

/***/ 35147:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fileOf: () => (/* binding */ fileOf),
  readConfigFile: () => (/* binding */ readConfigFile),
  readDocument: () => (/* binding */ readDocument)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/options/files.js
var files = __webpack_require__(84364);
// EXTERNAL MODULE: ./build/options/options.js + 10 modules
var options = __webpack_require__(80515);
// EXTERNAL MODULE: ./build/options/schema.js + 5 modules
var schema = __webpack_require__(26913);
// EXTERNAL MODULE: ./build/options/suggest.js
var suggest = __webpack_require__(95949);
// EXTERNAL MODULE: ./build/core/planning/name-pattern.js
var name_pattern = __webpack_require__(23306);
;// CONCATENATED MODULE: ./build/config-file/config-references.js


function requireKnownNames(file) {
    const { defaults, databases } = file.config;
    if (defaults !== undefined)
        requireDestinations(defaults, ['defaults'], file);
    for (const [name, section] of Object.entries(databases)) {
        const path = ['databases', name];
        requireDestinations(section, path, file);
        requirePattern(name, section, file);
        if (section.commands === undefined || section.database === undefined)
            continue;
        throw file.invalid([...path, 'database'], 'is given together with `commands`, so the database is ambiguous', 'Keep `database` for one that this program dumps itself, or `commands` for one that commands dump.');
    }
}
function requirePattern(name, { commands, filter }, file) {
    const path = ['databases', name];
    if ((0,name_pattern/* isPattern */.Pt)(name) && commands !== undefined) {
        throw file.invalid(path, 'has `commands`, which dump one database', 'Give it a name without *.');
    }
    if ((0,name_pattern/* isPattern */.Pt)(name) || filter === undefined)
        return;
    throw file.invalid([...path, 'filter'], 'selects databases of a server, but the name is that of one database', 'Give it a name with *, such as "prod-*", and a `database` that ends with /*.');
}
function requireDestinations(section, path, file) {
    requireIn(section, path, file);
    for (const [mode, inner] of Object.entries(section.modes ?? {}))
        requireIn(inner, [...path, 'modes', mode], file);
}
function requireIn({ destinations = [] }, path, file) {
    const known = Object.keys(file.config.destinations ?? {});
    for (const [at, name] of destinations.entries()) {
        const here = [...path, 'destinations', at];
        if (destinations.indexOf(name) !== at)
            throw file.invalid(here, 'is named twice', 'Remove one.');
        if (known.includes(name))
            continue;
        const hint = known.length === 0 ? 'Write it under `destinations` at the top of the file.' : (0,suggest/* didYouMean */.au)(name, known);
        throw file.invalid(here, 'is not the name of a destination in the file', hint);
    }
}

// EXTERNAL MODULE: ../node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(69987);
// EXTERNAL MODULE: ./build/core/format/database-name.js
var database_name = __webpack_require__(48937);
;// CONCATENATED MODULE: ./build/config-file/schema/command-schema.js

const MAX_WORDS = 200;
const LIST_HINT = 'must be a list of words; for a shell write [sh, -c, "..."]';
const word = schemas/* string */.YjP('must be a text: put it in quotes')
    .regex(/^[^\0]*$/, 'contains a NUL character, which is not allowed in an argument');
const argv = schemas/* array */.YOg(word, LIST_HINT)
    .min(1, 'is empty: name at least a program')
    .max(MAX_WORDS, `has more than ${MAX_WORDS} words`)
    .refine((words) => words[0]?.trim() !== '', 'has an empty word as its program');
const variable = schemas/* string */.YjP('must be the name of a variable')
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'must be the name of a variable, without `$` and without a value')
    .refine((name) => !/^(?:RESTORABLE|INPUT)_/.test(name), 'is reserved for this program and not passed on: choose another name');
const environment = schemas/* array */.YOg(variable, 'must be a list of names of variables').default([]);
const commandsSchema = schemas/* strictObject */.rej({
    dump: argv.describe('Prints the dump on standard output.'),
    restore: argv.describe('Reads the dump on standard input and restores it into the real database.'),
    verify: argv.optional().describe('As `restore`, into a private database, contained.'),
    inspect: argv.optional().describe('Prints counts as a JSON object.'),
    ready: argv.optional().describe('Exits with 0 when the database responds.'),
    environment: environment.describe('Names of variables of the job that are passed to the commands.'),
    identity: schemas/* string */.YjP('must be a text')
        .min(1, 'is empty')
        .max(1_000, 'is too long')
        .optional()
        .describe('Identifies this database permanently. Default: its name in this file.'),
});
const hooksSchema = schemas/* strictObject */.rej({
    before: argv.optional().describe('Runs before anything is dumped, and can stop the backup.'),
    'before-commit': argv.optional().describe('Runs after the dump and before the commit, and can stop the backup.'),
    after: argv
        .optional()
        .describe('Runs after the run, whatever its result. It can fail the run, and rolls nothing back.'),
    environment: environment.describe('Names of variables of the job that are passed to the hooks.'),
});

// EXTERNAL MODULE: ./build/config-file/schema/literal-secrets.js
var literal_secrets = __webpack_require__(81271);
;// CONCATENATED MODULE: ./build/config-file/schema/destination-schema.js


const DESTINATION_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;
const url = schemas/* string */.YjP('must be the URL of a destination')
    .regex(/\S/, 'is empty')
    .describe('Such as s3://bucket/prefix or file:///path.')
    .superRefine(refuseSecret);
const VALUE = 'must be a text, a number or true or false';
const parameter = schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* boolean */.zMY()], VALUE);
const usual = {
    env: 'Prefix of the names of the variables with its credentials.',
    lock: 'Protects stored objects from changes and deletion, such as governance 30d.',
    region: 'Such as eu-central-1.',
    endpoint: 'Address of another server of its kind, such as https://storage.example.com.',
    'storage-class': 'Such as STANDARD_IA.',
    tags: 'Tags of every object, such as team=data.',
    timeout: 'Its time limit in one run, such as 30m.',
};
const withParameters = schemas/* object */.Ikc({
    url,
    offsite: schemas/* union */.KCZ([schemas/* boolean */.zMY(), schemas/* string */.YjP()], 'must be true or false')
        .optional()
        .describe('Whether it is away from the database.'),
    ...mapValues(usual, (description) => schemas/* string */.YjP('must be a text').optional().describe(description)),
})
    .catchall(parameter)
    .superRefine((entry, context) => {
    for (const [name, value] of Object.entries(entry)) {
        if (name === 'url')
            continue;
        if (!/^[a-z][a-z0-9-]*$/.test(name)) {
            context.addIssue({ code: 'custom', path: [name], message: 'is not the name of a parameter' });
        }
        else
            refuseSecret(`x://h?${name}=${String(value)}`, context, [name]);
    }
});
function mapValues(texts, change) {
    return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, change(text)]));
}
function refuseSecret(text, context, path = []) {
    const found = (0,literal_secrets/* literalSecret */.M)(text, 'urls');
    if (found === undefined)
        return;
    const message = path.length === 0 ? found.message : 'is a literal secret';
    context.addIssue({ code: 'custom', path, message, params: { hint: found.hint } });
}
const destinationsSchema = schemas/* record */.g1P(schemas/* string */.YjP().regex(DESTINATION_NAME, 'must be a name of letters, digits, ".", "_" and "-"'), schemas/* union */.KCZ([url, withParameters], 'must be a URL, or `url` and its parameters'), 'must be a mapping of names to destinations');

// EXTERNAL MODULE: ./build/config-file/schema/file-keys.js
var file_keys = __webpack_require__(16921);
// EXTERNAL MODULE: ./build/config-file/schema/file-values.js
var file_values = __webpack_require__(37295);
;// CONCATENATED MODULE: ./build/config-file/schema/config-schema.js






const LIST = 'must be a list of names of `destinations`';
const destinationNames = schemas/* array */.YOg(schemas/* string */.YjP('must be the name of a destination'), LIST)
    .min(1, 'is empty: name at least one')
    .describe('Names of destinations. Default: all in the file.');
const values = new Map(file_keys/* FILE_OPTIONS */.IY.map((name) => [name, (0,file_values/* fileValueOf */.H)(name).optional()]));
function optionShape(names) {
    const chosen = names.map((name) => [name, values.get(name) ?? schemas/* never */.ZmZ()]);
    return { destinations: destinationNames.optional(), ...Object.fromEntries(chosen) };
}
const modes = schemas/* strictObject */.rej(Object.fromEntries(file_keys/* FILE_MODES */.Ce.map((mode) => [
    mode,
    schemas/* strictObject */.rej(optionShape((0,file_keys/* fileOptionsOf */.AU)(mode)))
        .optional()
        .describe(`Only for \`mode: ${mode}\`.`),
])));
const sectionShape = {
    ...optionShape(file_keys/* SECTION_OPTIONS */.dy),
    hooks: hooksSchema.optional().describe('Commands around a backup, without a shell.'),
    modes: modes.optional().describe('Values for one mode only. They override those next to `modes`.'),
};
const defaults = schemas/* strictObject */.rej(sectionShape);
const database = schemas/* strictObject */.rej({
    ...sectionShape,
    commands: commandsSchema.optional().describe('Commands that dump and restore, instead of `database`.'),
    without: schemas/* array */.YOg(schemas/* enum */.k5n(file_keys/* FILE_OPTIONS */.IY, 'must be the name of an option'), 'must be a list of names of options')
        .optional()
        .describe("Options of `defaults` that don't apply to this database."),
    filter: schemas/* array */.YOg(schemas/* string */.YjP('must be a pattern').regex(/\S/, 'is empty'), 'must be a list of patterns')
        .min(1, 'is empty: name at least one')
        .optional()
        .describe('Only for a name with `*`: patterns of databases of the server, such as !test_*.'),
});
const databaseName = schemas/* string */.YjP()
    .refine((text) => (0,database_name/* isDatabaseName */.lH)(text.replace('*', 'x')), 'must be 1 to 63 lowercase letters, digits, ".", "_" or "-", beginning with a letter or digit; one * is for the name of each database of a server')
    .meta({ pattern: '^[a-z0-9*][a-z0-9._*-]{0,62}$' });
const configSchema = schemas/* strictObject */.rej({
    destinations: destinationsSchema.optional().describe('Where backups are, each under a name that you choose.'),
    defaults: defaults.optional().describe('Options for all databases, under the names that they have as inputs.'),
    databases: schemas/* record */.g1P(databaseName, database, 'must be a mapping of names to databases')
        .refine((databases) => Object.keys(databases).length > 0, 'is empty: name at least one database')
        .describe('The databases, by their names in storage. Each can have every key of `defaults`.'),
});
function knownKeys(path) {
    const [top, ...inner] = path;
    if (top === undefined)
        return Object.keys(configSchema.shape);
    const [key, mode] = top === 'databases' ? inner.slice(1) : inner;
    if (key === 'commands')
        return Object.keys(commandsSchema.shape);
    if (key === 'hooks')
        return Object.keys(hooksSchema.shape);
    if (key === 'modes' && mode === undefined)
        return file_keys/* FILE_MODES */.Ce;
    if (key === 'modes')
        return ['destinations', ...(0,file_keys/* fileOptionsOf */.AU)(mode)];
    return Object.keys(top === 'databases' ? database.shape : defaults.shape);
}

// EXTERNAL MODULE: ../node_modules/yaml/dist/index.js
var dist = __webpack_require__(6637);
// EXTERNAL MODULE: ./build/options/bounded-yaml.js
var bounded_yaml = __webpack_require__(26360);
;// CONCATENATED MODULE: ./build/config-file/yaml-document.js




function parseYaml(text, path) {
    const lines = new dist.LineCounter();
    try {
        const document = (0,bounded_yaml.parseBoundedYaml)(text, { lineCounter: lines, uniqueKeys: true });
        const [broken] = [...document.errors, ...document.warnings];
        if (broken !== undefined)
            throw broken;
        const value = document.toJS({ maxAliasCount: 0 });
        if (hasPrototypeKey(value))
            throw new Error('"__proto__" is not allowed as a key');
        return {
            value,
            place: (at) => placeOf(at, path, document, lines),
            source: (at) => sourceOf(at, text, document, lines),
        };
    }
    catch (cause) {
        throw notYaml(path, cause.message, cause);
    }
}
function notYaml(path, message, cause) {
    return new errors/* RestorableError */.s$('INPUT_INVALID', `${(0,external_node_path_.basename)(path)} is not YAML as it is taken here: ${(0,bounded_yaml.yamlReason)(message)}.`, {
        hint: 'Write plain YAML: each key once, indented by spaces, without `&anchors`, `*aliases` and `!tags`; within { } and [ ] variables in quotes. docs/configuration.md shows a file.',
        cause,
    });
}
function sourceOf(path, text, document, lines) {
    const range = rangeOf(document.getIn(path, true));
    if (range === undefined)
        return '';
    const { line, col } = lines.linePos(range[0]);
    const above = line === 1 ? '' : `#${'\n'.repeat(line - 1)}${' '.repeat(col - 1)}`;
    return `${above}${text.slice(...range)}`;
}
function hasPrototypeKey(value) {
    if (typeof value !== 'object' || value === null)
        return false;
    return Object.hasOwn(value, '__proto__') || Object.values(value).some(hasPrototypeKey);
}
function keyRange(parent, key) {
    if (!(0,dist/* isMap */.jh)(parent))
        return undefined;
    return rangeOf(parent.items.find((pair) => (0,dist/* isScalar */.jn)(pair.key) && pair.key.value === key)?.key);
}
function rangeOf(node) {
    if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range))
        return undefined;
    return [Number(node.range[0]), Number(node.range[1])];
}
function placeOf(path, file, document, lines) {
    for (let length = path.length; length > 0; length -= 1) {
        const at = path.slice(0, length);
        const range = keyRange(document.getIn(at.slice(0, -1), true), at.at(-1)) ?? rangeOf(document.getIn(at, true));
        if (range !== undefined)
            return `${(0,external_node_path_.basename)(file)}, line ${lines.linePos(range[0]).line}`;
    }
    return (0,external_node_path_.basename)(file);
}

;// CONCATENATED MODULE: ./build/config-file/config-file.js










const UNREADABLE = '\u{FFFD}';
const HINT = 'docs/configuration.md has every key with an example.';
function readConfigFile(path) {
    const document = readDocument(path);
    const parsed = configSchema.safeParse(document.value ?? {}, schema/* ONCE */.ET);
    if (!parsed.success)
        throw explain(parsed.error.issues, document);
    const file = fileOf(parsed.data, document);
    requireKnownNames(file);
    return file;
}
function readDocument(path) {
    const text = (0,files/* readInputFile */.j)('config', path);
    if (!text.includes(UNREADABLE))
        return parseYaml(text, path);
    throw new errors/* RestorableError */.s$('INPUT_INVALID', `${(0,external_node_path_.basename)(path)} is not valid UTF-8 text.`, {
        hint: 'Save it as UTF-8: another encoding would change its letters.',
    });
}
function fileOf(config, document) {
    return {
        config,
        invalid: (at, message, hint) => errorAt(at, message, hint, document),
        place: document.place,
        source: document.source,
    };
}
function explain(issues, document) {
    const found = issues.map(deepest);
    const issue = found.find(({ code }) => code === 'unrecognized_keys') ?? found[0];
    const path = issue?.path ?? [];
    if (issue?.code === 'unrecognized_keys')
        return unknownKey(path, issue.keys[0] ?? '', document);
    if (issue?.code === 'invalid_key') {
        return errorAt(path, issue.issues[0]?.message ?? 'is not a valid name', HINT, document);
    }
    if (issue?.code === 'invalid_type' && valueAt(document.value ?? {}, path) === undefined) {
        return errorAt(path, 'is missing', HINT, document);
    }
    if (issue?.code === 'invalid_type' && issue.expected === 'object') {
        return errorAt(path, `must have keys: ${knownKeys(path).join(', ')}`, HINT, document);
    }
    if (valueAt(document.value, path) === null)
        return errorAt(path, 'is empty: give it a value or remove it', HINT, document);
    return errorAt(path, issue?.message ?? 'is not valid', hintOf(issue, path), document);
}
function deepest(issue) {
    if (issue.code !== 'invalid_union')
        return issue;
    const meant = issue.errors.find(([first]) => first !== undefined && !isOtherForm(first));
    const [inner] = meant ?? [];
    return inner === undefined ? issue : deepest({ ...inner, path: [...issue.path, ...inner.path] });
}
function isOtherForm({ code, path }) {
    return code === 'invalid_type' && path.length === 0;
}
function unknownKey(path, key, document) {
    const at = [...path, key];
    const inSection = path[0] === 'defaults' || path[0] === 'databases';
    const why = inSection ? (0,file_keys/* whyNotInFile */.b2)(key) : undefined;
    if (why !== undefined)
        return errorAt(at, 'does not belong in the file', why, document);
    const whyElsewhere = inSection && path.at(-2) !== 'modes' ? (0,file_keys/* whyOnlyInModes */.E7)(key) : undefined;
    if (whyElsewhere !== undefined)
        return errorAt(at, 'is not for all modes', whyElsewhere, document);
    const option = (0,options/* findOption */.$K)(key);
    if (path.at(-2) === 'modes' && option !== undefined) {
        const modes = option.modes.map((mode) => `\`${mode}\``).join(', ');
        return errorAt(at, `is not an option of \`${String(path.at(-1))}\``, `It is an option of ${modes}.`, document);
    }
    return errorAt(at, 'is not known', (0,suggest/* didYouMean */.au)(key, knownKeys(path)), document);
}
function hintOf(issue, path) {
    const own = issue?.code === 'custom' ? issue.params?.['hint'] : undefined;
    if (typeof own === 'string')
        return own;
    const name = path.findLast((part) => typeof part === 'string');
    const option = name === undefined || path[0] === 'destinations' ? undefined : (0,options/* findOption */.$K)(name);
    if (option === undefined)
        return HINT;
    return `${option.description}${option.example === undefined ? '' : ` For example: ${option.example}`}`;
}
function valueAt(value, path) {
    return path.reduce((inner, key) => typeof inner === 'object' && inner !== null ? inner[key] : undefined, value);
}
function errorAt(path, message, hint, document) {
    const shown = path.map((part) => visible(String(part))).join('.');
    const subject = shown === '' ? 'the file' : `\`${shown}\``;
    return new errors/* RestorableError */.s$('INPUT_INVALID', `${document.place(path)}: ${subject} ${message}.`, { hint });
}
function visible(part) {
    return /^[\w.@/-]{1,64}$/.test(part) ? part : '?';
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

/***/ 37295:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ fileValueOf)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(69987);
/* harmony import */ var _options_options_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80515);
/* harmony import */ var _options_schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26913);
/* harmony import */ var _substitute_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(26580);
/* harmony import */ var _channel_schema_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13971);
/* harmony import */ var _literal_secrets_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(81271);






const EMPTY = 'is empty: give it a value or remove it';
const LIST = 'must be a text or a list of texts';
function fileValueOf(name) {
    const option = _options_options_js__WEBPACK_IMPORTED_MODULE_0__/* .OPTIONS */ .lw[name];
    const schema = name === 'checks' || name === 'ignore' ? listOrFile(WHAT[name]) : valueOfKind(name, option);
    const examples = option.example === undefined ? {} : { examples: [exampleOf(option.kind, option.example)] };
    return schema.meta({ id: name, description: option.description, ...examples });
}
function valueOfKind(name, option) {
    const text = textOf(name, option);
    if (option.secrecy === 'channels')
        return zod__WEBPACK_IMPORTED_MODULE_5__/* .union */ .KCZ([text, zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(_channel_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .channelSchema */ .d, LIST).min(1, EMPTY)], LIST);
    switch (option.kind) {
        case 'boolean':
            return zod__WEBPACK_IMPORTED_MODULE_5__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_5__/* .boolean */ .zMY(), text], 'must be true or false');
        case 'count':
        case 'level':
        case 'requirement':
            return zod__WEBPACK_IMPORTED_MODULE_5__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_5__/* .number */ .aig().superRefine(checkWithReader(name)), text], 'must be a number');
        case 'lines':
            return zod__WEBPACK_IMPORTED_MODULE_5__/* .union */ .KCZ([text, zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(oneLine, LIST).min(1, EMPTY)], LIST);
        default:
            if (option.secrecy === 'keys')
                return zod__WEBPACK_IMPORTED_MODULE_5__/* .union */ .KCZ([text, zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(text, LIST).min(1, EMPTY)], LIST);
            return oneOf((0,_options_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .choicesOf */ .cU)(name), text);
    }
}
function oneOf(choices, text) {
    if (choices === undefined)
        return text;
    return zod__WEBPACK_IMPORTED_MODULE_5__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_5__/* ["enum"] */ .k5n(choices), text.meta({ pattern: '\\$\\{' })]);
}
function textOf(name, option) {
    return zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(mustBe(name))
        .refine((text) => text.trim() !== '', EMPTY)
        .superRefine(checkWithReader(name))
        .superRefine((text, context) => {
        const found = (0,_literal_secrets_js__WEBPACK_IMPORTED_MODULE_4__/* .literalSecret */ .M)(text, option.secrecy);
        if (found === undefined)
            return;
        context.addIssue({ code: 'custom', message: found.message, params: { hint: found.hint } });
    });
}
function checkWithReader(name) {
    return (value, context) => {
        const text = String(value);
        const reason = (0,_substitute_js__WEBPACK_IMPORTED_MODULE_2__/* .holdsReference */ .sm)(text) ? undefined : (0,_options_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .reasonAgainst */ .sx)(name, text.trim());
        if (reason !== undefined)
            context.addIssue({ code: 'custom', message: reason });
    };
}
const oneLine = zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP('must be a text: put it in quotes')
    .regex(/^[^\r\n]*\S[^\r\n]*$/, 'must be one line that is not empty');
const WHAT = { checks: 'checks', ignore: 'rules' };
function listOrFile(what) {
    const wrong = `must be a list of ${what} or the path of a file`;
    const path = zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(wrong).regex(/^[^\n]*\S[^\n]*$/, EMPTY);
    return zod__WEBPACK_IMPORTED_MODULE_5__/* .union */ .KCZ([path, zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_5__/* .unknown */ .L5J()).min(1, EMPTY)], wrong);
}
function mustBe(name) {
    return (0,_options_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .reasonAgainst */ .sx)(name, '?') ?? 'must be a text: put it in quotes';
}
function exampleOf(kind, example) {
    return kind === 'count' || kind === 'level' || kind === 'requirement' ? Number(example) : example;
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


/***/ }),

/***/ 26360:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseBoundedYaml: () => (/* binding */ parseBoundedYaml),
/* harmony export */   yamlReason: () => (/* binding */ yamlReason)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6637);

const MOST_LEVELS = 64;
const MOST_EXPLICIT_KEYS = 4;
function parseBoundedYaml(text, options) {
    refuseDepth(text);
    try {
        return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, { ...options, prettyErrors: true });
    }
    catch (cause) {
        if (!(cause instanceof RangeError))
            throw cause;
        throw tooDeep(cause);
    }
}
const QUOTED = /(?<=[\w)]): .*?(?= at line \d+, column \d+:?$|$)/s;
function yamlReason(message) {
    const [first = ''] = message.split('\n');
    return first.replace(QUOTED, '').replace(/:$/, '');
}
function refuseDepth(text) {
    let brackets = 0;
    let inLine = 0;
    let explicitKeys = 0;
    let followsComma = false;
    for (const lexeme of new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Lexer */ .JG().lex(text)) {
        const type = yaml__WEBPACK_IMPORTED_MODULE_0__/* .CST */ .DB.tokenType(lexeme);
        if (type === 'comma' && followsComma)
            throw new Error('it has two commas in a row');
        if (type !== 'space' && type !== 'newline')
            followsComma = type === 'comma';
        switch (type) {
            case 'flow-seq-start':
            case 'flow-map-start':
                brackets += 1;
                break;
            case 'flow-seq-end':
            case 'flow-map-end':
                brackets -= 1;
                break;
            case 'comma':
            case 'newline':
                inLine = 0;
                explicitKeys = 0;
                break;
            case 'explicit-key-ind':
                explicitKeys += 1;
                inLine += 1;
                break;
            case 'seq-item-ind':
            case 'map-value-ind':
                inLine += 1;
                break;
            default:
                break;
        }
        if (brackets < 0)
            throw new Error('it closes a bracket that is not open');
        if (brackets > MOST_LEVELS || inLine > MOST_LEVELS)
            throw tooDeep();
        if (explicitKeys > MOST_EXPLICIT_KEYS)
            throw tooDeep();
    }
}
function tooDeep(cause) {
    return new Error(`it is nested deeper than ${MOST_LEVELS} levels`, { cause });
}


/***/ })

};
