import { z } from "zod";
import { ESCALATION_KINDS } from "../people/escalation.ts";
import { ModelCalls } from "../budget/model-calls.ts";
import { NO_USAGE, Usage } from "../budget/usage.ts";
import { RunnerUse } from "./runner-use.ts";

/** What became of one task in one attempt (seed phase 4, "AgentResult"). Written by the lane's job. */
export const TaskResult = z.object({
  task: z.string(),
  /** 1 to 3: which execution of the build, in the run that worked on it. */
  attempt: z.number().int().positive(),
  lane: z.string(),
  status: z.enum(["success", "failed", "skipped"]),
  /** For people where the status is not success: what failed, with the end of the output. */
  error: z.string().optional(),
  /** Whose question a failed task is, where people must decide. */
  failure: z.enum(ESCALATION_KINDS).optional(),
  filesCreated: z.array(z.string()),
  filesChanged: z.array(z.string()),
  linesChanged: z.number().int(),
  testsPassed: z.number().int(),
  testsFailed: z.number().int(),
  warnings: z.array(z.string()),
  /** Commit that holds the task's work on top of what it builds on, and the bundle file beside it. */
  commit: z.string().optional(),
  bundle: z.string().optional(),
  /** File beside the result with what a failed task had written, on top of what it builds on. */
  patch: z.string().optional(),
  /** File beside the result with a line of figures for each request to the model. */
  requests: z.string().optional(),
  /** Other tasks whose work the commit holds: the commit of each, by task id. */
  builtOn: z.record(z.string(), z.string()).optional(),
  summary: z.string(),
  /** What the engine says it left undone: shown to people, and judged by nothing. */
  notDone: z.string().optional(),
  /** Turns of the engine, over all tries. */
  turns: z.number().int(),
  /** Tries of engine + checks, at most 3. */
  tries: z.number().int(),
  usage: Usage,
  /** Calls of the model in the job that ended it: those before it was resumed are in `usage` alone. */
  modelCalls: ModelCalls.optional(),
  /** Present where the work began at a checkpoint: turns, tries and usage are those before it as well. */
  resumed: z
    .object({
      /** Tries that had ended before. */
      tries: z.number().int().nonnegative(),
      /** When the work before had begun, oldest first (checkpoint.ts). */
      since: z.array(z.iso.datetime()),
    })
    .optional(),
  /** `bwrap` or `off`; off is shown in bold in every report. */
  sandbox: z.enum(["bwrap", "off"]),
  startedAt: z.iso.datetime(),
  seconds: z.number(),
  /** Of these, until the worktree stood with what the task builds on. */
  worktreeSeconds: z.number().optional(),
  /** Where it could be measured. */
  runner: RunnerUse.optional(),
});
export type TaskResult = z.infer<typeof TaskResult>;

/** What is known of a task before anything has happened to it. */
export type Blank = Pick<TaskResult, "task" | "attempt" | "lane" | "sandbox" | "startedAt">;

/** A result in which nothing has happened yet. */
export const blankResult = (blank: Blank): TaskResult => ({
  ...blank,
  status: "failed",
  filesCreated: [],
  filesChanged: [],
  linesChanged: 0,
  testsPassed: 0,
  testsFailed: 0,
  warnings: [],
  summary: "",
  turns: 0,
  tries: 0,
  usage: NO_USAGE,
  seconds: 0,
});
