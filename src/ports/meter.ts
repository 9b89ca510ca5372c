import type { ModelCalls } from "../core/budget/model-calls.ts";
import type { Usage } from "../core/budget/usage.ts";

/** What the model's calls for tasks have cost in this job, whatever became of the work. */
export interface Meter {
  usageOf(task: string): Usage;
  /** Each request of the task that went to the model: one that a limit refused did not. */
  modelCallsOf(task: string): ModelCalls;
  /** A line of JSON for each request of the task, empty where there was none: figures, never content. */
  requestsOf(task: string): string;
}
