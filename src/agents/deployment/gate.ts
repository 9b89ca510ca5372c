// What stands against a release before its environment is touched (ADR 19).
import type { Held } from "../../core/deploy/deployment.ts";
import { heldByFreeze, heldByNewer, meaningOf } from "../../core/deploy/held.ts";
import { TransientError, UserError } from "../../core/errors.ts";
import { INCIDENT_LABEL, incidentKey } from "../../core/deploy/incident-view.ts";
import type { Deployed, DeploymentStatus } from "../../ports/deployments.ts";
import type { Workspace } from "../../ports/workspace.ts";
import type { Deploying } from "./environment.ts";
import { awaitTurn } from "./lock.ts";
import type { Ports } from "./ports.ts";

/** What a release has met before its environment. */
export type Gate = {
  /** Undefined: nothing stands against it. */
  held: Held | undefined;
  /** Our deployments in the environment, newest first. */
  listed: readonly Deployed[];
  /** Locks that were broken, as sentences. */
  notices: readonly string[];
};

/** Failed releases after the one that runs, at most: each costs a request. */
const LOOKED_AT = 10;

type Asking = Pick<Ports, "deployments" | "issues" | "runs" | "clock">;
type Found = { deployed: Deployed; status: DeploymentStatus | undefined };
/** A release that asks to be let into an environment. */
export type Gated = Pick<Deploying, "name" | "release" | "again"> & {
  /** The clone of the release, in which nothing was run yet. */
  workspace: Workspace;
};

/** From the newest release of ours down to the one that the environment runs; again after each wait. */
export async function passGate(gated: Gated, ports: Asking): Promise<Gate> {
  const notices: string[] = [];
  for (;;) {
    const listed = await ports.deployments.list(gated.name);
    const met = await firstThatCounts(listed.slice(0, LOOKED_AT), gated, ports);
    if (met?.kind !== "busy") return { held: met?.held, listed, notices };
    const turn = await awaitTurn(gated, met.deployed, ports);
    if (turn.kind === "held") return { held: turn.held, listed, notices };
    if (turn.kind === "broken") notices.push(turn.notice);
  }
}

type Met = { kind: "judged"; held: Held | undefined } | { kind: "busy"; deployed: Deployed };

async function firstThatCounts(
  listed: readonly Deployed[],
  gated: Gated,
  ports: Asking,
): Promise<Met | undefined> {
  for (const deployed of listed) {
    const found = { deployed, status: await ports.deployments.statusOf(deployed.id) };
    switch (meaningOf(found.status?.state)) {
      case "runs":
        return { kind: "judged", held: await overtaken(gated, found) };
      case "busy":
        if (deployed.release !== gated.release.id) return { kind: "busy", deployed };
        break;
      case "frozen": {
        const held = await frozen(gated, found, ports);
        if (held !== undefined) return { kind: "judged", held };
        break;
      }
      case "past":
        break;
    }
  }
  return undefined;
}

/** A commit that is neither before nor after what runs is deployed: it may take that back. */
async function overtaken(
  { name, release, workspace, again }: Gated,
  { deployed, status }: Found,
): Promise<Held | undefined> {
  if (deployed.release === release.id || deployed.sha === release.sha) return undefined;
  if (!(await isFetched(workspace, deployed.sha))) return undefined;
  return (await workspace.isAncestor(release.sha, deployed.sha))
    ? heldByNewer({
        environment: name,
        release: deployed.release,
        healthy: status?.state === "success",
        again,
      })
    : undefined;
}

/** False where the repository does not have the commit any more: what is gone is newer than nothing. */
async function isFetched(workspace: Workspace, sha: string): Promise<boolean> {
  try {
    await workspace.fetch(sha);
    return true;
  } catch (error) {
    if (error instanceof TransientError || error instanceof UserError) throw error;
    return false;
  }
}

/** A failed rollback holds until its incident is closed, also for the same release again. */
async function frozen(
  { name: environment, again }: Gated,
  { deployed: { release }, status }: Found,
  { issues }: Asking,
): Promise<Held | undefined> {
  const runId = status?.runId;
  const incident =
    runId === undefined
      ? undefined
      : await issues.opened({
          key: incidentKey({ release, environment, runId }),
          labels: [INCIDENT_LABEL],
        });
  return incident?.state === "closed"
    ? undefined
    : heldByFreeze({ environment, release, incident: incident?.number, runId, again });
}
