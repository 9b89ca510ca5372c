import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Toolchains } from "../../../src/ports/toolchain.ts";
import { FakeModel } from "../../fakes/model.ts";
import { analysis, plan, session, task } from "../../fakes/records.ts";
import { files, GOOD, reviewStand, tools, two } from "./stand.ts";

const { restart, build, review, scored } = reviewStand();

const undocumented = (name: string, file = "src/app.js") => ({
  part: "docs" as const,
  severity: "warning" as const,
  message: `The export ${name} has no comment.`,
  file,
  rule: "fake/docs",
});
const vulnerable = (name: string) => ({
  part: "security" as const,
  severity: "high" as const,
  message: `${name}: remote code`,
  rule: `fake/${name}`,
});

/** Tools that see what lies in a tree: its `vulnerable` file, and one item for each line of src/app.js. */
const seeing = (calls: string[] = []): Toolchains => ({
  detect: async (path) => {
    const lines = async (file: string): Promise<string[]> =>
      (await readFile(join(path, file), "utf8").catch(() => "")).split("\n").filter(Boolean);
    const [toolchain] = [await tools().detect(path)];
    const called = (part: string): void => {
      calls.push(`${path.includes("/base-") ? "base" : "head"} ${part}`);
    };
    return {
      ...toolchain,
      audit: async () => {
        called("audit");
        return { kind: "known", findings: (await lines("vulnerable")).map(vulnerable) };
      },
      docs: async () => {
        called("docs");
        const findings = (await lines("src/app.js")).map((name) => undocumented(name));
        return { kind: "known", publicItems: findings.length + 1, documented: 1, findings };
      },
    };
  },
});

test("what the base has already is named and costs nothing; what is new counts", async () => {
  await restart("sandbox: off\n", { vulnerable: "left-pad\n" });
  const record = session({ plan: plan(task(1)), analysis: analysis({ complexity: 2 }) });
  await build(record, { "task-500-1": files({ "src/app.js": "one\ntwo\nnew\n" }) });
  const calls: string[] = [];
  const equip = () => ({
    sandbox: "off" as const,
    model: new FakeModel({}),
    toolchains: seeing(calls),
  });
  const result = await review(record, { equip });
  expect(calls).toEqual(["head audit", "head docs", "base audit", "base docs"]);
  const { report } = await scored();
  expect(report.breakdown).toMatchObject({ security: 20, docs: 10 });
  expect(report.issues).toEqual([undocumented("new")]);
  expect(report.debt).toEqual([
    { ...vulnerable("left-pad"), why: "base" },
    { ...undocumented("one"), why: "base" },
    { ...undocumented("two"), why: "base" },
  ]);
  expect(result.outputs["next"]).toBe("publish");
  expect(result.summary).toContain("left-pad: remote code");
});

test("new files were missing from the diff in earlier Miyabi code: they are reviewed like any other", async () => {
  await build(two(), { ...GOOD, "task-500-2": files({ "src/new.js": "export const b = c;\n" }) });
  const finding = {
    part: "lint",
    severity: "error",
    message: "c is not defined",
    file: "src/new.js",
    line: 1,
  } as const;
  await review(two(), { parts: { lint: { kind: "known", findings: [finding] } } });
  const { report } = await scored();
  expect(report.breakdown.lint).toBe(20);
  expect(report.issues).toEqual([finding]);
});

test("a new dependency is named with its place", async () => {
  await build(two(), {
    ...GOOD,
    "task-500-2": files({ "package.json": '{ "dependencies": { "expres": "1.0.0" } }\n' }),
  });
  await review(two());
  const { report } = await scored();
  expect(report.breakdown.security).toBe(15);
  expect(report.issues.map(({ message }) => message)).toEqual([
    "expres is nearly called express: is it the one meant?",
    "New dependency: expres 1.0.0.",
  ]);
});

test("the base is not measured where the change has nothing that it could have had", async () => {
  await build(two(), GOOD);
  const calls: string[] = [];
  await review(two(), { calls });
  expect(calls).toEqual(["audit", "docs", "lint", "tests"]);
});
