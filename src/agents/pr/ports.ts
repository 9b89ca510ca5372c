import type { ReadYaml } from "../../core/config-text.ts";
import type { MatchesPath } from "../../core/pull/code-owners.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Exchange } from "../../ports/exchange.ts";
import type { Files } from "../../ports/files.ts";
import type { Issues } from "../../ports/issues.ts";
import type { Pulls } from "../../ports/pulls.ts";
import type { Repository } from "../../ports/repository.ts";
import type { RequiredChecks } from "../../ports/required-checks.ts";
import type { RunContext } from "../../ports/run-context.ts";
import type { Sessions } from "../../ports/sessions.ts";
import type { Workspaces } from "../../ports/workspace.ts";

export type Ports = {
  sessions: Sessions;
  exchange: Exchange;
  files: Files;
  workspaces: Workspaces;
  issues: Issues;
  pulls: Omit<Pulls, "mergedAs">;
  checks: RequiredChecks;
  repository: Pick<Repository, "config" | "defaultBranch" | "headOf" | "pushersOf">;
  clock: Clock;
  context: Pick<RunContext, "runId" | "runAttempt" | "repository" | "serverUrl">;
  /** @throws where the text is no YAML */
  parseYaml: ReadYaml;
  /** For the patterns of CODEOWNERS. */
  matchesPath: MatchesPath;
};
