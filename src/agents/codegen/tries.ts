import { addUsage, NO_USAGE, type Usage } from "../../core/usage.ts";
import { budgetLeft } from "./budget-left.ts";
import { conflictProblem } from "./conflicts.ts";
import { judge, NO_CHANGE, type Judged, type Judging } from "./judge.ts";
import type { Equipment } from "./ports.ts";
import { repairPrompt, SYSTEM } from "./prompt.ts";

/** Seed, "Escalation Triggers": compilation errors after 3 attempts. */
const MAX_TRIES = 3;

export type Job = Judging & {
  task: string;
  prompt: string;
  equipment: Equipment;
  /** Calls of the engine for this task before, in earlier attempts. */
  callsBefore: number;
  /** US dollars that are left for the issue. */
  usdLeft: () => number;
  /** Minutes since the task began. */
  minutes: () => number;
  random: () => string;
};

export type Worked = Judged & {
  summary: string;
  turns: number;
  tries: number;
  usage: Usage;
};

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
