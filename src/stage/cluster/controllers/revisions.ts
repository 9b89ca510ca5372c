import { createHash } from "node:crypto";
import { canonical } from "../store/json.ts";
import { ownerOf } from "../store/object.ts";
import type { Deployment, ReplicaSet } from "../store/workloads.ts";

/** The annotation that numbers the revisions of a Deployment. */
export const REVISION = "deployment.kubernetes.io/revision";
const HISTORY = "deployment.kubernetes.io/revision-history";
const HASH_LABEL = "pod-template-hash";

/** What a Deployment does not hand to its ReplicaSets. Source: kubernetes `deployment_util.go`. */
const OWN_ANNOTATIONS = new Set([
  "kubectl.kubernetes.io/last-applied-configuration",
  REVISION,
  HISTORY,
  "deployment.kubernetes.io/desired-replicas",
  "deployment.kubernetes.io/max-replicas",
  "deprecated.deployment.rollback.to",
]);

/** The revision that a ReplicaSet runs; 0 where it was not numbered yet. */
export const revisionOf = (replicaSet: ReplicaSet): number =>
  Number(replicaSet.metadata.annotations?.[REVISION] ?? 0);

const plain = ({ metadata, spec }: ReplicaSet["spec"]["template"]): string => {
  const labels = { ...metadata.labels };
  Reflect.deleteProperty(labels, HASH_LABEL);
  return canonical({ metadata: { ...metadata, labels }, spec });
};

/** The ReplicaSet that runs the Deployment's present template. */
export const presentOf = (
  deployment: Deployment,
  owned: readonly ReplicaSet[],
): ReplicaSet | undefined =>
  owned.find(({ spec }) => plain(spec.template) === plain(deployment.spec.template));

const handedDown = (deployment: Deployment): Record<string, string> =>
  Object.fromEntries(
    Object.entries(deployment.metadata.annotations ?? {}).filter(
      ([name]) => !OWN_ANNOTATIONS.has(name),
    ),
  );

/** A new ReplicaSet for a template that was never rolled out, without replicas yet. */
export function newReplicaSet(
  deployment: Deployment,
  made: { revision: number; uid: string; creationTimestamp: string },
): ReplicaSet {
  const { template, selector } = deployment.spec;
  const hash = createHash("sha256").update(plain(template)).digest("hex").slice(0, 10);
  const labels = { ...template.metadata.labels, [HASH_LABEL]: hash };
  const { namespace } = deployment.metadata;
  return {
    apiVersion: "apps/v1",
    kind: "ReplicaSet",
    metadata: {
      name: `${deployment.metadata.name}-${hash}`,
      ...(namespace === undefined ? {} : { namespace }),
      uid: made.uid,
      creationTimestamp: made.creationTimestamp,
      generation: 1,
      labels,
      annotations: { ...handedDown(deployment), [REVISION]: String(made.revision) },
      ownerReferences: [ownerOf(deployment)],
    },
    spec: {
      replicas: 0,
      selector: { matchLabels: { ...selector.matchLabels, [HASH_LABEL]: hash } },
      template: { ...template, metadata: { ...template.metadata, labels } },
    },
    status: { replicas: 0, readyReplicas: 0, availableReplicas: 0 },
  };
}

/** The annotations of the present ReplicaSet: the Deployment's, and a new number where it came back. */
export function presentAnnotations(
  deployment: Deployment,
  present: ReplicaSet,
  newestBefore: number,
): Record<string, string> {
  const known = present.metadata.annotations ?? {};
  const revision = revisionOf(present);
  const history = [known[HISTORY], String(revision)].filter(Boolean).join(",");
  return {
    ...known,
    ...handedDown(deployment),
    ...(revision > newestBefore
      ? {}
      : { [REVISION]: String(newestBefore + 1), [HISTORY]: history }),
  };
}
