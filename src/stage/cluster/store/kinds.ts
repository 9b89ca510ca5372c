/** A kind that the cluster keeps. */
export type Kind = {
  group: string;
  version: string;
  kind: string;
  plural: string;
  shortNames: readonly string[];
  namespaced: boolean;
};

const kind = (
  groupVersion: string,
  name: string,
  {
    plural,
    short = [],
    clusterWide = false,
  }: { plural?: string; short?: string[]; clusterWide?: boolean } = {},
): Kind => {
  const [version = "", group = ""] = groupVersion.split("/").reverse();
  return {
    group,
    version,
    kind: name,
    plural: plural ?? `${name.toLowerCase()}s`,
    shortNames: short,
    namespaced: !clusterWide,
  };
};

/**
 * What may be written and read. A kind whose controller is not here (StatefulSet, DaemonSet, Job) is
 * not known at all, so that nothing seems to run which does not.
 */
export const KINDS: readonly Kind[] = [
  kind("v1", "Namespace", { short: ["ns"], clusterWide: true }),
  kind("v1", "Pod", { short: ["po"] }),
  kind("v1", "Service", { short: ["svc"] }),
  kind("v1", "ConfigMap", { short: ["cm"] }),
  kind("v1", "Secret"),
  kind("v1", "ServiceAccount", { short: ["sa"] }),
  kind("v1", "Event", { short: ["ev"] }),
  kind("apps/v1", "Deployment", { short: ["deploy"] }),
  kind("apps/v1", "ReplicaSet", { short: ["rs"] }),
  kind("networking.k8s.io/v1", "Ingress", { plural: "ingresses", short: ["ing"] }),
  kind("policy/v1", "PodDisruptionBudget", { short: ["pdb"] }),
  kind("rbac.authorization.k8s.io/v1", "Role"),
  kind("rbac.authorization.k8s.io/v1", "RoleBinding"),
  kind("rbac.authorization.k8s.io/v1", "ClusterRole", { clusterWide: true }),
  kind("rbac.authorization.k8s.io/v1", "ClusterRoleBinding", { clusterWide: true }),
];

/** e.g. `apps/v1`, or `v1` for the core group. */
export const groupVersionOf = ({ group, version }: Kind): string =>
  group === "" ? version : `${group}/${version}`;

/** e.g. `deployments.apps`, as messages name it. */
export const qualified = ({ plural, group }: Kind): string =>
  group === "" ? plural : `${plural}.${group}`;

/** Every group and version but the core's, in order. */
export const GROUP_VERSIONS: readonly string[] = [
  ...new Set(KINDS.filter(({ group }) => group !== "").map(groupVersionOf)),
];
