import { githubRepository } from "../../../src/adapters/github/repository.ts";
import { AT } from "../../stage/github/rig.ts";
import { stageClient } from "./stage-client.ts";

type Stage = Awaited<ReturnType<typeof stageClient>>;
let stage: Stage;
let faults: ("lost-reply" | "reset")[];

beforeEach(async () => {
  faults = [];
  stage = await stageClient({
    stage: { intercept: ({ method }) => (method === "POST" ? faults.shift() : undefined) },
  });
});
afterEach(() => stage.close());
const repository = () => githubRepository({ client: stage.client, ...AT });
const configure = (text: string) => stage.git.commit("main", { ".github/miyabi.yml": text });

test("the default branch is asked for once", async () => {
  const one = repository();
  expect([await one.defaultBranch(), await one.defaultBranch()]).toEqual(["main", "main"]);
  expect(stage.requests()).toHaveLength(1);
});

test("the files of the default branch are told in one request, folders are none", async () => {
  stage.git.commit("main", { "src/a.js": "1", "docs/b/c.md": "2" });
  const one = githubRepository({ client: stage.client, ...AT, defaultBranch: "main" });
  expect(await one.files()).toEqual(["README.md", "docs/b/c.md", "src/a.js"]);
  expect(stage.requests()).toEqual(["GET /git/trees/main?recursive=true"]);
  const none = githubRepository({ client: stage.client, ...AT, defaultBranch: "none" });
  expect(await none.files()).toEqual([]);
});

describe("configuration", () => {
  test("has defaults where there is no file", async () => {
    expect((await repository().config()).gates.approveAbove).toBe(7);
  });

  test("is read from the default branch in one request", async () => {
    configure("gates:\n  approveAbove: 8\n");
    expect((await repository().config()).gates.approveAbove).toBe(8);
    expect(stage.requests()).toHaveLength(1);
  });

  test("that is empty has defaults", async () => {
    configure("# nothing yet\n");
    expect((await repository().config()).gates.approveAbove).toBe(7);
  });

  test.each([
    ["gates:\n  approveAbove: [", ".github/miyabi.yml:2:18"],
    ["gates:\n  aproveAbove: 8\n", "aproveAbove"],
    ["__proto__:\n  polluted: true\n", ".github/miyabi.yml:1:1"],
    [`model: ${"x".repeat(100_001)}`, "at most 100000"],
  ])("that is wrong (%#) says where", async (text, where) => {
    configure(text);
    await expect(repository().config()).rejects.toMatchObject({
      code: "invalid_config",
      message: expect.stringContaining(where) as unknown,
    });
  });
});

test("a branch is deleted once and is then no fault", async () => {
  stage.git.commit("feature/issue-1", { a: "1" }, "a", "main");
  await repository().deleteBranch("feature/issue-1");
  await repository().deleteBranch("feature/issue-1");
  expect(() => stage.git.sha("feature/issue-1")).toThrow();
});

describe("releases", () => {
  const release = (tag: string) => ({ tag, sha: stage.git.sha("main"), title: tag, notes: "n" });

  test("versions come newest first, by number and not by letter", async () => {
    for (const tag of ["v1.9.0", "v1.10.0", "v0.1.0", "vnext", "v2", "v1.9.0-rc.1"])
      stage.git.git(["tag", tag, "main"]);
    const sha = stage.git.sha("main");
    expect(await repository().versions()).toEqual(
      ["v1.10.0", "v1.9.0", "v0.1.0"].map((tag) => ({ tag, sha })),
    );
  });

  test("tag and release are made once, also where replies are lost", async () => {
    faults = ["lost-reply", "lost-reply"];
    await repository().release(release("v1.0.0"));
    await repository().release(release("v1.0.0"));
    expect(await repository().versions()).toMatchObject([{ tag: "v1.0.0" }]);
    const { data } = await stage.client.rest.repos.listReleases(AT);
    expect(data.map(({ tag_name, body }) => [tag_name, body])).toEqual([["v1.0.0", "n"]]);
  });

  test("an annotated tag on the commit is adopted", async () => {
    stage.git.git(["tag", "-a", "-m", "one", "v1.0.0", "main"]);
    await repository().release(release("v1.0.0"));
    expect((await stage.client.rest.repos.listReleases(AT)).data).toHaveLength(1);
  });

  test("a tag on another commit is never moved", async () => {
    stage.git.git(["tag", "v1.0.0", "main"]);
    stage.git.commit("main", { b: "2" });
    await expect(repository().release(release("v1.0.0"))).rejects.toThrow(
      /v1.0.0 is on .* already/,
    );
  });
});
