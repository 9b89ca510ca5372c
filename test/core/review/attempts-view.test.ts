import { attemptsText } from "../../../src/core/review/attempts-view.ts";
import { renderReport } from "../../../src/core/review/report-view.ts";
import { reviewEscalation } from "../../../src/core/review/review-escalation.ts";
import { renderSession } from "../../../src/core/session/session-view.ts";
import { renderSummary } from "../../../src/core/session/summary-view.ts";
import { report } from "../../fakes/quality.ts";
import { session } from "../../fakes/records.ts";

const two = [report({ attempt: 1, score: 45 }), report({ attempt: 2, score: 72 })];

test("each attempt's score is told, what it was judged with, and where a retry counts from 1 again", () => {
  expect(attemptsText(two)).toBe("Attempt 1: 45, attempt 2: 72");
  const others = { head: "d".repeat(40), commits: 1 };
  expect(
    attemptsText([
      ...two,
      report({ attempt: 2, score: 71, movedFrom: "x" }),
      report({ attempt: 1, score: 90, others }),
    ]),
  ).toBe(
    "Attempt 1: 45, attempt 2: 72, attempt 2 on the moved base: 71, after a retry, attempt 1 with commits of others: 90",
  );
});

test("one review is no history", () => {
  expect(attemptsText(two.slice(1))).toBeUndefined();
  expect(renderReport(report(), 500)).not.toContain("Attempt 1");
});

test("the issue's comment, the status and the final report show all of them", () => {
  const text = "Attempt 1: 45, attempt 2: 72";
  expect(renderReport(report({ attempt: 2, score: 72 }), 500, two)).toContain(text);
  const record = session({ reviews: two });
  expect(renderSession(record)).toContain(text);
  expect(renderSummary(record, new Date(0))).toContain(text);
});

test("the question after the last attempt shows all of them, and an answer counts all the same", () => {
  const three = [...two, report({ attempt: 3, score: 58, recommendation: "REJECT" })];
  const outcome = {
    kind: "scored" as const,
    report: report({ attempt: 3, score: 58, recommendation: "REJECT" }),
    next: "escalate" as const,
  };
  const about = { issue: 500, at: new Date(0) };
  const asked = reviewEscalation(outcome, { ...about, reviews: three });
  expect(asked.context.failing_checks).toContain("Attempt 1: 45, attempt 2: 72, attempt 3: 58");
  expect(asked.digest).toBe(reviewEscalation(outcome, about).digest);
});
