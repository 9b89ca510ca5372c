import { decidePublication } from "../../../src/agents/pr/decide.ts";
import { parseConfig } from "../../../src/core/config.ts";
import { report } from "../../fakes/quality.ts";

const thresholds = parseConfig({}).review;
const decide = (change: Parameters<typeof report>[0], overridden = false) =>
  decidePublication({ next: "publish", report: report(change), thresholds, overridden }).kind;

test.each([
  [100, "merge"],
  [90, "merge"],
  [89.9, "open"],
  [80, "open"],
  [79.9, "open"],
  [60, "open"],
  [59.9, "refuse"],
  [0, "refuse"],
])("%p points: %s", (score, kind) => {
  const recommendation = score >= 80 ? "APPROVE" : score >= 60 ? "REVIEW" : "REJECT";
  expect(decide({ score, recommendation })).toBe(kind);
});

test("a model can only lower: REJECT refuses 100 points", () => {
  expect(decide({ score: 100, recommendation: "REJECT" })).toBe("refuse");
});

test("people override a rejection", () => {
  expect(decide({ score: 10, recommendation: "REJECT" }, true)).toBe("merge");
});
