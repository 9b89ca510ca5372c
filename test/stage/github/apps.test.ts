import { createSign } from "node:crypto";
import { registeredApp } from "../../../src/stage/registered-app.ts";
import { AT, OWNER, refusal, rig, type Rig } from "./rig.ts";

const { app, privateKey } = registeredApp("shop-bot", {
  contents: "write",
  pull_requests: "write",
  issues: "read",
});
const other = registeredApp("other", {});

let stage: Rig;
beforeEach(async () => {
  stage = await rig();
  stage.repository.settings.apps = [app];
});
afterEach(() => stage.close());

/** The rig's clock stands here. */
const NOW = Date.parse("2026-03-01T09:00:00Z") / 1000;
const base64url = (value: unknown): string =>
  Buffer.from(JSON.stringify(value)).toString("base64url");

type Signing = { claims?: Record<string, unknown>; alg?: string; key?: string };
function signed({ claims = {}, alg = "RS256", key = privateKey }: Signing = {}): string {
  const all = { iss: app.clientId, iat: NOW - 60, exp: NOW + 540, ...claims };
  const text = `${base64url({ alg, typ: "JWT" })}.${base64url(all)}`;
  return `${text}.${createSign("RSA-SHA256").update(text).sign(key, "base64url")}`;
}
const asApp = (signing?: Signing) => stage.client(signed(signing)).rest.apps;

type Asked = { permissions?: Record<string, "read" | "write">; repositories?: string[] };
async function tokenFor(asked: Asked = {}): Promise<string> {
  const { data } = await asApp().createInstallationAccessToken({ installation_id: 815, ...asked });
  return data.token;
}

test("an App finds its installation on the repository and is told who it is, by client id or by id", async () => {
  const { data } = await asApp({ claims: { iss: app.id } }).getRepoInstallation(AT);
  expect(data).toMatchObject({ id: 815, app_slug: "shop-bot", client_id: app.clientId });
  expect((await asApp().getAuthenticated()).data).toMatchObject({ slug: "shop-bot" });
});

test.each<[string, Signing, number]>([
  ["another key", { key: other.privateKey }, 401],
  ["another algorithm", { alg: "HS256" }, 401],
  ["an end that is too far off", { claims: { exp: NOW + 900 } }, 401],
  ["an end that has passed", { claims: { exp: NOW - 1 } }, 401],
  ["a beginning in the future", { claims: { iat: NOW + 120 } }, 401],
  ["an App that GitHub does not know", { claims: { iss: "Iv-unknown" } }, 404],
])("a signed token with %s is refused", async (_, signing, status) => {
  expect(await refusal(asApp(signing).getAuthenticated())).toMatchObject({ status });
});

test("a signed token does nothing but what Apps do, and no other token does that", async () => {
  expect(await refusal(stage.client(signed()).rest.repos.get(AT))).toMatchObject({ status: 403 });
  for (const client of [stage.job(), stage.user("grace"), stage.client(await tokenFor())])
    expect(await refusal(client.rest.apps.getRepoInstallation(AT))).toMatchObject({ status: 401 });
});

test("an installation token has what is asked for and no more, for this repository alone", async () => {
  const token = await tokenFor({ permissions: { contents: "read" }, repositories: ["shop"] });
  const { rest } = stage.client(token);
  await rest.git.getRef({ ...AT, ref: "heads/main" });
  const sha = stage.git.sha("main");
  const written = rest.git.createRef({ ...AT, ref: "refs/heads/x", sha });
  expect(await refusal(written)).toMatchObject({ status: 403 });
  const more: Asked[] = [
    { permissions: { issues: "write" } },
    { permissions: { administration: "read" } },
    { repositories: ["shop", "bank"] },
  ];
  for (const asked of more) expect(await refusal(tokenFor(asked))).toMatchObject({ status: 422 });
});

test("what it does starts workflows, as its bot; what a job's token does starts none", async () => {
  stage.git.commit("feature", { "a.txt": "a" }, "A", "main");
  const open = { ...AT, title: "A", head: "feature", base: "main" };
  const { rest } = stage.client(await tokenFor());
  const { data } = await rest.pulls.create(open);
  await stage.job().rest.issues.createComment({ ...AT, issue_number: data.number, body: "hi" });
  expect(data.user).toMatchObject({ login: "shop-bot[bot]", type: "Bot" });
  expect(stage.events.map(({ name, cause, actor }) => [name, cause, actor.login])).toEqual([
    ["pull_request", "user", "shop-bot[bot]"],
    ["issue_comment", "github_token", "github-actions[bot]"],
  ]);
});

test("it cannot change workflow files, which it was given no permission for", async () => {
  const { rest } = stage.client(await tokenFor());
  const content = Buffer.from("on: push\n").toString("base64");
  const path = ".github/workflows/x.yml";
  const written = rest.repos.createOrUpdateFileContents({ ...AT, path, message: "x", content });
  expect(await refusal(written)).toMatchObject({ status: 403 });
});

test("revoked, it is no token any more; others live on", async () => {
  const [one, two] = [await tokenFor(), await tokenFor()];
  await stage.client(one).rest.apps.revokeInstallationAccessToken();
  expect(await refusal(stage.client(one).rest.repos.get(AT))).toMatchObject({ status: 401 });
  await stage.client(two).rest.repos.get(AT);
});

test("an App that is not installed has no installation; an organisation's administrator sees those that are", async () => {
  const { slug, publicKey } = other.app;
  stage.repository.settings.apps = [app, { slug, publicKey, id: 4712, clientId: "Iv-other" }];
  const asOther = asApp({ claims: { iss: "Iv-other" }, key: other.privateKey });
  expect(await refusal(asOther.getRepoInstallation(AT))).toMatchObject({ status: 404 });
  const { rest } = stage.user("grace");
  const asked = { org: OWNER };
  expect(await refusal(rest.orgs.listAppInstallations(asked))).toMatchObject({ status: 404 });
  stage.repository.settings.organisation = true;
  const { data } = await rest.orgs.listAppInstallations(asked);
  expect(data.installations.map(({ app_slug: name }) => name)).toEqual(["shop-bot"]);
});
