import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { plainCommands } from "../../../../src/adapters/process/plain-commands.ts";
import { govulncheck } from "../../../../src/adapters/toolchains/go/govulncheck.ts";
import { having } from "../having.ts";
import { ENTRY, goDatabase } from "./go-database.ts";
import { treeWith, type Around, type Tree } from "../tree.ts";

const MS = 300_000;
const MOD = "module example.com/demo\n\ngo 1.21\n";
const UNUSED = "package demo\n\nfunc unused() int {\n\treturn 1\n}\n";

// What Go has compiled of its own library serves all tests.
let home: string;
let tree: Tree | undefined;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "miyabi-go-home-"));
});
afterAll(() => rm(home, { recursive: true, force: true }));
afterEach(async () => {
  await tree?.remove();
  tree = undefined;
});
const make = async (files: Record<string, string>, around: Around = {}): Promise<Tree> =>
  (tree = await treeWith(files, {}, { home, ...around }));

/** A folder before the search path in which a program does what it is told. */
const standIn = async (name: string, script: string): Promise<Around> => {
  const folder = await mkdtemp(join(home, "bin-"));
  await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`);
  await chmod(join(folder, name), 0o755);
  const path = `${folder}:${process.env["PATH"]}`;
  return { commandsIn: (tempDir) => Promise.resolve(plainCommands({ home, tempDir, path })) };
};

having("go", "staticcheck")(
  "staticcheck's findings are added where the repository configures it",
  async () => {
    const { toolchain, checked, put } = await make({ "go.mod": MOD, "a.go": UNUSED });
    const tools = await toolchain();
    expect(await tools.lint(checked("a.go"))).toEqual({ kind: "known", findings: [] });
    await put({ "staticcheck.conf": 'checks = ["all"]\n' });
    const lint = await tools.lint(checked("a.go"));
    if (lint.kind === "unknown") throw new Error(lint.reason);
    expect(lint.findings).toContainEqual({
      part: "lint",
      severity: "error",
      message: "func unused is unused",
      file: "a.go",
      line: 3,
      rule: "staticcheck/U1000",
    });
  },
  MS,
);

/** What golangci-lint 2.15.0 wrote, shortened. */
const ISSUES = (folder: string) => ({
  Issues: [
    {
      FromLinter: "errcheck",
      Text: "Error return value of `os.Remove` is not checked",
      Severity: "",
      SourceLines: ['\tos.Remove("x")'],
      Pos: { Filename: `${folder}/a.go`, Offset: 62, Line: 6, Column: 11 },
      ExpectNoLint: false,
      ExpectedNoLintLinter: "",
    },
    {
      FromLinter: "govet",
      Text: 'printf: fmt.Printf format %d has arg "x" of wrong type string',
      Severity: "",
      Pos: { Filename: `${folder}/print.go`, Offset: 176, Line: 6, Column: 13 },
    },
    {
      FromLinter: "revive",
      Text: "exported: comment is missing",
      Severity: "warning",
      Pos: { Filename: `${folder}/a.go`, Line: 3 },
    },
  ],
  Report: { Linters: [{ Name: "errcheck", Enabled: true }] },
});
const WRITES = `for word; do case "$word" in --output.json.path=*) file="\${word#*=}";; esac; done`;
const PRINT = 'package demo\n\nimport "fmt"\n\nfunc Show() {\n\tfmt.Printf("%d", "x")\n}\n';

having("go")(
  "golangci-lint's report is read, without what vet has said already",
  async () => {
    const around = await standIn("golangci-lint", `${WRITES}\ncp issues.json "$file"\nexit 1`);
    const { toolchain, checked, put, path } = await make(
      { "go.mod": MOD, "print.go": PRINT, ".golangci.yml": 'version: "2"\n' },
      around,
    );
    await put({ "issues.json": JSON.stringify(ISSUES(path)) });
    const lint = await (await toolchain()).lint(checked("a.go"));
    if (lint.kind === "unknown") throw new Error(lint.reason);
    expect(
      lint.findings.map(({ severity, file, line, rule }) => [severity, file, line, rule]),
    ).toEqual([
      ["error", "print.go", 6, "vet/printf"],
      ["error", "a.go", 6, "golangci-lint/errcheck"],
      ["warning", "a.go", 3, "golangci-lint/revive"],
    ]);
  },
  MS,
);

const TYPECHECK = JSON.stringify({
  Issues: [{ FromLinter: "typecheck", Text: "undefined: x", Pos: { Filename: "z.go", Line: 1 } }],
});
having("go").each([
  ["crashes", "echo 'panic: oops' >&2; exit 2", "golangci-lint ended with 2: panic: oops"],
  ["is out of time", "echo 'context deadline exceeded' >&2; exit 4", "golangci-lint ended with 4"],
  ["writes nothing", "exit 0", "golangci-lint ended with 0"],
  ["cannot compile", `${WRITES}; echo '${TYPECHECK}' > "$file"; exit 1`, "z.go:1: undefined: x"],
])(
  "golangci-lint that %s is unknown",
  async (_what, script, reason) => {
    const files = { "go.mod": MOD, "a.go": UNUSED, ".golangci.yml": "" };
    const { toolchain, checked } = await make(files, await standIn("golangci-lint", script));
    expect(await (await toolchain()).lint(checked("a.go"))).toEqual({
      kind: "unknown",
      reason: expect.stringContaining(reason) as unknown,
    });
  },
  MS,
);

having("go")(
  "a linter that is configured at the top of the clone and not installed is unknown",
  async () => {
    // Only the folders of Go and the system, whatever else the machine has.
    const folders = (process.env["PATH"] ?? "").split(":");
    const own = folders.find((folder) => existsSync(join(folder, "gofmt"))) ?? "";
    const path = `${own}:/usr/bin:/bin`;
    const { toolchain, checked } = await make(
      { ".golangci.toml": "", ".git/HEAD": "", "svc/go.mod": MOD, "svc/a.go": UNUSED },
      { commandsIn: (tempDir) => Promise.resolve(plainCommands({ home, tempDir, path })) },
    );
    expect(await (await toolchain()).lint(checked("svc/a.go"))).toEqual({
      kind: "unknown",
      reason: expect.stringMatching(
        /^golangci-lint is not installed, and the repository configures it; install/,
      ) as unknown,
    });
  },
  MS,
);

const VENDORED = (called: string) => ({
  "go.mod": `${MOD}\nrequire example.com/vuln v1.0.0\n`,
  "go.sum": "",
  "vendor/modules.txt": "# example.com/vuln v1.0.0\n## explicit; go 1.21\nexample.com/vuln\n",
  "vendor/example.com/vuln/vuln.go":
    "package vuln\n\nfunc Bad() int { return 1 }\n\nfunc Good() int { return 2 }\n",
  "a.go": `package demo\n\nimport "example.com/vuln"\n\nvar A = vuln.${called}()\n`,
});

having("go", "govulncheck").each([
  ["calls", "Bad", "high", "(called)"],
  ["does not call", "Good", "low", "(imported)"],
])(
  "a vulnerable module of which the code %s the bad part",
  async (_what, called, severity, reach) => {
    const { commands, checked, tempDir } = await make(VENDORED(called));
    await mkdir(tempDir, { recursive: true });
    const database = await goDatabase(join(tempDir, "database"));
    expect(await govulncheck({ commands, database })(checked("a.go"))).toEqual({
      kind: "known",
      findings: [
        {
          part: "security",
          severity,
          message: `example.com/vuln v1.0.0 ${reach}: ${ENTRY.summary}; fixed in v1.1.0`,
          file: "go.mod",
          rule: "govulncheck/GO-2024-9001",
        },
      ],
    });
  },
  MS,
);

having("go", "govulncheck")(
  "without a database, and for code that does not compile, the audit is unknown",
  async () => {
    const { commands, checked, put, tempDir } = await make(VENDORED("Bad"));
    const none = pathToFileURL(join(tempDir, "no-database")).href;
    const audit = govulncheck({ commands, database: none });
    expect((await audit(checked("a.go"))).kind).toBe("unknown");
    await mkdir(tempDir, { recursive: true });
    const database = await goDatabase(join(tempDir, "database"));
    await put({ "a.go": "package demo\n\nvar A = nothing\n" });
    expect((await govulncheck({ commands, database })(checked("a.go"))).kind).toBe("unknown");
  },
  MS,
);

test.each([
  ["prints no report", "exit 0", "govulncheck reported nothing"],
  ["prints something else", "echo '{'; echo '}x'", "the report of govulncheck cannot be read"],
  ["crashes", "echo oops >&2; exit 2", "govulncheck ended with 2: oops"],
])("govulncheck that %s is unknown", async (_what, script, reason) => {
  const { toolchain, checked } = await make(
    { "go.mod": MOD, "a.go": UNUSED },
    await standIn("govulncheck", script),
  );
  expect(await (await toolchain()).audit(checked("a.go"))).toEqual({
    kind: "unknown",
    reason: expect.stringContaining(reason) as unknown,
  });
});
