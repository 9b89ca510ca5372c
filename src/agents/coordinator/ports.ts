import type { Clock } from "../../ports/clock.ts";
import type { Exchange } from "../../ports/exchange.ts";
import type { Files } from "../../ports/files.ts";
import type { Issues } from "../../ports/issues.ts";
import type { Knowledge } from "../../ports/knowledge.ts";
import type { Model } from "../../ports/model.ts";
import type { OtherPlans } from "../../ports/other-plans.ts";
import type { PastWork } from "../../ports/past-work.ts";
import type { Repository } from "../../ports/repository.ts";
import type { RunContext } from "../../ports/run-context.ts";
import type { Sessions } from "../../ports/sessions.ts";
import type { SubIssues } from "../../ports/sub-issues.ts";
import type { Workspaces } from "../../ports/workspace.ts";

export type Ports = {
  sessions: Sessions;
  issues: Issues;
  others: OtherPlans;
  subIssues: SubIssues;
  model: Model;
  repository: Pick<Repository, "config" | "files">;
  past: PastWork;
  /** Never throws: where it cannot be searched it finds nothing. */
  knowledge: Knowledge;
  /** Of earlier runs as well. */
  exchange: Exchange;
  files: Files;
  workspaces: Workspaces;
  clock: Clock;
  /** `sha` is the commit that the lanes of this run start from. */
  context: Pick<RunContext, "runId" | "runAttempt" | "sha" | "repository" | "serverUrl">;
  /** A fresh unguessable text at each call, e.g. 16 random bytes in hex. */
  nonce: () => string;
};
