export const id = 5188;
export const ids = [5188];
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

/***/ 15188:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gotifyMessage: () => (/* binding */ gotifyMessage),
/* harmony export */   openGotify: () => (/* binding */ openGotify)
/* harmony export */ });
/* harmony import */ var _answers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93077);
/* harmony import */ var _clip_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2670);
/* harmony import */ var _message_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5161);



const LONGEST_TITLE = 250;
const LONGEST_MESSAGE = 4_000;
const openGotify = ({ address, parameters }, post) => {
    const server = address
        .reveal()
        .replace(/[?#].*$/, '')
        .replace(/\/+$/, '')
        .replace(/\/message$/, '');
    const headers = { 'content-type': 'application/json', 'x-gotify-key': parameters.get('token')?.reveal() ?? '' };
    return async (message, signal) => {
        const body = JSON.stringify(gotifyMessage(message));
        await post(() => ({ url: `${server}/message`, headers, body }), { signal, judge: (0,_answers_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonWith */ .XW)('id') });
    };
};
function gotifyMessage(message) {
    const text = (0,_message_text_js__WEBPACK_IMPORTED_MODULE_1__/* .bodyWithFieldsOf */ .p_)(message);
    const { runUrl } = message;
    return {
        title: (0,_clip_js__WEBPACK_IMPORTED_MODULE_2__/* .clip */ .s)((0,_message_text_js__WEBPACK_IMPORTED_MODULE_1__/* .headingOf */ .Wm)(message), LONGEST_TITLE),
        message: (0,_clip_js__WEBPACK_IMPORTED_MODULE_2__/* .clip */ .s)(text === '' ? message.title : text, LONGEST_MESSAGE),
        priority: priorityOf(message),
        extras: {
            'client::display': { contentType: 'text/plain' },
            ...(runUrl === undefined ? {} : { 'client::notification': { click: { url: runUrl } } }),
        },
    };
}
function priorityOf({ kind, severity }) {
    if (kind === 'closed' || kind === 'test')
        return 4;
    return severity === 'critical' ? 8 : 5;
}


/***/ })

};
