import type { Config } from "../../core/config.ts";
import { renderPlan } from "../../core/plan/view.ts";
import type { Plan } from "../../core/plan/plan.ts";
import { recordAtWave } from "../../core/plan/wave-view.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import { type Ended, to } from "./ended.ts";
import type { Ports } from "./ports.ts";
import { showPlan } from "./show-plan.ts";
import { trackTasks } from "./track-tasks.ts";

const counted = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? "" : "s"}`;

/** Hands the schedule to the waves. */
export async function build(
  record: SessionRecord,
  { plan, config }: { plan: Plan; config: Config },
  ports: Ports,
): Promise<Ended> {
  const { waves } = plan.schedule;
  const lanes = waves.flat();
  const open = lanes.flatMap(({ tasks }) => tasks).length;
  const carried = plan.tasks.length - open;
  const started = to(record, "implementing", `plan ${plan.digest.slice(0, 12)}`, ports);
  const { runAttempt } = ports.context;
  const moment = { schedule: plan.schedule, attempt: 1, runAttempt, wave: 1, artifacts: [] };
  const running = recordAtWave(started, plan, moment);
  const { comments } = await showPlan(running, plan, ports);
  const shown = { ...started, comments };
  const tracked = config.plan.subIssues ? await trackTasks(shown, plan, ports) : shown;
  return {
    record: tracked,
    result: {
      outcome: "done",
      reason: "plan_ready",
      message: `${counted(open, "task")} in ${counted(waves.length, "wave")} and ${counted(lanes.length, "lane")}, about ${Math.round(plan.schedule.makespanMinutes)} minutes${carried === 0 ? "" : `; ${counted(carried, "task")} finished in an earlier run`}.`,
      outputs: {
        next: "build",
        waves: JSON.stringify(waves.map((wave) => wave.map(({ lane }) => lane))),
      },
      summary: renderPlan(running, plan),
    },
  };
}
