import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { FileDiff } from "../../src/core/diff.ts";
import { secretsIn } from "../../src/core/review/secrets-scan.ts";

const tracked = execFileSync("git", ["ls-files", "-z"], { encoding: "utf8" })
  .split("\0")
  .filter((path) => path !== "");

/** The whole of a file as a change that adds it. Files that are no text have no lines, as in a diff. */
const added = (path: string): FileDiff => {
  const bytes = readFileSync(path);
  const binary = bytes.includes(0);
  const lines = binary ? [] : bytes.toString("utf8").split("\n");
  return {
    path,
    status: "created",
    binary,
    added: lines.map((text, at) => ({ line: at + 1, text })),
    removed: [],
  };
};

// Tests build what they look for of parts, so that no file has to be left out here.
test("threat 46: no file of this repository looks as if it held a secret, by the scanner that every change goes through", () => {
  expect(tracked.length).toBeGreaterThan(1000);
  const found = tracked
    .flatMap((path) => secretsIn([added(path)]))
    .map(({ file, line, message }) => `${file}:${line ?? ""} ${message}`);
  expect(found).toEqual([]);
});

test("a secret that was added would be found", () => {
  const key = ["sk-ant", "api03", "C4narYxQ7Lm2pZt9RbWvK8sD1fHg"].join("-");
  const file = {
    ...added("package.json"),
    path: "src/a.ts",
    added: [{ line: 1, text: `// ${key}` }],
  };
  expect(secretsIn([file])).toMatchObject([{ severity: "critical", file: "src/a.ts", line: 1 }]);
});
