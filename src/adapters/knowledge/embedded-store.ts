import type { KnowledgeDocument } from "../../core/knowledge/document.ts";
import { Encoder } from "../../core/knowledge/encoder.ts";
import { fused, withRecency } from "../../core/knowledge/ranking.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Embedder } from "../../ports/embedder.ts";
import type {
  Found,
  KnowledgeQuery,
  KnowledgeStats,
  KnowledgeStore,
} from "../../ports/knowledge.ts";
import { Best } from "./best.ts";
import { Blocks } from "./blocks.ts";
import { passes, rowOf, statsOf, type Row } from "./columns.ts";
import { DenseVectors } from "./dense-vectors.ts";
import { changed, NO_POSTINGS, normOf, scoresOf, type Postings } from "./postings.ts";

/** What an index file holds (index-file.ts). */
export type IndexParts = {
  rows: readonly Row[];
  postings: Postings;
  blocks: Blocks;
  vectors?: DenseVectors | undefined;
};

/** Of each ranking, how many are joined with the other. */
const FUSED = 100;

type Means = { clock: Clock; embedder?: Embedder | undefined };

const identity = (count: number): Int32Array => Int32Array.from({ length: count }, (_, at) => at);

/** A store in this process's memory: BM25, and dense vectors where there is a model for them. */
export class EmbeddedStore implements KnowledgeStore {
  readonly #clock: Clock;
  readonly #embedder: Embedder | undefined;
  readonly #encoder = new Encoder();
  #rows: Row[];
  #numbers: Map<string, number>;
  #postings: Postings;
  #blocks: Blocks;
  #vectors: DenseVectors | undefined;
  #norms: Float32Array;

  constructor({ clock, embedder }: Means, parts?: IndexParts) {
    this.#clock = clock;
    this.#embedder = embedder;
    this.#rows = [...(parts?.rows ?? [])];
    this.#numbers = new Map(this.#rows.map(({ id }, at) => [id, at]));
    this.#postings = parts?.postings ?? NO_POSTINGS;
    this.#blocks = parts?.blocks ?? new Blocks();
    this.#norms = Float32Array.from(this.#rows, ({ length }) => normOf(length));
    if (embedder === undefined) return;
    const known = parts?.vectors;
    if (known?.model === embedder.model && known.dimension === embedder.dimension) {
      this.#vectors = known;
      return;
    }
    this.#vectors = new DenseVectors(embedder);
    this.#vectors.renumber(new Int32Array(0), this.#rows.length);
  }

