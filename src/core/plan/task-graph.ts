import { pathProblem } from "./path-overlap.ts";
import type { Task } from "./plan.ts";

/** What the graph's judgement needs of a task. */
export type Node = Pick<Task, "id" | "dependencies" | "estimatedMinutes">;

export type GraphLimits = { maxTasks: number };

/**
 * What is wrong with a list of tasks, a sentence each, for a model to repair or a person to read;
 * empty where it is a graph that can be scheduled. Nothing is dropped or guessed.
 *
 * @param name what an id is called, e.g. `task 4` for who wrote numbers (names.ts, taskName)
 */
export function graphProblems(
  tasks: readonly (Node & Pick<Task, "files">)[],
  { maxTasks }: GraphLimits,
  name: (id: string) => string = (id) => id,
): string[] {
  if (tasks.length === 0) return ["There is no task."];
  if (tasks.length > maxTasks)
    return [`There are ${tasks.length} tasks; at most ${maxTasks} are allowed. Merge some.`];
  const known = new Set<string>();
  const problems: string[] = [];
  for (const { id } of tasks) {
    if (known.has(id)) problems.push(`${name(id)} is there more than once.`);
    known.add(id);
  }
  for (const { id, dependencies, files } of tasks) {
    for (const dependency of dependencies) {
      if (dependency === id) problems.push(`${name(id)} depends on itself.`);
      else if (!known.has(dependency))
        problems.push(`${name(id)} depends on ${name(dependency)}, which does not exist.`);
    }
    for (const file of files) {
      const problem = pathProblem(file);
      if (problem !== undefined)
        problems.push(`${name(id)}: the path ${JSON.stringify(file)} ${problem}.`);
    }
  }
  const cycle = problems.length > 0 ? undefined : findCycle(tasks);
  if (cycle) problems.push(`The dependencies run in a circle: ${cycle.map(name).join(" → ")}.`);
  return problems;
}

/** A cycle as the path that comes back to its start (each task before the one that it waits for). */
function findCycle(tasks: readonly Pick<Node, "id" | "dependencies">[]): string[] | undefined {
  const dependenciesOf = new Map(tasks.map(({ id, dependencies }) => [id, dependencies]));
  const finished = new Set<string>();
  for (const { id: root } of tasks) {
    const path: { id: string; next: number }[] = [{ id: root, next: 0 }];
    const onPath = new Set([root]);
    while (path.length > 0) {
      const top = path.at(-1);
      if (top === undefined) break;
      const dependency = (dependenciesOf.get(top.id) ?? [])[top.next++];
      if (dependency === undefined || finished.has(top.id)) {
        finished.add(top.id);
        onPath.delete(top.id);
        path.pop();
      } else if (onPath.has(dependency)) {
        const from = path.findIndex(({ id }) => id === dependency);
        return [...path.slice(from).map(({ id }) => id), dependency];
      } else if (!finished.has(dependency)) {
        onPath.add(dependency);
        path.push({ id: dependency, next: 0 });
      }
    }
  }
  return undefined;
}
