export const id = 6360;
export const ids = [6360];
export const modules = {

/***/ 26360:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseBoundedYaml: () => (/* binding */ parseBoundedYaml),
/* harmony export */   yamlReason: () => (/* binding */ yamlReason)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6637);

const MOST_LEVELS = 64;
const MOST_EXPLICIT_KEYS = 4;
function parseBoundedYaml(text, options) {
    refuseDepth(text);
    try {
        return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, { ...options, prettyErrors: true });
    }
    catch (cause) {
        if (!(cause instanceof RangeError))
            throw cause;
        throw tooDeep(cause);
    }
}
const QUOTED = /(?<=[\w)]): .*?(?= at line \d+, column \d+:?$|$)/s;
function yamlReason(message) {
    const [first = ''] = message.split('\n');
    return first.replace(QUOTED, '').replace(/:$/, '');
}
function refuseDepth(text) {
    let brackets = 0;
    let inLine = 0;
    let explicitKeys = 0;
    let followsComma = false;
    for (const lexeme of new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Lexer */ .JG().lex(text)) {
        const type = yaml__WEBPACK_IMPORTED_MODULE_0__/* .CST */ .DB.tokenType(lexeme);
        if (type === 'comma' && followsComma)
            throw new Error('it has two commas in a row');
        if (type !== 'space' && type !== 'newline')
            followsComma = type === 'comma';
        switch (type) {
            case 'flow-seq-start':
            case 'flow-map-start':
                brackets += 1;
                break;
            case 'flow-seq-end':
            case 'flow-map-end':
                brackets -= 1;
                break;
            case 'comma':
            case 'newline':
                inLine = 0;
                explicitKeys = 0;
                break;
            case 'explicit-key-ind':
                explicitKeys += 1;
                inLine += 1;
                break;
            case 'seq-item-ind':
            case 'map-value-ind':
                inLine += 1;
                break;
            default:
                break;
        }
        if (brackets < 0)
            throw new Error('it closes a bracket that is not open');
        if (brackets > MOST_LEVELS || inLine > MOST_LEVELS)
            throw tooDeep();
        if (explicitKeys > MOST_EXPLICIT_KEYS)
            throw tooDeep();
    }
}
function tooDeep(cause) {
    return new Error(`it is nested deeper than ${MOST_LEVELS} levels`, { cause });
}


/***/ })

};
