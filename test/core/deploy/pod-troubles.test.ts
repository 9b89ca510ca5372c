import { type Pod, podsOf } from "../../../src/core/deploy/pod.ts";
import { logArguments, logQuestions, logsText } from "../../../src/core/deploy/pod-logs.ts";
import {
  podTroubles,
  troubleLines,
  workloadTroubles,
} from "../../../src/core/deploy/pod-troubles.ts";

const pod = (name: string, status: Record<string, unknown>, release = "5-a"): Pod => {
  const [parsed] = podsOf(release, [
    { metadata: { name, annotations: { "miyabi.dev/release": release } }, status },
  ]);
  if (!parsed) throw new Error("no pod");
  return parsed;
};
const container = (state: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  containerStatuses: [{ name: "shop", image: "acme/shop:1", ready: false, state, ...more }],
});
const waiting = (reason: string, message?: string) => ({ waiting: { reason, message } });

test.each([
  [
    "an image that cannot be pulled, in which pod",
    container(
      waiting("ImagePullBackOff", 'Back-off pulling image "x": ErrImagePull:\n unauthorized'),
      { image: `acme/shop@sha256:${"b".repeat(64)}` },
    ),
    "ImagePullBackOff: image acme/shop (sha256:bbbbbbbbbbbb), container shop in pod a: ErrImagePull: unauthorized",
  ],
  [
    "a crash, by its exit code",
    container(waiting("CrashLoopBackOff", "back-off 10s"), {
      restartCount: 3,
      lastState: { terminated: { exitCode: 137, reason: "OOMKilled" } },
    }),
    "CrashLoopBackOff: container shop in pod a ended with code 137 (OOMKilled), 3 restarts",
  ],
  [
    "a crash that has just happened",
    container({ terminated: { exitCode: 2, reason: "Error" } }),
    "Error: container shop in pod a ended with code 2 (Error)",
  ],
  [
    "a Secret that is missing",
    container(waiting("CreateContainerConfigError", 'secret "db" not found')),
    'CreateContainerConfigError: container shop in pod a: secret "db" not found',
  ],
  [
    "a pod for which no node has room",
    {
      conditions: [
        { type: "PodScheduled", status: "False", reason: "Unschedulable", message: "0/3 nodes" },
      ],
    },
    "Unschedulable: pod a: 0/3 nodes",
  ],
  [
    "a probe that does not succeed",
    container({ running: {} }),
    "not ready: container shop in pod a runs, but its readiness probe does not succeed",
  ],
])("the cluster's own reason is told: %s", (_, status, line) => {
  expect(troubleLines(podTroubles([pod("a", status)]))).toEqual([line]);
});

test("the likeliest cause comes first, whatever the order of the pods", () => {
  const creating = pod("a", container(waiting("ContainerCreating")));
  const unready = pod("b", container({ running: {} }));
  const image = pod("c", container(waiting("ErrImagePull")));
  const workload = {
    kind: "Deployment",
    metadata: { name: "shop" },
    status: {
      conditions: [
        {
          type: "ReplicaFailure",
          status: "True",
          message: 'pods "shop-1" is forbidden: exceeded quota: small',
        },
      ],
    },
  };
  const troubles = [...podTroubles([creating, unready, image]), ...workloadTroubles([workload])];
  expect(troubleLines(troubles).map((line) => line.split(":", 1)[0])).toEqual([
    "ErrImagePull",
    "no pods for deployment/shop",
    "not ready",
    "ContainerCreating",
  ]);
  expect(troubleLines(workloadTroubles([workload]))).toEqual([
    'no pods for deployment/shop: pods "shop-1" is forbidden: exceeded quota: small',
  ]);
});

test("a pod that is well is no trouble, nor is an init container that has done its work", () => {
  const well = container({ running: {} }, { ready: true });
  const done = [{ name: "setup", ready: true, state: { terminated: { exitCode: 0 } } }];
  expect(podTroubles([pod("a", { ...well, initContainerStatuses: done })])).toEqual([]);
});

test("only the release's own pods are looked at", () => {
  const own = { metadata: { name: "a", annotations: { "miyabi.dev/release": "5-a" } } };
  const other = { metadata: { name: "b", annotations: { "miyabi.dev/release": "4-b" } } };
  const foreign = { metadata: { name: "c" } };
  expect(podsOf("5-a", [own, other, foreign]).map(({ metadata }) => metadata.name)).toEqual(["a"]);
});

test("logs: troubled containers first, of the run before a restart; none of what never started", () => {
  const well = pod("a", container({ running: {} }, { ready: true }));
  const crashing = pod("b", container(waiting("CrashLoopBackOff"), { restartCount: 2 }));
  const unpulled = pod("c", container(waiting("ImagePullBackOff")));
  const questions = logQuestions([well, crashing, unpulled]);
  expect(questions).toEqual([
    { pod: "b", container: "shop", previous: true },
    { pod: "a", container: "shop", previous: false },
  ]);
  expect(questions.map(logArguments)).toEqual([
    ["logs", "b", "--container=shop", "--tail=40", "--previous"],
    ["logs", "a", "--container=shop", "--tail=40"],
  ]);
  const many = Array.from({ length: 9 }, (_, at) => pod(`p${at}`, container({ running: {} })));
  expect(logQuestions(many)).toHaveLength(4);
});

test("logs: the end of each is kept, and all together are bounded", () => {
  const log = (name: string, text: string) => ({
    question: { pod: name, container: "shop", previous: false },
    text,
  });
  expect(logsText([])).toBeUndefined();
  expect(logsText([log("a", "one\n"), log("b", "")])).toBe(
    "pod a, container shop:\none\n\npod b, container shop:\n(it has written nothing)",
  );
  const long = ["a", "b", "c", "d"].map((name) => log(name, `${"x".repeat(9_000)}end ${name}\n`));
  const text = logsText(long) ?? "";
  expect(text.length).toBeLessThanOrEqual(12_000);
  expect(text).toContain("end a");
});
