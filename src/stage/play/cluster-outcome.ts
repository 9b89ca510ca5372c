import { z } from "zod";
import { releaseOf } from "../../core/deploy/revisions.ts";
import type { ClusterSnapshot } from "../cluster/cluster.ts";
import type { ClusterObject } from "../scenario/outcome.ts";

/** What controllers make of the other objects. */
const MADE: ReadonlySet<string> = new Set(["ReplicaSet", "Pod"]);

/** As what kubectl apply writes. */
const APPLY = "kubectl-client-side-apply";

const Workload = z.looseObject({
  spec: z.looseObject({
    template: z.looseObject({
      spec: z.looseObject({ containers: z.array(z.looseObject({ image: z.string() })) }),
    }),
  }),
  status: z.looseObject({ readyReplicas: z.number().optional() }).optional(),
});

/** The cluster in the terms of `expect.yml`: each environment is a namespace, and a user of that name. */
export const clusterOutcome = (
  { objects, writes }: ClusterSnapshot,
  environments: readonly string[],
): Record<string, Record<string, ClusterObject>> =>
  Object.fromEntries(
    environments.map((environment) => {
      const here = objects.filter(
        ({ kind, metadata }) => metadata.namespace === environment && !MADE.has(kind),
      );
      return [
        environment,
        Object.fromEntries(
          here.map((object) => {
            const { kind, metadata } = object;
            const its = writes.filter(
              (write) =>
                write.user === environment &&
                write.namespace === environment &&
                write.kind === kind &&
                write.name === metadata.name &&
                !write.dryRun,
            );
            const applies = its.filter(({ manager }) => manager === APPLY).length;
            const workload = Workload.safeParse(object).data;
            return [
              `${kind.toLowerCase()}/${metadata.name}`,
              {
                ...(workload && {
                  image: workload.spec.template.spec.containers[0]?.image,
                  release: releaseOf(object),
                  ready: workload.status?.readyReplicas ?? 0,
                }),
                applies,
                otherWrites: its.length - applies,
              },
            ];
          }),
        ),
      ];
    }),
  );
