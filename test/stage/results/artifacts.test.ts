import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { startResults, type ResultsService } from "../../../src/stage/results/results-service.ts";
import { startJob, type Job } from "./job-process.ts";

const DAY = 24 * 60 * 60 * 1000;

describe("@actions/artifact against the stage's results service", () => {
  let service: ResultsService;
  let folder: string;
  let jobs: Job[];
  let now = new Date();

  beforeAll(async () => {
    service = await startResults({ now: () => now });
    folder = await mkdtemp(join(tmpdir(), "miyabi-artifacts-"));
    await writeFile(join(folder, "plan.json"), '{"tasks":2}');
    await writeFile(join(folder, "big.bin"), randomBytes(9 * 1024 * 1024));
    jobs = [
      { runId: 10, jobId: 100 },
      { runId: 10, jobId: 101 },
      { runId: 20, jobId: 200 },
    ].map((token) => startJob(service, folder, token));
  });
  afterAll(async () => {
    await Promise.all(jobs.map((job) => job.stop()));
    await service.close();
    await rm(folder, { recursive: true, force: true });
  });

  const job = (index: number): Job => {
    const found = jobs[index];
    if (!found) throw new Error(`no job ${index}`);
    return found;
  };
  const upload = (index: number, name: string, file = "plan.json", options: object = {}) =>
    job(index).ask("upload", { name, files: [join(folder, file)], root: folder, options });
  const names = (value: unknown) =>
    (value as { artifacts: { name: string }[] }).artifacts.map(({ name }) => name);

  test("another job of the run lists, gets and downloads what one uploaded", async () => {
    const uploaded = (await upload(0, "plan")).value as { id: number; digest: string };
    expect(names(await job(1).call("list"))).toEqual(["plan"]);
    const { artifact } = (await job(1).call("get", { name: "plan" })) as {
      artifact: { id: number; digest: string };
    };
    expect(artifact).toMatchObject({ id: uploaded.id, digest: `sha256:${uploaded.digest}` });

    const path = join(folder, "downloaded");
    const expectedHash = artifact.digest;
    const result = await job(1).call("download", { id: artifact.id, path, expectedHash });
    expect(result).toMatchObject({ digestMismatch: false });
    expect(await readFile(join(path, "plan.json"), "utf8")).toBe('{"tasks":2}');
  });

  test("content of several blocks arrives whole, and the shelf has it with size and digest", async () => {
    await upload(0, "big", "big.bin", { compressionLevel: 0 });
    const [artifact] = service.shelf.list({ runId: 10, name: "big" });
    if (!artifact) throw new Error("not stored");
    expect(artifact.size).toBe(artifact.zip.length);
    expect(artifact.digest).toBe(
      `sha256:${createHash("sha256").update(artifact.zip).digest("hex")}`,
    );
    const original = await readFile(join(folder, "big.bin"));
    expect(original.equals(unzipSync(artifact.zip)["big.bin"] ?? Buffer.alloc(0))).toBe(true);
  });

  test("the same name in the same run is refused, until the artifact is deleted", async () => {
    await upload(0, "once");
    const second = await upload(1, "once");
    expect(second.error).toContain("(409) Conflict: an artifact with this name already exists");
    await job(1).call("remove", { name: "once" });
    expect((await upload(1, "once")).error).toBeUndefined();
  });

  test("a re-run may use a name again, and latest shows the newer one", async () => {
    await upload(0, "report");
    const rerun = startJob(service, folder, { runId: 10, jobId: 110, attempt: 2 });
    jobs.push(rerun);
    const input = { name: "report", files: [join(folder, "plan.json")], root: folder };
    const { id } = (await rerun.call("upload", input)) as { id: number };
    const all = (await job(0).call("list", {})) as { artifacts: { id: number; name: string }[] };
    expect(all.artifacts.filter(({ name }) => name === "report")).toHaveLength(2);
    const latest = (await job(0).call("list", { latest: true })) as typeof all;
    expect(latest.artifacts.filter(({ name }) => name === "report").map((a) => a.id)).toEqual([id]);
  });

  test("another run sees nothing of it, and reads across runs through the shelf", async () => {
    await upload(0, "session-500-r1");
    expect(names(await job(2).call("list"))).toEqual([]);
    expect((await job(2).ask("get", { name: "session-500-r1" })).error).toContain(
      "ArtifactNotFoundError",
    );
    const [artifact] = service.shelf.list({ name: "session-500-r1" });
    if (!artifact) throw new Error("not stored");
    const response = await fetch(service.shelf.downloadUrl(artifact));
    expect(response.headers.get("content-type")).toContain("zip");
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
    expect(strFromU8(files["plan.json"] ?? new Uint8Array())).toBe('{"tasks":2}');
  });

  test("a removed artifact is gone for everyone", async () => {
    await upload(0, "short-lived");
    const [artifact] = service.shelf.list({ name: "short-lived" });
    if (!artifact) throw new Error("not stored");
    const url = service.shelf.downloadUrl(artifact);
    expect(service.shelf.remove(artifact.id)).toBe(true);
    expect(service.shelf.remove(artifact.id)).toBe(false);
    expect(service.shelf.get(artifact.id)).toBeUndefined();
    expect((await fetch(url)).status).toBe(404);
  });

  test("retention: 90 days by default, fewer on request, then no longer listed or served", async () => {
    await upload(2, "default");
    await upload(2, "brief", "plan.json", { retentionDays: 5 });
    const [brief] = service.shelf.list({ name: "brief" });
    const [standard] = service.shelf.list({ name: "default" });
    if (!brief || !standard) throw new Error("not stored");
    const days = (artifact: typeof brief) =>
      Math.round((artifact.expiresAt.getTime() - now.getTime()) / DAY);
    expect([days(brief), days(standard)]).toEqual([5, 90]);

    const start = now;
    now = new Date(start.getTime() + 6 * DAY);
    try {
      expect(service.shelf.list({ name: "brief" })).toEqual([]);
      expect((await fetch(service.shelf.downloadUrl(brief))).status).toBe(410);
      expect((await fetch(service.shelf.downloadUrl(standard))).status).toBe(200);
    } finally {
      now = start;
    }
  });
});
