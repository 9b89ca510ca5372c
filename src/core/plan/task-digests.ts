import { digestOf } from "../digest.ts";
import type { Task } from "./plan.ts";

/**
 * What each task was told to do, as a digest by task id: its own content, the issue's text, and the
 * digests of what it depends on. Two tasks of the same digest are the same work; a change in a task
 * changes the digests of all that depend on it. How long it may take is no part of it.
 *
 * @param issueDigest of the issue's raw text (session-start.ts, issueDigest)
 */
export function taskDigests(
  tasks: readonly Task[],
  issueDigest: string,
): ReadonlyMap<string, string> {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const digests = new Map<string, string>();
  const digestFor = (id: string): string => {
    const known = digests.get(id);
    if (known !== undefined) return known;
    const task = byId.get(id);
    // A graph without problems (task-graph.ts) has all of them, and no circle.
    if (task === undefined) throw new Error(`the plan has no ${id}`);
    const { title, description, type, files, acceptance, dependencies } = task;
    const digest = digestOf({
      issue: issueDigest,
      task: { id, title, description, type, files, acceptance },
      dependencies: dependencies.map((dependency) => [dependency, digestFor(dependency)]),
    });
    digests.set(id, digest);
    return digest;
  };
  for (const { id } of tasks) digestFor(id);
  return digests;
}

/** Ids of tasks whose earlier result counts no more: those that are gone, or other work now. */
export function outdatedTasks(
  before: readonly Task[],
  after: readonly Task[],
  issueDigest: string,
): Set<string> {
  const [old, now] = [taskDigests(before, issueDigest), taskDigests(after, issueDigest)];
  return new Set([...old.keys(), ...now.keys()].filter((id) => old.get(id) !== now.get(id)));
}
