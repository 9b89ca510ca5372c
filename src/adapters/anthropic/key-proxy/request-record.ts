import { modelCall, type ModelCall } from "../../../core/budget/model-calls.ts";
import type { Tokens } from "../prices.ts";

/** The figures of one request to the model: a line of `requests.jsonl`. Never its content, never a key. */
export type RequestRecord = {
  /** When it came, ISO 8601. */
  at: string;
  task: string;
  try: number;
  model: string;
  /** HTTP status; 0 where the model could not be reached. */
  status: number;
  seconds: number;
  /** Bytes of the bodies of request and answer. */
  bytesIn: number;
  bytesOut: number;
  /** What the answer may have at most, as it was asked for and as it was sent on. */
  maxTokens: { asked: number; sent?: number };
  tokens?: Tokens;
  /** US dollars, by the dated price table. */
  costUsd?: number;
  /** The answer broke off, and what it cost is an estimate. */
  estimated?: true;
  /** As the model's API said it. */
  retryAfter?: string;
  /** Key of the limit, or what the request held that is not let through; the model was not asked. */
  refused?: string;
};

export const recordLines = (records: readonly RequestRecord[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join("");

function failureOf({ status, estimated }: RequestRecord): string | undefined {
  if (status === 0) return "no_answer";
  if (status >= 300) return String(status);
  return estimated ? "cut_off" : undefined;
}

/** Those that went to the model. */
export const modelCallsIn = (records: readonly RequestRecord[]): ModelCall[] =>
  records
    .filter(({ refused }) => refused === undefined)
    .map((record) => modelCall({ ...record, failed: failureOf(record) }));
