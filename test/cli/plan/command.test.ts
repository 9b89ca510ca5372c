import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { planCommand } from "../../../src/cli/plan/command.ts";
import type { ScheduleJson } from "../../../src/cli/plan/schedule-json.ts";

const ROOT = resolve(".");
let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "miyabi-plan-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const TSX = pathToFileURL(join(ROOT, "node_modules/tsx/dist/loader.mjs")).href;

/** The real command as a process in another folder, with a text on stdin. */
const miyabiPlan = (args: readonly string[], input = "") => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", TSX, join(ROOT, "src/cli/main.ts"), "plan", ...args],
    { cwd: dir, encoding: "utf8", input, env: { PATH: process.env["PATH"], HOME: dir } },
  );
  return { status, stdout, stderr };
};

/** The same in this process. What the command itself complains of is in the error's message. */
const plan = async (...args: string[]): Promise<string> => {
  let printed = "";
  await planCommand((text) => (printed += text))
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .parseAsync(args, { from: "user" });
  return printed;
};

const id = (ordinal: number): string => `task-7-${ordinal}`;
const node = (ordinal: number, needs: number[] = [], estimatedMinutes = 10) => ({
  id: id(ordinal),
  dependencies: needs.map(id),
  estimatedMinutes,
});
const written = (...tasks: unknown[]): string => {
  const file = join(dir, "tasks.json");
  writeFileSync(file, JSON.stringify({ tasks }));
  return file;
};

test("--json prints figures as numbers, and waves of lanes", () => {
  const file = written(node(1), node(2, [1], 60), node(3, [1], 60));
  const run = miyabiPlan(["--tasks", file, "--startup-seconds", "30", "--json"]);
  expect([run.status, run.stderr]).toEqual([0, ""]);
  expect(JSON.parse(run.stdout)).toMatchObject({
    criticalPathMinutes: 70,
    makespanMinutes: 71,
    waves: [
      [{ lane: "w1-l1", tasks: [id(1)] }],
      [
        { lane: "w2-l1", tasks: [id(2)] },
        { lane: "w2-l2", tasks: [id(3)] },
      ],
    ],
  });
});

test("the limits of the command line hold: lanes, waves, start-up", async () => {
  const four = written(node(1), node(2), node(3, [1, 2]), node(4, [1, 2]));
  const lanesWith = async (...args: string[]): Promise<number[]> => {
    const { waves } = JSON.parse(await plan("--tasks", four, "--json", ...args)) as ScheduleJson;
    return waves.map((lanes) => lanes.length);
  };
  expect(await lanesWith()).toEqual([2, 2]);
  expect(await lanesWith("--max-parallel", "1")).toEqual([1]);
  expect(await lanesWith("--waves", "1")).toEqual([1]);
  expect(await lanesWith("--startup-seconds", "6000")).toEqual([1]);
});

test("there are never more than 256 lanes, and no more than the time needs", async () => {
  const many = written(...Array.from({ length: 300 }, (_, at) => node(at + 1)));
  const text = await plan("--tasks", many, "--max-parallel", "1000", "--json");
  expect((JSON.parse(text) as ScheduleJson).waves.map((lanes) => lanes.length)).toEqual([150]);
});

test("--mermaid draws a flowchart", async () => {
  const file = written(node(1), node(2, [1]));
  expect(await plan("--tasks", file, "--mermaid")).toMatch(/^flowchart LR\n[^]*t1 ==> t2\n/);
});

test.each([
  [[], "--tasks"],
  [["--tasks", "x", "--waves", "0"], "whole number from 1 to 1000"],
  [["--tasks", "x", "--agents-per-runner", "1.5"], "whole number from 1"],
  [["--tasks", "x", "--max-parallel", "many"], "whole number from 1"],
  [["--tasks", "x", "--startup-seconds", "-1"], "seconds from 0"],
  [["--tasks", "x", "--json", "--mermaid"], "cannot be used with"],
  [["--tasks", "nowhere.json"], "nowhere.json: no such file"],
  [["--tasks", "."], ".: this is a folder"],
])("miyabi plan %j is refused with words that help", async (args, words) => {
  await expect(plan(...args)).rejects.toThrow(words);
});

test("a value that an option does not take ends with 2, a circle in the file with 3 and its path", () => {
  const usage = miyabiPlan(["--tasks", "x", "--waves", "0"]);
  expect([usage.status, usage.stdout]).toEqual([2, ""]);
  expect(usage.stderr).toContain("--waves");

  const circle = miyabiPlan(["--tasks", written(node(1, [2]), node(2, [1]))]);
  expect([circle.status, circle.stdout]).toEqual([3, ""]);
  expect(circle.stderr).toMatch(/tasks\.json: [^]*circle: task-7-1 → task-7-2 → task-7-1/);
  expect(circle.stderr).not.toMatch(/\n\s+at /);
});

test("the example in docs/cli.md is what the command prints, of tasks from stdin as well", () => {
  const guide = readFileSync(join(ROOT, "docs/cli.md"), "utf8");
  const [, tasks = "", shown = ""] =
    /```json\n([^]*?)```[^]*?\$ miyabi plan --tasks tasks\.json\n([^]*?)```/.exec(guide) ?? [];
  expect(shown).toContain("Critical path");
  expect(miyabiPlan(["--tasks", "-"], tasks).stdout).toBe(shown);
});
