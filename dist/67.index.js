export const id = 67;
export const ids = [67];
export const modules = {

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

/***/ 50067:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openWebhook: () => (/* binding */ openWebhook),
/* harmony export */   webhookEvent: () => (/* binding */ webhookEvent)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _clip_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2670);


const LONGEST_TEXT = 800;
const LONGEST_NAME = 100;
const LONGEST_VALUE = 400;
const MOST_SENTENCES = 10;
const MOST_FIELDS = 10;
const MEDIUM = { sizeOf: (text) => (0,_clip_js__WEBPACK_IMPORTED_MODULE_1__/* .bytesOf */ .$)(JSON.stringify(text)) - 2 };
const openWebhook = ({ address, parameters }, post) => {
    const secret = parameters.get('secret')?.reveal();
    return async (message, signal) => {
        const body = JSON.stringify(webhookEvent(message));
        const request = () => {
            const timestamp = String(Math.floor(Date.now() / 1_000));
            const signed = secret === undefined ? {} : { 'webhook-signature': signatureOf(secret, message.id, timestamp, body) };
            const headers = {
                'content-type': 'application/cloudevents+json; charset=utf-8',
                'webhook-id': message.id,
                'webhook-timestamp': timestamp,
                ...signed,
            };
            return { url: address.reveal(), headers, body };
        };
        await post(request, { signal });
    };
};
function signatureOf(secret, ...[id, timestamp, body]) {
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
    return `v1,${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}
function webhookEvent(message) {
    const { id, incident, kind, severity, condition, title, sentences, advice, fields, at, runUrl } = message;
    return {
        specversion: '1.0',
        id,
        source: 'urn:restorable',
        type: `restorable.incident.${kind}`,
        subject: incident,
        time: at,
        datacontenttype: 'application/json',
        data: {
            incident,
            kind,
            severity,
            condition,
            title: (0,_clip_js__WEBPACK_IMPORTED_MODULE_1__/* .clip */ .s)(title, LONGEST_TEXT, MEDIUM),
            sentences: sentences.slice(0, MOST_SENTENCES).map((text) => (0,_clip_js__WEBPACK_IMPORTED_MODULE_1__/* .clip */ .s)(text, LONGEST_TEXT, MEDIUM)),
            advice: (0,_clip_js__WEBPACK_IMPORTED_MODULE_1__/* .clip */ .s)(advice, LONGEST_TEXT, MEDIUM),
            fields: fields.slice(0, MOST_FIELDS).map(([name, value]) => ({
                name: (0,_clip_js__WEBPACK_IMPORTED_MODULE_1__/* .clip */ .s)(name, LONGEST_NAME, MEDIUM),
                value: (0,_clip_js__WEBPACK_IMPORTED_MODULE_1__/* .clip */ .s)(value, LONGEST_VALUE, MEDIUM),
            })),
            ...(runUrl === undefined ? {} : { runUrl }),
        },
    };
}


/***/ })

};
