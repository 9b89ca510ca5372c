import { z } from "zod";
import { Task } from "../plan/plan.ts";

export const KNOWLEDGE_TYPES = ["task", "review", "deployment", "session"] as const;

/**
 * How it ended. `success` alone is an example to follow: its change was merged and production did not
 * take it back (threat 42). `rejected`: done, but never merged. `open`: not ended; kept, since a later
 * day of the log ends it, and never an answer of a search.
 */
export const KNOWLEDGE_OUTCOMES = ["success", "failed", "rejected", "rolled_back", "open"] as const;
export type KnowledgeOutcome = (typeof KNOWLEDGE_OUTCOMES)[number];

/**
 * One entry of the log, for search. All texts in it are strangers' words: plain lines that mention,
 * refer and link to nothing, shown to models as quoted data only.
 */
export const KnowledgeDocument = z.object({
  /** The same for the same entry, however often the log is read, e.g. `task-500-1:2026-01-05T10:10:00.000Z`. */
  id: z.string().min(1).max(300),
  issue: z.number().int().positive(),
  /** `task-<issue>-<n>`, of tasks alone. */
  task: z.string().optional(),
  /** E.g. `CodeGenAgent`. */
  agent: z.string(),
  type: z.enum(KNOWLEDGE_TYPES),
  taskType: Task.shape.type.optional(),
  /** As the entry itself says: `Success`, `REJECT`, `rolled_back`, `done` … */
  status: z.string(),
  /** What that and later entries of the issue come to. */
  outcome: z.enum(KNOWLEDGE_OUTCOMES),
  /** Of sessions: the change had been merged when this was written. */
  merged: z.literal(true).optional(),
  /** Of deployments. */
  environment: z.enum(["staging", "production"]).optional(),
  /** The task's title, else the issue's. */
  title: z.string(),
  /** What was asked, done, found and said, a line each. */
  content: z.string(),
  /** Of the issue's analysis. */
  keywords: z.array(z.string()),
  /** Paths in the repository. */
  files: z.array(z.string()),
  /** When it ended. */
  time: z.iso.datetime(),
  seconds: z.number().nonnegative().optional(),
  /** What the plan had estimated. */
  estimatedSeconds: z.number().positive().optional(),
  /** 0 to 100. */
  score: z.number().optional(),
  /** First 12 digits. */
  commit: z.string().optional(),
  /** The log's file that it is from, e.g. `.ai/logs/2026-01-05.md`. */
  source: z.string(),
});
export type KnowledgeDocument = z.infer<typeof KnowledgeDocument>;
