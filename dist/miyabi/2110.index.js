export const id = 2110;
export const ids = [2110];
export const modules = {

/***/ 32110:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  googleToken: () => (/* binding */ googleToken)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(62807);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./build/core/error-code.js
var error_code = __webpack_require__(74924);
// EXTERNAL MODULE: ./build/core/text/inert-line.js
var inert_line = __webpack_require__(34327);
;// CONCATENATED MODULE: ./build/adapters/anthropic/upstream/token-endpoint.js




/** https://datatracker.ietf.org/doc/html/rfc6749#section-5.1 */
const Answer = schemas/* looseObject */._H3({
    access_token: schemas/* string */.YjP().min(1),
    expires_in: schemas/* number */.aig().positive().default(3_600),
});
/** https://datatracker.ietf.org/doc/html/rfc6749#section-5.2; nothing else of an error is repeated: it may hold what was sent. */
const Refused = schemas/* looseObject */._H3({ error: schemas/* string */.YjP(), error_description: schemas/* string */.YjP().optional() });
const TIMEOUT_MS = 30_000;
const MAX_SAID = 300;
const PASSING = new Set([408, 425, 429]);
function parsed(text) {
    try {
        const value = JSON.parse(text);
        return value;
    }
    catch {
        return undefined;
    }
}
/**
 * Asks a token endpoint of OAuth for a token.
 * @param asked.whose whom the token is of, for a text to people
 * @param asked.credential what to check where it is refused
 * @throws UserError missing_secret where it refuses, TransientError where it does not answer
 */
async function askToken(url, form, asked) {
    let response;
    let text;
    try {
        response = await fetch(url, {
            method: "POST",
            body: new URLSearchParams(form),
            redirect: "error",
            signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        text = await response.text();
    }
    catch (error) {
        throw new errors/* TransientError */.N_(`${asked.whose} could not be asked for a token: ${(0,error_code/* messageOf */.b)(error)}`);
    }
    const { status } = response;
    const value = parsed(text);
    if (status >= 500 || PASSING.has(status))
        throw new errors/* TransientError */.N_(`${asked.whose} gave no token (${status})`);
    if (!response.ok) {
        const { error, error_description: why } = Refused.safeParse(value).data ?? {};
        const said = [error, why].filter((part) => part !== undefined).join(": ");
        throw new errors/* UserError */.yo("missing_secret", `${asked.whose} gave no token (${status})${said === "" ? "" : `: ${(0,inert_line/* plainLine */.h)(said, MAX_SAID)}`}. Check ${asked.credential}.`);
    }
    const answer = Answer.safeParse(value);
    if (!answer.success)
        throw new errors/* TransientError */.N_(`${asked.whose} gave no token in its answer`);
    return { token: answer.data.access_token, expiresInSeconds: answer.data.expires_in };
}

;// CONCATENATED MODULE: ./build/adapters/anthropic/upstream/google-token.js



const SCOPE = "https://www.googleapis.com/auth/cloud-platform";
const GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
/** Google takes no longer one. */
const LIFE_SECONDS = 3_600;
const encoded = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
function keyOf({ private_key: pem }, credential) {
    try {
        return (0,external_node_crypto_.createPrivateKey)(pem);
    }
    catch {
        throw new errors/* UserError */.yo("missing_secret", `The private key of the service account cannot be read. Put the key file as Google gave it, in one line, into ${credential}: jq -c . key.json.`);
    }
}
/**
 * A token for a service account, asked for with a claim that its key has signed (RS256).
 * https://developers.google.com/identity/protocols/oauth2/service-account
 * @throws UserError missing_secret, TransientError
 */
function googleToken(account, { clock, credential }) {
    const { client_email: iss, private_key_id: kid, token_uri: aud } = account;
    const iat = Math.floor(clock.now().getTime() / 1_000);
    const header = { alg: "RS256", typ: "JWT", ...(kid === undefined ? {} : { kid }) };
    const claims = { iss, scope: SCOPE, aud, iat, exp: iat + LIFE_SECONDS };
    const signed = `${encoded(header)}.${encoded(claims)}`;
    const signature = (0,external_node_crypto_.sign)("sha256", Buffer.from(signed), keyOf(account, credential));
    const assertion = `${signed}.${signature.toString("base64url")}`;
    return askToken(aud, { grant_type: GRANT, assertion }, { whose: "Google", credential });
}


/***/ })

};
