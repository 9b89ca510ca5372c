import type { Account, Principal, Role } from "../../contract/tokens.ts";
import type { StageRepository } from "../../contract/repository.ts";
import { forbidden } from "../http/problem.ts";

const RANK: Record<Role, number> = { none: 0, read: 1, triage: 2, write: 3, maintain: 4, admin: 5 };

export const atLeast = (have: Role, want: Role): boolean => RANK[have] >= RANK[want];

/** True for people of that role. Tokens of jobs and installations have permissions instead, which were checked before. */
export const hasRole = (principal: Principal, role: Role): boolean =>
  principal.kind === "user" ? atLeast(principal.role, role) : principal.kind !== "app";

/** Authors may change what is theirs; others need the role. */
export function requireOwnOr(principal: Principal, author: Account, role: Role): void {
  if (principal.account.login !== author.login && !hasRole(principal, role)) throw forbidden();
}

/** The owner of the repository is its admin; strangers may read: it is public. */
export function roleOf(repository: StageRepository, login: string): Role {
  const listed = repository.settings.collaborators[login];
  if (listed !== undefined) return listed;
  return login === ownerOf(repository) ? "admin" : "read";
}

export const ownerOf = (repository: StageRepository): string =>
  repository.fullName.split("/")[0] ?? "";

export const nameOf = (repository: StageRepository): string =>
  repository.fullName.split("/")[1] ?? "";
