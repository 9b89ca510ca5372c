import { access, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { colorOf, LABELS } from "../../core/issue/labels.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import type { LibraryRepository, StageRepository } from "../contract/repository.ts";
import type { RunChange, RunRecord } from "../contract/runs.ts";
import type { WriteDoor } from "../contract/writes.ts";
import type { RequestLogEntry } from "../github/http/request-log.ts";
import type { GitHubSnapshot } from "../github/snapshot.ts";
import type { Admit } from "../host/api.ts";
import type { Host } from "../host/host.ts";
import { loadScript } from "../model/load-script.ts";
import type { ModelRequestEntry } from "../model/request-log.ts";
import { checkExpectation } from "../scenario/check-expectation.ts";
import type { Engine } from "../scenario/chosen-engine.ts";
import type { Scenario } from "../scenario/load-scenario.ts";
import { isDue, type PersonStep } from "../scenario/people.ts";
import { MODEL_SECRET, type Stage, startStage } from "../stage.ts";
import { act, situationOf } from "./act.ts";
import { outcomeOf } from "./outcome-of.ts";
import { DEFAULT_BRANCH, prepare, type Prepared } from "./prepare.ts";
import { sessionOf } from "./session-of.ts";

export type PlayOptions = {
  scenario: Scenario;
  /** Miyabi itself: its workflows, actions and bundles. */
  libraryDir: string;
  /** The name under which the caller's workflow knows it. */
  libraryName: string;
  /** Further repositories that workflows may name, e.g. an organisation's `.github`. */
  libraries?: readonly LibraryRepository[];
  /** A real key: the real model answers. Without it `model.yml` does. */
  apiKey?: string;
  /** The engine, whatever the scenario's configuration says. */
  engine?: Engine;
  /** RUNNER_TOOL_CACHE of all jobs, kept from play to play. */
  toolCache?: string;
  keep?: boolean;
  onRun?: (change: RunChange) => void;
  /** What people and the stage do, a line each. */
  onNote?: (line: string) => void;
  /** Told once the stage runs, before anything happens on it. */
  onStage?: (stage: Stage) => void;
  /** Asked whenever nothing moves and no person has anything to do: true where it has started something. */
  startAgain?: (stage: Stage) => Promise<boolean>;
  /** Told once nothing moves any more, before anything is closed. */
  onQuiet?: (at: { stage: Stage; repository: StageRepository; host: Host }) => Promise<void>;
  /** Every write of every job passes here. */
  writes?: WriteDoor;
  /** What comes between deploy scripts and the host. */
  admit?: Admit;
  /** Ends the play: jobs are cancelled, nobody acts any more, everything is cleaned up. */
  signal?: AbortSignal;
};

export type Played = {
  /** Every way in which the end is not as `expect.yml` says; [] where it holds. */
  problems: string[];
  /** Of the scenario's first issue: nearly always its only one. */
  session: SessionRecord | undefined;
  /** Of each issue, by its number, in the scenario's order. */
  sessions: ReadonlyMap<number, SessionRecord | undefined>;
  github: GitHubSnapshot;
  runs: readonly RunRecord[];
  requests: readonly RequestLogEntry[];
  modelRequests: readonly ModelRequestEntry[];
  logs: readonly { id: number; name: string; log: string }[];
  seconds: number;
  /** The stage's folder, where it was kept. */
  kept?: string;
};

/** Plays a scenario from the label, or the labels, to the end, and compares the end with `expect.yml`. */
export async function play(options: PlayOptions): Promise<Played> {
  const { scenario, libraryDir, apiKey } = options;
  const started = performance.now();
  const workRoot = await mkdtemp(join(tmpdir(), "miyabi-stage-"));
  const requests: RequestLogEntry[] = [];
  const modelRequests: ModelRequestEntry[] = [];
  const script = apiKey === undefined ? await loadScript(scenario.modelDir) : undefined;
  const prepared = await prepare({
    scenario,
    libraryDir,
    workRoot,
    engine: options.engine,
    admit: options.admit,
  }).catch(async (error: unknown) => {
    await rm(workRoot, { recursive: true, force: true, maxRetries: 3 });
    throw error;
  });
  const { repository, host, cluster } = prepared;
  if (apiKey !== undefined) repository.settings.secrets[MODEL_SECRET] = apiKey;
  try {
    const stage = await startStage({
      repository,
      libraries: [{ fullName: options.libraryName, dir: libraryDir }, ...(options.libraries ?? [])],
      workRoot,
      ...(script ? { script } : {}),
      ...(options.onRun ? { onRun: options.onRun } : {}),
      onRequest: (entry) => requests.push(entry),
      onModelRequest: (entry) => modelRequests.push(entry),
      ...(options.writes ? { writes: options.writes } : {}),
      keepJobs: options.keep ?? false,
      ...(options.toolCache === undefined ? {} : { toolCache: options.toolCache }),
    });
    try {
      options.onStage?.(stage);
      options.signal?.addEventListener("abort", () => void stage.runner.close(), { once: true });
      await beginning(stage, scenario, prepared);
      await untilQuiet(stage, options);
      await options.onQuiet?.({ stage, repository, host });
      const github = await stage.github.snapshot();
      const sessions = new Map(
        scenario.issues.map(({ number }) => [number, sessionOf(stage.results.shelf, number)]),
      );
      const runs = stage.runner.runs();
      const outcome = outcomeOf({
        sessions,
        github,
        runs,
        host,
        cluster: cluster?.snapshot(),
        environments: Object.keys(scenario.repository.environments),
        gitDir: repository.gitDir,
        requests: { github: requests.length, model: modelRequests.length },
      });
      return {
        problems: [
          ...stage.faults().map((fault) => `the stage itself: ${fault}`),
          ...(scenario.expect ? checkExpectation(scenario.expect, outcome) : []),
        ],
        session: sessions.get(scenario.issues[0].number),
        sessions,
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
    await Promise.all([host.close(), cluster?.close()]);
    if (!options.keep) await rm(workRoot, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** The world before the trigger, then the trigger: all issues get its label at the same moment. */
async function beginning(stage: Stage, scenario: Scenario, prepared: Prepared): Promise<void> {
  const { issues, repository, trigger } = scenario;
  const admin = Object.entries(repository.collaborators).find(([, role]) => role === "admin")?.[0];
  const owner = stage.github.as(admin ?? issues[0].author);
  const labels =
    repository.labels === "installed"
      ? LABELS.map(({ name, color }) => ({ name, color }))
      : repository.labels.map((name) => ({ name, color: colorOf(name) }));
  for (const label of labels) await owner.call("issues/create-label", label);
  if (repository.protection !== undefined) {
    const { checks, reviews, ruleset } = repository.protection;
    await owner.protect(DEFAULT_BRANCH, {
      ...(checks.length > 0 ? { checks } : {}),
      ...(reviews > 0 ? { reviews } : {}),
      enforceAdmins: true,
      ruleset,
    });
  }
  for (const [name, { deployed }] of Object.entries(repository.environments))
    if (deployed) {
      const place = prepared.cluster ?? prepared.host;
      await place.deploy(name, { release: "0-first", sha: prepared.firstSha });
    }
  for (const { number, title, body, author, labels, comments } of issues) {
    await stage.github.as(author).createIssue({ title, body, number });
    if (labels.length > 0) await owner.addLabels(number, ...labels);
    for (const comment of comments) await stage.github.as(comment.as).comment(number, comment.body);
  }
  const hand = stage.github.as(trigger.as);
  await Promise.all(issues.map(({ number }) => hand.addLabels(number, trigger.label)));
}

/** What is to be done on which issue. */
type Errand = { step: PersonStep; issue: number };

/** Every step once for each issue that it is for. */
const errandsOf = ({ people, issues }: Scenario): Errand[] =>
  people.flatMap((step) =>
    issues.flatMap(({ number }) =>
      step.issue === undefined || step.issue === number ? [{ step, issue: number }] : [],
    ),
  );

/** Lets things run, and lets people act when their moment comes, until nothing moves any more. */
async function untilQuiet(stage: Stage, options: PlayOptions): Promise<void> {
  const { scenario, onNote, signal, startAgain } = options;
  const open = errandsOf(scenario);
  const actIfDue = async (busy: boolean): Promise<boolean> => {
    if (open.length === 0 || signal?.aborted === true) return false;
    const waiting = stage.runner.gates().map(({ environment }) => environment);
    const seen = { github: await stage.github.snapshot(), waiting, busy };
    const index = open.findIndex(({ step, issue }) => isDue(step, situationOf(seen, issue)));
    const [errand] = index < 0 ? [] : open.splice(index, 1);
    if (!errand) return false;
    const { step, issue } = errand;
    const session = sessionOf(stage.results.shelf, issue);
    const told = await act(step, { stage, issue, session });
    onNote?.(scenario.issues.length > 1 ? `#${issue}: ${told}` : told);
    return true;
  };
  let watching: Promise<unknown> = Promise.resolve();
  const unwatch = stage.runner.on((change) => {
    if (change.kind !== "step" || !open.some(({ step }) => step.during)) return;
    watching = watching.then(() => actIfDue(true));
  });
  try {
    do {
      await stage.runner.quiet();
      await watching;
    } while ((await actIfDue(false)) || (await startAgain?.(stage)) === true);
  } finally {
    unwatch();
  }
  for (const { step, issue } of open)
    onNote?.(`never came to it: ${step.as} at #${issue}, when ${JSON.stringify(step.when)}`);
}

/** True where the folder holds the bundles that the actions need. */
export const hasBundles = (libraryDir: string): Promise<boolean> =>
  access(join(libraryDir, "dist", "miyabi", "index.js")).then(
    () => true,
    () => false,
  );
