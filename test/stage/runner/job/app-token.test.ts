import { appToken } from "../../../../src/stage/runner/job/app-token.ts";
import { registeredApp } from "../../../../src/stage/registered-app.ts";
import { AT, refusal, rig, type Rig } from "../../github/rig.ts";

const { app, privateKey } = registeredApp("shop-bot", {
  contents: "write",
  pull_requests: "write",
});

let stage: Rig;
beforeEach(async () => {
  stage = await rig({ clock: () => new Date() });
  stage.repository.settings.apps = [app];
});
afterEach(() => stage.close());

/** The action in a job of the rig's repository; `end` is the end of the job. */
async function run(inputs: Record<string, string>) {
  const masked: string[] = [];
  const lines: string[] = [];
  const posts: (() => Promise<void>)[] = [];
  const outputs = await appToken({
    inputs: { "client-id": app.clientId, "private-key": privateKey, ...inputs },
    github: { repository: "octo/shop", api_url: stage.gitHub.url },
    workspace: "/",
    temp: "/",
    env: {},
    log: (line) => lines.push(line),
    addMask: (value) => masked.push(value),
    exec: () => Promise.resolve(0),
    post: (work) => posts.push(work),
  });
  return {
    token: outputs["token"] ?? "",
    outputs,
    masked,
    lines,
    end: async () => {
      for (const post of posts) await post();
    },
  };
}

test("it asks for the named permissions on the job's repository, masks the token, and revokes it at the end", async () => {
  const done = await run({ "permission-contents": "write", "permission-pull-requests": "read" });
  expect(done.outputs).toMatchObject({ "app-slug": "shop-bot", "installation-id": "815" });
  expect(done.masked).toEqual([done.token]);
  const { rest } = stage.client(done.token);
  await rest.pulls.list(AT);
  expect(await refusal(rest.issues.create({ ...AT, title: "x" }))).toMatchObject({ status: 403 });
  await done.end();
  expect(await refusal(rest.pulls.list(AT))).toMatchObject({ status: 401 });
  expect(stage.log.map(({ operationId }) => operationId)).toEqual([
    "apps/get-repo-installation",
    "apps/create-installation-access-token",
    "pulls/list",
    "issues/create",
    "apps/revoke-installation-access-token",
    "pulls/list",
  ]);
  expect(done.lines.join("\n")).not.toContain(done.token);
});

test("a key in one line with \\n is taken, as many keep it in a secret", async () => {
  const done = await run({ "private-key": privateKey.replaceAll("\n", "\\n") });
  await stage.client(done.token).rest.repos.get(AT);
});

test.each<[string, Record<string, string>, RegExp]>([
  ["a missing key", { "private-key": "" }, /'private-key' input must be set/],
  ["a missing client id", { "client-id": "" }, /'client-id' input must be set/],
  ["a permission that the installation lacks", { "permission-issues": "write" }, /422/],
  ["an App that is not there", { "client-id": "Iv-unknown" }, /404/],
  [
    "an input that the stage does not know",
    { enterprise: "acme" },
    /'enterprise' is not supported/,
  ],
  ["all repositories of an owner", { owner: "octo" }, /not supported on the local stage/],
])("%s fails the step", async (_, inputs, words) => {
  await expect(run(inputs)).rejects.toThrow(words);
});
