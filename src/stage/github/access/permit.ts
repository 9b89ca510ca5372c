import { covers, type Permissions, type Scope } from "../../contract/permissions.ts";
import type { Principal } from "../../contract/tokens.ts";
import { forbidden, Problem } from "../http/problem.ts";
import { hasRole } from "./roles.ts";
import type { Need, Rule } from "./rules.ts";

/** Throws 403 where `principal` may not do it. `onPull`: the number in the path is a pull request's. */
export function permit(rule: Rule, principal: Principal, onPull: () => boolean): void {
  if ((principal.kind === "app") !== (rule.user === "jwt")) throw notThisKind(principal);
  if (principal.kind === "app" || rule.user === "jwt") return;
  if (principal.kind !== "user") {
    if (!rule.job.every((need) => grants(principal.permissions, need, onPull))) throw forbidden();
    return;
  }
  if (rule.user === "app") throw forbidden("You must authenticate via a GitHub App.");
  if (hasRole(principal, rule.user)) return;
  throw forbidden(
    rule.user === "admin"
      ? "Must have admin rights to Repository."
      : "Must have push access to repository",
  );
}

const notThisKind = ({ kind }: Principal): Problem =>
  kind === "app" ? forbidden() : new Problem(401, "A JSON web token could not be decoded");

function grants(permissions: Permissions, need: Need, onPull: () => boolean): boolean {
  if (need === "never") return false;
  const [subject, level] = need.split(":") as [Scope | "issue" | "labels", "read" | "write"];
  const has = (scope: Scope): boolean => covers(permissions[scope], level);
  switch (subject) {
    case "issue":
      return has("issues") || (has("pull-requests") && onPull());
    case "labels":
      return has("issues") || has("pull-requests");
    default:
      return has(subject);
  }
}
