import { ordinalOf, taskId, taskName } from "../names.ts";
import { EDITABLE_KEYS, type NewTask, type PlanEdit, type TaskChange } from "./command.ts";
import type { Task } from "./plan.ts";
import { TaskDraft, tasksOf } from "./task-drafts.ts";
import { graphProblems, type GraphLimits } from "./task-graph.ts";

type Edited = { tasks: Task[] } | { problems: string[] };

/** The keys of a task that an edit may name; `dependencies` as ids. */
type Key = Exclude<keyof TaskChange, "ordinal">;

/** One task with other values under the keys that the change names, cleaned like every draft. */
function changed(task: Task, { ordinal, ...keys }: TaskChange, issue: number): Task {
  const draft = TaskDraft.parse({ ordinal, title: "-", ...keys });
  const [clean] = tasksOf(issue, [draft]);
  if (clean === undefined) return task;
  const named = Object.keys(keys).filter((key): key is Key => EDITABLE_KEYS.includes(key));
  return { ...task, ...Object.fromEntries(named.map((key) => [key, clean[key]])) };
}

/** Added tasks with ordinals: the next free ones, in order, where none is given. */
function numbered(add: readonly NewTask[], taken: readonly number[]): TaskDraft[] {
  const used = new Set([...taken, ...add.flatMap(({ ordinal }) => ordinal ?? [])]);
  let next = Math.max(0, ...taken);
  return add.map((task) => {
    if (task.ordinal !== undefined) return { ...task, ordinal: task.ordinal };
    do next += 1;
    while (used.has(next));
    return { ...task, ordinal: next };
  });
}

const list = (numbers: readonly number[]): string => numbers.join(", ");
const repeated = (numbers: readonly number[]): number[] => [
  ...new Set(numbers.filter((one, at) => numbers.indexOf(one) !== at)),
];

/** What the entries of an edit say wrong about the plan that they edit. */
function entryProblems({ drop, change, add }: PlanEdit, ordinals: readonly number[]): string[] {
  const changing = change.map(({ ordinal }) => ordinal);
  const adding = add.flatMap(({ ordinal }) => ordinal ?? []);
  const unknown = (verb: string, numbers: readonly number[]): string[] =>
    [...new Set(numbers)]
      .filter((one) => !ordinals.includes(one))
      .map((one) => `${verb}: there is no task ${one}; the plan has ${list(ordinals)}.`);
  return [
    ...unknown("drop", drop),
    ...unknown("change", changing),
    ...repeated(drop).map((one) => `drop: task ${one} is there more than once.`),
    ...repeated(changing).map(
      (one) => `change: task ${one} is there more than once; put its keys into one entry.`,
    ),
    ...repeated(adding).map((one) => `add: task ${one} is there more than once.`),
    ...changing
      .filter((one) => drop.includes(one))
      .map((one) => `Task ${one} is both dropped and changed; do one of them.`),
    ...adding
      .filter((one) => ordinals.includes(one))
      .map(
        (one) =>
          `add: there is a task ${one} already. Leave ordinal out for the next free one, or use change.`,
      ),
    ...change
      .filter((one) => Object.keys(one).length === 1)
      .map(
        ({ ordinal }) =>
          `change: task ${ordinal} names no key to change (${EDITABLE_KEYS.join(", ")}).`,
      ),
  ];
}

/** Tasks that still need a dropped one, each with dependencies that would do instead. */
function needProblems(tasks: readonly Task[], dropped: ReadonlyMap<string, Task>): string[] {
  const instead = (id: string, seen: Set<string>): string[] => {
    const gone = dropped.get(id);
    if (gone === undefined) return [id];
    if (seen.has(id)) return [];
    seen.add(id);
    return gone.dependencies.flatMap((one) => instead(one, seen));
  };
  return tasks.flatMap(({ id, dependencies }) => {
    const lost = dependencies.filter((one) => dropped.has(one));
    if (lost.length === 0) return [];
    const seen = new Set<string>();
    const others = [...new Set(dependencies.flatMap((one) => instead(one, seen)))];
    const numbers = others.filter((one) => one !== id).map(ordinalOf);
    return [
      `drop: ${taskName(id)} needs ${lost.map(taskName).join(", ")}. Drop it as well, or change what it needs: {ordinal: ${ordinalOf(id)}, dependencies: [${list(numbers.sort((a, b) => a - b))}]}.`,
    ];
  });
}

/**
 * The tasks after an edit, or everything that is wrong with it, a sentence each. Tasks that it does
 * not name stay exactly as they are, with their ordinals; nothing is dropped or guessed in silence.
 */
export function editTasks(
  before: readonly Task[],
  edit: PlanEdit,
  { issue, limits }: { issue: number; limits: GraphLimits },
): Edited {
  const ordinals = before.map(({ id }) => ordinalOf(id));
  const dropped = new Map(
    before.filter(({ id }) => edit.drop.includes(ordinalOf(id))).map((task) => [task.id, task]),
  );
  const changes = new Map(edit.change.map((one) => [taskId(issue, one.ordinal), one]));
  const kept = before
    .filter(({ id }) => !dropped.has(id))
    .map((task) => {
      const change = changes.get(task.id);
      return change === undefined ? task : changed(task, change, issue);
    });
  // An added number that exists is told once, as such, and not by the graph as well.
  const added = tasksOf(issue, numbered(edit.add, ordinals)).filter(
    ({ id }) => !before.some((task) => task.id === id),
  );
  const tasks = [...kept, ...added].sort((a, b) => ordinalOf(a.id) - ordinalOf(b.id));
  const standing = tasks.map((task) => ({
    ...task,
    dependencies: task.dependencies.filter((one) => !dropped.has(one)),
  }));
  const problems = [
    ...entryProblems(edit, ordinals),
    ...needProblems(tasks, dropped),
    ...graphProblems(standing, limits, taskName),
  ];
  return problems.length > 0 ? { problems: [...new Set(problems)] } : { tasks };
}
