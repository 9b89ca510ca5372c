import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { registeredApp } from "../../../src/stage/registered-app.ts";
import { examine } from "../../../src/cli/doctor/examine.ts";
import { DoctorReport, type Finding } from "../../../src/core/doctor/finding.ts";
import type { Role } from "../../../src/stage/contract/tokens.ts";
import { rig, type Rig } from "../../stage/github/rig.ts";
import { adopter } from "../init/adopter.ts";

const WORKFLOW = ".github/workflows/miyabi.yml";
let clone: ReturnType<typeof adopter>;
let stage: Rig;
beforeEach(async () => {
  stage = await rig();
});
afterEach(async () => {
  clone.remove();
  await stage.close();
});

const person = (login: string, id: number, role: Role): string =>
  stage.tokens.mint({ kind: "user", account: { login, id, type: "User" }, role });

type Found = { by: (id: Finding["id"]) => Finding | undefined; report: DoctorReport };
/** The examination in this process; `--json` and exit codes are tried out once. */
async function doctor(token?: string, repo?: string): Promise<Found> {
  const env = {
    PATH: process.env["PATH"],
    GITHUB_API_URL: stage.gitHub.url,
    ...(token !== undefined && { GITHUB_TOKEN: token }),
  };
  const report = DoctorReport.parse(await examine({ path: clone.dir, repo, env }));
  return { report, by: (id) => report.findings.find((finding) => finding.id === id) };
}

test("after init an administrator is told what is left, and when that is done all is well", async () => {
  const token = person("grace", 7, "admin");
  clone = adopter({ GITHUB_API_URL: stage.gitHub.url, GITHUB_TOKEN: token });
  await clone.init();
  clone.put("package.json", "{}\n");
  const first = await doctor(token);
  expect(first.report.repository).toBe("octo/shop");
  const failed = first.report.findings.filter(({ status }) => status === "fail");
  expect(failed.map(({ id }) => id)).toEqual(["pushed", "model-key", "pull-requests"]);
  expect(first.by("labels")).toMatchObject({ status: "warn", fix: "miyabi init --labels" });

  const { settings } = stage.repository;
  settings.secrets["ANTHROPIC_API_KEY"] = "hidden";
  settings.actions = {
    enabled: true,
    allowed: "selected",
    patterns: ["acme/*"],
    pinningRequired: true,
    approvesPulls: true,
  };
  stage.git.commit("main", { [WORKFLOW]: clone.read(WORKFLOW) });
  await stage
    .client(token)
    .rest.issues.createLabel({ owner: "octo", repo: "shop", name: "trigger:agent-execute" });
  const { code, stdout, stderr } = await clone.miyabi("doctor", "--json");
  const second = DoctorReport.parse(JSON.parse(stdout));
  const wrong = second.findings.filter(({ id, status }) => status !== "ok" && id !== "sandbox");
  expect([code, stderr, wrong]).toEqual([0, "", []]);
}, 60_000);

test("rules of the branch, environments, policy and kill switch are seen where they stand in the way", async () => {
  const token = person("grace", 7, "admin");
  clone = adopter();
  await clone.init({ sweep: false });
  clone.put(
    ".github/miyabi.yml",
    "sandbox: off\ndeploy:\n  staging: { deploy: [a] }\n  production: { deploy: [a] }\n",
  );
  clone.put(WORKFLOW, clone.read(WORKFLOW).replace(/ +issues: write.*\n/, ""));
  stage.repository.settings.variables["MIYABI_DISABLED"] = "yes";
  stage.repository.settings.actions = {
    enabled: true,
    allowed: "local_only",
    patterns: [],
    pinningRequired: false,
    approvesPulls: false,
  };
  await stage.client(token).rest.repos.updateBranchProtection({
    owner: "octo",
    repo: "shop",
    branch: "main",
    required_status_checks: { strict: false, contexts: ["ci"] },
    required_pull_request_reviews: { required_approving_review_count: 2 },
    enforce_admins: true,
    restrictions: null,
    required_linear_history: true,
  });
  const { by } = await doctor(token);
  const status = (id: Finding["id"]) => [by(id)?.status, by(id)?.found];
  const saying = (text: string): unknown => expect.stringContaining(text);
  expect(by("workflow-permissions")).toMatchObject({
    status: "fail",
    looked: WORKFLOW,
    fix: saying("issues: write"),
  });
  expect(status("sweep")).toEqual(["warn", saying("no workflow calls the sweep")]);
  expect(status("sandbox")).toEqual(["warn", saying("sandbox: off")]);
  expect(status("branch-rules")).toEqual(["fail", saying("linear history")]);
  expect(status("required-checks")).toEqual(["warn", saying("ci")]);
  expect(status("environments")).toEqual(["warn", saying("staging does not exist")]);
  expect(status("allowed-actions")).toEqual(["fail", saying("only workflows of octo")]);
  expect(status("kill-switch")).toEqual(["fail", saying("MIYABI_DISABLED")]);
}, 60_000);

