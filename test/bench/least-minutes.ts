import type { Schedulable, ScheduleLimits } from "../../src/core/schedule/schedulable.ts";
import { longestChainMinutes } from "../core/schedule/schedule-judge.ts";

/**
 * Minutes that no schedule of waves can beat: in one wave every connected part of the graph is one
 * lane's, so the wave takes at least its longest chain and its work by the agents of a lane; with two
 * waves or more the critical path and two start-ups are paid. A proof for one graph at a time, not an
 * estimate; files that tasks share are left out of it.
 */
export function leastMinutes(
  tasks: readonly Schedulable[],
  { startupSeconds, agentsPerRunner, maxLanes }: ScheduleLimits,
): number {
  const startup = startupSeconds / 60;
  const parts = connectedParts(tasks);
  const work = (part: readonly Schedulable[]): number =>
    part.reduce((sum, { estimatedMinutes }) => sum + estimatedMinutes, 0);
  const one = Math.max(
    0,
    work(tasks) / (maxLanes * agentsPerRunner),
    ...parts.map((part) => Math.max(longestChainMinutes(part), work(part) / agentsPerRunner)),
  );
  return Math.min(startup + one, 2 * startup + longestChainMinutes(tasks));
}

function connectedParts(tasks: readonly Schedulable[]): Schedulable[][] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const near = new Map<string, string[]>(tasks.map(({ id }) => [id, []]));
  for (const { id, dependencies } of tasks)
    for (const one of dependencies) {
      near.get(id)?.push(one);
      near.get(one)?.push(id);
    }
  const seen = new Set<string>();
  return tasks.flatMap((task) => {
    if (seen.has(task.id)) return [];
    seen.add(task.id);
    const part = [task.id];
    for (const id of part)
      for (const next of near.get(id) ?? [])
        if (byId.has(next) && !seen.has(next)) {
          seen.add(next);
          part.push(next);
        }
    return [part.flatMap((id) => byId.get(id) ?? [])];
  });
}
