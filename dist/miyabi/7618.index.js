export const id = 7618;
export const ids = [7618];
export const modules = {

/***/ 87618:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   keepInQdrant: () => (/* binding */ keepInQdrant)
/* harmony export */ });
/* harmony import */ var _core_error_code_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74924);

/**
 * Brings the server up to the log, with what earlier runs could not write. A server that is down costs a warning,
 * never the run: the log is the truth, and the next run finds what is missing (fault 33).
 */
async function keepInQdrant(keeping) {
    const { store, documents, limitMs, note, warn } = keeping;
    try {
        const signal = AbortSignal.timeout(limitMs);
        const { written } = await store.sync(await documents(), { prune: false, signal });
        note(`Qdrant has the log: ${written} ${written === 1 ? "entry was" : "entries were"} written.`);
    }
    catch (error) {
        warn(`Qdrant was not brought up to the log, the next run does it: ${(0,_core_error_code_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .b)(error)}`);
    }
}


/***/ })

};
