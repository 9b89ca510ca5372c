import type { KubectlEnvironment } from "../../core/deploy/deploy-config.ts";
import { type KubeObject, objectsOf } from "../../core/deploy/kube-object.ts";
import { manifestRefusal, workloadOf } from "../../core/deploy/manifest-refusal.ts";
import { rolloutReason } from "../../core/deploy/kubectl-failure.ts";
import { imagesIn, repositoryOf, stamped } from "../../core/deploy/release-manifests.ts";
import { releaseOf, wayBack } from "../../core/deploy/revisions.ts";
import type { Commands } from "../../ports/commands.ts";
import type { Target, TargetResult, UndoResult } from "../../ports/target.ts";
import { publishImage } from "./images.ts";
import { itemsOf, podLogs, troublesOf } from "./pod-evidence.ts";
import { type Kubectl, placeArguments, TargetFailure, withKubectl } from "./kubectl.ts";

/** An environment in a cluster, and what its commands are given. */
export type KubectlTargetOptions = {
  name: "staging" | "production";
  config: KubectlEnvironment;
  /** Of the job: repository and environment variables by name. */
  variables: Readonly<Record<string, string>>;
  /** Of the environment; `KUBECONFIG` says how the cluster is reached. */
  secrets: Readonly<Record<string, string>>;
  tempDir: string;
  /** Gives each command PATH and an empty HOME, and nothing of the action's own environment. */
  commands: Pick<Commands, "run">;
};

type Release = { id: string; sha: string; path: string };

/**
 * Releases to a Kubernetes cluster by kubectl: images by digest, the release's id on what is applied, a dry
 * run by the server and the policy before it. What was applied is found again by the id, so that a run that
 * is repeated, also after a connection broke, builds and applies nothing twice.
 */
