import type { ReadYaml } from "../../core/config-text.ts";
import type { EnvironmentConfig, MetricsConfig } from "../../core/deploy/deploy-config.ts";
import type { Level } from "../../core/deploy/version.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Deployments } from "../../ports/deployments.ts";
import type { Exchange } from "../../ports/exchange.ts";
import type { Files } from "../../ports/files.ts";
import type { Issues } from "../../ports/issues.ts";
import type { Metrics } from "../../ports/metrics.ts";
import type { Probe } from "../../ports/probe.ts";
import type { Pulls } from "../../ports/pulls.ts";
import type { Repository } from "../../ports/repository.ts";
import type { RunContext } from "../../ports/run-context.ts";
import type { Runs } from "../../ports/runs.ts";
import type { Sessions } from "../../ports/sessions.ts";
import type { Target } from "../../ports/target.ts";
import type { Workspaces } from "../../ports/workspace.ts";

export type Ports = {
  sessions: Pick<Sessions, "load">;
  exchange: Exchange;
  files: Files;
  workspaces: Workspaces;
  deployments: Deployments;
  issues: Pick<Issues, "opened" | "open" | "relabel" | "upsertComment">;
  pulls: Pick<Pulls, "open" | "mergedAs">;
  repository: Pick<Repository, "versions" | "release" | "defaultBranch" | "headOf">;
  runs: Pick<Runs, "isOver">;
  probe: Probe;
  clock: Clock;
  context: Pick<RunContext, "runId" | "runAttempt" | "actor" | "eventName" | "event" | "ref">;
  /** What deploys by these commands, with the job's variables and secrets. */
  targetOf: (environment: { name: "staging" | "production"; config: EnvironmentConfig }) => Target;
  /** What measures the service. @throws UserError invalid_input where its secret is not there */
  metricsOf: (config: MetricsConfig) => Metrics;
  /** @throws where the text is no YAML */
  parseYaml: ReadYaml;
  /** Shown on the run's page, where nobody reads the log. */
  warn: (text: string) => void;
  /** Semantic versioning's increment, e.g. 1.2.3 and patch give 1.2.4. */
  increment: (version: string, level: Level) => string;
};
