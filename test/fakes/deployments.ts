import type {
  Deployed,
  Deployments,
  DeploymentState,
  DeploymentStatus,
} from "../../src/ports/deployments.ts";

type Started = { environment: string; sha: string; release: string };

/** GitHub's environments page in memory. */
export class FakeDeployments implements Deployments {
  readonly started: Started[] = [];
  readonly reports: { id: number; state: DeploymentState; text: string; runId: number }[] = [];
  /** The run whose token writes. */
  runId = 1;

  /** A release that another run put there, for the set-up of a test. */
  past(deployment: Started, state: DeploymentState, runId: number): number {
    const id = this.started.push(deployment);
    this.reports.push({ id, state, text: "", runId });
    return id;
  }

  async list(environment: string): Promise<Deployed[]> {
    return this.started
      .map((one, at) => ({ ...one, id: at + 1 }))
      .filter((one) => one.environment === environment)
      .reverse();
  }

  async statusOf(id: number): Promise<DeploymentStatus | undefined> {
    return this.reports.findLast((report) => report.id === id);
  }

  async start({ environment, sha, release }: Started): Promise<number> {
    const known = this.started.findIndex(
      (one) => one.environment === environment && one.release === release,
    );
    return known >= 0 ? known + 1 : this.started.push({ environment, sha, release });
  }

  async report(id: number, state: DeploymentState, detail: { text: string }): Promise<void> {
    this.reports.push({ id, state, text: detail.text, runId: this.runId });
  }
}
