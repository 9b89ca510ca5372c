import { z } from "zod";
import { RELEASE } from "./release-manifests.ts";

const Told = { reason: z.string().optional(), message: z.string().optional() };

const Terminated = z.looseObject({
  ...Told,
  exitCode: z.number().optional(),
  signal: z.number().optional(),
});

const ContainerStatus = z.looseObject({
  name: z.string(),
  image: z.string().optional(),
  ready: z.boolean().optional(),
  restartCount: z.number().optional(),
  state: z
    .looseObject({
      waiting: z.looseObject(Told).optional(),
      running: z.looseObject({}).optional(),
      terminated: Terminated.optional(),
    })
    .optional(),
  lastState: z.looseObject({ terminated: Terminated.optional() }).optional(),
});
/** How one container of a pod is. */
export type ContainerStatus = z.infer<typeof ContainerStatus>;

const Statuses = z.array(ContainerStatus).optional();

/** A pod as `kubectl get -o json` prints it, as far as it tells how its containers are. */
export const Pod = z.looseObject({
  metadata: z.looseObject({
    name: z.string(),
    annotations: z.record(z.string(), z.string()).nullish(),
  }),
  status: z
    .looseObject({
      conditions: z
        .array(z.looseObject({ type: z.string(), status: z.string(), ...Told }))
        .optional(),
      initContainerStatuses: Statuses,
      containerStatuses: Statuses,
    })
    .optional(),
});
export type Pod = z.infer<typeof Pod>;

/** The pods of one release among all of a namespace. */
export const podsOf = (release: string, pods: readonly unknown[]): Pod[] =>
  pods
    .map((pod) => Pod.parse(pod))
    .filter(({ metadata }) => metadata.annotations?.[RELEASE] === release);
