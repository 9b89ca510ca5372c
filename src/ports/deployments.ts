export type DeploymentState =
  "pending" | "in_progress" | "success" | "failure" | "error" | "inactive";

/** A release of ours in an environment. */
export type Deployed = { id: number; release: string; sha: string };

/** Its newest status with its description, and the workflow run that wrote it, where it says so. */
export type DeploymentStatus = { state: string; text: string; runId: number | undefined };

/** GitHub's Deployments API: what the environments page shows. */
export interface Deployments {
  /** Ours in this environment, newest first, a hundred at most. */
  list(environment: string): Promise<Deployed[]>;
  /** Undefined where it has none. */
  statusOf(id: number): Promise<DeploymentStatus | undefined>;
  /**
   * The deployment of this release in this environment, adopted if it is there already: among those that
   * were listed a moment ago, else looked for.
   */
  start(deployment: {
    environment: string;
    sha: string;
    release: string;
    listed?: readonly Deployed[];
  }): Promise<number>;
  report(id: number, state: DeploymentState, detail: { url?: string; text: string }): Promise<void>;
}
