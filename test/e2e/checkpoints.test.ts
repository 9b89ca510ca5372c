import { readdirSync, readFileSync } from "node:fs";
import { cp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { CHECKPOINT_FILE, Checkpoint } from "../../src/core/task/checkpoint.ts";
import type { ModelRequestEntry } from "../../src/stage/model/request-log.ts";
import { sessionOf } from "../../src/stage/play/session-of.ts";
import { loadScenario } from "../../src/stage/scenario/load-scenario.ts";
import type { Stage } from "../../src/stage/stage.ts";
import { git } from "../adapters/git/served-repository.ts";
import { scenarioFolder } from "../stage/scenario/scenario-folder.ts";
import { type Meanwhile, staged, type Staged } from "./staged.ts";

const TIMEOUT = 400_000;
/** Longer than any test: the answer never comes, whoever waits for it is ended before. */
const NEVER_MS = 3_600_000;
/** GitHub's time between SIGINT and SIGTERM. */
const UNTIL_SIGTERM_MS = 7_500;
const ALICE = { login: "alice", id: 1, type: "User" } as const;

/** Two tasks in one lane; how the first is worked on is the test's. */
const model = (first: string): string => `
replies:
  - agent: issue
    json: {
      complexity: 4, reasons: [two files], type: feature, security: low, priority: P2-Medium,
      severity: Sev.3-Medium, estimatedHours: 2, keywords: [], components: [], symptoms: [], missing: [],
    }
  - agent: coordinator
    json:
      tasks:
        - { ordinal: 1, title: Say who keeps the notes, description: "", type: docs, dependencies: [], estimatedMinutes: 5, files: [docs/who.md], acceptance: [] }
        - { ordinal: 2, title: Say how they are kept, description: "", type: docs, dependencies: [1], estimatedMinutes: 5, files: [docs/how.md], acceptance: [] }
  - { agent: review, json: { findings: [] } }
${first}
  - agent: codegen
    task: 2
    tools: [{ write: { path: docs/how.md, content: "# How\\n" } }, { finish: { summary: How. } }]
`;

/** Writes a file, then another; whoever goes on after a job that ended writes only the second. */
const twoFiles = (secondAfterMs: number): string =>
  model(`
  - agent: codegen
    task: 1
    turns:
      - tools: [{ write: { path: docs/who.md, content: "# Who\\n" } }]
      - delayMs: ${secondAfterMs}
        tools: [{ write: { path: docs/whom.md, content: "# Whom\\n" } }, { finish: { summary: Who. } }]
  - agent: codegen
    task: 1
    match: { contains: ended before you had finished }
    tools: [{ write: { path: docs/whom.md, content: "# Whom\\n" } }, { finish: { summary: Who. } }]`);

/** The first try breaks a rule of the linter, the second repairs it. */
const twoTries = model(`
  - agent: codegen
    task: 1
    tools: [{ write: { path: src/who.js, content: "var who = 1;\\n" } }, { finish: { summary: Who. } }]
  - agent: codegen
    task: 1
    match: { contains: "## Try 2" }
    tools: [{ write: { path: src/who.js, content: "const who = 1;\\n" } }, { finish: { summary: Who. } }]`);

let dirs: string[] = [];
beforeEach(() => {
  dirs = [];
});
afterEach(() => Promise.all(dirs.map((dir) => rm(dir, { recursive: true, force: true }))));

async function open(script: string) {
  const dir = await scenarioFolder({
    "issue.md": "# Describe the notes\n\nWho keeps them, and how.",
    "model.yml": script,
    ".github/miyabi.yml":
      "sandbox: off\nchecks: { lint: { command: [node, tools/lint.mjs, .lint.sarif], report: { format: sarif, path: .lint.sarif } } }\n",
    "scenario.yml":
      "title: A lane ends in the middle\nissue: { number: 12, author: bob }\nrepository: { name: octo/notes, collaborators: { alice: admin } }\n",
  });
  dirs.push(dir);
  await cp("examples/scenarios/_repo", join(dir, "repo"), { recursive: true });
  await writeFile(join(dir, "repo", ".gitignore"), ".lint.sarif\n");
  return loadScenario(dir);
}

/** Where a session ends, in what must not differ whatever happened on the way. */
async function endOf({ stage, gitDir }: Staged) {
  const { issues, pulls, branches } = await stage.github.snapshot();
  const issue = issues.find(({ number }) => number === 12);
  const session = sessionOf(stage.results.shelf, 12);
  return {
    labels: issue?.labels.filter((name) => name.startsWith("state:")),
    open: issue?.state,
    pulls: pulls.map(({ mergedAt }) => mergedAt !== null),
    branches: Object.keys(branches).sort(),
    tree: await git(gitDir, "rev-parse", "main^{tree}"),
    state: session?.state,
    tasks: session?.tasks.map(({ task, status, tries }) => ({ task, status, tries })),
    stateComments: issue?.comments.filter(({ body }) => body.includes(":state -->")).length,
    faults: stage.faults(),
  };
}

const first = (entry: ModelRequestEntry): boolean =>
  entry.agent === "codegen" && entry.task === "task-12-1";

const checkpoints = (stage: Stage) =>
  stage.results.shelf.list({}).filter(({ name }) => name.endsWith("-checkpoint"));

function opened(zip: Buffer): { checkpoint: Checkpoint; files: string[] } {
  const files = unzipSync(zip);
  const text = strFromU8(files[CHECKPOINT_FILE] ?? new Uint8Array());
  return { checkpoint: Checkpoint.parse(JSON.parse(text)), files: Object.keys(files).sort() };
}

/** The lane's own process, by what the stage gave to it. */
function laneProcess(stage: Stage): number {
  const mine = `ACTIONS_RESULTS_URL=${stage.results.url}/`;
  const found = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const environment = readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
        const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
        return environment.includes(mine) && command.includes("codegen");
      } catch {
        return false; // gone meanwhile, or somebody else's
      }
    });
  const [pid] = found;
  if (pid === undefined || found.length > 1)
    throw new Error(`${found.length} processes look like the lane's`);
  return Number(pid);
}

