import { randomUUID } from "node:crypto";
import { canonical } from "../store/json.ts";
import { isOwnedBy } from "../store/object.ts";
import type { Store } from "../store/store.ts";
import { Deployment, ReplicaSet } from "../store/workloads.ts";
import type { Moment } from "./moment.ts";
import { countsOf, withStatus } from "./deployment-status.ts";
import { nextScales, type Scale } from "./rolling-update.ts";
import { newReplicaSet, presentAnnotations, presentOf, revisionOf } from "./revisions.ts";

const scaleOf = ({ metadata, spec, status }: ReplicaSet): Scale => ({
  name: metadata.name,
  replicas: spec.replicas,
  available: status.availableReplicas,
});

/** Rolls templates out, one small step at a time, and says in the status how far it is. */
export class DeploymentController {
  readonly #store: Store;
  /** By uid: what was counted when the rollout last came forward, and when that was. */
  readonly #progress = new Map<string, { seen: string; seconds: number }>();

  constructor(store: Store) {
    this.#store = store;
  }

  step(moment: Moment): void {
    for (const object of this.#store.list("deployments"))
      this.#roll(Deployment.parse(object), moment);
  }

  #ownedBy(deployment: Deployment): ReplicaSet[] {
    return this.#store
      .list("replicasets", deployment.metadata.namespace)
      .filter((set) => isOwnedBy(set, deployment))
      .map((set) => ReplicaSet.parse(set))
      .sort((a, b) => revisionOf(a) - revisionOf(b));
  }

  #roll(deployment: Deployment, moment: Moment): void {
    const known = this.#ownedBy(deployment);
    const present = this.#present(deployment, known, moment);
    const before = known.filter(({ metadata }) => metadata.name !== present.metadata.name);
    if (deployment.spec.paused !== true) {
      this.#scale(deployment, present, before);
      this.#forget(deployment, before);
    }
    const owned = this.#ownedBy(deployment);
    const status = owned.find(({ metadata }) => metadata.name === present.metadata.name) ?? present;
    const seen = { deployment, present: status, owned };
    this.#store.put("deployments", {
      ...withStatus({ ...seen, stalledSeconds: this.#stalled(seen, moment), at: moment.at }),
    });
  }

  #present(deployment: Deployment, known: readonly ReplicaSet[], moment: Moment): ReplicaSet {
    const found = presentOf(deployment, known);
    const newestBefore = Math.max(0, ...known.filter((set) => set !== found).map(revisionOf));
    const present = found
      ? {
          ...found,
          metadata: {
            ...found.metadata,
            annotations: presentAnnotations(deployment, found, newestBefore),
          },
        }
      : newReplicaSet(deployment, {
          revision: newestBefore + 1,
          uid: randomUUID(),
          creationTimestamp: moment.at,
        });
    return ReplicaSet.parse(this.#store.put("replicasets", present));
  }

  #scale({ spec }: Deployment, present: ReplicaSet, before: readonly ReplicaSet[]): void {
    const next = nextScales({
      desired: spec.replicas,
      rolling: spec.strategy.type === "Recreate" ? undefined : spec.strategy.rollingUpdate,
      present: scaleOf(present),
      before: before.map(scaleOf),
    });
    for (const set of [present, ...before]) {
      const replicas = next.get(set.metadata.name);
      if (replicas !== undefined)
        this.#store.put("replicasets", { ...set, spec: { ...set.spec, replicas } });
    }
  }

  /** `revisionHistoryLimit`: what can still be gone back to. */
  #forget({ spec }: Deployment, before: readonly ReplicaSet[]): void {
    const idle = before.filter((set) => set.spec.replicas === 0 && set.status.replicas === 0);
    for (const { metadata } of idle.slice(0, Math.max(0, idle.length - spec.revisionHistoryLimit)))
      this.#store.remove({
        plural: "replicasets",
        namespace: metadata.namespace ?? "",
        name: metadata.name,
      });
  }

  #stalled(
    seen: { deployment: Deployment; present: ReplicaSet; owned: readonly ReplicaSet[] },
    { seconds }: Moment,
  ): number {
    const uid = seen.deployment.metadata.uid ?? "";
    const now = canonical({ ...countsOf(seen), present: seen.present.metadata.name });
    const last = this.#progress.get(uid);
    if (last?.seen === now) return seconds - last.seconds;
    this.#progress.set(uid, { seen: now, seconds });
    return 0;
  }
}
