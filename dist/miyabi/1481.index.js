export const id = 1481;
export const ids = [1481];
export const modules = {

/***/ 41481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   withFallback: () => (/* binding */ withFallback)
/* harmony export */ });
/* harmony import */ var _core_error_code_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74924);

/** Rejects when the time is over; what goes on behind it ends by its own limits. */
async function within(work, limitMs) {
    let timer;
    const over = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`no answer in ${limitMs} ms`)), limitMs);
    });
    try {
        return await Promise.race([work, over]);
    }
    finally {
        clearTimeout(timer);
    }
}
/**
 * Searches in the server and, where it is down, slow, answers errors or holds nothing that fits (any more, or yet),
 * in the embedded index. After a failure the server is not asked again in this process (fault 33).
 */
function withFallback({ first, embedded, limitMs, warn }) {
    let isDown = false;
    let opened;
    async function inServer(query) {
        if (isDown)
            return [];
        try {
            return await within(first.search(query), limitMs);
        }
        catch (error) {
            isDown = true;
            warn(`Searched in the embedded index instead of Qdrant: ${(0,_core_error_code_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .b)(error)}`);
            return [];
        }
    }
    return {
        async search(query) {
            const found = await inServer(query);
            if (found.length > 0)
                return found;
            opened ??= embedded();
            return (await opened)?.search(query) ?? [];
        },
    };
}


/***/ })

};
