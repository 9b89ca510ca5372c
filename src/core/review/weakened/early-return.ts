import type { FileDiff } from "../../diff.ts";
import type { Finding } from "../quality.ts";
import { isTestFile } from "../../source-files.ts";
import { DECLARATION } from "./balance.ts";
import { finding } from "./finding.ts";
import { inOrder } from "./in-order.ts";

/** What a test may return without having looked at anything. */
const NOTHING = String.raw`(?:\s+(?:undefined|null|None|true|True|void 0|Promise\.resolve\(\)))?`;
const ALWAYS = String.raw`if\s*\(?\s*(?:true|True|1|!0|!false|not False)\s*\)?\s*:?\s*\{?\s*`;
const RETURN = new RegExp(String.raw`^\s*return${NOTHING}\s*;?\s*(?:(?://|#).*)?$`);
const ALWAYS_RETURNS = new RegExp(String.raw`^\s*${ALWAYS}return\b`);
/** On the line that begins the test. */
const IN_HEAD = new RegExp(String.raw`[{:]\s*return${NOTHING}\s*(?:[;}]|$)`);
/** Before what follows on its own line. */
const BEFORE_REST = /^\s*return\s*;\s*[^\s/}]/;
const BY_ENVIRONMENT: readonly RegExp[] = [
  /\bif\b/,
  /\b(?:process\.env|import\.meta\.env|os\.environ|os\.getenv|os\.Getenv|env::var)\b/,
  /\breturn\b/,
];
/** What begins the body of a test although it is no declaration: setup, a subtest of Go. */
const OPENS = /\bt\.Run\s*\(|\b(?:beforeEach|beforeAll|setUp)\s*\(/;

const MESSAGE = "A test returns before it has looked at anything.";
const opens = (text: string): boolean => DECLARATION.test(text) || OPENS.test(text);

/**
 * A `return` put before what a test looks at, so that it passes whatever the code does: alone between lines
 * that stay, right after the line that begins the test, or under a condition that always holds.
 * In Rust tests lie among the code, where such a line may be meant: named, no more.
 */
export function earlyReturns({ path, status, added }: FileDiff): Finding[] {
  const isRust = /\.rs$/.test(path);
  if (!isTestFile(path) && !isRust) return [];
  const lines = new Map(added.map(({ line, text }) => [line, text]));
  return added.flatMap(({ line, text }) => {
    const before = lines.get(line - 1);
    const isAlone = status !== "created" && before === undefined && !lines.has(line + 1);
    const afterHead = before !== undefined && opens(before);
    const ends =
      (RETURN.test(text) && (isAlone || afterHead)) ||
      ALWAYS_RETURNS.test(text) ||
      inOrder(text, BY_ENVIRONMENT) ||
      (IN_HEAD.test(text) && opens(text)) ||
      (BEFORE_REST.test(text) && isAlone);
    const severity = isRust && !isTestFile(path) ? "medium" : "high";
    return ends ? [finding(severity, MESSAGE, { file: path, line })] : [];
  });
}
