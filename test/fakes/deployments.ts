import type { Deployments, DeploymentState } from "../../src/ports/deployments.ts";

/** GitHub's environments page in memory. */
export class FakeDeployments implements Deployments {
  readonly started: { environment: string; sha: string; release: string }[] = [];
  readonly reports: { id: number; state: DeploymentState; text: string }[] = [];

  async start(deployment: { environment: string; sha: string; release: string }): Promise<number> {
    const known = this.started.findIndex(
      (one) => one.environment === deployment.environment && one.release === deployment.release,
    );
    return known >= 0 ? known + 1 : this.started.push(deployment);
  }

  async report(id: number, state: DeploymentState, detail: { text: string }): Promise<void> {
    this.reports.push({ id, state, text: detail.text });
  }
}
