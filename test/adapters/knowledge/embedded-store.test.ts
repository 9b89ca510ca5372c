import fc from "fast-check";
import { EmbeddedStore } from "../../../src/adapters/knowledge/embedded-store.ts";
import { readIndex, writeIndex } from "../../../src/adapters/knowledge/index-file.ts";
import {
  KNOWLEDGE_OUTCOMES,
  type KnowledgeDocument,
} from "../../../src/core/knowledge/document.ts";
import { Encoder, termWeight } from "../../../src/core/knowledge/encoder.ts";
import { byRank, withRecency } from "../../../src/core/knowledge/ranking.ts";
import type { Embedder } from "../../../src/ports/embedder.ts";
import type { KnowledgeQuery } from "../../../src/ports/knowledge.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { knowledgeDocument } from "../../fakes/knowledge.ts";

const clock = new FakeClock();
const now = clock.now();
const log = { commit: "c", files: {} };
const named = (id: string, change: Partial<KnowledgeDocument> = {}): KnowledgeDocument =>
  knowledgeDocument({ id, files: [], content: "", ...change });
const storeOf = async (...documents: KnowledgeDocument[]): Promise<EmbeddedStore> => {
  const store = new EmbeddedStore({ clock });
  await store.upsert(documents);
  return store;
};
const ids = async (store: EmbeddedStore, query: Partial<KnowledgeQuery> = {}): Promise<string[]> =>
  (await store.search({ text: "login", limit: 10, ...query })).map(({ document }) => document.id);

test("the best comes first: rare words, names as they stand, short texts", async () => {
  const store = await storeOf(
    named("long", { title: "user login", content: "and further words of it ".repeat(40) }),
    named("short", { title: "user login" }),
    named("path", { title: "user", files: ["src/userLogin.ts"] }),
    named("other", { title: "user" }),
  );
  expect((await ids(store, { text: "user login" }))[0]).toBe("short");
  expect((await ids(store, { text: "where is src/userLogin.ts?" }))[0]).toBe("path");
  expect(await ids(store, { text: "logins", limit: 2 })).toHaveLength(2);
  expect(await ids(store, { text: "nothing fits" })).toEqual([]);
});

test("filters narrow, and what has not ended is never an answer", async () => {
  const store = await storeOf(
    named("a", { title: "login", agent: "ReviewAgent", issue: 7, type: "review" }),
    named("b", { title: "login", taskType: "docs", outcome: "failed" }),
    named("c", { title: "login", outcome: "rejected", time: "2025-12-01T00:00:00.000Z" }),
    named("d", { title: "login", outcome: "open", issue: 7 }),
  );
  expect((await ids(store)).sort()).toEqual(["a", "b", "c"]);
  expect(await ids(store, { agent: "ReviewAgent" })).toEqual(["a"]);
  expect(await ids(store, { issue: 7 })).toEqual(["a"]);
  expect(await ids(store, { types: ["review", "session"] })).toEqual(["a"]);
  expect(await ids(store, { taskType: "docs" })).toEqual(["b"]);
  expect(await ids(store, { outcomes: ["failed", "rejected"] })).toEqual(["b", "c"]);
  expect(await ids(store, { since: new Date("2026-01-01T00:00:00Z") })).not.toContain("c");
  expect((await store.ofIssues([7])).map(({ id }) => id)).toEqual(["a", "d"]);
});

test("of equals the newest comes first, and so it does without any words", async () => {
  const times = ["2025-01-01", "2026-01-02", "2025-06-01"].map((day) => `${day}T00:00:00.000Z`);
  const store = await storeOf(
    ...times.map((time, at) => named(String(at), { title: "login", time })),
  );
  expect(await ids(store)).toEqual(["1", "2", "0"]);
  expect(await ids(store, { text: "the" })).toEqual(["1", "2", "0"]);
});

test("a new entry never passes an old one that fits clearly better", async () => {
  const store = await storeOf(
    named("old", { title: "login token expires", time: "2020-01-01T00:00:00.000Z" }),
    named("new", { title: "login page colours", time: now.toISOString() }),
  );
  expect(await ids(store, { text: "login token expires" })).toEqual(["old", "new"]);
});

test("statistics count what is there", async () => {
  const store = await storeOf(named("a"), named("b", { outcome: "failed", agent: "X" }));
  expect(await store.stats()).toMatchObject({
    ...{ documents: 2, terms: 3, byType: { task: 2 } },
    ...{ byOutcome: { success: 1, failed: 1 }, byAgent: { CodeGenAgent: 1, X: 1 } },
    oldest: new Date("2026-01-05T10:18:23.000Z"),
  });
  expect(await new EmbeddedStore({ clock }).stats()).toMatchObject({ documents: 0 });
});

