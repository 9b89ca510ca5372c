import { canonical } from "./json.ts";
import type { KubeObject, Ref } from "./object.ts";

/** One change of one object, as a watch tells of it. */
export type Change = {
  type: "ADDED" | "MODIFIED" | "DELETED";
  plural: string;
  object: KubeObject;
  /** Resource version that this change made. */
  version: number;
};

const keyOf = ({ plural, namespace, name }: Ref): string => `${plural}/${namespace}/${name}`;

/** What etcd is to a cluster: the objects, a version for each change, and those who watch. */
export class Store {
  readonly #objects = new Map<string, { plural: string; object: KubeObject }>();
  readonly #listeners = new Set<(change: Change) => void>();
  #changes: Change[] = [];
  #version = 1;

  /** Of the newest change: where a watch goes on. */
  get version(): number {
    return this.#version;
  }

  get(ref: Ref): KubeObject | undefined {
    return this.#objects.get(keyOf(ref))?.object;
  }

  /** @param namespace all of them where it is left out */
  list(plural: string, namespace?: string): KubeObject[] {
    return [...this.#objects.values()]
      .filter(
        (entry) =>
          entry.plural === plural &&
          (namespace === undefined || (entry.object.metadata.namespace ?? "") === namespace),
      )
      .map(({ object }) => object);
  }

  /** Every object, in the order in which they were made. */
  all(): KubeObject[] {
    return [...this.#objects.values()].map(({ object }) => object);
  }

  /** Keeps an object. One that says nothing new makes no version, and nobody hears of it. */
  put(plural: string, object: KubeObject): KubeObject {
    const { name, namespace = "" } = object.metadata;
    const key = keyOf({ plural, namespace, name });
    const known = this.#objects.get(key)?.object;
    const resourceVersion = known?.metadata.resourceVersion;
    if (known && canonical(known) === canonical(stamped(object, resourceVersion))) return known;
    this.#version += 1;
    const kept = structuredClone(stamped(object, String(this.#version)));
    this.#objects.set(key, { plural, object: kept });
    this.#tell({ type: known ? "MODIFIED" : "ADDED", plural, object: kept });
    return kept;
  }

  /** Removes an object and all that it owns. */
  remove(ref: Ref): void {
    const known = this.get(ref);
    if (!known) return;
    this.#objects.delete(keyOf(ref));
    this.#version += 1;
    this.#tell({
      type: "DELETED",
      plural: ref.plural,
      object: stamped(known, String(this.#version)),
    });
    for (const { plural, object } of [...this.#objects.values()])
      if (object.metadata.ownerReferences?.some(({ uid }) => uid === known.metadata.uid))
        this.remove({
          plural,
          namespace: object.metadata.namespace ?? "",
          name: object.metadata.name,
        });
  }

  /** What happened after a version, for a watch that begins there. */
  since(version: number): Change[] {
    return this.#changes.filter((change) => change.version > version);
  }

  /** @returns what ends the listening */
  on(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(change: Omit<Change, "version">): void {
    const told = { ...change, version: this.#version };
    this.#changes = [...this.#changes.slice(-2_000), told];
    for (const listener of [...this.#listeners]) listener(told);
  }
}

const stamped = (object: KubeObject, resourceVersion: string | undefined): KubeObject => ({
  ...object,
  metadata: { ...object.metadata, ...(resourceVersion === undefined ? {} : { resourceVersion }) },
});
