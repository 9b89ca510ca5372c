import { z } from "zod";
import { DeploymentResult } from "./deployment.ts";

/** What was opened for a deployment that failed. */
export const Incident = z.object({
  release: z.string(),
  environment: DeploymentResult.shape.environment,
  /** The run that failed. */
  runId: z.number().int(),
  /** Number of the incident issue. */
  issue: z.number().int(),
  /** The pull request that takes the change back. */
  revert: z.object({ number: z.number().int(), url: z.string() }).optional(),
  /** Why there is none, as a sentence; both are absent where none is wanted. */
  noRevert: z.string().optional(),
});
export type Incident = z.infer<typeof Incident>;

/** What failed, as far as is known of it: a merge that people made has no session. */
export type Released = {
  issue?: number | undefined;
  pull?: number | undefined;
  title?: string;
  /** Login of who merged or pushed it, and of who started its deployment by hand. */
  mergedBy?: string | undefined;
  startedBy?: string | undefined;
};

const isSame = (one: Incident, other: Pick<Incident, "release" | "environment" | "runId">) =>
  one.release === other.release &&
  one.environment === other.environment &&
  one.runId === other.runId;

/** The incident of this failure, where one of them is it. */
export const incidentOf = (
  incidents: readonly Incident[] | undefined,
  failure: Pick<Incident, "release" | "environment" | "runId">,
): Incident | undefined => incidents?.find((one) => isSame(one, failure));

/** The incidents with one more of them, or with it in the place of what was known of it. */
export const withIncident = (
  incidents: readonly Incident[] | undefined,
  incident: Incident,
): Incident[] => [...(incidents ?? []).filter((one) => !isSame(one, incident)), incident];
