import { cp, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { ModelRequestEntry } from "../../src/stage/model/request-log.ts";
import { play } from "../../src/stage/play/play.ts";
import { loadScenario, type Scenario } from "../../src/stage/scenario/load-scenario.ts";
import { scenarioFolder } from "../stage/scenario/scenario-folder.ts";
import { allLogs } from "./played.ts";
import { staged } from "./staged.ts";

const TIMEOUT = 240_000;

/** Three tasks, of which the second asks a model that refuses the key once: its lane's job dies. */
const MODEL = `
replies:
  - agent: issue
    json: {
      complexity: 4, reasons: [three files], type: feature, security: low, priority: P2-Medium,
      severity: Sev.3-Medium, estimatedHours: 2, keywords: [], components: [], symptoms: [], missing: [],
    }
  - agent: coordinator
    json:
      tasks:
        - { ordinal: 1, title: Say who keeps the notes, description: "", type: docs, dependencies: [], estimatedMinutes: 5, files: [docs/who.md], acceptance: [] }
        - { ordinal: 2, title: Say how they are kept, description: "", type: docs, dependencies: [1], estimatedMinutes: 5, files: [docs/how.md], acceptance: [] }
        - { ordinal: 3, title: Say where they are kept, description: "", type: docs, dependencies: [], estimatedMinutes: 5, files: [docs/where.md], acceptance: [] }
  - { agent: review, json: { findings: [] } }
  - agent: codegen
    task: 1
    tools: [{ write: { path: docs/who.md, content: "# Who\\n" } }, { finish: { summary: Who. } }]
  - agent: codegen
    task: 2
    error: { status: 401, times: 1 }
    tools: [{ write: { path: docs/how.md, content: "# How\\n" } }, { finish: { summary: How. } }]
  - agent: codegen
    task: 3
    tools: [{ write: { path: docs/where.md, content: "# Where\\n" } }, { finish: { summary: Where. } }]
`;

let dir: string;
let scenario: Scenario;

const open = async (more = "", model = MODEL): Promise<Scenario> => {
  await rm(dir, { recursive: true, force: true });
  dir = await scenarioFolder({
    "issue.md": "# Describe the notes\n\nWho keeps them, how, and where.",
    "model.yml": model,
    ".github/miyabi.yml":
      "sandbox: off\nchecks: { lint: { command: [node, tools/lint.mjs, .lint.sarif], report: { format: sarif, path: .lint.sarif } } }\n",
    "scenario.yml": `title: A lane dies\nissue: { number: 12, author: bob }\nrepository: { name: octo/notes, collaborators: { alice: admin } }\n${more}`,
  });
  await cp("examples/scenarios/_repo", join(dir, "repo"), { recursive: true });
  return loadScenario(dir);
};
beforeEach(() => {
  dir = "";
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const asked = (requests: readonly ModelRequestEntry[], task: number): number =>
  requests.filter((entry) => entry.agent === "codegen" && entry.task === `task-12-${task}`).length;

test(
  "faults 20 and 24: a lane that died in its second task is run again alone: the first task is not worked on again",
  async () => {
    scenario = await open();
    await staged(scenario, async ({ stage, modelRequests }) => {
      const [run] = stage.runner.runs();
      if (!run) throw new Error("no run");
      const ended = (pattern: RegExp) =>
        run.jobs.filter(({ name }) => pattern.test(name)).map(({ conclusion }) => conclusion);
      expect(ended(/Wave 1 /).sort()).toEqual(["failure", "success"]);
      expect([1, 2, 3].map((task) => asked(modelRequests, task))).toEqual([1, 1, 1]);
      const label = async () =>
        (await stage.github.snapshot()).issues
          .find(({ number }) => number === 12)
          ?.labels.filter((name) => name.startsWith("state:"));
      expect(await label()).toEqual(["state:blocked"]);

      const alice = { login: "alice", id: 1, type: "User" } as const;
      expect(stage.runner.rerun(run.id, { failedOnly: true, actor: alice })).toBe(true);
      await stage.runner.quiet();
      expect([1, 2, 3].map((task) => asked(modelRequests, task))).toEqual([1, 2, 1]);
      expect(ended(/Wave 1 /)).toEqual(["success", "success"]);
      const log = run.jobs.map(({ id }) => stage.runner.log(id) ?? "").join("\n");
      expect(log).toContain("1 of them taken over from an earlier run attempt");
      expect(await label()).toEqual(["state:done"]);
      const { pulls } = await stage.github.snapshot();
      expect(pulls.map(({ mergedAt }) => mergedAt !== null)).toEqual([true]);
    });
  },
  TIMEOUT,
);

const RETRY = 'people: [{ when: { state: STATE }, as: alice, comment: "/miyabi retry" }]\n';

const retried = async (state: string, model?: string) => {
  scenario = await open(RETRY.replace("STATE", state), model);
  const notes: string[] = [];
  const played = await play({
    scenario,
    libraryDir: resolve("."),
    libraryName: "OWNER/miyabi",
    onNote: (line) => notes.push(line),
  });
  if (played.session?.state !== "done") throw new Error([...notes, allLogs(played)].join("\n"));
  const comments = played.github.issues.find(({ number }) => number === 12)?.comments ?? [];
  return {
    ...played,
    asked: [1, 2, 3].map((task) => asked(played.modelRequests, task)),
    plan: comments.find(({ body }) => body.includes(":plan -->"))?.body ?? "",
    second: played.runs.find(({ event }) => event === "issue_comment"),
  };
};

test(
  "fault 20: a retry in a new run carries over what was finished, shows it, and works on the rest alone",
  async () => {
    const played = await retried("blocked");
    expect(played.asked).toEqual([1, 2, 1]);
    expect(played.second?.conclusion).toBe("success");
    expect(played.plan).toContain("Tasks 1, 3: finished in an earlier run and carried over");
    expect(played.github.pulls.map(({ mergedAt }) => mergedAt !== null)).toEqual([true]);
  },
  TIMEOUT,
);

test(
  "where all tasks were finished the waves are skipped, and the review still runs",
  async () => {
    const dies = "agent: review, error: { status: 401, times: 1 }, json:";
    const model = MODEL.replace("    error: { status: 401, times: 1 }\n", "").replace(
      "agent: review, json:",
      dies,
    );
    const played = await retried("failed", model);
    expect(played.asked).toEqual([1, 1, 1]);
    const jobs = (played.second?.jobs ?? []).filter(({ name }) => / Attempt 1 /.test(name));
    const ran = jobs.filter(({ conclusion }) => conclusion !== "skipped");
    expect(ran.map(({ name, conclusion }) => [name.split(" / ").at(-1), conclusion])).toEqual([
      ["Progress", "success"],
      ["Review", "success"],
    ]);
    expect(played.plan).toContain("Tasks 1, 2, 3: finished in an earlier run and carried over");
  },
  TIMEOUT,
);
