export const id = 5045;
export const ids = [5045];
export const modules = {

/***/ 25045:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseIgnores: () => (/* binding */ parseIgnores)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(69987);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(79435);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _options_schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26913);
/* harmony import */ var _options_suggest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95949);




const HINT = 'Write a list: `- check: "schema: index"`, `object: public.tmp_*`, `reason: ...`, `until: 2027-03-31`.';
const KEYS = ['check', 'object', 'reason', 'until'];
const MAX_TEXT = 256 * 1024;
const MAX_RULES = 1_000;
const MAX_PATTERN = 500;
const MAX_REASON = 500;
const SAYS_SOMETHING = /[\p{L}\p{N}]/u;
const pattern = zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP('must be a text: put it in quotes')
    .max(MAX_PATTERN, `must have at most ${MAX_PATTERN} characters`)
    .refine((text) => SAYS_SOMETHING.test(text), 'must name something');
const rule = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    check: pattern,
    object: pattern.optional(),
    reason: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP('must be a text that says why')
        .trim()
        .regex(/\p{L}/u, 'must say why')
        .max(MAX_REASON, `must have at most ${MAX_REASON} characters`),
    until: zod__WEBPACK_IMPORTED_MODULE_4__/* .date */ .p6('must be a date such as 2027-03-31').optional(),
})
    .transform(({ check, object, reason, until }) => ({ check, object, reason, until }));
const rules = zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(rule, 'must be a list').min(1, 'is empty').max(MAX_RULES, `may have at most ${MAX_RULES} rules`);
async function parseIgnores(text) {
    if (text.length > MAX_TEXT)
        throw (0,_options_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .Gq)('ignore', '`ignore` is longer than 256 KiB.', HINT);
    const value = await parsed(text);
    const list = isWrapped(value) ? value.ignore : value;
    const read = rules.safeParse(list);
    if (read.success)
        return read.data.map((each, at) => ({ ...each, number: at + 1 }));
    const [issue] = read.error.issues;
    const [at, key] = issue?.path ?? [];
    const where = typeof at === 'number' ? `Rule ${at + 1} of \`ignore\`` : '`ignore`';
    if (issue?.code === 'unrecognized_keys') {
        const [unknown = ''] = issue.keys;
        throw (0,_options_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .Gq)('ignore', `${where}: \`${unknown}\` is not known.`, (0,_options_suggest_js__WEBPACK_IMPORTED_MODULE_2__/* .didYouMean */ .au)(unknown, KEYS));
    }
    const entry = Array.isArray(list) && typeof at === 'number' ? list[at] : undefined;
    const isMissing = typeof entry === 'object' && entry !== null && typeof key === 'string' && !Object.hasOwn(entry, key);
    const lacks = key === 'reason' ? 'has no `reason`: a difference is ignored only with one' : `has no \`${String(key)}\``;
    const what = isMissing
        ? lacks
        : `${key === undefined ? '' : `\`${String(key)}\` `}${issue?.message ?? 'is not valid'}`;
    throw (0,_options_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .Gq)('ignore', `${where} ${what}.`, HINT);
}
function isWrapped(value) {
    return typeof value === 'object' && value !== null && Object.keys(value).join() === 'ignore';
}
async function parsed(text) {
    const { LineCounter } = await __webpack_require__.e(/* import() */ 6637).then(__webpack_require__.t.bind(__webpack_require__, 6637, 19));
    const { parseBoundedYaml, yamlReason } = await Promise.all(/* import() */[__webpack_require__.e(6637), __webpack_require__.e(6360)]).then(__webpack_require__.bind(__webpack_require__, 26360));
    try {
        const document = parseBoundedYaml(text, { lineCounter: new LineCounter() });
        const [broken] = document.errors;
        if (broken !== undefined)
            throw (0,_options_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .Gq)('ignore', `\`ignore\` is not YAML: ${yamlReason(broken.message)}.`, HINT);
        return document.toJS({ maxAliasCount: 0 });
    }
    catch (cause) {
        if (cause instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$)
            throw cause;
        throw (0,_options_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .Gq)('ignore', `\`ignore\` uses YAML that is not supported: ${yamlReason(cause.message)}.`, HINT);
    }
}


/***/ })

};
