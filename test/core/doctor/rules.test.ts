import { credentialFor } from "../../../src/core/model-access/model-credential.ts";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import {
  calledVerdict,
  passedSecretsVerdict,
  permissionsVerdict,
  pinVerdict,
  triggersVerdict,
} from "../../../src/core/doctor/caller-rules.ts";
import { callsIn, missingGrants, wantedBy, type Call } from "../../../src/core/doctor/caller.ts";
import { judged, ok, type Finding } from "../../../src/core/doctor/finding.ts";
import {
  gitVerdict,
  nodeVerdict,
  sandboxVerdict,
  toolchainsVerdict,
} from "../../../src/core/doctor/machine-rules.ts";
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
} from "../../../src/core/doctor/repository-rules.ts";

type Status = Finding["status"];
const SHA = "a".repeat(40);
const read = (path: string): unknown => parse(readFileSync(path, "utf8"));
const [example] = callsIn(read("examples/caller.yml"), "miyabi.yml");
if (example === undefined) throw new Error("examples/caller.yml calls nothing");
const call = (change: Partial<Call> = {}): Call => ({ ...example, ...change });
const wanted = wantedBy(read(".github/workflows/miyabi.yml"));

test("the example grants exactly what the jobs of our workflow ask for, and so does the sweep's", () => {
  expect(example.granted).toEqual(wanted);
  const [sweep] = callsIn(read("examples/sweep.yml"), "sweep.yml");
  expect(sweep?.granted).toEqual(wantedBy(read(".github/workflows/sweep.yml")));
});

test("a permission that is missing or too small is named as the line to write", () => {
  const granted = { ...wanted, issues: "read" as const };
  expect(missingGrants(granted, wanted)).toEqual(["issues: write"]);
  expect(missingGrants({}, { issues: "write", checks: "read" })).toEqual([
    "issues: write",
    "checks: read",
  ]);
  expect(missingGrants("read-all", { issues: "write", checks: "read" })).toEqual(["issues: write"]);
  expect(missingGrants("write-all", wanted)).toEqual([]);
  expect(permissionsVerdict(call({ granted }), wanted)).toMatchObject({
    status: "fail",
    fix: expect.stringContaining("issues: write") as unknown,
  });
});

const OURS = "o/miyabi/.github/workflows/miyabi.yml@v1";
test.each<[string, unknown, Call["granted"][]]>([
  [
    "a job's own permissions come before the workflow's",
    { permissions: {}, jobs: { a: { uses: OURS, permissions: { issues: "write" } } } },
    [{ issues: "write" }],
  ],
  [
    "a job without permissions has the workflow's",
    { permissions: "read-all", jobs: { a: { uses: OURS } } },
    ["read-all"],
  ],
  [
    "an empty permissions: grants nothing",
    { jobs: { a: { uses: OURS, permissions: null } } },
    [{}],
  ],
  ["no permissions: says nothing", { jobs: { a: { uses: OURS } } }, [undefined]],
  [
    "another workflow is not ours",
    { jobs: { a: { uses: "o/x/.github/workflows/ci.yml@v1" } } },
    [],
  ],
  [
    "a workflow of the repository itself is not ours",
    { jobs: { a: { uses: "./.github/workflows/miyabi.yml" } } },
    [],
  ],
  ["a list is no workflow", [1], []],
  ["an empty file is no workflow", null, []],
])("%s", (_, workflow, granted) => {
  expect(callsIn(workflow, "miyabi.yml").map((found) => found.granted)).toEqual(granted);
});

test("events are read however they are written", () => {
  const jobs = { a: { uses: "o/miyabi/.github/workflows/miyabi.yml@v1" } };
  const events = (on: unknown) => [...(callsIn({ on, jobs }, "miyabi.yml")[0]?.events ?? [])];
  expect(events("issues")).toEqual([["issues", []]]);
  expect(events(["issues", "push"])).toEqual([
    ["issues", []],
    ["push", []],
  ]);
  expect(events({ issues: { types: "labeled" }, push: null })).toEqual([
    ["issues", ["labeled"]],
    ["push", []],
  ]);
});

const policy = {
  enabled: true,
  allowed: "all" as const,
  patterns: [],
  pinningRequired: false,
  githubOwned: true,
};
const selected = { ...policy, allowed: "selected" as const };
const called = { repository: "acme/miyabi", ref: "v1" };
const KEY = credentialFor({ via: "anthropic" });
const BEDROCK = credentialFor({ via: "bedrock", region: "eu-central-1" });
const ROLE = credentialFor({
  via: "bedrock",
  region: "eu-central-1",
  role: "arn:aws:iam::123456789012:role/miyabi",
});
const rules = {
  reviews: 0,
  signatures: false,
  linear: false,
  queue: false,
  restricted: false,
  checks: [],
};
const events = (names: readonly string[]): Call["events"] => new Map(names.map((n) => [n, []]));
const ALL_EVENTS = ["issues", "issue_comment", "workflow_dispatch"];

