import type { Clock } from "../../ports/clock.ts";
import type { Exchange } from "../../ports/exchange.ts";
import type { Files } from "../../ports/files.ts";
import type { Issues } from "../../ports/issues.ts";
import type { Repository } from "../../ports/repository.ts";
import type { RunContext } from "../../ports/run-context.ts";
import type { RunJobs, Runs, RunStopper } from "../../ports/runs.ts";
import type { Sessions } from "../../ports/sessions.ts";

export type Ports = {
  sessions: Sessions;
  issues: Issues;
  repository: Pick<Repository, "config" | "headOf">;
  runs: Pick<Runs, "isOver"> & RunJobs & RunStopper;
  /** What the jobs of this run have handed over. */
  exchange: Exchange;
  files: Files;
  clock: Clock;
  context: Pick<
    RunContext,
    "repository" | "runId" | "runAttempt" | "eventName" | "event" | "actor" | "triggeringActor"
  >;
  /** Plain data of a YAML text, bounded. @throws UserError with line and column where it is none */
  parseYaml: (text: string) => unknown;
};
