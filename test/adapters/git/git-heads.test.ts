import { gitHeads } from "../../../src/adapters/git/git-heads.ts";
import { git, servedRepository, type ServedRepository } from "./served-repository.ts";

let served: ServedRepository;
beforeEach(async () => {
  served = await servedRepository({ "README.md": "# Shop\n" });
});
afterEach(() => served.close());

test("the commit of a branch, by its whole name", async () => {
  await git(
    served.seed,
    "push",
    "-q",
    served.gitDir,
    "main:refs/heads/x/refs/heads/feature/issue-1",
  );
  const { headOf } = gitHeads(served.options("read"));
  expect(await headOf("main")).toBe(served.baseSha);
  expect(await headOf("feature/issue-1")).toBeUndefined();
  await git(served.seed, "push", "-q", served.gitDir, "main:refs/heads/feature/issue-1");
  expect(await headOf("feature/issue-1")).toBe(served.baseSha);
});

test("the issues that have a branch of ours", async () => {
  const { issueBranches } = gitHeads(served.options("read"));
  expect(await issueBranches()).toEqual([]);
  for (const name of [
    "feature/issue-7",
    "feature/issue-12",
    "feature/issue-x",
    "x/refs/heads/feature/issue-9",
  ])
    await git(served.seed, "push", "-q", served.gitDir, `main:refs/heads/${name}`);
  expect((await issueBranches()).sort((a, b) => a - b)).toEqual([7, 12]);
});

test("threat 16: a name that is an option or a pattern is none of ours", async () => {
  const { headOf } = gitHeads(served.options("read"));
  for (const name of ["--upload-pack=x", "feature/*", "a..b"])
    await expect(headOf(name)).rejects.toThrow("not a branch name");
});

test("a token that is not taken is the user's to correct", async () => {
  const { headOf } = gitHeads({ ...served.options("read"), token: "wrong" });
  await expect(headOf("main")).rejects.toMatchObject({ code: "missing_permission" });
});
