import type { Reason } from "../result.ts";
import type { DeploymentResult, Held } from "./deployment.ts";

type Environment = DeploymentResult["environment"];

/** A result that says why nothing was deployed. */
export type HeldDeployment = DeploymentResult & { held: Held };

/** Whether a release was held back. */
export const isHeld = (result: DeploymentResult): result is HeldDeployment =>
  result.outcome === "held" && result.held !== undefined;

/** The reason code of each way to be held back. */
export const HELD_REASON: Record<Held["by"], Reason> = {
  freeze: "environment_frozen",
  newer_release: "overtaken",
  lock: "environment_busy",
};

/** What one of our deployments means to a release that comes after it, by its newest state at GitHub. */
export type Meaning =
  /** Nothing later is deployed until people say so. */
  | "frozen"
  /** Its job is at work, or has died over it. */
  | "busy"
  /** The environment runs it. */
  | "runs"
  /** It was taken back, given up or replaced, or never touched the environment. */
  | "past";

/** Reads the state of one of our deployments; a state that we do not know holds nothing back. */
export function meaningOf(state: string | undefined): Meaning {
  switch (state) {
    case "error": // a rollback failed
      return "frozen";
    case "in_progress":
      return "busy";
    case "success":
    case "pending": // nothing proves it healthy, and it stays
      return "runs";
    default:
      return "past";
  }
}

/** How people have a session's release deployed once more; a commit without a session has no comments. */
export const againOf = (issue: number | undefined): string =>
  issue === undefined ? "re-run all jobs of this run" : "comment /miyabi retry";

/** Found by its key, the incident's state decides; without one nobody has looked yet. */
export function heldByFreeze(frozen: {
  environment: Environment;
  /** The release whose rollback failed. */
  release: string;
  incident: number | undefined;
  /** The run that failed. */
  runId: number | undefined;
  again: string;
}): Held {
  const { environment, release, incident, runId, again } = frozen;
  const why = `${environment} is frozen: release ${release} failed there and could not be rolled back`;
  return incident === undefined
    ? {
        by: "freeze",
        why,
        lift: `Its incident issue is not there yet: re-run the failed jobs of ${runId === undefined ? "its run" : `run ${runId}`}, which open it. Close it when ${environment} is healthy, then ${again}.`,
      }
    : {
        by: "freeze",
        why,
        lift: `Close the incident when ${environment} is healthy, then ${again}.`,
        incident,
      };
}

type Busy = { environment: Environment; release: string; runId: number; again: string };

/** Another release is still being deployed when the wait is over. */
export const heldByLock = ({ environment, release, runId, again }: Busy): Held => ({
  by: "lock",
  why: `release ${release} is still being deployed to ${environment}, by run ${runId}`,
  lift: `When that run has ended, ${again}.`,
});

/** A lock whose run has ended without saying how its release ended. */
export const brokenLock = ({
  environment,
  release,
  runId,
}: Omit<Busy, "runId" | "again"> & { runId: number | undefined }): string =>
  `Release ${release} was left in the middle of its deployment to ${environment}${runId === undefined ? "" : ` by run ${runId}, which has ended`}: its lock was broken, and what it left there was deployed over.`;

type Newer = { environment: Environment; release: string; healthy: boolean; again: string };

/** The environment runs a release that has this one's commit in its history: deploying would go back. */
export const heldByNewer = ({ environment, release, healthy, again }: Newer): Held => ({
  by: "newer_release",
  why: `${environment} runs release ${release}, which is newer and has this change in it`,
  newer: { release, healthy },
  ...(healthy
    ? {}
    : {
        lift: `Nothing proves yet that release ${release} is healthy: when it is, ${again}.`,
      }),
});

/** Staging was left to a newer release that production does not run: nothing has proved this one alone. */
export const heldForNewer = ({ release, again }: Pick<Newer, "release" | "again">): Held => ({
  by: "newer_release",
  why: `staging runs the newer release ${release}, which has this change in it and is not in production yet`,
  newer: { release, healthy: false },
  lift: `This change comes to production with release ${release}: when it is there, ${again}.`,
});

/** Staging left it to production to decide, or production has the change already: nobody is asked anything. */
export const isSettled = ({ environment, held: { newer } }: HeldDeployment): boolean =>
  newer !== undefined && (environment === "staging" || newer.healthy);

/** What the report says of a change that came to production with another release. */
export function overtakenBy(result: DeploymentResult): string | undefined {
  if (!isHeld(result) || result.environment !== "production" || !isSettled(result))
    return undefined;
  const { release } = result.held.newer ?? {};
  return release === undefined
    ? undefined
    : `The change is in production with the newer release ${release}: nothing was deployed for this issue alone.`;
}
