import type { Account } from "../../contract/tokens.ts";

export type DeploymentState =
  "error" | "failure" | "inactive" | "in_progress" | "queued" | "pending" | "success";

export type DeploymentStatus = {
  id: number;
  state: DeploymentState;
  description: string;
  environment: string;
  logUrl: string;
  environmentUrl: string;
  creator: Account;
  at: Date;
};

export type Deployment = {
  id: number;
  sha: string;
  ref: string;
  task: string;
  environment: string;
  description: string | null;
  payload: string | Record<string, unknown>;
  transient: boolean;
  production: boolean;
  creator: Account;
  createdAt: Date;
  updatedAt: Date;
  /** Oldest first. */
  statuses: DeploymentStatus[];
};

export class Deployments {
  readonly #byId = new Map<number, Deployment>();

  /** Newest first. */
  all(): Deployment[] {
    return [...this.#byId.values()].reverse();
  }

  get(id: number): Deployment | undefined {
    return this.#byId.get(id);
  }

  add(deployment: Deployment): void {
    this.#byId.set(deployment.id, deployment);
  }

  remove(id: number): void {
    this.#byId.delete(id);
  }
}
