import type { Clock } from "../../ports/clock.ts";
import type { Exchange } from "../../ports/exchange.ts";
import type { Files } from "../../ports/files.ts";
import type { Issues } from "../../ports/issues.ts";
import type { Journal } from "../../ports/journal.ts";
import type { Notices } from "../../ports/notices.ts";
import type { Repository } from "../../ports/repository.ts";
import type { RunContext } from "../../ports/run-context.ts";
import type { Sessions } from "../../ports/sessions.ts";
import type { Telemetry } from "../../ports/telemetry.ts";
import type { SubIssues } from "../../ports/sub-issues.ts";

export type Ports = {
  sessions: Sessions;
  exchange: Pick<Exchange, "list" | "get">;
  files: Pick<Files, "folder" | "read">;
  issues: Issues;
  subIssues: Pick<SubIssues, "of" | "change">;
  repository: Pick<Repository, "config" | "deleteBranch">;
  journal: Journal;
  /** Keeps what the log says now for the search of later jobs; never throws. */
  remember: () => Promise<void>;
  notices: Pick<Notices, "tell">;
  telemetry: Telemetry;
  /** Of what went wrong and changes nothing. */
  warn: (text: string) => void;
  clock: Clock;
  context: Pick<RunContext, "runId" | "repository" | "serverUrl">;
};
