/** Permission by the kind of thing a route is about, where GitHub's reply does not name it. */
const BY_ROUTE: readonly [RegExp, string][] = [
  [/\/actions\//, "actions"],
  [/\/deployments\b/, "deployments"],
  [/\/check-runs\b/, "checks"],
  [/\/status(es)?\b/, "statuses"],
  [/\/pulls\b/, "pull-requests"],
  [/\/(issues|labels)\b/, "issues"],
  [/\/(git|contents|releases|tags|branches)\b/, "contents"],
];

/**
 * The permission that a refused request needs, as one writes it in a workflow, e.g. `issues: write`.
 * `accepted` is GitHub's header `x-accepted-github-permissions`, e.g. `pull_requests=write; issues=write`
 * (`;` separates alternatives, `,` what is needed together).
 */
export function permissionFor(request: {
  method: string;
  path: string;
  accepted: string | undefined;
}): string {
  const first = request.accepted?.split(";", 1)[0]?.trim();
  if (first !== undefined && first !== "")
    return first
      .split(",")
      .map((pair) => pair.trim().replaceAll("_", "-").replace("=", ": "))
      .join(", ");
  const level = request.method === "GET" ? "read" : "write";
  const scope = BY_ROUTE.find(([route]) => route.test(request.path))?.[1] ?? "contents";
  return `${scope}: ${level}`;
}
