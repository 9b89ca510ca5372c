import { AT, OWNER, refusal, rig, type Rig } from "./rig.ts";

let stage: Rig;
beforeEach(async () => {
  stage = await rig();
});
afterEach(() => stage.close());

/** A branch with one commit of Ada's and a pull request for it. */
async function opened(
  more: { title?: string; body?: string; draft?: boolean; files?: Record<string, string> } = {},
): Promise<number> {
  const { files = { "login.ts": "export {};\n" }, ...rest } = more;
  stage.git.commit("feature", files, "feat: add login\n\nWith a page.", "main");
  const { data } = await stage.job().rest.pulls.create({
    ...AT,
    title: "feat: add login (#1)",
    head: "feature",
    base: "main",
    ...rest,
  });
  return data.number;
}

const push = (
  branch: string,
  files: Record<string, string | null>,
  message?: string,
): Promise<void> =>
  stage.gitHub.notePush({
    ref: `refs/heads/${branch}`,
    ...stage.git.commit(branch, files, message),
    principal: { kind: "user", account: { login: "ada", id: 1, type: "User" }, role: "write" },
  });

describe("opening", () => {
  test("shows the pull request, its files, its commits and the issue that it is", async () => {
    const number = await opened({ body: "Closes #9" });
    const { rest } = stage.job();
    const at = { ...AT, pull_number: number };
    expect((await rest.pulls.get(at)).data).toMatchObject({
      state: "open",
      mergeable: true,
      mergeable_state: "clean",
      commits: 1,
      additions: 1,
      changed_files: 1,
      head: { ref: "feature", sha: stage.git.sha("feature"), label: "octo:feature" },
      base: { ref: "main", sha: stage.git.sha("main") },
    });
    expect((await rest.pulls.listFiles(at)).data).toMatchObject([
      { filename: "login.ts", status: "added", additions: 1, patch: "@@ -0,0 +1 @@\n+export {};" },
    ]);
    expect((await rest.pulls.listCommits(at)).data).toMatchObject([
      { commit: { message: "feat: add login\n\nWith a page." } },
    ]);
    const { data: issue } = await rest.issues.get({ ...AT, issue_number: number });
    expect(issue.pull_request?.merged_at).toBeNull();
    await rest.issues.addLabels({ ...AT, issue_number: number, labels: ["ready-to-merge"] });
    expect(stage.eventNames()).toEqual([
      "pull_request.opened",
      "label.created",
      "pull_request.labeled",
    ]);
    const [event] = stage.events;
    expect(event).toMatchObject({ ref: "refs/pull/1/merge", cause: "github_token" });
    expect(event?.sha).toBe(stage.git.sha("refs/pull/1/merge"));
    expect(stage.git.sha("refs/pull/1/head")).toBe(stage.git.sha("feature"));
  });

  test("is found by head branch and by base", async () => {
    await opened();
    const { rest } = stage.job();
    const numbers = async (query: object): Promise<number[]> =>
      (await rest.pulls.list({ ...AT, ...query })).data.map((pull) => pull.number);
    expect(await numbers({ head: `${OWNER}:feature` })).toEqual([1]);
    expect(await numbers({ head: `${OWNER}:other` })).toEqual([]);
    expect(await numbers({ base: "main", state: "all" })).toEqual([1]);
    expect(await numbers({ state: "closed" })).toEqual([]);
    const sha = stage.git.sha("feature");
    const { data } = await rest.repos.listPullRequestsAssociatedWithCommit({
      ...AT,
      commit_sha: sha,
    });
    expect(data.map((pull) => pull.number)).toEqual([1]);
  });

  test.each([
    { why: "no such head", head: "nope", base: "main", says: '"field":"head","code":"invalid"' },
    { why: "no such base", head: "feature", base: "nope", says: '"field":"base","code":"invalid"' },
    { why: "no commits", head: "main", base: "main", says: "No commits between main and main" },
    {
      why: "a twin",
      head: "feature",
      base: "main",
      says: "A pull request already exists for octo:feature.",
    },
  ])("answers 422 for $why", async ({ head, base, says }) => {
    await opened();
    const refused = await refusal(stage.job().rest.pulls.create({ ...AT, title: "x", head, base }));
    expect(refused.status).toBe(422);
    expect(refused.message).toContain(says);
  });
});

