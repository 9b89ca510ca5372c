import { access, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { colorOf, LABELS } from "../../core/labels.ts";
import type { SessionRecord } from "../../core/session.ts";
import type { RunChange, RunRecord } from "../contract/runs.ts";
import type { RequestLogEntry } from "../github/http/request-log.ts";
import type { GitHubSnapshot } from "../github/snapshot.ts";
import { loadScript } from "../model/load-script.ts";
import type { ModelRequestEntry } from "../model/request-log.ts";
import { checkExpectation } from "../scenario/check-expectation.ts";
import type { Scenario } from "../scenario/load-scenario.ts";
import { isDue } from "../scenario/people.ts";
import { MODEL_SECRET, type Stage, startStage } from "../stage.ts";
import { act, situationOf } from "./act.ts";
import { outcomeOf } from "./outcome-of.ts";
import { prepare, type Prepared } from "./prepare.ts";
import { sessionOf } from "./session-of.ts";

export type PlayOptions = {
  scenario: Scenario;
  /** Miyabi itself: its workflows, actions and bundles. */
  libraryDir: string;
  /** The name under which the caller's workflow knows it. */
  libraryName: string;
  /** A real key: the real model answers. Without it `model.yml` does. */
  apiKey?: string;
  keep?: boolean;
  onRun?: (change: RunChange) => void;
  /** What people and the stage do, a line each. */
  onNote?: (line: string) => void;
  /** Ends the play: jobs are cancelled, nobody acts any more, everything is cleaned up. */
  signal?: AbortSignal;
};

export type Played = {
  /** Every way in which the end is not as `expect.yml` says; [] where it holds. */
  problems: string[];
  session: SessionRecord | undefined;
  github: GitHubSnapshot;
  runs: readonly RunRecord[];
  requests: readonly RequestLogEntry[];
  modelRequests: readonly ModelRequestEntry[];
  logs: readonly { id: number; name: string; log: string }[];
  seconds: number;
  /** The stage's folder, where it was kept. */
  kept?: string;
};

/** Plays a scenario from the label to the end, and compares the end with `expect.yml`. */
export async function play(options: PlayOptions): Promise<Played> {
  const { scenario, libraryDir, apiKey } = options;
  const started = performance.now();
  const workRoot = await mkdtemp(join(tmpdir(), "miyabi-stage-"));
  const requests: RequestLogEntry[] = [];
  const modelRequests: ModelRequestEntry[] = [];
  const script = apiKey === undefined ? await loadScript(scenario.dir) : undefined;
  const prepared = await prepare({ scenario, libraryDir, workRoot });
  const { repository, host } = prepared;
  if (apiKey !== undefined) repository.settings.secrets[MODEL_SECRET] = apiKey;
  try {
    const stage = await startStage({
      repository,
      libraries: [{ fullName: options.libraryName, dir: libraryDir }],
      workRoot,
      ...(script ? { script } : {}),
      ...(options.onRun ? { onRun: options.onRun } : {}),
      onRequest: (entry) => requests.push(entry),
      onModelRequest: (entry) => modelRequests.push(entry),
      keepJobs: options.keep ?? false,
    });
    try {
      options.signal?.addEventListener("abort", () => void stage.runner.close(), { once: true });
      await beginning(stage, scenario, prepared);
      await untilQuiet(stage, options);
      const issue = scenario.issue.number;
      const github = await stage.github.snapshot();
      const session = sessionOf(stage.results.shelf, issue);
      const runs = stage.runner.runs();
      const outcome = outcomeOf({
        issue,
        github,
        session,
        runs,
        host,
        environments: Object.keys(scenario.repository.environments),
        gitDir: repository.gitDir,
        requests: { github: requests.length, model: modelRequests.length },
      });
      return {
        problems: [
          ...stage.faults().map((fault) => `the stage itself: ${fault}`),
          ...(scenario.expect ? checkExpectation(scenario.expect, outcome) : []),
        ],
        session,
        github,
        runs,
        requests,
        modelRequests,
        logs: runs.flatMap((run) =>
          run.jobs.flatMap(({ id, name }) => {
            const log = stage.runner.log(id);
            return log === undefined || log === "" ? [] : [{ id, name, log }];
          }),
        ),
        seconds: (performance.now() - started) / 1000,
        ...(options.keep ? { kept: workRoot } : {}),
      };
    } finally {
      await stage.close();
    }
  } finally {
    await host.close();
    if (!options.keep) await rm(workRoot, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** The world before the trigger, then the trigger. */
async function beginning(stage: Stage, scenario: Scenario, prepared: Prepared): Promise<void> {
  const { issue, repository, trigger } = scenario;
  const admin = Object.entries(repository.collaborators).find(([, role]) => role === "admin")?.[0];
  const owner = stage.github.as(admin ?? issue.author);
  const labels =
    repository.labels === "installed"
      ? LABELS
      : repository.labels.map((name) => ({ name, color: colorOf(name) }));
  for (const label of labels) await owner.call("issues/create-label", label);
  for (const [name, { deployed }] of Object.entries(repository.environments))
    if (deployed) await prepared.host.deploy(name, { release: "0-first", sha: prepared.firstSha });
  const { number } = issue;
  await stage.github.as(issue.author).createIssue({ title: issue.title, body: issue.body, number });
  if (issue.labels.length > 0) await owner.addLabels(number, ...issue.labels);
  for (const { as, body } of issue.comments) await stage.github.as(as).comment(number, body);
  await stage.github.as(trigger.as).addLabels(number, trigger.label);
}

/** Lets things run, and lets people act when their moment comes, until nothing moves any more. */
async function untilQuiet(stage: Stage, { scenario, onNote, signal }: PlayOptions): Promise<void> {
  const issue = scenario.issue.number;
  const open = [...scenario.people];
  const actIfDue = async (busy: boolean): Promise<boolean> => {
    if (open.length === 0 || signal?.aborted === true) return false;
    const waiting = stage.runner.gates().map(({ environment }) => environment);
    const now = situationOf({ github: await stage.github.snapshot(), waiting, busy }, issue);
    const index = open.findIndex((step) => isDue(step, now));
    const [step] = index < 0 ? [] : open.splice(index, 1);
    if (!step) return false;
    const session = sessionOf(stage.results.shelf, issue);
    onNote?.(await act(step, { stage, issue, session }));
    return true;
  };
  let watching: Promise<unknown> = Promise.resolve();
  const unwatch = stage.runner.on((change) => {
    if (change.kind !== "step" || !open.some(({ during }) => during)) return;
    watching = watching.then(() => actIfDue(true));
  });
  try {
    do {
      await stage.runner.quiet();
      await watching;
    } while (await actIfDue(false));
  } finally {
    unwatch();
  }
  for (const step of open)
    onNote?.(`never came to it: ${step.as}, when ${JSON.stringify(step.when)}`);
}

/** True where the folder holds the bundles that the actions need. */
export const hasBundles = (libraryDir: string): Promise<boolean> =>
  access(join(libraryDir, "dist", "miyabi", "index.js")).then(
    () => true,
    () => false,
  );
