export const id = 6833;
export const ids = [6833];
export const modules = {

/***/ 16833:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   pathMatcher: () => (/* binding */ pathMatcher)
/* harmony export */ });
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14006);

/** Whole paths against globs, in their letter case, names that begin with a dot included. */
const pathMatcher = (globs) => {
    const matches = picomatch__WEBPACK_IMPORTED_MODULE_0__([...globs], {
        dot: true,
        nobrace: true,
        noextglob: true,
        nonegate: true,
    });
    return (path) => matches(path);
};


/***/ })

};