test("a GitHub App is looked at as far as the token sees it: an organisation's owner is told what it lacks", async () => {
  const token = person("grace", 7, "admin");
  clone = adopter();
  await clone.init({ sweep: false });
  const { settings } = stage.repository;
  const { app } = registeredApp("shop-bot", { contents: "write" });
  const found = async () => {
    const { status, found: text } = (await doctor(token)).by("app") ?? {};
    return [status, text];
  };
  const saying = (text: string): unknown => expect.stringContaining(text);
  settings.organisation = true;
  settings.organisationVariables = { MIYABI_APP_CLIENT_ID: app.clientId };
  expect(await found()).toEqual(["fail", saying("MIYABI_APP_PRIVATE_KEY is not")]);
  settings.secrets["MIYABI_APP_PRIVATE_KEY"] = "hidden";
  expect(await found()).toEqual(["fail", saying("no App of this client id")]);
  settings.apps = [app];
  expect(await found()).toEqual(["fail", saying("shop-bot lacks pull_requests: write")]);
  settings.organisation = false;
  settings.variables["MIYABI_APP_CLIENT_ID"] = app.clientId;
  expect(await found()).toEqual(["ok", saying("tells this token no more")]);
}, 60_000);

test("a token that may see little is told so, with the permission that would do, and never fails for it", async () => {
  clone = adopter();
  await clone.init();
  const { by, report } = await doctor(stage.token({ issues: "read" }));
  const unknown = report.findings.filter(({ status }) => status === "unknown");
  expect(unknown.map(({ id }) => id)).toEqual([
    "pushed",
    "model-key",
    "actions",
    "allowed-actions",
    "app",
    "pull-requests",
    "branch-rules",
    "required-checks",
    "kill-switch",
  ]);
  for (const { fix } of unknown) expect(fix).toMatch(/give a token with "\w+: read"/);
  expect(by("labels")?.status).toBe("warn");
}, 60_000);

test("without a token, with a wrong one and for a repository that is not there, it says what to do", async () => {
  clone = adopter({ GITHUB_API_URL: stage.gitHub.url });
  const { stdout, code } = await clone.miyabi("doctor");
  expect(stdout).toMatch(/FAIL +workflow +no workflow calls Miyabi .*\n +miyabi init\n/);
  expect(stdout).toMatch(/\? +token +not set: nothing on GitHub was looked at/);
  expect(code).toBe(1);

  expect((await doctor("ghp_wrong")).by("token")).toMatchObject({
    status: "fail",
    fix: expect.stringContaining("gh auth") as unknown,
  });
  const other = await doctor(stage.token(), "octo/other");
  expect(other.by("repository")).toMatchObject({ status: "fail", looked: "octo/other" });
}, 60_000);

test("a workflow that is no YAML, and settings with a mistake, are findings with their place", async () => {
  clone = adopter();
  mkdirSync(join(clone.dir, ".github/workflows"), { recursive: true });
  clone.put(WORKFLOW, "on: [\n");
  clone.put(".github/miyabi.yml", "review:\n  coverageTarget: 900\n");
  const { by } = await doctor();
  expect(by("workflow")?.found).toContain(`${WORKFLOW}:`);
  expect(by("config")).toMatchObject({
    status: "fail",
    found: expect.stringContaining("miyabi.yml:2:3: review.coverageTarget") as unknown,
  });
}, 60_000);
