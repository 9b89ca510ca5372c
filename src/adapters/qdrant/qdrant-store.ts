import type { KnowledgeDocument } from "../../core/knowledge/document.ts";
import { Encoder } from "../../core/knowledge/encoder.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Embedder } from "../../ports/embedder.ts";
import type { KnowledgeStats, KnowledgeStore } from "../../ports/knowledge.ts";
import { namesOf } from "./collection-name.ts";
import {
  createCollection,
  demandNotNewer,
  removeOthers,
  type Standing,
  standingOf,
  switchAlias,
} from "./collections.ts";
import { TransientError } from "../../core/errors.ts";
import { type Connection, connectQdrant } from "./connect.ts";
import { contentDigest, documentOf, pointId } from "./point.ts";
import { pointsOf } from "./points.ts";
import { searchQdrant } from "./search.ts";

const OTHER_VERSION =
  "Qdrant holds what another version of Miyabi wrote, until the next run has filled it anew.";
/** In one condition of a filter. */
const MOST_ISSUES = 100;

export type QdrantOptions = Connection & {
  /** What the names of collections begin with, e.g. `miyabi`. */
  prefix: string;
  /** `owner/name`: each has collections of its own. */
  repository: string;
  /** Dense vectors besides the words; without it none. */
  embedder?: Embedder | undefined;
  clock: Clock;
};

type Synced = { written: number; removed: number };

type SyncOptions = {
  /** Also removes what the log does not have (any more). */
  prune: boolean;
  /** Ends it between two batches; what was written stays. */
  signal?: AbortSignal;
};

export type QdrantStore = KnowledgeStore & {
  /**
   * Writes what the log has and the server lacks or has otherwise: whatever an earlier run could not write is
   * made good here. Where the alias leads to another version's collection, this version's is filled first, then
   * the alias goes over, then the others are removed; broken off anywhere, it goes on from there the next time.
   *
   * @param documents all that the log has
   */
  sync: (documents: readonly KnowledgeDocument[], options: SyncOptions) => Promise<Synced>;
};

/**
 * Documents in a Qdrant server. Nothing is asked before the first use, and the server's client is not loaded.
 *
 * @throws TransientError (each method) where the server cannot be asked for now; UserError missing_secret where it
 * refuses the key, invalid_config where a newer Miyabi keeps its documents there
 */
export function qdrantStore(options: QdrantOptions): QdrantStore {
  const { embedder, clock } = options;
  const server = connectQdrant(options);
  const names = namesOf(options, embedder);
  const encoder = new Encoder();
  const { alias, collection } = names;
  const own = pointsOf({ server, name: collection }, { encoder, embedder });
  let standing: Standing | undefined;

  async function stand(): Promise<Standing> {
    standing ??= await standingOf(server, names);
    return standing;
  }
  const create = () => createCollection(server, { collection, dimension: embedder?.dimension });

  /** What is missing or differs, and what is too much. */
  async function differences(documents: readonly KnowledgeDocument[]) {
    const points = await own.all({ fields: ["digest"] });
    const there = new Map(points.map(({ id, payload }) => [id, payload["digest"]]));
    const stale = documents.filter(
      (document) => there.get(pointId(document.id)) !== contentDigest(document),
    );
    const known = new Set(documents.map(({ id }) => pointId(id)));
    return { stale, extra: points.map(({ id }) => id).filter((id) => !known.has(id)) };
  }

  return {
    async search(query) {
      const { kind } = await stand();
      if (kind === "absent") return [];
      if (kind !== "current") throw new TransientError(OTHER_VERSION);
      return searchQdrant(query, { server, name: alias, encoder, embedder, now: clock.now() });
    },

    async upsert(documents) {
      const before = await stand();
      demandNotNewer(before, names);
      if (before.kind !== "current") await create();
      if (before.kind === "absent") {
        await switchAlias(server, names, before);
        standing = { kind: "current" };
      }
      await own.put(documents);
    },

    async remove(ids) {
      if ((await stand()).kind === "current") await own.remove(ids.map(pointId));
    },

    async ofIssues(issues) {
      if ((await stand()).kind !== "current") return [];
      const found: KnowledgeDocument[] = [];
      for (let at = 0; at < issues.length; at += MOST_ISSUES) {
        const any = issues.slice(at, at + MOST_ISSUES);
        const filter = { must: [{ key: "issue", match: { any } }] };
        for (const { payload } of await own.all({ fields: true, filter })) {
          const document = documentOf(payload);
          if (document !== undefined) found.push(document);
        }
      }
      return found;
    },

    async stats() {
      if ((await stand()).kind !== "current") return statsOf([]);
      const points = await own.all({ fields: true });
      return statsOf(points.flatMap(({ payload }) => documentOf(payload) ?? []));
    },

    async sync(documents, { prune, signal }) {
      const before = await standingOf(server, names);
      demandNotNewer(before, names);
      if (before.kind !== "current") await create();
      const { stale, extra } = await differences(documents);
      await own.put(stale, signal);
      if (prune) await own.remove(extra);
      if (before.kind !== "current") await switchAlias(server, names, before);
      standing = { kind: "current" };
      await removeOthers(server, names);
      return { written: stale.length, removed: prune ? extra.length : 0 };
    },
  };
}

function statsOf(documents: readonly KnowledgeDocument[]): KnowledgeStats {
  const stats: KnowledgeStats = {
    documents: documents.length,
    byType: {},
    byOutcome: {},
    byAgent: {},
  };
  const times = documents.map(({ time }) => Date.parse(time));
  for (const { type, outcome, agent } of documents) {
    stats.byType[type] = (stats.byType[type] ?? 0) + 1;
    stats.byOutcome[outcome] = (stats.byOutcome[outcome] ?? 0) + 1;
    stats.byAgent[agent] = (stats.byAgent[agent] ?? 0) + 1;
  }
  if (times.length === 0) return stats;
  const span = times.reduce(
    ({ first, last }, one) => ({ first: Math.min(first, one), last: Math.max(last, one) }),
    { first: Infinity, last: -Infinity },
  );
  return { ...stats, oldest: new Date(span.first), newest: new Date(span.last) };
}
