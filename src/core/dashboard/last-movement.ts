import type { SessionRecord } from "../session/session.ts";

const endOf = ({ startedAt, seconds }: { startedAt: string; seconds: number }): number =>
  Date.parse(startedAt) + seconds * 1000;

/** When something last happened to a session, milliseconds since 1970. */
export function lastMovement(record: SessionRecord): number {
  const { trigger, transitions, phases, tasks, deployments, escalations } = record;
  return [
    ...transitions.filter(({ refused }) => !refused).map(({ at }) => Date.parse(at)),
    ...phases.map(endOf),
    ...tasks.map(endOf),
    ...deployments.map(endOf),
    ...escalations.map(({ raisedAt, answered }) => Date.parse(answered?.at ?? raisedAt)),
  ].reduce((latest, at) => Math.max(latest, at), Date.parse(trigger.at));
}
