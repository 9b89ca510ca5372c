import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { plainCommands } from "../../../src/adapters/process/plain-commands.ts";
import { kubectlTarget } from "../../../src/adapters/targets/kubectl-target.ts";
import { parseConfig } from "../../../src/core/config.ts";
import { shop, startRig, withKubectl, type Rig } from "../../stage/cluster/rig.ts";

let rig: Rig;
afterEach(() => rig.close());

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;

/** A repository with manifests, an image whose push tells the digest of the day, and a target for it. */
async function stand(
  settings: Record<string, unknown> = {},
  manifest: unknown = shop("acme/shop:dev"),
) {
  rig = await startRig();
  const path = join(rig.folder, "repository");
  const tempDir = join(rig.folder, "temp");
  await mkdir(join(path, "k8s"), { recursive: true });
  await mkdir(tempDir);
  const write = (content: unknown) =>
    writeFile(join(path, "k8s", "shop.json"), JSON.stringify(content));
  await write(manifest);
  await writeFile(
    join(path, "push.sh"),
    'echo "$1 kubeconfig=$KUBECONFIG" >> pushes; echo "dev: digest: $2 size: 1"',
  );
  const pushes = async () => (await readFile(join(path, "pushes"), "utf8")).trim().split("\n");
  const secrets = { KUBECONFIG: await readFile(rig.kubeconfig, "utf8"), API_KEY: "hunter2-secret" };
  const target = (letter = "a") => {
    const config = parseConfig({
      deploy: {
        production: {
          kind: "kubectl",
          manifests: ["k8s"],
          namespace: "shop",
          context: "stage",
          workloads: ["deployment/shop"],
          images: [{ name: "acme/shop", push: ["sh", "push.sh", "{sha}", digest(letter)] }],
          rolloutSeconds: 20,
          ...settings,
        },
      },
    }).deploy.production;
    if (config?.kind !== "kubectl") throw new Error("no kubectl");
    return kubectlTarget({
      name: "production",
      config,
      variables: {},
      secrets,
      tempDir,
      commands: plainCommands({
        home: join(rig.folder, "home"),
        tempDir,
        path: process.env["PATH"],
      }),
    });
  };
  const release = (letter: string) => ({ id: `5-${letter}`, sha: letter.repeat(40), path });
  return { path, tempDir, write, pushes, target, release };
}

const applied = (): string[] =>
  rig.cluster
    .snapshot()
    .writes.filter(({ dryRun }) => !dryRun)
    .map(({ verb, kind }) => `${verb} ${kind}`);

const running = (): unknown =>
  rig.cluster.snapshot().objects.find(({ kind }) => kind === "Deployment")?.["spec"];

const pod = (image: string, release: string) => ({
  template: {
    metadata: { annotations: { "miyabi.dev/release": release } },
    spec: { containers: [{ image }] },
  },
});

withKubectl("a release is built once and applied once, however often it is asked for", async () => {
  const s = await stand();
  const first = await s.target().deploy(s.release("a"));
  expect(first).toMatchObject({ ok: true });
  expect(first.output).toContain('deployment "shop" successfully rolled out');
  expect(running()).toMatchObject(pod(`acme/shop@${digest("a")}`, "5-a"));

  // Another job would push another digest: what runs says which one this release has.
  expect(await s.target("b").deploy(s.release("a"))).toMatchObject({ ok: true });
  expect(applied()).toEqual(["create Deployment", "create Service"]);
  expect(await s.pushes()).toEqual([`${"a".repeat(40)} kubeconfig=`]);
  expect(await readdir(s.tempDir)).not.toContainEqual(expect.stringContaining("kubeconfig"));
});

withKubectl(
  "fault 29: applied and the connection lost: the next try finds it, and writes the rest",
  async () => {
    const s = await stand();
    const target = s.target();
    rig.cluster.faults.loseConnection({ verb: "create", plural: "deployments" });
    const lost = await target.deploy(s.release("a"));
    expect(lost.ok).toBe(false);
    expect(lost.output).toMatch(/^kubectl ended with code 1\n[^]*(EOF|connection)/);
    expect(await target.deploy(s.release("a"))).toMatchObject({ ok: true });
    expect(applied().toSorted()).toEqual(["create Deployment", "create Service"]);
    expect(await s.pushes()).toHaveLength(1);
  },
);

