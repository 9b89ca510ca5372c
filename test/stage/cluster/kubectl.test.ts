import { z } from "zod";
import { shop, startRig, withKubectl, type Rig } from "./rig.ts";

let rig: Rig;
afterEach(() => rig.close());

const status = () => rig.kubectl("rollout", "status", "deployment/shop", "--timeout=20s");

const Shown = z.object({
  metadata: z.object({ annotations: z.record(z.string(), z.string()) }),
  spec: z.object({
    template: z.object({
      spec: z.object({
        containers: z.array(z.object({ image: z.string(), env: z.array(z.unknown()).optional() })),
      }),
    }),
  }),
  status: z.object({
    conditions: z.array(
      z.object({ type: z.string(), status: z.string(), reason: z.string().optional() }),
    ),
  }),
});
const deployment = async () =>
  Shown.parse(JSON.parse((await rig.kubectl("get", "deployment/shop", "-o", "json")).stdout));

const writesOf = (kind: string) =>
  rig.cluster
    .snapshot()
    .writes.filter((write) => write.kind === kind && !write.dryRun)
    .map(({ verb }) => verb);

/** Applies a manifest and waits for the rollout. */
async function rollOut(manifest: unknown): Promise<void> {
  expect(await rig.feed(manifest, "apply", "-f", "-")).toMatchObject({ code: 0 });
  expect(await status()).toMatchObject({ code: 0 });
}

withKubectl("applying rolls out, applying the same again writes nothing", async () => {
  rig = await startRig();
  const dry = await rig.feed(shop("shop:1"), "apply", "--dry-run=server", "-f", "-");
  expect(dry.stdout).toContain("deployment.apps/shop created (server dry run)");
  expect(rig.cluster.snapshot().objects.map(({ kind }) => kind)).not.toContain("Deployment");

  await rollOut(shop("shop:1"));
  const again = await rig.feed(shop("shop:1"), "apply", "-f", "-");
  expect(again.stdout).toBe("deployment.apps/shop unchanged\nservice/shop unchanged\n");
  expect(writesOf("Deployment")).toEqual(["create"]);
  expect((await deployment()).status.conditions).toEqual([
    expect.objectContaining({ type: "Available", status: "True" }),
    expect.objectContaining({ type: "Progressing", reason: "NewReplicaSetAvailable" }),
  ]);
});

withKubectl("what a manifest no longer says is gone after the next apply", async () => {
  rig = await startRig();
  const env = [
    { name: "A", value: "1" },
    { name: "B", value: "2" },
  ];
  await rollOut(shop("shop:1", { env }));
  await rollOut(shop("shop:2", { env: env.slice(1) }));
  const [container] = (await deployment()).spec.template.spec.containers;
  expect(container).toMatchObject({ image: "shop:2", env: [{ name: "B", value: "2" }] });
});

withKubectl("undo brings back a revision, with its annotations, under a new number", async () => {
  rig = await startRig();
  const apply = async (image: string, cause: string) => {
    await rollOut(shop(image));
    const text = `kubernetes.io/change-cause=${cause}`;
    expect(await rig.kubectl("annotate", "deployment/shop", "--overwrite", text)).toMatchObject({
      code: 0,
    });
  };
  await apply("shop:1", "release 1");
  await apply("shop:2", "release 2");
  await rig.kubectl("set", "image", "deployment/shop", "shop=shop:3");
  expect(await status()).toMatchObject({ code: 0 });
  const back = await rig.kubectl("rollout", "undo", "deployment/shop", "--to-revision=1");
  expect(back).toMatchObject({ code: 0, stdout: "deployment.apps/shop rolled back\n" });
  expect(await status()).toMatchObject({ code: 0 });

  const { metadata, spec } = await deployment();
  expect(spec.template.spec.containers[0]?.image).toBe("shop:1");
  expect(metadata.annotations["kubernetes.io/change-cause"]).toBe("release 1");
  expect((await rig.kubectl("rollout", "history", "deployment/shop")).stdout).toMatch(
    /2 +release 2\n3 +release 2\n4 +release 1\n/,
  );
});

withKubectl(
  "a bad image ends at the progress deadline, and the release before stays up",
  async () => {
    rig = await startRig();
    const url = await rig.cluster.expose({ namespace: "shop", service: "shop" });
    expect((await fetch(`${url}/health`)).status).toBe(503);
    await rollOut(shop("shop:1"));
    rig.cluster.images.set("shop:bad", { start: "image_pull_back_off" });
    await rig.feed(shop("shop:bad", { deadline: 30 }), "apply", "-f", "-");
    const stuck = await status();
    expect(stuck.code).toBe(1);
    expect(stuck.stderr).toContain('deployment "shop" exceeded its progress deadline');
    expect((await rig.kubectl("get", "pods", "-o", "json")).stdout).toContain("ImagePullBackOff");
    const answer = z.object({ image: z.string() }).parse(await (await fetch(`${url}/`)).json());
    expect(answer.image).toBe("shop:1");

    await rig.kubectl("rollout", "undo", "deployment/shop");
    expect(await status()).toMatchObject({ code: 0 });
    expect((await rig.kubectl("get", "pods", "-o", "json")).stdout).not.toContain("shop:bad");
  },
);

