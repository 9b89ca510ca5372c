import { UserError } from "../../core/errors.ts";
import { isNewer, isVersionOf, type Names } from "./collection-name.ts";
import { isTaken, type Server } from "./connect.ts";
import { DENSE, TEXT } from "./point.ts";

/** What filters ask for; Qdrant Cloud refuses to filter by anything else. */
const INDEXES = {
  agent: "keyword",
  issue: "integer",
  type: "keyword",
  taskType: "keyword",
  outcome: "keyword",
  time: "datetime",
} as const;

/** Where the alias leads: nowhere, to this version's collection, or to another one's. */
export type Standing =
  { kind: "absent" | "current" | "newer" } | { kind: "older"; collection: string };

export async function standingOf(server: Server, names: Names): Promise<Standing> {
  const { aliases } = await server((client) => client.getAliases());
  const found = aliases.find(({ alias_name: alias }) => alias === names.alias);
  if (found === undefined) return { kind: "absent" };
  const { collection_name: collection } = found;
  if (collection === names.collection) return { kind: "current" };
  return isNewer(names, collection) ? { kind: "newer" } : { kind: "older", collection };
}

/** @throws UserError invalid_config: an older Miyabi leaves a newer one's collection alone */
export function demandNotNewer(standing: Standing, { alias }: Names): void {
  if (standing.kind === "newer")
    throw new UserError(
      "invalid_config",
      `A newer version of Miyabi keeps ${alias} in Qdrant: update this one, or give it another knowledge.collection.`,
    );
}

/** This version's collection with its indexes. What is there already stays. */
export async function createCollection(
  server: Server,
  { collection, dimension }: { collection: string; dimension: number | undefined },
): Promise<void> {
  try {
    await server((client) =>
      client.createCollection(collection, {
        ...(dimension === undefined
          ? {}
          : { vectors: { [DENSE]: { size: dimension, distance: "Cosine" } } }),
        sparse_vectors: { [TEXT]: { modifier: "idf" } },
      }),
    );
  } catch (error) {
    if (!isTaken(error)) throw error;
  }
  for (const [field, schema] of Object.entries(INDEXES))
    await server((client) =>
      client.createPayloadIndex(collection, {
        field_name: field,
        field_schema: schema,
        wait: true,
      }),
    );
}

/** Searches go to this version's collection from now on, in one step. */
export async function switchAlias(
  server: Server,
  { alias, collection }: Names,
  standing: Standing,
): Promise<void> {
  await server((client) =>
    client.updateCollectionAliases({
      actions: [
        ...(standing.kind === "absent" ? [] : [{ delete_alias: { alias_name: alias } }]),
        { create_alias: { collection_name: collection, alias_name: alias } },
      ],
    }),
  );
}

/** Removes collections of other versions. */
export async function removeOthers(server: Server, names: Names): Promise<void> {
  const { collections } = await server((client) => client.getCollections());
  for (const { name } of collections)
    if (isVersionOf(names.alias, name) && name !== names.collection && !isNewer(names, name))
      await server((client) => client.deleteCollection(name));
}
