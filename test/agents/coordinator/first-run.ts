import { jobFiles } from "../../../src/adapters/files/job-files.ts";
import { FakeKnowledge } from "../../fakes/knowledge.ts";
import { FakeExchange } from "../../fakes/exchange.ts";
import { FakePastWork } from "../../fakes/past-work.ts";
import { FakeOtherPlans } from "../../fakes/other-plans.ts";
import { FakeSubIssues } from "../../fakes/sub-issues.ts";
import { FakeWorkspaces } from "../../fakes/workspaces.ts";

/** What the coordinator finds of other runs and sessions, and in its own run, where there is nothing. */
export const firstRun = () => ({
  others: new FakeOtherPlans(),
  subIssues: new FakeSubIssues(),
  past: new FakePastWork(),
  knowledge: new FakeKnowledge(),
  exchange: new FakeExchange("/nowhere"),
  files: jobFiles({ tempDir: "/nowhere" }),
  workspaces: new FakeWorkspaces(),
  context: {
    runId: 2,
    runAttempt: 1,
    sha: "0".repeat(40),
    repository: "acme/shop",
    serverUrl: "https://github.com",
  },
});
