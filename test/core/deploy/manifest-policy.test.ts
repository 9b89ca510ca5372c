import { objectsOf } from "../../../src/core/deploy/kube-object.ts";
import {
  manifestViolations,
  violationText,
  type ManifestPolicy,
} from "../../../src/core/deploy/manifest-policy.ts";

const POLICY: ManifestPolicy = { namespace: "shop" };

const metadata = { name: "shop", namespace: "shop" };
const container = { name: "shop", image: "shop:1" };

const deployment = (pod: Record<string, unknown>) => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata,
  spec: { template: { spec: { containers: [container], ...pod } } },
});

const withContext = (securityContext: Record<string, unknown>) =>
  deployment({ containers: [{ ...container, securityContext }] });

const violations = (printed: unknown, policy = POLICY) =>
  manifestViolations(objectsOf(printed), policy).map(
    ({ rule, object, path }) => `${rule} ${object} ${path}`,
  );

const POD = "spec.template.spec";

test("an ordinary release breaks no rule", () => {
  const account = { apiVersion: "v1", kind: "ServiceAccount", metadata };
  expect(
    violations({
      apiVersion: "v1",
      kind: "List",
      items: [
        account,
        { ...deployment({ serviceAccountName: "shop" }), metadata },
        withContext({ privileged: false, capabilities: { add: ["NET_BIND_SERVICE"] } }),
        { apiVersion: "v1", kind: "Service", metadata, spec: { ports: [{ port: 80 }] } },
        { apiVersion: "v1", kind: "ConfigMap", metadata, data: { hostPath: "/" } },
      ],
    }),
  ).toEqual([]);
});

test.each([
  [
    "a privileged container",
    withContext({ privileged: true }),
    "privileged",
    "containers[0].securityContext.privileged",
  ],
  [
    "a privileged init container",
    deployment({ initContainers: [{ securityContext: { privileged: true } }] }),
    "privileged",
    "initContainers[0].securityContext.privileged",
  ],
  [
    "a Windows host process",
    deployment({ securityContext: { windowsOptions: { hostProcess: true } } }),
    "privileged",
    "securityContext.windowsOptions.hostProcess",
  ],
  [
    "privilege escalation",
    withContext({ allowPrivilegeEscalation: true }),
    "privilege_escalation",
    "containers[0].securityContext.allowPrivilegeEscalation",
  ],
  [
    "an added capability",
    withContext({ capabilities: { add: ["CHOWN", "SYS_ADMIN"] } }),
    "capability",
    "containers[0].securityContext.capabilities.add[1]",
  ],
  [
    "all capabilities",
    withContext({ capabilities: { add: ["ALL"] } }),
    "capability",
    "containers[0].securityContext.capabilities.add[0]",
  ],
  [
    "a host path",
    deployment({
      volumes: [
        { name: "a", emptyDir: {} },
        { name: "b", hostPath: { path: "/" } },
      ],
    }),
    "host_path",
    "volumes[1].hostPath",
  ],
  ["the host's network", deployment({ hostNetwork: true }), "host_namespace", "hostNetwork"],
  ["the host's processes", deployment({ hostPID: true }), "host_namespace", "hostPID"],
  ["the host's IPC", deployment({ hostIPC: true }), "host_namespace", "hostIPC"],
  [
    "a port of the host",
    deployment({ containers: [{ ...container, ports: [{ containerPort: 1, hostPort: 80 }] }] }),
    "host_port",
    "containers[0].ports[0].hostPort",
  ],
  [
    "no seccomp",
    withContext({ seccompProfile: { type: "Unconfined" } }),
    "unconfined",
    "containers[0].securityContext.seccompProfile.type",
  ],
  [
    "the service account of another",
    deployment({ serviceAccountName: "admin" }),
    "service_account",
    "serviceAccountName",
  ],
])("threat 43: %s is refused", (_, object, rule, path) => {
  expect(violations(object)).toEqual([`${rule} Deployment/shop ${POD}.${path}`]);
});

test("threat 43: another namespace, or none, is refused", () => {
  const service = { apiVersion: "v1", kind: "Service" };
  expect(violations({ ...service, metadata: { name: "a", namespace: "kube-system" } })).toEqual([
    "other_namespace Service/a metadata.namespace",
  ]);
  expect(violations({ ...service, metadata: { name: "a" } })).toEqual([
    "other_namespace Service/a metadata.namespace",
  ]);
});

