export const id = 380;
export const ids = [380];
export const modules = {

/***/ 89773:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ ask)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44708);


/** What is read of a body; a longer one is cut. */
const MOST_BYTES = 64 * 1024;
/**
 * One request over a connection of its own; redirects are the caller's. A certificate is always checked,
 * whatever NODE_TLS_REJECT_UNAUTHORIZED says. @throws the error of the connection
 */
const ask = ({ url, signal, method = "GET", ...rest }) => new Promise((resolve, reject) => {
    const { headers = {}, body, ca, mostBytes = MOST_BYTES } = rest;
    const target = new URL(url);
    const shared = { method, headers, signal, agent: false };
    const sent = target.protocol === "https:"
        ? (0,node_https__WEBPACK_IMPORTED_MODULE_1__.request)(target, { ...shared, rejectUnauthorized: true, ca })
        : (0,node_http__WEBPACK_IMPORTED_MODULE_0__.request)(target, shared);
    sent.on("error", reject);
    sent.on("response", (response) => {
        const chunks = [];
        let size = 0;
        const done = (cut) => {
            const text = Buffer.concat(chunks).subarray(0, mostBytes).toString("utf8");
            resolve({
                status: response.statusCode ?? 0,
                location: response.headers.location,
                retryAfter: response.headers["retry-after"],
                text,
                cut,
            });
        };
        response.on("data", (chunk) => {
            chunks.push(chunk);
            size += chunk.length;
            if (size <= mostBytes)
                return;
            done(true);
            sent.destroy();
        });
        response.on("end", () => done(false));
        response.on("error", reject);
    });
    sent.end(body);
});


/***/ }),

/***/ 58019:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ connectionError)
/* harmony export */ });
/* harmony import */ var _core_error_code_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74924);

const TLS = {
    CERT_HAS_EXPIRED: "has expired",
    CERT_NOT_YET_VALID: "is not valid yet",
    ERR_TLS_CERT_ALTNAME_INVALID: "is for another host",
    DEPTH_ZERO_SELF_SIGNED_CERT: "is self-signed",
    SELF_SIGNED_CERT_IN_CHAIN: "is signed by an authority that is not trusted (self-signed)",
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "is signed by an unknown authority",
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: "comes without the chain to its authority",
};
/** Not core's codeOf: errors of TLS have a code and no system call. */
const codeIn = (error) => typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
/** Why there was no reply, in words: `the certificate has expired (CERT_HAS_EXPIRED)`. */
function connectionError(error) {
    const code = codeIn(error);
    const tls = TLS[code];
    // Where several addresses were tried, the message is empty and the code says it.
    return tls === undefined
        ? (0,_core_error_code_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .b)(error) || code || "no reply"
        : `the certificate ${tls} (${code})`;
}


/***/ }),

/***/ 22421:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var _http_capped_request_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89773);
/* harmony import */ var _http_connection_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58019);
/* harmony import */ var _retry_after_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61546);



/** What is sent once, and how it went. `accepted` reads what a reply of success says. */
async function post(request, { clock, timeoutMs, accepted = () => ({ kind: "sent" }), }) {
    const signal = AbortSignal.timeout(timeoutMs);
    try {
        const { status, text, retryAfter } = await (0,_http_capped_request_js__WEBPACK_IMPORTED_MODULE_0__/* .ask */ .k)({ ...request, method: "POST", signal });
        if (status >= 200 && status < 300)
            return accepted(text);
        return {
            kind: "failed",
            why: `HTTP ${status}`,
            again: (0,_retry_after_js__WEBPACK_IMPORTED_MODULE_2__/* .mayPass */ .b)(status),
            retryAfterMs: (0,_retry_after_js__WEBPACK_IMPORTED_MODULE_2__/* .retryAfterMs */ .V)(retryAfter, clock.now()),
        };
    }
    catch (error) {
        const why = signal.aborted ? `no reply in ${timeoutMs} ms` : (0,_http_connection_error_js__WEBPACK_IMPORTED_MODULE_1__/* .connectionError */ .$)(error);
        return { kind: "failed", why, again: true };
    }
}