/** Does something once: when the first task's engine has asked so often, before it is answered. */
function once(
  when: (entry: ModelRequestEntry) => boolean,
  act: (stage: Stage, variables: Staged["variables"]) => unknown,
): Meanwhile {
  let started: Parameters<typeof act> | undefined;
  let done = false;
  return {
    onStage: (...world) => (started = world),
    onModelAsked: (entry) => {
      if (done || started === undefined || !first(entry) || !when(entry)) return;
      done = true;
      act(...started);
    },
  };
}

const inSecondTurn = (entry: ModelRequestEntry): boolean => entry.turn === 1;

const rerunFailed = async ({ stage }: Staged): Promise<void> => {
  const [run] = stage.runner.runs();
  expect(stage.runner.rerun(run?.id ?? 0, { failedOnly: true, actor: ALICE })).toBe(true);
  await stage.runner.quiet();
};

const retry = async ({ stage }: Staged): Promise<void> => {
  await stage.github.as("alice").comment(12, "/miyabi retry");
  await stage.runner.quiet();
};

/** Played once: several tests end like it. */
let undisturbed: ReturnType<typeof endOf> | undefined;
const golden = async () => (undisturbed ??= staged(await open(twoFiles(0)), endOf));

/** The commit of a checkpoint, as whoever resumes gets it: the file's text in it. */
async function inBundle(gitDir: string, stage: Stage, path: string): Promise<string> {
  const [artifact] = checkpoints(stage);
  const files = unzipSync(artifact?.zip ?? Buffer.from(""));
  const bundle = join(dirs[0] ?? "", "kept.bundle");
  await writeFile(bundle, files["task-12-1.bundle"] ?? "");
  const { commit = "" } = opened(artifact?.zip ?? Buffer.from("")).checkpoint;
  await git(gitDir, "fetch", "-q", bundle, "task-12-1");
  return git(gitDir, "show", `${commit}:${path}`);
}

/** Each request for a task is counted once, the one that was cut short too. */
function expectCountedOnce({ stage, modelRequests }: Staged): void {
  const task = sessionOf(stage.results.shelf, 12)?.tasks.find(({ task }) => task === "task-12-1");
  expect(task?.usage.calls).toBe(modelRequests.filter(first).length);
  expect(task?.resumed?.since).toHaveLength(1);
}

const cancelRuns = (stage: Stage): void => {
  for (const { id, status } of stage.runner.runs())
    if (status !== "completed") stage.runner.cancel(id);
};

const setStopLabel = (stage: Stage) => stage.github.as("alice").addLabels(12, "miyabi:stop");

test.each([
  ["cancelled", "the failed jobs are run again", cancelRuns, rerunFailed],
  ["the label miyabi:stop", "/miyabi retry", setStopLabel, retry],
])(
  "fault 22: %s while the engine works, then %s: what was written is kept, and the end is the same",
  async (_how, _then, stopIt, goOn) => {
    const same = await golden();
    let at = 0;
    const cancelled = once(inSecondTurn, (stage) => {
      at = Date.now();
      return stopIt(stage);
    });
    await staged(
      await open(twoFiles(NEVER_MS)),
      async (world) => {
        const { stage, gitDir, modelRequests } = world;
        expect(checkpoints(stage).map(({ name }) => name)).toEqual([
          "task-12-1-a1-t1-c1-checkpoint",
        ]);
        const [artifact] = checkpoints(stage);
        const kept = opened(artifact?.zip ?? Buffer.from(""));
        // A run of its own has to start before it can cancel the other.
        const least = stopIt === cancelRuns ? UNTIL_SIGTERM_MS : 30_000;
        expect((artifact?.createdAt.getTime() ?? 0) - at).toBeLessThan(least);
        expect(kept.files).toEqual([CHECKPOINT_FILE, "task-12-1.bundle"]);
        expect(kept.checkpoint).toMatchObject({ tries: 0, brokenOff: {} });
        expect(await inBundle(gitDir, stage, "docs/who.md")).toBe("# Who");
        const lane = stage.runner.runs()[0]?.jobs.find(({ name }) => / Wave 1 /.test(name));
        expect(lane?.conclusion).toBe("cancelled");
        // By itself: after a signal, the exit code of the process would be in the log, and no summary.
        expect(lane?.summary).toContain("⏸ open, kept as task-12-1-a1-t1-c1-checkpoint");
        expect((await endOf(world)).labels).toEqual(["state:paused"]);
        const { issues } = await stage.github.snapshot();
        const told = issues.flatMap(({ comments }) => comments.map(({ body }) => body)).join("\n");
        expect(told).toContain("The run was cancelled in");
        expect(told).toContain("Comment `/miyabi retry` to go on");

        await goOn(world);
        expect(await endOf(world)).toEqual(same);
        expect(modelRequests.filter(first).map(({ turn }) => turn)).toEqual([0, 1, 0]);
        expectCountedOnce(world);
      },
      cancelled,
    );
  },
  TIMEOUT,
);

