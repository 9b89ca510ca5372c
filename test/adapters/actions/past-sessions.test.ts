import { isTrusted } from "../../../src/adapters/actions/past-artifacts.ts";
import { defaultBranchIn, findPastSession } from "../../../src/adapters/actions/past-sessions.ts";
import type { SessionRecord } from "../../../src/core/session/session.ts";
import type { RunRecord } from "../../../src/stage/contract/runs.ts";
import { session } from "../../fakes/records.ts";
import { AT } from "../../stage/github/rig.ts";
import { stageClient } from "../github/stage-client.ts";
import { pastShelf } from "./past-shelf.ts";

const run = (id: number, headBranch: string): RunRecord => ({
  id,
  runNumber: id,
  attempt: 1,
  workflowPath: ".github/workflows/miyabi.yml",
  workflowName: "Miyabi",
  title: "Miyabi",
  event: "issues",
  headBranch,
  headSha: "0".repeat(40),
  actor: { login: "ada", id: 1, type: "User" },
  triggeringActor: { login: "ada", id: 1, type: "User" },
  status: "completed",
  createdAt: new Date("2026-02-01T00:00:00Z"),
  jobs: [],
});
const record = (revision: number): SessionRecord =>
  session({ repository: "octo/shop", revision, notes: [`r${revision}`] });

let past: Awaited<ReturnType<typeof pastShelf>>;
let stage: Awaited<ReturnType<typeof stageClient>>;
beforeEach(async () => {
  past = await pastShelf();
  stage = await stageClient({ stage: { artifacts: past.shelf } });
  stage.runs.records = [run(1, "main"), run(2, "evil")];
});
afterEach(async () => {
  await stage.close();
  await past.close();
});
const find = (issue = 500, worked = false) =>
  findPastSession(issue, {
    client: stage.client,
    place: AT,
    defaultBranch: () => Promise.resolve("main"),
    worked,
  });
/** What the end of a run keeps beside the log. */
const keep = (content: unknown) => {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  stage.git.commit("miyabi/logs", { ".ai/sessions/500.json": text });
};
const lay = (from: number, to: number, options = {}) => {
  for (let revision = from; revision <= to; revision++)
    past.lay(`session-500-r${revision}`, record(revision), options);
};

test("a new issue costs exactly one request", async () => {
  expect(await find()).toBeUndefined();
  expect(stage.requests()).toEqual([
    "GET /actions/artifacts?per_page=100&name=session-500-r1&page=1",
  ]);
});

test("a session that worked lately costs two requests and its download", async () => {
  lay(1, 7);
  expect(await find()).toEqual(record(7));
  expect(stage.requests()).toHaveLength(3);
});

test("an old session is searched by name", async () => {
  lay(1, 11);
  for (let count = 0; count < 100; count++) past.lay(`lane-${count}`, {});
  expect((await find())?.revision).toBe(11);
  expect(stage.requests().length).toBeLessThanOrEqual(14);
});

test("threat 34: artifacts of another branch, or of no known run, are not ours", async () => {
  lay(1, 3);
  past.lay("session-500-r4", { ...record(4), notes: ["forged"] }, { runId: 2 });
  past.lay("session-500-r5", { ...record(5), notes: ["forged"] }, { runId: 3 });
  expect((await find())?.revision).toBe(3);
  past.lay("session-501-r1", record(1), { runId: 2 });
  expect(await find(501)).toBeUndefined();
});

test("threat 34: nor are those of a fork, whatever its branch is called", () => {
  const artifact = { id: 1, name: "n", size_in_bytes: 1, expired: false, created_at: null };
  const from = (head_repository_id: number | undefined) => ({
    ...artifact,
    workflow_run: { repository_id: 1, head_repository_id, head_branch: "main" },
  });
  expect(isTrusted(from(1), "main")).toBe(true);
  expect(isTrusted(from(2), "main")).toBe(false);
  expect(isTrusted(from(undefined), "main")).toBe(false);
  expect(isTrusted(artifact, "main")).toBe(false);
});

test("an expired newest revision says what to do", async () => {
  lay(1, 2, { expired: true });
  await expect(find()).rejects.toThrow(/#500 was last saved .* \(revision 2\).*Open a new issue/s);
});

test("fault 9: where the newest artifact has expired, the record on the log branch goes on", async () => {
  lay(1, 4, { expired: true });
  keep(record(3));
  const found = await find();
  // Revision 4 was saved behind it: the next one must be 5.
  expect(found?.revision).toBe(4);
  expect(found?.notes).toEqual([
    "r3",
    "The session's artifacts are gone; it goes on with the record that the log branch keeps.",
  ]);
});

test("fault 9: where no artifact is left at all, the record of an issue that was worked on is found, for one request", async () => {
  keep(record(9));
  expect(await find()).toBeUndefined();
  stage.requests();
  expect((await find(500, true))?.revision).toBe(9);
  expect(stage.requests().filter((request) => request.includes("/contents/"))).toHaveLength(1);
  expect(await find(7, true)).toBeUndefined();
});

test("fault 9: artifacts of later runs come before the record on the log branch", async () => {
  keep(record(9));
  lay(10, 12);
  expect((await find(500, true))?.notes).toEqual(["r12"]);
});

test("a record over 1 MB on the log branch is read from its object", async () => {
  keep({ ...record(2), notes: ["x".repeat(1_100_000)] });
  expect((await find(500, true))?.notes[0]).toHaveLength(1_100_000);
});

test("a record on the log branch that is cut, or of another issue, is a fault", async () => {
  keep('{"schema": 1');
  await expect(find(500, true)).rejects.toThrow();
  keep({ ...record(1), issue: { ...record(1).issue, number: 7 } });
  await expect(find(500, true)).rejects.toThrow(/refused: it is of .*#7/);
});

test("expired earlier revisions do not matter", async () => {
  lay(1, 2, { expired: true });
  lay(3, 3);
  expect((await find())?.revision).toBe(3);
});

test("a damaged download is fetched again, and refused when it stays so", async () => {
  lay(1, 1);
  past.damageNext(2);
  expect((await find())?.revision).toBe(1);
  past.damageNext(3);
  await expect(find()).rejects.toThrow(/damaged: its digest/);
});

test.each([
  ["cut JSON", '{"schema": 1'],
  ["another issue", { ...record(1), issue: { ...record(1).issue, number: 7 } }],
  ["another revision", record(2)],
  ["another repository", { ...record(1), repository: "evil/shop" }],
  ["another schema", { ...record(1), schema: 99 }],
])("%s is a fault, never taken for no session", async (_name, content) => {
  past.lay("session-500-r1", content);
  await expect(find()).rejects.toThrow();
});

test("the default branch is taken from the event where it tells", () => {
  expect(defaultBranchIn({ repository: { default_branch: "trunk" } })).toBe("trunk");
  for (const event of [undefined, null, {}, "x", { repository: {} }])
    expect(defaultBranchIn(event)).toBeUndefined();
});
