import { outcomeOf, usageOfSession } from "../../../src/adapters/claude-code/outcome.ts";
import type { Ended } from "../../../src/adapters/claude-code/stream-event.ts";
import { TransientError, UserError } from "../../../src/core/errors.ts";

const ended = (more: Partial<Ended> = {}): Ended => ({
  kind: "ended",
  subtype: "success",
  isError: false,
  text: "Done.",
  report: undefined,
  denials: [],
  apiStatus: undefined,
  apiErrorType: undefined,
  stopReason: "end_turn",
  errors: [],
  tokens: {},
  ...more,
});
const of = (more: Partial<Ended>) =>
  outcomeOf(ended(more), { model: "claude-x", turns: 60, credential: "the secret KEY" });
const failed = (apiStatus: number | undefined, apiErrorType?: string) =>
  of({ isError: true, apiStatus, apiErrorType, text: "API Error: no" });

test("the structured report is the summary, else the last text", () => {
  expect(of({ report: { summary: " s ", not_done: ["a", "b"] } })).toEqual({
    status: "finished",
    summary: "s",
    notDone: "a; b",
  });
  expect(of({ report: { summary: 3 } })).toEqual({ status: "finished", summary: "Done." });
});

test("success that is an error is none (an API failure says success)", () => {
  expect(failed(400)).toEqual({
    status: "unusable",
    summary: "the API answered 400: API Error: no",
  });
});

test.each([
  [402, undefined],
  [403, "billing_error"],
] as const)("a budget that is used up at the proxy (%s, %s) is one here", (status, type) => {
  expect(failed(status, type)).toEqual({ status: "budget", summary: "API Error: no" });
});

test.each([
  [401, UserError, "missing_secret"],
  [403, UserError, "missing_secret"],
  [404, UserError, "invalid_config"],
] as const)("%s is the user's to correct", (status, kind, code) => {
  const thrown = (): unknown => {
    try {
      return failed(status);
    } catch (error) {
      return error;
    }
  };
  expect(thrown()).toBeInstanceOf(kind);
  expect(thrown()).toMatchObject({ code });
});

test.each([undefined, 408, 429, 500, 529])("%s may pass by itself", (status) => {
  expect(() => failed(status)).toThrow(TransientError);
});

test.each([
  ["error_max_turns", { status: "budget", summary: "60 of 60 turns are used" }],
  ["error_max_budget_usd", { status: "budget", summary: "the money is used up" }],
  ["error_during_execution", { status: "unusable", summary: "error_during_execution: why" }],
  ["error_of_a_later_version", { status: "unusable", summary: "error_of_a_later_version: why" }],
] as const)("%s", (subtype, outcome) => {
  expect(of({ subtype, isError: true, errors: ["why"] })).toEqual(outcome);
});

test("denials are told as plain words: no more than ten, none long, none with marks", () => {
  const denials = Array.from({ length: 12 }, (_, at) => ({
    tool: "Write",
    input: { file_path: `/x/${at}/@alice`, content: "x".repeat(10_000) },
  }));
  const { notDone = "" } = of({ denials });
  expect(notDone).toMatch(/^Claude Code did not allow: Write .*; and 2 more$/);
  expect(notDone).not.toContain("@alice");
  expect(notDone.length).toBeLessThan(2_500);
});

test("the session's tokens cost what each model costs; one without a price the most", () => {
  const tokens = {
    inputTokens: 1_000_000,
    outputTokens: 0,
    cacheReadTokens: 0,
    cacheWriteTokens: 0,
  };
  const used = { "claude-sonnet-5-5": tokens, "claude-unknown": tokens };
  expect(usageOfSession(ended({ tokens: used }), 7)).toMatchObject({
    calls: 7,
    inputTokens: 2_000_000,
    costUsd: 17,
  });
  expect(usageOfSession(ended(), 7)).toBeUndefined();
});
