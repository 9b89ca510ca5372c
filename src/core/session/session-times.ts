import type { SessionRecord } from "./session.ts";

const HOUR_AND_MINUTE = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/;

/** `2025-10-24 10:00`, UTC. */
export const minuteOf = (iso: string): string => iso.replace(HOUR_AND_MINUTE, "$1 $2").slice(0, 16);

/** Seconds from the trigger to `at`. */
export const secondsUntil = ({ trigger }: SessionRecord, at: Date): number =>
  Math.max(0, (at.getTime() - Date.parse(trigger.at)) / 1000);

/** When the last task was done; undefined where none was. */
export function tasksDoneAt({ tasks }: SessionRecord): string | undefined {
  const ends = tasks.map(({ startedAt, seconds }) => Date.parse(startedAt) + seconds * 1000);
  return ends.length > 0 ? new Date(Math.max(...ends)).toISOString() : undefined;
}

/** When production was found healthy; undefined where it was not. */
export function deployedAt({ deployments }: SessionRecord): string | undefined {
  const production = deployments.findLast(
    ({ environment, outcome }) => environment === "production" && outcome === "healthy",
  );
  return production === undefined
    ? undefined
    : new Date(Date.parse(production.startedAt) + production.seconds * 1000).toISOString();
}