export function kubectlTarget(options: KubectlTargetOptions): Target {
  const { name, config, variables, secrets, tempDir, commands } = options;
  const { namespace, context, workloads } = config;
  /** Digests of what this job has pushed, by release and image. */
  const published = new Map<string, string>();
  /** By workload: to what an undo goes. */
  const before = new Map<string, number>();

  const at = (release: { id: string; path: string; sha?: string }) => ({
    namespace,
    context,
    secrets,
    tempDir,
    commands,
    cwd: release.path,
    env: {
      ...variables,
      ...secrets,
      ...(release.sha === undefined ? {} : { MIYABI_SHA: release.sha }),
      MIYABI_RELEASE: release.id,
      MIYABI_ENVIRONMENT: name,
    },
  });

  async function digestsOf(
    release: Release,
    { run }: Kubectl,
    live: readonly KubeObject[],
  ): Promise<Map<string, string>> {
    const digests = new Map<string, string>();
    const applied = live.filter((object) => releaseOf(object) === release.id).flatMap(imagesIn);
    for (const image of config.images) {
      const key = `${release.id} ${image.name}`;
      const known = published.get(key) ?? digestIn(applied, image.name);
      const values = { sha: release.sha, release: release.id, environment: name };
      const digest = known ?? (await publishImage(image, { run, values }));
      published.set(key, digest);
      digests.set(image.name, digest);
    }
    return digests;
  }

  /** What is to be applied, as kubectl reads the files. */
  async function rendered({ json }: Kubectl): Promise<KubeObject[]> {
    const { manifests } = config;
    const files = Array.isArray(manifests)
      ? manifests.map((path) => `--filename=${path}`)
      : [`--kustomize=${manifests.kustomize}`];
    return objectsOf(await json(["create", "--dry-run=client", "--output=json", ...files]));
  }

  function check(objects: readonly KubeObject[]): void {
    const refusal = manifestRefusal(objects, { name, config });
    if (refusal !== undefined) throw new TargetFailure({ reason: "lasting", ...refusal });
  }

  const live = async ({ json }: Kubectl): Promise<KubeObject[]> =>
    objectsOf(await json(["get", ...workloads, "--ignore-not-found", "--output=json"]));

  /**
   * @param release whose pods are looked at where it does not get there
   * @throws TargetFailure with what the pods wait for
   */
  async function rolledOut(
    cluster: Kubectl,
    { which, release }: { which: readonly string[]; release?: string },
  ): Promise<string> {
    const said: string[] = [];
    for (const workload of which) {
      const timeoutSeconds = config.rolloutSeconds;
      try {
        const { stdout } = await cluster.kubectl(
          ["rollout", "status", workload, `--timeout=${timeoutSeconds}s`],
          { timeoutSeconds: timeoutSeconds + 30 },
        );
        said.push(stdout);
      } catch (error) {
        if (!(error instanceof TargetFailure) || error.ended === undefined) throw error;
        const asked = { release: release ?? "", workloads: () => live(cluster) };
        const lines = release === undefined ? [] : await troublesOf(cluster, asked);
        throw new TargetFailure({
          reason: rolloutReason(error.ended),
          cause: lines[0] ?? `${workload}: ${error.message}`,
          output: [...lines.slice(1), error.output].join("\n"),
        });
      }
    }
    return said.join("");
  }

  /** Where an undo would go, known as soon as the release is there. */
  async function noteWayBack(release: { id: string }, cluster: Kubectl): Promise<void> {
    const replicaSets = await itemsOf(cluster, "replicasets");
    for (const deployment of await live(cluster)) {
      const way = wayBack(release.id, { deployment, replicaSets });
      if (way.kind === "revision") before.set(workloadOf(deployment), way.revision);
    }
  }

  async function deploy(release: Release, cluster: Kubectl): Promise<TargetResult> {
    const objects = await rendered(cluster);
    check(objects.map(inNamespace(namespace)));
    const digests = await digestsOf(release, cluster, await live(cluster));
    const wanted = stamped(objects, { release: release.id, sha: release.sha, digests });
    const input = JSON.stringify({ apiVersion: "v1", kind: "List", items: wanted });
    const apply = ["apply", "--filename=-"];
    check(objectsOf(await cluster.json([...apply, "--dry-run=server", "--output=json"], input)));
    const { stdout } = await cluster.kubectl(apply, { input });
    const rollout = await rolledOut(cluster, { which: workloads, release: release.id });
    await noteWayBack(release, cluster);
    return { ok: true, output: `${stdout}${rollout}` };
  }

  /** A workload that came with the release stays: whether nothing should run in its place is not ours to say. */
  async function undo(release: { id: string }, cluster: Kubectl): Promise<UndoResult> {
    const replicaSets = await itemsOf(cluster, "replicasets");
    const said: string[] = [];
    const there: string[] = [];
    const first: string[] = [];
    let untouched = true;
    for (const deployment of await live(cluster)) {
      const workload = workloadOf(deployment);
      const way = wayBack(release.id, { deployment, replicaSets });
      switch (way.kind) {
        case "already_back":
          there.push(workload);
          said.push(`${workload} does not run release ${release.id}\n`);
          break;
        case "nothing_before":
          first.push(workload);
          said.push(
            `${workload} has no revision before release ${release.id}, and was left as it is\n`,
          );
          break;
        case "revision": {
          there.push(workload);
          untouched = false;
          const revision = `--to-revision=${way.revision}`;
          said.push((await cluster.kubectl(["rollout", "undo", workload, revision])).stdout);
        }
      }
    }
    const output = said.join("");
    if (there.length === 0)
      return {
        ok: false,
        reason: "nothing_before",
        cause:
          first.length === 0
            ? `nothing of ${workloads.join(", ")} is there, nor was before`
            : `${first.join(", ")} has no revision before release ${release.id}`,
        output,
      };
    return {
      ok: true,
      output: output + (await rolledOut(cluster, { which: there })),
      untouched: untouched && first.length === 0,
    };
  }

  const place = placeArguments({ namespace, context }).join(" ");
  return {
    get rollbackCommand() {
      return workloads
        .map((workload) => {
          const revision = before.get(workload);
          const to = revision === undefined ? "" : ` --to-revision=${revision}`;
          return `kubectl ${place} rollout undo ${workload}${to}`;
        })
        .join(" && ");
    },
    deploy: (release) => withKubectl(at(release), (cluster) => deploy(release, cluster)),
    undo: (release) => withKubectl(at(release), (cluster) => undo(release, cluster)),
    async logs(release) {
      const read = async (cluster: Kubectl): Promise<TargetResult> => ({
        ok: true,
        output: await podLogs(cluster, release.id),
      });
      const { ok, output } = await withKubectl(at(release), read);
      return ok && output !== "" ? output : undefined;
    },
  };
}

/** A file need not name the namespace that `--namespace` gives to it; the server's dry run shows it. */
const inNamespace =
  (namespace: string) =>
  (object: KubeObject): KubeObject => ({
    ...object,
    metadata: { namespace, ...object.metadata },
  });

function digestIn(images: readonly string[], repository: string): string | undefined {
  const image = images.find((name) => repositoryOf(name) === repository && name.includes("@"));
  return image?.slice(image.indexOf("@") + 1);
}
