import { keepInQdrant } from "../../../src/adapters/qdrant/keep-in-qdrant.ts";
import { qdrantStore } from "../../../src/adapters/qdrant/qdrant-store.ts";
import { withFallback } from "../../../src/adapters/qdrant/with-fallback.ts";
import type { KnowledgeDocument } from "../../../src/core/knowledge/document.ts";
import type { Found, Knowledge } from "../../../src/ports/knowledge.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { knowledgeDocument } from "../../fakes/knowledge.ts";
import { type Fault, type Qdrant, startQdrant } from "../../fakes/qdrant/server.ts";

let server: Qdrant;
beforeEach(async () => {
  server = await startQdrant();
});
afterEach(() => server.close());

const storeOf = ({ url }: Qdrant, apiKey?: string) =>
  qdrantStore({
    url,
    apiKey,
    timeoutMs: 1_000,
    prefix: "miyabi",
    repository: "acme/shop",
    clock: new FakeClock("2026-06-01T00:00:00.000Z"),
  });
const entry = (at: number): KnowledgeDocument =>
  knowledgeDocument({ id: `task-${at}-1:x`, issue: at, content: "database" });
const ask = { text: "database", limit: 5 };

/** What the log says, in a process's memory. */
function embedded(documents: readonly KnowledgeDocument[]) {
  const index = {
    opened: 0,
    open: (): Promise<Knowledge> => {
      index.opened++;
      const found = documents.map((document): Found => ({ document, score: 1 }));
      return Promise.resolve({ search: () => Promise.resolve(found) });
    },
  };
  return index;
}

/** Search as a job has it; its warnings. */
function searching(documents: readonly KnowledgeDocument[], limitMs = 10_000) {
  const warnings: string[] = [];
  const index = embedded(documents);
  const knowledge = withFallback({
    first: storeOf(server),
    embedded: index.open,
    limitMs,
    warn: (text) => warnings.push(text),
  });
  return { knowledge, warnings, index };
}

const FAULTS: { fault: Fault | "down"; name: string }[] = [
  { name: "down", fault: "down" },
  { name: "slow", fault: { kind: "slow", ms: 600 } },
  { name: "silent", fault: { kind: "hang" } },
  { name: "cutting connections", fault: { kind: "cut" } },
  { name: "answering 500", fault: { kind: "status", status: 500 } },
  { name: "answering 503", fault: { kind: "status", status: 503 } },
  { name: "answering 401", fault: { kind: "status", status: 401 } },
];

test.each(FAULTS)(
  "fault 33: Qdrant $name: the search goes on with the embedded index, says so once, and asks no more",
  async ({ fault }) => {
    await storeOf(server).sync([entry(1)], { prune: false });
    if (fault === "down") await server.down();
    else server.fault = () => fault;
    const { knowledge, warnings, index } = searching([entry(1), entry(2)], 400);
    const began = performance.now();
    for (let time = 0; time < 3; time++)
      expect((await knowledge.search(ask)).map(({ document }) => document.issue)).toEqual([1, 2]);
    expect(performance.now() - began).toBeLessThan(3_000);
    expect(warnings).toEqual([
      expect.stringMatching(/^Searched in the embedded index instead of Qdrant: /),
    ]);
    expect(index.opened).toBe(1);
  },
);

test("the embedded index is not even opened where Qdrant answers; where it holds nothing yet, it is", async () => {
  const { knowledge, warnings, index } = searching([entry(2)]);
  expect((await knowledge.search(ask)).map(({ document }) => document.issue)).toEqual([2]);
  expect([index.opened, warnings]).toEqual([1, []]);
  await storeOf(server).sync([entry(1)], { prune: false });
  const filled = searching([entry(2)]);
  expect((await filled.knowledge.search(ask)).map(({ document }) => document.issue)).toEqual([1]);
  expect(filled.index.opened).toBe(0);
});

test("fault 33: what could not be written is written by the next run: nothing is lost, nothing doubled", async () => {
  const log: KnowledgeDocument[] = [];
  const said: string[] = [];
  /** The end of a run: an entry more in the log, and the server brought up to it. */
  async function finish(at: number): Promise<void> {
    log.push(entry(at));
    await keepInQdrant({
      store: storeOf(server),
      documents: () => Promise.resolve(log),
      limitMs: 5_000,
      note: (text) => said.push(text),
      warn: (text) => said.push(`WARN ${text}`),
    });
  }
  await finish(1);
  await server.down();
  await finish(2);
  await server.up();
  let writes = 0;
  server.fault = ({ method, path }) =>
    method === "PUT" && path.endsWith("/points") && writes++ === 0 ? { kind: "lost" } : undefined;
  await finish(3);
  server.fault = () => ({ kind: "status", status: 500 });
  await finish(4);
  server.fault = undefined;
  await finish(5);
  await finish(5);
  expect(said.map((line) => line.replace(/: .*/, ""))).toEqual([
    "Qdrant has the log",
    "WARN Qdrant was not brought up to the log, the next run does it",
    "WARN Qdrant was not brought up to the log, the next run does it",
    "WARN Qdrant was not brought up to the log, the next run does it",
    "Qdrant has the log",
    "Qdrant has the log",
  ]);
  expect(said.slice(-2)).toEqual([
    "Qdrant has the log: 2 entries were written.",
    "Qdrant has the log: 0 entries were written.",
  ]);
  expect((await storeOf(server).stats()).documents).toBe(5);
  const found = await storeOf(server).search({ ...ask, limit: 10 });
  expect(found.map(({ document }) => document.issue).sort()).toEqual([1, 2, 3, 4, 5]);
});

test("a long log is written as far as the time reaches, and on from there the next time", async () => {
  const log = Array.from({ length: 300 }, (_, at) => entry(at + 1));
  const over = new AbortController();
  const upserts = () =>
    server.asked.filter(({ method, path }) => method === "PUT" && path.endsWith("/points")).length;
  server.fault = () => {
    if (upserts() === 2) over.abort();
    return undefined;
  };
  const { signal } = over;
  await expect(storeOf(server).sync(log, { prune: false, signal })).rejects.toThrow(
    /what was written stays/,
  );
  expect(await storeOf(server).sync(log, { prune: false })).toEqual({ written: 44, removed: 0 });
  expect(upserts()).toBe(3);
  expect((await storeOf(server).stats()).documents).toBe(300);
});
