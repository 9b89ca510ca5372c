// DeploymentAgent (seed phase 8): one commit into one environment, proved or taken back.
import { configFromText, CONFIG_PATH } from "../../core/config-text.ts";
import { DeploymentResult, type Held } from "../../core/deploy/deployment.ts";
import { againOf, heldForNewer } from "../../core/deploy/held.ts";
import { changeKey, releaseId } from "../../core/deploy/release-id.ts";
import { timelineOf, timelineSection } from "../../core/deploy/timeline.ts";
import type { AgentResult } from "../../core/result.ts";
import { inertLine } from "../../core/text/inert-line.ts";
import type { DeploymentState } from "../../ports/deployments.ts";
import type { Workspace } from "../../ports/workspace.ts";
import { deployProduction, deployStaging, type Deploying, type Verdict } from "./environment.ts";
import { knownOf } from "./change.ts";
import { passGate } from "./gate.ts";
import { reportIncident } from "./incident.ts";
import { handedOver, handOver } from "./hand-over.ts";
import type { Input } from "./input.ts";
import type { Ports } from "./ports.ts";
import { releaseCommit } from "./release.ts";
import { timedTarget } from "./timed-target.ts";
import { resolve } from "./resolve.ts";
import { resultOf } from "./result-of.ts";
import { undoRelease } from "./undo-release.ts";

export { INPUTS, parseInput, secretNamed, type Input } from "./input.ts";
export type { Ports } from "./ports.ts";

type EnvironmentInput = Input & { environment: "staging" | "production" };

const isEnvironment = (input: Input): input is EnvironmentInput =>
  input.environment === "staging" || input.environment === "production";

const SHOWN: Record<Verdict["outcome"], { state: DeploymentState; text: string }> = {
  healthy: { state: "success", text: "Healthy" },
  unhealthy: { state: "failure", text: "Not healthy" },
  inconclusive: {
    state: "pending",
    text: "Deployed; its health is not proved, a human decides",
  },
  rolled_back: { state: "failure", text: "Rolled back to the release before" },
  rollback_failed: { state: "error", text: "Failed, and the rollback failed too" },
  not_configured: { state: "inactive", text: "Not configured" },
  held: { state: "inactive", text: "Held back" },
};

type Prepared = { deploying: Deploying; url: string | undefined; workspace: Workspace };

/** The environment as the merged commit configures it; undefined where it does not. */
async function prepare(input: EnvironmentInput, ports: Ports): Promise<Prepared | undefined> {
  const { sha, environment: name } = input;
  const workspace = await ports.workspaces.clone(sha);
  const { deploy } = configFromText(await workspace.fileAt(sha, CONFIG_PATH), ports.parseYaml);
  const config = deploy[name];
  if (config === undefined) return undefined;
  const url = input.url ?? config.url;
  // Also where its secret is missing nothing has been deployed yet.
  const measuring =
    name === "production" && deploy.metrics !== undefined
      ? { config: deploy.metrics, metrics: ports.metricsOf(deploy.metrics) }
      : undefined;
  return {
    url,
    workspace,
    deploying: {
      of: changeKey(input),
      again: againOf(input.issue),
      name,
      release: { id: releaseId(input), sha, path: workspace.root },
      target: ports.targetOf({ name, config }),
      config,
      limits: deploy,
      observed:
        url === undefined
          ? undefined
          : {
              url: `${url.replace(/\/+$/, "")}${config.health.path}`,
              name,
              health: config.health,
              measuring,
            },
    },
  };
}

/** Where this run's staging was left to a newer release, production does not get what staging never ran. */
async function leftByStaging(
  { of, name, again }: Deploying,
  ports: Ports,
): Promise<Held | undefined> {
  if (name === "staging") return undefined;
  const staging = await handedOver({ of, kind: "staging" }, DeploymentResult, ports);
  const newer = staging?.held?.newer;
  return newer === undefined ? undefined : heldForNewer({ release: newer.release, again });
}

