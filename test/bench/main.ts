/** Measurements of what is built: `npm run -s bench -- <name> [options]`. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { scheduleOf } from "../../src/core/schedule/schedule.ts";
import { type Chosen, crashSweep, renderCrashSweep } from "../faults/crash-sweep.ts";
import { FATES } from "../faults/plan.ts";
import { RESTARTS } from "../faults/restart.ts";
import { installed, isFetched, SKIPPED } from "../adapters/claude-code/installed.ts";
import { fuzz, isBroken, renderFuzz } from "../security/fuzz/fuzz.ts";
import { measureKnowledge, renderKnowledge } from "./knowledge.ts";
import { measureDashboard, renderDashboard } from "./dashboard.ts";
import { measureManyIssues, renderManyIssues } from "./many-issues.ts";
import { measureMemory, renderMemory } from "./memory.ts";
import { measurePipeline, renderPipeline } from "./pipeline.ts";
import { measurePrompt, renderPrompt } from "./prompt.ts";
import { measureSchedules, renderSchedules } from "./schedule.ts";
import { renderSelfReview, reviewItself } from "./self-review.ts";
import { measureStartup, renderStartup } from "./startup.ts";
import { readStgFolder, StgError } from "./stg.ts";

type Options = {
  json: boolean;
  stg: string | undefined;
  base: string | undefined;
  advisories: string | undefined;
  count: number;
  only: string | undefined;
  kind: string | undefined;
  sample: string | undefined;
  seed: string | undefined;
  runs: string | undefined;
  scenario: string | undefined;
  restart: string | undefined;
  "at-once": string | undefined;
  alone: boolean;
};

const USAGE = `Usage: npm run -s bench -- <name> [--json]
  startup              how long the bundles take to begin
  pipeline             one issue, and three at once, from label to done on the stage
  issues [--count N]   N issues (20) labelled at the same moment: all done, none mixed up, requests of each
  knowledge            search in 10,000 and 100,000 entries of the log: time, size, and what is found
  dashboard            1,000 sessions: how long the page takes to make, and to open in Chromium
  memory               what a lane holds while it waits for the model, and at most
  prompt               what our engine and Claude Code send to the model for one task of the sample scenario
  review --base REF    the score of this repository itself; --advisories FILE where npm's service cannot be reached
  schedule --stg DIR   how close schedules come to the critical path, on the Standard Task Graphs in DIR
  crash-sweep          every job killed, every reply lost, at every write of a scenario; exit code 1 where one
                       does not end as without it. --scenario NAME (small-fix), --only WRITE [--kind KIND],
                       --sample N [--seed N], --alone (one kill a play), --restart rerun|sweep, --at-once N
  fuzz                 hostile texts through the sanitisers and the redaction; exit code 1 where one gets through.
                       --runs N (20000) texts for each property, --seed N (1)`;

class UsageError extends Error {}

/** Installs Claude Code for one measurement where it was fetched. */
async function withClaudeCode<T>(use: (program?: string) => Promise<T>): Promise<T> {
  if (!isFetched()) {
    process.stderr.write(SKIPPED);
    return use();
  }
  const folder = await mkdtemp(join(tmpdir(), "miyabi-bench-"));
  try {
    return await use(await installed(folder));
  } finally {
    await rm(folder, { recursive: true });
  }
}

