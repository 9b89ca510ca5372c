import { z } from "zod";
import { VARIATIONS } from "../people/gate.ts";

/** One node of the task graph (design: domain, "CoordinatorAgent"). */
export const Task = z.object({
  /** `task-<issue>-<n>`, n from 1. */
  id: z.string().regex(/^task-\d+-\d+$/),
  title: z.string().min(1),
  description: z.string(),
  type: z.enum(["feature", "bug", "docs", "refactor", "test", "architecture", "deployment"]),
  agentType: z.literal("CodeGenAgent"),
  /** Ids of tasks that must be finished before this one starts. */
  dependencies: z.array(z.string()),
  estimatedMinutes: z.number().positive(),
  /** Paths that the task will probably touch; tasks that share one never run at the same time. */
  files: z.array(z.string()),
  acceptance: z.array(z.string()),
});
export type Task = z.infer<typeof Task>;

const Lane = z.object({
  /** Unique within the schedule and fit for an artifact name, e.g. `w2-l1`. */
  lane: z.string(),
  /** Task ids in the order in which the lane's job runs them. */
  tasks: z.array(z.string()).min(1),
});
type Lane = z.infer<typeof Lane>;

/** Waves (levels of `needs:`), each a matrix of lanes (jobs). */
export const Schedule = z.object({
  waves: z.array(z.array(Lane)),
  criticalPath: z.array(z.string()),
  criticalPathMinutes: z.number(),
  /** Expected from first job queued to last task done, start-up of each wave included. */
  makespanMinutes: z.number(),
  /** Why the lanes are as they are, a sentence each. */
  explanation: z.array(z.string()),
});
export type Schedule = z.infer<typeof Schedule>;

const Measure = z.object({
  /** Median of actual / estimated time, 0.1 to 10. */
  ratio: z.number().positive(),
  /** How many tasks it is the median of. */
  samples: z.number().int().positive(),
});

/** How long past tasks of the repository took, compared with their estimates. */
export const Calibration = z.object({
  /** Types with enough tasks of their own. */
  byType: z.partialRecord(Task.shape.type, Measure),
  /** Of all types, for the others. */
  overall: Measure,
});
export type Calibration = z.infer<typeof Calibration>;

/** What is different between two lists of tasks, by ordinal. */
export const PlanChanges = z.object({
  added: z.array(z.number().int()),
  dropped: z.array(z.number().int()),
  /** With the keys whose values differ. */
  changed: z.array(z.object({ ordinal: z.number().int(), keys: z.array(z.string()) })),
});
export type PlanChanges = z.infer<typeof PlanChanges>;

/** Another session that means to change some of the same paths. */
export const Overlap = z.object({ issue: z.number().int(), files: z.array(z.string()) });
export type Overlap = z.infer<typeof Overlap>;

export const Plan = z.object({
  tasks: z.array(Task).min(1),
  /** What `schedule` makes of the estimates. Read once, when the plan is made: what was shown stays. */
  calibration: Calibration.optional(),
  schedule: Schedule,
  /** Of `tasks` alone: what a human approves. */
  digest: z.string(),
  approval: z.object({ by: z.string(), at: z.iso.datetime(), digest: z.string() }).optional(),
  /** How such an issue is handled, by the analysis and the gates when the plan was made. */
  variation: z.enum(VARIATIONS).optional(),
  /** The newest change by people: who made it, and what is other than in the plan before. */
  changes: PlanChanges.extend({ by: z.string() }).optional(),
  /** As it was when the plan was made. */
  overlaps: z.array(Overlap).optional(),
});
export type Plan = z.infer<typeof Plan>;
