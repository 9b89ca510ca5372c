import { spawn, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  startCluster,
  type Cluster,
  type ClusterOptions,
} from "../../../src/stage/cluster/cluster.ts";

/** Without it the tests of this file and of the plays with a cluster are skipped. */
export const hasKubectl = spawnSync("kubectl", ["version", "--client"]).status === 0;
if (!hasKubectl) process.stderr.write("skipped: no kubectl\n");
/** `test`, or `test.skip` on a machine without kubectl. */
export const withKubectl = hasKubectl ? test : test.skip;

type Said = { code: number | null; stdout: string; stderr: string };

export type Rig = {
  cluster: Cluster;
  folder: string;
  kubeconfig: string;
  kubectl(...args: string[]): Promise<Said>;
  /** kubectl with this text on stdin. */
  feed(input: unknown, ...args: string[]): Promise<Said>;
  close(): Promise<void>;
};

/** A cluster with the namespace `shop`, and the real kubectl as the user `deployer`. */
export async function startRig(options: Partial<ClusterOptions> = {}): Promise<Rig> {
  const folder = await mkdtemp(join(tmpdir(), "miyabi-cluster-"));
  const cluster = await startCluster({
    namespaces: ["shop", "other"],
    users: [{ name: "deployer", token: "deployer-token" }],
    speed: 100,
    ...options,
  });
  const kubeconfig = join(folder, "kubeconfig");
  const user = options.users?.[0]?.name ?? "deployer";
  await writeFile(kubeconfig, cluster.kubeconfigOf(user, { context: "stage", namespace: "shop" }));
  const env = { PATH: process.env["PATH"], HOME: folder, KUBECONFIG: kubeconfig };
  const feed = (input: unknown, ...args: string[]): Promise<Said> =>
    new Promise((resolve, reject) => {
      const child = spawn("kubectl", args, { env, stdio: "pipe", cwd: folder });
      let stdout = "";
      let stderr = "";
      child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString("utf8")));
      child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString("utf8")));
      child.once("error", reject);
      child.once("close", (code) => resolve({ code, stdout, stderr }));
      child.stdin.on("error", () => undefined);
      child.stdin.end(input === undefined ? "" : JSON.stringify(input));
    });
  return {
    cluster,
    folder,
    kubeconfig,
    feed,
    kubectl: (...args) => feed(undefined, ...args),
    close: async () => {
      await cluster.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A Deployment and its Service, as a repository's manifest has them. */
export const shop = (
  image: string,
  { replicas = 2, env = [] as { name: string; value: string }[], deadline = 60 } = {},
) => ({
  apiVersion: "v1",
  kind: "List",
  items: [
    {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "shop" },
      spec: {
        replicas,
        progressDeadlineSeconds: deadline,
        selector: { matchLabels: { app: "shop" } },
        template: {
          metadata: { labels: { app: "shop" } },
          spec: {
            containers: [{ name: "shop", image, env, ports: [{ containerPort: 8080 }] }],
          },
        },
      },
    },
    {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: "shop" },
      spec: { selector: { app: "shop" }, ports: [{ port: 80, targetPort: 8080 }] },
    },
  ],
});
