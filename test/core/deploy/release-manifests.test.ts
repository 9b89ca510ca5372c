import { objectsOf } from "../../../src/core/deploy/kube-object.ts";
import { repositoryOf, stamped } from "../../../src/core/deploy/release-manifests.ts";
import { wayBack } from "../../../src/core/deploy/revisions.ts";

const DIGEST = `sha256:${"a".repeat(64)}`;

test.each([
  ["shop", "shop"],
  ["shop:1", "shop"],
  ["ghcr.io/acme/shop:1.2", "ghcr.io/acme/shop"],
  ["localhost:5000/shop", "localhost:5000/shop"],
  [`localhost:5000/shop:1@${DIGEST}`, "localhost:5000/shop"],
])("the repository of %s is %s", (image, repository) => {
  expect(repositoryOf(image)).toBe(repository);
});

test("a release is stamped on Deployments and their pods, with its images by digest", () => {
  const [deployment, config] = stamped(
    objectsOf({
      apiVersion: "v1",
      kind: "List",
      items: [
        {
          apiVersion: "apps/v1",
          kind: "Deployment",
          metadata: { name: "shop", annotations: { kept: "1" } },
          spec: {
            replicas: 2,
            template: {
              metadata: { labels: { app: "shop" } },
              spec: { containers: [{ image: "ghcr.io/acme/shop:dev" }, { image: "redis:7" }] },
            },
          },
        },
        {
          apiVersion: "v1",
          kind: "ConfigMap",
          metadata: {},
          data: { image: "ghcr.io/acme/shop:1" },
        },
      ],
    }),
    { release: "5-abc", sha: "c".repeat(40), digests: new Map([["ghcr.io/acme/shop", DIGEST]]) },
  );
  expect(deployment).toMatchObject({
    metadata: {
      annotations: {
        kept: "1",
        "miyabi.dev/release": "5-abc",
        "kubernetes.io/change-cause": "Miyabi release 5-abc (cccccccccccc)",
      },
    },
    spec: {
      replicas: 2,
      template: {
        metadata: { labels: { app: "shop" }, annotations: { "miyabi.dev/release": "5-abc" } },
        spec: { containers: [{ image: `ghcr.io/acme/shop@${DIGEST}` }, { image: "redis:7" }] },
      },
    },
  });
  expect(config?.["data"]).toEqual({ image: "ghcr.io/acme/shop:1" });
});

const revision = (number: number, release?: string, uid = "d") => ({
  metadata: {
    name: `shop-${number}`,
    uid: "d",
    ownerReferences: [{ uid }],
    annotations: { "deployment.kubernetes.io/revision": String(number) },
  },
  spec: {
    template: {
      metadata: release === undefined ? {} : { annotations: { "miyabi.dev/release": release } },
    },
  },
});

test.each([
  [
    "the newest revision of another release, not merely the one with the number before",
    [revision(1, "a"), revision(3, "b"), revision(4, "b"), revision(9, "x", "another")],
    { kind: "revision", revision: 1 },
  ],
  ["also one that people made", [revision(2), revision(3, "b")], { kind: "revision", revision: 2 }],
  ["nothing before the first release", [revision(1, "b")], { kind: "nothing_before" }],
])("the way back: %s", (_, replicaSets, way) => {
  expect(wayBack("b", { deployment: revision(4, "b"), replicaSets })).toEqual(way);
});

test("the way back was gone already where another release runs", () => {
  const replicaSets = [revision(2, "b"), revision(3, "a")];
  expect(wayBack("b", { deployment: revision(3, "a"), replicaSets })).toEqual({
    kind: "already_back",
  });
});
