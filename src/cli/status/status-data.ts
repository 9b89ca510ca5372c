import { totalUsage } from "../../core/session/fold.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import { repositoryUrl, nextStepOf, type NextStep } from "../../core/session/next-step.ts";
import { lifeOf } from "../../core/metrics/life.ts";

/** A session in a list, as `miyabi status --json` prints it. Seconds, US dollars, ISO times. */
export type SessionStatus = {
  repository: string;
  issue: number;
  title: string;
  state: SessionRecord["state"];
  phase: string | null;
  began: string;
  ageSeconds: number;
  /** Since the newest moment that the record tells of. */
  quietSeconds: number;
  tasks: { done: number; planned: number } | null;
  score: number | null;
  costUsd: number;
  waitsFor: string | null;
  next: NextStep["next"];
  links: { issue: string; pull: string | null; run: string | null };
};

export function statusOf(record: SessionRecord, now: Date): SessionStatus {
  const { phase, waitsFor, next } = nextStepOf(record);
  const life = lifeOf(record, now);
  const url = repositoryUrl(record);
  const run = record.runs.at(-1);
  const { plan, tasks } = record;
  return {
    repository: record.repository,
    issue: record.issue.number,
    title: record.issue.title,
    state: record.state,
    phase: phase ?? null,
    began: record.trigger.at,
    ageSeconds: Math.max(0, (now.getTime() - life.beganAt) / 1000),
    quietSeconds: Math.max(0, (now.getTime() - life.lastAt) / 1000),
    tasks:
      plan === undefined
        ? null
        : {
            done: tasks.filter(({ status }) => status === "success").length,
            planned: plan.tasks.length,
          },
    score: record.reviews.at(-1)?.score ?? null,
    costUsd: totalUsage(record).costUsd,
    waitsFor: waitsFor ?? null,
    next,
    links: {
      issue: `${url}/issues/${record.issue.number}`,
      pull: record.pull?.url ?? null,
      run: run === undefined ? null : `${url}/actions/runs/${run}`,
    },
  };
}
