import { z } from "zod";

const Texts = z.record(z.string(), z.string());

/** A Kubernetes object as kubectl prints it; what its kind adds is in it, unchecked. */
export const KubeObject = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z
    .looseObject({
      name: z.string().optional(),
      namespace: z.string().optional(),
      labels: Texts.nullish(),
      annotations: Texts.nullish(),
    })
    .prefault({}),
});
export type KubeObject = z.infer<typeof KubeObject>;

const List = z.looseObject({ kind: z.string(), items: z.array(z.unknown()) });

/**
 * The objects of what kubectl printed: one object, or a list, also lists in lists (`List`,
 * `DeploymentList`, …): nothing may hide in one.
 *
 * @throws z.ZodError where something in it is no object of Kubernetes
 */
export function objectsOf(printed: unknown): KubeObject[] {
  const list = List.safeParse(printed);
  return list.success && list.data.kind.endsWith("List")
    ? list.data.items.flatMap(objectsOf)
    : [KubeObject.parse(printed)];
}

/** e.g. `Deployment/shop`, as messages name it. */
export const nameOf = ({ kind, metadata }: KubeObject): string =>
  `${kind}/${metadata.name ?? "(no name)"}`;

/** e.g. `apps/Deployment`, `Service` in the core group. */
export function groupKindOf({ apiVersion, kind }: KubeObject): string {
  const [group, version] = apiVersion.split("/");
  return version === undefined ? kind : `${group ?? ""}/${kind}`;
}
