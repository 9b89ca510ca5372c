import type { RequestListener } from "node:http";
import { hasLabels } from "../store/selectors.ts";
import type { Store } from "../store/store.ts";
import { isReady, Pod, Service } from "../store/workloads.ts";
import type { Images } from "./behaviour.ts";
import { metricsText } from "./metrics.ts";
import { SampleService } from "./sample-service.ts";

type Exposed = { namespace: string; service: string };

/** Spreads the requests to a Service over its ready pods, and answers `/metrics` for all of them. */
export class Front {
  readonly #store: Store;
  readonly #images: Images;
  readonly #exposed: Exposed;
  readonly #programs = new Map<string, SampleService>();
  #asked = 0;

  constructor(exposed: Exposed, options: { store: Store; images: Images }) {
    this.#exposed = exposed;
    this.#store = options.store;
    this.#images = options.images;
  }

  readonly listener: RequestListener = (request, response) => {
    if ((request.url ?? "").split("?", 1)[0] === "/metrics") {
      response.writeHead(200, { "content-type": "text/plain; version=0.0.4; charset=utf-8" });
      response.end(
        metricsText(new Map([...this.#programs].map(([pod, { metrics }]) => [pod, metrics]))),
      );
      return;
    }
    const pods = this.#readyPods();
    const pod = pods[this.#asked % Math.max(1, pods.length)];
    this.#asked += 1;
    if (pod) void this.#programOf(pod).answer(request, response);
    else {
      response.writeHead(503, { "content-type": "application/json" });
      response.end(JSON.stringify({ error: "the Service has no pod that is ready" }));
    }
  };

  #readyPods(): Pod[] {
    const { namespace, service } = this.#exposed;
    const object = this.#store.get({ plural: "services", namespace, name: service });
    const selector = object && Service.parse(object).spec.selector;
    return this.#store
      .list("pods", namespace)
      .map((pod) => Pod.parse(pod))
      .filter((pod) => hasLabels(pod, selector ?? {}) && isReady(pod));
  }

  #programOf(pod: Pod): SampleService {
    const { name } = pod.metadata;
    const known = this.#programs.get(name);
    if (known) return known;
    const image = pod.spec.containers[0]?.image ?? "";
    const { namespace } = this.#exposed;
    const program = new SampleService(image, () => this.#images.of(image, namespace));
    this.#programs.set(name, program);
    return program;
  }
}