const BENCHES: Record<string, (options: Options) => string | Promise<string>> = {
  startup: ({ json }) => {
    const measured = measureStartup();
    return json ? JSON.stringify(measured, null, 2) : renderStartup(measured);
  },
  pipeline: async ({ json }) => {
    const measured = await measurePipeline();
    return json ? JSON.stringify(measured, null, 2) : renderPipeline(measured);
  },
  issues: async ({ json, count }) => {
    const measured = await measureManyIssues(count);
    return json ? JSON.stringify(measured, null, 2) : renderManyIssues(measured);
  },
  knowledge: async ({ json }) => {
    const measured = await measureKnowledge();
    return json ? JSON.stringify(measured, null, 2) : renderKnowledge(measured);
  },
  dashboard: async ({ json }) => {
    const measured = await measureDashboard();
    return json ? JSON.stringify(measured, null, 2) : renderDashboard(measured);
  },
  memory: async ({ json }) => {
    const measured = await measureMemory();
    return json ? JSON.stringify(measured, null, 2) : renderMemory(measured);
  },
  prompt: async ({ json }) => {
    const measured = await withClaudeCode(measurePrompt);
    return json ? JSON.stringify(measured, null, 2) : renderPrompt(measured);
  },
  review: async ({ json, base, advisories }) => {
    if (base === undefined) throw new UsageError("review needs --base REF");
    const measured = await reviewItself(base, advisories);
    return json ? JSON.stringify(measured, null, 2) : renderSelfReview(measured);
  },
  "crash-sweep": async (options) => {
    const swept = await crashSweep({
      scenario: options.scenario ?? "small-fix",
      chosen: chosenOf(options),
      restart: oneOf(RESTARTS, "restart", options.restart ?? "rerun"),
      atOnce: numberOf("at-once", options["at-once"] ?? "2"),
      onPlay: (line) => process.stderr.write(`${line}\n`),
    });
    if (swept.converged < swept.points) process.exitCode = 1;
    return options.json ? JSON.stringify(swept, null, 2) : renderCrashSweep(swept);
  },
  fuzz: ({ json, seed, runs }) => {
    const fuzzed = fuzz({
      seed: numberOf("seed", seed ?? "1"),
      runs: numberOf("runs", runs ?? "20000"),
    });
    if (isBroken(fuzzed)) process.exitCode = 1;
    return json ? JSON.stringify(fuzzed, null, 2) : renderFuzz(fuzzed);
  },
  schedule: ({ json, stg }) => {
    if (stg === undefined) throw new UsageError("schedule needs --stg DIR");
    const measured = measureSchedules(readStgFolder(stg), scheduleOf);
    return json ? JSON.stringify(measured, null, 2) : renderSchedules(measured);
  },
};

function numberOf(name: string, text: string): number {
  if (!/^[1-9]\d*$/.test(text))
    throw new UsageError(`--${name} needs a number from 1, not "${text}".`);
  return Number(text);
}

function oneOf<T extends string>(values: readonly T[], name: string, text: string): T {
  const found = values.find((value) => value === text);
  if (found === undefined)
    throw new UsageError(`--${name} is one of ${values.join(", ")}, not "${text}".`);
  return found;
}

function chosenOf({ only, kind, sample, seed, alone }: Options): Chosen {
  if (only !== undefined)
    return {
      only: numberOf("only", only),
      fates: kind === undefined ? FATES : [oneOf(FATES, "kind", kind)],
    };
  if (kind !== undefined) throw new UsageError("--kind needs --only.");
  if (sample === undefined) return { all: true, together: !alone };
  return { sample: numberOf("sample", sample), seed: numberOf("seed", seed ?? "1") };
}

function optionsOf(flags: string[]): Options {
  try {
    const { values } = parseArgs({
      args: flags,
      options: {
        json: { type: "boolean", default: false },
        stg: { type: "string" },
        base: { type: "string" },
        advisories: { type: "string" },
        count: { type: "string", default: "20" },
        only: { type: "string" },
        kind: { type: "string" },
        sample: { type: "string" },
        seed: { type: "string" },
        runs: { type: "string" },
        scenario: { type: "string" },
        restart: { type: "string" },
        "at-once": { type: "string" },
        alone: { type: "boolean", default: false },
      },
    });
    const { only, kind, sample, seed, runs, scenario, restart } = values;
    const { json, stg, base, advisories, count, "at-once": atOnce, alone } = values;
    if (!/^[1-9]\d?$/.test(count)) throw new Error(`--count takes 1 to 99, got "${count}".`);
    const points = { only, kind, sample, seed, runs, scenario, restart, "at-once": atOnce, alone };
    return { json, stg, base, advisories, count: Number(count), ...points };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

try {
  const [name = "", ...flags] = process.argv.slice(2);
  const bench = BENCHES[name];
  if (!bench) throw new UsageError(`There is no bench "${name}".`);
  console.log(await bench(optionsOf(flags)));
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n${USAGE}`);
    process.exitCode = 2;
  } else if (error instanceof StgError) {
    console.error(error.message);
    process.exitCode = 3;
  } else throw error;
}
