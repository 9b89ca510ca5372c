import type { FileDiff } from "../diff.ts";
import type { Finding } from "./quality.ts";

/**
 * Formats of credentials, from their issuers' documentation (prefixes and lengths). Quantifiers are
 * bounded or over one character class, so that a hostile line costs linear time (threat 39). `random`: the
 * prefix is short enough to begin other words, so what follows must look like chance.
 */
const FORMATS: readonly { name: string; pattern: RegExp; random?: true }[] = [
  {
    name: "private key",
    pattern: /-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----/,
  },
  {
    // "-----BEGIN", then "PRIVATE", "RSA", "EC", "OPENSSH", "DSA" or "ENCRYPTED", as in a Secret of Kubernetes.
    name: "private key",
    pattern: /LS0tLS1CRUdJTiB(?:QUklW|SU0Eg|FQyBQ|PUEVO|EU0Eg|FTkNS)/,
  },
  { name: "private key", pattern: /\bAGE-SECRET-KEY-1[0-9A-Z]{58}\b|^PuTTY-User-Key-File-\d:/ },
  { name: "AWS access key", pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/ },
  {
    name: "AWS secret key",
    pattern:
      /aws_?secret_?(?:access_?)?key["']?\s{0,8}[:=]{1,2}\s{0,8}["']?([A-Za-z0-9+/]{40})(?![A-Za-z0-9+/=])/i,
    random: true,
  },
  {
    name: "GitHub token",
    pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{22,255})/,
  },
  {
    name: "GitLab token",
    pattern: /\bgl(?:pat|dt|rt|ptt|soat|cbt|agent|ft|oas)-[A-Za-z0-9_-]{20}/,
  },
  { name: "Anthropic key", pattern: /\bsk-ant-[A-Za-z0-9_-]{20,200}/ },
  {
    name: "OpenAI key",
    pattern: /\bsk-(?:proj-|svcacct-|admin-)?([A-Za-z0-9_-]{32,200})/,
    random: true,
  },
  { name: "Hugging Face token", pattern: /\bhf_([A-Za-z]{34})\b/ },
  {
    name: "Slack token",
    pattern: /\bxox[abeoprs]-[A-Za-z0-9-]{10,200}|\bxapp-\d-[A-Za-z0-9-]{20,200}/,
  },
  {
    name: "Slack webhook",
    pattern: /hooks\.slack\.com\/services\/T[A-Z0-9]{6,12}\/B[A-Z0-9]{6,12}\/\w{16,40}/,
  },
  {
    name: "Discord webhook",
    pattern: /discord(?:app)?\.com\/api\/webhooks\/\d{16,20}\/[\w-]{60,80}/,
  },
  { name: "Telegram token", pattern: /\b\d{8,10}:AA[\w-]{33}(?![\w-])/ },
  { name: "Google API key", pattern: /\bAIza[0-9A-Za-z_-]{35}/ },
  { name: "Google client secret", pattern: /\bGOCSPX-[\w-]{28}/ },
  { name: "Google access token", pattern: /\bya29\.[\w-]{30,300}/ },
  { name: "Stripe key", pattern: /\b[rs]k_live_[0-9A-Za-z]{16,100}|\bwhsec_[A-Za-z0-9+/]{32,64}/ },
  { name: "Shopify token", pattern: /\bshp(?:at|ca|pa|ss)_[0-9a-f]{32}/i },
  { name: "Square token", pattern: /\bsq0(?:atp-[\w-]{22}|csp-[\w-]{43})/ },
  { name: "npm token", pattern: /\bnpm_[A-Za-z0-9]{36}\b/ },
  { name: "PyPI token", pattern: /\bpypi-[A-Za-z0-9_-]{50,250}/ },
  { name: "RubyGems key", pattern: /\brubygems_[0-9a-f]{48}\b/ },
  { name: "crates.io token", pattern: /\bcio[A-Za-z0-9]{32}\b/ },
  { name: "Docker token", pattern: /\bdckr_(?:pat|oat)_[\w-]{27,40}/ },
  { name: "SendGrid key", pattern: /\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}/ },
  { name: "Twilio key", pattern: /\bSK[0-9a-f]{32}\b/ },
  { name: "DigitalOcean token", pattern: /\bdo[por]_v1_[0-9a-f]{64}/ },
  { name: "Vault token", pattern: /\bhv[sbr]\.[\w-]{24,200}/, random: true },
  { name: "Terraform token", pattern: /\b[A-Za-z0-9]{14}\.atlasv1\.[\w-]{60,80}/ },
  { name: "Grafana token", pattern: /\bgl(?:sa|c)_[A-Za-z0-9+/]{32}/ },
  { name: "Databricks token", pattern: /\bdapi[0-9a-f]{32}\b/ },
  { name: "Linear key", pattern: /\blin_api_[A-Za-z0-9]{40}/ },
  // But for the one that Microsoft's emulator has everywhere.
  { name: "Azure storage key", pattern: /AccountKey=(?!Eby8vdM02xNO)[A-Za-z0-9+/]{60,100}={0,2}/ },
  { name: "Azure client secret", pattern: /(?:^|[\s"'=:])[\w~.-]{3}\dQ~[\w~.-]{31,34}(?![\w~.-])/ },
  {
    name: "credentials of a registry",
    pattern: /:_(?:authToken|auth|password)\s{0,4}=\s{0,4}["']?([^\s"'$]{16,200})/,
    random: true,
  },
  {
    name: "credentials of an HTTP request",
    pattern:
      /\bauthorization["']?\s{0,4}[:=,]\s{0,4}["'`]?(?:bearer|basic|token)\s{1,4}([\w.+/=~-]{20,300})/i,
    random: true,
  },
  {
    name: "password in a URL",
    pattern:
      /:\/\/[\w.%+-]{1,64}:(?!\$|\{|<|\*|x{3}|pass|secret)[^\s/:@'"`$<{]{6,100}@[\w.-]{1,100}/i,
  },
];

const NAMED = String.raw`(?:secret|token|passw(?:or)?d|passphrase|pwd|api_?key|private_?key|access_?key|signing_?key|encryption_?key|credential)s?`;
const ASSIGNMENT = new RegExp(
  String.raw`${NAMED}["'\]]{0,2}\s{0,8}(?::|=>|:?=)\s{0,8}["'\u0060]([A-Za-z0-9+/_=.~-]{16,200})["'\u0060]`,
  "i",
);
/** The same without quotes, as files of settings have it; the line holds nothing else. */
const SETTING = new RegExp(
  String.raw`^[\s+-]{0,40}(?:export\s{1,8}|ENV\s{1,8}|ARG\s{1,8}|set\s{1,8})?[\w.-]{0,60}${NAMED}[\w.-]{0,20}\s{0,8}[=:]\s{0,8}([A-Za-z0-9+/_=.~!@%^&*-]{16,200})\s{0,40}$`,
  "i",
);
const SETTINGS_FILE =
  /(^|\/)(?:\.env[^/]*|[^/]*\.env|credentials|config|Dockerfile[^/]*|\.?(?:npmrc|netrc|pypirc|pgpass|my\.cnf)|[^/]+\.(?:ini|cfg|cnf|conf|properties|ya?ml|toml|tfvars|sh|bash|env))$/i;
const LOCK_FILE =
  /(^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|Cargo\.lock|go\.sum|poetry\.lock|uv\.lock|Pipfile\.lock|pdm\.lock|Gemfile\.lock|composer\.lock)$/;
const PLACEHOLDER =
  /example|placeholder|change_?me|dummy|your[-_]|xxx|test|fake|sample|mock|fixture|redacted|<|\$\{|^(.)\1+$|0123456789|abcdefgh/i;
const ENV_FILE = /(^|\/)\.env(\.[^/]+)?$/;
const ENV_TEMPLATE = /\.(example|sample|template|dist|schema|defaults)$/;
/** Files that are nothing but keys or credentials; of binary ones a diff shows no line. */
const KEY_FILE =
  /(^|\/)(?:id_(?:rsa|dsa|ecdsa|ed25519)|\.git-credentials|\.htpasswd|\.netrc|_netrc|\.pgpass|kubeconfig|\.kube\/config|\.aws\/credentials|\.docker\/config\.json|[^/]+\.(?:p12|pfx|jks|keystore|kdbx|ppk))$/i;
/** What a path says of a file that is no secret of anybody. */
const MARKED =
  /(^|[/._-])(?:tests?|fixtures?|testdata|examples?|samples?|mocks?|dummy|fake)([/._-]|$)/i;

/** Shannon entropy in bits for each character: English prose has about 4 over its letters, keys more. */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => {
    const share = count / text.length;
    return sum - share * Math.log2(share);
  }, 0);
}

/** A random base64 text of 16 characters has about 3.7 bits, words in camelCase rarely over 3.3. */
const HIGH_ENTROPY = 3.5;

function looksRandom(value: string): boolean {
  if (PLACEHOLDER.test(value)) return false;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/].filter((kind) => kind.test(value)).length;
  return kinds >= 2 && /\d/.test(value) && entropyOf(value) >= HIGH_ENTROPY;
}

/** Whatever the file: `path` only says whether an unquoted value is a value at all, everything may be without it. */
function kindOf(text: string, path?: string): string | undefined {
  for (const { name, pattern, random } of FORMATS) {
    const found = pattern.exec(text);
    if (found && (random === undefined || looksRandom(found[1] ?? found[0]))) return name;
  }
  if (path !== undefined && LOCK_FILE.test(path)) return undefined;
  const isSettings = path === undefined || SETTINGS_FILE.test(path);
  const value = ASSIGNMENT.exec(text)?.[1] ?? (isSettings ? SETTING.exec(text)?.[1] : undefined);
  return value !== undefined && looksRandom(value) ? "secret-looking value" : undefined;
}

/** The text without the lines in which something looks like a secret. */
export const withoutSecretLines = (text: string): string =>
  text
    .split("\n")
    .map((line) => (kindOf(line) === undefined ? line : "[a line that looks like a secret]"))
    .join("\n");

const finding = (file: string, message: string, line?: number): Finding => ({
  part: "security",
  severity: "critical",
  message,
  file,
  rule: "miyabi/secret",
  ...(line === undefined ? {} : { line }),
});

/**
 * Secrets in the lines that a change adds (threat 46). A message names the kind and the place, never
 * the value: findings are published.
 */
export const secretsIn = (files: readonly FileDiff[]): Finding[] =>
  files
    .filter(({ status }) => status !== "deleted")
    .flatMap(({ path, added }) => {
      const environment =
        ENV_FILE.test(path) && !ENV_TEMPLATE.test(path)
          ? [finding(path, "An environment file is part of the change.")]
          : [];
      const keys =
        KEY_FILE.test(path) && !MARKED.test(path)
          ? [finding(path, "A file of keys or credentials is part of the change.")]
          : [];
      const lines = added.flatMap(({ line, text }) => {
        const kind = kindOf(text, path);
        return kind === undefined ? [] : [finding(path, `Looks like a secret: ${kind}.`, line)];
      });
      return [...environment, ...keys, ...lines];
    });
