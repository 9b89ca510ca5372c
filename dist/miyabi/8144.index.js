export const id = 8144;
export const ids = [8144,1240];
export const modules = {

/***/ 81240:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseYaml: () => (/* binding */ parseYaml)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62807);


const MOST_BYTES = 100_000;
/** Repeated anchors; a document that people write has none or a few. */
const MOST_ALIASES = 50;
const MOST_DEPTH = 50;
/**
 * A YAML document as plain data, for a schema to judge. Bounded in size, depth and aliases; the keys
 * `__proto__`, `constructor` and `prototype` are refused wherever they stand.
 *
 * @param what how messages name the text, e.g. `.github/miyabi.yml`
 * @throws UserError (`code`, invalid_config by default) with line and column
 */
function parseYaml(text, what, code = "invalid_config") {
    const refuse = (message) => {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(code, message);
    };
    const bytes = Buffer.byteLength(text);
    if (bytes > MOST_BYTES)
        refuse(`${what} has ${bytes} bytes; at most ${MOST_BYTES} are read. Shorten it.`);
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const document = parseShallow(text, lines);
    if (!document)
        return refuse(`${what} is nested deeper than ${MOST_DEPTH} levels. Flatten it.`);
    const at = (offset) => {
        const { line, col } = lines.linePos(offset ?? 0);
        return `${what}:${line}:${col}`;
    };
    const problem = document.errors[0];
    if (problem)
        refuse(`${at(problem.pos[0])}: ${problem.message}. Correct the YAML there.`);
    let aliases = 0;
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
        Alias: () => {
            aliases += 1;
            if (aliases > MOST_ALIASES)
                refuse(`${what} repeats anchors more than ${MOST_ALIASES} times. Write the values out.`);
        },
        Collection: (_key, node, path) => {
            if (path.length > MOST_DEPTH)
                refuse(`${at(node.range?.[0])}: nested deeper than ${MOST_DEPTH} levels. Flatten it.`);
            if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
                return;
            for (const { key } of node.items)
                if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) && FORBIDDEN_KEYS.has(String(key.value)))
                    refuse(`${at(key.range?.[0])}: the key "${String(key.value)}" is not allowed. Remove it.`);
        },
    });
    try {
        const value = document.toJS({ maxAliasCount: MOST_ALIASES });
        return value;
    }
    catch (error) {
        return refuse(`${what}: ${error instanceof Error ? error.message : String(error)}.`);
    }
}
const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);
/** Undefined where the nesting exhausts the parser's stack. */
function parseShallow(text, lineCounter) {
    try {
        return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, { lineCounter, prettyErrors: false });
    }
    catch (error) {
        if (error instanceof RangeError)
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 58144:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   yamlReader: () => (/* binding */ yamlReader)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var _parse_yaml_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81240);


/** Line and column of a key or an item, or of the innermost thing around it that is there. */
function positionIn(text, path) {
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, { lineCounter: lines, prettyErrors: false });
    let node = document.contents;
    let offset = 0;
    for (const step of path) {
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node))
            node = node.resolve(document);
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node)) {
            const pair = node.items.find(({ key }) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) && String(key.value) === String(step));
            if (pair === undefined)
                break;
            if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(pair.key))
                offset = pair.key.range?.[0] ?? offset;
            node = pair.value;
        }
        else if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node)) {
            const item = node.items[Number(step)];
            if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(item) || (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(item) || (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(item))
                offset = item.range?.[0] ?? offset;
            node = item;
        }
        else
            break;
    }
    const { line, col } = lines.linePos(offset);
    return `${line}:${col}`;
}
/**
 * Reads YAML documents of one name, and knows where in them things stand.
 * @param what how messages name the text, e.g. `.github/miyabi.yml`
 */
function yamlReader(what) {
    return Object.assign((text) => (0,_parse_yaml_js__WEBPACK_IMPORTED_MODULE_1__.parseYaml)(text, what), {
        placeIn: (text, path) => `${what}:${positionIn(text, path)}`,
    });
}


/***/ })

};