describe("following its head", () => {
  test("a push synchronizes, a deleted branch closes", async () => {
    await opened();
    stage.events.length = 0;
    await push("feature", { "page.ts": "export {};\n" });
    expect(stage.eventNames()).toEqual(["push", "pull_request.synchronize"]);
    expect(stage.events[1]?.payload).toMatchObject({ after: stage.git.sha("feature") });
    expect(stage.git.sha("refs/pull/1/head")).toBe(stage.git.sha("feature"));
    await stage.job().rest.git.deleteRef({ ...AT, ref: "heads/feature" });
    expect(stage.eventNames().slice(2)).toEqual(["push", "delete", "pull_request.closed"]);
    const { data } = await stage.job().rest.pulls.get({ ...AT, pull_number: 1 });
    expect(data).toMatchObject({ state: "closed", merged: false, mergeable: null });
  });

  test("update-branch merges the base into it", async () => {
    await opened();
    await push("main", { "other.txt": "x\n" });
    const { rest } = stage.job();
    const at = { ...AT, pull_number: 1 };
    expect(
      await refusal(rest.pulls.updateBranch({ ...at, expected_head_sha: "0".repeat(40) })),
    ).toMatchObject({
      status: 422,
    });
    expect((await rest.pulls.updateBranch(at)).status).toBe(202);
    expect(stage.git.git(["log", "-1", "--format=%s", "feature"])).toBe(
      "Merge branch 'main' into feature",
    );
    expect((await rest.pulls.get(at)).data.head.sha).toBe(stage.git.sha("feature"));
  });
});

describe("merging", () => {
  test("squash makes one commit and closes what the description names", async () => {
    await stage.job().rest.issues.create({ ...AT, title: "Wish" });
    const number = await opened({ body: "Closes #1" });
    const { rest } = stage.job();
    const at = { ...AT, pull_number: number };
    expect(await refusal(rest.pulls.checkIfMerged(at))).toMatchObject({ status: 404 });
    const sha = stage.git.sha("feature");
    const before = stage.git.sha("main");
    const { data } = await rest.pulls.merge({ ...at, merge_method: "squash", sha });
    expect(data).toEqual({
      sha: stage.git.sha("main"),
      merged: true,
      message: "Pull Request successfully merged",
    });
    expect(stage.git.git(["log", "-1", "--format=%P|%B|%an|%cn", "main"])).toBe(
      `${before}|feat: add login (#2)\n\nWith a page.\n|github-actions[bot]|GitHub`,
    );
    expect(stage.git.sha("main^{tree}")).toBe(stage.git.sha("feature^{tree}"));
    await rest.pulls.checkIfMerged(at);
    expect((await rest.pulls.get(at)).data).toMatchObject({
      merged: true,
      state: "closed",
      commits: 1,
      merge_commit_sha: data.sha,
      merged_by: { login: "github-actions[bot]" },
    });
    const { data: issue } = await rest.issues.get({ ...AT, issue_number: 1 });
    expect(issue).toMatchObject({ state: "closed", state_reason: "completed" });
    expect(stage.eventNames().slice(-3)).toEqual(["pull_request.closed", "push", "issues.closed"]);
    expect(stage.events.at(-3)).toMatchObject({ ref: "refs/heads/main", sha: data.sha });
  });

  test("merge keeps both parents, rebase replays the commits", async () => {
    await opened();
    await push("feature", { "b.ts": "b\n" }, "feat: b");
    await push("main", { "other.txt": "x\n" });
    const merged = await stage.job().rest.pulls.merge({ ...AT, pull_number: 1 });
    expect(stage.git.git(["log", "-1", "--format=%P", merged.data.sha]).split(" ")).toHaveLength(2);
    expect(stage.git.git(["log", "-1", "--format=%s", "main"])).toBe(
      "Merge pull request #1 from octo/feature",
    );
    stage.git.commit("second", { "c.ts": "c\n" }, "feat: c", "main");
    stage.git.commit("second", { "d.ts": "d\n" }, "feat: d");
    await stage.job().rest.pulls.create({ ...AT, title: "x", head: "second", base: "main" });
    await push("main", { "third.txt": "x\n" }, "chore: third");
    await stage.job().rest.pulls.merge({ ...AT, pull_number: 2, merge_method: "rebase" });
    expect(stage.git.git(["log", "-3", "--format=%s by %an", "main"]).split("\n")).toEqual([
      "feat: d by Ada",
      "feat: c by Ada",
      "chore: third by Ada",
    ]);
  });

  test("refuses a conflict, a draft, a moved head and what is closed", async () => {
    await opened({ files: { "README.md": "# Ours\n" } });
    const { rest } = stage.job();
    const at = { ...AT, pull_number: 1 };
    const moved = await refusal(rest.pulls.merge({ ...at, sha: stage.git.sha("main") }));
    expect(moved).toMatchObject({ status: 409 });
    expect(moved.message).toContain("Head branch was modified");
    await stage.gitHub.as("ada").setDraft(1, true);
    expect((await refusal(rest.pulls.merge(at))).message).toContain("still a draft");
    await stage.gitHub.as("ada").setDraft(1, false);
    expect(stage.eventNames()).toContain("pull_request.ready_for_review");
    await push("main", { "README.md": "# Theirs\n" });
    expect((await rest.pulls.get(at)).data).toMatchObject({
      mergeable: false,
      mergeable_state: "dirty",
    });
    expect(await refusal(rest.pulls.merge(at))).toMatchObject({
      status: 405,
      message: expect.stringContaining("not mergeable") as string,
    });
    await rest.pulls.update({ ...at, state: "closed" });
    expect(await refusal(rest.pulls.merge(at))).toMatchObject({ status: 405 });
  });

  test("a keyword in a commit closes the issue when it reaches the default branch", async () => {
    await stage.job().rest.issues.create({ ...AT, title: "Wish" });
    await push("other", { "a.txt": "a\n" }, "fix: a\n\nFixes #1");
    const state = async (): Promise<string> =>
      (await stage.job().rest.issues.get({ ...AT, issue_number: 1 })).data.state;
    expect(await state()).toBe("open");
    await push("main", { "a.txt": "a\n" }, "fix: a\n\nFixes #1");
    expect(await state()).toBe("closed");
  });
});

