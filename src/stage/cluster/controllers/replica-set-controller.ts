import { randomUUID } from "node:crypto";
import { isOwnedBy, ownerOf } from "../store/object.ts";
import type { Store } from "../store/store.ts";
import { isReady, Pod, ReplicaSet } from "../store/workloads.ts";
import type { Moment } from "./moment.ts";

/** Keeps as many pods as each ReplicaSet wants. */
export class ReplicaSetController {
  readonly #store: Store;
  #made = 0;

  constructor(store: Store) {
    this.#store = store;
  }

  step(moment: Moment): void {
    for (const object of this.#store.list("replicasets"))
      this.#fill(ReplicaSet.parse(object), moment);
  }

  #podsOf(set: ReplicaSet): Pod[] {
    return this.#store
      .list("pods", set.metadata.namespace)
      .filter((pod) => isOwnedBy(pod, set))
      .map((pod) => Pod.parse(pod));
  }

  #fill(set: ReplicaSet, moment: Moment): void {
    const pods = this.#podsOf(set);
    for (let count = pods.length; count < set.spec.replicas; count++)
      this.#store.put("pods", this.#newPod(set, moment));
    // Those that do not answer go first, then the youngest.
    const leaving = [...pods.filter(isReady), ...pods.filter((pod) => !isReady(pod))];
    for (const { metadata } of leaving.slice(Math.min(set.spec.replicas, leaving.length)))
      this.#store.remove({
        plural: "pods",
        namespace: metadata.namespace ?? "",
        name: metadata.name,
      });
    const now = this.#podsOf(set);
    const ready = now.filter(isReady).length;
    this.#store.put("replicasets", {
      ...set,
      status: {
        replicas: now.length,
        readyReplicas: ready,
        availableReplicas: ready,
        observedGeneration: set.metadata.generation,
      },
    });
  }

  #newPod(set: ReplicaSet, { at }: Moment): Pod {
    this.#made += 1;
    const { namespace, name } = set.metadata;
    const { metadata, spec } = set.spec.template;
    return {
      apiVersion: "v1",
      kind: "Pod",
      metadata: {
        ...metadata,
        name: `${name}-${this.#made.toString(36).padStart(5, "0")}`,
        ...(namespace === undefined ? {} : { namespace }),
        uid: randomUUID(),
        creationTimestamp: at,
        ownerReferences: [ownerOf(set)],
      },
      spec,
      status: { phase: "Pending", conditions: [{ type: "Ready", status: "False" }] },
    };
  }
}
