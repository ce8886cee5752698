export const id = 3576;
export const ids = [3576];
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

/***/ 3576:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   appriseMessage: () => (/* binding */ appriseMessage),
/* harmony export */   openApprise: () => (/* binding */ openApprise)
/* harmony export */ });
/* harmony import */ var _answers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93077);
/* harmony import */ var _clip_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2670);
/* harmony import */ var _message_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5161);



const LONGEST_TITLE = 200;
const LONGEST_BODY = 1_700;
const openApprise = ({ address, parameters }, post) => {
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    const tag = parameters.get('tag')?.reveal();
    const urls = parameters
        .get('urls')
        ?.reveal()
        .split(/,(?=[a-z][a-z0-9+.-]*:\/\/)/i);
    const target = { ...(tag === undefined ? {} : { tag }), ...(urls === undefined ? {} : { urls }) };
    return async (message, signal) => {
        const body = JSON.stringify({ ...appriseMessage(message), ...target });
        await post(() => ({ url: address.reveal(), headers, body }), { signal, judge });
    };
};
function appriseMessage(message) {
    const text = (0,_message_text_js__WEBPACK_IMPORTED_MODULE_0__/* .bodyWithFieldsOf */ .p_)(message);
    const link = message.runUrl === undefined ? '' : `\n\n${message.runUrl}`;
    return {
        title: (0,_clip_js__WEBPACK_IMPORTED_MODULE_1__/* .clip */ .s)((0,_message_text_js__WEBPACK_IMPORTED_MODULE_0__/* .headingOf */ .Wm)(message), LONGEST_TITLE),
        body: `${(0,_clip_js__WEBPACK_IMPORTED_MODULE_1__/* .clip */ .s)(text === '' ? message.title : text, LONGEST_BODY - link.length)}${link}`,
        type: typeOf(message),
        format: 'text',
    };
}
function typeOf({ kind, severity }) {
    if (kind === 'closed')
        return 'success';
    if (kind === 'test')
        return 'info';
    return severity === 'critical' ? 'failure' : 'warning';
}
function judge(answer) {
    if (answer.status === 204)
        return 'refused';
    if (answer.status === 424)
        return 'later';
    if (answer.status >= 300)
        return undefined;
    const json = (0,_answers_js__WEBPACK_IMPORTED_MODULE_2__/* .jsonOf */ .o_)(answer);
    return json !== undefined && (json['error'] ?? null) === null ? undefined : 'later';
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


/***/ })

};
