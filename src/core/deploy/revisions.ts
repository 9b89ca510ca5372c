import { z } from "zod";
import { RELEASE } from "./release-manifests.ts";

const REVISION = "deployment.kubernetes.io/revision";

const Annotated = z.looseObject({
  annotations: z.record(z.string(), z.string()).nullish(),
});

const Template = z.looseObject({ metadata: Annotated.nullish() });

const Owned = z.looseObject({
  metadata: Annotated.extend({
    name: z.string(),
    uid: z.string().optional(),
    ownerReferences: z.array(z.looseObject({ uid: z.string() })).nullish(),
  }),
  spec: z.looseObject({ template: Template }),
});
type Owned = z.infer<typeof Owned>;

/** The release whose pods a Deployment or ReplicaSet wants; undefined where Miyabi did not make it. */
export const releaseOf = (printed: unknown): string | undefined =>
  Owned.safeParse(printed).data?.spec.template.metadata?.annotations?.[RELEASE];

const revisionOf = ({ metadata }: Owned): number => Number(metadata.annotations?.[REVISION] ?? 0);

/** What a rollback of one workload goes back to. */
export type WayBack =
  { kind: "already_back" } | { kind: "revision"; revision: number } | { kind: "nothing_before" };

/**
 * The revision that was there before a release: the newest one that is not the release's own. A Deployment
 * that no longer runs the release was taken back before.
 *
 * @param deployment as `kubectl get -o json` prints it
 * @param replicaSets all of the namespace, printed likewise
 */
export function wayBack(
  release: string,
  { deployment, replicaSets }: { deployment: unknown; replicaSets: readonly unknown[] },
): WayBack {
  const present = Owned.parse(deployment);
  if (releaseOf(present) !== release) return { kind: "already_back" };
  const before = replicaSets
    .map((set) => Owned.parse(set))
    .filter(
      (set) =>
        set.metadata.ownerReferences?.some(({ uid }) => uid === present.metadata.uid) === true &&
        releaseOf(set) !== release,
    )
    .sort((a, b) => revisionOf(b) - revisionOf(a))[0];
  return before ? { kind: "revision", revision: revisionOf(before) } : { kind: "nothing_before" };
}
