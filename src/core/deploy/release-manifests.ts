import { z } from "zod";
import { groupKindOf, type KubeObject } from "./kube-object.ts";

/** On a Deployment and in its pods' template: which release it is of. */
export const RELEASE = "miyabi.dev/release";
const CHANGE_CAUSE = "kubernetes.io/change-cause";

/** What an image is called without tag and digest, e.g. `ghcr.io/acme/shop`. */
export function repositoryOf(image: string): string {
  const [named = ""] = image.split("@");
  const slash = named.lastIndexOf("/");
  const colon = named.indexOf(":", slash + 1);
  return colon < 0 ? named : named.slice(0, colon);
}

/** Texts of the repository's own: what looks like an image in them is none. */
const DATA: ReadonlySet<string> = new Set(["ConfigMap", "Secret"]);

/** What is written into each object of a release. */
export type Stamp = {
  release: string;
  sha: string;
  /** Digests (`sha256:…`) by repository, e.g. `ghcr.io/acme/shop`. */
  digests: ReadonlyMap<string, string>;
};

const Template = z.looseObject({
  metadata: z.looseObject({ annotations: z.record(z.string(), z.string()).nullish() }).nullish(),
  spec: z.unknown(),
});

/**
 * The objects as this release's: images by digest wherever one is named, the release's id on each Deployment
 * and in its template. The id in the template makes each release a revision of its own, so that going back
 * finds the one before; on the Deployment `kubectl rollout history` shows it to people.
 */
export function stamped(objects: readonly KubeObject[], stamp: Stamp): KubeObject[] {
  return objects.map((object) => {
    if (DATA.has(groupKindOf(object))) return object;
    const pinned = withDigests(object, stamp.digests);
    if (groupKindOf(object) !== "apps/Deployment") return { ...object, ...pinned };
    const spec = z.looseObject({ template: Template }).parse(pinned["spec"]);
    const { template } = spec;
    return {
      ...object,
      metadata: {
        ...object.metadata,
        annotations: {
          ...object.metadata.annotations,
          [RELEASE]: stamp.release,
          [CHANGE_CAUSE]: `Miyabi release ${stamp.release} (${stamp.sha.slice(0, 12)})`,
        },
      },
      spec: {
        ...spec,
        template: {
          ...template,
          metadata: {
            ...template.metadata,
            annotations: { ...template.metadata?.annotations, [RELEASE]: stamp.release },
          },
        },
      },
    };
  });
}

type Digests = Stamp["digests"];

/** Every `image` of a container in the value by its digest, where one is known. */
function withDigests(object: Record<string, unknown>, digests: Digests): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [name, pinnedValue(name, value, digests)]),
  );
}

function pinnedValue(name: string, value: unknown, digests: Digests): unknown {
  if (name === "image" && typeof value === "string") {
    const digest = digests.get(repositoryOf(value));
    return digest === undefined ? value : `${repositoryOf(value)}@${digest}`;
  }
  if (Array.isArray(value)) return value.map((item) => pinnedValue("", item, digests));
  return typeof value === "object" && value !== null ? withDigests({ ...value }, digests) : value;
}

/** All images that an object names, wherever they stand. */
export function imagesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(imagesIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) =>
    name === "image" && typeof member === "string" ? [member] : imagesIn(member),
  );
}
