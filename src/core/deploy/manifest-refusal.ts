import type { KubectlEnvironment } from "./deploy-config.ts";
import type { KubeObject } from "./kube-object.ts";
import { manifestViolations, violationText } from "./manifest-policy.ts";
import { imagesIn, repositoryOf } from "./release-manifests.ts";

/** As the configuration names a workload: `deployment/shop`. */
export const workloadOf = ({ kind, metadata }: KubeObject): string =>
  `${kind.toLowerCase()}/${metadata.name ?? ""}`;

/**
 * Why these manifests are not applied, the same at each try: a line, and all of it. Undefined where they may be.
 *
 * @param name of the environment, for the keys of the configuration
 */
export function manifestRefusal(
  objects: readonly KubeObject[],
  { name, config }: { name: string; config: KubectlEnvironment },
): { cause: string; output: string } | undefined {
  const { namespace, policy, workloads } = config;
  const violations = manifestViolations(objects, { namespace, ...policy }).map(violationText);
  const [first, ...more] = violations;
  if (first !== undefined)
    return {
      cause: `the policy refuses these manifests, nothing was applied: ${first}${more.length > 0 ? ` (and ${more.length} more)` : ""}`,
      output: violations.join("\n"),
    };
  const names = objects.map(workloadOf);
  const missing = workloads.filter((workload) => !names.includes(workload));
  if (missing.length > 0)
    return {
      cause: `the manifests have no ${missing.join(" and no ")} (deploy.${name}.workloads)`,
      output: "",
    };
  const images = new Set(objects.flatMap(imagesIn).map(repositoryOf));
  const unused = config.images.filter((image) => !images.has(image.name));
  return unused.length === 0
    ? undefined
    : {
        cause: `no manifest uses ${unused.map((image) => image.name).join(", ")} (deploy.${name}.images)`,
        output: "",
      };
}
