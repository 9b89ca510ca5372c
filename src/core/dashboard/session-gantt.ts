import { ordinalOf } from "../names.ts";
import type { SessionRecord } from "../session/session.ts";
import { shownLine } from "./shown-text.ts";

/** How a bar looks; `working` has no end yet. */
type BarKind = "success" | "failure" | "waiting" | "skipped";

export type GanttBar = {
  /** ISO 8601. */
  from: string;
  seconds: number;
  kind: BarKind;
  /** What stands in it where there is room, e.g. `task 2`. */
  label: string;
  /** More of it, as sentences. */
  note?: string;
};

export type GanttRow = {
  group: "Phases" | "Lanes and tasks" | "Deployments";
  name: string;
  bars: readonly GanttBar[];
};

const PHASE_NAMES: Record<SessionRecord["phases"][number]["name"], string> = {
  analysis: "Analysis",
  planning: "Planning",
  worktrees: "Worktrees",
  implementation: "Implementation",
  "parallel-execution": "Side by side",
  review: "Review",
  "pull-request": "Pull request",
  deployment: "Deployment",
  cleanup: "Cleanup",
};

/** Values by key, in the order in which the keys came first. */
function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

const phaseRows = ({ phases }: SessionRecord): GanttRow[] =>
  [...grouped(phases, ({ name }) => PHASE_NAMES[name])].map(([name, all]) => ({
    group: "Phases",
    name,
    bars: all.map(({ startedAt, seconds, outcome, attempt, error }) => ({
      from: startedAt,
      seconds,
      kind: outcome,
      label: all.length > 1 ? `${attempt}` : "",
      ...(error === undefined ? {} : { note: shownLine(error) }),
    })),
  }));

const TASK_KINDS = { success: "success", failed: "failure", skipped: "skipped" } as const;

const laneRows = ({ tasks }: SessionRecord): GanttRow[] => {
  const ordered = [...tasks].sort((a, b) => a.startedAt.localeCompare(b.startedAt));
  return [...grouped(ordered, ({ lane }) => lane)].map(([lane, all]) => ({
    group: "Lanes and tasks",
    name: shownLine(lane, 40),
    bars: all.map(({ task, startedAt, seconds, status, error }) => ({
      from: startedAt,
      seconds,
      kind: TASK_KINDS[status],
      label: `task ${ordinalName(task)}`,
      ...(error === undefined ? {} : { note: shownLine(error) }),
    })),
  }));
};

/** `2` for `task-500-2`; any other text as it is. */
function ordinalName(id: string): string {
  try {
    return `${ordinalOf(id)}`;
  } catch {
    return shownLine(id, 40);
  }
}

const DEPLOYED_KINDS: Record<SessionRecord["deployments"][number]["outcome"], BarKind> = {
  healthy: "success",
  unhealthy: "failure",
  rolled_back: "failure",
  rollback_failed: "failure",
  inconclusive: "waiting",
  held: "waiting",
  not_configured: "skipped",
};

const deploymentRows = ({ deployments }: SessionRecord): GanttRow[] =>
  [...grouped(deployments, ({ environment }) => environment)].map(([environment, all]) => ({
    group: "Deployments",
    name: environment,
    bars: all.map(({ startedAt, seconds, outcome, error }) => ({
      from: startedAt,
      seconds,
      kind: DEPLOYED_KINDS[outcome],
      label: outcome.replaceAll("_", " "),
      ...(error === undefined ? {} : { note: shownLine(error) }),
    })),
  }));

/** What happened when: a row for each phase, lane and environment, oldest first in each group. */
export const ganttRows = (record: SessionRecord): GanttRow[] => [
  ...phaseRows(record),
  ...laneRows(record),
  ...deploymentRows(record),
];
