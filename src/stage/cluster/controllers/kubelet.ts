import type { Store } from "../store/store.ts";
import { Pod, type Condition } from "../store/workloads.ts";
import type { Behaviour, Images } from "../traffic/behaviour.ts";
import type { Moment } from "./moment.ts";

/** Cluster seconds from a pod's creation until its images are there and run. */
const STARTING = 1;
/** Cluster seconds between two starts of a container that crashes. */
const BACK_OFF = 10;

type Container = Pod["spec"]["containers"][number];
type ContainerStatus = {
  name: string;
  image: string;
  ready: boolean;
  started: boolean;
  restartCount: number;
  state: Record<string, unknown>;
  lastState?: Record<string, unknown>;
};

/** Starts the containers of pods, as their images behave. */
export class Kubelet {
  readonly #store: Store;
  readonly #images: Images;
  /** By uid: when the pod was first seen. */
  readonly #since = new Map<string, Moment>();

  constructor(store: Store, images: Images) {
    this.#store = store;
    this.#images = images;
  }

  step(moment: Moment): void {
    for (const object of this.#store.list("pods")) this.#tend(Pod.parse(object), moment);
  }

  #tend(pod: Pod, now: Moment): void {
    const uid = pod.metadata.uid ?? "";
    const since = this.#since.get(uid) ?? now;
    this.#since.set(uid, since);
    const age = now.seconds - since.seconds;
    const namespace = pod.metadata.namespace ?? "";
    const statuses = pod.spec.containers.map((container) => {
      const behaviour = this.#images.of(container.image, namespace);
      return statusOf(container, { age, since, behaviour });
    });
    const running = statuses.every(({ state }) => !("waiting" in state));
    const ready = statuses.every((status) => status.ready);
    const unready = statuses.filter((status) => !status.ready).map(({ name }) => name);
    const word: Condition = ready
      ? { type: "Ready", status: "True" }
      : {
          type: "Ready",
          status: "False",
          reason: "ContainersNotReady",
          message: `containers with unready status: [${unready.join(" ")}]`,
        };
    const before = pod.status?.conditions?.find(({ type }) => type === "Ready");
    const turned = before?.status === word.status ? before.lastTransitionTime : now.at;
    this.#store.put("pods", {
      ...pod,
      status: {
        phase: running ? "Running" : "Pending",
        conditions: [
          { type: "PodScheduled", status: "True" },
          { ...word, ...(turned === undefined ? {} : { lastTransitionTime: turned }) },
        ],
        containerStatuses: statuses,
      },
    });
  }
}

const waiting = (reason: string, message?: string): Record<string, unknown> => ({
  waiting: { reason, ...(message === undefined ? {} : { message }) },
});

function statusOf(
  { name, image, readinessProbe }: Container,
  { age, since, behaviour }: { age: number; since: Moment; behaviour: Behaviour },
): ContainerStatus {
  const base = { name, image, ready: false, started: false, restartCount: 0 };
  if (age < STARTING) return { ...base, state: waiting("ContainerCreating") };
  switch (behaviour.start) {
    case "image_pull_back_off":
      return {
        ...base,
        state:
          age < 2 * STARTING
            ? waiting("ErrImagePull", `failed to pull image "${image}": not found`)
            : waiting("ImagePullBackOff", `Back-off pulling image "${image}"`),
      };
    case "crash_loop":
      return {
        ...base,
        restartCount: Math.floor(age / BACK_OFF) + 1,
        state: waiting("CrashLoopBackOff", `back-off restarting failed container ${name}`),
        lastState: { terminated: { exitCode: 1, reason: "Error" } },
      };
    case "ready":
      return {
        ...base,
        started: true,
        ready: readinessProbe === undefined || behaviour.health === 200,
        state: { running: { startedAt: since.at } },
      };
  }
}
