export const id = 1398;
export const ids = [1398];
export const modules = {

/***/ 31398:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   googleFederation: () => (/* binding */ googleFederation)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2503);
/* harmony import */ var _token_endpoint_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99572);


const SCOPE = "https://www.googleapis.com/auth/cloud-platform";
const TYPE = "urn:ietf:params:oauth:token-type:";
const Impersonated = zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({ accessToken: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1), expireTime: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() });
const GOOGLE = {
    sts: "https://sts.googleapis.com/v1",
    iam: "https://iamcredentials.googleapis.com/v1",
};
/**
 * Google's token for the run's identity (workload identity federation), as itself or as a service account.
 * https://cloud.google.com/iam/docs/reference/sts/rest/v1/TopLevel/token
 * https://cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts/generateAccessToken
 * @throws UserError missing_secret or missing_permission, TransientError
 */
async function googleFederation(options) {
    const { access, identity, clock, credential, conceal, endpoints = GOOGLE } = options;
    const { provider, serviceAccount } = access;
    const source = { whose: "Google", credential };
    const federated = await (0,_token_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .askToken */ .vG)(`${endpoints.sts}/token`, {
        grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
        audience: `//iam.googleapis.com/${provider}`,
        scope: SCOPE,
        requested_token_type: `${TYPE}access_token`,
        subject_token: await identity(`https://iam.googleapis.com/${provider}`),
        subject_token_type: `${TYPE}jwt`,
    }, source);
    if (serviceAccount === undefined)
        return federated;
    conceal(federated.token);
    const text = await (0,_token_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .askFor */ .dq)(`${endpoints.iam}/projects/-/serviceAccounts/${encodeURIComponent(serviceAccount)}:generateAccessToken`, {
        headers: {
            authorization: `Bearer ${federated.token}`,
            "content-type": "application/json",
        },
        body: JSON.stringify({ scope: [SCOPE], lifetime: "3600s" }),
    }, source);
    const { accessToken: token, expireTime } = (0,_token_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .readAs */ .fd)(Impersonated, text, source);
    const expiresInSeconds = (Date.parse(expireTime) - clock.now().getTime()) / 1_000;
    return { token, expiresInSeconds };
}


/***/ }),

/***/ 99572:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S2: () => (/* binding */ refusedToken),
/* harmony export */   dq: () => (/* binding */ askFor),
/* harmony export */   fd: () => (/* binding */ readAs),
/* harmony export */   vG: () => (/* binding */ askToken)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2503);
/* harmony import */ var _core_error_code_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(74924);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62807);
/* harmony import */ var _core_text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34327);




/** https://datatracker.ietf.org/doc/html/rfc6749#section-5.1 */
const Answer = zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
    access_token: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1),
    expires_in: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().positive().default(3_600),
});
/** https://datatracker.ietf.org/doc/html/rfc6749#section-5.2 */
const OauthError = zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({ error: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), error_description: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional() });
/** https://cloud.google.com/apis/design/errors */
const GoogleError = zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({ error: zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({ message: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }) });
const TIMEOUT_MS = 30_000;
const MAX_SAID = 300;
const PASSING = new Set([408, 425, 429]);
const parsed = (text) => {
    try {
        const value = JSON.parse(text);
        return value;
    }
    catch {
        return undefined;
    }
};
/** What an error says about itself. Nothing else of it is repeated: it may hold what was sent. */
function saidBy(text) {
    const value = parsed(text);
    const { error, error_description: why } = OauthError.safeParse(value).data ?? {};
    const [, code, message] = /<Code>([^<]{1,100})<\/Code>\s*<Message>([^<]{0,1000})<\/Message>/.exec(text) ?? [];
    const google = GoogleError.safeParse(value).data?.error.message;
    return (0,_core_text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h)([error, why, google, code, message].filter((part) => part !== undefined).join(": "), MAX_SAID);
}
/** @throws UserError missing_secret where the service refuses */
function refusedToken(status, said, { whose, credential }) {
    const words = said === "" ? "" : `: ${said}`;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo("missing_secret", `${whose} gave no token (${status})${words}. Check ${credential}.`);
}
/**
 * The text of an answer that is none of an error.
 * @throws UserError missing_secret where it refuses, TransientError where it does not answer
 */
async function askFor(url, init, source) {
    let response;
    let text;
    try {
        const signal = AbortSignal.timeout(TIMEOUT_MS);
        response = await fetch(url, { method: "POST", redirect: "error", signal, ...init });
        text = await response.text();
    }
    catch (error) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TransientError */ .N_(`${source.whose} could not be asked for a token: ${(0,_core_error_code_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .b)(error)}`);
    }
    const { status } = response;
    if (status >= 500 || PASSING.has(status))
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TransientError */ .N_(`${source.whose} gave no token (${status})`);
    if (!response.ok)
        throw refusedToken(status, saidBy(text), source);
    return text;
}
/** JSON of a shape. @throws TransientError where the answer has another one */
function readAs(schema, text, { whose }) {
    const answer = schema.safeParse(parsed(text));
    if (!answer.success)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TransientError */ .N_(`${whose} gave no token in its answer`);
    return answer.data;
}
/** A token of an OAuth endpoint. @throws UserError missing_secret, TransientError */
async function askToken(url, form, source) {
    const text = await askFor(url, { body: new URLSearchParams(form) }, source);
    const { access_token: token, expires_in: expiresInSeconds } = readAs(Answer, text, source);
    return { token, expiresInSeconds };
}


/***/ })

};
