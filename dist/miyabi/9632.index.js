export const id = 9632;
export const ids = [9632];
export const modules = {

/***/ 59632:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bedrock: () => (/* binding */ bedrock)
/* harmony export */ });
/* harmony import */ var _prices_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82070);
/* harmony import */ var _messages_api_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97889);
/* harmony import */ var _upstream_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63417);



/** Ids there are `anthropic.claude-opus-4-8`: the API's own names get that form, all others are taken as they are. */
const bedrockModel = (model) => model.startsWith("claude-") ? `anthropic.${model.replace(/-\d{8}$/, "")}` : model;
/**
 * Claude in Amazon Bedrock: the Messages API itself, answers streamed as events, with a Bedrock API key as bearer, long-lived or made for a role.
 * https://platform.claude.com/docs/en/build-with-claude/claude-in-amazon-bedrock
 * https://docs.aws.amazon.com/bedrock/latest/userguide/inference-messages-api.html
 * https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html
 * @param token the key, good now
 */
function bedrock({ region, url }, { token, credential }) {
    const baseUrl = url ?? `https://bedrock-mantle.${region}.api.aws/anthropic`;
    const api = (0,_upstream_js__WEBPACK_IMPORTED_MODULE_2__/* .withToken */ .ub)((0,_messages_api_js__WEBPACK_IMPORTED_MODULE_1__/* .messagesApi */ .l)({ apiKey: "", baseUrl, credential }, { auth: "none", isAnthropic: false }), token);
    return {
        ...api,
        // Only the name of a global profile says that it is not the dearer, regional one.
        pricedAs: (model) => (model.startsWith("global.") ? model : (0,_prices_js__WEBPACK_IMPORTED_MODULE_0__/* .regional */ .W)(model)),
        prepare({ headers, query, body }) {
            const { model } = body;
            const named = typeof model === "string" ? { ...body, model: bedrockModel(model) } : body;
            return api.prepare({ headers, query, body: named });
        },
    };
}


/***/ })

};
