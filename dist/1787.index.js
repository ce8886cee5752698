export const id = 1787;
export const ids = [1787];
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

/***/ 71787:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openTelegram: () => (/* binding */ openTelegram),
/* harmony export */   telegramMessage: () => (/* binding */ telegramMessage)
/* harmony export */ });
/* harmony import */ var _answers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93077);
/* harmony import */ var _clip_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2670);
/* harmony import */ var _message_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5161);



const LONGEST_TITLE = 300;
const LONGEST_BODY = 3_600;
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const openTelegram = ({ address, parameters }, post) => {
    const api = parameters.get('api')?.reveal() ?? 'https://api.telegram.org';
    const url = `${api.replace(/\/+$/, '')}/bot${address.reveal()}/sendMessage`;
    const thread = parameters.get('thread')?.reveal();
    const target = {
        chat_id: parameters.get('chat')?.reveal() ?? '',
        ...(thread === undefined ? {} : { message_thread_id: Number(thread) }),
    };
    const headers = { 'content-type': 'application/json' };
    return async (message, signal) => {
        const body = JSON.stringify({ ...target, ...telegramMessage(message) });
        await post(() => ({ url, headers, body }), { signal, askedMs, judge });
    };
};
function judge(answer) {
    return answer.status < 300 && (0,_answers_js__WEBPACK_IMPORTED_MODULE_0__/* .jsonOf */ .o_)(answer)?.['ok'] !== true ? 'later' : undefined;
}
function askedMs(answer) {
    const parameters = (0,_answers_js__WEBPACK_IMPORTED_MODULE_0__/* .jsonOf */ .o_)(answer)?.['parameters'];
    if (typeof parameters !== 'object' || parameters === null || !('retry_after' in parameters))
        return undefined;
    const { retry_after: seconds } = parameters;
    return typeof seconds === 'number' && seconds >= 0 ? seconds * 1_000 : undefined;
}
function telegramMessage(message) {
    const title = `<b>${html((0,_clip_js__WEBPACK_IMPORTED_MODULE_1__/* .clip */ .s)((0,_message_text_js__WEBPACK_IMPORTED_MODULE_2__/* .headingOf */ .Wm)(message), LONGEST_TITLE))}</b>`;
    const body = html((0,_clip_js__WEBPACK_IMPORTED_MODULE_1__/* .clip */ .s)((0,_message_text_js__WEBPACK_IMPORTED_MODULE_2__/* .bodyWithFieldsOf */ .p_)(message), LONGEST_BODY));
    const link = message.runUrl === undefined ? '' : `<a href="${html(message.runUrl)}">Open the run</a>`;
    return {
        text: [title, body, link].filter((text) => text !== '').join('\n\n'),
        parse_mode: 'HTML',
        link_preview_options: { is_disabled: true },
        disable_notification: message.kind === 'closed',
    };
}
function html(text) {
    return text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}


/***/ })

};
