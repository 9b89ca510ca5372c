import {
  budgetAdvice,
  budgetProblem,
  moneyLimits,
  shareOf,
} from "../../../src/core/budget/budget.ts";
import { parseConfig } from "../../../src/core/config.ts";
import { Purse } from "../../../src/core/budget/purse.ts";
import { NO_USAGE } from "../../../src/core/budget/usage.ts";
import { session } from "../../fakes/records.ts";
import { taskResult } from "../../fakes/task-results.ts";

const { budget } = parseConfig({});
const usage = (costUsd: number) => ({ ...NO_USAGE, costUsd });
const left = (limits: ReturnType<typeof moneyLimits>) => limits.map((limit) => limit.left);

test("the issue counts all that it cost; the day what the log tells, and what it cannot tell yet", () => {
  const record = session({ usage: { issue: usage(1), codegen: usage(5) }, loggedUsd: 4 });
  expect(left(moneyLimits({ record, today: 30 }, budget))).toEqual([19, 68]);
});

test("results count once, in the record or before they are there", () => {
  const known = taskResult(1, { usage: usage(2) });
  const fresh = taskResult(2, { usage: usage(3) });
  const record = session({ tasks: [known], usage: { codegen: usage(2) } });
  expect(left(moneyLimits({ record, results: [known, fresh], today: 0 }, budget))).toEqual([
    20, 95,
  ]);
});

test("threat 41: lanes together never have more than what is left", () => {
  const limits = moneyLimits({ record: session(), today: 90 }, budget);
  const shares = [3, 1, 1].map((tasks) => shareOf(limits, tasks / 5));
  expect(left(shares[0] ?? [])).toEqual([15, 6]);
  for (const [at, limit] of limits.entries())
    expect(shares.reduce((sum, share) => sum + (share[at]?.left ?? 0), 0)).toBeCloseTo(limit.left);
});

test("a used-up limit is named, with what was spent and what to do", () => {
  const spent = session({ usage: { codegen: usage(25.5) } });
  const issue = budgetProblem(moneyLimits({ record: spent, today: 0 }, budget)) ?? "";
  expect(issue).toBe(
    "The budget of $25.00 for an issue (budget.usdPerIssue) is used up: $25.50 were spent",
  );
  expect(budgetAdvice(issue)).toContain("Raise the named limit");
  const day = budgetProblem(moneyLimits({ record: session(), today: 100 }, budget)) ?? "";
  expect(day).toContain("for a day (budget.usdPerDay)");
  expect(budgetAdvice(day)).toContain("tomorrow");
  expect(budgetProblem(moneyLimits({ record: session(), today: 0 }, budget))).toBeUndefined();
});

test("a purse sets money aside, and the tightest limit is told", () => {
  const purse = new Purse([
    { name: "budget.usdPerIssue", usd: 25, left: 10 },
    { name: "budget.usdPerDay", usd: 100, left: 4 },
  ]);
  purse.hold(3);
  expect(purse.left()).toMatchObject({ usd: 1, limit: { name: "budget.usdPerDay" } });
  purse.settle({ held: 3, spent: 0.5 });
  expect(purse.left().usd).toBeCloseTo(3.5);
  expect(new Purse([]).left()).toEqual({ usd: Infinity });
});