/***/ }),

/***/ 61546:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ retryAfterMs),
/* harmony export */   b: () => (/* binding */ mayPass)
/* harmony export */ });
/**
 * Milliseconds that `Retry-After` asks for: seconds, or a date (RFC 9110, section 10.2.3). Undefined where it
 * says neither.
 */
function retryAfterMs(value, now) {
    if (value === null || value === undefined || value.trim() === "")
        return undefined;
    if (/^\d{1,9}$/.test(value.trim()))
        return Number(value.trim()) * 1000;
    const date = Date.parse(value);
    return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}
/** Statuses after which the same request may pass: too early, too many, or the other side's own fault. */
const mayPass = (status) => status === 408 || status === 425 || status === 429 || status >= 500;


/***/ }),

/***/ 71052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ withRetries)
/* harmony export */ });
/** Before the second, third and fourth try; each up to a quarter longer, so that jobs do not come together. */
const WAITS_MS = [2_000, 4_000, 8_000];
const JITTER = 0.25;
/** For one try. */
const TIMEOUT_MS = 10_000;
const words = (why, tries) => tries === 1 ? why : `${why} (${tries} tries)`;
/** Tries once and, where it may help, three times more; waits as long as the other side asks, or gives up. */
async function withRetries(attempt, { clock, random, until }) {
    for (let tries = 1;; tries++) {
        const left = until - clock.monotonic();
        if (left <= 0)
            return { kind: "failed", why: "no time was left for it" };
        const tried = await attempt(Math.min(TIMEOUT_MS, left));
        if (tried.kind === "sent")
            return tried;
        const base = WAITS_MS[tries - 1];
        if (!tried.again || base === undefined)
            return { kind: "failed", why: words(tried.why, tries) };
        const wait = Math.max(base * (1 + JITTER * random()), tried.retryAfterMs ?? 0);
        if (clock.monotonic() + wait >= until)
            return { kind: "failed", why: `${words(tried.why, tries)}; no time was left to try again` };
        await clock.sleep(wait);
    }
}


/***/ }),

/***/ 67657:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ issueUrl),
/* harmony export */   r: () => (/* binding */ makeNotice)
/* harmony export */ });
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82552);
/* harmony import */ var _text_inert_line_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34327);


const LINE = 500;
const MOST_LINES = 12;
const issueUrl = (record, place) => `${place.serverUrl}/${place.repository}/issues/${record.issue.number}`;
/** A notice of this session; its texts become plain lines, and few enough for every channel. */
function makeNotice(record, said, place) {
    const { number, title } = record.issue;
    const url = issueUrl(record, place);
    const { repository } = place;
    const lines = said.lines.map((line) => (0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_1__/* .plainLine */ .h)(line, LINE)).filter((line) => line !== "");
    const rest = lines.length - MOST_LINES;
    return {
        ...said,
        id: (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)({ repository, number, began: record.trigger.runId, key: said.key }).slice(0, 32),
        repository,
        issue: { number, title: (0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_1__/* .plainLine */ .h)(title, 200), url },
        title: (0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_1__/* .plainLine */ .h)(said.title, 200),
        lines: rest > 0 ? [...lines.slice(0, MOST_LINES), `… and ${rest} more on the issue`] : lines,
        links: said.links ?? [{ text: `Issue ${number}`, url }],
        answers: said.answers ?? [],
    };
}


/***/ }),

/***/ 789:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ deliveryLine),
/* harmony export */   w: () => (/* binding */ rememberNotices)
/* harmony export */ });
/* harmony import */ var _session_session_edit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99698);
/* harmony import */ var _text_inert_line_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34327);


