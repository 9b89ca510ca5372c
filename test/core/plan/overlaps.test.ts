import { overlapLines, overlapsOf } from "../../../src/core/plan/overlaps.ts";
import { filesIn, filesLine } from "../../../src/core/plan/planned-files.ts";
import { plan, task } from "../../fakes/records.ts";

const PLAN = plan(
  task(1, { files: ["src/users/", "README.md"] }),
  task(2, { files: ["README.md"] }),
);

test("paths that two plans share are named by issue: the same file, or a folder around it", () => {
  const others = [
    { issue: 21, files: ["src/users/login.ts", "docs/a.md"] },
    { issue: 22, files: ["src/user.ts"] },
    { issue: 23, files: ["README.md"] },
  ];
  expect(overlapsOf(PLAN, others)).toEqual([
    { issue: 21, files: ["src/users/"] },
    { issue: 23, files: ["README.md"] },
  ]);
});

test("what people read names issues and a few paths, and can mention nobody", () => {
  const files = ["@alice/x.ts", "b", "c", "d", "e", "f", "g"];
  const said = overlapLines({ overlaps: [{ issue: 21, files }] });
  expect(said).toContain("- #21: ");
  expect(said).toContain("b, c, d, e and 2 more");
  expect(said).not.toContain("@alice");
  expect(overlapLines({})).toBe("");
});

test.each([
  [["a.ts", "b/"]],
  [["--> <script>", "a--b", "é"]],
  [Array.from({ length: 900 }, (_, at) => `src/${at}.ts`)],
])("the hidden line is one comment, and is read again (%#)", (files) => {
  const line = filesLine(plan(task(1, { files })));
  expect(line).toMatch(/^<!-- miyabi:files \[[^<>-]*\] -->$/);
  const read = filesIn(`<!-- miyabi:1:plan -->\ntext\n${line}`);
  expect(read.length).toBeGreaterThan(0);
  expect(read).toEqual(files.slice(0, read.length));
  expect(line.length).toBeLessThan(4_100);
});

test.each([
  "",
  "no line",
  "<!-- miyabi:files [1] -->",
  '<!-- miyabi:files ["a" -->',
  '<!-- miyabi:files ["a",] -->',
])("what people made of the line is no plan: %j", (body) => {
  expect(filesIn(body)).toEqual([]);
});
