export const id = 6389;
export const ids = [6389];
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

/***/ 46389:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   eventsOf: () => (/* binding */ eventsOf),
/* harmony export */   openPagerDuty: () => (/* binding */ openPagerDuty)
/* harmony export */ });
/* harmony import */ var _answers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93077);
/* harmony import */ var _clip_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2670);


const ENDPOINT = 'https://events.pagerduty.com';
const LONGEST_SUMMARY = 1_024;
const LONGEST_DETAIL = 4_000;
const MOST_DETAILS = 50;
const openPagerDuty = ({ address, parameters }, post) => {
    const endpoint = (parameters.get('endpoint')?.reveal() ?? ENDPOINT).replace(/\/+$/, '');
    const url = /\/v2\/enqueue$/.test(endpoint) ? endpoint : `${endpoint}/v2/enqueue`;
    const headers = { 'content-type': 'application/json' };
    return async (message, signal) => {
        for (const event of eventsOf(message)) {
            const body = JSON.stringify({ routing_key: address.reveal(), ...event });
            await post(() => ({ url, headers, body }), { signal, judge: isProcessed });
        }
    };
};
function eventsOf(message) {
    const resolve = { event_action: 'resolve', dedup_key: message.incident };
    if (message.kind === 'closed')
        return [resolve];
    return message.kind === 'test' ? [triggerOf(message), resolve] : [triggerOf(message)];
}
function triggerOf(message) {
    const { runUrl } = message;
    return {
        event_action: 'trigger',
        dedup_key: message.incident,
        payload: {
            summary: (0,_clip_js__WEBPACK_IMPORTED_MODULE_0__/* .clip */ .s)(message.title, LONGEST_SUMMARY),
            source: 'restorable',
            severity: message.kind === 'test' ? 'info' : message.severity,
            timestamp: message.at,
            class: message.condition,
            custom_details: detailsOf(message),
        },
        ...(runUrl === undefined ? {} : { links: [{ href: runUrl, text: 'Open the run' }] }),
        client: 'Restorable',
    };
}
function detailsOf({ sentences, advice, fields }) {
    const texts = [['What is known', sentences.join('\n')], ['What to do', advice], ...fields.slice(0, MOST_DETAILS)];
    return Object.fromEntries(texts
        .filter(([, value]) => value !== '')
        .map(([name = '', value = '']) => [(0,_clip_js__WEBPACK_IMPORTED_MODULE_0__/* .clip */ .s)(name, 100), (0,_clip_js__WEBPACK_IMPORTED_MODULE_0__/* .clip */ .s)(value, LONGEST_DETAIL)]));
}
function isProcessed(answer) {
    return answer.status < 300 && (0,_answers_js__WEBPACK_IMPORTED_MODULE_1__/* .jsonOf */ .o_)(answer)?.['status'] !== 'success' ? 'later' : undefined;
}


/***/ })

};
