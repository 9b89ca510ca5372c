import { groupKindOf, nameOf, type KubeObject } from "./kube-object.ts";
import { podBreaches, type PodLimits, type PodRule } from "./pod-policy.ts";

type ManifestRule =
  PodRule | "unknown_kind" | "other_namespace" | "no_name" | "token_of_another" | "external_ips";

/** What in a manifest is not allowed, and where. */
export type Violation = {
  rule: ManifestRule;
  /** e.g. `Deployment/shop`. */
  object: string;
  /** Where in the object, e.g. `spec.template.spec.hostNetwork`; "" for the object itself. */
  path: string;
};

/** What the manifests of an environment may hold. */
export type ManifestPolicy = Partial<PodLimits> & {
  /** The only one that a release may write to. */
  namespace: string;
  /** Beyond the kinds that are known, e.g. `monitoring.coreos.com/ServiceMonitor`. */
  kinds?: readonly string[];
};

/** What a service is made of. Whatever gives rights or belongs to the whole cluster is not among it. */
const KINDS: ReadonlySet<string> = new Set([
  "Pod",
  "Service",
  "ConfigMap",
  "Secret",
  "ServiceAccount",
  "PersistentVolumeClaim",
  "apps/Deployment",
  "apps/StatefulSet",
  "apps/DaemonSet",
  "batch/Job",
  "batch/CronJob",
  "autoscaling/HorizontalPodAutoscaler",
  "networking.k8s.io/Ingress",
  "networking.k8s.io/NetworkPolicy",
  "policy/PodDisruptionBudget",
]);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Every pod that an object describes, whatever its kind calls the place: what has containers is one. */
function podsIn(value: unknown, path: string): { pod: Record<string, unknown>; path: string }[] {
  if (Array.isArray(value))
    return value.flatMap((item, index) => podsIn(item, `${path.slice(0, -1)}[${index}].`));
  if (!isObject(value)) return [];
  const inside = Object.entries(value).flatMap(([name, member]) =>
    podsIn(member, `${path}${name}.`),
  );
  return ["containers", "initContainers"].some((name) => Array.isArray(value[name]))
    ? [{ pod: value, path }, ...inside]
    : inside;
}

const TOKEN_TYPE = "kubernetes.io/service-account-token";
const TOKEN_OWNER = "kubernetes.io/service-account.name";

/** A Secret of this type is filled with a service account's token by the cluster. */
const isForeignToken = (object: KubeObject, accounts: readonly string[]): boolean =>
  groupKindOf(object) === "Secret" &&
  object["type"] === TOKEN_TYPE &&
  !accounts.includes(object.metadata.annotations?.[TOKEN_OWNER] ?? "");

const UNCONFINED =
  /^(container\.(seccomp|apparmor)|seccomp)\.security\.(alpha|beta)\.kubernetes\.io\//;

/**
 * What must not be applied (threat 43), looked for in the objects that `kubectl apply --dry-run=server
 * -o json` returned: in what would be there, whatever the files look like. [] where all may be.
 * A pod may run as `default`, as an account among the objects themselves, or as a configured one.
 */
export function manifestViolations(
  objects: readonly KubeObject[],
  policy: ManifestPolicy,
): Violation[] {
  const known = new Set([...KINDS, ...(policy.kinds ?? [])]);
  const serviceAccounts = [
    "default",
    ...(policy.serviceAccounts ?? []),
    ...objects.flatMap((object) =>
      groupKindOf(object) === "ServiceAccount" && object.metadata.name !== undefined
        ? [object.metadata.name]
        : [],
    ),
  ];
  const limits = { capabilities: policy.capabilities ?? [], serviceAccounts };
  return objects.flatMap((object) => {
    const of = (rule: ManifestRule, path = ""): Violation => ({
      rule,
      object: nameOf(object),
      path,
    });
    const { metadata } = object;
    const spec = object["spec"];
    return [
      ...(known.has(groupKindOf(object)) ? [] : [of("unknown_kind")]),
      ...(metadata.name === undefined ? [of("no_name", "metadata.name")] : []),
      ...(metadata.namespace === policy.namespace
        ? []
        : [of("other_namespace", "metadata.namespace")]),
      ...(isForeignToken(object, serviceAccounts) ? [of("token_of_another", "type")] : []),
      ...(isObject(spec) && Array.isArray(spec["externalIPs"]) && spec["externalIPs"].length > 0
        ? [of("external_ips", "spec.externalIPs")]
        : []),
      ...podsIn(object, "").flatMap(({ pod, path }) =>
        podBreaches(pod, path, limits).map((breach) => of(breach.rule, breach.path)),
      ),
      ...annotationsIn(object, "").flatMap(({ annotations, path }) =>
        Object.entries(annotations).flatMap(([name, value]) =>
          UNCONFINED.test(name) && value === "unconfined" ? [of("unconfined", path + name)] : [],
        ),
      ),
    ];
  });
}

function annotationsIn(
  value: unknown,
  path: string,
): { annotations: Record<string, unknown>; path: string }[] {
  if (Array.isArray(value)) return value.flatMap((item) => annotationsIn(item, path));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const at = `${path}${name}.`;
    return name === "annotations" && isObject(member)
      ? [{ annotations: member, path: at }]
      : annotationsIn(member, at);
  });
}

const SAID: Record<ManifestRule, string> = {
  privileged: "a privileged container",
  privilege_escalation: "allowPrivilegeEscalation: true",
  capability: "a capability beyond the baseline (deploy.<environment>.policy.capabilities)",
  host_namespace: "a namespace of the node",
  host_path: "a folder of the node",
  host_port: "a port of the node",
  unconfined: "a confinement switched off",
  service_account:
    "a service account that is not its own (deploy.<environment>.policy.serviceAccounts)",
  token_of_another: "the token of a service account that is not its own",
  unknown_kind: "a kind that releases may not apply (deploy.<environment>.policy.kinds)",
  other_namespace: "another namespace than deploy.<environment>.namespace, or none",
  no_name: "no name",
  external_ips: "external IP addresses, which can take over traffic",
};

/** One line for people: what is wrong, and where. */
export const violationText = ({ rule, object, path }: Violation): string =>
  `${object}${path === "" ? "" : `, ${path}`}: ${SAID[rule]}`;