const NAMES = {
    slack: "Slack",
    email: "e-mail",
    webhook: "the webhook",
};
/** What is said of a notice that did not, or not quite, arrive; one plain line. */
const deliveryLine = ({ channel, key, outcome, why = "" }) => (0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_1__/* .plainLine */ .h)(`Notice ${key} ${outcome === "sent" ? "went out" : "did not go out"} by ${NAMES[channel]}: ${why}`, 300);
/** The record with the newest try of each notice on each channel, and a note for each that had a problem. */
function rememberNotices(record, tried) {
    if (tried.length === 0)
        return record;
    const same = (one) => (other) => one.key === other.key && one.channel === other.channel;
    const kept = (record.notices ?? []).filter((one) => !tried.some(same(one)));
    return tried
        .filter(({ why }) => why !== undefined)
        .map(deliveryLine)
        .filter((line) => !record.notes.includes(line))
        .reduce(_session_session_edit_js__WEBPACK_IMPORTED_MODULE_0__/* .addNote */ .gp, { ...record, notices: [...kept, ...tried] });
}


/***/ }),

/***/ 72116:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l: () => (/* binding */ noticesOf)
});

// EXTERNAL MODULE: ./build/core/error-code.js
var error_code = __webpack_require__(74924);
// EXTERNAL MODULE: ./build/core/text/named-lines.js
var named_lines = __webpack_require__(56691);
;// CONCATENATED MODULE: ./build/core/notices/notice-secrets.js

/** Names that the secret MIYABI_NOTICE_SECRETS may hold, a line NAME=value each. */
const NOTICE_SECRETS = ["SLACK_WEBHOOK_URL", "SMTP_USER", "SMTP_PASSWORD", "WEBHOOK_KEY"];
/** Lines that say something else are left out: a notice never stops a session. */
const parseNoticeSecrets = (text) => (0,named_lines/* namedLines */.v)(text, NOTICE_SECRETS);
const missingText = (name) => `${name} is missing: add the line ${name}=... to the secret MIYABI_NOTICE_SECRETS and pass it in the caller's secrets`;
/** What the configuration wants and the secret does not have; a sentence each, without its full stop. */
function missingSecrets({ channels: { slack, email, webhook } }, secrets) {
    const wanted = [
        ...(slack ? ["SLACK_WEBHOOK_URL"] : []),
        // A server that wants no name wants no password.
        ...(email !== undefined && secrets.SMTP_USER !== undefined ? ["SMTP_PASSWORD"] : []),
        ...(webhook === undefined ? [] : ["WEBHOOK_KEY"]),
    ];
    return wanted.filter((name) => secrets[name] === undefined).map(missingText);
}

// EXTERNAL MODULE: ./build/core/notices/routing.js
var routing = __webpack_require__(41322);
;// CONCATENATED MODULE: ./build/core/notices/orders.js

function channelsOf(notice, config) {
    const { kind } = notice;
    const { slack, email, webhook } = config.channels;
    const to = (0,routing/* addressesFor */.SH)(kind, config);
    return [
        ...(slack && (0,routing/* isForSlack */.EJ)(kind, config) ? [{ channel: "slack", notice, to: [] }] : []),
        ...(email !== undefined && to.length > 0 ? [{ channel: "email", notice, to }] : []),
        ...(webhook !== undefined && (0,routing/* rolesFor */.ZI)(kind, config).length > 0
            ? [{ channel: "webhook", notice, to: [] }]
            : []),
    ];
}
/** What is to be sent: not what went out before, as the session remembers it. What failed is tried again. */
const ordersOf = (notices, config, remembered = []) => notices
    .flatMap((notice) => channelsOf(notice, config))
    .filter(({ channel, notice }) => !remembered.some((one) => one.channel === channel && one.key === notice.key && one.outcome === "sent"));

// EXTERNAL MODULE: ./build/core/notices/remember.js
var remember = __webpack_require__(789);
// EXTERNAL MODULE: ./build/core/session/session-edit.js
var session_edit = __webpack_require__(99698);
// EXTERNAL MODULE: ./build/core/text/inert-line.js
var inert_line = __webpack_require__(34327);
// EXTERNAL MODULE: ./build/adapters/notices/with-retries.js
var with_retries = __webpack_require__(71052);
;// CONCATENATED MODULE: ./build/adapters/notices/connect-notices.js







