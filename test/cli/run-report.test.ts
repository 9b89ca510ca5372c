import { renderReport, type Report } from "../../src/cli/run/report.ts";

const report: Report = {
  issue: 1,
  state: "done",
  score: null,
  phases: [],
  tasks: [],
  pull: null,
  deployments: [],
  release: null,
  escalations: [],
  ok: true,
  scenario: "Title",
  others: [],
  requests: { github: 1, model: 1 },
  errors: [],
  compared: true,
  problems: [],
  seconds: 1,
  kept: null,
};

test.each([
  ["with an expect.yml that holds", {}, "✓ As expected (expect.yml)."],
  [
    "without an expect.yml",
    { compared: false },
    "✓ Played to its end. There is no expect.yml to compare it with.",
  ],
  [
    "with an expect.yml that does not hold",
    { ok: false, problems: ["no tag"] },
    "✗ Not as expected:\n  - no tag",
  ],
])("the report says how it ended %s", (_, more, end) => {
  expect(renderReport({ ...report, ...more }).endsWith(end)).toBe(true);
});
