import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startResults, type ResultsService } from "../../../src/stage/results/results-service.ts";
import { startJob, type Job } from "./job-process.ts";

let results: ResultsService;
let lane: Job;
let review: Job;
let stranger: Job;
beforeAll(async () => {
  results = await startResults();
  [lane, review, stranger] = await Promise.all([
    startJob({ results, runId: 1, jobId: 11 }),
    startJob({ results, runId: 1, jobId: 12 }),
    startJob({ results, runId: 2, jobId: 21 }),
  ]);
});
afterAll(async () => {
  for (const job of [lane, review, stranger]) {
    await job.stop();
    await rm(job.tempDir, { recursive: true, force: true });
  }
  await results.close();
});

test("files go from one job to another of the run, oldest artifact first", async () => {
  await lane.call("put", {
    name: "lane-1-a1-w1-l1-t1",
    files: { "result.json": "{}", "b/x.bundle": "B" },
  });
  await lane.call("put", { name: "lane-1-a1-w1-l2-t1", files: { "result.json": "[]" } });
  await lane.call("put", { name: "other", files: { a: "1" } });
  expect(await review.call("list", "lane-1-a")).toEqual([
    "lane-1-a1-w1-l1-t1",
    "lane-1-a1-w1-l2-t1",
  ]);
  const read = ["result.json", "b/x.bundle"];
  expect(await review.call("get", { name: "lane-1-a1-w1-l1-t1", read })).toEqual(["{}", "B"]);
  const [kept] = results.shelf.list({ name: "other" });
  expect(
    kept && Math.round((kept.expiresAt.getTime() - kept.createdAt.getTime()) / 86_400_000),
  ).toBe(90);
});

test("threat 34: another run sees none of it", async () => {
  expect(await stranger.call("list", "")).toEqual([]);
  expect((await stranger.ask("get", { name: "other", read: [] })).error).toMatch(/has no artifact/);
});

test("an artifact that says it is larger than any of ours is refused before it is fetched", async () => {
  await lane.call("put", { name: "huge", files: { a: "1" } });
  const [kept] = results.shelf.list({ name: "huge" });
  if (!kept) throw new Error("nothing was kept");
  Object.assign(kept, { size: 600 * 1024 * 1024 }); // the service's own note of it
  expect((await review.ask("get", { name: "huge", read: ["a"] })).error).toMatch(
    /huge is refused: 629145600 bytes/,
  );
});

test("a taken name is told apart from other faults", async () => {
  await lane.call("put", { name: "once", files: { a: "1" } });
  expect((await review.ask("put", { name: "once", files: { a: "2" } })).error).toMatch(
    /^NameTaken/,
  );
});

test.each(["", "a/b", 'a"b', "a\nb", "a".repeat(257)])("the name %j is refused", async (name) => {
  const { error } = await lane.ask("put", { name, files: { a: "1" } });
  expect(error).toMatch(/^UserError: .*cannot name an artifact/s);
});

test("threat 14: no link and no file from elsewhere leaves the job", async () => {
  const root = await mkdtemp(join(tmpdir(), "miyabi-put-"));
  await symlink("/etc/passwd", join(root, "link"));
  await writeFile(join(root, "file"), "x");
  const put = async (paths: string[]) =>
    (await lane.ask("putPaths", { name: "odd", root, paths })).error;
  expect(await put([join(root, "link")])).toMatch(/no plain file/);
  expect(await put(["/etc/passwd"])).toMatch(/outside of/);
  expect(await put([root])).toMatch(/outside of/);
  expect(results.shelf.list({ name: "odd" })).toEqual([]);
  await rm(root, { recursive: true });
});
