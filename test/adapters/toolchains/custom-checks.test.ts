import { readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { treeWith, type Tree } from "./tree.ts";

let tree: Tree | undefined;
afterEach(async () => {
  await tree?.remove();
  tree = undefined;
});
const make = async (files: Record<string, string>, checks: unknown): Promise<Tree> =>
  (tree = await treeWith(files, checks));

const sarif = (...results: unknown[]) =>
  JSON.stringify({
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: { name: "lint", rules: [{ id: "r2", defaultConfiguration: { level: "error" } }] },
        },
        results,
      },
    ],
  });
const at = (uri: string, startLine: number) => [
  { physicalLocation: { artifactLocation: { uri }, region: { startLine } } },
];
const writing = (path: string, text: string, code = 0): string[] => [
  "node",
  "-e",
  `require("fs").writeFileSync(${JSON.stringify(path)}, ${JSON.stringify(text)}); process.exitCode = ${code}`,
];

test("a linter that writes SARIF: findings with file, line, level and rule", async () => {
  const text = sarif(
    { ruleId: "r1", level: "warning", message: { text: "w" }, locations: at("src/a.js", 3) },
    { ruleId: "r2", message: { text: "e" }, locations: at("./src/b.js", 1) },
    { ruleId: "r3", level: "error", message: { text: "s" }, suppressions: [{}] },
    { ruleId: "r4", kind: "pass", message: { text: "p" } },
  );
  const lint = {
    command: writing("out.sarif", text, 1),
    report: { format: "sarif", path: "out.sarif" },
  };
  const { toolchain, checked, path } = await make({}, { lint });
  const tools = await toolchain();
  expect(await tools.lint(checked("src/a.js"))).toEqual({
    kind: "known",
    findings: [
      {
        part: "lint",
        severity: "warning",
        message: "w",
        file: "src/a.js",
        line: 3,
        rule: "lint/r1",
      },
      { part: "lint", severity: "error", message: "e", file: "src/b.js", line: 1, rule: "lint/r2" },
    ],
  });
  await expect(readFile(join(path, "out.sarif"))).rejects.toThrow();
  // The error is in a file that the change does not touch.
  expect((await tools.check(checked("src/a.js"))).ok).toBe(true);
  expect((await tools.check(checked("src/b.js"))).ok).toBe(false);
});

test("a report that was there before is not the report of this run, and stays", async () => {
  const lint = { command: ["node", "-e", "0"], report: { format: "sarif", path: "out.sarif" } };
  const { toolchain, checked, path } = await make({ "out.sarif": sarif() }, { lint });
  expect((await (await toolchain()).lint(checked())).kind).toBe("unknown");
  expect(await readFile(join(path, "out.sarif"), "utf8")).toBe(sarif());
});

test("a folder that the command swaps for a link leads to nothing that is read, removed or written", async () => {
  const swap = `const fs = require("fs"); fs.rmSync("out", { recursive: true }); fs.symlinkSync("..", "out"); fs.writeFileSync("out/lint.sarif", ${JSON.stringify(sarif())});`;
  const lint = {
    command: ["node", "-e", swap],
    report: { format: "sarif", path: "out/lint.sarif" },
  };
  const { toolchain, checked, path } = await make({ "out/lint.sarif": "before" }, { lint });
  expect(await (await toolchain()).lint(checked("a.js"))).toMatchObject({ kind: "unknown" });
  expect(await readFile(join(path, "..", "lint.sarif"), "utf8")).toBe(sarif());
});

test.each([
  ["a link", "fs.symlinkSync('/proc/self/environ', 'lint.sarif')"],
  ["a pipe", "require('child_process').execFileSync('mkfifo', ['lint.sarif'])"],
  ["a folder", "fs.mkdirSync('lint.sarif')"],
  [
    "a huge file",
    "fs.closeSync(fs.openSync('lint.sarif', 'w')); fs.truncateSync('lint.sarif', 2 ** 33)",
  ],
])("%s in a report's place is no report", async (_, script) => {
  const lint = {
    command: ["node", "-e", `const fs = require("fs"); ${script}`],
    report: { format: "sarif", path: "lint.sarif" },
  };
  const { toolchain, checked } = await make({}, { lint });
  expect(await (await toolchain()).lint(checked("a.js"))).toMatchObject({
    kind: "unknown",
    reason: expect.stringMatching(/wrote no report$/) as unknown,
  });
});

test("a folder that is a link leads no report out of the tree", async () => {
  const lint = { command: ["node", "-e", "0"], report: { format: "sarif", path: "out/x.sarif" } };
  const { toolchain, checked, path } = await make({}, { lint });
  const { put } = await make({ "x.sarif": "keep" }, {});
  await put({});
  await symlink(join(path, ".."), join(path, "out"));
  expect((await (await toolchain()).lint(checked())).kind).toBe("unknown");
});

