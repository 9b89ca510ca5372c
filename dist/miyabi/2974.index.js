export const id = 2974;
export const ids = [2974];
export const modules = {

/***/ 42974:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   vertex: () => (/* binding */ vertex)
/* harmony export */ });
/* harmony import */ var _prices_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82070);
/* harmony import */ var _upstream_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63417);


/**
 * The API's version stands in the body, not in a header; the first has another name there.
 * https://platform.claude.com/docs/en/api/versioning
 */
const FIRST_VERSION = "2023-06-01";
const FIRST_VERSION_HERE = "vertex-2023-10-16";
/** Ids there are `claude-haiku-4-5@20251001`, and without a date for newer models. */
const vertexModel = (model) => model.replace(/-(\d{8})$/, "@$1");
/** https://cloud.google.com/vertex-ai/generative-ai/docs/learn/locations */
function addressOf(location) {
    switch (location) {
        case "global":
            return "https://aiplatform.googleapis.com/v1";
        case "us":
        case "eu":
            return `https://aiplatform.${location}.rep.googleapis.com/v1`;
        default:
            return `https://${location}-aiplatform.googleapis.com/v1`;
    }
}
/**
 * Claude on Google Cloud, operated by Google (Vertex AI): the Messages API with the model in the address and the version in the body.
 * https://platform.claude.com/docs/en/build-with-claude/claude-models-on-google-cloud/google-managed
 * https://cloud.google.com/vertex-ai/generative-ai/docs/partner-models/claude/use-claude
 * @param token one that is valid now
 */
function vertex({ project, location, url }, { token, credential }) {
    const base = (url ?? addressOf(location)).replace(/\/+$/, "");
    const models = `${base}/projects/${project}/locations/${location}/publishers/anthropic/models`;
    return {
        credential,
        isAnthropic: false,
        pricedAs: (model) => (location === "global" ? model : (0,_prices_js__WEBPACK_IMPORTED_MODULE_0__/* .regional */ .W)(model)),
        async prepare({ headers, body: { model, ...body } }) {
            const name = encodeURIComponent(vertexModel(String(model))).replaceAll("%40", "@");
            const method = body["stream"] === true ? "streamRawPredict" : "rawPredict";
            const { "anthropic-version": version = FIRST_VERSION, ...others } = (0,_upstream_js__WEBPACK_IMPORTED_MODULE_1__/* .letIn */ .DB)(headers);
            const here = version === FIRST_VERSION ? FIRST_VERSION_HERE : version;
            return {
                url: new URL(`${models}/${name}:${method}`),
                headers: { ...others, authorization: `Bearer ${await token()}` },
                body: JSON.stringify({ ...body, anthropic_version: here }),
            };
        },
    };
}


/***/ })

};
