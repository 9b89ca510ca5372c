import { z } from "zod";

/** A breach inside of an object: the rule, and where in it. */
export type Breach = { rule: PodRule; path: string };

/** A rule of what a pod may ask of its node. */
export type PodRule =
  | "privileged"
  | "privilege_escalation"
  | "capability"
  | "host_namespace"
  | "host_path"
  | "host_port"
  | "unconfined"
  | "service_account";

/** What the configuration allows a pod beyond the rules. */
export type PodLimits = {
  /** That containers may add. */
  capabilities: readonly string[];
  /** That pods may run as. */
  serviceAccounts: readonly string[];
};

/** What the baseline of the Pod Security Standards lets a container add. */
const BASELINE_CAPABILITIES = new Set([
  "AUDIT_WRITE",
  "CHOWN",
  "DAC_OVERRIDE",
  "FOWNER",
  "FSETID",
  "KILL",
  "MKNOD",
  "NET_BIND_SERVICE",
  "SETFCAP",
  "SETGID",
  "SETPCAP",
  "SETUID",
  "SYS_CHROOT",
]);

const Loose = z.looseObject({});
type Loose = z.infer<typeof Loose>;

const objectAt = (value: unknown): Loose => Loose.safeParse(value).data ?? {};
const listAt = (value: unknown): Loose[] => (Array.isArray(value) ? value.map(objectAt) : []);

const CONTAINERS = ["containers", "initContainers", "ephemeralContainers"] as const;

/** Source: Kubernetes, "Pod Security Standards", profile baseline; `allowPrivilegeEscalation` from restricted. */
export function podBreaches(pod: Loose, at: string, limits: PodLimits): Breach[] {
  const found: Breach[] = [];
  const refuse = (rule: PodRule, path: string): void => void found.push({ rule, path: at + path });

  for (const name of ["hostNetwork", "hostPID", "hostIPC"])
    if (pod[name] === true) refuse("host_namespace", name);
  listAt(pod["volumes"]).forEach((volume, index) => {
    if ("hostPath" in volume) refuse("host_path", `volumes[${index}].hostPath`);
  });
  for (const name of ["serviceAccountName", "serviceAccount"]) {
    const account = pod[name];
    if (typeof account === "string" && account !== "" && !limits.serviceAccounts.includes(account))
      refuse("service_account", name);
  }
  contextBreaches(objectAt(pod["securityContext"]), "securityContext", refuse, limits);
  for (const group of CONTAINERS)
    listAt(pod[group]).forEach((container, index) => {
      const path = `${group}[${index}]`;
      const context = objectAt(container["securityContext"]);
      contextBreaches(context, `${path}.securityContext`, refuse, limits);
      listAt(container["ports"]).forEach(({ hostPort }, port) => {
        if (hostPort !== undefined && hostPort !== 0)
          refuse("host_port", `${path}.ports[${port}].hostPort`);
      });
    });
  return found;
}

function contextBreaches(
  context: Loose,
  path: string,
  refuse: (rule: PodRule, path: string) => void,
  { capabilities }: PodLimits,
): void {
  if (context["privileged"] === true) refuse("privileged", `${path}.privileged`);
  if (context["allowPrivilegeEscalation"] === true)
    refuse("privilege_escalation", `${path}.allowPrivilegeEscalation`);
  const windows = objectAt(context["windowsOptions"]);
  if (windows["hostProcess"] === true) refuse("privileged", `${path}.windowsOptions.hostProcess`);
  const added = objectAt(context["capabilities"])["add"];
  if (Array.isArray(added))
    added.forEach((capability: unknown, index) => {
      const name = typeof capability === "string" ? capability.replace(/^CAP_/, "") : "";
      if (!BASELINE_CAPABILITIES.has(name) && !capabilities.includes(name))
        refuse("capability", `${path}.capabilities.add[${index}]`);
    });
  for (const profile of ["seccompProfile", "appArmorProfile"])
    if (objectAt(context[profile])["type"] === "Unconfined")
      refuse("unconfined", `${path}.${profile}.type`);
  const procMount = context["procMount"];
  if (procMount !== undefined && procMount !== "Default") refuse("unconfined", `${path}.procMount`);
}
