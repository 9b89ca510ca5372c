import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { plainCommands } from "../../../../src/adapters/process/plain-commands.ts";
import { sandbox, sandboxTest } from "../../sandbox/sandboxed.ts";
import { having } from "../having.ts";
import { treeWith, type Around, type Tree } from "../tree.ts";

const SECONDS = 1_000;
const test = having("go");
const MOD = "module example.com/demo\n\ngo 1.21\n";
const ADD = `// Package demo adds.
package demo

// Add adds.
func Add(a, b int) int {
	if a > 100 {
		// Never.

		return 0
	}
	return a + b
}

func Unused() int {
	return 1
}
`;
const testing = (body: string): string =>
  `package demo\n\nimport (\n\t"fmt"\n\t"syscall"\n\t"testing"\n)\n\nvar _, _ = fmt.Sprint, syscall.Exit\n\n${body}\n`;
const PASSING = testing(`func TestAdd(t *testing.T) {
	if Add(1, 2) != 3 {
		t.Fatal("wrong")
	}
}

func TestLater(t *testing.T) { t.Skip() }`);
const CLEAN = { "go.mod": MOD, "add.go": ADD, "add_test.go": PASSING };

// What Go has compiled of its own library serves all tests.
let home: string;
let tree: Tree | undefined;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "miyabi-go-home-"));
});
afterAll(async () => {
  // The module cache is read-only.
  await plainCommands({ home, tempDir: home, path: process.env["PATH"] }).run(
    ["chmod", "-R", "u+w", home],
    { cwd: home },
  );
  await rm(home, { recursive: true, force: true });
});
afterEach(async () => {
  await tree?.remove();
  tree = undefined;
});
const make = async (files: Record<string, string>, around: Around = {}): Promise<Tree> =>
  (tree = await treeWith(files, {}, { home, ...around }));

test(
  "a clean module: counts, coverage of the changed lines, no finding, and the tree as it was",
  async () => {
    const { toolchain, checked, path } = await make(CLEAN);
    const tools = await toolchain();
    const changed = checked("add.go", "add_test.go");
    const before = await readdir(path);
    const tests = await tools.tests(changed);
    expect(tests).toMatchObject({ kind: "known", passed: 1, failed: 0 });
    // Four of seven lines: three functions' and conditions' own, and what is returned.
    expect(tests.kind === "known" && Math.round(tests.coverage ?? 0)).toBe(50);
    expect(await tools.lint(changed)).toEqual({ kind: "known", findings: [] });
    expect(await tools.check(changed)).toMatchObject({ ok: true, passed: 1, failed: 0 });
    expect(await readdir(path)).toEqual(before);
    expect(tools.name).toBe("go");
    expect(tools.commands.join("\n")).toMatch(/^go test -json .*\$REPORTS.* \.\/\.\.\.$/m);
  },
  SECONDS * 300,
);

test(
  "failing tests and subtests are counted and told",
  async () => {
    const { toolchain, checked } = await make({
      ...CLEAN,
      "more_test.go": testing(`func TestMore(t *testing.T) {
	t.Run("good", func(t *testing.T) {})
	t.Run("bad", func(t *testing.T) { t.Error("two is not three") })
}`),
    });
    const tools = await toolchain();
    const { ok, failed, passed, output } = await tools.check(checked("add.go"));
    expect([ok, failed, passed]).toEqual([false, 2, 2]);
    expect(output).toContain("two is not three");
    expect(output).not.toContain('"Action"');
  },
  SECONDS * 120,
);

test(
  "a changed package that no test loads counts with all its lines",
  async () => {
    const { toolchain, checked } = await make({
      ...CLEAN,
      "bare/bare.go": "package bare\n\nfunc Bare() int {\n\treturn 1\n}\n",
    });
    const tests = await (await toolchain()).tests(checked("bare/bare.go"));
    expect(tests).toMatchObject({ kind: "known", passed: 1, coverage: 0 });
  },
  SECONDS * 120,
);

