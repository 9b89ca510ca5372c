/** The permission scopes of a workflow token (GitHub: "permissions" in workflow syntax). */
export const SCOPES = [
  "actions",
  "attestations",
  "checks",
  "contents",
  "deployments",
  "discussions",
  "id-token",
  "issues",
  "models",
  "packages",
  "pages",
  "pull-requests",
  "repository-projects",
  "security-events",
  "statuses",
] as const;

export type Scope = (typeof SCOPES)[number];
export type Level = "none" | "read" | "write";

/** What a token may do. `metadata: read` is implied for every token, as on GitHub. */
export type Permissions = Readonly<Record<Scope, Level>>;

const RANK: Record<Level, number> = { none: 0, read: 1, write: 2 };

/** True where `have` is at least `want`. */
export const covers = (have: Level, want: Level): boolean => RANK[have] >= RANK[want];

/** Every scope at one level: `permissions: read-all`, `write-all`, `{}`. */
export const uniform = (level: Level): Permissions =>
  Object.fromEntries(SCOPES.map((scope) => [scope, level])) as Record<Scope, Level>;
