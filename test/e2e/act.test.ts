import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { ACTIONS_BOT, Tokens } from "../../src/stage/contract/tokens.ts";
import { uniform } from "../../src/stage/contract/permissions.ts";
import { loadScript } from "../../src/stage/model/load-script.ts";
import { startScriptedModel } from "../../src/stage/model/scripted-model.ts";
import { prepare } from "../../src/stage/play/prepare.ts";
import { sessionOf } from "../../src/stage/play/session-of.ts";
import { loadScenario } from "../../src/stage/scenario/load-scenario.ts";
import { MODEL_SECRET, type Stage, type StageOptions, startStage } from "../../src/stage/stage.ts";
import { actVersion, runAct, type Acted } from "./acted.ts";
import { reducedLibrary } from "./reduced-library.ts";

/** Two runs of an issue up to its review, on a slow machine that does something else as well. */
const TIMEOUT = 180_000;

const version = actVersion();
if (version === undefined) process.stderr.write("skipped: no act\n");

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "miyabi-act-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true, maxRetries: 3 }));

const NEEDS = /^needs: (\S+)$/;
const Needs = z.record(
  z.string(),
  z.object({ result: z.string(), outputs: z.record(z.string(), z.string()) }),
);
const needsIn = (lines: readonly string[]) => {
  const [, encoded] = lines.map((line) => NEEDS.exec(line)).find((match) => match !== null) ?? [];
  if (encoded === undefined) throw new Error(`nothing was told:\n${lines.join("\n")}`);
  const needs = Needs.parse(JSON.parse(Buffer.from(encoded, "base64").toString("utf8")));
  // GitHub's runner, and ours, hand over no empty output (actions/runner, JobExtension.cs); act does. Expressions
  // read both as ''.
  for (const { outputs } of Object.values(needs))
    for (const [name, value] of Object.entries(outputs))
      if (value === "") Reflect.deleteProperty(outputs, name);
  return needs;
};

/** What is left on the stage's services when a runner has ended. */
const left = (stage: Stage, issue: number, requests: readonly string[]) => {
  const session = sessionOf(stage.results.shelf, issue);
  return {
    // A runner's own job ids are in no name.
    artifacts: stage.results.shelf
      .list({})
      .map(({ name }) => name)
      .sort(),
    session: session && {
      state: session.state,
      plan: session.plan?.schedule.waves,
      complexity: session.analysis?.complexity,
    },
    requests: [...requests].sort(),
  };
};

type World = { stage: Stage; gitDir: string; modelKey: string; requests: string[] };

/** The small fix's world around one issue, and what a runner makes of it. */
async function inWorld<R>(
  name: string,
  more: Pick<StageOptions, "libraries" | "tokens" | "script">,
  then: (world: World & { issue: number }) => Promise<R>,
): Promise<R> {
  const scenario = await loadScenario("examples/scenarios/small-fix");
  const workRoot = join(dir, name);
  const { repository, host } = await prepare({ scenario, libraryDir: ".", workRoot });
  const requests: string[] = [];
  const stage = await startStage({
    repository,
    workRoot,
    onRequest: ({ method, path, job }) => {
      if (job !== null) requests.push(`${method} ${path}`);
    },
    ...more,
  });
  try {
    const [{ author, title, body, number: issue }] = scenario.issues;
    await stage.github.as(author).createIssue({ title, body, number: issue });
    await stage.github.as(scenario.trigger.as).addLabels(issue, scenario.trigger.label);
    await stage.runner.quiet();
    const modelKey = repository.settings.secrets[MODEL_SECRET] ?? "";
    return await then({ stage, gitDir: repository.gitDir, modelKey, requests, issue });
  } finally {
    await stage.close();
    await host.close();
  }
}

const script = () => loadScript("examples/scenarios/small-fix");

const onOurs = async () =>
  inWorld(
    "ours",
    {
      libraries: [{ fullName: "OWNER/miyabi", dir: reducedLibrary(join(dir, "own"), "own") }],
      script: await script(),
    },
    ({ stage, requests, issue }) => {
      const [run] = stage.runner.runs();
      const jobs = run?.jobs ?? [];
      const told = jobs.find(({ name }) => name.endsWith("told"));
      const log = stage.runner.log(told?.id ?? 0) ?? "";
      return Promise.resolve({
        error: run?.error,
        jobs: jobs
          .filter(({ name }) => name !== "Miyabi / told")
          .map(({ name, conclusion }) => `${name.split(" / ").at(-1) ?? ""}: ${conclusion ?? ""}`),
        needs: needsIn(log.split("\n")),
        left: left(stage, issue, requests),
      });
    },
  );

