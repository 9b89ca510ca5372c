import type { NoticeKind, NoticesConfig, Role } from "./notices-config.ts";

/** Who is told where the configuration says nothing of a kind (design: domain, "Gates"). */
export const DEFAULT_ROUTES: Record<NoticeKind, readonly Role[]> = {
  complexity: ["techLead"],
  quality: ["techLead"],
  vulnerability: ["security"],
  secret: ["security"],
  deployment: ["operations"],
  compile: ["techLead"],
  budget: ["product"],
  conflict: ["techLead"],
  protected_path: ["techLead"],
  plan: ["techLead"],
  requirement: ["product"],
  model: ["operations"],
  fault: ["operations"],
  grace: ["techLead"],
  hotfix: ["operations", "techLead"],
  rollback: ["operations"],
  failed: ["operations"],
  done: ["product"],
};

const NAMES: Record<Role, string> = {
  techLead: "tech lead",
  security: "security officer",
  product: "product owner",
  operations: "operations",
};

export const rolesFor = (kind: NoticeKind, config?: NoticesConfig): readonly Role[] =>
  config?.routing[kind] ?? DEFAULT_ROUTES[kind];

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

/** `@login` and `@org/team`, from the configuration and from nowhere else. */
export const mentionsFor = (kind: NoticeKind, config: NoticesConfig): string[] =>
  unique(rolesFor(kind, config).flatMap((role) => config.roles[role].github)).map(
    (account) => `@${account}`,
  );

export const addressesFor = (kind: NoticeKind, config: NoticesConfig): string[] =>
  unique(rolesFor(kind, config).flatMap((role) => config.roles[role].mail));

export const isForSlack = (kind: NoticeKind, config: NoticesConfig): boolean =>
  rolesFor(kind, config).some((role) => config.roles[role].slack);

/** Who is asked, as the comment says it: `tech lead (@carol, @acme/leads)`. */
export function askedText(kind: NoticeKind, config?: NoticesConfig): string {
  const roles = rolesFor(kind, config).map((role) => NAMES[role]);
  const mentions = config === undefined ? [] : mentionsFor(kind, config);
  const names = roles.length > 0 ? roles.join(", ") : "nobody in particular";
  return mentions.length > 0 ? `${names} (${mentions.join(", ")})` : names;
}
