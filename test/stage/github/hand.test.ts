import { startsWorkflows } from "../../../src/stage/contract/events.ts";
import { AT, rig, type Rig } from "./rig.ts";

let stage: Rig;
beforeEach(async () => {
  stage = await rig();
});
afterEach(() => stage.close());

test("a person's acts go through the same code and start workflows", async () => {
  const ada = stage.gitHub.as("ada");
  const number = await ada.createIssue({
    number: 500,
    title: "Login",
    labels: ["trigger:agent-execute"],
  });
  expect(number).toBe(500);
  await ada.comment(500, "/miyabi approve");
  await ada.edit(500, { body: "More" });
  await ada.setLabels(500, ["a", "b"]);
  await ada.addLabels(500, "c");
  await ada.removeLabel(500, "a");
  await ada.close(500);
  await ada.reopen(500);
  expect(await ada.createIssue({ title: "Next" })).toBe(501);
  expect(stage.events.every((event) => event.cause === "user" && startsWorkflows(event))).toBe(
    true,
  );
  expect(stage.events.find(({ name }) => name === "issues")).toMatchObject({
    actor: { login: "ada" },
    ref: "refs/heads/main",
    sha: stage.git.sha("main"),
    payload: { sender: { login: "ada" }, issue: { number: 500 } },
  });
  expect(stage.log).toEqual([]);
});

test("a person pushes one commit, with new, changed and deleted files", async () => {
  const ada = stage.gitHub.as("ada");
  const first = await ada.push("chore: Two files", { "a/b.txt": "one\n", "c.txt": "x\n" });
  const second = await ada.push("chore: Other", { "a/b.txt": "two\n", "c.txt": null });
  expect(stage.git.sha("main")).toBe(second);
  expect(await ada.call("git/get-commit", { commit_sha: second })).toMatchObject({
    message: "chore: Other",
    parents: [{ sha: first }],
  });
  const tree = await ada.call("git/get-tree", { tree_sha: "main", recursive: "1" });
  const paths = (tree as { tree: { path: string }[] }).tree.map(({ path }) => path);
  expect([paths.includes("a/b.txt"), paths.includes("c.txt")]).toEqual([true, false]);
  expect(stage.events.filter(({ name }) => name === "push")).toHaveLength(2);
  await expect(stage.gitHub.as("eve").push("x", { a: "1" })).rejects.toMatchObject({ status: 403 });
});

test("a person without the right is refused", async () => {
  await stage.gitHub.as("ada").createIssue({ title: "x" });
  await expect(stage.gitHub.as("eve").addLabels(1, "a")).rejects.toMatchObject({ status: 403 });
  await expect(stage.gitHub.as("ada").removeLabel(1, "a")).rejects.toMatchObject({ status: 404 });
});

test("what a job causes starts no workflow", async () => {
  await stage.job().rest.issues.create({ ...AT, title: "x" });
  expect(stage.events.map(startsWorkflows)).toEqual([false]);
});

test("any operation can be called by name", async () => {
  const ada = stage.gitHub.as("ada");
  await ada.createIssue({ title: "x" });
  expect(await ada.call("issues/list-for-repo", { state: "open", per_page: 1 })).toMatchObject([
    { number: 1 },
  ]);
});

test("the snapshot shows everything, with the history of the labels", async () => {
  const ada = stage.gitHub.as("ada");
  await ada.createIssue({ title: "x", labels: ["state:pending"] });
  stage.pass(1000);
  await stage.job().rest.issues.setLabels({ ...AT, issue_number: 1, labels: ["state:done"] });
  stage.git.commit("feature", { "a.txt": "a\n" }, "a", "main");
  await ada.call("pulls/create", { title: "p", head: "feature", base: "main" });
  await ada.approve(2).catch(() => undefined);
  await stage.gitHub.as("grace").approve(2);
  await ada.merge(2, "squash");
  await ada.call("repos/create-release", { tag_name: "v1" });
  await ada.call("repos/create-deployment", {
    ref: "main",
    auto_merge: false,
    required_contexts: [],
  });
  const state = await stage.gitHub.snapshot();
  expect(state.issues[0]?.labelHistory).toEqual([
    { at: "2026-03-01T09:00:00Z", actor: "ada", event: "labeled", label: "state:pending" },
    {
      at: "2026-03-01T09:00:01Z",
      actor: "github-actions[bot]",
      event: "unlabeled",
      label: "state:pending",
    },
    {
      at: "2026-03-01T09:00:01Z",
      actor: "github-actions[bot]",
      event: "labeled",
      label: "state:done",
    },
  ]);
  expect(state.pulls).toMatchObject([
    {
      number: 2,
      state: "closed",
      mergedBy: "ada",
      reviews: [{ author: "grace", state: "APPROVED" }],
    },
  ]);
  expect(Object.keys(state.branches)).toEqual(["feature", "main"]);
  expect(state.tags).toEqual({ v1: stage.git.sha("main") });
  expect(state).toMatchObject({
    releases: [{ tag: "v1" }],
    deployments: [{ environment: "production" }],
  });
  expect(JSON.parse(JSON.stringify(state))).toEqual(state);
});

test("a push over the git remote is told to GitHub", async () => {
  const moved = stage.git.commit("feature", { "a.txt": "a\n" }, "a", "main");
  const principal = stage.tokens.resolve(stage.token());
  if (principal === undefined) throw new Error("no principal");
  await stage.gitHub.notePush({ ref: "refs/heads/feature", ...moved, principal });
  expect(stage.eventNames()).toEqual(["create", "push"]);
  expect(stage.events[1]).toMatchObject({
    ref: "refs/heads/feature",
    sha: moved.after,
    cause: "github_token",
    payload: { created: true, commits: [{ id: moved.after }], head_commit: { id: moved.after } },
  });
});
