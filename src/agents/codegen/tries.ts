import type { Config } from "../../core/config.ts";
import type { Conflict } from "../../core/conflict-marks.ts";
import { countedTokens } from "../../core/counted-tokens.ts";
import { parseDiff } from "../../core/diff.ts";
import { addUsage, NO_USAGE, type Usage } from "../../core/usage.ts";
import { weakenedTests } from "../../core/weakened-tests.ts";
import type { Assignment } from "../../ports/engine.ts";
import type { Change, Workspace, Worktree } from "../../ports/workspace.ts";
import { conflictProblem, unresolvedAt } from "./conflicts.ts";
import { forbiddenIn, type Problem } from "./policy.ts";
import type { Equipment } from "./ports.ts";
import { repairPrompt, SYSTEM } from "./prompt.ts";

/** Seed, "Escalation Triggers": compilation errors after 3 attempts. */
const MAX_TRIES = 3;

export type Job = {
  task: string;
  prompt: string;
  /** The message of the task's one commit, for the engine's summary. */
  messageOf: (summary: string) => string;
  /** What the worktree shows both sides of, for the engine to resolve. */
  conflicts: readonly Conflict[];
  worktree: Worktree;
  workspace: Workspace;
  config: Config;
  equipment: Equipment;
  /** Calls of the engine for this task before, in earlier attempts. */
  callsBefore: number;
  /** US dollars that are left for the issue. */
  usdLeft: () => number;
  /** Minutes since the task began. */
  minutes: () => number;
  random: () => string;
};

export type Worked = {
  /** Absent where the task failed. */
  commit?: string;
  problem?: Problem;
  summary: string;
  change: Change;
  warnings: string[];
  passed: number;
  failed: number;
  turns: number;
  tries: number;
  usage: Usage;
};

const NO_CHANGE: Change = { created: [], changed: [], deleted: [], lines: 0 };

/** What is left of the task's budget, undefined where one part is used up. */
function budgetLeft(
  { budget }: Config,
  spent: { turns: number; usage: Usage; minutes: number },
): Assignment["budget"] | undefined {
  const left = {
    turns: budget.turnsPerTask - spent.turns,
    tokens: budget.tokensPerTask - countedTokens(spent.usage),
    minutes: budget.minutesPerTask - spent.minutes,
  };
  return Math.min(left.turns, left.tokens, left.minutes) > 0 ? left : undefined;
}

type Judged = Pick<Worked, "change" | "warnings" | "passed" | "failed"> & {
  commit?: string;
  problem?: Problem;
};

/**
 * Judges one try by what is there, never by what the engine says: a real diff, policy, then the
 * repository's own checks. The commit is made first, so that nothing which the checks leave behind
 * becomes part of it.
 */
async function judge(job: Job, start: string, summary: string): Promise<Judged> {
  const { worktree, workspace, config, equipment, messageOf, conflicts } = job;
  const none = { change: NO_CHANGE, warnings: [], passed: 0, failed: 0 };
  const commit = await worktree.commit(messageOf(summary), start);
  if (commit === undefined)
    return {
      ...none,
      problem: { failure: "model", text: "Nothing was changed: the worktree is as it was." },
    };
  const change = await worktree.changeSince(start);
  const files = parseDiff(await workspace.diff(start, commit));
  const entries = await workspace.entriesChanged(start, commit);
  const forbidden = forbiddenIn(entries, files, config.protectedPaths);
  if (forbidden) return { ...none, change, problem: forbidden };
  const written = [...change.created, ...change.changed];
  if (conflicts.length > 0) {
    const inConflict = conflicts.flatMap(({ files: names }) => names);
    const unresolved = await unresolvedAt(workspace, commit, [...inConflict, ...written]);
    if (unresolved) return { ...none, change, problem: unresolved };
  }
  const toolchain = await equipment.toolchains.detect(worktree.path);
  const { ok, passed, failed, output } = await toolchain.check({
    path: worktree.path,
    changedFiles: written,
  });
  const warnings = weakenedTests(files).map(
    ({ message, file, line }) => `${message}${file === undefined ? "" : ` (${file}:${line ?? 0})`}`,
  );
  const judged = { change, warnings, passed, failed };
  return ok
    ? { ...judged, commit }
    : { ...judged, problem: { failure: "compile", text: `The checks fail:\n${output}` } };
}

/** Engine, checks, and again with what stands against it: at most three times, inside the budget. */
export async function workInTries(job: Job): Promise<Worked> {
  const { problem, ...worked } = await tryAgainAndAgain(job);
  const told = conflictProblem(job.conflicts, problem);
  return told ? { ...worked, problem: told } : worked;
}

async function tryAgainAndAgain(job: Job): Promise<Worked> {
  const start = await job.worktree.head();
  let worked: Worked = {
    summary: "",
    change: NO_CHANGE,
    warnings: [],
    passed: 0,
    failed: 0,
    turns: 0,
    tries: 0,
    usage: NO_USAGE,
  };
  const outOfBudget = (text: string): Worked => ({
    ...worked,
    problem: { failure: "budget", text: `${text} ${worked.problem?.text ?? ""}`.trim() },
  });
  for (let number = 1; number <= MAX_TRIES; number++) {
    const budget = budgetLeft(job.config, { ...worked, minutes: job.minutes() });
    if (!budget) return outOfBudget("The task's budget is used up.");
    if (job.usdLeft() - worked.usage.costUsd <= 0)
      return outOfBudget(`The issue's budget of $${job.config.budget.usdPerIssue} is used up.`);
    const { problem, ...before } = worked;
    const report = await job.equipment.engine.work({
      task: job.task,
      system: SYSTEM,
      prompt: problem
        ? repairPrompt(job.prompt, { problem: problem.text, tryNumber: number, random: job.random })
        : job.prompt,
      worktree: job.worktree.path,
      budget,
      tryNumber: job.callsBefore + number,
    });
    worked = {
      ...before,
      summary: report.summary,
      turns: before.turns + report.turns,
      tries: number,
      usage: addUsage(before.usage, report.usage),
    };
    switch (report.status) {
      case "budget":
        return outOfBudget(`The task's budget is used up: ${report.summary}.`);
      case "unusable":
        return { ...worked, problem: { failure: "model", text: `The model: ${report.summary}.` } };
      case "stuck":
        worked.problem = {
          failure: "model",
          text: `You went round in circles: ${report.summary}. Try another way.`,
        };
        break;
      case "finished":
        worked = { ...worked, ...(await judge(job, start, report.summary)) };
        if (worked.commit !== undefined) return worked;
    }
  }
  return worked;
}
