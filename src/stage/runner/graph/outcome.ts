import type { Frame } from "./attempt.ts";
import type { Result } from "./status.ts";

/** How a workflow ended, called or not. */
export type WorkflowOutcome = { result: Result; outputs: Record<string, string>; fresh: boolean };

export type RunWorkflow = (frame: Frame) => Promise<WorkflowOutcome>;
