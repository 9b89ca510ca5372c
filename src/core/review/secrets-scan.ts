import type { FileDiff } from "../diff.ts";
import type { Finding } from "./quality.ts";

/**
 * Formats of credentials, from their issuers' documentation (prefixes and lengths). Quantifiers are
 * bounded or over one character class, so that a hostile line costs linear time (threat 39).
 */
const FORMATS: readonly { name: string; pattern: RegExp }[] = [
  {
    name: "private key",
    pattern: /-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----/,
  },
  { name: "AWS access key", pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/ },
  {
    name: "GitHub token",
    pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{22,255})/,
  },
  { name: "GitLab token", pattern: /\bglpat-[A-Za-z0-9_-]{20}/ },
  { name: "Anthropic key", pattern: /\bsk-ant-[A-Za-z0-9_-]{20,200}/ },
  { name: "OpenAI key", pattern: /\bsk-(?:proj-|svcacct-)?[A-Za-z0-9_-]{32,200}/ },
  { name: "Slack token", pattern: /\bxox[abeoprs]-[A-Za-z0-9-]{10,200}/ },
  {
    name: "Slack webhook",
    pattern: /hooks\.slack\.com\/services\/T[A-Z0-9]{6,12}\/B[A-Z0-9]{6,12}\/\w{16,40}/,
  },
  { name: "Google API key", pattern: /\bAIza[0-9A-Za-z_-]{35}/ },
  { name: "Stripe key", pattern: /\b[rs]k_live_[0-9A-Za-z]{16,100}/ },
  { name: "npm token", pattern: /\bnpm_[A-Za-z0-9]{36}\b/ },
  { name: "PyPI token", pattern: /\bpypi-[A-Za-z0-9_-]{50,250}/ },
  { name: "SendGrid key", pattern: /\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}/ },
  { name: "Azure storage key", pattern: /AccountKey=[A-Za-z0-9+/]{60,100}={0,2}/ },
  {
    name: "password in a URL",
    pattern:
      /:\/\/[\w.%+-]{1,64}:(?!\$|\{|<|\*|x{3}|pass|secret)[^\s/:@'"`$<{]{6,100}@[\w.-]{1,100}/i,
  },
];

const ASSIGNMENT =
  /(?:secret|token|passw(?:or)?d|pwd|api_?key|private_?key|access_?key|credential)s?["'\]]{0,2}\s{0,8}(?::|=>|:?=)\s{0,8}["'`]([A-Za-z0-9+/_=.~-]{16,200})["'`]/i;
const PLACEHOLDER =
  /example|placeholder|change_?me|dummy|your[-_]|xxx|test|fake|sample|<|\$\{|^(.)\1+$/i;
const ENV_FILE = /(^|\/)\.env(\.[^/]+)?$/;
const ENV_TEMPLATE = /\.(example|sample|template|dist)$/;

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

function kindOf(text: string): string | undefined {
  const format = FORMATS.find(({ pattern }) => pattern.test(text));
  if (format) return format.name;
  const value = ASSIGNMENT.exec(text)?.[1];
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
      const lines = added.flatMap(({ line, text }) => {
        const kind = kindOf(text);
        return kind === undefined ? [] : [finding(path, `Looks like a secret: ${kind}.`, line)];
      });
      return [...environment, ...lines];
    });
