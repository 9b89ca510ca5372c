import { githubPulls } from "../../../src/adapters/github/pulls.ts";
import { AT } from "../../stage/github/rig.ts";
import { stageClient } from "./stage-client.ts";

type Stage = Awaited<ReturnType<typeof stageClient>>;
let stage: Stage;
let faults: { method: string; verdict: "lost-reply" | "reset" }[];
const pull = {
  branch: "feature/issue-1",
  base: "main",
  title: "feat: login (#1)",
  body: "b",
  draft: false,
};
const message = { title: "feat: login (#1)", message: "" };

beforeEach(async () => {
  faults = [];
  stage = await stageClient({
    stage: {
      intercept: ({ method }) => {
        const index = faults.findIndex((fault) => fault.method === method);
        return index < 0 ? undefined : faults.splice(index, 1)[0]?.verdict;
      },
    },
  });
  stage.git.commit(pull.branch, { "login.ts": "export {}\n" }, "feat: login", "main");
});
afterEach(() => stage.close());
const pulls = () => githubPulls({ client: stage.client, ...AT });
const all = async (): Promise<number> =>
  (await stage.client.rest.pulls.list({ ...AT, state: "all" })).data.length;
const head = (): string => stage.git.sha(pull.branch);

test("a pull request is opened once for its branch, and brought up to date when it is adopted", async () => {
  const opened = await pulls().open(pull);
  expect(opened).toMatchObject({ state: "open", merged: false, draft: false, headSha: head() });
  stage.requests();
  const again = await pulls().open({ ...pull, body: "a better score" });
  expect(stage.requests()).toHaveLength(2);
  expect(again.number).toBe(opened.number);
  const { data } = await stage.client.rest.pulls.get({ ...AT, pull_number: opened.number });
  expect(data.body).toBe("a better score");
  expect(await all()).toBe(1);
});

test("a lost reply leaves one pull request", async () => {
  faults = [{ method: "POST", verdict: "lost-reply" }];
  const { number } = await pulls().open({ ...pull, draft: true });
  expect(await pulls().read(number)).toMatchObject({ draft: true });
  expect(await all()).toBe(1);
});

test("a merged one of the same commits is adopted, one of an earlier session is not", async () => {
  const first = await pulls().open(pull);
  const merged = await pulls().merge({ number: first.number, headSha: head(), ...message });
  expect(merged).toMatchObject({ kind: "merged" });
  expect(await pulls().open(pull)).toMatchObject({ number: first.number, merged: true });
  stage.git.commit(pull.branch, { "logout.ts": "export {}\n" }, "feat: logout");
  expect((await pulls().open(pull)).number).not.toBe(first.number);
});

test("a merge commit is made if the head is the reviewed one; read tells its sha", async () => {
  const { number } = await pulls().open(pull);
  const outcome = await pulls().merge({ number, headSha: head(), ...message });
  const state = await pulls().read(number);
  expect(state).toMatchObject({ merged: true, state: "closed" });
  expect(outcome).toEqual({ kind: "merged", sha: state.mergeSha });
  expect(stage.git.git(["rev-list", "--parents", "-1", "main"]).split(" ")).toHaveLength(3);
});

test("a moved head is not merged", async () => {
  const { number, headSha } = await pulls().open(pull);
  const moved = stage.git.commit(pull.branch, { "evil.ts": "" }, "more");
  const ref = `refs/heads/${pull.branch}`;
  const account = { login: "ada", id: 7, type: "User" as const };
  await stage.gitHub.notePush({
    ref,
    ...moved,
    principal: { kind: "user", account, role: "write" },
  });
  expect(await pulls().merge({ number, headSha, ...message })).toEqual({ kind: "head_moved" });
});

test("a conflict is refused with GitHub's words", async () => {
  const { number, headSha } = await pulls().open(pull);
  stage.git.commit("main", { "login.ts": "something else\n" });
  expect(await pulls().merge({ number, headSha, ...message })).toMatchObject({
    kind: "refused",
    message: expect.stringMatching(/mergeable/i) as unknown,
  });
});

test("a merge whose reply was lost counts as merged", async () => {
  const { number, headSha } = await pulls().open(pull);
  faults = [{ method: "PUT", verdict: "lost-reply" }];
  expect(await pulls().merge({ number, headSha, ...message })).toMatchObject({ kind: "merged" });
});

test("reviewers who may not review keep nobody else from it, and are named", async () => {
  const { number } = await pulls().open(pull);
  const users = ["ada", "github-actions[bot]", "grace", "stranger"];
  expect(await pulls().requestReviewers(number, { users: [], teams: [] })).toEqual([]);
  expect(await pulls().requestReviewers(number, { users, teams: ["octo/web"] })).toEqual([
    "github-actions[bot]",
    "stranger",
    "octo/web",
  ]);
  const { data } = await stage.client.rest.pulls.listRequestedReviewers({
    ...AT,
    pull_number: number,
  });
  expect(data.users.map(({ login }) => login)).toEqual(["ada", "grace"]);
});

test("a draft is made ready and a draft again, and a lost reply changes nothing", async () => {
  const opened = await pulls().open({ ...pull, draft: true });
  expect(await pulls().setDraft(opened, false)).toBeUndefined();
  expect(await pulls().read(opened.number)).toMatchObject({ draft: false });
  faults = [{ method: "POST", verdict: "lost-reply" }];
  expect(await pulls().setDraft(opened, true)).toBeUndefined();
  expect(await pulls().read(opened.number)).toMatchObject({ draft: true });
});

test("a draft that GitHub does not change is told in its words", async () => {
  const said = await pulls().setDraft({ nodeId: "PR_unknown" }, false);
  expect(said).toContain("Could not resolve to a node");
});

test("the pull request that became a commit is found with who merged it; its own commits are not that", async () => {
  const { number, headSha } = await pulls().open(pull);
  expect(await pulls().mergedAs(headSha)).toBeUndefined();
  const merged = await pulls().merge({ number, headSha, ...message });
  if (merged.kind !== "merged") throw new Error("it was not merged");
  expect(await pulls().mergedAs(merged.sha)).toEqual({
    number,
    title: pull.title,
    branch: pull.branch,
    mergedBy: "github-actions[bot]",
  });
  expect(await pulls().mergedAs(headSha)).toBeUndefined();
});