const words = fc.constantFrom("login", "token", "cache", "src/a.ts", "userAuth", "the");
const someDocument = fc
  .record({
    id: fc.constantFrom("a", "b", "c", "d", "e"),
    title: fc.array(words, { maxLength: 4 }).map((some) => some.join(" ")),
    outcome: fc.constantFrom(...KNOWLEDGE_OUTCOMES),
    issue: fc.integer({ min: 1, max: 3 }),
    source: fc.constantFrom("x.md", "y.md"),
    time: fc.constantFrom("2025-01-01T00:00:00.000Z", "2025-10-01T00:00:00.000Z"),
  })
  .map((change) => named(change.id, change));
const steps = fc.array(
  fc.oneof(
    fc.array(someDocument, { maxLength: 6 }).map((put) => ({ put, remove: [] })),
    fc
      .array(fc.constantFrom("a", "b", "c", "z"), { maxLength: 3 })
      .map((remove) => ({ put: [], remove })),
  ),
  { maxLength: 6 },
);

/** What a search must find, counted the simple way. */
function expected(documents: readonly KnowledgeDocument[], text: string) {
  const encoder = new Encoder();
  const counted = documents.map((document) => ({ document, ...encoder.counts(document) }));
  const terms = encoder.query(text).indices;
  return counted
    .flatMap(({ document, indices, counts, length }) => {
      const fit = terms.reduce((sum, term) => {
        const at = indices.indexOf(term);
        if (at < 0) return sum;
        const having = counted.filter((one) => one.indices.includes(term)).length;
        const idf = Math.log(1 + (documents.length - having + 0.5) / (having + 0.5));
        return sum + idf * termWeight(counts[at] ?? 0, length);
      }, 0);
      const score = withRecency(terms.length === 0 ? 1 : fit, {
        time: new Date(document.time),
        now,
      });
      return fit > 0 || terms.length === 0 ? [{ document, score }] : [];
    })
    .filter(({ document }) => document.outcome !== "open")
    .sort(byRank);
}

test("whatever is put in, replaced and removed, it answers as if made at once, and so does its file", async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.array(words, { maxLength: 3 }), async (changes, asked) => {
      const store = new EmbeddedStore({ clock });
      const byId = new Map<string, KnowledgeDocument>();
      for (const { put, remove } of changes) {
        await store.upsert(put);
        await store.remove(remove);
        for (const one of put) byId.set(one.id, one);
        for (const id of remove) byId.delete(id);
      }
      const text = asked.join(" ");
      const should = expected([...byId.values()], text);
      const read = readIndex(writeIndex(store.parts, log));
      for (const one of [store, new EmbeddedStore({ clock }, read?.parts)]) {
        const found = await one.search({ text, limit: 10 });
        expect(found.map(({ document }) => document)).toEqual(
          should.map(({ document }) => document),
        );
        for (const [at, { score }] of found.entries())
          expect(score).toBeCloseTo(should[at]?.score ?? 0, 4);
        expect((await one.stats()).documents).toBe(byId.size);
        const inX = [...byId.values()].filter(({ source }) => source === "x.md");
        expect((await one.ofFiles(["x.md"])).map(({ id }) => id).sort()).toEqual(
          inX.map(({ id }) => id).sort(),
        );
      }
    }),
  );
});

describe("with a model for dense vectors", () => {
  /** Texts about doors lie together, whatever words they use. */
  const embedder = (model = "doors"): Embedder & { asked: string[] } => {
    const asked: string[] = [];
    const embed = async (texts: readonly string[]): Promise<Float32Array[]> => {
      asked.push(...texts);
      return texts.map((text) =>
        Float32Array.of(...(/door|gate|entrance/.test(text) ? [1, 0] : [0, 1])),
      );
    };
    return { model, dimension: 2, embed, asked };
  };
  const documents = [named("gate", { title: "gate" }), named("tree", { title: "tree" })];

  test("what means the same is found without a word in common", async () => {
    const model = embedder();
    const store = new EmbeddedStore({ clock, embedder: model });
    await store.upsert(documents);
    expect((await ids(store, { text: "entrance" }))[0]).toBe("gate");
    const read = readIndex(writeIndex(store.parts, log));
    const again = new EmbeddedStore({ clock, embedder: model }, read?.parts);
    model.asked.length = 0;
    expect((await ids(again, { text: "entrance" }))[0]).toBe("gate");
    await again.upsert([]);
    expect(model.asked).toEqual(["entrance"]);
  });

  test("vectors of another model are made anew, and a model that fails leaves the words", async () => {
    const store = new EmbeddedStore({ clock, embedder: embedder() });
    await store.upsert(documents);
    const other = embedder("other");
    const moved = new EmbeddedStore({ clock, embedder: other }, store.parts);
    await moved.upsert([]);
    expect(other.asked).toHaveLength(2);
    const broken = { ...embedder(), embed: () => Promise.reject(new Error("down")) };
    const words = new EmbeddedStore({ clock, embedder: broken }, store.parts);
    expect(await ids(words, { text: "gate" })).toEqual(["gate"]);
  });
});
