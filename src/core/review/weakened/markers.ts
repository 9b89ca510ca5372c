import type { FileDiff } from "../../diff.ts";
import type { Finding } from "../quality.ts";
import { isTestFile } from "../../source-files.ts";
import { finding } from "./finding.ts";
import { inOrder } from "./in-order.ts";

/** Ways of each runner to pass over a test, or to take its failure for a success. */
const SKIPPED: readonly RegExp[] = [
  // node, jest, vitest, mocha, jasmine, playwright
  /\b(?:describe|it|test|suite|context|specify|ctx|this|t)(?:\.(?:concurrent|sequential|serial|parallel))*\.(?:skip|only|todo|fixme|skipIf|runIf|fails|failing)\b/,
  /(?:^|[^.\w])[xf](?:it|describe|test|context|specify)\s*\(/,
  /(?:^|[^.\w])pending\s*\(/,
  /\{\s*(?:skip|todo|only)\s*:\s*(?:true|["'`])|^\s*(?:skip|todo|only)\s*:\s*(?:true|["'`])/,
  /\bif\s*\(\s*(?:false|0|!1|!true)\s*\)/,
  /\bprocess\.exit\s*\(\s*0?\s*\)|\bos\._exit\s*\(\s*0\s*\)/,
  // pytest, unittest
  /\bpytest\.mark\.(?:skip|xfail)|\bpytest\.(?:skip|xfail|importorskip)\s*\(|\bskipTest\s*\(|\bSkipTest\b/,
  /^\s*@(?:\w+\.)*(?:skip|skip_?[iI]f|skipUnless|xfail|expectedFailure)\b/,
  /\b__test__\s*=\s*False|\bcollect_ignore(?:_glob)?\b|^\s*if\s+(?:False|0)\s*:/,
  // Go, JUnit, NUnit, xUnit
  /\b[tbf]\.Skip(?:Now|f)?\s*\(|^\/\/(?:go:|\s*\+)build\b/,
  /@(?:Disabled|Ignore)\b|\[Ignore\b|\bSkip\s*=\s*"/,
];
/** As an option of the test, behind its name. */
const SKIPPED_BY_OPTION: readonly RegExp[] = [
  /(?:^|[^.\w])(?:describe|it|test|suite)\s*\(/,
  /[{,]\s*(?:skip|todo|only)\s*:\s*(?!false\b|undefined\b)/,
];
const SKIPPED_IN_RUBY = /^\s*(?:skip|pending)\b|^\s*x(?:it|describe|context|specify)\b/;
/** Rust has its tests among the code. */
const SKIPPED_IN_RUST = /#\[ignore\b/;
const IGNORED_BY_CFG: readonly RegExp[] = [/#\[cfg_attr\(/, /\bignore\b/];

const isSkipped = (path: string, text: string): boolean =>
  /\.rs$/.test(path)
    ? SKIPPED_IN_RUST.test(text) || inOrder(text, IGNORED_BY_CFG)
    : isTestFile(path) &&
      (SKIPPED.some((pattern) => pattern.test(text)) ||
        inOrder(text, SKIPPED_BY_OPTION) ||
        (/\.rb$/.test(path) && SKIPPED_IN_RUBY.test(text)));

/** Whole files or coverage taken out of a tool's sight. */
const SWITCHED_OFF =
  /eslint-disable(?!-)(?!d)|\/\*\s*eslint\s+[\w@/-]+\s*:\s*\[?["']?(?:off|0)\b|@ts-nocheck|(?:istanbul|c8|v8) ignore|node:coverage (?:ignore|disable)|pragma: no cover|#\s*(?:ruff|flake8)\s*:\s*noqa|#\s*mypy:\s*ignore-errors|#\s*pylint:\s*skip-file|#!\[allow\(|#\[cfg\(not\((?:test|coverage|tarpaulin)|#\[cfg\((?:any\(\)|false)\)\]/;
/** One line taken out of a linter's sight: named, but people do that for reasons. */
const SILENCED =
  /eslint-disable-(?:next-)?line|@ts-(?:ignore|expect-error)|#\s*(?:noqa|nosec)\b|\/\/\s*nolint\b|#\[allow\(|#\s*type:\s*ignore|#\s*pylint:\s*disable/;

const opensComment = (text: string): boolean => {
  const last = text.lastIndexOf("/*");
  return last >= 0 && !text.includes("*/", last + 2);
};

/** A comment that opens in the added lines and goes on over old ones, which so become a comment. */
function swallowed({ path, added }: FileDiff): Finding[] {
  const lines = new Set(added.map(({ line }) => line));
  return isTestFile(path)
    ? added
        .filter(({ line, text }) => opensComment(text) && !lines.has(line + 1))
        .map(({ line }) =>
          finding("high", "What stood here becomes a comment.", { file: path, line }),
        )
    : [];
}

/** Added lines that take tests or code out of a tool's sight. */
export const markers = (file: FileDiff): Finding[] => [
  ...(file.status === "created" ? [] : swallowed(file)),
  ...file.added.flatMap(({ line, text }) => {
    const place = { file: file.path, line };
    if (isSkipped(file.path, text))
      return [finding("high", "A test is skipped, or others are by `only`.", place)];
    if (SWITCHED_OFF.test(text))
      return [finding("high", "A linter, type check or coverage is switched off here.", place)];
    if (SILENCED.test(text)) return [finding("medium", "A linter is silenced here.", place)];
    return [];
  }),
];
