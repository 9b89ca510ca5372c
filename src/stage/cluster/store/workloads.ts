import { z } from "zod";
import { KubeObject, Metadata } from "./object.ts";

const Amount = z.union([z.number().int().nonnegative(), z.string().regex(/^\d{1,3}%$/)]);
/** A number of pods, or a share of all of them. */
export type Amount = z.infer<typeof Amount>;

/** With what the API server writes where the manifest says nothing. */
const Container = z.looseObject({
  name: z.string().min(1),
  image: z.string().min(1),
  imagePullPolicy: z.enum(["Always", "IfNotPresent", "Never"]).default("IfNotPresent"),
  terminationMessagePath: z.string().default("/dev/termination-log"),
  terminationMessagePolicy: z.string().default("File"),
  resources: z.looseObject({}).default({}),
  readinessProbe: z.looseObject({}).optional(),
});

const PodSpec = z.looseObject({
  containers: z.array(Container).min(1),
  restartPolicy: z.string().default("Always"),
  dnsPolicy: z.string().default("ClusterFirst"),
  schedulerName: z.string().default("default-scheduler"),
  securityContext: z.looseObject({}).default({}),
  terminationGracePeriodSeconds: z.number().default(30),
});

const Template = z.looseObject({
  metadata: z.looseObject({ labels: z.record(z.string(), z.string()).optional() }).default({}),
  spec: PodSpec,
});

const Selector = z.looseObject({ matchLabels: z.record(z.string(), z.string()).default({}) });

const Strategy = z.union([
  z.strictObject({ type: z.literal("Recreate") }),
  z.strictObject({
    type: z.literal("RollingUpdate").default("RollingUpdate"),
    rollingUpdate: z
      .strictObject({ maxSurge: Amount.default("25%"), maxUnavailable: Amount.default("25%") })
      .prefault({}),
  }),
]);

const Condition = z.looseObject({
  type: z.string(),
  status: z.enum(["True", "False", "Unknown"]),
  reason: z.string().optional(),
  message: z.string().optional(),
  lastUpdateTime: z.string().optional(),
  lastTransitionTime: z.string().optional(),
});
/** One of the conditions in a status. */
export type Condition = z.infer<typeof Condition>;

/** A Deployment, with what the API server fills in. */
export const Deployment = KubeObject.extend({
  metadata: Metadata,
  spec: z.looseObject({
    replicas: z.number().int().nonnegative().default(1),
    selector: Selector,
    template: Template,
    strategy: Strategy.prefault({}),
    revisionHistoryLimit: z.number().int().nonnegative().default(10),
    progressDeadlineSeconds: z.number().positive().default(600),
    paused: z.boolean().optional(),
  }),
  status: z
    .looseObject({
      observedGeneration: z.number().optional(),
      conditions: z.array(Condition).optional(),
    })
    .optional(),
});
export type Deployment = z.infer<typeof Deployment>;

/** A ReplicaSet, with what the API server fills in. */
export const ReplicaSet = KubeObject.extend({
  spec: z.looseObject({
    replicas: z.number().int().nonnegative().default(1),
    selector: Selector,
    template: Template,
  }),
  status: z
    .looseObject({
      replicas: z.number().default(0),
      readyReplicas: z.number().default(0),
      availableReplicas: z.number().default(0),
    })
    .prefault({}),
});
export type ReplicaSet = z.infer<typeof ReplicaSet>;

/** A Pod. */
export const Pod = KubeObject.extend({
  spec: PodSpec,
  status: z.looseObject({ conditions: z.array(Condition).optional() }).optional(),
});
export type Pod = z.infer<typeof Pod>;

/** A Service, with what the API server fills in. */
export const Service = KubeObject.extend({
  spec: z.looseObject({
    type: z.string().default("ClusterIP"),
    selector: z.record(z.string(), z.string()).optional(),
    sessionAffinity: z.string().default("None"),
    ports: z
      .array(
        z.looseObject({
          port: z.number().int().min(1).max(65_535),
          protocol: z.string().default("TCP"),
        }),
      )
      .default([]),
  }),
});

/** Whether a pod takes traffic. */
export const isReady = (pod: Pod): boolean =>
  pod.status?.conditions?.some(({ type, status }) => type === "Ready" && status === "True") ??
  false;
