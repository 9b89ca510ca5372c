export const id = 2220;
export const ids = [2220];
export const modules = {

/***/ 32220:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   keptToken: () => (/* binding */ keptToken)
/* harmony export */ });
/** A call that begins just before the end still gets through. */
const SPARE_MS = 5 * 60_000;
/**
 * One token for all calls until shortly before its end; of a short life half is used. Calls at the same time
 * wait for the same new one, and what could not be had is asked for again by the next call.
 */
function keptToken(mint, clock) {
    let kept;
    let minting;
    const renew = async () => {
        const asked = clock.monotonic();
        const { token, expiresInSeconds } = await mint();
        const life = expiresInSeconds * 1_000;
        kept = { token, until: asked + Math.max(life - SPARE_MS, life / 2) };
        return token;
    };
    return async () => {
        if (kept !== undefined && clock.monotonic() < kept.until)
            return kept.token;
        minting ??= renew().finally(() => (minting = undefined));
        return minting;
    };
}


/***/ })

};
