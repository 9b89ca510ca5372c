import { readFile } from "node:fs/promises";
import { text as textOf } from "node:stream/consumers";
import { codeOf } from "../../core/error-code.ts";
import { UserError } from "../../core/errors.ts";
import type { ScheduleLimits } from "../../core/schedule/schedulable.ts";
import { scheduleOf } from "../../core/schedule/schedule.ts";
import { scheduleGraph } from "./schedule-graph.ts";
import { scheduleJson } from "./schedule-json.ts";
import { renderSchedule } from "./schedule-view.ts";
import { parseTasks } from "./task-file.ts";

export type PlanTasks = {
  /** A path, or `-` for stdin. */
  file: string;
  limits: ScheduleLimits;
  form: "json" | "mermaid" | "text";
};

/** The schedule of a file's tasks as text. @throws UserError invalid_input */
export async function planTasks({ file, limits, form }: PlanTasks): Promise<string> {
  const tasks = parseTasks(file === "-" ? "stdin" : file, await read(file));
  const planned = { tasks, limits, schedule: scheduleOf(tasks, limits) };
  switch (form) {
    case "json":
      return JSON.stringify(scheduleJson(planned.schedule), null, 2);
    case "mermaid":
      return scheduleGraph(planned);
    case "text":
      return renderSchedule(planned);
  }
}

const REASONS: Record<string, string> = {
  ENOENT: "no such file",
  ENOTDIR: "no such file",
  EISDIR: "this is a folder",
  EACCES: "may not be read",
};

async function read(file: string): Promise<string> {
  if (file === "-") return textOf(process.stdin);
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const reason = REASONS[codeOf(error) ?? ""];
    if (reason === undefined) throw error;
    throw new UserError(
      "invalid_input",
      `${file}: ${reason}; --tasks names a JSON file with tasks (docs/cli.md), or - for stdin.`,
    );
  }
}
