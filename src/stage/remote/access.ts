import { covers } from "../contract/permissions.ts";
import type { Principal, Role } from "../contract/tokens.ts";

export type Service = "git-upload-pack" | "git-receive-pack";

/** How GitHub answers a git client it does not serve; git prints the text behind `remote:`. */
export type Denial = { status: 401 | 403 | 404; text: string };

/**
 * The token in an Authorization header. actions/checkout sends `basic base64(x-access-token:<token>)`;
 * a token as the user name of a URL works on GitHub as well.
 */
export const tokenOf = (header: string | undefined): string | undefined => {
  const [scheme = "", value = ""] = header?.trim().split(/\s+/) ?? [];
  if (/^(bearer|token)$/i.test(scheme)) return value || undefined;
  if (!/^basic$/i.test(scheme)) return undefined;
  const pair = Buffer.from(value, "base64").toString("utf8");
  const colon = pair.indexOf(":");
  const user = colon < 0 ? pair : pair.slice(0, colon);
  const password = colon < 0 ? "" : pair.slice(colon + 1);
  if (password === "" || password === "x-oauth-basic") return user || undefined;
  return password;
};

const WRITERS: readonly Role[] = ["admin", "maintain", "write"];

const mayUse = (principal: Principal, service: Service): boolean => {
  const push = service === "git-receive-pack";
  if (principal.kind === "app") return false;
  if (principal.kind !== "user") {
    return covers(principal.permissions.contents, push ? "write" : "read");
  }
  return push ? WRITERS.includes(principal.role) : principal.role !== "none";
};

/** Undefined where the principal may use the service. A repository that one may not know of is not found. */
export const denial = (
  principal: Principal | undefined,
  service: Service,
  repository: string,
): Denial | undefined => {
  if (!principal) {
    return {
      status: 401,
      text: "Invalid username or token. Password authentication is not supported for Git operations.",
    };
  }
  const stranger =
    principal.kind === "user"
      ? principal.role === "none"
      : principal.kind === "app" || principal.repository !== repository;
  if (stranger) return { status: 404, text: "Repository not found." };
  if (mayUse(principal, service)) return undefined;
  return {
    status: 403,
    text: `Permission to ${repository}.git denied to ${principal.account.login}.`,
  };
};