withKubectl(
  "fault 30: a bad image is told with what the pods wait for, and is undone",
  async () => {
    const s = await stand({}, shop("acme/shop:dev", { deadline: 30 }));
    expect(await s.target("a").deploy(s.release("a"))).toMatchObject({ ok: true });
    rig.cluster.images.set(digest("b"), { start: "image_pull_back_off" });
    const target = s.target("b");
    const stuck = await target.deploy(s.release("b"));
    expect(stuck.ok).toBe(false);
    expect(stuck.output).toContain("exceeded its progress deadline");
    expect(stuck.output).toContain("ImagePullBackOff");

    const { id, path } = s.release("b");
    expect(await target.undo({ id, path })).toMatchObject({ ok: true });
    expect(running()).toMatchObject(pod(`acme/shop@${digest("a")}`, "5-a"));
    // Asked again it goes no further back.
    const writes = applied().length;
    expect(await target.undo({ id, path })).toMatchObject({ ok: true });
    expect(applied()).toHaveLength(writes);
  },
);

withKubectl(
  "undo goes to the revision before the release, not to the one with the number before",
  async () => {
    const s = await stand();
    await s.target("a").deploy(s.release("a"));
    const target = s.target("b");
    await target.deploy(s.release("b"));
    expect(target.rollbackCommand).toBe(
      "kubectl --context=stage --namespace=shop rollout undo deployment/shop --to-revision=1",
    );
    // A second revision of the same release: somebody gave it more memory by hand.
    await rig.kubectl("set", "resources", "deployment/shop", "--limits=memory=1Gi");
    const { id, path } = s.release("b");
    expect(await target.undo({ id, path })).toMatchObject({ ok: true });
    expect(running()).toMatchObject(pod(`acme/shop@${digest("a")}`, "5-a"));
  },
);

withKubectl("the first release of all has nothing to go back to, and says so", async () => {
  const s = await stand();
  const target = s.target();
  await target.deploy(s.release("a"));
  const { id, path } = s.release("a");
  expect(await target.undo({ id, path })).toEqual({
    ok: false,
    output: "deployment/shop has no revision before release 5-a",
  });
});

withKubectl(
  "threat 43: a hostile manifest is refused before anything is built or written",
  async () => {
    const [deployment] = shop("acme/shop:dev").items;
    const template = { metadata: { labels: { app: "shop" } } };
    const hostile = (spec: Record<string, unknown>, namespace = "shop") => ({
      ...deployment,
      metadata: { name: "shop", namespace },
      spec: {
        ...deployment?.spec,
        template: {
          ...template,
          spec: { containers: [{ name: "a", image: "acme/shop" }], ...spec },
        },
      },
    });
    const s = await stand();
    const refusal = async (manifest: unknown) => {
      await s.write(manifest);
      const { ok, output } = await s.target().deploy(s.release("a"));
      expect(ok).toBe(false);
      return output;
    };
    expect(await refusal(hostile({ hostPID: true }))).toBe(
      "the policy refuses these manifests:\nDeployment/shop, spec.template.spec.hostPID: a namespace of the node",
    );
    expect(await refusal(hostile({}, "other"))).toContain("namespace");
    expect(
      await refusal({
        apiVersion: "rbac.authorization.k8s.io/v1",
        kind: "ClusterRole",
        metadata: { name: "all" },
      }),
    ).toContain("ClusterRole/all: a kind that releases may not apply");
    expect(rig.cluster.snapshot().writes).toEqual([]);
    await expect(s.pushes()).rejects.toThrow("ENOENT");
  },
);

withKubectl(
  "manifests that do not fit the configuration are told apart from a broken cluster",
  async () => {
    const s = await stand({ workloads: ["deployment/store"] });
    expect((await s.target().deploy(s.release("a"))).output).toBe(
      "the manifests have no deployment/store (deploy.production.workloads)",
    );
    await rig.close();
    const t = await stand({}, shop("acme/other:1"));
    expect((await t.target().deploy(t.release("a"))).output).toBe(
      "no manifest uses acme/shop (deploy.production.images)",
    );
  },
);

withKubectl("a kustomization is read by kubectl, and no secret gets into an output", async () => {
  const s = await stand({
    manifests: { kustomize: "k8s" },
    images: [{ name: "acme/shop", push: ["sh", "-c", "echo $API_KEY; exit 1"] }],
  });
  await writeFile(join(s.path, "k8s", "kustomization.yaml"), "resources: [shop.json]\n");
  const { ok, output } = await s.target().deploy(s.release("a"));
  expect(ok).toBe(false);
  expect(output).toBe("sh ended with code 1\n***\n");
});
