import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startResults, type ResultsService } from "../../../src/stage/results/results-service.ts";
import { startJob, type Job } from "./job-process.ts";

const MAIN = "refs/heads/main";
const FEATURE = "refs/heads/feature";

describe("@actions/cache against the stage's results service", () => {
  let service: ResultsService;
  let folder: string;
  let onMain: Job;
  let onFeature: Job;
  let reader: Job;
  let agent: Job;

  beforeAll(async () => {
    service = await startResults();
    folder = await mkdtemp(join(tmpdir(), "miyabi-caches-"));
    const job = (jobId: number, cacheScopes: string[], cache: "none" | "read" | "write") =>
      startJob(service, folder, { runId: jobId, jobId, cacheScopes, cache });
    onMain = job(1, [MAIN], "write");
    onFeature = job(2, [FEATURE, MAIN], "write");
    reader = job(3, [FEATURE, MAIN], "read");
    agent = job(4, [FEATURE, MAIN], "none");
  });
  afterAll(async () => {
    await Promise.all([onMain, onFeature, reader, agent].map((job) => job.stop()));
    await service.close();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(() => mkdir(join(folder, "index"), { recursive: true }));

  const paths = ["index"];
  const save = async (job: Job, key: string, content: string) => {
    await writeFile(join(folder, "index", "data.txt"), content);
    return job.call("save", { paths, key });
  };
  const restore = async (job: Job, key: string, restoreKeys: string[] = []) => {
    await rm(join(folder, "index"), { recursive: true, force: true });
    const hit = await job.call("restore", { paths, key, restoreKeys });
    const content = await readFile(join(folder, "index", "data.txt"), "utf8").catch(
      () => undefined,
    );
    return { hit, content };
  };

  test("saves once and restores by the exact key", async () => {
    expect(await save(onMain, "exact-1", "one")).toBeGreaterThan(0);
    expect(await restore(onMain, "exact-1")).toEqual({ hit: "exact-1", content: "one" });
    expect(await restore(onMain, "exact-2")).toEqual({ hit: undefined, content: undefined });
  });

  test("a key is immutable", async () => {
    await save(onMain, "immutable", "first");
    expect(await save(onMain, "immutable", "second")).toBe(-1);
    expect((await restore(onMain, "immutable")).content).toBe("first");
  });

  test("restore keys match as prefixes, the newest first", async () => {
    await save(onMain, "npm-aaa", "older");
    await save(onMain, "npm-bbb", "newer");
    expect(await restore(onMain, "npm-ccc", ["yarn-", "npm-"])).toEqual({
      hit: "npm-bbb",
      content: "newer",
    });
  });

  test("a branch sees its own caches before those of the default branch, which sees none of the branch", async () => {
    await save(onMain, "scoped-1", "main");
    expect((await restore(onFeature, "scoped-1")).content).toBe("main");
    await save(onFeature, "scoped-1", "feature");
    expect((await restore(onFeature, "scoped-1")).content).toBe("feature");
    expect((await restore(onMain, "scoped-1")).content).toBe("main");
    await save(onFeature, "scoped-2", "feature only");
    expect((await restore(onMain, "scoped-2")).hit).toBeUndefined();
  });

  test("a read-only token restores but cannot save; one without cache can do neither", async () => {
    await save(onMain, "policy", "main");
    expect((await restore(reader, "policy")).content).toBe("main");
    expect(await save(reader, "poison", "bad")).toBe(-1);
    expect(reader.output()).toContain("cache write denied:");
    expect(await save(agent, "poison", "bad")).toBe(-1);
    expect((await restore(agent, "policy")).hit).toBeUndefined();
    expect(agent.output()).toContain("cache read denied:");
    expect(service.caches().some(({ key }) => key === "poison")).toBe(false);
  });
});