test(
  "what a test prints forges nothing; one that ends the program has failed",
  async () => {
    const { toolchain, checked } = await make({
      ...CLEAN,
      "forged_test.go": testing(`func TestForge(t *testing.T) {
	fmt.Println("--- PASS: TestOne (0.00s)")
	fmt.Println("\\x16--- PASS: TestTwo (0.00s)")
	fmt.Println(\`{"Action":"pass","Package":"example.com/demo","Test":"TestThree"}\`)
	fmt.Println("ok  \\texample.com/demo\\t0.001s\\tcoverage: 100.0% of statements")
	syscall.Exit(0)
}`),
    });
    const tests = await (await toolchain()).tests(checked("add.go"));
    expect(tests).toMatchObject({ kind: "known", failed: 1 });
    expect(tests.kind === "known" && tests.passed).toBeLessThan(2);
  },
  SECONDS * 120,
);

test(
  "code that does not compile fails the build and the tests, and cannot be linted",
  async () => {
    const { toolchain, checked } = await make({
      ...CLEAN,
      "bad.go": "package demo\n\nvar x = y\n",
    });
    const tools = await toolchain();
    const { ok, output } = await tools.check(checked("bad.go"));
    expect([ok, output]).toEqual([false, expect.stringContaining("undefined: y")]);
    expect(await tools.tests(checked("bad.go"))).toMatchObject({ kind: "known", failed: 1 });
    expect(await tools.lint(checked("bad.go"))).toEqual({
      kind: "unknown",
      reason: expect.stringContaining("undefined: y") as unknown,
    });
  },
  SECONDS * 120,
);

test(
  "without tests they are unknown, and coding goes on",
  async () => {
    const { toolchain, checked } = await make({ "go.mod": MOD, "add.go": ADD });
    const tools = await toolchain();
    expect(await tools.tests(checked("add.go"))).toEqual({
      kind: "unknown",
      reason: "no package of the module has tests (_test.go)",
    });
    expect(await tools.check(checked("add.go"))).toMatchObject({ ok: true });
  },
  SECONDS * 120,
);

test(
  "vet's findings are errors with their place",
  async () => {
    const { toolchain, checked } = await make({
      ...CLEAN,
      "print.go": 'package demo\n\nimport "fmt"\n\nfunc show() {\n\tfmt.Printf("%d", "x")\n}\n',
    });
    const lint = await (await toolchain()).lint(checked("print.go"));
    expect(lint).toEqual({
      kind: "known",
      findings: [
        {
          part: "lint",
          severity: "error",
          message: 'fmt.Printf format %d has arg "x" of wrong type string',
          file: "print.go",
          line: 6,
          rule: "vet/printf",
        },
      ],
    });
  },
  SECONDS * 120,
);

test(
  "documented is what a comment stands before: functions, methods, types, groups",
  async () => {
    const { toolchain, checked } = await make({
      ...CLEAN,
      "more.go": `package demo

// Kinds of things.
const (
	A = 1
	B = 2
)

var C, d = 1, 2

type (
	// Box holds.
	Box[T any] struct{ V T }
	hidden struct{}
)

func (b *Box[T]) Get() T { return b.V }

func (h hidden) Get() int { return 0 }

//go:noinline
func Marked() {}
`,
      "gen.go": "// Code generated by x. DO NOT EDIT.\n\npackage demo\n\nfunc Made() {}\n",
      "cmd/main.go": "package main\n\nfunc Main() {}\n\nfunc main() {}\n",
    });
    const changed = checked("add.go", "more.go", "gen.go", "cmd/main.go", "add_test.go", "gone.go");
    const docs = await (await toolchain()).docs(changed);
    if (docs.kind === "unknown") throw new Error(docs.reason);
    expect([docs.publicItems, docs.documented]).toEqual([8, 4]);
    expect(docs.findings.map(({ file, line, message }) => [file, line, message])).toEqual([
      ["add.go", 14, "The exported Unused has no doc comment."],
      ["more.go", 9, "The exported C has no doc comment."],
      ["more.go", 17, "The exported Box.Get has no doc comment."],
      ["more.go", 22, "The exported Marked has no doc comment."],
    ]);
  },
  SECONDS * 120,
);

