import { publishRelease } from "../../../.ci/release/publish-release.ts";
import { FakeReleaseHost } from "../../fakes/release-host.ts";

const SHA = "a".repeat(40);
const OLD = "b".repeat(40);
const release = (tag: string, sha = SHA) => ({ tag, sha, notes: `What ${tag} brings\n` });
const file = (name: string, text = name) => ({ name, content: new TextEncoder().encode(text) });
const FILES = [file("miyabi-1.0.0.tgz"), file("sums.txt")];

test("draft, files, publication, and only then the tag that moves", async () => {
  const host = new FakeReleaseHost();
  const done = await publishRelease(host, release("v1.0.0"), FILES);
  expect(host.steps).toEqual([
    "draft",
    "upload miyabi-1.0.0.tgz",
    "upload sums.txt",
    "publish",
    "point v1",
  ]);
  expect(done).toEqual(["v1.0.0 published", `v1 points to ${SHA}`]);
});

const deaths = [0, 1, 2, 3, 4].flatMap((at) => [
  { at, done: false },
  { at, done: true },
]);
test.each(deaths)(
  "died at step $at (done: $done), it goes on, doubles nothing and tells where it stands",
  async (dies) => {
    const host = new FakeReleaseHost();
    host.refs.set("v1", OLD).set("v1.0.0", OLD);
    host.dies = dies;
    await expect(publishRelease(host, release("v1.1.0"), FILES)).rejects.toThrow("died");
    host.dies = undefined;
    await publishRelease(host, release("v1.1.0"), FILES);
    expect(host.steps).toHaveLength(5);
    expect(host.releases).toHaveLength(1);
    expect(host.releases[0]).toMatchObject({ tag: "v1.1.0", sha: SHA, draft: false });
    expect(host.releases[0]?.assets.map(({ name }) => name)).toEqual(FILES.map(({ name }) => name));
    expect(Object.fromEntries(host.refs)).toEqual({ "v1.0.0": OLD, "v1.1.0": SHA, v1: SHA });
    const before = host.steps.length;
    expect(await publishRelease(host, release("v1.1.0"), FILES)).toEqual([
      "v1.1.0 was published before",
    ]);
    expect(host.steps).toHaveLength(before);
  },
);

test("what an earlier commit left in a draft is replaced, and the tag goes to this one", async () => {
  const host = new FakeReleaseHost();
  host.dies = { at: 3, done: false };
  const before = [...FILES, file("stray.txt")];
  await expect(publishRelease(host, release("v1.0.0", OLD), before)).rejects.toThrow("died");
  host.dies = undefined;
  const changed = [file("miyabi-1.0.0.tgz", "other"), file("sums.txt")];
  await publishRelease(host, release("v1.0.0"), changed);
  expect(host.steps.slice(3)).toEqual([
    "remove miyabi-1.0.0.tgz",
    "upload miyabi-1.0.0.tgz",
    "publish",
    "point v1",
  ]);
  expect(host.refs.get("v1.0.0")).toBe(SHA);
});

test("a version that is on another commit stays there, and nothing is touched", async () => {
  const host = new FakeReleaseHost();
  host.refs.set("v1.0.0", OLD);
  await expect(publishRelease(host, release("v1.0.0"), FILES)).rejects.toThrow(
    "a version never moves",
  );
  expect(host.steps).toEqual([]);
});

test("the moving tag goes forward only, by numbers and not by letters, and never to another major version", async () => {
  const host = new FakeReleaseHost();
  host.refs.set("v1", OLD).set("v1.10.0", OLD).set("v10.0.0", OLD);
  const done = await publishRelease(host, release("v1.9.3"), FILES);
  expect(done).toEqual(["v1.9.3 published", "v1 stays: v1.10.0 is newer"]);
  expect(host.refs.get("v1")).toBe(OLD);
  await publishRelease(host, release("v1.11.0"), FILES);
  expect(host.refs.get("v1")).toBe(SHA);
});