test.each([
  ["crashed", ["node", "-e", "process.exit(7)"]],
  ["is not installed", ["no-such-linter-anywhere"]],
  ["wrote no SARIF", writing("out.sarif", "{}")],
  ["wrote half of it", writing("out.sarif", sarif().slice(0, 40))],
])("a linter that %s is unknown, not free of findings", async (_what, command) => {
  const lint = { command, report: { format: "sarif", path: "out.sarif" } };
  const { toolchain, checked } = await make({}, { lint });
  expect((await (await toolchain()).lint(checked())).kind).toBe("unknown");
});

const JUNIT =
  '<?xml version="1.0"?><testsuites><testsuite><testcase name="a"/><testcase name="b"><failure message="&lt;x&gt;"/></testcase><testcase name="c"><skipped/></testcase></testsuite></testsuites>';
const LCOV = "TN:\nSF:src/a.js\nDA:1,1\nDA:2,0\nLF:2\nLH:1\nend_of_record\n";
const COBERTURA = `<?xml version="1.0"?><!DOCTYPE coverage SYSTEM "x.dtd"><coverage><packages><package><classes>
<class filename="src/a.js"><methods><method><lines><line number="1" hits="1"/></lines></method></methods>
<lines><line number="1" hits="1"/><line number="2" hits="0"/><line number="3" hits="0"/><line number="4" hits="0"/></lines></class></classes></package></packages></coverage>`;

test.each([
  ["junit", JUNIT, 1, { passed: 1, failed: 1 }],
  ["lcov", LCOV, 0, { failed: 0, coverage: 50 }],
  ["cobertura", COBERTURA, 0, { failed: 0, coverage: 25 }],
])("tests with a %s report", async (format, text, code, expected) => {
  const command = { command: writing("report", text, code), report: { format, path: "report" } };
  const { toolchain, checked } = await make({}, { test: command });
  expect(await (await toolchain()).tests(checked("src/a.js"))).toMatchObject({
    kind: "known",
    ...expected,
  });
});

test.each([
  ["junit", "<html></html>"],
  ["junit", '<!DOCTYPE x [<!ENTITY a "b">]><testsuites/>'],
  ["junit", "<testsuites><testcase>"],
  ["lcov", "coverage: 100%"],
  ["cobertura", JUNIT],
])("tests whose %s report is none are unknown", async (format, text) => {
  const command = { command: writing("report", text), report: { format, path: "report" } };
  const { toolchain, checked } = await make({}, { test: command });
  expect((await (await toolchain()).tests(checked())).kind).toBe("unknown");
});

test("a failing command fails, whatever its report says", async () => {
  const text = '<testsuites><testcase name="a"/></testsuites>';
  const command = {
    command: writing("report", text, 1),
    report: { format: "junit", path: "report" },
  };
  const { toolchain, checked } = await make({}, { test: command });
  expect(await (await toolchain()).tests(checked())).toMatchObject({ passed: 1, failed: 1 });
});

test("an audit's SARIF becomes severities of security", async () => {
  const text = JSON.stringify({
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "scan",
            rules: [{ id: "cve", properties: { "security-severity": "9.1" } }],
          },
        },
        results: [
          { ruleId: "cve", message: { text: "bad" } },
          { ruleId: "other", level: "error", message: { text: "x" } },
          { ruleId: "other", level: "note", message: { text: "y" } },
        ],
      },
    ],
  });
  const audit = { command: writing("r", text), report: { format: "sarif", path: "r" } };
  const { toolchain, checked } = await make({}, { audit });
  const result = await (await toolchain()).audit(checked());
  expect(result.kind === "known" && result.findings.map(({ severity }) => severity)).toEqual([
    "critical",
    "high",
    "low",
  ]);
});

test("the build comes first in a check", async () => {
  const build = { command: ["node", "-e", "console.log('TS2304'); process.exit(2)"] };
  const { toolchain, checked } = await make({}, { build });
  expect(await (await toolchain()).check(checked())).toMatchObject({
    ok: false,
    output: "The build fails:\nTS2304",
  });
});

test.each([
  [
    "a report that says nothing of the check",
    { lint: { command: ["x"], report: { format: "lcov", path: "a" } } },
  ],
  [
    "a report outside of the repository",
    { lint: { command: ["x"], report: { format: "sarif", path: "../a" } } },
  ],
])("%s is the user's to correct", async (_what, checks) => {
  const { toolchain, checked } = await make({}, checks);
  const run = async () => (await toolchain()).lint(checked());
  await expect(run()).rejects.toMatchObject({ code: "invalid_config" });
});
