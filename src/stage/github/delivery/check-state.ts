import type { World } from "../world.ts";
import type { CheckRun } from "./checks.ts";
import type { CommitStatus } from "./statuses.ts";

export type CheckState = "absent" | "pending" | "failure" | "success";

/** GitHub lets skipped and neutral checks pass. */
const PASSING = new Set(["success", "skipped", "neutral"]);

const ofStatus = ({ state }: CommitStatus): CheckState => (state === "error" ? "failure" : state);

function ofRun({ status, conclusion }: Pick<CheckRun, "status" | "conclusion">): CheckState {
  if (status !== "completed") return "pending";
  return PASSING.has(conclusion ?? "") ? "success" : "failure";
}

/**
 * How a required check stands: a commit status, a check run or a job of a workflow, whoever bears the name. The worst
 * of them counts.
 */
export function checkState(world: World, sha: string, context: string): CheckState {
  const states = [
    ...world.statuses
      .current(sha)
      .filter((status) => status.context === context)
      .map(ofStatus),
    ...world.checks
      .current(sha)
      .filter((run) => run.name === context)
      .map(ofRun),
    ...jobsOf(world, sha)
      .filter((job) => job.name === context)
      .map(ofRun),
  ];
  const order = ["failure", "pending", "success"] as const;
  return order.find((state) => states.includes(state)) ?? "absent";
}

/** Jobs of the newest run of each workflow and event at a commit: each is a check of its own name. */
export function jobsOf(
  world: World,
  sha: string,
): {
  id: number;
  name: string;
  status: CheckRun["status"];
  conclusion: string | null;
  startedAt: Date;
  completedAt?: Date;
}[] {
  const runs = world
    .runs()
    .runs()
    .filter((run) => run.headSha === sha);
  const newest = new Map(runs.map((run) => [`${run.workflowPath} ${run.event}`, run]));
  return [...newest.values()].flatMap((run) =>
    run.jobs.map((job) => ({
      id: job.id,
      name: job.name,
      status: job.status,
      conclusion: job.conclusion ?? null,
      startedAt: job.startedAt ?? job.queuedAt,
      ...(job.completedAt === undefined ? {} : { completedAt: job.completedAt }),
    })),
  );
}
