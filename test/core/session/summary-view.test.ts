import { foldDeployment, foldReview } from "../../../src/core/session/fold.ts";
import { renderSession } from "../../../src/core/session/session-view.ts";
import { renderSummary } from "../../../src/core/session/summary-view.ts";
import { deployed, report, taskResult } from "../../fakes/quality.ts";
import { session } from "../../fakes/records.ts";

const merged = foldReview(
  session({
    issue: { ...session().issue, createdAt: "2026-01-05T10:00:00.000Z" },
    pull: {
      number: 501,
      url: "https://github.com/acme/shop/pull/501",
      branch: "feature/issue-500",
      base: "main",
      headSha: "b".repeat(40),
      draft: false,
      merged: { sha: "d".repeat(40), at: "2026-01-05T10:35:00.000Z" },
    },
  }),
  {
    outcome: { kind: "scored", report: report(), next: "publish" },
    results: [taskResult(1, { seconds: 1200 })],
  },
);
const at = new Date("2026-01-05T10:45:00.000Z");

test("what engines left undone is told in the end as well", () => {
  const text = renderSummary({ ...merged, tasks: [taskResult(1, { notDone: "b: @team" })] }, at);
  expect(text).toContain("**Left undone**, as the coding engine says:\n- task-500-1: b: team");
  expect(renderSummary(merged, at)).not.toContain("Left undone");
});

test("the summary is the seed's comment, from measured times", () => {
  const record = foldDeployment(
    foldDeployment(
      merged,
      deployed({ environment: "staging", startedAt: "2026-01-05T10:36:00.000Z" }),
    ),
    deployed(),
  );
  const text = renderSummary(
    {
      ...record,
      release: {
        version: "1.2.4",
        previous: "v1.2.3",
        tag: "v1.2.4",
        sha: "d".repeat(40),
        rollbackCommand: "",
      },
    },
    at,
  );
  expect(text).toContain(
    [
      "✅ Deployed to production",
      "",
      "**Metrics**:",
      "- ⏱ Total time: 45 minutes",
      "- 🎯 Quality score: 100/100",
      "- 🚀 Deployments: Staging + Production",
      "- ✓ Health checks: Passed",
      "- 🏷 Release: v1.2.3 → v1.2.4",
      "- 💰 Cost: $0.12, 1,200 tokens",
      "",
      "**Timeline** (UTC):",
      "- Issue created: 2026-01-05 10:00",
      "- Started: 10:00",
      "- Tasks completed: 10:30",
      "- PR merged: 10:35",
      "- Deployed: 10:45",
    ].join("\n"),
  );
  expect(text).toContain("| implementation | 20m 00s | success |");
});

test("what is not deployed is not said to be", () => {
  const text = renderSummary(merged, at);
  expect(text).toMatch(/^✅ Merged; no production deployment is configured/);
  expect(text).toContain("- 🚀 Deployments: none");
  expect(text).not.toContain("Health checks");
  expect(text).not.toContain("Deployed:");
});

test("the session's view tells state, progress and what it waits for", () => {
  const text = renderSession({ ...merged, state: "deploying" });
  expect(text).toContain("| State | deploying (revision 1) |");
  expect(text).toContain("| Pull request | #501, merged |");
  expect(text).toContain("| Quality | 100/100, APPROVE |");
});