withKubectl("containers that crash never become ready", async () => {
  rig = await startRig();
  rig.cluster.images.set("shop:crash", { start: "crash_loop" });
  await rig.feed(shop("shop:crash", { deadline: 30 }), "apply", "-f", "-");
  expect((await status()).stderr).toContain("exceeded its progress deadline");
  expect((await rig.kubectl("get", "pods", "-o", "json")).stdout).toContain("CrashLoopBackOff");
});

withKubectl(
  "a write can land although its answer is lost, or be lost before it lands",
  async () => {
    rig = await startRig();
    rig.cluster.faults.loseConnection({ verb: "create", plural: "deployments" });
    const lost = await rig.feed(shop("shop:1"), "apply", "-f", "-");
    expect(lost.code).toBe(1);
    expect(lost.stderr).toMatch(/EOF|connection/);
    expect(writesOf("Deployment")).toEqual(["create"]);

    rig.cluster.faults.loseConnection({ verb: "patch", plural: "deployments", when: "before" });
    expect((await rig.feed(shop("shop:2"), "apply", "-f", "-")).code).toBe(1);
    expect(writesOf("Deployment")).toEqual(["create"]);
    await rollOut(shop("shop:2"));
    expect(writesOf("Deployment")).toEqual(["create", "patch"]);
  },
);

withKubectl(
  "the log of a container is what its image writes, from its end, as the kubelet has it",
  async () => {
    rig = await startRig();
    rig.cluster.images.set("shop:1", { log: "one\ntwo\nthree" });
    rig.cluster.images.set("shop:crash", { start: "crash_loop" });
    rig.cluster.images.set("shop:bad", { start: "image_pull_back_off" });
    const namesOf = async () =>
      (await rig.kubectl("get", "pods", "-o", "name")).stdout.trim().split("\n");
    await rollOut(shop("shop:1", { replicas: 1 }));
    const [name = ""] = await namesOf();
    expect((await rig.kubectl("logs", name)).stdout).toBe("one\ntwo\nthree\n");
    expect((await rig.kubectl("logs", name, "--tail=2")).stdout).toBe("two\nthree\n");
    expect((await rig.kubectl("logs", name, "--limit-bytes=5")).stdout).toBe("one\nt");
    expect((await rig.kubectl("logs", name, "--previous")).stderr).toMatch(
      /previous terminated container "shop" in pod "\S+" not found/,
    );
    expect((await rig.kubectl("logs", name, "-c", "other")).stderr).toContain(
      "container other is not valid",
    );
    expect((await rig.kubectl("logs", name, "--since=1h")).stderr).toContain("sinceSeconds");

    const failing = async (image: string) => {
      await rig.feed(shop(image, { replicas: 1, deadline: 20 }), "apply", "-f", "-");
      expect((await status()).code).toBe(1);
      return (await namesOf()).find((one) => one !== name) ?? "";
    };
    const crashing = await failing("shop:crash");
    expect((await rig.kubectl("logs", crashing, "--previous")).stdout).toContain("fatal: ");
    const unpulled = await failing("shop:bad");
    expect((await rig.kubectl("logs", unpulled)).stderr).toContain(
      "is waiting to start: trying and failing to pull image",
    );
  },
);

withKubectl("a slow API is only slow", async () => {
  rig = await startRig();
  rig.cluster.faults.slowMs = 40;
  const began = performance.now();
  await rollOut(shop("shop:1"));
  expect(performance.now() - began).toBeGreaterThan(200);
});

withKubectl("deleting a Deployment deletes its ReplicaSets and pods", async () => {
  rig = await startRig();
  await rollOut(shop("shop:1"));
  expect(await rig.kubectl("delete", "deployment/shop")).toMatchObject({ code: 0 });
  const kinds = rig.cluster.snapshot().objects.map(({ kind }) => kind);
  expect(kinds).toEqual(["Namespace", "Namespace", "Namespace", "Service"]);
});

withKubectl("a user sees no namespace but its own, and nobody without a token", async () => {
  rig = await startRig({ users: [{ name: "shopper", token: "t", namespaces: ["shop"] }] });
  await rollOut(shop("shop:1"));
  const other = await rig.feed(shop("shop:1"), "apply", "--namespace=other", "-f", "-");
  expect(other.stderr).toContain(
    'is forbidden: User "shopper" cannot get resource "deployments" in API group "apps" in the namespace "other"',
  );
  expect((await rig.kubectl("get", "pods", "-A")).stderr).toContain("at the cluster scope");
  const stranger = await rig.kubectl("get", "pods", "--token=wrong");
  expect(stranger.stderr).toContain("You must be logged in to the server");
});

withKubectl("what is not valid, not known or not there is refused as Kubernetes does", async () => {
  rig = await startRig();
  const [broken] = structuredClone(shop("shop:1")).items;
  const unselected = {
    ...broken,
    spec: { ...broken?.spec, selector: { matchLabels: { a: "b" } } },
  };
  expect((await rig.feed(unselected, "apply", "-f", "-")).stderr).toContain(
    "`selector` does not match template `labels`",
  );
  const set = { apiVersion: "apps/v1", kind: "StatefulSet", metadata: { name: "x" } };
  expect((await rig.feed(set, "apply", "-f", "-")).stderr).toContain(
    'no matches for kind "StatefulSet" in version "apps/v1"',
  );
  expect((await rig.feed(broken, "apply", "--namespace=none", "-f", "-")).stderr).toContain(
    'namespaces "none" not found',
  );
  expect((await rig.feed(broken, "apply", "--server-side", "-f", "-")).stderr).toContain(
    "server-side apply is not part of it",
  );
});
