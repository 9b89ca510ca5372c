import { parseConfig } from "../../../src/core/config.ts";

const kubectl = {
  kind: "kubectl",
  manifests: ["k8s"],
  namespace: "shop",
  workloads: ["deployment/shop"],
};
const parse = (environment: Record<string, unknown>) =>
  parseConfig({ deploy: { production: environment } }).deploy.production;

test("an environment without a kind is one of commands, as before", () => {
  expect(parse({ deploy: ["true"] })).toMatchObject({ deploy: ["true"] });
  expect(parse({ kind: "command", deploy: ["true"] })).toMatchObject({ kind: "command" });
});

test("kubectl needs manifests, a namespace and workloads; the rest has defaults", () => {
  expect(parse(kubectl)).toMatchObject({
    images: [],
    rolloutSeconds: 600,
    policy: { kinds: [], capabilities: [], serviceAccounts: [] },
    health: { path: "/health" },
  });
});

test.each([
  ["a folder outside of the repository", { manifests: ["../k8s"] }],
  ["an option for a file", { manifests: ["--kubeconfig=x"] }],
  ["an absolute path", { manifests: { kustomize: "/etc" } }],
  ["an option for a context", { context: "--server=x" }],
  ["another kind of workload", { workloads: ["statefulset/shop"] }],
  ["all capabilities", { policy: { capabilities: ["ALL"] } }],
  ["an image with a tag", { images: [{ name: "acme/shop:1" }] }],
  ["a command of the other kind", { deploy: ["true"] }],
])("%s is refused", (_, changes) => {
  expect(() => parse({ ...kubectl, ...changes })).toThrow(/deploy\.production/);
});
