import { isPinned } from "../adopt/release.ts";
import type { ModelCredential } from "../model-access/model-credential.ts";
import type { Opener } from "./app-rules.ts";
import { fail, ok, warn, type Verdict } from "./finding.ts";

/** What begins a token's name. https://docs.github.com/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats */
const KINDS = [
  ["github_pat_", "a fine-grained personal token"],
  ["ghp_", "a classic personal token"],
  ["gho_", "a token of an OAuth app, such as gh's"],
  ["ghu_", "a person's token of a GitHub App"],
  ["ghs_", "a token of a GitHub App or a workflow's GITHUB_TOKEN"],
] as const;

/**
 * @param scopes GitHub's header `x-oauth-scopes`, which only classic tokens and OAuth apps have
 */
export function tokenVerdict(token: string, scopes: string | undefined): Verdict {
  const kind = KINDS.find(([start]) => token.startsWith(start))?.[1] ?? "a token of unknown kind";
  if (scopes === undefined) return ok(`${kind}; GitHub does not list its permissions`);
  const has = scopes.split(",").map((scope) => scope.trim());
  const isEnough = has.includes("repo") || has.includes("public_repo");
  return isEnough
    ? ok(`${kind}, scopes ${has.join(", ")}`)
    : warn(
        `${kind} without the scope repo`,
        "gh auth refresh --scopes repo, or a fine-grained token for this repository alone.",
      );
}

export const repositoryVerdict = (seen: { archived: boolean; disabled: boolean }): Verdict =>
  seen.archived || seen.disabled
    ? fail(
        seen.archived ? "archived: nothing can be written" : "disabled by GitHub",
        seen.archived ? "Settings > General > Unarchive this repository." : "Ask GitHub's support.",
      )
    : ok("there, and not archived");

export const issuesVerdict = (enabled: boolean): Verdict =>
  enabled ? ok("issues are on") : fail("issues are off", "Settings > General > Features > Issues.");

export const pushedVerdict = (isThere: boolean, branch: string): Verdict =>
  isThere
    ? ok(`on ${branch}`)
    : fail(
        `not on ${branch}: GitHub starts nothing by issues and comments`,
        `Commit the workflow and bring it to ${branch}.`,
      );

/** @param wanted what the configuration's `modelAccess` wants */
export function modelKeyVerdict(
  secrets: readonly string[],
  { secrets: wanted, lines, trust }: ModelCredential,
): Verdict {
  if (trust !== undefined) return ok("no secret is wanted: the run proves what it is");
  const missing = wanted.filter((name) => !secrets.includes(name));
  const [first] = missing;
  if (first === undefined)
    return ok(
      wanted.length === 0
        ? "none is wanted"
        : `${wanted.join(", ")}: there; ${lines.length === 0 ? "a value" : `whether it has ${lines.join(", ")}`} is nobody's to see`,
    );
  return fail(
    `there is no secret ${missing.join(", ")}`,
    first === "MIYABI_MODEL_SECRETS"
      ? `gh secret set ${first} with ${lines.map((line) => `${line}=...`).join(", ")}, a line each (docs/model-access.md)`
      : `gh secret set ${first}`,
  );
}

export type ActionsPolicy = {
  enabled: boolean;
  allowed: "all" | "local_only" | "selected";
  pinningRequired: boolean;
  /** Of `selected`, e.g. `acme/*`. */
  patterns: readonly string[];
  /** Of `selected`: actions of the organisations `actions` and `github`. */
  githubOwned: boolean;
};

export const actionsVerdict = ({ enabled }: ActionsPolicy): Verdict =>
  enabled
    ? ok("Actions are on")
    : fail("Actions are off", "Settings > Actions > General > Actions permissions.");

/** Named by land.yml. A runner gets every action of a job before the first step, also for steps that will be skipped. */
const APP_TOKEN = "actions/create-github-app-token@*";

/**
 * May the repository call Miyabi's workflow, and that the action which it names?
 * https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/enabling-features-for-your-repository/managing-github-actions-settings-for-a-repository
 * @param called e.g. `{ repository: "acme/miyabi", ref: "v1" }`
 * @param owner of the repository that calls
 */