const clonedFrom = (gitDir: string): string => {
  const clone = join(dir, "clone");
  execFileSync("git", ["clone", "--quiet", gitDir, clone]);
  // It reads the repository's name there.
  const origin = "https://github.com/octo/notes.git";
  execFileSync("git", ["remote", "set-url", "origin", origin], { cwd: clone });
  return clone;
};

const onAct = async () => {
  const tokens = new Tokens();
  const apiKey = "sk-stage-act";
  const model = await startScriptedModel({ script: await script(), apiKey });
  const library = reducedLibrary(join(dir, "in-full"), "in full");
  try {
    // Our own runner finds no Miyabi there, so the workflow is left to act.
    return await inWorld("act", { libraries: [], tokens }, async (world) => {
      const { stage, gitDir, issue, requests } = world;
      const runId = stage.runner.runs()[0]?.id ?? 0;
      const jobId = 1;
      const alice = stage.github.as("alice");
      // One token for all jobs: act has no permissions of jobs.
      const token = tokens.mint({
        ...{ kind: "job", account: ACTIONS_BOT, repository: "octo/notes" },
        ...{ runId, jobId, jobName: "act" },
        permissions: { ...uniform("none"), actions: "read", contents: "read", issues: "write" },
      });
      const acted = await runAct({
        clone: clonedFrom(gitDir),
        library,
        home: join(dir, "home"),
        event: {
          name: "issues",
          actor: "alice",
          payload: {
            action: "labeled",
            label: { name: "trigger:agent-execute" },
            issue: await alice.call("issues/get", { issue_number: issue }),
            repository: await alice.call("repos/get", {}),
            sender: await alice.call("users/get-authenticated", {}),
          },
        },
        secrets: { GITHUB_TOKEN: token, ANTHROPIC_API_KEY: apiKey },
        env: {
          GITHUB_API_URL: stage.apiUrl,
          GITHUB_SERVER_URL: stage.serverUrl,
          GITHUB_RUN_ID: String(runId),
          ACTIONS_RESULTS_URL: `${stage.results.url}/`,
          ACTIONS_CACHE_SERVICE_V2: "true",
          ACTIONS_RUNTIME_TOKEN: stage.results.runtimeToken({
            ...{ runId, jobId, attempt: 1 },
            cacheScopes: ["refs/heads/main"],
          }),
          ANTHROPIC_BASE_URL: model.url,
        },
      });
      return { acted, left: left(stage, issue, requests) };
    });
  } finally {
    await model.close();
  }
};

const explained = (acted: Acted, check: () => void): void => {
  try {
    check();
  } catch (error) {
    if (error instanceof Error) error.message += `\n${acted.text}`;
    throw error;
  }
};

(version === undefined ? test.skip : test)(
  "act, a runner that is not ours, comes to the same: results and outputs of the jobs, artifacts, session, requests",
  async () => {
    const ours = await onOurs();
    expect(ours.error).toBeUndefined();
    expect(ours.jobs).toEqual(["Intake: success", "Wave 1 (w1-l1): success", "Review: success"]);
    const { acted, left: onActs } = await onAct();
    explained(acted, () => {
      expect(acted.code).toBe(0);
      expect(acted.jobs.filter(({ id }) => id !== "told")).toEqual([
        { id: "intake", lane: undefined, result: "success" },
        { id: "wave-1", lane: "w1-l1", result: "success" },
        { id: "review", lane: undefined, result: "success" },
      ]);
      expect(needsIn(acted.output)).toEqual(ours.needs);
      expect(onActs).toEqual(ours.left);
    });
    // Against two runners that do nothing and agree on it.
    expect(ours.needs["attempt-1"]).toEqual({
      result: "success",
      outputs: { next: "publish", score: "100", waves: "[]" },
    });
    expect(ours.left.requests.length).toBeGreaterThan(5);
    expect(ours.left.artifacts).toEqual(
      expect.arrayContaining([expect.stringMatching(/^session-12-r/), "review-12-a1-t1"]),
    );
  },
  TIMEOUT,
);
