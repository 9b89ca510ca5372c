import type { Amount } from "../store/workloads.ts";

/** A ReplicaSet as far as scaling goes: what it should have, and how many of them answer. */
export type Scale = { name: string; replicas: number; available: number };

/** A rollout as far as it has come. */
export type Rollout = {
  desired: number;
  /** Undefined for the strategy Recreate. */
  rolling: { maxSurge: Amount; maxUnavailable: Amount } | undefined;
  present: Scale;
  /** The ReplicaSets of earlier revisions, oldest first. */
  before: readonly Scale[];
};

/** How many replicas a ReplicaSet is to have from now on, by its name; only what changes. */
export type NextScales = ReadonlyMap<string, number>;

const sum = (scales: readonly Scale[], of: "replicas" | "available"): number =>
  scales.reduce((total, scale) => total + scale[of], 0);

const amountOf = (amount: Amount, desired: number, round: (value: number) => number): number =>
  typeof amount === "number" ? amount : round((parseInt(amount, 10) * desired) / 100);

/**
 * One step of a rollout, as the deployment controller takes it: up as far as `maxSurge` allows, else
 * down as far as `maxUnavailable` does, replicas that do not answer first.
 * Source: kubernetes `pkg/controller/deployment/rolling.go`, `recreate.go`.
 */
export function nextScales({ desired, rolling, present, before }: Rollout): NextScales {
  if (!rolling) {
    const running = before.filter(({ replicas }) => replicas > 0);
    if (running.length > 0) return new Map(running.map(({ name }) => [name, 0]));
    return changedTo(present, desired);
  }
  const maxSurge = amountOf(rolling.maxSurge, desired, Math.ceil);
  const floored = amountOf(rolling.maxUnavailable, desired, Math.floor);
  const maxUnavailable = maxSurge === 0 && floored === 0 ? 1 : floored;
  const all = [present, ...before];

  const room = Math.max(0, desired + maxSurge - sum(all, "replicas"));
  const up = changedTo(present, Math.min(desired, present.replicas + room));
  if (up.size > 0) return up;

  const minAvailable = desired - maxUnavailable;
  const missing = present.replicas - present.available;
  let mayGo = Math.max(0, sum(all, "replicas") - minAvailable - missing);
  let spare = Math.max(0, sum(all, "available") - minAvailable);
  const next = new Map<string, number>();
  const unwell = before.map((scale) => {
    const gone = Math.min(mayGo, scale.replicas - scale.available);
    mayGo -= gone;
    return { ...scale, replicas: scale.replicas - gone };
  });
  for (const scale of unwell) {
    const gone = Math.min(mayGo, spare, scale.replicas);
    mayGo -= gone;
    spare -= gone;
    next.set(scale.name, scale.replicas - gone);
  }
  return new Map(
    before.flatMap(({ name, replicas }) => {
      const to = next.get(name) ?? replicas;
      return to === replicas ? [] : [[name, to] as const];
    }),
  );
}

const changedTo = ({ name, replicas }: Scale, to: number): NextScales =>
  new Map(replicas === to ? [] : [[name, to]]);
