// A rollback that people asked for (ADR 18), by the job that has production's rules and secrets.
import { DeploymentResult } from "../../core/deploy/deployment.ts";
import { changeKey, releaseId, releaseText, type ChangeKey } from "../../core/deploy/release-id.ts";
import type { AgentResult } from "../../core/result.ts";
import { rollBack, type Deploying, type Verdict } from "./environment.ts";
import { handedOver, handOver } from "./hand-over.ts";
import type { Input } from "./input.ts";
import type { Ports } from "./ports.ts";
import { TAKEN_BACK, undoable, type Undoable } from "./production-now.ts";

type Prepared = { deploying: Deploying; url: string | undefined };
type Undo = Extract<Undoable, { kind: "undo" }>;

const NO_UNDO =
  "no undo command is configured (deploy.production.undo), so nothing can be rolled back. Revert the commit to undo the change by a new release";

const NOTHING_BEFORE = "there is no release before it to go back to, and it was left as it is";

/** Nothing was wrong with the release: neither a cause nor the logs of its pods belong to the record. */
const withoutFault = ({ outcome, samples }: Verdict): Verdict => ({ outcome, samples });

/** GitHub's environments page: what was taken back is inactive, what runs again is active. */
async function show(
  { outcome, requestedBy, url }: DeploymentResult,
  { deployment, before }: Undo,
  { deployments }: Ports,
): Promise<void> {
  const link = url === undefined ? {} : { url };
  if (outcome === "rollback_failed") {
    const text = `The rollback that ${requestedBy ?? "someone"} asked for failed`;
    await deployments.report(deployment.id, "error", { ...link, text });
    return;
  }
  // The newest one last: as long as it counts as running, a repeated job does both again.
  if (before !== undefined) {
    const text = `Active again: release ${deployment.release} was rolled back`;
    await deployments.report(before.id, "success", { ...link, text });
  }
  const text = `${TAKEN_BACK}, as ${requestedBy ?? "someone"} asked`;
  await deployments.report(deployment.id, "inactive", { ...link, text });
}

async function refuse(of: ChangeKey, why: string, ports: Ports): Promise<AgentResult> {
  await handOver({ of, kind: "rollback-refused" }, { why }, ports);
  return {
    outcome: "skipped",
    reason: "deployment_refused",
    message: `Nothing was rolled back: ${why}.`,
    outputs: { next: "finish", deployment: "", url: "" },
  };
}

function said(result: DeploymentResult): AgentResult {
  const { outcome, release, requestedBy = "someone", restored, error, url = "" } = result;
  const outputs = { next: "finish", deployment: outcome, url };
  if (outcome === "rollback_failed")
    return {
      outcome: "failed",
      reason: "rollback_failed",
      message: `The rollback of release ${release} failed: ${error?.split("\n", 1)[0] ?? "no reason given"}. Production needs hands now.`,
      outputs,
    };
  const now = restored === undefined ? "the release before" : releaseText(restored);
  return {
    outcome: "done",
    reason: "rolled_back",
    message: `Release ${release} was rolled back, as ${requestedBy} asked; production runs ${now}.`,
    outputs,
  };
}

/** Goes back from this change's release, where production runs it. A repeated run undoes nothing twice. */
export async function undoRelease(
  { issue, sha }: Pick<Input, "issue" | "sha">,
  prepare: () => Promise<Prepared | undefined>,
  ports: Ports,
): Promise<AgentResult> {
  const of = changeKey({ issue, sha });
  const about = { of, kind: "production" } as const;
  const earlier = await handedOver(about, DeploymentResult, ports);
  const release = releaseId({ issue, sha });
  const startedAt = ports.clock.now();
  const began = ports.clock.monotonic();
  const found = await undoable(release, ports);
  if (earlier !== undefined) {
    if (found.kind === "undo") await show(earlier, found, ports);
    return said(earlier);
  }
  if (found.kind === "refused") return refuse(of, found.why, ports);
  const prepared = await prepare();
  const rollbackCommand = prepared?.deploying.target.rollbackCommand;
  if (prepared === undefined || rollbackCommand === undefined) return refuse(of, NO_UNDO, ports);
  const { actor } = ports.context;
  const wish: Verdict = { outcome: "rolled_back", samples: [], error: `${actor} asked for it` };
  const verdict = await rollBack(prepared.deploying, wish, ports);
  if (verdict.nothingBefore) return refuse(of, NOTHING_BEFORE, ports);
  const result: DeploymentResult = {
    ...(verdict.outcome === "rolled_back" ? withoutFault(verdict) : verdict),
    environment: "production",
    release,
    sha,
    ...(prepared.url === undefined ? {} : { url: prepared.url }),
    deploymentId: found.deployment.id,
    rollbackCommand,
    requestedBy: actor,
    ...(found.before === undefined || verdict.outcome !== "rolled_back"
      ? {}
      : { restored: found.before.release }),
    startedAt: startedAt.toISOString(),
    seconds: (ports.clock.monotonic() - began) / 1000,
  };
  await handOver(about, result, ports);
  await show(result, found, ports);
  return said(result);
}
