import type { Principal } from "../../../src/stage/contract/tokens.ts";
import { AT, refusal, rig, type Rig } from "./rig.ts";

let stage: Rig;
beforeEach(async () => {
  stage = await rig();
});
afterEach(() => stage.close());

const base64 = (text: string): string => Buffer.from(text).toString("base64");

describe("refs", () => {
  test("are read, created, moved forward and deleted, with the events of a push", async () => {
    const { rest } = stage.job();
    const first = stage.git.sha("main");
    await rest.git.createRef({ ...AT, ref: "refs/heads/feature/a", sha: first });
    const { data: ref } = await rest.git.getRef({ ...AT, ref: "heads/feature/a" });
    expect(ref).toMatchObject({
      ref: "refs/heads/feature/a",
      object: { sha: first, type: "commit" },
    });
    const { after } = stage.git.commit("other", { "a.txt": "a\n" }, "feat: a", "main");
    await rest.git.updateRef({ ...AT, ref: "heads/feature/a", sha: after });
    expect(
      await refusal(rest.git.updateRef({ ...AT, ref: "heads/feature/a", sha: first })),
    ).toMatchObject({
      status: 422,
      message: expect.stringContaining("not a fast forward") as string,
    });
    await rest.git.updateRef({ ...AT, ref: "heads/feature/a", sha: first, force: true });
    const { data: matching } = await rest.git.listMatchingRefs({ ...AT, ref: "heads/feat" });
    expect(matching.map((one) => one.ref)).toEqual(["refs/heads/feature/a"]);
    await rest.git.deleteRef({ ...AT, ref: "heads/feature/a" });
    expect(await refusal(rest.git.getRef({ ...AT, ref: "heads/feature/a" }))).toMatchObject({
      status: 404,
    });
    expect(stage.eventNames()).toEqual(["create", "push", "push", "push", "push", "delete"]);
    expect(stage.events[2]?.payload).toMatchObject({
      ref: "refs/heads/feature/a",
      before: first,
      after,
      forced: false,
      commits: [{ id: after, added: ["a.txt"] }],
    });
    expect(stage.events[3]?.payload).toMatchObject({ forced: true });
  });

  test.each([
    { ref: "refs/heads/main", sha: undefined, says: "Reference already exists" },
    { ref: "refs/heads/new", sha: "1".repeat(40), says: "Object does not exist" },
    { ref: "refs/heads/a..b", sha: undefined, says: "Reference name is invalid" },
    { ref: "refs/notes/x", sha: undefined, says: "Reference name is invalid" },
  ])("answers 422: $says", async ({ ref, sha = stage.git.sha("main"), says }) => {
    const refused = await refusal(stage.job().rest.git.createRef({ ...AT, ref, sha }));
    expect(refused).toMatchObject({
      status: 422,
      message: expect.stringContaining(says) as string,
    });
  });

  test("slashes may come plain", async () => {
    const { request } = stage.job();
    expect((await request("GET /repos/octo/shop/git/ref/heads/main")).status).toBe(200);
    expect(
      await request("GET /repos/octo/shop/branches/main/protection").catch((e: unknown) => e),
    ).toMatchObject({
      status: 403,
    });
  });
});

describe("objects", () => {
  test("a commit is built from blobs and trees", async () => {
    const { rest } = stage.job();
    const parent = stage.git.sha("main");
    const { data: blob } = await rest.git.createBlob({
      ...AT,
      content: base64("hi\n"),
      encoding: "base64",
    });
    const { data: tree } = await rest.git.createTree({
      ...AT,
      base_tree: parent,
      tree: [
        { path: "src/hi.txt", mode: "100644", type: "blob", sha: blob.sha },
        { path: "src/inline.txt", mode: "100644", content: "inline\n" },
        { path: "README.md", sha: null },
      ],
    });
    const { data: commit } = await rest.git.createCommit({
      ...AT,
      message: "feat: hi",
      tree: tree.sha,
      parents: [parent],
    });
    expect((await rest.git.getCommit({ ...AT, commit_sha: commit.sha })).data).toMatchObject({
      message: "feat: hi",
      tree: { sha: tree.sha },
      parents: [{ sha: parent }],
      author: { name: "github-actions[bot]" },
    });
    const { data: shown } = await rest.git.getTree({ ...AT, tree_sha: commit.sha, recursive: "1" });
    expect(shown.tree.map(({ path }) => path)).toEqual(["src", "src/hi.txt", "src/inline.txt"]);
    const { data: read } = await rest.git.getBlob({ ...AT, file_sha: blob.sha });
    expect(Buffer.from(read.content, "base64").toString()).toBe("hi\n");
    expect(await refusal(rest.git.getBlob({ ...AT, file_sha: parent }))).toMatchObject({
      status: 404,
    });
    const bad = { ...AT, message: "x", tree: "0".repeat(40) };
    expect(await refusal(rest.git.createCommit(bad))).toMatchObject({ status: 422 });
  });

  test("an annotated tag", async () => {
    const { rest } = stage.job();
    const object = stage.git.sha("main");
    const { data: tag } = await rest.git.createTag({
      ...AT,
      tag: "v1",
      message: "One",
      object,
      type: "commit",
    });
    await rest.git.createRef({ ...AT, ref: "refs/tags/v1", sha: tag.sha });
    expect((await rest.git.getTag({ ...AT, tag_sha: tag.sha })).data).toMatchObject({
      tag: "v1",
      message: "One",
      object: { sha: object, type: "commit" },
    });
    expect((await rest.repos.listTags(AT)).data).toMatchObject([
      { name: "v1", commit: { sha: object } },
    ]);
  });
});