  get parts(): IndexParts {
    return {
      ...{ rows: this.#rows, postings: this.#postings },
      ...{ blocks: this.#blocks, vectors: this.#vectors },
    };
  }

  async upsert(documents: readonly KnowledgeDocument[]): Promise<void> {
    if (documents.length > 0) this.#put(new Map(documents.map((one) => [one.id, one])));
    await this.#embedMissing();
  }

  #put(documents: ReadonlyMap<string, KnowledgeDocument>): void {
    const renumbered = identity(this.#rows.length);
    const added = new Map<number, KnowledgeDocument>();
    for (const [id, document] of documents) {
      const known = this.#numbers.get(id);
      if (known !== undefined) renumbered[known] = -1;
      const number = known ?? this.#numbers.size;
      this.#numbers.set(id, number);
      added.set(number, document);
    }
    const counts = new Map(
      [...added].map(([number, one]) => [number, this.#encoder.counts(one)] as const),
    );
    this.#postings = changed(this.#postings, { renumbered, added: counts });
    for (const [number, document] of added)
      this.#rows[number] = rowOf(document, counts.get(number)?.length ?? 0);
    this.#blocks.write(added);
    this.#norms = Float32Array.from(this.#rows, ({ length }) => normOf(length));
    this.#vectors?.renumber(renumbered, this.#rows.length);
  }

  remove(ids: readonly string[]): Promise<void> {
    if (ids.some((id) => this.#numbers.has(id))) this.#drop(new Set(ids));
    return Promise.resolve();
  }

  #drop(gone: ReadonlySet<string>): void {
    const kept = new Map<number, KnowledgeDocument>();
    const renumbered = Int32Array.from(this.#rows, ({ id }, old) => {
      if (gone.has(id)) return -1;
      kept.set(kept.size, this.#blocks.read(old));
      return kept.size - 1;
    });
    this.#postings = changed(this.#postings, { renumbered, added: new Map() });
    this.#rows = this.#rows.filter(({ id }) => !gone.has(id));
    this.#numbers = new Map(this.#rows.map(({ id }, at) => [id, at]));
    this.#norms = Float32Array.from(this.#rows, ({ length }) => normOf(length));
    this.#blocks = new Blocks();
    this.#blocks.write(kept);
    this.#vectors?.renumber(renumbered, this.#rows.length);
  }

  async #embedMissing(): Promise<void> {
    const [vectors, embedder] = [this.#vectors, this.#embedder];
    if (vectors === undefined || embedder === undefined) return;
    const missing = this.#rows.flatMap((_, at) => (vectors.has(at) ? [] : [at]));
    await vectors.fill(embedder, new Map(missing.map((at) => [at, this.#blocks.read(at)])));
  }

  async search(query: KnowledgeQuery): Promise<Found[]> {
    const terms = this.#encoder.query(query.text).indices;
    const scores = scoresOf(this.#postings, this.#norms, terms);
    const joined = await this.#joined(query, scores);
    const now = this.#clock.now();
    const best = new Best(query.limit);
    for (const [number, row] of this.#rows.entries()) {
      // Without a term in the query all fit alike, and the newest come first.
      const fit = terms.length === 0 ? 1 : joined ? (joined.get(number) ?? 0) : scores[number];
      if (fit === undefined || fit <= 0 || !passes(row, query)) continue;
      const score = withRecency(fit, { time: new Date(row.time), now });
      best.offer({ number, score, time: row.time, id: row.id });
    }
    return best.hits.map(({ number, score }) => ({ document: this.#blocks.read(number), score }));
  }

  /** Scores of terms and meaning together; undefined where there is no model, or it does not answer. */
  async #joined(
    query: KnowledgeQuery,
    scores: Float32Array,
  ): Promise<Map<number, number> | undefined> {
    const [vectors, embedder] = [this.#vectors, this.#embedder];
    if (vectors === undefined || embedder === undefined) return undefined;
    const [vector] = await embedder.embed([query.text]).catch(() => []);
    if (vector === undefined) return undefined;
    const passing = this.#rows.flatMap((row, at) => (passes(row, query) ? [at] : []));
    const best = (by: Float32Array): number[] =>
      passing
        .filter((at) => (by[at] ?? 0) > 0)
        .sort((a, b) => (by[b] ?? 0) - (by[a] ?? 0))
        .slice(0, FUSED);
    return fused([best(scores), best(vectors.scores(vector, this.#rows.length))]);
  }

  #where(asked: (row: Row) => boolean): KnowledgeDocument[] {
    const found = this.#rows.flatMap((row, at) => (asked(row) ? [at] : []));
    return found.map((at) => this.#blocks.read(at));
  }

  /** Every document, `open` ones included. */
  all(): KnowledgeDocument[] {
    return this.#where(() => true);
  }

  ofIssues(issues: readonly number[]): Promise<KnowledgeDocument[]> {
    const asked = new Set(issues);
    return Promise.resolve(this.#where(({ issue }) => asked.has(issue)));
  }

  /** All documents of files of the log, by their paths. */
  ofFiles(paths: readonly string[]): Promise<KnowledgeDocument[]> {
    const asked = new Set(paths);
    return Promise.resolve(this.#where(({ source }) => asked.has(source)));
  }

  stats(): Promise<KnowledgeStats> {
    return Promise.resolve(statsOf(this.#rows, this.#postings.terms.length));
  }
}
