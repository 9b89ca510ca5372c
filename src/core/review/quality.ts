import { z } from "zod";
import { MOST_REFUSALS, Refusal } from "../sandbox/refusals.ts";
import { ModelCalls } from "../budget/model-calls.ts";
import { Usage } from "../budget/usage.ts";

export const Finding = z.object({
  part: z.enum(["tests", "lint", "security", "docs", "review"]),
  severity: z.enum(["critical", "high", "medium", "low", "warning", "error", "info"]),
  message: z.string(),
  file: z.string().optional(),
  line: z.number().int().optional(),
  /** Tool and rule, e.g. `eslint/no-undef`, `miyabi/secret`. */
  rule: z.string().optional(),
});
export type Finding = z.infer<typeof Finding>;

/** A finding that is named and not counted: the base has it, or it lies outside of the changed lines. */
export const Debt = Finding.extend({ why: z.enum(["base", "elsewhere"]) });
export type Debt = z.infer<typeof Debt>;

/** What ReviewAgent says of one tree (seed phase 6 plus design: domain, "Score"). */
export const QualityReport = z.object({
  score: z.number().min(0).max(100),
  breakdown: z.object({
    tests: z.number(),
    lint: z.number(),
    security: z.number(),
    docs: z.number(),
  }),
  recommendation: z.enum(["APPROVE", "REVIEW", "REJECT"]),
  issues: z.array(Finding),
  /** Old debt (ADR 14): its severity is the tool's, and it costs nothing. */
  debt: z.array(Debt).default([]),
  /** Parts whose tool is absent or crashed, with why: they earn nothing and block auto-merge. */
  unknown: z.array(z.object({ part: z.string(), reason: z.string() })),
  /** What the model says that it could not judge. */
  notJudged: z.array(z.string()).optional(),
  /** How each part's points came about, a line each. */
  explanation: z.array(z.string()),
  coverage: z.number().min(0).max(100).optional(),
  testsPassed: z.number().int(),
  testsFailed: z.number().int(),
  documented: z.number().min(0).max(100).optional(),
  baseSha: z.string(),
  headSha: z.string(),
  /** The base of the review before, where it moved on to `baseSha` and the change was judged again. */
  movedFrom: z.string().optional(),
  /** Where the issue's branch held commits of people: its head, and how many of them (ADR 16). */
  others: z.object({ head: z.string(), commits: z.number().int().nonnegative() }).optional(),
  /** The tree that was reviewed: publishing checks it again. */
  treeSha: z.string(),
  toolchain: z.string(),
  commands: z.array(z.string()),
  /** What the sandbox kept the tools from reaching. */
  refused: z
    .array(Refusal)
    .max(MOST_REFUSALS + 1)
    .optional(),
  attempt: z.number().int(),
  usage: Usage,
  /** On its way to the record, which keeps them by agent and not here. */
  modelCalls: ModelCalls.optional(),
});
export type QualityReport = z.infer<typeof QualityReport>;
