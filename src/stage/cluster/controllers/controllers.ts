import type { Store } from "../store/store.ts";
import { Deployment, isReady, Pod } from "../store/workloads.ts";
import type { Images } from "../traffic/behaviour.ts";
import { DeploymentController } from "./deployment-controller.ts";
import { Kubelet } from "./kubelet.ts";
import type { Moment } from "./moment.ts";
import { ReplicaSetController } from "./replica-set-controller.ts";

/** Real time between two steps, so that a watcher sees a rollout on its way. */
const STEP_MS = 15;

/**
 * Lets the controllers take a step whenever something has changed, and again as long as a rollout is on
 * its way or a pod is not ready.
 */
export class Controllers {
  readonly #store: Store;
  readonly #moment: () => Moment;
  readonly #parts: readonly { step(moment: Moment): void }[];
  readonly #unlisten: () => void;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: { store: Store; images: Images; moment: () => Moment }) {
    const { store, images } = options;
    this.#store = store;
    this.#moment = options.moment;
    this.#parts = [
      new DeploymentController(store),
      new ReplicaSetController(store),
      new Kubelet(store, images),
    ];
    this.#unlisten = store.on(() => this.wake());
  }

  /** A step soon; called for what the store does not know, e.g. another behaviour of an image. */
  wake(): void {
    if (this.#closed) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#step();
    }, STEP_MS);
  }

  close(): void {
    this.#closed = true;
    this.#unlisten();
    clearTimeout(this.#timer);
  }

  #step(): void {
    const moment = this.#moment();
    for (const part of this.#parts) part.step(moment);
    if (this.#isMoving()) this.wake();
  }

  #isMoving(): boolean {
    return (
      this.#store.list("pods").some((pod) => !isReady(Pod.parse(pod))) ||
      this.#store.list("deployments").some((object) => {
        const { status } = Deployment.parse(object);
        const word = status?.conditions?.find(({ type }) => type === "Progressing");
        return word?.reason === "ReplicaSetUpdated";
      })
    );
  }
}
