export const id = 7968;
export const ids = [7968];
export const modules = {

/***/ 93077:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XW: () => (/* binding */ isJsonWith),
/* harmony export */   o_: () => (/* binding */ jsonOf),
/* harmony export */   rd: () => (/* binding */ isNoPage)
/* harmony export */ });
function jsonOf({ text }) {
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null ? value : undefined;
    }
    catch {
        return undefined;
    }
}
function isJsonWith(property) {
    return (answer) => (answer.status < 300 && jsonOf(answer)?.[property] === undefined ? 'later' : undefined);
}
function isNoPage({ status, headers }) {
    return status < 300 && /^text\/html\b/i.test(headers['content-type'] ?? '') ? 'later' : undefined;
}


/***/ }),

/***/ 2670:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ bytesOf),
/* harmony export */   s: () => (/* binding */ clip)
/* harmony export */ });
const ELLIPSIS = '…';
function bytesOf(text) {
    return Buffer.byteLength(text);
}
function clip(text, longest, { encode = same, sizeOf = unitsOf } = {}) {
    const room = longest - sizeOf(ELLIPSIS);
    let [size, cutAt] = [0, 0];
    let written = '';
    for (const character of text.toWellFormed()) {
        const encoded = encode(character);
        size += sizeOf(encoded);
        if (size > longest)
            return `${written.slice(0, cutAt)}${room < 0 ? '' : ELLIPSIS}`;
        written += encoded;
        if (size <= room)
            cutAt = written.length;
    }
    return written;
}
function same(character) {
    return character;
}
function unitsOf(text) {
    return text.length;
}


/***/ }),

/***/ 17968:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openTeams: () => (/* binding */ openTeams),
/* harmony export */   teamsCard: () => (/* binding */ teamsCard),
/* harmony export */   teamsMessage: () => (/* binding */ teamsMessage)
/* harmony export */ });
/* harmony import */ var _answers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93077);
/* harmony import */ var _clip_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2670);
/* harmony import */ var _message_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5161);



const LONGEST_TITLE = 1_000;
const LONGEST_BODY = 7_000;
const LONGEST_NAME = 100;
const LONGEST_VALUE = 400;
const MOST_FIELDS = 10;
const MEDIUM = { sizeOf: (text) => (0,_clip_js__WEBPACK_IMPORTED_MODULE_0__/* .bytesOf */ .$)(JSON.stringify(text)) - 2 };
const openTeams = ({ address, flags }, post) => {
    const headers = { 'content-type': 'application/json' };
    return async (message, signal) => {
        const body = JSON.stringify(flags.has('bare') ? teamsCard(message) : teamsMessage(message));
        await post(() => ({ url: address.reveal(), headers, body }), { signal, judge: _answers_js__WEBPACK_IMPORTED_MODULE_1__/* .isNoPage */ .rd });
    };
};
function teamsMessage(message) {
    const contentType = 'application/vnd.microsoft.card.adaptive';
    return { type: 'message', attachments: [{ contentType, contentUrl: null, content: teamsCard(message) }] };
}
function teamsCard(message) {
    const title = (0,_clip_js__WEBPACK_IMPORTED_MODULE_0__/* .clip */ .s)((0,_message_text_js__WEBPACK_IMPORTED_MODULE_2__/* .headingOf */ .Wm)(message), LONGEST_TITLE, MEDIUM);
    const lines = (0,_clip_js__WEBPACK_IMPORTED_MODULE_0__/* .clip */ .s)((0,_message_text_js__WEBPACK_IMPORTED_MODULE_2__/* .bodyOf */ .EN)(message), LONGEST_BODY, MEDIUM).split('\n');
    return {
        $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
        type: 'AdaptiveCard',
        version: '1.5',
        fallbackText: title,
        body: [
            paragraph({ type: 'TextRun', text: title, size: 'large', weight: 'bolder', color: colorOf(message) }),
            ...lines.filter((line) => line !== '').map((text) => paragraph({ type: 'TextRun', text })),
            ...message.fields
                .slice(0, MOST_FIELDS)
                .map(([name, value]) => paragraph({ type: 'TextRun', text: `${(0,_clip_js__WEBPACK_IMPORTED_MODULE_0__/* .clip */ .s)(name, LONGEST_NAME, MEDIUM)}: `, isSubtle: true }, { type: 'TextRun', text: (0,_clip_js__WEBPACK_IMPORTED_MODULE_0__/* .clip */ .s)(value, LONGEST_VALUE, MEDIUM) })),
        ],
        ...(message.runUrl === undefined
            ? {}
            : { actions: [{ type: 'Action.OpenUrl', title: 'Open the run', url: message.runUrl }] }),
    };
}
function paragraph(...inlines) {
    return { type: 'RichTextBlock', inlines };
}
function colorOf({ kind, severity }) {
    if (kind === 'closed')
        return 'good';
    if (kind === 'test')
        return 'accent';
    return severity === 'critical' ? 'attention' : 'warning';
}


/***/ })

};