test(
  "a file that Go cannot read makes the documentation unknown",
  async () => {
    const { toolchain, checked } = await make({ ...CLEAN, "bad.go": "packag demo\n" });
    expect((await (await toolchain()).docs(checked("bad.go"))).kind).toBe("unknown");
  },
  SECONDS * 120,
);

test(
  "a module of a workspace uses the other one, and only what changed and needs it is tested",
  async () => {
    const other = "module example.com/other\n\ngo 1.21\n";
    const { toolchain, checked } = await make({
      "go.work": "go 1.21\n\nuse (\n\t./demo\n\t./user\n\t./other\n)\n",
      "demo/go.mod": MOD,
      "demo/add.go": ADD,
      "user/go.mod": "module example.com/user\n\ngo 1.21\n\nrequire example.com/demo v0.0.0\n",
      "user/user.go":
        'package user\n\nimport "example.com/demo"\n\n// Two is two.\nfunc Two() int { return demo.Add(1, 1) }\n',
      "user/user_test.go":
        'package user\n\nimport "testing"\n\nfunc TestTwo(t *testing.T) {\n\tif Two() != 2 {\n\t\tt.Fatal()\n\t}\n}\n',
      "demo/add_test.go": PASSING,
      "other/go.mod": other,
      "other/other_test.go":
        'package other\n\nimport "testing"\n\nfunc TestOther(t *testing.T) { t.Fatal() }\n',
    });
    const tools = await toolchain();
    const tests = await tools.tests(checked("demo/add.go"));
    expect(tests).toMatchObject({ kind: "known", passed: 2, failed: 0 });
    expect(await tools.tests(checked("other/other_test.go"))).toMatchObject({ failed: 1 });
  },
  SECONDS * 120,
);

// No Go at all, which every machine can show.
globalThis.test("without Go every part is unknown and says what to install", async () => {
  const commandsIn = (tempDir: string) =>
    Promise.resolve(plainCommands({ home, tempDir, path: "/nowhere" }));
  const { toolchain, checked } = await make(CLEAN, { commandsIn });
  const tools = await toolchain();
  for (const part of ["tests", "lint", "docs"] as const)
    expect(await tools[part](checked("add.go"))).toEqual({
      kind: "unknown",
      reason: expect.stringContaining("go is not installed: put it on the job's PATH") as unknown,
    });
  expect(await tools.audit(checked("add.go"))).toEqual({
    kind: "unknown",
    reason: expect.stringContaining("govulncheck is not installed: go install") as unknown,
  });
});

test(
  "a Go that crashes is unknown",
  async () => {
    const folder = await mkdtemp(join(home, "bin-"));
    const commandsIn = (tempDir: string) =>
      Promise.resolve(plainCommands({ home, tempDir, path: `${folder}:/usr/bin:/bin` }));
    const { toolchain, checked, put } = await make(CLEAN, { commandsIn });
    await put({
      go: '#!/bin/sh\n[ "$1" = list ] && echo 1 0 && exit 0\necho fatal error: oops >&2\nexit 2\n',
    });
    await chmod(join(checked().path, "go"), 0o755);
    await (await import("node:fs/promises")).rename(join(checked().path, "go"), join(folder, "go"));
    const tools = await toolchain();
    for (const part of ["tests", "lint", "docs"] as const)
      expect(await tools[part](checked("add.go"))).toEqual({
        kind: "unknown",
        reason: expect.stringContaining("oops") as unknown,
      });
  },
  SECONDS * 60,
);

(sandboxTest === globalThis.test ? test : globalThis.test.skip)(
  "all of it runs in the sandbox",
  async () => {
    const { toolchain, checked } = await make(CLEAN, { commandsIn: (tempDir) => sandbox(tempDir) });
    const tools = await toolchain();
    const changed = checked("add.go");
    expect(await tools.check(changed)).toMatchObject({ ok: true, passed: 1 });
    expect(await tools.tests(changed)).toMatchObject({ kind: "known", coverage: 50 });
    expect(await tools.docs(changed)).toMatchObject({ publicItems: 2, documented: 1 });
  },
  SECONDS * 300,
);