test("what is missing is told by the names that the configuration's access wants", () => {
  expect(modelKeyVerdict([], BEDROCK).fix).toContain("AWS_BEARER_TOKEN_BEDROCK=...");
  expect(passedSecretsVerdict(call({ secrets: [] }), BEDROCK).fix).toContain(
    "MIYABI_MODEL_SECRETS: ${{ secrets.MIYABI_MODEL_SECRETS }}",
  );
});

test.each<[string, Pick<Finding, "status" | "fix">, Status]>([
  ["the example's permissions", permissionsVerdict(call(), wanted), "ok"],
  ["no permissions at all", permissionsVerdict(call({ granted: undefined }), wanted), "warn"],
  ["write-all", permissionsVerdict(call({ granted: "write-all" }), wanted), "warn"],
  ["the example's events", triggersVerdict(call()), "ok"],
  ["events without types", triggersVerdict(call({ events: events(ALL_EVENTS) })), "ok"],
  [
    "no comments",
    triggersVerdict(call({ events: events(["issues", "workflow_dispatch"]) })),
    "fail",
  ],
  [
    "other types",
    triggersVerdict(call({ events: new Map([...events(ALL_EVENTS), ["issues", ["opened"]]]) })),
    "fail",
  ],
  ["the example's secrets", passedSecretsVerdict(call(), KEY), "ok"],
  ["every secret", passedSecretsVerdict(call({ secrets: "inherit" }), KEY), "warn"],
  ["no key", passedSecretsVerdict(call({ secrets: [] }), KEY), "fail"],
  ["the workflow for a stored key", calledVerdict(call(), KEY), "ok"],
  ["a role, and the workflow for a stored key", calledVerdict(call(), ROLE), "fail"],
  ["a role, and its workflow", calledVerdict(call({ file: "miyabi-oidc.yml" }), ROLE), "ok"],
  [
    "a stored key, and a role's workflow",
    calledVerdict(call({ file: "miyabi-oidc.yml" }), KEY),
    "warn",
  ],
  ["a role, and no secret", passedSecretsVerdict(call({ secrets: [] }), ROLE), "ok"],
  ["a role, and no secret on GitHub", modelKeyVerdict([], ROLE), "ok"],
  [
    "the key for Bedrock not passed on",
    passedSecretsVerdict(call({ secrets: ["ANTHROPIC_API_KEY"] }), BEDROCK),
    "fail",
  ],
  ["a tag", pinVerdict(call()), "warn"],
  ["a commit", pinVerdict(call({ ref: SHA })), "ok"],
  ["Node 20", nodeVerdict("20.0.0"), "ok"],
  ["Node 18", nodeVerdict("18.20.1"), "fail"],
  ["git 2.38", gitVerdict("git version 2.38.0"), "ok"],
  ["git 2.9", gitVerdict("git version 2.9.5"), "fail"],
  ["git 3", gitVerdict("git version 3.0.0"), "ok"],
  ["no git", gitVerdict(undefined), "fail"],
  ["a sandbox", sandboxVerdict(undefined, "required"), "ok"],
  ["no sandbox", sandboxVerdict("bwrap is not installed", "required"), "warn"],
  ["a sandbox that is off", sandboxVerdict(undefined, "off"), "warn"],
  ["npm", toolchainsVerdict({ ecosystems: ["node"], missing: [], custom: false }), "ok"],
  ["no go", toolchainsVerdict({ ecosystems: ["go"], missing: ["go"], custom: false }), "warn"],
  ["nothing to measure", toolchainsVerdict({ ecosystems: [], missing: [], custom: false }), "warn"],
  ["checks of one's own", toolchainsVerdict({ ecosystems: [], missing: [], custom: true }), "ok"],
  ["a fine-grained token", tokenVerdict("github_pat_x", undefined), "ok"],
  ["a classic token", tokenVerdict("ghp_x", "repo, read:org"), "ok"],
  ["a classic token for gists", tokenVerdict("ghp_x", "gist"), "warn"],
  ["a repository", repositoryVerdict({ archived: false, disabled: false }), "ok"],
  ["an archived one", repositoryVerdict({ archived: true, disabled: false }), "fail"],
  ["issues", issuesVerdict(true), "ok"],
  ["no issues", issuesVerdict(false), "fail"],
  ["a workflow that was not pushed", pushedVerdict(false, "main"), "fail"],
  ["a key", modelKeyVerdict(["ANTHROPIC_API_KEY"], KEY), "ok"],
  ["no key on GitHub", modelKeyVerdict(["OTHER"], KEY), "fail"],
  ["another key than Bedrock's", modelKeyVerdict(["ANTHROPIC_API_KEY"], BEDROCK), "fail"],
  ["a key for Bedrock", modelKeyVerdict(["MIYABI_MODEL_SECRETS"], BEDROCK), "ok"],
  ["Actions off", actionsVerdict({ ...policy, enabled: false }), "fail"],
  ["all actions", allowedActionsVerdict(policy, called, "octo"), "ok"],
  [
    "local actions",
    allowedActionsVerdict({ ...policy, allowed: "local_only" }, called, "octo"),
    "fail",
  ],
  [
    "local actions of the same owner, which GitHub's own are not",
    allowedActionsVerdict({ ...policy, allowed: "local_only" }, called, "Acme"),
    "fail",
  ],
  [
    "selected, without GitHub's own",
    allowedActionsVerdict(
      { ...selected, patterns: ["acme/*"], githubOwned: false },
      called,
      "octo",
    ),
    "fail",
  ],
  [
    "selected, and of GitHub's own the one that counts",
    allowedActionsVerdict(
      {
        ...selected,
        patterns: ["acme/*", "actions/create-github-app-token@*"],
        githubOwned: false,
      },
      called,
      "octo",
    ),
    "ok",
  ],
  [
    "selected, without ours",
    allowedActionsVerdict({ ...selected, patterns: ["x/*"] }, called, "octo"),
    "fail",
  ],
  [
    "selected, by owner",
    allowedActionsVerdict({ ...selected, patterns: ["acme/*"] }, called, "octo"),
    "ok",
  ],
  [
    "selected, by ref",
    allowedActionsVerdict({ ...selected, patterns: ["acme/miyabi/*@v1"] }, called, "octo"),
    "ok",
  ],
  [
    "selected, and refused",
    allowedActionsVerdict({ ...selected, patterns: ["*", "!acme/*"] }, called, "octo"),
    "fail",
  ],
  [
    "a dot is a dot",
    allowedActionsVerdict({ ...selected, patterns: ["acme.miyabi/*"] }, called, "octo"),
    "fail",
  ],
  [
    "a tag where commits are demanded",
    allowedActionsVerdict({ ...policy, pinningRequired: true }, called, "octo"),
    "fail",
  ],
  [
    "a commit where commits are demanded",
    allowedActionsVerdict({ ...policy, pinningRequired: true }, { ...called, ref: SHA }, "octo"),
    "ok",
  ],
  ["Actions may open pull requests", pullRequestsVerdict(true, "actions"), "ok"],
  ["they may not", pullRequestsVerdict(false, "actions"), "fail"],
  ["they may not, and secrets are unknown", pullRequestsVerdict(false, "unknown"), "warn"],
  ["they may not, another token does", pullRequestsVerdict(false, "token"), "ok"],
  ["they may not, a GitHub App does", pullRequestsVerdict(false, "app"), "ok"],
  ["merge commits", mergeMethodVerdict(true), "ok"],
  ["no merge commits", mergeMethodVerdict(false), "fail"],
  ["merge commits that GitHub does not tell of", mergeMethodVerdict(undefined), "unknown"],
  ["no rules", branchRulesVerdict(rules), "ok"],
  ["reviews", branchRulesVerdict({ ...rules, reviews: 1 }), "warn"],
  ["signatures", branchRulesVerdict({ ...rules, signatures: true }), "fail"],
  ["a linear history", branchRulesVerdict({ ...rules, linear: true }), "fail"],
  ["a merge queue", branchRulesVerdict({ ...rules, queue: true }), "fail"],
  ["updates by some alone", branchRulesVerdict({ ...rules, restricted: true }), "fail"],
  ["no checks", requiredChecksVerdict(rules, "actions"), "ok"],
  ["checks", requiredChecksVerdict({ ...rules, checks: ["ci"] }, "actions"), "warn"],
  [
    "checks, and secrets unknown",
    requiredChecksVerdict({ ...rules, checks: ["ci"] }, "unknown"),
    "warn",
  ],
  ["checks that are started", requiredChecksVerdict({ ...rules, checks: ["ci"] }, "token"), "ok"],
  ["checks that an App starts", requiredChecksVerdict({ ...rules, checks: ["ci"] }, "app"), "ok"],
  ["nothing to deploy", environmentsVerdict([], new Map()), "ok"],
  ["no environment", environmentsVerdict(["staging"], new Map()), "warn"],
  ["an environment", environmentsVerdict(["staging"], new Map([["staging", false]])), "ok"],
  ["the label", labelsVerdict(true), "ok"],
  ["no label", labelsVerdict(false), "warn"],
  ["no kill switch", killSwitchVerdict(undefined), "ok"],
  ["a kill switch that says false", killSwitchVerdict("false"), "ok"],
  ["the kill switch", killSwitchVerdict("1"), "fail"],
])("%s", (_, verdict, status) => {
  expect(verdict.status).toBe(status);
  // Whatever is not right says what to do.
  expect(verdict.fix === undefined).toBe(status === "ok");
});

test("what GitHub does not tell is unknown, and the permission that would tell is named", () => {
  const hidden = { kind: "hidden" as const, why: "403", needs: '"Secrets: read"' };
  expect(judged(hidden, () => ok("never asked"))).toMatchObject({
    status: "unknown",
    fix: expect.stringContaining('"Secrets: read"') as unknown,
  });
});

test("where GitHub does not answer nothing is wrong yet", () => {
  const unanswered = { kind: "unanswered" as const, why: "GitHub answered 502" };
  expect(judged(unanswered, () => ok("never asked"))).toEqual({
    status: "unknown",
    found: "GitHub answered 502",
    fix: "Try it again later.",
  });
});
