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
  const target = (letter = "a", more: Record<string, unknown> = {}) => {
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
          ...more,
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
    expect(lost).toMatchObject({ ok: false, reason: "passing" });
    expect(lost).toHaveProperty("cause", expect.stringMatching(/^kubectl: .*(EOF|connection)/));
    expect(await target.deploy(s.release("a"))).toMatchObject({ ok: true });
    // Read back by the id: it is the same release, applied once.
    expect(running()).toMatchObject(pod(`acme/shop@${digest("a")}`, "5-a"));
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
    expect(stuck).toMatchObject({ ok: false, reason: "lasting" });
    expect(stuck).toHaveProperty(
      "cause",
      expect.stringMatching(
        /^ImagePullBackOff: image acme\/shop \(sha256:b{12}\), container shop in pod shop-\w+-\w+$/,
      ),
    );
    expect(stuck.output).toContain("exceeded its progress deadline");
    // What never ran has written nothing.
    expect(await target.logs(s.release("b"))).toBeUndefined();

    const { id, path } = s.release("b");
    expect(await target.undo({ id, path })).toMatchObject({ ok: true, untouched: false });
    expect(running()).toMatchObject(pod(`acme/shop@${digest("a")}`, "5-a"));
    // Asked again it goes no further back.
    const writes = applied().length;
    expect(await target.undo({ id, path })).toMatchObject({ ok: true, untouched: true });
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

withKubectl("the first release of all has nothing to go back to: nothing is touched", async () => {
  const s = await stand();
  const target = s.target();
  const { id, path } = s.release("a");
  expect(await target.undo({ id, path })).toMatchObject({
    reason: "nothing_before",
    cause: "nothing of deployment/shop is there, nor was before",
  });
  await target.deploy(s.release("a"));
  const writes = applied().length;
  expect(await target.undo({ id, path })).toEqual({
    ok: false,
    reason: "nothing_before",
    cause: "deployment/shop has no revision before release 5-a",
    output: "deployment/shop has no revision before release 5-a, and was left as it is\n",
  });
  expect(applied()).toHaveLength(writes);
});

withKubectl("a workload that came with the release stays where the others go back", async () => {
  const workloads = ["deployment/shop", "deployment/worker"];
  const [deployment] = shop("acme/shop:dev").items;
  const worker = JSON.parse(JSON.stringify(deployment).replaceAll('"shop"', '"worker"')) as unknown;
  const s = await stand();
  expect(await s.target("a").deploy(s.release("a"))).toMatchObject({ ok: true });
  await s.write({ apiVersion: "v1", kind: "List", items: [deployment, worker] });
  const target = s.target("b", { workloads });
  expect(await target.deploy(s.release("b"))).toMatchObject({ ok: true });
  const { id, path } = s.release("b");
  const undone = await target.undo({ id, path });
  expect(undone.output).toContain("deployment/worker has no revision before release 5-b");
  expect(undone.ok).toBe(true);
  expect(running()).toMatchObject(pod(`acme/shop@${digest("a")}`, "5-a"));
});

withKubectl(
  "fault 32: a rollback that the connection breaks is told as one that may pass, and goes back once",
  async () => {
    const s = await stand();
    await s.target("a").deploy(s.release("a"));
    const target = s.target("b");
    await target.deploy(s.release("b"));
    const { id, path } = s.release("b");
    rig.cluster.faults.loseConnection({ verb: "patch", plural: "deployments", when: "before" });
    expect(await target.undo({ id, path })).toMatchObject({ ok: false, reason: "passing" });
    expect(running()).toMatchObject(pod(`acme/shop@${digest("b")}`, "5-b"));
    rig.cluster.faults.loseConnection({ verb: "patch", plural: "deployments", when: "after" });
    expect(await target.undo({ id, path })).toMatchObject({ ok: false, reason: "passing" });
    const writes = applied().length;
    expect(await target.undo({ id, path })).toMatchObject({ ok: true });
    expect(applied()).toHaveLength(writes);
    expect(running()).toMatchObject(pod(`acme/shop@${digest("a")}`, "5-a"));
  },
);

withKubectl(
  "a crash loop is told with its exit code, and its last words are kept without secrets",
  async () => {
    const s = await stand({}, shop("acme/shop:dev", { deadline: 20, replicas: 1 }));
    await s.target("a").deploy(s.release("a"));
    const secret = Buffer.from("hunter2-secret").toString("base64");
    const log = Array.from({ length: 60 }, (_, at) => `line ${at}`).join("\n");
    rig.cluster.images.set(digest("b"), {
      start: "crash_loop",
      log: `${log}\nAPI_KEY=hunter2-secret ${secret}\ntoken: deployer-token\nfatal: no database\n`,
    });
    const target = s.target("b");
    const crashed = await target.deploy(s.release("b"));
    expect(crashed).toMatchObject({ ok: false, reason: "lasting" });
    expect(crashed).toHaveProperty(
      "cause",
      expect.stringMatching(
        /^CrashLoopBackOff: container shop in pod \S+ ended with code 1 \(Error\), \d+ restarts$/,
      ),
    );
    const { id, path } = s.release("b");
    const logs = await target.logs({ id, path });
    expect(logs).toMatch(/^pod shop-\S+, container shop, before its last restart:\n/);
    expect(logs).toContain("API_KEY=*** ***\ntoken: ***\nfatal: no database");
    expect(logs).not.toContain("line 10\n");
    // The release before runs as well, and is not asked.
    expect(logs?.match(/^pod /gm)).toHaveLength(1);
  },
);

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
      const result = await s.target().deploy(s.release("a"));
      expect(result).toMatchObject({ ok: false, reason: "lasting" });
      return "cause" in result ? result.cause : "";
    };
    expect(await refusal(hostile({ hostPID: true }))).toBe(
      "the policy refuses these manifests, nothing was applied: Deployment/shop, spec.template.spec.hostPID: a namespace of the node",
    );
    expect(await refusal(hostile({ hostPID: true, hostIPC: true }))).toMatch(/ \(and 1 more\)$/);
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
    expect(await s.target().deploy(s.release("a"))).toMatchObject({
      reason: "lasting",
      cause: "the manifests have no deployment/store (deploy.production.workloads)",
    });
    await rig.close();
    const t = await stand({}, shop("acme/other:1"));
    expect(await t.target().deploy(t.release("a"))).toMatchObject({
      reason: "lasting",
      cause: "no manifest uses acme/shop (deploy.production.images)",
    });
    await rig.close();
    const [deployment] = shop("acme/shop:dev").items;
    const unselected = {
      ...deployment,
      spec: { ...deployment?.spec, selector: { matchLabels: { a: "b" } } },
    };
    const u = await stand({}, unselected);
    const refused = await u.target().deploy(u.release("a"));
    expect(refused).toMatchObject({ ok: false, reason: "lasting" });
    expect(refused).toHaveProperty(
      "cause",
      expect.stringMatching(/^kubectl: The .+ is invalid: .*selector/),
    );
  },
);

withKubectl("a kustomization is read by kubectl, and no secret gets into an output", async () => {
  const s = await stand({
    manifests: { kustomize: "k8s" },
    images: [{ name: "acme/shop", push: ["sh", "-c", "echo $API_KEY; exit 1"] }],
  });
  await writeFile(join(s.path, "k8s", "kustomization.yaml"), "resources: [shop.json]\n");
  expect(await s.target().deploy(s.release("a"))).toEqual({
    ok: false,
    reason: "passing",
    cause: "sh ended with code 1: ***",
    output: "***\n",
  });
});
