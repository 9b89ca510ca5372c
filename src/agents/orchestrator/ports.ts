import type { Clock } from "../../ports/clock.ts";
import type { Issues } from "../../ports/issues.ts";
import type { Repository } from "../../ports/repository.ts";
import type { RunContext } from "../../ports/run-context.ts";
import type { Sessions } from "../../ports/sessions.ts";

export type Ports = {
  sessions: Sessions;
  issues: Issues;
  repository: Pick<Repository, "config">;
  clock: Clock;
  context: Pick<
    RunContext,
    "repository" | "runId" | "eventName" | "event" | "actor" | "triggeringActor"
  >;
  /** Plain data of a YAML text, bounded. @throws UserError with line and column where it is none */
  parseYaml: (text: string) => unknown;
};
