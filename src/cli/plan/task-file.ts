import { z } from "zod";
import { UserError } from "../../core/errors.ts";
import type { Schedulable } from "../../core/schedule/schedulable.ts";
import { graphProblems } from "../../core/plan/task-graph.ts";

export const MOST_TASKS = 1000;

const Id = z
  .string()
  .min(1, "must not be empty")
  .max(200, "must have at most 200 characters")
  .regex(/^\P{C}*$/u, "must not hold control characters");

/** Further keys are let through, so that the tasks of a session's plan can be read as they are. */
const TaskFile = z.object({
  tasks: z.array(
    z.object({
      id: Id,
      /** Ids of tasks of this file that must be finished before this one starts. */
      dependencies: z.array(Id),
      /** A million is two years: sums stay numbers. */
      estimatedMinutes: z.number().nonnegative().max(1_000_000),
      /** Paths relative to the repository; tasks that share one never run at the same time. */
      files: z.array(z.string()).default([]),
    }),
  ),
});

/**
 * The tasks of a file `{tasks: [{id, dependencies, estimatedMinutes, files?}]}`, a graph that can be
 * scheduled.
 *
 * @param name of the file, for the message
 * @throws UserError invalid_input that names file, place and every problem
 */
export function parseTasks(name: string, text: string): Schedulable[] {
  const content = jsonOf(name, text);
  const parsed = TaskFile.safeParse(content);
  const problems = parsed.success
    ? graphProblems(parsed.data.tasks, { maxTasks: MOST_TASKS })
    : parsed.error.issues.map(({ path, message }) => `${placeOf(path, content)}: ${message}`);
  if (parsed.success && problems.length === 0) return parsed.data.tasks;
  throw new UserError(
    "invalid_input",
    [
      `${name}: ${problems.length === 1 ? "one problem" : `${problems.length} problems`}; correct the file and try again ` +
        "(it is to hold {tasks: [{id, dependencies, estimatedMinutes, files?}]}, docs/cli.md).",
      ...problems.map((problem) => `  - ${problem}`),
    ].join("\n"),
  );
}

function jsonOf(name: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, "")) as unknown;
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : "unreadable";
    throw new UserError(
      "invalid_input",
      `${name}${lineOf(reason, text)}: this is no JSON: ${reason.replace(/[\p{C}\s]+/gu, " ")}`,
    );
  }
}

/** `:3`, from the position that the parser names in its message; nothing where it names none. */
function lineOf(reason: string, text: string): string {
  const position = /at position (\d+)/.exec(reason)?.[1];
  return position === undefined ? "" : `:${text.slice(0, Number(position)).split("\n").length}`;
}

const Named = z.object({ tasks: z.array(z.unknown()) });
const WithId = z.object({ id: Id });

/** `tasks[2] (build): estimatedMinutes`: the id where the task has a sound one. */
function placeOf(path: readonly PropertyKey[], content: unknown): string {
  const [list, at, ...rest] = path;
  if (list === undefined) return "the file";
  if (typeof at !== "number") return String(list);
  const task = WithId.safeParse(Named.safeParse(content).data?.tasks[at]);
  const place = `tasks[${at}]${task.success ? ` (${task.data.id})` : ""}`;
  const inner = rest.map((part) => (typeof part === "number" ? `[${part}]` : String(part)));
  return inner.length === 0 ? place : `${place}: ${inner.join("")}`;
}
