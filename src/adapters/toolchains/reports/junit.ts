import { tagsOf } from "./xml.ts";

export type TestCounts = {
  passed: number;
  failed: number;
  skipped: number;
  /** The failed ones; `file` as the report has it, where it does. */
  failures: { name: string; file?: string | undefined }[];
};

type Ending = "passed" | "failed" | "skipped";

/**
 * Counts the cases of a JUnit XML report: what is neither failed nor skipped has passed.
 * @throws Error where it is no such report
 */
export function parseJunit(text: string): TestCounts {
  const counts: TestCounts = { passed: 0, failed: 0, skipped: 0, failures: [] };
  let root: string | undefined;
  let state: Ending | undefined;
  let test: TestCounts["failures"][number] = { name: "" };
  for (const { kind, name, attributes } of tagsOf(text)) {
    root ??= name;
    if (name === "testcase") {
      if (kind === "open") {
        state = "passed";
        test = { name: attributes.get("name") ?? "", file: attributes.get("file") };
      } else if (state) {
        counts[state] += 1;
        if (state === "failed") counts.failures.push(test);
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
