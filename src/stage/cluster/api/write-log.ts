import type { KubeObject } from "../store/object.ts";

/** What was done to an object, in Kubernetes' own words. */
export type Verb = "create" | "patch" | "update" | "delete";

/** A write that a client asked for and the server took, also where the client never heard of it. */
export type Write = {
  at: string;
  user: string;
  verb: Verb;
  kind: string;
  namespace: string;
  name: string;
  /** e.g. `kubectl-client-side-apply`, `kubectl-set`; "" where it said none, as `rollout undo` does. */
  manager: string;
  /** True: nothing was kept. */
  dryRun: boolean;
  /** False: the object was like that before. */
  changed: boolean;
};

/** Of the object that came of it; for people and for scenarios. */
export const writeTo = (
  object: KubeObject,
  rest: Omit<Write, "kind" | "namespace" | "name">,
): Write => ({
  kind: object.kind,
  namespace: object.metadata.namespace ?? "",
  name: object.metadata.name,
  ...rest,
});