/** Deploys and judges, with GitHub's environments page kept up to date. */
async function carryOut({ deploying, url, workspace }: Prepared, ports: Ports) {
  const { name, release, again } = deploying;
  const { deployments } = ports;
  const gate = await passGate({ name, release, workspace, again }, ports);
  const { held: stands, listed } = gate;
  const notices = gate.notices.length > 0 ? { notices: [...gate.notices] } : {};
  const held = stands ?? (await leftByStaging(deploying, ports));
  if (held !== undefined) return { outcome: "held" as const, samples: [], held, ...notices };
  const deploymentId = await deployments.start({
    environment: name,
    sha: release.sha,
    release: release.id,
    listed,
  });
  const link = url === undefined ? {} : { url };
  await deployments.report(deploymentId, "in_progress", { ...link, text: `Release ${release.id}` });
  const startedAt = ports.clock.now().toISOString();
  const { target, steps } = timedTarget(deploying.target, ports.clock);
  const timed = { ...deploying, target };
  const verdict =
    name === "staging" ? await deployStaging(timed, ports) : await deployProduction(timed, ports);
  const endedAt = ports.clock.now().toISOString();
  const { state, text } = SHOWN[verdict.outcome];
  await deployments.report(deploymentId, state, { ...link, text });
  const { rollbackCommand } = target;
  return {
    ...verdict,
    ...link,
    ...notices,
    timeline: timelineOf({ steps, startedAt, endedAt, result: verdict }),
    deploymentId,
    ...(rollbackCommand === undefined ? {} : { rollbackCommand }),
  };
}

async function deploy(input: EnvironmentInput, ports: Ports): Promise<DeploymentResult> {
  const about = { of: changeKey(input), kind: input.environment };
  // A run that is repeated after its end reports what was, and deploys nothing twice; what was held back
  // asks again.
  const earlier = await handedOver(about, DeploymentResult, ports);
  if (earlier?.release === releaseId(input) && earlier.outcome !== "held") return earlier;
  const startedAt = ports.clock.now();
  const began = ports.clock.monotonic();
  const prepared = await prepare(input, ports);
  const verdict = prepared
    ? await carryOut(prepared, ports)
    : { outcome: "not_configured" as const, samples: [] };
  const result: DeploymentResult = {
    ...verdict,
    environment: input.environment,
    release: releaseId(input),
    sha: input.sha,
    startedAt: startedAt.toISOString(),
    seconds: (ports.clock.monotonic() - began) / 1000,
  };
  await handOver(about, result, ports);
  return result;
}

/** Where there is no session to tell it, the run's page does. */
const withSummary = (
  result: AgentResult,
  { environment }: Input,
  timeline?: DeploymentResult["timeline"],
): AgentResult => ({
  ...result,
  summary: [
    `### ${environment.charAt(0).toUpperCase()}${environment.slice(1)}`,
    inertLine(result.message, 1000),
    ...timelineSection(timeline),
  ].join("\n\n"),
});

async function inEnvironment(input: EnvironmentInput, ports: Ports): Promise<AgentResult> {
  if (input.operation === "rollback") return undoRelease(input, () => prepare(input, ports), ports);
  const result = await deploy(input, ports);
  const said = resultOf(result);
  return input.issue === undefined ? withSummary(said, input, result.timeline) : said;
}

export async function run(input: Input, ports: Ports): Promise<AgentResult> {
  const result = await carriedOut(input, ports);
  return input.issue === undefined && result.summary === undefined
    ? withSummary(result, input)
    : result;
}

async function carriedOut(input: Input, ports: Ports): Promise<AgentResult> {
  if (input.environment === "resolve") return resolve(input, ports);
  const known = await knownOf(input, ports);
  if (isEnvironment(input)) return inEnvironment(input, ports);
  if (input.environment === "incident") return reportIncident(known, ports);
  const release = await releaseCommit(known, ports);
  return release === undefined
    ? {
        outcome: "skipped",
        reason: "deployment_not_configured",
        message: "Production has not proved this commit: nothing was tagged.",
        outputs: { next: "finish", deployment: "", url: "" },
      }
    : {
        outcome: "done",
        reason: "released",
        message: `Released as ${release.tag}.`,
        outputs: { next: "finish", deployment: "healthy", url: "" },
      };
}
