export const id = 8814;
export const ids = [8814];
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

/***/ 28814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openSlack: () => (/* binding */ openSlack),
/* harmony export */   slackMessage: () => (/* binding */ slackMessage)
/* harmony export */ });
/* harmony import */ var _answers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93077);
/* harmony import */ var _clip_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2670);
/* harmony import */ var _message_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5161);



const LONGEST_HEADER = 150;
const LONGEST_SECTION = 3_000;
const LONGEST_FIELD = 2_000;
const MOST_FIELDS = 10;
const LONGEST_LINK = 500;
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const MEDIUM = { encode: (character) => ENTITIES[character] ?? character };
const openSlack = ({ address }, post) => {
    return async (message, signal) => {
        const body = JSON.stringify(slackMessage(message));
        const headers = { 'content-type': 'application/json; charset=utf-8' };
        await post(() => ({ url: address.reveal(), headers, body }), { signal, judge });
    };
};
function judge(answer) {
    if (answer.status >= 300 || answer.text.trim() === 'ok')
        return undefined;
    const json = (0,_answers_js__WEBPACK_IMPORTED_MODULE_0__/* .jsonOf */ .o_)(answer);
    return json?.['ok'] === true || json?.['success'] === true ? undefined : 'later';
}
function slackMessage(message) {
    const body = (0,_message_text_js__WEBPACK_IMPORTED_MODULE_1__/* .bodyOf */ .EN)(message);
    const fields = message.fields.slice(0, MOST_FIELDS).map(([name, value]) => plain(`${name}: ${value}`, LONGEST_FIELD));
    return {
        text: (0,_clip_js__WEBPACK_IMPORTED_MODULE_2__/* .clip */ .s)(`${(0,_message_text_js__WEBPACK_IMPORTED_MODULE_1__/* .headingOf */ .Wm)(message)}\n${(0,_message_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plainTextOf */ .nH)(message)}`, LONGEST_SECTION, MEDIUM),
        blocks: [
            { type: 'header', text: plain((0,_message_text_js__WEBPACK_IMPORTED_MODULE_1__/* .headingOf */ .Wm)(message), LONGEST_HEADER) },
            ...(body === '' ? [] : [{ type: 'section', text: plain(body, LONGEST_SECTION) }]),
            ...(fields.length === 0 ? [] : [{ type: 'section', fields }]),
            ...linkTo(message.runUrl),
        ],
        unfurl_links: false,
        unfurl_media: false,
    };
}
function plain(text, longest) {
    return { type: 'plain_text', text: (0,_clip_js__WEBPACK_IMPORTED_MODULE_2__/* .clip */ .s)(text, longest, MEDIUM), emoji: false };
}
function linkTo(url) {
    if (url === undefined || url.length > LONGEST_LINK)
        return [];
    const target = (0,_clip_js__WEBPACK_IMPORTED_MODULE_2__/* .clip */ .s)(url.replaceAll('|', '%7C'), LONGEST_SECTION, MEDIUM);
    return [{ type: 'context', elements: [{ type: 'mrkdwn', text: `<${target}|Open the run>`, verbatim: true }] }];
}


/***/ })

};
