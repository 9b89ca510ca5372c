/** https://docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/managing-protected-branches */
export type Protection = {
  /** Checks that have to succeed; `strict`: on a head that contains the base. */
  checks: { strict: boolean; contexts: string[] } | null;
  reviews: { count: number; dismissStale: boolean; codeOwners: boolean } | null;
  /** Admins are held to it, too. */
  enforceAdmins: boolean;
  allowForcePushes: boolean;
  allowDeletions: boolean;
  linearHistory: boolean;
  /** Set as a ruleset of the repository: what `GET /rules/branches` tells, and not the branch itself. */
  asRuleset?: boolean;
};

/** The protected branches, by name. */
export class Protections {
  readonly #byBranch = new Map<string, Protection>();

  get(branch: string): Protection | undefined {
    return this.#byBranch.get(branch);
  }

  set(branch: string, protection: Protection): void {
    this.#byBranch.set(branch, protection);
  }

  remove(branch: string): boolean {
    return this.#byBranch.delete(branch);
  }
}
