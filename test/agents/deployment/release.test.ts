import { run } from "../../../src/agents/deployment/agent.ts";
import { stand } from "./stand.ts";

test("what production has proved is tagged, with how to go back", async () => {
  const s = await stand();
  await s.repository.release({ tag: "v1.2.3", sha: "1".repeat(40), title: "", notes: "" });
  await run(s.input("production"), s.ports());
  const result = await run(s.input("release"), s.ports());
  expect(result).toMatchObject({
    outcome: "done",
    reason: "released",
    message: "Released as v1.2.4.",
    outputs: { next: "finish" },
  });
  const release = s.repository.releases.at(-1);
  expect(release).toMatchObject({ tag: "v1.2.4", sha: s.sha, title: "v1.2.4" });
  expect(release?.notes).toContain("Go back with: `undo shop`");
  expect(release?.notes).toContain("- Release before: v1.2.3");
  expect(release?.notes).toContain("fix: Repair login");
});

test("a repeated job takes the version that it chose, and makes no second one", async () => {
  const s = await stand();
  await run(s.input("production"), s.ports());
  await run(s.input("release"), s.ports());
  await run(s.input("release"), s.ports(2));
  expect(s.repository.releases.map(({ tag }) => tag)).toEqual(["v0.1.0"]);
});

test("a commit that was released before keeps its version when it is deployed once more", async () => {
  const s = await stand();
  const record = await s.sessions.load(500);
  if (!record) throw new Error("no session");
  const release = { version: "1.2.3", tag: "v1.2.3", sha: s.sha, rollbackCommand: "" };
  await s.sessions.save({ ...record, release });
  await s.repository.release({ tag: "v1.3.0", sha: "1".repeat(40), title: "", notes: "" });
  await run(s.input("production"), s.ports());
  expect(await run(s.input("release"), s.ports())).toMatchObject({
    message: "Released as v1.2.3.",
  });
});

test("a release of an earlier run that died before it was on record keeps its version", async () => {
  const s = await stand();
  const record = await s.sessions.load(500);
  if (!record) throw new Error("no session");
  await s.sessions.save({ ...record, runs: [1, 2] });
  await s.repository.release({ tag: "v1.3.0", sha: s.sha, title: "", notes: "" });
  await run(s.input("production"), s.ports());
  expect(await run(s.input("release"), s.ports())).toMatchObject({
    message: "Released as v1.3.0.",
  });
});

test("nothing is tagged that production has not proved", async () => {
  const s = await stand();
  expect(await run(s.input("release"), s.ports())).toMatchObject({ outcome: "skipped" });
  s.service.after = [{ status: 500 }];
  await run(s.input("production"), s.ports());
  expect(await run(s.input("release"), s.ports())).toMatchObject({ outcome: "skipped" });
  expect(s.repository.releases).toEqual([]);
});
