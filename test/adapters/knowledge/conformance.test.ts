import { EmbeddedStore } from "../../../src/adapters/knowledge/embedded-store.ts";
import { qdrantStore } from "../../../src/adapters/qdrant/qdrant-store.ts";
import type { KnowledgeDocument } from "../../../src/core/knowledge/document.ts";
import type { KnowledgeQuery, KnowledgeStore } from "../../../src/ports/knowledge.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { fakeEmbedder } from "../../fakes/embedder.ts";
import { knowledgeDocument } from "../../fakes/knowledge.ts";
import { startQdrant } from "../../fakes/qdrant/server.ts";

const clock = () => new FakeClock("2026-06-01T00:00:00.000Z");
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function overQdrant(embedder?: ReturnType<typeof fakeEmbedder>): Promise<KnowledgeStore> {
  const server = await startQdrant();
  closing.push(server.close);
  return qdrantStore({
    url: server.url,
    timeoutMs: 5_000,
    prefix: "miyabi",
    repository: "acme/shop",
    embedder,
    clock: clock(),
  });
}

/** `words`: a text without a word of the query is no result, and equals are told apart by their time. */
const STORES: { name: string; words: boolean; open: () => Promise<KnowledgeStore> }[] = [
  { name: "embedded, words", words: true, open: async () => new EmbeddedStore({ clock: clock() }) },
  {
    name: "embedded, words and vectors",
    words: false,
    open: async () => new EmbeddedStore({ clock: clock(), embedder: fakeEmbedder() }),
  },
  { name: "Qdrant, words", words: true, open: () => overQdrant() },
  { name: "Qdrant, words and vectors", words: false, open: () => overQdrant(fakeEmbedder()) },
];

/** A document about the words, of issue `at`, ended on that day of the year. */
const about = (at: number, content: string, change: Partial<KnowledgeDocument> = {}) =>
  knowledgeDocument({
    id: `task-${at}-1:x`,
    issue: at,
    task: `task-${at}-1`,
    title: `Piece of work ${at}`,
    content,
    files: [],
    time: new Date(Date.UTC(2026, 0, at)).toISOString(),
    ...change,
  });

const idsOf = async (store: KnowledgeStore, query: Partial<KnowledgeQuery>): Promise<number[]> =>
  (await store.search({ text: "database", limit: 10, ...query })).map(
    ({ document }) => document.issue,
  );

describe.each(STORES)("$name", ({ open, words }) => {
  test("nothing is found where nothing was put, and nothing can be removed", async () => {
    const store = await open();
    expect(await idsOf(store, {})).toEqual([]);
    await store.remove(["task-1-1:x"]);
    expect(await store.ofIssues([1])).toEqual([]);
    expect(await store.stats()).toMatchObject({ documents: 0 });
    await store.upsert([]);
    expect(await idsOf(store, {})).toEqual([]);
  });

  test("what is put twice is there once, as it was put last", async () => {
    const store = await open();
    await store.upsert([about(1, "database pool"), about(2, "database index")]);
    await store.upsert([about(1, "database pool")]);
    await store.upsert([about(1, "login page", { outcome: "failed" })]);
    expect(await idsOf(store, {})).toEqual(words ? [2] : [2, 1]);
    expect(await store.search({ text: "login page", limit: 1 })).toMatchObject([
      { document: about(1, "login page", { outcome: "failed" }) },
    ]);
    expect(await store.stats()).toMatchObject({
      documents: 2,
      byType: { task: 2 },
      byOutcome: { success: 1, failed: 1 },
      byAgent: { CodeGenAgent: 2 },
      oldest: new Date("2026-01-01"),
      newest: new Date("2026-01-02"),
    });
    await store.upsert([about(3, "database a"), about(3, "cache b")]);
    expect((await store.ofIssues([3])).map(({ content }) => content)).toEqual(["cache b"]);
  });

  test("what was removed is not found any more", async () => {
    const store = await open();
    await store.upsert([about(1, "database"), about(2, "database")]);
    await store.remove(["task-2-1:x", "never-there"]);
    expect(await idsOf(store, {})).toEqual([1]);
    expect((await store.ofIssues([1, 2])).map(({ issue }) => issue)).toEqual([1]);
  });

  test("each filter narrows, and what has not ended is no answer", async () => {
    const store = await open();
    await store.upsert([
      about(1, "database", { agent: "ReviewAgent", type: "review" }),
      about(2, "database", { taskType: "bug" }),
      about(3, "database", { outcome: "failed" }),
      about(4, "database", { outcome: "rolled_back" }),
      about(5, "database", { outcome: "open" }),
    ]);
    const found = async (query: Partial<KnowledgeQuery>) => (await idsOf(store, query)).sort();
    expect(await found({})).toEqual([1, 2, 3, 4]);
    expect(await found({ agent: "ReviewAgent" })).toEqual([1]);
    expect(await found({ issue: 3 })).toEqual([3]);
    expect(await found({ types: ["task"] })).toEqual([2, 3, 4]);
    expect(await found({ types: ["task", "review"] })).toEqual([1, 2, 3, 4]);
    expect(await found({ taskType: "bug" })).toEqual([2]);
    expect(await found({ outcomes: ["failed", "rolled_back"] })).toEqual([3, 4]);
    expect(await found({ since: new Date(Date.UTC(2026, 0, 3)) })).toEqual([3, 4]);
    expect(await found({ issue: 3, outcomes: ["success"] })).toEqual([]);
    expect(await store.ofIssues([5])).toEqual([about(5, "database", { outcome: "open" })]);
  });

  test("the best comes first, of equals the newest, and no more than were asked for", async () => {
    const store = await open();
    await store.upsert([
      ...Array.from({ length: 60 }, (_, at) => about(at + 100, "database")),
      about(1, "database connection pool exhausted"),
    ]);
    expect((await idsOf(store, { text: "database connection pool", limit: 1 }))[0]).toBe(1);
    const newest = [159, 158, 157];
    expect(
      await idsOf(store, { types: ["task"], since: new Date(Date.UTC(2026, 0, 100)), limit: 3 }),
    ).toEqual(words ? newest : [expect.any(Number), expect.any(Number), expect.any(Number)]);
  });

  test("without a word to search for, the newest that pass the filters", async () => {
    const store = await open();
    await store.upsert([
      about(1, "a"),
      about(2, "b", { outcome: "open" }),
      about(3, "c", { outcome: "failed" }),
      about(4, "d"),
    ]);
    expect(await idsOf(store, { text: "", limit: 2 })).toEqual([4, 3]);
    expect(await idsOf(store, { text: " the of … ", outcomes: ["success"] })).toEqual([4, 1]);
  });

  test("any script, and texts that would be something else elsewhere, are words", async () => {
    const store = await open();
    const hostile = `"}]}}; DROP TABLE x -- \u0000 \uD800 <script>alert(1)</script> {"must":[]}`;
    await store.upsert([
      about(1, "認証トークンの期限が切れる"),
      about(2, "Größenänderung für Überschriften"),
      about(3, "fixes the emoji 🚀 in titles"),
      about(4, hostile),
    ]);
    expect((await idsOf(store, { text: "認証トークン" }))[0]).toBe(1);
    expect((await idsOf(store, { text: "größenänderung" }))[0]).toBe(2);
    expect((await idsOf(store, { text: hostile }))[0]).toBe(4);
    expect(await idsOf(store, { text: "database", agent: `x" } ] , "should": [ {` })).toEqual([]);
  });
});
