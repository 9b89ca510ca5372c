// What stands against a release before its environment is touched (ADR 19).
import type { Held } from "../../core/deploy/deployment.ts";
import { heldByFreeze, meaningOf } from "../../core/deploy/held.ts";
import { INCIDENT_LABEL, incidentKey } from "../../core/deploy/incident-view.ts";
import type { Deployed, DeploymentStatus } from "../../ports/deployments.ts";
import type { Deploying } from "./environment.ts";
import type { Ports } from "./ports.ts";

export type Gate = {
  /** Undefined: nothing stands against it. */
  held: Held | undefined;
  /** Our deployments in the environment, newest first. */
  listed: readonly Deployed[];
};

/** Failed releases after the one that runs, at most: each costs a request. */
const LOOKED_AT = 10;

type Asking = Pick<Ports, "deployments" | "issues">;
type Found = { deployed: Deployed; status: DeploymentStatus | undefined };

/** From the newest release of ours down to the one that the environment runs. */
export async function passGate({ name }: Pick<Deploying, "name">, ports: Asking): Promise<Gate> {
  const listed = await ports.deployments.list(name);
  for (const deployed of listed.slice(0, LOOKED_AT)) {
    const status = await ports.deployments.statusOf(deployed.id);
    const meaning = meaningOf(status?.state);
    if (meaning === "runs") break;
    const held = meaning === "frozen" ? await frozen(name, { deployed, status }, ports) : undefined;
    if (held !== undefined) return { held, listed };
  }
  return { held: undefined, listed };
}

/** A failed rollback holds until its incident is closed, also for the same release again. */
async function frozen(
  environment: Deploying["name"],
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
    : heldByFreeze({ environment, release, incident: incident?.number, runId });
}