export function allowedActionsVerdict(
  { allowed, patterns, pinningRequired, githubOwned }: ActionsPolicy,
  { repository, ref }: { repository: string; ref: string },
  owner: string,
): Verdict {
  if (pinningRequired && !isPinned(ref))
    return fail(
      `whole commit ids are demanded, and the workflow names ${repository}@${ref}`,
      `Pin a commit: miyabi init --from ${repository}@COMMIT`,
    );
  const [theirs = ""] = repository.split("/");
  const isOwn = theirs.toLowerCase() === owner.toLowerCase();
  const path = `${repository}/.github/workflows/miyabi.yml@${ref}`;
  if (allowed === "all" || isOwn || (allowed === "selected" && isAllowed(patterns, path))) {
    const mayUse =
      allowed === "all" ||
      (allowed === "selected" && (githubOwned || isAllowed(patterns, APP_TOKEN)));
    return mayUse
      ? ok(`${repository} may be called`)
      : fail(
          `${repository} may be called; ${APP_TOKEN}, which its publishing names, is not allowed`,
          "Settings > Actions > General > select actions: allow those created by GitHub, or that one.",
        );
  }
  return fail(
    allowed === "local_only"
      ? `only workflows of ${owner} are allowed`
      : `${repository} is not among those that are allowed`,
    `Settings > Actions > General > Allow ${owner}, and select non-${owner}, actions: ${repository}/*`,
  );
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

/** GitHub's patterns: `*` stands for anything, and what `!` begins is refused. */
function isAllowed(patterns: readonly string[], path: string): boolean {
  const fits = (pattern: string): boolean =>
    new RegExp(`^${pattern.split("*").map(escaped).join(".*")}$`, "i").test(path);
  const [refused, welcome] = [true, false].map((isRefusal) =>
    patterns.filter((pattern) => pattern.startsWith("!") === isRefusal),
  );
  return (welcome ?? []).some(fits) && !(refused ?? []).some((pattern) => fits(pattern.slice(1)));
}

/** @param allows "Allow GitHub Actions to create and approve pull requests", which holds for GITHUB_TOKEN alone */
export function pullRequestsVerdict(allows: boolean, opener: Opener): Verdict {
  if (allows) return ok("Actions may open pull requests");
  const fix =
    'Settings > Actions > General > "Allow GitHub Actions to create and approve pull requests", or a GitHub App (docs/github-app.md).';
  switch (opener) {
    case "app":
      return ok("a GitHub App opens them");
    case "token":
      return ok("MIYABI_PR_TOKEN opens them");
    case "unknown":
      return warn(
        "Actions may not open them; whether a GitHub App or MIYABI_PR_TOKEN is set is not known",
        fix,
      );
    case "actions":
      return fail("Actions may not open pull requests", fix);
  }
}

/** @param allowed merge commits; undefined where GitHub does not say */
export function mergeMethodVerdict(allowed: boolean | undefined): Verdict {
  if (allowed === undefined)
    return {
      status: "unknown",
      found: "GitHub does not tell this token",
      fix: 'To have it looked at, give a token with "Contents: write".',
    };
  return allowed
    ? ok("merge commits are allowed; auto-merge is not needed")
    : fail(
        "merge commits are not allowed, and Miyabi merges so that the reviewed tree is what lands",
        "Settings > General > Pull Requests > Allow merge commits.",
      );
}

/** What a branch's protection and rulesets demand of a change. */
export type BranchRules = {
  reviews: number;
  signatures: boolean;
  linear: boolean;
  queue: boolean;
  /** Nobody may update the branch but whom a rule names, and GITHUB_TOKEN's app is not seen to be named. */
  restricted: boolean;
  checks: readonly string[];
};

export function branchRulesVerdict(rules: BranchRules): Verdict {
  const { reviews, signatures, linear, queue, restricted } = rules;
  const blocking = [
    ...(signatures ? ["signed commits (Miyabi's are not signed)"] : []),
    ...(linear ? ["a linear history (Miyabi merges with merge commits)"] : []),
    ...(queue ? ["a merge queue (Miyabi merges by itself)"] : []),
    ...(restricted
      ? ["updates by those alone whom a rule names (Miyabi merges with GITHUB_TOKEN)"]
      : []),
  ];
  if (blocking.length > 0)
    return fail(
      `demanded: ${blocking.join("; ")}`,
      "Take this rule off the default branch, or merge Miyabi's pull requests yourself.",
    );
  return reviews > 0
    ? warn(
        `${reviews} approving ${reviews === 1 ? "review is" : "reviews are"} demanded: every pull request waits for people`,
        "Leave it so if people shall merge; otherwise let the rule demand checks only.",
      )
    : ok("nothing that Miyabi cannot fulfil");
}

export function requiredChecksVerdict({ checks }: BranchRules, opener: Opener): Verdict {
  if (checks.length === 0) return ok("none is required");
  const named = checks.join(", ");
  if (opener === "app") return ok(`${named}; they start for the GitHub App`);
  if (opener === "token") return ok(`${named}; MIYABI_PR_TOKEN starts them`);
  const unseen =
    opener === "unknown" ? " (whether a GitHub App or MIYABI_PR_TOKEN is set is not known)" : "";
  return warn(
    `${named}: of a pull request by GITHUB_TOKEN they start when somebody approves them${unseen}`,
    "Set up a GitHub App (docs/github-app.md), or the secret MIYABI_PR_TOKEN.",
  );
}

/** @param environments names, and whether people must approve a deployment */
export function environmentsVerdict(
  wanted: readonly string[],
  environments: ReadonlyMap<string, boolean>,
): Verdict {
  if (wanted.length === 0) return ok("no deploy: in the configuration; Miyabi ends with the merge");
  const missing = wanted.filter((name) => !environments.has(name));
  if (missing.length > 0)
    return warn(
      `${missing.join(", ")} ${missing.length === 1 ? "does" : "do"} not exist: GitHub makes it unprotected, without secrets`,
      "Settings > Environments > New environment.",
    );
  return ok(
    wanted
      .map((name) => `${name}${environments.get(name) === true ? " (people approve)" : ""}`)
      .join(", "),
  );
}

export const labelsVerdict = (hasTrigger: boolean): Verdict =>
  hasTrigger
    ? ok("trigger:agent-execute is there")
    : warn("there is no label trigger:agent-execute to choose", "miyabi init --labels");

export const killSwitchVerdict = (value: string | undefined): Verdict =>
  value === undefined || ["", "false", "0"].includes(value)
    ? ok("not set")
    : fail("MIYABI_DISABLED is set: nothing begins", "gh variable delete MIYABI_DISABLED");
