export const id = 1163;
export const ids = [1163];
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

/***/ 71163:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ntfyMessage: () => (/* binding */ ntfyMessage),
/* harmony export */   openNtfy: () => (/* binding */ openNtfy)
/* harmony export */ });
/* harmony import */ var _answers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93077);
/* harmony import */ var _clip_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2670);
/* harmony import */ var _message_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5161);



const LONGEST_MESSAGE = 4_096;
const LONGEST_TITLE = 1_024;
const LONGEST_LINK = 2_048;
const MEDIUM = { sizeOf: (text) => (0,_clip_js__WEBPACK_IMPORTED_MODULE_0__/* .bytesOf */ .$)(JSON.stringify(text)) - 2 };
const DEFAULT_PRIORITY = 3;
const openNtfy = ({ address, parameters }, post) => {
    const url = new URL(address.reveal());
    const topic = url.pathname.replaceAll('/', '');
    url.pathname = '/';
    const token = parameters.get('token');
    const headers = {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token.reveal()}` }),
    };
    return async (message, signal) => {
        const body = JSON.stringify({ topic, ...ntfyMessage(message) });
        await post(() => ({ url: url.href, headers, body }), { signal, judge: (0,_answers_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonWith */ .XW)('id') });
    };
};
function ntfyMessage(message) {
    const text = (0,_message_text_js__WEBPACK_IMPORTED_MODULE_2__/* .bodyWithFieldsOf */ .p_)(message);
    const link = message.runUrl;
    return {
        title: (0,_clip_js__WEBPACK_IMPORTED_MODULE_0__/* .clip */ .s)(message.title, LONGEST_TITLE, MEDIUM),
        message: text === '' ? message.title : (0,_clip_js__WEBPACK_IMPORTED_MODULE_0__/* .clip */ .s)(text, LONGEST_MESSAGE, MEDIUM),
        priority: priorityOf(message),
        tags: [tagOf(message)],
        ...(link === undefined || (0,_clip_js__WEBPACK_IMPORTED_MODULE_0__/* .bytesOf */ .$)(link) > LONGEST_LINK ? {} : { click: link }),
    };
}
function priorityOf({ kind, severity }) {
    if (severity !== 'critical' || kind === 'closed' || kind === 'test')
        return DEFAULT_PRIORITY;
    return kind === 'reminded' ? 4 : 5;
}
function tagOf({ kind, severity }) {
    if (kind === 'closed')
        return 'white_check_mark';
    if (kind === 'test')
        return 'bell';
    return severity === 'critical' ? 'rotating_light' : 'warning';
}


/***/ })

};
