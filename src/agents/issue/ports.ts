import type { Clock } from "../../ports/clock.ts";
import type { Issues } from "../../ports/issues.ts";
import type { Knowledge } from "../../ports/knowledge.ts";
import type { Model } from "../../ports/model.ts";
import type { Notices } from "../../ports/notices.ts";
import type { PastWork } from "../../ports/past-work.ts";
import type { Repository } from "../../ports/repository.ts";
import type { RunContext } from "../../ports/run-context.ts";
import type { Sessions } from "../../ports/sessions.ts";

export type Ports = {
  sessions: Sessions;
  issues: Issues;
  model: Model;
  repository: Pick<Repository, "config">;
  notices: Notices;
  /** The log, which tells what was spent today. */
  past: PastWork;
  /** Never throws: where it cannot be searched it finds nothing. */
  knowledge: Knowledge;
  clock: Clock;
  context: Pick<RunContext, "runId" | "repository" | "serverUrl">;
  /** A fresh unguessable text at each call, e.g. 16 random bytes in hex. */
  nonce: () => string;
};
