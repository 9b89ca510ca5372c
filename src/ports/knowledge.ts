import type { Task } from "../core/plan/plan.ts";

/** How work ended: `merged` alone is an example to follow (threat 42). */
type KnownOutcome = "merged" | "failed";

export type KnowledgeQuery = {
  /** Words, identifiers and paths, in any order. */
  text: string;
  /** Results at most. */
  limit: number;
  /** E.g. `CodeGenAgent`. */
  agent?: string;
  taskType?: Task["type"];
  outcome?: KnownOutcome;
  /** Nothing that ended before. */
  since?: Date;
};

/** An entry that fits, as untrusted as whatever was written into the log. */
export type Found = {
  /** Where it is from: a task id, e.g. `task-500-1`. */
  source: string;
  /** When it ended. */
  at: Date;
  agent: string;
  taskType?: Task["type"];
  outcome: KnownOutcome;
  /** What of it is to be shown: lines of plain text. */
  excerpt: string;
  /** Higher fits better; comparable within one answer only. */
  score: number;
};

/** What earlier work of the repository teaches. */
export interface Knowledge {
  /** The best first; none where nothing fits. */
  search(query: KnowledgeQuery): Promise<Found[]>;
}