describe("branch protection", () => {
  const merge = (sha?: string) =>
    stage.job().rest.pulls.merge({ ...AT, pull_number: 1, ...(sha === undefined ? {} : { sha }) });

  test("required checks must be there and green", async () => {
    await opened();
    await stage.gitHub.as("grace").protect("main", { checks: ["ci", "lint"] });
    const state = async (): Promise<string> =>
      (await stage.job().rest.pulls.get({ ...AT, pull_number: 1 })).data.mergeable_state;
    expect(await state()).toBe("blocked");
    expect(await refusal(merge())).toMatchObject({
      status: 405,
      message: expect.stringContaining('Required status check "ci" is expected.') as string,
    });
    const sha = stage.git.sha("feature");
    const ada = stage.user("ada").rest.repos;
    await ada.createCommitStatus({ ...AT, sha, context: "ci", state: "success" });
    const { data: check } = await stage
      .job()
      .rest.checks.create({ ...AT, name: "lint", head_sha: sha, status: "in_progress" });
    expect((await refusal(merge())).message).toContain('"lint" is in progress');
    await stage.job().rest.checks.update({
      ...AT,
      check_run_id: check.id,
      conclusion: "failure",
      status: "completed",
    });
    expect((await refusal(merge())).message).toContain('"lint" is failing');
    await stage
      .job()
      .rest.checks.create({ ...AT, name: "lint", head_sha: sha, conclusion: "success" });
    expect(await state()).toBe("clean");
    await merge();
  });

  test("strict checks want the head to contain the base", async () => {
    await opened();
    await stage.gitHub.as("grace").protect("main", { checks: [], strict: true });
    await push("main", { "other.txt": "x\n" });
    expect((await stage.job().rest.pulls.get({ ...AT, pull_number: 1 })).data.mergeable_state).toBe(
      "behind",
    );
    expect((await refusal(merge())).message).toContain("not up to date");
  });

  test("required reviews count people with write access, and the newest word of each", async () => {
    await opened();
    await stage.gitHub.as("grace").protect("main", { reviews: 1 });
    const review = (login: string, event: "APPROVE" | "REQUEST_CHANGES") =>
      stage.user(login).rest.pulls.createReview({ ...AT, pull_number: 1, event, body: "." });
    await review("eve", "APPROVE");
    expect((await refusal(merge())).message).toContain("At least 1 approving review is required");
    await review("ada", "REQUEST_CHANGES");
    expect((await refusal(merge())).message).toContain("Changes were requested");
    await review("ada", "APPROVE");
    await merge();
    const { data } = await stage.job().rest.pulls.listReviews({ ...AT, pull_number: 1 });
    expect(data.map(({ state }) => state)).toEqual(["APPROVED", "CHANGES_REQUESTED", "APPROVED"]);
    expect(stage.eventNames()).toContain("pull_request_review.submitted");
  });

  test("admins pass unless they are held to it", async () => {
    await opened();
    const grace = stage.gitHub.as("grace");
    await grace.protect("main", { checks: ["ci"], enforceAdmins: true });
    expect(await refusal(grace.merge(1))).toMatchObject({ status: 405 });
    await grace.protect("main", { checks: ["ci"] });
    await grace.merge(1);
  });
});