test.each([
  ["rbac.authorization.k8s.io/v1", "ClusterRoleBinding"],
  ["rbac.authorization.k8s.io/v1", "RoleBinding"],
  ["v1", "Namespace"],
  ["v1", "PersistentVolume"],
  ["admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration"],
  ["evil.example/v1", "Deployment"],
])("threat 43: %s %s is no kind of a release", (apiVersion, kind) => {
  expect(violations({ apiVersion, kind, metadata })).toEqual([`unknown_kind ${kind}/shop `]);
});

test("threat 43: a kind of the cluster stays refused even where the kind is allowed", () => {
  const role = { apiVersion: "v1", kind: "PersistentVolume", metadata: { name: "disk" } };
  expect(violations(role, { ...POLICY, kinds: ["PersistentVolume"] })).toEqual([
    "other_namespace PersistentVolume/disk metadata.namespace",
  ]);
});

test("threat 43: nothing hides in a list of lists", () => {
  const inner = {
    apiVersion: "apps/v1",
    kind: "DeploymentList",
    items: [deployment({ hostPID: true })],
  };
  expect(violations({ apiVersion: "v1", kind: "List", items: [inner] })).toEqual([
    `host_namespace Deployment/shop ${POD}.hostPID`,
  ]);
});

test("threat 43: a pod is found wherever a kind keeps it", () => {
  const spec = { containers: [container], hostPID: true };
  const job = {
    apiVersion: "batch/v1",
    kind: "CronJob",
    metadata,
    spec: { jobTemplate: { spec: { template: { spec } } } },
  };
  expect(violations(job)).toEqual([
    "host_namespace CronJob/shop spec.jobTemplate.spec.template.spec.hostPID",
  ]);
  const custom = { apiVersion: "x.example/v1", kind: "App", metadata, spec: { tiers: [{ spec }] } };
  expect(violations(custom, { ...POLICY, kinds: ["x.example/App"] })).toEqual([
    "host_namespace App/shop spec.tiers[0].spec.hostPID",
  ]);
});

test("threat 43: a Secret that would hold another account's token is refused", () => {
  const secret = (account: string) => ({
    apiVersion: "v1",
    kind: "Secret",
    type: "kubernetes.io/service-account-token",
    metadata: { ...metadata, annotations: { "kubernetes.io/service-account.name": account } },
  });
  expect(violations(secret("admin"))).toEqual(["token_of_another Secret/shop type"]);
  expect(violations(secret("default"))).toEqual([]);
});

test("threat 43: confinement switched off by annotation, and external addresses, are refused", () => {
  const annotations = { "container.apparmor.security.beta.kubernetes.io/shop": "unconfined" };
  const object = deployment({});
  const template = { ...object.spec.template, metadata: { annotations } };
  expect(violations({ ...object, spec: { template } })).toEqual([
    "unconfined Deployment/shop spec.template.metadata.annotations.container.apparmor.security.beta.kubernetes.io/shop",
  ]);
  const spec = { externalIPs: ["10.0.0.1"] };
  expect(violations({ apiVersion: "v1", kind: "Service", metadata, spec })).toEqual([
    "external_ips Service/shop spec.externalIPs",
  ]);
});

test("the configuration allows single kinds, capabilities and service accounts, and no more", () => {
  const policy = { ...POLICY, capabilities: ["NET_ADMIN"], serviceAccounts: ["reader"] };
  const pod = deployment({
    serviceAccountName: "reader",
    containers: [
      { ...container, securityContext: { capabilities: { add: ["CAP_NET_ADMIN", "SYS_TIME"] } } },
    ],
  });
  expect(violations(pod, policy)).toEqual([
    `capability Deployment/shop ${POD}.containers[0].securityContext.capabilities.add[1]`,
  ]);
});

test("what is not an object of Kubernetes is not taken for a harmless one", () => {
  expect(() => objectsOf({ kind: "List", items: ["text"] })).toThrow("expected object");
  expect(() => objectsOf({})).toThrow("apiVersion");
});

test("a violation is said in one line, with the place", () => {
  const [violation] = manifestViolations(objectsOf(deployment({ hostPID: true })), POLICY);
  expect(violation && violationText(violation)).toBe(
    "Deployment/shop, spec.template.spec.hostPID: a namespace of the node",
  );
});