describe("contents", () => {
  test("a file is written, changed and deleted, each with the sha that was seen", async () => {
    const { rest } = stage.job();
    const file = { ...AT, path: "docs/a b.md", message: "docs: a" };
    const { data: first, status } = await rest.repos.createOrUpdateFileContents({
      ...file,
      content: base64("one\n"),
    });
    expect(status).toBe(201);
    const put = (sha?: string) =>
      rest.repos.createOrUpdateFileContents({
        ...file,
        content: base64("two\n"),
        ...(sha === undefined ? {} : { sha }),
      });
    expect(await refusal(put())).toMatchObject({ status: 422 });
    expect(await refusal(put("0".repeat(40)))).toMatchObject({ status: 409 });
    expect((await put(first.content?.sha)).status).toBe(200);
    const { data } = await rest.repos.getContent({ ...AT, path: "docs/a b.md" });
    if (Array.isArray(data) || data.type !== "file") throw new Error("not a file");
    expect(Buffer.from(data.content, "base64").toString()).toBe("two\n");
    const { data: folder } = await rest.repos.getContent({ ...AT, path: "docs" });
    expect(folder).toMatchObject([{ type: "file", path: "docs/a b.md" }]);
    const { data: root } = await rest.repos.getContent({ ...AT, path: "" });
    expect(root).toMatchObject([{ path: "README.md" }, { path: "docs", type: "dir" }]);
    await rest.repos.deleteFile({ ...file, sha: data.sha });
    expect(await refusal(rest.repos.getContent({ ...AT, path: "docs/a b.md" }))).toMatchObject({
      status: 404,
    });
    expect(stage.eventNames()).toEqual(["push", "push", "push"]);
  });

  test("a job cannot write workflow files, a person can", async () => {
    const file = {
      ...AT,
      path: ".github/workflows/a.yml",
      message: "ci",
      content: base64("on: push\n"),
    };
    expect(await refusal(stage.job().rest.repos.createOrUpdateFileContents(file))).toMatchObject({
      status: 403,
    });
    await stage.user("ada").rest.repos.createOrUpdateFileContents(file);
  });
});