describe("GraphQL", () => {
  const mutation = (name: string): string =>
    `mutation ($id: ID!) { ${name}(input: {pullRequestId: $id}) { pullRequest { isDraft } } }`;
  const toDraft = mutation("convertPullRequestToDraft");
  const nodeOf = async (number: number): Promise<string> =>
    (await stage.job().rest.pulls.get({ ...AT, pull_number: number })).data.node_id;

  test("makes a pull request a draft and ready again", async () => {
    const number = await opened();
    const id = await nodeOf(number);
    const job = stage.job();
    expect(await job.graphql(toDraft, { id })).toEqual({
      convertPullRequestToDraft: { pullRequest: { isDraft: true } },
    });
    expect(await job.graphql(mutation("markPullRequestReadyForReview"), { id })).toEqual({
      markPullRequestReadyForReview: { pullRequest: { isDraft: false } },
    });
    expect(stage.eventNames()).toEqual(
      expect.arrayContaining(["pull_request.converted_to_draft", "pull_request.ready_for_review"]),
    );
  });

  test("needs pull-requests: write, and a pull request that is open", async () => {
    const number = await opened();
    const id = await nodeOf(number);
    const reader = stage.job({ "pull-requests": "read", contents: "write" });
    await expect(reader.graphql(toDraft, { id })).rejects.toThrow(/not accessible by integration/);
    await expect(stage.job().graphql(toDraft, { id: "PR_x" })).rejects.toThrow(/resolve to a node/);
    await stage.gitHub.as("ada").call("pulls/update", { pull_number: number, state: "closed" });
    await expect(stage.job().graphql(toDraft, { id })).rejects.toThrow(/closed/);
  });

  test("has no other texts", async () => {
    await expect(stage.job().graphql("{ viewer { login } }")).rejects.toMatchObject({
      status: 501,
    });
  });
});

test("a ruleset demands what the branch's own protection would, and only its own list tells of it", async () => {
  await opened();
  const { rest } = stage.job();
  const at = { ...AT, branch: "main" };
  expect((await rest.repos.getBranchRules(at)).data).toEqual([]);
  await stage.gitHub
    .as("grace")
    .protect("main", { checks: ["ci"], reviews: 1, enforceAdmins: true, ruleset: true });
  const { data: rules } = await rest.repos.getBranchRules(at);
  expect(rules.map(({ type }) => type)).toEqual(["required_status_checks", "pull_request"]);
  const { data: branch } = await rest.repos.getBranch(at);
  expect(branch.protection.required_status_checks?.contexts).toEqual([]);
  const merge = { ...AT, pull_number: 1 };
  expect(await refusal(rest.pulls.merge(merge))).toMatchObject({ status: 405 });
  await stage.gitHub.as("ada").approve(1);
  await stage.gitHub.as("ada").report(1, { context: "ci", state: "success" });
  await rest.pulls.merge(merge);
});

describe("reviewers", () => {
  test("are collaborators, or nobody of those named is asked", async () => {
    await opened();
    const { rest } = stage.job();
    const ask = (more: object) => rest.pulls.requestReviewers({ ...AT, pull_number: 1, ...more });
    for (const more of [
      { reviewers: ["ada", "stranger"] },
      { reviewers: ["mallory"] },
      { team_reviewers: ["web"] },
    ])
      expect(await refusal(ask(more))).toMatchObject({ status: 422 });
    const { data } = await rest.pulls.listRequestedReviewers({ ...AT, pull_number: 1 });
    expect(data.users).toEqual([]);
  });

  test("are requested and taken back; nobody approves their own", async () => {
    await opened();
    const { rest } = stage.job();
    const at = { ...AT, pull_number: 1 };
    await rest.pulls.requestReviewers({ ...at, reviewers: ["ada", "grace"] });
    await rest.pulls.removeRequestedReviewers({ ...at, reviewers: ["grace"] });
    const { data } = await rest.pulls.listRequestedReviewers(at);
    expect(data.users.map(({ login }) => login)).toEqual(["ada"]);
    expect(await refusal(rest.pulls.createReview({ ...at, event: "APPROVE" }))).toMatchObject({
      status: 422,
    });
    const { data: review } = await rest.pulls.createReview({ ...at, event: "COMMENT", body: "Hm" });
    expect((await rest.pulls.getReview({ ...at, review_id: review.id })).data.body).toBe("Hm");
  });
});
