import { tagsOf } from "./xml.ts";

export type TestCounts = { passed: number; failed: number; skipped: number };

/**
 * Counts the cases of a JUnit XML report: what is neither failed nor skipped has passed.
 * @throws Error where it is no such report
 */
export function parseJunit(text: string): TestCounts {
  const counts: TestCounts = { passed: 0, failed: 0, skipped: 0 };
  let root: string | undefined;
  let state: keyof TestCounts | undefined;
  for (const { kind, name } of tagsOf(text)) {
    root ??= name;
    if (name === "testcase") {
      if (kind === "open") state = "passed";
      else if (state) {
        counts[state] += 1;
        state = undefined;
      }
    } else if (kind === "open" && state) {
      if (name === "failure" || name === "error") state = "failed";
      if (name === "skipped" && state !== "failed") state = "skipped";
    }
  }
  if (root !== "testsuites" && root !== "testsuite") throw new Error("this is no JUnit report");
  return counts;
}
