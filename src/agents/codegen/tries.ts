import type { Standing } from "../../core/task/checkpoint.ts";
import { limitText, type Purse } from "../../core/budget/purse.ts";
import { addUsage, NO_USAGE, type Usage } from "../../core/budget/usage.ts";
import type { Assignment, EngineReport } from "../../ports/engine.ts";
import { budgetLeft } from "./budget-left.ts";
import { conflictProblem } from "./conflicts.ts";
import { judge, NO_CHANGE, type Judged, type Judging } from "./judge.ts";
import { isForbidden, type Problem } from "./policy.ts";
import type { Equipment } from "./ports.ts";
import { goOnPrompt, repairPrompt, SYSTEM } from "./prompt.ts";

/** Seed, "Escalation Triggers": compilation errors after 3 attempts. */
const MAX_TRIES = 3;

export type Job = Judging & {
  task: string;
  prompt: string;
  equipment: Equipment;
  /** Calls of the engine for this task before, in earlier attempts. */
  callsBefore: number;
  /** US dollars that are left for the lane, what this task has cost included, and of which limit. */
  money: Purse["left"];
  /** Minutes since the task began, those before it was resumed included. */
  minutes: () => number;
  random: () => string;
  /** Where an earlier job left off; its work lies in the worktree. */
  from?: Standing | undefined;
  /** Aborted when the job is about to end. */
  stop: AbortSignal;
  /** Hands over where the work stands: the commit of the try that ended, or what lies there now. */
  keep: (standing: Standing, tried?: string) => Promise<unknown>;
};

export type Worked = Judged & {
  summary: string;
  /** What the engine says it left undone in the last try. */
  notDone: string | undefined;
  turns: number;
  tries: number;
  usage: Usage;
  /** The job is about to end, before the work is done: where it stands is handed over. */
  stopped?: true;
};

/** Where the work stood before this job, or at its very beginning. */
const begin = (from: Standing | undefined): Worked => ({
  summary: "",
  notDone: undefined,
  change: NO_CHANGE,
  warnings: [],
  passed: 0,
  failed: 0,
  turns: from?.turns ?? 0,
  tries: from?.tries ?? 0,
  usage: from?.usage ?? NO_USAGE,
  ...(from?.problem && { problem: from.problem }),
});

function promptFor(job: Job, { problem, tries }: Worked, brokenOff: boolean): string {
  const { prompt, random } = job;
  if (brokenOff) return goOnPrompt(prompt, { problem: problem?.text, random });
  return problem
    ? repairPrompt(prompt, { problem: problem.text, tryNumber: tries + 1, random })
    : prompt;
}

/** Engine, checks, and again with what stands against it: at most three times, inside the budget. */
export async function workInTries(job: Job): Promise<Worked> {
  const { problem, ...worked } = await new Tries(job, await job.worktree.head()).run();
  const told = conflictProblem(job.conflicts, problem);
  return told ? { ...worked, problem: told } : worked;
}

/** By what was refused, the last try in which it was; what still stands is told as the problem itself. */
const toldOf = (refused: ReadonlyMap<string, number>, problem: Problem | undefined): string[] =>
  [...refused]
    .filter(([text]) => text !== problem?.text)
    .map(([text, number]) => `Try ${number}: ${text}`);

type BrokenOff = NonNullable<Standing["brokenOff"]>;

class Tries {
  readonly #job: Job;
  /** Commit that holds what the task builds on. */
  readonly #start: string;
  #worked: Worked;
  /** The next try is one that an earlier job began. */
  #begun: BrokenOff | undefined;
  /** What was refused in tries before and is gone from the change: people are told of it. */
  readonly #refused = new Map<string, number>();

  constructor(job: Job, start: string) {
    this.#job = job;
    this.#start = start;
    this.#worked = begin(job.from);
    this.#begun = job.from?.brokenOff;
  }

