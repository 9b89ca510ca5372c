import { randomBytes } from "node:crypto";
import { unlink } from "node:fs/promises";
import { join } from "node:path";
import { ZERO_ID } from "../../../src/stage/remote/push-request.ts";
import { commitFile, git, must, stageRemote, type StageRemote } from "./stage-remote.ts";

describe("pushing to the stage's git remote", () => {
  let stage: StageRemote;
  beforeAll(async () => {
    stage = await stageRemote({
      mayPush: ({ ref, forced }) =>
        ref === "refs/heads/protected"
          ? "Changes must be made through a pull request."
          : forced && ref === "refs/heads/main"
            ? "Cannot force-push to this branch"
            : true,
    });
  });
  afterAll(() => stage.close());

  const onStage = (ref: string) => git(stage.gitDir, "rev-parse", "--verify", "-q", ref);

  test("a job with contents: write creates, changes, forces and deletes a branch, and each is told", async () => {
    const token = stage.jobToken("write");
    const dir = await stage.clone(token);
    const first = await commitFile(dir, "a.txt", "1");
    await must(dir, "push", "-q", "origin", "HEAD:refs/heads/topic");
    const second = await commitFile(dir, "a.txt", "2");
    await must(dir, "push", "-q", "origin", "HEAD:refs/heads/topic");
    await must(dir, "push", "-q", "--force", "origin", `${first}:refs/heads/topic`);
    await must(dir, "push", "-q", "origin", ":refs/heads/topic");

    const told = stage.pushed.filter(({ ref }) => ref === "refs/heads/topic");
    expect(told.map(({ before, after }) => [before, after])).toEqual([
      [ZERO_ID, first],
      [first, second],
      [second, first],
      [first, ZERO_ID],
    ]);
    expect(told[0]?.principal).toEqual(stage.tokens.resolve(token));
    expect((await onStage("refs/heads/topic")).code).toBe(1);
  });

  test("a job with contents: read is refused in GitHub's words", async () => {
    const dir = await stage.clone(stage.jobToken("read"));
    await commitFile(dir, "a.txt", "read only");
    const { code, err } = await git(dir, "push", "origin", "HEAD:refs/heads/read-only");
    expect(code).not.toBe(0);
    expect(err).toContain("remote: Permission to acme/app.git denied to github-actions[bot].");
    expect(err).toContain("The requested URL returned error: 403");
  });

  test("people push by their role", async () => {
    const dir = await stage.clone(stage.userToken("read"));
    await commitFile(dir, "b.txt", "b");
    const push = (role: "read" | "write") =>
      git(dir, "push", stage.as(stage.userToken(role)), "HEAD:refs/heads/by-mona");
    expect((await push("read")).err).toContain("denied to mona.");
    expect((await push("write")).code).toBe(0);
  });

  test("a protected branch is refused, what is pushed beside it is not", async () => {
    const dir = await stage.clone(stage.jobToken("write"));
    const head = await commitFile(dir, "c.txt", "c");
    const { err } = await git(dir, "push", "origin", "HEAD:protected", "HEAD:refs/heads/beside");
    expect(err).toContain(
      "remote: error: GH006: Protected branch update failed for refs/heads/protected.",
    );
    expect(err).toContain("remote: error: Changes must be made through a pull request.");
    expect(err).toContain("[remote rejected] HEAD -> protected (protected branch hook declined)");
    expect((await onStage("refs/heads/protected")).code).toBe(1);
    expect((await onStage("refs/heads/beside")).out).toBe(head);
  });

  test("an atomic push with a refused ref changes nothing", async () => {
    const dir = await stage.clone(stage.jobToken("write"));
    await commitFile(dir, "d.txt", "d");
    const { err } = await git(dir, "push", "--atomic", "origin", "HEAD:protected", "HEAD:together");
    expect(err).toContain("atomic push failure");
    expect((await onStage("refs/heads/together")).code).toBe(1);
  });

  test("protection is told of a forced push", async () => {
    const dir = await stage.clone(stage.jobToken("write"));
    await must(dir, "commit", "-q", "--amend", "-m", "rewritten");
    const { err } = await git(dir, "push", "--force", "origin", "HEAD:main");
    expect(err).toContain("Cannot force-push to this branch");
    expect((await onStage("refs/heads/main")).out).toBe(stage.head);
  });

  test("GITHUB_TOKEN cannot create, change or delete a workflow; the objects do not stay", async () => {
    const dir = await stage.clone(stage.jobToken("write"));
    const refusal = (file: string) =>
      `refusing to allow a GitHub App to create or update workflow \`.github/workflows/${file}\` without \`workflows\` permission`;
    const created = await commitFile(dir, ".github/workflows/evil.yml", "on: push\n");
    const push = () => git(dir, "push", "origin", "HEAD:refs/heads/workflow");
    expect((await push()).err).toContain(
      `[remote rejected] HEAD -> workflow (${refusal("evil.yml")})`,
    );
    expect((await git(stage.gitDir, "cat-file", "-e", created)).code).not.toBe(0);

    await must(dir, "reset", "-q", "--hard", stage.head);
    await commitFile(dir, ".github/workflows/ci.yml", "on: [push, pull_request]\n");
    expect((await push()).err).toContain(refusal("ci.yml"));

    await must(dir, "reset", "-q", "--hard", stage.head);
    await unlink(join(dir, ".github/workflows/ci.yml"));
    await must(dir, "commit", "-q", "-a", "-m", "no more checks");
    expect((await push()).err).toContain(refusal("ci.yml"));
  });

  test("a workflow changed and changed back within the push is refused too", async () => {
    const dir = await stage.clone(stage.jobToken("write"));
    await commitFile(dir, ".github/workflows/evil.yml", "on: push\n");
    await must(dir, "rm", "-q", ".github/workflows/evil.yml");
    await must(dir, "commit", "-q", "-m", "hide it");
    const { err } = await git(dir, "push", "origin", "HEAD:refs/heads/hidden");
    expect(err).toContain("workflows/evil.yml");
  });

  test("a person may change workflows, and a job may merge what is on another branch already", async () => {
    const person = await stage.clone(stage.userToken("write"));
    await commitFile(person, ".github/workflows/new.yml", "on: workflow_dispatch\n");
    await must(person, "push", "-q", "origin", "HEAD:refs/heads/with-workflow");

    const job = await stage.clone(stage.jobToken("write"));
    await must(job, "checkout", "-q", "-b", "feature", stage.head);
    await commitFile(job, "feature.txt", "f");
    await must(job, "merge", "-q", "--no-edit", "origin/with-workflow");
    expect(await git(job, "push", "origin", "HEAD:refs/heads/feature")).toMatchObject({ code: 0 });

    await must(job, "checkout", "-q", "-b", "copy", stage.head);
    await commitFile(job, ".github/workflows/new.yml", "on: workflow_dispatch\n");
    expect(await git(job, "push", "origin", "HEAD:refs/heads/copy")).toMatchObject({ code: 0 });
  });

  test("a push from a shallow clone works", async () => {
    const dir = await stage.clone(stage.jobToken("write"), "--depth=1");
    const head = await commitFile(dir, "shallow.txt", "s");
    await must(dir, "push", "-q", "origin", "HEAD:refs/heads/shallow");
    expect((await onStage("refs/heads/shallow")).out).toBe(head);
  });

  test("a push of 50 MB, sent in chunks, works", async () => {
    const dir = await stage.clone(stage.jobToken("write"));
    const head = await commitFile(dir, "big.bin", randomBytes(50 * 1024 * 1024));
    await must(dir, "push", "-q", "origin", "HEAD:refs/heads/big");
    expect((await onStage("refs/heads/big")).out).toBe(head);
  });

  test("git's own rules stay: stale updates, pull request refs and the default branch", async () => {
    const dir = await stage.clone(stage.jobToken("write"));
    const behind = await git(dir, "push", "origin", `${stage.head}^:refs/heads/main`);
    expect(behind.err).toContain("non-fast-forward");
    const pull = await git(dir, "push", "origin", "HEAD:refs/pull/1/head");
    expect(pull.err).toContain("deny updating a hidden ref");
    const deletion = await git(dir, "push", "origin", ":refs/heads/main");
    expect(deletion.err).toContain("remote rejected");
    expect((await onStage("refs/heads/main")).out).toBe(stage.head);
  });

  test("pushes at the same time to different branches all arrive", async () => {
    const names = ["lane-1", "lane-2", "lane-3"];
    const dirs = await Promise.all(names.map(() => stage.clone(stage.jobToken("write"))));
    const heads = await Promise.all(
      names.map((name, index) => commitFile(dirs[index] ?? "", `${name}.txt`, name)),
    );
    await Promise.all(
      names.map((name, index) =>
        must(dirs[index] ?? "", "push", "-q", "origin", `HEAD:refs/heads/${name}`),
      ),
    );
    for (const [index, name] of names.entries()) {
      expect((await onStage(`refs/heads/${name}`)).out).toBe(heads[index]);
    }
  });

  test("a body that is no push is answered 400", async () => {
    const response = await fetch(`${stage.url}/git-receive-pack`, {
      method: "POST",
      headers: { authorization: `Bearer ${stage.jobToken("write")}` },
      body: "hello",
    });
    expect(response.status).toBe(400);
  });
});
