import { decideEnd, type Facts } from "../../../src/agents/finalize/decide.ts";
import { deployed, report } from "../../fakes/quality.ts";

const pull = {
  number: 501,
  url: "https://github.com/acme/shop/pull/501",
  branch: "feature/issue-500",
  base: "main",
  headSha: "b".repeat(40),
  draft: false,
};
const merged = { ...pull, merged: { sha: "d".repeat(40), at: "2026-01-05T10:35:00.000Z" } };
const job = (result: "success" | "failure" | "cancelled" | "skipped") => ({ result, outputs: {} });
const ok = job("success");
const publish = { kind: "scored" as const, report: report(), next: "publish" as const };
const escalate = { ...publish, next: "escalate" as const };
const incomplete = { kind: "incomplete" as const, failed: [], next: "escalate" as const };
const at = (
  outcome: ReturnType<typeof deployed>["outcome"],
  environment: "staging" | "production",
) => deployed({ outcome, environment });

const facts = (change: Partial<Facts>): Facts => ({
  state: "reviewing",
  jobs: { intake: ok, "attempt-1": ok, publish: ok, deploy: ok },
  review: publish,
  pull: undefined,
  staging: undefined,
  production: undefined,
  ...change,
});
const deploying = { state: "deploying" as const, pull: merged };

test.each<[string, Partial<Facts>, string]>([
  ["production healthy", { ...deploying, production: at("healthy", "production") }, "done"],
  [
    "healthy, and only the release job failed",
    { ...deploying, production: at("healthy", "production"), jobs: { deploy: job("failure") } },
    "done",
  ],
  [
    "nothing to deploy",
    {
      ...deploying,
      staging: at("not_configured", "staging"),
      production: at("not_configured", "production"),
    },
    "done",
  ],
  ["done already", { state: "done" }, "done"],
  ["staging not healthy", { ...deploying, staging: at("unhealthy", "staging") }, "deployment"],
  ["rolled back", { ...deploying, production: at("rolled_back", "production") }, "deployment"],
  [
    "rolled back, and the job is red for it",
    { ...deploying, production: at("rolled_back", "production"), jobs: { deploy: job("failure") } },
    "deployment",
  ],
  [
    "rollback failed",
    { ...deploying, production: at("rollback_failed", "production") },
    "deployment",
  ],
  ["inconclusive", { ...deploying, production: at("inconclusive", "production") }, "inconclusive"],
  [
    "deploy job crashed",
    { ...deploying, jobs: { publish: ok, deploy: job("failure") } },
    "crashed",
  ],
  [
    "deploy job crashed after staging",
    {
      ...deploying,
      staging: at("healthy", "staging"),
      jobs: { publish: ok, deploy: job("failure") },
    },
    "crashed",
  ],
  [
    "merged, and no deployment ran",
    { ...deploying, jobs: { publish: ok, deploy: job("skipped") } },
    "crashed",
  ],
  ["merge left to people", { pull, jobs: { publish: ok, deploy: job("skipped") } }, "waiting"],
  [
    "merge left to people, after a lane failed in the first attempt",
    { pull, jobs: { "attempt-1": job("failure"), "attempt-2": ok, publish: ok } },
    "waiting",
  ],
  ["review escalates", { review: escalate, jobs: { publish: job("skipped") } }, "review"],
  [
    "review escalates, and a lane's job is red for it",
    { review: incomplete, jobs: { "attempt-1": job("failure"), publish: job("skipped") } },
    "review",
  ],
  ["publish crashed", { jobs: { publish: job("failure") } }, "crashed"],
  [
    "intake crashed",
    { state: "analyzing", review: undefined, jobs: { intake: job("failure") } },
    "crashed",
  ],
  [
    "review crashed",
    { state: "implementing", review: undefined, jobs: { "attempt-1": job("failure") } },
    "crashed",
  ],
  ["cancelled", { state: "implementing", jobs: { "attempt-1": job("cancelled") } }, "cancelled"],
  [
    "switched off while it was built",
    { state: "implementing", review: undefined, disabled: true, jobs: { "attempt-1": ok } },
    "disabled",
  ],
  [
    "switched off, and production was healthy before that",
    { ...deploying, production: at("healthy", "production"), disabled: true },
    "done",
  ],
  ["switched off at the gate", { state: "awaiting-approval", disabled: true }, "settled"],
  ["waits at the gate", { state: "awaiting-approval", jobs: { intake: ok } }, "settled"],
  ["blocked by an earlier job", { state: "blocked" }, "settled"],
  ["stopped by people", { state: "paused", jobs: { "attempt-1": job("cancelled") } }, "settled"],
  ["ended without any trace", { state: "analyzing", review: undefined, jobs: {} }, "crashed"],
])("%s", (_, change, kind) => {
  expect(decideEnd(facts(change)).kind).toBe(kind);
});
