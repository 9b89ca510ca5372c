import { ENCODER_VERSION } from "../../core/knowledge/encoder.ts";
import { digestOf } from "../../core/digest.ts";
import type { Embedder } from "../../ports/embedder.ts";

/** Raised with every change of what a point holds or of the collection's indexes. */
const SCHEMA_VERSION = 1;

export type Names = {
  /** What searches ask: an alias, e.g. `miyabi.acme.shop`. */
  alias: string;
  /** What this version keeps its points in, e.g. `miyabi.acme.shop@1.1.words`. */
  collection: string;
};

/** An owner has no dot and no name of a repository an @, so two repositories never share a name. */
export function namesOf(
  { prefix, repository }: { prefix: string; repository: string },
  embedder: Pick<Embedder, "model" | "dimension"> | undefined,
): Names {
  const alias = `${prefix}.${repository.toLowerCase().replace("/", ".")}`;
  const vectors =
    embedder === undefined
      ? "words"
      : digestOf({ model: embedder.model, dimension: embedder.dimension }).slice(0, 12);
  return { alias, collection: `${alias}@${SCHEMA_VERSION}.${ENCODER_VERSION}.${vectors}` };
}

/** Whether a collection is one of the alias', of whatever version. */
export const isVersionOf = (alias: string, collection: string): boolean =>
  collection.startsWith(`${alias}@`);

/** Whether a newer Miyabi made the collection: an older one must not put its own in its place. */
export function isNewer({ alias }: Names, collection: string): boolean {
  const [schema = 0, encoder = 0] = collection
    .slice(alias.length + 1)
    .split(".")
    .map(Number);
  return schema > SCHEMA_VERSION || (schema === SCHEMA_VERSION && encoder > ENCODER_VERSION);
}
