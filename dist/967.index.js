export const id = 967;
export const ids = [967];
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

/***/ 50967:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  discordMessage: () => (/* binding */ discordMessage),
  openDiscord: () => (/* binding */ openDiscord)
});

// EXTERNAL MODULE: ./build/notifiers/answers.js
var answers = __webpack_require__(93077);
// EXTERNAL MODULE: ./build/notifiers/clip.js
var clip = __webpack_require__(2670);
;// CONCATENATED MODULE: ./build/notifiers/markdown.js
const MARKUP = /[!-/:-@[-`{-~]/;
const MARKDOWN = { encode: (character) => (MARKUP.test(character) ? `\\${character}` : character) };

// EXTERNAL MODULE: ./build/notifiers/message-text.js
var message_text = __webpack_require__(5161);
;// CONCATENATED MODULE: ./build/notifiers/discord.js




const LONGEST_TITLE = 256;
const LONGEST_DESCRIPTION = 2_700;
const LONGEST_NAME = 60;
const LONGEST_VALUE = 240;
const MOST_FIELDS = 10;
const RED = 0xd1242f;
const ORANGE = 0xbf8700;
const GREEN = 0x1a7f37;
const BLUE = 0x0969da;
const openDiscord = ({ address }, post) => {
    const url = new URL(address.reveal());
    url.searchParams.set('wait', 'true');
    const headers = { 'content-type': 'application/json' };
    return async (message, signal) => {
        const body = JSON.stringify(discordMessage(message));
        await post(() => ({ url: url.href, headers, body }), { signal, askedMs, judge: (0,answers/* isJsonWith */.XW)('id') });
    };
};
function askedMs(answer) {
    const seconds = (0,answers/* jsonOf */.o_)(answer)?.['retry_after'];
    return typeof seconds === 'number' && seconds >= 0 ? seconds * 1_000 : undefined;
}
function discordMessage(message) {
    const body = (0,message_text/* bodyOf */.EN)(message);
    return {
        embeds: [
            {
                title: (0,clip/* clip */.s)((0,message_text/* headingOf */.Wm)(message), LONGEST_TITLE, MARKDOWN),
                ...(body === '' ? {} : { description: (0,clip/* clip */.s)(body, LONGEST_DESCRIPTION, MARKDOWN) }),
                ...(message.runUrl === undefined ? {} : { url: message.runUrl }),
                color: colorOf(message),
                timestamp: message.at,
                fields: message.fields.slice(0, MOST_FIELDS).map(([name, value]) => ({
                    name: (0,clip/* clip */.s)(name, LONGEST_NAME, MARKDOWN),
                    value: (0,clip/* clip */.s)(value, LONGEST_VALUE, MARKDOWN),
                    inline: true,
                })),
            },
        ],
        allowed_mentions: { parse: [] },
    };
}
function colorOf({ kind, severity }) {
    if (kind === 'closed')
        return GREEN;
    if (kind === 'test')
        return BLUE;
    return severity === 'critical' ? RED : ORANGE;
}


/***/ })

};
