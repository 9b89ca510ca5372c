import { join } from "node:path";
import { reviewArtifactsOf } from "../../core/names.ts";
import { newestFirst } from "../../core/newest-first.ts";
import type { Plan, Schedule } from "../../core/plan/plan.ts";
import { readRework } from "../../core/review/rework-artifact.ts";
import type { Ports } from "./ports.ts";

/** What an attempt executes: the plan's schedule, or what the review before it ordered. */
export async function scheduleOfAttempt(
  { issue, attempt, plan }: { issue: number; attempt: number; plan: Plan },
  { exchange, files }: Pick<Ports, "exchange" | "files">,
): Promise<Schedule> {
  if (attempt === 1) return plan.schedule;
  const [newest] = newestFirst(await exchange.list(reviewArtifactsOf(issue, attempt - 1)));
  if (newest === undefined) throw new Error(`attempt ${attempt} has no review before it`);
  const dir = await files.folder("rework");
  await exchange.get(newest, dir);
  return (await readRework(newest, (file) => files.read(join(dir, file)))).rework.schedule;
}
