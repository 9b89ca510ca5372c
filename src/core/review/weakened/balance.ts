import type { FileDiff } from "../../diff.ts";
import type { Finding } from "../quality.ts";
import { isTestFile } from "../../source-files.ts";
import { finding } from "./finding.ts";

/** How a test is declared: node, jest, vitest, mocha; pytest; Go; Rust. */
export const DECLARATION =
  /(?:^|[^.\w])(?:it|test|bench)(?:\.(?:each|concurrent|failing|only|skip|todo)\b[^(]{0,80})?\s*\(\s*["'`]|^\s*(?:async\s+)?def\s+test_|^\s*func\s+Test\w|^\s*#\[(?:\w+::)?test\b/;
const ASSERTION = /\b(?:expect|assert\w*|should|require\.\w+)\b\s*[.!(]|^\s*assert\s/;
/** What holds whatever the code does. */
const TRIVIAL =
  /\bexpect\(\s*(?:true|false|null|undefined|\d+)\s*\)|\bassert(?:\.(?:ok|equal|strictEqual)|_?[tT]rue)?!?\(\s*(?:true|1)\s*[,)]|^\s*assert\s+(?:True|1)\s*$/;
const COMMENT = /^\s*(?:\/\/|\/?\*|#(?!\[)|--)/;
const CODE = /\.(?:[cm]?[jt]s|[jt]sx|py|go|rs|java|kts?|rb|php|cs|swift|scala|exs?|vue|svelte)$/i;
/** Names by which runners find a file, wherever it lies; Rust finds tests in any. */
const FOUND_BY_NAME =
  /[._-](?:test|spec|tests)\.[^/.]+$|(?:^|\/)__tests__\/|(?:^|\/)(?:test_[^/]+|[^/]+_test)\.[^/.]+$|\.rs$/i;

type Lines = readonly { text: string }[];

const countOf = (lines: Lines, pattern: RegExp, but?: RegExp): number =>
  lines.filter(({ text }) => pattern.test(text) && !COMMENT.test(text) && but?.test(text) !== true)
    .length;

const lostIn = (files: readonly FileDiff[], pattern: RegExp, but?: RegExp): number =>
  files.reduce(
    (sum, { added, removed }) =>
      sum + countOf(removed, pattern, but) - countOf(added, pattern, but),
    0,
  );

const isFoundByName = ({ path }: FileDiff): boolean => FOUND_BY_NAME.test(path);

/** Rust's own tests go with the attribute of the module that holds them. */
const TEST_MODULE = /^\s*#\[cfg\(test\)\]/;

/**
 * What tests and assertions the change takes away more of than it brings. A test that moves to another
 * file is neither lost nor won, unless the runner finds tests by their files' names and no longer this one.
 */
export function balance(files: readonly FileDiff[]): Finding[] {
  const tested = files.filter(
    ({ path }) => CODE.test(path) && (isTestFile(path) || /\.rs$/.test(path)),
  );
  const tests = lostIn(tested, DECLARATION);
  if (tests > 0) return [finding("high", `The change removes ${tests} more tests than it adds.`)];
  const hidden = lostIn(tested.filter(isFoundByName), DECLARATION);
  if (hidden > 0)
    return [
      finding(
        "high",
        `${hidden} tests move to files in which a test runner may not look for them.`,
      ),
    ];
  if (lostIn(tested, TEST_MODULE) > 0)
    return [finding("high", "A module of tests is no longer one.")];
  const assertions = lostIn(tested, ASSERTION, TRIVIAL);
  return assertions > 0
    ? [finding("medium", `The change removes ${assertions} more assertions than it adds.`)]
    : [];
}

/** Assertions that cannot fail, where they are added. */
export const trivialAssertions = ({ path, added }: FileDiff): Finding[] =>
  isTestFile(path)
    ? added
        .filter(({ text }) => TRIVIAL.test(text) && !COMMENT.test(text))
        .map(({ line }) => finding("medium", "This assertion cannot fail.", { file: path, line }))
    : [];
