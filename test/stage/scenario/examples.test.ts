import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { exportedItems } from "../../../src/adapters/toolchains/node/exported-items.ts";
import { parseLcov } from "../../../src/adapters/toolchains/reports/lcov.ts";
import { parseSarif } from "../../../src/adapters/toolchains/reports/sarif.ts";
import { parseConfig } from "../../../src/core/config.ts";
import { secretsIn } from "../../../src/core/review/secrets-scan.ts";
import { isScriptSource } from "../../../src/core/source-files.ts";
import { weakenedTests } from "../../../src/core/review/weakened-tests.ts";
import { loadScript } from "../../../src/stage/model/load-script.ts";
import type { Script } from "../../../src/stage/model/script.ts";
import { loadScenario } from "../../../src/stage/scenario/load-scenario.ts";
import { exampleTree, type Call, type ExampleTree } from "./example-tree.ts";

const EXAMPLES = join(import.meta.dirname, "../../../examples/scenarios");
const REPO = join(EXAMPLES, "_repo");
const MINUTES = 60_000;

const codegenOf = ({ replies }: Script) => replies.filter(({ agent }) => agent === "codegen");

const toolErrors = (calls: readonly Call[]) => calls.filter(({ isError }) => isError);

/** Tests with coverage: exit code, and line coverage of the changed source files in percent. */
async function coverageOf(tree: ExampleTree, files: readonly string[]): Promise<number> {
  const { code, stdout } = await tree.run(
    "node",
    "--test",
    "--experimental-test-coverage",
    "--test-reporter=lcov",
    "--test-reporter-destination=stdout",
  );
  expect(code).toBe(0);
  const coverage = parseLcov(stdout, tree.path);
  const measured = files.map((file) => coverage.get(file) ?? { lines: 1, hit: 0 });
  const sum = (key: "lines" | "hit") => measured.reduce((all, one) => all + one[key], 0);
  return (100 * sum("hit")) / sum("lines");
}

describe("the sample repository", () => {
  let tree: ExampleTree;
  beforeAll(async () => {
    tree = await exampleTree(REPO);
  });
  afterAll(() => tree.remove());

  test(
    "passes its tests with a coverage of at least 80 % and has nothing for its linter",
    async () => {
      expect(
        await coverageOf(tree, ["src/app.js", "src/http.js", "src/notes.js", "src/server.js"]),
      ).toBeGreaterThanOrEqual(80);
      expect(await tree.run("node", "tools/lint.mjs")).toMatchObject({ code: 0 });
    },
    MINUTES,
  );

  test(
    "its linter finds what is wrong and reports it as SARIF",
    async () => {
      const wrong = await exampleTree(REPO);
      const bad = 'export const a = eval("1");\nvar b = a == 2;\nconst = 3;\n';
      await wrong.play({
        anyTool: false,
        turns: [{ tools: [{ name: "write", input: { path: "src/bad.js", content: bad } }] }],
      });
      expect((await wrong.run("node", "tools/lint.mjs", ".lint.sarif")).code).toBe(1);
      const report = await readFile(join(wrong.path, ".lint.sarif"), "utf8");
      const findings = parseSarif(report, { part: "lint", root: wrong.path });
      expect(
        findings.map(({ rule, severity, file, line }) => [rule, severity, file, line]),
      ).toEqual([
        ["lint.mjs/no-eval", "error", "src/bad.js", 1],
        ["lint.mjs/documented-exports", "warning", "src/bad.js", 1],
        ["lint.mjs/no-var", "error", "src/bad.js", 2],
        ["lint.mjs/eqeqeq", "error", "src/bad.js", 2],
        ["lint.mjs/syntax", "error", "src/bad.js", 3],
      ]);
      await wrong.remove();
    },
    MINUTES,
  );
});

describe.each(["user-authentication", "small-fix", "side-by-side", "failing-tests"])(
  "%s",
  (name) => {
    test("is a valid scenario that says how it ends", async () => {
      const { expect: end, configFile, people } = await loadScenario(join(EXAMPLES, name));
      expect(end).toBeDefined();
      expect(people.length).toBe(name === "user-authentication" ? 1 : 0);
      const config = parseConfig(parse(await readFile(configFile ?? "", "utf8")));
      expect(config.deploy.production).toMatchObject({
        deploy: ["node", "deploy/deploy.mjs", "production"],
      });
    });
  },
);

describe.each(["user-authentication", "small-fix"])("the code that %s writes", (name) => {
  let tree: ExampleTree;
  let script: Script;
  beforeAll(async () => {
    tree = await exampleTree(REPO);
    script = await loadScript(join(EXAMPLES, name));
  });
  afterAll(() => tree.remove());

  test(
    "passes tests and linter at the end of each task",
    async () => {
      for (const reply of codegenOf(script)) {
        const calls = await tree.play(reply);
        expect(toolErrors(calls)).toEqual([]);
        expect(
          calls.some(({ tool, text }) => tool === "bash" && text.includes("exit code 0")),
        ).toBe(true);
        expect(calls.at(-1)?.tool).toBe("finish");
      }
    },
    3 * MINUTES,
  );

  test(
    "is worth 100 points: covered, documented, without secrets or weakened tests",
    async () => {
      const changes = await tree.changes();
      const sources = changes.map(({ path }) => path).filter(isScriptSource);
      expect(await coverageOf(tree, sources)).toBeGreaterThanOrEqual(95);
      for (const file of sources) {
        const items = exportedItems(await readFile(join(tree.path, file), "utf8"));
        expect(items.filter(({ documented }) => !documented)).toEqual([]);
      }
      expect((await tree.run("node", "tools/lint.mjs")).stdout).toContain(" 0 findings");
      expect(secretsIn(changes)).toEqual([]);
      expect(weakenedTests(changes)).toEqual([]);
    },
    MINUTES,
  );
});

test("the tasks of user-authentication touch the files that the plan says, 2 and 3 none in common", async () => {
  const script = await loadScript(join(EXAMPLES, "user-authentication"));
  const written = (task: number) =>
    script.replies
      .filter((reply) => reply.task === task)
      .flatMap(({ turns }) => turns.flatMap(({ tools }) => tools))
      .filter(({ name }) => name === "write" || name === "edit")
      .map(({ input }) => z.string().parse(input["path"]))
      .sort();
  const plan: unknown = JSON.parse(
    script.replies.find(({ agent }) => agent === "coordinator")?.turns[0]?.text ?? "",
  );
  const tasks = [1, 2, 3, 4, 5, 6].map((ordinal, index) => ({
    ordinal,
    files: written(ordinal),
    dependencies: [[], [1], [1], [2, 3], [4], [5]][index],
  }));
  expect(plan).toMatchObject({
    tasks: tasks.map(({ files, ...task }) => ({
      ...task,
      files: expect.arrayContaining(files) as unknown,
    })),
  });
  expect(written(2).filter((file) => written(3).includes(file))).toEqual([]);
});

test(
  "the code of failing-tests fails at every try, each time at less",
  async () => {
    const script = await loadScript(join(EXAMPLES, "failing-tests"));
    const failures: number[] = [];
    const tree = await exampleTree(REPO);
    for (const reply of codegenOf(script)) {
      expect(toolErrors(await tree.play(reply))).toEqual([]);
      const { code, stdout } = await tree.run("node", "--test", "--test-reporter=tap");
      expect(code).toBe(1);
      failures.push(Number(/^# fail (\d+)$/m.exec(stdout)?.[1]));
    }
    await tree.remove();
    expect(failures).toEqual([2, 1, 1]);
  },
  MINUTES,
);
