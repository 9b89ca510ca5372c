import { type Ended, type FailureReason, linesOf } from "./failure.ts";

/** Between kubectl and the server; looked for first, since other messages wrap it. */
const CONNECTION =
  /\b(?:EOF|i\/o timeout|connection (?:refused|reset|timed out)|broken pipe|TLS handshake timeout|no route to host|network is unreachable|no such host|context deadline exceeded|Client\.Timeout|http2: )/;

/** What the API server itself says: `Error from server (Reason): ...` (k8s.io/apimachinery, `StatusReason`). */
const FROM_SERVER = /^Error from server \((\w+)\)/m;
/** Of a 4xx that passes (409: somebody wrote at the same time), and of every 5xx. */
const PASSING = new Set([
  "Conflict",
  "TooManyRequests",
  "InternalError",
  "ServerTimeout",
  "Timeout",
  "ServiceUnavailable",
  "Unknown",
]);

/** Said by kubectl without asking, or by the server without a reason: files, settings, rights, kinds. */
const LASTING =
  /^(?:The .+ is invalid:|error: You must be logged in|error: (?:error (?:validating|parsing)|unable to (?:recognize|decode|read)|the path |no matches for kind|resource mapping not found|context |unknown |no objects passed|must specify|accumulating|invalid|flag |the namespace from)|Error in configuration|resource mapping not found|no matches for kind|unable to recognize|error validating|error parsing)|x509: |no configuration has been provided|: not found or not executable in /im;

/** Whether a kubectl command may succeed when it is given again. What is not known may. */
export function kubectlReason({ timedOut, stderr }: Ended): FailureReason {
  if (timedOut || CONNECTION.test(stderr)) return "passing";
  const reason = FROM_SERVER.exec(stderr)?.[1];
  if (reason !== undefined) return PASSING.has(reason) ? "passing" : "lasting";
  return LASTING.test(stderr) ? "lasting" : "passing";
}

/** The rollout does not get there: waited for once more it would take as long again. */
const STUCK = /exceeded its progress deadline|timed out waiting for the condition/;

/** Whether waiting for a rollout once more may help. */
export const rolloutReason = (ended: Ended): FailureReason =>
  ended.timedOut || STUCK.test(ended.stderr) ? "lasting" : kubectlReason(ended);

/** Warnings, and the log lines of kubectl's own libraries (`E1126 04:15:59.000000 ...`). */
const ASIDE = /^(?:Warning: |[EWIF]\d{4} \d{2}:\d{2}:)/;
const TELLS = /^(?:Error from server|error: |The .+ is invalid:|Unable to connect)/;

/** The line of kubectl's that tells why it failed; undefined where it said nothing. */
export function kubectlCause({ stderr, stdout }: Ended): string | undefined {
  const said = linesOf(stderr).filter((line) => !ASIDE.test(line));
  const at = said.findIndex((line) => TELLS.test(line));
  const cause = said[at < 0 ? said.length - 1 : at];
  // `The Deployment "shop" is invalid:` has its reasons below it.
  const next = at < 0 ? undefined : said[at + 1];
  if (cause?.endsWith(":") && next !== undefined) return `${cause} ${next.replace(/^\* /, "")}`;
  return cause ?? linesOf(stdout).at(-1);
}
