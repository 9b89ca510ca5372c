import { appVerdict, openerOf } from "../../core/doctor/app-rules.ts";
import type { Call } from "../../core/doctor/caller.ts";
import {
  fail,
  judged,
  type Finding,
  type FindingId,
  type Seen,
  type Verdict,
} from "../../core/doctor/finding.ts";
import {
  actionsVerdict,
  allowedActionsVerdict,
  branchRulesVerdict,
  environmentsVerdict,
  issuesVerdict,
  killSwitchVerdict,
  labelsVerdict,
  mergeMethodVerdict,
  modelKeyVerdict,
  pullRequestsVerdict,
  pushedVerdict,
  repositoryVerdict,
  requiredChecksVerdict,
  tokenVerdict,
} from "../../core/doctor/repository-rules.ts";
import { UserError } from "../../core/errors.ts";
import { credentialText, type ModelCredential } from "../../core/model-access/model-credential.ts";
import type { RepositoryAccess } from "../repository-access.ts";
import { githubFacts } from "./github-facts.ts";

/** What the clone says, for what has to fit it on GitHub. */
export type Local = {
  /** Path of the workflow that calls Miyabi, and how. */
  workflow: { path: string; call: Call } | undefined;
  /** What opens the model, by the configuration. */
  credential: ModelCredential;
  /** Environments that the configuration deploys to. */
  environments: readonly string[];
};

/** The findings on GitHub; a token that is not accepted is one of them, and then the only one. */
export async function remoteFindings(access: RepositoryAccess, local: Local): Promise<Finding[]> {
  const { repository: name, token, place } = access;
  const facts = githubFacts(access);
  const findings: Finding[] = [];
  const add = (id: FindingId, looked: string, verdict: Verdict): void =>
    void findings.push({ id, looked, ...verdict });
  const settings = "the settings of Actions";

  let repository: Awaited<ReturnType<typeof facts.repository>>;
  try {
    repository = await facts.repository();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    add(
      "token",
      "GITHUB_TOKEN",
      fail("GitHub does not accept it", "gh auth login, then GITHUB_TOKEN=$(gh auth token)"),
    );
    return findings;
  }
  if (repository.kind !== "seen") {
    add(
      "token",
      "GITHUB_TOKEN",
      judged(repository, () => tokenVerdict(token, undefined)),
    );
    if (repository.kind === "hidden" && repository.why === "404")
      add(
        "repository",
        name,
        fail(
          "GitHub knows no such repository for this token",
          `Check the name, and that the token has ${repository.needs}.`,
        ),
      );
    return findings;
  }
  const { value: seen } = repository;
  const { branch } = seen;
  add("token", "GITHUB_TOKEN", tokenVerdict(token, seen.scopes));
  add("repository", name, repositoryVerdict(seen));
  add("issues", name, issuesVerdict(seen.issues));
  const { workflow } = local;
  if (workflow !== undefined)
    add(
      "pushed",
      `${workflow.path} of ${branch}`,
      judged(await facts.hasFile(workflow.path), (is) => pushedVerdict(is, branch)),
    );

  const secrets = await facts.secrets();
  const { credential } = local;
  add(
    "model-key",
    credentialText(credential),
    judged(secrets, (there) => modelKeyVerdict(there, credential)),
  );
  const policy = await facts.policy();
  add("actions", settings, judged(policy, actionsVerdict));
  if (workflow !== undefined)
    add(
      "allowed-actions",
      settings,
      judged(policy, (value) => allowedActionsVerdict(value, workflow.call, place.owner)),
    );
  const clientId = await facts.variable("MIYABI_APP_CLIENT_ID");
  const opener = openerOf({
    secrets: secrets.kind === "seen" ? secrets.value : undefined,
    clientId: clientId.kind === "seen" ? (clientId.value ?? "") : undefined,
  });
  const passed = workflow?.call.secrets;
  const passesKey = passed && (passed === "inherit" || passed.includes("MIYABI_APP_PRIVATE_KEY"));
  const installation =
    clientId.kind === "seen" && (clientId.value ?? "") !== ""
      ? await facts.installation(clientId.value ?? "")
      : ({ kind: "hidden" } as const);
  add(
    "app",
    "the GitHub App that opens pull requests",
    judged(secrets, (names) =>
      judged(clientId, (id = "") =>
        appVerdict({ secrets: names, clientId: id }, passesKey, installation),
      ),
    ),
  );
  add(
    "pull-requests",
    settings,
    judged(await facts.mayOpenPulls(), (may) => pullRequestsVerdict(may, opener)),
  );
  add("merge-method", "how pull requests are merged", mergeMethodVerdict(seen.mergeCommits));
  const rules = await facts.branchRules(branch);
  add("branch-rules", `protection and rulesets of ${branch}`, judged(rules, branchRulesVerdict));
  add(
    "required-checks",
    `protection and rulesets of ${branch}`,
    judged(rules, (value) => requiredChecksVerdict(value, opener)),
  );
  // Without deploy: in the configuration there is nothing to ask for.
  const none: Seen<Map<string, boolean>> = { kind: "seen", value: new Map() };
  const environments = local.environments.length === 0 ? none : await facts.environments();
  add(
    "environments",
    "staging and production",
    judged(environments, (there) => environmentsVerdict(local.environments, there)),
  );
  add(
    "labels",
    "the label trigger:agent-execute",
    judged(await facts.labels("trigger:agent-execute"), labelsVerdict),
  );
  add(
    "kill-switch",
    "the variable MIYABI_DISABLED",
    judged(await facts.variable("MIYABI_DISABLED"), killSwitchVerdict),
  );
  return findings;
}
