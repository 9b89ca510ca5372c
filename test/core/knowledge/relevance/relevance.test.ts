import { EmbeddedStore } from "../../../../src/adapters/knowledge/embedded-store.ts";
import { FakeClock } from "../../../fakes/clock.ts";
import { relevanceSet } from "./relevance-set.ts";

test("the embedded store finds at least nine of ten right answers among the first five", async () => {
  const { documents, queries } = relevanceSet();
  expect(documents).toHaveLength(500);
  expect(new Set(documents.map(({ title }) => title)).size).toBe(500);
  expect(documents.filter(({ outcome }) => outcome === "open")).toEqual([]);
  expect(queries.length).toBeGreaterThanOrEqual(60);
  const store = new EmbeddedStore({ clock: new FakeClock() });
  await store.upsert(documents);
  const missed: string[] = [];
  for (const { text, answers } of queries) {
    const found = await store.search({ text, limit: 5 });
    const ids = found.map(({ document }) => document.id);
    if (!answers.every((id) => ids.includes(id))) missed.push(text);
  }
  expect(missed.length).toBeLessThanOrEqual(queries.length * 0.1);
});
