import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { actionsIndexCache } from "../../../src/adapters/knowledge/index-cache.ts";
import { startResults, type ResultsService } from "../../../src/stage/results/results-service.ts";

// The real client of GitHub's caches, against the stage's service.
let service: ResultsService;
let folder = "";
const before = { ...process.env };

beforeEach(async () => {
  service = await startResults();
  folder = await mkdtemp(join(tmpdir(), "miyabi-cache-"));
});
afterEach(async () => {
  process.env = { ...before };
  await service.close();
  await rm(folder, { recursive: true, force: true });
});

const job = (cache: "none" | "read" | "write") => {
  const scopes = { runId: 1, jobId: 1, cacheScopes: ["refs/heads/main"], cache };
  Object.assign(process.env, {
    ...{ RUNNER_TEMP: folder, GITHUB_WORKSPACE: folder },
    ...{ GITHUB_SERVER_URL: "http://github.localhost", ACTIONS_CACHE_SERVICE_V2: "true" },
    ...{ ACTIONS_RESULTS_URL: `${service.url}/` },
    ACTIONS_RUNTIME_TOKEN: service.runtimeToken(scopes),
  });
  return actionsIndexCache(join(folder, "kept", "cached.idx"));
};

const at = (commit: string, day = "2026-01-05") => ({ day, commit });

test("an index is found again by the commit of its log, else the newest one", async () => {
  expect(await job("read").restore(at("abc"))).toBeUndefined();
  await job("write").save(at("abc"), Buffer.from("one"));
  await job("write").save(at("def"), Buffer.from("two"));
  await rm(join(folder, "kept"), { recursive: true });
  expect((await job("read").restore(at("abc")))?.toString()).toBe("one");
  expect((await job("read").restore(at("later", "2026-01-09")))?.toString()).toBe("two");
  expect(await job("read").has("2026-01-05")).toBe(true);
  expect(await job("read").has("2026-01-06")).toBe(false);
});

test("a job that may not write leaves nothing, one that may not read finds nothing, neither fails", async () => {
  await job("write").save(at("abc"), Buffer.from("one"));
  await job("read").save(at("poison"), Buffer.from("bad"));
  expect((await job("read").restore(at("poison")))?.toString()).toBe("one");
  await writeFile(join(folder, "kept", "cached.idx"), "not from the cache");
  expect(await job("none").restore(at("abc"))).toBeUndefined();
  expect(await readFile(join(folder, "kept", "cached.idx"), "utf8")).toBe("not from the cache");
});