/** For all notices of a call together; the channels run side by side. */
const MOST_MS = 60_000;
const MOST_WHY = 300;
/** Any text of it may hold what an action knows. JSON stays JSON. */
function redacted({ notice, ...order }, redact) {
    const clean = (lines) => lines.map(redact);
    return {
        ...order,
        notice: {
            ...notice,
            title: redact(notice.title),
            lines: clean(notice.lines),
            issue: { ...notice.issue, title: redact(notice.issue.title) },
        },
    };
}
function connectNotices(options) {
    const { secrets, clock, redact, warn, channelOf, random = Math.random } = options;
    async function send(order, { channel, until }) {
        const { kind, why } = await (0,with_retries/* withRetries */.L)((timeoutMs) => channel(redacted(order, redact), timeoutMs), { clock, random, until });
        return {
            key: order.notice.key,
            channel: order.channel,
            outcome: kind,
            at: clock.now().toISOString(),
            ...(why === undefined ? {} : { why: redact((0,inert_line/* plainLine */.h)(why, MOST_WHY)) }),
        };
    }
    /** One after the other on a channel, oldest first. */
    async function sendAll(orders, config) {
        const until = clock.monotonic() + MOST_MS;
        const names = [...new Set(orders.map(({ channel }) => channel))];
        const sent = names.map(async (name) => {
            const channel = channelOf(name, { config, secrets });
            const records = [];
            for (const order of orders.filter((one) => one.channel === name))
                records.push(await send(order, { channel, until }));
            return records;
        });
        return (await Promise.all(sent)).flat();
    }
    return {
        async tell(record, notices) {
            if (notices.length === 0)
                return record;
            try {
                const config = (await options.config()).notices;
                const tried = await sendAll(ordersOf(notices, config, record.notices), config);
                for (const one of tried)
                    if (one.why !== undefined)
                        warn(`${(0,remember/* deliveryLine */.d)(one)}.`);
                return (0,remember/* rememberNotices */.w)(record, tried);
            }
            catch (error) {
                const line = redact((0,inert_line/* plainLine */.h)(`Nobody was told: ${(0,error_code/* messageOf */.b)(error)}`, MOST_WHY));
                warn(line);
                return (0,session_edit/* addNote */.gp)(record, line);
            }
        },
        async problems() {
            const config = (await options.config()).notices;
            const problems = missingSecrets(config, secrets).map((one) => `A notice cannot be sent: ${one}.`);
            for (const problem of problems)
                warn(problem);
            return problems;
        },
    };
}

;// CONCATENATED MODULE: ./build/core/notices/slack-message.js
/** https://docs.slack.dev/reference/block-kit/blocks and .../composition-objects/text-object */
const MOST_BLOCKS = 50;
const MOST_TEXT = 3_000;
const MOST_HEADER = 150;
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
/** Slack's escaping, cut before an entity and not in the middle of one; never empty, which Slack refuses. */
function slackText(text, most = MOST_TEXT) {
    let out = "";
    for (const character of text) {
        const next = ENTITIES[character] ?? character;
        if (out.length + next.length > most - 1)
            return `${out}…`;
        out += next;
    }
    return out === "" ? " " : out;
}
const plain = (text, most) => ({
    type: "plain_text",
    text: slackText(text, most),
    emoji: false,
});
/** Our own words and addresses only: what others wrote is plain text. */
const markdown = (text) => ({ type: "mrkdwn", text, verbatim: true });
const SIGNS = {
    escalation: "⚠️",
    gate: "✋",
    grace: "🔔",
    hotfix: "🚑",
    incident: "🔥",
    freeze: "🚨",
    rollback: "⏪",
    failed: "❌",
    done: "✅",
};
const signOf = ({ event }) => SIGNS[event];
/** A message for an incoming webhook. No text of it can ring for a channel or a person. */
function slackMessage(notice) {
    const { repository, issue, title, lines, links, digest, answers, severity, kind } = notice;
    const head = `${signOf(notice)} ${title}`;
    const facts = [
        `${repository} issue ${issue.number}`,
        `severity ${severity}`,
        kind,
        ...(digest === undefined ? [] : [`digest ${digest}`]),
    ].join(" · ");
    const commands = answers.map(({ command, meaning }) => `\`${slackText(command, 200)}\` – ${slackText(meaning, 300)}`);
    const blocks = [
        { type: "header", text: plain(head, MOST_HEADER) },
        { type: "section", text: plain(issue.title) },
        ...lines.map((line) => ({ type: "section", text: plain(`• ${line}`) })),
        ...(commands.length === 0
            ? []
            : [
                {
                    type: "section",
                    text: markdown(["*Answer* with a comment on the issue:", ...commands].join("\n")),
                },
            ]),
    ];
    const foot = [
        {
            type: "section",
            text: markdown(links.map(({ text, url }) => `<${slackText(url, 600)}|${slackText(text, 80)}>`).join(" · ")),
        },
        { type: "context", elements: [plain(facts)] },
    ];
    return {
        text: slackText(`${head} (${repository} issue ${issue.number})`),
        blocks: [...blocks.slice(0, MOST_BLOCKS - foot.length), ...foot],
        unfurl_links: false,
        unfurl_media: false,
    };
}

