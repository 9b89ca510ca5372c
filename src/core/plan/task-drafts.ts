import { z } from "zod";
import { ISSUE_TYPES, type Analysis } from "../issue/analysis.ts";
import { taskId } from "../names.ts";
import type { Task } from "./plan.ts";
import { sanitise } from "../text/sanitise.ts";
import type { IssueSnapshot } from "../session/session.ts";

/** A task as a model or a person writes it: numbers instead of ids. */
export const TaskDraft = z.object({
  ordinal: z.number().int().positive().max(9999).describe("From 1, in the order of the list"),
  title: z.string().min(1).max(200).describe("Imperative, e.g. Add User model"),
  description: z.string().max(8000).default(""),
  type: z.enum(ISSUE_TYPES).default("feature"),
  dependencies: z
    .array(z.number().int())
    .max(1000)
    .default([])
    .describe("Ordinals of the tasks that must be finished before this one starts"),
  estimatedMinutes: z.number().positive().max(1440).default(10),
  files: z
    .array(z.string().max(500))
    .max(200)
    .default([])
    .describe("Paths in the repository that the task will probably create or change"),
  acceptance: z.array(z.string().max(1000)).max(50).default([]),
});
export type TaskDraft = z.infer<typeof TaskDraft>;

export const TaskDrafts = z.object({ tasks: z.array(TaskDraft).max(1000) });
export type TaskDrafts = z.infer<typeof TaskDrafts>;

const clean = (text: string): string => sanitise(text).text.trim();
const line = (text: string): string => clean(text.replace(/\s+/g, " "));

/** Tasks with ids, by ordinal. Only `dependencies` makes edges: a `#3` in a text is a word. */
export const tasksOf = (issue: number, drafts: readonly TaskDraft[]): Task[] =>
  [...drafts]
    .sort((a, b) => a.ordinal - b.ordinal)
    .map(({ ordinal, title, description, dependencies, acceptance, ...rest }) => ({
      ...rest,
      id: taskId(issue, ordinal),
      title: line(title) || `Task ${ordinal}`,
      description: clean(description),
      agentType: "CodeGenAgent",
      dependencies: dependencies.map((one) => taskId(issue, one)),
      acceptance: acceptance.map(line),
    }));

/** Minutes that a single task is expected to take for each point of complexity. */
const MINUTES_PER_POINT = 5;

/** The whole issue as one task, for small issues and hotfixes: made without a model. */
export const singleTask = (
  { number, title, body }: Pick<IssueSnapshot, "number" | "title" | "body">,
  { type, complexity }: Pick<Analysis, "type" | "complexity">,
): Task => ({
  id: taskId(number, 1),
  title: title || `Issue ${number}`,
  description: body,
  type,
  agentType: "CodeGenAgent",
  dependencies: [],
  estimatedMinutes: Math.max(MINUTES_PER_POINT, Math.round(complexity * MINUTES_PER_POINT)),
  files: [],
  acceptance: [],
});
