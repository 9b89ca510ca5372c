import { randomBytes } from "node:crypto";
import type { AppSettings } from "./apps.ts";
import type { Permissions } from "./permissions.ts";

/** A person's standing in the repository (GitHub: repository roles). */
export type Role = "admin" | "maintain" | "write" | "triage" | "read" | "none";

export type Account = { login: string; id: number; type: "User" | "Bot" };

/** The account behind GITHUB_TOKEN; id and login are GitHub's own. */
export const ACTIONS_BOT: Account = { login: "github-actions[bot]", id: 41898282, type: "Bot" };

/** Whom a request on the stage comes from. */
export type Principal =
  | {
      kind: "job";
      account: Account;
      permissions: Permissions;
      repository: string;
      runId: number;
      jobId: number;
      /** The job's name as the timeline shows it, e.g. `miyabi / intake`. */
      jobName: string;
    }
  | { kind: "user"; account: Account; role: Role }
  /** An installation token of a GitHub App: what it does starts workflows, as what people do. */
  | { kind: "installation"; account: Account; permissions: Permissions; repository: string }
  /** A GitHub App with a token that it signed itself, good for making installation tokens. */
  | { kind: "app"; account: Account; app: AppSettings };

/** The tokens that are alive on one stage. A job's token dies with the job. */
export class Tokens {
  readonly #alive = new Map<string, Principal>();
  readonly #minted: (token: string) => void;

  /** @param minted told of each new token */
  constructor(minted: (token: string) => void = () => undefined) {
    this.#minted = minted;
  }

  /** A new secret in GitHub's form (`ghs_` for jobs and installations, `ghp_` for people). */
  mint(principal: Principal): string {
    const prefix = principal.kind === "user" ? "ghp_" : "ghs_";
    const token = prefix + randomBytes(18).toString("hex");
    this.#alive.set(token, principal);
    this.#minted(token);
    return token;
  }

  resolve(token: string): Principal | undefined {
    return this.#alive.get(token);
  }

  revoke(token: string): void {
    this.#alive.delete(token);
  }

  /** The token by which this very principal came in. */
  revokeOf(principal: Principal): void {
    for (const [token, owner] of this.#alive) if (owner === principal) this.#alive.delete(token);
  }
}
