import { z } from "zod";
import { TaskDraft } from "./task-drafts.ts";

/** The keys without their defaults: what is not named stays as it is. */
const { ordinal, title, ...others } = TaskDraft.shape;
const EDITABLE = {
  title: title.optional(),
  description: others.description.unwrap().optional(),
  type: others.type.unwrap().optional(),
  dependencies: others.dependencies.unwrap().optional(),
  estimatedMinutes: others.estimatedMinutes.unwrap().optional(),
  files: others.files.unwrap().optional(),
  acceptance: others.acceptance.unwrap().optional(),
};
export const EDITABLE_KEYS = Object.keys(EDITABLE);

const TaskChange = z.strictObject({ ordinal, ...EDITABLE });
export type TaskChange = z.infer<typeof TaskChange>;
const NewTask = z.strictObject({ ...TaskDraft.shape, ordinal: ordinal.optional() });
export type NewTask = z.infer<typeof NewTask>;

const MOST = 1000;
const Block = z.strictObject({
  tasks: z.array(z.strictObject(TaskDraft.shape)).max(MOST).optional(),
  drop: z.array(ordinal).max(MOST).optional(),
  change: z.array(TaskChange).max(MOST).optional(),
  add: z.array(NewTask).max(MOST).optional(),
});

/** Some tasks of a plan otherwise; every other task stays as it is. */
export type PlanEdit = {
  drop: readonly number[];
  change: readonly TaskChange[];
  add: readonly NewTask[];
};

export type PlanWish =
  { kind: "whole"; tasks: readonly TaskDraft[] } | { kind: "edit"; edit: PlanEdit };

const EDITS = ["drop", "change", "add"] as const;

/** `change, entry 1, dependencies, entry 2` for a path into the block; entries are counted from 1. */
const placeOf = (path: readonly PropertyKey[]): string =>
  path.length === 0
    ? "the block"
    : path
        .map((part) => (typeof part === "number" ? `entry ${part + 1}` : String(part)))
        .join(", ");

function shapeProblems(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const given = EDITS.filter((key) => key in value);
  if ("tasks" in value && given.length > 0)
    return [
      `Give either tasks (the whole plan anew) or drop, change and add (edits of the plan), not both: there is tasks and ${given.join(", ")}.`,
    ];
  return "tasks" in value || given.length > 0
    ? []
    : ["There is none of tasks, drop, change and add in the block."];
}

/**
 * What `/miyabi plan` asks for, from the block's data: a list of tasks, with or without `tasks:` above
 * it, is the whole plan anew; `drop`, `change` and `add` are edits. Pure; the data is untrusted.
 */
export function readPlanCommand(value: unknown): PlanWish | { kind: "none"; problems: string[] } {
  const whole = Array.isArray(value) ? { tasks: value } : value;
  const parsed = Block.safeParse(whole);
  const problems = [
    ...shapeProblems(whole),
    ...(parsed.error?.issues ?? []).map(({ path, message }) => `${placeOf(path)}: ${message}`),
  ];
  if (!parsed.success || problems.length > 0) return { kind: "none", problems };
  const { tasks, drop = [], change = [], add = [] } = parsed.data;
  if (tasks !== undefined) return { kind: "whole", tasks };
  return drop.length + change.length + add.length === 0
    ? { kind: "none", problems: ["The edit is empty: nothing is to be dropped, changed or added."] }
    : { kind: "edit", edit: { drop, change, add } };
}
