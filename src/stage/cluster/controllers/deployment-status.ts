import { REVISION } from "./revisions.ts";
import type { Condition, Deployment, ReplicaSet } from "../store/workloads.ts";

const total = (
  sets: readonly ReplicaSet[],
  of: "replicas" | "readyReplicas" | "availableReplicas",
) => sets.reduce((sum, { status }) => sum + status[of], 0);

/** A Deployment and its ReplicaSets at one moment. */
export type Seen = {
  deployment: Deployment;
  present: ReplicaSet;
  /** With the present one. */
  owned: readonly ReplicaSet[];
  /** Cluster seconds since the rollout last came forward. */
  stalledSeconds: number;
  at: string;
};

/** What was counted, without conditions: two equal texts mean that nothing came forward. */
export const countsOf = ({ present, owned }: Pick<Seen, "present" | "owned">) => ({
  replicas: total(owned, "replicas"),
  updatedReplicas: present.status.replicas,
  readyReplicas: total(owned, "readyReplicas"),
  availableReplicas: total(owned, "availableReplicas"),
});

const isComplete = ({ deployment, present, owned }: Seen): boolean => {
  const { replicas } = deployment.spec;
  const counts = countsOf({ present, owned });
  return (
    counts.updatedReplicas === replicas &&
    counts.replicas === replicas &&
    counts.availableReplicas >= replicas
  );
};

type Word = Pick<Condition, "status" | "reason" | "message">;

function progressing(seen: Seen): Word {
  const { deployment, present, stalledSeconds } = seen;
  const name = `ReplicaSet "${present.metadata.name}"`;
  const before = deployment.status?.conditions?.find(({ type }) => type === "Progressing");
  if (deployment.spec.paused === true)
    return { status: "Unknown", reason: "DeploymentPaused", message: "Deployment is paused" };
  if (isComplete(seen))
    return {
      status: "True",
      reason: "NewReplicaSetAvailable",
      message: `${name} has successfully progressed.`,
    };
  // A rollout that was complete stays so for the same template, whatever its pods do later.
  if (before?.reason === "NewReplicaSetAvailable" && before.message?.startsWith(`${name} `))
    return before;
  if (stalledSeconds >= deployment.spec.progressDeadlineSeconds)
    return {
      status: "False",
      reason: "ProgressDeadlineExceeded",
      message: `${name} has timed out progressing.`,
    };
  return { status: "True", reason: "ReplicaSetUpdated", message: `${name} is progressing.` };
}

function available({ deployment, owned }: Seen): Word {
  const { replicas, strategy } = deployment.spec;
  const amount = strategy.type === "Recreate" ? 0 : strategy.rollingUpdate.maxUnavailable;
  const may =
    typeof amount === "number" ? amount : Math.floor((parseInt(amount, 10) * replicas) / 100);
  return total(owned, "availableReplicas") >= replicas - may
    ? {
        status: "True",
        reason: "MinimumReplicasAvailable",
        message: "Deployment has minimum availability.",
      }
    : {
        status: "False",
        reason: "MinimumReplicasUnavailable",
        message: "Deployment does not have minimum availability.",
      };
}

function condition(type: string, word: Word, { deployment, at }: Seen): Condition {
  const before = deployment.status?.conditions?.find((known) => known.type === type);
  const same =
    before?.status === word.status &&
    before.reason === word.reason &&
    before.message === word.message;
  if (before && same) return before;
  const turned = before?.status === word.status ? before.lastTransitionTime : at;
  return {
    type,
    ...word,
    lastUpdateTime: at,
    ...(turned === undefined ? {} : { lastTransitionTime: turned }),
  };
}

/** The Deployment with the status that its ReplicaSets make true. */
export function withStatus(seen: Seen): Deployment {
  const { deployment, present, owned } = seen;
  const counts = countsOf({ present, owned });
  const unavailable = Math.max(
    0,
    Math.max(counts.replicas, deployment.spec.replicas) - counts.availableReplicas,
  );
  const { annotations } = deployment.metadata;
  return {
    ...deployment,
    metadata: {
      ...deployment.metadata,
      annotations: { ...annotations, [REVISION]: present.metadata.annotations?.[REVISION] ?? "" },
    },
    status: {
      observedGeneration: deployment.metadata.generation,
      ...counts,
      ...(unavailable > 0 ? { unavailableReplicas: unavailable } : {}),
      conditions: [
        condition("Available", available(seen), seen),
        condition("Progressing", progressing(seen), seen),
      ],
    },
  };
}
