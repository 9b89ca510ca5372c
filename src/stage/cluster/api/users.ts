import { createHash, timingSafeEqual } from "node:crypto";
import { ApiError } from "./status.ts";
import { qualified } from "../store/kinds.ts";
import type { PathTarget } from "./target.ts";

/** Who may use the API, by a bearer token. */
export type User = {
  name: string;
  token: string;
  /** The only namespaces that the user may see; every one, and the cluster itself, without it. */
  namespaces?: readonly string[];
};

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** @throws ApiError 401 */
export function userOf(authorization: string | undefined, users: readonly User[]): User {
  const sent = digest(authorization ?? "");
  const user = users.find(({ token }) => timingSafeEqual(sent, digest(`Bearer ${token}`)));
  if (user === undefined) throw new ApiError(401, "Unauthorized", "Unauthorized");
  return user;
}

/** @throws ApiError 403, as RBAC refuses */
export function checkAccess(user: User, verb: string, { kind, namespace, name }: PathTarget): void {
  if (user.namespaces === undefined) return;
  const within = kind.kind === "Namespace" ? (name ?? "") : (namespace ?? "");
  const reads = verb === "get" || verb === "list" || verb === "watch";
  if (user.namespaces.includes(within) && (kind.kind !== "Namespace" || reads)) return;
  const where =
    kind.namespaced && namespace ? `in the namespace "${namespace}"` : "at the cluster scope";
  throw new ApiError(
    403,
    "Forbidden",
    `${qualified(kind)}${name === undefined ? "" : ` "${name}"`} is forbidden: User "${user.name}" cannot ${verb} resource "${kind.plural}" in API group "${kind.group}" ${where}`,
  );
}
