import type { z } from "zod";
import type { MoneyLimit } from "../core/budget/purse.ts";
import type { ModelCalls } from "../core/budget/model-calls.ts";
import type { Usage } from "../core/budget/usage.ts";

export type Question<T> = {
  /** Who asks, for the record and the scripted model, e.g. `issue`. */
  agent: string;
  /** What it is about: an issue number or a task id. */
  subject: string;
  system: string;
  prompt: string;
  /** Shape of the answer; what does not fit is sent back once with the reasons. */
  schema: z.ZodType<T>;
  /** What may be spent, asked before each call, the repair turn's as well. */
  limits: readonly MoneyLimit[];
  /** Checks beyond the schema; findings are sent back with the repair turn. */
  check?: (value: T) => string[];
};

/** What a question has used: in all, and call by call. Of one that throws it is not told. */
export type Spent = { usage: Usage; modelCalls: ModelCalls };

export type Answer<T> = Spent &
  (
    | { kind: "answer"; value: T }
    /** Refused, cut off, or twice not what was asked: never guessed. */
    | { kind: "unusable"; reason: string }
    /** A limit does not cover the next call. */
    | { kind: "budget"; reason: string }
  );

/** One-shot questions with a structured answer. @throws TransientError, UserError missing_secret */
export interface Model {
  ask<T>(question: Question<T>): Promise<Answer<T>>;
}
