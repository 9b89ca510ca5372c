import { changedLines, concerns } from "../../src/core/review/changed-lines.ts";
import { parseDiff } from "../../src/core/diff.ts";

const DIFF = `diff --git a/src/a.js b/src/a.js
index 01e79c3..6e17986 100644
--- a/src/a.js
+++ b/src/a.js
@@ -1,3 +1,4 @@
 one
-two
+2
+2b
 three
@@ -10 +11 @@ function x() {
-++ b/trick
+++ b/trick
diff --git "a/\\303\\274 \\"q\\".txt" "b/\\303\\274 \\"q\\".txt"
new file mode 100644
index 0000000..bca70f3
--- /dev/null
+++ "b/\\303\\274 \\"q\\".txt"
@@ -0,0 +1 @@
+q
\\ No newline at end of file
diff --git a/with space.txt b/with space.txt
deleted file mode 100644
index bca70f3..0000000
--- a/with space.txt\t
+++ /dev/null
@@ -1 +0,0 @@
-gone
diff --git a/logo.png b/logo.png
new file mode 100644
index 0000000..bca70f3
Binary files /dev/null and b/logo.png differ
diff --git a/link b/link
new file mode 120000
index 0000000..bca70f3
--- /dev/null
+++ b/link
@@ -0,0 +1 @@
+/etc/passwd
`;

test("reads names, kinds, modes and lines", () => {
  expect(parseDiff(DIFF)).toEqual([
    {
      path: "src/a.js",
      status: "changed",
      mode: "100644",
      binary: false,
      added: [
        { line: 2, text: "2" },
        { line: 3, text: "2b" },
        { line: 11, text: "++ b/trick" },
      ],
      removed: [
        { line: 2, text: "two" },
        { line: 10, text: "++ b/trick" },
      ],
    },
    {
      path: 'ü "q".txt',
      status: "created",
      mode: "100644",
      binary: false,
      added: [{ line: 1, text: "q" }],
      removed: [],
    },
    {
      path: "with space.txt",
      status: "deleted",
      binary: false,
      added: [],
      removed: [{ line: 1, text: "gone" }],
    },
    { path: "logo.png", status: "created", mode: "100644", binary: true, added: [], removed: [] },
    {
      path: "link",
      status: "created",
      mode: "120000",
      binary: false,
      added: [{ line: 1, text: "/etc/passwd" }],
      removed: [],
    },
  ]);
});

test("an empty diff has no files", () => {
  expect(parseDiff("")).toEqual([]);
});

test.each([
  ["in a changed line", { file: "src/a.js", line: 2 }, true],
  ["in a line that was there before", { file: "src/a.js", line: 1 }, false],
  ["in another file", { file: "src/b.js", line: 2 }, false],
  ["about a whole changed file", { file: "src/a.js" }, true],
  ["about no file", {}, true],
])("a finding %s counts: %s → %s", (_what, place, counts) => {
  const change = changedLines(parseDiff(DIFF));
  expect(concerns(change, { part: "lint", severity: "error", message: "x", ...place })).toBe(
    counts,
  );
});
