import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { IndexCache, LogState } from "../../../src/adapters/knowledge/index-cache.ts";
import { openLogIndex, shareLogIndex } from "../../../src/adapters/knowledge/log-index.ts";
import type { LogSource } from "../../../src/adapters/knowledge/sync-log.ts";
import { digestOf } from "../../../src/core/digest.ts";
import { FakeClock } from "../../fakes/clock.ts";

const clock = new FakeClock();
let folder = "";
let file = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "miyabi-index-"));
  file = join(folder, "kept", "knowledge.idx");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const entry = (title: string, fields: Record<string, string>, actions: string[] = []): string =>
  [
    `## ${title}`,
    "",
    ...Object.entries(fields).map(([name, value]) => `**${name}**: ${value}`),
    ...["", "### Actions", ...actions.map((action) => `- ${action}`), ""],
  ].join("\n");
const task = (issue: number, title: string, day = "2026-01-05"): string =>
  entry(`${day} 10:00:00 - Task Execution`, {
    Agent: "CodeGenAgent",
    Task: `task-${issue}-1 (${title})`,
    Status: "Success",
  });
const ended = (issue: number, day: string): string =>
  entry(
    `${day} 12:00:00 - Session`,
    { Agent: "Orchestrator", Task: `issue-${issue} (An issue)`, Status: "done" },
    ["Pull request: #9, merged"],
  );

type Days = Record<string, string>;
const sourceOf = (days: Days, read: string[] = []): LogSource => ({
  commit: digestOf(days),
  files: Object.fromEntries(Object.entries(days).map(([path, text]) => [path, digestOf(text)])),
  read: async (paths) => {
    read.push(...paths);
    return paths.map((path) => ({ path, text: days[path] ?? "" }));
  },
});
const manyDays = (count: number): Days =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => {
      const day = `2026-02-${String(at + 1).padStart(2, "0")}`;
      return [`${day}.md`, `${task(at + 1, `cache number ${at}`, day)}${ended(at + 1, day)}`];
    }),
  );

class FakeCache implements IndexCache {
  readonly left = new Map<string, Buffer>();
  asked = 0;
  restore({ commit }: LogState): Promise<Buffer | undefined> {
    this.asked++;
    return Promise.resolve(this.left.get(commit) ?? [...this.left.values()].at(-1));
  }
  has(day: string): Promise<boolean> {
    return Promise.resolve(this.days.has(day));
  }
  save({ day, commit }: LogState, index: Buffer): Promise<void> {
    this.days.add(day);
    this.left.set(commit, index);
    return Promise.resolve();
  }
  readonly days = new Set<string>();
}

const found = async (days: Days, text: string, more: object = {}): Promise<string[]> => {
  const { store } = await openLogIndex({ source: sourceOf(days), file, clock, ...more });
  return (await store.search({ text, limit: 9 })).map(
    ({ document }) => `${document.title} ${document.outcome}`,
  );
};

test("only days that are new or changed are read, and what they end on other days is settled", async () => {
  const second = task(6, "Cache pages");
  const days: Days = { "1.md": task(5, "Add login"), "2.md": second };
  expect(await found(days, "login")).toEqual([]); // not merged yet
  const read: string[] = [];
  const later = { ...days, "2.md": second + ended(5, "2026-01-06"), "3.md": "" };
  const index = await openLogIndex({ source: sourceOf(later, read), file, clock });
  expect(read).toEqual(["2.md", "3.md"]);
  expect(index.read).toBe(2);
  expect(await found(later, "login")).toEqual(["Add login success"]);
  read.length = 0;
  expect((await openLogIndex({ source: sourceOf(later, read), file, clock })).read).toBe(0);
  expect(read).toEqual([]);
});

test("what was taken out of the log is no longer found", async () => {
  const days: Days = {
    "1.md": task(5, "Add login") + ended(5, "2026-01-05"),
    "2.md": task(6, "x"),
  };
  expect(await found(days, "login")).toHaveLength(1);
  expect(await found({ ...days, "1.md": ended(5, "2026-01-05") }, "login")).toEqual([]);
  expect(await found(days, "login")).toHaveLength(1);
  expect(await found({ "2.md": task(6, "x") }, "login")).toEqual([]);
});

test("a damaged file is made anew, and so is one that is none", async () => {
  const days: Days = { "1.md": task(5, "Add login") + ended(5, "2026-01-05") };
  expect(await found(days, "login")).toHaveLength(1);
  const whole = await readFile(file);
  for (const damaged of [whole.subarray(0, 100), Buffer.from("none")]) {
    await writeFile(file, damaged);
    expect(await found(days, "login")).toHaveLength(1);
    expect(await readFile(file)).toEqual(whole);
  }
});

test("an earlier job's index is used where the log is long, and only what is new is read", async () => {
  const cache = new FakeCache();
  const days = manyDays(20);
  expect(await shareLogIndex({ source: sourceOf(days), cache, clock })).toBe("shared");
  expect(cache.left.size).toBe(1);
  const read: string[] = [];
  const more = { ...days, "2026-02-27.md": task(50, "last", "2026-02-27") };
  const { store } = await openLogIndex({ source: sourceOf(more, read), cache, clock });
  expect(read).toEqual(["2026-02-27.md"]);
  expect(await store.search({ text: "cache number 7", limit: 1 })).toMatchObject([
    { document: { issue: 8, outcome: "success" } },
  ]);
  // Once a day is enough.
  expect(await shareLogIndex({ source: sourceOf(more), cache, clock })).toBe("shared");
  const again = { ...more, "2026-02-27.md": `${more["2026-02-27.md"]}\n` };
  expect(await shareLogIndex({ source: sourceOf(again), cache, clock })).toBe("not_needed");
});

test("a short log is read and not asked of the cache", async () => {
  const cache = new FakeCache();
  expect(await shareLogIndex({ source: sourceOf(manyDays(3)), cache, clock })).toBe("not_needed");
  expect(await found(manyDays(3), "cache", { cache })).toHaveLength(3);
  expect(cache.asked).toBe(0);
});

test("threat 35: a cache that fails, or holds something else, changes no answer", async () => {
  const days = manyDays(20);
  const broken: IndexCache = {
    restore: () => Promise.reject(new Error("cache service is down")),
    has: () => Promise.resolve(false),
    save: () => Promise.reject(new Error("cache service is down")),
  };
  expect(await found(days, "number 3", { cache: broken, file: undefined })).toHaveLength(9);
  const poisoned = new FakeCache();
  await poisoned.save(
    { day: "2026-02-20", commit: "x" },
    Buffer.from("miyabi knowledge 1\nnot an index"),
  );
  expect(await found(days, "number 3", { cache: poisoned, file: undefined })).toHaveLength(9);
  await expect(shareLogIndex({ source: sourceOf(days), cache: broken, clock })).rejects.toThrow();
});

test("progress is told while a log is read", async () => {
  const told: string[] = [];
  const progress = (done: number, of: number): void => void told.push(`${done}/${of}`);
  await openLogIndex({ source: sourceOf(manyDays(28)), file, clock, progress });
  expect(told).toEqual(["28/28"]);
});
