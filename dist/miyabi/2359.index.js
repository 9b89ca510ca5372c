export const id = 2359;
export const ids = [2359];
export const modules = {

/***/ 92359:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   thisPlatform: () => (/* binding */ thisPlatform)
/* harmony export */ });
/** This machine as npm's packages name it, e.g. `linux-x64`, `linux-arm64-musl`. */
function thisPlatform() {
    const { platform, arch, report } = process;
    if (platform !== "linux")
        return `${platform}-${arch}`;
    const { header } = report.getReport();
    const glibc = typeof header === "object" && header !== null && "glibcVersionRuntime" in header;
    return glibc ? `linux-${arch}` : `linux-${arch}-musl`;
}


/***/ })

};