test(
  "switched off in the middle: the lane ends, nothing after it begins, and a retry ends as if nothing had been",
  async () => {
    const same = await golden();
    await staged(
      await open(twoFiles(0)),
      async (world) => {
        const { stage, modelRequests, variables } = world;
        expect((await endOf(world)).labels).toEqual(["state:paused"]);
        expect(modelRequests.map(({ agent }) => agent)).not.toContain("review");
        const { issues, pulls } = await stage.github.snapshot();
        expect(pulls).toEqual([]);
        const told = issues.flatMap(({ comments }) => comments.map(({ body }) => body)).join("\n");
        expect(told).toContain("the variable MIYABI_DISABLED is set");

        await retry(world);
        expect(
          stage.runner
            .runs()
            .at(-1)
            ?.jobs.map(({ conclusion }) => conclusion),
        ).not.toContain("success");
        delete variables["MIYABI_DISABLED"];
        await retry(world);
        expect(await endOf(world)).toEqual(same);
      },
      once(inSecondTurn, (_, variables) => (variables["MIYABI_DISABLED"] = "true")),
    );
  },
  TIMEOUT,
);

test(
  "fault 23: the job's time is over while a task is at work: its checkpoint is resumed from",
  async () => {
    const same = await golden();
    const over = new AbortController();
    const never = new AbortController();
    await staged(
      await open(twoFiles(NEVER_MS)),
      async (world) => {
        const { stage, modelRequests } = world;
        const [lane] = (stage.runner.runs()[0]?.jobs ?? []).filter(({ name }) =>
          / Wave 1 /.test(name),
        );
        expect(lane?.conclusion).toBe("timed_out");
        expect(checkpoints(stage)).toHaveLength(1);
        await rerunFailed(world);
        expect(await endOf(world)).toEqual(same);
        expect(modelRequests.filter(first).map(({ turn }) => turn)).toEqual([0, 1, 0]);
        expectCountedOnce(world);
      },
      {
        ...once(inSecondTurn, () => over.abort()),
        timeLimit: ({ name }) => (/ Wave 1 /.test(name) ? over.signal : never.signal),
      },
    );
  },
  TIMEOUT,
);

const onLinux = process.platform === "linux" ? test : test.skip;
if (process.platform !== "linux")
  process.stderr.write("skipped: no /proc, by which the lane's process is found\n");

onLinux(
  "fault 22: SIGKILL in the middle of the second try: the first one is not paid again",
  async () => {
    let asked = 0;
    await staged(
      await open(twoTries),
      async (world) => {
        const { stage, modelRequests } = world;
        const [artifact] = checkpoints(stage);
        const kept = opened(artifact?.zip ?? Buffer.from("")).checkpoint;
        expect([kept.tries, kept.problem?.text]).toEqual([1, expect.stringContaining("no-var")]);
        await rerunFailed(world);
        // Nothing tests src/who.js, so people merge it.
        expect(await endOf(world)).toMatchObject({
          ...{ labels: ["state:reviewing"], open: "open", state: "reviewing", pulls: [false] },
          faults: [],
          tasks: [
            { task: "task-12-1", status: "success", tries: 2 },
            { task: "task-12-2", status: "success", tries: 1 },
          ],
        });
        expect(await git(world.gitDir, "show", "feature/issue-12:src/who.js")).toBe(
          "const who = 1;",
        );
        // Try 1, try 2 that nobody was left to hear, try 2.
        expect(modelRequests.filter(first)).toHaveLength(3);
        const task = sessionOf(stage.results.shelf, 12)?.tasks[0];
        expect(task).toMatchObject({ tries: 2, resumed: { tries: 1 }, usage: { calls: 2 } });
      },
      once(
        () => (asked += 1) === 2,
        (stage) => process.kill(laneProcess(stage), "SIGKILL"),
      ),
    );
  },
  TIMEOUT,
);