describe("commits and branches", () => {
  test("are listed, shown and compared", async () => {
    const { rest } = stage.job();
    stage.git.commit("feature", { "a.txt": "a\nb\n", "README.md": null }, "feat: a", "main");
    const sha = stage.git.sha("feature");
    const { data: commits } = await rest.repos.listCommits({ ...AT, sha: "feature" });
    expect(commits.map(({ commit }) => commit.message)).toEqual(["feat: a", "Initial commit"]);
    expect(
      (await rest.repos.listCommits({ ...AT, sha: "feature", path: "a.txt" })).data,
    ).toHaveLength(1);
    expect((await rest.repos.getCommit({ ...AT, ref: "feature" })).data).toMatchObject({
      sha,
      stats: { additions: 2, deletions: 1, total: 3 },
      files: [
        { filename: "README.md", status: "removed" },
        { filename: "a.txt", status: "added" },
      ],
    });
    const basehead = "main...feature";
    expect((await rest.repos.compareCommitsWithBasehead({ ...AT, basehead })).data).toMatchObject({
      status: "ahead",
      ahead_by: 1,
      behind_by: 0,
      total_commits: 1,
    });
    const { data: branches } = await rest.repos.listBranches(AT);
    expect(branches.map(({ name }) => name)).toEqual(["feature", "main"]);
    expect((await rest.repos.getBranch({ ...AT, branch: "feature" })).data.commit.sha).toBe(sha);
    expect(await refusal(rest.repos.getBranch({ ...AT, branch: "nope" }))).toMatchObject({
      status: 404,
    });
    expect(await refusal(rest.repos.getCommit({ ...AT, ref: "--all" }))).toMatchObject({
      status: 422,
    });
  });

  test("a branch is merged into another", async () => {
    const { rest } = stage.job();
    stage.git.commit("feature", { "a.txt": "a\n" }, "feat: a", "main");
    const order = { ...AT, base: "main", head: "feature" };
    expect((await rest.repos.merge(order)).status).toBe(201);
    expect((await rest.repos.merge(order)).status).toBe(204);
    expect(await refusal(rest.repos.merge({ ...order, head: "nope" }))).toMatchObject({
      status: 404,
    });
    stage.git.commit("one", { "README.md": "one\n" }, "one", "main");
    stage.git.commit("main", { "README.md": "two\n" }, "two");
    expect(await refusal(rest.repos.merge({ ...order, head: "one" }))).toMatchObject({
      status: 409,
    });
  });
});

describe("protection", () => {
  const rules = {
    required_status_checks: { strict: true, contexts: ["ci"] },
    enforce_admins: true,
    required_pull_request_reviews: { required_approving_review_count: 2 },
    restrictions: null,
  };

  test("is set, read and removed by an admin only", async () => {
    const { rest } = stage.user("grace");
    const at = { ...AT, branch: "main" };
    expect(await refusal(rest.repos.getBranchProtection(at))).toMatchObject({ status: 404 });
    await rest.repos.updateBranchProtection({ ...at, ...rules });
    expect((await rest.repos.getBranchProtection(at)).data).toMatchObject({
      required_status_checks: { strict: true, contexts: ["ci"] },
      required_pull_request_reviews: { required_approving_review_count: 2 },
      enforce_admins: { enabled: true },
    });
    expect((await stage.job().rest.repos.getBranch(at)).data.protected).toBe(true);
    expect(await refusal(stage.user("ada").rest.repos.getBranchProtection(at))).toMatchObject({
      status: 403,
    });
    await rest.repos.deleteBranchProtection(at);
    expect((await stage.job().rest.repos.getBranch(at)).data.protected).toBe(false);
  });

  test("holds for pushes", async () => {
    const before = stage.git.sha("main");
    const { after } = stage.git.commit("next", { "a.txt": "a\n" }, "a", "main");
    const account = { login: "ada", id: 1, type: "User" } as const;
    const principal: Principal = { kind: "user", account, role: "write" };
    const push = { ref: "refs/heads/main", before, after, forced: false, principal };
    const verdict = (change: object = {}): true | string =>
      stage.gitHub.protection({ ...push, ...change });
    expect(verdict()).toBe(true);
    await stage.gitHub.as("grace").protect("main", { checks: ["ci"] });
    expect(verdict()).toBe('Required status check "ci" is expected.');
    expect(verdict({ forced: true })).toBe("Cannot force-push to this branch");
    expect(verdict({ after: "0".repeat(40) })).toBe("Cannot delete this protected branch");
    expect(verdict({ principal: { ...principal, role: "admin" } })).toBe(true);
    expect(verdict({ ref: "refs/heads/other" })).toBe(true);
    const moved = stage.user("ada").rest.git.updateRef({ ...AT, ref: "heads/main", sha: after });
    expect(await refusal(moved)).toMatchObject({ status: 422 });
    await stage.gitHub.as("grace").protect("main", { reviews: 1 });
    expect(verdict()).toBe("Changes must be made through a pull request.");
  });

  test("a job cannot point a branch at changed workflow files", async () => {
    const files = { ".github/workflows/a.yml": "on: push\n" };
    const { after: sha } = stage.git.commit("ci", files, "ci", "main");
    const ref = { ...AT, ref: "refs/heads/copy", sha };
    expect(await refusal(stage.job().rest.git.createRef(ref))).toMatchObject({
      status: 422,
      message: expect.stringContaining("without `workflows` permission") as string,
    });
    await stage.user("ada").rest.git.createRef(ref);
  });
});
