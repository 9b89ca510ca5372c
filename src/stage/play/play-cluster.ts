import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { startCluster, type ClusterSnapshot } from "../cluster/cluster.ts";
import { bareRepository } from "../runner/files/bare-repository.ts";
import type { Scenario } from "../scenario/load-scenario.ts";
import { startPlayPrometheus, type PlayPrometheus } from "./play-prometheus.ts";
import { ScenarioError } from "../scenario-error.ts";

/** The cluster of a play: a namespace for each environment, each with a user who may use that one only. */
export type PlayCluster = {
  /** Where an environment's Service answers; the same from start to close. @throws Error */
  urlOf(environment: string): string;
  /** On one line. @throws Error */
  kubeconfigOf(environment: string): string;
  /** Applies the manifests of a commit as an owner would, for what is up before a scenario begins. */
  deploy(environment: string, release: { sha: string }): Promise<void>;
  /** Where the scenario asks for one and it is on PATH. */
  prometheus: PlayPrometheus | undefined;
  snapshot(): ClusterSnapshot;
  close(): Promise<void>;
};

/** Who set the cluster up; what they write is no release's. */
const OWNER = "owner";
const CONTEXT = "stage";

const run = promisify(execFile);

type Starting = {
  scenario: Pick<Scenario, "cluster" | "repository">;
  gitDir: string;
  /** Where the owner's kubeconfig and checkouts go. */
  workRoot: string;
};

/** @returns undefined where the scenario has no cluster. @throws ScenarioError without kubectl */
export async function startPlayCluster({
  scenario,
  gitDir,
  workRoot,
}: Starting): Promise<PlayCluster | undefined> {
  const settings = scenario.cluster;
  if (settings === undefined) return undefined;
  const { environments } = scenario.repository;
  const names = Object.keys(environments);
  const token = (): string => randomBytes(16).toString("hex");
  const cluster = await startCluster({
    namespaces: names,
    users: [
      { name: OWNER, token: token() },
      ...names.map((name) => ({ name, token: token(), namespaces: [name] })),
    ],
    speed: settings.speed,
  });
  for (const [name, { images }] of Object.entries(environments))
    for (const [part, behaviour] of Object.entries(images))
      cluster.images.set(part, behaviour, name);
  const urls = new Map<string, string>();
  let prometheus: PlayPrometheus | undefined;
  try {
    for (const namespace of names)
      urls.set(namespace, await cluster.expose({ namespace, service: settings.service }));
    prometheus = await startPlayPrometheus({
      settings: settings.prometheus,
      urls,
      folder: join(workRoot, "prometheus"),
    });
  } catch (error) {
    await cluster.close();
    throw error;
  }

  return {
    urlOf: (environment) => {
      const url = urls.get(environment);
      if (url === undefined) throw new Error(`the cluster has no environment ${environment}`);
      return url;
    },
    kubeconfigOf: (name) => cluster.kubeconfigOf(name, { context: CONTEXT, namespace: name }),
    deploy: async (namespace, { sha }) => {
      const folder = join(workRoot, "first", namespace);
      const kubeconfig = join(workRoot, "first", `${namespace}.kubeconfig`);
      await mkdir(join(workRoot, "first"), { recursive: true });
      await bareRepository(gitDir).extract(sha, folder);
      const text = cluster.kubeconfigOf(OWNER, { context: CONTEXT, namespace });
      await writeFile(kubeconfig, text, { mode: 0o600 });
      const env = { PATH: process.env["PATH"], HOME: workRoot, KUBECONFIG: kubeconfig };
      await kubectl(["apply", "--recursive", `--filename=${settings.manifests}`], {
        cwd: folder,
        env,
      });
      await kubectl(["rollout", "status", "deployment", "--timeout=60s"], { cwd: folder, env });
    },
    prometheus,
    snapshot: () => cluster.snapshot(),
    close: async () => {
      await prometheus?.close();
      await cluster.close();
    },
  };
}

async function kubectl(
  args: string[],
  options: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<void> {
  try {
    await run("kubectl", args, options);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new ScenarioError(
      /ENOENT/.test(said)
        ? "kubectl is not on PATH: install it to play a scenario with a cluster"
        : `kubectl ${args[0] ?? ""} could not set the cluster up: ${said}`,
    );
  }
}
