export type DeploymentState = "in_progress" | "success" | "failure" | "error" | "inactive";

/** GitHub's Deployments API: what the environments page shows. */
export interface Deployments {
  /** The deployment of this release in this environment, adopted if it is there already. */
  start(deployment: { environment: string; sha: string; release: string }): Promise<number>;
  report(id: number, state: DeploymentState, detail: { url?: string; text: string }): Promise<void>;
}