  async run(): Promise<Worked> {
    while (this.#worked.tries < MAX_TRIES) {
      // Where it stands is handed over already.
      if (this.#job.stop.aborted) return { ...this.#worked, stopped: true };
      const end = await this.#try();
      if (end) return end;
    }
    return this.#worked;
  }

  /** @returns how the work ends; undefined where the engine is to repair what stands against it */
  async #try(): Promise<Worked | undefined> {
    const { stop } = this.#job;
    const report = await this.#report();
    if (typeof report === "string") return this.#outOfBudget(report);
    const { summary, notDone } = report;
    const turns = this.#worked.turns + report.turns;
    const usage = addUsage(this.#worked.usage, report.usage);
    this.#worked = { ...this.#worked, summary, notDone, turns, usage };
    if (report.status === "stopped" || (stop.aborted && report.status !== "finished"))
      return this.#breakOff({});
    // Whoever runs the job again goes on from here, in the same try.
    if (report.status === "fault") await this.#keep({});
    const judged =
      report.status === "finished" ? await judge(this.#job, this.#start, summary) : undefined;
    // Checks that end with the job say nothing.
    if (judged && judged.commit === undefined && stop.aborted)
      return this.#breakOff({ summary }, judged.tried);
    this.#begun = undefined;
    const { problem: before, ...worked } = this.#worked;
    if (before && isForbidden(before)) this.#refused.set(before.text, worked.tries);
    // What stood against the try before is repaired, or stands against this one again.
    this.#worked = { ...worked, tries: worked.tries + 1, ...judged };
    if (judged)
      this.#worked.warnings = [...toldOf(this.#refused, judged.problem), ...judged.warnings];
    switch (report.status) {
      case "budget":
        return this.#outOfBudget(`The task's budget is used up: ${summary}.`);
      case "unusable":
        return { ...this.#worked, problem: { failure: "model", text: `The model: ${summary}.` } };
      case "fault":
        return {
          ...this.#worked,
          problem: { failure: "fault", text: `A fault that may pass: ${summary}.` },
        };
      case "stuck":
        this.#worked.problem = {
          failure: "model",
          text: `You went round in circles: ${summary}. Try another way.`,
        };
        break;
      case "finished":
        if (this.#worked.commit !== undefined) return this.#worked;
    }
    if (this.#worked.tries < MAX_TRIES) await this.#keep(undefined, judged?.tried);
    return undefined;
  }

  /** What the engine says, or said before its job ended; or which budget is used up. */
  async #report(): Promise<EngineReport | string> {
    const { config, money, minutes } = this.#job;
    const worked = this.#worked;
    const summary = this.#begun?.summary;
    if (summary !== undefined) return { status: "finished", summary, turns: 0, usage: NO_USAGE };
    const budget = budgetLeft(config, { ...worked, minutes: minutes() });
    if (!budget) return "The task's budget is used up.";
    const { usd, limit } = money();
    if (limit && usd - worked.usage.costUsd <= 0) return `Stopped: ${limitText(limit)}.`;
    return this.#ask(budget);
  }

  async #ask(budget: Assignment["budget"]): Promise<EngineReport> {
    const { task, worktree, equipment, callsBefore, stop } = this.#job;
    try {
      return await equipment.engine.work({
        task,
        system: SYSTEM,
        prompt: promptFor(this.#job, this.#worked, this.#begun !== undefined),
        worktree: worktree.path,
        budget,
        tryNumber: callsBefore + this.#worked.tries + 1,
        signal: stop,
      });
    } catch (error) {
      if (stop.aborted) return { status: "stopped", summary: "", turns: 0, usage: NO_USAGE };
      await this.#keep({});
      throw error;
    }
  }

  #outOfBudget(text: string): Worked {
    const before = this.#worked.problem?.text ?? "";
    return { ...this.#worked, problem: { failure: "budget", text: `${text} ${before}`.trim() } };
  }

  async #breakOff(begun: BrokenOff, tried?: string): Promise<Worked> {
    await this.#keep(begun, tried);
    return { ...this.#worked, stopped: true };
  }

  async #keep(brokenOff?: BrokenOff, tried?: string): Promise<void> {
    const { tries, turns, usage, problem } = this.#worked;
    const standing = { tries, turns, usage, minutes: this.#job.minutes() };
    await this.#job.keep(
      { ...standing, ...(problem && { problem }), ...(brokenOff && { brokenOff }) },
      tried,
    );
  }
}
