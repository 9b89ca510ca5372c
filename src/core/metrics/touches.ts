import type { SessionRecord } from "../session/session.ts";

/** The ways in which a person takes part in a session after its trigger. */
export type Touch =
  | "approved_plan"
  | "changed_plan"
  | "answered"
  | "steered"
  | "pushed_commits"
  | "merged"
  | "asked_for_rollback";

/** Who moves a session on without being asked by anybody (`move`). */
const ACTIONS: readonly string[] = [
  "orchestrator",
  "issue",
  "coordinator",
  "codegen",
  "review",
  "pr",
  "deployment",
  "finalize",
  "sweep",
];

const isPerson = (login: string): boolean => !ACTIONS.includes(login) && !login.endsWith("[bot]");

/** The merge was left to people: publishing ended as waiting, and for no required checks. */
export const leftToPeople = ({ pull, phases }: SessionRecord): boolean =>
  pull !== undefined &&
  pull.awaits === undefined &&
  phases.some(({ name, outcome }) => name === "pull-request" && outcome === "waiting");

/**
 * What people did for a session, each way once, by what the record tells. The trigger is none of it. None: the
 * session went on without a person ("zero touch" in the seed's automation metrics).
 */
export function touchesOf(record: SessionRecord): Touch[] {
  const { plan, escalations, transitions, reviews, pull, deployments } = record;
  const steps = transitions.filter(({ refused }) => !refused);
  const touches: [Touch, boolean][] = [
    ["approved_plan", plan?.approval !== undefined],
    ["changed_plan", plan?.changes !== undefined],
    ["answered", escalations.some(({ kind, answered }) => answered && kind !== "complexity")],
    // The first step is the trigger's own; the step after an approval is the coordinator's.
    ["steered", steps.some(({ by }, at) => at > 0 && isPerson(by))],
    ["pushed_commits", reviews.some(({ others }) => (others?.commits ?? 0) > 0)],
    ["merged", pull?.merged !== undefined && leftToPeople(record)],
    ["asked_for_rollback", deployments.some(({ requestedBy }) => requestedBy !== undefined)],
  ];
  return touches.flatMap(([touch, happened]) => (happened ? [touch] : []));
}