;// CONCATENATED MODULE: ./build/core/notices/mail-message.js

const mail_message_ENTITIES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
};
const escapeHtml = (text) => text.replace(/[&<>"']/g, (character) => mail_message_ENTITIES[character] ?? character);
function textOf({ issue, lines, links, answers, title, ...facts }, foot) {
    const sections = [
        title,
        `${facts.repository} issue ${issue.number}: ${issue.title}`,
        lines.map((line) => `- ${line}`).join("\n"),
        answers.length === 0
            ? ""
            : [
                "Answer with a comment on the issue:",
                ...answers.map(({ command, meaning }) => `  ${command}   ${meaning}`),
            ].join("\n"),
        links.map(({ text, url }) => `${text}: ${url}`).join("\n"),
        `-- \n${foot}`,
    ];
    return sections.filter((section) => section !== "").join("\n\n");
}
function htmlOf({ issue, lines, links, answers, title, ...facts }, foot) {
    const list = (items) => items.length === 0 ? "" : `<ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul>`;
    const commands = answers.map(({ command, meaning }) => `<code>${escapeHtml(command)}</code> – ${escapeHtml(meaning)}`);
    const addresses = links.map(({ text, url }) => `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>`);
    return [
        "<!doctype html>",
        `<html lang="en"><body style="font-family: sans-serif">`,
        `<h2>${escapeHtml(title)}</h2>`,
        `<p>${escapeHtml(facts.repository)} issue ${issue.number}: ${escapeHtml(issue.title)}</p>`,
        list(lines.map(escapeHtml)),
        commands.length === 0 ? "" : `<p>Answer with a comment on the issue:</p>${list(commands)}`,
        `<p>${addresses.join(" · ")}</p>`,
        `<p style="color: #666">${escapeHtml(foot)}</p>`,
        "</body></html>",
    ]
        .filter((part) => part !== "")
        .join("\n");
}
/** A mail in both dresses. It loads nothing from anywhere, and its links lead to GitHub. */
function mailMessage(notice) {
    const { repository, issue, severity, kind, digest } = notice;
    const foot = `Severity ${severity}, kind ${kind}${digest === undefined ? "" : `, digest ${digest}`}. Sent by Miyabi; .github/miyabi.yml says to whom.`;
    return {
        subject: `[${repository} issue ${issue.number}] ${signOf(notice)} ${notice.title}`,
        text: textOf(notice, foot),
        html: htmlOf(notice, foot),
    };
}

// EXTERNAL MODULE: ./build/core/notices/safe-address.js
var safe_address = __webpack_require__(95366);
;// CONCATENATED MODULE: ./build/adapters/mail/mail-channel.js



/** Where TLS begins with the first byte (RFC 8314). */
const SMTPS = 465;
/** What nodemailer puts on its errors. */
const field = (error, name) => typeof error === "object" && error !== null
    ? Object.entries(error).find(([key]) => key === name)?.[1]
    : undefined;
/** A reply of 5xx and a refused sign-in stay what they are; 4xx and the connection's faults may pass (RFC 5321). */
function failureOf(error) {
    const status = field(error, "responseCode");
    const code = field(error, "code");
    const again = typeof status === "number"
        ? status < 500
        : code !== "EAUTH" && code !== "EENVELOPE" && code !== "ETLS";
    return {
        kind: "failed",
        why: typeof status === "number" ? `SMTP ${status}` : (0,error_code/* messageOf */.b)(error),
        again,
    };
}
/** Found again by whoever gets it twice: most programs show a message id once. */
function idsOf({ id, repository, issue }, from) {
    const domain = /@([^\s>]+)>?$/.exec(from)?.[1] ?? "miyabi.invalid";
    const thread = `<issue-${issue.number}.${repository.replace("/", ".")}@${domain}>`;
    return { messageId: `<${id}@${domain}>`, inReplyTo: thread, references: [thread] };
}
/**
 * E-mail by SMTP, encrypted: from the first byte, or by STARTTLS, without which nothing is sent. Only to
 * this machine it may be plain.
 */
const mailChannel = ({ server, user, password, ca }) => async ({ notice, to }, timeoutMs) => {
    const { createTransport } = await __webpack_require__.e(/* import() */ 6739).then(__webpack_require__.bind(__webpack_require__, 16739)); // not before it is needed
    const { host, port, from, secure = port === SMTPS } = server;
    const here = (0,safe_address/* isLoopback */.U)(host);
    const transport = createTransport({
        host,
        port,
        secure,
        requireTLS: !secure && !here,
        ignoreTLS: !secure && here,
        tls: { rejectUnauthorized: true, ...(ca === undefined ? {} : { ca }) },
        ...(user === undefined ? {} : { auth: { user, pass: password ?? "" } }),
        connectionTimeout: timeoutMs,
        greetingTimeout: timeoutMs,
        socketTimeout: timeoutMs,
        dnsTimeout: timeoutMs,
        disableFileAccess: true,
        disableUrlAccess: true,
    });
    let overdue;
    const late = new Promise((resolve) => {
        overdue = setTimeout(() => resolve({ kind: "failed", why: `no end in ${timeoutMs} ms`, again: true }), timeoutMs);
    });
    const sent = transport
        .sendMail({
        from,
        to: [...to],
        ...mailMessage(notice),
        ...idsOf(notice, from),
        headers: { "Auto-Submitted": "auto-generated", "X-Miyabi-Event": notice.event },
    })
        .then(({ rejected }) => rejected.length === 0
        ? { kind: "sent" }
        : { kind: "sent", why: `${rejected.length} of ${to.length} addresses were refused` }, failureOf);
    try {
        return await Promise.race([sent, late]);
    }
    finally {
        clearTimeout(overdue);
        transport.close();
    }
};

// EXTERNAL MODULE: ./build/adapters/http/connection-error.js
var connection_error = __webpack_require__(58019);
// EXTERNAL MODULE: ./build/adapters/notices/retry-after.js
var retry_after = __webpack_require__(61546);
;// CONCATENATED MODULE: ./build/adapters/slack/slack-channel.js




/** Fetch wraps the connection's error. */
const causeOf = (error) => typeof error === "object" && error !== null && "cause" in error && error.cause !== undefined
    ? error.cause
    : error;
function slack_channel_failureOf(error, { status, retryAfter, fault }, now) {
    return status === undefined
        ? { kind: "failed", why: (0,connection_error/* connectionError */.$)(fault ?? error), again: true }
        : {
            kind: "failed",
            why: `HTTP ${status}`,
            again: (0,retry_after/* mayPass */.b)(status),
            retryAfterMs: (0,retry_after/* retryAfterMs */.V)(retryAfter, now),
        };
}
/**
 * Slack by an incoming webhook. Its address is a secret and shows in no error. The library repeats no 429
 * (its own retries are off), so the reply is looked at here.
 * https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
 */
const slackChannel = ({ url, clock }) => async ({ notice }, timeoutMs) => {
    if (!(0,safe_address/* isSafeAddress */.c)(url))
        return { kind: "failed", why: "SLACK_WEBHOOK_URL must be https://", again: false };
    const { IncomingWebhook } = await __webpack_require__.e(/* import() */ 4443).then(__webpack_require__.t.bind(__webpack_require__, 54443, 19)); // not before it is needed
    const seen = {};
    const webhook = new IncomingWebhook(url, {
        timeout: timeoutMs,
        fetch: async (address, init) => {
            const response = await fetch(address, init).catch((error) => {
                seen.fault = causeOf(error);
                throw error;
            });
            seen.status = response.status;
            seen.retryAfter = response.headers.get("retry-after");
            return response;
        },
    });
    try {
        await webhook.send(slackMessage(notice));
        return { kind: "sent" };
    }
    catch (error) {
        return slack_channel_failureOf(error, seen, clock.now());
    }
};

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/core/notices/webhook-message.js

/** What a webhook gets; a new version may add keys, and changes none of these. */
const WEBHOOK_SCHEMA = 1;
/** A receiver refuses what was signed longer ago (docs/notices.md). */
const REPLAY_WINDOW_SECONDS = 300;
const webhookBody = ({ id, key, ...notice }) => JSON.stringify({ schema: WEBHOOK_SCHEMA, id, key, ...notice });
/** Lower-case hex HMAC-SHA256 of `<timestamp>.<body>`; `timestamp` in seconds since 1970. */
const signatureOf = (key, timestamp, body) => (0,external_node_crypto_.createHmac)("sha256", key).update(`${timestamp}.${body}`).digest("hex");
const webhookHeaders = ({ id, event }, { key, body, at }) => {
    const timestamp = Math.floor(at.getTime() / 1000);
    return {
        "content-type": "application/json",
        "user-agent": "miyabi",
        "x-miyabi-event": event,
        "x-miyabi-delivery": id,
        "x-miyabi-timestamp": String(timestamp),
        "x-miyabi-signature": `v1=${signatureOf(key, timestamp, body)}`,
    };
};

// EXTERNAL MODULE: ./build/adapters/notices/post.js
var post = __webpack_require__(22421);
;// CONCATENATED MODULE: ./build/adapters/webhook/webhook-channel.js



const MOST_BYTES = 1024;
/**
 * A webhook of the maintainers' own, whose address stands in the default branch's configuration. Each try
 * is signed with its own time; a redirect is not followed.
 */
const webhookChannel = ({ url, key, clock, ca }) => async ({ notice }, timeoutMs) => {
    if (!(0,safe_address/* isSafeAddress */.c)(url))
        return { kind: "failed", why: "notices.channels.webhook.url must be https://", again: false };
    const body = webhookBody(notice);
    const headers = webhookHeaders(notice, { key, body, at: clock.now() });
    return (0,post/* post */.b)({ url, headers, body, ca, mostBytes: MOST_BYTES }, { clock, timeoutMs });
};

// EXTERNAL MODULE: ./build/shell/log.js
var log = __webpack_require__(79679);
;// CONCATENATED MODULE: ./build/shell/connect-notices.js






const unable = (why) => () => Promise.resolve({ kind: "failed", why, again: false });
/** The channels that the configuration names, with the lines of the input `notice-secrets`. */
const noticesOf = (secretLines, { config, clock, run }) => connectNotices({
    config,
    secrets: parseNoticeSecrets(secretLines),
    clock,
    redact: run.redact,
    warn: log/* warn */.R8,
    channelOf: (name, { config: { channels }, secrets }) => {
        const { SLACK_WEBHOOK_URL: slackUrl, WEBHOOK_KEY: key } = secrets;
        switch (name) {
            case "slack":
                return slackUrl === undefined
                    ? unable(missingText("SLACK_WEBHOOK_URL"))
                    : slackChannel({ url: slackUrl, clock });
            case "webhook":
                if (key === undefined)
                    return unable(missingText("WEBHOOK_KEY"));
                return channels.webhook === undefined
                    ? unable("no webhook is configured")
                    : webhookChannel({ url: channels.webhook.url, key, clock });
            case "email":
                return channels.email === undefined
                    ? unable("no mail server is configured")
                    : mailChannel({
                        server: channels.email,
                        user: secrets.SMTP_USER,
                        password: secrets.SMTP_PASSWORD,
                    });
        }
    },
});


/***/ })

};
