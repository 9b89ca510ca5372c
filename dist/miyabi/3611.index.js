export const id = 3611;
export const ids = [3611];
export const modules = {

/***/ 3611:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  bedrockKeyOfRole: () => (/* binding */ bedrockKeyOfRole)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(62807);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/adapters/anthropic/upstream/identity/bedrock-token.js

const HOST = "bedrock.amazonaws.com";
const SERVICE = "bedrock";
const ALGORITHM = "AWS4-HMAC-SHA256";
const sha256 = (text) => (0,external_node_crypto_.createHash)("sha256").update(text).digest("hex");
const hmac = (key, text) => (0,external_node_crypto_.createHmac)("sha256", key).update(text).digest();
/** RFC 3986, as signatures want it: encodeURIComponent leaves five characters more. */
const encoded = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
/**
 * A short-term API key for Bedrock: an address that the role has signed, in base64. AWS has no call that gives one.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-generate.html (aws-bedrock-token-generator)
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
function bedrockToken({ accessKeyId, secretAccessKey, sessionToken }, { region, at, seconds }) {
    const time = at.toISOString().replace(/[-:]|\.\d{3}/g, "");
    const day = time.slice(0, 8);
    const scope = `${day}/${region}/${SERVICE}/aws4_request`;
    const query = Object.entries({
        Action: "CallWithBearerToken",
        "X-Amz-Algorithm": ALGORITHM,
        "X-Amz-Credential": `${accessKeyId}/${scope}`,
        "X-Amz-Date": time,
        "X-Amz-Expires": String(seconds),
        "X-Amz-Security-Token": sessionToken,
        "X-Amz-SignedHeaders": "host",
    })
        .map(([name, value]) => `${name}=${encoded(value)}`)
        .join("&");
    const request = ["POST", "/", query, `host:${HOST}`, "", "host", sha256("")].join("\n");
    const text = [ALGORITHM, time, scope, sha256(request)].join("\n");
    const key = [day, region, SERVICE, "aws4_request"].reduce(hmac, `AWS4${secretAccessKey}`);
    const signature = hmac(key, text).toString("hex");
    // Sorted by name, as the signer of AWS writes it: the signature comes before the signed headers.
    const signed = query.replace("&X-Amz-SignedHeaders=", `&X-Amz-Signature=${signature}&X-Amz-SignedHeaders=`);
    const address = `${HOST}/?${signed}&Version=1`;
    return `bedrock-api-key-${Buffer.from(address).toString("base64")}`;
}

// EXTERNAL MODULE: ./build/adapters/anthropic/upstream/identity/token-endpoint.js
var token_endpoint = __webpack_require__(99572);
;// CONCATENATED MODULE: ./build/adapters/anthropic/upstream/identity/aws-role.js



/** The session of a role lasts an hour unless the role says otherwise, and no key outlives it. */
const SECONDS = 3_600;
const aws_role_element = (xml, name) => new RegExp(`<${name}>([^<]+)</${name}>`).exec(xml)?.[1];
/**
 * A key for Bedrock of a role that trusts the run's identity.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 * @throws UserError missing_secret or missing_permission, TransientError
 */
async function bedrockKeyOfRole(options) {
    const { role, region, session, identity, clock, credential, conceal } = options;
    const { sts = `https://sts.${region}.amazonaws.com` } = options;
    const form = {
        Action: "AssumeRoleWithWebIdentity",
        Version: "2011-06-15",
        RoleArn: role,
        RoleSessionName: session,
        WebIdentityToken: await identity("sts.amazonaws.com"),
        DurationSeconds: String(SECONDS),
    };
    const at = clock.now();
    const xml = await (0,token_endpoint/* askFor */.dq)(`${sts}/`, { body: new URLSearchParams(form) }, { whose: "AWS", credential });
    const accessKeyId = aws_role_element(xml, "AccessKeyId");
    const secretAccessKey = aws_role_element(xml, "SecretAccessKey");
    const sessionToken = aws_role_element(xml, "SessionToken");
    if (!accessKeyId || !secretAccessKey || !sessionToken)
        throw new errors/* TransientError */.N_("AWS gave no credentials in its answer");
    for (const secret of [secretAccessKey, sessionToken])
        conceal(secret);
    const credentials = { accessKeyId, secretAccessKey, sessionToken };
    return {
        token: bedrockToken(credentials, { region, at, seconds: SECONDS }),
        expiresInSeconds: SECONDS,
    };
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
