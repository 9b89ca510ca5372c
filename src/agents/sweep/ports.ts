import type { Clock } from "../../ports/clock.ts";
import type { Dispatcher } from "../../ports/dispatcher.ts";
import type { Issues, LabelledIssues } from "../../ports/issues.ts";
import type { Notices } from "../../ports/notices.ts";
import type { Pulls } from "../../ports/pulls.ts";
import type { Repository } from "../../ports/repository.ts";
import type { RequiredChecks } from "../../ports/required-checks.ts";
import type { RunContext } from "../../ports/run-context.ts";
import type { Runs } from "../../ports/runs.ts";
import type { Sessions } from "../../ports/sessions.ts";

export type Ports = {
  sessions: Sessions;
  issues: Issues & LabelledIssues;
  pulls: Pick<Pulls, "read">;
  checks: RequiredChecks;
  runs: Runs;
  dispatcher: Dispatcher;
  repository: Pick<Repository, "config" | "issueBranches">;
  notices: Pick<Notices, "tell">;
  clock: Clock;
  context: Pick<RunContext, "runId" | "repository" | "serverUrl">;
};
