import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { jobFiles } from "../../../src/adapters/files/job-files.ts";
import { parseToml } from "../../../src/adapters/toml/parse-toml.ts";
import { parseYaml } from "../../../src/adapters/yaml/parse-yaml.ts";
import { run, type Ports } from "../../../src/agents/codegen/agent.ts";
import { HandedTask } from "../../../src/core/task/handed-task.ts";
import { ordinalOf, taskPrefix } from "../../../src/core/names.ts";
import type { SessionRecord } from "../../../src/core/session/session.ts";
import { taskArtifacts } from "../../../src/core/task/task-artifacts.ts";
import type { TaskResult } from "../../../src/core/task/task-result.ts";
import { NO_USAGE } from "../../../src/core/budget/usage.ts";
import type { Assignment, Engine, EngineReport } from "../../../src/ports/engine.ts";
import type { Checked, Toolchains } from "../../../src/ports/toolchain.ts";
import { servedRepository } from "../../adapters/git/served-repository.ts";
import { FakeExchange } from "../../fakes/exchange.ts";
import { FakeStop } from "../../fakes/stop.ts";
import { FakePastWork } from "../../fakes/past-work.ts";
import { FakeSessions } from "../../fakes/sessions.ts";

/** What the engine does in one call: files to write (undefined: delete), and how it reports. */
export type Move = { files?: Record<string, string | undefined> } & Partial<EngineReport>;

/** An engine that plays moves by task: one for each call, the last one again and again. */
export class ScriptedEngine implements Engine {
  readonly assignments: Assignment[] = [];
  readonly #moves: Record<string, Move[]>;

  constructor(moves: Record<string, Move[]>) {
    this.#moves = moves;
  }

  async work(assignment: Assignment): Promise<EngineReport> {
    this.assignments.push(assignment);
    const calls = this.assignments.filter(({ task }) => task === assignment.task).length;
    const moves = this.#moves[assignment.task] ?? [];
    const { files = {}, ...report } = moves[calls - 1] ?? moves.at(-1) ?? {};
    for (const [path, text] of Object.entries(files)) {
      const file = join(assignment.worktree, path);
      await mkdir(dirname(file), { recursive: true });
      await (text === undefined ? rm(file) : writeFile(file, text));
    }
    const usage = { ...NO_USAGE, calls: 1, inputTokens: 100, costUsd: 0.1 };
    return { status: "finished", summary: `Did ${assignment.task}.`, turns: 2, usage, ...report };
  }
}

/** Checks that pass, except where a file holds the word BROKEN. */
export const simpleToolchains = (seen: Checked[] = []): Toolchains => ({
  detect: async () => {
    const fine = { kind: "known", findings: [] } as const;
    return {
      name: "simple",
      commands: ["check"],
      check: async (tree) => {
        seen.push(tree);
        for (const file of tree.changedFiles) {
          const text = await readFile(join(tree.path, file), "utf8");
          if (text.includes("BROKEN"))
            return { ok: false, passed: 1, failed: 1, output: `${file} is BROKEN` };
        }
        return { ok: true, passed: 2, failed: 0, output: "" };
      },
      tests: async () => ({ kind: "known", passed: 2, failed: 0, coverage: 100, output: "" }),
      lint: async () => ({ ...fine, findings: [] }),
      audit: async () => ({ ...fine, findings: [] }),
      docs: async () => ({ kind: "known", publicItems: 0, documented: 0, findings: [] }),
    };
  },
});

/** What the workshop's machine says of every task. */
export const RUNNER = {
  cpuSeconds: 3,
  peakMemoryBytes: 2e9,
  memoryBytes: 16e9,
  freeDiskBytes: 5e9,
};

/** A repository, a shelf for artifacts, and jobs that run the real agent over them. */
export const workshop = async (config = "sandbox: off\n", more: Record<string, string> = {}) => {
  const served = await servedRepository({
    "README.md": "# Shop\n",
    "src/app.js": "one\ntwo\nthree\nfour\nfive\n",
    ".github/miyabi.yml": config,
    ...more,
  });
  const exchange = new FakeExchange(join(served.root, "shelf"));
  const portsFor = (record: SessionRecord, engine: Engine, more: Partial<Ports> = {}) => ({
    sessions: new FakeSessions(record),
    exchange,
    files: jobFiles({ tempDir: join(served.root, "job") }),
    workspaces: served.workspaces(),
    past: new FakePastWork(),
    clock: served.clock,
    stop: new FakeStop(),
    context: { sha: served.baseSha, runAttempt: 1 },
    parseYaml: (text: string) => parseYaml(text, ".github/miyabi.yml"),
    parseToml,
    equip: () => ({
      sandbox: "off" as const,
      engine,
      toolchains: simpleToolchains(),
      machine: { watch: () => ({ end: () => Promise.resolve(RUNNER) }) },
    }),
    random: () => "0123456789abcdef0",
    ...more,
  });
  const shelf = (name: string, file: string): string => join(served.root, "shelf", name, file);
  return {
    served,
    exchange,
    portsFor,
    shelf,
    lane: (
      record: SessionRecord,
      engine: Engine,
      {
        lane = "w1-l1",
        attempt = 1,
        ...more
      }: Partial<Ports> & { lane?: string; attempt?: number } = {},
    ) => run({ issue: 500, attempt, lane }, portsFor(record, engine, more)),
    /** What the tasks of a lane handed over in one run attempt. */
    results: async (lane = "w1-l1", attempt = 1, runAttempt = 1): Promise<TaskResult[]> => {
      const artifacts = taskArtifacts(await exchange.list(taskPrefix(500)), 500).filter(
        (one) => one.attempt === attempt && one.runAttempt === runAttempt,
      );
      const handed = await Promise.all(
        artifacts.map(async ({ name }) =>
          HandedTask.parse(JSON.parse(await readFile(shelf(name, "result.json"), "utf8"))),
        ),
      );
      return handed
        .map(({ result }) => result)
        .filter((result) => result.lane === lane)
        .sort((a, b) => ordinalOf(a.task) - ordinalOf(b.task));
    },
  };
};

export type Workshop = Awaited<ReturnType<typeof workshop>>;
