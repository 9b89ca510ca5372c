import { digestOf, shortDigest } from "../../src/core/digest.ts";
import { buildEscalation, renderEscalation } from "../../src/core/people/escalation-view.ts";

const PLACE = {
  repository: "acme/shop",
  branch: "feature/issue-500",
  serverUrl: "https://github.com",
};

const escalation = (reason = "Quality score below threshold (58/100)") =>
  buildEscalation({
    kind: "quality",
    severity: "high",
    issue: 500,
    reason,
    failingChecks: ["clippy: 12 warnings", "tests: 2 failures"],
    recommendation: "Manual code review required",
    subject: { tree: "abc" },
    at: new Date("2026-01-05T10:00:00.000Z"),
  });

test("an escalation is the seed's JSON with the digest of what is decided", () => {
  expect(escalation()).toEqual({
    type: "escalation",
    kind: "quality",
    severity: "high",
    issue: 500,
    reason: "Quality score below threshold (58/100)",
    context: {
      failing_checks: ["clippy: 12 warnings", "tests: 2 failures"],
      recommendation: "Manual code review required",
    },
    actions: [
      { id: "approve_anyway", label: "Approve & Continue (override)" },
      { id: "manual_fix", label: "Open in Cline for manual fix" },
      { id: "reject", label: "Reject & Close Issue" },
    ],
    digest: digestOf({ tree: "abc" }),
    raisedAt: "2026-01-05T10:00:00.000Z",
  });
});

test("its comment says how to answer, how to repair by hand, and holds the JSON", () => {
  const one = escalation();
  const body = renderEscalation(one, PLACE);
  expect(body).toContain(`\`/miyabi approve ${shortDigest(one.digest)}\``);
  expect(body).toContain("`/miyabi retry`");
  expect(body).toContain("`/miyabi reject REASON`");
  expect(body).toContain("git switch feature/issue-500 || git switch -c feature/issue-500\n");
  expect(body).toContain(
    "https://vscode.dev/redirect?url=vscode%3A%2F%2Fsaoudrizwan.claude-dev%2Ftask%3Fprompt%3D",
  );
  const json: unknown = JSON.parse(/```json\n([\s\S]*?)\n```/.exec(body)?.[1] ?? "");
  expect(json).toEqual(one);
});

test("as long as the branch is not there, it is made from what was reviewed", () => {
  const change = { runId: 7, artifact: "review-500-a3-t1" };
  const body = renderEscalation(escalation(), { ...PLACE, change });
  expect(body).toContain(
    [
      "git switch feature/issue-500 || {  # not there: take over what was reviewed",
      "  gh run download 7 --name review-500-a3-t1 --dir ../feature-issue-500",
      "  git fetch ../feature-issue-500/change.bundle feature/issue-500 && git switch -c feature/issue-500 FETCH_HEAD",
      "}",
    ].join("\n"),
  );
});

test("commits are offered only where they are an answer", () => {
  expect(renderEscalation({ ...escalation(), kind: "budget" }, PLACE)).not.toContain("git push");
});

test("nothing in its texts ends a block, mentions or links anyone", () => {
  const body = renderEscalation(
    escalation("x ``` </details> @alice ![a](https://evil.example)"),
    PLACE,
  );
  const withoutJson = body.replace(/```json[\s\S]*?\n```/, "");
  expect(withoutJson).not.toContain("@alice");
  expect(withoutJson.match(/<\/details>/g)).toHaveLength(1);
  expect(body).not.toContain("![");
  expect(/```json\n([\s\S]*?)\n```/.exec(body)?.[1]).not.toContain("```");
});

test("where nothing is finished no approval is offered", () => {
  expect(renderEscalation({ ...escalation(), kind: "model" }, PLACE)).not.toContain(
    "/miyabi approve",
  );
});
