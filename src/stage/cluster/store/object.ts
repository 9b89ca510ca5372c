import { z } from "zod";

const Texts = z.record(z.string(), z.string());

const Owner = z.looseObject({
  kind: z.string(),
  name: z.string(),
  uid: z.string(),
  controller: z.boolean().optional(),
});

/** What every object has beside its own fields. */
export const Metadata = z.looseObject({
  name: z
    .string()
    .regex(/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/, "a lowercase DNS subdomain is required"),
  namespace: z.string().optional(),
  uid: z.string().optional(),
  resourceVersion: z.string().optional(),
  generation: z.number().optional(),
  creationTimestamp: z.string().optional(),
  labels: Texts.optional(),
  annotations: Texts.optional(),
  ownerReferences: z.array(Owner).optional(),
});

/** Any object of the cluster; what its kind adds is in it, unchecked. */
export const KubeObject = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: Metadata,
});
export type KubeObject = z.infer<typeof KubeObject>;

/** Which object is meant; `namespace` is "" for kinds that belong to the whole cluster. */
export type Ref = { plural: string; namespace: string; name: string };

/** Whether an object was made by the controller of another. */
export const isOwnedBy = (object: KubeObject, owner: KubeObject): boolean =>
  object.metadata.ownerReferences?.some(({ uid }) => uid === owner.metadata.uid) ?? false;

/** An owner reference to an object. */
export const ownerOf = ({ apiVersion, kind, metadata }: KubeObject) => ({
  apiVersion,
  kind,
  name: metadata.name,
  uid: metadata.uid ?? "",
  controller: true,
  blockOwnerDeletion: true,
});
