import { EmbeddedStore } from "../../src/adapters/knowledge/embedded-store.ts";
import { readIndex, writeIndex } from "../../src/adapters/knowledge/index-file.ts";
import { syncLog } from "../../src/adapters/knowledge/sync-log.ts";
import { digestOf } from "../../src/core/digest.ts";
import type { LogText } from "../../src/core/knowledge/documents-of-log.ts";
import { everydayWork } from "../core/knowledge/relevance/everyday-work.ts";
import {
  relevanceSet,
  workText,
  type RelevanceQuery,
} from "../core/knowledge/relevance/relevance-set.ts";
import { TARGETS } from "../core/knowledge/relevance/targets.ts";
import { FakeClock } from "../fakes/clock.ts";
import { median } from "./spread.ts";

type Size = {
  entries: number;
  /** From the log's text to an index that answers. */
  buildMsAnEntry: number;
  /** The index as a file, documents included. */
  fileBytesAnEntry: number;
  writeMs: number;
  readMs: number;
  /** Warm, one query after the other, the relevance set's. */
  searchMs: { p50: number; p95: number; most: number };
};
export type KnowledgeMeasured = {
  sizes: Size[];
  /** On the relevance set of 500 entries. */
  relevance: { queries: number; recallAt5: number; first: number };
};

const WORKS_A_DAY = 18;

/** A log of so many entries, each with words, paths and a commit of its own. */
function logOf(entries: number): LogText[] {
  const parts = [...everydayWork(400), ...TARGETS];
  const days = new Map<string, string>();
  for (let at = 0; at < entries / 2; at++) {
    const part = parts[(at * 7) % parts.length];
    if (part === undefined) throw new Error("no work");
    const other = parts[(at * 13 + 5) % parts.length] ?? part;
    const mark = digestOf(String(at));
    const work = {
      ...part,
      title: `${part.title} for team ${mark.slice(0, 3)}`,
      files: [...part.files, `src/part${at % 997}/${mark.slice(3, 9)}.ts`],
      summary: `${part.summary}. ${other.asked} See ${mark.slice(9, 15)}`,
    };
    const { task, session } = workText(work, at);
    const commit = `- Commit: feat: ${part.title} (${mark.slice(20, 32)})`;
    const path = `.ai/logs/day-${Math.floor(at / WORKS_A_DAY)}.md`;
    days.set(path, `${days.get(path) ?? ""}${task.trimEnd()}\n${commit}\n\n${session}\n`);
  }
  return [...days].map(([path, text]) => ({ path, text }));
}

const since = (start: number): number => performance.now() - start;

async function measureSize(entries: number, queries: readonly RelevanceQuery[]): Promise<Size> {
  const log = logOf(entries);
  const texts = new Map(log.map(({ path, text }) => [path, text]));
  const source = {
    commit: "bench",
    files: Object.fromEntries(log.map(({ path }, at) => [path, String(at)])),
    read: (paths: readonly string[]) =>
      Promise.resolve(paths.map((path) => ({ path, text: texts.get(path) ?? "" }))),
  };
  const clock = new FakeClock();
  const store = new EmbeddedStore({ clock });
  const began = performance.now();
  await syncLog(store, { source });
  await store.search({ text: queries[0]?.text ?? "", limit: 5 });
  const built = since(began);
  const { documents } = await store.stats();
  const write = performance.now();
  const file = writeIndex(store.parts, { commit: "bench", files: source.files });
  const writeMs = since(write);
  const read = performance.now();
  const again = new EmbeddedStore({ clock }, readIndex(file)?.parts);
  const readMs = since(read);
  const times: number[] = [];
  for (const round of [0, 1, 2])
    for (const { text } of queries) {
      const start = performance.now();
      await again.search({ text, limit: 5 });
      if (round > 0) times.push(since(start));
    }
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(share * (times.length - 1))] ?? 0;
  return {
    entries: documents,
    buildMsAnEntry: built / documents,
    fileBytesAnEntry: file.length / documents,
    ...{ writeMs, readMs },
    searchMs: { p50: median(times), p95: at(0.95), most: at(1) },
  };
}

async function measureRelevance(): Promise<KnowledgeMeasured["relevance"]> {
  const { documents, queries } = relevanceSet();
  const store = new EmbeddedStore({ clock: new FakeClock() });
  await store.upsert(documents);
  let [among, first] = [0, 0];
  for (const { text, answers } of queries) {
    const ids = (await store.search({ text, limit: 5 })).map(({ document }) => document.id);
    if (answers.every((id) => ids.includes(id))) among++;
    if (answers.includes(ids[0] ?? "")) first++;
  }
  const { length } = queries;
  return { queries: length, recallAt5: among / length, first: first / length };
}

/** How fast the embedded store is built and searched, how large its file is, and how well it finds. */
export async function measureKnowledge(
  sizes: readonly number[] = [10_000, 100_000],
): Promise<KnowledgeMeasured> {
  const { queries } = relevanceSet();
  const measured: Size[] = [];
  for (const entries of sizes) measured.push(await measureSize(entries, queries));
  return { sizes: measured, relevance: await measureRelevance() };
}

export const renderKnowledge = ({ sizes, relevance }: KnowledgeMeasured): string =>
  [
    ...sizes.map(
      ({ entries, buildMsAnEntry, fileBytesAnEntry, writeMs, readMs, searchMs }) =>
        `${entries} entries: search p50 ${searchMs.p50.toFixed(1)} ms, p95 ${searchMs.p95.toFixed(1)}, most ${searchMs.most.toFixed(1)}; build ${buildMsAnEntry.toFixed(3)} ms an entry; file ${fileBytesAnEntry.toFixed(0)} bytes an entry, written in ${writeMs.toFixed(0)} ms, read in ${readMs.toFixed(0)}`,
    ),
    `relevance: ${relevance.queries} queries over 500 entries, recall@5 ${relevance.recallAt5.toFixed(3)}, right answer first ${relevance.first.toFixed(3)}`,
  ].join("\n");
