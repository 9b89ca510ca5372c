import { ordinalOf } from "../names.ts";
import type { Task } from "./plan.ts";

/** An edit of this very plan that would be taken, in the lines of YAML: one of each kind. */
function exampleLines(tasks: readonly Task[]): string[] {
  const needed = new Set(tasks.flatMap(({ dependencies }) => dependencies));
  const first = tasks[0];
  const spare = tasks.length > 1 ? tasks.findLast(({ id }) => !needed.has(id)) : undefined;
  const changed = first?.id === spare?.id ? tasks[1] : first;
  if (changed === undefined) return [];
  const kept = ordinalOf(changed.id);
  return [
    ...(spare === undefined ? [] : [`drop: [${ordinalOf(spare.id)}]`]),
    "change: # only the keys that change",
    `  - ordinal: ${kept}`,
    `    estimatedMinutes: ${Math.min(1440, Math.round(changed.estimatedMinutes) + 5)}`,
    "add:",
    "  - title: Describe the new task",
    `    dependencies: [${kept}]`,
    "    files: [src/new-file.ts]",
  ];
}

const WHOLE = [
  "tasks: # the whole plan anew",
  "  - ordinal: 1",
  "    title: Describe the first task",
  "  - ordinal: 2",
  "    title: Describe the second task",
  "    dependencies: [1]",
];

/**
 * A comment with `/miyabi plan` that would be taken as it stands, to copy and change: edits of the
 * plan, or a whole one where there is none. In a fenced block; no text of a model or a stranger is in it.
 */
export const planExample = (tasks: readonly Task[] = []): string =>
  [
    "````text",
    "/miyabi plan",
    "```yaml",
    ...(tasks.length === 0 ? WHOLE : exampleLines(tasks)),
    "```",
    "````",
  ].join("\n");
